"""Series of the European Central Bank's data portal.

    DATE,TIME PERIOD,"Monetary aggregate M3, Stocks (BSI.M.U2.Y.V.M30.X.1.U2.2300.Z01.E)"
    1980-03-31,1980Q1,1117228

The key of a series stands behind its title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gapcalc.tables.formats.format import Format, Roles, fold_heading

__all__ = ["ECB"]

_KEY = re.compile(r"\s*\([A-Z0-9_]+(?:\.[A-Z0-9_]*){3,}\)")


def _recognise(headings: Sequence[str]) -> bool:
    first = [fold_heading(heading) for heading in headings[:2]]
    return first == ["date", "time period"] and len(headings) > len(first)


def _titles(headings: Sequence[str]) -> list[str]:
    return [_KEY.sub("", heading) for heading in headings]


def _roles(headings: Sequence[str]) -> Roles:
    # The date is the last day of the period beside it.
    return {0: "skip", 1: "period"}


ECB = Format("ecb", _recognise, _roles, _titles)
