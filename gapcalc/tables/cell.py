"""One value cell as an office fills it in: 32193.15, 3.2万亿元, 约5%, 1,234.5(初步), 七成, —."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from functools import lru_cache
from typing import NamedTuple

from gapcalc.core.text import halfwidth, has_hidden_characters, nfkc, simplified
from gapcalc.core.unit import UnitError, is_unit
from gapcalc.tables.numerals import NUMERALS, chinese_number

__all__ = [
    "BOUND_WORDS",
    "PLAIN_NUMBER",
    "PLANNED",
    "STANDING_WORDS",
    "Cell",
    "is_missing",
    "is_plain",
    "join_multiple",
    "parse_cell",
]

# --- words

# What stands before a number and makes it a bound.
BOUND_WORDS = {
    "超": ">", "超过": ">", "超過": ">", "突破": ">", "逾": ">", "高于": ">", "大于": ">", ">": ">",
    "≥": ">=", ">=": ">=", "不低于": ">=", "不少于": ">=", "不小于": ">=", "至少": ">=",
    "约": "~", "約": "~", "大约": "~", "约为": "~", "~": "~", "≈": "~",
    "≤": "<=", "<=": "<=", "不超过": "<=", "不高于": "<=", "不大于": "<=", "至多": "<=",
    "近": "<", "将近": "<", "接近": "<", "低于": "<", "少于": "<", "小于": "<", "不足": "<",
    "不到": "<", "<": "<",
}  # fmt: skip
# What stands behind a number and makes it one: 9000家以上, 100多.
_BOUNDS_BEHIND = {
    "以上": ">=", "及以上": ">=", "+": ">=", "多": ">", "余": ">", "以下": "<=", "及以下": "<=",
    "左右": "~", "上下": "~",
}  # fmt: skip
STANDING_WORDS = {
    "修订": "revised", "修订数": "revised", "已修订": "revised", "r": "revised",
    "最终核实": "final", "最终核实数": "final", "最终": "final", "最终数": "final",
    "公布": "reported", "实际": "reported", "实际值": "reported", "实际数": "reported",
    "实绩": "reported", "完成": "reported",
    "初步": "preliminary", "初步核算": "preliminary", "初步核算数": "preliminary",
    "初步数": "preliminary", "初步统计": "preliminary", "快报": "preliminary",
    "快报数": "preliminary", "p": "preliminary",
    "预计": "estimate", "预计数": "estimate", "估计": "estimate", "估计数": "estimate",
    "估算": "estimate", "e": "estimate",
}  # fmt: skip
# What stands beside actual values in offices' tables and is none.
PLANNED = {
    "目标", "目标值", "目标数", "计划", "计划数", "计划值", "规划", "规划值", "规划目标", "预期",
    "预期值", "预期目标", "预测", "预测值", "预算", "预算数", "target", "plan", "planned",
    "forecast", "projection", "projected", "budget", "f",
}  # fmt: skip
_MISSING = {
    "", "-", "--", "---", "—", "——", "–", "…", "……", "...", "..", ".", "/", "\\", "无", "暂无",
    "暂无数据", "无数据", "缺", "不详", "na", "n/a", "n.a.", "#n/a", "nan", "null", "none", ":",
    "：", "x", "*", "未公布", "尚未公布", "待定", "空",
}  # fmt: skip
_LONGEST_MISSING = max(map(len, _MISSING))
_MULTIPLES = ("万亿", "千亿", "百亿", "十亿", "亿", "千万", "百万", "十万", "万", "千")
_KILO = ("千瓦", "千米", "千克")  # units of their own, whose 千 is no multiple
_CURRENCIES = {"¥": "元", "￥": "元", "RMB": "元", "CNY": "元", "US$": "美元", "USD": "美元"}
# With these begins a number in words, or a turn of speech that stands for one: 近百, 翻番, 半数.
_BEGINS_IN_WORDS = tuple("负零一二两三四五六七八九十百千几多近翻半")
_SHARES_IN_WORDS = {"百分之": "%", "千分之": "‰"}

# --- patterns

# Written as a number and nothing else, which most cells are.
PLAIN_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?", re.ASCII)
# No number begins so, but for those behind the name of a currency: abc, n.k., but RMB 5.
_WORD = re.compile(r"(?!RMB|CNY|US)[A-Z][A-Z0-9. ]*", re.IGNORECASE | re.ASCII)
# 24500.5, 24,500.5, 24 500 (with any space between), .5, 2.45E+04.
_NUMBER = re.compile(
    r"[+-]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:[ \xa0\u2009\u202f]\d{3})+(?!\d)|\d+)?(?:\.\d*)?"
    r"(?:e[+-]?\d{1,2}(?!\d))?",
    re.IGNORECASE | re.ASCII,
)
_DIGIT = re.compile(r"[+-]?\.?\d")
_SIGNED_NUMBER = re.compile(r"[+-][\d.]")
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
# 24500①, 24500 [1], 24500[a], 24500注, 24500 1).
_FOOTNOTE = re.compile(
    r"(?:[①-⑳⑴-⒇*†‡]+|(?:\s*\[(?:\d{1,2}|[a-z])\])+|(?<=[\d\s])\(?注\d{0,2}\)?|\s+\d\))$",
    re.IGNORECASE,
)
# 24500², 5.2%¹, 30亿元¹ ². Behind a letter or 米 ² and ³ belong to the unit: 5 km², 3 千米².
_RAISED = "⁰¹²³⁴-⁹₀-₉"
_RAISED_MARK = re.compile(
    rf"(?:(?<=[\d.%‰)…—–-])|(?<=[\u4e00-\u9fff])(?<![米里])|(?<=[a-z米里])(?!\s*[²³]))"
    rf"\s*[{_RAISED}]+(?:\s[{_RAISED}]+)*$",
    re.IGNORECASE,
)
# 10⁸ and 3×10⁸ are powers.
_POWER = re.compile(rf"(?:^|[^\d.,])10[{_RAISED}]+$")
# A raised letter may be one of the flags that stand on the line elsewhere: 24500[p].
_FLAG_MARK = re.compile(r"\[([bepsruf])\]", re.IGNORECASE)
# 24500(初步).
_REMARK = re.compile(r"\(([^()]{1,12})\)$")
# 24500p, 24500 r: the flags of Eurostat and its like.
_FLAG = re.compile(r"(?<=[\d.])\s?([bepsruf])$", re.IGNORECASE)
_ONLY_FLAGGED = re.compile(r"[+-]?[\d.,\s]+[a-z]", re.IGNORECASE | re.ASCII)
_BOUND_BEFORE = re.compile("|".join(sorted(map(re.escape, BOUND_WORDS), key=len, reverse=True)))
_BOUND_BEHIND = tuple(sorted(_BOUNDS_BEHIND, key=len, reverse=True))
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
    unit. `bound` and `standing` are those of an observation, or None where the cell says nothing
    of them. `cut` tells that the number is in scientific notation, in which spreadsheets drop
    digits (2.45E+04); `mark` is its footnote mark.
    """

    value: Decimal
    unit: str = ""
    multiple: str = ""
    bound: str | None = None
    standing: str | None = None
    cut: bool = False
    mark: str = ""


def is_plain(text: str) -> bool:
    """Whether a cell is a number and nothing else: digits, with a point before the fraction."""
    return PLAIN_NUMBER.fullmatch(text) is not None


def is_missing(text: str) -> bool:
    """Whether a cell is blank or holds one of the marks for a value that there is not."""
    text = text.strip()
    return len(text) <= _LONGEST_MISSING and halfwidth(text).strip().lower() in _MISSING


def parse_cell(text: str, decimal_comma: bool = False) -> Cell | None:
    """Return what a value cell says, or None where it says that there is no value.

    With `decimal_comma` a comma divides whole and fraction, as in tables whose cells are divided
    by semicolons. Raises `UnitError` with the code of a `Problem` where the cell holds anything
    but one number.
    """
    text = text.strip()
    if not decimal_comma and is_plain(text):
        return Cell(Decimal(text))
    if is_missing(text):
        return None
    if len(text) > _LONGEST_CELL or _WORD.fullmatch(text):
        raise UnitError("not-a-number", value=text)
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
    flag = _FLAG_MARK.search(mark)
    if flag and standing is None:
        standing = _standing(_letter(flag[1]), text)

    bound, written = _take_bound(written, text)
    cell = _amount(written, text, decimal_comma, bounded=bound is not None)
    return cell._replace(bound=bound or cell.bound, standing=standing, mark=mark)


def _refuse_other_kinds(written: str, text: str) -> None:
    """Raise for what spreadsheets put where a number should be."""
    signed = written[:1] in {"+", "-"}
    if written.startswith(("=", "@")) or (signed and not _SIGNED_NUMBER.match(written)):
        raise UnitError("formula", value=text)  # =B2+B3, +B2
    if written.startswith("#"):
        raise UnitError("spreadsheet-error", value=text)  # #DIV/0!
    if _DATE.fullmatch(written):
        raise UnitError("date-in-value", value=text)
    if _RANGE.match(written):
        raise UnitError("value-range", value=text)


# --- what stands around a number


def _footnote(written: str, text: str) -> str:
    """Return the footnote mark at the end of a cell, "" without one."""
    raised = _RAISED_MARK.search(written)
    if raised and _POWER.search(written):
        raise UnitError("not-a-number", value=text)

    footnote = raised or _FOOTNOTE.search(written)
    return footnote[0].strip() if footnote else ""


def _take_standing(written: str, text: str) -> tuple[str | None, str]:
    """Return the standing that a remark or a flag gives, and what is left without it."""
    remark = _REMARK.search(written)
    if remark:
        return _standing(remark[1], text), written[: remark.start()].strip()

    flag = _FLAG.search(written)
    if flag and _ONLY_FLAGGED.fullmatch(written):
        return _standing(_letter(flag[1]), text), written[: flag.start()]

    return None, written


def _letter(flag: str) -> str:
    # Eurostat's own estimates have an s, those of a country an e.
    letter = flag.lower()
    return "e" if letter == "s" else letter


def _standing(remark: str, text: str) -> str | None:
    remark = simplified(remark).strip().lower()
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
    if before:
        bound = BOUND_WORDS[before[0]]
        written = written[before.end() :].strip()

    for behind in _BOUND_BEHIND:
        if written.endswith(behind):
            if bound not in {None, _BOUNDS_BEHIND[behind]}:  # 超过5左右
                raise UnitError("not-a-number", value=text)

            return _BOUNDS_BEHIND[behind], written.removesuffix(behind).strip()

    return bound, written


# --- number and unit


def _amount(written: str, text: str, decimal_comma: bool, bounded: bool) -> Cell:
    """Return number and unit, the unit before the number if it is a currency: ￥5亿."""
    for sign, currency in _CURRENCIES.items():
        if written.startswith(sign):
            behind = written.removeprefix(sign).strip()
            cell = _number_and_unit(behind, text, decimal_comma, bounded=False)
            if cell.unit:  # ￥5元
                raise UnitError("not-a-number", value=text)

            # A 多 between number and multiple (￥5多亿) is no bound here.
            return cell._replace(unit=cell.multiple + currency, multiple="", bound=None)

    return _number_and_unit(written, text, decimal_comma, bounded)


def _number_and_unit(written: str, text: str, decimal_comma: bool, bounded: bool) -> Cell:
    if decimal_comma:
        written = _with_point(written, text)

    match = _NUMBER.match(written)
    digits = _GROUPING.sub("", match[0]) if match else ""
    if match is None or not _DIGIT.match(digits):
        return _in_words(written, text, bounded)

    number = _decimal(digits, text)
    rest = written[match.end() :].strip()
    # ² is a footnote mark, neither a unit nor a digit.
    if rest and (not _UNIT_BEGINS.match(rest) or nfkc(rest[0]).isdigit()):
        raise UnitError("not-a-number", value=text)

    bound = None
    more = _MORE.match(rest)
    if more:
        bound = ">"
        rest = (more[1] or "") + rest[more.end() :].strip()

    exponent = number.as_tuple().exponent
    cut = "e" in digits.lower() and isinstance(exponent, int) and exponent > 0

    if rest in _MULTIPLES:
        return Cell(number, multiple=rest, bound=bound, cut=cut)

    return Cell(number, unit=rest, bound=bound, cut=cut)


def _with_point(written: str, text: str) -> str:
    """Return `written` with a decimal point for its decimal comma: 1.234,5 becomes 1234.5.

    1,234 and 1.234 could be either, and are refused.
    """
    if _THREE_DIGITS_AFTER.match(written):
        raise UnitError("decimal-ambiguous", value=text)

    match = _DECIMAL_COMMA.match(written)
    if match is None:
        return written

    whole = match[1].replace(".", "")
    return f"{whole}.{match[2]}{written[match.end() :]}"


def _decimal(digits: str, text: str) -> Decimal:
    whole, _, fraction = digits.partition(".")
    if len(whole.lstrip("+-")) > _MAX_WHOLE_DIGITS:
        raise UnitError("not-a-number", value=text)

    # Binary fractions are printed with digits that nobody measured: 0.1000000000000000055511.
    if len(fraction) > _MAX_FRACTION_DIGITS and "e" not in fraction.lower():
        last_place = Decimal(1).scaleb(-_MAX_FRACTION_DIGITS)
        return Decimal(f"{whole}.{fraction}").quantize(last_place, context=_EXACT)

    return Decimal(digits)


def _in_words(written: str, text: str, bounded: bool) -> Cell:
    """Return the value of 三万零一百四十五, 百分之六, 七成 (with a unit, or none)."""
    share = _SHARES_IN_WORDS.get(written[:3], "")
    written_number = written[3:] if share else written
    match = NUMERALS.match(written_number)
    number = chinese_number(match[0]) if match else None
    if match is None or number is None or bounded:  # 近八成 is a turn of speech, not a figure
        in_words = written.startswith(_BEGINS_IN_WORDS)
        raise UnitError("words-for-number" if in_words else "not-a-number", value=text)

    rest = written_number[match.end() :].strip()
    if rest == "成" and not share and 0 < number <= _MOST_TENTHS:
        return Cell(number * 10, "%")
    if share and rest:  # 百分之六元
        raise UnitError("words-for-number", value=text)

    return Cell(number, share or rest)


# --- multiples apart from their unit


@lru_cache(maxsize=512)
def join_multiple(multiple: str, unit: str) -> str:
    """Return the unit that a multiple in the cell or in a column of its own makes of `unit`.

    万 with 亿元 is 万亿元, and 万 with 人 is 万人. A multiple that ends with the unit's own
    (3.01万亿 under 亿元) has said it already. Raises `UnitError` ("multiple-unclear") where they
    make no multiple in use, such as 亿 with 万元.
    """
    own = _own_multiple(unit)
    if not own or multiple + own in _MULTIPLES:
        return multiple + unit
    if multiple.endswith(own):
        return multiple + unit.removeprefix(own)

    raise UnitError("multiple-unclear", value=multiple, unit=unit)


def _own_multiple(unit: str) -> str:
    """Return the multiple that a unit begins with: 亿 of 亿元, "" of 人 and of 千瓦."""
    if unit.startswith(_KILO):
        return ""

    for multiple in _MULTIPLES:
        if unit.startswith(multiple) and is_unit(unit.removeprefix(multiple)):
            return multiple

    return ""
