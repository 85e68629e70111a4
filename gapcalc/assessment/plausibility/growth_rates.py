"""Growth rates that were added up, written without their sign, or are means over several years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gapcalc.assessment.series import added_rates, is_growth
from gapcalc.assessment.status import Assessment, Result
from gapcalc.core.problem import Problem
from gapcalc.data.observation import Observation

__all__ = ["check_added_rates", "check_mean_rates", "check_unsigned_cuts"]

# What says of a rate that it is of one year, whatever the name of its row says: 填比上年增长率.
_OF_ONE_YEAR = re.compile(
    r"上年|同比|逐年|year before|previous year|yearly|year.on.year", re.IGNORECASE
)


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
    # One fall among them shows that the signs are meant.
    if not rates or any(Decimal(rate.value) <= 0 for rate in rates):
        return

    first = rates[0]
    yield Problem("rising-rates", {"target": target.id}, first.path, first.line, field=first.column)


def _says_mean(observation: Observation) -> str | None:
    """Return the name or the note of a row that says that its rate is a mean; None if none does."""
    if _OF_ONE_YEAR.search(observation.note):
        return None

    from gapcalc.tables.name_kinds import kinds  # 60 patterns, for few rates

    for text in (observation.name, observation.note):
        if "average" in kinds(text):
            return text

    return None


def check_mean_rates(assessment: Assessment, result: Result) -> Iterator[Problem]:
    """Doubt a rate of one year that is a mean of several by its name or note ("mean-as-rate").

    实际使用外资年均增长率, 20 % for 2023 and 15 % for 2024, are means since 2022: together they
    come to 1.15², but are chained to 1.20 · 1.15. In the first year after the base both are one.
    """
    target = result.target
    if target.goal.form != "average_growth":
        return

    for observation in assessment.observations.get(target.id, ()):
        period = observation.period
        is_later_year = period.is_year and period.year > target.base_year + 1
        if not is_later_year or not is_growth(observation):
            continue

        name = _says_mean(observation)
        if name is None:
            continue

        details = {
            "target": target.id,
            "value": observation.as_published,
            "period": str(observation.period),
            "name": name,
        }
        yield Problem(
            "mean-as-rate", details, observation.path, observation.line, field=observation.column
        )
