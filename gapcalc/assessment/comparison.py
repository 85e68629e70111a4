"""Other systems' verdicts beside the plan's own, on the same values, and where they disagree."""

from __future__ import annotations

from fractions import Fraction

from gapcalc.assessment.rollup import GOOD, JUDGED
from gapcalc.assessment.status import Assessment, Result
from gapcalc.assessment.systems import METHODS, NOT_AVAILABLE, SYSTEMS, Verdict, judge
from gapcalc.plan.model import Aim, Target

__all__ = ["disagrees", "verdict", "verdicts"]


def verdict(assessment: Assessment, result: Result, method: str) -> Verdict:
    """Return what `method` says of a target, from its yearly values, or why it can say nothing.

    A target to be held goes by the system's rule for every year, a cumulative one by its running
    total.
    """
    plan = assessment.plan
    target = result.target
    aim = result.numbers.aim
    values = _values_by_year(result)
    refusal = _why_no_system_judges(target, aim, values)
    if refusal or aim is None:
        return Verdict(NOT_AVAILABLE, method=method, note=(refusal,))

    # What has an upper bound alone is to fall, or to stay below it: unemployment of at most 5.5%.
    is_less_better = aim.low is None
    return judge(
        method,
        values,
        goal=_goal_for_systems(target, aim),
        goal_year=plan.end(target),
        base_year=target.base_year,
        direction="down" if is_less_better else "up",
        rule="each" if target.path == "hold" else "target",
        shape="compound" if target.path == "compound" else "linear",
        percent=result.series.unit == "%",
    )


def _values_by_year(result: Result) -> dict[int, Fraction]:
    """Return the values at the end of a year, by year; those of a part of a year are left out."""
    values = {}

    for point in result.series.points:
        # The other systems know whole years alone: 2025-10 would be taken for all of 2025.
        if point.time == point.period.year:
            values[point.period.year] = point.amount

    return values


def _why_no_system_judges(target: Target, aim: Aim | None, values: dict[int, Fraction]) -> str:
    """Return the note that says why no system can judge a target, or "" if one may."""
    if target.goal.form == "none":
        return "no-threshold"
    if target.role == "forecast":
        return "forecast-role"
    if target.path == "step":
        return "whole"
    # Each of them counts from the value of one year.
    if target.base_years:
        return "mean-base"
    if not values or aim is None:
        return "no-published-value"

    return ""


def _goal_for_systems(target: Target, aim: Aim) -> Fraction | None:
    """Return the goal as the other systems get it.

    A goal of about (左右) is the bound that the plan accepts, so that a dispute is one of methods
    and not of readings: about 100 with an allowance of 2 % is at least 98.
    """
    if target.goal.comparator != "~":
        return aim.value

    return aim.high if aim.low is None else aim.low


def verdicts(assessment: Assessment, result: Result) -> dict[str, Verdict]:
    """Return the verdict of every other system on one target, by the name of the system."""
    return {method: verdict(assessment, result, method) for method in METHODS}


def disagrees(result: Result, other: Verdict) -> bool:
    """Whether one of the two verdicts is as planned and the other is not.

    It takes two verdicts. Where the plan's own rests on a part of a year, which the other leaves
    out, there is no dispute either.
    """
    current = result.numbers.current
    if result.status not in JUDGED or other.status == NOT_AVAILABLE or current is None:
        return False
    if current.time != current.period.year:
        return False

    is_good = result.status in GOOD
    is_good_for_other = other.status in SYSTEMS[other.method].as_planned
    return is_good != is_good_for_other
