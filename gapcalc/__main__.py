"""The program as a process of its own: `gapcalc`, or `python -m gapcalc`."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

from gapcalc.cli.exit_code import CANNOT_RUN, INTERRUPTED

__all__ = ["main"]

# After so many new objects Python looks for cycles of garbage among them. Nearly none of ours are
# in one, and the plan and data of the package are fewer: the search, at every 700, took a fifteenth
# of the time of `gapcalc status`, and a tenth of that of a table of 200,000 rows.
_OBJECTS_BETWEEN_SEARCHES = 100_000


def main() -> NoReturn:
    """Run the command line, and leave as soon as everything is written.

    Python would first take apart every object of plan and data, which takes an eighth of the time
    of `gapcalc status`. Nothing waits for that: files are closed where they are written, and what
    the two streams still hold is flushed here.
    """
    gc.set_threshold(_OBJECTS_BETWEEN_SEARCHES)

    try:
        # Imported here, so that Ctrl+C during the imports ends as it does later, without a word.
        from gapcalc.cli.main import main as run_command_line

        run_command_line()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else CANNOT_RUN

    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:  # a full disk; `run_command_line` has said so if it could
            code = code or CANNOT_RUN

    os._exit(code)


if __name__ == "__main__":
    main()
