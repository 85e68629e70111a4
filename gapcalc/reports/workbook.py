"""The report as an Excel workbook: numbers as numbers, text as nothing but text."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING, Any

from gapcalc.assessment.numbers import Rate
from gapcalc.assessment.rollup import by_action
from gapcalc.core.growth import Number
from gapcalc.core.problem import GapcalcError, Problem
from gapcalc.core.text import visible
from gapcalc.reports.chapters import chapters
from gapcalc.reports.ledger import SOURCE, TARGET, VALUE, Column, published_values
from gapcalc.reports.model import Cell, Report, Section, Table
from gapcalc.reports.text import cell_text, facts, heading, title

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

__all__ = ["as_xlsx"]

# Excel's own limits on the name of a sheet.
_LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")

_FORMATS: dict[str, dict[str, Any]] = {
    "text": {},
    "whole": {"num_format": "#,##0"},
    "amount": {"num_format": "#,##0.0###"},
    "share": {"num_format": "0.0%"},
    "year": {"num_format": "0"},
    "wrapped": {"text_wrap": True},
    "head": {"bold": True, "text_wrap": True, "bottom": 1},
    "number-head": {"bold": True, "text_wrap": True, "bottom": 1, "align": "right"},
    "title": {"bold": True, "font_size": 14},
    "section": {"bold": True, "font_size": 12},
}
_A4 = 9
# A paragraph runs over so many columns, in which a line holds so many characters.
_PROSE_COLUMNS = 10
_PROSE_LINE = 165
_LINE_HEIGHT = 15
_TITLE_HEIGHT = 24


def as_xlsx(report: Report) -> bytes:
    """Return the workbook: a summary, a sheet for each action, the published values, the method.

    The same report gives the same bytes. Raises `GapcalcError` where XlsxWriter is not installed.
    """
    try:
        import xlsxwriter  # type: ignore[import-untyped]
    except ImportError:
        raise GapcalcError(Problem("excel-writer-missing")) from None

    stream = BytesIO()
    day = report.made_on

    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        created = datetime(day.year, day.month, day.day)
        book.set_properties({"title": visible(title(report)), "created": created})
        _ReportWorkbook(book, report).write()

    return stream.getvalue()


class _ReportWorkbook:
    """A workbook being filled, with the formats its cells share and the names its sheets have."""

    def __init__(self, book: Workbook, report: Report) -> None:
        self.book = book
        self.report = report
        self.speaker = report.speaker
        self.names: set[str] = set()
        self.formats = {}

        for key, properties in _FORMATS.items():
            self.formats[key] = book.add_format({"valign": "top", **properties})

    def write(self) -> None:
        """Write every sheet, in the order in which they are read."""
        report = self.report
        sections = {section.key: section for section in chapters(report)}
        opening = ("section-summary", "section-actions")
        self._prose("section-summary", [sections[key] for key in opening], with_title=True)
        behind = self.speaker.word("section-behind")
        self._grid(behind, TARGET, report.furthest_behind)

        for action in by_action(report.assessment.plan, report.results):
            entries = [entry for entry in report.entries if entry.result.target.action == action]
            self._grid(heading(report, action), TARGET, entries)

        self._grid(self.speaker.word("series"), VALUE, list(published_values(report)))
        sources = self.speaker.word("section-sources")
        self._grid(sources, SOURCE, list(report.citations.values()))
        closing = ("method", "firm", "others", "data", "sources")
        self._prose("section-method", [sections[f"section-{key}"] for key in closing])

    def _sheet(self, name: str) -> Worksheet:
        """Return a new sheet whose name is `name` as far as Excel allows, and no other's."""
        clean = _FORBIDDEN.sub(" ", visible(name)).strip("' ") or "-"
        unique = clean[:_LONGEST_NAME].strip("' ")
        number = 1

        while unique.casefold() in self.names:
            number += 1
            unique = f"{clean[: _LONGEST_NAME - 4]} {number}"

        self.names.add(unique.casefold())
        sheet = self.book.add_worksheet(unique)
        sheet.set_landscape()
        sheet.set_paper(_A4)

        return sheet

    # --- a sheet of one table

    def _grid(self, name: str, columns: Sequence[Column[Any]], rows: Sequence[Any]) -> None:
        """Write a sheet of one table: its head stays in sight, every column can be filtered."""
        sheet = self._sheet(name)

        for j, column in enumerate(columns):
            sheet.set_column(j, j, column.width)
            form = "head" if column.kind == "text" else "number-head"
            self._text(sheet, 0, j, self.speaker.word(column.name), form)

            for i, row in enumerate(rows, 1):
                self._value(sheet, i, j, column.value(row, self.report), column.kind)

        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)
        sheet.repeat_rows(0)
        sheet.repeat_columns(0, 1)
        sheet.fit_to_pages(2, 0)
        # A period such as 2024 is a text on purpose: Excel need not offer to make it an amount.
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{len(rows) + 1}"})

    # --- a sheet of chapters

    def _prose(self, key: str, parts: Sequence[Section], with_title: bool = False) -> None:
        """Write a sheet of chapters one below the other."""
        sheet = self._sheet(self.speaker.word(key))
        sheet.fit_to_pages(1, 0)
        sheet.set_column(0, 0, 36)
        sheet.set_column(1, _PROSE_COLUMNS, 15)
        row = self._title_block(sheet) if with_title else 0

        for part in parts:
            self._text(sheet, row, 0, self.speaker.word(part.key), "section")
            row = self._chapter(sheet, row + 1, part)

    def _title_block(self, sheet: Worksheet) -> int:
        """Write the title of the report and its facts; return the row of the first chapter."""
        self._text(sheet, 0, 0, title(self.report), "title")
        sheet.set_row(0, _TITLE_HEIGHT)
        lines = facts(self.report)
        for row, (name, text) in enumerate(lines, 1):
            self._text(sheet, row, 0, name)
            self._text(sheet, row, 1, text)

        return len(lines) + 2

    def _chapter(self, sheet: Worksheet, row: int, part: Section) -> int:
        """Write paragraphs and tables from `row` on; return the row below them."""
        for text in part.paragraphs:
            self._paragraph(sheet, row, text)
            row += 1

        for table in part.tables:
            row = self._table(sheet, row, table)

        return row + 1

    def _paragraph(self, sheet: Worksheet, row: int, text: str) -> None:
        """Write a text over several columns, in a row high enough for its lines."""
        sheet.merge_range(row, 0, row, _PROSE_COLUMNS - 1, "", self.formats["wrapped"])
        self._text(sheet, row, 0, text, "wrapped")
        # A Chinese character is as wide as two Latin ones.
        width = sum(2 if ord(character) > 0x2E80 else 1 for character in text)
        sheet.set_row(row, _LINE_HEIGHT * (1 + width // _PROSE_LINE))

    def _table(self, sheet: Worksheet, row: int, table: Table) -> int:
        """Write a table below its title from `row` on; return the row below it."""
        if table.title:
            self._text(sheet, row + 1, 0, table.title, "section")
            row += 2

        for j, name in enumerate(table.head):
            is_counted = any(isinstance(cells[j], int | Fraction) for cells in table.rows)
            self._text(sheet, row, j, name, "number-head" if is_counted else "head")

        for i, cells in enumerate(table.rows, row + 1):
            for j, cell in enumerate(cells):
                self._cell(sheet, i, j, cell)

        return row + len(table.rows) + 1

    def _cell(self, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
        """Write a cell of a chapter; what carries marks stays as it is shown."""
        if isinstance(cell, int):
            self._value(sheet, row, column, cell, "whole")
        elif isinstance(cell, Fraction):
            self._value(sheet, row, column, cell, "share")
        elif cell is not None:
            self._text(sheet, row, column, cell_text(cell, self.speaker))

    # --- cells

    def _value(
        self, sheet: Worksheet, row: int, column: int, value: str | Rate | Number | None, kind: str
    ) -> None:
        """Write a value as what it is: a growth rate in per cent, an amount with its digits."""
        if isinstance(value, Rate):
            kind = "share" if value.kind == "compound" else "amount"
            value = value.value

        if isinstance(value, str):
            self._text(sheet, row, column, value)
            return

        if value is None or not math.isfinite(float(value)):
            return

        number = float(value)
        if kind == "amount" and number.is_integer():
            kind = "whole"

        sheet.write_number(row, column, number, self.formats[kind])

    def _text(self, sheet: Worksheet, row: int, column: int, text: str, form: str = "text") -> None:
        """Write a text that cannot be a formula or a link, whatever it begins with."""
        sheet.write_string(row, column, visible(text), self.formats[form])
