"""Files that a command makes: a report, a template."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from gapcalc.cli.output import write_bytes
from gapcalc.core.files import STDIN, data_files, unreadable
from gapcalc.core.problem import GapcalcError, Problem

__all__ = ["save"]

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
