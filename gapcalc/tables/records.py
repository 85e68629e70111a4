"""What each row of a table says: its own cells, and what the lines beside the table say for it.

A file is a sequence of tables and of lines beside them. Every row that is not blank is accounted
for: a record, a header, a line beside a table, or one that is refused with a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gapcalc.core.problem import Problem, bilingual_detail
from gapcalc.core.region import AREAS
from gapcalc.core.text import fold
from gapcalc.messages.hints import TABLES
from gapcalc.messages.locale import Bilingual
from gapcalc.tables.account import TableAccount
from gapcalc.tables.beside import LinesBeside
from gapcalc.tables.cell import is_missing
from gapcalc.tables.dimensions import is_whole
from gapcalc.tables.formats import Format
from gapcalc.tables.formats.eurostat_tsv import parted_rows
from gapcalc.tables.formats.resolve import composed_names, known_variant, variants
from gapcalc.tables.header import (
    holds_number,
    holds_value,
    number_places,
)
from gapcalc.tables.label import in_two_languages, unit_of
from gapcalc.tables.layout import Dimension, Layout, Row, Title
from gapcalc.tables.new_table import begins_table, names_key, repeats_header
from gapcalc.tables.raw_row import RawRow
from gapcalc.tables.record import Context, Record, RemarkRow
from gapcalc.tables.remark_columns import REMARK_TEXTS, remark_places
from gapcalc.tables.roles import find_layout
from gapcalc.tables.roles.surroundings import Surroundings
from gapcalc.tables.row_memory import Names
from gapcalc.tables.row_source import RowSource
from gapcalc.tables.side_by_side import halves_below_each_other
from gapcalc.tables.signatures import is_signed
from gapcalc.tables.title import is_note, said
from gapcalc.tables.vocabulary import WHOLE_AREAS

__all__ = ["records"]

# Lines in which a header must come; a wide one takes the time of several.
_MOST_BEFORE = 2000
_CELLS_OF_LINE = 10
# Tables in one file or sheet. To tell what one is takes as long as to read hundreds of rows.
_MOST_TABLES = 1_000
# In a sheet of notes at most one of so many lines has a number beside its text.
_FEW_OF_NOTES = 3
# The first cell of the list of footnotes below a table of UNdata.
_FOOTNOTES = {"footnoteseqid", "fnseqid", "footnotes"}


def records(rows: Iterator[RawRow], context: Context) -> Iterator[Record]:
    """Yield the records of a sheet's rows; what cannot be used is told as a `Problem` without a
    path.

    The name of a workbook's sheet counts as a line above the table. Rows that the memory settles
    do not appear.
    """
    return _SheetReader(rows, context).records()


class _SheetReader:
    """The rows of one file or sheet, and what has been learnt of them."""

    def __init__(self, rows: Iterator[RawRow], context: Context) -> None:
        self._context = context
        self._given = context.given
        self._tell = context.tell
        self._memory = context.memory
        self._source = RowSource(halves_below_each_other(parted_rows(rows)), self._memory)
        regions = context.regions
        places = AREAS | {name: AREAS.get(name, name) for name in regions if len(name) > 1}
        self._regions = {fold(name) for name in places}
        self._regional = bool(regions)  # for a plan without regions it is all one
        self._lines = LinesBeside(context, places)
        self._layout: Layout | None = None
        self._above: Row | None = None  # the row before this one, where it is no record
        self._blank_above = True
        self._last: dict[str, str] = {}  # the cells that merged blocks began with, by key or column
        self._carried: dict[str, int] = {}  # columns whose blank cells repeat the cell above
        self._first: int | None = None  # line with anything in it
        self._before = 0  # lines before a header
        self._found = False  # a header
        self._tables = 0
        self._rows_of_numbers = 0  # under no header
        self._stray: list[int] = []  # lines with numbers over which there is no header
        self._account = TableAccount(context.path, context.sheet)

    # --- rows

    def records(self) -> Iterator[Record]:
        self._lines.read_sheet_name(self._context.sheet, self._context.several)
        self._begin_account(1)

        while (row := self._source.take()) is not None:
            if self._source.last_settled is not None:
                self._carry(self._source.last_settled)
                self._lines.since = self._above = None
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
            if self._context.too_many is not None:
                self._break_off(row.line, self._context.too_many)
                break

            record = self._read_row(row, filled)
            self._account.last_line = row.line
            self._blank_above = False
            if record is not None:
                self._lines.since = self._above = None
                yield record

        self._end()

    def _read_row(self, row: Row, filled: list[str]) -> Record | None:
        """Take a row as what it is; return its record if it is one."""
        layout = self._layout
        if layout is None or self._begins_table(row, layout):
            self._read_header(row, filled)
            self._memory.begin(self._layout, self._account)
        elif is_signed(filled) and not self._context.is_indicator(filled[0]):
            self._above = None
            self._account.rows["beside"] += 1
        elif self._is_beside(row, filled, layout):
            self._read_beside(row, filled, layout)
            self._memory.begin(self._layout, self._account)
        elif self._lines.apart and layout.form != "remarks":
            self._lines.left += 1
            self._above = None
            self._account.rows["not_actual"] += 1
        elif layout.values or layout.value_places or layout.form == "remarks":
            self._above = None
            return self._record(row, layout)
        else:
            self._account.rows["not_understood"] += 1

        return None

    def _begins_table(self, row: Row, layout: Layout) -> bool:
        if layout.form == "remarks":  # there is no number by which a row is told from a header
            return bool(remark_places(row.cells))

        said_above = self._lines.since is not None
        return begins_table(row, layout, self._blank_above, said_above, self._lines.ended)

    def _carry(self, cells: list[str]) -> None:
        """Take from a settled row what blank cells below it repeat."""
        for key, place in self._carried.items():
            self._last[key] = cells[place].strip()

    def _leave_rest(self, line: int) -> None:
        """Pass over the rows from `line` on, as no header has come in so many lines."""
        left = self._count_rest()
        if self._found:  # else the file has none at all, which is told of it
            self._problem("rows-without-header", line, count=str(left))

    def _break_off(self, line: int, too_many: Bilingual) -> None:
        """Pass over the rows from `line` on, as the file has more of something than it may."""
        count, limit = str(self._count_rest()), f"{self._context.limit:,}"
        things = bilingual_detail("things", too_many)
        self._problem("read-no-further", line, count=count, limit=limit, **things)

    def _count_rest(self) -> int:
        """Return how many rows are left with the present one, none of which is read."""
        left = 1
        while (row := self._source.take()) is not None:
            self._account.last_line = row.line
            left += any(row.cells)

        self._account.rows["not_understood"] += left
        return left

    def _end(self) -> None:
        self._lines.end_apart()
        self._account.last_line = max(self._account.last_line or 0, self._source.last_line)
        if self._found:
            self._tell_stray()
            return

        wanted = self._given.header_row
        if self._context.several and not wanted and self._is_of_notes():
            self._problem("sheet-of-text", self._first or 1, value=self._context.sheet)
            return

        code = "header-row" if wanted else "no-header"
        self._tell(Problem(code, {"line": str(wanted)}, line=wanted or self._first))

    def _is_of_notes(self) -> bool:
        """Whether a sheet without a header holds notes: hardly a row has a number beside its text,
        and none has two.
        """
        lines = self._account.rows.total()
        return not self._rows_of_numbers and len(self._stray) * _FEW_OF_NOTES <= lines

    def _problem(self, code: str, line: int, **details: str) -> None:
        self._tell(Problem(code, details, line=line))

    # --- headers

    def _read_header(self, row: Row, filled: list[str]) -> None:
        """Take a row as the header of the table that begins; if it is none, as a line above one."""
        before = self._layout
        repeated = before is not None and repeats_header(row.cells, before.cells)
        is_whole = before is not None and not before.used  # else more lines of it may follow
        if repeated and is_whole and self._lines.since is None and not self._lines.ended:
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
        self._rows_of_numbers += len(number_places(row.cells)) > 1
        self._lines.read_lines(filled, row.line)

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

        title = self._lines.title_of_next(first=self._layout is None)
        around = Surroundings(
            above=self._above,
            ahead=self._source.peek(len(row.cells)),
            title=title,
            is_region=self._is_region,
            has_indicator=bool(title.indicator or self._given.indicator),
            given=self._given,
            has_regions=self._regional,
            is_indicator=self._context.is_indicator,
            is_basis=self._context.is_basis,
        )
        layout = find_layout(row, around)
        if layout is None:
            return None

        self._lines.begin_table(title)
        if self._lines.of_nation:
            self._lines.unsay_nation(self._names_ahead(layout))
        for problem in layout.problems:
            self._tell(problem)
        self._carried = _carried(layout)
        self._source.skip(layout.used)
        self._begin_account(row.line, layout)
        self._tables += 1
        if self._tables > _MOST_TABLES:
            self._context.too_many, self._context.limit = TABLES, _MOST_TABLES

        self._lines.read_notes_of(layout, self._source.peek(layout.width))
        if layout.values and title.of_a_region and not self._is_region_said(title, layout):
            self._problem("region-unsaid", row.line)
            layout.values = ()

        return layout

    def _is_region_said(self, title: Title, layout: Layout) -> bool:
        """Whether it is said anywhere of which region the values of a table are."""
        if title.region or self._given.region or "region" in layout.keys:
            return True

        return any(column.region for column in layout.values)

    def _names_ahead(self, layout: Layout) -> list[str]:
        """Return the names of indicators in the first rows of a table."""
        names_at = layout.keys.get("indicator")
        if names_at is None:
            return []

        ahead = self._source.peek(layout.width)
        return [row.cells[names_at] for row in ahead if names_at < len(row.cells)]

    def _begin_account(self, line: int, layout: Layout | None = None) -> None:
        """Begin the account of a table, or of the lines of a sheet before the first one."""
        context = self._context
        account = TableAccount(context.path, context.sheet, first_line=line)
        if layout is not None:
            self._end_account(account, layout)
            account.format = layout.format.name if layout.format else layout.form
            account.header = list(layout.lines)
            account.columns = layout.columns
            account.used_options = layout.used_options
            account.rows["header"] += len(layout.lines)

            title = self._lines.title
            account.indicator = title.indicator
            account.region = title.region
            account.unit = title.unit
            account.period = str(title.period or "")

        self._account = account
        context.accounts.append(account)

    def _end_account(self, following: TableAccount, layout: Layout) -> None:
        """End the present account where a table begins; take it out where nothing is in it."""
        # The line above may have been taken for a title before it was known for a heading.
        line = following.first_line
        above = [of_header for of_header in layout.lines if of_header < line]
        following.first_line = min([line, *above])

        ended = self._account
        ended.rows["beside"] -= len(above)
        ended.last_line = min(ended.last_line or 0, following.first_line - 1)
        accounts = self._context.accounts
        if not any(ended.rows.values()) and ended in accounts:
            accounts.remove(ended)

    # --- records

    def _record(self, row: Row, layout: Layout) -> Record | None:
        """Return the record of a row of this table; None for one that is counted and not read."""
        cells = self._padded(row, layout)
        if cells is None:
            return None

        keys = self._keys(row, cells, layout)
        if keys is None:
            return None

        members = [self._member(dimension, cells) for dimension in layout.dimensions]
        filled = [column for column in layout.values if cells[column.place]]
        values = [(column, cells[column.place]) for column in filled]
        multiple = _multiple_of_all(keys, [cell for _, cell in values])
        if multiple and self._account.rows["header"] == self._account.rows.total():
            self._lines.title = self._lines.title._replace(multiplier=multiple)
            self._account.rows["header"] += 1
            return None
        self._count_cells(row.line, cells, layout)
        has_remark = self._take_remark(row.line, keys, cells, layout)
        if not values and has_remark:
            self._account.rows["used"] += 1
            return None
        if not values:
            is_unread = any(cells[place] for place in layout.value_places)
            self._account.rows["not_understood" if is_unread else "no_value"] += 1
            return None

        title = self._lines.title_of_rows()
        names = self._names(cells)
        return Record(row.line, keys, values, title, layout, members, names, self._account)

    def _take_remark(
        self, line: int, keys: dict[str, str], cells: list[str], layout: Layout
    ) -> bool:
        """Hand on what a row says in words; whether it says anything."""
        texts = {name: cells[place] for name, place in layout.remarks.items() if cells[place]}
        if not any(name in texts for name in REMARK_TEXTS):
            return False

        title = self._lines.title_of_rows()
        self._context.take_remark(RemarkRow(line, keys, texts, title, layout))
        return True

    def _padded(self, row: Row, layout: Layout) -> list[str] | None:
        """Return as many cells as the table has columns; None for a row that has more, or that is
        none of the table.
        """
        cells = row.cells
        missing = layout.width - len(cells)
        if missing > 0 and self._lines.ended and not any(number_places(cells)):
            self._account.rows["beside"] += 1  # a row of the notes below the table
            return None

        # Spreadsheets leave out blank cells at the end of a row; a long table needs each of them.
        is_short = missing > 0 and layout.long
        if is_short or any(cells[layout.width :]):
            self._tell_count(row, layout)
            self._account.rows["refused"] += 1
            return None

        return cells + [""] * missing if missing else cells

    def _tell_count(self, row: Row, layout: Layout) -> None:
        found = str(len(row.cells))
        self._problem("cell-count", row.line, found=found, wanted=str(layout.width))

    def _keys(self, row: Row, cells: list[str], layout: Layout) -> dict[str, str] | None:
        """Return what names a row, by role; None where a part of it is missing."""
        keys = {key: cells[place] for key, place in layout.keys.items()}
        for key in layout.merged:  # the first cell of a merged block stands for all of it
            keys[key] = keys[key] or self._last.get(key, "")
            self._last[key] = keys[key]
            if not keys[key] and self._regional:
                self._tell(Problem("value-missing", line=row.line, field=layout.printed(key)))
                self._account.rows["refused"] += 1
                return None

        outer = layout.outer_region
        if outer is not None and is_whole(keys["region"]):  # 合计 of 重庆市
            keys["region"] = cells[outer]
        if self._lines.title.multiplier:
            keys.setdefault("multiplier", self._lines.title.multiplier)

        self._read_place(keys)
        if layout.format is not None:
            self._read_codes(keys, cells, layout, layout.format)

        return keys

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
        if self._context.cells or not cells[0] or names_key(cells[0]):
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
        if filled[0].endswith((":", "：")) and not any(map(holds_value, filled)):
            return True
        if self._blank_above and fold(filled[0]) in _FOOTNOTES:
            return True
        if layout.long:
            return len(filled) < 2 and bool(row.cells[0])
        if len(filled) < 2:
            return not self._is_lone_value(row, layout)

        return is_note(row.cells[0]) and not any(map(holds_value, filled))

    def _is_lone_value(self, row: Row, layout: Layout) -> bool:
        """Whether the one filled cell of a row is a value without a name."""
        there = [place for place in layout.value_places if place < len(row.cells)]
        return any(holds_value(row.cells[place]) for place in there if row.cells[place])

    def _read_beside(self, row: Row, filled: list[str], layout: Layout) -> None:
        self._above = row
        self._account.rows["beside"] += 1
        cells = filled[:1] if is_note(filled[0]) else filled
        told = self._lines.read_lines(cells, row.line, layout)
        if not told and layout.long and len(row.cells) < layout.width:
            self._tell_count(row, layout)

        for key in layout.merged:
            if row.cells[layout.keys[key] :][:1] == filled:
                self._last[key] = filled[0]

    def _is_region(self, text: str) -> bool:
        folded = fold(text)
        return folded in self._regions or folded in WHOLE_AREAS


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


def _is_stray(cells: list[str]) -> bool:
    """Whether a row that stands under no header holds a number beside another cell."""
    filled = [cell for cell in cells if cell]
    return len(filled) > 1 and any(holds_number(cell) for cell in filled)
