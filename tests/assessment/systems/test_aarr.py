"""Average annual rate of reduction: end points and regression, yearly and continuous."""

from __future__ import annotations

import math
from fractions import Fraction as F

import pytest

from gapcalc import judge

HALVED = {2000: 100, 2005: 60, 2010: 50}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ({}, 1 - 0.5**0.1),
        ({"rate": "continuous"}, math.log(2) / 10),
        # ln v on the year: slope = (−5·0 + 5·ln .5) / 50, whatever stands in the middle of three
        ({"variant": "regression"}, 1 - 0.5**0.1),
    ],
)
def test_aarr_conventions(words, value):
    verdict = judge("aarr", HALVED, goal=None, goal_year=None, **words)
    assert verdict.value == pytest.approx(value, abs=1e-12)
    assert verdict.note == (
        "no-goal",
        words.get("variant", "end-points"),
        words.get("rate", "discrete"),
    )


def test_aarr_regression_uses_every_year():
    series = {
        2000: 1,
        2001: math.exp(1),
        2002: 1,
        2003: math.exp(1),
    }  # ln: 0, 1, 0, 1; slope (−.5 + 1.5) / 5
    verdict = judge(
        "aarr", series, goal=None, goal_year=None, variant="regression", rate="continuous"
    )
    assert verdict.value == pytest.approx(-0.2)
    assert (
        judge("aarr", {**series, 2002: 0}, goal=None, goal_year=None, variant="regression").value
        is None
    )
    assert judge("aarr", {**series, 2002: 0}, goal=None, goal_year=None).value is not None


@pytest.mark.parametrize(
    ("current", "goal", "direction", "status"),
    [
        (50, 25, "down", "on_track"),  # halved in ten years, halved again in the next ten
        (F("50.01"), 25, "down", "off_track"),
        (25, 25, "down", "on_track"),
        (200, 400, "up", "on_track"),
        (F("199.99"), 400, "up", "off_track"),
        (101, 25, "down", "off_track"),
    ],
)
@pytest.mark.parametrize("rate", ["discrete", "continuous"])
def test_aarr_against_the_rate_required(current, goal, direction, status, rate):
    series = {2000: 100, 2010: current}
    verdict = judge("aarr", series, goal=goal, goal_year=2020, direction=direction, rate=rate)
    assert verdict.status == status


def test_aarr_met_and_lost_is_off_track():
    verdict = judge("aarr", {2000: 20, 2010: 30}, goal=25, goal_year=2020, direction="down")
    assert (verdict.status, verdict.note[0]) == ("off_track", "lost")
