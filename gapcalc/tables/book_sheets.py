"""Which sheets of a workbook are read, and what is told of the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from gapcalc.core.data_options import DataOptions
from gapcalc.core.period import parse_period
from gapcalc.core.problem import GapcalcError, Problem
from gapcalc.core.text import fold
from gapcalc.tables.excel import WorkbookSheet, workbook_sheets
from gapcalc.tables.raw_row import RawRow
from gapcalc.tables.remark_columns import remark_places
from gapcalc.tables.sheet import LeftOutSheet, Sheet, TakeLeftOut, Tell, Why

__all__ = ["book_sheets", "column_letters"]

# Rows that are looked at for a number; a sheet with more of them before the first one is read.
_MOST_ROWS_OF_TEXT = 2_000
# A cell that holds a number and little else: 30145.79, -5.1%, 约 3.2万亿元, ¥12.
_NUMBER = re.compile(r"[^\w\s]{0,2}[约超近]?\s*[-+−]?[¥￥$]?\d[\d,.]*\s*(?:[%‰]|[^\W\d_]{1,6})?")
# Before the text of a note: 1, 12.
_SERIAL = re.compile(r"\d{1,2}[.、)]?")
_LONGEST_NUMBER = 40
# So many rows, columns and sheets are named in one message.
_MOST_NAMED = 5
_LONGEST_NAME = 40


def book_sheets(
    path: str, given: DataOptions, tell: Tell, left_out: TakeLeftOut | None = None
) -> Iterator[Sheet]:
    """Yield the sheets of a workbook that are read: those that `given` names, or all that are seen.

    `tell` is called with `unknown-sheet` for a name that no sheet has, with `hidden-not-read` for
    hidden sheets that hold numbers and for hidden rows and columns that hold anything, and with
    `sheet-of-text` for a table without any number beside others. `left_out`, where it is given, is
    called with each sheet that is not read; the rows of it are then counted. Raises `GapcalcError`.
    """
    read: list[WorkbookSheet] = []
    others: list[WorkbookSheet] = []
    wanted = {fold(name) for name in given.sheets}
    found = list(workbook_sheets(path, given.hidden))

    for sheet in found:
        named = fold(sheet.name) in wanted if wanted else sheet.shown or given.hidden
        (read if named else others).append(sheet)

    _tell_unknown(path, given.sheets, found, tell)
    yield from _read_sheets(path, read, given, tell, left_out)
    _pass_over(path, others, given, tell, left_out)


def _tell_unknown(
    path: str, wanted: Iterable[str], found: Sequence[WorkbookSheet], tell: Tell
) -> None:
    there = {fold(sheet.name) for sheet in found}
    known = ", ".join(sheet.name[:_LONGEST_NAME] for sheet in found)

    for name in wanted:
        if fold(name) not in there:
            tell(Problem("unknown-sheet", {"value": name, "known": known}, path))


def _pass_over(
    path: str,
    others: Iterable[WorkbookSheet],
    given: DataOptions,
    tell: Tell,
    left_out: TakeLeftOut | None,
) -> None:
    """Count the sheets that are not read, and tell of those that nobody can see."""
    hidden: list[str] = []

    for sheet in others:
        if given.sheets and left_out is None:
            continue

        rows, has_number = _look_through(sheet, to_the_end=left_out is not None)
        if has_number and not given.sheets:
            hidden.append(sheet.name)
        if left_out is not None:
            why: Why = "not_selected" if given.sheets else "hidden"
            left_out(LeftOutSheet(path, sheet.name, why, rows))

    if hidden:
        tell(Problem("hidden-not-read", _hidden_sheets(hidden), path))


def _look_through(sheet: WorkbookSheet, to_the_end: bool) -> tuple[int, bool]:
    """Return how many rows a sheet has, and whether it holds a number.

    The rows are counted `to_the_end` or to the first number. A sheet that is broken counts as one
    that holds a number, as nobody knows.
    """
    count = 0
    has_number = False

    try:
        for _, texts in sheet.rows:
            count += 1
            has_number = has_number or _has_number(texts)
            if has_number and not to_the_end:
                break
    except GapcalcError:
        return count, True

    return count, has_number


# --- sheets that are read


def _read_sheets(
    path: str,
    read: Iterable[WorkbookSheet],
    given: DataOptions,
    tell: Tell,
    left_out: TakeLeftOut | None,
) -> Iterator[Sheet]:
    filled = [(source, first) for source in read if (first := next(source.rows, None))]
    several = len(filled) > 1
    # Without a period of its own a table in words (已开工) may have that of the option.
    may_be_text = several and not (given.period or given.header_row)
    is_one_read = False
    of_text: list[Sheet] = []

    for source, first in filled:
        sheet = Sheet(f"{path}[{source.name}]" if several else path)
        sheet.title = source.name
        sheet.several = several
        sheet.merged = source.merged
        sheet.rows = _rows_of_sheet(sheet, source, first, tell)

        if may_be_text and _is_text(sheet):
            of_text.append(sheet)
        else:
            is_one_read = True
            yield sheet

    if not is_one_read:  # nothing but text: that there is no table is told as of any file
        yield from of_text
        return

    for sheet in of_text:
        _pass_over_text(path, sheet, tell, left_out)


def _rows_of_sheet(
    sheet: Sheet, source: WorkbookSheet, first: RawRow, tell: Tell
) -> Iterator[RawRow]:
    """Yield the rows of a sheet; at their end what is hidden among them is told."""
    yield first
    yield from source.rows
    sheet.hidden_rows = len(source.hidden_rows)
    sheet.hidden_columns = len(source.hidden_columns)
    if source.hidden_rows or source.hidden_columns:
        tell(Problem("hidden-not-read", _hidden_parts(source), sheet.name))


# --- sheets of text


def _is_text(sheet: Sheet) -> bool:
    """Whether a sheet holds no number at all: notes on the other sheets."""
    begin: list[RawRow] = []
    rest = sheet.rows
    is_text = True

    for row in rest:
        begin.append(row)
        is_text = not _has_number(row[1]) and not _heads_remarks(row[1])
        is_text = is_text and len(begin) < _MOST_ROWS_OF_TEXT
        if not is_text:
            break

    sheet.rows = chain(begin, rest)
    return is_text


def _heads_remarks(texts: Sequence[str]) -> bool:
    """Whether a row is the header of a table in which offices say how their targets stand."""
    return bool(remark_places(texts))


def _pass_over_text(path: str, sheet: Sheet, tell: Tell, left_out: TakeLeftOut | None) -> None:
    """Tell of a table without a number, and of lines of text nothing."""
    rows = [texts for _, texts in sheet.rows]
    if any(len(list(filter(None, texts))) > 1 for texts in rows):
        tell(Problem("sheet-of-text", {"value": sheet.title}, path))
    if left_out is not None:
        left_out(LeftOutSheet(path, sheet.title, "no_number", len(rows)))


def _has_number(texts: Sequence[str]) -> bool:
    """Whether a row holds a number or a period, but for a serial number before its text."""
    stripped = [text.strip() for text in texts if text and len(text) <= _LONGEST_NUMBER]
    filled = [text for text in stripped if text]
    if filled and _SERIAL.fullmatch(filled[0]):
        del filled[0]

    return any(_NUMBER.fullmatch(text) or parse_period(text) for text in filled)


# --- what is hidden


def _hidden_sheets(names: Sequence[str]) -> dict[str, str]:
    named = [name[:_LONGEST_NAME] for name in names]
    english = "the sheet" if len(names) == 1 else f"{len(names)} sheets:"
    return {
        "what_en": f"{english} {_joined_names(named, ', ')}",
        "what_zh": f"{len(names)} 个工作表（{_joined_names(named, '、')}）",
    }


def _hidden_parts(source: WorkbookSheet) -> dict[str, str]:
    english = []
    chinese = []

    if source.hidden_rows:
        count = len(source.hidden_rows)
        rows = [str(row) for row in source.hidden_rows]
        english.append(f"{count} row{'s' * (count > 1)} ({_joined_names(rows, ', ')})")
        chinese.append(f"{count} 行（第 {_joined_names(rows, '、')} 行）")
    if source.hidden_columns:
        count = len(source.hidden_columns)
        columns = [column_letters(place) for place in sorted(source.hidden_columns)]
        english.append(f"{count} column{'s' * (count > 1)} ({_joined_names(columns, ', ')})")
        chinese.append(f"{count} 列（{_joined_names(columns, '、')}）")

    return {"what_en": " and ".join(english), "what_zh": "、".join(chinese)}


def _joined_names(names: Sequence[str], between: str) -> str:
    more = between + "…" if len(names) > _MOST_NAMED else ""
    return between.join(names[:_MOST_NAMED]) + more


def column_letters(place: int) -> str:
    """Return the letters of a column: A of 1, AA of 27."""
    letters = ""

    while place:
        place, letter = divmod(place - 1, 26)
        letters = chr(ord("A") + letter) + letters

    return letters
