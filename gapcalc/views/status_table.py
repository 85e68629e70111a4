"""The status table on a terminal: a line a target where it is wide, two where it is narrow.

In a pipe the table has no bound and cuts nothing. The layout is its own: the columns are known
beforehand, and rich's tables would take longer than the whole command.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from gapcalc.assessment.firmness import QUESTIONS, weightiest
from gapcalc.assessment.odds import odds
from gapcalc.assessment.status import STATUSES, Assessment, Result
from gapcalc.views.columns import Line, cell_len, left, right, wrap
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_style import QUIET, quiet_lines, style_of
from gapcalc.views.status_summary import counts_by_status, headline, rollup_lines, so_far_lines
from gapcalc.views.view import TargetView

__all__ = ["WIDE", "by_place", "in_groups", "row_texts", "status_table"]

# From so many columns on a target takes one line.
WIDE = 112

_NUMBER_COLUMNS = ("base", "current", "goal", "gap", "required", "observed")
_BAR_LENGTH = 10
_SHARE_WIDTH = 5  # "-100%"
_BAR_WIDTH = _BAR_LENGTH + _SHARE_WIDTH
# Names are cut to less than this only where the numbers stand as close as they can.
_COMFORTABLE_NAME = 36
_READABLE_NAME = 24
_SHORTEST_TARGET_NAME = 12
_NOTHING_KNOWN = {"no_data", "not_assessable"}

Cells = dict[str, str]


def status_table(
    assessment: Assessment,
    results: Sequence[Result],
    speaker: Speaker,
    width: int | None,
    full: bool,
    scope: Sequence[Result] | None = None,
    with_odds: bool = False,
) -> list[Line]:
    """Return the lines of the table of `results`, with a column of their odds where `with_odds`.

    `width` is that of the terminal, None in a pipe. Targets without data are listed only where
    `full`, else counted. The roll-up and the counts are those of `scope`, of which the results may
    be a part.
    """
    scope = scope or results
    listed = [result for result in results if full or result.has_data]
    lines = headline(assessment, results, scope, speaker)

    if listed:
        lines += _StatusTable(assessment, listed, speaker, width, with_odds).lines()

    lines += so_far_lines(results, speaker, width)
    lines += rollup_lines(assessment, scope, speaker, width)
    lines += counts_by_status(scope, speaker)
    hidden = len(results) - len(listed)
    if hidden:
        # 191 targets without data are not listed: --all lists them
        lines.append([(speaker.word("listed", count=hidden), QUIET)])

    legends = _legends(assessment, listed, speaker, with_odds)
    return lines + quiet_lines(legends, width)


def _legends(
    assessment: Assessment, listed: Sequence[Result], speaker: Speaker, with_odds: bool
) -> list[str]:
    """Return what the signs in the table mean."""
    bar = speaker.word("legend-bar")
    marks = speaker.word("legend-marks")
    texts = [
        f"{bar}  {marks}",
        speaker.word("legend-firm"),
    ]

    if any(result.series.links for result in listed):
        texts.append(speaker.word("legend-linked"))
    if with_odds:
        texts.append(speaker.word("legend-odds"))

    if any(result.old for result in listed):
        years = speaker.years(assessment.plan.fresh)
        texts.append(speaker.word("legend-old", years=years))

    return texts


def by_place(assessment: Assessment) -> Callable[[Result], tuple[int, str]]:
    """Return the key that sorts results by action, in the order of the plan."""
    # Action 10 stands behind action 9, and not behind action 1.
    places = {action: place for place, action in enumerate(assessment.plan.actions)}

    def place(result: Result) -> tuple[int, str]:
        action = result.target.action or ""
        return places.get(action, len(places)), action

    return place


def in_groups(
    assessment: Assessment, results: Iterable[Result]
) -> Iterator[tuple[str | None, list[Result]]]:
    """Yield each action with its results, in the order of the plan, the most urgent first."""
    ordered = sorted(results, key=by_place(assessment))
    for action, group in groupby(ordered, key=lambda result: result.target.action):
        yield action, sorted(group, key=_urgency)


def _urgency(result: Result) -> tuple[int, int, float]:
    """Sort by what calls for attention first: the status, then how far behind.

    What is old comes behind what is known now, and before what nothing is known of.
    """
    group = 1 if result.old else 0

    if result.status in _NOTHING_KNOWN:
        group = 2

    lead = float(result.numbers.lead or 0)
    return group, STATUSES.index(result.status), lead


def row_texts(assessment: Assessment, result: Result, speaker: Speaker, with_odds: bool) -> Cells:
    """Return the texts of one target's row; the odds are "" where they are not shown."""
    view = TargetView(result, speaker)
    mark = _firmness_mark(assessment, result)
    # Computed for each target: a command without --odds need not wait for it.
    chances = speaker.odds_cell(odds(assessment.plan, result)) if with_odds else ""
    return {
        "name": view.name_with_unit,
        "base": view.base,
        "current": view.current,
        "goal": view.goal,
        "gap": view.remaining_text,
        "required": view.required_rate,
        "observed": view.observed_rate,
        "progress": view.progress,
        "odds": chances,
        "status": f"{view.short_status}{mark}",
    }


class _StatusTable:
    """The rows of one set of results, with column widths that fit all of them."""

    def __init__(
        self,
        assessment: Assessment,
        results: Sequence[Result],
        speaker: Speaker,
        width: int | None,
        with_odds: bool,
    ) -> None:
        self.assessment = assessment
        self.results = results
        self.speaker = speaker
        self.with_odds = with_odds
        self.two_lines = width is not None and width < WIDE
        self.heads = self._heads()
        self.cells: dict[str, Cells] = {}
        for result in results:
            self.cells[result.target.id] = row_texts(assessment, result, speaker, with_odds)

        self.widths = self._number_widths()
        self.space = 2  # before each number column
        self.name_width = max(cell_len(cells["name"]) for cells in self.cells.values())

        if width is not None:
            self._fit(width)

    def _heads(self) -> Cells:
        """Return the texts of the header, under the keys that the cells of a row have."""
        base_year = self.assessment.plan.base_year
        keys = ("name", *_NUMBER_COLUMNS, "progress", "odds", "status")
        return {key: self.speaker.word(key, year=base_year) for key in keys}

    def _number_widths(self) -> dict[str, int]:
        """Return the width of each number column; the words of a milestone may run over theirs."""
        sized: list[Mapping[str, str]] = [self.heads]

        for result in self.results:
            if result.target.goal.form != "stage":
                # "completed" may run over the empty columns before it.
                sized.append(self.cells[result.target.id])

        widths = {}

        for key in (*_NUMBER_COLUMNS, "odds", "status"):
            widths[key] = max(cell_len(cells[key]) for cells in sized)

        return widths

    def _fit(self, width: int) -> None:
        """Choose the width of the names and the space between columns for a terminal."""
        # Two spaces stand before the bar, and two before the status.
        fixed = _BAR_WIDTH + self.widths["status"] + 4

        if self.with_odds:
            fixed += self.widths["odds"] + 2

        if self.two_lines:
            self.name_width = width - fixed
            return

        numbers = sum(self.widths[key] for key in _NUMBER_COLUMNS)
        room = width - fixed - numbers
        # One space is enough to tell numbers apart where names would have to be cut.
        if room - self.space * len(_NUMBER_COLUMNS) < min(self.name_width, _COMFORTABLE_NAME):
            # >=2,200 77.28 +30
            self.space = 1

        room -= self.space * len(_NUMBER_COLUMNS)
        if room < min(self.name_width, _READABLE_NAME):
            # Names in narrow columns run over four lines: two lines a target are easier to read.
            self.two_lines = True
            self.space = 2
            self.name_width = width - fixed
            return

        self.name_width = max(_SHORTEST_TARGET_NAME, min(self.name_width, room))

    def lines(self) -> list[Line]:
        """Return the header and the groups of targets, one for each action."""
        lines = self._header()
        for action, group in in_groups(self.assessment, self.results):
            lines += self._group(action, group)

        return lines

    def _header(self) -> list[Line]:
        """Return the heads of the columns, in two lines where targets take two."""
        name = left(self.heads["name"], self.name_width)
        numbers = self._numbers(self.heads)
        progress = left(self.heads["progress"], _BAR_WIDTH)
        chances = self._odds_cell(self.heads)
        status = self.heads["status"]
        tail = (f"  {progress}{chances}  {status}", QUIET)

        if self.two_lines:
            return [[(name, QUIET), tail], [(f"  {numbers}", QUIET)]]

        return [[(f"{name}{numbers}", QUIET), tail]]

    def _group(self, action: str | None, results: Iterable[Result]) -> list[Line]:
        """Return the rows of one action below its title, of which a plan may have none."""
        plan = self.assessment.plan
        lines: list[Line] = [[]]

        if plan.actions:
            title = self.speaker.action_title(plan, action)
            lines.append([(title, "bold")])

        for result in results:
            lines += self._row(result)

        return lines

    def _row(self, result: Result) -> list[Line]:
        """Return the one or two lines of a target, and those that its name takes besides."""
        cells = self.cells[result.target.id]
        # A verdict that is old is set apart: the whole row is dim.
        text = QUIET if result.old else ""
        tail: Line = [
            ("  ", ""),
            *_progress_bar(result, cells["progress"]),
            (self._odds_cell(cells), text),
            ("  ", ""),
            (cells["status"], style_of(result)),
        ]
        numbers = self._numbers(cells)
        first, *rest = wrap(cells["name"], self.name_width)
        name = left(first, self.name_width)
        continued: list[Line] = [[(more, text)] for more in rest]

        if not self.two_lines:
            return [[(name, text), (numbers, text), *tail], *continued]

        lines: list[Line] = [[(name, text), *tail], *continued]

        if numbers.strip():
            lines.append([(f"  {numbers}", text)])

        return lines

    def _odds_cell(self, cells: Mapping[str, str]) -> str:
        """Return the cell of the odds behind the bar; empty where there is no such column."""
        if not self.with_odds:
            return ""

        chances = right(cells["odds"], self.widths["odds"])
        return f"  {chances}"

    def _numbers(self, cells: Mapping[str, str]) -> str:
        """Return the number columns; too wide a cell takes from the empty ones before it."""
        line = ""
        end = 0

        for key in _NUMBER_COLUMNS:
            # A cell ends with its column, wherever it has to begin.
            end += self.space + self.widths[key]

            if cells[key]:
                line += right(f" {cells[key]}", end - cell_len(line))

        return left(line, end)


def _firmness_mark(assessment: Assessment, result: Result) -> str:
    """Return the letter of the weightiest question that turns a verdict, behind a mark: ` *d`."""
    question = weightiest(assessment, result)
    if question is None:
        return ""

    return f" *{QUESTIONS[question]}"


def _progress_bar(result: Result, share: str) -> Line:
    """Return progress against elapsed time: ▰▰|▱▱▱▱▱▱▱  30%.

    The blocks are the way covered, the mark is the time gone.
    """
    progress = result.numbers.progress
    # With waypoints another share of the way is due than that of the time that has gone.
    elapsed = result.numbers.due
    if progress is None or elapsed is None:
        return [(" " * _BAR_WIDTH, "")]

    # Progress may be -26% or 152%: the bar ends where it has no more blocks.
    filled = max(0, min(_BAR_LENGTH, round(float(progress) * _BAR_LENGTH)))
    # The mark takes the place of a block: with 60% of the time gone, of the sixth.
    mark = max(0, min(_BAR_LENGTH - 1, round(float(elapsed) * _BAR_LENGTH) - 1))
    blocks = "▰" * filled + "▱" * (_BAR_LENGTH - filled)
    style = style_of(result)
    return [
        (blocks[:mark], style),
        ("|", QUIET if result.old else "bold"),
        (blocks[mark + 1 :], style),
        (right(share, _SHARE_WIDTH), QUIET if result.old else ""),
    ]
