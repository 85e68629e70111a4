"""How verdicts stood at earlier dates: the strip on a terminal and the chapter of a report."""

from __future__ import annotations

from gapcalc.messages.locale import Bilingual

__all__ = ["HISTORY_WORDS"]

HISTORY_WORDS: dict[str, Bilingual] = {
    "history": Bilingual(
        "各目标历次状态，截至 {first}末至 {last}末",
        "How each verdict stood, from the end of {first} to the end of {last}",
    ),
    "history-one": Bilingual(
        "各目标状态，截至 {last}末", "How each verdict stood at the end of {last}"
    ),
    "history-now": Bilingual("现状态", "Now"),
    "history-dates": Bilingual("历次达到预期占比", "As planned at each date"),
    "history-date": Bilingual("时点", "End of"),
    "history-earlier": Bilingual(
        "终端宽度不足，较早的 {count} 个时点未列出；--format csv 可列出全部",
        "{count} earlier dates do not fit; --format csv has them all",
    ),
    "legend-turns": Bilingual("↓ ↑ 较前一时点转差、转好", "↓ ↑ turned for the worse, the better"),
    "legend-old-then": Bilingual("' 当时数据已超时效", "' old at that date"),
    "legend-half": Bilingual("{label} {date}末", "{label} the end of {date}"),
    "legend-judged-then": Bilingual(
        "各时点按当时已结束时期的数值评价，与 status --year 相同；此后的修订按现在的数值计",
        "each date is judged by the periods that had ended by then, as status --year judges it; "
        "revisions since count as they are known today",
    ),
    "legend-published-then": Bilingual(
        "注明发布日期的数值，自发布之日起计入；最后一列按现有全部数值",
        "values with a date of publication count from then on; the last column has all that is "
        "known",
    ),
    # The chapter of a report.
    "section-history": Bilingual("历次状态", "How the verdicts stood"),
    "say-history": Bilingual(
        "各时点按当时已知的数值评价；只有符号的，状态与前一时点相同",
        "Each date is judged by the values known by then; a sign alone is the status of the date "
        "before",
    ),
    "earlier-dates": Bilingual(
        "较早的 {count} 个时点见 gapcalc history", "gapcalc history has {count} earlier dates"
    ),
    "without-history": Bilingual(
        "另有 {count} 个目标历次均无可用数据，未列出",
        "{count} more targets had no data at any of the dates and are not listed",
    ),
}
