"""Files as their owners leave them: found, limited in size, decoded, or refused with a reason."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import islice
from os import PathLike
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from gapcalc.core.problem import GapcalcError, Problem, bilingual_detail, did_you_mean
from gapcalc.core.text import nearest
from gapcalc.messages.hints import CHECK_THE_PATH

__all__ = [
    "MAX_BYTES",
    "OTHER_SPREADSHEETS",
    "STDIN",
    "WORKBOOKS",
    "bundled",
    "bundled_data",
    "data_files",
    "is_table",
    "may_be_data",
    "open_file",
    "passed_over",
    "read_text",
    "unreadable",
]

# The path that stands for standard input.
STDIN = "-"
MAX_BYTES = 64_000_000
# Suffixes of files that are read as Excel workbooks.
WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls"})
# Suffixes of spreadsheets that are not read, with the key of FILE_KINDS.
OTHER_SPREADSHEETS = {
    ".ods": "ods",
    ".fods": "ods",
    ".ots": "ods",
    ".xlsb": "xlsb",
    ".et": "et",
    ".ett": "et",
    ".numbers": "numbers",
}
# What is read of a folder.
_TABLES = WORKBOOKS | {".csv", ".tsv"}
# What stands beside data and holds none: plans and settings, programs, documentation, pictures.
# Whatever else is not read is named.
_BESIDE = frozenset({
    ".yaml", ".yml", ".toml", ".ini", ".cfg", ".conf", ".lock", ".md", ".rst", ".log", ".py",
    ".pyc", ".pyi", ".r", ".rmd", ".do", ".ipynb", ".sh", ".bat", ".ps1", ".js", ".ts", ".css",
    ".png", ".jpg", ".jpeg", ".gif", ".svg", ".ico", ".webp", ".lnk", ".url",
})  # fmt: skip
_BESIDE_NAMES = frozenset({
    "readme", "license", "licence", "copying", "notice", "authors", "changelog", "contributing",
    "makefile", "dockerfile", "requirements", "说明", "自述", "thumbs", "desktop",
})  # fmt: skip
_MOST_NAMED = 5
# How many names of a folder are compared with that of a missing file.
_MAX_NAMES_COMPARED = 1000


def bundled() -> Path:
    """Return the folder that holds the plan and the data shipped with the package.

    That is gapcalc/bundled in an installed package, and the root of the repository in a checkout.
    """
    package = Path(__file__).parent.parent
    folder = package / "bundled"
    if folder.is_dir():
        return folder

    return package.parent


def bundled_data() -> Path:
    """Return the folder of the published values that come with the bundled plan."""
    return bundled() / "data"


# --- text files


def read_text(path: Path | str) -> tuple[str | None, list[Problem]]:
    """Return the text of a file (`-` is standard input), or None and the problem that prevents it.

    Problems: `no-file`, `no-input`, `unreadable`, `file-too-large`, and those of
    `detect_encoding`.
    """
    name = str(path)

    try:
        with open_file(name) as stream:
            data = stream.read(MAX_BYTES + 1)
    except GapcalcError as error:
        return None, list(error.problems)
    except (OSError, ValueError) as error:
        return None, [unreadable(name, error)]

    if len(data) > MAX_BYTES:
        return None, [Problem("file-too-large", {"limit": f"{MAX_BYTES // 1_000_000} MB"}, name)]

    try:
        return _decode(data), []
    except GapcalcError as error:
        return None, [replace(problem, path=name) for problem in error.problems]


def _decode(data: bytes) -> str:
    """Return `data` as text, in whichever encoding it is.

    Raises `GapcalcError`: `encoding`, `binary-file`, `wrong-kind`.
    """
    try:
        text = data.decode("utf-8-sig")  # plan files mostly are in UTF-8
    except UnicodeDecodeError as error:
        text = _decode_other(data, error)

    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise GapcalcError(Problem("binary-file", line=line))

    return text


def _decode_other(data: bytes, utf8_error: UnicodeDecodeError) -> str:
    """Return as text what is not UTF-8 throughout."""
    from gapcalc.core.encoding import detect_encoding

    encoding = detect_encoding(BytesIO(data))
    if encoding.broken:
        # A table can do without a line that cannot be decoded. A plan file is one whole.
        line = data.count(b"\n", 0, utf8_error.start) + 1
        byte = f"0x{data[utf8_error.start]:02x}"
        raise GapcalcError(Problem("encoding", {"byte": byte}, line=line)) from None

    return data[encoding.skip :].decode(encoding.name)


# --- opening files


def open_file(path: str) -> BinaryIO:
    """Return a file (`-` is standard input) opened for reading bytes.

    Raises `GapcalcError` (`no-file`, `no-input`, `unreadable`) for what is no file, and OSError
    for one that cannot be opened.
    """
    if path == STDIN:
        if sys.stdin is None:  # as under pythonw, which has no console
            raise GapcalcError(Problem("no-input"))

        return sys.stdin.buffer

    file = Path(path)
    if not file.exists():
        raise GapcalcError(_no_file(path))
    # A pipe is what <(command) of a shell gives. A device such as /dev/zero could go on for ever.
    if not (file.is_file() or file.is_fifo()):
        raise GapcalcError(Problem("unreadable", {"what": "not a regular file"}, path))

    return file.open("rb")


def _no_file(path: str) -> Problem:
    """Return the problem that there is no such file, with the most similar name in its folder."""
    guess = _similar_path(path)
    hint = did_you_mean(guess) if guess else bilingual_detail("hint", CHECK_THE_PATH)
    return Problem("no-file", hint, path)


def _similar_path(path: str) -> str | None:
    file = Path(path)

    try:
        neighbours = list(islice(file.parent.iterdir(), _MAX_NAMES_COMPARED))
        guess = nearest(file.name, sorted(neighbour.name for neighbour in neighbours))
        return None if guess is None else str(file.with_name(guess))
    except (OSError, ValueError):  # no such folder, or not for us to look into
        return None


def unreadable(path: str, error: Exception) -> Problem:
    """Return the problem that a file cannot be read, for an error of the operating system."""
    reason = getattr(error, "strerror", None) or str(error)
    return Problem("unreadable", {"what": reason}, path)


# --- data files and folders of them


def data_files(paths: Iterable[str | PathLike[str]]) -> Iterator[tuple[str, Problem | None]]:
    """Yield each data file that `paths` name, with what is wrong with the path, or None.

    A folder gives the tables in it and in the folders below, in the order of their names.
    Problems: `no-file`, `no-data` (a folder without tables), `files-passed-over` (what else may
    be data in a folder), `unreadable`.
    """
    for path in paths:
        name = str(path)
        if not name:
            # An unset variable of a shell: "$DATA". For pathlib it would be the present folder.
            yield name, _no_file(name)
            continue

        try:
            files, others = _in_folder(Path(name)) if _is_folder(name) else ([name], [])
        except (OSError, ValueError) as error:
            yield name, unreadable(name, error)
            continue

        if not files:
            yield name, Problem("no-data", path=name)

        for file in files:
            yield file, None

        if others:
            yield name, passed_over(name, others)


def _is_folder(name: str) -> bool:
    return name != STDIN and Path(name).is_dir()


def _in_folder(folder: Path) -> tuple[list[str], list[str]]:
    """Return the tables in `folder` and below, sorted, and the names of what else may be data."""
    tables = []
    others = []

    for file in folder.rglob("*"):
        below = file.relative_to(folder).as_posix()
        if is_table(below):
            if file.is_file():
                tables.append(str(file))
        elif may_be_data(below) and file.is_file():
            others.append(below)

    return sorted(tables), sorted(others)


def is_table(name: str) -> bool:
    """Whether a file of a folder is read; `name` is its path below the folder, parted by /."""
    return _suffix(name) in _TABLES and not _is_hidden(name)


def may_be_data(name: str) -> bool:
    """Whether a file of a folder that is not read may hold data, as far as its name says."""
    last = PurePosixPath(name)
    beside = _suffix(name) in _BESIDE or last.stem.lower() in _BESIDE_NAMES
    return not (beside or _is_hidden(name) or "__pycache__" in last.parts)


def passed_over(folder: str, names: Sequence[str]) -> Problem:
    """Return the warning that files of a folder are not read."""
    named = list(names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        named.append("…")

    details = {
        "count": str(len(names)),
        "what_en": ", ".join(named),
        "what_zh": "、".join(named),
    }

    return Problem("files-passed-over", details, folder)


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _is_hidden(name: str) -> bool:
    """Whether a file or a folder above it is hidden, or is what Excel leaves beside an open file.

    Such is ~$data.xlsx.
    """
    return any(part.startswith((".", "~$")) for part in PurePosixPath(name).parts)
