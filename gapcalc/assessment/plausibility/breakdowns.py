"""Goals and values of areas that do not add up to those of the whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from gapcalc.assessment.plausibility.comparable import (
    ROUNDING,
    ComparableSeries,
    ComparableValue,
    comparable_series,
)
from gapcalc.assessment.status import Assessment
from gapcalc.core.problem import Problem
from gapcalc.core.unit import factor
from gapcalc.plan.model import Breakdown, Plan, Target

__all__ = ["check_areas_of_whole", "doubted_goals"]


# --- goals


def doubted_goals(plan: Plan) -> Iterator[Problem]:
    """Doubt the goals of areas that come to another sum than the whole's ("goals-not-total").

    2000 and 300 亿元 of two districts, where the city is to have 3500. Half a per cent is what
    rounding explains. The whole is the target that `total` names, and the sum that a table prints.
    """
    for breakdown in plan.breakdowns.values():
        members = [plan.targets[id] for id in breakdown.members.values()]
        total = _total_of_goals(members)
        if total is None:
            continue

        unit = members[0].unit

        for name, wanted in _wanted(plan, breakdown, unit):
            room = abs(wanted) * Fraction(ROUNDING)
            if abs(total - wanted) <= room:
                continue

            details = {
                "target": breakdown.id,
                "count": str(len(members)),
                "total": _amount_in_unit(total, unit),
                "known": name,
                "value": _amount_in_unit(wanted, unit),
            }
            yield Problem("goals-not-total", details, plan.path, breakdown.line)


def _total_of_goals(members: Sequence[Target]) -> Fraction | None:
    """Return what the goals of areas come to, None where they do not add up to anything.

    Neither growth rates do (6 % and 8 %), nor quotients, such as GDP per head.
    """
    if not members:
        return None

    total = Fraction(0)

    for member in members:
        # One missing goal leaves no sum to compare: 2000 and nothing is not 2000.
        goal = member.goal
        if goal.form != "level" or goal.value is None or member.per is not None:
            return None

        total += goal.value

    return total


def _wanted(plan: Plan, breakdown: Breakdown, unit: str) -> Iterator[tuple[str, Fraction]]:
    """Yield what the goals of a breakdown are to add up to, in `unit`, with its name."""
    whole = plan.targets.get(breakdown.whole or "")
    if whole is not None:
        goal = whole.goal
        if goal.form == "level" and goal.value is not None:
            yield whole.id, goal.value * factor(whole.unit, unit)

    if breakdown.printed is not None:
        yield "合计", breakdown.printed


def _amount_in_unit(amount: Fraction, unit: str) -> str:
    """Return an amount as a message prints it: 3500 亿元."""
    return f"{float(amount):.10g} {unit}"


# --- values


def check_areas_of_whole(assessment: Assessment) -> Iterator[Problem]:
    """Doubt a value of the whole that those of its areas do not add up to ("areas-not-total").

    All areas are to make it up, and some of them no more than it: 70 亿元 of one district, where
    the city has 60.
    """
    plan = assessment.plan

    for breakdown in plan.breakdowns.values():
        whole = plan.targets.get(breakdown.whole or "")
        # Most breakdowns name no whole: their areas are some of many.
        if whole is None or not assessment.observations.get(whole.id):
            continue

        yield from _check_values(assessment, breakdown, whole)


def _check_values(assessment: Assessment, breakdown: Breakdown, whole: Target) -> Iterator[Problem]:
    """Doubt the values of the whole at the times at which areas have values too."""
    by_area = [_by_time(assessment, id) for id in breakdown.members.values()]
    published = comparable_series(whole, assessment.observations[whole.id])

    for value in published.standing_levels():
        parts = [(series, values[value.time]) for series, values in by_area if value.time in values]
        # 30 districts of 38 may come to less than the city, but to no more.
        is_complete = len(parts) == len(by_area)
        if not parts or not _differ_from_whole(parts, published, value, is_complete):
            continue

        total = sum(float(part.exact) * _into(series, published) for series, part in parts)
        count = f"{len(parts)}/{len(by_area)}"
        text = f"{total:.10g} {whole.unit}"
        yield published.doubt("areas-not-total", value, count=count, total=text)


def _by_time(
    assessment: Assessment, id: str
) -> tuple[ComparableSeries, Mapping[float, ComparableValue]]:
    """Return the series of an area, and its values by their time."""
    target = assessment.plan.targets[id]
    series = comparable_series(target, assessment.observations.get(id, ()))
    return series, {value.time: value for value in series.standing_levels()}


def _into(series: ComparableSeries, whole: ComparableSeries) -> float:
    """Return how many units of the whole one unit of a part is."""
    return float(factor(series.entry.unit, whole.entry.unit))


def _differ_from_whole(
    parts: Sequence[tuple[ComparableSeries, ComparableValue]],
    whole: ComparableSeries,
    value: ComparableValue,
    complete: bool,
) -> bool:
    """Whether parts come to more than the whole, or all of them to less, and not by rounding."""
    least = most = 0.0

    # 20.0 and 30.0 of two areas come to 49.9 to 50.1, as they are printed.
    for series, part in parts:
        low, high = series.bounds(part)
        rate = _into(series, whole)
        least += float(low) * rate
        most += float(high) * rate

    low, high = whole.bounds(value)
    room = abs(value.size) * float(ROUNDING)
    if least > float(high) + room:
        return True

    return complete and most < float(low) - room
