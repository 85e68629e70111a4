"""Charts that a spreadsheet draws itself: of the actions by status, and of a target on its way.

The workbook and the Word document show the same charts; each rests on cells that stand with it.
XlsxWriter writes both, a document has the chart and a workbook of its cells embedded.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from gapcalc.assessment.rollup import by_action, each_once
from gapcalc.core.text import visible
from gapcalc.reports.model import Report
from gapcalc.reports.status_class import class_of
from gapcalc.reports.text import heading
from gapcalc.views.print_speaker import PrintSpeaker
from gapcalc.views.trajectory import Spot, Trajectory, is_open, spot

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

__all__ = ["COLOURS", "action_chart", "chart_rows", "trajectory_chart"]

# The colours of the page: blue against orange stays apart in every common colour blindness.
COLOURS = {
    "good": "#1F6FB2",
    "warn": "#C2570C",
    "bad": "#A3123A",
    "quiet": "#B8BCC2",
}
_INK = "#222222"
_GREY = "#7A7F87"
_RULE = "#D9DCE0"
_GROUND = "#FFFFFF"
_KINDS = ("good", "warn", "bad", "quiet")
# Where the amounts of a line stand in the rows of its chart: period, time, then one column a line.
_TIME = 1
_FIRST_LINE = 2
_MOST_YEARS = 8


@dataclass(frozen=True, slots=True)
class _ChartLine:
    """A line of a trajectory: its name, how it is drawn, and its amounts by time in years."""

    name: str
    look: dict[str, Any]
    amounts: dict[float, float]


# --- targets by status


def action_chart(book: Workbook, sheet: Worksheet, report: Report, row: int, column: int) -> Any:
    """Write the counts from a cell on, and return the chart of them: a bar an action.

    Without actions it is one bar.
    """
    speaker = report.speaker
    groups = by_action(report.assessment.plan, report.results)
    results = each_once(report.results)
    sheet.write_string(row, column, speaker.word("action"))

    for j, kind in enumerate(_KINDS, column + 1):
        sheet.write_string(row, j, speaker.word(f"chart-{kind}"))

    for i, action in enumerate(groups, row + 1):
        sheet.write_string(i, column, visible(heading(report, action)))
        counts = dict.fromkeys(_KINDS, 0)

        for result in results:
            if result.target.action == action:
                counts[class_of(result)] += 1

        for j, kind in enumerate(_KINDS, column + 1):
            sheet.write_number(i, j, counts[kind])

    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    last = row + len(groups)

    for j, kind in enumerate(_KINDS, column + 1):
        chart.add_series(
            {
                "name": [sheet.get_name(), row, j],
                "categories": [sheet.get_name(), row + 1, column, last, column],
                "values": [sheet.get_name(), row + 1, j, last, j],
                "fill": {"color": COLOURS[kind]},
                "border": {"color": _GROUND, "width": 0.5},
                "gap": 45,
                # A segment of no targets has no number.
                "data_labels": {
                    "value": True,
                    "num_format": "0;;;",
                    "font": {"size": 9, "color": _INK if kind == "quiet" else _GROUND},
                },
            }
        )

    chart.set_y_axis({"reverse": True, "line": {"color": _GREY}, "num_font": {"size": 9}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_legend({"position": "bottom", "font": {"size": 9}})
    chart.set_chartarea({"border": {"none": True}})
    return chart


# --- a target on its way


def chart_rows(drawn: Trajectory) -> int:
    """Return how many rows the cells of a trajectory take, its head included."""
    return 1 + len(_line_times(drawn))


def trajectory_chart(
    book: Workbook, sheet: Worksheet, drawn: Trajectory, speaker: PrintSpeaker, row: int
) -> Any:
    """Write a row for each time and a column for each line, and return the chart of them.

    A point lies where its time is: the end of April 2025 a third of the way from the end of 2024
    to that of 2025.
    """
    times = _line_times(drawn)
    periods = {spot(point).time: speaker.period(point.period) for point in drawn.values}
    first, last = row + 1, row + len(times)
    sheet.write_string(row, 0, speaker.word("period"))
    sheet.write_string(row, _TIME, speaker.word("chart-time"))

    for i, time in enumerate(times, first):
        sheet.write_string(i, 0, periods.get(time, ""))
        sheet.write_number(i, _TIME, time)

    chart = book.add_chart({"type": "scatter", "subtype": "straight"})

    for j, line in enumerate(_chart_lines(drawn, times, speaker), _FIRST_LINE):
        sheet.write_string(row, j, line.name)

        for i, time in enumerate(times, first):
            if time in line.amounts:
                sheet.write_number(i, j, line.amounts[time])

        chart.add_series(
            {
                "name": [sheet.get_name(), row, j],
                "categories": [sheet.get_name(), first, _TIME, last, _TIME],
                "values": [sheet.get_name(), first, j, last, j],
                **line.look,
            }
        )

    # Between two values there are times of which none was published.
    chart.show_blanks_as("span")
    _set_axes(chart, drawn, speaker)
    return chart


def _line_times(drawn: Trajectory) -> list[float]:
    """Return every time at which a line has a place, in order; all lines share them."""
    times = {spot(point).time for point in drawn.values}
    times |= {place.time for place in (*drawn.path, *drawn.forecast)}

    if drawn.aim is not None:
        # The goal is a line over the whole way.
        times |= {float(drawn.target.base_year), float(drawn.end)}

    return sorted(times)


def _chart_lines(
    drawn: Trajectory, times: Sequence[float], speaker: PrintSpeaker
) -> Iterator[_ChartLine]:
    """Yield the lines from the back to the front."""
    if drawn.aim is not None:
        start = Spot(drawn.target.base_year, float(drawn.aim.value))
        end = Spot(drawn.end, start.value)
        look = _look(COLOURS["good"])
        yield _ChartLine(speaker.word("goal"), look, _between((start, end), times))

    if drawn.path:
        look = _look(_GREY)
        yield _ChartLine(speaker.word("planned-path"), look, _between(drawn.path, times))

    if drawn.forecast:
        look = _look(COLOURS["warn"], "dash")
        yield _ChartLine(speaker.word("recent-trend"), look, _between(drawn.forecast, times))

    yield _published_line(drawn, times, speaker)


def _published_line(drawn: Trajectory, times: Sequence[float], speaker: PrintSpeaker) -> _ChartLine:
    """Return the line through the published values, with a mark at each."""
    amounts = {}
    firm: dict[float, bool] = {}

    for point in drawn.values:
        place = spot(point)
        amounts[place.time] = place.value
        firm[place.time] = not is_open(point)

    # An open mark is a value that is not firm: about, preliminary or an estimate.
    open_mark = {"border": {"color": _INK}, "fill": {"color": _GROUND}}
    marks = [None if firm.get(time, True) else open_mark for time in times]
    look = _look(_INK)
    look["marker"] = {
        "type": "circle",
        "size": 6,
        "border": {"color": _INK},
        "fill": {"color": _INK},
    }
    look["points"] = marks
    return _ChartLine(speaker.word("published"), look, amounts)


def _between(places: Sequence[Spot], times: Sequence[float]) -> dict[float, float]:
    """Return the amounts of a line of straight pieces at the times that it covers."""
    amounts = {}

    for start, end in pairwise(places):
        span = end.time - start.time
        if span <= 0:
            continue

        for time in times:
            if start.time <= time <= end.time:
                share = (time - start.time) / span
                amounts[time] = start.value + share * (end.value - start.value)

    return amounts


def _look(colour: str, dash: str = "solid") -> dict[str, Any]:
    """Return how a line without marks is drawn."""
    line = {"color": colour, "width": 1.75, "dash_type": dash}
    return {"line": line, "marker": {"type": "none"}}


def _set_axes(chart: Any, drawn: Trajectory, speaker: PrintSpeaker) -> None:
    times = drawn.times
    amounts = drawn.amounts
    word = speaker.word("end-of-year")
    # 2024年底, end of 2024
    year = f'0"{word}"' if speaker.language == "zh" else f'"{word}"0'
    # The names of more than eight years would run into each other.
    step = max(1, math.ceil((times.high - times.low) / _MOST_YEARS))
    rule = {"visible": True, "line": {"color": _RULE, "width": 0.5}}
    chart.set_x_axis(
        {
            "min": times.low,
            "max": times.high,
            "major_unit": step,
            "num_format": year,
            "num_font": {"size": 9},
            "line": {"color": _GREY},
            "crossing": "min",
        }
    )
    chart.set_y_axis(
        {
            "min": amounts.low,
            "max": amounts.high,
            "major_unit": amounts.ticks[1] - amounts.ticks[0],
            "num_format": _label_format(amounts.ticks),
            "num_font": {"size": 9},
            "line": {"none": True},
            "major_gridlines": rule,
            "crossing": "min",
        }
    )
    chart.set_legend({"position": "bottom", "font": {"size": 9}})
    chart.set_chartarea({"border": {"none": True}})


def _label_format(ticks: Sequence[float]) -> str:
    """Return the format with as many decimals as the labels need: 0.25 needs two."""
    step = ticks[1] - ticks[0]
    # Labels of 0, 0.25, 0.5 need two decimals, of 0, 50, 100 none.
    decimals = 0

    while decimals < 6 and abs(round(step, decimals) - step) > step * 1e-6:
        decimals += 1

    if not decimals:
        return "#,##0"

    return "#,##0." + "0" * decimals
