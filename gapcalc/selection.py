"""Names from the command line matched to a plan's targets, actions, regions and statuses."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .plan import Plan, Target
from .problem import GapcalcError, Problem, hints, not_among
from .status import Assessment, Result
from .text import fold, nearest

__all__ = ["choose", "find", "holds", "select", "spelt"]


def select(assessment: Assessment, action: str | None, region: str | None) -> list[Result]:
    """Return the results of one action and one region, as far as they are given."""
    plan = assessment.plan
    keep: list[Callable[[Result], bool]] = []
    if action is not None:
        chosen = choose(action, plan.actions or {t.action for t in plan.targets.values() if t.action}, "--action")
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
    raise not_among(option, value, options)


def spelt(name: str) -> str:
    """Return a word of the command line as the program spells it: On-Track is on_track."""
    return name.strip().lower().replace("-", "_").replace(" ", "_")


def find(plan: Plan, name: str) -> Target:
    """Return the target with this id or name; raises `GapcalcError` with those that come near."""
    if name in plan.targets:
        return plan.targets[name]
    named = {id: own for id, own in plan.names().get(fold(name), {}).items() if id in plan.targets}
    meant = [id for id, own in named.items() if own] or list(named)  # a full name goes before another's short one
    if len(meant) == 1:
        return plan.targets[meant[0]]
    held = meant or [t.id for t in plan.targets.values() if holds(t, name)]
    guess = nearest(name, [*plan.targets, *(t.name.zh for t in plan.targets.values())])
    raise GapcalcError(Problem("unknown-target", {"value": name, **hints(", ".join(held[:6]) or guess)}))


def holds(target: Target, query: str) -> bool:
    """Whether the target's id or one of its names holds `query`."""
    wanted = fold(query)
    return any(wanted in fold(name) for name in (target.id, target.name.zh, target.name.en, *target.also))
