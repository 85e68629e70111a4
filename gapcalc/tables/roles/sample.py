"""What the first rows below a header tell of each column."""

from __future__ import annotations

from collections.abc import Sequence

from gapcalc.core.dates import period_kind
from gapcalc.core.text import mostly
from gapcalc.tables.cell import is_missing
from gapcalc.tables.flags import read_flag
from gapcalc.tables.header import body_rows, holds_value
from gapcalc.tables.layout import Row
from gapcalc.tables.roles.places import speaks_of_code

__all__ = ["Sample"]

# Rows that are looked at to tell what a column is, and cells of them in all.
_SAMPLE_ROWS = 300

_SAMPLE_CELLS = 100_000

_LEAST_ROWS = 12


class Sample:
    """The rows below a header that are looked at, `rows`, and their cells by column, `texts`."""

    def __init__(self, headings: Sequence[str], ahead: Sequence[Row]) -> None:
        self._headings = headings
        width = len(headings)
        # Of a table with 20,000 columns a dozen rows are enough.
        rows_of_width = _SAMPLE_CELLS // max(1, width)
        most = min(_SAMPLE_ROWS, max(_LEAST_ROWS, rows_of_width))
        self.rows = body_rows(ahead, most)
        self.texts = []
        for place in range(width):
            self.texts.append([row.at(place) for row in self.rows])

    def column(self, place: int) -> list[str]:
        """Return the filled cells of a column in the sample."""
        return [text for text in self.texts[place] if text]

    def cells_of_rows(self, places: Sequence[int]) -> list[tuple[str, ...]]:
        """Return for each row of the sample its cells at some places."""
        rows = []
        for row in self.rows:
            rows.append(tuple(row.at(place) for place in places))

        return rows

    def holds_values(self, place: int) -> bool:
        """Whether a value stands anywhere in a column."""
        return any(map(holds_value, self.column(place)))

    def is_column_of_values(self, place: int) -> bool:
        """Whether at least half of what stands in a column are numbers, and no codes.

        Marks for values that are not there say nothing of it: a new series is full of …
        """
        # 行政区划代码 over 500000
        if speaks_of_code(self._headings[place]):
            return False

        texts = [text for text in self.column(place) if not is_missing(text)]
        numbers = list(filter(holds_value, texts))
        return bool(numbers) and len(numbers) * 2 >= len(texts)

    def is_beside_values(self, place: int) -> bool:
        """Whether a column between those of values holds words and no numbers (质量等级)."""
        return mostly(self.column(place), _is_word)

    def is_stub(self, first: int) -> bool:
        """Whether words that name rows stand in the columns before `first`."""
        for place in range(first):
            texts = self.column(place)
            words = list(filter(_is_word, texts))
            if words and len(words) * 2 >= len(texts):
                return True

        return False

    def mostly_values(self, places: Sequence[int], dated: bool) -> bool:
        """Whether most of what stands in some columns are values; of blank ones `dated` says it."""
        cells: list[str] = []
        for place in places:
            cells += self.column(place)

        # The first years of a long table may well be blank.
        return mostly(cells, holds_value) if cells else dated

    def fits(self, name: str, place: int) -> bool:
        """Whether the cells of a column are what its role holds."""
        filled = self.column(place)
        if not filled:
            return False

        # Year over 2023, 2024; but Year over 0 and 1 says whether it is one.
        if name == "period":
            return all(map(_is_date, filled))
        if name == "status":  # tableStatusId of 1 is none
            return all(map(_is_flag, set(filled)))
        if name in {"multiplier", "note", "source", "url"}:
            return True

        return not mostly(filled, holds_value)


def _is_word(text: str) -> bool:
    return not holds_value(text) and not is_missing(text)


def _is_date(text: str) -> bool:
    return period_kind(text) != "none"


def _is_flag(text: str) -> bool:
    return read_flag(text, {}) is not None
