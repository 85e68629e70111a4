"""The bundled plan against the ledger of every printed figure, and the data against the plan."""

from __future__ import annotations

import csv
import re
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest
from helpers.cases import for_each

from gapcalc import Observations, Plan, read_observations
from gapcalc.core.files import bundled
from gapcalc.core.unit import RATIO, convert

# The parts of a published series that no page could be found for.
WITHOUT_ADDRESS = {("port_cargo_capacity", "2022")}
HAN = re.compile(r"[\u3400-\u9fff]")


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


LEDGER = rows(Path(__file__).parents[1] / "ledger.csv")
WITH_TARGET = [row for row in LEDGER if row["target"]]
DATA = bundled() / "data" / "chongqing.csv"


@pytest.fixture(scope="module")
def observations(plan: Plan) -> Observations:
    return read_observations(DATA, plan)


# --- the ledger


def test_counts_add_up(plan: Plan) -> None:
    milestones = [target for target in plan.targets.values() if target.goal.form == "stage"]
    assert (len(WITH_TARGET), len(milestones), len(plan.targets)) == (182, 45, 227)


@for_each("row", LEDGER)
def test_printed_figure_is_a_target_or_has_a_reason_why_not(row: dict[str, str]) -> None:
    assert bool(row["target"]) != bool(row["why"])
    assert row["printed"]
    if row["why"]:
        assert not row["comparator"] + row["value"] + row["unit"]


@for_each("row", WITH_TARGET)
def test_ledger_target_is_in_the_plan_at_the_same_place(plan: Plan, row: dict[str, str]) -> None:
    target = plan.targets[row["target"]]
    assert (target.action, target.item) == (row["action"], row["item"])


def test_every_target_but_milestones_is_in_the_ledger_once(plan: Plan) -> None:
    wanted = [target.id for target in plan.targets.values() if target.goal.form != "stage"]
    assert Counter(row["target"] for row in WITH_TARGET) == Counter(wanted)


@for_each("row", WITH_TARGET)
def test_goal_is_the_printed_figure(plan: Plan, row: dict[str, str]) -> None:
    target = plan.targets[row["target"]]
    goal = target.goal
    if not row["value"]:
        assert (goal.form, row["comparator"]) == ("none", "")
        assert goal.reason is not None
        assert HAN.search(goal.reason.zh)
        assert not HAN.search(goal.reason.en)
        return
    own = target.unit if goal.form == "level" else RATIO
    low, _, high = row["value"].partition("..")
    assert goal.comparator == row["comparator"]
    assert goal.value == convert(Fraction(low), row["unit"], own)
    assert goal.upper == (convert(Fraction(high), row["unit"], own) if high else None)


@pytest.mark.parametrize(
    ("form", "unit", "count"),
    [
        ("times_base", "倍", 7),
        ("average_growth", "%", 6),
        ("reduce_by", "%", 1),
        ("over_series", "比值", 2),
    ],
)
def test_goals_relative_to_a_base_or_series(plan: Plan, form: str, unit: str, count: int) -> None:
    found = [row for row in WITH_TARGET if plan.targets[row["target"]].goal.form == form]
    assert [row["unit"] for row in found] == [unit] * count


def test_goal_above_a_series_asks_for_more_than_the_series(plan: Plan) -> None:
    goals = [target.goal for target in plan.targets.values() if target.goal.form == "over_series"]
    assert {goal.series for goal in goals} == plan.benchmarks.keys()
    assert {(goal.comparator, goal.value) for goal in goals} == {(">", 1)}


# --- the plan


def test_plan_is_named_and_dated(plan: Plan) -> None:
    assert (plan.base_year, plan.target_year) == (2022, 2027)
    assert (plan.document, plan.issued) == ("渝府发〔2023〕8号", "2023-03-10")
    assert list(plan.actions) == [str(number) for number in range(1, 11)]


def test_everything_has_a_name_in_both_languages(plan: Plan) -> None:
    parts = [*plan.targets.values(), *plan.regions.values(), *plan.benchmarks.values()]
    for name in [plan.name, *plan.actions.values(), *(part.name for part in parts)]:
        assert HAN.search(name.zh), name
        assert name.en, name
        assert not HAN.search(name.en), name


def test_notes_and_reasons_are_in_both_languages(plan: Plan) -> None:
    for target in plan.targets.values():
        for text in (target.note, target.goal.reason):
            if text is not None:
                assert HAN.search(text.zh), target.id
                assert not HAN.search(text.en), target.id


def test_no_two_targets_share_a_full_name(plan: Plan) -> None:
    for of in (lambda target: target.name.zh, lambda target: target.name.en):
        assert [
            name for name, count in Counter(map(of, plan.targets.values())).items() if count > 1
        ] == []


def test_count_of_what_the_plan_strives_for(plan: Plan) -> None:
    strive = Counter(
        t.goal.form == "stage" for t in plan.targets.values() if t.commitment == "strive"
    )
    assert strive == {False: 24, True: 17}


def test_demand_forecasts_are_no_aims(plan: Plan) -> None:
    forecasts = {target.id for target in plan.targets.values() if target.role == "forecast"}
    assert forecasts == {"max_power_load", "electricity_consumption"}
    assert not any(plan.targets[id].assessable for id in forecasts)


def test_every_target_has_a_place_and_a_measurable_one_a_measure(plan: Plan) -> None:
    for target in plan.targets.values():
        assert target.action in plan.actions, target.id
        assert (target.item or "").isdigit(), target.id
        assert target.measure or target.goal.form in {"stage", "none"}, target.id


def test_milestones_are_delivered_whole(plan: Plan) -> None:
    assert {target.path for target in plan.targets.values() if target.goal.form == "stage"} == {
        "step"
    }


# --- the data


def test_data_is_read_without_a_problem(observations: Observations) -> None:
    assert observations.problems == []
    assert observations.rows == len(rows(DATA))
    assert len(observations) >= observations.rows


def test_every_row_is_used(observations: Observations) -> None:
    used = {observation.line for observation in observations}
    assert len(used) == observations.rows


@for_each("row", rows(DATA))
def test_row_says_where_it_is_from(row: dict[str, str]) -> None:
    assert row["source"]
    assert row["publisher"]
    known = (row["indicator"], row["period"]) in WITHOUT_ADDRESS
    assert re.fullmatch(r"https?://[^\s/]+\.\w+(:\d+)?(/\S*)?", row["url"]) or (
        known and row["url"] == ""
    )


@for_each("note", sorted({row["note"] for row in rows(DATA)} - {""}))
def test_note_is_in_both_languages(note: str) -> None:
    zh, slash, en = note.partition(" / ")
    assert slash
    assert HAN.search(zh)
    assert en == en.strip()
    assert re.match("[a-zA-Z0-9]", en)
    assert len(HAN.findall(en)) <= 2  # a multiple quoted as it is printed


def test_no_row_is_there_twice() -> None:
    written = Counter(
        (row["indicator"], row["region"], row["period"], row["status"]) for row in rows(DATA)
    )
    assert [row for row, count in written.items() if count > 1] == []


def test_both_national_series_have_values(plan: Plan, observations: Observations) -> None:
    assert {observation.target for observation in observations} >= plan.benchmarks.keys()
