"""Lines beside a table, above it or within: the region, unit and period they state, and rows they
set apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gapcalc.core.period import ENGLISH_MONTH, Period, parse_period
from gapcalc.core.text import plain_form, simplified
from gapcalc.tables.dimensions import is_part
from gapcalc.tables.label import bare, period_at_beginning, unit_of, unmarked
from gapcalc.tables.vocabulary import EMPTY_WORDS, PLANNED

__all__ = [
    "Line",
    "is_forecast",
    "is_note",
    "is_planned",
    "multiplier_in_title",
    "period_in",
    "place_in",
    "place_in_file_name",
    "read_line",
    "remark_sets_apart",
    "said",
    "states_unit",
    "unit_in_title",
]


class Line(NamedTuple):
    """What a line states of the rows below it.

    `year` is that of rows which name a part of it alone, 0 where `period` has it or none is known;
    `alone` tells that it says little more than the place; `dated` that it speaks of a time, whether
    or not `period` could be read from it, `part` that this is a part of a year; `apart` that it
    makes the rows targets, rates, or only a part of what their names say.
    """

    unit: str = ""
    place: str = ""
    alone: bool = False
    period: Period | None = None
    dated: bool = False
    part: bool = False
    apart: bool = False
    multiplier: str = ""
    year: int = 0


# Patterns are texts here, which `re` compiles at their first use: many tables stand alone, and to
# compile all these takes longer than to read a small file.
_NOTE = (
    r"(?i)\s*(?:注|说明|附注|备注|资料来源|数据来源|来源|note|source|data source|最后更新|"
    r"last updated|footnote(?:seqid|s)?|fnseqid)"
    r"(?=$|[:：\s\d.。、，,（(])"
)
_SAYS = (
    r"(?is)\s*(?P<key>指标|指标名称|地区|地域|区域|时间|时期|年份|单位|计量单位|数据库|indicator|region|country|unit|period|"
    r"year)\s*[:：]\s*(?P<what>.*?)\s*"
)
_ALONE_IN_BRACKETS = r"\s*[(\[]([^()\[\]]+)[)\]]\s*"
_BEHIND_COMMA = r"[A-Za-z)],\s*((?:[A-Z]{2,3}\$?|[%$€£]|[a-z])[A-Za-z$ ]*)$"
_UNIT = (
    r"(?<![填编报制管])(?:计量)?单位\s*[:：]\s*(?P<unit>[^\s()（）\[\]【】,，;；]+(?:\([^()]*\))?)"
)
# What may stand before the place in a title: its number, its years, quotation marks.
_BEFORE_PLACE = (
    r"(?:[\W_]|续?附?表|附件|第[一二三四五六七八九十\d]+[章节部分条]+|[一二三四五六七八九十]+[、.-]|[一二三四五六七八九十\d]+\)|\d{1,2}(?:[.-]\d+)*(?![\d年月])|"
    r"截[至止]到?|历年|十[一二三四五]五时期|(?:19|20)\d\d(?:年度?)?[-—~至和与]*|[〇○零一二三四五六七八九]{4}年|"
    r"\d{1,2}(?:[-—~至]\d{1,2})?月份?末?|第?[一二三四1-4]季度|[上下]半年|前[二三]季度|全年|[年度末底中])*"
)
_PLACE = (
    r"(?:(?![年月季度半各分全历平均以末间至和与及])[\u4e00-\u9fff]){2,8}?"
    r"(?:自治区|自治州|自治县|新区|开发区|州|旗|盟|镇(?!化)|街道|省(?![级份市内外直])|市(?![场民政值区辖级内外属])|县(?![域级城乡区])|区(?![域间块划位分别县]))"
)
_BEFORE_BESIDE = r"[(（—:：]\s*"
# A proper noun in a title that is otherwise in small letters: Main indicators of Chengdu, 2022. In
# "Main Indicators of National Economy" every word has a capital, and none is known for a name.
_ENGLISH_PLACE = (
    r"^(?=.*\b(?!of\b|in\b|for\b|and\b|the\b|by\b)[a-z]{3,}).*\b(?:of|in|for)\s+(?:the\s+)?"
    rf"((?!{ENGLISH_MONTH}\b)[A-Z][a-zA-Z'-]+(?:\s+[A-Z][a-zA-Z'-]+)*)"
    r"|^([A-Z][a-zA-Z'-]+(?:\s+[A-Z][a-zA-Z'-]+)*)\s*[:–—]\s*[a-z]"
)
_NO_PLACE = r"(?:地区|城市|区县|县区|分区)$"
_TIME = (
    r"(?i)(?:19|20)\d\d|[〇○零一二三四五六七八九]{4}年|[季旬周]|半年|\d月|[一二三四五六七八九十元]月|月份|"
    rf"\b{ENGLISH_MONTH}\b|\b(?:quarter|half)\b"
)
# November 2024, Jan-Sep 2024, Q3 2024, first half of 2024, as they stand in a title.
_ENGLISH_PART = rf"(?i)\b(?:{ENGLISH_MONTH}|Q[1-4]|H[12]|quarter|half|months)\b"
_ENGLISH_PERIOD = (
    rf"(?i)\b(?:{ENGLISH_MONTH}\.?(?:\s*[-–—/]\s*{ENGLISH_MONTH}\.?)?|Q[1-4]|H[12])"
    r"[\s,-]*(?:19|20)\d\d\b"
)
_YEAR = r"(?<!\d)(?:截[至止]到?)?(?:(?:19|20)\d\d(?!\d)|[〇○零一二三四五六七八九]{4}(?=年))"
_TABLE_NUMBER = r"(?i)^\W*(?:续?附?表|附件|table|tab\.|figure)?[\d\-.]*"
# 表1 2024年…, 1-1 2024年…, 附表三：2024年…: the number of a table, and no digits of the year.
_NUMBER_BEFORE = (
    r"(?i)\s*(?:(?:续?附?表|附件|table)\s*[\dA-Z一二三四五六七八九十]+(?:[-—–.]\d+)*|\d{1,2}(?:[-—–.]\d{1,2})+)"
    r"[\s:：.、．]+(?=\S)"
)
# 2023年表12 主要指标
_NUMBER_BEHIND_YEAR = re.compile(r"(?<=年)[续附]?表\s*[\d一二三四五六七八九十]+(?=\s|$)")
# Words that tell that a title's year is not simply the year of the values.
_OTHER_TIME = (
    r"[季月半旬周期年版鉴届号]|[前头首上中下]\s*[\d一二两三四]|\d|以来|编|出版|"
    r" (?:初|中|内|前|后|以|间|平均|农历)"
)
_PART = rf"(?i)[季旬]|半年|月|\b(?:{ENGLISH_MONTH}|Q[1-4]|H[12]|quarter|half|months)\b"
# 社会消费品零售总额分月累计（2025年）
_BY_PARTS_OF_YEAR = r"[分按逐各][月季][度份]?|月度"
_PLANNED = (
    r"(?i)目标|计划|预期|预测|预算|规划|情景|\b(?:projections?|projected|forecasts?|scenarios?|variants?|"
    r"planned|targets?|outlook|budget(?:ed)?)\b"
)
_DONE = "完成|实绩|执行|进展|监测|评估|实施|落实|实际"
_RATES = (
    "位次|排名|名次|指数|增长速度|增速|增幅|增减|增长率|增长情况|百分点|同比|环比|"
    "不变价|可比价|^构成|比重$"
)
_BOTH = "[及和与、]"
_GROUP = (
    r"^(?:城镇|农村|城市|乡村|男|女)(?:居民|人口|性|地区)?$|(?:城镇|农村|乡村)居民(?:家庭)?(?:生活|基本|主要|情况|指标)|"
    r"分(?:性别|年龄|行业|产业|城乡)|\([男女]性?\)$"
)
# Words that narrow what the rows below count, at the beginning of a line or behind its place.
_SUBSET = (
    "市?本级|[国民]有|民营|集体|私营|外商|外资|规模以[上下]|限额以[上下]|人均|当月|本月|户籍|流动|"
    "城镇(?!化)|农村|乡村|其中|累计"
)
# A group of units alone is the subject: 规模以上工业企业主要指标.
_GROUP_OF_UNITS = (
    "^(?:规模以[上下]|限额以[上下]|国有|民营|私营|集体|外商|外资|港澳台)"
    "[^,，。、]{0,12}?(?:企业|单位|法人)"
    "(?:主要|基本|经济|财务|生产|经营|指标|情况|数据|统计|效益|状况)+$"
)
_FILLING = rf"[\W_]|{'|'.join(EMPTY_WORDS)}|[表部分\d年月]"
_LONGEST_REMARK = 12
_REMARK = (
    r".{0,6}(?:目标|计划|预期|预测)[值数]?|.{0,6}(?:不变价|可比价)格?|城镇|农村|乡村|男性?|女性?"
)


def is_note(text: str) -> bool:
    """Whether a line beside a table is a note or a source."""
    return bool(re.match(_NOTE, _core(text)))


def _core(text: str) -> str:
    return plain_form(unmarked(text))


def said(text: str) -> tuple[str, str] | None:
    """Return key and content of a line such as 指标：年末常住人口(万人), the key as a column name;
    None for others.
    """
    # 地区：重庆市, Unit: US$ million
    match = re.fullmatch(_SAYS, _core(text))
    if match is None:
        return None

    return match["key"].lower(), match["what"]


def read_line(text: str, known: Mapping[str, str], within: bool = False) -> Line:
    """Return what a line states; `known` gives each name of a region the one name that it is known
    by.

    `within` a table a line may narrow what the rows count without naming a place.
    """
    core = simplified(bare(text))
    period = period_in(text)
    dated = re.search(_TIME, _core(text)) is not None
    # 2024年1-9月主要指标
    of_whole_year = period is not None and period.is_year
    part = dated and not of_whole_year and re.search(_PART, core) is not None
    place = place_in(text, known)

    return Line(
        unit=unit_in_title(text),
        place=place,
        alone=_is_alone(place, core),
        period=period,
        dated=dated,
        part=part,
        apart=_sets_apart(core, place, part, within),
        multiplier=multiplier_in_title(text),
        year=_year_of_parts(text) if dated and period is None else 0,
    )


def _year_of_parts(text: str) -> int:
    """Return the year of a title whose rows are its months: 2025 of 分月累计（2025年）, else 0."""
    without = re.sub(_BY_PARTS_OF_YEAR, "", text)
    period = period_in(without) if without != text else None
    return 0 if period is None else period.year


def _is_alone(place: str, core: str) -> bool:
    """Whether a line says little more than the place: 一、重庆市主要指标（单位：亿元）."""
    # 主要经济指标
    if not place:
        return False

    rest = re.sub(_UNIT, "", core.replace(place, ""))
    return not re.sub(_FILLING, "", rest)


def _sets_apart(core: str, place: str, part: bool, within: bool) -> bool:
    """Whether a line makes the rows below it targets, rates, or only a part of what their names
    say; see `Line` and `read_line` for what is known of it.
    """
    # 2025年主要目标, but not 2024年目标完成情况.
    if _speaks_of(_PLANNED, core, unless=_DONE):
        return True
    # 增长速度, but not 总量及增长速度.
    if _speaks_of(_RATES, core, unless=_BOTH):
        return True
    # 1-9月主要指标 is of months, in a year that it does not name.
    if part and not re.search(_YEAR, core):
        return True
    # 城镇居民, 分行业
    if re.search(_GROUP, core):
        return True

    behind = core.removeprefix(place)
    # 重庆市规模以上工业企业主要指标
    if re.search(_GROUP_OF_UNITS, behind.strip()):
        return True
    # 重庆市城镇居民收入, or 城镇 in a line within the table
    is_subset = re.match(_SUBSET, behind) is not None
    if is_subset and (within or place):
        return True

    return place == "" and is_part(core)  # a sheet named Women


def _speaks_of(pattern: str, text: str, unless: str) -> bool:
    """Whether a text holds a pattern, and not another one that takes it back."""
    return re.search(pattern, text) is not None and re.search(unless, text) is None


def is_forecast(sentence: str) -> bool:
    """Whether a sentence of a note speaks of values that are none yet: 2025年为预测数."""
    return _speaks_of(_PLANNED, _core(sentence), unless=_DONE)


def is_planned(word: str) -> bool:
    """Whether a word beside a value makes it a target or a forecast."""
    return _core(word).strip().lower() in PLANNED


def remark_sets_apart(text: str) -> bool:
    """Whether a remark beside a value makes it a target, at constant prices, or that of a part."""
    # Most rows have none.
    if not text:
        return False
    # A longer one tells more than of what kind the value is that it stands beside.
    if len(text) > _LONGEST_REMARK:
        return False

    core = _core(text).strip()
    if not re.fullmatch(_REMARK, core):
        return False

    return re.search(_DONE, core) is None


# Population (in thousands), figures in millions.
_MULTIPLIER = (
    r"(?i)\b(?:in|figures in|values in)\s+"
    r"(hundreds of millions|thousands?|millions?|billions?)\b(?!\s+of)"
)


def multiplier_in_title(text: str) -> str:
    """Return the multiple that a title states in words: thousands of "in thousands", else ""."""
    # Value of exports in millions of euros states its own unit.
    match = re.search(_MULTIPLIER, _core(text))
    if match is None:
        return ""

    return match[1].lower()


def states_unit(text: str) -> bool:
    """Whether a cell is a statement of the unit: 单位：亿元."""
    return re.search(_UNIT, _core(text)) is not None


def unit_in_title(text: str) -> str:
    """Return the unit that a title states (单位：亿元), "" where it states none."""
    core = _core(text)
    # 主要指标（计量单位：万元）
    stated = re.search(_UNIT, core)
    if stated is not None:
        return stated["unit"]

    line = core.strip()
    behind_word = line.removeprefix("单位")
    if behind_word != line and unit_of(behind_word):  # a sheet named 单位万元
        return behind_word

    # （万元） alone in a line, and the end of "Table 1. Industrial output, US$ million".
    alone = re.fullmatch(_ALONE_IN_BRACKETS, core)
    if alone is not None:
        return unit_of(alone[1].strip())

    behind = re.search(_BEHIND_COMMA, core)
    if behind is None:
        return ""

    return unit_of(behind[1].strip())


def place_in(text: str, known: Mapping[str, str]) -> str:
    """Return the place that a line is about, "" where it names none, several joined by 、 where it
    names several.

    Of 重庆市渝北区 it is the inner one. A name in `known` counts anywhere in the line, any other
    word only at its beginning or its end, and only with the ending of a place.
    """
    spaced = _core(text)
    text = spaced.replace(" ", "")
    places = list(_known_places(spaced, known).values())
    chain = _places_at_beginning(text, places)
    if not chain:
        chain = _place_beside(text)

    has_address = "://" in spaced  # Link: https://fred.stlouisfed.org names no place
    if not (chain or places or has_address):
        match = re.search(_ENGLISH_PLACE, spaced)
        chain = [] if match is None else [match[1] or match[2]]

    # 成都市、重庆市主要指标 is about two places.
    others = [name for name in places if name not in chain]
    return "、".join([*chain[-1:], *others])


def place_in_file_name(stem: str, known: Mapping[str, str]) -> str:
    """Return the one place that the name of a file says it is of, "" where it names none or
    several: 西山市2023年统计公报.
    """
    spaced = _NO_LETTERS.sub(" ", _core(stem))
    places = list(_known_places(spaced, known).values())
    chain = _places_at_beginning(spaced.replace(" ", ""), places)
    others = [name for name in places if name not in chain]
    # 四川省成都市2023.csv is of 成都市.
    if chain:
        return "" if others else chain[-1]

    return others[0] if len(others) == 1 else ""


_NO_LETTERS = re.compile(r"[\W_]+")


def _known_places(spaced: str, known: Mapping[str, str]) -> dict[str, str]:
    """Return the names in `known` that a line holds, by the one name that each is known by.

    The longer ones come first: 重庆市 holds no 重庆 of its own. A name in English is a word.
    """
    left = spaced.replace(" ", "")
    lower = spaced.lower()
    places: dict[str, str] = {}

    # Nearly every name of thousands is in no line: only the others are looked at closely.
    candidates = [n for n in known if n in left or (n.isascii() and n.lower() in lower)]
    for name in sorted(candidates, key=len, reverse=True):
        is_there = _is_word_of(spaced, name) if name.isascii() else name in left
        if is_there:
            left = left.replace(name, " " * len(name))
            places[known[name]] = name

    return places


def _is_word_of(text: str, name: str) -> bool:
    """Whether an English name stands in a text as words of its own: Oman, but not in Romania."""
    word = rf"(?<![a-z]){re.escape(name)}(?![a-z])"
    return re.search(word, text, re.IGNORECASE) is not None


def _places_at_beginning(text: str, known: Sequence[str]) -> list[str]:
    """Return the places one behind the other at the beginning of a line, the outer one first.

    They are `known` ones and others that end as places do: 重庆市 and 渝北区 of 重庆市渝北区.
    """
    longest_first = sorted(known, key=len, reverse=True)
    before = re.match(_BEFORE_PLACE, text)
    at = 0 if before is None else before.end()
    chain: list[str] = []

    while True:
        name = _known_at(text, at, longest_first)
        if not name:
            match = re.match(_PLACE, text[at:])
            # 主要经济指标
            if match is None:
                return chain
            # 各市县 is no name of one.
            if re.search(_NO_PLACE, match[0]):
                return chain
            name = match[0]

        chain.append(name)
        at += len(name)


def _known_at(text: str, at: int, names: Sequence[str]) -> str:
    """Return the first of some names that stands at a place of a text, "" for none."""
    for name in names:
        if text.startswith(name, at):
            return name

    return ""


def _place_beside(text: str) -> list[str]:
    """Return the first place behind a bracket, dash or colon: 主要指标（万州区）; none is []."""
    for before in re.finditer(_BEFORE_BESIDE, text):
        match = re.match(_PLACE, text[before.end() :])
        if match is None:
            continue

        is_place = re.search(_NO_PLACE, match[0]) is None  # 主要指标（分地区）
        return [match[0]] if is_place else []

    return []


def period_in(text: str) -> Period | None:
    """Return the period that a title names (2023年重庆市主要经济指标).

    None where it names none, several, or speaks of the year in words that are not understood: the
    values of 2024年鉴 are not those of 2024, and those of 2024年前5个月 not the year's.
    """
    written = re.sub(_NUMBER_BEHIND_YEAR, " ", _core(text))
    numbered = re.match(_NUMBER_BEFORE, written)
    if numbered is not None:
        written = written[numbered.end() :]

    # Main indicators, Jan-Sep 2024; two such periods in one title are not told apart.
    if re.search(_ENGLISH_PART, written):
        periods = re.findall(_ENGLISH_PERIOD, written)
        return parse_period(periods[0]) if len(periods) == 1 else None

    text = written.replace(" ", "")
    year = re.search(_YEAR, text)
    if year is None:
        return None

    start = year.start()
    period, length = period_at_beginning(text[start:])
    # 2024/25
    if period is None:
        return None
    # 2021—2025年主要目标 is of no one year.
    if period.since is not None:
        return None

    # 表2-1 before 2023年 says nothing of the time.
    before = re.sub(_TABLE_NUMBER, "", text[:start])
    behind = text[start + length :]
    is_of_other_time = re.search(_OTHER_TIME, f"{before} {behind}") is not None
    return None if is_of_other_time else period
