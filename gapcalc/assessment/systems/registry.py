"""The systems there are, and the one function that asks any of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from gapcalc.assessment.systems.aarr import AARR
from gapcalc.assessment.systems.dns import DNS
from gapcalc.assessment.systems.indicator import Direction, Indicator, RateKind, Rule, Variant
from gapcalc.assessment.systems.ndrc import NDRC
from gapcalc.assessment.systems.open_sdg import OPEN_SDG
from gapcalc.assessment.systems.preparation import Value, exact, prepare, yearly_values
from gapcalc.assessment.systems.system import System
from gapcalc.assessment.systems.un_2023 import UN_2023
from gapcalc.assessment.systems.verdict import Verdict
from gapcalc.core.growth import Shape

__all__ = ["METHODS", "SYSTEMS", "judge"]

# In the order in which they are listed.
SYSTEMS: dict[str, System] = {
    system.name: system for system in (OPEN_SDG, DNS, NDRC, UN_2023, AARR)
}
METHODS = tuple(SYSTEMS)


def judge(
    method: str,
    series: Mapping[int, Value],
    *,
    goal: Value | None,
    goal_year: int | None,
    base_year: int | None = None,
    direction: Direction = "up",
    limit: Value | None = None,
    rule: Rule = "target",
    shape: Shape = "compound",
    percent: bool = False,
    variant: Variant = "end-points",
    rate: RateKind = "discrete",
) -> Verdict:
    """Return what `method` says of `series` (year to value), as of its latest year.

    `rule` is "target" (reach `goal` by `goal_year`), "each" (keep it in every year) or "direction"
    (no goal, a way to go). Without `base_year` the first year of the series is the base. `limit` is
    Open SDG's, `shape` the NDRC's, `percent` (the unit is per cent) the UN's, `variant` and `rate`
    are those of the average annual rate of reduction.

    What a method cannot judge is "not_available", with the reason. Raises `ValueError` only for an
    unknown word.
    """
    _check_system("method", method, METHODS)
    _check_system("direction", direction, get_args(Direction))
    _check_system("rule", rule, get_args(Rule))
    _check_system("shape", shape, get_args(Shape))
    _check_system("variant", variant, get_args(Variant))
    _check_system("rate", rate, get_args(RateKind))
    system = SYSTEMS[method]

    indicator = Indicator(
        method=method,
        values=yearly_values(series),
        goal=None if rule == "direction" else exact(goal),
        goal_year=goal_year or 0,
        asked_base_year=base_year,
        sign=1 if direction == "up" else -1,
        limit=exact(limit),
        rule=rule,
        shape=shape,
        is_percent=percent,
        variant=variant,
        rate=rate,
    )

    is_goal_infinite = rule != "direction" and goal is not None and indicator.goal is None
    is_limit_infinite = limit is not None and indicator.limit is None
    if is_goal_infinite or is_limit_infinite:
        return indicator.refusal("not-finite")

    refusal = prepare(system, indicator, goal_year)
    if refusal:
        return indicator.refusal(refusal)

    try:
        return system.judge(indicator)
    except (ArithmeticError, ValueError):
        # Values that no floating-point number holds, such as the ratio of 1e300 to 1e-300.
        return indicator.refusal("beyond")


def _check_system(parameter: str, word: str, known: tuple[str, ...]) -> None:
    """Raise `ValueError` for a word that a parameter does not know."""
    if word not in known:
        raise ValueError(f"unknown {parameter} {word!r}; known: {', '.join(known)}")
