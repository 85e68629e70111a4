"""When it is now, and the date as of which a plan is judged."""

from __future__ import annotations

import math
import os
import re
from datetime import date
from fractions import Fraction
from operator import index
from typing import NamedTuple, TypeAlias

from gapcalc.core.growth import Number
from gapcalc.core.period import Period, parse_period
from gapcalc.core.problem import unfit_option
from gapcalc.messages.hints import DATES

__all__ = ["AsOf", "Date", "date_of", "month_at", "parse_date", "this_year"]

# The year to take for the current one, for results that do not depend on the clock: 2026.
_TODAY = "GAPCALC_TODAY"
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_MONTHS_A_YEAR = 12
_DUST_PLACES = 6

# How a date is given and handed out: 2026 for the end of a year, "2026-06" for that of a month.
Date: TypeAlias = int | str


class AsOf(NamedTuple):
    """The date as of which a plan is judged: the end of a month, by default of December.

    Dates compare as they follow each other.
    """

    year: int
    month: int = _MONTHS_A_YEAR

    @classmethod
    def end_of(cls, period: Period) -> AsOf:
        """Return the date on which a period ends."""
        return cls(period.year, period.last)

    @property
    def is_year_end(self) -> bool:
        """Whether a whole year is over."""
        return self.month == _MONTHS_A_YEAR

    @property
    def time(self) -> Fraction:
        """The moment in years, as `Period.end` has it: the end of June 2026 is 2025 + 6/12."""
        return self.so_far.end

    @property
    def so_far(self) -> Period:
        """The year up to this date: January to June."""
        return Period(self.year, 1, self.month)

    @property
    def alone(self) -> Period:
        """The month that ends on this date."""
        return Period(self.year, self.month, self.month)

    @property
    def last_full_year(self) -> int:
        """The latest year that is over."""
        return self.year if self.is_year_end else self.year - 1

    @property
    def value(self) -> Date:
        """The date as it is handed out: 2026 for a whole year, "2026-06" for a part of one."""
        return self.year if self.is_year_end else f"{self.year}-{self.month:02}"


def parse_date(date: Date) -> AsOf | None:
    """Return the date that a number or text names, or None.

    It is the end of a year (2026, "2026"), of a month ("2026-06"), a half ("2026H1"), a quarter
    ("2026Q2"), and whatever else `parse_period` takes for a period within one year.
    """
    if not isinstance(date, str):
        return _end_of_year(date)
    if "." in date:  # 2026.1 may be October, its last zero lost, or a tenth of the year
        return None

    period = parse_period(date)
    if period is None or period.since is not None:
        return None

    return AsOf.end_of(period)


def _end_of_year(number: object) -> AsOf | None:
    """Return the end of the year that a program gives as a number; 2026.5 and 26 name none."""
    try:
        year = index(number)  # type: ignore[arg-type]
    except TypeError:
        return None

    return AsOf(year) if _YEAR.fullmatch(str(year)) else None


def date_of(date: Date | AsOf, option: str = "--year") -> AsOf:
    """Return the date that a number or text names; one that is a date already is returned.

    Raises `GapcalcError`, which names the `option`, if it names none.
    """
    if isinstance(date, AsOf):
        return date

    as_of = parse_date(date)
    if as_of is not None:
        return as_of

    raise unfit_option(option, str(date), DATES)


def month_at(time: Number) -> AsOf:
    """Return the month in which a moment of the clock lies, in years: 2027.8 is October 2028.

    The clock is at 2027 when that year ends, so that 2027 itself is the end of December 2027.
    """
    months = Fraction(time) * _MONTHS_A_YEAR
    # A float that misses the end of a month by less than a second is that end.
    whole_months = math.ceil(round(months, _DUST_PLACES))
    year, month = divmod(whole_months - 1, _MONTHS_A_YEAR)
    return AsOf(year + 1, month + 1)


def this_year() -> int:
    """Return the current year, or the one that the environment sets by GAPCALC_TODAY."""
    year = os.environ.get(_TODAY, "")
    if _YEAR.fullmatch(year):
        return int(year)

    return date.today().year
