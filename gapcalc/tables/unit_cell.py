"""The unit in a cell of its own: Percentage (%), millions of tonnes, 亿元 over 100 million yuan."""

from __future__ import annotations

import re

from gapcalc.core.text import nfkc
from gapcalc.core.unit import UnitError, factor, is_unit, remembered

__all__ = ["is_growth", "unit_in_cell", "unit_in_words"]

_LONGEST = 120
# Patterns are texts, which `re` compiles at their first use: most cells are a unit as they stand.
_BRACKETED = r"(?P<word>[^()]*[^()\s])\s*\((?P<inside>[^()]+)\)"
# Percentage of population, % of GDP: in what share, the indicator says.
_SHARE = r"(?:per ?cent(?:ages?)?|pct|%)(?: of .+)?"
# Annual %, % growth: of how a value has changed, and not the value.
_GROWTH = (
    r"annual (?:per ?cent(?:age)?|%)(?: (?:change|growth))?|"
    r"(?:per ?cent(?:age)?|%) (?:annual|growth|change).*"
)
# Millions of tonnes, thousands of persons
_MULTIPLE_OF = r"(thousand|million|billion|trillion)s? of (.+)"
# RMB bn, USD mn
_CURRENCY_FIRST = r"(?i)(RMB|[A-Z]{3}) ?(th|mn|mil|million|bn|bil|billion|tn|trillion)"
_CURRENCIES = {"RMB": "元", "CNY": "元", "USD": "美元", "EUR": "欧元", "HKD": "港元", "JPY": "日元"}
_MULTIPLES = {
    "th": "千", "mn": "百万", "mil": "百万", "million": "百万", "bn": "十亿", "bil": "十亿",
    "billion": "十亿", "tn": "万亿", "trillion": "万亿",
}  # fmt: skip
# A line in Chinese and one in English, in one cell or beside each other.
_CHINESE_BEFORE = r"(?s)([^\sA-Za-z]*[\u3400-\u9fff][^\sA-Za-z]*)\s+([A-Za-z\d].*)"
# Dollars without a country are those of the United States, unless the place has its own.
_DOLLARS = "US dollars"


# Of places with a dollar of their own, by the words that their names hold.
_OWN_DOLLARS = {
    "canada": "CAD", "ontario": "CAD", "quebec": "CAD", "québec": "CAD", "alberta": "CAD",
    "british columbia": "CAD", "manitoba": "CAD", "saskatchewan": "CAD", "nova scotia": "CAD",
    "new brunswick": "CAD", "newfoundland": "CAD", "prince edward": "CAD", "yukon": "CAD",
    "nunavut": "CAD", "northwest territories": "CAD",
    "australia": "AUD", "new zealand": "NZD", "singapore": "SGD", "hong kong": "HKD",
    "taiwan": "TWD", "brunei": "BND", "jamaica": "JMD", "fiji": "FJD", "namibia": "NAD",
    "加拿大": "CAD", "澳大利亚": "AUD", "新西兰": "NZD", "新加坡": "SGD",
    "香港": "HKD", "台湾": "TWD",
}  # fmt: skip


@remembered
def unit_in_cell(text: str, place: str = "") -> str:
    """Return the unit that a cell of units holds, `text` itself where none is found.

    Of a unit in two languages or in two forms it is the one that is known; where both are known
    and differ, none is taken. Bare dollars are those of `place`, where that has its own.
    """
    # 亿元
    if len(text) > _LONGEST or is_unit(text):
        return text

    written = " ".join(nfkc(text).split())
    lower = written.lower()
    # Percentage of population
    if re.fullmatch(_SHARE, lower):
        return "%"
    # Of Canada's office they are Canadian.
    if lower in {"dollars", "dollar"}:
        return _dollars_of(place)

    in_words = unit_in_words(written)
    if in_words:
        return in_words

    # Percentage (%), and 亿元 over 100 million yuan.
    both = re.fullmatch(_BRACKETED, written) or re.fullmatch(_CHINESE_BEFORE, written)
    if both is None:
        return text

    return _agreed(both[1], both[2]) or text


def is_growth(text: str) -> bool:
    """Whether a cell of units says that the values are rates of change: annual %, % growth."""
    written = " ".join(nfkc(text[:_LONGEST]).split()).lower()
    return re.fullmatch(_GROWTH, written) is not None


def unit_in_words(text: str) -> str:
    """Return the unit that English words make, "" where they make none: millions of tonnes."""
    lower = text.lower()
    if lower in {"percentage", "percentages"}:
        return "%"

    amount = re.fullmatch(_CURRENCY_FIRST, text)
    # RMB bn
    if amount is not None:
        multiple = _MULTIPLES[amount[2].lower()]
        currency = _CURRENCIES.get(amount[1], amount[1])
        unit = multiple + currency
        return unit if is_unit(unit) else ""

    of_multiple = re.fullmatch(_MULTIPLE_OF, lower)
    # millions of tonnes
    if of_multiple is None:
        return ""

    unit = f"{of_multiple[1]} {of_multiple[2]}"
    return unit if is_unit(unit) else ""


def _dollars_of(place: str) -> str:
    """Return the dollars of a place, those of the United States where it has none of its own."""
    lower = place.lower()
    for name, code in _OWN_DOLLARS.items():
        if name in lower:
            return code

    return _DOLLARS


def _agreed(one: str, other: str) -> str:
    """Return the unit that one of two texts is, "" where neither is one or both differ."""
    units = [unit_in_cell(part) for part in (one, other)]
    known = list(filter(is_unit, units))
    # neither Percentage change nor its sign
    if not known:
        return ""
    if len(known) == 2 and not _same(*known):
        return ""

    return known[0]


def _same(one: str, other: str) -> bool:
    try:
        return factor(one, other) == 1
    except UnitError:
        return False
