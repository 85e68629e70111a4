"""Which targets changed between two snapshots, and on which value their status turned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from gapcalc.assessment.changes.values import Slot, ValueChange, by_slot, slot_of
from gapcalc.assessment.series import build_series
from gapcalc.assessment.status import STATUSES, Assessment, Result, Status, status_of
from gapcalc.data.observation import Observation
from gapcalc.plan.model import Plan, Target

__all__ = ["TURNS", "TargetChange", "Turn", "changed_targets", "turn_between"]

# How a status may turn: "judged" where there was no verdict before, "unjudged" where there is none
# any more, "other" where there is none in either snapshot and the reason differs.
Turn = Literal["worse", "better", "judged", "unjudged", "other"]
TURNS: tuple[Turn, ...] = ("worse", "better", "judged", "unjudged", "other")

# These statuses are no verdict.
_WITHOUT_VERDICT = {"no_baseline", "no_data", "not_assessable"}


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A target with another status or other values, those of its benchmark included, by time.

    `before` and `after` are its results in the old and the new snapshot. `between` is its result
    in the new one as of the old year, None if the new one has no later year.
    """

    target: Target
    before: Result
    after: Result
    between: Result | None
    values: tuple[ValueChange, ...]

    @property
    def turn(self) -> Turn | None:
        """The way in which the status turned; None if it is the same."""
        return turn_between(self.before.status, self.after.status)


def turn_between(before: Status, after: Status) -> Turn | None:
    """Return the way in which a status turned into another one; None if it is the same."""
    if before == after:
        return None
    if before in _WITHOUT_VERDICT:
        return "other" if after in _WITHOUT_VERDICT else "judged"
    if after in _WITHOUT_VERDICT:
        return "unjudged"

    # STATUSES are in the order in which they call for attention, the worst first.
    is_better = STATUSES.index(after) > STATUSES.index(before)
    return "better" if is_better else "worse"


def changed_targets(
    before: Assessment,
    after: Assessment,
    between: Assessment | None,
    values: Sequence[ValueChange],
) -> Iterator[TargetChange]:
    """Yield the targets that changed, in the order of the plan.

    `values` are the changes of all values in use.
    """
    by_id: dict[str, list[ValueChange]] = defaultdict(list)

    for value in values:
        by_id[value.of].append(value)

    for old, new in zip(before.results, after.results, strict=True):
        target = new.target
        own_changes: list[ValueChange] = []

        for id in target.series_ids:
            own_changes += by_id[id]

        own_changes.sort(key=lambda value: (value.period.end, value.period.first))

        if old.status != new.status:
            own_changes = _with_turns(target, before, after, own_changes)
        if not own_changes:
            continue

        result_between = None

        if between is not None:
            result_between = between[target.id]

        yield TargetChange(target, old, new, result_between, tuple(own_changes))


def _with_turns(
    target: Target, before: Assessment, after: Assessment, changes: Sequence[ValueChange]
) -> list[ValueChange]:
    """Return `changes` with the status to which each turns the target.

    The new values are put into the old snapshot one after another, in order of time, and the
    target is judged after each. With 120 in 2023 it was on track; 121 in its place keeps it so;
    125 for 2024 turns it to behind.
    """
    plan = after.plan
    published = _published_by_slot(target, before)
    new = _published_by_slot(target, after)
    slots = [_slot_of_change(plan, change) for change in changes]

    # Where no value in use has changed, the others (a preliminary value that was added beside the
    # final one) are exchanged beforehand.
    for slot in {**published, **new}:
        if slot not in slots:
            published[slot] = new.get(slot, [])

    status = before[target.id].status
    changes_with_turns = []

    for slot, change in zip(slots, changes, strict=True):
        published[slot] = new.get(slot, [])
        status_now = _status_by_values(plan, target, published)
        if status_now != status:
            change = replace(change, status=status_now)
            status = status_now

        changes_with_turns.append(change)

    return changes_with_turns


def _published_by_slot(target: Target, assessment: Assessment) -> dict[Slot, list[Observation]]:
    """Return what was published of a target and of what it is set against, by slot."""
    observations: list[Observation] = []

    # What it is set against or divided by may turn it as well as its own values.
    for id in target.series_ids:
        observations += assessment.observations.get(id, ())

    return by_slot(assessment.plan, observations)


def _slot_of_change(plan: Plan, change: ValueChange) -> Slot:
    """Return the slot at which a value changed; both values of a revision stand at one."""
    observation = change.after or change.before
    assert observation is not None
    return slot_of(plan, observation)


def _status_by_values(
    plan: Plan, target: Target, published: Mapping[Slot, Sequence[Observation]]
) -> Status:
    """Return the status that the values in `published` give the target."""
    by_id: dict[str, list[Observation]] = {id: [] for id in target.series_ids}

    for (id, _, _), observations in published.items():
        by_id[id] += observations

    return status_of(plan, target, build_series(plan, target, by_id))
