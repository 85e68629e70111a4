"""Raised and lowered characters of a cell, written so that a footnote mark is no digit of a number.

2288.1 with a raised 2 is 2288.1², and no 2288.12; km with a raised 2 is km².
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Literal

__all__ = ["Position", "Run", "mark_of", "with_marks"]

# Where the characters of a run stand: on the line, above or below it.
Position = Literal["", "superscript", "subscript"]
Run = tuple[str, Position]

_ABOVE = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_BELOW = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
_BRACKETS = "()（）[]【】⁽⁾"
_BETWEEN_MARKS = re.compile(r"[\s,，、;；]+")
_NUMBERS = re.compile(r"[-−]?\d+(?: \d+)*", re.ASCII)
_LETTERS = re.compile(r"[a-z](?: [a-z])*", re.ASCII | re.IGNORECASE)
_NOTES = re.compile(r"注\d*(?: 注?\d+)*", re.ASCII)
# A cell that is a mark as a whole: 2, 12), a, 注1. A number set in small type has more digits.
_MARK = re.compile(r"\d{1,2}|[a-z]|注\d{0,2}", re.ASCII | re.IGNORECASE)
_LONGEST_MARK = 6


def with_marks(runs: Iterable[Run]) -> str:
    """Return the text of a cell of several runs, each a text and where it stands."""
    written: list[str] = []
    before = ""

    for position, group in groupby(runs, key=lambda run: run[1]):
        text = "".join(piece for piece, _ in group)
        if position:
            text = _with_marks(text, position, before)

        written.append(text)
        before = text[-1:] or before

    return "".join(written)


def mark_of(text: str, position: Position) -> str:
    """Return a cell whose font is raised or lowered as a whole: a mark, or the text as it is."""
    # 地区生产总值 in small type
    if len(text) > _LONGEST_MARK:
        return text
    # 145.79 in small type is a number all the same.
    if not _MARK.fullmatch(text.strip(f"{_BRACKETS} ")):
        return text

    return _with_marks(text, position, "")


def _with_marks(text: str, position: Position, before: str) -> str:
    """Return raised or lowered text that stands behind the character `before`."""
    marks = [mark.strip(_BRACKETS) for mark in _BETWEEN_MARKS.split(text.strip())]
    core = " ".join(filter(None, marks))
    is_raised = position == "superscript"
    is_behind_digit = before.isdigit()
    forms = _ABOVE if is_raised else _BELOW

    if _NUMBERS.fullmatch(core):
        # CO2, PM10: the name of a substance has no footnote.
        if not is_raised and before.isascii() and before.isalpha():
            return text

        # 2288.1 with a raised 2 is 2288.1², and km with one km².
        return core.translate(forms)

    # 24500 with a raised p is 24500[p], and NO with a lowered x stays NOx.
    is_flag = is_raised or is_behind_digit
    if is_flag and _LETTERS.fullmatch(core):
        return "".join(f"[{letter}]" for letter in core.split())
    if _NOTES.fullmatch(core):  # 注1
        return f"({core})"
    if is_behind_digit:  # whatever it is, none of its digits is one of the number's
        return text.translate(forms)

    return text
