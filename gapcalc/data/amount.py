"""The amount that a cell states: a number, in the unit that cell, row, heading or title give."""

from __future__ import annotations

import re
from decimal import Decimal

from gapcalc.core.data_options import DataOptions
from gapcalc.core.text import fold
from gapcalc.core.unit import RATIO, UnitError, dimension, factor, is_unit, normalize_unit
from gapcalc.data.matching import Refused, is_stage, remember
from gapcalc.messages.statuses import STAGES
from gapcalc.plan.model import Benchmark, Plan, Stage, Target
from gapcalc.tables.cell import Cell, is_in_currency, is_missing, join_multiple, parse_cell
from gapcalc.tables.header import header_words
from gapcalc.tables.label import Reading
from gapcalc.tables.layout import Column
from gapcalc.tables.record import Record
from gapcalc.tables.unit_cell import is_growth, unit_in_cell
from gapcalc.tables.vocabulary import MULTIPLIERS, STAGE_WORDS

__all__ = ["Amounts"]

# The multiples of ten by their exponent: UNIT_MULT 6 is a million.
_POWERS = {
    0: "", 2: "百", 3: "千", 4: "万", 5: "十万", 6: "百万", 7: "千万", 8: "亿", 9: "十亿",
    10: "百亿", 11: "千亿", 12: "万亿",
}  # fmt: skip
# In brackets behind a name it says in which currency, not in which multiple: 进出口总值（人民币）.
_ONLY_CURRENCY = {"人民币", "RMB"}
# A place in a ranking (第3位) and a plain ratio are numbers by themselves.
_UNITLESS = {"位", RATIO}
_RATIOS = {"%", "‰"}
# What is said of a stage that changes nothing: 已建成, 正式投用, has been completed.
_SAID_OF_STAGES = re.compile(
    r"^(?:已经?|现已?|均已?|目前|正式|全面|顺利|(?:(?:it|has|have|had|been|is|was|already|now)\s+)+)+"
    r"|(?:了|阶段|状态)$",
    re.IGNORECASE,
)
# Cells that are refused often repeat (n.k. in every other row): so many of them are remembered, of
# so many characters at most.
_MOST_REFUSED = 1000
_LONGEST_REFUSED = 100
# 1000000000000 has thirteen digits.
_LONGEST_POWER = 13

_Entry = Target | Benchmark
# What the unit of a cell depends on; see `Amounts.measured`.
_UnitSources = tuple[str | None, ...]


class Amounts:
    """Reads cells against what a plan's entries measure.

    What repeats from row to row is looked up once.
    """

    def __init__(self, plan: Plan, given: DataOptions) -> None:
        self._plan = plan
        self._given = given
        self._units: dict[_UnitSources, str | Refused] = {}
        self._refused_cells: dict[tuple[str, bool], UnitError] = {}

    def stage(self, text: str) -> Cell | None:
        """Return a cell for the stage that `text` names, None for no value.

        Which stage it is, `value` finds out: the cell itself holds no number.
        """
        if is_missing(text):
            return None

        return Cell(Decimal(0))

    def parsed(self, text: str, decimal_comma: bool) -> Cell | UnitError | None:
        """Return what a cell says, None where it holds no value, or why it cannot be used."""
        key = text, decimal_comma
        if key in self._refused_cells:
            return self._refused_cells[key]

        try:
            return parse_cell(text, decimal_comma)
        except UnitError as error:
            # A traceback holds on to all that was at work, and that to the error.
            refused = error.with_traceback(None)

        if len(text) <= _LONGEST_REFUSED and len(self._refused_cells) < _MOST_REFUSED:
            self._refused_cells[key] = refused

        return refused

    def measured(
        self, id: str, cell: Cell, record: Record, column: Column, reading: Reading, text: str
    ) -> tuple[Decimal | Stage, str]:
        """Return value and unit of a cell; raises `Refused` where its units do not agree.

        However many rows state the same units in the same places, they are compared once.
        """
        sources = (
            id,
            cell.unit,
            cell.multiple,
            cell.currency,
            reading.unit,
            column.unit,
            record.title.unit,
            _unit_in_row(record),
            record.keys.get("multiplier"),
        )

        known = self._units.get(sources)
        if isinstance(known, Refused):
            raise known.again()
        if known is not None:
            return cell.value, known

        try:
            stated = self._stated_unit(self._plan.entry(id), cell, record, column, reading, text)
            value, unit = self.value(id, text, stated, cell)
        except Refused as refused:
            # What names the value is another problem in each row. Of the others a new one is
            # remembered, as the one that was raised holds on to all that was at work.
            # unit-mismatch of 亿吨 is the same in each row.
            if "value" not in refused.details:
                remember(self._units, sources, refused.again())

            raise

        if not isinstance(value, Stage):
            remember(self._units, sources, unit)

        return value, unit

    def _stated_unit(
        self,
        entry: _Entry,
        cell: Cell,
        record: Record,
        column: Column,
        reading: Reading,
        text: str,
    ) -> str:
        """Return the unit that stands around a cell, with its multiple: 万 under 人 is 万人."""
        try:
            unit = self._unit_beside(entry, record, column, reading, text)
            scale = record.keys.get("multiplier", "")
            if scale:
                heading = record.layout.printed("multiplier")
                # ¥2610 in millions is 2610 百万元.
                unit = _with_scale(scale, heading, unit or cell.currency)
            if cell.multiple and unit:
                unit = join_multiple(cell.multiple, normalize_unit(unit))
        except UnitError as error:
            raise _refused_unit(error, "unit", entry.id) from None

        return _whole_unit(unit, entry)

    def _unit_beside(
        self, entry: _Entry, record: Record, column: Column, reading: Reading, text: str
    ) -> str:
        """Return the unit of the row, its name or its column; else of the title; else the given."""
        in_row = _unit_in_row(record)
        # annual %
        if is_growth(in_row):
            in_row = _growth_unit(in_row, entry, reading.name)
        if self._given.unit and not is_unit(in_row):
            in_row = ""  # "Pct. of all": what was given for the file says it in words known here

        nearest = [unit for unit in (in_row, reading.unit, column.unit) if unit]
        # 亿元 in the row and 人民币 behind the name
        if len(nearest) > 1:
            nearest = _without_currency(nearest)
        if nearest:
            _refuse_conflict(nearest, text)
            return nearest[0]

        # The unit of a title (单位：亿元) is that of amounts, not of ranks and ratios among them.
        if _goes_without_unit(entry):
            return ""

        # Nor does it count where units have a column: a blank cell there is a unit left out.
        title_unit = "" if "unit" in record.keys else record.title.unit
        return title_unit or self._given.unit or ""

    def value(self, id: str, text: str, unit: str, cell: Cell) -> tuple[Decimal | Stage, str]:
        """Return value and unit of a cell for the target or benchmark `id`.

        `unit` is what stands around the cell, "" for nothing. Raises `Refused` where the amount is
        not one of what the entry measures.
        """
        entry = self._plan.entry(id)
        stated = unit
        if is_stage(entry):
            return _stage(text), ""

        try:
            unit = _unit_of_cell(cell, unit, entry)
            if not unit and entry.unit:
                raise Refused("unit-missing", "unit", value=text, target=id, wanted=entry.unit)
            if unit:
                unit = normalize_unit(unit)
            _check_unit(unit, entry)
        except UnitError as error:
            # 8.5% under 亿美元 is growth in the place of an amount.
            is_ratio = cell.unit in _RATIOS
            if stated and is_ratio and dimension(entry.unit):
                details = {"value": text, "target": id, "wanted": entry.unit}
                raise Refused("growth-as-value", "value", **details) from None

            field = "value" if cell.unit else "unit"
            raise _refused_unit(error, field, id) from None

        return cell.value, unit


def _unit_of_cell(cell: Cell, unit: str, entry: _Entry) -> str:
    """Return the unit of an amount: what stands in its cell, else `unit`, which stands around it.

    Both may be there, if they agree in kind; otherwise `UnitError` is raised.
    """
    if cell.currency:
        unit = _in_currency(cell.currency, unit, entry)
    if unit and cell.unit:
        factor(cell.unit, unit)

    unit = cell.unit or unit
    if not unit and _goes_without_unit(entry):
        return entry.unit

    return unit


def _goes_without_unit(entry: _Entry) -> bool:
    """Whether a bare number can be nothing else: a rank, a ratio, a level of an index."""
    is_index = isinstance(entry, Target) and entry.index is not None and not entry.takes_rates
    return entry.unit in _UNITLESS or is_index


def _check_unit(unit: str, entry: _Entry) -> None:
    """Raise `UnitError` where an entry is measured in another kind of unit."""
    if not entry.unit:
        return

    # Growth rates are shares (6.1%), in whatever unit the levels are measured.
    is_rate = _takes_growth(entry) and not dimension(unit)
    if not is_rate:
        factor(unit, entry.unit)


def _with_scale(scale: str, heading: str, unit: str) -> str:
    """Return a unit with the multiple in a column of its own: 6 under UNIT_MULT, thousands."""
    multiple = _multiple_in_cell(scale, heading)
    if multiple is None:
        raise Refused("scale-unknown", "multiplier", scale=scale)
    if not multiple or not unit:
        return unit

    return join_multiple(multiple, normalize_unit(unit))


def _refuse_conflict(units: list[str], text: str) -> None:
    """Raise for units of one value that are not the same: 亿元 in the row, 万元 in the heading."""
    for other in units[1:]:
        if factor(units[0], other) != 1:
            details = {"unit": units[0], "other": units[1], "value": text}
            raise Refused("unit-conflict", "unit", **details)


def _without_currency(units: list[str]) -> list[str]:
    """Return units without a mere name of the currency beside one that has it: 人民币 and 亿元."""
    others = [unit for unit in units if unit not in _ONLY_CURRENCY]
    if not others or len(others) == len(units):
        return units

    # 进出口总值（人民币） in 亿美元 contradicts itself.
    if not is_in_currency(normalize_unit(others[0]), "元"):
        return units

    return others


def _whole_unit(unit: str, entry: _Entry) -> str:
    """Return a unit with what it is counted for where the name says that: 托位 for 千人.

    每千人口3岁以下婴幼儿托位数 is printed in 个 and measured in 个/千人.
    """
    counted, slash, base = entry.unit.partition("/")
    # 亿元/万人 is stated whole.
    if not slash or f"每{base}" not in entry.name.zh:
        return unit
    if not is_unit(unit) or dimension(unit) != dimension(counted):
        return unit

    return f"{unit}/{base}"


def _unit_in_row(record: Record) -> str:
    """Return the unit in the row's own cell, "" where it has none."""
    text = record.keys.get("unit", "")
    if is_missing(text):
        return ""

    return unit_in_cell(text, record.keys.get("region") or record.title.region)


def _multiple_in_cell(text: str, heading: str) -> str | None:
    """Return the multiple that a cell under `heading` names, None where it is not understood.

    A number is an exponent of ten (UNIT_MULT 6) or a power of ten itself (1000000). A 1 is either,
    ten or one, unless the heading speaks of a factor.
    """
    known = MULTIPLIERS.get(fold(text))
    if known is not None or not text.isascii() or not text.isdigit():
        return known

    number = int(text[:_LONGEST_POWER])
    # 1 under UNIT_MULT may be tens or nothing, under Multiplier it is nothing.
    if number == 1:
        is_factor = not {"factor", "multiplier"}.isdisjoint(header_words(heading))
        return "" if is_factor else None

    zeros = len(text) - 1
    is_power = zeros > 0 and text.lstrip("1") == "0" * zeros
    # 1000000 is a million, and no exponent.
    if is_power:
        return _POWERS.get(zeros)

    return _POWERS.get(number)


def _growth_unit(unit: str, entry: _Entry, name: str) -> str:
    """Return % for a unit such as annual % where `entry` is itself a rate of change, else the unit,
    which then measures nothing: 4.8 annual % of the urban share is no urban share.
    """
    if _takes_growth(entry):
        return "%"

    from gapcalc.tables.name_kinds import kinds  # 60 patterns, for few units

    # GDP growth (annual %)
    if "growth" in kinds(name):
        return "%"

    return unit


def _in_currency(currency: str, unit: str, entry: _Entry) -> str:
    """Return the unit of a number with the sign of a currency, "" where its magnitude is unknown.

    `unit` is what stands around the cell: ¥30145.79 under 亿元 is in 亿元. With nothing around it
    ¥39713 is in 元 where these are what the entry is measured in, and where that is 亿元, it may be
    in 万元 as well. Raises `UnitError` where the currencies differ: $5 under 亿元.
    """
    if unit:
        # ¥30145.79 under 亿元
        if is_in_currency(normalize_unit(unit), currency):
            return unit
        raise UnitError("unit-mismatch", unit=currency, wanted=unit)

    is_measured_so = not entry.unit or factor(currency, entry.unit) == 1
    return currency if is_measured_so else ""


def _refused_unit(error: UnitError, field: str, id: str) -> Refused:
    """Return why a value with a unit that cannot be used is refused."""
    details = {**error.details, "target": id}
    return Refused(error.code, field, **details)


def _stage(text: str) -> Stage:
    """Return the stage of a project that a cell names: 已开工, in operation."""
    said = _SAID_OF_STAGES.sub("", text.strip())
    # in_progress, 已正式开工
    stage = STAGE_WORDS.get(fold(text).replace("_", "")) or STAGE_WORDS.get(fold(said))
    if stage is None:
        words = [STAGES[stage] for stage in Stage]
        known_zh = "、".join(word.zh for word in words)
        known_en = ", ".join(word.en for word in words)
        raise Refused("unknown-stage", "value", value=text, known_zh=known_zh, known_en=known_en)

    return Stage(stage)


def _takes_growth(entry: _Entry) -> bool:
    """Whether a series may come as yearly growth rates in place of levels."""
    return isinstance(entry, Target) and entry.takes_rates
