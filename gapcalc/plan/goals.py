"""The `goal` of a target in a plan file: thirteen ways to write it, seven forms of `Goal`."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from gapcalc.core.text import visible
from gapcalc.core.unit import UnitError, factor
from gapcalc.messages.locale import Bilingual
from gapcalc.plan.fields import FieldReader
from gapcalc.plan.marked_yaml import Node
from gapcalc.plan.model import COMPARATORS, MIRRORED, Comparator, Goal, Plan, Stage
from gapcalc.plan.schema import allowed_keys

__all__ = ["read_goal"]

_RelativeForm = Literal["times_base", "average_growth", "reduce_by"]
# The range of each relative goal's figure: from the first number on, and below the second. A cut of
# 15 is out of range, where 15% was meant.
_RANGES: dict[_RelativeForm, tuple[int, int | None]] = {
    "times_base": (0, None),
    "average_growth": (-1, None),
    "reduce_by": (0, 1),
}


def read_goal(
    fields: FieldReader, node: Node | None, unit: str | None, plan: Plan, reason: Bilingual | None
) -> Goal | None:
    """Return the goal that stands at `node`, or None if it is missing or wrong.

    `unit` is that of the target, None if it has none. `plan` gives the benchmarks. `reason` is what
    the target says beside a goal of "none".
    """
    if node is None:
        return None

    if node.text == "none":
        if reason is None:
            fields.report("missing-key", node, "reason", where="goal: none", key="reason")

        return Goal("none", reason=reason)

    entries = fields.entries(node, "goal", "goal")
    if len(entries) != 1:
        if node.entries is not None:
            wanted = " | ".join(allowed_keys("goal"))
            fields.report("plan-form", node, "goal", key="goal", wanted=wanted)

        return None

    ((key, value),) = entries.items()
    if key == "none":
        return Goal("none", reason=fields.name(value, "none"))

    if key == "stage":
        stage = fields.choice(value, "stage", Stage)
        return None if stage is None else Goal("stage", ">=", text=stage.value, stage=stage)

    if key == "over_series":
        return _read_over_series(fields, value, unit, plan)
    if key in _RANGES:
        return _read_relative(fields, key, value)

    # Without a unit, which was reported, an amount cannot be converted.
    return None if unit is None else _read_level(fields, key, value, unit)


def _read_over_series(fields: FieldReader, node: Node, unit: str | None, plan: Plan) -> Goal | None:
    """Return the goal of more than a benchmark: {over_series: nation_rd}."""
    series = fields.reference(node, "over_series", plan.benchmarks)
    if series is None or unit is None:
        return None

    benchmark = plan.benchmarks[series]

    try:
        factor(benchmark.unit, unit)
    except UnitError as error:
        details = {"target": fields.target, **error.details}
        fields.report(error.code, node, "over_series", **details)
        return None

    return Goal("over_series", ">", Fraction(1), series=series, label=benchmark.name)


def _read_relative(fields: FieldReader, form: _RelativeForm, node: Node) -> Goal | None:
    """Return a goal relative to the base: {times_base: 2}, {average_growth: {over: 7%}}."""
    word = "at_least"

    if node.entries is not None:
        if len(node.entries) != 1 or not node.entries.keys() <= COMPARATORS.keys():
            fields.report("plan-form", node, form, key=form, wanted=" | ".join(COMPARATORS))
            return None

        ((word, node),) = node.entries.items()

    low, high = _RANGES[form]
    value = fields.share(node, form, low, high)
    if value is None:
        return None

    comparator = COMPARATORS[word]

    if form == "reduce_by":
        # The more is cut, the less is left: a cut of at least 15 % leaves at most 85 %.
        comparator = MIRRORED.get(comparator, comparator)

    return Goal(form, comparator, value, text=_text(node))


def _read_level(fields: FieldReader, key: str, node: Node, unit: str) -> Goal | None:
    """Return a goal of an amount in the target's unit: {over: 3 万亿元}, {rank_at_most: 3}."""
    if key == "between":
        return _read_between(fields, node, unit)

    comparator: Comparator

    if key == "rank_at_most":
        comparator = "<="
        value = fields.number(node, key, unit)
    elif key in COMPARATORS:
        comparator = COMPARATORS[key]
        value = fields.quantity(node, key, unit)
    else:  # an unknown key, which was reported
        return None

    return None if value is None else Goal("level", comparator, value, text=_text(node))


def _read_between(fields: FieldReader, node: Node, unit: str) -> Goal | None:
    """Return the goal of a range: {between: [8 个, 10 个]}."""
    if node.items is None or len(node.items) != 2:
        fields.report("plan-form", node, "between", key="between", wanted="[lo, hi]")
        return None

    low_node, high_node = node.items
    low = fields.quantity(low_node, "between", unit)
    high = fields.quantity(high_node, "between", unit)
    if low is None or high is None:
        return None

    low_text = _text(low_node)
    high_text = _text(high_node)

    if low > high:
        fields.report("goal-range", node, "between", low=low_text, high=high_text)
        return None

    return Goal("level", "..", low, upper=high, text=f"{low_text}–{high_text}")


def _text(node: Node) -> str:
    """Return a figure as it is printed in the plan file."""
    return visible(node.text or "")
