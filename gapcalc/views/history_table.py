"""How verdicts stood at each date, on a terminal: a strip of signs for each target."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gapcalc.assessment.changes.targets import Turn
from gapcalc.assessment.history import History, turns_in
from gapcalc.assessment.rollup import Rollup
from gapcalc.assessment.status import STATUSES, Result
from gapcalc.views.columns import Line, cell_len, left, wrap
from gapcalc.views.history_view import date_label, listed_ids
from gapcalc.views.numbers import percent
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_style import QUIET, SIGNS, STYLES, signed
from gapcalc.views.view import TargetView

__all__ = ["history_table"]

_GAP = " "
_WIDE_GAP = "  "
# The widest cell is a sign with both marks: ▾↓'.
_NARROWEST_COLUMN = 4
_READABLE_NAME = 24
_SHORTEST_NAME = 14
_ARROWS: dict[Turn | None, str] = {"worse": "↓", "better": "↑"}
# A target that nothing is known of yet is told from a gap in the strip.
_NOTHING = "."
_OLD = "'"


def history_table(
    history: History, speaker: Speaker, width: int | None, full: bool = False
) -> list[Line]:
    """Return the strips of the targets, the worst first, with the share as planned below them.

    `width` is that of the terminal, None in a pipe. Targets that never had data are listed only
    where `full`, else counted. Where not all dates fit, the latest are shown.
    """
    table = _HistoryTable(history, speaker, width, listed_ids(history, full))
    return table.lines()


class _HistoryTable:
    """The lines of one history."""

    def __init__(
        self, history: History, speaker: Speaker, width: int | None, ids: Sequence[str]
    ) -> None:
        self.history = history
        self.speaker = speaker
        self.word = speaker.word
        self.width = width
        self.ids = ids
        self.rows = history.rows()
        self.labels = [date_label(date) for date in history.dates]
        self.column = max(_NARROWEST_COLUMN, *map(len, self.labels))
        self.now = {id: TargetView(self.rows[id][-1], speaker).short_status for id in ids}
        self.now_width = max(map(cell_len, [self.word("history-now"), *self.now.values()]))
        self.name_width, self.first = self._layout()

    def _layout(self) -> tuple[int, int]:
        """Return the columns for names, and the place of the first date for which there is room."""
        names = [self._name(id) for id in self.ids]
        below = [self.word("share"), self.word("fresh"), self.word("name")]
        longest = max(map(cell_len, [*names, *below]))
        if self.width is None:
            return longest, 0

        taken = self._strip_width(len(self.labels)) + self._now_room()
        if self.width - taken < min(longest, _READABLE_NAME):
            # The word repeats the last sign: the legend has it too.
            self.now_width = 0
            taken = self._strip_width(len(self.labels))

        first = 0
        while self.width - taken < min(longest, _SHORTEST_NAME) and first < len(self.labels) - 1:
            first += 1
            taken = self._strip_width(len(self.labels) - first)

        return max(1, min(longest, self.width - taken)), first

    def _strip_width(self, dates: int) -> int:
        return dates * (self.column + len(_GAP)) + len(_GAP)

    def _now_room(self) -> int:
        return self.now_width + len(_WIDE_GAP) if self.now_width else 0

    def lines(self) -> list[Line]:
        lines: list[Line] = [
            [(self.speaker.text(self.history.plan.name), "bold")],
            [(self._period(), "")],
            [],
        ]

        if self.ids:
            lines += [self._head(), *self._strips(), []]
            lines += self._shares()
        else:
            lines.append([(self.word("nothing" if not self.rows else "say-none"), QUIET)])

        return [*lines, *self._legends()]

    def _period(self) -> str:
        dates = [self.speaker.date(date) for date in self.history.dates]
        key = "history" if len(dates) > 1 else "history-one"
        return self.word(key, first=dates[0], last=dates[-1])

    # --- rows

    def _head(self) -> Line:
        heads = [(label, QUIET) for label in self.labels]
        now = (self.word("history-now") if self.now_width else "", QUIET)
        return self._line((self.word("name"), QUIET), heads, now)

    def _strips(self) -> Iterable[Line]:
        for id in self.ids:
            row = self.rows[id]
            first, *more = wrap(self._name(id), self.name_width)
            now = (self.now[id] if self.now_width else "", _style(row[-1]))
            yield self._line((first, ""), _signs(row), now)

            for part in more:
                yield [(part, "")]

    def _shares(self) -> Iterable[Line]:
        """Yield the share as planned at each date, and of how many fresh verdicts."""
        rollups = self.history.rollups
        shares = [(_share(group), "bold") for group in rollups]
        counts = [(str(group.fresh), QUIET) for group in rollups]
        yield self._line((self.word("good"), "bold"), shares, ("", ""))
        yield self._line((self.word("fresh"), QUIET), counts, ("", ""))

    def _line(
        self, name: tuple[str, str], cells: Sequence[tuple[str, str]], now: tuple[str, str]
    ) -> Line:
        text, style = name
        line: Line = [(left(text, self.name_width) + _GAP, style)]

        for cell, cell_style in cells[self.first :]:
            line.append((_GAP + left(cell, self.column), cell_style))

        word, word_style = now
        if word:
            line.append((_WIDE_GAP + word, word_style))

        return line

    def _name(self, id: str) -> str:
        return self.speaker.text(self.rows[id][-1].target.name)

    # --- legends

    def _legends(self) -> list[Line]:
        """Return how many dates and targets are not shown, and what the signs mean."""
        texts = []
        hidden = len(self.rows) - len(self.ids)

        if self.first:
            texts.append(self.word("history-earlier", count=self.first))
        if hidden:
            texts.append(self.word("listed", count=hidden))

        for group in self._signs_and_marks():
            texts += self._flow(group)

        texts.append(self.word("legend-judged-then"))
        if self.history.has_publication:
            texts.append(self.word("legend-published-then"))

        lines: list[Line] = [[]]

        for text in texts:
            lines += [[(line, QUIET)] for line in wrap(text, self.width or cell_len(text))]

        return lines

    def _flow(self, group: Iterable[str]) -> list[str]:
        """Return legends in lines, none of them parted from its sign."""
        flowed: list[str] = []

        for text in group:
            joined = f"{flowed[-1]}{_WIDE_GAP}{text}" if flowed else text
            if flowed and (self.width is None or cell_len(joined) <= self.width):
                flowed[-1] = joined
            else:
                flowed.append(text)

        return flowed

    def _signs_and_marks(self) -> tuple[list[str], list[str]]:
        """Return the statuses that occur behind their signs, and the marks that occur."""
        statuses: set[str] = set()
        characters: set[str] = set()

        for id in self.ids:
            row = self.rows[id]
            statuses |= {result.status for result in row[self.first :]}

            for text, _ in _signs(row)[self.first :]:
                characters.update(text)

        signs = [_legible(signed(one, self.speaker)) for one in STATUSES if one in statuses]
        marks = []

        if characters & set(_ARROWS.values()):
            marks.append(self.word("legend-turns"))
        if _OLD in characters:
            marks.append(self.word("legend-old-then"))

        marks += self._half_year()
        return signs, marks

    def _half_year(self) -> Iterable[str]:
        """Yield what the first label of a half-year stands for."""
        for label, date in list(zip(self.labels, self.history.dates, strict=True))[self.first :]:
            if label.endswith("H1"):
                yield self.word("legend-half", label=label, date=self.speaker.date(date))
                return


def _signs(row: Sequence[Result]) -> list[tuple[str, str]]:
    """Return the cells of a strip: a sign, an arrow where it turned, a mark where it was old."""
    cells = []

    for result, turn in zip(row, turns_in(row), strict=True):
        sign = SIGNS[result.status].strip() or _NOTHING
        old = _OLD if result.old else ""
        cells.append((f"{sign}{_ARROWS.get(turn, '')}{old}", _style(result)))

    return cells


def _style(result: Result) -> str:
    return QUIET if result.old else STYLES[result.status]


def _legible(sign: str) -> str:
    """Return a status behind its sign; that without one has the dot of the strip."""
    return f"{_NOTHING}{sign[1:]}" if sign.startswith(" ") else sign


def _share(group: Rollup) -> str:
    return "-" if group.share is None else percent(group.share)
