"""The plan file: YAML in, a `Plan` out, every mistake reported with its line and column."""

from __future__ import annotations

import pathlib
from collections.abc import Mapping
from dataclasses import replace
from os import PathLike
from typing import Any

from gapcalc.core.files import read_text
from gapcalc.core.own_units import defined_unit
from gapcalc.core.problem import Problem, bilingual_detail
from gapcalc.core.unit import OwnUnit, UnitError, define_units
from gapcalc.messages.hints import PER_OF_AREAS
from gapcalc.messages.locale import Bilingual
from gapcalc.plan.breakdown_reader import (
    Draft,
    expanded,
    names_of_several_areas,
    read_whole,
    with_area,
)
from gapcalc.plan.fields import FieldReader, TooManyProblems
from gapcalc.plan.marked_yaml import Node, parse_yaml
from gapcalc.plan.model import Benchmark, Breakdown, Plan, Region, Target
from gapcalc.plan.source_reader import read_sources
from gapcalc.plan.target_reader import read_target
from gapcalc.plan.twins import joined_twins

__all__ = ["read_plan"]


def read_plan(path: str | PathLike[str]) -> tuple[Plan | None, list[Problem]]:
    """Return the plan in the file at `path`, and every problem in it by line and column.

    Targets with a mistake are left out. The plan is None if the file cannot be read, if it lacks
    its years, or if it has too many problems to list.
    """
    file = pathlib.Path(path)
    text, problems = read_text(file)
    if text is None:
        return None, problems

    document = parse_yaml(text, str(file))
    if document.root is None:
        return None, document.problems

    fields = FieldReader(str(file), document.problems)

    try:
        plan = _read_plan_file(fields, document.root)
    except TooManyProblems:
        return None, fields.problems

    return plan, sorted(fields.problems, key=_by_position)


def _by_position(problem: Problem) -> tuple[str, int, int]:
    """Return by what problems are ordered: file, line and column."""
    return (problem.path or "", problem.line or 0, problem.column or 0)


# --- the whole file

# Stands for the years of a plan that does not state them: any base year of a target is within it.
_ANY_SPAN = (1900, 2099)


def _read_plan_file(fields: FieldReader, root: Node) -> Plan | None:
    """Return the plan, None where it lacks its years; every mistake is reported."""
    # Everything is read, one mistake or many: whoever mends a file wants to know all of them.
    file = fields.entries(root, "file", "plan file")
    head = fields.entries(file.get("plan"), "plan", "plan")
    _read_units(fields, file.get("units"))
    base_year = fields.year(head.get("base_year"), "base_year")
    target_year = fields.year(head.get("target_year"), "target_year")
    regions = _read_regions(fields, file.get("regions"))
    benchmarks = _read_benchmarks(fields, file.get("series"), regions)
    actions, leads = _read_actions(fields, file.get("actions"))
    span = _checked_span(fields, head, base_year, target_year)
    # Without its years there is no plan. The targets are read all the same, for their mistakes.
    first, last = span or _ANY_SPAN
    id = fields.text(head.get("id"), "id") or pathlib.Path(fields.path).stem
    fresh = fields.years(file["fresh"], "fresh") if "fresh" in file else None

    plan = Plan(
        id=id,
        name=fields.name(head.get("name"), "name") or Bilingual(id, id),
        base_year=first,
        target_year=last,
        targets={},
        actions=actions,
        regions=regions,
        benchmarks=benchmarks,
        region=fields.reference(head.get("region"), "region", regions),
        document=fields.text(head.get("document"), "document"),
        issued=fields.text(head.get("issued"), "issued"),
        path=fields.path,
        sources=read_sources(fields, file.get("sources")),
        leads=leads,
    )
    # Left out, they have the defaults of the model.
    plan = replace(plan, **_read_shares(fields, head))

    if fresh is not None:
        plan = replace(plan, fresh=fresh)

    drafts = _read_drafts(fields, file, plan)
    tables = _with_goals_of_tables(fields, file.get("goal_tables"), drafts, plan)
    targets, breakdowns = _made(fields, file, drafts, plan)
    if span is None:
        return None

    return replace(plan, targets=targets, breakdowns=breakdowns, goal_tables=tables)


def _checked_span(
    fields: FieldReader, head: Mapping[str, Node], base_year: int | None, target_year: int | None
) -> tuple[int, int] | None:
    """Return base and target year, or None if one is missing or they are not in order."""
    if base_year is None or target_year is None:
        return None

    # 2027 and 2022 are mostly exchanged; a plan without years in between has no way.
    if base_year >= target_year:
        years = {"base": str(base_year), "target": str(target_year)}
        fields.report("year-order", head["base_year"], **years)
        return None

    return base_year, target_year


def _read_shares(fields: FieldReader, head: Mapping[str, Node]) -> dict[str, Any]:
    """Return the shares that the plan file sets. The model has a default for each."""
    shares = {}

    for key in ("tolerance", "about"):
        if key in head:
            share = fields.share(head[key], key)
            if share is not None:
                shares[key] = share

    return shares


def _read_units(fields: FieldReader, node: Node | None) -> None:
    """Make known the units that the file defines; each may build on those above it."""
    units: list[OwnUnit] = []
    define_units(fields.path, units)

    for word, unit_node in fields.mapping(node, "units").items():
        unit = _read_unit(fields, word, unit_node)
        if unit is not None:
            units.append(unit)
            define_units(fields.path, units)


def _read_unit(fields: FieldReader, word: str, node: Node) -> OwnUnit | None:
    """Return the unit that a plan defines, None where it cannot be, which is reported."""
    # 间: 个 says what it is, and has no other name.
    is_short = node.text is not None
    entries = {"is": node} if is_short else fields.entries(node, "unit", word)
    meaning = entries.get("is")
    definition = fields.text(meaning, "is")
    chinese = fields.text(entries.get("zh"), "zh")
    english = fields.text(entries.get("en"), "en")
    also = fields.texts(entries.get("also"), "also")
    if definition is None or meaning is None:
        return None

    names = list(also)
    # The key itself may be the Chinese word.
    if chinese is not None and chinese != word:
        names.insert(0, chinese)

    try:
        return defined_unit(word, definition, fields.path, names, english or "")
    except UnitError as error:
        fields.report(error.code, meaning, word, **error.details)
        return None


def _read_regions(fields: FieldReader, node: Node | None) -> dict[str, Region]:
    """Return the regions of a plan by id."""
    # Regions may lie within one that stands further down, so `within` is looked up in the nodes.
    nodes = fields.mapping(node, "regions")
    regions = {}

    for id, region_node in nodes.items():
        entries = fields.entries(region_node, "region", id)
        name = fields.name_from(entries, id) or Bilingual(id, id)
        within = fields.reference(entries.get("within"), "within", nodes)
        also = fields.texts(entries.get("also"), f"{id}.also")
        regions[id] = Region(id, name, also, within)

    return regions


def _read_benchmarks(
    fields: FieldReader, node: Node | None, regions: Mapping[str, Region]
) -> dict[str, Benchmark]:
    """Return the series of a plan by id, without those that lack a name or a unit."""
    benchmarks = {}

    for id, series_node in fields.mapping(node, "series").items():
        entries = fields.entries(series_node, "series", id)
        name = fields.name(entries.get("name"), "name")
        unit = fields.unit(entries.get("unit"))
        region = fields.reference(entries.get("region"), "region", regions)

        if name is not None and unit is not None:
            also = fields.texts(entries.get("also"), "also")
            benchmarks[id] = Benchmark(id, name, unit, also, region)

    return benchmarks


def _read_actions(
    fields: FieldReader, node: Node | None
) -> tuple[dict[str, Bilingual], dict[str, Bilingual]]:
    """Return the names of the actions, and of the offices that answer for them."""
    actions = {}
    leads = {}

    for id, action_node in fields.mapping(node, "actions").items():
        # "1": 提升能级 is short for {zh: 提升能级}.
        if action_node.text is not None:
            actions[id] = fields.name(action_node, id) or Bilingual(id, id)
            continue

        entries = fields.entries(action_node, "action", id)
        actions[id] = fields.name_from(entries, id) or Bilingual(id, id)
        lead = fields.name(entries.get("lead"), "lead")

        if lead is not None:
            leads[id] = lead

    return actions, leads


def _read_drafts(fields: FieldReader, file: Mapping[str, Node], plan: Plan) -> dict[str, Draft]:
    """Return the targets without a mistake."""
    if "targets" not in file:  # which was reported
        return {}

    node = file["targets"]
    nodes = fields.mapping(node, "targets")

    if node.entries == {}:
        fields.report("missing-key", node, "targets", where="plan file", key="targets")

    for id in nodes:
        # Data name targets and series alike, so that one id cannot be both.
        if id in plan.benchmarks:
            first = str(file["series"].keys[id].line)
            fields.report("duplicate-key", node.keys[id], id, key=id, first=first)

    drafts = {}

    for id, target_node in nodes.items():
        draft = read_target(fields, node.keys[id], target_node, plan, nodes)
        if draft is not None:
            drafts[id] = draft

    return drafts


def _with_goals_of_tables(
    fields: FieldReader, node: Node | None, drafts: Mapping[str, Draft], plan: Plan
) -> tuple[str, ...]:
    """Put the goals in tables into `drafts`, and return the paths of the tables."""
    waiting = [draft for draft in drafts.values() if draft.areas and draft.areas.form]
    if node is None and not waiting:
        return ()

    # Few plans come with tables of goals, whose reader takes a while to import.
    from gapcalc.plan.goal_tables import fill_from_tables

    return fill_from_tables(fields, node, drafts, plan)


def _with_divisors(
    fields: FieldReader,
    file: Mapping[str, Node],
    targets: Mapping[str, Target],
    drafts: Mapping[str, Draft],
    plan: Plan,
) -> dict[str, Target]:
    """Return the targets but those that nothing can divide.

    One that is divided by a target with goals by area has to be of an area of that one. What has
    mistakes of its own is reported there.
    """
    kept = {}
    reported: set[str] = set()

    for id, target in targets.items():
        per = target.per
        if per is None or per in targets or per in plan.benchmarks:
            kept[id] = target
            continue

        # Once for all the areas that one entry of the file stands for.
        whole = target.breakdown or id
        if per in drafts and whole not in reported:
            reported.add(whole)
            fields.target = id
            hint = bilingual_detail("hint", PER_OF_AREAS)
            fields.report("per-series", _node_of_divisor(file, whole), "per", **hint)

    return kept


def _node_of_divisor(file: Mapping[str, Node], id: str) -> Node:
    """Return where a target says what it is divided by."""
    targets = file["targets"].entries or {}
    entries = targets[id].entries or {}
    return entries["per"]


def _made(
    fields: FieldReader, file: Mapping[str, Node], drafts: Mapping[str, Draft], plan: Plan
) -> tuple[dict[str, Target], dict[str, Breakdown]]:
    """Return the targets that `drafts` make, one for each area, and the breakdowns among them."""
    targets: dict[str, Target] = {}
    breakdowns = {}

    names = names_of_several_areas(drafts.values())

    for id, draft in drafts.items():
        if draft.areas is None:
            targets[id] = with_area(draft.target, plan, names)
            continue

        whole = read_whole(fields, draft, drafts)
        members, breakdowns[id] = expanded(draft, plan, whole, drafts)
        targets.update((target.id, target) for target in members)

    targets = _with_divisors(fields, file, targets, drafts, plan)
    # An area without a divisor was reported; a breakdown names no target that there is not.
    breakdowns = {
        id: one for id, one in breakdowns.items() if targets.keys() >= set(one.members.values())
    }
    nodes = file["targets"].entries if "targets" in file else None
    of_one_goal = {id: node for id, node in (nodes or {}).items() if id not in breakdowns}
    return joined_twins(fields, targets, of_one_goal, plan.region), breakdowns
