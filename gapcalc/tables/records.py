"""The records of a table: rows below its header, with what their own cells and the lines beside
them say.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from gapcalc.core.data_options import DataOptions
from gapcalc.core.period import parse_period
from gapcalc.core.problem import Problem
from gapcalc.core.region import AREAS
from gapcalc.core.text import fold
from gapcalc.tables.cell import is_missing
from gapcalc.tables.header import Column, Layout, Row, Title, holds_value, role
from gapcalc.tables.label import heading
from gapcalc.tables.layout import Surroundings, find_layout
from gapcalc.tables.raw_row import RawRow
from gapcalc.tables.row_memory import Names, RowMemory
from gapcalc.tables.title import is_note, read_line, said

__all__ = ["Record", "records"]

_AHEAD = 12
_CONTINUED = re.compile(r"^\s*[(（]?续表?\s*\d*[)）]?\s*")
_MOST_BEFORE = 2000  # lines in which a header must come
_LONGEST_HEADING, _YEAR_DIGITS = 12, 4
_LONGEST_TITLE = 80
_AMOUNT = re.compile(r"\d+(?:\.\d+)? ?(?:[%‰]|(?![年月季QqHh])[^\W\d_])")
_WHOLE = {
    fold(name) for name in ("全国", "全市", "全省", "全区", "全县", "合计", "总计", "中国", "China")
}
_KEYS = {"indicator", "region", "period"}
# The national bureau's site names the base of an export in its first line: these hold the nation's
# own figures.
_NATIONAL = {"月度数据", "季度数据", "年度数据"}

Tell = Callable[[Problem], None]


@dataclass(slots=True)
class Record:
    """One row of a table: its own cells by canonical column (`keys`), its values, and what stands
    for all rows.
    """

    line: int
    keys: dict[str, str]
    values: list[tuple[Column, str]]
    title: Title
    layout: Layout
    # Heading and word of each column of kinds.
    kinds: list[tuple[str, str]] = field(default_factory=list)
    # By what a `RowMemory` knows rows like this one again; None where each is read for itself.
    names: Names | None = None

    def printed(self, column: Column, key: str | None) -> str | None:
        """Return the table's own name of the column that holds `key` for a value under `column`."""
        if (
            key == "value"
            or (key == "period" and column.period)
            or (key == "indicator" and column.indicator)
        ):
            return column.printed
        return self.layout.printed(key) if key else None


def records(
    rows: Iterator[RawRow],
    given: DataOptions,
    regions: Collection[str],
    tell: Tell,
    sheet: str = "",
    memory: RowMemory | None = None,
) -> Iterator[Record]:
    """Yield the records of a table's rows; what cannot be used is told as a `Problem` without a
    path.

    `regions` are the names of the plan's regions, by which a column or title is known to name
    places; `sheet` is the name of a workbook's sheet, which counts as a line above the table. Rows
    that `memory` settles do not appear.
    """
    return _Table(rows, given, regions, tell, memory or RowMemory()).records(sheet)


class _Table:
    """The rows of one file or sheet, of which a dozen are looked at ahead, and what has been learnt
    of them.
    """

    def __init__(
        self,
        rows: Iterator[RawRow],
        given: DataOptions,
        regions: Collection[str],
        tell: Tell,
        memory: RowMemory,
    ) -> None:
        self._rows, self._given, self._tell = rows, given, tell
        self._memory = memory
        self._raw: list[str] | None = None  # the cells of the present row as the file has them
        self._places = AREAS | {name: AREAS.get(name, name) for name in regions if len(name) > 1}
        self._regions = {fold(name) for name in self._places}
        self._regional = bool(regions)  # for a plan without regions it is all one
        self._ahead: deque[Row] = deque()
        self._layout: Layout | None = None
        self._above: Row | None = None  # the row before this one, where it is no record
        self._last: dict[str, str] = {}  # the cells that merged blocks began with, by key or column
        self._carried: dict[str, int] = {}  # columns whose blank cells repeat the cell above
        self._title = Title()
        self._since: dict[str, Any] | None = (
            None  # what lines since the last record have said, if any came
        )
        self._ended = False  # by a note or a source below the table
        self._apart: tuple[str, int] | None = None  # the line that sets the rows below it apart
        self._left = 0  # rows of it
        self._first: int | None = None  # line with anything in it
        self._before = 0  # lines before a header
        self._found = False  # a header

    # --- rows

    def _take(self) -> Row | None:
        """Return the next row that is to be read, None at the end; settled ones are passed over."""
        self._raw = None
        if self._ahead:
            return self._ahead.popleft()
        settled: list[str] | None = None
        settles = self._memory.settles
        for line, cells in self._rows:
            if settles(line, cells):
                settled = cells
                continue
            if settled is not None:
                self._carry(settled)
            self._raw = cells
            return _stripped(line, cells)
        return None

    def _carry(self, cells: list[str]) -> None:
        """Take from a settled row what blank cells below it repeat."""
        for key, place in self._carried.items():
            self._last[key] = cells[place].strip()

    def _look_ahead(self, count: int) -> None:
        missing = max(0, count - len(self._ahead))
        for line, cells in islice(self._rows, missing):
            self._ahead.append(_stripped(line, cells))

    def _peek(self) -> list[Row]:
        self._look_ahead(_AHEAD)
        return [row for row in islice(self._ahead, _AHEAD) if any(row.cells)]

    def _problem(self, code: str, line: int, **details: str) -> None:
        self._tell(Problem(code, details, line=line))

    def records(self, sheet: str) -> Iterator[Record]:
        self._read_line(sheet, 1)
        while (row := self._take()) is not None:
            filled = [cell for cell in row.cells if cell]
            if not filled:
                self._above, self._last = None, {}
                continue
            self._first = self._first or row.line
            if self._layout is None or self._begins_table(row, self._layout):
                if self._before > _MOST_BEFORE:
                    break
                self._read_header(row, filled)
                self._memory.begin(self._layout)
            elif self._is_beside(row, filled, self._layout):
                self._read_beside(row, filled, self._layout)
                self._memory.begin(self._layout)
            elif self._apart:
                self._left, self._above = self._left + 1, None
            elif self._layout.values and (record := self._record(row, self._layout)):
                self._since = self._above = None
                yield record
        self._end_apart()
        if not self._found:
            wanted = self._given.header_row
            code = "header-row" if wanted else "no-header"
            self._tell(Problem(code, {"line": str(wanted)}, line=wanted or self._first))

    def _read_header(self, row: Row, filled: list[str]) -> None:
        """Take a row as the header of the table that begins; if it is none, as a line above one."""
        before = self._layout
        if (
            before is not None
            and _same(row.cells, before.cells)
            and self._since is None
            and not self._ended
        ):
            self._skip(before.used)  # the header again, at a page break
            return
        self._layout = self._find(row)
        self._above, self._last = row, {}
        self._found = self._found or self._layout is not None
        if self._layout is None:
            self._before += 1
            if before is not None:
                self._problem("no-header", row.line)
            self._read_lines(filled, row.line)

    def _is_beside(self, row: Row, filled: list[str], layout: Layout) -> bool:
        """Whether a row is a line beside the table: a single cell, a statement in two, or a note
        that was parted.
        """
        if filled[0].endswith((":", "：")):
            return True
        if layout.long:
            return len(filled) < 2 and bool(row.cells[0])
        return len(filled) < 2 or (is_note(row.cells[0]) and not any(map(holds_value, filled)))

    def _read_beside(self, row: Row, filled: list[str], layout: Layout) -> None:
        self._above = row
        told = self._read_lines(filled[:1] if is_note(filled[0]) else filled, row.line, layout)
        if not told and layout.long and len(row.cells) < layout.width:
            self._problem(
                "cell-count", row.line, found=str(len(row.cells)), wanted=str(layout.width)
            )
        self._last |= {
            key: filled[0] for key in layout.merged if row.cells[layout.keys[key] :][:1] == filled
        }

    def _skip(self, rows: int) -> None:
        self._look_ahead(rows)
        for _ in range(min(rows, len(self._ahead))):
            self._ahead.popleft()

    def _find(self, row: Row) -> Layout | None:
        wanted = self._given.header_row
        if (wanted and row.line != wanted) or said("".join(row.cells)):
            return None
        title = self._title
        if self._layout is not None and self._ended:
            title = Title(**(self._since or {}))
        elif self._layout is not None and self._since is not None:
            title = Title(
                **{"region": title.region, "of_a_region": title.of_a_region, **self._since}
            )
        has_indicator = bool(title.indicator or self._given.indicator)
        layout = find_layout(
            row, Surroundings(self._above, self._peek(), title, self._is_region, has_indicator)
        )
        if layout is None:
            return None
        self._title, self._since, self._ended = title, None, False
        for problem in layout.problems:
            self._tell(problem)
        self._carried = _carried(layout)
        self._skip(layout.used)
        said_by_row = "region" in layout.keys or any(column.region for column in layout.values)
        if (
            layout.values
            and title.of_a_region
            and not (title.region or self._given.region or said_by_row)
        ):
            self._problem("region-unsaid", row.line)
            return layout._replace(values=())
        return layout

    def _record(self, row: Row, layout: Layout) -> Record | None:
        cells = row.cells
        if len(cells) != layout.width:
            beyond = any(cells[layout.width :])
            if beyond or (layout.long and len(cells) < layout.width):
                self._problem(
                    "cell-count", row.line, found=str(len(cells)), wanted=str(layout.width)
                )
                return None
            cells = cells + [""] * (layout.width - len(cells))
        keys = {key: cells[place] for key, place in layout.keys.items()}
        for key in layout.merged:  # the first cell of a merged block stands for all of it
            keys[key] = self._last[key] = keys[key] or self._last.get(key, "")
            if not keys[key] and self._regional:
                self._tell(Problem("value-missing", line=row.line, field=layout.printed(key)))
                return None
        kinds = []
        for place in layout.kinds:
            word = cells[place]
            if str(place) in self._carried:
                word = self._last[str(place)] = word or self._last.get(str(place), "")
            kinds.append((layout.cells[place] or str(place + 1), word))
        values = [(column, cell) for column in layout.values if (cell := cells[column.place])]
        names = self._names(cells)
        return Record(row.line, keys, values, self._title, layout, kinds, names)

    def _names(self, cells: list[str]) -> Names | None:
        """Return the names of the present row if rows that repeat them are to be settled.

        They are not where a blank cell repeats the one above it, and the row is not known by its
        own cells alone. Nor where the first cell is blank or the heading of a column: the same
        names with 2024 as the value would then begin another table (指标,,2024).
        """
        if self._raw is None or not cells[0] or _names_key(cells[0]):
            return None
        for place in self._carried.values():
            if not cells[place]:
                return None
        names = self._memory.names(self._raw)
        return names if names and any(names) else None

    def _begins_table(self, row: Row, layout: Layout) -> bool:
        """Whether a row is a header again: headings where values should be, behind the name of a
        column or no name.
        """
        cells = row.cells
        if _same(cells, layout.cells):
            return True
        values = [cells[c.place] for c in layout.values if c.place < len(cells) and cells[c.place]]
        named = _names_key(cells[0])
        if not values:
            return named and sum(map(bool, cells)) > 1
        if not all(map(_like_heading, values)) or is_note(cells[0]):
            return False
        dated = all(
            not value.isdigit() and heading(value) and not _is_amount(value) for value in values
        )
        return dated or named or (not cells[0] and (len(values) > 1 or values[0].isdigit()))

    # --- lines beside the table

    def _read_lines(self, filled: list[str], line: int, layout: Layout | None = None) -> bool:
        """Take in what a line above a table, or one within it, says of the rows below; whether it
        says anything.
        """
        if said("".join(filled)):
            filled = ["".join(filled)]
        told = [
            self._read_line(_CONTINUED.sub("", text), line, layout)
            for text in filled
            if len(text) <= _LONGEST_TITLE
        ]
        return any(told)

    def _read_line(self, text: str, line: int, layout: Layout | None = None) -> bool:
        if not text or is_note(text):
            self._ended = self._ended or (layout is not None and bool(text))
            return bool(text)
        changed: dict[str, Any]
        if told := said(text):
            changed = self._statement(*told)
        else:
            if layout is not None:
                self._end_apart()
            stated = read_line(text, self._places, within=layout is not None)
            if stated.apart and not (self._given.indicator and layout is None):
                self._apart = (text, line)
            changed = {
                "unit": stated.unit,
                "region": self._given.region or stated.place if stated.place else "",
            }
            changed = {key: value for key, value in changed.items() if value}
            if stated.dated:
                changed |= {"period": stated.period, "part": stated.part}
        if layout is not None:
            self._since = (self._since or {}) | changed
            if not told and ("region" in layout.keys or not stated.alone):
                changed.pop(
                    "region", None
                )  # it may be the title of a further table, but moves no row of this one
        self._title = self._title._replace(**changed)
        return bool(changed or self._apart)

    def _end_apart(self) -> None:
        if self._apart and self._left:
            self._problem(
                "rows-not-read", self._apart[1], value=self._apart[0], count=str(self._left)
            )
        self._apart, self._left = None, 0

    def _statement(self, key: str, what: str) -> dict[str, Any]:
        column = role(key)
        if key == "数据库":
            national = what in _NATIONAL
            return {"of_a_region": not national} | (
                {"region": "全国"} if national else {"region": ""}
            )
        if column == "period":
            period = parse_period(what)
            known = period is not None and period.since is None
            return {"period": period, "part": not period.is_year} if period and known else {}
        return {column: what} if what and column in {"unit", "indicator", "region"} else {}

    def _is_region(self, text: str) -> bool:
        folded = fold(text)
        return folded in self._regions or folded in _WHOLE


def _stripped(line: int, cells: list[str]) -> Row:
    return Row(line, [cell.strip() for cell in cells])


def _carried(layout: Layout) -> dict[str, int]:
    """Return the columns whose blank cells repeat the cell above, by key or by their own number.

    Beside merged names these are the columns of kinds before the names: 其中 in the first column
    may be merged over several rows.
    """
    names_at = min(layout.keys.values(), default=0)
    carried = {key: layout.keys[key] for key in layout.merged}
    carried |= {str(place): place for place in layout.kinds if place < names_at}
    return carried


def _same(cells: list[str], header: list[str]) -> bool:
    """Whether a row repeats a header, however many blank cells either ends with."""
    return (
        cells[0] == header[0]
        and cells[: len(header)] == header[: len(cells)]
        and not any(cells[len(header) :])
    )


def _names_key(text: str) -> bool:
    """Whether a cell is the heading of a column that says what a row is."""
    return len(text) <= _LONGEST_HEADING and role(text) in _KEYS


def _is_amount(text: str) -> bool:
    """Whether what begins like a year goes on like an amount: 2012.5亿元, and neither 2012年 nor
    2012增速.
    """
    return _AMOUNT.match(text) is not None and holds_value(text)


def _like_heading(text: str) -> bool:
    """Whether a cell can stand in a header: a year or words, but no other figure (2012.05 is an
    amount).
    """
    if text.replace(".", "").isdigit():
        return len(text) == _YEAR_DIGITS and text[:2] in {"19", "20"} and text.isdigit()
    return heading(text) is not None or not (holds_value(text) or is_missing(text))
