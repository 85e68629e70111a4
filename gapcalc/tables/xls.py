"""The sheets of an old .xls workbook, read by xlrd (the extra `gapcalc[excel]`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gapcalc.core.problem import GapcalcError, Problem
from gapcalc.tables.number_format import BUILT_IN_FORMATS, as_shown, effect
from gapcalc.tables.raw_row import RawRow
from gapcalc.tables.workbook import (
    NOT_EXCEL,
    PROTECTED,
    WorkbookRefused,
    WorkbookTooLarge,
    megabytes,
    unread,
)

__all__ = ["xls_sheets"]

_MAX_BYTES = 16_000_000  # xlrd holds what it reads in memory, at some ten times its size
# How an .xlsx with a password is wrapped: in a container of the old kind, with a part so named.
_ENCRYPTED_XLSX = "EncryptedPackage".encode("utf-16-le")


def xls_sheets(data: bytes, path: str) -> Iterator[tuple[str, Iterator[RawRow]]]:
    """Yield name and rows of each visible sheet.

    Raises `WorkbookRefused`, and `GapcalcError` where xlrd is not installed.
    """
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
        sheet = book.sheet_by_index(index)
        if sheet.visibility == 0:
            yield name, _rows(book, sheet, xlrd)

        book.unload_sheet(index)


def _rows(book: Any, sheet: Any, xlrd: Any) -> Iterator[RawRow]:
    for row in range(sheet.nrows):
        yield row + 1, [_text(cell, book, xlrd) for cell in sheet.row(row)]


def _text(cell: Any, book: Any, xlrd: Any) -> str:
    if cell.ctype in {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE}:
        key = book.xf_list[cell.xf_index].format_key
        code = BUILT_IN_FORMATS.get(key) or book.format_map[key].format_str
        return as_shown(repr(cell.value), effect(code), bool(book.datemode))

    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code[cell.value])

    return str(cell.value)
