"""What the names of rows and columns say: the indicator beneath numbering and footnotes, its unit,
its period.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gapcalc.core.period import ENGLISH_MONTH, Period, parse_period
from gapcalc.core.text import nfkc, plain_form, simplified
from gapcalc.core.unit import is_unit, remembered
from gapcalc.core.unit_words import is_code, is_word_of_names
from gapcalc.tables.unit_cell import unit_in_words
from gapcalc.tables.vocabulary import (
    CURRENT_PRICES,
    EXPECTED,
    LEVEL_WORDS,
    PLANNED,
    RUNNING_WORDS,
    STANDING_WORDS,
)

__all__ = [
    "Heading",
    "Reading",
    "bare",
    "heading",
    "in_two_languages",
    "period_at_beginning",
    "readings",
    "unit_of",
    "unmarked",
]

_LONGEST = 120


# --- names of indicators


class Reading(NamedTuple):
    """One way to read a row's or column's name: the `name`, the unit found in it, and what is known
    of its kind.

    `running` is True for a running total within the year (累计值), False for the value of the
    period alone (当季值), None where the name does not tell. `part` marks a part of the row above
    (其中), whose name may be short for more.
    """

    name: str
    unit: str = ""
    running: bool | None = None
    part: bool = False


_NUMBERING = re.compile(
    r"(?:[(（]?[一二三四五六七八九十]{1,3}[)）、.．,，]|第[一二三四五六七八九十]{1,3}[、,，]|\d{1,2}[、.．)）](?=\s*[^\d\s])|"
    r"[(（]\d{1,2}[)）]|[①-⑳⑴-⒇⒈-⒛]|"
    r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[^\d\s])|(?:[A-Z]|[IVX]{1,4})[.)]\s*(?=[^\W\d_]{2}))\s*"
)
_PART = re.compile(
    r"\s*(?:(?:#|＃|[•·▪◆]|[-—–]+)\s*)?(?:其中|of which)\s*[:：]?\s*|\s*[#＃]\s*", re.IGNORECASE
)
_MARKS = "①-⑳⑴-⒇⒈-⒛*＊†‡¹²³⁰-⁹₀-₉"
_MARK = re.compile(f"[{_MARKS}]+")
# Footnote marks at the end, or before the unit.
_RAISED = re.compile(f"[{_MARKS}]+(?=\\s*(?:[(（【\\[]|$))")
_FOOTNOTES = re.compile(
    rf"(?:[{_MARKS}]|(?<=\s)\d{{1,2}}[)）]|[\[［【]\d{{1,2}}[\]］】]|[(（]注?[①-⑳\d]?[)）]|注[①-⑳\d]|\s)+$"
)
# A letter in brackets is a footnote; [a] is none for years, but [t] and [m] are units.
_LETTER = re.compile(r"\s*[\[(（［](?P<letter>[a-z])[\])）］]$")
# 地区生产总值(亿元)1): no bracket is open before it, as in (2015=100).
_NUMBER_BEHIND = re.compile(
    r"(?P<name>(?:[^()（）]|[(（][^()（）]*[)）])*(?<=[^\W\d_]|[)）]))\d{1,2}[)）]"
)
# A name may go on in the next line of its cell: 新增公\n园绿地, Gross\nRegional Product.
_LINE_WITHIN = r"(?<=[\u3400-\u9fff])\s*\n\s*(?=[\u3400-\u9fff])"
_LINE_BREAK = r"\s*[\r\n]\s*"
_STARS = re.compile(r"^\*{1,3}(.+?)\*{1,3}$")
_BRACKETED = re.compile(
    r"(?P<name>.*\S)\s*[(\[【〔〈{](?P<inside>[^()\[\]【】〔〕〈〉{}]*(?:\([^()]*\))?)[)\]】〕〉}]"
)
_BEHIND = re.compile(
    r"(?P<name>.*?\S)\s*(?:[/:,_ ]|(?=[%‰]$))\s*(?P<inside>[^/:,_\s]+(?:/[^/:,_\s]+)?)"
)
_SAYS_UNIT = re.compile(r"^(?:计量)?单位[:：]?\s*")
_SHORT_UNITS = {"100m": "亿元", "pct": "%", "percent": "%", "permille": "‰"}
# 社会消费品零售总额 累计值, 进出口总额_当月, Exports (year to date)
_RUNNING_WORD = "|".join(sorted(RUNNING_WORDS, key=len, reverse=True))
_RUNNING = re.compile(rf"[\s_\-,，:：]*[(（]?(?P<word>{_RUNNING_WORD})[)）]?$", re.IGNORECASE)


def readings(name: str) -> Iterator[Reading]:
    """Yield the ways to read a name, the literal one first and each next one with more taken off.

    Numbering (一、（二）3.), footnote marks, 其中, a unit in brackets or behind `/ : , _` or a
    space, and 累计值 or 当季值 are taken off; whatever else stands in brackets (20%, 上年=100,
    不变价) belongs to the name.
    """
    name = name.strip()
    # A note in place of a name
    if len(name) > _LONGEST:
        yield Reading(name)
        return

    yielded = set()
    for reading in _all_readings(name):  # one by one: the literal one is mostly the one meant
        if reading not in yielded:
            yielded.add(reading)
            yield reading


def _all_readings(name: str) -> Iterator[Reading]:
    """Yield every reading of a name, some of them twice."""
    whole = Reading(name)
    for whole in _stages(name):
        yield whole

    # The unit may stand behind both: 地区生产总值 Gross regional product（亿元）.
    both = in_two_languages(name) or in_two_languages(whole.name)
    if both is not None:
        yield from _readings_of_both(*both, whole.unit)


def _readings_of_both(chinese: str, english: str, unit_behind: str) -> Iterator[Reading]:
    """Yield the readings of a name's Chinese and of its English words, each with the unit of the
    other where it has none of its own.
    """
    from gapcalc.tables.name_kinds import kinds  # 60 patterns, for few names

    # Neither may say a kind that the other does not: beside 地区生产总值 the words Growth rate make
    # one of them wrong, and beside 常住人口 Urban areas make it a part.
    of_chinese = kinds(chinese)
    of_english = kinds(english)
    # 地区生产总值 Growth rate
    if not of_english <= of_chinese:
        return

    chinese_stages = list(_stages(chinese))
    english_stages = list(_stages(english))
    unit = english_stages[-1].unit or unit_behind
    for reading in chinese_stages:
        yield reading._replace(unit=reading.unit or unit)

    # 城镇常住人口 Resident population: the English words say less.
    if not of_chinese <= of_english:
        return

    last = chinese_stages[-1]
    for reading in english_stages:
        # The English line below 其中：工业 says Industry alone.
        part = last.part or reading.part
        yield reading._replace(unit=reading.unit or last.unit, part=part)


# 地区生产总值 over Gross Regional Product, in one cell or on one line.
_BOTH_LANGUAGES = (
    r"(?s)(?P<zh>[^A-Za-z]*[\u3400-\u9fff](?:[^A-Za-z]*|.*(?=\n)))"
    r"\s+(?P<en>[A-Za-z][^\u3400-\u9fff]*)"
)
_BEGINS_WORD = re.compile(r"\s[A-Za-z]")
_SHORTEST_ENGLISH = 3
_KIND_IN_ENGLISH = (
    r"(?i)\b(?:growth|rates?|index|indices|shares?|ratios?|proportion|percentage|per|change|rank|"
    r"yoy|average|mean|target|plan|planned|forecast|projected|contribution|increase|new|newly|urban|"
    r"rural|male|female|men|women|of which|private|public|state|foreign|above|below|constant)\b"
)
_KIND_IN_CHINESE = (
    "[增减率比均速占城乡农镇男女新每度]|指数|构成|变化|排名|位次|目标|计划|预测|其中|国有|民营|私营|"
    "外资|规模|限额|不变|可比"
)


def in_two_languages(text: str) -> tuple[str, str] | None:
    """Return a name's Chinese and its English words where it is written in both, else None.

    Letters within Chinese words (R&D 经费, GDP) are no second language.
    """
    if _BEGINS_WORD.search(text) is None:  # as in most names
        return None

    match = re.fullmatch(_BOTH_LANGUAGES, text.strip())
    if match is None or len(match["en"]) < _SHORTEST_ENGLISH:
        return None
    # 地区生产总值 Growth rate says more than its Chinese half.
    if re.search(_KIND_IN_ENGLISH, match["en"]) and not re.search(_KIND_IN_CHINESE, match["zh"]):
        return None

    return match["zh"].strip(), " ".join(match["en"].split())


def _on_one_line(name: str) -> str:
    """Return a name that goes over lines of its cell on one."""
    # As nearly all names are
    if "\n" not in name and "\r" not in name:
        return name

    name = name.replace("\r\n", "\n").replace("\r", "\n")
    joined = re.sub(_LINE_WITHIN, "", name)
    return re.sub(_LINE_BREAK, " ", joined)


def _without_footnotes(name: str) -> str:
    """Return a name without the marks of footnotes at its end: 人口[1], GDP [a], GDP 1)."""
    # GDP [a]
    letter = _LETTER.search(name)
    if letter is not None and _is_footnote(letter["letter"]):
        name = name[: letter.start()] or name

    # 地区生产总值(亿元)1)
    number = _NUMBER_BEHIND.fullmatch(name)
    if number is not None:
        name = number["name"]

    return _FOOTNOTES.sub("", name) or name


def _is_footnote(letter: str) -> bool:
    """Whether a letter in brackets is a footnote: [a] is none for years, but [t] is for tonnes."""
    return letter == "a" or not is_unit(letter)


def bare(text: str) -> str:
    """Return a line without the numbering, brackets and quotes around it: 二、四川省 and 【四川省】
    are 四川省.
    """
    text = nfkc(text).strip(" 【】[]()《》<>“”\"'")
    numbering = _NUMBERING.match(text)
    return _behind(numbering, text)


def _behind(match: re.Match[str] | None, text: str) -> str:
    """Return what stands behind a match at the beginning of `text`, all of it without one."""
    return text if match is None else text[match.end() :]


def unmarked(text: str) -> str:
    """Return a heading without its footnote marks, which compatibility form would make digits of:
    2023年①.
    """
    return _MARK.sub("", text)


def _stages(name: str) -> Iterator[Reading]:
    """Yield a name as it stands, without what stands around it, without its unit, and without the
    word for a running total.
    """
    line = _on_one_line(name)
    # 一、地区生产总值(亿元) as it stands
    _, unit = _name_and_unit(nfkc(line))
    yield Reading(name, unit)

    core, is_part = _without_numbering(line)
    core = _without_footnotes(core)
    _, unit = _name_and_unit(nfkc(core))
    yield Reading(core, unit, part=is_part)

    # 地区生产总值①(亿元)
    without_marks = nfkc(_RAISED.sub("", core)).strip()
    core, unit = _name_and_unit(without_marks)
    core = _without_footnotes(core)
    yield Reading(core, unit, part=is_part)

    # 社会消费品零售总额_累计值
    match = _RUNNING.search(simplified(core))  # which has as many letters
    if match is not None and match.start():
        before = core[: match.start()]
        is_total = RUNNING_WORDS[match["word"].lower()]
        yield Reading(before, unit, is_total, is_part)


def _without_numbering(line: str) -> tuple[str, bool]:
    """Return a name without its number, 其中 and stars, and whether 其中 marks it as a part.

    其中 stands before the number or behind it: 其中：1.工业, （一）#工业.
    """
    before = _PART.match(line)
    core = _behind(before, line)
    is_part = before is not None

    number = _NUMBERING.match(core)
    if number is not None:
        core = _behind(number, core)
        behind = _PART.match(core)
        core = _behind(behind, core)
        is_part = is_part or behind is not None

    # **地区生产总值**
    starred = _STARS.match(core)
    if starred is not None:
        core = starred[1]

    return core, is_part


def _name_and_unit(name: str) -> tuple[str, str]:
    """Return a name and the unit in it, "" where there is none; `name` is in compatibility form."""
    # 地区生产总值(亿元), 人口〔万人〕
    bracketed = _BRACKETED.fullmatch(name)
    if bracketed is not None:
        return _split_brackets(name, bracketed["name"], bracketed["inside"])

    # 地区生产总值/亿元, GDP_亿元, 城镇化率%
    match = _BEHIND.fullmatch(name)
    if match is None:
        return name, ""

    word = match["inside"]
    unit = _SHORT_UNITS.get(word.lower(), "") or unit_of(word)
    if not unit:
        return name, ""

    return match["name"], unit


def _split_brackets(name: str, before: str, inside: str) -> tuple[str, str]:
    """Return a name without the unit in the brackets at its end: 地区生产总值(亿元，现价).

    Words that are no unit stay with the name: 产值(规模以上，亿元) is 产值(规模以上).
    """
    without_word = _SAYS_UNIT.sub("", inside)
    units: list[str] = []
    others: list[str] = []

    for part in re.split("[,;、]", without_word):
        part = part.strip()
        unit = _unit_behind(part)
        if unit:
            units.append(unit)
        elif simplified(part) not in CURRENT_PRICES:
            others.append(part)

    if len(units) > 1:  # (亿元，美元): in which of the two, nobody can tell
        return before, ",".join(units)
    if not units and others:
        return name, ""

    rest = f"({','.join(others)})" if others else ""
    return before + rest, "".join(units)


@remembered
def unit_of(text: str) -> str:
    """Return `text` where it is a unit, "" where it is not or may be a word of a name: index."""
    # index, number, 人口
    if is_word_of_names(text):
        return ""

    return _unit_in_brackets(text)


def _unit_behind(text: str) -> str:
    """Return the unit that stands in the brackets behind a name, as a unit or in words."""
    return _unit_in_brackets(text) or unit_in_words(text)


@remembered
def _unit_in_brackets(text: str) -> str:
    """Return `text` where it is a unit, "" where it is none or, as 上年=100, says of what kind."""
    # T is a tonne in a column of units only.
    if is_code(text):
        return ""
    # 上年=100 says of what kind the index is.
    if "=" in text:
        return ""

    return text if is_unit(text) else ""


# --- headings of columns


class Heading(NamedTuple):
    """What the heading of a column says of its values' period.

    `kind` is "level" for values of the period itself, "planned" for targets and forecasts, "other"
    for growth rates, shares, ranks and averages. `standing` is that of an observation or None.
    `date` is a date (2023-12-31) where one stands in place of a period: then `period` is its month,
    until all the dates beside it tell what it stands for.
    """

    period: Period
    kind: str = "level"
    standing: str | None = None
    running: bool | None = None
    unit: str = ""
    date: str = ""


_TAIL = re.compile(r"^[\s(（\[【,，_\-—:：]*(.*?)[\s)）\]】]*$", re.DOTALL)


# A year in digits, maybe apart, of the Republic, in Chinese ones; 截至.
_BEGINS = re.compile(
    rf"1\s*9|2\s*0|1\s*[0-3]\s*\d\s*年|[截一二民中令平昭]|YR|Q[1-4]|H[12]|M\d|{ENGLISH_MONTH}",
    re.IGNORECASE,
)


# A year of the Minguo calendar: 103 is 2014.
_REPUBLIC = re.compile(r"1[0-3]\d(?!\d)")
# 2023/24 and 2023-12-31 are no years.
_GOES_ON = re.compile(r"[./-]\s*\d|[./-]?\d")
_BETWEEN_WORDS = re.compile(r"[()\[\]\s,，:：]+")
_SCHOOL_OR_FINANCIAL_YEAR = re.compile("学年|财年")


@remembered
def heading(text: str, republic: bool = False) -> Heading | None:
    """Return what a column's heading says where it names a period, or None.

    With `republic` three-digit numbers are years of the Minguo calendar: 103 is 2014.
    """
    if len(text) > _LONGEST:
        return None

    text = plain_form(unmarked(text)).strip()
    if republic and _REPUBLIC.match(text) and text[3:4] != "年":
        text = f"{text[:3]}年{text[3:]}"
    if not _BEGINS.match(text):
        return None

    period, end = period_at_beginning(text)
    if period is None:
        return None

    return _with_tail(period, text[end:])


# Characters of the shortest and of the longest period: 2024, September 2023 – November 2024.
_SHORTEST_PERIOD = 4
_LONGEST_PERIOD = 40


def period_at_beginning(text: str) -> tuple[Period | None, int]:
    """Return the longest period that a text begins with, and where it ends; None and 0 without one.

    2024年1-9月 of 2024年1-9月(亿元), and not 2024年.
    """
    longest = min(len(text), _LONGEST_PERIOD)
    for end in range(longest, _SHORTEST_PERIOD - 1, -1):
        if text[end : end + 1].isdigit():  # 202 of 2024 is no year
            continue

        period = parse_period(text[:end])
        if period is not None:
            return period, end

    return None, 0


def _with_tail(period: Period, tail: str) -> Heading | None:
    """Return what is said of the values of `period` by what stands behind it in its heading."""
    match = _TAIL.match(tail)
    word = match[1].strip().lower() if match else ""
    if _GOES_ON.match(tail):
        return None
    # 2023- may go on in the next cell.
    if not word and tail[:1] in {"-", "/", "—"}:
        return None

    units = []
    words = []
    for part in _BETWEEN_WORDS.split(word):
        if part and unit_of(part):
            units.append(part)
        else:
            words.append(part)

    if len(units) > 1:
        return Heading(period, "other")

    unit = units[0] if units else ""
    return _of_word("".join(words), period, unit)


def _of_word(word: str, period: Period, unit: str) -> Heading | None:
    """Return what one word behind a period says of its values, None where the whole is none."""
    if word in RUNNING_WORDS:
        return Heading(period, running=RUNNING_WORDS[word], unit=unit)
    if word in LEVEL_WORDS or word == "a":  # 2023A beside 2024E
        return Heading(period, unit=unit)

    # A word for what is planned, however it ends.
    stem = word.removesuffix("数").removesuffix("值")  # 目标数, 预期值
    if word in EXPECTED or word in PLANNED or stem in PLANNED:
        return Heading(period, "planned")
    if word in STANDING_WORDS:
        return Heading(period, standing=STANDING_WORDS[word], unit=unit)
    if _SCHOOL_OR_FINANCIAL_YEAR.match(word):
        return None

    return Heading(period, "other")
