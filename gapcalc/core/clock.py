"""The year that it is."""

from __future__ import annotations

import os
import re
from datetime import date

__all__ = ["this_year"]

# The year to take for the current one, for results that do not depend on the clock: 2026.
_TODAY = "GAPCALC_TODAY"
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


def this_year() -> int:
    """Return the current year, or the one that the environment sets by GAPCALC_TODAY."""
    year = os.environ.get(_TODAY, "")
    if _YEAR.fullmatch(year):
        return int(year)

    return date.today().year
