"""The rows of a chart for the wall: what each shows, how high it is in a column of a given width.

A row is made for one size of letters and knows its height before it has a place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from gapcalc.assessment.changes import TargetChange
from gapcalc.reports.markup import Html, element
from gapcalc.reports.poster_marks import (
    BOLD,
    COLOURS,
    INK,
    LINE,
    QUIET,
    RULE,
    Pen,
    bar,
    joined,
    mm,
    rule,
    sign_of,
    text,
)
from gapcalc.reports.poster_target import Shown
from gapcalc.reports.poster_text import fitted, lines_of, width_of
from gapcalc.reports.status_class import class_of

__all__ = ["Block", "HeadRow", "NamesRow", "NoteRow", "Row", "TargetRow", "TurnRow", "heads_of"]

# In em: from the left edge to a name, the room about a row, a bar's height.
_INDENT = 1.55
_SIGN = 1.05
_PAD = 0.36
_BAR = 0.72
_BESIDE = 1.0
# The share of a column that bars take, and the most that they do.
_PICTURE = 0.34
_WIDEST_PICTURE = 13.0
_MOST_LINES = 3
_HEAD = 1.25


class Row(Protocol):
    """Something as wide as a column that is never parted."""

    height: float

    def drawn(self, x: float, y: float) -> Html:
        """Return the row with its top left corner at x, y."""


@dataclass(frozen=True, slots=True)
class Block:
    """Rows under a head, which stands over them again where they go on in another column."""

    head: Row
    continued: Row
    rows: Sequence[Row]


class HeadRow:
    """The name of a block below a heavy rule, with what it comes to at the right."""

    def __init__(self, pen: Pen, name: str, remark: str = "") -> None:
        self.pen = pen
        self.name = name
        self.remark = remark
        taken = width_of(remark) + _BESIDE if remark else 0.0
        room = (pen.columns - taken) / (_HEAD * BOLD)
        self.lines = lines_of(name, room, _MOST_LINES)
        self.height = (len(self.lines) * _HEAD * LINE + 2 * _PAD) * pen.size

    def drawn(self, x: float, y: float) -> Html:
        """Return the head with its rule on top."""
        size = self.pen.size
        parts = [element("title", self.name), rule(x, y, self.pen.width, size * 0.22)]
        line_top = y + _PAD * size

        for line in self.lines:
            parts.append(text(x, line_top, line, size * _HEAD, bold=True))
            line_top += _HEAD * LINE * size

        if self.remark:
            # On the baseline of the last line, whose letters are larger.
            top = line_top - (LINE + 0.1) * size
            end = x + self.pen.width
            parts.append(text(end, top, self.remark, size, anchor="end"))

        return element("g", *parts)


def heads_of(pen: Pen, name: str, remark: str = "") -> tuple[HeadRow, HeadRow]:
    """Return the head of a block, and the one over its rows in a further column."""
    continued = pen.speaker.word("poster-continued", name=name)
    return HeadRow(pen, name, remark), HeadRow(pen, continued)


class NoteRow:
    """A remark in quiet letters, elided in one line."""

    def __init__(self, pen: Pen, words: str) -> None:
        self.pen = pen
        self.words = words
        self.height = (LINE + _PAD) * pen.size

    def drawn(self, x: float, y: float) -> Html:
        """Return the remark."""
        words = fitted(self.words, self.pen.columns)
        top = y + _PAD * self.pen.size / 2
        return joined([text(x, top, words, self.pen.size, colour=QUIET)])


class TargetRow:
    """One target: sign, name and bar; below them where it is and is to come, and the office.

    Where there is no way to be covered the status stands in words in place of the bar.
    """

    def __init__(self, pen: Pen, shown: Shown) -> None:
        self.pen = pen
        self.shown = shown
        self.picture = min(pen.columns * _PICTURE, _WIDEST_PICTURE)
        room = pen.columns - _INDENT - self.picture - _BESIDE
        self.names = lines_of(shown.name, room / BOLD, _MOST_LINES)
        self.notes: list[str] = []
        beside_share = width_of(shown.share) * BOLD + _BESIDE if shown.share else 0.0
        room = pen.columns - _INDENT - beside_share

        for note in (shown.way, shown.office):
            if note:
                self.notes += lines_of(note, room, _MOST_LINES)

        lines = max(len(self.names) + len(self.notes), 2)
        self.height = (lines * LINE + 2 * _PAD) * pen.size

    def drawn(self, x: float, y: float) -> Html:
        """Return the row above a thin rule."""
        return self.shown.drawn(self._parts(x, y))

    def _parts(self, x: float, y: float) -> Iterator[Html]:
        size = self.pen.size
        top = y + _PAD * size
        yield rule(x, y + self.height, self.pen.width, size * 0.04, RULE)
        yield sign_of(self.shown.result, x, top + 0.12 * size, _SIGN * size)
        yield from _lines(self.pen, x + _INDENT * size, top, self.names, self.notes)
        yield from self._picture(x + self.pen.width - self.picture * size, top)

    def _picture(self, x: float, y: float) -> Iterator[Html]:
        """Yield the bar with the share of the way below it, or the status in words."""
        size = self.pen.size
        colour = COLOURS[class_of(self.shown.result)]
        numbers = self.shown.result.numbers

        if numbers.progress is None:
            status = fitted(self.shown.status, self.picture / BOLD)
            yield text(x, y, status, size, colour=colour, bold=True)
            return

        width = self.picture * size
        yield bar(x, y + 0.3 * size, width, _BAR * size, numbers.progress, numbers.elapsed, colour)
        end = x + width
        yield text(end, y + LINE * size, self.shown.share, size, bold=True, anchor="end")


def _lines(
    pen: Pen, x: float, y: float, names: Sequence[str], notes: Sequence[str]
) -> Iterator[Html]:
    """Yield a name in bold lines and what is noted of it in quiet ones below."""
    for line in names:
        yield text(x, y, line, pen.size, bold=True)
        y += LINE * pen.size

    for line in notes:
        yield text(x, y, line, pen.size, colour=QUIET)
        y += LINE * pen.size


class TurnRow:
    """A target whose status turned: its name, the status before and now, in words and signs."""

    def __init__(self, pen: Pen, change: TargetChange) -> None:
        self.pen = pen
        self.change = change
        speaker = pen.speaker
        self.name = speaker.text(change.target.name)
        before = speaker.word(change.before.status)
        after = speaker.word(change.after.status)
        way = speaker.word("poster-way", current=before, goal=after)
        turn = speaker.word(f"turn-{change.turn}")
        self.words = f"{turn}: {way}" if speaker.language == "en" else f"{turn}：{way}"
        room = pen.columns - 2 * _INDENT - 2.0
        self.left = 2 * _INDENT + 1.1
        self.names = lines_of(self.name, room / BOLD, _MOST_LINES)
        self.notes = lines_of(self.words, room, _MOST_LINES)
        self.height = ((len(self.names) + len(self.notes)) * LINE + 2 * _PAD) * pen.size

    def drawn(self, x: float, y: float) -> Html:
        """Return the row above a thin rule."""
        said = element("title", f"{self.name}: {self.words}")
        return element("g", said, *self._parts(x, y), data_turned=self.change.target.id)

    def _parts(self, x: float, y: float) -> Iterator[Html]:
        size = self.pen.size
        top = y + _PAD * size
        at = top + 0.12 * size
        yield rule(x, y + self.height, self.pen.width, size * 0.04, RULE)
        yield sign_of(self.change.before, x, at, _SIGN * size)
        arrow = f"M{mm(x + 1.3 * size)} {mm(at + size * 0.5)}h{mm(size)}m{mm(-0.35 * size)} "
        arrow += f"{mm(-0.3 * size)}l{mm(0.35 * size)} {mm(0.3 * size)}"
        arrow += f"l{mm(-0.35 * size)} {mm(0.3 * size)}"
        yield element("path", d=arrow, fill="none", stroke=INK, stroke_width=mm(size * 0.12))
        yield sign_of(self.change.after, x + 2.55 * size, at, _SIGN * size)
        yield from _lines(self.pen, x + self.left * size, top, self.names, self.notes)


class NamesRow:
    """Targets without data side by side, each with its sign, as many as there is room for.

    A name that is wider than a column stands alone, in several lines. Above the first row stands a
    note on what they are.
    """

    def __init__(self, pen: Pen, shown: Sequence[Shown], note: str) -> None:
        self.pen = pen
        self.shown = shown
        self.note = fitted(note, pen.columns)
        self.above = (LINE + 2 * _PAD) * pen.size if note else 0.0
        room = pen.columns - _SIGN
        self.names = [lines_of(one.name, room, _MOST_LINES) for one in shown]
        self.height = self.above + max(map(len, self.names)) * LINE * pen.size

    @classmethod
    def of(cls, pen: Pen, shown: Iterable[Shown], note: str) -> list[NamesRow]:
        """Return the targets in as many rows as they take, the first one below `note`."""
        groups: list[list[Shown]] = []
        used = pen.columns

        for one in shown:
            width = _SIGN + width_of(one.name)
            if used + width > pen.columns:
                groups.append([])
                used = 0.0

            groups[-1].append(one)
            used += width + _BESIDE

        rows = []

        for number, group in enumerate(groups):
            rows.append(cls(pen, group, "" if number else note))

        return rows

    def drawn(self, x: float, y: float) -> Html:
        """Return the names, from the left."""
        parts = []
        size = self.pen.size
        if self.note:
            parts.append(text(x, y + _PAD * size, self.note, size, bold=True))
            y += self.above

        for one, lines in zip(self.shown, self.names, strict=True):
            sign = sign_of(one.result, x, y + 0.2 * size, 0.9 * size)
            words = _lines(self.pen, x + _SIGN * size, y, (), lines)
            parts.append(one.drawn(chain([sign], words)))
            x += (_SIGN + width_of(one.name) + _BESIDE) * size

        return joined(parts)
