"""Growth rates over several years that were added up, and cuts written without their sign."""

import pytest

from gapcalc import assess
from gapcalc.assessment.plausibility import plausibility_problems

YEARLY = ("e,2011,-2.01,%", "e,2012,-3.6,%", "e,2013,-3.7,%", "e,2014,-4.8,%", "e,2015,-5.6,%")


def test_a_sum_of_yearly_rates_is_known_from_their_chain(codes_of_rows):
    """Falls of 2.01, 3.6, 3.7, 4.8 and 5.6 % make 18.2 %; printed was their sum, 19.71."""
    assert codes_of_rows(*YEARLY, "e,2011-2015年,-19.71,%") == [("rates-added", 7)]


@pytest.mark.parametrize("total", ["-18.2", "-18.3", "-18", "-17.0", "-20.2"])
def test_what_is_not_the_sum_is_not_reported(codes_of_rows, total):
    assert codes_of_rows(*YEARLY, f"e,2011-2015年,{total},%") == []


@pytest.mark.parametrize(("rate", "years", "total"), [
    ("-1", 2, "-2"),  # the chain is 1.99
    ("-6", 3, "-18"),  # the chain is 16.94, but each rate may be 6.5
    ("-10", 3, "-28"),  # 9.5 % three times make 26, 10.5 % make 28.3
])  # fmt: skip
def test_rounding_that_leaves_room_for_the_chain_is_no_mistake(codes_of_rows, rate, years, total):
    yearly = [f"e,{2011 + number},{rate},%" for number in range(years)]
    assert codes_of_rows(*yearly, f"e,2011-{2010 + years},{total},%") == []


@pytest.mark.parametrize("since", [2010, 2011])
def test_the_span_may_begin_with_the_year_that_the_rates_start_from(codes_of_rows, since):
    rows = ("e,2011,-6.0,%", "e,2012,-6.0,%", "e,2013,-6.0,%")
    assert codes_of_rows(*rows, f"e,{since}-2013,-18.0,%") == [("rates-added", 5)]


@pytest.mark.parametrize("is_reversed", [False, True])
def test_the_value_that_stands_is_the_one_that_is_added(codes_of_rows, is_reversed):
    of_2011 = ["e,2011,-6.0,%,preliminary", "e,2011,-8.0,%,revised"]
    if is_reversed:
        of_2011.reverse()
    assert codes_of_rows(*of_2011, "e,2012,-6.0,%,", "e,2011-2012,-12.0,%,") == []


def test_a_span_with_a_year_missing_cannot_be_checked(codes_of_rows):
    assert codes_of_rows(*YEARLY[1:], "e,2011-2015年,-19.71,%") == [("missing-year", 2)]


@pytest.mark.parametrize(("rates", "total", "chained"), [
    (("-6.0", "-6.0"), "-12.0", "-11.64"),
    (("-6.0", "-6.0", "-6.0"), "-18.0", "-16.94"),
    (("6.0", "6.0", "6.0"), "18.0", "16.94"),  # cuts written without their sign
])  # fmt: skip
def test_the_problem_says_what_the_rates_give_when_chained(problems_of_rows, rates, total, chained):
    rows = [f"e,{2011 + number},{rate},%" for number, rate in enumerate(rates)]
    found = problems_of_rows(*rows, f"e,2011-{2010 + len(rates)},{total},%")
    (problem,) = (problem for problem in found if problem.code == "rates-added")
    assert problem.details["chained"] == chained


def test_cuts_written_without_their_sign_are_doubted(codes_of_rows):
    """16.94 is the right chain of three cuts of 6 %, but as growth they would be rises."""
    rows = ("e,2011,6.0,%", "e,2012,6.0,%", "e,2013,6.0,%")
    assert codes_of_rows(*rows, "e,2011-2013,16.94,%") == [("rising-rates", 2)]
    assert codes_of_rows(*rows, "e,2011-2013,18.0,%") == [("rates-added", 5), ("rising-rates", 2)]


def test_one_fall_among_the_rates_shows_that_signs_are_written(codes_of_rows):
    assert codes_of_rows("e,2011,6.0,%", "e,2012,-6.0,%") == []


# --- means over several years

MEANS = """
plan: {base_year: 2022, target_year: 2027}
targets:
  trade:
    name: {zh: 贸易额年均增长率, en: 'Trade, average growth'}
    also: [贸易额]
    goal: {average_growth: 10%}
    unit: 亿元
    path: compound
    measure: flow
"""


@pytest.mark.parametrize(("row", "is_doubted"), [
    ("贸易额年均增长率,2024,15,%,", True),
    ("'Trade, average growth',2024,15,%,", True),
    ("贸易额年均增长率,2023,20,%,", False),  # in the first year a mean is that of the year
    ("贸易额年均增长率,2024,15,%,填比上年增长率", False),  # as a template asks for it
    ("贸易额,2024,15,%,", False),
    ("贸易额,2024,15,%,2022—2024年年均增长率", True),
    ("trade,2024,15,%,", False),
    ("贸易额年均增长率,2024,500,亿元,", False),  # a level, whatever its name
])  # fmt: skip
def test_a_mean_of_several_years_is_no_growth_of_the_last(make_plan, observe, row, is_doubted):
    plan = make_plan(MEANS)
    row = row.replace("'", '"')
    observed = observe(plan, f"indicator,period,value,unit,note\n{row}")
    codes = [problem.code for problem in plausibility_problems(assess(plan, observed))]
    assert ("mean-as-rate" in codes) is is_doubted
