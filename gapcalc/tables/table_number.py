"""Numbers by which yearbooks name their tables and sheets (5-1, 3-12), told from groups of ages."""

from __future__ import annotations

import re
from collections.abc import Collection

from gapcalc.core.text import nfkc

__all__ = ["is_table_number"]

# 5-1, 3-12, 2.4.1, 附表3-2, 表5-1 (2), 5-1续
_NUMBER = (
    r"(?i)(?:续?附?[表图件]|附件|table|tab\.?|figure|fig\.?)?\s*\d{1,3}(?:\s*[-—–._]\s*\d{1,3})+\s*"
    r"(?:续表?|[(]\s*(?:续表?|\d{1,2})\s*[)])?"
)
_PAIR = re.compile(r"(\d{1,2})\s*[-—–]\s*(\d{1,2})", re.ASCII)
# Groups of ages begin and end with five years, but for those of work and of school: 16-59, 18-64.
_YEARS_OF_GROUP = 5
_BEGINS_OF_AGES = {16, 18}


def is_table_number(text: str, sheets: Collection[str]) -> bool:
    """Whether a text is the number of a table alone, which says nothing of its rows.

    15-24 may be a group of ages as well. The other `sheets` of the workbook tell: 25-34 makes it
    one, 15-23 a number. Where none does it is taken for ages, and for no number.
    """
    if re.fullmatch(_NUMBER, nfkc(text).strip()) is None:
        return False

    pair = _pair_in(text)
    # 附表3-2, 5-1, 5-5
    if pair is None or pair[0] >= pair[1]:
        return True
    # No chapter has the number 0.
    if pair[0] == 0:
        return False

    others = [_pair_in(name) for name in sheets]
    return _is_number_among(pair, [other for other in others if other is not None])


def _pair_in(text: str) -> tuple[int, int] | None:
    """Return the two numbers that a text is, None where it is anything else."""
    match = _PAIR.fullmatch(nfkc(text).strip())
    return None if match is None else (int(match[1]), int(match[2]))


def _is_number_among(pair: tuple[int, int], others: Collection[tuple[int, int]]) -> bool:
    """Whether two numbers, the second of which is greater, are those of a table."""
    first, last = pair
    # 5-14 beside 5-1 or 5-13; but 15-24 beside 15-64 says nothing.
    if any(other[0] == first and not _may_be_ages(other) for other in others if other != pair):
        return True

    # 6-12 beside 13-17
    for begin, end in others:
        if begin < end and (begin == last + 1 or end == first - 1):
            return False

    return not _may_be_ages(pair)


def _may_be_ages(pair: tuple[int, int]) -> bool:
    """Whether two numbers begin and end as groups of ages do: 15-24, 16-59."""
    first, last = pair
    begins_like_age = first % _YEARS_OF_GROUP == 0 or first in _BEGINS_OF_AGES
    ends_like_age = (last + 1) % _YEARS_OF_GROUP == 0
    return first < last and begins_like_age and ends_like_age
