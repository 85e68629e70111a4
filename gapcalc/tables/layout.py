"""Where a table's header is and which column holds what.

Three forms are read: long (a column each for indicator, period and value), periods across, and
indicators or regions across. The form is found from the headings and the rows below them, never
from a position in the file. A column is read only where all that stands over it is understood.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from gapcalc.core.period import parse_period
from gapcalc.core.problem import Problem
from gapcalc.core.text import nfkc, simplified
from gapcalc.tables.cell import PLANNED, STANDING_WORDS, is_missing
from gapcalc.tables.header import COLUMNS, Column, Layout, Row, Title, holds_value, role, year_end
from gapcalc.tables.label import LEVELS, Heading, heading, unit_of
from gapcalc.tables.title import is_note, said, unit_in_title

__all__ = ["Surroundings", "find_layout"]

_MAX_COLUMNS = 20_000
_PART = re.compile(
    r"第?[一二三四1-4]季度|[上下]半年|前[二三23]季度|全年|\d{1,2}(?:[-—–~至]\d{1,2})?月"
)
_TWO_YEARS = re.compile(r"((?:19|20)\d\d)[-/—](?:19|20)?(\d\d)年?")
_PLACE_ENDS = re.compile(r"^[\u4e00-\u9fff]{2,10}(?:省|自治区|市|自治州|区|县|旗|盟)$")
# Headings of columns whose words tell what a row's values are.
_KINDS = re.compile(
    "口径|[类组版]|性|城乡|价格|情景|人群|频率|categor|type|class|group|kind|sex|gender|age|scenario|measure|freq|"
    "location|entity|area|place|breakdown"
)
# Headings of columns of text that say nothing of what a row's values are.
_BESIDE = re.compile(
    "序号|编号|代码|编码|部门|责任|负责|牵头|人$|联系|电话|来源|备注|说明|链接|评价|分析|原因|措施|英文|拼音|是否|进展|"
    "进度|情况|达标|趋势|更新|审核|填报|^no|code|note|source|url|name|^id$|comment|remark|estimates|iso$"
)
_DATE = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?")


class Surroundings(NamedTuple):
    """What stands around a row that may be a header: the row above, rows below, the title, and who
    knows a region.
    """

    above: Row | None
    ahead: Sequence[Row]
    title: Title
    is_region: Callable[[str], bool]
    has_indicator: bool = False


def find_layout(row: Row, around: Surroundings) -> Layout | None:
    """Return the layout of the table whose header begins with `row`, or None where `row` is no
    header.

    A layout without value columns is a header that cannot be used, with its problems saying why.
    """
    if len(row.cells) > _MAX_COLUMNS:
        problem = Problem("too-many-columns", {"limit": f"{_MAX_COLUMNS:,}"}, line=row.line)
        return Layout(row.cells, {}, problems=(problem,))
    if not any(row.cells[1:]):  # a header names more than what its rows are
        return None
    finder = _Finder(row, around)
    return finder.long() or finder.periods_across() or finder.names_across()


class _Finder:
    """One row held against each form of header."""

    def __init__(self, row: Row, around: Surroundings) -> None:
        self.row, self.around, self.cells = row, around, row.cells
        self.roles = [role(cell) if cell else None for cell in self.cells]
        self.republic = self._counts_from_the_republic()
        self.heads = [self._heading(cell) if cell else None for cell in self.cells]
        self.periods = [place for place, head in enumerate(self.heads) if head]
        self.problems: list[Problem] = []
        self.used = 0
        self.unusable = False
        self.kinds: list[int] = []
        self.dated: list[int] = []  # columns that a period stands over, read or not

    # --- the forms

    def long(self) -> Layout | None:
        """Indicator, period and value each in a column; indicator and period may stand in the title
        instead.
        """
        roles = set(self.roles)
        if "value" not in roles or not roles & {"indicator", "region", "period", "part"}:
            return None
        if not roles & {"period", "part"} and self.periods:
            return None
        keys = self._keys(range(len(self.cells)))
        value = keys.pop("value")
        places = [place for place in range(len(self.cells)) if place != value]
        self._find_regions(keys, places, self.around.ahead)
        self._unread(places, keys, self.around.ahead)
        name = self.cells[value]
        return self._layout(
            keys, [Column(value, name, running="累计" in simplified(name))], long=True
        )

    def periods_across(self) -> Layout | None:
        """A column for each period, indicators or regions down."""
        if not self.periods or not self.periods[0]:  # the first column says what a row is
            return None
        first = self.periods[0]
        columns = self._two_levels(first)
        places = self.dated
        names = [place for place in range(len(self.cells)) if place not in places]
        if all(self.roles[place] == "period" for place in names if place < first):
            return None
        if any(holds_value(self.cells[place]) for place in names if self.cells[place]):
            return None
        below = self.around.ahead[self.used :]
        named = any(self.roles[place] in {"indicator", "region"} for place in names)
        if not named and not any(holds_value(_at(row, place)) for row in below for place in places):
            return None
        keys = self._keys(names)
        self._find_regions(keys, names, below)
        if "value" in keys:  # beside columns that name their periods its own is not known
            self._problem("unknown-column", self.cells[keys.pop("value")], known=", ".join(COLUMNS))
        self._name_column(keys, names, below)
        self._unread(names, keys, below)
        values = [column for column in self._single(columns) if self._is_level(column)]
        return self._layout(keys, values)

    def names_across(self) -> Layout | None:
        """A column for each indicator (or region), periods or regions down."""
        width = len(self.cells)
        if (
            any(self.heads)
            or any(holds_value(cell) for cell in self.cells if cell)
            or not any(self.cells[1:])
        ):
            return None
        places = [
            place for place in range(width) if self.roles[place] is None and self.cells[place]
        ]
        columns = self._sub_headings(places)
        below = self.around.ahead[self.used :]
        keys = self._keys(
            [place for place in range(width) if place not in places or not self.cells[place]]
        )
        dated = self._dated(keys, below)
        if dated is not None:
            if self.roles[dated] == "indicator":
                keys = {key: place for key, place in keys.items() if place != dated}
            keys["period"] = dated
            columns = [column for column in columns if column.place != dated]
        elif not keys.keys() & {"indicator", "region"}:
            return None
        places = [column.place for column in columns]
        self._find_regions(keys, places, below)
        self.kinds = [  # other columns of words beside names are indicators in words (质量等级)
            p
            for p in places
            if p not in keys.values()
            and self._parts_rows(p, below)
            and _KINDS.search(self.cells[p])
        ]
        columns = [
            column for column in columns if column.place not in {*self.kinds, *keys.values()}
        ]
        places = [column.place for column in columns]
        if (
            "value" in keys
            or not columns
            or not self._mostly_values(below, places, dated is not None)
        ):
            return None
        regions = sum(self.around.is_region(column.printed) for column in columns) * 2 > len(
            columns
        )
        if "indicator" in keys and not regions:
            return None
        if regions:
            columns = [column._replace(region=column.printed, indicator="") for column in columns]
        columns = self._grouped(columns)
        read = {column.place for column in columns}
        self._unread([p for p in range(width) if not self.cells[p] and p not in read], keys, below)
        twice = Counter(
            (column.indicator, column.region)
            for column in columns
            if column.indicator or column.region
        )
        for name, count in twice.items():
            if count > 1:
                self._problem("duplicate-column", name[0] or name[1])
        return self._layout(keys, [c for c in columns if twice[c.indicator, c.region] < 2])

    # --- parts

    def _layout(self, keys: dict[str, int], values: Sequence[Column], long: bool = False) -> Layout:
        title = self.around.title
        if (
            "indicator" not in keys
            and not all(c.indicator for c in values)
            and not self.around.has_indicator
        ):
            self._refuse("indicator-missing")
        elif "period" not in keys and not all(c.period for c in values) and title.period is None:
            self._refuse("period-missing")
        dates = [
            text
            for row in self.around.ahead
            if "period" in keys and (text := _at(row, keys["period"]))
        ]
        if _are_two_years(dates):
            self._refuse("period-ambiguous", self.cells[keys["period"]], value=dates[0])
        year_ends = len({text for text in dates if year_end(text)}) > 1
        year_ends = year_ends and not any(
            _DATE.fullmatch(text) and not year_end(text) for text in dates
        )
        usable = () if self.unusable else tuple(values)
        merged = self._merged(keys, long)
        kinds = tuple(self.kinds)
        return Layout(
            self.cells,
            keys,
            usable,
            long,
            kinds,
            merged,
            self.used,
            year_ends,
            tuple(self.problems),
        )

    def _merged(self, keys: dict[str, int], long: bool) -> tuple[str, ...]:
        """Return the keys whose blank cells repeat the one above: the outer one of region and
        indicator.
        """
        if "region" not in keys or "indicator" not in keys:
            return ()
        outer = min("region", "indicator", key=keys.__getitem__)
        return () if long and outer == "indicator" else (outer,)

    def _refuse(self, code: str, field: str | None = None, **details: str) -> None:
        self._problem(code, field, **details)
        self.unusable = True

    def _heading(self, text: str) -> Heading | None:
        year = self.around.title.period
        if (
            year is not None
            and year.is_year
            and _PART.fullmatch(simplified(nfkc(text)).replace(" ", ""))
        ):
            text = f"{year}年{text}"  # 一季度 under a title that names the year
        return heading(text, self.republic)

    def _problem(self, code: str, field: str | None = None, **details: str) -> None:
        self.problems.append(Problem(code, details, line=self.row.line, field=field))

    def _keys(self, places: Sequence[int]) -> dict[str, int]:
        keys: dict[str, int] = {}
        for place in places:
            name = self.roles[place]
            if name in keys:
                self._refuse("duplicate-column", self.cells[place])
            elif name:
                keys[name] = place
        if "part" in keys and "period" not in keys:
            keys["period"] = keys.pop("part")
        return keys

    def _name_column(
        self, keys: dict[str, int], names: Sequence[int], below: Sequence[Row]
    ) -> None:
        """Find the column of names where no heading says which it is: the first one that holds
        text.
        """
        if "indicator" in keys and "region" in keys:
            return
        for place in names:
            texts = _column(below, place)
            if place in keys.values() or not texts or (self.cells[place] and "region" in keys):
                continue
            if sum(map(holds_value, texts)) * 2 > len(texts):
                continue
            found = (
                "region" if sum(map(self.around.is_region, texts)) * 2 > len(texts) else "indicator"
            )
            if found not in keys:
                keys[found] = place
            if found == "indicator":
                return

    def _find_regions(
        self, keys: dict[str, int], names: Sequence[int], below: Sequence[Row]
    ) -> None:
        """Find the column of regions under a heading that does not say so (填报单位, 下辖)."""
        for place in names:
            if "region" in keys or place in keys.values():
                continue
            texts = _column(below, place)
            named = sum(
                self.around.is_region(text) or bool(_PLACE_ENDS.search(text)) for text in texts
            )
            if named * 2 > len(texts):
                keys["region"] = place

    def _unread(self, names: Sequence[int], keys: dict[str, int], below: Sequence[Row]) -> None:
        """Tell of columns that are not read, so that nothing is dropped in silence.

        One that holds words is looked at in every row: they may make the row a part or another kind
        of its indicator.
        """
        first_key = min(keys.values(), default=0)
        for place in names:
            if place in keys.values() or self.roles[place]:
                continue
            if self._parts_rows(place, below):
                self.kinds.append(place)
            elif self.cells[place]:
                self._problem("unknown-column", self.cells[place], known=", ".join(COLUMNS))
            elif place > first_key and _column(below, place):
                self._problem("unnamed-column", column=str(place + 1))

    def _parts_rows(self, place: int, below: Sequence[Row]) -> bool:
        """Whether a column that is not read holds words that tell kinds or parts of an indicator
        apart.
        """
        name = simplified(nfkc(self.cells[place])).lower()
        texts = _column(below, place)
        words = [text for text in texts if not holds_value(text) and not is_missing(text)]
        if not words or _BESIDE.search(name):
            return False
        return bool(_KINDS.search(name)) or any(not word.isascii() for word in words)

    def _is_level(self, column: Column) -> bool:
        head = column.period
        if head is None or head.kind == "level":
            return True
        code = "not-actual" if head.kind == "planned" else "column-not-read"
        self._problem(code, column.printed, value=column.printed)
        return False

    def _two_levels(self, first: int) -> list[Column]:
        """Return the columns of periods, with what a second line of headings below or a group above
        them says.
        """
        below = self.around.ahead[0] if self.around.ahead else None
        if below is None or not self._is_second_line(below, first):
            found = [(place, self.heads[place]) for place in self.periods]
            self.dated = self.periods
            return self._grouped(
                [Column(p, self.cells[p], unit=h.unit, period=h) for p, h in found if h]
            )
        self.used = 1
        self._widen(len(below.cells))
        if len(self.around.ahead) > 1 and self._is_second_line(self.around.ahead[1], first):
            self._refuse("header-too-deep")
        columns, label = [], ""
        for place in range(first, len(self.cells)):
            own, sub = self.cells[place], _at(below, place)
            label = own or label
            alone = own and place + 1 < len(self.cells) and self.cells[place + 1]
            if (sub or alone) and (head := self._heading(label + sub)):
                columns.append(Column(place, label + sub, unit=head.unit, period=head))
        self.dated = [column.place for column in columns]
        return self._grouped(columns)

    def _widen(self, width: int) -> None:
        """Make the first line of headings as wide as the second: a merged last group leaves it
        short.
        """
        more = width - len(self.cells)
        if more > 0:
            self.cells = self.cells + [""] * more
            self.roles, self.heads = self.roles + [None] * more, self.heads + [None] * more

    def _grouped(self, columns: list[Column]) -> list[Column]:
        """Return columns with what a line above the header says of groups of them; unknown words
        take them out.
        """
        above = self.around.above
        cells = [cell for cell in above.cells if cell] if above else []
        if above is None or any(
            said(c) or unit_in_title(c) or is_note(c) or holds_value(c) for c in cells
        ):
            return columns
        group, grouped = "", []
        for column in columns:
            group = _at(above, column.place) or group
            word = simplified(nfkc(group)).strip().lower()
            if self.around.is_region(group):
                column = column._replace(region=group)
            elif word in PLANNED and column.period:
                column = column._replace(period=column.period._replace(kind="planned"))
            elif (
                word
                and word not in LEVELS
                and word not in STANDING_WORDS
                and (len(cells) > 1 or word in PLANNED)
            ):
                self._problem("column-not-read", column.printed, value=f"{group} {column.printed}")
                continue
            grouped.append(column)
        return grouped

    def _single(self, columns: list[Column]) -> list[Column]:
        """Return columns without those of which a period has two: 2022年 and 2022年(%), 2022 and
        its copy 2022.1.
        """
        levels = [column for column in columns if column.period and column.period.kind == "level"]
        texts = Counter((column.printed, column.region) for column in levels)
        plain_ones = {(c.period.period, c.region) for c in levels if c.period and not c.unit}
        all_texts = {column.printed for column in columns}
        schoolyears = _are_two_years([column.printed for column in columns])
        kept = []
        for column in columns:
            head, name = column.period, column.printed
            copy = name.endswith(".1") and name[:-2] in all_texts
            if texts[name, column.region] > 1:
                self._problem("duplicate-column", name)
            elif (
                copy or (schoolyears and _TWO_YEARS.fullmatch(name)) or self._part_of_its_year(head)
            ):
                self._problem("period-ambiguous", name, value=name)
            elif head and column.unit and (head.period, column.region) in plain_ones:
                self._problem("column-not-read", name, value=name)
            else:
                kept.append(column)
        return kept

    def _part_of_its_year(self, head: Heading | None) -> bool:
        """Whether a whole year stands under a title that speaks of a part of one (2024年1-9月)."""
        return head is not None and head.period.is_year and self.around.title.part

    def _is_second_line(self, below: Row, first: int) -> bool:
        behind = [cell for cell in below.cells[first:] if cell]
        return (
            not any(
                cell and cell != _at(self.row, place)
                for place, cell in enumerate(below.cells[:first])
            )
            and bool(behind)
            and not any(holds_value(cell) or self._heading(cell) for cell in behind)
            and not all(is_missing(cell) for cell in behind)
        )

    def _sub_headings(self, places: Sequence[int]) -> list[Column]:
        """Return the columns of names, with the units or second names in a line below them."""
        below = self.around.ahead[0] if self.around.ahead else None
        first = places[0] if places else 0
        columns = [self._named(place, self.cells[place]) for place in places]
        if below is None:
            return columns
        label = _at(below, 0)
        second = [_at(below, place) for place in range(first, len(self.cells))]
        if (
            not any(second)
            or any(map(holds_value, filter(None, second)))
            or (label and role(label) != "unit")
        ):
            return columns
        if all(unit_of(cell) or is_missing(cell) for cell in second):
            self.used = 1
            return [
                c._replace(unit="" if is_missing(unit := _at(below, c.place)) else unit)
                for c in columns
            ]
        if label:
            return columns
        self.used, name, columns = 1, "", []
        for place in range(first, len(self.cells)):
            name, sub = self.cells[place] or name, _at(below, place)
            word = simplified(nfkc(sub)).strip().lower()
            whole = name if word in LEVELS or unit_of(sub) else name + sub
            columns.append(Column(place, whole, indicator=whole, unit=unit_of(sub)))
        return columns

    def _named(self, place: int, name: str) -> Column:
        """Return a column under a name; a unit in its place says only how its values are measured.

        Some names are units too (人口), so it must begin as units of amounts do where no title
        names an indicator.
        """
        is_unit = unit_of(name) and (
            self.around.has_indicator or name[0] in "万亿千百%‰" or name.endswith("元")
        )
        return Column(place, name, unit=name) if is_unit else Column(place, name, indicator=name)

    def _dated(self, keys: dict[str, int], below: Sequence[Row]) -> int | None:
        """Return the column that holds periods down the table: the one so named, or the first where
        its cells are.
        """
        if "period" in keys:
            return keys["period"]
        texts = [text for row in below if (text := _at(row, 0)) and not is_note(text)]
        dated = sum(bool(parse_period(text) or year_end(text)) for text in texts)
        return (
            0
            if dated and dated * 2 >= len(texts) and self.roles[0] in {None, "indicator"}
            else None
        )

    def _mostly_values(self, below: Sequence[Row], places: Sequence[int], dated: bool) -> bool:
        cells = [cell for place in places for cell in _column(below, place)]
        if not cells:  # the first years of a long table may well be blank
            return dated
        return sum(map(holds_value, cells)) * 2 > len(cells)

    def _counts_from_the_republic(self) -> bool:
        """Whether bare numbers such as 103 are years of the Minguo calendar: several of them under
        Traditional text.
        """
        bare = [cell for cell in self.cells if re.fullmatch(r"1[0-3]\d", cell)]
        return len(bare) > 1 and any(simplified(cell) != cell for cell in self.cells)


def _at(row: Row | None, place: int) -> str:
    return row.cells[place] if row is not None and place < len(row.cells) else ""


def _column(rows: Sequence[Row], place: int) -> list[str]:
    """Return the filled cells of a column, in rows of more than one cell (no title, no note)."""
    return [cell for row in rows if (cell := _at(row, place)) and sum(map(bool, row.cells)) > 1]


def _are_two_years(texts: Sequence[str]) -> bool:
    """Whether 2009-10, 2010-11 … are years of two calendar years rather than months."""
    pairs = {match.groups() for text in texts if (match := _TWO_YEARS.fullmatch(text))}
    return len(pairs) > 1 and all((int(year) + 1) % 100 == int(other) for year, other in pairs)
