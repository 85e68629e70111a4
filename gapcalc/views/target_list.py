"""The plan's targets as a list, without any data: on a terminal and for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from gapcalc.plan.model import Plan, Target
from gapcalc.views.columns import Line, cell_len, left
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_style import QUIET
from gapcalc.views.status_table import WIDE

__all__ = ["number_or_text", "target_list", "target_list_json"]

_CLAUSE_WIDTH = 5


def target_list(
    plan: Plan, targets: Sequence[Target], speaker: Speaker, width: int | None
) -> list[Line]:
    """Return id, clause, goal and name of each target, in two lines where it is narrow."""
    if not targets:
        return [[(speaker.word("nothing"), QUIET)]]

    # In a pipe every target is one line, however long.
    is_narrow = width is not None and width < WIDE
    goals = [speaker.worded_goal(target) for target in targets]
    id_width = max(cell_len(target.id) for target in targets)
    goal_width = max(map(cell_len, goals))
    lines: list[Line] = []

    for target, goal in zip(targets, goals, strict=True):
        name = speaker.text(target.name)
        clause = _clause_number(target)

        if is_narrow:
            lines.append([(name, ""), (f"  {goal}", "bold")])
            lines.append([(f"  {target.id}  {clause}", QUIET)])
            continue

        place = f"{left(target.id, id_width)}  {left(clause, _CLAUSE_WIDTH)}  "
        lines.append(
            [
                (place, QUIET),
                (f"{left(goal, goal_width)}  ", "bold"),
                (name, ""),
            ]
        )

    counts = speaker.word("found", count=len(targets), all=len(plan.targets))
    return [*lines, [], [(counts, QUIET)]]


def _clause_number(target: Target) -> str:
    """Return where a target is asked for: 8.3 is item 3 of action 8."""
    action = target.action or ""
    item = target.item or ""
    # Of a target that belongs to no action nothing is left.
    return f"{action}.{item}".strip(".")


def target_list_json(
    plan: Plan, targets: Iterable[Target], speaker: Speaker
) -> list[dict[str, Any]]:
    """Return what the plan says of each target."""
    return [_target_entry(plan, target, speaker) for target in targets]


def _target_entry(plan: Plan, target: Target, speaker: Speaker) -> dict[str, Any]:
    """Return what the plan says of one target; what it does not say is None."""
    goal = target.goal
    goal_text = f"{goal.comparator or ''} {goal.text}".strip()
    note = speaker.text(target.note) if target.note else None
    return {
        "id": target.id,
        "name": speaker.text(target.name),
        "name_zh": target.name.zh,
        "name_en": target.name.en,
        "also": list(target.also),
        "action": number_or_text(target.action),
        "item": number_or_text(target.item),
        "region": target.region,
        "goal": goal_text or goal.form,
        "unit": target.value_unit,
        "measure": target.measure,
        "path": target.path,
        "window": target.window,
        "commitment": target.commitment,
        "lead": speaker.lead_office(plan, target),
        "role": target.role,
        "note": note,
    }


def number_or_text(text: str | None) -> int | str | None:
    """Return the number of an action or item as a number, any other name as it is."""
    # `isdigit` alone takes ３ and ² as well.
    if text and text.isascii() and text.isdigit():
        return int(text)

    return text
