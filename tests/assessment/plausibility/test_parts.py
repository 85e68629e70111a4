"""Amounts of some months that are the whole year's, and quarters that are totals since January."""

import pytest
from helpers.cases import for_each
from helpers.plausibility import codes_of, plan_of, problems_of

# --- parts as years


def test_the_problem_names_the_value_of_the_year():
    (problem,) = problems_of(plan_of("30000", measure="flow"), "2024 24500", "2024Q3 24500")
    assert problem.code == "part-as-year"
    assert problem.details == {
        "target": "t",
        "value": "24500 亿元",
        "period": "2024-07/09",
        "reference": "24500 亿元, 2024",
    }
    assert "24500 亿元, 2024" in problem.message("zh")


@pytest.mark.parametrize(("year", "part", "doubted"), [
    ("2024 24500", "2024年1-9月 24500", True),
    ("2024 18000", "2024年1-9月 18100", True),
    ("2024 24500", "2024年1-9月 18000", False),
    ("2024 24500", "2024-12 24499", False),
    ("2024 7400 亿元", "2024年1-11月 0.7 万亿元", False),
    ("2024 7600 亿元", "2024年1-11月 0.8 万亿元", False),  # may be 7500
    ("2024 7400 亿元", "2024年1-11月 0.8 万亿元", True),
    ("2024 24500 . >", "2024年1-9月 24500", False),
])  # fmt: skip
@pytest.mark.parametrize("path", ["compound", "cumulative"])
def test_a_part_of_a_year_is_less_than_the_year(year, part, doubted, path):
    found = codes_of(plan_of("90000", "亿元", path, measure="flow"), year, part)
    assert found == ([("part-as-year", 3)] if doubted else [])


def test_a_stock_at_the_end_of_a_month_is_as_large_as_the_years():
    assert codes_of(plan_of("30000", measure="stock"), "2024 24500", "2024-09 24500") == []


def test_a_rate_of_a_quarter_is_as_large_as_the_years():
    plan = plan_of("5.5", "%", "hold", measure="rate", at_most=True)
    assert codes_of(plan, "2024 5.3", "2024Q1 5.4") == []


def test_a_batch_may_end_the_year_early():
    plan = plan_of("50", "个", "cumulative", measure="flow")
    assert codes_of(plan, "2023 17", "2023年1-9月 17") == []
    assert codes_of(plan, "2023 17", "2023年1-9月 18") == [("part-as-year", 3)]


@pytest.mark.parametrize(("rows", "doubted"), [
    # 32667 a year: beyond the goal of 2027
    (("2023 23600", "2024年1-9月 24500"), True),
    # 31200 a year, but a fifth more in ten months is nothing strange
    (("2023 23600", "2024年1-10月 26000"), False),
    (("2023 23600", "2024年1-9月 19000"), False),
    # 38 % after 7 % a year
    (("2021 20500", "2022 22000", "2023 23600", "2024年1-9月 24500"), True),
    # 38 % after 40 % a year
    (("2021 12000", "2022 17000", "2023 23600", "2024年1-9月 24500"), False),
])  # fmt: skip
def test_nine_months_that_make_the_year_before_are_doubted_if_it_never_grew_so_fast(rows, doubted):
    found = codes_of(plan_of("30000", measure="flow"), *rows)
    assert found == ([("part-as-year", len(rows) + 1)] if doubted else [])


# --- quarters


@pytest.mark.parametrize(
    ("values", "doubted"),
    [
        ("5600 11600 17900 24500", 5),  # totals since January
        ("5600 11600 17900", 4),
        ("5600 6900 7100 8900", None),  # the last quarter of an ordinary year is the strongest
        ("5600 7000 8750 10950", 5),  # by a quarter each
        ("5600 6990 8750 10950", None),
        ("5600 11600", None),  # two may be chance
    ],
)
def test_quarters_that_rise_as_totals_since_january(values, doubted):
    rows = [f"2024Q{number} {value}" for number, value in enumerate(values.split(), 1)]
    found = codes_of(plan_of("40000", measure="flow"), *rows)
    lines = [line for code, line in found if code == "quarters-running"]
    assert lines == ([doubted] if doubted else [])


def test_quarters_of_a_stock_may_rise():
    rows = ["2024Q1 5600", "2024Q2 11600", "2024Q3 17900"]
    assert codes_of(plan_of("40000", measure="stock"), *rows) == []


def test_quarters_are_doubted_from_the_first_on():
    rows = ["2024Q2 5600", "2024Q3 11600", "2024Q4 17900"]
    assert codes_of(plan_of("40000", measure="flow"), *rows) == []


# --- parts and their total


def totals(*rows):
    found = codes_of(plan_of("30000", measure="flow"), *rows)
    return [line for code, line in found if code == "parts-not-total"]


QUARTERS = ("2023Q1 5600", "2023Q2 6000", "2023Q3 6100", "2023Q4 9000")  # 26,700


@for_each("rows, lines", [
    ((*QUARTERS, "2023 25000"), [6]),
    ((*QUARTERS, "2023 26700"), []),
    ((*QUARTERS, "2023 26800"), []),  # 0.4 % more
    ((*QUARTERS, "2023 26860"), [6]),  # 0.6 % more
    ((*QUARTERS, "2023 26500 . >"), []),
    ((*QUARTERS, "2024 25000"), []),
    ((*QUARTERS[:3], "2023 25000"), []),  # the fourth is not there
    (("2023H1 12000", "2023H2 13000", "2023 26000"), [4]),
    (("2023H1 12000", "2023H2 14000", "2023 26000"), []),
    (("2023-01/06 1.2 万亿元", "2023H2 13900", "2023 26300"), []),  # 1.2 is up to 1.25
])  # fmt: skip
def test_parts_add_up_to_their_year(rows, lines):
    assert totals(*rows) == lines


def test_stocks_do_not_add_up():
    assert codes_of(plan_of("30000", measure="stock"), *QUARTERS, "2023 9000") == []
