"""Open SDG: every band at its edge, the limit, and what is refused."""

from __future__ import annotations

from fractions import Fraction as F

import pytest
from helpers.cases import for_each

from gapcalc import judge


def sdg(current, *, base=100, goal=None, years=1, **words):
    return judge(
        "open-sdg", {2015: base, 2015 + years: current}, goal=goal, goal_year=2030, **words
    )


TENTH = 100 * F(11, 10) ** 15  # ten per cent a year from 2015 to 2030
LESS = 100 * F(9, 10) ** 15


@for_each(
    "current, goal, direction, status, ratio, score",
    [
        ("109.5", TENTH, "up", "substantial_progress", 0.95, 2.500055),  # 7.1429 · .95 − 4.2857
        ("109.49", TENTH, "up", "moderate_progress", 0.949, 2.4929121),
        ("106", TENTH, "up", "moderate_progress", 0.6, 4e-5),
        ("105.99", TENTH, "up", "limited_progress", 0.599, -0.0041467),  # 4.1667 · .599 − 2.5
        ("100", TENTH, "up", "limited_progress", 0, -2.5),
        ("99.99", TENTH, "up", "deterioration", -0.001, -2.5041667),
        ("20", TENTH, "up", "deterioration", -8, -5),
        ("120", TENTH, "up", "substantial_progress", 2, 5),
        ("90.5", LESS, "down", "substantial_progress", 0.95, 2.500055),
        ("90.51", LESS, "down", "moderate_progress", 0.949, 2.4929121),
        ("94", LESS, "down", "moderate_progress", 0.6, 4e-5),
        ("100.01", LESS, "down", "deterioration", -0.001, -2.5041667),
    ],
)
def test_open_sdg_with_a_goal(current, goal, direction, status, ratio, score):
    verdict = sdg(F(current), goal=goal, direction=direction)
    assert verdict.status == status
    assert verdict.value == pytest.approx(ratio, abs=1e-9)
    assert verdict.score == pytest.approx(score, abs=1e-9)


@for_each(
    "current, direction, status, score",
    [
        ("101.5", "up", "substantial_progress", 2.5),  # 500 · .015 − 5
        ("101.49", "up", "moderate_progress", 2.475),  # 250 · .0149 − 1.25
        ("100.5", "up", "moderate_progress", 0),
        ("100.49", "up", "limited_progress", -0.05),  # 500 · .0049 − 2.5
        ("100", "up", "limited_progress", -2.5),
        ("99.99", "up", "deterioration", -2.5125),  # 125 · −.0001 − 2.5
        ("98.5", "down", "substantial_progress", 2.5),
        ("99.5", "down", "moderate_progress", 0),
        ("100.01", "down", "deterioration", -2.5125),
        ("0", "up", "deterioration", -5),  # everything lost: −100 %
        ("150", "up", "substantial_progress", 5),
    ],
)
def test_open_sdg_without_a_goal(current, direction, status, score):
    verdict = sdg(F(current), direction=direction)
    assert (verdict.status, verdict.score) == (status, pytest.approx(score, abs=1e-9))


@pytest.mark.parametrize(
    ("base", "limit", "growth", "status", "note"),
    [
        (100, None, "0.0144", "moderate_progress", ()),
        (
            100,
            200,
            "0.0144",
            "substantial_progress",
            ("limit-scaled",),
        ),  # .015 · (1 − .5^4.44) = .01431
        (100, 200, "0.0143", "moderate_progress", ("limit-scaled",)),
        (
            300,
            200,
            "0.0144",
            "substantial_progress",
            ("limit-scaled",),
        ),  # mirrored: (400 − 300) / 200
        (400, 200, "0.0144", "moderate_progress", ()),  # twice the limit
        (100, 100, "0", "substantial_progress", ("limit-scaled",)),  # at the limit, kept
        (100, 100, "-0.0001", "deterioration", ("limit-scaled",)),
        (100, 0, "0.0144", "moderate_progress", ()),  # a limit of zero never narrows
    ],
)
def test_open_sdg_near_a_limit(base, limit, growth, status, note):
    verdict = sdg(base * (1 + F(growth)), base=base, limit=limit)
    assert (verdict.status, verdict.note) == (status, note)


def test_open_sdg_scores_near_a_limit():
    assert sdg(100, limit=100).score == 5
    assert sdg(F("101.44"), limit=200).score == pytest.approx(500 * 0.0144 / (1 - 0.5**4.44) - 5)
    assert sdg(99, limit=100).score == pytest.approx(125 * -0.01 - 2.5)


def test_open_sdg_ignores_the_limit_where_there_is_a_goal():
    assert sdg(105, goal=TENTH, limit=100) == sdg(105, goal=TENTH)


@pytest.mark.parametrize(
    ("series", "goal", "direction", "value"),
    [
        ({2015: 100, 2020: 120}, 120, "up", 3),  # the rate over five years, needed over fifteen
        ({2015: 100, 2020: 80}, 80, "down", 3),
        ({2015: 130, 2020: 120}, 110, "up", None),  # met all along, and getting worse
        ({2015: 120, 2020: 120}, 120, "up", None),  # base and goal are equal: no ratio
        ({2020: 120}, 110, "up", None),
        ({2015: 0, 2020: 120}, 110, "up", None),
        ({2015: -5, 2020: 3}, 1, "up", None),
    ],
)
def test_open_sdg_a_goal_met_is_achieved_whatever_the_ratio(series, goal, direction, value):
    verdict = judge("open-sdg", series, goal=goal, goal_year=2030, direction=direction)
    assert (verdict.status, verdict.score) == ("target_achieved", 5)
    if value:
        assert verdict.value == pytest.approx(value, rel=0.2)


def test_open_sdg_puts_a_thousandth_for_a_goal_of_zero_and_says_so():
    series = {2015: 0.052, 2022: 0.048}
    verdict = judge("open-sdg", series, goal=0, goal_year=2030, direction="down")
    assert verdict.value == pytest.approx(0.04909595896792923, abs=1e-12)
    assert verdict.note == ("goal-0.001",)
    assert (
        judge("open-sdg", {2015: 1, 2022: 0.001}, goal=0, goal_year=2030, direction="down").score
        == 5
    )


def test_open_sdg_takes_the_next_year_for_a_missing_base():
    verdict = judge(
        "open-sdg", {2014: 50, 2016: 100, 2017: 102}, goal=None, goal_year=None, base_year=2015
    )
    assert (verdict.value, verdict.note) == (pytest.approx(0.02), ("base-moved",))


def test_open_sdg_below_zero():
    up = judge("open-sdg", {2015: -10, 2020: -5}, goal=-2, goal_year=2030)
    down = judge("open-sdg", {2015: -10, 2020: -20}, goal=-2, goal_year=2030)
    assert up.value == pytest.approx((0.5 ** (1 / 5) - 1) / (0.2 ** (1 / 15) - 1))
    assert down.status == "deterioration"


def test_open_sdg_met_and_lost_is_deterioration():
    assert (
        judge("open-sdg", {2015: 120, 2020: 90}, goal=100, goal_year=2030).status == "deterioration"
    )
