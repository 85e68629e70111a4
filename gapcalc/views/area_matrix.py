"""Areas against targets on a terminal: their ranking, and a matrix in words or in signs.

Whichever of the two stands down the side, the matrix takes the form with the fewest lines that fits
the terminal: in words where there is room, else in signs, in several blocks where it is too wide.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from gapcalc.assessment.areas import Standing, by_area, standings
from gapcalc.assessment.status import STATUSES, Assessment, Result
from gapcalc.messages.locale import Bilingual
from gapcalc.plan.model import Plan
from gapcalc.views.columns import Line, cell_len, left, right, wrap
from gapcalc.views.numbers import percent
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_style import QUIET, SIGNS, STYLES, signed
from gapcalc.views.status_summary import as_of_line
from gapcalc.views.view import TargetView

__all__ = ["AreaTable", "area_table", "rise"]

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
        wholes = {whole: id for id, whole in _wholes(self.plan)}

        for result in self.results:
            target = result.target
            id = target.breakdown or wholes.get(target.id)
            if id is None:
                continue

            breakdown = self.plan.breakdowns[id]
            self.indicators.setdefault(id, breakdown.name)
            region = target.region or self.plan.region
            if region is not None:
                self.cells.setdefault((region, id), result)

    @property
    def regions(self) -> list[str]:
        """The areas in their order: the wholes first, then the ranked ones, the best first."""
        ranked = [standing.region for standing in self.standings]
        wholes = [
            region
            for region in by_area(self.plan, self.results)
            if region not in ranked and any(cell[0] == region for cell in self.cells)
        ]
        return [*wholes, *ranked]

    def name_of(self, region: str, speaker: Speaker) -> str:
        """Return the name of an area."""
        return speaker.text(self.plan.regions[region].name)


def _wholes(plan: Plan) -> Iterable[tuple[str, str]]:
    """Yield the id of each breakdown that has a whole, with that of the whole."""
    for breakdown in plan.breakdowns.values():
        if breakdown.whole is not None:
            yield breakdown.id, breakdown.whole


def area_table(
    table: AreaTable, earlier: Assessment, speaker: Speaker, width: int | None
) -> list[Line]:
    """Return the ranking and the matrix; `earlier` is the assessment that ranks have changed since.

    `width` is that of the terminal, None in a pipe.
    """
    lines: list[Line] = [
        [(speaker.text(table.plan.name), "bold")],
        [(as_of_line(table.assessment, speaker), "")],
        [],
    ]
    if not table.standings:
        return [*lines, [(speaker.word("area-none"), QUIET)]]

    lines += _ranking(table, speaker)
    since = speaker.word("area-since", date=speaker.date(earlier.date))
    lines += [[(line, QUIET)] for line in wrap(since, width or cell_len(since))]
    if table.cells:
        lines += [[], [(speaker.word("area-matrix"), "bold")]]
        lines += _matrix(table, speaker, width)

    return lines


# --- the ranking


def _ranking(table: AreaTable, speaker: Speaker) -> list[Line]:
    rows = [_standing_cells(table, standing, speaker) for standing in table.standings]
    heads = {key: speaker.word(key) for key in _RANKING}
    widths = {key: max(cell_len(row[key]) for row in (heads, *rows)) for key in _RANKING}

    def line(cells: Mapping[str, str]) -> str:
        columns = []

        for key in _RANKING:
            place = left if key in _WORDS_OF_RANKING else right
            columns.append(place(cells[key], widths[key]))

        return (" " * _SPACE).join(columns)

    return [[(line(heads), QUIET)], *([(line(row), "")] for row in rows)]


def _standing_cells(table: AreaTable, standing: Standing, speaker: Speaker) -> dict[str, str]:
    group = standing.group
    return {
        "area-rank": _rank(standing.share_rank),
        "area-change": rise(standing.share_change),
        "area": table.name_of(standing.region, speaker),
        "share": "-" if group.share is None else percent(group.share),
        "good": str(group.good),
        "fresh": str(group.fresh),
        "targets": str(group.targets),
        "area-lead": lead_text(standing, speaker),
        "area-lead-rank": _rank(standing.lead_rank),
        "area-lead-change": rise(standing.lead_change),
    }


def _rank(rank: int | None) -> str:
    return "-" if rank is None else str(rank)


def rise(change: int | None) -> str:
    """Return a change of rank: ↑2, ↓1, = for none, "" where it is not known."""
    if change is None:
        return ""
    if change == 0:
        return "="

    return f"↑{change}" if change > 0 else f"↓{-change}"


def lead_text(standing: Standing, speaker: Speaker) -> str:
    """Return the lead of an area in points: +3 pts."""
    if standing.lead is None:
        return "-"

    points = percent(standing.lead).removesuffix("%")
    if standing.lead > 0 and not points.startswith("+"):
        points = f"+{points}"

    return speaker.word("area-points", points=points)


# --- the matrix


class _Side(NamedTuple):
    """What stands down the side or across the top: the keys and their names."""

    keys: list[str]
    names: list[str]


class _Form(NamedTuple):
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
        head = max((-(-cell_len(name) // self.column) for name in self.across.names), default=1)
        return self.blocks * (len(self.down.keys) + head + 1)


def _matrix(table: AreaTable, speaker: Speaker, width: int | None) -> list[Line]:
    regions = table.regions
    areas = _Side(regions, [table.name_of(region, speaker) for region in regions])
    indicators = _Side(
        list(table.indicators), [speaker.text(name) for name in table.indicators.values()]
    )
    form = _form(table, areas, indicators, speaker, width)
    lines: list[Line] = []

    for first in range(0, len(form.across.keys), form.per_block):
        lines += _block(table, form, first, speaker)
        lines.append([])

    used = {result.status for result in table.cells.values()}
    legend = "  ".join(signed(status, speaker) for status in STATUSES if status in used)
    return lines + [[(line, QUIET)] for line in wrap(legend, width or cell_len(legend))]


def _form(
    table: AreaTable, areas: _Side, indicators: _Side, speaker: Speaker, width: int | None
) -> _Form:
    """Return the form that fits: in words if it takes one block, else the one of fewest lines."""
    widest = max(cell_len(_cell(result, speaker)) for result in table.cells.values())
    forms = []

    for in_words in (True, False):
        for areas_down in (True, False):
            down, across = (areas, indicators) if areas_down else (indicators, areas)
            column = max(widest if in_words else 0, _head_width(across))
            room = None if width is None else width - _name_width(down)
            per_block = len(across.keys) if room is None else room // (column + _SPACE)
            form = _Form(down, across, areas_down, in_words, column, max(1, per_block))
            if in_words and form.blocks == 1:
                return form

            forms.append(form)

    return min((form for form in forms if not form.in_words), key=lambda form: form.lines)


def _head_width(side: _Side) -> int:
    """Return how wide heads have to be: Chinese may break anywhere, English between words."""
    words = [word for name in side.names for word in name.split() if word.isascii()]
    longest = max(map(len, words), default=0)
    return max(_NARROWEST_HEAD, min(longest, _LONGEST_WORD))


def _name_width(side: _Side) -> int:
    return min(_WIDEST_NAME, max(map(cell_len, side.names), default=0))


def _block(table: AreaTable, form: _Form, first: int, speaker: Speaker) -> list[Line]:
    """Return the columns of the matrix from the one of number `first` on, as many as fit."""
    last = first + form.per_block
    keys, names = form.across.keys[first:last], form.across.names[first:last]
    side = _name_width(form.down)
    lines = _heads(names, form.column, side)

    for key, name in zip(form.down.keys, form.down.names, strict=True):
        shown, *rest = wrap(name, side)
        line: Line = [(left(shown, side), "")]

        for other in keys:
            place = (key, other) if form.areas_down else (other, key)
            line.append((" " * _SPACE, ""))
            line.append(_styled(table.cells.get(place), form, speaker))

        lines.append(line)
        lines += [[(more, "")] for more in rest]

    return lines


def _heads(names: Sequence[str], column: int, side: int) -> list[Line]:
    """Return the names over the columns, in as many lines as the longest takes."""
    wrapped = [wrap(name, column) for name in names]
    height = max(map(len, wrapped), default=0)
    lines: list[Line] = []

    for number in range(height):
        # They stand on the matrix, whichever has fewest lines.
        cells = []

        for pieces in wrapped:
            place = number - (height - len(pieces))
            cells.append(left(pieces[place] if place >= 0 else "", column))

        text = " " * side + "".join(f"{' ' * _SPACE}{cell}" for cell in cells)
        lines.append([(text.rstrip(), QUIET)])

    return lines


def _cell(result: Result, speaker: Speaker) -> str:
    return TargetView(result, speaker).short_status


def _styled(result: Result | None, form: _Form, speaker: Speaker) -> tuple[str, str]:
    """Return a cell with its style; blank where the area has no such target."""
    if result is None:
        return " " * form.column, ""

    if form.in_words:
        text = _cell(result, speaker)
    else:
        # A target without data is told from one that there is not.
        sign = SIGNS[result.status].strip() or "."
        text = f"{sign}'" if result.old else sign

    style = QUIET if result.old else STYLES[result.status]
    return left(text, form.column), style
