"""Files as their owners leave them: found, sized, decoded, or refused with a reason."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from itertools import islice
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from gapcalc.core.problem import GapcalcError, Problem, hints
from gapcalc.core.text import nearest

__all__ = [
    "MAX_BYTES",
    "STDIN",
    "WORKBOOKS",
    "bundled",
    "data_files",
    "open_file",
    "read_text",
    "unreadable",
]

STDIN = "-"
MAX_BYTES = 64_000_000
_MOST_BESIDE = 1000  # names looked through for one that may be meant
WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls"})
_TABLES = ("*.csv", "*.tsv", "*.xlsx", "*.xls")


def bundled() -> Path:
    """Return the folder that holds the plan and data shipped with the package."""
    here = Path(__file__).parent.parent
    return here / "bundled" if (here / "bundled").is_dir() else here.parent


def read_text(path: Path | str) -> tuple[str | None, list[Problem]]:
    """Return the text of a file (`-` is standard input), or None and the problem that prevents it."""
    shown = str(path)
    try:
        with open_file(shown) as stream:
            data = stream.read(MAX_BYTES + 1)
    except GapcalcError as error:
        return None, list(error.problems)
    except (OSError, ValueError) as error:
        return None, [unreadable(shown, error)]
    if len(data) > MAX_BYTES:
        return None, [Problem("file-too-large", {"limit": f"{MAX_BYTES // 1_000_000} MB"}, shown)]
    try:
        return _decoded(data), []
    except GapcalcError as error:
        return None, [replace(problem, path=shown) for problem in error.problems]


def _decoded(data: bytes) -> str:
    """Return text in whichever encoding it is; UTF-8 without more ado, since plan files mostly are."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        from gapcalc.core.encoding import detect

        encoding = detect(BytesIO(data))
        if encoding.broken:
            line = data.count(b"\n", 0, error.start) + 1
            raise GapcalcError(
                Problem("encoding", {"byte": f"0x{data[error.start]:02x}"}, line=line)
            ) from None
        text = data[encoding.skip :].decode(encoding.name)
    if "\0" in text:
        raise GapcalcError(Problem("binary-file", line=text.count("\n", 0, text.index("\0")) + 1))
    return text


def open_file(path: str) -> BinaryIO:
    """Return a file (`-` is standard input) opened for its bytes; raises `GapcalcError` for what is no file."""
    if path == STDIN:
        if sys.stdin is None:
            raise GapcalcError(Problem("no-input"))
        return sys.stdin.buffer
    file = Path(path)
    if not file.exists():
        raise GapcalcError(_absent(path))
    if not (file.is_file() or file.is_fifo()):  # a device could go on for ever
        raise GapcalcError(Problem("unreadable", {"what": "not a regular file"}, path))
    return file.open("rb")


def _absent(path: str) -> Problem:
    """Return the problem that there is no such file, with the one beside its place whose name is most like it."""
    guess = None
    with suppress(OSError, ValueError):
        beside = sorted(file.name for file in islice(Path(path).parent.iterdir(), _MOST_BESIDE))
        guess = nearest(Path(path).name, beside)
    named = (
        hints(str(Path(path).with_name(guess)))
        if guess
        else {"hint_en": "Check the path", "hint_zh": "请核对路径"}
    )
    return Problem("no-file", named, path)


def unreadable(path: str, error: Exception) -> Problem:
    """Return the problem that an error of the operating system is to the reader."""
    return Problem("unreadable", {"what": getattr(error, "strerror", None) or str(error)}, path)


def data_files(paths: Iterable[str | PathLike[str]]) -> Iterator[tuple[str, Problem | None]]:
    """Yield each data file that `paths` name, folders opened (their tables, sorted), with what is wrong with it."""
    for path in paths:
        shown = str(path)
        try:
            found = (
                _tables(Path(shown))
                if shown not in {STDIN, ""} and Path(shown).is_dir()
                else [shown]
            )
        except (OSError, ValueError) as error:
            yield shown, unreadable(shown, error)
            continue
        if not shown:  # an unset variable of a shell, not the present folder
            yield shown, _absent(shown)
            continue
        if not found:
            yield shown, Problem("no-data", path=shown)
        for file in found:
            yield file, None


def _tables(folder: Path) -> list[str]:
    found = (file for pattern in _TABLES for file in folder.rglob(pattern) if file.is_file())
    return sorted(str(file) for file in found if not file.name.startswith((".", "~$")))
