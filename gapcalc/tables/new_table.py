"""Whether a row begins another table rather than being a row of the present one."""

from __future__ import annotations

import re

from gapcalc.core.unit import UnitError
from gapcalc.tables.cell import is_missing, parse_cell
from gapcalc.tables.header import (
    are_in_a_row,
    are_one_apart,
    are_years,
    has_numbers,
    holds_number,
    holds_value,
    is_number_and_no_year,
    role,
    years_of,
)
from gapcalc.tables.label import heading
from gapcalc.tables.layout import Layout, Row
from gapcalc.tables.title import is_note
from gapcalc.tables.year_parts import is_part_of_year

__all__ = ["begins_table", "names_key", "repeats_header"]

_LONGEST_HEADING = 12
# Two numbers that are one apart may well be values: 2012,2013.
# What parse_cell says of a value that cannot be used, and not of words.
_SPOILED = {
    "value-range", "date-in-value", "words-for-number", "spreadsheet-error", "formula",
    "decimal-ambiguous",
}  # fmt: skip
# A year and month, or a number with a fraction: 2012.05.
_DECIMAL = re.compile(r"\d+\.\d+", re.ASCII)
_KEYS = {"indicator", "region", "period"}


def begins_table(
    row: Row, layout: Layout, blank_above: bool, said_above: bool, ended: bool = False
) -> bool:
    """Whether a row is a header again rather than a row of this table; `ended` tells that the table
    has, by a note.

    Headings stand where values should be: that is one sign, and one is not enough. 2012 and
    2056 may be numbers of firms, 见备注 may stand in place of a number.
    """
    cells = row.cells
    # 指标,2022年,2023年 below 续表1
    if repeats_header(cells, layout.cells):
        return True

    values = _cells_of_values(cells, layout)
    # Nearly every number stands under a heading of values: that is looked at before the rest.
    # 24500.5 under 2024年
    if any(map(is_number_and_no_year, values)):
        return False
    # 地区生产总值,24500 where the values of this table stand elsewhere
    if has_numbers(cells):
        return False
    # 注：2023年数据为初步核算数
    if is_note(cells[0]):
        return False

    # 领域,2022,2023 below the note of a long table
    if ended and layout.long and _heads_years(cells):
        return True

    is_named = _names_columns(cells, layout)
    # 指标,单位 under columns that hold nothing there
    if not values:
        return is_named and len(row.filled) > 1
    # 71-72, #REF!, … stand in place of a number.
    if not all(map(_can_head_values, values)):
        return False

    # Below a blank line a long table may go on, and hold a word in place of a number.
    is_apart = (blank_above or said_above) and not layout.long
    return _headings_begin(cells, values, layout, is_named, is_apart)


def _can_head_values(cell: str) -> bool:
    """Whether a cell in place of a value can be a heading; 2024① beside 2025 is one, see
    `number_places`.
    """
    return _like_heading(cell) or bool(years_of([cell]))


def _headings_begin(
    cells: list[str], values: list[str], layout: Layout, is_named: bool, is_apart: bool
) -> bool:
    """Whether a row with what looks like headings in place of `values` begins a table.

    `is_named` tells that it has words for columns, `is_apart` that it stands apart from the rows
    above.
    """
    # Without 年 a year is told from a number by what stands around it.
    if _are_bare_years(values):  # 2012,2056: numbers as well as years
        return not layout.long and _may_begin_years(cells, is_apart, is_named)

    if is_named or is_apart:
        return True
    if all(heading(value) is not None for value in values):  # 2023年,2024年
        return True
    if len(values) < 2:
        return False

    # 见备注 stands in place of several values as well; headings differ: 总量,增速.
    are_distinct = len(set(values)) == len(values)
    return are_distinct or not cells[0]


def _names_columns(cells: list[str], layout: Layout) -> bool:
    """Whether a row holds as many words for columns as a header does.

    A row of a long table may well hold one (city as the id of a region), but no two.
    """
    signs = sum(1 for cell in cells if cell and names_key(cell))
    # 指标 alone tells it of a table with periods across.
    if not layout.long:
        return signs > 0

    # 年份 where this table has 2023
    if not _can_be_dated(cells, layout):
        signs += 1
    if any(cells[layout.width :]):  # it has more columns than this table
        signs += 1

    return signs > 1


def _cells_of_values(cells: list[str], layout: Layout) -> list[str]:
    """Return what stands in a row where this table has its values."""
    places = layout.value_places or tuple(column.place for column in layout.values)
    width = len(cells)
    return [cells[place] for place in places if place < width and cells[place]]


def _are_bare_years(values: list[str]) -> bool:
    """Whether years alone stand where values should be, without a 年 that makes them certain."""
    # 2012年 is no number of anything.
    if any("年" in value for value in values):
        return False

    return len(years_of(values)) == len(values)


def _can_be_dated(cells: list[str], layout: Layout) -> bool:
    """Whether a row may have a period where this table has them: no words stand there."""
    place = layout.keys.get("period", len(cells))
    # The table has no column of periods, or the row ends before it.
    if place >= len(cells):
        return True
    # A year merged over its quarters leaves blank cells.
    if not cells[place]:
        return True

    return any(map(str.isdigit, cells[place]))


def _may_begin_years(cells: list[str], is_apart: bool, is_named: bool) -> bool:
    """Whether a row of bare years begins a table rather than holds numbers that look like years.

    It has no name of its own (",2023,2024" below a blank line) or that of a column
    (指标,2023,2024), or its years are several in a row: 主要产品,2018,2019,2020.
    """
    # 2012,2056
    if not are_years(cells):
        return False
    if is_named:
        return True
    if not is_apart:
        return False

    return not cells[0] or are_in_a_row(years_of(cells))


def _heads_years(cells: list[str]) -> bool:
    """Whether a row has a word and then years in a row, maybe 单位 between: 领域,2022,2023."""
    words = [cell for cell in cells if cell and not years_of([cell])]
    if not words or words[0] != cells[0]:
        return False
    if not all(map(role, words[1:])):
        return False

    return are_one_apart(years_of(cells))


def _like_heading(text: str) -> bool:
    """Whether a cell can stand in a header: a year or words, but no other figure and no mark for a
    missing value.
    """
    # 24500
    if holds_number(text):
        return False
    # …
    if is_missing(text):
        return False
    # 2012.05 is May 2012 or a number.
    if _DECIMAL.fullmatch(text):
        return False
    # 2024年9月
    if heading(text) is not None:
        return True
    # 一季度 under a title that names the year
    if is_part_of_year(text):
        return True

    # 总量, but neither 三万 nor 71-72
    return not holds_value(text) and not _is_spoiled(text)


def _is_spoiled(text: str) -> bool:
    """Whether a text is a value that cannot be used rather than words: 71-72, 2月3日, #REF!."""
    try:
        parse_cell(text)
    except UnitError as error:
        return error.code in _SPOILED

    return False


def repeats_header(cells: list[str], header: list[str]) -> bool:
    """Whether a row repeats a header, however many blank cells either ends with."""
    if cells[0] != header[0]:
        return False

    # The row may have fewer cells than the header, or blank ones more.
    width = len(header)
    return cells[:width] == header[: len(cells)] and not any(cells[width:])


def names_key(text: str) -> bool:
    """Whether a cell is the heading of a column that says what a row is."""
    return len(text) <= _LONGEST_HEADING and role(text) in _KEYS
