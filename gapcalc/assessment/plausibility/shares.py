"""Shares below 0 or above 100 %: a part is never more than the whole."""

from __future__ import annotations

from collections.abc import Iterator

from gapcalc.assessment.plausibility.comparable import ComparableSeries
from gapcalc.core.problem import Problem
from gapcalc.core.unit import RATIO, factor
from gapcalc.plan.model import Target

__all__ = ["check_share_range"]


def check_share_range(series: ComparableSeries) -> Iterator[Problem]:
    """Doubt a share below 0 or above 100 %: 275 % where 27.5 % is meant ("share-out-of-range").

    What is in % need not be a share of something. A goal of 120 % is a rate of cover, and growth
    rates (by the name) have either sign, as have rates that are held or compounded.
    """
    entry = series.entry
    if series.quantity != "share" or not isinstance(entry, Target):
        return
    if entry.goal.form != "level" or series.is_change:
        return
    whole = factor(RATIO, entry.unit)  # 100 in %, 1000 in ‰
    highest_goal = entry.goal.upper or entry.goal.value or 0
    if highest_goal > whole:
        return
    may_be_negative = entry.measure == "rate" or entry.path == "compound"
    for value in series.undoubted(series.levels):
        is_too_small = value.size < 0 and not may_be_negative
        if value.size > whole or is_too_small:
            yield series.doubt("share-out-of-range", value)
