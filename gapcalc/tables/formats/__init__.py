"""Formats of offices that are known by their headings, a module for each.

Only what the rules for every table do not find by themselves needs a module here: World Bank, Our
World in Data, UNdata and PX-Web are read by those rules.
"""

from __future__ import annotations

from collections.abc import Sequence

from gapcalc.tables.formats.ecb import ECB
from gapcalc.tables.formats.eurostat_tsv import EUROSTAT_TSV
from gapcalc.tables.formats.faostat import FAOSTAT
from gapcalc.tables.formats.format import IF_KNOWN, Format
from gapcalc.tables.formats.fred import FRED
from gapcalc.tables.formats.genesis import GENESIS
from gapcalc.tables.formats.imf import IMF
from gapcalc.tables.formats.oecd import OECD
from gapcalc.tables.formats.open_sdg import OPEN_SDG
from gapcalc.tables.formats.sdmx import SDMX
from gapcalc.tables.formats.statcan import STATCAN
from gapcalc.tables.formats.un_sdg import UN_SDG
from gapcalc.tables.formats.who import WHO

__all__ = ["FORMATS", "IF_KNOWN", "SERIES_ROWS", "Format", "known_format"]

FORMATS = (
    SDMX,
    EUROSTAT_TSV,
    OECD,
    STATCAN,
    UN_SDG,
    WHO,
    IMF,
    FAOSTAT,
    GENESIS,
    OPEN_SDG,
    FRED,
    ECB,
)
_LONGEST = 400
# Found by the lines above the dates, and not by its headings; see `series_rows`.
SERIES_ROWS = Format("series-rows", lambda headings: False, lambda headings: {})


def known_format(headings: Sequence[str]) -> Format | None:
    """Return the format that these headings are known by, None where there is none."""
    # No format has a longer heading, and patterns shall not run over 32,767 characters.
    written = [heading[:_LONGEST] for heading in headings]
    for one in FORMATS:
        if any(written) and one.recognise(one.headings(written)):
            return one

    return None
