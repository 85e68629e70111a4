"""Amounts of some months that are the whole year's, totals since January, or no parts of a year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from gapcalc.assessment.plausibility.comparable import ROUNDING, ComparableSeries, ComparableValue
from gapcalc.core.problem import Problem
from gapcalc.plan.model import Target

__all__ = ["check_parts_as_years", "check_parts_of_years", "check_running_quarters"]

# Months that already make the year before promise a rise, for nine months of a third and more. They
# are doubted beyond three times the strongest rise so far. Ten months and more promise so little
# that nothing is strange about it: 26,000 after 23,600 亿元.
_MOST_MONTHS = 9
_STRONGEST_TIMES = 3

# Totals since January grow by 100, 50 and 33 % from quarter to quarter. Seasons push no quarter of
# a year by a quarter and more over the last, three times running.
_RUNNING_RISE = 1.25
_MONTHS_OF_QUARTER = 3
# Months, quarters and halves, in months.
_LENGTHS = (1, 3, 6)


def check_parts_as_years(series: ComparableSeries) -> Iterator[Problem]:
    """Doubt an amount of some months that is the whole year's ("part-as-year").

    24,500 亿元 for January to September where the year's is 24,500 as well; or, with no value for
    the year, where the year before had 23,600 and never grew by more than 8 %.
    """
    if not series.parts or not series.is_flow:
        return

    # A year that another check has doubted is none to set months beside.
    years = {value.observation.period.year: value for value in series.standing_levels()}
    strongest_rise = _strongest_rise(years)
    is_compound = isinstance(series.entry, Target) and series.entry.path == "compound"

    for part in series.undoubted(series.parts):
        if part.size <= 0:
            continue

        year = part.observation.period.year
        own_year = years.get(year)
        last_year = years.get(year - 1)

        if own_year is not None:
            if _makes_its_year(series, part, own_year):
                yield _part_as_year(series, part, own_year)

            continue

        # What grows at no rate, such as a yearly quota, may be twice as much from one year on.
        if last_year is None or not is_compound:
            continue
        if _outruns_last_year(series, part, last_year, strongest_rise):
            yield _part_as_year(series, part, last_year)


def _part_as_year(
    series: ComparableSeries, part: ComparableValue, year: ComparableValue
) -> Problem:
    """Return the doubt about a part that may be a whole year's, beside the amount of a `year`."""
    printed = year.observation.as_published
    reference = f"{printed}, {year.observation.period}"
    return series.doubt("part-as-year", part, reference=reference)


def _strongest_rise(years: Mapping[int, ComparableValue]) -> float | None:
    """Return the highest ratio of a year to the year before, None if no two years follow."""
    ratios = []

    for year, value in years.items():
        before = years.get(year - 1)
        # From nothing, or from a loss, no ratio leads anywhere.
        if before is not None and before.size > 0:
            ratios.append(value.size / before.size)

    return max(ratios, default=None)


def _makes_its_year(series: ComparableSeries, part: ComparableValue, year: ComparableValue) -> bool:
    """Whether a part is the very value of its own year, or certainly larger.

    The very value of a small count is nothing odd, since a batch of 17 may be finished in
    September; nor is that of "more than 24,500".
    """
    at_least, _ = series.bounds(part)
    _, at_most = series.bounds(year)
    if at_least >= at_most:
        return True
    if part.exact != year.exact:
        return False

    # Two values of "more than 24,500" need not be one amount.
    has_bound = bool(part.observation.bound or year.observation.bound)
    return not has_bound and not series.is_small_count(year)


def _outruns_last_year(
    series: ComparableSeries,
    part: ComparableValue,
    last_year: ComparableValue,
    strongest_rise: float | None,
) -> bool:
    """Whether some months make more than the year before, and more than their own year can come to.

    24,500 in nine months are 32,667 a year. After 23,600 that is a rise of 38 %: odd if the
    strongest rise so far was 8 %, not if it was 40 %. With no rise to go by, it is odd only if it
    leads beyond the goal.
    """
    period = part.observation.period
    months = period.last - period.first + 1
    if months > _MOST_MONTHS or series.is_small_count(last_year):
        return False
    if not 0 < last_year.size <= part.size:
        return False

    year_at_this_pace = part.size * 12 / months

    if strongest_rise is not None:
        rise = year_at_this_pace / last_year.size - 1
        return rise > _STRONGEST_TIMES * max(strongest_rise - 1, 0)

    if series.reference is None:
        return False

    return last_year.size < series.reference.size < year_at_this_pace


def check_running_quarters(series: ComparableSeries) -> Iterator[Problem]:
    """Doubt quarters that rise as totals since January do ("quarters-running").

    5600, 11600, 17900 and 24500 亿元: what is headed 三季度 is often the sum of three. An ordinary
    year, whose last quarter is the strongest, reads 5600, 6900, 7100, 8900.
    """
    if not series.is_flow:
        return

    for year, by_number in _quarters(series).items():
        numbers = sorted(by_number)
        if numbers[:3] != [1, 2, 3]:
            continue  # two quarters may be chance

        quarters = [by_number[number] for number in numbers]
        if not all(_runs_on(before, value) for before, value in pairwise(quarters)):
            continue

        printed = [value.observation.as_published for value in quarters]
        listed = ", ".join(printed)
        yield series.doubt("quarters-running", quarters[-1], year=str(year), values=listed)


def _quarters(series: ComparableSeries) -> dict[int, dict[int, ComparableValue]]:
    """Return the single quarters that no check has doubted, by year and by number, 1 to 4."""
    quarters: dict[int, dict[int, ComparableValue]] = defaultdict(dict)

    for part in series.undoubted(series.parts):
        period = part.observation.period
        number, rest = divmod(period.last, _MONTHS_OF_QUARTER)
        months = period.last - period.first + 1
        if months == _MONTHS_OF_QUARTER and rest == 0:
            quarters[period.year][number] = part

    return quarters


def _runs_on(before: ComparableValue, value: ComparableValue) -> bool:
    """Whether a quarter follows the one before it as a total since January does."""
    if before.size <= 0:
        return False

    return value.size >= before.size * _RUNNING_RISE


def check_parts_of_years(series: ComparableSeries) -> Iterator[Problem]:
    """Doubt the amount of a year that its months, quarters or halves do not add up to.

    Quarters of 5600, 6000, 6100 and 9000 亿元 are 26,700, and not the year's 25,000
    ("parts-not-total"). Half a per cent is what later revisions explain.
    """
    if not series.parts or not series.is_flow or series.is_change:
        return

    parts: dict[int, dict[tuple[int, int], ComparableValue]] = defaultdict(dict)

    for part in series.undoubted(series.parts):
        period = part.observation.period
        parts[period.year][period.first, period.last] = part

    for year in series.standing_levels():
        in_year = parts[year.observation.period.year]

        for months in _LENGTHS:
            pieces = _parts_of_year(in_year, months)
            # One doubt is enough where neither months nor quarters add up.
            if pieces and _differ_from_year(series, pieces, year):
                yield _parts_not_total(series, pieces, year)
                break


def _parts_of_year(
    parts: Mapping[tuple[int, int], ComparableValue], months: int
) -> list[ComparableValue]:
    """Return the parts of `months` months each that make up a year; none if one is missing."""
    pieces = []

    for first in range(1, 13, months):
        last = first + months - 1
        if (first, last) not in parts:
            return []

        pieces.append(parts[first, last])

    return pieces


def _differ_from_year(
    series: ComparableSeries, pieces: Sequence[ComparableValue], year: ComparableValue
) -> bool:
    """Whether parts come to another amount than the year's, and not by rounding or marks alone."""
    least = most = 0.0

    for piece in pieces:
        low, high = series.bounds(piece)
        least += float(low)
        most += float(high)

    low, high = series.bounds(year)
    room = abs(year.size) * float(ROUNDING)
    is_more = least > float(high) + room
    is_less = most < float(low) - room
    return is_more or is_less


def _parts_not_total(
    series: ComparableSeries, pieces: Sequence[ComparableValue], year: ComparableValue
) -> Problem:
    """Return the doubt about the amount of a year whose parts come to another one."""
    printed = [piece.observation.as_published for piece in pieces]
    total = sum(piece.exact for piece in pieces)
    text = f"{float(total):.10g}"
    return series.doubt("parts-not-total", year, values=", ".join(printed), total=text)
