"""The `goal` of a target in a plan file: fourteen ways to write it, eight forms of `Goal`."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, NamedTuple

from gapcalc.core.text import visible
from gapcalc.core.unit import RATIO, UnitError, convert, dimension, factor, parse_quantity
from gapcalc.messages.locale import Bilingual
from gapcalc.plan.fields import FieldReader
from gapcalc.plan.marked_yaml import Node
from gapcalc.plan.model import COMPARATORS, END_OF_RANGE, MIRRORED, Comparator, Goal, Plan, Stage
from gapcalc.plan.schema import allowed_keys

__all__ = ["read_goal"]

_RelativeForm = Literal["times_base", "average_growth", "reduce_by", "increase_by"]
# The range of each relative goal's figure: from the first number on, and below the second. A cut of
# 15 is out of range, where 15% was meant.
_RANGES: dict[_RelativeForm, tuple[int, int | None]] = {
    "times_base": (0, None),
    "average_growth": (-1, None),
    "reduce_by": (0, 1),
    "increase_by": (0, None),
}
# The key of a range, [lo, hi], of which the lesser end is asked for.
_RANGE = "between"
_POINTS = "百分点"
# The forms whose figure may be an amount (300 万吨) in place of a share of the base.
_BY_AMOUNT: set[_RelativeForm] = {"reduce_by", "increase_by"}


class _GoalFigure(NamedTuple):
    """The figure of a relative goal: a fraction of the base, or an amount in the target's unit."""

    value: Fraction
    is_amount: bool = False


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
    # Two forms at once, {at_least: 200, times_base: 2}, are two goals.
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
        if stage is None:
            return None

        return Goal("stage", ">=", text=stage.value, stage=stage)

    if key == "over_series":
        return _read_over_series(fields, value, unit, plan)
    if key in _RANGES:
        return _read_relative(fields, key, value, unit)

    # Without a unit, which was reported, an amount cannot be converted.
    if unit is None:
        return None

    return _read_level(fields, key, value, unit)


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


def _read_relative(
    fields: FieldReader, form: _RelativeForm, node: Node, unit: str | None
) -> Goal | None:
    """Return a goal relative to the base.

    {times_base: 2}, {average_growth: {over: 7%}}, {reduce_by: 300 万吨},
    {reduce_by: {between: [13.5%, 15%]}}
    """
    word = "at_least"

    if node.entries is not None:
        known = (*COMPARATORS, _RANGE)
        if len(node.entries) != 1 or not node.entries.keys() <= set(known):
            fields.report("plan-form", node, form, key=form, wanted=" | ".join(known))
            return None

        ((word, node),) = node.entries.items()

    if word == _RANGE:
        return _read_range(fields, form, node, unit)

    figure = _read_figure(fields, form, node, unit)
    if figure is None:
        return None

    comparator = COMPARATORS[word]

    if form == "reduce_by":
        # The more is cut, the less is left: a cut of at least 15 % leaves at most 85 %.
        comparator = MIRRORED.get(comparator, comparator)

    return Goal(
        form, comparator, figure.value, text=_printed_figure(node), by_amount=figure.is_amount
    )


def _read_range(
    fields: FieldReader, form: _RelativeForm, node: Node, unit: str | None
) -> Goal | None:
    """Return the goal of a range of figures: a cut by 13.5 % to 15 % is met by one of 13.5 %."""
    ends = _range_nodes(fields, node)
    if ends is None:
        return None

    # Both ends are read before either is refused, so that both mistakes are told.
    figures = [_read_figure(fields, form, end, unit) for end in ends]
    lesser, greater = figures
    if lesser is None or greater is None:
        return None

    low_text, high_text = map(_printed_figure, ends)

    if lesser.is_amount != greater.is_amount:
        # 5 % to 300 万吨 has no order before the base is known.
        fields.report("plan-form", node, _RANGE, key=_RANGE, wanted="[%, %] | [300 万吨, 400 万吨]")
        return None
    if lesser.value > greater.value:
        fields.report("goal-range", node, _RANGE, low=low_text, high=high_text)
        return None

    text = f"{low_text}{END_OF_RANGE}{high_text}"
    return Goal(form, "..", lesser.value, greater.value, text=text, by_amount=lesser.is_amount)


def _read_figure(
    fields: FieldReader, form: _RelativeForm, node: Node, unit: str | None
) -> _GoalFigure | None:
    """Return the figure of a relative goal, which may be an amount where it is a cut or a rise."""
    if form in _BY_AMOUNT and unit is not None and _is_amount(node):
        value = _read_amount(fields, form, node, unit)
        if value is None:
            return None

        return _GoalFigure(value, is_amount=True)

    low, high = _RANGES[form]
    share = fields.share(node, form, low, high)
    if share is None:
        return None

    return _GoalFigure(share)


def _is_amount(node: Node) -> bool:
    """Whether a figure has a unit other than % and its like."""
    try:
        _, unit = parse_quantity(node.text or "")
        return bool(unit) and bool(dimension(unit))
    except UnitError:  # which is reported where the figure is read
        return False


def _read_amount(fields: FieldReader, form: str, node: Node, unit: str) -> Fraction | None:
    """Return by how much a base is to be cut or to rise: 300 万吨, 2 个百分点 of a share."""
    number, own_unit = parse_quantity(node.text or "")
    is_points = dimension(own_unit) == dimension(_POINTS) and not dimension(unit)
    if is_points:
        # A share of 40 % that is to fall by 2 points is to be 38 %.
        points = convert(number, own_unit, _POINTS)
        value: Fraction | None = convert(points / 100, RATIO, unit)
    else:
        value = fields.quantity(node, form, unit)

    if value is not None and value <= 0:
        bounds = f"0 < {form}"
        fields.report("out-of-range", node, form, value=_printed_figure(node), bounds=bounds)
        return None

    return value


def _read_level(fields: FieldReader, key: str, node: Node, unit: str) -> Goal | None:
    """Return a goal of an amount in the target's unit: {over: 3 万亿元}, {rank_at_most: 3}."""
    if key == _RANGE:
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

    if value is None:
        return None

    return Goal("level", comparator, value, text=_printed_figure(node))


def _read_between(fields: FieldReader, node: Node, unit: str) -> Goal | None:
    """Return the goal of a range: {between: [8 个, 10 个]}."""
    ends = _range_nodes(fields, node)
    if ends is None:
        return None

    low, high = [fields.quantity(end, _RANGE, unit) for end in ends]
    if low is None or high is None:
        return None

    low_text, high_text = map(_printed_figure, ends)

    # [10 个, 8 个] is a slip, whichever end is meant.
    if low > high:
        fields.report("goal-range", node, _RANGE, low=low_text, high=high_text)
        return None

    text = f"{low_text}{END_OF_RANGE}{high_text}"
    return Goal("level", "..", low, upper=high, text=text)


def _range_nodes(fields: FieldReader, node: Node) -> list[Node] | None:
    """Return the nodes of the two ends of a range, None where there are not two."""
    if node.items is None or len(node.items) != 2:
        fields.report("plan-form", node, _RANGE, key=_RANGE, wanted="[lo, hi]")
        return None

    return list(node.items)


def _printed_figure(node: Node) -> str:
    """Return a figure as it is printed in the plan file."""
    return visible(node.text or "")
