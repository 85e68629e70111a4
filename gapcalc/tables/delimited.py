"""The rows of a file, whatever it is: bytes decoded, lines divided into cells, workbooks opened."""

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
from gapcalc.core.encoding import Encoding, detect_encoding, named_encoding
from gapcalc.core.files import OTHER_SPREADSHEETS, STDIN, WORKBOOKS, open_file
from gapcalc.core.mojibake import mostly_mojibake
from gapcalc.core.problem import GapcalcError, Problem, bilingual_detail
from gapcalc.messages.file_kinds import FILE_KINDS
from gapcalc.tables.dialect import (
    SAMPLE_ROWS,
    Dialect,
    find_dialect,
    has_decimal_comma,
    stated_delimiter,
    with_delimiter,
)
from gapcalc.tables.raw_row import RawRow
from gapcalc.tables.sheet import Sheet, TakeLeftOut, Tell

__all__ = ["MAX_LINE", "Progress", "Sheet", "sheets"]

# What is called from time to time with the path, the bytes read so far and the bytes in all.
Progress = Callable[[str, int, int], None]

MAX_LINE = 1_000_000
# Characters of a file that are looked at for its delimiter; four times as many, and again, where
# they do not tell it, up to a bound.
_SAMPLE = 65_536
_LONGEST_SAMPLE = 4_000_000
_MOST_SAMPLED_LINES = 20_000
# So much of a line tells whether it was opened in a wrong encoding.
_LONGEST_BEGINNING = 4_000
# A quoted cell may run over lines; one that runs over more than these is a quotation mark that
# was never closed.
_QUOTED_LINES = 50
# Standard input up to so many bytes is kept in memory, more of it in a temporary file.
_SPOOL = 8_000_000
_PROGRESS_BYTES = 1_000_000
# Characters that are taken from the file at once.
_PIECE = 8_192
# Blank lines that are given on one by one; of a longer run the others say nothing more.
_MOST_BLANK = 100
# How Python marks a byte that could not be decoded (errors="surrogateescape").
_UNDECODED = re.compile("[\udc80-\udcff]")


def sheets(
    path: str,
    given: DataOptions,
    tell: Tell,
    progress: Progress | None = None,
    left_out: TakeLeftOut | None = None,
) -> Generator[Sheet]:
    """Yield the tables of a file (`-` is standard input).

    `tell` is called with a problem for each line that is left out, `left_out` with each sheet of a
    workbook that is not read. Raises `GapcalcError` where the file as a whole cannot be read,
    `OSError` where the system does not give it.
    """
    suffix = Path(path).suffix.lower()
    if suffix in WORKBOOKS:
        from gapcalc.tables.book_sheets import book_sheets  # few files are one

        yield from book_sheets(path, given, tell, left_out)
        return
    # .ods, .et, .numbers
    if suffix in OTHER_SPREADSHEETS:
        open_file(path).close()
        kind = FILE_KINDS[OTHER_SPREADSHEETS[suffix]]
        raise GapcalcError(Problem("wrong-kind", bilingual_detail("kind", kind), path))

    with ExitStack() as stack:
        stream = _seekable(path, stack)

        # --encoding gb18030
        if given.encoding:
            encoding = named_encoding(given.encoding, stream)._replace(broken=True)
        else:
            encoding = detect_encoding(stream)

        sheet = Sheet(path)
        rows = _DelimitedText(sheet, stream, encoding, tell, progress).rows()
        stack.callback(rows.close)  # before the file that it reads from
        sheet.rows = rows
        yield sheet


def _seekable(path: str, stack: ExitStack) -> BinaryIO:
    """Open a file so that it can be looked through before it is read.

    What comes through a pipe is kept aside for that.
    """
    stream = open_file(path)

    if path != STDIN:  # which is not ours to close
        stack.enter_context(stream)
    # gapcalc check - < data.csv, but not cat data.csv | gapcalc check -
    if stream.seekable() and (path != STDIN or _is_whole_file(stream)):
        return stream

    from tempfile import SpooledTemporaryFile

    spool = stack.enter_context(SpooledTemporaryFile(max_size=_SPOOL))  # noqa: SIM115

    while chunk := stream.read(1 << 20):
        spool.write(chunk)

    # gapcalc check - in a script whose command before it wrote nothing
    if not spool.tell() and path == STDIN:
        raise GapcalcError(Problem("no-input"))

    spool.seek(0)

    return cast(BinaryIO, spool)


def _is_whole_file(stdin: BinaryIO) -> bool:
    """Whether standard input is a file that nothing was taken from (`gapcalc check - < data`).

    A terminal says that it can seek, but has no end to seek to.
    """
    return stdin.tell() == 0 and stdin.seek(0, 2) > 0


class _DelimitedText:
    """A text file taken apart: into lines, these into records, these into cells."""

    def __init__(
        self,
        sheet: Sheet,
        stream: BinaryIO,
        encoding: Encoding,
        tell: Tell,
        progress: Progress | None,
    ) -> None:
        self._sheet = sheet
        self._stream = stream
        self._encoding = encoding
        self._tell = tell
        self._progress = progress
        self._size = stream.seek(0, 2)
        stream.seek(encoding.skip)
        self._text = TextIOWrapper(stream, encoding.name, errors="surrogateescape", newline="")
        self._reported = 0  # bytes, when progress was reported last
        self._number = 0  # of the physical line that was read last
        self._first = 0  # line of the record that was read last
        self._waiting: deque[tuple[int, str]] = deque()  # numbered lines that are no record yet

    def rows(self) -> Generator[RawRow]:
        """Yield every row, blank ones too; a line that cannot be read is left out."""
        try:
            dialect = self._find_dialect()
            reader = dialect.divided(self._records(dialect))
            # Columns that are aligned by blanks often have blanks behind the last one too.
            pads = dialect.delimiter == " " and dialect.skip_blanks

            while True:
                try:
                    for cells in reader:
                        if pads and len(cells) > 1 and not cells[-1]:
                            cells.pop()

                        yield self._first, cells
                except csv.Error as error:  # costs its own record; the reader goes on behind it
                    self._problem("csv-syntax", self._first, what=str(error))
                else:
                    return
        finally:
            self._text.detach()  # the bytes are closed by whoever opened them

    def _problem(self, code: str, line: int, **details: str) -> None:
        self._tell(Problem(code, details, line=line))

    # --- from text to lines

    def _next_piece(self) -> str:
        """Return some text up to the end of a line, "" at the end of the file.

        Of a line that is far too long it holds the beginning, more than `MAX_LINE` characters.
        """
        piece = self._text.read(_PIECE)
        if piece and not piece.endswith("\n"):
            piece += self._text.readline(MAX_LINE + 1)

        if self._progress:
            done = self._stream.tell()
            if done - self._reported >= _PROGRESS_BYTES:
                self._progress(self._sheet.name, done, self._size)
                self._reported = done

        return piece

    def _split(self, piece: str) -> None:
        """Let the lines of a piece wait, numbered; those that cannot be used are left out."""
        if len(piece) > _MOST_BLANK and not piece.strip("\r\n"):
            self._pass_over_blank(piece)
            return

        lines = StringIO(piece, newline="")
        undecoded = self._encoding.broken and _UNDECODED.search(piece)
        if len(piece) <= MAX_LINE and not undecoded:  # nearly always: no line needs a closer look
            self._waiting.extend(enumerate(lines, self._number + 1))
            self._number = self._waiting[-1][0]
            return

        for line in lines:
            self._number += 1

            if self._is_usable(line):
                self._waiting.append((self._number, line))

    def _pass_over_blank(self, piece: str) -> None:
        """Count the lines of a piece that are all blank; none of them waits but the first ones."""
        self._waiting.extend((self._number + 1 + n, "\n") for n in range(_MOST_BLANK))
        self._number += piece.count("\n") + piece.count("\r") - piece.count("\r\n")

    def _is_usable(self, line: str) -> bool:
        """Whether a line can be read; one that is too long or cannot be decoded is reported."""
        if len(line) > MAX_LINE:
            self._problem("line-too-long", self._number, limit=f"{MAX_LINE:,}")

            while line and not line.endswith(("\n", "\r")):  # the rest of it is still in the file
                line = self._text.readline(MAX_LINE)

            return False

        match = _UNDECODED.search(line) if self._encoding.broken else None
        if match is None:
            return True

        byte = f"0x{ord(match[0]) - 0xDC00:02x}"
        self._problem("line-encoding", self._number, byte=byte, encoding=self._encoding.name)

        return False

    def _has_line(self) -> bool:
        """Whether a line waits, after more of the file was read if need be."""
        while not self._waiting:
            piece = self._next_piece()
            if not piece:
                return False

            self._split(piece)

        return True

    # --- from lines to records

    def _records(self, dialect: Dialect) -> Iterator[str]:
        """Yield the lines of each record as one text: a quoted cell may run over lines."""
        waiting = self._waiting
        quote = dialect.quote

        while waiting or self._has_line():
            self._first, line = waiting.popleft()
            # 5" pipe, 30145.79 has one mark, which opens nothing.
            if quote not in line or line.count(quote) % 2 == 0 or _closes(line, dialect):
                yield line
                continue

            record = self._joined(line, dialect)
            if record is not None:
                yield record

    def _joined(self, line: str, dialect: Dialect) -> str | None:
        """Return a record whose first line leaves a quotation mark open, with the lines it needs.

        None where the mark is never closed, or closed in the middle of a cell: that costs its own
        line, and none of those below it.
        """
        taken: list[tuple[int, str]] = []

        def lines() -> Iterator[str]:
            yield line
            while len(taken) < _QUOTED_LINES and self._has_line():
                taken.append(self._waiting.popleft())
                yield taken[-1][1]

        try:
            next(dialect.divided(lines()))  # takes as many lines as the record has, each once
        except csv.Error as error:
            self._problem("csv-syntax", self._first, what=str(error))
            self._waiting.extendleft(reversed(taken))
            return None

        return line + "".join(more for _, more in taken)

    # --- the dialect

    def _find_dialect(self) -> Dialect:
        """Return how lines are divided into cells, from as many lines as it takes to tell.

        Those lines wait to be read as rows. Raises `GapcalcError` for a text that an earlier
        program decoded wrongly (閲嶅簡 for 重庆), since all of its names would be strange.
        """
        limit = _SAMPLE
        read = 0

        while True:
            ended = False
            while read <= limit and len(self._waiting) <= _MOST_SAMPLED_LINES and not ended:
                piece = self._next_piece()
                read += len(piece)
                ended = not piece

                if piece:
                    self._split(piece)

            stated = stated_delimiter(self._waiting[0][1]) if self._waiting else None
            # sep=; as Excel writes and reads it
            if stated is not None:
                self._waiting.popleft()

            lines = [line for _, line in self._waiting]
            self._refuse_mojibake(lines)

            # As in nearly every file
            if stated is None:
                dialect, certain = find_dialect(lines)
            else:
                dialect, certain = with_delimiter(stated, lines), True

            enough = limit >= _LONGEST_SAMPLE or len(lines) > _MOST_SAMPLED_LINES
            if certain or ended or enough:
                # In a file that commas divide, one within a number stands in quotes: "24,500".
                delimiter = dialect.delimiter
                self._sheet.decimal_comma = delimiter != "," and has_decimal_comma(lines, delimiter)
                return dialect

            limit *= 4

    def _refuse_mojibake(self, lines: list[str]) -> None:
        if mostly_mojibake([line[:_LONGEST_BEGINNING] for line in lines[:SAMPLE_ROWS]]):
            example = next(line for line in lines if not line.isascii()).strip()[:20]
            raise GapcalcError(Problem("mojibake", {"value": example}, self._sheet.name, 1))


def _closes(line: str, dialect: Dialect) -> bool:
    """Whether no quotation mark is left open at the end of a line."""
    try:
        next(dialect.divided([line]), None)
    except csv.Error as error:
        return "unexpected end" not in str(error)

    return True
