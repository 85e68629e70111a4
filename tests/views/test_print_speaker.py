"""What a file says can be pasted into a sentence: no codes, no ASCII signs, no fractions of firms."""

from fractions import Fraction

import pytest

from gapcalc.assessment.numbers import Rate
from gapcalc.assessment.series import Point
from gapcalc.core.period import parse_period
from gapcalc.plan.model import Stage
from gapcalc.views.print_speaker import PrintSpeaker

ZH, EN = PrintSpeaker("zh"), PrintSpeaker("en")


def point(value, bound=None, status="reported", period="2025"):
    return Point(Fraction(2025), value, parse_period(period), bound, status)


@pytest.mark.parametrize(
    ("bound", "status", "zh", "en"),
    [
        (None, "reported", "583.1 亿元", "58.31 billion yuan"),
        (">", "preliminary", "超过 583.1 亿元（初步数）", "over 58.31 billion yuan (preliminary)"),
        (">=", "revised", "不低于 583.1 亿元（修订数）", "at least 58.31 billion yuan (revised)"),
        ("~", "estimate", "约 583.1 亿元（预计数）", "about 58.31 billion yuan (estimate)"),
        ("<", "final", "不足 583.1 亿元", "under 58.31 billion yuan"),
        ("<=", "reported", "不超过 583.1 亿元", "at most 58.31 billion yuan"),
    ],
)
def test_marks_of_a_value_are_words(bound, status, zh, en):
    value = point(Fraction("583.1"), bound, status)
    assert ZH.marked_value(value, "亿元") == zh
    assert EN.marked_value(value, "亿元") == en


def test_a_date_and_a_standing_share_their_brackets():
    value = point(Fraction("92.1"), status="estimate", period="2025-10")
    assert ZH.dated_value(value, False) == "92.1（2025年10月，预计数）"
    assert EN.dated_value(value, False) == "92.1 (October 2025, estimate)"
    assert EN.dated_value(point(Stage.COMPLETED), True) == "completed (2025)"


def test_a_computed_ratio_has_no_more_digits_than_a_reader_wants():
    assert ZH.marked_value(point(Fraction(4158000, 43377)), "%") == "95.86%"
    assert ZH.marked_value(point(Fraction("8006.84")), "") == "8,006.8"


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        (Fraction(89, 4), "个", "约 +22 个/年", "about +22 a year"),
        (Fraction(-89, 4), "家", "约 −22 家/年", "about −22 a year"),
        (Fraction(1, 3), "家", "不足 +1 家/年", "under +1 a year"),
        (Fraction(22), "家", "+22 家/年", "+22 a year"),
        (Fraction("22.25"), "万家", "+22.25 万家/年", "+222,500 a year"),
        (Fraction("22.25"), "亿元", "+22.25 亿元/年", "+2.225 billion yuan a year"),
        (Fraction("0.65"), "%", "+0.65 个百分点/年", "+0.65 percentage points a year"),
    ],
)
def test_a_rate_names_its_unit_and_halves_no_firm(value, unit, zh, en):
    rate = Rate(value, "linear", unit)
    assert ZH.change(rate, per_year=True) == zh
    assert EN.change(rate, per_year=True) == en


def test_a_forecast_of_firms_is_whole():
    assert ZH.quantity(123456.7, "家") == "约 123,457 家"
    assert ZH.quantity(Fraction(12), "家") == "12 家"
    assert ZH.quantity(float("inf"), "家") == "∞ 家"


@pytest.mark.parametrize(
    ("rate", "zh", "en"),
    [
        (Rate(Fraction("0.172"), "compound", "亿元"), "增长 17.2%", "growth of 17.2%"),
        (Rate(Fraction("-0.006"), "compound", "亿元"), "下降 0.6%", "a fall of 0.6%"),
        (
            Rate(Fraction("-0.3"), "linear", "%"),
            "降低 0.3 个百分点",
            "a fall of 0.3 percentage points",
        ),
        (Rate(Fraction(5), "linear", "公里"), "增加 5 公里", "a rise of 5 km"),
        (Rate(Fraction(0), "linear", "公里"), "持平", "no change"),
    ],
)
def test_a_movement_is_told_by_its_verb(rate, zh, en):
    assert (ZH.movement(rate), EN.movement(rate)) == (zh, en)


@pytest.mark.parametrize(
    ("goal", "zh", "en"),
    [
        ("at_least: 11000 亿元", "≥11,000 亿元", "≥1.1 trillion yuan"),
        ("at_most: 5 亿元", "≤5 亿元", "≤500 million yuan"),
        ("over: 5 亿元", ">5 亿元", ">500 million yuan"),
        ("about: 5 亿元", "约 5 亿元", "about 500 million yuan"),
        ("between: [2 亿元, 3 亿元]", "2—3 亿元", "200–300 million yuan"),
    ],
)
def test_goals_have_the_signs_of_a_printer(tiny, goal, zh, en):
    plan = tiny(goal)
    target = plan.targets["t"]
    aim = plan.aim(target, None)
    assert (ZH.goal(target, aim, "亿元"), EN.goal(target, aim, "亿元")) == (zh, en)
