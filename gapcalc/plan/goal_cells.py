"""The cells of a table of goals: 2000, ≥2000, 2000亿元以上, 5%左右, 8—10, blank for no goal."""

from __future__ import annotations

import re

from gapcalc.core.text import nfkc, visible
from gapcalc.core.unit import UnitError
from gapcalc.plan.fields import FieldReader
from gapcalc.plan.goals import read_goal
from gapcalc.plan.marked_yaml import Node
from gapcalc.plan.model import COMPARATORS, Goal, Plan
from gapcalc.tables.cell import Cell, is_missing, join_multiple, parse_cell
from gapcalc.tables.vocabulary import CUT_VERBS, GOAL_VERBS, GROWTH_VERBS, PLANNED

__all__ = ["read_goal_cell"]

_WORDS_OF_BOUNDS: dict[str, str] = {sign: word for word, sign in COMPARATORS.items()}
_RANGE = re.compile(
    r"(?P<low>\d[\d.,]*)\s*(?P<unit_of_low>[^\d\s~—–-]{0,8}?)\s*[-—–~至到]+\s*"
    r"(?P<high>\d[\d.,]*)\s*(?P<unit>\S{0,20})"
)
_VERBS = {
    "": sorted(GOAL_VERBS, key=len, reverse=True),
    "average_growth": sorted(GOAL_VERBS | GROWTH_VERBS, key=len, reverse=True),
    "reduce_by": sorted(GOAL_VERBS | CUT_VERBS, key=len, reverse=True),
    "increase_by": sorted(GOAL_VERBS | GROWTH_VERBS | {"增加"}, key=len, reverse=True),
}
_REMARK = re.compile(r"\((?P<remark>[^()]{1,8})\)$")
# Sums over the years of a plan stand in brackets: [5500], 〔13.5〕.
_IN_BRACKETS = re.compile(r"[\[【〔〖](?P<inside>[^\]】〕〗]+)[\]】〕〗]")
# Goals that are ratios mean nothing without their %: 7 would be 700 %. A cut or a rise may be an
# amount, which needs its unit as well.
_RATIOS = {"average_growth", "reduce_by", "increase_by"}


def read_goal_cell(
    fields: FieldReader, node: Node, form: str, stated_unit: str, unit: str, plan: Plan
) -> Goal | None:
    """Return the goal in a cell, None where it is blank or, which is reported, no goal.

    `form` is the key of `goal` that it has unless the cell says another (5%左右 is about), and
    `stated_unit` the unit that stands over it. `unit` is that of the target.
    """
    text = _without_words_of_goals(node.text or "", form)
    if not text or is_missing(text):
        return None

    try:
        goal_node = _as_in_plan(node, text, form, stated_unit, unit)
    except UnitError as error:
        fields.report(error.code, node, None, **error.details)
        return None

    if goal_node is None:
        wanted = "%" if form in _RATIOS else unit
        fields.report("goal-unit-missing", node, None, value=visible(text), wanted=wanted)
        return None

    return read_goal(fields, goal_node, unit, plan, None)


def _without_words_of_goals(text: str, form: str) -> str:
    """Return what a cell says without what only tells that it is a goal.

    2000（目标）, [5500], 控制在4.5%以内; 年均增长7%左右 where the goals are of growth.
    """
    text = nfkc(text).strip()
    match = _IN_BRACKETS.fullmatch(text)
    if match is not None:
        text = match["inside"].strip()

    remark = _REMARK.search(text)
    if remark is not None and remark["remark"].casefold() in PLANNED:
        text = text[: remark.start()].strip()

    for verb in _VERBS.get(form, _VERBS[""]):
        if text.startswith(verb):
            return text.removeprefix(verb).strip()

    return text


def _as_in_plan(node: Node, text: str, form: str, stated_unit: str, unit: str) -> Node | None:
    """Return a cell as `goal` in a plan file has it, None where it has no unit.

    Raises `UnitError` for what is no number.
    """
    span = _RANGE.fullmatch(text)
    if span is not None and (form in COMPARATORS or form in _RATIOS):
        return _range_node(node, span, form, stated_unit)

    cell = parse_cell(text)
    if cell is None:
        raise UnitError("not-a-number", value=text)

    own_unit = _unit_of_goal_cell(cell, stated_unit)
    if not own_unit and _needs_unit(form, unit):
        return None

    quantity = f"{cell.value:f} {own_unit}"
    amount = _text_node(node, quantity.strip())
    bound = _WORDS_OF_BOUNDS.get(cell.bound or "")
    if form in COMPARATORS:
        # 5%左右 in a column of goals of at least is one of about.
        return _mapping_node(node, bound or form, amount)
    if bound is not None:
        # 年均增长7%左右 is average_growth: {about: 7 %}.
        amount = _mapping_node(node, bound, amount)

    return _mapping_node(node, form, amount)


def _needs_unit(form: str, unit: str) -> bool:
    """Whether a goal of a target in `unit` says nothing without a unit; a rank has none."""
    if form in _RATIOS:
        return True

    return form in COMPARATORS and bool(unit)


def _range_node(node: Node, span: re.Match[str], form: str, stated_unit: str) -> Node | None:
    """Return a range as `goal` has it, None where it has no unit."""
    high_unit = span["unit"] or span["unit_of_low"] or stated_unit
    if not high_unit:
        return None

    # 8—10万人: what is said of the one is meant of both.
    low_unit = span["unit_of_low"] or high_unit
    low = _text_node(node, f"{span['low']} {low_unit}")
    high = _text_node(node, f"{span['high']} {high_unit}")
    ends = Node(node.line, node.column, items=[low, high])
    between = _mapping_node(node, "between", ends)
    # A range of growth rates stands below its form, one of amounts is the goal itself.
    return _mapping_node(node, form, between) if form in _RATIOS else between


def _unit_of_goal_cell(cell: Cell, stated_unit: str) -> str:
    """Return the unit of a cell, in part that of the table: 万 in it is 万人 where 人 is stated."""
    if cell.unit:
        return cell.unit
    if cell.multiple and stated_unit:
        return join_multiple(cell.multiple, stated_unit)
    if cell.multiple and cell.currency:
        return cell.multiple + cell.currency

    return stated_unit


def _text_node(node: Node, text: str) -> Node:
    """Return a text at the place of a cell, as the plan file would have it."""
    return Node(node.line, node.column, text)


def _mapping_node(node: Node, key: str, value: Node) -> Node:
    """Return a mapping with one key at the place of a cell."""
    place = Node(node.line, node.column, key)
    return Node(node.line, node.column, entries={key: value}, keys={key: place})
