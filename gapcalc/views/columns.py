"""Text measured in the columns of a terminal, where a full-width character takes two."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["Line", "cell_len", "folded", "left", "line_len", "right", "wrap"]

# A line is pieces of text, each with a rich style ("" for none).
Line = list[tuple[str, str]]

# A unit in brackets is not broken (（亿元）); a longer remark in brackets is.
_UNIT_LENGTH = 6
# No line begins with one of these, and no number is parted from its %.
_CLOSING = "）)，。、；%"
# No line ends with one of these.
_OPENING = "(“"
# Unicode categories of characters that take no room: combining marks, and format characters
# such as the zero-width space.
_NO_WIDTH = {"Mn", "Me", "Cf"}


def cell_len(text: str) -> int:
    """Return the columns that `text` takes.

    A full-width character takes two, a combining one none. Widths are those of Unicode's East
    Asian Width (UAX #11); ambiguous characters take one.
    """
    if text.isascii():
        return len(text)

    return sum(map(_char_width, text))


@lru_cache(4096)
def _char_width(char: str) -> int:
    if unicodedata.category(char) in _NO_WIDTH:
        return 0
    if unicodedata.east_asian_width(char) in {"W", "F"}:
        return 2

    return 1


def line_len(line: Line) -> int:
    """Return the columns that all pieces of a line take."""
    return sum(cell_len(text) for text, _ in line)


def left(text: str, width: int) -> str:
    """Return `text` padded to `width` columns, flush left."""
    return text + " " * (width - cell_len(text))


def right(text: str, width: int) -> str:
    """Return `text` padded to `width` columns, flush right."""
    return " " * (width - cell_len(text)) + text


def wrap(text: str, width: int) -> list[str]:
    """Return `text` in lines of at most `width` columns.

    Lines break between words and between full-width characters.
    """
    lines = []

    for line in _fill([(text, "")], width, 0):
        joined = "".join(piece for piece, _ in line)
        lines.append(joined.rstrip())

    return lines


def folded(line: Line, width: int) -> list[Line]:
    """Return `line` in lines of at most `width` columns, continued under its label.

    A label is a first piece that ends with two spaces, as in `Region  Chongqing`. A line without
    one goes on two columns further in than it began.
    """
    label = line[0][0] if line else ""
    indent = len(label) - len(label.lstrip()) + 2

    if label.endswith("  "):
        indent = cell_len(label)

    # A label may be as wide as the terminal: half of it is always left for the text.
    return _fill(line, width, min(indent, width // 2))


def _fill(line: Line, width: int, indent: int) -> list[Line]:
    """Return `line` in lines of at most `width` columns, those after the first indented."""
    if line_len(line) <= width:
        return [line]

    lines: list[Line] = [[]]
    used = 0

    for text, style in line:
        for word in _words(text, width - indent):
            # A space at the end of a line may stand out: nobody sees it.
            if used and used + cell_len(word.rstrip()) > width:
                _strip_end(lines[-1])
                lines.append([(" " * indent, "")])
                used = indent

            # A word keeps its style where a line breaks within a piece.
            lines[-1].append((word, style))
            used += cell_len(word)

    return lines


def _strip_end(line: Line) -> None:
    """Take the spaces from the end of a line that is broken there."""
    text, style = line[-1]
    line[-1] = (text.rstrip(), style)


def _words(text: str, longest: int) -> list[str]:
    """Split text where a line may break: after spaces and around full-width characters.

    No word is wider than `longest` columns.
    """
    words: list[str] = []

    for char in text:
        if words and _belongs_to(words[-1], char, longest):
            words[-1] += char
        else:
            words.append(char)

    return words


def _belongs_to(word: str, char: str, longest: int) -> bool:
    """Whether no line may break between `word` and the `char` after it."""
    if cell_len(word) + cell_len(char) > longest:
        return False
    if char in _CLOSING or word[-1] in _OPENING or _in_unit(word):
        return True

    is_break = cell_len(char) > 1 or cell_len(word[-1]) > 1 or word.endswith(" ")
    return not is_break


def _in_unit(word: str) -> bool:
    """Whether `word` ends within brackets that are short enough to hold a unit: 产值（亿."""
    start = word.rfind("（")
    if start < 0:
        return False

    return "）" not in word[start:] and len(word) - start < _UNIT_LENGTH
