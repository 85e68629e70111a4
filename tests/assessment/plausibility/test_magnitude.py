"""Values off by a power of ten: beside their series, beside the goal, and what is left alone."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from helpers.plausibility import (
    GROWTH_GOAL,
    NAME,
    codes_of,
    observations_of,
    plan_of,
    problems_of,
)

from gapcalc import Observation, Plan, assess
from gapcalc.assessment.plausibility import plausibility_problems
from gapcalc.core.period import Period
from gapcalc.messages.locale import Bilingual
from gapcalc.plan.model import Benchmark, Goal


def off_by_factor(*lines: int) -> list[tuple[str, int]]:
    return [("off-by-factor", line) for line in lines]


def test_the_problem_names_the_factor_the_reference_and_the_likely_cause():
    """2.45 亿元 (24500 万元) beside 23600 亿元 is 1/9633 of it: near 10⁻⁴."""
    (problem,) = problems_of(plan_of("30000"), "2023 23600", "2024 24500 万元")
    assert (problem.code, problem.path, problem.line) == ("off-by-factor", "d.csv", 3)
    assert problem.field == "value"
    assert problem.details == {
        "target": "t",
        "value": "24500 万元",
        "period": "2024",
        "factor": "1/10000",
        "reference_en": "the 2023 value 23600 亿元",
        "reference_zh": "2023年值 23600 亿元",
        "cause_en": "万 for 亿 (10⁴)",
        "cause_zh": "万/亿混用",
    }
    assert "about 1/10000 times the 2023 value 23600 亿元" in problem.message("en")
    assert "万/亿混用" in problem.message("zh")


# --- beside the series


@pytest.mark.parametrize(("value", "factor"), [
    ("2857600", "100"), ("28576000", "1000"), ("285760000", "10000"),
    ("2857600000000", "100000000"),
    ("285.76", "1/100"), ("28.576", "1/1000"), ("2.8576", "1/10000"),
    ("0.00028576", "1/100000000"),
    ("285760", "10"), ("2857.6", "1/10"),
])  # fmt: skip
@pytest.mark.parametrize("position", [0, 2, 4])
def test_one_value_off_its_series_is_named_wherever_it_stands(value, factor, position):
    values = ["26000", "27200", "28576", "29900", "31300"]
    values[position] = value
    rows = [f"{2020 + number} {printed}" for number, printed in enumerate(values)]
    (problem,) = problems_of(plan_of(), *rows)
    assert (problem.code, problem.line) == ("off-by-factor", position + 2)
    assert problem.details["factor"] == factor


@pytest.mark.parametrize(("value", "factor"), [
    ("900000", None), ("952000", "100"), ("8300000", "100"), ("9000000", None),
    ("9400000", "1000"),
])  # fmt: skip
def test_a_slip_is_within_a_factor_of_three_of_a_power_of_ten(value, factor):
    """Beside 28000, 33 to 300 times are a hundred; what is near no power is a jump."""
    rows = ["2020 26000", "2021 27000", "2022 28000", f"2023 {value}", "2024 30000"]
    (problem,) = problems_of(plan_of(), *rows)
    assert problem.details.get("factor") == factor


@pytest.mark.parametrize(("unit", "values", "cause"), [
    ("亿元", "26000 27000 28000 290000", "billion for 亿"),
    ("亿元", "26000 27000 28000 2900000", "million for 亿"),
    ("亿元", "26000 27000 28000 29000000", "千 left out or added (10³)"),
    ("亿元", "26000 27000 28000 2.9", "万 for 亿 (10⁴)"),
    ("亿元", "26000 27000 28000 0.00029", "亿 left out or added (10⁸)"),
    ("吨", "26000 27000 28000 290000", "a digit too many or few"),
    ("吨", "26000 27000 28000 290", "two digits too many or few"),
    ("吨", "26000 27000 28000 2.9", "万 left out or added (10⁴)"),
])  # fmt: skip
def test_the_likely_cause_follows_from_the_factor_and_the_unit(unit, values, cause):
    rows = [f"{2020 + number} {value}" for number, value in enumerate(values.split())]
    (problem,) = problems_of(plan_of(unit=unit), *rows)
    assert problem.details["cause_en"] == cause


def test_every_value_of_the_minority_is_named():
    rows = ["2018 22000", "2019 23000", "2020 24000", "2021 25000 万元", "2022 26000 万元"]
    assert codes_of(plan_of(), *rows) == off_by_factor(5, 6)


def test_of_two_values_the_one_off_the_goal_is_named():
    assert codes_of(plan_of("30000"), "2022 2.4", "2023 25000") == off_by_factor(2)
    assert codes_of(plan_of("30000"), "2022 24000", "2023 2.5") == off_by_factor(3)


def test_of_two_values_neither_far_off_the_goal_the_further_is_named():
    assert codes_of(plan_of("30000"), "2022 250", "2023 25000") == off_by_factor(2)


def test_of_two_values_without_a_goal_the_later_is_named():
    assert codes_of(plan_of(), "2022 2.4", "2023 25000") == off_by_factor(3)


def test_a_goal_speaks_against_the_majority():
    """Three years entered in 万元 and one right: the right one is at the goal's size."""
    rows = ["2021 24000 万元", "2022 25000 万元", "2023 26000 万元", "2024 27000"]
    assert codes_of(plan_of("30000"), *rows) == off_by_factor(2, 3, 4)
    assert codes_of(plan_of(), *rows) == off_by_factor(5)


def test_growth_over_the_years_between_is_allowed_for():
    """A hundredfold in five years is 2.5 times a year; 10⁴ in five years six times."""
    assert codes_of(plan_of(), "2017 20", "2022 2000") == []
    assert codes_of(plan_of(), "2021 20", "2022 2000") == off_by_factor(3)
    assert codes_of(plan_of(), "2017 2", "2022 20000") == off_by_factor(3)


def test_no_unit_of_counted_things_is_a_hundred_of_another():
    plan = plan_of(None, "家")
    assert codes_of(plan, "2021 6348", "2022 7000", "2023 0.75") == off_by_factor(4)
    assert codes_of(plan, "2021 6348", "2022 7000", "2023 75") == [("jump", 4)]


# --- beside the goal


def test_a_lone_value_is_compared_with_the_goal():
    (problem,) = problems_of(plan_of("30000"), "2024 2.45")
    assert problem.details["reference_en"] == "the goal of 30000 亿元"
    assert problem.details["reference_zh"] == "目标 30000 亿元"
    assert problem.details["factor"] == "1/10000"


def test_a_thousandth_of_the_goal_is_doubted_a_hundredth_is_not():
    assert codes_of(plan_of("30000"), "2024 30") == off_by_factor(2)
    assert codes_of(plan_of("30000"), "2024 300") == []


def test_what_begins_from_nothing_may_be_far_below_its_goal():
    assert codes_of(plan_of("1000", "公里", "linear"), "2023 1") == []
    assert codes_of(plan_of("300", "万人", "cumulative", measure="flow"), "2023 0.3") == []


def test_what_begins_from_nothing_is_not_far_above_its_goal():
    assert codes_of(plan_of("1000", "公里", "linear"), "2023 1000000") == off_by_factor(2)


def test_a_value_may_be_far_below_a_ceiling():
    assert codes_of(plan_of("30000", at_most=True), "2023 30") == []


def test_a_stock_is_not_compared_with_the_goal_of_its_increase():
    plan = plan_of("10", "对", "cumulative", measure="stock")
    assert codes_of(plan, "2022 15000", "2023 15020") == []


def test_a_whole_series_off_its_goal_is_named_once():
    assert codes_of(plan_of("30000"), "2022 2.2", "2023 2.3", "2024 2.4") == off_by_factor(4)


# --- ten times


def test_ten_needs_three_values_that_agree():
    plan = plan_of(path="hold")
    assert codes_of(plan, "2021 100", "2022 105", "2023 1100") == []
    agreeing = ["2020 95", "2021 100", "2022 105"]
    assert codes_of(plan, *agreeing, "2023 1100") == off_by_factor(5)
    differing = ["2020 60", "2021 100", "2022 105"]
    assert codes_of(plan, *differing, "2023 1100") == []


def test_a_digit_too_many_is_found_among_counts():
    rows = ["2020 480", "2021 500", "2022 510", "2023 5200", "2024 520"]
    assert codes_of(plan_of(None, "家"), *rows) == off_by_factor(5)


def test_few_things_may_become_ten_times_as_many():
    plan = plan_of(None, "家")
    assert codes_of(plan, "2022 3", "2023 30") == []
    assert codes_of(plan, "2018 3", "2019 3", "2020 3", "2021 3", "2022 30") == []


# --- shares


def test_permille_for_per_cent_is_seen_by_the_units():
    """1.4 % beside 1.44 ‰: the same digits, ten times the rate."""
    plan = plan_of("2", "‰", "hold", at_most=True)
    (problem,) = problems_of(plan, "2022 1.44", "2023 1.4 %")
    assert (problem.line, problem.details["factor"]) == (3, "10")
    assert problem.details["cause_en"] == "‰ for %"
    assert codes_of(plan, "2022 1.44", "2023 0.14 %") == []
    assert codes_of(plan, "2023 1.4 %") == off_by_factor(2)


def test_ten_times_the_goal_in_its_own_unit_is_no_slip():
    assert codes_of(plan_of("2", "‰", "hold", at_most=True), "2023 14") == []


def test_a_column_that_turns_from_per_cent_to_fractions():
    (problem,) = problems_of(plan_of("10", "%", "linear"), "2022 8.9", "2023 0.09")
    assert (problem.code, problem.line) == ("share-as-fraction", 3)
    assert problem.details["value"] == "0.09 %"
    rows = ["2021 8.5", "2022 8.9", "2023 0.092"]
    assert codes_of(plan_of(None, "%", "linear"), *rows) == [("share-as-fraction", 4)]


def test_fractions_throughout_are_each_named():
    rows = ["2022 0.24", "2023 0.25"]
    expected = [("share-as-fraction", 2), ("share-as-fraction", 3)]
    assert codes_of(plan_of("26", "%", "linear"), *rows) == expected


@pytest.mark.parametrize(("goal", "value", "doubted"), [
    ("26", "0.26", True),
    ("26", "0.05", False),  # 5 % would be no nearer to the goal
    ("2.5", "0.024", True),
    ("2.5", "0.6", False),  # below 1 % is nothing odd beside such a goal
])  # fmt: skip
def test_a_lone_share_is_a_fraction_if_a_hundred_times_it_is_near_the_goal(goal, value, doubted):
    found = codes_of(plan_of(goal, "%", "linear"), f"2024 {value}")
    assert found == ([("share-as-fraction", 2)] if doubted else [])


def test_a_share_may_begin_below_one_per_cent():
    assert codes_of(plan_of("26", "%", "linear"), "2022 0.2", "2023 1.1", "2024 3") == []


def test_a_share_is_compared_with_the_benchmark_it_is_to_exceed():
    form = Goal("over_series", ">", Fraction(1), series="m")
    targets = plan_of(form=form, unit="%", path="linear").targets
    nation = Benchmark("m", Bilingual("全国", "Nation"), "%")
    plan = Plan("p", NAME, 2022, 2027, targets, benchmarks={"m": nation})
    of_nation = [
        Observation("m", Period(year), Decimal("2.6"), "%", path="d.csv", line=9)
        for year in (2022, 2023)
    ]
    fractions = observations_of(plan, "2022 0.0236", "2023 0.0248")
    found = plausibility_problems(assess(plan, [*fractions, *of_nation]))
    assert [problem.line for problem in found] == [2, 3]
    shares = observations_of(plan, "2022 2.36", "2023 2.48")
    assert plausibility_problems(assess(plan, [*shares, *of_nation])) == []


def test_per_cent_written_twice():
    (problem,) = problems_of(plan_of("26", "%", "linear"), "2022 24", "2023 2500")
    assert (problem.code, problem.line) == ("off-by-factor", 3)
    assert problem.details["factor"] == "100"
    assert problem.details["cause_zh"] == "百分数与小数混用"


def test_a_ratio_written_as_per_cent():
    rows = ["2022 2.45", "2023 2.4", "2024 235"]
    assert codes_of(plan_of(None, "倍", "linear"), *rows) == off_by_factor(4)


# --- parts of a year


def test_a_month_or_season_is_no_year():
    plan = plan_of(None, "亿元", measure="flow")
    assert codes_of(plan, "2023 23600", "2024-01 1500", "2024年1-9月 18000") == []
    # A hundredth of the year's pace: some work begins in summer.
    assert codes_of(plan, "2023 23600", "2024Q1 59") == []


def test_four_powers_of_ten_are_no_season():
    plan = plan_of(None, "亿元", measure="flow")
    assert codes_of(plan, "2023 23600", "2024-01 0.15") == off_by_factor(3)
    assert codes_of(plan, "2023 23600", "2024年1-9月 180000000") == off_by_factor(3)


# --- what has no magnitude


def test_ranks_are_not_compared():
    plan = plan_of("3", "位", "step", at_most=True)
    assert codes_of(plan, "2022 1", "2023 100") == []


def test_balances_are_not_compared():
    assert codes_of(plan_of(), "2021 -3", "2022 0.02", "2023 40") == []


def test_nothing_is_compared_with_zero():
    assert codes_of(plan_of(), "2021 0", "2022 0", "2023 40") == []


def test_growth_rates_are_no_levels():
    rates = ["2021 5 %", "2022 -4 %", "2023 0.05 %", "2024 55 %", "2021-2023年 900 %"]
    assert codes_of(plan_of(unit="亿元", form=GROWTH_GOAL), *rates) == []
    assert codes_of(plan_of(unit="%", form=GROWTH_GOAL, measure="rate"), *rates) == []
