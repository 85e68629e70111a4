"""Series that are made of yearly growth rates: each rate multiplies the value of the year before.

Example, base year 2022: a level of 200 亿元 in 2022 and rates of +10 % and +20 % make 200, 220 and
264 亿元 (rates are never added). Without any level the series is an index: 100 %, 110 %, 132 %.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from gapcalc.assessment.series.bases import Bases
from gapcalc.assessment.series.levels import levels
from gapcalc.assessment.series.model import Point, Series, joint_bound, joint_status
from gapcalc.core.period import Period
from gapcalc.core.unit import dimension
from gapcalc.data.observation import Observation
from gapcalc.plan.model import Stage, Target

__all__ = ["INDEX_UNIT", "chain_rates", "is_growth"]

# The unit of growth rates, and of an index whose base year is 100.
INDEX_UNIT = "%"


def is_growth(observation: Observation) -> bool:
    """Whether a value of a growth target is a rate (%) and not a level (亿元).

    A target that is published in % has rates only.
    """
    return not isinstance(observation.value, Stage) and not dimension(observation.unit)


def chain_rates(
    series: Series, target: Target, observations: Sequence[Observation], bases: Bases | None
) -> None:
    """Put the levels and what the rates make of them into `series`, from the base year on.

    An index begins in the year in which it is 100, which may lie before the base year. A year's own
    level goes before its rate, and the chain goes on from it. The chain ends before the first year
    that has neither.
    """
    rates, known_levels = _rates_and_levels(series, target, observations, bases)
    start = target.chain_start
    base = known_levels.get(start)
    if base is None:
        if known_levels:
            # Levels of other years, none of the base year: an index of 100 cannot stand beside
            # them.
            for unusable in rates.values():
                series.drop(unusable.parts, "no-base-level")

            series.points = _in_order(known_levels)
            return

        series.unit = INDEX_UNIT if target.index is None else target.unit
        base = Point(Fraction(start), Fraction(100), Period(start))

    chained = {**known_levels, start: base}
    last = base
    year = start + 1
    while year in rates or year in known_levels:
        rate = rates.pop(year, None)
        level = known_levels.get(year)
        if level is not None:
            # A published level needs no rate: 230 in 2023 is not 200 · 1.10 from 2022.
            last = level

            if rate is not None:
                series.drop(rate.parts, "lower-standing")
        elif rate is not None:
            last = _next_of_chain(last, rate)

        chained[year] = last
        year += 1

    _note_unused_rates(series, target, rates, year)
    series.points = _in_order(chained)
    # An index of 100 that no rate was chained to says nothing.
    is_bare_index = len(series.points) == 1 and not base.parts
    if is_bare_index:
        series.points = []


def _rates_and_levels(
    series: Series, target: Target, observations: Sequence[Observation], bases: Bases | None
) -> tuple[dict[int, Point], dict[int, Point]]:
    """Return the growth rates in % and the levels in the target's unit, both by year.

    A rate compares two years on one basis, and is chained to levels on another as it stands: that
    is what linking by a ratio comes to.
    """
    growth: list[Observation] = []
    others: list[Observation] = []

    for observation in observations:
        if is_growth(observation):
            growth.append(observation)
        else:
            others.append(observation)

    in_percent = replace(target, unit=INDEX_UNIT)
    growth_used = _rates_used(series, growth, bases)
    rates = levels(series, in_percent, growth_used, any_month=False)
    known_levels = levels(series, target, others, any_month=False, bases=bases)
    rates_by_year = {point.period.year: point for point in rates}
    levels_by_year = {point.period.year: point for point in known_levels}
    return rates_by_year, levels_by_year


def _rates_used(
    series: Series, growth: Sequence[Observation], bases: Bases | None
) -> list[Observation]:
    """Return the rates of each period that are on the basis nearest to that of the series."""
    if bases is None:
        return list(growth)

    used: list[Observation] = []
    taken: dict[tuple[int, int], str] = {}

    for basis, group in bases.parted(growth).items():
        for rate in group:
            period = (rate.period.year, rate.period.last)
            if taken.setdefault(period, basis) != basis:
                series.drop([rate], "other-basis")
                continue

            used.append(rate)
            if basis != bases.reference and basis not in series.chained_bases:
                series.chained_bases.append(basis)

    return used


def _next_of_chain(last: Point, rate: Point) -> Point:
    """Return the point that follows `last` at `rate` (in %): 200 at +10 % is 220."""
    return Point(
        time=rate.time,
        value=last.amount * (1 + rate.amount / 100),
        period=rate.period,
        bound=joint_bound([last, rate]),
        status=joint_status([last, rate]),
        parts=(*last.parts, *rate.parts),
    )


def _note_unused_rates(
    series: Series, target: Target, left: Mapping[int, Point], first_missing: int
) -> None:
    """Note why the rates that are `left` are not in the chain, which ends at `first_missing`."""
    for year, rate in left.items():
        if year > first_missing:
            series.broken_at = first_missing

        why = "not-after-base" if year <= target.chain_start else "after-gap"
        series.drop(rate.parts, why)


def _in_order(points: Mapping[int, Point]) -> list[Point]:
    """Return points in the order of their time."""
    return sorted(points.values(), key=lambda point: point.time)
