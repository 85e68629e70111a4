"""Tables of the OECD as its data site wrote them until 2024.

LOCATION,INDICATOR,SUBJECT,MEASURE,FREQUENCY,TIME,Value,Flag Codes
FRE,HUR,TOT,PC_LF,A,2023,4.8,P
"""

from __future__ import annotations

from collections.abc import Sequence

from gapcalc.tables.formats.format import Format, Roles, fold_heading

__all__ = ["OECD"]

_KEYS = {
    "location": "region",
    "indicator": "indicator",
    "subject": "dimension",
    "measure": "unit",
    "frequency": "skip",
    "time": "period",
    "value": "value",
    "flag codes": "status",
    "flags": "skip",
}
_WHOLES = {"subject": frozenset({"tot", "total"})}
_UNITS = {
    "PC_LF": "%", "PC_WKGPOP": "%", "PC_GDP": "%", "PC": "%",
    "MLN_USD": "百万美元", "USD_CAP": "美元/人", "MLN_TONNE": "百万吨", "THOUSAND_PER": "千人",
    "MLN_PER": "百万人",
}  # fmt: skip


def _recognise(headings: Sequence[str]) -> bool:
    folded = {fold_heading(heading) for heading in headings}
    return {"location", "indicator", "subject", "measure", "time", "value"} <= folded


def _roles(headings: Sequence[str]) -> Roles:
    folded = map(fold_heading, headings)
    return {place: _KEYS.get(name, "dimension") for place, name in enumerate(folded)}


OECD = Format("oecd", _recognise, _roles, wholes=_WHOLES, units=_UNITS)
