"""Statuses and numbers at the edges: long intervals, odd base years, the end of the plan, and equality by a hair."""

from fractions import Fraction as F

import pytest

from gapcalc.assessment.status import STATUSES, assess

UP = "at_least: 100 亿元"


def codes(result):
    return [reason.code for reason in result.reasons]


# --- numbers


def test_rates_over_intervals_of_several_years(tiny, judge):
    n = judge(tiny(UP, "linear"), "2022,50", "2023,53", "2026,65").numbers
    assert (n.observed.value, n.recent.value, n.planned.value) == (
        F(15, 4),
        4,
        10,
    )  # 15 / 4; 12 / 3; 50 / 5
    assert (n.required.value, n.forecast, n.arrival) == (
        35,
        69,
        F(8139, 4),
    )  # 35 / 1; 65 + 4; 2026 + 35 / 4
    assert (n.progress, n.forecast_progress) == (F(3, 10), F(38, 100))  # 15 / 50; 0.3 + (0.3 − 0.06) / 3


def test_rates_over_half_a_year(tiny, judge):
    n = judge(tiny(UP, "linear", measure="stock"), "2022,50", "2023,60", "2024-06,68").numbers
    assert (n.elapsed, n.recent.value, n.observed.value) == (
        F(3, 10),
        16,
        12,
    )  # 1.5 / 5; 8 / 0.5; 18 / 1.5
    assert (n.required.value, n.forecast) == (F(64, 7), 124)  # 32 / 3.5; 68 + 16 · 3.5
    assert (n.progress, n.forecast_progress) == (F(36, 100), F(148, 100))  # 18 / 50; 0.36 + 0.16 / 0.5 · 3.5


def test_in_the_base_year_nothing_is_covered_and_the_base_is_expected(tiny, judge):
    n = judge(tiny(UP, "linear"), "2022,50").numbers
    assert (n.elapsed, n.progress, n.expected, n.lead, n.lead_months) == (0, 0, 50, 0, 0)
    assert (n.previous, n.recent, n.forecast_progress, n.forecast, n.arrival) == (None, None, None, None, None)


def test_values_before_the_base_year_give_no_pace(tiny, judge):
    result = judge(tiny(UP, "linear"), "2020,50", "2021,60")
    n = result.numbers
    assert (result.status, codes(result), n.gap) == ("no_data", ["before-base"], 40)
    assert (n.elapsed, n.shape, n.required, n.recent, n.forecast) == (None, None, None, None, None)


@pytest.mark.parametrize(
    ("row", "lead", "months"), [("2024,80", F(1, 5), 12), ("2024,65", F(-1, 10), -6)]
)
def test_lead_on_the_clock(tiny, judge, row, lead, months):
    """Of five years, 0.6 − 0.4 are twelve months and 0.3 − 0.4 six."""
    n = judge(tiny(UP, "linear"), "2022,50", row).numbers
    assert (n.lead, n.lead_months) == (lead, months)


@pytest.mark.parametrize(("rows", "since"), [
    (["2022,50", "2023,101", "2024,105"], 2023), (["2022,50", "2023,101", "2024,90", "2025,101"], 2025),
    (["2022,50", "2023,90", "2024,100", "2025,101"], 2024), (["2022,150", "2023,120"], 2022), (["2024,100"], 2024),
    (["2022,50", "2023,101", "2024,90", "2025,101", "2026,102"], 2025),
])  # fmt: skip
def test_a_goal_that_is_met_was_reached_with_the_first_of_the_values_that_meet_it_to_the_last(
    tiny, judge, rows, since
):
    n = judge(tiny(UP, "linear"), *rows).numbers
    assert (n.arrival, n.required) == (since, None)


@pytest.mark.parametrize("row", ["2027,99", "2028,99"])
def test_from_the_end_of_the_plan_on_nothing_is_required_any_more(tiny, judge, row):
    result = judge(tiny(UP, "linear"), "2022,50", row)
    assert (result.status, result.numbers.required, result.numbers.gap) == ("missed", None, 1)
    assert codes(result) == ["missed"]


def test_growth_within_a_month_that_no_number_holds_is_no_rate(tiny, judge):
    """10^27 within a month is 10^324 in a year."""
    plan = tiny("at_least: 1e30 元", unit="元", measure="stock")
    result = judge(plan, "2022,5", "2023-01,1", "2023-02,1e27")
    n = result.numbers
    assert (n.recent, n.forecast, n.arrival) == (None, None, None)
    assert n.forecast_progress > 1
    assert result.status == "on_track"


@pytest.mark.parametrize("base", ["0", "-10", "50"])
def test_a_linear_path_needs_no_growth(tiny, judge, base):
    result = judge(tiny(UP, "linear"), f"2022,{base}", "2023,60", "2024,80")
    assert (result.status, result.numbers.undefined_growth) == ("on_track", False)
    assert "growth-undefined" not in codes(result)


# --- equality


@pytest.mark.parametrize(("value", "status"), [
    ("69", "on_track"), ("68.9999999999999", "behind"), ("69.0000000000001", "on_track"),
])  # fmt: skip
def test_the_schedule_of_a_linear_path_is_kept_to_the_last_digit(tiny, judge, value, status):
    """0.38 of the way from 50 to 100 is 69."""
    assert judge(tiny(UP, "linear"), "2022,50", f"2024,{value}").status == status


@pytest.mark.parametrize(("factor", "status"), [(6**19, "on_track"), (6**19 - 10**6, "behind")])
def test_the_schedule_of_a_compound_path_may_miss_by_the_last_digit_of_a_logarithm(
    tiny, judge, factor, status
):
    """ln 6^19 / ln 6^50 is 0.38, the share that 95 % of two of five years make, and less in floating point."""
    result = judge(tiny(f"at_least: {6**50} 亿元"), "2022,1", f"2024,{factor}")
    assert result.numbers.progress < 0.38
    assert result.status == status


@pytest.mark.parametrize(("goal", "value", "status", "reasons"), [
    ("over: 100 亿元", "100", "behind", ["at-bound"]),
    ("over: 100 亿元", "99.5", "reversing", ["reversing", "at-bound"]),
    ("over: 100 亿元", "100.5", "achieved", ["achieved"]),
    ("below: 100 亿元", "100", "behind", ["at-bound"]),
    ("below: 100 亿元", "100.5", "reversing", ["reversing", "at-bound"]),
    ("below: 100 亿元", "102", "reversing", ["reversing", "at-bound"]),
    ("below: 100 亿元", "99.5", "achieved", ["achieved"]),
])  # fmt: skip
def test_from_the_bound_that_has_to_be_passed(tiny, judge, goal, value, status, reasons):
    result = judge(tiny(goal, "linear"), "2022,100", f"2024,{value}")
    assert (result.status, codes(result)) == (status, reasons)


@pytest.mark.parametrize(
    ("value", "status"), [("49.99", "reversing"), ("50", "behind"), ("50.01", "behind")]
)
def test_the_slightest_step_back_is_a_way_back(tiny, judge, value, status):
    assert judge(tiny(UP, "linear"), "2022,50", f"2024,{value}").status == status


# --- what counts as reached


@pytest.mark.parametrize(("goal", "base", "value", "low", "high"), [
    ("about: 100 亿元", None, 100, 98, 102), ("about: 100 亿元", 100, 100, 98, 102),  # no good side: a band
    ("about: 100 亿元", 50, 100, 98, None), ("about: 100 亿元", 300, 100, None, 102),
    ("about: -100 亿元", None, -100, -102, -98), ("about: -100 亿元", -200, -100, -102, None),
    ("times_base: {about: 2}", 50, 100, 98, None), ("times_base: {about: 0.5}", 100, 50, None, 51),
    ("times_base: {about: 1}", 100, 100, 98, 102), ("times_base: {about: 2}", -50, -100, None, -98),
    ("reduce_by: {about: 15%}", 200, 170, None, F("170.6")),  # 200 · (1 − 0.15 · 0.98)
    ("average_growth: {about: 10%}", 100, F("161.051"), 100 * F("1.098") ** 5, None),  # 98 % of 10 % a year
    (UP, None, 100, 100, None), ("over: 100 亿元", 5, 100, 100, None), ("at_most: 100 亿元", None, 100, None, 100),
    ("below: 100 亿元", 5, 100, None, 100), ("reduce_by: 15%", 200, 170, None, 170),
])  # fmt: skip
def test_the_bounds_of_an_aim(tiny, goal, base, value, low, high):
    plan = tiny(goal)
    aim = plan.aim(plan.targets["t"], None if base is None else F(base))
    assert (aim.value, aim.low, aim.high) == (value, low, high)
    assert aim.strict is goal.startswith(("over", "below"))
    down = goal.startswith(("at_most", "below", "reduce_by"))
    assert plan.targets["t"].goal.direction == (-1 if down else 0 if "about" in goal else 1)


@pytest.mark.parametrize(
    "goal", ["times_base: 2", "times_base: {about: 2}", "average_growth: 10%", "reduce_by: 15%"]
)
def test_a_goal_set_against_an_unknown_base_has_no_aim(tiny, goal):
    plan = tiny(goal)
    assert plan.aim(plan.targets["t"], None) is None


@pytest.mark.parametrize(("direction", "low", "high"), [("up", 98, None), ("down", None, 102)])
@pytest.mark.parametrize("base", [None, F(50), F(300)])
def test_the_good_side_that_the_plan_names_goes_before_that_of_the_base(
    tiny, direction, low, high, base
):
    plan = tiny("about: 100 亿元", direction=direction)
    aim = plan.aim(plan.targets["t"], base)
    assert (aim.low, aim.high) == (low, high)


# --- stages

# From one line to the next a project gets further; those of one line stand equally far.
RANKS = [
    ["approved"], ["started"], ["formed", "basically_built"], ["landed", "established", "completed", "hosted"],
    ["in_operation"],
]  # fmt: skip
FAR = [(stage, rank) for rank, stages in enumerate(RANKS) for stage in stages]


@pytest.mark.parametrize(("wanted", "rank"), FAR)
def test_a_stage_is_reached_with_every_stage_as_far_and_no_other(tiny, judge, wanted, rank):
    plan = tiny(f"stage: {wanted}", "step", unit="")
    found = {stage: judge(plan, f"2024,{stage}").status for stage, _ in FAR}
    assert found == {stage: "achieved" if far >= rank else "pending" for stage, far in FAR}


# --- reasons


@pytest.mark.parametrize(("rows", "reasons"), [
    ([], ["no-observation"]), (["2023年1-9月,40"], ["part-year"]), (["2023,40", "2023,41"], ["conflict"]),
    (["2023Q1,9", "2023,40", "2023,41"], ["part-year", "conflict"]),
])  # fmt: skip
def test_why_there_is_no_value_is_said_once_for_each_reason(tiny, judge, rows, reasons):
    result = judge(tiny(UP, "linear", measure="flow"), *rows)
    assert (result.status, codes(result)) == ("no_data", reasons)


@pytest.mark.parametrize(("goal", "reasons"), [
    (UP, ["no-baseline"]), ("times_base: 2", ["no-baseline", "goal-needs-base"]),
])  # fmt: skip
def test_a_missing_base_is_said_and_whether_the_goal_needs_it(tiny, judge, goal, reasons):
    result = judge(tiny(goal), "2024,70")
    assert (result.status, codes(result)) == ("no_baseline", reasons)
    assert result.reasons[0].values["base"] == 2022


@pytest.mark.parametrize(("rows", "status", "reasons", "last"), [
    (["2023,100", "2024,101"], "holding", ["holding"], 101), (["2023,100", "2024,99"], "breached", ["breached"], 99),
    (["2023,98", "2024,101"], "holding", ["holding", "breached-before"], 101),
    (["2023,98", "2024,99"], "breached", ["breached", "breached-before"], 99),
])  # fmt: skip
def test_what_is_held_is_judged_by_its_last_value(tiny, judge, rows, status, reasons, last):
    result = judge(tiny(UP, "hold"), *rows)
    assert (result.status, codes(result), result.reasons[0].values["point"].value) == (
        status,
        reasons,
        last,
    )


@pytest.mark.parametrize("base", [2022, 2021])
@pytest.mark.parametrize(
    ("known", "silent"), [((1,), []), ((2,), [1]), ((1, 4), [2, 3]), ((3, 5), [1, 2, 4])]
)
def test_years_without_a_value_are_named_from_the_first_after_the_base(
    tiny, judge, base, known, silent
):
    result = judge(tiny(UP, "hold", base_year=base), *(f"{base + after},100" for after in known))
    named = [reason.values["years"] for reason in result.reasons if reason.code == "silent-years"]
    assert named == ([[base + after for after in silent]] if silent else [])


# --- the whole plan


def test_the_summary_counts_every_status_and_leaves_none_out(make_plan, observe):
    plan = make_plan("""
        plan: {base_year: 2022, target_year: 2027}
        targets:
          b: {name: 乙, goal: {at_least: 5 个}, unit: 个, path: linear}
          c: {name: 丙, goal: {at_least: 5 个}, unit: 个, path: linear}
          a: {name: 甲, goal: {at_least: 5 个}, unit: 个, path: linear}
    """)
    found = assess(plan, observe(plan, "indicator,period,value,unit\na,2024,5,个\nb,2024,6,个\n"))
    assert list(found.summary) == list(STATUSES)
    assert {status: count for status, count in found.summary.items() if count} == {
        "achieved": 2,
        "no_data": 1,
    }
    assert [found[id].target.id for id in "abc"] == ["a", "b", "c"]
