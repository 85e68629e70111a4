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
from gapcalc.plan.model import Aim
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
_PLOT_INDENT = "  "
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
    # Wider curves show no more: there are some ten values.
    used_width = max(_NARROWEST, min(width, _WIDEST))
    return _Plot(trajectory, speaker, used_width).lines()


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
        share = self.times.share(time)
        return 1 + round(share * last)

    def dot_column(self, time: float) -> int:
        """Return the column of a moment among those of dots."""
        last = _DOTS_ACROSS * (self.columns - 2) - 1
        share = self.times.share(time)
        return _DOTS_ACROSS + round(share * last)

    def draw_level(self, value: float, start: float) -> None:
        """Draw a horizontal line at `value` from the moment `start` on."""
        row = _cell_row(self.amounts, value)

        for column in range(self.column(start), self.columns):
            self.cells[row][column] = (_GOAL_SIGN, _GOAL_STYLE)

    def draw_curve(self, curve: Sequence[Spot], style: str) -> None:
        """Draw a curve in dots, eight to a cell."""
        bits: dict[tuple[int, int], int] = {}

        for x, y in self._dots(curve):
            column, dot_column = divmod(x, _DOTS_ACROSS)
            row, dot_row = divmod(y, _DOTS_DOWN)
            of_cell = bits.get((row, column), 0)
            bits[row, column] = of_cell | _DOT_BITS[dot_column][dot_row]

        for (row, column), of_cell in bits.items():
            sign = chr(_BRAILLE + of_cell)
            self.cells[row][column] = (sign, style)

    def _dots(self, curve: Sequence[Spot]) -> Iterator[tuple[int, int]]:
        """Yield column and row of every dot on the straight pieces of a curve."""
        corners = []

        for place in curve:
            x = self.dot_column(place.time)
            y = _dot_row(self.amounts, place.value)
            corners.append((x, y))

        for start, end in pairwise(corners):
            yield from _dots_between(start, end)

    def draw_stipple(self, curve: Sequence[Spot], sign: str, style: str) -> None:
        """Draw a curve as a sign in every other column."""
        for start, end in pairwise(curve):
            if end.time <= start.time:
                continue

            first = self.column(start.time)
            last = self.column(end.time)
            rise = end.value - start.value

            for column in range(first, last + 1):
                # Every other column, counted from the frame: dots of two pieces never touch.
                if column % 2 == 0:
                    continue

                # A piece within one column has no way to share out.
                share = (column - first) / max(1, last - first)
                row = _cell_row(self.amounts, start.value + rise * share)
                self.cells[row][column] = (sign, style)

    def put(self, place: Spot, levels: Sequence[float], sign: str, style: str) -> None:
        """Put a sign. If it is not on one of the `levels`, it goes on its own side of that row.

        A value of 199.9 must not stand on the line of a goal of 200 as if it met it.
        """
        row = _cell_row(self.amounts, place.value)

        for level in levels:
            shares_row = row == _cell_row(self.amounts, level)
            if not shares_row or place.value == level:
                continue

            # Rows are counted from the top: what is less goes one down.
            row += 1 if place.value < level else -1
            row = min(max(row, 0), _ROWS - 1)

        column = self.column(place.time)
        self.cells[row][column] = (sign, style)

    def line(self, row: int) -> Line:
        """Return a row in pieces of one style."""
        pieces = []

        for style, cells in groupby(self.cells[row], key=lambda cell: cell[1]):
            text = "".join(sign for sign, _ in cells)
            pieces.append((text, style))

        return pieces


def _cell_row(amounts: Axis, value: float) -> int:
    """Return the row of cells in which a value lies."""
    return _dot_row(amounts, value) // _DOTS_DOWN


def _dot_row(amounts: Axis, value: float) -> int:
    """Return the row of dots on which a value lies."""
    last = _DOTS_DOWN * _ROWS - 1
    # The axis counts from below, rows are counted from the top.
    share = 1 - amounts.share(value)
    return round(share * last)


def _dots_between(start: tuple[int, int], end: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Yield column and row of every dot on a straight piece, its ends among them."""
    x0, y0 = start
    x1, y1 = end
    across = x1 - x0
    down = y1 - y0
    # As many steps as the longer side has dots, so that no dot is left out between.
    steps = max(abs(across), abs(down), 1)

    for step in range(steps + 1):
        x = x0 + round(across * step / steps)
        y = y0 + round(down * step / steps)
        yield x, y


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
        before_frame = len(_PLOT_INDENT) + self.label_width + 2
        self.canvas = _Canvas(trajectory, width - before_frame)

    def lines(self) -> list[Line]:
        """Return the rows, the axis of time with its years, and the legend."""
        self._draw()
        lines = [self._plot_line(row) for row in range(_ROWS)]
        before = " " * (len(_PLOT_INDENT) + self.label_width + 1)

        for text in self._years():
            lines.append([(before + text, QUIET)])

        return lines + self._legend()

    def _labels(self) -> dict[int, tuple[str, str]]:
        """Return what stands beside each row: round numbers, and the goal in place of one."""
        amounts = self.trajectory.amounts
        labels: dict[int, tuple[str, str]] = {}

        for value in amounts.ticks:
            row = _cell_row(amounts, value)
            labels[row] = (tick(value), QUIET)

        aim = self.trajectory.aim
        if aim is not None:
            # A round number in the row of the goal gives way: two labels have no room there.
            row = _cell_row(amounts, float(aim.value))
            labels[row] = (self._goal_label(aim), _GOAL_STYLE)

        return labels

    def _goal_label(self, aim: Aim) -> str:
        """Return the goal beside its line: `>=1,900`, without its sign where that is too long."""
        goal = self.speaker.goal(self.trajectory.target, aim, "")
        if cell_len(goal) <= _LONGEST_GOAL:
            return goal

        return tick(float(aim.value))

    def _draw(self) -> None:
        """Draw from back to front: goal, path, forecast, values."""
        trajectory = self.trajectory
        canvas = self.canvas
        levels: list[float] = []

        if trajectory.aim is not None:
            levels.append(float(trajectory.aim.value))
            # A goal of about 340 has a line at either end of what it admits.
            levels += trajectory.band or ()

        for level in levels:
            # Before the base year the goal was nobody's.
            canvas.draw_level(level, trajectory.target.base_year)

        canvas.draw_curve(trajectory.path, QUIET)
        canvas.draw_stipple(trajectory.forecast, _FORECAST_SIGN, _FORECAST_STYLE)

        for point in self._published():
            sign, _ = _VALUE_SIGNS[_kind_of_value(point)]
            canvas.put(spot(point), levels, sign, _VALUE_STYLE)

    def _published(self) -> list[Point]:
        """Return the values that were published.

        A sum starts from zero and a chain of growth rates from an index of 100: these have no
        observation behind them.
        """
        return [point for point in self.trajectory.values if point.parts]

    def _plot_line(self, row: int) -> Line:
        """Return a row of the plot behind its label; the axis has a tick where there is one."""
        text, style = self.labels.get(row, ("", QUIET))
        # The axis bulges beside a label.
        axis = "⢼" if text else "⢸"
        label = _PLOT_INDENT + right(text, self.label_width)
        before: Line = [(label, style), (f" {axis}", QUIET)]
        return before + self.canvas.line(row)

    def _years(self) -> list[str]:
        """Return the axis of time, and below it as many years as there is room for."""
        columns = self.canvas.columns
        axis = ["⠒"] * columns
        names = [" "] * columns
        # Two columns keep the names of years apart.
        most_years = columns // (_YEAR_WIDTH + 2)

        for year in self.trajectory.years(most_years):
            column = self.canvas.column(year)
            axis[column] = "⠲"
            # About its tick, but within the frame.
            start = min(max(0, column - 1), columns - _YEAR_WIDTH)
            names[start : start + _YEAR_WIDTH] = str(year)

        axis_line = "⠘" + "".join(axis)
        year_line = " " + "".join(names).rstrip()
        return [axis_line, year_line]

    def _legend(self) -> list[Line]:
        """Return what each sign stands for, in as many lines as that takes."""
        lines: list[Line] = []
        # A full line, so that the first entry begins one.
        used = self.width

        for sign, style, meaning in self._legend_entries():
            entry_width = cell_len(f"{_PLOT_INDENT}{sign} {meaning}")
            if used + entry_width > self.width:
                lines.append([])
                used = 0

            lines[-1].append((_PLOT_INDENT + sign, style))
            lines[-1].append((f" {meaning}", QUIET))
            used += entry_width

        return lines

    def _legend_entries(self) -> list[tuple[str, str, str]]:
        """Return sign, style and meaning of what is drawn."""
        trajectory = self.trajectory
        kinds = {_kind_of_value(point) for point in self._published()}
        entries = []

        for kind, (sign, key) in _VALUE_SIGNS.items():
            if kind in kinds:
                entries.append((sign, _VALUE_STYLE, self.word(key)))

        if trajectory.path:
            path = self.word("planned-path")
            entries.append((_PATH_SIGN * 2, QUIET, path))

        if trajectory.outcome is not None:
            sample = f"{_FORECAST_SIGN} {_FORECAST_SIGN}"
            forecast = self.word("forecast")
            # trend 2027: 2,140
            meaning = f"{forecast} {trajectory.end}: {brief(trajectory.outcome)}"
            entries.append((sample, _FORECAST_STYLE, meaning))

        if trajectory.aim is not None:
            goal = self.speaker.goal(trajectory.target, trajectory.aim, "")
            # What about 340 admits is a band on the plot: ~340 (>=331.24).
            goal += allowance(trajectory.target, trajectory.aim)
            meaning = f"{self.word('goal')} {goal}"
            entries.append((_GOAL_SIGN * 2, _GOAL_STYLE, meaning))

        return entries


def _kind_of_value(point: Point) -> tuple[str, bool]:
    """Return the key of a value's sign: >= and > are one, a value of about (~) has no side."""
    side = (point.bound or "").strip("~=")
    return side, is_open(point)
