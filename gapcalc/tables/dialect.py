"""How the lines of a text file are divided into cells, and what a comma in a number means.

A dialect is what the csv module takes: a delimiter, a quotation mark, and whether blanks behind a
delimiter belong to it. What is out of the ordinary (blanks as the delimiter, `'` as the quotation
mark) is only taken where line after line bears it out.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gapcalc.tables.header import role
from gapcalc.tables.label import heading

__all__ = [
    "SAMPLE_ROWS",
    "Dialect",
    "find_dialect",
    "has_decimal_comma",
    "stated_delimiter",
    "with_delimiter",
]

_DELIMITERS = ",;\t|"
# So many lines tell a delimiter, if any do.
SAMPLE_ROWS = 200
# A header stands near the top; so many headings in one line make it one beyond doubt.
_HEADER_LINES = 30
_CERTAIN_HEADINGS = 20
# So many characters of lines are divided to count headings and figures: 20,000 columns are a line
# or two.
_SCORED_CHARACTERS = 400_000
# Blanks divide a table if they make at least so many cells of a line, in at least so many lines,
# and in all but a fifth of the lines: titles and notes are divided otherwise.
_BLANK_CELLS = 2
_BLANK_LINES = 3
_FEW_OTHER_LINES = 2
_SHARE_OF_OTHER_LINES = 5
# The quotation mark is ' where at least so many cells stand in it.
_QUOTED_CELLS = 3

# Excel's own way to state the delimiter, in a first line that is no row: sep=;
_SEPARATOR = re.compile(r'\s*"?sep=(.)"?\s*', re.IGNORECASE)
# A cell that is a figure with little around it: 30145.79, -5,1, ￥12, 12.5亿元, 2023年.
_FIGURE = re.compile(r"[^\d;|\t,]{0,3}\d[\d.,]*[^\d;|\t,]{0,8}")
# The comma of 30145,79 or 0,5 or 1.234,5 can only stand before a fraction, and the points of
# 1.234.567 only between thousands.
_DECIMAL_COMMA = re.compile(
    r"[+-]?(?:\d{4,},\d+|0,\d+|\d{1,3},(?:\d{1,2}|\d{4,})|\d{1,3}(?:\.\d{3})+,\d+|"
    r"\d{1,3}(?:\.\d{3}){2,})\s*[%‰]?",
    re.ASCII,
)
# 5,123 may be five thousand or five and a bit, and so may 5.123 …
_EITHER = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
# … but beside 5,123,456 or 5.1 or 1,234.567 a comma groups thousands.
_DECIMAL_POINT = re.compile(
    r"[+-]?(?:\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:,\d{3})+\.\d+|(?:0?|\d{4,})\.\d+|"
    r"\d{1,3}\.(?:\d{1,2}|\d{4,}))\s*[%‰]?",
    re.ASCII,
)


def stated_delimiter(line: str) -> str | None:
    """Return the delimiter that a first line `sep=;` states, or None if it is an ordinary line."""
    match = _SEPARATOR.fullmatch(line)
    return match[1] if match else None


class Dialect(NamedTuple):
    """How lines are divided into cells, in the terms of the csv module.

    With `skip_blanks` blanks behind a delimiter belong to it (`a, "b, c"`); where the delimiter is
    a blank itself, several of them are one.
    """

    delimiter: str
    quote: str = '"'
    skip_blanks: bool = False

    def divided(self, lines: Iterable[str]) -> Iterator[list[str]]:
        """Yield the cells of each record; raises `csv.Error` at one that breaks the rules."""
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            quotechar=self.quote,
            skipinitialspace=self.skip_blanks,
            strict=True,
        )

    def cells(self, line: str) -> list[str] | None:
        """Return the cells of a line, None where it is no whole record by itself."""
        try:
            return next(self.divided([line]), [])
        except csv.Error:
            return None


def find_dialect(lines: Sequence[str]) -> tuple[Dialect, bool]:
    """Return the likeliest dialect of `lines`, and whether anything in them speaks for it.

    The delimiter that makes the most headings of a line is taken, and of several with as many the
    one that makes the most figures. With nothing to tell them apart it is the comma.
    """
    # A longer cell than csv takes would raise; such a line is met, and reported, when it is read.
    longest = csv.field_size_limit()
    usable = [line for line in lines if len(line) <= longest and not line.isspace()]

    scores = {delimiter: _score(usable, delimiter) for delimiter in _DELIMITERS}
    best = max(scores, key=lambda delimiter: scores[delimiter])
    sample = usable[:SAMPLE_ROWS]
    blanks = _divided_by_blanks(_first_characters(sample), scores[best])
    if blanks is not None:
        return blanks, True

    return with_delimiter(best, sample), any(scores[best])


def _first_characters(lines: Sequence[str]) -> list[str]:
    """Return the first lines, up to the one with which they have enough characters."""
    first: list[str] = []
    characters = 0

    for line in lines:
        first.append(line)
        characters += len(line)
        if characters > _SCORED_CHARACTERS:
            break

    return first


def with_delimiter(delimiter: str, lines: Sequence[str]) -> Dialect:
    """Return the dialect of lines whose delimiter is known."""
    lines = [line.rstrip("\r\n") for line in lines[:SAMPLE_ROWS] if delimiter in line]
    dialect = Dialect(delimiter)
    if _is_quoted_by(lines, dialect._replace(quote="'")):
        dialect = dialect._replace(quote="'")

    return dialect._replace(skip_blanks=_has_blanks_behind(lines, dialect))


def _score(lines: Sequence[str], delimiter: str, skip_blanks: bool = False) -> tuple[int, int]:
    """Return the most headings in one line and the figures in all, if `delimiter` divides them."""
    dialect = Dialect(delimiter, skip_blanks=skip_blanks)
    most_headings = 0
    figures = 0
    number = 0
    characters = 0

    for line in lines:
        # A title or a note says nothing of it.
        if delimiter not in line:
            continue
        if number == SAMPLE_ROWS or characters > _SCORED_CHARACTERS:
            break

        # A quotation mark that is not closed in its line costs that line, not all below it.
        cells = dialect.cells(line) or line.split(delimiter)
        stripped = [cell.strip() for cell in cells]
        figures += sum(1 for cell in stripped if _FIGURE.fullmatch(cell))

        # A line of fewer cells cannot hold more headings.
        if number < _HEADER_LINES and len(cells) > max(1, most_headings):
            most_headings = max(most_headings, _headings(stripped))

        # 指标,地区,年份,数值,单位 leave no doubt.
        if most_headings >= _CERTAIN_HEADINGS:
            break

        number += 1
        characters += len(line)

    return most_headings, figures


def _headings(cells: Sequence[str]) -> int:
    """Return how many headings stand in a line: 指标, 单位, region, or years such as 2023年.

    A single year is none: (C) Statistisches Bundesamt, 2024.
    """
    words = 0
    years = 0
    for cell in cells:
        if role(cell) is not None:
            words += 1
        elif _is_year(cell):
            years += 1

    return words + years if words + years > 1 else words


def _is_year(cell: str) -> bool:
    begins_with_year = cell[:4].isdigit() and cell[:2] in {"19", "20"}
    return begins_with_year and heading(cell) is not None


# --- blanks as the delimiter


def _divided_by_blanks(lines: Sequence[str], others: tuple[int, int]) -> Dialect | None:
    """Return the dialect of a table whose cells are divided by blanks, None where it is not.

    `others` is the score of the best other delimiter, which has to be worse: no line may hold as
    many headings by it. Single blanks divide as they are where that gives every line as many
    cells; else a run of them is one delimiter, as in columns that are aligned.
    """
    for dialect in (Dialect(" "), Dialect(" ", skip_blanks=True)):
        rows = [_without_blanks(dialect.cells(line.strip())) for line in lines]
        # 指标 单位 2023 over 地区生产总值 亿元 30145.79
        if not _looks_like_table(rows):
            continue

        headings, _ = _score(lines, " ", dialect.skip_blanks)
        # 指标 2023年 2024年, where commas make no heading at all
        if headings > others[0] and headings >= _BLANK_CELLS:
            return dialect
        # A table without a known heading: Year Pop Rate
        if others == (0, 0):
            return dialect

    return None


def _without_blanks(cells: list[str] | None) -> list[str]:
    return [cell.strip() for cell in cells or ()]


def _looks_like_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether nearly all rows are of one width, with a column of figures below one other row.

    Prose has lines of many widths, and a list of names has no column of figures.
    """
    widths = Counter(map(len, rows))
    if not widths:
        return False

    width, count = widths.most_common(1)[0]
    if width < _BLANK_CELLS or count < _BLANK_LINES:
        return False

    # A title or a note of another width does no harm.
    others = len(rows) - count
    if others > max(_FEW_OTHER_LINES, len(rows) // _SHARE_OF_OTHER_LINES):
        return False

    table = [row for row in rows if len(row) == width]
    columns = list(zip(*table[1:], strict=True))
    return any(map(_are_figures, columns[1:]))


def _are_figures(cells: Sequence[str]) -> bool:
    """Whether the cells of a column are figures, but for a few blank ones or marks."""
    figures = sum(1 for cell in cells if _FIGURE.fullmatch(cell))
    if figures < _BLANK_LINES - 1:
        return False

    share_of_figures = _SHARE_OF_OTHER_LINES - 1
    return figures * _SHARE_OF_OTHER_LINES >= len(cells) * share_of_figures


# --- quotation marks, and blanks behind a delimiter


def _is_quoted_by(lines: Sequence[str], dialect: Dialect) -> bool:
    """Whether cells stand in the quotation mark of `dialect` throughout, and in no other.

    Every cell that begins with it has to end with it: in '30145.79 it is how Excel is told to take
    a number as text, and no quotation mark. Nor may it join cells (`'=1,'` to one) so that lines
    come out of another width than their neighbours. Where it joins none, the headings have to stand
    in it too: a note that is quoted ('Hauptstadt') has its marks of its own.
    """
    quote = dialect.quote
    quoted = 0
    widths: list[int] = []
    split_widths: list[int] = []

    for line in lines:
        pieces = [cell.strip() for cell in line.split(dialect.delimiter)]
        split_widths.append(len(pieces))
        if quote not in line:
            widths.append(len(pieces))
            continue

        cells = dialect.cells(line)
        if any(cell.startswith('"') for cell in pieces) or cells is None:
            return False

        widths.append(len(cells))
        quoted += sum(1 for cell in pieces if len(cell) > 1 and cell.startswith(quote))

    joins_cells = widths != split_widths
    if quoted < _QUOTED_CELLS or not (joins_cells or quote in lines[0]):
        return False

    return _lines_of_other_widths(widths) <= _lines_of_other_widths(split_widths)


def _lines_of_other_widths(widths: Sequence[int]) -> int:
    """Return how many lines are not of the commonest width."""
    return len(widths) - max(Counter(widths).values(), default=0)


def _has_blanks_behind(lines: Sequence[str], dialect: Dialect) -> bool:
    """Whether a blank stands behind every delimiter that is not within quotation marks."""
    # Behind a tab a blank is one of the cell's own.
    if dialect.delimiter.isspace() or len(lines) < _BLANK_CELLS:
        return False

    delimiter = re.escape(dialect.delimiter)
    quoted = re.compile(
        rf"(^|{delimiter}) *{dialect.quote}(?:[^{dialect.quote}]|{dialect.quote * 2})*"
        rf"{dialect.quote}(?= *(?:{delimiter}|$))"
    )
    touching = re.compile(rf"{delimiter}(?! |$)")
    skipping = dialect._replace(skip_blanks=True)

    for line in lines:
        if touching.search(quoted.sub(r"\1 ", line)) or skipping.cells(line) is None:
            return False

    return True


# --- what a comma in a number means


def has_decimal_comma(lines: Sequence[str], delimiter: str) -> bool:
    """Whether numbers have a comma before their fraction (30145,79) in lines divided otherwise.

    In a file divided by semicolons 5,123 and 5.123 may be either: there the comma counts as one
    before a fraction unless another number shows what it is for, so that they are refused later
    and not misread.
    """
    is_unclear = False
    has_point = False

    for line in lines:
        for cell in line.split(delimiter):
            written = cell.strip().strip('"')
            # 30145,79
            if _DECIMAL_COMMA.fullmatch(written):
                return True

            is_unclear = is_unclear or _EITHER.fullmatch(written) is not None
            has_point = has_point or _DECIMAL_POINT.fullmatch(written) is not None

    return delimiter == ";" and is_unclear and not has_point
