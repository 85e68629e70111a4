"""The span of time that a published value covers, and where it stands on the plan's clock."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from gapcalc.core.text import halfwidth
from gapcalc.messages.locale import Language

__all__ = ["Period", "parse_period"]


class Period(NamedTuple):
    """Whole months of one year, first to last (1..12); a year is 1..12.

    `since` is the first year of a span of whole years that ends with `year`; None for anything within one year.
    """

    year: int
    first: int = 1
    last: int = 12
    since: int | None = None

    @property
    def end(self) -> Fraction:
        """The moment at which the period ends, in years: the end of 2025 is 2025, of October 2025 2024 + 10/12."""
        return _end_of(self.year, self.last)

    def in_words(self, language: Language) -> str:
        """Return the period as it reads in a sentence: 2025年1—9月, 2025-01/09."""
        if language == "en":
            return str(self)
        if self.since is not None:
            return f"{self.since}—{self.year}年"
        if self.is_year:
            return f"{self.year}年"
        start = "" if self.first == self.last else f"{self.first}—"
        return f"{self.year}年{start}{self.last}月"

    @property
    def is_year(self) -> bool:
        return self.first == 1 and self.last == 12 and self.since is None

    def __str__(self) -> str:
        if self.since is not None:
            return f"{self.since}/{self.year}"
        if self.is_year:
            return str(self.year)
        if self.first == self.last:
            return f"{self.year}-{self.last:02}"
        return f"{self.year}-{self.first:02}/{self.last:02}"


@lru_cache(4096)
def _end_of(year: int, month: int) -> Fraction:
    return year - 1 + Fraction(month, 12)


_LONGEST = 40
_NUMERAL = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_CHINESE_YEAR = re.compile(r"[一二][〇○零一二三四五六七八九]{3}(?=年)")
_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_REPUBLIC = re.compile(
    r"(?:中华民国|中華民國|民国|民國)?(1[0-3]\d)年|(?:中华民国|中華民國|民国|民國)(\d{2})年"
)
_FIRST_REPUBLIC_YEAR = 1911
_UNTIL = re.compile(r"截[至止]到?")
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DASH = "[-—–~至到/]"
_YEAR_END = re.compile(
    _YEAR + r"(?:年(?:度|末|底|全年)?|全年|\.0)?"
)  # 2024.0: a year that was read as a number
# Behind 年 a number without 月 is as likely a footnote mark.
_MONTH = re.compile(_YEAR + r"(?:[-/.]|(?P<y>年))(?P<last>0?[1-9]|1[0-2])(?(y)月|月?)(?:份|末|底)?")
_PACKED = re.compile(_YEAR + r"(?P<last>0[1-9]|1[0-2])")
_MONTHS = re.compile(
    _YEAR
    + rf"(?:(?P<y>年)|-|(?P<slash>[/.]))(?P<first>0?[1-9]|1[0-2])月?(?(y){_DASH}|(?(slash)[-—–~至到]|[—–~至到/]))"
    r"(?:(?P=year)[-./])?(?P<last>0?[1-9]|1[0-2])(?(y)月|月?)(?:份|末|底)?"
)
_QUARTER = re.compile(
    _YEAR + r"(?:年?[-/ ]?[Qq](?P<q>[1-4])|年?第?(?P<n>[一二三四1-4])季度?)(?:末|底)?"
)
_QUARTERS = re.compile(_YEAR + rf"年(?:前|[1一]{_DASH})(?P<n>[二三四234])个?季度?")
_YEARS = re.compile(rf"(?P<since>(?:19|20)\d\d)年?{_DASH}" + _YEAR + r"年?")
_SPAN = re.compile(_YEAR + r"(?:年?[-/ ]?(?P<half>[Hh][12])|年(?P<word>上半年|下半年))")
_SPANS = {"H1": (1, 6), "H2": (7, 12), "上半年": (1, 6), "下半年": (7, 12)}


def parse_period(text: str) -> Period | None:
    """Return the period that `text` names, or None.

    Read are years (2024, 2024年, 2024年末, 截至2024年底, 二〇二四年, 民国113年 and 113年), months (2024-09, 202409,
    2024年9月), spans of months (2024年1-9月, 2024-01/09), quarters (2024Q3, 2024年三季度), halves (2024H1,
    2024年上半年), 前三季度 and spans of years (2023-2025年). A month that a spreadsheet took for a number has lost its
    zero: 2024.1 is October.
    """
    text = _spelt(text)
    if text[:2] not in {"19", "20"}:  # which every form begins with
        return None
    if match := _YEAR_END.fullmatch(text):
        return Period(int(match["year"]))
    if match := _MONTH.fullmatch(text) or _PACKED.fullmatch(text):
        month = 10 if text.endswith(".1") else int(match["last"])
        return Period(int(match["year"]), month, month)
    if match := _MONTHS.fullmatch(text):
        first, last = int(match["first"]), int(match["last"])
        return Period(int(match["year"]), first, last) if first <= last else None
    if match := _QUARTER.fullmatch(text):
        quarter = _NUMERAL[match["q"] or match["n"]]
        return Period(int(match["year"]), 3 * quarter - 2, 3 * quarter)
    if match := _QUARTERS.fullmatch(text):
        return Period(int(match["year"]), 1, 3 * _NUMERAL[match["n"]])
    if match := _YEARS.fullmatch(text):
        since, year = int(match["since"]), int(match["year"])
        return Period(year, since=since) if since < year else None
    if match := _SPAN.fullmatch(text):
        first, last = _SPANS[(match["half"] or match["word"]).upper()]
        return Period(int(match["year"]), first, last)
    return None


def _spelt(text: str) -> str:
    """Return `text` with the year in four ASCII digits, in whichever way it was written."""
    text = "".join(halfwidth(text).split()) if len(text) <= _LONGEST else ""
    if match := _UNTIL.match(text):
        text = text[match.end() :]
    if "年" not in text:
        return text
    if match := _CHINESE_YEAR.match(text):
        return match[0].translate(_CHINESE_DIGITS) + text[match.end() :]
    if match := _REPUBLIC.match(text):
        return f"{int(match[1] or match[2]) + _FIRST_REPUBLIC_YEAR}年{text[match.end() :]}"
    return text
