"""A series where its values are few, bounded, out of turn or in conflict, and where its base year is an odd one."""

from fractions import Fraction as F

import pytest
from conftest import RATIO_PLAN

from gapcalc.assessment.series import build_series
from gapcalc.data.observation import Observations
from gapcalc.data.reading import parse_setting

UP = "at_least: 100 亿元"


@pytest.fixture
def total(tiny):
    return tiny(UP, "cumulative", measure="flow")


@pytest.fixture
def rise(tiny):
    return tiny(UP, "cumulative", measure="stock")


@pytest.fixture
def growth(tiny):
    return tiny("average_growth: 10%")


def points(series):
    return [(str(point.period), point.value) for point in series.points]


def unused(series):
    return [(str(left.observation.period), left.why) for left in series.unused]


# --- conflicts


@pytest.mark.parametrize("values", [(60, 61), (61, 60), (60, 60, 61), (61, 60, 60)])
def test_values_conflict_in_whatever_order_they_stand(tiny, series, values):
    found = series(tiny(UP), *(f"2023,{value}" for value in values))
    assert (found.points, unused(found)) == ([], [("2023", "conflict")] * len(values))


def test_a_conflict_names_the_first_and_the_last_line(tiny, series):
    (problem,) = series(tiny(UP), "2022,50", "2023,60", "2023,61", "2023,62").problems
    assert (problem.details["first"], problem.line) == ("3", 5)  # the header is line 1
    assert problem.details["values"] == "60 亿元, 61 亿元, 62 亿元"
    assert (problem.details["target"], problem.details["period"]) == ("t", "2023")


@pytest.mark.parametrize("values", [(70, 71), (71, 70), (70, 71, 72), (71, 70, 72)])
def test_of_several_values_set_by_hand_the_last_stands(tiny, values):
    plan = tiny(UP)
    by_hand = [o for value in values for o in parse_setting(f"t@2023={value}亿元", plan, 2025)]
    found = build_series(plan, plan.targets["t"], Observations(by_hand).by_target(2030))
    assert (points(found), found.problems) == ([("2023", values[-1])], [])


@pytest.mark.parametrize(
    ("one", "other"),
    [("2024", "2024年"), ("2024年1-9月", "2024年1-9月"), ("2024Q1", "2024年1-3月")],
)
def test_a_conflict_ends_a_sum_and_is_said_once(total, series, one, other):
    found = series(total, "2023,10", f"{one},9", f"{other},8")
    assert points(found) == [("2022", 0), ("2023", 10)]
    assert [problem.code for problem in found.problems] == ["conflicting-values"]


# --- sums


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


def test_the_first_months_of_a_later_year_do_not_stand_for_a_missing_one(total, series):
    assert points(series(total, "2024年1-9月,9")) == []
    assert points(series(total, "2023,10", "2025年1-9月,9")) == [("2022", 0), ("2023", 10)]


@pytest.mark.parametrize(("bounds", "bound"), [
    ((">", ">"), ">"), (("<", "<"), "<"), (("~", "~"), "~"), ((">=", ">="), ">="), (("<=", "<="), "<="),
    ((">", ">="), ">"), (("<=", "<"), "<"),  # more than 10 and at least 10 are more than 20
    ((">=", ""), ">="), (("", "<="), "<="), ((">=", "<="), "~"), ((">", "~"), "~"), (("<", ">="), "~"),
    ((">", ">=", "~"), "~"), (("<", "<=", "~"), "~"), ((">", ">=", "<"), "~"), (("", ""), None),
])  # fmt: skip
def test_the_bound_of_a_sum(total, series, bounds, bound):
    found = series(total, *(f"{2023 + i},10,,{bound}" for i, bound in enumerate(bounds)))
    assert (found.points[-1].value, found.points[-1].bound) == (10 * len(bounds), bound)


# --- rises


def test_a_rise_may_exceed_its_base_and_nothing_before_the_base_is_in_it(rise, series):
    found = series(rise, "2020,30", "2021,35", "2022,40", "2023,95", "2024,20")
    assert points(found) == [("2022", 0), ("2023", 55), ("2024", -20)]
    assert unused(found) == [("2020", "not-after-base"), ("2021", "not-after-base")]


@pytest.mark.parametrize(("base", "later", "bound"), [
    (">", "", "<"), ("<", "", ">"), (">=", "", "<="), ("<=", "", ">="), ("~", "", "~"), ("", ">", ">"),
    ("", "<", "<"), (">", "<", "<"), ("<", ">", ">"), (">", ">", "~"), ("", "", None),
])  # fmt: skip
def test_the_bound_of_a_rise(rise, series, base, later, bound):
    """What rises from more than 40 to 50 rises by less than 10."""
    found = series(rise, f"2022,40,,{base}", f"2023,50,,{later}")
    assert (found.points[-1].value, found.points[-1].bound) == (10, bound)


# --- growth rates


@pytest.mark.parametrize("base", [2023, 2022, 2021])
def test_a_chain_begins_in_the_year_after_an_odd_or_even_base(tiny, series, base):
    found = series(
        tiny("average_growth: 10%", base_year=base), f"{base + 1},10,%", f"{base + 2},10,%"
    )
    assert points(found) == [(str(base), 100), (str(base + 1), 110), (str(base + 2), 121)]


def test_rates_up_to_the_base_year_do_not_break_the_chain(growth, series):
    found = series(growth, "2021,5,%", "2022,6,%", "2023,10,%")
    assert (points(found), found.broken_at) == ([("2022", 100), ("2023", 110)], None)
    assert unused(found) == [("2021", "not-after-base"), ("2022", "not-after-base")]


def test_a_part_year_level_is_no_link_of_the_chain(growth, series):
    found = series(growth, "2022,200", "2023,10,%", "2024年1-9月,150")
    assert (points(found), unused(found)) == (
        [("2022", 200), ("2023", 220)],
        [("2024-01/09", "part-year")],
    )


# --- ratios


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


# --- part-years


@pytest.mark.parametrize("goal", ["times_base: 2", "reduce_by: 10%", "average_growth: 10%"])
def test_a_part_year_flow_is_left_out_whatever_the_goal(tiny, series, goal):
    found = series(tiny(goal, measure="flow"), "2022,50", "2023年1-9月,80")
    assert (points(found), unused(found)) == ([("2022", 50)], [("2023-01/09", "part-year")])


@pytest.mark.parametrize(("period", "months"), [
    ("2024Q1", 3), ("2024年一季度", 3), ("2024Q2", 6), ("2024年二季度", 6), ("2024年第2季度", 6), ("2024年上半年", 6),
    ("2024Q3", 9), ("2024年第3季度", 9), ("2024年4季度", 12),
])  # fmt: skip
def test_a_stock_stands_at_the_end_of_its_quarter(tiny, series, period, months):
    (point,) = series(tiny(UP, measure="stock"), f"{period},60").points
    assert point.time == 2023 + F(months, 12)
