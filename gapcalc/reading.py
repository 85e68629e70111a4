"""Offices' tables and `ID@YEAR=VALUE` read into observations: matched to the plan, or told why not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from decimal import Decimal
from os import PathLike

from .cell import BOUND_WORDS, STANDING_WORDS, Cell, is_missing, join_multiple, parse_cell
from .encoding import mojibake
from .files import Given, data_files, unreadable
from .header import Column, holds_value, of_year, year_end
from .label import Heading, Reading, heading, readings
from .observation import BOUNDS, GROWING, STATUSES, Observation, Observations
from .period import Period, parse_period
from .plan import STAGES, Benchmark, Plan, Target
from .problem import GapcalcError, Problem, hints
from .records import Record, records
from .rows import Progress, Sheet, sheets
from .text import fold, nearest, plain, simplified, visible
from .title import kind_of, remark_sets_apart
from .unit import RATIO, UnitError, dimension, factor, parse_quantity, spell
from .words import STAGE_WORDS

__all__ = ["parse_setting", "read_observations"]

_STATUS_WORDS: dict[str, str | None] = {"": None, **STANDING_WORDS}
_BOUND_WORDS: dict[str, str | None] = {"": None, "左右": "~", "以上": ">=", "以下": "<=", **BOUND_WORDS}
_SCALES = {
    "units": "", "unit": "", "个": "", "ones": "", "thousands": "千", "thousand": "千", "千": "千", "万": "万",
    "tenthousand": "万", "millions": "百万", "million": "百万", "百万": "百万", "亿": "亿", "billions": "十亿",
    "billion": "十亿", "十亿": "十亿", "万亿": "万亿", "trillions": "万亿", "trillion": "万亿",
}  # fmt: skip
# A place in a ranking and a plain ratio are numbers by themselves.
_UNITLESS = {"位", RATIO}
_ONE, _TWO_TO_NINE = re.compile(r"\d{4}\.1"), re.compile(r"\d{4}\.[2-9]")
# Beyond so many names that are not the plan's in one table, the others are counted together.
_MOST_GROUPS = 1000
_SETTING = re.compile(r"(?P<name>[^=@]+)(?:@(?P<period>[^=@]+))?=(?P<value>.+)", re.DOTALL)


class _Row(Exception):
    """A row that cannot be used, with what its problem says."""

    def __init__(self, code: str, field: str | None = None, **details: str) -> None:
        self.code, self.field, self.details = code, field, details


@dataclass(slots=True)
class _LeftOut:
    """Rows that are not the plan's: said once, with their number."""

    row: _Row
    line: int
    field: str | None
    count: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class _Meant:
    """What a name means: ids of the plan, and the reading of the name under which it was found."""

    ids: list[str]
    reading: Reading


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
            reader.out.problems.append(problem)
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
            raise _Row("setting-malformed", value=setting)
        reader = _Reader(plan)
        targets = reader.meaning(match["name"].strip(), "")
        if not targets:
            guess = nearest(match["name"], list(plan.targets))
            raise _Row("unknown-target", value=match["name"], **hints(guess))
        if match["period"] is None and year is None:
            raise _Row("setting-without-year", value=setting)
        period = parse_period(match["period"]) if match["period"] else Period(year or 0)
        if period is None:
            raise _Row("period-malformed", value=match["period"])
        made = []
        for target in targets:
            value, unit = reader.value(target, match["value"], "")
            made.append(Observation(target, period, value, unit))
        return made
    except _Row as row:
        raise GapcalcError(Problem(row.code, row.details, f"--set {setting}")) from None


class _Reader:
    """Matches records to the plan. What repeats from row to row (names, units, periods) is looked up once."""

    def __init__(self, plan: Plan, given: Given | None = None, progress: Progress | None = None) -> None:
        self.plan, self._given, self._progress = plan, given or Given(), progress
        self.out = Observations()
        self._names = plan.names()
        self._regions = plan.region_names()
        self._spoken = plan.spoken_regions()
        self._path: str | None = None
        self._strangers: dict[str, _LeftOut] = {}  # by the name of an indicator
        self._meanings: dict[tuple[str, str], _Meant | _LeftOut] = {}
        self._left_out: dict[tuple[str, ...], _LeftOut] = {}
        self._periods: dict[tuple[str, bool], Heading | None] = {}

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
        self.out.problems.append(problem if problem.path else replace(problem, path=self._path))

    def _sheet(self, sheet: Sheet) -> None:
        self._path = sheet.name
        self._strangers, self._meanings, self._left_out, self._periods = {}, {}, {}, {}
        first = len(self.out.values)
        try:
            for record in records(sheet.rows, self._given, self._spoken, self._tell, sheet.title):
                self.out.rows += 1
                self._record(record, sheet.decimal_comma)
            self._refuse_unsure_months(first)
        finally:
            for left in self._left_out.values():
                left.row.details["count"] = str(left.count)
                self._tell_row(left.line, left.field, left.row)

    def _refuse_unsure_months(self, first: int) -> None:
        """Take back the Octobers (2024.1 for 2024.10) of a sheet that may as well mean January by them.

        It may where other months stand without their zero (2024.2): such a sheet does not write January as 2024.01.
        """
        texts = {text for text, _ in self._periods}
        unsure = {text for text in texts if _ONE.fullmatch(text)} if any(map(_TWO_TO_NINE.fullmatch, texts)) else set()
        octobers = {Period(int(text[:4]), 10, 10): text for text in unsure}
        kept = []
        for one in self.out.values[first:]:
            if text := octobers.get(one.period):
                self._tell_row(one.line or 0, None, _Row("period-ambiguous", value=text))
            else:
                kept.append(one)
        self.out.values[first:] = kept

    def _tell_row(self, line: int, field: str | None, row: _Row) -> None:
        self._tell(Problem(row.code, row.details, line=line, field=field))

    def _record(self, record: Record, decimal_comma: bool) -> None:
        told: set[str] = set()
        for column, text in record.values:
            try:
                self._cell(record, column, text, decimal_comma)
            except _Row as row:
                of_the_row = row.field not in {None, "value"}  # the same for every value of the row
                if of_the_row and row.code in told:
                    continue
                told.add(row.code)
                self._tell_row(record.line, _printed(record, column, row.field), row)

    def _cell(self, record: Record, column: Column, text: str, decimal_comma: bool) -> None:
        """Read one value of a record; raises `_Row` where it cannot be used."""
        keys, title = record.keys, record.title
        name = column.indicator or keys.get("indicator") or title.indicator or self._given.indicator or ""
        if not name:
            raise _Row("value-missing", "indicator")
        region = column.region or keys.get("region") or title.region or self._given.region or ""
        meant = self._look_up(name, region, record, column)
        if isinstance(meant, _LeftOut):
            meant.count += meant.last != record.line  # rows, however many values they hold
            meant.last = record.line
            return
        _refuse_other_kinds(record)
        head = self._period(record, column)
        cell = None if is_missing(text) else self._parsed(meant.ids, text, decimal_comma)
        if cell is None:
            return
        running = meant.reading.running or head.running or column.running
        period = _from_january(head.period) if running else head.period
        bound = _word(keys.get("bound", ""), "bound", BOUNDS, _BOUND_WORDS) or cell.bound
        status = _word(keys.get("status", ""), "status", tuple(STATUSES), _STATUS_WORDS)
        status = status or cell.standing or head.standing or "reported"
        told = {key: visible(keys[key]) if keys.get(key) else "" for key in ("source", "publisher", "url", "note")}
        note = f"{told['note']} {cell.mark}".strip()
        where = self._path, record.line, column.printed
        for id in meant.ids:
            unit = self._unit(self.plan.entry(id), cell, record, column, meant.reading, text)
            value, unit = self.value(id, text, unit, cell)
            named = told["source"], told["publisher"], told["url"], note
            self.out.values.append(Observation(id, period, value, unit, bound, status, *named, *where))
        if cell.cut:
            self._tell_row(record.line, _printed(record, column, "value"), _Row("digits-lost", value=text))

    # --- cells

    def _parsed(self, ids: list[str], text: str, decimal_comma: bool) -> Cell | None:
        if all(_is_stage(self.plan.entry(id)) for id in ids):
            return Cell(Decimal(0))  # a stage is a word
        try:
            return parse_cell(text, decimal_comma)
        except UnitError as error:
            raise _Row(error.code, "value", **error.details) from None

    def _period(self, record: Record, column: Column) -> Heading:
        if column.period is not None:
            self._periods[column.printed, False] = column.period
            return column.period
        text = record.keys.get("period")
        if text is None and record.title.period is not None:
            return Heading(record.title.period)
        if not text:
            raise _Row("value-missing", "period")
        if part := record.keys.get("part"):
            text = of_year(text, part, record.layout.printed("part"))
        key = text, record.layout.year_ends
        if key not in self._periods:
            period = parse_period(text) or (year_end(text) if record.layout.year_ends else None)
            self._periods[key] = Heading(period) if period else heading(text)
        head = self._periods[key]
        if head is None or head.kind == "other":
            raise _Row("period-malformed", "period", value=text)
        if head.kind == "planned":
            raise _Row("not-actual", "period", value=text)
        return head

    def _look_up(self, name: str, region: str, record: Record, column: Column) -> _Meant | _LeftOut:
        """Return the ids a value speaks of, or the group of values that are not the plan's to which it belongs."""
        known = self._strangers.get(name) or self._meanings.get((name, region))
        if known is not None:
            return known
        try:
            meant = self._meanings[name, region] = self._read_name(name, region)
        except _Row as row:
            if row.code in {"region-missing", "mojibake"}:
                raise
            group = (row.code, *row.details.values())
            if group not in self._left_out and len(self._left_out) >= _MOST_GROUPS:
                group, row = ("others-left-out",), _Row("others-left-out", row.field)
            elif row.code == "unknown-indicator":
                guess = nearest(name, self._names)
                row.details.update(hints(self._shown(guess) if guess else None))
            field = _printed(record, column, row.field)
            left = self._left_out.setdefault(group, _LeftOut(row, record.line, field))
            if row.code == "unknown-indicator":
                self._strangers[name] = left
            elif row.code != "others-left-out":
                self._meanings[name, region] = left
            return left
        return meant

    def _read_name(self, name: str, region: str) -> _Meant:
        for reading in readings(name):
            if ids := self.meaning(reading.name, region, only_own=reading.part):
                return _Meant(ids, reading)
        if mojibake(name):
            raise _Row("mojibake", "indicator", value=name)
        raise _Row("unknown-indicator", "indicator", value=name)

    def _shown(self, folded: str) -> str:
        entry = self.plan.entry(next(iter(self._names[folded])))
        return next(n for n in (entry.name.zh, entry.name.en, *entry.also, entry.id) if fold(n) == folded)

    def meaning(self, name: str, region: str, only_own: bool = False) -> list[str]:
        """Return the ids of the targets and benchmarks that `name` means in `region` ("" where none is stated).

        With `only_own` other names do not count: a part (其中：工业) is not all that is called so.
        """
        found = self._names.get(fold(name), {})
        if only_own:
            found = {id: own for id, own in found.items() if own}
        if not found:
            return []
        regions = {id: self.plan.regions_of(id) for id in found}
        if region and self._regions:
            stated = self._regions.get(fold(region))
            if stated is None:
                raise _Row("unknown-region", "region", value=region)
            if not (fitting := [id for id in found if not regions[id] or stated in regions[id]]):
                id = next(iter(found))
                own = self.plan.regions[regions[id][0]].name
                raise _Row("other-region", "region", value=region, target=id, wanted=f"{own.zh} ({own.en})")
            return fitting
        settled = [id for id, own in found.items() if own or not regions[id] or self.plan.region in regions[id]]
        if not settled or len({regions[id][:1] for id in settled}) > 1:
            raise _Row("region-missing", "region", value=name, known=", ".join(found))
        return settled

    def _unit(
        self, entry: Target | Benchmark, cell: Cell, record: Record, column: Column, reading: Reading, text: str
    ) -> str:
        """Return the unit of a cell: its own, the row's, the name's, the column's, the title's, or the one given."""
        stated = "" if is_missing(unit := record.keys.get("unit", "")) else unit
        near = [unit for unit in (stated, reading.unit, column.unit) if unit]
        try:
            if near and any(factor(near[0], other) != 1 for other in near[1:]):
                raise _Row("unit-conflict", "unit", unit=near[0], other=near[1], value=text)
            unit = near[0] if near else ""
            if not unit and entry.unit not in _UNITLESS and "unit" not in record.keys:
                unit = record.title.unit
            if not unit and entry.unit not in _UNITLESS:
                unit = self._given.unit or ""
            if scale := record.keys.get("scale", ""):
                multiple = _SCALES.get(fold(scale))
                if multiple is None:
                    raise _Row("scale-unknown", "scale", scale=scale)
                unit = join_multiple(multiple, spell(unit)) if multiple and unit else unit
            if cell.multiple and unit:
                unit = join_multiple(cell.multiple, spell(unit))
        except UnitError as error:
            raise _Row(error.code, "unit", **{**error.details, "target": entry.id}) from None
        return unit

    def value(self, id: str, text: str, unit: str, cell: Cell | None = None) -> tuple[Decimal | str, str]:
        """Return value and unit of a cell for the target or benchmark `id`, checked against what it measures."""
        entry = self.plan.entry(id)
        if _is_stage(entry):
            stage = STAGE_WORDS.get(fold(text).replace("_", ""))
            if stage is None:
                raise _Row("unknown-stage", "value", value=text, known=", ".join(STAGES))
            return stage, ""
        try:
            value, written = (cell.value, cell.unit) if cell else parse_quantity(text)
            if unit and written:
                factor(written, unit)  # both may be there, if they agree in kind
            unit = written or unit
            if not unit and entry.unit in _UNITLESS:
                unit = entry.unit
            if not unit and entry.unit:
                raise _Row("unit-missing", "unit", value=text, target=id, wanted=entry.unit)
            unit = spell(unit) if unit else unit
            if entry.unit and not (_takes_growth(entry) and not dimension(unit)):
                factor(unit, entry.unit)
        except UnitError as error:
            in_value = error.code in {"not-a-number", "number-missing"} or (cell is not None and cell.unit)
            raise _Row(error.code, "value" if in_value else "unit", **{**error.details, "target": id}) from None
        return value, unit


def _printed(record: Record, column: Column, field: str | None) -> str | None:
    """Return the table's own name of the column that a problem lies in."""
    if field == "value" or (field == "period" and column.period):
        return column.printed
    if field == "indicator" and column.indicator:
        return column.printed
    return record.layout.printed(field) if field else None


def _refuse_other_kinds(record: Record) -> None:
    """Raise for a row that its own words make a target, a part, or another kind of what it is called."""
    words = [(name, word) for name, word in record.kinds if not holds_value(word)]
    note = record.keys.get("note", "")
    if remark_sets_apart(note):
        words.append(("note", note))
    for name, word in words:
        if kind := kind_of(word):
            code = "not-actual" if kind == "planned" else "kind-not-read"
            raise _Row(code, name, value=word)


def _from_january(period: Period) -> Period:
    """Return the months up to the end of `period`, for a running total within the year."""
    return replace(period, first=1) if period.since is None else period


def _is_stage(entry: Target | Benchmark) -> bool:
    return isinstance(entry, Target) and entry.goal.form == "stage"


def _takes_growth(entry: object) -> bool:
    """Whether a series may come as yearly growth rates in place of levels."""
    return isinstance(entry, Target) and entry.goal.form in GROWING


def _word(text: str, column: str, known: Sequence[str], words: Mapping[str, str | None]) -> str | None:
    """Return the mark that `text` stands for, in English or Chinese."""
    folded = simplified(plain(text)).strip().lower()
    if folded in words:
        return words[folded]
    if folded in known:
        return folded
    raise _Row("unknown-mark", column, value=text, known=", ".join(known))
