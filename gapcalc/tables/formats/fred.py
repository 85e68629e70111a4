"""Series of FRED: a column of dates, and one for each series under its code.

observation_date,UNRATE
2023-01-01,3.5
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gapcalc.tables.formats.format import Format, Roles, fold_heading

__all__ = ["FRED"]

_CODE = re.compile(r"[A-Z][A-Z0-9_]{2,}", re.ASCII)


def _recognise(headings: Sequence[str]) -> bool:
    first, *others = headings
    if fold_heading(first) not in {"date", "observation_date"} or not others:
        return False

    return all(_CODE.fullmatch(heading) for heading in others)


def _roles(headings: Sequence[str]) -> Roles:
    return {0: "period"}


FRED = Format("fred", _recognise, _roles, codes_across=True)
