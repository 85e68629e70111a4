"""Numbers as the number formats of Excel show them, with all the digits that are stored.

0.26 shown as a percentage is 26%, not 0.26; 45292 shown as a date is 2024-01-01.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache

__all__ = ["BUILT_IN_FORMATS", "as_shown", "effect"]

# The formats that files give by their number alone, where they make more of it than a number; 27
# to 36 and 50 to 58 depend on the language of Excel and are taken as in Chinese.
BUILT_IN_FORMATS: dict[int, str] = {
    9: "0%",
    10: "0%",
    17: "yyyy-m",
    46: "[h]",
    **dict.fromkeys((27, 36, 50, 52, 57), "yyyy-m"),
    **dict.fromkeys((14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58), "yyyy-m-d"),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56), "h:m"),
}
_LONGEST_CODE = 400
_SHOWN_OF_CODE = 30

_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([Ee][-+]?\d{1,3})?", re.ASCII)
# A number that is written as it would be shown, so that nothing has to be worked out.
_SIMPLE_NUMBER = re.compile(r"-?[1-9][0-9]{0,8}(\.[0-9]{0,4}[1-9])?")
_GENERAL = re.compile("general|g/通用格式", re.IGNORECASE)
# Text in quotes, colours and conditions in brackets, single characters marked as text, as space
# or as filling: 0.0"亿元";[Red]-0.0\ .
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|[\\!_*].')
# Decimals of seconds, which are no number: ss.000.
_SECONDS = re.compile(r"s\.0+", re.IGNORECASE)
# Hours beyond 24 ([h]:mm), and a point put between digits (0\.0, 0"."0000: 亿 shown as 万).
_OTHER_NUMBER = re.compile(r'\[[hms]+\]|[0#?](?:[\\!]\.|"\.")[0#?]', re.IGNORECASE)
# Digits left off at the end: "0.0,," shows millions.
_IN_THOUSANDS = re.compile(r"[0#?.],+(?![0#?,])")

_FIRST_DAY = datetime(1899, 12, 30)
_LAST_DAY = 2_958_465  # 9999-12-31
_DAYS_TO_1904 = 1462  # workbooks of old Macs count from 1904-01-01
_SECONDS_OF_DAY = 86_400
# Excel's calendar has a 29 February 1900, day 60, so the days before it count from one day later.
_DAY_OF_1900_02_29 = 60
_SIGNIFICANT_DIGITS = 15
_LARGEST = 1e300
_MAX_ZEROS = 30


@lru_cache(maxsize=1000)
def effect(code: str) -> str:
    """Return what a format makes of a number: number, percent, year, month, day or time.

    A format that shows another number (in thousands, hours beyond 24) is given in brackets
    behind a space instead, which `as_shown` puts behind the number.
    """
    code = code[:_LONGEST_CODE]
    bare = _LITERAL.sub("", _GENERAL.sub("0", code))
    # Up to three sections: of positive numbers, of negative ones, of zero.
    sections = _SECONDS.sub("s", bare).lower().split(";")[:3]
    first = sections[0]
    with_digits = [section for section in sections if re.search("[0#?]", section)]
    percent_signs = {section.count("%") for section in with_digits}
    if (
        _OTHER_NUMBER.search(code)
        or any(map(_IN_THOUSANDS.search, with_digits))
        or percent_signs not in (set(), {0}, {1})
    ):
        return f" [{code[:_SHOWN_OF_CODE]}]"

    if with_digits or not re.search("[ymdhse]", first):
        return "percent" if percent_signs == {1} else "number"
    if "d" in first:
        return "day"
    if not re.search("[ye]", first):
        return "time"

    return "month" if "m" in first else "year"


def as_shown(stored: str, effect: str, since_1904: bool) -> str:
    """Return the number `stored` as a format with this `effect` shows it, but not rounded.

    What is not a number is returned as it is. Excel keeps 15 significant digits; what a file has
    beyond them comes from binary fractions (0.1 is stored as 0.10000000000000001).
    """
    if effect == "number" and _SIMPLE_NUMBER.fullmatch(stored):
        return stored
    if not _NUMBER.fullmatch(stored) or abs(float(stored)) > _LARGEST:
        return stored

    value = Decimal(f"{float(stored):.{_SIGNIFICANT_DIGITS}g}")

    if effect == "number":
        return _digits(value)
    if effect == "percent":
        return f"{_digits(value * 100)}%"
    if effect.startswith(" "):
        return _digits(value) + effect

    days = value + _DAYS_TO_1904 if since_1904 else value
    if not 0 <= days <= _LAST_DAY:
        return _digits(value)

    return _date(days, effect)


def _date(days: Decimal, effect: str) -> str:
    """Return a day number in ISO form, down to what its format shows."""
    seconds = round(days * _SECONDS_OF_DAY)
    moment = _FIRST_DAY + timedelta(days=days < _DAY_OF_1900_02_29, seconds=seconds)

    if effect == "year":
        return moment.strftime("%Y")
    if effect == "month":
        return moment.strftime("%Y-%m")
    if effect == "time":
        return moment.time().isoformat()

    return moment.isoformat(" ").removesuffix(" 00:00:00")


def _digits(value: Decimal) -> str:
    """Return a number without an exponent, unless it has far too many zeros for that."""
    value = value.normalize() + 0  # no minus before zero
    return f"{value:f}" if abs(value.adjusted()) < _MAX_ZEROS else str(value)
