"""Whether a row begins another table rather than being a row of the present one."""

from __future__ import annotations

import re
from itertools import pairwise

from gapcalc.core.unit import UnitError
from gapcalc.tables.cell import is_missing, parse_cell
from gapcalc.tables.header import (
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
from gapcalc.tables.roles.headings import is_part_of_year
from gapcalc.tables.title import is_note

__all__ = ["begins_table", "names_key", "repeats_header"]

_LONGEST_HEADING = 12
# Two numbers that are one apart may well be values: 2012,2013.
_FEW_YEARS = 2
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
    if repeats_header(cells, layout.cells):
        return True

    values = _cells_of_values(cells, layout)
    # Nearly every number stands under a heading of values: that is looked at before the rest.
    if any(map(is_number_and_no_year, values)) or has_numbers(cells) or is_note(cells[0]):
        return False

    if ended and layout.long and _heads_years(cells):
        return True

    is_named = _names_columns(cells, layout)
    if not values:
        filled = [cell for cell in cells if cell]
        return is_named and len(filled) > 1

    # Below a blank line a long table may go on, and hold a word in place of a number.
    is_apart = (blank_above or said_above) and not layout.long
    # 2024① beside 2025 is no number, see `number_places`.
    are_headings = all(_like_heading(value) or years_of([value]) for value in values)
    return are_headings and _headings_begin(cells, values, layout, is_named, is_apart)


def _headings_begin(
    cells: list[str], values: list[str], layout: Layout, is_named: bool, is_apart: bool
) -> bool:
    """Whether a row with what looks like headings in place of `values` begins a table.

    `is_named` tells that it has words for columns, `is_apart` that it stands apart from the rows
    above.
    """
    if _are_bare_years(values):  # 2012,2056: numbers as well as years
        return not layout.long and _may_begin_years(cells, is_apart, is_named)

    is_dated = all(heading(value) is not None for value in values)
    are_distinct = len(set(values)) == len(values) > 1
    has_no_name = not cells[0] and len(values) > 1
    return is_named or is_apart or is_dated or are_distinct or has_no_name


def _names_columns(cells: list[str], layout: Layout) -> bool:
    """Whether a row holds as many words for columns as a header does.

    A row of a long table may well hold one (city as the id of a region), but no two.
    """
    words = [cell for cell in cells if cell and names_key(cell)]
    signs = len(words)
    if not layout.long:
        return signs > 0

    if not _can_be_dated(cells, layout):
        signs += 1
    has_more_columns = any(cells[layout.width :])
    return signs > (0 if has_more_columns else 1)


def _cells_of_values(cells: list[str], layout: Layout) -> list[str]:
    """Return what stands in a row where this table has its values."""
    places = layout.value_places or tuple(column.place for column in layout.values)
    return [cells[place] for place in places if place < len(cells) and cells[place]]


def _are_bare_years(values: list[str]) -> bool:
    """Whether years alone stand where values should be, without a 年 that makes them certain."""
    if any("年" in value for value in values):
        return False

    return len(years_of(values)) == len(values)


def _can_be_dated(cells: list[str], layout: Layout) -> bool:
    """Whether a row may have a period where this table has them: no words stand there."""
    place = layout.keys.get("period", len(cells))
    return place >= len(cells) or not cells[place] or any(map(str.isdigit, cells[place]))


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


def repeats_header(cells: list[str], header: list[str]) -> bool:
    """Whether a row repeats a header, however many blank cells either ends with."""
    return (
        cells[0] == header[0]
        and cells[: len(header)] == header[: len(cells)]
        and not any(cells[len(header) :])
    )


def names_key(text: str) -> bool:
    """Whether a cell is the heading of a column that says what a row is."""
    return len(text) <= _LONGEST_HEADING and role(text) in _KEYS
