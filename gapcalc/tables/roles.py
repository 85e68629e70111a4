"""What each column of a table is: a key that names rows, a column of values, a dimension, or beside
the point.

Four forms are read: long (a column each for indicator, period and value), periods across, names
across (indicators or regions), and a plain stub with headings across, of which it is not known what
they are. The form is found from the headings and from what stands below them, never from a position
in the file. A column is read only where all that stands over it is understood.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from gapcalc.core.data_options import DataOptions
from gapcalc.core.dates import period_kind
from gapcalc.core.period import ENGLISH_MONTH
from gapcalc.core.problem import Problem
from gapcalc.core.text import fold, nfkc, simplified
from gapcalc.tables.account import ColumnAccount, Why
from gapcalc.tables.bases import BasisColumn, holds_bases
from gapcalc.tables.cell import PLANNED, STANDING_WORDS, is_missing
from gapcalc.tables.dimensions import (
    SideColumn,
    is_type,
    is_whole,
    judge_columns,
    names_dimension,
)
from gapcalc.tables.flags import read_flag
from gapcalc.tables.formats import SERIES_ROWS, known_format
from gapcalc.tables.formats.resolve import Resolved, resolve, wholes_of
from gapcalc.tables.formats.series_rows import Series, SeriesBlock, find_series
from gapcalc.tables.header import (
    HeaderBlock,
    are_years,
    body_rows,
    find_block,
    header_words,
    holds_number,
    holds_value,
    likely_roles,
    number_places,
    of_republic,
    role,
    unbracketed,
    years_of,
)
from gapcalc.tables.label import LEVELS, Heading, heading, in_two_languages, readings, unit_of
from gapcalc.tables.layout import Column, Dimension, Form, Layout, Row, Title
from gapcalc.tables.title import is_note, read_line, said, states_unit, unit_in_title
from gapcalc.tables.unit_cell import unit_in_cell
from gapcalc.tables.vocabulary import COLUMNS, ENDS_OF_PLACES, MULTIPLIERS, RUNNING_WORDS

__all__ = ["Surroundings", "find_layout", "is_part_of_year"]

_MAX_COLUMNS = 20_000
_PART = re.compile(
    r"第?[一二三四1-4]季度|[上下]半年|前[二三23]季度|全年|\d{1,2}(?:[-—–~至]\d{1,2})?月(?:累计)?"
)
# The same in English: Jan-November, Q1, First half, This month under "November 2024".
_ENGLISH_PART = re.compile(
    rf"{ENGLISH_MONTH}\.?(?:\s*[-–—]\s*{ENGLISH_MONTH}\.?)?|Q[1-4]|H[12]", re.IGNORECASE
)
# Unemployment rate 2023, Value_2023, Employed persons 2023Q1
_NAME_AND_PERIOD = re.compile(
    r"(?P<name>.*[^\W\d_][^\d]*?)[\s_]+(?P<period>(?:19|20)\d\d(?:[MQKH]\d{1,2})?)", re.ASCII
)
_TWO_YEARS = re.compile(r"((?:19|20)\d\d)[-/—](?:19|20)?(\d\d)年?")
_NO_WORDS = re.compile(r"[\W_]+")
_PLACE_ENDS = re.compile(r"^[\u4e00-\u9fff]{2,10}(?:省|自治区|市|自治州|区|县|旗|盟)$")
# Years that are no calendar years.
_OTHER_YEAR = re.compile(
    r"fiscal|financial|budget|school|academic|crop|marketing|学年|财年|财政年度|农历", re.IGNORECASE
)
# Sub-columns that hold all of what stands above them.
_WHOLE_COLUMNS = {fold(word) for word in ("合计", "总计", "总数", "Total", "All")}
# Madrid, Nueva York: words that may be the name of a place.
_PROPER_NOUN = re.compile(r"[^\W\d_a-z][^\W\d_]{2,}(?:[ '-][^\W\d_]+){0,3}")
# Of the Minguo calendar, 2014 to 2050.
_REPUBLIC = re.compile(r"1[0-3]\d", re.ASCII)
_THREE_DIGITS = re.compile(r"1[0-3]\d年", re.ASCII)
# Rows that are looked at to tell what a column is, and cells of them in all.
_SAMPLE_ROWS = 300
_SAMPLE_CELLS = 100_000
_LEAST_ROWS = 12
# What stands among units and is none that can be converted.
_LIKE_UNITS = {"index", "domesticcurrency", "nationalcurrency", "units", "number", "ratio"}
# A longer heading ends in no period that is read.
_LONGEST_NAME = 300
# Observed value, Value in EUR million; a longer heading is the title of what is measured.
_MOST_WORDS_OF_VALUE = 5


class Surroundings(NamedTuple):
    """What stands around a row that may be a header: the row above, rows below (blank ones too),
    the title, and who knows a region or an indicator. `has_regions` tells that the plan tells
    regions apart.
    """

    above: Row | None
    ahead: Sequence[Row]
    title: Title
    is_region: Callable[[str], bool]
    has_indicator: bool = False
    given: DataOptions = DataOptions()
    has_regions: bool = False
    is_indicator: Callable[[str], bool] = lambda text: False
    is_basis: Callable[[str], bool] = lambda text: False


def find_layout(row: Row, around: Surroundings) -> Layout | None:
    """Return the layout of the table whose header begins with `row`, or None where `row` is no
    header.

    A layout without value columns is a header that cannot be used, with its problems saying why.
    """
    if len(row.cells) > _MAX_COLUMNS:
        problem = Problem("too-many-columns", {"limit": f"{_MAX_COLUMNS:,}"}, line=row.line)
        return Layout(row.cells, {}, problems=(problem,))
    series = find_series([row, *around.ahead])
    if series is not None:
        return _layout_of_series(row, series, around)
    if not _may_begin(row):
        return None

    for block, ahead in _blocks(row, around):
        if block.has_title:
            return None
        finder = _Finder(row.line, block, ahead, around)
        found = finder.long() or finder.periods_across() or finder.names_across() or finder.stub()
        if found is not None:
            return found

    return None


# Members of Series Type that leave a series as it was counted.
_UNADJUSTED = frozenset({"original", "notseasonallyadjusted", "unadjusted", "nsa", "未季调"})


def _layout_of_series(row: Row, block: SeriesBlock, around: Surroundings) -> Layout:
    """Return the layout of a table whose lines above the dates name its series."""
    problems: list[Problem] = []
    values = []
    where = {fold(name): fold(member) for name, member in around.given.where}
    left_out: Counter[tuple[str, str]] = Counter()

    for one in block.series:
        region, name = _parted_name(one, around)
        apart = [
            (heading, word)
            for heading, word in one.members
            if not _is_wanted(word, where.get(fold(heading)))
        ]
        if apart:
            left_out.update(apart)
            continue
        if one.months == 0:
            details = {"value": one.name}
            problems.append(Problem("column-not-read", details, line=row.line, field=one.name))
            continue

        unit = "" if one.unit in {"-", "--"} else unit_in_cell(one.unit)
        values.append(Column(one.place, one.name, name, region, unit, months=one.months))

    for (line, word), count in left_out.items():
        details = {"value": word, "column": line, "count": str(count)}
        problems.append(Problem("parts-not-read", details, line=row.line, field=line))

    columns = [ColumnAccount(1, row.cells[0], "period", "format")]
    columns += [ColumnAccount(one.place + 1, one.name, "value", "format") for one in block.series]
    named = {fold(heading) for one in block.series for heading, _ in one.members}
    return Layout(
        row.cells,
        {"period": 0},
        tuple(values),
        "names-across",
        used=block.used - 1,
        problems=tuple(problems),
        lines=tuple(line for line, _ in block.kinds),
        value_places=tuple(one.place for one in block.series),
        columns=columns,
        used_options={f"where:{name}" for name, _ in around.given.where if fold(name) in named},
        format=SERIES_ROWS,
    )


def _parted_name(one: Series, around: Surroundings) -> tuple[str, str]:
    """Return region and name of a series: 重庆 and GDP:累计值 of 重庆:GDP:累计值."""
    place, _, name = nfkc(one.name).partition(":")
    if not one.region and name and around.is_region(place):
        return place, name

    return one.region, one.name


def _is_wanted(word: str, chosen: str | None) -> bool:
    if chosen is not None:
        return fold(word) == chosen

    return is_whole(word) or fold(word) in _UNADJUSTED


def _may_begin(row: Row) -> bool:
    """Whether a row can be the first line of a header: it names more than what its rows are, and
    holds no number.
    """
    filled = [cell for cell in row.cells if cell]
    if not any(row.cells[1:]) or is_note(filled[0]):
        return False
    republic = _counts_from_the_republic(filled)
    numbers = [row.cells[place] for place in number_places(row.cells)]
    if not all(republic and _REPUBLIC.fullmatch(cell) for cell in numbers):
        return False
    if any(states_unit(cell) for cell in filled):
        return False

    return are_years(row.cells)


def is_part_of_year(text: str) -> bool:
    """Whether a heading names a part of a year without the year: 1-12月, 一季度, Jan-November."""
    bare = simplified(nfkc(text)).replace(" ", "")
    return bool(_PART.fullmatch(bare) or _ENGLISH_PART.fullmatch(bare))


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

    return not any(said(c) or states_unit(c) or is_note(c) or holds_value(c) for c in cells)


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
        self.format = known_format(self.cells)
        self.resolved = self._by_format()
        self.by_user = self._asked_for()
        self.asked = self.resolved.roles | self.by_user
        self.roles = [self._role(place) for place in range(width)]
        texts = [text for parts in block.parts for text in parts]
        self.republic = _counts_from_the_republic(texts)
        # The block is a header, so that 2022* in it is a year.
        self.years = {text for text in texts if years_of([text])}
        self.described = [self._describe(place) for place in range(width)]
        self.dated = [p for p in range(width) if self.described[p].period is not None]
        self.minguo = self._has_years_of_republic()
        self.names_with_periods = not self.dated and self._part_names_and_periods()
        self._reset()

    def _reset(self) -> None:
        self.problems: list[Problem] = []
        self.unusable = False
        self.dimensions: list[Dimension] = []
        self.accounts: dict[int, ColumnAccount] = {}
        self.outer_region: int | None = None

    def _by_format(self) -> Resolved:
        """Return the roles that the format of the table gives to its columns."""
        if self.format is None:
            return Resolved({})

        # Value_1990 of the UN is read as 1990.
        parts = self.block.parts
        plain = self.format.headings(["".join(texts)[:_LONGEST_NAME] for texts in parts])
        self.block = self.block._replace(
            parts=[
                (text,) if len(texts) == 1 else texts
                for texts, text in zip(parts, plain, strict=True)
            ]
        )
        around = self.around
        return resolve(self.format, self.cells, self.texts, around.is_region, around.is_indicator)

    def _has_years_of_republic(self) -> bool:
        """Whether 71年 among the periods down is a year of the Minguo calendar.

        It is where a 112年 stands in the same column, under Traditional text, and below 民國.
        """
        column = [self.cells[0], *self.texts[0]]
        if any("民国" in simplified(text) for text in column):
            return True

        headings = [text for parts in self.block.parts for text in parts]
        if not any(simplified(text) != text for text in headings):
            return False

        return any(_THREE_DIGITS.match(text) for text in self.texts[0])

    def _part_names_and_periods(self) -> bool:
        """Take the periods off the ends of names, as in Unemployment rate 2023; whether there are.

        They are there where a name comes back with several years, or is the plan's without its
        year; a year at the end of a single name may be the base of an index.
        """
        if not {"period", "part"}.isdisjoint(filter(None, self.roles)) or self.around.title.period:
            return False

        matches = {
            place: match
            for place, texts in enumerate(self.block.parts)
            if (match := _NAME_AND_PERIOD.fullmatch("".join(texts)[:_LONGEST_NAME]))
        }
        names = Counter(match["name"] for match in matches.values())
        for place, match in matches.items():
            name = match["name"]
            # Scandinavian offices write a quarter (kvartal) 2023K1.
            period = heading(match["period"].replace("K", "Q"))
            known = names[name] > 1 or self.around.is_indicator(name)
            if period is not None and known:
                rest = () if role(name) == "value" else (name,)
                self.described[place] = self.described[place]._replace(period=period, rest=rest)
                self.dated.append(place)

        return bool(self.dated)

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
        said = named or self.format or "value" in self.by_user.values()
        if not said or ("period" not in keys and self.dated):
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
        if not self.names_with_periods:
            self._name_column(keys, names)
        beside = [place for place in names if place > first and self._under_a_group(place)]
        beside = [place for place in beside if place not in self.asked]
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
        settled = [p for p in named if p in self.asked]  # by an option or the format
        named = [p for p in named if p not in self.asked]
        keys = self._keys(sorted(set(range(width)).difference(named)))
        dated = self._dated_stub(keys)
        if dated is not None:
            if self.roles[dated] == "indicator":
                keys = {key: place for key, place in keys.items() if place != dated}
            keys["period"] = dated
        self._find_regions(keys, named)
        if dated is None and not keys.keys() & {"indicator", "region"}:
            return None

        beside = [p for p in named if p not in keys.values() and self._is_beside_values(p)]
        self._find_likely(keys, beside)
        beside = [p for p in beside if p not in keys.values()]
        others = {*keys.values(), *beside}
        across = [p for p in named if p not in others]
        if "value" in keys or not across or not self._mostly_values(across, dated is not None):
            return None

        columns = [self._named_column(place) for place in across]
        if self.format is not None and self.format.codes_across and self.given.indicator:
            columns = self._named_by_user(columns)
        regions = sum(1 for column in columns if column.region and not column.indicator)
        if "indicator" in keys and regions * 2 <= len(columns):
            return None

        blank = [p for p in range(width) if not self.cells[p] and p not in keys.values()]
        self._judge([*beside, *blank, *settled], keys)
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
            if len(self.block.parts[place]) > 1 and word and fold(text) in _WHOLE_COLUMNS:
                continue  # 合计 below a name
            if word in RUNNING_WORDS:
                running = RUNNING_WORDS[word]
            elif self.around.is_region(text) or self._is_place_over_names(text, place):
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

    def _is_place_over_names(self, text: str, place: int) -> bool:
        """Whether a text over a name is a place that is not known: 万州区 over 地区生产总值."""
        return len(self.block.parts[place]) > 1 and bool(_PLACE_ENDS.search(text))

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
        is_year = text in self.years or (self.republic and _REPUBLIC.fullmatch(text))
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
            if "value" in likely_roles(text)
            and len(header_words(text)) <= _MOST_WORDS_OF_VALUE
            and self._is_column_of_values(place)
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
            name = _in_one_language(told.rest)
            return Column(place, name or printed, name, told.region, told.unit)

        is_unit = unit_of(printed) and (self.around.has_indicator or _begins_like_unit(printed))
        if is_unit:
            return Column(place, printed, unit=printed)

        name = self._own_name(told.rest) or printed
        return Column(place, printed, indicator=name)

    def _own_name(self, texts: Sequence[str]) -> str:
        """Return the name that the texts over a column make, or the lowest of them alone.

        That is a name of the plan's below a word for what is counted: 产值 over 地区生产总值. But
        城镇 over 居民人均可支配收入 narrows it.
        """
        joined = _in_one_language(texts)
        if len(texts) < 2 or self.around.is_indicator(joined):
            return joined

        own = texts[-1]
        spanners = texts[:-1]
        if not self.around.is_indicator(own):
            return joined

        siblings = {
            parts[-1] for parts in self.block.parts if parts and set(spanners) <= set(parts[:-1])
        }
        return own if all(_is_neutral(text, siblings) for text in spanners) else joined

    def _named_by_user(self, columns: list[Column]) -> list[Column]:
        """Return a single column under a code that the plan does not know without a name."""
        (first, *others) = columns
        if others or self.around.is_indicator(first.indicator):
            return columns

        return [first._replace(indicator="")]

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

        if found == "basis" and not self._holds_bases(place):
            return None

        return found

    def _holds_bases(self, place: int) -> bool:
        """Whether the first column that is named as those of bases are holds them.

        Rows are held apart by the columns whose headings say what these are.
        """
        named: dict[str, list[int]] = {}
        for other, text in enumerate(self.cells):
            name = self.asked.get(other) or role(text)
            if name is not None:
                named.setdefault(name, []).append(other)

        if named["basis"][0] != place:
            return False

        names = [*named.get("indicator", ()), *named.get("region", ())]
        dates = [*named.get("period", ()), *named.get("part", ())]
        rows = range(len(self.below))
        column = BasisColumn(
            self.cells[place],
            self.texts[place],
            [tuple(self.texts[other][row] for other in names) for row in rows],
            ["-".join(self.texts[other][row] for other in dates) for row in rows],
        )
        return holds_bases(column, self.cells, self.around.is_basis)

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
            why = self._why(place, "heading")
            if name not in keys:
                keys[name] = place
                whys[place] = why
                continue

            if self._take_better(name, keys, place):
                whys[keys[name]] = why
            else:
                self._refuse("duplicate-column", self.cells[place])
                self._account(place, name, "heading")

        self._find_likely(keys, free)
        self._find_units(keys, free)
        if "part" in keys and "period" not in keys:
            keys["period"] = keys.pop("part")
        for name, place in keys.items():
            self._account(place, name, whys.get(place, "values"))

        return keys

    def _take_better(self, name: str, keys: dict[str, int], place: int) -> bool:
        """Take the better of two columns of one role as the key; False where they contradict."""
        better = self._better_of(name, keys[name], place)
        if better is None:
            return False

        other = keys[name] if better == place else place
        self._account(other, name, "repeats")
        self.accounts.pop(better, None)
        if name == "region" and not _determines(self.texts[other], self.texts[better]):
            self.outer_region = other
        keys[name] = better
        return True

    def _why(self, place: int, otherwise: Why) -> Why:
        if place in self.by_user:
            return "option"

        return "format" if place in self.asked else otherwise

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
            text = self.cells[place]
            taken = place in keys.values() or self.roles[place] or place in self.asked
            if taken or not text or names_dimension(text):
                continue
            for name in self._likely_roles(place):
                if self._take_likely(name, keys, place):
                    break

        self._find_regions(keys, places)

    def _likely_roles(self, place: int) -> list[str]:
        """Return the roles that the heading of a column speaks of and that its cells agree with."""
        text = self.cells[place]
        found = [name for name in likely_roles(text) if name != "value" and self._fits(name, place)]
        if is_type(text):  # Location type: Country
            found = [name for name in found if name not in {"region", "indicator"}]
        if _is_code_of_places(text) and self._column(place):
            found.append("region")
        if self._column(place) and all(fold(cell) in MULTIPLIERS for cell in self._column(place)):
            found.append("multiplier")

        return found

    def _take_likely(self, name: str, keys: dict[str, int], place: int) -> bool:
        """Take a column as the key of a role unless another one is better; False to look on."""
        if name not in keys:
            keys[name] = place
            return True
        if name == "region" and self._take_better(name, keys, place):
            if keys[name] != place:
                self._tell_unknown(place)
            return True
        if name == "period" and self.texts[place] != self.texts[keys[name]]:
            self._refuse("duplicate-column", self.cells[place])  # survey year, reference year

        return False

    def _find_units(self, keys: dict[str, int], places: Iterable[int]) -> None:
        """Find a column of units that has no heading, beside the names (IMF: US Dollars, Index)."""
        for place in places:
            if "unit" in keys or self.cells[place] or place in keys.values():
                continue

            words = set(self._column(place))
            units = {word for word in words if unit_of(word) and not role(word)}
            like_units = {word for word in words if fold(word) in _LIKE_UNITS}
            if units and len(units | like_units) * 2 > len(words) and "indicator" in keys:
                keys["unit"] = place

    def _fits(self, name: str, place: int) -> bool:
        """Whether the cells of a column are what its role holds."""
        filled = [cell for cell in self.texts[place] if cell]
        if not filled:
            return False

        numbers = sum(1 for cell in filled if holds_value(cell))
        if name == "period":
            return all(self._is_date(cell) for cell in filled)
        if name == "status":  # tableStatusId of 1 is none
            return all(read_flag(cell, {}) is not None for cell in set(filled))
        if name in {"multiplier", "note", "source", "url"}:
            return True

        return numbers * 2 <= len(filled)

    def _is_date(self, text: str) -> bool:
        return period_kind(text) != "none"

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
            # The title says what is measured, and Sex sets rows apart.
            if self.around.title.indicator and names_dimension(self.cells[place]):
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
        """Whether the heading of a column of words ends as those of places do: 所属区县, 区划名称,
        省（区、市）.
        """
        written = _NO_WORDS.sub("", simplified(nfkc(self.cells[place])))
        written = written.removesuffix("名称").removesuffix("名")
        if not written or written.isascii() or names_dimension(written):
            return False
        if not written.endswith(ENDS_OF_PLACES):
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
        counted = map(of_republic, texts) if self.minguo else texts
        dated = sum(1 for text in counted if period_kind(text) in {"period", "date"})
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
                self._account(place, "skip", self._why(place, "option"))
            elif asked == "dimension":
                self._dimension(place, self._why(place, "option"))
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
            elif verdict.role == "unknown" or self._may_be_region(place, verdict.why, keys):
                self._dimension(place, "unknown", understood=False)
            else:
                self._beside(place, verdict.why, first_key)

    def _may_be_region(self, place: int, why: Why, keys: dict[str, int]) -> bool:
        """Whether a column of one word could name the place that nothing else in a table names.

        Madrid under Stadt is another area than the plan's; red under colour is none.
        """
        around = self.around
        said = "region" in keys or around.title.region or around.given.region
        if why != "constant" or said or not around.has_regions:
            return False

        word = next(text for text in self.texts[place] if text)
        return _PROPER_NOUN.fullmatch(word) is not None or bool(_PLACE_ENDS.search(word))

    def _choose(self, free: Sequence[int]) -> list[int]:
        """Take the columns of which the user chose a member; return the free ones that are left.

        A key may be one of them: --where 地区=重庆.
        """
        where = {fold(name): member for name, member in self.given.where}
        chosen = []
        for place, text in enumerate(self.cells):
            member = where.get(fold(text)) if text else None
            if member is None or not self._is_best_choice(place, member):
                continue

            chosen.append(place)
            chosen += self._partners(place)
            if place in free:
                self._dimension(place, "option", chosen=member)
            else:
                self.dimensions.append(Dimension(place, text, chosen=member))

        return [place for place in free if place not in chosen]

    def _is_best_choice(self, place: int, member: str) -> bool:
        """Whether of SEX and Sex, the code and its label, it is this one that has the member."""
        partners = self._partners(place)
        holds = [any(fold(t) == fold(member) for t in self.texts[p]) for p in (place, *partners)]
        return holds[0] or not any(holds)

    def _partners(self, place: int) -> list[int]:
        """Return the places of a column's label, or of its code, in a known format."""
        if self.format is None:
            return []

        labels = self.format.labels(self.format.headings(self.cells))
        return [
            p for p in range(len(self.cells)) if labels.get(p) == place or labels.get(place) == p
        ]

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
        has_whole = any(is_whole(text) for text in self._column(place))
        account = self.accounts[place]
        made = Dimension(place, name, understood, chosen, has_whole=has_whole, account=account)
        if self.format is not None:
            made.wholes = wholes_of(self.format, name)
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
        """Whether most of what stands in a column are numbers, and no codes."""
        if _is_code(self.cells[place]):
            return False

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
            tuple(self.problems),
            self.block.lines,
            tuple(across),
            [self.accounts[place] for place in sorted(self.accounts)],
            self._used_options(),
            self._group_lines(keys),
            self.outer_region,
            frozenset(text for text in self._dates(keys) if period_kind(text) == "date"),
            self.format,
            self.format is not None and self.format.two_in_one(self.cells),
            self.resolved.composed,
            self.minguo,
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
        period = self.cells[keys["period"]] if "period" in keys else ""
        if _OTHER_YEAR.search(period):
            self._refuse("period-ambiguous", period, value=period)
        elif _are_two_years(dates):
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
        indicator, and the year beside quarters.
        """
        merged = ["period"] if "part" in keys and "period" in keys else []
        if "region" in keys and "indicator" in keys:
            outer = min("region", "indicator", key=keys.__getitem__)
            if form != "long" or outer == "region":
                merged.append(outer)

        return tuple(merged)

    def _refuse(self, code: str, field: str | None = None, **details: str) -> None:
        self._problem(code, field, **details)
        self.unusable = True

    def _problem(self, code: str, field: str | None = None, **details: str) -> None:
        self.problems.append(Problem(code, details, line=self.line, field=field))


_IS_TITLE = re.compile(r"(?:资料|统计表|一览表?|指标表?|统计)$")
_NEUTRAL = re.compile(
    r"(?:[\W_]|主要|经济|社会|发展|指标|情况|统计|数据|基本|国民|综合|总量|绝对|[量数值])+"
)


def _is_neutral(spanner: str, names: Collection[str]) -> bool:
    """Whether a heading over several names narrows none of them.

    It is made of words such as 主要指标, or what one of the names says at its end: 产值 is in
    地区生产总值, 人口 in 常住人口.
    """
    written = simplified(nfkc(spanner))
    if _NEUTRAL.fullmatch(written):
        return True
    # 國民所得統計常用資料 is the title of the table; 城镇居民主要指标 says of whom it is.
    if _IS_TITLE.search(written) and not read_line(spanner, {}, within=True).apart:
        return True

    return any(_is_within(written, _bare_name(name)) for name in names)


def _is_within(word: str, name: str) -> bool:
    """Whether the letters of a word stand in a name in their order, the last one at its end."""
    rest = iter(name)
    return name.endswith(word[-1:]) and all(letter in rest for letter in word)


def _bare_name(name: str) -> str:
    """Return a name without the unit and the numbering around it."""
    return simplified(nfkc([*readings(name)][-1].name))


# --- rows below a header


def _at(row: Row, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""


def _determines(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether each cell of the first column always has the same cell of the second beside it."""
    seen: dict[str, str] = {}
    return all(seen.setdefault(a, b) == b for a, b in zip(first, second, strict=True))


def _in_one_language(texts: Sequence[str]) -> str:
    """Return texts over a column as one name, of several in both languages the Chinese ones.

    The English of one of them, which could be read alone, says nothing of the others.
    """
    if len(texts) == 1:
        return texts[0]

    return "".join((in_two_languages(text) or (text,))[0] for text in texts)


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


_CODE_WORDS = {"code", "codes", "id", "ids", "iso", "iso2", "iso3", "fips", "naics", "guid"}


def _is_code(text: str) -> bool:
    """Whether a heading speaks of a code rather than of a name: country_code, 行政区划代码."""
    written = simplified(nfkc(text))
    if any(word in written for word in ("代码", "编码", "编号")):
        return True

    return not _CODE_WORDS.isdisjoint(header_words(text))


_CODES_OF_PLACES = re.compile(
    r"(?:行政|区划|地区|城市|区域|省|市|县|国家).*(?:代码|编码|码)|adcode|(?:code.?)?insee|(?:cod.?)?ibge|fips.*|"
    r"geoid|ags|m49|nuts.*|lau.*|lad\d*.*|地域コード|iso.?(?:alpha)?.?[23]c?(?:.?code)?|.*(?:country|area|region|"
    r"city|county|state|district|municipality|province).?(?:code|id)",
    re.IGNORECASE,
)


def _is_code_of_places(text: str) -> bool:
    """Whether a heading speaks of a code of areas: 行政区划代码, FIPS, country_code."""
    return _CODES_OF_PLACES.fullmatch(simplified(nfkc(text)).strip()) is not None


def _are_two_years(texts: Sequence[str]) -> bool:
    """Whether 2009-10, 2010-11 … are years of two calendar years rather than months."""
    pairs = {match.groups() for text in texts if (match := _TWO_YEARS.fullmatch(text))}
    return len(pairs) > 1 and all((int(year) + 1) % 100 == int(other) for year, other in pairs)
