"""The arithmetic of a path at its ends: a loss of everything, and a goal that lies behind."""

from fractions import Fraction as F

import pytest

from gapcalc.core.growth import progress, project, rate, years_until


@pytest.mark.parametrize("change", [-1, -1.0, -1.5])
@pytest.mark.parametrize("years", [F(1, 12), 1, 3])
def test_nothing_is_left_after_a_loss_of_everything(change, years):
    assert project("compound", 100, change, years) == 0


@pytest.mark.parametrize(("change", "later"), [(-0.999, 0.1), (-0.9, 10)])  # 100 · 0.001, 100 · 0.1
def test_something_is_left_after_a_loss_of_nearly_everything(change, later):
    assert project("compound", 100, change, 1) == pytest.approx(later, rel=1e-9)


def test_a_fall_to_next_to_nothing_is_a_loss_of_everything():
    assert rate("compound", 10**20, 1, 1) == -1  # 10^−20 − 1 in floating point


@pytest.mark.parametrize("change", [-1, -1.5])
def test_a_loss_of_everything_passes_every_lower_goal_at_once(change):
    """It counts as a fall to 2^−53 a year, so that a quarter is reached after 2/53 of a year."""
    assert years_until("compound", 100, 25, change) == pytest.approx(2 / 53, rel=1e-12)
    assert years_until("compound", 100, 200, change) is None


@pytest.mark.parametrize(
    ("shape", "value", "goal", "change"),
    [
        ("linear", F(10), F(9), F(2)),  # −1 / 2: passed half a year ago
        ("linear", F(9), F(10), F(-4)),  # 1 / −4
        ("compound", 110, 100, 0.21),  # ln 0.909 / ln 1.21 = −0.5
        ("compound", 90, 100, -0.19),  # ln 1.111 / ln 0.81 = −0.5
    ],
)
def test_a_goal_that_lies_months_back_is_not_ahead(shape, value, goal, change):
    assert years_until(shape, value, goal, change) is None


@pytest.mark.parametrize(
    ("shape", "value", "goal", "change", "years"),
    [
        ("linear", F(9), F(10), F(4), F(1, 4)),
        ("compound", 100, 110, 0.21, 0.5),  # ln 1.1 / ln 1.21
        ("compound", 100, 90, -0.19, 0.5),  # ln 0.9 / ln 0.81
    ],
)
def test_a_goal_may_lie_months_ahead(shape, value, goal, change, years):
    assert years_until(shape, value, goal, change) == pytest.approx(years, rel=1e-12)


def test_the_share_of_a_way_below_zero_is_exact_on_the_linear_path():
    assert progress("linear", F(-30), F(-20), F(0)) == F(1, 3)  # 10 / 30
    assert progress("linear", F(1, 3), F(1, 2), F(2, 3)) == F(1, 2)  # (1/6) / (1/3)
