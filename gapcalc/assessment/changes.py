"""What changed between two data cuts: which values are new, gone or revised, and which verdicts turned on which value.

Each cut is judged as of its own latest year, as `status` judges it. Where the new one has a later year, it is judged
as of the old year too: what differs there comes of revisions, the rest of the years that were added.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from gapcalc.assessment.numbers import measure
from gapcalc.assessment.plausibility import doubts
from gapcalc.assessment.series import build_series, is_growth
from gapcalc.assessment.status import STATUSES, Assessment, Result, Status, assess, decide
from gapcalc.core.period import Period
from gapcalc.core.problem import Problem
from gapcalc.core.unit import convert, dimension
from gapcalc.data.observation import Observation
from gapcalc.data.snapshot import Cut
from gapcalc.plan.model import Benchmark, Plan, Stage, Target

__all__ = ["KINDS", "TURNS", "Changes", "TargetChange", "ValueChange", "compare"]

# What can become of a value. It is counted where a verdict may rest on it: where it stands in a series.
KINDS = ("new", "revised", "relabelled", "gone", "used", "unused")
TURNS = ("worse", "better", "judged", "unjudged", "other")
_UNRANKED = {"no_baseline", "no_data", "not_assessable"}

_Slot = tuple[str, Period | Fraction]  # whose value, and for when
_Mark = tuple[Fraction | Stage, str, str | None, str]  # amount, unit, bound, status


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One period's value of the target or benchmark `of`, before and after.

    kind: "new" and "gone"; "revised", another amount; "relabelled", the same amount with another bound or status;
    "used" and "unused", published in both cuts but standing in one alone, `why` (a key of `words.REASONS`) saying what
    keeps it out of the other. `difference` is after - before in `unit`, `relative` the same as a share of the amount
    before; None where either has no amount. `status` is what the target's status turned to with this value.
    """

    of: str
    period: Period
    kind: str
    before: Observation | None
    after: Observation | None
    unit: str
    difference: Fraction | None = None
    relative: Fraction | None = None
    why: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A target with another status or other values, those of its benchmark included, in order of time.

    `between` is its result in the new cut as of the old year, where that is an earlier one.
    """

    target: Target
    before: Result
    after: Result
    between: Result | None
    values: tuple[ValueChange, ...]

    @property
    def turn(self) -> str | None:
        """One of `TURNS`, by the order in which statuses call for attention; None where the status is the same."""
        before, after = self.before.status, self.after.status
        if before == after:
            return None
        if before in _UNRANKED or after in _UNRANKED:
            judged = before in _UNRANKED, after in _UNRANKED
            return {(True, False): "judged", (False, True): "unjudged"}.get(judged, "other")
        return "better" if STATUSES.index(after) > STATUSES.index(before) else "worse"


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs between two cuts of a plan's data. Targets that are not in `targets` are unchanged.

    `before` and `after` judge the old and the new cut, `between` the new one as of the old year (None where it is no
    later). `values` are the changes of what stands, by target or benchmark; `added` and `removed` the values that came
    or went beside. `problems` are those of both cuts, what is the same in both told once.
    """

    names: tuple[str, str]
    before: Assessment
    after: Assessment
    between: Assessment | None
    targets: tuple[TargetChange, ...]
    values: tuple[ValueChange, ...]
    added: tuple[Observation, ...]
    removed: tuple[Observation, ...]
    problems: tuple[Problem, ...]

    @property
    def plan(self) -> Plan:
        return self.after.plan

    @property
    def kinds(self) -> dict[str, int]:
        """The number of changed values by kind, none left out."""
        counts = Counter(value.kind for value in self.values)
        return {kind: counts[kind] for kind in KINDS}

    @property
    def turns(self) -> dict[str, int]:
        """The number of targets whose status turned, by the way it did, none left out."""
        counts = Counter(change.turn for change in self.targets)
        return {turn: counts[turn] for turn in TURNS}

    @property
    def benchmarks(self) -> tuple[ValueChange, ...]:
        """The changed values that belong to no target."""
        return tuple(value for value in self.values if value.of in self.plan.benchmarks)

    @property
    def outdated(self) -> int:
        """How many unchanged targets had a value of the old year and have none of the new one: only time moved."""
        changed = {change.target.id for change in self.targets}
        pairs = zip(self.before.results, self.after.results, strict=True)
        return sum(
            new.stale and not old.stale for old, new in pairs if new.target.id not in changed
        )


def compare(plan: Plan, old: Cut, new: Cut, year: int | None = None) -> Changes:
    """Return what changed from `old` to `new`, each judged as of `year`, or without it as of its own latest year.

    A value in another unit or file is the same value.
    """
    before, after = (assess(plan, cut.observations, year) for cut in (old, new))
    between = assess(plan, new.observations, before.as_of) if before.as_of < after.as_of else None
    was, now = (_published(plan, cut.observations, year) for cut in (old, new))
    values = _value_changes(plan, (before, was), (after, now))
    return Changes(
        (old.name, new.name), before, after, between,
        tuple(_target_changes(plan, before, after, between, values)),
        tuple(values),
        tuple(_beside(plan, now, was, after)),
        tuple(_beside(plan, was, now, before)),
        tuple(_problems((old, before), (new, after))),
    )  # fmt: skip


# --- values


def _slot(plan: Plan, o: Observation) -> _Slot:
    """Return whose and which period's value this is; a state at the end of December is that of the year."""
    entry = plan.entry(o.target)
    is_state = isinstance(entry, Target) and (
        entry.measure == "stock" or entry.goal.form == "stage"
    )
    return (o.target, o.period.end if is_state and o.period.since is None else o.period)


def _amount(entry: Target | Benchmark, o: Observation) -> tuple[Fraction | Stage, str]:
    """Return the value in the entry's unit, in % where it is a growth rate of amounts; a stage has no unit."""
    if isinstance(o.value, Stage):
        return o.value, ""
    unit = "%" if entry.unit and dimension(entry.unit) and is_growth(o) else entry.unit
    return (convert(o.value, o.unit, unit) if unit else Fraction(o.value)), unit


def _mark(plan: Plan, o: Observation) -> _Mark:
    return (*_amount(plan.entry(o.target), o), o.bound, o.status)


def _published(
    plan: Plan, observations: Iterable[Observation], year: int | None
) -> dict[_Slot, list[Observation]]:
    found: dict[_Slot, list[Observation]] = defaultdict(list)
    for o in observations:
        if year is None or o.period.year <= year:
            found[_slot(plan, o)].append(o)
    return found


def _standing(assessment: Assessment) -> dict[_Slot, Observation]:
    """Return the value of each period on which some series rests."""
    parts = dict.fromkeys(
        o for result in assessment.results for point in result.series.points for o in point.parts
    )
    return {_slot(assessment.plan, o): o for o in sorted(parts, key=lambda o: o.standing)}


_Side = tuple[Assessment, Mapping[_Slot, Sequence[Observation]]]


def _value_changes(plan: Plan, old: _Side, new: _Side) -> list[ValueChange]:
    """Return the changes of what stands, by place in the plan and in order of time."""
    was, now = _standing(old[0]), _standing(new[0])
    found = [
        _value_change(plan, slot, was.get(slot), now.get(slot), old, new) for slot in {**was, **now}
    ]
    place = {id: number for number, id in enumerate((*plan.targets, *plan.benchmarks))}
    return sorted(
        (v for v in found if v), key=lambda v: (place[v.of], v.period.end, v.period.first)
    )


def _value_change(
    plan: Plan,
    slot: _Slot,
    before: Observation | None,
    after: Observation | None,
    old: _Side,
    new: _Side,
) -> ValueChange | None:
    shown = after or before
    assert shown is not None
    unit = _amount(plan.entry(shown.target), shown)[1]
    if before is None or after is None:
        assessment, published = old if before is None else new
        twin = next(
            (o for o in published.get(slot, ()) if _mark(plan, o)[:2] == _mark(plan, shown)[:2]),
            None,
        )
        kind = ("used" if twin else "new") if before is None else ("unused" if twin else "gone")
        return ValueChange(
            shown.target, shown.period, kind, before, after, unit, why=_why(assessment, twin)
        )
    was, now = _mark(plan, before), _mark(plan, after)
    if was == now:
        return None
    if was[:2] == now[:2]:
        return ValueChange(shown.target, shown.period, "relabelled", before, after, unit)
    difference = relative = None
    if was[1] == now[1] and isinstance(was[0], Fraction) and isinstance(now[0], Fraction):
        difference = now[0] - was[0]
        relative = difference / abs(was[0]) if was[0] else None
    return ValueChange(
        shown.target, shown.period, "revised", before, after, unit, difference, relative
    )


def _why(assessment: Assessment, o: Observation | None) -> str | None:
    """Return why an assessment makes no use of a value."""
    if o is None or o.target not in assessment.plan.targets:
        return None
    return next(
        (unused.why for unused in assessment[o.target].series.unused if unused.observation == o),
        None,
    )


def _beside(
    plan: Plan,
    of: Mapping[_Slot, Sequence[Observation]],
    other: Mapping[_Slot, Sequence[Observation]],
    assessment: Assessment,
) -> list[Observation]:
    """Return the values of one cut that the other does not have and on which no series rests."""
    standing = {slot: _mark(plan, o) for slot, o in _standing(assessment).items()}
    found: list[Observation] = []
    for slot, observations in of.items():
        known = {_mark(plan, o) for o in other.get(slot, ())} | {standing.get(slot)}
        found += {mark: o for o in observations if (mark := _mark(plan, o)) not in known}.values()
    return found


# --- targets


def _target_changes(
    plan: Plan,
    before: Assessment,
    after: Assessment,
    between: Assessment | None,
    values: Sequence[ValueChange],
) -> Iterable[TargetChange]:
    by_id: dict[str, list[ValueChange]] = defaultdict(list)
    for value in values:
        by_id[value.of].append(value)
    for old, new in zip(before.results, after.results, strict=True):
        target = new.target
        own = [value for id in _ids(target) for value in by_id[id]]
        own.sort(key=lambda v: (v.period.end, v.period.first))
        if old.status != new.status:
            own = _with_turns(plan, target, before, after, own)
        if own:
            yield TargetChange(
                target, old, new, between[target.id] if between else None, tuple(own)
            )


def _ids(target: Target) -> list[str]:
    """Return the ids of the series that a target's verdict rests on."""
    return [target.id, target.goal.series] if target.goal.series else [target.id]


def _with_turns(
    plan: Plan, target: Target, before: Assessment, after: Assessment, values: Sequence[ValueChange]
) -> list[ValueChange]:
    """Return `values` with the status that each turns the target to, when they are put in one after another.

    What stands in neither cut is put in before them.
    """
    was, now = (_by_slot(plan, target, assessment) for assessment in (before, after))
    slots = [_slot(plan, shown) for value in values if (shown := value.after or value.before)]
    was.update({slot: now.get(slot, []) for slot in {**was, **now} if slot not in slots})
    status, turned = before[target.id].status, []
    for slot, value in zip(slots, values, strict=True):
        was[slot] = now.get(slot, [])
        then = _judged(plan, target, was)
        turned.append(replace(value, status=then) if then != status else value)
        status = then
    return turned


def _by_slot(plan: Plan, target: Target, assessment: Assessment) -> dict[_Slot, list[Observation]]:
    return _published(plan, (o for id in _ids(target) for o in assessment.observations.get(id, ())), None)


def _judged(plan: Plan, target: Target, values: Mapping[_Slot, Sequence[Observation]]) -> Status:
    found = {
        id: [o for slot, group in values.items() if slot[0] == id for o in group]
        for id in _ids(target)
    }
    series = build_series(plan, target, found)
    return decide(plan, target, series, measure(plan, target, series))[0]


# --- problems


def _problems(old: tuple[Cut, Assessment], new: tuple[Cut, Assessment]) -> list[Problem]:
    """Return what is wrong or doubtful in either cut; what the new one repeats is told of the new one alone."""
    was, now = (
        [*cut.observations.problems, *assessment.problems, *_doubted(assessment)]
        for cut, assessment in (old, new)
    )
    repeated = {_said(problem) for problem in now}
    return [*(p for p in was if _said(p) not in repeated), *now]


def _doubted(assessment: Assessment) -> list[Problem]:
    """Return the doubts about the values; where a sum ends for want of a year, the assessment shows itself."""
    return [doubt for doubt in doubts(assessment.plan, assessment) if doubt.code != "missing-year"]


def _said(problem: Problem) -> tuple[str, ...]:
    return (
        problem.code,
        problem.field or "",
        *(v for key, v in problem.details.items() if key != "first"),
    )
