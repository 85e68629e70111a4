"""Series of ratios to a benchmark, such as a city's R&D intensity over the nation's.

Example: 2.36 % in 2022 by a national 2.54 % is a ratio of 0.929.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from gapcalc.assessment.series.bases import Bases, find_links, joined
from gapcalc.assessment.series.levels import levels
from gapcalc.assessment.series.model import Point, Series, joint_bound, joint_status
from gapcalc.core.unit import RATIO, convert
from gapcalc.data.observation import Observation
from gapcalc.plan.model import Benchmark, Target

__all__ = ["divide_by_benchmark"]


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
    own = observations.get(target.id, ())
    compared = observations.get(benchmark.id, ())
    series.unit = RATIO
    if bases is None:
        divisors = _Divisors(series, benchmark, _on_basis(compared, series.basis))
        series.points = _ratios(series, target, own, divisors)
        return

    points = {}
    for basis, group in bases.parted(own).items():
        divisors = _Divisors(series, benchmark, _on_basis(compared, basis))
        points[basis] = _ratios(series, target, group, divisors)

    linked = replace(bases, ways=find_links(bases, points))
    series.points = joined(series, linked, points)


def _on_basis(compared: Sequence[Observation], basis: str) -> list[Observation]:
    """Return the values of a benchmark on `basis`, or those that name none."""
    named = [one for one in compared if one.basis == basis]
    return named or [one for one in compared if not one.basis]


def _ratios(
    series: Series, target: Target, own: Sequence[Observation], divisors: _Divisors
) -> list[Point]:
    ratios = []

    for point in levels(series, target, own, any_month=False):
        divisor = divisors.of(point)
        # Nothing can be divided by a benchmark of 0.
        if divisor is None or not divisor.amount:
            series.drop(point.parts, "no-benchmark")
            continue

        ratio = replace(
            point,
            value=point.amount / convert(divisor.amount, divisors.unit, target.unit),
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

    def __init__(
        self, series: Series, benchmark: Benchmark, observations: Sequence[Observation]
    ) -> None:
        self.unit = benchmark.unit
        self._revised = _benchmark_points(series, benchmark, observations, revised=True)
        self._published = _benchmark_points(series, benchmark, observations, revised=False)

    def of(self, point: Point) -> Point | None:
        """Return the value to divide `point` by, of its vintage."""
        divisors = self._revised if point.status == "revised" else self._published
        return divisors.get(point.time)


def _benchmark_points(
    series: Series, benchmark: Benchmark, observations: Sequence[Observation], *, revised: bool
) -> dict[Fraction, Point]:
    """Return the benchmark by time, of one vintage; its conflicts are problems of `series`."""
    vintage = [one for one in observations if (one.status == "revised") is revised]
    # What is not used of a benchmark is not listed among the values of the target.
    scratch = Series(benchmark.unit)
    points = levels(scratch, benchmark, vintage, any_month=False)
    series.problems.extend(scratch.problems)

    return {point.time: point for point in points}
