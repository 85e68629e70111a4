"""Files that a command makes: a report, a template."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from gapcalc.cli.output import write_bytes
from gapcalc.core.files import STDIN, data_files, unreadable
from gapcalc.core.problem import GapcalcError, Problem
from gapcalc.core.text import visible

__all__ = ["file_names", "save", "save_all"]

# `-o -` is standard output, as `-` among the files to read is standard input.
_STDOUT = STDIN
# Windows would write each line end as two characters.
_BINARY = getattr(os, "O_BINARY", 0)


def save(
    content: bytes, path: str | None, sources: Iterable[str] = (), overwrite: bool = True
) -> None:
    """Write `content` to the file `path`; None and `-` are standard output.

    `sources` are the files and folders that the content was made from, which are never written
    over. Without `overwrite` no file with other content is. Raises `GapcalcError` for either, and
    where the file cannot be written.
    """
    if path is None or path == _STDOUT:
        write_bytes(content)
        return

    try:
        # A link is written through: the file that it points to changes, and the link stays.
        file = Path(os.path.realpath(path))
        _refuse_special(file, path)

        if file.exists():
            if _is_source(file, sources):
                raise GapcalcError(Problem("output-is-input", path=path))
            if not overwrite and file.read_bytes() != content:
                raise GapcalcError(Problem("output-exists", path=path))

        _replace(file, content)
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the name
        raise GapcalcError(Problem("unwritable", unreadable(path, error).details, path)) from None


# --- several files


# What one file system or another takes for something else, or not at all.
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
# In UTF-8; 255 bytes are the most on common file systems, and .xlsx and a number come behind.
_LONGEST_NAME = 180


def file_names(titles: Iterable[str]) -> list[str]:
    """Return a name without ending for each title, safe for any file system and no two alike.

    They differ in more than case, as Windows and macOS take `A` for `a`; a title of signs alone
    becomes `_`.
    """
    used: set[str] = set()
    names = []

    for title in titles:
        stem = _file_name(title)
        name = stem
        number = 1
        while name.casefold() in used:
            number += 1
            # 教委 and 教委 2: no report is written over another.
            name = f"{stem} {number}"

        used.add(name.casefold())
        names.append(name)

    return names


def _file_name(title: str) -> str:
    written = unicodedata.normalize("NFC", visible(title))
    name = _NOT_IN_NAMES.sub("_", written).strip("._ -")
    name = name.encode()[:_LONGEST_NAME].decode(errors="ignore").rstrip("._ -")
    if not name or _DEVICES.fullmatch(name):
        # CON and NUL are devices on Windows.
        return f"_{name}"

    return name


def save_all(
    contents: Mapping[str, bytes],
    folder: str,
    sources: Iterable[str] = (),
    overwrite: bool = True,
) -> list[str]:
    """Write each content to the file of its name in `folder`, which is made; return the paths.

    As with `save`, no source is written over, nor without `overwrite` a file with other content;
    where there is one, none of them is written.
    """
    sources = list(sources)
    paths = {str(Path(folder) / name): content for name, content in contents.items()}

    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
        for path, content in paths.items():
            file = Path(path)
            if not overwrite and file.is_file() and file.read_bytes() != content:
                raise GapcalcError(Problem("output-exists", path=path))
    except (OSError, ValueError) as error:
        raise GapcalcError(
            Problem("unwritable", unreadable(folder, error).details, folder)
        ) from None

    for path, content in paths.items():
        save(content, path, sources, overwrite)

    return list(paths)


def _is_source(file: Path, sources: Iterable[str]) -> bool:
    """Whether `file` is one of the sources, by whichever name or link."""
    for name, problem in data_files(sources):
        if problem or name == STDIN:
            continue

        source = Path(name)
        if source.exists() and file.samefile(source):
            return True

    return False


def _refuse_special(file: Path, path: str) -> None:
    """Refuse what is there and no file: a pipe would wait for a reader, a device be replaced."""
    if file.exists() and not file.is_file() and not file.is_dir():
        what = {"what_en": "it is no ordinary file", "what_zh": "不是普通文件"}
        raise GapcalcError(Problem("unwritable", what, path))


def _replace(file: Path, content: bytes) -> None:
    """Replace a file in one step, so that a full disk leaves the old one whole.

    The mode of the old file stays: what was for its owner's eyes alone still is. Nobody else may
    read the draft meanwhile.
    """
    # In the same folder, so that it can take the file's place at once.
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    before = file.stat() if file.exists() else None
    mode = 0o666 if before is None else 0o600
    # O_EXCL: a link that somebody has put there under that name is not followed.
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)

    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)

        if before is not None:
            _take_over(before, draft)

        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def _take_over(before: os.stat_result, draft: Path) -> None:
    """Give `draft` the owner, as far as one may, and the mode of the file that it replaces."""
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(draft, before.st_uid, before.st_gid)

    draft.chmod(stat.S_IMODE(before.st_mode))
