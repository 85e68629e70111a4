"""What the user says about data files where the files do not say it themselves."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

__all__ = ["COLUMN_ROLES", "DataOptions"]

# What a user may say that a column is (--column NAME=ROLE).
COLUMN_ROLES = (
    "indicator",
    "region",
    "period",
    "part",
    "value",
    "unit",
    "multiplier",
    "bound",
    "status",
    "source",
    "publisher",
    "url",
    "note",
    "basis",
    "published",
    "dimension",
    "skip",
)


@dataclass(frozen=True, slots=True)
class DataOptions:
    """How data files are to be read. None leaves it to the file, or to what is detected in it.

    A further data option is a field here, its Typer option in `cli/options.py` (DATA_OPTIONS) and
    its help text in `messages/help_pages.py`; what it does is the business of the reader.
    """

    # The unit of values without one: 亿元.
    unit: str | None = None
    # The indicator of rows without one, as the plan or an office names it: gdp_metro, 地区生产总值.
    indicator: str | None = None
    # The region of rows without one: 主城都市区.
    region: str | None = None
    # The encoding of the bytes, by a name that Python knows: gb18030.
    encoding: str | None = None
    # The line with the column names, counted from 1.
    header_row: int | None = None
    # The period of rows without one: 2024, 2024-09.
    period: str | None = None
    # Which member of a column is read as if it were the whole: ("Sex", "Female").
    where: tuple[tuple[str, str], ...] = ()
    # Columns that mean nothing and set no rows apart.
    skip_columns: tuple[str, ...] = ()
    # What a column is, as NAME and ROLE: ("Gemeinde", "region").
    columns: tuple[tuple[str, str], ...] = ()
    # Of a workbook the sheets that are read, by name; all visible ones where none is named.
    sheets: tuple[str, ...] = ()
    # Whether hidden rows, columns and sheets of a workbook are read.
    hidden: bool = False

    def over(self, other: DataOptions) -> DataOptions:
        """Return what both say together; where they differ, this counts.

        Of lists both hold, but of two members for one column (--where) the one given here.
        """
        both: dict[str, Any] = {}
        for field in fields(self):
            own = getattr(self, field.name)
            base = getattr(other, field.name)
            if isinstance(own, tuple):
                both[field.name] = _joined(base, own)
            else:
                both[field.name] = own or base

        return DataOptions(**both)


def _joined(base: tuple[Any, ...], own: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the items of both, each once, but no pair of `base` whose name has one in `own`."""
    own_names = {item[0] for item in own if isinstance(item, tuple)}
    items = []
    for item in base:
        is_replaced = isinstance(item, tuple) and item[0] in own_names
        if not is_replaced:
            items.append(item)

    return tuple(dict.fromkeys([*items, *own]))
