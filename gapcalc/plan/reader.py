"""The plan file: YAML in, a `Plan` out, every mistake named with its line and column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import islice
from os import PathLike
from pathlib import Path
from typing import TypeVar, cast

from gapcalc.core.files import read_text
from gapcalc.core.problem import Problem
from gapcalc.core.text import nearest, visible
from gapcalc.core.unit import RATIO, UnitError, convert, factor, parse_quantity
from gapcalc.messages.locale import Bilingual
from gapcalc.plan import schema
from gapcalc.plan.marked_yaml import Node, read
from gapcalc.plan.model import (
    COMMITMENTS,
    COMPARATORS,
    DIRECTIONS,
    MEASURES,
    MIRRORED,
    PATHS,
    ROLES,
    WINDOWS,
    Benchmark,
    Form,
    Goal,
    Plan,
    Region,
    Stage,
    Target,
)  # fmt: skip  # isort: skip

__all__ = ["read_plan"]

_MOST_NAMED, _MOST_PROBLEMS = (
    100,
    500,
)  # names that a message looks through; problems told of one file

# The goal forms that each path can lead to; what is not listed here has no arithmetic on that path.
_FORMS = {
    "compound": {"level", "times_base", "average_growth", "reduce_by", "none"},
    "linear": {"level", "times_base", "reduce_by", "over_series", "none"},
    "cumulative": {"level", "none"},
    "hold": {"level", "none"},
    "step": {"level", "stage", "none"},
}
_WINDOW = {"cumulative": "sum", "hold": "each_year"}
_UNITLESS = {"stage", "none"}

_ID = re.compile(r"[\w.-]{1,80}")

T = TypeVar("T")


def read_plan(path: str | PathLike[str]) -> tuple[Plan | None, list[Problem]]:
    """Return the plan in the file at `path` (None where there is none to speak of) and every problem in it."""
    source = Path(path)
    text, problems = read_text(source)
    if text is None:
        return None, problems
    document = read(text, str(source))
    if document.root is None:
        return None, document.problems
    loader = _Loader(str(source), document.problems)
    try:
        plan = loader.plan(document.root)
    except _EnoughError:
        return None, loader.problems
    return plan, sorted(
        loader.problems, key=lambda problem: (problem.line or 0, problem.column or 0)
    )


class _EnoughError(Exception):
    """So many problems that listing more would help nobody."""


class _Loader:
    """Walks the nodes of one file and collects what is wrong with them."""

    def __init__(self, path: str, problems: list[Problem]) -> None:
        self.path = path
        self.problems = problems
        self.where = "plan"  # the target being read

    # --- reporting and the small readers

    def report(self, code: str, node: Node, field: str | None = None, /, **details: str) -> None:
        self.problems.append(Problem(code, details, self.path, node.line, node.column, field))
        if len(self.problems) >= _MOST_PROBLEMS:
            limit = f"{_MOST_PROBLEMS:,}"
            self.problems.append(
                Problem("too-many-problems", {"limit": limit}, self.path, node.line, node.column)
            )
            raise _EnoughError

    def entries(self, node: Node | None, part: str, where: str) -> Mapping[str, Node]:
        """Return the entries of a mapping whose keys are those of `part`, reporting unknown and missing ones."""
        if node is None:
            return {}
        entries = self.open(node, where)
        known = schema.keys(part)
        for key, place in node.keys.items():
            if key not in known:
                guess = nearest(key, known)
                hint_en = f"Did you mean {guess}?" if guess else f"Known keys: {', '.join(known)}"
                hint_zh = f"是否为 {guess}？" if guess else f"可用的键：{', '.join(known)}"
                self.report("unknown-key", place, key, key=key, hint_en=hint_en, hint_zh=hint_zh)
        for key in schema.required(part):
            if node.entries is not None and key not in entries:
                self.report("missing-key", node, key, where=where, key=key)
        return entries

    def open(self, node: Node | None, where: str) -> Mapping[str, Node]:
        """Return the entries of a mapping whose keys are ids of the author's choice."""
        if node is None:
            return {}
        if node.entries is None:
            self.report("plan-form", node, key=where, wanted="key: value")
            return {}
        for id, place in node.keys.items():
            if not _ID.fullmatch(id):
                self.report("plan-form", place, key=id, wanted="a-z 0-9 _ . -")
        return node.entries

    def text(self, node: Node | None, key: str) -> str | None:
        if node is None:
            return None
        if not (node.text or "").strip():
            self.report("plan-form", node, key=key, wanted="text")
            return None
        return visible(node.text or "")

    def texts(self, node: Node | None, key: str) -> tuple[str, ...]:
        if node is None:
            return ()
        if node.items is None:
            self.report("plan-form", node, key=key, wanted="[…, …]")
            return ()
        return tuple(text for item in node.items if (text := self.text(item, key)))

    def name(self, node: Node | None, key: str) -> Bilingual | None:
        if node is None:
            return None
        if node.text is not None:
            text = self.text(node, key)
            return Bilingual(text, text) if text else None
        entries = self.entries(node, "name", key)
        zh, en = (
            self.text(entries.get("zh"), f"{key}.zh"),
            self.text(entries.get("en"), f"{key}.en"),
        )
        if node.entries == {}:
            self.report("plan-form", node, key, key=key, wanted="{zh: …, en: …}")
        return Bilingual(zh or en or "", en or zh or "") if zh or en else None

    def choice(self, node: Node | None, key: str, known: Iterable[str], default: str) -> str:
        value = self.text(node, key)
        if value is None or node is None or value in (options := tuple(known)):
            return value or default
        self.report("unknown-value", node, key, key=key, value=value, known=", ".join(options))
        return default

    def reference(self, node: Node | None, key: str, known: Mapping[str, T]) -> str | None:
        value = self.text(node, key)
        if value is None or node is None or value in known:
            return value
        guess = nearest(value, islice(known, _MOST_NAMED))
        names = ", ".join(islice(known, _MOST_NAMED)) or "-"
        self.report("unknown-reference", node, key, key=key, value=value, known=guess or names)
        return None

    def year(self, node: Node | None, key: str) -> int | None:
        value = self.text(node, key)
        if value is None or node is None:
            return None
        if len(value) == 4 and value.isascii() and value.isdigit() and 1900 <= int(value) <= 2099:
            return int(value)
        self.report("plan-form", node, key, key=key, wanted="1900…2099")
        return None

    def quantity(self, node: Node, key: str, unit: str, bare: bool = False) -> Fraction | None:
        """Return the node's number in `unit`; a number without a unit is one in `unit` only where `bare`."""
        text = self.text(node, key)
        if text is None:
            return None
        try:
            value, written = parse_quantity(text)
            if not written and not bare:
                self.report("goal-unit-missing", node, key, value=text, wanted=unit)
                return None
            return convert(value, written or unit, unit)
        except UnitError as error:
            self.report(error.code, node, key, **{"target": self.where, **error.details})
            return None

    def share(
        self, node: Node, key: str, low: int | None = 0, high: int | None = 1
    ) -> Fraction | None:
        """Return a ratio (5%, 0.05, 2 倍) from `low` up to, but not at, `high`."""
        value = self.quantity(node, key, RATIO, bare=True)
        if value is None or ((low is None or low <= value) and (high is None or value < high)):
            return value
        bounds = f"{'' if low is None else f'{low} <= '}{key}{'' if high is None else f' < {high}'}"
        self.report("out-of-range", node, key, value=node.text or "", bounds=bounds)
        return None

    # --- the parts of the file

    def plan(self, root: Node) -> Plan | None:
        file = self.entries(root, "file", "plan file")
        head = self.entries(file.get("plan"), "plan", "plan")
        base_year = self.year(head.get("base_year"), "base_year")
        target_year = self.year(head.get("target_year"), "target_year")
        scopes = self.open(file.get("regions"), "regions")
        regions = {id: self.region(id, node, scopes) for id, node in scopes.items()}
        found = [
            self.benchmark(id, node, regions)
            for id, node in self.open(file.get("series"), "series").items()
        ]
        benchmarks = {series.id: series for series in found if series}
        actions = {
            id: self.name(node, id) or Bilingual(id, id)
            for id, node in self.open(file.get("actions"), "actions").items()
        }
        if base_year and target_year and base_year >= target_year:
            self.report(
                "year-order", head["base_year"], base=str(base_year), target=str(target_year)
            )
            base_year = None
        timed = (
            base_year is not None and target_year is not None
        )  # else go on, for the other mistakes
        id = self.text(head.get("id"), "id") or Path(self.path).stem
        ratio = {
            key: value
            for key in ("tolerance", "about")
            if key in head and (value := self.share(head[key], key)) is not None
        }
        plan = Plan(
            id=id,
            name=self.name(head.get("name"), "name") or Bilingual(id, id),
            base_year=base_year if base_year and timed else 1900,
            target_year=target_year if target_year and timed else 2099,
            targets={},
            actions=actions,
            regions=regions,
            benchmarks=benchmarks,
            region=self.reference(head.get("region"), "region", regions),
            document=self.text(head.get("document"), "document"),
            issued=self.text(head.get("issued"), "issued"),
            path=self.path,
            **ratio,
        )
        listed = self.open(file.get("targets"), "targets")
        if "targets" in file and file["targets"].entries == {}:
            self.report("missing-key", file["targets"], "targets", where="plan file", key="targets")
        for id in listed.keys() & benchmarks.keys():
            self.report(
                "duplicate-key",
                file["targets"].keys[id],
                id,
                key=id,
                first=str(file["series"].keys[id].line),
            )
        targets = [self.target(id, node, plan) for id, node in listed.items()]
        return (
            plan.with_targets({target.id: target for target in targets if target})
            if timed
            else None
        )

    def region(self, id: str, node: Node, scopes: Mapping[str, Node]) -> Region:
        entries = self.entries(node, "region", id)
        zh, en = self.text(entries.get("zh"), f"{id}.zh"), self.text(entries.get("en"), f"{id}.en")
        within = self.reference(entries.get("within"), "within", scopes)
        return Region(
            id,
            Bilingual(zh or en or id, en or zh or id),
            self.texts(entries.get("also"), f"{id}.also"),
            within,
        )

    def benchmark(self, id: str, node: Node, regions: Mapping[str, Region]) -> Benchmark | None:
        entries = self.entries(node, "series", id)
        name, unit = self.name(entries.get("name"), "name"), self.unit(entries.get("unit"))
        region = self.reference(entries.get("region"), "region", regions)
        return (
            Benchmark(id, name, unit, self.texts(entries.get("also"), "also"), region)
            if name and unit
            else None
        )

    def unit(self, node: Node | None) -> str | None:
        unit = self.text(node, "unit")
        if unit is None or node is None:
            return None
        try:
            factor(unit, unit)
        except UnitError as error:
            self.report(error.code, node, "unit", **error.details)
            return None
        return unit

    def target(self, id: str, node: Node, plan: Plan) -> Target | None:
        self.where = id
        before = len(self.problems)
        entries = self.entries(node, "target", id)
        at = self.entries(entries.get("at"), "at", "at")
        other = self.entries(entries.get("or"), "or", "or")
        goal_node = entries.get("goal")
        path = self.choice(entries.get("path"), "path", PATHS, "linear")
        unit = self.unit(entries.get("unit"))
        goal = self.goal(goal_node, unit, plan, self.name(entries.get("reason"), "reason"))
        name = self.name(entries.get("name"), "name")
        if (
            goal_node
            and "unit" not in entries
            and _UNITLESS.isdisjoint(goal_node.entries or {goal_node.text or ""})
        ):
            self.report("missing-key", node, "unit", where=id, key="unit")
        if goal and goal_node and goal.form not in _FORMS[path]:
            fitting = ", ".join(p for p in PATHS if goal.form in _FORMS[p])
            hints = {"hint_en": f"Paths for it: {fitting}", "hint_zh": f"适用的路径：{fitting}"}
            self.report("goal-path", goal_node, "goal", path=path, **hints)
        self.choice(other.get("window"), "or.window", WINDOWS, "")
        self.base_year(other.get("base_year"), "or.base_year", plan)
        base_year = self.base_year(entries.get("base_year"), "base_year", plan)
        window = "average" if goal and goal.form == "average_growth" else _WINDOW.get(path, "end")
        direction = self.choice(entries.get("direction"), "direction", DIRECTIONS, "")
        measure = self.choice(entries.get("measure"), "measure", MEASURES, "")
        made = Target(
            id,
            name or Bilingual(id, id),
            goal or Goal("none"),
            unit or "",
            path,
            base_year,
            also=self.texts(entries.get("also"), "also"),
            region=self.reference(entries.get("region"), "region", plan.regions),
            action=self.action(at.get("action"), plan),
            item=self.text(at.get("item"), "item"),
            commitment=self.choice(entries.get("commitment"), "commitment", COMMITMENTS, "commit"),
            role=self.choice(entries.get("role"), "role", ROLES, "aim"),
            measure=measure or None,
            window=self.choice(entries.get("window"), "window", WINDOWS, window),
            alternative={key: value.text or "" for key, value in other.items()},
            direction={"up": 1, "down": -1}.get(direction, 0),
            note=self.name(entries.get("note"), "note"),
            line=node.line - 1,
        )
        return made if len(self.problems) == before and name and goal else None

    def base_year(self, node: Node | None, key: str, plan: Plan) -> int:
        year = self.year(node, key) or plan.base_year
        if node is not None and year >= plan.target_year:
            self.report("year-order", node, key, base=str(year), target=str(plan.target_year))
        return year

    def action(self, node: Node | None, plan: Plan) -> str | None:
        return (
            self.reference(node, "action", plan.actions)
            if plan.actions
            else self.text(node, "action")
        )

    # --- goals

    def goal(
        self, node: Node | None, unit: str | None, plan: Plan, reason: Bilingual | None
    ) -> Goal | None:
        if node is None:
            return None
        if node.text == "none":
            if reason is None:
                self.report("missing-key", node, "reason", where="goal: none", key="reason")
            return Goal("none", reason=reason)
        entries = self.entries(node, "goal", "goal")
        if len(entries) != 1:
            if node.entries is not None:
                self.report(
                    "plan-form", node, "goal", key="goal", wanted=" | ".join(schema.keys("goal"))
                )
            return None
        ((form, value),) = entries.items()
        if form == "none":
            return Goal("none", reason=self.name(value, "none"))
        if form == "stage":
            stage = self.choice(value, "stage", tuple(Stage), "")
            return Goal("stage", ">=", text=stage, stage=Stage(stage)) if stage else None
        if form == "over_series":
            series = self.reference(value, "over_series", plan.benchmarks)
            if series and unit and self.comparable(value, plan.benchmarks[series].unit, unit):
                return Goal(
                    "over_series",
                    ">",
                    Fraction(1),
                    series=series,
                    label=plan.benchmarks[series].name,
                )
            return None
        if form in {"times_base", "average_growth", "reduce_by"}:
            return self.relative(cast(Form, form), value)
        if unit is None:
            return None
        return self.level(form, value, unit)

    def comparable(self, node: Node, one: str, other: str) -> bool:
        try:
            factor(one, other)
        except UnitError as error:
            self.report(error.code, node, "over_series", **{"target": self.where, **error.details})
            return False
        return True

    def relative(self, form: Form, node: Node) -> Goal | None:
        comparator = "at_least"
        if node.entries is not None:
            if len(node.entries) != 1 or not node.entries.keys() <= COMPARATORS.keys():
                self.report("plan-form", node, form, key=form, wanted=" | ".join(COMPARATORS))
                return None
            ((comparator, node),) = node.entries.items()
        low, high = {"times_base": (0, None), "average_growth": (-1, None)}.get(form, (0, 1))
        value = self.share(node, form, low, high)
        if value is None:
            return None
        sign = COMPARATORS[comparator]
        if form == "reduce_by":  # the more is cut, the less is left
            sign = MIRRORED.get(sign, sign)
        return Goal(form, sign, value, text=visible(node.text or ""))

    def level(self, form: str, node: Node, unit: str) -> Goal | None:
        if form == "rank_at_most":
            rank = self.quantity(node, form, unit, bare=True)
            return (
                None if rank is None else Goal("level", "<=", rank, text=visible(node.text or ""))
            )
        if form == "between":
            if node.items is None or len(node.items) != 2:
                self.report("plan-form", node, form, key=form, wanted="[lo, hi]")
                return None
            low, high = (self.quantity(item, form, unit) for item in node.items)
            if low is None or high is None:
                return None
            bounds = [visible(item.text or "") for item in node.items]
            if low > high:
                self.report("goal-range", node, form, low=bounds[0], high=bounds[1])
                return None
            return Goal("level", "..", low, upper=high, text="–".join(bounds))
        if form not in COMPARATORS:
            return None
        value = self.quantity(node, form, unit)
        return (
            None
            if value is None
            else Goal("level", COMPARATORS[form], value, text=visible(node.text or ""))
        )
