"""The results of many targets in a few numbers, never without how many they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from gapcalc.assessment.status import GOOD, JUDGED, STATUSES, Result
from gapcalc.plan.model import COMMITMENTS, Plan

__all__ = ["GOOD", "JUDGED", "Rollup", "Weights", "by_action", "each_once", "roll_up"]


class Weights(NamedTuple):
    """What the targets of a group count for where the plan file gives weights.

    `targets` is the number of those that have one, `unweighted` of those that have none and so no
    part in the weighted share. `total`, `fresh` and `good` are sums of weights: of all, of those
    with a fresh verdict, and of these that are as planned.
    """

    targets: int
    unweighted: int
    total: Fraction
    fresh: Fraction
    good: Fraction

    @property
    def share(self) -> Fraction | None:
        """The weight as planned among the fresh verdicts, None if these weigh nothing."""
        return self.good / self.fresh if self.fresh else None


class Rollup(NamedTuple):
    """Counts of one group of targets.

    `targets` are all, `with_data` those with a value that can be used, `judged` those with a
    verdict. Of these `fresh` speak for the date of the assessment and `old` for an earlier one;
    `good` are the fresh ones that are as planned. `statuses` counts every status, `fresh_statuses`
    those without an old verdict; `commitments` holds the same counts apart for the two kinds of
    commitment, "commit" and "strive". A goal that is said twice counts once.

    Of those without a base `reaching` come to their goal at their recent pace, and `falling_short`
    do not: they have no verdict, and a share of all that have one says nothing of them.

    `weights` stand beside the counts where the plan file gives any, and never in place of them.
    """

    targets: int
    with_data: int
    judged: int
    fresh: int
    old: int
    good: int
    statuses: dict[str, int]
    fresh_statuses: dict[str, int]
    commitments: dict[str, Rollup]
    reaching: int = 0
    falling_short: int = 0
    weights: Weights | None = None

    @property
    def share(self) -> Fraction | None:
        """The share as planned among the fresh verdicts, or None if there are none."""
        # 0 of 0 is no share.
        if not self.fresh:
            return None

        return Fraction(self.good, self.fresh)

    @property
    def unjudged(self) -> int:
        """The number of targets without a verdict."""
        return self.targets - self.judged

    @property
    def coverage(self) -> Fraction | None:
        """The share of the targets that have a value to use, or None if there are no targets."""
        if not self.targets:
            return None

        return Fraction(self.with_data, self.targets)


def roll_up(results: Iterable[Result]) -> Rollup:
    """Return the counts of `results`, all together and by commitment."""
    results = each_once(results)
    by_commitment: dict[str, Rollup] = {}

    for commitment in COMMITMENTS:
        group = [result for result in results if result.target.commitment == commitment]
        by_commitment[commitment] = _count_statuses(group, {})

    return _count_statuses(results, by_commitment)


def each_once(results: Iterable[Result]) -> list[Result]:
    """Return results without those whose goal another one among them says again."""
    listed = list(results)
    ids = {result.target.id for result in listed}
    # A goal that two chapters of a plan state is one goal.
    return [result for result in listed if result.target.same_as not in ids]


def _count_statuses(results: Sequence[Result], by_commitment: dict[str, Rollup]) -> Rollup:
    """Return the counts of `results`, with those of the commitments among them."""
    statuses: dict[str, int] = dict.fromkeys(STATUSES, 0)
    fresh_statuses = dict(statuses)

    for result in results:
        statuses[result.status] += 1
        # What was on track two years ago says nothing of now.
        if not result.old:
            fresh_statuses[result.status] += 1

    return Rollup(
        targets=len(results),
        with_data=sum(result.has_data for result in results),
        judged=sum(statuses[status] for status in JUDGED),
        fresh=sum(fresh_statuses[status] for status in JUDGED),
        old=sum(result.old for result in results),
        good=sum(fresh_statuses[status] for status in GOOD),
        statuses=statuses,
        fresh_statuses=fresh_statuses,
        commitments=by_commitment,
        reaching=sum(result.arrives is True for result in results),
        falling_short=sum(result.arrives is False for result in results),
        weights=_weights(results),
    )


def _weights(results: Sequence[Result]) -> Weights | None:
    """Return the sums of the weights that targets have, None where none has one."""
    total = fresh = good = Fraction(0)
    targets = 0

    for result in results:
        weight = result.target.weight
        # Without a weight a target counts for nothing here, and is counted apart.
        if weight is None:
            continue

        targets += 1
        total += weight

        if result.status in JUDGED and not result.old:
            fresh += weight
            good += weight if result.status in GOOD else 0

    if not targets:
        return None

    return Weights(targets, len(results) - targets, total, fresh, good)


def by_action(plan: Plan, results: Sequence[Result]) -> dict[str | None, Rollup]:
    """Return the counts of each action in the plan's order, then of what belongs to no action.

    Actions without targets are left out.
    """
    groups: dict[str | None, list[Result]] = {}

    # So that the order is that of the plan, and not of its targets.
    for action in plan.actions:
        groups[action] = []

    for result in results:
        groups.setdefault(result.target.action, []).append(result)

    rollups = {}

    for name, group in groups.items():
        if group:
            rollups[name] = roll_up(group)

    return rollups
