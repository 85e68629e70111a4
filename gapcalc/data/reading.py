"""Offices' tables and `ID@YEAR=VALUE` read into observations: matched to the plan, or told why not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from functools import lru_cache
from os import PathLike

from gapcalc.core.data_options import DataOptions
from gapcalc.core.files import data_files, unreadable
from gapcalc.core.period import Period, parse_period
from gapcalc.core.problem import GapcalcError, Problem, target_hint
from gapcalc.core.text import nearest, nfkc, simplified, visible
from gapcalc.core.unit import UnitError
from gapcalc.data.amount import Amounts
from gapcalc.data.matching import LeftOut, Matches, Meant, Names, Refused, is_stage, remember
from gapcalc.data.observation import BOUNDS, STANDINGS, Observation, Observations
from gapcalc.plan.model import Plan
from gapcalc.tables.cell import BOUND_WORDS, STANDING_WORDS
from gapcalc.tables.delimited import Progress, Sheet, sheets
from gapcalc.tables.header import Column, Layout, Title, holds_value, of_year, year_end
from gapcalc.tables.label import Heading, heading
from gapcalc.tables.records import Record, records
from gapcalc.tables.title import kind_of, remark_sets_apart

__all__ = ["parse_setting", "read_observations"]

_STATUS_WORDS: dict[str, str | None] = {"": None, **STANDING_WORDS}
_BOUND_WORDS: dict[str, str | None] = {
    "": None,
    "左右": "~",
    "以上": ">=",
    "以下": "<=",
    **BOUND_WORDS,
}
_MARKS = {"bound": (BOUNDS, _BOUND_WORDS), "status": (tuple(STANDINGS), _STATUS_WORDS)}
_MONTH = re.compile(r"\d{4}\.[1-9]")
_SETTING = re.compile(r"(?P<name>[^=@]+)(?:@(?P<period>[^=@]+))?=(?P<value>.+)", re.DOTALL)


def read_observations(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    plan: Plan,
    given: DataOptions | None = None,
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
        amounts = Amounts(plan, DataOptions())
        targets = Names(plan).meaning(match["name"].strip(), "")
        if not targets:
            guess = nearest(match["name"], list(plan.targets))
            raise Refused("unknown-target", value=match["name"], **target_hint(guess))
        if match["period"] is None and year is None:
            raise Refused("setting-without-year", value=setting)
        period = parse_period(match["period"]) if match["period"] else Period(year or 0)
        if period is None:
            raise Refused("period-malformed", value=match["period"])
        made = []
        for target in targets:
            in_words = is_stage(plan.entry(target))
            cell = (
                amounts.stage(match["value"]) if in_words else amounts.parsed(match["value"], False)
            )
            if isinstance(cell, UnitError):
                raise Refused(cell.code, "value", **cell.details)
            if cell is None:
                raise Refused("not-a-number", value=match["value"])
            value, unit = amounts.value(target, match["value"], cell.multiple, cell)
            made.append(
                Observation(target, period, value, unit, cell.bound, cell.standing or "reported")
            )
        return made
    except Refused as row:
        raise GapcalcError(Problem(row.code, row.details, f"--set {setting}")) from None


class _Reader:
    """Matches records to the plan. What repeats from row to row (names, units, periods) is looked up once."""

    def __init__(
        self, plan: Plan, given: DataOptions | None = None, progress: Progress | None = None
    ) -> None:
        self._given, self._progress = given or DataOptions(), progress
        self.problems: list[Problem] = []
        self.out = Observations(problems=self.problems)
        self._names, self._amounts = Names(plan), Amounts(plan, self._given)
        self._spoken = plan.region_spellings()
        self._path: str | None = None
        self._matches = Matches(self._names)
        self._periods: dict[tuple[str, bool], Heading | None] = {}
        self._months: set[str] = set()  # written as 2024.1

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
        self._matches, self._periods, self._months = Matches(self._names), {}, set()
        first = len(self.out)
        try:
            for found in records(sheet.rows, self._given, self._spoken, self._tell, sheet.title):
                self.out.rows += 1
                self._record(found, sheet.decimal_comma)
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
        for one in self.out[first:]:
            if one.period in octobers:
                self.out.remove(one)
                self._tell_row(
                    one.line or 0, None, Refused("period-ambiguous", value=octobers[one.period])
                )

    def _tell_row(self, line: int, field: str | None, row: Refused) -> None:
        self.problems.append(Problem(row.code, row.details, self._path, line, field=field))

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

    # --- cells

    def _cell(self, record: Record, column: Column, text: str, decimal_comma: bool) -> None:
        if meant := self._meant(record, column):
            self._value(record, column, text, meant, decimal_comma)

    def _meant(self, record: Record, column: Column) -> Meant | None:
        """Return what a value of a record speaks of, or None where that is not the plan's, which is counted."""
        keys, title = record.keys, record.title
        name = (
            column.indicator
            or keys.get("indicator")
            or title.indicator
            or self._given.indicator
            or ""
        )
        if not name:
            raise Refused("value-missing", "indicator")
        region = column.region or keys.get("region") or title.region or self._given.region or ""
        meant = self._matches.find(name, region, record, column)
        if isinstance(meant, LeftOut):
            meant.count += meant.last != record.line  # rows, however many values they hold
            meant.last = record.line
            return None
        _refuse_other_kinds(record)
        return meant

    def _value(
        self, record: Record, column: Column, text: str, meant: Meant, decimal_comma: bool
    ) -> None:
        """Read one value of a record; raises `Refused` where it cannot be used."""
        keys, line = record.keys, record.line
        head = self._period(record, column)
        cell = (
            self._amounts.stage(text)
            if meant.in_words
            else self._amounts.parsed(text, decimal_comma)
        )
        if isinstance(cell, UnitError):
            raise Refused(cell.code, "value", **cell.details)
        if cell is None:
            return
        running = meant.reading.running or head.running or column.running
        period = _from_january(head.period) if running else head.period
        bound = _mark("bound", keys.get("bound", "")) or cell.bound
        status = (
            _mark("status", keys.get("status", "")) or cell.standing or head.standing or "reported"
        )
        source, publisher, url, note = [
            _told(keys.get(key, "")) for key in ("source", "publisher", "url", "note")
        ]
        note = f"{note} {cell.mark}".strip() if cell.mark else note
        for id in meant.ids:
            value, unit = self._amounts.measured(id, cell, record, column, meant.reading, text)
            told = (source, publisher, url, note)
            self.out.append(
                Observation(
                    id, period, value, unit, bound, status, *told, self._path, line, column.printed
                )
            )
        if cell.cut:
            self._tell_row(
                line, record.printed(column, "value"), Refused("digits-lost", value=text)
            )

    # --- periods

    def _period(self, record: Record, column: Column) -> Heading:
        if column.period is not None:
            if _MONTH.fullmatch(column.printed):
                self._months.add(column.printed)
            return column.period
        head = self._head(
            record.keys.get("period"), record.keys.get("part"), record.layout, record.title
        )
        if isinstance(head, Refused):
            raise head.again()
        return head

    def _head(
        self, text: str | None, part: str | None, layout: Layout, title: Title
    ) -> Heading | Refused:
        """Return what the cells of a row, or the title where they are none, say of the period."""
        if text is None and title.period is not None:
            return Heading(title.period)
        if not text:
            return Refused("value-missing", "period")
        if part:
            text = of_year(text, part, layout.printed("part"))
        key = text, layout.year_ends
        head = self._periods.get(key)
        if head is None and key not in self._periods:
            if _MONTH.fullmatch(text):
                self._months.add(text)
            period = parse_period(text) or (year_end(text) if layout.year_ends else None)
            head = remember(self._periods, key, Heading(period) if period else heading(text))
        if head is None or head.kind == "other":
            return Refused("period-malformed", "period", value=text)
        if head.kind == "planned":
            return Refused("not-actual", "period", value=text)
        return head


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
    return period._replace(first=1) if period.since is None else period


@lru_cache(maxsize=1024)
def _mark(column: str, text: str) -> str | None:
    """Return the bound or status that `text` stands for, in English or Chinese."""
    known, words = _MARKS[column]
    folded = simplified(nfkc(text)).strip().lower()
    if folded in words:
        return words[folded]
    if folded in known:
        return folded
    raise Refused("unknown-mark", column, value=text, known=", ".join(known))


@lru_cache(maxsize=4096)
def _told(text: str) -> str:
    """Return what a row tells of its value, one text for all rows that tell the same."""
    return visible(text) if text else ""
