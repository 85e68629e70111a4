"""Amounts of a part of an area that are more than those of the whole."""

from __future__ import annotations

from collections.abc import Iterator

from gapcalc.assessment.plausibility.comparable import (
    ComparableSeries,
    ComparableValue,
    comparable_series,
)
from gapcalc.assessment.status import Assessment, Result
from gapcalc.core.problem import Problem
from gapcalc.core.unit import dimension, factor
from gapcalc.plan.model import Plan, Target

__all__ = ["check_parts_of_areas"]

# What adds up over areas. A rate of a part may be higher than that of the whole.
_ADDING_UP = {"flow", "stock"}


def check_parts_of_areas(assessment: Assessment, result: Result) -> Iterator[Problem]:
    """Doubt an amount of a part that is more than the whole's ("part-exceeds-whole").

    13,000 亿元 of an area within the city, where the city has 12,000. Which area lies within which
    the plan says (`within`); that both amounts are of one thing, a name that both targets share.
    """
    plan = assessment.plan
    part = result.target
    own_region = plan.regions.get(part.region or "")
    if own_region is None or own_region.within is None or not _is_additive(part):
        return
    if not assessment.observations.get(part.id):
        return

    for whole in _targets_of_whole(plan, part, own_region.within):
        yield from _check_within(assessment, part, whole)


def _check_within(assessment: Assessment, part: Target, whole: Target) -> Iterator[Problem]:
    """Doubt the values of a part that exceed those of one target of the whole."""
    published = comparable_series(whole, assessment.observations.get(whole.id, ()))
    by_time = {value.time: value for value in published.standing_levels()}
    own = comparable_series(part, assessment.observations[part.id])

    for value in own.standing_levels():
        other = by_time.get(value.time)
        if other is None or not _exceeds(own, value, published, other):
            continue

        printed = other.observation.as_published
        yield own.doubt("part-exceeds-whole", value, known=whole.id, before_value=printed)


def _is_additive(target: Target) -> bool:
    """Whether amounts of a target add up over areas; what is in % is no amount."""
    if target.measure not in _ADDING_UP or not target.unit:
        return False

    return bool(dimension(target.unit))


def _targets_of_whole(plan: Plan, part: Target, region: str) -> Iterator[Target]:
    """Yield the targets that say the same as `part` of the `region` within which it lies."""
    names = _names_of_target(part)

    for other in plan.targets.values():
        if (other.region or plan.region) != region:
            continue

        shares_a_name = not names.isdisjoint(_names_of_target(other))
        if shares_a_name and _is_of_one_kind(part, other):
            yield other


def _is_of_one_kind(part: Target, other: Target) -> bool:
    """Whether amounts of two targets can be set beside each other."""
    # The length of a network and what is added to it have one name in some plans.
    if other.measure != part.measure or other.path != part.path:
        return False

    return _is_additive(other) and dimension(other.unit) == dimension(part.unit)


def _names_of_target(target: Target) -> set[str]:
    """Return every name that the plan has for a target, in either language."""
    return {target.name.zh, target.name.en, *target.also}


def _exceeds(
    own: ComparableSeries, value: ComparableValue, whole: ComparableSeries, other: ComparableValue
) -> bool:
    """Whether a value is certainly more than the whole's, each in the unit of its own target."""
    # "About 12,000" and 12,030 of a part are within what rounding explains.
    least, _ = own.bounds(value)
    _, most = whole.bounds(other)
    return least * factor(own.entry.unit, whole.entry.unit) > most
