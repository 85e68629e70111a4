"""China's five-year plans: completion against the time gone, and where the plan ends."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction as F

import pytest

from gapcalc import judge
from gapcalc.assessment.systems import AHEAD_BY


def plan(value, *, base=0, goal=100, year=2022, shape="linear", **words):
    return judge("ndrc", {2020: base, year: value}, goal=goal, goal_year=2025, shape=shape, **words)


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("45", "ahead"),  # two years of five are 40 %
        ("44.99", "on_schedule"),
        ("40", "on_schedule"),
        ("39.99", "behind"),
        ("-10", "behind"),
        ("99.99", "ahead"),
        ("100", "completed"),
        ("130", "completed"),
    ],
)
def test_ndrc_against_the_time_gone(value, status):
    assert F(5, 100) == AHEAD_BY
    up, down = plan(F(value)), plan(-F(value), goal=-100, direction="down")
    assert (up.status, up.value) == (down.status, down.value) == (status, float(F(value) / 100))


@pytest.mark.parametrize(
    ("share", "status"),
    [("0.45", "ahead"), ("0.449", "on_schedule"), ("0.4", "on_schedule"), ("0.399", "behind")],
)
def test_ndrc_by_logarithms(share, status):
    verdict = plan(100 * 0.5 ** float(share), base=100, goal=50, shape="compound", direction="down")
    assert (verdict.status, verdict.value) == (status, pytest.approx(float(share)))
    assert verdict.note == ("log",)


def test_ndrc_the_shape_is_the_callers():
    """From 100 to 83 with 95.13: ln .9513 / ln .83 = 26.8 %, or 4.87 / 17 = 28.6 %."""
    series = {2005: 100, 2008: Decimal("95.13")}
    found = {
        shape: judge("ndrc", series, goal=83, goal_year=2010, direction="down", shape=shape).value
        for shape in ("compound", "linear")
    }
    assert found == {
        "compound": pytest.approx(0.26794, abs=5e-6),
        "linear": pytest.approx(0.28647, abs=5e-6),
    }


def test_ndrc_takes_the_line_where_growth_is_undefined():
    assert plan(50, shape="compound").note == ("linear", "growth-undefined")


@pytest.mark.parametrize(
    ("value", "status", "share"), [(73.41, "completed", 1.3295), (84, "behind", 0.8)]
)
def test_ndrc_at_the_end_is_the_plain_ratio(value, status, share):
    verdict = judge("ndrc", {2005: 100, 2010: value}, goal=80, goal_year=2010, direction="down")
    assert (verdict.status, verdict.value, verdict.note) == (status, share, ("plain-ratio",))


def test_ndrc_after_the_end_judges_the_end():
    verdict = judge(
        "ndrc", {2005: 100, 2010: 79, 2011: 90}, goal=80, goal_year=2010, direction="down"
    )
    assert (verdict.status, verdict.note) == ("completed", ("plain-ratio", "after-goal-year"))


def test_ndrc_met_needs_no_base():
    assert (
        judge("ndrc", {2018: 2.6}, goal=6.1, goal_year=2020, direction="down").status == "completed"
    )
    verdict = judge("ndrc", {2018: 2.6}, goal=6.1, goal_year=2020, base_year=2015, direction="down")
    assert (verdict.status, verdict.value) == ("completed", None)


@pytest.mark.parametrize("base", [100, 120])
def test_ndrc_met_before_and_lost_is_behind(base):
    kept, lost = plan(100, base=base), plan(90, base=base)
    assert (kept.status, kept.value, kept.note) == ("completed", None, ("base-met",))
    assert (lost.status, lost.value, lost.note) == ("behind", None, ("lost",))


@pytest.mark.parametrize(
    ("year", "value", "status"),
    [
        (2022, 5.5, "on_schedule"),
        (2022, 5.6, "behind"),
        (2025, 5.5, "completed"),
        (2025, 5.6, "behind"),
    ],
)
def test_ndrc_a_goal_to_keep_every_year(year, value, status):
    verdict = judge("ndrc", {year: value}, goal=5.5, goal_year=2025, direction="down", rule="each")
    assert (verdict.status, verdict.value) == (status, None)
    assert (
        judge("ndrc", {2022: 5}, goal=5.5, goal_year=None, direction="down", rule="each").status
        == "on_schedule"
    )
