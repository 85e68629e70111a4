"""Assumed growth worked by hand, for each path."""

import math
from fractions import Fraction as F

import pytest
from helpers.assumed_plans import AMOUNTS
from hypothesis import given
from hypothesis import strategies as st

from gapcalc import assess
from gapcalc.assessment.assumption import Growth
from gapcalc.assessment.numbers import Rate
from gapcalc.assessment.scenario.outcome import outcome
from gapcalc.assessment.scenario.projection import last_flow, yearly

# A total of 100 to be added up from the amounts of the years 2023 to 2027.
TOTAL = {"unit": "个", "measure": "flow"}

# --- levels


def test_compound_growth_multiplies_each_year(outcome_of):
    one = outcome_of("over: 3 万亿元", "compound", ["2022,22352", "2024,24500"], ["t=8%"])
    assert one.value == pytest.approx(30862.944)  # 24500 · 1.08³ = 24500 · 1.259712
    assert (one.met, one.short) == (True, None)
    assert one.reach == pytest.approx(1.0963664)  # ln(30862.944 / 22352) / ln(30000 / 22352)
    assert one.arrival == pytest.approx(2026.6315, abs=5e-5)  # 2024 + ln 1.2244898 / ln 1.08


def test_compound_growth_that_falls_short(outcome_of):
    one = outcome_of("over: 3 万亿元", "compound", ["2022,22352", "2024,24500"], ["t=4%"])
    assert one.value == pytest.approx(27559.168)  # 24500 · 1.124864
    assert one.met is False
    assert one.short == pytest.approx(2440.832)
    assert one.reach == pytest.approx(math.log(27559.168 / 22352) / math.log(30000 / 22352))
    assert one.arrival == pytest.approx(2029.1637, abs=5e-5)  # 2024 + 0.2025244 / 0.0392207


def test_linear_growth_adds_an_amount_each_year(outcome_of):
    rows = ["2022,1000", "2024,1300"]
    one = outcome_of("at_least: 1900 公里", "linear", rows, ["t=150公里"], unit="公里")
    assert (one.value, one.met, one.short) == (1750, False, 150)  # 1300 + 3 · 150
    assert (one.reach, one.arrival) == (F(75, 90), 2028)  # 750 of 900; 2024 + 600 / 150


def test_points_are_added_to_a_share(outcome_of):
    rows = ["2022,59.7", "2023,59.4"]
    one = outcome_of("at_least: 62 %", "linear", rows, ["t=0.5pp"], unit="%", measure="rate")
    assert one.value == F("61.4")  # 59.4 + 4 · 0.5
    assert (one.short, one.arrival) == (F("0.6"), F("2028.2"))


def test_a_level_on_a_linear_path_may_grow_by_per_cent(outcome_of):
    rows = ["2022,1000", "2024,1300"]
    one = outcome_of("at_least: 1900 公里", "linear", rows, ["t=10%"], unit="公里")
    assert one.value == pytest.approx(1730.3)  # 1300 · 1.331
    assert one.reach == pytest.approx(730.3 / 900)  # the way stays a line
    assert one.arrival == pytest.approx(2024 + math.log(1900 / 1300) / math.log(1.1))


def test_a_stock_in_the_middle_of_a_year_grows_from_there(outcome_of):
    keys = {"unit": "家", "measure": "stock"}
    rows = ["2022,6348", "2025-10,9123"]
    one = outcome_of("at_least: 12700 家", "compound", rows, ["t=10%"], **keys)
    # From the end of October 2025 on there are 2 years and 2 months.
    assert one.value == pytest.approx(9123 * 1.1 ** (26 / 12))


def test_what_is_to_fall_reaches_its_goal_from_above(outcome_of):
    rows = ["2022,100", "2024,90"]
    one = outcome_of("at_most: 50 吨", "linear", rows, ["t=-10吨"], unit="吨")
    assert (one.value, one.met, one.short, one.arrival) == (60, False, -10, 2028)


# --- totals


def test_a_total_grows_by_an_amount_each_year(outcome_of):
    rows = ["2023,10", "2024,12"]
    one = outcome_of("at_least: 100 个", "cumulative", rows, ["t=20个"], **TOTAL)
    assert (one.value, one.short) == (82, 18)  # 22 + 3 · 20
    assert (one.reach, one.arrival) == (F(82, 100), F("2027.9"))


def test_the_yearly_amount_of_a_total_grows_by_per_cent(outcome_of):
    rows = ["2023,10", "2024,20"]
    one = outcome_of("at_least: 100 个", "cumulative", rows, ["t=10%"], **TOTAL)
    # 30 + 20 · 1.1 + 20 · 1.21 + 20 · 1.331 = 30 + 22 + 24.2 + 26.62
    assert float(one.value) == pytest.approx(102.82)
    assert one.met is True
    assert float(one.arrival) == pytest.approx(2026 + (100 - 76.2) / 26.62)


@pytest.mark.parametrize(("growth", "value"), [
    # 48 stand at the end of September; of 22 in 2025 5.5 are to come; then 24.2 and 26.62.
    ("10%", 104.32),
    ("20个", 93),  # 48 + 2.25 · 20
])  # fmt: skip
def test_a_year_under_way_adds_what_is_left_of_it(outcome_of, growth, value):
    rows = ["2023,10", "2024,20", "2025-01/09,18"]
    one = outcome_of("at_least: 100 个", "cumulative", rows, [f"t={growth}"], **TOTAL)
    assert float(one.value) == pytest.approx(value)


def test_a_yearly_amount_that_is_halved_each_year_never_arrives(outcome_of):
    rows = ["2023,10", "2024,20"]
    one = outcome_of("at_least: 100 个", "cumulative", rows, ["t=-50%"], **TOTAL)
    assert float(one.value) == pytest.approx(47.5)  # 30 + 10 + 5 + 2.5
    assert one.arrival is None  # it stays below 50


def test_a_total_may_arrive_long_after_the_target_year(outcome_of):
    rows = ["2023,10", "2024,20"]
    one = outcome_of("at_least: 200 个", "cumulative", rows, ["t=10%"], **TOTAL)
    # 102.82 in 2027, then 29.282, 32.2102 and 35.43122 make 199.74342 in 2030; the year after adds
    # 38.974342.
    assert float(one.arrival) == pytest.approx(2030 + 0.25658 / 38.974342)


# --- where nothing can grow


@pytest.mark.parametrize(("path", "rows", "keys"), [
    ("compound", [], {}),
    ("compound", ["2022,-5", "2024,-3"], {}),
    ("linear", ["2022,0", "2024,0"], {}),
    ("compound", ["2022,50", "2027,60"], {}),  # the target year is over
    ("cumulative", ["2023-01/06,5"], {"measure": "flow"}),  # no full year
    ("cumulative", ["2023,0"], {"measure": "flow"}),
])  # fmt: skip
def test_growth_that_cannot_be_used_is_a_problem(assume_in_plan, path, rows, keys):
    one, codes = assume_in_plan("at_least: 100 亿元", path, rows, ["t=8%"], **keys)
    assert codes == ["growth-unused"]
    assert one.growth is None


def test_an_amount_cannot_be_added_to_an_index(tiny, read):
    """Of growth rates alone the series is an index, with 100 for the base year."""
    plan = tiny("average_growth: 10%")
    result = assess(plan, read(plan, "2023,8,%", "2024,9,%"))["t"]
    by_amount = Growth("t", Rate(F(5), "linear", "亿元"))
    assert outcome(plan, result, by_amount).growth is None
    by_rate = Growth("t", Rate(F(1, 10), "compound", "比值"))
    assert outcome(plan, result, by_rate).value == pytest.approx(108 * 1.09 * 1.1**3)


# --- the amounts of years to come


@given(AMOUNTS, st.integers(-90, 300), st.integers(0, 11))
def test_yearly_amounts_follow_on_one_another(amount, per_cent, months):
    rate = F(per_cent, 100)
    time = 2024 + F(months, 12)
    years = yearly(time, (2024, amount), rate)
    assert next(years) == (time, 2025, amount * (1 + rate) * (1 - F(months, 12)))
    assert next(years) == (2025, 2026, amount * (1 + rate) ** 2)


@pytest.mark.parametrize(("rows", "flow"), [
    (["2023,10", "2024,20", "2025-01/09,18"], (2024, 20)),
    (["2023,10"], (2023, 10)),
    (["2023-01/09,10"], None),
])  # fmt: skip
def test_the_last_full_year_of_a_total(tiny, series, rows, flow):
    plan = tiny("at_least: 100 个", "cumulative", **TOTAL)
    assert last_flow(series(plan, *rows)) == flow
