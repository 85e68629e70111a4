"""What the first rows below a header tell of each column."""

from __future__ import annotations

from collections.abc import Sequence

from gapcalc.core.dates import period_kind
from gapcalc.tables.cell import is_missing
from gapcalc.tables.flags import read_flag
from gapcalc.tables.header import body_rows, holds_value
from gapcalc.tables.layout import Row
from gapcalc.tables.roles.places import is_code

__all__ = ["Sample", "cell_at"]

# Rows that are looked at to tell what a column is, and cells of them in all.
_SAMPLE_ROWS = 300

_SAMPLE_CELLS = 100_000

_LEAST_ROWS = 12


class Sample:
    """The rows below a header that are looked at, `rows`, and their cells by column, `texts`."""

    def __init__(self, headings: Sequence[str], ahead: Sequence[Row]) -> None:
        self._headings = headings
        width = len(headings)
        most = min(_SAMPLE_ROWS, max(_LEAST_ROWS, _SAMPLE_CELLS // max(1, width)))
        self.rows = body_rows(ahead, most)
        self.texts = [[cell_at(row, place) for row in self.rows] for place in range(width)]

    def column(self, place: int) -> list[str]:
        """Return the filled cells of a column in the sample."""
        return [text for text in self.texts[place] if text]

    def holds_values(self, place: int) -> bool:
        return any(holds_value(text) for text in self.column(place))

    def is_column_of_values(self, place: int) -> bool:
        """Whether most of what stands in a column are numbers, and no codes."""
        if is_code(self._headings[place]):
            return False

        texts = [text for text in self.column(place) if not is_missing(text)]
        numbers = sum(1 for text in texts if holds_value(text))
        return numbers > 0 and numbers * 2 >= len(texts)

    def is_beside_values(self, place: int) -> bool:
        """Whether a column between those of values holds words and no numbers (质量等级)."""
        texts = self.column(place)
        words = [text for text in texts if not holds_value(text) and not is_missing(text)]
        return len(words) * 2 > len(texts)

    def is_stub(self, first: int) -> bool:
        """Whether words that name rows stand in the columns before `first`."""
        for place in range(first):
            texts = self.column(place)
            words = [text for text in texts if not holds_value(text) and not is_missing(text)]
            if words and len(words) * 2 >= len(texts):
                return True

        return False

    def mostly_values(self, places: Sequence[int], dated: bool) -> bool:
        """Whether most of what stands in some columns are values; of blank ones `dated` says it."""
        cells = [cell for place in places for cell in self.column(place)]
        if not cells:  # the first years of a long table may well be blank
            return dated

        return sum(map(holds_value, cells)) * 2 > len(cells)

    def fits(self, name: str, place: int) -> bool:
        """Whether the cells of a column are what its role holds."""
        filled = [cell for cell in self.texts[place] if cell]
        if not filled:
            return False

        numbers = sum(1 for cell in filled if holds_value(cell))
        if name == "period":
            return all(self._is_date(cell) for cell in filled)
        if name == "status":  # tableStatusId of 1 is none
            return all(read_flag(cell, {}) is not None for cell in set(filled))
        if name in {"multiplier", "note", "source", "url"}:
            return True

        return numbers * 2 <= len(filled)

    def _is_date(self, text: str) -> bool:
        return period_kind(text) != "none"


def cell_at(row: Row, place: int) -> str:
    """Return a cell of a row, "" beyond its end."""
    return row.cells[place] if place < len(row.cells) else ""
