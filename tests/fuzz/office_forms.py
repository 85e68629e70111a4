"""The forms of table that offices publish, each written together with what it says of the plan."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from fuzz import office_words as words
from fuzz.office_files import Cell, Claim, Claimed, Table
from fuzz.office_words import Indicator, Region, Unit, Words

Item = TypeVar("Item")
_FULL_WIDTH = {ord("0") + digit: ord("０") + digit for digit in range(10)}


@dataclass(slots=True)
class Named:
    """An indicator as one table prints it: its name, and the unit it is in."""

    indicator: Indicator
    name: str
    unit: Unit
    unit_text: str
    is_unclear: bool = False  # printed with two units, so that no value of it can be used


@dataclass(slots=True)
class Maker:
    """The choices of one file: its language and kind, what was used already, what was drawn.

    `forced` are features that are drawn wherever they can be. `liveliness` scales the chance of
    every further feature, so that half of the files have little beside their form.
    """

    rng: random.Random
    language: str
    is_workbook: bool
    decimal_comma: bool = False
    forced: frozenset[str] = frozenset()
    liveliness: float = 1.0
    features: set[str] = field(default_factory=set)
    planned: list[Indicator] = field(default_factory=list)
    levels: dict[tuple[str, str], float] = field(default_factory=dict)
    # Of the table that is being made:
    unit_place: str = "name"
    period_style: int = 0
    thousands: str = ""
    default: Region = words.CITY
    brackets: tuple[str, str] = ("", "")
    spoken: dict[str, str] = field(default_factory=dict)
    is_actual: bool = True
    # Of the sheet that the next table stands on:
    sheet: str = ""
    sheet_is_actual: bool = True
    sheet_region: Region | None = None
    sheet_year: str = ""

    def __post_init__(self) -> None:
        self.planned = list(words.PLANNED)
        self.rng.shuffle(self.planned)

    # --- drawing

    def some(self, feature: str, chance: float) -> bool:
        """Draw whether a feature is there, and keep its name if it is."""
        drawn = feature in self.forced or self.rng.random() < chance * self.liveliness
        if drawn:
            self.features.add(feature)
        return drawn

    def one(self, items: Sequence[Item]) -> Item:
        return self.rng.choice(items)

    def choose(self, group: str, names: Sequence[str]) -> str:
        """Draw one of several features that exclude each other."""
        wanted = [name for name in names if f"{group}:{name}" in self.forced]
        chosen = self.one(wanted or names)
        self.features.add(f"{group}:{chosen}")
        return chosen

    def texts(self, pair: Words) -> tuple[str, ...]:
        return pair.zh if self.language == "zh" else pair.en

    def word(self, pair: Words) -> str:
        return self.one(self.texts(pair))

    def heading(self, kind: str) -> str:
        """Draw the heading of a column, and keep which where it is one of the less usual."""
        texts = self.texts(words.HEADINGS[kind])
        text = texts[0] if self.rng.random() < 0.5 else self.one(texts)
        if text != texts[0]:
            self.features.add(f"heading:{text}")
        return text

    # --- what a table is about

    def begin(self, unit_places: Sequence[str]) -> Table:
        """Draw how a new table is written."""
        self.unit_place = self.choose("unit", unit_places)
        self.period_style = self.rng.randrange(3)
        self.default, self.is_actual = self.sheet_region or words.CITY, self.sheet_is_actual
        self.spoken = {}
        if self.language == "zh":
            self.brackets = self.one((("（", "）"), ("(", ")")))
        else:
            self.brackets = self.one(((" (", ")"), (" (", ")"), ("(", ")"), (", ", "")))
        self.thousands = ""
        if self.some("number:thousands", 0.25):
            separators = [" ", "\u00a0"]
            separators += [] if self.decimal_comma else [","]
            separators += ["，"] if self.language == "zh" else []
            self.thousands = self.one(separators)
            self.features.add(f"thousands:{self.thousands!r}")
        return Table(sheet=self.sheet)

    def pick(
        self, low: int, high: int, *, flow: bool = False, one_unit: bool = False
    ) -> list[Named]:
        """Take indicators of the plan that no other table of the file has, and some beside it.

        `flow`: only such as may be summed over months. `one_unit`: all in the same unit.
        """
        fitting = [one for one in self.planned if one.flow or not flow]
        if one_unit:
            first = self.one(fitting).units[0].zh
            fitting = [one for one in fitting if one.units[0].zh == first]
        chosen = fitting[: self.rng.randint(low, high)]
        self.planned = [one for one in self.planned if one not in chosen]
        if self.some("indicators:of-no-plan", 0.4):
            others = [one for one in words.FOREIGN if one.flow or not flow]
            if one_unit:
                others = [one for one in others if one.units[0].zh == first]
            chosen = chosen + self.rng.sample(others, min(len(others), self.rng.randint(1, 3)))
        if self.rng.random() < 0.5:
            self.rng.shuffle(chosen)

        return [self.named(one, first_unit=one_unit) for one in chosen]

    def named(self, indicator: Indicator, first_unit: bool) -> Named:
        """Draw the name and the unit in which a table prints an indicator."""
        is_usual = first_unit or self.rng.random() < 0.75
        unit = indicator.units[0] if is_usual else self.one(indicator.units)
        unit_text = unit.zh
        if self.language == "en" and unit.en != unit.zh and self.some("unit:in-English", 0.2):
            # 8128 100 million yuan is written by nobody.
            is_clear = self.unit_place not in ("cell", "format") or not unit.en[0].isdecimal()
            unit_text = unit.en if is_clear else unit.zh
        if unit is not indicator.units[0]:
            self.features.add("unit:another-multiple")
        names = indicator.zh if self.language == "zh" else indicator.en
        if self.unit_place == "magnitude":  # 32193亿 under 元
            unit_text, _ = words.basic_unit(unit)
        name = self.decorated(indicator, self.one(names))
        is_money = self.unit_place == "name" and "元" in unit.zh
        is_unclear = is_money and self.some("name:two-units", 0.02)
        return Named(indicator, name, unit, unit_text, is_unclear)

    def decorated(self, indicator: Indicator, name: str) -> str:
        if self.some("name:footnote", 0.06):
            name += self.one(words.FOOTNOTE_MARKS)
        if self.some("name:numbered", 0.05):
            numbers = ("一、", "1. ", "1.", "（1）", "1、")
            name = (
                self.one(numbers if self.language == "zh" else ("1. ", "1.", "(1) ", "A. ")) + name
            )
        if self.language == "zh" and self.some("name:both-languages", 0.04):
            name += self.one(("\n", " ")) + indicator.en[0]
        elif (self.language == "zh" or " " in name) and self.some("name:over-lines", 0.04):
            middle = len(name) // 2 if self.language == "zh" else name.rfind(" ")
            name = f"{name[:middle]}\n{name[middle:].lstrip()}"
        return name

    def name_text(self, named: Named) -> str:
        """Return an indicator's name, with its unit if the table writes that there."""
        if self.unit_place != "name":
            return named.name
        if named.is_unclear:
            other = "美元" if self.language == "zh" else "USD"
            joint = "，" if self.language == "zh" else ", "
            return f"{named.name} ({named.unit_text}{joint}{other})"
        if self.brackets == (", ", ""):
            self.features.add("unit:after-a-comma")
        return f"{named.name}{self.brackets[0]}{named.unit_text}{self.brackets[1]}"

    def name_cell(self, named: Named) -> Cell:
        """Return the cell of an indicator's name; in a workbook it may have a raised mark."""
        if self.is_workbook and self.some("name:raised-mark", 0.06):
            return Cell(self.name_text(named), raised=self.one("123①"))
        return Cell(self.name_text(named))

    def place_names(self, region: Region) -> str:
        if region.zh[0] not in self.spoken:
            self.spoken[region.zh[0]] = self.one(region.zh if self.language == "zh" else region.en)
        return self.spoken[region.zh[0]]

    def regions(self, others: int) -> list[Region]:
        """Draw the city, some other places, and seldom a table without the city."""
        found = self.rng.sample(words.OTHERS, others)
        if self.some("region:nation", 0.15):
            found.append(words.NATION)
        if self.some("region:metro", 0.25):
            found.append(words.METRO)
        if not found or not self.some("region:without-the-city", 0.12):
            found.insert(self.rng.randint(0, len(found)), words.CITY)
        return found

    def years(self, low: int, high: int) -> list[str]:
        count = self.rng.randint(low, high)
        last = self.rng.randint(2021, 2025)
        years = [str(year) for year in range(last - count + 1, last + 1)]
        if self.some("period:newest-first", 0.08):
            years.reverse()
        return years

    def year_text(self, year: str, in_heading: bool = True) -> Cell:
        """Return a year as this table writes it."""
        if self.language == "zh":
            text = (f"{year}年", year, f"{year}年")[self.period_style]
            if self.period_style == 2 and self.some("period:年度", 0.3):
                text = f"{year}年度"
        else:
            text = year
            if in_heading and self.period_style == 2 and self.some("period:[YR]", 0.25):
                text = f"{year} [YR{year}]"
        if self.is_workbook and text == f"{year}年" and self.some("book:year-by-format", 0.1):
            return Cell(text, Decimal(year), '0"年"')
        if self.is_workbook and text == year and self.rng.random() < 0.5:
            return Cell(text, Decimal(year))
        cell = Cell(text)
        if in_heading and self.some("period:footnote", 0.05):
            if self.is_workbook:
                cell.raised = self.one("123")
            else:
                # 20231) could be any number.
                marks = words.FOOTNOTE_MARKS if text.endswith("年") else words.FOOTNOTE_MARKS[:2]
                cell.text += self.one(marks)
        return cell

    # --- values

    def printed(self, named: Named, region: Region, period: str) -> Decimal:
        """Return the value of an indicator as it stands in the unit in which it is printed.

        One indicator rises by a few percent a year; other places differ by a factor of their own.
        """
        indicator = named.indicator
        key = indicator.zh[0], region.zh[0]
        if key not in self.levels:
            level = self.rng.uniform(indicator.low, indicator.high)
            if region is not words.CITY:
                level *= self.rng.uniform(0.55, 0.92)
            self.levels[key] = level
        value = self.levels[key] * (1 + 0.004 * (int(period[:4]) - 2020))
        value *= self.rng.uniform(0.995, 1.005)
        if period[4:5] == "/":  # several years
            value *= int(period[5:]) - int(period[:4]) + 1
        elif indicator.flow and len(period) > 4:
            first, _, last = period[5:].partition("/")
            value *= (int(last or first) - int(first) + 1) / 12
        in_unit = value / float(named.unit.factor)
        if in_unit >= 1000:
            digits = self.one((0, 0, 1, 2))
        elif in_unit >= 10:
            digits = self.one((1, 2))
        else:
            digits = 2
        if indicator.whole and named.unit.factor == 1:
            digits = 0
        if named.unit.factor < 1 and in_unit > 100_000:
            digits = 0
        return Decimal(f"{in_unit:.{digits}f}")

    def number_text(self, value: Decimal) -> str:
        """Return a number with the separators of this table."""
        text = f"{value:,}" if self.thousands else str(value)
        text = text.replace(",", "\0").replace(".", "," if self.decimal_comma else ".")
        text = text.replace("\0", self.thousands)
        if self.some("number:full-width", 0.01):
            text = text.translate(_FULL_WIDTH)
        return text

    def value_cell(self, value: Decimal, named: Named) -> Cell:
        """Return a value as it is written: a text, or in a workbook mostly a number."""
        text = self.number_text(value)
        suffix = ""
        if named.unit_text in ("亿元", "元") and self.some("number:currency-sign", 0.02):
            text = self.one("¥￥") + text
        if self.unit_place == "magnitude":
            suffix = words.magnitude(named.unit)
        if self.unit_place == "cell":
            suffix = named.unit_text if self.language == "zh" else f" {named.unit_text}"
        if not self.is_workbook:
            return Cell(text + suffix)
        if self.unit_place == "format":
            pattern = "0" + (f".{'0' * -value.as_tuple().exponent}" if value % 1 else "")
            return Cell(text, value, f'{pattern}"{named.unit_text}"')
        if suffix or not text[0].isdecimal() or self.some("book:numbers-as-text", 0.03):
            return Cell(text + suffix)
        if named.unit_text == "%" and self.some("book:percent-format", 0.15):
            decimals = -(value / 100).as_tuple().exponent - 2
            return Cell(text, value / 100, f"0{'.' if decimals > 0 else ''}{'0' * decimals}%")
        if self.thousands:
            decimals = -value.as_tuple().exponent
            return Cell(text, value, "#,##0" + (f".{'0' * decimals}" if decimals else ""))
        return Cell(text, value)

    def put(
        self,
        table: Table,
        row: int,
        named: Named,
        region: Region,
        period: str,
        kind: Claimed | None = "true",
        exponent: int | None = None,
        times: int = 1,
    ) -> None:
        """Append a value to a row and claim it where it is one of the plan's.

        `exponent`: the power of ten that another column gives, for a value in the basic unit.
        `times`: how many years a running total has by then.
        """
        if self.some("number:missing", 0.04):
            table.rows[row].append(Cell(self.one(words.MISSING)))
            return
        printed = self.printed(named, region, period) * times
        if kind is None:
            # What is none of the plan's must not equal by chance what is.
            share = Decimal(str(self.one((0.31, 0.47, 0.58, 0.69, 1.17))))
            printed = (printed * share).quantize(printed) or printed
        value = printed * named.unit.factor
        if exponent is not None:
            _, power = words.basic_unit(named.unit)
            printed = Decimal(f"{printed.scaleb(power - exponent):f}")
        cell = self.value_cell(printed, named)
        may_be_raised = self.is_workbook and not cell.number_format
        if may_be_raised and self.some("mark:raised", 0.03):
            cell = Cell(self.number_text(printed), raised=self.one("123"))
        elif cell.number is None and self.some("mark:plain", 0.03):
            mark = self.one(words.MARKS)
            self.features.add(f"mark:{mark.strip()}")
            cell.text += mark
        elif cell.number is None and self.some("mark:expected", 0.02):
            cell.text += self.one(words.EXPECTED_MARKS)
            kind = "may" if kind else None
        # 7,723 may be a decimal or a thousand.
        is_unclear = self.decimal_comma and printed.as_tuple().exponent == -3
        if self.unit_place == "none" or is_unclear:
            kind = "may" if kind else None
        if 1900 <= printed <= 2099 and printed == int(printed):
            self.features.add("value:like-a-year")
        self.claim(table, row, len(table.rows[row]), named, region, period, value, kind)
        table.rows[row].append(cell)

    def claim(
        self,
        table: Table,
        row: int,
        place: int,
        named: Named,
        region: Region,
        period: str,
        value: Decimal,
        kind: Claimed | None,
    ) -> None:
        """Keep that a cell says something of the plan, if it does."""
        key = named.indicator.key
        target = key if region is words.CITY else words.ELSEWHERE.get((key, region.key), "")
        is_usable = kind is not None and self.is_actual and not named.is_unclear
        if target and is_usable:
            table.claims.append(Claim(kind, target, period, value, row, place))

    def growth(self, table: Table, row: int, named: Named, region: Region, period: str) -> None:
        """Append a rate of growth. Of a target that is itself a rate it may be read as such."""
        rate = Decimal(f"{self.rng.uniform(-8, 14):.1f}")
        if named.indicator.key == "industry":
            self.claim(table, row, len(table.rows[row]), named, region, period, rate, "may")
        text = str(rate).replace(".", "," if self.decimal_comma else ".")
        table.rows[row].append(Cell(text, rate) if self.is_workbook else Cell(text))

    # --- the lines beside a table

    def title(
        self,
        table: Table,
        *,
        unit: str = "",
        period: str = "",
        subject: str = "",
        places: bool = True,
    ) -> None:
        """Write the lines above a table, if it has any: title, unit, a blank line.

        What must be said is said; `places` says that the title may name the place of the table.
        """
        places = places and self.sheet_region is None
        if period and period[:4] == self.sheet_year:
            period = ""
        if places and self.some("title:city", 0.12):
            place = self.place_names(words.CITY)
        elif places and self.some("title:other-place", 0.05):
            self.default = self.one(words.OTHERS)
            place = self.place_names(self.default)
        elif places and self.some("title:metro", 0.04):
            self.default = words.METRO
            place = self.place_names(self.default)
        else:
            place = ""
        if not (period or subject or place or self.some("title:neutral", 0.4)):
            text = ""
        else:
            text = subject or self.word(words.TITLES).format(n=self.rng.randint(1, 12))
            if self.language == "zh":
                text = f"{place}{period}{text}"
            else:
                text = text + (f" of {place}" if place else "") + (f", {period}" if period else "")
        if text and self.some("title:forecast", 0.03):
            text += (
                self.one(("（预测）", "（规划目标）"))
                if self.language == "zh"
                else self.one((", projections", " (medium variant projection)"))
            )
            self.is_actual = False
        if text:
            table.add([text])
        if unit:
            table.add([f"单位：{unit}" if self.language == "zh" else f"Unit: {unit}"])
        if table.rows and self.some("title:blank-line-below", 0.15):
            table.add([""])

    def end(self, table: Table) -> Table:
        """Write the notes below a table."""
        if self.some("notes:below", 0.3):
            for _ in range(self.rng.randint(1, 3)):
                table.add([self.word(words.NOTES)])
        return table

    def unit_of_all(self, names: Sequence[Named]) -> str:
        return names[0].unit_text if self.unit_place == "title" else ""

    def unit_cells(self, named: Named) -> list[str | Cell]:
        return [named.unit_text] if self.unit_place in ("column", "magnitude") else []


def _long_places(maker: Maker) -> list[str]:
    places = ["name", "name", "column", "column", "column", "column", "cell"]
    return [*places, "magnitude"] if maker.language == "zh" else places


def _wide_places(maker: Maker) -> list[str]:
    if maker.is_workbook:
        return ["name", "column", "column", "cell", "format", "title"]
    places = [
        "name",
        "name",
        "name",
        "column",
        "column",
        "column",
        "title",
        "title",
        "cell",
        "none",
    ]
    return [*places, "magnitude"] if maker.language == "zh" else places


# --- one value a row


def long(maker: Maker) -> Table:
    """A row for each value: indicator, place, period, value, unit, and what offices add to it."""
    table = maker.begin(_long_places(maker))
    names = maker.pick(2, 4)
    regions = maker.regions(maker.rng.randint(0, 2)) if maker.some("region:column", 0.45) else []
    years = maker.years(2, 3)
    maker.title(table, places=not regions)
    extras = ["none", "none", "none", "dimension", "flag", "part-only", "constant"]
    if maker.unit_place == "column":
        extras += ["multiplier"]
    extra = maker.choose("extra", extras)
    columns = ["indicator", "period", "value"]
    if regions:
        columns.insert(maker.rng.randint(0, 2), "region")
    if maker.unit_place in ("column", "magnitude"):
        columns.insert(maker.rng.randint(columns.index("value"), len(columns)), "unit")
    if extra != "none":
        columns.insert(maker.rng.randint(1, len(columns)), extra)
    if maker.some("extra:serial-number", 0.1):
        columns.insert(0, "serial")
    if maker.some("extra:remark", 0.15):
        columns.append("remark")
    if regions and maker.some("extra:code-of-place", 0.1):
        columns.insert(columns.index("region") + 1, "code")

    by_ids = maker.some("name:ids", 0.08)
    side = _side_column(maker, extra)
    heads = {
        "serial": maker.word(words.SERIAL_HEADINGS),
        "remark": maker.word(words.REMARK_HEADINGS),
        "code": "行政区划代码" if maker.language == "zh" else "Country Code",
        extra: side.heading,
    }
    header = table.add(heads.get(column) or maker.heading(column) for column in columns)
    table.head, table.stub = range(header + 1), 0
    number = 0
    for named in names:
        for region in regions or [maker.default]:
            for year in years:
                for text, kind, exponent in side.entries(named):
                    row = table.add([])
                    number += 1
                    for column in columns:
                        if column == "value":
                            maker.put(table, row, named, region, year, kind, exponent)
                            continue
                        is_id = by_ids and region is words.CITY and named.indicator.key
                        cells: dict[str, str | Cell] = {
                            "indicator": named.indicator.key
                            if is_id and maker.unit_place != "name"
                            else maker.name_text(named),
                            "region": maker.place_names(region),
                            "period": maker.year_text(year, in_heading=False),
                            "unit": named.unit_text
                            if exponent is None
                            else words.basic_unit(named.unit)[0],
                            "serial": str(number),
                            "remark": maker.word(words.NOTES) if maker.rng.random() < 0.2 else "",
                            "code": region.code,
                            extra: text,
                        }
                        cell = cells[column]
                        table.rows[row].append(Cell(cell) if isinstance(cell, str) else cell)
    return maker.end(table)


Entry = tuple[str, Claimed | None, int | None]


@dataclass(slots=True)
class SideColumn:
    """A column of a long table beside the usual ones: for each value, its texts and what they do.

    An entry is the text, what the value is then, and the power of ten that the column says.
    """

    heading: str
    entries: Callable[[Named], list[Entry]]


def _side_column(maker: Maker, extra: str) -> SideColumn:
    if extra in ("dimension", "part-only"):
        return _dimension_column(maker, with_whole=extra == "dimension")
    if extra == "multiplier":
        return _multiplier_column(maker)
    if extra == "flag":
        heading = maker.word(words.FLAG_HEADINGS)
        maker.features.add(f"heading:{heading}")
        actual, others = words.FLAGS[heading]

        def flags(_: Named) -> list[Entry]:
            if maker.rng.random() < 0.25:
                return [(maker.one(others), None, None)]
            return [(maker.one(actual), "true", None)]

        return SideColumn(heading, flags)
    if extra == "constant":
        heading, text = (
            maker.one((("频度", "年"), ("数据库", "年度数据")))
            if maker.language == "zh"
            else maker.one((("FREQ", "A"), ("Dataset", "Main table")))
        )
        return SideColumn(heading, lambda _: [(text, "true", None)])

    return SideColumn("备注" if maker.language == "zh" else "Note", lambda _: [("", "true", None)])


def _dimension_column(maker: Maker, with_whole: bool) -> SideColumn:
    dimension = maker.one(words.DIMENSIONS)
    is_chinese = maker.language == "zh"
    heading = maker.one(dimension.zh if is_chinese else dimension.en)
    maker.features.add(f"heading:{heading}")
    whole = maker.one(dimension.totals_zh if is_chinese else dimension.totals_en)
    parts = dimension.parts_zh if is_chinese else dimension.parts_en
    if not with_whole:
        several = parts if maker.rng.random() < 0.5 else [maker.one(parts)]
        return SideColumn(heading, lambda named: [_part_alone(named, part) for part in several])
    entries: list[Entry] = [(part, None, None) for part in parts]
    if maker.some("dimension:whole-blank", 0.08):
        whole_entry: Entry = ("", "may", None)
    else:
        maker.features.add(f"whole:{whole}")
        whole_entry = (whole, "true", None)
    entries.insert(maker.one((0, len(entries))), whole_entry)
    return SideColumn(heading, lambda _: list(entries))


def _part_alone(named: Named, part: str) -> Entry:
    """A part where there is no total, which is all of an indicator that is named after it.

    城镇新增就业人数 under 城镇 may be read; 粮食产量 may not.
    """
    is_its_own = (
        part.casefold() in f"{named.name} {named.indicator.zh} {named.indicator.en}".casefold()
    )
    return (part, "may" if is_its_own else None, None)


def _multiplier_column(maker: Maker) -> SideColumn:
    heading = maker.word(words.MULTIPLIER_HEADINGS)
    maker.features.add(f"heading:{heading}")
    texts = words.MULTIPLIERS[heading]

    def multipliers(named: Named) -> list[Entry]:
        _, power = words.basic_unit(named.unit)
        near = [each for each in texts if power and each and abs(each - power) <= 3]
        exponent = near[0] if near else 0
        return [(texts[exponent], "true", exponent)]

    return SideColumn(heading, multipliers)


# --- periods across


def periods_across(maker: Maker) -> Table:
    """Indicators down, years across, with growth, plan or remark columns behind them."""
    table = maker.begin(_wide_places(maker))
    names = maker.pick(2, 6, one_unit=maker.unit_place == "title")
    years = maker.years(2, 5)
    maker.title(table, unit=maker.unit_of_all(names))
    behind = maker.choose(
        "columns", ("none", "none", "growth", "growth-each", "target", "forecast", "remark")
    )
    stub = maker.word(words.STUB_HEADINGS)
    if stub not in ("指标", "Indicator"):
        maker.features.add(f"stub:{stub}")
    heads: list[str | Cell] = [stub]
    serial = maker.some("extra:serial-number", 0.1)
    if serial:
        heads.insert(0, maker.word(words.SERIAL_HEADINGS))
    if maker.unit_place in ("column", "magnitude"):
        heads.append(maker.heading("unit"))
    table.stub = len(heads)
    growth = maker.word(words.GROWTH_HEADINGS)
    for year in years:
        heads.append(maker.year_text(year))
        if behind == "growth-each":
            heads.append(growth)
    last = {
        "growth": words.GROWTH_HEADINGS,
        "target": words.TARGET_HEADINGS,
        "forecast": words.FORECAST_HEADINGS,
        "remark": words.REMARK_HEADINGS,
    }.get(behind)
    if last:
        heads.append(maker.word(last))
    header = table.add(heads)
    table.head = range(header + 1)
    sections = maker.some("rows:sections", 0.1)
    for number, named in enumerate(names):
        if sections and number % 2 == 0:
            table.add([*([""] if serial else []), maker.word(words.SECTIONS)])
        row = table.add(
            [
                *([str(number + 1)] if serial else []),
                maker.name_cell(named),
                *maker.unit_cells(named),
            ]
        )
        for year in years:
            maker.put(table, row, named, maker.default, year)
            if behind == "growth-each":
                maker.growth(table, row, named, maker.default, year)
        if behind == "growth":
            maker.growth(table, row, named, maker.default, max(years))
        elif behind in ("target", "forecast"):
            maker.put(table, row, named, maker.default, "2027", None)
        elif behind == "remark":
            table.rows[row].append(
                Cell(maker.word(words.NOTES) if maker.rng.random() < 0.3 else "")
            )
    return maker.end(table)


def current_report(maker: Maker) -> Table:
    """A report for one year: level and growth, the year in the title."""
    table = maker.begin(("name", "column", "column"))
    names = maker.pick(2, 6)
    year = maker.sheet_year or maker.years(1, 1)[0]
    maker.title(table, period=f"{year}年" if maker.language == "zh" else year)
    actual, stub = maker.word(words.ACTUAL_HEADINGS), maker.word(words.STUB_HEADINGS)
    maker.features |= {f"actual:{actual}", f"stub:{stub}"}
    heads = [
        stub,
        *(
            ["单位" if maker.language == "zh" else "Unit"]
            if maker.unit_place in ("column", "magnitude")
            else []
        ),
    ]
    table.stub = len(heads)
    header = table.add([*heads, actual, maker.word(words.GROWTH_HEADINGS)])
    table.head = range(header + 1)
    for named in names:
        row = table.add([maker.name_cell(named), *maker.unit_cells(named)])
        maker.put(table, row, named, maker.default, year)
        maker.growth(table, row, named, maker.default, year)
    return maker.end(table)


def monthly_report(maker: Maker) -> Table:
    """A month and the months since January, each with its growth; the month in the title."""
    table = maker.begin(("name", "column"))
    names = maker.pick(2, 5, flow=True)
    year, month = maker.rng.randint(2022, 2025), maker.rng.randint(2, 12)
    maker.title(
        table,
        period=f"{year}年{month}月"
        if maker.language == "zh"
        else f"{words.MONTHS[month - 1]} {year}",
    )
    spoken = {"month": str(month), "name": words.MONTHS[month - 1][: maker.one((3, 20))]}
    this = maker.word(words.THIS_MONTH_HEADINGS).format(**spoken)
    to_date = maker.word(words.TO_DATE_HEADINGS).format(**spoken)
    growth = maker.word(words.GROWTH_HEADINGS)
    only_to_date = maker.some("monthly:to-date-only", 0.2)
    heads = [maker.word(words.STUB_HEADINGS)]
    heads += (
        ["单位" if maker.language == "zh" else "Unit"]
        if maker.unit_place in ("column", "magnitude")
        else []
    )
    table.stub = len(heads)
    heads += [] if only_to_date else [this, growth]
    table.head = range(table.add([*heads, to_date, growth]) + 1)
    month_text = f"{year}-{month:02}"
    so_far = f"{year}-01/{month:02}" if month < 12 else str(year)
    # "累计" alone is the total since January in a monthly report, but need not be.
    kind: Claimed = "may" if to_date in ("累计", "Year to date") else "true"
    for named in names:
        row = table.add([maker.name_cell(named), *maker.unit_cells(named)])
        if not only_to_date:
            maker.put(table, row, named, maker.default, month_text)
            maker.growth(table, row, named, maker.default, month_text)
        maker.put(table, row, named, maker.default, so_far, kind)
        maker.growth(table, row, named, maker.default, so_far)
    return maker.end(table)


def part_years(maker: Maker) -> Table:
    """Parts of years across or down: months, quarters, halves, months since January, month ends."""
    table = maker.begin(("name", "column"))
    names = maker.pick(2, 4, flow=True)
    maker.title(table)
    style = maker.choose(
        "parts", ("months", "quarters", "so-far", "halves", "month-ends", "running-total", "spans")
    )
    year = maker.rng.randint(2021, 2025)
    kind: Claimed = "true"
    if style == "months":
        periods = [f"{year}-{month:02}" for month in range(1, maker.rng.randint(3, 9))]
        text = (
            "{y}年{last}月"
            if maker.language == "zh"
            else maker.one(("{y}-{last:02}", "{name} {y}"))
        )
    elif style == "quarters":
        periods = [f"{year}-{first:02}/{first + 2:02}" for first in (1, 4, 7, 10)]
        text = "{y}年{q}季度" if maker.language == "zh" else "{y}Q{quarter}"
    elif style == "so-far":
        months = sorted(maker.rng.sample(range(2, 12), 3))
        periods = [f"{year}-01/{month:02}" for month in months]
        text = "{y}年1-{last}月" if maker.language == "zh" else "Jan-{name} {y}"
    elif style == "halves":
        periods = [f"{each}-01/06" for each in (year - 1, year)]
        text = "{y}年上半年" if maker.language == "zh" else "{y}H1"
    elif style == "month-ends":
        periods = [f"{year}-{month:02}" for month in (1, 3, 5)]
        text = "{y}-{last:02}-31"
    elif style == "spans":
        periods = [f"{year - 3}/{year - 1}", f"{year - 2}/{year}"]
        text = (
            maker.one(("{since}—{y}年", "{since}-{y}年", "{since}-{y}年累计"))
            if maker.language == "zh"
            else "{since}-{y}"
        )
    else:  # from the start of the plan to the end of each year
        periods, kind = [str(each) for each in range(year - 2, year + 1)], "doubt"
        text = "截至{y}年底累计" if maker.language == "zh" else "Cumulative to end of {y}"
    shown = [_part_text(text, period) for period in periods]

    def put(row: int, named: Named, period: str) -> None:
        times = int(period) - year + 3 if style == "running-total" else 1
        maker.put(table, row, named, maker.default, period, kind, times=times)

    if maker.some("parts:down", 0.4) or style == "month-ends":
        table.add([maker.heading("period"), *(maker.name_text(named) for named in names)])
        if maker.unit_place in (
            "column",
            "magnitude",
        ):  # there is no such column here: a line of units
            table.add(["", *(named.unit_text for named in names)])
        table.head = range(len(table.rows))
        for period, period_text in zip(periods, shown, strict=True):
            row = table.add([period_text])
            for named in names:
                put(row, named, period)
    else:
        stub = ["指标", "单位"] if maker.language == "zh" else ["Indicator", "Unit"]
        table.stub = 2 if maker.unit_place in ("column", "magnitude") else 1
        table.head = range(table.add([*stub[: table.stub], *shown]) + 1)
        for named in names:
            row = table.add([maker.name_cell(named), *maker.unit_cells(named)])
            for period in periods:
                put(row, named, period)
    return maker.end(table)


def _part_text(text: str, period: str) -> str:
    """Return a period in the words of `text`: 2024-01/09 in "{y}年1-{last}月"."""
    if period[4:5] == "/":
        return text.format(since=period[:4], y=period[5:])
    year, _, months = period.partition("-")
    first, _, last = months.partition("/")
    last_month = int(last or first or 12)
    quarter = (last_month + 2) // 3
    name = words.MONTHS[last_month - 1][:3]
    return text.format(
        y=year, last=last_month, name=name, quarter=quarter, q="一二三四"[quarter - 1]
    )


def part_columns(maker: Maker) -> Table:
    """The year in one column and the month or quarter in another, with indicators across."""
    table = maker.begin(("name", "line-below"))
    names = maker.pick(2, 4, flow=True)
    maker.title(table)
    style = maker.choose("parts", ("month-column", "quarter-column"))
    first_year = maker.rng.randint(2021, 2024)
    is_chinese = maker.language == "zh"
    if style == "month-column":
        heads = ("年份", "月份") if is_chinese else ("Year", "Month")
        pattern = maker.one(("{n}月", "{n}") if is_chinese else ("{name}", "{n}", "M{n:02}"))
        firsts, length = list(range(1, maker.rng.randint(4, 13))), 1
    else:
        heads = ("年份", "季度") if is_chinese else ("Year", "Quarter")
        pattern = maker.one(("{q}季度", "第{q}季度") if is_chinese else ("Q{n}", "{n}"))
        firsts, length = [1, 4, 7, 10], 3
    merged_years = maker.some("parts:year-once", 0.3)
    table.add([*heads, *(maker.name_text(named) for named in names)])
    if maker.unit_place == "line-below":
        table.add(["", "", *(f"（{named.unit_text}）" for named in names)])
    table.head, table.stub = range(len(table.rows)), 2
    for year in (first_year, first_year + 1):
        for number, first in enumerate(firsts):
            name = words.MONTHS[first - 1]
            index = number + 1
            part = pattern.format(n=index, name=name, q="一二三四"[number % 4])
            is_shown = number == 0 or not merged_years
            row = table.add([str(year) if is_shown else "", part])
            last = first + length - 1
            period = f"{year}-{first:02}" + (f"/{last:02}" if length > 1 else "")
            for named in names:
                maker.put(table, row, named, maker.default, period)
    return maker.end(table)


# --- indicators across


def names_across(maker: Maker) -> Table:
    """Years down, indicators across; units behind the names or in a line below."""
    table = maker.begin(("name", "name", "line-below"))
    names = maker.pick(2, 5)
    years = maker.years(2, 5)
    regions = maker.regions(1) if maker.some("region:column", 0.2) else []
    maker.title(table, places=not regions)
    heads = [maker.heading("period")]
    if regions:
        heads.insert(maker.one((0, 1)), maker.heading("region"))
    is_region_first = bool(regions) and heads[0] in maker.texts(words.HEADINGS["region"])
    table.add([*heads, *(maker.name_text(named) for named in names)])
    if maker.unit_place == "line-below":
        brackets = maker.one(("{}", "（{}）", "({})"))
        table.add([*([""] * len(heads)), *(brackets.format(named.unit_text) for named in names)])
    table.head, table.stub = range(len(table.rows)), len(heads)
    for region in regions or [maker.default]:
        for year in years:
            cells: list[str | Cell] = [maker.year_text(year, in_heading=False)]
            if regions:
                cells.insert(0 if is_region_first else 1, maker.place_names(region))
            row = table.add(cells)
            for named in names:
                maker.put(table, row, named, region, year)
    return maker.end(table)


# --- places across and down


def regions_across(maker: Maker) -> Table:
    """Places across; down stand indicators with the year in the title, or years of one indicator."""
    by_years = maker.some("regions-across:years-down", 0.4)
    table = maker.begin(("title", "name") if by_years else ("name", "column"))
    regions = maker.regions(2)
    if by_years:
        named = maker.pick(1, 1)[0]
        years = maker.years(3, 5)
        subject = maker.name_text(named)
        maker.title(table, subject=subject, unit=maker.unit_of_all([named]), places=False)
        table.add([maker.heading("period"), *map(maker.place_names, regions)])
        table.head = range(len(table.rows))
        for year in years:
            row = table.add([maker.year_text(year, in_heading=False)])
            for region in regions:
                maker.put(table, row, named, region, year)
        return maker.end(table)

    names = maker.pick(2, 5)
    year = maker.sheet_year or maker.years(1, 1)[0]
    maker.title(table, period=f"{year}年" if maker.language == "zh" else year, places=False)
    stub = ["指标", "单位"] if maker.language == "zh" else ["Indicator", "Unit"]
    table.stub = 2 if maker.unit_place in ("column", "magnitude") else 1
    table.add([*stub[: table.stub], *map(maker.place_names, regions)])
    table.head = range(len(table.rows))
    for named in names:
        row = table.add([maker.name_cell(named), *maker.unit_cells(named)])
        for region in regions:
            maker.put(table, row, named, region, year)
    return maker.end(table)


def regions_down(maker: Maker) -> Table:
    """Places down; across stand indicators with the year in the title, or years of one indicator."""
    by_years = maker.some("regions-down:years-across", 0.4)
    table = maker.begin(("title", "name") if by_years else ("name", "line-below"))
    regions = maker.regions(3)
    heading = maker.heading("region")
    if by_years:
        named = maker.pick(1, 1)[0]
        years = maker.years(2, 5)
        maker.title(
            table, subject=maker.name_text(named), unit=maker.unit_of_all([named]), places=False
        )
        table.head = range(table.add([heading, *map(maker.year_text, years)]) + 1)
        for region in regions:
            row = table.add([maker.place_names(region)])
            for year in years:
                maker.put(table, row, named, region, year)
        return maker.end(table)

    names = maker.pick(2, 5)
    year = maker.sheet_year or maker.years(1, 1)[0]
    maker.title(table, period=f"{year}年" if maker.language == "zh" else year, places=False)
    table.add([heading, *(maker.name_text(named) for named in names)])
    if maker.unit_place == "line-below":
        table.add(["", *(f"（{named.unit_text}）" for named in names)])
    table.head = range(len(table.rows))
    for region in regions:
        row = table.add([maker.place_names(region)])
        for named in names:
            maker.put(table, row, named, region, year)
    return maker.end(table)


def provinces_and_cities(maker: Maker) -> Table:
    """A column for the province and one for the city or district, with years down."""
    table = maker.begin(("name",))
    names = maker.pick(1, 3)
    years = maker.years(2, 3)
    maker.title(table, places=False)
    is_chinese = maker.language == "zh"
    if is_chinese:
        heads = maker.one((("省份", "城市"), ("省", "市"), ("省份", "地区"), ("地区", "区县")))
        whole = maker.one(("重庆市", "全市", "合计"))
        pairs = [
            ("重庆市", whole),
            ("重庆市", "万州区"),
            ("四川省", "成都市"),
            ("贵州省", "贵阳市"),
        ]
    else:
        heads = maker.one((("Province", "City"), ("Province", "District"), ("State", "County")))
        whole = maker.one(("Chongqing", "Total"))
        pairs = [("Chongqing", whole), ("Chongqing", "Wanzhou"), ("Sichuan", "Chengdu")]
    maker.features.add(f"heading:{heads[0]}+{heads[1]}")
    maker.rng.shuffle(pairs)
    heads = (*heads, maker.heading("period"))
    table.head = range(table.add([*heads, *(maker.name_text(named) for named in names)]) + 1)
    table.stub = len(heads)
    for province, city in pairs:
        for year in years:
            row = table.add([province, city, maker.year_text(year, in_heading=False)])
            for named in names:
                region = words.CITY if city == whole else words.OTHERS[4]
                maker.put(table, row, named, region, year)
    return maker.end(table)


# --- several header lines


def spanned(maker: Maker) -> Table:
    """Two header lines, the upper of which spans several columns: its text stands in the first."""
    over = maker.choose(
        "spanner",
        ("years-over-measures", "places-over-years", "names-over-years", "names-over-places"),
    )
    if over in ("years-over-measures", "places-over-years"):
        return _spanned_rows_of_names(maker, over)

    table = maker.begin(("name",))
    names = maker.pick(2, 3)
    if over == "names-over-years":
        years = maker.years(2, 3)
        regions = maker.regions(2)
        maker.title(table, places=False)
        _add_spanner(
            table,
            [maker.heading("region")],
            [maker.name_text(named) for named in names],
            [maker.year_text(year) for year in years],
        )
        for region in regions:
            row = table.add([maker.place_names(region)])
            for named in names:
                for year in years:
                    maker.put(table, row, named, region, year)
        return maker.end(table)

    years = maker.years(2, 4)
    regions = maker.regions(1)
    maker.title(table, places=False)
    place_texts = [maker.place_names(region) for region in regions]
    _add_spanner(
        table, [maker.heading("period")], [maker.name_text(named) for named in names], place_texts
    )
    for year in years:
        row = table.add([maker.year_text(year, in_heading=False)])
        for named in names:
            for region in regions:
                maker.put(table, row, named, region, year)
    return maker.end(table)


def _spanned_rows_of_names(maker: Maker, over: str) -> Table:
    table = maker.begin(("name", "column"))
    names = maker.pick(2, 5)
    years = maker.years(2, 3)
    stub = ["指标", "单位"] if maker.language == "zh" else ["Indicator", "Unit"]
    stub = stub[: 2 if maker.unit_place in ("column", "magnitude") else 1]
    if over == "years-over-measures":
        maker.title(table)
        measures = [maker.word(words.ACTUAL_HEADINGS), maker.word(words.GROWTH_HEADINGS)]
        _add_spanner(table, stub, [maker.year_text(year) for year in years], measures)
        for named in names:
            row = table.add([maker.name_cell(named), *maker.unit_cells(named)])
            for year in years:
                maker.put(table, row, named, maker.default, year)
                maker.growth(table, row, named, maker.default, year)
        return maker.end(table)

    regions = maker.regions(1)
    maker.title(table, places=False)
    _add_spanner(
        table,
        stub,
        [maker.place_names(region) for region in regions],
        [maker.year_text(year) for year in years],
    )
    for named in names:
        row = table.add([maker.name_cell(named), *maker.unit_cells(named)])
        for region in regions:
            for year in years:
                maker.put(table, row, named, region, year)
    return maker.end(table)


def _add_spanner(
    table: Table, stub: Sequence[str], upper: Sequence[str | Cell], lower: Sequence[str | Cell]
) -> None:
    """Write a line whose texts span all of `lower`, and below it `lower` once for each of them."""
    top: list[str | Cell] = list(stub)
    bottom: list[str | Cell] = [""] * len(stub)
    first_row = len(table.rows)
    for text in upper:
        if len(lower) > 1:
            table.merged.append((first_row, len(top), first_row, len(top) + len(lower) - 1))
        top += [text, *([""] * (len(lower) - 1))]
        bottom += [
            Cell(cell.text, cell.number, cell.number_format, cell.raised)
            if isinstance(cell, Cell)
            else cell
            for cell in lower
        ]
    table.add(top)
    table.add(bottom)
    table.head, table.stub = range(len(table.rows)), len(stub)


def three_heads(maker: Maker) -> Table:
    """Three header lines: indicators over parts over years, or places over indicators over measures."""
    if maker.some("three-heads:parts", 0.4):
        return _names_parts_years(maker)

    table = maker.begin(("name",))
    names, regions, years = maker.pick(1, 2), maker.regions(1), maker.years(2, 4)
    maker.title(table, places=False)
    measures = [maker.word(words.ACTUAL_HEADINGS), maker.word(words.GROWTH_HEADINGS)]
    lines: list[list[str | Cell]] = [[maker.heading("period")], [""], [""]]
    for region in regions:
        for number, named in enumerate(names):
            lines[0] += [maker.place_names(region) if number == 0 else "", ""]
            lines[1] += [maker.name_text(named), ""]
            lines[2] += measures
    for line in lines:
        table.add(line)
    table.head = range(len(table.rows))
    for year in years:
        row = table.add([maker.year_text(year, in_heading=False)])
        for region in regions:
            for named in names:
                maker.put(table, row, named, region, year)
                maker.growth(table, row, named, region, year)
    return maker.end(table)


def _names_parts_years(maker: Maker) -> Table:
    table = maker.begin(("name",))
    names, regions, years = maker.pick(1, 2), maker.regions(2), maker.years(2, 2)
    maker.title(table, places=False)
    dimension = maker.one(words.DIMENSIONS)
    is_chinese = maker.language == "zh"
    whole = maker.one(("合计", "总计") if is_chinese else ("Total", "All"))
    members = [whole, *(dimension.parts_zh if is_chinese else dimension.parts_en)]
    lines: list[list[str | Cell]] = [[maker.heading("region")], [""], [""]]
    for named in names:
        for number, member in enumerate(members):
            lines[0] += [maker.name_text(named) if number == 0 else "", ""]
            lines[1] += [member, ""]
            lines[2] += [maker.year_text(year) for year in years]
    for line in lines:
        table.add(line)
    table.head = range(len(table.rows))
    for region in regions:
        row = table.add([maker.place_names(region)])
        for named in names:
            for member in members:
                for year in years:
                    maker.put(table, row, named, region, year, "true" if member == whole else None)
    return maker.end(table)


# --- stubs


def two_stubs(maker: Maker) -> Table:
    """Places and indicators in two columns, the place only in the first row of its block."""
    table = maker.begin(("name", "column"))
    names = maker.pick(2, 4)
    years = maker.years(2, 4)
    regions = maker.regions(2)
    maker.title(table, places=False)
    by_indicator = maker.some("two-stubs:indicator-first", 0.3)
    blanks = not maker.some("two-stubs:repeated", 0.3)
    heads = [maker.heading("region"), maker.heading("indicator")]
    if by_indicator:
        heads.reverse()
    if maker.unit_place in ("column", "magnitude"):
        heads.append(maker.heading("unit"))
    table.head = range(table.add([*heads, *map(maker.year_text, years)]) + 1)
    table.stub = len(heads)
    pairs = [(region, named) for region in regions for named in names]
    if by_indicator:
        pairs = [(region, named) for named in names for region in regions]
    texts = {region.zh[0]: maker.place_names(region) for region in regions}
    name_texts = {named.indicator.zh[0]: maker.name_text(named) for named in names}
    block = len(regions) if by_indicator else len(names)
    for number, (region, named) in enumerate(pairs):
        cells = [texts[region.zh[0]], name_texts[named.indicator.zh[0]]]
        if by_indicator:
            cells.reverse()
        if blanks and number % block:
            cells[0] = ""
        elif blanks and block > 1:
            table.merged.append((len(table.rows), 0, len(table.rows) + block - 1, 0))
        row = table.add([*cells, *maker.unit_cells(named)])
        for year in years:
            maker.put(table, row, named, region, year)
    return maker.end(table)


def grouped_rows(maker: Maker) -> Table:
    """Rows without values that name the place or the indicator of the rows below them."""
    table = maker.begin(("name", "column"))
    names = maker.pick(2, 3)
    years = maker.years(2, 4)
    regions = maker.regions(2)
    by_place = maker.choose("groups", ("of-places", "of-indicators")) == "of-places"
    if not by_place:
        maker.unit_place = "name"
    maker.title(table, places=False)
    heads = [maker.word(words.STUB_HEADINGS)]
    if maker.unit_place in ("column", "magnitude"):
        heads.append(maker.heading("unit"))
    table.head = range(table.add([*heads, *map(maker.year_text, years)]) + 1)
    table.stub = len(heads)
    indent = maker.one(("", "  ", "　"))
    if by_place:
        for region in regions:
            table.add([maker.place_names(region)])
            for named in names:
                row = table.add([indent + maker.name_text(named), *maker.unit_cells(named)])
                for year in years:
                    maker.put(table, row, named, region, year)
        return maker.end(table)

    for named in names:
        table.add([maker.name_text(named)])
        for region in regions:
            row = table.add([indent + maker.place_names(region)])
            for year in years:
                maker.put(table, row, named, region, year)
    return maker.end(table)


def parted_rows(maker: Maker) -> Table:
    """Years across, and beside the name a column with the whole and its parts."""
    table = maker.begin(("name", "column"))
    names = maker.pick(1, 3)
    years = maker.years(2, 4)
    with_place = maker.some("parted:with-place", 0.4)
    regions = maker.regions(1) if with_place else []
    maker.title(table, places=not with_place)
    side = _dimension_column(maker, with_whole=not maker.some("parted:no-whole", 0.15))
    heads = [maker.heading("indicator"), side.heading]
    if with_place:
        heads.insert(0, maker.heading("region"))
    if maker.unit_place in ("column", "magnitude"):
        heads.append(maker.heading("unit"))
    table.head = range(table.add([*heads, *map(maker.year_text, years)]) + 1)
    table.stub = len(heads)
    for region in regions or [maker.default]:
        for named in names:
            for text, kind, _ in side.entries(named):
                cells = [maker.name_text(named), text, *maker.unit_cells(named)]
                row = table.add([maker.place_names(region), *cells] if with_place else cells)
                for year in years:
                    maker.put(table, row, named, region, year, kind)
    return maker.end(table)


def head_rows(maker: Maker) -> Table:
    """Rows for indicator, place, frequency and unit stand above dates, as data services write."""
    table = maker.begin(("line-below",))
    names = maker.pick(2, 4)
    years = maker.years(3, 5)
    regions = [maker.one((words.CITY, words.CITY, maker.one(words.OTHERS))) for _ in names]
    is_chinese = maker.language == "zh"
    table.add(["指标" if is_chinese else "Indicator", *(named.name for named in names)])
    table.add(["地区" if is_chinese else "Region", *map(maker.place_names, regions)])
    if maker.some("head-rows:frequency", 0.5):
        table.add(
            [
                "频度" if is_chinese else "Frequency",
                *(["年" if is_chinese else "Annual"] * len(names)),
            ]
        )
    table.add(["单位" if is_chinese else "Unit", *(named.unit_text for named in names)])
    table.head = range(len(table.rows))
    for year in years:
        row = table.add([maker.year_text(year, in_heading=False)])
        for named, region in zip(names, regions, strict=True):
            maker.put(table, row, named, region, year)
    return maker.end(table)


FORMS: dict[str, Callable[[Maker], Table]] = {
    "long": long,
    "periods-across": periods_across,
    "current-report": current_report,
    "monthly-report": monthly_report,
    "part-years": part_years,
    "part-columns": part_columns,
    "names-across": names_across,
    "regions-across": regions_across,
    "regions-down": regions_down,
    "provinces-and-cities": provinces_and_cities,
    "spanned": spanned,
    "three-heads": three_heads,
    "two-stubs": two_stubs,
    "grouped-rows": grouped_rows,
    "parted-rows": parted_rows,
    "head-rows": head_rows,
}
