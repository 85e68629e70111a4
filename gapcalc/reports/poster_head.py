"""The head of a chart for the wall, which is read from across the room, and its foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from gapcalc.assessment.rollup import Rollup
from gapcalc.assessment.status import STATUSES
from gapcalc.reports.markup import Html, element
from gapcalc.reports.model import Report
from gapcalc.reports.poster_marks import (
    BOLD,
    COLOURS,
    LINE,
    QUIET,
    Pen,
    bar,
    joined,
    ring,
    rule,
    sign_of_status,
    text,
)
from gapcalc.reports.poster_milestones import due_mark, is_reached_milestone, now_mark, stage_mark
from gapcalc.reports.poster_sheet import PAPERS, Paper, distance_of, letter_height
from gapcalc.reports.poster_text import fitted, lines_of, width_of
from gapcalc.reports.status_class import CLASSES
from gapcalc.reports.text import facts, title
from gapcalc.views.numbers import percent, share_text

__all__ = ["Foot", "Head"]

# Sizes of the font as shares of the height of the paper, none smaller than that of the rows.
_TITLE = 0.035
_FIGURE = 0.052
_LABEL = 0.0145
# What the title takes of the width; the rest is for the figures.
_TITLE_WIDTH = 0.38
_SPACE = 0.9
# Between two figures, in em of their names.
_BETWEEN = 1.2
_SAMPLE = 5.0
_AFTER = 0.35
_MARKS = {"stage": stage_mark, "due": due_mark, "now": now_mark}


@dataclass(frozen=True, slots=True)
class _Figure:
    """A large number with its name above and a remark below."""

    name: str
    number: str
    remark: str


class Head:
    """Title and date at the left, the figures beside them, the legend of the signs below.

    `whole` is the roll-up of all that the report is on.
    """

    def __init__(self, pen: Pen, report: Report, whole: Rollup, paper: Paper) -> None:
        self.pen = pen
        self.report = report
        self.whole = whole
        self.speaker = report.speaker
        self.title_size = max(paper.height * _TITLE, pen.size)
        self.figure_size = max(paper.height * _FIGURE, pen.size)
        self.label_size = max(paper.height * _LABEL, pen.size)
        self.title = self._fitted_title()
        self.figures = self._numbers()
        gaps = _BETWEEN * (len(self.figures) + 1) * self.label_size
        self.figure_width = (pen.width * (1 - _TITLE_WIDTH) - gaps) / len(self.figures)
        room = self.figure_width / self.label_size
        self.remarks = [lines_of(figure.remark, room, 3) for figure in self.figures]
        below = 1 + max(map(len, self.remarks))
        of_title = LINE * (len(self.title) * self.title_size + 1.1 * self.label_size)
        self.band = max(of_title, LINE * (self.figure_size + below * self.label_size))
        self.legend = list(self._legend_lines())
        self.height = self.band + (len(self.legend) * LINE + 2 * _SPACE) * pen.size

    def _fitted_title(self) -> list[str]:
        """Return the title in two lines, in smaller letters where it is long."""
        name = title(self.report)
        room = self.pen.width * _TITLE_WIDTH / BOLD

        while True:
            lines = lines_of(name, room / self.title_size, 2)
            if "".join(lines).replace(" ", "") == name.replace(" ", ""):
                return lines

            smaller = self.title_size * 0.94
            if smaller < self.label_size:
                return lines

            self.title_size = smaller

    def drawn(self, x: float, y: float) -> Html:
        """Return the head with its top left corner at x, y."""
        parts = [*self._title(x, y), *self._figures(x, y)]
        top = y + self.band + _SPACE * self.pen.size
        parts.append(
            rule(x, top - _SPACE * 0.4 * self.pen.size, self.pen.width, self.pen.size * 0.1)
        )

        for line in self.legend:
            left = x
            for item in line:
                parts.append(item.drawn(left, top))
                left += (item.width + 1.4) * self.pen.size

            top += LINE * self.pen.size

        return element("g", *parts)

    def _title(self, x: float, y: float) -> Iterator[Html]:
        room = self.pen.width * _TITLE_WIDTH / self.label_size
        name = title(self.report)
        top = y

        parts = [element("title", name)]
        for line in self.title:
            parts.append(text(x, top, line, self.title_size, bold=True))
            top += LINE * self.title_size

        yield element("g", *parts)
        date = self.speaker.date(self.report.assessment.date)
        said = [self.speaker.word("poster"), self.speaker.word("as-of", date=date)]
        line = fitted(" · ".join(said), room / BOLD)
        yield text(x, top + 0.1 * self.label_size, line, self.label_size, bold=True)

    # --- the figures

    def _figures(self, x: float, y: float) -> Iterator[Html]:
        gap = _BETWEEN * self.label_size
        left = x + self.pen.width * _TITLE_WIDTH + 2 * gap

        for figure, remark in zip(self.figures, self.remarks, strict=True):
            yield from self._figure(figure, remark, left, y)
            left += self.figure_width + gap

    def _figure(self, figure: _Figure, remark: list[str], x: float, y: float) -> Iterator[Html]:
        size = self.label_size
        name = fitted(figure.name, self.figure_width / size / BOLD)
        yield rule(x, y, self.figure_width, size * 0.16)
        yield text(x, y + 0.1 * size, name, size, bold=True)
        y += LINE * size
        yield text(x, y, figure.number, self.figure_size, bold=True)
        y += LINE * self.figure_size
        parts = [element("title", figure.remark)]

        for line in remark:
            parts.append(text(x, y, line, size, colour=QUIET))
            y += LINE * size

        yield element("g", *parts)

    def _numbers(self) -> list[_Figure]:
        """Return the time gone, the share as planned, and what they are counts of."""
        whole = self.whole
        plan = self.report.assessment.plan
        gone = min(Fraction(1), max(Fraction(0), self.report.assessment.time_gone))
        span = self._word("poster-span", base=plan.base_year, end=plan.target_year)
        share = share_text(whole.share)
        rests_on = self._word("poster-no-share")
        if whole.fresh:
            rests_on = self._word("poster-of-fresh", fresh=whole.fresh, good=whole.good)

        aside = self._word("poster-verdicts", count=whole.fresh)
        if whole.old:
            aside = self._word("poster-old", count=whole.old)

        with_data = self._word("poster-with-data", count=whole.with_data)
        return [
            _Figure(self._word("poster-time"), percent(gone), span),
            _Figure(self._word("poster-share"), share, rests_on),
            _Figure(self._word("poster-targets"), str(whole.targets), with_data),
            _Figure(self._word("poster-off"), str(whole.fresh - whole.good), aside),
        ]

    def _word(self, key: str, **values: object) -> str:
        return self.speaker.word(key, **values)

    # --- the legend

    def _legend_lines(self) -> Iterator[list[_LegendItem]]:
        """Yield the signs with their words and counts, in as many lines as they take."""
        line: list[_LegendItem] = []
        used = 0.0

        for item in self._legend_items():
            if line and used + item.width > self.pen.columns:
                yield line
                line = []
                used = 0.0

            line.append(item)
            used += item.width + 1.4

        yield line

    def _legend_items(self) -> Iterator[_LegendItem]:
        counts = self.whole.statuses
        for status in STATUSES:
            if counts[status]:
                words = f"{self._word(status)} {counts[status]}"
                yield _LegendItem(self.pen, status, words)

        if any(result.old for result in self.report.results):
            yield _LegendItem(self.pen, "old", self._word("poster-aged"))

        yield _LegendItem(self.pen, "bar", self._word("poster-bar"))

        if any(is_reached_milestone(result) for result in self.report.results):
            for kind in ("stage", "due", "now"):
                yield _LegendItem(self.pen, kind, self._word(f"poster-{kind}"))


class _LegendItem:
    """A sign, or a sample of a bar, and what it stands for."""

    def __init__(self, pen: Pen, kind: str, words: str) -> None:
        self.pen = pen
        self.kind = kind
        self.sample = _SAMPLE if kind == "bar" else 1.3
        self.words = fitted(words, pen.columns - self.sample - 0.5)
        self.width = self.sample + _AFTER + width_of(self.words)

    def drawn(self, x: float, y: float) -> Html:
        """Return the item on a line whose top is at y."""
        size = self.pen.size
        words = text(x + (self.sample + _AFTER) * size, y, self.words, size)
        return joined([self._drawn_sample(x, y + 0.12 * size), words])

    def _drawn_sample(self, x: float, y: float) -> Html:
        size = self.pen.size
        if self.kind == "bar":
            at = y + 0.15 * size
            share, gone = Fraction(11, 20), Fraction(3, 4)
            return bar(x, at, self.sample * size, 0.72 * size, share, gone, COLOURS["good"])
        if self.kind == "old":
            return ring(x, y, 1.05 * size)
        if self.kind in _MARKS:
            return _MARKS[self.kind](x + 0.5 * size, y + 0.5 * size, size)

        return sign_of_status(self.kind, x, y, 1.05 * size, COLOURS[CLASSES[self.kind]])


class Foot:
    """What the sheet rests on, and how large its smallest letters are."""

    def __init__(self, pen: Pen, report: Report, paper: Paper) -> None:
        self.pen = pen
        speaker = report.speaker
        language = speaker.language
        size = pen.size * paper.height / PAPERS["A0"].height
        letters = speaker.word(
            "poster-letters",
            size=f"{letter_height(size, language):.1f}",
            distance=f"{distance_of(size, language):.1f}",
            paper=paper.name,
        )
        # The date of the verdicts stands in the head.
        rows = [row for row in facts(report) if row[0] != speaker.word("period")]
        said = " · ".join(f"{name} {words}" for name, words in rows)
        self.words = f"{said} · {letters}"
        # The letters stand at the right; they have room for the longest name of a paper.
        aside = width_of(letters) + 3.0
        self.lines = lines_of(said, pen.columns - aside, 2)
        self.letters = letters
        self.height = (len(self.lines) * LINE + _SPACE) * pen.size

    def drawn(self, x: float, y: float) -> Html:
        """Return the foot below a thin rule."""
        size = self.pen.size
        parts = [element("title", self.words)]
        y += _SPACE * size
        parts.append(rule(x, y - 0.3 * size, self.pen.width, size * 0.1))
        end = x + self.pen.width
        parts.append(text(end, y, self.letters, size, colour=QUIET, anchor="end"))

        for line in self.lines:
            parts.append(text(x, y, line, size, colour=QUIET))
            y += LINE * size

        return element("g", *parts)
