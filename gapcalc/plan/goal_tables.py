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
    before = len(fields.problems)
    paths = []

    for item in _items(fields, node):
        listed = _listed_table(fields, item)
        if listed is not None:
            paths.append(str(listed.path))
            _read_goal_file(fields, item, listed, drafts, plan)

    for draft in drafts.values() if len(fields.problems) == before else ():
        areas = draft.areas
        if areas is None or not areas.form:
            continue
        if not areas.goals:
            _refuse_table(fields, areas.node, draft.target.id, hints.NO_TABLE_FILLS)
            continue

        for region in areas.by:
            if region not in areas.goals:
                id = f"{draft.target.id}/{region}"
                _refuse_table(fields, areas.node, id, hints.WAYPOINT_WITHOUT_GOAL)

    return tuple(paths)


def _refuse_table(fields: FieldReader, node: Node, value: str, why: Bilingual) -> None:
    fields.report("goal-table", node, None, value=visible(value), **bilingual_detail("why", why))


def _items(fields: FieldReader, node: Node | None) -> Sequence[Node]:
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
    path = str(listed.path)
    found: list[Problem] = []

    def tell(problem: Problem) -> None:
        if problem.severity == "error":
            found.append(problem if problem.path else replace(problem, path=path))

    try:
        with closing(sheets(path, listed.options, tell)) as parts:
            for sheet in parts:
                grid = _grid(sheet.rows)
                if grid is None:
                    _refuse_table(fields, node, sheet.name, hints.TABLE_TOO_LARGE)
                    continue

                table = _TableFields(sheet.name, fields.problems)
                _GoalTable(table, grid, listed.skip, drafts, plan).read(fields, node)
    except GapcalcError as error:
        found += [p if p.path else replace(p, path=path) for p in error.problems]
    except OSError as error:
        found.append(unreadable(path, error))

    fields.problems += found


def _grid(rows: Iterator[tuple[int, list[str]]]) -> _Grid | None:
    """Return the cells of a table, all rows of one length; None where there are too many."""
    lines: list[tuple[int, list[str]]] = []
    width = cells = 0

    for line, texts in rows:
        lines.append((line, texts))
        width = max(width, len(texts))
        cells = width * len(lines)
        if len(lines) > _MOST_ROWS or cells > _MOST_CELLS:
            return None

    grid = []

    for line, texts in lines:
        padded = [*texts, *[""] * (width - len(texts))]
        grid.append([_TableCell(text.strip(), line, n) for n, text in enumerate(padded, 1)])

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
        self._lines: dict[tuple[str, str], int] = {}

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
        if not cell.text or len(cell.text) > _LONGEST_NAME:
            return None

        return self._regions.get(fold(cell.text))

    def _turn_to_areas(self) -> int | None:
        """Return the column that names most areas, after turning the table if a row names more.

        None where the table names none.
        """
        across = [sum(map(self._is_area, row)) for row in self._grid]
        turned = [list(column) for column in zip(*self._grid, strict=True)]
        down = [sum(map(self._is_area, column)) for column in turned]
        most_down, most_across = max(down, default=0), max(across, default=0)
        if not most_down:
            return None
        if most_down == most_across == 1:
            # One area alone: whose names stand beyond it, along its row or down its column?
            most_across += self._targets_down(across.index(1))
        if most_across <= most_down:
            return down.index(most_down)

        self._grid = turned
        return across.index(max(across))

    def _targets_down(self, row: int) -> int:
        """Whether the first cells of the rows below `row` name targets, as 0 or 1."""
        below = [[line[0].text] for line in self._grid[row + 1 :] if line]
        return int(any(read_heading(lines, self._names).targets for lines in below))

    def _is_area(self, cell: _TableCell) -> bool:
        return self._region_of(cell) is not None

    def _first_row_of_areas(self, column: int) -> int:
        """Return the first row of an area or a total; what stands above is title and heading."""
        for number, row in enumerate(self._grid):
            if self._region_of(row[column]) is not None or self._is_total(row[column]):
                return number

        return len(self._grid)

    def _is_total(self, cell: _TableCell) -> bool:
        folded = fold(cell.text[:_LONGEST_NAME])
        return bool(folded) and (folded in WHOLE_AREAS or folded in WHOLE)

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

            heading = read_heading([cell.text for cell in cells], self._names)
            place = next((cell for cell in cells if cell.text), self._grid[first][index])
            draft = self._draft_of(heading, place)
            if draft is None:
                continue

            year = self._year_of_waypoints(draft, heading)
            id = draft.target.id
            if (id, year) in seen:
                key = id if year is None else f"{id}, {year}"
                self._report("duplicate-key", place, key=key, first=str(seen[id, year]))
                continue

            seen[id, year] = place.line
            yield _GoalColumn(index, draft, heading.unit or unit, year)

    def _year_of_waypoints(self, draft: Draft, heading: GoalHeading) -> int | None:
        """Return the year on the way that a column is for, None for the goals themselves."""
        due = self._plan.end(draft.target)
        return None if heading.year is None or heading.year >= due else heading.year

    def _is_left_out(self, cells: Sequence[_TableCell], index: int, first: int) -> bool:
        """Whether a column holds no goals: blank, numbers of rows, remarks, or left out by wish."""
        body = [row[index].text for row in self._grid[first:]]
        if not any(body):
            return True

        lines = [cell.text for cell in cells if cell.text]
        if not lines:
            return _are_row_numbers(body)
        if any(fold(line) in self._skip for line in lines) or fold("".join(lines)) in self._skip:
            return True

        return not read_heading(lines, self._names).targets and is_beside(lines)

    def _draft_of(self, heading: GoalHeading, place: _TableCell) -> Draft | None:
        """Return the target whose goals stand under a heading, None where there are none.

        Values of the base year, or of an earlier one, are no goals. What else is none is reported.
        """
        if not heading.targets or heading.unknown:
            text = heading.unknown or place.text
            listed = [draft.target.name.zh for draft in self._drafts.values()]
            guess = nearest(text[:_LONGEST_NAME], listed)
            self._report("goal-heading", place, value=visible(text), **target_hint(guess))
            return None

        waiting = [id for id in heading.targets if self._is_waiting(id)]
        if len(waiting) != 1:
            listed_ids = ", ".join(heading.targets)
            why = hints.GOALS_NOT_FROM_TABLE.filled(targets=listed_ids)
            self._refuse_heading(place, why)
            return None

        draft = self._drafts[waiting[0]]
        due = self._plan.end(draft.target)
        year = heading.year
        is_base = heading.is_base or (year is not None and year <= draft.target.base_year)
        if is_base:
            return None
        is_waypoint = year is not None and year < due and _has_way(draft)
        if year is not None and year != due and not is_waypoint:
            self._refuse_heading(place, hints.OTHER_YEAR_IN_TABLE.filled(year=year, due=due))
            return None

        return draft

    def _is_waiting(self, id: str) -> bool:
        areas = self._drafts[id].areas
        return areas is not None and bool(areas.form)

    def _refuse_heading(self, cell: _TableCell, why: Bilingual) -> None:
        hint = bilingual_detail("hint", why)
        self._report("goal-heading", cell, value=visible(cell.text), **hint)

    # --- rows

    def _read_row(
        self, row: Sequence[_TableCell], column: int, columns: Sequence[_GoalColumn]
    ) -> None:
        cell = row[column]
        goals = [one for one in columns if row[one.index].text]
        if not goals:  # a group of areas, a remark, or an area without goals
            return

        region = self._region_of(cell)
        if region is None and not self._is_total(cell):
            names = [name.zh for name in (r.name for r in self._plan.regions.values())]
            known = nearest(cell.text[:_LONGEST_NAME], names) or ", ".join(names[:5]) or "-"
            self._report("goal-area", cell, value=visible(cell.text), known=known)
            return

        for one in goals:
            self._read_cell(row[one.index], region, one)

    def _read_cell(self, cell: _TableCell, region: str | None, column: _GoalColumn) -> None:
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
        if region is None or self._is_whole(draft, region):
            areas.printed = goal.value if goal.form == "level" else None
            return

        first = self._lines.setdefault((draft.target.id, region), cell.line)
        if region in areas.goals:
            key = f"{draft.target.id}/{region}"
            self._report("duplicate-key", cell, key=key, first=str(first))
            return

        areas.goals[region] = AreaGoal(goal, draft.target.line or 0)

    def _read_waypoint(
        self, cell: _TableCell, region: str | None, goal: Goal, column: _GoalColumn
    ) -> None:
        """Put the value of a year on the way into an area; that of all areas together is none's."""
        areas, year = column.draft.areas, column.year
        assert areas is not None and year is not None
        if goal.value is None or goal.upper is not None:
            hint = bilingual_detail("hint", hints.WAYPOINT_IS_ONE_VALUE)
            self._report("waypoint", cell, **hint)
            return
        if region is None or self._is_whole(column.draft, region):
            return

        found = areas.by.setdefault(region, {})
        if year in found:
            key = f"{column.draft.target.id}/{region}, {year}"
            self._report("duplicate-key", cell, key=key, first=str(cell.line))
            return

        found[year] = Waypoint(year, goal.value, goal.text)

    def _is_whole(self, draft: Draft, region: str) -> bool:
        """Whether an area is that of the target that all the areas make up together."""
        if draft.whole is None:
            return False

        whole = self._drafts.get(draft.whole.text or "")
        return whole is not None and (whole.target.region or self._plan.region) == region

    def _report(self, code: str, cell: _TableCell, **details: str) -> None:
        self._fields.report(code, Node(cell.line, cell.place), None, **details)


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
        for name in dict.fromkeys(
            fold(name) for name in (target.id, target.name.zh, target.name.en, *target.also)
        ):
            names.setdefault(name, []).append(target.id)

    return names


def _unit_beside_goal(rows: Sequence[Sequence[_TableCell]]) -> str:
    """Return the unit that a line above the headings states for the whole table, "" for none."""
    for row in rows:
        filled = [cell.text for cell in row if cell.text]
        units = [stated_unit(text) for text in filled]
        if len(filled) <= 2 and any(units):
            return next(filter(None, units))

    return ""


def _goal_headings(rows: Sequence[Sequence[_TableCell]]) -> list[list[_TableCell]]:
    """Return the cells over each column, from above; titles over the whole table are left out."""
    headings: list[list[_TableCell]] = [[] for _ in (rows[0] if rows else ())]
    lines = _heading_lines(rows)

    for number, line in enumerate(lines):
        last: _TableCell | None = None

        for index, cell in enumerate(line):
            last = cell if cell.text else last
            # A blank cell belongs to the heading on its left if its column has one of its own.
            has_own = any(lower[index].text for lower in lines[number + 1 :])
            if last is not None and (cell.text or has_own):
                headings[index].append(last)

    return headings


def _heading_lines(rows: Sequence[Sequence[_TableCell]]) -> list[Sequence[_TableCell]]:
    """Return the lines of the heading among the rows above a table."""
    filled = [row for row in rows if _texts(row)]
    untitled = [row for row in filled if not any(map(stated_unit, _texts(row)))] or filled
    several = [row for row in untitled if len(_texts(row)) > 1]
    # One goal alone stands beside a corner that is blank.
    return several or untitled[-1:]


def _texts(row: Sequence[_TableCell]) -> list[str]:
    return [cell.text for cell in row if cell.text]


def _are_row_numbers(texts: Sequence[str]) -> bool:
    """Whether a column without a heading counts the rows: 1, 2, 3."""
    numbers = [text for text in texts if text]
    return numbers == [str(number) for number in range(1, len(numbers) + 1)]
