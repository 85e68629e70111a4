"""A target's observations as one series in its unit: one value a moment, each with what it rests on.

Which of several values stands, what a part-year value can mean, sums, chains and ratios are decided here; what
is not used is kept beside the series with the reason.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from gapcalc.core.period import Period
from gapcalc.core.problem import Problem
from gapcalc.core.unit import RATIO, convert, dimension
from gapcalc.data.observation import GROWING, STATUSES, Observation
from gapcalc.plan.model import MIRRORED, Benchmark, Plan, Stage, Target

__all__ = ["Point", "Series", "Unused", "added_rates", "is_growth", "make", "with_values"]

_INDEX_UNIT = "%"
_LONGEST = 1000  # characters of values that contest each other
_BEYOND = {">": 1, "<": -1}


@dataclass(frozen=True, slots=True)
class Point:
    """The series at one moment. `value` is exact, in the series' unit, or a stage; `parts` is what it is made of."""

    time: Fraction
    value: Fraction | Stage
    period: Period
    bound: str | None = None
    status: str = "reported"
    parts: tuple[Observation, ...] = ()

    @property
    def amount(self) -> Fraction:
        """The value as a number; a stage is its rank."""
        return Fraction(self.value.rank) if isinstance(self.value, Stage) else self.value

    @property
    def beyond(self) -> int:
        """1 where the true value is known to lie above the printed one, -1 below, else 0."""
        return _BEYOND.get(self.bound or "", 0)


@dataclass(frozen=True, slots=True)
class Unused:
    """A published value that is not in the series, and why (a key of `words.REASONS`)."""

    observation: Observation
    why: str


@dataclass(slots=True)
class Series:
    """What is known of a target, in order of time."""

    unit: str
    points: list[Point] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    broken_at: int | None = (
        None  # the first year without a value, where a sum or chain had to end there
    )

    def at(self, year: int) -> Point | None:
        """Return the point at the end of `year`."""
        return next((point for point in self.points if point.time == year), None)

    def drop(self, observations: Iterable[Observation], why: str) -> None:
        self.unused.extend(Unused(observation, why) for observation in observations)


def make(plan: Plan, target: Target, found: Mapping[str, Sequence[Observation]]) -> Series:
    """Return the series of `target` from the observations `found` for each id."""
    series = Series(target.unit)
    observations = found.get(target.id, ())
    if target.goal.form in GROWING and any(is_growth(o) for o in observations):
        _chain(series, target, observations)
    elif target.goal.form == "over_series" and target.goal.series:
        _ratio(series, target, plan.benchmarks[target.goal.series], found)
    elif target.path == "cumulative" and target.measure != "stock":
        _sum(series, target, observations)
    else:
        is_state = target.measure == "stock" or target.goal.form == "stage"
        series.points = _levels(series, target, observations, is_state)
        if target.path == "cumulative":
            _increase(series, target)
    return series


def with_values(
    found: Mapping[str, Sequence[Observation]],
    ids: Iterable[str],
    values: Mapping[Observation, Decimal],
) -> dict[str, list[Observation]]:
    """Return the observations found for `ids`, with other `values` in place of some of them.

    What else is published for the same moment would contest such a value; it is left out.
    """
    known = [id for id in ids if id in found]
    contested = {_moment(o) for id in known for o in found[id] if o in values}
    moved: dict[str, list[Observation]] = {}
    for id in known:
        moved[id] = []
        for o in found[id]:
            if o in values:
                moved[id].append(o._replace(value=values[o]))
            elif _moment(o) not in contested:
                moved[id].append(o)
    return moved


def _moment(observation: Observation) -> tuple[str, int, int]:
    return observation.target, observation.period.year, observation.period.last


def _point(observation: Observation, unit: str) -> Point:
    o = observation
    value = (
        o.value
        if isinstance(o.value, Stage)
        else convert(o.value, o.unit, unit)
        if unit
        else Fraction(o.value)
    )
    return Point(o.period.end, value, o.period, o.bound, o.status, (o,))


def _levels(
    series: Series, of: Target | Benchmark, observations: Iterable[Observation], is_state: bool
) -> list[Point]:
    """Return one point a moment: the value of the highest standing. A state counts at any month's end."""
    groups: dict[tuple[int, int], list[Observation]] = defaultdict(
        list
    )  # by year and month of their end
    for observation in observations:
        if observation.period.since is not None:
            series.drop([observation], "several-years")
        elif is_state or observation.period.is_year:
            groups[observation.period.year, observation.period.last].append(observation)
        else:
            series.drop([observation], "part-year")
    points = [point for group in groups.values() if (point := _standing(series, of, group))]
    return sorted(points, key=lambda point: point.time)


def _standing(series: Series, of: Target | Benchmark, group: Sequence[Observation]) -> Point | None:
    """Return the value that stands among several for one period; None where two of equal standing differ."""
    if len(group) == 1:
        return _point(group[0], of.unit)
    highest = max(observation.standing for observation in group)
    best = [_point(o, of.unit) for o in group if o.standing == highest]
    series.drop((o for o in group if o.standing < highest), "lower-standing")
    if any(point.value != best[0].value for point in best):
        if best[0].parts[0].path is None:
            return best[-1]  # set by hand twice: the last one stands
        first, last = best[0].parts[0], best[-1].parts[0]
        values = ", ".join(f"{o.value} {o.unit}".strip() for o in (p.parts[0] for p in best))
        told = {
            "target": of.id,
            "period": str(last.period),
            "values": values[:_LONGEST],
            "first": str(first.line),
        }
        series.problems.append(
            Problem("conflicting-values", told, last.path, last.line, field=last.column)
        )
        series.drop((point.parts[0] for point in best), "conflict")
        return None
    return min(best, key=lambda point: point.bound or "")


def _bound(parts: Iterable[Point]) -> str | None:
    """Return the bound of a value made of `parts`: theirs where all point the same way, else only about."""
    bounds = {point.bound for point in parts} - {None}
    if not bounds:
        return None
    return next(
        (way for way in (">", "<") if bounds <= {way, f"{way}="} and way in bounds), None
    ) or (bounds.pop() if len(bounds) == 1 else "~")


def _status(parts: Iterable[Point]) -> str:
    """Return the status of a value made of `parts`: the lowest of theirs."""
    return min((point.status for point in parts), key=STATUSES.__getitem__)


def _increase(series: Series, target: Target) -> None:
    """Turn a published stock into what came on top of its base-year value."""
    base = series.at(target.base_year)
    if base is None:
        for point in series.points:
            series.drop(point.parts, "no-base-stock")
        if series.points:
            series.points, series.broken_at = [], target.base_year
        return
    since = [point for point in series.points if point.time > base.time]
    for point in series.points:
        if point.time < base.time:
            series.drop(point.parts, "not-after-base")
    series.points = [replace(base, value=Fraction(0))]
    for point in since:
        bound = _bound((point, replace(base, bound=MIRRORED.get(base.bound or "", base.bound))))
        parts = (*base.parts, *point.parts)
        series.points.append(
            replace(point, value=point.amount - base.amount, bound=bound, parts=parts)
        )


def _sum(series: Series, target: Target, observations: Sequence[Observation]) -> None:
    """Add up yearly flows from the year after the base on; the sum ends before the first year without a value."""
    years = {point.period.year: point for point in _levels(series, target, observations, False)}
    part_year = [unused.observation for unused in series.unused if unused.why == "part-year"]
    total = Point(Fraction(target.base_year), Fraction(0), Period(target.base_year))
    sums = [total]
    flows: list[Point] = []
    year = target.base_year + 1
    while point := years.pop(year, None) or _so_far(series, target, part_year, year):
        flows.append(point)
        parts = (*total.parts, *point.parts)
        total = Point(
            point.time,
            total.amount + point.amount,
            point.period,
            _bound(flows),
            _status(flows),
            parts,
        )
        sums.append(total)
        if not point.period.is_year:
            break
        year += 1
    later = [p for y, p in years.items() if y > target.base_year]
    beyond = [
        o
        for o in part_year
        if o.period.year >= year and o not in total.parts and o.period.end > total.time
    ]
    if later or beyond:
        series.broken_at = year
    for point in later:
        series.drop(point.parts, "after-gap")
    for point in years.values():
        if point not in later:
            series.drop(point.parts, "not-after-base")
    series.unused = [
        replace(unused, why="after-gap")
        if unused.why == "part-year" and unused.observation in beyond
        else unused
        for unused in series.unused
        if unused.observation not in total.parts
    ]
    series.points = sums if len(sums) > 1 else []


def _so_far(
    series: Series, target: Target, part_year: Sequence[Observation], year: int
) -> Point | None:
    """Return the amount from January on of a year whose full value is not there.

    It is the longest running amount, followed by quarters or months that begin where the one before ends.
    """
    pieces: list[Point] = []
    month = 1
    while candidates := [o for o in part_year if o.period.year == year and o.period.first == month]:
        last = max(o.period.last for o in candidates)
        piece = _standing(series, target, [o for o in candidates if o.period.last == last])
        if piece is None:
            break
        pieces.append(piece)
        month = last + 1
    if not pieces:
        return None
    parts = tuple(o for piece in pieces for o in piece.parts)
    period = Period(year, 1, pieces[-1].period.last)
    total = sum((piece.amount for piece in pieces), Fraction(0))
    return Point(period.end, total, period, _bound(pieces), _status(pieces), parts)


def _chain(series: Series, target: Target, observations: Sequence[Observation]) -> None:
    """Chain yearly growth rates onto the base: its level where one is published, else an index with base 100 %."""
    growth = [o for o in observations if is_growth(o)]
    as_rate = replace(target, unit=_INDEX_UNIT)
    rates = {p.period.year: p for p in _levels(series, as_rate, growth, False)}
    levels = {
        p.time: p
        for p in _levels(series, target, [o for o in observations if o not in growth], False)
    }
    base = levels.get(Fraction(target.base_year))
    if base is None:
        if levels:  # an index could not be set beside levels
            series.drop((o for point in rates.values() for o in point.parts), "no-base-level")
            series.points = sorted(levels.values(), key=lambda point: point.time)
            return
        series.unit = _INDEX_UNIT
        base = Point(Fraction(target.base_year), Fraction(100), Period(target.base_year))
    points = {**levels, base.time: base}
    last, year = base, target.base_year + 1
    while (point := levels.get(Fraction(year))) or year in rates:
        rise = rates.pop(year, None)
        if point is None and rise is not None:
            value, parts = last.amount * (1 + rise.amount / 100), (*last.parts, *rise.parts)
            point = Point(
                rise.time, value, rise.period, _bound((last, rise)), _status((last, rise)), parts
            )
        elif rise is not None:
            series.drop(rise.parts, "lower-standing")
        assert point is not None
        points[point.time] = last = point
        year += 1
    if any(y > year for y in rates):
        series.broken_at = year
    for y, rise in rates.items():
        series.drop(rise.parts, "not-after-base" if y <= target.base_year else "after-gap")
    series.points = sorted(points.values(), key=lambda point: point.time)
    if len(series.points) == 1 and not base.parts:
        series.points = []


def is_growth(observation: Observation) -> bool:
    """Whether a value of a growth target is a rate (%) and not a level; a target published in % has rates only."""
    return not isinstance(observation.value, Stage) and not dimension(observation.unit)


def added_rates(
    target: Target, observations: Iterable[Observation]
) -> Iterator[tuple[Observation, Fraction]]:
    """Yield each rate over several years that is the sum of its yearly ones, with what they give when chained, in %.

    Adding rates is a mistake often printed: falls of 6.0, 6.0 and 6.0 % make 16.94 %, not 18. A rate is reported only
    where the rounding of what is printed leaves room for the sum and none for the chain, in either sign of a fall.
    """
    rates = [o for o in observations if target.goal.form in GROWING and is_growth(o)]
    yearly: dict[int, Observation] = {}
    for o in sorted((o for o in rates if o.period.is_year), key=lambda o: o.standing):
        yearly[o.period.year] = o
    for total in (o for o in rates if o.period.since is not None):
        since = total.period.since or 0
        years = [year for year in range(since, total.period.year + 1) if year in yearly]
        whole = (
            years and years[0] <= since + 1
        )  # the first year of a span may be the base that the rates start from
        if not whole or len(years) < 2 or years != list(range(years[0], total.period.year + 1)):
            continue
        printed = [_interval(yearly[year]) for year in years]
        low, high = _interval(total)
        chains = [
            _chained(printed),
            *([_chained(printed, falls=True)] if target.goal.form == "reduce_by" else ()),
        ]
        sums = (sum(low for low, _ in printed), sum(high for _, high in printed))
        if (
            sums[0] <= high
            and low <= sums[1]
            and not any(a <= high and low <= b for a, b in chains)
        ):
            a, b = chains[-1] if low > 0 else chains[0]
            yield total, (a + b) / 2


def _interval(observation: Observation) -> tuple[Fraction, Fraction]:
    """Return the bounds between which a printed rate lies, in per cent."""
    value = Decimal(observation.value)
    half = Fraction(Decimal(1).scaleb(int(value.as_tuple().exponent))) / 2
    bounds = (Fraction(value) - half, Fraction(value) + half)
    low, high = (convert(bound, observation.unit, _INDEX_UNIT) for bound in bounds)
    return low, high


def _chained(
    rates: Sequence[tuple[Fraction, Fraction]], falls: bool = False
) -> tuple[Fraction, Fraction]:
    """Return the bounds of what rates make together; `falls` are cuts written as positive numbers."""
    sign = -1 if falls else 1
    ends = [
        sign * (Fraction(math.prod(1 + sign * rate[end] / 100 for rate in rates)) - 1) * 100
        for end in (0, 1)
    ]
    return min(ends), max(ends)


def _ratio(
    series: Series, target: Target, of: Benchmark, found: Mapping[str, Sequence[Observation]]
) -> None:
    """Divide by the benchmark of the same year and vintage: revised by revised, not revised by not revised."""
    own = _levels(series, target, found.get(target.id, ()), False)
    series.unit = RATIO
    vintages: dict[bool, dict[Fraction, Point]] = {}
    for revised in (False, True):
        scratch = Series(of.unit)
        observations = [o for o in found.get(of.id, ()) if (o.status == "revised") is revised]
        vintages[revised] = {p.time: p for p in _levels(scratch, of, observations, False)}
        series.problems.extend(scratch.problems)
    for point in own:
        other = vintages[point.status == "revised"].get(point.time)
        if other is None or not other.amount:
            series.drop(point.parts, "no-benchmark")
            continue
        value = point.amount / convert(other.amount, of.unit, target.unit)
        bound = _bound((point, replace(other, bound=MIRRORED.get(other.bound or "", other.bound))))
        parts = (*point.parts, *other.parts)
        series.points.append(
            replace(point, value=value, bound=bound, status=_status((point, other)), parts=parts)
        )
