"""What is said of changes between two data cuts."""

from __future__ import annotations

from gapcalc.messages.locale import Bilingual

__all__ = ["CHANGE_WORDS"]

CHANGE_WORDS: dict[str, Bilingual] = {
    # The two cuts.
    "compared": Bilingual("新旧数据比较", "What changed between two data cuts"),
    "cut-old": Bilingual("旧数据", "Old"),
    "cut-new": Bilingual("新数据", "New"),
    # One data set at two dates.
    "dates-compared": Bilingual("两个时点之间的变化", "What changed between two dates"),
    "date-old": Bilingual("前一时点", "From"),
    "date-new": Bilingual("后一时点", "To"),
    "no-change-of-dates": Bilingual(
        "两个时点之间没有变化", "nothing changed between the two dates"
    ),
    "cut-told": Bilingual(
        "截至 {date}末，数值 {count} 个", "as of the end of {date}, {count} values"
    ),
    "cut-years": Bilingual(
        "前两列之差为修订和补报 {date}末及以前数据所致，后两列之差为此后的新数据所致",
        (
            "first to second column: what revisions and late values up to the end of {date} did; "
            "second to third: later periods"
        ),
    ),
    # What became of a value.
    "kind-new": Bilingual("新增", "new"),
    "kind-revised": Bilingual("修订", "revised"),
    "kind-relabelled": Bilingual("数值未变", "same value"),
    "kind-gone": Bilingual("删除", "gone"),
    "kind-used": Bilingual("改为采用", "now used"),
    "kind-unused": Bilingual("不再采用", "no longer used"),
    # What became of a target's status.
    "turn-worse": Bilingual("状态转差", "Worse"),
    "turn-better": Bilingual("状态转好", "Better"),
    "turn-judged": Bilingual("转为可评价", "Newly judged"),
    "turn-unjudged": Bilingual("转为不可评价", "No longer judged"),
    "turn-other": Bilingual("其他状态变化", "Other changes of status"),
    "turn-none": Bilingual("状态未变，数值有变", "Same status, other values"),
    # Counts, values and statuses before and after.
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
        ("of the unchanged targets, {count} have no value for {year} yet: only time has moved"),
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
