"""Text measured and broken into lines where no browser is asked: on a chart for the wall.

Widths are in em, the size of the font. They are those of a wide sans serif, so that in whichever
font a text is set it takes no more room than it was given.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

__all__ = ["fitted", "is_of_known_width", "lines_of", "width_of", "words_of"]

_ELLIPSIS = "…"
_FULL = 1.0
# Nothing but Latin, Greek, Cyrillic and East Asian letters and common signs has a width that can be
# relied on: ﷽ is one character.
_LAST_KNOWN = "\u052f"
_KNOWN_SIGNS = frozenset("−–—…’‘“”≥≤≈×²³°·→")
_OTHER = 1.0
# The widths of Arial, a little widened; what stands in none of these has that of n.
_WIDTHS: dict[str, float] = {}
for _chars, _width in (
    (" !',.:;I`ijl|", 0.31),
    ("()-/[\\]frt{}", 0.38),
    ("Jckvxyzs", 0.54),
    ("ABEFKLPSTVXYZ&", 0.71),
    ("CDHNRUw+<=>~−", 0.76),
    ("GOQ", 0.82),
    ("Mm", 0.88),
    ("W%@", 1.03),
):
    _WIDTHS |= dict.fromkeys(_chars, _width)
_LETTER = 0.59
_CAPITAL = 0.82
# What begins no line, and what ends none.
_NOT_FIRST = frozenset("，。、；：！？）》」』”’％%…)]},.;:!?")
_NOT_LAST = frozenset("（《「『“‘([{")


@lru_cache(None)
def _char_width(char: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    # Those of ambiguous width (“ — → ≥) are full-width in Chinese fonts.
    if unicodedata.east_asian_width(char) in {"W", "F", "A"}:
        return _FULL
    if char in _WIDTHS:
        return _WIDTHS[char]
    if char > _LAST_KNOWN:
        return _OTHER

    return _CAPITAL if char.isupper() else _LETTER


@lru_cache(20_000)
def width_of(text: str) -> float:
    """Return how wide a text is at most, in em."""
    return sum(map(_char_width, text))


def is_of_known_width(text: str) -> bool:
    """Whether `width_of` holds in any font; else the text is to be pressed into its room."""
    return all(_is_known(char) for char in text)


@lru_cache(None)
def _is_known(char: str) -> bool:
    if unicodedata.combining(char):
        return False

    if char <= _LAST_KNOWN or char in _KNOWN_SIGNS:
        return True

    return unicodedata.east_asian_width(char) in {"W", "F", "A", "H"}


def fitted(text: str, room: float) -> str:
    """Return `text`, elided where it is wider than `room` em: 主城都市区战略性…"""
    if width_of(text) <= room:
        return text

    used = width_of(_ELLIPSIS)
    kept = ""

    for char in text:
        used += _char_width(char)
        if used > room:
            break

        kept += char

    return f"{kept.rstrip()}{_ELLIPSIS}"


def lines_of(text: str, room: float, most: int) -> list[str]:
    """Return `text` in at most so many lines of `room` em, the last one elided if need be.

    Lines break after blanks and beside Chinese characters; a word that is wider than a line breaks
    anywhere.
    """
    lines: list[str] = []
    line = ""
    used = 0.0
    rest = text

    for piece, width, blank in _pieces_within(text, room):
        if line and used + width - blank > room:
            if len(lines) == most - 1:
                return [*lines, fitted(rest, room)]

            lines.append(line.rstrip())
            rest = rest[len(line) :]
            line = ""
            used = 0.0

        line += piece
        used += width

    return [*lines, line.rstrip()]


def words_of(text: str) -> list[str]:
    """Return the pieces of a text within which no line should break: words, Chinese characters."""
    return [piece.rstrip() for piece, _, _ in _pieces(text)]


# A piece of a text between two places where a line may break, its width, and that of the blank at
# its end, which hangs out of a line.
_Piece = tuple[str, float, float]


def _pieces_within(text: str, room: float) -> Iterator[_Piece]:
    """Yield the pieces of a text; those wider than `room` broken into their characters."""
    for piece in _pieces(text):
        if piece[1] - piece[2] <= room:
            yield piece
            continue

        for char in piece[0]:
            yield char, _char_width(char), 0.0


@lru_cache(20_000)
def _pieces(text: str) -> tuple[_Piece, ...]:
    pieces: list[str] = []

    for char in text:
        if pieces and not _may_break(pieces[-1][-1], char):
            pieces[-1] += char
        else:
            pieces.append(char)

    return tuple((piece, width_of(piece), _blank_of(piece)) for piece in pieces)


def _blank_of(piece: str) -> float:
    return width_of(piece) - width_of(piece.rstrip())


def _may_break(before: str, after: str) -> bool:
    if after in _NOT_FIRST or before in _NOT_LAST:
        return False
    if before == " ":
        return after != " "

    return _is_chinese(before) or _is_chinese(after)


@lru_cache(None)
def _is_chinese(char: str) -> bool:
    return unicodedata.east_asian_width(char) in {"W", "F"}
