"""Targets found by id, by name, or by a part of either."""

from __future__ import annotations

from gapcalc.core.problem import GapcalcError, Problem, target_hint
from gapcalc.core.text import fold, nearest
from gapcalc.plan.model import Plan, Target

__all__ = ["find_target", "name_contains", "similar_targets"]

# How many targets a message offers.
_MAX_OFFERED = 6


def find_target(plan: Plan, name: str) -> Target:
    """Return the target with this id or name.

    Raises `GapcalcError` (`unknown-target`, with those that come near) if there is none, or if
    several targets share the name.
    """
    if name in plan.targets:
        return plan.targets[name]

    ids = _ids_named(plan, name)
    if len(ids) == 1:
        return plan.targets[ids[0]]

    offered = ", ".join(similar_targets(plan, name))
    raise GapcalcError(Problem("unknown-target", {"value": name, **target_hint(offered)}))


def similar_targets(plan: Plan, name: str) -> list[str]:
    """Return the ids of those that share the name or contain it, else the nearest id or name."""
    ids = _ids_named(plan, name)
    # 机场 names no target, and stands in the names of three.
    if not ids:
        ids = [target.id for target in plan.targets.values() if name_contains(target, name)]
    if ids:
        return ids[:_MAX_OFFERED]

    guess = _nearest_name(plan, name)
    return [] if guess is None else [guess]


def _ids_named(plan: Plan, name: str) -> list[str]:
    """Return the ids of the targets that have this name."""
    own_names = []
    short_names = []

    for id, is_own_name in plan.names().get(fold(name), {}).items():
        if id not in plan.targets:  # a benchmark
            continue

        if is_own_name:
            own_names.append(id)
        else:
            short_names.append(id)

    # A full name goes before another target's short one.
    return own_names or short_names


def _nearest_name(plan: Plan, name: str) -> str | None:
    """Return the id or Chinese name that is nearest to a mistyped one, None if none comes near."""
    names = [*plan.targets]
    names.extend(target.name.zh for target in plan.targets.values())
    return nearest(name, names)


def name_contains(target: Target, query: str) -> bool:
    """Return whether the target's id or one of its names contains `query`, however it is spelt."""
    folded = fold(query)
    names = (target.id, target.name.zh, target.name.en, *target.also)
    return any(folded in fold(name) for name in names)
