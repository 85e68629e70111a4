"""The Global Health Observatory of the WHO.

    IndicatorCode,Indicator,Location type,SpatialDimValueCode,Location,Period,IsLatestYear,
    Dim1 type,Dim1,FactValueNumericPrefix,FactValueNumeric,FactValueUoM,Value

`Value` is the number with its interval, 5.1 [4.1-6.0]; the number alone stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gapcalc.tables.formats.format import Format, Roles, fold_heading

__all__ = ["WHO"]

_KEYS = {
    "indicator": "indicator",
    "indicatorcode": "indicator",
    "location": "region",
    "spatialdimvaluecode": "region",
    "period": "period",
    "factvaluenumericprefix": "bound",  # < and >
    "factvaluenumeric": "value",
    "factvalueuom": "unit",
    "datasource": "source",
    "factcomments": "note",
}
_SIGNS = {"indicatorcode", "spatialdimvaluecode", "factvaluenumeric"}
# Dim1 says Male where "Dim1 type" says Sex and Dim1ValueCode SEX_MLE.
_DIMENSION = re.compile(r"dim\d")
_WHOLES = {
    "": frozenset({"btsx", "sex_btsx", "rur_urb", "all age groups (total)", "agegroup_yearsall"})
}


def _recognise(headings: Sequence[str]) -> bool:
    return {fold_heading(heading) for heading in headings} >= _SIGNS


def _roles(headings: Sequence[str]) -> Roles:
    """Return the role of each column; one that is neither key nor dimension is beside the point."""
    roles = {}
    for place, heading in enumerate(headings):
        name = fold_heading(heading)
        if _DIMENSION.fullmatch(name):
            roles[place] = "dimension"
        else:
            roles[place] = _KEYS.get(name, "skip")

    return roles


WHO = Format("who", _recognise, _roles, wholes=_WHOLES)
