"""Sums: yearly flows since the base year, where they end, what the year under way counts for."""

from fractions import Fraction as F

import pytest
from helpers.series import points, reasons, unused, values

from gapcalc.assessment.status import assess

UP = "at_least: 100 亿元"


@pytest.fixture
def total(tiny):
    return tiny(UP, "cumulative", measure="flow")


# --- full years


def test_flows_are_summed_from_the_year_after_the_base(total, series):
    found = series(total, "2021,7", "2022,8", "2023,10", "2024,12", "2025,15")
    assert values(found) == {"2022": 0, "2023": 10, "2024": 22, "2025": 37}
    assert reasons(found) == {"2021": "not-after-base", "2022": "not-after-base"}
    assert found.broken_at is None


@pytest.mark.parametrize("base", [2023, 2022, 2021])
def test_a_sum_begins_in_the_year_after_an_odd_or_even_base(tiny, series, base):
    plan = tiny(UP, "cumulative", measure="flow", base_year=base)
    found = series(plan, *(f"{year},{10 + year - base}" for year in (base, base + 1, base + 2)))
    assert points(found) == [(str(base), 0), (str(base + 1), 11), (str(base + 2), 23)]
    assert unused(found) == [(str(base), "not-after-base")]


def test_what_accumulates_is_summed_unless_it_is_a_stock(tiny, series):
    assert points(series(tiny(UP, "cumulative"), "2023,10", "2024,12")) == [
        ("2022", 0),
        ("2023", 10),
        ("2024", 22),
    ]


@pytest.mark.parametrize("rows", [["2023,0.1", "2024,0.2"], ["2023,1000,万元", "2024,20000000,元"]])
def test_sums_are_exact_in_any_unit(total, series, rows):
    assert series(total, *rows).points[-1].value == F(3, 10)


# --- gaps


@pytest.mark.parametrize(
    ("first", "sums", "broken"), [([], {}, 2023), (["2023,10"], {"2022": 0, "2023": 10}, 2024)]
)
def test_a_sum_ends_before_the_first_year_without_a_value_and_names_it(
    total, series, first, sums, broken
):
    found = series(total, *first, "2025,15", "2026,16")
    assert (values(found), found.broken_at) == (sums, broken)
    assert reasons(found) == {"2025": "after-gap", "2026": "after-gap"}


def test_a_conflict_is_a_gap_of_the_sum(total, series):
    found = series(total, "2023,10", "2024,12", "2024,13", "2025,15")
    assert (values(found), found.broken_at) == ({"2022": 0, "2023": 10}, 2024)


@pytest.mark.parametrize(
    ("one", "other"),
    [("2024", "2024年"), ("2024年1-9月", "2024年1-9月"), ("2024Q1", "2024年1-3月")],
)
def test_a_conflict_ends_a_sum_and_is_said_once(total, series, one, other):
    found = series(total, "2023,10", f"{one},9", f"{other},8")
    assert points(found) == [("2022", 0), ("2023", 10)]
    assert [problem.code for problem in found.problems] == ["conflicting-values"]


# --- the year under way


def test_a_part_year_at_the_end_of_a_sum_counts_for_its_months(total, series):
    """January to September are three quarters of their year."""
    found = series(total, "2023,10", "2024年1-9月,9")
    assert (found.points[-1].time, found.points[-1].value) == (2023 + F(3, 4), 19)
    assert assess(total, found.points[-1].parts)["t"].numbers.elapsed == F(7, 20)  # 1.75 of 5 years


def test_the_longest_part_year_counts(total, series):
    found = series(total, "2023Q1,3", "2023年1-9月,9", "2023H1,6")
    assert [(point.time, point.value) for point in found.points[1:]] == [(2022 + F(3, 4), 9)]
    assert reasons(found) == {"2023-01/03": "part-year", "2023-01/06": "part-year"}


@pytest.mark.parametrize("period", ["2024-09", "2024Q2", "2024H2", "2024年2-12月"])
def test_months_that_do_not_begin_in_january_are_not_added(total, series, period):
    assert values(series(total, "2023,10", f"{period},9")) == {"2022": 0, "2023": 10}


@pytest.mark.parametrize(
    ("later", "sums", "broken", "left"),
    [
        (
            "2023,14",
            {"2022": 0, "2023": 14},
            None,
            {"2023-01/09": "part-year"},
        ),  # the full year takes its place
        (
            "2024,14",
            {"2022": 0, "2023-01/09": 9},
            2023,
            {"2024": "after-gap"},
        ),  # the rest of its year is missing
    ],
)
def test_a_part_year_in_a_sum(total, series, later, sums, broken, left):
    found = series(total, "2023年1-9月,9", later)
    assert (values(found), found.broken_at, reasons(found)) == (sums, broken, left)


def test_the_first_months_of_a_later_year_do_not_stand_for_a_missing_one(total, series):
    assert points(series(total, "2024年1-9月,9")) == []
    assert points(series(total, "2023,10", "2025年1-9月,9")) == [("2022", 0), ("2023", 10)]


# --- bounds and estimates


@pytest.mark.parametrize(
    ("bounds", "beyond"),
    [
        ((">", "", ""), 1),
        (("", ">", ""), 1),
        ((">", ">", ""), 1),
        (("<", "", "<"), -1),
        (("~", "", ""), 0),
        ((">", "<", ""), 0),
        (("<", "", ">"), 0),
        (("~", ">", ""), 0),  # these may lie on either side
    ],
)
def test_a_sum_lies_beyond_its_figure_only_where_every_bound_says_so(total, series, bounds, beyond):
    found = series(
        total,
        *(f"{year},10,,{bound}" for year, bound in zip((2023, 2024, 2025), bounds, strict=True)),
    )
    assert (found.points[-1].value, found.points[-1].beyond) == (30, beyond)
    assert found.points[-1].bound is not None


@pytest.mark.parametrize(
    ("bounds", "bound"),
    [
        ((">", ">"), ">"),
        (("<", "<"), "<"),
        (("~", "~"), "~"),
        ((">=", ">="), ">="),
        (("<=", "<="), "<="),
        ((">", ">="), ">"),
        (("<=", "<"), "<"),  # more than 10 and at least 10 are more than 20
        ((">=", ""), ">="),
        (("", "<="), "<="),
        ((">=", "<="), "~"),
        ((">", "~"), "~"),
        (("<", ">="), "~"),
        ((">", ">=", "~"), "~"),
        (("<", "<=", "~"), "~"),
        ((">", ">=", "<"), "~"),
        (("", ""), None),
    ],
)
def test_the_bound_of_a_sum(total, series, bounds, bound):
    found = series(total, *(f"{2023 + i},10,,{bound}" for i, bound in enumerate(bounds)))
    assert (found.points[-1].value, found.points[-1].bound) == (10 * len(bounds), bound)


@pytest.mark.parametrize("order", [("estimate", "final"), ("final", "estimate")])
def test_a_sum_with_an_estimate_in_it_is_an_estimate(total, series, order):
    found = series(
        total, *(f"{year},10,,,{status}" for year, status in zip((2023, 2024), order, strict=True))
    )
    assert found.points[-1].status == "estimate"


# --- totals that were published as such


@pytest.mark.parametrize("total_2025", ["2023-2025年累计", "2023-2025", "截至2025年底累计"])
def test_a_published_total_since_the_start_is_taken_as_it_is(total, series, total_2025):
    found = series(total, "2023,70", f"{total_2025},211")
    assert points(found) == [("2022", 0), ("2023", 70), ("2025", 211)]
    assert (unused(found), found.broken_at) == ([], None)


def test_totals_alone_make_a_series_and_later_flows_are_added_to_them(total, series):
    found = series(
        total, "2023-2024年累计,142", "截至2025年底累计,211", "2026,70", "2027年1-6月,30"
    )
    assert points(found) == [
        ("2022", 0), ("2024", 142), ("2025", 211), ("2026", 281), ("2027-01/06", 311),
    ]  # fmt: skip


def test_a_total_behind_the_months_of_a_year_goes_on_from_them(total, series):
    found = series(total, "2023,70", "2024年1-6月,30", "2023-2024年累计,142", "2025,69")
    assert points(found) == [("2022", 0), ("2023", 70), ("2024", 142), ("2025", 211)]
    found = series(total, "2023,70", "2024年1-6月,30", "2023-2025年累计,211")
    assert points(found) == [("2022", 0), ("2023", 70), ("2024-01/06", 100), ("2025", 211)]


@pytest.mark.parametrize(
    ("flow", "agrees"),
    [("72", True), ("71.6", True), ("72.9", True), ("70", False), ("142", False)],
)
def test_a_total_and_the_flows_agree_by_their_digits_or_are_in_conflict(
    total, series, flow, agrees
):
    found = series(total, "2023,70", f"2024,{flow}", "2023-2024年累计,142")
    assert points(found)[1:] == [("2023", 70), *([("2024", 142)] if agrees else [])]
    assert [problem.code for problem in found.problems] == (
        [] if agrees else ["conflicting-values"]
    )
    assert reasons(found)["2024"] == ("in-total" if agrees else "conflict")


def test_flows_within_a_total_are_not_added_to_it(total, series):
    found = series(total, "2024,72", "截至2025年底累计,211", "2026,70")
    assert points(found) == [("2022", 0), ("2025", 211), ("2026", 281)]
    assert (reasons(found), found.broken_at) == ({"2024": "in-total"}, None)


@pytest.mark.parametrize("span", ["2022-2024年累计", "2024-2025年累计", "2020-2022", "../2022"])
def test_a_span_that_does_not_begin_with_the_plan_is_no_total_of_it(total, series, span):
    found = series(total, "2023,70", f"{span},211")
    assert points(found) == [("2022", 0), ("2023", 70)]
    assert [why for _, why in unused(found)] == ["several-years"]


def test_a_total_since_the_start_is_no_level_of_a_year(tiny, series):
    found = series(tiny(UP, "compound", measure="flow"), "2023,70", "截至2024年底累计,142")
    assert (points(found), reasons(found)) == ([("2023", 70)], {"../2024": "several-years"})
