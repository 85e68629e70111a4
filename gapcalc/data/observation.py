"""Published values as they were printed, each with its place and its standing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from gapcalc.core.clock import AsOf, parse_date
from gapcalc.core.dates import month_of_date
from gapcalc.core.period import SINCE_START, Period
from gapcalc.core.problem import Problem
from gapcalc.data.remark import Remark
from gapcalc.data.source_grade import SourceGrade, source_grade
from gapcalc.plan.model import Stage, Target
from gapcalc.tables.account import TableAccount

__all__ = ["BOUNDS", "STANDINGS", "Observation", "Observations", "known_by"]

# Of several values for one period the one of the highest standing is used: offices publish a
# preliminary figure first and a final one a year later.
STANDINGS: dict[str, int] = {
    "revised": 5,
    "final": 4,
    "reported": 3,
    "preliminary": 2,
    "estimate": 1,
}
_SET_BY_HAND = max(STANDINGS.values()) + 1
# 2025-03-01 09:30, 2025-03-01T09:30:00Z
_TIME_OF_DAY = re.compile(r"[ T]\d?\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$", re.ASCII)
# A file with one of these problems was never looked into.
_UNOPENED = frozenset({"no-file", "unreadable", "no-input"})
BOUNDS = (">", ">=", "~", "<=", "<")


class Observation(NamedTuple):
    """One published value of a target or benchmark.

    `target` is its id in the plan; `value` keeps the printed digits, in `unit`; for a milestone it
    is a stage without a unit. `bound` is one of `BOUNDS` or None, `status` one of `STANDINGS`.
    `path` is the file, with the sheet in brackets where a workbook has several, `line` the first
    line of the row in it, and `column` the heading over the value; a value set by hand has no path.
    `basis` is the definition or revision on which the value stands, "" where the file names none.
    `name` is that of its row as it was read, which may say more than the target's: 年均增长率.
    `published` is the date of publication as the file has it, "" where it names none.
    """

    target: str
    period: Period
    value: Decimal | Stage
    unit: str
    bound: str | None = None
    status: str = "reported"
    source: str = ""
    publisher: str = ""
    url: str = ""
    note: str = ""
    path: str | None = None
    line: int | None = None
    column: str = "value"
    basis: str = ""
    name: str = ""
    published: str = ""

    @property
    def known_from(self) -> AsOf | None:
        """The month in which it was published; None where the file does not say it clearly."""
        return _month_of_publication(self.published) if self.published else None

    @property
    def standing(self) -> int:
        """The rank among values for one period; a value set by hand stands over all files."""
        return STANDINGS[self.status] if self.path else _SET_BY_HAND

    @property
    def grade(self) -> SourceGrade | None:
        """How near its source is to the office; None for a value without one or set by hand."""
        # --set gdp_metro=24500亿元
        if not self.path or not (self.source or self.publisher or self.url):
            return None

        return source_grade(self.publisher, self.url)

    @property
    def as_published(self) -> str:
        """The value with its bound, digits and unit as they were published: ">24500 亿元"."""
        return f"{self.bound or ''}{self.value} {self.unit}".strip()


@lru_cache(1024)
def _month_of_publication(text: str) -> AsOf | None:
    """Return the month of a day, month, quarter or year: 2025-03-01 and 2025年3月 are March 2025.

    A time of day is passed over; 01/02/2025 may be two days.
    """
    day = month_of_date(_TIME_OF_DAY.sub("", text.strip()))
    return parse_date(text) if day is None else AsOf.end_of(day)


class Observations(list[Observation]):
    """What was read: the values, and beside them what was read over.

    `problems` are those of the files, `looked` the files looked at, and `rows` the number of their
    data rows, whether or not these are the plan's. `tables` says of each table what became of it,
    `remarks` are what offices say of targets in words, and `used_options` are those of the options
    that name something found: where:Sex, sheets:2024.
    """

    def __init__(
        self, values: Iterable[Observation] = (), problems: Sequence[Problem] = ()
    ) -> None:
        super().__init__(values)
        self.problems = problems
        self.looked: list[str] = []
        self.rows = 0
        self.tables: list[TableAccount] = []
        self.remarks: list[Remark] = []
        self.used_options: set[str] = set()

    def __repr__(self) -> str:
        targets = len({one.target for one in self})
        return f"<Observations: {len(self)} of {targets} targets, {len(self.problems)} problems>"

    @property
    def files(self) -> int:
        """How many files were looked at."""
        return len(self.looked)

    @property
    def files_without_values(self) -> list[str]:
        """The files looked at that gave no value, but those that could not be opened."""
        unopened = {one.path for one in self.problems if one.code in _UNOPENED}
        paths = {one.path for one in self if one.path}
        paths.update(remark.path for remark in self.remarks if remark.path)
        without = []

        for file in self.looked:
            if file in paths or file in unopened:
                continue

            # A value of a workbook with several sheets has the sheet behind the file: a.xlsx[2024].
            sheets = f"{file}["
            if not any(path.startswith(sheets) for path in paths):
                without.append(file)

        return without

    def latest(self, targets: Mapping[str, object]) -> int | None:
        """Return the latest year that a value of one of `targets` is for, None where there is none.

        An average over several years (2021—2025) is for none of them; a total since the start of
        the plan, of what is to accumulate, is for its last year.
        """
        years = (one.period.year for one in self._of_one_year(targets))
        return max(years, default=None)

    def years(self, targets: Mapping[str, object]) -> dict[int, bool]:
        """Return the years that values of `targets` are for, and whether one was set by hand."""
        years: dict[int, bool] = {}

        for one in self._of_one_year(targets):
            year = one.period.year
            is_set_by_hand = one.path is None
            years[year] = years.get(year, False) or is_set_by_hand

        return years

    def last_month(self, targets: Mapping[str, object], year: int) -> int:
        """Return the last month of `year` that a value of `targets` is for; 12 without any."""
        months = []
        for one in self._of_one_year(targets):
            if one.period.year == year:
                months.append(one.period.last)

        return max(months, default=12)

    def _of_one_year(self, targets: Mapping[str, object]) -> Iterator[Observation]:
        for one in self:
            if one.target not in targets:
                continue
            # An average over 2021—2025 is of none of them.
            if one.period.since is None or _is_total(one.period, targets[one.target]):
                yield one

    def by_target(self, date: AsOf | int) -> dict[str, list[Observation]]:
        """Return the observations up to a date, or the end of a year, by target or benchmark id."""
        by_target: dict[str, list[Observation]] = {}
        last = AsOf(date) if isinstance(date, int) else date

        for one in self:
            if AsOf.end_of(one.period) <= last:
                by_target.setdefault(one.target, []).append(one)

        return by_target


def known_by(observations: Iterable[Observation], date: AsOf) -> list[Observation]:
    """Return the observations without those that are known to have been published after `date`."""
    known = []

    for one in observations:
        published = one.known_from
        if published is None or published <= date:
            known.append(one)

    return known


def _is_total(period: Period, target: object) -> bool:
    """Whether a span is a total since the start of the plan: 2023—2025年累计 of new jobs."""
    # 截至2024年底累计
    if period.since == SINCE_START:
        return True
    if not isinstance(target, Target) or target.path != "cumulative":
        return False

    return period.since == target.base_year + 1
