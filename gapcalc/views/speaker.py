"""Results in the reader's language: words, quantities, goals, reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from gapcalc.assessment.numbers import Numbers, Rate
from gapcalc.assessment.series import Link, Point
from gapcalc.assessment.status import Reason, Result
from gapcalc.core.clock import AsOf, month_at
from gapcalc.core.growth import Number
from gapcalc.core.period import Period
from gapcalc.core.problem import Problem
from gapcalc.core.unit_label import in_millions, unit_label
from gapcalc.messages.locale import ENGLISH_MONTHS, Bilingual, Language
from gapcalc.messages.method_texts import METHOD_NOTES
from gapcalc.messages.reasons import REASONS, basis_name
from gapcalc.messages.statuses import METHOD_WORDS
from gapcalc.messages.view_words import COMMITMENT_WORDS
from gapcalc.messages.words import word
from gapcalc.plan.model import END_OF_RANGE, Aim, Goal, Plan, Stage, Target, Waypoint
from gapcalc.views.numbers import MINUS, allowance, amount, exact, percent, share_text, short

if TYPE_CHECKING:
    # Few commands question a verdict, or ask the other systems for theirs.
    from gapcalc.assessment.firmness import Change
    from gapcalc.assessment.odds import Odds
    from gapcalc.assessment.systems import Verdict

__all__ = ["Speaker"]

# One tenth to nine tenths, as Chinese counts them.
_TENTHS = "一二三四五六七八九"
# A cut of 15 % is -15%, a rise by 20 % +20%.
_SIGNS_OF_CHANGES = {"reduce_by": MINUS, "increase_by": "+"}
_LINKED = "l"  # carried over from another basis
# How a range stands: 13.5%..15%.
_RANGE = ".."
# Nothing is said of a later month.
_LAST_YEAR = 9999
_STATUS_MARKS = {"preliminary": "p", "estimate": "e", "revised": "r"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Speaks one language: what a renderer prints in words comes from here."""

    language: Language

    def word(self, key: str, **values: object) -> str:
        """Return the word, status or stage `key`, filled with `values`."""
        return word(key, self.language, **values)

    def commitment(self, commitment: str) -> str:
        """Return how far the plan binds itself to a target: 力争目标, Binding."""
        return self.text(COMMITMENT_WORDS[commitment])

    def text(self, text: Bilingual) -> str:
        """Return a text that is known in both languages."""
        return text.of(self.language)

    def listed(self, items: Iterable[object]) -> str:
        """Return items as a list within a sentence."""
        separator = "、" if self.language == "zh" else ", "
        return separator.join(str(item) for item in items)

    def sentences(self, texts: Iterable[str]) -> str:
        """Return statements that belong together as one line."""
        separator = "；" if self.language == "zh" else "; "
        return separator.join(texts)

    def joined(self, text: str, more: str) -> str:
        """Return one statement of two parts."""
        comma = "，" if self.language == "zh" else ", "
        return f"{text}{comma}{more}"

    def in_brackets(self, text: str, remark: str) -> str:
        """Return a text with a remark behind it: full-width brackets in Chinese, "GDP (yuan)"."""
        if self.language == "zh":
            return f"{text}（{remark}）"

        return f"{text} ({remark})"

    def period(self, period: Period) -> str:
        """Return a period as it reads in a sentence."""
        return period.in_words(self.language)

    def date(self, date: AsOf) -> str:
        """Return the year or month at whose end a plan is judged: 2026, June 2026, 2026 年 6 月."""
        if not date.is_year_end:
            return self.month(date.year, date.month)
        if self.language == "zh":
            return f"{date.year} 年"

        return str(date.year)

    def years(self, years: Number) -> str:
        """Return a length of time: 1 year, 1.5 years, 1 年."""
        unit = "year" if years == 1 else "years"
        if self.language == "zh":
            unit = "年"

        return f"{amount(years)} {unit}"

    def month(self, year: int, month: int) -> str:
        """Return a month with its year: October 2028, 2028 年 10 月."""
        if self.language == "zh":
            return f"{year} 年 {month} 月"

        return f"{self.month_name(month)} {year}"

    def moment(self, time: Number, short: bool = False) -> str:
        """Return the month in which a moment of the clock lies: 2027.8 is October 2028.

        In `short`, for a table, it is Oct 2028 and 2028-10.
        """
        if time > _LAST_YEAR:
            return self.word("far-off", year=_LAST_YEAR)

        month = month_at(time)
        if not short:
            return self.month(*month)
        if self.language == "zh":
            return str(month.alone)

        return self.months(month.alone)

    def arrival(self, time: Number) -> str:
        """Return the month of an arrival with the number that it was computed as."""
        # October 2028 (2028.8)
        number = f"{float(time):.1f}"
        return self.in_brackets(self.moment(time), number)

    def month_name(self, month: int) -> str:
        """Return a month: October, 10 月."""
        if self.language == "zh":
            return f"{month} 月"

        return ENGLISH_MONTHS[month - 1]

    def months(self, period: Period) -> str:
        """Return some months of a year in short: Jan–Jun 2026, 2026年1—6月."""
        if self.language == "zh":
            return self.period(period)

        first = ENGLISH_MONTHS[period.first - 1][:3]
        last = ENGLISH_MONTHS[period.last - 1][:3]
        span = first if first == last else f"{first}–{last}"
        return f"{span} {period.year}"

    def unit(self, unit: str) -> str:
        """Return a unit as the reader knows it: 亿元 is "100m yuan" in English."""
        return unit_label(unit, self.language)

    def problem(self, problem: Problem) -> str:
        """Return what is wrong and what to do about it."""
        return problem.message(self.language)

    def method_status(self, verdict: Verdict) -> str:
        """Return the verdict of another system: in its own words, or translated."""
        return self.text(METHOD_WORDS[verdict.status])

    def method_note(self, verdict: Verdict) -> str:
        """Return what the verdict of another system rests on, or why there is none."""
        notes = [self.text(METHOD_NOTES[key]) for key in verdict.note]
        return self.sentences(notes)

    def question(self, change: Change) -> str:
        """Return what was changed to question a verdict, and to what: "base year 2021"."""
        # base year, goal, last digit …
        question = self.word(f"{change.question}-question")
        to = change.to
        # The name of a corner, "base- current+", is for programs.
        if change.question in {"digit", "standing", "basis"}:
            if to.startswith("goal"):
                return self.word("goal-digit-question")

            return question

        # Shapes and windows are words of the plan; another reading may also be a base year, 2021.
        if change.question in {"shape", "reading"} and not to.isdigit():
            to = self.word(to)

        return f"{question} {to}".strip()

    # --- quantities

    def quantity(self, value: Number, unit: str) -> str:
        """Return `value` with its unit: 8,158.4 亿元, 815.84 billion yuan, 45%."""
        number = self.number_of(value, unit)
        return self.measured(number, unit)

    def measured(self, number: str, unit: str) -> str:
        """Return a printed number with its unit; in English 8,158.4 亿元 is 815.84 billion yuan."""
        # English counts in millions and billions, not in 万 and 亿.
        in_english = in_millions(number, unit) if self.language == "en" else None
        if in_english is not None:
            return " ".join(part for part in in_english if part)

        return f"{number}{self.unit_behind(unit)}"

    def calculated(self, value: Number, unit: str) -> str:
        """Return the result of a formula, in the unit of its numbers: 77.28 × 10k people."""
        number = self.number_of(value, unit)
        return self._in_units(number, unit)

    def _in_units(self, number: str, unit: str) -> str:
        """Return a number of units as the formulas have it, a multiple of a unit unresolved."""
        if self.moves_multiple(unit):
            return f"{number} × {self.unit(unit)}"

        return self.measured(number, unit)

    def moves_multiple(self, unit: str) -> bool:
        """Whether `measured` prints other digits than those of the number: 815.84 for 8,158.4."""
        return self.language == "en" and in_millions("1", unit) is not None

    def number_of(self, value: Number, unit: str) -> str:
        """Return the number of units that `value` is: 8,158.4."""
        return amount(value)

    def unit_behind(self, unit: str) -> str:
        """Return a unit as it stands behind a number: 41%, but 24,500 亿元."""
        text = self.unit(unit) if unit else ""
        return text if text in {"%", "‰", ""} else f" {text}"

    def difference(self, value: Number, unit: str) -> str:
        """Return the difference of two values: of shares in points, else with the unit."""
        if unit == "%":
            points = self.word("points")
            return f"{amount(value)} {points}"

        return self.quantity(value, unit)

    def calculated_difference(self, value: Number, unit: str) -> str:
        """Return the difference that a formula gives, in the unit of its numbers."""
        if unit == "%":
            return self.difference(value, unit)

        return self.calculated(value, unit)

    def change(self, rate: Rate | None, per_year: bool = False, places: int = 1) -> str:
        """Return a rate: +17.2% where it compounds, +0.9pp for shares, else a signed amount.

        With `per_year` it says "a year" and names the unit; a column of rates needs neither.
        """
        if rate is None:
            return ""

        # +5.2% a year
        year = self.word("a-year") if per_year else ""

        if rate.shape == "compound":
            # Beyond ten times a year the decimals say nothing: +1,234%.
            shown_places = places if abs(float(rate.value)) < 10 else 0
            growth = percent(rate.value, shown_places, sign=True)
            return f"{growth}{year}"

        text = _with_sign(amount(rate.value, 4))

        if rate.unit == "%":
            return f"{text}{self.word('points')}{year}"
        if not per_year:
            return text

        return f"{self.measured(text, rate.unit)}{year}"

    def calculated_change(self, rate: Rate) -> str:
        """Return the rate a year that a formula gives, in the unit of its numbers."""
        if rate.shape == "compound" or rate.unit == "%":
            return self.change(rate, per_year=True, places=2)

        number = _with_sign(amount(rate.value, 4))
        text = self._in_units(number, rate.unit)
        year = self.word("a-year")
        return f"{text}{year}"

    def lead(self, share: Number, months: Number | None) -> str:
        """Return a lead or lag in points and months: 8.8 points behind, some 5.3 months.

        What went back is behind by points alone.
        """
        # "behind" says the sign.
        points = amount(abs(float(share)) * 100, 2)
        if months is None:
            return self.word("behind-points", points=points)

        # some 8.8 months
        span = amount(abs(float(months)), 2)
        key = "ahead" if share >= 0 else "behind-by"
        return self.word(key, points=points, months=span)

    def marked_value(self, point: Point, unit: str = "") -> str:
        """Return a point's value with its marks: `>412p` is a preliminary lower bound."""
        if isinstance(point.value, Stage):
            return self.word(point.value)

        number = self.bounded(point.bound, amount(point.value))
        mark = _STATUS_MARKS.get(point.status, "")
        if point.links:
            mark += _LINKED

        unit_text = self.unit_behind(unit)
        if unit and not unit_text.startswith(" "):
            return f"{number}{unit_text}{mark}"  # 45%p: the sign is the number's

        return self.measured(f"{number}{mark}", unit)

    def dated_value(self, point: Point, is_old: bool, unit: str = "") -> str:
        """Return a value with its marks; dated if it is old or of part of a year: 412 '25-10."""
        value = self.marked_value(point, unit)
        if is_old or not point.period.is_year:
            return f"{value}{self.age_mark(point.period)}"

        return value

    def age_mark(self, period: Period) -> str:
        """Return a period as a mark behind what is of it: " '25-10"."""
        return f" {short(period)}"

    def bounded(self, bound: str | None, number: str) -> str:
        """Return a number behind the sign of its bound: >412."""
        return f"{bound or ''}{number}"

    # --- odds

    def odds(self, plan: Plan, result: Result, odds: Odds | Reason) -> str:
        """Return odds as what they are, or why there are none.

        "if pace and scatter stay as they are: about 1 in 10".
        """
        if isinstance(odds, Reason):
            why = self.reason(plan, result, odds)
            return self.word("odds-none", why=why)

        in_words = self.odds_in_words(odds)
        return self.word("odds-say", odds=in_words)

    def odds_in_words(self, odds: Odds) -> str:
        """Return odds as a person says them: "about 1 in 10", "less than 1 in 20"."""
        return self._tenths(odds.value, "")

    def odds_cell(self, odds: Odds | Reason) -> str:
        """Return odds as a cell: "1 in 10", "<1 in 20"; empty where there are none."""
        if isinstance(odds, Reason):
            return ""

        return self._tenths(odds.value, "-short")

    def odds_letters(self, odds: Odds) -> str:
        """Return what the letters stand for that only the steps to the odds have."""
        scale = self.word("odds-in-logarithms") if odds.shape == "compound" else ""
        return self.word("letters-odds", scale=scale)

    def _tenths(self, value: Fraction, form: str) -> str:
        """Return odds in tenths: "about 1 in 10", 一成; `form` is the ending of the words' keys."""
        count = value * 10
        if count < 1:
            return self.word(f"odds-lowest{form}")
        if count > 9:
            return self.word(f"odds-highest{form}")

        # 三成, about 3 in 10
        numeral = _TENTHS[int(count) - 1] if self.language == "zh" else count
        return self.word(f"odds-tenths{form}", count=numeral)

    def old_verdict(self, result: Result) -> str:
        """Return a verdict with its own date: on track at the end of 2023, nothing since."""
        current = result.numbers.current
        assert current is not None
        key = "old-verdict" if result.silent else "old-verdict-unusable"
        status = self.word(result.status)
        date = self.date(AsOf.end_of(current.period))
        return self.word(key, status=status, date=date)

    def held(self, value: Number, trend: Number | None, unit: str) -> str:
        """Return a forecast, and that it is held where the trend leads beyond what is possible."""
        text = self.quantity(value, unit)
        if trend is None:
            return text

        # 100% (held; the trend alone: 104%)
        trend_alone = self.quantity(trend, unit)
        return self.in_brackets(text, self.word("held-at", value=trend_alone))

    # --- goals

    def worded_goal(self, target: Target) -> str:
        """Return the goal as the plan words it: >3 万亿元, >=15%/年, 2 个-3 个, 投用."""
        goal = target.goal
        if goal.form == "stage" and goal.stage:
            return self.word(goal.stage)
        if goal.form in {"none", "stage"}:
            return "-"

        sign = self.sign(goal.comparator or "")

        if goal.form == "over_series":
            benchmark = self.text(goal.label) if goal.label else goal.series
            return f"{sign} {benchmark}"

        if goal.form == "times_base":
            times = self.word("times-base", factor=goal.text)
            return f"{sign}{times}"

        # A range has its dots between its bounds, and no sign before them.
        sign = sign.replace(_RANGE, "")
        if goal.form in _SIGNS_OF_CHANGES:
            return f"{sign}{self._signed_figures(goal)}"

        a_year = self.word("a-year") if goal.form == "average_growth" else ""
        return f"{sign}{goal.text}{a_year}"

    def _signed_figures(self, goal: Goal) -> str:
        """Return the figure of a cut or a rise behind its sign: -15%, of a range -13.5%..-15%."""
        sign = _SIGNS_OF_CHANGES[goal.form]
        figures = goal.text.split(END_OF_RANGE)
        return _RANGE.join(f"{sign}{figure}" for figure in figures)

    def goal(self, target: Target, aim: Aim | None, unit: str) -> str:
        """Return the goal in the unit of the series.

        Where it depends on a base that is missing it stands as the plan words it.
        """
        if aim is None or target.goal.form in {"none", "stage"}:
            return self.worded_goal(target)

        if aim.ambition is not None:
            low, high = sorted((aim.value, aim.ambition))
            return self.measured(f"{amount(low)}-{amount(high)}", unit)

        sign = self.sign(target.goal.comparator or "")
        return self.measured(f"{sign}{amount(aim.value)}", unit)

    def sign(self, comparator: str) -> str:
        """Return the sign before a goal."""
        return comparator

    def lead_office(self, plan: Plan, target: Target) -> str | None:
        """Return the office that answers for a target, if the plan names one."""
        office = plan.lead(target)
        if office is None:
            return None

        return self.text(office)

    def allowance(self, target: Target, aim: Aim | None) -> str:
        """Return what a goal of 左右 (about) admits, as ` (>=331.24)`; empty for any other goal."""
        return allowance(target, aim)

    def clause(self, target: Target) -> str:
        """Return where in the document a target is asked for; empty where that is not told."""
        # A plan without actions has no clauses either.
        if target.action is None:
            return ""
        if target.item is None:
            return self.word("clause-action", action=target.action, item="")

        # action 10, lead paragraph
        key = "clause-lead" if target.item == "0" else "clause-text"
        return self.word(key, action=target.action, item=target.item)

    def action_title(self, plan: Plan, action: str | None) -> str:
        """Return the heading of an action's targets: "8 Opening up"."""
        if action is None or action not in plan.actions:
            return self.word("no-action")

        return f"{action} {self.text(plan.actions[action])}"

    # --- reasons

    def reasons(self, plan: Plan, result: Result) -> str:
        """Return why a status was given, as one sentence or more."""
        reasons = [self.reason(plan, result, reason) for reason in result.reasons]
        return self.sentences(reasons)

    def reason(self, plan: Plan, result: Result, reason: Reason) -> str:
        """Return one reason in words, filled with the numbers of the result."""
        unit = result.series.unit
        aim = result.numbers.aim
        goal = self.goal(result.target, aim, unit) + self.allowance(result.target, aim)
        values: dict[str, object] = {"goal": goal}

        for key, value in reason.values.items():
            values |= self._reason_values(key, value, unit)

        return self.text(REASONS[reason.code]).format(**values)

    def _reason_values(self, key: str, value: object, unit: str) -> dict[str, object]:
        """Return what a value of a reason fills in, by the names in its text."""
        if isinstance(value, Bilingual):
            return {key: self.text(value)}

        if isinstance(value, Point):
            text = self.marked_value(value, unit)
            period = self.period(value.period)
            if key == "from":
                return {"from_": text, "base": period}

            return {"value": text, "period": period}

        if isinstance(value, Numbers):
            return self._outlook(value, unit)
        if isinstance(value, Link):
            return self._link(value)
        if isinstance(value, Waypoint):
            return {"year": value.year, "wanted": self.quantity(value.value, unit)}
        if isinstance(value, Rate):
            return {key: self.change(value, per_year=True)}
        # Years without a value: 2021, 2023.
        if isinstance(value, list):
            return {key: self.listed(value)}
        if isinstance(value, Fraction):
            return {key: self.quantity(value, unit)}

        return {key: "-" if value is None else str(value)}

    def _link(self, link: Link) -> dict[str, object]:
        """Return what links one basis to another: "13,926.08 / 14,299.6 = 0.9739" in 2022."""
        return {
            "link_basis": self.text(basis_name(link.basis)),
            "link_onto": self.text(basis_name(link.onto)),
            "link_period": self.period(link.value.period),
            "link_ratio": self.ratio(link),
        }

    def ratio(self, link: Link) -> str:
        """Return the ratio of a link with its numbers."""
        own = exact(link.value.amount)
        other = exact(link.onto_value.amount)
        return f"{other} / {own} = {amount(link.ratio, 5)}"

    def _outlook(self, numbers: Numbers, unit: str) -> dict[str, object]:
        """Return progress, pace and forecast as the reasons of a target under way name them."""
        values: dict[str, object] = {"recent": self.change(numbers.recent, per_year=True)}

        # Which of these a reason names is settled by its text.
        shares = {
            "progress": numbers.progress,
            "elapsed": numbers.elapsed,
            "due": numbers.due,
            "reach": numbers.forecast_progress,
        }

        for key, share in shares.items():
            values[key] = share_text(share)

        if numbers.lead is not None:
            values["lead"] = self.lead(numbers.lead, numbers.lead_months)

        values["forecast"] = "-"

        if numbers.forecast is not None:
            values["forecast"] = self.held(numbers.forecast, numbers.trend, unit)

        return values


def _with_sign(number: str) -> str:
    """Return a printed change with its sign: +251, -0.6."""
    if number.startswith(MINUS):
        return number

    return f"+{number}"
