"""Blocks of rows laid out on one sheet of paper: as large as its columns leave room for.

Letters are told by their height: that of a Chinese character, or of a Latin capital. From two
metres away a capital is to be 1/400 of the distance, 5 mm, and a Chinese character, which has more
strokes, 1/300, 6.7 mm. That is 8.6 and 11.5 minutes of arc; an eye of normal acuity tells the
letters of a chart at 5.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from gapcalc.messages.locale import Language
from gapcalc.reports.poster_rows import Block, Row

__all__ = ["PAPERS", "Area", "Layout", "Paper", "best_layout", "distance_of", "letter_height"]

# The height of letters as a share of the font's size, and the distance as a multiple of it.
_HEIGHTS: dict[Language, float] = {"zh": 0.9, "en": 0.7}
_DISTANCES: dict[Language, int] = {"zh": 300, "en": 400}
# In em: between two columns, and between two blocks.
_GUTTER = 1.8
_GAP = 0.9
# A column is at least so many em wide, and no more than so many.
_NARROWEST = 23.0
_WIDEST = 60.0
# How near the size found comes to the largest that fits.
_STEPS = 9
_LARGEST_SHARE = 0.03
# A row is given at most so much more room where a column would end above the foot, in em.
_MOST_LEAD = 0.7


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper, lying across, in mm."""

    name: str
    width: int
    height: int


PAPERS = {
    "A3": Paper("A3", 420, 297),
    "A2": Paper("A2", 594, 420),
    "A1": Paper("A1", 841, 594),
    "A0": Paper("A0", 1189, 841),
}


@dataclass(frozen=True, slots=True)
class Area:
    """What a sheet has room for between its head and its foot, in mm."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The size of the font in mm, and each row with the place of its top left corner."""

    size: float
    rows: tuple[tuple[Row, float, float], ...]


def letter_height(size: float, language: Language) -> float:
    """Return how high letters are in a font of `size`, in the same unit."""
    return size * _HEIGHTS[language]


def distance_of(size: float, language: Language) -> float:
    """Return from how far away a font of `size` mm can be read, in m."""
    return letter_height(size, language) * _DISTANCES[language] / 1000


def best_layout(
    paper: Paper,
    area_of: Callable[[float], Area],
    blocks_of: Callable[[float, float], Sequence[Block]],
) -> Layout:
    """Return the layout with the largest letters that fits `paper`.

    `area_of` tells what a size of the font leaves between head and foot, and `blocks_of` makes the
    blocks for a size and a width of the columns.
    """
    best = 0.0
    count = found = 0

    while True:
        count += 1
        attempt = _Attempt(count, area_of, blocks_of)
        if found and attempt.ceiling(paper) <= best:
            # More columns take smaller letters, whatever stands in them.
            return _Attempt(found, area_of, blocks_of).layout(best)

        size = attempt.largest(best, attempt.ceiling(paper))
        if size is not None and size > best:
            best = size
            found = count


class _Attempt:
    """A number of columns, tried with one size of letters after another."""

    def __init__(
        self,
        count: int,
        area_of: Callable[[float], Area],
        blocks_of: Callable[[float, float], Sequence[Block]],
    ) -> None:
        self.count = count
        self.area_of = area_of
        self.blocks_of = blocks_of

    def _width(self, size: float) -> float:
        gutters = (self.count - 1) * _GUTTER * size
        return (self.area_of(size).width - gutters) / self.count

    def _fits(self, size: float) -> bool:
        width = self._width(size)
        height = self.area_of(size).height
        blocks = self.blocks_of(size, width)
        columns = _flow(blocks, height, size)
        return columns is not None and len(columns) <= self.count

    def ceiling(self, paper: Paper) -> float:
        """Return the largest size of the font that leaves columns of some width, in mm."""
        most = paper.height * _LARGEST_SHARE
        widest = self.area_of(most).width
        return min(most, widest / (self.count * (_NARROWEST + _GUTTER) - _GUTTER))

    def largest(self, least: float, most: float) -> float | None:
        """Return the largest size from `least` to `most` that fits; None if there is none."""
        # In smaller letters than these the lines would be too long to be read.
        widest = self.area_of(most).width
        least = max(least, widest / (self.count * (_WIDEST + _GUTTER) - _GUTTER))
        if least > most or not self._fits(least):
            return None
        if self._fits(most):
            return most

        for _ in range(_STEPS):
            middle = (least + most) / 2
            if self._fits(middle):
                least = middle
            else:
                most = middle

        return least

    def layout(self, size: float) -> Layout:
        """Return the rows in columns of about one height, which end at the foot of the sheet."""
        area = self.area_of(size)
        width = self._width(size)
        blocks = self.blocks_of(size, width)
        columns = self._even(blocks, area.height, size)
        placed: list[tuple[Row, float, float]] = []

        for number, column in enumerate(columns):
            x = area.left + number * (width + _GUTTER * size)
            for row, y in _spread(column, area.height, size):
                placed.append((row, x, area.top + y))

        return Layout(size, tuple(placed))

    def _even(self, blocks: Sequence[Block], height: float, size: float) -> list[_Column]:
        """Return the columns at the least height at which there are not too many of them."""
        best = _flow(blocks, height, size)
        assert best is not None
        low, high = 0.0, height

        for _ in range(_STEPS):
            middle = (low + high) / 2
            columns = _flow(blocks, middle, size)
            if columns is not None and len(columns) <= self.count:
                best = columns
                high = middle
            else:
                low = middle

        return best


# The rows of a column with the tops that they have at the least.
_Column = list[tuple[Row, float]]


def _flow(blocks: Sequence[Block], height: float, size: float) -> list[_Column] | None:
    """Return the rows of the blocks in columns of `height`; None where a row is higher than one.

    A head never stands alone at the foot of a column.
    """
    columns: list[_Column] = [[]]
    y = 0.0

    for block in blocks:
        gap = _GAP * size if y else 0.0
        first = block.rows[0].height if block.rows else 0.0
        if y + gap + block.head.height + first > height:
            if columns[-1]:
                columns.append([])

            y = gap = 0.0
            if block.head.height + first > height:
                return None

        y += gap
        columns[-1].append((block.head, y))
        y += block.head.height

        for row in block.rows:
            if y + row.height > height:
                columns.append([(block.continued, 0.0)])
                y = block.continued.height
                if y + row.height > height:
                    return None

            columns[-1].append((row, y))
            y += row.height

    return columns


def _spread(column: _Column, height: float, size: float) -> Iterator[tuple[Row, float]]:
    """Yield the rows of a column with so much more room that the last one ends at its foot."""
    if not column:
        return

    last, top = column[-1]
    spare = height - top - last.height
    lead = min(spare / max(1, len(column) - 1), _MOST_LEAD * size)

    for number, (row, y) in enumerate(column):
        yield row, y + number * lead
