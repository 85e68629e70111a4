"""Germany's sustainable development strategy (DNS) and its weather symbols.

Source: https://dns-indikatoren.de/status/.

m is the mean of the last five yearly changes towards the goal, or of those of four years in a row
at least; no base year enters. T is the goal year, t the year of the value x, G the goal.

- By the goal year: p = m·(T - t) / (G - x) is the share of the remaining way that m would cover. m
  not towards the goal is a thunderstorm. Otherwise 1 - p below 5 % is sun, 5 % to 20 % (both
  included) sun+cloud, more is cloud. A goal that is met early is judged as one to keep in every
  year.
- In the goal year itself: met is sun, else cloud or thunderstorm by m.
- In every year: met is sun; met, but m away from the goal, is sun+cloud; missed, with m towards it,
  is cloud; else it is a thunderstorm.
- Direction: m and the last change right is sun, only m sun+cloud, only the last change cloud, else
  it is a thunderstorm.
"""

from __future__ import annotations

from fractions import Fraction

from gapcalc.assessment.systems.indicator import Indicator
from gapcalc.assessment.systems.system import System
from gapcalc.assessment.systems.verdict import NOT_AVAILABLE, Verdict

__all__ = ["DNS"]

# Yearly changes in a mean, and the fewest years in a row.
_CHANGES = 5
_FEWEST_YEARS = 4
# How much of the remaining way may be missed for sun (less than that), and for sun+cloud (at most).
_MISSED_FOR_SUN = Fraction(5, 100)
_MISSED_FOR_SUN_AND_CLOUD = Fraction(20, 100)


def _judge_by_extrapolation(indicator: Indicator) -> Verdict:
    """Return the weather symbol by where the last changes lead."""
    values = _latest_values(indicator)
    if len(values) < _FEWEST_YEARS:
        return indicator.refusal("few-points")
    if len(values) <= _CHANGES:
        indicator.notes.append("short-run")

    mean = indicator.sign * (values[-1] - values[0]) / (len(values) - 1)

    if indicator.goal is None:
        last_change = indicator.sign * (values[-1] - values[-2])
        return indicator.verdict(_by_direction(mean, last_change))

    if indicator.rule == "each":
        return indicator.verdict(_in_every_year(indicator, mean))
    if indicator.year == indicator.goal_year:
        return indicator.verdict(_in_goal_year(indicator, mean))
    if indicator.meets_goal(indicator.current):
        return indicator.verdict(_in_every_year(indicator, mean), "met-early")

    # The goal is not met, so that some way is left.
    distance = abs(indicator.goal - indicator.current)
    years_left = indicator.goal_year - indicator.year
    share = mean * years_left / distance
    symbol = _by_share(share) if mean > 0 else "thunderstorm"
    return indicator.verdict(symbol, value=share)


def _latest_values(indicator: Indicator) -> list[Fraction]:
    """Return the last six values of years in a row, or as many as there are, in order of time."""
    values = [indicator.current]
    year = indicator.year - 1
    while len(values) <= _CHANGES and year in indicator.values:
        values.insert(0, indicator.values[year])
        year -= 1

    return values


def _in_every_year(indicator: Indicator, mean: Fraction) -> str:
    """Return the symbol for a goal to be kept in every year."""
    if indicator.meets_goal(indicator.current):
        return "sun" if mean >= 0 else "sun+cloud"

    return _missed(mean)


def _in_goal_year(indicator: Indicator, mean: Fraction) -> str:
    """Return the symbol for a goal whose time has come."""
    if indicator.meets_goal(indicator.current):
        return "sun"

    return _missed(mean)


def _missed(mean: Fraction) -> str:
    """Return the symbol for a goal that is missed: better where the values move towards it."""
    return "cloud" if mean > 0 else "thunderstorm"


def _by_direction(mean: Fraction, last_change: Fraction) -> str:
    """Return the symbol where nothing but a direction is set."""
    if mean > 0:
        return "sun" if last_change > 0 else "sun+cloud"

    return "cloud" if last_change > 0 else "thunderstorm"


def _by_share(share: Fraction) -> str:
    """Return the symbol for the share of the remaining way that will be covered."""
    missed = 1 - share
    if missed < _MISSED_FOR_SUN:
        return "sun"
    if missed <= _MISSED_FOR_SUN_AND_CLOUD:
        return "sun+cloud"

    return "cloud"


DNS = System(
    name="dns",
    statuses=("sun", "sun+cloud", "cloud", "thunderstorm", NOT_AVAILABLE),
    as_planned=frozenset({"sun"}),
    judge=_judge_by_extrapolation,
    rules=frozenset({"target", "each", "direction"}),
    needs_goal=True,
    stops_at_goal_year=True,
    find_base=None,
)
