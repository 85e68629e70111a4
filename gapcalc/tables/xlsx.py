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
from typing import IO, NamedTuple
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from gapcalc.tables.merged_cells import Area
from gapcalc.tables.number_format import BUILT_IN_FORMATS, GENERAL, NumberFormat, number_format
from gapcalc.tables.raised import Position, Run, mark_of, with_marks
from gapcalc.tables.workbook import (
    MAX_BYTES,
    MAX_MERGED,
    NOT_EXCEL,
    PROTECTED,
    BookRow,
    BookSheet,
    WorkbookRefused,
    WorkbookTooLarge,
    megabytes,
    too_many,
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
_SCANNED = 1 << 16

_PART_IN_DIRECTORY = re.compile(rb"PK\x01\x02")
# How the format writes a tab, a line end and the like: a_x000A_b.
_ESCAPE = re.compile("_x00(09|0A|0D|5F)_")
_COLUMN_LETTERS = re.compile("[A-Z]{1,3}")
# A merged area, found in the bytes: parsing a sheet twice would take twice the time.
_MERGED = re.compile(
    rb"<(?:\w{1,20}:)?mergeCell\s[^<>]{0,200}?\bref\s*=\s*[\"']"
    rb"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']"
)
_LONGEST_MERGED = 300
_POSITIONS: dict[str, Position] = {"superscript": "superscript", "subscript": "subscript"}
_TRUE = {"1", "true", "on"}
_NO_SIZE = {"0", "0.0"}
# The elements of a text in one piece or several.
_OF_RUNS = frozenset({"t", "r", "vertAlign", "rPh"})
# Formats are looked at up to this length; longer ones are no number format.
_LONGEST_FORMAT = 400


# An XML element as it closes: its name without prefix, its attributes, and the last text in it.
# A plain tuple, as a sheet has millions of them.
_Element = tuple[str, dict[str, str], str]


class _Related(NamedTuple):
    """What a part refers to inside the file."""

    kind: str
    part: str


class _Style(NamedTuple):
    """How the cells of one style show numbers and texts, and where their characters stand."""

    format: NumberFormat
    position: Position = ""
    has_text: bool = False  # that the format puts around texts


_NO_STYLE = _Style(number_format(GENERAL))


def xlsx_sheets(data: bytes) -> Iterator[BookSheet]:
    """Yield each sheet of cells. Raises `WorkbookRefused`, among much else."""
    book = _open(data)
    main = _main_part(book)
    relations = _relations(book, main)
    parts = {kind: part for kind, part in relations.values() if book.has(part)}
    # A workbook of charts alone has no sheet of cells.
    if "worksheet" not in parts or main.endswith(".bin"):  # .xlsb is no XML
        raise WorkbookRefused(*NOT_EXCEL)

    strings: list[str] = []
    styles = [_NO_STYLE]
    if "sharedStrings" in parts:
        strings = _strings(book, parts["sharedStrings"])
    if "styles" in parts:
        styles = _styles(book, parts["styles"])

    reader = _CellReader(strings, styles)
    for part, (name, shown) in _sheet_parts(book, main, relations, reader).items():
        sheet = BookSheet(name, shown)
        sheet.rows = _rows(book, part, reader, sheet)
        yield sheet


def _sheet_parts(
    book: _Archive, main: str, relations: dict[str, _Related], reader: _CellReader
) -> dict[str, tuple[str, bool]]:
    """Return name and visibility of each sheet of cells by its part, so that none is read twice.

    `reader` is told from which day the workbook counts.
    """
    sheets: dict[str, tuple[str, bool]] = {}

    for tag, attributes, _ in _elements(book, main):
        # 45292 is 2024-01-01, or 2028-01-02 in a workbook of an old Mac.
        if tag == "workbookPr":
            reader.since_1904 = attributes.get("date1904") in _TRUE
        elif tag == "sheet":
            id = next(value for key, value in attributes.items() if key.endswith(":id"))
            related = relations[id]
            # So are the dialogs and macros of Excel 5.
            if related.kind == "worksheet":  # charts are sheets too
                shown = attributes.get("state", "visible") == "visible"
                sheets[related.part] = (attributes["name"], shown)

    return sheets


def _main_part(book: _Archive) -> str:
    """Return the name of the part that lists the sheets; "" if the archive names none."""
    for related in _relations(book, "").values():
        if related.kind == "officeDocument":
            return related.part

    return ""


# --- the archive


class _Archive:
    """A zip file whose parts are found whatever the case of their names, as the format has it.

    Some programs write sharedStrings.xml in one place and SharedStrings.xml in another, or part
    folders by a backslash.
    """

    def __init__(self, file: ZipFile) -> None:
        self._file = file
        self._names = {_folded(name): name for name in file.namelist()}

    def has(self, part: str) -> bool:
        return _folded(part) in self._names

    def open(self, part: str) -> IO[bytes]:
        return self._file.open(self._names.get(_folded(part), part))


def _folded(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()


def _open(data: bytes) -> _Archive:
    """Open a zip file unless it would unfold beyond measure.

    The sizes that it declares are enough to know: zipfile reads no more of a part than that.
    """
    # zipfile lists every part on opening, so they are counted before.
    entries = _PART_IN_DIRECTORY.finditer(data)
    # An archive of a million empty parts is small.
    if sum(1 for _ in islice(entries, _MAX_PARTS + 1)) > _MAX_PARTS:
        raise too_many(_MAX_PARTS, "parts", "个部件")

    book = ZipFile(io.BytesIO(data))
    # A zip file of photographs
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

    return _Archive(book)


def _elements(book: _Archive, part: str) -> Iterator[_Element]:
    """Yield each element of a part as it closes, inner ones before outer ones."""
    parser = _Parser()
    count = 0
    fed = 0

    with book.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            parser.feed(chunk)
            count += len(parser.closed)
            fed += len(chunk)

            # A sheet of blank cells with a style unfolds to a thousand times its size.
            if count > _MAX_ELEMENTS:
                raise too_many(_MAX_ELEMENTS, "XML elements", "个 XML 元素")

            # Text is counted as it comes, and what the parser holds back for want of its end.
            if parser.text_length() > _MAX_TEXT or fed - parser.position() > _MAX_TEXT:
                raise too_many(_MAX_TEXT, "characters in a cell", "个字符（单个单元格）")

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


def _relations(book: _Archive, source: str) -> dict[str, _Related]:
    """Return what a part refers to inside the file, by id."""
    folder, name = posixpath.split(source)
    list_of_part = posixpath.join(folder, "_rels", f"{name}.rels")
    relations = {}

    for tag, attributes, _ in _elements(book, list_of_part):
        # The list itself closes last.
        if tag != "Relationship":
            continue
        # A link to a page or to another workbook is never followed.
        if attributes.get("TargetMode") == "External":
            continue

        # Some programs write "/xl/worksheets/sheet1.xml", others "..\worksheets\sheet1.xml".
        target = attributes["Target"].replace("\\", "/")
        part = posixpath.normpath(posixpath.join("/", folder, target))
        kind = posixpath.basename(attributes["Type"])
        relations[attributes["Id"]] = _Related(kind, part.lstrip("/"))

    return relations


def _strings(book: _Archive, part: str) -> list[str]:
    """Return the texts that cells refer to by number."""
    strings: list[str] = []
    runs = _Runs()

    for tag, attributes, text in _elements(book, part):
        if tag == "si":
            strings.append(runs.taken())
        else:
            runs.add(tag, attributes, text)

    return strings


class _Runs:
    """The pieces of one text, without the readings of East Asian ones."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._position: Position = ""

    def add(self, tag: str, attributes: dict[str, str], text: str) -> None:
        """Take an element of a text that closes."""
        # <r><t>2288.1</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r>
        if tag == "t":
            self._runs.append((text, self._position))
        elif tag == "vertAlign":
            self._position = _POSITIONS.get(attributes.get("val", ""), "")
        elif tag == "r":
            self._position = ""
        elif tag == "rPh":  # a reading, whose text came just before it
            self._runs.pop()

    def taken(self) -> str:
        """Return the text, and begin another one."""
        text = _unescaped(with_marks(self._runs))
        self._runs.clear()
        self._position = ""
        return text


def _unescaped(text: str) -> str:
    # As nearly every text
    if "_x00" not in text:
        return text

    return _ESCAPE.sub(lambda code: chr(int(code[1], 16)), text)


def _styles(book: _Archive, part: str) -> list[_Style]:
    """Return the cell styles in the order in which they are referred to."""
    codes = dict(BUILT_IN_FORMATS)
    own: dict[int, str] = {}
    fonts: list[Position] = []
    position: Position = ""
    numbers: list[tuple[int, int]] = []  # of format and font, for each style

    for tag, attributes, _ in _elements(book, part):
        if tag == "numFmt":
            format_number = int(attributes["numFmtId"])
            own[format_number] = attributes["formatCode"][:_LONGEST_FORMAT]
        elif tag == "numFmts":  # those that follow belong to conditional formats
            codes |= own
        elif tag == "vertAlign":
            position = _POSITIONS.get(attributes.get("val", ""), "")
        elif tag == "font":
            fonts.append(position)
            position = ""
        elif tag == "xf":
            format_number = int(attributes.get("numFmtId", 0))
            font_number = int(attributes.get("fontId", 0))
            numbers.append((format_number, font_number))
        elif tag == "cellStyleXfs":  # styles with a name, which cells do not refer to
            numbers.clear()
        elif tag == "cellXfs":
            break

    return _styles_of(numbers, codes, fonts) or [_NO_STYLE]


def _styles_of(
    numbers: list[tuple[int, int]], codes: dict[int, str], fonts: list[Position]
) -> list[_Style]:
    """Return the style that each pair of a format's and a font's number makes."""
    positions = dict(enumerate(fonts))
    styles = []

    for format_number, font_number in numbers[:_MAX_STYLES]:
        # A style may name a format that the file does not have.
        format = number_format(codes.get(format_number) or GENERAL)
        position = positions.get(font_number, "")
        styles.append(_Style(format, position, has_text=any(format.text)))

    return styles


# --- sheets


class _CellReader:
    """Turns what a cell stores into the text that is seen."""

    def __init__(self, strings: list[str], styles: list[_Style]) -> None:
        self._strings = strings
        self._styles = styles
        self._by_number: dict[str, _Style] = {}  # by its number as cells have it
        self.since_1904 = False

    def _style(self, number: str) -> _Style:
        index = _index(number)
        # Programs write numbers of styles that the file has not; Excel shows such cells as plain.
        style = self._styles[index] if index < len(self._styles) else _NO_STYLE
        self._by_number[number] = style
        return style

    def text(self, attributes: dict[str, str], content: str) -> str:
        """Return what is seen of a cell's stored content, by its type and its style."""
        kind = attributes.get("t", "n")
        number = attributes.get("s", "0")
        style = self._by_number.get(number) or self._style(number)

        # <c r="B2" s="3"><v>0.26</v></c> under 0% is 26%.
        if kind == "n":
            shown = style.format.shown(content, self.since_1904)
        elif kind == "s":
            shown = self._strings[_index(content)]
            if style.has_text:
                shown = style.format.text_shown(shown)
        elif kind == "b":
            return "TRUE" if content in _TRUE else "FALSE"
        elif kind == "d":  # a date in ISO form
            return content.removesuffix("T00:00:00")
        else:
            shown = style.format.text_shown(content)

        if not style.position:
            return shown

        return mark_of(shown, style.position)


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
        self.runs: _Runs | None = None  # of a text that stands in the cell itself

    def add_cell(self, attributes: dict[str, str]) -> None:
        """Add the cell that closes to the row; blank ones before it may be left out in the file."""
        filled = len(self._texts)
        column = filled + 1
        place = attributes.get("r")
        if place:  # C7: column C of row 7
            letters = place.rstrip("0123456789")
            column = _column_number(letters)
            self._rows_stated.add(place.removeprefix(letters))

        # C7 behind D7, or two cells B7: nobody knows which value is meant.
        if not filled < column <= _LAST_COLUMN:
            raise ValueError(f"column {column} after column {filled}")

        if self.runs is not None:
            self.value = self.runs.taken()

        self._texts += [""] * (column - filled - 1)
        self._texts.append(self._text(attributes))
        self._start_cell()

    def _text(self, attributes: dict[str, str]) -> str:
        """Return the text of the present cell, or its formula where that was never calculated."""
        if self.value:
            return self._reader.text(attributes, self.value)
        # A program wrote =B2+B3 and never opened the file in Excel.
        if self.formula and attributes.get("t") != "str":  # a text that is blank is one
            return f"={self.formula}"

        return ""

    def add_run(self, tag: str, attributes: dict[str, str], text: str) -> None:
        """Take an element of a text that stands in the cell itself, in one piece or several."""
        self.runs = self.runs or _Runs()
        self.runs.add(tag, attributes, text)

    def end_row(self, attributes: dict[str, str]) -> BookRow:
        before = self._number
        self._number = _index(attributes.get("r", str(before + 1)))
        others_stated = self._rows_stated - {str(self._number)}
        # Row 7 behind row 9, or with a cell B8
        if others_stated or not before < self._number <= _LAST_ROW:
            stated = ", ".join(self._rows_stated)
            raise ValueError(f"row {self._number} after row {before}, with cells of row {stated}")

        is_hidden = _is_marked_hidden(attributes, "ht")
        row = (self._number, self._texts, is_hidden)
        self._start_row()

        return row


def _rows(book: _Archive, part: str, reader: _CellReader, sheet: BookSheet) -> Iterator[BookRow]:
    sheet.merged = _merged_areas(book, part)
    row = _RowBuilder(reader)
    hidden = bytearray(_LAST_COLUMN + 1)  # for each column whether it is, from 1

    for tag, attributes, text in _elements(book, part):
        if tag == "c":
            row.add_cell(attributes)
        elif tag == "v":
            row.value = text
        elif tag == "f":
            row.formula = text or "…"  # one formula of many cells is given with the first
        elif tag == "row":
            yield row.end_row(attributes)
        elif tag in _OF_RUNS:
            row.add_run(tag, attributes, text)
        elif tag == "col":
            _mark_hidden(attributes, hidden)
        elif tag == "cols":
            sheet.hidden_columns = {place for place, is_so in enumerate(hidden) if is_so}
        elif tag == "sheetData":
            return


def _mark_hidden(attributes: dict[str, str], hidden: bytearray) -> None:
    """Mark the columns of a `col` element if they are hidden."""
    # Most col elements state a width.
    if not _is_marked_hidden(attributes, "width"):
        return

    first = max(1, _index(attributes["min"]))
    last = min(_index(attributes["max"]), _LAST_COLUMN)
    count = last + 1 - first
    hidden[first : last + 1] = b"\1" * count


def _is_marked_hidden(attributes: dict[str, str], size: str) -> bool:
    """Whether a row or a column is hidden: by hand, by a filter, or as one of no size."""
    return attributes.get("hidden") in _TRUE or attributes.get(size) in _NO_SIZE


def _merged_areas(book: _Archive, part: str) -> list[Area]:
    """Return the merged areas of a sheet, which stand behind its rows.

    Raises `WorkbookTooLarge`.
    """
    areas: list[Area] = []
    unread = b""  # the end of what came before, where an area may have begun

    with book.open(part) as stream:
        while chunk := stream.read(_SCANNED):
            # What is not ASCII matters nowhere in an area, so that UTF-16 needs no decoding.
            text = unread + chunk.replace(b"\0", b"")
            end = 0
            if b"mergeCell" in text:
                for match in _MERGED.finditer(text):
                    end = match.end()
                    areas.append(_area(match))

            if len(areas) > MAX_MERGED:
                raise too_many(MAX_MERGED, "merged areas", "个合并区域")

            begin = max(end, len(text) - _LONGEST_MERGED)
            unread = text[begin:]

    return areas


def _area(match: re.Match[bytes]) -> Area:
    """Return the area of a match: B3:D5 is row 3, column 2 to row 5, column 4."""
    left, top, right, bottom = (group.decode() for group in match.groups())
    return int(top), _column_number(left), int(bottom), _column_number(right)


def _index(text: str) -> int:
    if not text.isdecimal():  # a negative one would count from the end
        raise ValueError(f"{text} as an index")

    return int(text)


@lru_cache(maxsize=_LAST_COLUMN)
def _column_number(letters: str) -> int:
    """Return the 1-based number of column A, B, … XFD."""
    if not _COLUMN_LETTERS.fullmatch(letters):
        raise ValueError(f"{letters} as a column")

    number = 0

    for letter in letters:
        digit = ord(letter) - ord("A") + 1
        number = number * 26 + digit

    return number
