"""Units that a plan file defines, in Pint's form, read without Pint: it evaluates what it is given.

床 = [bed_place], 担 = 50 * 千克, 蒸吨 = 0.7 * 兆瓦. Each has its names in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from gapcalc.core.text import plain_form
from gapcalc.core.unit import (
    OwnUnit,
    UnitDefinition,
    UnitError,
    definition_of,
    is_unit,
    known_dimensions,
    own_unit,
)

__all__ = ["defined_unit"]

_WORD = re.compile(r"[^\W\d_][^\W_]{0,15}")
_DIMENSION = re.compile(r"\[[^\W\d_]\w{0,29}\]")
# 50 * 千克, 10000/15 * 平方米, 1e4 吨, 千克
_AMOUNT = re.compile(
    r"(?P<number>\d{1,15}(?:\.\d{1,15})?(?:e-?\d{1,2})?)?(?:\s*/\s*(?P<by>\d{1,15}))?"
    r"\s*\*?\s*(?P<unit>(?!\d)\S.*)?",
    re.IGNORECASE | re.ASCII,
)
_LONGEST = 120


def defined_unit(
    word: str, definition: str, path: str, names: Iterable[str] = (), english: str = ""
) -> OwnUnit:
    """Return the unit `word` that the plan file at `path` defines as `definition`.

    Further names may stand behind it as in Pint (50 * 千克 = 担子), or in `names`. `english` is how
    it is printed in English.

    Raises `UnitError`: "unit-taken" for a name that is a unit already, "unit-definition" for what
    cannot be read as a definition.
    """
    meaning = ""
    further: list[str] = []
    if len(definition) <= _LONGEST and definition.isprintable():
        meaning, *further = definition.split("=")

    own_names = []
    for name in (word, *further, *names):
        stripped = name.strip()
        if stripped != "_":  # which stands in Pint's form where there is no symbol
            own_names.append(stripped)

    of_unit = _own_definition(word, plain_form(meaning).strip(), path)
    own = OwnUnit(of_unit, tuple(own_names), path, english)

    for name in own.names:
        if not _WORD.fullmatch(name):
            raise UnitError("unit-definition", unit=word, value=name)
        if _is_taken(name, own):
            raise UnitError("unit-taken", unit=name)

    return own


def _is_taken(name: str, own: OwnUnit) -> bool:
    """Return whether a name is a unit already, or one that another plan file defines otherwise."""
    other = own_unit(name)
    if other is not None and other.path != own.path:
        return other.definition != own.definition

    return is_unit(name)


def _own_definition(word: str, text: str, path: str) -> UnitDefinition:
    """Return what a unit amounts to by the text of its definition; raises `UnitError` for one that
    cannot be read.
    """
    refused = UnitError("unit-definition", unit=word, value=text)
    if _DIMENSION.fullmatch(text):
        if text in known_dimensions(path):
            raise refused  # a dimension has one unit that all its others are measured in
        return UnitDefinition(Fraction(1), {text: 1})

    match = _AMOUNT.fullmatch(text)
    if match is None or not _may_divide(match):
        raise refused

    number, by, unit = match.group("number", "by", "unit")
    size = Fraction(number or 1) / Fraction(by or 1)
    is_blank = not number and not unit
    if is_blank or not size:
        raise refused
    if not unit:
        return UnitDefinition(size, {})  # a ratio

    try:
        of_unit = definition_of(unit)
    except UnitError:
        raise refused from None

    return of_unit._replace(size=size * of_unit.size)


def _may_divide(match: re.Match[str]) -> bool:
    """Whether what stands below the stroke of an amount is a divisor: 10000/15, but not /15."""
    by = match["by"]
    if by is None:
        return True

    return match["number"] is not None and int(by) > 0
