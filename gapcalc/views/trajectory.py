"""What there is to draw of one target: the way planned, the values published, where they lead, and the axes.

Both drawings, on the terminal and on the page, take their geometry from here.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from gapcalc.assessment.numbers import Numbers
from gapcalc.assessment.series import Point
from gapcalc.assessment.status import Assessment, Result
from gapcalc.core import growth as way
from gapcalc.plan.model import Aim, Target
from gapcalc.views.numbers import amount

__all__ = ["Axis", "Spot", "Trajectory", "brief", "is_open", "spot", "tick", "trajectory"]

# A moment, in years as `Point.time`, and a value in the unit of the series.
Spot = tuple[float, float]
# Straight pieces of which a drawn curve is made.
_PIECES = 20
_TICKS = 5
# Values that differ by less than this share of themselves are drawn as equal: no label would tell them apart.
_EQUAL = 1e-6
_LONGEST = 14


@dataclass(frozen=True, slots=True)
class Axis:
    """A range with round numbers to label it by, all of them within it."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """Return where `value` lies between `low` (0) and `high` (1)."""
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Trajectory:
    """One target on its way, every value in `unit`. All that is to be drawn lies within the axes.

    `path` leads from the base to the goal, and `expected` is its value at the time of an observation after the base;
    both are empty where no pace is claimed. `forecast` leads on from the latest value at the recent rate to `outcome`
    in the year `end`, or to where it leaves the frame. `band` is what a goal of 左右 (about) or of two bounds allows.
    """

    target: Target
    unit: str
    values: tuple[Point, ...]
    base: Point | None
    aim: Aim | None
    band: Spot | None
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
        return bool(self.forecast) and self.forecast[-1][1] != self.outcome

    def years(self, most: int) -> list[int]:
        """Return at most `most` years to label, evenly apart, the target year among them."""
        first, last = math.ceil(self.times.low), math.floor(self.times.high)
        step = max(1, -(-(last - first + 1) // max(1, most)))
        return [year for year in range(first, last + 1) if (year - self.end) % step == 0]


def spot(point: Point) -> Spot:
    """Return where an observation stands."""
    return float(point.time), float(point.amount)


def is_open(point: Point) -> bool:
    """Whether a value is not firm: about, preliminary or an estimate."""
    return point.bound == "~" or point.status in {"preliminary", "estimate"}


def brief(value: float, digits: int = 5) -> str:
    """Return a number for a place that is short of room: 8,158.4 or 1.5e+20."""
    text = amount(value, digits)
    return text if len(text) <= _LONGEST else f"{value:.{digits}g}"


def tick(value: float) -> str:
    """Return a round number of an axis with all of its digits."""
    return brief(value, 10)


def trajectory(assessment: Assessment, result: Result) -> Trajectory | None:
    """Return what there is to draw of `result`, or None where no number has been published."""
    n, target, series = result.numbers, result.target, result.series
    if not series.points or target.goal.form == "stage":
        return None
    end, values = assessment.plan.target_year, tuple(series.points)
    band, path, forecast = _band(target, n.aim), _path(n, target.base_year, end), _forecast(n, end)
    known = [value for _, value in (*map(spot, values), *path)]
    known += [float(n.aim.value)] if n.aim else []
    amounts = _amounts([*known, *(band or ())], [value for _, value in forecast])
    return Trajectory(
        target=target,
        unit=series.unit,
        values=values,
        base=n.base,
        aim=n.aim,
        band=band,
        path=path,
        expected=float(n.expected) if n.expected is not None and n.current is not n.base else None,
        forecast=_within(forecast, amounts),
        outcome=forecast[-1][1] if forecast else None,
        end=end,
        times=_times(
            min(float(values[0].time), target.base_year), max(float(values[-1].time), end)
        ),
        amounts=amounts,
    )


def _band(target: Target, aim: Aim | None) -> Spot | None:
    if aim is None or (target.goal.upper is None and target.goal.comparator != "~"):
        return None
    low = aim.low if aim.low is not None else aim.value
    high = target.goal.upper or (aim.high if aim.high is not None else aim.value)
    return (float(low), float(high)) if low != high else None


def _path(n: Numbers, base_year: int, end: int) -> tuple[Spot, ...]:
    """Return the way from base to goal; none where there is no pace to keep or the base had met the goal."""
    if n.expected is None or n.base is None or n.aim is None or n.shape is None:
        return ()
    spots = []
    for piece in _pieces(n):
        value = way.expected(n.shape, n.base.amount, n.aim.value, piece)
        spots.append((float(base_year + piece * (end - base_year)), float(value)))
    return tuple(spots)


def _forecast(n: Numbers, end: int) -> tuple[Spot, ...]:
    if (
        n.forecast is None
        or n.recent is None
        or n.current is None
        or n.shape is None
        or n.current.time >= end
    ):
        return ()
    spots = []
    for piece in _pieces(n):
        years = piece * (end - n.current.time)
        value = way.project(n.shape, n.current.amount, n.recent.value, years)
        spots.append((float(n.current.time + years), float(value)))
    return tuple(spots)


def _pieces(n: Numbers) -> list[Fraction]:
    count = _PIECES if n.shape == "compound" else 1
    return [Fraction(piece, count) for piece in range(count + 1)]


# --- axes


def _times(first: float, last: float) -> Axis:
    low, high = math.floor(first), math.ceil(last)
    return Axis(low, max(high, low + 1), tuple(map(float, range(low, max(high, low + 1) + 1))))


def _amounts(known: Iterable[float], forecast: Iterable[float]) -> Axis:
    """Return an axis for the values `known`, and for a forecast as far as it leaves them half of the frame."""
    known = list(known)
    low, high = min(known), max(known)
    span = high - low
    for value in forecast:
        low = min(low, max(value, min(known) - span))
        high = max(high, min(value, max(known) + span))
    return _round(low, high)


def _round(low: float, high: float) -> Axis:
    """Return the axis from `low` to `high` widened to round numbers.

    Heckbert, "Nice Numbers for Graph Labels", Graphics Gems (1990): steps of 1, 2 or 5 times a power of ten.
    """
    size = max(abs(low), abs(high))
    if high - low <= size * _EQUAL:
        room = max(size / 20, 1.0 if low == round(low) else 0)  # whole numbers keep whole labels
        low, high = (low - room, high + room) if size else (0.0, 1.0)
    step = _nice((high - low) / (_TICKS - 1))
    first, last = math.floor(low / step), math.ceil(high / step)
    ticks = tuple(float(number * Fraction(step)) for number in range(first, last + 1))
    return Axis(ticks[0], ticks[-1], ticks)


def _nice(rough: float) -> Fraction:
    power = Fraction(10) ** math.floor(math.log10(rough))
    share = Fraction(rough) / power
    return power * next((step for step in (1, 2, 5) if share <= step), 10)


def _within(spots: tuple[Spot, ...], axis: Axis) -> tuple[Spot, ...]:
    """Return a curve that moves one way up to where it leaves the axis."""
    inside: list[Spot] = []
    for time, value in spots:
        if axis.low <= value <= axis.high:
            inside.append((time, value))
            continue
        if inside:
            before, start = inside[-1]
            edge = axis.high if value > axis.high else axis.low
            inside.append((before + (time - before) * (edge - start) / (value - start), edge))
        break
    return tuple(inside)
