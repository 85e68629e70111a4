"""Targets with a goal for each of several areas: what they become, and every mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import MakePlan
from helpers.plan_file import HEAD, mark, mistakes

from gapcalc.messages.locale import Bilingual
from gapcalc.plan.model import Plan

REGIONS = "regions: {a: {zh: 甲区, en: A}, b: {zh: 乙区, en: B}}\n"
TARGET = (
    "targets:\n  t: {name: {zh: 产值, en: Output}, also: [总产值], unit: 亿元, path: compound, "
)


@pytest.fixture
def plan(make_plan: MakePlan) -> Plan:
    goals = "regions: {a: {at_least: 2000 亿元}, b: {over: 0.1 万亿元}}}\n"
    return make_plan(HEAD + REGIONS + TARGET + goals)  # type: ignore[no-any-return]


def test_each_area_is_a_target(plan: Plan) -> None:
    assert list(plan.targets) == ["t/a", "t/b"]
    one, other = plan.targets.values()
    assert (one.region, one.goal.comparator, one.goal.value) == ("a", ">=", 2000)
    assert (other.region, other.goal.comparator, other.goal.value) == ("b", ">", 1000)
    assert (one.unit, one.path, one.line) == ("亿元", "compound", 4)


def test_an_area_has_waypoints_of_its_own_or_those_of_all(make_plan: MakePlan) -> None:
    goals = (
        "regions: {a: {at_least: 2000 亿元, by: {2025: 1800 亿元}}, b: {over: 0.1 万亿元}}, "
        "by: {2024: 900 亿元}}\n"
    )
    plan = make_plan(HEAD + REGIONS + TARGET + goals)
    one, other = plan.targets.values()
    assert [(point.year, point.value) for point in one.waypoints] == [(2025, 1800)]
    assert [(point.year, point.value) for point in other.waypoints] == [(2024, 900)]


@pytest.mark.parametrize(
    ("area", "code"),
    [
        ("{at_least: 2 亿元, by: {‸2028: 1 亿元}}", "waypoint"),
        ("{at_least: 2 亿元, by: {2025: ‸1 人}}", "unit-mismatch"),
        ("{at_least: 2 亿元, by: ‸1 亿元}", "plan-form"),
        ("‸{by: {2025: 1 亿元}}", "plan-form"),
    ],
)
def test_a_mistake_in_the_waypoints_of_an_area_is_told(
    tmp_path: Path, area: str, code: str
) -> None:
    text = HEAD + REGIONS + TARGET + "regions: {a: " + area + "}}\n"
    assert mistakes(tmp_path, text) == [(code, *mark(text))]


def test_the_areas_share_the_weight_of_their_target(make_plan: MakePlan) -> None:
    goals = "weight: 5, regions: {a: {at_least: 2 亿元}, b: {at_least: 3 亿元}}}\n"
    plan = make_plan(HEAD + REGIONS + TARGET + goals)
    assert [float(target.weight or 0) for target in plan.targets.values()] == [2.5, 2.5]


def test_a_name_never_stands_without_its_area(plan: Plan) -> None:
    assert plan.targets["t/a"].name == Bilingual("产值（甲区）", "Output (A)")


def test_nor_does_that_of_the_whole_beside_its_areas(make_plan: MakePlan) -> None:
    goals = "regions: {a: {at_least: 2 亿元}}}\n"
    whole = "  all: {name: 产值, region: b, goal: {at_least: 5 亿元}, unit: 亿元, path: compound}\n"
    plan = make_plan(HEAD + REGIONS + TARGET + goals + whole)
    assert plan.targets["all"].name.zh == "产值（乙区）"
    assert plan.targets["all"].also == ("产值",)


def test_data_name_it_without_its_area_too(plan: Plan) -> None:
    assert plan.targets["t/a"].also == ("t", "产值", "Output", "总产值")


def test_the_breakdown_knows_its_members(plan: Plan) -> None:
    breakdown = plan.breakdowns["t"]
    assert (breakdown.name.zh, breakdown.whole) == ("产值", None)
    assert breakdown.members == {"a": "t/a", "b": "t/b"}
    assert {target.breakdown for target in plan.targets.values()} == {"t"}


def test_what_areas_make_up_together_is_another_target(make_plan: MakePlan) -> None:
    goals = "regions: {a: {at_least: 2 亿元}}, total: all}\n"
    whole = "  all: {name: 总额, goal: {at_least: 5 万元}, unit: 万元, path: compound}\n"
    plan = make_plan(HEAD + REGIONS + TARGET + goals + whole)
    assert plan.breakdowns["t"].whole == "all"


def test_areas_may_share_their_goals_by_an_anchor(make_plan: MakePlan) -> None:
    goals = "regions: &goals {a: {at_least: 2 亿元}, b: {at_least: 3 亿元}}}\n"
    again = "  u: {name: 税收, unit: 亿元, path: compound, regions: *goals}\n"
    plan = make_plan(HEAD + REGIONS + TARGET + goals + again)
    assert list(plan.targets) == ["t/a", "t/b", "u/a", "u/b"]


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("regions: {‸c: {over: 3 亿元}}", "unknown-reference"),
        ("regions: {a: {‸ovr: 3 亿元}}", "unknown-key"),
        ("regions: {a: {over: 3 亿元}, ‸a: {over: 4 亿元}}", "duplicate-key"),
        ("regions: {a: {over: ‸3}}", "goal-unit-missing"),
        ("regions: {a: ‸{stage: completed}}", "goal-path"),
        ("regions: ‸{}", "plan-form"),
        ("regions: ‸[a]", "plan-form"),
        ("region: ‸a, regions: {a: {over: 3 亿元}}", "plan-form"),
        ("goal: ‸{over: 3 亿元}, regions: {a: {over: 3 亿元}}", "plan-form"),
        ("goal: {over: 3 亿元}, total: ‸t", "plan-form"),
        ("regions: {a: {over: 3 亿元}}, total: ‸u", "unknown-reference"),
        ("regions: {table: ‸more}", "unknown-value"),
        ("regions: ‸table", "goal-table"),
    ],
)
def test_mistake_has_its_code_and_place(tmp_path: Path, keys: str, code: str) -> None:
    text = HEAD + REGIONS + TARGET + keys + "}\n"
    assert mistakes(tmp_path, text) == [(code, *mark(text))]


def test_what_areas_make_up_is_measured_alike(tmp_path: Path) -> None:
    goals = "regions: {a: {at_least: 2 亿元}}, total: ‸all}\n"
    whole = "  all: {name: 人数, goal: {at_least: 5 人}, unit: 人, path: linear}\n"
    text = HEAD + REGIONS + TARGET + goals + whole
    assert mistakes(tmp_path, text) == [("unit-mismatch", *mark(text))]


def test_a_missing_unit_is_said_once(tmp_path: Path) -> None:
    goals = "regions: {a: {over: 3 亿元}, b: {over: 3 亿元}}}\n"
    text = HEAD + REGIONS + f"targets:\n  t: ‸{{name: 产值, path: linear, {goals}"
    assert mistakes(tmp_path, text) == [("missing-key", *mark(text))]
