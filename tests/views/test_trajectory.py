"""What is drawn of a target: the path, the values and where they lead, all within the axes."""

import math
from fractions import Fraction
from itertools import pairwise
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcalc import assess
from gapcalc.views.axis import Axis
from gapcalc.views.trajectory import Trajectory, is_open, spot, trajectory


@pytest.fixture(scope="module")
def assessment(bundled_assessment):
    return bundled_assessment


@pytest.fixture
def drawn(read):
    """A function from a plan and rows, as for `read`, to the trajectory of its target `t`."""

    def drawn(plan, *rows, year=None):
        assessment = assess(plan, read(plan, *rows), year)
        return trajectory(assessment, assessment["t"])

    return drawn


# --- the bundled plan


def test_every_target_with_a_number_is_drawn_within_its_axes(assessment):
    drawn = {r.target.id: trajectory(assessment, r) for r in assessment.results}
    assert sum(t is not None for t in drawn.values()) > 60
    for result in assessment.results:
        t = drawn[result.target.id]
        assert (t is None) is (not result.series.points or result.target.goal.form == "stage"), (
            result.target.id
        )
        if t is None:
            continue
        assert [spot(point) for point in t.values] == [
            spot(point) for point in result.series.points
        ]
        goal = [(t.end, float(t.aim.value))] if t.aim else []
        band = [(t.end, bound) for bound in t.band or ()]
        for time, value in (*map(spot, t.values), *t.path, *t.forecast, *goal, *band):
            assert t.times.low <= time <= t.times.high, result.target.id
            assert t.amounts.low <= value <= t.amounts.high, result.target.id


def test_the_path_leads_from_the_base_to_the_goal_and_meets_what_is_expected(assessment):
    paths = [
        (r, trajectory(assessment, r)) for r in assessment.results if r.numbers.progress is not None
    ]
    assert len(paths) > 20
    for result, t in paths:
        assert t.path[0] == spot(t.base)
        assert t.path[-1] == (t.end, pytest.approx(float(result.numbers.aim.value)))
        if t.expected is not None:
            before, after = _around(t.path, float(result.numbers.current.time))
            low, high = sorted((before, after))
            assert low - 1e-9 <= t.expected <= high + 1e-9


def _around(spots, time):
    """The values of a curve before and after a moment."""
    after = next(place for place, (moment, _) in enumerate(spots) if moment >= time)
    return spots[max(0, after - 1)][1], spots[after][1]


def test_the_forecast_leads_from_the_latest_value_to_the_derived_one(assessment):
    forecasts = [
        (r, t) for r in assessment.results if (t := trajectory(assessment, r)) and t.forecast
    ]
    assert any(t.leaves for _, t in forecasts) and any(not t.leaves for _, t in forecasts)
    for result, t in forecasts:
        assert t.forecast[0] == spot(t.values[-1])
        assert t.outcome == pytest.approx(float(result.numbers.forecast))
        if not t.leaves:
            assert t.forecast[-1] == (t.end, t.outcome)
        else:
            assert t.forecast[-1][1] in {t.amounts.low, t.amounts.high}
            assert t.forecast[-1][0] < t.end


# --- paths by hand


def test_a_compound_path_is_a_curve_and_a_linear_one_a_line(tiny, drawn):
    compound = drawn(tiny("at_least: 200 亿元"), "2022,100")
    middle = compound.path[len(compound.path) // 2]
    assert middle == (2024.5, pytest.approx(100 * math.sqrt(2)))
    assert drawn(tiny("at_least: 200 亿元", path="linear"), "2022,100").path == (
        (2022, 100),
        (2027, 200),
    )


def test_the_base_alone_has_a_path_but_nothing_expected_of_it_yet(tiny, drawn):
    t = drawn(tiny("at_least: 200 亿元"), "2022,100")
    assert t.path and t.expected is None and t.forecast == () and t.outcome is None


def test_sums_start_from_zero(tiny, drawn):
    t = drawn(tiny("at_least: 100 亿元", path="cumulative", measure="flow"), "2023,10", "2024,12")
    assert [spot(point) for point in t.values] == [(2022, 0), (2023, 10), (2024, 22)]
    assert t.path == ((2022, 0), (2027, 100))
    assert t.forecast[-1] == (2027, pytest.approx(22 + 3 * 12))


@pytest.mark.parametrize("path", ["hold", "step"])
def test_no_pace_is_drawn_where_none_is_claimed(tiny, drawn, path):
    t = drawn(tiny("at_least: 60 亿元", path=path), "2022,61", "2023,62")
    assert (t.path, t.expected, t.forecast) == ((), None, ())
    assert t.aim.value == 60


def test_no_path_leads_back_to_a_goal_that_the_base_had_met(tiny, drawn):
    assert drawn(tiny("over: 50 亿元"), "2022,61", "2023,62").path == ()


def test_about_is_a_band_on_the_side_that_is_allowed(tiny, drawn):
    both = drawn(tiny("about: 100 亿元", path="hold"), "2023,99")
    assert both.band == (98, 102)
    up = drawn(tiny("about: 100 亿元"), "2022,50", "2023,60")
    assert up.band == (98, 100)


def test_a_goal_of_two_bounds_is_a_band(tiny, drawn):
    assert drawn(tiny("between: [20 亿元, 30 亿元]"), "2022,10").band == (20, 30)
    assert drawn(tiny("at_least: 20 亿元"), "2022,10").band is None


def test_a_goal_against_an_unknown_base_leaves_the_values(tiny, drawn):
    t = drawn(tiny("times_base: 2"), "2023,50", "2024,60")
    assert t.aim is None and t.path == () and len(t.values) == 2


def test_nothing_is_drawn_without_a_value_or_of_stages(tiny, drawn):
    assert drawn(tiny("at_least: 20 亿元"), year=2024) is None
    assert drawn(tiny("stage: completed", path="step", unit=""), "2024,started") is None


def test_a_stock_within_the_year_stands_at_its_month(tiny, drawn):
    t = drawn(
        tiny("at_least: 20 家", path="linear", unit="家", measure="stock"), "2022,10", "2025-10,15"
    )
    assert t.values[-1].time == 2024 + Fraction(10, 12)
    assert t.expected == pytest.approx(10 + 10 * (2 + 10 / 12) / 5)


def test_negative_amounts_and_a_fall_below_zero(tiny, drawn):
    t = drawn(tiny("at_least: 10 亿元", path="linear"), "2022,-10", "2023,-12", "2024,-16")
    assert t.amounts.low <= -28 and t.forecast[-1] == (2027, -28)


def test_a_forecast_leaves_the_frame_upwards_or_downwards(tiny, drawn):
    plan = tiny("at_least: 10 亿元", path="linear")
    for latest, edge in (("40", "high"), ("-40", "low")):
        t = drawn(plan, "2022,0", f"2023,{latest}")
        assert t.leaves and t.forecast[-1][1] == getattr(t.amounts, edge)
        assert t.forecast[-1][0] == pytest.approx(2022 + t.forecast[-1][1] / float(latest))


def test_about_preliminary_and_estimated_values_are_not_firm(tiny, drawn):
    rows = [
        "2021,9,,~",
        "2022,10",
        "2023,11,,>",
        "2024,12,,,preliminary",
        "2025,13,,,estimate",
        "2026,14,,,revised",
    ]
    t = drawn(tiny("at_least: 20 亿元"), *rows)
    assert [is_open(point) for point in t.values] == [True, False, False, True, True, False]


@pytest.mark.parametrize("value", ["9" * 20, "0." + "0" * 30 + "1", "-1", "0"])
def test_extreme_values_are_drawn(tiny, drawn, value):
    t = drawn(tiny("at_least: 20 亿元"), "2022,10", f"2023,{value}")
    assert all(math.isfinite(number) for number in (*t.amounts.ticks, *(v for _, v in t.forecast)))


# --- years


@given(st.integers(1, 60), st.integers(0, 12), st.integers(1, 20))
def test_years_are_even_few_and_hold_the_target_year(span, before, most):
    base, end = 2022, 2022 + span
    chart = SimpleNamespace(times=Axis(base - before, end, ()), end=end)
    years = Trajectory.years(chart, most)
    assert end in years and len(years) <= max(1, most)
    assert len({b - a for a, b in pairwise(years)}) <= 1
