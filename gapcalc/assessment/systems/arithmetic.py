"""Arithmetic that several systems share."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeAlias

from gapcalc.assessment.systems.indicator import Year
from gapcalc.core import growth
from gapcalc.core.growth import Number

__all__ = ["Bands", "band", "compound_rate", "reaches"]

# The lower bound of each band with its status, the highest first.
Bands: TypeAlias = Sequence[tuple[Number, str]]

# How far a root or a logarithm may miss a bound, as a share of it.
_DUST = 1e-12


def reaches(value: Number, bound: Number) -> bool:
    """Whether `value` is at least `bound`, which the last digits of a root may miss."""
    return float(value) >= float(bound) * (1 - _DUST)


def band(value: Number, bands: Bands, below: str) -> str:
    """Return the status of the first band whose lower bound `value` reaches, or `below` if none."""
    for bound, status in bands:
        if reaches(value, bound):
            return status

    return below


def compound_rate(start: Fraction, end: Fraction, years: Year) -> float:
    """Return the compound annual growth rate (CAGR) as a fraction a year; the sign is left aside.

    From -10 to -5 it is the same as from 10 to 5.
    """
    return float(growth.rate("compound", abs(start), abs(end), years))
