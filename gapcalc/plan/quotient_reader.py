"""What a target's values are divided by, in a plan file: `per: population`, GDP per head."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from gapcalc.core.problem import bilingual_detail
from gapcalc.core.unit import UnitError, factor
from gapcalc.messages.hints import PER_ITSELF, PER_OF_NO_UNIT
from gapcalc.plan.fields import FieldReader
from gapcalc.plan.marked_yaml import Node
from gapcalc.plan.model import Plan

__all__ = ["Per", "read_per"]


class Per(NamedTuple):
    """The id of the series or target that values are divided by, and the unit of the quotient."""

    id: str
    unit: str


def read_per(
    fields: FieldReader,
    node: Node | None,
    target: str,
    unit: str | None,
    plan: Plan,
    targets: Mapping[str, Node],
) -> Per | None:
    """Return what the values of `target` are divided by, None where nothing or a mistake is said.

    `unit` is that of its published values, `targets` are the nodes of all targets by id. The unit
    of the quotient is the one that the plan file says, which has to fit (万元/人 for 亿元 by 万人),
    else the one unit by the other.
    """
    if node is None:
        return None

    # per: population, or per: {series: population, unit: 万元/人}.
    is_short = node.text is not None
    entries = {"series": node} if is_short else fields.entries(node, "per", "per")
    stated = fields.unit(entries.get("unit"))
    id_node = entries.get("series")
    id = fields.reference(id_node, "per", [*plan.benchmarks, *targets])
    if id is None or id_node is None or unit is None:
        return None
    if id == target:
        itself = bilingual_detail("hint", PER_ITSELF)
        fields.report("per-series", id_node, "per", **itself)
        return None

    divisor_unit = _unit_of_divisor(id, plan, targets)
    if divisor_unit is None:
        no_unit = bilingual_detail("hint", PER_OF_NO_UNIT)
        fields.report("per-series", id_node, "per", **no_unit)
        return None

    quotient = f"{unit}/{divisor_unit}"
    # 亿元 by 万人 is 亿元/万人, which reads better as 万元/人.
    quotient_unit = stated or quotient

    try:
        factor(quotient, quotient_unit)
    except UnitError as error:
        details = {"target": target, **error.details}
        fields.report(error.code, entries.get("unit") or node, "per", **details)
        return None

    return Per(id, quotient_unit)


def _unit_of_divisor(id: str, plan: Plan, targets: Mapping[str, Node]) -> str | None:
    """Return the unit of a series or target, None where it has none that is understood."""
    if id in plan.benchmarks:
        return plan.benchmarks[id].unit

    # A target may be divided by one that stands further down, so that its node is asked.
    node = (targets[id].entries or {}).get("unit")
    unit = None if node is None else node.text
    if not unit:
        return None

    try:
        factor(unit, unit)
    except UnitError:  # which is reported where that target is read
        return None

    return unit
