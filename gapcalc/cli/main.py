"""The entry point: run a command line and end with an exit code, and a sentence if it failed."""

import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

from gapcalc.cli.application import UsageError, application, usage_problem
from gapcalc.cli.completion import COMPLETE_VARIABLE, prepare_completion
from gapcalc.cli.exit_code import CANNOT_RUN, INTERRUPTED
from gapcalc.core.problem import GapcalcError, Problem
from gapcalc.messages.locale import language_of_command_line

__all__ = ["main"]


def main() -> NoReturn:
    """Run the command line of this process."""
    _prepare_streams()

    try:
        code = _run(sys.argv[1:])
    except KeyboardInterrupt:
        code = INTERRUPTED
    except SystemExit as end:
        # Typer ends the process itself, with a number, when it has answered a shell's question.
        code = end.code if isinstance(end.code, int) else CANNOT_RUN
    except OSError as error:
        # What is written cannot be taken, such as by a full disk.
        _print_error(f"gapcalc: {error.strerror or error}")
        code = CANNOT_RUN
    except Exception as error:
        # A mistake of this program, never of its user; GAPCALC_DEBUG shows where.
        if os.environ.get("GAPCALC_DEBUG"):
            raise

        _print_internal_error(error)
        code = CANNOT_RUN

    sys.exit(code)


def _prepare_streams() -> None:
    """Make standard output and standard error take whatever is written.

    A stream that the caller has closed (`gapcalc status >&-`) is None.
    """
    if sys.stdout is None:
        sys.exit(CANNOT_RUN)
    if sys.stderr is None:
        sys.stderr = io.StringIO()

    for stream in (sys.stdout, sys.stderr):
        # A test's stream may be one that has no encoding.
        if isinstance(stream, io.TextIOWrapper):
            # An office's GBK or ASCII terminal lacks some characters: ▰ is written as \u25b0 there.
            stream.reconfigure(errors="backslashreplace")


def _run(words: Sequence[str]) -> int:
    """Run the command line `words` and return its exit code; where it cannot run, print why."""
    if os.environ.get(COMPLETE_VARIABLE):
        prepare_completion()

    command_line = application()

    try:
        # Not "standalone": errors come back here, and the command's return value is the exit code.
        code: int = command_line(
            prog_name="gapcalc", complete_var=COMPLETE_VARIABLE, standalone_mode=False
        )
        return code
    except UsageError as error:
        problems: Sequence[Problem] = [usage_problem(error, words)]
    except GapcalcError as error:
        problems = error.problems

    _print_refusal(problems, words)

    return CANNOT_RUN


def _print_refusal(problems: Sequence[Problem], words: Sequence[str]) -> None:
    from gapcalc.cli.output import print_problems
    from gapcalc.views.speaker import Speaker

    print_problems(problems, Speaker(language_of_command_line(words)))


def _print_internal_error(error: Exception) -> None:
    from gapcalc.core.text import safe

    # KeyError: 'x': enough to report it by.
    description = f"{type(error).__name__}: {safe(error, 300)}"
    _print_error(f"gapcalc: internal error: {description} (GAPCALC_DEBUG=1 tells more)")


def _print_error(text: str) -> None:
    with suppress(OSError):  # standard error itself may be what cannot be written
        sys.stderr.write(f"{text}\n")
