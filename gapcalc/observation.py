"""Published values as they were printed, each with its place and standing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from .period import Period
from .problem import Problem

__all__ = ["BOUNDS", "GROWING", "STATUSES", "Observation", "Observations"]

# Of several values for one period the one of the highest standing is used.
STATUSES: dict[str, int] = {"revised": 5, "final": 4, "reported": 3, "preliminary": 2, "estimate": 1}
# The forms of goal whose series may come as yearly growth rates.
GROWING = {"average_growth", "reduce_by"}
BOUNDS = (">", ">=", "~", "<=", "<")


@dataclass(frozen=True, slots=True)
class Observation:
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


@dataclass(slots=True)
class Observations:
    """What was read: the values, the problems met, and how many files and rows were looked at."""

    values: list[Observation] = field(default_factory=list)
    problems: Sequence[Problem] = ()
    looked: list[str] = field(default_factory=list)
    rows: int = 0

    @property
    def files(self) -> int:
        return len(self.looked)

    def __iter__(self) -> Iterator[Observation]:
        return iter(self.values)

    def __len__(self) -> int:
        return len(self.values)
