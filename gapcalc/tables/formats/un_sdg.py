"""The global SDG database of the United Nations, down and across.

    Goal,Target,Indicator,SeriesCode,SeriesDescription,GeoAreaCode,GeoAreaName,TimePeriod,Value,
    Time_Detail,Source,FootNote,Nature,[Age],[Sex],Units

Across there is a column for each year: Value_2015.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gapcalc.tables.flags import NO_VALUE, PLAIN
from gapcalc.tables.formats.format import Format, Roles, fold_heading

__all__ = ["UN_SDG"]

_KEYS = {
    "seriesdescription": "indicator",
    "seriesdesc": "indicator",
    "seriescode": "indicator",
    "geoareaname": "region",
    "geoareadesc": "region",
    "geoareacode": "region",
    "iso3cd": "region",
    "timeperiod": "period",
    "year": "period",
    "value": "value",
    "units": "unit",
    "unitsdesc": "unit",
    "nature": "status",
    "naturecode": "status",
    "naturedesc": "status",
    "footnote": "note",
    "footnotes": "note",
    "source": "source",
}
_SIGNS = {"seriescode", "seriesdescription", "seriesdesc"}
_BESIDE = re.compile(
    r"goal.*|target.*|indicator.*|seriesrelease|timedetail|timecoverage|valuetype|"
    r"upperbound|lowerbound|baseperiod|geoinfourl|x|y|latest.*|objectid|observationstatus|"
    r"reportingtypedesc|isocd"
)
_YEAR = re.compile(r"Value_((?:19|20)\d\d)")
# How a value came about: by the country, adjusted, estimated, modelled, by global monitoring.
_FLAGS = {
    "C": PLAIN, "CA": PLAIN, "E": "estimate", "G": PLAIN, "M": "estimate", "N": PLAIN,
    "NA": NO_VALUE,
}  # fmt: skip
_WHOLES = {
    "": frozenset({"bothsex", "allage", "allarea", "_t", "g", "global", "allages"}),
}
_UNITS = {
    "PERCENT": "%", "PERCENTAGE": "%", "PER_1000_LIVE_BIRTHS": "‰", "PER_1000_POP": "‰",
    "TONNES": "吨", "TONNES_M": "百万吨", "USD": "美元", "CU_USD_M": "百万美元",
    "CU_USD_B": "十亿美元", "KM2": "平方千米", "NUMBER": "个",
}  # fmt: skip


def _plain(heading: str) -> str:
    return re.sub(r"[\W_]", "", fold_heading(heading))


def _years(headings: Sequence[str]) -> list[str]:
    return [_YEAR.sub(r"\1", heading) for heading in headings]


def _recognise(headings: Sequence[str]) -> bool:
    names = {_plain(heading) for heading in headings}
    places = {"geoareaname", "geoareadesc", "geoareacode"}
    return not _SIGNS.isdisjoint(names) and not places.isdisjoint(names)


def _roles(headings: Sequence[str]) -> Roles:
    roles = {}
    names = set(map(_plain, headings))
    for place, heading in enumerate(headings):
        # Value_2015
        if _YEAR.fullmatch(heading):
            continue
        # 2015, as it is read here
        if heading[:2] in {"19", "20"}:
            continue

        name = _plain(heading)
        if name in _KEYS:
            roles[place] = _KEYS[name]
        elif _BESIDE.fullmatch(name) or _has_label(name, names):
            roles[place] = "skip"
        else:
            roles[place] = "dimension"

    return roles


def _has_label(name: str, names: set[str]) -> bool:
    """Whether a column of codes has its label beside it: SexCode and SexDesc."""
    stem = name.removesuffix("code")
    if stem == name:
        return False

    return not {stem, f"{stem}desc", f"{stem}name"}.isdisjoint(names)


UN_SDG = Format("un-sdg", _recognise, _roles, _years, wholes=_WHOLES, units=_UNITS, flags=_FLAGS)
