"""A plan: its targets, what each asks for, and the shape of the way there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from typing import Literal, NamedTuple

from gapcalc.core.region import forms
from gapcalc.core.text import fold
from gapcalc.messages.locale import Bilingual

__all__ = [
    "COMMITMENTS", "COMPARATORS", "DIRECTIONS", "MEASURES", "MIRRORED", "PATHS", "ROLES", "WINDOWS",
    "Aim", "Benchmark", "Form", "Goal", "Plan", "Region", "Stage", "Target",
]  # fmt: skip

MIRRORED = {">": "<", ">=": "<=", "<": ">", "<=": ">="}
# What each comparator of the plan file is in the output; `about` and `between` decide by direction.
COMPARATORS = {"over": ">", "at_least": ">=", "at_most": "<=", "below": "<", "about": "~"}
PATHS = ("compound", "linear", "cumulative", "hold", "step")
MEASURES = ("stock", "flow", "rate")
WINDOWS = ("end", "sum", "average", "each_year", "since_start")
COMMITMENTS = ("commit", "strive")
ROLES = ("aim", "forecast")
DIRECTIONS = ("up", "down")


class Stage(StrEnum):
    """How far a project has come; a milestone's value is a stage in place of a number."""

    APPROVED = "approved"
    STARTED = "started"
    FORMED = "formed"
    BASICALLY_BUILT = "basically_built"
    LANDED = "landed"
    ESTABLISHED = "established"
    COMPLETED = "completed"
    HOSTED = "hosted"
    IN_OPERATION = "in_operation"

    @property
    def rank(self) -> int:
        """The place in the order in which a stage implies those before it; some are alternatives."""
        return _STAGE_RANKS[self]


_STAGE_RANKS = {
    Stage.APPROVED: 1,
    Stage.STARTED: 2,
    Stage.FORMED: 3,
    Stage.BASICALLY_BUILT: 3,
    Stage.LANDED: 4,
    Stage.ESTABLISHED: 4,
    Stage.COMPLETED: 4,
    Stage.HOSTED: 4,
    Stage.IN_OPERATION: 5,
}

Form = Literal["level", "times_base", "average_growth", "reduce_by", "over_series", "stage", "none"]


class Region(NamedTuple):
    """A scope for which targets are set, with the names data files use for it.

    `within` is the region under which offices list a scope that is no area of its own (private firms, villages).
    """

    id: str
    name: Bilingual
    also: tuple[str, ...] = ()
    within: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, in both languages."""
        return (self.name.zh, self.name.en, *self.also)


class Benchmark(NamedTuple):
    """A published series that goals refer to, such as a national average."""

    id: str
    name: Bilingual
    unit: str
    also: tuple[str, ...] = ()
    region: str | None = None


class Aim(NamedTuple):
    """What counts as reached, in the target's unit: between `low` and `high`, each open end None.

    `value` is the figure that paths lead to; `strict` excludes the bound itself.
    """

    value: Fraction
    low: Fraction | None = None
    high: Fraction | None = None
    strict: bool = False

    def met(self, value: Fraction, beyond: int = 0) -> bool:
        """Whether `value` reaches the aim. `beyond` is 1 (-1) where the value is known only to lie above (below)."""
        shown = (value, beyond)
        above = self.low is None or (
            shown > (self.low, 0) if self.strict else shown >= (self.low, 0)
        )
        below = self.high is None or (
            shown < (self.high, 0) if self.strict else shown <= (self.high, 0)
        )
        return above and below


class Goal(NamedTuple):
    """What a target asks for, as the plan words it.

    `comparator` is that of the value itself: it is <= for a cut of at least 15 %.
    `value` is in the target's unit for form "level", a factor for "times_base", a fraction (0.10 for 10 %)
    for "average_growth" and "reduce_by", 1 for "over_series", whose series has the name `label`.
    """

    form: Form
    comparator: str | None = None
    value: Fraction | None = None
    upper: Fraction | None = None
    text: str = ""
    series: str | None = None
    stage: Stage | None = None
    reason: Bilingual | None = None
    label: Bilingual | None = None

    @property
    def relative(self) -> bool:
        """Whether the goal is a multiple of the base value."""
        return self.form in {"times_base", "average_growth", "reduce_by"}

    @property
    def direction(self) -> int:
        """+1 where more is better, -1 where less is, 0 where only the base can tell."""
        if self.comparator in {"<", "<="} or (self.form == "reduce_by" and self.comparator == "~"):
            return -1
        return 0 if self.comparator == "~" else 1

    def multiple(self, years: int, share: Fraction = Fraction(1)) -> Fraction:
        """Return goal over base for a relative goal; `share` is how much of the printed figure is asked."""
        assert self.value is not None
        if self.form == "average_growth":
            return (1 + self.value * share) ** years
        return 1 - self.value * share if self.form == "reduce_by" else self.value * share


@dataclass(frozen=True, slots=True)
class Target:
    """One thing the plan sets out to reach. `line` is its place in the plan file."""

    id: str
    name: Bilingual
    goal: Goal
    unit: str
    path: str
    base_year: int
    also: tuple[str, ...] = ()
    region: str | None = None
    action: str | None = None
    item: str | None = None
    commitment: str = "commit"
    role: str = "aim"
    measure: str | None = None
    window: str = "end"
    alternative: Mapping[str, str] = field(default_factory=dict)
    direction: int = 0
    note: Bilingual | None = None
    line: int | None = None

    @property
    def assessable(self) -> bool:
        return self.goal.form != "none" and self.role != "forecast"


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan with everything its targets refer to."""

    id: str
    name: Bilingual
    base_year: int
    target_year: int
    targets: Mapping[str, Target]
    actions: Mapping[str, Bilingual] = field(default_factory=dict)
    regions: Mapping[str, Region] = field(default_factory=dict)
    benchmarks: Mapping[str, Benchmark] = field(default_factory=dict)
    region: str | None = None
    document: str | None = None
    issued: str | None = None
    tolerance: Fraction = Fraction(1, 20)
    about: Fraction = Fraction(1, 50)
    path: str = ""

    def span(self, target: Target) -> int:
        """Return the number of years from the target's base to the plan's end."""
        return self.target_year - target.base_year

    def aim(self, target: Target, base: Fraction | None) -> Aim | None:
        """Return what counts as reached, or None where that depends on a base that is not known.

        A goal of 左右 (about) is reached from the plan's allowance on the good side of its figure on; without a
        good side (a value to be held, no `direction`) it is a band.
        """
        goal = target.goal
        if goal.value is None or (goal.relative and base is None):
            return None
        scale = base if goal.relative and base is not None else Fraction(1)
        years = self.span(target)
        value = scale * (goal.multiple(years) if goal.relative else goal.value)
        if goal.comparator != "~":
            strict = goal.comparator in {">", "<"}
            return (
                Aim(value, high=value, strict=strict)
                if goal.direction < 0
                else Aim(value, low=value, strict=strict)
            )
        if goal.relative:
            eased = [
                scale * goal.multiple(years, 1 - self.about),
                scale * goal.multiple(years, 1 + self.about),
            ]
        else:
            eased = [value - abs(value) * self.about, value + abs(value) * self.about]
        low, high = min(eased), max(eased)
        direction = goal.direction or target.direction
        if not direction and base is not None and target.path != "hold":
            direction = (value > base) - (value < base)
        return Aim(value, low=None if direction < 0 else low, high=None if direction > 0 else high)

    def names(self) -> dict[str, dict[str, bool]]:
        """Return every folded name with the ids of the targets and benchmarks it can mean.

        The truth value says whether the name is the entry's own (its id or full name) and so settles its region;
        the short names under `also` do not.
        """
        found: dict[str, dict[str, bool]] = {}
        entries: list[Target | Benchmark] = [*self.targets.values(), *self.benchmarks.values()]
        for entry in entries:
            for name in entry.also:
                found.setdefault(fold(name), {})[entry.id] = False
            for name in (entry.id, entry.name.zh, entry.name.en):
                found.setdefault(fold(name), {})[entry.id] = True
        return found

    def entry(self, id: str) -> Target | Benchmark:
        """Return the target or benchmark with this id."""
        return self.targets.get(id) or self.benchmarks[id]

    def regions_of(self, id: str) -> tuple[str, ...]:
        """Return the regions that values of this target or benchmark may be for, its own first; () for any."""
        own = self.entry(id).region or self.region
        if own is None:
            return ()
        within = self.regions[own].within if own in self.regions else None
        return (own, within) if within else (own,)

    def region_names(self) -> dict[str, str]:
        """Return every folded region name with the region's id; its own names go before a province's other ones."""
        own = {
            fold(name): region.id
            for region in self.regions.values()
            for name in (region.id, *region.names)
        }
        return {fold(form): id for name, id in own.items() for form in forms(name)} | own

    def spoken_regions(self) -> list[str]:
        """Return the names of regions as people write them, without the ids."""
        return [
            form
            for region in self.regions.values()
            for name in region.names
            for form in forms(name)
        ]

    def with_targets(self, targets: Mapping[str, Target]) -> Plan:
        """Return this plan with `targets` in place of its own."""
        return replace(self, targets=targets)
