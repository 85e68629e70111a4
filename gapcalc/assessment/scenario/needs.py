"""What a lagging target would need: a yearly rate to the goal, and a value for the next year."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from gapcalc.assessment.numbers import Rate
from gapcalc.assessment.odds import even_odds
from gapcalc.assessment.rollup import GOOD, JUDGED
from gapcalc.assessment.scenario.scenarios import Scenario
from gapcalc.core import growth as path
from gapcalc.core.clock import AsOf
from gapcalc.core.growth import Number

__all__ = ["LAGGING", "Need", "need"]

# Behind, but not lost: a breach of a limit that holds every year cannot be made good.
LAGGING = tuple(status for status in JUDGED if status not in {*GOOD, "breached"})


@dataclass(frozen=True, slots=True)
class Need:
    """What a lagging target would need.

    `required` is the yearly rate to the goal; `times_recent` and `times_observed` are how many
    times the recent rate and the one since the base year it is, None if these do not lead towards
    the goal.

    `schedule` is the value that the path has at the end of the year `by`, `enough` the one from
    which on the plan's tolerance counts it as on schedule. All three are None if no schedule can
    be drawn, or if the target year is over. `even` is the value from which the odds are even, None
    if it would have none.
    """

    required: Rate | None
    by: int | None = None
    schedule: Number | None = None
    enough: Number | None = None
    times_recent: Number | None = None
    times_observed: Number | None = None
    even: Number | None = None


def need(scenario: Scenario, id: str, date: AsOf) -> Need | None:
    """Return what the target `id` would need after `date`.

    None if it does not lag. The value is asked for the next end of a year, by which the share e
    of the way is due. Progress P ≥ (1 − tolerance)·e is enough there. In the target year it
    is the goal itself, which no tolerance eases.
    """
    plan = scenario.assessment.plan
    result = scenario.outcomes[id].result
    end = plan.end(result.target)
    numbers = result.numbers
    if result.status not in LAGGING or numbers.current is None:
        return None

    times_recent = _growth_multiple(numbers.required, numbers.recent)
    times_observed = _growth_multiple(numbers.required, numbers.observed)
    # At the end of June 2026 it is the end of 2026, at the end of 2026 that of 2027.
    by = math.floor(max(date.time, numbers.current.time)) + 1
    rates = Need(numbers.required, times_recent=times_recent, times_observed=times_observed)
    if numbers.base is None or numbers.aim is None or numbers.shape is None:
        return rates
    if numbers.schedule is None or by > end:
        return rates

    due = numbers.schedule.due(Fraction(by))
    eased = due if by == end else due * (1 - plan.slack(result.target))
    base = numbers.base.amount
    goal = numbers.aim.value
    return Need(
        numbers.required,
        by,
        schedule=path.expected(numbers.shape, base, goal, due),
        enough=path.expected(numbers.shape, base, goal, eased),
        times_recent=times_recent,
        times_observed=times_observed,
        even=even_odds(plan, result, by),
    )


def _growth_multiple(required: Rate | None, other: Rate | None) -> Number | None:
    """Return how many times the `other` rate the required one is."""
    if required is None or other is None or not other.value:
        return None
    if required.shape != other.shape:
        return None

    times = required.value / other.value
    # Of a rate in the wrong direction nothing is a multiple.
    return times if times > 0 else None
