"""The first months of a year, shown beside those of the year before and never taken for the year.

Half-yearly notes live from this comparison (同期, 同比): January to June of 2026 came to 8,300,
which is 5.1 % more than in the same months of 2025. A year that grows as much as its first months
comes to the last full year times 1.051. No verdict rests on that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from gapcalc.assessment.series import Point, Series, is_growth
from gapcalc.assessment.series.chains import INDEX_UNIT
from gapcalc.assessment.series.levels import select
from gapcalc.assessment.series.sums import first_months
from gapcalc.core.growth import grown, growth_on
from gapcalc.core.period import Period
from gapcalc.core.unit import dimension
from gapcalc.data.observation import Observation
from gapcalc.plan.model import Target

__all__ = ["SoFar", "so_far"]


@dataclass(frozen=True, slots=True)
class SoFar:
    """The latest months that a target has no whole year for.

    `value` is the amount in these months in `unit`, `before` that in the same months of the year
    before; either is None if it is not published. `growth` is a fraction, 0.051 of 5.1 %. It comes
    of the two amounts, or is the published `rate`, in per cent, where these are not known.
    `full_year` is the last full year, and `year` what the year comes to if it grows on that as its
    first months did.
    """

    period: Period
    unit: str
    value: Point | None = None
    before: Point | None = None
    growth: Fraction | None = None
    rate: Point | None = None
    full_year: Point | None = None
    year: Fraction | None = None

    @property
    def is_amount(self) -> bool:
        """Whether it is an amount, which a reader might take for that of the year."""
        return self.value is not None and bool(dimension(self.unit))

    @property
    def parts(self) -> tuple[Observation, ...]:
        """The published values of these months."""
        latest = self.value or self.rate
        return latest.parts if latest else ()


def so_far(
    target: Target, series: Series, observations: Mapping[str, Sequence[Observation]]
) -> SoFar | None:
    """Return the months after the current value that cannot be taken for a year, or None.

    A state stands at the end of any month, so that there are none of it; nor of the amounts that a
    total has added up to their last month.
    """
    if target.measure == "stock" or target.goal.form == "stage" or target.per is not None:
        return None

    own = observations.get(target.id, ())
    since = _known_until(series, own)
    of_months = [one for one in own if _is_part_year(one.period)]
    # With the year 2025 published, January to September of 2025 says nothing new.
    has_news = any(one.period.end > since for one in of_months)
    if not has_news:
        return None

    amounts, rates = _amounts_and_rates(target, of_months)
    by_amounts = _of_amounts(target, series, amounts, since)
    if by_amounts is not None and by_amounts.growth is not None:
        return by_amounts

    by_rates = _of_rates(target, series, rates, since)
    # An amount without a growth (8,300 亿元, but none for the year before) is better than nothing.
    return by_rates or by_amounts


def _known_until(series: Series, published: Sequence[Observation]) -> Fraction:
    """Return the end of what is known in whole: of the series, and of the last year published."""
    ends = [one.period.end for one in published if one.period.is_year]
    if series.points:
        ends.append(series.points[-1].time)

    return max(ends, default=Fraction(0))


def _is_part_year(period: Period) -> bool:
    """Whether a period is some months of one year: no whole year, no total of several (since)."""
    return period.since is None and not period.is_year


def _amounts_and_rates(
    target: Target, published: Sequence[Observation]
) -> tuple[list[Observation], list[Observation]]:
    """Return the amounts, and the growth rates that the target's series may be chained of."""
    if not target.takes_rates:
        return list(published), []

    amounts = []
    rates = []

    for one in published:
        if is_growth(one):
            rates.append(one)
        else:
            amounts.append(one)

    return amounts, rates


def _of_amounts(
    target: Target, series: Series, amounts: Sequence[Observation], since: Fraction
) -> SoFar | None:
    """Return the latest amount of some months and, if known, by how much it has grown.

    None where no amount was published for months that end after `since`.
    """
    after = [one for one in amounts if one.period.end > since]
    value = _latest(target, after)
    if value is None:
        return None

    # Like is compared with like: 22 districts with the same 22.
    basis = value.parts[-1].basis
    comparable = [one for one in amounts if one.basis == basis]
    year_before = value.period.year - 1
    before = _in_months(target, comparable, year_before, value.period)
    known = SoFar(value.period, target.unit, value, before)
    # Shares differ in points; a per cent of a per cent would only mislead.
    if before is None or not _is_amount_over_year(target):
        return known
    # A balance of -20 has no growth on one of 30, nor has anything on 0.
    if value.amount <= 0 or before.amount <= 0:
        return known

    growth = growth_on(before.amount, value.amount)
    return _with_growth(target, series, known, growth)


def _of_rates(
    target: Target, series: Series, rates: Sequence[Observation], since: Fraction
) -> SoFar | None:
    """Return what is known where only the growth on the same months is published."""
    # The growth of April to June alone says less of the year than that from January on.
    from_january = [one for one in rates if one.period.first == 1]
    periods = [one.period for one in from_january if one.period.end > since]
    if not periods:
        return None

    last = max(periods)
    of_last = [one for one in from_january if one.period == last]
    in_per_cent = replace(target, unit=INDEX_UNIT)
    rate = _selected(in_per_cent, of_last)
    if rate is None:
        return None

    known = SoFar(last, target.unit, rate=rate)
    return _with_growth(target, series, known, rate.amount / 100)


def _with_growth(target: Target, series: Series, known: SoFar, growth: Fraction) -> SoFar:
    """Return what is known with the growth, and what the year comes to if it goes on so.

    For that the months have to begin with January: a summer says less of its year.
    """
    known = replace(known, growth=growth)
    if known.period.first > 1 or not _is_amount_over_year(target):
        return known
    # A chain in per cent, or a sum of several years, holds no amount of the year before.
    if series.unit != target.unit or target.path == "cumulative":
        return known

    full_year = series.at(known.period.year - 1)
    if full_year is None:
        return known
    # The year of 22 districts does not grow as the months of 38 did.
    if full_year.links or full_year.parts[-1].basis != known.parts[-1].basis:
        return known

    year = grown(full_year.amount, growth)
    return replace(known, full_year=full_year, year=year)


def _is_amount_over_year(target: Target) -> bool:
    """Whether the values are amounts of which a year is made, and no ratios over it."""
    return target.measure != "rate" and bool(dimension(target.unit))


# --- the months of a year


def _latest(target: Target, amounts: Sequence[Observation]) -> Point | None:
    """Return the value that goes furthest, and of those the one of the most months."""
    if not amounts:
        return None

    last = max(one.period.end for one in amounts)
    of_last = [one for one in amounts if one.period.end == last]
    # Of several bases the one that was published last counts.
    basis = of_last[-1].basis
    amounts = [one for one in amounts if one.basis == basis]
    ending = [one.period for one in of_last if one.basis == basis]
    year = ending[0].year
    month = ending[0].last
    # Quarters may add up to January to June, where none but April to June ends with June.
    from_january = _in_months(target, amounts, year, Period(year, 1, month))
    if from_january is not None:
        return from_january

    first = min(period.first for period in ending)
    longest = Period(year, first, month)
    return _in_months(target, amounts, year, longest)


def _in_months(
    target: Target, amounts: Sequence[Observation], year: int, months: Period
) -> Point | None:
    """Return the value of the same months as `months` in `year`; None if it is not known.

    From January on it may be put together of quarters or months that follow each other.
    """
    period = months._replace(year=year)
    of_period = [one for one in amounts if one.period == period]
    printed = _selected(target, of_period)
    if printed is not None:
        return printed
    if period.first > 1 or not _is_amount_over_year(target):
        return None

    within = [one for one in amounts if one.period.last <= period.last]
    total = first_months(Series(target.unit), target, within, year)
    # January to May is not what was asked for, if the quarter to June is not out.
    if total is None or total.period != period:
        return None

    return total


def _selected(target: Target, rivals: Sequence[Observation]) -> Point | None:
    """Return the one of several values for the same months that counts; None without any."""
    if not rivals:
        return None

    return select(Series(target.unit), target, rivals)
