"""Results in the reader's language: words, quantities, goals, reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gapcalc.assessment.numbers import Numbers, Rate
from gapcalc.assessment.series import Point
from gapcalc.assessment.status import Reason, Result
from gapcalc.assessment.systems import Verdict
from gapcalc.core.growth import Number
from gapcalc.core.period import Period
from gapcalc.core.problem import Problem
from gapcalc.core.unit import label
from gapcalc.messages.locale import Language
from gapcalc.messages.method_texts import METHOD_NOTES
from gapcalc.messages.words import METHOD_WORDS, REASONS, Bilingual, word
from gapcalc.plan.model import Aim, Plan, Stage, Target
from gapcalc.views.numbers import MINUS, allowance, amount, percent

__all__ = ["Speaker"]

_STATUS_MARKS = {"preliminary": "p", "estimate": "e", "revised": "r"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Speaks one language: what a renderer prints in words comes from here."""

    language: Language

    def word(self, key: str, **values: object) -> str:
        """Return the word, status or stage `key`, filled with `values`."""
        return word(key, self.language, **values)

    def text(self, text: Bilingual) -> str:
        """Return a text that is known in both languages."""
        return text.of(self.language)

    def listed(self, items: Iterable[object]) -> str:
        """Return items as a list within a sentence."""
        return ("、" if self.language == "zh" else ", ").join(str(item) for item in items)

    def sentences(self, texts: Iterable[str]) -> str:
        """Return statements that belong together as one line."""
        return ("；" if self.language == "zh" else "; ").join(texts)

    def period(self, period: Period) -> str:
        """Return a period as it reads in a sentence."""
        return period.in_words(self.language)

    def unit(self, unit: str) -> str:
        """Return a unit as the reader knows it: 亿元 is "100m yuan" in English."""
        return label(unit, self.language)

    def problem(self, problem: Problem) -> str:
        """Return what is wrong and what to do about it."""
        return problem.message(self.language)

    def method_status(self, verdict: Verdict) -> str:
        """Return the verdict of another system: in its own words, or translated."""
        return METHOD_WORDS[verdict.status].of(self.language)

    def method_note(self, verdict: Verdict) -> str:
        """Return what the verdict of another system rests on, or why there is none."""
        notes = [METHOD_NOTES[key] for key in verdict.note]
        return self.sentences(self.text(note) for note in notes)

    def change(self, rate: Rate | None, per_year: bool = False, places: int = 1) -> str:
        """Return a rate: +17.2% where it compounds, +0.9pp for shares, else an amount with its sign."""
        if rate is None:
            return ""
        year = self.word("a-year") if per_year else ""
        if rate.shape == "compound":
            return (
                percent(rate.value, places if abs(float(rate.value)) < 10 else 0, sign=True) + year
            )
        text = amount(rate.value, 4)
        text = text if text.startswith(MINUS) else f"+{text}"
        if rate.unit == "%":
            return f"{text}{self.word('points' if per_year else 'points-short')}{year}"
        return f"{text}{self._unit_after(rate.unit) if per_year else ''}{year}"

    def _unit_after(self, unit: str) -> str:
        shown = self.unit(unit) if unit else ""
        return shown if shown in {"%", "‰", ""} else f" {shown}"

    def lead(self, share: Number, months: Number) -> str:
        """Return a lead or lag in points and months: 8.8 points behind, some 5.3 months."""
        points, span = amount(abs(float(share)) * 100, 2), amount(abs(float(months)), 2)
        return self.word("ahead" if share >= 0 else "behind-by", points=points, months=span)

    def difference(self, value: Number, unit: str) -> str:
        """Return the difference of two values: of shares in points, else with the unit."""
        return (
            f"{amount(value)} {self.word('points')}" if unit == "%" else self.quantity(value, unit)
        )

    def quantity(self, value: Number, unit: str) -> str:
        """Return `value` with its unit: 8,158.4 亿元."""
        return f"{amount(value)}{self._unit_after(unit)}"

    def marked_value(self, point: Point, unit: str = "") -> str:
        """Return the point's value with its marks: bound before, preliminary, estimate or revision behind."""
        if isinstance(point.value, Stage):
            return self.word(point.value)
        bound, mark = point.bound or "", _STATUS_MARKS.get(point.status, "")
        shown = self._unit_after(unit)
        return (
            f"{bound}{amount(point.value)}{mark}{shown}"
            if shown.startswith(" ")
            else f"{bound}{amount(point.value)}{shown}{mark}"
        )

    def worded_goal(self, target: Target) -> str:
        """Return the goal as the plan words it: >3 万亿元, >=15%/年, 2 个-3 个, 投用."""
        goal = target.goal
        if goal.form in {"none", "stage"}:
            return self.word(goal.stage) if goal.stage else "-"
        sign, text = goal.comparator or "", goal.text
        if goal.form == "over_series":
            return f"{sign} {self.text(goal.label) if goal.label else goal.series}"
        if goal.form == "times_base":
            return f"{sign}{self.word('times-base', factor=text)}"
        if goal.form == "reduce_by":
            return f"{sign}-{text}"
        return f"{sign.replace('..', '')}{text}{self.word('a-year') if goal.form == 'average_growth' else ''}"

    def goal(self, target: Target, aim: Aim | None, unit: str) -> str:
        """Return the goal in the unit of the series, or as it is worded where that depends on a missing base."""
        if aim is None or target.goal.form in {"none", "stage"}:
            return self.worded_goal(target)
        if target.goal.upper is not None:
            return f"{amount(aim.value)}-{amount(target.goal.upper)}{self._unit_after(unit)}"
        return f"{target.goal.comparator}{amount(aim.value)}{self._unit_after(unit)}"

    def clause(self, target: Target) -> str:
        """Return where in the document a target is asked for: action 8, item 3; empty where that is not told."""
        if target.action is None:
            return ""
        key = (
            "clause-lead"
            if target.item == "0"
            else "clause-text"
            if target.item
            else "clause-action"
        )
        return self.word(key, action=target.action, item=target.item or "")

    def reasons(self, plan: Plan, result: Result) -> str:
        """Return why a status was given, as one sentence or more."""
        return self.sentences(self.reason(plan, result, r) for r in result.reasons)

    def reason(self, plan: Plan, result: Result, given: Reason) -> str:
        """Return one reason in words, with its numbers."""
        target, series, numbers = result.target, result.series, result.numbers
        values: dict[str, object] = {
            "goal": self.goal(target, numbers.aim, series.unit) + allowance(target, numbers.aim)
        }
        for key, value in given.values.items():
            if isinstance(value, Bilingual):
                values[key] = self.text(value)
            elif key == "from" and isinstance(value, Point):
                values["from_"], values["base"] = (
                    self.marked_value(value, series.unit),
                    self.period(value.period),
                )
            elif isinstance(value, Point):
                values["value"], values["period"] = (
                    self.marked_value(value, series.unit),
                    self.period(value.period),
                )
            elif isinstance(value, Numbers):
                values |= self._outlook(value, plan, series.unit)
            elif isinstance(value, list):
                values[key] = self.listed(value)
            else:
                values[key] = str(value) if value is not None else "-"
        return self.text(REASONS[given.code]).format(**values)

    def _outlook(self, n: Numbers, plan: Plan, unit: str) -> dict[str, object]:
        values: dict[str, object] = {"recent": self.change(n.recent, per_year=True)}
        for key, share in (("progress", n.progress), ("elapsed", n.elapsed), ("reach", n.forecast_progress)):
            values[key] = percent(share) if share is not None else "-"
        if n.lead is not None and n.lead_months is not None:
            values["lead"] = self.lead(n.lead, n.lead_months)
        values["forecast"] = self.quantity(n.forecast, unit) if n.forecast is not None else "-"
        return values
