"""Numbers as text, the same in every language."""

from __future__ import annotations

import math

from gapcalc.core.growth import Number
from gapcalc.core.period import Period
from gapcalc.plan.model import Aim, Target

__all__ = ["MINUS", "allowance", "amount", "exact", "percent", "short"]

MINUS = "-"


def amount(value: Number, digits: int = 5) -> str:
    """Return `value` to `digits` significant digits, but never less than its whole part: 8,158.4 or 0.929."""
    number = float(value)
    if not math.isfinite(number):
        return "∞"
    whole = len(str(int(abs(number)))) if abs(number) >= 1 else 0
    if number and not whole:
        places = min(12, max(1, digits - 1) - 1 - math.floor(math.log10(abs(number))))
    else:
        places = max(0, min(digits - whole, 6 if digits > 5 else 4))
    text = f"{abs(number):,.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{MINUS}{text}" if number < 0 and text.strip("0.,") else text


def exact(value: Number) -> str:
    """Return `value` with the digits that a calculation by hand needs."""
    return amount(value, 10)


def percent(share: Number, places: int = 0, sign: bool = False) -> str:
    """Return a share as per cent: 31%."""
    text = f"{abs(float(share)) * 100:,.{places}f}%"
    if float(share) < 0 and text.strip("0.%,"):
        return MINUS + text
    return f"+{text}" if sign else text


def allowance(target: Target, aim: Aim | None) -> str:
    """Return what a goal of about admits: ` (>=331.24)`; empty for any other goal."""
    if aim is None or target.goal.comparator != "~":
        return ""
    bounds = ((">=", aim.low), ("<=", aim.high))
    return (
        f" ({', '.join(f'{sign}{amount(bound)}' for sign, bound in bounds if bound is not None)})"
    )


def short(period: Period) -> str:
    """Return a period as a mark behind a value: '24, '25-10, '25-1~3."""
    if period.is_year:
        return f"'{period.year % 100:02}"
    months = str(period.last) if period.first == period.last else f"{period.first}~{period.last}"
    return f"'{period.year % 100:02}-{months}"
