"""Which columns hold values, and what is said over each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from gapcalc.core.period import Period
from gapcalc.core.text import plain_form
from gapcalc.tables.header import header_words, likely_roles
from gapcalc.tables.label import unit_of
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
from gapcalc.tables.vocabulary import STANDING_WORDS

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
        # 数值 beside a blank 数据
        filled = [place for place in places if self._sample.column(place)]
        if len(filled) == 1:
            others = self._other_versions(filled[0])
            self._refuse_duplicates(others)
            return filled[0]

        if places:
            self._refuse_duplicates(places[1:])
            return places[0]

        # 2023年,2024年 across are the values.
        if self._dated:
            return None

        return self._likely_value_column()

    def _refuse_duplicates(self, places: Sequence[int]) -> None:
        """Refuse a table whose values stand in further columns too."""
        for place in places:
            self._draft.refuse("duplicate-column", self._cells[place])

    def _likely_value_column(self) -> int | None:
        """Return the one column whose heading speaks of values in other words, None where there is
        none or several.
        """
        # Observed value, OBS_VAL
        likely = list(filter(self._may_be_value, range(len(self._cells))))
        if not likely and "period" in self._roles:
            likely = self._actual_columns()
        if len(likely) != 1:
            return None

        return likely[0]

    def _may_be_value(self, place: int) -> bool:
        """Whether a heading speaks of values in other words, and values stand below it."""
        text = self._cells[place]
        if "value" not in likely_roles(text):
            return False
        if len(header_words(text)) > _MOST_WORDS_OF_VALUE:
            return False

        return self._sample.is_column_of_values(place)

    def _other_versions(self, value: int) -> list[int]:
        """Return the columns that hold the same values in another version: Value (revised)."""
        others = []
        for place, text in enumerate(self._cells):
            # The column itself
            if place == value:
                continue
            # --skip-column "Value (revised)" says which of the two is meant.
            if place in self._evidence.asked:
                continue
            # 更新日期 is a role of its own.
            if self._roles[place]:
                continue
            if is_other_version(text) and self._sample.is_column_of_values(place):
                others.append(place)

        return others

    def _actual_columns(self) -> list[int]:
        """Return the columns of values beside which Target stands: Actual, 实际."""
        places = []
        for place, text in enumerate(self._cells):
            # 实际 beside 目标, Actual beside Target
            word = plain_form(text).strip().lower()
            if STANDING_WORDS.get(word) != "reported":
                continue
            if self._sample.is_column_of_values(place):
                places.append(place)

        return places

    def under_a_group(self, place: int) -> bool:
        """Whether a column stands among those of periods and holds values: 同比 beside 2024年."""
        return bool(self._cells[place]) and self._sample.is_column_of_values(place)

    def dated_column(self, place: int, has_names: bool) -> Column:
        """Return a column over which a period stands."""
        described = self._described[place]
        period = described.period
        assert period is not None

        if described.standing is not None:  # 初步 below 2024年
            period = period._replace(standing=described.standing)
        if described.planned:  # 目标 over 2025年
            period = period._replace(kind="planned")

        name = ""
        needs_name = not has_names and not self._around.has_indicator
        # 地区生产总值 over 2023年, where no row and no title has a name.
        if described.rest and needs_name:
            name = "".join(described.rest)
        elif described.rest or place in self._evidence.block.unnamed:  # 增长(%) below 2023年
            period = period._replace(kind="other")

        if described.running is not None:  # 累计 or 当月 below 9月
            period = period._replace(running=described.running)

        return Column(
            place,
            self._cells[place],
            name,
            described.region,
            described.unit or period.unit,
            period,
        )

    def named_column(self, place: int) -> Column:
        """Return a column under a name; a unit in its place says only how its values are measured.

        Some names are units too (人口), so it must begin as units of amounts do where no title
        names an indicator.
        """
        described = self._described[place]
        printed = self._cells[place]
        if described.unit or described.region:
            name = in_one_language(described.rest)
            return Column(
                place,
                name or printed,
                name,
                described.region,
                described.unit,
            )

        # 累计值 over the values of --indicator retail_sales. 当月 beside 1-6月 is of which month?
        adds_nothing = not described.rest and not described.planned
        if adds_nothing and self._around.has_indicator and described.running is not False:
            return Column(place, printed, running=bool(described.running))

        is_unit = unit_of(printed) and (self._around.has_indicator or begins_like_unit(printed))
        if is_unit:
            return Column(place, printed, unit=printed)

        name = self._own_name(described.rest) or printed
        return Column(place, printed, indicator=name)

    def _own_name(self, texts: Sequence[str]) -> str:
        """Return the name that the texts over a column make, or the lowest of them alone.

        That is a name of the plan's below a word for what is counted: 产值 over 地区生产总值. But
        城镇 over 居民人均可支配收入 narrows it.
        """
        # 总量 over 常住人口 is 总量常住人口, which the plan may have.
        joined = in_one_language(texts)
        # 地区生产总值 alone
        if len(texts) < 2:
            return joined
        # 城镇 over 居民人均可支配收入, where the plan has that of 城镇
        if self._around.is_indicator(joined):
            return joined

        own = texts[-1]
        spanners = set(texts[:-1])
        if not self._around.is_indicator(own):
            return joined

        # What else stands under 产值: 地区生产总值, 工业增加值.
        siblings = set()
        for parts in self._evidence.block.parts:
            if parts and spanners.issubset(parts[:-1]):
                siblings.add(parts[-1])

        if all(is_neutral(spanner, siblings) for spanner in spanners):
            return own

        return joined

    def named_by_user(self, columns: list[Column]) -> list[Column]:
        """Return a single column under a code that the plan does not know without a name."""
        # UNRATE alone under --indicator
        (first, *others) = columns
        if others or self._around.is_indicator(first.indicator):
            return columns

        return [first._replace(indicator="")]

    def stub_column(self, place: int, has_names: bool) -> Column | None:
        """Return a column whose heading adds nothing to the name of its rows; None for others."""
        described = self._described[place]
        printed = self._cells[place]
        # 目标值 beside 实绩
        if described.planned:
            self._draft.problem("not-actual", printed, value=printed)
            return None
        if not has_names and not described.region:
            return self.named_column(place)
        if described.rest and has_names:
            self._draft.problem("column-not-read", printed, value=printed)
            return None

        return Column(
            place,
            printed,
            region=described.region,
            unit=described.unit,
            running=bool(described.running),
        )

    def told_apart(self, columns: list[Column]) -> list[Column]:
        """Return columns of which no two have one name."""
        actual = []
        for column in columns:
            if self._described[column.place].planned:
                printed = self._cells[column.place]
                self._draft.problem("not-actual", printed, value=printed)
            else:
                actual.append(column)

        # 产量 twice in one header: of which rank or year, nothing says.
        names = Counter((column.indicator, column.region) for column in actual)
        del names["", ""]  # where a unit alone stands over a column
        for (indicator, region), count in names.items():
            if count > 1:
                self._draft.problem("duplicate-column", indicator or region)

        unique = [column for column in actual if names[column.indicator, column.region] < 2]
        return self._one_for_each_unit(unique)

    def _one_for_each_unit(self, columns: list[Column]) -> list[Column]:
        """Return columns without those that have neither a name nor a unit of their own: 累计值
        beside 完成数.
        """
        # 1月, 2月 are told apart by their parts of the year.
        nameless = Counter(
            (column.unit, column.part)
            for column in columns
            if not column.indicator and not column.region
        )
        single = []
        for column in columns:
            is_named = column.indicator or column.region
            if not is_named and nameless[column.unit, column.part] > 1:
                self._draft.problem("duplicate-column", column.printed)
            else:
                single.append(column)

        return single

    def single(self, columns: list[Column]) -> list[Column]:
        """Return columns without those of which a period has two: 2022年 and 2022年(%), 2022 and
        its copy 2022.1.
        """
        printed = {column.printed for column in columns}
        has_school_years = are_two_years(printed)
        levels = list(filter(_is_of_levels, columns))
        headings = Counter((column.printed, column.region) for column in levels)
        without_unit = {_said_over(column) for column in levels if not column.unit}
        unique = []

        for column in columns:
            name = column.printed
            if headings[name, column.region] > 1:
                self._draft.problem("duplicate-column", name)
            elif self._is_ambiguous(column, printed, has_school_years):
                self._draft.problem("period-ambiguous", name, value=name)
            elif column.unit and _said_over(column) in without_unit:
                self._draft.problem("column-not-read", name, value=name)
            else:
                unique.append(column)

        return unique

    def _is_ambiguous(
        self, column: Column, printed: Collection[str], has_school_years: bool
    ) -> bool:
        """Whether nobody can tell what period a column is of: 2022.1 beside 2022 is a copy of it or
        January, 2009-10 a school year or a month.
        """
        name = column.printed
        if name.endswith(".1") and name.removesuffix(".1") in printed:
            return True
        # 2009-10 beside 2010-11 is no October.
        if has_school_years and is_two_years(name):
            return True

        # A whole year stands under a title that speaks of a part of one: 2024年1-9月.
        of_whole_year = column.period is not None and column.period.period.is_year
        return of_whole_year and self._around.title.part

    def is_level(self, column: Column) -> bool:
        head = column.period
        # 2024年 is read, 2024年增长 and 2025年目标 are told.
        if head is None or head.kind == "level":
            return True

        code = "not-actual" if head.kind == "planned" else "column-not-read"
        self._draft.problem(code, column.printed, value=column.printed)
        return False


def _is_of_levels(column: Column) -> bool:
    """Whether a column holds values of its period itself, and no growth rates or targets."""
    return column.period is not None and column.period.kind == "level"


def _said_over(column: Column) -> tuple[Period | None, str, str]:
    """Return what two columns of values have in common where one is the other in another unit."""
    period = None
    if column.period is not None:
        period = column.period.period

    return period, column.region, column.indicator
