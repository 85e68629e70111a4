"""What the user says about data files where the files do not say it themselves."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DataOptions"]


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
