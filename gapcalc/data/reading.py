"""Offices' tables and `ID@YEAR=VALUE` read into observations, and why the rest cannot be used."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from os import PathLike
from typing import NamedTuple

from gapcalc.core.data_options import DataOptions
from gapcalc.core.files import data_files, unreadable
from gapcalc.core.memo import remembers
from gapcalc.core.period import Period, parse_period
from gapcalc.core.problem import GapcalcError, Problem, target_hint
from gapcalc.core.problem_log import ProblemLog
from gapcalc.core.text import fold, nearest, plain_form, visible
from gapcalc.core.unit import UnitError, dimension
from gapcalc.data.amount import Amounts
from gapcalc.data.matching import LeftOut, Matches, Meant, Names, Refused, is_stage, unit_beside
from gapcalc.data.observation import BOUNDS, STANDINGS, Observation, Observations
from gapcalc.data.periods import Dated, Periods
from gapcalc.data.remark import remark_of
from gapcalc.data.source_use import SourceUse
from gapcalc.messages.hints import UNKNOWN_UNITS
from gapcalc.plan.model import MIRRORED, Plan, Stage
from gapcalc.plan.source import given_for
from gapcalc.tables.account import FATES, Fate, TableAccount
from gapcalc.tables.bases import is_part_of_basis
from gapcalc.tables.cell import Cell, is_plain
from gapcalc.tables.delimited import Progress, Sheet, sheets
from gapcalc.tables.dimensions import is_whole
from gapcalc.tables.flags import NO_VALUE, NOT_ACTUAL, read_answer, read_flag
from gapcalc.tables.header import header_words
from gapcalc.tables.label import Heading
from gapcalc.tables.layout import Column, Dimension, Layout
from gapcalc.tables.raw_row import RawRow
from gapcalc.tables.record import Context, Record, RemarkRow
from gapcalc.tables.records import records
from gapcalc.tables.row_memory import RowMemory
from gapcalc.tables.sheet import LeftOutSheet
from gapcalc.tables.title import is_planned, remark_sets_apart
from gapcalc.tables.vocabulary import BOUND_WORDS

__all__ = ["parse_setting", "read_observations", "read_rows"]

_BOUND_WORDS: dict[str, str | None] = {
    "": None,
    "左右": "~",
    "以上": ">=",
    "以下": "<=",
    **BOUND_WORDS,
}
# What becomes of the rows of a sheet that is not read.
_FATES_OF_SHEETS: dict[str, Fate] = {
    "hidden": "hidden",
    "not_selected": "not_selected",
    "no_number": "beside",
}
_SETTING = re.compile(r"(?P<name>[^=@]+)(?:@(?P<period>[^=@]+))?=(?P<value>.+)", re.DOTALL)
_LONGEST_SETTING = 1_000
# 增长8.5%, 同比上升 3 个百分点
_GROWTH_IN_WORDS = re.compile(
    r"(?:同比|[比较]上年|比去年|年均)?(?:实际|名义)?(?:增长|增加|上升|提高|下降|减少|回落|grew|up|down|\+)"
    r"(?:了|by)?\s*\d",
    re.IGNORECASE,
)
# So many names that the plan knows by equivalent ones are shown of a table.
_MOST_NAMES = 200
# Different units of one sheet that are not known: more of them are no units, but words.
_MOST_UNKNOWN_UNITS = 1_000


def read_observations(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    plan: Plan,
    given: DataOptions | None = None,
    progress: Progress | None = None,
    *,
    cells: bool = False,
) -> Observations:
    """Return the observations of `plan` in the tables, folders and standard input (`-`) in `paths`.

    `given` says what the files do not say themselves. Whatever cannot be used is in `.problems`
    with file, line and column name; nothing raises for data. `progress` is called from time to
    time with path, bytes read and bytes in all.
    """
    reader = _Reader(plan, given or DataOptions(), progress, cells)
    several = [paths] if isinstance(paths, (str, PathLike)) else list(paths)
    # The plan's own tables of goals are no data of a folder that they lie in; one that is named is.
    named = set(map(str, several))
    goal_tables = set(map(os.path.realpath, plan.goal_tables))

    for path, problem in data_files(several):
        if problem is not None:
            reader.problems.add(problem)
            continue

        is_of_goals = bool(goal_tables) and os.path.realpath(path) in goal_tables
        if path in named or not is_of_goals:
            reader.read_file(path)

    reader.tell_of_sources()
    reader.problems.close()

    return reader.observations


def read_rows(
    rows: Iterator[RawRow], plan: Plan, given: DataOptions | None = None, *, name: str
) -> Observations:
    """Return the observations of `plan` in rows that come from no file, but from a data frame.

    `name` stands for the file in problems and observations.
    """
    reader = _Reader(plan, given or DataOptions(), None, cells=False)
    reader.read_sheet(rows, name)
    reader.problems.close()

    return reader.observations


# --- values set by hand


def parse_setting(setting: str, plan: Plan, default: Period | None) -> list[Observation]:
    """Return the observations that `ID=VALUE` or `ID@PERIOD=VALUE` sets.

    Without a period it is for the `default` one. Raises `GapcalcError` where it cannot be
    understood.
    """
    try:
        return _set_by_hand(setting, plan, default)
    except Refused as refused:
        problem = Problem(refused.code, refused.details, f"--set {setting}")
        raise GapcalcError(problem) from None


def _set_by_hand(setting: str, plan: Plan, default: Period | None) -> list[Observation]:
    """Return the observations that a setting makes; raises `Refused` for one that makes none."""
    if len(setting) > _LONGEST_SETTING:
        raise Refused("setting-malformed", value=setting)

    match = _SETTING.fullmatch(setting.strip())
    if match is None:
        raise Refused("setting-malformed", value=setting)

    name = match["name"]
    ids = Names(plan).meaning(name.strip(), "")
    if not ids:
        guess = nearest(name, list(plan.targets))
        raise Refused("unknown-target", value=name, **target_hint(guess))

    period = _period_of_setting(setting, match["period"], default)
    amounts = Amounts(plan, DataOptions())
    cuts = _cuts(plan, ids, name.strip())
    made = []

    for id in ids:
        cell = _cell_of_setting(match["value"], amounts, is_stage(plan.entry(id)))
        value, unit = amounts.value(id, match["value"], cell.multiple, cell)
        status = cell.standing or "reported"
        bound = cell.bound
        # 单位GDP能耗降低率@2026=2.8%
        if id in cuts and isinstance(value, Decimal) and not dimension(unit):
            if value < 0:
                text = match["value"]
                raise Refused("cut-with-sign", "value", value=text, target=id, id=id)
            value = -value
            bound = MIRRORED.get(bound, bound) if bound else None
        made.append(Observation(id, period, value, unit, bound, status))

    return made


def _period_of_setting(setting: str, text: str | None, default: Period | None) -> Period:
    if text:
        period = parse_period(text)
        if period is None:
            raise Refused("period-malformed", value=text)

        return period

    if default is None:
        raise Refused("setting-without-year", value=setting)

    return default


def _cell_of_setting(text: str, amounts: Amounts, is_stage: bool) -> Cell:
    cell = amounts.stage(text) if is_stage else amounts.parsed(text, False)
    if isinstance(cell, UnitError):
        raise Refused(cell.code, "value", **cell.details)
    if cell is None:
        raise Refused("not-a-number", value=text)

    return cell


# --- files


class _Marks(NamedTuple):
    """What a row says of its value in columns of their own."""

    bound: str | None
    status: str | None
    source: str
    publisher: str
    url: str
    note: str
    basis: str
    published: str


class _Reader:
    """Reads files into observations of a plan."""

    def __init__(
        self, plan: Plan, given: DataOptions, progress: Progress | None, cells: bool
    ) -> None:
        self._plan = plan
        self._given_everywhere = given
        self._given = given
        self._sources = SourceUse(plan)
        self._cells = cells
        self._progress = progress
        self._names = Names(plan)
        self._bases = plan.bases
        self._amounts = Amounts(plan, given)
        self._regions = plan.region_spellings()
        self._home = plan.home_spellings()
        self.problems = ProblemLog()
        self.observations = Observations(problems=self.problems.problems)
        self._path: str | None = None
        self._start_sheet()

    def _start_sheet(self) -> None:
        self._matches = Matches(self._names)
        self._memory = RowMemory()
        self._context: Context | None = None
        self._unknown_units: set[str] = set()
        self._signed_cuts: set[str] = set()  # targets with cuts that have a sign
        given = self._given.period
        self._periods = Periods(parse_period(given) if given else None)

    def read_file(self, path: str) -> None:
        """Add what a file holds to `observations`, and what is wrong with it to `problems`."""
        self.observations.looked.append(path)
        self._path = path
        given = given_for(self._plan.sources, path, self._given_everywhere)
        # The plan says of data/海关*.csv that they are in 万元.
        if given != self._given:
            self._given = given
            self._amounts = Amounts(self._plan, given)
        self._sources.begin(path)
        before = len(self.observations.tables)

        try:
            self._read_sheets(path)
        except GapcalcError as error:
            for problem in error.problems:
                self._tell(problem)
        except OSError as error:
            self._tell(unreadable(path, error))

        if self._sources.follows:
            self._tell_of_source(path, self.observations.tables[before:])

        self.problems.close()

    def _read_sheets(self, path: str) -> None:
        """Read the sheets of a file, of which one that is no workbook has one."""
        of_file = sheets(path, self._given, self._tell, self._progress, self._leave_out)
        with closing(of_file):
            for sheet in of_file:
                self._read_sheet(sheet, path)

    def read_sheet(self, rows: Iterator[RawRow], name: str) -> None:
        """Add what the rows hold, as `read_file` does for those of a file."""
        self.observations.looked.append(name)
        sheet = Sheet(name)
        sheet.rows = rows
        self._read_sheet(sheet, name)

    def _tell_of_source(self, path: str, tables: list[TableAccount]) -> None:
        """Tell of what the plan's sources say of a file in vain, if a table was found in it."""
        # Of a file without a table all that is said of it is in vain; that it has none is told.
        if not any(table.header for table in tables):
            return

        used = {option for option in self.observations.used_options if "sheets:" in option}
        for table in tables:
            used.update(table.used_options)
        for problem in self._sources.end(path, used):
            self.problems.add(problem)

    def tell_of_sources(self) -> None:
        """Tell of the plan's sources that fit no file."""
        if self.observations.looked:
            for problem in self._sources.unused():
                self.problems.add(problem)

    def _leave_out(self, sheet: LeftOutSheet) -> None:
        """Account for a sheet of a workbook that is not read."""
        account = TableAccount(sheet.path, sheet.title)
        fate = _FATES_OF_SHEETS[sheet.why]
        account.rows[fate] += sheet.rows
        self.observations.tables.append(account)
        used = {f"sheets:{name}" for name in self._given.sheets}
        self.observations.used_options.update(used)

    def _tell(self, problem: Problem) -> None:
        """Take a problem that a table tells of; tables do not know their own file."""
        # --indicator gdp_metro, as an example from the plan at hand
        if problem.code == "indicator-missing":
            example = next(iter(self._names.ids), "")
            problem = replace(problem, details={"example": example})
        if not problem.path:
            problem = replace(problem, path=self._path)

        self.problems.add(problem)

    def _refuse(self, line: int, field: str | None, refused: Refused) -> None:
        problem = Problem(refused.code, refused.details, self._path, line, field=field)
        self.problems.add(problem)

        # 亿圆, 床位数(蝌蚪); thousands of them are words that are no units.
        if refused.code == "unit-unknown" and self._context is not None:
            self._count_unknown_unit(refused.details["unit"], self._context)

    def _count_unknown_unit(self, unit: str, context: Context) -> None:
        """Take note of an unknown unit; a sheet with too many of them is read no further."""
        self._unknown_units.add(unit)
        if len(self._unknown_units) > _MOST_UNKNOWN_UNITS:
            context.too_many = UNKNOWN_UNITS
            context.limit = _MOST_UNKNOWN_UNITS

    def _read_sheet(self, sheet: Sheet, path: str) -> None:
        self._path = sheet.name
        before = len(self.observations.tables)
        self._start_sheet()
        first = len(self.observations)
        context = self._context_of(sheet, path)
        self._context = context

        try:
            for record in records(sheet.rows, context):
                self.observations.rows += 1
                self._read_record(record, sheet.decimal_comma)

            self._settle_dates(first)
            self._refuse_unsure_octobers(first)
            self._refuse_mixed_cuts(first)
        finally:  # a file that breaks off has rows that are not the plan's all the same
            self.observations.rows += self._memory.count
            self._close_accounts(sheet, self.observations.tables[before:])
            self._tell_left_out()

    def _context_of(self, sheet: Sheet, path: str) -> Context:
        """Return what the reader of rows has to know of the plan and of the sheet."""
        return Context(
            self._given,
            self._regions,
            self._tell,
            home=self._home,
            path=path,
            sheet=sheet.title,
            several=sheet.several,
            sheets=sheet.names,
            memory=self._memory,
            is_indicator=self._names.is_indicator,
            is_basis=self._is_basis,
            take_remark=self._take_remark,
            accounts=self.observations.tables,
            cells=self._cells,
        )

    def _tell_left_out(self) -> None:
        """Tell of the rows that are not the plan's, once for each reason."""
        for left_out in self._matches.left_out.values():
            left_out.row.details["count"] = str(left_out.count)
            # 女 under 性别: `read` shows beside the column how many rows it kept out.
            if left_out.column is not None:
                left_out.column.parts += left_out.count
            self._refuse(left_out.line, left_out.field, left_out.row)

    def _close_accounts(self, sheet: Sheet, tables: list[TableAccount]) -> None:
        """Take down what is known of a sheet once it is read to the end."""
        used = self.observations.used_options
        # --sheet 2024, where the workbook has such a sheet
        if sheet.title:
            used.update(f"sheets:{name}" for name in self._given.sheets)
        for table in tables:
            used.update(table.used_options)
        # To whichever table they belong: the reader of rows has not seen them.
        if tables and sheet.hidden_rows:
            tables[-1].rows["hidden"] += sheet.hidden_rows

    def _settle_dates(self, first: int) -> None:
        """Give the values of a sheet beside dates their periods, and take back those that have
        none; `first` is its first value.
        """
        periods, unclear = self._periods.of_dates()
        # As in nearly every file: 2023, 2024年 and no dates
        if not periods and not unclear:
            return

        settled = []

        for index, one in enumerate(self.observations[first:], first):
            # 2023-12-31 alone may be the year, its last quarter, or December.
            if index in unclear:
                refused = Refused("period-ambiguous", value=unclear[index])
                self._refuse(one.line or 0, None, refused)
                continue

            period = periods.get(index, one.period)
            is_running = one.period.first < one.period.last
            if is_running:
                period = _from_january(period)
            settled.append(one._replace(period=period))

        self.observations[first:] = settled

    def _refuse_unsure_octobers(self, first: int) -> None:
        """Take back the Octobers of a sheet that may be Januaries; `first` is its first value."""
        octobers = self._periods.unsure_octobers()
        if not octobers:
            return

        sure = []

        for one in self.observations[first:]:
            # 2024.1 beside 2024.2 may be 2024.01.
            if one.period not in octobers:
                sure.append(one)
                continue

            refused = Refused("period-ambiguous", value=octobers[one.period])
            self._refuse(one.line or 0, None, refused)

        self.observations[first:] = sure

    def _refuse_mixed_cuts(self, first: int) -> None:
        """Take back the cuts of a series beside which others stand with a sign; `first` is the
        first value of the sheet.

        2.8 and -3.1 under 降低率 may both be cuts, a cut and a rise, or a rise and a cut.
        """
        if not self._signed_cuts:
            return

        sure = []
        for one in self.observations[first:]:
            is_of_series = one.target in self._signed_cuts and not dimension(one.unit)
            if not is_of_series or not _cuts(self._plan, [one.target], one.name):
                sure.append(one)
                continue

            value = one.value if isinstance(one.value, Stage) else f"{-one.value}"
            refused = Refused("cut-with-sign", value=str(value), target=one.target, id=one.target)
            self._refuse(one.line or 0, one.column, refused)

        self.observations[first:] = sure

    def _take_remark(self, row: RemarkRow) -> None:
        """Keep what an office says in words of the targets that its row names.

        Of a row with a value the value tells that its name is not the plan's; here it is told of
        remarks alone.
        """
        title = row.title
        name = row.keys.get("indicator") or title.indicator or self._given.indicator or ""
        region = row.keys.get("region") or title.region or self._given.region or ""

        try:
            meant = self._names.read(name, region)
        except Refused as refused:
            # A table of 进展, 问题 and 措施 has no value that would tell of its name.
            if row.layout.form == "remarks":
                hint = self._names.target_hint(name, region, "")
                printed = row.layout.printed(refused.field or "indicator")
                self._refuse(row.line, printed, refused.again(count="1", **hint))
            return

        for id in meant.ids:
            if id in self._plan.targets:
                remark = remark_of(id, row.texts, self._path, row.line)
                self.observations.remarks.append(remark)

    # --- rows

    def _read_record(self, record: Record, decimal_comma: bool) -> None:
        refused_before: set[str] = set()
        fates: set[Fate] = set()
        # Headings, by what they add to the name of the row, under which it is not the plan's: under
        # each further year it is not either.
        left_out: set[tuple[str, str]] = set()

        for column, text in record.values:
            # Under 2022年, 2023年 and 2024年 the name is that of the row alone.
            added = (column.indicator, column.region)
            if added in left_out:
                continue

            try:
                fate = self._read_value(record, column, text, decimal_comma)
                fates.add(fate)
                if fate not in {"used", "no_value"}:
                    left_out.add(added)
            except Refused as refused:
                fates.add("not_actual" if refused.code == "not-actual" else "refused")

                # What is wrong with the row is said once, not for each of its years.
                # 亿圆 under 单位 spoils each year of the row, n.k. under 2023年 only that one.
                of_the_row = refused.field not in {None, "value"}
                if of_the_row and refused.code in refused_before:
                    continue

                refused_before.add(refused.code)
                self._refuse(record.line, record.printed(column, refused.field), refused)

        if record.account is not None:
            fate = next(fate for fate in FATES if fate in fates)
            record.account.rows[fate] += 1

    def _read_value(self, record: Record, column: Column, text: str, decimal_comma: bool) -> Fate:
        """Read one value of a record, and return what became of it.

        Raises `Refused` where it cannot be used.
        """
        match = self._match(record, column)
        # 就业人员 is the plan's, and 女 under 性别 makes the row a part of it.
        if not isinstance(match, LeftOut):
            _account_for_name(record, match)
            match = self._set_apart(record, match) or match
        if isinstance(match, LeftOut):
            return self._leave_out_row(record, match)

        # Whether the file says itself what the plan says of it.
        if self._sources.follows:
            self._sources.value(
                record.line,
                unit=unit_beside(record, column, match.reading.unit),
                period=_period_beside(record, column),
            )

        _refuse_remark(record)
        self._refuse_part(record)
        heading = _as_noted(self._periods.of_value(record, column), record, column)
        _refuse_forecast(record, heading)
        cell = self._cell(text, match, decimal_comma)
        marks = _marks(record)
        # …, or a number beside the flag c (confidential)
        if cell is None or marks.status == NO_VALUE:
            return "no_value"

        row = _OwnRow(
            self.observations,
            self._periods,
            record,
            column,
            marks,
            self._path,
            running=bool(match.reading.running) or column.running,
            name=match.reading.name,
            cuts=self._cuts(match),
        )

        self._add_values(row, match, cell, heading, text)
        if cell.cut:  # 2.45E+04: what the spreadsheet has cut off is not known
            refused = Refused("digits-lost", value=text)
            self._refuse(record.line, record.printed(column, "value"), refused)

        # The next month of the same names differs in period and number alone.
        if record.names is not None and is_plain(text) and not decimal_comma:
            self._memory.remember(record.names, row.settle, "used")

        return "used"

    def _add_values(
        self, row: _OwnRow, match: Meant, cell: Cell, heading: Heading, text: str
    ) -> None:
        """Add the value of a cell for each entry that its name means."""
        record = row.record
        for id in match.ids:
            value, unit = self._amounts.measured(id, cell, record, row.column, match.reading, text)
            if id in row.cuts and _is_negative_rate(value, unit):
                self._signed_cuts.add(id)
                raise Refused("cut-with-sign", "value", value=text, target=id, id=id)

            row.targets.append((id, unit))
            row.add(id, unit, value, cell, heading, record.line)

    def _leave_out_row(self, record: Record, rows: LeftOut) -> Fate:
        """Count a row among those of its kind that are not the plan's; return what became of it."""
        rows.add(record.line)
        if record.names is not None:
            self._memory.remember(record.names, rows.add, rows.fate)

        return rows.fate

    def _cuts(self, match: Meant) -> list[str]:
        """Return the targets of a row whose yearly growth its name states with the sign turned."""
        return _cuts(self._plan, match.ids, match.reading.name)

    def _match(self, record: Record, column: Column) -> Meant | LeftOut:
        """Return what a value is of: entries of the plan, or rows that are not the plan's."""
        name = self._name_of(record, column)
        stated = self._region_stated(record, column)
        match = self._matches.find(name, stated or self._given.region or "", record, column)
        if self._sources.follows:
            ids = match.ids if isinstance(match, Meant) else ()
            of_file = "" if name is self._given.indicator else name
            self._sources.row(record.line, indicator=of_file, ids=ids, region=stated)

        return match

    def _name_of(self, record: Record, column: Column) -> str:
        """Return the name of what a value is of.

        What stands nearest to the value counts: the heading over it, then the row, then the
        title, then what was given for the whole file. A row whose own name is left blank has none:
        what was given for the file is not its name.
        """
        keys = record.keys
        name = column.indicator or keys.get("indicator", "")
        # 2024年末常住人口（万人） over 地区,数值
        if not name and "indicator" not in keys:
            name = record.title.indicator or self._given.indicator or ""
        if not name:
            raise Refused("value-missing", "indicator")

        return name

    def _region_stated(self, record: Record, column: Column) -> str:
        """Return the region that is stated for a value, "" where none is."""
        keys = record.keys
        region = column.region or keys.get("region", "")
        if region:
            return region

        # The place is all the name that a row of 重庆市,24500 has.
        has_name = column.indicator or keys.get("indicator", "")
        if "region" in keys and not has_name:
            raise Refused("value-missing", "region")

        return record.title.region

    def _set_apart(self, record: Record, match: Meant) -> LeftOut | None:
        """Return the rows of a part to which a record belongs, None where it is of the whole."""
        for of, word in record.members:
            refused = _refused_member(of, word, match.reading.name)
            if refused is not None:
                return self._matches.apart(refused, of, record)

        return None

    def _is_basis(self, text: str) -> bool:
        return fold(text) in self._bases

    def _refuse_part(self, record: Record) -> None:
        """Raise for a row whose basis is none: 限额以上 below 普查前 says that it is of a part."""
        word = record.keys.get("basis", "")
        if not word:
            return

        heading = record.layout.printed("basis")
        # Under `basis` of the canonical form any word is one.
        if heading.lower() == "basis" or self._is_basis(word):
            return

        if is_part_of_basis(word):
            raise Refused("parts-not-read", "basis", value=word, column=heading, count="1")

    def _cell(self, text: str, match: Meant, decimal_comma: bool) -> Cell | None:
        """Return what a value cell says, None where it holds no value."""
        # Which stage that is, is read with the target at hand.
        if match.in_words:  # a milestone: 已开工
            return self._amounts.stage(text)

        cell = self._amounts.parsed(text, decimal_comma)
        if isinstance(cell, UnitError):
            self._refuse_growth(text, match)
            raise Refused(cell.code, "value", **cell.details)

        return cell

    def _refuse_growth(self, text: str, match: Meant) -> None:
        """Raise for growth in words where an amount is asked for: 增长8.5%."""
        entry = self._plan.entry(match.ids[0])
        if not _GROWTH_IN_WORDS.match(text):
            return

        if dimension(entry.unit):  # a rate may well be stated as 增长8.5%
            raise Refused(
                "growth-as-value",
                "value",
                value=text,
                target=entry.id,
                wanted=entry.unit,
            )


def _cuts(plan: Plan, ids: Iterable[str], name: str) -> list[str]:
    """Return those of some ids of which `name` states the yearly growth with the sign turned."""
    targets = plan.targets
    cuts = [id for id in ids if id in targets and targets[id].goal.form == "reduce_by"]
    if not cuts:  # as nearly always
        return []

    from gapcalc.tables.name_kinds import kinds

    # 单位GDP能耗降低率 of 3.2 % is growth of -3.2 %.
    return cuts if "cut" in kinds(name) else []


def _is_negative_rate(value: Decimal | Stage, unit: str) -> bool:
    """Whether a value is a rate below zero: -2.8 % under 降低率 is a rise, or a cut with a sign."""
    return isinstance(value, Decimal) and value < 0 and not dimension(unit)


@dataclass(slots=True)
class _OwnRow:
    """A row of the plan's own, with all that the rows which repeat its names share with it."""

    observations: list[Observation]
    periods: Periods
    record: Record
    column: Column
    marks: _Marks
    path: str | None
    running: bool  # whether its name or its heading says that its values are running totals
    name: str
    cuts: list[str]  # the ids for which 降低率 of 3.2 % is growth of -3.2 %
    targets: list[tuple[str, str]] = field(default_factory=list)  # id and unit of each

    def add(
        self,
        id: str,
        unit: str,
        value: Decimal | Stage,
        cell: Cell,
        heading: Heading,
        line: int,
    ) -> None:
        """Add the observation of one target that a value cell makes."""
        running = self.running or heading.running
        marks = self.marks
        bound = marks.bound or cell.bound
        # 单位GDP能耗降低率 3.2 is growth of -3.2 %, and ">3.2" is "<-3.2".
        if id in self.cuts and isinstance(value, Decimal) and not dimension(unit):
            value = -value
            bound = MIRRORED.get(bound, bound) if bound else None

        # 2023-12-31: what it stands for shows in all dates of the series.
        if heading.date:
            layout = self.record.layout
            series = (id, layout.lines[0], self.column.place)
            self.periods.wait(Dated(len(self.observations), heading.date, series, layout.dates))

        self.observations.append(
            Observation(
                target=id,
                period=_from_january(heading.period) if running else heading.period,
                value=value,
                unit=unit,
                bound=bound,
                status=marks.status or cell.standing or heading.standing or "reported",
                source=marks.source,
                publisher=marks.publisher,
                url=marks.url,
                note=f"{marks.note} {cell.mark}".strip() if cell.mark else marks.note,
                path=self.path,
                line=line,
                column=self.column.printed,
                basis=marks.basis,
                name=self.name,
                published=marks.published,
            )
        )

    def settle(self, line: int, cells: list[str]) -> bool:
        """Add the values of a row that repeats the names of this one; see `RowMemory`.

        False where its period cannot be used, so that it is read, and reported, in full.
        """
        layout = self.record.layout

        heading = self.periods.of_row(
            _cell_under("period", cells, layout),
            _cell_under("part", cells, layout),
            layout,
            self.record.title,
            self.column,
        )

        # 2023/24, or 2025 below which a note says that it is a projection
        if isinstance(heading, Refused) or layout.notes.is_forecast_of(heading.period.year):
            return False

        cell = Cell(Decimal(cells[self.column.place]))
        # -2.8 under 单位GDP能耗降低率 is refused in full.
        if self.cuts and cell.value < 0:
            return False

        for id, unit in self.targets:
            self.add(id, unit, cell.value, cell, heading, line)

        return True


def _cell_under(key: str, cells: list[str], layout: Layout) -> str | None:
    """Return the cell in the column of `key`, None where the table has no such column."""
    place = layout.keys.get(key)
    if place is None:
        return None

    return cells[place].strip()


def _refuse_forecast(record: Record, heading: Heading) -> None:
    """Raise for a year behind the last one that its row says is actual, and for one that the notes
    below the table call a forecast.
    """
    year = heading.period.year
    # Estimates Start After: 2022, in the World Economic Outlook
    last = record.keys.get("actual", "").removesuffix(".0")
    is_behind = last.isascii() and last.isdigit() and year > int(last[:4])
    if is_behind or record.layout.notes.is_forecast_of(year):
        raise Refused("not-actual", "period", value=str(heading.period))


def _as_noted(heading: Heading, record: Record, column: Column) -> Heading:
    """Return a heading with what the note on its mark says: 2023* is preliminary.

    Raises `Refused` where that makes its values no actual ones.
    """
    printed = column.printed
    for mark, meaning in record.layout.notes.marks.items():
        year = printed.removesuffix(mark)
        if year == printed or year[-1:] == mark[-1:]:  # 2024** has no mark *
            continue

        if meaning == NOT_ACTUAL:
            raise Refused("not-actual", "period", value=printed)
        if meaning in STANDINGS and heading.standing is None:
            return heading._replace(standing=meaning)

    return heading


def _period_beside(record: Record, column: Column) -> str:
    """Return the period that a table states of a value, as text; "" where it states none."""
    if column.period is not None:
        return str(column.period.period)

    of_row = record.keys.get("period", "")
    return of_row or str(record.title.period or "")


def _marks(record: Record) -> _Marks:
    """Return what the row says of its value; raises `Refused` for a word that is no mark."""
    keys = record.keys
    return _Marks(
        bound=_bound_of(keys.get("bound", "")),
        status=_standing_of_flag(record),
        source=_shared(keys.get("source", "")),
        publisher=_shared(keys.get("publisher", "")),
        url=_shared(keys.get("url", "")),
        note=_shared(keys.get("note", "")),
        basis=_shared(keys.get("basis", "")),
        published=_shared(keys.get("published", "")),
    )


@lru_cache(maxsize=1024)
def _bound_of(text: str) -> str | None:
    """Return the bound that `text` stands for, in English or Chinese; None for a blank cell."""
    # 以上, ≥, >=
    folded = plain_form(text).strip().lower()
    if folded in _BOUND_WORDS:
        return _BOUND_WORDS[folded]
    if folded in BOUNDS:
        return folded

    raise Refused("unknown-mark", "bound", value=text, known=", ".join(BOUNDS))


def _standing_of_flag(record: Record) -> str | None:
    """Return the standing that the flag of a row gives to its value, or `NO_VALUE`.

    None where it says nothing of it. Raises `Refused` for a forecast and for an unknown flag.
    """
    text = record.keys.get("status", "")
    if not text:
        return None

    # No under 是否预测 is an answer, and says nothing.
    question = header_words(record.layout.printed("status"))
    answer = read_answer(text, question)
    if answer is not None:
        text = answer
    if not text:
        return None

    known = record.layout.format
    # F is a forecast, and an estimate at the FAO.
    flag = read_flag(text, known.flags if known else {})
    if flag is None and text.lower() in STANDINGS:
        return text.lower()
    if flag is None:
        raise Refused("unknown-mark", "status", value=text, known=", ".join(STANDINGS))
    if flag == NOT_ACTUAL:
        raise Refused("not-actual", "status", value=text)

    return flag or None


@remembers(4096)
def _shared(text: str) -> str:
    """Return `text` with nothing hidden in it, as one object for all rows that repeat it."""
    return visible(text) if text else ""


def _refused_member(dimension: Dimension, word: str, name: str) -> Refused | None:
    """Return why a row with `word` under a dimension is not all that its indicator, `name`, says.

    Of Sex it is Total that is the whole, unless the user chose another, or there is no total and
    the indicator is itself that of the part: 女性就业人数 under 女. A target is no actual value.
    """
    heading = dimension.heading
    if dimension.constant is not None:
        if word in {dimension.constant, ""}:
            return None
        return Refused("column-not-understood", heading, value=word, column=heading)

    # --where Sex=Female reads the women, and leaves the total out.
    if dimension.chosen is not None:
        if fold(word) == fold(dimension.chosen):
            return None
        return Refused("not-selected", heading, value=word, column=heading)

    # Total, 合计, _T
    if is_whole(word) or fold(word) in dimension.wholes:
        return None
    if not dimension.has_whole and _names_member(name, word):
        return None

    # F is a forecast among flags, but women under SEX.
    if len(word) > 1 and is_planned(word):
        raise Refused("not-actual", heading, value=word)

    code = "parts-not-read" if dimension.understood else "column-not-understood"
    return Refused(code, heading, value=word, column=heading)


def _names_member(name: str, member: str) -> bool:
    """Whether a name speaks of the member itself: 女性就业人数 of 女, Urban share of Urban."""
    if not member.isascii():
        return fold(member) in fold(name)

    words_of_member = header_words(member)
    if not words_of_member:
        return False

    # Between spaces, so that Male is no part of Female.
    words = f" {' '.join(header_words(name))} "
    return f" {' '.join(words_of_member)} " in words


def _account_for_name(record: Record, match: Meant) -> None:
    """Take down a name that the plan has not, with the one of the plan that it stands for."""
    # 年末常住人口 stands for 常住人口 of the plan, and `read` shows it.
    if not match.known_as or record.account is None:
        return

    names = record.account.names
    if match.reading.name in names or len(names) < _MOST_NAMES:
        names[match.reading.name] = match.known_as


def _refuse_remark(record: Record) -> None:
    """Raise for a row whose remark makes it a target, or another kind of its indicator.

    地区生产总值 with 不变价 beside it is another quantity; with 目标值 it is no actual value.
    """
    note = record.keys.get("note", "")
    if not remark_sets_apart(note):
        return

    code = "not-actual" if is_planned(note) else "kind-not-read"
    raise Refused(code, "note", value=note)


def _from_january(period: Period) -> Period:
    """Return the months up to the end of `period`: the running total of 2024-09 is 2024-01/09."""
    if period.since is not None:
        return period

    return period._replace(first=1)
