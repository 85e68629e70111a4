"""What the lines beside a table say of its rows: title, unit, region, period, groups of rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from gapcalc.core.period import parse_period
from gapcalc.core.problem import Problem
from gapcalc.core.text import fold
from gapcalc.tables.closing_notes import closing_notes
from gapcalc.tables.header import holds_value, role
from gapcalc.tables.layout import Layout, Row, Title
from gapcalc.tables.record import Context
from gapcalc.tables.table_number import is_table_number
from gapcalc.tables.title import is_forecast, is_note, place_in_file_name, read_line, said
from gapcalc.tables.vocabulary import ENDS_OF_PLACES, WHOLE_AREAS

__all__ = ["LinesBeside"]

# Patterns are texts here, which `re` compiles at their first use: many tables stand alone.
_CONTINUED = r"^\s*[(（]?续表?\s*\d*[)）]?\s*"
_LONGEST_TITLE = 80
# Cells of one line that may be titles: a row of thousands of words holds none.
_MOST_TITLES = 30
# 一、综合 and 2. Industry are sections by subject.
_NUMBERED = r"\s*(?:[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|[(（]?\d{1,2}[)）、.．])"
# Employment, by sex and age
_BY_PARTS = r"(?i),?\s+by\s+"
# The national bureau's site names the base of an export in its first line: these hold the nation's
# own figures.
_OF_REGIONS = "地区生产总值"
_NATIONAL = {"月度数据", "季度数据", "年度数据"}

# Sheet1, Data (2), Table 3.1: names of sheets that say nothing, and proper nouns that may be
# places.
_SHEET_OF_ANYTHING = (
    r"(?i)(?:sheet|data|table|tab|figure|notes?|index|contents?|annual|monthly|quarterly|statistics|"
    r"total|all|summary|values?|series|metadata|download|export|results?|main|indicators?)\b.*"
)
_NAME_OF_SHEET = r"[A-Z][a-z]{3,}(?: [A-Z][a-z]+){0,2}"


class LinesBeside:
    """What has been said beside the tables of one sheet.

    `title` holds for the rows that follow, `since` what lines since the last record have said,
    None where there were none. `ended` tells that the table has, by a note or a source below it.
    `apart` is the line that sets the rows below it apart, and `left` how many rows that are. What
    the name of the sheet sets apart are all of its rows, whatever lines stand among them.
    `group` is what a line within the table says of the rows below it. `of_nation` tells that the
    figures are the nation's by the name of the base alone.
    """

    def __init__(self, context: Context, places: Mapping[str, str]) -> None:
        self._context = context
        self._places = places
        self.title = Title()
        self.since: dict[str, Any] | None = None
        self.ended = False
        self._ended_at = 0  # the line of the note by which the table has ended
        self.apart: tuple[str, int] | None = None
        self.left = 0
        self._is_sheet_apart = False
        self.group: dict[str, Any] = {}
        self._grouped_by_place = False  # whether such a line has set the region of rows
        self.of_nation = False
        self._region_of_file = place_in_file_name(Path(context.path).stem, places)

    def read_lines(self, filled: list[str], line: int, layout: Layout | None = None) -> bool:
        """Take in what a line above a table, or one within it, says of the rows below; whether it
        says anything.
        """
        # 指标：,年末常住人口(万人) in two cells is one statement.
        joined = "".join(filled)
        if said(joined):
            filled = [joined]
        elif len(filled) > 1 and layout is None and not any(map(holds_value, filled)):
            filled = [", ".join(filled), *filled]  # of Industrial output, US$ million

        says_anything = False
        for text in filled[:_MOST_TITLES]:
            head = text if len(text) <= _LONGEST_TITLE else self._head_of(text)
            if not head:
                continue

            title = re.sub(_CONTINUED, "", head)  # 续表1 主要指标
            if self._read_line(title, line, layout):
                says_anything = True

        return says_anything

    def read_sheet_name(self, name: str, several: bool) -> None:
        """Take in what the name of a sheet, perhaps one of `several`, says of its tables."""
        # 年度数据 is how the nation's site names the sheets of its exports, and 5-1 a table of a
        # yearbook: neither says anything of the rows.
        if name not in _NATIONAL and not is_table_number(name, self._context.sheets):
            self._read_line(name, 1)
            self._is_sheet_apart = self.apart is not None and not self._is_chosen(name)
            if not self._is_sheet_apart:
                self.apart = None
        if several and not self.title.region:
            self.title = self.title._replace(region=_place_of_sheet(name))

    def _is_chosen(self, name: str) -> bool:
        """Whether the user names a sheet as one to read; of targets it holds no values even so."""
        chosen = map(fold, self._context.given.sheets)
        return fold(name) in chosen and not is_forecast(name)

    def begin_table(self, title: Title) -> None:
        """Take in that a table with this title begins."""
        # What a title above the notes set apart were the rows above them; one below them, such as
        # 2025年指标（预测）, speaks of the table that begins.
        if self.ended and self.apart is not None and self.apart[1] < self._ended_at:
            self.end_apart()
        self.title = title
        self.since = None
        self.ended = False
        self.group = {}
        self._grouped_by_place = False

    def read_notes_of(self, layout: Layout, ahead: Sequence[Row]) -> None:
        """Take in what the notes below a table that begins, among the rows `ahead`, say of it."""
        notes = closing_notes(ahead, self._places)
        layout.notes = notes
        title = self.title
        has_multiple = title.multiplier or "multiplier" in layout.keys
        if notes.multiplier and not has_multiple:
            title = title._replace(multiplier=notes.multiplier)

        # 统计范围为西山市 below a table that names no place itself
        names_place = title.region or "region" in layout.keys
        has_place_across = any(column.region for column in layout.values)
        if notes.region and not names_place and not has_place_across:
            region = self._context.given.region or notes.region
            title = title._replace(region=region)

        self.title = title
        # Figures in italics are forecasts: which of the values these are is not to be seen.
        if notes.unseen:
            self.apart = (notes.unseen, layout.lines[0])

    def unsay_nation(self, names: Sequence[str]) -> None:
        """Take back that a base without a place holds the nation's figures, where the names of rows
        say otherwise: the nation has no 地区生产总值, and other bureaus use the same program.
        """
        if any(_OF_REGIONS in name for name in names):
            self.title = self.title._replace(region="")

    def title_of_rows(self) -> Title:
        """Return what is said of the rows that follow, by the group that they belong to last."""
        return self.title._replace(**self.group) if self.group else self.title

    def _read_line(self, text: str, line: int, layout: Layout | None = None) -> bool:
        """Take in what one line says; whether it says anything."""
        if not text:
            return False
        # 资料来源：重庆市统计局 below a table: what follows is another one.
        if is_note(text):
            if layout is not None and not self.ended:
                self.ended = True
                self._ended_at = line
            return True

        statement = said(text)
        if statement is not None:
            changed = self._statement(*statement)
            if layout is not None:
                self.since = (self.since or {}) | changed
        elif layout is None:
            changed, _ = self._title_in(text, line, within=False)
        else:
            changed = self._line_within(text, line, layout)

        # 渝中区 over its indicators: 江北区 in a further line is a place too.
        if layout is not None and "region" in changed:
            self._grouped_by_place = True
        self.title = self.title._replace(**changed)
        return bool(changed or self.apart)

    def _line_within(self, text: str, line: int, layout: Layout) -> dict[str, Any]:
        """Take in a line within a table; return what it changes for the rows below it."""
        self.end_apart()
        changed, alone = self._title_in(text, line, within=True)
        self.since = (self.since or {}) | changed
        self.group = self._group_of(text, line, layout, changed)
        if "region" in layout.keys or not alone:
            # It may be the title of a further table, but moves no row of this one.
            changed.pop("region", None)

        return changed

    def _title_in(self, text: str, line: int, within: bool) -> tuple[dict[str, Any], bool]:
        """Return what a line states, by the fields of a `Title`, and whether its place stands
        alone.
        """
        given = self._context.given
        # 2024年重庆市主要指标（单位：亿元）
        stated = read_line(text, self._places, within=within)
        indicator = self._indicator_in(text)
        # 城镇化率 narrows nothing where the plan itself has it.
        narrows = stated.apart and not indicator and not self._is_sheet_apart
        # The name that the user gives says what the rows are, whatever stands above them.
        may_narrow = within or not given.indicator
        # 5-1 in a line of its own above the title is a number.
        if narrows and may_narrow and (within or not is_table_number(text, self._context.sheets)):
            self.apart = (text, line)

        changed: dict[str, Any] = {}
        if stated.unit:
            changed["unit"] = stated.unit
        if stated.place:
            changed["region"] = given.region or stated.place
        if indicator:
            changed["indicator"] = indicator
        if stated.multiplier:
            changed["multiplier"] = stated.multiplier
        if stated.dated:
            changed["period"] = stated.period
            changed["part"] = stated.part
            changed["year"] = stated.year

        return changed, stated.alone

    def _head_of(self, text: str) -> str:
        """Return the indicator before "by sex, region …" in a long title, "" for other texts."""
        head = re.split(_BY_PARTS, text[: 2 * _LONGEST_TITLE])[0]
        # A sentence that speaks of something by sex and region
        if len(head) > _LONGEST_TITLE:
            return ""
        # Employment of "Employment by sex, region, education … 2015 to 2024"
        if not self._context.is_indicator(head):
            return ""

        return head

    def _indicator_in(self, text: str) -> str:
        """Return the indicator that a line names: all of it, or of "Employment, by sex" the first
        words; "" where the plan does not know it.
        """
        # Employment of "Employment, by sex and age"
        before_parts = re.split(_BY_PARTS, text)[0]
        for name in (text, before_parts):
            if self._context.is_indicator(name):
                return name

        return ""

    def _group_of(
        self, text: str, line: int, layout: Layout, changed: dict[str, Any]
    ) -> dict[str, Any]:
        """Return what a line within a table says as the name of the rows below it.

        Where the rows name regions it is their indicator. Where they name indicators it is their
        region if it is a place, and also where the names come back under another such line, or one
        before was a place and this ends like one: a region that the plan may not know.
        """
        # A long table names each row.
        if layout.long:
            return {}
        # 渝中区 is the place of the rows, and no name of what they hold.
        if "region" in changed:
            return {}
        # 二、2025年目标: none of the rows below is read.
        if self.apart:
            return {}

        # Also a numbered one: rows below （1）公路里程（公里） are of the name before no more.
        if "region" in layout.keys:
            if "indicator" in layout.keys:
                return {}
            return {"indicator": text}  # GDP, then 江东市 and 青岚州 below it

        # 一、综合 is a subject.
        if re.match(_NUMBERED, text):
            return {}
        # 全市 below groups of districts
        if fold(text) in WHOLE_AREAS:
            return {}

        is_like_place = self._grouped_by_place and text.endswith(ENDS_OF_PLACES)
        # 青岚州 behind 江东市, or a name under which GDP and population come again
        if is_like_place or line in layout.group_lines:
            return {"region": text}

        return {}

    def end_apart(self) -> None:
        """Tell of the rows that a line set apart, which end here."""
        # A sheet named 2025年目标 has no other rows.
        if self._is_sheet_apart:
            return

        # 二、2025年目标 set 12 rows apart.
        if self.apart and self.left:
            text, line = self.apart
            details = {"value": text, "count": str(self.left)}
            problem = Problem("rows-not-read", details, line=line)
            self._context.tell(problem)

        self.apart = None
        self.left = 0

    def end_sheet(self) -> None:
        """Tell of the rows that the last line, or the name of the sheet, set apart."""
        if self._is_sheet_apart and self.left:
            details = {"value": self._context.sheet, "count": str(self.left)}
            self._context.tell(Problem("sheet-rows-not-read", details))

        self.end_apart()

    def _statement(self, key: str, what: str) -> dict[str, Any]:
        """Return what a statement such as 指标：年末常住人口 changes in a title, by field."""
        if key == "数据库":
            self.of_nation = what in _NATIONAL
            region = "全国" if self.of_nation else ""
            return {"of_a_region": not self.of_nation, "region": region}

        # 地区 of 地区：重庆市
        column = role(key)
        if column == "period":
            period = parse_period(what)
            if period is None or period.since is not None:
                return {}
            return {"period": period, "part": not period.is_year}

        if column == "region":
            self.of_nation = False
        if what and column in {"unit", "indicator", "region"}:
            return {column: what}

        return {}

    def title_of_next(self, first: bool) -> Title:
        """Return what the lines above a table that begins here, perhaps the first, say of it.

        Where they name no place the name of the file may.
        """
        title = self._title_above(first)
        if title.region or title.of_a_region or self._context.given.region:
            return title

        return title._replace(region=self._region_of_file)

    def _title_above(self, first: bool) -> Title:
        """Return what the lines above a table say of it, without the name of the file."""
        title = self.title
        # 单位：亿元 above the first table, whatever stands between
        if first:
            return title

        if self.since is None:
            # A table without a title, below one with a title: of another area it is not said to be.
            # 主要指标 below the tables of 重庆市, the plan's own area
            if title.region in self._context.home:
                return Title(region=title.region)
            return Title(of_a_region=bool(title.region) or title.of_a_region)

        if self.ended:
            return Title(**self.since)

        stated: dict[str, Any] = {"region": title.region, "of_a_region": title.of_a_region}
        stated |= self.since
        return Title(**stated)


def _place_of_sheet(name: str) -> str:
    """Return the place that a sheet among several may be named after, "" where it is named else.

    Sheets named Sylvania and Ruritania are two countries', whether or not the plan knows them.
    """
    # Sheet1, Annual data
    if re.fullmatch(_SHEET_OF_ANYTHING, name):
        return ""
    if re.fullmatch(_NAME_OF_SHEET, name):
        return name

    return ""
