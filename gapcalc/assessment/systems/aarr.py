"""Average annual rate of reduction (AARR), as UNICEF, WHO and the UN inter-agency groups print it.

From the end points the rate is 1 - (x/b)^(1/n), or ln(b/x) / n for the continuous rate. By
regression it is 1 - exp(β), or -β, where β is the slope of ln v on the year from the base on. A
rise is negative.

On track is a rate of at least the one that leads from the base to the goal in the goal year (of at
most that one where more is better), or a goal that is met.

UNICEF compounds yearly, UN IGME continuously, and some tables mix the two: the note says which.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction

from gapcalc.assessment.systems.arithmetic import reaches
from gapcalc.assessment.systems.indicator import Indicator, Year
from gapcalc.assessment.systems.system import System
from gapcalc.assessment.systems.verdict import NOT_AVAILABLE, Verdict
from gapcalc.core import growth

__all__ = ["AARR"]


def _judge_by_annual_rate(indicator: Indicator) -> Verdict:
    """Return the verdict by the yearly rate seen beside the one that leads to the goal."""
    indicator.notes.extend([indicator.variant, indicator.rate])

    if indicator.unfit in {"no-base", "one-value"}:
        return indicator.refusal(indicator.unfit)

    values = _values_used(indicator)
    if not growth.grows(*values.values()):
        return indicator.refusal("growth-undefined")

    slope = _log_slope(values)
    value = -math.expm1(slope) if indicator.rate == "discrete" else -slope

    if indicator.meets_goal(indicator.current):
        return indicator.verdict("on_track", value=value)
    if indicator.goal is None:
        return indicator.refusal("no-goal", value=value)
    if indicator.unfit:
        return indicator.refusal(indicator.unfit, value=value)
    if not growth.grows(indicator.goal):
        return indicator.refusal("growth-undefined", value=value)
    if indicator.meets_goal(indicator.base):
        return indicator.verdict("off_track", "lost", value=value)

    ends = {indicator.base_year: indicator.base, indicator.goal_year: indicator.goal}
    required = _log_slope(ends)
    is_enough = reaches(indicator.sign * slope, indicator.sign * required)
    status = "on_track" if is_enough else "off_track"
    return indicator.verdict(status, value=value)


def _values_used(indicator: Indicator) -> dict[Year, Fraction]:
    """Return the values through which the line is laid: two, or all from the base year on."""
    if indicator.variant == "end-points":
        return {indicator.base_year: indicator.base, indicator.year: indicator.current}

    used = {}

    for year, value in indicator.values.items():
        if year >= indicator.base_year:
            used[year] = value

    return used


def _log_slope(values: Mapping[Year, Fraction]) -> float:
    """Return the slope of ln v on the year by least squares; of two values the one between them."""
    first_value = next(iter(values.values()))
    mean_year = Fraction(sum(values), len(values))
    spread = sum(((year - mean_year) ** 2 for year in values), Fraction(0))
    # The logarithm is that of a ratio to the first value, so that a change of unit changes no
    # digit.
    terms = []

    for year, value in values.items():
        weight = float((year - mean_year) / spread)
        terms.append(weight * math.log(value / first_value))

    # `sum` loses less to rounding than one addition after the other.
    return sum(terms)


AARR = System(
    name="aarr",
    statuses=("on_track", "off_track", NOT_AVAILABLE),
    as_planned=frozenset({"on_track"}),
    judge=_judge_by_annual_rate,
    rules=frozenset({"target", "direction"}),
)
