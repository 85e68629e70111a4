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
    if len(text) > _LONGEST_MARK or not _MARK.fullmatch(text.strip(f"{_BRACKETS} ")):
        return text

    return _with_marks(text, position, "")


def _with_marks(text: str, position: Position, before: str) -> str:
    """Return raised or lowered text that stands behind the character `before`."""
    marks = [mark.strip(_BRACKETS) for mark in _BETWEEN_MARKS.split(text.strip())]
    core = " ".join(filter(None, marks))
    is_raised = position == "superscript"
    forms = _ABOVE if is_raised else _BELOW

    if _NUMBERS.fullmatch(core):
        behind_letter = before.isascii() and before.isalpha()
        if behind_letter and not is_raised:  # CO2, PM10
            return text
        return core.translate(forms)

    if _LETTERS.fullmatch(core) and (is_raised or before.isdigit()):
        return "".join(f"[{letter}]" for letter in core.split())
    if _NOTES.fullmatch(core):
        return f"({core})"
    if before.isdigit():  # whatever it is, none of its digits is one of the number's
        return text.translate(forms)

    return text
