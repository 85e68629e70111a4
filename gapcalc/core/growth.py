"""The arithmetic of a path from a base to a goal: each formula as a function and as printed text.

A path has one of two shapes: "compound" (a constant growth rate) or "linear" (a constant amount a
year). The functions are pure; they take numbers in one unit and times in years. A compound path is
defined for amounts above zero only: `grows` says whether it is, and the functions raise
`ValueError` where it is not. The results of a linear path stay exact where the arguments are
fractions.

Below each function stands its `Formula`: the same arithmetic as text, with the names of the
function's parameters in braces. `Formula.text` puts letters or numbers in their place, so that all
that is printed comes from here: `RATE.text("compound", start="x", end="G")` is
"(G / x)^(1 / (T - t)) - 1".

Sources: the geometric mean rate is 水平法 of the NBS yearbooks; logarithmic progress is the
completion rate of China's energy-intensity accounting, ln(x/B) / ln(G/B).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

__all__ = [
    "DUE_SHARE",
    "ELAPSED",
    "EXPECTED",
    "FORMULAS",
    "GAP",
    "GROWN",
    "GROWTH_ON",
    "LEAD_MONTHS",
    "LEAST_CHANGE",
    "LEAST_SHARE",
    "LETTERS",
    "LIKELIHOOD",
    "MARGIN",
    "MONTHS_AHEAD",
    "PACE",
    "PROGRESS",
    "PROJECT",
    "RATE",
    "SCATTER",
    "TIME_DUE",
    "YEARS_UNTIL",
    "Formula",
    "Number",
    "Shape",
    "chain",
    "due_share",
    "elapsed_share",
    "expected",
    "gap",
    "grown",
    "grows",
    "growth_on",
    "lead_months",
    "least_change",
    "likelihood",
    "margin",
    "months_ahead",
    "pace",
    "progress",
    "project",
    "rate",
    "scatter",
    "time_due",
    "years_until",
]

Shape = Literal["compound", "linear"]
Number = Fraction | float

# A fall so deep that a floating-point number hardly tells it from a loss of everything. It stands
# in for -100 % a year and below, for which log1p is not defined.
_ALL_LOST = -1 + 2**-53
_MONTHS_A_YEAR = 12
# Yearly changes are taken to scatter by no less than this share of a value: three that happen to be
# alike, or rounded to the same figure, are no proof of a steady pace.
LEAST_SHARE = Fraction(5, 100)


# The letters that stand for the parameters of the functions where nothing else is put in. B is the
# value of the base year t0, x the value at t, G the goal for T.
LETTERS = {
    "base": "B",
    "value": "x",
    "goal": "G",
    "base_time": "t0",
    "time": "t",
    "goal_time": "T",
    "years": "(T - t)",
    "elapsed": "e",
    "progress": "P",
    "change": "r",
    "seen": "v",
    "needed": "w",
    "squares": "D",
    "least": "h",
    "changes": "n",
    "spread": "sd",
    "lead": "z",
    "start_share": "pa",
    "end_share": "pb",
    "start_time": "ta",
    "end_time": "tb",
    "due_at": "u",
}


@dataclass(frozen=True, slots=True)
class Formula:
    """A function of this module with its text for each shape.

    The braces in the texts name the function's parameters.
    """

    function: Callable[..., object]
    compound: str
    linear: str

    def text(self, shape: Shape = "linear", **terms: str) -> str:
        """Return the formula in its letters, or with `terms` in place of some of them.

        A term is a letter, a number or an expression in brackets. Raises `KeyError` if a parameter
        has neither a letter nor a term, as the ends of a rate.
        """
        template = self.compound if shape == "compound" else self.linear
        return template.format(**{**LETTERS, **terms})


def _formula_of_any_shape(function: Callable[..., object], text: str) -> Formula:
    return Formula(function, compound=text, linear=text)


def grows(*amounts: Number) -> bool:
    """Whether a growth rate between these amounts is defined: all of them are above zero."""
    return all(amount > 0 for amount in amounts)


def _log_ratio(numerator: Number, denominator: Number) -> float:
    """Return ln(numerator / denominator). Raises `ValueError` if either is zero or below."""
    if isinstance(numerator, Fraction) and isinstance(denominator, Fraction):
        # The quotient of two fractions as one of whole numbers, which Python rounds only once. The
        # division comes before the logarithm: a change of unit (亿元 to 元) then changes no digit.
        over = numerator.numerator * denominator.denominator
        under = numerator.denominator * denominator.numerator
        numerator, denominator = over, under

    if numerator <= 0 or denominator <= 0:
        raise ValueError("growth is undefined for amounts at or below zero")

    return math.log(numerator / denominator)


# --- the position of a value


def gap(goal: Fraction, value: Fraction) -> Fraction:
    """Return what is missing from `value` to `goal`, in their unit; negative beyond the goal."""
    return goal - value


GAP = _formula_of_any_shape(gap, "{goal} - {value}")


def elapsed_share(base_time: Fraction, time: Fraction, goal_time: Fraction) -> Fraction:
    """Return the share of the time from base to goal that has passed at `time`; times in years.

    Half a year of five, 2022 to 2027, is elapsed_share(2022, 2022 + 1/2, 2027) = 1/10.
    """
    return (time - base_time) / (goal_time - base_time)


ELAPSED = _formula_of_any_shape(
    elapsed_share, "({time} - {base_time}) / ({goal_time} - {base_time})"
)


def progress(shape: Shape, base: Number, value: Number, goal: Number) -> Number:
    """Return the share of the way from `base` to `goal` that `value` has covered.

    It is below 0 if the value went back, and grows evenly with time on either shape. Raises
    `ValueError` if base and goal are equal.
    """
    if base == goal:
        raise ValueError("there is no way between a base and an equal goal")
    if shape == "linear":
        return (value - base) / (goal - base)

    return _log_ratio(value, base) / _log_ratio(goal, base)


PROGRESS = Formula(
    progress,
    compound="ln({value} / {base}) / ln({goal} / {base})",
    linear="({value} - {base}) / ({goal} - {base})",
)


def expected(shape: Shape, base: Number, goal: Number, elapsed: Number) -> Number:
    """Return the value of the path when the share `elapsed` of the time has passed."""
    if shape == "linear":
        return base + (goal - base) * elapsed

    return float(base) * math.exp(_log_ratio(goal, base) * float(elapsed))


EXPECTED = Formula(
    expected,
    compound="{base} * ({goal} / {base})^{elapsed}",
    linear="{base} + ({goal} - {base}) * {elapsed}",
)


def lead_months(progress: Number, elapsed: Number, years: Number) -> Number:
    """Return by how many months the share of the way leads that of the time, on a path of `years`.

    `progress` and `elapsed` are shares: half the way after 0.4 of five years is a lead of 6 months.
    """
    return (progress - elapsed) * _MONTHS_A_YEAR * years


LEAD_MONTHS = _formula_of_any_shape(lead_months, "({progress} - {elapsed}) * 12 * {years}")


def due_share(
    start_share: Number, end_share: Number, start_time: Fraction, time: Fraction, end_time: Fraction
) -> Number:
    """Return the share of the way that is due at `time` between two waypoints, times in years.

    They are due at `start_time` and `end_time`, and lie where `start_share` and `end_share` of the
    way from base to goal are covered.
    """
    part = (time - start_time) / (end_time - start_time)
    return start_share + (end_share - start_share) * part


DUE_SHARE = _formula_of_any_shape(
    due_share,
    "{start_share} + ({end_share} - {start_share}) * ({time} - {start_time})"
    " / ({end_time} - {start_time})",
)


def time_due(
    progress: Number,
    start_share: Number,
    end_share: Number,
    start_time: Fraction,
    end_time: Fraction,
) -> Number:
    """Return when the share `progress` of the way is due, between two waypoints or beyond them.

    Raises `ZeroDivisionError` if both waypoints lie at one share of the way.
    """
    part = (progress - start_share) / (end_share - start_share)
    return start_time + part * (end_time - start_time)


TIME_DUE = _formula_of_any_shape(
    time_due,
    "{start_time} + ({progress} - {start_share}) * ({end_time} - {start_time})"
    " / ({end_share} - {start_share})",
)


def months_ahead(due_at: Number, time: Number) -> Number:
    """Return by how many months a value of `time` is ahead of the time at which it is due."""
    return (due_at - time) * _MONTHS_A_YEAR


MONTHS_AHEAD = _formula_of_any_shape(months_ahead, "({due_at} - {time}) * 12")


# --- rates


def rate(shape: Shape, start: Number, end: Number, years: Number) -> Number:
    """Return the change a year that leads from `start` to `end` in `years`.

    It is a fraction a year on a compound path, and on a linear one an amount a year in the unit of
    `start`. Raises `OverflowError` if no floating-point number holds it.
    """
    if shape == "linear":
        return (end - start) / years

    return math.expm1(_log_ratio(end, start) / float(years))


RATE = Formula(
    rate,
    compound="({end} / {start})^(1 / {years}) - 1",
    linear="({end} - {start}) / {years}",
)


def chain(rates: Iterable[Number]) -> Number:
    """Return the rate that yearly `rates` make together, as fractions: (1 + r1)(1 + r2)... - 1.

    Rates are multiplied and never added, as the NBS and the NDRC do: +10 % and +10 % are +21 %.
    """
    return math.prod(1 + rate for rate in rates) - 1


# --- the outlook


def project(shape: Shape, value: Number, change: Number, years: Number) -> Number:
    """Return where `value` stands after `years` more at `change` a year, in the unit of `value`.

    Nothing is left after a fall by 100 % or more. Raises `OverflowError` if no floating-point
    number holds the result.
    """
    if shape == "linear":
        return value + change * years
    if change <= -1:
        return 0.0

    return float(value) * math.exp(math.log1p(change) * float(years))


PROJECT = Formula(
    project,
    compound="{value} * (1 + {change})^{years}",
    linear="{value} + {change} * {years}",
)


def years_until(shape: Shape, value: Number, goal: Number, change: Number) -> Number | None:
    """Return the years from `value` to `goal` at `change` a year, or None if it leads elsewhere."""
    if shape == "linear":
        if change == 0:
            return None

        years = (goal - value) / change
    else:
        growth = math.log1p(max(change, _ALL_LOST))
        if growth == 0:
            return None

        years = _log_ratio(goal, value) / growth

    return years if years >= 0 else None


YEARS_UNTIL = Formula(
    years_until,
    compound="ln({goal} / {value}) / ln(1 + {change})",
    linear="({goal} - {value}) / {change}",
)

# --- the odds


def pace(shape: Shape, start: Number, end: Number, years: Number) -> Number:
    """Return the change a year from `start` to `end` on the scale on which the path is straight.

    It is an amount a year on a linear path, and on a compound one a change of the natural
    logarithm: 0.0953 for +10 %.
    """
    if shape == "linear":
        return (end - start) / years

    return _log_ratio(end, start) / float(years)


PACE = Formula(
    pace,
    compound="ln({end} / {start}) / {years}",
    linear="({end} - {start}) / {years}",
)


def least_change(value: Number) -> Number:
    """Return the least scatter that is believed of a linear path which has come to `value`."""
    return LEAST_SHARE * value


LEAST_CHANGE = _formula_of_any_shape(least_change, "0.05 * {value}")


def scatter(squares: Number, least: Number, changes: int) -> float:
    """Return the standard deviation of yearly changes from the sum of the squares of theirs.

    `least` stands beside them as one more deviation. Raises `OverflowError` if no floating-point
    number holds the result.
    """
    return math.sqrt((squares + least**2) / changes)


SCATTER = _formula_of_any_shape(scatter, "(({squares} + {least}^2) / {changes})^(1 / 2)")


def margin(seen: Number, needed: Number, spread: float) -> float:
    """Return by how many standard deviations the pace seen is ahead of the pace needed.

    Both lead towards the goal. Raises `ZeroDivisionError` where nothing scatters.
    """
    return float(seen - needed) / spread


MARGIN = _formula_of_any_shape(margin, "({seen} - {needed}) / {spread}")


def likelihood(lead: float) -> float:
    """Return the share of a normal distribution below `lead` standard deviations: 0.84 below 1."""
    return (1 + math.erf(lead / math.sqrt(2))) / 2


LIKELIHOOD = _formula_of_any_shape(likelihood, "Phi({lead})")

# --- the first months of a year


def growth_on(start: Fraction, end: Fraction) -> Fraction:
    """Return the growth from `start` to `end` as a fraction: 8300 on 7900 is 0.0506."""
    return end / start - 1


GROWTH_ON = _formula_of_any_shape(growth_on, "{end} / {start} - 1")


def grown(value: Fraction, change: Fraction) -> Fraction:
    """Return `value` after one change by a fraction of it."""
    return value * (1 + change)


GROWN = _formula_of_any_shape(grown, "{value} * (1 + {change})")

# Every formula that is printed.
FORMULAS = (
    GAP,
    ELAPSED,
    PROGRESS,
    EXPECTED,
    LEAD_MONTHS,
    DUE_SHARE,
    TIME_DUE,
    MONTHS_AHEAD,
    RATE,
    PROJECT,
    YEARS_UNTIL,
    PACE,
    LEAST_CHANGE,
    SCATTER,
    MARGIN,
    LIKELIHOOD,
    GROWTH_ON,
    GROWN,
)
