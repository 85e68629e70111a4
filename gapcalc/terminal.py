"""Lines of styled text onto a terminal or into a pipe, measured in columns."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style

from .text import safe

if TYPE_CHECKING:
    from rich.progress import Progress

__all__ = ["Line", "bar", "cell_len", "folded", "left", "right", "show", "width_of", "wrap"]

# The signs of our own that an office's legacy encoding may lack.
_ASCII = {"▰": "#", "▱": ".", "✓": "+", "✗": "x", "▾": "v", "▴": "^", "▸": ">", "²": "2", "³": "3", "·": "-", "×": "x"}
# A unit in brackets is not broken; a longer remark is.
_UNIT_LENGTH = 6
# What is done sooner, in seconds, needs no bar.
_PATIENCE = 0.5
# A line is pieces of text, each with a rich style ("" for none).
Line = list[tuple[str, str]]


def left(text: str, width: int) -> str:
    """Return `text` padded to `width` columns; a full-width character takes two."""
    return text + " " * (width - cell_len(text))


def right(text: str, width: int) -> str:
    """Return `text` padded to `width` columns, flush right."""
    return " " * (width - cell_len(text)) + text


def wrap(text: str, width: int) -> list[str]:
    """Return `text` in lines of at most `width` columns, broken between words or full-width characters."""
    return ["".join(piece for piece, _ in line).rstrip() for line in _fill([(text, "")], width, 0)]


def folded(line: Line, width: int) -> list[Line]:
    """Return `line` in lines of at most `width` columns, continued under its label or indentation."""
    label = line[0][0] if line else ""
    indent = cell_len(label) if label.endswith("  ") else len(label) - len(label.lstrip()) + 2
    return _fill(line, width, min(indent, width // 2))


def _fill(line: Line, width: int, indent: int) -> list[Line]:
    if sum(cell_len(text) for text, _ in line) <= width:
        return [line]
    lines: list[Line] = [[]]
    used = 0
    for text, style in line:
        for piece in _pieces(text, width - indent):
            if used and used + cell_len(piece.rstrip()) > width:
                last, last_style = lines[-1][-1]
                lines[-1][-1] = (last.rstrip(), last_style)
                lines.append([(" " * indent, "")])
                used = indent
            lines[-1].append((piece, style))
            used += cell_len(piece)
    return lines


def _pieces(text: str, longest: int) -> list[str]:
    """Split after spaces and around full-width characters, closing brackets staying with what they close."""
    pieces: list[str] = []
    for char in text:
        opened = pieces[-1].rfind("（") if pieces else -1
        in_brackets = opened >= 0 and "）" not in pieces[-1][opened:] and len(pieces[-1]) - opened < _UNIT_LENGTH
        joins = pieces and (char in "）)，。、；%" or in_brackets or pieces[-1][-1] in "(“")
        wide = cell_len(char) > 1
        breaks = wide or (pieces and (pieces[-1].endswith(" ") or cell_len(pieces[-1][-1]) > 1))
        full = pieces and cell_len(pieces[-1]) + cell_len(char) > longest
        if pieces and not full and (joins or not breaks):
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def _spoken(lines: Iterable[Line], stream: TextIO) -> Iterable[Line]:
    """Return `lines` in characters that the stream's encoding has."""
    try:
        "".join(_ASCII).encode(stream.encoding or "ascii")
    except UnicodeEncodeError:
        table = str.maketrans(_ASCII)
        return ([(text.translate(table), style) for text, style in line] for line in lines)
    return lines


def width_of(stream: TextIO) -> int | None:
    """Return the columns of a terminal, None for a pipe or file."""
    return Console(file=stream).width if stream.isatty() else None


def show(lines: Iterable[Line], stream: TextIO | None = None) -> None:
    """Write `lines`; styles reach a terminal only, and none with NO_COLOR."""
    stream = stream or sys.stdout
    lines = _spoken(lines, stream)
    if not stream.isatty():
        stream.writelines("".join(text for text, _ in line).rstrip() + "\n" for line in lines)
        return
    console = Console(file=stream, highlight=False, markup=False)
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
    return Progress(*columns, console=Console(file=stream), transient=True)
