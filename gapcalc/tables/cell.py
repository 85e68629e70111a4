"""One value cell as an office fills it in: number, unit, bound, standing; or missing; or no value at all, with why."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from functools import lru_cache
from typing import NamedTuple

from gapcalc.core.text import halfwidth, has_hidden_characters, nfkc, simplified
from gapcalc.core.unit import UnitError, is_unit

__all__ = [
    "BOUND_WORDS",
    "PLAIN_NUMBER",
    "PLANNED",
    "STANDING_WORDS",
    "Cell",
    "chinese_number",
    "is_missing",
    "is_plain",
    "join_multiple",
    "parse_cell",
]

BOUND_WORDS = {
    "超": ">", "超过": ">", "超過": ">", "突破": ">", "逾": ">", "高于": ">", "大于": ">", ">": ">",
    "≥": ">=", ">=": ">=", "不低于": ">=", "不少于": ">=", "不小于": ">=", "至少": ">=",
    "约": "~", "約": "~", "大约": "~", "约为": "~", "~": "~", "≈": "~",
    "≤": "<=", "<=": "<=", "不超过": "<=", "不高于": "<=", "不大于": "<=", "至多": "<=",
    "近": "<", "将近": "<", "接近": "<", "低于": "<", "少于": "<", "小于": "<", "不足": "<", "不到": "<", "<": "<",
}  # fmt: skip
_AFTER = {"以上": ">=", "及以上": ">=", "+": ">=", "多": ">", "余": ">", "以下": "<=", "及以下": "<=",
          "左右": "~", "上下": "~"}  # fmt: skip
STANDING_WORDS = {
    "修订": "revised", "修订数": "revised", "已修订": "revised", "r": "revised",
    "最终核实": "final", "最终核实数": "final", "最终": "final", "最终数": "final",
    "公布": "reported", "实际": "reported", "实际值": "reported", "实际数": "reported", "实绩": "reported",
    "完成": "reported",
    "初步": "preliminary", "初步核算": "preliminary", "初步核算数": "preliminary", "初步数": "preliminary",
    "初步统计": "preliminary", "快报": "preliminary", "快报数": "preliminary", "p": "preliminary",
    "预计": "estimate", "预计数": "estimate", "估计": "estimate", "估计数": "estimate", "估算": "estimate",
    "e": "estimate",
}  # fmt: skip
# What stands beside actual values in offices' tables and is none.
PLANNED = {
    "目标", "目标值", "目标数", "计划", "计划数", "计划值", "规划", "规划值", "规划目标", "预期", "预期值", "预期目标",
    "预测", "预测值", "预算", "预算数", "target", "plan", "planned", "forecast", "projection", "projected", "budget",
    "f",
}  # fmt: skip
_MISSING = {
    "", "-", "--", "---", "—", "——", "–", "…", "……", "...", "..", ".", "/", "\\", "无", "暂无", "暂无数据", "无数据",
    "缺", "不详", "na", "n/a", "n.a.", "#n/a", "nan", "null", "none", ":", "：", "x", "*", "未公布", "尚未公布",
    "待定", "空",
}  # fmt: skip
_MULTIPLES = ("万亿", "千亿", "百亿", "十亿", "亿", "千万", "百万", "十万", "万", "千")
_KILO = ("千瓦", "千米", "千克")  # units of their own, whose 千 is no multiple
_CURRENCIES = {"¥": "元", "￥": "元", "RMB": "元", "CNY": "元", "US$": "美元", "USD": "美元"}

PLAIN_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?", re.ASCII)
# No number begins so, but for those behind the name of a currency.
_WORD = re.compile(r"(?!RMB|CNY|US)[A-Z][A-Z0-9. ]*", re.IGNORECASE | re.ASCII)
_NUMBER = re.compile(
    r"[+-]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:[ \xa0\u2009\u202f]\d{3})+(?!\d)|\d+)?(?:\.\d*)?"
    r"(?:e[+-]?\d{1,2}(?!\d))?",
    re.IGNORECASE | re.ASCII,
)
_DECIMAL_COMMA = re.compile(r"([+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)),(\d+)(?=\D|$)", re.ASCII)
_THREE_AFTER = re.compile(r"[+-]?\d{1,3}[.,]\d{3}(?![\d.,])", re.ASCII)
_SIGNED, _DIGIT, _GROUPING = (
    re.compile(r"[+-][\d.]"),
    re.compile(r"[+-]?\.?\d"),
    re.compile("[, \xa0\u2009\u202f]"),
)
_MINUS = str.maketrans("−–﹣", "---")
_DATE = re.compile(
    r"\d{1,2}月\d{1,2}日?|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?: .*)?|\d{1,2}:\d{2}(?::\d{2})?|"
    r"[A-Za-z]{3}-\d{1,4}|\d{1,2}-[A-Za-z]{3}(?:-\d{2,4})?|\d{1,2}/\d{1,2}/\d{2,4}",
    re.ASCII,
)
_RANGE = re.compile(r"\d[\d.,]*\s*[%‰]?\s*[-—–~至到]\s*\d[\d.,]*(?!\d).*", re.ASCII)
_FOOTNOTE = re.compile(r"(?:[①-⑳⑴-⒇*†‡]+|\s*\[\d{1,2}\]|(?<=[\d\s])\(?注\d{0,2}\)?|\s+\d\))$")
_REMARK = re.compile(r"\(([^()]{1,12})\)$")
_FLAG = re.compile(r"(?<=[\d.])\s?([bepsruf])$", re.IGNORECASE)
_DIGITS_ONLY = re.compile(r"[+-]?[\d.,\s]+[a-z]", re.IGNORECASE | re.ASCII)
_BEFORE = re.compile("|".join(sorted(map(re.escape, BOUND_WORDS), key=len, reverse=True)))
_BEHIND = tuple(sorted(_AFTER, key=len, reverse=True))
_UNIT_BEGINS = re.compile(r"(?!e[+-]?\d)(?:[^\W\d_]|[%‰])", re.IGNORECASE)
_MORE = re.compile(f"({'|'.join(_MULTIPLES)})?(?:多|余)")
_EXACT = Context(prec=60)
_MAX_INTEGER, _MAX_FRACTION, _LONGEST = 20, 20, 1000


class Cell(NamedTuple):
    """A value as printed: `unit` is "" where the cell has none; `multiple` (万, 亿 …) stands for want of a whole unit.

    `bound` and `standing` are those of an observation, or None where the cell says nothing of them. `cut` tells that
    the number is in scientific notation, in which spreadsheets drop digits; `mark` is its footnote mark.
    """

    value: Decimal
    unit: str = ""
    multiple: str = ""
    bound: str | None = None
    standing: str | None = None
    cut: bool = False
    mark: str = ""


def is_plain(text: str) -> bool:
    """Whether a cell is written as a number and nothing else is: digits, with a point before the fraction."""
    return PLAIN_NUMBER.fullmatch(text) is not None


def parse_cell(text: str, decimal_comma: bool = False) -> Cell | None:
    """Return what a value cell says, or None where it says that there is no value.

    With `decimal_comma` a comma divides whole and fraction, as in tables whose cells are divided by semicolons.
    Raises `UnitError` with the code of a `Problem` where the cell holds anything but one number.
    """
    text = text.strip()
    if not decimal_comma and is_plain(text):
        return Cell(Decimal(text))
    if is_missing(text):
        return None
    if len(text) > _LONGEST or _WORD.fullmatch(text):
        raise UnitError("not-a-number", value=text)
    if has_hidden_characters(text):
        raise UnitError("hidden-character", value=text)
    written = halfwidth(text).translate(_MINUS).strip().removeprefix("'")
    _refuse_other_kinds(written, text)
    mark = footnote[0].strip() if (footnote := _FOOTNOTE.search(written)) else ""
    bound, standing, written = _marks(written.removesuffix(mark).strip(), text)
    for sign, unit in _CURRENCIES.items():
        if written.startswith(sign):
            cell = _number_and_unit(written.removeprefix(sign).strip(), text, decimal_comma)
            if cell.unit:
                raise UnitError("not-a-number", value=text)
            return cell._replace(
                unit=cell.multiple + unit, multiple="", bound=bound, standing=standing, mark=mark
            )
    cell = _number_and_unit(written, text, decimal_comma, bound is not None)
    return cell._replace(bound=bound or cell.bound, standing=standing, mark=mark)


def is_missing(text: str) -> bool:
    """Whether a cell is blank or holds one of the marks for a value that there is not."""
    return halfwidth(text).strip().lower() in _MISSING


def _refuse_other_kinds(written: str, text: str) -> None:
    """Raise for what spreadsheets put where a number should be."""
    if written.startswith(("=", "@")) or (written[:1] in {"+", "-"} and not _SIGNED.match(written)):
        raise UnitError("formula", value=text)
    if written.startswith("#"):
        raise UnitError("spreadsheet-error", value=text)
    if _DATE.fullmatch(written):
        raise UnitError("date-in-value", value=text)
    if _RANGE.match(written):
        raise UnitError("value-range", value=text)


def _marks(written: str, text: str) -> tuple[str | None, str | None, str]:
    """Take bound words, footnote marks, remarks and flags off; return bound, standing and what is left."""
    bound = standing = None
    if match := _REMARK.search(written):
        standing = _standing(match[1], text)
        written = written[: match.start()].strip()
    elif (match := _FLAG.search(written)) and _DIGITS_ONLY.fullmatch(written):
        standing = _standing({"s": "e"}.get(match[1].lower(), match[1].lower()), text)
        written = written[: match.start()]
    if match := _BEFORE.match(written):
        bound = BOUND_WORDS[match[0]]
        written = written[match.end() :].strip()
    if written.endswith(_BEHIND):
        behind = next(word for word in _BEHIND if written.endswith(word))
        if bound not in {None, _AFTER[behind]}:
            raise UnitError("not-a-number", value=text)
        bound = _AFTER[behind]
        written = written.removesuffix(behind).strip()
    return bound, standing, written


def _standing(remark: str, text: str) -> str | None:
    remark = simplified(remark).strip().lower()
    if remark in PLANNED:
        raise UnitError("not-actual", value=text)
    if remark in {"b", "u"}:  # a break in the series, low reliability: no other standing
        return None
    if remark not in STANDING_WORDS:
        raise UnitError("not-a-number", value=text)
    return STANDING_WORDS[remark]


def _number_and_unit(written: str, text: str, decimal_comma: bool, bounded: bool = False) -> Cell:
    bound = None
    if decimal_comma:
        written = _with_point(written, text)
    match = _NUMBER.match(written)
    digits = _GROUPING.sub("", match[0]) if match else ""
    if not _DIGIT.match(digits):
        return _in_words(written, text, bounded)
    number, rest = _decimal(digits, text), written[match.end() :].strip() if match else ""
    if rest and (
        not _UNIT_BEGINS.match(rest) or nfkc(rest[0]).isdigit()
    ):  # ² is a footnote, no unit and no digit
        raise UnitError("not-a-number", value=text)
    if more := _MORE.match(rest):
        bound, rest = ">", (more[1] or "") + rest[more.end() :].strip()
    multiple = rest if rest in _MULTIPLES else ""
    exponent = number.as_tuple().exponent
    cut = "e" in digits.lower() and isinstance(exponent, int) and exponent > 0
    return Cell(number, "" if multiple else rest, multiple, bound, cut=cut)


def _with_point(written: str, text: str) -> str:
    """Return `written` with a decimal point for its decimal comma; 1,234 and 1.234 could be either, and are refused."""
    if _THREE_AFTER.match(written):
        raise UnitError("decimal-ambiguous", value=text)
    match = _DECIMAL_COMMA.match(written)
    return f"{match[1].replace('.', '')}.{match[2]}{written[match.end() :]}" if match else written


def _decimal(digits: str, text: str) -> Decimal:
    whole, _, fraction = digits.partition(".")
    if len(whole.lstrip("+-")) > _MAX_INTEGER:
        raise UnitError("not-a-number", value=text)
    if len(fraction) > _MAX_FRACTION and "e" not in fraction.lower():
        return Decimal(f"{whole}.{fraction}").quantize(
            Decimal(1).scaleb(-_MAX_FRACTION), context=_EXACT
        )
    return Decimal(digits)


# --- numbers in Chinese words

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2}
_PLACES = {"千": 1000, "百": 100, "十": 10}
_NUMERALS = tuple("负零一二两三四五六七八九十百千几多近翻半")
_WORDS = re.compile(r"负?[零一二两三四五六七八九十百千万亿]+(?:点[零一二三四五六七八九]+)?")
_PER = {"百分之": "%", "千分之": "‰"}


def _in_words(written: str, text: str, bounded: bool) -> Cell:
    """Return the value of 三万零一百四十五, 百分之六, 七成 (with a unit, or none)."""
    unit = next((sign for words, sign in _PER.items() if written.startswith(words)), "")
    match = _WORDS.match(written[3:] if unit else written)
    number = chinese_number(match[0]) if match else None
    if match is None or number is None or bounded:  # 近八成 is a turn of speech, not a figure
        raise UnitError(
            "words-for-number" if written.startswith(_NUMERALS) else "not-a-number",
            value=text,
        )
    rest = (written[3:] if unit else written)[match.end() :].strip()
    if rest == "成" and not unit and 0 < number <= 10:
        return Cell(number * 10, "%")
    if unit and rest:
        raise UnitError("words-for-number", value=text)
    return Cell(number, unit or rest)


def chinese_number(text: str) -> Decimal | None:
    """Return the number that Chinese numerals write out in full, or None: 三万零一百四十五 is 30145.

    Read strictly: every skipped place needs its 零, so that 一百一 (110 in speech) and 三万五 are no numbers.
    """
    if not _WORDS.fullmatch(text) or len(text) > 40:
        return None
    whole, _, fraction = text.removeprefix("负").partition("点")
    total, nought = 0, whole == "零"
    for name, scale in (("亿", 10**8), ("万", 10**4), ("", 1)):
        part, found, rest = whole.partition(name) if name else (whole, "", "")
        if name and not found:
            continue
        value = _below_ten_thousand(part, leading=total == 0)
        if value is None or (value == 0 and (name or total == 0) and not nought):
            return None
        total += value * scale
        whole = rest
        if not whole:
            break
    number = Decimal(total)
    if fraction:
        number += Decimal("0." + "".join(str(_DIGITS[c]) for c in fraction))
    return -number if text.startswith("负") else number


def _below_ten_thousand(text: str, leading: bool) -> int | None:
    """Return the value of the places 千 to one, or None; after a larger part a skipped place needs 零."""
    if text == "零" and leading:
        return 0
    total, place, skipped, rest = 0, 10_000 if not leading else 0, False, text
    if not leading and not rest.startswith("零") and not re.match(r".千", rest):
        return None if rest else 0
    while rest:
        if rest[0] == "零":
            if skipped or (leading and not total):
                return None
            rest, skipped = rest[1:], True
            continue
        digit = 1 if rest[0] == "十" and total == 0 and not skipped else _DIGITS.get(rest[0])
        taken = 0 if rest[0] == "十" else 1
        value = _PLACES.get(rest[taken : taken + 1], 1)
        if not digit or (place and (value >= place or (value < place // 10) != skipped)):
            return None
        total, place, skipped, rest = (
            total + digit * value,
            value,
            False,
            rest[taken + (value > 1) :],
        )
    return None if skipped else total


# --- multiples apart from their unit


@lru_cache(maxsize=512)
def join_multiple(multiple: str, unit: str) -> str:
    """Return the unit that a multiple in the cell or in a column of its own makes of `unit`.

    万 with 亿元 is 万亿元, and 万 with 人 is 万人. A multiple that ends with the unit's own (3.01万亿 under 亿元) has
    said it already. Raises `UnitError` ("multiple-unclear") where they make no multiple in use, such as 亿 with 万元.
    """
    kilo = unit.startswith(_KILO)
    own = (
        ""
        if kilo
        else next((m for m in _MULTIPLES if unit.startswith(m) and is_unit(unit[len(m) :])), "")
    )
    if not own or multiple + own in _MULTIPLES:
        return multiple + unit
    if multiple.endswith(own):
        return multiple + unit[len(own) :]
    raise UnitError("multiple-unclear", value=multiple, unit=unit)
