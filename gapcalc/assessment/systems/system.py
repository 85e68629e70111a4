"""The interface of a system: what it needs, which values it looks at, and how it judges."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from gapcalc.assessment.systems.indicator import Indicator, Rule, Year
from gapcalc.assessment.systems.verdict import Verdict

__all__ = ["BaseFinder", "System", "first_year_from"]

# From the years that have a value, in order, and the base year that is asked for, to the base year
# that the system takes; None if it takes none of them.
BaseFinder: TypeAlias = Callable[[Sequence[Year], Year], Year | None]


def first_year_from(years: Sequence[Year], asked: Year) -> Year | None:
    """Return the year asked for, or the next later one that has a value."""
    return next((year for year in years if year >= asked), None)


@dataclass(frozen=True, slots=True)
class System:
    """One system that judges indicators.

    - `name`: as `--method` has it.
    - `statuses`: its words, the best first and "not_available" last. `as_planned`: those that it
      calls being as planned.
    - `judge`: its rule. It gets an indicator that has a last value, and a goal and a goal year
      where the system needs them, and looks at `Indicator.unfit` before it uses the base.
    - `rules`: which of "target", "each" and "direction" it has a rule for.
    - `needs_goal`: whether it refuses an indicator without a goal under the other two rules.
    - `default_goal_year`: the year that it takes if none is given; None if it refuses then.
    - `stops_at_goal_year`: whether it judges as of the goal year, without the values after it.
    - `find_base`: how it finds its base year; None if its rule has no base.
    """

    name: str
    statuses: tuple[str, ...]
    as_planned: frozenset[str]
    judge: Callable[[Indicator], Verdict]
    rules: frozenset[Rule]
    needs_goal: bool = False
    default_goal_year: int | None = None
    stops_at_goal_year: bool = False
    find_base: BaseFinder | None = first_year_from
