"""The arithmetic of a path: pure functions of numbers in one unit and times in years.

`shape` is "compound" (a constant growth rate) or "linear" (a constant amount a year). A compound path is
defined for amounts above zero only; `grows` says whether it is, and the functions raise `ValueError` where
it is not. Linear results stay exact where the arguments are fractions.

Sources: the geometric mean rate is 水平法 of the NBS yearbooks; logarithmic progress is the completion rate of
China's energy-intensity accounting, ln(x/B) / ln(G/B).
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Literal

__all__ = ["Number", "Shape", "expected", "grows", "progress", "project", "rate", "years_until"]

Shape = Literal["compound", "linear"]
Number = Fraction | float


# The growth rate of a fall so deep that a floating-point number no longer tells it from a loss of everything.
_ALL_LOST = -1 + 2**-53


def grows(*amounts: Number) -> bool:
    """Whether a growth rate between these amounts is defined: all of them above zero."""
    return all(amount > 0 for amount in amounts)


def _log(over: Number, under: Number) -> float:
    """Return ln(over / under); the division comes first, so that a change of unit changes no digit."""
    if isinstance(over, Fraction) and isinstance(under, Fraction):
        # Whole numbers, divided and so rounded once: the same as of their quotient, without its lowest terms.
        over, under = over.numerator * under.denominator, over.denominator * under.numerator
    if over <= 0 or under <= 0:
        raise ValueError("growth is undefined for amounts at or below zero")
    return math.log(over / under)


def rate(shape: Shape, start: Number, end: Number, years: Number) -> Number:
    """Return the change a year that leads from `start` to `end`.

    compound: (end / start)^(1 / years) − 1, a fraction per year; linear: (end − start) / years, in their unit.
    """
    if shape == "linear":
        return (end - start) / years
    return math.expm1(_log(end, start) / float(years))


def expected(shape: Shape, base: Number, goal: Number, elapsed: Number) -> Number:
    """Return the path's value when the share `elapsed` of the time has passed.

    compound: B·(G/B)^e; linear: B + (G − B)·e.
    """
    if shape == "linear":
        return base + (goal - base) * elapsed
    return float(base) * math.exp(_log(goal, base) * float(elapsed))


def progress(shape: Shape, base: Number, value: Number, goal: Number) -> Number:
    """Return the share of the way from `base` to `goal` that `value` has covered; below 0 where it went back.

    compound: ln(x/B) / ln(G/B); linear: (x − B) / (G − B). Raises `ValueError` where base and goal are equal.
    """
    if base == goal:
        raise ValueError("there is no way between a base and an equal goal")
    if shape == "linear":
        return (value - base) / (goal - base)
    return _log(value, base) / _log(goal, base)


def project(shape: Shape, value: Number, change: Number, years: Number) -> Number:
    """Return where `value` stands after `years` more at `change` a year: x·(1+r)^n, or x + r·n."""
    if shape == "linear":
        return value + change * years
    return 0.0 if change <= -1 else float(value) * math.exp(math.log1p(change) * float(years))


def years_until(shape: Shape, value: Number, goal: Number, change: Number) -> Number | None:
    """Return the years from `value` to `goal` at `change` a year; None where it does not lead there."""
    if shape == "linear":
        years = (goal - value) / change if change else None
    else:
        growth = math.log1p(max(change, _ALL_LOST))
        years = _log(goal, value) / growth if growth else None
    return years if years is not None and years >= 0 else None
