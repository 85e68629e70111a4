"""Problems as many as a file may have: in their order, counted by code, and a million in little memory."""

from __future__ import annotations

import marshal
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import eq
from typing import overload

from .codes import CATALOGUE
from .problem import Problem

__all__ = ["Problems", "by_code", "severities"]

_TOGETHER = 1000


class Problems(Sequence[Problem]):
    """A sequence of problems that only grows; of a long one, all but the end is packed and made anew when read."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self.codes: Counter[str] = Counter()
        self._packed: list[bytes] = []
        self._open: list[Problem] = []
        self.extend(problems)

    def append(self, problem: Problem) -> None:
        self.codes[problem.code] += 1
        self._open.append(problem)
        if len(self._open) == _TOGETHER:
            told = [(p.code, dict(p.details), p.path, p.line, p.column, p.field) for p in self._open]
            self._packed.append(marshal.dumps(told))
            self._open = []

    def extend(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.append(problem)

    def __len__(self) -> int:
        return len(self._packed) * _TOGETHER + len(self._open)

    def __iter__(self) -> Iterator[Problem]:
        for packed in self._packed:
            for told in marshal.loads(packed):
                yield Problem(*told)
        yield from self._open

    @overload
    def __getitem__(self, place: int) -> Problem: ...
    @overload
    def __getitem__(self, place: slice) -> list[Problem]: ...
    def __getitem__(self, place: int | slice) -> Problem | list[Problem]:
        if isinstance(place, slice):
            return list(islice(self, *place.indices(len(self))))
        return next(islice(self, range(len(self))[place], None))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]


def by_code(problems: Iterable[Problem]) -> Mapping[str, int]:
    """Return how many of `problems` each code has, in the order in which they first come."""
    return problems.codes if isinstance(problems, Problems) else Counter(problem.code for problem in problems)


def severities(problems: Iterable[Problem]) -> tuple[int, int]:
    """Return how many of `problems` are errors, and how many warnings."""
    codes = by_code(problems)
    errors = sum(count for code, count in codes.items() if CATALOGUE[code].severity == "error")
    return errors, sum(codes.values()) - errors
