"""Headings and cells that are like names of places, and headings that speak of codes."""

from __future__ import annotations

import re

from gapcalc.core.text import nfkc, simplified
from gapcalc.tables.header import header_words

__all__ = ["ends_like_place", "is_code", "is_code_of_places", "level_of_place"]

_PLACE_ENDS = re.compile(r"^[\u4e00-\u9fff]{2,10}(?:省|自治区|市|自治州|区|县|旗|盟)$")

# Words for places from the outer to the inner ones.
_LEVELS_OF_PLACES = (
    ("国", "country", "nation"),
    ("省", "province", "state"),
    ("市", "city", "prefecture"),
    ("区县", "县", "county", "district"),
    ("镇", "乡", "街道", "town", "village"),
)

_CODE_WORDS = {"code", "codes", "id", "ids", "iso", "iso2", "iso3", "fips", "naics", "guid"}

_CODES_OF_PLACES = re.compile(
    r"(?:行政|区划|地区|城市|区域|省|市|县|国家).*(?:代码|编码|码)|(?:行政)?区划|adcode|(?:code.?)?insee|(?:cod.?)?ibge|fips.*|"
    r"geoid|ags|m49|nuts.*|lau.*|lad\d*.*|地域コード|iso.?(?:alpha)?.?[23]c?(?:.?code)?|.*(?:country|area|region|"
    r"city|county|state|district|municipality|province).?(?:code|id)"
    r"(?:\s*\([^()]*\))?",  # Area Code (M49)
    re.IGNORECASE,
)


def ends_like_place(text: str) -> bool:
    """Whether a text is like the name of a Chinese place, known or not: 万州区."""
    return _PLACE_ENDS.search(text) is not None


def level_of_place(text: str) -> int:
    """Return how far inside a heading's places lie, -1 where it does not say."""
    written = simplified(nfkc(text)).lower()
    found = -1
    for level, words in enumerate(_LEVELS_OF_PLACES):
        if any(word in written for word in words):
            found = level

    return found


def is_code(text: str) -> bool:
    """Whether a heading speaks of a code rather than of a name: country_code, 行政区划代码."""
    written = simplified(nfkc(text))
    if any(word in written for word in ("代码", "编码", "编号")):
        return True

    return not _CODE_WORDS.isdisjoint(header_words(text))


def is_code_of_places(text: str) -> bool:
    """Whether a heading speaks of a code of areas: 行政区划代码, FIPS, country_code."""
    return _CODES_OF_PLACES.fullmatch(simplified(nfkc(text)).strip()) is not None
