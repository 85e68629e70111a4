"""Problems as many as a file may have: in their order, counted by code, and a million in little memory."""

from __future__ import annotations

import marshal
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import eq
from typing import TypeVar, overload

from .codes import CATALOGUE
from .problem import Problem

__all__ = ["Block", "Kind", "Problems", "by_code", "gathered", "severities"]

_TOGETHER = 256  # that the place of each is one byte; for Python's collector of garbage it is still little

# All of a problem but its line: code, details, path, column, field.
Kind = tuple[str, Mapping[str, str], str | None, int | None, str | None]
# Problems that follow each other: their kinds, the place among these of each problem's, and its line.
Block = tuple[Sequence[Kind], Sequence[int], Sequence[int | None]]

_Group = TypeVar("_Group", bound=Hashable)


class Problems(Sequence[Problem]):
    """A sequence of problems that only grows; of a long one, all but the end is packed and made anew when read."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self.codes: Counter[str] = Counter()
        self._sealed: list[bytes] = []
        self._in_sealed = 0
        self._open()
        self.extend(problems)

    def _open(self) -> None:
        self._kinds: list[Kind] = []
        self._which = bytearray()
        self._lines: list[int | None] = []
        self._places: dict[int, int] = {}

    def _seal(self) -> None:
        if not self._lines:
            return
        kinds = [(code, dict(details), path, column, field) for code, details, path, column, field in self._kinds]
        self._sealed.append(marshal.dumps((kinds, bytes(self._which), self._lines)))
        self._in_sealed += len(self._lines)
        self._open()

    def tell(
        self,
        code: str,
        details: Mapping[str, str],
        path: str | None,
        line: int | None = None,
        column: int | None = None,
        field: str | None = None,
    ) -> None:
        """Append a problem. Many may share one `details`: kept once, and no longer to be changed by who gave it."""
        self.codes[code] += 1
        kind = code, details, path, column, field
        shared = id(details)  # which is no other's while the kinds hold them
        place = self._places.get(shared)
        if place is None or self._kinds[place] != kind:
            place = self._places[shared] = len(self._kinds)
            self._kinds.append(kind)
        self._which.append(place)
        self._lines.append(line)
        if len(self._lines) == _TOGETHER:
            self._seal()

    def append(self, problem: Problem) -> None:
        p = problem
        self.tell(p.code, p.details, p.path, p.line, p.column, p.field)

    def extend(self, problems: Iterable[Problem]) -> None:
        if isinstance(problems, Problems):
            for one in (self, problems):
                one._seal()
            self.codes.update(problems.codes)
            self._sealed += problems._sealed
            self._in_sealed += problems._in_sealed
        else:
            for problem in problems:
                self.append(problem)

    def blocks(self) -> Iterator[Block]:
        """Yield all problems, in their order, as far as they share what they say."""
        for sealed in self._sealed:
            yield marshal.loads(sealed)
        if self._lines:
            yield self._kinds, self._which, self._lines

    def first(self, count: int) -> Iterator[Problem]:
        """Yield, in their order, the first problems of each code, no more of any than `count`."""
        left = {code: min(count, all_) for code, all_ in self.codes.items()}
        for block in self.blocks():
            if not any(left.values()):
                return
            if any(left[code] for code in {code for code, *_ in block[0]}):
                for problem in _problems(block):
                    if left[problem.code]:
                        left[problem.code] -= 1
                        yield problem

    def apart(self, group: Callable[[Kind], _Group]) -> dict[_Group, Problems]:
        """Return the problems of each group, in the order in which the groups first come.

        They stay packed, and a block of one group takes no room a second time.
        """
        self._seal()
        found: defaultdict[_Group, Problems] = defaultdict(Problems)
        for sealed in self._sealed:
            kinds, which, lines = marshal.loads(sealed)
            groups = [group(kind) for kind in kinds]
            if len(set(groups)) == 1:
                alone = found[groups[0]]
                alone.codes.update(kinds[place][0] for place in which)
                alone._sealed.append(sealed)
                alone._in_sealed += len(which)
                continue
            for place, line in zip(which, lines, strict=True):
                code, details, path, column, field = kinds[place]
                found[groups[place]].tell(code, details, path, line, column, field)
            for one in set(groups):
                found[one]._seal()
        return found

    def __len__(self) -> int:
        return self._in_sealed + len(self._lines)

    def __iter__(self) -> Iterator[Problem]:
        for block in self.blocks():
            yield from _problems(block)

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


def _problems(block: Block) -> Iterator[Problem]:
    kinds, which, lines = block
    for place, line in zip(which, lines, strict=True):
        code, details, path, column, field = kinds[place]
        yield Problem(code, details, path, line, column, field)


def gathered(problems: Iterable[Problem]) -> Problems:
    """Return `problems` as such a sequence."""
    return problems if isinstance(problems, Problems) else Problems(problems)


def by_code(problems: Iterable[Problem]) -> Mapping[str, int]:
    """Return how many of `problems` each code has, in the order in which they first come."""
    return problems.codes if isinstance(problems, Problems) else Counter(problem.code for problem in problems)


def severities(problems: Iterable[Problem]) -> tuple[int, int]:
    """Return how many of `problems` are errors, and how many warnings."""
    codes = by_code(problems)
    errors = sum(count for code, count in codes.items() if CATALOGUE[code].severity == "error")
    return errors, sum(codes.values()) - errors
