"""Plausibility checks: what a careful statistician would ask back about published values.

Statisticians call this data editing. A problem that a check reports is a warning: the value is read
and used all the same. Each check is made to stay quiet on series that merely grow, swing or begin
small.

To add a check, write a function `check_…` that yields problems, in the module of its subject or in
a new one, and list it below. Its messages stand in `gapcalc/messages/problem_texts.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from gapcalc.assessment.plausibility.areas import check_parts_of_areas
from gapcalc.assessment.plausibility.breakdowns import check_areas_of_whole, doubted_goals
from gapcalc.assessment.plausibility.comparable import ComparableSeries, comparable_series
from gapcalc.assessment.plausibility.cuts import check_cuts
from gapcalc.assessment.plausibility.gaps import check_missing_years
from gapcalc.assessment.plausibility.growth_rates import (
    check_added_rates,
    check_mean_rates,
    check_unsigned_cuts,
)
from gapcalc.assessment.plausibility.jumps import check_jumps
from gapcalc.assessment.plausibility.like_growth import check_like_growth
from gapcalc.assessment.plausibility.magnitude import check_magnitude
from gapcalc.assessment.plausibility.parts import (
    check_parts_as_years,
    check_parts_of_years,
    check_running_quarters,
)
from gapcalc.assessment.plausibility.publication import check_publication
from gapcalc.assessment.plausibility.revisions import check_revisions
from gapcalc.assessment.plausibility.shares import check_share_range
from gapcalc.assessment.plausibility.signs import check_signs, check_zeros
from gapcalc.assessment.plausibility.sources import check_sources
from gapcalc.assessment.plausibility.totals import (
    check_running_months,
    check_running_years,
    check_totals_since_january,
    check_totals_since_start,
    check_unused_totals,
)
from gapcalc.assessment.status import Assessment, Result
from gapcalc.core.problem import Problem
from gapcalc.core.problem_log import bounded
from gapcalc.data.observation import Observation

__all__ = ["doubted_goals", "implausible_values", "plausibility_problems"]

SeriesCheck = Callable[[ComparableSeries], Iterator[Problem]]
ResultCheck = Callable[[Assessment, Result], Iterator[Problem]]

# Checks of the published values of a target or benchmark, the likeliest cause first: a value that
# one check doubts is left out of those after it, so that one mistake is reported once. 2.4 between
# 23,000 and 25,000 is a slip of units; it is a jump as well, but that need not be said.
_SERIES_CHECKS: tuple[SeriesCheck, ...] = (
    check_magnitude,
    check_share_range,
    check_signs,
    check_zeros,
    check_like_growth,
    check_jumps,
    check_totals_since_start,
    check_totals_since_january,
    check_parts_as_years,
    check_running_quarters,
    check_running_months,
    check_parts_of_years,
    check_sources,
)

# Checks of how values make up a target's series and status.
_RESULT_CHECKS: tuple[ResultCheck, ...] = (
    check_missing_years,
    check_added_rates,
    check_unsigned_cuts,
    check_cuts,
    check_mean_rates,
    check_parts_of_areas,
    check_running_years,
    check_unused_totals,
    check_revisions,
)

# These problems are about a target and not about a value alone.
_ABOUT_THE_TARGET = {"revision-changes-status", "missing-year", "rising-rates"}


def plausibility_problems(assessment: Assessment) -> list[Problem]:
    """Return what is implausible about the values behind `assessment`, each with its file and line.

    The values are those in `assessment.observations`; none is dropped or changed.
    """
    plan = assessment.plan
    published = assessment.observations
    problems: list[Problem] = []
    benchmarks: dict[str, ComparableSeries] = {}

    for id, benchmark in plan.benchmarks.items():
        benchmarks[id] = comparable_series(benchmark, published.get(id, ()))
        problems += _series_problems(benchmarks[id])

    for result in assessment.results:
        target = result.target
        if target.same_as is not None:  # its data are those of the goal that it says again
            continue

        observations = published.get(target.id, ())
        # A milestone has no unit, and stages in place of values.
        if observations and target.unit:
            benchmark_series = benchmarks.get(target.goal.series or "")
            for group in _by_basis(observations):
                problems += _series_problems(comparable_series(target, group, benchmark_series))

        # These ask for the goal or the verdict as well, or for other series.
        for check in _RESULT_CHECKS:
            problems += check(assessment, result)

    problems += check_areas_of_whole(assessment)
    problems += check_publication(assessment)
    return _without_repetition(problems)


def _by_basis(observations: Sequence[Observation]) -> list[list[Observation]]:
    """Return observations by basis: what two definitions count is never compared."""
    groups: dict[str, list[Observation]] = {}
    for one in observations:
        groups.setdefault(one.basis, []).append(one)

    return list(groups.values())


def implausible_values(assessment: Assessment) -> list[Problem]:
    """Return those of `plausibility_problems` that a status does not tell of.

    A sum that ends for want of a year is among the reasons for its target's status.
    """
    problems = plausibility_problems(assessment)
    return [problem for problem in problems if problem.code != "missing-year"]


def _series_problems(series: ComparableSeries) -> list[Problem]:
    """Return what each check doubts of a series; what one has doubted the next ones leave out."""
    problems: list[Problem] = []

    for check in _SERIES_CHECKS:
        problems += check(series)

    return problems


def _without_repetition(problems: list[Problem]) -> list[Problem]:
    """Return `problems` with each of them once: several targets may rest on one row of a file."""
    unique: dict[tuple[object, ...], Problem] = {}

    for problem in problems:
        # What a row says is doubted once; what it does to a target, for each target.
        details = problem.details
        target = details["target"] if problem.code in _ABOUT_THE_TARGET else None

        key = (
            problem.code,
            problem.path,
            problem.line,
            details.get("period"),
            details.get("value"),
            target,
        )

        unique.setdefault(key, problem)

    return bounded(unique.values())
