"""Published values as they were printed, each with its place and standing."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, overload

from .period import Period
from .problem import Problem

__all__ = ["BOUNDS", "GROWING", "STATUSES", "Found", "Observation", "Observations", "Said"]

# Of several values for one period the one of the highest standing is used.
STATUSES: dict[str, int] = {"revised": 5, "final": 4, "reported": 3, "preliminary": 2, "estimate": 1}
# The forms of goal whose series may come as yearly growth rates.
GROWING = {"average_growth", "reduce_by"}
BOUNDS = (">", ">=", "~", "<=", "<")
# So many of what values are said to be are remembered to be shared, and so many values by target are held at once.
_MOST_SHARED, _MOST_HELD = 50_000, 20_000


class Observation(NamedTuple):
    """One published value of a target or benchmark.

    `value` keeps the printed digits; for a milestone it is a stage. `bound` is one of `BOUNDS` or None,
    `status` one of `STATUSES`. `line` is the record's first line in `path`, `column` the heading over the value; a
    value set by hand has no path.
    """

    target: str
    period: Period
    value: Decimal | str
    unit: str
    bound: str | None = None
    status: str = "reported"
    source: str = ""
    publisher: str = ""
    url: str = ""
    note: str = ""
    path: str | None = None
    line: int | None = None
    column: str = "value"

    @property
    def standing(self) -> int:
        """The rank among values for one period; a value set by hand stands over all files."""
        return STATUSES[self.status] if self.path else max(STATUSES.values()) + 1


class Said(NamedTuple):
    """What is said of a value beside its period, its digits and its line: the same for many rows of a table."""

    target: str
    unit: str
    bound: str | None
    status: str
    source: str
    publisher: str
    url: str
    note: str
    path: str | None
    column: str
    is_stage: bool = False


class Observations(Sequence[Observation]):
    """What was read: the values, the problems met, and how many files and rows were looked at.

    The values are held by columns, a hundred bytes each, and made into observations when they are asked for.
    """

    def __init__(self, values: Iterable[Observation] = (), problems: Sequence[Problem] = ()) -> None:
        self.problems = problems
        self.looked: list[str] = []
        self.rows = 0
        self._said: list[Said] = []
        self._periods: list[Period] = []
        self._digits: list[str] = []
        self._lines = array("Q")  # 0 for none
        self._shared: dict[Said, Said] = {}
        self.extend(values)

    @property
    def files(self) -> int:
        return len(self.looked)

    def add(self, said: Said, period: Period, digits: str, line: int) -> None:
        """Take a value as it is printed (a stage as its name), with what is said of it; `line` is 0 for none."""
        self._said.append(said)
        self._periods.append(period)
        self._digits.append(digits)
        self._lines.append(line)

    def share(self, said: Said) -> Said:
        """Return what is equal to `said` and was said before, so that it is held once."""
        known = self._shared
        return known.setdefault(said, said) if len(known) < _MOST_SHARED else known.get(said, said)

    def append(self, o: Observation) -> None:
        is_stage = isinstance(o.value, str)
        said = Said(
            o.target, o.unit, o.bound, o.status, o.source, o.publisher, o.url, o.note, o.path, o.column, is_stage
        )
        self.add(self.share(said), o.period, str(o.value), o.line or 0)

    def extend(self, observations: Iterable[Observation]) -> None:
        for observation in observations:
            self.append(observation)

    def take_back(self, start: int, unwanted: Callable[[Observation], bool]) -> list[Observation]:
        """Return the `unwanted` ones from place `start` on, which are no longer among the values."""
        read = self[start:]
        for column in (self._said, self._periods, self._digits, self._lines):
            del column[start:]
        self.extend(o for o in read if not unwanted(o))
        return [o for o in read if unwanted(o)]

    def latest(self, targets: Mapping[str, object]) -> int | None:
        """Return the latest year that a value of one of `targets` is for, or None where there is none."""
        known = zip(self._said, self._periods, strict=True)
        return max((p.year for said, p in known if p.since is None and said.target in targets), default=None)

    def by_target(self, year: int) -> Found:
        """Return the observations up to the end of `year` by target or benchmark id."""
        places: dict[str, array[int]] = {}
        for place, (said, period) in enumerate(zip(self._said, self._periods, strict=True)):
            if period.year <= year:
                if said.target not in places:
                    places[said.target] = array("I")
                places[said.target].append(place)
        return Found(self, places)

    def __len__(self) -> int:
        return len(self._said)

    def __iter__(self) -> Iterator[Observation]:
        return map(_observed, self._said, self._periods, self._digits, self._lines)

    @overload
    def __getitem__(self, place: int) -> Observation: ...
    @overload
    def __getitem__(self, place: slice) -> list[Observation]: ...
    def __getitem__(self, place: int | slice) -> Observation | list[Observation]:
        if isinstance(place, slice):
            return [self[n] for n in range(*place.indices(len(self)))]
        return _observed(self._said[place], self._periods[place], self._digits[place], self._lines[place])


def _observed(said: Said, period: Period, digits: str, line: int) -> Observation:
    target, unit, bound, status, source, publisher, url, note, path, column, is_stage = said
    value = digits if is_stage else Decimal(digits)
    return Observation(
        target, period, value, unit, bound, status, source, publisher, url, note, path, line or None, column
    )


class Found(Mapping[str, Sequence[Observation]]):
    """Observations by target or benchmark id: made when they are looked up, and held while they are not too many."""

    def __init__(self, observations: Observations, places: Mapping[str, Sequence[int]]) -> None:
        self._observations, self._places = observations, places
        self._held: dict[str, list[Observation]] = {}

    def __getitem__(self, id: str) -> Sequence[Observation]:
        held = self._held.get(id)
        if held is None:
            if sum(map(len, self._held.values())) > _MOST_HELD:
                self._held.clear()
            held = self._held[id] = [self._observations[place] for place in self._places[id]]
        return held

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
