"""Tables whose second half stands beside the first, under the same headings.

    指标,单位,2023年,,指标,单位,2023年
    地区生产总值,亿元,2288.1,,常住人口,万人,480.2

Each half of a row is a row of its own, with the line of the whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from gapcalc.tables.header import role
from gapcalc.tables.raw_row import RawRow

__all__ = ["halves_below_each_other"]

_KEYS = {"indicator", "region", "period"}
_MOST_HALVES = 4
# A heading that is there once is no half.
_LEAST_WIDTH = 2


def halves_below_each_other(rows: Iterator[RawRow]) -> Iterator[RawRow]:
    """Yield rows, those below a header that repeats itself parted into its halves."""
    starts: list[int] = []
    width = 0

    for line, cells in rows:
        if starts and not _has_text(cells):
            starts = []  # a blank line ends the table
        if not starts:
            starts, width = _halves_of_header(cells)
            yield (line, cells[:width] if starts else cells)
            continue

        # 地区生产总值,亿元,2288.1 and 常住人口,万人,480.2
        parts = [cells[start : start + width] for start in starts]
        filled = list(filter(_has_text, parts))
        if len(filled) < 2 and _count_filled(cells) < 2:
            yield (line, cells)  # a note
            continue

        for part in filled:
            missing = width - len(part)
            yield (line, part + [""] * missing)


def _has_text(cells: list[str]) -> bool:
    """Whether anything but space stands in some cells."""
    return any(map(str.strip, cells))


def _count_filled(cells: list[str]) -> int:
    """Return in how many cells anything but space stands."""
    return sum(1 for cell in cells if cell.strip())


def _halves_of_header(cells: list[str]) -> tuple[list[int], int]:
    """Return where the halves of a header begin, and their width; no places where it has none.

    The halves are alike, with at most one blank column between them, and nothing else stands in
    the row. They begin with the heading of a column that says what a row is.
    """
    # Asked of every row above a table, and hardly one has its first cell twice.
    first = cells[0].strip() if cells else ""
    if not first or cells.count(cells[0]) < 2:
        return [], 0
    # 数值,数值 are two columns of values, no halves.
    if role(first) not in _KEYS:
        return [], 0

    headings = [cell.strip() for cell in cells]
    starts = [place for place, heading in enumerate(headings) if heading == first]
    step = starts[1]
    width = step if headings[step - 1] else step - 1
    if width < _LEAST_WIDTH or len(starts) > _MOST_HALVES:
        return [], 0

    if _make_up_row(headings, starts, width):
        return starts, width

    return [], 0


def _make_up_row(headings: list[str], starts: list[int], width: int) -> bool:
    """Whether a row is made of halves that are alike, and of nothing else."""
    half = headings[:width]
    if not all(half):
        return False

    # 指标,2023年,指标,单位,2023年 is no such header.
    step = starts[1]
    if starts != list(range(0, len(starts) * step, step)):
        return False
    if any(headings[start : start + width] != half for start in starts):
        return False

    # 指标,单位,2023年,,指标,单位,2023年,备注: what 备注 is of, nobody can tell.
    return _count_filled(headings) == len(starts) * width
