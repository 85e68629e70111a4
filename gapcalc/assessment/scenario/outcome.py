"""Where one target stands at the end of the target year, and whether its goal is met there."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from gapcalc.assessment.assumption import Growth
from gapcalc.assessment.numbers import possible_values
from gapcalc.assessment.scenario.projection import grown
from gapcalc.assessment.status import Result
from gapcalc.core import growth as path
from gapcalc.core.growth import Number
from gapcalc.plan.model import Aim, Plan

__all__ = ["Outcome", "meets", "outcome"]

# What calculating with floating-point numbers may add to or take from a value that is the bound
# exactly: 100 · 1.1³ is 133.10000000000002, and does not pass a goal of more than 133.1.
_FLOAT_ERROR = 1e-12

# What a status says of the target year, for targets that no value can be given for.
_MET_BY_STATUS = {"achieved": True, "holding": True, "breached": False, "missed": False}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One target at the end of the target year.

    `value` is in the series' unit, and so is `short`: goal − value, None unless the goal is missed.
    `met` is None if it cannot be said. `reach` is the share of the way from the base to the goal
    that the value covers. `arrival` is the year, with its fraction, in which the goal is reached.
    `growth` is the assumed one, if it could be used. `trend` is what it, or the recent rate, leads
    to where that is more than is possible.
    """

    result: Result
    value: Number | None = None
    met: bool | None = None
    short: Number | None = None
    reach: Number | None = None
    arrival: Number | None = None
    growth: Growth | None = None
    trend: Number | None = None


class _Estimate(NamedTuple):
    """What is expected of the target year; `beyond` is as in `Aim.met`."""

    value: Number | None
    arrival: Number | None
    reach: Number | None
    beyond: int
    growth: Growth | None = None
    trend: Number | None = None


def outcome(plan: Plan, result: Result, growth: Growth | None = None) -> Outcome:
    """Return where `result` stands at the end of the target year.

    It goes on by its recent rate, or by `growth` if that is assumed and can be used. From the
    target year on the value is a published one. Whether the goal is met is decided by `Aim.met`.
    """
    aim = result.numbers.aim

    if result.numbers.current is None or result.target.goal.form == "stage":
        return Outcome(result, met=_MET_BY_STATUS.get(result.status))

    estimate = _estimate(plan, result, growth)
    met = _is_goal_met(result, estimate)
    short = None

    if met is False and aim is not None and estimate.value is not None:
        short = aim.value - estimate.value

    return Outcome(
        result,
        value=estimate.value,
        met=met,
        short=short,
        reach=estimate.reach,
        arrival=_arrival(plan, result, estimate, met),
        growth=estimate.growth,
        trend=estimate.trend,
    )


def _estimate(plan: Plan, result: Result, growth: Growth | None) -> _Estimate:
    """Return what is expected: the value of a year gone by, the trend, or what growth leads to."""
    numbers = result.numbers
    current = numbers.current
    assert current is not None

    # The target year is over: there is nothing left to expect.
    if current.time >= plan.end(result.target):
        return _Estimate(current.amount, numbers.arrival, numbers.progress, current.beyond)

    projection = grown(plan, result, growth) if growth is not None else None
    if projection is None:
        return _Estimate(
            numbers.forecast,
            numbers.arrival,
            numbers.forecast_progress,
            beyond=0,
            trend=numbers.trend,
        )

    # An assumption leads no further than to what is possible either.
    value = projection.value
    if numbers.aim is not None:
        value = possible_values(result.target, result.series, numbers.aim).held(value)

    # A trend to 112 % that was held at 100 % is told beside it.
    trend = None if value == projection.value else projection.value
    reach = _covered_share(result, value)
    # What was "more than 100" is more than 130 after three years of 10 each.
    return _Estimate(value, projection.arrival, reach, current.beyond, growth, trend)


def _is_goal_met(result: Result, estimate: _Estimate) -> bool | None:
    """Whether the expected value meets the goal; what the status says if there is no telling."""
    by_status = _MET_BY_STATUS.get(result.status)
    aim = result.numbers.aim
    if estimate.value is None or aim is None or not result.target.assessable:
        return by_status
    # A value from before the base year is no ground for a forecast, but growth may be assumed.
    if result.status == "no_data" and estimate.growth is None:
        return by_status

    return meets(aim, estimate.value, estimate.beyond)


def meets(aim: Aim, value: Number, beyond: int = 0) -> bool:
    """Whether `value` meets `aim`, where a float that is nearly a bound of it counts as the bound.

    `beyond` is as in `Aim.met`. Fractions are compared exactly.
    """
    if isinstance(value, float):
        return aim.met(_bound_or_value(aim, value), beyond)

    return aim.met(value, beyond)


def _bound_or_value(aim: Aim, value: float) -> Fraction:
    """Return the bound that a float nearly is: 200 for 199.99999999999997, else its own value."""
    for bound in (aim.low, aim.high):
        if bound is not None and math.isclose(value, bound, rel_tol=_FLOAT_ERROR):
            return bound

    return Fraction(value)


def _arrival(plan: Plan, result: Result, estimate: _Estimate, met: bool | None) -> Number | None:
    """Return when the goal is reached, unless that contradicts whether it is met in the end."""
    current = result.numbers.current
    assert current is not None
    arrival = estimate.arrival
    if arrival is None:
        return None
    if met is False and arrival <= current.time:
        return None  # it was there, and will not be
    if met and arrival > plan.end(result.target):
        return None  # about the goal is enough; the very figure comes later

    return arrival


def _covered_share(result: Result, value: Number) -> Number | None:
    """Return the share of the way from the base that `value` covers; None if there is none."""
    numbers = result.numbers
    if numbers.progress is None:
        return None
    if numbers.base is None or numbers.aim is None or numbers.shape is None:
        return None
    if numbers.shape == "compound" and not path.grows(value):
        return None

    return path.progress(numbers.shape, numbers.base.amount, value, numbers.aim.value)
