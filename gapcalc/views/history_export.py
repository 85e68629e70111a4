"""How verdicts stood at each date, for other programs: JSON, flat, and a Markdown table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gapcalc.assessment.changes.targets import Turn
from gapcalc.assessment.history import History, turns_in
from gapcalc.assessment.rollup import Rollup
from gapcalc.assessment.status import Assessment, Result
from gapcalc.core.clock import Date
from gapcalc.views.history_view import date_label, listed_rows
from gapcalc.views.json_values import number_json, plan_json, value_json
from gapcalc.views.numbers import share_text
from gapcalc.views.speaker import Speaker
from gapcalc.views.target_list import number_or_text
from gapcalc.views.view import TargetView
from gapcalc.views.writers import as_markdown

__all__ = ["history_columns", "history_json", "history_markdown"]

_TARGET_COLUMNS = ("id", "name", "action", "region")
_VERDICT_COLUMNS = ("as_of", "status", "turn", "old", "progress", "period", "value", "unit")


def history_json(history: History, speaker: Speaker) -> dict[str, Any]:
    """Return the verdicts of every target at every date as JSON, version 1, in the plan's order.

    `turn` says how a status turned since the date before. `progress` is a fraction; `current` is
    the value that the verdict rests on, in the target's unit.
    """
    plan = history.plan
    dates = []

    for assessment, group in zip(history.assessments, history.rollups, strict=True):
        dates.append(_date_json(assessment, group))

    return {
        "version": 1,
        "plan": plan_json(plan),
        "as_of": history.assessments[-1].as_of,
        "dates": dates,
        "targets": [_target_json(history, row, speaker) for row in history.rows().values()],
    }


def _date_json(assessment: Assessment, group: Rollup) -> dict[str, Any]:
    """Return how all targets together stood at one date."""
    return {
        "as_of": assessment.as_of,
        "judged": group.judged,
        "fresh": group.fresh,
        "old": group.old,
        "good": group.good,
        "share": number_json(group.share),
        "statuses": group.statuses,
    }


def _target_json(history: History, row: Sequence[Result], speaker: Speaker) -> dict[str, Any]:
    """Return how one target stood at each date."""
    target = row[-1].target
    dates = [one.as_of for one in history.assessments]
    verdicts = []

    for date, result, turn in zip(dates, row, turns_in(row), strict=True):
        verdicts.append(_dated_verdict_json(date, result, turn))

    return {
        "id": target.id,
        "name": speaker.text(target.name),
        "name_zh": target.name.zh,
        "name_en": target.name.en,
        "action": number_or_text(target.action),
        "region": target.region,
        "verdicts": verdicts,
    }


def _dated_verdict_json(as_of: Date, result: Result, turn: Turn | None) -> dict[str, Any]:
    """Return a verdict with the value that it rests on, None where it rests on none."""
    point = result.numbers.current
    current = None

    if point is not None:
        current = {
            "period": str(point.period),
            "value": value_json(point.value),
            "unit": result.series.unit or None,
        }

    return {
        "as_of": as_of,
        "status": result.status,
        "turn": turn,
        "old": result.old,
        "progress": number_json(result.numbers.progress),
        "current": current,
    }


def history_columns(history: History, speaker: Speaker) -> tuple[list[str], list[list[Any]]]:
    """Return header and rows of the flat form: a row for each target at each date."""
    rows = []

    for target in history_json(history, speaker)["targets"]:
        own = [target[key] for key in _TARGET_COLUMNS]

        for verdict in target["verdicts"]:
            # The keys of the value stand beside those of the verdict: period, value, unit.
            cells = {**verdict, **(verdict["current"] or {})}
            row = [cells.get(key) for key in _VERDICT_COLUMNS]
            rows.append([*own, *row])

    return [*_TARGET_COLUMNS, *_VERDICT_COLUMNS], rows


def history_markdown(history: History, speaker: Speaker, full: bool = False) -> str:
    """Return a Markdown table with a column for each date, the worst first, and the shares last.

    Targets that never had data are listed only where `full`.
    """
    labels = [date_label(date, in_full=True) for date in history.dates]
    rows = []

    for row in listed_rows(history, full).values():
        statuses = [TargetView(result, speaker).short_status.strip() for result in row]
        rows.append([speaker.text(row[-1].target.name), *statuses])

    shares = [speaker.word("good")]
    counts = [speaker.word("fresh")]

    for group in history.rollups:
        shares.append(share_text(group.share))
        counts.append(str(group.fresh))

    rows.append(shares)
    rows.append(counts)
    return as_markdown([speaker.word("name"), *labels], rows)
