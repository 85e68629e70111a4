"""Excel workbooks as rows of cell texts: each cell as a person sees it, with all its digits.

.xlsx and .xlsm are read by `tables.xlsx`, the old .xls by `tables.xls`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import TypeVar

from gapcalc.core.files import open_file, unreadable
from gapcalc.core.problem import GapcalcError, Problem
from gapcalc.tables.raw_row import RawRow
from gapcalc.tables.workbook import (
    MAX_BYTES,
    NOT_EXCEL,
    WorkbookRefused,
    WorkbookTooLarge,
    megabytes,
)
from gapcalc.tables.xls import xls_sheets
from gapcalc.tables.xlsx import xlsx_sheets

__all__ = ["workbook_sheets"]

_Step = TypeVar("_Step")

_MAX_CELLS = 20_000_000  # with blanks filled in
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Some sites give a table of HTML the name of a workbook, as Excel opens that too.
_WEB_PAGE = re.compile(rb"<(html|table|!doctype)\b", re.IGNORECASE)
_WEB_PAGE_HEAD = 2000
_IS_WEB_PAGE = ("it is a web page with the name of a workbook", "是网页，只是用了工作簿的扩展名")


def workbook_sheets(path: str) -> Iterator[tuple[str, Iterator[RawRow]]]:
    """Yield name and rows of each visible sheet that holds anything, in the workbook's order.

    A row is its 1-based number and its cell texts from column A on. Blank rows are left out; each
    row is filled up with blanks to the widest so far. Numbers have the 15 digits that Excel keeps,
    and no exponent; percentages have their sign; dates are ISO, down to what their format shows
    (2023-12 for year and month); errors are their text (#N/A). A merged area has its value in its
    first cell. A number that is shown as another one (in thousands, with a decimal point put in)
    is followed by its format in brackets, and a formula that was never calculated is given as
    such, so that neither passes for a number.

    Raises `GapcalcError`: `no-file`, `unreadable`, `excel-missing` for an .xls where xlrd is not
    installed, and, from the rows too, `excel-unreadable` and `excel-too-large`.
    """
    yield from _guarded(_filled_sheets(path), path)


def _filled_sheets(path: str) -> Iterator[tuple[str, Iterator[RawRow]]]:
    data = _content(path)
    sheets = xls_sheets(data, path) if data.startswith(_OLE) else xlsx_sheets(data)
    for name, rows in sheets:
        guarded = _guarded(_rectangular(rows), path)
        first = next(guarded, None)
        if first is not None:
            yield name, chain([first], guarded)


def _content(path: str) -> bytes:
    try:
        with open_file(path) as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise GapcalcError(unreadable(path, error)) from None

    if len(data) > MAX_BYTES:
        raise WorkbookTooLarge(*megabytes(MAX_BYTES))

    if not data.startswith((_ZIP, _OLE)):
        is_web_page = _WEB_PAGE.search(data[:_WEB_PAGE_HEAD])
        raise WorkbookRefused(*(_IS_WEB_PAGE if is_web_page else NOT_EXCEL))

    return data


def _guarded(steps: Iterator[_Step], path: str) -> Iterator[_Step]:
    """Pass `steps` on; whatever a broken file makes them raise becomes a `GapcalcError`."""
    try:
        yield from steps
    except GapcalcError:
        raise
    except WorkbookRefused as refused:
        english, chinese = refused.args
        details = {refused.detail: english, f"{refused.detail}_zh": chinese}
        raise GapcalcError(Problem(refused.code, details, path)) from None
    except Exception as error:  # zipfile, zlib, expat and xlrd fail in many ways on broken files
        cause = str(error) or type(error).__name__
        details = {"what": f"it is damaged ({cause})", "what_zh": f"文件已损坏（{cause}）"}
        raise GapcalcError(Problem("excel-unreadable", details, path)) from None


def _rectangular(rows: Iterator[RawRow]) -> Iterator[RawRow]:
    """Yield the rows that are not blank, each as wide as the widest so far."""
    widest = 0
    cells = 0

    for number, texts in rows:
        while texts and not texts[-1].strip():
            texts.pop()

        if not texts:
            continue

        widest = max(widest, len(texts))
        cells += widest
        if cells > _MAX_CELLS:
            raise WorkbookTooLarge(f"{_MAX_CELLS:,} cells", f"{_MAX_CELLS:,} 个单元格")

        yield number, texts + [""] * (widest - len(texts))
