"""Lines of styled text onto a terminal, or plain into a pipe or file.

Rich is imported for a terminal only: a pipe needs none of it, and need not wait for the import.
"""

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

# Our own signs that an office's legacy encoding (GBK, ASCII) may lack, each with its stand-in.
_ASCII = {
    "▰": "#",
    "▱": ".",
    "✓": "+",
    "✗": "x",
    "▾": "v",
    "▴": "^",
    "▸": ">",
    "↑": "+",
    "↓": "-",
    "²": "2",
    "³": "3",
    "·": "-",
    "–": "-",
    "×": "x",
    "◉": "*",
    "◦": "o",
    "▵": "^",
    "▿": "v",
    "╌": "=",
    "∙": ":",
}
# The characters of braille: the number in the block is the bits of the dots that are raised.
_BRAILLE = range(0x2800, 0x2900)
_LEFT_DOTS = 0x47
_RIGHT_DOTS = 0xB8
# The bits of both dots in each of the four rows, from the top.
_DOT_ROWS = (0x09, 0x12, 0x24, 0xC0)
# The stroke that lies at the height of each row.
_STROKES = "'--."
# Reading that takes less than this, in seconds, needs no bar.
_PATIENCE = 0.5
_LONGEST_PATH = 40


def width_of(stream: TextIO) -> int | None:
    """Return the columns of a terminal, None for a pipe or file."""
    return _console(stream).width if stream.isatty() else None


def show(lines: Iterable[Line], stream: TextIO | None = None) -> None:
    """Write lines to `stream` (standard output where None).

    Styles reach a terminal only, and not where NO_COLOR is set; a line that is too wide for a
    terminal is folded.
    """
    if stream is None:
        stream = sys.stdout
    if not _can_encode("".join(_ASCII), stream):
        lines = _in_ascii(lines)

    if stream.isatty():
        _print_styled(lines, stream)
        return

    for line in lines:
        text = "".join(text for text, _ in line)
        stream.write(text.rstrip() + "\n")


def _print_styled(lines: Iterable[Line], stream: TextIO) -> None:
    from rich.segment import Segment, Segments
    from rich.style import Style

    console = _console(stream)
    styles: dict[str, Style] = {}
    segments = []

    for line in lines:
        for part in folded(line, console.width):
            for text, style in part:
                if style not in styles:
                    styles[style] = Style.parse(style)

                segments.append(Segment(text, styles[style]))

            segments.append(Segment.line())

    console.print(Segments(segments), end="", soft_wrap=True)


# --- encodings without our signs


def _can_encode(text: str, stream: TextIO) -> bool:
    try:
        text.encode(stream.encoding or "ascii")
    except UnicodeEncodeError:
        return False

    return True


def _in_ascii(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines with our own signs in ASCII; Chinese, which GBK has, is left."""
    table = str.maketrans(_ASCII)

    for code in _BRAILLE:
        table[code] = _stroke(code - _BRAILLE.start)

    for line in lines:
        yield [(text.translate(table), style) for text, style in line]


def _stroke(dots: int) -> str:
    """Return the ASCII character most like a cell of braille.

    A full column of dots is an upright stroke; other dots are one at about their mean height.
    """
    if dots & _LEFT_DOTS == _LEFT_DOTS or dots & _RIGHT_DOTS == _RIGHT_DOTS:
        return "|"

    rows = []

    for row, bits in enumerate(_DOT_ROWS):
        raised = (dots & bits).bit_count()
        rows += [row] * raised

    if not rows:
        return " "

    return _STROKES[round(sum(rows) / len(rows))]


# --- progress


@contextmanager
def bar(stream: TextIO) -> Iterator[Callable[[str, int, int], None]]:
    """Give a function that draws how far reading is: of path, bytes done, and bytes in all.

    The bytes in all are 0 where unknown. The bar comes when the work has lasted for a while, and
    leaves nothing behind.
    """
    progress_bar = _ProgressBar(stream)

    try:
        yield progress_bar.update
    finally:
        progress_bar.stop()


class _ProgressBar:
    """A bar for one file at a time, which is not drawn before it is worth it."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.start_time = monotonic()
        self.progress: Progress | None = None

    def update(self, path: str, done: int, total: int) -> None:
        if self.progress is None:
            if monotonic() - self.start_time < _PATIENCE:
                return

            self.progress = _rich_progress(self.stream)
            self.progress.start()

        self._show_file(self.progress, safe(path, _LONGEST_PATH), done, total)

    def _show_file(self, progress: Progress, name: str, done: int, total: int) -> None:
        if not progress.tasks or progress.tasks[0].description != name:
            for task in progress.task_ids:
                progress.remove_task(task)

            progress.add_task(name, completed=done, total=total or None)
            progress.refresh()

        progress.update(progress.task_ids[0], completed=done)

    def stop(self) -> None:
        if self.progress is not None:
            self.progress.stop()


def _rich_progress(stream: TextIO) -> Progress:
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn())
    return Progress(*columns, console=_console(stream), transient=True)


def _console(stream: TextIO) -> Console:
    from rich.console import Console

    return Console(file=stream, highlight=False, markup=False)
