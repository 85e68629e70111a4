"""Offices' tables and `ID@YEAR=VALUE` read into observations: matched to the plan, or told why not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import compress
from os import PathLike

from .cell import BOUND_WORDS, STANDING_WORDS, Cell, is_missing, join_multiple, parse_cell
from .files import Given, data_files, unreadable
from .header import Column, holds_value, of_year, year_end
from .label import Heading, Reading, heading
from .matching import LeftOut, Matches, Names, Refused, is_stage, remember
from .observation import BOUNDS, GROWING, STATUSES, Observation, Observations
from .period import Period, parse_period
from .plan import STAGES, Benchmark, Plan, Target
from .problem import GapcalcError, Problem, hints
from .problems import Problems
from .records import Batch, Record, records
from .rows import Progress, Sheet, sheets
from .text import fold, nearest, plain, simplified, visible
from .title import kind_of, remark_sets_apart
from .unit import RATIO, UnitError, dimension, factor, parse_quantity, spell
from .words import STAGE_WORDS

__all__ = ["parse_setting", "read_observations"]

_STATUS_WORDS: dict[str, str | None] = {"": None, **STANDING_WORDS}
_BOUND_WORDS: dict[str, str | None] = {"": None, "左右": "~", "以上": ">=", "以下": "<=", **BOUND_WORDS}
_MARKS = {"bound": (BOUNDS, _BOUND_WORDS), "status": (tuple(STATUSES), _STATUS_WORDS)}
_SCALES = {
    "units": "", "unit": "", "个": "", "ones": "", "thousands": "千", "thousand": "千", "千": "千", "万": "万",
    "tenthousand": "万", "millions": "百万", "million": "百万", "百万": "百万", "亿": "亿", "billions": "十亿",
    "billion": "十亿", "十亿": "十亿", "万亿": "万亿", "trillions": "万亿", "trillion": "万亿",
}  # fmt: skip
# A place in a ranking and a plain ratio are numbers by themselves.
_UNITLESS = {"位", RATIO}
_MONTH = re.compile(r"\d{4}\.[1-9]")
_REMEMBERED, _MOST_REFUSED = 100, 1000  # characters of a value remembered as none, and how many such values
_SETTING = re.compile(r"(?P<name>[^=@]+)(?:@(?P<period>[^=@]+))?=(?P<value>.+)", re.DOTALL)


def read_observations(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    plan: Plan,
    given: Given | None = None,
    progress: Progress | None = None,
) -> Observations:
    """Return the observations of `plan` in the tables, folders and standard input (`-`) that `paths` name.

    `given` says what the files do not say themselves. Whatever cannot be used is in `.problems` with file, line and
    column name; nothing raises for data. `progress` is called with path, bytes read and bytes in all from time to time.
    """
    one = isinstance(paths, (str, PathLike))
    reader = _Reader(plan, given, progress)
    for path, problem in data_files([paths] if one else paths):  # type: ignore[list-item, arg-type]
        if problem:
            reader.problems.append(problem)
        else:
            reader.file(path)
    return reader.out


def parse_setting(setting: str, plan: Plan, year: int | None) -> list[Observation]:
    """Return the observations that `ID=VALUE` or `ID@PERIOD=VALUE` sets; without a period it is for `year`.

    Raises `GapcalcError` where it cannot be understood.
    """
    match = _SETTING.fullmatch(setting.strip()) if len(setting) <= 1000 else None
    try:
        if not match:
            raise Refused("setting-malformed", value=setting)
        reader = _Reader(plan)
        targets = reader.names.meaning(match["name"].strip(), "")
        if not targets:
            guess = nearest(match["name"], list(plan.targets))
            raise Refused("unknown-target", value=match["name"], **hints(guess))
        if match["period"] is None and year is None:
            raise Refused("setting-without-year", value=setting)
        period = parse_period(match["period"]) if match["period"] else Period(year or 0)
        if period is None:
            raise Refused("period-malformed", value=match["period"])
        made = []
        for target in targets:
            cell = reader.parsed(match["value"], is_stage(plan.entry(target)), False)
            if cell is None:
                raise Refused("not-a-number", value=match["value"])
            value, unit = reader.value(target, match["value"], cell.multiple, cell)
            made.append(Observation(target, period, value, unit, cell.bound, cell.standing or "reported"))
        return made
    except Refused as row:
        raise GapcalcError(Problem(row.code, row.details, f"--set {setting}")) from None


class _Reader:
    """Matches records to the plan. What repeats from row to row (names, units, periods) is looked up once."""

    def __init__(self, plan: Plan, given: Given | None = None, progress: Progress | None = None) -> None:
        self.plan, self._given, self._progress = plan, given or Given(), progress
        self.problems = Problems()
        self.out = Observations(problems=self.problems)
        self.names = Names(plan)
        self._spoken = plan.spoken_regions()
        self._path: str | None = None
        self._matches = Matches(self.names)
        self._periods: dict[tuple[str, bool], Heading | None] = {}
        self._months: set[str] = set()  # written as 2024.1
        self._units: dict[tuple[str | None, ...], str | Refused] = {}
        self._refused: dict[tuple[str, bool], Refused] = {}  # values that are none, which often repeat

    # --- files and rows

    def file(self, path: str) -> None:
        self.out.looked.append(path)
        self._path = path
        try:
            with closing(sheets(path, self._given, self._tell, self._progress)) as found:
                for sheet in found:
                    self._sheet(sheet)
        except GapcalcError as error:
            for problem in error.problems:
                self._tell(problem)
        except OSError as error:
            self._tell(unreadable(path, error))

    def _tell(self, problem: Problem) -> None:
        self.problems.append(problem if problem.path else replace(problem, path=self._path))

    def _sheet(self, sheet: Sheet) -> None:
        self._path = sheet.name
        self._matches, self._periods, self._months = Matches(self.names), {}, set()
        first = len(self.out.values)
        try:
            for found in records(sheet.rows, self._given, self._spoken, self._tell, sheet.title):
                self.out.rows += len(found)
                for record in self._unknown(found) if isinstance(found, Batch) else [found]:
                    self._record(record, sheet.decimal_comma)
            self._refuse_unsure_months(first)
        finally:
            for left in self._matches.left_out.values():
                left.row.details["count"] = str(left.count)
                self._tell_row(left.line, left.field, left.row)

    def _refuse_unsure_months(self, first: int) -> None:
        """Take back the Octobers (2024.1 for 2024.10) of a sheet that may as well mean January by them.

        It may where other months stand without their zero (2024.2): such a sheet does not write January as 2024.01.
        """
        unsure = {text for text in self._months if text.endswith(".1")}
        if not self._months - unsure:
            return
        octobers = {Period(int(text[:4]), 10, 10): text for text in unsure}
        kept = []
        for one in self.out.values[first:]:
            if text := octobers.get(one.period):
                self._tell_row(one.line or 0, None, Refused("period-ambiguous", value=text))
            else:
                kept.append(one)
        self.out.values[first:] = kept

    def _tell_row(self, line: int, field: str | None, row: Refused) -> None:
        self.problems.tell(row.code, row.details, self._path, line, field=field)

    def _unknown(self, batch: Batch) -> Iterator[Record]:
        """Yield the records of a batch that have to be read, and count those known not to be the plan's."""
        given, title, size = self._given, batch.title, len(batch)
        names = batch.cells("indicator") or [title.indicator or given.indicator or ""] * size
        regions = batch.cells("region") or [""] * size
        if "" in regions:
            otherwise = title.region or given.region or ""
            regions = [region or otherwise for region in regions]
        found = self._matches.known(names, regions)
        if not all(isinstance(rows, LeftOut) for rows in set(found)):
            for place, rows in enumerate(found):
                if rows is None:  # unless a row before it told
                    (rows,) = self._matches.known([names[place]], [regions[place]])
                    found[place] = rows
                if not isinstance(rows, LeftOut):
                    yield batch.record(place)
        for rows, count in Counter(compress(found, batch.values)).items():  # a blank value is none of theirs
            if isinstance(rows, LeftOut):
                rows.count += count

    def _record(self, record: Record, decimal_comma: bool) -> None:
        told: set[str] = set()
        for column, text in record.values:
            try:
                self._cell(record, column, text, decimal_comma)
            except Refused as row:
                of_the_row = row.field not in {None, "value"}  # the same for every value of the row
                if of_the_row and row.code in told:
                    continue
                told.add(row.code)
                self._tell_row(record.line, record.printed(column, row.field), row)

    def _cell(self, record: Record, column: Column, text: str, decimal_comma: bool) -> None:
        """Read one value of a record; raises `Refused` where it cannot be used."""
        keys, title = record.keys, record.title
        name = column.indicator or keys.get("indicator") or title.indicator or self._given.indicator or ""
        if not name:
            raise Refused("value-missing", "indicator")
        region = column.region or keys.get("region") or title.region or self._given.region or ""
        meant = self._matches.find(name, region, record, column)
        if isinstance(meant, LeftOut):
            meant.count += meant.last != record.line  # rows, however many values they hold
            meant.last = record.line
            return
        _refuse_other_kinds(record)
        head = self._period(record, column)
        cell = self.parsed(text, meant.in_words, decimal_comma)
        if cell is None:
            return
        running = meant.reading.running or head.running or column.running
        period = _from_january(head.period) if running else head.period
        bound = _mark("bound", keys.get("bound", "")) or cell.bound
        status = _mark("status", keys.get("status", "")) or cell.standing or head.standing or "reported"
        source, publisher, url, note = [_told(keys.get(key, "")) for key in ("source", "publisher", "url", "note")]
        note = f"{note} {cell.mark}".strip() if cell.mark else note
        where = self._path, record.line, column.printed
        for id in meant.ids:
            value, unit = self._measured(id, cell, record, column, meant.reading, text)
            one = Observation(id, period, value, unit, bound, status, source, publisher, url, note, *where)
            self.out.values.append(one)
        if cell.cut:
            self._tell_row(record.line, record.printed(column, "value"), Refused("digits-lost", value=text))

    # --- cells

    def parsed(self, text: str, in_words: bool, decimal_comma: bool) -> Cell | None:
        """Return what a cell says, or None where there is no value; a stage is a word and read as such later."""
        if in_words:
            return None if is_missing(text) else Cell(Decimal(0))
        if row := self._refused.get((text, decimal_comma)):
            raise row.with_traceback(None)
        try:
            return parse_cell(text, decimal_comma)
        except UnitError as error:
            if len(text) <= _REMEMBERED and len(self._refused) < _MOST_REFUSED:
                self._refused[text, decimal_comma] = Refused(error.code, "value", **error.details)
            raise Refused(error.code, "value", **error.details) from None

    def _period(self, record: Record, column: Column) -> Heading:
        if column.period is not None:
            if _MONTH.fullmatch(column.printed):
                self._months.add(column.printed)
            return column.period
        text = record.keys.get("period")
        if text is None and record.title.period is not None:
            return Heading(record.title.period)
        if not text:
            raise Refused("value-missing", "period")
        if part := record.keys.get("part"):
            text = of_year(text, part, record.layout.printed("part"))
        key = text, record.layout.year_ends
        head = self._periods.get(key)
        if head is None and key not in self._periods:
            if _MONTH.fullmatch(text):
                self._months.add(text)
            period = parse_period(text) or (year_end(text) if record.layout.year_ends else None)
            head = remember(self._periods, key, Heading(period) if period else heading(text))
        if head is None or head.kind == "other":
            raise Refused("period-malformed", "period", value=text)
        if head.kind == "planned":
            raise Refused("not-actual", "period", value=text)
        return head

    def _measured(
        self, id: str, cell: Cell, record: Record, column: Column, reading: Reading, text: str
    ) -> tuple[Decimal | str, str]:
        """Return value and unit of a cell; all that is said of units has to agree once, however many rows say it."""
        keys, title = record.keys, record.title
        said = id, cell.unit, cell.multiple, reading.unit, column.unit, title.unit, keys.get("unit"), keys.get("scale")
        known = self._units.get(said)
        if isinstance(known, Refused):
            raise known.with_traceback(None)
        if known is not None:
            return cell.value, known
        try:
            unit = self._unit(self.plan.entry(id), cell, record, column, reading, text)
            value, unit = self.value(id, text, unit, cell)
        except Refused as row:
            if "value" not in row.details:  # a new one: what is raised holds on to all that was at work
                remember(self._units, said, Refused(row.code, row.field, **row.details))
            raise
        if not isinstance(value, str):
            remember(self._units, said, unit)
        return value, unit

    def _unit(
        self, entry: Target | Benchmark, cell: Cell, record: Record, column: Column, reading: Reading, text: str
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

    def value(self, id: str, text: str, unit: str, cell: Cell | None = None) -> tuple[Decimal | str, str]:
        """Return value and unit of a cell for the target or benchmark `id`, checked against what it measures."""
        entry = self.plan.entry(id)
        if is_stage(entry):
            stage = STAGE_WORDS.get(fold(text).replace("_", ""))
            if stage is None:
                raise Refused("unknown-stage", "value", value=text, known=", ".join(STAGES))
            return stage, ""
        try:
            value, written = (cell.value, cell.unit) if cell else parse_quantity(text)
            if unit and written:
                factor(written, unit)  # both may be there, if they agree in kind
            unit = written or unit
            if not unit and entry.unit in _UNITLESS:
                unit = entry.unit
            if not unit and entry.unit:
                raise Refused("unit-missing", "unit", value=text, target=id, wanted=entry.unit)
            unit = spell(unit) if unit else unit
            if entry.unit and not (_takes_growth(entry) and not dimension(unit)):
                factor(unit, entry.unit)
        except UnitError as error:
            in_value = error.code in {"not-a-number", "number-missing"} or (cell is not None and cell.unit)
            raise Refused(error.code, "value" if in_value else "unit", **{**error.details, "target": id}) from None
        return value, unit


def _refuse_other_kinds(record: Record) -> None:
    """Raise for a row that its own words make a target, a part, or another kind of what it is called."""
    words = [(name, word) for name, word in record.kinds if not holds_value(word)]
    note = record.keys.get("note", "")
    if remark_sets_apart(note):
        words.append(("note", note))
    for name, word in words:
        if kind := kind_of(word):
            code = "not-actual" if kind == "planned" else "kind-not-read"
            raise Refused(code, name, value=word)


def _from_january(period: Period) -> Period:
    """Return the months up to the end of `period`, for a running total within the year."""
    return replace(period, first=1) if period.since is None else period


def _takes_growth(entry: object) -> bool:
    """Whether a series may come as yearly growth rates in place of levels."""
    return isinstance(entry, Target) and entry.goal.form in GROWING


@lru_cache(maxsize=1024)
def _mark(column: str, text: str) -> str | None:
    """Return the bound or status that `text` stands for, in English or Chinese."""
    known, words = _MARKS[column]
    folded = simplified(plain(text)).strip().lower()
    if folded in words:
        return words[folded]
    if folded in known:
        return folded
    raise Refused("unknown-mark", column, value=text, known=", ".join(known))


@lru_cache(maxsize=4096)
def _told(text: str) -> str:
    """Return what a row tells of its value, one text for all rows that tell the same."""
    return visible(text) if text else ""
