"""Names from the command line matched to a plan's targets, actions, regions and statuses."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gapcalc.assessment.status import Assessment, Result
from gapcalc.core.problem import invalid_choice
from gapcalc.core.text import fold

__all__ = ["choose", "select", "spelt"]


def select(assessment: Assessment, action: str | None, region: str | None) -> list[Result]:
    """Return the results of one action and one region, as far as they are given."""
    plan = assessment.plan
    keep: list[Callable[[Result], bool]] = []
    if action is not None:
        chosen = choose(
            action,
            plan.actions or {t.action for t in plan.targets.values() if t.action},
            "--action",
        )
        keep.append(lambda r: r.target.action == chosen)
    if region is not None:
        names = plan.region_names()
        scope = names.get(fold(region)) or choose(region, plan.regions, "--region")
        keep.append(lambda r: plan.regions_of(r.target.id)[:1] == (scope,))
    return [result for result in assessment.results if all(test(result) for test in keep)]


def choose(value: str, known: Iterable[str], option: str, joint: str = "_") -> str:
    """Return `value` if it is one of `known`, whose words `joint` joins, or say which were."""
    options, name = list(known), spelt(value).replace("_", joint)
    if name in options:
        return name
    raise invalid_choice(option, value, options)


def spelt(name: str) -> str:
    """Return a word of the command line as the program spells it: On-Track is on_track."""
    return name.strip().lower().replace("-", "_").replace(" ", "_")
