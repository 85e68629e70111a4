"""Headings and cells that are like names of places, and headings that speak of codes."""

from __future__ import annotations

import re

from gapcalc.core.text import plain_form
from gapcalc.tables.header import header_words
from gapcalc.tables.vocabulary import CODE_WORDS, LEVELS_OF_PLACES

__all__ = ["ends_like_place", "is_code_of_places", "level_of_place", "speaks_of_code"]

_PLACE_ENDS = r"^[\u4e00-\u9fff]{2,10}(?:省|自治区|市|自治州|区|县|旗|盟)$"

_CODES_OF_PLACES = (
    r"(?:行政|区划|地区|城市|区域|省|市|县|国家).*(?:代码|编码|码)|adcode|(?:code.?)?insee|(?:cod.?)?ibge|fips.*|"
    r"geoid|ags|m49|nuts.*|lau.*|lad\d*.*|地域コード|iso.?(?:alpha)?.?[23]c?(?:.?code)?|.*(?:country|area|region|"
    r"city|county|state|district|municipality|province).?(?:code|id)"
)


def ends_like_place(text: str) -> bool:
    """Whether a text is like the name of a Chinese place, known or not: 万州区."""
    return re.search(_PLACE_ENDS, text) is not None


def level_of_place(text: str) -> int:
    """Return how far inside a heading's places lie: -1 for nations, 1 for provinces, 2 for cities …

    A heading that does not say it is between nation and province, 0: 地区 beside 国家 holds places
    within it.
    """
    written = plain_form(text).lower()
    found = 0
    for level, words in enumerate(LEVELS_OF_PLACES):
        if any(word in written for word in words):
            found = level or -1

    return found


def speaks_of_code(text: str) -> bool:
    """Whether a heading speaks of a code rather than of a name: country_code, 行政区划代码."""
    written = plain_form(text)
    if any(word in written for word in ("代码", "编码", "编号")):
        return True

    return not CODE_WORDS.isdisjoint(header_words(text))


def is_code_of_places(text: str) -> bool:
    """Whether a heading speaks of a code of areas: 行政区划代码, FIPS, country_code."""
    return re.fullmatch(_CODES_OF_PLACES, plain_form(text).strip()) is not None
