"""What a series consists of: its points, and the observations that were not used."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction

from gapcalc.core.period import Period
from gapcalc.core.problem import Problem
from gapcalc.data.observation import STANDINGS, Observation
from gapcalc.plan.model import MIRRORED, Stage

__all__ = ["Link", "Point", "Series", "Unused", "joint_bound", "joint_status"]


@dataclass(frozen=True, slots=True)
class Point:
    """The series at one moment.

    `time` is in years: 2025 is the end of 2025, 2024 + 10/12 the end of October 2025. `value` is
    exact and in the unit of the series, or a stage. `bound` (">", ">=", "~", "<=", "<") says that
    the true value lies above, about or below it. `status` is the lowest status of publication among
    the observations in `parts`, of which the value is made. `published` is the value on its own
    basis where `links` carried it over to that of the series; `basis` names that of a value that
    nothing links.
    """

    time: Fraction
    value: Fraction | Stage
    period: Period
    bound: str | None = None
    status: str = "reported"
    parts: tuple[Observation, ...] = ()
    published: Fraction | None = None
    links: tuple[Link, ...] = ()
    basis: str = ""

    @property
    def amount(self) -> Fraction:
        """The value as a number; a stage is its rank."""
        if isinstance(self.value, Stage):
            return Fraction(self.value.rank)

        return self.value

    @property
    def beyond(self) -> int:
        """1 if the true value is known to lie above the printed one, -1 if below, else 0.

        "At least 50" (>=) may be 50 exactly and so counts as 0.
        """
        if self.bound == ">":
            return 1
        if self.bound == "<":
            return -1

        return 0

    def mirrored(self) -> Point:
        """Return the point with its bound turned round, as of a value to subtract or to divide by.

        50 less "more than 10" is "less than 40".
        """
        if self.bound is None:
            return self

        return replace(self, bound=MIRRORED.get(self.bound, self.bound))


@dataclass(frozen=True, slots=True)
class Link:
    """How values on `basis` are carried over to `onto`: by the ratio of two values of one period.

    `value` is the one on `basis`, `onto_value` the one on `onto`.
    """

    basis: str
    onto: str
    value: Point
    onto_value: Point

    @property
    def ratio(self) -> Fraction:
        """What a value on `basis` is multiplied by."""
        return self.onto_value.amount / self.value.amount

    @property
    def parts(self) -> tuple[Observation, ...]:
        """The observations that it rests on."""
        return (*self.value.parts, *self.onto_value.parts)


@dataclass(frozen=True, slots=True)
class Unused:
    """An observation that is not in the series, and why: a key of `messages.reasons.REASONS`."""

    observation: Observation
    why: str


@dataclass(slots=True)
class Series:
    """All that was published about a target, in order of time.

    `broken_at` is the first year without a value if a sum or a chain had to end there.

    `basis` is the one that its points stand on, "" for the unnamed one; `basis_is_taken` says that
    its values name none and are taken for the goal's. `links` carried values over to it, and
    `incomparable` are values that nothing links to it. `chained_bases` are those of growth rates
    that were chained though they are others than its own.
    """

    unit: str
    points: list[Point] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    broken_at: int | None = None
    basis: str = ""
    basis_is_taken: bool = False
    links: list[Link] = field(default_factory=list)
    incomparable: list[Point] = field(default_factory=list)
    chained_bases: list[str] = field(default_factory=list)

    def at(self, time: Fraction | int) -> Point | None:
        """Return the point at `time`, such as the end of a year, or None if there is none."""
        for point in self.points:
            if point.time == time:
                return point

        return None

    @property
    def linking(self) -> list[Observation]:
        """The observations that only link one basis to another, and stand for no point.

        A point that is linked rests on them too; the value that it stands for is its last part.
        """
        # A value that is used or was left out for a reason of its own is accounted for already.
        others = {unused.observation for unused in self.unused}
        for point in self.points:
            others.update(point.parts[-1:])

        linking: dict[Observation, None] = {}

        for link in self.links:
            for part in link.parts:
                if part not in others:
                    linking[part] = None

        return list(linking)

    @property
    def incomparable_since(self) -> Point | None:
        """The first value behind the last comparable one, if nothing links it to the others."""
        # What stood on another basis in 2021, before comparable values to 2025, keeps back nothing.
        last = self.points[-1].time if self.points else Fraction(0)

        for point in self.incomparable:
            if point.time > last:
                return point

        return None

    def use(self, links: Iterable[Link]) -> None:
        """Note that values were carried over by `links`."""
        # One link carries every value of its basis.
        for link in links:
            if link not in self.links:
                self.links.append(link)

    def drop(self, observations: Iterable[Observation], why: str) -> None:
        """Note that `observations` are not used, and why."""
        for observation in observations:
            self.unused.append(Unused(observation, why))


def joint_bound(parts: Iterable[Point]) -> str | None:
    """Return the bound of a value that is made of `parts`, or None if none of them has one.

    If all bounds point one way the result does too: "more than 10" and "at least 10" are more than
    20. If they do not, the result is only about right ("~").
    """
    bounds = {point.bound for point in parts} - {None}
    if not bounds:
        return None
    # More than 10 and a plain 10 are more than 20.
    if len(bounds) == 1:
        return bounds.pop()
    # So are more than 10 and at least 10.
    if bounds == {">", ">="}:
        return ">"
    if bounds == {"<", "<="}:
        return "<"

    return "~"


def joint_status(parts: Collection[Point]) -> str:
    """Return the status of a value that is made of `parts`: the lowest of theirs."""
    # A final and a preliminary amount together are preliminary.
    statuses = [point.status for point in parts]
    return min(statuses, key=STANDINGS.__getitem__)
