"""What one asks for first of a target, by name: the same on its card and in a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gapcalc.assessment.series import Point
from gapcalc.reports.model import Entry, Report
from gapcalc.reports.text import alternative
from gapcalc.views.remark import remark_signature, remark_texts
from gapcalc.views.view import TargetView

__all__ = ["published_texts", "remarks_in_words", "target_facts"]

_NUMBER = re.compile(r"\d+(\.\d+)?")


def target_facts(report: Report, entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the numbers of a target and what they rest on, each behind its name."""
    for key, text in _Facts(report, entry).pairs():
        if text:
            yield report.speaker.word(key), text


def published_texts(report: Report, entry: Entry) -> Iterator[str]:
    """Yield each value of the series with its period and the number of its source."""
    series = entry.result.series

    for point in series.points:
        cited: list[str] = []

        for part in point.parts:
            number = f"[{report.citation(part).number}]"
            # The twelve months of a sum may all come from one source.
            if number not in cited:
                cited.append(number)

        value = report.speaker.value_in_words(point, series.unit)
        # 1,356 km (October 2025)[3]
        yield value + "".join(cited)


def remarks_in_words(report: Report, entry: Entry) -> Iterator[str]:
    """Yield what offices say of a target, the newest first, each signed."""
    speaker = report.speaker

    for remark in report.assessment.remarks.get(entry.result.target.id, ()):
        sentences = []

        for key, text in remark_texts(remark):
            name = speaker.word(key)
            sentences.append(speaker.word("ask-named", name=name, said=text))

        signature = remark_signature(remark, speaker)
        yield speaker.in_brackets(speaker.sentences(sentences), signature)


class _Facts:
    """The facts of one target, each under the key of its name, "" where there is none."""

    def __init__(self, report: Report, entry: Entry) -> None:
        self.entry = entry
        self.speaker = report.speaker
        self.plan = report.assessment.plan
        self.result = entry.result
        self.target = entry.result.target
        self.view = TargetView(entry.result, report.speaker)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the numbers and what they rest on, each under the key of its name."""
        numbers = self.result.numbers
        yield "base-value", self._value_with_period(numbers.base)
        yield "current", self._value_with_period(numbers.current)
        yield "goal", self._goal()
        yield "so-far", self.view.so_far
        yield from self._computed()
        yield "odds", self._odds()
        yield from self._from_the_plan()

    def _computed(self) -> Iterator[tuple[str, str]]:
        """Yield what is left, the rates, where they lead, and the lead."""
        speaker = self.speaker
        numbers = self.result.numbers
        unit = self.result.series.unit

        if self.view.remaining is not None:
            yield "gap", speaker.difference(self.view.remaining, unit)

        yield "required-rate", speaker.change(numbers.required, per_year=True)
        yield "observed-rate", speaker.change(numbers.observed, per_year=True)
        yield "recent-rate", speaker.change(numbers.recent, per_year=True)

        if numbers.forecast is not None:
            yield "forecast", speaker.held(numbers.forecast, numbers.trend, unit)
        # At the base year itself no time has gone that one could be ahead of.
        if numbers.lead is not None and numbers.elapsed:
            yield "lead", speaker.lead(numbers.lead, numbers.lead_months)

    def _from_the_plan(self) -> Iterator[tuple[str, str]]:
        """Yield what the plan says of the target, and what would turn its verdict."""
        speaker = self.speaker
        yield "path", speaker.word(self.target.path)
        yield "commitment", speaker.commitment(self.target.commitment)
        yield "lead-office", speaker.lead_office(self.plan, self.target) or ""
        yield "clause", speaker.clause(self.target)
        # base year 2021 → ▾ behind
        changes = [alternative(change, speaker) for change in self.entry.flips]
        yield "changed-by", speaker.sentences(changes)

        if self.target.note:
            yield "note", speaker.text(self.target.note)

    def _value_with_period(self, point: Point | None) -> str:
        """Return a value as a sentence has it: `1,356 km (October 2025)`."""
        if point is None:
            return ""

        return self.speaker.value_in_words(point, self.result.series.unit)

    def _goal(self) -> str:
        """Return the goal as worded and, where that is another figure, in the series' unit.

        >3 万亿元 = >30,000 亿元, or >3 trillion yuan in English, but only >=75% where both say 75.
        """
        worded = self.view.worded_goal
        resolved = self.view.resolved_goal
        figures = set()

        for text in (worded, resolved):
            match = _NUMBER.search(text.replace(",", ""))
            if match:
                # >3 万亿元 and >30,000 亿元 are two figures, >=75% and >=75% one.
                figures.add(match[0])

        if len(figures) < 2:
            return resolved

        return f"{worded} = {resolved}"

    def _odds(self) -> str:
        """Return how likely the goal is met, or why that is not said; "" without a value."""
        if not self.result.has_data:
            return ""

        return self.speaker.odds(self.plan, self.result, self.entry.odds)
