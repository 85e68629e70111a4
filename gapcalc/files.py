"""Files as their owners leave them: found, sized, decoded, or refused with a reason."""

from __future__ import annotations

import re
import sys
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from .problem import GapcalcError, Problem

__all__ = ["STDIN", "data_files", "read_text", "text_lines"]

STDIN = "-"
MAX_BYTES = 64_000_000
MAX_LINE = 1_000_000
# The line end of files saved on old Macintoshes; with \n behind it, it is part of an ordinary one.
_LONE_CR = re.compile(r"(?<=\r)(?=[^\n])")


def read_text(path: Path | str) -> tuple[str | None, list[Problem]]:
    """Return the text of a UTF-8 file (`-` is standard input), or None and the problem that prevents it."""
    shown = str(path)
    try:
        with _open(shown) as stream:
            data = stream.read(MAX_BYTES + 1)
    except GapcalcError as error:
        return None, list(error.problems)
    except (OSError, ValueError) as error:
        return None, [_unreadable(shown, error)]
    if len(data) > MAX_BYTES:
        return None, [Problem("file-too-large", {"limit": f"{MAX_BYTES // 1_000_000} MB"}, shown)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [Problem("encoding", {"byte": f"0x{data[error.start]:02x}"}, shown, line)]
    if "\0" in text:
        return None, [Problem("binary-file", path=shown, line=text.count("\n", 0, text.index("\0")) + 1)]
    return text, []


def text_lines(path: str) -> Iterator[str]:
    """Yield the lines of a UTF-8 file (`-` is standard input) as they come, line ends kept.

    Raises `GapcalcError` where it cannot be read to its end.
    """
    number = 0
    try:
        with _open(path) as stream:
            while raw := stream.readline(MAX_LINE + 1):
                number += 1
                if len(raw) > MAX_LINE:
                    raise GapcalcError(Problem("line-too-long", {"limit": f"{MAX_LINE:,}"}, path, number))
                line = (raw.removeprefix(BOM_UTF8) if number == 1 else raw).decode()
                if "\0" in line:
                    raise GapcalcError(Problem("binary-file", path=path, line=number))
                yield from _LONE_CR.split(line) if "\r" in line else (line,)
        if path == STDIN and not number:
            raise GapcalcError(Problem("no-input"))
    except UnicodeDecodeError as error:
        byte = f"0x{error.object[error.start]:02x}"
        raise GapcalcError(Problem("encoding", {"byte": byte}, path, number)) from None
    except (OSError, ValueError) as error:
        raise GapcalcError(_unreadable(path, error)) from None


def _open(path: str) -> BinaryIO:
    if path == STDIN:
        if sys.stdin is None:
            raise GapcalcError(Problem("no-input"))
        return sys.stdin.buffer
    file = Path(path)
    if not file.exists():
        raise GapcalcError(Problem("no-file", path=path))
    if not (file.is_file() or file.is_fifo()):  # a device could go on for ever
        raise GapcalcError(Problem("unreadable", {"what": "not a regular file"}, path))
    return file.open("rb")


def _unreadable(path: str, error: Exception) -> Problem:
    return Problem("unreadable", {"what": getattr(error, "strerror", None) or str(error)}, path)


def data_files(paths: Iterable[str | PathLike[str]]) -> Iterator[tuple[str, Problem | None]]:
    """Yield each data file that `paths` name, folders opened (their .csv files, sorted), with what is wrong with it."""
    for path in paths:
        shown = str(path)
        try:
            found = _tables(Path(shown)) if shown not in {STDIN, ""} and Path(shown).is_dir() else [shown]
        except (OSError, ValueError) as error:
            yield shown, _unreadable(shown, error)
            continue
        if not shown:  # an unset variable of a shell, not the present folder
            yield shown, Problem("no-file", path=shown)
            continue
        if not found:
            yield shown, Problem("no-data", path=shown)
        for file in found:
            yield file, None


def _tables(folder: Path) -> list[str]:
    return sorted(str(file) for file in folder.rglob("*.csv") if not file.name.startswith("."))
