"""Bulk files of Eurostat: tabs between the years, commas between what names a row.

freq,unit,sex,age,geo\\TIME_PERIOD	2022 	2023
A,PC_ACT,T,TOTAL,FR	5.1 	4.8 p
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from gapcalc.tables.formats.format import Format, Roles, fold_heading
from gapcalc.tables.formats.sdmx import SDMX
from gapcalc.tables.raw_row import RawRow

__all__ = ["EUROSTAT_TSV", "parted_rows"]

_FIRST = re.compile(r"\s*([\w]+(?:,[\w]+)+)\\(?:TIME_PERIOD|time)\s*", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d.*")
_KEYS = {"geo": "region", "unit": "unit", "freq": "skip"}
_MEASURES = {"na_item", "indic_bt", "indic_na", "indic_de", "indic_em", "nrg_bal", "bop_item"}


def parted_rows(rows: Iterator[RawRow]) -> Iterator[RawRow]:
    """Return rows, of such a file with the cells that name a row apart; of others as they are."""
    first = next(rows, None)
    if first is None:
        return rows

    cells = first[1]
    match = _FIRST.fullmatch(cells[0]) if cells else None
    # indicator,region,period,value: a file of any other office.
    if match is None:
        return itertools.chain([first], rows)

    return _rows_with_keys_parted(match[1].split(","), first, rows)


def _rows_with_keys_parted(
    names: list[str], first: RawRow, rows: Iterator[RawRow]
) -> Iterator[RawRow]:
    line, cells = first
    yield (line, [*names, *cells[1:]])

    for line, cells in rows:
        # A,CLV10_MEUR,B1GQ,AT below freq,unit,na_item,geo\TIME_PERIOD
        parts = cells[0].split(",") if cells else []
        if len(parts) == len(names):
            yield (line, [*parts, *cells[1:]])
        else:
            yield (line, cells)


def _recognise(headings: Sequence[str]) -> bool:
    folded = [fold_heading(heading) for heading in headings]
    return folded[0] == "freq" and "geo" in folded and "obs_value" not in folded


def _roles(headings: Sequence[str]) -> Roles:
    roles = {}
    for place, heading in enumerate(map(fold_heading, headings)):
        if not heading or _YEAR.fullmatch(heading):
            continue
        other = "indicator" if heading in _MEASURES else "dimension"
        roles[place] = _KEYS.get(heading, other)

    return roles


EUROSTAT_TSV = Format("eurostat-tsv", _recognise, _roles, wholes=SDMX.wholes, units=SDMX.units)
