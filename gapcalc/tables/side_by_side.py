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
        if starts and not any(map(str.strip, cells)):
            starts = []  # a blank line ends the table
        if not starts:
            starts, width = _halves_of_header(cells)
            yield (line, cells[:width] if starts else cells)
            continue

        parts = [cells[start : start + width] for start in starts]
        filled = [part for part in parts if any(map(str.strip, part))]
        if len(filled) < 2 and sum(map(bool, map(str.strip, cells))) < 2:
            yield (line, cells)  # a note
            continue
        for part in filled:
            yield (line, part + [""] * (width - len(part)))


def _halves_of_header(cells: list[str]) -> tuple[list[int], int]:
    """Return where the halves of a header begin, and their width; no places where it has none.

    The halves are alike, with at most one blank column between them, and nothing else stands in
    the row. They begin with the heading of a column that says what a row is.
    """
    first = cells[0].strip() if cells else ""
    if not first or cells.count(cells[0]) < 2 or role(first) not in _KEYS:
        return [], 0

    starts = [place for place, cell in enumerate(cells) if cell.strip() == first]
    step = starts[1]
    half = [cell.strip() for cell in cells[:step]]
    width = step if half[-1] else step - 1
    starts_evenly = starts == list(range(0, len(starts) * step, step))
    alike = all(_at(cells, start, width) == half[:width] for start in starts)
    covered = sum(map(bool, map(str.strip, cells))) == len(starts) * width
    several = width >= _LEAST_WIDTH and len(starts) <= _MOST_HALVES
    if starts_evenly and alike and covered and several and all(half[:width]):
        return starts, width

    return [], 0


def _at(cells: list[str], start: int, width: int) -> list[str]:
    return [cell.strip() for cell in cells[start : start + width]]
