"""Lines of styled text onto a terminal or into a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, TextIO

from gapcalc.core.text import safe
from gapcalc.views.columns import Line, folded

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress
    from rich.style import Style

__all__ = ["bar", "show", "width_of"]

# The signs of our own that an office's legacy encoding may lack.
_ASCII = {
    "▰": "#",
    "▱": ".",
    "✓": "+",
    "✗": "x",
    "▾": "v",
    "▴": "^",
    "▸": ">",
    "²": "2",
    "³": "3",
    "·": "-",
    "×": "x",
}
_ASCII |= {"◉": "*", "◦": "o", "▵": "^", "▿": "v", "╌": "=", "∙": ":"}
_BRAILLE = range(0x2800, 0x2900)
# What is done sooner, in seconds, needs no bar.
_PATIENCE = 0.5


def _spoken(lines: Iterable[Line], stream: TextIO) -> Iterable[Line]:
    """Return `lines` in characters that the stream's encoding has."""
    try:
        "".join(_ASCII).encode(stream.encoding or "ascii")
    except UnicodeEncodeError:
        table = str.maketrans(_ASCII) | {code: _stroke(code - _BRAILLE.start) for code in _BRAILLE}
        return ([(text.translate(table), style) for text, style in line] for line in lines)
    return lines


def _stroke(dots: int) -> str:
    """Return the ASCII character most like a cell of braille: a stroke at about the height of its dots."""
    if any(dots & column == column for column in (0x47, 0xB8)):
        return "|"
    rows = [
        row
        for row, pair in enumerate((0x09, 0x12, 0x24, 0xC0))
        for dot in (pair & 0x47, pair & 0xB8)
        if dots & dot
    ]
    return "'--."[round(sum(rows) / len(rows))] if rows else " "


def width_of(stream: TextIO) -> int | None:
    """Return the columns of a terminal, None for a pipe or file."""
    return _console(stream).width if stream.isatty() else None


def show(lines: Iterable[Line], stream: TextIO | None = None) -> None:
    """Write `lines`; styles reach a terminal only, and none with NO_COLOR."""
    stream = stream or sys.stdout
    lines = _spoken(lines, stream)
    if not stream.isatty():
        stream.writelines("".join(text for text, _ in line).rstrip() + "\n" for line in lines)
        return
    from rich.segment import Segment, Segments
    from rich.style import Style

    console = _console(stream)
    styles: dict[str, Style] = {}
    segments = []
    for part in (part for line in lines for part in folded(line, console.width)):
        for text, style in part:
            if style not in styles:
                styles[style] = Style.parse(style)
            segments.append(Segment(text, styles[style]))
        segments.append(Segment.line())
    console.print(Segments(segments), end="", soft_wrap=True)


@contextmanager
def bar(stream: TextIO) -> Iterator[Callable[[str, int, int], None]]:
    """Give a function of path, bytes done and bytes in all (0 where unknown) that draws how far the reading is.

    The bar comes when the work has lasted for a while, and leaves nothing behind.
    """
    begun = monotonic()
    shown: Progress | None = None

    def progress(path: str, done: int, total: int) -> None:
        nonlocal shown
        if shown is None:
            if monotonic() - begun < _PATIENCE:
                return
            shown = _bar(stream)
            shown.start()
        name = safe(path, 40)
        if not shown.tasks or shown.tasks[0].description != name:
            for task in shown.task_ids:
                shown.remove_task(task)
            shown.add_task(name, completed=done, total=total or None)
            shown.refresh()
        shown.update(shown.task_ids[0], completed=done)

    try:
        yield progress
    finally:
        if shown is not None:
            shown.stop()


def _bar(stream: TextIO) -> Progress:
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn())
    return Progress(*columns, console=_console(stream), transient=True)


def _console(stream: TextIO) -> Console:
    """Return rich's console on a terminal; a pipe needs none, and need not wait for the import."""
    from rich.console import Console

    return Console(file=stream, highlight=False, markup=False)
