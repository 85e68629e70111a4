"""Running totals that fall: over the years of a plan, or over the months since January.

A running total only grows. Where it falls, one of the two values is the amount of its period alone,
the definition has changed, or there is a slip.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gapcalc.assessment.plausibility.comparable import ComparableSeries, ComparableValue
from gapcalc.core.problem import Problem
from gapcalc.plan.model import Target

__all__ = ["check_totals_since_january", "check_totals_since_start"]


def check_totals_since_start(series: ComparableSeries) -> Iterator[Problem]:
    """Doubt a total since the start of the plan that falls from one year to another.

    54 对 of trains at the end of 2023 and 52 in May 2024, where 10 more are the goal
    ("cumulative-falls"). Yearly amounts (80 in 2023, 60 in 2024) may fall.
    """
    target = series.entry
    if not isinstance(target, Target):
        return

    is_running_total = target.measure != "flow" and target.window == "since_start"
    is_increase_of_stock = target.path == "cumulative" and target.measure == "stock"
    if is_running_total or is_increase_of_stock:
        yield from _falls(series, series.standing_levels())


def check_totals_since_january(series: ComparableSeries) -> Iterator[Problem]:
    """Doubt a total since January that falls within its year.

    38.1 万人 from January to June and 18.6 from January to September ("cumulative-falls"): the
    second is the third quarter alone. Profits and other balances may fall.
    """
    if not series.is_flow or series.is_change:
        return

    totals: dict[int, dict[int, ComparableValue]] = defaultdict(dict)

    for part in series.undoubted(series.parts):
        period = part.observation.period
        if period.first == 1:
            # Parts are ordered by standing, so that of two values for one period the higher stands.
            totals[period.year][period.last] = part

    for by_month in totals.values():
        yield from _falls(series, list(by_month.values()))


def _falls(series: ComparableSeries, totals: Sequence[ComparableValue]) -> Iterator[Problem]:
    """Doubt each total that is smaller than the one before it, and not by its rounding alone.

    "1.5 万个" may be 14,500, so that 14,980 个 after it is no fall, nor is 149 after "about 150".
    """
    for before, value in pairwise(totals):
        if value.size >= before.size:
            continue

        _, at_most = series.bounds(value)
        at_least, _ = series.bounds(before)
        if at_most <= at_least:
            yield series.doubt(
                "cumulative-falls",
                value,
                before=str(before.observation.period),
                before_value=before.observation.as_published,
            )
