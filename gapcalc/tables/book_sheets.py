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
    wanted = set(map(fold, given.sheets))
    all_sheets = list(workbook_sheets(path, given.hidden))

    for sheet in all_sheets:
        is_read = sheet.shown or given.hidden
        # --sheet 2024 reads that one, hidden or not.
        if wanted:
            is_read = fold(sheet.name) in wanted

        if is_read:
            read.append(sheet)
        else:
            others.append(sheet)

    _tell_unknown(path, given.sheets, all_sheets, tell)
    names = tuple(sheet.name for sheet in all_sheets)
    for of_book in _read_sheets(path, read, given, tell, left_out):
        of_book.names = names
        yield of_book

    _pass_over(path, others, given, tell, left_out)


def _tell_unknown(
    path: str, wanted: Iterable[str], all_sheets: Sequence[WorkbookSheet], tell: Tell
) -> None:
    """Tell of the names asked for that no sheet has."""
    names = {fold(sheet.name) for sheet in all_sheets}
    known = ", ".join(sheet.name[:_LONGEST_NAME] for sheet in all_sheets)

    for name in wanted:
        if fold(name) not in names:
            details = {"value": name, "known": known}
            tell(Problem("unknown-sheet", details, path))


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
        # Nobody asks for the others.
        if given.sheets and left_out is None:
            continue

        rows, has_number = _look_through(sheet, to_the_end=left_out is not None)
        # A hidden sheet of notes is no loss.
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
    """Yield the sheets that hold anything, those of text only where there is no other."""
    filled = []
    for source in read:
        first = next(source.rows, None)
        if first is not None:
            filled.append((source, first))

    several = len(filled) > 1
    # Without a period of its own a table in words (已开工) may have that of the option.
    may_be_text = several and not given.period and not given.header_row
    is_one_read = False
    of_text: list[Sheet] = []

    for source, first in filled:
        sheet = Sheet(f"{path}[{source.name}]" if several else path)
        sheet.title = source.name
        sheet.several = several
        sheet.merged = source.merged
        sheet.rows = _rows_of_sheet(sheet, source, first, tell)

        # 说明 beside 2023年 and 2024年
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
    # A filter hides the rows that do not fit it.
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
        _, texts = row
        # A list of 5,000 companies may have numbers further down.
        has_more = len(begin) >= _MOST_ROWS_OF_TEXT
        if has_more or _has_number(texts) or _heads_remarks(texts):
            is_text = False
            break

    sheet.rows = chain(begin, rest)
    return is_text


def _heads_remarks(texts: Sequence[str]) -> bool:
    """Whether a row is the header of a table in which offices say how their targets stand."""
    return bool(remark_places(texts))


def _pass_over_text(path: str, sheet: Sheet, tell: Tell, left_out: TakeLeftOut | None) -> None:
    """Tell of a table without a number, and of lines of text nothing."""
    count = 0
    is_table = False
    for _, texts in sheet.rows:
        count += 1
        # Two cells in a line are a table, one is a sentence.
        filled = list(filter(None, texts))
        is_table = is_table or len(filled) > 1

    if is_table:
        tell(Problem("sheet-of-text", {"value": sheet.title}, path))
    if left_out is not None:
        left_out(LeftOutSheet(path, sheet.title, "no_number", count))


def _has_number(texts: Sequence[str]) -> bool:
    """Whether a row holds a number or a period, but for a serial number before its text."""
    short = (text.strip() for text in texts if text and len(text) <= _LONGEST_NUMBER)
    filled = list(filter(None, short))

    # 1. 本表由市统计局编制
    if filled and _SERIAL.fullmatch(filled[0]):
        del filled[0]

    return any(map(_is_number_or_period, filled))


def _is_number_or_period(text: str) -> bool:
    """Whether a cell holds a number and little else, or a period: 30145.79, 2024年."""
    return _NUMBER.fullmatch(text) is not None or parse_period(text) is not None


# --- what is hidden


def _hidden_sheets(names: Sequence[str]) -> dict[str, str]:
    """Return the details of a problem that speak of hidden sheets, in both languages."""
    count = len(names)
    cut_names = [name[:_LONGEST_NAME] for name in names]
    english = "the sheet" if count == 1 else f"{count} sheets:"
    return {
        "what_en": f"{english} {_joined_names(cut_names, ', ')}",
        "what_zh": f"{count} 个工作表（{_joined_names(cut_names, '、')}）",
    }


def _hidden_parts(source: WorkbookSheet) -> dict[str, str]:
    """Return the details of a problem that speak of hidden rows and columns, in both languages."""
    english = []
    chinese = []

    if source.hidden_rows:
        rows = list(map(str, source.hidden_rows))
        count = len(rows)
        plural = "s" if count > 1 else ""
        english.append(f"{count} row{plural} ({_joined_names(rows, ', ')})")
        chinese.append(f"{count} 行（第 {_joined_names(rows, '、')} 行）")

    if source.hidden_columns:
        columns = list(map(column_letters, sorted(source.hidden_columns)))
        count = len(columns)
        plural = "s" if count > 1 else ""
        english.append(f"{count} column{plural} ({_joined_names(columns, ', ')})")
        chinese.append(f"{count} 列（{_joined_names(columns, '、')}）")

    return {"what_en": " and ".join(english), "what_zh": "、".join(chinese)}


def _joined_names(names: Sequence[str], between: str) -> str:
    """Return the first of some names as one text, with … behind them where there are more."""
    joined = between.join(names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        return f"{joined}{between}…"

    return joined


def column_letters(place: int) -> str:
    """Return the letters of a column: A of 1, AA of 27."""
    letters = ""

    while place:
        place, letter = divmod(place - 1, 26)
        letters = chr(ord("A") + letter) + letters

    return letters
