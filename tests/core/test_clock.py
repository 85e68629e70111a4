"""The date as of which a plan is judged: how it is written, and where it stands in time."""

from fractions import Fraction as F

import pytest

from gapcalc.core.clock import AsOf, date_of, parse_date
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
