"""Areas side by side for other programs: JSON with every cell, and flat, a row for each area."""

from __future__ import annotations

from typing import Any

from gapcalc.assessment.areas import Standing, lead_of
from gapcalc.assessment.status import Assessment, Result
from gapcalc.views.area_matrix import AreaTable
from gapcalc.views.json_values import number_json, plan_json
from gapcalc.views.speaker import Speaker
from gapcalc.views.view import TargetView

__all__ = ["area_columns", "area_json"]

_PLAIN = (
    "region", "name", "rank", "rank_change", "share", "good", "fresh", "targets",
    "lead_points", "lead_rank", "lead_rank_change",
)  # fmt: skip


def area_json(table: AreaTable, earlier: Assessment, speaker: Speaker) -> dict[str, Any]:
    """Return the ranking and each area's verdicts by what is measured.

    `since` is the date that ranks have changed since.
    """
    plan = table.plan
    indicators = [
        {"id": id, "name": speaker.text(name), "name_zh": name.zh, "name_en": name.en}
        for id, name in table.indicators.items()
    ]
    standings = {standing.region: standing for standing in table.standings}
    areas = [_area_json(table, region, standings.get(region), speaker) for region in table.regions]
    return {
        "version": 1,
        "plan": plan_json(plan),
        "as_of": table.assessment.as_of,
        "since": earlier.as_of,
        "indicators": indicators,
        "areas": areas,
    }


def _area_json(
    table: AreaTable, region: str, standing: Standing | None, speaker: Speaker
) -> dict[str, Any]:
    """Return one area; the whole that areas make up together has no rank."""
    entry: dict[str, Any] = dict.fromkeys(_PLAIN)
    entry["region"] = region
    entry["name"] = table.name_of(region, speaker)

    if standing is not None:
        group = standing.group
        entry |= {
            "rank": standing.share_rank,
            "rank_change": standing.share_change,
            "share": number_json(group.share),
            "good": group.good,
            "fresh": group.fresh,
            "targets": group.targets,
            "lead_points": number_json(standing.lead),
            "lead_rank": standing.lead_rank,
            "lead_rank_change": standing.lead_change,
        }

    entry["verdicts"] = {
        id: _area_verdict_json(table.cells[region, id])
        for id in table.indicators
        if (region, id) in table.cells
    }
    return entry


def _area_verdict_json(result: Result) -> dict[str, Any]:
    return {
        "id": result.target.id,
        "status": result.status,
        "old": result.old,
        "progress": number_json(result.numbers.progress),
        "lead_points": number_json(lead_of(result)),
    }


def area_columns(
    table: AreaTable, earlier: Assessment, speaker: Speaker
) -> tuple[list[str], list[list[Any]]]:
    """Return header and rows, an area each: its ranks, then its statuses in the reader's words."""
    names = [speaker.text(name) for name in table.indicators.values()]
    rows = []

    for entry in area_json(table, earlier, speaker)["areas"]:
        # region, name, rank, …; then a column for each indicator
        row = [entry[key] for key in _PLAIN]
        for id in table.indicators:
            result = table.cells.get((entry["region"], id))
            row.append(None if result is None else TargetView(result, speaker).short_status)
        rows.append(row)

    return [*_PLAIN, *names], rows
