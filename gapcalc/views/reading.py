"""Tables as they were read, each with the problems that stand in its lines."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from gapcalc.core.problem import Problem
from gapcalc.core.tally import is_closing
from gapcalc.data.observation import Observations
from gapcalc.tables.account import TableAccount

__all__ = ["ProblemGroup", "Reading", "TableReading", "name_of", "reading_of"]


@dataclass(slots=True)
class ProblemGroup:
    """The problems of one code in one table: how many there are, and the first of them."""

    code: str
    first: Problem
    count: int = 0


@dataclass(slots=True)
class TableReading:
    """One table: what became of it, and what is wrong in it."""

    account: TableAccount
    problems: list[Problem] = field(default_factory=list)

    def groups(self) -> list[ProblemGroup]:
        """Return the problems by their codes, the most frequent first."""
        found: dict[str, ProblemGroup] = {}

        for problem in self.problems:
            # One that closes a list (1,200 more of unit-missing) counts as those it stands for.
            closing = is_closing(problem)
            code = problem.details["code"] if closing else problem.code
            group = found.setdefault(code, ProblemGroup(code, problem))
            group.count += int(problem.details["count"]) if closing else 1

        return sorted(found.values(), key=lambda group: -group.count)


@dataclass(frozen=True, slots=True)
class Reading:
    """How files were read.

    `tables` are in the order of the files; `bare` the files in which there was nothing to account
    for; `others` the problems that belong to no table, such as that a file is missing.
    """

    tables: Sequence[TableReading]
    bare: Sequence[str]
    others: Sequence[Problem]


def name_of(account: TableAccount) -> str:
    """Return the file of a table, with its sheet in brackets: data.xlsx[Sheet1]."""
    sheet = f"[{account.sheet}]"
    if not account.sheet or account.path.endswith(sheet):
        return account.path

    return f"{account.path}{sheet}"


def reading_of(observations: Observations) -> Reading:
    """Sort the problems of `observations` into the tables in which they stand."""
    tables = [TableReading(account) for account in observations.tables]
    starts = _starts(tables)
    others = []

    for problem in observations.problems:
        found = starts.get(problem.path or "")
        if found is None:
            others.append(problem)
            continue

        # The last table that begins above the line; what is said of the whole file, in the first.
        lines = [line for line, _ in found]
        index = max(bisect_right(lines, problem.line or 0) - 1, 0)
        found[index][1].problems.append(problem)

    bare = [path for path in observations.looked if path not in starts]
    return Reading(tables, bare, others)


def _starts(tables: Sequence[TableReading]) -> dict[str, list[tuple[int, TableReading]]]:
    """Return the tables by the names that problems have for their file, each with its first line.

    The problems of a workbook with one sheet have the file alone.
    """
    starts: defaultdict[str, list[tuple[int, TableReading]]] = defaultdict(list)

    for table in tables:
        for name in {table.account.path, name_of(table.account)}:
            starts[name].append((table.account.first_line, table))

    for found in starts.values():
        found.sort(key=lambda start: start[0])

    return dict(starts)
