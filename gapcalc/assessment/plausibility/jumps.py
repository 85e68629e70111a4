"""Jumps: levels that no single year leads to from the one before it.

A jump mostly comes of a new definition, area or method: the district for the city. The limits are
wide enough for series that merely grow, swing or begin small.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gapcalc.assessment.plausibility.comparable import NASCENT, ComparableSeries, ComparableValue
from gapcalc.core.problem import Problem
from gapcalc.core.unit import dimension, factor
from gapcalc.plan.model import Target

__all__ = ["check_jumps"]

# No level grows to five times as much in a year, or falls to a fifth of it.
_LEAP = 5
# No share moves by 40 percentage points in a year.
_LEAP_POINTS = 40
# A stock makes no step of a third in a year where its usual step is a twentieth of that or less:
# a population of 3187.8, 3208.9, 3212.4 and 3213.3 万人 does not fall to 2122.7. The usual step is
# that of four values or more.
_STEP = 4 / 3
_STEP_TIMES = 20
_STEP_VALUES = 4


def check_jumps(series: ComparableSeries) -> Iterator[Problem]:
    """Doubt a level that no year leads to from the one before it ("jump").

    What is delivered whole (a step), held, or added up from year to year may jump; only levels on
    a compound or linear path are looked at, and shares that are to be held.
    """
    entry = series.entry
    if not isinstance(entry, Target):
        return

    is_held_share = entry.path == "hold" and series.quantity == "share"
    if entry.path not in {"compound", "linear"} and not is_held_share:
        return

    # What passes through zero may be any number of times as much.
    levels = series.standing_levels()
    if not series.has_magnitude or not levels:
        return

    limits = _limits(series, entry, levels)
    accepted = levels[0]
    doubted: ComparableValue | None = None

    for value in levels[1:]:
        # After 500 and 5000 comes 5100: the level stays where it went, and has jumped once. Or
        # 510 comes: it is back again, and only the 5000 is odd.
        is_jump = limits.is_jump(accepted, value)
        if is_jump and doubted is not None:
            is_jump = limits.is_jump(doubted, value)

        if not is_jump:
            accepted = value
            doubted = None
            continue

        doubted = value

        yield series.doubt(
            "jump",
            value,
            before=str(accepted.observation.period),
            change=_change_text(series, accepted, value),
        )


@dataclass(frozen=True, slots=True)
class _Limits:
    """How far the levels of one series may move in a year.

    `usual_step` is the yearly change of a stock in powers of ten, None if there is no telling;
    below `nascent` a thing has hardly begun. `population_goal` is the goal of a number of people.
    """

    series: ComparableSeries
    usual_step: float | None
    nascent: float
    population_goal: float | None

    def is_jump(self, before: ComparableValue, value: ComparableValue) -> bool:
        """Whether the years between do not lead from `before` to `value`."""
        years = max(1.0, value.time - before.time)
        if self.series.quantity == "share":
            return self._points_between(before, value) > _LEAP_POINTS * years

        low, high = sorted((before, value), key=lambda one: one.size)
        if low.size <= 0 or self.series.is_small_count(low):
            return False
        if high.size < low.size * _STEP:
            return False

        step = math.log10(high.size / low.size) / years
        if step > math.log10(_STEP) and self._breaks_its_pace(before, step):
            return True

        # What has hardly begun may multiply, but a fall to next to nothing is no beginning.
        is_beginning = before.size < min(value.size, self.nascent)
        return step > math.log10(_LEAP) and not is_beginning

    def _points_between(self, before: ComparableValue, value: ComparableValue) -> float:
        """Return how many percentage points lie between two values of a share."""
        points_per_unit = factor(self.series.entry.unit, "%")
        return abs(value.size - before.size) * points_per_unit

    def _breaks_its_pace(self, before: ComparableValue, step: float) -> bool:
        """Whether even a step of a third is too much for this stock."""
        if self.usual_step is not None:
            return step > _STEP_TIMES * self.usual_step
        # People do not appear or vanish: a city that is within a third of the number it plans for
        # has all its people already, and cannot go from 2130 to 3190 万人.
        if self.population_goal is None:
            return False

        return 1 / _STEP < before.size / self.population_goal < _STEP


def _limits(series: ComparableSeries, target: Target, levels: Sequence[ComparableValue]) -> _Limits:
    """Return how far the levels of a series may move."""
    goal = series.reference.size if series.reference else None
    is_stock = target.measure == "stock"
    counts_people = set(dimension(target.unit)) == {"[person]"}
    return _Limits(
        series,
        usual_step=_usual_step(levels) if is_stock else None,
        nascent=(goal or 0) * NASCENT,
        population_goal=goal if is_stock and counts_people else None,
    )


def _usual_step(levels: Sequence[ComparableValue]) -> float | None:
    """Return the median yearly change in powers of ten.

    None if the series is too short, or if it stands still in between: 840, 840, 840 公里 and then
    1356, because lines open one by one.
    """
    if len(levels) < _STEP_VALUES or any(value.size <= 0 for value in levels):
        return None

    steps = []

    for before, value in pairwise(levels):
        distance = abs(math.log10(value.size / before.size))
        steps.append(distance / (value.time - before.time))

    median = sorted(steps)[len(steps) // 2]
    # Of 0 nothing is so many times as much.
    return median or None


def _change_text(series: ComparableSeries, before: ComparableValue, value: ComparableValue) -> str:
    """Return a change as it reads in either language: "×7.2 (10 亿元 → 72 亿元)"."""
    values = f"{before.observation.as_published} → {value.observation.as_published}"

    if series.quantity == "share":
        return values

    times = value.size / before.size
    change = f"×{times:.3g}" if times >= 2 else f"{times - 1:+.0%}"
    return f"{change} ({values})"
