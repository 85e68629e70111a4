"""The odds of a target, against calculations done by hand and what holds of all numbers."""

import math
from decimal import Decimal
from fractions import Fraction as F

import pytest
from helpers.cases import for_each
from hypothesis import assume, given
from hypothesis import strategies as st

from gapcalc import Observation, Period, Plan, Target, assess
from gapcalc.assessment.odds import HIGHEST, LOWEST, Odds, even_odds, odds
from gapcalc.messages.locale import Bilingual
from gapcalc.messages.reasons import REASONS
from gapcalc.plan.model import Goal

NAME = Bilingual("t", "t")


def judged(values, goal, comparator=">=", path="linear", base=2020, end=2030, **more):
    """The plan and the result of one target with `values` by period."""
    unit = more.pop("unit", "亿元")
    aim = more.pop("aim", Goal("level", comparator, F(goal)))
    target = Target("t", NAME, aim, unit, path, base, **more)
    plan = Plan("p", NAME, base, end, {"t": target})
    seen = [
        Observation("t", period, Decimal(str(value)), unit, path="-", line=1)
        for period, value in ((p if isinstance(p, Period) else Period(p), v) for p, v in values)
    ]
    return plan, assess(plan, seen, max(one.period.year for one in seen))["t"]


def odds_of(*args, **more):
    return odds(*judged(*args, **more))


def by_year(*values, start=2020):
    return list(enumerate(values, start))


# --- by hand


def test_on_a_line():
    # v = (120 − 100) / 4 = 5, w = (200 − 120) / 6 = 13.333; changes 4, 8, 2, 6 around 5:
    # D = 1 + 9 + 9 + 1 = 20; h = 6; sd = √((20 + 36) / 4) = 3.7417; z = −8.3333 / 3.7417 = −2.2272
    found = odds_of(by_year(100, 104, 112, 114, 120), 200)
    assert (found.seen, found.needed, found.mean) == (5, F(40, 3), 5)
    assert (found.squares, found.least, len(found.changes)) == (20, 6, 4)
    assert found.scatter == pytest.approx(3.741657)
    assert found.z == pytest.approx(-2.227177)
    assert found.value == LOWEST  # Φ(−2.23) = 0.013


def test_on_a_curve_it_is_reckoned_in_logarithms():
    # ln 1.2 = 0.182322 each year: D = 0, sd = √(0.05² / 3) = 0.0288675
    # v = 0.182322, w = ln(500 / 172.8) / 3 = 0.354158: z = −5.9525
    found = odds_of(by_year(100, 120, 144, "172.8"), 500, path="compound", end=2026)
    assert found.shape == "compound"
    assert found.scatter == pytest.approx(0.0288675)
    assert found.z == pytest.approx(-5.9525, rel=1e-4)


def test_a_goal_to_fall_to_has_paces_that_fall():
    # v = (40 − 34) / 3 = 2, w = (34 − 20) / 7 = 2; the odds are even
    found = odds_of(by_year(40, 39, 36, 34), 20, "<=")
    assert (found.rising, found.seen, found.needed) == (False, 2, 2)
    assert (found.z, found.value) == (0, F(1, 2))


def test_a_change_over_two_years_counts_as_two_that_are_not_known():
    # 2022 is missing. m = 12 / 4 = 3; misses 4 − 3, 5 − 2·3, 3 − 3: D = 1 + 1/2 + 0
    found = odds_of([(2020, 10), (2021, 14), (2023, 19), (2024, 22)], 60)
    assert found.squares == F(3, 2) and len(found.changes) == 3


def test_only_the_changes_of_the_last_five_years_count():
    early, late = [(2010, 0), (2014, 90)], by_year(100, 104, 112, 114, 120, 122, start=2018)
    assert odds_of(early + late, 200) == odds_of(late, 200)


def test_values_less_than_nine_months_apart_make_no_yearly_change():
    """Half-yearly values of a stock: those a year apart are used, counted back from the last."""
    halves = [
        (Period(y, 1, m), 100 + 4 * (y - 2020) + m // 6) for y in range(2020, 2024) for m in (6, 12)
    ]
    found = odds_of(halves, 200, measure="stock")
    assert [change.years for change in found.changes] == [1, 1, 1]
    assert found.changes[-1].end.time == 2023


@for_each(
    "z, value",
    [(-9, LOWEST), (-1.65, LOWEST), (-1.64, F(1, 10)), (-1.03, F(2, 10)), (0, F(5, 10)), (1.64, F(9, 10)), (1.65, HIGHEST)],
)  # fmt: skip
def test_odds_are_told_in_tenths_and_never_beyond_one_in_twenty(z, value):
    # 100 to 130 in 3 years with sd = 6.5 / √3; w is set so that (v − w) / sd is z
    needed = 10 - z * 6.5 / math.sqrt(3)
    found = odds_of(by_year(100, 110, 120, 130), F(str(round(130 + 7 * needed, 9))))
    assert found.z == pytest.approx(z, abs=1e-6)
    assert found.value == value


# --- refused

STEADY = by_year(100, 104, 108, 112)


@for_each(
    "code, result",
    [
        ("odds-hold", judged(STEADY, 90, path="hold")),
        ("odds-step", judged(STEADY, 200, path="step")),
        ("odds-not-assessable", judged(STEADY, 200, role="forecast")),
        ("odds-no-data", judged([(2019, 90)], 200)),
        ("odds-no-base", judged(STEADY[1:], 200)),
        ("odds-met", judged(STEADY, 110)),
        ("odds-over", judged(STEADY, 200, end=2023)),
        ("odds-short", judged(STEADY[:3], 200)),
        ("odds-no-scatter", judged(by_year(0, 0, 0, 0), 200)),
        ("odds-both-sides", judged(by_year(100, 104, 108, 112), 100, "~")),
        ("odds-broken", judged([(2021, 5), (2022, 5), (2024, 5)], 200, path="cumulative", measure="flow")),
    ],
)  # fmt: skip
def test_refused_with_the_reason(code, result):
    refusal = odds(*result)
    assert not isinstance(refusal, Odds) and refusal.code == code
    assert code in REASONS


def test_values_that_no_floating_point_number_squares_have_no_odds():
    assert (
        odds_of(by_year("1e200", "2e200", "1e200", "3e200"), F(10) ** 201).code == "odds-no-scatter"
    )


# --- what holds of all numbers

amounts = st.lists(st.integers(1, 10**6), min_size=4, max_size=8)


@given(
    amounts, st.integers(1, 10**6), st.sampled_from(["linear", "compound"]), st.integers(1, 1000)
)
def test_the_unit_does_not_matter(values, goal, path, factor):
    one = odds_of(by_year(*values), goal, path=path)
    other = odds_of(by_year(*(value * factor for value in values)), goal * factor, path=path)
    assume(isinstance(one, Odds))
    assert other.z == pytest.approx(one.z, rel=1e-6, abs=1e-6)


@given(amounts, st.integers(1, 10**6), st.sampled_from(["linear", "compound"]))
def test_a_goal_further_away_is_no_likelier(values, goal, path):
    near = odds_of(by_year(*values), goal, path=path)
    far = odds_of(by_year(*values), goal + 1, path=path)
    assume(isinstance(near, Odds) and isinstance(far, Odds))
    assert far.z < near.z and far.value <= near.value
    assert LOWEST <= far.value <= HIGHEST


@given(amounts, st.integers(1, 10**6), st.sampled_from(["linear", "compound"]))
def test_the_odds_are_even_from_the_value_on_that_what_if_asks_for(values, goal, path):
    plan, result = judged(by_year(*values), goal, path=path)
    year = result.numbers.current.period.year + 1 if result.numbers.current else 0
    even = even_odds(plan, result, year)
    assume(even is not None and result.numbers.progress is not None)
    assume(abs(goal - values[0]) > 10)
    told = Decimal(str(round(float(even), 9)))
    found = odds_of([*by_year(*values), (year, told)], goal, path=path)
    assume(isinstance(found, Odds))  # rounded, a goal of one more than the base may be met
    assert found.z == pytest.approx(0, abs=1e-4)


def test_no_even_odds_in_the_last_year_nor_for_a_series_still_too_short():
    plan, result = judged(STEADY, 200)
    assert even_odds(plan, result, 2024) == 100 + 100 * F(4, 10)
    assert even_odds(plan, result, 2030) is None
    assert even_odds(*judged(STEADY[:3], 200), 2023) == 130
    assert even_odds(*judged(STEADY[:2], 200), 2022) is None
    assert even_odds(*judged(STEADY, 110), 2024) is None
