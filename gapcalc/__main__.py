"""The command line as a program of its own: `gapcalc`, or `python -m gapcalc`."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

__all__ = ["script"]


def script() -> NoReturn:
    """Run the command line, and leave as soon as all is said.

    Python would first take apart every object that was made, which takes as long as many a command does.
    """
    gc.set_threshold(100_000)  # next to nothing here holds on to itself, and looking for it costs time
    from .cli import main  # and so it does while modules are imported

    try:
        main()
    except SystemExit as end:
        code = end.code
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # closed by its reader, or never there
            stream.flush()
    os._exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    script()
