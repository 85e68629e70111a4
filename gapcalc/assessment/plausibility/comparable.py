"""The published values of one target or benchmark, in a form that checks can compare.

A check asks of a value: how large is it, for when, and how exactly is it known? Growth rates in
place of levels, spans of several years and stages of a project answer none of this; they are left
out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from gapcalc.assessment.possible import says_change
from gapcalc.assessment.series import is_growth
from gapcalc.core.growth import Number
from gapcalc.core.problem import Problem
from gapcalc.core.unit import RATIO, convert, dimension, factor
from gapcalc.data.observation import Observation
from gapcalc.messages.locale import Bilingual
from gapcalc.messages.plausibility_texts import REFERENCES
from gapcalc.plan.model import Benchmark, Stage, Target

__all__ = [
    "NASCENT",
    "ROUNDING",
    "ComparableSeries",
    "ComparableValue",
    "Quantity",
    "Reference",
    "comparable_series",
]

# What a unit measures: % is a share, 倍 a ratio, 家 a count, 位 (a rank) an ordinal, and 亿元
# an amount.
Quantity = Literal["share", "ratio", "count", "ordinal", "amount"]

# Half a per cent: what rounding and cut-off dates explain between two sources, and what 左右
# ("about") leaves open.
ROUNDING = Fraction(1, 200)
# What is below a tenth of its goal has hardly begun, and may multiply: 12 of 1,000 公里, then 90.
NASCENT = 0.1

# What is counted one by one moves in lumps while there are few of it: 3 projects may become 30.
_FEW = 20

# 100, -110 and 120 are a slip; 100, -110, 120 and -90 are a balance.
_TURNS_OF_A_BALANCE = 3
# Values of one size are within five times each other.
_ONE_SIZE = 5

# A unit of a single thing for each dimension of things counted one by one.
_SINGLE_UNITS = {
    "[count]": "个",
    "[person]": "人",
    "[vehicle]": "辆",
    "[bed]": "张",
    "[book]": "册",
    "[run]": "班次",
    "[trip]": "人次",
    "[container]": "标箱",
    "[day]": "天",
}
_ORDINAL_DIMENSIONS = {"[rank]", "[class]"}


@dataclass(frozen=True, slots=True, eq=False)
class ComparableValue:
    """One published number, converted to the unit of its target or benchmark.

    `size` is a float, for checks that compare magnitudes; `exact` is for checks that ask whether
    two values are equal. `time` is the moment at which the period ends, in years: the end of 2024
    is 2024.0. Two rows with the same content are two values, so values are equal by identity only.
    """

    observation: Observation
    unit: str
    size: float
    time: float

    @property
    def exact(self) -> Fraction:
        """The value in the unit of its target or benchmark."""
        return convert(Decimal(self.observation.value), self.observation.unit, self.unit)


@dataclass(frozen=True, slots=True)
class Reference:
    """The size that a series is expected to come to, above zero, and what it is in both languages.

    It is the figure of a goal, or the latest value of the benchmark that the goal is set against.
    """

    size: float
    description: Bilingual


@dataclass(slots=True)
class ComparableSeries:
    """The comparable values of one target or benchmark, ordered by time and then by standing.

    `levels` can be compared with each other; `parts` are amounts of a part of a year (a month, a
    quarter, January to September). `doubted` holds the values that a check has doubted already.
    """

    entry: Target | Benchmark
    quantity: Quantity
    reference: Reference | None = None
    levels: list[ComparableValue] = field(default_factory=list)
    parts: list[ComparableValue] = field(default_factory=list)
    doubted: set[ComparableValue] = field(default_factory=set)

    @property
    def has_magnitude(self) -> bool:
        """Whether it makes sense to ask how many times one value another one is.

        A rank has no magnitude (place 6 is not twice place 3), nor has what passes through zero:
        a growth rate, or a balance. A single value below zero is a slip, and makes no balance.
        """
        if self.quantity == "ordinal":
            return False
        if self.quantity == "share" and self.is_change:
            return False

        return not self.passes_zero

    @property
    def passes_zero(self) -> bool:
        """Whether a value below zero is nothing odd here, and there is one.

        It is so of a change or balance by its name, of rates in %, of a goal below zero, of what
        begins below zero and rises through it, of signs that change back and forth, and where most
        values are below zero.
        """
        levels = [value for value in self.levels if value.size]
        # Without a value below zero there is nothing to explain.
        below = [value for value in levels if value.size < 0]
        if not below:
            return False

        if self.is_change or self._is_rate or self._has_goal_below_zero:
            return True

        is_mostly_below = 2 * len(below) > len(levels)
        if is_mostly_below or _rises_from_below(levels):
            return True

        return _count_turns(levels) >= _TURNS_OF_A_BALANCE

    @property
    def _has_goal_below_zero(self) -> bool:
        """Whether the plan itself asks for less than nothing: a deficit of 20 at the most."""
        if not isinstance(self.entry, Target):
            return False

        goal = self.entry.goal.value
        return goal is not None and goal < 0

    @property
    def _is_rate(self) -> bool:
        """Whether this is a rate in %, which is no part of a whole and may be below zero."""
        entry = self.entry
        if self.quantity != "share" or not isinstance(entry, Target):
            return False

        return entry.measure == "rate" or entry.path == "compound"

    @property
    def is_change(self) -> bool:
        """Whether the name says that this is a change or a balance, such as 增速 or profit."""
        return says_change(self.entry.name)

    @property
    def is_flow(self) -> bool:
        """Whether values are amounts of a period, so that the months add up to the year."""
        entry = self.entry
        if not isinstance(entry, Target):
            return False

        if entry.measure is None:
            return entry.path == "cumulative"

        return entry.measure == "flow"

    def doubt(self, code: str, value: ComparableValue, **details: str) -> Problem:
        """Return the problem `code` about `value`, which is left out of the checks to come."""
        self.doubted.add(value)
        observation = value.observation

        every_details = {
            "target": self.entry.id,
            "value": observation.as_published,
            "period": str(observation.period),
            **details,
        }

        return Problem(
            code, every_details, observation.path, observation.line, field=observation.column
        )

    def undoubted(self, values: Iterable[ComparableValue]) -> list[ComparableValue]:
        """Return those of `values` that no check has doubted yet."""
        return [value for value in values if value not in self.doubted]

    def standing_levels(self) -> list[ComparableValue]:
        """Return one level for each moment: the undoubted one of the highest standing."""
        # Levels are ordered by standing within a moment, so the last one stays in the mapping.
        by_time = {value.time: value for value in self.undoubted(self.levels)}
        return list(by_time.values())

    def is_small_count(self, value: ComparableValue) -> bool:
        """Whether a value is a small number of things counted one by one: 3 家, or 0.001 万人."""
        if self.quantity != "count":
            return False

        (counted,) = dimension(self.entry.unit)
        things_per_unit = float(factor(self.entry.unit, _SINGLE_UNITS[counted]))
        return abs(value.size) * things_per_unit < _FEW

    def bounds(self, value: ComparableValue) -> tuple[Number, Number]:
        """Return the bounds of the true value, in the series' unit, by its digits and its mark.

        "1.5 万个" lies between 14,500 and 15,500 个; ">150" has no upper bound; "~150" is taken to
        be within half a per cent.
        """
        observation = value.observation
        exact = value.exact

        # "More than 24,000" may be any amount above it.
        if observation.bound in {">", ">="}:
            return exact, math.inf
        if observation.bound in {"<", "<="}:
            return -math.inf, exact

        exponent = int(Decimal(observation.value).as_tuple().exponent)
        last_digit = Decimal(1).scaleb(exponent)
        half = convert(last_digit, observation.unit, self.entry.unit) / 2

        if observation.bound == "~":
            half = max(half, abs(exact) * ROUNDING)

        return exact - half, exact + half


def _count_turns(levels: Sequence[ComparableValue]) -> int:
    """Return how often the sign changes from one level to the next: twice in 5, -3, -2, 4."""
    turns = 0

    for value, after in pairwise(levels):
        if (value.size < 0) != (after.size < 0):
            turns += 1

    return turns


def _rises_from_below(levels: Sequence[ComparableValue]) -> bool:
    """Whether a series begins below zero and comes up through it: -3, 0.02 and 40.

    -24,000 and 25,000 are of one size: there the minus is a slip.
    """
    first = levels[0].size
    above = [value.size for value in levels if value.size > 0]
    if first > 0 or not above:
        return False

    smaller, larger = sorted((-first, above[0]))
    return larger > _ONE_SIZE * smaller


def comparable_series(
    entry: Target | Benchmark,
    observations: Sequence[Observation],
    benchmark: ComparableSeries | None = None,
) -> ComparableSeries:
    """Return the values of `entry` that can be compared with each other.

    `benchmark` holds the values of the series that the goal of `entry` is set against, if there is
    one: of a target to exceed the national average these.
    """
    reference = _comparable_reference(entry, benchmark)
    series = ComparableSeries(entry, _quantity(entry.unit), reference)

    for observation in observations:
        if not _is_comparable(entry, observation):
            continue

        value = _comparable_value(observation, entry.unit)

        if _is_level(series, observation):
            series.levels.append(value)
        else:
            series.parts.append(value)

    for values in (series.levels, series.parts):
        values.sort(key=lambda value: (value.time, value.observation.standing))

    return series


def _quantity(unit: str) -> Quantity:
    """Return what kind of quantity a unit measures."""
    dimensions = dimension(unit)
    if not dimensions:
        # 2.5 倍 is a ratio, 40 % and 4 ‰ are shares.
        return "ratio" if factor(unit, RATIO) == 1 else "share"
    if len(dimensions) > 1:
        return "amount"  # 元/人

    ((base, power),) = dimensions.items()
    if power != 1:
        return "amount"  # 平方公里
    if base in _ORDINAL_DIMENSIONS:
        return "ordinal"

    return "count" if base in _SINGLE_UNITS else "amount"


def _comparable_reference(
    entry: Target | Benchmark, benchmark: ComparableSeries | None
) -> Reference | None:
    """Return the size that values are to have: that of the benchmark, else of the goal, or None."""
    if not isinstance(entry, Target):
        return None

    if benchmark is not None:
        levels = benchmark.standing_levels()
        if levels and levels[-1].size > 0:
            return _benchmark_reference(entry, benchmark.entry, levels[-1])

    goal = entry.goal
    if goal.form != "level" or not goal.value or entry.per is not None:
        return None

    if entry.path == "cumulative" and entry.measure == "stock":
        # The goal is an increase: 10 more pairs of trains say nothing about a stock of 15,000.
        return None

    size = float(goal.value)
    if size <= 0:
        return None

    return Reference(size, REFERENCES["goal"].filled(goal=goal.text))


def _benchmark_reference(
    entry: Target, benchmark: Target | Benchmark, latest: ComparableValue
) -> Reference:
    """Return the latest value of a benchmark, in the unit of the target, as what to go by."""
    size = latest.size * float(factor(benchmark.unit, entry.unit))
    name = benchmark.name
    description = REFERENCES["benchmark"].filled(
        name_zh=name.zh, name_en=name.en, value=latest.observation.as_published
    )

    return Reference(size, description)


def _is_comparable(entry: Target | Benchmark, observation: Observation) -> bool:
    """Whether an observation is an amount of one period, and no stage, total or growth rate."""
    if isinstance(observation.value, Stage):
        return False
    if observation.period.since is not None:
        return False  # 2021-2025年

    takes_growth_rates = isinstance(entry, Target) and entry.takes_rates
    if not takes_growth_rates:
        return True

    return not is_growth(observation)


def _comparable_value(observation: Observation, unit: str) -> ComparableValue:
    """Return an observation with its size in `unit` and its time in years."""
    size = float(observation.value)
    if observation.unit != unit:
        size *= float(factor(observation.unit, unit))

    period = observation.period
    time = period.year - 1 + period.last / 12  # 2024.75 is the end of September 2025
    return ComparableValue(observation, unit, size, time=time)


def _is_level(series: ComparableSeries, observation: Observation) -> bool:
    """Whether a value is as large as that of a whole year, and not an amount of a part of it."""
    if observation.period.is_year or series.quantity == "share":
        return True

    # The stock at the end of March, or the unemployment rate of March, is no quarter of the year's.
    return isinstance(series.entry, Target) and series.entry.measure in {"stock", "rate"}
