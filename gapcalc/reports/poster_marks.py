"""What a chart for the wall is drawn with: letters, signs and bars, in millimetres.

Whatever has a colour has a shape as well, so that a sheet printed in black says the same. Nothing
but attributes styles it: a sheet looks alike in a browser, in Inkscape and at the printer's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gapcalc.assessment.status import Result
from gapcalc.core.growth import Number
from gapcalc.reports.markup import Html, element
from gapcalc.reports.poster_text import is_of_known_width, width_of
from gapcalc.reports.status_class import class_of
from gapcalc.views.print_speaker import PrintSpeaker
from gapcalc.views.status_style import SIGNS

__all__ = [
    "BOLD",
    "COLOURS",
    "INK",
    "LINE",
    "PAPER",
    "QUIET",
    "RULE",
    "Pen",
    "bar",
    "joined",
    "mm",
    "ring",
    "rule",
    "sign_of",
    "sign_of_status",
    "text",
]

INK = "#1b1d21"
QUIET = "#4c525a"
RULE = "#b9bec5"
PAPER = "#ffffff"
# Those of the page: blue, orange and purple stay apart in every common colour blindness.
COLOURS = {"good": "#005fa3", "warn": "#a84300", "bad": "#b80050", "quiet": QUIET}
# A line of text takes so many em, its letters standing so far below its top.
LINE = 1.25
_BASELINE = 1.0
# Bold letters are so much wider.
BOLD = 1.07
# Each sign within a square of 1: those that are filled, and those that are strokes.
_FILLED = {"▾": "M.08 .2h.84L.5 .9z", "▴": "M.08 .82h.84L.5 .12z", "▸": "M.16 .06v.88L.9 .5z"}
_STROKES = {
    "✗": "M.17 .17 .83 .83M.83 .17 .17 .83",
    "✓": "M.1 .55 .4 .84 .9 .18",
    "-": "M.2 .5h.6",
    "o": "M.5 .18a.32 .32 0 1 0 .01 0z",
    "?": "M.25 .3C.25 -.02 .78 .02 .75 .32C.73 .5 .5 .48 .5 .7M.5 .84v.12",
    " ": "M.5 .42a.08 .08 0 1 0 .01 0z",
}


@dataclass(frozen=True, slots=True)
class Pen:
    """What rows are laid out with: the size of the font and the width of a column, in mm."""

    size: float
    width: float
    speaker: PrintSpeaker

    @property
    def columns(self) -> float:
        """The width of a column in em."""
        return self.width / self.size


def mm(value: float) -> str:
    """Return a length as an SVG has it, to a hundredth of a millimetre: 12.5."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def text(
    x: float,
    y: float,
    words: str,
    size: float,
    *,
    colour: str = INK,
    bold: bool = False,
    anchor: str | None = None,
) -> Html:
    """Return one line of text whose line box has its top at `y`; `size` is that of the font in mm.

    `x` is its left end, its right one with the anchor "end", its middle with "middle".
    """
    # Letters of unknown width are pressed into the room that was reckoned for them.
    pressed = None if is_of_known_width(words) else mm(width_of(words) * size)
    return element(
        "text",
        words,
        x=mm(x),
        y=mm(y + (_BASELINE + (LINE - 1) / 4) * size),
        font_size=mm(size),
        font_weight="bold" if bold else None,
        fill=colour,
        text_anchor=anchor,
        textLength=pressed,
        lengthAdjust="spacingAndGlyphs" if pressed else None,
    )


def rule(x: float, y: float, width: float, weight: float, colour: str = INK) -> Html:
    """Return a horizontal line, `weight` mm thick."""
    return element(
        "path", d=f"M{mm(x)} {mm(y)}h{mm(width)}", stroke=colour, stroke_width=mm(weight)
    )


def sign_of(result: Result, x: float, y: float, size: float) -> Html:
    """Return the sign of a result in a square of `size` mm; that of an old verdict is ringed."""
    drawn = sign_of_status(result.status, x, y, size, COLOURS[class_of(result)])
    if not result.old:
        return drawn

    small = sign_of_status(
        result.status, x + size * 0.22, y + size * 0.22, size * 0.56, COLOURS["quiet"]
    )
    return joined([ring(x, y, size), small])


def ring(x: float, y: float, size: float) -> Html:
    """Return the ring about the sign of an old verdict."""
    return element(
        "circle",
        cx=mm(x + size / 2),
        cy=mm(y + size / 2),
        r=mm(size * 0.48),
        fill="none",
        stroke=COLOURS["quiet"],
        stroke_width=mm(size * 0.06),
    )


def sign_of_status(status: str, x: float, y: float, size: float, colour: str) -> Html:
    """Return the sign of a status in a square of `size` mm whose top left corner is at x, y."""
    sign = SIGNS[status]
    place = f"translate({mm(x)} {mm(y)}) scale({mm(size)})"
    if sign in _FILLED:
        return element("path", d=_FILLED[sign], transform=place, fill=colour)

    return element(
        "path",
        d=_STROKES[sign],
        transform=place,
        fill="none",
        stroke=colour,
        stroke_width="0.18",
    )


def bar(
    x: float,
    y: float,
    width: float,
    height: float,
    covered: Number | None,
    gone: Number | None,
    colour: str,
) -> Html:
    """Return the share of the way covered as a bar, the share of the time gone as a line on it.

    What goes back or beyond the goal ends with the bar.
    """
    return joined(_parts_of_bar(x, y, width, height, _within(covered), gone, colour))


def _parts_of_bar(
    x: float,
    y: float,
    width: float,
    height: float,
    covered: float,
    gone: Number | None,
    colour: str,
) -> Iterator[Html]:
    thin = height * 0.06
    yield element(
        "rect",
        x=mm(x),
        y=mm(y),
        width=mm(width),
        height=mm(height),
        fill=PAPER,
        stroke=INK,
        stroke_width=mm(thin),
    )

    if covered:
        yield element(
            "rect",
            x=mm(x),
            y=mm(y),
            width=mm(width * covered),
            height=mm(height),
            fill=colour,
        )

    if gone is not None:
        # White beside the line, so that it is seen on the filled part of the bar too.
        at = x + width * _within(gone)
        over = height * 0.28
        way = f"M{mm(at)} {mm(y - over)}v{mm(height + 2 * over)}"
        yield element("path", d=way, stroke=PAPER, stroke_width=mm(height * 0.4))
        yield element("path", d=way, stroke=INK, stroke_width=mm(height * 0.16))


def _within(share: Number | None) -> float:
    return min(1.0, max(0.0, float(share or 0)))


def joined(parts: list[Html] | Iterator[Html]) -> Html:
    """Return pieces of markup as one."""
    return Html("".join(parts))
