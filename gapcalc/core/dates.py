"""Texts that say when a value is for without naming a period: dates, and years of two halves.

A date names a day, and what it stands for shows only in all the dates of its column. 2023/24 may be
a school year, a fiscal year or two years, and is no period at all.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Sequence, Set
from datetime import date
from typing import Literal

from gapcalc.core.period import (
    ENGLISH_MONTH,
    MONTHS_BY_NAME,
    Period,
    parse_period,
    with_ascii_year,
    without_until,
)
from gapcalc.core.text import halfwidth

__all__ = ["PeriodKind", "dated_periods", "day_of", "month_of_date", "period_kind", "widened"]

PeriodKind = Literal["period", "date", "ambiguous", "none"]

_MAX_LENGTH = 40

# --- what is no period by itself

# 2023/24, 2023-24, 2023/2024, 2023-2024学年: two years, or a school or fiscal year of two halves.
_TWO_YEARS = re.compile(
    r"(?P<first>(?:19|20)\d\d)年?[-—–~/](?P<second>(?:19|20)?\d\d)(?:年度?|学年度?|财年|财政年度)?"
)
# FY2023, FY23/24, AY2023, 2023财年, 2023学年, Dec-23, 23-Dec
_OTHER_YEAR = (
    r"(?i)[FA]Y[-']?(?:(?:19|20)?\d\d)(?:[-/](?:(?:19|20)?\d\d))?|"
    r"(?:19|20)\d\d(?:学年度?|财年|财政年度|会计年度)|"
    rf"{ENGLISH_MONTH}[-'/]?\d\d|\d\d?[-'/]?{ENGLISH_MONTH}"
)


def period_kind(text: str) -> PeriodKind:
    """Return what `text` says of a period.

    "period" where `parse_period` gives one; "date" for a day such as 2023-12-31, whose column tells
    whether it stands for a year, a quarter or a month (`dated_periods`); "ambiguous" for what may
    be more than one period, such as 2023/24 and FY2023; "none" for anything else.
    """
    if parse_period(text) is not None:
        return "period"
    if _dates(text):
        return "date"

    written = with_ascii_year(text)
    if re.fullmatch(_OTHER_YEAR, written):
        return "ambiguous"

    match = _TWO_YEARS.fullmatch(written)
    if match is not None:
        first = int(match["first"]) % 100
        second = int(match["second"]) % 100
        if second == (first + 1) % 100:
            return "ambiguous"

    return "none"


# --- dates

# Of midnight alone, which is how programs write a date where they hold dates with a time.
_MIDNIGHT = r"(?:[ T]00:00(?::00(?:\.0+)?)?(?:Z|\+00:00)?)?"
_YEAR_FIRST = re.compile(
    r"(?P<year>(?:19|20)\d\d)"
    r"(?:-(?P<month>\d\d?)-|/(?P<m2>\d\d?)/|\.(?P<m3>\d\d?)\.|年(?P<m4>\d\d?)月|(?P<m5>\d\d)(?=\d\d$))"
    r"(?P<day>\d\d?)日?" + _MIDNIGHT,
    re.ASCII,
)
# 31/12/2023 and 12/31/2023: which is which, the other dates of the column have to tell.
_YEAR_LAST = re.compile(
    r"(?P<one>\d\d?)(?P<mark>[-/.])(?P<other>\d\d?)(?P=mark)(?P<year>(?:19|20)\d\d)" + _MIDNIGHT,
    re.ASCII,
)
# 31-Dec-2023, 31 December 2023
_NAMED_DAY = (
    rf"(?ia)(?P<day>\d\d?)[- /.]*(?P<month>{ENGLISH_MONTH})\.?[-, /]*"
    r"(?P<year>(?:19|20)\d\d)"
)
# Dec 31, 2023
_NAMED_MONTH = rf"(?ia)(?P<month>{ENGLISH_MONTH})\.? ?(?P<day>\d\d?),? (?P<year>(?:19|20)\d\d)"
_MONTHS_OF_YEAR = 12
_MONTHS_OF_QUARTER = 3


def dated_periods(texts: Iterable[str]) -> dict[str, Period] | None:
    """Return the period of each of the dates in a column, or None where they do not tell.

    What a date stands for shows in all of them together: first of January, or last of December,
    and no other days are years (2021-12-31, 2022-12-31); first or last days of quarters, at least
    two of them next to each other, are quarters; those of months are months. None for any other
    days, for a mixture of first and last days, for one date alone (2023-12-31 may be the year, its
    last quarter, or December), and where a text is no date; blank ones are passed over.

    The day may stand before the month or behind it (31/12/2023, 12/31/2023); where both orders are
    possible for all texts (01/02/2023), they are not told apart.
    """
    readings: dict[str, Sequence[date | None]] = {}

    for text in texts:
        if not text.strip() or text in readings:
            continue

        readings[text] = _dates(text)
        if not readings[text]:
            return None

    orders = []

    for order in (0, 1):  # day before month, and month before day
        days = [both[order] for both in readings.values()]
        possible = [day for day in days if day is not None]
        # One text that is no day in an order, 31/12/2023, rules it out for all.
        is_possible = len(possible) == len(days)
        if is_possible and possible not in orders:
            orders.append(possible)

    if len(orders) != 1:
        return None

    periods = _periods_of(orders[0])
    if periods is None:
        return None

    return dict(zip(readings, periods, strict=True))


def day_of(text: str) -> date | None:
    """Return the day that a date names, None for other texts and for 01/02/2023."""
    days = {day for day in _dates(text) if day is not None}
    if len(days) != 1:
        return None

    return days.pop()


def month_of_date(text: str) -> Period | None:
    """Return the month in which a date lies, None for other texts and for 01/02/2023."""
    day = day_of(text)
    if day is None:
        return None

    return Period(day.year, day.month, day.month)


def widened(month: Period, months: int) -> Period | None:
    """Return the period of so many months (3: a quarter) that a month is written for.

    Of a quarterly series 2023-03 and 2023-01 are both the first quarter: offices write the last
    month of a period or the first one. None for any other month, and for what is no month.
    """
    if month.since is not None or month.first != month.last:
        return None

    if month.last % months == 0:
        first = month.last - months + 1
        return Period(month.year, first, month.last)
    if month.first % months == 1 % months:
        last = month.first + months - 1
        return Period(month.year, month.first, last)

    return None


def _periods_of(days: Sequence[date]) -> list[Period] | None:
    """Return the year, quarter or month that each of several days stands for, None for neither."""
    if all(day.day == 1 for day in days):
        # A first day stands for the months that begin with it.
        last_months = [day.month - 1 for day in days]
    elif all(map(_is_last_of_month, days)):
        last_months = [day.month for day in days]
    else:
        return None

    # January 1 and December 31 are 0 and 12: both are boundaries of years.
    boundaries = set()

    for day, month in zip(days, last_months, strict=True):
        boundaries.add(day.year * _MONTHS_OF_YEAR + month)

    months = _step(boundaries)
    if months is None:
        return None

    is_first = days[0].day == 1
    return [_beginning_or_ending(day, months, is_first) for day in days]


def _is_last_of_month(day: date) -> bool:
    _, days_of_month = calendar.monthrange(day.year, day.month)
    return day.day == days_of_month


def _step(boundaries: Set[int]) -> int | None:
    """Return by how many months the boundaries of a column go on: 12, 3 or 1; None for no telling.

    A boundary is a number of months. Years may be apart (censuses), but quarters and months have
    to follow each other somewhere: June 30 and December 31 alone may as well be half-years.
    """
    for months in (_MONTHS_OF_YEAR, _MONTHS_OF_QUARTER, 1):
        if any(boundary % months for boundary in boundaries):
            continue

        if months == _MONTHS_OF_YEAR:
            is_told = len(boundaries) > 1
        else:
            is_told = any(boundary + months in boundaries for boundary in boundaries)

        return months if is_told else None

    return None


def _beginning_or_ending(day: date, months: int, is_first: bool) -> Period:
    """Return the period of so many months that begins with a first day or ends with a last one."""
    if is_first:
        return Period(day.year, day.month, day.month + months - 1)

    return Period(day.year, day.month - months + 1, day.month)


def _dates(text: str) -> tuple[date | None, date | None] | tuple[()]:
    """Return the date that a text is with the day before the month, and with the month before it.

    They differ for 01/02/2023 alone; None where an order gives no day. Nothing for other texts.
    """
    if len(text) > _MAX_LENGTH:
        return ()

    written = without_until(halfwidth(text).strip())

    match = _YEAR_FIRST.fullmatch(written)
    if match is not None:
        months = match.group("month", "m2", "m3", "m4", "m5")  # one for each way to part them
        month = next(filter(None, months))
        return _twice(_day(match["year"], month, match["day"]))

    match = _YEAR_LAST.fullmatch(written)
    if match is not None:
        day_first = _day(match["year"], match["other"], match["one"])
        month_first = _day(match["year"], match["one"], match["other"])
        if day_first is None and month_first is None:
            return ()

        return day_first, month_first

    match = re.fullmatch(_NAMED_DAY, written) or re.fullmatch(_NAMED_MONTH, written)
    if match is not None:
        name = match["month"][:3].lower()
        month = str(MONTHS_BY_NAME[name])
        return _twice(_day(match["year"], month, match["day"]))

    return ()


def _twice(day: date | None) -> tuple[date, date] | tuple[()]:
    """Return a day of which both orders are the same, nothing for none: 2023-02-30."""
    if day is None:
        return ()

    return day, day


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
