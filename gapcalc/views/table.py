"""A table on a terminal whose rows have names and whose cells may have several lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gapcalc.views.columns import Line, cell_len, left, right, wrap
from gapcalc.views.status_style import QUIET

__all__ = ["CellLines", "NamedRow", "TerminalTable"]

# The lines of a cell from top to bottom, each a text and its style.
CellLines = list[tuple[str, str]]

# A name column narrower than this is of no use: then names stand on lines of their own.
_NARROWEST_NAME = 26
_CELL_GAP = "  "


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row: its name, and a cell for each column."""

    name: str
    cells: Sequence[CellLines]


class TerminalTable:
    """Rows under column headers; the first `numbers` columns are flush right.

    A table for a terminal of `width` columns wraps the names to the room that the cells leave
    them, or sets them above their rows; without `width` (a pipe) nothing is wrapped.
    """

    def __init__(
        self,
        headers: Sequence[str],
        rows: Sequence[NamedRow],
        width: int | None = None,
        numbers: int = 0,
    ) -> None:
        self.headers = headers
        self.rows = rows
        self.numbers = numbers
        self.column_widths = [self._column_width(index) for index in range(len(headers))]
        widest_name = max(cell_len(row.name) for row in rows)
        # The room for names beside the cells; None sets them above.
        self.name_width: int | None = widest_name
        self.wrap_width = widest_name

        if width is not None:
            gaps = len(_CELL_GAP) * len(self.column_widths)
            room = width - sum(self.column_widths) - gaps
            if room < min(widest_name, _NARROWEST_NAME):
                self.name_width = None
                self.wrap_width = width
            else:
                self.name_width = min(widest_name, room)
                self.wrap_width = self.name_width

    def _column_width(self, index: int) -> int:
        """Return how wide the widest line of a column is, its header included."""
        width = cell_len(self.headers[index])

        for row in self.rows:
            for text, _ in row.cells[index]:
                width = max(width, cell_len(text))

        return width

    def lines(self) -> list[Line]:
        """Return the headers and the rows as styled lines."""
        headers = [(header, QUIET) for header in self.headers]
        lines = [self._line("", headers)]

        for row in self.rows:
            lines += self._row_lines(row)

        return lines

    def _row_lines(self, row: NamedRow) -> list[Line]:
        """Return the lines of a row: as many as its name or its tallest cell takes."""
        names = wrap(row.name, self.wrap_width)
        lines: list[Line] = []

        if self.name_width is None:
            lines += [[(name, "")] for name in names]
            names = []

        # A name of three lines beside cells of two takes three.
        height = max(len(names), _height(row))

        for number in range(height):
            name = names[number] if number < len(names) else ""
            texts = [_line_of(cell, number) for cell in row.cells]
            lines.append(self._line(name, texts))

        return lines

    def _line(self, name: str, texts: Sequence[tuple[str, str]]) -> Line:
        """Return one line: a part of the name, and one line of each cell."""
        # Where names stand above their rows, no room is kept for them here.
        line: Line = [(left(name, self.name_width or 0), "")]

        for index, (text, style) in enumerate(texts):
            align = right if index < self.numbers else left
            padded = align(text, self.column_widths[index])
            line.append((_CELL_GAP + padded, style))

        return line


def _height(row: NamedRow) -> int:
    """Return the lines of the tallest cell; empty ones at its end are not counted."""
    height = 0

    for cell in row.cells:
        filled = [text for text, _ in cell if text]
        height = max(height, len(filled))

    return height


def _line_of(cell: CellLines, number: int) -> tuple[str, str]:
    """Return one line of a cell, an empty one below its last."""
    if number < len(cell):
        return cell[number]

    return "", ""
