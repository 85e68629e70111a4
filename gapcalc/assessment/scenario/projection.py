"""Where a target comes to if it grows by an assumed rate from its latest value on.

Without an assumption the forecast of the assessment holds; `outcome` chooses between the two.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from itertools import count
from typing import NamedTuple

from gapcalc.assessment.assumption import Growth
from gapcalc.assessment.numbers import Rate
from gapcalc.assessment.series import Point, Series
from gapcalc.assessment.status import Result
from gapcalc.core import growth as path
from gapcalc.core.growth import Number
from gapcalc.plan.model import Plan

__all__ = ["Projection", "grown", "last_flow", "yearly"]

# Beyond so many years after the target year no arrival is given.
_HORIZON = 101


class Projection(NamedTuple):
    """A value at the end of the target year, in the series' unit, and when the goal is reached.

    `arrival` is a year with its fraction; None if the goal is never reached, or not within sight.
    """

    value: Number
    arrival: Number | None


def grown(plan: Plan, result: Result, growth: Growth) -> Projection | None:
    """Return where `growth` leads from the latest value of `result`.

    None if there is nothing to grow from (a level of 0, a total without a full year), if the rate
    is an amount in another unit than the series (an index, whose base is 100 %), or if the value
    is no finite number any more.
    """
    numbers = result.numbers
    current = numbers.current
    assert current is not None

    if not _can_grow(result, current, growth.rate):
        return None

    is_met = numbers.aim is not None and numbers.aim.met(current.amount, current.beyond)
    goal = None

    if numbers.aim is not None and not is_met:
        goal = numbers.aim.value

    try:
        projection = _projection(plan.end(result.target), result, growth.rate, goal)
        if projection is None or not math.isfinite(projection.value):
            return None
    except OverflowError:
        return None

    if is_met:
        # It arrived before any assumption.
        return projection._replace(arrival=numbers.arrival)

    return projection


def _can_grow(result: Result, current: Point, rate: Rate) -> bool:
    """Whether a rate can carry the current value on."""
    if rate.shape == "linear":
        return rate.unit == result.series.unit

    # Of a total the yearly amount grows, whatever the total is; a level has to be above zero.
    is_cumulative = result.target.path == "cumulative"
    return is_cumulative or path.grows(current.amount)


def _projection(
    target_year: int, result: Result, rate: Rate, goal: Fraction | None
) -> Projection | None:
    """Return where `rate` leads by the target year, of a level or of a total."""
    current = result.numbers.current
    assert current is not None

    if rate.shape == "compound" and result.target.path == "cumulative":
        return _growing_total(target_year, result.series, rate.value, goal)

    return _growing_level(target_year, current, rate, goal)


def _growing_level(
    target_year: int, current: Point, rate: Rate, goal: Fraction | None
) -> Projection:
    """Return the projection of a level, or of a total to which the same amount is added a year."""
    years_left = target_year - current.time
    value = path.project(rate.shape, current.amount, rate.value, years_left)

    if goal is None:
        return Projection(value, None)
    # No rate of growth leads from 5 to 0.
    if rate.shape == "compound" and not path.grows(goal):
        return Projection(value, None)

    years = path.years_until(rate.shape, current.amount, goal, rate.value)
    return Projection(value, None if years is None else current.time + years)


def _growing_total(
    target_year: int, series: Series, rate: Number, goal: Fraction | None
) -> Projection | None:
    """Return the projection of a total whose yearly amount grows by `rate`.

    10 and 20 in the first two years and 10 % more each year: 30 + 22 + 24.2 + 26.62 = 102.82 at the
    end of the fifth. A goal of 100 is reached within the year in which the total passes it, at an
    even pace: (100 - 76.2) / 26.62 of that year.
    """
    flow = last_flow(series)
    if flow is None:
        return None

    latest = series.points[-1]
    total: Number = latest.amount

    for _, year, amount in yearly(latest.time, flow, rate):
        if year > target_year:
            break

        total = total + amount

    if goal is None:
        return Projection(total, None)

    arrival = _arrival_of_total(latest, flow, rate, goal, last_year=target_year + _HORIZON)
    return Projection(total, arrival)


def _arrival_of_total(
    latest: Point, flow: tuple[int, Fraction], rate: Number, goal: Fraction, last_year: int
) -> Number | None:
    """Return when a total that grows on from `latest` passes `goal`; None if not by `last_year`."""
    total: Number = latest.amount

    for start, year, amount in yearly(latest.time, flow, rate):
        if year > last_year:
            return None

        # 76.2 at the end of 2025 and 102.8 of 2026: 100 is passed within 2026.
        if total < goal <= total + amount:
            part_of_year = (goal - total) / amount
            return start + part_of_year * (year - start)

        total = total + amount

    return None


def last_flow(series: Series) -> tuple[int, Fraction] | None:
    """Return the last full year of a cumulative series and the amount of that year.

    None if there is no full year, or if its amount is not above zero.
    """
    # A whole number is the end of a year; the end of September 2025 is 2024 + 9/12.
    year_ends = [point for point in series.points if point.time.denominator == 1]
    if not year_ends:
        return None

    last = year_ends[-1]
    year = int(last.time)
    # Where nothing was added in the last year there is nothing to grow by 10 %.
    before = series.at(year - 1)
    if before is None or last.amount <= before.amount:
        return None

    return year, last.amount - before.amount


def yearly(
    time: Fraction, flow: tuple[int, Fraction], rate: Number
) -> Iterator[tuple[Fraction, int, Number]]:
    """Yield start, year and amount of each year after `time`, without end.

    `flow` is the last full year y0 and its amount f; the year y adds f·(1 + g)^(y − y0), g being
    the `rate`. A year under way starts at `time` and adds the part that is still to come: from the
    end of September on a quarter of it.
    """
    last_year, last_amount = flow
    start = time

    for year in count(math.floor(time) + 1):
        whole_year = last_amount * (1 + rate) ** (year - last_year)
        yield start, year, whole_year * (year - start)
        start = Fraction(year)
