"""What the headings of a table are: the words for each role, and the lines that make a header.

A header is told by what stands below it. Its lines may be several, with blank ones between:

    Kind of business,1998,,1999,
    ,Value of sales,,Value of sales,

    ,Total,E-commerce,Total,E-commerce
    "Retail trade, total",2587105,4988,2868155,15000
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from gapcalc.core.memo import remembers
from gapcalc.core.text import fold, halfwidth, mostly, nfkc
from gapcalc.core.unit import UnitError, remembered
from gapcalc.tables.cell import is_missing, is_plain, parse_cell
from gapcalc.tables.label import heading, unit_of
from gapcalc.tables.layout import Row
from gapcalc.tables.vocabulary import COLUMNS, ROLE_FILLERS, ROLE_WORDS

__all__ = [
    "HeaderBlock",
    "are_in_a_row",
    "are_one_apart",
    "are_years",
    "body_rows",
    "find_block",
    "has_numbers",
    "header_words",
    "holds_number",
    "holds_value",
    "is_number_and_no_year",
    "is_row_of_values",
    "is_whole_year",
    "likely_roles",
    "number_places",
    "of_republic",
    "of_year",
    "role",
    "unbracketed",
    "years_of",
]

# --- words of headings


@cache
def _roles_by_heading() -> dict[str, str]:
    roles = {}
    for column, names in COLUMNS.items():
        for name in (column, *names):
            roles[_as_compared(name)] = column

    return roles


def _as_compared(name: str) -> str:
    """Return a heading as it is compared: REF_AREA, Ref area and refArea are refarea."""
    return fold(name).replace("_", "").replace("-", "")


# 指标 Item, 单位(Unit): one heading in two languages.
_TWO_LANGUAGES = r"([\u3400-\u9fff\s]+?)\s*[(（/]?\s*([A-Za-z][A-Za-z\s]*)[)）]?"


@remembers(4096)
def role(text: str) -> str | None:
    """Return the role of the column that has this heading, or None where it names none."""
    # 指标： over the names
    text = text.rstrip(":： ")
    roles = _roles_by_heading()
    whole = roles.get(_as_compared(text))
    if whole is not None or not text:
        return whole

    # 年份 and Year are in one, 年份 Year in two.
    is_in_one_script = text.isascii() or not any(map(str.isascii, text))
    if is_in_one_script:
        return None

    both = re.fullmatch(_TWO_LANGUAGES, nfkc(text))
    if both is None:
        return None

    chinese = _as_compared(both[1])
    return roles.get(chinese)


# Where a capital begins a word: Geo|Area|Name, GDP|Growth.
_NEW_WORD = r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"
# How names of columns of programs end without a sign between their words: countryiso3code.
_WRITTEN_TOGETHER = re.compile(r"([a-z]{3,}?)(iso[23]?)?((?:codes?|names?|labels?)?)")


@remembers(4096)
def header_words(text: str) -> tuple[str, ...]:
    """Return the words of a heading in lower case: GeoAreaName is geo, area, name."""
    spaced = re.sub(_NEW_WORD, " ", nfkc(text))
    words: list[str] = []

    # countryiso3code is country, iso3, code.
    for word in re.findall(r"[^\W\d_]+\d*", spaced.lower()):
        parts = _WRITTEN_TOGETHER.fullmatch(word)
        if parts is None:
            words.append(word)
        else:
            words.extend(filter(None, parts.groups()))

    return tuple(words)


_KNOWN_BY_CELLS = frozenset({"region", "period", "unit", "indicator"})


@remembers(4096)
def likely_roles(text: str) -> tuple[str, ...]:
    """Return the roles that the words of a heading may name, to be held against its column.

    Places, periods, units and names of indicators are known by their cells too, so one word will
    do: Reporting country. Of the others every word has to fit: "Power code" is a multiplier and
    "Power consumption" is none.
    """
    words = set(header_words(text))
    whole = _as_compared(text)
    roles = []

    for name, role_words in ROLE_WORDS.items():
        if whole in role_words:
            roles.append(name)
            continue
        if words.isdisjoint(role_words):
            continue

        # Power consumption: power speaks of a multiple, and consumption of something else.
        others = words - role_words - ROLE_FILLERS
        if not others or name in _KNOWN_BY_CELLS:
            roles.append(name)

    return tuple(roles)


# What stands in a column of months where a value is the year's.
_WHOLE_YEAR = frozenset({"全年", "年度", "合计", "0", "annual", "year", "total"})
# M09, Q3 and 9 under a column of months or quarters.
_NUMBERED_PART = re.compile(r"([MmQq]?)0?(\d{1,2})", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def is_whole_year(part: str) -> bool:
    """Whether a word stands for the year among its parts: 全年, 合计, Annual."""
    return part.lower() in _WHOLE_YEAR


def of_year(year: str, part: str, heading: str) -> str:
    """Return the period that two columns name together: 2024 and 9 under 月份 are 2024年9月."""
    # 2024 and 全年 are 2024.
    if is_whole_year(part):
        return year

    year = year.removesuffix("年")
    numbered = _NUMBERED_PART.fullmatch(part)
    if numbered is not None:
        kind = "季度" if _is_quarter(numbered[1], heading) else "月"
        return f"{year}年{numbered[2]}{kind}"

    # 2024 and September, or Sep
    month = part[:3].lower()
    if month in _MONTHS and part.isalpha():
        number = _MONTHS.index(month) + 1
        return f"{year}年{number}月"

    return f"{year}年{part}"


def _is_quarter(letter: str, heading: str) -> bool:
    """Whether a number is a quarter's: Q3 by its `letter`, a bare 3 by its heading 季度."""
    if letter:
        return letter.upper() == "Q"

    return "季" in heading or "quarter" in heading.lower()


_BARE_YEAR = re.compile(r"(?:民國|民国)?\s*(\d{2,3})", re.ASCII)
_TWO_DIGITS = re.compile(r"\d\d年", re.ASCII)


def of_republic(text: str) -> str:
    """Return a year with the calendar it is of: 71年 is 民國71年, 113 is 民國113年."""
    # 113, 民國 113
    bare = _BARE_YEAR.fullmatch(text)
    if bare is not None:
        return f"民國{bare[1]}年"
    if _TWO_DIGITS.match(text):
        return f"民國{text}"

    return text


# --- kinds of cells


# A number has a digit, or the numeral of one: no other cell is looked at any closer.
_DIGIT_OR_NUMERAL = re.compile(r"[\d零一二两三四五六七八九十]")


def holds_value(text: str) -> bool:
    """Whether a cell is a value, with a point or a comma before its fraction."""
    if is_plain(text):
        return True
    if _DIGIT_OR_NUMERAL.search(text) is None:
        return False

    return _is_value(text)


@remembered
def _is_value(text: str) -> bool:
    if _is_value_with(text, decimal_comma=False):
        return True

    # 71,67 is 71.67 where the whole table is written so.
    has_comma = "," in text or "，" in text
    return has_comma and _is_value_with(text, decimal_comma=True)


def _is_value_with(text: str, decimal_comma: bool) -> bool:
    try:
        cell = parse_cell(text, decimal_comma)
    except UnitError:
        return False

    if cell is None:
        return False

    # 四川 is no 4, 5G基站 no 5.
    return not cell.unit or bool(unit_of(cell.unit))


_YEAR_DIGITS = re.compile(r"(?:19|20)\d\d", re.ASCII)
# 12.5亿元 and 2012.5亿元 are amounts although they begin like years; 2012年 and 2024E are none.
_AMOUNT = r"\d+(?:\.\d+)? ?(?:[%‰]|(?![年月季QqHh]|[A-Za-z]$)[^\W\d_])"


# Digits alone, but for those that begin like a year: 2024.10 may be a month.
_PLAINLY_NUMBER = re.compile(r"-?(?!19|20)\d{1,15}(?:\.\d{1,15})?", re.ASCII)


def holds_number(text: str) -> bool:
    """Whether a cell is a value that can be no heading: 2 012 and 2012* cannot, 2012 can."""
    return _PLAINLY_NUMBER.fullmatch(text) is not None or _is_number(text)


@remembered
def _is_number(text: str) -> bool:
    if not holds_value(text):
        return False
    if _YEAR_DIGITS.fullmatch(text):
        return False
    # 2081.73, 12.5亿元 and 103 name no period: they are numbers.
    if heading(text) is None:
        return True

    return re.match(_AMOUNT, text) is not None or _has_mark(text)


# 2 012, 2,012, 2012*, 2012（预计）: a year is written in four digits, and its mark behind 年.
# Nor has it a fraction behind a comma (2081,73); 2024.10 is a month.
_MARKED = r"\d[\s,]\d{3}(?!\d).*|\d{4},\d+|(?:19|20)\d\d\s*(?:[*①-⑳†‡].*|\([^()\d]*\)|\[[^][]*\])"


def _has_mark(text: str) -> bool:
    return re.fullmatch(_MARKED, halfwidth(text)) is not None


def is_row_of_values(row: Row) -> bool:
    """Whether a row holds a number beside its first cell, as no line of a header does."""
    if any(map(is_number_and_no_year, row.cells[1:])):
        return True

    return any(number_places(row.cells))  # the first place, 0, does not count


def has_numbers(cells: Sequence[str]) -> bool:
    """Whether any cell holds a number and can be no heading, see `number_places`.

    One that is not like a year is enough, and hardly a row of values has none.
    """
    return any(map(is_number_and_no_year, cells)) or bool(number_places(cells))


def is_number_and_no_year(cell: str) -> bool:
    """Whether a cell holds a number that is not like a year either: 24500.5, but not 2012*."""
    if not cell or not holds_number(cell):
        return False

    return _YEAR_AND_MARK.fullmatch(cell) is None


# Years stand in a row one, two, five or ten apart; 2012 and 2056 do not.
_LONGEST_STEP = 10
# A year with a mark, a flag or a remark: 2022*, 2023①, 2024p, 2024（预计）, 2025年.
_YEAR_AND_MARK = re.compile(
    r"((?:19|20)\d\d)年?\s*(?:[*①-⑳†‡⁰¹²³⁴-⁹]+|[a-zA-Z]|[(（\[][^()（）\d]*[)）\]])?"
)
_YEAR_BEGINS = re.compile(r"(?:19|20)\d\d(?!\d)", re.ASCII)
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d年?", re.ASCII)


def number_places(cells: Sequence[str]) -> list[int]:
    """Return the places of the cells that hold numbers and can be no headings.

    2022* is a number among numbers, and a heading in 2021,2022*,2023,2024: years in a row of which
    most have no mark, or three and more of which one has none.
    """
    numbers = [place for place, cell in enumerate(cells) if cell and holds_number(cell)]
    if not numbers:
        return numbers

    for place in numbers:
        if _YEAR_AND_MARK.fullmatch(cells[place]) is None:
            return numbers

    # 2012* and 2056 are numbers of firms.
    if not _follow_each_other(cells):
        return numbers

    # 2021,2022*,2023,2024: three without a mark to one with it.
    unmarked = list(filter(_YEAR_ALONE.fullmatch, cells))
    if len(unmarked) >= len(numbers):
        return []
    if unmarked and are_in_a_row(years_of(cells)):
        return []

    return numbers


def _follow_each_other(cells: Sequence[str]) -> bool:
    """Whether the years that cells begin with are several and leave none out, in any order."""
    years = set()
    for cell in cells:
        begun = _YEAR_BEGINS.match(cell)
        if begun is not None:
            years.add(int(begun[0]))

    return len(years) > 1 and max(years) - min(years) == len(years) - 1


def years_of(cells: Iterable[str]) -> list[int]:
    """Return the years that stand alone in `cells`, with a mark or without."""
    matches = [_YEAR_AND_MARK.fullmatch(cell) for cell in cells]
    return [int(match[1]) for match in matches if match is not None]


def are_years(cells: Iterable[str]) -> bool:
    """Whether the years among `cells`, if there are any, can be those of a header.

    国家高新技术企业,2012,2056 is a row of values: years side by side are near each other.
    """
    # 2023年 and 2024E are years whatever stands beside them.
    bare = [cell for cell in cells if "年" not in cell and not cell[-1:].isalpha()]
    ascending = 0
    descending = 0
    steps = 0

    for before, after in pairwise(years_of(bare)):
        step = after - before
        steps += 1
        # The same year may stand over several columns: 2022,2022,2023,2023.
        if 0 <= step <= _LONGEST_STEP:
            ascending += 1
        if 0 <= -step <= _LONGEST_STEP:
            descending += 1

    return not steps or max(ascending, descending) * 2 > steps


# --- rows below a header

# So many rows of words alone tell as much as all of them, and a file may hold nothing else.
_MOST_WITHOUT_NUMBERS = 12


def body_rows(ahead: Sequence[Row], most: int) -> list[Row]:
    """Return at most `most` rows below a header in which more than one cell is filled.

    Those are no titles and no notes. They end where another table seems to begin: at words that
    stand below numbers, none of which was beside one before (待发布 in place of a number is no
    header while 重庆市 stands before it as in the row above). Below a line of its own, such as the
    title of the next table, words below some of the numbers are enough.
    """
    rows: list[Row] = []
    number_columns: set[int] = set()  # places under which a number was seen
    words: set[str] = set()  # beside numbers
    below_blank = False
    below_line = False

    for row in ahead:
        filled = row.filled
        if len(filled) < 2:
            below_blank = below_blank or not filled
            below_line = True
            continue

        numbers = number_places(row.cells)
        # 重庆市 beside 32193.15: words that come back in the next row make no header of it.
        if numbers:
            words.update(cell for cell in filled if not holds_value(cell))
        elif number_columns and words.isdisjoint(filled):
            is_apart = below_blank or _stands_over(row, number_columns, some=below_line)
            if is_apart:
                break

        number_columns.update(numbers)
        rows.append(row)
        below_blank = False
        below_line = False
        if len(rows) == most:
            break
        # Dates of meetings, names of companies: after a dozen rows without a number none will
        # come.
        if len(rows) == _MOST_WITHOUT_NUMBERS and not number_columns:
            break

    return rows


def _stands_over(row: Row, numbers: set[int], some: bool) -> bool:
    """Whether a row without numbers has words in all columns that held numbers before, or in
    two at least of them if `some` are enough.

    2011 and 2009 may be years, and kilometres as well.
    """
    if some and are_in_a_row(years_of(row.cells)):  # 2021,2022,2023 below a line of words
        return True

    over = [row.at(place) for place in numbers if row.at(place)]
    if some and len(over) < 2:
        return False
    if not some and len(over) < len(numbers):
        return False
    # 四川省,…,… is a row whose values are not there.
    if any(map(is_missing, over)):
        return False

    return not all(map(_YEAR_DIGITS.fullmatch, over))


_FEW_YEARS = 2


def are_one_apart(years: Sequence[int]) -> bool:
    """Whether years stand one after the other, forwards or backwards."""
    steps = {after - before for before, after in pairwise(years)}
    return steps in ({1}, {-1})


def are_in_a_row(years: Sequence[int]) -> bool:
    """Whether years are more than two and one after the other, as no amounts are."""
    return len(years) > _FEW_YEARS and are_one_apart(years)


# --- the lines of a header

_MOST_LINES = 8
# Rows below that tell which is the first column of values.
_FIRST_ROWS = 16
# Blank lines that may stand between the lines of a header.
_MOST_BLANK = 4


class HeaderBlock(NamedTuple):
    """The lines of a header: what stands over each column, and how many rows below the first.

    `parts` has for each column the texts over it from top to bottom, a spanner's for each column
    that it spans. `unnamed` are columns below a spanner that themselves have no heading, while
    others below it have: 2023年 over a blank cell and 增长. `units` are the texts of a line that
    holds units alone. `too_deep` tells that the header has more lines than are looked at,
    `has_title` that its first line is a title that was parted at its commas.
    """

    parts: list[tuple[str, ...]]
    used: int
    lines: tuple[int, ...]
    unnamed: frozenset[int] = frozenset()
    units: frozenset[str] = frozenset()
    too_deep: bool = False
    has_title: bool = False

    @property
    def headings(self) -> list[str]:
        """What stands over each column in one text."""
        return [_in_one_text(texts) for texts in self.parts]


def _in_one_text(texts: Sequence[str]) -> str:
    """Return texts as one, with a space between two English ones: Total and E-commerce."""
    joined = ""
    for text in texts:
        end = joined[-1:]
        if end.isascii() and end.isalnum() and text[:1].isascii():
            joined += " "
        joined += text

    return joined


def find_block(row: Row, ahead: Sequence[Row]) -> HeaderBlock:
    """Return the lines of the header that begins with `row`; `ahead` are the rows below it.

    A further line belongs to it while it has no numbers and something stands over columns of
    values. Nothing new may stand in its stub (the columns before the first one of values) unless
    columns are still without a heading:

        ,FIPS,
        State,Code,Total
    """
    body = [below for below in body_rows(ahead, _FIRST_ROWS) if is_row_of_values(below)]
    first = _first_value_column(row, body)
    lines, used, too_deep = _header_lines(row, ahead, body, first)
    has_title = _has_title(lines, body) or _is_parted_title(row, ahead)

    width = max(len(line.cells) for line in lines)
    padded = [line.cells + [""] * (width - len(line.cells)) for line in lines]
    texts = _texts_over(padded, first)
    return HeaderBlock(
        parts=_over_values(texts, body),
        used=used,
        lines=tuple(line.line for line in lines),
        unnamed=_unnamed(padded, first),
        units=_unit_texts(padded, first),
        too_deep=too_deep,
        has_title=has_title,
    )


def _header_lines(
    row: Row, ahead: Sequence[Row], body: Sequence[Row], first: int
) -> tuple[list[Row], int, bool]:
    """Return the lines of a header, how many rows below `row` that takes, and whether it has more
    lines than are looked at.
    """
    lines = [row]
    used = 0
    blank = 0

    for number, below in enumerate(ahead, 1):
        # Kind of business, a blank line, Total and E-commerce: one header.
        if not any(below.cells):
            blank += 1
            if blank > _MOST_BLANK:
                break
            continue

        complete = _is_complete(lines, body)
        if not _continues(below, lines, first, complete):
            break
        if len(lines) == _MOST_LINES:
            return lines, used, True

        blank = 0
        lines.append(below)
        used = number

    return lines, used, False


def _is_parted_title(row: Row, ahead: Sequence[Row]) -> bool:
    """Whether a row is a title that was parted at its commas, over a header that needs none.

    "Table 1. Industrial output, US$ million" over Indicator,2022,2023: each heading of that one is
    a word for a column or a period, and the first cells of both differ.
    """
    headings: list[str] = []
    for below in ahead:
        headings = below.filled
        if headings:
            break

    # ,2022,,2023, has gaps that its spanners fill.
    if not _is_in_one_piece(row.cells):
        return False
    # Table 1. Industrial output | US$ million has fewer pieces than columns.
    if len(row.filled) >= len(headings):
        return False
    # 指标,总量 is a header itself.
    if any(map(_is_known_heading, row.cells)):
        return False
    # Indicator begins the line below.
    if role(headings[0]) is None:
        return False

    return all(map(_is_known_heading, headings[1:]))


def _is_known_heading(cell: str) -> bool:
    """Whether a cell is a word for a column or a period."""
    return role(cell) is not None or heading(cell) is not None


def _is_in_one_piece(cells: Sequence[str]) -> bool:
    """Whether the filled cells of a line are its first ones, as those of a parted title are."""
    filled = [place for place, cell in enumerate(cells) if cell]
    return filled == list(range(len(filled)))


def _has_title(lines: Sequence[Row], body: Sequence[Row]) -> bool:
    """Whether the first line is a title that was parted at its commas.

    Population projections, medium variant
    Country,2022,2023

    The lines below it head every column without it, and name the first one otherwise.
    """
    top = lines[0].cells
    others = lines[1:]
    if not others or not body or not top[0]:
        return False
    if not _is_complete(others, body):
        return False

    # Country below Population projections; a merged heading would come again, or be blank.
    below = [line.cells[0] for line in others if line.cells[0]]
    # Below 指标 merged over both lines nothing stands.
    if not below:
        return False
    # Nor when it comes again there.
    if top[0] in below:
        return False

    return _is_in_one_piece(top) and role(top[0]) is None


def _is_complete(lines: Sequence[Row], body: Sequence[Row]) -> bool:
    """Whether every column that holds something below has a heading."""
    width = max((len(below.cells) for below in body), default=0)
    for place in range(width):
        has_heading = any(line.at(place) for line in lines)
        if has_heading:
            continue
        # Alabama stands under nothing in ,FIPS,Total.
        if any(below.at(place) for below in body):
            return False

    return True


def _over_values(parts: list[tuple[str, ...]], body: Sequence[Row]) -> list[tuple[str, ...]]:
    """Return `parts` with the heading of a column of marks over the values to its right too.

    2003 over a column of footnotes (\\1) was merged over it and the next one, which has none.
    """
    moved = list(parts)
    for place in range(1, len(parts)):
        # A column with a heading of its own
        if parts[place]:
            continue
        # Nothing stands over the column before it either.
        if not parts[place - 1]:
            continue

        # 2003 over \1 and 2588: the year was merged over the mark and the value.
        marks = _cells_at(body, place - 1)
        values = _cells_at(body, place)
        if all(map(is_missing, marks)) and any(map(holds_value, values)):
            moved[place] = parts[place - 1]

    return moved


def _cells_at(rows: Sequence[Row], place: int) -> list[str]:
    """Return the filled cells of a column in some rows."""
    return [row.at(place) for row in rows if row.at(place)]


def _first_value_column(row: Row, rows: Sequence[Row]) -> int:
    """Return the place of the first column, behind the first one, that holds numbers in `rows`."""
    width = max(len(line.cells) for line in (row, *rows))

    for place in range(1, width):
        filled = [cell for cell in _cells_at(rows, place) if not is_missing(cell)]
        # 1993 and 2017 may be kilometres, but not below 年份.
        is_number = holds_number if role(row.at(place)) == "period" else holds_value
        # 市辖区,渝中区,589.9: the third column is the first of values.
        numbers = list(filter(is_number, filled))
        if numbers and len(numbers) * 2 >= len(filled):
            return place

    return 1


def _continues(below: Row, lines: Sequence[Row], first: int, complete: bool) -> bool:
    """Whether a row is a further line of the header that `lines` have begun.

    `complete` tells that each column has a heading already.
    """
    behind = [cell for cell in below.cells[first:] if cell]
    if not behind:
        return False
    # 地区生产总值,24500,26500: a row of values.
    if any(place >= first for place in number_places(below.cells)):
        return False
    # Unit indicator,"(1,000)",(percent)
    if all(map(_is_bracketed, behind)):
        return True

    stub = range(min(first, len(below.cells)))
    is_named = any(_is_new_in_stub(below, place, lines) for place in stub)
    # 亿元,-,万人 is a line of units; 四川省,-,- and 四川省,-,待发布 are rows of values.
    if any(map(is_missing, behind)):
        is_of_units = not all(map(is_missing, behind)) and all(map(_is_unit_or_missing, behind))
        return is_of_units and not is_named
    # 重庆市,待发布,待发布 below 地区,2023年,2024年
    if complete and is_named:
        return False
    if mostly(behind, _names_period):
        return _continues_with_periods(below, lines, first, is_named)

    # 总量,增长,2012: a year among words is a number.
    return not any(map(_names_period, behind))


def _is_unit_or_missing(cell: str) -> bool:
    return is_missing(cell) or bool(unit_of(cell))


def _names_period(cell: str) -> bool:
    return heading(cell) is not None


def _continues_with_periods(below: Row, lines: Sequence[Row], first: int, is_named: bool) -> bool:
    """Whether a row in which periods stand is a further line of a header.

    Years stand once over a column: below 2023 a 2012 is a value, and so it is below 数值 in a row
    that has a name of its own (`is_named`).
    """
    for place in range(first, len(below.cells)):
        if not below.at(place):
            continue

        # 2012 below 2023年: firms, and no year.
        if _has_period(lines, place):
            return False
        # 江东市,2012 below 地区,数值
        if is_named and any(line.at(place) for line in lines):
            return False

    return True


def _is_bracketed(cell: str) -> bool:
    """Whether a cell holds nothing but words or a number in brackets, as a unit is written."""
    return cell != unbracketed(cell) and not is_missing(cell)


def _is_new_in_stub(below: Row, place: int, lines: Sequence[Row]) -> bool:
    """Whether a cell of the stub says something of its own, as the name of a row does.

    A heading that was merged over two lines stands in the first of them, or in both. Below a blank
    one only the word for a column is a heading: 单位 below nothing.
    """
    cell = below.cells[place]
    if not cell:
        return False

    # It names the line, not a row.
    if role(cell) == "unit":  # a line of units: 单位,亿元,万人
        return False

    above = _cells_at(lines, place)
    if not above:
        return role(cell) is None

    return cell not in above


def _has_period(lines: Sequence[Row], place: int) -> bool:
    """Whether a period stands over a column, in its own cell or in the one that spans it."""
    return any(_names_period(_spanner(line, place)) for line in lines)


def _spanner(line: Row, place: int) -> str:
    """Return the cell over a column, or the nearest one to its left where that is blank."""
    for cell in reversed(line.cells[: place + 1]):
        if cell:
            return cell

    return ""


def _texts_over(lines: list[list[str]], first: int) -> list[tuple[str, ...]]:
    """Return the texts over each column, with a spanner over every column that it spans.

    A cell spans the blank ones to its right whose columns have something below; a heading of the
    stub spans none, nor does one reach past the group of the line above it.
    """
    width = len(lines[0])
    filled = [list(line) for line in lines]

    for number, line in enumerate(lines):
        above = lines[:number]
        below = lines[number + 1 :]
        spanner = ""
        for place in range(first, width):
            if line[place]:
                spanner = line[place]
                continue
            if _is_headed(above, place):  # a new group begins above it
                spanner = ""
            if _is_headed(below, place):
                filled[number][place] = spanner

    texts = []
    for place in range(width):
        texts.append(_distinct(line[place] for line in filled))

    return texts


def _is_headed(lines: Sequence[list[str]], place: int) -> bool:
    """Whether any of some lines has a text at a place."""
    return any(line[place] for line in lines)


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _unnamed(lines: list[list[str]], first: int) -> frozenset[int]:
    """Return the columns that a spanner begins over and that have no heading of their own."""
    unnamed = set()
    width = len(lines[0])

    for number, line in enumerate(lines):
        below = lines[number + 1 :]
        for place in range(first, width - 1):
            # 2023年 over 总量 and 增长 is named below; over a blank cell and 增长 it is not.
            if not line[place] or _is_headed(below, place):
                continue

            # What follows is spanned: blank in this line, named in one below.
            following = place + 1
            if not line[following] and _is_headed(below, following):
                unnamed.add(place)

    return frozenset(unnamed)


def unbracketed(text: str) -> str:
    """Return a text without the brackets around the whole of it: （亿元） is 亿元."""
    written = nfkc(text).strip()
    # [亿元] too.
    is_bracketed = written[:1] in {"(", "["} and written[-1:] in {")", "]"}
    if is_bracketed:
        return written[1:-1].strip()

    return text


def _unit_texts(lines: list[list[str]], first: int) -> frozenset[str]:
    """Return the texts of the lines that hold units and nothing else: 亿元, 万人 below 单位."""
    units: set[str] = set()

    for line in lines[1:]:
        behind_stub = filter(None, line[first:])
        filled = [cell for cell in behind_stub if not is_missing(cell)]
        if filled and all(unit_of(unbracketed(cell)) for cell in filled):
            units.update(filled)

    return frozenset(units)
