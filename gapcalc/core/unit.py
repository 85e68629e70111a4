"""Numbers with units as offices write them, and exact conversion between units.

This is the only module that uses Pint. The units are defined in units.txt, with exact fractions:
1 亩 is 10000/15 m² to the last digit, so equal amounts are equal without a tolerance.

Importing Pint and reading its definitions takes longer than all other work of most commands. So
what Pint makes of each unit word is recorded in measures.txt (`python tools/write_measures.py`),
and words are put together here: 亿元/万人 is 1e8 元 by 1e4 人.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from gapcalc.core.memo import remembers
from gapcalc.core.problem import bilingual_detail, did_you_mean
from gapcalc.core.text import halfwidth, nearest, nfkc, plain_form
from gapcalc.core.unit_words import in_own_words
from gapcalc.messages.hints import UNIT_WORDS

if TYPE_CHECKING:
    from pint import UnitRegistry

__all__ = [
    "RATIO",
    "OwnUnit",
    "UnitDefinition",
    "UnitError",
    "convert",
    "define_units",
    "definition_of",
    "dimension",
    "factor",
    "is_unit",
    "known_dimensions",
    "known_words",
    "normalize_unit",
    "own_unit",
    "own_units",
    "parse_number",
    "parse_quantity",
    "pint_definition",
    "recorded_definitions",
    "remembered",
    "split_unit",
]

# The unit of a plain ratio: 5 % is 0.05 of it.
RATIO = "比值"


class UnitError(ValueError):
    """A unit or number that cannot be used. `code` and `details` are those of a `Problem`."""

    def __init__(self, code: str, **details: str) -> None:
        self.code = code
        self.details = details

    def __str__(self) -> str:
        return f"{self.code}: {self.details}"


class UnitDefinition(NamedTuple):
    """A unit in base units: its exact size, and the exponent of each base dimension.

    亿元/万人 has size 10000 and dimension {"[currency]": 1, "[person]": -1}.
    """

    size: Fraction
    dimension: dict[str, int]


class OwnUnit(NamedTuple):
    """A unit that a plan file defines: what it amounts to, its names, the file, its English."""

    definition: UnitDefinition
    names: tuple[str, ...]
    path: str
    english: str = ""


Function = TypeVar("Function", bound=Callable[..., Any])
# What is remembered of units, to be forgotten once another plan file defines further ones.
_REMEMBERED: list[Callable[[], None]] = []


def remembered(function: Function) -> Function:
    """Remember the answers of a function of a text that depend on which units there are."""
    remembering: Any = remembers(4096)(function)
    _REMEMBERED.append(remembering.cache_clear)
    return cast(Function, remembering)


def define_units(path: str, units: Iterable[OwnUnit]) -> None:
    """Make known the units of the plan file at `path`, in place of those that it had before.

    They are known to all that is read in this process, as the built-in ones are, so that no word
    may have two meanings in it; `own_units.defined_unit` sees to that.
    """
    known = {name: unit for name, unit in _OWN.items() if unit.path != path}
    for unit in units:
        known.update(dict.fromkeys(unit.names, unit))

    if known == _OWN:
        return

    _OWN.clear()
    _OWN.update(known)
    for forget in _REMEMBERED:
        forget()


def own_units(path: str) -> list[OwnUnit]:
    """Return the units that the plan file at `path` has defined."""
    by_names = {unit.names: unit for unit in _OWN.values() if unit.path == path}
    return list(by_names.values())


def own_unit(word: str) -> OwnUnit | None:
    """Return the unit of a plan file that has this name."""
    return _OWN.get(word)


# --- one spelling for each unit

# Strangers' text never reaches Pint's expression parser as it is: 9**9**9**9 would not end. What
# is passed on is one to four words, each with an exponent of one digit at most, joined by * or /.
_MAX_UNIT_LENGTH = 64
_WORD = r"(?:[^\W\d_][^\W_]{0,15}|[%‰])"
_TERM = rf"{_WORD}(?:\*\*-?[1-4])?"
_UNIT = re.compile(rf"{_TERM}(?:[*/]{_TERM}){{0,3}}")
# One word of a unit with what stands before it and its exponent: /公里**2 of 人/公里**2.
_FACTOR = re.compile(rf"(?P<by>[*/]|^)(?P<word>{_WORD})(?:\*\*(?P<power>-?[1-4]))?")
_OPERATOR = re.compile(r"(\*\*-?\d|[*/])")
# Words that are not in units.txt as they stand. A measure word with its alternative in brackets
# loses the bracket: 万套(间) is 万套.
_IN_CHINESE = {"人", "元", "美元", "欧元", "英镑", "日元", "港元", "%"}
_SPELLINGS = {
    "套(间)": "套",
    "省(区、市)": "省",
    "所(个)": "所",
    "个(家)": "个",
    "^": "**",
    "×": "*",
    "·": "*",
    "元人民币": "元",
    "元(人民币)": "元",
    "(人民币)": "",
    "圆": "元",
}


def normalize_unit(unit: str) -> str:
    """Return `unit` in the one spelling that is looked up.

    Without spaces, in Unicode compatibility form and Simplified characters, with `*`, `/` and `**`
    as operators: 個／千人 is 个/千人, 100 million yuan is 亿元.

    Raises `UnitError` ("unit-refused") for anything but unit words joined by operators.
    """
    if len(unit) > _MAX_UNIT_LENGTH:
        raise UnitError("unit-refused", unit=unit)

    spelling = "".join(plain_form(unit).split())
    words = in_own_words(unit)
    # km2 is a word itself, sq. km is not; USD and persons are put into Chinese all the same.
    if words is not None and (words in _IN_CHINESE or _unit_word(spelling) is None):
        spelling = words

    if spelling.startswith("人民币") and spelling not in {"人民币", "人民币元"}:
        spelling = spelling.removeprefix("人民币")

    for variant, standard in _SPELLINGS.items():
        spelling = spelling.replace(variant, standard)

    if not _UNIT.fullmatch(spelling):
        raise UnitError("unit-refused", unit=unit)

    return spelling


def split_unit(unit: str) -> list[tuple[str, bool]]:
    """Return the words and operators of a unit in order, each with whether it is an operator.

    人/亿元 gives ("人", False), ("/", True), ("亿元", False).
    """
    parts = [part for part in _OPERATOR.split(unit) if part]
    return [(part, _OPERATOR.fullmatch(part) is not None) for part in parts]


# --- what a unit amounts to

_DEFINITIONS = Path(__file__).with_name("units.txt")
_CURRENCIES = Path(__file__).with_name("currencies.txt")
_RECORDED_DEFINITIONS = Path(__file__).with_name("measures.txt")
# The longest multiples are 千万 and 百万; the shortest words with an English plural are trip, item.
_LONGEST_MULTIPLE, _SHORTEST = 2, 3
# What has no SI multiples: Ed and Th are no days and hours.
_WITHOUT_SI = {"d", "h", "a", "P"}
# The units of plan files by each of their names.
_OWN: dict[str, OwnUnit] = {}
# An index is compared with one of its own base only: 2015=100 is 指数2015.
_INDEX = re.compile(r"指数(?P<base>(?:19|20)\d\d|环比)")


@cache
def _registry() -> UnitRegistry[Fraction]:
    return _new_registry()


def _new_registry() -> UnitRegistry[Fraction]:
    import pint

    return pint.UnitRegistry(str(_DEFINITIONS), non_int_type=Fraction, on_redefinition="raise")


def pint_definition(spelling: str) -> UnitDefinition | None:
    """Return what Pint makes of a unit in normalized spelling, or None if it knows no such unit."""
    registry = _registry()

    try:
        unit = registry.parse_units(spelling)
        size = registry.Quantity(Fraction(1), unit).to_base_units().magnitude
    except Exception:
        # Pint's parser was written for the author's own units. On strange text it raises errors of
        # Python's tokenizer, AttributeError, RecursionError and others beside its own.
        return None

    dimension = {}

    for base, exponent in unit.dimensionality.items():
        dimension[str(base)] = int(Fraction(str(exponent)))

    return UnitDefinition(Fraction(size), dimension)


def recorded_definitions() -> str:
    """Return the contents of measures.txt: what Pint makes of each word and of each multiple.

    The first line is the checksum of the definitions. Each further line is a multiple and its
    size, 万- 10000, or a unit, its size and its dimensions: 公里 1000 [length]:1.
    """
    # A new registry, as one in use holds words with their multiples as words of their own.
    registry = _new_registry()
    lines = [_checksum()]

    for multiple, definition in registry._prefixes.items():
        if multiple:
            lines.append(f"{multiple}- {Fraction(str(definition.value))}")

    for unit in registry._units:
        of_unit = pint_definition(unit)
        if of_unit is not None:
            exponents = [f"{base}:{power}" for base, power in of_unit.dimension.items()]
            lines.append(" ".join([unit, str(of_unit.size), *exponents]))

    return "\n".join(lines) + "\n"


def _checksum() -> str:
    """Return the checksum of units.txt and of the currencies that it takes in."""
    return str(zlib.crc32(_DEFINITIONS.read_bytes() + _CURRENCIES.read_bytes()))


@cache
def _recorded() -> dict[str, str]:
    """Return the lines of measures.txt by unit, and those of multiples by 万-.

    There are none if the definitions have changed since they were written: then Pint is asked.
    """
    checksum, *lines = _RECORDED_DEFINITIONS.read_text(encoding="utf-8").splitlines()
    if checksum != _checksum():
        return {}

    by_unit = {}

    for line in lines:
        unit, rest = line.split(" ", 1)
        by_unit[unit] = rest

    return by_unit


def known_words() -> list[str]:
    """Return every unit word, without the multiples that it may have."""
    words = list(_OWN)
    for word in _recorded():
        if not word.endswith("-"):  # 万- is a multiple
            words.append(word)

    return words


@remembered
def _definition(spelling: str) -> UnitDefinition | None:
    """Return what a unit in normalized spelling amounts to, or None if it is none."""
    if not _recorded():
        return pint_definition(spelling)

    size = Fraction(1)
    dimension: Counter[str] = Counter()

    for factor in _FACTOR.finditer(spelling):
        word = _unit_word(factor["word"])
        if word is None:
            return None

        power = int(factor["power"] or 1) * (-1 if factor["by"] == "/" else 1)
        size *= word.size**power
        for base, exponent in word.dimension.items():
            dimension[base] += exponent * power

    return UnitDefinition(size, {base: power for base, power in dimension.items() if power})


def _unit_word(word: str) -> UnitDefinition | None:
    """Return what one unit word amounts to, with or without a multiple before it."""
    plain = _plain_word(word)
    if plain is not None:
        return plain

    longest = min(_LONGEST_MULTIPLE, len(word) - 1)
    for length in range(longest, 0, -1):
        rest = word[length:]
        multiple = _recorded().get(f"{word[:length]}-")
        if multiple is None:
            continue
        if multiple and word[0].isascii() and rest in _WITHOUT_SI:
            continue

        definition = _plain_word(rest)
        if definition is not None:
            size = definition.size * Fraction(multiple)
            return definition._replace(size=size)

    return None


def _plain_word(word: str) -> UnitDefinition | None:
    """Return what one unit word amounts to as it stands, or without the s of an English plural."""
    base = _INDEX.fullmatch(word)
    if base is not None:
        return UnitDefinition(Fraction(1), {f"[index_{base['base']}]": 1})

    definition = _definition_of_word(word)
    if definition is None and word.isascii() and len(word) > _SHORTEST and word.endswith("s"):
        return _definition_of_word(word.removesuffix("s"))

    return definition


def _definition_of_word(word: str) -> UnitDefinition | None:
    """Return what a word amounts to that stands so in a plan file or in measures.txt."""
    own = _OWN.get(word)
    if own is not None:
        return own.definition

    recorded = _recorded().get(word)
    if recorded is None:
        return None

    return _parse_recorded(recorded)


def _parse_recorded(line: str) -> UnitDefinition:
    size, *exponents = line.split(" ")
    dimension = {}

    for exponent in exponents:
        base, power = exponent.split(":")
        dimension[base] = int(power)

    return UnitDefinition(Fraction(size), dimension)


def is_unit(text: str) -> bool:
    """Return whether `text` is a unit."""
    try:
        return _definition(normalize_unit(text)) is not None
    except UnitError:
        return False


def definition_of(unit: str) -> UnitDefinition:
    """Return what a unit amounts to. Raises `UnitError`: "unit-refused" or "unit-unknown"."""
    return _known_definition(unit)


def known_dimensions(path: str) -> set[str]:
    """Return the base dimensions of the built-in units and of those of one plan file."""
    words = [word for word in known_words() if word not in _OWN]
    words += [unit.names[0] for unit in own_units(path)]
    dimensions: set[str] = set()

    for word in words:
        dimensions.update(definition_of(word).dimension)

    return dimensions


@remembered
def _known_definition(unit: str) -> UnitDefinition:
    """Return what `unit` amounts to. Raises `UnitError`: "unit-refused" or "unit-unknown"."""
    spelling = normalize_unit(unit)
    definition = _definition(spelling)
    if definition is None:
        raise UnitError("unit-unknown", unit=unit, **_unit_hint(spelling))

    return definition


@cache
def _chinese_words() -> tuple[str, ...]:
    return tuple(word for word in known_words() if not word.isascii())


_REMEMBERED.append(_chinese_words.cache_clear)


def _unit_hint(spelling: str) -> dict[str, str]:
    # Only Chinese words are offered: symbols are so short (t, m2, kW) that any of them may be near.
    guess = nearest(spelling, _chinese_words())
    if guess is None:
        return bilingual_detail("hint", UNIT_WORDS)

    return did_you_mean(guess)


def dimension(unit: str) -> dict[str, int]:
    """Return the dimension of `unit`, as base dimension to exponent.

    亿元/万人 is [currency] 1, [person] -1. A ratio has none. Raises `UnitError`: "unit-refused" or
    "unit-unknown".
    """
    return dict(_known_definition(unit).dimension)


@remembered
def factor(source: str, target: str) -> Fraction:
    """Return how many of `target` are one `source`, exactly: factor("亩", "平方米") is 2000/3.

    Raises `UnitError`: "unit-refused" or "unit-unknown" for either, "unit-mismatch" if they do not
    measure the same.
    """
    source_definition = _known_definition(source)
    target_definition = _known_definition(target)
    if not _measure_the_same(source_definition.dimension, target_definition.dimension):
        raise UnitError("unit-mismatch", unit=source, wanted=target)

    return source_definition.size / target_definition.size


# What a plain number may be one of: "Number" of the United Nations is of persons as of firms.
_COUNTED = (
    "[count]", "[person]", "[vehicle]", "[bed]", "[book]", "[trip]", "[container]", "[district]",
    "[run]",
)  # fmt: skip


def _measure_the_same(one: dict[str, int], other: dict[str, int]) -> bool:
    """Return whether two dimensions are one, or become one where a plain number is of a thing."""
    if one == other:
        return True
    if "[number]" in other:
        one, other = other, one
    if "[number]" not in one or "[number]" in other:
        return False

    return any(_counting(one, thing) == other for thing in _COUNTED)


def _counting(dimension: dict[str, int], thing: str) -> dict[str, int]:
    """Return a dimension with `thing` in place of the plain number."""
    of_thing = Counter(dimension)
    of_thing[thing] += of_thing.pop("[number]")
    return {base: power for base, power in of_thing.items() if power}


def convert(value: Fraction | Decimal, source: str, target: str) -> Fraction:
    """Return `value`, an amount in `source`, as an amount in `target`, exactly.

    Raises `UnitError` as `factor` does.
    """
    exact = Fraction(value)

    if source == target:
        return exact

    return exact * factor(source, target)


# --- numbers and quantities

# 1234, 1,234.50, -3, 1e3. A comma separates three digits or nothing: 1,2 may be a decimal comma.
_NUMBER = re.compile(
    r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[+-]?\d{1,2})?", re.IGNORECASE | re.ASCII
)
_MAX_NUMBER_LENGTH = 40
_MAX_QUANTITY_LENGTH = 120


def parse_number(text: str) -> Decimal:
    """Return the number that `text` prints, with all its digits.

    "16,688.50" is Decimal("16688.50"). Raises `UnitError` ("not-a-number").
    """
    text = halfwidth(text).strip()
    if len(text) > _MAX_NUMBER_LENGTH or not _NUMBER.fullmatch(text):
        raise UnitError("not-a-number", value=text)

    return Decimal(text.replace(",", ""))


def parse_quantity(text: str) -> tuple[Decimal, str]:
    """Return number and unit of `text`: "22352亿元" is (22352, "亿元").

    The unit is "" if there is none. Raises `UnitError`: "number-missing", "not-a-number",
    "unit-refused", "unit-unknown".
    """
    if len(text) > _MAX_QUANTITY_LENGTH:
        raise UnitError("not-a-number", value=text)

    ascii_text = halfwidth(text).strip()
    match = _NUMBER.match(ascii_text)
    if match is None:
        raise UnitError("number-missing", value=text)

    unit = ascii_text[match.end() :].strip()
    if _continues_number(unit):
        raise UnitError("not-a-number", value=text)

    if unit:
        unit = normalize_unit(unit)
        _known_definition(unit)

    return parse_number(match[0]), unit


def _continues_number(rest: str) -> bool:
    """Return whether what follows a number still belongs to it, so that it is no number.

    As in 1.2.3, 1,2 and 3-5. A footnote mark, as in 30145.79²亿元, is no digit of the number and no
    part of a unit either.
    """
    first = rest[:1]
    return first in {".", ",", "+", "-"} or nfkc(first).isdigit()
