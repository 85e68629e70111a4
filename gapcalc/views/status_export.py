"""Results for other programs: JSON after the published contract, CSV, and Markdown. Nothing in them can act."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gapcalc.assessment.firmness import firmness
from gapcalc.assessment.numbers import Rate
from gapcalc.assessment.rollup import Rollup, by_action, roll_up
from gapcalc.assessment.series import Point
from gapcalc.assessment.status import Assessment, Result
from gapcalc.core.growth import Number
from gapcalc.core.text import visible
from gapcalc.core.unit import RATIO
from gapcalc.plan.model import Stage, Target
from gapcalc.views.speaker import Speaker

__all__ = [
    "as_csv",
    "as_json",
    "as_markdown",
    "in_markdown",
    "number",
    "quantity",
    "rate_json",
    "status_columns",
    "status_json",
    "target_json",
    "target_list_json",
]

_FORMULA = tuple("=+-@＝＋－＠\t\r")  # some spreadsheets read the full-width signs too
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|#~&$])")


# --- forms


def as_json(content: object) -> str:
    """Return `content` as indented JSON, in plain characters where a terminal could act on them."""
    return json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False)


def as_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return rows as CSV; a text that a spreadsheet would run as a formula is marked as text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue().rstrip("\n")


def _cell(value: object) -> object:
    if isinstance(value, str):
        shown = visible(value)
        return f"'{shown}" if shown.startswith(_FORMULA) else shown
    return "" if value is None else value


def as_markdown(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return rows as a Markdown table."""
    lines = [f"| {' | '.join(in_markdown(cell) for cell in row)} |" for row in (header, *rows)]
    lines.insert(1, f"|{' --- |' * len(header)}")
    return "\n".join(lines)


def in_markdown(value: object) -> str:
    """Return `value` as text of a Markdown table; nothing in it is markup."""
    return "" if value is None else _MARKDOWN.sub(r"\\\1", visible(str(value)))


# --- status


def status_json(
    assessment: Assessment,
    results: Sequence[Result],
    speaker: Speaker,
    scope: Sequence[Result] | None = None,
) -> dict[str, Any]:
    """Return the status of `results` after the published contract, version 1; the roll-up is that of `scope`."""
    plan, scope = assessment.plan, results if scope is None else scope
    rollups = {
        "plan": roll_up(scope),
        **{action or "": group for action, group in by_action(plan, scope).items()},
    }
    return {
        "version": 1,
        "plan": {"id": plan.id, "base_year": plan.base_year, "target_year": plan.target_year},
        "as_of": assessment.as_of,
        "method": "plan",
        "summary": Assessment(plan, assessment.as_of, tuple(results)).summary,
        "rollup": {name: rollup_json(group) for name, group in rollups.items()},
        "targets": [target_json(assessment, result, speaker) for result in results],
    }


def rollup_json(group: Rollup) -> dict[str, Any]:
    """Return the counts of a group; `share` is as planned over judged, `coverage` with data over all."""
    shown: dict[str, Any] = {
        key: getattr(group, key) for key in ("targets", "with_data", "judged", "good")
    }
    shown |= {"share": number(group.share), "coverage": number(group.coverage)}
    if group.commitments:
        shown["commitments"] = {name: rollup_json(part) for name, part in group.commitments.items()}
    return shown


def firmness_json(assessment: Assessment, result: Result) -> dict[str, Any] | None:
    """Return what would change the verdict, and to what."""
    changes = firmness(assessment, result)
    if changes is None:
        return None
    shown = [
        {"question": c.question, "to": c.to, "status": c.status, "flips": c.flips} for c in changes
    ]
    return {"firm": not any(c.flips for c in changes), "changes": shown}


def target_json(assessment: Assessment, result: Result, speaker: Speaker) -> dict[str, Any]:
    """Return one target with all its numbers, in its own unit."""
    plan, target, n, unit = assessment.plan, result.target, result.numbers, result.series.unit
    return {
        "id": target.id,
        "name": speaker.text(target.name),
        "name_zh": target.name.zh,
        "name_en": target.name.en,
        "action": _whole(target.action),
        "item": _whole(target.item),
        "region": target.region,
        "path": target.path,
        "commitment": target.commitment,
        "role": target.role,
        "status": result.status,
        "reason": speaker.reasons(plan, result),
        "reason_codes": [reason.code for reason in result.reasons],
        "goal": _goal(result),
        "base": _point(n.base, unit),
        "current": _point(n.current, unit, current=True),
        "stale": result.stale,
        "gap": quantity(n.gap if target.goal.form != "stage" else None, unit),
        "elapsed": number(n.elapsed),
        "progress": number(n.progress),
        "lead": number(n.lead),
        "lead_months": number(n.lead_months),
        "expected": quantity(n.expected, unit),
        "required_rate": rate_json(n.required),
        "planned_rate": rate_json(n.planned),
        "observed_rate": rate_json(n.observed),
        "recent_rate": rate_json(n.recent),
        "forecast": quantity(n.forecast, unit),
        "forecast_progress": number(n.forecast_progress),
        "arrival_year": number(n.arrival),
        "firmness": firmness_json(assessment, result),
        "observations": len(result.series.points),
    }


def _whole(text: str | None) -> int | str | None:
    return int(text) if text and text.isascii() and text.isdigit() else text


def number(value: Number | None) -> float | None:
    """Return `value` as JSON has numbers."""
    return None if value is None else float(value)


def quantity(value: Number | None, unit: str) -> dict[str, Any] | None:
    """Return `value` with its unit."""
    return None if value is None else {"value": float(value), "unit": unit}


def rate_json(rate: Rate | None) -> dict[str, Any] | None:
    """Return a rate with its kind and unit a year."""
    if rate is None:
        return None
    return {"value": float(rate.value), "kind": rate.kind, "unit": f"{rate.unit or RATIO}/年"}


def _point(point: Point | None, unit: str, current: bool = False) -> dict[str, Any] | None:
    if point is None:
        return None
    is_stage = isinstance(point.value, Stage)
    shown: dict[str, Any] = {
        "year": point.period.year,
        "value": point.value if is_stage else float(point.amount),
    }
    shown["unit"] = None if is_stage else unit
    if current:
        shown |= {
            "bound": point.bound,
            "status": point.status,
            "period": str(point.period),
            "time": float(point.time),
        }
    return shown


def _goal(result: Result) -> dict[str, Any] | None:
    goal, aim = result.target.goal, result.numbers.aim
    if goal.form == "none":
        return None
    shown: dict[str, Any] = {"comparator": goal.comparator, "form": goal.form, "text": goal.text}
    if goal.form == "stage":
        return shown | {"value": goal.stage, "unit": None}
    shown |= {"value": number(aim.value if aim else None), "unit": result.series.unit}
    if goal.upper is not None:
        shown["upper"] = float(goal.upper)
    if goal.relative or goal.form == "over_series":
        shown["factor"] = number(goal.value)
    return shown


_PLAIN = ("id", "name", "action", "item", "region", "path", "commitment", "status", "reason")
_NESTED = {
    "goal": ("comparator", "value"), "base": ("year", "value"), "current": ("period", "value", "bound", "status"),
    "gap": ("value",), "expected": ("value",), "required_rate": ("value", "kind"), "planned_rate": ("value",),
    "observed_rate": ("value",), "recent_rate": ("value",), "forecast": ("value",),
}  # fmt: skip
_NUMBERS = ("elapsed", "progress", "lead_months", "arrival_year")
_FIRM = {True: "firm", False: "fragile", None: None}


def status_columns(
    entries: Iterable[Mapping[str, Any]], units: Mapping[str, str]
) -> tuple[list[str], list[list[Any]]]:
    """Return header and rows of the flat form of `target_json` entries, one row a target."""
    nested_names = [f"{key}_{part}" for key, parts in _NESTED.items() for part in parts]
    header = [*_PLAIN, "unit", *nested_names, *_NUMBERS, "firmness"]
    entries = list(entries)
    for name in _verdicts(entries[0]) if entries else ():
        header += [name, f"{name}_value"]
    rows = []
    for entry in entries:
        nested = [(entry[key] or {}).get(part) for key, parts in _NESTED.items() for part in parts]
        firm = _FIRM[(entry["firmness"] or {}).get("firm")]
        others = [
            v
            for verdict in _verdicts(entry).values()
            for v in (verdict["status"], verdict["value"])
        ]
        known = [
            *(entry[k] for k in _PLAIN),
            units[entry["id"]],
            *nested,
            *(entry[k] for k in _NUMBERS),
            firm,
        ]
        rows.append([*known, *others])
    return header, rows


def _verdicts(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return other systems' verdicts on an entry by name; with a single method the plan's own comes first."""
    if "verdict" in entry:
        own = {"status": entry["plan_status"], "value": entry["progress"]}
        return {"plan": own, "method": entry["verdict"]}
    others: Mapping[str, Any] = entry.get("verdicts", {})
    return others


# --- targets


def target_list_json(targets: Iterable[Target], speaker: Speaker) -> list[dict[str, Any]]:
    """Return what the plan says of each target, without any data."""
    return [
        {
            "id": t.id,
            "name": speaker.text(t.name),
            "name_zh": t.name.zh,
            "name_en": t.name.en,
            "also": list(t.also),
            "action": _whole(t.action),
            "item": _whole(t.item),
            "region": t.region,
            "goal": f"{t.goal.comparator or ''} {t.goal.text}".strip() or t.goal.form,
            "unit": t.unit,
            "measure": t.measure,
            "path": t.path,
            "window": t.window,
            "commitment": t.commitment,
            "role": t.role,
            "note": speaker.text(t.note) if t.note else None,
        }
        for t in targets
    ]
