"""Values set by hand, several cases side by side, and the problems that assumptions bring in."""

from decimal import Decimal
from fractions import Fraction as F

import pytest
from helpers.assumed_plans import AMOUNTS, assess_both, plan_of_two
from hypothesis import given
from hypothesis import strategies as st

from gapcalc import Observation, assess, read_observations
from gapcalc.assessment.assumption import Case, Growth, Setting, parse_cases
from gapcalc.assessment.numbers import Rate
from gapcalc.assessment.scenario import what_if
from gapcalc.core.files import bundled
from gapcalc.core.period import Period

UP = "at_least: 100 亿元"
GDP = "over: 3 万亿元"

# --- values that are set


def test_a_value_that_is_set_carries_the_recent_rate_with_it(outcome_of):
    settings = ["t@2025=70亿元"]
    one = outcome_of(UP, "linear", ["2022,50", "2024,60"], settings=settings, year=2024)
    # From 60 to 70 in a year: 10 a year from there on.
    assert (one.value, one.short, one.arrival) == (90, 10, 2028)
    assert one.result.numbers.recent.value == 10


@pytest.mark.parametrize(
    ("value", "met", "status"), [(100, True, "achieved"), (99, False, "missed")]
)
def test_a_value_that_is_set_for_the_target_year_decides(outcome_of, value, met, status):
    settings = [f"t@2027={value}亿元"]
    one = outcome_of(UP, "compound", ["2022,50", "2024,60"], settings=settings)
    assert (one.value, one.met, one.result.status) == (value, met, status)


def test_growth_starts_from_the_value_that_is_set(outcome_of):
    rows = ["2022,50", "2024,60"]
    one = outcome_of(UP, "compound", rows, ["t=10%"], ["t@2025=80亿元"])
    assert one.value == pytest.approx(96.8)  # 80 · 1.21


def test_a_value_that_is_set_stands_over_the_data(outcome_of):
    one = outcome_of(UP, "linear", ["2022,50", "2024,60"], settings=["t=70亿元"])
    assert one.value == 100  # (70 − 50) / 2 = 10 a year: 70 + 30


def test_what_came_after_the_year_asked_for_stays_out(outcome_of):
    rows = ["2022,50", "2023,60", "2025,99"]
    one = outcome_of(UP, "linear", rows, settings=["t@2026=80亿元"], year=2023)
    assert one.result.numbers.previous.time == 2023  # and not the 99 of 2025


def test_a_benchmark_that_is_set_moves_the_targets_set_against_it(plan):
    assessment = assess(plan, read_observations(bundled() / "data", plan))
    cases = parse_cases(assessment, ["national_disposable_income@2025=43000元"], ())
    trend, case = what_if(assessment, cases)[0]
    id = "disposable_income_vs_national"
    assert case.outcomes[id].value > trend.outcomes[id].value
    assert id in case.touched


# --- problems


def test_a_value_that_cannot_be_used_is_a_problem(assume_in_plan):
    keys = {"settings": ["t@2024-06=30亿元"], "measure": "flow"}
    _, codes = assume_in_plan(UP, "compound", ["2022,50"], **keys)
    assert codes == ["setting-unused"]


def test_a_value_that_is_set_is_checked_for_plausibility(assume_in_plan):
    rows = ["2022,22352", "2024,24500"]
    _, codes = assume_in_plan(GDP, "compound", rows, settings=["t@2025=2.6亿元"])
    assert "off-by-factor" in codes


def test_what_is_implausible_in_the_data_is_not_repeated(assume_in_plan):
    rows = ["2022,22352", "2024,2.45"]
    _, codes = assume_in_plan(GDP, "compound", rows, settings=["t@2025=25500亿元"])
    assert codes == []


# --- several cases

RATES = st.integers(-5000, 10000).map(lambda number: Rate(F(number, 10000), "compound", "比值"))


@given(AMOUNTS, AMOUNTS, AMOUNTS, RATES, RATES)
def test_cases_do_not_influence_one_another(base, current, goal, rate, other_rate):
    assessment = assess_both(plan_of_two("compound", goal), base, current, 2024)
    setting = Setting("u=7亿元", Observation("u", Period(2025), Decimal(7), "亿元"))
    first = Case("a", (Growth("t", rate),))
    second = Case("b", (Growth("t", other_rate), setting))
    (trend, a, b), _ = what_if(assessment, (first, second))
    (trend_alone, b_alone), _ = what_if(assessment, (second,))
    (_, b_before_a, a_after_b), _ = what_if(assessment, (second, first))
    assert trend.outcomes == trend_alone.outcomes
    assert b.outcomes == b_alone.outcomes == b_before_a.outcomes
    assert a.outcomes == a_after_b.outcomes
    assert a.outcomes["u"] == trend.outcomes["u"]


GROWTHS = ["h:t=8%", "l:t=4%", "u=3%", "h:u=5%"]
SETTINGS = ["u@2025=90亿元", "h:t@2025=80亿元", "t@2023=66亿元"]


def outcomes_by_case(settings, growths):
    assessment = assess_both(plan_of_two("compound", F(100)), F(50), F(60), 2024)
    (_, *cases), problems = what_if(assessment, parse_cases(assessment, settings, growths))
    assert not [problem for problem in problems if problem.severity == "error"]
    return {scenario.case.name: scenario.outcomes for scenario in cases}


@given(st.permutations(SETTINGS), st.permutations(GROWTHS))
def test_the_order_of_options_does_not_matter(settings, growths):
    assert outcomes_by_case(settings, growths) == outcomes_by_case(SETTINGS, GROWTHS)
