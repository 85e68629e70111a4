"""Growth rates that were added up, or written without their sign."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gapcalc.assessment.series import added_rates, is_growth
from gapcalc.assessment.status import Assessment, Result
from gapcalc.core.problem import Problem

__all__ = ["check_added_rates", "check_unsigned_cuts"]


def check_added_rates(assessment: Assessment, result: Result) -> Iterator[Problem]:
    """Doubt a rate over several years that is the sum of the yearly ones ("rates-added").

    Falls of 6.0, 6.0 and 6.0 % make a fall of 16.94 %, not of 18. The detail "chained" is what the
    yearly rates give, in per cent.
    """
    observations = assessment.observations.get(result.target.id, ())
    for observation, chained in added_rates(result.target, observations):
        details = {
            "value": str(observation.value),
            "period": str(observation.period),
            "chained": f"{float(chained):.2f}",
        }

        yield Problem(
            "rates-added", details, observation.path, observation.line, field=observation.column
        )


def check_unsigned_cuts(assessment: Assessment, result: Result) -> Iterator[Problem]:
    """Doubt yearly rates that all rise where the goal is a cut ("rising-rates").

    Bulletins write 下降3.1%. Entered as 3.1 in place of -3.1, the cut becomes a rise.
    """
    target = result.target
    if target.goal.form != "reduce_by" or not target.takes_rates:
        return

    observations = assessment.observations.get(target.id, ())
    rates = [observation for observation in observations if is_growth(observation)]
    if not rates or any(Decimal(rate.value) <= 0 for rate in rates):
        return

    first = rates[0]
    yield Problem("rising-rates", {"target": target.id}, first.path, first.line, field=first.column)
