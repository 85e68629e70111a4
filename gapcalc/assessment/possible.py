"""What a quantity can come to: no share is over 100 %, and there are no fewer than 0 people.

A recent rate that is carried on knows of no bounds. What it leads to is held at them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from gapcalc.core.growth import Number
from gapcalc.core.unit import RATIO, UnitError, dimension, factor
from gapcalc.messages.locale import Bilingual
from gapcalc.plan.model import Target

__all__ = ["Possible", "possible", "says_change"]

# What bears such a name has either sign and passes through zero: 出口增速 140 % and then -3 %.
_CHANGE_NAMES = re.compile(
    r"增速|增长|增幅|降幅|变化|利润|growth|(?<!ex)change|increase|decrease|profit|margin",
    re.IGNORECASE,
)
# A balance of what comes and goes has either sign too.
_BALANCE_NAMES = re.compile(
    r"净|差额|逆差|顺差|盈余|盈亏|结余|收支|余缺|\bnet\b|balance|surplus|deficit", re.IGNORECASE
)
# Of what bears such a name the whole is no bound: pupils of all ages by the children of one age.
_BEYOND_WHOLE_NAMES = re.compile(
    r"毛入学率|负债率|债务率|杠杆率|产能利用率|完成率|指数|\bgross\b|debt|liabilit|leverage|index",
    re.IGNORECASE,
)
_UNITS_OF_SHARES = {"%", "‰"}
_SIGNED_DIMENSIONS = {"[celsius]"}


class Possible(NamedTuple):
    """The range of a quantity; an open end is None."""

    low: Fraction | None = None
    high: Fraction | None = None

    def held(self, value: Number) -> Number:
        """Return `value`, or the bound that it lies beyond."""
        if self.low is not None and value < self.low:
            return self.low
        if self.high is not None and value > self.high:
            return self.high

        return value


def says_change(name: Bilingual) -> bool:
    """Whether a name says that it is of a change, which has either sign: 增速, profit."""
    return bool(_CHANGE_NAMES.search(f"{name.zh} {name.en}"))


def possible(target: Target, amounts: Iterable[Fraction], unit: str) -> Possible:
    """Return what a target's values in `unit` can come to.

    `amounts` are those that were published, and the goal. They tell more than names do: what has
    been negative once may be so again, and what was over 100 % is no part of a whole.
    """
    known = list(amounts)
    # What a stock has gained since the base year may be a loss.
    if target.path == "cumulative" and target.measure == "stock":
        return Possible()
    if _has_either_sign(target, unit):
        return Possible()

    zero = Fraction(0)
    if min(known, default=zero) < 0:
        return Possible()
    if unit not in _UNITS_OF_SHARES or target.goal.form != "level":
        return Possible(zero)

    whole = factor(RATIO, unit)  # 100 in %, 1000 in ‰
    names = f"{target.name.zh} {target.name.en}"
    # 资产负债率 may be 110 %, and so may what was once.
    if _BEYOND_WHOLE_NAMES.search(names) or max(known, default=zero) > whole:
        return Possible(zero)

    return Possible(zero, whole)


def _has_either_sign(target: Target, unit: str) -> bool:
    """Whether values may be negative by their name (balance of trade) or their unit (℃)."""
    name = f"{target.name.zh} {target.name.en}"
    if says_change(target.name) or _BALANCE_NAMES.search(name):
        # A mean growth that is asked for is one of an amount, whose level has its bound.
        return target.goal.form == "level"

    if not unit:
        return False

    try:
        dimensions = dimension(unit)
    except UnitError:
        return False

    return not _SIGNED_DIMENSIONS.isdisjoint(dimensions)
