"""The period of a row: what its cells, or the title above the table, say of it."""

from __future__ import annotations

import re

from gapcalc.core.period import Period, parse_period
from gapcalc.data.matching import Refused, remember
from gapcalc.tables.header import of_year, year_end
from gapcalc.tables.label import Heading, heading
from gapcalc.tables.layout import Column, Layout, Title
from gapcalc.tables.records import Record

__all__ = ["Periods"]

# A month written as a number that spreadsheets shorten: 2024.10 becomes 2024.1.
_MONTH = re.compile(r"\d{4}\.[1-9]")


class Periods:
    """The periods of one table. Each way in which one is written is read once."""

    def __init__(self, given: Period | None = None) -> None:
        self._given = given  # of rows for which nothing in their file says it
        self._headings: dict[tuple[str, bool], Heading | None] = {}
        self._short_months: set[str] = set()  # as they were written: 2024.1, 2024.2

    def of_value(self, record: Record, column: Column) -> Heading:
        """Return the period of the value under `column`; raises `Refused` where none is stated."""
        if column.period is not None:
            if _MONTH.fullmatch(column.printed):
                self._short_months.add(column.printed)

            return column.period

        keys = record.keys
        found = self.of_row(keys.get("period"), keys.get("part"), record.layout, record.title)
        if isinstance(found, Refused):
            raise found.again()

        return found

    def of_row(
        self, text: str | None, part: str | None, layout: Layout, title: Title
    ) -> Heading | Refused:
        """Return what the cells of a row say of its period, or why it cannot be used.

        `text` and `part` are the cells under 年份 and 月份, None where there is no such column:
        then the title may name the period for all rows.
        """
        if text is None and title.period is not None:
            return Heading(title.period)
        if text is None and self._given is not None:
            return Heading(self._given)
        if not text:
            return Refused("value-missing", "period")
        if part:
            text = of_year(text, part, layout.printed("part"))

        found = self._heading(text, layout.year_ends)
        if found is None or found.kind == "other":  # 2024年增速 is no period of the values
            return Refused("period-malformed", "period", value=text)
        if found.kind == "planned":  # 2025年目标
            return Refused("not-actual", "period", value=text)

        return found

    def _heading(self, text: str, year_ends: bool) -> Heading | None:
        key = text, year_ends
        if key in self._headings:
            return self._headings[key]
        if _MONTH.fullmatch(text):
            self._short_months.add(text)

        period = parse_period(text)
        if period is None and year_ends:
            period = year_end(text)

        # In tables with periods down a cell may say more than a period: 2024年（初步核算）.
        return remember(self._headings, key, heading(text) if period is None else Heading(period))

    def unsure_octobers(self) -> dict[Period, str]:
        """Return the Octobers of the table that may as well be Januaries, as they were written.

        2024.1 is 2024.10 without its last zero. But where other months of the table stand without
        their zero in front (2024.2), it may also be 2024.01 written as they are.
        """
        unsure = {text for text in self._short_months if text.endswith(".1")}
        if not self._short_months - unsure:
            return {}

        return {Period(int(text[:4]), 10, 10): text for text in unsure}
