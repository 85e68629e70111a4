"""What turned since the year before: the same data, judged as of an earlier date."""

from __future__ import annotations

from collections.abc import Iterator

from gapcalc.assessment.changes import TargetChange
from gapcalc.assessment.rollup import JUDGED
from gapcalc.assessment.status import Assessment, Result, assess
from gapcalc.core.clock import AsOf
from gapcalc.data.observation import Observations
from gapcalc.reports.in_per_cent import in_per_cent
from gapcalc.reports.model import Report

__all__ = ["earlier_assessment", "turned"]


def earlier_assessment(assessment: Assessment) -> Assessment | None:
    """Return the plan as of the end of the year before, by what is known today.

    The note on a half-year, June 2026, is compared with the end of 2025, and so is that on 2026.
    None where nothing could be judged then.
    """
    date = AsOf(assessment.date.year - 1)
    if date.year < assessment.plan.base_year:
        return None

    known = [one for group in assessment.observations.values() for one in group]
    earlier = assess(assessment.plan, Observations(known), date)
    is_judged = any(result.status in JUDGED for result in earlier.results)
    return earlier if is_judged else None


def turned(report: Report) -> Iterator[TargetChange]:
    """Yield the targets of the report whose status differs from that of the earlier date."""
    earlier = report.earlier
    if earlier is None:
        return

    for after in report.results:
        before: Result = in_per_cent(earlier[after.target.id])
        if before.status != after.status:
            yield TargetChange(after.target, before, after, None, ())
