"""Data files of Open SDG sites, as many national offices publish the indicators of the SDGs.

    Year,Series,Sex,Observation status,Unit multiplier,Units,Value
    2023,Unemployment rate,,Normal value,Units,Percentage (%),4.8
    2023,Unemployment rate,Female,Normal value,Units,Percentage (%),4.6

All columns between Year and Value set rows apart, and a blank cell is the total. A column of
regions is one of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from gapcalc.tables.formats.format import Format, Roles, fold_heading

__all__ = ["OPEN_SDG"]

_KEYS = {
    "year": "period",
    "series": "indicator",
    "units": "unit",
    "unit": "unit",
    "unit measure": "unit",
    "unit multiplier": "multiplier",
    "unit multiplayer": "multiplier",
    "observation status": "status",
    "value": "value",
    "comments": "note",
}
_BESIDE = {
    "geocode",
    "global_indicator",
    "composite breakdown",
    "custom breakdown",
    "reporting type",
}
_SIGNS = {"series", "observation status", "unit multiplier", "geocode"}


def _recognise(headings: Sequence[str]) -> bool:
    folded = [fold_heading(heading) for heading in headings]
    # The first column is the year in every file of such a site.
    if folded[0] != "year":
        return False
    # The value comes last, behind the columns that set rows apart.
    if folded[-1] != "value":
        return False

    return not _SIGNS.isdisjoint(folded) and not {"entity", "country"} & set(folded)


def _roles(headings: Sequence[str]) -> Roles:
    roles = {}
    for place, heading in enumerate(map(fold_heading, headings)):
        other = "skip" if heading in _BESIDE else "dimension"
        roles[place] = _KEYS.get(heading, other)

    return roles


OPEN_SDG = Format("open-sdg", _recognise, _roles)
