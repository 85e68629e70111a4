"""What changed between two data cuts, for other programs: JSON and its flat form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gapcalc.assessment.changes import Changes, TargetChange, ValueChange
from gapcalc.assessment.status import Assessment, Result
from gapcalc.core.text import visible
from gapcalc.data.observation import Observation
from gapcalc.views.change_view import value_count
from gapcalc.views.json_values import number_json, plan_json
from gapcalc.views.observation import observation_json
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_export import target_json

__all__ = ["change_columns", "changes_json"]

# The figures of a target that stand here for both cuts.
_FIGURES = (
    "base",
    "current",
    "gap",
    "elapsed",
    "progress",
    "lead_points",
    "lead_months",
    "required_rate",
    "recent_rate",
    "forecast",
    "forecast_progress",
    "arrival_year",
    "stale",
    "reason",
    "reason_codes",
)
# The columns of the flat form: of the target, of the value, and of the value in each cut.
_TARGET_COLUMNS = (
    "id",
    "name",
    "turn",
    "status_before",
    "status_as_of_old_year",
    "status_after",
)
_VALUE_COLUMNS = (
    "of",
    "period",
    "kind",
    "unit",
    "difference",
    "relative",
    "turned_to",
    "why",
)
_SIDES = ("before", "after")
_SIDE_COLUMNS = ("value", "unit", "bound", "status")


def changes_json(changes: Changes, speaker: Speaker) -> dict[str, Any]:
    """Return everything that differs as JSON, version 1.

    Differences are in the `unit` beside them, `relative` is a fraction of the value before.
    `of_dates` tells that old and new are two dates of one data set.
    """
    return _ChangeContent(changes, speaker).whole()


class _ChangeContent:
    """The parts of the JSON."""

    def __init__(self, changes: Changes, speaker: Speaker) -> None:
        self.changes = changes
        self.plan = changes.plan
        self.speaker = speaker

    def whole(self) -> dict[str, Any]:
        changes = self.changes
        plan = self.plan
        old_name, new_name = changes.names
        between = changes.between
        return {
            "version": 1,
            "plan": plan_json(plan),
            "old": _cut_json(old_name, changes.before),
            "new": _cut_json(new_name, changes.after),
            "of_dates": changes.of_dates,
            "new_as_of_old_year": (
                {"as_of": between.as_of, "summary": between.summary} if between else None
            ),
            "summary": self._summary(),
            "targets": [self._target(change) for change in changes.targets],
            "benchmarks": [self._value(value) for value in changes.benchmarks],
            "added_beside": [_observation(o) for o in changes.added],
            "removed_beside": [_observation(o) for o in changes.removed],
        }

    def _summary(self) -> dict[str, Any]:
        """Return how many targets and values changed, and in which way."""
        changes = self.changes
        changed = len(changes.targets)
        return {
            "turns": changes.turns,
            "values": changes.kinds,
            "changed": changed,
            "unchanged": len(self.plan.targets) - changed,
            "unchanged_without_new_year": changes.outdated,
            "added_beside": len(changes.added),
            "removed_beside": len(changes.removed),
        }

    def _target(self, change: TargetChange) -> dict[str, Any]:
        """Return a target with its status, its figures before and after, and its values."""
        # Only where the new cut has a later year is there a status in between.
        between = change.between.status if change.between else None
        return {
            "id": change.target.id,
            "name": self.speaker.text(change.target.name),
            "turn": change.turn,
            "status_before": change.before.status,
            "status_as_of_old_year": between,
            "status_after": change.after.status,
            "values": [self._value(value) for value in change.values],
            "before": self._figures(self.changes.before, change.before),
            "after": self._figures(self.changes.after, change.after),
        }

    def _figures(self, assessment: Assessment, result: Result) -> dict[str, Any]:
        """Return the figures of `status --format json`, where their contract is described."""
        target = target_json(assessment, result, self.speaker)
        figures = {key: target[key] for key in _FIGURES}
        return {
            "status": result.status,
            "unit": result.series.unit,
            **figures,
        }

    def _value(self, value: ValueChange) -> dict[str, Any]:
        # A value of a benchmark stands under each target that is measured against it, so that its
        # own name is told from the target's.
        return {
            "of": value.of,
            "name": self.speaker.text(self.plan.entry(value.of).name),
            "period": str(value.period),
            "kind": value.kind,
            "unit": value.unit or None,
            "before": _observation(value.before),
            "after": _observation(value.after),
            "difference": number_json(value.difference),
            "relative": number_json(value.relative),
            "why": value.why,
            "turned_to": value.status,
        }


def _cut_json(name: str, assessment: Assessment) -> dict[str, Any]:
    return {
        "name": visible(name),
        "as_of": assessment.as_of,
        "values": value_count(assessment),
        "summary": assessment.summary,
    }


def _observation(observation: Observation | None) -> dict[str, Any] | None:
    if observation is None:
        return None

    return {"of": observation.target, **observation_json(observation)}


def change_columns(changes: Changes, speaker: Speaker) -> tuple[list[str], list[list[Any]]]:
    """Return header and rows of the flat form of `changes_json`.

    There is a row for each changed value under each target that rests on it.
    """
    header = [*_TARGET_COLUMNS, *_VALUE_COLUMNS]

    for side in _SIDES:
        # before_value, after_value
        header += [f"{side}_{key}" for key in _SIDE_COLUMNS]

    rows = []

    for target in changes_json(changes, speaker)["targets"]:
        for value in target["values"]:
            row = [target[key] for key in _TARGET_COLUMNS]
            row += [value[key] for key in _VALUE_COLUMNS]

            for side in _SIDES:
                row += _side_cells(value[side], _SIDE_COLUMNS)

            rows.append(row)

    return header, rows


def _side_cells(observation: dict[str, Any] | None, keys: Sequence[str]) -> list[Any]:
    """Return the cells of a value in one cut, empty where the cut does not have it."""
    if observation is None:
        return [None] * len(keys)

    return [observation[key] for key in keys]
