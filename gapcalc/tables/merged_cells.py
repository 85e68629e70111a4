"""Cells merged into one: a name merged over several rows stands for each of them.

Only the first cell of a merged area holds anything. A name down the side (地区 beside three years)
is written into every row that it stands beside, but no value and no heading is: a value merged over
three rows is one value, and what begins above the numbers of a table is its header, in which a
blank cell below a heading means that the heading reaches over both lines.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from gapcalc.core.period import parse_period
from gapcalc.core.unit import UnitError
from gapcalc.tables.cell import parse_cell

__all__ = ["Area", "MergedCells"]

# First row and column, last row and column, from 1.
Area = tuple[int, int, int, int]

# A number with little around it, 29129.5, 约3.2万亿元, 5.1%²; but not what may stand in a header: a
# year or a month.
_AMOUNT = re.compile(
    r"(?!(?:19|20)\d\d(?![\d.,]))(?!\d{1,2}\s*[月季日号])"
    r"[约超近>≥<≤~]?\s*[-+−]?[¥￥$]?\d[\d,]*(?:\.\d+)?\s*[^\W\d_]{0,6}[%‰*]?"
    r"(?:[^\W\d_]{0,3}|\[\w+\]|\(\w+\))"
)


class MergedCells:
    """The merged areas of a sheet, whose rows come one by one from above."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self._beginning: defaultdict[int, list[Area]] = defaultdict(list)
        # By column, the areas that were begun above the present row: their last row and text.
        self._undecided: dict[int, tuple[int, str]] = {}  # no number has come beside them
        self._names: dict[int, tuple[int, str]] = {}
        self._unseen: dict[int, tuple[int, str]] = {}  # begun in hidden rows, and shown below

        for area in areas:
            self._beginning[area[0]].append(area)

    def begin_hidden(self, row: int, texts: list[str]) -> None:
        """Take the areas that begin in a hidden row: the first row below that is shown has them."""
        for column, last_row, text in self._begun(row, texts):
            self._unseen[column] = (last_row, text)
            if _is_name(text):
                self._undecided[column] = (last_row, text)

    def fill(self, row: int, texts: list[str]) -> None:
        """Write into a row that holds something the names that are merged down to it."""
        self._show_unseen(row, texts)

        # 江东市 ends where 青岚州 begins, whatever the file says of its area.
        for column, last_row, text in self._begun(row, texts):
            self._names.pop(column, None)
            self._undecided.pop(column, None)
            if _is_name(text):
                self._undecided[column] = (last_row, text)

        # 江东市 beside 2288.1 names rows; beside 指标 it is a heading.
        if self._undecided and any(map(_AMOUNT.fullmatch, texts)):
            self._names |= self._undecided
            self._undecided.clear()

        self._end_names_above(row)
        for column, (_, text) in self._names.items():
            _put(texts, column, text)

    def _end_names_above(self, row: int) -> None:
        """Forget the names whose areas end above a row."""
        for column, (last_row, _) in list(self._names.items()):
            if last_row < row:
                del self._names[column]

    def _begun(self, row: int, texts: list[str]) -> Iterable[tuple[int, int, str]]:
        """Return column, last row and text of the areas of several rows that begin in a row."""
        begun = []

        for _, column, last_row, _ in self._beginning.pop(row, ()):
            # 2023年 merged over two columns of one row, or over cells that hold nothing
            if last_row <= row or column > len(texts):
                continue

            text = texts[column - 1]
            if text.strip():
                begun.append((column, last_row, text))

        return begun

    def _show_unseen(self, row: int, texts: list[str]) -> None:
        for column, (last_row, text) in self._unseen.items():
            if last_row >= row:
                _put(texts, column, text)

        self._unseen.clear()


def _put(texts: list[str], column: int, text: str) -> None:
    """Write a text into a blank cell of a row, which may end before it."""
    # A row ends with its last filled cell.
    missing = column - len(texts)
    texts.extend([""] * missing)
    place = column - 1
    if not texts[place].strip():
        texts[place] = text


@lru_cache(maxsize=256)
def _is_name(text: str) -> bool:
    """Whether a text is the name of something or a period, and no value."""
    # 2024年 beside four quarters, but 2024 may be a number.
    if parse_period(text) is not None:
        return not text.strip().isdigit()

    try:
        parse_cell(text)
    except UnitError:
        return True

    return False
