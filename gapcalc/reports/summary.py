"""The summary of a report: the verdict in one paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from gapcalc.assessment.rollup import GOOD, JUDGED, roll_up
from gapcalc.assessment.status import STATUSES, Result
from gapcalc.reports.model import Report
from gapcalc.reports.text import paragraph
from gapcalc.views.numbers import amount, percent
from gapcalc.views.speaker import Speaker

__all__ = ["summary"]

_FURTHEST = 3


def summary(report: Report) -> tuple[str, ...]:
    """Return how it stands, what lags furthest and takes what a year, and what to bear in mind.

    Each is a paragraph; what lags takes is left to the chapter on it where the report is brief.
    """
    contents = _Summary(report)
    parts = (contents.standing(), contents.furthest(), contents.provisos())
    texts = [paragraph(sentences, report.speaker) for sentences in parts]
    return tuple(text for text in texts if text)


class _Summary:
    """The sentences of the summary; each is left out where it has nothing to say."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.speaker = report.speaker
        self.whole = roll_up(report.results)

    def standing(self) -> Iterator[str]:
        """Yield the time gone, the counts and the share as planned."""
        yield from self._time_gone()

        yield self.speaker.word(
            "say-counts",
            targets=self.whole.targets,
            with_data=self.whole.with_data,
            judged=self.whole.judged,
        )

        yield from self._old()
        yield self._verdict()
        yield from self._weighted()

    def provisos(self) -> Iterator[str]:
        """Yield how many targets are without a verdict, and how many verdicts are fragile."""
        without_verdict = set(STATUSES) - set(JUDGED)
        unjudged = _counts_in_words(self.whole.statuses, without_verdict, self.speaker)
        if unjudged:
            yield self.speaker.word("say-unjudged", statuses=unjudged)

        yield from self._fragile()

    def _time_gone(self) -> Iterator[str]:
        """Yield as of when the report is, and how much of the time has gone."""
        assessment = self.report.assessment
        gone = assessment.time_gone
        # Before the base year and after the target year a share says nothing: 120% of the time.
        if 0 <= gone <= 1:
            date = self.speaker.date(assessment.date)
            yield self.speaker.word("say-time", date=date, share=percent(gone))

    def _old(self) -> Iterator[str]:
        """Yield how many verdicts rest on old values, and how these stand at their own dates."""
        if not self.whole.old:
            return

        # How it stood at its own date is told, not counted with the fresh.
        old = roll_up(result for result in self.report.results if result.old)
        yield self.speaker.word(
            "say-old",
            old=old.old,
            fresh=self.whole.fresh,
            years=self.speaker.years(self.report.assessment.plan.fresh),
            statuses=_counts_in_words(old.statuses, set(JUDGED), self.speaker),
        )

    def _verdict(self) -> str:
        """Return how many of the fresh verdicts are as planned, and how the others stand."""
        whole = self.whole
        if whole.share is None:
            return self.speaker.word("say-none")
        if whole.good == whole.fresh:
            return self.speaker.word("say-all-good", good=whole.good)

        not_as_planned = set(JUDGED) - set(GOOD)
        return self.speaker.word(
            "say-good",
            good=whole.good,
            share=percent(whole.share),
            bad=whole.fresh - whole.good,
            statuses=_counts_in_words(whole.fresh_statuses, not_as_planned, self.speaker),
        )

    def _weighted(self) -> Iterator[str]:
        """Yield the share by weight, where the plan gives weights, with what it leaves out."""
        weights = self.whole.weights
        if weights is None or weights.share is None:
            return

        yield self.speaker.word(
            "say-weighted",
            share=percent(weights.share),
            good=amount(weights.good),
            fresh=amount(weights.fresh),
        )

        if weights.unweighted:
            yield self.speaker.word("say-unweighted", count=weights.unweighted)

    def furthest(self) -> Iterator[str]:
        """Yield the targets furthest behind and, while there are years left, what they need."""
        furthest = self._lagging()[:_FURTHEST]
        if not furthest:
            return

        # Imports and exports, 66 points behind
        lags = [self._lag(result) for result in furthest]
        yield self.speaker.word("say-furthest", names=self.speaker.sentences(lags))
        is_over = self.report.assessment.time_gone >= 1
        if is_over or self.report.brief:
            return

        needs = []

        for result in furthest:
            need = self._need(result)
            if need:
                needs.append(need)

        if needs:
            yield self.speaker.word("say-need", names=self.speaker.sentences(needs))

    def _lagging(self) -> list[Result]:
        """Return the targets that lag now, the furthest behind first."""
        lagging = []

        for entry in self.report.furthest_behind:
            result = entry.result
            # One that is slowing is not as planned, but may be ahead of the time gone: it lags by
            # nothing.
            lead = result.numbers.lead or 0
            if lead < 0 and not result.old:
                lagging.append(result)

        return lagging

    def _lag(self, result: Result) -> str:
        """Return a target with its lag, dated where its value is not of the as-of year."""
        name = self.speaker.text(result.target.name)
        numbers = result.numbers
        if numbers.current is not None and result.stale:
            when = self.speaker.period(numbers.current.period)
            name = self.speaker.in_brackets(name, when)

        # 进出口总额落后 66 个百分点
        comma = "" if self.speaker.language == "zh" else ", "
        lag = self.speaker.lead(numbers.lead or 0, numbers.lead_months)
        return f"{name}{comma}{lag}"

    def _need(self, result: Result) -> str:
        """Return the rate that a target needs beside the one seen so far; "" without either."""
        numbers = result.numbers
        if numbers.required is None or numbers.observed is None:
            return ""

        return self.speaker.word(
            "say-rates",
            name=self.speaker.text(result.target.name),
            required=self.speaker.movement(numbers.required),
            seen=self.speaker.movement(numbers.observed),
            base=result.target.base_text,
        )

    def _fragile(self) -> Iterator[str]:
        """Yield how many verdicts another reasonable way of reckoning would turn."""
        judged = [entry for entry in self.report.entries if entry.result.status in JUDGED]
        fragile = sum(bool(entry.flips) for entry in judged)
        if fragile:
            yield self.speaker.word("say-fragile", count=fragile)


def _counts_in_words(counts: Mapping[str, int], wanted: Iterable[str], speaker: Speaker) -> str:
    """Return how many targets have each of the wanted statuses: 4 reversing, 7 behind."""
    wanted = set(wanted)
    texts = []

    for status in STATUSES:
        count = counts[status]
        if status in wanted and count:
            word = speaker.word(status)
            texts.append(speaker.word("and-status", status=word, count=count))

    return speaker.listed(texts)
