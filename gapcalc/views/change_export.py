"""What changed between two data cuts, for other programs and for the comment on a change: JSON, CSV and Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from gapcalc.assessment.changes import Changes, TargetChange, ValueChange
from gapcalc.assessment.status import STATUSES
from gapcalc.core.text import safe, visible
from gapcalc.data.observation import Observation
from gapcalc.plan.model import Plan, Stage
from gapcalc.views.change_table import counted, cuts, headed, moved, shifted
from gapcalc.views.json_values import number_json
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_export import target_json
from gapcalc.views.writers import as_markdown

__all__ = ["change_columns", "changes_json", "changes_markdown"]

# What a comment on GitHub may hold, less a reserve for what is said last.
_MOST = 65_536 - 2_000
_CELL = 300
# Names, addresses and numbers that a page makes into links or calls of somebody without any mark-up.
_ACTS = re.compile(r"(@|:(?=//|[\w+-]+:)|(?i:www)(?=\.)|(?i:gh)(?=-\d)|\\#(?=\d))")
_BREAK = "&#8203;"  # takes no space
# The figures of a target that are told of both cuts.
_FIGURES = ("base", "current", "gap", "elapsed", "progress", "lead", "lead_months", "required_rate", "recent_rate",
            "forecast", "forecast_progress", "arrival_year", "stale", "reason", "reason_codes")  # fmt: skip


# --- json and csv


def changes_json(changes: Changes, speaker: Speaker) -> dict[str, Any]:
    """Return everything that differs, version 1; amounts are in `unit`, `relative` is a fraction."""
    plan, between = changes.plan, changes.between
    sides = zip(changes.names, (changes.before, changes.after), strict=True)
    old, new = (
        {
            "name": visible(name),
            "as_of": a.as_of,
            "values": sum(map(len, a.observations.values())),
            "summary": a.summary,
        }
        for name, a in sides
    )
    return {
        "version": 1,
        "plan": {"id": plan.id, "base_year": plan.base_year, "target_year": plan.target_year},
        "old": old,
        "new": new,
        "new_as_of_old_year": {"as_of": between.as_of, "summary": between.summary}
        if between
        else None,
        "summary": {
            "turns": changes.turns,
            "values": changes.kinds,
            "changed": len(changes.targets),
            "unchanged": len(plan.targets) - len(changes.targets),
            "unchanged_without_new_year": changes.outdated,
            "added_beside": len(changes.added),
            "removed_beside": len(changes.removed),
        },
        "targets": [_target(changes, change, speaker) for change in changes.targets],
        "benchmarks": [_value(plan, value, speaker) for value in changes.benchmarks],
        "added_beside": [_observation(o) for o in changes.added],
        "removed_beside": [_observation(o) for o in changes.removed],
    }


def _target(changes: Changes, change: TargetChange, speaker: Speaker) -> dict[str, Any]:
    sides = []
    for assessment, result in ((changes.before, change.before), (changes.after, change.after)):
        whole = target_json(assessment, result, speaker)
        sides.append(
            {
                "status": result.status,
                "unit": result.series.unit,
                **{key: whole[key] for key in _FIGURES},
            }
        )
    return {
        "id": change.target.id,
        "name": speaker.text(change.target.name),
        "turn": change.turn,
        "status_before": change.before.status,
        "status_as_of_old_year": change.between.status if change.between else None,
        "status_after": change.after.status,
        "values": [_value(changes.plan, value, speaker) for value in change.values],
        "before": sides[0],
        "after": sides[1],
    }


def _value(plan: Plan, value: ValueChange, speaker: Speaker) -> dict[str, Any]:
    return {
        "of": value.of,
        "name": speaker.text(plan.entry(value.of).name),
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


def _observation(o: Observation | None) -> dict[str, Any] | None:
    if o is None:
        return None
    told = {
        key: getattr(o, key)
        for key in ("unit", "bound", "status", "source", "publisher", "url", "note")
    }
    value = o.value if isinstance(o.value, Stage) else float(o.value)
    return {
        "of": o.target,
        "period": str(o.period),
        "value": value,
        **told,
        "path": o.path and visible(o.path),
        "line": o.line,
    }


_SIDE = ("value", "unit", "bound", "status")


def change_columns(changes: Changes, speaker: Speaker) -> tuple[list[str], list[list[Any]]]:
    """Return header and rows of the flat form: one row a changed value under each target that rests on it."""
    content = changes_json(changes, speaker)
    header = ["id", "name", "turn", "status_before", "status_as_of_old_year", "status_after"]
    own = ["of", "period", "kind", "unit", "difference", "relative", "turned_to", "why"]
    rows = []
    for target in content["targets"]:
        for value in target["values"]:
            sides = [(value[side] or {}).get(key) for side in ("before", "after") for key in _SIDE]
            rows.append([*(target[key] for key in header), *(value[key] for key in own), *sides])
    return [
        *header,
        *own,
        *(f"{side}_{key}" for side in ("before", "after") for key in _SIDE),
    ], rows


# --- markdown


def changes_markdown(changes: Changes, speaker: Speaker) -> str:
    """Return the comparison as a comment on a change: counts, the targets that turned, all values folded away.

    What does not fit into a comment is left out and counted.
    """
    text = _Comment(speaker)
    text.add(
        f"### {speaker.word('compared')}\n\n{_told(safe(speaker.text(changes.plan.name), _CELL))}"
    )
    text.add(
        "\n".join(
            f"- **{key}** {_told(name)} ({said})" for key, name, said in cuts(changes, speaker)
        )
    )
    if not (changes.targets or changes.values or changes.added or changes.removed):
        text.add(speaker.word("no-change"))
        return str(text)
    text.add(
        "\n".join(f"- **{name}** {' · '.join(told)}" for name, told in counted(changes, speaker))
    )
    if changes.outdated:
        text.add(speaker.word("none-later", count=changes.outdated, year=changes.after.as_of))
    text.table(*_status_rows(changes, speaker))
    turned = [change for change in changes.targets if change.turn]
    if turned:
        header = [speaker.word(key) for key in ("name", "status-before", "status-after", "cause")]
        text.table(header, [_turned(changes, change, speaker) for change in turned])
    if changes.values:
        text.add(f"<details><summary>{speaker.word('details')} ({len(changes.values)})</summary>")
        header = [speaker.word(key) for key in ("name", "period", "kind", "value", "figures-moved")]
        text.table(header, _value_rows(changes, speaker))
        text.add("</details>", last=True)
    return str(text)


class _Comment:
    """Blocks of Markdown up to the length that a comment may have."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker, self._blocks, self._left = speaker, list[str](), _MOST

    def add(self, block: str, last: bool = False) -> None:
        self._blocks.append(block)
        self._left -= 0 if last else len(block) + 2

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Add as many rows as there is room for, and how many there is none for."""
        lines = _inert(
            as_markdown(header, [[safe(cell, _CELL) for cell in row] for row in rows])
        ).split("\n")
        room, kept = self._left - sum(len(line) + 1 for line in lines[:2]), 2
        while kept < len(lines) and room > len(lines[kept]):
            room -= len(lines[kept]) + 1
            kept += 1
        self.add("\n".join(lines[:kept]))
        if kept < len(lines):
            self.add(self._speaker.word("left-out", count=len(lines) - kept), last=True)

    def __str__(self) -> str:
        return "\n\n".join(self._blocks)


def _inert(text: str) -> str:
    """Return Markdown in which nothing becomes a link or calls somebody by itself."""
    return _ACTS.sub(rf"\1{_BREAK}", text)


def _told(text: str) -> str:
    """Return a stranger's text as one piece of Markdown."""
    cell = as_markdown([text], []).split("\n")[0]
    return _inert(cell[2:-2])


def _status_rows(changes: Changes, speaker: Speaker) -> tuple[list[str], list[list[str]]]:
    sides = headed(changes)
    header = [
        speaker.word("status"),
        *(f"{speaker.word(key)} {a.as_of}" for key, a in sides),
        "+/-",
    ]
    rows = []
    for status in STATUSES:
        counts = [assessment.summary[status] for _, assessment in sides]
        if any(counts):
            rise = counts[-1] - counts[0]
            rows.append([speaker.word(status), *map(str, counts), f"{rise:+}" if rise else ""])
    return header, rows


def _turned(changes: Changes, change: TargetChange, speaker: Speaker) -> list[str]:
    """Return a target that turned: its name, both statuses, and the values at which it did."""
    causes = [f"{value.period} {moved(value, speaker)}" for value in change.values if value.status]
    statuses = (speaker.word(result.status) for result in (change.before, change.after))
    return [speaker.text(change.target.name), *statuses, "; ".join(causes)]


def _value_rows(changes: Changes, speaker: Speaker) -> list[list[str]]:
    """Return one row a changed value, what it moved beside the first of a target."""
    told = {
        c.target.id: "; ".join(f"{name} {said}" for name, said in shifted(changes, c, speaker))
        for c in changes.targets
    }
    rows = []
    for value in changes.values:
        name = speaker.text(changes.plan.entry(value.of).name)
        kind = speaker.word(f"kind-{value.kind}")
        rows.append([name, str(value.period), kind, moved(value, speaker), told.pop(value.of, "")])
    return rows
