"""Whether a goal is met in the target year, by how much it is missed, and when it is reached."""

from fractions import Fraction as F

import pytest
from helpers.assumed_plans import AMOUNTS, SHAPES, assess_both, plan_of_two
from hypothesis import assume, given
from hypothesis import strategies as st

from gapcalc.assessment.assumption import Growth
from gapcalc.assessment.scenario.outcome import meets, outcome
from gapcalc.plan.model import Aim

UP = "at_least: 100 亿元"


@pytest.mark.parametrize(
    ("growth", "value", "met"), [("-1pp", 89, False), ("-0.5pp", F("90.5"), True)]
)
def test_a_target_to_be_held_is_judged_in_the_target_year(outcome_of, growth, value, met):
    rows = ["2023,91", "2024,92"]
    keys = {"unit": "%", "measure": "rate"}
    one = outcome_of("at_least: 90 %", "hold", rows, [f"t={growth}"], **keys)
    assert (one.value, one.met, one.reach) == (value, met, None)
    assert one.result.status == "holding"


@pytest.mark.parametrize(("comparator", "met"), [("over", False), ("at_least", True)])
def test_a_goal_that_has_to_be_passed_is_not_met_by_equality(outcome_of, comparator, met):
    rows = ["2022,50", "2024,100"]
    one = outcome_of(f"{comparator}: 130 亿元", "linear", rows, ["t=10亿元"])
    assert (one.value, one.met) == (130, met)


@pytest.mark.parametrize(("comparator", "met"), [("over", False), ("at_least", True)])
def test_a_floating_point_error_passes_no_goal(outcome_of, comparator, met):
    """100 · 1.1³ is 133.10000000000002 to a computer."""
    rows = ["2022,50", "2024,100"]
    one = outcome_of(f"{comparator}: 133.1 亿元", "compound", rows, ["t=10%"])
    assert one.value == pytest.approx(133.1)
    assert one.met is met


@pytest.mark.parametrize(("value", "met"), [
    (100 * (1 - 1e-15), True),
    (100 * (1 - 1e-9), False),
    (F(100), True),
    (F(100) - F(1, 10**15), False),
])  # fmt: skip
def test_floats_are_compared_with_a_tolerance_and_fractions_exactly(value, met):
    assert meets(Aim(F(100), low=F(100)), value) is met


@pytest.mark.parametrize(("bound", "met"), [("", False), (">", True)])
def test_more_than_a_value_stays_more_as_it_grows(outcome_of, bound, met):
    rows = ["2022,50", f"2024,100,亿元,{bound}"]
    one = outcome_of("over: 130 亿元", "linear", rows, ["t=10亿元"])
    assert (one.value, one.met) == (130, met)


def test_what_was_met_and_will_not_be_has_no_arrival(outcome_of):
    one = outcome_of(UP, "linear", ["2022,50", "2024,110"], ["t=-10亿元"])
    assert (one.value, one.met, one.short, one.arrival) == (80, False, 20, None)


def test_a_forecast_of_demand_grows_but_is_not_judged(outcome_of):
    one = outcome_of(UP, "compound", ["2022,50", "2024,90"], ["t=10%"], role="forecast")
    assert one.value == pytest.approx(119.79)
    assert one.met is None


@pytest.mark.parametrize(
    ("settings", "met"), [((), None), (["t@2026=120亿元"], True), (["t@2027=99亿元"], False)]
)
def test_a_step_is_met_once_a_value_is_there(outcome_of, settings, met):
    one = outcome_of(UP, "step", ["2022,50", "2024,60"], settings=settings)
    assert one.met is met


def test_a_stage_is_met_by_the_stage_set(outcome_of):
    keys = {"settings": ["t@2026=建成"], "unit": ""}
    one = outcome_of("stage: completed", "step", ["2024,开工"], **keys)
    assert (one.value, one.met) == (None, True)


# --- laws


@given(SHAPES, AMOUNTS, AMOUNTS, AMOUNTS, st.integers(2023, 2026))
def test_growth_by_the_required_rate_reaches_the_goal_exactly(path, base, current, goal, year):
    plan = plan_of_two(path, goal)
    result = assess_both(plan, base, current, year)["t"]
    required = result.numbers.required
    assume(required)
    one = outcome(plan, result, Growth("t", required))
    assert float(one.value) == pytest.approx(float(goal), rel=1e-12)
    assert one.met is True
    if one.arrival is not None:
        assert float(one.arrival) == pytest.approx(2027)


@given(SHAPES, AMOUNTS, AMOUNTS, AMOUNTS, st.integers(2023, 2026))
def test_growth_by_the_required_rate_does_not_pass_the_goal(path, base, current, goal, year):
    plan = plan_of_two(path, goal, ">")
    result = assess_both(plan, base, current, year)["t"]
    required = result.numbers.required
    assume(required)
    assert outcome(plan, result, Growth("t", required)).met is False


@given(SHAPES, AMOUNTS, AMOUNTS, AMOUNTS, st.integers(2023, 2026))
def test_growth_by_the_recent_rate_is_the_forecast(path, base, current, goal, year):
    plan = plan_of_two(path, goal)
    result = assess_both(plan, base, current, year)["t"]
    trend = outcome(plan, result)
    same = outcome(plan, result, Growth("t", result.numbers.recent))
    assert (same.value, same.met, same.short) == (trend.value, trend.met, trend.short)
    assert same.arrival == trend.arrival
    if trend.reach is not None:
        assert float(same.reach) == pytest.approx(float(trend.reach), rel=1e-9, abs=1e-9)
