"""The quantities of a target, worked by hand: on either path, over odd intervals, at their ends."""

from fractions import Fraction as F

import pytest

from gapcalc.assessment.status import STATUSES, assess

UP = "at_least: 100 亿元"


def codes(result):
    return [reason.code for reason in result.reasons]


# --- worked by hand


def test_numbers_of_a_linear_path(tiny, judge):
    n = judge(tiny(UP, "linear"), "2022,50", "2023,52", "2024,55").numbers
    assert (n.gap, n.elapsed, n.progress, n.expected) == (
        45,
        F(2, 5),
        F(1, 10),
        70,
    )  # 50 + 50 · 0.4
    assert (n.required.value, n.planned.value) == (15, 10)  # 45 / 3; 50 / 5
    assert (n.observed.value, n.recent.value) == (F(5, 2), 3)  # 5 / 2; 3 / 1
    assert (n.forecast, n.forecast_progress, n.arrival) == (
        64,
        F(28, 100),
        2039,
    )  # 55 + 3 · 3; 14 / 50; 2024 + 45 / 3
    assert (n.lead, n.lead_months) == (F(-3, 10), -18)  # 0.1 − 0.4; −0.3 · 60
    assert (n.required.kind, n.required.unit) == ("absolute", "亿元")


def test_numbers_of_a_compound_path(tiny, judge):
    n = judge(tiny("at_least: 3200 亿元"), "2022,100", "2023,200", "2024,300").numbers
    assert n.gap == 2900
    assert n.progress == pytest.approx(0.3169925)  # ln 3 / ln 32 = 1.0986123 / 3.4657359
    assert n.expected == pytest.approx(400)  # 100 · 32^0.4
    assert n.required.value == pytest.approx(1.2012848)  # 10.6666667^(1/3) − 1
    assert n.planned.value == pytest.approx(1)  # 32^(1/5) − 1
    assert n.observed.value == pytest.approx(0.7320508)  # √3 − 1
    assert n.recent.value == pytest.approx(0.5)
    assert n.forecast == pytest.approx(1012.5)  # 300 · 1.5³
    assert n.forecast_progress == pytest.approx(
        0.6679698
    )  # ln 10.125 / ln 32 = 2.3150076 / 3.4657359
    assert n.arrival == pytest.approx(
        2029.8380
    )  # 2024 + ln 10.6666667 / ln 1.5 = 2024 + 2.3671236 / 0.4054651
    assert (n.required.kind, n.required.unit) == ("compound", "比值")


def test_gdp_of_the_bundled_plan(plan, observe):
    rows = "gdp_metro,主城都市区,2022,22352,亿元\ngdp_metro,主城都市区,2024,24500,亿元\n"
    result = assess(plan, observe(plan, rows))["gdp_metro"]
    assert result.status == "behind"
    assert result.numbers.required.value == pytest.approx(
        0.0698389, abs=5e-8
    )  # (30000 / 24500)^(1/3) − 1
    assert result.numbers.progress == pytest.approx(
        0.311801, abs=5e-7
    )  # ln 1.0960988 / ln 1.3421618
    assert result.numbers.gap == 5500


@pytest.mark.parametrize(
    ("row", "gap", "required"), [("2024,70", 30, 10), ("2022,50", 50, 10)]
)  # 30 / 3; 50 / 5
def test_gap_and_required_rate_need_no_second_value(tiny, judge, row, gap, required):
    n = judge(tiny(UP, "linear"), row).numbers
    assert (n.gap, n.required.value, n.observed) == (gap, required, None)


@pytest.mark.parametrize(
    "keys", [{"path": "linear", "role": "forecast"}, {"path": "step"}, {"path": "hold"}]
)
def test_no_pace_is_claimed_for_forecasts_steps_and_what_is_held(tiny, judge, keys):
    n = judge(tiny(UP, **keys), "2022,50", "2024,70").numbers
    assert (n.progress, n.required, n.recent, n.forecast) == (None, None, None, None)


# --- the clock


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
    assert (n.progress, n.forecast_progress) == (
        F(3, 10),
        F(38, 100),
    )  # 15 / 50; 0.3 + (0.3 − 0.06) / 3


def test_half_a_year_is_too_short_for_a_recent_rate(tiny, judge):
    """It starts from the nearest value that lies nine months back or more."""
    rows = ("2021,44", "2022,50", "2023,60", "2024-06,68")
    n = judge(tiny(UP, "linear", measure="stock"), *rows).numbers
    assert (n.previous.time, n.recent.value, n.observed.value) == (2022, 12, 12)  # 18 / 1.5
    assert (n.elapsed, n.required.value) == (F(3, 10), F(64, 7))  # 1.5 / 5; 32 / 3.5
    assert (n.forecast, n.progress) == (110, F(36, 100))  # 68 + 12 · 3.5; 18 / 50
    assert n.forecast_progress == F(6, 5)  # 0.36 + 0.24 · 3.5


@pytest.mark.parametrize(("month", "since"), [("08", 2022), ("09", 2023), ("10", 2023)])
def test_nine_months_are_enough(tiny, judge, month, since):
    plan = tiny(UP, "linear", measure="stock")
    n = judge(plan, "2022,50", "2023,60", f"2024-{month},68").numbers
    assert n.previous.time == since


def test_one_month_gives_no_rate_a_year(tiny, judge):
    """10 % within January would be 214 % a year: the schedule alone decides."""
    plan = tiny("at_least: 200 亿元", measure="stock")
    result = judge(plan, "2022,100", "2023-01,110")
    n = result.numbers
    assert (n.previous, n.recent, n.observed, n.forecast, n.arrival) == (None,) * 5
    assert n.planned.value == pytest.approx(2 ** (1 / 5) - 1)
    assert (result.status, codes(result)) == ("on_track", ["schedule", "no-recent-rate"])
    assert judge(plan, "2022,100", "2023-01,101").status == "behind"  # 0.014 of 1 / 60


@pytest.mark.parametrize(
    ("rows", "status", "code"),
    [
        (("2020,20", "2024,60"), "no_baseline", "across-base"),
        (("2020,20", "2022,40", "2023-03,41", "2023-10,42"), "behind", "one-interval"),
        (("2020,20", "2022,40", "2023-08,50"), "on_track", "across-base"),
        (("2022,40", "2023,50"), "behind", "one-interval"),
        (("2023,40", "2024,50"), "no_baseline", "pace-falls-short"),
        (("2023,40",), "no_baseline", "no-baseline"),
    ],
)
def test_what_the_recent_rate_rests_on_is_said(tiny, judge, rows, status, code):
    result = judge(tiny(UP, "linear", measure="stock"), *rows)
    assert (result.status, codes(result)[-1]) == (status, code)


def test_a_stock_at_the_end_of_october_stands_ten_twelfths_into_its_year(tiny, judge):
    n = judge(tiny(UP, "linear", measure="stock"), "2022,50", "2025-10,67").numbers
    assert (n.elapsed, n.observed.value, n.required.value) == (
        F(17, 30),
        6,
        F(198, 13),
    )  # 17 / (17/6); 33 / (13/6)


def test_the_base_year_of_a_target_is_its_own(tiny, judge):
    assert judge(tiny(UP, "linear", base_year=2017), "2017,50", "2022,75").numbers.elapsed == F(
        1, 2
    )


def test_in_the_base_year_nothing_is_covered_and_the_base_is_expected(tiny, judge):
    n = judge(tiny(UP, "linear"), "2022,50").numbers
    assert (n.elapsed, n.progress, n.expected, n.lead, n.lead_months) == (0, 0, 50, 0, 0)
    assert (n.previous, n.recent, n.forecast_progress, n.forecast, n.arrival) == (
        None,
        None,
        None,
        None,
        None,
    )


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


# --- arrival and the end of the plan


@pytest.mark.parametrize(
    ("rows", "since"),
    [
        (["2022,50", "2023,101", "2024,105"], 2023),
        (["2022,50", "2023,101", "2024,90", "2025,101"], 2025),
        (["2022,50", "2023,90", "2024,100", "2025,101"], 2024),
        (["2022,150", "2023,120"], 2022),
        (["2024,100"], 2024),
        (["2022,50", "2023,101", "2024,90", "2025,101", "2026,102"], 2025),
    ],
)
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


# --- where growth is undefined


@pytest.mark.parametrize("between", [[], ["2023,5"], ["2023,0"]])
def test_amounts_at_or_below_zero_give_absolute_changes_and_say_so(tiny, judge, between):
    result = judge(tiny("at_least: 20 亿元"), "2022,-10", *between, "2024,-4")
    n = result.numbers
    assert "growth-undefined" in codes(result)
    assert (n.progress, n.required.value, n.observed.value) == (
        F(1, 5),
        8,
        3,
    )  # 6 / 30; 24 / 3; 6 / 2
    assert {(r.kind, r.unit) for r in (n.required, n.planned, n.observed, n.recent)} == {
        ("absolute", "亿元")
    }


@pytest.mark.parametrize(
    ("goal", "values"),
    [
        (UP, (0, 0)),
        (UP, (0, 50)),
        (UP, (50, 0)),
        (UP, (-5, 50)),
        ("at_most: 0 亿元", (9, 3)),
        ("times_base: 2", (-5, -6)),
        ("average_growth: 5%", (0, 1)),
        ("reduce_by: 10%", (0, 1)),
        ("over: -5 亿元", (-9, -6)),
    ],
)
def test_zero_and_negative_amounts_have_a_status(tiny, judge, goal, values):
    result = judge(tiny(goal), f"2022,{values[0]}", f"2024,{values[1]}")
    assert result.status in {"behind", "on_track", "reversing", "achieved"}
    assert result.numbers.required is None or result.numbers.required.kind == "absolute"


@pytest.mark.parametrize("base", ["0", "-10", "50"])
def test_a_linear_path_needs_no_growth(tiny, judge, base):
    result = judge(tiny(UP, "linear"), f"2022,{base}", "2023,60", "2024,80")
    assert (result.status, result.numbers.undefined_growth) == ("on_track", False)
    assert "growth-undefined" not in codes(result)


def test_growth_within_a_month_that_no_number_holds_is_no_rate(tiny, judge):
    """From 5 to 10^30 within a month would be 10^351 in a year."""
    plan = tiny("at_least: 1e30 元", unit="元", measure="stock")
    result = judge(plan, "2022,1", "2027-11,5")
    assert (result.numbers.required, result.status) == (None, "behind")
    assert result.numbers.recent.value == pytest.approx(5 ** (12 / 59) - 1)


@pytest.mark.parametrize("rows", [["2023-01,1", "2023-02,1e12"], ["2023-01,1e12", "2023-02,1"]])
def test_a_leap_within_a_month_has_a_status(tiny, judge, rows):
    """A unit mistaken in the data gives growth beyond what floating point holds."""
    assert (
        judge(tiny("at_least: 1e13 元", unit="元", measure="stock"), "2022,5", *rows).status
        in STATUSES
    )


# --- the aim


@pytest.mark.parametrize(
    ("goal", "base", "value", "low", "high"),
    [
        ("about: 100 亿元", None, 100, 98, 102),
        ("about: 100 亿元", 100, 100, 98, 102),  # no good side: a band
        ("about: 100 亿元", 50, 100, 98, None),
        ("about: 100 亿元", 300, 100, None, 102),
        ("about: -100 亿元", None, -100, -102, -98),
        ("about: -100 亿元", -200, -100, -102, None),
        ("times_base: {about: 2}", 50, 100, 98, None),
        ("times_base: {about: 0.5}", 100, 50, None, 51),
        ("times_base: {about: 1}", 100, 100, 98, 102),
        ("times_base: {about: 2}", -50, -100, None, -98),
        ("reduce_by: {about: 15%}", 200, 170, None, F("170.6")),  # 200 · (1 − 0.15 · 0.98)
        (
            "average_growth: {about: 10%}",
            100,
            F("161.051"),
            100 * F("1.098") ** 5,
            None,
        ),  # 98 % of 10 % a year
        (UP, None, 100, 100, None),
        ("over: 100 亿元", 5, 100, 100, None),
        ("at_most: 100 亿元", None, 100, None, 100),
        ("below: 100 亿元", 5, 100, None, 100),
        ("reduce_by: 15%", 200, 170, None, 170),
    ],
)
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
