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
# The widths that are tried differ by this factor; then so many between two of them.
_STEP = 1.08
_REFINEMENTS = 5
_HALVINGS = 10
# Letters of a short plan grow to this share of the paper's height.
_LARGEST_SHARE = 0.026
# What a row may hang out by, in em: nothing but rounding.
_DUST = 1e-6
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
    """Return the layout with about the largest letters that fits `paper`.

    `area_of` tells what a size of the font leaves between head and foot, and `blocks_of` makes the
    blocks for a size and a width of the columns.
    """
    search = _Search(paper, area_of, blocks_of)
    fit = search.best()
    area = area_of(fit.size)
    width = fit.columns * fit.size
    blocks = blocks_of(fit.size, width)
    placed: list[tuple[Row, float, float]] = []

    for number, column in enumerate(_even(blocks, area.height, fit)):
        x = area.left + number * (width + _GUTTER * fit.size)
        for row, y in _spread(column, area.height, fit.size):
            placed.append((row, x, area.top + y))

    return Layout(fit.size, tuple(placed))


@dataclass(frozen=True, slots=True)
class _Fit:
    """A size of the font in mm, and so many columns of a width in em in which all has room."""

    size: float
    count: int
    columns: float


class _Search:
    """The widths of a column tried one after another.

    In how many lines a text breaks depends on the width in em alone, so that for each width the
    rows are made once. The more columns of it stand side by side, the smaller the letters, and the
    more lines have room in a column: the fewest columns in which all has room are looked for.
    """

    def __init__(
        self,
        paper: Paper,
        area_of: Callable[[float], Area],
        blocks_of: Callable[[float, float], Sequence[Block]],
    ) -> None:
        self.most = paper.height * _LARGEST_SHARE
        self.area_of = area_of
        self.blocks_of = blocks_of
        self.width = area_of(self.most).width

    def best(self) -> _Fit:
        """Return the fit with the largest letters found."""
        best = self._fit(_WIDEST, 0.0)
        assert best is not None
        columns = _WIDEST

        while columns > _NARROWEST:
            columns = max(_NARROWEST, columns / _STEP)
            best = self._fit(columns, best.size) or best

        return self._refined(best)

    def _refined(self, best: _Fit) -> _Fit:
        """Return a fit in somewhat narrower columns, as many of them, whose letters are larger."""
        low, high = best.columns / _STEP, best.columns

        for _ in range(_REFINEMENTS):
            middle = (low + high) / 2
            fit = self._fit(middle, best.size) if middle >= _NARROWEST else None

            if fit is None:
                low = middle
            else:
                best = fit
                high = fit.columns

        return best

    def _fit(self, columns: float, more_than: float) -> _Fit | None:
        """Return the fit in columns of a width in em; None where its letters are no larger."""
        blocks = self.blocks_of(1.0, columns)
        count = 0

        while True:
            count += 1
            size = self.width / (count * (columns + _GUTTER) - _GUTTER)
            if size <= more_than:
                return None
            if size > self.most:
                continue

            height = self.area_of(size).height / size
            flowed = _flow(blocks, height, 1.0) if height > 0 else None
            if flowed is not None and len(flowed) <= count:
                return _Fit(size, count, columns)


def _even(blocks: Sequence[Block], height: float, fit: _Fit) -> list[_Column]:
    """Return the columns at about the least height at which there are not too many of them."""
    best = _flow(blocks, height, fit.size)
    assert best is not None
    low, high = 0.0, height

    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        columns = _flow(blocks, middle, fit.size)
        if columns is not None and len(columns) <= fit.count:
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
    height += _DUST * size
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
