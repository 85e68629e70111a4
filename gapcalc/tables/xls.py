"""The sheets of an old .xls workbook, read by xlrd (the extra `gapcalc[excel]`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gapcalc.core.problem import GapcalcError, Problem
from gapcalc.tables.merged_cells import Area
from gapcalc.tables.number_format import BUILT_IN_FORMATS, GENERAL, NumberFormat, number_format
from gapcalc.tables.raised import Position, Run, mark_of, with_marks
from gapcalc.tables.workbook import (
    MAX_MERGED,
    NOT_EXCEL,
    PROTECTED,
    BookRow,
    BookSheet,
    WorkbookRefused,
    WorkbookTooLarge,
    megabytes,
    too_many,
    unread,
)

__all__ = ["xls_sheets"]

_MAX_BYTES = 16_000_000  # xlrd holds what it reads in memory, at some ten times its size
_POSITIONS: dict[int, Position] = {1: "superscript", 2: "subscript"}
# How an .xlsx with a password is wrapped: in a container of the old kind, with a part so named.
_ENCRYPTED_XLSX = "EncryptedPackage".encode("utf-16-le")


def xls_sheets(data: bytes, path: str) -> Iterator[BookSheet]:
    """Yield each sheet.

    Raises `WorkbookRefused`, and `GapcalcError` where xlrd is not installed.
    """
    # A protected .xlsx is a file of the old kind that holds its own in one piece.
    if _ENCRYPTED_XLSX in data:
        raise WorkbookRefused(*PROTECTED)

    try:
        import xlrd  # type: ignore[import-untyped]
    except ImportError:
        raise GapcalcError(Problem("excel-missing", path=path)) from None

    if len(data) > _MAX_BYTES:
        raise WorkbookTooLarge(*megabytes(_MAX_BYTES))

    try:
        book = xlrd.open_workbook(
            file_contents=data,
            formatting_info=True,
            ragged_rows=True,
            on_demand=True,
            logfile=unread(),  # else its warnings go to standard output
        )
    except xlrd.XLRDError as error:
        reason = PROTECTED if "encrypted" in str(error) else NOT_EXCEL
        raise WorkbookRefused(*reason) from None

    for index, name in enumerate(book.sheet_names()):
        cells = book.sheet_by_index(index)
        sheet = BookSheet(name, shown=cells.visibility == 0)
        sheet.rows = _XlsSheet(book, cells, xlrd).rows()
        sheet.merged = _merged_areas(cells)
        sheet.hidden_columns = {
            place + 1 for place, column in cells.colinfo_map.items() if column.hidden
        }
        yield sheet
        book.unload_sheet(index)


class _XlsSheet:
    """The cells of one sheet as texts."""

    def __init__(self, book: Any, cells: Any, xlrd: Any) -> None:
        self._book = book
        self._cells = cells
        self._xlrd = xlrd
        self._since_1904 = bool(book.datemode)

    def rows(self) -> Iterator[BookRow]:
        runs = self._cells.rich_text_runlist_map

        for row in range(self._cells.nrows):
            texts = [
                self._text(cell, runs.get((row, place)))
                for place, cell in enumerate(self._cells.row(row))
            ]
            about = self._cells.rowinfo_map.get(row)
            yield row + 1, texts, bool(about and about.hidden)

    def _text(self, cell: Any, runs: Any) -> str:
        kind = cell.ctype
        xlrd = self._xlrd
        # 1 of a yes or no is no number.
        if kind == xlrd.XL_CELL_BOOLEAN:
            return "TRUE" if cell.value else "FALSE"
        if kind == xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code[cell.value])
        if kind not in {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE, xlrd.XL_CELL_TEXT}:
            return ""

        style = self._book.xf_list[cell.xf_index]
        position = self._position(style.font_index)
        if kind != xlrd.XL_CELL_TEXT:
            shown = self._format(style.format_key).shown(repr(cell.value), self._since_1904)
        # 2288.1 with a raised 2 behind it
        elif runs:
            return with_marks(self._runs(cell.value, runs, position))
        else:
            shown = self._format(style.format_key).text_shown(cell.value)

        return mark_of(shown, position) if position else shown

    def _format(self, key: int) -> NumberFormat:
        code = BUILT_IN_FORMATS.get(key) or self._book.format_map[key].format_str
        return number_format(code or GENERAL)

    def _runs(self, text: str, starts: Any, position: Position) -> Iterator[Run]:
        """Yield the runs of a text; each but the first has its start and its font."""
        begin = 0

        for start, font in starts:
            yield text[begin:start], position
            begin = start
            position = self._position(font)

        yield text[begin:], position

    def _position(self, font: int) -> Position:
        return _POSITIONS.get(self._book.font_list[font].escapement, "")


def _merged_areas(cells: Any) -> list[Area]:
    # Each is looked at for every row that it reaches over.
    if len(cells.merged_cells) > MAX_MERGED:
        raise too_many(MAX_MERGED, "merged areas", "个合并区域")

    # xlrd counts from 0, and gives the row and the column behind the last.
    return [(top + 1, left + 1, bottom, right) for top, bottom, left, right in cells.merged_cells]
