"""Databases that name their series in lines above the dates: Wind, CEIC, CEI, the ABS.

    指标,地区生产总值_累计,社会消费品零售总额_当期
    地区,江东市,江东市
    频度,季,月
    单位,亿元,亿元
    2023-12,2288.1,98.5

The first column says what each line holds. How long a date is for, the frequency says.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gapcalc.core.dates import period_kind
from gapcalc.core.text import plain_form
from gapcalc.tables.cell import is_missing

__all__ = ["SeriesBlock", "SeriesColumn", "find_series"]

# What a line may hold, by the words that stand before it.
_WORDS: dict[str, tuple[str, ...]] = {
    "indicator": (
        "指标", "指标名称", "指标全称", "指标名", "名称", "series name", "series", "indicator",
        "indicator name", "title", "name", "description", "data item description", "series title",
    ),
    "region": ("地区", "地区名称", "国家", "区域", "country", "region", "geography", "area"),
    "frequency": ("频度", "频率", "数据频率", "frequency", "freq", "freq.", "periodicity"),
    "unit": ("单位", "计量单位", "unit", "units", "unit of measure"),
    "dimension": ("series type", "季节调整", "seasonal adjustment", "adjustment", "口径"),
    "skip": (
        "指标id", "指标编码", "指标代码", "代码", "编码", "地区编码", "来源", "数据来源",
        "更新时间",
        "更新日期", "最后更新", "开始时间", "起始时间", "结束时间", "截止时间", "时间区间", "样本",
        "备注", "说明", "注释", "series id", "series code", "code", "id", "mnemonic", "source",
        "status",
        "last update", "last update time", "updated", "start", "end", "first obs. date",
        "last obs. date", "series start", "series end", "start date", "end date", "no. obs",
        "no. obs.", "collection month", "data type", "remarks", "notes", "subnational",
        "number of observations", "suggestions", "function information",
    ),
}  # fmt: skip
_KIND_OF = {word: kind for kind, words in _WORDS.items() for word in words}
# Months by frequency; a day and a week are no part of a year that is read.
_MONTHS = {
    "年": 12, "年度": 12, "annual": 12, "annually": 12, "yearly": 12, "year": 12, "a": 12, "y": 12,
    "半年": 6, "半年度": 6, "semiannual": 6, "semi-annual": 6, "half-yearly": 6,
    "季": 3, "季度": 3, "quarterly": 3, "quarter": 3, "q": 3,
    "月": 1, "月度": 1, "monthly": 1, "month": 1, "m": 1,
    "日": 0, "日度": 0, "周": 0, "旬": 0, "daily": 0, "weekly": 0, "d": 0, "w": 0,
}  # fmt: skip
_MOST_LINES = 30
# With so many lines that are known it is such a block: a unit and a frequency, or one and a name.
_LEAST_KNOWN = 2


class SeriesColumn(NamedTuple):
    """One column: what the lines above its values say of it.

    `months` is how many each value is for, None where nothing says so, 0 for days and weeks.
    `members` are the words under what sets series apart, by the word before the line.
    """

    place: int
    name: str
    region: str = ""
    unit: str = ""
    months: int | None = None
    members: tuple[tuple[str, str], ...] = ()


class SeriesBlock(NamedTuple):
    """The series of a table; `used` counts the rows above the first date, `kinds` names each."""

    series: list[SeriesColumn]
    used: int
    kinds: list[tuple[int, str]]


def find_series(rows: Sequence[tuple[int, list[str]]]) -> SeriesBlock | None:
    """Return the series that the lines from the first of `rows` on name, None where they do not.

    `rows` are lines and cells; blank rows may stand between them.
    """
    lines: list[tuple[str, int, list[str]]] = []
    used = 0

    for row, (line, cells) in enumerate(rows[:_MOST_LINES]):
        if not any(cells):
            continue
        # 2023-12 begins the first row of values.
        if period_kind(cells[0]) in {"period", "date"}:
            used = row
            break
        kind = _kind_of_line(cells, first=not lines)
        if kind is None:
            return None
        lines.append((kind, line, cells))
    else:
        return None

    kinds = [kind for kind, _, _ in lines]
    known = {"unit", "frequency"} & set(kinds)
    # 指标 and 指标名称, or neither
    if kinds.count("indicator") != 1:
        return None
    # 指标 over names alone is the header of a table with names across.
    if not known:
        return None
    # 指标,地区生产总值 over 单位,亿元 may be a header of two lines.
    if len(kinds) <= _LEAST_KNOWN:
        return None

    return SeriesBlock(_series(lines), used, [(line, kind) for kind, line, _ in lines])


def _kind_of_line(cells: Sequence[str], first: bool) -> str | None:
    """Return what a line holds; None where it is no line of such a block."""
    word = plain_form(cells[0]).strip().rstrip(":：").lower()
    known = _KIND_OF.get(word)
    if known is not None:
        return known

    filled = list(filter(None, cells))
    if first and not word and len(filled) > 1:  # ,GDP,Population over the dates
        return "indicator"

    # A line in words that are not known says nothing where it says the same of all series.
    different = set(filter(None, cells[1:]))
    if word and len(different) == 1:
        return "skip"

    return None


def _series(lines: Sequence[tuple[str, int, list[str]]]) -> list[SeriesColumn]:
    """Return the series that the lines name, one for each column with a name."""
    width = max(len(cells) for _, _, cells in lines)
    series = []

    for place in range(1, width):
        texts: dict[str, str] = {}  # by kind
        members = []
        for kind, _, cells in lines:
            text = cells[place] if place < len(cells) else ""
            # Series Type over Original, Seasonally adjusted, Trend
            if kind == "dimension":
                heading = cells[0].rstrip(":： ")
                members.append((heading, text))
            elif kind != "skip" and not is_missing(text):
                texts.setdefault(kind, text)

        name = texts.get("indicator", "")
        if not name:
            continue

        # Quarter: each value is for three months, of which the last stands beside it.
        frequency = texts.get("frequency", "").strip().lower()
        series.append(
            SeriesColumn(
                place,
                name,
                texts.get("region", ""),
                texts.get("unit", ""),
                _MONTHS.get(frequency),
                tuple(members),
            )
        )

    return series
