"""Numbers with units as offices write them, and exact conversion between units.

The only room that knows Pint. Its registry is read from `units.txt` on first use, with exact fractions, so
that 1 亩 is 10000/15 m² to the last digit and equality needs no tolerance. What Pint makes of each word is written
down in `measures.txt`, so that a prompt need not wait for it: it is asked for words joined by operators.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gapcalc.core.text import halfwidth, nearest, plain, simplified
from gapcalc.messages.locale import Language

if TYPE_CHECKING:
    from pint import UnitRegistry

__all__ = [
    "RATIO",
    "Measure",
    "UnitError",
    "convert",
    "dimension",
    "factor",
    "is_unit",
    "label",
    "measured",
    "measures",
    "parse_number",
    "parse_quantity",
    "spell",
]

RATIO = "比值"

_WORD = r"(?:[^\W\d_][^\W_]{0,15}|[%‰])"
_TERM = rf"{_WORD}(?:\*\*-?[1-4])?"
_UNIT = re.compile(rf"{_TERM}(?:[*/]{_TERM}){{0,3}}")
_JOINT = re.compile(r"(\*\*-?\d|[*/])")
_NUMBER = re.compile(
    r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[+-]?\d{1,2})?", re.IGNORECASE | re.ASCII
)
_MAX_DIGITS = 40
# Measure words with their alternative in brackets; brackets reach Pint in no other way.
_SPELLINGS = {
    "套(间)": "套", "省(区、市)": "省", "所(个)": "所", "个(家)": "个", "^": "**", "×": "*", "·": "*",
    "元人民币": "元", "圆": "元",
}  # fmt: skip
# English for a multiple and a unit, as yearbooks write them: 100 million yuan, 10,000 persons.
_IN_ENGLISH = re.compile(
    r"(?P<multiple>[\d,]* ?(?:thousand|million|billion|trillion)|[\d,]+ ?(?:[mk]\b)?)? ?(?P<unit>[a-z.$ ]*?)s?",
    re.IGNORECASE,
)
_ENGLISH_MULTIPLES = {
    "1000": "千", "thousand": "千", "10000": "万", "10thousand": "万", "10k": "万", "million": "百万", "1m": "百万",
    "10million": "千万", "10m": "千万", "100million": "亿", "100m": "亿", "billion": "十亿", "trillion": "万亿",
}  # fmt: skip
_ENGLISH_UNITS = {
    "yuan": "元", "cny": "元", "rmb": "元", "rmb yuan": "元", "us dollar": "美元", "u.s. dollar": "美元", "usd": "美元",
    "us$": "美元", "current us$": "美元", "person": "人", "people": "人", "ton": "吨", "tonne": "吨", "percent": "%",
    "per cent": "%", "sq.km": "平方公里", "kwh": "千瓦时", "unit": "个",
}  # fmt: skip
# English for the words of units.txt; what is missing here is shown as it stands.
_ENGLISH = {
    "元": "yuan", "美元": "USD", "人": "people", "人口": "people", "千人口": "1,000 people",
    "千人": "1,000 people", "名": "people", "人次": "trips", "标箱": "TEU", "个": "", "家": "", "项": "",
    "条": "", "座": "", "所": "", "场": "", "对": "", "列": "trains", "处": "", "套": "units", "间": "rooms",
    "省": "", "村": "villages", "位": "", "类": "", "米": "m", "公里": "km", "千米": "km", "平方米": "m²",
    "平方公里": "km²", "立方米": "m³", "亩": "mu", "公顷": "ha", "吨": "t", "瓦": "W", "千瓦": "kW",
    "千瓦时": "kWh", "小时": "h", "天": "days", "年": "years", "岁": "years", "年一遇": "-year flood",
    "倍": "×", RATIO: "", "区县": "district", "吨标准煤": "tce",
}  # fmt: skip
_MULTIPLES = {
    "万亿": "tn", "千亿": "100bn", "百亿": "10bn", "十亿": "bn", "亿": "100m", "千万": "10m", "百万": "m",
    "十万": "100k", "万": "10k", "千": "k",
}  # fmt: skip


class UnitError(ValueError):
    """A unit or number that cannot be used; `code` and `details` are those of a `Problem`."""

    def __init__(self, code: str, **details: str) -> None:
        self.code, self.details = code, details

    def __str__(self) -> str:
        return f"{self.code}: {self.details}"


class Measure(NamedTuple):
    """What a unit comes to: its exact size in base units, and the exponent of each base dimension."""

    size: Fraction
    dimension: dict[str, int]


_DEFINITIONS = Path(__file__).with_name("units.txt")
_MEASURES = Path(__file__).with_name("measures.txt")


@cache
def _registry() -> UnitRegistry[Fraction]:
    import pint

    return pint.UnitRegistry(str(_DEFINITIONS), non_int_type=Fraction, on_redefinition="raise")


def measures(more: Iterable[str] = ()) -> str:
    """Return the contents of `measures.txt`: what Pint makes of each word of `units.txt` with each multiple.

    `more` are further units. The first line is the checksum of the definitions; each other one is a unit, its size and
    its dimensions.
    """
    new = _registry.__wrapped__()  # one in use has taken up words with their multiples too
    words = [prefix + name for name in new._units for prefix in ("", *new._prefixes)]
    lines = [str(zlib.crc32(_DEFINITIONS.read_bytes()))]
    for unit in dict.fromkeys([*words, *more]):
        if (found := measured(unit)) is not None:
            lines.append(
                " ".join(
                    [
                        unit,
                        str(found.size),
                        *(f"{b}:{power}" for b, power in found.dimension.items()),
                    ]
                )
            )
    return "\n".join(lines) + "\n"


def measured(spelt: str) -> Measure | None:
    """Return what Pint makes of a unit, or None where it knows none such."""
    try:
        unit = _registry().parse_units(spelt)
        size = _registry().Quantity(Fraction(1), unit).to_base_units().magnitude
    except (
        Exception
    ):  # Pint's parser fails in many ways on strange text, and not only with its own errors
        return None
    return Measure(
        Fraction(size),
        {str(base): int(Fraction(str(n))) for base, n in unit.dimensionality.items()},
    )


@cache
def _written() -> dict[str, str]:
    """Return the lines of `measures.txt` by unit; none where the definitions are no longer those it was made from."""
    made_from, *lines = _MEASURES.read_text(encoding="utf-8").splitlines()
    if made_from != str(zlib.crc32(_DEFINITIONS.read_bytes())):
        return {}
    return dict(line.split(" ", 1) for line in lines)


def spell(unit: str) -> str:
    """Return `unit` in the one spelling that is parsed: NFKC, no spaces, `*` and `/` as operators.

    Raises `UnitError` ("unit-refused") for whatever is not unit words joined by operators.
    """
    if len(unit) > 64:
        raise UnitError("unit-refused", unit=unit)
    spelt = _from_english(unit) or "".join(simplified(plain(unit)).split())
    for written, meant in _SPELLINGS.items():
        spelt = spelt.replace(written, meant)
    if not _UNIT.fullmatch(spelt):
        raise UnitError("unit-refused", unit=unit)
    return spelt


def _from_english(unit: str) -> str | None:
    written = plain(unit).strip()
    match = _IN_ENGLISH.fullmatch(written) if written.isascii() else None
    if match is None or (name := _ENGLISH_UNITS.get(match["unit"].strip().lower())) is None:
        return None
    multiple = (match["multiple"] or "").replace(",", "").replace(" ", "").lower()
    known = _ENGLISH_MULTIPLES.get(multiple) if multiple else ""
    return None if known is None else known + name


@lru_cache(maxsize=4096)
def _parsed(spelt: str) -> Measure | None:
    """Return what a unit comes to. A word that is not written down is none, but for the plurals that Pint takes."""
    written = _written()
    if line := written.get(spelt):
        size, *powers = line.split(" ")
        return Measure(
            Fraction(size), {base: int(n) for base, n in (power.split(":") for power in powers)}
        )
    words = [word for word in _JOINT.split(spelt) if word and not _JOINT.fullmatch(word)]
    if written and not all(word in written or word.removesuffix("s") in written for word in words):
        return None
    return measured(spelt)


def is_unit(text: str) -> bool:
    """Whether `text` is a unit."""
    try:
        return _parsed(spell(text)) is not None
    except UnitError:
        return False


@lru_cache(maxsize=4096)
def _parse(unit: str) -> Measure:
    spelt = spell(unit)
    parsed = _parsed(spelt)
    if parsed is None:
        known = nearest(spelt, [name for name in _registry()._units if not name.isascii()])
        hint_en = (
            f"Did you mean {known}?"
            if known
            else "Known words are listed in units.txt of the package"
        )
        hint_zh = f"是否为 {known}？" if known else "可用的单位词见程序包中的 units.txt"
        raise UnitError("unit-unknown", unit=unit, hint_en=hint_en, hint_zh=hint_zh)
    return parsed


def dimension(unit: str) -> dict[str, int]:
    """Return the dimension of `unit` as base dimension to exponent: 亿元/万人 is [currency] 1, [person] -1."""
    return dict(_parse(unit).dimension)


@lru_cache(maxsize=4096)
def factor(source: str, target: str) -> Fraction:
    """Return the exact number of `target` in one `source`: factor("亩", "平方米") is 2000/3.

    Raises `UnitError`: "unit-refused" or "unit-unknown" for either, "unit-mismatch" where they do not measure
    the same.
    """
    one, other = _parse(source), _parse(target)
    if one.dimension != other.dimension:
        raise UnitError("unit-mismatch", unit=source, wanted=target)
    return one.size / other.size


def convert(value: Fraction | Decimal, source: str, target: str) -> Fraction:
    """Return `value` of `source` in `target`, exactly."""
    exact = Fraction(value)
    return exact if source == target else exact * factor(source, target)


def parse_number(text: str) -> Decimal:
    """Return the decimal that `text` prints, with its digits: "16,688.50" is Decimal("16688.50").

    Raises `UnitError` ("not-a-number").
    """
    text = halfwidth(text).strip()
    if len(text) > _MAX_DIGITS or not _NUMBER.fullmatch(text):
        raise UnitError("not-a-number", value=text)
    return Decimal(text.replace(",", ""))


def parse_quantity(text: str) -> tuple[Decimal, str]:
    """Return number and unit of `text`: "22352亿元" is (22352, "亿元"); the unit is "" where there is none.

    Raises `UnitError`: "number-missing", "not-a-number", "unit-refused", "unit-unknown".
    """
    if len(text) > 120:
        raise UnitError("not-a-number", value=text)
    written = halfwidth(text).strip()
    match = _NUMBER.match(written)
    if not match:
        raise UnitError("number-missing", value=text)
    unit = written[match.end() :].strip()
    if (
        unit[:1] in {".", ",", "+", "-"} or plain(unit[:1]).isdigit()
    ):  # a footnote such as ² is no digit of the number
        raise UnitError("not-a-number", value=text)
    if unit:
        unit = spell(unit)
        _parse(unit)
    return parse_number(match[0]), unit


@lru_cache(maxsize=512)
def label(unit: str, language: Language) -> str:
    """Return `unit` as a reader of `language` knows it: 亿元 is "100m yuan" in English; counters are left out."""
    if language == "zh":
        return "" if unit == RATIO else unit
    shown = "".join(
        part if _JOINT.fullmatch(part) else _english(part) for part in _JOINT.split(unit)
    )
    return f"per {shown[1:]}" if shown.startswith("/") else shown


def _english(word: str) -> str:
    if word in _ENGLISH:
        return _ENGLISH[word]
    for multiple, short in _MULTIPLES.items():
        if word.startswith(multiple):
            return f"{short} {_ENGLISH.get(word[len(multiple) :], word[len(multiple) :])}".strip()
    return word
