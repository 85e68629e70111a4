"""Problems counted: by code and by severity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from gapcalc.core.problem import Problem
from gapcalc.core.problem_log import CLOSING_CODES

__all__ = ["by_code", "is_closing", "severities"]

_CLOSING_CODES = frozenset(CLOSING_CODES.values())


def is_closing(problem: Problem) -> bool:
    """Whether a problem says only how many more of another code there are (199,000 more of …)."""
    return problem.code in _CLOSING_CODES


def by_code(problems: Iterable[Problem]) -> Counter[str]:
    """Return how many problems each code has, in the order in which the codes first come.

    A problem that closes a list (`is_closing`) counts as all those that it stands for.
    """
    counts: Counter[str] = Counter()

    for problem in problems:
        if is_closing(problem):
            counts[problem.details["code"]] += int(problem.details["count"])
        else:
            counts[problem.code] += 1

    return counts


def severities(problems: Iterable[Problem]) -> tuple[int, int]:
    """Return how many of `problems` are errors and how many are warnings."""
    errors = 0
    warnings = 0

    for problem in problems:
        count = int(problem.details["count"]) if is_closing(problem) else 1

        if problem.severity == "error":
            errors += count
        else:
            warnings += count

    return errors, warnings
