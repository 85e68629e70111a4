"""What leaves the program: results to standard output, problems and progress to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gapcalc.core.problem import Problem
    from gapcalc.tables.delimited import Progress
    from gapcalc.views.columns import Line
    from gapcalc.views.speaker import Speaker

__all__ = [
    "point_to_read",
    "print_lines",
    "print_problems",
    "progress_bar",
    "write",
    "write_bytes",
    "write_error",
]

# More would push the results out of sight; `gapcalc check` lists them all.
_MOST_PROBLEMS = 10
# What a verdict says itself ("not comparable since 2024"), and `gapcalc check` lists.
_TOLD_BY_VERDICTS = {"basis-not-linked"}


# --- to standard output


def write(text: str) -> None:
    """Print `text` and a line end."""
    with _reader_may_leave():
        sys.stdout.write(f"{text}\n")


def write_bytes(content: bytes) -> None:
    """Print bytes as they are, such as a page that names its own encoding."""
    with _reader_may_leave():
        sys.stdout.buffer.write(content)


def print_lines(lines: Iterable[Line]) -> None:
    """Print lines of styled text, in colour on a terminal."""
    from gapcalc.views import terminal

    with _reader_may_leave():
        terminal.show(lines)


@contextmanager
def _reader_may_leave() -> Iterator[None]:
    """Let a reader such as `head` close the pipe when it has seen enough.

    That is no failure: the exit code stays that of the data. Python flushes standard output once
    more when it ends, so from here on it goes to nowhere.
    """
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())


# --- to standard error


def print_problems(problems: Sequence[Problem], speaker: Speaker) -> None:
    """Name the first problems, errors before warnings, and say how many there are."""
    problems = [problem for problem in problems if problem.code not in _TOLD_BY_VERDICTS]
    if not problems:
        return

    from gapcalc.core.tally import is_closing, severities
    from gapcalc.views.findings.text import problem_line

    errors, warnings = severities(problems)
    # "error" comes before "warning" in the alphabet; within each, the order of the files stays.
    by_severity = sorted(problems, key=lambda problem: problem.severity)
    # "and 4,000 more of these" comes after all that is told in full.
    singly = [problem for problem in by_severity if not is_closing(problem)]
    closing = [problem for problem in by_severity if is_closing(problem)]
    listed = [*singly[:_MOST_PROBLEMS], *closing[:_MOST_PROBLEMS]]
    lines = [problem_line(problem, speaker) for problem in listed]

    if errors + warnings > _MOST_PROBLEMS:
        lines.append(speaker.word("problems", errors=errors, warnings=warnings))

    sys.stderr.write("\n".join(lines) + "\n")


def write_error(text: str) -> None:
    """Print `text` and a line end to standard error."""
    sys.stderr.write(f"{text}\n")


def point_to_read(files: Sequence[str], speaker: Speaker) -> None:
    """Name the command that shows how `files` were read, of which no value was used."""
    if files:
        from gapcalc.views.findings.text import pointer_to_read

        # gapcalc read FILE shows how the file was understood.
        sys.stderr.write(f"{pointer_to_read(files, speaker)}\n")


@contextmanager
def progress_bar() -> Iterator[Progress | None]:
    """Draw a bar while files are read, and take it away when they are.

    The work calls what it gets with path, bytes read and bytes in all; it gets None where standard
    error is no terminal, or one that cannot move its cursor.
    """
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return

    from gapcalc.views.terminal import bar

    with bar(sys.stderr) as progress:
        yield progress
