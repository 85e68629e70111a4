"""Results in the words of a printed page: what a file says can be pasted into a sentence.

A terminal keeps to ASCII and to few characters: `>583.1p`, `>=11,000`, `+0.65pp`. A page has room:
超过 583.1（初步数）, ≥11,000, 0.65 percentage points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from math import floor, isfinite

from gapcalc.assessment.numbers import Rate
from gapcalc.assessment.odds import Odds
from gapcalc.assessment.series import Point
from gapcalc.assessment.status import Reason
from gapcalc.core.counting import is_counted_singly
from gapcalc.core.growth import Number
from gapcalc.core.period import Period
from gapcalc.messages.locale import Language
from gapcalc.messages.print_words import BOUND_WORDS, PRINT_WORDS
from gapcalc.plan.model import MIRRORED, Aim, Goal, Stage, Target
from gapcalc.views.numbers import MINUS, admitted, amount, percent
from gapcalc.views.speaker import Speaker

__all__ = ["PrintSpeaker", "typographic"]

_TRUE_MINUS = "−"
_FIRST_DIGIT = re.compile(r"\d")
_SIGNS = {">=": "≥", "<=": "≤"}
_SAID_STATUSES = {"preliminary", "estimate", "revised"}
_WORDS_OF_CHANGES = {"reduce_by": "cut-by", "increase_by": "rise-by"}
# Below so much of one thing a rate of counted things is "under 1".
_HALF = Fraction(1, 2)
# What was computed is shown with fewer digits than what was published.
_COMPUTED_DIGITS = 4
_DIGITS_OF_POINTS = 3


def typographic(text: str) -> str:
    """Return a number with the minus that a printer would set: −0.6%."""
    return text.replace(MINUS, _TRUE_MINUS)


@dataclass(frozen=True, slots=True)
class PrintSpeaker(Speaker):
    """Speaks one language on paper."""

    @classmethod
    def of(cls, speaker: Speaker) -> PrintSpeaker:
        """Return the speaker of the same language for a page."""
        return cls(speaker.language)

    def _word(self, key: str) -> str:
        return self.text(PRINT_WORDS[key])

    def period(self, period: Period) -> str:
        """Return a period as it reads in a sentence: October 2025, 2025年1—9月."""
        if self.language == "zh" or period.since is not None or period.is_year:
            return period.in_words(self.language)

        first = self.month_name(period.first)
        last = self.month_name(period.last)
        span = first if first == last else f"{first}–{last}"
        return f"{span} {period.year}"

    def sentence(self, text: str) -> str:
        """Return a text as a sentence begins: with a capital in English."""
        return text[:1].upper() + text[1:]

    # --- values

    def number_of(self, value: Number, unit: str) -> str:
        """Return the number of units that `value` is; there is no fraction of a firm."""
        if not _is_part_of_a_thing(value, unit):
            return _shown(value)

        about = self._word("about-sign")
        minus = _TRUE_MINUS if value < 0 else ""
        # A half goes away from nothing: 2.5 firms are about 3.
        whole = floor(_size_of(value) + _HALF)
        return f"{about}{minus}{whole:,}"

    def marked_value(self, point: Point, unit: str = "") -> str:
        """Return a point's value with its marks in words: 超过 412 公里（初步数）."""
        if isinstance(point.value, Stage):
            return self.word(point.value)

        value = self._bounded_value(point, unit)
        standing = self._standing(point)
        return self._with_remarks(value, standing)

    def dated_value(self, point: Point, is_old: bool, unit: str = "") -> str:
        """Return a value with its marks and date: 412 (October 2025, preliminary)."""
        if isinstance(point.value, Stage):
            value = self.word(point.value)
            standing = ""
        else:
            value = self._bounded_value(point, unit)
            standing = self._standing(point)

        is_dated = is_old or not point.period.is_year
        # A value of the as-of year needs no date: it is the table's.
        date = self.period(point.period) if is_dated else ""
        return self._with_remarks(value, date, standing)

    def value_in_words(self, point: Point, unit: str) -> str:
        """Return a value with unit, period and marks: 412 km (October 2025, preliminary)."""
        period = self.period(point.period)
        if isinstance(point.value, Stage):
            return self._with_remarks(self.word(point.value), period)

        value = self._bounded_value(point, unit)
        standing = self._standing(point)
        return self._with_remarks(value, period, standing)

    def age_mark(self, period: Period) -> str:
        """Return a period as a remark behind what is of it: (October 2025)."""
        return self.in_brackets("", self.period(period))

    def _bounded_value(self, point: Point, unit: str) -> str:
        """Return a value behind the words of its bound: `over 58.31 billion yuan`."""
        number = self.measured(_shown(point.amount), unit)
        return self.bounded(point.bound, number)

    def _standing(self, point: Point) -> str:
        """Return what is said of how final a value is: `preliminary`; nothing of a usual one."""
        # What was set by hand has no parts, and nothing was published of it.
        if point.status not in _SAID_STATUSES:
            return ""

        return self.word(point.status)

    def _with_remarks(self, value: str, *remarks: str) -> str:
        """Return a value with the remarks that are not empty: `412 km (2025, preliminary)`."""
        said = [remark for remark in remarks if remark]
        if not said:
            return value

        # (October 2025, preliminary)
        comma = "，" if self.language == "zh" else ", "
        return self.in_brackets(value, comma.join(said))

    def bounded(self, bound: str | None, number: str) -> str:
        """Return a number with what is known of it: 超过 412, at least 412."""
        if not bound:
            return number

        words = self.text(BOUND_WORDS[bound])
        return words.format(number)

    # --- differences and rates

    def difference(self, value: Number, unit: str) -> str:
        """Return the difference of two values: of shares in points, else with the unit."""
        if unit == "%":
            number = _shown(value, _DIGITS_OF_POINTS)
            points = self._word("percentage-points")
            return f"{number} {points}"

        return self.quantity(value, unit)

    def unit_of_difference(self, unit: str) -> str:
        """Return the unit of a difference of two values: of shares percentage points."""
        if unit == "%":
            return self._word("percentage-points")

        return self.unit(unit)

    def change(self, rate: Rate | None, per_year: bool = False, places: int = 1) -> str:
        """Return a rate: +17.2% where it compounds, +0.9 percentage points, else a signed amount.

        With `per_year` it says "a year" and names the unit.
        """
        if rate is None:
            return ""

        sign = _TRUE_MINUS if rate.value < 0 else "+"
        # Before the digits, whatever words stand before these: about +4.
        text = _FIRST_DIGIT.sub(
            rf"{sign}\g<0>",
            self._size(rate, per_year, places),
            count=1,
        )
        return f"{text}{self.word('a-year') if per_year else ''}"

    def movement(self, rate: Rate) -> str:
        """Return a rate as a sentence says it: 下降 0.6%, a rise of 251.1 km."""
        if rate.value == 0:
            return self._word("stays")

        key = "rises" if rate.value > 0 else "falls"
        if rate.shape == "compound":
            key = f"{key}-compound"
        elif rate.unit == "%":
            key = f"{key}-points"

        # a rise of {}, 增加 {}
        words = self._word(key)
        size = self._size(rate, True, 1)
        # 增加 22 个, but 增加约 22 个.
        return words.format(size).replace(" 约 ", "约 ")

    def _size(self, rate: Rate, with_unit: bool, places: int) -> str:
        """Return how large a rate is, without its sign."""
        size = _size_of(rate.value)
        if rate.shape == "compound":
            # Beyond ten times a year the decimals say nothing: 1,234%.
            shown_places = places if float(size) < 10 else 0
            return percent(size, shown_places)

        if rate.unit == "%":
            number = amount(size, _DIGITS_OF_POINTS)
            points = self._word("percentage-points")
            return f"{number} {points}"

        if not _is_part_of_a_thing(size, rate.unit):
            number = amount(size, 4)
        elif size < _HALF:
            number = self.bounded("<", "1")
        else:
            number = self.number_of(size, rate.unit)

        if not with_unit:
            return number

        return self.measured(number, rate.unit)

    def odds_cell(self, odds: Odds | Reason) -> str:
        """Return odds as a cell: 二成, less than 1 in 20; empty where there are none."""
        text = Speaker.odds_cell(self, odds)
        if isinstance(odds, Reason):
            return text
        # The signs are a terminal's: on paper <1 in 20 is "less than 1 in 20".
        if text.startswith(("<", ">")):
            return self.odds_in_words(odds)

        return text

    # --- goals

    def sign(self, comparator: str) -> str:
        """Return the sign before a goal: ≥."""
        if comparator == "~":
            return self._word("about-sign")

        return _SIGNS.get(comparator, comparator)

    def goal(self, target: Target, aim: Aim | None, unit: str) -> str:
        """Return the goal in the unit of the series: ≥11,000 亿元, 2–3."""
        text = Speaker.goal(self, target, aim, unit)
        if target.goal.upper is None:
            return text

        return _with_dash(text, self.language)

    def worded_goal(self, target: Target) -> str:
        """Return the goal as the plan words it: >3 万亿元, ≥15%/年, 下降 ≥15%."""
        goal = target.goal
        is_range = goal.upper is not None
        if goal.form in _WORDS_OF_CHANGES:
            words = self._word(_WORDS_OF_CHANGES[goal.form])
            if is_range:
                figure = _with_dash(goal.text, self.language)
            else:
                figure = f"{self._sign_of_change(goal)}{goal.text}"

            return words.format(figure).strip()

        text = Speaker.worded_goal(self, target)
        if is_range:
            return _with_dash(text, self.language)

        return text

    def _sign_of_change(self, goal: Goal) -> str:
        """Return the sign before a cut or a rise: a cut that leaves at most 85 % is one of ≥15%."""
        comparator = goal.comparator or ""
        if goal.form == "reduce_by":
            comparator = MIRRORED.get(comparator, comparator)

        return self.sign(comparator)

    def allowance(self, target: Target, aim: Aim | None) -> str:
        """Return what a goal of 左右 (about) admits: （≥331.24）; empty for any other goal."""
        bounds = []

        for sign, bound in admitted(target, aim):
            bounds.append(f"{_SIGNS[sign]}{amount(bound)}")

        if not bounds:
            return ""

        return self.in_brackets("", self.listed(bounds))


def _size_of(value: Number) -> Number:
    return -value if value < 0 else value


def _shown(value: Number, digits: int = _COMPUTED_DIGITS) -> str:
    """Return a number; one that no decimal number is, such as 95.857…, in so many digits."""
    is_published = isinstance(value, Fraction) and 10**12 % value.denominator == 0
    text = amount(value) if is_published else amount(value, digits)
    return typographic(text)


def _is_part_of_a_thing(value: Number, unit: str) -> bool:
    """Whether `value` has a part of what comes in wholes only, as averages and forecasts have."""
    if not isfinite(value) or value == floor(value):
        return False

    return bool(unit) and is_counted_singly(unit)


def _with_dash(text: str, language: Language) -> str:
    """Return a goal of two bounds with the dash of the language: 2—3, 2–3."""
    dash = "—" if language == "zh" else "–"
    return text.replace("-", dash, 1)
