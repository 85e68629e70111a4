"""The results of many targets in a few numbers, never without how many they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from gapcalc.assessment.status import STATUSES, Result
from gapcalc.plan.model import COMMITMENTS, Plan

__all__ = ["GOOD", "JUDGED", "Rollup", "below", "by_action", "roll_up"]

# The statuses that are as planned, and all that are a verdict; a step that is still pending is none.
GOOD = ("on_track", "holding", "achieved")
JUDGED = (*GOOD, "recovering", "slowing", "behind", "reversing", "missed", "breached")

_CONDITION = re.compile(r"(?P<what>share|coverage)<(?P<bound>\d{1,3}(?:\.\d{1,6})?)%")


class Rollup(NamedTuple):
    """Counts of one group of targets: all, with a value that can be used, with a verdict, and as planned.

    `commit` and `strive` hold the same apart for the two kinds of commitment.
    """

    targets: int
    with_data: int
    judged: int
    good: int
    statuses: dict[str, int]
    commitments: dict[str, Rollup]

    @property
    def share(self) -> Fraction | None:
        """The share as planned among those with a verdict; None where there is none."""
        return Fraction(self.good, self.judged) if self.judged else None

    @property
    def coverage(self) -> Fraction | None:
        """The share of the targets that have such a value; None where there are no targets."""
        return Fraction(self.with_data, self.targets) if self.targets else None


def roll_up(results: Iterable[Result], apart: bool = True) -> Rollup:
    """Return the counts of `results`; with `apart`, by commitment too."""
    results = list(results)
    counts = {status: sum(r.status == status for r in results) for status in STATUSES}
    groups = (
        {c: [r for r in results if r.target.commitment == c] for c in COMMITMENTS} if apart else {}
    )
    return Rollup(
        targets=len(results),
        with_data=sum(r.has_data for r in results),
        judged=sum(counts[status] for status in JUDGED),
        good=sum(counts[status] for status in GOOD),
        statuses=counts,
        commitments={
            commitment: roll_up(group, apart=False) for commitment, group in groups.items()
        },
    )


def below(condition: str, group: Rollup) -> bool | None:
    """Return whether `group` meets a condition such as share<70% or coverage<30%; None where it is no condition.

    A share that rests on no verdict meets any: nothing is known to be as planned.
    """
    match = _CONDITION.fullmatch(condition.replace(" ", ""))
    if match is None:
        return None
    value = group.share if match["what"] == "share" else group.coverage
    return value is None or value < Fraction(match["bound"]) / 100


def by_action(plan: Plan, results: Sequence[Result]) -> dict[str | None, Rollup]:
    """Return the roll-up of each action in the plan's order, then of what belongs to none; empty ones left out."""
    groups: dict[str | None, list[Result]] = {action: [] for action in plan.actions}
    for result in results:
        groups.setdefault(result.target.action, []).append(result)
    return {action: roll_up(group) for action, group in groups.items() if group}
