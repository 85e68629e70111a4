"""What leaves the program: results to standard output, problems and progress to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gapcalc.assessment.status import Assessment, Result
    from gapcalc.core.problem import Problem
    from gapcalc.tables.delimited import Progress
    from gapcalc.views.columns import Line
    from gapcalc.views.speaker import Speaker

__all__ = [
    "print_lines",
    "print_status",
    "save",
    "tell",
    "watched",
    "write",
    "write_lines",
    "write_table",
]

_SHOWN_PROBLEMS = 10
_TOGETHER = 500  # lines written at once


def print_status(
    assessment: Assessment,
    scope: list[Result],
    results: list[Result],
    format: str,
    speaker: Speaker,
    full: bool,
    method: str,
) -> None:
    """Print the status of `results` as table, json, csv or markdown; the roll-up is that of `scope`."""
    from gapcalc.assessment.status import OWN

    if format == "table" and method == OWN:
        from gapcalc.views.status_table import status_table
        from gapcalc.views.terminal import width_of

        print_lines(status_table(assessment, results, speaker, width_of(sys.stdout), full, scope))
        return
    if format == "table":
        from gapcalc.views.method_table import method_table
        from gapcalc.views.terminal import width_of

        print_lines(method_table(assessment, results, speaker, method, width_of(sys.stdout)))
        return
    from gapcalc.views import status_export as export

    content = export.status_json(assessment, results, speaker, scope)
    if method != OWN:
        from gapcalc.views.method_export import with_method

        with_method(content, assessment, results, method, speaker)
    units = {result.target.id: result.series.unit for result in results}
    header, rows = export.status_columns(content["targets"], units)
    write_table(format, content, header, rows)


def write_table(
    format: str, content: Any, header: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Print `content` as json, or the same as `rows` in csv or markdown."""
    from gapcalc.views import writers

    if format == "json":
        write(writers.as_json(content))
    elif format == "csv":
        write(writers.as_csv(header, rows))
    else:
        write(writers.as_markdown(header, rows))


def write(text: str, end: str = "\n") -> None:
    """Print `text` and a line end."""
    with _reader_may_leave():
        sys.stdout.write(text + end)


def write_lines(lines: Iterable[str]) -> None:
    """Print lines, many at once."""
    coming = iter(lines)
    with _reader_may_leave():
        while some := list(islice(coming, _TOGETHER)):
            sys.stdout.write("\n".join(some) + "\n")


def save(content: bytes, path: str | None, read: Iterable[str] = (), over: bool = True) -> None:
    """Write `content` to the file `path`, or as it is to standard output where that is None or `-`.

    Raises `GapcalcError` where the file cannot be written, is among those that `read` names (files and folders: what
    the content was made from is never written over), or is there already and not to be written `over`.
    """
    from pathlib import Path

    from gapcalc.core.files import STDIN, data_files, unreadable
    from gapcalc.core.problem import GapcalcError, Problem

    if path is None or path == STDIN:
        with _reader_may_leave():
            sys.stdout.buffer.write(content)
        return
    try:
        file = Path(path)
        sources = [
            Path(source) for source, problem in data_files(read) if source != STDIN and not problem
        ]
        if file.exists() and any(source.exists() and file.samefile(source) for source in sources):
            raise GapcalcError(Problem("output-is-input", path=path))
        if not over and file.exists() and file.read_bytes() != content:
            raise GapcalcError(Problem("output-exists", path=path))
        draft = file.with_name(f".{file.name}.{os.getpid()}")
        try:
            draft.write_bytes(content)
            draft.replace(
                file
            )  # in one step: what was there before stays whole where there is no room
        finally:
            draft.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise GapcalcError(Problem("unwritable", unreadable(path, error).details, path)) from None


def print_lines(lines: Iterable[Line]) -> None:
    """Print lines, in colour on a terminal."""
    from gapcalc.views import terminal

    with _reader_may_leave():
        terminal.show(lines)


@contextmanager
def _reader_may_leave() -> Iterator[None]:
    """Let a reader such as `head` close the pipe when it has seen enough; the exit code stays that of the data."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def tell(problems: Sequence[Problem], speaker: Speaker) -> None:
    """Name the first problems on standard error, errors first, and how many there are."""
    if not problems:
        return
    from gapcalc.core.tally import severities
    from gapcalc.views.entries import problem_line

    errors, warnings = severities(problems)
    ordered = sorted(problems, key=lambda p: p.severity)
    lines = [problem_line(problem, speaker) for problem in ordered[:_SHOWN_PROBLEMS]]
    if errors + warnings > _SHOWN_PROBLEMS:
        lines.append(speaker.word("problems", errors=errors, warnings=warnings))
    sys.stderr.write("\n".join(lines) + "\n")


@contextmanager
def watched() -> Iterator[Progress | None]:
    """Give what reading calls with path, bytes done and bytes in all, or None where nobody watches.

    A bar is drawn on standard error while the work lasts, and is gone after it.
    """
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    from gapcalc.views.terminal import bar

    with bar(sys.stderr) as progress:
        yield progress
