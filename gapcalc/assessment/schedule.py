"""The share of the way from base to goal that is due at each time: a line, or one with waypoints.

Without waypoints the share of the way that is due is the share of the time that has gone. A
waypoint, such as 480 km by 2025 on the way from 400 in 2022 to 600 in 2027, bends that line: 40 %
of the way is due by the end of 2025, and the other 60 % in the two years after it. On either shape
of a path progress is a straight line between two such points, so that a compound path grows at one
rate up to a waypoint and at another one from there on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from gapcalc.core import growth
from gapcalc.core.growth import Number, Shape
from gapcalc.plan.model import Aim, Plan, Target

__all__ = ["Mark", "Schedule", "schedule_of"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A time, in years, and the share of the way that is due by then."""

    time: Fraction
    share: Number


@dataclass(frozen=True, slots=True)
class Schedule:
    """The marks of a way in the order of their times: the base, the waypoints, the goal."""

    marks: tuple[Mark, ...]

    def piece(self, time: Fraction) -> tuple[Mark, Mark]:
        """Return the marks between which `time` lies; beyond the ends the first or last two."""
        pieces = list(pairwise(self.marks))

        # A waypoint's own year belongs to the piece that leads to it.
        for start, end in pieces:
            if time <= end.time:
                return start, end

        return pieces[-1]

    def due(self, time: Fraction) -> Number:
        """Return the share of the way that is due at `time`; more than 1 after the last mark."""
        start, end = self.piece(time)
        return growth.due_share(start.share, end.share, start.time, time, end.time)

    def piece_of(self, share: Number) -> tuple[Mark, Mark] | None:
        """Return the marks between which the share of the way is due; None if it never is.

        Where the way goes back and forth between waypoints, they are the last such two. What has
        gone beyond the goal is due some time after it, at the pace of the last piece.
        """
        pieces = list(pairwise(self.marks))

        # Where the way falls back to a waypoint, the share is due twice: the later time counts.
        for start, end in reversed(pieces):
            low, high = sorted((start.share, end.share))
            if low < high and low <= share <= high:
                return start, end

        start, end = pieces[-1]
        if not start.share < end.share < share:
            return None

        return start, end

    def time_of(self, share: Number) -> Number | None:
        """Return when the share of the way is due; None if it never is."""
        piece = self.piece_of(share)
        if piece is None:
            return None

        start, end = piece
        return growth.time_due(share, start.share, end.share, start.time, end.time)

    def drawn(self, pieces: int) -> Iterator[Mark]:
        """Yield marks enough to draw a curve: `pieces` for each part between two waypoints."""
        yield self.marks[0]

        for start, end in pairwise(self.marks):
            years = end.time - start.time
            rise = end.share - start.share

            for number in range(1, pieces + 1):
                part = Fraction(number, pieces)
                time = start.time + years * part
                share = start.share + rise * part
                yield Mark(time, share)


def schedule_of(plan: Plan, target: Target, shape: Shape, base: Number, aim: Aim) -> Schedule:
    """Return the schedule of `target` from its `base` amount to its goal, in one unit.

    Base and goal differ. Waypoints on a compound path are above zero.
    """
    marks = [Mark(target.base_time, Fraction(0))]

    for waypoint in target.waypoints:
        # 150 on the way from 100 to 200 is half of it.
        share = growth.progress(shape, base, waypoint.value, aim.value)
        time = Fraction(waypoint.year)
        marks.append(Mark(time, share))

    end = Fraction(plan.end(target))
    marks.append(Mark(end, Fraction(1)))
    return Schedule(tuple(marks))
