"""What the texts over one column of a table say of its values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from gapcalc.core.period import Period, parse_period
from gapcalc.core.text import fold, nfkc, plain_form, simplified
from gapcalc.tables.header import (
    HeaderBlock,
    header_words,
    holds_number,
    role,
    unbracketed,
    years_of,
)
from gapcalc.tables.label import Heading, heading, in_two_languages, unit_of
from gapcalc.tables.roles.places import ends_like_place
from gapcalc.tables.roles.surroundings import Surroundings
from gapcalc.tables.vocabulary import (
    LEVEL_WORDS,
    PLANNED,
    RUNNING_WORDS,
    STANDING_WORDS,
    WHOLE_COLUMNS,
)
from gapcalc.tables.year_parts import ENGLISH_PART, PART

__all__ = [
    "LONGEST_NAME",
    "Described",
    "HeadingReader",
    "are_two_years",
    "begins_like_unit",
    "counts_from_the_republic",
    "in_one_language",
    "is_other_version",
    "is_time_of_publication",
    "is_two_years",
    "is_year_of_republic",
    "names_and_periods",
]

# Unemployment rate 2023, Value_2023, Employed persons 2023Q1
_NAME_AND_PERIOD = re.compile(
    r"(?P<name>.*[^\W\d_][^\d]*?)[\s_]+(?P<period>(?:19|20)\d\d(?:[MQKH]\d{1,2})?)", re.ASCII
)

# 2023年地区生产总值, 2023 GDP
_PERIOD_AND_NAME = re.compile(
    r"(?P<period>(?:19|20)[0-9]{2}(?:年[度末]?)?)[\s_]*(?P<name>[^\W\d_].*)", re.DOTALL
)
_THIS_OR_LAST = re.compile(
    r"(?:本年|今年|上年|去年)度?(?:实绩|实际|实际数|实际完成|完成|完成数|数|值)?"
)

_TWO_YEARS = re.compile(r"((?:19|20)\d\d)[-/—](?:19|20)?(\d\d)年?")

# Of the Minguo calendar, 2014 to 2050.
_REPUBLIC = re.compile(r"1[0-3]\d", re.ASCII)

# A longer heading ends in no period that is read.
LONGEST_NAME = 300


class Described(NamedTuple):
    """What the texts over one column say of its values."""

    period: Heading | None = None
    unit: str = ""
    region: str = ""
    rest: tuple[str, ...] = ()
    planned: bool = False
    standing: str | None = None
    running: bool | None = None


class HeadingReader:
    """The header of a table, column by column."""

    def __init__(self, block: HeaderBlock, around: Surroundings) -> None:
        self._block = block
        self._around = around
        texts = [text for parts in block.parts for text in parts]
        self._republic = counts_from_the_republic(texts)
        self._given = _given_year(around)
        # The block is a header, so that 2022* in it is a year.
        self._years = {text for text in texts if years_of([text])}

    def describe(self, place: int) -> Described:
        """Return what the texts over a column say, each by itself and those of a period together.

        2024年 over 1-9月, 2023年 over 增长(%), 目标 over 2025年, 重庆 over 地区生产总值 over 亿元.
        """
        parts = self._block.parts[place]
        period, texts = self._take_period(list(parts))
        # 2023年地区生产总值: what seems a word for a kind of value is the plan's own name.
        if period is not None and period.kind == "other" and not texts:
            period, texts = self._part_period_and_name(period, place)

        described = Described(period)
        for text in texts:
            if len(parts) > 1 and fold(text) in WHOLE_COLUMNS:  # 合计 below a name
                continue
            described = self._with_text(described, text, place)

        return described

    def _with_text(self, described: Described, text: str, place: int) -> Described:
        """Return what is said of a column with one more of the texts over it taken in."""
        word = plain_form(text).strip().lower()
        if word in RUNNING_WORDS:  # 累计, 当月
            return described._replace(running=RUNNING_WORDS[word])
        # 渝中区 of the plan
        if self._around.is_region(text):
            return described._replace(region=text)
        # 万州区 over 地区生产总值, whether or not the plan has it
        if self._is_place_over_names(text, place):
            return described._replace(region=text)
        if word in PLANNED:  # 目标, 预算
            return described._replace(planned=True)
        if word in STANDING_WORDS:  # 初步, revised
            return described._replace(standing=STANDING_WORDS[word])
        # 亿元 in a line of units
        if text in self._block.units:
            return described._replace(unit=unbracketed(text))
        # 亿元 below GDP
        if self._is_unit_below_name(text, place):
            return described._replace(unit=unbracketed(text))
        if word in LEVEL_WORDS:  # 绝对值, 数值: all values are
            return described

        return described._replace(rest=(*described.rest, text))

    def _is_place_over_names(self, text: str, place: int) -> bool:
        """Whether a text over a name is a place that is not known: 万州区 over 地区生产总值."""
        return len(self._block.parts[place]) > 1 and ends_like_place(text)

    def _is_unit_below_name(self, text: str, place: int) -> bool:
        """Whether a text over a column is the unit of another one over it: 亿元 below GDP.

        Some names are units too: 人口 over 户籍 is none.
        """
        unit = unbracketed(text)
        if len(self._block.parts[place]) < 2 or not unit_of(unit):
            return False

        return unit != text or begins_like_unit(unit)

    def _take_period(self, texts: list[str]) -> tuple[Heading | None, list[str]]:
        """Return the period that some of the texts name together, and the texts that are left."""
        for start, text in enumerate(texts):
            # 地区生产总值 over 2024年 over 1-9月: the first of the three is no period.
            alone = self._heading(text)
            if alone is None:
                continue

            before = texts[:start]
            # 2024年 over 1-9月 over 地区生产总值: the first two name the period.
            for end in range(len(texts), start + 1, -1):
                joined = "".join(texts[start:end])
                period = self._heading(joined)
                if period is not None and period.kind != "other":
                    return period, before + texts[end:]

            return alone, before + texts[start + 1 :]

        return None, texts

    def _part_period_and_name(self, whole: Heading, place: int) -> tuple[Heading, list[str]]:
        """Return period and name of a heading that has both, such as 2023年地区生产总值(亿元).

        `whole` is what it says where the plan has no such name.
        """
        written = nfkc("".join(self._block.parts[place]))
        match = _PERIOD_AND_NAME.fullmatch(written)
        # 2023年人均产量 is a name that the plan has not.
        if match is None or not self._around.is_indicator(match["name"]):
            return whole, []

        period = heading(match["period"])
        if period is None:
            return whole, []

        return period, [match["name"]]

    def _heading(self, text: str) -> Heading | None:
        """Return what one text says of a period, if it is one or a part of the title's year."""
        # 2022* among years, 103 under Traditional text.
        is_year = text in self._years or (self._republic and is_year_of_republic(text))
        if holds_number(text) and not is_year:  # 2 012 and 2012* are values
            return None

        # 一季度,二季度 under 2024年主要经济指标
        # --period 2024 where the title names no year
        title = self._around.title.period or self._given
        if title is not None:
            text = _with_year(text, title)

        return heading(text, self._republic)


def _given_year(around: Surroundings) -> Period | None:
    """Return the period that is given for the file, None where it is of several years."""
    text = around.given.period
    period = parse_period(text) if text else None
    return None if period is None or period.since is not None else period


def names_and_periods(
    parts: Sequence[Sequence[str]], is_indicator: Callable[[str], bool]
) -> dict[int, tuple[Heading, tuple[str, ...]]]:
    """Return the periods at the ends of names, as in Unemployment rate 2023, and what is left.

    They are there where a name comes back with several years, or is the plan's without its
    year; a year at the end of a single name may be the base of an index.
    """
    matches = {}
    for place, texts in enumerate(parts):
        written = "".join(texts)[:LONGEST_NAME]
        # Value_2023, Employed persons 2023Q1
        match = _NAME_AND_PERIOD.fullmatch(written)
        if match is not None:
            matches[place] = match

    names = Counter(match["name"] for match in matches.values())
    periods: dict[int, tuple[Heading, tuple[str, ...]]] = {}
    for place, match in matches.items():
        name = match["name"]
        # Scandinavian offices write a quarter (kvartal) 2023K1.
        period = heading(match["period"].replace("K", "Q"))
        # Consumer prices 2015 alone is an index on the prices of 2015.
        is_name = names[name] > 1 or is_indicator(name)
        if period is None or not is_name:
            continue

        rest = () if role(name) == "value" else (name,)  # Value_2023
        periods[place] = (period, rest)

    return periods


def _with_year(text: str, title: Period) -> str:
    """Return a text that names a part of a year, or this year, with the year of the title."""
    bare = plain_form(text).replace(" ", "")
    if re.fullmatch(PART, bare):  # 一季度
        dated = f"{title.year}年{bare}"
        part = parse_period(dated)
        # 1-9月 below 2026年1-6月 is of another year, or a mistake.
        is_beyond = part is not None and not part.is_year and part.last > title.last
        return text if is_beyond else dated
    if re.fullmatch(ENGLISH_PART, bare):  # Jan-November
        return f"{bare} {title.year}"
    if title.is_year and _THIS_OR_LAST.fullmatch(bare):
        is_last = bare[0] in "上去"  # 本年 and 上年 beside each other
        return f"{title.year - is_last}年"

    return text


# Of a value, and not of what it is a value of: Survey year, Date published, 发布日期.
_PUBLICATION = {
    "published", "publication", "release", "released", "updated", "update", "survey", "revision",
    "vintage", "collected",
}  # fmt: skip
_PUBLICATION_WITHIN = ("发布", "公布", "更新", "调查", "填报", "录入")


def is_time_of_publication(text: str) -> bool:
    """Whether a heading speaks of when a value was made known, not of when it was true."""
    if not _PUBLICATION.isdisjoint(header_words(text)):
        return True

    return any(word in simplified(text) for word in _PUBLICATION_WITHIN)


_VALUE_WORDS = {"value", "values", "data", "figure", "figures", "obs"}
_VERSIONS = {
    "revised",
    "final",
    "latest",
    "new",
    "updated",
    "corrected",
    "original",
    "first",
    "old",
}
_VERSION_WITHIN = re.compile("(?:修订|修正|最终|最新|调整后|核实|更新)后?[的]?(?:数|值|数值|数据)")


def is_other_version(text: str) -> bool:
    """Whether a heading speaks of the values in another version: Value (revised), 修订值."""
    words = set(header_words(text))
    # Value (revised), but not Value of new orders.
    if words & _VALUE_WORDS and words & _VERSIONS:
        return words <= _VALUE_WORDS | _VERSIONS

    written = plain_form(text).strip()
    return _VERSION_WITHIN.fullmatch(written) is not None


def is_year_of_republic(text: str) -> bool:
    """Whether a text may be a year of the Minguo calendar: 103."""
    return _REPUBLIC.fullmatch(text) is not None


def counts_from_the_republic(texts: Sequence[str]) -> bool:
    """Whether bare numbers such as 103 are years of the Minguo calendar: several of them under
    Traditional text.
    """
    bare = list(filter(is_year_of_republic, texts))
    if len(bare) < 2:
        return False

    return any(simplified(text) != text for text in texts)


def are_two_years(texts: Iterable[str]) -> bool:
    """Whether 2009-10, 2010-11 … are years of two calendar years rather than months."""
    pairs = set()
    for text in texts:
        match = _TWO_YEARS.fullmatch(text)
        if match is not None:
            pairs.add(match.groups())

    if len(pairs) < 2:
        return False

    # The second is the year after the first, 1999-00 too; 2009-12 is a month.
    return all((int(first) + 1) % 100 == int(second) for first, second in pairs)


def is_two_years(text: str) -> bool:
    """Whether a text names two years: 2009-10."""
    return _TWO_YEARS.fullmatch(text) is not None


def in_one_language(texts: Sequence[str]) -> str:
    """Return texts over a column as one name, of several in both languages the Chinese ones.

    The English of one of them, which could be read alone, says nothing of the others.
    """
    # 地区生产总值 Gross regional product in one cell is parted where names are read.
    if len(texts) == 1:
        return texts[0]

    names = []
    for text in texts:
        both = in_two_languages(text)
        names.append(text if both is None else both[0])

    return "".join(names)


def begins_like_unit(text: str) -> bool:
    """Whether a unit is written as those of amounts are: 万人, %, 元."""
    return text[0] in "万亿千百%‰" or text.endswith("元")
