"""The date as of which a plan is judged: how it is written, and where it stands in time."""

from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcalc.core.clock import AsOf, date_of, month_at, parse_date
from gapcalc.core.period import Period
from gapcalc.core.problem import GapcalcError


@pytest.mark.parametrize(
    ("written", "value", "time"),
    [
        (2026, 2026, 2026),
        ("2026", 2026, 2026),
        ("2026-06", "2026-06", 2025 + F(6, 12)),
        ("2026H1", "2026-06", 2025 + F(6, 12)),
        ("2026Q2", "2026-06", 2025 + F(6, 12)),
        ("2026Q1", "2026-03", 2025 + F(3, 12)),
        ("2026H2", 2026, 2026),  # its end is that of the year
        ("2026-12", 2026, 2026),
        ("2026年1-9月", "2026-09", 2025 + F(9, 12)),
    ],
)
def test_a_date_is_the_end_of_the_period_that_is_named(written, value, time):
    date = date_of(written)
    assert (date.value, date.time) == (value, time)
    assert date_of(date.value) == date


# 2026.1 is October or a tenth of the year, and several years have no end of their own.
@pytest.mark.parametrize(
    "text", ["", "x", "2026.1", "2023-2025", "26", "2026-13", "2026H3", "9" * 99]
)
def test_what_names_no_date_is_refused_with_the_forms_it_may_have(text):
    assert parse_date(text) is None
    with pytest.raises(GapcalcError) as error:
        date_of(text)
    assert "2026H1" in error.value.problems[0].message("en")


def test_the_year_so_far_runs_from_january():
    assert AsOf(2026, 6).so_far == Period(2026, 1, 6)
    assert AsOf(2026).so_far == Period(2026)
    assert (AsOf(2026, 6).last_full_year, AsOf(2026).last_full_year) == (2025, 2026)
    assert AsOf(2025) < AsOf(2026, 1) < AsOf(2026, 6) < AsOf(2026)


@pytest.mark.parametrize(
    ("time", "month"),
    [
        (F("2027.8"), AsOf(2028, 10)),  # 9.6 months after the end of 2027
        (2027.8, AsOf(2028, 10)),
        (F(2027), AsOf(2027, 12)),  # the clock is at 2027 when that year ends
        (2027.0, AsOf(2027, 12)),
        (2027 + 1e-9, AsOf(2027, 12)),  # dust of a float
        (2027.002, AsOf(2028, 1)),
        (2024 + F(10, 12), AsOf(2025, 10)),
        (2024 + 10 / 12, AsOf(2025, 10)),
    ],
)
def test_a_moment_lies_in_the_month_that_ends_with_it_or_after_it(time, month):
    assert month_at(time) == month


@given(st.integers(1900, 9999), st.integers(1, 12))
def test_the_end_of_each_month_is_in_that_month_and_a_day_later_in_the_next(year, month):
    date = AsOf(year, month)
    assert month_at(date.time) == month_at(float(date.time)) == date
    assert month_at(date.time + F(1, 366)) > date
