"""Targets with a goal of their own for each of several areas: read, and made a target for each.

In the plan file `regions` stands in place of `region` and `goal`: goals by area, or the word that
a table of goals (`goal_tables`) has them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from gapcalc.core.unit import dimension
from gapcalc.messages.locale import Bilingual
from gapcalc.plan.fields import FieldReader
from gapcalc.plan.marked_yaml import Node
from gapcalc.plan.model import COMPARATORS, Breakdown, Form, Goal, Plan, Target, Waypoint

__all__ = [
    "AreaGoal",
    "Areas",
    "Draft",
    "expanded",
    "goal_of_form",
    "names_of_several_areas",
    "read_areas",
    "read_whole",
    "with_area",
]

# `regions: table`, or `regions: {table: at_most}` with the form that the table's goals have.
TABLE = "table"
_FORMS_OF_TABLE = (*COMPARATORS, "times_base", "average_growth", "reduce_by", "increase_by")

# From the node of an area's goal and the line of its area to the goal.
ReadGoal = Callable[[Node, int], "AreaGoal | None"]


@dataclass(frozen=True, slots=True)
class AreaGoal:
    """The goal of one area, with the line of the plan file or table that sets it.

    `waypoints` are its own; None where those that the target has for all its areas hold.
    """

    goal: Goal
    line: int
    waypoints: tuple[Waypoint, ...] | None = None


@dataclass(slots=True)
class Areas:
    """The goals of a target by the ids of their areas.

    `form` is that of the goals where a table has them, "" where the plan file itself does: a key of
    `goal` (at_least). `by` are the waypoints of areas that a table has, by year, and `printed` is
    the total that it prints.
    """

    node: Node
    form: str = ""
    by: dict[str, dict[int, Waypoint]] = field(default_factory=dict)
    goals: dict[str, AreaGoal] = field(default_factory=dict)
    printed: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A target as its entry in the plan file has it.

    `areas` is None where it has one goal. Where it has several, that of `target` only says of which
    form they are, and `whole` is the node that names what they make up together.
    """

    target: Target
    areas: Areas | None = None
    whole: Node | None = None


# --- reading


def read_areas(
    fields: FieldReader,
    id: str,
    entries: Mapping[str, Node],
    regions: Iterable[str],
    direction: int,
    read_goal: ReadGoal,
) -> Areas | None:
    """Return the goals under `regions` of a target's entry, None if it has no such key.

    Those with a mistake are left out. `direction` is -1 where less is better.
    """
    node = entries.get("regions")
    if node is None:
        if "total" in entries:
            fields.report("plan-form", entries["total"], "total", key="total", wanted="regions: …")

        return None

    for key in ("region", "goal", "same_as"):
        if key in entries:
            # Which of the two is meant, nobody can tell; no other goal says those of all areas.
            fields.report("plan-form", entries[key], key, key=key, wanted="regions: …")

    # The goals themselves come later, once all targets are known by name.
    form = _form_of_table(fields, node, direction)
    if form:
        return Areas(node, form)

    areas = Areas(node)
    known = tuple(regions)

    for region, goal_node in fields.mapping(node, "regions").items():
        fields.target = f"{id}/{region}"
        # A goal of an area that the plan does not list has no target to belong to.
        if fields.reference(node.keys[region], "regions", known) is None:
            continue

        area_goal = read_goal(goal_node, node.keys[region].line)
        if area_goal is not None:
            areas.goals[region] = area_goal

    fields.target = id

    if node.entries == {}:
        fields.report("plan-form", node, "regions", key="regions", wanted="region: goal")

    return areas


def _form_of_table(fields: FieldReader, node: Node, direction: int) -> str:
    """Return the form of the goals if a table has them, else "": `table`, `{table: at_most}`."""
    # A bare figure in a table of emissions is one not to be exceeded.
    default = "at_most" if direction < 0 else "at_least"
    if node.text == TABLE:
        return default
    if node.entries is None or set(node.entries) != {TABLE}:
        return ""

    return fields.choice(node.entries[TABLE], TABLE, _FORMS_OF_TABLE) or default


def goal_of_form(form: str) -> Goal:
    """Return a goal without a figure, for what can be told from the form alone."""
    if form in COMPARATORS:
        return Goal("level", COMPARATORS[form])

    forms: dict[str, Form] = {
        "times_base": "times_base",
        "average_growth": "average_growth",
        "reduce_by": "reduce_by",
        "increase_by": "increase_by",
    }
    return Goal(forms[form], "<=" if form == "reduce_by" else ">=")


# --- what areas make up together


def read_whole(fields: FieldReader, draft: Draft, drafts: Mapping[str, Draft]) -> str | None:
    """Return the id of the target that the areas of `draft` make up together, as `total` names it.

    Only what is measured in one dimension adds up to it.
    """
    node = draft.whole
    if node is None:
        return None

    fields.target = draft.target.id
    of_one_goal = [id for id in drafts if drafts[id].areas is None]
    id = fields.reference(node, "total", of_one_goal)
    if id is None or id not in drafts:
        return None

    whole = drafts[id].target
    is_ratio = draft.target.measure == "rate" or draft.target.per is not None
    if is_ratio or whole.per is not None or not dimension(whole.unit):
        # 60 % of one area and 70 % of another are not 130 %.
        fields.report("plan-form", node, "total", key="total", wanted="measure: flow | stock")
        return None

    if dimension(whole.unit) != dimension(draft.target.unit):
        units = {"unit": draft.target.unit, "wanted": whole.unit}
        fields.report("unit-mismatch", node, "total", target=whole.id, **units)
        return None

    return id


# --- one target for each area


def expanded(
    draft: Draft, plan: Plan, whole: str | None, drafts: Mapping[str, Draft]
) -> tuple[list[Target], Breakdown]:
    """Return a target for each area of `draft`, with the id TARGET/REGION, and their breakdown.

    `drafts` are those of all targets by id.
    """
    areas = draft.areas
    assert areas is not None
    common = draft.target
    # Rows of data name it without the area, which then stands in a column of its own.
    names = (common.id, common.name.zh, common.name.en, *common.also)
    also = tuple(dict.fromkeys(names))
    targets = []
    members = {}
    # The areas together count for as much as the plan file gives to the whole of them.
    weight = None if common.weight is None else common.weight / max(1, len(areas.goals))

    for region, area_goal in areas.goals.items():
        id = f"{common.id}/{region}"
        members[region] = id
        waypoints = area_goal.waypoints
        if region in areas.by:
            by_year = areas.by[region]
            waypoints = tuple(by_year[year] for year in sorted(by_year))

        targets.append(
            replace(
                common,
                id=id,
                name=name_in(common.name, plan.regions[region].name),
                goal=area_goal.goal,
                also=also,
                region=region,
                line=area_goal.line,
                breakdown=common.id,
                waypoints=common.waypoints if waypoints is None else waypoints,
                weight=weight,
                per=_per_of_area(common.per, region, drafts),
            )
        )

    breakdown = Breakdown(common.id, common.name, members, whole, areas.printed, common.line)
    return targets, breakdown


def _per_of_area(per: str | None, region: str, drafts: Mapping[str, Draft]) -> str | None:
    """Return what an area's values are divided by: its own where that has goals by area too."""
    divisor = drafts.get(per or "")
    if divisor is None or divisor.areas is None or region not in divisor.areas.goals:
        return per

    return f"{per}/{region}"


def names_of_several_areas(drafts: Iterable[Draft]) -> frozenset[str]:
    """Return the names under which several areas have goals."""
    names: set[str] = set()

    for draft in drafts:
        if draft.areas is not None:
            names.update(draft.target.name)

    return frozenset(names)


def with_area(target: Target, plan: Plan, names: frozenset[str]) -> Target:
    """Return a target with its area in its name if that is one of `names`.

    The city's 地区生产总值 beside those of its districts is 地区生产总值（渝州市）.
    """
    region = plan.regions.get(target.region or plan.region or "")
    # A name that no other area has needs no area behind it.
    if region is None or names.isdisjoint(target.name):
        return target

    also = tuple(dict.fromkeys((*target.name, *target.also)))
    return replace(target, name=name_in(target.name, region.name), also=also)


def name_in(name: Bilingual, area: Bilingual) -> Bilingual:
    """Return the name of what is measured with that of an area: 工业总产值（渝中区）."""
    return Bilingual(f"{name.zh}（{area.zh}）", f"{name.en} ({area.en})")
