"""The rows of a file, whatever it is: bytes decoded, lines parted into cells, workbooks opened sheet by sheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from dataclasses import replace
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import BinaryIO, cast

from .encoding import Encoding, detect, forced, mojibake
from .files import STDIN, WORKBOOKS, Given, open_file
from .header import Row, role
from .label import heading
from .problem import GapcalcError, Problem

__all__ = ["Progress", "Sheet", "sheets"]

MAX_LINE = 1_000_000
_DELIMITERS = ",;\t|"
_MOST_SAMPLED = 20_000
_SAMPLE, _LONGEST_SAMPLE, _SAMPLE_ROWS = 65_536, 4_000_000, 200
# A quoted cell may run over lines; one that runs over more than these is a quotation mark that was never closed.
_QUOTED_LINES = 50
_SPOOL = 8_000_000
_EVERY = 20_000
_SEPARATOR = re.compile(r'\s*"?sep=(.)"?\s*', re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r"[+-]?(?:\d{4,},\d+|\d{1,3},(?:\d{1,2}|\d{4,})|\d{1,3}(?:\.\d{3})+,\d+)\s*[%‰]?", re.ASCII)
_FIGURE = re.compile(r"[^\d;|\t,]{0,3}\d[\d.,]*[^\d;|\t,]{0,8}")
_NAMED, _HEADED_ROWS = 20, 30  # headings that make a header beyond doubt; lines looked at for headings
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


def sheets(path: str, given: Given, tell: Tell, progress: Progress | None = None) -> Generator[Sheet]:
    """Yield the tables of a file (`-` is standard input). Bad lines are told; raises `GapcalcError` for a bad file."""
    if Path(path).suffix.lower() in WORKBOOKS:
        yield from _workbook(path)
        return
    with ExitStack() as stack:
        stream = _seekable(path, stack)
        encoding = replace(forced(given.encoding, stream), broken=True) if given.encoding else detect(stream)
        stream.seek(encoding.skip)
        sheet = Sheet(path)
        rows = _Text(sheet, stream, encoding, tell, progress).rows()
        stack.callback(rows.close)  # before the file it reads from
        sheet.rows = rows
        yield sheet


def _workbook(path: str) -> Iterator[Sheet]:
    from . import excel

    found = list(excel.sheets(path))
    for name, rows in found:
        sheet = Sheet(path if len(found) == 1 else f"{path}[{name}]")
        sheet.title = name
        sheet.rows = (Row(line, [cell.strip() for cell in cells]) for line, cells in rows)
        yield sheet


def _seekable(path: str, stack: ExitStack) -> BinaryIO:
    """Open a file so that it can be looked through before it is read; what comes through a pipe is kept aside."""
    stream = open_file(path) if path == STDIN else stack.enter_context(open_file(path))
    if path != STDIN and stream.seekable():
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
        self, sheet: Sheet, stream: BinaryIO, encoding: Encoding, tell: Tell, progress: Progress | None
    ) -> None:
        self._path, self._encoding, self._sheet = sheet.name, encoding, sheet
        self._tell, self._progress = tell, progress
        self._stream = stream
        self._size = stream.seek(0, 2)
        stream.seek(encoding.skip)
        self._text = TextIOWrapper(stream, encoding.name, errors="surrogateescape", newline="")
        self._number = 0  # of the physical line read last
        self._first = 0  # of the record read last

    def rows(self) -> Generator[Row]:
        """Yield every row, blank ones too; a line that cannot be read is told of and left out."""
        try:
            lines = self._lines()
            sample, delimiter = self._dialect(lines)
            reader = csv.reader(self._whole(chain(sample, lines), delimiter), delimiter=delimiter, strict=True)
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

    def _lines(self) -> Iterator[tuple[int, str]]:
        """Yield the physical lines with their numbers; one that cannot be decoded, or is far too long, is left out."""
        read, broken = self._text.readline, self._encoding.broken
        while line := read(MAX_LINE + 1):
            self._number += 1
            if len(line) > MAX_LINE:
                self._problem("line-too-long", self._number, limit=f"{MAX_LINE:,}")
                while line and not line.endswith(("\n", "\r")):
                    line = read(MAX_LINE)
                continue
            if self._progress and not self._number % _EVERY:
                self._progress(self._path, self._stream.tell(), self._size)
            if broken and (match := _BROKEN.search(line)):
                byte = f"0x{ord(match[0]) - 0xDC00:02x}"
                self._problem("line-encoding", self._number, byte=byte, encoding=self._encoding.name)
                continue
            yield self._number, line

    def _whole(self, lines: Iterator[tuple[int, str]], delimiter: str) -> Iterator[str]:
        """Yield the lines of each record as one text, a quoted cell that runs over lines put together.

        A quotation mark that is never closed costs its own line and none of those below it.
        """
        waiting: list[tuple[int, str]] = []
        while True:
            number, line = waiting.pop(0) if waiting else next(lines, (0, ""))
            if not line:
                return
            self._first = number
            if line.count('"') % 2 == 0 or _closes(line, delimiter):
                yield line
                continue
            parts = [line]
            taken: list[tuple[int, str]] = []
            while len(taken) < _QUOTED_LINES and (more := waiting.pop(0) if waiting else next(lines, None)):
                taken.append(more)
                parts.append(more[1])
                if more[1].count('"') % 2 and _closes("".join(parts), delimiter):
                    break
            else:
                self._problem("csv-syntax", number, what="unexpected end of data")
                waiting = taken + waiting
                continue
            yield "".join(parts)

    def _dialect(self, lines: Iterator[tuple[int, str]]) -> tuple[list[tuple[int, str]], str]:
        """Return the lines looked at and the character that divides their cells."""
        sample: list[tuple[int, str]] = []
        size, limit = 0, _SAMPLE
        while True:
            for numbered in lines:
                sample.append(numbered)
                size += len(numbered[1])
                if size > limit or len(sample) > _MOST_SAMPLED:
                    break
            else:
                limit = _LONGEST_SAMPLE
            if sample and (match := _SEPARATOR.fullmatch(sample[0][1])):
                sample = sample[1:]
                return sample, match[1]
            texts = [text for _, text in sample]
            if self._looks_saved_wrong(texts):
                raise GapcalcError(Problem("mojibake", {"value": self._sample_of(texts)}, self._path, 1))
            scores = {delimiter: _score(texts, delimiter) for delimiter in _DELIMITERS}
            best = max(scores, key=lambda delimiter: scores[delimiter])
            if any(scores[best]) or limit >= _LONGEST_SAMPLE or len(sample) > _MOST_SAMPLED:
                self._sheet.decimal_comma = best != "," and _decimal_comma(texts, best)
                return sample, best
            limit *= 4

    def _looks_saved_wrong(self, texts: list[str]) -> bool:
        """Whether most of the text was opened in a wrong encoding and saved so."""
        wide = [text for text in texts[:_SAMPLE_ROWS] if not text.isascii()]
        return bool(wide) and sum(map(mojibake, wide)) * 2 > len(wide)

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
    lines = [text for text in texts if delimiter in text and len(text) <= csv.field_size_limit()][:_SAMPLE_ROWS]
    for number, cells in enumerate(csv.reader(lines, delimiter=delimiter)):
        stripped = [cell.strip() for cell in cells]
        figures += sum(map(bool, map(_FIGURE.fullmatch, stripped)))
        if number < _HEADED_ROWS and len(cells) > 1:
            named = max(named, sum(_names_column(cell) for cell in stripped))
        if named >= _NAMED:
            break
    return named, figures


def _names_column(cell: str) -> bool:
    return role(cell) is not None or (cell[:4].isdigit() and cell[:2] in {"19", "20"} and heading(cell) is not None)


def _decimal_comma(texts: list[str], delimiter: str) -> bool:
    cells = (cell.strip() for text in texts[:_SAMPLE_ROWS] for cell in text.split(delimiter))
    return any(_DECIMAL_COMMA.fullmatch(cell) for cell in cells)
