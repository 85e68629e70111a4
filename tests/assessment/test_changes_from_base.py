"""Goals set against the base: cuts and rises by a share or an amount, and ranges of them."""

from fractions import Fraction as F

import pytest

from gapcalc.views.derivation import derivation
from gapcalc.views.speaker import Speaker


@pytest.mark.parametrize(
    ("goal", "unit", "base", "value"),
    [
        ("reduce_by: 300 万吨", "万吨", 1200, 900),
        ("reduce_by: 25%", "万吨", 1200, 900),
        ("increase_by: 0.03 亿吨", "万吨", 1200, 1500),
        ("increase_by: 25%", "万吨", 1200, 1500),
        ("increase_by: 2 个百分点", "%", 17, 19),
        ("reduce_by: 2 个百分点", "%", 17, 15),
        ("reduce_by: {between: [300 万吨, 400 万吨]}", "万吨", 1200, 900),
    ],
)
def test_what_a_goal_comes_to_from_its_base(tiny, judge, goal, unit, base, value):
    keys = {"series": "levels"} if goal.endswith("%") and unit == "%" else {}
    result = judge(tiny(goal, "linear", unit, **keys), f"2022,{base}", f"2024,{base}")
    assert result.numbers.aim.value == value


@pytest.mark.parametrize(("value", "status"), [(900, "achieved"), (901, "missed")])
def test_a_cut_by_an_amount_is_met_at_the_amount(tiny, judge, value, status):
    result = judge(tiny("reduce_by: 300 万吨", "linear", "万吨"), "2022,1200", f"2027,{value}")
    assert result.status == status


def test_a_cut_of_more_than_an_amount_is_not_met_at_it(tiny, judge):
    plan = tiny("reduce_by: {over: 300 万吨}", "linear", "万吨")
    assert judge(plan, "2022,1200", "2027,900").status == "missed"


def test_about_an_amount_allows_less_of_the_cut(tiny, judge):
    """2 % of 300 is 6: a cut by 294 leaves 906."""
    plan = tiny("reduce_by: {about: 300 万吨}", "linear", "万吨")
    assert judge(plan, "2022,1200", "2027,906").status == "achieved"
    assert judge(plan, "2022,1200", "2027,907").status == "missed"


@pytest.mark.parametrize(
    ("value", "status", "code"),
    [
        ("86.6", "missed", "missed"),
        ("86.5", "achieved", "ambition-open"),
        ("85", "achieved", "ambition-met"),
    ],
)
def test_a_range_of_cuts_is_met_at_the_lesser_one(tiny, judge, value, status, code):
    plan = tiny("reduce_by: {between: [13.5%, 15%]}", "linear", "万吨")
    result = judge(plan, "2022,100", f"2027,{value}")
    assert (result.status, result.reasons[-1].code) == (status, code)
    assert (result.numbers.aim.value, result.numbers.aim.ambition) == (F("86.5"), 85)


def test_the_way_leads_to_the_near_end_of_a_range(tiny, judge):
    plan = tiny("average_growth: {between: [10%, 20%]}")
    aim = judge(plan, "2022,100", "2024,110").numbers.aim
    assert (aim.value, aim.ambition) == (100 * F("1.1") ** 5, 100 * F("1.2") ** 5)


def test_both_ends_of_a_range_are_derived(tiny, judge):
    plan = tiny("reduce_by: {between: [13.5%, 15%]}", "linear", "万吨")
    result = judge(plan, "2022,100", "2024,95")
    steps = {step.name: step.numbers for step in derivation(plan, result, Speaker("en"))}
    assert (steps["goal"], steps["ambition"]) == ("100 * (1 - 0.135)", "100 * (1 - 0.15)")


def test_an_amount_is_derived_by_subtraction(tiny, judge):
    plan = tiny("reduce_by: 300 万吨", "linear", "万吨")
    result = judge(plan, "2022,1200", "2024,1100")
    steps = {step.name: step for step in derivation(plan, result, Speaker("en"))}
    assert (steps["goal"].formula, steps["goal"].numbers) == ("B - c", "1,200 - 300")


@pytest.mark.parametrize(
    ("goal", "zh", "en"),
    [
        ("reduce_by: 300 万吨", "<=-300 万吨", "<=-300 万吨"),
        ("increase_by: 20%", ">=+20%", ">=+20%"),
        ("reduce_by: {between: [13.5%, 15%]}", "-13.5%..-15%", "-13.5%..-15%"),
    ],
)
def test_a_goal_is_worded_with_its_sign(tiny, goal, zh, en):
    target = tiny(goal, "linear", "万吨").targets["t"]
    assert Speaker("zh").worded_goal(target) == zh
    assert Speaker("en").worded_goal(target) == en
