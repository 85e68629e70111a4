"""The report as an Excel workbook: numbers as numbers, text as nothing but text. XlsxWriter writes it."""

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
from gapcalc.reports.content import Cell, Report, Section, facts, heading, said, title
from gapcalc.reports.ledger import SOURCE, TARGET, VALUE, Column, values

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

__all__ = ["as_xlsx"]

_LONGEST_NAME = 31  # of a sheet in Excel
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_FORMATS: dict[str, dict[str, Any]] = {
    "text": {}, "whole": {"num_format": "#,##0"}, "amount": {"num_format": "#,##0.0###"},
    "share": {"num_format": "0.0%"}, "year": {"num_format": "0"}, "wrapped": {"text_wrap": True},
    "head": {"bold": True, "text_wrap": True, "bottom": 1},
    "number-head": {"bold": True, "text_wrap": True, "bottom": 1, "align": "right"},
    "title": {"bold": True, "font_size": 14},
    "section": {"bold": True, "font_size": 12},
}  # fmt: skip
_A4, _PROSE_COLUMNS, _PROSE_WIDTH = 9, 10, 110


def as_xlsx(report: Report) -> bytes:
    """Return the workbook: a summary, a sheet for each action, each published value with its source, the method.

    The same report gives the same bytes. Raises `GapcalcError` where XlsxWriter is not installed.
    """
    try:
        import xlsxwriter  # type: ignore[import-untyped]
    except ImportError:
        raise GapcalcError(Problem("excel-writer-missing")) from None
    stream, day = BytesIO(), report.made_on
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties(
            {"title": visible(title(report)), "created": datetime(day.year, day.month, day.day)}
        )
        _write(_Book(book, report), report)
    return stream.getvalue()


def _write(book: _Book, report: Report) -> None:
    """Write every sheet, in the order in which they are read."""
    speaker, made = (
        report.speaker,
        {chapter.key.removeprefix("section-"): chapter for chapter in chapters(report)},
    )
    book.prose(
        speaker.word("section-summary"), [made[key] for key in ("summary", "actions")], headed=True
    )
    book.grid(speaker.word("section-behind"), TARGET, report.furthest)
    for action in by_action(report.assessment.plan, report.results):
        entries = [entry for entry in report.entries if entry.result.target.action == action]
        book.grid(heading(report, action), TARGET, entries)
    book.grid(speaker.word("series"), VALUE, list(values(report)))
    book.grid(speaker.word("section-sources"), SOURCE, list(report.citations.values()))
    book.prose(
        speaker.word("section-method"),
        [made[key] for key in ("method", "firm", "others", "data", "sources")],
    )


class _Book:
    """A workbook being filled, with the formats that its cells share and the names its sheets have."""

    def __init__(self, book: Workbook, report: Report) -> None:
        self.book, self.report = book, report
        self.names: set[str] = set()
        self.formats = {
            key: book.add_format({"valign": "top", **given}) for key, given in _FORMATS.items()
        }

    def sheet(self, name: str) -> Worksheet:
        """Return a new sheet whose name is `name` as far as Excel allows, and no other's."""
        clean = _FORBIDDEN.sub(" ", visible(name)).strip("' ") or "-"
        made, number = clean[:_LONGEST_NAME].strip("' "), 1
        while made.casefold() in self.names:
            number += 1
            made = f"{clean[: _LONGEST_NAME - 4]} {number}"
        self.names.add(made.casefold())
        sheet = self.book.add_worksheet(made)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        return sheet

    def grid(self, name: str, columns: Sequence[Column[Any]], rows: Sequence[Any]) -> None:
        """Write a sheet of one table: its head stays in sight, every column can be filtered."""
        sheet = self.sheet(name)
        for j, column in enumerate(columns):
            sheet.set_column(j, j, column.width)
            form = "head" if column.kind == "text" else "number-head"
            self.text(sheet, 0, j, self.report.speaker.word(column.name), form)
            for i, row in enumerate(rows, 1):
                self.put(sheet, i, j, column.value(row, self.report), column.kind)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)
        sheet.repeat_rows(0)
        sheet.repeat_columns(0, 1)
        sheet.fit_to_pages(2, 0)
        sheet.ignore_errors(
            {"number_stored_as_text": f"A1:XFD{len(rows) + 1}"}
        )  # a period such as 2024 is no amount

    def prose(self, name: str, parts: Sequence[Section], headed: bool = False) -> None:
        """Write a sheet of chapters one below the other, `headed` by the title of the report."""
        sheet, speaker, row = self.sheet(name), self.report.speaker, 0
        sheet.fit_to_pages(1, 0)
        sheet.set_column(0, 0, 36)
        sheet.set_column(1, _PROSE_COLUMNS, 15)
        if headed:
            self.text(sheet, 0, 0, title(self.report), "title")
            sheet.set_row(0, 24)
            for row, (key, value) in enumerate(facts(self.report), 1):
                self.text(sheet, row, 0, key)
                self.text(sheet, row, 1, value)
            row += 2
        for part in parts:
            self.text(sheet, row, 0, speaker.word(part.key), "section")
            row = self.chapter(sheet, row + 1, part)

    def chapter(self, sheet: Worksheet, row: int, part: Section) -> int:
        """Write paragraphs and tables from `row` on; return the row below them."""
        for text in part.paragraphs:
            sheet.merge_range(row, 0, row, _PROSE_COLUMNS - 1, "", self.formats["wrapped"])
            self.text(sheet, row, 0, text, "wrapped")
            sheet.set_row(
                row,
                15
                * (1 + sum(2 if ord(c) > 0x2E80 else 1 for c in text) // (_PROSE_WIDTH * 3 // 2)),
            )
            row += 1
        for table in part.tables:
            if table.title:
                self.text(sheet, row + 1, 0, table.title, "section")
                row += 2
            for j, name in enumerate(table.head):
                counted = any(isinstance(cells[j], int | Fraction) for cells in table.rows)
                self.text(sheet, row, j, name, "number-head" if counted else "head")
            for i, cells in enumerate(table.rows, row + 1):
                for j, cell in enumerate(cells):
                    self.cell(sheet, i, j, cell)
            row += len(table.rows) + 1
        return row + 1

    def cell(self, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
        """Write a cell of a chapter; what carries marks stays as it is shown."""
        if isinstance(cell, int):
            self.put(sheet, row, column, cell, "whole")
        elif isinstance(cell, Fraction):
            self.put(sheet, row, column, cell, "share")
        elif cell is not None:
            self.text(sheet, row, column, said(cell, self.report.speaker))

    def put(
        self, sheet: Worksheet, row: int, column: int, value: str | Rate | Number | None, kind: str
    ) -> None:
        """Write a value as what it is: a growth rate in per cent, an amount with the digits it has."""
        if isinstance(value, Rate):
            kind = "share" if value.kind == "compound" else "amount"
            value = value.value
        if isinstance(value, str):
            self.text(sheet, row, column, value)
        elif value is not None and math.isfinite(float(value)):
            shown = "whole" if kind == "amount" and float(value).is_integer() else kind
            sheet.write_number(row, column, float(value), self.formats[shown])

    def text(self, sheet: Worksheet, row: int, column: int, text: str, form: str = "text") -> None:
        """Write a text that cannot be a formula or a link, whatever it begins with."""
        sheet.write_string(row, column, visible(text), self.formats[form])
