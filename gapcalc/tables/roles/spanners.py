"""Headings over several names: 主要指标 narrows none of them, 城镇居民 does."""

from __future__ import annotations

import re
from collections.abc import Collection

from gapcalc.core.text import plain_form
from gapcalc.tables.label import readings
from gapcalc.tables.title import read_line
from gapcalc.tables.vocabulary import EMPTY_WORDS

__all__ = ["is_neutral"]

_IS_TITLE = re.compile(r"(?:资料|统计表|一览表?|指标表?|统计)$")

_NEUTRAL = re.compile(rf"(?:[\W_]|{'|'.join(EMPTY_WORDS)}|国民|综合|总量|绝对|[量数值])+")


def is_neutral(spanner: str, names: Collection[str]) -> bool:
    """Whether a heading over several names narrows none of them.

    It is made of words such as 主要指标, or what one of the names says at its end: 产值 is in
    地区生产总值, 人口 in 常住人口.
    """
    written = plain_form(spanner)
    if _NEUTRAL.fullmatch(written):
        return True
    # 國民所得統計常用資料 is the title of the table; 城镇居民主要指标 says of whom it is.
    if _IS_TITLE.search(written) and not read_line(spanner, {}, within=True).apart:
        return True

    return any(_is_within(written, _bare_name(name)) for name in names)


def _is_within(word: str, name: str) -> bool:
    """Whether the letters of a word stand in a name in their order, the last one at its end."""
    rest = iter(name)
    return name.endswith(word[-1:]) and all(letter in rest for letter in word)


def _bare_name(name: str) -> str:
    """Return a name without the unit and the numbering around it."""
    return plain_form([*readings(name)][-1].name)
