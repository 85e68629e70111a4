"""A cut by an amount that leaves nothing of the base."""

from __future__ import annotations

from collections.abc import Iterator

from gapcalc.assessment.status import Assessment, Result
from gapcalc.core.problem import Problem

__all__ = ["check_cuts"]


def check_cuts(assessment: Assessment, result: Result) -> Iterator[Problem]:
    """Doubt a base that is no more than what is to be cut from it ("cut-exceeds-base").

    300 万吨 are to be cut, and the base is 120: the base may be in 百万吨, or the cut in 万吨 where
    吨 were meant. What may be negative, such as a deficit, may be cut below zero.
    """
    goal = result.target.goal
    if goal.form != "reduce_by" or not goal.by_amount or goal.value is None:
        return

    base = result.numbers.base
    if base is None or not base.parts:
        return
    if base.amount > goal.value or base.amount <= 0:
        return

    last = base.parts[-1]
    details = {"target": result.target.id, "value": last.as_published, "known": goal.text}
    yield Problem("cut-exceeds-base", details, last.path, last.line, field=last.column)
