"""Published values: read from canonical CSV and from `ID@YEAR=VALUE`, matched to the plan, kept with their place."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from os import PathLike

from .files import data_files, text_lines
from .period import Period, parse_period
from .plan import STAGES, Benchmark, Plan, Target
from .problem import GapcalcError, Problem
from .text import fold, nearest, plain, visible
from .unit import RATIO, UnitError, dimension, factor, parse_quantity, spell
from .words import STAGE_WORDS

__all__ = [
    "BOUNDS",
    "COLUMNS",
    "STATUSES",
    "Observation",
    "Observations",
    "hints",
    "parse_setting",
    "read_observations",
]

# The canonical columns, with the headers under which Chinese offices write them (Simplified and Traditional).
COLUMNS: dict[str, tuple[str, ...]] = {
    "indicator": ("指标", "指标名称", "指標", "指標名稱", "项目", "項目"),
    "region": ("地区", "地区名称", "地區", "地區名稱", "区域", "區域"),
    "period": ("时期", "时间", "年份", "年度", "時期", "時間", "year", "date"),
    "value": ("数值", "数据", "值", "數值", "數據", "本期值"),
    "unit": ("单位", "计量单位", "單位", "計量單位"),
    "bound": ("界限", "界限标记", "界限標記"),
    "status": ("状态", "数据状态", "狀態", "數據狀態"),
    "source": ("数据来源", "来源", "數據來源", "資料來源", "來源"),
    "publisher": ("发布机构", "发布单位", "發布機構", "發布單位"),
    "url": ("网址", "链接", "網址", "鏈接"),
    "note": ("备注", "说明", "備註", "說明"),
}
_NEEDED = ("indicator", "period", "value")
# Of several values for one period the one of the highest standing is used.
STATUSES: dict[str, int] = {"revised": 5, "final": 4, "reported": 3, "preliminary": 2, "estimate": 1}
_STATUS_WORDS = {
    "": "reported", "修订": "revised", "修訂": "revised", "最终核实": "final", "最终": "final", "公布": "reported",
    "初步": "preliminary", "初步核算": "preliminary", "快报": "preliminary", "预计": "estimate", "估计": "estimate",
}  # fmt: skip
# The forms of goal whose series may come as yearly growth rates.
GROWING = {"average_growth", "reduce_by"}
BOUNDS = (">", ">=", "~", "<=", "<")
_BOUND_WORDS = {
    "": None, "超": ">", "超过": ">", "超過": ">", "突破": ">", "約": "~", "近": "<", "约": "~", "左右": "~",
    "≥": ">=", "≤": "<=", "以上": ">=",
}  # fmt: skip
# A place in a ranking and a plain ratio are numbers by themselves.
_UNITLESS = {"位", RATIO}
_BRACKETED = re.compile(r"(?P<name>.+?)\((?P<unit>[^()]*(?:\([^()]*\))?)\)")
_SETTING = re.compile(r"(?P<name>[^=@]+)(?:@(?P<period>[^=@]+))?=(?P<value>.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Observation:
    """One published value of a target or benchmark.

    `value` keeps the printed digits; for a milestone it is a stage. `bound` is one of `BOUNDS` or None,
    `status` one of `STATUSES`. `line` is the record's first line in `path`; a value set by hand has no path.
    """

    target: str
    period: Period
    value: Decimal | str
    unit: str
    bound: str | None = None
    status: str = "reported"
    source: str = ""
    publisher: str = ""
    url: str = ""
    note: str = ""
    path: str | None = None
    line: int | None = None

    @property
    def standing(self) -> int:
        """The rank among values for one period; a value set by hand stands over all files."""
        return STATUSES[self.status] if self.path else max(STATUSES.values()) + 1


@dataclass(slots=True)
class Observations:
    """What was read: the values, the problems met, and how many files and rows were looked at."""

    values: list[Observation] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    files: int = 0
    rows: int = 0

    def __iter__(self) -> Iterator[Observation]:
        return iter(self.values)

    def __len__(self) -> int:
        return len(self.values)


class _Row(Exception):
    """A row that cannot be used, with what its problem says."""

    def __init__(self, code: str, field: str | None = None, **details: str) -> None:
        self.code, self.field, self.details = code, field, details


@dataclass(slots=True)
class _LeftOut:
    """Rows that are not the plan's: said once, with their number."""

    row: _Row
    line: int
    count: int = 0


def read_observations(paths: str | PathLike[str] | Iterable[str | PathLike[str]], plan: Plan) -> Observations:
    """Return the observations of `plan` in the CSV files, folders and standard input (`-`) that `paths` name.

    Whatever cannot be used is in `.problems` with file, line and column name; nothing raises for data.
    """
    one = isinstance(paths, (str, PathLike))
    reader = _Reader(plan)
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


def hints(guess: str | None) -> dict[str, str]:
    """Return the remedy for a name that the plan does not have: the nearest one, or where the names are listed."""
    if guess:
        return {"hint_en": f"Did you mean {guess}?", "hint_zh": f"是否为 {guess}？"}
    return {"hint_en": "`gapcalc targets` lists the names", "hint_zh": "名称见 `gapcalc targets`"}


class _Reader:
    """Matches rows to the plan. What repeats from row to row (names, units, periods) is looked up once."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.out = Observations()
        self._names = plan.names()
        self._regions = plan.region_names()
        self._meanings: dict[tuple[str, str], list[str] | _LeftOut] = {}
        self._left_out: dict[tuple[str, ...], _LeftOut] = {}
        self._periods: dict[str, Period | None] = {}
        self._printed: dict[str, str] = {}  # the file's own name of each column

    # --- files and rows

    def file(self, path: str) -> None:
        self.out.files += 1
        self._meanings, self._left_out, self._printed = {}, {}, {}
        try:
            self._rows(path)
        except GapcalcError as error:
            self.out.problems.extend(error.problems)
        for left in self._left_out.values():
            left.row.details["count"] = str(left.count)
            self._problem(path, left.line, left.row)

    def _rows(self, path: str) -> None:
        lines = csv.reader(text_lines(path), strict=True)
        columns: list[str | None] | None = None
        while True:
            line = lines.line_num + 1
            try:
                cells = next(lines)
            except StopIteration:
                break
            except csv.Error as error:
                self._problem(path, line, _Row("csv-syntax", what=str(error)))
                continue
            if not any(cell.strip() for cell in cells):
                continue
            if columns is None:
                columns = self._header(path, line, cells)
                if columns is None:
                    return
                continue
            self.out.rows += 1
            try:
                self._row(path, line, columns, cells)
            except _Row as row:
                self._problem(path, line, row)
        if columns is None:
            self._problem(path, None, _Row("no-header"))

    def _problem(self, path: str, line: int | None, row: _Row) -> None:
        field = self._printed.get(row.field or "", row.field)
        self.out.problems.append(Problem(row.code, row.details, path, line, field=field))

    def _header(self, path: str, line: int, cells: Sequence[str]) -> list[str | None] | None:
        known = {fold(name): column for column, names in COLUMNS.items() for name in (column, *names)}
        columns = [known.get(fold(cell)) for cell in cells]
        if not set(_NEEDED) <= set(columns):
            self._problem(path, line, _Row("no-header"))
            return None
        self._printed = {column: cells[place].strip() for place, column in enumerate(columns) if column}
        for place, column in enumerate(columns):
            if column is None and cells[place].strip():
                self._problem(path, line, _Row("unknown-column", cells[place], known=", ".join(COLUMNS)))
            elif column and column in columns[:place]:
                self._problem(path, line, _Row("duplicate-column", column))
                return None
        return columns

    def _row(self, path: str, line: int, columns: Sequence[str | None], cells: Sequence[str]) -> None:
        if len(cells) != len(columns):
            raise _Row("cell-count", found=str(len(cells)), wanted=str(len(columns)))
        cell = {column: text.strip() for column, text in zip(columns, cells, strict=True) if column}
        for column in _NEEDED:
            if not cell[column]:
                raise _Row("value-missing", column)
        name, unit, region = cell["indicator"], cell.get("unit", ""), cell.get("region", "")
        name, unit_in_name = self._unit_in_name(name)
        unit = unit or unit_in_name
        targets = self._look_up(name, region, line)
        if isinstance(targets, _LeftOut):
            targets.count += 1
            return
        period = self._period(cell["period"])
        bound = _word(cell.get("bound", ""), "bound", BOUNDS, _BOUND_WORDS)
        status = _word(cell.get("status", ""), "status", tuple(STATUSES), _STATUS_WORDS)
        told = {key: visible(cell.get(key, "")) for key in ("source", "publisher", "url", "note")}
        for target in targets:
            value, written = self.value(target, cell["value"], unit)
            if _like_fraction(self.plan.entry(target), value, written):
                self._problem(path, line, _Row("share-as-fraction", "value", value=f"{value} {written}", target=target))
            self.out.values.append(
                Observation(target, period, value, written, bound, status or "reported", **told, path=path, line=line)
            )

    # --- cells

    def _period(self, text: str) -> Period:
        if text not in self._periods:
            self._periods[text] = parse_period(text)
        period = self._periods[text]
        if period is None:
            raise _Row("period-malformed", "period", value=text)
        return period

    def _unit_in_name(self, name: str) -> tuple[str, str]:
        """Split 地区生产总值(亿元) where the brackets hold a unit; they may as well be part of the name."""
        match = _BRACKETED.fullmatch(plain(name).strip())
        if not match or fold(name) in self._names:
            return name, ""
        try:
            factor(match["unit"], match["unit"])
        except UnitError:
            return name, ""
        return match["name"], match["unit"]

    def _look_up(self, name: str, region: str, line: int) -> list[str] | _LeftOut:
        """Return the ids a row speaks of, or the group of rows that are not the plan's to which it belongs."""
        known = self._meanings.get((name, region))
        if known is not None:
            return known
        meant: list[str] | _LeftOut
        try:
            meant = self.meaning(name, region)
            if not meant:
                raise self._unknown(name)
        except _Row as row:
            if row.code == "region-missing":
                raise
            meant = self._left_out.setdefault((row.code, *row.details.values()), _LeftOut(row, line))
        self._meanings[name, region] = meant
        return meant

    def _unknown(self, name: str) -> _Row:
        guess = nearest(name, self._names)
        return _Row("unknown-indicator", "indicator", value=name, **hints(self._shown(guess) if guess else None))

    def _shown(self, folded: str) -> str:
        entry = self.plan.entry(next(iter(self._names[folded])))
        return next(n for n in (entry.name.zh, entry.name.en, *entry.also, entry.id) if fold(n) == folded)

    def meaning(self, name: str, region: str) -> list[str]:
        """Return the ids of the targets and benchmarks that `name` means in `region` ("" where none is stated)."""
        found = self._names.get(fold(name), {})
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

    def value(self, id: str, text: str, unit: str) -> tuple[Decimal | str, str]:
        """Return value and unit of a cell for the target or benchmark `id`, checked against what it measures."""
        entry = self.plan.entry(id)
        if isinstance(entry, Target) and entry.goal.form == "stage":
            stage = STAGE_WORDS.get(fold(text).replace("_", ""))
            if stage is None:
                raise _Row("unknown-stage", "value", value=text, known=", ".join(STAGES))
            return stage, ""
        try:
            value, written = parse_quantity(text)
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
            column = "value" if error.code in {"not-a-number", "number-missing"} else "unit"
            raise _Row(error.code, column, **{**error.details, "target": id}) from None
        return value, unit


def _like_fraction(entry: Target | Benchmark, value: Decimal | str, unit: str) -> bool:
    """Whether a share of some per cent is written as a fraction of one: 0.26 % where the goal is 26 %."""
    if isinstance(value, str) or not isinstance(entry, Target) or entry.goal.form != "level" or not entry.goal.value:
        return False
    if unit not in {"%", "％"} or entry.unit != "%" or not 0 < value <= 1:
        return False
    return Fraction(1, 4) < Fraction(value) * 100 / entry.goal.value < 4 and entry.goal.value > 4


def _takes_growth(entry: object) -> bool:
    """Whether a series may come as yearly growth rates in place of levels."""
    return isinstance(entry, Target) and entry.goal.form in GROWING


def _word(text: str, column: str, known: Sequence[str], words: Mapping[str, str | None]) -> str | None:
    """Return the mark that `text` stands for, in English or Chinese."""
    folded = plain(text).strip().lower()
    if folded in words:
        return words[folded]
    if folded in known:
        return folded
    raise _Row("unknown-mark", column, value=text, known=", ".join(known))
