"""What each row of a table says: its own cells, and what the lines beside the table say for it.

A file is a sequence of tables and of lines beside them. Every row that is not blank is accounted
for: a record, a header, a line beside a table, or one that is refused with a reason.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from gapcalc.core.problem import Problem, bilingual_detail
from gapcalc.core.region import AREAS
from gapcalc.core.text import fold
from gapcalc.messages.hints import TABLES
from gapcalc.messages.locale import Bilingual
from gapcalc.tables.account import Fate, TableAccount
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
from gapcalc.tables.layout import Column, Dimension, Layout, Row, Title
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
        rows_apart = halves_below_each_other(parted_rows(rows))
        self._source = RowSource(rows_apart, self._memory)

        places = _known_places(context.regions)
        self._regions = {fold(name) for name in places}
        self._regional = bool(context.regions)  # for a plan without regions it is all one
        self._lines = LinesBeside(context, places)
        self._layout: Layout | None = None
        self._above: Row | None = None  # the row before this one, where it is no record
        self._blank_above = True
        self._last: dict[str, str] = {}  # the cells that merged blocks began with, by key or column
        self._carried: dict[str, int] = {}  # columns whose blank cells repeat the cell above

        self._first: int | None = None  # line with anything in it
        self._before = 0  # lines before a header
        self._has_header = False
        self._tables = 0
        self._rows_of_numbers = 0  # under no header
        self._stray: list[int] = []  # lines with numbers over which there is no header
        self._misplaced: list[int] = []  # lines with numbers for names, and without a value
        self._account = TableAccount(context.path, context.sheet)

    # --- rows

    def records(self) -> Iterator[Record]:
        self._lines.read_sheet_name(self._context.sheet, self._context.several)
        self._begin_account(1)

        while (row := self._source.take()) is not None:
            if self._source.last_settled is not None:
                self._carry(self._source.last_settled)
                self._lines.since = None
                self._above = None
                self._blank_above = False

            filled = [cell for cell in row.cells if cell]
            if not filled:
                # A merged block, 2024 beside its four quarters, ends at a blank line.
                self._last = {}
                self._above = None
                self._blank_above = True
                continue

            self._first = self._first or row.line
            if self._is_cut_off(row):
                break

            record = self._read_row(row, filled)
            self._account.last_line = row.line
            self._blank_above = False
            if record is not None:
                self._lines.since = None
                self._above = None
                yield record

        self._end()

    def _is_cut_off(self, row: Row) -> bool:
        """Whether no row from this one on is read; where it is so, that is told."""
        # A log or a novel with the name of a table: nothing in it is ever found to be a header.
        if self._before > _MOST_BEFORE and not self._given.header_row:
            self._leave_rest(row.line)
            return True

        if self._context.too_many is not None:
            self._break_off(row.line, self._context.too_many)
            return True

        return False

    def _read_row(self, row: Row, filled: list[str]) -> Record | None:
        """Take a row as what it is; return its record if it is one."""
        layout = self._layout
        if layout is None or self._begins_table(row, layout):
            self._read_header(row, filled)
            self._memory.begin(self._layout, self._account)
            return None

        # 单位负责人：张三　填表人：李四 stands below a form, and is no row of the table.
        if is_signed(filled) and not self._context.is_indicator(filled[0]):
            self._above = None
            self._account.rows["beside"] += 1
            return None

        # 数据来源：国家统计局 below the table, or 江东市 over the rows of a place.
        if self._is_beside(row, filled, layout):
            self._read_beside(row, filled, layout)
            self._memory.begin(self._layout, self._account)
            return None

        # Rows below 二、2025年预期目标 are counted, and none of them is read.
        if self._lines.apart and layout.form != "remarks":
            self._lines.left += 1
            self._above = None
            self._account.rows["not_actual"] += 1
            return None

        if layout.values or layout.value_places or layout.form == "remarks":
            self._above = None
            return self._record(row, layout)

        self._account.rows["not_understood"] += 1
        return None

    def _begins_table(self, row: Row, layout: Layout) -> bool:
        if layout.form == "remarks":  # there is no number by which a row is told from a header
            return bool(remark_places(row.cells))

        said_above = self._lines.since is not None
        return begins_table(
            row,
            layout,
            self._blank_above,
            said_above,
            self._lines.ended,
        )

    def _carry(self, cells: list[str]) -> None:
        """Take from a settled row what blank cells below it repeat."""
        for key, place in self._carried.items():
            self._last[key] = cells[place].strip()

    def _leave_rest(self, line: int) -> None:
        """Pass over the rows from `line` on, as no header has come in so many lines."""
        left = self._count_rest()
        if self._has_header:  # else the file has none at all, which is told of it
            self._problem("rows-without-header", line, count=str(left))

    def _break_off(self, line: int, too_many: Bilingual) -> None:
        """Pass over the rows from `line` on, as the file has more of something than it may."""
        count = self._count_rest()
        limit = f"{self._context.limit:,}"
        things = bilingual_detail("things", too_many)
        self._problem(
            "read-no-further",
            line,
            count=str(count),
            limit=limit,
            **things,
        )

    def _count_rest(self) -> int:
        """Return how many rows are left with the present one, none of which is read."""
        left = 1
        while (row := self._source.take()) is not None:
            self._account.last_line = row.line
            left += any(row.cells)

        self._account.rows["not_understood"] += left
        return left

    def _end(self) -> None:
        self._lines.end_sheet()
        self._tell_misplaced()
        last_line = self._account.last_line or 0
        self._account.last_line = max(last_line, self._source.last_line)
        if self._has_header:
            self._tell_stray()
            return

        # A sheet of notes beside others is told as such; a header asked for has to be there.
        wanted = self._given.header_row
        if self._context.several and not wanted and self._is_of_notes():
            self._problem("sheet-of-text", self._first or 1, value=self._context.sheet)
            return

        code = "header-row" if wanted else "no-header"
        details = {"line": str(wanted)}
        self._tell(Problem(code, details, line=wanted or self._first))

    def _is_of_notes(self) -> bool:
        """Whether a sheet without a header holds notes: hardly a row has a number beside its text,
        and none has two.
        """
        if self._rows_of_numbers:
            return False

        lines = self._account.rows.total()
        return len(self._stray) * _FEW_OF_NOTES <= lines

    def _problem(self, code: str, line: int, **details: str) -> None:
        self._tell(Problem(code, details, line=line))

    # --- headers

    def _read_header(self, row: Row, filled: list[str]) -> None:
        """Take a row as the header of the table that begins; if it is none, as a line above one."""
        before = self._layout
        # 指标,单位,2022年,2023年 again, below 续表 or at the top of a page.
        is_repeated = before is not None and repeats_header(row.cells, before.cells)
        if is_repeated and self._is_page_break(before):
            self._account.rows["header"] += 1
            return

        layout = self._find(row)
        self._layout = layout
        self._last = {}
        if layout is not None:
            self._above = None
            self._has_header = True
            self._before = 0
            self._tell_stray()
            return

        if before is not None and not is_repeated:
            # What looked like a header is none, and the table goes on or has ended.
            self._problem("no-header", row.line)

        self._above = row
        self._read_above(row, filled)

    def _is_page_break(self, before: Layout | None) -> bool:
        """Whether the header comes again at the top of a page, and nothing was said in between.

        Of a header with several lines the others follow, and all of them are read again.
        """
        if before is None or before.used:
            return False

        return self._lines.since is None and not self._lines.ended

    def _read_above(self, row: Row, filled: list[str]) -> None:
        """Take a row under no header as a line above a table: 单位：亿元."""
        # To hold a line of 20,000 cells against all forms takes as long as for thousands of
        # lines.
        self._before += 1 + len(row.cells) // _CELLS_OF_LINE
        self._account.rows["beside"] += 1
        if _is_stray(row.cells):
            self._stray.append(row.line)
        if len(number_places(row.cells)) > 1:
            self._rows_of_numbers += 1

        self._lines.read_lines(filled, row.line)

    def _tell_stray(self) -> None:
        """Tell of rows with numbers that stand under no header."""
        count = len(self._stray)
        if count and not self._given.header_row:
            self._account.rows["beside"] -= count
            self._account.rows["not_understood"] += count
            self._tell_without_header(self._stray)

        self._stray = []

    def _tell_without_header(self, lines: list[int]) -> None:
        self._problem("rows-without-header", lines[0], count=str(len(lines)))

    def _find(self, row: Row) -> Layout | None:
        """Return the layout of the table whose header begins with a row, None where none does."""
        wanted = self._given.header_row
        if wanted and row.line != wanted:
            return None
        if said("".join(row.cells)):  # 指标：年末常住人口(万人)
            return None

        title = self._lines.title_of_next(first=self._layout is None)
        layout = find_layout(row, self._surroundings(row, title))
        if layout is None:
            return None

        self._lines.begin_table(title)
        # 数据库：年度数据 over the rows of a bureau that has 地区生产总值.
        if self._lines.of_nation:
            self._lines.unsay_nation(self._names_ahead(layout))
        for problem in layout.problems:
            self._tell(problem)

        self._carried = _carried(layout)
        self._source.skip(layout.used)
        self._begin_account(row.line, layout)
        self._count_table()

        # * Preliminary. Figures in thousands. stands below the rows of which it speaks.
        rows_ahead = self._source.peek(layout.width)
        self._lines.read_notes_of(layout, rows_ahead)
        # 数据库：分省年度数据 without 地区：重庆市 below it: of which province, nothing says.
        if layout.values and title.of_a_region and not self._is_region_said(title, layout):
            self._problem("region-unsaid", row.line)
            layout.values = ()

        return layout

    def _surroundings(self, row: Row, title: Title) -> Surroundings:
        """Return what is known around a row that may be a header."""
        return Surroundings(
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

    def _count_table(self) -> None:
        """Count a table; beyond the most that one file may hold, no further one is read."""
        self._tables += 1
        if self._tables > _MOST_TABLES:
            self._context.too_many = TABLES
            self._context.limit = _MOST_TABLES

    def _is_region_said(self, title: Title, layout: Layout) -> bool:
        """Whether it is said anywhere of which region the values of a table are."""
        if title.region or self._given.region or "region" in layout.keys:
            return True

        return any(column.region for column in layout.values)

    def _names_ahead(self, layout: Layout) -> list[str]:
        """Return the names of indicators in the first rows of a table."""
        # A table with names across has them in its headings.
        names_at = layout.keys.get("indicator")
        if names_at is None:
            return []

        ahead = self._source.peek(layout.width)
        return [row.cells[names_at] for row in ahead if names_at < len(row.cells)]

    def _tell_misplaced(self) -> None:
        """Tell of rows with numbers where the table that ends has names: rows of another table."""
        if self._misplaced:
            self._tell_without_header(self._misplaced)

        self._misplaced = []

    def _begin_account(self, line: int, layout: Layout | None = None) -> None:
        """Begin the account of a table, or of the lines of a sheet before the first one."""
        self._tell_misplaced()
        context = self._context
        account = TableAccount(context.path, context.sheet, first_line=line)
        if layout is not None:
            self._end_account(account, layout)
            self._describe_table(account, layout)

        self._account = account
        context.accounts.append(account)

    def _describe_table(self, account: TableAccount, layout: Layout) -> None:
        """Take down in an account what header and title say of a table."""
        account.format = layout.form
        if layout.format is not None:
            account.format = layout.format.name
        account.header = list(layout.lines)
        account.columns = layout.columns
        account.used_options = layout.used_options
        account.rows["header"] += len(layout.lines)

        title = self._lines.title
        account.indicator = title.indicator
        account.region = title.region
        account.unit = title.unit
        account.period = str(title.period or "")

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
        # 常住人口,万人,3213.34,3191.43,x,y under five headings.
        cells = self._padded(row, layout)
        if cells is None:
            return None

        # Of which place 第一产业 is, a blank cell under 地区 says by the cell above it.
        keys = self._keys(row, cells, layout)
        if keys is None:
            return None

        members = [self._member(dimension, cells) for dimension in layout.dimensions]
        values = []
        for column in layout.values:
            cell = cells[column.place]
            if cell:
                values.append((column, cell))

        if self._take_multiple(keys, values):
            return None

        self._count_cells(row.line, cells, layout)
        has_remark = self._take_remark(row.line, keys, cells, layout)
        # 农业总产值,亿元,,, is a heading of the rows below it.
        if not values and _names_are_numbers(keys):
            self._misplaced.append(row.line)
            self._account.rows["not_understood"] += 1
            return None
        if not values:
            self._count_without_value(cells, layout, has_remark)
            return None

        return Record(
            row.line,
            keys,
            values,
            self._lines.title_of_rows(),
            layout,
            members,
            self._names(cells),
            self._account,
        )

    def _take_multiple(self, keys: dict[str, str], values: list[tuple[Column, str]]) -> bool:
        """Take in the multiple that the first row below a header may state: 1 000 below each year.

        Whether it does; it then counts as a line of the header.
        """
        multiple = _multiple_of_all(keys, [cell for _, cell in values])
        if not multiple:
            return False

        # 1 000 in a later row is a value whose name is missing.
        rows = self._account.rows
        if rows["header"] != rows.total():
            return False

        self._lines.title = self._lines.title._replace(multiplier=multiple)
        rows["header"] += 1
        return True

    def _count_without_value(self, cells: list[str], layout: Layout, has_remark: bool) -> None:
        """Count a row of whose values none is read."""
        fate: Fate = "no_value"
        if has_remark:
            fate = "used"
        elif any(cells[place] for place in layout.value_places):
            fate = "not_understood"

        self._account.rows[fate] += 1

    def _take_remark(
        self, line: int, keys: dict[str, str], cells: list[str], layout: Layout
    ) -> bool:
        """Hand on what a row says in words; whether it says anything."""
        texts = {}
        for name, place in layout.remarks.items():
            if cells[place]:
                texts[name] = cells[place]

        if not any(name in texts for name in REMARK_TEXTS):
            return False

        title = self._lines.title_of_rows()
        remark = RemarkRow(line, keys, texts, title, layout)
        self._context.take_remark(remark)
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

        # 地区生产总值,亿元,29129.03 under 指标,单位,2022年,2023年: the later years are blank.
        if missing:
            return cells + [""] * missing

        return cells

    def _tell_count(self, row: Row, layout: Layout) -> None:
        self._problem(
            "cell-count",
            row.line,
            found=str(len(row.cells)),
            wanted=str(layout.width),
        )

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

        # Population (in thousands) over the table, unless a row has a multiple of its own.
        multiplier = self._lines.title.multiplier
        if multiplier:
            keys.setdefault("multiplier", multiplier)

        self._read_place(keys)
        if layout.format is not None:
            self._read_codes(keys, cells, layout, layout.format)

        return keys

    def _member(self, dimension: Dimension, cells: list[str]) -> tuple[Dimension, str]:
        """Return the word of a row under a dimension, or the one above that merged cells repeat."""
        word = cells[dimension.place]
        key = str(dimension.place)
        if key in self._carried:
            word = word or self._last.get(key, "")
            self._last[key] = word

        # T: Total of a file with codes and labels is the whole by either of the two.
        if self._layout is not None and self._layout.two_in_one:
            word = known_variant(word, True, lambda text: _is_all(dimension, text))

        return dimension, word

    def _read_place(self, keys: dict[str, str]) -> None:
        """Take a place in two languages by the name that is known: 江东市 over Jiangdong."""
        place = keys.get("region", "")
        if place.isascii():
            return

        # 江东市 Jiangdong
        both = in_two_languages(place)
        if both is None:
            return

        known = filter(self._is_region, (place, *both))
        keys["region"] = next(known, both[0])

    def _read_codes(
        self, keys: dict[str, str], cells: list[str], layout: Layout, known: Format
    ) -> None:
        """Put what the codes of a known format mean in place of them: 人 for PS."""
        is_indicator = self._context.is_indicator
        checks = {
            "indicator": is_indicator,
            "region": self._is_region,
            "unit": lambda text: text in known.units or bool(unit_of(text)),
        }
        for key, text in keys.items():
            if not text:
                continue

            if key in checks:
                keys[key] = known_variant(text, layout.two_in_one, checks[key])
            else:
                keys[key] = variants(text, layout.two_in_one)[-1]

        # Export quantity and Bananas of the FAO are one name together.
        if layout.composed is not None:
            element, item = layout.composed
            names = composed_names(cells[element], cells[item])
            keys["indicator"] = next(filter(is_indicator, names), names[0])

        unit = keys.get("unit", "")
        if unit in known.units:
            keys["unit"] = known.units[unit]

    def _count_cells(self, line: int, cells: list[str], layout: Layout) -> None:
        """Take down where the values of a row stand, if it is asked for."""
        if not self._context.cells:
            return

        for place in layout.value_places:
            cell = cells[place]
            if cell and not is_missing(cell):
                self._account.values.append((line, place + 1))

    def _names(self, cells: list[str]) -> Names | None:
        """Return the names of the present row if rows that repeat them are to be settled.

        They are not where a blank cell repeats the one above it, and the row is not known by its
        own cells alone. Nor where the first cell is blank or the heading of a column: the same
        names with 2024 as the value would then begin another table (指标,,2024).
        """
        if self._context.cells:  # then the place of each value is taken down
            return None
        # ,2024,9 repeats the name above it.
        if not cells[0]:
            return None
        # 指标,,2024 may begin another table.
        if names_key(cells[0]):
            return None

        for place in self._carried.values():
            if not cells[place]:
                return None

        names = self._memory.names(self._source.raw)
        if names and any(names):
            return names

        return None

    # --- lines beside the table

    def _is_beside(self, row: Row, filled: list[str], layout: Layout) -> bool:
        """Whether a row is a line beside the table: a single cell, a statement in two, or a note
        that was parted.
        """
        first = filled[0]
        # 其中：,, or Memorandum items:,,
        if first.endswith((":", "：")) and not any(map(holds_value, filled)):
            return True
        # fnSeqID,Footnote below a blank line, of UNdata
        if self._blank_above and fold(first) in _FOOTNOTES:
            return True

        # In a long table a name alone may be a row whose other cells were lost.
        if layout.long:
            return len(filled) < 2 and bool(row.cells[0])
        # 江东市 alone; but 2288.1 alone is a value whose name is missing.
        if len(filled) < 2:
            return not self._is_lone_value(row, layout)

        # 注：2020年数据为普查数，, 其余为抽样调查数
        return is_note(row.cells[0]) and not any(map(holds_value, filled))

    def _is_lone_value(self, row: Row, layout: Layout) -> bool:
        """Whether the one filled cell of a row is a value without a name."""
        for place in layout.value_places:
            cell = row.at(place)
            if cell and holds_value(cell):
                return True

        return False

    def _read_beside(self, row: Row, filled: list[str], layout: Layout) -> None:
        self._above = row
        self._account.rows["beside"] += 1
        # Of 注：本表为初步核算数, parted at its commas, only the first cell says that it is a note.
        texts = filled[:1] if is_note(filled[0]) else filled
        says_anything = self._lines.read_lines(texts, row.line, layout)

        # A single word in a long table may also be a row whose other cells were lost.
        if not says_anything and layout.long and len(row.cells) < layout.width:
            self._tell_count(row, layout)

        for key in layout.merged:
            place = layout.keys[key]
            if row.cells[place : place + 1] == filled:
                self._last[key] = filled[0]

    def _is_region(self, text: str) -> bool:
        folded = fold(text)
        return folded in self._regions or folded in WHOLE_AREAS


_POWER_OF_TEN = re.compile(r"10{2,12}", re.ASCII)


def _multiple_of_all(keys: dict[str, str], cells: list[str]) -> str:
    """Return the multiple that a row without a name states over its columns, "" where it states
    none: 1 000 below each year.
    """
    is_named = any(keys.values())
    # ,1 000,1 000,1 000
    if is_named or len(set(cells)) != 1:
        return ""

    digits = re.sub(r"[\s,]", "", cells[0])
    if _POWER_OF_TEN.fullmatch(digits):
        return digits

    return ""


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
    return len(filled) > 1 and any(map(holds_number, filled))


def _known_places(regions: Collection[str]) -> dict[str, str]:
    """Return every name of a place with the one name that it is known by."""
    places = dict(AREAS)
    for name in regions:
        if len(name) > 1:  # 县 alone stands in words of every kind
            places[name] = AREAS.get(name, name)

    return places


# 872.91 and 1，680.19: codes of places and years have no fraction.
_DECIMAL = re.compile(r"\d[\d,，]*\.\d+", re.ASCII)


def _names_are_numbers(keys: Mapping[str, str]) -> bool:
    """Whether numbers stand where a row has its names, as in one of another table.

    重庆,872.91,873.8 under 地区,区县,年份,产值 is one.
    """
    names = [keys.get(key, "") for key in ("indicator", "region", "period")]
    return any(_DECIMAL.fullmatch(name) for name in names)
