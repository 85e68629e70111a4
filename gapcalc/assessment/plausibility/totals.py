"""Running totals that fall, and values of single periods that rise as running totals do.

A running total only grows. Where it falls, one of the two values is the amount of its period alone,
the definition has changed, or there is a slip. And what grows from period to period by about its
first value is most likely a total: added up once more it is several times too large.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from gapcalc.assessment.plausibility.comparable import (
    ComparableSeries,
    ComparableValue,
    comparable_series,
)
from gapcalc.assessment.status import Assessment, Result
from gapcalc.core.problem import Problem
from gapcalc.plan.model import Target

__all__ = [
    "check_running_months",
    "check_running_years",
    "check_totals_since_january",
    "check_totals_since_start",
    "check_unused_totals",
]

# A total rises evenly if each step is within a third of the average one. So many values that do
# are hardly yearly amounts: these would have to be as 1, 2 and 3.
_EVEN = 3
_EVEN_VALUES = 3
# Two values are enough if both are within a fifth of where the plan's own pace leads by then.
_ON_PACE = 5
_ON_PACE_VALUES = 2
_LATEST_FIRST_MONTH = 2  # offices publish no January of its own, but January and February


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


def check_running_years(assessment: Assessment, result: Result) -> Iterator[Problem]:
    """Doubt yearly amounts that rise as totals since the start of the plan do ("years-running").

    70, 142 and 211 万人 of jobs for 2023 to 2025 are more likely 211 by now than 423 in all.
    """
    target = result.target
    if target.path != "cumulative":
        return

    series = comparable_series(target, assessment.observations.get(target.id, ()))
    if not series.is_flow:
        return

    by_year = {}

    for value in series.standing_levels():
        year = value.observation.period.year - target.base_year
        # What was done before the plan is in no total of it.
        if year > 0:
            by_year[year] = value

    is_on_pace = _is_on_pace(series, by_year, assessment.plan.span(target))
    if not is_on_pace and not _rises_evenly(series, by_year):
        return

    values = list(by_year.values())
    printed = [value.observation.as_published for value in values]
    latest = values[-1]
    yield series.doubt(
        "years-running",
        latest,
        values=", ".join(printed),
        since=str(target.base_year + 1),
        year=str(latest.observation.period.year),
    )


def check_unused_totals(assessment: Assessment, result: Result) -> Iterator[Problem]:
    """Tell of totals of several years where single years are measured ("total-not-used").

    截至2024年底累计 64,570 亿元 says nothing of the retail sales of 2024. Growth rates may be means
    of several years, and cumulative targets are totals: those are used.
    """
    target = result.target
    if target.path == "cumulative" or target.takes_rates or target.window == "average":
        return

    for observation in assessment.observations.get(target.id, ()):
        # 2024 is a year of its own, 2023-2024 a total.
        if observation.period.since is None:
            continue

        details = {
            "target": target.id,
            "value": observation.as_published,
            "period": str(observation.period),
        }
        yield Problem(
            "total-not-used", details, observation.path, observation.line, field=observation.column
        )


def check_running_months(series: ComparableSeries) -> Iterator[Problem]:
    """Doubt months that rise as totals since January do ("months-running").

    91, 185 and 280 亿元 for January, February and March. Months of their own, which seasons move up
    and down, would be as 91, 80 and 104.
    """
    if not series.is_flow:
        return

    years: dict[int, dict[int, ComparableValue]] = defaultdict(dict)

    for part in series.undoubted(series.parts):
        period = part.observation.period
        if period.first == period.last:
            years[period.year][period.last] = part

    for year, by_month in years.items():
        # From May on alone, 500, 600 and 700 are a good year as well as totals.
        if min(by_month) > _LATEST_FIRST_MONTH or not _rises_evenly(series, by_month):
            continue

        months = list(by_month.values())
        printed = [value.observation.as_published for value in months]
        listed = ", ".join(printed)
        yield series.doubt("months-running", months[-1], year=str(year), values=listed)


def _rises_evenly(series: ComparableSeries, totals: Mapping[int, ComparableValue]) -> bool:
    """Whether values rise by the same amount from each period to the next, beginning from nothing.

    `totals` are by the number of their period, 1 being the first; where some are missing, what
    came in between counts for all of them.
    """
    if len(totals) < _EVEN_VALUES:
        return False

    last = max(totals)
    # 1, 2 and 3 projects are few enough to be chance.
    if series.is_small_count(totals[last]) or totals[last].size <= 0:
        return False

    average = totals[last].size / last
    number_before = 0
    size_before = 0.0

    for number, value in sorted(totals.items()):
        step = (value.size - size_before) / (number - number_before)
        if abs(step - average) > average / _EVEN:
            return False

        number_before = number
        size_before = value.size

    return True


def _is_on_pace(
    series: ComparableSeries, totals: Mapping[int, ComparableValue], years: Fraction
) -> bool:
    """Whether several totals are where an even pace towards the goal leads in `years` years."""
    goal = series.reference
    if goal is None or len(totals) < _ON_PACE_VALUES:
        return False

    for number, value in totals.items():
        expected = goal.size * number / float(years)
        if abs(value.size - expected) > expected / _ON_PACE:
            return False

    # A total rises each year, a yearly amount near the pace may fall.
    in_order = [value.size for _, value in sorted(totals.items())]
    return all(size < after for size, after in pairwise(in_order))


def _falls(series: ComparableSeries, totals: Sequence[ComparableValue]) -> Iterator[Problem]:
    """Doubt each total that is smaller than the one before it, and not by its rounding alone.

    "1.5 万个" may be 14,500, so that 14,980 个 after it is no fall, nor is 149 after "about 150".
    """
    for before, value in pairwise(totals):
        if value.size >= before.size:
            continue

        _, at_most = series.bounds(value)
        at_least, _ = series.bounds(before)
        if at_most > at_least:
            continue

        period = str(before.observation.period)
        printed = before.observation.as_published
        yield series.doubt("cumulative-falls", value, before=period, before_value=printed)
