"""Values divided by another series of the plan: GDP per head, energy per GDP."""

from fractions import Fraction as F

import pytest
from helpers.series import unused

from gapcalc.assessment.firmness import firmness
from gapcalc.assessment.lacking import asks
from gapcalc.assessment.series import build_series
from gapcalc.assessment.status import assess
from gapcalc.views.derivation import derivation
from gapcalc.views.speaker import Speaker

PLAN = """
    plan: {base_year: 2022, target_year: 2027}
    series:
      people: {name: {zh: 常住人口, en: Residents}, unit: 万人}
    targets:
      t:
        name: {zh: 人均地区生产总值, en: GDP per head}
        goal: {at_least: 12 万元/人}
        unit: 亿元
        per: {series: people, unit: 万元/人}
        path: compound
        measure: flow
"""
# 32,000 亿元 by 3200 万人 are 10 万元 a head, 35,200 by 3200 are 11.
ROWS = ("2022,32000", "people:2022,3200", "2024,35200", "people:2024,3200")


@pytest.fixture
def plan(make_plan):
    return make_plan(PLAN)


def values(plan, read, *rows):
    series = build_series(plan, plan.targets["t"], read(plan, *rows).by_target(2030))
    return {point.period.year: point.amount for point in series.points}


def result_of(plan, read, *rows):
    return assess(plan, read(plan, *rows))["t"]


def test_each_value_is_divided_by_that_of_its_period(plan, read):
    assert values(plan, read, *ROWS) == {2022: 10, 2024: 11}


def test_units_of_either_side_are_converted(plan, read):
    rows = ("2022,3.2,万亿元", "people:2022,32000000,人")
    assert values(plan, read, *rows) == {2022: 10}


def test_the_goal_is_judged_in_the_unit_of_the_quotient(plan, read):
    result = result_of(plan, read, *ROWS)
    assert result.series.unit == "万元/人"
    assert (result.numbers.gap, result.numbers.aim.value) == (1, 12)
    assert result.status == "on_track"


def test_a_period_that_the_other_series_lacks_is_told(plan, read):
    found = assess(plan, read(plan, *ROWS, "2025,40000"))
    result = found["t"]
    assert result.numbers.current.period.year == 2024
    assert unused(result.series) == [("2025", "no-divisor")]
    (problem,) = found.problems
    assert (problem.code, problem.severity, problem.line) == ("divisor-missing", "warning", 6)
    assert "people, which has no value for 2025" in problem.message("en")


def test_a_divisor_of_nothing_is_no_divisor(plan, read):
    assert values(plan, read, "2022,32000", "people:2022,0") == {}


def test_before_the_base_a_missing_divisor_is_no_problem(plan, read):
    assert not assess(plan, read(plan, *ROWS, "2019,20000")).problems


def test_the_months_of_a_year_are_divided_by_no_year(plan, read):
    found = values(plan, read, *ROWS, "2025-01/2025-09,30000", "people:2025,3200")
    assert found == {2022: 10, 2024: 11}


def test_the_highest_standing_of_either_side_is_used(plan, read):
    rows = ("2022,32000,亿元,,preliminary", "2022,33600,亿元,,revised", "people:2022,3200")
    assert values(plan, read, *rows) == {2022: F("10.5")}


def test_a_bound_of_the_divisor_is_turned_round(plan, read):
    series = build_series(
        plan, plan.targets["t"], read(plan, "2022,32000", "people:2022,3200,万人,>").by_target(2030)
    )
    assert series.points[0].bound == "<"


def test_a_cut_of_a_quotient_needs_no_unit_of_its_own(make_plan, read):
    """8000 by 25000 is 0.32 吨标准煤/万元; 13.5 % less is 0.2768."""
    plan = make_plan("""
        plan: {base_year: 2020, target_year: 2025}
        targets:
          gdp: {name: 产值, goal: {at_least: 30000 亿元}, unit: 亿元, path: compound}
          t:
            name: 单位产值能耗
            goal: {reduce_by: 13.5%}
            unit: 万吨标准煤
            per: {series: gdp, unit: 吨标准煤/万元}
            path: compound
    """)
    result = result_of(plan, read, "2020,8000", "gdp:2020,25000", "2024,8300", "gdp:2024,29000")
    assert result.numbers.base.amount == F("0.32")
    assert result.numbers.aim.value == F("0.2768")
    assert result.numbers.current.amount == F(8300, 29000)


def test_growth_of_the_other_series_divides_nothing(make_plan, read):
    plan = make_plan("""
        plan: {base_year: 2020, target_year: 2025}
        targets:
          gdp: {name: 产值, goal: {average_growth: 6%}, unit: 亿元, path: compound}
          t: {name: 能耗, goal: {at_most: 1 吨/亿元}, unit: 吨, per: gdp, path: linear}
    """)
    assert values(plan, read, "2020,8000", "gdp:2020,5,%") == {}


def test_the_quotients_are_derived_with_their_numbers(plan, read):
    result = result_of(plan, read, *ROWS)
    steps = [s for s in derivation(plan, result, Speaker("en")) if s.name == "quotient"]
    assert [(step.formula, step.numbers) for step in steps] == [
        ("B = N / D", "32,000 / 3,200"),
        ("x = N / D", "35,200 / 3,200"),
    ]


def test_a_quotient_in_another_unit_shows_what_it_is_multiplied_by(make_plan, read):
    plan = make_plan(PLAN.replace("unit: 万元/人", "unit: 元/人"))
    result = result_of(plan, read, *ROWS)
    step = next(s for s in derivation(plan, result, Speaker("en")) if s.name == "quotient")
    assert (step.numbers, step.result) == ("32,000 / 3,200 * 10,000", "100,000 yuan/people")


def test_the_template_asks_for_both_sides(plan, read):
    found = assess(plan, read(plan, *ROWS[:2]), 2024)
    asked = [
        (ask.entry.id, str(ask.period), ask.unit, ask.what) for ask in asks(found, found.results)
    ]
    assert asked == [
        ("t", "2024", "亿元", "ask-divided"),
        ("people", "2024", "万人", "ask-divisor"),
    ]


def test_the_last_digits_of_both_sides_are_asked_about(plan, read):
    """35 by 3.2 may be 34.5 by 3.25, or 35.5 by 3.15."""
    found = assess(plan, read(plan, "2022,32", "people:2022,3.2", "2024,35", "people:2024,3.2"))
    digits = [one for one in firmness(found, found["t"]) if one.question == "digit"]
    assert digits
