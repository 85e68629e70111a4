"""What every system needs before it judges: exact values, the goal year, the last value, the base.

Where systems differ, each `System` says which way it goes.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from gapcalc.assessment.systems.indicator import Indicator, Year
from gapcalc.assessment.systems.system import BaseFinder, System

__all__ = ["Value", "exact", "prepare", "yearly_values"]

Value: TypeAlias = int | float | Fraction | Decimal


def exact(value: Value | None) -> Fraction | None:
    """Return the decimal value as printed (0.1 is 1/10), or None if it is missing or not finite."""
    if value is None:
        return None

    try:
        return Fraction(str(value))
    except (ValueError, OverflowError):
        # nan, inf, or no number at all
        return None


def yearly_values(series: Mapping[int, Value]) -> dict[Year, Fraction]:
    """Return the exact values by year, in order of time, without those that are missing."""
    values: dict[Year, Fraction] = {}

    for key, printed in series.items():
        year = exact(key)
        value = exact(printed)
        if year is None or value is None:
            continue

        # A part of a year, as 2018.5, stays a fraction.
        values[int(year) if year.denominator == 1 else year] = value

    return dict(sorted(values.items()))


def prepare(system: System, indicator: Indicator, goal_year: int | None) -> str:
    """Settle goal year, last value and base of `indicator` by the rules of `system`.

    Returns the note that says why the system cannot judge, or "" if it can.
    """
    refusal = _unsupported(system, indicator)
    if not refusal:
        refusal = _settle_goal_year(system, indicator, goal_year)
    if refusal:
        return refusal
    if not indicator.values:
        return "no-value"

    indicator.year, indicator.current = list(indicator.values.items())[-1]

    # Germany's rule, a mean of the last changes, has no base.
    if system.find_base is not None:
        _settle_base(indicator, system.find_base)

    return ""


def _unsupported(system: System, indicator: Indicator) -> str:
    """Return why the system has no rule for what is asked, or ""."""
    if indicator.rule == "each" and "each" not in system.rules:
        return "no-keep-rule"
    if indicator.rule == "direction":
        return "" if "direction" in system.rules else "no-goal"
    if system.needs_goal and indicator.goal is None:
        return "no-goal"

    return ""


def _settle_goal_year(system: System, indicator: Indicator, goal_year: int | None) -> str:
    """Settle the goal year and the values up to it; return why that cannot be, or ""."""
    if indicator.goal is None or indicator.rule != "target":
        return ""

    if goal_year is None:
        if system.default_goal_year is None:
            return "no-goal-year"

        indicator.goal_year = system.default_goal_year
        indicator.notes.append("goal-year-2030")

    # A goal for 2020 is judged by the value of 2020, whatever came of it in 2023.
    if system.stops_at_goal_year:
        up_to_goal_year = {}

        for year, value in indicator.values.items():
            if year <= indicator.goal_year:
                up_to_goal_year[year] = value

        if len(up_to_goal_year) < len(indicator.values):
            indicator.values = up_to_goal_year
            indicator.notes.append("after-goal-year")

    return ""


def _settle_base(indicator: Indicator, find_base: BaseFinder) -> None:
    """Take the year asked for as the base, or the one that the system puts in its place."""
    years = list(indicator.values)
    # Without a base year the first value is the base.
    asked = years[0] if indicator.asked_base_year is None else indicator.asked_base_year
    base_year = find_base(years, asked)
    if base_year is None:
        indicator.unfit = "one-value" if len(years) == 1 else "no-base"
        return

    indicator.base_year = base_year
    indicator.base = indicator.values[base_year]

    if base_year != asked:
        indicator.notes.append("base-moved")

    # No time lies between a value and itself.
    if base_year == indicator.year:
        indicator.unfit = "one-value"
    elif indicator.goal is not None and base_year >= indicator.goal_year:
        indicator.unfit = "no-span"
