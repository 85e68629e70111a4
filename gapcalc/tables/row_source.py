"""The rows of a sheet one by one, with as many looked at ahead as it takes to know a header."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import islice

from gapcalc.tables.layout import Row
from gapcalc.tables.raw_row import RawRow
from gapcalc.tables.row_memory import RowMemory

__all__ = ["RowSource"]

# Rows that are looked at ahead, and cells of them in all.
_AHEAD = 320
_AHEAD_CELLS = 200_000
_LEAST_AHEAD = 24


class RowSource:
    """Gives the rows of a sheet, without the space around their cells.

    `raw` are the cells of the row that was taken last as the file has them; `last_settled` those
    of the last row that was settled on the way to it, None where none was.
    """

    def __init__(self, rows: Iterator[RawRow], memory: RowMemory) -> None:
        self._rows = rows
        self._memory = memory
        self._ahead: deque[tuple[Row, list[str]]] = deque()  # stripped, and as the file has them
        self.raw: list[str] = []
        self.last_settled: list[str] | None = None
        self.last_line = 0  # of the last row that was settled at the end of the sheet

    def take(self) -> Row | None:
        """Return the next row that is to be read, None at the end; settled ones are passed over."""
        self.last_settled = None

        while self._ahead:
            row, self.raw = self._ahead.popleft()
            if not self._memory.settles(row.line, self.raw):
                return row
            self.last_settled = self.raw

        following, settled = self._memory.pass_over(self._rows)
        last_line = 0
        if settled is not None:
            last_line, self.last_settled = settled
        if following is None:
            self.last_line = last_line
            return None

        line, self.raw = following
        return _stripped(line, self.raw)

    def peek(self, width: int) -> list[Row]:
        """Return rows that are still to come, blank ones too; fewer of a table of many columns."""
        rows_of_width = _AHEAD_CELLS // max(1, width)
        most = min(_AHEAD, max(_LEAST_AHEAD, rows_of_width))
        missing = max(0, most - len(self._ahead))
        for line, cells in islice(self._rows, missing):
            row = _stripped(line, cells)
            self._ahead.append((row, cells))

        return [row for row, _ in islice(self._ahead, most)]

    def skip(self, rows: int) -> None:
        """Pass over rows that belong to a header."""
        if rows > len(self._ahead):
            self.peek(1)

        there = min(rows, len(self._ahead))
        for _ in range(there):
            self._ahead.popleft()


def _stripped(line: int, cells: list[str]) -> Row:
    return Row(line, [cell.strip() for cell in cells])
