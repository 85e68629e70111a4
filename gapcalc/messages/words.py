"""Every word a person sees beside problems and help, in Chinese and English. Templates are filled with `str.format`."""

from __future__ import annotations

from gapcalc.messages.locale import Bilingual, Language

__all__ = [
    "METHOD_WORDS",
    "REASONS",
    "STAGES",
    "STATUS",
    "WORDS",
    "Bilingual",
    "word",
]


STATUS: dict[str, Bilingual] = {
    "breached": Bilingual("未保持达标", "breached"),
    "missed": Bilingual("未完成", "missed"),
    "reversing": Bilingual("背离目标", "reversing"),
    "behind": Bilingual("滞后", "behind"),
    "slowing": Bilingual("势头放缓", "slowing"),
    "recovering": Bilingual("追赶中", "recovering"),
    "no_baseline": Bilingual("缺基期", "no baseline"),
    "pending": Bilingual("待完成", "pending"),
    "on_track": Bilingual("达到进度", "on track"),
    "holding": Bilingual("保持达标", "holding"),
    "achieved": Bilingual("已达成", "achieved"),
    "no_data": Bilingual("缺数据", "no data"),
    "not_assessable": Bilingual("无法评估", "not assessable"),
}

STAGES: dict[str, Bilingual] = {
    "approved": Bilingual("获批", "approved"),
    "started": Bilingual("开工", "started"),
    "formed": Bilingual("形成", "formed"),
    "basically_built": Bilingual("基本建成", "basically built"),
    "landed": Bilingual("落地", "landed"),
    "established": Bilingual("成立", "established"),
    "completed": Bilingual("建成", "completed"),
    "hosted": Bilingual("举办", "hosted"),
    "in_operation": Bilingual("投用", "in operation"),
}
# The words of other systems; the same word of two systems means the same.
METHOD_WORDS: dict[str, Bilingual] = {
    "target_achieved": Bilingual("已达标", "achieved"),
    "substantial_progress": Bilingual("显著进展", "substantial"),
    "moderate_progress": Bilingual("中等进展", "moderate"),
    "limited_progress": Bilingual("有限进展", "limited"),
    "deterioration": Bilingual("倒退", "worsening"),
    "sun": Bilingual("晴", "sun"),
    "sun+cloud": Bilingual("晴转多云", "sun+cloud"),
    "cloud": Bilingual("多云", "cloud"),
    "thunderstorm": Bilingual("雷雨", "storm"),
    "completed": Bilingual("提前实现", "completed"),
    "ahead": Bilingual("快于预期", "ahead"),
    "on_schedule": Bilingual("符合预期", "on schedule"),
    "behind": Bilingual("滞后预期", "behind"),
    "met": Bilingual("已达到", "met"),
    "on_track": Bilingual("符合进度", "on track"),
    "fair_progress": Bilingual("有所进展", "fair"),
    "stagnation_or_regression": Bilingual("停滞或倒退", "stagnating"),
    "off_track": Bilingual("未达所需", "off track"),
    "not_available": Bilingual("-", "-"),
}

REASONS: dict[str, Bilingual] = {
    "no-threshold": Bilingual("{why}", "{why}"),
    "forecast-role": Bilingual(
        "这是需求预测，不是目标，只列出、不评价",
        "a forecast of demand, not an aim: shown, never scored",
    ),
    "no-observation": Bilingual("尚无公布值", "no value has been published"),
    "broken": Bilingual(
        "缺 {year} 年数值，无法累计或连乘其后各年",
        "{year} is missing, so later years cannot be added or chained",
    ),
    "base-only": Bilingual(
        "只有基期 {base} 年及以前的数值", "nothing has come since the base year {base}"
    ),
    "before-base": Bilingual(
        "最新为 {last}，早于基期 {base} 年",
        "the latest is {last}, before the base year {base}",
    ),
    "no-baseline": Bilingual(
        "缺基期 {base} 年数值，无从计算进度",
        "no value for the base year {base}, so no progress can be given",
    ),
    "goal-needs-base": Bilingual(
        "目标按基期值的倍数设定，也无从换算",
        "the goal is set against the base, so it has no figure either",
    ),
    "achieved": Bilingual(
        "{period}为 {value}，已达到目标 {goal}", "{value} in {period} reaches {goal}"
    ),
    "missed": Bilingual(
        "{period}为 {value}，未达到目标 {goal}",
        "{value} in {period} does not reach {goal}",
    ),
    "pending": Bilingual(
        "{period}为 {value}，目标 {goal} 按建成与否评价，不计进度",
        "{value} in {period}; {goal} is delivered whole, no pace is claimed",
    ),
    "holding": Bilingual(
        "{period}为 {value}，符合 {goal} 的要求", "{value} in {period} keeps {goal}"
    ),
    "breached": Bilingual(
        "{period}为 {value}，不符合 {goal} 的要求",
        "{value} in {period} does not keep {goal}",
    ),
    "breached-before": Bilingual("{periods} 未达标", "not kept in {periods}"),
    "silent-years": Bilingual("{years} 无数据", "no value for {years}"),
    "reversing": Bilingual(
        "较基期背离目标方向：{base}为 {from_}，{period}为 {value}",
        "moved away from the goal: {from_} in {base}, {value} in {period}",
    ),
    "at-bound": Bilingual(
        "基期值恰等于目标值，须再超过",
        "the base is exactly at the goal, which has to be passed",
    ),
    "lost": Bilingual(
        "{base} 年已达到目标，{period} 的 {value} 又低于目标",
        "met in the base year {base}, lost since: {value} in {period}",
    ),
    "schedule": Bilingual(
        "进度 {progress}，时间进度 {elapsed}，{lead}",
        "{progress} of the way covered, {elapsed} of the time gone: {lead}",
    ),
    "outlook": Bilingual(
        "按近期趋势（{recent}）推算，{year}年为 {forecast}，完成度 {reach}",
        "at the recent {recent} it comes to {forecast} in {year}, {reach} of the way",
    ),
    "growth-undefined": Bilingual(
        "数值不全为正，增长率无定义，按绝对量计算",
        "growth rates need amounts above zero: absolute changes are used",
    ),
    "one-interval": Bilingual(
        "只有两个数值，两项检验依据同一段变化",
        "two values only: both tests rest on one interval",
    ),
    "several-years": Bilingual(
        "跨多年的数值，只作核对",
        "over several years: only checked against the yearly ones",
    ),
    "part-year": Bilingual("不足一年，不能当作全年", "part of a year, never taken for the year"),
    "lower-standing": Bilingual(
        "同期另有优先级更高的数值",
        "a value of higher standing is there for the period",
    ),
    "conflict": Bilingual(
        "同期有同一优先级的不同数值", "two values of equal standing for the period"
    ),
    "after-gap": Bilingual("前面的时期有缺口", "an earlier period is missing"),
    "not-after-base": Bilingual("不晚于基期，不计入", "not after the base year"),
    "no-base-stock": Bilingual(
        "缺基期存量，无法求新增", "without the base-year stock there is no increase"
    ),
    "no-base-level": Bilingual(
        "缺基期水平，增速无从连乘", "no level in the base year to chain the rate to"
    ),
    "no-benchmark": Bilingual(
        "对照数列没有同年同口径数值",
        "the benchmark has no value of that year and vintage",
    ),
}

WORDS: dict[str, Bilingual] = {
    "as-of": Bilingual("截至 {year} 年末", "as of the end of {year}"),
    "time-gone": Bilingual("时间进度 {share}", "{share} of the time gone"),
    "ahead": Bilingual(
        "超前 {points} 个百分点（约 {months} 个月）",
        "{points} points ahead, some {months} months",
    ),
    "behind-by": Bilingual(
        "滞后 {points} 个百分点（约 {months} 个月）",
        "{points} points behind, some {months} months",
    ),
    "lagging": Bilingual("滞后最多", "Furthest behind"),
    "name": Bilingual("指标", "Target"),
    "base": Bilingual("{year} 年", "{year}"),
    "current": Bilingual("最新值", "Current"),
    "goal": Bilingual("目标", "Goal"),
    "gap": Bilingual("差距", "Left"),
    "required": Bilingual("年均尚需", "Needs/yr"),
    "observed": Bilingual("年均实现", "Seen/yr"),
    "progress": Bilingual("进度", "Progress"),
    "status": Bilingual("状态", "Status"),
    "all": Bilingual("合计", "All"),
    "times-base": Bilingual("{factor} 倍", "{factor}x"),
    "commit": Bilingual("明确目标", "Commitment"),
    "strive": Bilingual("力争目标", "Strive"),
    "no-action": Bilingual("未分行动", "No action given"),
    "points": Bilingual("个百分点", "pp"),
    "points-short": Bilingual("pct", "pp"),
    "months": Bilingual("个月", "months"),
    "listed": Bilingual(
        "另有 {count} 个目标无可用数据，用 --all 列出",
        "{count} more have no data to show: list them with --all",
    ),
    "legend-bar": Bilingual("▰ 已完成进度  | 时间进度", "▰ way covered  | time gone"),
    "legend-marks": Bilingual(
        "> < 界限值  ~ 约数  p 初步  e 预计  r 修订  '24 数值所属时期",
        "> < bound  ~ about  p preliminary  e estimate  r revised  '24 period of the value",
    ),
    "legend-firm": Bilingual(
        "* 换一种合理算法结论会变：s 路径形状  r 另一读法  b 相邻基期  d 末位数字  t 容差",
        "* the verdict changes with: s shape  r other reading  b other base year  d last digit  t tolerance",
    ),
    "firmness": Bilingual("结论的稳固程度", "How firm"),
    "firm": Bilingual("稳固：以下各种变动都不改变结论", "firm: none of these changes it"),
    "fragile": Bilingual("不稳：标 * 的变动会改变结论", "fragile: what is marked * changes it"),
    "shape-question": Bilingual("路径改为", "path"),
    "reading-question": Bilingual("另一读法", "other reading"),
    "base_year-question": Bilingual("基期改为", "base year"),
    "digit-question": Bilingual("末位数字舍入误差", "last printed digit"),
    "tolerance-question": Bilingual("容差改为", "tolerance"),
    "others": Bilingual("其他方法的结论", "Other systems"),
    "disagree": Bilingual("! 与本方法的结论相反", "! against the plan's own verdict"),
    "own": Bilingual("本方法", "plan"),
    "figure": Bilingual("数值", "Figure"),
    "score": Bilingual("得分", "Score"),
    "why": Bilingual("依据或原因", "Rests on, or why not"),
    "rollup": Bilingual("汇总", "Roll-up"),
    "action": Bilingual("行动", "Action"),
    "targets": Bilingual("目标数", "Targets"),
    "with-data": Bilingual("有数据", "Data"),
    "judged": Bilingual("可评价", "Judged"),
    "good": Bilingual("达到预期", "As planned"),
    "share": Bilingual("占比", "Share"),
    "plan": Bilingual("全部规划", "Whole plan"),
    "found": Bilingual("找到 {count} 个目标（共 {all} 个）", "{count} of {all} targets"),
    "nothing": Bilingual("没有符合条件的目标", "no target fits"),
    "problems": Bilingual(
        "数据中有错误 {errors} 个、警告 {warnings} 个，详见 gapcalc check",
        "{errors} errors, {warnings} warnings in the data; see gapcalc check",
    ),
    "error": Bilingual("错误", "error"),
    "warning": Bilingual("警告", "warning"),
    "checked": Bilingual(
        "共 {files} 个文件、{rows} 行：错误 {errors} 个，警告 {warnings} 个",
        "files: {files}, rows: {rows}, errors: {errors}, warnings: {warnings}",
    ),
    "clause": Bilingual("出处", "Clause"),
    "clause-text": Bilingual("行动 {action}，第 {item} 条", "action {action}, item {item}"),
    "clause-action": Bilingual("行动 {action}", "action {action}"),
    "clause-lead": Bilingual("行动 {action}，总述", "action {action}, lead paragraph"),
    "region": Bilingual("范围", "Region"),
    "unit": Bilingual("单位", "Unit"),
    "path": Bilingual("路径", "Path"),
    "commitment": Bilingual("目标性质", "Commitment"),
    "reading": Bilingual("另一读法", "Other reading"),
    "note": Bilingual("说明", "Note"),
    "series": Bilingual("公布值", "Published values"),
    "unused": Bilingual("未采用", "Not used"),
    "derivation": Bilingual("推算", "Derivation"),
    "verdict": Bilingual("结论", "Verdict"),
    "period": Bilingual("时期", "Period"),
    "value": Bilingual("数值", "Value"),
    "source": Bilingual("来源", "Source"),
    "elapsed": Bilingual("时间进度", "Time gone"),
    "expected": Bilingual("序时应达", "Expected now"),
    "lead": Bilingual("超前/滞后", "Lead"),
    "planned-rate": Bilingual("规划年均", "Planned rate"),
    "required-rate": Bilingual("年均尚需", "Required rate"),
    "observed-rate": Bilingual("年均实现", "Observed rate"),
    "recent-rate": Bilingual("近期年均", "Recent rate"),
    "forecast": Bilingual("按近期推算", "Forecast"),
    "reach": Bilingual("推算完成度", "Forecast covers"),
    "arrival": Bilingual("到达时间", "Arrives"),
    "schedule-test": Bilingual("进度检验", "Schedule test"),
    "forecast-test": Bilingual("趋势检验", "Forecast test"),
    "passed": Bilingual("通过", "passed"),
    "failed": Bilingual("未通过", "not passed"),
    "revised": Bilingual("修订数", "revised"),
    "final": Bilingual("最终数", "final"),
    "reported": Bilingual("公布数", "reported"),
    "preliminary": Bilingual("初步数", "preliminary"),
    "estimate": Bilingual("预计数", "estimate"),
    "a-year": Bilingual("/年", " a year"),
}
WORDS |= {
    "compound": Bilingual("按增长率（复合）", "compound"),
    "linear": Bilingual("按年等量（线性）", "linear"),
    "cumulative": Bilingual("逐年累计", "cumulative"),
    "hold": Bilingual("每年保持", "hold every year"),
    "step": Bilingual("按建成与否", "delivered whole"),
    "window": Bilingual("时间口径", "Window"),
    "end": Bilingual("目标年水平", "level in the target year"),
    "sum": Bilingual("规划期合计", "sum over the plan's years"),
    "average": Bilingual("年均增速", "average growth"),
    "each_year": Bilingual("每年", "each year"),
    "since_start": Bilingual("自启动以来累计", "running total since it began"),
    "base_year": Bilingual("基期", "base year"),
}


WORDS["letters"] = Bilingual(
    (
        "B 基期值，x 最新值，p 前一值，G 目标值，r 近期年均，F 推算值；t0 = {base}，T = {end}，"
        "t、tp 为 x、p 的时点，e 时间进度，P 进度，Q 推算完成度，a = {a} 容差"
    ),
    (
        "B base, x current, p previous, G goal, r recent rate, F forecast; t0 = {base}, T = {end}, "
        "t and tp the times of x and p, e time gone, P progress, Q what the forecast covers, a = {a} tolerance"
    ),
)


# The chart of one target.
WORDS |= {
    "trajectory": Bilingual("走势", "Trajectory"),
    "base-short": Bilingual("基期", "Base"),
    "planned-path": Bilingual("规划路径", "Planned path"),
    "published": Bilingual("公布值", "Published"),
    "open-value": Bilingual("约数、初步数或预计数", "About, preliminary or estimate"),
    "true-above": Bilingual("公布为下限", "Published as a lower bound"),
    "true-below": Bilingual("公布为上限", "Published as an upper bound"),
    "true-above-open": Bilingual("下限，初步数或预计数", "Lower bound, preliminary or estimate"),
    "true-below-open": Bilingual("上限，初步数或预计数", "Upper bound, preliminary or estimate"),
}


# The report that an office hands upward.
WORDS |= {
    "report": Bilingual("实施进展报告", "Progress report"),
    "report-part": Bilingual("报告范围", "Covers"),
    "document": Bilingual("文号", "Document"),
    "issued": Bilingual("印发日期", "Issued"),
    "made-on": Bilingual("编制日期", "Made on"),
    "program": Bilingual("编制工具", "Made with"),
    "contents": Bilingual("目录", "Contents"),
    "stop": Bilingual("。", ". "),
    "section-summary": Bilingual("总体结论", "Summary"),
    "section-actions": Bilingual("分行动进展", "By action"),
    "section-behind": Bilingual("未达预期的目标", "Targets not as planned"),
    "section-all": Bilingual("各目标一览", "All targets"),
    "section-each": Bilingual("分目标情况", "Target by target"),
    "section-others": Bilingual("其他方法的结论", "Other systems' verdicts"),
    "section-firm": Bilingual("结论的稳固程度", "How firm the verdicts are"),
    "section-data": Bilingual("数据情况", "The data"),
    "section-sources": Bilingual("数据来源", "Sources"),
    "section-method": Bilingual("评价方法", "How a status is decided"),
    "say-time": Bilingual(
        "截至 {year} 年末，规划期时间进度为 {share}",
        "By the end of {year}, {share} of the plan's time has gone",
    ),
    "say-counts": Bilingual(
        "共 {targets} 个目标，有可用数据的 {with_data} 个，可作评价的 {judged} 个",
        "Of {targets} targets, {with_data} have data that can be used and {judged} can be judged",
    ),
    "say-good": Bilingual(
        "可评价目标中，达到序时进度、保持达标或已达成的 {good} 个，占 {share}；其余 {bad} 个（{statuses}）",
        "As planned (on track, holding or achieved): {good} of those judged, {share}; the other {bad}: {statuses}",
    ),
    "say-all-good": Bilingual(
        "可评价的 {good} 个目标全部达到序时进度、保持达标或已达成",
        "All that can be judged ({good}) are on track, holding or achieved",
    ),
    "say-none": Bilingual("尚无目标可作评价", "No target can be judged yet"),
    "say-unjudged": Bilingual("不作评价的目标：{statuses}", "Without a verdict: {statuses}"),
    "say-furthest": Bilingual("滞后最多的是：{names}", "Furthest behind: {names}"),
    "say-need": Bilingual("按期完成所需：{names}", "What it takes to arrive in time: {names}"),
    "say-compound": Bilingual(
        "{name}年均增速需达 {required}，基期以来为 {seen}",
        "{name} {required} a year ({seen} so far)",
    ),
    "say-absolute": Bilingual(
        "{name}需变动 {required}，基期以来为 {seen}",
        "{name} {required} ({seen} so far)",
    ),
    "say-fragile": Bilingual(
        "可评价目标中 {count} 个结论不稳，换一种合理算法即会改变，见“结论的稳固程度”",
        "Of the verdicts, {count} are fragile: another reasonable way of reckoning changes them, as listed below",
    ),
    "and-status": Bilingual("{status} {count} 个", "{count} {status}"),
    "no-target-behind": Bilingual("没有未达预期的目标", "No target that can be judged is behind"),
    "coverage": Bilingual("数据覆盖率", "Coverage"),
    "count": Bilingual("个数", "Number"),
    "by-status": Bilingual("按状态", "By status"),
    "by-commitment": Bilingual("按目标性质", "By commitment"),
    "without-data": Bilingual("无可用数据的目标（{count} 个）", "Targets without data ({count})"),
    "value-year": Bilingual("最新值所属年份", "Year of the current value"),
    "value-marks": Bilingual("最新值的标注", "Marks on current values"),
    "mark-bound": Bilingual("界限值（如“超过”）", "bound (such as “over”)"),
    "mark-about": Bilingual("约数", "about"),
    "mark-part": Bilingual("年内某月或某段时间的数值", "part of a year"),
    "mark-stale": Bilingual("早于评价年份", "older than the year judged"),
    "found-problems": Bilingual("数据问题", "Problems in the data"),
    "code": Bilingual("代码", "Code"),
    "severity": Bilingual("级别", "Severity"),
    "first-case": Bilingual("首例", "First case"),
    "no-problems": Bilingual("数据没有问题", "No problem was found in the data"),
    "method-name": Bilingual("方法", "System"),
    "verdicts": Bilingual("结论分布", "Verdicts"),
    "as-planned-there": Bilingual("达到预期", "As planned"),
    "opposite": Bilingual("与本方法相反", "Against the plan's"),
    "disputes": Bilingual("结论相反的目标", "Where a system and the plan disagree"),
    "changed-by": Bilingual("会改变结论的变动", "What would change it"),
    "no-fragile": Bilingual("各结论均稳固", "All verdicts are firm"),
    "publisher": Bilingual("发布机构", "Publisher"),
    "address": Bilingual("网址", "Address"),
    "values": Bilingual("数值个数", "Values"),
    "inputs": Bilingual("所用文件", "Files read"),
    "standard-input": Bilingual("标准输入", "standard input"),
    "file": Bilingual("文件", "File"),
    "line": Bilingual("行", "Line"),
    "standing": Bilingual("数据性质", "Standing"),
    "printed": Bilingual("公布数值", "As published"),
    "bound": Bilingual("界限", "Bound"),
    "used": Bilingual("是否采用", "Used"),
    "yes": Bilingual("是", "yes"),
    "no": Bilingual("否", "no"),
    "no-source": Bilingual("未注明来源", "no source given"),
    "set-by-hand": Bilingual("手工设定", "set by hand"),
    "id": Bilingual("编号", "Id"),
    "number": Bilingual("序号", "No."),
    "goal-value": Bilingual("目标值", "Goal"),
    "comparator": Bilingual("比较符", "Comparator"),
    "base-value": Bilingual("基期值", "Base value"),
    "base-year": Bilingual("基期年", "Base year"),
    "rate-unit": Bilingual("年均单位", "Unit of rates"),
    "lead-points": Bilingual("超前/滞后（百分点）", "Lead (points)"),
    "lead-months": Bilingual("超前/滞后（月）", "Lead (months)"),
    "legend-fragile": Bilingual(
        "* 换一种合理算法，结论会变",
        "* another reasonable way of reckoning changes the verdict",
    ),
    "say-firm": Bilingual(
        "下列结论在换用另一种路径形状、另一读法、相邻基期、末位数字的舍入范围或另一容差时会改变",
        (
            "These verdicts change with the other shape of the path, the other reading of the text, a "
            "neighbouring base year, the rounding of the last printed digit, or another tolerance"
        ),
    ),
    "say-others": Bilingual(
        "同一组数值按其他方法评价的结果；“与本方法相反”指一方认为达到预期而另一方认为没有",
        (
            "The same values as other systems judge them; against the plan's means that one of the two says as "
            "planned and the other does not"
        ),
    ),
    "reason": Bilingual("原因", "Reason"),
    "say-tests": Bilingual(
        (
            "进度检验：进度不低于时间进度的 {enough}；趋势检验：按近期趋势推算到 {year} 年，完成度不低于 {enough}。"
            "两项均通过为“达到进度”，仅前一项为“势头放缓”，仅后一项为“追赶中”，均未通过为“滞后”"
        ),
        (
            "Schedule test: progress is at least {enough} of the time gone. Forecast test: carried on at the "
            "recent rate to {year}, at least {enough} of the way is covered. Both passed is on track, the first "
            "alone slowing, the second alone recovering, neither behind"
        ),
    ),
    "say-rest": Bilingual(
        (
            "较基期离目标更远为“背离目标”；到期未完成为“未完成”；须每年保持的目标按最新一年判定；"
            "按建成与否评价的目标建成以前不计进度；不足一年的数值不当作全年"
        ),
        (
            "Further from the goal than in the base year is reversing; not met at the end is missed; a target to "
            "be held every year goes by its latest year; one delivered whole has no pace before it is there; part"
            " of a year is never taken for the year"
        ),
    ),
    "say-share": Bilingual(
        "占比为达到预期（达到进度、保持达标或已达成）的目标占可评价目标的比重；缺数据、缺基期、待完成和无法评估的目标不在其内",
        (
            "The share is that of targets as planned among those judged; targets without data or baseline, "
            "pending or not assessable are not among them"
        ),
    ),
    "method-open-sdg": Bilingual("Open SDG", "Open SDG"),
    "method-dns": Bilingual("德国可持续发展战略", "Germany's weather symbols"),
    "method-ndrc": Bilingual("国家发展改革委", "China's NDRC"),
    "method-un-2023": Bilingual("联合国 2023 年进展图", "UN progress chart 2023"),
    "method-aarr": Bilingual("年均下降率法", "Average annual rate of reduction"),
}


# What the template asks an office for.
WORDS |= {
    "ask-year": Bilingual("填全年数值", "value of the whole year"),
    "ask-year-end": Bilingual("填年末数值", "value at the end of the year"),
    "ask-amount": Bilingual(
        "填当年数，不填自 {first} 年起的累计数",
        "amount of this year alone, not the total since {first}",
    ),
    "ask-total": Bilingual(
        "填年末总数，不填当年新增数",
        "total at the end of the year, not what came in it",
    ),
    "ask-since-start": Bilingual("填自启动以来的累计数", "running total since it began"),
    "ask-growth": Bilingual(
        "填比上年增长率，下降填负数", "growth on the year before, negative for a fall"
    ),
    "ask-level": Bilingual("填总量，不填增长率", "the amount itself, not its growth"),
    "ask-named": Bilingual("{name}：{said}", "{name}: {said}"),
    "ask-stage": Bilingual("填进展阶段：{stages}", "a stage: {stages}"),
    "nothing-lacking": Bilingual(
        "{year} 年不缺数值，无须填报",
        "no value is lacking for {year}, there is nothing to fill in",
    ),
}


# What changed between two data cuts.
WORDS |= {
    "compared": Bilingual("新旧数据比较", "What changed between two data cuts"),
    "cut-old": Bilingual("旧数据", "Old"),
    "cut-new": Bilingual("新数据", "New"),
    "cut-told": Bilingual(
        "截至 {year} 年末，数值 {count} 个", "as of the end of {year}, {count} values"
    ),
    "cut-years": Bilingual(
        "前两列之差为修订和补报 {year} 年及以前数据所致，后两列之差为 {year} 年以后的新数据所致",
        "first to second column: what revisions and late values up to {year} did; second to third: later years",
    ),
    "kind-new": Bilingual("新增", "new"),
    "kind-revised": Bilingual("修订", "revised"),
    "kind-relabelled": Bilingual("数值未变", "same value"),
    "kind-gone": Bilingual("删除", "gone"),
    "kind-used": Bilingual("改为采用", "now used"),
    "kind-unused": Bilingual("不再采用", "no longer used"),
    "turn-worse": Bilingual("状态转差", "Worse"),
    "turn-better": Bilingual("状态转好", "Better"),
    "turn-judged": Bilingual("转为可评价", "Newly judged"),
    "turn-unjudged": Bilingual("转为不可评价", "No longer judged"),
    "turn-other": Bilingual("其他状态变化", "Other changes of status"),
    "turn-none": Bilingual("状态未变，数值有变", "Same status, other values"),
    "value-counts": Bilingual("采用的数值", "Values in use"),
    "target-counts": Bilingual("目标", "Targets"),
    "beside": Bilingual("未采用的数值", "Values not in use"),
    "came": Bilingual("增加 {count} 个", "{count} added"),
    "went": Bilingual("减少 {count} 个", "{count} removed"),
    "was": Bilingual("原为{status}", "was {status}"),
    "turned-to": Bilingual("由此转为{status}", "hence {status}"),
    "forecast-for": Bilingual("{year} 年推算", "forecast for {year}"),
    "benchmarks": Bilingual("对照数列", "Benchmarks"),
    "unchanged": Bilingual("未变", "unchanged"),
    "none-later": Bilingual(
        "未变的目标中，{count} 个尚无 {year} 年数值，只是时间推移",
        "of the unchanged targets, {count} have no value for {year} yet: only time has moved",
    ),
    "no-change": Bilingual("两批数据没有差别", "the two cuts do not differ"),
    "status-before": Bilingual("原状态", "Before"),
    "status-after": Bilingual("现状态", "Now"),
    "kind": Bilingual("变动", "Change"),
    "figures-moved": Bilingual("进度与推算", "Progress and forecast"),
    "cause": Bilingual("状态变化原因", "Turned by"),
    "left-out": Bilingual(
        "篇幅有限，另有 {count} 行未列出", "{count} more rows are left out for length"
    ),
    "details": Bilingual("各项数值", "The values"),
}


# Scenarios.
WORDS |= {
    "assumptions": Bilingual("假设", "Assumptions"),
    "trend": Bilingual("近期趋势", "Trend"),
    "assumed": Bilingual("假设情景", "Assumed"),
    "every-case": Bilingual("各情景", "Each case"),
    "outlook-of": Bilingual("{year} 年末展望", "At the end of {year}"),
    "left-over": Bilingual("差 {value}", "{value} to go"),
    "left-share": Bilingual("差 {value}（{share}）", "{value} to go ({share})"),
    "at-goal": Bilingual("恰为目标值，须再超过", "exactly at it, to be passed"),
    "met-count": Bilingual(
        "{year} 年可达到目标的个数 / 可判断的个数",
        "Goals met in {year}, of those that can be judged",
    ),
    "needed": Bilingual("滞后目标所需", "What lags, and what it needs"),
    "recent": Bilingual("近期年均", "Recent/yr"),
    "times": Bilingual("{count} 倍", "{count}x"),
    "still": Bilingual("停滞", "flat"),
    "away": Bilingual("反向", "away"),
    "due": Bilingual("{year} 年末应达", "Due {year}"),
    "legend-outlook": Bilingual(
        "✓ 达到目标  ✗ 未达到，括号内为占全程的比重，其后为按此推算到达的年份；= 同近期趋势",
        "✓ meets the goal  ✗ does not, in brackets the share of the way to go, then when it arrives  = as the trend",
    ),
    "legend-needed": Bilingual(
        (
            "倍数：年均尚需为该列数值的几倍；反向：变动方向背离目标；"
            "应达：回到序时进度的最低值，含 {tolerance} 容差，目标年除外"
        ),
        (
            "3x: needs three times that rate  away: that rate leads away from the goal  due: the least that is back on "
            "schedule, with the tolerance of {tolerance} except in the target year"
        ),
    ),
    "value-assumed": Bilingual("按假设推算", "As assumed"),
    "reach-assumed": Bilingual("假设完成度", "Assumed covers"),
    "short-of": Bilingual("距目标", "To go"),
    "times-recent": Bilingual("与近期年均之比", "Against the recent rate"),
    "times-observed": Bilingual("与年均实现之比", "Against the observed rate"),
    "on-schedule": Bilingual("回到序时进度须达", "Back on schedule from"),
}

# What a terminal is spared of a long list of problems.
WORDS |= {
    "more-of-code": Bilingual(
        "{code} 另有 {count} 条，输出到文件可查看全部",
        "{count} more of {code}; written to a file, the report has them all",
    ),
}


def word(key: str, language: Language, **values: object) -> str:
    """Return the word, status or stage `key` in `language`, filled with `values`."""
    pair = WORDS.get(key) or STATUS.get(key) or STAGES[key]
    return pair.of(language).format(**values)
