"""Scenarios for other programs: JSON after the published contract, and its flat form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from gapcalc.assessment.assumption import Growth, Setting
from gapcalc.assessment.scenario import Need, Scenario, need, summary
from gapcalc.views.assumption import assumption_text
from gapcalc.views.json_values import number_json, plan_json, quantity_json, rate_json
from gapcalc.views.scenario_derivation import outcome_derivation
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_export import target_json

__all__ = ["what_if_columns", "what_if_json"]

# What a target has here of all that `status --format json` says of it.
_TARGET_KEYS = (
    "id",
    "name",
    "name_zh",
    "name_en",
    "action",
    "item",
    "path",
    "commitment",
    "status",
    "goal",
    "current",
)
# The columns of the flat form.
_TARGET_COLUMNS = ("id", "name", "commitment")
_OUTCOME_COLUMNS = (
    "case",
    "status",
    "goal",
    "value",
    "met",
    "short",
    "reach",
    "arrival_year",
)
_NEED_COLUMNS = (
    "required_rate",
    "year",
    "schedule",
    "on_schedule_from",
    "even_odds_from",
    "times_recent",
    "times_observed",
)


def what_if_json(
    scenarios: Sequence[Scenario], listed: Sequence[str], scope: Sequence[str], speaker: Speaker
) -> dict[str, Any]:
    """Return the scenarios, of which the first is the trend, as JSON, version 1.

    `listed` are the ids of the targets to describe, `scope` of those that are counted. A case
    that assumes nothing about a target has no outcome there: the trend's holds. Where some case
    assumes something, each outcome has its derivation, as `show` gives it.
    """
    content = _ScenarioContent(scenarios, speaker)
    assessment = content.trend.assessment
    plan = assessment.plan
    return {
        "version": 1,
        "plan": plan_json(plan),
        "as_of": assessment.as_of,
        "tolerance": float(plan.tolerance),
        "cases": [content.case(scenario, scope) for scenario in scenarios],
        "targets": [content.target(id) for id in listed],
    }


class _ScenarioContent:
    """The parts of the JSON."""

    def __init__(self, scenarios: Sequence[Scenario], speaker: Speaker) -> None:
        self.scenarios = scenarios
        self.trend = scenarios[0]
        self.speaker = speaker

    def case(self, scenario: Scenario, scope: Sequence[str]) -> dict[str, Any]:
        """Return what a scenario assumes, and how many goals it meets; the trend has no name."""
        name = None
        assumptions = []

        if scenario.case is not None:
            name = scenario.case.name
            assumptions = [self._assumption(one) for one in scenario.case.assumptions]

        counts = {}

        # "all", and each kind of targets
        for group, (met, of) in summary(scenario, scope).items():
            counts[group] = {"met": met, "of": of}

        return {
            "name": name,
            "assumptions": assumptions,
            "summary": counts,
        }

    def _assumption(self, assumption: Setting | Growth) -> dict[str, Any]:
        """Return one assumption: a value that is set, or a growth with its rate."""
        id, period = assumption.subject
        kind = "set"
        rate = None
        if isinstance(assumption, Growth):
            kind = "growth"
            rate = rate_json(assumption.rate)

        return {
            "target": id,
            "kind": kind,
            "period": None if period is None else str(period),
            "text": assumption_text(assumption, self.speaker),
            "rate": rate,
        }

    def target(self, id: str) -> dict[str, Any]:
        """Return a target with its outcome in the trend, and in each case that is about it."""
        trend = self.trend
        whole = target_json(trend.assessment, trend.outcomes[id].result, self.speaker)
        target = {key: whole[key] for key in _TARGET_KEYS}
        cases = [scenario for scenario in self.scenarios[1:] if id in scenario.touched]
        # Where no case is about a target there is nothing to compare: `show` derives the trend.
        is_touched = bool(cases)
        outcomes = []

        for scenario in (trend, *cases):
            outcomes.append(self._outcome(scenario, id, with_derivation=is_touched))

        target["touched"] = is_touched
        target["outcomes"] = outcomes
        return target

    def _outcome(self, scenario: Scenario, id: str, with_derivation: bool) -> dict[str, Any]:
        outcome = scenario.outcomes[id]
        unit = outcome.result.series.unit
        aim = outcome.result.numbers.aim
        # What is needed counts from the year of the trend, whichever years a case sets.
        wanted = need(scenario, id, self.trend.assessment.date)

        content: dict[str, Any] = {
            "case": scenario.case.name if scenario.case else None,
            "status": outcome.result.status,
            "goal": quantity_json(aim.value, unit) if aim else None,
            "value": quantity_json(outcome.value, unit),
            "met": outcome.met,
            "short": quantity_json(outcome.short, unit),
            "reach": number_json(outcome.reach),
            "arrival_year": number_json(outcome.arrival),
            "held": outcome.trend is not None,
            "needed": _need_json(wanted, unit) if wanted else None,
        }

        if with_derivation:
            plan = scenario.assessment.plan
            steps = outcome_derivation(plan, outcome, wanted, self.speaker)
            content["derivation"] = [asdict(step) for step in steps]

        return content


def _need_json(wanted: Need, unit: str) -> dict[str, Any]:
    """Return what a target needs, every amount in its unit."""
    return {
        "required_rate": rate_json(wanted.required),
        "year": wanted.by,
        "schedule": quantity_json(wanted.schedule, unit),
        "on_schedule_from": quantity_json(wanted.enough, unit),
        "even_odds_from": quantity_json(wanted.even, unit),
        "times_recent": number_json(wanted.times_recent),
        "times_observed": number_json(wanted.times_observed),
    }


def what_if_columns(content: Mapping[str, Any]) -> tuple[list[str], list[list[Any]]]:
    """Return header and rows of the flat form of `what_if_json`: one row a target and case.

    The case is empty for the trend, and "assumed" where it has no name.
    """
    header = [
        *_TARGET_COLUMNS,
        "unit",
        *_OUTCOME_COLUMNS,
        "required_rate_kind",
        *_NEED_COLUMNS,
    ]

    rows = []

    for target in content["targets"]:
        for outcome in target["outcomes"]:
            rows.append(_scenario_row(target, outcome))

    return header, rows


def _scenario_row(target: Mapping[str, Any], outcome: Mapping[str, Any]) -> list[Any]:
    """Return one target under one case in the order of `what_if_columns`."""
    needed = outcome["needed"] or {}
    required = needed.get("required_rate") or {}
    own = [target[key] for key in _TARGET_COLUMNS]
    values = [_plain_value(outcome[key]) for key in _OUTCOME_COLUMNS]
    needs = [_plain_value(needed.get(key)) for key in _NEED_COLUMNS]

    # None is the trend, "" a case without a name: empty cells would not tell them apart.
    if outcome["case"] == "":
        values[_OUTCOME_COLUMNS.index("case")] = "assumed"

    return [
        *own,
        _unit_of_outcome(outcome),
        *values,
        required.get("kind"),
        *needs,
    ]


def _unit_of_outcome(outcome: Mapping[str, Any]) -> str | None:
    """Return the unit of all amounts of an outcome."""
    amount: Mapping[str, Any] = outcome["value"] or outcome["goal"] or {}
    return amount.get("unit")


def _plain_value(value: Any) -> Any:
    """Return the value of a quantity or rate, whose unit or kind has its own column."""
    if isinstance(value, dict):
        return value["value"]

    return value
