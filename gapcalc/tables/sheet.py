"""One table or several as a file holds them, whatever kind of file it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from gapcalc.core.problem import Problem
from gapcalc.tables.raw_row import RawRow

if TYPE_CHECKING:
    from gapcalc.tables.merged_cells import Area

__all__ = ["LeftOutSheet", "Sheet", "TakeLeftOut", "Tell", "Why"]

Tell = Callable[[Problem], None]
Why = Literal["hidden", "not_selected", "no_number"]


class Sheet:
    """The rows of a text file, or of one sheet of a workbook.

    `name` is the file, with the sheet in brackets where a workbook has several; `title` the name
    of the sheet; `several` tells that the workbook has others that are read, and `names` has those
    of all its sheets. `decimal_comma` tells that its numbers have a comma before their fraction,
    which is known once the first row is read. `merged` are the merged areas (first row and column,
    last row and column, from 1), and `hidden_rows` and `hidden_columns` the number of those that
    hold anything and were not read, which is known once the last row is read.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.title = ""
        self.several = False
        self.names: tuple[str, ...] = ()
        self.decimal_comma = False
        self.merged: list[Area] = []
        self.hidden_rows = 0
        self.hidden_columns = 0
        self.rows: Iterator[RawRow] = iter(())


class LeftOutSheet(NamedTuple):
    """A sheet of a workbook that is not read: its file and name, why, and how many rows it has."""

    path: str
    title: str
    why: Why
    rows: int


TakeLeftOut = Callable[[LeftOutSheet], None]
