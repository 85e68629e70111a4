"""Axes: round numbers that cover the values, and labels that are short."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gapcalc.views.axis import amount_axis, brief, tick, year_axis

# As large and as small as the digits that a number may have.
AMOUNTS = st.floats(min_value=-1e40, max_value=1e40).map(lambda x: x if abs(x) > 1e-40 else 0.0)


@given(st.lists(AMOUNTS, min_size=1, max_size=6), st.lists(AMOUNTS, max_size=4))
@example([0.0], [])
@example([100.0, 100.0], [])
@example([1e17, 1e17 + 16], [])
@example([1e-40, 0.0], [])
def test_an_axis_covers_its_values_with_a_few_even_ticks(known, forecast):
    axis = amount_axis(known, forecast)
    assert axis.low <= min(known) and max(known) <= axis.high
    assert axis.low == axis.ticks[0] and axis.high == axis.ticks[-1]
    assert 2 <= len(axis.ticks) <= 8
    steps = [b - a for a, b in pairwise(axis.ticks)]
    assert min(steps) > 0
    assert steps == pytest.approx([steps[0]] * len(steps), rel=1e-3)


@given(st.lists(AMOUNTS, min_size=2, max_size=6))
def test_greater_values_lie_higher_and_none_outside(known):
    axis = amount_axis(known, [])
    shares = [axis.share(value) for value in sorted(known)]
    assert shares == sorted(shares)
    assert shares[0] >= -1e-9 and shares[-1] <= 1 + 1e-9


@pytest.mark.parametrize(
    ("known", "ticks"),
    [
        ([8158.4, 7137.4, 11000], (7000, 8000, 9000, 10000, 11000)),
        ([0, 50], (0, 20, 40, 60)),
        ([0.9291, 0.9245, 1], (0.92, 0.94, 0.96, 0.98, 1.0)),
        ([-3, 4], (-4, -2, 0, 2, 4)),
        ([3, 3], (2, 2.5, 3, 3.5, 4)),
        ([0, 0], (0, 0.5, 1)),
    ],
)
def test_ticks_are_round(known, ticks):
    assert amount_axis(map(float, known), []).ticks == pytest.approx(ticks)


def test_amounts_above_zero_get_no_ticks_below_it():
    assert amount_axis([0.001, 1.0], []).low == 0
    assert amount_axis([0.02], []).low > 0


def test_a_forecast_takes_no_more_than_as_much_room_again_as_the_rest():
    assert amount_axis([0.0, 100.0], [1e9]).high == 200
    assert amount_axis([0.0, 100.0], [-1e9]).low == -100
    assert amount_axis([0.0, 100.0], [120.0]).high < 200


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (8000.0, "8,000"),
        (0.925, "0.925"),
        (1412500000.0, "1,412,500,000"),
        (1.5e38, "1.5e+38"),
        (0.0, "0"),
    ],
)
def test_numbers_of_an_axis_are_short_and_whole(value, text):
    assert tick(value) == text


def test_a_number_short_of_room_keeps_five_digits():
    assert brief(10028.93433) == "10,029"
    assert brief(1.23456789e60) == "1.2346e+60"


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        (2022, 2027, range(2022, 2028)),
        (2021.5, 2024.2, range(2021, 2026)),
        (2022, 2022, (2022, 2023)),
    ],
)
def test_an_axis_of_time_has_whole_years_and_is_never_empty(first, last, years):
    axis = year_axis(first, last)
    assert axis.ticks == tuple(years)
    assert (axis.low, axis.high) == (years[0], years[-1])
