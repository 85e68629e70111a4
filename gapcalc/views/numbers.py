"""Numbers as text, the same in every language."""

from __future__ import annotations

import math
from collections.abc import Iterator

from gapcalc.core.growth import Number
from gapcalc.core.period import Period
from gapcalc.plan.model import Aim, Target

__all__ = ["MINUS", "admitted", "allowance", "amount", "exact", "percent", "share_text", "short"]

MINUS = "-"
# A calculation by hand needs so many significant digits to come to the printed result.
_DIGITS_BY_HAND = 10


def amount(value: Number, digits: int = 5) -> str:
    """Return `value` to `digits` significant digits, but never less than its whole part.

    8158.43 is 8,158.4, 0.92913 is 0.9291, and 123456.7 is 123,457.
    """
    number = float(value)
    if not math.isfinite(number):
        return "∞"

    text = f"{abs(number):,.{_decimal_places(abs(number), digits)}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")

    rounds_to_zero = not text.strip("0.,")
    if number < 0 and not rounds_to_zero:
        return f"{MINUS}{text}"

    return text


def _decimal_places(size: float, digits: int) -> int:
    """Return how many decimal places show `digits` significant digits of a number of this size."""
    if size >= 1 or size == 0:
        whole = len(str(int(size))) if size else 0
        return max(0, min(digits - whole, 6 if digits > 5 else 4))

    # Below one the zeros behind the point are not significant: 0.00012345.
    significant = max(1, digits - 1)
    return min(12, significant - 1 - math.floor(math.log10(size)))


def exact(value: Number) -> str:
    """Return `value` with the digits that a calculation by hand needs."""
    return amount(value, _DIGITS_BY_HAND)


def percent(share: Number, places: int = 0, sign: bool = False) -> str:
    """Return a share as per cent: 31%; with `sign` a plus before what is not negative."""
    text = f"{abs(float(share)) * 100:,.{places}f}%"
    rounds_to_zero = not text.strip("0.%,")
    if float(share) < 0 and not rounds_to_zero:
        return f"{MINUS}{text}"

    return f"+{text}" if sign else text


def share_text(share: Number | None) -> str:
    """Return a share in per cent, - where there is none, as of no verdicts."""
    return "-" if share is None else percent(share)


def allowance(target: Target, aim: Aim | None) -> str:
    """Return what a goal of 左右 (about) admits, as ` (>=331.24)`; empty for any other goal."""
    # ~340 comes with (>=331.24) where it is to be reached from below.
    bounds = [f"{sign}{amount(bound)}" for sign, bound in admitted(target, aim)]
    return f" ({', '.join(bounds)})" if bounds else ""


def admitted(target: Target, aim: Aim | None) -> Iterator[tuple[str, Number]]:
    """Yield the bounds between which a goal of 左右 (about) is met, each behind its sign."""
    if aim is None or target.goal.comparator != "~":
        return

    if aim.low is not None:
        yield ">=", aim.low
    if aim.high is not None:
        yield "<=", aim.high


def short(period: Period) -> str:
    """Return a period as a mark behind a value: '24, '25-10, '25-1~3."""
    year = f"'{period.year % 100:02}"

    if period.is_year:
        return year
    if period.first == period.last:
        return f"{year}-{period.last}"

    return f"{year}-{period.first}~{period.last}"
