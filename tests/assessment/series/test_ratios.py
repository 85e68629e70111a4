"""Ratios: each value by the benchmark of its year and vintage."""

from fractions import Fraction as F

import pytest
from conftest import RATIO_PLAN
from helpers.series import points, reasons, unused, values


@pytest.fixture
def ratio(make_plan):
    return make_plan(RATIO_PLAN)


def test_ratio_to_the_benchmark_of_the_same_year(ratio, series):
    found = series(ratio, "2022,2.36", "2023,2.45", "m:2022,2.54", "m:2023,2.65")
    assert values(found) == {"2022": F(236, 254), "2023": F(245, 265)}


@pytest.mark.parametrize(
    ("own", "other", "found"),
    [
        ("final", "final", True),
        ("estimate", "reported", True),
        ("revised", "revised", True),
        ("revised", "final", False),
        ("final", "revised", False),
    ],
)
def test_revised_is_divided_by_revised_only(ratio, series, own, other, found):
    assert bool(series(ratio, f"2023,2.5,,,{own}", f"m:2023,2.5,,,{other}").points) is found


@pytest.mark.parametrize(
    ("rows", "ratios", "left"),
    [
        (["2023,2.45", "m:2024,2.69"], {}, {"2023": "no-benchmark"}),
        (["2023,2.45", "m:2023,0"], {}, {"2023": "no-benchmark"}),
        (["2023年1-6月,2.45", "m:2023年1-6月,2.65"], {}, {"2023-01/06": "part-year"}),
        (["2023,30,‰", "m:2023,2,%"], {"2023": F(3, 2)}, {}),
        (
            ["2023,2.45", "m:2023,2.65", "m:2023,2.58,,,revised"],
            {"2023": F(245, 265)},
            {},
        ),  # its own vintage
    ],
)
def test_a_ratio_needs_a_benchmark_of_the_whole_year(ratio, series, rows, ratios, left):
    found = series(ratio, *rows)
    assert (values(found), reasons(found)) == (ratios, left)


def test_a_year_without_a_benchmark_is_left_out_of_the_ratios_and_later_ones_are_not(
    make_plan, series
):
    found = series(make_plan(RATIO_PLAN), "2022,2", "2023,3", "2024,4", "m:2022,4", "m:2024,5")
    assert points(found) == [("2022", F(1, 2)), ("2024", F(4, 5))]
    assert unused(found) == [("2023", "no-benchmark")]


@pytest.mark.parametrize("period", ["2023-12", "2023年四季度", "2023年前三季度"])
def test_a_benchmark_of_months_is_none_of_the_year(make_plan, series, period):
    found = series(make_plan(RATIO_PLAN), "2023,3", f"m:{period},4")
    assert (points(found), unused(found)) == ([], [("2023", "no-benchmark")])


def test_a_bound_on_the_benchmark_marks_the_ratio(ratio, series):
    """What is divided by more than 2 lies below its half."""
    (point,) = series(ratio, "2023,1", "m:2023,2,,>").points
    assert point.beyond == -1


def test_a_conflict_of_the_benchmark_is_a_problem(ratio, series):
    found = series(ratio, "2023,2.45", "m:2023,2.65", "m:2023,2.66")
    assert (found.points, [p.code for p in found.problems]) == ([], ["conflicting-values"])
