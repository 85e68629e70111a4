"""Numbers as the number formats of Excel show them, with all the digits that are stored.

0.26 shown as a percentage is 26%, not 0.26; 45292 shown as a date is 2024-01-01; 2.3514 under
0.00"万亿元" is 2.3514万亿元. The codes are those of ECMA-376, part 1, 18.8.30 and 18.8.31.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Literal

__all__ = ["BUILT_IN_FORMATS", "GENERAL", "NumberFormat", "number_format"]

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
GENERAL = "General"
_LONGEST_CODE = 400
_SHOWN_OF_CODE = 30
_LONGEST_LITERAL = 60

_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([Ee][-+]?\d{1,3})?", re.ASCII)
# A number that is written as it would be shown, so that nothing has to be worked out.
_SIMPLE_NUMBER = re.compile(r"-?[1-9][0-9]{0,8}(\.[0-9]{0,4}[1-9])?")

# One piece of a code: text in quotes, in brackets a colour, a condition, a currency or hours beyond
# 24, a character marked as text, a space or a filling, the general form, a placeholder, any other.
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\[(?P<bracketed>[^\]]*)\]|[\\!](?P<marked>.)|_.|\*.|'
    r"(?P<general>general|g/通用格式)|(?P<place>[0#?@]|[.,%/]|e[+-])|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
# Where a code is parted into sections: not within quotes or brackets.
_SECTION = re.compile(r'(?:"[^"]*"?|\[[^\]]*\]?|\\.|[^;"\[\\])*')
_CONDITION = re.compile(r"(?P<sign><>|<=|>=|<|>|=)\s*(?P<than>-?\d+(?:\.\d+)?)", re.ASCII)
# Decimals of seconds, which are no number: ss.000.
_SECONDS = re.compile(r"(s)\.0+", re.IGNORECASE)
_ELAPSED = re.compile("[hms]+", re.IGNORECASE)
_DATE_LETTER = re.compile("[ymdhsega]", re.IGNORECASE)
# Text that stands between the parts of a date and says nothing more: 年, 月, 日, 时, 上午, -, /.
_DATE_WORDS = re.compile(
    r"(?:[\s\-/.,:，@年月日号號时時分秒点點季度周週]|星期|上午|下午|[AP]M?\b)*"
)
# A currency that cells know by no sign: its number is left to what the column's unit tells. Others
# stay, so that $2288.1 under 亿元 is refused.
_CURRENCY = re.compile(r"(?:JPY|[AC][$＄]|[₩₹])\s*", re.IGNORECASE)
# Commas behind the last digit leave off three digits each: "0.0,," shows millions.
_LEFT_OFF = re.compile(r"[0#?.](,+)(?![0#?,])")
# A literal that would go on with the number, or begin it, or be its exponent: 0"00", "2"0, 0"E5".
_GOES_ON = re.compile(r"[.,]?\d|e[-+]?\d", re.IGNORECASE)
_BEGINS = re.compile(r"[\d.,]$")
_MINUS = ("-", "−", "–", "﹣", "－")
_NEGATIVE_SIGNS = "-−–﹣－△▲▼(（ "
# What a multiple at the beginning of the text makes of a number, in powers of ten.
_MULTIPLES = {
    "万亿": 12, "千亿": 11, "百亿": 10, "十亿": 9, "亿": 8, "千万": 7, "百万": 6, "十万": 5,
    "万": 4, "千": 3,
}  # fmt: skip

_FIRST_DAY = datetime(1899, 12, 30)
_LAST_DAY = 2_958_465  # 9999-12-31
_DAYS_TO_1904 = 1462  # workbooks of old Macs count from 1904-01-01
_SECONDS_OF_DAY = 86_400
# Excel's calendar has a 29 February 1900, day 60, so the days before it count from one day later.
_DAY_OF_1900_02_29 = 60
_SIGNIFICANT_DIGITS = 15
_LARGEST = 1e300
_MAX_ZEROS = 30
_MOST_SECTIONS = 4  # of positive numbers, of negative ones, of zero, of text
_OF_NEGATIVES = 1
_OF_ZERO = 2

# What a section makes of a number. "nothing" is a section of text alone, which shows no number,
# "other" one that shows another number than what is stored.
_Kind = Literal["number", "percent", "year", "month", "day", "time", "nothing", "other"]


@dataclass(frozen=True, slots=True)
class _FormatSection:
    """What one section of a format does: the kind, the text around, the power of ten left off."""

    kind: _Kind
    before: str = ""
    behind: str = ""
    left_off: int = 0
    condition: tuple[str, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A number format, ready to show numbers and texts.

    `plain` tells that it shows each number as it is, and `text` what it puts around texts.
    """

    code: str
    sections: tuple[_FormatSection, ...]
    plain: bool
    text: tuple[str, str]

    def shown(self, stored: str, since_1904: bool = False) -> str:
        """Return the number `stored` as this format shows it, but not rounded.

        What is not a number is returned as it is. A number that is shown as another one (in
        thousands, hours beyond 24) is followed by the format in brackets, so that it passes for
        no number. Excel keeps 15 significant digits; what a file has beyond them comes from binary
        fractions (0.1 is stored as 0.10000000000000001).
        """
        # 24500.5 under General, as most cells
        if self.plain and _SIMPLE_NUMBER.fullmatch(stored):
            return stored
        # A text under a number format
        if not _NUMBER.fullmatch(stored) or abs(float(stored)) > _LARGEST:
            return stored

        # 0.10000000000000001 is 0.1.
        value = Decimal(f"{float(stored):.{_SIGNIFICANT_DIGITS}g}")
        section = self._section_of(value)
        if section is None or section.kind == "other":
            return self._with_code(value)

        if section.kind == "nothing":
            if value != 0:
                return self._with_code(value)
            return section.before  # zero as a dash or as a blank

        shown = _as_section(value, section.kind, section.left_off, since_1904)
        if shown is None:
            return _digits(value)

        return section.before + shown + section.behind

    def _with_code(self, value: Decimal) -> str:
        """Return a number that is shown as another one, or not at all, with the format's code."""
        return f"{_digits(value)} [{self.code[:_SHOWN_OF_CODE]}]"

    def text_shown(self, text: str) -> str:
        """Return a text as this format shows it: 2024 under @"年预计" is 2024年预计."""
        if not text.strip():
            return text

        before, behind = self.text
        return f"{before}{text}{behind}"

    def _section_of(self, value: Decimal) -> _FormatSection | None:
        """Return the section that shows `value`, None where none does."""
        sections = self.sections
        # [>=10000]0!.0,"万";0
        if any(section.condition for section in sections):
            return _by_condition(sections, value)

        # 0.0;-0.0;"-": positive numbers, negative ones, zero.
        if value < 0 and len(sections) > _OF_NEGATIVES:
            return sections[_OF_NEGATIVES]
        if not value and len(sections) > _OF_ZERO:
            return sections[_OF_ZERO]

        return sections[0]


def _as_section(value: Decimal, kind: _Kind, left_off: int, since_1904: bool) -> str | None:
    """Return a number as the section of a format shows it; None for a date beyond Excel's."""
    if kind == "number":
        return _digits(value.scaleb(-left_off))
    if kind == "percent":
        return f"{_digits(value * 100)}%"

    days = value
    if since_1904:
        days += _DAYS_TO_1904
    # -1 under yyyy-m-d is shown as ########.
    if not 0 <= days <= _LAST_DAY:
        return None

    return _date(days, kind)


def _by_condition(sections: tuple[_FormatSection, ...], value: Decimal) -> _FormatSection | None:
    """Return the first section whose condition a value fulfils, [>=100]0;0.0, or that has none."""
    last = len(sections) - 1
    for place, section in enumerate(sections):
        if section.condition is not None:
            if _holds(section.condition, value):
                return section
            continue

        # In the middle of three it is the one of negative numbers.
        is_of_negatives = place == _OF_NEGATIVES and value < 0
        if place == last or is_of_negatives:
            return section

    return None


def _holds(condition: tuple[str, Decimal], value: Decimal) -> bool:
    """Whether a value fulfils a condition: < or <= and the number to compare it with."""
    sign, than = condition
    if sign == "<>":
        return value != than
    if value == than:
        return "=" in sign
    if value < than:
        return "<" in sign

    return ">" in sign


# --- codes


@lru_cache(maxsize=1000)
def number_format(code: str) -> NumberFormat:
    """Return what a format's code says."""
    code = code[:_LONGEST_CODE]
    of_numbers = _sections(code)
    of_text = ""
    if "@" in _placeholders(of_numbers[-1]):
        of_text = of_numbers[-1]
        # A format of one section, @"年预计", shows numbers by it too.
        of_numbers = of_numbers[:-1] or of_numbers

    of_numbers = of_numbers[: _MOST_SECTIONS - 1]
    sections = [_section(part, place) for place, part in enumerate(of_numbers)]

    # 0%;0.00 shows some numbers as a hundred times what it shows others.
    kinds = {section.kind for section in sections}
    if kinds >= {"percent", "number"}:
        sections = [_FormatSection("other")]

    plain = all(section == _FormatSection("number") for section in sections)
    return NumberFormat(code, tuple(sections), plain, _around_text(of_text))


def _sections(code: str) -> list[str]:
    """Return the sections of a code, one at least."""
    parts: list[str] = []
    start = 0

    while start <= len(code) and len(parts) < _MOST_SECTIONS:
        match = _SECTION.match(code, start)
        assert match is not None
        parts.append(match[0])
        start = match.end() + 1

    return parts


def _placeholders(part: str) -> str:
    """Return the placeholders of a section in their order: 0.0% of 0.0%"左右"."""
    placeholders = ""
    for match in _TOKEN.finditer(part):
        placeholders += match["place"] or ""

    return placeholders


def _around_text(part: str) -> tuple[str, str]:
    """Return the text before and behind the @ of a section."""
    scan = _Scan(part)
    if scan.is_too_long():
        return "", ""

    return scan.before, scan.behind


def _section(part: str, place: int) -> _FormatSection:
    """Return what a section does that is the first, second or third (`place` 0, 1, 2)."""
    scan = _Scan(_SECONDS.sub(r"\1", part))
    # [h]:mm shows 1.5 as 36:00.
    if scan.elapsed:
        return _FormatSection("other", condition=scan.condition)
    # A sentence put around a number makes a text of it.
    if scan.is_too_long():
        return _FormatSection("other", condition=scan.condition)
    if not scan.has_number:
        return _without_number(scan)

    # Of zero ? and # show no digit: "-"?? is a dash.
    shows_zero = not {"0", "@"}.isdisjoint(scan.skeleton)
    if place == _OF_ZERO and not shows_zero:
        return _without_number(scan)

    is_of_negatives = place == _OF_NEGATIVES or _only_negative(scan.condition)
    return _with_number(scan, is_of_negatives)


def _with_number(scan: _Scan, negative: bool) -> _FormatSection:
    """Return a section that shows digits, with the text around them; `negative` tells that it is
    that of negative numbers, whose sign stands in the number itself.
    """
    left_off = scan.left_off()
    before = scan.before
    behind = scan.behind
    if negative:  # -0.0, (0.0)
        before = before.lstrip(_NEGATIVE_SIGNS)
        behind = behind.rstrip(")） ")
    elif before.endswith(("(", "（")) and behind.startswith((")", "）")):  # (0.0)万元
        before = before[:-1].rstrip()
        behind = behind[1:].lstrip()

    # +0.0%;-0.0%
    before = _CURRENCY.sub("", before.removeprefix("+")).strip()
    if _CURRENCY.match(behind):
        behind = _CURRENCY.sub("", behind, count=1).strip()

    other = _FormatSection("other", condition=scan.condition)
    # 0"00" shows 15 as 1500.
    if left_off is None or _is_of_number(before, behind):
        return other
    if not scan.percents:
        return _FormatSection("number", before, behind, left_off, scan.condition)
    if scan.percents > 1 or left_off:  # 0%%, 0,%
        return other

    return _FormatSection("percent", before, behind, left_off, scan.condition)


def _is_of_number(before: str, behind: str) -> bool:
    """Whether the text around a number would make another number of it: 0"00", "1"0, "-"0."""
    # "-"0 shows 5 as -5.
    if before.endswith(_MINUS):
        return True
    # "1"0 shows 5 as 15.
    if _BEGINS.search(before):
        return True

    return _GOES_ON.match(behind) is not None


def _only_negative(condition: tuple[str, Decimal] | None) -> bool:
    """Whether a condition holds for numbers below zero alone: [<0]."""
    if condition is None:
        return False

    sign, than = condition
    return "<" in sign and than <= 0


def _without_number(scan: _Scan) -> _FormatSection:
    """Return a section without digits: a date, or text alone."""
    letters = set(scan.date_letters)
    if not letters:
        return _FormatSection("nothing", scan.before + scan.behind, condition=scan.condition)

    kind = _kind_of_date(letters)
    behind = scan.date_text()
    # yyyy"预计" shows 2024年预计.
    if kind == "year" and behind:
        behind = f"年{behind}"

    return _FormatSection(kind, "", behind, condition=scan.condition)


def _kind_of_date(letters: set[str]) -> _Kind:
    """Return what of a date the letters of its format show: yyyy"年"m"月" a month."""
    if "d" in letters or letters == {"a"}:  # aaaa is a weekday
        return "day"
    # h:mm
    if letters.isdisjoint("ye"):
        return "time"

    return "month" if "m" in letters else "year"


@dataclass(slots=True)
class _Scan:
    """The pieces of one section: the text before and behind its digits, and their placeholders."""

    part: str
    before: str = ""
    behind: str = ""
    inserted: str = ""  # text between digits
    skeleton: str = ""  # the placeholders of digits, points and commas
    date_letters: str = ""
    literals: list[str] = field(default_factory=list)
    percents: int = 0
    elapsed: bool = False
    condition: tuple[str, Decimal] | None = None
    inserted_at: int = 0  # length of the skeleton where text was put in

    def __post_init__(self) -> None:
        for name, text in _pieces(self.part):
            if name == "bracketed":
                self._take_bracketed(text)
            elif name in {"place", "general"}:
                self._take_place("0" if name == "general" else text.lower())
            else:
                self._take_text(text, name == "plain")

        self.before = self.before.strip()
        self.behind = self.behind.strip()

    @property
    def has_number(self) -> bool:
        return any(place in "0#?@" for place in self.skeleton)

    def is_too_long(self) -> bool:
        return len(self.before) + len(self.behind) > _LONGEST_LITERAL

    def _take_bracketed(self, text: str) -> None:
        condition = _CONDITION.fullmatch(text.strip())
        if condition is not None:
            than = Decimal(condition["than"])
            self.condition = (condition["sign"], than)
        elif _ELAPSED.fullmatch(text):
            self.elapsed = True
        elif text.startswith("$"):  # [$¥-804]: a currency's sign, and the language
            sign = text[1:].partition("-")[0]
            self._take_text(sign, plain=False)

    def _take_place(self, place: str) -> None:
        if place == "%":
            self.percents += 1
            return

        if place in "0#?@":
            between = self.behind.strip()
            if self.behind.strip(" '’"):  # 0!.0: a point is put in between the digits
                self.inserted += between
                self.inserted_at = len(self.skeleton)
            self.behind = ""

        self.skeleton += place

    def _take_text(self, text: str, plain: bool) -> None:
        # The m of yyyy-m, but not that of "m"
        if plain and _DATE_LETTER.fullmatch(text):
            self.date_letters += text.lower()
        else:
            self.literals.append(text)

        if self.has_number:
            self.behind += text
        else:
            self.before += text

    def left_off(self) -> int | None:
        """Return the power of ten by which a number is shown smaller, as the text behind says.

        None where digits are left off or a point is put in without a multiple that says as much:
        "0.0," shows thousands, 0!.0,"万" ten thousands, and of these only the second says so.
        """
        commas = _LEFT_OFF.search(self.skeleton)
        power = 0 if commas is None else 3 * len(commas[1])

        if self.inserted:
            # 0-00 shows 1234 as 12-34.
            if self.inserted != "." or "." in self.skeleton:
                return None

            behind_point = self.skeleton[self.inserted_at :]
            power += sum(map(behind_point.count, "0#?"))

        # 0.00
        if not power:
            return 0

        for multiple, its_power in _MULTIPLES.items():
            if self.behind.startswith(multiple):
                return power if power == its_power else None

        return None

    def date_text(self) -> str:
        """Return what the text of a date says beyond 年, 月 and 日: 预计 of yyyy"年预计"."""
        beyond = ""
        for literal in self.literals:
            words = _DATE_WORDS.match(literal)
            start = words.end() if words else 0
            beyond += literal[start:]

        return beyond.strip()


def _pieces(part: str) -> Iterator[tuple[str, str]]:
    """Yield the name and text of each piece of a section; spaces and fillings show nothing."""
    for match in _TOKEN.finditer(part):
        if match.lastgroup:
            yield match.lastgroup, match[match.lastgroup]


# --- numbers


def _date(days: Decimal, kind: str) -> str:
    """Return a day number in ISO form, down to what its format shows."""
    seconds = round(days * _SECONDS_OF_DAY)
    moment = _FIRST_DAY + timedelta(days=days < _DAY_OF_1900_02_29, seconds=seconds)

    if kind == "year":
        return moment.strftime("%Y")
    if kind == "month":
        return moment.strftime("%Y-%m")
    if kind == "time":
        return moment.time().isoformat()

    return moment.isoformat(" ").removesuffix(" 00:00:00")


def _digits(value: Decimal) -> str:
    """Return a number without an exponent, unless it has far too many zeros for that."""
    value = value.normalize() + 0  # no minus before zero
    if abs(value.adjusted()) >= _MAX_ZEROS:
        return str(value)

    return f"{value:f}"
