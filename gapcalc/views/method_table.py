"""The plan's verdicts beside those of other systems, on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from gapcalc.assessment.comparison import disagrees, verdict, verdicts
from gapcalc.assessment.rollup import JUDGED
from gapcalc.assessment.status import ALL, Assessment, Result
from gapcalc.assessment.systems import METHODS, Verdict
from gapcalc.core.growth import Number
from gapcalc.views.columns import Line, cell_len, left
from gapcalc.views.numbers import amount
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_style import QUIET, STYLES, signed
from gapcalc.views.status_table import by_place

__all__ = ["method_table"]


def method_table(
    assessment: Assessment,
    results: Sequence[Result],
    speaker: Speaker,
    method: str,
    width: int | None,
) -> list[Line]:
    """Return the targets with a verdict: the plan's own first, then that of `method` or of all.

    `!` marks a dispute. Where a line is too long for `width`, the name stands on one of its own.
    """
    # Without a verdict of the plan there is nothing to dispute.
    judged = [result for result in results if result.status in JUDGED]
    judged.sort(key=by_place(assessment))
    return _MethodTable(assessment, judged, speaker, method, width).lines()


class _MethodTable:
    """One row a target; the columns behind the heads (the grounds of a verdict) have no width."""

    def __init__(
        self,
        assessment: Assessment,
        results: Sequence[Result],
        speaker: Speaker,
        method: str,
        width: int | None,
    ) -> None:
        self.assessment = assessment
        self.results = results
        self.speaker = speaker
        self.method = method
        self.heads = self._heads()
        self.cells = [self._cells(result) for result in results]
        self.widths = [self._width(column) for column in range(len(self.heads))]
        # In Chinese a name takes two columns a character.
        names = [cell_len(self._name(result)) for result in results]
        self.name_width = max(names, default=0)
        line = self.name_width + sum(self.widths) + 2 * len(self.widths)
        self.name_apart = width is not None and line > width

    def _name(self, result: Result) -> str:
        return self.speaker.text(result.target.name)

    def _heads(self) -> list[str]:
        """Return the heads of the columns that have a width."""
        own = self.speaker.word("own")

        if self.method == ALL:
            return [own, *METHODS]

        figure = self.speaker.word("figure")
        score = self.speaker.word("score")
        return [own, self.method, figure, score]

    def _cells(self, result: Result) -> list[str]:
        """Return the verdicts on one target; of a single method its figures and grounds too."""
        # ▾ behind
        own = signed(result.status, self.speaker)

        if self.method == ALL:
            cells = [own]

            for other in verdicts(self.assessment, result).values():
                cells.append(self._verdict(result, other))

            return cells

        other = verdict(self.assessment, result, self.method)
        return [
            own,
            self._verdict(result, other),
            _figure_text(other.value),
            _figure_text(other.score),
            self.speaker.method_note(other),
        ]

    def _verdict(self, result: Result, other: Verdict) -> str:
        """Return the verdict of another system, marked where it is the opposite: `off track !`."""
        status = self.speaker.method_status(other)
        if disagrees(result, other):
            # `!` is what one looks for in a long table, and needs no colour.
            return f"{status} !"

        return status

    def _width(self, column: int) -> int:
        """Return how wide the widest cell of a column is, its head included."""
        width = cell_len(self.heads[column])

        for cells in self.cells:
            width = max(width, cell_len(cells[column]))

        return width

    def lines(self) -> list[Line]:
        """Return the head, a row for each target, and what `!` means."""
        name = self.speaker.word("name")
        head = self._line(name, self.heads, [QUIET] * len(self.heads))
        lines: list[Line] = [head, []]

        for result, cells in zip(self.results, self.cells, strict=True):
            name = self._name(result)
            styles = [STYLES[result.status]]

            for cell in cells[1:]:
                styles.append("bold" if cell.endswith("!") else "")

            if self.name_apart:
                lines.append([(name, "")])

            lines.append(self._line(name, cells, styles))

        lines.append([])
        lines.append([(self.speaker.word("disagree"), QUIET)])
        return lines

    def _line(self, name: str, cells: Sequence[str], styles: Sequence[str]) -> Line:
        """Return one row; a name that has a line of its own is left out of it."""
        beginning = "" if self.name_apart else left(name, self.name_width)
        line: Line = [(beginning, "")]

        for cell, width, style in zip(cells, self.widths, styles, strict=False):
            line.append((f"  {left(cell, width)}", style))

        # The grounds of a verdict are as long as they are, and have no head.
        for cell in cells[len(self.widths) :]:
            line.append((f"  {cell}", QUIET))

        return line


def _figure_text(value: Number | None) -> str:
    """Return a figure on which another system's verdict rests, - where it has none."""
    if value is None:
        return "-"

    return amount(value, 4)
