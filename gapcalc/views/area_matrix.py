"""Areas against targets on a terminal: their ranking, and a matrix in words or in signs.

Whichever of the two stands down the side, the matrix takes the form with the fewest lines that fits
the terminal: in words where there is room, else in signs, in several blocks where it is too wide.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gapcalc.assessment.areas import Standing, by_area, standings
from gapcalc.assessment.status import STATUSES, Assessment, Result
from gapcalc.messages.locale import Bilingual
from gapcalc.views.columns import Line, cell_len, left, right, wrap
from gapcalc.views.numbers import percent, share_text
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_style import QUIET, bare_sign, quiet_lines, signed, style_of
from gapcalc.views.status_summary import as_of_line
from gapcalc.views.view import TargetView

__all__ = ["AreaTable", "area_table", "change_of_rank"]

_SPACE = 2
_WIDEST_NAME = 36
_NARROWEST_HEAD = 4
_LONGEST_WORD = 12
_RANKING = (
    "area-rank", "area-change", "area", "share", "good", "fresh", "targets",
    "area-lead", "area-lead-rank", "area-lead-change",
)  # fmt: skip
_WORDS_OF_RANKING = {"area"}


class AreaTable:
    """The results of a plan by area and by what is measured."""

    def __init__(
        self, assessment: Assessment, results: Sequence[Result], before: Sequence[Result]
    ) -> None:
        self.plan = assessment.plan
        self.assessment = assessment
        self.results = results
        self.standings = standings(self.plan, results, before)
        # What is measured, by the id under which the plan file has it; and each result of an area.
        self.indicators: dict[str, Bilingual] = {}
        self.cells: dict[tuple[str, str], Result] = {}
        self._sort()

    def _sort(self) -> None:
        # The id of each breakdown that has a whole, by that of the whole.
        of_wholes: dict[str, str] = {}

        for breakdown in self.plan.breakdowns.values():
            if breakdown.whole is not None:
                of_wholes[breakdown.whole] = breakdown.id

        for result in self.results:
            target = result.target
            id = target.breakdown or of_wholes.get(target.id)
            if id is None:
                continue

            breakdown = self.plan.breakdowns[id]
            self.indicators.setdefault(id, breakdown.name)
            # The whole city has no region of its own in its target.
            region = target.region or self.plan.region
            if region is not None:
                self.cells.setdefault((region, id), result)

    @property
    def regions(self) -> list[str]:
        """The areas in their order: the wholes first, then the ranked ones, the best first."""
        ranked = [standing.region for standing in self.standings]
        with_cells = {region for region, _ in self.cells}
        wholes = []

        for region in by_area(self.plan, self.results):
            if region in with_cells and region not in ranked:
                wholes.append(region)

        return [*wholes, *ranked]

    def name_of(self, region: str, speaker: Speaker) -> str:
        """Return the name of an area."""
        return speaker.text(self.plan.regions[region].name)


def area_table(
    table: AreaTable, earlier: Assessment, speaker: Speaker, width: int | None
) -> list[Line]:
    """Return the ranking and the matrix; `earlier` is the assessment that ranks have changed since.

    `width` is that of the terminal, None in a pipe.
    """
    plan_name = speaker.text(table.plan.name)
    as_of = as_of_line(table.assessment, speaker)
    lines: list[Line] = [
        [(plan_name, "bold")],
        [(as_of, "")],
        [],
    ]
    if not table.standings:
        return [*lines, [(speaker.word("area-none"), QUIET)]]

    lines += _ranking(table, speaker)
    # ↑2 and ↓1 mean little without the date that they count from.
    since = speaker.word("area-since", date=speaker.date(earlier.date))
    lines += quiet_lines([since], width)
    if table.cells:
        lines += [[], [(speaker.word("area-matrix"), "bold")]]
        lines += _matrix(table, speaker, width)

    return lines


# --- the ranking


def _ranking(table: AreaTable, speaker: Speaker) -> list[Line]:
    """Return the areas with their ranks, the best first, below a head."""
    heads = {key: speaker.word(key) for key in _RANKING}
    rows = [_standing_cells(table, standing, speaker) for standing in table.standings]
    widths = {}

    for key in _RANKING:
        texts = [heads[key], *(row[key] for row in rows)]
        widths[key] = max(map(cell_len, texts))

    lines: list[Line] = [[(_ranking_line(heads, widths), QUIET)]]

    for row in rows:
        lines.append([(_ranking_line(row, widths), "")])

    return lines


def _ranking_line(cells: Mapping[str, str], widths: Mapping[str, int]) -> str:
    """Return one line of the ranking: `1  ↑2  Yuzhong  83%`; numbers stand flush right."""
    columns = []

    for key in _RANKING:
        align = left if key in _WORDS_OF_RANKING else right
        columns.append(align(cells[key], widths[key]))

    return (" " * _SPACE).join(columns)


def _standing_cells(table: AreaTable, standing: Standing, speaker: Speaker) -> dict[str, str]:
    """Return the cells of an area under the keys of their columns."""
    group = standing.group
    share = share_text(group.share)
    return {
        "area-rank": _rank_text(standing.share_rank),
        "area-change": change_of_rank(standing.share_change),
        "area": table.name_of(standing.region, speaker),
        "share": share,
        "good": str(group.good),
        "fresh": str(group.fresh),
        "targets": str(group.targets),
        "area-lead": lead_text(standing, speaker),
        "area-lead-rank": _rank_text(standing.lead_rank),
        "area-lead-change": change_of_rank(standing.lead_change),
    }


def _rank_text(rank: int | None) -> str:
    """Return a rank; an area without any verdict has none."""
    if rank is None:
        return "-"

    return str(rank)


def change_of_rank(change: int | None) -> str:
    """Return a change of rank: ↑2, ↓1, = for none, "" where it is not known."""
    if change is None:
        return ""
    if change == 0:
        return "="
    if change > 0:
        return f"↑{change}"

    return f"↓{-change}"


def lead_text(standing: Standing, speaker: Speaker) -> str:
    """Return the lead of an area in points: +3 pts."""
    if standing.lead is None:
        return "-"

    points = percent(standing.lead).removesuffix("%")
    if standing.lead > 0 and not points.startswith("+"):
        # +3 pts beside -12 pts: the sign is what one looks for.
        points = f"+{points}"

    return speaker.word("area-points", points=points)


# --- the matrix


class _Side(NamedTuple):
    """What stands down the side or across the top: the keys and their names."""

    keys: list[str]
    names: list[str]


class _MatrixForm(NamedTuple):
    """One way to lay the matrix out: which side is which, how wide a column is, how many a block.

    `in_words` tells that cells hold words, else signs alone.
    """

    down: _Side
    across: _Side
    areas_down: bool
    in_words: bool
    column: int
    per_block: int

    @property
    def blocks(self) -> int:
        """Into how many blocks the columns are parted."""
        return -(-len(self.across.keys) // self.per_block)

    @property
    def lines(self) -> int:
        """About how many lines it takes."""
        head = 1

        for name in self.across.names:
            # Rounded up: ten characters in a column of four take three lines.
            name_lines = -(-cell_len(name) // self.column)
            head = max(head, name_lines)

        return self.blocks * (len(self.down.keys) + head + 1)


def _matrix(table: AreaTable, speaker: Speaker, width: int | None) -> list[Line]:
    """Return the matrix in the form that fits, with a legend of the statuses in it."""
    regions = table.regions
    region_names = [table.name_of(region, speaker) for region in regions]
    areas = _Side(regions, region_names)
    indicator_names = [speaker.text(name) for name in table.indicators.values()]
    indicators = _Side(list(table.indicators), indicator_names)
    form = _matrix_form(table, areas, indicators, speaker, width)
    lines: list[Line] = []

    for first in range(0, len(form.across.keys), form.per_block):
        lines += _block(table, form, first, speaker)
        lines.append([])

    used = {result.status for result in table.cells.values()}
    signs = [signed(status, speaker) for status in STATUSES if status in used]
    legend = "  ".join(signs)
    return lines + quiet_lines([legend], width)


def _matrix_form(
    table: AreaTable, areas: _Side, indicators: _Side, speaker: Speaker, width: int | None
) -> _MatrixForm:
    """Return the form that fits: in words if it takes one block, else the one of fewest lines."""
    words = [_status_in_words(result, speaker) for result in table.cells.values()]
    widest_word = max(map(cell_len, words))

    for areas_down in (True, False):
        form = _form_of(areas, indicators, areas_down, True, widest_word, width)
        if form.blocks == 1:
            return form

    in_signs = [
        _form_of(areas, indicators, areas_down, False, 0, width) for areas_down in (True, False)
    ]
    return min(in_signs, key=lambda form: form.lines)


def _form_of(
    areas: _Side,
    indicators: _Side,
    areas_down: bool,
    in_words: bool,
    widest_cell: int,
    width: int | None,
) -> _MatrixForm:
    """Return one way to lay the matrix out, with as many columns a block as `width` has room for.

    `widest_cell` is the columns that the cells need, whatever the heads over them do.
    """
    # Seven areas and two indicators fit upright, forty areas only down the side.
    down = areas if areas_down else indicators
    across = indicators if areas_down else areas
    # Signs are one column wide; then the heads decide.
    column = max(widest_cell, _head_width(across))

    if width is None:
        per_block = len(across.keys)
    else:
        room = width - _name_width(down)
        per_block = room // (column + _SPACE)

    return _MatrixForm(down, across, areas_down, in_words, column, max(1, per_block))


def _head_width(side: _Side) -> int:
    """Return how wide heads have to be: Chinese may break anywhere, English between words."""
    longest = 0

    for name in side.names:
        for word in name.split():
            if word.isascii():
                longest = max(longest, len(word))

    return max(_NARROWEST_HEAD, min(longest, _LONGEST_WORD))


def _name_width(side: _Side) -> int:
    """Return the columns that the names down the side take; longer ones run over lines."""
    widest = max(map(cell_len, side.names), default=0)
    return min(_WIDEST_NAME, widest)


def _block(table: AreaTable, form: _MatrixForm, first: int, speaker: Speaker) -> list[Line]:
    """Return the columns of the matrix from the one of number `first` on, as many as fit."""
    last = first + form.per_block
    keys = form.across.keys[first:last]
    names = form.across.names[first:last]
    side = _name_width(form.down)
    lines = _heads(names, form.column, side)

    for key, name in zip(form.down.keys, form.down.names, strict=True):
        shown, *rest = wrap(name, side)
        line: Line = [(left(shown, side), "")]

        for other in keys:
            # Cells are kept by area and indicator, whichever stands down the side.
            place = (key, other) if form.areas_down else (other, key)
            result = table.cells.get(place)
            line.append((" " * _SPACE, ""))
            line.append(_matrix_cell(result, form, speaker))

        lines.append(line)
        lines += [[(more, "")] for more in rest]

    return lines


def _heads(names: Sequence[str], column: int, side: int) -> list[Line]:
    """Return the names over the columns, in as many lines as the longest takes."""
    wrapped = [wrap(name, column) for name in names]
    height = max(map(len, wrapped), default=0)
    lines: list[Line] = []

    for number in range(height):
        text = " " * side

        for pieces in wrapped:
            # They stand on the matrix, whichever has fewest lines.
            place = number - (height - len(pieces))
            piece = pieces[place] if place >= 0 else ""
            text += " " * _SPACE + left(piece, column)

        lines.append([(text.rstrip(), QUIET)])

    return lines


def _status_in_words(result: Result, speaker: Speaker) -> str:
    """Return the words of a cell: `▾ behind '23`."""
    return TargetView(result, speaker).short_status


def _matrix_cell(result: Result | None, form: _MatrixForm, speaker: Speaker) -> tuple[str, str]:
    """Return a cell with its style; blank where the area has no such target."""
    if result is None:
        return " " * form.column, ""

    if form.in_words:
        text = _status_in_words(result, speaker)
    else:
        sign = bare_sign(result.status)
        # ▾' is a verdict that rests on an old value.
        text = f"{sign}'" if result.old else sign

    return left(text, form.column), style_of(result)
