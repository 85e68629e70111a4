"""One value cell as an office fills it in: 32193.15, 3.2万亿元, 约5%, 1,234.5(初步), 七成, —."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from typing import NamedTuple

from gapcalc.core.text import halfwidth, has_hidden_characters, nfkc, simplified
from gapcalc.core.unit import UnitError, dimension, is_unit, remembered
from gapcalc.tables.numerals import NUMERALS, chinese_number, class_number
from gapcalc.tables.vocabulary import (
    BOUND_WORDS,
    BOUNDS_BEHIND,
    MISSING,
    PLANNED,
    STANDING_WORDS,
)

__all__ = [
    "PLAIN_NUMBER",
    "Cell",
    "is_in_currency",
    "is_missing",
    "is_plain",
    "join_multiple",
    "parse_cell",
]

# --- words of numbers

_MULTIPLES = ("万亿", "千亿", "百亿", "十亿", "亿", "千万", "百万", "十万", "万", "千")
_KILO = ("千瓦", "千米", "千克")  # units of their own, whose 千 is no multiple
# What stands before a number and names its currency. A $ or ¥ of another country is under a column
# in that country's currency, with which it then does not agree.
_CURRENCIES = {
    "¥": "元", "￥": "元", "RMB": "元", "CNY": "元", "人民币": "元", "元": "元",
    "US$": "美元", "USD": "美元", "美元": "美元", "$": "美元",
    "HK$": "港元", "HKD": "港元", "NT$": "新台币", "TWD": "新台币",
    "€": "欧元", "EUR": "欧元", "£": "英镑", "￡": "英镑", "GBP": "英镑",
}  # fmt: skip
# With these begins a number in words, or a turn of speech that stands for one: 近百, 翻番, 半数.
_BEGINS_IN_WORDS = tuple("负零一二两三四五六七八九十百千几多近翻半")
_SHARES_IN_WORDS = {"百分之": "%", "千分之": "‰"}

# --- patterns

# Written as a number and nothing else, which most cells are.
PLAIN_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?", re.ASCII)
_CURRENCY = re.compile("|".join(sorted(map(re.escape, _CURRENCIES), key=len, reverse=True)))
# The signs that may stand behind a number as well: 30 145,79 €.
_CURRENCY_SIGNS = {name for name in _CURRENCIES if not name[0].isalpha()}
# No number begins so, but for those behind the name of a currency: abc, n.k., but RMB 5.
_WORD = re.compile(rf"(?!{_CURRENCY.pattern})[A-Z][A-Z0-9. ]*", re.IGNORECASE | re.ASCII)
# Marks that are drawn and not written: -, ——, ..., ……, **.
_DRAWN_MARK = re.compile("[-—–−]{1,6}|[.…]{1,6}|[*†‡]{1,3}")
# A code for a value that is withheld or not available, in brackets: (D), (X), [c], [low]. A letter
# that tells of the value beside it, as p for preliminary, is no such code.
_CODE = re.compile("[abcdghijklmnoqstvwxyz]|n[adps]|low")
_IN_BRACKETS = re.compile(r"\(([^()]+)\)|\[([^][]+)\]")
# Eurostat's colon with its reason: :c (confidential), : z (not applicable), :(u).
_COLON_WITH_FLAG = re.compile(r": ?(?:[a-z]{1,2}|\([a-z]\))")
# A note in place of a value, as the Statistical Abstract of the United States has it: \2, (\3).
_ONLY_NOTE = re.compile(r"\\\d{1,2}", re.ASCII)
# 尚未统计, 暂未公布
_NOT_YET = frozenset("尚暂还")
# What begins otherwise is none of these marks, as nearly every cell is.
_MARK_BEGINS = frozenset("-—–−.…*†‡:\\([")
# 24500.5, 24,500.5, 24 500 (with any space between), .5, 2.45E+04.
_NUMBER = re.compile(
    r"[+-]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:[ \xa0\u2009\u202f]\d{3})+(?!\d)|\d+)?(?:\.\d*)?"
    r"(?:e[+-]?\d{1,2}(?!\d))?",
    re.IGNORECASE | re.ASCII,
)
_DIGIT = re.compile(r"[+-]?\.?\d")
# -5, -.5, -$5
_SIGNED_NUMBER = re.compile(r"[+-](?:[\d.]|[¥￥$€£￡] ?\d)", re.ASCII)
_GROUPING = re.compile("[, \xa0\u2009\u202f]")
# 1.234,5 and 30145,79 where a comma divides whole and fraction.
_DECIMAL_COMMA = re.compile(r"([+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)),(\d+)(?=\D|$)", re.ASCII)
# 1,234 and 1.234 are two numbers there, a thousand times apart.
_THREE_DIGITS_AFTER = re.compile(r"[+-]?\d{1,3}[.,]\d{3}(?![\d.,])", re.ASCII)
_MINUS_SIGNS = str.maketrans("−–﹣", "---")
# What spreadsheets make of a number such as 3-5 or 1/2: 3月5日, 2024-03-05, 12:30, Mar-05.
_DATE = re.compile(
    r"\d{1,2}月\d{1,2}日?|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?: .*)?|\d{1,2}:\d{2}(?::\d{2})?|"
    r"[A-Za-z]{3}-\d{1,4}|\d{1,2}-[A-Za-z]{3}(?:-\d{2,4})?|\d{1,2}/\d{1,2}/\d{2,4}",
    re.ASCII,
)
# 5-6, 5%至6%.
_RANGE = re.compile(r"\d[\d.,]*\s*[%‰]?\s*[-—–~至到]\s*\d[\d.,]*(?!\d).*", re.ASCII)
# 24500①, 24500 [1], 24500[a], 24500 [note 1], 24500注, 24500 1), 24500 1/, 24500 \\1.
# Blanks are gone through from the first of them only: 900 would else be gone through 900 times.
_FOOTNOTE = re.compile(
    r"(?:[①-⑳⑴-⒇*†‡]+|(?<!\s)(?:\s*[\[【](?:(?:note ?)?\d{1,2}|[a-z])[\]】])+|"
    r"(?<=[\d\s])\(?注\d{0,2}\)?|(?<!\s)\s+\d{1,2}[)/]|(?<!\s)\s*\\\d{1,2}\\?)$",
    re.IGNORECASE,
)
# 24500², 5.2%¹, 30亿元¹ ². Behind a letter or 米 ² and ³ belong to the unit: 5 km², 3 千米².
_RAISED = "⁰¹²³⁴-⁹₀-₉"
_RAISED_CHARACTERS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")
# A text, which `re` compiles at its first use: few cells have such a mark.
_RAISED_MARK = (
    rf"(?:(?<=[\d.%‰)…—–-])|(?<=[\u4e00-\u9fff])(?<![米里])|(?<=[a-zA-Z米里])(?!\s*[²³]))"
    rf"\s*[{_RAISED}]+(?:\s[{_RAISED}]+)*$"
)
# 10⁸ and 3×10⁸ are powers.
_POWER = re.compile(rf"(?:^|[^\d.,])10[{_RAISED}]+$")
# A raised letter may be one of the flags that stand on the line elsewhere: 24500[p].
_FLAG_MARK = re.compile(r"\[([bepsruf])\]", re.IGNORECASE)
# 24500(初步), 24500 [p].
_REMARK = re.compile(r"\(([^()]{1,12})\)$|\[([^][]{1,12})\]$")
# 24500p, 24500 r: the flags of Eurostat and its like.
_FLAG = re.compile(r"(?<=[\d.])\s?([bepsruf])$", re.IGNORECASE)
_ONLY_FLAGGED = re.compile(r"[+-]?[\d.,\s]+[a-z]", re.IGNORECASE | re.ASCII)
_BOUND_BEFORE = re.compile("|".join(sorted(map(re.escape, BOUND_WORDS), key=len, reverse=True)))
_BOUND_BEHIND = tuple(sorted(BOUNDS_BEHIND, key=len, reverse=True))
_UNIT_BEGINS = re.compile(r"(?!e[+-]?\d)(?:[^\W\d_]|[%‰])", re.IGNORECASE)
# 3万多人, 100余家: the word for more stands before the unit.
_MORE = re.compile(f"({'|'.join(_MULTIPLES)})?(?:多|余)")

# --- limits

_LONGEST_CELL = 1000
_MAX_WHOLE_DIGITS = 20
_MAX_FRACTION_DIGITS = 20
_EXACT = Context(prec=60)  # room for both
_MOST_TENTHS = 10  # 七成 is seven tenths; there are no eleven


class Cell(NamedTuple):
    """A value as printed.

    `unit` is "" where the cell has none; `multiple` (万, 亿 …) stands there for want of a whole
    unit. `currency` (元, 美元 …) stands there where a sign names the currency and leaves the
    magnitude to what stands around the cell: ¥30145.79 under a column in 亿元 is 30145.79 亿元.
    `bound` and `standing` are those of an observation, or None where the cell says nothing of
    them. `cut` tells that the number is in scientific notation, in which spreadsheets drop digits
    (2.45E+04); `mark` is its footnote mark.
    """

    value: Decimal
    unit: str = ""
    multiple: str = ""
    bound: str | None = None
    standing: str | None = None
    cut: bool = False
    mark: str = ""
    currency: str = ""


def is_plain(text: str) -> bool:
    """Whether a cell is a number and nothing else: digits, with a point before the fraction."""
    return PLAIN_NUMBER.fullmatch(text) is not None


def is_missing(text: str) -> bool:
    """Whether a cell is blank or holds one of the marks for a value that there is not.

    A value may be unknown, withheld, not applicable, or too small for its unit ((Z) in American
    tables): none of these is an error, and none is 0.
    """
    if len(text) > _LONGEST_CELL:
        return False

    mark = halfwidth(text).strip().lower()
    if mark in MISSING:
        return True

    first = mark[0]  # a blank cell is among the marks above
    if first in _NOT_YET and mark[1:] in MISSING:
        return True
    if first not in _MARK_BEGINS:
        return False
    # ——, …
    if _DRAWN_MARK.fullmatch(mark):
        return True
    # :c of Eurostat
    if _COLON_WITH_FLAG.fullmatch(mark):
        return True
    if _ONLY_NOTE.fullmatch(mark):
        return True

    return _is_code_in_brackets(mark)


def _is_code_in_brackets(mark: str) -> bool:
    """Whether a cell holds nothing but a mark or a code in brackets: (NA), (D), [x], （-）."""
    match = _IN_BRACKETS.fullmatch(mark)
    if match is None:
        return False

    inside = (match[1] or match[2]).strip()
    for pattern in (_CODE, _DRAWN_MARK, _ONLY_NOTE):
        if pattern.fullmatch(inside):
            return True

    if inside in {"", "/", "\\"} or not inside.isprintable():
        return False

    return inside in MISSING


def parse_cell(text: str, decimal_comma: bool = False) -> Cell | None:
    """Return what a value cell says, or None where it says that there is no value.

    With `decimal_comma` a comma divides whole and fraction, as in tables whose cells are divided
    by semicolons. Raises `UnitError` with the code of a `Problem` where the cell holds anything
    but one number.
    """
    text = text.strip()
    # 30145.79
    if not decimal_comma and is_plain(text):
        return Cell(Decimal(text))
    # …, n.a., 暂无数据
    if is_missing(text):
        return None
    # not surveyed
    if len(text) > _LONGEST_CELL or _WORD.fullmatch(text):
        raise UnitError("not-a-number", value=text)
    # A mark that turns the direction of writing shows 97.54103 for 30145.79.
    if has_hidden_characters(text):
        raise UnitError("hidden-character", value=text)

    # An apostrophe is how Excel is told to take a number as text.
    written = halfwidth(text).translate(_MINUS_SIGNS).strip().removeprefix("'")
    _refuse_other_kinds(written, text)
    mark = _footnote(written, text)
    written = written.removesuffix(mark).strip()
    if mark and written and is_missing(written):  # —¹
        return None

    standing, written = _take_standing(written, text)
    # 24500 with a raised p
    flag = _FLAG_MARK.search(mark)
    if flag and standing is None:
        standing = _standing_of(_letter(flag[1]), text)

    bound, written = _take_bound(written, text)
    cell = _with_currency(written, text, decimal_comma, bounded=bound is not None)
    return cell._replace(bound=bound or cell.bound, standing=standing, mark=mark)


def _refuse_other_kinds(written: str, text: str) -> None:
    """Raise for what spreadsheets put where a number should be."""
    if written.startswith(("=", "@")):  # =B2+B3
        raise UnitError("formula", value=text)
    if written.startswith(("+", "-")) and not _SIGNED_NUMBER.match(written):  # +B2
        raise UnitError("formula", value=text)
    if written.startswith("#"):  # #DIV/0!
        raise UnitError("spreadsheet-error", value=text)
    # 2月3日 was 2-3 before a spreadsheet opened it.
    if _DATE.fullmatch(written):
        raise UnitError("date-in-value", value=text)
    # 5-6, of which neither is the value
    if _RANGE.match(written):
        raise UnitError("value-range", value=text)


# --- what stands around a number


def _footnote(written: str, text: str) -> str:
    """Return the footnote mark at the end of a cell, "" without one."""
    raised = None
    if not _RAISED_CHARACTERS.isdisjoint(written):
        raised = re.search(_RAISED_MARK, written)
        if raised and _POWER.search(written):
            raise UnitError("not-a-number", value=text)

    footnote = raised or _FOOTNOTE.search(written)
    if footnote is None:
        return ""

    return footnote[0].strip()


def _take_standing(written: str, text: str) -> tuple[str | None, str]:
    """Return the standing that a remark or a flag gives, and what is left without it."""
    # 30145.79(初步核算)
    remark = _REMARK.search(written)
    if remark is not None:
        standing = _standing_of(remark[1] or remark[2], text)
        return standing, written[: remark.start()].strip()

    flag = _FLAG.search(written)
    if flag is None or not _ONLY_FLAGGED.fullmatch(written):
        return None, written

    if flag[0] == "B":  # 2.61B may be billions
        raise UnitError("not-a-number", value=text)

    standing = _standing_of(_letter(flag[1]), text)
    return standing, written[: flag.start()]


def _letter(flag: str) -> str:
    """Return the letter of a flag; Eurostat's own estimates have an s, those of a country an e."""
    letter = flag.lower()
    return "e" if letter == "s" else letter


def _standing_of(remark: str, text: str) -> str | None:
    """Return the standing that a remark beside a number gives it, None where it gives none."""
    remark = simplified(remark).strip().lower()
    # 26500(目标)
    if remark in PLANNED:
        raise UnitError("not-actual", value=text)
    if remark in {"b", "u"}:  # a break in the series, low reliability: no other standing
        return None
    if remark not in STANDING_WORDS:
        raise UnitError("not-a-number", value=text)

    return STANDING_WORDS[remark]


def _take_bound(written: str, text: str) -> tuple[str | None, str]:
    """Return the bound that words before or behind a number give, and what is left without them."""
    bound = None
    before = _BOUND_BEFORE.match(written)
    # 超3000
    if before is not None:
        bound = BOUND_WORDS[before[0]]
        written = written[before.end() :].strip()

    for behind in _BOUND_BEHIND:
        if not written.endswith(behind):
            continue

        bound_behind = BOUNDS_BEHIND[behind]
        if bound not in {None, bound_behind}:  # 超过5左右
            raise UnitError("not-a-number", value=text)

        return bound_behind, written.removesuffix(behind).strip()

    return bound, written


# --- number and unit


def _with_currency(written: str, text: str, decimal_comma: bool, bounded: bool) -> Cell:
    """Return number and unit; the currency may stand before the number: ￥5亿, -$5."""
    sign = written[:1] if written[:1] in {"+", "-"} else ""
    # ¥30145.79, -$5
    match = _CURRENCY.match(written, len(sign))
    if match is None:
        return _number_and_unit(written, text, decimal_comma, bounded)

    currency = _CURRENCIES[match[0]]
    behind = written[match.end() :].strip()
    if sign and behind[:1] in {"+", "-"}:  # -$-5
        raise UnitError("not-a-number", value=text)

    # 近 before a currency is a bound like any other, not the turn of speech of 近八成.
    cell = _number_and_unit(sign + behind, text, decimal_comma, bounded=False)
    if cell.currency:  # $5€
        raise UnitError("not-a-number", value=text)

    if cell.unit:  # ￥5亿元
        if is_unit(cell.unit) and is_in_currency(cell.unit, currency):
            return cell
        raise UnitError("not-a-number", value=text)

    # ￥5亿
    if cell.multiple:
        return cell._replace(unit=cell.multiple + currency, multiple="")

    has_digits = any(map(str.isdigit, behind))
    if not has_digits:  # ￥五亿: numerals are written out to the last place
        return cell._replace(unit=currency)

    return cell._replace(currency=currency)


def is_in_currency(unit: str, currency: str) -> bool:
    """Whether `unit` is an amount of `currency`, or one for each of something: 亿元, 元/人.

    Raises `UnitError` where one of them is no known unit.
    """
    parts = dimension(unit)
    return all(parts.get(base) == power for base, power in dimension(currency).items())


def _number_and_unit(written: str, text: str, decimal_comma: bool, bounded: bool) -> Cell:
    """Return the number that a text begins with, and the unit or the multiple behind it."""
    if decimal_comma:
        written = _with_point(written, text)

    match = _NUMBER.match(written)
    digits = "" if match is None else _GROUPING.sub("", match[0])
    if match is None or not _DIGIT.match(digits):
        return _in_words(written, text, bounded)

    number = _decimal(digits, text)
    cut = _is_cut(number, digits)
    rest = written[match.end() :].strip()
    # 30 145,79 €
    if rest in _CURRENCY_SIGNS:
        return Cell(number, currency=_CURRENCIES[rest], cut=cut)

    # ² is a footnote mark, neither a unit nor a digit.
    if rest and (not _UNIT_BEGINS.match(rest) or nfkc(rest[0]).isdigit()):
        raise UnitError("not-a-number", value=text)

    bound = None
    more = _MORE.match(rest)
    # 3万多人
    if more is not None:
        bound = ">"
        rest = (more[1] or "") + rest[more.end() :].strip()

    # 3.01万亿
    if rest in _MULTIPLES:
        return Cell(number, multiple=rest, bound=bound, cut=cut)

    return Cell(number, unit=rest, bound=bound, cut=cut)


def _is_cut(number: Decimal, digits: str) -> bool:
    """Whether a number is in scientific notation, with its last digits below the units' place."""
    if "e" not in digits.lower():
        return False

    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent > 0


def _with_point(written: str, text: str) -> str:
    """Return `written` with a decimal point for its decimal comma: 1.234,5 becomes 1234.5.

    1,234 and 1.234 could be either, and are refused.
    """
    # 1.234
    if _THREE_DIGITS_AFTER.match(written):
        raise UnitError("decimal-ambiguous", value=text)

    match = _DECIMAL_COMMA.match(written)
    if match is None:
        return written

    whole = match[1].replace(".", "")
    return f"{whole}.{match[2]}{written[match.end() :]}"


def _decimal(digits: str, text: str) -> Decimal:
    """Return a number by its digits; raises `UnitError` for one of too many."""
    whole, _, fraction = digits.partition(".")
    # No office counts as far as twenty digits.
    if len(whole.lstrip("+-")) > _MAX_WHOLE_DIGITS:
        raise UnitError("not-a-number", value=text)

    # Binary fractions are printed with digits that nobody measured: 0.1000000000000000055511.
    if len(fraction) > _MAX_FRACTION_DIGITS and "e" not in fraction.lower():
        exact = Decimal(f"{whole}.{fraction}")
        last_place = Decimal(1).scaleb(-_MAX_FRACTION_DIGITS)
        return exact.quantize(last_place, context=_EXACT)

    return Decimal(digits)


def _in_words(written: str, text: str, bounded: bool) -> Cell:
    """Return the value of 三万零一百四十五, 百分之六, 七成, Ⅱ类 (with a unit, or none)."""
    number_of_class = class_number(written)
    # Ⅱ类 of water
    if number_of_class is not None:
        return Cell(Decimal(number_of_class), "类")

    share = _SHARES_IN_WORDS.get(written[:3], "")
    numeral = written[3:] if share else written
    match = NUMERALS.match(numeral)
    number = chinese_number(match[0]) if match else None
    if match is None or number is None or bounded:  # 近八成 is a turn of speech, not a figure
        is_in_words = written.startswith(_BEGINS_IN_WORDS)
        code = "words-for-number" if is_in_words else "not-a-number"
        raise UnitError(code, value=text)

    rest = numeral[match.end() :].strip()
    if not share:
        if rest == "成" and 0 < number <= _MOST_TENTHS:
            return Cell(number * 10, "%")
        return Cell(number, rest)

    if rest:  # 百分之六元
        raise UnitError("words-for-number", value=text)

    return Cell(number, share)


# --- multiples apart from their unit


@remembered
def join_multiple(multiple: str, unit: str) -> str:
    """Return the unit that a multiple in the cell or in a column of its own makes of `unit`.

    万 with 亿元 is 万亿元, and 万 with 人 is 万人. A multiple that ends with the unit's own
    (3.01万亿 under 亿元) has said it already. Raises `UnitError` ("multiple-unclear") where they
    make no multiple in use, such as 亿 with 万元.
    """
    own = _own_multiple(unit)
    # 万 with 人
    if not own:
        return multiple + unit
    # 万 with 亿元 is 万亿元.
    if multiple + own in _MULTIPLES:
        return multiple + unit
    # 3.01万亿 under 亿元
    if multiple.endswith(own):
        return multiple + unit.removeprefix(own)

    raise UnitError("multiple-unclear", value=multiple, unit=unit)


def _own_multiple(unit: str) -> str:
    """Return the multiple that a unit begins with: 亿 of 亿元, "" of 人 and of 千瓦."""
    # 千瓦 is a unit, and no thousand of 瓦.
    if unit.startswith(_KILO):
        return ""

    for multiple in _MULTIPLES:
        if unit.startswith(multiple) and is_unit(unit.removeprefix(multiple)):
            return multiple

    return ""
