"""A header held against each of the four forms of tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from gapcalc.core.text import simplified
from gapcalc.tables.header import is_whole_year
from gapcalc.tables.layout import Column, Layout
from gapcalc.tables.roles.draft import Draft
from gapcalc.tables.roles.evidence import Evidence
from gapcalc.tables.roles.keys import KeyFinder
from gapcalc.tables.roles.side_columns import SideColumns
from gapcalc.tables.roles.value_columns import ValueColumns
from gapcalc.tables.year_parts import is_part_of_year

__all__ = ["layout_by_form"]


def layout_by_form(evidence: Evidence) -> Layout | None:
    """Return the layout of a table in the first form that it agrees with, else None."""
    for form in (_Form.long, _Form.periods_across, _Form.names_across, _Form.stub):
        found = form(_Form(evidence))
        if found is not None:
            return found

    return None


# Four quarters, twelve months: 1月 alone beside 2月 may be a name.
_LEAST_PARTS = 3


class _Form:
    """One table held against one form."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._cells = evidence.cells
        self._places = range(len(evidence.cells))
        self._roles = evidence.roles
        self._asked = evidence.asked
        self._sample = evidence.sample
        self._dated = evidence.dated
        self._draft = Draft(evidence)
        self._keys = KeyFinder(self._draft)
        self._values = ValueColumns(self._draft)
        self._sides = SideColumns(self._draft)

    def long(self) -> Layout | None:
        """Indicator, period and value each in a column; indicator and period may stand in the title
        instead.
        """
        value = self._values.value_column()
        if value is None:
            return None

        places = [place for place in self._places if place != value]
        keys = self._keys.keys(places)
        # 数值 over a list of numbers of which nothing says what they are.
        if not self._is_understood(keys):
            return None
        # 2023年,2024年 across, and a column named 数值 that is something else.
        if "period" not in keys and self._dated:
            return None

        self._sides.judge(places, keys)
        name = self._cells[value]
        # Each value is then the total since January.
        is_running = "累计" in simplified(name)  # 累计值 over the values
        column = Column(value, name, running=is_running)
        return self._draft.layout(keys, [column], "long", [value])

    def _is_understood(self, keys: dict[str, int]) -> bool:
        """Whether a column says what a row is, or user or format which column holds the values.

        A word such as 数值 or data over a column is not enough of a header.
        """
        if not keys.keys().isdisjoint({"indicator", "region", "period", "part"}):
            return True

        return "value" in self._evidence.by_user.values() or self._evidence.format is not None

    def periods_across(self) -> Layout | None:
        """A column for each period, indicators or regions down."""
        if not self._dated or not self._dated[0]:  # the first column says what a row is
            return None

        first = self._dated[0]
        dated = set(self._dated)
        names = [place for place in self._places if place not in dated]
        stub = [place for place in names if place < first]
        # 年份 down: the years across are then part of something else, such as 2023年价.
        if all(self._roles[place] == "period" for place in stub):
            return None
        if not self._has_names_or_values(names):
            return None

        keys = self._keys.keys(names)
        if "value" in keys:  # beside columns that name their periods its own is not known
            self._draft.tell_unknown(keys.pop("value"))
        # Unemployment rate 2023 has its name over the column, so that none is looked for down.
        if not self._evidence.names_with_periods:
            self._keys.name_column(keys, names)

        beside = self._beside_groups(names, first)
        sides = sorted(set(names).difference(beside))
        self._sides.judge(sides, keys)

        values = self._dated_columns(has_names="indicator" in keys)
        # 同比 beside 2024年 is told, and not read.
        for place in beside:
            self._draft.tell_unknown(place)

        across = [*self._dated, *beside]
        return self._draft.layout(keys, values, "periods-across", across)

    def _dated_columns(self, has_names: bool) -> list[Column]:
        """Return the columns under periods that are read; `has_names` tells that rows have names of
        their own.
        """
        columns = [self._values.dated_column(place, has_names) for place in self._dated]
        unique = self._values.single(columns)
        return list(filter(self._values.is_level, unique))

    def _beside_groups(self, names: Sequence[int], first: int) -> list[int]:
        """Return those of the columns behind the `first` of values that stand under a group too."""
        groups = []
        for place in names:
            if place <= first or place in self._asked:
                continue
            if self._values.under_a_group(place):
                groups.append(place)

        return groups

    def _has_names_or_values(self, names: Sequence[int]) -> bool:
        """Whether a column names rows by its heading, or a value stands under a period."""
        if any(self._roles[place] in {"indicator", "region"} for place in names):
            return True

        return any(map(self._sample.holds_values, self._dated))

    def names_across(self) -> Layout | None:
        """A column for each indicator (or region), periods or regions down."""
        if self._dated:
            return None

        unknown = [place for place in self._places if self._is_name(place)]
        # --skip-column 备注
        settled = [place for place in unknown if place in self._asked]  # by option or format
        named = _without(unknown, settled)
        keys = self._keys_down(named)
        has_periods = "period" in keys
        # Words across and numbers below: nothing says of what, when or where.
        if not has_periods and keys.keys().isdisjoint({"indicator", "region"}):
            return None

        across, beside = self._across_and_beside(named, keys)
        # 数值 in a heading is that of a long table.
        if "value" in keys:
            return None
        # All that has a name is a key, or words.
        if not across:
            return None
        if not self._sample.mostly_values(across, has_periods):
            return None

        columns = self._columns_across(across, keys)
        if columns is None:
            return None

        of_values = [column.place for column in columns]
        beside += _without(across, of_values)  # 合计 of the months
        without_heading = [place for place in self._places if not self._cells[place]]
        unnamed = _without(without_heading, keys.values())
        self._sides.judge([*beside, *unnamed, *settled], keys)
        values = self._values.told_apart(columns)
        return self._draft.layout(keys, values, "names-across", of_values)

    def _columns_across(self, across: Sequence[int], keys: dict[str, int]) -> list[Column] | None:
        """Return the columns of values as what stands over them says; None where the names are not
        those of values.
        """
        columns = self._columns_of_names(across)
        if "period" in keys:
            parts = _parts_across(columns)
            if parts is not None:
                return parts

        # 指标,渝中区,江北区 may be read; 指标,总量,占比 has names both ways.
        if "indicator" in keys and not _are_mostly_regions(columns):
            return None

        return columns

    def _across_and_beside(
        self, named: Sequence[int], keys: dict[str, int]
    ) -> tuple[list[int], list[int]]:
        """Return which of the columns `named` hold values, and which stand beside them.

        A column beside the values that turns out to be a key is added to `keys`.
        """
        # 质量等级 between columns of values holds words.
        named = _without(named, keys.values())
        beside = list(filter(self._sample.is_beside_values, named))
        self._keys.find_likely(keys, beside)
        beside = _without(beside, keys.values())
        return _without(named, {*keys.values(), *beside}), beside

    def _is_name(self, place: int) -> bool:
        """Whether a heading may be a name: it is no word for a column."""
        return self._roles[place] is None and bool(self._cells[place])

    def _keys_down(self, named: Sequence[int]) -> dict[str, int]:
        """Return the keys of a table with names across; of its columns `named` may be those."""
        down = sorted(set(self._places).difference(named))
        keys = self._keys.keys(down)
        dated = self._keys.dated_stub(keys)
        if dated is not None:
            # 指标 over 2023年, 2024年: the periods take the place of the names that it promises.
            if self._roles[dated] == "indicator":
                keys = {key: place for key, place in keys.items() if place != dated}
            keys["period"] = dated

        self._keys.find_regions(keys, named)
        return keys

    def _columns_of_names(self, across: Sequence[int]) -> list[Column]:
        columns = [self._values.named_column(place) for place in across]
        # UNRATE over a series of FRED, of which --indicator says what it is.
        known = self._evidence.format
        if known is not None and known.codes_across and self._evidence.given.indicator:
            return self._values.named_by_user(columns)

        return columns

    def stub(self) -> Layout | None:
        """Names down and headings across, of which it is not known what they are.

        Its cells are values beyond doubt, and what they are of is not: 单位,实绩,排名 over the rows
        of a table without a period. Only a column whose heading adds nothing is read.
        """
        behind_names = self._places[1:]
        of_values = list(filter(self._sample.is_column_of_values, behind_names))
        if not of_values:
            return None

        first = of_values[0]
        across = [place for place in of_values if self._roles[place] in {None, "value"}]
        headed = [place for place in across if self._cells[place]]
        # Numbers side by side without headings are one thing without a header.
        if len(headed) * 2 <= len(across):
            return None
        # Numbers below numbers have no names of rows.
        if not self._sample.is_stub(first):
            return None

        names = self._places[:first]
        # 年份,指标,累计值,单位: what a heading says of the rows may stand behind the values too.
        behind = [place for place in self._places[first:] if place not in across]
        headed_keys = [place for place in behind if self._roles[place] is not None]
        keys = self._keys.keys([*names, *headed_keys])
        self._keys.name_column(keys, names)
        if keys.keys().isdisjoint({"indicator", "region"}):
            return None

        sides = sorted(set(self._places).difference(across))
        self._sides.judge(sides, keys)
        values = []
        for place in headed:
            column = self._values.stub_column(place, "indicator" in keys)
            if column is not None:
                values.append(column)

        return self._draft.layout(keys, values, "stub", across)


def _without(places: Iterable[int], others: Collection[int]) -> list[int]:
    return [place for place in places if place not in others]


def _parts_across(columns: Sequence[Column]) -> list[Column] | None:
    """Return the columns of a table with the parts of its years across; None where they are not.

        年份,1月,2月,3月,合计
        2022,90,91,92,273

    The total is left out: here it is that of three months, and in a year that still runs that of
    the months there are.
    """
    parts = []
    others = 0
    for column in columns:
        heading = column.printed.strip()
        if is_part_of_year(heading):
            parts.append(column._replace(indicator="", region="", part=heading))
        elif not is_whole_year(heading):
            others += 1

    return parts if len(parts) >= _LEAST_PARTS and not others else None


def _are_mostly_regions(columns: Sequence[Column]) -> bool:
    """Whether more than half of the columns are named by a region alone: 渝中区, 江北区."""
    regions = [column for column in columns if column.region and not column.indicator]
    return len(regions) * 2 > len(columns)
