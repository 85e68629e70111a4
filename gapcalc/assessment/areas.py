"""Areas side by side: how many of its targets each has as planned, its lead, and its ranks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from statistics import median
from typing import Any, NamedTuple

from gapcalc.assessment.history import assess_at, last_half_year
from gapcalc.assessment.rollup import JUDGED, Rollup, roll_up
from gapcalc.assessment.status import Assessment, Result
from gapcalc.core.growth import Number
from gapcalc.plan.model import Plan, Target

__all__ = ["Standing", "area_of", "by_area", "half_a_year_before", "lead_of", "standings"]


class Standing(NamedTuple):
    """How one area stands among the others.

    `lead` is the median of its targets' leads, as a share of the way; None where none has one. The
    ranks begin at 1, and equal ones share theirs; they are None where there is nothing to rank by.
    A change is by how many ranks an area has risen since the earlier date, below 0 where it fell,
    None where it had no rank then.
    """

    region: str
    group: Rollup
    lead: Number | None
    share_rank: int | None
    lead_rank: int | None
    share_change: int | None = None
    lead_change: int | None = None


def area_of(plan: Plan, target: Target) -> str | None:
    """Return the id of the region that a target is of, None where the plan has none for it."""
    return target.region or plan.region


def by_area(plan: Plan, results: Iterable[Result]) -> dict[str, list[Result]]:
    """Return results by the ids of their regions, in the order in which the plan lists these."""
    groups: dict[str, list[Result]] = {region: [] for region in plan.regions}

    for result in results:
        region = area_of(plan, result.target)
        if region is not None:
            groups.setdefault(region, []).append(result)

    return {region: group for region, group in groups.items() if group}


def half_a_year_before(assessment: Assessment, results: Iterable[Result]) -> Assessment:
    """Return how the targets of `results` stood at the end of the last half-year before."""
    return assess_at(assessment, last_half_year(assessment.date), results)


def standings(
    plan: Plan, results: Iterable[Result], before: Iterable[Result] = ()
) -> list[Standing]:
    """Return the areas of `results`, the best first, with their changes of rank since `before`.

    The whole that areas make up together is no area beside them.
    """
    now = _ranked(plan, results)
    earlier = {standing.region: standing for standing in _ranked(plan, before)}
    found = []

    for standing in now:
        past = earlier.get(standing.region)
        share_change = past and _ranks_risen(past.share_rank, standing.share_rank)
        lead_change = past and _ranks_risen(past.lead_rank, standing.lead_rank)
        found.append(standing._replace(share_change=share_change, lead_change=lead_change))

    return sorted(found, key=_ranks_to_sort_by)


def _ranks_to_sort_by(standing: Standing) -> tuple[float, float]:
    last = float("inf")
    return standing.share_rank or last, standing.lead_rank or last


def _ranks_risen(before: int | None, now: int | None) -> int | None:
    return None if before is None or now is None else before - now


def _ranked(plan: Plan, results: Iterable[Result]) -> list[Standing]:
    groups = by_area(plan, results)
    ranked = [region for region in groups if not _is_sum_of_others(plan, region, groups)]
    rollups = {region: roll_up(groups[region]) for region in ranked}
    leads = {region: _median_lead(groups[region]) for region in ranked}
    by_share = _ranks({region: rollups[region].share for region in ranked})
    by_lead = _ranks(leads)

    return [
        Standing(region, rollups[region], leads[region], by_share[region], by_lead[region])
        for region in ranked
    ]


def _is_sum_of_others(plan: Plan, region: str, groups: Mapping[str, Sequence[Result]]) -> bool:
    """Whether a region is what others make up together, and nothing of it is one of their parts."""
    if not plan.breakdowns:
        return False

    return all(result.target.breakdown is None for result in groups[region])


def _median_lead(results: Iterable[Result]) -> Number | None:
    leads: list[Any] = []  # exact, or a logarithm

    for result in results:
        lead = lead_of(result)
        is_fresh = result.status in JUDGED and not result.old
        if is_fresh and lead is not None:
            leads.append(lead)

    return median(leads) if leads else None


def lead_of(result: Result) -> Number | None:
    """Return by how much the share of the way leads that of the time, None on no way."""
    progress, elapsed = result.numbers.progress, result.numbers.elapsed
    return None if progress is None or elapsed is None else progress - elapsed


def _ranks(values: Mapping[str, Number | None]) -> dict[str, int | None]:
    """Return the rank of each value, the highest first; equal ones share theirs."""
    known = [Fraction(value) for value in values.values() if value is not None]
    ranks: dict[str, int | None] = {}

    for key, value in values.items():
        ranks[key] = None if value is None else 1 + sum(other > value for other in known)

    return ranks
