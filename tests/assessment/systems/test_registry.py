"""`judge`: its contract, what every system refuses, and what holds for all of them."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from fractions import Fraction as F

import pytest
from helpers.cases import for_each
from hypothesis import example, given
from hypothesis import strategies as st

import gapcalc
from gapcalc.assessment.systems import METHODS, SYSTEMS, Verdict, judge
from gapcalc.messages.method_texts import METHOD_NOTES

# --- the contract


def test_the_package_offers_it():
    assert gapcalc.judge is judge and gapcalc.Verdict is Verdict


def test_a_verdict_is_frozen():
    with pytest.raises(AttributeError):
        judge("dns", {}, goal=1, goal_year=2030).status = "sun"


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ({"method": "eurostat"}, "open-sdg, dns, ndrc, un-2023, aarr"),
        ({"direction": "sideways"}, "up, down"),
        ({"rule": "some"}, "target, each, direction"),
        ({"shape": "logit"}, "compound, linear"),
        ({"variant": "median"}, "end-points, regression"),
        ({"rate": "monthly"}, "discrete, continuous"),
    ],
)
def test_an_unknown_word_is_refused_and_the_known_ones_are_named(words, known):
    with pytest.raises(ValueError, match=re.escape(f"known: {known}")):
        judge(**{"method": "dns", "series": {}, "goal": 1, "goal_year": 2030, **words})


@pytest.mark.parametrize("system", SYSTEMS.values(), ids=SYSTEMS)
def test_a_system_lists_its_words_the_best_first_and_those_as_planned_are_the_best(system):
    *words, last = system.statuses
    assert last == "not_available"
    assert set(words[: len(system.as_planned)]) == system.as_planned
    assert SYSTEMS[system.name] is system


def test_every_note_is_in_both_languages():
    assert all(len(pair) == 2 and all(pair) for pair in METHOD_NOTES.values())
    assert not [
        code for code, pair in METHOD_NOTES.items() if re.search(r"[\u4e00-\u9fff]", pair[1])
    ]
    assert all(re.search(r"[\u4e00-\u9fff]", pair[0]) for pair in METHOD_NOTES.values())


@pytest.mark.parametrize("kind", [float, F, Decimal, int])
def test_any_kind_of_number(kind):
    verdict = judge(
        "ndrc", {2020: kind(0), 2022: kind(40)}, goal=kind(100), goal_year=2025, shape="linear"
    )
    assert (verdict.status, verdict.value) == ("on_schedule", 0.4)


def test_floats_stand_for_the_decimals_they_print():
    series = {2020: 0.0, 2021: 0.1, 2022: 0.2, 2023: 0.1 + 0.2 - 0.3 + 0.3}
    assert judge("ndrc", series, goal=0.3, goal_year=2025, shape="linear").status == "completed"


def test_missing_values_are_left_out():
    series = {2015: 100, 2018: None, 2019: math.nan, 2020: 110, 2021: math.inf}
    plain = judge("open-sdg", {2015: 100, 2020: 110}, goal=None, goal_year=None)
    assert judge("open-sdg", series, goal=None, goal_year=None) == plain


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    "strange", [Decimal("sNaN"), Decimal("NaN"), float("inf"), "12 %", object()]
)
def test_what_is_no_number_is_missing(method, strange):
    asked = {"goal": 20, "goal_year": 2030, "base_year": 2015, "rule": "target"}
    series = {2015: 10, 2016: 11, 2017: 12, 2018: 13}
    assert judge(method, {**series, 2019: strange}, **asked) == judge(method, series, **asked)


@pytest.mark.parametrize("method", METHODS)
def test_half_years_count_as_half(method):
    """Two and a half of five years: the same verdict as five of ten."""
    halves = judge(method, {2015: 100, 2017.5: 150}, goal=200, goal_year=2020, base_year=2015)
    wholes = judge(method, {2015: 100, 2020: 150}, goal=200, goal_year=2025, base_year=2015)
    assert halves.status == wholes.status


@pytest.mark.parametrize("method", ["open-sdg", "un-2023"])
def test_no_goal_year_is_2030(method):
    verdict = judge(method, {2015: 100, 2020: 110}, goal=200, goal_year=None)
    assert verdict.value == judge(method, {2015: 100, 2020: 110}, goal=200, goal_year=2030).value
    assert verdict.note == ("goal-year-2030",)


# --- refusals


@for_each(
    "method, series, words, why",
    [
        *[(method, {}, {}, "no-value") for method in METHODS],
        *[(method, {2015: 100, 2020: 110}, {"goal": math.nan}, "not-finite") for method in METHODS],
        ("open-sdg", {2015: 100, 2020: 110}, {"goal": None, "limit": math.inf}, "not-finite"),
        *[(method, {2015: 50}, {}, "one-value") for method in METHODS if method != "dns"],
        *[
            (method, {2015: 1, 2020: 2}, {"rule": "each"}, "no-keep-rule")
            for method in ("open-sdg", "un-2023", "aarr")
        ],
        *[
            (method, {2015: 1, 2020: 2}, {"goal": None}, "no-goal")
            for method in ("dns", "ndrc", "aarr")
        ],
        ("ndrc", {2015: 1, 2020: 2}, {"rule": "direction"}, "no-goal"),
        *[
            (method, {2015: 1, 2020: 2}, {"goal_year": None}, "no-goal-year")
            for method in ("dns", "ndrc", "aarr")
        ],
        *[
            (m, {2015: 1, 2020: 2}, {"base_year": 2030}, "no-base")
            for m in ("open-sdg", "ndrc", "aarr")
        ],
        ("ndrc", {2015: 1, 2020: 2}, {"base_year": 2016}, "no-base"),
        ("un-2023", {2018: 1, 2020: 2}, {"base_year": 2030}, "one-value"),
        ("open-sdg", {2015: 1, 2020: 2}, {"goal_year": 2015}, "no-span"),
        ("open-sdg", {2015: 1, 2020: 2}, {"goal_year": 2014}, "no-span"),
        ("aarr", {2015: 1, 2020: 2}, {"goal_year": 2015}, "no-span"),
        ("ndrc", {2015: 1, 2020: 2}, {"goal_year": 2015}, "one-value"),
        ("un-2023", {2015: 1, 2020: 2}, {"goal_year": 2014}, "no-value"),
        ("open-sdg", {2015: 0, 2020: 2}, {}, "base-zero"),
        ("open-sdg", {2015: -1, 2020: 2}, {}, "sign-change"),
        ("open-sdg", {2015: -2, 2020: -1}, {}, "sign-change"),  # the goal is above zero
        ("open-sdg", {2015: 100, 2020: 90}, {}, "base-met"),  # base and goal are equal
        ("dns", {2015: 1, 2016: 2, 2017: 3}, {}, "few-points"),
        ("dns", {2015: 1, 2016: 2, 2018: 3, 2019: 4, 2020: 5}, {}, "few-points"),  # 2017 is missing
        ("un-2023", {2015: 0, 2020: 2}, {}, "growth-undefined"),
        ("un-2023", {2015: 2, 2020: 0}, {}, "growth-undefined"),
        ("aarr", {2015: 2, 2020: 0}, {}, "growth-undefined"),
        ("aarr", {2015: 2, 2020: 1}, {"goal": 0, "direction": "down"}, "growth-undefined"),
        *[
            (method, {2015: 1e-300, 2020: 1e300}, {"goal": 1e301}, "beyond")
            for method in ("open-sdg", "un-2023")
        ],
    ],
)
def test_what_cannot_be_judged_is_refused_with_the_reason(method, series, words, why):
    verdict = judge(method, series, **{"goal": 100, "goal_year": 2030, **words})
    assert (verdict.status, verdict.note[0], verdict.score) == ("not_available", why, None)


# --- what always holds


years = st.integers(1990, 2040)
amounts = st.one_of(
    st.integers(-1000, 1000),
    st.fractions(-1000, 1000, max_denominator=1000),
    st.decimals(-1000, 1000, places=3),
    st.floats(allow_nan=False, allow_infinity=False),
)
words = st.fixed_dictionaries(
    {
        "method": st.sampled_from(METHODS),
        "goal_year": st.none() | years,
        "base_year": st.none() | years,
        "direction": st.sampled_from(["up", "down"]),
        "rule": st.sampled_from(["target", "target", "each", "direction"]),
        "shape": st.sampled_from(["compound", "linear"]),
        "variant": st.sampled_from(["end-points", "regression"]),
        "rate": st.sampled_from(["discrete", "continuous"]),
    }
)


def runs(values):
    """Series with and without gaps."""
    return st.dictionaries(years, values, max_size=8) | st.lists(values, max_size=8).map(
        lambda found: dict(enumerate(found, 2015))
    )


@given(words, runs(amounts), st.none() | amounts, st.none() | amounts, st.booleans())
def test_it_never_raises_and_always_gives_a_reason(words, series, goal, limit, percent):
    verdict = judge(series=series, goal=goal, limit=limit, percent=percent, **words)
    assert verdict.method == words["method"]
    assert verdict.status in SYSTEMS[verdict.method].statuses
    assert verdict.note or verdict.status != "not_available"
    assert set(verdict.note) <= set(METHOD_NOTES)
    assert all(figure is None or math.isfinite(figure) for figure in (verdict.value, verdict.score))


positive = st.fractions(F(1, 1000), 1000, max_denominator=1000)


@given(words, runs(positive), st.none() | positive, st.none() | positive, positive)
def test_a_change_of_unit_changes_no_verdict(words, series, goal, limit, factor):
    before = judge(series=series, goal=goal, limit=limit, **words)
    after = judge(
        series={year: value * factor for year, value in series.items()},
        goal=None if goal is None else goal * factor,
        limit=None if limit is None else limit * factor,
        **words,
    )
    assert before == after


@given(runs(positive), positive, st.sampled_from(["open-sdg", "dns", "ndrc", "un-2023"]))
def test_a_goal_met_is_never_behind(series, goal, method):
    verdict = judge(method, series, goal=goal, goal_year=2041)
    if series and series[max(series)] >= goal and verdict.status != "not_available":
        assert verdict.status in {"target_achieved", "sun", "sun+cloud", "completed", "met"}


@example(
    {"method": "ndrc", "goal_year": 1990}, {1990: F(1, 1000), 2015: F(1, 1000)}, F(1, 1000), 2015
)
@given(words, runs(positive), positive, years)
def test_what_comes_before_the_base_does_not_count(words, series, goal, base_year):
    """Except for Germany, which has no base, and where an earlier year stands in for it."""
    if words["method"] in {"dns", "un-2023"} or base_year not in series:
        return
    words = {**words, "base_year": base_year}
    later = {year: value for year, value in series.items() if year >= base_year}
    assert judge(series=series, goal=goal, **words) == judge(series=later, goal=goal, **words)
