"""Every word a person sees beside problems and help, in Chinese and English. Templates are filled with `str.format`."""

from __future__ import annotations

from .problem import Lang
from .text import fold

__all__ = ["METHOD_WORDS", "REASONS", "STAGES", "STAGE_WORDS", "STATUS", "WORDS", "word"]

Pair = tuple[str, str]  # Chinese, English

STATUS: dict[str, Pair] = {
    "breached": ("未保持达标", "breached"),
    "missed": ("未完成", "missed"),
    "reversing": ("背离目标", "reversing"),
    "behind": ("滞后", "behind"),
    "slowing": ("势头放缓", "slowing"),
    "recovering": ("追赶中", "recovering"),
    "no_baseline": ("缺基期", "no baseline"),
    "pending": ("待完成", "pending"),
    "on_track": ("达到进度", "on track"),
    "holding": ("保持达标", "holding"),
    "achieved": ("已达成", "achieved"),
    "no_data": ("缺数据", "no data"),
    "not_assessable": ("无法评估", "not assessable"),
}

STAGES: dict[str, Pair] = {
    "approved": ("获批", "approved"),
    "started": ("开工", "started"),
    "formed": ("形成", "formed"),
    "basically_built": ("基本建成", "basically built"),
    "landed": ("落地", "landed"),
    "established": ("成立", "established"),
    "completed": ("建成", "completed"),
    "hosted": ("举办", "hosted"),
    "in_operation": ("投用", "in operation"),
}
_OTHER_STAGES = {
    "批准": "approved", "启动": "started", "启动建设": "started", "开工建设": "started", "在建": "started",
    "组建": "established", "设立": "established", "完工": "completed", "竣工": "completed",
    "投入使用": "in_operation", "投入运营": "in_operation", "投产": "in_operation", "建成投用": "in_operation",
    "通车": "in_operation", "开通": "in_operation", "運營": "in_operation", "運行": "in_operation",
}  # fmt: skip
# What a data file may say for a stage, folded, without underscores.
STAGE_WORDS: dict[str, str] = {fold(name): stage for name, stage in _OTHER_STAGES.items()} | {
    fold(name).replace("_", ""): stage for stage, names in STAGES.items() for name in (stage, *names)
}

# The words of other systems; the same word of two systems means the same.
METHOD_WORDS: dict[str, Pair] = {
    "target_achieved": ("已达标", "achieved"),
    "substantial_progress": ("显著进展", "substantial"),
    "moderate_progress": ("中等进展", "moderate"),
    "limited_progress": ("有限进展", "limited"),
    "deterioration": ("倒退", "worsening"),
    "sun": ("晴", "sun"),
    "sun+cloud": ("晴转多云", "sun+cloud"),
    "cloud": ("多云", "cloud"),
    "thunderstorm": ("雷雨", "storm"),
    "completed": ("提前实现", "completed"),
    "ahead": ("快于预期", "ahead"),
    "on_schedule": ("符合预期", "on schedule"),
    "behind": ("滞后预期", "behind"),
    "met": ("已达到", "met"),
    "on_track": ("符合进度", "on track"),
    "fair_progress": ("有所进展", "fair"),
    "stagnation_or_regression": ("停滞或倒退", "stagnating"),
    "off_track": ("未达所需", "off track"),
    "not_available": ("-", "-"),
}

REASONS: dict[str, Pair] = {
    "no-threshold": ("{why}", "{why}"),
    "forecast-role": (
        "这是需求预测，不是目标，只列出、不评价",
        "a forecast of demand, not an aim: shown, never scored",
    ),
    "no-observation": ("尚无公布值", "no value has been published"),
    "broken": (
        "缺 {year} 年数值，无法累计或连乘其后各年",
        "{year} is missing, so later years cannot be added or chained",
    ),
    "base-only": ("只有基期 {base} 年及以前的数值", "nothing has come since the base year {base}"),
    "before-base": ("最新为 {last}，早于基期 {base} 年", "the latest is {last}, before the base year {base}"),
    "no-baseline": (
        "缺基期 {base} 年数值，无从计算进度",
        "no value for the base year {base}, so no progress can be given",
    ),
    "goal-needs-base": (
        "目标按基期值的倍数设定，也无从换算",
        "the goal is set against the base, so it has no figure either",
    ),
    "achieved": ("{period}为 {value}，已达到目标 {goal}", "{value} in {period} reaches {goal}"),
    "missed": ("{period}为 {value}，未达到目标 {goal}", "{value} in {period} does not reach {goal}"),
    "pending": (
        "{period}为 {value}，目标 {goal} 按建成与否评价，不计进度",
        "{value} in {period}; {goal} is delivered whole, no pace is claimed",
    ),
    "holding": ("{period}为 {value}，符合 {goal} 的要求", "{value} in {period} keeps {goal}"),
    "breached": ("{period}为 {value}，不符合 {goal} 的要求", "{value} in {period} does not keep {goal}"),
    "breached-before": ("{periods} 未达标", "not kept in {periods}"),
    "silent-years": ("{years} 无数据", "no value for {years}"),
    "reversing": (
        "较基期背离目标方向：{base}为 {from_}，{period}为 {value}",
        "moved away from the goal: {from_} in {base}, {value} in {period}",
    ),
    "at-bound": ("基期值恰等于目标值，须再超过", "the base is exactly at the goal, which has to be passed"),
    "lost": (
        "{base} 年已达到目标，{period} 的 {value} 又低于目标",
        "met in the base year {base}, lost since: {value} in {period}",
    ),
    "schedule": (
        "进度 {progress}，时间进度 {elapsed}，{lead}",
        "{progress} of the way covered, {elapsed} of the time gone: {lead}",
    ),
    "outlook": (
        "按近期增速 {recent}推算，{year}年为 {forecast}，完成度 {reach}",
        "at the recent {recent} it comes to {forecast} in {year}, {reach} of the way",
    ),
    "growth-undefined": (
        "数值不全为正，增长率无定义，按绝对量计算",
        "growth rates need amounts above zero: absolute changes are used",
    ),
    "one-interval": ("只有两个数值，两项检验依据同一段变化", "two values only: both tests rest on one interval"),
    "several-years": ("跨多年的数值，只作核对", "over several years: only checked against the yearly ones"),
    "part-year": ("不足一年，不能当作全年", "part of a year, never taken for the year"),
    "lower-standing": ("同期另有级别更高的数值", "a value of higher standing is there for the period"),
    "conflict": ("同期有同一级别的不同数值", "two values of equal standing for the period"),
    "after-gap": ("前面的年份有缺口", "an earlier year is missing"),
    "not-after-base": ("不晚于基期，不计入", "not after the base year"),
    "no-base-stock": ("缺基期存量，无法求新增", "without the base-year stock there is no increase"),
    "no-base-level": ("缺基期水平，增长率无处连乘", "no level in the base year to chain the rate to"),
    "no-benchmark": ("对照数列没有同年同口径数值", "the benchmark has no value of that year and vintage"),
}

WORDS: dict[str, Pair] = {
    "as-of": ("截至 {year} 年末", "as of the end of {year}"),
    "time-gone": ("时间进度 {share}", "{share} of the time gone"),
    "ahead": ("超前 {points} 个百分点（约 {months} 个月）", "{points} points ahead, some {months} months"),
    "behind-by": ("滞后 {points} 个百分点（约 {months} 个月）", "{points} points behind, some {months} months"),
    "lagging": ("滞后最多", "Furthest behind"),
    "name": ("指标", "Target"),
    "base": ("{year} 年", "{year}"),
    "current": ("最新值", "Current"),
    "goal": ("目标", "Goal"),
    "gap": ("差距", "Left"),
    "required": ("年均尚需", "Needs/yr"),
    "observed": ("年均实现", "Seen/yr"),
    "progress": ("进度", "Progress"),
    "status": ("状态", "Status"),
    "all": ("合计", "All"),
    "commit": ("明确目标", "Commitment"),
    "strive": ("力争目标", "Strive"),
    "no-action": ("未分行动", "No action given"),
    "points": ("百分点", "pp"),
    "points-short": ("pct", "pp"),
    "months": ("个月", "months"),
    "listed": ("另有 {count} 个目标缺数据，用 --all 列出", "{count} more have no data to show: list them with --all"),
    "legend-bar": ("▰ 已完成进度  | 时间进度", "▰ way covered  | time gone"),
    "legend-marks": (
        "> < 界限值  ~ 约数  p 初步  e 估计  r 修订  '24 数值所属时期",
        "> < bound  ~ about  p preliminary  e estimate  r revised  '24 period of the value",
    ),
    "legend-firm": (
        "* 换一种合理算法结论会变：s 路径形状  r 另一读法  b 相邻基期  d 末位数字  t 容差",
        "* the verdict changes with: s shape  r other reading  b other base year  d last digit  t tolerance",
    ),
    "firmness": ("结论的稳固程度", "How firm"),
    "firm": ("稳固：以下各种变动都不改变结论", "firm: none of these changes it"),
    "fragile": ("不稳：标 * 的变动会改变结论", "fragile: what is marked * changes it"),
    "shape-question": ("路径改为", "path"),
    "reading-question": ("另一读法", "other reading"),
    "base_year-question": ("基期改为", "base year"),
    "digit-question": ("末位数字取整误差", "last printed digit"),
    "tolerance-question": ("容差改为", "tolerance"),
    "others": ("其他方法的结论", "Other systems"),
    "disagree": ("! 与规划自身的结论相反", "! against the plan's own verdict"),
    "own": ("本规划", "plan"),
    "figure": ("数值", "Figure"),
    "score": ("得分", "Score"),
    "why": ("依据或原因", "Rests on, or why not"),
    "rollup": ("汇总", "Roll-up"),
    "action": ("行动", "Action"),
    "targets": ("目标数", "Targets"),
    "with-data": ("有数据", "Data"),
    "judged": ("可评价", "Judged"),
    "good": ("符合或达到", "As planned"),
    "share": ("占比", "Share"),
    "plan": ("全部规划", "Whole plan"),
    "found": ("{count} 个目标，共 {all} 个", "{count} of {all} targets"),
    "nothing": ("没有符合条件的目标", "no target fits"),
    "problems": (
        "数据问题 {errors} 个，警告 {warnings} 个；详见 gapcalc check",
        "{errors} errors, {warnings} warnings in the data; see gapcalc check",
    ),
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "checked": (
        "共 {files} 个文件、{rows} 行：错误 {errors} 个，警告 {warnings} 个",
        "files: {files}, rows: {rows}, errors: {errors}, warnings: {warnings}",
    ),
    "clause": ("出处", "Clause"),
    "clause-text": ("行动 {action}，第 {item} 条", "action {action}, item {item}"),
    "clause-lead": ("行动 {action}，总述", "action {action}, lead paragraph"),
    "region": ("范围", "Region"),
    "unit": ("单位", "Unit"),
    "path": ("路径", "Path"),
    "commitment": ("目标性质", "Commitment"),
    "reading": ("另一读法", "Other reading"),
    "note": ("说明", "Note"),
    "series": ("公布值", "Published values"),
    "unused": ("未采用", "Not used"),
    "derivation": ("推算", "Derivation"),
    "verdict": ("结论", "Verdict"),
    "period": ("时期", "Period"),
    "value": ("数值", "Value"),
    "source": ("来源", "Source"),
    "elapsed": ("时间进度", "Time gone"),
    "expected": ("序时应达", "Expected now"),
    "lead": ("超前/滞后", "Lead"),
    "planned-rate": ("规划年均", "Planned rate"),
    "required-rate": ("尚需年均", "Required rate"),
    "observed-rate": ("已实现年均", "Observed rate"),
    "recent-rate": ("近期年均", "Recent rate"),
    "forecast": ("按近期推算", "Forecast"),
    "reach": ("推算完成度", "Forecast covers"),
    "arrival": ("到达时间", "Arrives"),
    "schedule-test": ("进度检验", "Schedule test"),
    "forecast-test": ("趋势检验", "Forecast test"),
    "passed": ("通过", "passed"),
    "failed": ("未通过", "not passed"),
    "revised": ("修订数", "revised"),
    "final": ("最终数", "final"),
    "reported": ("公布数", "reported"),
    "preliminary": ("初步数", "preliminary"),
    "estimate": ("预计数", "estimate"),
    "a-year": ("/年", " a year"),
}
WORDS |= {
    "compound": ("按增长率（复合）", "compound"),
    "linear": ("按年等量（线性）", "linear"),
    "cumulative": ("逐年累计", "cumulative"),
    "hold": ("每年保持", "hold every year"),
    "step": ("按建成与否", "delivered whole"),
    "window": ("时间口径", "Window"),
    "end": ("目标年水平", "level in the target year"),
    "sum": ("规划期合计", "sum over the plan's years"),
    "average": ("年均增速", "average growth"),
    "each_year": ("每年", "each year"),
    "since_start": ("自启动以来累计", "running total since it began"),
    "base_year": ("基期", "base year"),
}


WORDS["letters"] = (
    (
        "B 基期值，x 最新值，p 前一值，G 目标值，r 近期年均，F 推算值；t0 = {base}，T = {end}，"
        "t、tp 为 x、p 的时点，e 时间进度，P 进度，Q 推算完成度，a = {a} 容差"
    ),
    (
        "B base, x current, p previous, G goal, r recent rate, F forecast; t0 = {base}, T = {end}, "
        "t and tp when x and p stand, e time gone, P progress, Q what the forecast covers, a = {a} tolerance"
    ),
)


def word(key: str, lang: Lang, **values: object) -> str:
    """Return the word, status or stage `key` in `lang`, filled with `values`."""
    pair = WORDS.get(key) or STATUS.get(key) or STAGES[key]
    return pair[0 if lang == "zh" else 1].format(**values)
