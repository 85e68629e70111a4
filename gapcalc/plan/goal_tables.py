"""Tables of goals, areas down and targets across or the reverse, as plans have them in an annex.

`goal_tables` in the plan file names them; they fill the targets of which it says `regions: table`.
What is no name of the plan, no year, no unit and none of the words that stand beside goals is
reported, and so is every cell that is no goal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import NamedTuple

from gapcalc.core.data_options import DataOptions
from gapcalc.core.files import STDIN, unreadable
from gapcalc.core.problem import GapcalcError, Problem, bilingual_detail, target_hint
from gapcalc.core.text import fold, nearest, visible
from gapcalc.messages import hints
from gapcalc.messages.locale import Bilingual
from gapcalc.plan.breakdown_reader import AreaGoal, Draft
from gapcalc.plan.fields import FieldReader
from gapcalc.plan.goal_cells import read_goal_cell
from gapcalc.plan.goal_headings import (
    GoalHeading,
    TargetNames,
    is_beside,
    read_heading,
    stated_unit,
)
from gapcalc.plan.marked_yaml import Node
from gapcalc.plan.model import COMPARATORS, Goal, Plan, Waypoint
from gapcalc.plan.waypoints import PATHS_WITH_WAY
from gapcalc.tables.delimited import sheets
from gapcalc.tables.vocabulary import WHOLE, WHOLE_AREAS

__all__ = ["fill_from_tables"]

_MOST_ROWS = 5_000
_MOST_CELLS = 400_000
_LONGEST_NAME = 120


class _TableCell(NamedTuple):
    """A cell with its line in the file and its place in that line, from 1."""

    text: str
    line: int
    place: int


_Grid = list[list[_TableCell]]


@dataclass(frozen=True, slots=True)
class _Listed:
    """An entry of `goal_tables`: a file below the folder of the plan file, and how to read it."""

    path: Path
    options: DataOptions
    skip: frozenset[str]


@dataclass(frozen=True, slots=True)
class _GoalColumn:
    """A column of goals: its place in the grid, the target, and the unit of its cells or "".

    `year` is that of waypoints, None for the goals themselves.
    """

    index: int
    draft: Draft
    unit: str
    year: int | None = None


class _TableFields(FieldReader):
    """Reports what is wrong with a table, by line and place of the cell."""

    def __init__(self, path: str, problems: list[Problem]) -> None:
        super().__init__(path, problems)
        # What stands over the columns of the file, by their place.
        self.headings: dict[int, str] = {}

    def report(self, code: str, node: Node, field: str | None = None, /, **details: str) -> None:
        """Add a problem in a cell, whose column is named by its heading."""
        super().report(code, node, self.headings.get(node.column), **details)


# --- the tables that a plan file lists


def fill_from_tables(
    fields: FieldReader, node: Node | None, drafts: Mapping[str, Draft], plan: Plan
) -> tuple[str, ...]:
    """Put the goals in the tables that `node` lists into the areas of `drafts`.

    Returns the paths of the tables.

    Problems: `goal-table` where a table cannot be used or has nothing of a target, `goal-heading`,
    `goal-area`, and those of cells and of goals.
    """
    problems_before = len(fields.problems)
    paths = []

    for item in _items(fields, node):
        listed = _listed_table(fields, item)
        if listed is not None:
            paths.append(str(listed.path))
            _read_goal_file(fields, item, listed, drafts, plan)

    # A table with a mistake may be what fills the target: one message is enough.
    if len(fields.problems) == problems_before:
        for draft in drafts.values():
            _check_is_filled(fields, draft)

    return tuple(paths)


def _check_is_filled(fields: FieldReader, draft: Draft) -> None:
    """Report a target that waits for goals and has got none, or waypoints without a goal."""
    areas = draft.areas
    if areas is None or not areas.form:
        return
    if not areas.goals:
        _refuse_table(fields, areas.node, draft.target.id, hints.NO_TABLE_FILLS)
        return

    # 2025: 150 of a district on the way to nothing.
    for region in areas.by:
        if region not in areas.goals:
            id = f"{draft.target.id}/{region}"
            _refuse_table(fields, areas.node, id, hints.WAYPOINT_WITHOUT_GOAL)


def _refuse_table(fields: FieldReader, node: Node, value: str, why: Bilingual) -> None:
    """Report a table that cannot be used, or one that is missing, where the plan file lists it."""
    details = bilingual_detail("why", why)
    fields.report("goal-table", node, None, value=visible(value), **details)


def _items(fields: FieldReader, node: Node | None) -> Sequence[Node]:
    """Return the entries of `goal_tables`, none where it is no list, which is reported."""
    if node is None:
        return ()
    if node.items is None:
        fields.report("plan-form", node, key="goal_tables", wanted="[goals.csv, …]")
        return ()

    return node.items


def _listed_table(fields: FieldReader, node: Node) -> _Listed | None:
    """Return an entry of `goal_tables`, None where it names no file below the plan's folder."""
    if node.text is not None:
        entries: Mapping[str, Node] = {"file": node}
    else:
        entries = fields.entries(node, "goal_table", "goal_tables")

    name = fields.text(entries.get("file"), "file")
    sheet = fields.text(entries.get("sheet"), "sheet")
    skip = fields.texts(entries.get("skip"), "skip")
    if name is None:
        return None

    path = _below(Path(fields.path).parent, name)
    if path is None:
        _refuse_table(fields, entries["file"], name, hints.NOT_BELOW_PLAN)
        return None

    options = DataOptions(sheets=(sheet,) if sheet else ())
    return _Listed(path, options, frozenset(fold(heading) for heading in skip))


def _below(folder: Path, name: str) -> Path | None:
    """Return the file of this name below `folder`, None for any other place.

    A plan of strangers names no file outside its own folder, by links neither.
    """
    # "goals\2027.csv" was written on Windows, where "C:goals.csv" is another folder's.
    parts = PurePosixPath(name.replace("\\", "/")).parts
    is_absolute = name.startswith(("/", "\\")) or bool(PureWindowsPath(name).drive)
    if is_absolute or ".." in parts or "\0" in name:
        return None

    path = folder.joinpath(*parts)
    if str(path) == STDIN:  # whatever is piped in is no file of that folder
        return None

    try:
        is_below = path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return None

    return path if is_below else None


def _read_goal_file(
    fields: FieldReader, node: Node, listed: _Listed, drafts: Mapping[str, Draft], plan: Plan
) -> None:
    """Put the goals of every sheet of a file into `drafts`, and report what is wrong with it."""
    path = str(listed.path)
    problems: list[Problem] = []

    def tell(problem: Problem) -> None:
        # A remark on the encoding, say, is of no use to whoever reads the plan.
        if problem.severity == "error":
            problems.append(_placed(problem, path))

    try:
        with closing(sheets(path, listed.options, tell)) as parts:
            for sheet in parts:
                grid = _grid(sheet.rows)
                if grid is None:
                    _refuse_table(fields, node, sheet.name, hints.TABLE_TOO_LARGE)
                    continue

                table = _TableFields(sheet.name, fields.problems)
                reader = _GoalTable(table, grid, listed.skip, drafts, plan)
                reader.read(fields, node)
    except GapcalcError as error:
        for problem in error.problems:
            problems.append(_placed(problem, path))
    except OSError as error:
        problems.append(unreadable(path, error))

    fields.problems += problems


def _placed(problem: Problem, path: str) -> Problem:
    """Return a problem with the path of its table, where it does not name one itself."""
    if problem.path:
        return problem

    return replace(problem, path=path)


def _grid(rows: Iterator[tuple[int, list[str]]]) -> _Grid | None:
    """Return the cells of a table, all rows of one length; None where there are too many."""
    lines: list[tuple[int, list[str]]] = []
    width = 0

    for line, texts in rows:
        lines.append((line, texts))
        width = max(width, len(texts))
        # Every row is filled up: one long row makes all of them long.
        cells = width * len(lines)
        if len(lines) > _MOST_ROWS or cells > _MOST_CELLS:
            return None

    grid = []

    for line, texts in lines:
        missing = width - len(texts)
        padded = [*texts, *[""] * missing]
        row = []
        for place, text in enumerate(padded, start=1):
            row.append(_TableCell(text.strip(), line, place))

        grid.append(row)

    return grid


# --- one table


class _GoalTable:
    """A table whose areas stand in one column, turned where they stand in one row."""

    def __init__(
        self,
        fields: _TableFields,
        grid: _Grid,
        skip: frozenset[str],
        drafts: Mapping[str, Draft],
        plan: Plan,
    ) -> None:
        self._fields = fields
        self._grid = grid
        self._skip = skip
        self._drafts = drafts
        self._plan = plan
        self._regions = plan.region_names()
        self._names = _names_of_targets(drafts)
        self._lines: dict[str, int] = {}

    def read(self, plan_fields: FieldReader, node: Node) -> None:
        """Put every goal of the table into the areas of its target."""
        self._name_columns()
        column = self._turn_to_areas()
        if column is None:
            _refuse_table(plan_fields, node, self._fields.path, hints.NO_AREAS_IN_TABLE)
            return

        first = self._first_row_of_areas(column)
        columns = list(self._columns(first, column))

        for row in self._grid[first:]:
            self._read_row(row, column, columns)

    # --- areas

    def _region_of(self, cell: _TableCell) -> str | None:
        """Return the id of the region whose name a cell holds, None where it holds no name."""
        if not cell.text or len(cell.text) > _LONGEST_NAME:
            return None

        return self._regions.get(fold(cell.text))

    def _turn_to_areas(self) -> int | None:
        """Return the column that names most areas, after turning the table if a row names more.

        None where the table names none.
        """
        turned = [list(column) for column in zip(*self._grid, strict=True)]
        in_rows = [self._count_areas(row) for row in self._grid]
        in_columns = [self._count_areas(column) for column in turned]
        most_down = max(in_columns, default=0)
        if not most_down:
            return None

        most_across = max(in_rows)
        is_across = most_across > most_down
        if most_down == most_across == 1:
            # One area alone: whose names stand beyond it, along its row or down its column?
            is_across = self._names_targets_below(in_rows.index(1))
        if not is_across:
            return in_columns.index(most_down)

        self._grid = turned
        return in_rows.index(most_across)

    def _names_targets_below(self, row: int) -> bool:
        """Whether the first cell of a row below `row` names a target."""
        for line in self._grid[row + 1 :]:
            heading = read_heading([line[0].text], self._names)
            if heading.targets:
                return True

        return False

    def _count_areas(self, cells: Sequence[_TableCell]) -> int:
        """Return how many cells of a row or a column name an area."""
        regions = [self._region_of(cell) for cell in cells]
        return len(regions) - regions.count(None)

    def _first_row_of_areas(self, column: int) -> int:
        """Return the first row of an area or a total; what stands above is title and heading."""
        for number, row in enumerate(self._grid):
            if self._region_of(row[column]) is not None or self._is_total(row[column]):
                return number

        return len(self._grid)

    def _is_total(self, cell: _TableCell) -> bool:
        """Whether a cell says that its row is the sum of all areas: 合计, 全市."""
        folded = fold(cell.text[:_LONGEST_NAME])
        if not folded:
            return False

        return folded in WHOLE_AREAS or folded in WHOLE

    # --- headings

    def _name_columns(self) -> None:
        """Note what stands over the columns of the file, for messages: no titles over all of it."""
        for row in self._grid:
            filled = [cell for cell in row if cell.text]
            if len(filled) < 2:
                continue

            for cell in filled:
                self._fields.headings.setdefault(cell.place, visible(cell.text))

    def _columns(self, first: int, areas_at: int) -> Iterator[_GoalColumn]:
        """Yield the columns of goals, and report those that are not understood."""
        above = self._grid[:first]
        unit = _unit_beside_goal(above)
        headings = _goal_headings(above)
        seen: dict[tuple[str, int | None], int] = {}

        for index, cells in enumerate(headings):
            if index == areas_at or self._is_left_out(cells, index, first):
                continue

            texts = [cell.text for cell in cells]
            heading = read_heading(texts, self._names)
            place = self._place_of_heading(cells, self._grid[first][index])
            draft = self._draft_of(heading, place)
            if draft is None:
                continue

            year = self._year_of_waypoints(draft, heading)
            id = draft.target.id
            # Two columns of goals for one target: nobody can tell which one holds.
            if (id, year) in seen:
                key = id if year is None else f"{id}, {year}"
                self._report("duplicate-key", place, key=key, first=str(seen[id, year]))
                continue

            seen[id, year] = place.line
            yield _GoalColumn(index, draft, heading.unit or unit, year)

    def _place_of_heading(self, cells: Sequence[_TableCell], below: _TableCell) -> _TableCell:
        """Return the cell by which messages name a column: its heading, or the one `below`."""
        for cell in cells:
            if cell.text:
                return cell

        return below

    def _year_of_waypoints(self, draft: Draft, heading: GoalHeading) -> int | None:
        """Return the year on the way that a column is for, None for the goals themselves."""
        due = self._plan.end(draft.target)
        if heading.year is None or heading.year >= due:
            return None

        return heading.year

    def _is_left_out(self, cells: Sequence[_TableCell], index: int, first: int) -> bool:
        """Whether a column holds no goals: blank, numbers of rows, remarks, or left out by wish."""
        # Spreadsheets leave blank columns between the blocks of a table.
        body = [row[index].text for row in self._grid[first:]]
        if not any(body):
            return True

        lines = [cell.text for cell in cells if cell.text]
        if not lines:
            return _are_row_numbers(body)
        if self._is_skipped(lines):
            return True

        heading = read_heading(lines, self._names)
        return not heading.targets and is_beside(lines)

    def _is_skipped(self, lines: Sequence[str]) -> bool:
        """Whether `skip` names a column, by one line of its heading or by all of them."""
        if fold("".join(lines)) in self._skip:
            return True

        return any(fold(line) in self._skip for line in lines)

    def _draft_of(self, heading: GoalHeading, place: _TableCell) -> Draft | None:
        """Return the target whose goals stand under a heading, None where there are none.

        Values of the base year, or of an earlier one, are no goals. What else is none is reported.
        """
        if not heading.targets or heading.unknown:
            self._report_unknown_heading(heading.unknown or place.text, place)
            return None

        waiting = [id for id in heading.targets if self._is_waiting(id)]
        # A name of two targets that both wait for goals tells neither.
        if len(waiting) != 1:
            ids = ", ".join(heading.targets)
            self._refuse_heading(place, hints.GOALS_NOT_FROM_TABLE.filled(targets=ids))
            return None

        draft = self._drafts[waiting[0]]
        # 基期 beside 2027年目标 shows where the areas begin.
        if heading.is_base:
            return None

        year = heading.year
        if year is None:
            return draft
        if year <= draft.target.base_year:
            return None

        due = self._plan.end(draft.target)
        is_waypoint = year < due and _has_way(draft)
        if year != due and not is_waypoint:
            self._refuse_heading(place, hints.OTHER_YEAR_IN_TABLE.filled(year=year, due=due))
            return None

        return draft

    def _report_unknown_heading(self, text: str, place: _TableCell) -> None:
        """Report a heading that names no target, with the name that is nearest to it."""
        names = [draft.target.name.zh for draft in self._drafts.values()]
        guess = nearest(text[:_LONGEST_NAME], names)
        self._report("goal-heading", place, value=visible(text), **target_hint(guess))

    def _is_waiting(self, id: str) -> bool:
        """Whether a target has its goals from a table: `regions: table`."""
        areas = self._drafts[id].areas
        return areas is not None and bool(areas.form)

    def _refuse_heading(self, cell: _TableCell, why: Bilingual) -> None:
        """Report a heading that is understood, but under which no goals can stand."""
        hint = bilingual_detail("hint", why)
        self._report("goal-heading", cell, value=visible(cell.text), **hint)

    # --- rows

    def _read_row(
        self, row: Sequence[_TableCell], column: int, columns: Sequence[_GoalColumn]
    ) -> None:
        """Put the goals of a row into its area, which the cell in `column` names."""
        with_goal = [one for one in columns if row[one.index].text]
        if not with_goal:  # a group of areas, a remark, or an area without goals
            return

        cell = row[column]
        region = self._region_of(cell)
        if region is None and not self._is_total(cell):
            self._report_unknown_area(cell)
            return

        for one in with_goal:
            self._read_cell(row[one.index], region, one)

    def _report_unknown_area(self, cell: _TableCell) -> None:
        """Report a cell that names no area, with the nearest name, or some that there are."""
        names = [region.name.zh for region in self._plan.regions.values()]
        known = nearest(cell.text[:_LONGEST_NAME], names)
        if not known:
            known = ", ".join(names[:5]) or "-"

        self._report("goal-area", cell, value=visible(cell.text), known=known)

    def _read_cell(self, cell: _TableCell, region: str | None, column: _GoalColumn) -> None:
        """Put one goal into an area; `region` is None in the row of the total."""
        draft = column.draft
        areas = draft.areas
        assert areas is not None
        self._fields.target = f"{draft.target.id}/{region or 'total'}"
        node = Node(cell.line, cell.place, cell.text)
        goal = read_goal_cell(
            self._fields, node, areas.form, column.unit, draft.target.value_unit, self._plan
        )
        if goal is None:
            return
        if column.year is not None:
            self._read_waypoint(cell, region, goal, column)
            return
        # 合计 4500: what the areas come to, which `check` sets beside their sum.
        if region is None or self._is_whole(draft, region):
            areas.printed = goal.value if goal.form == "level" else None
            return

        # An area that stands in two rows is reported with the line of the first.
        key = f"{draft.target.id}/{region}"
        first = self._lines.setdefault(key, cell.line)
        if region in areas.goals:
            self._report("duplicate-key", cell, key=key, first=str(first))
            return

        areas.goals[region] = AreaGoal(goal, draft.target.line or 0)

    def _read_waypoint(
        self, cell: _TableCell, region: str | None, goal: Goal, column: _GoalColumn
    ) -> None:
        """Put the value of a year on the way into an area; that of all areas together is none's."""
        areas, year = column.draft.areas, column.year
        assert areas is not None and year is not None
        # 100—120 in 2025 is no point that a way could lead through.
        if goal.value is None or goal.upper is not None:
            hint = bilingual_detail("hint", hints.WAYPOINT_IS_ONE_VALUE)
            self._report("waypoint", cell, **hint)
            return
        if region is None or self._is_whole(column.draft, region):
            return

        found = areas.by.setdefault(region, {})
        key = f"{column.draft.target.id}/{region}, {year}"
        first = self._lines.setdefault(key, cell.line)
        if year in found:
            self._report("duplicate-key", cell, key=key, first=str(first))
            return

        found[year] = Waypoint(year, goal.value, goal.text)

    def _is_whole(self, draft: Draft, region: str) -> bool:
        """Whether an area is that of the target that all the areas make up together."""
        if draft.whole is None:
            return False

        # 渝州市 among its districts is the row of the total.
        whole = self._drafts.get(draft.whole.text or "")
        return whole is not None and (whole.target.region or self._plan.region) == region

    def _report(self, code: str, cell: _TableCell, **details: str) -> None:
        """Report a problem at a cell of the table."""
        node = Node(cell.line, cell.place)
        self._fields.report(code, node, None, **details)


def _has_way(draft: Draft) -> bool:
    """Whether the goals of a table lead to amounts that values on the way lie before."""
    areas = draft.areas
    is_level = areas is not None and areas.form in COMPARATORS
    return is_level and draft.target.path in PATHS_WITH_WAY


def _names_of_targets(drafts: Mapping[str, Draft]) -> TargetNames:
    """Return the ids of the targets by their folded names, those that a table fills first."""
    names: dict[str, list[str]] = {}

    for draft in drafts.values():
        target = draft.target
        written = (target.id, target.name.zh, target.name.en, *target.also)
        # GDP may be both id and English name, and is one name then.
        folded = dict.fromkeys(fold(name) for name in written)
        for name in folded:
            names.setdefault(name, []).append(target.id)

    return names


def _unit_beside_goal(rows: Sequence[Sequence[_TableCell]]) -> str:
    """Return the unit that a line above the headings states for the whole table, "" for none."""
    for row in rows:
        filled = _texts(row)
        # In 单位：亿元 one cell is filled, or two with 附表1; more of them are headings.
        if len(filled) > 2:
            continue

        for text in filled:
            unit = stated_unit(text)
            if unit:
                return unit

    return ""


def _goal_headings(rows: Sequence[Sequence[_TableCell]]) -> list[list[_TableCell]]:
    """Return the cells over each column, from above; titles over the whole table are left out."""
    if not rows:
        return []

    headings: list[list[_TableCell]] = [[] for _ in rows[0]]
    lines = _heading_lines(rows)

    for number, line in enumerate(lines):
        lower_lines = lines[number + 1 :]
        last: _TableCell | None = None

        for index, cell in enumerate(line):
            if cell.text:
                last = cell
                headings[index].append(cell)
                continue

            # A blank cell belongs to the heading on its left if its column has one of its own:
            # 目标值 over 2025 and 2027 is merged, and only its first cell has the text.
            has_own = any(lower[index].text for lower in lower_lines)
            if last is not None and has_own:
                headings[index].append(last)

    return headings


def _heading_lines(rows: Sequence[Sequence[_TableCell]]) -> list[Sequence[_TableCell]]:
    """Return the lines of the heading among the rows above a table."""
    filled = [row for row in rows if _texts(row)]
    # 单位：亿元 alone in its row; where every row states a unit they are headings: 产值（亿元）.
    without_unit = [row for row in filled if not _states_unit(row)]
    candidates = without_unit or filled
    # A title stands alone in its row.
    several = [row for row in candidates if len(_texts(row)) > 1]
    # One goal alone stands beside a corner that is blank.
    return several or candidates[-1:]


def _states_unit(row: Sequence[_TableCell]) -> bool:
    """Whether a cell of a row says in which unit the table is: 单位：亿元."""
    return any(stated_unit(text) for text in _texts(row))


def _texts(row: Sequence[_TableCell]) -> list[str]:
    """Return the texts of the cells that are not blank."""
    return [cell.text for cell in row if cell.text]


def _are_row_numbers(texts: Sequence[str]) -> bool:
    """Whether a column without a heading counts the rows: 1, 2, 3."""
    # The row of the total has no number.
    numbers = [text for text in texts if text]
    return numbers == [str(number) for number in range(1, len(numbers) + 1)]
