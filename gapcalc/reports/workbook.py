"""The report as an Excel workbook: numbers as numbers, text as nothing but text."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from gapcalc.reports.ledger import (
    READABLE,
    SOURCE,
    TARGET,
    VALUE,
    Column,
    Shown,
    Value,
    published_values,
)
from gapcalc.reports.model import Cell, Entry, Part, Report, Section, Table
from gapcalc.reports.native_chart import action_chart, chart_rows, trajectory_chart
from gapcalc.reports.text import (
    cell_text,
    facts,
    heading,
    kind_of_report,
    latin_width,
    title,
)
from gapcalc.views.trajectory import Trajectory, trajectory
from gapcalc.views.view import TargetView

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
    "growth": {"num_format": "+0.0%;-0.0%;0.0%"},
    "share": {"num_format": "0.0%"},
    "year": {"num_format": "0"},
    "wrapped": {"text_wrap": True},
    "strong": {"bold": True},
    "aside": {"indent": 1},
    "at-right": {"align": "right"},
    "aside-head": {"bold": True, "text_wrap": True, "bottom": 1, "indent": 1},
    "rate": {"num_format": "+#,##0.0#;-#,##0.0#;0"},
    "quiet": {"italic": True, "font_color": "#555555"},
    "head": {"bold": True, "text_wrap": True, "bottom": 1},
    "number-head": {"bold": True, "text_wrap": True, "bottom": 1, "align": "right"},
    "title": {"bold": True, "font_size": 14},
    "section": {"bold": True, "font_size": 12},
}
_HEADS = {"text": "head", "aside": "aside-head"}
_TEXTS = {"text": "text", "aside": "aside"}
_A4 = 9
_A3 = 8
_FRONT = {"section-summary", "section-turned", "section-lagging"}
_CLOSING = (
    "section-method",
    "section-firm",
    "section-others",
    "section-data",
    "section-sources",
)
_LONGEST_FOOT = 120
# A chart of a target takes so many rows of 20 pixels and columns of 64. Six of them fill a page, on
# which 35 rows and a half have room: it ends where Excel, which fits it, would end it.
_CHART_ROWS = 12
_CHART_COLUMNS = 8
_CHARTS_A_PAGE = 6
_PAGE_ROWS = 35
_CHART_FOOT = 0.55
_ROW_PIXELS = 20
_BAR_HEIGHT = 26
_FRONT_CHART_WIDTH = 900
_WIDE_COLUMN = 36
_PROSE_WIDTH = 15
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


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A chart to come: where it stands, what it is called, and how large it is in pixels.

    Without a picture it is that of the actions.
    """

    sheet: Worksheet
    row: int
    column: int
    name: str
    picture: Trajectory | None
    width: int = 510
    height: int = 216

    @property
    def size(self) -> dict[str, int]:
        return {"width": self.width, "height": self.height}


class _ReportWorkbook:
    """A workbook being filled, with the formats its cells share and the names its sheets have."""

    def __init__(self, book: Workbook, report: Report) -> None:
        self.book = book
        self.report = report
        self.speaker = report.speaker
        self.names: set[str] = set()
        self.formats: dict[str, Any] = {}
        # Charts wait for the last sheet, on which the cells stand that they draw.
        self.charts: list[_Waiting] = []

        for key, properties in _FORMATS.items():
            self.formats[key] = book.add_format({"valign": "vcenter", **properties})

    def write(self) -> None:
        """Write every sheet, in the order in which they are read."""
        report = self.report
        sections = {section.key: section for section in chapters(report)}
        front = [section for key, section in sections.items() if key in _FRONT]
        self._prose("sheet-front", front, is_front=True)
        self._prose("section-actions", [sections["section-actions"]])
        behind = self.speaker.word("section-behind")
        self._grid(behind, READABLE, report.furthest_behind)

        # A note is the first sheets alone.
        if not report.brief:
            self._write_in_full(sections)

        # Last, since all charts before it are drawn of its cells.
        self._chart_cells()

    def _write_in_full(self, sections: Mapping[str, Section]) -> None:
        """Write what a note leaves out: the history, the targets by action, charts and data."""
        report = self.report
        if "section-history" in sections:
            self._prose("section-history", [sections["section-history"]])

        for action in by_action(report.assessment.plan, report.results):
            entries = [entry for entry in report.entries if entry.result.target.action == action]
            self._grid(heading(report, action), READABLE, entries)

        self._charts()
        self._data_grids()
        closing = [sections[key] for key in _CLOSING]
        self._prose("section-method", closing)

    def _data_grids(self) -> None:
        """Write the sheets that other programs may read: targets, values and sources in full."""
        report = self.report
        targets = self.speaker.word("sheet-data")
        self._grid(targets, TARGET, report.entries, _A3)
        series = self.speaker.word("series")
        self._grid(series, VALUE, list(published_values(report)), _A3)
        sources = self.speaker.word("section-sources")
        self._grid(sources, SOURCE, list(report.citations.values()))

    def _sheet(self, name: str, paper: int = _A4) -> Worksheet:
        """Return a new sheet whose name is `name` as far as Excel allows, and no other's."""
        clean = _FORBIDDEN.sub(" ", visible(name)).strip("' ") or "-"
        unique = clean[:_LONGEST_NAME].strip("' ")
        number = 1

        while unique.casefold() in self.names:
            number += 1
            # Two long names that begin alike: "… 2", "… 3".
            unique = f"{clean[: _LONGEST_NAME - 4]} {number}"

        # Excel takes "A" and "a" for one name.
        self.names.add(unique.casefold())
        sheet = self.book.add_worksheet(unique)
        sheet.set_landscape()
        sheet.set_paper(paper)
        sheet.set_footer("&L&8" + self._foot() + "&R&8&P / &N")
        return sheet

    def _foot(self) -> str:
        """Return the title as it stands at the foot of every page."""
        # & begins a code in a foot, whose text Excel cuts off at 255 characters.
        text = visible(title(self.report))
        return text.replace("&", "&&")[:_LONGEST_FOOT]

    # --- a sheet of one table

    def _grid(
        self, name: str, columns: Sequence[Column[Any]], rows: Sequence[Any], paper: int = _A4
    ) -> None:
        """Write a sheet of one table: its head stays in sight, every column can be filtered."""
        sheet = self._sheet(name, paper)

        for j, column in enumerate(columns):
            sheet.set_column(j, j, column.width)
            self._column_head(sheet, j, column)

            for i, row in enumerate(rows, 1):
                value = column.value(row, self.report)
                self._value(sheet, i, j, value, column.kind)

        # Id and name stay in sight, or the name alone where no program is to read the sheet.
        columns_in_sight = 1 if columns is READABLE else 2
        sheet.freeze_panes(1, columns_in_sight)
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)
        sheet.repeat_rows(0)
        sheet.fit_to_pages(1, 0)
        # A period such as 2024 is a text on purpose: Excel need not offer to make it an amount.
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{len(rows) + 1}"})

    def _column_head(self, sheet: Worksheet, place: int, column: Column[Any]) -> None:
        """Write the head of a column, flush right over numbers: `Base 2022`."""
        base_year = self.report.assessment.plan.base_year
        head = self.speaker.word(column.name, year=base_year)
        form = _HEADS.get(column.kind, "number-head")
        self._text(sheet, 0, place, head, form)

    # --- charts

    def _charts(self) -> None:
        """Write a sheet with the way of each target, two beside each other, three rows a page."""
        sheet = self._sheet(self.speaker.word("sheet-charts"))
        sheet.hide_gridlines(2)
        sheet.set_margins(0.3, 0.3, 0.3, _CHART_FOOT)
        sheet.fit_to_pages(1, 0)
        drawn = list(self._trajectories())

        for place, (entry, picture) in enumerate(drawn):
            page, place_on_page = divmod(place, _CHARTS_A_PAGE)
            line, side = divmod(place_on_page, 2)
            row = page * _PAGE_ROWS + line * _CHART_ROWS
            name = TargetView(entry.result, self.speaker).name_with_unit
            self.charts.append(_Waiting(sheet, row, side * _CHART_COLUMNS, name, picture))

        full_pages = (len(drawn) - 1) // _CHARTS_A_PAGE
        sheet.set_h_pagebreaks([_PAGE_ROWS * page for page in range(1, 1 + full_pages)])

    def _trajectories(self) -> Iterator[tuple[Entry, Trajectory]]:
        """Yield what there is to draw; of a single value there is nothing to see."""
        for entry in self.report.entries:
            drawn = trajectory(self.report.assessment, entry.result)
            if drawn is not None and len(drawn.values) > 1:
                yield entry, drawn

    def _chart_cells(self) -> None:
        """Write the last sheet, the cells of all charts, and put the charts where they belong."""
        sheet = self._sheet(self.speaker.word("sheet-chart-data"))
        sheet.set_column(0, 0, _WIDE_COLUMN)
        sheet.set_column(1, 6, _PROSE_WIDTH)
        sheet.fit_to_pages(1, 0)
        row = 0

        for waiting in self.charts:
            self._text(sheet, row, 0, waiting.name, "section")
            chart, rows = self._drawn_chart(waiting.picture, sheet, row + 1)
            font = {"size": 10, "bold": True}
            # A title that is given as text would be a formula where it begins with =.
            title_cell = [sheet.get_name(), row, 0]
            chart.set_title({"name": title_cell, "name_font": font})
            chart.set_size(waiting.size)
            words = {"description": visible(waiting.name), "object_position": 1}
            waiting.sheet.insert_chart(waiting.row, waiting.column, chart, words)
            row += rows + 2

    def _drawn_chart(
        self, picture: Trajectory | None, sheet: Worksheet, row: int
    ) -> tuple[Any, int]:
        """Write the cells of a chart from `row` on; return it and how many rows they take."""
        if picture is None:
            actions = by_action(self.report.assessment.plan, self.report.results)
            chart = action_chart(self.book, sheet, self.report, row, 0)
            return chart, 1 + len(actions)

        chart = trajectory_chart(self.book, sheet, picture, self.speaker, row)
        return chart, chart_rows(picture)

    # --- a sheet of chapters

    def _prose(self, key: str, parts: Sequence[Section], is_front: bool = False) -> None:
        """Write a sheet of chapters one below the other."""
        sheet = self._sheet(self.speaker.word(key))
        sheet.hide_gridlines(2)
        sheet.fit_to_pages(1, 0)
        sheet.set_column(0, 0, _WIDE_COLUMN)
        sheet.set_column(1, _PROSE_COLUMNS, _PROSE_WIDTH)
        row = self._title_block(sheet) if is_front else 0

        for part in parts:
            self._text(sheet, row, 0, self.speaker.word(part.key), "section")
            row += 1
            if part.key == "section-actions":
                row = self._action_chart(sheet, row)

            row = self._chapter(sheet, row, part)

    def _title_block(self, sheet: Worksheet) -> int:
        """Write the title of the report and its facts; return the row of the first chapter."""
        self._text(sheet, 0, 0, title(self.report), "title")
        self._text(sheet, 1, 0, kind_of_report(self.report), "section")
        sheet.set_row(0, _TITLE_HEIGHT)
        lines = facts(self.report)

        for row, (name, text) in enumerate(lines, 2):
            self._text(sheet, row, 0, name)
            self._text(sheet, row, 1, text)

        below = len(lines) + 2
        if not self.report.brief:
            self._text(sheet, below, 0, self.speaker.word("read-sheets"), "quiet")

        return below + 2

    def _action_chart(self, sheet: Worksheet, row: int) -> int:
        """Keep room for the chart of the actions; return the row below it."""
        bars = len(by_action(self.report.assessment.plan, self.report.results))
        name = self.speaker.word("chart-actions")
        # Four bars' height for title, axis and legend.
        height = _BAR_HEIGHT * (bars + 4)
        self.charts.append(_Waiting(sheet, row, 0, name, None, _FRONT_CHART_WIDTH, height))
        return row + height // _ROW_PIXELS + 2

    def _chapter(self, sheet: Worksheet, row: int, part: Section) -> int:
        """Write paragraphs and tables from `row` on; return the row below them."""
        for text in part.paragraphs:
            self._paragraph(sheet, row, text)
            row += 1

        for table in part.tables:
            row = self._table(sheet, row, table)

        for below in part.parts:
            row = self._part(sheet, row + 1, below)

        return row + 1

    def _part(self, sheet: Worksheet, row: int, part: Part) -> int:
        """Write a heading and the items below it; return the row below them."""
        self._text(sheet, row, 0, part.heading, "strong")

        dash = " — " if self.speaker.language == "en" else "—"

        for number, item in enumerate(part.items, 1):
            row += 1
            self._paragraph(sheet, row, f"{number}. {item.name}{dash}{item.text}")

        return row + 1

    def _paragraph(self, sheet: Worksheet, row: int, text: str) -> None:
        """Write a text over several columns, in a row high enough for its lines."""
        sheet.merge_range(
            row,
            0,
            row,
            _PROSE_COLUMNS - 1,
            "",
            self.formats["wrapped"],
        )
        self._text(sheet, row, 0, text, "wrapped")
        # Too high a row is less bad than one that cuts a line.
        lines = 1 + latin_width(text) // _PROSE_LINE
        sheet.set_row(row, _LINE_HEIGHT * lines)

    def _table(self, sheet: Worksheet, row: int, table: Table) -> int:
        """Write a table below its title from `row` on; return the row below it."""
        if table.title:
            self._text(sheet, row + 1, 0, table.title, "section")
            row += 2

        for j, name in enumerate(table.head):
            self._text(sheet, row, j, name, _head_format(table, j))

        for i, cells in enumerate(table.rows, row + 1):
            lines = 1

            for j, cell in enumerate(cells):
                self._cell(sheet, i, j, cell)
                lines = max(lines, self._lines_of(j, cell))

            # Excel does not grow a row whose height a program has set.
            sheet.set_row(i, _LINE_HEIGHT * lines)

        return row + len(table.rows) + 1

    def _lines_of(self, column: int, cell: Cell) -> int:
        """Return how many lines a cell of a chapter takes in its column."""
        width = _PROSE_WIDTH if column else _WIDE_COLUMN
        text = cell_text(cell, self.speaker)
        # One character of the width is lost to the margins.
        return 1 + int(latin_width(text) / (width - 1))

    def _cell(self, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
        """Write a cell of a chapter; what carries marks stays as it is shown."""
        if isinstance(cell, int):
            self._value(sheet, row, column, cell, "whole")
        elif isinstance(cell, Fraction):
            self._value(sheet, row, column, cell, "share")
        elif cell is not None:
            self._text(sheet, row, column, cell_text(cell, self.speaker), "wrapped")

    # --- cells

    def _value(self, sheet: Worksheet, row: int, column: int, value: Value, kind: str) -> None:
        """Write a value as what it is: a growth rate in per cent, an amount with its digits."""
        if isinstance(value, Rate):
            kind, value = self._rate(value, kind)
        if isinstance(value, Shown):
            self._shown(sheet, row, column, value)
            return

        if isinstance(value, str):
            self._text(sheet, row, column, value, _TEXTS.get(kind, "at-right"))
            return

        if value is None or not math.isfinite(float(value)):
            return

        number = float(value)
        if kind == "amount" and number.is_integer():
            kind = "whole"

        sheet.write_number(row, column, number, self.formats[kind])

    def _rate(self, rate: Rate, kind: str) -> tuple[str, Shown | Number]:
        """Return how a rate is written: growth as a share, that of a share in points."""
        if rate.kind == "compound":
            return "growth", rate.value
        if rate.unit == "%":
            points = self.speaker.unit_of_difference("%")
            return "amount", Shown(rate.value, behind=points)

        return kind, rate.value

    def _shown(self, sheet: Worksheet, row: int, column: int, shown: Shown) -> None:
        """Write a number whose format has the words around it, so that it still is a number."""
        number = float(shown.value)
        # 412 and not 412.0
        digits = "#,##0" if number.is_integer() else "#,##0.0#"
        before = _in_format(shown.before)
        behind = ""
        if shown.behind:
            behind = _in_format(f" {shown.behind}")

        # "over "#,##0: a file has a few of these, and each is one format.
        key = f"{before}{digits}{behind}"
        if key not in self.formats:
            look = {"valign": "vcenter", "num_format": key}
            self.formats[key] = self.book.add_format(look)

        if math.isfinite(number):
            sheet.write_number(row, column, number, self.formats[key])

    def _text(self, sheet: Worksheet, row: int, column: int, text: str, form: str = "text") -> None:
        """Write a text that cannot be a formula or a link, whatever it begins with."""
        sheet.write_string(row, column, visible(text), self.formats[form])


def _head_format(table: Table, column: int) -> str:
    """Return the format of a head: flush right over numbers, as they are."""
    for cells in table.rows:
        if isinstance(cells[column], int | Fraction):
            return "number-head"

    return "head"


def _in_format(words: str) -> str:
    """Return words as a number format has them; ours have no quotation mark."""
    if not words:
        return ""

    return f'"{words}"'
