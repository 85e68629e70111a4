"""How files were read, for a person: each table, its columns, what became of its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from gapcalc.core.text import safe
from gapcalc.messages.locale import Bilingual
from gapcalc.messages.reading_words import FATE_WORDS, FORMAT_WORDS, ROLE_WORDS, WHY_WORDS
from gapcalc.tables.account import FATES, ColumnAccount, Fate, TableAccount
from gapcalc.views.columns import Line, cell_len, left, right
from gapcalc.views.reading import ProblemGroup, Reading, TableReading, name_of
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_style import QUIET

__all__ = ["reading_lines"]

_LONGEST_SHOWN_PATH = 240
_TABLE_INDENT = "  "
_COLUMN_GAP = "  "
_HINT_STYLES = {"error": "bold red", "warning": "yellow"}
# Neighbours that are alike stand in one line from so many on: the years of a wide table.
_MOST_SINGLY = 3
# A terminal shows so many lines of columns; a sheet may have 16,384.
_MOST_SHOWN_COLUMNS = 60
# As many names that the plan knows by others.
_MOST_NAMES = 20
# Headings are cut to no less than this, however narrow a terminal is.
_NARROWEST_HEADING = 8


def reading_lines(reading: Reading, speaker: Speaker, width: int | None) -> list[Line]:
    """Return every table and, of a file with several, the sum of its rows.

    `width` is that of the terminal, None in a pipe, where no cell is cut.
    """
    lines: list[Line] = []

    for _, group in groupby(reading.tables, key=lambda table: table.account.path):
        tables = list(group)

        for table in tables:
            lines += _TableLines(table, speaker, width).lines()
            lines.append([])

        if len(tables) > 1:
            accounts = [table.account for table in tables]
            lines.append(_file_sum(accounts, speaker))
            lines.append([])

    no_table = speaker.text(FORMAT_WORDS["none"])

    for path in reading.bare:
        lines.append([(_shown_path(path), "bold"), (f" · {no_table}", "")])
        lines.append([])

    # No empty line at the end.
    return lines[:-1]


def _file_sum(accounts: Sequence[TableAccount], speaker: Speaker) -> Line:
    """Return what became of the rows of all tables of a file."""
    rows: Counter[Fate] = Counter()

    for account in accounts:
        # A sheet may hold several tables one below the other.
        rows.update(account.rows)

    path = _shown_path(accounts[0].path)
    total = speaker.word("read-file-rows", path=path, total=rows.total())
    return _sum_line(total, rows, speaker)


def _shown_path(path: str) -> str:
    """Return a path as a terminal can show it; a file may be called anything."""
    return safe(path, _LONGEST_SHOWN_PATH)


def _sum_line(total: str, rows: Mapping[Fate, int], speaker: Speaker) -> Line:
    """Return `rows 132 = used 40 + other indicator 92`."""
    terms = []

    for fate in FATES:
        count = rows.get(fate)
        if count:
            terms.append(f"{_word_for(FATE_WORDS, fate, speaker)} {count}")

    # A table may have no rows at all below its header.
    if not terms:
        return [(total, "bold")]

    return [(total, "bold"), (f" = {' + '.join(terms)}", "")]


def _word_for(words: Mapping[str, Bilingual], key: str, speaker: Speaker) -> str:
    """Return the word for a role, reason, fate or format; a name without one stands for itself."""
    text = words.get(key)
    if text is None:
        return safe(key)

    return speaker.text(text)


class _TableLines:
    """The lines about one table."""

    def __init__(self, table: TableReading, speaker: Speaker, width: int | None) -> None:
        self.table = table
        self.account = table.account
        self.speaker = speaker
        self.width = width

    def lines(self) -> Iterator[Line]:
        """Yield the title, what holds for all rows, the columns, the rows' fate, the problems."""
        yield self._title()
        for_all_rows = self._for_all_rows()

        if for_all_rows:
            name = self.speaker.word("read-for-all-rows")
            yield [(f"{_TABLE_INDENT}{name}  ", QUIET), (for_all_rows, "")]

        yield from self._columns()
        yield from self._names()
        rows = self.account.rows
        total = self.speaker.word("read-rows", total=rows.total())
        yield [(_TABLE_INDENT, ""), *_sum_line(total, rows, self.speaker)]

        for group in self.table.groups():
            yield self._hint(group)

    # --- the table as a whole

    def _title(self) -> Line:
        """Return the name of the table, the lines it takes, its format and its header.

        `data.csv · lines 1-133 · a row a value · header in line 1`
        """
        account = self.account
        format_name = _word_for(FORMAT_WORDS, account.format, self.speaker)
        parts = [self._extent(), format_name]

        if account.header:
            key = "read-header" if len(account.header) == 1 else "read-headers"
            lines = self.speaker.listed(account.header)
            parts.append(self.speaker.word(key, lines=lines))

        name = _shown_path(name_of(account))
        return [(name, "bold"), (f" · {' · '.join(parts)}", "")]

    def _extent(self) -> str:
        """Return from which line of the file the table goes to which."""
        first = self.account.first_line
        last = self.account.last_line
        if last is None:
            return self.speaker.word("read-from-line", first=first)
        if last <= first:
            return self.speaker.word("read-line", first=first)

        return self.speaker.word("read-lines", first=first, last=last)

    def _for_all_rows(self) -> str:
        """Return what lines beside the table say of all its rows: `period 2024 · unit 亿元`."""
        account = self.account
        texts = {
            "indicator": account.indicator,
            "region": account.region,
            "period": account.period,
            "unit": account.unit,
        }
        parts = []

        for role, text in texts.items():
            if text:
                name = _word_for(ROLE_WORDS, role, self.speaker)
                parts.append(f"{name} {safe(text)}")

        return " · ".join(parts)

    # --- columns

    def _columns(self) -> Iterator[Line]:
        """Yield the columns below a head, on a terminal no more than one can look through."""
        if not self.account.columns:
            return

        rows = [self._row(group) for group in _alike(self.account.columns)]
        # In a pipe all are wanted: grep finds one among 16,384.
        shown = rows if self.width is None else rows[:_MOST_SHOWN_COLUMNS]
        names = ("column", "heading", "role", "why")
        heads = [self.speaker.word(f"read-{name}") for name in names]
        widths = self._widths([heads, *shown])

        yield self._column_line(heads, widths, QUIET)

        for row in shown:
            yield self._column_line(row, widths, "")

        hidden = len(rows) - len(shown)
        if hidden:
            more = self.speaker.word("read-more-columns", count=hidden)
            yield [(f"{_TABLE_INDENT}{more}", QUIET)]

    def _widths(self, rows: Sequence[Sequence[str]]) -> tuple[int, int, int]:
        """Return the columns that places, headings and roles take.

        On a terminal they take half of the line, as it continues a reason under itself only then.
        """
        place, heading, role, _ = (max(map(cell_len, column)) for column in zip(*rows, strict=True))

        if self.width is not None:
            gaps = len(_TABLE_INDENT) + 3 * len(_COLUMN_GAP)
            room = self.width // 2 - place - role - gaps
            heading = min(heading, max(room, _NARROWEST_HEADING))

        return place, heading, role

    def _row(self, group: Sequence[ColumnAccount]) -> list[str]:
        """Return place, heading, role and reason of columns that are alike."""
        first = group[0]
        last = group[-1]
        place = str(first.place)
        heading = self._heading(first)
        detail = safe(first.detail)

        if first is not last:
            # 3-14 for the years of a wide table
            place = f"{first.place}-{last.place}"
            # 2012 … 2023
            heading = f"{heading} … {self._heading(last)}"
            if last.detail != first.detail:
                detail = f"{detail} … {safe(last.detail)}"

        role = _word_for(ROLE_WORDS, first.role, self.speaker)
        return [place, heading, role, self._reason(first, detail)]

    def _heading(self, column: ColumnAccount) -> str:
        """Return what stands over a column; a blank heading is said to be blank."""
        return safe(column.heading) or self.speaker.word("read-blank")

    def _reason(self, column: ColumnAccount, detail: str) -> str:
        """Return why a column has its role: `heads a dimension; taken: total`."""
        parts = [_word_for(WHY_WORDS, column.why, self.speaker)]

        # Sex: Total is read
        if detail and column.role == "dimension":
            parts.append(self.speaker.word("read-member", detail=detail))
        elif detail:
            parts.append(detail)
        # Rows of men and of women, where the row of both is what is read.
        if column.parts:
            parts.append(self.speaker.word("read-parts", count=column.parts))

        return self.speaker.sentences(parts)

    def _column_line(self, row: Sequence[str], widths: tuple[int, int, int], style: str) -> Line:
        place, heading, role, reason = row
        place_width, heading_width, role_width = widths
        short_heading = _shortened(heading, heading_width)
        cells = [
            right(place, place_width),
            left(short_heading, heading_width),
            left(role, role_width),
        ]

        # A terminal continues the reason under itself: what is before it ends with two spaces.
        label = f"{_TABLE_INDENT}{_COLUMN_GAP.join(cells)}{_COLUMN_GAP}"
        return [(label, style), (reason, style)]

    # --- names

    def _names(self) -> Iterator[Line]:
        """Yield the names that the plan knows by equivalent ones only."""
        names = list(self.account.names.items())
        shown = names if self.width is None else names[:_MOST_NAMES]

        for name, known in shown:
            text = self.speaker.word("read-name", name=safe(name), known=safe(known))
            yield [(f"{_TABLE_INDENT}{text}", "")]

        hidden = len(names) - len(shown)
        if hidden:
            more = self.speaker.word("read-more-names", count=hidden)
            yield [(f"{_TABLE_INDENT}{more}", QUIET)]

    # --- problems

    def _hint(self, group: ProblemGroup) -> Line:
        """Return how often a problem was found, and where first: `3× unit-missing  line 7: …`."""
        problem = group.first
        style = _HINT_STYLES[problem.severity]
        message = self.speaker.problem(problem)

        if problem.line is not None:
            place = self.speaker.word("read-at-line", line=problem.line)
            message = f"{place}{message}"

        return [(f"{_TABLE_INDENT}{group.count}× {group.code}  ", style), (message, "")]


def _shortened(text: str, width: int) -> str:
    """Return `text` in at most `width` columns, with … where it goes on."""
    if cell_len(text) <= width:
        return text

    kept = ""

    for char in text:
        # The … takes the last column; a full-width character may leave one free.
        if cell_len(kept) + cell_len(char) >= width:
            break

        kept += char

    return f"{kept}…"


def _alike(columns: Sequence[ColumnAccount]) -> Iterator[Sequence[ColumnAccount]]:
    """Yield the columns singly, and neighbours of one role and reason together.

    So the years of a wide table take a line; a dimension, and what is not understood, has its own.
    """
    for _, neighbours in groupby(columns, key=_role_and_reason):
        group = list(neighbours)

        if len(group) > _MOST_SINGLY:
            yield group
            continue

        for column in group:
            yield [column]


def _role_and_reason(column: ColumnAccount) -> tuple[object, ...]:
    """Return the key by which neighbours are alike; what has a line of its own is like no other."""
    own_line = column.place if column.role in {"dimension", "unknown"} else 0
    return column.role, column.why, own_line
