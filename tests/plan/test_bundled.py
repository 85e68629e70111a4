"""The bundled plan against the ledgers of its text, and the data against the plan.

`ledger.csv` lists every printed figure, `milestones.csv` every end state without one: each is a
target, or has the reason why it is none. `part_of` marks a figure that is also read for a part.
"""

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
END_STATES = rows(Path(__file__).parents[1] / "milestones.csv")
REACHED = [row for row in END_STATES if row["target"]]
DATA = bundled() / "data" / "chongqing.csv"


@pytest.fixture(scope="module")
def observations(plan: Plan) -> Observations:
    return read_observations(DATA, plan)


# --- the ledgers


def test_counts_add_up(plan: Plan) -> None:
    figures = [row for row in WITH_TARGET if not row["part_of"]]
    parts = [row for row in WITH_TARGET if row["part_of"]]
    assert (len(figures), len(parts), len(REACHED)) == (182, 2, 67)
    assert len(plan.targets) == 182 + 2 + 67


@for_each("row", [*LEDGER, *END_STATES])
def test_printed_words_are_a_target_or_have_a_reason_why_not(row: dict[str, str]) -> None:
    assert bool(row["target"]) != bool(row["why"])
    assert row["printed"]
    if row["why"]:
        assert not any(row.get(name) for name in ("comparator", "value", "unit", "part_of"))


@for_each("row", [*WITH_TARGET, *REACHED])
def test_ledger_target_is_in_the_plan_at_the_same_place(plan: Plan, row: dict[str, str]) -> None:
    target = plan.targets[row["target"]]
    assert (target.action, target.item) == (row["action"], row["item"])


def test_every_target_is_in_one_ledger_once(plan: Plan) -> None:
    listed = Counter(row["target"] for row in [*WITH_TARGET, *REACHED])
    assert listed == Counter(plan.targets.keys())


def test_every_milestone_is_an_end_state_and_no_figure_is(plan: Plan) -> None:
    milestones = {target.id for target in plan.targets.values() if target.goal.form == "stage"}
    assert milestones <= {row["target"] for row in REACHED}


def test_no_end_state_is_listed_twice() -> None:
    places = Counter((row["action"], row["item"], row["printed"]) for row in END_STATES)
    assert max(places.values()) == 1


@for_each("row", [row for row in WITH_TARGET if row["part_of"]])
def test_part_has_the_figure_of_the_whole(row: dict[str, str]) -> None:
    whole = next(other for other in WITH_TARGET if other["target"] == row["part_of"])
    assert {**whole, "target": "", "part_of": ""} == {**row, "target": "", "part_of": ""}


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
    assert strive == {False: 38, True: 21}


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
