"""Where a table's header is and which column holds what.

Three forms are read: long (a column each for indicator, period and value), periods across, and indicators or regions
across. The form is found from the headings and the rows below them, never from a position in the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from .cell import PLANNED, is_missing, parse_cell
from .label import LEVELS, Heading, heading, is_note, unit_of
from .period import Period, parse_period
from .problem import Problem
from .text import fold, plain, simplified
from .unit import UnitError

__all__ = [
    "COLUMNS",
    "Column",
    "Layout",
    "Row",
    "Surroundings",
    "Title",
    "find_layout",
    "holds_value",
    "role",
    "year_end",
]

# The canonical columns, with the headings under which offices write them; they are compared folded.
COLUMNS: dict[str, tuple[str, ...]] = {
    "indicator": ("指标", "指标名称", "项目", "指标项目", "统计指标", "名称", "indicator name", "series name",
                  "subject descriptor", "series"),
    "region": ("地区", "地区名称", "区域", "地域", "省份", "省市", "省市区", "城市", "区县", "市县", "县区",
               "行政区", "行政区划", "province", "city", "county", "country", "country name", "area", "geo"),
    "period": ("时期", "时间", "年份", "年度", "年", "年月", "月份", "季度", "日期", "统计时间", "报告期", "year",
               "date", "time"),
    "value": ("数值", "数据", "值", "指标值", "本期值", "绝对值", "绝对数", "总量", "累计", "本年累计", "全年",
              "obs_value"),
    "unit": ("单位", "计量单位", "units"),
    "bound": ("界限", "界限标记"),
    "status": ("状态", "数据状态", "数据类型", "数据性质", "obs_status"),
    "source": ("数据来源", "来源", "资料来源"),
    "publisher": ("发布机构", "发布单位"),
    "url": ("网址", "链接"),
    "note": ("备注", "说明"),
    "scale": ("数量级", "量级"),
}  # fmt: skip
_MAX_COLUMNS = 20_000
_RATE = re.compile("增|比|率|速|幅|排名|位次|名次|指数|占|均|rank|growth|rate|share|%", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a table: its first physical line, 1-based, and its cells without space around them."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Title:
    """What the lines above a table say for all of its rows.

    `of_a_region` tells that the table is one region's or province's although it may not say whose.
    """

    indicator: str = ""
    region: str = ""
    unit: str = ""
    period: Period | None = None
    of_a_region: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of values; `printed` is its heading, the rest what the heading says."""

    place: int
    printed: str
    indicator: str = ""
    region: str = ""
    unit: str = ""
    period: Heading | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column of a table holds what.

    `keys` are the places of the columns that say what a row is, by canonical name; `values` the columns of values;
    `merged` the keys whose blank cells repeat the one above; `used` how many rows below the first belong to the
    header; `year_ends` tells that its periods are dates on the last day of a year.
    """

    cells: list[str]
    keys: dict[str, int]
    values: tuple[Column, ...] = ()
    long: bool = False
    merged: tuple[str, ...] = ()
    used: int = 0
    year_ends: bool = False
    problems: tuple[Problem, ...] = ()

    @property
    def width(self) -> int:
        return len(self.cells)

    def printed(self, key: str) -> str:
        """Return the table's own name of a key column."""
        return self.cells[self.keys[key]] if key in self.keys else key


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a row that may be a header: the row above, rows below, the title, and who knows a region."""

    above: Row | None
    ahead: Sequence[Row]
    title: Title
    is_region: Callable[[str], bool]
    has_indicator: bool = False


def year_end(text: str) -> Period | None:
    """Return the year of a date on its last day, as databases date yearly values; other days are no period."""
    text = text.replace("/", "-").replace(".", "-").removesuffix("日").replace("年", "-").replace("月", "-")
    return parse_period(text.removesuffix("-12-31")) if text.endswith("-12-31") and len(text) == 10 else None


@lru_cache(maxsize=1)
def _roles() -> dict[str, str]:
    return {fold(name): column for column, names in COLUMNS.items() for name in (column, *names)}


@lru_cache(maxsize=4096)
def role(text: str) -> str | None:
    """Return the canonical name of the column that has this heading, or None."""
    return _roles().get(fold(text.rstrip(":： ")))


def holds_value(text: str) -> bool:
    """Whether a cell is a value, with a point or a comma before its fraction."""
    for comma in (False, True):
        try:
            return parse_cell(text, comma) is not None
        except UnitError:
            continue
    return False


def find_layout(row: Row, around: Surroundings) -> Layout | None:
    """Return the layout of the table whose header begins with `row`, or None where `row` is no header.

    A layout without value columns is a header that cannot be used, with its problems saying why.
    """
    if not any(row.cells):
        return None
    finder = _Finder(row, around)
    return finder.long() or finder.periods_across() or finder.names_across()


class _Finder:
    """One row held against each form of header."""

    def __init__(self, row: Row, around: Surroundings) -> None:
        self.row, self.around, self.cells = row, around, row.cells
        self.roles = [role(cell) if cell else None for cell in self.cells]
        self.republic = self._counts_from_the_republic()
        self.heads = [heading(cell, self.republic) if cell else None for cell in self.cells]
        self.periods = [place for place, head in enumerate(self.heads) if head]
        self.problems: list[Problem] = []
        self.used = 0

    # --- the forms

    def long(self) -> Layout | None:
        """Indicator, period and value each in a column; indicator and period may stand in the title instead."""
        roles = set(self.roles)
        if "value" not in roles or not roles & {"indicator", "region", "period"}:
            return None
        if "period" not in roles and self.periods:
            return None
        keys = self._keys(range(len(self.cells)))
        value = keys.pop("value")
        for place, cell in enumerate(self.cells):
            if self.roles[place] is None and cell:
                self._problem("unknown-column", cell, known=", ".join(COLUMNS))
        return self._layout(keys, [Column(value, self.cells[value])], long=True)

    def periods_across(self) -> Layout | None:
        """A column for each period, indicators or regions down."""
        if not self.periods or not self.periods[0]:  # the first column says what a row is
            return None
        first = self.periods[0]
        columns = self._two_levels(first)
        places = [column.place for column in columns]
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
        self._name_column(keys, names, below)
        self._unread(names, keys, below)
        values = [column for column in columns if self._is_level(column)]
        return self._layout(keys, values)

    def names_across(self) -> Layout | None:
        """A column for each indicator (or region), periods or regions down."""
        width = len(self.cells)
        if any(self.heads) or any(holds_value(cell) for cell in self.cells if cell) or width < 2:
            return None
        places = [place for place in range(width) if self.roles[place] is None and self.cells[place]]
        columns = self._sub_headings(places)
        below = self.around.ahead[self.used :]
        keys = self._keys([place for place in range(width) if place not in places or not self.cells[place]])
        dated = self._dated(keys, below)
        if dated is not None:
            if self.roles[dated] == "indicator":
                keys = {key: place for key, place in keys.items() if place != dated}
            keys["period"] = dated
            columns = [column for column in columns if column.place != dated]
        elif not keys.keys() & {"indicator", "region"}:
            return None
        places = [column.place for column in columns]
        if "value" in keys or not columns or not self._mostly_values(below, places, dated is not None):
            return None
        if "indicator" in keys and not all(self.around.is_region(column.printed) for column in columns):
            return None
        columns = [
            replace(column, region=column.printed, indicator="") if self.around.is_region(column.printed) else column
            for column in columns
        ]
        self._unread([place for place in range(width) if not self.cells[place]], keys, below)
        return self._layout(keys, columns)

    # --- parts

    def _layout(self, keys: dict[str, int], values: Sequence[Column], long: bool = False) -> Layout:
        told, title = self.problems, self.around.title
        usable = bool(values) and len(self.cells) <= _MAX_COLUMNS
        if len(self.cells) > _MAX_COLUMNS:
            self._problem("too-many-columns", limit=f"{_MAX_COLUMNS:,}")
        if any(problem.code == "duplicate-column" for problem in told):
            usable = False
        elif "indicator" not in keys and not all(c.indicator for c in values) and not self.around.has_indicator:
            self._problem("indicator-missing")
            usable = False
        elif "period" not in keys and not all(c.period for c in values) and title.period is None:
            self._problem("period-missing")
            usable = False
        indicator, region = keys.get("indicator"), keys.get("region")
        merged = [key for key in ("region", "indicator") if key in keys and not (long and key == "indicator")]
        if region is not None and indicator is not None:
            merged = [key for key in merged if keys[key] == min(region, indicator)]
        elif long or "period" in keys:
            merged = []
        elif merged and (len(keys) == 1 or set(keys) <= {*merged, "unit", "note"}):
            merged = []  # the one name of a row: where it is blank it is lost
        dates = [text for row in self.around.ahead if "period" in keys and (text := _at(row, keys["period"]))]
        year_ends = len({text for text in dates if year_end(text)}) > 1 and not any(
            re.fullmatch(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?", text) and not year_end(text) for text in dates
        )
        return Layout(
            self.cells, keys, tuple(values) if usable else (), long, tuple(merged), self.used, year_ends, tuple(told)
        )

    def _problem(self, code: str, field: str | None = None, **details: str) -> None:
        self.problems.append(Problem(code, details, line=self.row.line, field=field))

    def _keys(self, places: Sequence[int]) -> dict[str, int]:
        keys: dict[str, int] = {}
        for place in places:
            name = self.roles[place]
            if name in keys:
                self._problem("duplicate-column", self.cells[place])
            elif name:
                keys[name] = place
        return keys

    def _name_column(self, keys: dict[str, int], names: Sequence[int], below: Sequence[Row]) -> None:
        """Find the column of names where no heading says which it is: the first one that holds text."""
        if "indicator" in keys and "region" in keys:
            return
        for place in names:
            texts = [text for row in below if (text := _at(row, place)) and sum(map(bool, row.cells)) > 1]
            if place in keys.values() or not texts or (self.cells[place] and "region" in keys):
                continue
            if sum(map(holds_value, texts)) * 2 > len(texts):
                continue
            found = "region" if sum(map(self.around.is_region, texts)) * 2 > len(texts) else "indicator"
            if found not in keys:
                keys[found] = place
            if found == "indicator":
                return

    def _unread(self, names: Sequence[int], keys: dict[str, int], below: Sequence[Row]) -> None:
        """Tell of columns that are not read, so that nothing is dropped in silence."""
        first_key = min(keys.values(), default=0)
        for place in names:
            if place in keys.values():
                continue
            if self.cells[place]:
                self._problem("unknown-column", self.cells[place], known=", ".join(COLUMNS))
            elif place > first_key and any(_at(row, place) for row in below if sum(map(bool, row.cells)) > 1):
                self._problem("unnamed-column", column=str(place + 1))

    def _is_level(self, column: Column) -> bool:
        head = column.period
        if head is None or head.kind == "level":
            return True
        code = "not-actual" if head.kind == "planned" else "column-not-read"
        self._problem(code, column.printed, value=column.printed, count="1")
        return False

    def _two_levels(self, first: int) -> list[Column]:
        """Return the columns of periods, with what a second line of headings below or a group above them says."""
        below = self.around.ahead[0] if self.around.ahead else None
        if below is not None and self._is_second_line(below, first):
            self.used = 1
            columns, label = [], ""
            for place in range(first, len(self.cells)):
                label = self.cells[place] or label
                text = label + _at(below, place)
                if head := heading(text, self.republic):
                    columns.append(Column(place, text, unit=head.unit, period=head))
        else:
            columns = [
                Column(place, self.cells[place], unit=head.unit, period=head)
                for place in self.periods
                if (head := self.heads[place])
            ]
        group = ""
        for number, column in enumerate(columns):
            group = _at(self.around.above, column.place) or group
            word = simplified(plain(group)).strip().lower()
            kind = "planned" if word in PLANNED else "other" if _RATE.search(word) and word not in LEVELS else ""
            if column.period and kind and len(word) <= 12:
                columns[number] = replace(column, period=replace(column.period, kind=kind))
        return columns

    def _is_second_line(self, below: Row, first: int) -> bool:
        behind = [cell for cell in below.cells[first:] if cell]
        return (
            not any(cell and cell != _at(self.row, place) for place, cell in enumerate(below.cells[:first]))
            and bool(behind)
            and not any(holds_value(cell) or heading(cell, self.republic) for cell in behind)
            and not all(is_missing(cell) for cell in behind)
        )

    def _sub_headings(self, places: Sequence[int]) -> list[Column]:
        """Return the columns of names, with the units or second names that a line below them gives."""
        below = self.around.ahead[0] if self.around.ahead else None
        first = places[0] if places else 0
        columns = [self._named(place, self.cells[place]) for place in places]
        if below is None:
            return columns
        label = _at(below, 0)
        second = [_at(below, place) for place in range(first, len(self.cells))]
        if not any(second) or any(map(holds_value, filter(None, second))) or (label and role(label) != "unit"):
            return columns
        if all(unit_of(cell) or is_missing(cell) for cell in second):
            self.used = 1
            return [replace(c, unit="" if is_missing(unit := _at(below, c.place)) else unit) for c in columns]
        if label:
            return columns
        self.used, name, columns = 1, "", []
        for place in range(first, len(self.cells)):
            name, sub = self.cells[place] or name, _at(below, place)
            word = simplified(plain(sub)).strip().lower()
            whole = name if word in LEVELS or unit_of(sub) else name + sub
            columns.append(Column(place, whole, indicator=whole, unit=unit_of(sub)))
        return columns

    @staticmethod
    def _named(place: int, name: str) -> Column:
        """Return a column under a name; a unit in its place says only how its values are measured."""
        return Column(place, name, unit=name) if unit_of(name) else Column(place, name, indicator=name)

    def _dated(self, keys: dict[str, int], below: Sequence[Row]) -> int | None:
        """Return the column that holds periods down the table: the one so named, or the first where its cells are."""
        if "period" in keys:
            return keys["period"]
        texts = [text for row in below if (text := _at(row, 0)) and not is_note(text)]
        dated = sum(bool(parse_period(text) or year_end(text)) for text in texts)
        return 0 if dated and dated * 2 >= len(texts) and self.roles[0] in {None, "indicator"} else None

    def _mostly_values(self, below: Sequence[Row], places: Sequence[int], dated: bool) -> bool:
        cells = [cell for row in below if sum(map(bool, row.cells)) > 1 for p in places if (cell := _at(row, p))]
        if not cells:  # the first years of a long table may well be blank
            return dated
        return sum(map(holds_value, cells)) * 2 > len(cells)

    def _counts_from_the_republic(self) -> bool:
        """Whether bare numbers such as 103 are years of the Minguo calendar: several of them under Traditional text."""
        bare = [cell for cell in self.cells if re.fullmatch(r"1[0-3]\d", cell)]
        return len(bare) > 1 and any(simplified(cell) != cell for cell in self.cells)


def _at(row: Row | None, place: int) -> str:
    return row.cells[place] if row is not None and place < len(row.cells) else ""
