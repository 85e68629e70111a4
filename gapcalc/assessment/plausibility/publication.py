"""Dates of publication that say no date."""

from __future__ import annotations

from collections.abc import Iterator

from gapcalc.assessment.status import Assessment
from gapcalc.core.problem import Problem

__all__ = ["check_publication"]


def check_publication(assessment: Assessment) -> Iterator[Problem]:
    """Tell of values whose date of publication cannot be read ("publication-unclear").

    01/02/2025 may be two days, and 年初 is none. The value is used; in a history of verdicts it
    counts from the end of its own period on.
    """
    for id, observations in assessment.observations.items():
        for one in observations:
            if not one.published or one.known_from is not None:
                continue

            details = {"target": id, "value": one.published, "period": str(one.period)}
            yield Problem("publication-unclear", details, one.path, one.line, field="published")
