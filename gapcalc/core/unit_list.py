"""The units that there are, each with its names, what it measures and what it comes to."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from gapcalc.core.unit import OwnUnit, definition_of, normalize_unit, own_units

__all__ = ["ListedUnit", "listed_units", "measures_of", "units_like"]

_FILES = [Path(__file__).with_name(name) for name in ("units.txt", "currencies.txt")]


class ListedUnit(NamedTuple):
    """A unit with its further names.

    `worth` is how many of `reference`, the first unit that measures the same, it is. `own` tells
    that the plan file defines it.
    """

    unit: str
    names: tuple[str, ...]
    dimension: dict[str, int]
    worth: Fraction
    reference: str
    own: bool = False

    @property
    def measures(self) -> str:
        """What it measures, as `measures_of` says."""
        return _dimension_in_words(self.dimension)


def measures_of(unit: str) -> str:
    """Return what a unit measures, as Pint writes it: [person]/[length]**2; "" for a ratio."""
    return _dimension_in_words(definition_of(unit).dimension)


def _dimension_in_words(dimension: dict[str, int]) -> str:
    """Return a dimension as Pint writes it: [person]/[length]**2, 1/[length]."""
    above = []
    below = []
    for base, power in dimension.items():
        if power > 0:
            above.append(_power(base, power))
        elif power < 0:
            below.append(_power(base, -power))

    numerator = "*".join(above)
    if not below:
        return numerator

    denominator = "/".join(below)
    return f"{numerator or '1'}/{denominator}"


def _power(base: str, power: int) -> str:
    return base if power == 1 else f"{base}**{power}"


def listed_units(path: str) -> list[ListedUnit]:
    """Return every unit, those of one dimension together; `path` is the plan file, for its own."""
    units = [*_built_in(), *map(_own_in_list, own_units(path))]
    by_dimension: dict[str, list[ListedUnit]] = {}

    for unit in units:
        by_dimension.setdefault(unit.measures, []).append(unit)

    found = []

    for group in by_dimension.values():
        first = group[0]
        for unit in group:
            worth = unit.worth / first.worth
            found.append(unit._replace(worth=worth, reference=first.unit))

    return found


def units_like(word: str, path: str) -> tuple[str, list[ListedUnit]]:
    """Return the spelling of a unit and the units that it converts to, with its worth in each.

    `worth` is how many of the unit, and not of its reference, one `word` is. Raises `UnitError`:
    "unit-refused" or "unit-unknown".
    """
    spelling = normalize_unit(word)
    own = definition_of(word)
    found = []

    for unit in listed_units(path):
        if unit.dimension == own.dimension:
            worth = own.size / definition_of(unit.unit).size
            found.append(unit._replace(worth=worth, reference=unit.unit))

    return spelling, found


def _built_in() -> Iterator[ListedUnit]:
    """Yield the units of the files that come with the program, in their order."""
    for file in _FILES:
        text = file.read_text(encoding="utf-8")
        for line in text.splitlines():
            # 公里 = 1000 米 = km = kilometre  # with a comment
            definition = line.partition("#")[0]
            parts = [part.strip() for part in definition.split("=")]
            is_multiple = parts[0].endswith("-")  # 万- = 10000
            if len(parts) < 2 or is_multiple:
                continue

            unit, _, *names = parts
            yield _in_list(unit, [name for name in names if name != "_"])


def _own_in_list(unit: OwnUnit) -> ListedUnit:
    first, *names = unit.names
    if unit.english:
        names.append(unit.english)

    return _in_list(first, names)._replace(own=True)


def _in_list(unit: str, names: list[str]) -> ListedUnit:
    definition = definition_of(unit)
    return ListedUnit(unit, tuple(names), definition.dimension, definition.size, unit)
