"""Revisions on which a status rests.

To 30000 from 22352 in five years is 6.06 % a year: after two years 25200 is on track and 23900 is
behind.
"""

from decimal import Decimal

from helpers.plausibility import codes_of, observations_of, plan_of, problems_of

from gapcalc import Observation, assess
from gapcalc.assessment.plausibility import plausibility_problems
from gapcalc.core.period import Period

PLAN = plan_of("30000")


def test_the_problem_names_both_values_and_both_statuses():
    rows = ["2022 22352", "2024 25200 . . preliminary", "2024 23900 . . revised"]
    (problem,) = problems_of(PLAN, *rows)
    assert (problem.code, problem.line) == ("revision-changes-status", 4)
    assert problem.details == {
        "target": "t",
        "period": "2024",
        "value": "23900 亿元",
        "before_value": "25200 亿元",
        "before_en": "on track",
        "before_zh": "达到时序进度",
        "after_en": "behind",
        "after_zh": "滞后",
    }
    assert "from on track to behind" in problem.message("en")


def test_a_revision_that_leaves_the_status_is_not_reported():
    rows = ["2022 22352", "2024 25200 . . preliminary", "2024 25150 . . revised"]
    assert codes_of(PLAN, *rows) == []


def test_a_revised_base_may_change_the_status():
    rows = ["2022 22352 . . final", "2022 20000 . . revised", "2024 23900"]
    assert codes_of(PLAN, *rows) == [("revision-changes-status", 3)]


def test_a_revision_of_a_year_that_decides_nothing_is_not_reported():
    rows = [
        "2021 100 . . preliminary",
        "2021 20000 . . revised",
        "2022 22352",
        "2023 23000",
        "2024 25200",
    ]
    codes = [code for code, _ in codes_of(PLAN, *rows)]
    assert "revision-changes-status" not in codes


def test_a_value_set_by_hand_is_no_revision():
    rows = observations_of(PLAN, "2022 22352", "2024 25200 . . preliminary")
    by_hand = Observation("t", Period(2024), Decimal(23900), "亿元")
    assert plausibility_problems(assess(PLAN, [*rows, by_hand])) == []
