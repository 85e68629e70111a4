"""What the texts over one column of a table say of its values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from gapcalc.core.period import ENGLISH_MONTH
from gapcalc.core.text import fold, plain_form, simplified
from gapcalc.tables.header import HeaderBlock, holds_number, role, unbracketed, years_of
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

__all__ = [
    "LONGEST_NAME",
    "Described",
    "HeadingReader",
    "are_two_years",
    "begins_like_unit",
    "counts_from_the_republic",
    "in_one_language",
    "is_part_of_year",
    "is_two_years",
    "is_year_of_republic",
    "names_and_periods",
]

_PART = (
    r"第?[一二三四1-4]季度|[上下]半年|前[二三23]季度|全年|\d{1,2}(?:[-—–~至]\d{1,2})?月(?:累计)?"
)

# The same in English: Jan-November, Q1, First half, This month under "November 2024".
_ENGLISH_PART = rf"(?i){ENGLISH_MONTH}\.?(?:\s*[-–—]\s*{ENGLISH_MONTH}\.?)?|Q[1-4]|H[12]"

# Unemployment rate 2023, Value_2023, Employed persons 2023Q1
_NAME_AND_PERIOD = re.compile(
    r"(?P<name>.*[^\W\d_][^\d]*?)[\s_]+(?P<period>(?:19|20)\d\d(?:[MQKH]\d{1,2})?)", re.ASCII
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
        # The block is a header, so that 2022* in it is a year.
        self._years = {text for text in texts if years_of([text])}

    def describe(self, place: int) -> Described:
        """Return what the texts over a column say, each by itself and those of a period together.

        2024年 over 1-9月, 2023年 over 增长(%), 目标 over 2025年, 重庆 over 地区生产总值 over 亿元.
        """
        texts = list(self._block.parts[place])
        period, texts = self._take_period(texts)
        unit = region = ""
        standing = running = None
        planned = False
        rest: list[str] = []

        has_several = len(self._block.parts[place]) > 1
        for text in texts:
            word = plain_form(text).strip().lower()
            if has_several and fold(text) in WHOLE_COLUMNS:
                continue  # 合计 below a name
            if word in RUNNING_WORDS:
                running = RUNNING_WORDS[word]
            elif self._around.is_region(text) or self._is_place_over_names(text, place):
                region = text
            elif word in PLANNED:
                planned = True
            elif word in STANDING_WORDS:
                standing = STANDING_WORDS[word]
            elif text in self._block.units or self._is_unit_below_name(text, place):
                unit = unbracketed(text)
            elif word not in LEVEL_WORDS:
                rest.append(text)

        return Described(period, unit, region, tuple(rest), planned, standing, running)

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
            alone = self._heading(text)
            if alone is None:
                continue

            # 2024年 over 1-9月 over 地区生产总值: the first two name the period.
            for end in range(len(texts), start + 1, -1):
                found = self._heading("".join(texts[start:end]))
                if found is not None and found.kind != "other":
                    return found, texts[:start] + texts[end:]

            return alone, texts[:start] + texts[start + 1 :]

        return None, texts

    def _heading(self, text: str) -> Heading | None:
        is_year = text in self._years or (self._republic and is_year_of_republic(text))
        if holds_number(text) and not is_year:  # 2 012 and 2012* are values
            return None

        title = self._around.title.period
        bare = plain_form(text).replace(" ", "")
        if title is not None and re.fullmatch(_PART, bare):
            text = f"{title.year}年{bare}"  # 一季度 under a title that names the year
        elif title is not None and re.fullmatch(_ENGLISH_PART, bare):
            text = f"{bare} {title.year}"

        return heading(text, self._republic)


def names_and_periods(
    parts: Sequence[Sequence[str]], is_indicator: Callable[[str], bool]
) -> dict[int, tuple[Heading, tuple[str, ...]]]:
    """Return the periods at the ends of names, as in Unemployment rate 2023, and what is left.

    They are there where a name comes back with several years, or is the plan's without its
    year; a year at the end of a single name may be the base of an index.
    """
    matches = {}
    for place, texts in enumerate(parts):
        heading_of = "".join(texts)[:LONGEST_NAME]
        match = _NAME_AND_PERIOD.fullmatch(heading_of)
        if match is not None:
            matches[place] = match

    names = Counter(match["name"] for match in matches.values())
    found: dict[int, tuple[Heading, tuple[str, ...]]] = {}
    for place, match in matches.items():
        name = match["name"]
        # Scandinavian offices write a quarter (kvartal) 2023K1.
        period = heading(match["period"].replace("K", "Q"))
        known = names[name] > 1 or is_indicator(name)
        if period is not None and known:
            found[place] = (period, () if role(name) == "value" else (name,))

    return found


def is_year_of_republic(text: str) -> bool:
    """Whether a text may be a year of the Minguo calendar: 103."""
    return _REPUBLIC.fullmatch(text) is not None


def counts_from_the_republic(texts: Sequence[str]) -> bool:
    """Whether bare numbers such as 103 are years of the Minguo calendar: several of them under
    Traditional text.
    """
    bare = [text for text in texts if is_year_of_republic(text)]
    return len(bare) > 1 and any(simplified(text) != text for text in texts)


def is_part_of_year(text: str) -> bool:
    """Whether a heading names a part of a year without the year: 1-12月, 一季度, Jan-November."""
    bare = plain_form(text).replace(" ", "")
    return bool(re.fullmatch(_PART, bare) or re.fullmatch(_ENGLISH_PART, bare))


def are_two_years(texts: Iterable[str]) -> bool:
    """Whether 2009-10, 2010-11 … are years of two calendar years rather than months."""
    matches = [_TWO_YEARS.fullmatch(text) for text in texts]
    pairs = {match.groups() for match in matches if match is not None}
    follow = [(int(year) + 1) % 100 == int(other) for year, other in pairs]
    return len(pairs) > 1 and all(follow)


def is_two_years(text: str) -> bool:
    """Whether a text names two years: 2009-10."""
    return _TWO_YEARS.fullmatch(text) is not None


def in_one_language(texts: Sequence[str]) -> str:
    """Return texts over a column as one name, of several in both languages the Chinese ones.

    The English of one of them, which could be read alone, says nothing of the others.
    """
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
