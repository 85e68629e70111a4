"""Tables of the FAO (FAOSTAT).

    Domain,Area,Element,Item,Year,Unit,Value,Flag,Flag Description
    Crops,Belgium,Export quantity,Bananas,2023,t,966640,A,Official figure

Element and Item name an indicator together: export quantity of bananas.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gapcalc.tables.flags import NO_VALUE, PLAIN
from gapcalc.tables.formats.format import Format, Roles, fold_heading

__all__ = ["FAOSTAT"]

_KEYS = {
    "area": "region",
    "country": "region",
    "reporter countries": "region",
    "year": "period",
    "unit": "unit",
    "value": "value",
    "flag": "status",
    "note": "note",
    "item": "item",
    "element": "element",
    "indicator": "element",
}
_BESIDE = re.compile(
    r"(?:domain|area|country|reporter country|element|item|indicator|year|source) codes?.*|"
    r"domain|flag description"
)
_FLAGS = {
    "A": PLAIN, "*": PLAIN, "T": PLAIN, "X": PLAIN, "B": PLAIN, "Fc": "estimate", "F": "estimate",
    "E": "estimate", "I": "estimate", "Im": "estimate", "Cv": "estimate", "P": "preliminary",
    "M": NO_VALUE, "O": NO_VALUE, "NR": NO_VALUE, "Q": NO_VALUE,
}  # fmt: skip


def _recognise(headings: Sequence[str]) -> bool:
    folded = {fold_heading(heading) for heading in headings}
    return {"item", "element", "year", "value"} <= folded and "area" in folded


def _roles(headings: Sequence[str]) -> Roles:
    roles = {}
    for place, heading in enumerate(map(fold_heading, headings)):
        other = "skip" if _BESIDE.fullmatch(heading) else "dimension"
        roles[place] = _KEYS.get(heading, other)

    return roles


FAOSTAT = Format("faostat", _recognise, _roles, flags=_FLAGS, composed=("element", "item"))
