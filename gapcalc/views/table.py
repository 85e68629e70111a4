"""A table on a terminal whose rows have names and whose cells may have several lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gapcalc.views.columns import Line, cell_len, left, right, wrap
from gapcalc.views.status_style import QUIET

__all__ = ["Cell", "Row", "Table"]

# The lines of a cell from top to bottom, each a text and its style.
Cell = list[tuple[str, str]]

# A name column narrower than this is of no use: then names stand on lines of their own.
_NARROWEST_NAME = 26
_GAP = "  "


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its name, and a cell for each column."""

    name: str
    cells: Sequence[Cell]


class Table:
    """Rows under column headers; the first `numbers` columns are flush right.

    A table for a terminal of `width` columns wraps the names to the room that the cells leave
    them, or sets them above their rows; without `width` (a pipe) nothing is wrapped.
    """

    def __init__(
        self,
        headers: Sequence[str],
        rows: Sequence[Row],
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
            room = width - sum(self.column_widths) - len(_GAP) * len(self.column_widths)
            if room < min(widest_name, _NARROWEST_NAME):
                self.name_width = None
                self.wrap_width = width
            else:
                self.name_width = self.wrap_width = min(widest_name, room)

    def _column_width(self, index: int) -> int:
        widths = [cell_len(self.headers[index])]

        for row in self.rows:
            widths += [cell_len(text) for text, _ in row.cells[index]]

        return max(widths)

    def lines(self) -> list[Line]:
        """Return the headers and the rows as styled lines."""
        lines = [self._line("", [(header, QUIET) for header in self.headers])]

        for row in self.rows:
            lines += self._row_lines(row)

        return lines

    def _row_lines(self, row: Row) -> list[Line]:
        names = wrap(row.name, self.wrap_width)
        lines: list[Line] = []

        if self.name_width is None:
            lines += [[(name, "")] for name in names]
            names = []

        for number in range(max(len(names), _height(row))):
            name = names[number] if number < len(names) else ""
            lines.append(self._line(name, [_line_of(cell, number) for cell in row.cells]))

        return lines

    def _line(self, name: str, texts: Sequence[tuple[str, str]]) -> Line:
        """Return one line: a part of the name, and one line of each cell."""
        # Where names stand above their rows, no room is kept for them here.
        line: Line = [(left(name, self.name_width or 0), "")]

        for index, (text, style) in enumerate(texts):
            align = right if index < self.numbers else left
            line.append((_GAP + align(text, self.column_widths[index]), style))

        return line


def _height(row: Row) -> int:
    """Return the lines of the tallest cell; empty ones at its end are not counted."""
    return max(sum(text != "" for text, _ in cell) for cell in row.cells)


def _line_of(cell: Cell, number: int) -> tuple[str, str]:
    return cell[number] if number < len(cell) else ("", "")
