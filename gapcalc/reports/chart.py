"""A trajectory as one inline SVG picture, its colours left to the page that shows it."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from gapcalc.assessment.series import Point
from gapcalc.core.text import safe
from gapcalc.views.axis import brief, tick
from gapcalc.views.print_speaker import PrintSpeaker
from gapcalc.views.speaker import Speaker
from gapcalc.views.trajectory import Spot, Trajectory, is_open, spot

__all__ = ["STYLE", "trajectory_svg"]

# The page sets the variables, for light and dark: --ink, --quiet, --rule, --ground, --good, --warn.
# Blue against orange stays apart in every common colour blindness; dashes, marks and words say the
# same without colour.
STYLE = """\
.trajectory{display:block;width:100%;max-width:48rem;height:auto;overflow:visible;font-size:14px;\
font-variant-numeric:tabular-nums}
.trajectory text{fill:var(--ink,currentColor)}
.trajectory .quiet{fill:var(--quiet,currentColor)}
.trajectory .grid{stroke:var(--rule,currentColor);stroke-opacity:1}
.trajectory .path,.trajectory .lag{stroke:var(--quiet,currentColor)}
.trajectory .values{stroke:var(--ink,currentColor)}
.trajectory .value{stroke:var(--ink,currentColor);fill:var(--ink,currentColor)}
.trajectory .open{fill:var(--ground,Canvas)}
.trajectory .forecast,.trajectory .beyond{stroke:var(--warn,currentColor)}
.trajectory .goal{stroke:var(--good,currentColor)}
.trajectory .band{fill:var(--good,currentColor)}
@media screen and (max-width:40rem){.trajectory{font-size:18px}}
"""

# The picture's size in its own units, and the margins around the frame in which values are drawn.
_WIDTH = 640
_HEIGHT = 260
_TOP = 32
_BOTTOM = 34
_SIDE = 178  # for the notes beside the frame
_PAD = 14  # between the frame and the first and last year
_FOOT = _HEIGHT - _BOTTOM
# Text sizes; nothing may overlap at the large one, which is for narrow pages.
_SMALL = 14
_LARGE = 18
# A note takes the height of two lines of the large text; a sample of its line stands before it.
_NOTE_HEIGHT = 40
_SAMPLE_WIDTH = 22
# The number of values, the latest, that are also told in words.
_TOLD = 16
# How each line is drawn where there is no style sheet, too.
_LINES = {
    "grid": 'stroke-opacity=".25"',
    "goal": 'stroke-width="1.5"',
    "path": 'stroke-width="1.5"',
    "lag": 'stroke-width="1.5" stroke-dasharray="2 3"',
    "forecast": 'stroke-width="2" stroke-dasharray="5 4"',
    "beyond": 'stroke-width="2"',
    "values": 'stroke-width="2"',
}
# The shape of a value's mark about its place: a bound points to where the true value lies.
_UP = "m0-6 5.5 9h-11z"
_DOWN = "m0 6 5.5-9h-11z"
_BOUND_SHAPES = {">": _UP, ">=": _UP, "<": _DOWN, "<=": _DOWN}
_ROUND = "m-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z"
_SQUARE = "m-4.5-4.5h9v9h-9z"


@dataclass(frozen=True, slots=True)
class _Note:
    """A name and a number beside the frame, with a sample of how what they name is drawn.

    `y` is the height of what they name.
    """

    y: float
    name: str
    number: str
    sample: str


def trajectory_svg(trajectory: Trajectory, speaker: Speaker) -> str:
    """Return the picture of a trajectory, 640 by 260 units, as wide as what holds it.

    It has no ids, so that any number fit one page, and tells its numbers in `<title>` and `<desc>`.
    `STYLE` belongs into the page once; without it everything has the colour of the text.
    """
    return _Picture(trajectory, PrintSpeaker.of(speaker)).svg()


class _Frame:
    """Where times and values lie in the picture."""

    def __init__(self, trajectory: Trajectory) -> None:
        # A year ends at its number, so that the year of the first value begins one before it.
        self.times = replace(trajectory.times, low=trajectory.times.low - 1)
        self.amounts = trajectory.amounts
        widths = [_drawn_width(tick(value)) for value in trajectory.amounts.ticks]
        self.left = 14 + max(widths)
        self.right = _WIDTH - _SIDE

    def x(self, time: float) -> float:
        inner = self.right - self.left - 2 * _PAD
        return self.left + _PAD + self.times.share(time) * inner

    def y(self, value: float) -> float:
        return _FOOT - self.amounts.share(value) * (_FOOT - _TOP)

    def at(self, spot: Spot) -> str:
        """Return a place as the path of an SVG has it: 120.5 80."""
        x = _coordinate(self.x(spot.time))
        y = _coordinate(self.y(spot.value))
        return f"{x} {y}"

    def line(self, css: str, spots: Iterable[Spot]) -> str:
        """Return a line through places."""
        way = " ".join(self.at(spot) for spot in spots)
        return _svg_path(css, f"M{way}")


class _Picture:
    """The parts of one picture, from the back to the front."""

    def __init__(self, trajectory: Trajectory, speaker: PrintSpeaker) -> None:
        self.trajectory = trajectory
        self.speaker = speaker
        self.frame = _Frame(trajectory)

    def svg(self) -> str:
        # A screen reader takes the voice of the language.
        language = self.speaker.language
        # Without a width and height of its own it is as wide as its column.
        size = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" font-size="{_SMALL}"'
        drawn = f'role="img" lang="{language}" fill="none" stroke="currentColor"'
        name = self.speaker.text(self.trajectory.target.name)

        parts = [
            f'<svg class="trajectory" {size} {drawn}>',
            f"<title>{_in_svg(name)}</title>",
            f"<desc>{_in_svg(self._description())}</desc>",
            *self._axes(),
            *self._goal(),
            *self._lines(),
            *self._marks(),
            *self._notes(),
            "</svg>",
        ]

        return "".join(parts)

    # --- in words

    def _description(self) -> str:
        """Return the numbers of the trajectory in words."""
        t = self.trajectory
        speaker = self.speaker
        # Of forty months nobody wants to hear each.
        texts = [self._value_text(point) for point in t.values[-_TOLD:]]

        if t.aim is not None:
            goal = speaker.goal(t.target, t.aim, t.unit)
            texts.append(f"{speaker.word('goal')} {t.end}: {goal}")

        if t.expected is not None:
            expected = speaker.quantity(t.expected, t.unit)
            texts.append(f"{speaker.word('expected')}: {expected}")

        if t.outcome is not None:
            outcome = speaker.quantity(t.outcome, t.unit)
            texts.append(f"{speaker.word('forecast')} {t.end}: {outcome}")

        return speaker.sentences(texts)

    def _value_text(self, point: Point) -> str:
        """Return a value with its period and marks: 2024: over 412 km (preliminary)."""
        value = self.speaker.marked_value(point, self.trajectory.unit)
        return f"{self.speaker.period(point.period)}: {value}"

    # --- within the frame

    def _axes(self) -> Iterator[str]:
        """Yield the lines and labels of both axes, with the unit above and the years below.

        The name of a year stands in the middle of it, between its begin and its end: the end of
        April 2025 lies a third into 2025.
        """
        frame = self.frame
        t = self.trajectory
        yield _svg_path("grid", self._rules())

        for value in t.amounts.ticks:
            height = frame.y(value)
            yield _svg_text(
                frame.left - 8,
                height,
                tick(value),
                dy=".35em",
                anchor="end",
            )

        width_of_year = _drawn_width("2027") + 10
        most_years = int((frame.right - frame.left) / width_of_year)

        for year in t.years(most_years):
            # The year 2025 lies between the ends of 2024 and of 2025.
            middle = frame.x(year - 0.5)
            yield _svg_text(
                middle,
                _FOOT + 6,
                str(year),
                dy="1em",
                anchor="middle",
            )

        unit = self.speaker.unit(t.unit) if t.unit else ""
        yield _svg_text(2, 14, unit, room=_WIDTH - _SIDE)

    def _rules(self) -> str:
        """Return the way of all rules: one across at each label, a tick at the end of each year."""
        frame = self.frame
        left = _coordinate(frame.left)
        right = _coordinate(frame.right)
        rules = ""

        for value in self.trajectory.amounts.ticks:
            height = _coordinate(frame.y(value))
            rules += f"M{left} {height}H{right}"

        first = math.ceil(frame.times.low)
        last = math.floor(frame.times.high)

        for end in range(first, last + 1):
            rules += f"M{_coordinate(frame.x(end))} {_FOOT}v5"

        return rules

    def _goal(self) -> Iterator[str]:
        """Yield the goal as a line from the base year on, what a goal of 左右 admits as a band."""
        frame = self.frame
        t = self.trajectory
        left = frame.x(t.target.base_year)

        if t.band:
            low, high = map(frame.y, t.band)
            place = f'x="{_coordinate(left)}" y="{_coordinate(high)}"'
            width = _coordinate(frame.right - left)
            size = f'width="{width}" height="{_coordinate(low - high)}"'
            yield f'<rect class="band" fill-opacity=".15" stroke="none" {place} {size}/>'

        if t.aim:
            start = frame.at(Spot(t.target.base_year, float(t.aim.value)))
            end = _coordinate(frame.right)
            yield _svg_path("goal", f"M{start}H{end}")

    def _lines(self) -> Iterator[str]:
        """Yield the way planned, the lag behind it, the values, and where they lead."""
        frame = self.frame
        t = self.trajectory
        time, value = spot(t.values[-1])

        if t.path:
            yield frame.line("path", t.path)
        if t.expected is not None:
            yield frame.line("lag", (Spot(time, t.expected), Spot(time, value)))
        if t.forecast:
            yield frame.line("forecast", t.forecast)

        if t.leaves:
            # An arrow head: the forecast goes on beyond the frame.
            goes_up = t.forecast[-1][1] == t.amounts.high
            head = "m-5 7 5-7 5 7" if goes_up else "m-5-7 5 7 5-7"
            end = frame.at(t.forecast[-1])
            yield _svg_path("beyond", f"M{end}{head}")

        if len(t.values) > 1:
            yield frame.line("values", map(spot, t.values))

    def _marks(self) -> Iterator[str]:
        """Yield the mark of each value; the latest say in words what they are."""
        t = self.trajectory
        first_told = len(t.values) - _TOLD

        for place, point in enumerate(t.values):
            words = ""

            if place >= first_told:
                words = f"<title>{_in_svg(self._value_text(point))}</title>"

            at = self.frame.at(spot(point))
            yield _mark_of_value(at, point, point is t.base, words)

    # --- beside the frame

    def _notes(self) -> Iterator[str]:
        """Yield what each line is and comes to, beside the frame and clear of one another."""
        notes = sorted(self._notes_wanted(), key=lambda note: note.y)
        # Goal and forecast may come to nearly the same value.
        heights = _spread([note.y for note in notes])
        x = self.frame.right + 12
        text_x = x + _SAMPLE_WIDTH
        room = _WIDTH - text_x

        for note, y in zip(notes, heights, strict=True):
            place = f"{_coordinate(x)} {_coordinate(y)}"
            yield f'<g transform="translate({place})">{note.sample}</g>'
            yield _svg_text(text_x, y, note.name, dy="-.15em", room=room, css="quiet")
            yield _svg_text(text_x, y, note.number, dy=".95em", room=room)

    def _notes_wanted(self) -> Iterator[_Note]:
        """Yield the note of each line and of the base and current value, where it would stand."""
        t = self.trajectory
        speaker = self.speaker

        if t.aim:
            name = f"{speaker.word('goal')} {t.end}"
            number = speaker.goal(t.target, t.aim, "")

            if t.band:
                number += speaker.allowance(t.target, t.aim)

            yield self._line_note("goal", float(t.aim.value), name, number)

        if t.expected is not None:
            name = speaker.word("expected")
            yield self._line_note("path", t.expected, name, brief(t.expected))

        if t.outcome is not None:
            name = f"{speaker.word('forecast')} {t.end}"
            # The line may leave the frame: the note stands where it does.
            end = t.forecast[-1].value
            yield self._line_note("forecast", end, name, brief(t.outcome))

        current = t.values[-1]
        if t.base and t.base is not current:
            yield self._value_note(t.base)

        yield self._value_note(current)

    def _line_note(self, css: str, value: float, name: str, number: str) -> _Note:
        sample = _svg_path(css, "M0 0h16")
        return _Note(self.frame.y(value), name, number, sample)

    def _value_note(self, point: Point) -> _Note:
        """Return the note of a value: `now October 2025` over `1,356`."""
        is_base = point is self.trajectory.base
        which = self.speaker.word("base-short" if is_base else "current")
        # A year stands as a number alone: 2025, not 2025 年.
        period = str(point.period)
        if not point.period.is_year:
            period = self.speaker.period(point.period)

        height = self.frame.y(spot(point).value)
        number = self.speaker.marked_value(point)
        sample = _mark_of_value("8 0", point, is_base)
        return _Note(height, f"{which} {period}", number, sample)


def _mark_of_value(at: str, point: Point, is_base: bool, words: str = "") -> str:
    """Return the mark of a value.

    It is open where the value is not firm, points where it is a bound, and is square at the base.
    """
    shape = _BOUND_SHAPES.get(point.bound or "")
    if shape is None:
        shape = _SQUARE if is_base else _ROUND

    css = "value"
    fill = "currentColor"
    if is_open(point):
        css = "value open"
        # A page sets the ground as fill; without its style the mark is a ring.
        fill = "none"

    return f'<path class="{css}" fill="{fill}" stroke-width="1.5" d="M{at}{shape}">{words}</path>'


def _spread(wanted: Sequence[float]) -> list[float]:
    """Return heights near to `wanted`, which is in order, that leave each note its room.

    First each note is moved below the one before it, then all that hang out at the foot are moved
    up again.
    """
    lowest = _HEIGHT - 22.0
    heights: list[float] = []
    next_free = _TOP - 8.0

    for y in wanted:
        heights.append(max(y, next_free))
        next_free = heights[-1] + _NOTE_HEIGHT

    for place in reversed(range(len(heights))):
        heights[place] = min(heights[place], lowest)
        lowest = heights[place] - _NOTE_HEIGHT

    return heights


# --- SVG


def _svg_path(css: str, way: str) -> str:
    """Return a line of one of the kinds of `_LINES`."""
    return f'<path class="{css}" {_LINES[css]} d="{way}"/>'


def _svg_text(
    x: float, y: float, text: str, dy: str = "", anchor: str = "", room: float = 0, css: str = ""
) -> str:
    """Return a text; one that is wider than its `room` is pressed together to fit."""
    attributes = {
        "x": _coordinate(x),
        "y": _coordinate(y),
        "dy": dy,
        "class": css,
        "text-anchor": anchor,
    }

    # At the small size the text takes less than `_drawn_width`, which is for the large one.
    if room and _drawn_width(text) * _SMALL > room * _LARGE:
        attributes["textLength"] = _coordinate(room)
        attributes["lengthAdjust"] = "spacingAndGlyphs"

    shown = ""

    for name, value in attributes.items():
        if value:
            shown += f' {name}="{value}"'

    return f'<text fill="currentColor" stroke="none"{shown}>{_in_svg(text)}</text>'


def _drawn_width(text: str) -> float:
    """Return about how wide a text is at its largest, in the picture's units."""
    width = 0.0

    for character in text:
        is_wide = unicodedata.east_asian_width(character) in "WF"
        width += _LARGE * (1.0 if is_wide else 0.56)

    return width


def _coordinate(value: float) -> str:
    """Return a length in the picture's units: 120.5, 80."""
    return f"{value:.1f}".removesuffix(".0")


def _in_svg(text: str) -> str:
    """Return a text from a plan or a file as characters that no reader takes for markup."""
    return escape(safe(text, 2000))
