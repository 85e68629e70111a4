"""Goals that a plan sets twice: a doubling of firms, and the number of firms that this makes.

`same_as` of the one names the other. They share their data, and only the other one is judged.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gapcalc.core.problem import bilingual_detail
from gapcalc.core.unit import dimension
from gapcalc.messages.hints import TWIN_IN_CIRCLE, TWIN_OF_OTHER_REGION, TWIN_OF_OTHER_UNIT
from gapcalc.messages.locale import Bilingual
from gapcalc.plan.fields import FieldReader
from gapcalc.plan.marked_yaml import Node
from gapcalc.plan.model import Target

__all__ = ["joined_twins"]


def joined_twins(
    fields: FieldReader,
    targets: Mapping[str, Target],
    nodes: Mapping[str, Node],
    home: str | None,
) -> dict[str, Target]:
    """Return `targets` with each `same_as` naming the goal that is judged.

    `home` is the region of targets that name none. If a says b again and b says c, a says c.
    Targets that name no goal like their own are reported at their nodes, and left out.
    """
    joined = {}

    for id, target in targets.items():
        if target.same_as is None:
            joined[id] = target
            continue

        node = _node_of(nodes[id])
        # An id that the plan does not have is reported there, with the nearest one.
        if fields.reference(node, "same_as", nodes) is None:
            continue

        judged, why_not = _judged(target, targets, home)
        if why_not is not None:
            details = bilingual_detail("why", why_not)
            fields.report("same-as", node, "same_as", value=target.same_as, **details)
            continue

        joined[id] = replace(target, same_as=judged)

    return joined


def _node_of(node: Node) -> Node:
    """Return where a target says that it is another one's twin."""
    assert node.entries is not None
    return node.entries["same_as"]


def _judged(
    target: Target, targets: Mapping[str, Target], home: str | None
) -> tuple[str | None, Bilingual | None]:
    """Return the id of the goal that `target` says again, or why it is none.

    Both are None if that goal has mistakes of its own: it was left out.
    """
    passed = {target.id}
    other = target

    while other.same_as is not None:
        if other.same_as in passed:
            return None, TWIN_IN_CIRCLE
        if other.same_as not in targets:
            return None, None

        other = targets[other.same_as]
        passed.add(other.id)

    if (target.region or home) != (other.region or home):
        return None, TWIN_OF_OTHER_REGION
    # The two share their data, which one of them cannot take for amounts and the other divide.
    is_of_one_unit = _dimension_of_target(target) == _dimension_of_target(other)
    if not is_of_one_unit or target.per != other.per:
        return None, TWIN_OF_OTHER_UNIT

    return other.id, None


def _dimension_of_target(target: Target) -> dict[str, int] | None:
    """Return the dimension of a target's unit; a milestone has none."""
    if not target.unit:
        return None

    return dimension(target.unit)
