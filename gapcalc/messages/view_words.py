"""What the tables, charts and lists on a terminal say."""

from __future__ import annotations

from gapcalc.messages.locale import Bilingual

__all__ = ["COMMITMENT_WORDS", "VIEW_WORDS"]

# How far a plan binds itself to a target.
COMMITMENT_WORDS: dict[str, Bilingual] = {
    "commit": Bilingual("明确目标", "Commitment"),
    "strive": Bilingual("力争目标", "Strive"),
    "binding": Bilingual("约束性", "Binding"),
    "expected": Bilingual("预期性", "Expected"),
}

VIEW_WORDS: dict[str, Bilingual] = {
    # How much, and by when.
    "as-of": Bilingual("截至 {date}末", "as of the end of {date}"),
    "time-gone": Bilingual("时间进度 {share}", "{share} of the time gone"),
    "ahead": Bilingual(
        "超前 {points} 个百分点（约 {months} 个月）", "{points} points ahead, some {months} months"
    ),
    "behind-by": Bilingual(
        "滞后 {points} 个百分点（约 {months} 个月）", "{points} points behind, some {months} months"
    ),
    "behind-points": Bilingual("滞后 {points} 个百分点", "{points} points behind"),
    "far-off": Bilingual("{year} 年以后", "after {year}"),
    "old-verdict": Bilingual(
        "{date}末{status}，此后无数据", "{status} at the end of {date}, nothing since"
    ),
    "old-verdict-unusable": Bilingual(
        "{date}末{status}，此后无可用数据", "{status} at the end of {date}, nothing usable since"
    ),
    "headline-share": Bilingual(
        "时效内结论 {fresh} 个，达到预期 {good} 个（{share}）· 超时效 {old} 个 · 无结论 {none} 个",
        "{good} of {fresh} fresh verdicts as planned ({share}) · {old} old · {none} without one",
    ),
    "headline-no-share": Bilingual(
        "无时效内结论 · 超时效 {old} 个 · 无结论 {none} 个",
        "no fresh verdict · {old} old · {none} without one",
    ),
    # A forecast that goes no further than is possible.
    "held-at": Bilingual(
        "趋势值 {value} 不可能，按界限计", "held at what is possible, not {value}"
    ),
    "trend-alone": Bilingual("趋势值", "Trend alone"),
    "possible-bound": Bilingual("可能的界限", "bound of what is possible"),
    # The first months of a year.
    "so-far": Bilingual("年内数值（不当作全年）", "So far (never taken for the year)"),
    "so-far-growth": Bilingual("比{months} {growth}", "{growth} on {months}"),
    "so-far-before": Bilingual("{months} {value}", "{months} {value}"),
    "so-far-year": Bilingual(
        "按此增速推算，{year} 年全年为 {value}", "at that growth {year} comes to {value}"
    ),
    "so-far-unused": Bilingual("未采用，不作评价依据", "not used: no verdict rests on it"),
    "so-far-growth-name": Bilingual("同比增速", "Growth so far"),
    "so-far-year-name": Bilingual("按此增速全年", "The year at that"),
    "times-base": Bilingual("{factor} 倍", "{factor}x"),
    "points": Bilingual("个百分点", "pp"),
    # How near the source of a value is to the office.
    "grade-office": Bilingual("机关网页", "office page"),
    "grade-press": Bilingual("媒体", "press"),
    "grade-copy": Bilingual("转载", "copy"),
    "grade-other": Bilingual("其他来源", "other source"),
    "months": Bilingual("个月", "months"),
    "a-year": Bilingual("/年", " a year"),
    # The table of all targets.
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
    "listed": Bilingual(
        "另有 {count} 个目标无可用数据，用 --all 列出",
        "{count} more have no data to show: list them with --all",
    ),
    "legend-bar": Bilingual("▰ 已完成进度  | 时间进度", "▰ way covered  | time gone"),
    "legend-marks": Bilingual(
        "> < 界限值  ~ 约数  p 初步  e 预计  r 修订  '24 数值所属时期",
        "> < bound  ~ about  p preliminary  e estimate  r revised  '24 period of the value",
    ),
    "legend-linked": Bilingual("l 由另一口径折算", "l linked from another basis"),
    "basis": Bilingual("口径", "Basis"),
    "series-kind": Bilingual("公布形式", "Published as"),
    "levels": Bilingual("水平", "levels"),
    "rates": Bilingual("增速", "growth rates"),
    "same-as": Bilingual("同一目标", "Same as"),
    "basis-link": Bilingual("口径折算比", "Link of bases"),
    "not-comparable-short": Bilingual("不可比", "not comparable"),
    "not-comparable": Bilingual("{year}年起不可比", "not comparable since {year}"),
    "without-base": Bilingual(
        "缺基期的另计：按近期趋势，{reaching} 项可达目标，{short} 项达不到",
        "No baseline, counted apart: at their recent pace {reaching} reach their goals and "
        "{short} fall short",
    ),
    "legend-firm": Bilingual(
        (
            "* 换一种合理取值或算法结论会变（只标最要紧的一项）：d 末位数字  c 差一个  "
            "a 左右的幅度  l 口径衔接  e 预计、初步数或界限值  i 近期年均的起点  b 相邻基期  "
            "r 另一读法  s 路径形状  t 容差"
        ),
        (
            "* the verdict changes with (the weightiest is named): d last digit  c one more or "
            "less  a what about allows  l link of bases  e estimates, bounds  i start of the "
            "recent rate  b other base year  r other reading  s shape  t tolerance"
        ),
    ),
    "legend-old-dated": Bilingual(
        "状态后注明时期的：数据截至该时期，早于评价时点超过 {years}，结论超时效，不计入占比",
        (
            "a status with a period is old, as its value is more than {years} before the date, "
            "and kept out of the share"
        ),
    ),
    "legend-old": Bilingual(
        "状态后的 '24：数据截至该时期，早于评价时点超过 {years}，结论超时效，不计入占比",
        (
            "'24 behind a status: old, as its value is more than {years} before the date; kept "
            "out of the share"
        ),
    ),
    "found": Bilingual("找到 {count} 个目标（共 {all} 个）", "{count} of {all} targets"),
    "nothing": Bilingual("没有符合条件的目标", "no target fits"),
    # The list of units.
    "units-found": Bilingual(
        "{count} 个单位；前面可加 百、千、万、十万、百万、千万、亿……，可用 * / ** 组合",
        "{count} units, each with the Chinese multiples before it; * / ** join them",
    ),
    "unit-own": Bilingual("（规划文件中定义）", "(defined in the plan file)"),
    "unit-ratio": Bilingual("比率", "ratio"),
    # The roll-up.
    "rollup": Bilingual("汇总", "Roll-up"),
    "action": Bilingual("行动", "Action"),
    "no-action": Bilingual("未分行动", "No action given"),
    "targets": Bilingual("目标数", "Targets"),
    "with-data": Bilingual("有数据", "Data"),
    "judged": Bilingual("可评价", "Judged"),
    "fresh": Bilingual("时效内", "Fresh"),
    "old": Bilingual("超时效", "Old"),
    "unjudged": Bilingual("无结论", "None"),
    "good": Bilingual("达到预期", "As planned"),
    "share": Bilingual("占比", "Share"),
    "plan": Bilingual("全部规划", "Whole plan"),
    # How firm a verdict is: what else could be assumed, and does it change?
    "firmness": Bilingual("结论的稳固程度", "How firm"),
    "firm": Bilingual("稳固：以下各种变动都不改变结论", "firm: none of these changes it"),
    "fragile": Bilingual("不稳：标 * 的变动会改变结论", "fragile: what is marked * changes it"),
    "shape-question": Bilingual("路径改为", "path"),
    "reading-question": Bilingual("另一读法", "other reading"),
    "base_year-question": Bilingual("基期改为", "base year"),
    "digit-question": Bilingual("末位数字舍入误差", "last printed digit"),
    "goal-digit-question": Bilingual("目标值末位数字舍入误差", "last printed digit of the goal"),
    "count-question": Bilingual("多一个或少一个", "one more or less"),
    "about-question": Bilingual("“左右”的幅度改为", "about allows"),
    "basis-question": Bilingual(
        "不同口径的数值不作衔接，按公布数直接比较", "values on other bases as published, not linked"
    ),
    "standing-question": Bilingual(
        "预计数、初步数修订，界限值略有超出", "estimates revised, bounds passed"
    ),
    "recent-question": Bilingual("近期年均改自", "recent rate from"),
    "tolerance-question": Bilingual("容差改为", "tolerance"),
    # The verdicts of other systems.
    "others": Bilingual("其他方法的结论", "Other systems"),
    "disagree": Bilingual("! 与本方法的结论相反", "! against the plan's own verdict"),
    "own": Bilingual("本方法", "plan"),
    "figure": Bilingual("数值", "Figure"),
    "score": Bilingual("得分", "Score"),
    "why": Bilingual("依据或原因", "Rests on, or why not"),
    # One target: where it stands in the plan, its values, and what follows from them.
    "clause": Bilingual("出处", "Clause"),
    "clause-text": Bilingual("行动 {action}，第 {item} 条", "action {action}, item {item}"),
    "clause-action": Bilingual("行动 {action}", "action {action}"),
    "clause-lead": Bilingual("行动 {action}，总述", "action {action}, lead paragraph"),
    "region": Bilingual("范围", "Region"),
    "unit": Bilingual("单位", "Unit"),
    "path": Bilingual("路径", "Path"),
    "commitment": Bilingual("目标性质", "Commitment"),
    "lead-office": Bilingual("牵头单位", "Lead office"),
    "reading": Bilingual("另一读法", "Other reading"),
    "note": Bilingual("说明", "Note"),
    "series": Bilingual("公布值", "Published values"),
    "links-bases": Bilingual("用于衔接两种口径", "Links the two bases"),
    "unused": Bilingual("未采用", "Not used"),
    "derivation": Bilingual("推算", "Derivation"),
    "verdict": Bilingual("结论", "Verdict"),
    "period": Bilingual("时期", "Period"),
    "value": Bilingual("数值", "Value"),
    "source": Bilingual("来源", "Source"),
    "elapsed": Bilingual("时间进度", "Time gone"),
    "due-share": Bilingual("应达进度", "Due by now"),
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
    "letters": Bilingual(
        (
            "B 基期值，x 最新值，p 近期年均的起点值，G 目标值，r 近期年均，F 推算值；t0 = {base}，"
            "T = {end}，t、tp 为 x、p 的时点，e 时间进度，P 进度，Q 推算完成度，a = {a} 容差"
        ),
        (
            "B base, x current, p the value r starts from, G goal, r recent rate, F forecast; "
            "t0 = {base}, T = {end}, t and tp the times of x and p, e time gone, P progress, Q "
            "what the forecast covers, a = {a} tolerance"
        ),
    ),
    # How final a published value is.
    "revised": Bilingual("修订数", "revised"),
    "final": Bilingual("最终数", "final"),
    "reported": Bilingual("公布数", "reported"),
    "preliminary": Bilingual("初步数", "preliminary"),
    "estimate": Bilingual("预计数", "estimate"),
    # What the plan file says in one word: the path to a goal, and the years that count for it.
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
    # The chart of one target.
    "trajectory": Bilingual("走势", "Trajectory"),
    "base-short": Bilingual("基期", "Base"),
    "planned-path": Bilingual("规划路径", "Planned path"),
    "published": Bilingual("公布值", "Published"),
    "open-value": Bilingual("约数、初步数或预计数", "About, preliminary or estimate"),
    "true-above": Bilingual("公布为下限", "Published as a lower bound"),
    "true-below": Bilingual("公布为上限", "Published as an upper bound"),
    "true-above-open": Bilingual("下限，初步数或预计数", "Lower bound, preliminary or estimate"),
    "true-below-open": Bilingual("上限，初步数或预计数", "Upper bound, preliminary or estimate"),
    # Problems in data and plan files.
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
    # Why a run fails by --fail-on.
    "fail-on-share": Bilingual(
        "--fail-on {condition}：达到预期占比为 {value}（{part}/{whole}）",
        "--fail-on {condition}: the share as planned is {value} ({part} of {whole})",
    ),
    "fail-on-coverage": Bilingual(
        "--fail-on {condition}：有数据的占 {value}（{part}/{whole}）",
        "--fail-on {condition}: {value} have data ({part} of {whole})",
    ),
    "fail-on-targets": Bilingual(
        "--fail-on {condition}：{count} 个目标", "--fail-on {condition}: {count} of the targets"
    ),
    "fail-on-more": Bilingual("另有 {count} 个", "and {count} more"),
    "checked-but-known": Bilingual(
        "共 {files} 个文件、{rows} 行：错误 {errors} 个，警告 {warnings} 个，"
        "另有已知警告 {known} 个未列",
        "files: {files}, rows: {rows}, errors: {errors}, warnings: {warnings}; "
        "known warnings left out: {known}",
    ),
    "problem-code": Bilingual("代码", "Code"),
    "problem-count": Bilingual("条数", "Count"),
    "problem-place": Bilingual("位置", "Place"),
    "problem-message": Bilingual("问题", "Problem"),
    "more-of-errors": Bilingual(
        "另有 {count} 个错误未标出，gapcalc check 可列出全部",
        "{count} more errors are not marked; `gapcalc check` lists them",
    ),
    "more-of-warnings": Bilingual(
        "另有 {count} 个警告未标出，gapcalc check 可列出全部",
        "{count} more warnings are not marked; `gapcalc check` lists them",
    ),
    "more-of-code": Bilingual(
        "{code} 另有 {count} 条，输出到文件可查看全部",
        "{count} more of {code}; written to a file, the report has them all",
    ),
}
