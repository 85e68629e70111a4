"""The period of a row: what its cells, or the title above the table, say of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from gapcalc.core.dates import dated_periods, month_of_date, period_kind, widened
from gapcalc.core.period import Period, parse_period
from gapcalc.data.matching import Refused, remember
from gapcalc.tables.header import of_republic, of_year
from gapcalc.tables.label import Heading, heading
from gapcalc.tables.layout import Column, Layout, Title
from gapcalc.tables.record import Record
from gapcalc.tables.year_parts import is_within, part_of_year

__all__ = ["Dated", "Periods"]

# A month written as a number that spreadsheets shorten: 2024.10 becomes 2024.1.
_MONTH = re.compile(r"\d{4}\.[1-9]")


class Dated(NamedTuple):
    """A value with a date in place of a period: its place among the observations, the date as it is
    written, and the dates of the first rows of its table.

    `series` is what all values of one series share.
    """

    place: int
    text: str
    series: tuple[str, int, int]
    beside: frozenset[str]


class Periods:
    """The periods of one sheet. Each way in which one is written is read once."""

    def __init__(self, given: Period | None = None) -> None:
        self._given = given  # of rows for which nothing in their file says it
        self._headings: dict[tuple[str, bool], Heading | Refused | None] = {}
        self._short_months: set[str] = set()  # as they were written: 2024.1, 2024.2
        self._dated: list[Dated] = []

    def of_value(self, record: Record, column: Column) -> Heading:
        """Return the period of the value under `column`; raises `Refused` where none is stated."""
        # 2024.1 over a column may be October.
        if column.period is not None:
            if _MONTH.fullmatch(column.printed):
                self._short_months.add(column.printed)

            return column.period

        keys = record.keys
        heading = self.of_row(
            keys.get("period"),
            column.part or keys.get("part"),
            record.layout,
            record.title,
            column,
        )
        if isinstance(heading, Refused):
            raise heading.again()

        return heading

    def of_row(
        self,
        text: str | None,
        part: str | None,
        layout: Layout,
        title: Title,
        column: Column,
    ) -> Heading | Refused:
        """Return what the cells of a row say of its period, or why it cannot be used.

        `text` and `part` are the cells under 年份 and 月份, None where there is no such column:
        then the title may name the period for all rows.
        """
        of_table = title.period or self._given
        # 2023年主要指标 over 指标,数值
        if text is None and of_table is not None:
            return Heading(of_table)
        if not text:
            return Refused("value-missing", "period")

        # 2024 and 9 under 年份 and 月份
        if part:
            text = of_year(text, part, layout.printed("part"))
        found = self._of_cell(text, layout, title)
        # 2023-12 under 频度 季 is the fourth quarter.
        if isinstance(found, Heading) and column.months is not None:
            return _of_months(found, column.months, text)

        return found

    def _of_cell(self, text: str, layout: Layout, title: Title) -> Heading | Refused:
        """Return what the text of a row's period says of it, or why it cannot be used."""
        # 1-6月 below 2026年1-6月商贸情况
        bare = part_of_year(text, layout.printed("period"))
        if bare is not None:
            return self._of_part(text, bare, layout, title)

        # 113年 is 2024.
        if layout.minguo:
            text = of_republic(text)

        begins = layout.format is not None and layout.format.months_begin_periods
        found = self._heading(text, begins)
        if isinstance(found, Refused):
            return found
        if found is None or found.kind == "other":  # 2024年增速 is no period of the values
            return Refused("period-malformed", "period", value=text)
        if found.kind == "planned":  # 2025年目标
            return Refused("not-actual", "period", value=text)

        return found

    def _of_part(self, text: str, part: Period, layout: Layout, title: Title) -> Heading | Refused:
        """Return the period of a row that names a `part` of the year alone, as `text` has it.

        The year is that of the title, else the one given for the file.
        """
        # 11月, 12月, 1月 are of two years.
        if layout.turns_back:
            return Refused("part-without-year", "period", value=text)

        whole = title.period
        if whole is None:
            whole = Period(title.year) if title.year else self._given
        if whole is None or whole.since is not None:
            return Refused("part-without-year", "period", value=text)
        # 1-9月 below 2026年1-6月
        if not is_within(part, whole):
            return Refused("part-beyond-title", "period", value=text, period=str(whole))

        return Heading(part._replace(year=whole.year))

    def _heading(self, text: str, begins: bool) -> Heading | Refused | None:
        key = text, begins
        if key in self._headings:
            return self._headings[key]
        if _MONTH.fullmatch(text):
            self._short_months.add(text)

        return remember(self._headings, key, _said_by_cell(text, begins))

    def wait(self, dated: Dated) -> None:
        """Take down a value whose period the other dates of its series tell."""
        self._dated.append(dated)

    def of_dates(self) -> tuple[dict[int, Period], dict[int, str]]:
        """Return the periods of the values that wait for them by their place among the
        observations, and the dates of those whose period cannot be told.
        """
        periods: dict[int, Period] = {}
        unclear: dict[int, str] = {}
        series: dict[tuple[str, int, int], list[Dated]] = {}
        for dated in self._dated:
            series.setdefault(dated.series, []).append(dated)

        for values in series.values():
            by_text = _told_together(values)
            for dated in values:
                if by_text is None:
                    unclear[dated.place] = dated.text
                else:
                    periods[dated.place] = by_text[dated.text]

        return periods, unclear

    def unsure_octobers(self) -> dict[Period, str]:
        """Return the Octobers of the table that may as well be Januaries, as they were written.

        2024.1 is 2024.10 without its last zero. But where other months of the table stand without
        their zero in front (2024.2), it may also be 2024.01 written as they are.
        """
        unsure = {text for text in self._short_months if text.endswith(".1")}
        # 2024.1 beside 2024.11 and 2024.12 can only be October.
        if not self._short_months - unsure:
            return {}

        octobers = {}
        for text in unsure:
            year = int(text[:4])
            octobers[Period(year, 10, 10)] = text

        return octobers


def _said_by_cell(text: str, begins: bool) -> Heading | Refused | None:
    """Return what the text of one cell says of a period, None where it says nothing.

    Where months begin periods 2023-04 is a date as 2023-04-01 is: it may stand for a quarter.
    """
    period = parse_period(text)
    if period is not None:
        is_month = period.first == period.last
        return Heading(period, date=text if begins and is_month else "")

    # In tables with periods down a cell may say more than a period: 2024年（初步核算）.
    with_remark = heading(text)
    if with_remark is not None:
        return with_remark

    kind = period_kind(text)
    if kind == "none":
        return None

    month = month_of_date(text)
    # 2023-12-31
    if kind == "date" and month is not None:
        return Heading(month, date=text)

    return Refused("period-ambiguous", "period", value=text)  # 2023/24, 01/02/2023


def _of_months(found: Heading, months: int, text: str) -> Heading | Refused:
    """Return the period of a value that is for so many months, of which one stands beside it."""
    period = found.period
    if not found.date and (period.since is not None or period.first != period.last):
        return found

    whole = widened(period, months)
    if whole is None:
        return Refused("period-ambiguous", "period", value=text)

    return found._replace(period=whole, date="")


def _told_together(values: Sequence[Dated]) -> dict[str, Period] | None:
    """Return the periods of the dates of one series; one date alone is told by those around it."""
    texts = {dated.text for dated in values}
    # One year of each indicator: the dates of all rows tell what each is.
    if len(texts) == 1:
        texts |= values[0].beside

    periods = dated_periods(texts)
    # 2023-04 of Statistics Canada
    if periods is None and period_kind(values[0].text) == "period":
        return _told_by_first_months(texts)

    return periods


def _told_by_first_months(texts: set[str]) -> dict[str, Period] | None:
    """Return the periods that months such as 2023-04 begin; Januaries alone do not tell."""
    dates = {}
    for text in texts:
        month = parse_period(text)
        if month is not None:
            dates[text] = f"{month.year}-{month.first:02}-01"

    periods = dated_periods(dates.values())
    # 2022-01 and 2023-01 may be years, or Januaries.
    if periods is None or any(period.is_year for period in periods.values()):
        return None

    return {text: periods[date] for text, date in dates.items()}
