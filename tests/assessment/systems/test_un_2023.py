"""UN Progress Chart: the share of the way, growth without a goal, and which year is the base."""

from __future__ import annotations

from fractions import Fraction as F

import pytest

from gapcalc import judge


@pytest.mark.parametrize(
    ("value", "status", "score"),
    [
        ("200", "met", 3),
        ("199.99", "on_track", 3),
        ("195", "on_track", 3),
        ("194.99", "fair_progress", 2),
        ("110", "fair_progress", 2),
        ("109.99", "stagnation_or_regression", 1),
        ("90", "stagnation_or_regression", 1),
    ],
)
def test_un_share_of_the_way(value, status, score):
    """In the goal year the projection is the value itself."""
    up = judge("un-2023", {2015: 100, 2030: F(value)}, goal=200, goal_year=2030)
    assert (up.status, up.score) == (status, score)
    assert up.value == (None if status == "met" else pytest.approx(float(F(value) - 100) / 100))
    half = judge(
        "un-2023", {2015: 200, 2030: 300 - F(value)}, goal=100, goal_year=2030, direction="down"
    )
    assert half.status == status


def test_un_projects_by_the_compound_rate():
    verdict = judge("un-2023", {2015: 100, 2020: 110}, goal=200, goal_year=2030)
    assert verdict.value == pytest.approx(0.331)  # 110 · 1.1² = 133.1
    assert verdict.status == "fair_progress"


@pytest.mark.parametrize(
    ("value", "direction", "status"),
    [
        ("102", "up", "on_track"),
        ("101.99", "up", "fair_progress"),
        ("100.5", "up", "fair_progress"),
        ("100.49", "up", "stagnation_or_regression"),
        ("96.3", "up", "stagnation_or_regression"),  # a fall is no progress, however fast
        ("98", "down", "on_track"),
        ("98.01", "down", "fair_progress"),
        ("99.5", "down", "fair_progress"),
        ("99.51", "down", "stagnation_or_regression"),
    ],
)
def test_un_without_a_goal(value, direction, status):
    for words in ({"goal": None}, {"goal": 50, "rule": "direction"}):
        words = {"goal_year": None, "direction": direction, **words}
        verdict = judge("un-2023", {2015: 100, 2016: F(value)}, **words)
        assert (verdict.status, verdict.value) == (status, pytest.approx(float(F(value)) / 100 - 1))


@pytest.mark.parametrize(
    ("value", "goal", "direction", "percent", "met"),
    [
        ("99", 100, "up", True, True),
        ("98.99", 100, "up", True, False),
        ("99", 100, "up", False, False),
        ("1", 0, "down", True, True),
        ("1.01", 0, "down", True, False),
        ("49.5", 50, "up", True, False),
    ],
)
def test_un_within_a_point_of_all_or_nothing(value, goal, direction, percent, met):
    words = {"goal_year": 2030, "direction": direction, "percent": percent}
    verdict = judge("un-2023", {2015: 45, 2020: F(value)}, goal=goal, **words)
    assert (verdict.status == "met") is met
    assert ("within-a-point" in verdict.note) is met


def test_un_base_is_the_first_year_after_or_else_before():
    after = judge(
        "un-2023",
        {2013: 1, 2017: 100, 2018: 110, 2019: 121},
        goal=None,
        goal_year=None,
        base_year=2015,
    )
    before = judge(
        "un-2023", {2012: 1, 2013: 100, 2019: 100}, goal=None, goal_year=None, base_year=2015
    )
    assert (after.value, after.note) == (pytest.approx(0.1), ("base-moved",))
    assert (before.value, before.note) == (0, ("base-moved",))


def test_un_a_goal_year_gone_by_is_judged_as_of_then():
    verdict = judge("un-2023", {2015: 100, 2020: 150, 2022: 200}, goal=200, goal_year=2020)
    assert (verdict.value, verdict.note) == (pytest.approx(0.5), ("after-goal-year",))


@pytest.mark.parametrize("base", [100, 120])
def test_un_met_and_lost_is_regression_without_a_share(base):
    verdict = judge("un-2023", {2015: base, 2020: 90}, goal=100, goal_year=2030)
    assert (verdict.status, verdict.value, verdict.note) == (
        "stagnation_or_regression",
        None,
        ("lost",),
    )


def test_the_un_takes_an_earlier_base_only_where_the_year_asked_for_has_no_value():
    asked = {"goal": 20, "goal_year": 2030, "base_year": 2015}
    assert judge("un-2023", {2014: 10, 2015: 12}, **asked).note[0] == "one-value"
    assert judge("un-2023", {2013: 10, 2016: 12}, **asked).note == ("base-moved",)
