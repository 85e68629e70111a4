"""What became of a table: how each of its columns was understood, and where each row went.

Nothing is lost in silence: the rows of all accounts of a file add up to the rows of the file.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

__all__ = ["FATES", "ColumnAccount", "Fate", "TableAccount", "Why"]

# Where a row went. A row with several values counts once, under the first fate of this list that
# befell any of them.
Fate = Literal[
    "used",  # it gave at least one value of the plan
    "refused",  # a problem says why
    "not_understood",  # a column that may set it apart is not understood, or the table is not
    "not_actual",  # a target, a plan or a forecast
    "part",  # a member of a dimension: women, urban, 工业
    "other_region",
    "other_indicator",
    "not_selected",  # left out by --where or --sheet
    "hidden",  # of a hidden row, column or sheet
    "no_value",  # its value cells are blank or hold a mark for a missing value
    "header",
    "beside",  # a title, a note, the name of a group of rows
]
FATES: tuple[Fate, ...] = Fate.__args__  # type: ignore[attr-defined]

# How the role of a column was found.
Why = Literal[
    "option",  # --column, --where, --skip-column
    "format",  # a known format has this column
    "heading",  # its heading is a word for it
    "values",  # what stands below it
    "place",  # where it stands: the first column of text names what a row is
    "constant",  # one and the same throughout, so that it sets nothing apart
    "repeats",  # it says the same as another column: a code beside a name
    "text",  # running text
    "unknown",  # it is not understood, and may set rows apart
]


@dataclass(slots=True)
class ColumnAccount:
    """One column of a table, and how it was understood.

    `place` is 1-based; `role` one of `roles.ROLES`; `detail` what its heading says in gapcalc's own
    words (a period, a unit, a region), or which member of a dimension is read. `parts` is how many
    rows were parts by this column.
    """

    place: int
    heading: str
    role: str
    why: Why
    detail: str = ""
    parts: int = 0


@dataclass(slots=True)
class TableAccount:
    """One table of a file, or the lines of a file in which no table was found.

    `first_line` and `last_line` are those of the file, 1-based, the last where it is known;
    `header` are the 1-based lines of its header; `format` the name of the known format, or of the
    general form: long, periods-across, names-across, none. What its title says for all rows stands
    in `indicator`, `region`, `unit` and `period`. `names` has the names that the plan knows only by
    an equivalent one, with that one: 年末常住人口 with 常住人口. `rows` counts rows by their fate.
    `values` has line and place of every value cell under a known role, where it was asked for.
    `used_options` are the options that name one of its columns: where:Sex, skip_columns:Note,
    columns:Lot.
    """

    path: str
    sheet: str = ""
    format: str = "none"
    first_line: int = 1
    last_line: int | None = None
    header: list[int] = field(default_factory=list)
    columns: list[ColumnAccount] = field(default_factory=list)
    indicator: str = ""
    region: str = ""
    unit: str = ""
    period: str = ""
    names: dict[str, str] = field(default_factory=dict)
    rows: Counter[Fate] = field(default_factory=Counter)
    values: list[tuple[int, int]] = field(default_factory=list)
    used_options: set[str] = field(default_factory=set)
