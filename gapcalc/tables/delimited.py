"""The rows of a file, whatever it is: bytes decoded, lines parted into cells, workbooks opened sheet by sheet."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import BinaryIO, cast

from gapcalc.core.data_options import DataOptions
from gapcalc.core.encoding import Encoding, detect, forced, saved_wrong
from gapcalc.core.files import STDIN, WORKBOOKS, open_file
from gapcalc.core.problem import GapcalcError, Problem
from gapcalc.tables.header import Row, role
from gapcalc.tables.label import heading

__all__ = ["Progress", "Sheet", "sheets"]

MAX_LINE = 1_000_000
_DELIMITERS = ",;\t|"
_MOST_SAMPLED = 20_000
_SAMPLE, _LONGEST_SAMPLE, _SAMPLE_ROWS = 65_536, 4_000_000, 200
# A quoted cell may run over lines; one that runs over more than these is a quotation mark that was never closed.
_QUOTED_LINES = 50
_SPOOL = 8_000_000
_EVERY = 1_000_000  # bytes between two reports of progress
# As much text as is parted at once: little enough for its cells to stay in a processor's cache.
_PIECE = 8_192
_SEPARATOR = re.compile(r'\s*"?sep=(.)"?\s*', re.IGNORECASE)
# 5,123 may be five thousand or five and a bit; 5,123,456 and 5.1 tell what the comma is for.
_EITHER = re.compile(r"[+-]?\d{1,3},\d{3}")
_THOUSANDS = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3}){2,}|[\d,]*\.\d+)")
_DECIMAL_COMMA = re.compile(
    r"[+-]?(?:\d{4,},\d+|\d{1,3},(?:\d{1,2}|\d{4,})|\d{1,3}(?:\.\d{3})+,\d+)\s*[%‰]?", re.ASCII
)
_FIGURE = re.compile(r"[^\d;|\t,]{0,3}\d[\d.,]*[^\d;|\t,]{0,8}")
_NAMED, _HEADED_ROWS = (
    20,
    30,
)  # headings that make a header beyond doubt; lines looked at for headings
_BROKEN = re.compile("[\udc80-\udcff]")

Progress = Callable[[str, int, int], None]
Tell = Callable[[Problem], None]


class Sheet:
    """One table's rows: `name` is the file, with the sheet in brackets where a workbook has several.

    `title` is the name of the sheet; `decimal_comma` tells that its numbers have a comma before their fraction, which
    is known once rows are read.
    """

    def __init__(self, name: str) -> None:
        self.name, self.title, self.decimal_comma = name, "", False
        self.rows: Iterator[Row] = iter(())


def sheets(
    path: str, given: DataOptions, tell: Tell, progress: Progress | None = None
) -> Generator[Sheet]:
    """Yield the tables of a file (`-` is standard input). Bad lines are told; raises `GapcalcError` for a bad file."""
    if Path(path).suffix.lower() in WORKBOOKS:
        yield from _workbook(path)
        return
    with ExitStack() as stack:
        stream = _seekable(path, stack)
        encoding = (
            forced(given.encoding, stream)._replace(broken=True)
            if given.encoding
            else detect(stream)
        )
        stream.seek(encoding.skip)
        sheet = Sheet(path)
        rows = _Text(sheet, stream, encoding, tell, progress).rows()
        stack.callback(rows.close)  # before the file it reads from
        sheet.rows = rows
        yield sheet


def _workbook(path: str) -> Iterator[Sheet]:
    from gapcalc.tables import excel

    found = list(excel.sheets(path))
    for name, rows in found:
        sheet = Sheet(path if len(found) == 1 else f"{path}[{name}]")
        sheet.title = name
        sheet.rows = (Row(line, [cell.strip() for cell in cells]) for line, cells in rows)
        yield sheet


def _seekable(path: str, stack: ExitStack) -> BinaryIO:
    """Open a file so that it can be looked through before it is read; what comes through a pipe is kept aside."""
    stream = open_file(path) if path == STDIN else stack.enter_context(open_file(path))
    if stream.seekable() and (path != STDIN or (stream.tell() == 0 and stream.seek(0, 2))):
        return stream
    from tempfile import SpooledTemporaryFile

    spool = stack.enter_context(SpooledTemporaryFile(max_size=_SPOOL))  # noqa: SIM115
    while chunk := stream.read(1 << 20):
        spool.write(chunk)
    if not spool.tell() and path == STDIN:
        raise GapcalcError(Problem("no-input"))
    spool.seek(0)
    return cast(BinaryIO, spool)


class _Text:
    """The lines of a text file, parted into rows of cells."""

    def __init__(
        self,
        sheet: Sheet,
        stream: BinaryIO,
        encoding: Encoding,
        tell: Tell,
        progress: Progress | None,
    ) -> None:
        self._path, self._encoding, self._sheet = sheet.name, encoding, sheet
        self._tell, self._progress = tell, progress
        self._stream = stream
        self._size = stream.seek(0, 2)
        stream.seek(encoding.skip)
        self._text = TextIOWrapper(stream, encoding.name, errors="surrogateescape", newline="")
        self._told = 0  # how many bytes, last
        self._number = 0  # of the physical line read last
        self._first = 0  # of the record read last
        self._waiting: deque[tuple[int, str]] = deque()  # lines read and not yet parted into cells

    def rows(self) -> Generator[Row]:
        """Yield every row, blank ones too; a line that cannot be read is left out."""
        try:
            delimiter = self._dialect()
            reader = csv.reader(self._whole(delimiter), delimiter=delimiter, strict=True)
            while True:
                try:
                    cells = next(reader)
                except StopIteration:
                    return
                except csv.Error as error:
                    self._problem("csv-syntax", self._first, what=str(error))
                    continue
                yield Row(self._first, [cell.strip() for cell in cells])
        finally:
            self._text.detach()  # the bytes are closed by whoever opened them

    def _problem(self, code: str, line: int | None, **details: str) -> None:
        self._tell(Problem(code, details, line=line))

    # --- text, lines, records

    def _piece(self) -> str:
        """Return the text that comes next, up to the end of a line or more than `MAX_LINE` into one; "" at the end."""
        piece = self._text.read(_PIECE)
        if piece and not piece.endswith("\n"):
            piece += self._text.readline(MAX_LINE + 1)
        if self._progress and (done := self._stream.tell()) - self._told >= _EVERY:
            self._progress(self._path, done, self._size)
            self._told = done
        return piece

    def _part(self, piece: str) -> None:
        """Let the lines of a piece wait; one that cannot be decoded, or is far too long, is left out."""
        for line in StringIO(piece, newline=""):
            self._number += 1
            if len(line) > MAX_LINE:
                self._problem("line-too-long", self._number, limit=f"{MAX_LINE:,}")
                while line and not line.endswith(("\n", "\r")):
                    line = self._text.readline(MAX_LINE)
            elif self._encoding.broken and (match := _BROKEN.search(line)):
                byte = f"0x{ord(match[0]) - 0xDC00:02x}"
                self._problem(
                    "line-encoding", self._number, byte=byte, encoding=self._encoding.name
                )
            else:
                self._waiting.append((self._number, line))

    def _line(self) -> tuple[int, str] | None:
        while not self._waiting and (piece := self._piece()):
            self._part(piece)
        return self._waiting.popleft() if self._waiting else None

    def _whole(self, delimiter: str) -> Iterator[str]:
        """Yield the lines of each record as one text, a quoted cell that runs over lines put together.

        A quotation mark that is never closed costs its own line and none of those below it.
        """
        while numbered := self._line():
            self._first, line = numbered
            if line.count('"') % 2 == 0 or _closes(line, delimiter):
                yield line
                continue
            parts = [line]
            taken: list[tuple[int, str]] = []
            while len(taken) < _QUOTED_LINES and (more := self._line()):
                taken.append(more)
                parts.append(more[1])
                if more[1].count('"') % 2 and _closes("".join(parts), delimiter):
                    yield "".join(parts)
                    break
            else:
                self._problem("csv-syntax", self._first, what="unexpected end of data")
                self._waiting.extendleft(reversed(taken))

    def _dialect(self) -> str:
        """Return the character that divides cells, from as many lines as tell it; they wait to be read."""
        size, limit = 0, _SAMPLE
        while True:
            while (room := size <= limit and len(self._waiting) <= _MOST_SAMPLED) and (
                piece := self._piece()
            ):
                size += len(piece)
                self._part(piece)
            if self._waiting and (match := _SEPARATOR.fullmatch(self._waiting[0][1])):
                self._waiting.popleft()
                return match[1]
            texts = [text for _, text in self._waiting]
            if saved_wrong(texts[:_SAMPLE_ROWS]):
                raise GapcalcError(
                    Problem("mojibake", {"value": self._sample_of(texts)}, self._path, 1)
                )
            scores = {delimiter: _score(texts, delimiter) for delimiter in _DELIMITERS}
            best = max(scores, key=lambda delimiter: scores[delimiter])
            if any(scores[best]) or room or limit >= _LONGEST_SAMPLE or len(texts) > _MOST_SAMPLED:
                self._sheet.decimal_comma = best != "," and _decimal_comma(texts, best)
                return best
            limit *= 4

    @staticmethod
    def _sample_of(texts: list[str]) -> str:
        return next(text for text in texts if not text.isascii()).strip()[:20]


def _closes(text: str, delimiter: str) -> bool:
    """Whether no quotation mark is left open at the end of `text`."""
    try:
        next(csv.reader([text], delimiter=delimiter, strict=True), None)
    except csv.Error as error:
        return "unexpected end" not in str(error)
    return True


def _score(texts: list[str], delimiter: str) -> tuple[int, int]:
    """Return how many headings one line holds at most, and how many cells hold figures, if `delimiter` divides them."""
    named = figures = 0
    lines = [text for text in texts if delimiter in text and len(text) <= csv.field_size_limit()][
        :_SAMPLE_ROWS
    ]
    for number, cells in enumerate(csv.reader(lines, delimiter=delimiter)):
        stripped = [cell.strip() for cell in cells]
        figures += sum(map(bool, map(_FIGURE.fullmatch, stripped)))
        if number < _HEADED_ROWS and len(cells) > max(
            1, named
        ):  # fewer cells cannot hold more headings
            named = max(named, sum(_names_column(cell) for cell in stripped))
        if named >= _NAMED:
            break
    return named, figures


def _names_column(cell: str) -> bool:
    return role(cell) is not None or (
        cell[:4].isdigit() and cell[:2] in {"19", "20"} and heading(cell) is not None
    )


def _decimal_comma(texts: list[str], delimiter: str) -> bool:
    """Whether a comma stands before the fraction. Where semicolons divide the cells it may, if nothing tells: 5,123."""
    cells = [cell.strip() for text in texts[:_SAMPLE_ROWS] for cell in text.split(delimiter)]
    if any(map(_DECIMAL_COMMA.fullmatch, cells)):
        return True
    return (
        delimiter == ";"
        and any(map(_EITHER.fullmatch, cells))
        and not any(map(_THOUSANDS.fullmatch, cells))
    )
