"""SDMX-CSV 1.0 and 2.0, with codes, labels or both.

    STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,MEASURE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MULT

As Eurostat, the OECD, the ILO, the ECB, the BIS, UNICEF and the IMF export it. What stands before
OBS_VALUE are dimensions, each of which sets rows apart; what stands behind it are attributes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gapcalc.tables.formats.format import IF_KNOWN, Format, Roles, fold_heading

__all__ = ["SDMX"]

_FIRST = {"structure", "dataflow", "datastructure", "dataprovision", "key"}
_KEYS = {
    "time_period": "period",
    "time": "period",
    "obs_value": "value",
    "ref_area": "region",
    "geo": "region",
    "geopolitical_entity": "region",
    "country": "region",
    "unit_measure": "unit",
    "unit": "unit",
    "unit_mult": "multiplier",
    "obs_status": "status",
    "obs_flag": "status",
    "obs_note": "note",
    # the same in words
    "time period": "period",
    "observation value": "value",
    "reference area": "region",
    "geographic area": "region",
    "unit of measure": "unit",
    "unit multiplier": "multiplier",
    "observation status": "status",
    "comment_obs": "note",
}
# Of what stands before OBS_VALUE these set nothing apart: the same throughout, or a key in one.
_BESIDE = _FIRST | {
    "structure_id", "structure_name", "action", "freq", "last update", "series_key", "obs_key",
    "time_format", "conf_status", "obs_conf", "decimals", "collection", "title_compl",
    "source_agency", "data_source", "updated", "lastupdate", "source", "frequency",
    "frequency of observation", "observation confidentiality", "lower bound", "upper bound",
}  # fmt: skip
# What is measured, under the names that code lists give to it.
_MEASURES = re.compile(
    r"indicator|indicateur|measure|series|series_id|subject|variable|indic|indic_.*|.*_indic|"
    r"na_item|bop_item|nrg_bal|transaction|concept|stat_item|item|title|sts_indicator|icp_item|"
    r"bs_item|kpi"
)
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_WITH_LABEL = re.compile(
    r"([A-Za-z][A-Za-z0-9_]*)(?:\[[^\]]*\])?:\s.+|([A-Z][A-Z0-9_]*):\S.*", re.DOTALL
)
_SUBFIELDS = re.compile(r"([A-Za-z][A-Za-z0-9_]*)\[[^\]]*\]")
# Members that leave values as they are, by the code of their dimension.
_WHOLES = {
    "": frozenset({"_t", "_z", "t", "total", "tot", "all"}),
    "adjustment": frozenset({"n", "nsa", "none"}),
    "s_adj": frozenset({"nsa", "n"}),
    "seasonal_adjustment": frozenset({"n", "nsa"}),
    "transformation": frozenset({"n", "lev", "level"}),
    "price_base": frozenset({"v", "_z"}),
    "prices": frozenset({"v", "_z"}),
    "ref_sector": frozenset({"s1"}),
    "sector": frozenset({"s1"}),
    "counterpart_area": frozenset({"w", "w0", "w00", "wld"}),
    "counterpart_sector": frozenset({"s1"}),
    "partner": frozenset({"w", "w0", "wld", "world"}),
    "coicop": frozenset({"cp00"}),
    "nace_r2": frozenset({"total"}),
    "icp_suffix": frozenset({"inx"}),
    "residence": frozenset({"_t", "t"}),
    # The labour statistics of the ILO are of those from 15 years on.
    "classif1": frozenset({"age_ythadult_yge15", "age_yge15"}),
    "classif1.label": frozenset({"15+", "age(youth,adults):15+"}),
}
# Of the population the unemployed are another share than of the labour force, so that PC_POP is no
# unit beside PC_ACT.
_UNITS = {
    "PC_POP": "share of the population", "PT_POP": "share of the population",
    "PC": "%", "PCT": "%", "PT": "%", "PERCENT": "%", "PC_ACT": "%", "PC_GDP": "%",
    "PT_B1GQ": "%", "PT_LF": "%", "PT_LF_SUB": "%",
    "PERMILLE": "‰", "PM": "‰",
    "PS": "人", "PERS": "人", "PER": "人", "THS_PER": "千人", "NR": "个", "NUM": "个",
    "THS_T": "千吨", "MIO_T": "百万吨", "T": "吨", "TN": "吨",
}  # fmt: skip


def _ids(headings: Sequence[str]) -> list[str]:
    """Return headings by their codes alone: REF_AREA for "REF_AREA: Reference area"."""
    ids = []
    for heading in headings:
        match = _WITH_LABEL.fullmatch(heading) or _SUBFIELDS.fullmatch(heading)
        # OBS_VALUE, TIME_PERIOD
        if match is None:
            ids.append(heading)
        else:
            codes = filter(None, match.groups())
            ids.append(next(codes))

    return ids


def _recognise(headings: Sequence[str]) -> bool:
    folded = list(map(fold_heading, headings))
    if "obs_value" not in folded:
        return False
    # FREQ,REF_AREA,TIME_PERIOD,OBS_VALUE
    if "time_period" in folded:
        return True
    # DATAFLOW,FREQ,…,OBS_VALUE
    if folded[0] in _FIRST:
        return True

    return "ref_area" in folded and "time" in folded


def _labels(headings: Sequence[str]) -> dict[int, int]:
    """Return the places of labels with those of their codes, which stand before them.

    The first columns name the structure, and none of them is another one's label.
    """
    labels = {}
    for place in range(1, len(headings)):
        code = headings[place - 1]
        label = headings[place]
        # ref_area,ref_area.label
        if label == f"{code}.label" or _is_label_of_code(label, code):
            labels[place] = place - 1

    return labels


def _is_label_of_code(label: str, code: str) -> bool:
    """Whether a heading is the label of the one before it: Reference area behind REF_AREA."""
    is_code = code.isupper() and _CODE.fullmatch(code) is not None
    if not is_code or not label:
        return False

    return not label.isupper() and "_" not in label


def _roles(headings: Sequence[str]) -> Roles:
    labels = _labels(headings)
    folded = [fold_heading(heading) for heading in headings]
    value = folded.index("obs_value")
    roles: Roles = {}

    for place, heading in enumerate(folded):
        # Reference area has the role of REF_AREA before it.
        if place in labels:
            roles[place] = roles[labels[place]]
        elif heading in _KEYS:
            roles[place] = _KEYS[heading]
        # FREQ: how often, the periods say.
        elif heading in _BESIDE:
            roles[place] = "skip"
        elif _MEASURES.fullmatch(heading) and (place < value or heading == "title"):
            roles[place] = "indicator"
        else:
            roles[place] = "dimension" if place < value else "skip"

    # Where no column says what is measured the dataflow may: ESTAT:UNE_RT(1.0).
    if "indicator" not in roles.values():
        for place, heading in enumerate(folded):
            if heading in {"dataflow", "structure_id", "structure_name"}:
                roles[place] = IF_KNOWN

    return roles


def _two_in_one(headings: Sequence[str]) -> bool:
    """Whether headings, and with them the cells, hold codes and labels together."""
    both = sum(1 for heading in headings if _WITH_LABEL.fullmatch(heading))
    return both > 1


SDMX = Format(
    "sdmx-csv",
    _recognise,
    _roles,
    _ids,
    _labels,
    _WHOLES,
    _UNITS,
    two_in_one=_two_in_one,
)
