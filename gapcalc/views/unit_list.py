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
_MOST_PARTS, _PLACES = 1_000_000, 12


def unit_lines(units: Sequence[ListedUnit], speaker: Speaker) -> list[Line]:
    """Return the units by what they measure, each with its names and what it comes to."""
    lines: list[Line] = []
    width = max(cell_len(unit.unit) for unit in units)

    for _, group in groupby(units, key=lambda unit: unit.measures):
        members = list(group)
        lines.append([(_kind(members[0], speaker), "bold")])
        lines += [_unit_line(unit, width, speaker) for unit in members]

    return [
        *lines,
        [],
        [(speaker.word("units-found", count=len(units)), QUIET)],
    ]


def word_lines(
    word: str, spelling: str, units: Sequence[ListedUnit], measures: str, speaker: Speaker
) -> list[Line]:
    """Return what one word means and how many of each other unit it comes to."""
    label = speaker.unit(spelling)
    said = [safe(word), *(text for text in (spelling, label) if text and text != word)]
    kind = measures or speaker.word("unit-ratio")
    lines: list[Line] = [[(" = ".join(dict.fromkeys(said)), "bold"), (f"  {kind}", QUIET)]]
    others = [unit for unit in units if unit.unit != spelling]

    for unit in others:
        lines.append([("  = ", QUIET), (f"{_number(unit.worth)} {unit.unit}", "")])

    return lines


def _kind(unit: ListedUnit, speaker: Speaker) -> str:
    return unit.measures or speaker.word("unit-ratio")


def _unit_line(unit: ListedUnit, width: int, speaker: Speaker) -> Line:
    parts = [", ".join(safe(name) for name in unit.names)] if unit.names else []
    if unit.unit != unit.reference:
        parts.append(f"= {_number(unit.worth)} {unit.reference}")
    if unit.own:
        parts.append(speaker.word("unit-own"))

    # A terminal continues what follows under itself: what is before it ends with two spaces.
    return [(f"  {left(unit.unit, width)}  ", ""), ("  ".join(parts), QUIET)]


def _number(value: Fraction) -> str:
    if 1 < value.denominator <= _MOST_PARTS and 10**_PLACES % value.denominator:
        return f"{value.numerator}/{value.denominator}"  # 1/12 of a year

    text = exact(value)
    # 1e-12 吨 prints no digit at all in as many places as fit.
    return text if text.strip("0.,-") else f"{float(value):g}"


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
    return value.numerator if value.denominator == 1 else float(value)
