"""Text measured in the columns of a terminal, where a full-width character takes two."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["Line", "cell_len", "folded", "left", "right", "wrap"]

# A unit in brackets is not broken; a longer remark is.
_UNIT_LENGTH = 6
# A line is pieces of text, each with a rich style ("" for none).
Line = list[tuple[str, str]]


def cell_len(text: str) -> int:
    """Return the columns that `text` takes: two for wide and full-width characters, none for combining ones.

    Widths are those of Unicode's East Asian Width (UAX #11); ambiguous characters take one.
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(4096)
def _columns(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


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
        in_brackets = (
            opened >= 0
            and "）" not in pieces[-1][opened:]
            and len(pieces[-1]) - opened < _UNIT_LENGTH
        )
        joins = pieces and (char in "）)，。、；%" or in_brackets or pieces[-1][-1] in "(“")
        wide = cell_len(char) > 1
        breaks = wide or (pieces and (pieces[-1].endswith(" ") or cell_len(pieces[-1][-1]) > 1))
        full = pieces and cell_len(pieces[-1]) + cell_len(char) > longest
        if pieces and not full and (joins or not breaks):
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces
