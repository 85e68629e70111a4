"""The span of time that a published value covers, and when it ends on the plan's time axis.

Texts that are dates, or that may be more than one period, are the business of `core/dates.py`.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from operator import index
from typing import NamedTuple

from gapcalc.core.problem import GapcalcError, Problem, unfit_option
from gapcalc.core.text import halfwidth, simplified
from gapcalc.messages.hints import PERIOD_IN_PYTHON
from gapcalc.messages.locale import Language

__all__ = [
    "ENGLISH_MONTH",
    "MONTHS_BY_NAME",
    "SINCE_START",
    "Period",
    "parse_period",
    "with_ascii_year",
    "without_until",
]

# The first year of a total whose text does not say when it began: 截至2024年底累计 is the total
# since the start of the plan.
SINCE_START = 0


class _Months(NamedTuple):
    """The fields of `Period`: a named tuple cannot check its own."""

    year: int
    first: int
    last: int
    since: int | None


class Period(_Months):
    """Whole months of one year, from `first` to `last` (1 to 12). A year is 1 to 12.

    June 2026 is Period(2026, 6, 6), and January to June Period(2026, 1, 6). A `first` without a
    `last` is refused, as Period(2026, 6) could be June or all from June on. `Period.parse` reads a
    text. For a span of whole years `since` is the first year and `year` the last: 2023—2025年 is
    Period(2025, since=2023). For a total since the start of the plan `since` is `SINCE_START`, and
    for anything within one year None.

    Raises `GapcalcError` for what is no year, and for months that are none or go backward.
    """

    __slots__ = ()

    def __new__(
        cls, year: int, first: int | None = None, last: int | None = None, since: int | None = None
    ) -> Period:
        if first is not None and last is None:
            raise _no_period(year, first)

        from_month = 1 if first is None else first
        to_month = 12 if last is None else last

        try:
            months = (index(year), index(from_month), index(to_month))
        except TypeError:  # Period("2026-06")
            raise _no_period(year, first, last) from None

        if not 1 <= months[1] <= months[2] <= 12:
            raise _no_period(year, first, last)

        return super().__new__(cls, *months, since)

    @classmethod
    def parse(cls, text: str) -> Period:
        """Return the period that a text names: "2026", "2026-06", "2026H1", "2026年1-6月".

        Raises `GapcalcError` where it names none. A point is refused, as `--year` refuses it:
        2026.1 is January to one reader and October, its zero lost, to another.
        """
        written = str(text)
        period = None if "." in written else parse_period(written)
        if period is None:
            raise GapcalcError(Problem("period-malformed", {"value": written}))

        return period

    @property
    def end(self) -> Fraction:
        """The moment at which the period ends, in years.

        The year 2025 ends at 2025, October 2025 at 2024 + 10/12.
        """
        return _end_of(self.year, self.last)

    def in_words(self, language: Language) -> str:
        """Return the period as it stands in a sentence: 2025年1—9月, or 2025-01/09 in English."""
        if language == "en":
            return str(self)
        if self.since == SINCE_START:
            return f"截至{self.year}年底累计"
        if self.since is not None:
            return f"{self.since}—{self.year}年"
        if self.is_year:
            return f"{self.year}年"
        if self.first == self.last:
            return f"{self.year}年{self.last}月"

        return f"{self.year}年{self.first}—{self.last}月"

    @property
    def is_year(self) -> bool:
        """Whether the period is one whole year."""
        return self.first == 1 and self.last == 12 and self.since is None

    def __str__(self) -> str:
        if self.since == SINCE_START:
            return f"../{self.year}"  # ISO 8601 for an interval without a beginning
        if self.since is not None:
            if self.year == self.since + 1:  # 2023/2024 is as likely a school year
                return f"{self.since}-01/{self.year}-12"
            return f"{self.since}/{self.year}"
        if self.is_year:
            return str(self.year)
        if self.first == self.last:
            return f"{self.year}-{self.last:02}"

        return f"{self.year}-{self.first:02}/{self.last:02}"


def _no_period(*given: object) -> GapcalcError:
    """Return the error that `Period` cannot be made of these, with the ways in which it can."""
    value = ", ".join(repr(one) for one in given if one is not None)
    return unfit_option("Period", value, PERIOD_IN_PYTHON)


@lru_cache(4096)
def _end_of(year: int, month: int) -> Fraction:
    return year - 1 + Fraction(month, 12)


# --- the ways in which offices write a period

# The longest text that is looked at: 截至二〇二四年第三季度末 has 13 characters.
_MAX_LENGTH = 40
_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_HALVES = {"H1": (1, 6), "H2": (7, 12), "上半年": (1, 6), "下半年": (7, 12)}

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DASH = "[-—–~至到/]"
# Parts of _MONTH and _MONTHS. Behind 年 the word 月 is needed: in 2024年9 the 9 is as likely
# the mark of a footnote.
_LAST_MONTH = r"(?P<last>0?[1-9]|1[0-2])(?(after_nian)月|月?)(?:份|末|底)?"

# 2023¹, 2023年①: raised and circled digits are marks and no part of a year.
_FOOTNOTE_MARK = re.compile("[①-⑳⑴-⒇*†‡⁰¹²³⁴-⁹₀-₉]+$")
# 2024, 2024年, 2024年度, 2024年末, 2024年底止, 2024全年; 2024.0 is a year that a program read as a
# number; CY2024 is a calendar year, 2024-A1 the year of SDMX, 2024 [YR2024] that of the World Bank
_YEAR_ONLY = re.compile(
    rf"(?:YR|CY)?{_YEAR}(?:年(?:(?:度|末|底)?止?|全年)|全年|\.0|-A1|\[YR(?P=year)\])?",
    re.IGNORECASE,
)
# 2024-09, 2024/9, 2024.09, 2024年9月, 2024年9月末
_MONTH = re.compile(_YEAR + r"(?:[-/.]|(?P<after_nian>年))" + _LAST_MONTH)
# 2024M09, 2024-M9, M9 2024
_CODED_MONTH = re.compile(
    rf"{_YEAR}[-/]?M(?P<last>0?[1-9]|1[0-2])|M(?P<last_before>0?[1-9]|1[0-2])[-/]?(?P<behind>(?:19|20)\d\d)",
    re.IGNORECASE,
)
# Sep 2024, September 2024, Sept. 2024, 2024 Sep, 2024-Sep, Jan-Sep 2024, 2024 Jan-Sep
ENGLISH_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_ENGLISH_MONTHS = rf"(?P<from>{ENGLISH_MONTH})\.?(?:(?:[-—–~/]|to)(?P<to>{ENGLISH_MONTH})\.?)?"
_ENGLISH_WORD = re.compile("[a-z]{3}", re.IGNORECASE)
# Texts, which `re` compiles at their first use: few files have months in English.
_MONTH_NAMES_BEFORE = rf"(?i){_ENGLISH_MONTHS}[-,/]?{_YEAR}"
_MONTH_NAMES_BEHIND = rf"(?i){_YEAR}[-,/:]?{_ENGLISH_MONTHS}"
MONTHS_BY_NAME = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
# 202409
_MONTH_WITHOUT_SEPARATOR = re.compile(_YEAR + r"(?P<last>0[1-9]|1[0-2])")
# 2024年1-9月, 2024-01/09, 2024/01-09, 2024-01/2024-09. The two separators differ unless the year
# has 年: 2024-01-09 and 2024/1/9 are days, and no spans of months.
_MONTHS = re.compile(
    _YEAR
    + r"(?:(?P<after_nian>年)|-|(?P<after_stroke>[/.]))"
    + r"(?P<first>0?[1-9]|1[0-2])月?"
    + rf"(?(after_nian){_DASH}|(?(after_stroke)[-—–~至到]|[—–~至到/]))"
    + r"(?:(?P=year)[-./])?"
    + _LAST_MONTH
)
# 2024Q3, 2024-Q3, 2024年三季度, 2024年第3季度
_QUARTER = re.compile(
    _YEAR + r"(?:年?[-/ ]?[Qq](?P<digit>[1-4])|年?第?(?P<numeral>[一二三四1-4])季度?)(?:末|底)?"
)
# Q3 2024, Q3-2024, 3Q2024
_QUARTER_BEFORE = re.compile(
    rf"(?:Q(?P<digit>[1-4])|(?P<numeral>[1-4])Q)[-/]?{_YEAR}", re.IGNORECASE
)
# 2024年前三季度, 2024年1-3季度: from January to the end of that quarter
_FIRST_QUARTERS = re.compile(_YEAR + rf"年(?:前|[1一]{_DASH})(?P<numeral>[二三四234])个?季度?")
# 2023-2025, 2023—2025年, 2023年至2025年, 2023-2024年累计
_YEARS = re.compile(
    rf"(?P<since>(?:19|20)\d\d)年?(?P<dash>{_DASH}){_YEAR}年?(?P<total>累计(?:值|数)?)?"
)
# 2023-01/2024-12, 2023年1月-2024年12月: whole years
_YEARS_BY_MONTHS = re.compile(
    rf"(?P<since>(?:19|20)\d\d)(?:年0?1月|[-/.]0?1){_DASH}{_YEAR}(?:年12月|[-/.]12)"
)
# 截至2024年底累计, 累计至2024年末, ../2024: what has come together since the plan began
_TOTAL = (
    rf"(?:截[至止]到?|至|到){_YEAR}年?(?:度?[末底]?)累计(?:值|数)?|"
    r"累计(?:截?[至止]到?|到)(?P<until>(?:19|20)\d\d)年?(?:度?[末底])?|\.\./(?P<open>(?:19|20)\d\d)"
)
# 2024H1, 2024-H1, 2024-S1, 2024年上半年, H1 2024
_HALF = re.compile(
    _YEAR + r"(?:年?[-/ ]?(?P<code>[HhSs][12])|年(?P<words>上半年|下半年))|"
    r"(?P<before>[HhSs][12])[-/]?(?P<behind>(?:19|20)\d\d)"
)
# With these a period may begin, beside its year.
_BEGINS = re.compile(rf"YR|CY|[QHS][1-4]|[1-4]Q|M\d|\.\./|{ENGLISH_MONTH}", re.IGNORECASE)


def parse_period(text: str) -> Period | None:
    """Return the period that `text` names, or None.

    Years: 2024, 2024年, 2024年末, 截至2024年底, 二〇二四年, 民国113年 and 113年. Months: 2024-09,
    202409, 2024M09, Sep 2024, 2024年9月. Spans of months: 2024年1-9月, 2024-01/09. Quarters:
    2024Q3, Q3 2024, 2024年三季度, 前三季度. Halves: 2024H1, 2024年上半年. Spans of years:
    2023-2025年. Totals since the start of the plan: 截至2024年底累计. A footnote mark at the end
    (2023¹, 2023年①) says nothing of the period.

    None where `period_kind` is another than "period".
    """
    total = _total_since_start(text)
    if total is not None:
        return total

    text = _FOOTNOTE_MARK.sub("", with_ascii_year(text))
    if text[:2] not in {"19", "20"} and not _BEGINS.match(text):
        return None  # nearly every cell of a table is left here

    for pattern, build in _FORMS:
        match = pattern.fullmatch(text)
        if match is not None:
            return build(match)

    if _ENGLISH_WORD.search(text) is None:
        return None

    match = re.fullmatch(_MONTH_NAMES_BEFORE, text)
    if match is None:
        match = re.fullmatch(_MONTH_NAMES_BEHIND, text)
    if match is None:
        return None

    return _named_months(match)


def _whole_year(match: re.Match[str]) -> Period:
    return Period(int(match["year"]))


def _one_month(match: re.Match[str]) -> Period:
    year = int(match["year"])
    month = int(match["last"])

    # A spreadsheet that takes 2024.10 for a number drops its zero, so 2024.1 is October. January
    # would be 2024.01, whose zero stays.
    if match[0].endswith(".1"):
        month = 10

    return Period(year, month, month)


def _span_of_months(match: re.Match[str]) -> Period | None:
    first = int(match["first"])
    last = int(match["last"])
    if first > last:
        return None

    return Period(int(match["year"]), first, last)


def _one_quarter(match: re.Match[str]) -> Period:
    year = int(match["year"])
    numeral = match["digit"] or match["numeral"]
    last = 3 * _NUMERALS[numeral]
    return Period(year, last - 2, last)


def _quarters_from_january(match: re.Match[str]) -> Period:
    year = int(match["year"])
    last = 3 * _NUMERALS[match["numeral"]]
    return Period(year, 1, last)


def _month_of_code(match: re.Match[str]) -> Period:
    # 2024M09, or M09 2024 with the year behind.
    year = int(match["year"] or match["behind"])
    month = int(match["last"] or match["last_before"])
    return Period(year, month, month)


def _named_months(match: re.Match[str]) -> Period | None:
    first = _number_of_month(match["from"])
    last = first
    if match["to"]:  # Jan-Sep 2024
        last = _number_of_month(match["to"])
    if first > last:
        return None

    return Period(int(match["year"]), first, last)


def _number_of_month(name: str) -> int:
    """Return the number of a month by its English name or what is short for that: 9 of Sept."""
    return MONTHS_BY_NAME[name[:3].lower()]


def _span_of_years(match: re.Match[str]) -> Period | None:
    since = int(match["since"])
    year = int(match["year"])
    if since >= year:
        return None

    # 2023/2024 is a school year, a fiscal year or two years.
    has_stroke = "dash" in match.re.groupindex and match["dash"] == "/"
    if has_stroke and year == since + 1 and not match["total"]:
        return None

    return Period(year, since=since)


def _half_year(match: re.Match[str]) -> Period:
    year = int(match["year"] or match["behind"])
    half = match["code"] or match["words"] or match["before"]
    code = half.upper().replace("S", "H")  # 2024-S1 of Eurostat
    first, last = _HALVES[code]
    return Period(year, first, last)


def _total_since_start(text: str) -> Period | None:
    """Return the period of a total without a stated beginning, None where it is none."""
    if len(text) > _MAX_LENGTH or ("累" not in text and ".." not in text):
        return None

    written = "".join(simplified(halfwidth(text)).split())
    match = re.fullmatch(_TOTAL, written)
    if match is None:
        return None

    year = match["year"] or match["until"] or match["open"]
    return Period(int(year), since=SINCE_START)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Period | None]], ...] = (
    (_YEAR_ONLY, _whole_year),
    (_MONTH, _one_month),
    (_MONTH_WITHOUT_SEPARATOR, _one_month),
    (_CODED_MONTH, _month_of_code),
    (_MONTHS, _span_of_months),
    (_QUARTER, _one_quarter),
    (_QUARTER_BEFORE, _one_quarter),
    (_FIRST_QUARTERS, _quarters_from_january),
    (_YEARS, _span_of_years),
    (_YEARS_BY_MONTHS, _span_of_years),
    (_HALF, _half_year),
)


# --- the year in four ASCII digits

# 截至2024年底, 截止到2024年末
_UNTIL = re.compile(r"截[至止]到?")
# 二〇二四年, 二零二四年, 一九九九年
_CHINESE_YEAR = re.compile(r"[一二][〇○零一二三四五六七八九]{3}(?=年)")
_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
# Taiwan counts the years of the Republic (民国) from 1912: 113年 is 2024. Two digits name one only
# together with 民国 (民国99年 is 2010), as 99年 alone may be short for 1999.
_REPUBLIC_YEAR = re.compile(
    r"(?:中华民国|中華民國|民国|民國)?(?P<three>1[0-3]\d)年"
    r"|(?:中华民国|中華民國|民国|民國)(?P<two>\d{2})年"
)
_YEAR_BEFORE_REPUBLIC = 1911
# Japan counts by eras: 令和4年 is 2022, 平成元年 1989.
_ERA_YEAR = re.compile(r"(?P<era>令和|平成|昭和)(?P<year>\d{1,2}|元)年", re.ASCII)
_YEAR_BEFORE_ERA = {"令和": 2018, "平成": 1988, "昭和": 1925}


def with_ascii_year(text: str) -> str:
    """Return `text` without spaces and with its year in four ASCII digits, however it is written.

    Text that is too long to be a period becomes "".
    """
    if len(text) > _MAX_LENGTH:
        return ""

    text = "".join(halfwidth(text).split())
    text = without_until(text)
    if "年" not in text:
        return text

    chinese = _CHINESE_YEAR.match(text)
    if chinese is not None:
        digits = chinese[0].translate(_CHINESE_DIGITS)
        return digits + text[chinese.end() :]

    republic = _REPUBLIC_YEAR.match(text)
    if republic is not None:
        year = int(republic["three"] or republic["two"])
        return f"{year + _YEAR_BEFORE_REPUBLIC}年{text[republic.end() :]}"

    era = _ERA_YEAR.match(text)
    if era is not None:
        year = 1 if era["year"] == "元" else int(era["year"])
        return f"{year + _YEAR_BEFORE_ERA[era['era']]}年{text[era.end() :]}"

    return text


def without_until(text: str) -> str:
    """Return `text` without 截至 before it."""
    until = _UNTIL.match(text)
    if until is None:
        return text

    return text[until.end() :]
