"""The waypoints of a target in a plan file: `by: {2025: 480 公里, 2026: 540 公里}`."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from gapcalc.core.problem import bilingual_detail
from gapcalc.core.text import visible
from gapcalc.messages.hints import WAYPOINT_IS_NO_GOAL, WAYPOINT_OUTSIDE, WAYPOINTS_NEED_A_WAY
from gapcalc.messages.locale import Bilingual
from gapcalc.plan.fields import FieldReader
from gapcalc.plan.marked_yaml import Node
from gapcalc.plan.model import Goal, Path, Waypoint

__all__ = ["PATHS_WITH_WAY", "Way", "read_waypoints"]

# On the others no pace is kept: what is to be held is one figure for all years, and a step is
# delivered at one stroke.
PATHS_WITH_WAY: set[Path] = {"compound", "linear", "cumulative"}


class Way(NamedTuple):
    """What waypoints lie on: the path to a goal, from the base year to the year it is due."""

    path: Path
    goal: Goal | None
    base_year: int
    target_year: int


def read_waypoints(
    fields: FieldReader, node: Node | None, unit: str | None, way: Way
) -> tuple[Waypoint, ...]:
    """Return the waypoints at `node` by year; each mistake in them is reported.

    The target year may be among them if its value is that of the goal.
    """
    if node is None or unit is None:
        return ()

    if way.path not in PATHS_WITH_WAY:
        _report_waypoint(fields, node, WAYPOINTS_NEED_A_WAY)
        return ()

    found: dict[int, Waypoint] = {}

    for key, value_node in fields.mapping(node, "by").items():
        key_node = node.keys[key]
        waypoint = _read_waypoint(fields, key, key_node, value_node, unit)
        if waypoint is None:
            continue

        if way.base_year < waypoint.year < way.target_year:
            found[waypoint.year] = waypoint
        elif waypoint.year != way.target_year:
            years = WAYPOINT_OUTSIDE.filled(base=way.base_year, target=way.target_year)
            _report_waypoint(fields, key_node, years)
        elif not _is_goal(waypoint.value, way.goal):
            # by: {2025: 150, 2027: 210} of a goal of 200 for 2027.
            _report_waypoint(fields, key_node, WAYPOINT_IS_NO_GOAL)

    return tuple(found[year] for year in sorted(found))


def _read_waypoint(
    fields: FieldReader, key: str, key_node: Node, value_node: Node, unit: str
) -> Waypoint | None:
    """Return the value of one year, None where year or value is wrong, which is reported."""
    year = fields.year(key_node, "by")
    value = fields.quantity(value_node, "by", unit)
    if year is None or value is None:
        return None

    printed = visible(value_node.text or "")
    return Waypoint(year, value, printed)


def _is_goal(value: Fraction, goal: Goal | None) -> bool:
    """Whether a value is the very figure of a goal."""
    return goal is not None and goal.form == "level" and goal.value == value


def _report_waypoint(fields: FieldReader, node: Node, why: Bilingual) -> None:
    """Report what cannot stand under `by`, and why."""
    hint = bilingual_detail("hint", why)
    fields.report("waypoint", node, "by", **hint)
