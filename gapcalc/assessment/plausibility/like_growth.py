"""Growth rates where amounts are asked for: 8.5 for 8.5 % in the column of 亿美元.

An amount is taken for a rate where it is small enough to be one, and far from what the years
before lead to; or, where nothing is known of them, near the rate by which the goal asks to grow.
"""

from __future__ import annotations

from collections.abc import Iterator

from gapcalc.assessment.plausibility.comparable import NASCENT, ComparableSeries, ComparableValue
from gapcalc.core.problem import Problem
from gapcalc.core.unit import dimension
from gapcalc.plan.model import Target

__all__ = ["check_like_growth"]

# No office reports faster growth in earnest.
_HIGHEST_RATE = 30
# A year that leads to more than so many times as much is not one of mere growth, nor is one in
# which more than half is lost.
_RISE = 3
_FALL = 2
# Of an amount that has no other beside it: so many times the rate asked for may be a rate.
_TIMES_THE_GOAL = 1.5


def check_like_growth(series: ComparableSeries) -> Iterator[Problem]:
    """Doubt the latest amount if it may be a growth rate ("like-growth")."""
    target = series.entry
    if not isinstance(target, Target) or target.path != "compound":
        return
    if series.quantity != "amount" or not dimension(target.unit):
        return

    levels = series.standing_levels()
    if not levels:
        return

    latest = levels[-1]
    # 24,500 亿元 is no rate in per cent.
    if not 0 < latest.size <= _HIGHEST_RATE:
        return

    if len(levels) > 1:
        is_like_growth = _is_leap(levels[-2], latest, series)
    else:
        is_like_growth = _is_near_goal(latest, target)

    if is_like_growth:
        yield series.doubt("like-growth", latest, unit=target.unit)


def _is_leap(before: ComparableValue, latest: ComparableValue, series: ComparableSeries) -> bool:
    """Whether no growth leads from one value to the next: 18.6 to 8.5, or 2.3 to 8.5."""
    goal = series.reference.size if series.reference else 0
    # What has hardly begun may multiply; over several years much may have come in between.
    if before.size <= goal * NASCENT or latest.time - before.time > 1:
        return False

    is_rise = latest.size > before.size * _RISE
    is_fall = latest.size * _FALL < before.size
    return is_rise or is_fall


def _is_near_goal(latest: ComparableValue, target: Target) -> bool:
    """Whether a lone amount is about as much as the per cent by which it ought to grow."""
    if not target.takes_rates or not target.goal.growing:
        return False

    growth = target.goal.value
    if growth is None:
        return False

    in_per_cent = float(growth) * 100
    return latest.size <= in_per_cent * _TIMES_THE_GOAL
