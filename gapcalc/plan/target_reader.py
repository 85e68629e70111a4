"""One target of a plan file: its goal or goals by area, its years, and what else is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from gapcalc.core.problem import bilingual_detail
from gapcalc.core.unit import dimension
from gapcalc.messages import hints
from gapcalc.messages.locale import Bilingual
from gapcalc.plan.breakdown_reader import AreaGoal, Areas, Draft, goal_of_form, read_areas
from gapcalc.plan.fields import FieldReader
from gapcalc.plan.goals import read_goal
from gapcalc.plan.marked_yaml import Node
from gapcalc.plan.model import (
    COMMITMENTS,
    DIRECTIONS,
    GROWING,
    MEASURES,
    PATHS,
    ROLES,
    SERIES_KINDS,
    UNIT_OF_INDEX,
    WINDOWS,
    Form,
    Goal,
    Path,
    Plan,
    SeriesKind,
    Target,
    Window,
)
from gapcalc.plan.quotient_reader import read_per
from gapcalc.plan.waypoints import Way, read_waypoints

__all__ = ["read_target"]

# The goal forms that each path can lead to. Another form has no arithmetic on that path: a mean
# growth rate, for instance, is no constant amount a year.
_FORMS_OF_PATH: dict[Path, set[Form]] = {
    "compound": {"level", "times_base", "average_growth", "reduce_by", "increase_by", "none"},
    "linear": {"level", "times_base", "reduce_by", "increase_by", "over_series", "none"},
    "cumulative": {"level", "none"},
    "hold": {"level", "none"},
    "step": {"level", "stage", "none"},
}
_INDEX = dimension(UNIT_OF_INDEX)
# The goals that are no amounts.
_GOALS_WITHOUT_UNIT = {"stage", "none"}
# On these a way leads from the base to the goal, so that the base may be a mean of years.
_PATHS_FROM_BASE: set[Path] = {"compound", "linear"}
_SIGNS = {"up": 1, "down": -1}


def read_target(
    fields: FieldReader, key: Node, node: Node, plan: Plan, others: Mapping[str, Node]
) -> Draft | None:
    """Return the target at `node`, or None if anything about it is wrong.

    `key` is the node of its id, `others` are those of all targets by id.
    """
    id = key.text or ""
    fields.target = id
    problems_before = len(fields.problems)
    reader = _TargetReader(fields, id, node, plan, others)
    target = reader.target(key.line)
    if target is None or len(fields.problems) > problems_before:
        return None

    return Draft(target, reader.areas, reader.entries.get("total"))


class _Years(NamedTuple):
    """When a target begins and is due; `own_end` is its own target year, None for the plan's."""

    base: int
    base_years: tuple[int, ...]
    own_end: int | None
    due: int


class _TargetReader:
    """Reads the entries of one target, on which its goal depends, one after the other."""

    def __init__(
        self, fields: FieldReader, id: str, node: Node, plan: Plan, others: Mapping[str, Node]
    ) -> None:
        self._fields = fields
        self._id = id
        self._node = node
        self._plan = plan
        self.areas: Areas | None = None
        self.entries = fields.entries(node, "target", id)
        self._path: Path = fields.choice(self.entries.get("path"), "path", PATHS) or "linear"
        self._index = fields.year(self.entries.get("index"), "index")
        # GDP is published in 亿元, its goal per head stands in 万元/人.
        self._published_unit = self._unit_of_values()
        self._per = read_per(
            fields, self.entries.get("per"), id, self._published_unit, plan, others
        )
        # The unit in which its goal stands; None where that cannot be told, which was reported.
        self._unit = self._published_unit if "per" not in self.entries else None
        if self._per is not None:
            self._unit = self._per.unit

        self._reason = fields.name(self.entries.get("reason"), "reason")
        direction = fields.choice(self.entries.get("direction"), "direction", DIRECTIONS)
        self._sign = 0 if direction is None else _SIGNS[direction]

    def target(self, line: int) -> Target | None:
        """Return the target, None where it has no name or no goal; `line` is that of its id."""
        fields = self._fields
        entries = self.entries
        years = self._years()
        goal = self._goal(years)
        name = fields.name(entries.get("name"), "name")
        self._check_unit_is_given()
        series = self._series_kind(goal)
        self._check_base_years(years, goal, series)
        by = entries.get("by")
        way = Way(self._path, goal, years.base, years.due)
        waypoints = read_waypoints(fields, by, self._unit, way)
        self._check_quotient(goal)
        self._check_index(years)
        more = self._more(years.due)
        window = fields.choice(entries.get("window"), "window", WINDOWS)
        if name is None or goal is None:
            return None

        return Target(
            id=self._id,
            name=name,
            goal=goal,
            unit=self._published_unit or "",
            per=self._per.id if self._per else None,
            per_unit=self._per.unit if self._per else "",
            path=self._path,
            base_year=years.base,
            base_years=years.base_years,
            index=self._index,
            target_year=years.own_end,
            window=window or _default_window(self._path, goal),
            direction=self._sign,
            waypoints=waypoints,
            series=series,
            line=line,
            **more,
        )

    # --- years

    def _years(self) -> _Years:
        """Return the years of the target's own, or those of the plan where it states none."""
        fields = self._fields
        entries = self.entries
        own_end = fields.year(entries.get("target_year"), "target_year")
        due = own_end or self._plan.target_year
        node = entries.get("base_year")
        base_years = fields.years_of_mean(node, "base_year")
        if base_years:
            # 2018-2020: the target year has to come after the last of them.
            base = base_years[-1]
        else:
            year = fields.year(node, "base_year", wanted="2020 | 2018-2020")
            base = year or self._plan.base_year

        self._check_order(base, due, own_end)
        return _Years(base, base_years, own_end, due)

    def _check_order(self, base: int, due: int, own_end: int | None) -> None:
        """Report a base year of the target's own, or a target year, out of their order."""
        if base < due:
            return

        # Of the two years the one is wrong that the target states itself.
        key = "base_year"
        if key not in self.entries and own_end is not None:
            key = "target_year"

        node = self.entries.get(key)
        if node is not None:
            years = {"base": str(base), "target": str(due)}
            self._fields.report("year-order", node, key, **years)

    def _check_base_years(self, years: _Years, goal: Goal | None, series: str | None) -> None:
        """Report a base that is a mean of years where no way leads from such a base."""
        if not years.base_years or goal is None:
            return

        why: Bilingual | None = None
        if self._path not in _PATHS_FROM_BASE:
            # What is added up or to be held has no base to begin from.
            why = hints.BASE_MEAN_NEEDS_A_WAY
        elif goal.form == "average_growth":
            # A mean of three years has no single year from which to count the years of growth.
            why = hints.BASE_MEAN_OF_GROWTH
        elif series == "rates":
            why = hints.BASE_MEAN_OF_RATES

        if why is not None:
            self._report_with_hint("base-years", "base_year", why)

    def _report_with_hint(self, code: str, key: str, why: Bilingual) -> None:
        """Report what stands at `key`, and why it cannot stand there."""
        hint = bilingual_detail("hint", why)
        self._fields.report(code, self.entries[key], key, **hint)

    # --- goals

    def _goal(self, years: _Years) -> Goal | None:
        """Return the goal, or one of the form that those of several areas have."""
        fields = self._fields
        entries = self.entries

        def area_goal_at(node: Node, line: int) -> AreaGoal | None:
            return self._area_goal(node, line, years)

        self.areas = read_areas(
            fields, self._id, entries, self._plan.regions, self._sign, area_goal_at
        )
        if self.areas is not None:
            return _goal_of_all(self.areas)

        if self._node.entries is not None and "goal" not in entries:
            fields.report("missing-key", self._node, "goal", where=self._id, key="goal")

        return self._goal_at(entries.get("goal"))

    def _area_goal(self, node: Node, line: int, years: _Years) -> AreaGoal | None:
        """Return the goal of one area, with waypoints of its own where `by` stands beside it."""
        by = (node.entries or {}).get("by")
        # {at_least: 200, by: {2025: 150}}: what is left is the goal alone.
        goal = self._goal_at(_without_key(node, "by"))
        if goal is None:
            return None
        if by is None:
            return AreaGoal(goal, line)

        way = Way(self._path, goal, years.base, years.due)
        waypoints = read_waypoints(self._fields, by, self._unit, way)
        return AreaGoal(goal, line, waypoints)

    def _goal_at(self, node: Node | None) -> Goal | None:
        """Return the goal at a node, which the path has to lead to."""
        goal = read_goal(self._fields, node, self._unit, self._plan, self._reason)
        if node is not None:
            _check_path_leads_to_goal(self._fields, self._path, goal, node)

        return goal

    def _check_unit_is_given(self) -> None:
        """Report a target without a unit, unless its goal is no amount: a stage, or none."""
        if "unit" in self.entries or "index" in self.entries:
            return

        for goal in self._goal_nodes():
            forms = goal.entries or {goal.text or ""}
            if _GOALS_WITHOUT_UNIT.isdisjoint(forms):
                where = {"where": self._id, "key": "unit"}
                self._fields.report("missing-key", self._node, "unit", **where)
                return

    def _goal_nodes(self) -> list[Node]:
        """Return the nodes of the goal and of those of the areas."""
        nodes = []
        if "goal" in self.entries:
            nodes.append(self.entries["goal"])

        regions = self.entries.get("regions")
        if regions is not None:
            # `regions: table` has none of its own, and says so in a word.
            nodes += (regions.entries or {}).values() or [regions]

        return nodes

    def _series_kind(self, goal: Goal | None) -> SeriesKind | None:
        """Return what a target publishes that is to grow or to fall by a rate.

        One measured in % has to say so: 20, 19 and 18 are levels of a share or rates of growth, and
        nothing in them tells which.
        """
        fields = self._fields
        unit = self._unit
        node = self.entries.get("series")
        kind = fields.choice(node, "series", SERIES_KINDS)
        grows = goal is not None and goal.growing and self._per is None
        if "index" in self.entries:
            if node is None:  # 105 and 108 are levels, or what 2020 = 100 grew to each year
                where = {"where": self._id, "key": "series"}
                fields.report("missing-key", self.entries["index"], "series", **where)
        elif node is None:
            is_share = unit is not None and not dimension(unit)
            if grows and is_share:
                stated = self.entries.get("goal") or self.entries["regions"]
                fields.report("series-unsaid", stated, "series", unit=unit or "")
        elif goal is not None and not grows:
            # Levels or rates of what is no growth: at_least 60 % needs no such word.
            wanted = "goal: " + " | ".join(sorted(GROWING))
            fields.report("plan-form", node, "series", key="series", wanted=wanted)

        return kind

    def _check_quotient(self, goal: Goal | None) -> None:
        """Report what is divided by another series and cannot be: 30 个 of a stage, a sum."""
        if self._per is None or goal is None:
            return

        why: Bilingual | None = None
        if self._path == "cumulative":
            # Yearly amounts per head do not add up to one of five years.
            why = hints.PER_OF_SUM
        elif self._index is not None or goal.form in {"stage", "over_series"}:
            why = hints.PER_OF_NO_AMOUNT

        if why is not None:
            self._report_with_hint("per-series", "per", why)

    def _unit_of_values(self) -> str | None:
        """Return the unit of the published values; an index has its own and needs none stated."""
        node = self.entries.get("unit")
        unit = self._fields.unit(node)
        if "index" not in self.entries:
            return unit

        if node is not None and unit is not None and dimension(unit) != _INDEX:
            details = {"unit": unit, "wanted": UNIT_OF_INDEX, "target": self._id}
            self._fields.report("unit-mismatch", node, "unit", **details)

        return UNIT_OF_INDEX

    def _check_index(self, years: _Years) -> None:
        """Report an index that is added up, or is 100 only after the way has begun."""
        if self._index is None:
            return

        why: Bilingual | None = None
        first = min(years.base_years or (years.base,))
        if self._path == "cumulative":
            # 105 and 108 are no 213 of anything.
            why = hints.INDEX_NOT_ADDED
        elif self._index > first:
            why = hints.INDEX_AFTER_BASE.filled(base=first)

        if why is not None:
            self._report_with_hint("index-misused", "index", why)

    # --- what else is said

    def _more(self, due: int) -> dict[str, Any]:
        """Return what the goal does not depend on, by the names of the target's fields."""
        fields = self._fields
        entries = self.entries
        plan = self._plan
        at = fields.entries(entries.get("at"), "at", "at")
        basis = fields.text(entries.get("basis"), "basis")
        commitment = fields.choice(entries.get("commitment"), "commitment", COMMITMENTS)
        role = fields.choice(entries.get("role"), "role", ROLES)
        return {
            "also": fields.texts(entries.get("also"), "also"),
            "region": fields.reference(entries.get("region"), "region", plan.regions),
            "action": self._action(at.get("action")),
            "item": fields.text(at.get("item"), "item"),
            "commitment": commitment or "commit",
            "role": role or "aim",
            "measure": fields.choice(entries.get("measure"), "measure", MEASURES),
            "alternative": self._alternative(due),
            "note": fields.name(entries.get("note"), "note"),
            "tolerance": self._tolerance(),
            "same_as": fields.text(entries.get("same_as"), "same_as"),
            "basis": basis or "",
            "lead": fields.name(entries.get("lead"), "lead"),
            "weight": self._weight(),
        }

    def _action(self, node: Node | None) -> str | None:
        """Return the action it belongs to. A plan without actions may number them freely."""
        # Where actions are listed, an id that is not among them is a slip.
        if self._plan.actions:
            return self._fields.reference(node, "action", self._plan.actions)

        return self._fields.text(node, "action")

    def _alternative(self, due: int) -> dict[str, str]:
        """Return the other reading of the plan's text, for a target that is due in a year."""
        fields = self._fields
        entries = fields.entries(self.entries.get("or"), "or", "or")
        fields.choice(entries.get("window"), "or.window", WINDOWS)
        # Read as from 2020, which has to come before the target year as well.
        base_node = entries.get("base_year")
        base = fields.year(base_node, "or.base_year")
        if base is not None and base_node is not None and base >= due:
            years = {"base": str(base), "target": str(due)}
            fields.report("year-order", base_node, "or.base_year", **years)

        reading = {}
        for key, value in entries.items():
            reading[key] = value.text or ""

        return reading

    def _tolerance(self) -> Fraction | None:
        """Return the target's own tolerance, None where that of the plan holds."""
        node = self.entries.get("tolerance")
        if node is None:
            return None

        return self._fields.share(node, "tolerance")

    def _weight(self) -> Fraction | None:
        """Return what the target counts for in the roll-up, None where nothing is said."""
        node = self.entries.get("weight")
        if node is None:
            return None

        return self._fields.weight(node, "weight")


def _without_key(node: Node, key: str) -> Node:
    """Return a mapping without one of its keys."""
    if node.entries is None or key not in node.entries:
        return node

    entries = dict(node.entries)
    keys = dict(node.keys)
    del entries[key]
    keys.pop(key, None)
    return Node(node.line, node.column, entries=entries, keys=keys)


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

    # What is asked of the form holds of each: all areas have one path and one unit.
    goals = [area.goal for area in areas.goals.values()]
    return goals[0] if goals else None


def _check_path_leads_to_goal(
    fields: FieldReader, path: Path, goal: Goal | None, node: Node
) -> None:
    """Report a goal that its path cannot lead to, with the paths that can."""
    if goal is None or goal.form in _FORMS_OF_PATH[path]:
        return

    fitting = [other for other in PATHS if goal.form in _FORMS_OF_PATH[other]]
    hint = hints.PATHS_FOR_GOAL.filled(paths=", ".join(fitting))
    details = bilingual_detail("hint", hint)
    fields.report("goal-path", node, "goal", path=path, **details)
