"""Running totals that fall, over the years and within a year."""

import pytest
from helpers.cases import for_each
from helpers.plausibility import codes_of, plan_of, problems_of


def test_the_problem_names_both_totals():
    plan = plan_of("10", "对", "cumulative", measure="stock")
    (problem,) = problems_of(plan, "2022 53", "2023 54", "2024-05 52")
    assert problem.code == "cumulative-falls"
    assert problem.details == {
        "target": "t",
        "value": "52 对",
        "period": "2024-05",
        "before": "2023",
        "before_value": "54 对",
    }
    assert "from 54 对 (2023) to 52 对 (2024-05)" in problem.message("en")


@for_each("before, after, doubted", [
    ("150", "149", True),
    ("150", "150", False),
    ("150", "151", False),
    ("1.5 万个", "14980", False),
    ("1.5 万个", "14500", False),
    ("1.5 万个", "14499", True),
    ("150 . ~", "149", False),
    ("150 . ~", "148", True),
    ("150 . >", "149", True),
    ("150 . <", "149", False),
    ("150", "149 . >", False),
])  # fmt: skip
def test_a_running_total_does_not_fall_beyond_its_rounding(before, after, doubted):
    plan = plan_of("300", "个", "linear", measure="stock", window="since_start")
    found = codes_of(plan, f"2022 {before}", f"2023 {after}")
    assert found == ([("cumulative-falls", 3)] if doubted else [])


def test_a_stock_may_fall_if_it_is_not_its_increase_that_is_asked_for():
    assert codes_of(plan_of("60", "对", "linear", measure="stock"), "2022 53", "2023 52") == []


@pytest.mark.parametrize("keys", [{"path": "cumulative"}, {"window": "since_start"}])
def test_yearly_amounts_may_fall(keys):
    assert codes_of(plan_of("300", "个", measure="flow", **keys), "2023 80", "2024 60") == []


def test_totals_since_january_do_not_fall():
    plan = plan_of("300", "万人", "cumulative", measure="flow")
    rows = ["2023 70", "2024年1-6月 38.1"]
    assert codes_of(plan, *rows, "2024年1-9月 18.6") == [("cumulative-falls", 4)]
    assert codes_of(plan, *rows, "2024年1-9月 56.7") == []


def test_a_quarter_alone_is_no_total_since_january():
    plan = plan_of("300", "万人", "cumulative", measure="flow")
    assert codes_of(plan, "2023 70", "2024年1-6月 38.1", "2024Q3 18.6") == []


def test_of_two_totals_for_the_same_months_the_one_of_higher_standing_counts():
    plan = plan_of("300", "万人", "cumulative", measure="flow")
    rows = ["2024年1-6月 38.1 . . preliminary", "2024年1-6月 18.1 . . revised"]
    assert codes_of(plan, *rows, "2024年1-9月 18.6") == []


# --- values of single periods that are running totals

JOBS = plan_of("300", "万人", "cumulative", measure="flow")
TRICKLE = plan_of("9000", "万人", "cumulative", measure="flow")  # far from any pace below


def running(plan, *rows):
    return [problem.code for problem in problems_of(plan, *rows) if "running" in problem.code]


def test_years_that_rise_as_totals_of_the_plan_are_doubted_with_the_remedy():
    (problem,) = problems_of(JOBS, "2023 70", "2024 142", "2025 211")
    assert (problem.code, problem.line) == ("years-running", 4)
    assert "70 万人, 142 万人, 211 万人" in problem.message("en")
    assert "2023-2025年累计" in problem.message("zh")


@pytest.mark.parametrize("rows", [
    ["2023-2024年累计 142", "2023-2025年累计 211", "2023 70"],
    ["2023 70", "截至2024年底累计 142", "截至2025年底累计 211"],
    ["2023 70", "2024 72", "2025 69"],
    ["2023 70", "2024 90", "2025 110"],
    ["2023 70", "2024 140"],
    ["2023 20", "2024 70", "2025 200"],
    ["2023 -70", "2024 -142", "2025 -211"],
    ["2024 70", "2025 142", "2026 211"],
    ["2021 70", "2022 142", "2023 70"],
])  # fmt: skip
def test_yearly_amounts_and_totals_that_say_so_are_not_doubted(rows):
    assert running(TRICKLE, *rows) == []


@pytest.mark.parametrize(("rows", "doubted"), [
    (["2023 62", "2024 118"], True),
    (["2023 62", "2025 185"], True),  # the sum is broken here, for want of 2024
    (["2024 118", "2025 185"], True),
    (["2023 62", "2024 66"], False),
    (["2023 62", "2024 90"], False),
    (["2023 30", "2024 60"], False),
    (["2024 118"], False),
    (["2023 62", "2024 118 . . preliminary", "2024 61 . . final"], False),
])  # fmt: skip
def test_two_years_are_doubted_where_they_are_on_the_plans_own_pace(rows, doubted):
    """60 a year are needed: 62 and 118 are on it as totals, and twice as much as amounts."""
    assert running(JOBS, *rows) == (["years-running"] if doubted else [])


@pytest.mark.parametrize("keys", [
    {"path": "cumulative", "measure": "stock"},
    {"path": "compound", "measure": "flow"},
    {"path": "linear", "measure": "stock", "window": "since_start"},
])  # fmt: skip
def test_what_is_not_added_up_may_rise_evenly(keys):
    assert running(plan_of("9000", "万人", **keys), "2023 70", "2024 142", "2025 211") == []


@pytest.mark.parametrize(("rows", "doubted"), [
    (["2024-01 91", "2024-02 185", "2024-03 280"], True),
    (["2024-02 185", "2024-03 280", "2024-04 370"], True),
    (["2024-01 91", "2024-03 280", "2024-06 560"], True),
    (["2024-01 91", "2024-02 185"], False),
    (["2024-01 91", "2024-02 80", "2024-03 104"], False),
    (["2024-01 91", "2024-02 130", "2024-03 180"], False),
    (["2024-03 280", "2024-04 370", "2024-05 460"], False),
    (["2024年1-1月 91", "2024年1-2月 185", "2024年1-3月 280"], False),
    (["2024-01 0.0003", "2024-02 0.0006", "2024-03 0.0009"], False),
])  # fmt: skip
def test_months_that_rise_as_totals_since_january(rows, doubted):
    assert running(TRICKLE, *rows) == (["months-running"] if doubted else [])
