"""Rows that name an indicator of several areas: by id or name beside a region, or in one name."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import MakePlan

from gapcalc.core.period import parse_period
from gapcalc.core.problem import GapcalcError
from gapcalc.data.reading import parse_setting, read_observations
from gapcalc.plan.model import Plan
from gapcalc.plan.reader import read_plan

PLAN = """\
plan: {base_year: 2022, target_year: 2027, region: city}
regions: {city: {zh: 渝州市, en: Yuzhou}, a: {zh: 山前区, en: Shanqian}, b: {zh: 河口区, en: Hekou}}
targets:
  gdp_city: {name: 地区生产总值, goal: {at_least: 900 亿元}, unit: 亿元, measure: flow, path: compound}
  gdp: {name: {zh: 地区生产总值, en: GDP}, also: [生产总值], unit: 亿元, measure: flow, path: compound,
        regions: {a: {at_least: 200 亿元}, b: {at_least: 300 亿元}}}
"""


@pytest.fixture
def plan(make_plan: MakePlan) -> Plan:
    return make_plan(PLAN)  # type: ignore[no-any-return]


def read(folder: Path, plan: Plan, text: str) -> tuple[dict[str, float], list[str]]:
    """Return the values of a file by target, and the codes of what is wrong with it."""
    file = folder / "data.csv"
    file.write_text(text, encoding="utf-8")
    found = read_observations([file], plan)
    return {one.target: float(one.value) for one in found}, [p.code for p in found.problems]


@pytest.mark.parametrize(
    ("row", "target"),
    [
        ("gdp,山前区", "gdp/a"), ("地区生产总值,山前区", "gdp/a"), ("GDP,Hekou", "gdp/b"),
        ("生产总值,b", "gdp/b"), ("gdp/b,", "gdp/b"), ("gdp/b,河口区", "gdp/b"),
        ("地区生产总值（河口区）,", "gdp/b"), ("GDP (Shanqian),", "gdp/a"), ("山前区地区生产总值,", "gdp/a"),
        ("地区生产总值,渝州市", "gdp_city"), ("地区生产总值,", "gdp_city"), ("gdp_city,", "gdp_city"),
        ("全市地区生产总值,", "gdp_city"),
    ],
)  # fmt: skip
def test_a_row_reaches_its_area(tmp_path: Path, plan: Plan, row: str, target: str) -> None:
    text = f"indicator,region,period,value,unit\n{row},2024,100,亿元\n"
    assert read(tmp_path, plan, text) == ({target: 100}, [])


@pytest.mark.parametrize(
    "text",
    [
        "2024年各区县主要指标\n区县,地区生产总值（亿元）\n渝州市,500\n山前区,100\n河口区,150\n",
        "2024年主要指标\n指标,单位,渝州市,山前区,河口区\n地区生产总值,亿元,500,100,150\n",
        "地区,指标,单位,2024年\n渝州市,地区生产总值,亿元,500\n山前区,地区生产总值,亿元,100\n河口区,地区生产总值,亿元,150\n",
    ],
)
def test_tables_with_areas_down_or_across_are_read(tmp_path: Path, plan: Plan, text: str) -> None:
    assert read(tmp_path, plan, text)[0] == {"gdp_city": 500, "gdp/a": 100, "gdp/b": 150}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("gdp/c,", "unknown-indicator"),
        ("gdp/b,山前区", "other-region"),
        ("gdp,", "region-missing"),
        ("gdp,湖心区", "unknown-region"),
    ],
)
def test_no_value_is_put_to_another_area(tmp_path: Path, plan: Plan, row: str, code: str) -> None:
    text = f"indicator,region,period,value,unit\n{row},2024,100,亿元\n"
    assert read(tmp_path, plan, text) == ({}, [code])


def test_a_table_of_goals_is_no_data_of_its_folder(tmp_path: Path) -> None:
    plan_file = tmp_path / "plan.yaml"
    plan_file.write_text(
        PLAN.replace(
            "regions: {a: {at_least: 200 亿元}, b: {at_least: 300 亿元}}", "regions: table"
        )
        + "goal_tables: [goals.csv]\n",
        encoding="utf-8",
    )
    (tmp_path / "goals.csv").write_text("区县,GDP（亿元）\n山前区,200\n", encoding="utf-8")
    text = "indicator,region,period,value,unit\ngdp/a,,2024,100,亿元\n"
    (tmp_path / "data.csv").write_text(text, encoding="utf-8")
    plan, problems = read_plan(plan_file)
    assert plan is not None and not problems
    found = read_observations([tmp_path], plan)
    assert ([one.target for one in found], found.problems, found.files) == (["gdp/a"], [], 1)
    asked_for = read_observations([tmp_path / "goals.csv"], plan)
    assert asked_for.files == 1


def test_a_setting_names_its_area(plan: Plan) -> None:
    period = parse_period("2024")
    (one,) = parse_setting("gdp/b=120亿元", plan, period)
    assert (one.target, one.value) == ("gdp/b", 120)
    with pytest.raises(GapcalcError) as caught:
        parse_setting("gdp=120亿元", plan, period)
    assert caught.value.problems[0].details["known"] == "gdp/a, gdp/b"
