"""Areas against targets on a chart for the wall: in each cell the sign and the share of the way."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gapcalc.reports.markup import Html, element
from gapcalc.reports.poster_marks import BOLD, LINE, RULE, Pen, joined, rule, sign_of, text
from gapcalc.reports.poster_rows import Block, HeadRow, heads_of
from gapcalc.reports.poster_target import Shown
from gapcalc.reports.poster_text import lines_of, width_of, words_of
from gapcalc.views.area_matrix import AreaTable

__all__ = ["matrix_blocks", "of_areas"]

# In em: what a cell takes at least and at most, from its sign to the share, from there to the next
# cell, and a name at least; then a name's share of the column.
_CELL = 4.0
_WIDEST_CELL = 9.0
_BESIDE_SIGN = 1.35
_SPACE = 0.5
# Of the names over the cells a longer word than this is broken.
_LONGEST_WORD = 8.0
_NAME = 5.0
_NAMES = 0.3
_PAD = 0.3
_MOST_LINES = 4


def of_areas(table: AreaTable) -> set[str]:
    """Return the ids of the targets that the matrix shows: each area's part of a breakdown."""
    cells = table.cells.values()
    return {result.target.id for result in cells if result.target.breakdown is not None}


def matrix_blocks(pen: Pen, table: AreaTable, shown: Mapping[str, Shown]) -> list[Block]:
    """Return the matrix in as many blocks as its columns take.

    `shown` is what is said of each target, by its id. Whichever of areas and targets there are more
    of stands down the side.
    """
    matrix = _Matrix.of(table, pen, shown)
    names = matrix.across
    width = max(map(width_of, matrix.down.values()), default=0.0) * BOLD + 0.5
    side = min(max(width, _NAME), pen.columns * _NAMES)
    shares = [width_of(one.share) for one in matrix.cells.values()]
    words = [width_of(word) + _SPACE for name in names.values() for word in words_of(name)]
    widest = min(max(words, default=0.0), _LONGEST_WORD)
    least = max(_CELL, _BESIDE_SIGN + max(shares, default=0.0) + _SPACE, widest)
    most = max(1, int((pen.columns - side) / least))
    groups = math.ceil(len(names) / most)
    each = math.ceil(len(names) / groups)
    cell = min((pen.columns - side) / each, _WIDEST_CELL)
    keys = list(names)
    blocks = []

    for number in range(groups):
        own = keys[number * each : (number + 1) * each]
        title = pen.speaker.word("poster-areas")
        if groups > 1:
            title = pen.speaker.in_brackets(title, f"{number + 1}/{groups}")

        heads = heads_of(pen, title)
        rows = []
        for key in matrix.down:
            # No row stands empty: 渝州市 where the columns are goals of its districts alone.
            if any((key, other) in matrix.cells for other in own):
                rows.append(_MatrixRow(pen, matrix, key, own, side, cell))

        top = [names[key] for key in own]
        first, further = (_MatrixHead(pen, head, top, side, cell) for head in heads)
        blocks.append(Block(first, further, rows))

    return blocks


@dataclass(frozen=True, slots=True)
class _Matrix:
    """Names down and across by their ids, and what is said of each pair, down first."""

    down: Mapping[str, str]
    across: Mapping[str, str]
    cells: Mapping[tuple[str, str], Shown]

    @classmethod
    def of(cls, table: AreaTable, pen: Pen, shown: Mapping[str, Shown]) -> _Matrix:
        areas = {region: table.name_of(region, pen.speaker) for region in table.regions}
        used = {region for region, _ in table.cells}
        areas = {region: name for region, name in areas.items() if region in used}
        indicators = {id: pen.speaker.text(name) for id, name in table.indicators.items()}
        cells = {pair: shown[result.target.id] for pair, result in table.cells.items()}
        if len(areas) >= len(indicators):
            return cls(areas, indicators, cells)

        return cls(indicators, areas, {(id, area): one for (area, id), one in cells.items()})


class _MatrixHead:
    """The head of the block, and the names over the columns of cells."""

    def __init__(
        self, pen: Pen, head: HeadRow, names: Sequence[str], side: float, cell: float
    ) -> None:
        self.pen = pen
        self.head = head
        self.names = names
        self.side = side
        self.cell = cell
        self.lines = [lines_of(name, cell - _SPACE, _MOST_LINES) for name in names]
        lines = max(map(len, self.lines))
        self.height = head.height + (lines * LINE + _PAD) * pen.size

    def drawn(self, x: float, y: float) -> Html:
        """Return the names so that all of them stand on the matrix."""
        size = self.pen.size
        parts = [self.head.drawn(x, y)]
        foot = y + self.height - _PAD * size

        for place, lines in enumerate(self.lines):
            left = x + (self.side + place * self.cell) * size
            top = foot - len(lines) * LINE * size
            drawn = [element("title", self.names[place])]

            for line in lines:
                drawn.append(text(left, top, line, size))
                top += LINE * size

            parts.append(element("g", *drawn))

        parts.append(rule(x, y + self.height, self.pen.width, size * 0.08))
        return joined(parts)


class _MatrixRow:
    """One area, or one target, with a cell for each of the others."""

    def __init__(
        self,
        pen: Pen,
        matrix: _Matrix,
        key: str,
        columns: Sequence[str],
        side: float,
        cell: float,
    ) -> None:
        self.pen = pen
        self.matrix = matrix
        self.key = key
        self.columns = columns
        self.side = side
        self.cell = cell
        self.lines = lines_of(matrix.down[key], (side - 0.5) / BOLD, 2)
        self.height = (len(self.lines) * LINE + 2 * _PAD) * pen.size

    def drawn(self, x: float, y: float) -> Html:
        """Return the row above a thin rule."""
        return joined(self._parts(x, y))

    def _parts(self, x: float, y: float) -> Iterator[Html]:
        size = self.pen.size
        top = y + _PAD * size
        yield rule(x, y + self.height, self.pen.width, size * 0.04, RULE)
        name = [element("title", self.matrix.down[self.key])]
        line_top = top

        for line in self.lines:
            name.append(text(x, line_top, line, size, bold=True))
            line_top += LINE * size

        yield element("g", *name)

        for place, column in enumerate(self.columns):
            shown = self.matrix.cells.get((self.key, column))
            if shown is not None:
                yield self._cell(shown, x + (self.side + place * self.cell) * size, top)

    def _cell(self, shown: Shown, x: float, y: float) -> Html:
        """Return sign and share; what all areas make up together has its own row elsewhere."""
        size = self.pen.size
        drawn = [sign_of(shown.result, x, y + 0.12 * size, 1.05 * size)]
        if shown.share:
            drawn.append(text(x + _BESIDE_SIGN * size, y, shown.share, size))

        if shown.result.target.breakdown is None:
            return element("g", element("title", shown.said), *drawn)

        return shown.drawn(iter(drawn))
