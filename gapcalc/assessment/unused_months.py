"""What is told of amounts of some months that are not taken for the year under way."""

from __future__ import annotations

from collections.abc import Iterable

from gapcalc.assessment.status import Assessment, Result
from gapcalc.core.problem import Problem

__all__ = ["unused_months"]


def unused_months(assessment: Assessment, told: Iterable[Problem]) -> list[Problem]:
    """Return that the latest months of a target are not taken for their year, if they are not.

    Months of a year before the one of the assessment are past, and a ratio of some months is hardly
    taken for the year's. Nothing more is said of a target of which a problem is `told` already, nor
    of a value that was set by hand. A row that is refused (亿吨 in 2025) is another matter.
    """
    doubts = [problem for problem in told if problem.severity != "error"]
    in_question = {problem.details.get("target") for problem in doubts}
    problems = []

    for result in assessment.results:
        if result.target.same_as is None and result.target.id not in in_question:
            problems += _months_left_out(result, assessment.date.year)

    return problems


def _months_left_out(result: Result, year: int) -> list[Problem]:
    """Return the problem of a target whose latest months are not used, none if it has none."""
    so_far = result.so_far
    if so_far is None or not so_far.is_amount or so_far.period.year < year:
        return []
    # What a sum could not add for want of a year before is told as that.
    if result.target.path == "cumulative":
        return []

    latest = so_far.parts[-1]
    if latest.path is None:
        return []

    details = {
        "target": latest.target,
        "value": latest.as_published,
        "period": str(latest.period),
        "year": str(latest.period.year),
    }

    return [Problem("part-year-not-used", details, latest.path, latest.line, field=latest.column)]
