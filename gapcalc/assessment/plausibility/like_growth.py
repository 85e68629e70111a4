"""Growth rates where amounts are asked for: 8.5 for 8.5 % in the column of 亿美元.

An amount is taken for a rate where it is small enough to be one, and far from what the years
before lead to; or, where nothing is known of them, near the rate by which the goal asks to grow.
"""

from __future__ import annotations

from collections.abc import Iterator

from gapcalc.assessment.plausibility.comparable import ComparableSeries, ComparableValue
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
_PER_CENT = 100
# What is below a tenth of its goal has hardly begun, and may double.
_NASCENT = 0.1


def check_like_growth(series: ComparableSeries) -> Iterator[Problem]:
    """Doubt the latest amount if it may be a growth rate ("like-growth")."""
    target = series.entry
    if not isinstance(target, Target) or target.path != "compound" or not dimension(target.unit):
        return
    if series.quantity != "amount":
        return

    levels = series.standing_levels()
    if not levels or not 0 < levels[-1].size <= _HIGHEST_RATE:
        return

    before = levels[-2] if len(levels) > 1 else None
    latest = levels[-1]
    is_leap = before is not None and _is_leap(before, latest, series)
    if is_leap or (before is None and _is_near_goal(latest, target)):
        yield series.doubt("like-growth", latest, unit=target.unit)


def _is_leap(before: ComparableValue, latest: ComparableValue, series: ComparableSeries) -> bool:
    """Whether no growth leads from one value to the next: 18.6 to 8.5, or 2.3 to 8.5."""
    goal = series.reference.size if series.reference else 0
    if before.size <= goal * _NASCENT or latest.time - before.time > 1:
        return False

    return latest.size > before.size * _RISE or latest.size * _FALL < before.size


def _is_near_goal(latest: ComparableValue, target: Target) -> bool:
    """Whether a lone amount is about as much as the per cent by which it ought to grow."""
    growth = target.goal.value if target.takes_rates and target.goal.growing else None
    if growth is None:
        return False

    return latest.size <= float(growth) * _PER_CENT * _TIMES_THE_GOAL
