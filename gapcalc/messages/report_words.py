"""What the report says that an office hands upward."""

from __future__ import annotations

from gapcalc.messages.locale import Bilingual

__all__ = ["REPORT_WORDS"]

REPORT_WORDS: dict[str, Bilingual] = {
    # Title page and contents.
    "report": Bilingual("实施进展报告", "Progress report"),
    "report-brief": Bilingual("实施进展简报", "Progress note"),
    "report-part": Bilingual("报告范围", "Covers"),
    "document": Bilingual("文号", "Document"),
    "issued": Bilingual("印发日期", "Issued"),
    "made-on": Bilingual("编制日期", "Made on"),
    "program": Bilingual("编制工具", "Made with"),
    "contents": Bilingual("目录", "Contents"),
    "stop": Bilingual("。", ". "),
    # Chapters.
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
    "section-turned": Bilingual("上一个半年以来的变化", "What turned"),
    "section-lagging": Bilingual("滞后目标及原因", "What lags, and why"),
    # What turned, and what lags and why, in sentences.
    "say-turned": Bilingual("与 {date}末相比，{turns}", "Since the end of {date}: {turns}"),
    "say-nothing-turned": Bilingual(
        "与 {date}末相比，各目标的状态没有变化", "No status has turned since the end of {date}"
    ),
    "say-turned-worse": Bilingual("{count} 个目标状态转差", "{count} worse"),
    "say-turned-better": Bilingual("{count} 个转好", "{count} better"),
    "say-turned-judged": Bilingual("{count} 个转为可评价", "{count} newly judged"),
    "say-turned-unjudged": Bilingual("{count} 个转为不可评价", "{count} no longer judged"),
    "turn": Bilingual("变化", "Turn"),
    "status-now": Bilingual("现状态", "Now"),
    "say-status": Bilingual("{status}：{reasons}", "{status}: {reasons}"),
    "say-left": Bilingual(
        "{year} 年目标 {goal}，尚差 {gap}", "{gap} are left to the {year} goal of {goal}"
    ),
    "say-pace": Bilingual(
        "年均需{required}，{base} 年以来年均{seen}",
        "It needs {required} a year; since {base} it has seen {seen} a year",
    ),
    "say-odds": Bilingual(
        "若速度和波动照旧，如期达成的可能性{odds}",
        "If pace and scatter stay as they are, the odds of arriving in time are {odds}",
    ),
    "say-fragile-one": Bilingual("结论不稳", "The verdict is fragile"),
    "say-office": Bilingual("牵头单位：{office}", "Lead: {office}"),
    "say-note-basis": Bilingual(
        "本简报按所附方法由公布数据自动生成，逐项计算过程、数据来源和评价方法见完整报告",
        "This note is made from published values; the full report has each derivation, the sources "
        "and the method",
    ),
    "figure-caption": Bilingual("图", "Figure"),
    "table-caption": Bilingual("表", "Table"),
    "page-of": Bilingual("第 {page} 页，共 {pages} 页", "Page {page} of {pages}"),
    "others-lagging": Bilingual(
        "另有 {count} 个目标未达预期，见完整报告",
        "The full report has {count} more that are not as planned",
    ),
    "made-by": Bilingual("（{date}由 {program} 编制）", "Made on {date} with {program}"),
    # Lines of charts.
    "chart-actions": Bilingual("分行动目标状态（个）", "Targets by status and action"),
    "chart-trajectory": Bilingual("{name}（{unit}）", "{name} ({unit})"),
    "chart-good": Bilingual("达到预期", "as planned"),
    "chart-warn": Bilingual("滞后、放缓或追赶中", "behind, slowing or recovering"),
    "chart-bad": Bilingual("未完成、未保持或背离", "missed, breached or reversing"),
    "chart-quiet": Bilingual("未作评价或已过时效", "no verdict, or an old one"),
    "chart-time": Bilingual("时间（年末为整数）", "Time (a year ends at its number)"),
    "recent-trend": Bilingual("按近期趋势", "at the recent rate"),
    "end-of-year": Bilingual("年末", "end "),
    # The summary in sentences.
    "say-time": Bilingual(
        "截至 {date}末，规划期时间进度为 {share}",
        "By the end of {date}, {share} of the plan's time has gone",
    ),
    "say-counts": Bilingual(
        "共 {targets} 个目标，有可用数据的 {with_data} 个，可作评价的 {judged} 个",
        ("Of {targets} targets, {with_data} have data that can be used and {judged} can be judged"),
    ),
    "say-weighted": Bilingual(
        "按权重计算，达到预期的占 {share}（{good}/{fresh}）",
        "By weight {share} is as planned ({good} of {fresh})",
    ),
    "say-unweighted": Bilingual(
        "没有权重、不在其内的目标：{count} 个",
        "Targets without a weight, which have no part in it: {count}",
    ),
    "say-good": Bilingual(
        (
            "时效内的结论中，达到序时进度、保持达标或已达成的 {good} 个，占 {share}；"
            "其余 {bad} 个（{statuses}）"
        ),
        (
            "As planned (on track, holding or achieved): {good} of the fresh verdicts, {share}; "
            "the other {bad}: {statuses}"
        ),
    ),
    "say-all-good": Bilingual(
        "时效内的 {good} 个结论全部为达到序时进度、保持达标或已达成",
        "All fresh verdicts ({good}) are on track, holding or achieved",
    ),
    "say-old": Bilingual(
        (
            "其中结论在时效内的 {fresh} 个；另有 {old} 个所依据的数据早于评价时点超过 {years}，"
            "只说明当时情况（{statuses}），不计入占比"
        ),
        (
            "Of these {fresh} verdicts are fresh; {old} rest on values more than {years} before "
            "the date, say how it stood then ({statuses}), and are kept out of the share"
        ),
    ),
    "old-verdict-name": Bilingual("结论超时效", "Old verdict"),
    "age": Bilingual("数据距评价时点（年）", "Age of the value (years)"),
    "say-none": Bilingual("尚无时效内的结论", "There is no fresh verdict yet"),
    "say-unjudged": Bilingual("不作评价的目标：{statuses}", "Without a verdict: {statuses}"),
    "say-furthest": Bilingual("滞后最多的是：{names}", "Furthest behind: {names}"),
    "say-need": Bilingual("按期完成所需：{names}", "What it takes to arrive in time: {names}"),
    "say-rates": Bilingual(
        "{name}年均需{required}（{base} 年以来年均{seen}）",
        "{name} needs {required} a year ({seen} a year since {base})",
    ),
    "say-fragile": Bilingual(
        "可评价目标中 {count} 个结论不稳，换一种合理算法即会改变",
        ("Of the verdicts, {count} are fragile: another reasonable way of reckoning changes them"),
    ),
    "and-status": Bilingual("{status} {count} 个", "{count} {status}"),
    "no-target-behind": Bilingual("没有未达预期的目标", "No target that can be judged is behind"),
    # The tables of the summary.
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
    # Problems in the data.
    "found-problems": Bilingual("数据问题", "Problems in the data"),
    "code": Bilingual("代码", "Code"),
    "severity": Bilingual("级别", "Severity"),
    "first-case": Bilingual("首例", "First case"),
    "no-problems": Bilingual("数据没有问题", "No problem was found in the data"),
    # The verdicts of other systems, and what would change the plan's own.
    "method-name": Bilingual("方法", "System"),
    "verdicts": Bilingual("结论分布", "Verdicts"),
    "as-planned-there": Bilingual("达到预期", "As planned"),
    "opposite": Bilingual("与本方法相反", "Against the plan's"),
    "disputes": Bilingual("结论相反的目标", "Where a system and the plan disagree"),
    "changed-by": Bilingual("会改变结论的变动", "What would change it"),
    "no-fragile": Bilingual("各结论均稳固", "All verdicts are firm"),
    # Sources, and every value with where it is from.
    "publisher": Bilingual("发布机构", "Publisher"),
    "grade": Bilingual("来源等级", "Grade"),
    "source-grades": Bilingual("采用数值的来源", "Sources of the values used"),
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
    # The columns and sheets of the workbook.
    "sheet-front": Bilingual("阅读首页", "Read me first"),
    "sheet-data": Bilingual("数据", "Data"),
    "sheet-charts": Bilingual("走势图", "Charts"),
    "sheet-chart-data": Bilingual("图表数据", "Cells of the charts"),
    "read-sheets": Bilingual(
        "本工作簿各表均可打印；“数据”表每个目标一行，可筛选、可作数据透视表",
        "Every sheet prints; Data has a row for each target, to filter and to pivot",
    ),
    "gap-unit": Bilingual("差距单位", "Unit of what is left"),
    "marks": Bilingual("时期及标注", "Period and marks"),
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
        "* 换一种合理算法，结论会变", "* another reasonable way of reckoning changes the verdict"
    ),
    # How the verdicts are reached.
    "say-firm": Bilingual(
        (
            "下列结论在末位数字的舍入范围内，或个数相差一个、“左右”的幅度不同、预计数和初步数修订、"
            "近期年均另取起点、换用相邻基期、另一读法、另一种路径形状或另一容差时会改变"
        ),
        (
            "These verdicts change within the last printed digit, with one more or less of a "
            "small count, with what about allows, as estimates and preliminary values are revised, "
            "with another start of the recent rate, a neighbouring base year, the other reading "
            "of the text, the other shape of the path, or another tolerance"
        ),
    ),
    "say-others": Bilingual(
        "同一组数值按其他方法评价的结果；“与本方法相反”指一方认为达到预期而另一方认为没有",
        (
            "The same values as other systems judge them; against the plan's means that one of "
            "the two says as planned and the other does not"
        ),
    ),
    "reason": Bilingual("原因", "Reason"),
    "say-tests": Bilingual(
        (
            "进度检验：进度不低于时间进度的 {enough}；趋势检验：按近期趋势推算到 {year} 年，"
            "完成度不低于 {enough}。两项均通过为“达到时序进度”，仅前一项为“势头放缓”，"
            "仅后一项为“追赶中”，均未通过为“滞后”"
        ),
        (
            "Schedule test: progress is at least {enough} of the time gone. Forecast test: "
            "carried on at the recent rate to {year}, at least {enough} of the way is covered. "
            "Both passed is on track, the first alone slowing, the second alone recovering, "
            "neither behind"
        ),
    ),
    "say-rest": Bilingual(
        (
            "较基期离目标更远为“背离目标”；到期未完成为“未完成”；"
            "须每年保持的目标按最新一年判定；按建成与否评价的目标建成以前不计进度；"
            "不足一年的数值不当作全年"
        ),
        (
            "Further from the goal than in the base year is reversing; not met at the end is "
            "missed; a target to be held every year goes by its latest year; one delivered "
            "whole has no pace before it is there; part of a year is never taken for the year"
        ),
    ),
    "say-share": Bilingual(
        (
            "占比为达到预期（达到时序进度、保持达标或已达成）的目标占时效内结论的比重；"
            "数据早于评价时点超过 {years}的结论，以及缺数据、缺基期、待完成和无法评估的目标"
            "不在其内"
        ),
        (
            "The share is that of targets as planned among the fresh verdicts; verdicts on values "
            "more than {years} before the date, and targets without data or baseline, pending or "
            "not assessable are not among them"
        ),
    ),
    # The names of the systems.
    "method-open-sdg": Bilingual("Open SDG", "Open SDG"),
    "method-dns": Bilingual("德国可持续发展战略", "Germany's weather symbols"),
    "method-ndrc": Bilingual("国家发展改革委", "China's NDRC"),
    "method-un-2023": Bilingual("联合国 2023 年进展图", "UN progress chart 2023"),
    "method-aarr": Bilingual("年均下降率法", "Average annual rate of reduction"),
}
