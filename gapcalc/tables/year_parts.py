"""Parts of a year that stand without it: 1-6月, 9 under 月份, 全年."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from gapcalc.core.memo import remembers
from gapcalc.core.period import ENGLISH_MONTH, Period, parse_period
from gapcalc.core.text import plain_form
from gapcalc.tables.header import of_year, role

__all__ = ["ENGLISH_PART", "PART", "is_part_of_year", "is_within", "part_of_year", "turns_back"]

PART = r"第?[一二三四1-4]季度|[上下]半年|前[二三23]季度|全年|\d{1,2}(?:[-—–~至]\d{1,2})?月(?:累计)?"

# The same in English: Jan-November, Q1, First half, This month under "November 2024".
ENGLISH_PART = rf"(?i){ENGLISH_MONTH}\.?(?:\s*[-–—]\s*{ENGLISH_MONTH}\.?)?|Q[1-4]|H[12]"

_ANY_YEAR = 2000


@remembers(4096)
def is_part_of_year(text: str) -> bool:
    """Whether a heading names a part of a year without the year: 1-12月, 一季度, Jan-November."""
    bare = plain_form(text).replace(" ", "")
    return bool(re.fullmatch(PART, bare) or re.fullmatch(ENGLISH_PART, bare))


def part_of_year(text: str, heading: str) -> Period | None:
    """Return the part of some year that a cell under `heading` names, None where it names none.

    A bare 9 is a month under 月份 and nothing under 时间.
    """
    if not text or text[:2] in {"19", "20"}:
        return None
    if role(heading) != "part" and not is_part_of_year(text):
        return None

    period = parse_period(of_year(str(_ANY_YEAR), text, heading))
    return period if period is not None and period.year == _ANY_YEAR else None


def is_within(part: Period, whole: Period) -> bool:
    """Whether a part of a year lies within what a title speaks of, or leads up to it.

    1-3月 and 1-6月 are in a report of 2026年6月, 7月 and 全年 are not.
    """
    if part.last > whole.last:
        return False

    # 3月 is no part of 2026年4-6月.
    is_month = whole.first == whole.last
    return is_month or part.last >= whole.first


def turns_back(series: Iterable[Sequence[Period]]) -> bool:
    """Whether the parts of a series go forth and back, as those of several years do: 11月, 12月,
    1月.
    """
    for periods in series:
        steps = [after.last - before.last for before, after in pairwise(periods)]
        if any(step > 0 for step in steps) and any(step < 0 for step in steps):
            return True

    return False
