"""Goals and values of areas held against those of the whole that they make up."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import MakePlan

from gapcalc.assessment.check import check
from gapcalc.assessment.plausibility import doubted_goals, plausibility_problems
from gapcalc.assessment.status import assess
from gapcalc.data.reading import read_observations
from gapcalc.plan.model import Plan

PLAN = """\
plan: {base_year: 2022, target_year: 2027, region: city}
regions: {city: {zh: 全市}, a: {zh: 甲区}, b: {zh: 乙区}}
targets:
  all: {name: 产值总额, goal: {at_least: 0.5 万亿元}, unit: 万亿元, measure: flow, path: compound}
  t: {name: 产值, unit: 亿元, measure: flow, path: compound, total: all,
      regions: {a: {at_least: A 亿元}, b: {at_least: 3000 亿元}}}
"""


@pytest.fixture
def plan(make_plan: MakePlan) -> Plan:
    made = make_plan(PLAN.replace("A ", "2000 "))
    assert isinstance(made, Plan)
    return made


@pytest.mark.parametrize(
    ("goal", "is_doubted"), [("2000", False), ("2020", False), ("1900", True), ("2100", True)]
)
def test_goals_of_areas_add_up_to_that_of_the_whole(
    make_plan: MakePlan, goal: str, is_doubted: bool
) -> None:
    plan = make_plan(PLAN.replace("A ", f"{goal} "))
    found = [problem.code for problem in doubted_goals(plan)]
    assert found == (["goals-not-total"] if is_doubted else [])


def test_goals_are_doubted_where_the_plan_file_is_checked(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(PLAN.replace("A ", "1900 "), encoding="utf-8")
    (problem,) = check([str(file)]).problems
    assert (problem.code, problem.line, problem.path) == ("goals-not-total", 5, str(file))
    assert problem.details["total"] == "4900 亿元"
    assert problem.details["value"] == "5000 亿元"


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ("产值,甲区,1000\n产值,乙区,2000\n产值总额,全市,3000\n", None),
        ("产值,甲区,1000\n产值,乙区,2010\n产值总额,全市,3000\n", None),  # by rounding
        ("产值,甲区,1000\n产值,乙区,2200\n产值总额,全市,3000\n", "2/2"),
        ("产值,甲区,1000\n产值,乙区,1800\n产值总额,全市,3000\n", "2/2"),
        ("产值,甲区,1000\n产值总额,全市,3000\n", None),  # a part of what makes it up
        ("产值,甲区,3100\n产值总额,全市,3000\n", "1/2"),
        ("产值,甲区,1000\n产值,乙区,>1500\n产值总额,全市,3000\n", None),
    ],
)
def test_values_of_areas_add_up_to_that_of_the_whole(
    tmp_path: Path, plan: Plan, values: str, told: str | None
) -> None:
    rows = "".join(f"{line},2024,亿元\n" for line in values.splitlines())
    file = tmp_path / "data.csv"
    file.write_text("indicator,region,value,period,unit\n" + rows, encoding="utf-8")
    problems = plausibility_problems(assess(plan, read_observations([file], plan)))
    found = [p.details["count"] for p in problems if p.code == "areas-not-total"]
    assert found == ([told] if told else [])
