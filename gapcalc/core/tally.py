"""Problems counted: by code and by severity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from gapcalc.core.catalogue import CATALOGUE
from gapcalc.core.problem import Problem

__all__ = ["by_code", "severities"]


def by_code(problems: Iterable[Problem]) -> Counter[str]:
    """Return how many of `problems` each code has, in the order in which they first come."""
    return Counter(problem.code for problem in problems)


def severities(problems: Iterable[Problem]) -> tuple[int, int]:
    """Return how many of `problems` are errors, and how many warnings."""
    codes = by_code(problems)
    errors = sum(count for code, count in codes.items() if CATALOGUE[code].severity == "error")
    return errors, codes.total() - errors
