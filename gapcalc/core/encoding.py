"""Which encoding a table is in, decided from the whole file.

Statistics offices do not say so, and seldom use UTF-8: GBK comes from Excel in China, Big5 from
Taiwan and Hong Kong, UTF-16 from Excel's "Unicode text". A wrong guess turns names of indicators
and units into others, so text in any other encoding is refused and not guessed.

The rules, in this order:

1. A byte order mark of UTF-16 decides.
2. Text with NUL bytes is UTF-16 if it reads as text, else a binary file.
3. What is valid UTF-8 throughout is UTF-8: other text in Chinese hardly ever is by chance.
4. GB 18030 or Big5, whichever reads as better Chinese, if that is Chinese at all.
5. UTF-8 with a few bad lines, if no more than a third of the lines that are not ASCII are bad.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple, NoReturn

from gapcalc.core.chinese import common_characters, shares
from gapcalc.core.file_kind import END, HEAD, exchange_format, file_kind
from gapcalc.core.problem import GapcalcError, Problem, bilingual_detail, invalid_choice
from gapcalc.messages.file_kinds import EXCHANGE_FORMATS, FILE_KINDS

__all__ = ["Encoding", "detect_encoding", "named_encoding"]

# How many bytes are read at once.
CHUNK = 1 << 20
# How many bytes of lines that are not ASCII a decision needs.
SAMPLE = 1 << 20
# The longest line that is kept in one piece.
MAX_LINE = 1 << 20


class Encoding(NamedTuple):
    """How to decode a file: with Python's codec `name`, from byte `skip` on.

    `skip` is the length of its byte order marks. `broken` says that a few lines hold bytes that
    are not in the encoding.
    """

    name: str
    skip: int = 0
    broken: bool = False


def detect_encoding(stream: BinaryIO) -> Encoding:
    """Return the encoding of a seekable stream. It is read to its end and set to its start again.

    Raises `GapcalcError`: `wrong-kind` (a workbook, a web page …), `binary-file`, or `encoding`
    (with the line of the first byte that is not UTF-8) if no encoding is certain.
    """
    try:
        marked, skip = _byte_order_mark(stream)
        if marked.startswith("utf-16"):
            return _checked(stream, skip, marked)
        if any(b"\0" in chunk for chunk in _chunks(stream, skip)):
            return _checked(stream, skip, _utf16_byte_order(stream, skip))
        # A UTF-8 mark decides nothing: editors have put it before GBK.
        if _first_bad_byte(stream, skip, "utf-8") is None:
            return Encoding("utf-8", skip)

        name = _encoding_of_lines(_lines_beyond_ascii(stream, skip))
        if name is None:
            _refuse(stream, skip)

        return _checked(stream, skip, name)
    finally:
        stream.seek(0)


# What other programs call an encoding, with the one that holds all of its characters. GBK lacks
# rare names of people and places, CP950 the characters of Hong Kong.
_WIDER_ENCODINGS = {
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "utf-8-sig": "utf-8",
}
# Codecs of Python that make text, but in which no table is written.
_CODECS_WITHOUT_TABLES = {"utf-7", "punycode", "idna", "unicode-escape", "raw-unicode-escape"}
# What is offered for a name that is none.
_OFFERED_ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16", "latin-1")


def named_encoding(name: str, stream: BinaryIO) -> Encoding:
    """Return the encoding that the user names for a seekable stream. The stream is checked for it.

    Raises `GapcalcError`: `unknown-option` for a name that is no encoding of text, and
    `wrong-kind`, `binary-file` and `encoding` as `detect_encoding` does.
    """
    codec = _codec_name(name)
    if codec is None:
        raise invalid_choice("--encoding", name, _OFFERED_ENCODINGS)

    try:
        marked, skip = _byte_order_mark(stream)
        chosen = _WIDER_ENCODINGS.get(codec, codec)
        if chosen == "utf-16":
            # The byte order is that of the mark. Without one it is that of Windows.
            chosen = marked if marked.startswith("utf-16") else "utf-16-le"

        # The mark of another encoding is none in this one: UTF-32 begins as UTF-16 does.
        if marked.startswith("utf-16") != chosen.startswith("utf-16"):
            skip = 0

        return _checked(stream, skip, chosen)
    finally:
        stream.seek(0)


def _codec_name(name: str) -> str | None:
    """Return Python's name for an encoding of text, or None if `name` is none."""
    try:
        canonical = codecs.lookup(name).name.replace("_", "-")
        b"a".decode(name, "replace")  # refuses codecs that make no text: hex, rot13
    except (LookupError, ValueError):
        return None

    if canonical in _CODECS_WITHOUT_TABLES:
        return None

    return canonical


# --- what the bytes begin with

_BYTE_ORDER_MARKS = (
    ("utf-8", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
)
# A web page or XML that an office's system saved as .xls or .csv. A cell such as <0.05 or <5万人
# is no tag.
_MARKUP = re.compile(
    r"\s*<\s*(?:!--|!doctype\b|\?xml\b"
    r"|(?:html|head|meta|title|style|script|body|table|div|svg|workbook)\b)",
    re.IGNORECASE,
)


def _byte_order_mark(stream: BinaryIO) -> tuple[str, int]:
    """Return the encoding that a byte order mark gives ("" without one) and the marks' length.

    A program that puts a mark before text that has one already leaves two. All are skipped, as
    the second would become a part of the first column's name. Raises `GapcalcError` (`wrong-kind`).
    """
    stream.seek(0)
    head = stream.read(HEAD)  # a web page may begin with blank lines
    size = stream.seek(0, 2)
    stream.seek(max(0, size - END))
    kind = file_kind(head, stream.read(END))
    if kind is not None:
        raise _wrong_kind(kind)

    encoding = ""
    skip = 0

    for name, mark in _BYTE_ORDER_MARKS:
        if head.startswith(mark):
            encoding = name

            while head.startswith(mark, skip):
                skip += len(mark)

            break

    _refuse_markup(head[skip:], encoding)

    return encoding, skip


def _refuse_markup(head: bytes, marked: str) -> None:
    # latin-1 decodes any bytes, and the tags of a page are ASCII in every encoding but UTF-16.
    encoding = marked if marked.startswith("utf-16") else "latin-1"
    text = head.decode(encoding, "ignore")
    exchanged = exchange_format(text)
    if exchanged is not None:
        kind, hint = EXCHANGE_FORMATS[exchanged]
        details = bilingual_detail("kind", kind) | bilingual_detail("hint", hint)
        raise GapcalcError(Problem("exchange-format", details))
    if _MARKUP.match(text):
        raise _wrong_kind("markup")


def _wrong_kind(kind: str) -> GapcalcError:
    return GapcalcError(Problem("wrong-kind", bilingual_detail("kind", FILE_KINDS[kind])))


# --- whole passes over the file, in bounded memory


def _chunks(stream: BinaryIO, skip: int) -> Iterator[bytes]:
    stream.seek(skip)

    while chunk := stream.read(CHUNK):
        yield chunk


def _first_bad_byte(
    stream: BinaryIO, skip: int, encoding: str, errors: str = "strict"
) -> str | None:
    """Return the first byte that cannot be decoded (0xe9), or None.

    Raises `GapcalcError` (`binary-file`) for text that holds U+0000.
    """
    decoder = codecs.getincrementaldecoder(encoding)(errors)

    try:
        for chunk in _chunks(stream, skip):
            if encoding == "utf-8" and _is_ascii_text(chunk):
                # Most of a large table is ASCII. It need not be decoded unless the chunk before
                # ended within a character.
                pending, _ = decoder.getstate()
                if not pending:
                    continue

            if "\0" in decoder.decode(chunk):
                raise GapcalcError(Problem("binary-file"))

        decoder.decode(b"", True)
    except UnicodeDecodeError as error:
        return f"0x{error.object[error.start]:02x}"
    except UnicodeError:  # UTF-32 without a byte order mark has an error without a place
        return "0x00"

    return None


def _is_ascii_text(chunk: bytes) -> bool:
    return chunk.isascii() and b"\0" not in chunk


def _checked(stream: BinaryIO, skip: int, name: str) -> Encoding:
    """Return the encoding `name` of the stream, `broken` if some bytes are not in it.

    Bad bytes can be kept as surrogates in most encodings, so that only their lines are lost. In
    UTF-16 that breaks off within a character they cannot: raises `GapcalcError` (`encoding`).
    """
    if _first_bad_byte(stream, skip, name) is None:
        return Encoding(name, skip)

    byte = _first_bad_byte(stream, skip, name, "surrogateescape")
    if byte is not None:
        raise GapcalcError(Problem("encoding", {"byte": byte}))

    return Encoding(name, skip, broken=True)


def _lines(stream: BinaryIO, skip: int) -> Iterator[bytes]:
    r"""Yield lines with their ends: \n, \r\n, or a lone \r (old Macintosh).

    A line longer than MAX_LINE comes in pieces, cut behind a comma if it has one.
    """
    rest = b""

    for chunk in _chunks(stream, skip):
        # The last line may go on in the next chunk, if only by the \n of its \r\n.
        *whole, rest = (rest + chunk).splitlines(keepends=True)
        yield from whole

        if len(rest) > MAX_LINE:
            cut = rest.rfind(b",") + 1 or len(rest)
            yield rest[:cut]
            rest = rest[cut:]

    if rest:
        yield rest


def _lines_beyond_ascii(stream: BinaryIO, skip: int) -> list[bytes]:
    """Return the lines that are not ASCII, wherever they stand, up to SAMPLE bytes of them.

    The only Chinese may be a note on the last line of a long table.
    """
    lines = []
    size = 0

    for line in _lines(stream, skip):
        if line.isascii():
            continue

        lines.append(line)
        size += len(line)
        if size > SAMPLE:
            break

    return lines


# Bytes that no text holds: control characters other than white space and ESC.
_CONTROL_BYTES = bytes({*range(1, 32), 127} - {*b"\t\n\v\f\r\x1b"})
# A file with more than one of them in 20 bytes is called binary.
_BYTES_PER_CONTROL_BYTE = 20


def _refuse(stream: BinaryIO, skip: int) -> NoReturn:
    """Raise `GapcalcError` that names the first byte that is not UTF-8, and its line.

    `binary-file` if the bytes are no text in any encoding.
    """
    number = 1
    size = 0
    control = 0
    problem: Problem | None = None

    for line in _lines(stream, skip):
        size += len(line)
        control += len(line) - len(line.translate(None, _CONTROL_BYTES))

        if problem is None:
            byte = _first_byte_beyond_utf8(line)
            if byte is not None:
                problem = Problem("encoding", {"byte": byte}, line=number)

        if size > SAMPLE and problem is not None:
            break
        if line.endswith((b"\n", b"\r")):  # a piece of a long line has no end
            number += 1

    if problem is None or control * _BYTES_PER_CONTROL_BYTE > size:
        problem = Problem("binary-file")

    raise GapcalcError(problem)


def _first_byte_beyond_utf8(line: bytes) -> str | None:
    try:
        line.decode()
    except UnicodeDecodeError as error:
        return f"0x{line[error.start]:02x}"

    return None


# --- UTF-16 without a byte order mark

_MIN_PLAUSIBLE_SHARE = 0.8


def _utf16_byte_order(stream: BinaryIO, skip: int) -> str:
    """Return in which UTF-16 a file with NUL bytes is.

    Raises `GapcalcError` (`binary-file`) if it reads as text in neither.
    """
    stream.seek(skip)
    head = stream.read(SAMPLE)
    best = ""
    best_share = 0.0

    for name in ("utf-16-le", "utf-16-be"):
        share = _plausible_share(head.decode(name, "replace"))
        if share > best_share:
            best = name
            best_share = share

    if best_share < _MIN_PLAUSIBLE_SHARE:
        raise GapcalcError(Problem("binary-file"))

    return best


def _plausible_share(text: str) -> float:
    """Return how much of a text, from 0 to 1, is in characters of Latin or Chinese tables."""
    counts = Counter(text)
    plausible = 0

    for character, count in counts.items():
        if _is_plausible(character):
            plausible += count

    return plausible / max(1, counts.total())


def _is_plausible(character: str) -> bool:
    if character <= "\xff":
        return character.isprintable() or character in "\t\r\n"

    return character in common_characters("utf-16")


# --- GB 18030, Big5, or UTF-8 with bad lines

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
# What Chinese has at least: four fifths in common characters, a fifth in those of statistics.
_MIN_COMMON_SHARE = 0.8
_MIN_USUAL_SHARE = 0.2


def _encoding_of_lines(lines: list[bytes]) -> str | None:
    """Return the encoding of lines that are not all UTF-8, or None if nothing tells it."""
    sample = b"".join(lines)
    best = ""
    best_score = 0.0

    for name in ("gb18030", "big5hkscs"):
        score = _chinese_score(sample, name)
        if score > best_score:
            best = name
            best_score = score

    if best:
        return best

    bad_lines = sum(_first_byte_beyond_utf8(line) is not None for line in lines)
    # Some lines pasted from another file, such as Cura<E7>ao among three lines of UTF-8.
    if bad_lines * 3 <= len(lines):
        return "utf-8"

    return None


def _chinese_score(sample: bytes, encoding: str) -> float:
    """Return how Chinese the sample is in `encoding`: 0 (not at all) to 2 (all usual)."""
    text = sample.decode(encoding, "surrogateescape")
    runs = _BEYOND_ASCII.findall(text)
    counts = Counter("".join(runs))
    common = common_characters(encoding)

    # In Latin text a high byte and the letter behind it make a character too: °C is 癈, µm is 祄.
    # So a character that stands alone and ends with an ASCII byte speaks for nothing.
    for character, count in Counter(run for run in runs if len(run) == 1).items():
        if character in common and character.encode(encoding)[-1] < 0x80:
            counts[character] -= count

    share = shares(counts, common)
    if share.common < _MIN_COMMON_SHARE or share.usual < _MIN_USUAL_SHARE:
        return 0

    return share.common + share.usual
