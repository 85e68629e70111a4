"""The units as a list, or what one word means: on a terminal and for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Any

from gapcalc.core.text import safe
from gapcalc.core.unit_list import ListedUnit
from gapcalc.views.columns import Line, cell_len, left
from gapcalc.views.numbers import exact
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_style import QUIET

__all__ = ["unit_entries", "unit_lines", "word_lines"]

# A fraction with such a denominator is written as one, unless it has an end in so many places.
_MOST_PARTS = 1_000_000
_PLACES = 12


def unit_lines(units: Sequence[ListedUnit], speaker: Speaker) -> list[Line]:
    """Return the units by what they measure, each with its names and what it comes to."""
    lines: list[Line] = []
    # One width for all groups: what a unit is worth stands below the others.
    width = max(cell_len(unit.unit) for unit in units)

    for _, group in groupby(units, key=lambda unit: unit.measures):
        members = list(group)
        lines.append([(_kind_of_unit(members[0], speaker), "bold")])
        # 亩  mu  = 2000/3 平方米
        lines += [_unit_line(unit, width, speaker) for unit in members]

    count = speaker.word("units-found", count=len(units))
    return [*lines, [], [(count, QUIET)]]


def word_lines(
    word: str, spelling: str, units: Sequence[ListedUnit], measures: str, speaker: Speaker
) -> list[Line]:
    """Return what one word means and how many of each other unit it comes to."""
    spellings = [safe(word)]

    # 亿 = 亿元 = 100m yuan, each spelling once
    for text in (spelling, speaker.unit(spelling)):
        if text and text != word and text not in spellings:
            spellings.append(text)

    kind = measures or speaker.word("unit-ratio")
    lines: list[Line] = [[(" = ".join(spellings), "bold"), (f"  {kind}", QUIET)]]

    for unit in units:
        if unit.unit != spelling:
            worth = _worth_text(unit.worth)
            lines.append([("  = ", QUIET), (f"{worth} {unit.unit}", "")])

    return lines


def _kind_of_unit(unit: ListedUnit, speaker: Speaker) -> str:
    """Return what a unit measures; per cent and the like measure nothing but a share."""
    return unit.measures or speaker.word("unit-ratio")


def _unit_line(unit: ListedUnit, width: int, speaker: Speaker) -> Line:
    """Return a unit with its other names and its worth: `亩  mu  = 2000/3 平方米`."""
    parts = []
    if unit.names:
        parts.append(", ".join(safe(name) for name in unit.names))
    # = 1 元 behind 元 would say nothing.
    if unit.unit != unit.reference:
        parts.append(f"= {_worth_text(unit.worth)} {unit.reference}")
    if unit.own:
        parts.append(speaker.word("unit-own"))

    # A terminal continues what follows under itself: what is before it ends with two spaces.
    return [(f"  {left(unit.unit, width)}  ", ""), ("  ".join(parts), QUIET)]


def _worth_text(value: Fraction) -> str:
    """Return how many units a unit is, as a fraction where no decimal number says it."""
    has_no_end = 10**_PLACES % value.denominator != 0
    if has_no_end and value.denominator <= _MOST_PARTS:
        return f"{value.numerator}/{value.denominator}"  # 1/12 of a year

    text = exact(value)
    prints_a_digit = text.strip("0.,-") != ""
    if prints_a_digit:
        return text

    # 1e-12 吨 prints no digit at all in as many places as fit.
    return f"{float(value):g}"


def unit_entries(units: Iterable[ListedUnit]) -> list[dict[str, Any]]:
    """Return what is known of each unit; `worth` is how many of `reference` it is."""
    return [
        {
            "unit": unit.unit,
            "names": list(unit.names),
            "dimension": unit.measures,
            "worth": _as_number(unit.worth),
            "reference": unit.reference,
            "own": unit.own,
        }
        for unit in units
    ]


def _as_number(value: Fraction) -> int | float:
    """Return a number for JSON, a whole one without a decimal point."""
    if value.denominator == 1:
        return value.numerator

    return float(value)
