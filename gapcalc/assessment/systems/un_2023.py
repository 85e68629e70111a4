"""UN Progress Chart 2023: the share of the way that is covered by the goal year at the growth seen.

Source: the chart's method as Eustat applies it, https://eustat-des.github.io/site/en/metodologia.

With a goal the figure is (v - b) / (G - b), where v = x·(1 + CAGR)^(T - t) is where the growth
since the base b leads from the value x of year t. Without a goal it is the CAGR.

| share of the way | CAGR             | status                   | score |
|------------------|------------------|--------------------------|-------|
|                  |                  | met                      | 3     |
| 0.95 and more    | 2 % and more     | on_track                 | 3     |
| 0.10 and more    | 0.5 % and more   | fair_progress            | 2     |
| less             | less             | stagnation_or_regression | 1     |

- The CAGR is mirrored where less is better.
- Met counts whatever the trend, and for goals of 0 and 100 per cent within one point.
- The base is the first year from the one asked for, or else the last before it.
- No goal year means 2030; a goal year gone by is judged as of that year.
- A base at or beyond the goal that was lost since has no share: it is regression, which the formula
  would turn round.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gapcalc.assessment.systems.arithmetic import Bands, band, compound_rate
from gapcalc.assessment.systems.indicator import Indicator, Year
from gapcalc.assessment.systems.system import System, first_year_from
from gapcalc.assessment.systems.verdict import NOT_AVAILABLE, Verdict
from gapcalc.core import growth

__all__ = ["UN_2023"]

_BANDS_WITH_GOAL: Bands = ((0.95, "on_track"), (0.10, "fair_progress"))
_BANDS_WITHOUT_GOAL: Bands = ((0.02, "on_track"), (0.005, "fair_progress"))
_REGRESSION = "stagnation_or_regression"
_SCORES = {"met": 3.0, "on_track": 3.0, "fair_progress": 2.0, _REGRESSION: 1.0}


def _judge_by_un_progress(indicator: Indicator) -> Verdict:
    """Return the verdict by the share of the way, or without a goal by the growth rate."""
    if indicator.meets_goal(indicator.current):
        return _scored(indicator, "met")
    if _is_within_a_point(indicator):
        return _scored(indicator, "met", "within-a-point")
    if indicator.unfit:
        return indicator.refusal(indicator.unfit)
    if indicator.meets_goal(indicator.base):
        return _scored(indicator, _REGRESSION, "lost")
    if not growth.grows(indicator.base, indicator.current):
        return indicator.refusal("growth-undefined")

    if indicator.goal is None:
        rate = compound_rate(indicator.base, indicator.current, indicator.years)
        status = band(indicator.sign * rate, _BANDS_WITHOUT_GOAL, _REGRESSION)
        return _scored(indicator, status, value=rate)

    share = _share_of_way(indicator, indicator.goal)
    status = band(share, _BANDS_WITH_GOAL, _REGRESSION)
    return _scored(indicator, status, value=share)


def _scored(
    indicator: Indicator, status: str, note: str = "", value: float | None = None
) -> Verdict:
    """Return a verdict with the score of its status."""
    return indicator.verdict(status, note, value=value, score=_SCORES[status])


def _is_within_a_point(indicator: Indicator) -> bool:
    """Whether all or nothing is as good as reached: 99.2 % where the goal is 100 %."""
    if not indicator.is_percent or indicator.goal not in (0, 100):
        return False

    return abs(indicator.current - indicator.goal) <= 1


def _share_of_way(indicator: Indicator, goal: Fraction) -> float:
    """Return the share of the way that the growth seen covers by the goal year."""
    base = indicator.base
    # The path from base to current value, drawn out to the goal year, is 1·(x/b)^((T - b)/(t - b))
    # in units of the base: a change of unit then changes no digit.
    longer = Fraction(indicator.years_to_goal, indicator.years)
    projected = growth.expected("compound", Fraction(1), indicator.current / base, longer)
    return (float(projected) - 1) / float(goal / base - 1)


def _first_year_from_or_last_before(years: Sequence[Year], asked: Year) -> Year | None:
    """Return the year asked for, or the next later one but the last, or the last one before."""
    if asked in years:
        return asked

    # The last year is the one that is judged, and no base for itself.
    later = first_year_from(years[:-1], asked)
    if later is not None:
        return later

    earlier = [year for year in years if year < asked]
    return earlier[-1] if earlier else None


UN_2023 = System(
    name="un-2023",
    statuses=("met", "on_track", "fair_progress", _REGRESSION, NOT_AVAILABLE),
    as_planned=frozenset({"met", "on_track"}),
    judge=_judge_by_un_progress,
    rules=frozenset({"target", "direction"}),
    default_goal_year=2030,
    stops_at_goal_year=True,
    find_base=_first_year_from_or_last_before,
)
