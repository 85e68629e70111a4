"""Units as a reader of either language knows them: 亿元 is 100m yuan."""

from __future__ import annotations

import re
from decimal import Decimal

from gapcalc.core.unit import RATIO, own_unit, remembered, split_unit
from gapcalc.messages.locale import Language

__all__ = ["in_millions", "unit_label"]

# English for the words of units.txt. A counter such as 个 has none: 5 万个 is 50k. What is missing
# here is printed as it stands.
_ENGLISH_WORDS = {
    "元": "yuan", "美元": "USD",
    "人": "people", "人口": "people", "名": "people",
    "千人": "1,000 people", "千人口": "1,000 people",
    "人次": "passenger trips", "标箱": "TEU", "列": "trains", "套": "units", "间": "rooms",
    "辆": "vehicles", "台": "", "部": "", "艘": "ships", "张": "beds", "床": "beds", "床位": "beds",
    "册": "books", "本": "books", "计数": "", "次": "", "班次": "runs", "例": "", "头": "",
    "百分点": "percentage points", "个百分点": "percentage points", "指数": "index", "点": "points",
    "分": "points", "欧元": "EUR", "英镑": "GBP", "日元": "JPY", "港元": "HKD", "澳门元": "MOP",
    "新台币": "TWD", "韩元": "KRW", "瑞士法郎": "CHF",
    "国际元": "international $", "购买力标准": "PPS", "特别提款权": "SDR", "吨标准油": "toe",
    "吨CO2": "t CO2", "吨CO2当量": "t CO2e", "摄氏度": "°C",
    "兆瓦": "MW", "吉瓦": "GW", "兆瓦时": "MWh", "吉瓦时": "GWh", "太瓦时": "TWh", "焦耳": "J",
    "兆焦": "MJ", "吉焦": "GJ", "太焦": "TJ", "毫克": "mg", "微克": "μg", "升": "L", "毫米": "mm",
    "吨公里": "tkm", "人公里": "pkm", "桶": "barrels", "分钟": "minutes",
    "个月": "months", "周": "weeks", "人年": "person-years", "克": "g", "千克": "kg",
    "个": "", "家": "", "项": "", "条": "", "座": "", "所": "", "场": "", "对": "", "处": "",
    "省": "", "位": "", "类": "",
    "村": "villages", "区县": "district",
    "米": "m", "公里": "km", "千米": "km",
    "平方米": "m²", "平方公里": "km²", "立方米": "m³", "亩": "mu", "公顷": "ha",
    "吨": "t", "吨标准煤": "tce", "瓦": "W", "千瓦": "kW", "千瓦时": "kWh",
    "万千瓦": "10 MW",  # 10k kW would have two multiples
    "小时": "h", "天": "days", "年": "years", "岁": "years", "年一遇": "-year flood",
    "倍": "×", RATIO: "",
}  # fmt: skip
# The longer ones first: 万亿元 is tn yuan, and not 10k of 亿元.
_ENGLISH_MULTIPLES = {
    "万亿": "tn", "千亿": "100bn", "百亿": "10bn", "十亿": "bn", "亿": "100m",
    "千万": "10m", "百万": "m", "十万": "100k", "万": "10k", "千": "k",
}  # fmt: skip
# What English says of numbers in place of those multiples: 24,500 亿元 are 2.45 trillion yuan.
_SIZES = {
    "tn": 10**12, "100bn": 10**11, "10bn": 10**10, "bn": 10**9, "100m": 10**8,
    "10m": 10**7, "m": 10**6, "100k": 10**5, "10k": 10**4, "k": 10**3, "1,000": 10**3,
    "10": 10,
}  # fmt: skip
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@remembered
def unit_label(unit: str, language: Language) -> str:
    """Return `unit` as it is printed for a reader of `language`.

    亿元 is "100m yuan" in English. Counters are left out: 个/千人 is "per 1,000 people". The label
    of a ratio is empty in both languages.
    """
    if language == "zh":
        return "" if unit in {RATIO, "计数"} else _index_with_base(unit)

    label = ""

    for part, is_operator in split_unit(unit):
        label += part if is_operator else _word_in_english(part)

    if label.startswith("/"):
        return f"per {label[1:]}"

    return label


def in_millions(text: str, unit: str) -> tuple[str, str] | None:
    """Return printed numbers, and the English for their unit, without the multiple of the unit.

    `~2,183.2` of 万人 is `~21.832` and "million people", where "2,183.2 10k people" could not be
    read, and `2-3` of 亿元 `200-300` and "million yuan". The digits are those of `text` but for
    zeros that end a fraction; only the decimal point moves. None for a unit that has no multiple:
    the m of 米 are metres.
    """
    if not unit.startswith(tuple(_ENGLISH_MULTIPLES)):
        return None

    multiple, _, counted = unit_label(unit, "en").partition(" ")
    size = _SIZES.get(multiple)
    numbers = _NUMBER.findall(text)
    if size is None or not numbers:
        return None

    largest = max(_decimal(number) for number in numbers) * size
    scale, word = next(((least, word) for least, word in _SCALES if largest >= least), (1, ""))
    moved = _NUMBER.sub(lambda match: _shortest(_decimal(match[0]) * size / scale), text)
    return moved, f"{word} {counted}".strip()


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))


def _shortest(value: Decimal) -> str:
    """Return a number without zeros that end its fraction: 2,450.10 is 2,450.1."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _index_with_base(unit: str) -> str:
    """Return an index with its base as it is printed: 2015=100; any other unit as it is."""
    base = unit.removeprefix("指数")
    return f"{base}=100" if base != unit and base.isdigit() else unit


def _word_in_english(word: str) -> str:
    """Return the English for a unit word with its multiple, or `word` if there is none."""
    own = own_unit(word)
    if own is not None and own.english:
        return own.english
    if word.startswith("指数") and word != "指数":
        return _index_with_base(word)
    if word in _ENGLISH_WORDS:
        return _ENGLISH_WORDS[word]

    for multiple, english_multiple in _ENGLISH_MULTIPLES.items():
        if word.startswith(multiple):
            rest = word.removeprefix(multiple)
            return f"{english_multiple} {_ENGLISH_WORDS.get(rest, rest)}".strip()

    return word
