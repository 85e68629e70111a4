"""The status of every target for other programs: JSON after the published contract, and flat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gapcalc.assessment.firmness import firmness
from gapcalc.assessment.numbers import Numbers
from gapcalc.assessment.odds import Odds, odds
from gapcalc.assessment.rollup import Rollup, Weights, by_action, roll_up
from gapcalc.assessment.series import Link, Point
from gapcalc.assessment.status import Assessment, Result
from gapcalc.assessment.waypoints import waypoint_results, weightiest_waypoint
from gapcalc.plan.model import Stage, Target
from gapcalc.views.json_values import number_json, plan_json, quantity_json, rate_json, value_json
from gapcalc.views.so_far import so_far_json
from gapcalc.views.speaker import Speaker
from gapcalc.views.target_list import number_or_text
from gapcalc.views.view import TargetView

__all__ = ["status_columns", "status_json", "target_json"]


# --- JSON


def status_json(
    assessment: Assessment,
    results: Sequence[Result],
    speaker: Speaker,
    scope: Sequence[Result] | None = None,
) -> dict[str, Any]:
    """Return the status of `results` after the published contract, version 1.

    The roll-up is that of `scope`, of which the results may be a part.
    """
    plan = assessment.plan

    if scope is None:
        scope = results

    rollups = {"plan": _rollup_json(roll_up(scope))}

    for action, group in by_action(plan, scope).items():
        rollups[action or ""] = _rollup_json(group)

    # The summary counts what is listed, the roll-up all of the scope.
    listed = Assessment(plan, assessment.date, tuple(results))
    return {
        "version": 1,
        "plan": plan_json(plan),
        "as_of": assessment.as_of,
        "method": "plan",
        "summary": listed.summary,
        "rollup": rollups,
        "targets": [target_json(assessment, result, speaker) for result in results],
    }


def _rollup_json(group: Rollup) -> dict[str, Any]:
    """Return the counts of a group: `share` of the fresh verdicts, `coverage` of its targets."""
    entry: dict[str, Any] = {
        "targets": group.targets,
        "with_data": group.with_data,
        "judged": group.judged,
        "fresh": group.fresh,
        "old": group.old,
        "good": group.good,
        "share": number_json(group.share),
        "coverage": number_json(group.coverage),
        "no_baseline": {"reaching": group.reaching, "falling_short": group.falling_short},
        "weights": _weights_json(group.weights),
    }

    if group.commitments:
        parts = group.commitments.items()
        # The part of one kind has no kinds within it.
        entry["commitments"] = {name: _rollup_json(part) for name, part in parts}

    return entry


def _weights_json(weights: Weights | None) -> dict[str, Any] | None:
    """Return the sums of weights, and their share as planned; None where no target has one."""
    if weights is None:
        return None

    return {
        "targets": weights.targets,
        "unweighted": weights.unweighted,
        "total": number_json(weights.total),
        "fresh": number_json(weights.fresh),
        "good": number_json(weights.good),
        "share": number_json(weights.share),
    }


def target_json(assessment: Assessment, result: Result, speaker: Speaker) -> dict[str, Any]:
    """Return one target with all its numbers, in its own unit."""
    target = result.target
    numbers = result.numbers
    unit = result.series.unit
    return {
        "id": target.id,
        "name": speaker.text(target.name),
        "name_zh": target.name.zh,
        "name_en": target.name.en,
        "action": number_or_text(target.action),
        "item": number_or_text(target.item),
        "region": target.region,
        "path": target.path,
        "commitment": target.commitment,
        "weight": number_json(target.weight),
        "per": target.per,
        "index": target.index,
        "lead": speaker.lead_office(assessment.plan, target),
        "role": target.role,
        "same_as": target.same_as,
        "basis": result.series.basis or target.basis or None,
        "links": [_link_json(link) for link in result.series.links],
        "not_comparable": _not_comparable_json(result),
        "status": result.status,
        "reason": speaker.reasons(assessment.plan, result),
        "reason_codes": [reason.code for reason in result.reasons],
        "goal": _goal_json(result),
        "base": _base_json(target, numbers.base, unit),
        "previous": _point_json(numbers.previous, unit),
        "current": _current_json(numbers.current, unit),
        "stale": result.stale,
        "age": number_json(result.age),
        "old": result.old,
        "so_far": so_far_json(result.so_far),
        "gap": quantity_json(TargetView(result, speaker).gap, unit),
        "elapsed": number_json(numbers.elapsed),
        "progress": number_json(numbers.progress),
        "lead_points": number_json(numbers.lead),
        "lead_months": number_json(numbers.lead_months),
        "due": number_json(numbers.due),
        "expected": quantity_json(numbers.expected, unit),
        "required_rate": rate_json(numbers.required),
        "planned_rate": rate_json(numbers.planned),
        "observed_rate": rate_json(numbers.observed),
        "recent_rate": rate_json(numbers.recent),
        "forecast": _forecast_json(numbers, unit),
        "forecast_progress": number_json(numbers.forecast_progress),
        "arrival_year": number_json(numbers.arrival),
        "waypoint": _waypoint_json(result),
        "firmness": _firmness_json(assessment, result),
        **_odds_json(assessment, result),
        "observations": len(result.series.points),
    }


def _waypoint_json(result: Result) -> dict[str, Any] | None:
    """Return the waypoint that was missed last, else the next one; None where there is neither."""
    found = waypoint_results(result.target, result.series, result.numbers)
    one = weightiest_waypoint(list(found))
    if one is None:
        return None

    # A waypoint to come has no value yet.
    actual = None if one.point is None else number_json(one.point.amount)
    return {
        "year": one.waypoint.year,
        "value": number_json(one.waypoint.value),
        "unit": result.series.unit,
        "state": one.state,
        "actual": actual,
        "required_rate": rate_json(one.required),
    }


def _firmness_json(assessment: Assessment, result: Result) -> dict[str, Any] | None:
    """Return what would change the verdict, and to what; None where there is no verdict."""
    changes = firmness(assessment, result)
    # A target without a verdict has nothing that could be turned.
    if changes is None:
        return None

    entries = [
        {
            "question": change.question,
            "to": change.to,
            "status": change.status,
            "flips": change.flips,
        }
        for change in changes
    ]

    flips = [change.question for change in changes if change.flips]

    return {
        "firm": not flips,
        # They come in the order of their weight.
        "weightiest": flips[0] if flips else None,
        "changes": entries,
    }


def _odds_json(assessment: Assessment, result: Result) -> dict[str, Any]:
    """Return the odds as they are told, in tenths, or the code of why there are none."""
    found = odds(assessment.plan, result)
    if not isinstance(found, Odds):
        return {"odds": None, "odds_reason": found.code}

    told = {
        "value": float(found.value),
        "z": found.z,
        "changes": len(found.changes),
    }
    return {"odds": told, "odds_reason": None}


def _forecast_json(numbers: Numbers, unit: str) -> dict[str, Any] | None:
    """Return the forecast, and what the trend alone leads to where that is not possible."""
    entry = quantity_json(numbers.forecast, unit)
    if entry is not None:
        entry["held"] = numbers.trend is not None
        # 104 % where the forecast is held at 100 %.
        entry["trend"] = number_json(numbers.forecast if numbers.trend is None else numbers.trend)

    return entry


def _point_json(point: Point | None, unit: str) -> dict[str, Any] | None:
    """Return a value with its year; a stage stands as its name and has no unit."""
    if point is None:
        return None

    return {
        "year": point.period.year,
        "value": value_json(point.value),
        # "started" is in no unit.
        "unit": None if isinstance(point.value, Stage) else unit,
    }


def _base_json(target: Target, point: Point | None, unit: str) -> dict[str, Any] | None:
    """Return the base with its years: several where it is the mean of their values."""
    entry = _point_json(point, unit)
    if entry is not None:
        # The mean of 2020 to 2022 has three.
        entry["years"] = list(target.base_years or (target.base_year,))

    return entry


def _current_json(point: Point | None, unit: str) -> dict[str, Any] | None:
    """Return the current value with what is known of it beside its year."""
    entry = _point_json(point, unit)
    if point is None or entry is None:
        return None

    entry["bound"] = point.bound
    entry["status"] = point.status
    entry["period"] = str(point.period)
    entry["time"] = float(point.time)
    return entry


def _link_json(link: Link) -> dict[str, Any]:
    """Return how values on one basis were carried over to another."""
    return {
        "basis": link.basis,
        "onto": link.onto,
        "period": str(link.value.period),
        "value": number_json(link.value.amount),
        "onto_value": number_json(link.onto_value.amount),
        "ratio": number_json(link.ratio),
    }


def _not_comparable_json(result: Result) -> dict[str, Any] | None:
    """Return since when values stand on a basis that nothing links, and the last of them."""
    since = result.series.incomparable_since
    if since is None:
        return None

    latest = result.series.incomparable[-1]
    return {
        "since": since.period.year,
        "basis": latest.basis,
        "latest": _current_json(latest, result.series.unit),
    }


def _goal_json(result: Result) -> dict[str, Any] | None:
    """Return the goal as figure and as text; None where the plan sets no threshold."""
    goal = result.target.goal
    aim = result.numbers.aim

    if goal.form == "none":
        return None

    entry: dict[str, Any] = {"comparator": goal.comparator, "form": goal.form, "text": goal.text}

    if goal.form == "stage":
        entry["value"] = goal.stage
        entry["unit"] = None
        return entry

    entry["value"] = number_json(aim.value if aim else None)
    entry["unit"] = result.series.unit

    if goal.upper is not None:
        entry["ambition"] = number_json(aim.ambition if aim else None)
        # The far end of a range as it is printed: an amount, or for a cut of 13.5–15 % a share.
        entry["ambition_factor" if goal.relative else "upper"] = float(goal.upper)
    if goal.relative or goal.form == "over_series":
        entry["factor"] = None if goal.by_amount else number_json(goal.value)
    if goal.by_amount:
        # The figure is an amount in the unit of the goal, and no share of the base.
        entry["amount"] = number_json(goal.value)

    return entry


# --- one row a target

_PLAIN = ("id", "name", "action", "item", "region", "path", "commitment", "status", "reason")
_NESTED = {
    "goal": ("comparator", "value"),
    "base": ("year", "value"),
    "current": ("period", "value", "bound", "status"),
    "gap": ("value",),
    "expected": ("value",),
    "required_rate": ("value", "kind"),
    "planned_rate": ("value",),
    "observed_rate": ("value",),
    "recent_rate": ("value",),
    "forecast": ("value",),
}
_NUMBERS = ("elapsed", "progress", "lead_months", "arrival_year")
_SO_FAR = ("period", "value", "growth")
_FIRMNESS_WORDS = {True: "firm", False: "fragile", None: None}


def status_columns(
    entries: Sequence[Mapping[str, Any]], units: Mapping[str, str]
) -> tuple[list[str], list[list[Any]]]:
    """Return header and rows of the flat form of `target_json` entries, one row a target."""
    header = [*_PLAIN, "unit"]

    for key, parts in _NESTED.items():
        header += [f"{key}_{part}" for part in parts]

    header += [*_NUMBERS, "firmness", "odds", "age", "old"]
    header += [f"so_far_{part}" for part in _SO_FAR]

    for name in _verdicts_by_method(entries[0]) if entries else ():
        header += [name, f"{name}_value"]

    return header, [_status_row(entry, units[entry["id"]]) for entry in entries]


def _status_row(entry: Mapping[str, Any], unit: str) -> list[Any]:
    """Return one target in the order of `status_columns`; what is undefined is None."""
    row = [entry[key] for key in _PLAIN]
    # The unit stands once: all amounts of a target are in it.
    row.append(unit)

    for key, parts in _NESTED.items():
        row += _parts_of(entry[key], parts)

    row += [entry[key] for key in _NUMBERS]
    firmness = entry["firmness"] or {}
    odds = entry["odds"] or {}
    row.append(_FIRMNESS_WORDS[firmness.get("firm")])
    row.append(odds.get("value"))
    row.append(entry["age"])
    row.append(entry["old"])
    row += _parts_of(entry["so_far"], _SO_FAR)

    for verdict in _verdicts_by_method(entry).values():
        row.append(verdict["status"])
        row.append(verdict["value"])

    return row


def _parts_of(nested: Mapping[str, Any] | None, parts: Sequence[str]) -> list[Any]:
    """Return the parts of a nested value: of `{"value": 45, "unit": "%"}` the value is 45."""
    if nested is None:
        return [None] * len(parts)

    return [nested.get(part) for part in parts]


def _verdicts_by_method(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return other systems' verdicts on an entry by name.

    With a single method the plan's own verdict comes first, as "plan".
    """
    if "verdict" in entry:
        own = {"status": entry["plan_status"], "value": entry["progress"]}
        return {"plan": own, "method": entry["verdict"]}

    others: Mapping[str, Any] = entry.get("verdicts", {})
    return others
