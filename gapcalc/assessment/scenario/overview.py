"""Which targets of some scenarios to list, and how many meet their goals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gapcalc.assessment.scenario.needs import LAGGING
from gapcalc.assessment.scenario.outcome import Outcome
from gapcalc.assessment.scenario.scenarios import Scenario
from gapcalc.assessment.status import STATUSES, Result
from gapcalc.plan.model import commitments_among

__all__ = ["listed", "summary"]


def listed(scenarios: Sequence[Scenario], ids: Iterable[str], full: bool = False) -> list[str]:
    """Return those of the target ids `ids` to list, the trend being the first of `scenarios`.

    First come the targets on which something is assumed, then those that lag, the worst first, and
    if `full` the others with a value. Otherwise the order is that of `ids`.
    """
    trend = scenarios[0].outcomes
    ids = list(ids)
    touched: set[str] = set()

    for scenario in scenarios:
        touched |= scenario.touched

    assumed = [id for id in ids if id in touched]
    # Of the same status the one furthest behind comes first: -0.3 before -0.1.
    lagging = [id for id in ids if trend[id].result.status in LAGGING]
    lagging.sort(key=lambda id: _status_and_lead(trend[id].result))
    chosen = assumed + lagging
    if full:
        chosen += [id for id in ids if trend[id].value is not None]

    # A target on which something is assumed may lag as well; it stands where it comes first.
    return list(dict.fromkeys(chosen))


def _status_and_lead(result: Result) -> tuple[int, float]:
    """Return by what lagging targets are ordered: their status, and how far behind they are."""
    lead = result.numbers.lead or 0
    return STATUSES.index(result.status), float(lead)


def summary(scenario: Scenario, ids: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return how many of the targets `ids` meet their goal, and of how many that can be said.

    The keys are the commitments that occur among them, and "all" for all of them.
    """
    outcomes = [scenario.outcomes[id] for id in ids]
    counts = {"all": _count_met(outcomes)}

    targets = [outcome.result.target for outcome in outcomes]
    for commitment in commitments_among(targets):
        group = [one for one in outcomes if one.result.target.commitment == commitment]
        counts[commitment] = _count_met(group)

    return counts


def _count_met(outcomes: Sequence[Outcome]) -> tuple[int, int]:
    """Return how many goals are met, and of how many it can be said whether they are."""
    # Of a target without data nobody can say whether it will be met.
    decided = [one for one in outcomes if one.met is not None]
    met = [one for one in decided if one.met]
    return len(met), len(decided)
