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
        # A plan without regions has no areas to set side by side.
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
    earlier = {standing.region: standing for standing in _ranked(plan, before)}
    areas = []

    for standing in _ranked(plan, results):
        past = earlier.get(standing.region)
        # From the 5th rank to the 3rd an area has risen by 2.
        areas.append(standing if past is None else _with_changes(standing, past))

    return sorted(areas, key=_ranks_to_sort_by)


def _with_changes(standing: Standing, past: Standing) -> Standing:
    """Return a standing with the ranks that its area has risen since a `past` one."""
    return standing._replace(
        share_change=_ranks_risen(past.share_rank, standing.share_rank),
        lead_change=_ranks_risen(past.lead_rank, standing.lead_rank),
    )


def _ranks_to_sort_by(standing: Standing) -> tuple[float, float]:
    """Return by what areas are ordered: their ranks, one without any last."""
    last = float("inf")
    return standing.share_rank or last, standing.lead_rank or last


def _ranks_risen(before: int | None, now: int | None) -> int | None:
    """Return by how many ranks an area has risen: 2 from the 5th to the 3rd."""
    if before is None or now is None:
        return None

    return before - now


def _ranked(plan: Plan, results: Iterable[Result]) -> list[Standing]:
    """Return how each area stands, in the order of the plan, without changes of rank."""
    rollups: dict[str, Rollup] = {}
    shares: dict[str, Number | None] = {}
    leads: dict[str, Number | None] = {}
    groups = by_area(plan, results)

    for region, group in groups.items():
        # The city is no rival of its own districts.
        if _is_sum_of_others(plan, group):
            continue

        rollups[region] = roll_up(group)
        shares[region] = rollups[region].share
        leads[region] = _median_lead(group)

    share_ranks = _ranks(shares)
    lead_ranks = _ranks(leads)
    standings = []

    for region, rollup in rollups.items():
        lead = leads[region]
        standings.append(Standing(region, rollup, lead, share_ranks[region], lead_ranks[region]))

    return standings


def _is_sum_of_others(plan: Plan, group: Sequence[Result]) -> bool:
    """Whether a region is what others make up together, and nothing of it is one of their parts."""
    if not plan.breakdowns:
        return False

    return all(result.target.breakdown is None for result in group)


def _median_lead(results: Iterable[Result]) -> Number | None:
    """Return the median lead of the targets with a fresh verdict, None without any."""
    leads: list[Any] = []  # exact, or a logarithm

    for result in results:
        lead = lead_of(result)
        is_fresh = result.status in JUDGED and not result.old
        if is_fresh and lead is not None:
            leads.append(lead)

    if not leads:
        return None

    middle: Number = median(leads)
    return middle


def lead_of(result: Result) -> Number | None:
    """Return by how much the share of the way leads that of the time, None on no way."""
    progress = result.numbers.progress
    elapsed = result.numbers.elapsed
    if progress is None or elapsed is None:
        return None

    # 70 % of the way in 60 % of the time is a lead of 10 points.
    return progress - elapsed


def _ranks(values: Mapping[str, Number | None]) -> dict[str, int | None]:
    """Return the rank of each value, the highest first; equal ones share theirs."""
    known = [Fraction(value) for value in values.values() if value is not None]
    ranks: dict[str, int | None] = {}

    for key, value in values.items():
        if value is None:
            ranks[key] = None
            continue

        better = [other for other in known if other > value]
        # 0.9, 0.8, 0.8 and 0.7 are the 1st, two 2nd, and the 4th.
        ranks[key] = 1 + len(better)

    return ranks
