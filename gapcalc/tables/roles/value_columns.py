"""Which columns hold values, and what is said over each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gapcalc.core.text import nfkc, simplified
from gapcalc.tables.cell import STANDING_WORDS
from gapcalc.tables.header import header_words, likely_roles
from gapcalc.tables.label import Heading, unit_of
from gapcalc.tables.layout import Column
from gapcalc.tables.roles.draft import Draft
from gapcalc.tables.roles.headings import (
    are_two_years,
    begins_like_unit,
    in_one_language,
    is_other_version,
    is_two_years,
)
from gapcalc.tables.roles.spanners import is_neutral

__all__ = ["ValueColumns"]

# Observed value, Value in EUR million; a longer heading is the title of what is measured.
_MOST_WORDS_OF_VALUE = 5


class ValueColumns:
    """The columns of values of one table; what is not read of them is told in the draft."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._evidence = evidence = draft.evidence
        self._cells = evidence.cells
        self._roles = evidence.roles
        self._around = evidence.around
        self._sample = evidence.sample
        self._described = evidence.described
        self._dated = evidence.dated

    def value_column(self) -> int | None:
        """Return the column of values of a long table, None where there is none."""
        places = [place for place, name in enumerate(self._roles) if name == "value"]
        filled = [place for place in places if self._sample.column(place)]
        if len(filled) == 1:
            for place in self._other_versions(filled[0]):
                self._draft.refuse("duplicate-column", self._cells[place])
            return filled[0]
        if places:
            for place in places[1:]:
                self._draft.refuse("duplicate-column", self._cells[place])
            return places[0]
        if self._dated:
            return None

        likely = [
            place
            for place, text in enumerate(self._cells)
            if "value" in likely_roles(text)
            and len(header_words(text)) <= _MOST_WORDS_OF_VALUE
            and self._sample.is_column_of_values(place)
        ]
        if not likely and "period" in self._roles:
            likely = self._actual_columns()

        return likely[0] if len(likely) == 1 else None

    def _other_versions(self, value: int) -> list[int]:
        """Return the columns that hold the same values in another version: Value (revised)."""
        others = []
        for place, text in enumerate(self._cells):
            if place == value or place in self._evidence.asked or self._roles[place]:
                continue
            if is_other_version(text) and self._sample.is_column_of_values(place):
                others.append(place)

        return others

    def _actual_columns(self) -> list[int]:
        """Return the columns of values beside which Target stands: Actual, 实际."""
        return [
            place
            for place, text in enumerate(self._cells)
            if STANDING_WORDS.get(simplified(nfkc(text)).strip().lower()) == "reported"
            and self._sample.is_column_of_values(place)
        ]

    def under_a_group(self, place: int) -> bool:
        """Whether a column stands among those of periods and holds values: 同比 beside 2024年."""
        return bool(self._cells[place]) and self._sample.is_column_of_values(place)

    def dated_column(self, place: int, has_names: bool) -> Column:
        """Return a column over which a period stands."""
        told = self._described[place]
        period = told.period
        assert period is not None

        if told.standing is not None:
            period = period._replace(standing=told.standing)
        if told.planned:
            period = period._replace(kind="planned")

        name = ""
        if told.rest and not (has_names or self._around.has_indicator):
            name = "".join(told.rest)
        elif told.rest or place in self._evidence.block.unnamed:
            period = period._replace(kind="other")

        if told.running is not None:
            period = period._replace(running=told.running)

        unit = told.unit or period.unit
        return Column(place, self._cells[place], name, told.region, unit, period)

    def named_column(self, place: int) -> Column:
        """Return a column under a name; a unit in its place says only how its values are measured.

        Some names are units too (人口), so it must begin as units of amounts do where no title
        names an indicator.
        """
        told = self._described[place]
        printed = self._cells[place]
        if told.unit or told.region:
            name = in_one_language(told.rest)
            return Column(place, name or printed, name, told.region, told.unit)

        is_unit = unit_of(printed) and (self._around.has_indicator or begins_like_unit(printed))
        if is_unit:
            return Column(place, printed, unit=printed)

        name = self._own_name(told.rest) or printed
        return Column(place, printed, indicator=name)

    def _own_name(self, texts: Sequence[str]) -> str:
        """Return the name that the texts over a column make, or the lowest of them alone.

        That is a name of the plan's below a word for what is counted: 产值 over 地区生产总值. But
        城镇 over 居民人均可支配收入 narrows it.
        """
        joined = in_one_language(texts)
        if len(texts) < 2 or self._around.is_indicator(joined):
            return joined

        own = texts[-1]
        spanners = texts[:-1]
        if not self._around.is_indicator(own):
            return joined

        siblings = {
            parts[-1]
            for parts in self._evidence.block.parts
            if parts and set(spanners) <= set(parts[:-1])
        }
        return own if all(is_neutral(text, siblings) for text in spanners) else joined

    def named_by_user(self, columns: list[Column]) -> list[Column]:
        """Return a single column under a code that the plan does not know without a name."""
        (first, *others) = columns
        if others or self._around.is_indicator(first.indicator):
            return columns

        return [first._replace(indicator="")]

    def stub_column(self, place: int, has_names: bool) -> Column | None:
        """Return a column whose heading adds nothing to the name of its rows; None for others."""
        told = self._described[place]
        printed = self._cells[place]
        if told.planned:
            self._draft.problem("not-actual", printed, value=printed)
            return None
        if not has_names and not told.region:
            return self.named_column(place)
        if told.rest and has_names:
            self._draft.problem("column-not-read", printed, value=printed)
            return None

        running = bool(told.running)
        return Column(place, printed, region=told.region, unit=told.unit, running=running)

    def told_apart(self, columns: list[Column]) -> list[Column]:
        """Return columns of which no two have one name."""
        kept = []
        for column in columns:
            told = self._described[column.place]
            if told.planned:
                printed = self._cells[column.place]
                self._draft.problem("not-actual", printed, value=printed)
            else:
                kept.append(column)

        names = Counter((c.indicator, c.region) for c in kept if c.indicator or c.region)
        for (indicator, region), count in names.items():
            if count > 1:
                self._draft.problem("duplicate-column", indicator or region)

        return [column for column in kept if names[column.indicator, column.region] < 2]

    def single(self, columns: list[Column]) -> list[Column]:
        """Return columns without those of which a period has two: 2022年 and 2022年(%), 2022 and
        its copy 2022.1.
        """
        levels = [column for column in columns if column.period and column.period.kind == "level"]
        texts = Counter((column.printed, column.region) for column in levels)
        plain_ones = {
            (c.period.period, c.region, c.indicator) for c in levels if c.period and not c.unit
        }
        all_texts = {column.printed for column in columns}
        schoolyears = are_two_years([column.printed for column in columns])
        kept = []

        for column in columns:
            head = column.period
            name = column.printed
            copy = name.endswith(".1") and name[:-2] in all_texts
            two_years = schoolyears and is_two_years(name)
            same = head and (head.period, column.region, column.indicator)
            if texts[name, column.region] > 1:
                self._draft.problem("duplicate-column", name)
            elif copy or two_years or self._part_of_its_year(head):
                self._draft.problem("period-ambiguous", name, value=name)
            elif head and column.unit and same in plain_ones:
                self._draft.problem("column-not-read", name, value=name)
            else:
                kept.append(column)

        return kept

    def _part_of_its_year(self, head: Heading | None) -> bool:
        """Whether a whole year stands under a title that speaks of a part of one (2024年1-9月)."""
        return head is not None and head.period.is_year and self._around.title.part

    def is_level(self, column: Column) -> bool:
        head = column.period
        if head is None or head.kind == "level":
            return True

        code = "not-actual" if head.kind == "planned" else "column-not-read"
        self._draft.problem(code, column.printed, value=column.printed)
        return False
