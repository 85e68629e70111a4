"""How verdicts stood at each date, on a terminal: a strip of signs for each target."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from gapcalc.assessment.changes.targets import Turn
from gapcalc.assessment.history import History, turns_in
from gapcalc.assessment.status import STATUSES, Result
from gapcalc.views.columns import Line, cell_len, left, wrap
from gapcalc.views.history_view import date_label, listed_rows
from gapcalc.views.numbers import share_text
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_style import QUIET, bare_sign, quiet_lines, style_of
from gapcalc.views.view import TargetView

__all__ = ["history_table"]

_SIGN_GAP = " "
_WIDE_GAP = "  "
# The widest cell is a sign with both marks: ▾↓'.
_NARROWEST_COLUMN = 4
_READABLE_NAME = 24
_SHORTEST_STRIP_NAME = 14
_ARROWS: dict[Turn | None, str] = {"worse": "↓", "better": "↑"}
_OLD = "'"


def history_table(
    history: History, speaker: Speaker, width: int | None, full: bool = False
) -> list[Line]:
    """Return the strips of the targets, the worst first, with the share as planned below them.

    `width` is that of the terminal, None in a pipe. Targets that never had data are listed only
    where `full`, else counted. Where not all dates fit, the latest are shown.
    """
    table = _HistoryTable(history, speaker, width, listed_rows(history, full))
    return table.lines()


class _HistoryTable:
    """The lines of one history."""

    def __init__(
        self,
        history: History,
        speaker: Speaker,
        width: int | None,
        rows: Mapping[str, Sequence[Result]],
    ) -> None:
        self.history = history
        self.speaker = speaker
        self.word = speaker.word
        self.width = width
        self.rows = rows
        self.cells = {id: _signs(row) for id, row in rows.items()}
        self.labels = [date_label(date) for date in history.dates]
        self.column = max(_NARROWEST_COLUMN, *map(len, self.labels))
        self.now: dict[str, str] = {}

        for id, row in rows.items():
            self.now[id] = TargetView(row[-1], speaker).short_status

        now_texts = [self.word("history-now"), *self.now.values()]
        self.now_width = max(map(cell_len, now_texts))
        self.name_width, self.first = self._layout()

    def _layout(self) -> tuple[int, int]:
        """Return the columns for names, and the place of the first date for which there is room."""
        names = [self.word("share"), self.word("fresh"), self.word("name")]
        # The names below the strips are in the same column.
        names += [self._name(id) for id in self.rows]
        longest = max(map(cell_len, names))
        if self.width is None:
            return longest, 0

        count = len(self.labels)
        room = self.width - self._strip_width(count) - self._now_room()
        if room < min(longest, _READABLE_NAME):
            # The word repeats the last sign: the legend has it too.
            self.now_width = 0
            room = self.width - self._strip_width(count)

        first = 0
        least = min(longest, _SHORTEST_STRIP_NAME)
        while room < least and first < count - 1:
            first += 1
            room = self.width - self._strip_width(count - first)

        return max(1, min(longest, room)), first

    def _strip_width(self, dates: int) -> int:
        """Return the columns that so many dates take, with a gap before each and one behind."""
        return dates * (self.column + len(_SIGN_GAP)) + len(_SIGN_GAP)

    def _now_room(self) -> int:
        """Return the columns that the status now takes, 0 where it is not shown."""
        if not self.now_width:
            return 0

        return self.now_width + len(_WIDE_GAP)

    def lines(self) -> list[Line]:
        """Return the plan and its dates, the strips, the shares below them and the legends."""
        plan_name = self.speaker.text(self.history.plan.name)
        lines: list[Line] = [
            [(plan_name, "bold")],
            [(self._period(), "")],
            [],
        ]

        if self.rows:
            lines += [self._head(), *self._strips(), []]
            lines += self._shares()
        else:
            # Without rows nothing was asked for; else no target ever had data.
            key = "say-none" if self.history.ids else "nothing"
            lines.append([(self.word(key), QUIET)])

        return [*lines, *self._legends()]

    def _period(self) -> str:
        """Return from when to when the history goes."""
        dates = [self.speaker.date(date) for date in self.history.dates]
        # Of a single date there is no "from … to …".
        key = "history" if len(dates) > 1 else "history-one"
        return self.word(key, first=dates[0], last=dates[-1])

    # --- rows

    def _head(self) -> Line:
        """Return the head of the strips: the dates, and over the words "now"."""
        name = (self.word("name"), QUIET)
        heads = [(label, QUIET) for label in self.labels]
        # In a narrow terminal the words are left out, their head with them.
        now = self.word("history-now") if self.now_width else ""
        return self._strip(name, heads, (now, QUIET))

    def _strips(self) -> Iterable[Line]:
        """Yield the strip of each target, the rest of a long name below it."""
        for id, row in self.rows.items():
            first, *more = wrap(self._name(id), self.name_width)
            now = self.now[id] if self.now_width else ""
            now_style = style_of(row[-1])
            yield self._strip((first, ""), self.cells[id], (now, now_style))

            for part in more:
                yield [(part, "")]

    def _shares(self) -> Iterable[Line]:
        """Yield the share as planned at each date, and of how many fresh verdicts."""
        shares = []
        counts = []

        for group in self.history.rollups:
            shares.append((share_text(group.share), "bold"))
            counts.append((str(group.fresh), QUIET))

        nothing = ("", "")
        yield self._strip((self.word("good"), "bold"), shares, nothing)
        yield self._strip((self.word("fresh"), QUIET), counts, nothing)

    def _strip(
        self, name: tuple[str, str], cells: Sequence[tuple[str, str]], now: tuple[str, str]
    ) -> Line:
        """Return one line: the name, a cell for each date shown, and what stands now behind them.

        `▾↓   ▾    ▴↑   ▸    on track`
        """
        text, style = name
        line: Line = [(left(text, self.name_width) + _SIGN_GAP, style)]

        for cell, cell_style in cells[self.first :]:
            line.append((_SIGN_GAP + left(cell, self.column), cell_style))

        word, word_style = now
        if word:
            line.append((_WIDE_GAP + word, word_style))

        return line

    def _name(self, id: str) -> str:
        """Return the name of a target."""
        target = self.rows[id][-1].target
        return self.speaker.text(target.name)

    # --- legends

    def _legends(self) -> list[Line]:
        """Return how many dates and targets are not shown, and what the signs mean."""
        texts = []
        hidden = len(self.history.ids) - len(self.rows)

        if self.first:
            # 4 earlier dates are not shown.
            texts.append(self.word("history-earlier", count=self.first))
        if hidden:
            # 191 without data: --all lists them
            texts.append(self.word("listed", count=hidden))

        for group in self._signs_and_marks():
            texts += self._flow(group)

        texts.append(self.word("legend-judged-then"))
        if self.history.has_publication:
            texts.append(self.word("legend-published-then"))

        return [[], *quiet_lines(texts, self.width)]

    def _flow(self, group: Iterable[str]) -> list[str]:
        """Return legends in lines, none of them parted from its sign."""
        flowed: list[str] = []

        for text in group:
            if not flowed:
                flowed.append(text)
                continue

            # ▾ behind  ▸ on track
            joined = f"{flowed[-1]}{_WIDE_GAP}{text}"
            if self.width is None or cell_len(joined) <= self.width:
                flowed[-1] = joined
            else:
                flowed.append(text)

        return flowed

    def _signs_and_marks(self) -> tuple[list[str], list[str]]:
        """Return the statuses that occur behind their signs, and the marks that occur."""
        statuses: set[str] = set()
        characters: set[str] = set()

        for id, row in self.rows.items():
            cells = self.cells[id][self.first :]
            statuses.update(result.status for result in row[self.first :])

            for text, _ in cells:
                characters.update(text)

        signs = []

        for status in STATUSES:
            if status in statuses:
                signs.append(f"{bare_sign(status)} {self.word(status)}")

        marks = []

        if characters & set(_ARROWS.values()):
            marks.append(self.word("legend-turns"))
        if _OLD in characters:
            marks.append(self.word("legend-old-then"))

        marks += self._half_year()
        return signs, marks

    def _half_year(self) -> Iterable[str]:
        """Yield what the first label of a half-year stands for."""
        dates = self.history.dates[self.first :]

        for label, date in zip(self.labels[self.first :], dates, strict=True):
            if label.endswith("H1"):
                # 24H1: the end of June 2024
                end = self.speaker.date(date)
                yield self.word("legend-half", label=label, date=end)
                return


def _signs(row: Sequence[Result]) -> list[tuple[str, str]]:
    """Return the cells of a strip: a sign, an arrow where it turned, a mark where it was old."""
    cells = []

    for result, turn in zip(row, turns_in(row), strict=True):
        sign = bare_sign(result.status)
        arrow = _ARROWS.get(turn, "")
        old = _OLD if result.old else ""
        # ▾↓' fell behind, and the value is old.
        cells.append((f"{sign}{arrow}{old}", style_of(result)))

    return cells
