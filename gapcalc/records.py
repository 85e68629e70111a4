"""The records of a table: rows below its header, with what their own cells and the lines above say of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from .files import Given
from .header import COLUMNS, Column, Layout, Row, Surroundings, Title, find_layout, holds_value, role
from .label import is_note, period_in, place_in, said, unit_in_title
from .period import parse_period
from .problem import Problem
from .region import PROVINCES
from .text import fold

__all__ = ["Record", "records"]

_AHEAD = 12
_LONGEST_TITLE = 60
_WHOLE = {fold(name) for name in ("全国", "全市", "全省", "全区", "全县", "合计", "总计", "中国", "China")}
_HEADS = frozenset(name for names in COLUMNS.values() for name in names) | COLUMNS.keys()
# The national bureau's site names the base of an export in its first line: these hold the nation's own figures.
_NATIONAL = {"月度数据", "季度数据", "年度数据"}

Tell = Callable[[Problem], None]


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table: its own cells by canonical column (`keys`), its values, and what stands for all rows."""

    line: int
    keys: dict[str, str]
    values: list[tuple[Column, str]]
    title: Title
    layout: Layout


def records(rows: Iterator[Row], given: Given, regions: Collection[str], tell: Tell) -> Iterator[Record]:
    """Yield the records of a table's rows; what cannot be used is told as a `Problem` without a path.

    `regions` are the names of the plan's regions, by which a column or title is known to name places.
    """
    return _Table(rows, given, regions, tell).records()


class _Table:
    """The rows of one file or sheet, of which a dozen are looked at ahead, and what has been learnt of them."""

    def __init__(self, rows: Iterator[Row], given: Given, regions: Collection[str], tell: Tell) -> None:
        self._rows, self._given, self._tell = rows, given, tell
        self._regions = {fold(name) for name in regions}
        self._places = {*regions, "全国", *(name for names in PROVINCES.values() for name in names)}
        self._ahead: deque[Row] = deque()
        self._title = Title()
        self._first: int | None = None  # line

    # --- rows

    def _take(self) -> Row | None:
        return self._ahead.popleft() if self._ahead else next(self._rows, None)

    def _peek(self) -> list[Row]:
        self._ahead.extend(islice(self._rows, max(0, _AHEAD - len(self._ahead))))
        return [row for row in self._ahead if any(row.cells)]

    def _problem(self, code: str, line: int, field: str | None = None, **details: str) -> None:
        self._tell(Problem(code, details, line=line, field=field))

    def records(self) -> Iterator[Record]:
        layout: Layout | None = None
        above: Row | None = None
        found_any = False
        last: dict[str, str] = {}
        while (row := self._take()) is not None:
            if self._first is None and any(row.cells):
                self._first = row.line
            if layout is None or self._begins_table(row, layout):
                if layout is not None and row.cells == layout.cells:  # the header again, at a page break
                    for _ in range(layout.used):
                        self._take()
                    continue
                layout, above = self._find(row, above), row if any(row.cells) else None
                if layout is None:
                    self._read_title(row)
                    continue
                found_any, last = True, {}
                continue
            filled = [cell for cell in row.cells if cell]
            if len(filled) < 2 and not (layout.long and filled and (not row.cells[0] or len(row.cells) == 1)):
                self._read_section(filled, layout)
            elif not layout.long and is_note(row.cells[0]) and not any(map(holds_value, filled)):
                continue
            elif layout.values and (record := self._record(row, layout, last)):
                yield record
        if not found_any:
            wanted = self._given.header_row
            code = "header-row" if wanted else "no-header"
            self._tell(Problem(code, {"line": str(wanted)}, line=wanted or self._first))

    def _find(self, row: Row, above: Row | None) -> Layout | None:
        wanted = self._given.header_row
        if wanted and row.line != wanted:
            return None
        has_indicator = bool(self._title.indicator or self._given.indicator)
        around = Surroundings(above, self._peek(), self._title, self._is_region, has_indicator)
        layout = find_layout(row, around)
        if layout is None:
            return None
        for problem in layout.problems:
            self._tell(problem)
        for _ in range(layout.used):
            self._take()
        if not layout.values:
            return layout
        said_by_row = "region" in layout.keys or any(column.region for column in layout.values)
        if self._title.of_a_region and not (self._title.region or self._given.region or said_by_row):
            self._problem("region-unsaid", row.line)
            return replace(layout, values=())
        return layout

    def _record(self, row: Row, layout: Layout, last: dict[str, str]) -> Record | None:
        cells = row.cells
        if len(cells) != layout.width:
            beyond = any(cells[layout.width :])
            if beyond or (layout.long and len(cells) < layout.width):
                self._problem("cell-count", row.line, found=str(len(cells)), wanted=str(layout.width))
                return None
            cells = cells + [""] * (layout.width - len(cells))
        keys = {key: cells[place] for key, place in layout.keys.items()}
        for key in layout.merged:  # the first cell of a merged block stands for all of it
            keys[key] = last[key] = keys[key] or last.get(key, "")
        values = [(column, cell) for column in layout.values if (cell := cells[column.place])]
        return Record(row.line, keys, values, self._title, layout)

    def _begins_table(self, row: Row, layout: Layout) -> bool:
        """Whether a row is a header again: the names of columns, and no value in any column of values."""
        cells = row.cells
        if cells == layout.cells:
            return True
        if not cells or cells[0] not in _HEADS or sum(map(bool, cells)) < 2:
            return False
        return not any(holds_value(cells[c.place]) for c in layout.values if c.place < len(cells))

    # --- lines beside the table

    def _read_title(self, row: Row) -> None:
        """Take in what a line above the table says for all of its rows."""
        texts = [cell for cell in row.cells if cell]
        if len(texts) == 2 and texts[0].endswith((":", "：")):
            texts = ["".join(texts)]
        for text in texts:
            if len(text) > _LONGEST_TITLE or is_note(text):
                continue
            if told := said(text):
                self._title = self._with_statement(*told)
            else:
                place = "" if self._title.region else place_in(text, self._places)
                self._title = replace(
                    self._title,
                    unit=unit_in_title(text) or self._title.unit,
                    region=self._given.region or place if place else self._title.region,
                    period=self._title.period or period_in(text),
                )

    def _with_statement(self, key: str, what: str) -> Title:
        column = role(key)
        if key == "数据库":
            national = what in _NATIONAL
            return replace(self._title, region="全国" if national else self._title.region, of_a_region=not national)
        if column == "period":
            period = parse_period(what)
            return replace(self._title, period=period) if period and period.since is None else self._title
        if not what:
            return self._title
        if column == "unit":
            return replace(self._title, unit=what)
        if column == "indicator":
            return replace(self._title, indicator=what)
        return replace(self._title, region=what) if column == "region" else self._title

    def _read_section(self, filled: list[str], layout: Layout) -> None:
        """Take in a line with one cell within a table: a unit or a region for the rows below it, or a note."""
        if not filled or len(filled[0]) > _LONGEST_TITLE or is_note(filled[0]):
            return
        unit = unit_in_title(filled[0]) or self._title.unit
        place = "" if "region" in layout.keys else place_in(filled[0], self._places)
        self._title = replace(
            self._title, unit=unit, region=self._given.region or place if place else self._title.region
        )

    def _is_region(self, text: str) -> bool:
        folded = fold(text)
        return folded in self._regions or folded in PROVINCES or folded in _WHOLE
