"""Published values as they were printed, each with its place and standing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from gapcalc.core.period import Period
from gapcalc.core.problem import Problem
from gapcalc.plan.model import Stage

__all__ = ["BOUNDS", "GROWING", "STANDINGS", "Observation", "Observations"]

# Of several values for one period the one of the highest standing is used.
STANDINGS: dict[str, int] = {
    "revised": 5,
    "final": 4,
    "reported": 3,
    "preliminary": 2,
    "estimate": 1,
}
# The forms of goal whose series may come as yearly growth rates.
GROWING = {"average_growth", "reduce_by"}
BOUNDS = (">", ">=", "~", "<=", "<")


class Observation(NamedTuple):
    """One published value of a target or benchmark.

    `value` keeps the printed digits; for a milestone it is a stage. `bound` is one of `BOUNDS` or None,
    `status` one of `STANDINGS`. `line` is the record's first line in `path`, `column` the heading over the value; a
    value set by hand has no path.
    """

    target: str
    period: Period
    value: Decimal | Stage
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
        return STANDINGS[self.status] if self.path else max(STANDINGS.values()) + 1


class Observations(list[Observation]):
    """What was read: the values, the problems met, and which files and how many rows were looked at."""

    def __init__(
        self, values: Iterable[Observation] = (), problems: Sequence[Problem] = ()
    ) -> None:
        super().__init__(values)
        self.problems = problems
        self.looked: list[str] = []
        self.rows = 0

    @property
    def files(self) -> int:
        return len(self.looked)

    def latest(self, targets: Mapping[str, object]) -> int | None:
        """Return the latest year that a value of one of `targets` is for, or None where there is none."""
        return max(
            (o.period.year for o in self if o.period.since is None and o.target in targets),
            default=None,
        )

    def by_target(self, year: int) -> dict[str, list[Observation]]:
        """Return the observations up to the end of `year` by target or benchmark id."""
        found: dict[str, list[Observation]] = {}
        for o in self:
            if o.period.year <= year:
                found.setdefault(o.target, []).append(o)
        return found
