"""What the notes below a table say of the rows above them.

    Indicator,2022,2023*,2024
    Population,4100,4120,4140
    * Preliminary. Figures in thousands.
    Note: 2024 is a projection.

Few notes change what a value is: a multiple, the years that are forecasts, what a mark in a heading
stands for, the area that was surveyed. They are looked for in the rows ahead of a header, so the
notes of a table of hundreds of rows are not seen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from gapcalc.core.text import nfkc, simplified
from gapcalc.tables.flags import read_flag
from gapcalc.tables.header import number_places
from gapcalc.tables.layout import ClosingNotes, Row
from gapcalc.tables.title import is_forecast, is_note, multiplier_in_title, place_in

__all__ = ["closing_notes"]

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)", re.ASCII)
_SPAN = re.compile(r"((?:19|20)\d\d)年?\s*(?:[-–—~至到]|to)\s*((?:19|20)\d\d)(?!\d)", re.ASCII)
# From 2024, 2024 onwards, 2024年起, 2024年及以后
_FROM = re.compile(
    r"(?:\b(?:from|since|after)\s+|自)?((?:19|20)\d\d)年?\s*(?:onwards?|and later|起|及?以后|之后)"
    r"|\b(?:from|after)\s+((?:19|20)\d\d)",
    re.IGNORECASE | re.ASCII,
)
_SENTENCE_ENDS = re.compile(r"[.;。；](?:\s|$)|[。；]")
# * Preliminary, ①初步核算数, ** Forecast
_MARK = re.compile(r"\s*([*†‡]{1,3}|[①-⑳])\s*[:：]?\s*(\S.*)", re.DOTALL)
# 统计范围为西山市, 本表为西山市数据
_SCOPE = re.compile(r"(?:统计|数据|调查)范围(?:为|是|:|仅含|限于)?|本表(?:数据)?(?:为|是)")
# Figures in italics are forecasts: which ones is not to be seen.
_BY_LOOK = re.compile(r"\b(?:italics?|shaded|bold)\b|斜体|阴影|加粗|黑体", re.IGNORECASE)
_LONGEST = 400
_LAST_YEAR = 9999


def closing_notes(rows: Sequence[Row], places: Mapping[str, str]) -> ClosingNotes:
    """Return what the notes below the table that begins with `rows` say.

    `places` gives each name of a region the one name that it is known by.
    """
    notes = ClosingNotes()
    for text in _notes(rows):
        notes = _with_note(notes, nfkc(text), places)

    return notes


def _notes(rows: Sequence[Row]) -> list[str]:
    """Return the notes below the first rows with numbers, up to the next rows with numbers."""
    notes: list[str] = []
    below = False

    for row in rows:
        filled = [cell for cell in row.cells if cell]
        # Population,4100,4120,4140
        if len(filled) > 1 and number_places(row.cells):
            if notes:
                break
            below = True
        elif below and filled and len(filled[0]) <= _LONGEST and _is_note_of_table(filled):
            notes.append(", ".join(filled))

    return notes


def _is_note_of_table(filled: Sequence[str]) -> bool:
    """Whether a line below a table is a note on it: * 初步数, 注：…, Figures in italics …"""
    text = filled[0]
    # 注：2024年为初步核算数
    if is_note(text):
        return True
    # * Preliminary
    if _MARK.fullmatch(text):
        return True

    return len(filled) == 1 and _BY_LOOK.search(text) is not None


def _with_note(notes: ClosingNotes, text: str, places: Mapping[str, str]) -> ClosingNotes:
    """Return `notes` with what one more note says."""
    written = simplified(text)
    # ①初步核算数: what stands over 2023① is preliminary.
    marked = _MARK.fullmatch(written)
    if marked is not None:
        mark, words = marked.groups()
        meaning = read_flag(words.strip(" .。;；"), {})
        if meaning:
            notes = notes._replace(marks={**notes.marks, mark: meaning})

    # Figures in thousands.
    if not notes.multiplier:
        notes = notes._replace(multiplier=multiplier_in_title(text))

    # 统计范围为西山市
    scope = _SCOPE.search(written)
    if scope is not None and not notes.region:
        place = place_in(written[scope.end() :], places)
        notes = notes._replace(region=place)

    for sentence in _SENTENCE_ENDS.split(written):
        if is_forecast(sentence):
            notes = _with_forecast(notes, sentence)

    return notes


def _with_forecast(notes: ClosingNotes, sentence: str) -> ClosingNotes:
    """Return `notes` with what a sentence says of which values are forecasts."""
    years = notes.years + _years_in(sentence)
    # 2024 is a projection: which values these are, the year tells.
    if notes.unseen or not _BY_LOOK.search(sentence):
        return notes._replace(years=years)

    return notes._replace(years=years, unseen=sentence)


def _years_in(sentence: str) -> tuple[tuple[int, int], ...]:
    """Return first and last year of each span that a sentence names."""
    # Forecasts from 2024 onwards
    since = _FROM.search(sentence)
    if since is not None:
        first_year = int(since[1] or since[2])
        return ((first_year, _LAST_YEAR),)

    spans = [(int(first), int(last)) for first, last in _SPAN.findall(sentence)]
    if not spans:
        years = map(int, _YEAR.findall(sentence))
        spans = [(year, year) for year in years]

    return tuple(spans)
