"""Levels: which of several values is used, what a part of a year means, the gains of a stock."""

from fractions import Fraction as F
from itertools import pairwise

import pytest
from helpers.series import points, reasons, unused, values

from gapcalc.assessment.series import build_series
from gapcalc.assessment.status import assess
from gapcalc.data.observation import STANDINGS, Observations
from gapcalc.data.reading import parse_setting

UP = "at_least: 100 亿元"


# --- which of several values is used


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
        *parse_setting("t@2023=70亿元", plan, None),
        *parse_setting("t@2023=71亿元", plan, None),
    ]
    observations = Observations([*by_hand, *published])
    found = build_series(plan, plan.targets["t"], observations.by_target(2030))
    assert (values(found), reasons(found), found.problems) == (
        {"2023": 71},
        {"2023": "lower-standing"},
        [],
    )


@pytest.mark.parametrize("values", [(70, 71), (71, 70), (70, 71, 72), (71, 70, 72)])
def test_of_several_values_set_by_hand_the_last_stands(tiny, values):
    plan = tiny(UP)
    by_hand = [o for value in values for o in parse_setting(f"t@2023={value}亿元", plan, None)]
    found = build_series(plan, plan.targets["t"], Observations(by_hand).by_target(2030))
    assert (points(found), found.problems) == ([("2023", values[-1])], [])


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


@pytest.mark.parametrize("values", [(60, 61), (61, 60), (60, 60, 61), (61, 60, 60)])
def test_values_conflict_in_whatever_order_they_stand(tiny, series, values):
    found = series(tiny(UP), *(f"2023,{value}" for value in values))
    assert (found.points, unused(found)) == ([], [("2023", "conflict")] * len(values))


def test_a_conflict_names_the_first_and_the_last_line(tiny, series):
    (problem,) = series(tiny(UP), "2022,50", "2023,60", "2023,61", "2023,62").problems
    assert (problem.details["first"], problem.line) == ("3", 5)  # the header is line 1
    assert problem.details["values"] == "60 亿元, 61 亿元, 62 亿元"
    assert (problem.details["target"], problem.details["period"]) == ("t", "2023")


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


def test_of_equal_values_the_page_of_the_office_stands(tiny, observe):
    plan = tiny(UP)
    copy = "t,2023,60,亿元,日报（转载）,https://example.com/a"
    office = "t,2023,60,亿元,统计局,https://cq.gov.cn/a"
    for rows in ((copy, office), (office, copy)):
        table = "\n".join(("indicator,period,value,unit,publisher,url", *rows))
        found = build_series(plan, plan.targets["t"], observe(plan, table).by_target(2030))
        assert [point.parts[0].grade for point in found.points] == ["office"]


# --- parts of a year


def test_a_stock_stands_at_the_end_of_its_month_and_that_of_december_is_the_year_s(tiny, series):
    found = series(
        tiny(UP, measure="stock"), "2024,50,,,reported", "2024-12,51,,,final", "2025-10,60"
    )
    assert [(point.time, point.value) for point in found.points] == [
        (2024, 51),
        (2024 + F(10, 12), 60),
    ]


@pytest.mark.parametrize(
    ("period", "months"),
    [
        ("2024Q1", 3),
        ("2024年一季度", 3),
        ("2024Q2", 6),
        ("2024年二季度", 6),
        ("2024年第2季度", 6),
        ("2024年上半年", 6),
        ("2024Q3", 9),
        ("2024年第3季度", 9),
        ("2024年4季度", 12),
    ],
)
def test_a_stock_stands_at_the_end_of_its_quarter(tiny, series, period, months):
    (point,) = series(tiny(UP, measure="stock"), f"{period},60").points
    assert point.time == 2023 + F(months, 12)


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


@pytest.mark.parametrize("goal", ["times_base: 2", "reduce_by: 10%", "average_growth: 10%"])
def test_a_part_year_flow_is_left_out_whatever_the_goal(tiny, series, goal):
    found = series(tiny(goal, measure="flow"), "2022,50", "2023年1-9月,80")
    assert (points(found), unused(found)) == ([("2022", 50)], [("2023-01/09", "part-year")])


def test_stages_count_at_any_month_and_rank(tiny, series):
    plan = tiny("stage: completed", "step", unit="")
    found = series(plan, "2023-03,started", "2025-04,建成")
    assert [(point.value, point.amount) for point in found.points] == [
        ("started", 2),
        ("completed", 4),
    ]
    assert found.points[-1].time == 2024 + F(4, 12)


# --- the gains of a stock


@pytest.fixture
def rise(tiny):
    return tiny(UP, "cumulative", measure="stock")


@pytest.mark.parametrize(
    ("base", "rises", "broken", "left"),
    [
        (["2022,40"], {"2022": 0, "2023": 10, "2025-06": 25}, None, set()),
        ([], {}, 2022, {"no-base-stock"}),
    ],
)
def test_cumulative_of_a_stock_is_its_rise_since_the_base_year(
    tiny, series, base, rises, broken, left
):
    found = series(tiny(UP, "cumulative", measure="stock"), *base, "2023,50", "2025-06,65")
    assert (values(found), found.broken_at, set(reasons(found).values())) == (rises, broken, left)


def test_a_rise_may_exceed_its_base_and_nothing_before_the_base_is_in_it(rise, series):
    found = series(rise, "2020,30", "2021,35", "2022,40", "2023,95", "2024,20")
    assert points(found) == [("2022", 0), ("2023", 55), ("2024", -20)]
    assert unused(found) == [("2020", "not-after-base"), ("2021", "not-after-base")]


@pytest.mark.parametrize(
    ("base", "later", "bound"),
    [
        (">", "", "<"),
        ("<", "", ">"),
        (">=", "", "<="),
        ("<=", "", ">="),
        ("~", "", "~"),
        ("", ">", ">"),
        ("", "<", "<"),
        (">", "<", "<"),
        ("<", ">", ">"),
        (">", ">", "~"),
        ("", "", None),
    ],
)
def test_the_bound_of_a_rise(rise, series, base, later, bound):
    """What rises from more than 40 to 50 rises by less than 10."""
    found = series(rise, f"2022,40,,{base}", f"2023,50,,{later}")
    assert (found.points[-1].value, found.points[-1].bound) == (10, bound)
