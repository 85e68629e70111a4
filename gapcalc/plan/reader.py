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
from gapcalc.core.unit import OwnUnit, UnitError, define_units, dimension
from gapcalc.messages.hints import PATHS_FOR_GOAL
from gapcalc.messages.locale import Bilingual
from gapcalc.plan.breakdown_reader import (
    Areas,
    Draft,
    expanded,
    goal_of_form,
    names_of_several_areas,
    read_areas,
    read_whole,
    with_area,
)
from gapcalc.plan.fields import FieldReader, TooManyProblems
from gapcalc.plan.goals import read_goal
from gapcalc.plan.marked_yaml import Node, parse_yaml
from gapcalc.plan.model import (
    COMMITMENTS,
    DIRECTIONS,
    GROWING,
    MEASURES,
    PATHS,
    ROLES,
    SERIES_KINDS,
    WINDOWS,
    Benchmark,
    Breakdown,
    Form,
    Goal,
    Path,
    Plan,
    Region,
    SeriesKind,
    Target,
    Window,
)
from gapcalc.plan.source_reader import read_sources
from gapcalc.plan.twins import joined_twins
from gapcalc.plan.waypoints import Way, read_waypoints

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
        plan = _read_file(fields, document.root)
    except TooManyProblems:
        return None, fields.problems

    return plan, sorted(fields.problems, key=_by_position)


def _by_position(problem: Problem) -> tuple[str, int, int]:
    return (problem.path or "", problem.line or 0, problem.column or 0)


# --- the whole file

# Stands for the years of a plan that does not state them: any base year of a target is within it.
_ANY_SPAN = (1900, 2099)


def _read_file(fields: FieldReader, root: Node) -> Plan | None:
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
    plan = replace(plan, **_read_shares(fields, head))

    if fresh is not None:
        plan = replace(plan, fresh=fresh)

    drafts = _read_drafts(fields, file, plan)
    tables = _fill_from_tables(fields, file.get("goal_tables"), drafts, plan)
    targets, breakdowns = _made(fields, file, drafts, plan)
    return (
        None
        if span is None
        else replace(plan, targets=targets, breakdowns=breakdowns, goal_tables=tables)
    )


def _checked_span(
    fields: FieldReader, head: Mapping[str, Node], base_year: int | None, target_year: int | None
) -> tuple[int, int] | None:
    """Return base and target year, or None if one is missing or they are not in order."""
    if base_year is None or target_year is None:
        return None

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
    entries = {} if node.text is not None else fields.entries(node, "unit", word)
    meaning = node if node.text is not None else entries.get("is")
    definition = fields.text(meaning, "is")
    chinese = fields.text(entries.get("zh"), "zh")
    english = fields.text(entries.get("en"), "en")
    also = fields.texts(entries.get("also"), "also")
    if definition is None or meaning is None:
        return None

    names = list(also)
    if chinese is not None and chinese != word:
        names.insert(0, chinese)

    try:
        return defined_unit(word, definition, fields.path, names, english or "")
    except UnitError as error:
        fields.report(error.code, meaning, word, **error.details)
        return None


def _read_regions(fields: FieldReader, node: Node | None) -> dict[str, Region]:
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
        draft = _read_target(fields, node.keys[id], target_node, plan)
        if draft is not None:
            drafts[id] = draft

    return drafts


def _fill_from_tables(
    fields: FieldReader, node: Node | None, drafts: Mapping[str, Draft], plan: Plan
) -> tuple[str, ...]:
    """Put the goals in tables into `drafts`, and return the paths of the tables."""
    if node is None and not any(draft.areas and draft.areas.form for draft in drafts.values()):
        return ()

    # Few plans come with tables of goals, whose reader takes a while to import.
    from gapcalc.plan.goal_tables import fill_from_tables

    return fill_from_tables(fields, node, drafts, plan)


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
        members, breakdowns[id] = expanded(draft, plan, whole)
        targets.update((target.id, target) for target in members)

    nodes = file["targets"].entries if "targets" in file else None
    of_one_goal = {id: node for id, node in (nodes or {}).items() if id not in breakdowns}
    return joined_twins(fields, targets, of_one_goal, plan.region), breakdowns


# --- one target

# The goal forms that each path can lead to. Another form has no arithmetic on that path: a mean
# growth rate, for instance, is no constant amount a year.
_FORMS_OF_PATH: dict[Path, set[Form]] = {
    "compound": {"level", "times_base", "average_growth", "reduce_by", "none"},
    "linear": {"level", "times_base", "reduce_by", "over_series", "none"},
    "cumulative": {"level", "none"},
    "hold": {"level", "none"},
    "step": {"level", "stage", "none"},
}
# The goals that are no amounts.
_GOALS_WITHOUT_UNIT = {"stage", "none"}


def _read_target(fields: FieldReader, key: Node, node: Node, plan: Plan) -> Draft | None:
    """Return the target at `node`, or None if anything about it is wrong.

    `key` is the node of its id.
    """
    id = key.text or ""
    fields.target = id
    problems_before = len(fields.problems)
    entries = fields.entries(node, "target", id)
    at = fields.entries(entries.get("at"), "at", "at")
    alternative = fields.entries(entries.get("or"), "or", "or")
    path = fields.choice(entries.get("path"), "path", PATHS) or "linear"
    unit = fields.unit(entries.get("unit"))
    reason = fields.name(entries.get("reason"), "reason")
    direction = fields.choice(entries.get("direction"), "direction", DIRECTIONS)
    sign = 0 if direction is None else _SIGNS[direction]

    def goal_at(goal_node: Node | None) -> Goal | None:
        """Return the goal at a node, which the path has to lead to."""
        goal = read_goal(fields, goal_node, unit, plan, reason)
        if goal_node is not None:
            _check_path_leads_to_goal(fields, path, goal, goal_node)

        return goal

    areas = read_areas(fields, id, entries, plan.regions, sign, goal_at)
    goal = goal_at(entries.get("goal")) if areas is None else _goal_of_all(areas)
    if areas is None and node.entries is not None and "goal" not in entries:
        fields.report("missing-key", node, "goal", where=id, key="goal")

    name = fields.name(entries.get("name"), "name")
    _check_unit_is_given(fields, id, node, entries)
    fields.choice(alternative.get("window"), "or.window", WINDOWS)
    target_year = fields.year(entries.get("target_year"), "target_year")
    due = target_year or plan.target_year
    _read_base_year(fields, alternative.get("base_year"), "or.base_year", plan, due)
    base_year = _read_base_year(fields, entries.get("base_year"), "base_year", plan, due)
    _check_own_target_year(fields, entries, base_year, target_year)
    waypoints = read_waypoints(fields, entries.get("by"), unit, Way(path, goal, base_year, due))
    tolerance = None

    if "tolerance" in entries:
        tolerance = fields.share(entries["tolerance"], "tolerance")

    measure = fields.choice(entries.get("measure"), "measure", MEASURES)
    also = fields.texts(entries.get("also"), "also")
    region = fields.reference(entries.get("region"), "region", plan.regions)
    action = _read_action(fields, at.get("action"), plan)
    item = fields.text(at.get("item"), "item")
    commitment = fields.choice(entries.get("commitment"), "commitment", COMMITMENTS)
    role = fields.choice(entries.get("role"), "role", ROLES)
    window = fields.choice(entries.get("window"), "window", WINDOWS)
    note = fields.name(entries.get("note"), "note")
    same_as = fields.text(entries.get("same_as"), "same_as")
    basis = fields.text(entries.get("basis"), "basis")
    series = _read_series_kind(fields, id, entries, goal, unit)
    lead = fields.name(entries.get("lead"), "lead")

    if len(fields.problems) > problems_before or name is None or goal is None:
        return None

    target = Target(
        id=id,
        name=name,
        goal=goal,
        unit=unit or "",
        path=path,
        base_year=base_year,
        also=also,
        region=region,
        action=action,
        item=item,
        commitment=commitment or "commit",
        role=role or "aim",
        measure=measure,
        window=window or _default_window(path, goal),
        alternative={key: value.text or "" for key, value in alternative.items()},
        direction=sign,
        note=note,
        line=key.line,
        target_year=target_year,
        tolerance=tolerance,
        waypoints=waypoints,
        same_as=same_as,
        basis=basis or "",
        series=series,
        lead=lead,
    )
    return Draft(target, areas, entries.get("total"))


_SIGNS = {"up": 1, "down": -1}


def _default_window(path: Path, goal: Goal) -> Window:
    """Return which years a goal's figure is for, if the plan file does not say."""
    if goal.form == "average_growth":
        return "average"
    if path == "cumulative":
        return "sum"
    if path == "hold":
        return "each_year"

    return "end"


def _goal_of_all(areas: Areas) -> Goal | None:
    """Return a goal of the form that those of the areas have; None without any."""
    if areas.form:
        return goal_of_form(areas.form)

    return next((area.goal for area in areas.goals.values()), None)


def _check_unit_is_given(
    fields: FieldReader, id: str, node: Node, entries: Mapping[str, Node]
) -> None:
    if "unit" in entries:
        return

    goals = [entries["goal"]] if "goal" in entries else []
    if "regions" in entries:
        goals += (entries["regions"].entries or {}).values() or [entries["regions"]]

    for goal in goals:
        forms = goal.entries or {goal.text or ""}
        if _GOALS_WITHOUT_UNIT.isdisjoint(forms):
            fields.report("missing-key", node, "unit", where=id, key="unit")
            return


def _read_series_kind(
    fields: FieldReader, id: str, entries: Mapping[str, Node], goal: Goal | None, unit: str | None
) -> SeriesKind | None:
    """Return what a target publishes that is to grow or to fall by a rate.

    One measured in % has to say so: 20, 19 and 18 are levels of a share or rates of growth, and
    nothing in them tells which.
    """
    node = entries.get("series")
    kind = fields.choice(node, "series", SERIES_KINDS)
    grows = goal is not None and goal.form in GROWING
    if node is not None and goal is not None and not grows:
        wanted = "goal: " + " | ".join(sorted(GROWING))
        fields.report("plan-form", node, "series", key="series", wanted=wanted)
    if node is None and grows and unit is not None and not dimension(unit):
        stated = entries.get("goal") or entries["regions"]
        fields.report("series-unsaid", stated, "series", unit=unit)

    return kind


def _check_path_leads_to_goal(
    fields: FieldReader, path: Path, goal: Goal | None, node: Node
) -> None:
    if goal is None or goal.form in _FORMS_OF_PATH[path]:
        return

    fitting = [other for other in PATHS if goal.form in _FORMS_OF_PATH[other]]
    paths = ", ".join(fitting)
    details = bilingual_detail("hint", PATHS_FOR_GOAL.filled(paths=paths))
    fields.report("goal-path", node, "goal", path=path, **details)


def _read_base_year(
    fields: FieldReader, node: Node | None, key: str, plan: Plan, target_year: int
) -> int:
    """Return a target's own base year, or that of the plan."""
    year = fields.year(node, key) or plan.base_year
    if node is not None and year >= target_year:
        years = {"base": str(year), "target": str(target_year)}
        fields.report("year-order", node, key, **years)

    return year


def _check_own_target_year(
    fields: FieldReader, entries: Mapping[str, Node], base_year: int, target_year: int | None
) -> None:
    """Report a target year of a target's own that is not after the plan's base year."""
    if target_year is None or "base_year" in entries or base_year < target_year:
        return

    years = {"base": str(base_year), "target": str(target_year)}
    fields.report("year-order", entries["target_year"], "target_year", **years)


def _read_action(fields: FieldReader, node: Node | None, plan: Plan) -> str | None:
    """Return the action that a target belongs to. A plan without actions may number them freely."""
    if plan.actions:
        return fields.reference(node, "action", plan.actions)

    return fields.text(node, "action")
