"""Numbers, values, quantities and rates as the JSON of the contract has them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from gapcalc.assessment.numbers import Rate
from gapcalc.core.growth import Number
from gapcalc.core.unit import RATIO
from gapcalc.plan.model import Plan, Stage

__all__ = ["number_json", "plan_json", "quantity_json", "rate_json", "value_json"]


def plan_json(plan: Plan) -> dict[str, Any]:
    """Return which plan a document is about, and the years between which it runs."""
    return {
        "id": plan.id,
        "base_year": plan.base_year,
        "target_year": plan.target_year,
    }


def number_json(value: Number | None) -> float | None:
    """Return `value` as a JSON number."""
    if value is None:
        return None

    return float(value)


def value_json(value: Decimal | Fraction | Stage) -> float | str:
    """Return a published value as a JSON number, or the word of a stage."""
    if isinstance(value, Stage):
        return value

    return float(value)


def quantity_json(value: Number | None, unit: str) -> dict[str, Any] | None:
    """Return `value` with its unit."""
    if value is None:
        return None

    return {"value": float(value), "unit": unit}


def rate_json(rate: Rate | None) -> dict[str, Any] | None:
    """Return a rate with its kind (compound, absolute) and its unit a year."""
    if rate is None:
        return None

    unit = rate.unit or RATIO
    # A share of 59.7 % that falls by 0.3 a year loses points, not per cent of itself.
    if rate.kind == "absolute" and rate.unit == "%":
        unit = "个百分点"

    return {
        "value": float(rate.value),
        "kind": rate.kind,
        "unit": f"{unit}/年",
    }
