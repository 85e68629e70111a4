"""What each row of a table says: its own cells, and what the lines beside the table say for it.

A file is a sequence of tables and of lines beside them. Every row that is not blank is accounted
for: a record, a header, a line beside a table, or one that is refused with a reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from gapcalc.core.data_options import DataOptions
from gapcalc.core.period import parse_period
from gapcalc.core.problem import Problem
from gapcalc.core.region import AREAS
from gapcalc.core.text import fold
from gapcalc.core.unit import UnitError
from gapcalc.tables.account import TableAccount
from gapcalc.tables.cell import is_missing, parse_cell
from gapcalc.tables.closing_notes import closing_notes
from gapcalc.tables.dimensions import is_whole
from gapcalc.tables.formats import Format
from gapcalc.tables.formats.eurostat_tsv import parted_rows
from gapcalc.tables.formats.resolve import composed_names, known_variant, variants
from gapcalc.tables.header import (
    are_years,
    has_numbers,
    holds_number,
    holds_value,
    number_places,
    role,
    years_of,
)
from gapcalc.tables.label import heading, in_two_languages, unit_of
from gapcalc.tables.layout import Column, Dimension, Layout, Row, Title
from gapcalc.tables.raw_row import RawRow
from gapcalc.tables.roles import Surroundings, find_layout, is_part_of_year
from gapcalc.tables.row_memory import Names, RowMemory
from gapcalc.tables.row_source import RowSource
from gapcalc.tables.title import is_note, read_line, said
from gapcalc.tables.vocabulary import ENDS_OF_PLACES

__all__ = ["Context", "Record", "records"]

_CONTINUED = re.compile(r"^\s*[(（]?续表?\s*\d*[)）]?\s*")
# Lines in which a header must come; a wide one takes the time of several.
_MOST_BEFORE = 2000
_CELLS_OF_LINE = 10
_LONGEST_HEADING = 12
_LONGEST_TITLE = 80
# Cells of one line that may be titles: a row of thousands of words holds none.
_MOST_TITLES = 30
# Two numbers that are one apart may well be values: 2012,2013.
_FEW_YEARS = 2
# What parse_cell says of a value that cannot be used, and not of words.
_SPOILED = {
    "value-range", "date-in-value", "words-for-number", "spreadsheet-error", "formula",
    "decimal-ambiguous",
}  # fmt: skip
# 一、综合 and 2. Industry are sections by subject.
_NUMBERED = re.compile(
    r"\s*(?:[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|[(（]?\d{1,2}[)）、.．])"
)
# A year and month, or a number with a fraction: 2012.05.
_DECIMAL = re.compile(r"\d+\.\d+", re.ASCII)
_WHOLE_AREA = {
    fold(name) for name in ("全国", "全市", "全省", "全区", "全县", "合计", "总计", "中国", "China")
}
_KEYS = {"indicator", "region", "period"}
# Employment, by sex and age
_BY_PARTS = re.compile(r",?\s+by\s+", re.IGNORECASE)
# The first cell of the list of footnotes below a table of UNdata.
_FOOTNOTES = {"footnoteseqid", "fnseqid", "footnotes"}
# The national bureau's site names the base of an export in its first line: these hold the nation's
# own figures.
_OF_REGIONS = "地区生产总值"
_NATIONAL = {"月度数据", "季度数据", "年度数据"}

Tell = Callable[[Problem], None]


@dataclass(slots=True)
class Record:
    """One row of a table: its own cells by role (`keys`), its values, and what stands for all rows.

    `members` are the words under the dimensions that set it apart. `names` is what a `RowMemory`
    knows rows like this one again by; None where each is read for itself.
    """

    line: int
    keys: dict[str, str]
    values: list[tuple[Column, str]]
    title: Title
    layout: Layout
    members: list[tuple[Dimension, str]] = field(default_factory=list)
    names: Names | None = None
    account: TableAccount | None = None

    def printed(self, column: Column, key: str | None) -> str | None:
        """Return the table's own name of the column that holds `key` for a value under `column`."""
        if key == "value":
            return column.printed
        if key == "period" and column.period:
            return column.printed
        if key == "indicator" and column.indicator:
            return column.printed

        return self.layout.printed(key) if key else None


@dataclass(slots=True)
class Context:
    """What the rows of a sheet are read against.

    `regions` are the names of the plan's regions, by which a column or a title is known to name
    places, `home` those of its own; `is_indicator` tells whether a text is a name of an indicator
    of the plan's. `accounts` takes an account of each table, with `cells` also of each of its value
    cells; `several` tells that the sheet is one of several.
    """

    given: DataOptions
    regions: Collection[str]
    tell: Tell
    home: Collection[str] = ()
    path: str = ""
    sheet: str = ""
    several: bool = False
    memory: RowMemory = field(default_factory=RowMemory)
    is_indicator: Callable[[str], bool] = lambda text: False
    accounts: list[TableAccount] = field(default_factory=list)
    cells: bool = False


def records(rows: Iterator[RawRow], context: Context) -> Iterator[Record]:
    """Yield the records of a sheet's rows; what cannot be used is told as a `Problem` without a
    path.

    The name of a workbook's sheet counts as a line above the table. Rows that the memory settles
    do not appear.
    """
    return _Sheet(rows, context).records()


class _Sheet:
    """The rows of one file or sheet, and what has been learnt of them."""

    def __init__(self, rows: Iterator[RawRow], context: Context) -> None:
        self._context = context
        self._given = context.given
        self._tell = context.tell
        self._memory = context.memory
        self._source = RowSource(parted_rows(rows), self._memory.settles)
        regions = context.regions
        self._places = AREAS | {name: AREAS.get(name, name) for name in regions if len(name) > 1}
        self._regions = {fold(name) for name in self._places}
        self._regional = bool(regions)  # for a plan without regions it is all one
        self._layout: Layout | None = None
        self._above: Row | None = None  # the row before this one, where it is no record
        self._blank_above = True
        self._last: dict[str, str] = {}  # the cells that merged blocks began with, by key or column
        self._carried: dict[str, int] = {}  # columns whose blank cells repeat the cell above
        self._title = Title()
        # What lines since the last record have said, None where there were none.
        self._since: dict[str, Any] | None = None
        self._ended = False  # by a note or a source below the table
        self._apart: tuple[str, int] | None = None  # the line that sets the rows below it apart
        self._left = 0  # rows of it
        self._first: int | None = None  # line with anything in it
        self._before = 0  # lines before a header
        self._found = False  # a header
        self._group: dict[str, Any] = {}  # what a line within the table says of the rows below it
        self._grouped_by_place = False  # whether such a line has set the region of rows
        self._of_nation = False  # by the name of the base alone
        self._stray: list[int] = []  # lines with numbers over which there is no header
        self._account = TableAccount(context.path, context.sheet)

    # --- rows

    def records(self) -> Iterator[Record]:
        if self._context.sheet not in _NATIONAL:  # how that site names the sheets of its exports
            self._read_line(self._context.sheet, 1)
        if self._context.several and not self._title.region:
            self._title = self._title._replace(region=_place_of_sheet(self._context.sheet))
        self._begin_account(1)

        while (row := self._source.take()) is not None:
            if self._source.last_settled is not None:
                self._carry(self._source.last_settled)
                self._since = self._above = None
                self._blank_above = False

            filled = [cell for cell in row.cells if cell]
            if not filled:
                self._above, self._last = None, {}
                self._blank_above = True
                continue

            self._first = self._first or row.line
            if self._before > _MOST_BEFORE and not self._given.header_row:
                self._leave_rest(row.line)
                break

            record = self._read_row(row, filled)
            self._account.last_line = row.line
            self._blank_above = False
            if record is not None:
                self._since = self._above = None
                yield record

        self._end()

    def _read_row(self, row: Row, filled: list[str]) -> Record | None:
        """Take a row as what it is; return its record if it is one."""
        layout = self._layout
        if layout is None or self._begins_table(row, layout):
            self._read_header(row, filled)
            self._memory.begin(self._layout, self._account)
        elif self._is_beside(row, filled, layout):
            self._read_beside(row, filled, layout)
            self._memory.begin(self._layout, self._account)
        elif self._apart:
            self._left += 1
            self._above = None
            self._account.rows["not_actual"] += 1
        elif layout.values or layout.value_places:
            self._above = None
            return self._record(row, layout)
        else:
            self._account.rows["not_understood"] += 1

        return None

    def _carry(self, cells: list[str]) -> None:
        """Take from a settled row what blank cells below it repeat."""
        for key, place in self._carried.items():
            self._last[key] = cells[place].strip()

    def _leave_rest(self, line: int) -> None:
        """Count the rows from `line` on, over which no header has come in as many as are tried."""
        left = 1
        while (row := self._source.take()) is not None:
            self._account.last_line = row.line
            left += any(row.cells)

        self._account.rows["not_understood"] += left
        if self._found:  # else the file has none at all, which is told of it
            self._problem("rows-without-header", line, count=str(left))

    def _end(self) -> None:
        self._end_apart()
        self._account.last_line = max(self._account.last_line or 0, self._source.last_line)
        if self._found:
            self._tell_stray()
            return

        wanted = self._given.header_row
        code = "header-row" if wanted else "no-header"
        self._tell(Problem(code, {"line": str(wanted)}, line=wanted or self._first))

    def _problem(self, code: str, line: int, **details: str) -> None:
        self._tell(Problem(code, details, line=line))

    # --- headers

    def _read_header(self, row: Row, filled: list[str]) -> None:
        """Take a row as the header of the table that begins; if it is none, as a line above one."""
        before = self._layout
        repeated = before is not None and _same(row.cells, before.cells)
        is_whole = before is not None and not before.used  # else more lines of it may follow
        if repeated and is_whole and self._since is None and not self._ended:
            self._account.rows["header"] += 1  # the header again, at a page break
            return

        found = self._find(row)
        if found is None and before is not None and not repeated:
            # What looked like a header is none, and the table goes on or has ended.
            self._problem("no-header", row.line)

        self._layout = found
        self._above = row if found is None else None
        self._last = {}
        self._found = self._found or found is not None
        if found is not None:
            self._before = 0
            self._tell_stray()
            return

        self._before += 1 + len(row.cells) // _CELLS_OF_LINE
        self._account.rows["beside"] += 1
        if _is_stray(row.cells):
            self._stray.append(row.line)
        self._read_lines(filled, row.line)

    def _tell_stray(self) -> None:
        """Tell of rows with numbers that stand under no header."""
        if self._stray and not self._given.header_row:
            self._account.rows["beside"] -= len(self._stray)
            self._account.rows["not_understood"] += len(self._stray)
            self._problem("rows-without-header", self._stray[0], count=str(len(self._stray)))

        self._stray = []

    def _find(self, row: Row) -> Layout | None:
        wanted = self._given.header_row
        if (wanted and row.line != wanted) or said("".join(row.cells)):
            return None

        title = self._title_of_next()
        has_indicator = bool(title.indicator or self._given.indicator)
        layout = find_layout(
            row,
            Surroundings(
                self._above,
                self._source.peek(len(row.cells)),
                title,
                self._is_region,
                has_indicator,
                self._given,
                self._regional,
                self._context.is_indicator,
            ),
        )
        if layout is None:
            return None

        if self._ended:  # what the title above the notes set apart were the rows above them
            self._end_apart()
        self._title, self._since, self._ended = title, None, False
        self._group, self._grouped_by_place = {}, False
        self._unsay_nation(layout)
        for problem in layout.problems:
            self._tell(problem)
        self._carried = _carried(layout)
        self._source.skip(layout.used)
        self._begin_account(row.line, layout)

        self._read_notes_of(layout)
        said_by_row = "region" in layout.keys or any(column.region for column in layout.values)
        unsaid = title.of_a_region and not (title.region or self._given.region or said_by_row)
        if layout.values and unsaid:
            self._problem("region-unsaid", row.line)
            layout.values = ()

        return layout

    def _read_notes_of(self, layout: Layout) -> None:
        """Take in what the notes below the table say of its rows."""
        notes = layout.notes = closing_notes(self._source.peek(layout.width), self._places)
        title = self._title
        if notes.multiplier and not title.multiplier and "multiplier" not in layout.keys:
            self._title = self._title._replace(multiplier=notes.multiplier)

        placed = title.region or "region" in layout.keys or any(c.region for c in layout.values)
        if notes.region and not placed:
            self._title = self._title._replace(region=self._given.region or notes.region)
        if notes.unseen:
            self._apart = (notes.unseen, layout.lines[0])

    def _unsay_nation(self, layout: Layout) -> None:
        """Take back that a base without a place holds the nation's figures, where its rows say
        otherwise: the nation has no 地区生产总值, and other bureaus use the same program.
        """
        names_at = layout.keys.get("indicator")
        if not self._of_nation or names_at is None:
            return

        ahead = self._source.peek(layout.width)
        names = [row.cells[names_at] for row in ahead if names_at < len(row.cells)]
        if any(_OF_REGIONS in name for name in names):
            self._title = self._title._replace(region="")

    def _title_of_next(self) -> Title:
        """Return what the lines above a table that begins here say of it."""
        title = self._title
        if self._layout is None:
            return title
        if self._since is None:
            # A table without a title, below one with a title: of another area it is not said to be.
            if title.region in self._context.home:
                return Title(region=title.region)
            return Title(of_a_region=bool(title.region) or title.of_a_region)
        if self._ended:
            return Title(**self._since)

        kept = {"region": title.region, "of_a_region": title.of_a_region}
        return Title(**{**kept, **self._since})

    def _begin_account(self, line: int, layout: Layout | None = None) -> None:
        """Begin the account of a table, or of the lines of a sheet before the first one."""
        context = self._context
        account = TableAccount(context.path, context.sheet, first_line=line)
        if layout is not None:
            # The line above may have been taken for a title before it was known for a heading.
            above = sum(1 for of_header in layout.lines if of_header < line)
            self._account.rows["beside"] -= above
            account.first_line = min([line, *layout.lines])
            self._account.last_line = min(self._account.last_line or 0, account.first_line - 1)
            if not any(self._account.rows.values()) and self._account in context.accounts:
                context.accounts.remove(self._account)
            title = self._title
            account.format = layout.format.name if layout.format else layout.form
            account.header = list(layout.lines)
            account.columns = layout.columns
            account.indicator = title.indicator
            account.region = title.region
            account.unit = title.unit
            account.period = str(title.period or "")
            account.used_options = layout.used_options
            account.rows["header"] += len(layout.lines)

        self._account = account
        context.accounts.append(account)

    def _begins_table(self, row: Row, layout: Layout) -> bool:
        """Whether a row is a header again rather than a row of this table.

        Headings stand where values should be: that is one sign, and one is not enough. 2012 and
        2056 may be numbers of firms, 见备注 may stand in place of a number.
        """
        cells = row.cells
        if _same(cells, layout.cells):
            return True
        if has_numbers(cells) or is_note(cells[0]):
            return False

        places = layout.value_places or tuple(column.place for column in layout.values)
        values = [cells[place] for place in places if place < len(cells) and cells[place]]
        if self._ended and layout.long and _heads_years(cells):
            return True
        # A row may well hold one such word (city as the id of a region), but a header has several.
        words = sum(1 for cell in cells if cell and _names_key(cell))
        if layout.long and not self._can_be_dated(cells, layout):
            words += 1
        beyond = any(cells[layout.width :])  # more cells than this table has columns
        named = words > (1 if layout.long and not beyond else 0)
        if not values:
            return named and sum(map(bool, cells)) > 1

        if not all(map(_like_heading, values)):
            return False

        # Below a blank line a long table may go on, and hold a word in place of a number.
        apart = (self._blank_above or self._since is not None) and not layout.long
        is_bare = len(years_of(values)) == len(values) and not any("年" in cell for cell in values)
        if is_bare:  # 2012,2056: numbers as well as years
            return not layout.long and _may_begin_years(cells, apart=apart, named=named)

        dated = all(heading(value) is not None for value in values)
        distinct = len(set(values)) == len(values) > 1
        unnamed = not cells[0] and len(values) > 1
        return sum((named, apart, dated, distinct, unnamed)) > 0

    def _can_be_dated(self, cells: list[str], layout: Layout) -> bool:
        """Whether a row may have a period where this table has them: no words stand there."""
        place = layout.keys.get("period", len(cells))
        return place >= len(cells) or not cells[place] or any(map(str.isdigit, cells[place]))

    # --- records

    def _record(self, row: Row, layout: Layout) -> Record | None:
        cells = row.cells
        if len(cells) < layout.width and self._ended and not any(number_places(cells)):
            self._account.rows["beside"] += 1  # a row of the notes below the table
            return None
        if len(cells) != layout.width:
            beyond = any(cells[layout.width :])
            if beyond or (layout.long and len(cells) < layout.width):
                found, wanted = str(len(cells)), str(layout.width)
                self._problem("cell-count", row.line, found=found, wanted=wanted)
                self._account.rows["refused"] += 1
                return None
            cells = cells + [""] * (layout.width - len(cells))

        keys = {key: cells[place] for key, place in layout.keys.items()}
        for key in layout.merged:  # the first cell of a merged block stands for all of it
            keys[key] = self._last[key] = keys[key] or self._last.get(key, "")
            if not keys[key] and self._regional:
                self._tell(Problem("value-missing", line=row.line, field=layout.printed(key)))
                self._account.rows["refused"] += 1
                return None

        outer = layout.outer_region
        if outer is not None and is_whole(keys["region"]):
            keys["region"] = cells[outer]

        if self._title.multiplier:
            keys.setdefault("multiplier", self._title.multiplier)
        self._read_place(keys)
        if layout.format is not None:
            self._read_codes(keys, cells, layout, layout.format)

        members = [self._member(dimension, cells) for dimension in layout.dimensions]
        values = [(column, cell) for column in layout.values if (cell := cells[column.place])]
        multiple = _multiple_of_all(keys, [cell for _, cell in values])
        if multiple and self._account.rows["header"] == self._account.rows.total():
            self._title = self._title._replace(multiplier=multiple)
            self._account.rows["header"] += 1
            return None
        self._count_cells(row.line, cells, layout)
        if not values:
            unread = any(cells[place] for place in layout.value_places)
            self._account.rows["not_understood" if unread else "no_value"] += 1
            return None

        title = self._title._replace(**self._group) if self._group else self._title
        names = self._names(cells)
        return Record(row.line, keys, values, title, layout, members, names, self._account)

    def _member(self, dimension: Dimension, cells: list[str]) -> tuple[Dimension, str]:
        """Return the word of a row under a dimension, or the one above that merged cells repeat."""
        word = cells[dimension.place]
        key = str(dimension.place)
        if key in self._carried:
            word = self._last[key] = word or self._last.get(key, "")

        if self._layout is not None and self._layout.two_in_one:
            word = known_variant(word, True, lambda text: _is_all(dimension, text))

        return dimension, word

    def _read_place(self, keys: dict[str, str]) -> None:
        """Take a place in two languages by the name that is known: 江东市 over Jiangdong."""
        place = keys.get("region", "")
        both = None if place.isascii() else in_two_languages(place)
        if both is not None:
            keys["region"] = next(filter(self._is_region, (place, *both)), both[0])

    def _read_codes(
        self, keys: dict[str, str], cells: list[str], layout: Layout, known: Format
    ) -> None:
        """Put what the codes of a known format mean in place of them: 人 for PS."""
        checks = {
            "indicator": self._context.is_indicator,
            "region": self._is_region,
            "unit": lambda text: text in known.units or bool(unit_of(text)),
        }
        for key, text in keys.items():
            if text and key in checks:
                keys[key] = known_variant(text, layout.two_in_one, checks[key])
            elif text:
                keys[key] = variants(text, layout.two_in_one)[-1]

        if layout.composed is not None:
            names = composed_names(*(cells[place] for place in layout.composed))
            is_indicator = self._context.is_indicator
            keys["indicator"] = next(filter(is_indicator, names), names[0])

        unit = keys.get("unit", "")
        keys.update({"unit": known.units[unit]} if unit in known.units else {})

    def _count_cells(self, line: int, cells: list[str], layout: Layout) -> None:
        """Take down where the values of a row stand, if it is asked for."""
        if not self._context.cells:
            return

        for place in layout.value_places:
            if cells[place] and not is_missing(cells[place]):
                self._account.values.append((line, place + 1))

    def _names(self, cells: list[str]) -> Names | None:
        """Return the names of the present row if rows that repeat them are to be settled.

        They are not where a blank cell repeats the one above it, and the row is not known by its
        own cells alone. Nor where the first cell is blank or the heading of a column: the same
        names with 2024 as the value would then begin another table (指标,,2024).
        """
        raw = self._source.raw
        if self._context.cells or not cells[0] or _names_key(cells[0]):
            return None
        for place in self._carried.values():
            if not cells[place]:
                return None

        names = self._memory.names(raw)
        return names if names and any(names) else None

    # --- lines beside the table

    def _is_beside(self, row: Row, filled: list[str], layout: Layout) -> bool:
        """Whether a row is a line beside the table: a single cell, a statement in two, or a note
        that was parted.
        """
        numbers = any(map(holds_value, filled))
        if filled[0].endswith((":", "：")) and not numbers:
            return True
        if self._blank_above and fold(filled[0]) in _FOOTNOTES:
            return True
        if layout.long:
            return len(filled) < 2 and bool(row.cells[0])
        if len(filled) < 2:
            return not self._is_lone_value(row, layout)

        return is_note(row.cells[0]) and not numbers

    def _is_lone_value(self, row: Row, layout: Layout) -> bool:
        """Whether the one filled cell of a row is a value without a name."""
        return any(
            place < len(row.cells) and row.cells[place] and holds_value(row.cells[place])
            for place in layout.value_places
        )

    def _read_beside(self, row: Row, filled: list[str], layout: Layout) -> None:
        self._above = row
        self._account.rows["beside"] += 1
        told = self._read_lines(filled[:1] if is_note(filled[0]) else filled, row.line, layout)
        if not told and layout.long and len(row.cells) < layout.width:
            found, wanted = str(len(row.cells)), str(layout.width)
            self._problem("cell-count", row.line, found=found, wanted=wanted)

        for key in layout.merged:
            if row.cells[layout.keys[key] :][:1] == filled:
                self._last[key] = filled[0]

    def _read_lines(self, filled: list[str], line: int, layout: Layout | None = None) -> bool:
        """Take in what a line above a table, or one within it, says of the rows below; whether it
        says anything.
        """
        if said("".join(filled)):
            filled = ["".join(filled)]

        if len(filled) > 1 and layout is None and not any(map(holds_value, filled)):
            filled = [", ".join(filled), *filled]  # of Industrial output, US$ million

        heads = [text if len(text) <= _LONGEST_TITLE else self._head_of(text) for text in filled]
        heads = heads[:_MOST_TITLES]
        told = [self._read_line(_CONTINUED.sub("", text), line, layout) for text in heads if text]
        return any(told)

    def _read_line(self, text: str, line: int, layout: Layout | None = None) -> bool:
        if not text or is_note(text):
            self._ended = self._ended or (layout is not None and bool(text))
            return bool(text)

        told = said(text)
        alone = False
        if told:
            changed = self._statement(*told)
        else:
            if layout is not None:
                self._end_apart()
            stated = read_line(text, self._places, within=layout is not None)
            alone = stated.alone
            named = self._indicator_in(text)
            # 城镇化率 narrows nothing where the plan itself has it.
            if stated.apart and not named and not (self._given.indicator and layout is None):
                self._apart = (text, line)
            region = (self._given.region or stated.place) if stated.place else ""
            both = {
                "unit": stated.unit,
                "region": region,
                "indicator": named,
                "multiplier": stated.multiplier,
            }
            changed = {key: value for key, value in both.items() if value}
            if stated.dated:
                changed |= {"period": stated.period, "part": stated.part}

        if layout is not None:
            self._since = (self._since or {}) | changed
            if not told:
                self._group = self._group_of(text, line, layout, changed)
            if not told and ("region" in layout.keys or not alone):
                # It may be the title of a further table, but moves no row of this one.
                changed.pop("region", None)
            self._grouped_by_place = self._grouped_by_place or "region" in changed

        self._title = self._title._replace(**changed)
        return bool(changed or self._apart)

    def _head_of(self, text: str) -> str:
        """Return the indicator before "by sex, region …" in a long title, "" for other texts."""
        head = _BY_PARTS.split(text[: 2 * _LONGEST_TITLE])[0]
        return head if len(head) <= _LONGEST_TITLE and self._context.is_indicator(head) else ""

    def _indicator_in(self, text: str) -> str:
        """Return the indicator that a line names: all of it, or of "Employment, by sex" the first
        words; "" where the plan does not know it.
        """
        ways = (text, _BY_PARTS.split(text)[0])
        return next(filter(self._context.is_indicator, ways), "")

    def _group_of(
        self, text: str, line: int, layout: Layout, changed: dict[str, Any]
    ) -> dict[str, Any]:
        """Return what a line within a table says as the name of the rows below it.

        Where the rows name regions it is their indicator. Where they name indicators it is their
        region if it is a place, and also where the names come back under another such line, or one
        before was a place and this ends like one: a region that the plan may not know.
        """
        if layout.long or "region" in changed or self._apart:
            return {}
        # Also a numbered one: rows below （1）公路里程（公里） are of the name before no more.
        if "indicator" not in layout.keys and "region" in layout.keys:
            return {"indicator": text}
        if _NUMBERED.match(text):
            return {}
        if "region" in layout.keys or fold(text) in _WHOLE_AREA:
            return {}
        is_like_place = self._grouped_by_place and text.endswith(ENDS_OF_PLACES)
        if is_like_place or line in layout.group_lines:
            return {"region": text}

        return {}

    def _end_apart(self) -> None:
        if self._apart and self._left:
            text, line = self._apart
            self._problem("rows-not-read", line, value=text, count=str(self._left))

        self._apart, self._left = None, 0

    def _statement(self, key: str, what: str) -> dict[str, Any]:
        column = role(key)
        if key == "数据库":
            national = self._of_nation = what in _NATIONAL
            return {"of_a_region": not national, "region": "全国" if national else ""}
        if column == "period":
            period = parse_period(what)
            known = period is not None and period.since is None
            return {"period": period, "part": not period.is_year} if period and known else {}
        if column == "region":
            self._of_nation = False
        if what and column in {"unit", "indicator", "region"}:
            return {column: what}

        return {}

    def _is_region(self, text: str) -> bool:
        folded = fold(text)
        return folded in self._regions or folded in _WHOLE_AREA


# Sheet1, Data (2), Table 3.1: names of sheets that say nothing, and proper nouns that may be
# places.
_SHEET_OF_ANYTHING = re.compile(
    r"(?:sheet|data|table|tab|figure|notes?|index|contents?|annual|monthly|quarterly|statistics|"
    r"total|all|summary|values?|series|metadata|download|export|results?|main|indicators?)\b.*",
    re.IGNORECASE,
)
_NAME_OF_SHEET = re.compile(r"[A-Z][a-z]{3,}(?: [A-Z][a-z]+){0,2}")


def _place_of_sheet(name: str) -> str:
    """Return the place that a sheet among several may be named after, "" where it is named else.

    Sheets named Sylvania and Ruritania are two countries', whether or not the plan knows them.
    """
    if _SHEET_OF_ANYTHING.fullmatch(name) or not _NAME_OF_SHEET.fullmatch(name):
        return ""

    return name


_POWER_OF_TEN = re.compile(r"10{2,12}", re.ASCII)


def _multiple_of_all(keys: dict[str, str], cells: list[str]) -> str:
    """Return the multiple that a row without a name states over its columns, "" where it states
    none: 1 000 below each year.
    """
    if any(keys.values()) or len(set(cells)) != 1:
        return ""

    digits = re.sub(r"[\s,]", "", cells[0])
    return digits if _POWER_OF_TEN.fullmatch(digits) else ""


def _is_all(dimension: Dimension, text: str) -> bool:
    return is_whole(text) or fold(text) in dimension.wholes


def _carried(layout: Layout) -> dict[str, int]:
    """Return the columns whose blank cells repeat the cell above, by key or by their own number.

    Beside merged names these are the dimensions before the names: 其中 in the first column may be
    merged over several rows.
    """
    names_at = min(layout.keys.values(), default=0)
    carried = {key: layout.keys[key] for key in layout.merged}
    for dimension in layout.dimensions:
        if dimension.place < names_at and dimension.constant is None:
            carried[str(dimension.place)] = dimension.place

    return carried


def _same(cells: list[str], header: list[str]) -> bool:
    """Whether a row repeats a header, however many blank cells either ends with."""
    return (
        cells[0] == header[0]
        and cells[: len(header)] == header[: len(cells)]
        and not any(cells[len(header) :])
    )


def _is_stray(cells: list[str]) -> bool:
    """Whether a row that stands under no header holds a number beside another cell."""
    filled = [cell for cell in cells if cell]
    return len(filled) > 1 and any(holds_number(cell) for cell in filled)


def _names_key(text: str) -> bool:
    """Whether a cell is the heading of a column that says what a row is."""
    return len(text) <= _LONGEST_HEADING and role(text) in _KEYS


def _may_begin_years(cells: list[str], apart: bool, named: bool) -> bool:
    """Whether a row of bare years begins a table rather than holds numbers that look like years.

    It has no name of its own (",2023,2024" below a blank line) or that of a column
    (指标,2023,2024), or its years are several in a row: 主要产品,2018,2019,2020.
    """
    if not are_years(cells):
        return False

    years = years_of(cells)
    steps = {after - before for before, after in pairwise(years)}
    in_a_row = len(years) > _FEW_YEARS and steps in ({1}, {-1})
    return named or (apart and (not cells[0] or in_a_row))


def _heads_years(cells: list[str]) -> bool:
    """Whether a row has a word and then years in a row, maybe 单位 between: 领域,2022,2023."""
    words = [cell for cell in cells if cell and not years_of([cell])]
    years = years_of(cells)
    steps = {after - before for before, after in pairwise(years)}
    headed = len(words) == 1 or all(map(role, words[1:]))
    return bool(words) and words[0] == cells[0] and headed and steps in ({1}, {-1})


def _like_heading(text: str) -> bool:
    """Whether a cell can stand in a header: a year or words, but no other figure and no mark for a
    missing value.
    """
    if holds_number(text) or is_missing(text) or _DECIMAL.fullmatch(text):
        return False
    if heading(text) is not None or is_part_of_year(text):
        return True

    return not (holds_value(text) or _is_spoiled(text))


def _is_spoiled(text: str) -> bool:
    """Whether a text is a value that cannot be used rather than words: 71-72, 2月3日, #REF!."""
    try:
        parse_cell(text)
    except UnitError as error:
        return error.code in _SPOILED

    return False
