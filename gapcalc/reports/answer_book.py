"""The values that a plan still lacks as a workbook: only the answers can be written into it.

Its sheets are tables as data files have them, so that it is read back as it is.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from gapcalc.assessment.lacking import Ask, last_heard
from gapcalc.assessment.status import Assessment, Result
from gapcalc.core.period import Period
from gapcalc.core.problem import GapcalcError, Problem
from gapcalc.core.text import visible
from gapcalc.data.observation import BOUNDS, STANDINGS
from gapcalc.plan.model import Stage
from gapcalc.reports.template import REMARKS, RowWriter, column_heading
from gapcalc.reports.text import latin_width
from gapcalc.views.observation import value_text
from gapcalc.views.silence import office_lines
from gapcalc.views.speaker import Speaker

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

__all__ = ["AnswerBook"]

_DECEMBER = 12
_A3 = 8
# Excel's own limits: of a list that is written out, and of a note beside a cell and its title.
_LONGEST_LIST = 255
_LONGEST_NOTE = 250
_LONGEST_TITLE = 32

# The columns from left to right, with their widths in characters.
_WIDTHS = {
    "indicator": 34,
    "region": 12,
    "period": 11,
    "value": 14,
    "unit": 11,
    "note": 26,
    "last_value": 20,
    "status": 10,
    "bound": 6,
    "progress": 28,
    "problems": 28,
    "measures": 28,
    "reported_by": 10,
    "reported_on": 12,
    "source": 20,
    "publisher": 16,
    "url": 20,
    "basis": 12,
}
_ANSWERS = frozenset(["value", "status", "bound", "source", "publisher", "url", *REMARKS])
# Of targets that lack no value there is still something to say.
_WITHOUT_VALUES = ("indicator", "region", "last_value", *REMARKS)

_FORMATS: dict[str, dict[str, Any]] = {
    "head": {"bold": True, "text_wrap": True, "bottom": 1, "bg_color": "#E8EDF3"},
    "given": {"text_wrap": True, "font_color": "#555555"},
    "name": {"text_wrap": True},
    "answer": {"locked": False, "text_wrap": True, "bg_color": "#FFFBE6", "border": 1},
    "title": {"bold": True, "font_size": 14, "text_wrap": True},
    "line": {"text_wrap": True},
}
_LINE_WIDTH = 100
_LINE_HEIGHT = 15
_FEWEST_LINES = 2  # room for an answer in words


@dataclass(frozen=True)
class AnswerBook:
    """What one office, or all of them, are asked for.

    `results` are the targets that it is about and `questions` what they lack; `office` is "" where
    it is for all.
    """

    assessment: Assessment
    results: Sequence[Result]
    questions: Sequence[Ask]
    speaker: Speaker
    office: str = ""

    def as_xlsx(self) -> bytes:
        """Return the workbook: how to fill it in, the values, and what else there is to say.

        The same questions give the same bytes. Raises `GapcalcError` where XlsxWriter is not
        installed.
        """
        try:
            import xlsxwriter  # type: ignore[import-untyped]
        except ImportError:
            raise GapcalcError(Problem("excel-writer-missing")) from None

        stream = BytesIO()

        with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
            # The day of the question, not of the clock.
            book.set_properties({"created": datetime(self.assessment.date.year, _DECEMBER, 31)})
            _BookWriter(book, self).write()

        return stream.getvalue()


class _BookWriter:
    """A workbook being filled, with the formats that its cells share."""

    def __init__(self, book: Workbook, content: AnswerBook) -> None:
        self._book = book
        self._content = content
        self._speaker = content.speaker
        self._rows = RowWriter(content.assessment.plan, content.speaker)
        self._formats = {}

        for key, properties in _FORMATS.items():
            self._formats[key] = book.add_format({"valign": "top", **properties})

    def write(self) -> None:
        content = self._content
        self._front()
        columns = self._columns()
        sheet = self._table("book-values", columns, content.questions)

        for row, ask in enumerate(content.questions, 1):
            self._guide(sheet, row, columns, ask)

        # What is asked for is on the first table already.
        asked = {ask.entry.id for ask in content.questions}
        others = [result for result in content.results if result.target.id not in asked]
        if others:
            asks = [self._without_value(result) for result in others]
            self._table("book-remarks", _WITHOUT_VALUES, asks)

    def _columns(self) -> list[str]:
        """Return the columns of the values; 口径 only where there is one."""
        # 口径 is empty in most plans, and would only ask for an answer.
        has_basis = any(ask.basis for ask in self._content.questions)
        return [name for name in _WIDTHS if name != "basis" or has_basis]

    def _without_value(self, result: Result) -> Ask:
        """Return a row for a target that lacks no value, and of which there is still to say."""
        period = Period(self._content.assessment.date.year)
        return Ask(result.target, period, result.target.unit, "ask-year")

    # --- the first sheet

    def _front(self) -> None:
        """Write how to fill in the others, and what is due: a cell a line, which is no table."""
        sheet = self._sheet("book-front")
        sheet.set_column(0, 0, _LINE_WIDTH)
        plan = self._content.assessment.plan
        title = self._speaker.text(plan.name) if plan.name else plan.id
        self._text(sheet, 0, 0, title, "title")
        values_sheet = self._speaker.word("book-values")
        lines = [
            self._content.office,
            self._speaker.word("book-how", sheet=values_sheet),
            self._speaker.word("book-remark"),
            self._speaker.word("book-back"),
            "",
            *office_lines(self._content.assessment, self._content.results, self._speaker),
        ]

        for row, text in enumerate(lines, 1):
            self._text(sheet, row, 0, text, "line")

    # --- a table

    def _table(self, name: str, columns: Sequence[str], asks: Sequence[Ask]) -> Worksheet:
        """Write a table of what is asked for, in which only the answers can be changed."""
        sheet = self._sheet(name)

        for place, column in enumerate(columns):
            sheet.set_column(place, place, _WIDTHS[column])
            heading = column_heading(column, self._speaker.language)
            self._text(sheet, 0, place, heading, "head")

        for row, ask in enumerate(asks, 1):
            cells = self._rows.cells(ask)
            cells["last_value"] = self._last_value(ask)
            lines = _lines_of(cells, columns)
            sheet.set_row(row, _LINE_HEIGHT * lines)

            for place, column in enumerate(columns):
                text = cells.get(column, "")
                self._text(sheet, row, place, text, _format_of_column(column))

        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        # A period such as 2024 is a text on purpose: Excel need not offer to make it an amount.
        sheet.ignore_errors({"number_stored_as_text": f"A1:Z{len(asks) + 1}"})
        return sheet

    def _last_value(self, ask: Ask) -> str:
        last = last_heard(self._content.assessment, ask.entry.id)
        if last is None:
            return self._speaker.word("never-heard")

        value = value_text(last, self._speaker)
        period = self._speaker.period(last.period)
        # 1,356 km (October 2025)
        return self._speaker.in_brackets(value, period)

    def _guide(self, sheet: Worksheet, row: int, columns: Sequence[str], ask: Ask) -> None:
        """Say beside the cells of a row what goes into them; list the words where they are few."""
        cells = self._rows.cells(ask)
        hints = [cells["period"], cells["unit"], cells["note"]]
        hint = " · ".join(text for text in hints if text)
        note = {
            "input_title": cells["indicator"][:_LONGEST_TITLE],
            "input_message": hint[:_LONGEST_NOTE],
        }
        stages = []

        # What has a unit is a number, and there is no list of these.
        if not ask.unit:
            stages = [self._speaker.word(stage) for stage in Stage]

        standings = [self._speaker.word(standing) for standing in STANDINGS]
        self._choice(sheet, row, columns.index("value"), stages, note)
        self._choice(sheet, row, columns.index("status"), standings, {})
        self._choice(sheet, row, columns.index("bound"), BOUNDS, {})

    def _choice(
        self, sheet: Worksheet, row: int, place: int, words: Sequence[str], note: dict[str, str]
    ) -> None:
        """Let a cell be chosen from a list, which says what is meant and refuses nothing."""
        options: dict[str, Any] = {"validate": "any", **note}

        # The list is parted by commas.
        if words and len(",".join(words)) <= _LONGEST_LIST:
            options["validate"] = "list"
            options["source"] = list(words)
            options["error_type"] = "information"

        sheet.data_validation(row, place, row, place, options)

    # --- cells

    def _sheet(self, name: str) -> Worksheet:
        sheet = self._book.add_worksheet(self._speaker.word(name))
        sheet.set_landscape()
        sheet.set_paper(_A3)
        sheet.fit_to_pages(1, 0)
        sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})
        return sheet

    def _text(self, sheet: Worksheet, row: int, place: int, text: str, form: str) -> None:
        """Write a text that cannot be a formula or a link, whatever it begins with."""
        cell = visible(text)
        if cell:
            sheet.write_string(row, place, cell, self._formats[form])
        else:
            sheet.write_blank(row, place, None, self._formats[form])


def _lines_of(cells: Mapping[str, str], columns: Sequence[str]) -> int:
    """Return how many lines the longest cell of a row takes."""
    most = _FEWEST_LINES

    for column in columns:
        width = latin_width(cells.get(column, ""))
        lines = math.ceil(width / _WIDTHS[column])
        most = max(most, lines)

    return most


def _format_of_column(column: str) -> str:
    """Return the key of the format in which a column stands: only answers can be written."""
    if column in _ANSWERS:
        return "answer"
    if column in {"indicator", "unit"}:
        return "name"

    return "given"
