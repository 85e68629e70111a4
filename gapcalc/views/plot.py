"""A trajectory in characters: braille dots in a frame, readable without colour.

Every sign is one column wide in East Asian terminals too; `terminal` has an ASCII one for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from gapcalc.assessment.series import Point
from gapcalc.views import numbers as figures
from gapcalc.views.columns import Line, cell_len, right
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_style import QUIET, STYLES
from gapcalc.views.trajectory import Spot, Trajectory, brief, is_open, spot, tick

__all__ = ["plot_lines"]

_ROWS = 12
_NARROWEST, _WIDEST = 40, 100
_INDENT = "  "
_LONGEST_GOAL = 16
_YEAR = 4
_VALUE, _GOAL, _FORECAST = "bold", STYLES["achieved"], STYLES["behind"]
_GOAL_SIGN, _FORECAST_SIGN, _PATH_SIGN = "╌", "∙", "⠒"
# A value's sign: full where it is firm, open where it is not; a bound points to where the true value lies.
_SIGNS = {
    ("", False): "◉", ("", True): "◦", (">", False): "▴", (">", True): "▵", ("<", False): "▾", ("<", True): "▿",
}  # fmt: skip
# The bits of a braille cell's dots by column and row.
_DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
_BRAILLE = 0x2800


class _Canvas:
    """The cells within the frame, each a character and its style."""

    def __init__(self, trajectory: Trajectory, columns: int) -> None:
        self.trajectory, self.columns = trajectory, columns
        self.cells = [[(" ", "")] * columns for _ in range(_ROWS)]

    def column(self, time: float, fine: int = 1) -> int:
        """Return the column of a moment, one kept free at either side; `fine` 2 counts dots."""
        return fine + round(self.trajectory.times.share(time) * (fine * (self.columns - 2) - 1))

    def row(self, value: float) -> int:
        return self._dot(value) // 4

    def _dot(self, value: float) -> int:
        return round((1 - self.trajectory.amounts.share(value)) * (4 * _ROWS - 1))

    def curve(self, spots: tuple[Spot, ...], style: str) -> None:
        """Draw a curve in dots, eight to a cell."""
        cells: dict[tuple[int, int], int] = {}
        for x, y in self._dots(spots):
            cells[y // 4, x // 2] = cells.get((y // 4, x // 2), 0) | _DOTS[x % 2][y % 4]
        for (row, column), bits in cells.items():
            self.cells[row][column] = (chr(_BRAILLE + bits), style)

    def _dots(self, spots: tuple[Spot, ...]) -> Iterator[tuple[int, int]]:
        places = [(self.column(time, 2), self._dot(value)) for time, value in spots]
        for (x0, y0), (x1, y1) in pairwise(places):
            steps = max(abs(x1 - x0), abs(y1 - y0), 1)
            for step in range(steps + 1):
                yield x0 + round((x1 - x0) * step / steps), y0 + round((y1 - y0) * step / steps)

    def stipple(self, spots: tuple[Spot, ...], sign: str, style: str) -> None:
        """Draw a curve as a sign in every other column."""
        for (start, low), (end, high) in pairwise(spots):
            for column in range(self.column(start), self.column(end) + 1):
                if column % 2 and end > start:
                    share = (column - self.column(start)) / max(
                        1, self.column(end) - self.column(start)
                    )
                    self.cells[self.row(low + (high - low) * share)][column] = (sign, style)

    def put(self, at: Spot, levels: Sequence[float], sign: str, style: str) -> None:
        """Put a sign; one that is not on a level is not shown on the level's row, but on its own side of it."""
        time, value = at
        row = self.row(value)
        for level in levels:
            if row == self.row(level) and value != level:
                row = min(max(row + (1 if value < level else -1), 0), _ROWS - 1)
        self.cells[row][self.column(time)] = (sign, style)

    def line(self, row: int) -> Line:
        """Return a row in pieces of one style."""
        return [
            ("".join(sign for sign, _ in piece), style)
            for style, piece in groupby(self.cells[row], key=lambda cell: cell[1])
        ]


def plot_lines(trajectory: Trajectory, speaker: Speaker, width: int) -> list[Line]:
    """Return the picture of a trajectory in at most `width` columns (40 to 100), with a legend in words below."""
    width = max(_NARROWEST, min(width, _WIDEST))
    labels = _labels(trajectory, speaker)
    gutter = max(cell_len(text) for text, _ in labels.values())
    canvas = _Canvas(trajectory, width - len(_INDENT) - gutter - 2)
    _draw(canvas)
    lines: list[Line] = []
    for row in range(_ROWS):
        text, style = labels.get(row, ("", QUIET))
        axis = "⢼" if text else "⢸"
        lines.append(
            [(f"{_INDENT}{right(text, gutter)}", style), (f" {axis}", QUIET), *canvas.line(row)]
        )
    before = " " * (len(_INDENT) + gutter + 1)
    lines += [[(before + text, QUIET)] for text in _years(canvas)]
    return lines + _legend(trajectory, speaker, width)


def _labels(trajectory: Trajectory, speaker: Speaker) -> dict[int, tuple[str, str]]:
    """Return what stands beside each row: round numbers, and the goal in place of one nearby."""
    t = trajectory
    canvas = _Canvas(t, 0)
    labels = {canvas.row(value): (tick(value), QUIET) for value in t.amounts.ticks}
    if t.aim is not None:
        goal = speaker.goal(t.target, t.aim, "")
        if cell_len(goal) > _LONGEST_GOAL:
            goal = tick(float(t.aim.value))
        labels[canvas.row(float(t.aim.value))] = (goal, _GOAL)
    return labels


def _draw(canvas: _Canvas) -> None:
    t = canvas.trajectory
    levels = [float(t.aim.value), *(t.band or ())] if t.aim else []
    for level in levels:
        start = canvas.column(t.target.base_year)
        canvas.cells[canvas.row(level)][start:] = [(_GOAL_SIGN, _GOAL)] * (canvas.columns - start)
    canvas.curve(t.path, QUIET)
    canvas.stipple(t.forecast, _FORECAST_SIGN, _FORECAST)
    for point in filter(_is_published, t.values):
        canvas.put(spot(point), levels, _sign(point), _VALUE)


def _is_published(point: Point) -> bool:
    """Whether a value is more than the zero, or the index of 100, from which a sum or chain starts."""
    return bool(point.parts)


def _sign(point: Point) -> str:
    bound = (point.bound or "").strip("~=")
    return _SIGNS[bound, is_open(point)]


def _years(canvas: _Canvas) -> list[str]:
    """Return the axis of time and the years below it, as many as there is room for."""
    years = canvas.trajectory.years(canvas.columns // (_YEAR + 2))
    axis, names = ["⠒"] * canvas.columns, [" "] * canvas.columns
    for year in years:
        column = canvas.column(year)
        axis[column] = "⠲"
        start = min(max(0, column - 1), canvas.columns - _YEAR)
        names[start : start + _YEAR] = str(year)
    return ["⠘" + "".join(axis), " " + "".join(names).rstrip()]


def _legend(trajectory: Trajectory, speaker: Speaker, width: int) -> list[Line]:
    """Return what each sign that occurs stands for, in as many lines as it takes."""
    t = trajectory
    signs = {_sign(point) for point in filter(_is_published, t.values)}
    entries = [(_SIGNS[key], _VALUE, speaker.word(name)) for key, name in (
        (("", False), "published"), (("", True), "open-value"), ((">", False), "true-above"),
        ((">", True), "true-above-open"), (("<", False), "true-below"), (("<", True), "true-below-open"),
    ) if _SIGNS[key] in signs]  # fmt: skip
    if t.path:
        entries.append((_PATH_SIGN * 2, QUIET, speaker.word("planned-path")))
    if t.outcome is not None:
        value = f"{speaker.word('forecast')} {t.end}: {brief(t.outcome)}"
        entries.append((f"{_FORECAST_SIGN} {_FORECAST_SIGN}", _FORECAST, value))
    if t.aim is not None:
        goal = speaker.goal(t.target, t.aim, "") + figures.allowance(t.target, t.aim)
        entries.append((_GOAL_SIGN * 2, _GOAL, f"{speaker.word('goal')} {goal}"))
    lines: list[Line] = []
    used = width
    for sign, style, name in entries:
        wide = cell_len(f"{_INDENT}{sign} {name}")
        if used + wide > width:
            lines.append([])
            used = 0
        lines[-1] += [(f"{_INDENT}{sign}", style), (f" {name}", QUIET)]
        used += wide
    return lines
