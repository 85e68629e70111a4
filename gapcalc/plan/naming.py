"""Targets called by their names in what is told of them to people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from gapcalc.core.problem import Problem
from gapcalc.plan.model import Benchmark, Plan, Target

__all__ = ["with_names"]


def with_names(problems: Iterable[Problem], plan: Plan) -> list[Problem]:
    """Return `problems` with the names of their targets for Chinese readers.

    An id is made of English words: foreign_trade_total says little in a Chinese sentence. English
    messages keep it, by which --ignore and the plan file know the target.
    """
    entries: dict[str, Target | Benchmark] = {**plan.targets, **plan.benchmarks}
    counts = Counter(entry.name.zh for entry in entries.values())
    named = []

    for problem in problems:
        # Not every problem is of a target: a file that cannot be read is of none.
        entry = entries.get(problem.details.get("target", ""))
        if entry is None:
            named.append(problem)
            continue

        name = entry.name.zh
        region = plan.regions.get(entry.region or "")
        if counts[name] > 1 and region is not None:  # a name of several areas
            name = f"{name}（{region.name.zh}）"

        named.append(replace(problem, details={**problem.details, "target_zh": name}))

    return named
