"""A table's layout: which column holds what, as `roles` finds it and `records` reads by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from gapcalc.core.period import Period
from gapcalc.core.problem import Problem
from gapcalc.tables.account import ColumnAccount
from gapcalc.tables.formats import Format
from gapcalc.tables.label import Heading

__all__ = ["ClosingNotes", "Column", "Dimension", "Form", "Layout", "Row", "Title"]

# What stands across a table; "stub" is a table whose rows and columns have names, neither of which
# is known to be an indicator's, "remarks" one of words alone.
Form = Literal["long", "periods-across", "names-across", "stub", "remarks"]


class Row(NamedTuple):
    """One record of a table: its first physical line, 1-based, and its cells without space around
    them.
    """

    line: int
    cells: list[str]

    @property
    def filled(self) -> list[str]:
        """The cells with anything in them."""
        return [cell for cell in self.cells if cell]

    def at(self, place: int) -> str:
        """Return the cell of a column, "" beyond the end of the row."""
        return self.cells[place] if place < len(self.cells) else ""


class Title(NamedTuple):
    """What the lines above a table say for all of its rows.

    `of_a_region` tells that the table is one region's or province's although it may not say whose;
    `part` that its values are those of a part of the year; `year` is that of rows which name months
    alone, where `period` does not say it. `multiplier` is the word of a title such
    as "in thousands".
    """

    indicator: str = ""
    region: str = ""
    unit: str = ""
    period: Period | None = None
    of_a_region: bool = False
    part: bool = False
    multiplier: str = ""
    year: int = 0


class ClosingNotes(NamedTuple):
    """What the notes below a table say of the rows above them.

    `multiplier` is a word such as thousands; `years` are first and last years of values that are
    none yet; `marks` tell what the mark behind a heading says, as `read_flag` does; `region` is the
    area that the rows are said to be of; `unseen` is a note that tells forecasts by their look.
    """

    multiplier: str = ""
    years: tuple[tuple[int, int], ...] = ()
    marks: Mapping[str, str] = {}
    region: str = ""
    unseen: str = ""

    def is_forecast_of(self, year: int) -> bool:
        """Whether the values of a year are told to be projections."""
        return any(first <= year <= last for first, last in self.years)


class Column(NamedTuple):
    """A column of values; `printed` is its heading, the rest what the heading says.

    `running` tells that its values are running totals within the year (累计); `months` how many
    months each of them is for, where the table says so: 3 beside 频度 季. `part` is the part of
    the year of each row that they are for: 1月 over the months of years that stand below 年份.
    """

    place: int
    printed: str
    indicator: str = ""
    region: str = ""
    unit: str = ""
    period: Heading | None = None
    running: bool = False
    months: int | None = None
    part: str = ""


@dataclass(slots=True)
class Dimension:
    """A column that sets rows apart: Sex, 城乡, 能源来源.

    Of its members the total is the whole, or `chosen` where the user names another. `understood` is
    False for a column that may set rows apart and that neither its heading nor its members explain:
    then rows are refused unless they stand for the total. `constant` is the one word that a column
    holds which is taken to mean nothing as long as it holds no other. `has_whole` tells that a
    total stands among its members; `wholes` are further ones that stand for all of it in the format
    of the table, folded.
    """

    place: int
    heading: str
    understood: bool = True
    chosen: str | None = None
    constant: str | None = None
    has_whole: bool = False
    account: ColumnAccount | None = None
    wholes: frozenset[str] = frozenset()


@dataclass(slots=True)
class Layout:
    """Which column of a table holds what.

    `cells` are the headings, one for each column; `keys` the places of the columns that say what a
    row is, by role; `values` the columns of values that are read, `value_places` all of them;
    `merged` the keys whose blank cells repeat the one above; `used` how many rows below the first
    belong to the header, `lines` their lines; `used_options` are those of the user that name one of
    its columns; `group_lines` are lines within the table over groups of rows whose names are the
    same; `outer_region` is the place of a column of regions within which those of the key lie
    (省份 beside 城市), which counts where the inner one says 合计 or nothing. `dates` are dates
    that stand in place of periods in its first rows. `format` is the known format of the table, in
    which cells may hold code and label (`two_in_one`) and two columns name an indicator together
    (`composed`). `minguo` tells that 71年 is a year of the Republic; `turns_back` that
    the months down it without a year are of more than one. `remarks` are the places of
    the columns in which an office says how a target stands (see `remark_columns`). `notes` are
    those below it.
    """

    cells: list[str]
    keys: dict[str, int]
    values: tuple[Column, ...] = ()
    form: Form = "periods-across"
    dimensions: tuple[Dimension, ...] = ()
    merged: tuple[str, ...] = ()
    used: int = 0
    problems: tuple[Problem, ...] = ()
    lines: tuple[int, ...] = ()
    value_places: tuple[int, ...] = ()
    columns: list[ColumnAccount] = field(default_factory=list)
    used_options: set[str] = field(default_factory=set)
    group_lines: frozenset[int] = frozenset()
    outer_region: int | None = None
    dates: frozenset[str] = frozenset()
    format: Format | None = None
    two_in_one: bool = False
    composed: tuple[int, int] | None = None
    minguo: bool = False
    turns_back: bool = False
    remarks: dict[str, int] = field(default_factory=dict)
    notes: ClosingNotes = field(default_factory=ClosingNotes)

    @property
    def long(self) -> bool:
        """Whether indicator, period and value each have a column."""
        return self.form == "long"

    @property
    def width(self) -> int:
        return len(self.cells)

    def printed(self, key: str) -> str:
        """Return the table's own name of a key column."""
        return self.cells[self.keys[key]] if key in self.keys else key
