"""Values to be reached on the way: the path passes through them, and each is judged in its year."""

from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcalc.assessment.schedule import Mark, Schedule
from gapcalc.assessment.waypoints import waypoint_results, weightiest_waypoint
from gapcalc.views.derivation import derivation
from gapcalc.views.speaker import Speaker

UP = "at_least: 100 亿元"
# From 50 in 2022 over 60 in 2025 to 100 in 2027: a fifth of the way is due after three years.
LATE = {"by": "{2025: 60 亿元}"}


def codes(result):
    return [reason.code for reason in result.reasons]


def results(result):
    return list(waypoint_results(result.target, result.series, result.numbers))


@pytest.mark.parametrize(
    ("keys", "status"), [({}, "behind"), (LATE, "on_track"), ({"by": "{2023: 95 亿元}"}, "behind")]
)
def test_the_schedule_passes_through_the_waypoints(tiny, judge, keys, status):
    """57 in 2024: two fifths of the time, and 14 % of the way, where 2/15 of it is due."""
    result = judge(tiny(UP, "linear", **keys), "2022,50", "2023,51", "2024,67")
    assert result.numbers.progress == F(17, 50)
    judged = judge(tiny(UP, "linear", **keys), "2022,50", "2023,40", "2024,57")
    assert judged.status in {status, "recovering"}


def test_what_is_due_is_a_straight_line_between_two_waypoints(tiny, judge):
    result = judge(tiny(UP, "linear", **LATE), "2022,50", "2024,57")
    numbers = result.numbers
    assert numbers.elapsed == F(2, 5)
    assert numbers.due == F(2, 15)
    assert numbers.expected == 50 + F(20, 3)
    assert numbers.lead == F(7, 50) - F(2, 15)
    # 14 % of the way is due 2.1 years after the base: 1.2 months after the end of 2024.
    assert numbers.lead_months == F(6, 5)
    assert result.status == "slowing"


def test_a_compound_path_grows_at_one_rate_up_to_a_waypoint_and_at_another_behind_it(tiny, judge):
    plan = tiny("at_least: 400 亿元", "compound", by="{2025: 200 亿元}")
    result = judge(plan, "2022,100", "2024,150")
    assert result.numbers.expected == pytest.approx(100 * 2 ** (2 / 3))
    assert result.numbers.due == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("rows", "state", "weightiest"),
    [
        (["2022,50", "2025,61"], "met", None),
        (["2022,50", "2025,60"], "met", None),
        (["2022,50", "2025,59.9"], "missed", 2025),
        (["2022,50", "2024,59"], "ahead", 2025),
        (["2022,50", "2024,59", "2026,70"], "unknown", None),
    ],
)
def test_a_waypoint_is_judged_by_the_value_of_its_year(tiny, judge, rows, state, weightiest):
    result = judge(tiny(UP, "linear", **LATE), *rows)
    (one,) = results(result)
    assert one.state == state
    found = weightiest_waypoint(results(result))
    assert (found.waypoint.year if found else None) == weightiest
    assert (f"waypoint-{state}" in codes(result)) is (state != "unknown")


def test_a_fall_reaches_a_waypoint_from_above(tiny, judge):
    plan = tiny("at_most: 10 亿元", "linear", by="{2024: 40 亿元, 2026: 15 亿元}")
    states = [one.state for one in results(judge(plan, "2022,50", "2024,39"))]
    assert states == ["met", "ahead"]
    states = [one.state for one in results(judge(plan, "2022,50", "2024,41"))]
    assert states == ["missed", "ahead"]


def test_a_later_waypoint_that_is_met_makes_good_an_earlier_one(tiny, judge):
    plan = tiny(UP, "linear", by="{2023: 60 亿元, 2024: 70 亿元}")
    result = judge(plan, "2022,50", "2023,55", "2024,75")
    assert [one.state for one in results(result)] == ["missed", "met"]
    assert weightiest_waypoint(results(result)) is None


def test_the_rate_to_the_next_waypoint_is_given(tiny, judge):
    (one,) = results(judge(tiny(UP, "linear", **LATE), "2022,50", "2024,57"))
    assert (one.required.value, one.required.unit) == (3, "亿元")


def test_every_step_to_the_lead_is_printed_with_its_numbers(tiny, judge):
    plan = tiny(UP, "linear", **LATE)
    steps = {
        step.name: step
        for step in derivation(plan, judge(plan, "2022,50", "2024,57"), Speaker("en"))
    }
    assert steps["due-share"].formula == "d = pa + (pb - pa) * (t - ta) / (tb - ta)"
    assert steps["due-share"].numbers == "0 + (0.2 - 0) * (2024 - 2022) / (2025 - 2022)"
    assert "1.2" in steps["lead"].result


def test_without_waypoints_nothing_is_different(tiny, judge):
    numbers = judge(tiny(UP, "linear"), "2022,50", "2024,57").numbers
    assert numbers.due == numbers.elapsed
    assert numbers.lead_months == (numbers.progress - numbers.elapsed) * 60


shares = st.fractions(min_value=0, max_value=1, max_denominator=50)


@given(st.lists(shares, max_size=4, unique=True), shares)
def test_the_time_at_which_a_share_is_due_is_found_again(inner, share):
    rising = sorted({F(0), *inner, F(1)})
    schedule = Schedule(tuple(Mark(F(2022 + place), one) for place, one in enumerate(rising)))
    assert schedule.due(F(schedule.time_of(share))) == share


@given(st.lists(shares, max_size=4, unique=True))
def test_every_mark_is_due_at_its_time(inner):
    marks = tuple(Mark(F(2022 + place), one) for place, one in enumerate([F(0), *inner, F(1)]))
    schedule = Schedule(marks)
    assert [schedule.due(mark.time) for mark in marks] == [mark.share for mark in marks]
