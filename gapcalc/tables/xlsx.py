"""The sheets of an .xlsx or .xlsm workbook, which is a zip archive of XML parts.

It is read as a stream, so that a sheet is counted before it unfolds and the number format of each
cell is at hand. Only stored values are read: no formula, macro or link is run. The format is that
of ECMA-376 (Office Open XML), part 1, chapter 18.
"""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from gapcalc.tables.number_format import BUILT_IN_FORMATS, as_shown, effect
from gapcalc.tables.raw_row import RawRow
from gapcalc.tables.workbook import (
    MAX_BYTES,
    NOT_EXCEL,
    PROTECTED,
    WorkbookRefused,
    WorkbookTooLarge,
    megabytes,
)

__all__ = ["xlsx_sheets"]

_MAX_UNPACKED = 200_000_000
_MAX_RATIO = 200  # of unpacked to packed; sheets reach some 30
_ANY_RATIO = 1_000_000  # bytes that a part may unfold to however small it is packed
_MAX_PARTS = 10_000
_MAX_ELEMENTS = 2_000_000  # a cell with a value is two elements
_MAX_DEPTH = 64
_MAX_TEXT = 1_000_000
_MAX_STYLES = 65_490  # as many as Excel has
_LAST_ROW = 1_048_576
_LAST_COLUMN = 16_384  # XFD
_CHUNK = 1 << 14

_PART_IN_DIRECTORY = re.compile(rb"PK\x01\x02")
# How the format writes a tab, a line end and the like: a_x000A_b.
_ESCAPE = re.compile("_x00(09|0A|0D|5F)_")
_COLUMN_LETTERS = re.compile("[A-Z]{1,3}")
# Formats are looked at up to this length; longer ones are no number format.
_LONGEST_FORMAT = 400


# An XML element as it closes: its name without prefix, its attributes, and the last text in it.
# A plain tuple, as a sheet has millions of them.
_Element = tuple[str, dict[str, str], str]


class _Related(NamedTuple):
    """What a part refers to inside the file."""

    kind: str
    part: str


def xlsx_sheets(data: bytes) -> Iterator[tuple[str, Iterator[RawRow]]]:
    """Yield name and rows of each visible sheet. Raises `WorkbookRefused`, among much else."""
    book = _open(data)
    main = ""

    for related in _relations(book, "").values():
        if related.kind == "officeDocument":
            main = related.part
            break

    relations = _relations(book, main)
    present = set(book.namelist())
    parts = {kind: part for kind, part in relations.values() if part in present}
    if "worksheet" not in parts or main.endswith(".bin"):  # .xlsb is no XML
        raise WorkbookRefused(*NOT_EXCEL)

    reader = _CellReader(
        strings=_strings(book, parts["sharedStrings"]) if "sharedStrings" in parts else [],
        effects=_effects(book, parts["styles"]) if "styles" in parts else ["number"],
    )

    sheets: dict[str, str] = {}  # name by part: none is read over and over

    for tag, attributes, _ in _elements(book, main):
        if tag == "workbookPr":
            reader.since_1904 = attributes.get("date1904") in {"1", "true"}
        elif tag == "sheet" and attributes.get("state", "visible") == "visible":
            id = next(value for key, value in attributes.items() if key.endswith(":id"))
            if relations[id].kind == "worksheet":  # charts are sheets too
                sheets[relations[id].part] = attributes["name"]

    for part, name in sheets.items():
        yield name, _rows(_elements(book, part), reader)


# --- the archive


def _open(data: bytes) -> ZipFile:
    """Open a zip file unless it would unfold beyond measure.

    The sizes that it declares are enough to know: zipfile reads no more of a part than that.
    """
    # zipfile lists every part on opening, so they are counted before.
    entries = _PART_IN_DIRECTORY.finditer(data)
    if sum(1 for _ in islice(entries, _MAX_PARTS + 1)) > _MAX_PARTS:
        raise WorkbookTooLarge(f"{_MAX_PARTS:,} parts", f"{_MAX_PARTS:,} 个部件")

    book = ZipFile(io.BytesIO(data))
    if "[Content_Types].xml" not in book.namelist():
        raise WorkbookRefused(*NOT_EXCEL)

    total = 0

    for part in book.infolist():
        if part.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:  # others unpack without a bound
            raise WorkbookRefused(*NOT_EXCEL)
        if part.flag_bits & 1:
            raise WorkbookRefused(*PROTECTED)

        limit = min(MAX_BYTES, max(_ANY_RATIO, _MAX_RATIO * part.compress_size))
        if part.file_size > limit:
            raise WorkbookTooLarge(*megabytes(limit))

        total += part.file_size

    if total > _MAX_UNPACKED:
        raise WorkbookTooLarge(*megabytes(_MAX_UNPACKED))

    return book


def _elements(book: ZipFile, part: str) -> Iterator[_Element]:
    """Yield each element of a part as it closes, inner ones before outer ones."""
    parser = _Parser()
    count = 0
    fed = 0

    with book.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            parser.feed(chunk)
            count += len(parser.closed)
            fed += len(chunk)

            if count > _MAX_ELEMENTS:
                limit = f"{_MAX_ELEMENTS:,}"
                raise WorkbookTooLarge(f"{limit} XML elements", f"{limit} 个 XML 元素")

            # Text is counted as it comes, and what the parser holds back for want of its end.
            if parser.text_length() > _MAX_TEXT or fed - parser.position() > _MAX_TEXT:
                raise WorkbookTooLarge(f"{_MAX_TEXT:,} characters", f"{_MAX_TEXT:,} 个字符")

            yield from parser.closed
            parser.closed.clear()

    parser.end()


class _Parser:
    """Collects the elements that close. A document type is refused: its entities may unfold."""

    def __init__(self) -> None:
        self.closed: list[_Element] = []
        self._opened: list[dict[str, str]] = []
        self._text: list[str] = []
        self._expat = expat.ParserCreate()
        self._expat.buffer_text = True
        self._expat.StartElementHandler = self._open
        self._expat.EndElementHandler = self._close
        self._expat.CharacterDataHandler = self._text.append
        self._expat.StartDoctypeDeclHandler = self._refuse

    def feed(self, chunk: bytes) -> None:
        self._expat.Parse(chunk)

    def end(self) -> None:
        self._expat.Parse(b"", True)

    def position(self) -> int:
        return self._expat.CurrentByteIndex

    def text_length(self) -> int:
        return sum(map(len, self._text))

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        self._opened.append(attributes)
        self._text.clear()

        if len(self._opened) > _MAX_DEPTH:
            raise ValueError(f"nested deeper than {_MAX_DEPTH} levels")

    def _close(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        self.closed.append((tag, self._opened.pop(), "".join(self._text)))
        self._text.clear()

    def _refuse(self, *_: object) -> None:
        raise WorkbookRefused(*NOT_EXCEL)


# --- the parts beside the sheets


def _relations(book: ZipFile, source: str) -> dict[str, _Related]:
    """Return what a part refers to inside the file, by id."""
    folder, name = posixpath.split(source)
    found = {}

    for tag, attributes, _ in _elements(book, posixpath.join(folder, "_rels", f"{name}.rels")):
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            part = posixpath.normpath(posixpath.join("/", folder, attributes["Target"]))
            kind = posixpath.basename(attributes["Type"])
            found[attributes["Id"]] = _Related(kind, part.lstrip("/"))

    return found


def _strings(book: ZipFile, part: str) -> list[str]:
    """Return the texts that cells refer to by number, without the readings of East Asian ones."""
    found: list[str] = []
    pieces: list[str] = []

    for tag, _, text in _elements(book, part):
        if tag == "t":
            pieces.append(text)
        elif tag == "rPh":  # a reading, whose text came just before it
            pieces.pop()
        elif tag == "si":
            found.append(_unescaped("".join(pieces)))
            pieces.clear()

    return found


def _unescaped(text: str) -> str:
    if "_x00" not in text:
        return text

    return _ESCAPE.sub(lambda code: chr(int(code[1], 16)), text)


def _effects(book: ZipFile, part: str) -> list[str]:
    """Return what the number format of each cell style does, in the order in which they are used.

    See `number_format.effect`.
    """
    codes = dict(BUILT_IN_FORMATS)
    own: dict[int, str] = {}
    styles: list[int] = []

    for tag, attributes, _ in _elements(book, part):
        if tag == "numFmt":
            own[int(attributes["numFmtId"])] = attributes["formatCode"][:_LONGEST_FORMAT]
        elif tag == "numFmts":  # those that follow belong to conditional formats
            codes |= own
        elif tag == "xf":
            styles.append(int(attributes.get("numFmtId", 0)))
        elif tag == "cellStyleXfs":  # styles with a name, which cells do not refer to
            styles.clear()
        elif tag == "cellXfs":
            break

    return [effect(codes.get(style, "General")) for style in styles[:_MAX_STYLES]] or ["number"]


# --- sheets


class _CellReader:
    """Turns what a cell stores into the text that is seen."""

    def __init__(self, strings: list[str], effects: list[str]) -> None:
        self._strings = strings
        self._effects = effects
        self.since_1904 = False

    def text(self, attributes: dict[str, str], content: str) -> str:
        kind = attributes.get("t", "n")
        if kind == "n":
            style = _index(attributes.get("s", "0"))
            return as_shown(content, self._effects[style], self.since_1904)

        if kind == "s":
            return self._strings[_index(content)]
        if kind == "b":
            return "TRUE" if content in {"1", "true"} else "FALSE"
        if kind == "d":  # a date in ISO form
            return content.removesuffix("T00:00:00")

        return content


class _RowBuilder:
    """The cells of the row that is being read, and what stands in the present one."""

    def __init__(self, reader: _CellReader) -> None:
        self._reader = reader
        self._number = 0  # of the row before
        self._start_row()
        self._start_cell()

    def _start_row(self) -> None:
        self._texts: list[str] = []
        self._rows_stated: set[str] = set()  # by the cells: C7 states row 7

    def _start_cell(self) -> None:
        self.value = ""
        self.formula = ""

    def add_cell(self, attributes: dict[str, str]) -> None:
        column = len(self._texts) + 1
        place = attributes.get("r")
        if place:
            letters = place.rstrip("0123456789")
            column = _column(letters)
            self._rows_stated.add(place.removeprefix(letters))

        if not len(self._texts) < column <= _LAST_COLUMN:
            raise ValueError(f"column {column} after column {len(self._texts)}")

        self._texts += [""] * (column - len(self._texts) - 1)
        never_calculated = self.formula and not self.value and attributes.get("t") != "str"
        if never_calculated:
            self._texts.append(f"={self.formula}")
        else:
            self._texts.append(self._reader.text(attributes, self.value) if self.value else "")

        self._start_cell()

    def end_row(self, attributes: dict[str, str]) -> RawRow:
        before = self._number
        self._number = _index(attributes.get("r", str(before + 1)))
        if not before < self._number <= _LAST_ROW or self._rows_stated - {str(self._number)}:
            stated = ", ".join(self._rows_stated)
            raise ValueError(f"row {self._number} after row {before}, with cells of row {stated}")

        row = self._number, self._texts
        self._start_row()

        return row


def _rows(elements: Iterator[_Element], reader: _CellReader) -> Iterator[RawRow]:
    row = _RowBuilder(reader)

    for tag, attributes, text in elements:
        if tag == "c":
            row.add_cell(attributes)
        elif tag == "v":
            row.value = text
        elif tag == "t":  # of a text that stands in the cell itself, in one piece or several
            row.value += text
        elif tag == "f":
            row.formula = text or "…"  # one formula of many cells is given with the first
        elif tag == "row":
            yield row.end_row(attributes)
        elif tag == "sheetData":
            return


def _index(text: str) -> int:
    if not text.isdecimal():  # a negative one would count from the end
        raise ValueError(f"{text} as an index")

    return int(text)


@lru_cache(maxsize=_LAST_COLUMN)
def _column(letters: str) -> int:
    """Return the 1-based number of column A, B, … XFD."""
    if not _COLUMN_LETTERS.fullmatch(letters):
        raise ValueError(f"{letters} as a column")

    number = 0

    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1

    return number
