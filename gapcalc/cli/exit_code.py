"""The exit codes: what a shell, a Makefile or a CI job learns of a run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from gapcalc.core.problem import Problem

__all__ = ["CANNOT_RUN", "INTERRUPTED", "OK", "PROBLEMS", "exit_code"]

OK: Final = 0
# The command has run and has found errors in the data; a target that is behind is no error.
PROBLEMS: Final = 1
# There was nothing to work on: a slip in the command line, no such file, an unreadable plan.
CANNOT_RUN: Final = 2
# What a shell gives for a program that was ended by Ctrl+C: 128 and the signal's number.
INTERRUPTED: Final = 130


def exit_code(problems: Iterable[Problem]) -> int:
    """Return the code of a command that has run; warnings alone leave it 0."""
    for problem in problems:
        if problem.severity == "error":
            return PROBLEMS

    return OK
