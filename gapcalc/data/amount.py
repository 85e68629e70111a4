"""The amount that a cell states: a number, in the unit that cell, row, name, column or title give it if they agree."""

from __future__ import annotations

from decimal import Decimal

from gapcalc.core.data_options import DataOptions
from gapcalc.core.text import fold
from gapcalc.core.unit import RATIO, UnitError, dimension, factor, spell
from gapcalc.data.matching import Refused, is_stage, remember
from gapcalc.data.observation import GROWING
from gapcalc.plan.model import Benchmark, Plan, Stage, Target
from gapcalc.tables.cell import Cell, is_missing, join_multiple, parse_cell
from gapcalc.tables.header import Column
from gapcalc.tables.label import Reading
from gapcalc.tables.records import Record
from gapcalc.tables.vocabulary import STAGE_WORDS

__all__ = ["Amounts"]

_SCALES = {
    "units": "", "unit": "", "个": "", "ones": "", "thousands": "千", "thousand": "千", "千": "千", "万": "万",
    "tenthousand": "万", "millions": "百万", "million": "百万", "百万": "百万", "亿": "亿", "billions": "十亿",
    "billion": "十亿", "十亿": "十亿", "万亿": "万亿", "trillions": "万亿", "trillion": "万亿",
}  # fmt: skip
# A place in a ranking and a plain ratio are numbers by themselves.
_UNITLESS = {"位", RATIO}
_REMEMBERED, _MOST_REFUSED = (
    100,
    1000,
)  # characters of a value remembered as none, and how many such values


class Amounts:
    """Reads cells against what a plan's entries measure; what repeats from row to row is looked up once."""

    def __init__(self, plan: Plan, given: DataOptions) -> None:
        self._plan, self._given = plan, given
        self._units: dict[tuple[str | None, ...], str | Refused] = {}
        self._refused: dict[
            tuple[str, bool], UnitError
        ] = {}  # values that are none, which often repeat

    def stage(self, text: str) -> Cell | None:
        """Return a cell for the stage that `text` names, which is read with the entry it is for; None for no value."""
        return None if is_missing(text) else Cell(Decimal(0))

    def parsed(self, text: str, decimal_comma: bool) -> Cell | UnitError | None:
        """Return what a cell says, None where it holds no value, or why it cannot be used."""
        if known := self._refused.get((text, decimal_comma)):
            return known
        try:
            return parse_cell(text, decimal_comma)
        except UnitError as error:
            why = error.with_traceback(
                None
            )  # which would hold on to all that is at work, and that to it
        if len(text) <= _REMEMBERED and len(self._refused) < _MOST_REFUSED:
            self._refused[text, decimal_comma] = why
        return why

    def measured(
        self, id: str, cell: Cell, record: Record, column: Column, reading: Reading, text: str
    ) -> tuple[Decimal | Stage, str]:
        """Return value and unit of a cell; all that is said of units has to agree once, however many rows say it."""
        keys, title = record.keys, record.title
        said = (
            id,
            cell.unit,
            cell.multiple,
            reading.unit,
            column.unit,
            title.unit,
            keys.get("unit"),
            keys.get("scale"),
        )
        known = self._units.get(said)
        if isinstance(known, Refused):
            raise known.again()
        if known is not None:
            return cell.value, known
        try:
            unit = self._unit(self._plan.entry(id), cell, record, column, reading, text)
            value, unit = self.value(id, text, unit, cell)
        except Refused as row:
            if (
                "value" not in row.details
            ):  # a new one: what is raised holds on to all that was at work
                remember(self._units, said, row.again())
            raise
        if not isinstance(value, Stage):
            remember(self._units, said, unit)
        return value, unit

    def _unit(
        self,
        entry: Target | Benchmark,
        cell: Cell,
        record: Record,
        column: Column,
        reading: Reading,
        text: str,
    ) -> str:
        """Return the unit of a cell: its own, the row's, the name's, the column's, the title's, or the one given."""
        stated = "" if is_missing(unit := record.keys.get("unit", "")) else unit
        near = [unit for unit in (stated, reading.unit, column.unit) if unit]
        try:
            if near and any(factor(near[0], other) != 1 for other in near[1:]):
                raise Refused("unit-conflict", "unit", unit=near[0], other=near[1], value=text)
            unit = near[0] if near else ""
            if not unit and entry.unit not in _UNITLESS and "unit" not in record.keys:
                unit = record.title.unit
            if not unit and entry.unit not in _UNITLESS:
                unit = self._given.unit or ""
            if scale := record.keys.get("scale", ""):
                multiple = _SCALES.get(fold(scale))
                if multiple is None:
                    raise Refused("scale-unknown", "scale", scale=scale)
                unit = join_multiple(multiple, spell(unit)) if multiple and unit else unit
            if cell.multiple and unit:
                unit = join_multiple(cell.multiple, spell(unit))
        except UnitError as error:
            raise Refused(error.code, "unit", **{**error.details, "target": entry.id}) from None
        return unit

    def value(self, id: str, text: str, unit: str, cell: Cell) -> tuple[Decimal | Stage, str]:
        """Return value and unit of a cell for the target or benchmark `id`, checked against what it measures."""
        entry = self._plan.entry(id)
        if is_stage(entry):
            stage = STAGE_WORDS.get(fold(text).replace("_", ""))
            if stage is None:
                raise Refused("unknown-stage", "value", value=text, known=", ".join(Stage))
            return Stage(stage), ""
        try:
            if unit and cell.unit:
                factor(cell.unit, unit)  # both may be there, if they agree in kind
            unit = cell.unit or unit
            if not unit and entry.unit in _UNITLESS:
                unit = entry.unit
            if not unit and entry.unit:
                raise Refused("unit-missing", "unit", value=text, target=id, wanted=entry.unit)
            unit = spell(unit) if unit else unit
            if entry.unit and not (_takes_growth(entry) and not dimension(unit)):
                factor(unit, entry.unit)
        except UnitError as error:
            raise Refused(
                error.code, "value" if cell.unit else "unit", **{**error.details, "target": id}
            ) from None
        return cell.value, unit


def _takes_growth(entry: object) -> bool:
    """Whether a series may come as yearly growth rates in place of levels."""
    return isinstance(entry, Target) and entry.goal.form in GROWING
