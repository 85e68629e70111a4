"""One row of a table as it is handed on, and what the rows of a sheet are read against."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from gapcalc.core.data_options import DataOptions
from gapcalc.core.problem import Problem
from gapcalc.messages.locale import Bilingual
from gapcalc.tables.account import TableAccount
from gapcalc.tables.layout import Column, Dimension, Layout, Title
from gapcalc.tables.row_memory import Names, RowMemory

__all__ = ["Context", "Record", "RemarkRow", "Tell"]

Tell = Callable[[Problem], None]


@dataclass(slots=True)
class Record:
    """One row of a table: its own cells by role (`keys`), its values, and what stands for all rows.

    `members` are the words under the dimensions that set it apart. `names` is what a `RowMemory`
    knows rows like this one again by; None where each is read for itself.
    """

    line: int
    keys: dict[str, str]
    values: list[tuple[Column, str]]
    title: Title
    layout: Layout
    members: list[tuple[Dimension, str]] = field(default_factory=list)
    names: Names | None = None
    account: TableAccount | None = None

    def printed(self, column: Column, key: str | None) -> str | None:
        """Return the table's own name of the column that holds `key` for a value under `column`."""
        if key == "value":
            return column.printed
        if key == "period" and column.period:
            return column.printed
        if key == "indicator" and column.indicator:
            return column.printed

        return self.layout.printed(key) if key else None


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """What an office says of a target in words: the cells of one row by what they hold.

    `keys` name the row, by role, and `texts` has the cells under the columns of remarks that are
    filled (see `remark_columns`).
    """

    line: int
    keys: dict[str, str]
    texts: dict[str, str]
    title: Title
    layout: Layout


@dataclass(slots=True)
class Context:
    """What the rows of a sheet are read against.

    `regions` are the names of the plan's regions, by which a column or a title is known to name
    places, `home` those of its own; `is_indicator` tells whether a text is a name of an indicator
    of the plan's, `is_basis` that of a basis on which a goal was set. `take_remark` is given what
    the rows say in words. `accounts` takes an account of each table, with `cells` also of each of
    its value cells; `several` tells that the sheet is one of several, `sheets` the names of all in
    its workbook. `too_many` names what there
    are more of than `limit`, once there are: no further row is read then.
    """

    given: DataOptions
    regions: Collection[str]
    tell: Tell
    home: Collection[str] = ()
    path: str = ""
    sheet: str = ""
    several: bool = False
    sheets: Collection[str] = ()
    memory: RowMemory = field(default_factory=RowMemory)
    is_indicator: Callable[[str], bool] = lambda text: False
    is_basis: Callable[[str], bool] = lambda text: False
    take_remark: Callable[[RemarkRow], None] = lambda row: None
    accounts: list[TableAccount] = field(default_factory=list)
    cells: bool = False
    too_many: Bilingual | None = None
    limit: int = 0
