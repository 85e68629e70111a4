"""Published values as one series: which value stands, what a part-year means, sums, chains and ratios."""

from fractions import Fraction as F
from itertools import pairwise

import pytest
from conftest import RATIO_PLAN

from gapcalc.assessment.series import build_series, with_values
from gapcalc.assessment.status import assess
from gapcalc.data.observation import STANDINGS, Observations
from gapcalc.data.reading import parse_setting

UP = "at_least: 100 亿元"


def of(plan, observations, year=2030):
    return build_series(plan, plan.targets["t"], Observations(observations).by_target(year))


def values(series):
    return {str(point.period): point.value for point in series.points}


def unused(series):
    return {str(left.observation.period): left.why for left in series.unused}


# --- which of several values stands


@pytest.mark.parametrize(("higher", "lower"), [*pairwise(STANDINGS)])
@pytest.mark.parametrize("swap", [False, True])
def test_of_two_values_for_a_period_the_one_of_higher_standing_is_used(
    tiny, series, higher, lower, swap
):
    rows = [f"2023,60,,,{higher}", f"2023,61,,,{lower}"]
    found = series(tiny(UP), *(reversed(rows) if swap else rows))
    assert (values(found), [p.status for p in found.points]) == ({"2023": 60}, [higher])
    assert [(left.observation.value, left.why) for left in found.unused] == [(61, "lower-standing")]
    assert not found.problems


@pytest.mark.parametrize("status", STANDINGS)
def test_the_last_value_set_by_hand_stands_over_every_published_one(tiny, read, status):
    plan = tiny(UP)
    published = read(plan, f"2023,60,,,{status}")
    by_hand = [
        *parse_setting("t@2023=70亿元", plan, 2025),
        *parse_setting("t@2023=71亿元", plan, 2025),
    ]
    found = of(plan, [*by_hand, *published])
    assert (values(found), unused(found), found.problems) == (
        {"2023": 71},
        {"2023": "lower-standing"},
        [],
    )


def test_different_values_of_equal_standing_are_a_problem_and_neither_is_used(tiny, series):
    found = series(tiny(UP), "2022,50", "2023,60", "2023,61", "2024,70")
    assert values(found) == {"2022": 50, "2024": 70}
    assert [left.why for left in found.unused] == ["conflict", "conflict"]
    (problem,) = found.problems
    assert (problem.code, problem.severity, problem.line, problem.field) == (
        "conflicting-values",
        "error",
        4,
        "value",
    )
    assert "60" in problem.message() and "61" in problem.message() and "2023" in problem.message()


def test_a_conflict_is_among_the_problems_of_the_assessment(tiny, read):
    plan = tiny(UP)
    assessment = assess(plan, read(plan, "2022,50", "2023,60", "2023,61"))
    assert [problem.code for problem in assessment.problems] == ["conflicting-values"]


def test_equal_values_of_equal_standing_are_no_conflict(tiny, series):
    found = series(tiny(UP), "2023,20000", "2023,2.0,万亿元", "2023,20000.00")
    assert (values(found), found.problems) == ({"2023": 20000}, [])


def test_a_conflict_below_the_value_that_stands_is_none(tiny, series):
    found = series(tiny(UP), "2023,60,,,estimate", "2023,61,,,estimate", "2023,65,,,final")
    assert (values(found), found.problems) == ({"2023": 65}, [])


def test_of_equal_values_the_one_that_is_no_bound_stands(tiny, series):
    found = series(tiny(UP), "2023,60,,>", "2023,60", "2023,60,,~")
    assert [(p.value, p.bound) for p in found.points] == [(60, None)]


def test_values_after_the_year_are_not_in_the_series(tiny, series):
    found = series(tiny(UP, measure="stock"), "2022,50", "2024,60", "2025-01,61", year=2024)
    assert values(found) == {"2022": 50, "2024": 60}


# --- part-years


def test_a_stock_stands_at_the_end_of_its_month_and_that_of_december_is_the_year_s(tiny, series):
    found = series(
        tiny(UP, measure="stock"), "2024,50,,,reported", "2024-12,51,,,final", "2025-10,60"
    )
    assert [(point.time, point.value) for point in found.points] == [
        (2024, 51),
        (2024 + F(10, 12), 60),
    ]


@pytest.mark.parametrize("measure", ["flow", "rate", None])
@pytest.mark.parametrize("path", ["compound", "linear", "hold", "step"])
@pytest.mark.parametrize("period", ["2024-09", "2024年1-9月", "2024Q4", "2024-12"])
def test_a_part_year_of_what_is_no_stock_is_kept_beside_the_series(
    tiny, series, path, measure, period
):
    plan = tiny(UP, path, **({"measure": measure} if measure else {}))
    found = series(plan, "2023,60", f"{period},80")
    assert values(found) == {"2023": 60}
    assert [left.why for left in found.unused] == ["part-year"]


# --- sums


@pytest.fixture
def total(tiny):
    return tiny(UP, "cumulative", measure="flow")


def test_flows_are_summed_from_the_year_after_the_base(total, series):
    found = series(total, "2021,7", "2022,8", "2023,10", "2024,12", "2025,15")
    assert values(found) == {"2022": 0, "2023": 10, "2024": 22, "2025": 37}
    assert unused(found) == {"2021": "not-after-base", "2022": "not-after-base"}
    assert found.broken_at is None


@pytest.mark.parametrize(
    ("first", "sums", "broken"), [([], {}, 2023), (["2023,10"], {"2022": 0, "2023": 10}, 2024)]
)
def test_a_sum_ends_before_the_first_year_without_a_value_and_names_it(
    total, series, first, sums, broken
):
    found = series(total, *first, "2025,15", "2026,16")
    assert (values(found), found.broken_at) == (sums, broken)
    assert unused(found) == {"2025": "after-gap", "2026": "after-gap"}


def test_a_conflict_is_a_gap_of_the_sum(total, series):
    found = series(total, "2023,10", "2024,12", "2024,13", "2025,15")
    assert (values(found), found.broken_at) == ({"2022": 0, "2023": 10}, 2024)


def test_a_part_year_at_the_end_of_a_sum_counts_for_its_months(total, series):
    """January to September are three quarters of their year."""
    found = series(total, "2023,10", "2024年1-9月,9")
    assert (found.points[-1].time, found.points[-1].value) == (2023 + F(3, 4), 19)
    assert assess(total, found.points[-1].parts)["t"].numbers.elapsed == F(7, 20)  # 1.75 of 5 years


def test_the_longest_part_year_counts(total, series):
    found = series(total, "2023Q1,3", "2023年1-9月,9", "2023H1,6")
    assert [(point.time, point.value) for point in found.points[1:]] == [(2022 + F(3, 4), 9)]
    assert unused(found) == {"2023-01/03": "part-year", "2023-01/06": "part-year"}


@pytest.mark.parametrize("period", ["2024-09", "2024Q2", "2024H2", "2024年2-12月"])
def test_months_that_do_not_begin_in_january_are_not_added(total, series, period):
    assert values(series(total, "2023,10", f"{period},9")) == {"2022": 0, "2023": 10}


@pytest.mark.parametrize(("later", "sums", "broken", "left"), [
    ("2023,14", {"2022": 0, "2023": 14}, None, {"2023-01/09": "part-year"}),  # the full year takes its place
    ("2024,14", {"2022": 0, "2023-01/09": 9}, 2023, {"2024": "after-gap"}),  # the rest of its year is missing
])  # fmt: skip
def test_a_part_year_in_a_sum(total, series, later, sums, broken, left):
    found = series(total, "2023年1-9月,9", later)
    assert (values(found), found.broken_at, unused(found)) == (sums, broken, left)


@pytest.mark.parametrize("rows", [["2023,0.1", "2024,0.2"], ["2023,1000,万元", "2024,20000000,元"]])
def test_sums_are_exact_in_any_unit(total, series, rows):
    assert series(total, *rows).points[-1].value == F(3, 10)


@pytest.mark.parametrize(("bounds", "beyond"), [
    ((">", "", ""), 1), (("", ">", ""), 1), ((">", ">", ""), 1), (("<", "", "<"), -1), (("~", "", ""), 0),
    ((">", "<", ""), 0), (("<", "", ">"), 0), (("~", ">", ""), 0),  # these may lie on either side
])  # fmt: skip
def test_a_sum_lies_beyond_its_figure_only_where_every_bound_says_so(total, series, bounds, beyond):
    found = series(
        total,
        *(f"{year},10,,{bound}" for year, bound in zip((2023, 2024, 2025), bounds, strict=True)),
    )
    assert (found.points[-1].value, found.points[-1].beyond) == (30, beyond)
    assert found.points[-1].bound is not None


@pytest.mark.parametrize("order", [("estimate", "final"), ("final", "estimate")])
def test_a_sum_with_an_estimate_in_it_is_an_estimate(total, series, order):
    found = series(
        total, *(f"{year},10,,,{status}" for year, status in zip((2023, 2024), order, strict=True))
    )
    assert found.points[-1].status == "estimate"


@pytest.mark.parametrize(("base", "rises", "broken", "left"), [
    (["2022,40"], {"2022": 0, "2023": 10, "2025-06": 25}, None, set()), ([], {}, 2022, {"no-base-stock"}),
])  # fmt: skip
def test_cumulative_of_a_stock_is_its_rise_since_the_base_year(
    tiny, series, base, rises, broken, left
):
    found = series(tiny(UP, "cumulative", measure="stock"), *base, "2023,50", "2025-06,65")
    assert (values(found), found.broken_at, set(unused(found).values())) == (rises, broken, left)


# --- growth rates


@pytest.fixture
def growth(tiny):
    return tiny("average_growth: 10%")


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
        tiny("average_growth: 15%", unit="%"), "2021,54", "2022,32", "2023,21", "2024,41"
    )
    assert values(found) == {"2022": 100, "2023": 121, "2024": F("170.61")}  # 121 · 1.41
    assert unused(found) == {"2021": "not-after-base", "2022": "not-after-base"}


def test_levels_alone_stay_levels(growth, series):
    assert values(series(growth, "2022,200", "2024,260")) == {"2022": 200, "2024": 260}


def test_a_level_stands_over_the_rate_of_its_year_and_the_chain_goes_on_from_it(growth, series):
    found = series(growth, "2022,200", "2023,230", "2023,10,%", "2024,10,%")
    assert values(found) == {"2022": 200, "2023": 230, "2024": 253}
    assert [left.observation.value for left in found.unused] == [10]
    assert found.unused[0].why != "after-gap"  # nothing is missing before it


def test_a_chain_ends_at_the_missing_link(growth, series):
    found = series(growth, "2022,200", "2023,10,%", "2025,10,%")
    assert values(found) == {"2022": 200, "2023": 220}
    assert (found.broken_at, unused(found)) == (2024, {"2025": "after-gap"})


def test_rates_are_not_chained_to_levels_without_the_base_year(growth, series):
    found = series(growth, "2023,200", "2024,10,%")
    assert (values(found), unused(found)) == ({"2023": 200}, {"2024": "no-base-level"})


def test_part_year_growth_is_not_chained(growth, series):
    found = series(growth, "2022,200", "2023年1-9月,10,%")
    assert (values(found), unused(found)) == ({"2022": 200}, {"2023-01/09": "part-year"})


def test_a_rate_of_the_base_year_alone_is_no_series(growth, series):
    assert series(growth, "2022,10,%").points == []


def test_bounds_and_estimates_are_carried_along_the_chain(growth, series):
    found = series(growth, "2022,200", "2023,10,%,>,estimate", "2024,10,%,,final")
    assert [(p.bound, p.status) for p in found.points][1:] == [(">", "estimate")] * 2


# --- ratios to a benchmark


@pytest.fixture
def ratio(make_plan):
    return make_plan(RATIO_PLAN)


def test_ratio_to_the_benchmark_of_the_same_year(ratio, series):
    found = series(ratio, "2022,2.36", "2023,2.45", "m:2022,2.54", "m:2023,2.65")
    assert values(found) == {"2022": F(236, 254), "2023": F(245, 265)}


@pytest.mark.parametrize(("own", "other", "found"), [
    ("final", "final", True), ("estimate", "reported", True), ("revised", "revised", True),
    ("revised", "final", False), ("final", "revised", False),
])  # fmt: skip
def test_revised_is_divided_by_revised_only(ratio, series, own, other, found):
    assert bool(series(ratio, f"2023,2.5,,,{own}", f"m:2023,2.5,,,{other}").points) is found


@pytest.mark.parametrize(("rows", "ratios", "left"), [
    (["2023,2.45", "m:2024,2.69"], {}, {"2023": "no-benchmark"}),
    (["2023,2.45", "m:2023,0"], {}, {"2023": "no-benchmark"}),
    (["2023年1-6月,2.45", "m:2023年1-6月,2.65"], {}, {"2023-01/06": "part-year"}),
    (["2023,30,‰", "m:2023,2,%"], {"2023": F(3, 2)}, {}),
    (["2023,2.45", "m:2023,2.65", "m:2023,2.58,,,revised"], {"2023": F(245, 265)}, {}),  # its own vintage
])  # fmt: skip
def test_a_ratio_needs_a_benchmark_of_the_whole_year(ratio, series, rows, ratios, left):
    found = series(ratio, *rows)
    assert (values(found), unused(found)) == (ratios, left)


def test_a_bound_on_the_benchmark_marks_the_ratio(ratio, series):
    """What is divided by more than 2 lies below its half."""
    (point,) = series(ratio, "2023,1", "m:2023,2,,>").points
    assert point.beyond == -1


def test_a_conflict_of_the_benchmark_is_a_problem(ratio, series):
    found = series(ratio, "2023,2.45", "m:2023,2.65", "m:2023,2.66")
    assert (found.points, [p.code for p in found.problems]) == ([], ["conflicting-values"])


# --- stages


def test_stages_count_at_any_month_and_rank(tiny, series):
    plan = tiny("stage: completed", "step", unit="")
    found = series(plan, "2023-03,started", "2025-04,建成")
    assert [(point.value, point.amount) for point in found.points] == [
        ("started", 2),
        ("completed", 4),
    ]
    assert found.points[-1].time == 2024 + F(4, 12)


# --- nothing is dropped in silence


@pytest.mark.parametrize("goal, path, measure", [
    (UP, "compound", "stock"), (UP, "linear", "flow"),
    (UP, "hold", "rate"), (UP, "cumulative", "flow"),
    (UP, "cumulative", "stock"), ("average_growth: 10%", "compound", "flow"),
])  # fmt: skip
def test_every_value_is_in_the_series_or_beside_it_with_a_reason(tiny, read, goal, path, measure):
    plan = tiny(goal, path, measure=measure)
    rows = [
        "2020,5",
        "2021,6",
        "2022,7",
        "2023,8",
        "2023,8.5,,,revised",
        "2024Q1,2",
        "2025,9",
        "2025年1-9月,6",
    ]
    observations = read(
        plan, *rows, *(["2021,5,%", "2024,6,%", "2026,7,%"] if "growth" in goal else [])
    )
    found = of(plan, observations)
    kept = {part for point in found.points for part in point.parts} | {
        left.observation for left in found.unused
    }
    assert set(observations) - kept == set()


# --- the same series with other values


def test_other_values_stand_in_place_of_those_published(tiny, read):
    """The value printed twice stands no more, as it would contest the one put in its place."""
    plan = tiny(UP, "linear", measure="stock")
    found = read(plan, "2022,500000,万元", "2023,55", "2023,55.0", "2024,60").by_target(2030)
    moved = {o: o.value + 1 for o in found["t"] if o.period.year == 2023 and str(o.value) == "55"}
    other = build_series(plan, plan.targets["t"], with_values(found, ["t", "absent"], moved))
    assert values(other) == {"2022": 50, "2023": 56, "2024": 60}
    assert other.problems == []
