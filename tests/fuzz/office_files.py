"""Tables as an office would write them into a file, and what stands in each of their cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

import xlsxwriter

# What a careful reader does with a value: it is one of the plan's ("true"); it may be read or
# refused ("may"); it may be read if a problem says that something is doubtful ("doubt").
Claimed = Literal["true", "may", "doubt"]


@dataclass(slots=True)
class Cell:
    """A cell: its text, and for a workbook also the number, its format, or a raised footnote mark.

    A number without a format is shown as its digits. `text` is what a CSV file holds.
    """

    text: str = ""
    number: Decimal | None = None
    number_format: str = ""
    raised: str = ""


@dataclass(slots=True)
class Claim:
    """What a cell says of the plan. `row` and `place` are counted from 0 within the table."""

    kind: Claimed
    target: str
    period: str
    value: Decimal
    row: int
    place: int


@dataclass(slots=True)
class Table:
    """One table with the lines around it: rows of cells, of which `head` are title and header.

    `stub` is the number of leading columns that say what a row is, `features` what was drawn.
    """

    rows: list[list[Cell]] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    head: range = range(0)
    stub: int = 1
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    sheet: str = ""
    features: frozenset[str] = frozenset()

    def add(self, cells: Iterable[str | Cell]) -> int:
        """Append a row and return its index."""
        self.rows.append([Cell(each) if isinstance(each, str) else each for each in cells])
        return len(self.rows) - 1

    @property
    def width(self) -> int:
        """The number of columns of the widest row."""
        return max(map(len, self.rows), default=0)

    def labels(self, claim: Claim) -> tuple[str, ...]:
        """Return the texts that say what a claimed cell is: its row's stub and the headings above.

        A blank cell of a merged heading takes the text to its left, one of a stub the text above.
        """
        found = []
        for place, cell in enumerate(self.rows[claim.row]):
            if place != claim.place and cell.text:
                found.append(cell.text)
        for row in self.head:
            cells = self.rows[row][: claim.place + 1]
            found += next(([cell.text] for cell in reversed(cells) if cell.text), [])
        for place in range(min(self.stub, claim.place)):
            above = (self.rows[row][place : place + 1] for row in range(claim.row, -1, -1))
            found += next(([cell.text] for cells in above for cell in cells if cell.text), [])

        return tuple(dict.fromkeys(found))


@dataclass(slots=True)
class Place:
    """Where a table came to lie: the physical line of each of its rows, counted from 1."""

    table: Table
    lines: list[int]


@dataclass(slots=True)
class OfficeFile:
    """A generated file with what it says.

    `features` are what was drawn for all of it; its tables have their own.
    """

    name: str
    content: bytes
    places: list[Place]
    features: frozenset[str]
    shown: str  # for people: the text of the file, or of the cells of a workbook

    @property
    def claims(self) -> list[tuple[Claim, Place]]:
        return [(claim, place) for place in self.places for claim in place.table.claims]


@dataclass(frozen=True, slots=True)
class TextForm:
    """How a text file is written: what parts cells and lines, and how characters become bytes."""

    delimiter: str = ","
    line_end: str = "\n"
    encoding: str = "utf-8"
    padded: bool = False
    blank_lines: int = 1
    names_delimiter: bool = False  # in a first line, as Excel reads it: sep=;


def text_file(tables: list[Table], form: TextForm) -> tuple[bytes, list[Place], str]:
    """Return the bytes of a delimited file, where its tables lie in it, and its text."""
    width = max(table.width for table in tables)
    written = io.StringIO(newline="")
    places: list[Place] = []
    line = 1

    def write(cells: list[str]) -> None:
        nonlocal line
        record = io.StringIO(newline="")
        writer = csv.writer(record, delimiter=form.delimiter, lineterminator=form.line_end)
        writer.writerow(cells)
        text = record.getvalue() if any(cells) or len(cells) > 1 else form.line_end
        written.write(text)
        line += text.count("\n")

    if form.names_delimiter:
        written.write(f"sep={form.delimiter}{form.line_end}")
        line += 1
    for number, table in enumerate(tables):
        for _ in range(form.blank_lines if number else 0):
            write([""] * width if form.padded and width > 1 else [])
        lines = []
        for row in table.rows:
            lines.append(line)
            cells = [cell.text + cell.raised for cell in row]
            write(cells + [""] * (width - len(cells)) if form.padded else cells)
        places.append(Place(table, lines))

    text = written.getvalue()
    return text.encode(form.encoding), places, text


def workbook_file(
    tables: list[Table], more_sheets: list[tuple[str, list[str], bool]]
) -> tuple[bytes, list[Place], str]:
    """Return the bytes of a workbook, where the tables lie in it, and the text of its cells.

    Tables with the same `sheet` stand on one sheet, two rows apart. `more_sheets` are those without
    tables, with their lines and whether they are hidden; the first of all sheets is the first of
    these named "说明" or "Notes".
    """
    packed = io.BytesIO()
    book = xlsxwriter.Workbook(packed, {"in_memory": True})
    raised = book.add_format({"font_script": 1})
    shown: list[str] = []
    sheets: dict[str, xlsxwriter.worksheet.Worksheet] = {}
    next_row: dict[str, int] = {}

    for name, lines, hidden in more_sheets:
        sheet = book.add_worksheet(name)
        shown.append(f"--- sheet {name}{' (hidden)' if hidden else ''}")
        for row, text in enumerate(lines):
            sheet.write_string(row, 0, text)
            shown.append(text)
    places: list[Place] = []
    for table in tables:
        if table.sheet not in sheets:
            sheets[table.sheet] = book.add_worksheet(table.sheet)
            next_row[table.sheet] = 0
        sheet, top = sheets[table.sheet], next_row[table.sheet]
        shown.append(f"--- sheet {table.sheet}, from row {top + 1}")
        for row, cells in enumerate(table.rows):
            for place, cell in enumerate(cells):
                _write_cell(book, sheet, top + row, place, cell, raised)
            hidden = " (hidden)" if row in table.hidden_rows else ""
            shown.append(" | ".join(map(_shown_cell, cells)) + hidden)
        for first_row, first, last_row, last in table.merged:
            sheet.merge_range(first_row + top, first, last_row + top, last, "")
            _write_cell(book, sheet, first_row + top, first, table.rows[first_row][first], raised)
        for row in table.hidden_rows:
            sheet.set_row(top + row, None, None, {"hidden": True})
        for place in table.hidden_columns:
            sheet.set_column(place, place, None, None, {"hidden": True})
            shown.append(f"(column {place + 1} is hidden)")
        places.append(Place(table, list(range(top + 1, top + 1 + len(table.rows)))))
        next_row[table.sheet] = top + len(table.rows) + 2
    for (_, _, hidden), sheet in zip(more_sheets, book.worksheets(), strict=False):
        if hidden:
            sheet.hide()
    if more_sheets and more_sheets[0][2]:
        book.worksheets()[len(more_sheets)].set_first_sheet()
        book.worksheets()[len(more_sheets)].activate()
    book.close()

    return packed.getvalue(), places, "\n".join(shown) + "\n"


def _write_cell(book, sheet, row: int, place: int, cell: Cell, raised) -> None:
    if cell.raised and cell.text:
        sheet.write_rich_string(row, place, cell.text, raised, cell.raised)
    elif cell.number is not None:
        shown_as = (
            book.add_format({"num_format": cell.number_format}) if cell.number_format else None
        )
        sheet.write_number(row, place, float(cell.number), shown_as)
    elif cell.text:
        sheet.write_string(row, place, cell.text)


def _shown_cell(cell: Cell) -> str:
    text = str(cell.number) if cell.number is not None else cell.text
    notes = [cell.number_format] if cell.number is not None and cell.number_format else []
    notes += [f"raised {cell.raised}"] if cell.raised else []
    return text.replace("\n", "⏎") + (f" [{', '.join(notes)}]" if notes else "")
