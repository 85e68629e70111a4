"""Numbers written out in Chinese numerals: 三万零一百四十五 is 30145."""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["NUMERALS", "chinese_number", "class_number"]

_DIGITS = {
    "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6,
    "七": 7, "八": 8, "九": 9,
}  # fmt: skip
_PLACES = {"千": 1000, "百": 100, "十": 10}
# Numbers are grouped by four digits, each group followed by its scale.
_SCALES = (("亿", 10**8), ("万", 10**4), ("", 1))
_GROUP = 10_000
_LONGEST = 40

# What a text may be that is, or looks like, such a number; a sign, whole and fraction.
NUMERALS = re.compile(
    "负?[零一二两三四五六七八九十百千万亿]+"
    "(?:点[零一二三四五六七八九]+)?"
)  # fmt: skip


# A class that offices write in Roman numerals: Ⅱ, Ⅱ类, II类. Two letters alone may be a code.
_CLASS = re.compile("(?P<sign>[Ⅰ-Ⅻ])类?|(?P<letters>[IVX]{1,4})类")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def class_number(text: str) -> int | None:
    """Return the number of a class that is written in Roman numerals (Ⅱ类 is 2), or None."""
    match = _CLASS.fullmatch(text)
    if match is None:
        return None
    # Ⅱ
    if match["sign"]:
        return ord(match["sign"]) - ord("Ⅰ") + 1

    # II类
    letters = match["letters"]
    return _ROMAN.index(letters) + 1 if letters in _ROMAN else None


def chinese_number(text: str) -> Decimal | None:
    """Return the number that Chinese numerals write out in full, or None.

    Read strictly: every place that is skipped needs its 零 (一万零五十). 一百一 is 110 in speech
    and 101 to some, and 三万五 is 35,000 or 30,005; neither is a number here.
    """
    if len(text) > _LONGEST or not NUMERALS.fullmatch(text):
        return None

    whole, _, fraction = text.removeprefix("负").partition("点")
    number = _whole_number(whole)
    if number is None:
        return None

    # 三点一四
    if fraction:
        digits = "".join(str(_DIGITS[character]) for character in fraction)
        number += Decimal(f"0.{digits}")

    return -number if text.startswith("负") else number


def _whole_number(text: str) -> Decimal | None:
    # 零 alone is a number, 零万 is none.
    if text == "零":
        return Decimal(0)

    total = 0

    for name, scale in _SCALES:
        group, rest = text, ""

        if name:
            group, found, rest = text.partition(name)
            if not found:
                continue

        value = _below_ten_thousand(group, leading=total == 0)
        if value is None:
            return None
        if value == 0 and (name or total == 0):  # 零万 or 万 alone, but 一亿 has nothing behind it
            return None

        total += value * scale
        text = rest
        if not text:
            break

    return Decimal(total)


def _below_ten_thousand(text: str, leading: bool) -> int | None:
    """Return the value of the places from 千 to one, or None.

    `leading` tells that no larger group stands before them. Behind one, a number below 1000 begins
    with 零: 一万零五十 is 10050, and 一万五十 is no number.
    """
    # 零点五
    if text == "零" and leading:
        return 0
    # Nothing behind 一万
    if not text and not leading:
        return 0

    needs_zero = not leading and text[1:2] != "千"
    if needs_zero and text[0] != "零":
        return None

    return _sum_of_places(text, leading)


def _sum_of_places(text: str, leading: bool) -> int | None:
    """Return the sum of the digits of a group at their places; None where they make no number."""
    total = 0
    previous = 0 if leading else _GROUP  # place of the digit before, 0 where any place may come
    after_zero = False

    while text:
        if text[0] == "零":
            if after_zero or (leading and total == 0):  # 一千零零五, 零五
                return None

            after_zero = True
            text = text[1:]
            continue

        digit, place, length = _digit_and_place(text, begins=total == 0 and not after_zero)
        if digit == 0 or not _may_follow(place, previous, after_zero):
            return None

        total += digit * place
        previous = place
        after_zero = False
        text = text[length:]

    if after_zero:  # nothing follows the 零 of 五十零
        return None

    return total


def _digit_and_place(text: str, begins: bool) -> tuple[int, int, int]:
    """Return the first digit of `text`, its place, and how many characters they take.

    Where a number begins 十 is 一十. The digit is 0 where there is none.
    """
    # 十五, and 一百十五 which is said but not written
    if text[0] == "十":
        return (1 if begins else 0), 10, 1

    digit = _DIGITS.get(text[0], 0)
    place = _PLACES.get(text[1:2], 1)
    return digit, place, 1 if place == 1 else 2


def _may_follow(place: int, previous: int, after_zero: bool) -> bool:
    """Whether a digit may stand at `place` behind one at `previous`.

    Places fall (no 一十一百), and 零 stands exactly where one is skipped: 一百零五, 一百一十五.
    """
    # The first digit of a number
    if previous == 0:
        return True
    # 一十一百
    if place >= previous:
        return False

    skips = place < previous // 10
    return skips == after_zero
