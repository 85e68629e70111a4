"""Scenarios for other programs: JSON and its flat form, with each number of what is assumed upon derived by hand."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from fractions import Fraction
from itertools import takewhile
from typing import Any

from gapcalc.assessment.assumption import Growth
from gapcalc.assessment.scenario import Need, Outcome, Scenario, last_flow, need, summary, yearly
from gapcalc.core.growth import EXPECTED, GAP, PROGRESS, PROJECT, YEARS_UNTIL, Number
from gapcalc.views import numbers as figures
from gapcalc.views.assumption import assumed
from gapcalc.views.derivation import Step, derivation, operand
from gapcalc.views.json_values import number_json, quantity_json, rate_json
from gapcalc.views.numbers import exact
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_export import target_json

__all__ = ["what_if_columns", "what_if_json"]

_KEPT = (
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
# The steps that speak of the recent rate, in place of which a growth is assumed.
_BY_TREND = {"forecast", "reach", "forecast-test"}


def what_if_json(
    scenarios: Sequence[Scenario], listed: Sequence[str], scope: Sequence[str], speaker: Speaker
) -> dict[str, Any]:
    """Return the scenarios, version 1: what each assumes and counts, and the targets `listed` under each.

    A target that a case says nothing of has no outcome there: it stands as in the trend. Where something is assumed
    the derivation holds each formula with the numbers put in, as `show` gives it.
    """
    assessment = scenarios[0].assessment
    plan = assessment.plan
    return {
        "version": 1,
        "plan": {"id": plan.id, "base_year": plan.base_year, "target_year": plan.target_year},
        "as_of": assessment.as_of,
        "tolerance": float(plan.tolerance),
        "cases": [_case_json(scenario, scope, speaker) for scenario in scenarios],
        "targets": [_target_json(scenarios, id, speaker) for id in listed],
    }


def _case_json(scenario: Scenario, scope: Sequence[str], speaker: Speaker) -> dict[str, Any]:
    case = scenario.case
    assumptions = [
        {
            "target": one.subject[0],
            "kind": "growth" if isinstance(one, Growth) else "set",
            "period": None if one.subject[1] is None else str(one.subject[1]),
            "text": assumed(one, speaker),
            "rate": rate_json(one.rate) if isinstance(one, Growth) else None,
        }
        for one in (case.assumptions if case else ())
    ]
    counts = {name: {"met": met, "of": of} for name, (met, of) in summary(scenario, scope).items()}
    return {"name": case.name if case else None, "assumptions": assumptions, "summary": counts}


def _target_json(scenarios: Sequence[Scenario], id: str, speaker: Speaker) -> dict[str, Any]:
    trend = scenarios[0]
    entry = target_json(trend.assessment, trend.outcomes[id].result, speaker)
    touched = any(id in scenario.touched for scenario in scenarios)
    shown = [scenario for scenario in scenarios if scenario.case is None or id in scenario.touched]
    as_of = trend.assessment.as_of
    outcomes = [_outcome_json(scenario, id, as_of, speaker, touched) for scenario in shown]
    return {**{key: entry[key] for key in _KEPT}, "touched": touched, "outcomes": outcomes}


def _outcome_json(
    scenario: Scenario, id: str, as_of: int, speaker: Speaker, derived: bool
) -> dict[str, Any]:
    outcome, wanted = scenario.outcomes[id], need(scenario, id, as_of)
    unit, aim = outcome.result.series.unit, outcome.result.numbers.aim
    shown: dict[str, Any] = {
        "case": scenario.case.name if scenario.case else None,
        "status": outcome.result.status,
        "goal": quantity_json(aim.value, unit) if aim else None,
        "value": quantity_json(outcome.value, unit),
        "met": outcome.met,
        "short": quantity_json(outcome.short, unit),
        "reach": number_json(outcome.reach),
        "arrival_year": number_json(outcome.arrival),
        "needed": _need_json(wanted, unit) if wanted else None,
    }
    if derived:
        steps = [
            *_steps(scenario, outcome, speaker),
            *_need_steps(scenario, outcome, wanted, speaker),
        ]
        shown["derivation"] = [asdict(step) for step in steps]
    return shown


def _need_json(wanted: Need, unit: str) -> dict[str, Any]:
    return {
        "required_rate": rate_json(wanted.required),
        "year": wanted.by,
        "schedule": quantity_json(wanted.schedule, unit),
        "on_schedule_from": quantity_json(wanted.enough, unit),
        "times_recent": number_json(wanted.times_recent),
        "times_observed": number_json(wanted.times_observed),
    }


_FLAT = ("case", "status", "goal", "value", "met", "short", "reach", "arrival_year")
_NEEDED = (
    "required_rate",
    "year",
    "schedule",
    "on_schedule_from",
    "times_recent",
    "times_observed",
)


def what_if_columns(content: Mapping[str, Any]) -> tuple[list[str], list[list[Any]]]:
    """Return header and rows of the flat form of `what_if_json`: one row a target and case.

    The case is empty for the trend, and "assumed" where it has no name.
    """
    header = ["id", "name", "commitment", "unit", *_FLAT, "required_rate_kind", *_NEEDED]
    rows = []
    for entry in content["targets"]:
        for one in entry["outcomes"]:
            needed = one["needed"] or {}
            kind = (needed.get("required_rate") or {}).get("kind")
            one = {**one, "case": "assumed" if one["case"] == "" else one["case"]}
            values = [*(one[key] for key in _FLAT), kind, *(needed.get(key) for key in _NEEDED)]
            flat = [value.get("value") if isinstance(value, dict) else value for value in values]
            unit = next((one[key]["unit"] for key in ("value", "goal") if one[key]), None)
            rows.append([entry["id"], entry["name"], entry["commitment"], unit, *flat])
    return header, rows


# --- derived by hand


def _steps(scenario: Scenario, outcome: Outcome, speaker: Speaker) -> Iterator[Step]:
    """Yield how the numbers of one outcome come about; a growth assumed stands in place of the recent rate."""
    result, n, unit = outcome.result, outcome.result.numbers, outcome.result.series.unit
    own = outcome.growth is not None and n.arrival != outcome.arrival
    for step in derivation(scenario.assessment.plan, result, speaker):
        if outcome.growth is None or not (
            step.name in _BY_TREND or (own and step.name == "arrival")
        ):
            yield step
    if outcome.growth is not None:
        yield from _growth_steps(scenario, outcome, outcome.growth, speaker)
    if outcome.short is not None and n.aim and outcome.value is not None:
        numbers = GAP.text(goal=operand(n.aim.value), value=operand(outcome.value))
        yield Step("short-of", GAP.text(value="F"), numbers, speaker.difference(outcome.short, unit))


def _growth_steps(
    scenario: Scenario, outcome: Outcome, growth: Growth, speaker: Speaker
) -> Iterator[Step]:
    """Yield the value in the target year under `growth`, the share of the way it covers, and when it arrives."""
    result, n, end = outcome.result, outcome.result.numbers, scenario.assessment.plan.target_year
    assert n.current is not None and outcome.value is not None
    compound = growth.rate.shape == "compound"
    flow = last_flow(result.series) if compound and result.target.path == "cumulative" else None
    x, g, t = operand(n.current.amount), operand(growth.rate.value), _plain(n.current.time)
    if flow:
        last, f = flow[0], exact(flow[1])
        years = _years(n.current.time, flow, growth.rate.value, end)
        parts = [
            f"{f} * (1 + {g})^{y - last}" + (f" * {exact(y - s)}" if y - s < 1 else "")
            for s, y, _ in years
        ]
        formula, put = "x + f * (1 + g)^(y - y0) * (y - s) + ...", " + ".join([x, *parts])
    else:
        shape, left = growth.rate.shape, f"({end} - {t})"
        formula = PROJECT.text(shape, change="g")
        put = PROJECT.text(shape, value=x, change=g, years=left)
    yield Step("value-assumed", formula, put, speaker.quantity(outcome.value, result.series.unit))
    if outcome.reach is not None and n.base and n.aim:
        value, b, goal = operand(outcome.value), operand(n.base.amount), operand(n.aim.value)
        shape = n.shape or "linear"
        formula = PROGRESS.text(shape, value="F")
        put = PROGRESS.text(shape, base=b, value=value, goal=goal)
        yield Step("reach-assumed", formula, put, figures.percent(outcome.reach, 1))
    if outcome.arrival is not None and outcome.arrival != n.arrival:
        yield _arrival_step(outcome, growth, flow, outcome.arrival)


def _arrival_step(
    outcome: Outcome, growth: Growth, flow: tuple[int, Fraction] | None, arrival: Number
) -> Step:
    """Return when the goal is reached under `growth`; in a total, within the year `y` that begins at `s` with `S`."""
    n, rate = outcome.result.numbers, growth.rate
    assert n.current is not None and n.aim is not None
    x, g, t, goal = (
        operand(n.current.amount),
        operand(rate.value),
        _plain(n.current.time),
        operand(n.aim.value),
    )
    if flow:
        *before, (s, y, amount) = _years(n.current.time, flow, rate.value, math.ceil(arrival))
        total = n.current.amount + sum(amount for _, _, amount in before)
        formula = "s + (G - S) / f(y) * (y - s)"
        put = f"{_plain(s)} + ({goal} - {operand(total)}) / {operand(amount)} * {exact(y - s)}"
    else:
        formula = f"t + {YEARS_UNTIL.text(rate.shape, change='g')}"
        put = f"{t} + {YEARS_UNTIL.text(rate.shape, value=x, goal=goal, change=g)}"
    return Step("arrival", formula, put, f"{float(arrival):.1f}")


def _years(
    time: Fraction, flow: tuple[int, Fraction], rate: Number, end: int
) -> Iterator[tuple[Fraction, int, Number]]:
    return takewhile(lambda one: one[1] <= end, yearly(time, flow, rate))


def _need_steps(
    scenario: Scenario, outcome: Outcome, wanted: Need | None, speaker: Speaker
) -> Iterator[Step]:
    """Yield the value that is back on schedule, and how the required rate compares with those seen."""
    plan, n, target = scenario.assessment.plan, outcome.result.numbers, outcome.result.target
    if wanted is None:
        return
    if wanted.enough is not None and wanted.by is not None and n.base and n.aim:
        b, g = operand(n.base.amount), operand(n.aim.value)
        of, e = (
            "e",
            f"({wanted.by} - {target.base_year}) / ({plan.target_year} - {target.base_year})",
        )
        if wanted.by < plan.target_year:
            of, e = f"(1 - a) * {of}", f"(1 - {exact(plan.tolerance)}) * {e}"
        shape = n.shape or "linear"
        if shape == "compound":
            of, e = f"({of})", f"({e})"
        formula = EXPECTED.text(shape, elapsed=of)
        put = EXPECTED.text(shape, base=b, goal=g, elapsed=e)
        yield Step(
            "on-schedule",
            formula,
            put,
            speaker.quantity(wanted.enough, outcome.result.series.unit),
        )
    for name, rate, times in (
        ("times-recent", n.recent, wanted.times_recent),
        ("times-observed", n.observed, wanted.times_observed),
    ):
        if times is not None and rate and wanted.required:
            numbers = f"{operand(wanted.required.value)} / {operand(rate.value)}"
            yield Step(
                name, "R / r", numbers, speaker.word("times", count=figures.amount(times, 3))
            )


def _plain(time: Number) -> str:
    return exact(time).replace(",", "")
