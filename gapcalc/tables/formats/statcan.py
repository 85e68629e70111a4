"""Tables of Statistics Canada as they are downloaded.

    REF_DATE,GEO,DGUID,Labour force characteristics,Sex,UOM,SCALAR_FACTOR,VECTOR,VALUE,STATUS
    2023-01,Canada,2016A000011124,Unemployment rate,Both sexes,Percentage,units,v1,5.3,A

Between DGUID and UOM stand the dimensions of the table, of which one says what is measured.
"""

from __future__ import annotations

from collections.abc import Sequence

from gapcalc.tables.flags import NO_VALUE, PLAIN
from gapcalc.tables.formats.format import Format, Roles, fold_heading

__all__ = ["STATCAN"]

_KEYS = {
    "ref_date": "period",
    "geo": "region",
    "uom": "unit",
    "scalar_factor": "multiplier",
    "value": "value",
    "status": "status",
}
_BESIDE = {
    "dguid", "uom_id", "scalar_id", "vector", "coordinate", "symbol", "terminated", "decimals",
}  # fmt: skip
# In French the same columns have these names.
_FRENCH = {
    "période de référence": "ref_date",
    "géo": "geo",
    "unité de mesure": "uom",
    "identificateur d'unité de mesure": "uom_id",
    "facteur scalaire": "scalar_factor",
    "identificateur scalaire": "scalar_id",
    "vecteur": "vector",
    "coordonnée": "coordinate",
    "valeur": "value",
    "statut": "status",
    "symbole": "symbol",
    "terminé": "terminated",
    "décimales": "decimals",
}
# A to D grade the quality, E is to be used with caution, F too unreliable to be published.
_FLAGS = {
    "A": PLAIN, "B": PLAIN, "C": PLAIN, "D": PLAIN, "E": PLAIN, "F": NO_VALUE, "x": NO_VALUE,
    "..": NO_VALUE, "...": NO_VALUE, ".": NO_VALUE, "0s": PLAIN, "t": PLAIN,
}  # fmt: skip
_WHOLES = {
    "": frozenset({"bothsexes", "total-gender", "15yearsandover", "estimate", "unadjusted"}),
}


def _names(headings: Sequence[str]) -> list[str]:
    folded = [fold_heading(heading).strip('"') for heading in headings]
    return [_FRENCH.get(heading, heading) for heading in folded]


def _recognise(headings: Sequence[str]) -> bool:
    names = set(_names(headings))
    # REF_DATE,GEO,DGUID,Estimates,UOM,SCALAR_FACTOR,VALUE
    return {"ref_date", "geo", "value"} <= names and not names.isdisjoint(_BESIDE)


def _roles(headings: Sequence[str]) -> Roles:
    roles = {}
    for place, name in enumerate(_names(headings)):
        # Any of the dimensions may say what is measured: the one that the plan knows does.
        other = "skip" if name in _BESIDE else "indicator"
        roles[place] = _KEYS.get(name, other)

    return roles


STATCAN = Format(
    "statcan", _recognise, _roles, wholes=_WHOLES, flags=_FLAGS, months_begin_periods=True
)
