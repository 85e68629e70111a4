"""Running totals that fall, over the years and within a year."""

import pytest
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


@pytest.mark.parametrize(("before", "after", "doubted"), [
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
