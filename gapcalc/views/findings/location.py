"""How reports for other programs name the file in which a problem stands."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from gapcalc.core.text import visible

__all__ = ["NO_FILE", "relative_path", "uri"]

# In place of a file, for a problem that belongs to none: a year missing between two files.
NO_FILE = "gapcalc"


def relative_path(path: str) -> str:
    """Return `path` from the working folder, or as it is where it lies elsewhere.

    Slashes part the folders, and a character that would hide is written as an escape.
    """
    written = _from_working_folder(path).as_posix()
    return written if written.isprintable() else visible(written)


def uri(path: str) -> str:
    """Return `path` as a URI reference: `data/数据 1.csv` is `data/%E6%95%B0%E6%8D%AE%201.csv`."""
    file = _from_working_folder(path)
    if file.is_absolute():
        return file.as_uri()

    # As bytes, since the name of a file need not be valid UTF-8.
    return quote(os.fsencode(file.as_posix()))


def _from_working_folder(path: str) -> Path:
    file = Path(path)

    try:
        folder = Path.cwd()
    except OSError:  # it was deleted while the program ran in it
        return file

    if file.is_absolute() and file.is_relative_to(folder):
        return file.relative_to(folder)

    return file
