"""Revisions on which a status rests: with the value before the revision it was another.

Revised values are used, as they should be. But what was reported before a status turned no longer
holds, and that has to be said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gapcalc.assessment.series import build_series
from gapcalc.assessment.status import Assessment, Result, status_of
from gapcalc.core.problem import Problem, bilingual_detail
from gapcalc.data.observation import Observation
from gapcalc.messages.statuses import STATUS_WORDS
from gapcalc.plan.model import Target

__all__ = ["check_revisions"]

_Published = Mapping[str, Sequence[Observation]]


def check_revisions(assessment: Assessment, result: Result) -> Iterator[Problem]:
    """Report each value without which the target would have another status.

    25,200 亿元 (preliminary) for 2024 is on track to 30,000 in 2027, and 23,900 (revised) is
    behind: "revision-changes-status" at the second. What counts as the value before is the one of
    the next lower standing. It has to give a status: "no data" before is no status that turned.
    """
    target = result.target
    published = _published_by_id(assessment, target)
    if not any(_has_several_statuses(values) for values in published.values()):
        return

    for observation in _values_behind(result):
        if observation.path is None:
            continue  # set by hand, which is no revision

        # Of preliminary, final and revised the final one was there before the revised.
        earlier = _value_before(observation, published[observation.target])
        if earlier is None or _is_same_amount(earlier, observation):
            continue

        without = _without_later(observation.target, earlier, published)
        series = build_series(assessment.plan, target, without)
        status = status_of(assessment.plan, target, series)
        if status not in {result.status, "no_data", "no_baseline"}:
            yield _changed_status(result, status, earlier, observation)


def _published_by_id(assessment: Assessment, target: Target) -> dict[str, Sequence[Observation]]:
    """Return the observations of a target, and of what it is divided by, by id."""
    published = {}

    for id in target.series_ids:
        if id in assessment.observations:
            published[id] = assessment.observations[id]

    return published


def _has_several_statuses(observations: Sequence[Observation]) -> bool:
    """Whether anything can have been revised; most series have reported values alone."""
    statuses = {observation.status for observation in observations}
    return len(statuses) > 1


def _values_behind(result: Result) -> list[Observation]:
    """Return each observation that the base, previous or current value is made of, once."""
    numbers = result.numbers
    observations: dict[Observation, None] = {}

    # No other point of the series enters the status.
    for point in (numbers.base, numbers.previous, numbers.current):
        if point is not None:
            observations |= dict.fromkeys(point.parts)

    return list(observations)


def _value_before(observation: Observation, published: Sequence[Observation]) -> Observation | None:
    """Return the value for the same period of the next lower standing; None if there is none."""
    lower = []

    for other in published:
        is_lower = other.standing < observation.standing
        is_of_same = (other.period, other.basis) == (observation.period, observation.basis)
        if is_of_same and is_lower:
            lower.append(other)

    return max(lower, key=lambda other: other.standing, default=None)


def _is_same_amount(one: Observation, other: Observation) -> bool:
    """Whether a figure was only confirmed: 25,200 亿元 as preliminary, then as final."""
    return (one.value, one.unit) == (other.value, other.unit)


def _without_later(id: str, earlier: Observation, published: _Published) -> _Published:
    """Return what was published before `earlier` was overruled: without what stands over it."""
    kept = []

    for observation in published[id]:
        # Other years stay as they are: only this revision is asked about.
        stands_over = observation.standing > earlier.standing
        is_other = (observation.period, observation.basis) != (earlier.period, earlier.basis)
        if is_other or not stands_over:
            kept.append(observation)

    return {**published, id: kept}


def _changed_status(
    result: Result, status: str, earlier: Observation, observation: Observation
) -> Problem:
    """Return the problem that a revised value has turned a status, at that value."""
    details = {
        "target": result.target.id,
        "period": str(observation.period),
        "value": observation.as_published,
        "before_value": earlier.as_published,
        **bilingual_detail("before", STATUS_WORDS[status]),
        **bilingual_detail("after", STATUS_WORDS[result.status]),
    }

    return Problem(
        "revision-changes-status",
        details,
        observation.path,
        observation.line,
        field=observation.column,
    )
