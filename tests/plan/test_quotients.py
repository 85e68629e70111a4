"""Targets counted per head or per unit of another series: what they read as, and every mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import MakePlan
from helpers.plan_file import mark, mistakes

HEAD = (
    "plan: {base_year: 2022, target_year: 2027}\n"
    "regions: {a: {zh: 甲区}, b: {zh: 乙区}}\n"
    "series: {people: {name: 常住人口, unit: 万人}}\n"
    "targets:\n"
)
GDP = "  gdp: {name: 产值, goal: {at_least: 9 亿元}, unit: 亿元, path: compound}\n"


def per_head(keys: str) -> str:
    """Return a plan file with a target `t` that has these keys besides its name and path."""
    return f"{HEAD}{GDP}  t: {{name: 人均产值, path: compound, {keys}}}\n"


@pytest.mark.parametrize(
    ("keys", "per", "unit", "value"),
    [
        ("unit: 亿元, per: people, goal: {at_least: 9 万元/人}", "people", "亿元/万人", 9),
        (
            "unit: 亿元, per: {series: people, unit: 元/人}, goal: {at_least: 9 万元/人}",
            "people", "元/人", 90_000,
        ),
        (
            "unit: 吨标准煤, per: {series: gdp, unit: 吨标准煤/万元}, goal: {at_most: 3 吨标准煤/亿元}",
            "gdp", "吨标准煤/万元", 0.0003,
        ),
    ],
)  # fmt: skip
def test_the_goal_stands_in_the_unit_of_the_quotient(
    make_plan: MakePlan, keys: str, per: str, unit: str, value: float
) -> None:
    target = make_plan(per_head(keys)).targets["t"]
    assert (target.per, target.per_unit, target.value_unit) == (per, unit, unit)
    assert target.goal.value is not None
    assert float(target.goal.value) == value


def test_waypoints_and_cuts_stand_in_it_too(make_plan: MakePlan) -> None:
    keys = "unit: 亿元, per: people, goal: {increase_by: 2 万元/人}, by: {2025: 8 万元/人}"
    target = make_plan(per_head(keys)).targets["t"]
    assert (target.goal.value, target.waypoints[0].value) == (2, 8)


def test_each_area_is_divided_by_the_value_of_its_own(make_plan: MakePlan) -> None:
    areas = "regions: {a: {at_least: 9 亿元}, b: {at_least: 9 亿元}}"
    goals = "regions: {a: {at_least: 1 %}, b: {at_least: 1 %}}"
    plan = make_plan(
        f"{HEAD}  gdp: {{name: 产值, {areas}, unit: 亿元, path: compound}}\n"
        f"  t: {{name: 研发强度, {goals}, unit: 亿元, "
        "per: {series: gdp, unit: '%'}, path: linear}\n"
    )
    divisors = [plan.targets[id].per for id in ("t/a", "t/b")]
    assert divisors == ["gdp/a", "gdp/b"]


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("unit: 亿元, per: ‸peple, goal: {at_least: 9 万元/人}", "unknown-reference"),
        ("unit: 亿元, per: ‸t, goal: {at_least: 9 万元/人}", "per-series"),
        ("unit: 亿元, per: {series: people, ‸units: 元/人}, goal: {at_least: 9 元/人}", "unknown-key"),
        ("unit: 亿元, per: ‸{unit: 元/人}, goal: {at_least: 9 元/人}", "missing-key"),
        (
            "unit: 亿元, per: {series: people, unit: ‸元/公里}, goal: {at_least: 9 元/人}",
            "unit-mismatch",
        ),
        ("unit: 亿元, per: people, goal: {at_least: ‸9 亿元}", "unit-mismatch"),
        ("unit: 亿元, per: people, series: ‸rates, goal: {reduce_by: 5%}", "plan-form"),
    ],
)  # fmt: skip
def test_a_mistake_in_what_divides_is_told(tmp_path: Path, keys: str, code: str) -> None:
    text = per_head(keys)
    assert mistakes(tmp_path, text) == [(code, *mark(text))]


@pytest.mark.parametrize(
    "keys",
    [
        "goal: {at_least: 9 万元/人}, path: cumulative",
        "goal: {over_series: share}, path: linear",
    ],
)
def test_what_is_no_amount_of_a_year_is_not_divided(tmp_path: Path, keys: str) -> None:
    series = "series: {people: {name: 常住人口, unit: 万人}, share: {name: 全国, unit: 元/人}}\n"
    head = HEAD.replace("series: {people: {name: 常住人口, unit: 万人}}\n", series)
    text = f"{head}  t: {{name: 人均产值, unit: 亿元, per: ‸people, {keys}}}\n"
    assert mistakes(tmp_path, text) == [("per-series", *mark(text))]


def test_a_target_with_goals_by_area_divides_no_whole(tmp_path: Path) -> None:
    areas = "regions: {a: {at_least: 9 亿元}}"
    text = (
        f"{HEAD}  gdp: {{name: 产值, {areas}, unit: 亿元, path: compound}}\n"
        "  t: {name: 研发强度, goal: {at_least: 1 %}, unit: 亿元, per: ‸gdp, path: linear}\n"
    )
    assert mistakes(tmp_path, text) == [("per-series", *mark(text))]


def test_quotients_add_up_to_nothing(tmp_path: Path) -> None:
    text = per_head("unit: 亿元, per: people, regions: {a: {at_least: 9 万元/人}}, total: ‸gdp")
    assert mistakes(tmp_path, text) == [("plan-form", *mark(text))]
