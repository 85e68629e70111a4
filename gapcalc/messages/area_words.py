"""Areas side by side: their ranking, and the matrix of areas against targets."""

from __future__ import annotations

from gapcalc.messages.locale import Bilingual

__all__ = ["AREA_WORDS"]

AREA_WORDS: dict[str, Bilingual] = {
    "area": Bilingual("地区", "Area"),
    "area-rank": Bilingual("位次", "Rank"),
    "area-change": Bilingual("升降", "Change"),
    "area-lead": Bilingual("进度领先", "Lead"),
    "area-lead-rank": Bilingual("领先位次", "Lead rank"),
    "area-lead-change": Bilingual("领先升降", "Lead change"),
    "area-points": Bilingual("{points} 点", "{points} pts"),
    "area-matrix": Bilingual("各地区各项指标", "Areas against targets"),
    "area-ranking": Bilingual("各地区位次", "Ranking of areas"),
    "area-since": Bilingual(
        "位次按时效内结论中达到预期的占比；进度领先为各指标进度减时间进度的中位数；升降与{date}末相比",
        "Ranked by the share as planned of fresh verdicts; lead: the median of progress less the "
        "time gone; changes since the end of {date}",
    ),
    "area-moved": Bilingual("位次有升降的地区", "Areas whose rank changed"),
    "area-none": Bilingual("规划的目标不分地区", "The plan's targets are of no areas"),
}
