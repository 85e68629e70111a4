"""What each column of a table is: a key that names rows, a column of values, a dimension, or beside
the point.

Four forms are read: long (a column each for indicator, period and value), periods across, names
across (indicators or regions), and a plain stub with headings across, of which it is not known what
they are. The form is found from the headings and from what stands below them, never from a position
in the file. A column is read only where all that stands over it is understood.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from gapcalc.core.data_options import DataOptions
from gapcalc.core.period import ENGLISH_MONTH, parse_period
from gapcalc.core.problem import Problem
from gapcalc.core.text import fold, nfkc, simplified
from gapcalc.tables.account import ColumnAccount, Why
from gapcalc.tables.cell import PLANNED, STANDING_WORDS, is_missing
from gapcalc.tables.dimensions import SideColumn, judge_columns, names_dimension
from gapcalc.tables.header import (
    HeaderBlock,
    body_rows,
    find_block,
    header_words,
    holds_number,
    holds_value,
    likely_roles,
    role,
    unbracketed,
    year_end,
)
from gapcalc.tables.label import LEVELS, Heading, heading, unit_of
from gapcalc.tables.layout import Column, Dimension, Form, Layout, Row, Title
from gapcalc.tables.title import is_note, said, unit_in_title
from gapcalc.tables.vocabulary import COLUMNS, ENDS_OF_PLACES, RUNNING_WORDS

__all__ = ["Surroundings", "are_years", "find_layout"]

_MAX_COLUMNS = 20_000
_PART = re.compile(
    r"第?[一二三四1-4]季度|[上下]半年|前[二三23]季度|全年|\d{1,2}(?:[-—–~至]\d{1,2})?月(?:累计)?"
)
# The same in English: Jan-November, Q1, First half, This month under "November 2024".
_ENGLISH_PART = re.compile(
    rf"{ENGLISH_MONTH}\.?(?:\s*[-–—]\s*{ENGLISH_MONTH}\.?)?|Q[1-4]|H[12]", re.IGNORECASE
)
_TWO_YEARS = re.compile(r"((?:19|20)\d\d)[-/—](?:19|20)?(\d\d)年?")
_PLACE_ENDS = re.compile(r"^[\u4e00-\u9fff]{2,10}(?:省|自治区|市|自治州|区|县|旗|盟)$")
_DATE = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?")
_PLAIN_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
# Of the Minguo calendar, 2014 to 2050.
_REPUBLIC = re.compile(r"1[0-3]\d", re.ASCII)
# Years stand in a row one, two, five or ten apart; 2012 and 2056 do not.
_LONGEST_STEP = 10
# Rows that are looked at to tell what a column is, and cells of them in all.
_SAMPLE_ROWS = 300
_SAMPLE_CELLS = 100_000
_LEAST_ROWS = 12


class Surroundings(NamedTuple):
    """What stands around a row that may be a header: the row above, rows below (blank ones too),
    the title, and who knows a region or an indicator.
    """

    above: Row | None
    ahead: Sequence[Row]
    title: Title
    is_region: Callable[[str], bool]
    has_indicator: bool = False
    given: DataOptions = DataOptions()
    is_indicator: Callable[[str], bool] = lambda text: False


def find_layout(row: Row, around: Surroundings) -> Layout | None:
    """Return the layout of the table whose header begins with `row`, or None where `row` is no
    header.

    A layout without value columns is a header that cannot be used, with its problems saying why.
    """
    if len(row.cells) > _MAX_COLUMNS:
        problem = Problem("too-many-columns", {"limit": f"{_MAX_COLUMNS:,}"}, line=row.line)
        return Layout(row.cells, {}, problems=(problem,))
    if not _may_begin(row):
        return None

    for block, ahead in _blocks(row, around):
        finder = _Finder(row.line, block, ahead, around)
        found = finder.long() or finder.periods_across() or finder.names_across() or finder.stub()
        if found is not None:
            return found

    return None


def _may_begin(row: Row) -> bool:
    """Whether a row can be the first line of a header: it names more than what its rows are, and
    holds no number.
    """
    filled = [cell for cell in row.cells if cell]
    if not any(row.cells[1:]) or is_note(filled[0]):
        return False
    republic = _counts_from_the_republic(filled)
    if any(holds_number(cell) for cell in filled if not (republic and _REPUBLIC.fullmatch(cell))):
        return False
    if any(unit_in_title(cell) for cell in filled):
        return False

    return are_years(row.cells)


def are_years(cells: Iterable[str]) -> bool:
    """Whether the years among `cells`, if there are any, can be those of a header.

    国家高新技术企业,2012,2056 is a row of values: years side by side are near each other.
    """
    years = [int(cell) for cell in cells if _PLAIN_YEAR.fullmatch(cell)]
    steps = [after - before for before, after in itertools.pairwise(years)]
    ascending = sum(1 for step in steps if 0 < step <= _LONGEST_STEP)
    descending = sum(1 for step in steps if -_LONGEST_STEP <= step < 0)
    level = sum(1 for step in steps if step == 0)
    return not steps or (max(ascending, descending) + level) * 2 > len(steps)


def _counts_from_the_republic(texts: Sequence[str]) -> bool:
    """Whether bare numbers such as 103 are years of the Minguo calendar: several of them under
    Traditional text.
    """
    bare = [text for text in texts if _REPUBLIC.fullmatch(text)]
    return len(bare) > 1 and any(simplified(text) != text for text in texts)


def _blocks(row: Row, around: Surroundings) -> Iterable[tuple[HeaderBlock, Sequence[Row]]]:
    """Yield the lines that may make the header, the most of them first, with the rows below."""
    block = find_block(row, around.ahead)
    above = around.above

    if above is not None and _is_group_line(above):
        joined = find_block(above, [row, *around.ahead])
        if joined.used > block.used:
            joined = joined._replace(used=joined.used - 1)
            yield joined, around.ahead[joined.used :]

    yield block, around.ahead[block.used :]

    if block.used:
        yield find_block(row, []), around.ahead


def _is_group_line(above: Row) -> bool:
    """Whether a row says something of groups of the columns below it: ,重庆,,四川, or ,,目标."""
    cells = [cell for cell in above.cells if cell]
    if not any(above.cells[1:]):
        return False

    return not any(said(c) or unit_in_title(c) or is_note(c) or holds_value(c) for c in cells)


class _Described(NamedTuple):
    """What the texts over one column say of its values."""

    period: Heading | None = None
    unit: str = ""
    region: str = ""
    rest: tuple[str, ...] = ()
    planned: bool = False
    standing: str | None = None
    running: bool | None = None


class _Finder:
    """One header held against each form."""

    def __init__(
        self, line: int, block: HeaderBlock, ahead: Sequence[Row], around: Surroundings
    ) -> None:
        self.line = line
        self.block = block
        self.around = around
        self.ahead = ahead
        self.given = around.given
        self.cells = block.headings
        width = len(self.cells)
        most = min(_SAMPLE_ROWS, max(_LEAST_ROWS, _SAMPLE_CELLS // max(1, width)))
        self.below = body_rows(ahead, most)
        self.texts = [[_at(row, place) for row in self.below] for place in range(width)]
        self.asked = self._asked_for()
        self.roles = [self._role(place) for place in range(width)]
        texts = [text for parts in block.parts for text in parts]
        self.republic = _counts_from_the_republic(texts)
        self.described = [self._describe(place) for place in range(width)]
        self.dated = [p for p in range(width) if self.described[p].period is not None]
        self._reset()

    def _reset(self) -> None:
        self.problems: list[Problem] = []
        self.unusable = False
        self.dimensions: list[Dimension] = []
        self.accounts: dict[int, ColumnAccount] = {}

    # --- the forms

    def long(self) -> Layout | None:
        """Indicator, period and value each in a column; indicator and period may stand in the title
        instead.
        """
        self._reset()
        value = self._value_column()
        if value is None:
            return None

        places = [place for place in range(len(self.cells)) if place != value]
        keys = self._keys(places)
        named = keys.keys() & {"indicator", "region", "period", "part"}
        if not named or ("period" not in keys and self.dated):
            return None

        self._judge(places, keys)
        name = self.cells[value]
        column = Column(value, name, running="累计" in simplified(name))
        return self._layout(keys, [column], "long", [value])

    def periods_across(self) -> Layout | None:
        """A column for each period, indicators or regions down."""
        self._reset()
        if not self.dated or not self.dated[0]:  # the first column says what a row is
            return None

        first = self.dated[0]
        dated = set(self.dated)
        names = [place for place in range(len(self.cells)) if place not in dated]
        stub = [place for place in names if place < first]
        if all(self.roles[place] == "period" for place in stub):
            return None

        named = any(self.roles[place] in {"indicator", "region"} for place in names)
        if not named and not any(self._holds_values(place) for place in self.dated):
            return None

        keys = self._keys(names)
        if "value" in keys:  # beside columns that name their periods its own is not known
            self._tell_unknown(keys.pop("value"))
        self._name_column(keys, names)
        beside = [place for place in names if place > first and self._under_a_group(place)]
        self._judge(sorted({*names}.difference(beside)), keys)

        columns = [self._dated_column(place, "indicator" in keys) for place in self.dated]
        values = [column for column in self._single(columns) if self._is_level(column)]
        for place in beside:
            self._tell_unknown(place)

        return self._layout(keys, values, "periods-across", [*self.dated, *beside])

    def names_across(self) -> Layout | None:
        """A column for each indicator (or region), periods or regions down."""
        self._reset()
        if self.dated:
            return None

        width = len(self.cells)
        named = [p for p in range(width) if self.roles[p] is None and self.cells[p]]
        keys = self._keys([p for p in range(width) if self.roles[p] or not self.cells[p]])
        dated = self._dated_stub(keys)
        if dated is not None:
            if self.roles[dated] == "indicator":
                keys = {key: place for key, place in keys.items() if place != dated}
            keys["period"] = dated
        self._find_regions(keys, named)
        if dated is None and not keys.keys() & {"indicator", "region"}:
            return None

        taken = set(keys.values())
        beside = [p for p in named if p not in taken and self._is_beside_values(p)]
        taken.update(beside)
        across = [p for p in named if p not in taken]
        if "value" in keys or not across or not self._mostly_values(across, dated is not None):
            return None

        columns = [self._named_column(place) for place in across]
        regions = sum(1 for column in columns if column.region and not column.indicator)
        if "indicator" in keys and regions * 2 <= len(columns):
            return None

        blank = [p for p in range(width) if not self.cells[p] and p not in keys.values()]
        self._judge([*beside, *blank], keys)
        return self._layout(keys, self._told_apart(columns), "names-across", across)

    def stub(self) -> Layout | None:
        """Names down and headings across, of which it is not known what they are.

        Its cells are values beyond doubt, and what they are of is not: 单位,实绩,排名 over the rows
        of a table without a period. Only a column whose heading adds nothing is read.
        """
        self._reset()
        first = next((p for p in range(1, len(self.cells)) if self._is_column_of_values(p)), None)
        if first is None:
            return None

        across = [p for p in range(first, len(self.cells)) if self._is_column_of_values(p)]
        across = [place for place in across if self.roles[place] in {None, "value"}]
        headed = [place for place in across if self.cells[place]]
        if len(headed) * 2 <= len(across) or not self._is_stub(first):
            return None

        keys = self._keys(range(first))
        self._name_column(keys, range(first))
        if "indicator" not in keys and "region" not in keys:
            return None

        others = set(range(len(self.cells))).difference(across)
        self._judge(sorted(others), keys)
        columns = [self._stub_column(place, "indicator" in keys) for place in headed]
        values = [column for column in columns if column is not None]
        return self._layout(keys, values, "stub", across)

    # --- what stands over a column

    def _describe(self, place: int) -> _Described:
        """Return what the texts over a column say, each by itself and those of a period together.

        2024年 over 1-9月, 2023年 over 增长(%), 目标 over 2025年, 重庆 over 地区生产总值 over 亿元.
        """
        texts = list(self.block.parts[place])
        period, texts = self._take_period(texts)
        unit = region = ""
        standing = running = None
        planned = False
        rest: list[str] = []

        for text in texts:
            word = simplified(nfkc(text)).strip().lower()
            if word in RUNNING_WORDS:
                running = RUNNING_WORDS[word]
            elif self.around.is_region(text):
                region = text
            elif word in PLANNED:
                planned = True
            elif word in STANDING_WORDS:
                standing = STANDING_WORDS[word]
            elif text in self.block.units or self._is_unit_below_name(text, place):
                unit = unbracketed(text)
            elif word not in LEVELS:
                rest.append(text)

        return _Described(period, unit, region, tuple(rest), planned, standing, running)

    def _is_unit_below_name(self, text: str, place: int) -> bool:
        """Whether a text over a column is the unit of another one over it: 亿元 below GDP.

        Some names are units too: 人口 over 户籍 is none.
        """
        unit = unbracketed(text)
        several = len(self.block.parts[place]) > 1
        return several and bool(unit_of(unit)) and (unit != text or _begins_like_unit(unit))

    def _take_period(self, texts: list[str]) -> tuple[Heading | None, list[str]]:
        """Return the period that some of the texts name together, and the texts that are left."""
        for start, text in enumerate(texts):
            if self._heading(text) is None:
                continue
            for end in range(len(texts), start, -1):
                found = self._heading("".join(texts[start:end]))
                plain = found is not None and (found.kind != "other" or end == start + 1)
                if plain:
                    return found, texts[:start] + texts[end:]

        return None, texts

    def _heading(self, text: str) -> Heading | None:
        is_year = self.republic and _REPUBLIC.fullmatch(text)
        if holds_number(text) and not is_year:  # 2 012 and 2012* are values
            return None

        title = self.around.title.period
        bare = simplified(nfkc(text)).replace(" ", "")
        if title is not None and _PART.fullmatch(bare):
            text = f"{title.year}年{bare}"  # 一季度 under a title that names the year
        elif title is not None and _ENGLISH_PART.fullmatch(bare):
            text = f"{bare} {title.year}"

        return heading(text, self.republic)

    def _under_a_group(self, place: int) -> bool:
        """Whether a column stands among those of periods and holds values: 同比 beside 2024年."""
        return bool(self.cells[place]) and self._is_column_of_values(place)

    # --- columns of values

    def _value_column(self) -> int | None:
        """Return the column of values of a long table, None where there is none."""
        places = [place for place, name in enumerate(self.roles) if name == "value"]
        filled = [place for place in places if self._column(place)]
        if len(filled) == 1:
            return filled[0]
        if places:
            for place in places[1:]:
                self._refuse("duplicate-column", self.cells[place])
            return places[0]
        if self.dated:
            return None

        likely = [
            place
            for place, text in enumerate(self.cells)
            if "value" in likely_roles(text) and self._is_column_of_values(place)
        ]
        return likely[0] if len(likely) == 1 else None

    def _dated_column(self, place: int, has_names: bool) -> Column:
        """Return a column over which a period stands."""
        told = self.described[place]
        period = told.period
        assert period is not None

        if told.standing is not None:
            period = period._replace(standing=told.standing)
        if told.planned:
            period = period._replace(kind="planned")

        name = ""
        if told.rest and not (has_names or self.around.has_indicator):
            name = "".join(told.rest)
        elif told.rest or place in self.block.unnamed:
            period = period._replace(kind="other")

        if told.running is not None:
            period = period._replace(running=told.running)

        unit = told.unit or period.unit
        return Column(place, self.cells[place], name, told.region, unit, period)

    def _named_column(self, place: int) -> Column:
        """Return a column under a name; a unit in its place says only how its values are measured.

        Some names are units too (人口), so it must begin as units of amounts do where no title
        names an indicator.
        """
        told = self.described[place]
        printed = self.cells[place]
        if told.unit or told.region:
            name = "".join(told.rest)
            return Column(place, name or printed, name, told.region, told.unit)

        is_unit = unit_of(printed) and (self.around.has_indicator or _begins_like_unit(printed))
        if is_unit:
            return Column(place, printed, unit=printed)

        name = "".join(told.rest) or printed
        return Column(place, name, indicator=name)

    def _stub_column(self, place: int, has_names: bool) -> Column | None:
        """Return a column whose heading adds nothing to the name of its rows; None for others."""
        told = self.described[place]
        printed = self.cells[place]
        if told.planned:
            self._problem("not-actual", printed, value=printed)
            return None
        if not has_names and not told.region:
            return self._named_column(place)
        if told.rest and has_names:
            self._problem("column-not-read", printed, value=printed)
            return None

        running = bool(told.running)
        return Column(place, printed, region=told.region, unit=told.unit, running=running)

    def _told_apart(self, columns: list[Column]) -> list[Column]:
        """Return columns of which no two have one name."""
        kept = []
        for column in columns:
            told = self.described[column.place]
            if told.planned:
                printed = self.cells[column.place]
                self._problem("not-actual", printed, value=printed)
            else:
                kept.append(column)

        names = Counter((c.indicator, c.region) for c in kept if c.indicator or c.region)
        for (indicator, region), count in names.items():
            if count > 1:
                self._problem("duplicate-column", indicator or region)

        return [column for column in kept if names[column.indicator, column.region] < 2]

    def _single(self, columns: list[Column]) -> list[Column]:
        """Return columns without those of which a period has two: 2022年 and 2022年(%), 2022 and
        its copy 2022.1.
        """
        levels = [column for column in columns if column.period and column.period.kind == "level"]
        texts = Counter((column.printed, column.region) for column in levels)
        plain_ones = {
            (c.period.period, c.region, c.indicator) for c in levels if c.period and not c.unit
        }
        all_texts = {column.printed for column in columns}
        schoolyears = _are_two_years([column.printed for column in columns])
        kept = []

        for column in columns:
            head = column.period
            name = column.printed
            copy = name.endswith(".1") and name[:-2] in all_texts
            two_years = schoolyears and _TWO_YEARS.fullmatch(name)
            same = head and (head.period, column.region, column.indicator)
            if texts[name, column.region] > 1:
                self._problem("duplicate-column", name)
            elif copy or two_years or self._part_of_its_year(head):
                self._problem("period-ambiguous", name, value=name)
            elif head and column.unit and same in plain_ones:
                self._problem("column-not-read", name, value=name)
            else:
                kept.append(column)

        return kept

    def _part_of_its_year(self, head: Heading | None) -> bool:
        """Whether a whole year stands under a title that speaks of a part of one (2024年1-9月)."""
        return head is not None and head.period.is_year and self.around.title.part

    def _is_level(self, column: Column) -> bool:
        head = column.period
        if head is None or head.kind == "level":
            return True

        code = "not-actual" if head.kind == "planned" else "column-not-read"
        self._problem(code, column.printed, value=column.printed)
        return False

    # --- keys

    def _asked_for(self) -> dict[int, str]:
        """Return the roles that the user gives to columns, by place."""
        wanted = {fold(name): given for name, given in self.given.columns}
        wanted |= {fold(name): "skip" for name in self.given.skip_columns}
        return {
            place: wanted[fold(text)]
            for place, text in enumerate(self.cells)
            if text and fold(text) in wanted
        }

    def _role(self, place: int) -> str | None:
        if place in self.asked:
            asked = self.asked[place]
            return None if asked in {"skip", "dimension"} else asked

        text = self.cells[place]
        if not text:
            return None

        found = role(text)
        if found is None and len(self.block.parts[place]) > 1:
            parts = [role(part) for part in self.block.parts[place]]
            found = next((part for part in parts if part is not None), None)
            if found == "value":
                return None

        return found

    def _keys(self, places: Iterable[int]) -> dict[str, int]:
        """Return the place of each key among the columns at `places`."""
        keys: dict[str, int] = {}
        whys: dict[int, Why] = {}
        free = [place for place in places if place not in self.asked or self.roles[place]]

        for place in free:
            name = self.roles[place]
            if name == "indicator" and self._holds_places(place):
                name = "region"  # 名称 over 北京市, 重庆市
            if name is None:
                continue
            why: Why = "option" if place in self.asked else "heading"
            if name not in keys:
                keys[name] = place
                whys[place] = why
                continue

            better = self._better_of(name, keys[name], place)
            if better is None:
                self._refuse("duplicate-column", self.cells[place])
                self._account(place, name, "heading")
                continue
            other = keys[name] if better == place else place
            self._account(other, name, "repeats")
            keys[name] = better
            whys[better] = why

        self._find_likely(keys, free)
        if "part" in keys and "period" not in keys:
            keys["period"] = keys.pop("part")
        for name, place in keys.items():
            self._account(place, name, whys.get(place, "values"))

        return keys

    def _better_of(self, name: str, one: int, other: int) -> int | None:
        """Return which of two columns of one role names rows, None where they contradict.

        Of a code and a name it is the one that is known, else the name; of 省份 and 城市 the inner
        one; of a filled and a blank one the filled one.
        """
        first, second = self.texts[one], self.texts[other]
        if not any(second):
            return one
        if not any(first):
            return other

        forward = _determines(first, second)
        backward = _determines(second, first)
        codes = _is_code(self.cells[one]), _is_code(self.cells[other])
        if forward and backward and (codes[0] != codes[1] or len(set(first)) > 1):
            known = self.around.is_region if name == "region" else self.around.is_indicator
            hits = [sum(map(known, set(texts))) for texts in (first, second)]
            if hits[0] != hits[1]:
                return one if hits[0] > hits[1] else other
            return one if codes[1] else other
        if name == "region":
            return self._inner_of(one, other, forward, backward)

        return None

    def _inner_of(self, one: int, other: int, forward: bool, backward: bool) -> int | None:
        """Return which of two columns of places lies within the other: 城市 within 省份.

        Its places are more, and each lies in one of the other's.
        """
        if forward and not backward:
            return one
        if backward and not forward:
            return other

        levels = [_level_of_place(self.cells[place]) for place in (one, other)]
        if levels[0] == levels[1] or not (forward or backward):
            return None

        return one if levels[0] > levels[1] else other

    def _find_likely(self, keys: dict[str, int], places: Sequence[int]) -> None:
        """Find the columns whose headings speak of a role in other words: GeoAreaName, PowerCode.

        Each is held against its column; a name is preferred to a code.
        """
        ranked = sorted(places, key=lambda place: _is_code(self.cells[place]))
        for place in ranked:
            if place in keys.values() or self.roles[place] or not self.cells[place]:
                continue
            if place in self.asked or names_dimension(self.cells[place]):
                continue
            for name in likely_roles(self.cells[place]):
                if name in keys or name == "value" or not self._fits(name, place):
                    continue
                keys[name] = place
                break

        self._find_regions(keys, places)

    def _fits(self, name: str, place: int) -> bool:
        """Whether the cells of a column are what its role holds."""
        filled = [cell for cell in self.texts[place] if cell]
        if not filled:
            return False

        numbers = sum(1 for cell in filled if holds_value(cell))
        if name == "period":
            return all(self._is_date(cell) for cell in filled)
        if name in {"multiplier", "note", "source", "url", "status"}:
            return True

        return numbers * 2 <= len(filled)

    def _is_date(self, text: str) -> bool:
        return parse_period(text) is not None or _DATE.fullmatch(text) is not None

    def _name_column(self, keys: dict[str, int], names: Iterable[int]) -> None:
        """Find the column of names where no heading says which it is: the first one that holds
        text.
        """
        if "indicator" in keys and "region" in keys:
            return

        for place in names:
            texts = list(self._column(place))
            taken = place in keys.values() or place in self.accounts or place in self.asked
            if taken or not texts or (self.cells[place] and "region" in keys):
                continue
            if sum(map(holds_value, texts)) * 2 > len(texts):
                continue

            regions = sum(map(self.around.is_region, texts)) * 2 > len(texts)
            found = "region" if regions else "indicator"
            if found not in keys:
                keys[found] = place
                self._account(place, found, "place")
            if found == "indicator":
                return

    def _find_regions(self, keys: dict[str, int], places: Iterable[int]) -> None:
        """Find the column of regions under a heading that does not say so (填报单位, 下辖)."""
        for place in places:
            if "region" in keys or place in keys.values() or place in self.asked:
                continue

            texts = self._column(place)
            if not texts or self.roles[place] is not None:
                continue

            named = sum(1 for text in texts if self._names_place(text))
            if named * 2 > len(texts) or self._is_headed_as_places(place, texts):
                keys["region"] = place
                self._account(place, "region", "values")

    def _holds_places(self, place: int) -> bool:
        texts = self._column(place)
        known = sum(1 for text in texts if self.around.is_region(text))
        return known * 2 > len(texts)

    def _names_place(self, text: str) -> bool:
        return self.around.is_region(text) or bool(_PLACE_ENDS.search(text))

    def _is_headed_as_places(self, place: int, texts: Sequence[str]) -> bool:
        """Whether the heading of a column of words ends as those of places do: 所属区县, 州市."""
        written = simplified(nfkc(self.cells[place])).strip()
        if not written or written.isascii() or not written.endswith(ENDS_OF_PLACES):
            return False

        words = [text for text in texts if not holds_value(text)]
        return len(words) * 2 > len(texts)

    def _dated_stub(self, keys: dict[str, int]) -> int | None:
        """Return the column that holds periods down the table: the one so named, or the first where
        its cells are.
        """
        if "period" in keys:
            return keys["period"]

        texts = [text for text in self.texts[0] if text and not is_note(text)]
        dated = sum(1 for text in texts if parse_period(text) or year_end(text))
        if not dated or dated * 2 < len(texts) or self.roles[0] not in {None, "indicator"}:
            return None

        return 0

    # --- columns beside the keys and the values

    def _judge(self, places: Iterable[int], keys: dict[str, int]) -> None:
        """Find what the columns at `places` that are no keys do to the rows.

        Told are those that are not read, so that nothing is dropped in silence.
        """
        free = [p for p in places if p not in keys.values() and p not in self.accounts]
        sides = []

        for place in self._choose(free):
            asked = self.asked.get(place)
            if asked == "skip":
                self._account(place, "skip", "option")
            elif asked == "dimension":
                self._dimension(place, "option")
            elif self._column(place):
                sides.append(SideColumn(place, self.cells[place], self.texts[place]))
            elif self.cells[place]:
                self._tell_unknown(place)
                self._account(place, "skip", "constant")

        naming = [keys[name] for name in ("indicator", "region") if name in keys]
        dated = [keys[name] for name in ("period", "part") if name in keys]
        rows = range(len(self.below))
        series = [tuple(self.texts[place][row] for place in naming) for row in rows]
        named = [tuple(self.texts[p][row] for p in (*naming, *dated)) for row in rows]
        first_key = min(keys.values(), default=0)

        for place, verdict in judge_columns(sides, named, series).items():
            if verdict.role == "dimension":
                self._dimension(place, verdict.why)
            elif verdict.role == "unknown":
                self._dimension(place, "unknown", understood=False)
            else:
                self._beside(place, verdict.why, first_key)

    def _choose(self, free: Sequence[int]) -> list[int]:
        """Take the columns of which the user chose a member; return the free ones that are left.

        A key may be one of them: --where 地区=重庆.
        """
        where = {fold(name): member for name, member in self.given.where}
        chosen = []
        for place, text in enumerate(self.cells):
            member = where.get(fold(text)) if text else None
            if member is None:
                continue

            chosen.append(place)
            if place in free:
                self._dimension(place, "option", chosen=member)
            else:
                self.dimensions.append(Dimension(place, text, chosen=member))

        return [place for place in free if place not in chosen]

    def _used_options(self) -> set[str]:
        """Return the options of the user that name a column of this table."""
        named = {fold(text) for text in self.cells if text}
        given = self.given
        options = [("where", name) for name, _ in given.where]
        options += [("skip_columns", name) for name in given.skip_columns]
        options += [("columns", name) for name, _ in given.columns]
        return {f"{option}:{name}" for option, name in options if fold(name) in named}

    def _beside(self, place: int, why: Why, first_key: int) -> None:
        """Tell of a column that is taken to mean nothing; a constant one as long as it is one."""
        self._account(place, "skip", why)
        if why == "constant":
            word = next(text for text in self.texts[place] if text)
            if not holds_value(word):
                constant = Dimension(place, self.cells[place], constant=word)
                constant.account = self.accounts[place]
                self.dimensions.append(constant)

        if self.cells[place]:
            self._tell_unknown(place)
        elif place > first_key:
            self._problem("unnamed-column", column=str(place + 1))

    def _dimension(
        self, place: int, why: Why, understood: bool = True, chosen: str | None = None
    ) -> None:
        name = self.cells[place] or str(place + 1)
        self._account(place, "dimension", why)
        made = Dimension(place, name, understood, chosen, account=self.accounts[place])
        self.dimensions.append(made)

    def _account(self, place: int, name: str, why: Why, detail: str = "") -> None:
        self.accounts[place] = ColumnAccount(place + 1, self.cells[place], name, why, detail)

    def _tell_unknown(self, place: int) -> None:
        self._problem("unknown-column", self.cells[place], known=", ".join(COLUMNS))

    # --- what stands below

    def _column(self, place: int) -> list[str]:
        """Return the filled cells of a column in the sample."""
        return [text for text in self.texts[place] if text]

    def _holds_values(self, place: int) -> bool:
        return any(holds_value(text) for text in self._column(place))

    def _is_column_of_values(self, place: int) -> bool:
        """Whether most of what stands in a column are numbers."""
        texts = [text for text in self._column(place) if not is_missing(text)]
        numbers = sum(1 for text in texts if holds_value(text))
        return numbers > 0 and numbers * 2 >= len(texts)

    def _is_beside_values(self, place: int) -> bool:
        """Whether a column between those of values holds words and no numbers (质量等级)."""
        texts = self._column(place)
        words = [text for text in texts if not holds_value(text) and not is_missing(text)]
        return len(words) * 2 > len(texts)

    def _is_stub(self, first: int) -> bool:
        """Whether words that name rows stand in the columns before `first`."""
        for place in range(first):
            texts = self._column(place)
            words = [text for text in texts if not holds_value(text) and not is_missing(text)]
            if words and len(words) * 2 >= len(texts):
                return True

        return False

    def _mostly_values(self, places: Sequence[int], dated: bool) -> bool:
        cells = [cell for place in places for cell in self._column(place)]
        if not cells:  # the first years of a long table may well be blank
            return dated

        return sum(map(holds_value, cells)) * 2 > len(cells)

    # --- the layout

    def _layout(
        self, keys: dict[str, int], values: Sequence[Column], form: Form, across: Sequence[int]
    ) -> Layout:
        if self.block.too_deep:
            self.problems.clear()
            self._refuse("header-too-deep")
        else:
            self._refuse_unnamed(keys, values)
        dates = self._dates(keys)
        year_ends = len({text for text in dates if year_end(text)}) > 1
        year_ends = year_ends and not any(
            _DATE.fullmatch(text) and not year_end(text) for text in dates
        )
        for place in across:
            told = self.described[place]
            detail = str(told.period.period) if told.period else told.unit
            self._account(place, "value", "heading" if self.cells[place] else "values", detail)

        return Layout(
            self.cells,
            keys,
            () if self.unusable else tuple(values),
            form,
            tuple(self.dimensions),
            self._merged(keys, form),
            self.block.used,
            year_ends,
            tuple(self.problems),
            self.block.lines,
            tuple(across),
            [self.accounts[place] for place in sorted(self.accounts)],
            self._used_options(),
            self._group_lines(keys),
        )

    def _dates(self, keys: dict[str, int]) -> list[str]:
        return self._column(keys["period"]) if "period" in keys else []

    def _refuse_unnamed(self, keys: dict[str, int], values: Sequence[Column]) -> None:
        """Refuse a table of which indicator or period are nowhere said."""
        title = self.around.title
        named = "indicator" in keys or all(column.indicator for column in values)
        named = named or ("region" in keys and self._begins_with_group())
        dated = "period" in keys or all(column.period for column in values)
        if not named and not self.around.has_indicator:
            self._refuse("indicator-missing")
        elif not dated and title.period is None and not self.given.period:
            self._refuse("period-missing")

        dates = self._dates(keys)
        if _are_two_years(dates):
            self._refuse("period-ambiguous", self.cells[keys["period"]], value=dates[0])

    def _group_lines(self, keys: dict[str, int]) -> frozenset[int]:
        """Return the lines that name a group of rows whose names come back in another group:

        北京, then GDP and population; 青岚州, then GDP and population.
        """
        if "indicator" not in keys:
            return frozenset()

        group = 0  # its line, 0 for the rows before the first
        groups: dict[str, set[int]] = {}  # of each name
        last = self.below[-1].line if self.below else 0
        for row in self.ahead:
            if row.line > last:  # of another table
                break
            filled = [cell for cell in row.cells if cell]
            name = _at(row, keys["indicator"])
            if len(filled) == 1 and not (is_note(filled[0]) or unit_in_title(filled[0])):
                group = row.line
            elif name and len(filled) > 1:
                groups.setdefault(name, set()).add(group)

        return frozenset(line for lines in groups.values() if len(lines) > 1 for line in lines)

    def _begins_with_group(self) -> bool:
        """Whether the first row below the header is a name over a group of rows."""
        first = next((row for row in self.ahead if any(row.cells)), None)
        return first is not None and sum(map(bool, first.cells)) == 1 and bool(first.cells[0])

    def _merged(self, keys: dict[str, int], form: Form) -> tuple[str, ...]:
        """Return the keys whose blank cells repeat the one above: the outer one of region and
        indicator.
        """
        if "region" not in keys or "indicator" not in keys:
            return ()

        outer = min("region", "indicator", key=keys.__getitem__)
        return () if form == "long" and outer == "indicator" else (outer,)

    def _refuse(self, code: str, field: str | None = None, **details: str) -> None:
        self._problem(code, field, **details)
        self.unusable = True

    def _problem(self, code: str, field: str | None = None, **details: str) -> None:
        self.problems.append(Problem(code, details, line=self.line, field=field))


# --- rows below a header


def _at(row: Row, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""


def _determines(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether each cell of the first column always has the same cell of the second beside it."""
    seen: dict[str, str] = {}
    return all(seen.setdefault(a, b) == b for a, b in zip(first, second, strict=True))


def _begins_like_unit(text: str) -> bool:
    """Whether a unit is written as those of amounts are: 万人, %, 元."""
    return text[0] in "万亿千百%‰" or text.endswith("元")


# Words for places from the outer to the inner ones.
_LEVELS_OF_PLACES = (
    ("国", "country", "nation"),
    ("省", "province", "state"),
    ("市", "city", "prefecture"),
    ("区县", "县", "county", "district"),
    ("镇", "乡", "街道", "town", "village"),
)


def _level_of_place(text: str) -> int:
    """Return how far inside a heading's places lie, -1 where it does not say."""
    written = simplified(nfkc(text)).lower()
    found = -1
    for level, words in enumerate(_LEVELS_OF_PLACES):
        if any(word in written for word in words):
            found = level

    return found


_CODE_WORDS = {"code", "codes", "id", "iso", "iso2", "iso3", "no", "number"}


def _is_code(text: str) -> bool:
    """Whether a heading speaks of a code rather than of a name: country_code, 行政区划代码."""
    written = simplified(nfkc(text))
    if any(word in written for word in ("代码", "编码", "编号")):
        return True

    return not _CODE_WORDS.isdisjoint(header_words(text))


def _are_two_years(texts: Sequence[str]) -> bool:
    """Whether 2009-10, 2010-11 … are years of two calendar years rather than months."""
    pairs = {match.groups() for text in texts if (match := _TWO_YEARS.fullmatch(text))}
    return len(pairs) > 1 and all((int(year) + 1) % 100 == int(other) for year, other in pairs)
