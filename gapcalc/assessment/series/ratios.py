"""Series of ratios to a benchmark, such as a city's R&D intensity over the nation's.

Example: 2.36 % in 2022 by a national 2.54 % is a ratio of 0.929.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

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
) -> None:
    """Put the ratio of each yearly value to the benchmark of its year into `series`.

    Both have to be of one vintage: after an economic census offices revise past years, and a
    revised value by one that was not revised is a ratio that nobody has published.
    """
    own = levels(series, target, observations.get(target.id, ()), any_month=False)
    series.unit = RATIO
    first_published = _benchmark_points(series, benchmark, observations, revised=False)
    revised = _benchmark_points(series, benchmark, observations, revised=True)

    for point in own:
        divisors = revised if point.status == "revised" else first_published
        divisor = divisors.get(point.time)
        # Nothing can be divided by a benchmark of 0.
        if divisor is None or not divisor.amount:
            series.drop(point.parts, "no-benchmark")
            continue

        ratio = replace(
            point,
            value=point.amount / convert(divisor.amount, benchmark.unit, target.unit),
            bound=joint_bound([point, divisor.mirrored()]),
            status=joint_status([point, divisor]),
            parts=(*point.parts, *divisor.parts),
        )

        series.points.append(ratio)


def _benchmark_points(
    series: Series,
    benchmark: Benchmark,
    observations: Mapping[str, Sequence[Observation]],
    *,
    revised: bool,
) -> dict[Fraction, Point]:
    """Return the benchmark by time, of one vintage; its conflicts are problems of `series`."""
    vintage = []

    for observation in observations.get(benchmark.id, ()):
        if (observation.status == "revised") is revised:
            vintage.append(observation)

    # What is not used of a benchmark is not listed among the values of the target.
    scratch = Series(benchmark.unit)
    points = levels(scratch, benchmark, vintage, any_month=False)
    series.problems.extend(scratch.problems)

    return {point.time: point for point in points}
