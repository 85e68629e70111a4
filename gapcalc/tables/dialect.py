"""Which character divides the cells of a text file, and what a comma in a number means."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

from gapcalc.tables.header import role
from gapcalc.tables.label import heading

__all__ = ["SAMPLE_ROWS", "find_delimiter", "has_decimal_comma", "stated_delimiter"]

_DELIMITERS = ",;\t|"
# So many lines tell a delimiter, if any do.
SAMPLE_ROWS = 200
# A header stands near the top; so many headings in one line make it one beyond doubt.
_HEADER_LINES = 30
_CERTAIN_HEADINGS = 20

# Excel's own way to state the delimiter, in a first line that is no row: sep=;
_SEPARATOR = re.compile(r'\s*"?sep=(.)"?\s*', re.IGNORECASE)
# A cell that is a figure with little around it: 30145.79, -5,1, ￥12, 12.5亿元, 2023年.
_FIGURE = re.compile(r"[^\d;|\t,]{0,3}\d[\d.,]*[^\d;|\t,]{0,8}")
# The comma of 30145,79 or 0,5 or 1.234,5 can only stand before a fraction.
_DECIMAL_COMMA = re.compile(
    r"[+-]?(?:\d{4,},\d+|\d{1,3},(?:\d{1,2}|\d{4,})|\d{1,3}(?:\.\d{3})+,\d+)\s*[%‰]?", re.ASCII
)
# 5,123 may be five thousand or five and a bit …
_EITHER = re.compile(r"[+-]?\d{1,3},\d{3}")
# … but beside 5,123,456 or 5.1 a comma groups thousands.
_THOUSANDS = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3}){2,}|[\d,]*\.\d+)")


def stated_delimiter(line: str) -> str | None:
    """Return the delimiter that a first line `sep=;` states, or None if it is an ordinary line."""
    match = _SEPARATOR.fullmatch(line)
    return match[1] if match else None


def find_delimiter(lines: Sequence[str]) -> tuple[str, bool]:
    """Return the likeliest delimiter of `lines`, and whether anything in them speaks for it.

    The one that makes the most headings of a line is taken, and of several with as many the one
    that makes the most figures. With nothing to tell them apart it is the comma.
    """
    scores = {delimiter: _score(lines, delimiter) for delimiter in _DELIMITERS}
    best = max(scores, key=lambda delimiter: scores[delimiter])
    return best, any(scores[best])


def _score(lines: Sequence[str], delimiter: str) -> tuple[int, int]:
    """Return the most headings in one line and the figures in all, if `delimiter` divides them."""
    # A longer cell than csv takes would raise; such a line is met, and reported, when it is read.
    longest = csv.field_size_limit()
    divided = [line for line in lines if delimiter in line and len(line) <= longest]
    most_headings = 0
    figures = 0

    for number, cells in enumerate(csv.reader(divided[:SAMPLE_ROWS], delimiter=delimiter)):
        stripped = [cell.strip() for cell in cells]
        figures += sum(1 for cell in stripped if _FIGURE.fullmatch(cell))

        # A line of fewer cells cannot hold more headings.
        if number < _HEADER_LINES and len(cells) > max(1, most_headings):
            headings = sum(1 for cell in stripped if _names_column(cell))
            most_headings = max(most_headings, headings)

        if most_headings >= _CERTAIN_HEADINGS:
            break

    return most_headings, figures


def _names_column(cell: str) -> bool:
    """Whether a cell is a heading: 指标, 单位, region, or a year such as 2023年."""
    if role(cell) is not None:
        return True

    begins_with_year = cell[:4].isdigit() and cell[:2] in {"19", "20"}
    return begins_with_year and heading(cell) is not None


def has_decimal_comma(lines: Sequence[str], delimiter: str) -> bool:
    """Whether numbers have a comma before their fraction (30145,79) in lines divided otherwise.

    In a file divided by semicolons 5,123 may be either: there it counts as a decimal comma unless
    another number shows what commas are for, so that it is refused later and not misread.
    """
    cells = [cell.strip() for line in lines[:SAMPLE_ROWS] for cell in line.split(delimiter)]
    if any(map(_DECIMAL_COMMA.fullmatch, cells)):
        return True
    if delimiter != ";" or any(map(_THOUSANDS.fullmatch, cells)):
        return False

    return any(map(_EITHER.fullmatch, cells))
