"""What changed between two snapshots of a plan's data: values, and the statuses that rest on them.

Each snapshot is judged as of its own latest date, as `status` judges it. If the new one has a later
date, it is judged as of the old one too. What differs there comes of revisions, and the rest of
the periods that were added. One snapshot may also be judged as of two dates.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from gapcalc.assessment.changes.targets import TURNS, TargetChange, Turn, changed_targets
from gapcalc.assessment.changes.values import (
    KINDS,
    Kind,
    ValueChange,
    Vintage,
    changed_values,
    only_published,
    vintage,
)
from gapcalc.assessment.plausibility import implausible_values
from gapcalc.assessment.status import Assessment, assess, latest_date
from gapcalc.core.clock import AsOf, Date, date_of
from gapcalc.core.problem import Problem
from gapcalc.data.observation import Observation, Observations, known_by
from gapcalc.data.snapshot import Snapshot
from gapcalc.plan.model import Plan

__all__ = [
    "KINDS",
    "TURNS",
    "Changes",
    "TargetChange",
    "ValueChange",
    "compare",
    "compare_dates",
]


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs between two snapshots. Targets that are not in `targets` are unchanged.

    `names` are those of the old and the new snapshot. `before` and `after` judge them, and
    `between` judges the new one as of the old year (None if the new one has no later year).

    `values` are the changes of the values in use, in the order of the plan. `added` and `removed`
    are the other published values that came or went. `problems` are those of both snapshots; what
    both have is there once. `of_dates` tells that one snapshot was judged as of two dates.
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
    of_dates: bool = False

    @property
    def plan(self) -> Plan:
        """The plan that both snapshots are judged by."""
        return self.after.plan

    @property
    def kinds(self) -> dict[Kind, int]:
        """The number of changed values of each kind, 0 included."""
        counts = Counter(value.kind for value in self.values)
        return {kind: counts[kind] for kind in KINDS}

    @property
    def turns(self) -> dict[Turn, int]:
        """The number of targets whose status turned, by the way it did, 0 included."""
        counts = Counter(change.turn for change in self.targets)
        return {turn: counts[turn] for turn in TURNS}

    @property
    def benchmarks(self) -> tuple[ValueChange, ...]:
        """The changed values that belong to no target."""
        return tuple(value for value in self.values if value.of in self.plan.benchmarks)

    @property
    def outdated(self) -> int:
        """The number of unchanged targets with a value for the old year but none for the new."""
        changed = {change.target.id for change in self.targets}
        count = 0

        for old, new in zip(self.before.results, self.after.results, strict=True):
            # Both snapshots judge it by the same old value: nothing but the year has changed.
            became_stale = new.stale and not old.stale
            if became_stale and new.target.id not in changed:
                count += 1

        return count


def compare(plan: Plan, old: Snapshot, new: Snapshot, year: Date | AsOf | None = None) -> Changes:
    """Return what changed from the snapshot `old` to the snapshot `new`.

    Both are judged as of the end of `year`, as `assess` takes it, or without it each as of its own
    latest date. A value in another unit or file is the same value.
    """
    date = None if year is None else date_of(year)
    before = assess(plan, old.observations, date)
    after = assess(plan, new.observations, date)
    between = None

    # A later date moves the time gone for every target. Without the new values as of the old one,
    # a verdict that only the clock has turned would look as if a revision had.
    if before.date < after.date:
        between = assess(plan, new.observations, before.date)

    names = (old.name, new.name)
    old_vintage = vintage(before, _up_to(date, old))
    new_vintage = vintage(after, _up_to(date, new))
    old_problems = _reading_problems(old, before)
    new_problems = _reading_problems(new, after)
    problems = _problems_of_both(old_problems, new_problems)
    return _changes_between(names, old_vintage, new_vintage, between, problems)


def compare_dates(plan: Plan, snapshot: Snapshot, start: AsOf, end: AsOf) -> Changes:
    """Return what changed in one snapshot from the date `start` to the later date `end`.

    At each of them the values that were known by then are judged: those whose periods had ended
    and that were not published later. At the latest date of the data
    everything is known.
    """
    # 23,900 published in March 2026 was not known at the end of 2025, though it is of that year.
    latest = latest_date(plan, snapshot.observations)
    old = snapshot if start >= latest else _as_known_by(snapshot, start)
    new = snapshot if end >= latest else _as_known_by(snapshot, end)
    before = assess(plan, old.observations, start)
    after = assess(plan, new.observations, end)
    names = (snapshot.name, snapshot.name)
    old_vintage = vintage(before, _up_to(start, old))
    new_vintage = vintage(after, _up_to(end, new))
    problems = _reading_problems(snapshot, after)
    # Both dates stand before the reader: nothing has to be told apart from the clock.
    changes = _changes_between(names, old_vintage, new_vintage, None, problems)
    return replace(changes, of_dates=True)


def _as_known_by(snapshot: Snapshot, date: AsOf) -> Snapshot:
    """Return a snapshot with those of its values that were known by `date`."""
    known = known_by(snapshot.observations, date)
    return replace(snapshot, observations=Observations(known))


def _changes_between(
    names: tuple[str, str],
    old: Vintage,
    new: Vintage,
    between: Assessment | None,
    problems: list[Problem],
) -> Changes:
    """Return what changed between two vintages."""
    values = changed_values(old, new)
    before = old.assessment
    after = new.assessment
    return Changes(
        names=names,
        before=before,
        after=after,
        between=between,
        targets=tuple(changed_targets(before, after, between, values)),
        values=tuple(values),
        added=tuple(only_published(new, old)),
        removed=tuple(only_published(old, new)),
        problems=tuple(problems),
    )


def _up_to(date: AsOf | None, snapshot: Snapshot) -> list[Observation]:
    """Return the observations for periods that end by `date`; all without a date."""
    # Without a date each snapshot is compared up to its own end.
    if date is None:
        return list(snapshot.observations)

    return [o for o in snapshot.observations if AsOf.end_of(o.period) <= date]


def _reading_problems(snapshot: Snapshot, assessment: Assessment) -> list[Problem]:
    """Return what is wrong with the values of a snapshot, from reading to plausibility."""
    return [
        *snapshot.observations.problems,
        *assessment.problems,
        *implausible_values(assessment),
    ]


def _problems_of_both(old: list[Problem], new: list[Problem]) -> list[Problem]:
    """Return the problems of both snapshots, with what the new one repeats there alone."""
    # A conflict that stands in both files is told of once.
    repeated = {_problem_content(problem) for problem in new}
    gone = [problem for problem in old if _problem_content(problem) not in repeated]
    return [*gone, *new]


def _problem_content(problem: Problem) -> tuple[str, ...]:
    """Return what a problem is about, wherever the row stands: files and lines move with edits."""
    # A row inserted above moves every line below it, and is no new mistake.
    details = dict(problem.details)
    details.pop("first", None)  # the line of the first of two conflicting values
    return (problem.code, problem.field or "", *details.values())
