"""What has come of the waypoints of a target: met, missed, or still ahead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from gapcalc.assessment.numbers import Numbers, Rate, rate_to
from gapcalc.assessment.series import Point, Series
from gapcalc.plan.model import Aim, Target, Waypoint

__all__ = ["WaypointResult", "waypoint_results", "weightiest_waypoint"]


@dataclass(frozen=True, slots=True)
class WaypointResult:
    """A waypoint with what has come of it.

    `point` is the value of its year's end by which it is judged, None where none was published for
    it or the year has not come. `required` is the rate from the current value to a waypoint ahead.
    """

    waypoint: Waypoint
    state: Literal["met", "missed", "ahead", "unknown"]
    point: Point | None = None
    required: Rate | None = None


def waypoint_results(target: Target, series: Series, n: Numbers) -> Iterator[WaypointResult]:
    """Yield what has come of each waypoint by the time of the current value, in their order.

    A waypoint has no tolerance: it is a value to be reached, as the goal is. The value of the end
    of its year decides, and nothing else does.
    """
    if n.current is None or n.aim is None:
        return

    for waypoint in target.waypoints:
        if waypoint.year > n.current.time:
            required = rate_to(n, waypoint.value, waypoint.year, series.unit)
            yield WaypointResult(waypoint, "ahead", None, required)
            continue

        point = series.at(Fraction(waypoint.year))
        if point is None:
            yield WaypointResult(waypoint, "unknown")
        elif _is_waypoint_met(waypoint, n.aim, point):
            yield WaypointResult(waypoint, "met", point)
        else:
            yield WaypointResult(waypoint, "missed", point)


def _is_waypoint_met(waypoint: Waypoint, aim: Aim, point: Point) -> bool:
    """Whether a value reaches a waypoint from the side from which the goal is reached."""
    # With a goal of at most 80, the 90 on the way is not to be exceeded either.
    wanted = aim.from_same_side(waypoint.value)
    return wanted.met(point.amount, point.beyond)


def weightiest_waypoint(results: list[WaypointResult]) -> WaypointResult | None:
    """Return the last waypoint that was missed, else the next one ahead, else None.

    One that was missed counts for no more once a later one is met.
    """
    judged = [one for one in results if one.state in {"met", "missed"}]
    if judged and judged[-1].state == "missed":
        return judged[-1]

    for one in results:
        if one.state == "ahead":
            return one

    return None
