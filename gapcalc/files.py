"""Files as their owners leave them: found, sized, decoded, or refused with a reason."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path

from .problem import GapcalcError, Problem

__all__ = ["STDIN", "data_files", "read_text", "text_lines"]

STDIN = "-"
MAX_BYTES = 64_000_000


def read_text(path: Path | str) -> tuple[str | None, list[Problem]]:
    """Return the text of a UTF-8 file (`-` is standard input), or None and the problem that prevents it."""
    shown = str(path)
    try:
        if shown == STDIN:
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            file = Path(path)
            if not file.exists():
                return None, [Problem("no-file", path=shown)]
            if not file.is_file():  # a pipe or device could block for ever
                return None, [Problem("unreadable", {"what": "not a regular file"}, shown)]
            with file.open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        what = getattr(error, "strerror", None) or str(error)
        return None, [Problem("unreadable", {"what": what}, shown)]
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
    try:
        if path == STDIN:
            stream = io.TextIOWrapper(sys.stdin.buffer, "utf-8-sig", newline="")
        elif not (file := Path(path)).exists():
            raise GapcalcError(Problem("no-file", path=path))
        elif not file.is_file():  # a pipe or device could block for ever
            raise GapcalcError(Problem("unreadable", {"what": "not a regular file"}, path))
        else:
            stream = file.open(encoding="utf-8-sig", newline="")
        with stream:
            number = 0
            try:
                for number, line in enumerate(stream, 1):
                    if "\0" in line:
                        raise GapcalcError(Problem("binary-file", path=path, line=number))
                    yield line
            except UnicodeDecodeError as error:
                byte = f"0x{error.object[error.start]:02x}"
                raise GapcalcError(Problem("encoding", {"byte": byte}, path, number + 1)) from None
    except (OSError, ValueError) as error:
        what = getattr(error, "strerror", None) or str(error)
        raise GapcalcError(Problem("unreadable", {"what": what}, path)) from None


def data_files(paths: Iterable[str | PathLike[str]]) -> Iterator[tuple[str, Problem | None]]:
    """Yield each data file that `paths` name, folders opened (their .csv files, sorted), with what is wrong with it."""
    for path in paths:
        shown = str(path)
        if shown == STDIN or not Path(shown).is_dir():
            yield shown, None
            continue
        found = sorted(str(file) for file in Path(shown).rglob("*.csv") if not file.name.startswith("."))
        if not found:
            yield shown, Problem("no-data", path=shown)
        for file in found:
            yield file, None
