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
    published = [one for one in own if _is_part_year(one.period)]
    since = _known_until(series, own)
    if all(one.period.end <= since for one in published):
        return None

    amounts, rates = _amounts_and_rates(target, published)
    found = _of_amounts(target, series, amounts, since)
    if found is not None and found.growth is not None:
        return found

    return _of_rates(target, series, rates, since) or found


def _known_until(series: Series, published: Sequence[Observation]) -> Fraction:
    """Return the end of what is known in whole: of the series, and of the last year published."""
    ends = [one.period.end for one in published if one.period.is_year]
    ends += [point.time for point in series.points[-1:]]
    return max(ends, default=Fraction(0))


def _is_part_year(period: Period) -> bool:
    return period.since is None and not period.is_year


def _amounts_and_rates(
    target: Target, published: Sequence[Observation]
) -> tuple[list[Observation], list[Observation]]:
    """Return the amounts, and the growth rates that the target's series may be chained of."""
    if not target.takes_rates:
        return list(published), []

    rates = [one for one in published if is_growth(one)]
    amounts = [one for one in published if not is_growth(one)]
    return amounts, rates


def _of_amounts(
    target: Target, series: Series, amounts: Sequence[Observation], since: Fraction
) -> SoFar | None:
    value = _latest(target, [one for one in amounts if one.period.end > since])
    if value is None:
        return None

    # Like is compared with like: 22 districts with the same 22.
    amounts = [one for one in amounts if one.basis == value.parts[-1].basis]
    before = _in_months(target, amounts, value.period.year - 1, value.period)
    known = SoFar(value.period, target.unit, value, before)
    # Shares differ in points; a per cent of a per cent would only mislead.
    if before is None or not _is_amount_over_year(target) or min(value.amount, before.amount) <= 0:
        return known

    return _with_growth(target, series, known, growth_on(before.amount, value.amount))


def _of_rates(
    target: Target, series: Series, rates: Sequence[Observation], since: Fraction
) -> SoFar | None:
    """Return what is known where only the growth on the same months is published."""
    from_january = [one for one in rates if one.period.first == 1 and one.period.end > since]
    last = max((one.period for one in from_january), default=None)
    if last is None:
        return None

    in_per_cent = replace(target, unit=INDEX_UNIT)
    rate = _selected(in_per_cent, [one for one in from_january if one.period == last])
    if rate is None:
        return None

    known = SoFar(last, target.unit, rate=rate)
    return _with_growth(target, series, known, rate.amount / 100)


def _with_growth(target: Target, series: Series, known: SoFar, growth: Fraction) -> SoFar:
    """Return what is known with the growth, and what the year comes to if it goes on so.

    For that the months have to begin with January: a summer says less of its year.
    """
    known = replace(known, growth=growth)
    full_year = series.at(known.period.year - 1)
    is_level = series.unit == target.unit and target.path != "cumulative"
    if (
        full_year is None
        or not is_level
        or not _is_amount_over_year(target)
        or known.period.first > 1
    ):
        return known
    if full_year.links or full_year.parts[-1].basis != known.parts[-1].basis:
        return known

    return replace(known, full_year=full_year, year=grown(full_year.amount, growth))


def _is_amount_over_year(target: Target) -> bool:
    """Whether the values are amounts of which a year is made, and no ratios over it."""
    return target.measure != "rate" and bool(dimension(target.unit))


# --- the months of a year


def _latest(target: Target, amounts: Sequence[Observation]) -> Point | None:
    """Return the value that goes furthest, and of those the one of the most months."""
    last = max((one.period.end for one in amounts), default=None)
    if last is None:
        return None

    basis = next(one.basis for one in reversed(amounts) if one.period.end == last)
    amounts = [one for one in amounts if one.basis == basis]
    ending = [one.period for one in amounts if one.period.end == last]
    year, month = ending[0].year, ending[0].last
    longest = Period(year, min(period.first for period in ending), month)
    from_january = _in_months(target, amounts, year, Period(year, 1, month))
    return from_january or _in_months(target, amounts, year, longest)


def _in_months(
    target: Target, amounts: Sequence[Observation], year: int, months: Period
) -> Point | None:
    """Return the value of the same months as `months` in `year`; None if it is not known.

    From January on it may be put together of quarters or months that follow each other.
    """
    period = months._replace(year=year)
    printed = _selected(target, [one for one in amounts if one.period == period])
    if printed is not None or period.first > 1 or not _is_amount_over_year(target):
        return printed

    within = [one for one in amounts if one.period.last <= period.last]
    total = first_months(Series(target.unit), target, within, year)
    return total if total is not None and total.period == period else None


def _selected(target: Target, rivals: Sequence[Observation]) -> Point | None:
    return select(Series(target.unit), target, rivals) if rivals else None
