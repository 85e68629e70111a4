"""What there is to draw of a target: the planned path, the published values, and the forecast.

The plot on a terminal and the chart on a page both draw what is described here.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from gapcalc.assessment.numbers import Numbers, possible_values
from gapcalc.assessment.possible import Possible
from gapcalc.assessment.series import Point
from gapcalc.assessment.status import Assessment, Result
from gapcalc.core import growth
from gapcalc.plan.model import Aim, Target
from gapcalc.views.axis import Axis, amount_axis, year_axis

__all__ = ["Spot", "Trajectory", "is_open", "spot", "trajectory"]

# Straight pieces of which a curve is drawn.
_PIECES_OF_CURVE = 20


class Spot(NamedTuple):
    """A moment in years (2024.5 is the middle of 2025, as in `Point.time`), and a value."""

    time: float
    value: float


@dataclass(frozen=True, slots=True)
class Trajectory:
    """One target on its way to its goal, every value in `unit`; all of it lies within the axes.

    values: what was published, in order of time; `base` is the value of the base year.
    aim: the goal; `band` is the range that a goal of 左右 (about) or of two bounds allows.
    path: from the base to the goal; empty where no pace is claimed.
    expected: the value of the path at the time of the latest value; None where that is the base.
    forecast: from the latest value at the recent rate to `outcome` in the year `end`, or to the
        edge of the frame where it leaves it; empty where there is none.
    """

    target: Target
    unit: str
    values: tuple[Point, ...]
    base: Point | None
    aim: Aim | None
    band: tuple[float, float] | None
    path: tuple[Spot, ...]
    expected: float | None
    forecast: tuple[Spot, ...]
    outcome: float | None
    end: int
    times: Axis
    amounts: Axis

    @property
    def leaves(self) -> bool:
        """Whether the forecast ends at the edge of the frame and not at its outcome."""
        return bool(self.forecast) and self.forecast[-1].value != self.outcome

    def years(self, most: int) -> list[int]:
        """Return at most `most` years to label, evenly apart, the target year among them."""
        first, last = math.ceil(self.times.low), math.floor(self.times.high)
        step = max(1, math.ceil((last - first + 1) / max(1, most)))
        return [year for year in range(first, last + 1) if (year - self.end) % step == 0]


def spot(point: Point) -> Spot:
    """Return where a value is drawn."""
    return Spot(float(point.time), float(point.amount))


def is_open(point: Point) -> bool:
    """Whether a value is not firm: about, preliminary or an estimate."""
    return point.bound == "~" or point.status in {"preliminary", "estimate"}


def trajectory(assessment: Assessment, result: Result) -> Trajectory | None:
    """Return what there is to draw of `result`, or None where no number has been published."""
    target = result.target
    numbers = result.numbers
    values = tuple(result.series.points)
    if not values or target.goal.form == "stage":
        return None

    end = assessment.plan.end(target)
    band = _allowed_band(target, numbers.aim)
    path = _path(numbers)
    values_possible = Possible()
    if numbers.aim is not None:
        values_possible = possible_values(target, result.series, numbers.aim)

    forecast = _forecast(numbers, end, values_possible)
    amounts = _amounts(values, path, numbers.aim, band, forecast)
    # Values from before the base year and after the target year are drawn too.
    first = min(float(values[0].time), target.base_year)
    last = max(float(values[-1].time), end)
    return Trajectory(
        target=target,
        unit=result.series.unit,
        values=values,
        base=numbers.base,
        aim=numbers.aim,
        band=band,
        path=path,
        expected=_expected_value(numbers),
        forecast=_within(forecast, amounts),
        outcome=forecast[-1].value if forecast else None,
        end=end,
        times=year_axis(first, last),
        amounts=amounts,
    )


def _allowed_band(target: Target, aim: Aim | None) -> tuple[float, float] | None:
    """Return the range that a goal allows: 98 to 102 about 100, 20 to 30 between the two."""
    if aim is None:
        return None

    if aim.ambition is not None:
        low, high = sorted((aim.value, aim.ambition))
    elif target.goal.comparator == "~":
        # A goal of about that is to be reached from below is open above: the band ends there.
        low = aim.value if aim.low is None else aim.low
        high = aim.value if aim.high is None else aim.high
    else:
        return None

    if low == high:
        return None

    return float(low), float(high)


def _expected_value(numbers: Numbers) -> float | None:
    """Return the value of the path at the time of the latest value."""
    # At the time of the base the path is the base: there is nothing to compare.
    if numbers.expected is None or numbers.current is numbers.base:
        return None

    return float(numbers.expected)


def _path(numbers: Numbers) -> tuple[Spot, ...]:
    """Return the way from base to goal.

    There is none where no pace is to be kept (a value to hold, a project to complete), or where
    the base had met the goal already.
    """
    if numbers.expected is None or numbers.base is None or numbers.schedule is None:
        return ()
    if numbers.aim is None or numbers.shape is None:
        return ()

    spots = []

    for mark in numbers.schedule.drawn(_piece_count(numbers)):
        value = growth.expected(
            numbers.shape,
            numbers.base.amount,
            numbers.aim.value,
            mark.share,
        )
        spots.append(Spot(float(mark.time), float(value)))

    return tuple(spots)


def _forecast(numbers: Numbers, end: int, values: Possible) -> tuple[Spot, ...]:
    """Return the way from the latest value to the end of the target year at the recent rate.

    It goes no further than to what is possible.
    """
    current = numbers.current
    recent = numbers.recent

    if numbers.forecast is None or numbers.shape is None:
        return ()
    if current is None or recent is None or current.time >= end:
        return ()

    pieces = _piece_count(numbers)
    # A line that is held at a bound has a corner, as a curve has many.
    if numbers.trend is not None:
        pieces = _PIECES_OF_CURVE

    spots = []

    for share in _shares_of_way(pieces):
        years = share * (end - current.time)
        value = growth.project(numbers.shape, current.amount, recent.value, years)
        held = values.held(value)
        spots.append(Spot(float(current.time + years), float(held)))

    return tuple(spots)


def _shares_of_way(pieces: int) -> list[Fraction]:
    """Return the shares of a way at which it is drawn: its ends, and between its pieces."""
    return [Fraction(piece, pieces) for piece in range(pieces + 1)]


def _piece_count(numbers: Numbers) -> int:
    """Return in how many straight pieces a way is drawn."""
    if numbers.shape == "compound":
        return _PIECES_OF_CURVE

    return 1


def _amounts(
    values: tuple[Point, ...],
    path: tuple[Spot, ...],
    aim: Aim | None,
    band: tuple[float, float] | None,
    forecast: tuple[Spot, ...],
) -> Axis:
    """Return the axis of values: all are on it but a forecast, which may leave the frame."""
    fixed = [float(point.amount) for point in values]
    fixed += [place.value for place in path]

    if aim is not None:
        # The goal is on the picture however far it is.
        fixed.append(float(aim.value))
    if band is not None:
        fixed += band

    return amount_axis(fixed, [place.value for place in forecast])


def _within(curve: tuple[Spot, ...], axis: Axis) -> tuple[Spot, ...]:
    """Return a curve up to where it leaves the axis, for good since it moves one way."""
    inside: list[Spot] = []

    for place in curve:
        if axis.covers(place.value):
            inside.append(place)
            continue

        if inside:
            edge = axis.high if place.value > axis.high else axis.low
            # It ends where it leaves, as an arrow.
            inside.append(_crossing(inside[-1], place, edge))

        break

    return tuple(inside)


def _crossing(before: Spot, after: Spot, edge: float) -> Spot:
    """Return where the straight line between two spots comes to the value `edge`."""
    share = (edge - before.value) / (after.value - before.value)
    return Spot(before.time + (after.time - before.time) * share, edge)
