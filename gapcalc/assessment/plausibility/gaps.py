"""Years that are missing from a sum or a chain."""

from __future__ import annotations

from collections.abc import Iterator

from gapcalc.assessment.status import Assessment, Result
from gapcalc.core.problem import Problem

__all__ = ["check_missing_years"]


def check_missing_years(assessment: Assessment, result: Result) -> Iterator[Problem]:
    """Name the year for want of which a sum or chain had to end ("missing-year").

    Yearly amounts for 2023 and 2025 give a total to the end of 2023: without 2024, 2025 cannot be
    added. The problem stands at the first value that could not be used.
    """
    series = result.series
    if series.broken_at is None:
        return

    path = None
    line = None

    for unused in series.unused:
        if unused.why in {"after-gap", "no-base-stock"}:
            path = unused.observation.path
            line = unused.observation.line
            break

    details = {"target": result.target.id, "year": str(series.broken_at)}
    yield Problem("missing-year", details, path, line)
