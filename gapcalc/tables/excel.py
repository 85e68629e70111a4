"""Excel workbooks as rows of cell texts: each cell as a person sees it, with all its digits.

.xlsx and .xlsm are read by `tables.xlsx`, the old .xls by `tables.xls`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import TypeVar

from gapcalc.core.file_kind import END, HEAD, file_kind
from gapcalc.core.files import open_file, unreadable
from gapcalc.core.problem import GapcalcError, Problem
from gapcalc.messages.file_kinds import FILE_KINDS
from gapcalc.tables.merged_cells import Area, MergedCells
from gapcalc.tables.raw_row import RawRow
from gapcalc.tables.workbook import (
    MAX_BYTES,
    NOT_EXCEL,
    BookSheet,
    WorkbookRefused,
    WorkbookTooLarge,
    megabytes,
    too_many,
)
from gapcalc.tables.xls import xls_sheets
from gapcalc.tables.xlsx import xlsx_sheets

__all__ = ["WorkbookSheet", "workbook_sheets"]

_Step = TypeVar("_Step")

# Cells with blanks filled in: so many in any case, and so many more for each that holds anything.
_ANY_CELLS = 2_000_000
_MAX_BLANKS = 20
_MAX_CHARACTERS = 64_000_000
# A text is stored once and may stand in each of a million cells: a remark does, a long one hardly.
_LONG_TEXT = 1_000
_MAX_REPEATED = 4_000_000  # characters of long texts that stand in several cells
_ROWS_AHEAD = 50
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What is found on a closer look to be a workbook or none.
_MAY_BE_EXCEL = {"xlsx", "xls", "zip"}
# Some sites give a table of HTML the name of a workbook, as Excel opens that too.
_WEB_PAGE = re.compile(rb"<(html|table|!doctype)\b", re.IGNORECASE)
_WEB_PAGE_HEAD = 2000
_IS_WEB_PAGE = ("it is a web page with the name of a workbook", "是网页，只是用了工作簿的扩展名")

_REFERS_TO_NOTHING = (
    "a part of it refers to another that is not in the file",
    "其中一处引用了文件里没有的内容",
)


class _Allowance:
    """What all sheets of a workbook together may hold once they are unfolded.

    A text that is stored once may stand in every cell, and a cell far to the right makes blanks of
    all before it.
    """

    def __init__(self) -> None:
        self._cells = 0
        self._filled = 0  # of these
        self._characters = 0
        self._repeated = 0
        self._long: set[str] = set()  # long texts that were seen

    def spend(self, cells: int, texts: list[str]) -> None:
        """Count a row of so many cells with blanks filled in. Raises `WorkbookTooLarge`."""
        characters = sum(map(len, texts))
        self._cells += cells
        self._filled += len(texts) - texts.count("")
        self._characters += characters
        # A remark is stored once, and may be merged or copied over a million cells.
        if characters > _LONG_TEXT:
            self._count_repeated(texts)

        # A single cell XFD1048576 would make blanks of 17 thousand million.
        if self._cells > _ANY_CELLS + _MAX_BLANKS * self._filled:
            raise too_many(_ANY_CELLS, "cells, nearly all of them blank", "个单元格（几乎全为空）")
        if self._characters > _MAX_CHARACTERS:
            raise too_many(_MAX_CHARACTERS, "characters", "个字符")
        if self._repeated > _MAX_REPEATED:
            english = "characters in long texts that stand in several cells"
            raise too_many(_MAX_REPEATED, english, "个字符（多个单元格重复同一长文本）")

    def _count_repeated(self, texts: list[str]) -> None:
        for text in texts:
            if len(text) <= _LONG_TEXT:
                continue

            if text in self._long:
                self._repeated += len(text)
            self._long.add(text)


class WorkbookSheet:
    """A sheet of a workbook, whose rows are read as they are asked for.

    `rows` are its rows from above: their numbers, from 1, and their cell texts from column A on.
    Blank rows are left out; each row is filled up with blanks to the widest so far, the first ones
    to the widest of them. Hidden rows and
    columns are left out, a hidden column as a blank one; `hidden_rows` and `hidden_columns` are
    those that hold anything, as far as the rows were read. `merged` are the merged areas, known
    once the first row is read. `shown` is False for a hidden sheet.
    """

    def __init__(
        self, sheet: BookSheet, path: str, read_hidden: bool, allowance: _Allowance
    ) -> None:
        self.name = sheet.name
        self.shown = sheet.shown
        self.hidden_rows: list[int] = []
        self.hidden_columns: set[int] = set()
        self.rows = _guarded(self._rectangular(), path)
        self._sheet = sheet
        self._read_hidden = read_hidden
        self._allowance = allowance

    @property
    def merged(self) -> list[Area]:
        return self._sheet.merged

    def _rectangular(self) -> Iterator[RawRow]:
        """Yield the rows that are not blank, each as wide as the widest so far.

        The first rows are as wide as the widest of them: the last heading of a line may be merged
        over columns that only the next line fills.
        """
        rows = self._shown_rows()
        first = list(islice(rows, _ROWS_AHEAD))
        widest = max((len(texts) for _, texts in first), default=0)

        for number, texts in chain(first, rows):
            widest = max(widest, len(texts))
            self._allowance.spend(widest, texts)
            yield number, texts + [""] * (widest - len(texts))

    def _shown_rows(self) -> Iterator[RawRow]:
        """Yield what is seen of each row that is not blank."""
        arranged: _Arranged | None = None

        for number, texts, hidden in self._sheet.rows:
            if arranged is None:  # what is hidden and merged is known with the first row
                places = set() if self._read_hidden else self._sheet.hidden_columns
                arranged = _Arranged(places, self.hidden_columns, self.merged)

            # Cells with nothing but a border
            if not _trimmed(texts):
                continue
            # A filter left 江东市 and hid the others.
            if hidden and not self._read_hidden:
                self.hidden_rows.append(number)
                arranged.pass_over(number, texts)
                continue

            # Something is hidden, or a name is merged over several rows.
            if arranged.is_needed:
                arranged.arrange(number, texts)
                if not _trimmed(texts):
                    continue

            yield number, texts


class _Arranged:
    """Rows with their hidden columns made blank, and with the names that are merged down to them.

    `filled` takes the hidden columns that hold anything.
    """

    def __init__(self, places: set[int], filled: set[int], areas: list[Area]) -> None:
        # A heading over several columns needs nothing.
        reaches_down = any(top < bottom for top, _, bottom, _ in areas)
        self.is_needed = bool(places) or reaches_down
        self._places = sorted(places)
        self._filled = filled
        # By row, where the text of an area stands and its first column that is shown.
        self._moves: dict[int, list[tuple[int, int]]] = {}
        shown_areas = self._as_shown(areas, _next_shown(places))
        self._merged = MergedCells(shown_areas)

    def _as_shown(self, areas: list[Area], next_shown: dict[int, int]) -> Iterator[Area]:
        """Yield the areas, each beginning in its first column that is shown."""
        for top, left, bottom, right in areas:
            first = next_shown.get(left, left)
            if first > right:  # all of its columns are hidden
                first = left
            if first > left:
                moves = self._moves.setdefault(top, [])
                moves.append((left, first))

            yield top, first, bottom, right

    def pass_over(self, row: int, texts: list[str]) -> None:
        """Take note of what begins in a hidden row and is seen below it."""
        self._move(row, texts)
        self._merged.begin_hidden(row, texts)

    def arrange(self, row: int, texts: list[str]) -> None:
        """Make of the cells of a row what is seen of them."""
        self._move(row, texts)
        self._merged.fill(row, texts)

        # Column C is hidden: what stands in it is neither read nor lost in silence.
        for place in self._places:
            if place > len(texts):
                break
            if texts[place - 1].strip():
                self._filled.add(place)

            texts[place - 1] = ""

    def _move(self, row: int, texts: list[str]) -> None:
        """Put the text of each area that begins in a row where it is seen."""
        for left, first in self._moves.pop(row, ()):
            # 重庆 merged over the hidden column B and C is seen in C.
            if left <= len(texts):
                texts += [""] * (first - len(texts))
                texts[first - 1] = texts[left - 1]
                texts[left - 1] = ""


def _next_shown(places: set[int]) -> dict[int, int]:
    """Return for each hidden column the first behind it that is shown."""
    shown: dict[int, int] = {}

    for place in sorted(places, reverse=True):
        shown[place] = shown.get(place + 1, place + 1)

    return shown


def _trimmed(texts: list[str]) -> list[str]:
    """Take the blanks off the end of a row; return what is left of it."""
    while texts and not texts[-1].strip():
        texts.pop()

    return texts


def workbook_sheets(path: str, read_hidden: bool = False) -> Iterator[WorkbookSheet]:
    """Yield each sheet of cells, in the workbook's order, hidden ones too.

    Numbers have the 15 digits that Excel keeps and no exponent, with the text that their format
    puts around them (2.3514万亿元); percentages have their sign; dates are ISO, down to what their
    format shows (2023-12 for year and month); errors are their text (#N/A). A raised digit is
    written as such (2288.1²). A merged area has its value in its first cell, and a name merged over
    several rows of a table in each of them. A number that is shown as another one (in thousands,
    with a decimal point put in) is followed by its format in brackets, and a formula that was never
    calculated is given as such, so that neither passes for a number. With `read_hidden` hidden rows
    and columns are as others.

    Raises `GapcalcError`: `no-file`, `unreadable`, `excel-missing` for an .xls where xlrd is not
    installed, and, from the rows too, `excel-unreadable` and `excel-too-large`.
    """
    allowance = _Allowance()

    for sheet in _guarded(_sheets_of_book(path), path):
        yield WorkbookSheet(sheet, path, read_hidden, allowance)


def _sheets_of_book(path: str) -> Iterator[BookSheet]:
    data = _bytes_of(path)
    if data.startswith(_OLE):
        yield from xls_sheets(data, path)
    else:
        yield from xlsx_sheets(data)


def _bytes_of(path: str) -> bytes:
    """Return the bytes of a workbook; raises for a file that is none, or too large for one."""
    try:
        with open_file(path) as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise GapcalcError(unreadable(path, error)) from None

    # Its bytes are read at once, as the list of parts stands at the end.
    if len(data) > MAX_BYTES:
        raise WorkbookTooLarge(*megabytes(MAX_BYTES))

    # A PDF named .xlsx
    kind = file_kind(data[:HEAD], data[-END:])
    if kind is not None and kind not in _MAY_BE_EXCEL:
        name = FILE_KINDS[kind]
        raise WorkbookRefused(f"it is {name.en}", f"是{name.zh}")

    # .xlsx and .xls begin so, whatever their names.
    if data.startswith((_ZIP, _OLE)):
        return data
    # 年度数据.xls of a site that writes <html>
    if _WEB_PAGE.search(data[:_WEB_PAGE_HEAD]):
        raise WorkbookRefused(*_IS_WEB_PAGE)

    raise WorkbookRefused(*NOT_EXCEL)


def _guarded(steps: Iterator[_Step], path: str) -> Iterator[_Step]:
    """Pass `steps` on; whatever a broken file makes them raise becomes a `GapcalcError`."""
    try:
        yield from steps
    except GapcalcError:
        raise
    except WorkbookRefused as refused:
        english, chinese = refused.args
        details = {refused.detail: english, f"{refused.detail}_zh": chinese}
        problem = Problem(refused.code, details, path)
        raise GapcalcError(problem) from None
    except Exception as error:  # zipfile, zlib, expat and xlrd fail in many ways on broken files
        english, chinese = _cause_of(error)
        details = {"what": f"it is damaged ({english})", "what_zh": f"文件已损坏（{chinese}）"}
        problem = Problem("excel-unreadable", details, path)
        raise GapcalcError(problem) from None


def _cause_of(error: Exception) -> tuple[str, str]:
    """Return what is wrong with a file in both languages."""
    if isinstance(error, LookupError):  # the text with the number 7, where there are six
        return _REFERS_TO_NOTHING

    cause = str(error) or type(error).__name__
    return cause, cause
