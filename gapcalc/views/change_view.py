"""What a comparison of two data cuts says in words, on a terminal and in a comment alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gapcalc.assessment.changes import KINDS, Changes, TargetChange, ValueChange
from gapcalc.assessment.status import STATUSES, Assessment, Result
from gapcalc.core.text import safe
from gapcalc.messages.reasons import REASONS
from gapcalc.views.numbers import percent
from gapcalc.views.observation import value_text
from gapcalc.views.speaker import Speaker

__all__ = ["ChangeView", "CutSummary", "StatusCounts", "value_count"]

# Longer than any path or revision, so that a cut's name is shown whole.
_LONGEST_NAME = 200
_ARROW = " -> "
_NO_FIGURE = "-"


@dataclass(frozen=True, slots=True)
class CutSummary:
    """One of the two cuts: whether it is the old or new one, its name, its year and values."""

    label: str
    name: str
    contents: str


@dataclass(frozen=True, slots=True)
class StatusCounts:
    """How many targets have a status in each assessment, and the last count less the first."""

    status: str
    counts: list[int]
    difference: int

    @property
    def signed_difference(self) -> str:
        """`+2`, `-1`, or nothing where the count is the same."""
        if not self.difference:
            return ""

        return f"{self.difference:+}"


def value_count(assessment: Assessment) -> int:
    """Return how many published values an assessment rests on or leaves out."""
    return sum(len(values) for values in assessment.observations.values())


class ChangeView:
    """The statements of a comparison in the reader's language."""

    def __init__(self, changes: Changes, speaker: Speaker) -> None:
        self.changes = changes
        self.speaker = speaker
        self.word = speaker.word
        self._old, self._new = ("cut-old", "cut-new")
        if changes.of_dates:
            self._old, self._new = ("date-old", "date-new")

        # The assessments to set side by side: the old cut, the new one as of the same year where
        # that is not its latest, and the new one.
        self._assessments = [(self._old, changes.before)]

        if changes.between is not None:
            self._assessments.append((self._new, changes.between))

        self._assessments.append((self._new, changes.after))

    @property
    def title(self) -> str:
        """What is compared: two cuts of the data, or two dates."""
        key = "dates-compared" if self.changes.of_dates else "compared"
        return self.word(key)

    @property
    def nothing(self) -> str:
        """The sentence that nothing differs."""
        key = "no-change-of-dates" if self.changes.of_dates else "no-change"
        return self.word(key)

    @property
    def is_empty(self) -> bool:
        """Whether the two cuts do not differ."""
        changes = self.changes
        return not (changes.targets or changes.values or changes.added or changes.removed)

    def cuts(self) -> list[CutSummary]:
        """Return the old cut and the new one."""
        old_name, new_name = self.changes.names
        return [
            self._cut(self._old, old_name, self.changes.before),
            self._cut(self._new, new_name, self.changes.after),
        ]

    def _cut(self, key: str, name: str, assessment: Assessment) -> CutSummary:
        """Return one cut: `New  data/  as of 2024, 512 values`."""
        count = value_count(assessment)
        date = self.speaker.date(assessment.date)
        contents = self.word("cut-told", date=date, count=count)
        return CutSummary(self.word(key), safe(name, _LONGEST_NAME), contents)

    def status_headers(self) -> list[str]:
        """Return a header for each assessment: `Old 2023`, `New 2023`, `New 2024`."""
        headers = []

        for key, assessment in self._assessments:
            headers.append(f"{self.word(key)} {assessment.as_of}")

        return headers

    def status_counts(self) -> list[StatusCounts]:
        """Return the counts of every status that occurs."""
        summaries = [assessment.summary for _, assessment in self._assessments]
        rows = []

        for status in STATUSES:
            counts = [summary[status] for summary in summaries]
            # A row of zeros would say nothing.
            if any(counts):
                rows.append(StatusCounts(status, counts, counts[-1] - counts[0]))

        return rows

    def counts(self) -> list[tuple[str, list[str]]]:
        """Return the counts of targets, of values in use, and of values beside them.

        Each has its name: ("Targets", ["got worse 1", "unchanged 131"]). One without anything to
        count is left out.
        """
        named = [
            ("target-counts", self._target_counts()),
            ("value-counts", self._value_counts()),
            ("beside", self._unused_counts()),
        ]

        return [(self.word(key), counts) for key, counts in named if counts]

    def _target_counts(self) -> list[str]:
        """Return how many targets turned in each way: `got worse 1`, `unchanged 131`."""
        counts = []

        for turn, count in self.changes.turns.items():
            if count:
                word = self.word(f"turn-{turn}")
                counts.append(f"{word} {count}")

        # Their values changed, and their verdict held.
        same_status = sum(change.turn is None for change in self.changes.targets)
        if same_status:
            word = self.word("turn-none")
            counts.append(f"{word} {same_status}")

        # Targets without any data in either cut are among the unchanged.
        unchanged = len(self.changes.plan.targets) - len(self.changes.targets)
        word = self.word("unchanged")
        counts.append(f"{word} {unchanged}")

        return counts

    def _value_counts(self) -> list[str]:
        """Return how many values in use changed in each way: `revised 3`, `new 12`."""
        counts = []

        for kind in KINDS:
            count = self.changes.kinds[kind]
            if count:
                word = self.word(f"kind-{kind}")
                counts.append(f"{word} {count}")

        return counts

    def _unused_counts(self) -> list[str]:
        """Return how many values came and went that no series takes up."""
        added = len(self.changes.added)
        removed = len(self.changes.removed)
        counts = []

        if added:
            counts.append(self.word("came", count=added))
        if removed:
            counts.append(self.word("went", count=removed))

        return counts

    def outdated(self) -> str:
        """Return how many targets have no value for the new year; empty where there is none."""
        count = self.changes.outdated
        if not count:
            return ""

        return self.word("none-later", count=count, year=self.changes.after.date.year)

    def value_change(self, value: ValueChange) -> str:
        """Return a value before and after, with the difference in its unit and in per cent.

        `120 亿元 -> 126 亿元  (+6 亿元, +5.0%)`
        """
        text = _ARROW.join(self._sides(value))

        if value.why:
            # A value that came and is not used says why: a later revision took its place.
            text += f"  ({self.speaker.text(REASONS[value.why])})"
        if value.difference is None:
            return text

        difference = self.speaker.difference(value.difference, value.unit)

        if value.difference >= 0:
            # What is less has its minus already.
            difference = f"+{difference}"

        differences = [difference]

        # Shares differ in points; a per cent of a per cent would only mislead.
        if value.relative is not None and value.unit != "%":
            differences.append(percent(value.relative, 1, sign=True))

        return f"{text}  ({', '.join(differences)})"

    def _sides(self, value: ValueChange) -> list[str]:
        """Return what was published before and after; a status that both have stands once."""
        # A new value has nothing before it, one that was withdrawn nothing after.
        observations = [one for one in (value.before, value.after) if one is not None]
        statuses = {observation.status for observation in observations}
        same_status = len(statuses) == 1
        texts = []

        # `120 亿元 -> 126 亿元 初步数` where both are preliminary.
        for number, observation in enumerate(observations, start=1):
            with_status = not same_status or number == len(observations)
            texts.append(value_text(observation, self.speaker, with_status))

        return texts

    def figure_changes(self, change: TargetChange) -> list[str]:
        """Return progress, lead and forecast before and after, as far as they differ."""
        forecast = self.word("forecast-for", year=self.changes.plan.target_year)

        figures: list[tuple[str, Callable[[Result], str]]] = [
            (self.word("progress"), self._progress),
            (self.word("lead"), self._lead),
            (forecast, self._forecast),
        ]

        texts = []

        for name, figure in figures:
            before = _figure_if_known(figure, change.before)
            after = _figure_if_known(figure, change.after)
            if before != after:
                # Progress 42.1% -> 45.0%
                texts.append(f"{name} {before}{_ARROW}{after}")

        return texts

    def _progress(self, result: Result) -> str:
        """Return the share of the way covered: `42.1%`."""
        progress = result.numbers.progress
        if progress is None:
            return _NO_FIGURE

        return percent(progress, 1)

    def _lead(self, result: Result) -> str:
        """Return the lead in points: `-8.8pp`."""
        lead = result.numbers.lead
        if lead is None:
            return _NO_FIGURE

        points = self.word("points")
        return percent(lead, 1, sign=True).replace("%", points)

    def _forecast(self, result: Result) -> str:
        """Return the forecast, and that it is held where the trend leads too far."""
        numbers = result.numbers
        if numbers.forecast is None:
            return _NO_FIGURE

        return self.speaker.held(numbers.forecast, numbers.trend, result.series.unit)


def _figure_if_known(figure: Callable[[Result], str], result: Result) -> str:
    """Return a figure of a result; without data, what is left over from a base is no figure."""
    if result.status == "no_data":
        return _NO_FIGURE

    return figure(result)
