"""Which published values differ between two snapshots, and what became of each.

A value is looked up by its slot, which is whose value it is and for when, so that it is the same
value in another unit, row or file. Most changes are of values in use: those that a series rests on.
What else was published (a preliminary value beside the final one, a month of a yearly series) is
counted apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from gapcalc.assessment.series import is_growth
from gapcalc.assessment.status import Assessment
from gapcalc.core.period import Period
from gapcalc.core.unit import convert, dimension
from gapcalc.data.observation import Observation
from gapcalc.plan.model import Plan, Stage, Target

__all__ = [
    "KINDS",
    "Kind",
    "Slot",
    "ValueChange",
    "Vintage",
    "by_slot",
    "changed_values",
    "only_published",
    "slot_of",
    "vintage",
]

Kind = Literal["new", "revised", "relabelled", "gone", "used", "unused"]
KINDS: tuple[Kind, ...] = ("new", "revised", "relabelled", "gone", "used", "unused")

# Whose value, and for when: a period, or for a state the moment at which the period ends.
Slot = tuple[str, Period | Fraction, str]


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One period's value of the target or benchmark with the id `of`, before and after.

    `kind` is one of

    - "new", "gone": published in one of the snapshots only;
    - "revised": another amount;
    - "relabelled": the same amount with another bound or status (preliminary, final);
    - "used", "unused": published in both snapshots but in use in one of them alone. `why`, a key
      of `reasons.REASONS`, says what keeps it out of the other.

    `difference` is after - before in `unit`, `relative` the same as a share of the amount before;
    both are None if there is no amount to subtract. `status` is the status of the target that this
    value turned it to, None if it turned none.
    """

    of: str
    period: Period
    kind: Kind
    before: Observation | None
    after: Observation | None
    unit: str
    difference: Fraction | None = None
    relative: Fraction | None = None
    why: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Vintage:
    """One of the snapshots as it is compared: its assessment, and its values by slot.

    `published` holds all values, `in_use` those on which some series rests.
    """

    assessment: Assessment
    published: Mapping[Slot, Sequence[Observation]]
    in_use: Mapping[Slot, Observation]


class _ValueContent(NamedTuple):
    """What a value says, whatever the unit that it is printed in: 120 亿元 is 0.012 万亿元."""

    amount: Fraction | Stage
    unit: str
    bound: str | None
    status: str

    def has_amount_of(self, other: _ValueContent) -> bool:
        """Whether the amounts are equal, whatever bounds and statuses say."""
        return (self.amount, self.unit) == (other.amount, other.unit)


def vintage(assessment: Assessment, observations: Iterable[Observation]) -> Vintage:
    """Return the values of a snapshot by slot, next to the assessment of them."""
    plan = assessment.plan
    return Vintage(assessment, by_slot(plan, observations), _in_use(assessment))


def by_slot(plan: Plan, observations: Iterable[Observation]) -> dict[Slot, list[Observation]]:
    """Return `observations` grouped by whose value they are and for when."""
    groups: dict[Slot, list[Observation]] = defaultdict(list)

    for observation in observations:
        groups[slot_of(plan, observation)].append(observation)

    return groups


def slot_of(plan: Plan, observation: Observation) -> Slot:
    """Return whose value this is, for when, and on which basis.

    A state (a stock or a stage) has the moment in place of the period: that of December 2023 is
    that of 2023.
    """
    entry = plan.entry(observation.target)
    is_state = False

    if isinstance(entry, Target):
        is_state = entry.measure == "stock" or entry.goal.form == "stage"

    spans_years = observation.period.since is not None
    if is_state and not spans_years:
        return observation.target, observation.period.end, observation.basis

    return observation.target, observation.period, observation.basis


def _in_use(assessment: Assessment) -> dict[Slot, Observation]:
    """Return the values on which some series rests, in the order of their standing."""
    # In the order of the plan, which sets do not keep.
    parts: dict[Observation, None] = {}

    for result in assessment.results:
        for point in result.series.points:
            parts |= dict.fromkeys(point.parts)

    # Of a benchmark both the revised and the unrevised value may be in use, in ratios to revised
    # and to unrevised values. The one of the higher standing comes later and counts.
    ordered = sorted(parts, key=lambda observation: observation.standing)
    return {slot_of(assessment.plan, observation): observation for observation in ordered}


# --- values in use


def changed_values(old: Vintage, new: Vintage) -> list[ValueChange]:
    """Return the changes of the values in use, in the order of the plan and then of time."""
    plan = new.assessment.plan
    changes: list[ValueChange] = []

    for slot in {**old.in_use, **new.in_use}:
        change = _change_at(slot, old, new)
        if change is not None:
            changes.append(change)

    rank = {id: number for number, id in enumerate((*plan.targets, *plan.benchmarks))}
    changes.sort(key=lambda change: (rank[change.of], change.period.end, change.period.first))

    return changes


def _change_at(slot: Slot, old: Vintage, new: Vintage) -> ValueChange | None:
    """Return the change of the value in use at `slot`, None if it is the same in both."""
    before = old.in_use.get(slot)
    after = new.in_use.get(slot)
    if before is not None and after is not None:
        return _revised_value(new.assessment.plan, before, after)
    if after is not None:
        return _value_in_one_vintage(slot, after, old, is_new=True)

    assert before is not None

    return _value_in_one_vintage(slot, before, new, is_new=False)


def _value_in_one_vintage(
    slot: Slot, observation: Observation, other: Vintage, is_new: bool
) -> ValueChange:
    """Return the change of a value in use in one vintage that is not in use in the `other`."""
    plan = other.assessment.plan
    content = _content(plan, observation)
    kind: Kind = "new" if is_new else "gone"
    why = None

    for published in other.published.get(slot, ()):
        if _content(plan, published).has_amount_of(content):
            # It is published in the other one as well, but something keeps it out of the series.
            kind = "used" if is_new else "unused"
            why = _why_unused(other.assessment, published)
            break

    return ValueChange(
        observation.target,
        observation.period,
        kind,
        before=None if is_new else observation,
        after=observation if is_new else None,
        unit=content.unit,
        why=why,
    )


def _why_unused(assessment: Assessment, observation: Observation) -> str | None:
    """Return why a published value is not in use, a key of `reasons.REASONS`, if that is known."""
    if observation.target not in assessment.plan.targets:
        return None

    for unused in assessment[observation.target].series.unused:
        if unused.observation == observation:
            return unused.why

    return None


def _revised_value(plan: Plan, before: Observation, after: Observation) -> ValueChange | None:
    """Return the change between two values in use at one slot, None if they say the same.

    1.2 万亿元 and 12,000 亿元 do; 12,000 (preliminary) and 12,000 (final) are relabelled.
    """
    old = _content(plan, before)
    new = _content(plan, after)
    if old == new:
        return None
    if old.has_amount_of(new):
        return ValueChange(after.target, after.period, "relabelled", before, after, new.unit)

    difference, relative = _difference(old, new)
    return ValueChange(
        after.target, after.period, "revised", before, after, new.unit, difference, relative
    )


def _difference(old: _ValueContent, new: _ValueContent) -> tuple[Fraction | None, Fraction | None]:
    """Return the difference in the unit of both, and as a share of the old amount.

    There is none between stages, nor between a level and the growth rate that replaced it (110
    亿元 and 11 %). Against an old amount of 0 there is no share.
    """
    if old.unit != new.unit:
        return None, None
    if isinstance(old.amount, Stage) or isinstance(new.amount, Stage):
        return None, None

    difference = new.amount - old.amount
    if not old.amount:
        return difference, None

    # From -20 to -10 is a rise by half, not a fall.
    return difference, difference / abs(old.amount)


def _content(plan: Plan, observation: Observation) -> _ValueContent:
    """Return what a value says, however its file writes it."""
    amount, unit = _comparable_amount(plan, observation)
    return _ValueContent(amount, unit, observation.bound, observation.status)


def _comparable_amount(plan: Plan, observation: Observation) -> tuple[Fraction | Stage, str]:
    """Return a value in the unit of its target or benchmark.

    A growth rate of amounts is in %, a stage has no unit.
    """
    value = observation.value
    if isinstance(value, Stage):
        return value, ""

    unit = plan.entry(observation.target).unit
    if not unit:
        return Fraction(value), unit
    if dimension(unit) and is_growth(observation):
        unit = "%"

    return convert(value, observation.unit, unit), unit


# --- other values


def only_published(vintage: Vintage, other: Vintage) -> list[Observation]:
    """Return the values of `vintage` that are not in use, and that the `other` does not have."""
    plan = vintage.assessment.plan
    values: list[Observation] = []

    for slot, observations in vintage.published.items():
        known = {_content(plan, observation) for observation in other.published.get(slot, ())}

        if slot in vintage.in_use:
            known.add(_content(plan, vintage.in_use[slot]))

        # The same value in two files is one.
        unknown: dict[_ValueContent, Observation] = {}

        for observation in observations:
            content = _content(plan, observation)
            if content not in known:
                unknown[content] = observation

        values += unknown.values()

    return values
