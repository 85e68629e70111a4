"""Files that a command makes: a report, a template."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from gapcalc.cli.output import write_bytes
from gapcalc.core.files import STDIN, data_files, unreadable
from gapcalc.core.problem import GapcalcError, Problem

__all__ = ["save"]

# `-o -` is standard output, as `-` among the files to read is standard input.
_STDOUT = STDIN


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
        file = Path(path)
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


def _replace(file: Path, content: bytes) -> None:
    """Replace a file in one step, so that a full disk leaves the old one whole."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")

    try:
        draft.write_bytes(content)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
