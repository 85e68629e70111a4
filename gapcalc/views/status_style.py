"""The sign and the colour of each status on a terminal, and the colour of what is said aside."""

from __future__ import annotations

from collections.abc import Iterable

from gapcalc.assessment.status import Result
from gapcalc.views.columns import Line, cell_len, wrap
from gapcalc.views.speaker import Speaker

__all__ = ["QUIET", "SIGNS", "STYLES", "bare_sign", "quiet_lines", "signed", "style_of"]

# Blue against orange and magenta stays apart in every common colour blindness, on light and dark
# ground alike; a sign and the word say the same without colour.
_GOOD = "color(32)"
_WARN = "color(166)"
_BAD = "bold color(161)"
QUIET = "color(244)"

STYLES = {
    "breached": _BAD,
    "missed": _BAD,
    "reversing": _BAD,
    "behind": _WARN,
    "slowing": _WARN,
    "recovering": _WARN,
    "no_baseline": QUIET,
    "pending": QUIET,
    "on_track": _GOOD,
    "holding": _GOOD,
    "achieved": _GOOD,
    "no_data": QUIET,
    "not_assessable": QUIET,
}
SIGNS = {
    "breached": "✗",
    "missed": "✗",
    "reversing": "✗",
    "behind": "▾",
    "slowing": "▾",
    "recovering": "▴",
    "no_baseline": "?",
    "pending": "o",
    "on_track": "▸",
    "holding": "✓",
    "achieved": "✓",
    "no_data": " ",
    "not_assessable": "-",
}


def signed(status: str, speaker: Speaker) -> str:
    """Return a status in words behind its sign: ▸ on track."""
    return f"{SIGNS[status]} {speaker.word(status)}"


def bare_sign(status: str) -> str:
    """Return a sign that stands alone; a dot tells a target without data from a gap."""
    return SIGNS[status].strip() or "."


def style_of(result: Result) -> str:
    """Return the style of a verdict: that of its status, quiet where it is old."""
    if result.old:
        return QUIET

    return STYLES[result.status]


def quiet_lines(texts: Iterable[str], width: int | None) -> list[Line]:
    """Return texts in quiet lines of at most `width` columns, of any length in a pipe (None)."""
    lines: list[Line] = []

    for text in texts:
        for part in wrap(text, width or cell_len(text)):
            lines.append([(part, QUIET)])

    return lines
