"""Shares below 0 or above 100 %: a part is never more than the whole."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

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
    target = series.entry
    if series.quantity != "share" or not isinstance(target, Target):
        return

    whole = factor(RATIO, target.unit)  # 100 in %, 1000 in ‰
    if series.is_change or not _asks_for_a_part(target, whole):
        return

    # A rate that is held or compounded, such as that of prices, may be below zero.
    may_be_negative = target.measure == "rate" or target.path == "compound"
    lowest = -math.inf if may_be_negative else 0

    for value in series.undoubted(series.levels):
        if not lowest <= value.size <= whole:
            yield series.doubt("share-out-of-range", value)


def _asks_for_a_part(target: Target, whole: Fraction) -> bool:
    """Whether the goal is a share of something: 95 %, but not 120 %, nor growth by 10 %."""
    goal = target.goal
    if goal.form != "level":
        return False

    highest = goal.upper or goal.value or 0
    return highest <= whole
