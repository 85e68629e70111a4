"""Germany's weather symbols: by the goal year, in every year, and by direction alone."""

from __future__ import annotations

from fractions import Fraction as F

import pytest

from gapcalc import judge


def symbol(*values, goal=None, goal_year=2030, last=2020, **words):
    series = {last - past: F(str(value)) for past, value in enumerate(reversed(values))}
    return judge("dns", series, goal=goal, goal_year=goal_year, **words)


UP = (10, 11, 12, 13, 14, 15)  # one a year: ten more until 2030


@pytest.mark.parametrize(
    ("share", "status"),
    [
        (F(2), "sun"),
        (F(1), "sun"),
        (F("0.9501"), "sun"),  # missed by less than 5 %
        (F("0.95"), "sun+cloud"),
        (F("0.80"), "sun+cloud"),  # missed by 20 %
        (F("0.7999"), "cloud"),
        (F("0.01"), "cloud"),
    ],
)
def test_dns_by_the_goal_year(share, status):
    up = symbol(*UP, goal=15 + 10 / share)
    down = symbol(*[-value for value in UP], goal=-15 - 10 / share, direction="down")
    assert (up.status, up.value) == (down.status, down.value) == (status, float(share))


@pytest.mark.parametrize("values", [(15,) * 6, (15, 16, 17, 16, 15, 15), (16, 12, 13, 14, 15, 15)])
def test_dns_no_move_towards_the_goal_is_thunderstorm(values):
    verdict = symbol(*values, goal=20)
    assert verdict.status == "thunderstorm" and verdict.value <= 0


@pytest.mark.parametrize(
    ("values", "goal", "status"),
    [
        (UP, 15, "sun"),
        ((15,) * 6, 15, "sun"),
        ((16, 15, 15, 15, 15, 15), 15, "sun+cloud"),
        (UP, 16, "cloud"),
        ((15,) * 6, 16, "thunderstorm"),
        ((16, 15, 15, 15, 15, 15), 17, "thunderstorm"),
    ],
)
def test_dns_every_year(values, goal, status):
    assert symbol(*values, goal=goal, goal_year=None, rule="each").status == status
    mirrored = [-value for value in values]
    assert (
        symbol(*mirrored, goal=-goal, goal_year=None, rule="each", direction="down").status
        == status
    )


@pytest.mark.parametrize(
    ("values", "status"),
    [
        (UP, "sun"),
        ((10, 11, 12, 13, 15, 15), "sun+cloud"),  # no change in the last year
        ((10, 11, 12, 13, 15, 14), "sun+cloud"),
        ((15, 11, 12, 13, 14, 15), "cloud"),  # no change over the five
        ((16, 11, 12, 13, 14, 15), "cloud"),
        ((16, 11, 12, 13, 15, 15), "thunderstorm"),
        ((15,) * 6, "thunderstorm"),
    ],
)
def test_dns_direction_only(values, status):
    assert symbol(*values, goal_year=None, rule="direction").status == status
    assert symbol(*values, goal=3, rule="direction").status == status  # a goal changes nothing
    assert (
        symbol(*[-v for v in values], goal_year=None, rule="direction", direction="down").status
        == status
    )


@pytest.mark.parametrize(
    ("values", "goal", "status"),
    [
        (UP, 15, "sun"),
        ((16, 15, 15, 15, 15, 15), 15, "sun"),  # met is enough
        (UP, 16, "cloud"),
        ((15,) * 6, 16, "thunderstorm"),
    ],
)
def test_dns_in_the_goal_year(values, goal, status):
    assert symbol(*values, goal=goal, goal_year=2020).status == status


def test_dns_met_early_is_judged_as_kept():
    assert symbol(*UP, goal=14).note == ("met-early",)
    assert symbol(19, *UP[1:], goal=14).status == "sun+cloud"


def test_dns_after_the_goal_year_judges_the_goal_year():
    verdict = symbol(*UP, 0, goal=15, goal_year=2019)
    assert (verdict.status, verdict.note) == ("sun", ("after-goal-year",))


def test_dns_uses_six_years_and_needs_four_in_a_row():
    assert symbol(99, *UP, goal=25).value == 1
    short = symbol(12, 13, 14, 15, goal=25)
    assert (short.value, short.note) == (1, ("short-run",))
