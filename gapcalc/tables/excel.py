"""Excel workbooks as rows of cell texts: each cell as a person sees it, with all the digits that are stored.

.xlsx and .xlsm are zipped XML and are read here as a stream, so that a sheet is counted before it unfolds and the
number format of each cell is at hand: 0.26 shown as a percentage is 26%, not 0.26. The old .xls goes through xlrd
(the extra `gapcalc[excel]`). Only stored values are read: no formula, macro or link is run.
"""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import chain, islice
from typing import Any, TypeVar
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from gapcalc.core.files import open_file, unreadable
from gapcalc.core.problem import GapcalcError, Problem

__all__ = ["sheets"]

Row = tuple[int, list[str]]
_Attributes = dict[str, str]
_Elements = Iterator[tuple[str, _Attributes, str]]
_T = TypeVar("_T")

MAX_BYTES = 64_000_000  # of the file, and of each of its parts unpacked
MAX_XLS = 16_000_000  # xlrd holds what it reads in memory, at some ten times its size
MAX_UNPACKED = 200_000_000
MAX_RATIO = 200  # of unpacked to packed; sheets reach some 30
MAX_PARTS = 10_000
MAX_ELEMENTS, MAX_DEPTH, MAX_TEXT = 2_000_000, 64, 1_000_000  # a cell with a value is two elements
MAX_CELLS, MAX_STYLES = 20_000_000, 65_490  # with blanks filled in; as many styles as Excel has
_LAST_ROW, _LAST_COLUMN, _LAST_DAY = 1_048_576, 16_384, 2_958_465  # XFD1048576, 9999-12-31
_ESCAPE = re.compile("_x00(09|0A|0D|5F)_")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NOT_EXCEL = ("it is not an Excel workbook", "不是 Excel 工作簿")
_WEB_PAGE = ("it is a web page with the name of a workbook", "是网页，只是用了工作簿的扩展名")
_LOCKED = ("it is protected by a password", "有密码保护")


class _Refused(Exception):
    """Why a file is not read: what is wrong with it or the limit it exceeds, in English and Chinese."""

    detail = ("excel-unreadable", "what")


class _TooLarge(_Refused):
    detail = ("excel-too-large", "limit")


def sheets(path: str) -> Iterator[tuple[str, Iterator[Row]]]:
    """Yield name and rows of each visible sheet that holds anything, in the workbook's order.

    A row is its 1-based number and its cell texts from column A on. Blank rows are left out; each row is filled up
    with blanks to the widest so far. Numbers have the 15 digits that Excel keeps, and no exponent; percentages have
    their sign; dates are ISO, down to what their format shows (2023-12 for year and month); errors are their text
    (#N/A). A merged area has its value in its first cell. A number that is shown as another one (in thousands, with
    a decimal point put in) is followed by its format in brackets, and a formula that was never calculated is given
    as such, so that neither passes for a number.

    Raises `GapcalcError`: `no-file`, `unreadable`, `excel-missing` for an .xls where xlrd is not installed, and,
    from the rows too, `excel-unreadable` and `excel-too-large`.
    """
    yield from _guarded(_filled(path), path)


def _filled(path: str) -> Iterator[tuple[str, Iterator[Row]]]:
    data = _content(path)
    for name, rows in _xls(data, path) if data.startswith(_OLE) else _xlsx(data):
        guarded = _guarded(_capped(rows), path)
        first = next(guarded, None)
        if first is not None:
            yield name, chain([first], guarded)


def _content(path: str) -> bytes:
    try:
        with open_file(path) as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise GapcalcError(unreadable(path, error)) from None
    if len(data) > MAX_BYTES:
        raise _TooLarge(*_megabytes(MAX_BYTES))
    if not data.startswith((_ZIP, _OLE)):
        raise _Refused(
            *(
                _WEB_PAGE
                if re.search(rb"<(html|table|!doctype)\b", data[:2000], re.I)
                else _NOT_EXCEL
            )
        )
    return data


def _megabytes(count: int) -> tuple[str, str]:
    return (f"{count // 1_000_000} MB",) * 2


def _guarded(steps: Iterator[_T], path: str) -> Iterator[_T]:
    """Pass `steps` on; whatever a broken file makes them raise becomes a `GapcalcError`."""
    try:
        yield from steps
    except GapcalcError:
        raise
    except _Refused as refused:
        code, detail = refused.detail
        en, zh = refused.args
        raise GapcalcError(Problem(code, {detail: en, f"{detail}_zh": zh}, path)) from None
    except Exception as error:  # zipfile, zlib, expat and xlrd fail in many ways on broken files
        said = str(error) or type(error).__name__
        what = {"what": f"it is damaged ({said})", "what_zh": f"文件已损坏（{said}）"}
        raise GapcalcError(Problem("excel-unreadable", what, path)) from None


def _capped(rows: Iterator[Row]) -> Iterator[Row]:
    """Yield the rows that are not blank, each as wide as the widest so far."""
    widest = cells = 0
    for number, texts in rows:
        while texts and not texts[-1].strip():
            texts.pop()
        if texts:
            widest = max(widest, len(texts))
            cells += widest
            if cells > MAX_CELLS:
                raise _TooLarge(f"{MAX_CELLS:,} cells", f"{MAX_CELLS:,} 个单元格")
            yield number, texts + [""] * (widest - len(texts))


def _xlsx(data: bytes) -> Iterator[tuple[str, Iterator[Row]]]:
    book = _opened(data)
    main = next(
        (part for kind, part in _related(book, "").values() if kind == "officeDocument"), ""
    )
    related, parts = _related(book, main), set(book.namelist())
    by_kind = {kind: part for kind, part in related.values() if part in parts}
    if "worksheet" not in by_kind or main.endswith(".bin"):  # .xlsb is no XML
        raise _Refused(*_NOT_EXCEL)
    strings = _strings(book, by_kind["sharedStrings"]) if "sharedStrings" in by_kind else []
    formats = _formats(book, by_kind["styles"]) if "styles" in by_kind else ["number"]
    since_1904, found = False, dict[str, str]()  # by part: none is read over and over
    for tag, attributes, _ in _elements(book, main):
        if tag == "workbookPr":
            since_1904 = attributes.get("date1904") in {"1", "true"}
        elif tag == "sheet" and attributes.get("state", "visible") == "visible":
            kind, part = related[
                next(value for key, value in attributes.items() if key.endswith(":id"))
            ]
            if kind == "worksheet":  # charts are sheets too
                found[part] = attributes["name"]

    def text(attributes: _Attributes, content: str) -> str:
        match attributes.get("t", "n"):
            case "n":
                return _shown(content, formats[_index(attributes.get("s", "0"))], since_1904)
            case "s":
                return strings[_index(content)]
            case "b":
                return "TRUE" if content in {"1", "true"} else "FALSE"
            case "d":
                return content.removesuffix("T00:00:00")
        return content

    for part, name in found.items():
        yield name, _rows(_elements(book, part), text)


def _opened(data: bytes) -> ZipFile:
    """Open a zip file unless it would unfold beyond measure, by the sizes it declares: zipfile reads no more."""
    # zipfile lists every part on opening, so they are counted before
    if sum(1 for _ in islice(re.finditer(rb"PK\x01\x02", data), MAX_PARTS + 1)) > MAX_PARTS:
        raise _TooLarge(f"{MAX_PARTS:,} parts", f"{MAX_PARTS:,} 个部件")
    book = ZipFile(io.BytesIO(data))
    if "[Content_Types].xml" not in book.namelist():
        raise _Refused(*_NOT_EXCEL)
    parts = book.infolist()
    for part in parts:
        if part.compress_type not in {
            ZIP_STORED,
            ZIP_DEFLATED,
        }:  # the others unpack without a bound
            raise _Refused(*_NOT_EXCEL)
        if part.flag_bits & 1:
            raise _Refused(*_LOCKED)
        if part.file_size > MAX_BYTES or part.file_size > max(
            1_000_000, MAX_RATIO * part.compress_size
        ):
            raise _TooLarge(
                *_megabytes(min(MAX_BYTES, max(1_000_000, MAX_RATIO * part.compress_size)))
            )
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise _TooLarge(*_megabytes(MAX_UNPACKED))
    return book


def _elements(book: ZipFile, part: str) -> _Elements:
    """Yield name without prefix, attributes and last text of each XML element as it closes, inner before outer.

    A document type is refused, and with it entities that unfold.
    """
    closed: list[tuple[str, _Attributes, str]] = []
    opened: list[_Attributes] = []
    text: list[str] = []
    count = fed = 0

    def opens(name: str, attributes: _Attributes) -> None:
        opened.append(attributes)
        text.clear()
        if len(opened) > MAX_DEPTH:
            raise ValueError(f"nested deeper than {MAX_DEPTH} levels")

    def closes(name: str) -> None:
        closed.append((name.rpartition(":")[2], opened.pop(), "".join(text)))
        text.clear()

    def refuse(*_: object) -> None:
        raise _Refused(*_NOT_EXCEL)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = opens, closes
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = text.append, refuse
    with book.open(part) as stream:
        while chunk := stream.read(1 << 14):
            parser.Parse(chunk)
            count, fed = count + len(closed), fed + len(chunk)
            if count > MAX_ELEMENTS:
                raise _TooLarge(f"{MAX_ELEMENTS:,} XML elements", f"{MAX_ELEMENTS:,} 个 XML 元素")
            if sum(map(len, text)) > MAX_TEXT or fed - parser.CurrentByteIndex > MAX_TEXT:
                raise _TooLarge(f"{MAX_TEXT:,} characters", f"{MAX_TEXT:,} 个字符")
            yield from closed
            closed.clear()
    parser.Parse(b"", True)


def _related(book: ZipFile, source: str) -> dict[str, tuple[str, str]]:
    """Return what a part refers to inside the file: id to (kind, part)."""
    folder, name = posixpath.split(source)
    found = {}
    for tag, attributes, _ in _elements(book, posixpath.join(folder, "_rels", f"{name}.rels")):
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            part = posixpath.normpath(posixpath.join("/", folder, attributes["Target"])).lstrip("/")
            found[attributes["Id"]] = (posixpath.basename(attributes["Type"]), part)
    return found


def _strings(book: ZipFile, part: str) -> list[str]:
    """Return the texts that cells refer to by number, without the readings (rPh) of East Asian ones."""
    found, pieces = [], list[str]()
    for tag, _, text in _elements(book, part):
        if tag == "t":
            pieces.append(text)
        elif tag == "rPh":
            pieces.pop()
        elif tag == "si":
            whole = "".join(pieces)
            found.append(
                _ESCAPE.sub(lambda code: chr(int(code[1], 16)), whole) if "_x00" in whole else whole
            )
            pieces.clear()
    return found


def _formats(book: ZipFile, part: str) -> list[str]:
    """Return what the number format of each cell style does, in the order in which cells refer to them."""
    codes, own, styles = dict(_FORMATS), dict[int, str](), list[int]()
    for tag, attributes, _ in _elements(book, part):
        if tag == "numFmt":
            own[int(attributes["numFmtId"])] = attributes["formatCode"][:400]
        elif tag == "numFmts":  # those that follow belong to conditional formats
            codes |= own
        elif tag == "xf":
            styles.append(int(attributes.get("numFmtId", 0)))
        elif tag == "cellStyleXfs":
            styles.clear()
        elif tag == "cellXfs":
            break
    return [_effect(codes.get(style, "General")) for style in styles[:MAX_STYLES]] or ["number"]


def _rows(elements: _Elements, to_text: Callable[[_Attributes, str], str]) -> Iterator[Row]:
    number, texts, stated = 0, list[str](), set[str]()
    value = formula = ""
    for tag, attributes, text in elements:
        if tag == "c":
            column = len(texts) + 1
            if place := attributes.get("r"):
                letters = place.rstrip("0123456789")
                column = _column(letters)
                stated.add(place.removeprefix(letters))
            if not len(texts) < column <= _LAST_COLUMN:
                raise ValueError(f"column {column} after column {len(texts)}")
            texts += [""] * (column - len(texts) - 1)
            if formula and not value and attributes.get("t") != "str":
                texts.append(f"={formula}")
            else:
                texts.append(to_text(attributes, value) if value else "")
            value = formula = ""
        elif tag == "v":
            value = text
        elif tag == "t":  # of a text that stands in the cell itself, in one piece or several
            value += text
        elif tag == "f":
            formula = text or "…"  # one formula of many cells is given with the first
        elif tag == "row":
            before, number = number, _index(attributes.get("r", str(number + 1)))
            if not before < number <= _LAST_ROW or stated - {str(number)}:
                raise ValueError(
                    f"row {number} after row {before}, with cells of row {', '.join(stated)}"
                )
            yield number, texts
            texts, stated = [], set()
        elif tag == "sheetData":
            return


def _index(text: str) -> int:
    if not text.isdecimal():  # a negative one would count from the end
        raise ValueError(f"{text} as an index")
    return int(text)


@lru_cache(maxsize=_LAST_COLUMN)
def _column(letters: str) -> int:
    """Return the 1-based number of column A, B, … XFD."""
    if not re.fullmatch("[A-Z]{1,3}", letters):
        raise ValueError(f"{letters} as a column")
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


class _Nowhere(io.TextIOBase):
    def write(self, text: str, /) -> int:
        return len(text)


def _xls(data: bytes, path: str) -> Iterator[tuple[str, Iterator[Row]]]:
    if "EncryptedPackage".encode("utf-16-le") in data:  # how an .xlsx with a password is wrapped
        raise _Refused(*_LOCKED)
    try:
        import xlrd  # type: ignore[import-untyped]
    except ImportError:
        raise GapcalcError(Problem("excel-missing", path=path)) from None
    if len(data) > MAX_XLS:
        raise _TooLarge(*_megabytes(MAX_XLS))
    # xlrd writes its warnings to standard output where it is given no other place
    options = {
        "formatting_info": True,
        "ragged_rows": True,
        "on_demand": True,
        "logfile": _Nowhere(),
    }
    try:
        book = xlrd.open_workbook(file_contents=data, **options)
    except xlrd.XLRDError as error:
        raise _Refused(*(_LOCKED if "encrypted" in str(error) else _NOT_EXCEL)) from None
    for index, name in enumerate(book.sheet_names()):
        sheet = book.sheet_by_index(index)
        if sheet.visibility == 0:
            yield name, _xls_rows(book, sheet, xlrd)
        book.unload_sheet(index)


def _xls_rows(book: Any, sheet: Any, xlrd: Any) -> Iterator[Row]:
    def text(cell: Any) -> str:
        if cell.ctype in {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE}:
            key = book.xf_list[cell.xf_index].format_key
            effect = _effect((_FORMATS.get(key) or book.format_map[key].format_str)[:400])
            return _shown(repr(cell.value), effect, bool(book.datemode))
        if cell.ctype == xlrd.XL_CELL_BOOLEAN:
            return "TRUE" if cell.value else "FALSE"
        return str(
            xlrd.error_text_from_code[cell.value]
            if cell.ctype == xlrd.XL_CELL_ERROR
            else cell.value
        )

    for row in range(sheet.nrows):
        yield row + 1, [text(cell) for cell in sheet.row(row)]


# The formats that files give by their number alone, where they make more of it than a number; 27 to 36 and 50 to 58
# depend on the language of Excel and are taken as in Chinese.
_FORMATS: dict[int, str] = {
    9: "0%", 10: "0%", 17: "yyyy-m", 46: "[h]",
    **dict.fromkeys((27, 36, 50, 52, 57), "yyyy-m"),
    **dict.fromkeys((14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58), "yyyy-m-d"),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56), "h:m"),
}  # fmt: skip
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([Ee][-+]?\d{1,3})?", re.ASCII)
_AS_SHOWN = re.compile(r"-?[1-9][0-9]{0,8}(\.[0-9]{0,4}[1-9])?")
# Text in quotes, colours and conditions in brackets, single characters marked as text, as space or as filling.
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|[\\!_*].')
# Hours beyond 24, a point put between digits, digits left off at the end.
_OTHER = re.compile(r'\[[hms]+\]|[0#?](?:[\\!]\.|"\.")[0#?]', re.I)
_THOUSANDS = re.compile(r"[0#?.],+(?![0#?,])")


@lru_cache(maxsize=1000)
def _effect(code: str) -> str:
    """Return what a format makes of a number: number, percent, year, month, day, time, or else the format itself."""
    bare = _LITERAL.sub("", re.sub("general|g/通用格式", "0", code, flags=re.I))
    sections = re.sub(r"s\.0+", "s", bare, flags=re.I).lower().split(";")[:3]
    digits = [section for section in sections if re.search("[0#?]", section)]
    signs = {section.count("%") for section in digits}
    if _OTHER.search(code) or any(map(_THOUSANDS.search, digits)) or signs not in (set(), {0}, {1}):
        return f" [{code[:30]}]"
    if digits or not re.search("[ymdhse]", sections[0]):
        return "percent" if signs == {1} else "number"
    if "d" in sections[0] or not re.search("[ye]", sections[0]):
        return "day" if "d" in sections[0] else "time"
    return "month" if "m" in sections[0] else "year"


def _shown(stored: str, effect: str, since_1904: bool) -> str:
    """Return the number `stored` as its format shows it, not rounded; what is not a number is returned as it is.

    Excel keeps 15 significant digits; what a file has beyond them comes from binary fractions.
    """
    if effect == "number" and _AS_SHOWN.fullmatch(stored):
        return stored
    if not _NUMBER.fullmatch(stored) or abs(float(stored)) > 1e300:
        return stored
    value = Decimal(f"{float(stored):.15g}")
    if effect in {"number", "percent"}:
        return _digits(value) if effect == "number" else f"{_digits(value * 100)}%"
    days = value + 1462 if since_1904 else value
    if effect[0] == " " or not 0 <= days <= _LAST_DAY:
        return _digits(value) + (effect if effect[0] == " " else "")
    # Excel's calendar has a 29 February 1900, so that the days before it count from one day later
    moment = datetime(1899, 12, 30) + timedelta(days=days < 60, seconds=round(days * 86400))
    if effect in {"year", "month"}:
        return moment.strftime("%Y" if effect == "year" else "%Y-%m")
    return (
        moment.time().isoformat()
        if effect == "time"
        else moment.isoformat(" ").removesuffix(" 00:00:00")
    )


def _digits(value: Decimal) -> str:
    value = value.normalize() + 0  # no minus before zero
    return f"{value:f}" if abs(value.adjusted()) < 30 else str(value)
