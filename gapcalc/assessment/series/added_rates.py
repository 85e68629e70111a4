"""A mistake that is often printed: a rate over several years that is the sum of its yearly rates.

Example: energy intensity fell by 6.0, 6.0 and 6.0 % in three years. Together that is
1 - 0.94^3 = 16.94 %; a report that prints 18 % has added the rates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from gapcalc.assessment.series.chains import INDEX_UNIT, is_growth
from gapcalc.core.growth import chain
from gapcalc.core.period import Period
from gapcalc.core.unit import convert
from gapcalc.data.observation import Observation
from gapcalc.plan.model import Target

__all__ = ["added_rates"]


class _Interval(NamedTuple):
    """The bounds between which a rate lies, in per cent: a printed 6.0 is 5.95 to 6.05."""

    low: Fraction
    high: Fraction

    @property
    def middle(self) -> Fraction:
        """The rate half-way between the bounds."""
        return (self.low + self.high) / 2

    def overlaps(self, other: _Interval) -> bool:
        """Whether some rate lies within both."""
        return self.low <= other.high and other.low <= self.high


def added_rates(
    target: Target, observations: Iterable[Observation]
) -> Iterator[tuple[Observation, Fraction]]:
    """Yield each rate over several years that is the sum of its yearly ones.

    With it comes what the yearly rates give when multiplied, in per cent. A rate is yielded only if
    the rounding of what is printed leaves room for the sum and none for the product. A target of
    reducing something may print its falls as positive numbers, so that both signs are tried.
    """
    if not target.takes_rates:
        return

    rates = [observation for observation in observations if is_growth(observation)]
    yearly = _yearly_rates(rates)

    for total in rates:
        parts = _parts_of(total.period, yearly)
        if len(parts) < 2:
            continue

        printed_total = _bounds_of_printed_rate(total)
        printed_parts = [_bounds_of_printed_rate(part) for part in parts]
        # 6.0, 6.0 and 6.0 come to 17.85 to 18.15.
        if not printed_total.overlaps(_added(printed_parts)):
            continue

        products = [_chained(printed_parts)]
        if target.goal.form == "reduce_by":
            products.append(_chained_falls(printed_parts))

        if any(printed_total.overlaps(product) for product in products):
            continue

        # A total above zero is a fall written as a positive number, where that is one of two ways.
        product = products[-1] if printed_total.low > 0 else products[0]
        yield total, product.middle


def _yearly_rates(rates: Iterable[Observation]) -> dict[int, Observation]:
    """Return the rate of each year, the one of the highest standing where there are several."""
    yearly: dict[int, Observation] = {}

    # The one of the highest standing comes last and overwrites the others.
    for rate in sorted(rates, key=lambda rate: rate.standing):
        if rate.period.is_year:
            yearly[rate.period.year] = rate

    return yearly


def _parts_of(span: Period, yearly: Mapping[int, Observation]) -> list[Observation]:
    """Return the yearly rates of a span of years, or none if one of them is missing.

    The first year of a span may be its base, from which the rates start: 2020-2023 is made of the
    rates of 2021 to 2023, or of those of 2020 to 2023 if there is one for 2020.
    """
    if span.since is None:
        return []

    first = span.since if span.since in yearly else span.since + 1
    parts = []

    for year in range(first, span.year + 1):
        if year not in yearly:
            return []

        parts.append(yearly[year])

    return parts


def _bounds_of_printed_rate(rate: Observation) -> _Interval:
    """Return the bounds of a rate that was rounded to its last printed digit."""
    value = Decimal(rate.value)
    exponent = int(value.as_tuple().exponent)
    last_digit = Decimal(1).scaleb(exponent)
    half = Fraction(last_digit) / 2  # 0.05 of 6.0
    printed = Fraction(value)
    low = convert(printed - half, rate.unit, INDEX_UNIT)
    high = convert(printed + half, rate.unit, INDEX_UNIT)
    return _Interval(low, high)


def _added(rates: Sequence[_Interval]) -> _Interval:
    """Return the bounds of the sum of `rates`."""
    low = sum((rate.low for rate in rates), Fraction(0))
    high = sum((rate.high for rate in rates), Fraction(0))
    return _Interval(low, high)


def _chained(rates: Sequence[_Interval]) -> _Interval:
    """Return the bounds of what `rates` make together; -6 is a fall by 6 %."""
    lows = [rate.low / 100 for rate in rates]
    highs = [rate.high / 100 for rate in rates]
    one = Fraction(chain(lows)) * 100
    other = Fraction(chain(highs)) * 100
    # A fall by more than 100 % turns their order.
    return _Interval(min(one, other), max(one, other))


def _chained_falls(falls: Sequence[_Interval]) -> _Interval:
    """Return the bounds of what falls make together; here 6, a positive number, is a fall."""
    negative = [_Interval(-fall.low, -fall.high) for fall in falls]
    rates = _chained(negative)
    return _Interval(-rates.high, -rates.low)
