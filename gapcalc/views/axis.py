"""The axes of a picture: a range of years or values, and the round numbers that label it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from gapcalc.views.numbers import amount

__all__ = ["Axis", "amount_axis", "brief", "tick", "year_axis"]

# About how many labels an axis of values has.
_TICKS = 5
# Values that differ by less than this share of themselves are drawn as equal: no label would
# tell them apart.
_EQUAL = 1e-6
# How far an axis reaches to either side of values that are all the same: a 20th of them.
_ROOM_AROUND_EQUALS = 20
_LONGEST_LABEL = 14
# Digits that are enough for any round number of an axis.
_ALL_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Axis:
    """A range, and the numbers to label it by, all of them within it."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """Return where `value` lies between `low` (0) and `high` (1)."""
        return (value - self.low) / (self.high - self.low)

    def covers(self, value: float) -> bool:
        """Whether `value` lies on the axis."""
        return self.low <= value <= self.high


def year_axis(first: float, last: float) -> Axis:
    """Return an axis of whole years from `first` to `last`, at least one year long."""
    low = math.floor(first)
    high = max(math.ceil(last), low + 1)
    return Axis(low, high, tuple(float(year) for year in range(low, high + 1)))


def amount_axis(values: Iterable[float], forecast: Iterable[float]) -> Axis:
    """Return an axis that covers `values`, and `forecast` as far as that leaves them half of it.

    A forecast that soars to ten times everything else would press all the rest flat.
    """
    fixed = list(values)
    low = min(fixed)
    high = max(fixed)
    span = high - low
    # The forecast may take as much room below or above as all the rest does.
    lowest = low - span
    highest = high + span

    for value in forecast:
        low = min(low, max(value, lowest))
        high = max(high, min(value, highest))

    return _rounded(low, high)


def _rounded(low: float, high: float) -> Axis:
    """Return the axis from `low` to `high`, widened to round numbers.

    Heckbert, "Nice Numbers for Graph Labels", Graphics Gems (1990): steps of 1, 2 or 5 times a
    power of ten.
    """
    size = max(abs(low), abs(high))
    if high - low <= size * _EQUAL:
        low, high = _around(low, high, size)

    step = _round_step((high - low) / (_TICKS - 1))
    first = math.floor(low / step)
    last = math.ceil(high / step)
    ticks = tuple(float(number * step) for number in range(first, last + 1))
    return Axis(ticks[0], ticks[-1], ticks)


def _around(low: float, high: float, size: float) -> tuple[float, float]:
    """Return a range about values that are all about the same."""
    if not size:
        return 0.0, 1.0

    room = size / _ROOM_AROUND_EQUALS

    # About 3 the labels are 2, 2.5, 3 …: whole numbers are at least one apart from the edge.
    if low == round(low):
        room = max(room, 1.0)

    return low - room, high + room


def _round_step(rough: float) -> Fraction:
    """Return the round number that is no less than `rough`: 0.13 becomes 0.2."""
    power = Fraction(10) ** math.floor(math.log10(rough))
    share = Fraction(rough) / power

    for step in (1, 2, 5):
        if share <= step:
            return power * step

    return power * 10


def brief(value: float, digits: int = 5) -> str:
    """Return a number for a place that is short of room: 8,158.4 or 1.5e+20."""
    text = amount(value, digits)
    if len(text) <= _LONGEST_LABEL:
        return text

    return f"{value:.{digits}g}"


def tick(value: float) -> str:
    """Return a round number of an axis with all of its digits."""
    return brief(value, _ALL_DIGITS)
