"""A trajectory in characters: curves in braille dots, values as signs, readable without colour.

Every sign is one column wide in East Asian terminals too; `terminal` has an ASCII one for each.

The geometry: a plot is `_ROWS` rows of cells. A cell of braille is two dots wide and four dots
high, so that a curve is drawn on a grid of twice the columns and four times the rows. One column
is kept free at either side. Rows and dots are counted from the top.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from gapcalc.assessment.series import Point
from gapcalc.views.axis import Axis, brief, tick
from gapcalc.views.columns import Line, cell_len, right
from gapcalc.views.numbers import allowance
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_style import QUIET, STYLES
from gapcalc.views.trajectory import Spot, Trajectory, is_open, spot

__all__ = ["plot_lines"]

_ROWS = 12
_NARROWEST = 40
_WIDEST = 100
_INDENT = "  "
# A goal longer than this (>=30,000,000,000 亿元) would take the room of the plot.
_LONGEST_GOAL = 16
_YEAR_WIDTH = 4
_VALUE_STYLE = "bold"
_GOAL_STYLE = STYLES["achieved"]
_FORECAST_STYLE = STYLES["behind"]
_GOAL_SIGN = "╌"
_FORECAST_SIGN = "∙"
_PATH_SIGN = "⠒"
# The sign of a value, and the key of its legend. It is full where the value is firm and open
# where it is not; for a bound it points to the side on which the true value lies.
_VALUE_SIGNS = {
    ("", False): ("◉", "published"),
    ("", True): ("◦", "open-value"),
    (">", False): ("▴", "true-above"),
    (">", True): ("▵", "true-above-open"),
    ("<", False): ("▾", "true-below"),
    ("<", True): ("▿", "true-below-open"),
}
# The empty cell of braille, and the bit of each dot by its column and row in the cell.
_BRAILLE = 0x2800
_DOT_BITS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
_DOTS_ACROSS = 2
_DOTS_DOWN = 4


def plot_lines(trajectory: Trajectory, speaker: Speaker, width: int) -> list[Line]:
    """Return the plot of a trajectory in at most `width` columns, with a legend below.

    A width under 40 counts as 40, one over 100 as 100.
    """
    return _Plot(trajectory, speaker, max(_NARROWEST, min(width, _WIDEST))).lines()


class _Canvas:
    """The cells within the frame, each a character and its style."""

    def __init__(self, trajectory: Trajectory, columns: int) -> None:
        self.times = trajectory.times
        self.amounts = trajectory.amounts
        self.columns = columns
        self.cells = [[(" ", "")] * columns for _ in range(_ROWS)]

    def column(self, time: float) -> int:
        """Return the column of a moment."""
        # Of ten columns the first and last are free: moments stand in columns 1 to 8.
        last = self.columns - 2 - 1
        return 1 + round(self.times.share(time) * last)

    def dot_column(self, time: float) -> int:
        """Return the column of a moment among those of dots."""
        last = _DOTS_ACROSS * (self.columns - 2) - 1
        return _DOTS_ACROSS + round(self.times.share(time) * last)

    def draw_level(self, value: float, start: float) -> None:
        """Draw a horizontal line at `value` from the moment `start` on."""
        first = self.column(start)
        cells = self.cells[_row(self.amounts, value)]
        cells[first:] = [(_GOAL_SIGN, _GOAL_STYLE)] * (self.columns - first)

    def draw_curve(self, curve: Sequence[Spot], style: str) -> None:
        """Draw a curve in dots, eight to a cell."""
        bits: dict[tuple[int, int], int] = {}

        for x, y in self._dots(curve):
            cell = (y // _DOTS_DOWN, x // _DOTS_ACROSS)
            bits[cell] = bits.get(cell, 0) | _DOT_BITS[x % _DOTS_ACROSS][y % _DOTS_DOWN]

        for (row, column), of_cell in bits.items():
            self.cells[row][column] = (chr(_BRAILLE + of_cell), style)

    def _dots(self, curve: Sequence[Spot]) -> Iterator[tuple[int, int]]:
        """Yield column and row of every dot on the straight pieces of a curve."""
        corners = [
            (self.dot_column(place.time), _dot_row(self.amounts, place.value)) for place in curve
        ]

        for (x0, y0), (x1, y1) in pairwise(corners):
            # As many steps as the longer side has dots, so that no dot is left out between.
            steps = max(abs(x1 - x0), abs(y1 - y0), 1)
            for step in range(steps + 1):
                x = x0 + round((x1 - x0) * step / steps)
                y = y0 + round((y1 - y0) * step / steps)
                yield x, y

    def draw_stipple(self, curve: Sequence[Spot], sign: str, style: str) -> None:
        """Draw a curve as a sign in every other column."""
        for start, end in pairwise(curve):
            if end.time <= start.time:
                continue

            first, last = self.column(start.time), self.column(end.time)
            for column in range(first, last + 1):
                # Every other column, counted from the frame: dots of two pieces never touch.
                if column % 2 == 0:
                    continue

                share = (column - first) / max(1, last - first)
                value = start.value + (end.value - start.value) * share
                self.cells[_row(self.amounts, value)][column] = (sign, style)

    def put(self, place: Spot, levels: Sequence[float], sign: str, style: str) -> None:
        """Put a sign. If it is not on one of the `levels`, it goes on its own side of that row.

        A value of 199.9 must not stand on the line of a goal of 200 as if it met it.
        """
        row = _row(self.amounts, place.value)

        for level in levels:
            if row == _row(self.amounts, level) and place.value != level:
                row += 1 if place.value < level else -1
                row = min(max(row, 0), _ROWS - 1)

        self.cells[row][self.column(place.time)] = (sign, style)

    def line(self, row: int) -> Line:
        """Return a row in pieces of one style."""
        pieces = []

        for style, cells in groupby(self.cells[row], key=lambda cell: cell[1]):
            pieces.append(("".join(sign for sign, _ in cells), style))

        return pieces


def _row(amounts: Axis, value: float) -> int:
    """Return the row of cells in which a value lies."""
    return _dot_row(amounts, value) // _DOTS_DOWN


def _dot_row(amounts: Axis, value: float) -> int:
    """Return the row of dots on which a value lies."""
    return round((1 - amounts.share(value)) * (_DOTS_DOWN * _ROWS - 1))


class _Plot:
    """The whole picture: labels, the frame with what is drawn in it, years and legend."""

    def __init__(self, trajectory: Trajectory, speaker: Speaker, width: int) -> None:
        self.trajectory = trajectory
        self.speaker = speaker
        self.word = speaker.word
        self.width = width
        self.labels = self._labels()
        self.label_width = max(cell_len(text) for text, _ in self.labels.values())
        # Before the frame stand the indentation, the label, a space, and the axis.
        self.canvas = _Canvas(trajectory, width - len(_INDENT) - self.label_width - 2)

    def lines(self) -> list[Line]:
        self._draw()
        lines = [self._line(row) for row in range(_ROWS)]
        before = " " * (len(_INDENT) + self.label_width + 1)
        lines += [[(before + text, QUIET)] for text in self._years()]
        return lines + self._legend()

    def _labels(self) -> dict[int, tuple[str, str]]:
        """Return what stands beside each row: round numbers, and the goal in place of one."""
        trajectory = self.trajectory
        amounts = trajectory.amounts
        labels = {_row(amounts, value): (tick(value), QUIET) for value in amounts.ticks}

        if trajectory.aim is not None:
            value = float(trajectory.aim.value)
            goal = self.speaker.goal(trajectory.target, trajectory.aim, "")
            if cell_len(goal) > _LONGEST_GOAL:
                goal = tick(value)

            # A round number in the row of the goal gives way: two labels have no room there.
            labels[_row(amounts, value)] = (goal, _GOAL_STYLE)

        return labels

    def _draw(self) -> None:
        """Draw from back to front: goal, path, forecast, values."""
        trajectory = self.trajectory
        canvas = self.canvas
        levels: list[float] = []

        if trajectory.aim is not None:
            levels = [float(trajectory.aim.value), *(trajectory.band or ())]

        for level in levels:
            canvas.draw_level(level, trajectory.target.base_year)

        canvas.draw_curve(trajectory.path, QUIET)
        canvas.draw_stipple(trajectory.forecast, _FORECAST_SIGN, _FORECAST_STYLE)

        for point in self._published():
            sign, _ = _VALUE_SIGNS[_kind(point)]
            canvas.put(spot(point), levels, sign, _VALUE_STYLE)

    def _published(self) -> list[Point]:
        """Return the values that were published.

        A sum starts from zero and a chain of growth rates from an index of 100: these have no
        observation behind them.
        """
        return [point for point in self.trajectory.values if point.parts]

    def _line(self, row: int) -> Line:
        """Return a row of the plot behind its label; the axis has a tick where there is one."""
        text, style = self.labels.get(row, ("", QUIET))
        axis = "⢼" if text else "⢸"
        label = _INDENT + right(text, self.label_width)
        return [(label, style), (f" {axis}", QUIET), *self.canvas.line(row)]

    def _years(self) -> list[str]:
        """Return the axis of time, and below it as many years as there is room for."""
        columns = self.canvas.columns
        axis = ["⠒"] * columns
        names = [" "] * columns

        for year in self.trajectory.years(columns // (_YEAR_WIDTH + 2)):
            column = self.canvas.column(year)
            axis[column] = "⠲"
            # About its tick, but within the frame.
            start = min(max(0, column - 1), columns - _YEAR_WIDTH)
            names[start : start + _YEAR_WIDTH] = str(year)

        return ["⠘" + "".join(axis), " " + "".join(names).rstrip()]

    def _legend(self) -> list[Line]:
        """Return what each sign stands for, in as many lines as that takes."""
        lines: list[Line] = []
        # A full line, so that the first entry begins one.
        used = self.width

        for sign, style, meaning in self._legend_entries():
            entry_width = cell_len(f"{_INDENT}{sign} {meaning}")
            if used + entry_width > self.width:
                lines.append([])
                used = 0

            lines[-1] += [(_INDENT + sign, style), (f" {meaning}", QUIET)]
            used += entry_width

        return lines

    def _legend_entries(self) -> list[tuple[str, str, str]]:
        """Return sign, style and meaning of what is drawn."""
        trajectory = self.trajectory
        kinds = {_kind(point) for point in self._published()}
        entries = []

        for kind, (sign, key) in _VALUE_SIGNS.items():
            if kind in kinds:
                entries.append((sign, _VALUE_STYLE, self.word(key)))

        if trajectory.path:
            entries.append((_PATH_SIGN * 2, QUIET, self.word("planned-path")))

        if trajectory.outcome is not None:
            outcome = f"{trajectory.end}: {brief(trajectory.outcome)}"
            sample = f"{_FORECAST_SIGN} {_FORECAST_SIGN}"
            entries.append((sample, _FORECAST_STYLE, f"{self.word('forecast')} {outcome}"))

        if trajectory.aim is not None:
            goal = self.speaker.goal(trajectory.target, trajectory.aim, "")
            # What about 340 admits is a band on the plot: ~340 (>=331.24).
            goal += allowance(trajectory.target, trajectory.aim)
            entries.append((_GOAL_SIGN * 2, _GOAL_STYLE, f"{self.word('goal')} {goal}"))

        return entries


def _kind(point: Point) -> tuple[str, bool]:
    """Return the key of a value's sign: >= and > are one, a value of about (~) has no side."""
    side = (point.bound or "").strip("~=")
    return side, is_open(point)
