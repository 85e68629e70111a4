"""Flat files of GENESIS, the database of the German statistical offices, old and new.

    Statistik_Code;Zeit_Code;Zeit;1_Merkmal_Label;1_Auspraegung_Label;BEV001__Bevölkerungsstand__Anzahl
    statistics_code;time;1_variable_label;1_variable_attribute_label;value;value_unit;
    value_variable_label

Each variable has a column that names it and one with the attribute of the row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gapcalc.tables.formats.format import Format, Roles, fold_heading

__all__ = ["GENESIS"]

_KEYS = {
    "zeit": "period",
    "time": "period",
    "value": "value",
    "value_unit": "unit",
    "value_variable_label": "indicator",
    "value_variable_code": "indicator",
    "wert": "value",
    "wert_einheit": "unit",
    "value_q": "status",
    "wert_q": "status",
}
_MEMBER = re.compile(r"\d+_(?:auspraegung|ausprägung|variable_attribute)_label")
_MEASURE = re.compile(r"([^_;]+(?:_[^_;]+)*)__(.+?)__(.*)")
_WHOLES = {"": frozenset({"insgesamt", "gesamt", "total"})}
_UNITS = {
    "Personen": "人", "Prozent": "%", "Anzahl": "", "EUR": "欧元", "Tsd. EUR": "千欧元",
    "Mill. EUR": "百万欧元", "Mrd. EUR": "十亿欧元", "t": "吨", "Jahre": "年",
}  # fmt: skip


def _recognise(headings: Sequence[str]) -> bool:
    folded = [fold_heading(heading) for heading in headings]
    return folded[0] in {"statistik_code", "statistics_code"}


def _headings(headings: Sequence[str]) -> list[str]:
    """Return BEV001__Bevölkerungsstand__Personen as Bevölkerungsstand(人)."""
    plain = []
    for heading in headings:
        match = _MEASURE.fullmatch(heading)
        if match is None:
            plain.append(heading)
            continue

        unit = _UNITS.get(match[3], match[3])
        plain.append(f"{match[2]}({unit})" if unit else match[2])

    return plain


def _roles(headings: Sequence[str]) -> Roles:
    roles = {}
    for place, heading in enumerate(map(fold_heading, headings)):
        if heading in _KEYS:
            roles[place] = _KEYS[heading]
        elif _MEMBER.fullmatch(heading):
            roles[place] = "member"
        elif heading[:1].isdigit() or re.match(r"stat|zeit|time|value", heading):
            roles[place] = "skip"

    return roles


GENESIS = Format("genesis", _recognise, _roles, _headings, wholes=_WHOLES, units=_UNITS)
