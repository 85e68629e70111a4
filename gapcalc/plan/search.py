"""Targets found by id, by name, or by a part of either."""

from __future__ import annotations

from gapcalc.core.problem import GapcalcError, Problem, hints
from gapcalc.core.text import fold, nearest
from gapcalc.plan.model import Plan, Target

__all__ = ["find", "holds"]


def find(plan: Plan, name: str) -> Target:
    """Return the target with this id or name; raises `GapcalcError` with those that come near."""
    if name in plan.targets:
        return plan.targets[name]
    named = {id: own for id, own in plan.names().get(fold(name), {}).items() if id in plan.targets}
    meant = [id for id, own in named.items() if own] or list(
        named
    )  # a full name goes before another's short one
    if len(meant) == 1:
        return plan.targets[meant[0]]
    held = meant or [t.id for t in plan.targets.values() if holds(t, name)]
    guess = nearest(name, [*plan.targets, *(t.name.zh for t in plan.targets.values())])
    raise GapcalcError(
        Problem("unknown-target", {"value": name, **hints(", ".join(held[:6]) or guess)})
    )


def holds(target: Target, query: str) -> bool:
    """Whether the target's id or one of its names holds `query`."""
    wanted = fold(query)
    return any(
        wanted in fold(name) for name in (target.id, target.name.zh, target.name.en, *target.also)
    )
