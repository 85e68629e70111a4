"""Milestones on a chart for the wall: on an axis of years the stages reached and the one due."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from gapcalc.assessment.series import Point
from gapcalc.assessment.status import Assessment, Result
from gapcalc.plan.model import Plan, Stage
from gapcalc.reports.markup import Html, element
from gapcalc.reports.poster_marks import (
    BOLD,
    COLOURS,
    INK,
    LINE,
    PAPER,
    QUIET,
    RULE,
    Pen,
    joined,
    mm,
    rule,
    sign_of,
    text,
)
from gapcalc.reports.poster_rows import (
    Block,
    HeadRow,
    heads_of,
)
from gapcalc.reports.poster_target import Shown
from gapcalc.reports.poster_text import lines_of, width_of
from gapcalc.reports.status_class import class_of
from gapcalc.views.axis import Axis, year_axis

__all__ = ["due_mark", "is_reached_milestone", "milestone_block", "now_mark", "stage_mark"]

_INDENT = 1.55
_SIGN = 1.05
_PAD = 0.36
_BESIDE = 1.0
# The share of a column that the axis takes, and the most that it does, in em.
_AXIS = 0.42
_WIDEST_AXIS = 22.0
# A stage reached long before the plan stands at the left end of the axis.
_YEARS_BEFORE = 3
_MOST_LINES = 3


def is_reached_milestone(result: Result) -> bool:
    """Whether a target is a stage of a project, of which one is reached that can be drawn."""
    return result.target.goal.form == "stage" and bool(_stages(result))


def _stages(result: Result) -> list[Point]:
    return [point for point in result.series.points if isinstance(point.value, Stage)]


def milestone_block(pen: Pen, assessment: Assessment, milestones: Sequence[Shown]) -> Block:
    """Return the milestones below an axis that ends with the last year in which one is due."""
    plan = assessment.plan
    results = [shown.result for shown in milestones]
    earliest = min(float(point.period.end) for one in results for point in _stages(one))
    first = max(math.floor(earliest), plan.base_year - _YEARS_BEFORE)
    last = max(plan.end(result.target) for result in results)
    now = float(assessment.date.time)
    axis = year_axis(min(first, plan.base_year), max(last, math.ceil(now)))
    heads = heads_of(pen, pen.speaker.word("poster-milestones"))
    rows = [_MilestoneRow(pen, plan, shown, axis, now) for shown in milestones]
    head, continued = (_AxisHead(pen, one, axis) for one in heads)
    return Block(head, continued, rows)


def _axis_width(pen: Pen) -> float:
    """Return how wide the axis is, in em."""
    return min(pen.columns * _AXIS, _WIDEST_AXIS)


class _AxisHead:
    """The head of the block, with the years over the axis."""

    def __init__(self, pen: Pen, head: HeadRow, axis: Axis) -> None:
        self.pen = pen
        self.head = head
        self.axis = axis
        self.height = head.height + LINE * pen.size

    def drawn(self, x: float, y: float) -> Html:
        """Return the head and each year between its begin and its end."""
        return joined([self.head.drawn(x, y), *self._years(x, y + self.head.height)])

    def _years(self, x: float, y: float) -> Iterator[Html]:
        size = self.pen.size
        width = _axis_width(self.pen)
        left = x + (self.pen.columns - width) * size
        years = self.axis.high - self.axis.low
        step = math.ceil((width_of("2027") + 0.4) * years / width)

        for number in range(0, int(years), step):
            year = int(self.axis.low) + number + 1
            middle = left + width * size * (number + 0.5) / years
            yield text(middle, y, str(year), size, colour=QUIET, anchor="middle")


class _MilestoneRow:
    """One milestone: sign, name, the stage reached with its date, and the axis at the right."""

    def __init__(self, pen: Pen, plan: Plan, shown: Shown, axis: Axis, now: float) -> None:
        self.pen = pen
        self.shown = shown
        self.result = shown.result
        self.axis = axis
        self.now = now
        self.due = float(plan.end(shown.result.target))
        self.stages = _stages(shown.result)
        room = pen.columns - _INDENT - _axis_width(pen) - _BESIDE
        self.names = lines_of(shown.name, room / BOLD, _MOST_LINES)
        self.notes = lines_of(self._words(plan), room, _MOST_LINES)
        if shown.office:
            self.notes += lines_of(shown.office, room, _MOST_LINES)

        self.height = ((len(self.names) + len(self.notes)) * LINE + 2 * _PAD) * pen.size

    def _words(self, plan: Plan) -> str:
        """Return the stage reached with its date, and while it is not there the one that is due."""
        speaker = self.pen.speaker
        latest = self.stages[-1]
        reached = speaker.word(
            "poster-reached",
            period=speaker.period(latest.period),
            stage=speaker.word(str(latest.value)),
        )
        stage = self.result.target.goal.stage
        if stage is None or latest.amount >= stage.rank:
            return reached

        year = plan.end(self.result.target)
        due = speaker.word("poster-due-stage", year=year, stage=speaker.word(stage))
        return speaker.sentences([reached, due])

    def drawn(self, x: float, y: float) -> Html:
        """Return the row above a thin rule."""
        return self.shown.drawn(self._parts(x, y))

    def _parts(self, x: float, y: float) -> Iterator[Html]:
        size = self.pen.size
        top = y + _PAD * size
        yield rule(x, y + self.height, self.pen.width, size * 0.04, RULE)
        yield sign_of(self.result, x, top + 0.12 * size, _SIGN * size)
        left = x + _INDENT * size
        line_top = top

        for line in self.names:
            yield text(left, line_top, line, size, bold=True)
            line_top += LINE * size

        for line in self.notes:
            yield text(left, line_top, line, size, colour=QUIET)
            line_top += LINE * size

        yield from self._marks(x, y)

    def _at(self, x: float, time: float) -> float:
        """Return where on the axis a time lies; what was before it stands at its left end."""
        width = _axis_width(self.pen) * self.pen.size
        share = min(1.0, max(0.0, self.axis.share(time)))
        return x + self.pen.width - width + share * width

    def _marks(self, x: float, y: float) -> Iterator[Html]:
        """Yield the axis, the date of the sheet, the stages reached and the one due."""
        size = self.pen.size
        middle = y + self.height / 2
        left = self._at(x, self.axis.low)
        right = self._at(x, self.axis.high)
        ticks = ""

        for year in self.axis.ticks:
            ticks += f"M{mm(self._at(x, year))} {mm(middle - 0.3 * size)}v{mm(0.6 * size)}"

        yield element("path", d=ticks, stroke=RULE, stroke_width=mm(0.06 * size))
        yield rule(left, middle, right - left, size * 0.06, QUIET)
        yield _date_line(self._at(x, self.now), y, self.height, size)
        # The diamond hangs within the axis, as the last year ends with the column.
        yield due_mark(self._at(x, self.due) - 0.5 * size, middle, size)
        colour = COLOURS[class_of(self.result)]
        places = [self._at(x, float(point.period.end)) for point in self.stages]
        yield rule(places[0], middle, places[-1] - places[0], size * 0.2, colour)

        for place in places:
            yield stage_mark(place, middle, size, colour)


# --- marks, each about its middle


def stage_mark(x: float, y: float, size: float, colour: str = INK) -> Html:
    """Return the square that stands where a stage was reached."""
    side = 0.72 * size
    corner = f"M{mm(x - side / 2)} {mm(y - side / 2)}"
    return element("path", d=f"{corner}h{mm(side)}v{mm(side)}h{mm(-side)}z", fill=colour)


def due_mark(x: float, y: float, size: float) -> Html:
    """Return the diamond that stands where a milestone is due."""
    half = 0.5 * size
    way = f"M{mm(x - half)} {mm(y)}l{mm(half)} {mm(-half)} {mm(half)} {mm(half)}"
    way += f" {mm(-half)} {mm(half)}z"
    return element("path", d=way, fill=PAPER, stroke=INK, stroke_width=mm(0.1 * size))


def now_mark(x: float, y: float, size: float) -> Html:
    """Return the line that stands at the date of the sheet."""
    return _date_line(x, y - 0.6 * size, 1.2 * size, size)


def _date_line(x: float, y: float, height: float, size: float) -> Html:
    return element(
        "path",
        d=f"M{mm(x)} {mm(y)}v{mm(height)}",
        stroke=INK,
        stroke_width=mm(0.08 * size),
        stroke_dasharray=f"{mm(0.3 * size)} {mm(0.2 * size)}",
    )
