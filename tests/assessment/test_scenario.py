"""Scenarios by hand for each path, what cases owe to one another (nothing), and what lagging targets need."""

import math
from decimal import Decimal
from fractions import Fraction as F

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gapcalc import assess, read_observations
from gapcalc.assessment.assumption import Case, Growth, Setting, parse_cases
from gapcalc.assessment.numbers import Rate
from gapcalc.assessment.scenario import (
    LAGGING,
    last_flow,
    listed,
    meets,
    need,
    outcome,
    summary,
    what_if,
    yearly,
)
from gapcalc.assessment.status import STATUSES
from gapcalc.core.files import bundled
from gapcalc.core.period import Period
from gapcalc.data.observation import Observation
from gapcalc.messages.locale import Bilingual
from gapcalc.plan.model import Aim, Goal, Plan, Target

UP = "at_least: 100 亿元"


@pytest.fixture
def assumed(tiny, read):
    """A function from a goal, rows and texts of --growth and --set to the outcome of `t` in the only case."""

    def assumed(goal, path, rows, growth=(), settings=(), year=None, **keys):
        plan = tiny(goal, path, **keys)
        assessment = assess(plan, read(plan, *rows), year)
        scenarios, problems = what_if(assessment, parse_cases(assessment, settings, growth))
        return scenarios[-1].outcomes["t"], [problem.code for problem in problems]

    return assumed


# --- growth, by hand


def test_compound_growth_multiplies_each_year(assumed):
    one, _ = assumed("over: 3 万亿元", "compound", ["2022,22352", "2024,24500"], ["t=8%"])
    assert one.value == pytest.approx(30862.944)  # 24500 · 1.08³ = 24500 · 1.259712
    assert one.met is True and one.short is None
    assert one.reach == pytest.approx(1.0963664)  # ln(30862.944 / 22352) / ln(30000 / 22352)
    assert one.arrival == pytest.approx(2026.6315, abs=5e-5)  # 2024 + ln 1.2244898 / ln 1.08


def test_compound_growth_that_falls_short(assumed):
    one, _ = assumed("over: 3 万亿元", "compound", ["2022,22352", "2024,24500"], ["t=4%"])
    assert one.value == pytest.approx(27559.168)  # 24500 · 1.124864
    assert one.met is False
    assert one.short == pytest.approx(2440.832)
    assert one.reach == pytest.approx(math.log(27559.168 / 22352) / math.log(30000 / 22352))
    assert one.arrival == pytest.approx(2029.1637, abs=5e-5)  # 2024 + 0.2025244 / 0.0392207


def test_linear_growth_adds_an_amount_each_year(assumed):
    one, _ = assumed(
        "at_least: 1900 公里", "linear", ["2022,1000", "2024,1300"], ["t=150公里"], unit="公里"
    )
    assert (one.value, one.met, one.short) == (1750, False, 150)  # 1300 + 3 · 150
    assert (one.reach, one.arrival) == (F(75, 90), 2028)  # 750 of 900; 2024 + 600 / 150


def test_points_are_added_to_a_share(assumed):
    rows = ["2022,59.7", "2023,59.4"]
    one, _ = assumed("at_least: 62 %", "linear", rows, ["t=0.5pp"], unit="%", measure="rate")
    assert (one.value, one.short, one.arrival) == (
        F("61.4"),
        F("0.6"),
        F("2028.2"),
    )  # 59.4 + 4 · 0.5


def test_a_level_on_a_line_may_grow_by_per_cent(assumed):
    one, _ = assumed(
        "at_least: 1900 公里", "linear", ["2022,1000", "2024,1300"], ["t=10%"], unit="公里"
    )
    assert one.value == pytest.approx(1730.3)  # 1300 · 1.331
    assert one.reach == pytest.approx(730.3 / 900)  # the way stays a line
    assert one.arrival == pytest.approx(2024 + math.log(1900 / 1300) / math.log(1.1))


def test_a_total_grows_by_an_amount_each_year(assumed):
    keys = {"unit": "个", "measure": "flow"}
    one, _ = assumed("at_least: 100 个", "cumulative", ["2023,10", "2024,12"], ["t=20个"], **keys)
    assert (one.value, one.short, one.reach, one.arrival) == (
        82,
        18,
        F(82, 100),
        F("2027.9"),
    )  # 22 + 3 · 20


def test_the_yearly_amount_of_a_total_grows_by_per_cent(assumed):
    keys = {"unit": "个", "measure": "flow"}
    one, _ = assumed("at_least: 100 个", "cumulative", ["2023,10", "2024,20"], ["t=10%"], **keys)
    # 30 + 20 · 1.1 + 20 · 1.21 + 20 · 1.331 = 30 + 22 + 24.2 + 26.62
    assert float(one.value) == pytest.approx(102.82)
    assert one.met is True
    assert float(one.arrival) == pytest.approx(2026 + (100 - 76.2) / 26.62)


def test_a_year_under_way_adds_what_is_left_of_it(assumed):
    keys = {"unit": "个", "measure": "flow"}
    one, _ = assumed(
        "at_least: 100 个", "cumulative", ["2023,10", "2024,20", "2025-01/09,18"], ["t=10%"], **keys
    )
    # 48 stand at the end of September; 22 a year in 2025: 5.5 more; then 24.2 and 26.62
    assert float(one.value) == pytest.approx(104.32)
    amount, _ = assumed(
        "at_least: 100 个",
        "cumulative",
        ["2023,10", "2024,20", "2025-01/09,18"],
        ["t=20个"],
        **keys,
    )
    assert amount.value == 93  # 48 + 2.25 · 20


def test_a_stock_in_the_middle_of_a_year_starts_where_it_stands(assumed):
    one, _ = assumed(
        "at_least: 12700 家",
        "compound",
        ["2022,6348", "2025-10,9123"],
        ["t=10%"],
        unit="家",
        measure="stock",
    )
    assert one.value == pytest.approx(
        9123 * 1.1 ** (26 / 12)
    )  # from the end of October 2025: 2 years, 2 months


def test_a_shrinking_yearly_amount_never_arrives(assumed):
    keys = {"unit": "个", "measure": "flow"}
    one, _ = assumed("at_least: 100 个", "cumulative", ["2023,10", "2024,20"], ["t=-50%"], **keys)
    assert (
        float(one.value) == pytest.approx(47.5) and one.arrival is None
    )  # 30 + 10 + 5 + 2.5, never beyond 50


def test_a_target_to_be_held_is_judged_in_the_target_year(assumed):
    rows = ["2023,91", "2024,92"]
    for growth, value, met in (("-1pp", 89, False), ("-0.5pp", F("90.5"), True)):
        one, _ = assumed("at_least: 90 %", "hold", rows, [f"t={growth}"], unit="%", measure="rate")
        assert (one.value, one.met, one.reach) == (value, met, None)
    assert one.result.status == "holding"


def test_what_is_to_fall_reaches_its_goal_from_above(assumed):
    one, _ = assumed("at_most: 50 吨", "linear", ["2022,100", "2024,90"], ["t=-10吨"], unit="吨")
    assert (one.value, one.met, one.short, one.arrival) == (60, False, -10, 2028)


def test_a_goal_that_has_to_be_passed_is_not_met_by_equality(assumed):
    for goal, met in (("over: 130 亿元", False), ("at_least: 130 亿元", True)):
        one, _ = assumed(goal, "linear", ["2022,50", "2024,100"], ["t=10亿元"])
        assert (one.value, one.met) == (130, met)
        one, _ = assumed(
            goal.replace("130", "133.1"), "compound", ["2022,50", "2024,100"], ["t=10%"]
        )
        assert (
            one.value == pytest.approx(133.1) and one.met is met
        )  # floating-point numbers make it 133.10000000000002


def test_a_total_may_arrive_long_after_the_target_year(assumed):
    keys = {"unit": "个", "measure": "flow"}
    one, _ = assumed("at_least: 200 个", "cumulative", ["2023,10", "2024,20"], ["t=10%"], **keys)
    # 102.82 in 2027, then 29.282, 32.2102 and 35.43122: 199.74342 in 2030, and 38.974342 in the year after
    assert float(one.arrival) == pytest.approx(2030 + 0.25658 / 38.974342)


def test_a_bound_stays_one_as_it_grows(assumed):
    for bound, met in (("", False), (">", True)):
        one, _ = assumed(
            "over: 130 亿元", "linear", ["2022,50", f"2024,100,亿元,{bound}"], ["t=10亿元"]
        )
        assert (one.value, one.met) == (130, met)


def test_an_amount_cannot_be_added_to_an_index(tiny, read):
    plan = tiny("average_growth: 10%")
    result = assess(plan, read(plan, "2023,8,%", "2024,9,%"))["t"]
    assert outcome(plan, result, Growth("t", Rate(F(5), "linear", "亿元"))).growth is None
    grown = outcome(plan, result, Growth("t", Rate(F(1, 10), "compound", "比值")))
    assert grown.value == pytest.approx(108 * 1.09 * 1.1**3)


def test_what_was_met_and_will_not_be_has_no_arrival(assumed):
    one, _ = assumed(UP, "linear", ["2022,50", "2024,110"], ["t=-10亿元"])
    assert (one.value, one.met, one.short, one.arrival) == (80, False, 20, None)


def test_a_forecast_of_demand_grows_but_is_never_scored(assumed):
    one, _ = assumed(UP, "compound", ["2022,50", "2024,90"], ["t=10%"], role="forecast")
    assert one.value == pytest.approx(119.79) and one.met is None


@pytest.mark.parametrize(("path", "rows", "growth", "keys"), [
    ("compound", [], "8%", {}),
    ("compound", ["2022,-5", "2024,-3"], "8%", {}),
    ("linear", ["2022,0", "2024,0"], "8%", {}),
    ("compound", ["2022,50", "2027,60"], "8%", {}),
    ("cumulative", ["2023-01/06,5"], "8%", {"measure": "flow"}),
    ("cumulative", ["2023,0"], "8%", {"measure": "flow"}),
])  # fmt: skip
def test_where_nothing_can_grow_it_is_said(assumed, path, rows, growth, keys):
    one, codes = assumed(UP, path, rows, [f"t={growth}"], **keys)
    assert codes == ["growth-unused"] and one.growth is None


# --- values set


def test_a_value_set_carries_the_recent_rate_with_it(assumed):
    one, _ = assumed(UP, "linear", ["2022,50", "2024,60"], settings=["t@2025=70亿元"], year=2024)
    # from 60 to 70 in a year: 10 a year from there on
    assert (one.value, one.short, one.arrival) == (90, 10, 2028)
    assert one.result.numbers.recent.value == 10


def test_a_value_set_for_the_target_year_decides(assumed):
    for value, met, status in (("100", True, "achieved"), ("99", False, "missed")):
        one, _ = assumed(UP, "compound", ["2022,50", "2024,60"], settings=[f"t@2027={value}亿元"])
        assert (one.value, one.met, one.result.status) == (int(value), met, status)


def test_growth_starts_from_the_value_set(assumed):
    one, _ = assumed(UP, "compound", ["2022,50", "2024,60"], ["t=10%"], ["t@2025=80亿元"])
    assert one.value == pytest.approx(96.8)  # 80 · 1.21


def test_a_value_set_stands_over_the_data(assumed):
    one, _ = assumed(UP, "linear", ["2022,50", "2024,60"], settings=["t=70亿元"])
    assert one.value == 100  # (70 − 50) / 2 = 10 a year: 70 + 30


def test_what_came_after_the_year_asked_for_stays_out(assumed):
    one, _ = assumed(
        UP, "linear", ["2022,50", "2023,60", "2025,99"], settings=["t@2026=80亿元"], year=2023
    )
    assert one.result.numbers.previous.time == 2023  # and not the 99 of 2025


def test_a_step_is_met_by_the_value_set(assumed):
    rows = ["2022,50", "2024,60"]
    assert assumed(UP, "step", rows)[0].met is None
    assert assumed(UP, "step", rows, settings=["t@2026=120亿元"])[0].met is True
    assert assumed(UP, "step", rows, settings=["t@2027=99亿元"])[0].met is False


def test_a_stage_is_met_by_the_stage_set(assumed):
    one, _ = assumed("stage: completed", "step", ["2024,开工"], settings=["t@2026=建成"], unit="")
    assert (one.value, one.met) == (None, True)


def test_a_value_that_cannot_be_used_is_told(assumed):
    _, codes = assumed(UP, "compound", ["2022,50"], settings=["t@2024-06=30亿元"], measure="flow")
    assert codes == ["setting-unused"]


def test_a_value_set_is_doubted_as_a_published_one(assumed):
    _, codes = assumed(
        "over: 3 万亿元", "compound", ["2022,22352", "2024,24500"], settings=["t@2025=2.6亿元"]
    )
    assert "off-by-factor" in codes


def test_doubts_about_files_are_not_told_again(assumed):
    _, codes = assumed(
        "over: 3 万亿元", "compound", ["2022,22352", "2024,2.45"], settings=["t@2025=25500亿元"]
    )
    assert codes == []


def test_a_benchmark_set_moves_what_is_set_against_it(plan):
    assessment = assess(plan, read_observations(bundled() / "data", plan))
    cases = parse_cases(assessment, ["national_rd_intensity@2023=2.4%"], ())
    scenarios, _ = what_if(assessment, cases)
    before, after = (scenario.outcomes["rd_intensity_vs_national"].value for scenario in scenarios)
    assert after > before
    assert "rd_intensity_vs_national" in scenarios[1].touched


# --- what lagging targets need


def needed(plan, observations, year=None):
    assessment = assess(plan, observations, year)
    (trend,), _ = what_if(assessment, ())
    return trend.outcomes["t"].result, need(trend, "t", assessment.as_of)


def test_what_a_lagging_target_needs(tiny, read):
    plan = tiny(UP, "linear")
    result, found = needed(plan, read(plan, "2022,50", "2023,52", "2024,55"))
    assert result.status == "behind"
    assert (found.required.value, found.by) == (15, 2025)  # 45 / 3
    assert (found.schedule, found.enough) == (80, F("78.5"))  # 50 + 50 · 0.6, 50 + 50 · 0.57
    assert (found.times_recent, found.times_observed) == (5, 6)  # 15 / 3, 15 / 2.5


def test_what_a_lagging_target_on_a_curve_needs(tiny, read):
    plan = tiny("over: 3 万亿元")
    _, found = needed(plan, read(plan, "2022,22352", "2024,24500"))
    assert found.schedule == pytest.approx(26668.544)  # 22352 · 1.3421618^0.6
    assert found.enough == pytest.approx(26434.139)  # 22352 · 1.3421618^0.57
    assert found.times_recent == pytest.approx(0.0698389 / 0.0469473, abs=1e-5)


def test_in_the_target_year_no_tolerance_eases_the_goal(tiny, read):
    plan = tiny(UP, "linear")
    _, found = needed(plan, read(plan, "2022,50", "2026,60"))
    assert (found.by, found.schedule, found.enough) == (2027, 100, 100)


def test_a_rate_that_leads_away_is_no_measure(tiny, read):
    plan = tiny(UP, "linear")
    result, found = needed(plan, read(plan, "2022,50", "2023,40", "2024,48"))
    assert result.status == "reversing"
    assert found.times_observed is None
    assert found.times_recent == pytest.approx(F(52, 3) / 8)


def test_what_was_missed_needs_no_rate(tiny, read):
    plan = tiny(UP, "linear")
    result, found = needed(plan, read(plan, "2022,50", "2027,60"))
    assert result.status == "missed"
    assert (found.required, found.by, found.enough) == (None, None, None)


def test_what_does_not_lag_needs_nothing(tiny, read):
    plan = tiny(UP, "linear")
    assert needed(plan, read(plan, "2022,50", "2024,80"))[1] is None
    assert needed(plan, read(plan))[1] is None


# --- counts and lists


def test_goals_met_are_counted_among_those_that_can_be_told(make_plan, read):
    plan = make_plan("""
        plan: {base_year: 2022, target_year: 2027}
        targets:
          a: {name: 甲, goal: {at_least: 100 亿元}, unit: 亿元, path: linear}
          b: {name: 乙, goal: {at_least: 100 亿元}, unit: 亿元, path: linear, commitment: strive}
          c: {name: 丙, goal: {at_least: 100 亿元}, unit: 亿元, path: step}
          d: {name: 丁, goal: {at_least: 100 亿元}, unit: 亿元, path: linear}
          e: {name: 戊, goal: {at_least: 100 亿元}, unit: 亿元, path: hold}
    """)
    rows = [
        "a:2022,50",
        "a:2024,60",
        "b:2022,50",
        "b:2024,80",
        "c:2024,10",
        "d:2021,40",
        "d:2022,50",
        "e:2024,100",
    ]
    assessment = assess(plan, read(plan, *rows))
    scenarios, _ = what_if(assessment, parse_cases(assessment, (), ["a=20亿元"]))
    # a pending step cannot be told, nor what has no value since the base year (d)
    assert summary(scenarios[0], plan.targets) == {
        "all": (2, 3),
        "commit": (1, 2),
        "strive": (1, 1),
    }
    assert summary(scenarios[1], plan.targets) == {
        "all": (3, 3),
        "commit": (2, 2),
        "strive": (1, 1),
    }
    assert summary(scenarios[1], ["b"]) == {"all": (1, 1), "commit": (0, 0), "strive": (1, 1)}
    assert listed(scenarios, plan.targets) == ["a"]
    assert listed(scenarios, plan.targets, full=True) == ["a", "b", "d"]
    assert listed(scenarios, ["b", "c"]) == []


def test_what_is_assumed_upon_comes_first_and_then_what_lags_the_worst(plan):
    assessment = assess(plan, read_observations(bundled() / "data", plan))
    scenarios, _ = what_if(assessment, parse_cases(assessment, (), ["retail_sales=1%"]))
    first, *rest = listed(scenarios, plan.targets)
    ranks = [STATUSES.index(assessment[id].status) for id in rest]
    assert first == "retail_sales" and ranks == sorted(ranks) and len(rest) > 5
    assert {assessment[id].status for id in rest} <= set(LAGGING)


# --- what holds for all numbers

AMOUNT = st.integers(1, 10**9).map(lambda n: F(n, 100))
SHAPES = st.sampled_from(["compound", "linear"])


def plan_of(path, goal, comparator=">="):
    target = Target("t", Bilingual("甲", "a"), Goal("level", comparator, goal), "亿元", path, 2022)
    return Plan("p", Bilingual("规划", "plan"), 2022, 2027, {"t": target, "u": Target(
        "u", Bilingual("乙", "b"), Goal("level", comparator, goal), "亿元", path, 2022)})  # fmt: skip


def observed(plan, base, current, year):
    values = {2022: base, year: current}
    return assess(plan, [
        Observation(id, Period(y), Decimal(v.numerator) / Decimal(v.denominator), "亿元", path="x")
        for id in plan.targets for y, v in values.items()
    ])  # fmt: skip


def case(rate, name="", id="t"):
    return Case(name, (Growth(id, rate),))


@given(SHAPES, AMOUNT, AMOUNT, AMOUNT, st.integers(2023, 2026))
def test_growth_by_the_required_rate_reaches_the_goal_exactly(path, base, current, goal, year):
    plan = plan_of(path, goal)
    assessment = observed(plan, base, current, year)
    required = assessment["t"].numbers.required
    assume(required)
    one = outcome(plan, assessment["t"], Growth("t", required))
    assert float(one.value) == pytest.approx(float(goal), rel=1e-12)
    assert one.met is True
    assert one.arrival is None or float(one.arrival) == pytest.approx(2027)
    strict = plan_of(path, goal, ">")
    assert (
        outcome(strict, observed(strict, base, current, year)["t"], Growth("t", required)).met
        is False
    )


@given(SHAPES, AMOUNT, AMOUNT, AMOUNT, st.integers(2023, 2026))
def test_growth_by_the_recent_rate_is_the_forecast(path, base, current, goal, year):
    plan = plan_of(path, goal)
    result = observed(plan, base, current, year)["t"]
    trend, same = outcome(plan, result), outcome(plan, result, Growth("t", result.numbers.recent))
    assert same.value == trend.value and same.met == trend.met and same.short == trend.short
    assert same.arrival == trend.arrival
    if trend.reach is not None:
        assert float(same.reach) == pytest.approx(float(trend.reach), rel=1e-9, abs=1e-9)


RATES = st.integers(-5000, 10000).map(lambda n: Rate(F(n, 10000), "compound", "比值"))


@given(AMOUNT, AMOUNT, AMOUNT, RATES, RATES)
def test_cases_do_not_influence_one_another(base, current, goal, one, other):
    plan = plan_of("compound", goal)
    assessment = observed(plan, base, current, 2024)
    value = Observation("u", Period(2025), Decimal(7), "亿元")
    first, second = case(one, "a"), Case("b", (Growth("t", other), Setting("u=7亿元", value)))
    (trend, a, b), _ = what_if(assessment, (first, second))
    (alone, b_alone), _ = what_if(assessment, (second,))
    (_, b_first, a_second), _ = what_if(assessment, (second, first))
    assert trend.outcomes == alone.outcomes
    assert b.outcomes == b_alone.outcomes == b_first.outcomes
    assert a.outcomes == a_second.outcomes
    assert a.outcomes["u"] == trend.outcomes["u"]


TEXTS = ["h:t=8%", "l:t=4%", "u=3%", "h:u=5%"]
VALUES = ["u@2025=90亿元", "h:t@2025=80亿元", "t@2023=66亿元"]


@given(st.permutations(TEXTS), st.permutations(VALUES))
def test_the_order_of_options_does_not_matter(growths, settings):
    plan = plan_of("compound", F(100))
    assessment = observed(plan, F(50), F(60), 2024)

    def under(settings, growths):
        scenarios, problems = what_if(assessment, parse_cases(assessment, settings, growths))
        assert not [problem for problem in problems if problem.severity == "error"]
        return {scenario.case.name: scenario.outcomes for scenario in scenarios if scenario.case}

    assert under(settings, growths) == under(VALUES, TEXTS)


@given(SHAPES, AMOUNT, st.integers(1, 40), st.integers(-2, 3), st.integers(2023, 2025))
def test_the_value_needed_is_the_least_that_is_back_on_schedule(path, base, rise, covered, year):
    way = base * F(rise, 10)
    plan = plan_of(path, base + way)
    assessment = observed(plan, base, base + way * F(covered, 20), year)  # at most 15 % of the way
    (trend,), _ = what_if(assessment, ())
    found = need(trend, "t", assessment.as_of)
    assert (found is None) is (assessment["t"].status not in LAGGING)
    if found:
        set_by_hand = Observation("t", Period(found.by), Decimal(float(found.enough)), "亿元")
        n = assess(plan, [*assessment.observations["t"], set_by_hand])["t"].numbers
        assert float(n.progress) == pytest.approx(float((1 - plan.tolerance) * n.elapsed), abs=1e-9)
        assert float(found.schedule) > float(found.enough)


@given(AMOUNT, st.integers(-90, 300), st.integers(0, 11))
def test_yearly_amounts_follow_on_one_another(amount, per_cent, months):
    rate, time = F(per_cent, 100), 2024 + F(months, 12)
    pieces = yearly(time, (2024, amount), rate)
    (start, year, first), (after, _, second), *_ = (next(pieces) for _ in range(3))
    assert (start, year, after) == (time, 2025, 2025)
    assert first == amount * (1 + rate) * (1 - F(months, 12))
    assert second == amount * (1 + rate) ** 2


def test_the_last_full_year_of_a_total(tiny, series):
    plan = tiny("at_least: 100 个", "cumulative", unit="个", measure="flow")
    assert last_flow(series(plan, "2023,10", "2024,20", "2025-01/09,18")) == (2024, 20)
    assert last_flow(series(plan, "2023,10")) == (2023, 10)
    assert last_flow(series(plan, "2023-01/09,10")) is None


@pytest.mark.parametrize(("value", "met"), [
    (100 * (1 - 1e-15), True), (100 * (1 - 1e-9), False), (F(100), True), (F(100) - F(1, 10**15), False),
])  # fmt: skip
def test_float_dust_decides_nothing_and_exact_values_exactly(value, met):
    assert meets(Aim(F(100), low=F(100)), value) is met
