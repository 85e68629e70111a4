"""Lines of styled text onto a terminal or into a pipe, measured in columns."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style

__all__ = ["Line", "cell_len", "left", "right", "show", "width_of", "wrap"]

# A line is pieces of text, each with a rich style ("" for none).
Line = list[tuple[str, str]]


def left(text: str, width: int) -> str:
    """Return `text` padded to `width` columns; a full-width character takes two."""
    return text + " " * (width - cell_len(text))


def right(text: str, width: int) -> str:
    """Return `text` padded to `width` columns, flush right."""
    return " " * (width - cell_len(text)) + text


def wrap(text: str, columns: int) -> list[str]:
    """Return `text` in lines of at most `columns`, broken between words or full-width characters."""
    lines, line = [], ""
    for piece in _pieces(text):
        if line and cell_len(line) + cell_len(piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line = ""
        while cell_len(piece) > columns:  # one word longer than the line
            cut = next(n for n in range(len(piece), 0, -1) if n == 1 or cell_len(piece[:n]) <= columns)
            lines.append(piece[:cut])
            piece = piece[cut:]
        line += piece
    return [*lines, line.rstrip()]


def _pieces(text: str) -> list[str]:
    """Split after spaces and around full-width characters, closing brackets staying with what they close."""
    pieces: list[str] = []
    for char in text:
        joins = pieces and (char in "）)，。、；%" or pieces[-1][-1] in "（(“")
        wide = cell_len(char) > 1
        if pieces and (joins or not (wide or pieces[-1].endswith(" ") or cell_len(pieces[-1][-1]) > 1)):
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def width_of(stream: TextIO) -> int | None:
    """Return the columns of a terminal, None for a pipe or file."""
    return Console(file=stream).width if stream.isatty() else None


def show(lines: Iterable[Line], stream: TextIO | None = None) -> None:
    """Write `lines`; styles reach a terminal only, and none with NO_COLOR."""
    stream = stream or sys.stdout
    if not stream.isatty():
        stream.writelines("".join(text for text, _ in line).rstrip() + "\n" for line in lines)
        return
    console = Console(file=stream, highlight=False, markup=False)
    styles: dict[str, Style] = {}
    segments = []
    for line in lines:
        for text, style in line:
            if style not in styles:
                styles[style] = Style.parse(style)
            segments.append(Segment(text, styles[style]))
        segments.append(Segment.line())
    console.print(Segments(segments), end="", soft_wrap=True)
