"""Series of ratios: to a benchmark, or to another series of the plan.

A city's R&D intensity over the nation's: 2.36 % in 2022 by 2.54 % is a ratio of 0.929. GDP per
head: 29,129 亿元 in 2022 by 3,213.3 万人 is 9.065 万元/人.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from gapcalc.assessment.series.bases import Bases, find_links, joined
from gapcalc.assessment.series.chains import is_growth
from gapcalc.assessment.series.levels import levels
from gapcalc.assessment.series.model import Point, Series, joint_bound, joint_status
from gapcalc.core.problem import Problem, bilingual_detail
from gapcalc.core.unit import RATIO, convert
from gapcalc.data.observation import Observation
from gapcalc.messages.locale import Bilingual
from gapcalc.plan.model import Benchmark, Target

__all__ = ["divide_by_benchmark", "divide_by_series"]


def divide_by_benchmark(
    series: Series,
    target: Target,
    benchmark: Benchmark,
    observations: Mapping[str, Sequence[Observation]],
    bases: Bases | None = None,
) -> None:
    """Put the ratio of each yearly value to the benchmark of its year into `series`.

    Both have to be of one vintage: after an economic census offices revise past years, and a
    revised value by one that was not revised is a ratio that nobody has published. Where values
    name their basis both have to stand on it; ratios on several `bases` are linked like values.
    """
    series.unit = RATIO
    compared = observations.get(benchmark.id, ())

    def divisors_on(basis: str) -> _Divisors:
        return _Divisors(series, benchmark, _on_basis(compared, basis))

    _divide(series, target, observations.get(target.id, ()), divisors_on, bases)


def divide_by_series(
    series: Series,
    target: Target,
    divisor: Target | Benchmark,
    observations: Mapping[str, Sequence[Observation]],
    bases: Bases | None = None,
) -> None:
    """Put the quotients of each value and that of `divisor` for the same period into `series`.

    Of several values for one period the one of the highest standing is used on either side: what is
    divided here is measured apart, and not revised together.
    """
    published = observations.get(divisor.id, ())
    compared = [one for one in published if not _is_rate(divisor, one)]
    # Beds at the end of June by the people then; a year's GDP by those of its whole year.
    any_month = target.measure == "stock"

    def divisors_on(basis: str) -> _Divisors:
        return _OfAnyVintage(series, divisor, _on_basis(compared, basis), any_month)

    own = observations.get(target.id, ())
    _divide(series, target, own, divisors_on, bases)
    series.problems += _without_divisor(series, target, divisor)


def _is_rate(entry: Target | Benchmark, observation: Observation) -> bool:
    """Whether a value of the divisor is a growth rate, by which nothing is divided."""
    takes_rates = isinstance(entry, Target) and entry.takes_rates
    return takes_rates and is_growth(observation)


def _without_divisor(
    series: Series, target: Target, divisor: Target | Benchmark
) -> Iterator[Problem]:
    """Yield a problem for each value since the base that has nothing to be divided by."""
    first = min(target.base_years or (target.base_year,))

    for unused in series.unused:
        one = unused.observation
        # Population of years before the plan is of no use to it.
        if unused.why != "no-divisor" or one.period.year < first:
            continue

        period = Bilingual(one.period.in_words("zh"), one.period.in_words("en"))
        details = {
            "target": target.id,
            "other": divisor.id,
            **bilingual_detail("period", period),
        }
        yield Problem("divisor-missing", details, one.path, one.line, field=one.column)


def _divide(
    series: Series,
    target: Target,
    own: Sequence[Observation],
    divisors_on: Callable[[str], _Divisors],
    bases: Bases | None,
) -> None:
    """Put the ratios of `own` values to divisors on the same basis into `series`."""
    if bases is None:
        series.points = _ratios(series, target, own, divisors_on(series.basis))
        return

    points = {}
    for basis, group in bases.parted(own).items():
        points[basis] = _ratios(series, target, group, divisors_on(basis))

    linked = replace(bases, ways=find_links(bases, points))
    series.points = joined(series, linked, points)


def _on_basis(compared: Sequence[Observation], basis: str) -> list[Observation]:
    """Return the values of a benchmark on `basis`, or those that name none."""
    # Where the nation publishes on the census too, a city's value on it is divided by that.
    named = [one for one in compared if one.basis == basis]
    if named:
        return named

    return [one for one in compared if not one.basis]


def _ratios(
    series: Series, target: Target, own: Sequence[Observation], divisors: _Divisors
) -> list[Point]:
    """Return the ratio of each of the `own` values that has a divisor."""
    ratios = []

    for point in levels(series, target, own, any_month=divisors.any_month):
        divisor = divisors.of(point)
        # Nothing can be divided by a benchmark of 0.
        if divisor is None or not divisor.amount:
            series.drop(point.parts, divisors.why_none)
            continue

        ratio = replace(
            point,
            value=divisors.ratio(point, divisor, target),
            # 10 by "more than 5" is less than 2.
            bound=joint_bound([point, divisor.mirrored()]),
            status=joint_status([point, divisor]),
            parts=(*point.parts, *divisor.parts),
        )

        ratios.append(ratio)

    return ratios


class _Divisors:
    """The values of a benchmark on one basis, by their vintage and time.

    Conflicts among them are problems of `series`.
    """

    any_month = False
    # Why a value without one of them is not used.
    why_none = "no-benchmark"

    def __init__(
        self, series: Series, benchmark: Benchmark, observations: Sequence[Observation]
    ) -> None:
        self.unit = benchmark.unit
        self._revised = _benchmark_points(series, benchmark, observations, revised=True)
        self._published = _benchmark_points(series, benchmark, observations, revised=False)

    def of(self, point: Point) -> Point | None:
        """Return the value to divide `point` by, of its vintage."""
        # 2.36 % as revised by 2.54 % as first published is a ratio that nobody has published.
        divisors = self._revised if point.status == "revised" else self._published
        return divisors.get(point.time)

    def ratio(self, point: Point, divisor: Point, target: Target) -> Fraction:
        """Return a value by its divisor, both in one unit."""
        return point.amount / convert(divisor.amount, self.unit, target.unit)


class _OfAnyVintage(_Divisors):
    """The values of another series, each the one of the highest standing for its period.

    With `any_month` those of months count, as the stocks do that are divided by them.
    """

    why_none = "no-divisor"

    def __init__(
        self,
        series: Series,
        divisor: Target | Benchmark,
        observations: Sequence[Observation],
        any_month: bool,
    ) -> None:
        self.any_month = any_month
        self.unit = divisor.unit
        scratch = Series(divisor.unit)
        points = levels(scratch, divisor, observations, any_month=any_month)
        series.problems.extend(scratch.problems)
        self._at = {point.time: point for point in points}

    def of(self, point: Point) -> Point | None:
        """Return the value for the same period: of 2023, of the end of October, but of no other."""
        return self._at.get(point.time)

    def ratio(self, point: Point, divisor: Point, target: Target) -> Fraction:
        """Return the quotient in the unit that the plan has for it."""
        unit = f"{target.unit}/{self.unit}"
        return convert(point.amount / divisor.amount, unit, target.per_unit)


def _benchmark_points(
    series: Series, benchmark: Benchmark, observations: Sequence[Observation], *, revised: bool
) -> dict[Fraction, Point]:
    """Return the benchmark by time, of one vintage; its conflicts are problems of `series`."""
    # A value of 2022 may be there twice: as first published, and as revised after the census.
    vintage = [one for one in observations if (one.status == "revised") is revised]
    # What is not used of a benchmark is not listed among the values of the target.
    scratch = Series(benchmark.unit)
    points = levels(scratch, benchmark, vintage, any_month=False)
    series.problems.extend(scratch.problems)

    return {point.time: point for point in points}
