"""Published levels of an index, brought onto the year in which the plan has it at 100.

Example, 2020 = 100: an office prints 120 for 2020 and 138 for 2023, with 2015 = 100. On the plan's
year these are 100 and 138 / 120 * 100 = 115.
"""

from __future__ import annotations

from dataclasses import replace

from gapcalc.assessment.series.model import Point, Series, joint_bound, joint_status
from gapcalc.plan.model import Target

__all__ = ["FULL_INDEX", "rebase"]

# What an index is in its own year.
FULL_INDEX = 100


def rebase(series: Series, target: Target) -> None:
    """Divide the values of an index by that of its own year, where it is another than 100.

    Without a value for that year they are taken to stand on it, as the plan says.
    """
    own = None if target.index is None else series.at(target.index)
    if own is None or own.amount <= 0 or own.amount == FULL_INDEX:
        return

    series.points = [_rebased(point, own) for point in series.points]


def _rebased(point: Point, own: Point) -> Point:
    """Return a value as it is where its `own` year is 100: 330 of 300 is 110."""
    value = point.amount / own.amount * FULL_INDEX
    if point is own:
        return replace(point, value=value)

    values = (point, own.mirrored())
    return replace(
        point,
        value=value,
        bound=joint_bound(values),
        status=joint_status(values),
        # The value's own observation stands last, as in a sum or a chain.
        parts=(*own.parts, *point.parts),
    )
