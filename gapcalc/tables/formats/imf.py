"""Forecasts of the International Monetary Fund (World Economic Outlook), years across.

    Country,Subject Descriptor,Units,Scale,2022,2023,2024,Estimates Start After
    Freedonia,Unemployment rate,Percent,Units,5.1,4.8,4.5,2022

What stands behind the last actual year is an estimate or a forecast.
"""

from __future__ import annotations

from collections.abc import Sequence

from gapcalc.tables.formats.format import Format, Roles, fold_heading

__all__ = ["IMF"]

_LAST_ACTUAL = {
    "estimates start after",
    "latest_actual_annual_data",
    "latest actual annual data",
}
_NAMES = {"subject descriptor", "indicator", "series_name", "series name"}
_KEYS = {"country": "region", "units": "unit", "unit": "unit", "scale": "multiplier"}


def _recognise(headings: Sequence[str]) -> bool:
    folded = {fold_heading(heading) for heading in headings}
    return not _LAST_ACTUAL.isdisjoint(folded) and not _NAMES.isdisjoint(folded)


def _roles(headings: Sequence[str]) -> Roles:
    roles = {}
    for place, heading in enumerate(map(fold_heading, headings)):
        if heading in _LAST_ACTUAL:
            roles[place] = "actual"
        elif heading in _NAMES:
            roles[place] = "indicator"
        elif heading in _KEYS:
            roles[place] = _KEYS[heading]

    return roles


IMF = Format("imf-weo", _recognise, _roles)
