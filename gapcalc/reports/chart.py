"""A trajectory as one inline SVG picture, its colours left to the page that shows it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from gapcalc.assessment.series import Point
from gapcalc.core.text import safe
from gapcalc.views import numbers as figures
from gapcalc.views.axis import brief, tick
from gapcalc.views.speaker import Speaker
from gapcalc.views.trajectory import Spot, Trajectory, is_open, spot

__all__ = ["STYLE", "trajectory_svg"]

# The page sets the variables, for light and dark: --ink, --quiet, --rule, --ground, --good and --warn. Blue against
# orange stays apart in every common colour blindness; dashes, marks and words say the same without colour.
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

_WIDTH, _HEIGHT = 640, 260
_TOP, _BOTTOM, _SIDE, _PAD = 32, 34, 178, 14
# Text sizes in the picture's units; nothing may overlap at the large one, which is for narrow pages.
_SMALL, _LARGE = 14, 18
# The room of a note: two lines of the large text, and the sample before them.
_NOTE, _SAMPLE = 40, 22
# The number of values, the latest, that are also told in words.
_TOLD = 16
# How each line is drawn where there is no stylesheet, too.
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
_UP, _DOWN = "m0-6 5.5 9h-11z", "m0 6 5.5-9h-11z"
_MARKS = {">": _UP, ">=": _UP, "<": _DOWN, "<=": _DOWN}
_ROUND, _SQUARE = "m-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z", "m-4.5-4.5h9v9h-9z"


@dataclass(frozen=True, slots=True)
class _Note:
    """Words and a number beside the frame, at the height `y` of what they name, with a sample of how it is drawn."""

    y: float
    name: str
    number: str
    sample: str


class _Frame:
    """Where times and values lie in the picture."""

    def __init__(self, trajectory: Trajectory) -> None:
        self.trajectory = trajectory
        self.left = 14 + max(_wide(tick(value)) for value in trajectory.amounts.ticks)
        self.right = _WIDTH - _SIDE

    def x(self, time: float) -> float:
        return (
            self.left
            + _PAD
            + self.trajectory.times.share(time) * (self.right - self.left - 2 * _PAD)
        )

    def y(self, value: float) -> float:
        return _HEIGHT - _BOTTOM - self.trajectory.amounts.share(value) * (_HEIGHT - _BOTTOM - _TOP)

    def line(self, css: str, spots: Iterable[Spot]) -> str:
        return _line(css, "M" + " ".join(self.at(spot) for spot in spots))

    def at(self, spot: Spot) -> str:
        return f"{_n(self.x(spot[0]))} {_n(self.y(spot[1]))}"


def trajectory_svg(trajectory: Trajectory, speaker: Speaker) -> str:
    """Return the picture of a trajectory, 640 by 260 units, as wide as what holds it.

    It has no ids, so that any number fit one page, and tells its numbers in `<title>` and `<desc>`. `STYLE` belongs
    into the page once; without it everything has the colour of the text.
    """
    t, frame = trajectory, _Frame(trajectory)
    size = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" font-size="{_SMALL}"'
    parts = [
        f'<svg class="trajectory" {size} role="img" lang="{speaker.language}" fill="none" stroke="currentColor">',
        f"<title>{_html(speaker.text(t.target.name))}</title><desc>{_html(_told(t, speaker))}</desc>",
        *_axes(frame, speaker),
        *_goal(frame),
        *_lines(frame),
        *_marks(frame, speaker),
        *_notes(frame, speaker),
        "</svg>",
    ]
    return "".join(parts)


def _told(trajectory: Trajectory, speaker: Speaker) -> str:
    """Return the numbers of a trajectory in words."""
    t, unit = trajectory, trajectory.unit
    said = [_value_told(point, t, speaker) for point in t.values[-_TOLD:]]
    if t.aim is not None:
        said.append(f"{speaker.word('goal')} {t.end}: {speaker.goal(t.target, t.aim, unit)}")
    if t.expected is not None:
        said.append(f"{speaker.word('expected')}: {speaker.quantity(t.expected, unit)}")
    if t.outcome is not None:
        said.append(f"{speaker.word('forecast')} {t.end}: {speaker.quantity(t.outcome, unit)}")
    return ("；" if speaker.language == "zh" else "; ").join(said)


def _value_told(point: Point, trajectory: Trajectory, speaker: Speaker) -> str:
    status = f" {speaker.word(point.status)}" if point.parts and point.status != "reported" else ""
    shown = speaker.quantity(point.amount, trajectory.unit)
    return f"{speaker.period(point.period)} {point.bound or ''}{shown}{status}"


# --- what is drawn


def _axes(frame: _Frame, speaker: Speaker) -> Iterator[str]:
    """Yield the lines and labels of both axes, with the unit above and the years below."""
    t = frame.trajectory
    years = t.years(int((frame.right - frame.left) / (_wide("2027") + 10)))
    rules = [
        f"M{_n(frame.left)} {_n(frame.y(value))}H{_n(frame.right)}" for value in t.amounts.ticks
    ]
    rules += [f"M{_n(frame.x(year))} {_HEIGHT - _BOTTOM}v5" for year in years]
    yield _line("grid", "".join(rules))
    for value in t.amounts.ticks:
        yield _text(frame.left - 8, frame.y(value), tick(value), dy=".35em", anchor="end")
    for year in years:
        yield _text(frame.x(year), _HEIGHT - _BOTTOM + 6, str(year), dy="1em", anchor="middle")
    yield _text(2, 14, speaker.unit(t.unit) if t.unit else "", room=_WIDTH - _SIDE)


def _goal(frame: _Frame) -> Iterator[str]:
    t = frame.trajectory
    left = frame.x(t.target.base_year)
    if t.band:
        low, high = map(frame.y, t.band)
        size = f'width="{_n(frame.right - left)}" height="{_n(low - high)}"'
        yield f'<rect class="band" fill-opacity=".15" stroke="none" x="{_n(left)}" y="{_n(high)}" {size}/>'
    if t.aim:
        yield _line(
            "goal", f"M{frame.at(Spot(t.target.base_year, float(t.aim.value)))}H{_n(frame.right)}"
        )


def _lines(frame: _Frame) -> Iterator[str]:
    """Yield the way planned, how far the latest value is from it, the values, and where they lead."""
    t, (time, value) = frame.trajectory, spot(frame.trajectory.values[-1])
    if t.path:
        yield frame.line("path", t.path)
    if t.expected is not None:
        yield frame.line("lag", (Spot(time, t.expected), Spot(time, value)))
    if t.forecast:
        yield frame.line("forecast", t.forecast)
    if t.leaves:
        head = "m-5 7 5-7 5 7" if t.forecast[-1][1] == t.amounts.high else "m-5-7 5 7 5-7"
        yield _line("beyond", f"M{frame.at(t.forecast[-1])}{head}")
    if len(t.values) > 1:
        yield frame.line("values", map(spot, t.values))


def _marks(frame: _Frame, speaker: Speaker) -> Iterator[str]:
    t = frame.trajectory
    told = len(t.values) - _TOLD
    for place, point in enumerate(t.values):
        words = f"<title>{_html(_value_told(point, t, speaker))}</title>" if place >= told else ""
        yield _mark(frame.at(spot(point)), point, point is t.base, words)


def _mark(at: str, point: Point, is_base: bool, words: str = "") -> str:
    """Return the mark of a value: open where it is not firm, pointing where it is a bound, square at the base."""
    css, fill = ("value open", "none") if is_open(point) else ("value", "currentColor")
    shape = _MARKS.get(point.bound or "") or (_SQUARE if is_base else _ROUND)
    return f'<path class="{css}" fill="{fill}" stroke-width="1.5" d="M{at}{shape}">{words}</path>'


# --- beside the frame


def _notes(frame: _Frame, speaker: Speaker) -> Iterator[str]:
    """Yield what each line is and comes to, beside the frame and clear of one another."""
    notes = sorted(_to_note(frame, speaker), key=lambda note: note.y)
    x = frame.right + 12
    room = _WIDTH - x - _SAMPLE
    for note, y in zip(notes, _spread([note.y for note in notes]), strict=True):
        yield f'<g transform="translate({_n(x)} {_n(y)})">{note.sample}</g>'
        yield _text(x + _SAMPLE, y, note.name, dy="-.15em", room=room, css="quiet")
        yield _text(x + _SAMPLE, y, note.number, dy=".95em", room=room)


def _to_note(frame: _Frame, speaker: Speaker) -> Iterator[_Note]:
    t = frame.trajectory

    def note(css: str, value: float, name: str, number: str) -> _Note:
        return _Note(frame.y(value), name, number, _line(css, "M0 0h16"))

    if t.aim:
        number = speaker.goal(t.target, t.aim, "") + figures.allowance(
            t.target, t.aim if t.band else None
        )
        yield note("goal", float(t.aim.value), f"{speaker.word('goal')} {t.end}", number)
    if t.expected is not None:
        yield note("path", t.expected, speaker.word("expected"), brief(t.expected))
    if t.outcome is not None:
        name = f"{speaker.word('forecast')} {t.end}"
        yield note("forecast", t.forecast[-1][1], name, brief(t.outcome))
    for point in dict.fromkeys(point for point in (t.base, t.values[-1]) if point):
        is_base = point is t.base
        when = str(point.period) if point.period.is_year else figures.short(point.period)
        name = f"{speaker.word('base-short' if is_base else 'current')} {when}"
        yield _Note(
            frame.y(spot(point)[1]), name, speaker.marked_value(point), _mark("8 0", point, is_base)
        )


def _spread(wanted: Sequence[float]) -> list[float]:
    """Return heights as near to `wanted`, which is in order, as leaves each note its room within the picture."""
    top, bottom = _TOP - 8.0, _HEIGHT - 22.0
    placed: list[float] = []
    for y in wanted:
        placed.append(max(y, placed[-1] + _NOTE if placed else top))
    limit = bottom
    for at in reversed(range(len(placed))):
        placed[at] = min(placed[at], limit)
        limit = placed[at] - _NOTE
    return placed


# --- SVG


def _line(css: str, way: str) -> str:
    return f'<path class="{css}" {_LINES[css]} d="{way}"/>'


def _text(
    x: float, y: float, text: str, dy: str = "", anchor: str = "", room: float = 0, css: str = ""
) -> str:
    """Return a text; one that is wider than its `room` is pressed together to fit."""
    given = [("x", _n(x)), ("y", _n(y)), ("dy", dy), ("class", css), ("text-anchor", anchor)]
    if room and _wide(text) * _SMALL > room * _LARGE:
        given += [("textLength", _n(room)), ("lengthAdjust", "spacingAndGlyphs")]
    attributes = "".join(f' {name}="{value}"' for name, value in given if value)
    return f'<text fill="currentColor" stroke="none"{attributes}>{_html(text)}</text>'


def _wide(text: str) -> float:
    """Return about how wide a text is at its largest, in the picture's units."""
    return sum(_LARGE * (1.0 if unicodedata.east_asian_width(c) in "WF" else 0.56) for c in text)


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _html(text: str) -> str:
    return escape(safe(text, 2000))
