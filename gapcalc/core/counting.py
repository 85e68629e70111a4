"""Figures that were not rounded: numbers of single things, and round figures set as they stand."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from gapcalc.core.unit import dimension, factor

__all__ = ["is_counted_singly", "is_ordinal", "is_round"]

# Things that are counted one by one: a printed whole number of them is exact, not rounded.
_COUNTERS = ("个", "人", "辆", "张", "册", "人次", "班次", "标箱", "位", "类", "天", "区县")
# Of these are places in an order, and no numbers of things: 3 位.
_ORDINALS = ("位", "类")


@lru_cache(512)
def is_counted_singly(unit: str) -> bool:
    """Whether `unit` counts things one by one: 人 does, 万人 does not."""
    if not unit:
        return False

    for counter in _COUNTERS:
        if dimension(unit) == dimension(counter) and factor(unit, counter) == 1:
            return True

    return False


@lru_cache(512)
def is_ordinal(unit: str) -> bool:
    """Whether `unit` is a place in an order: the third, a class of water."""
    return any(dimension(unit) == dimension(ordinal) for ordinal in _ORDINALS)


def is_round(figure: Decimal) -> bool:
    """Whether a printed figure is a round one: whole, and with a 0 at its end or one digit only.

    100, 8000 and 3 are; 62, 98.5 and 20.0, which was rounded to a tenth, are not.
    """
    if int(figure.as_tuple().exponent) < 0:
        return False

    return int(figure) % 10 == 0 or abs(figure) < 10
