"""Assumptions in words."""

from decimal import Decimal
from fractions import Fraction

from gapcalc.assessment.assumption import Growth, Setting
from gapcalc.assessment.numbers import Rate
from gapcalc.core.period import Period
from gapcalc.data.observation import Observation
from gapcalc.views.assumption import assumption_text
from gapcalc.views.speaker import Speaker

RATE = Rate(Fraction(5, 100), "compound", "比值")


def test_a_value_has_its_period():
    observation = Observation("t", Period(2026), Decimal(24500), "亿元")
    setting = Setting("t@2026=24500亿元", observation)
    assert assumption_text(setting, Speaker("zh")) == "2026年 = 24500 亿元"
    assert assumption_text(setting, Speaker("en")) == "2026 = 24500 亿元"


def test_a_growth_is_as_it_was_written():
    assert assumption_text(Growth("t", RATE, "5%/年"), Speaker("en")) == "5% a year"


def test_a_growth_that_nobody_wrote_is_its_rate():
    assert assumption_text(Growth("t", RATE), Speaker("en")) == "+5.00% a year"


def test_a_text_that_a_terminal_would_act_on_is_escaped():
    assert assumption_text(Growth("t", RATE, "5%\x1b[31m"), Speaker("en")).isprintable()
