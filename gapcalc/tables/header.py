"""What the headings of a table mean: the canonical columns, and a table's layout in their terms."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from gapcalc.core.period import Period, parse_period
from gapcalc.core.problem import Problem
from gapcalc.core.text import fold
from gapcalc.core.unit import UnitError
from gapcalc.tables.cell import parse_cell
from gapcalc.tables.label import Heading, unit_of

__all__ = [
    "COLUMNS",
    "Column",
    "Layout",
    "Row",
    "Title",
    "holds_value",
    "of_year",
    "role",
    "year_end",
]

# The canonical columns, with the headings under which offices write them; they are compared folded.
COLUMNS: dict[str, tuple[str, ...]] = {
    "indicator": (
        "指标", "指标名称", "项目", "指标项目", "统计指标", "名称",
        "indicator name", "series name", "subject descriptor", "series",
    ),
    "region": (
        "地区", "地区名称", "区域", "地域", "省份", "省市", "省市区", "城市", "区县", "市县",
        "县区", "行政区", "行政区划",
        "province", "city", "county", "country", "country name", "area", "geo",
    ),
    "period": (
        "时期", "时间", "年份", "年度", "年", "年月", "日期", "统计时间", "报告期",
        "year", "date", "time",
    ),
    "value": (
        "数值", "数据", "值", "指标值", "本期值", "绝对值", "绝对数", "总量", "累计", "本年累计",
        "全年", "obs_value",
    ),
    "unit": ("单位", "计量单位", "units"),
    "bound": ("界限", "界限标记"),
    "status": ("数据性质", "状态", "数据状态", "数据类型", "obs_status"),
    "source": ("数据来源", "来源", "资料来源"),
    "publisher": ("发布机构", "发布单位"),
    "url": ("网址", "链接"),
    "note": ("备注", "说明"),
    "scale": ("数量级", "量级"),
    # Of the year in the column of periods.
    "part": ("月份", "月", "季度", "季", "month", "quarter"),
}  # fmt: skip


class Row(NamedTuple):
    """One record of a table: its first physical line, 1-based, and its cells without space around
    them.
    """

    line: int
    cells: list[str]


class Title(NamedTuple):
    """What the lines above a table say for all of its rows.

    `of_a_region` tells that the table is one region's or province's although it may not say whose;
    `part` that its values are those of a part of the year.
    """

    indicator: str = ""
    region: str = ""
    unit: str = ""
    period: Period | None = None
    of_a_region: bool = False
    part: bool = False


class Column(NamedTuple):
    """A column of values; `printed` is its heading, the rest what the heading says.

    `running` tells that its values are running totals within the year (累计).
    """

    place: int
    printed: str
    indicator: str = ""
    region: str = ""
    unit: str = ""
    period: Heading | None = None
    running: bool = False


class Layout(NamedTuple):
    """Which column of a table holds what.

    `keys` are the places of the columns that say what a row is, by canonical name; `values` the
    columns of values; `kinds` the columns of text that are not read, by which a row may be of
    another kind than its name says; `merged` the keys whose blank cells repeat the one above;
    `used` how many rows below the first belong to the header; `year_ends` tells that its periods
    are dates on the last day of a year.
    """

    cells: list[str]
    keys: dict[str, int]
    values: tuple[Column, ...] = ()
    long: bool = False
    kinds: tuple[int, ...] = ()
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


def of_year(year: str, part: str, heading: str) -> str:
    """Return the period that two columns name together: 2024 and 9 under 月份 are 2024年9月."""
    if part in {"全年", "年度", "合计", "0"}:
        return year
    if part.isascii() and part.isdigit():
        part += "季度" if "季" in heading or "quarter" in heading.lower() else "月"
    return f"{year.removesuffix('年')}年{part}"


def year_end(text: str) -> Period | None:
    """Return the year of a date on its last day, as databases date yearly values; other days are no
    period.
    """
    text = (
        text.replace("/", "-")
        .replace(".", "-")
        .removesuffix("日")
        .replace("年", "-")
        .replace("月", "-")
    )
    return (
        parse_period(text.removesuffix("-12-31"))
        if text.endswith("-12-31") and len(text) == 10
        else None
    )


@lru_cache(maxsize=1)
def _roles() -> dict[str, str]:
    return {fold(name): column for column, names in COLUMNS.items() for name in (column, *names)}


@lru_cache(maxsize=4096)
def role(text: str) -> str | None:
    """Return the canonical name of the column that has this heading, or None."""
    return _roles().get(fold(text.rstrip(":： ")))


def holds_value(text: str) -> bool:
    """Whether a cell is a value, with a point or a comma before its fraction."""
    if text.isascii() and not any(
        map(str.isdigit, text)
    ):  # only Chinese writes numbers without a digit
        return False
    for comma in (False, True):
        try:
            cell = parse_cell(text, comma)
        except UnitError:
            continue
        return cell is not None and (
            not cell.unit or bool(unit_of(cell.unit))
        )  # 四川 is no 4, 5G基站 no 5
    return False
