"""The last printed digit of a goal: is it met at the precision in which it is printed?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from gapcalc.assessment.firmness.change import UNDER_WAY, Change, change, decisive
from gapcalc.assessment.status import Assessment, Result, Status, status_of
from gapcalc.core.counting import is_counted_singly, is_round
from gapcalc.core.unit import UnitError, parse_quantity
from gapcalc.plan.model import Goal

__all__ = ["other_goal_digits"]

# A goal that is met is met as it is printed: rounding could only ask for more than it does.
_UNMET = {*UNDER_WAY, "breached", "missed", "pending"}


def other_goal_digits(assessment: Assessment, result: Result) -> Iterator[Change]:
    """Ask for the goal anywhere within its last printed digit.

    98.47 is short of 98.5, and is 98.5 at the goal's own precision: 98.45 would be met.
    """
    if result.status not in _UNMET:
        return

    share = _half_digit_share(result.target.goal)
    if not share:
        return

    yield from decisive(_at_both_ends(assessment, result, share))


def _at_both_ends(assessment: Assessment, result: Result, share: Fraction) -> Iterator[Change]:
    """Yield what comes of a goal that is lower, or higher, by a share of its figure."""
    ends = {"goal-": 1 - share, "goal+": 1 + share}

    for to, factor in ends.items():
        status = _status_of_goal(assessment, result, factor)
        yield change(result, "digit", to, status)


def _status_of_goal(assessment: Assessment, result: Result, factor: Fraction) -> Status:
    """Return the status with `factor` times the figure of the goal."""
    target = result.target
    assert target.goal.value is not None
    goal = target.goal._replace(value=target.goal.value * factor)
    return status_of(assessment.plan, replace(target, goal=goal), result.series)


def _half_digit_share(goal: Goal) -> Fraction:
    """Return half a unit of a goal's last printed digit as a share of its figure; 0 if it is exact.

    A range and a benchmark have no figure of their own.
    """
    if goal.form in {"none", "stage", "over_series"} or goal.comparator == "..":
        return Fraction(0)
    if not goal.value:
        return Fraction(0)

    return _share_of_text(goal.text)


@lru_cache(512)
def _share_of_text(text: str) -> Fraction:
    """Return half a unit of the last digit of a printed figure as a share of it; 0 if it is exact.

    Whoever prints 98.5 %, 62 % or 1.27 万家 has rounded to the last digit. A whole figure that ends
    in 0 (100 %, 8000 万人次), or has one digit only (翻 2 倍, 3 万亿元), is a round one: it was set
    as it stands. So is a number of single things (56 对).
    """
    try:
        value, unit = parse_quantity(text)
    except UnitError:
        return Fraction(0)

    exponent = int(value.as_tuple().exponent)
    is_whole_count = exponent >= 0 and is_counted_singly(unit)
    if not value or is_round(value) or is_whole_count:
        return Fraction(0)

    half_digit = Fraction(10) ** exponent / 2  # 0.05 of 98.5
    return half_digit / abs(Fraction(value))
