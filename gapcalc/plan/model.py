"""A plan: its targets, what each asks for, and the path on which it is to be reached."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from typing import Literal, NamedTuple, get_args

from gapcalc.core.region import division_names
from gapcalc.core.text import fold
from gapcalc.messages.locale import Bilingual
from gapcalc.plan.source import Source

__all__ = [
    "COMMITMENTS",
    "COMPARATORS",
    "DIRECTIONS",
    "END_OF_RANGE",
    "GROWING",
    "MEASURES",
    "MIRRORED",
    "PATHS",
    "ROLES",
    "SERIES_KINDS",
    "UNIT_OF_INDEX",
    "WINDOWS",
    "Aim",
    "Benchmark",
    "Breakdown",
    "Commitment",
    "Comparator",
    "Direction",
    "Form",
    "Goal",
    "Measure",
    "Path",
    "Plan",
    "Region",
    "Role",
    "SeriesKind",
    "Stage",
    "Target",
    "Waypoint",
    "Window",
    "commitments_among",
]

# --- the words of a plan file

# The shape of the way from base to goal. compound: a constant growth rate. linear: a constant
# amount a year. cumulative: yearly amounts that add up to the goal. hold: to be met in each year.
# step: delivered whole, so no progress is measured.
Path = Literal["compound", "linear", "cumulative", "hold", "step"]
PATHS: tuple[Path, ...] = get_args(Path)

# What a value is. stock: a state at a moment. flow: a year's amount. rate: a ratio over a year.
Measure = Literal["stock", "flow", "rate"]
MEASURES: tuple[Measure, ...] = get_args(Measure)

# The time that the goal's figure is for: the target year, the sum or the average of the years after
# the base year, each of them, or the running total since a programme began, before the base year.
Window = Literal["end", "sum", "average", "each_year", "since_start"]
WINDOWS: tuple[Window, ...] = get_args(Window)

# How far a plan binds itself. strive: it says 力争 or 争取. binding, expected: it prints 约束性 or
# 预期性 beside the indicator. commit: none of these.
Commitment = Literal["commit", "strive", "binding", "expected"]
COMMITMENTS: tuple[Commitment, ...] = get_args(Commitment)

# forecast: a demand that is expected and not aimed at, such as the peak load of the power grid.
Role = Literal["aim", "forecast"]
ROLES: tuple[Role, ...] = get_args(Role)

# What a target measured in % publishes: levels (20, 19, 18 % of energy), or yearly growth rates.
SeriesKind = Literal["levels", "rates"]
SERIES_KINDS: tuple[SeriesKind, ...] = get_args(SeriesKind)

# The good side of a goal of about.
Direction = Literal["up", "down"]
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)

# What a goal's figure is. level: an amount in the target's unit. times_base: a multiple of the base
# value. average_growth: a mean growth rate. reduce_by, increase_by: a cut from the base value or a
# rise above it, as a share of it or as an amount. over_series: more than a benchmark. stage: a
# milestone of a project. none: no figure, so nothing to assess.
Form = Literal[
    "level",
    "times_base",
    "average_growth",
    "reduce_by",
    "increase_by",
    "over_series",
    "stage",
    "none",
]
# The forms that are set against the value of the base year.
_RELATIVE: frozenset[Form] = frozenset({"times_base", "average_growth", "reduce_by", "increase_by"})

# The forms of goal whose series may come as yearly growth rates (6.1%) in place of levels.
GROWING: frozenset[Form] = frozenset({"average_growth", "reduce_by", "increase_by"})

# What stands between the two figures of a range as it is printed: 8 个–10 个.
END_OF_RANGE = "–"

# The unit of an index, and of the points that it moves by.
UNIT_OF_INDEX = "指数"

# How a value compares with the goal's figure. `~` (about) allows a margin, `..` is a range.
Comparator = Literal[">", ">=", "<", "<=", "~", ".."]
# Each comparator of a plan file with its sign.
COMPARATORS: dict[str, Comparator] = {
    "over": ">",
    "at_least": ">=",
    "at_most": "<=",
    "below": "<",
    "about": "~",
}
# What a comparator becomes if both sides change their signs: a cut of at least 15 % (>=) leaves at
# most 85 % (<=).
MIRRORED: dict[str, Comparator] = {">": "<", ">=": "<=", "<": ">", "<=": ">="}


class Stage(StrEnum):
    """How far a project has come. A milestone's value is a stage in place of a number."""

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
        """The position in the order in which a stage implies those before it.

        Stages of one rank are alternatives: a line is completed, a games hosted.
        """
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

# --- the parts of a plan


class Region(NamedTuple):
    """An area or scope for which targets are set, with the names that data files use for it.

    `within` is the region under which offices list a scope that is no area of its own, such as
    private firms or villages.
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


class Breakdown(NamedTuple):
    """A target of the plan file that has a goal of its own for each of several areas (目标分解).

    `name` is that of what is measured, without an area. `members` are the ids of the areas' targets
    by the id of the area. `whole` is the id of the target that all areas together make up, None
    where the plan file names none. `printed` is the sum as a table of goals prints it, in the unit
    of the target, and `line` that of its entry in the plan file.
    """

    id: str
    name: Bilingual
    members: Mapping[str, str]
    whole: str | None = None
    printed: Fraction | None = None
    line: int | None = None


class Aim(NamedTuple):
    """What counts as reached, in the target's unit.

    A value from `low` to `high` reaches it; an open end is None. With `strict` the bound itself
    does not reach it. `value` is the figure that trajectories lead to. `ambition` is the far end of
    a range, which the plan aspires to and does not ask for; None for any other goal.
    """

    value: Fraction
    low: Fraction | None = None
    high: Fraction | None = None
    strict: bool = False
    ambition: Fraction | None = None

    def met(self, value: Fraction, beyond: int = 0) -> bool:
        """Return whether `value` reaches the aim.

        `beyond` is 1 if the true value is only known to lie above `value` (100 以上), -1 if below.
        """
        return self._is_above_low(value, beyond) and self._is_below_high(value, beyond)

    def from_same_side(self, value: Fraction) -> Aim:
        """Return an aim at `value` alone that is reached from the side from which this one is.

        What is to fall to at most 80 comes by at most 90; what is to grow to 200 or more, by 150.
        """
        if self.low is None:
            return Aim(value, high=value)

        return Aim(value, low=value)

    # The pairs compare as the values do, and equal values as `beyond` does: what lies above 100
    # is more than 100.

    def _is_above_low(self, value: Fraction, beyond: int) -> bool:
        """Whether a value is not too low; with `strict` it has to be more than the bound."""
        if self.low is None:
            return True
        if self.strict:
            return (value, beyond) > (self.low, 0)

        return (value, beyond) >= (self.low, 0)

    def _is_below_high(self, value: Fraction, beyond: int) -> bool:
        """Whether a value is not too high; with `strict` it has to be less than the bound."""
        if self.high is None:
            return True
        if self.strict:
            return (value, beyond) < (self.high, 0)

        return (value, beyond) <= (self.high, 0)


class Goal(NamedTuple):
    """What a target asks for, as the plan words it.

    `value` is in the target's unit for form "level", a factor for "times_base", a fraction (0.10
    for 10 %) for "average_growth", "reduce_by" and "increase_by", and 1 for "over_series"; with
    `by_amount` a cut or a rise is in the target's unit too (300 万吨). `upper` is the greater end
    of a range, of which `value` is asked for. `comparator` is that of the target's value: for a cut
    of at least 15 % it is "<=".

    `text` is the figure as it is printed in the plan. `series` is the id of a benchmark and `label`
    its name. `reason` says why a goal of "none" cannot be assessed.
    """

    form: Form
    comparator: Comparator | None = None
    value: Fraction | None = None
    upper: Fraction | None = None
    text: str = ""
    series: str | None = None
    stage: Stage | None = None
    reason: Bilingual | None = None
    label: Bilingual | None = None
    by_amount: bool = False

    @property
    def relative(self) -> bool:
        """Whether the goal is set against the value of the base year."""
        return self.form in _RELATIVE

    @property
    def growing(self) -> bool:
        """Whether yearly growth rates alone can tell how far it is: not of a cut by 300 万吨."""
        return self.form in GROWING and not self.by_amount

    @property
    def direction(self) -> int:
        """+1 if more is better, -1 if less is, 0 if only the base value can tell."""
        if self.comparator in {"<", "<="}:
            return -1
        if self.comparator in {">", ">="}:
            return 1

        # 下降 15% 左右 and 下降 13.5%—15% are cuts.
        if self.form == "reduce_by":
            return -1

        # 7000 万千瓦左右 may be approached from either side, 增加 300 万吨左右 from below.
        if self.comparator == "~" and self.form != "increase_by":
            return 0

        return 1

    def multiple(self, figure: Fraction, years: Fraction) -> Fraction:
        """Return goal divided by base for a relative goal of `figure` after `years` years.

        times_base: v; average_growth: (1 + v)^years; reduce_by: 1 - v; increase_by: 1 + v.
        """
        if self.form == "average_growth":
            return Fraction((1 + figure) ** years)
        if self.form == "reduce_by":
            return 1 - figure
        if self.form == "increase_by":
            return 1 + figure

        return figure

    def from_base(self, base: Fraction, figure: Fraction, years: Fraction) -> Fraction:
        """Return what a relative goal of `figure` comes to from `base`, in the unit of the base.

        A cut by 15 % of 200 万吨 leaves 170, one by 30 万吨 also 170; `years` is the time between
        base and goal.
        """
        if not self.by_amount:
            return base * self.multiple(figure, years)

        if self.form == "reduce_by":
            return base - figure

        return base + figure


class Waypoint(NamedTuple):
    """A value to be reached by the end of a year on the way: 480 公里 by 2025.

    `value` is in the target's unit, `text` as the plan file has it.
    """

    year: int
    value: Fraction
    text: str


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that the plan sets out to reach.

    `also` are further names in data files. `action` and `item` are where the document states it,
    `line` where the plan file does. `measure` is None if the plan file leaves it open. `window` is
    the years that the figure is for, and `alternative` holds the window or base year of another
    reading, if the document's text can be read in two ways. `base_years` are the years of whose
    values the base is the mean (较 2018—2020 年平均), of which `base_year` is the last; () where it
    is the value of `base_year`. `weight` is what it counts for in the roll-up, None where the plan
    file gives none. `per` is the id of the series or target by which its values are divided (人均),
    and `per_unit` the unit of what comes of it, in which the goal stands; `unit` is that of the
    published values. `index` is the year in which an index is 100, None for what is no index.
    `direction` is +1 or -1 if the plan file says which side of a goal of about is good, else 0.
    `target_year` and `tolerance` are its own, or None where those of the plan hold: ask `Plan.end`
    and `Plan.slack`. So is `lead`, the office that answers for it: ask `Plan.lead`.

    `waypoints` are the values to be reached on the way, in the order of their years.
    `same_as` is the id of the target whose goal this one says again: the two share their data, and
    that one is judged. `basis` is the definition or revision on which the goal was set, "" where
    the plan file names none. `series` says what a target measured in % publishes. `breakdown` is
    the id of the `Breakdown` that it is one area's part of; its name then holds the area.
    """

    id: str
    name: Bilingual
    goal: Goal
    unit: str
    path: Path
    base_year: int
    also: tuple[str, ...] = ()
    region: str | None = None
    action: str | None = None
    item: str | None = None
    commitment: Commitment = "commit"
    role: Role = "aim"
    measure: Measure | None = None
    window: Window = "end"
    alternative: Mapping[str, str] = field(default_factory=dict)
    direction: int = 0
    note: Bilingual | None = None
    line: int | None = None
    target_year: int | None = None
    tolerance: Fraction | None = None
    same_as: str | None = None
    basis: str = ""
    series: SeriesKind | None = None
    lead: Bilingual | None = None
    waypoints: tuple[Waypoint, ...] = ()
    breakdown: str | None = None
    base_years: tuple[int, ...] = ()
    weight: Fraction | None = None
    per: str | None = None
    per_unit: str = ""
    index: int | None = None

    @property
    def value_unit(self) -> str:
        """The unit in which it is judged: that of its published values, or of a quotient."""
        return self.per_unit or self.unit

    @property
    def set_against(self) -> tuple[str, ...]:
        """The ids of the other series that its values are divided by."""
        ids = (self.goal.series, self.per)
        return tuple(id for id in ids if id is not None)

    @property
    def series_ids(self) -> tuple[str, ...]:
        """The ids of the series on which a status rests: its own, and what divides that."""
        return (self.id, *self.set_against)

    @property
    def base_time(self) -> Fraction:
        """When its way begins, in years: the mean of 2018, 2019 and 2020 stands at 2019."""
        if not self.base_years:
            return Fraction(self.base_year)

        return Fraction(sum(self.base_years), len(self.base_years))

    @property
    def base_text(self) -> str:
        """Its base as a sentence names it: 2020, or 2018-2020 for the mean of these years."""
        if not self.base_years:
            return str(self.base_year)

        return f"{self.base_years[0]}-{self.base_years[-1]}"

    @property
    def takes_rates(self) -> bool:
        """Whether its series may come as yearly growth rates.

        Those of an amount are none of the quotient that it is part of.
        """
        if self.index is not None:
            return self.series == "rates"
        if self.per is not None or self.series == "levels":
            return False

        return self.goal.growing

    @property
    def chain_start(self) -> int:
        """The year from which yearly growth rates are chained: that of an index is 100 there."""
        return self.base_year if self.index is None else self.index

    @property
    def assessable(self) -> bool:
        """Whether a status can be given: there is a figure, and it is aimed at."""
        return self.goal.form != "none" and self.role != "forecast"


def commitments_among(targets: Iterable[Target]) -> list[Commitment]:
    """Return the commitments that occur among `targets`, in the order of `COMMITMENTS`."""
    found = {target.commitment for target in targets}
    return [commitment for commitment in COMMITMENTS if commitment in found]


@dataclass(frozen=True, slots=True, repr=False)
class Plan:
    """A plan with everything that its targets refer to.

    `region` is the id of the region that data are for if they name none. `tolerance` is how far
    behind its path a target is still on track, as a share of the whole way. `about` is what 左右
    (about) allows, as a share of the figure. `fresh` is how many years old a value may be and still
    speak for the date of an assessment. `path` is the plan file,
    `sources` what it says of data files. `leads` are the offices that answer for whole actions, and
    `breakdowns` the targets that have a goal for each of several areas, by id. `goal_tables` are
    the paths of the tables that have goals of theirs.
    """

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
    fresh: Fraction = Fraction(1)
    path: str = ""
    sources: tuple[Source, ...] = ()
    leads: Mapping[str, Bilingual] = field(default_factory=dict)
    breakdowns: Mapping[str, Breakdown] = field(default_factory=dict)
    goal_tables: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<Plan {self.id}: {len(self.targets)} targets, {self.base_year}-{self.target_year}>"

    def lead(self, target: Target) -> Bilingual | None:
        """Return the office that answers for `target`: its own, or that of its action."""
        return target.lead or self.leads.get(target.action or "")

    def end(self, target: Target) -> int:
        """Return the year in which the goal of `target` is due: its own, or the plan's."""
        return self.target_year if target.target_year is None else target.target_year

    def slack(self, target: Target) -> Fraction:
        """Return how far behind its path `target` is still on track, as a share of the way."""
        return self.tolerance if target.tolerance is None else target.tolerance

    def span(self, target: Target) -> Fraction:
        """Return the number of years from the target's base to the year in which it is due."""
        return self.end(target) - target.base_time

    @property
    def first_year(self) -> int:
        """The earliest base year, before which nothing can be judged."""
        base_years = [target.base_year for target in self.targets.values()]
        return min(base_years, default=self.base_year)

    @property
    def last_year(self) -> int:
        """The last year in which a goal is due."""
        # One target may be due in 2035, long after the plan itself.
        ends = [self.end(target) for target in self.targets.values()]
        return max(ends, default=self.target_year)

    def twins(self) -> dict[str, list[str]]:
        """Return for each target whose goal is said twice all that share its data, the judged one
        first.
        """
        groups: dict[str, list[str]] = {}

        for target in self.targets.values():
            if target.same_as is not None:
                groups.setdefault(target.same_as, [target.same_as]).append(target.id)

        twins = {}

        for ids in groups.values():
            for id in ids:
                twins[id] = ids

        return twins

    @property
    def bases(self) -> frozenset[str]:
        """The names of the bases on which goals were set, folded."""
        bases = [target.basis for target in self.targets.values() if target.basis]
        return frozenset(fold(basis) for basis in bases)

    # --- what counts as reached

    def aim(self, target: Target, base: Fraction | None) -> Aim | None:
        """Return what counts as reached, in the target's unit.

        `base` is the base year's value. None if the goal has no figure, or if it depends on a base
        that is not known.
        """
        goal = target.goal
        value = self._goal_value(target, base, Fraction(1))
        if value is None:
            return None
        if goal.comparator == "~":
            return self._aim_about(target, base, value)

        # Over 100 (超过) is not met by 100 itself.
        strict = goal.comparator in {">", "<"}
        ambition = self._figure_value(target, base, goal.upper)
        if goal.direction < 0:
            return Aim(value, high=value, strict=strict, ambition=ambition)

        return Aim(value, low=value, strict=strict, ambition=ambition)

    def _goal_value(
        self, target: Target, base: Fraction | None, share: Fraction
    ) -> Fraction | None:
        """Return the goal in the target's unit, if `share` of the printed figure is asked for."""
        figure = target.goal.value
        if figure is None:
            return None

        return self._figure_value(target, base, figure * share)

    def _figure_value(
        self, target: Target, base: Fraction | None, figure: Fraction | None
    ) -> Fraction | None:
        """Return what a figure of the goal comes to in the target's unit."""
        if figure is None or not target.goal.relative:
            return figure
        if base is None:
            return None

        return target.goal.from_base(base, figure, self.span(target))

    def _aim_about(self, target: Target, base: Fraction | None, value: Fraction) -> Aim:
        """Return what counts as reached for a goal of 左右 (about).

        7000 万千瓦左右 with an allowance of 2 % is reached from 6860 on if more is better. If
        neither side is better (a value to be held), it is the range from 6860 to 7140.
        """
        one_end = self._goal_value(target, base, 1 - self.about)
        other_end = self._goal_value(target, base, 1 + self.about)
        assert one_end is not None and other_end is not None
        # A cut is the other way round: less is asked for, more may be left. So is a negative level.
        low = min(one_end, other_end)
        high = max(one_end, other_end)
        direction = self._direction(target, base, value)
        if direction > 0:
            return Aim(value, low=low)
        if direction < 0:
            return Aim(value, high=high)

        return Aim(value, low=low, high=high)

    def _direction(self, target: Target, base: Fraction | None, value: Fraction) -> int:
        """Return +1 if more is better, -1 if less is, 0 if neither side is or nothing tells."""
        stated = target.goal.direction or target.direction
        # A price index of about 103 is to be held, and neither more nor less is better.
        if stated or base is None or target.path == "hold":
            return stated
        if value > base:
            return 1
        if value < base:
            return -1

        return 0

    # --- names of targets and regions

    def names(self) -> dict[str, dict[str, bool]]:
        """Return every folded name with the ids of the targets and benchmarks it can stand for.

        The truth value says whether the name is the entry's own (its id or full name), which
        settles its region too. The short names under `also` do not: 城镇化率 is that of many
        regions.
        """
        ids_of: dict[str, dict[str, bool]] = {}
        entries: list[Target | Benchmark] = [*self.targets.values(), *self.benchmarks.values()]
        shared: tuple[str, ...] = ()
        folded: list[str] = []

        for entry in entries:
            if entry.also is not shared:  # those of many areas are one
                shared = entry.also
                folded = [fold(name) for name in shared]

            for name in folded:
                ids_of.setdefault(name, {})[entry.id] = False

            for name in (entry.id, entry.name.zh, entry.name.en):
                ids_of.setdefault(fold(name), {})[entry.id] = True

        return ids_of

    def entry(self, id: str) -> Target | Benchmark:
        """Return the target or benchmark with this id. Raises KeyError if there is none."""
        return self.targets.get(id) or self.benchmarks[id]

    def region_of(self, id: str) -> str | None:
        """Return the id of the region of a target or benchmark: its own, or that of the plan."""
        return self.entry(id).region or self.region

    def regions_of(self, id: str) -> tuple[str, ...]:
        """Return the ids of the regions that values of this target or benchmark may be for.

        Its own region comes first, then the one under which offices list it. () stands for any.
        """
        own = self.region_of(id)
        if own is None:
            return ()

        # Offices list a new area under the city that it lies within.
        within = self.regions[own].within if own in self.regions else None
        if within:
            return (own, within)

        return (own,)

    def region_names(self) -> dict[str, str]:
        """Return every folded name of a region with the region's id.

        For a province all its names are added (重庆, 重庆市, Chongqing). A name that the plan
        gives to a region goes before them.
        """
        own_names: dict[str, str] = {}

        for region in self.regions.values():
            for name in (region.id, *region.names):
                own_names[fold(name)] = region.id

        names = {}

        # 重庆 is read where the plan says 重庆市.
        for folded, id in own_names.items():
            for form in division_names(folded):
                names[fold(form)] = id

        names.update(own_names)

        return names

    def home_spellings(self) -> list[str]:
        """Return the names of the plan's own region as people write them."""
        if self.region is None:
            return []

        spellings: list[str] = []

        for name in self.regions[self.region].names:
            spellings.extend(division_names(name))

        return spellings

    def region_spellings(self) -> list[str]:
        """Return the names of regions as people write them, without the ids."""
        spellings: list[str] = []

        for region in self.regions.values():
            for name in region.names:
                spellings.extend(division_names(name))

        return spellings

    def with_targets(self, targets: Mapping[str, Target]) -> Plan:
        """Return this plan with `targets` in place of its own."""
        return replace(self, targets=targets)
