"""What lagging targets need, worked by hand and as a law."""

from decimal import Decimal
from fractions import Fraction as F

import pytest
from helpers.assumed_plans import AMOUNTS, SHAPES, assess_both, plan_of_two
from hypothesis import given
from hypothesis import strategies as st

from gapcalc import Observation, assess
from gapcalc.assessment.scenario import LAGGING, need, what_if
from gapcalc.core.period import Period

UP = "at_least: 100 亿元"


@pytest.fixture
def need_of(read):
    """A function from a plan and rows to the status of its target `t` and what that needs."""

    def need_of(plan, *rows):
        assessment = assess(plan, read(plan, *rows))
        (trend,), _ = what_if(assessment, ())
        return assessment["t"].status, need(trend, "t", assessment.date)

    return need_of


def test_a_target_on_a_linear_path(tiny, need_of):
    status, needed = need_of(tiny(UP, "linear"), "2022,50", "2023,52", "2024,55")
    assert status == "behind"
    assert (needed.required.value, needed.by) == (15, 2025)  # 45 / 3
    # 50 + 50 · 0.6, and with a tolerance of 5 % 50 + 50 · 0.57
    assert (needed.schedule, needed.enough) == (80, F("78.5"))
    assert (needed.times_recent, needed.times_observed) == (5, 6)  # 15 / 3, 15 / 2.5


def test_a_target_on_a_compound_path(tiny, need_of):
    _, needed = need_of(tiny("over: 3 万亿元"), "2022,22352", "2024,24500")
    assert needed.schedule == pytest.approx(26668.544)  # 22352 · 1.3421618^0.6
    assert needed.enough == pytest.approx(26434.139)  # 22352 · 1.3421618^0.57
    assert needed.times_recent == pytest.approx(0.0698389 / 0.0469473, abs=1e-5)


def test_in_the_target_year_no_tolerance_eases_the_goal(tiny, need_of):
    _, needed = need_of(tiny(UP, "linear"), "2022,50", "2026,60")
    assert (needed.by, needed.schedule, needed.enough) == (2027, 100, 100)


def test_a_rate_that_leads_away_from_the_goal_is_no_measure(tiny, need_of):
    status, needed = need_of(tiny(UP, "linear"), "2022,50", "2023,40", "2024,48")
    assert status == "reversing"
    assert needed.times_observed is None
    assert needed.times_recent == pytest.approx(F(52, 3) / 8)


def test_for_what_was_missed_there_is_no_rate(tiny, need_of):
    status, needed = need_of(tiny(UP, "linear"), "2022,50", "2027,60")
    assert status == "missed"
    assert (needed.required, needed.by, needed.enough) == (None, None, None)


@pytest.mark.parametrize("rows", [("2022,50", "2024,80"), ()])
def test_what_does_not_lag_needs_nothing(tiny, need_of, rows):
    _, needed = need_of(tiny(UP, "linear"), *rows)
    assert needed is None


@given(SHAPES, AMOUNTS, st.integers(1, 40), st.integers(-2, 3), st.integers(2023, 2025))
def test_the_value_that_is_enough_is_the_least_on_schedule(path, base, rise, covered, year):
    way = base * F(rise, 10)
    plan = plan_of_two(path, base + way)
    current = base + way * F(covered, 20)  # at most 15 % of the way
    assessment = assess_both(plan, base, current, year)
    (trend,), _ = what_if(assessment, ())
    needed = need(trend, "t", assessment.date)
    assert (needed is None) is (assessment["t"].status not in LAGGING)
    if needed is None:
        return
    value = Decimal(float(needed.enough))
    by_hand = Observation("t", Period(needed.by), value, "亿元")
    numbers = assess(plan, [*assessment.observations["t"], by_hand])["t"].numbers
    eased = (1 - plan.tolerance) * numbers.elapsed
    assert float(numbers.progress) == pytest.approx(float(eased), abs=1e-9)
    assert float(needed.schedule) > float(needed.enough)
