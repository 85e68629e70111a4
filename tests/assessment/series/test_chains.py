"""Chains: yearly growth rates, multiplied onto a level or an index of 100."""

from fractions import Fraction as F

import pytest
from helpers.series import points, reasons, unused, values


@pytest.fixture
def growth(tiny):
    return tiny("average_growth: 10%")


# --- levels and rates


def test_growth_rates_are_chained_never_added(growth, series):
    found = series(growth, "2022,200", "2023,10,%", "2024,20,%")
    assert values(found) == {
        "2022": 200,
        "2023": 220,
        "2024": 264,
    }  # 200 · 1.1 · 1.2, not 200 · 1.3
    assert found.unit == "亿元"


def test_growth_rates_without_any_level_make_an_index(growth, series):
    found = series(growth, "2023,10,%", "2024,-20,%")
    assert (values(found), found.unit) == ({"2022": 100, "2023": 110, "2024": 88}, "%")


def test_a_target_published_in_per_cent_is_an_index_of_100_in_the_base_year(tiny, series):
    found = series(
        tiny("average_growth: 15%", unit="%", series="rates"),
        "2021,54",
        "2022,32",
        "2023,21",
        "2024,41",
    )
    assert values(found) == {"2022": 100, "2023": 121, "2024": F("170.61")}  # 121 · 1.41
    assert reasons(found) == {"2021": "not-after-base", "2022": "not-after-base"}


@pytest.mark.parametrize("base", [2023, 2022, 2021])
def test_a_chain_begins_in_the_year_after_an_odd_or_even_base(tiny, series, base):
    found = series(
        tiny("average_growth: 10%", base_year=base), f"{base + 1},10,%", f"{base + 2},10,%"
    )
    assert points(found) == [(str(base), 100), (str(base + 1), 110), (str(base + 2), 121)]


def test_levels_alone_stay_levels(growth, series):
    assert values(series(growth, "2022,200", "2024,260")) == {"2022": 200, "2024": 260}


def test_a_level_stands_over_the_rate_of_its_year_and_the_chain_goes_on_from_it(growth, series):
    found = series(growth, "2022,200", "2023,230", "2023,10,%", "2024,10,%")
    assert values(found) == {"2022": 200, "2023": 230, "2024": 253}
    assert [left.observation.value for left in found.unused] == [10]
    assert found.unused[0].why != "after-gap"  # nothing is missing before it


def test_rates_are_not_chained_to_levels_without_the_base_year(growth, series):
    found = series(growth, "2023,200", "2024,10,%")
    assert (values(found), reasons(found)) == ({"2023": 200}, {"2024": "no-base-level"})


def test_a_rate_of_the_base_year_alone_is_no_series(growth, series):
    assert series(growth, "2022,10,%").points == []


def test_rates_up_to_the_base_year_do_not_break_the_chain(growth, series):
    found = series(growth, "2021,5,%", "2022,6,%", "2023,10,%")
    assert (points(found), found.broken_at) == ([("2022", 100), ("2023", 110)], None)
    assert unused(found) == [("2021", "not-after-base"), ("2022", "not-after-base")]


# --- gaps and parts of a year


def test_a_chain_ends_at_the_missing_link(growth, series):
    found = series(growth, "2022,200", "2023,10,%", "2025,10,%")
    assert values(found) == {"2022": 200, "2023": 220}
    assert (found.broken_at, reasons(found)) == (2024, {"2025": "after-gap"})


def test_part_year_growth_is_not_chained(growth, series):
    found = series(growth, "2022,200", "2023年1-9月,10,%")
    assert (values(found), reasons(found)) == ({"2022": 200}, {"2023-01/09": "part-year"})


def test_a_part_year_level_is_no_link_of_the_chain(growth, series):
    found = series(growth, "2022,200", "2023,10,%", "2024年1-9月,150")
    assert (points(found), unused(found)) == (
        [("2022", 200), ("2023", 220)],
        [("2024-01/09", "part-year")],
    )


# --- bounds and estimates


def test_bounds_and_estimates_are_carried_along_the_chain(growth, series):
    found = series(growth, "2022,200", "2023,10,%,>,estimate", "2024,10,%,,final")
    assert [(p.bound, p.status) for p in found.points][1:] == [(">", "estimate")] * 2
