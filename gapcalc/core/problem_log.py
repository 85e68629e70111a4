"""Problems collected while a file is read: of each code so many in full, the rest as a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from gapcalc.core.problem import Problem

__all__ = ["CLOSING_CODES", "MOST_OF_CODE", "ProblemLog", "bounded"]

# A column of a million words where numbers should be is one mistake, not a million of them.
MOST_OF_CODE = 1_000
# The codes of the problem that closes a list cut short, by the severity of those it counts.
CLOSING_CODES = {"error": "more-of-error", "warning": "more-of-warning"}


@dataclass(slots=True)
class _Rest:
    """The problems of one code in one file that are counted and not listed."""

    severity: str
    count: int = 0
    first: int | None = None
    last: int | None = None

    def add(self, line: int | None) -> None:
        self.count += 1

        if line is None:
            return

        # Problems do not always come in the order of their lines: unsure months are
        # taken back at the end of a sheet, and comparisons go from target to target.
        self.first = line if self.first is None else min(self.first, line)
        self.last = line if self.last is None else max(self.last, line)

    def closing(self, code: str, path: str | None) -> Problem:
        """Return the problem that says how many more of `code` there are, and where."""
        details = {
            "code": code,
            "count": str(self.count),
            "first": _line_text(self.first),
            "last": _line_text(self.last),
        }

        return Problem(CLOSING_CODES[self.severity], details, path, self.first)


class ProblemLog:
    """A list of problems that a file of any length makes no longer than a reader can use.

    Of each code in each file the first `MOST_OF_CODE` problems are kept in full. `close` adds one
    problem for each code that has more, with their number and the lines between which they lie;
    `core.tally` counts it as the problems that it stands for.
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._kept: Counter[tuple[str | None, str]] = Counter()
        self._rest: dict[tuple[str | None, str], _Rest] = {}

    def add(self, problem: Problem) -> None:
        """Keep a problem, or count it where its file has had enough of its code."""
        file_and_code = problem.path, problem.code
        if self._kept[file_and_code] < MOST_OF_CODE:
            self._kept[file_and_code] += 1
            self.problems.append(problem)
            return

        rest = self._rest.get(file_and_code)
        if rest is None:
            rest = self._rest[file_and_code] = _Rest(problem.severity)

        rest.add(problem.line)

    def close(self) -> None:
        """End the list of the files read so far; what is added later is counted anew."""
        for (path, code), rest in self._rest.items():
            self.problems.append(rest.closing(code, path))

        self._kept.clear()
        self._rest.clear()


def bounded(problems: Iterable[Problem]) -> list[Problem]:
    """Return `problems` as a `ProblemLog` keeps them, with what it adds at the end."""
    log = ProblemLog()

    for problem in problems:
        log.add(problem)

    log.close()

    return log.problems


def _line_text(line: int | None) -> str:
    # A problem of a whole file lies on no line of it.
    return "-" if line is None else str(line)
