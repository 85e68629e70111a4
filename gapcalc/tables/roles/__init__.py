"""What each column of a table is: a key that names rows, a column of values, a dimension, or beside
the point.

Four forms are read: long (a column each for indicator, period and value), periods across, names
across (indicators or regions), and a plain stub with headings across, of which it is not known what
they are. The form is found from the headings and from what stands below them, never from a position
in the file. A column is read only where all that stands over it is understood.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gapcalc.core.dates import period_kind
from gapcalc.core.problem import Problem
from gapcalc.tables.formats.series_rows import find_series
from gapcalc.tables.header import HeaderBlock, are_years, find_block, holds_value, number_places
from gapcalc.tables.label import heading
from gapcalc.tables.layout import Layout, Row
from gapcalc.tables.roles.evidence import Evidence
from gapcalc.tables.roles.forms import layout_by_form
from gapcalc.tables.roles.headings import counts_from_the_republic, is_year_of_republic
from gapcalc.tables.roles.remark_layout import layout_of_remarks
from gapcalc.tables.roles.series_layout import layout_of_series
from gapcalc.tables.roles.surroundings import Surroundings
from gapcalc.tables.title import is_note, said, states_unit

__all__ = ["find_layout"]

_MAX_COLUMNS = 20_000
# Of columns that are not those of periods or dates: more than there are counties in China.
_MAX_NAMED_COLUMNS = 3_000


def find_layout(row: Row, around: Surroundings) -> Layout | None:
    """Return the layout of the table whose header begins with `row`, or None where `row` is no
    header.

    A layout without value columns is a header that cannot be used, with its problems saying why.
    """
    limit = _broken_limit(row.cells)
    if limit is not None:
        return _too_wide(row, limit)

    # 指标,地区,频度 and 单位 one below the other, and dates below them
    series = find_series([row, *around.ahead])
    if series is not None:
        return layout_of_series(row, series, around)

    if not _may_begin(row):
        return None

    # indicator,region,progress,problems,measures
    of_remarks = layout_of_remarks(row)
    if of_remarks is not None:
        return of_remarks

    for block, ahead in _blocks(row, around):
        # Population projections, medium variant: the header begins in the next line.
        if block.has_title:
            return None

        limit = _broken_limit(block.headings)
        if limit is not None:
            return _too_wide(row, limit)

        layout = layout_by_form(Evidence(row.line, block, ahead, around))
        if layout is not None:
            return layout

    return None


def _broken_limit(headings: Sequence[str]) -> int | None:
    """Return how many columns a table may have at most where these are more, else None."""
    if len(headings) > _MAX_COLUMNS:
        return _MAX_COLUMNS
    if len(headings) <= _MAX_NAMED_COLUMNS:
        return None

    # Days across are 10,000 in thirty years, and cost little: each is looked at once.
    different = filter(None, dict.fromkeys(headings))
    names = sum(1 for text in different if not _is_period(text))
    if names > _MAX_NAMED_COLUMNS:
        return _MAX_NAMED_COLUMNS

    return None


def _is_period(text: str) -> bool:
    return heading(text) is not None or period_kind(text) != "none"


def _too_wide(row: Row, limit: int) -> Layout:
    problem = Problem("too-many-columns", {"limit": f"{limit:,}"}, line=row.line)
    return Layout(row.cells, {}, problems=(problem,))


def _may_begin(row: Row) -> bool:
    """Whether a row can be the first line of a header: it names more than what its rows are, and
    holds no number.
    """
    filled = row.filled
    # 主要经济指标 alone in its line
    if not any(row.cells[1:]):
        return False
    # 注：本表数据为初步核算数,,
    if is_note(filled[0]):
        return False

    # 103 and 104 over Traditional text are years and no numbers.
    republic = counts_from_the_republic(filled)
    for place in number_places(row.cells):
        if not republic or not is_year_of_republic(row.cells[place]):
            return False

    # 表1 主要指标,,单位：亿元
    if any(map(states_unit, filled)):
        return False

    return are_years(row.cells)


def _blocks(row: Row, around: Surroundings) -> Iterable[tuple[HeaderBlock, Sequence[Row]]]:
    """Yield the lines that may make the header, the most of them first, with the rows below."""
    block = find_block(row, around.ahead)
    above = around.above

    if above is not None and _is_group_line(above):
        joined = find_block(above, [row, *around.ahead])
        if joined.used > block.used:
            joined = joined._replace(used=joined.used - 1)
            yield joined, around.ahead[joined.used :]

    yield block, around.ahead[block.used :]

    if block.used:
        yield find_block(row, []), around.ahead


def _is_group_line(above: Row) -> bool:
    """Whether a row says something of groups of the columns below it: ,重庆,,四川, or ,,目标."""
    if not any(above.cells[1:]):
        return False

    return not any(map(_is_of_its_own, above.filled))


def _is_of_its_own(cell: str) -> bool:
    """Whether a cell is a statement, a unit, a note or a value, and no heading of a group."""
    return said(cell) is not None or states_unit(cell) or is_note(cell) or holds_value(cell)
