"""Tables of the report in HTML: numbers sortable, targets linked, statuses coloured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from gapcalc.assessment.status import STATUSES
from gapcalc.core.growth import Number
from gapcalc.plan.model import Target
from gapcalc.reports.card import card_id, has_card
from gapcalc.reports.markup import Html, element
from gapcalc.reports.model import Cell, Figure, Mark, Report, Table
from gapcalc.reports.status_class import CLASSES
from gapcalc.reports.text import cell_text, heading

__all__ = ["html_table"]

# A text of at most so many characters is not broken into lines: a unit, a word.
_SHORT = 8
# A table with fewer columns, all counts but the first, is drawn narrow.
_MANY_COLUMNS = 5

_NUMBER = "n"
# What stands in a cell that holds nothing; a card leaves it out.
_NOTHING = {"", "-"}


def html_table(
    report: Report, table: Table, *, sortable: bool = False, by_action: bool = False
) -> Html:
    """Return `table`, its rows under their actions where `by_action`.

    `sortable` is the class that the page's script goes by.
    """
    return _HtmlTable(report, table).made(sortable, by_action)


class _HtmlTable:
    """One table on its way to HTML."""

    def __init__(self, report: Report, table: Table) -> None:
        self.report = report
        self.speaker = report.speaker
        self.table = table
        # A note has no cards.
        entries = () if report.brief else report.entries
        self.linked = {entry.result.target.id for entry in entries if has_card(entry)}
        self.kinds = [self._kind(column) for column in range(len(table.head))]

    def _kind(self, column: int) -> str | None:
        """Return the class of a column: numbers where any of its cells is one."""
        for row in self.table.rows:
            if isinstance(row[column], Figure | Fraction | int):
                return _NUMBER

        return None

    def made(self, sortable: bool, by_action: bool) -> Html:
        heads = []

        for name, kind in zip(self.table.head, self.kinds, strict=True):
            heads.append(element("th", name, scope="col", class_=kind))

        bodies = []

        for group_head, rows in self._groups(by_action):
            lines = [self._row(row) for row in rows]
            # A body for each action: sorting stays within it.
            bodies.append(element("tbody", group_head, *lines))

        caption = None
        if self.table.title:
            caption = element("caption", self.table.title)

        head = element("thead", element("tr", *heads))
        made = element(
            "table",
            caption,
            head,
            *bodies,
            class_=self._class(sortable),
        )
        return element("div", made, class_="wide")

    def _class(self, sortable: bool) -> str | None:
        """Return the class of the table as a whole."""
        # Many columns become cards where there is no room.
        if len(self.kinds) >= _MANY_COLUMNS:
            return "cards sortable" if sortable else "cards"
        # Counts stand close to what they count.
        if set(self.kinds[1:]) == {_NUMBER}:
            return "slim"

        return None

    def _groups(self, by_action: bool) -> Iterator[tuple[Html | None, Iterable[Sequence[Cell]]]]:
        """Yield the rows of each action below its heading, or all of them without one."""
        if not by_action or not self.report.assessment.plan.actions:
            yield None, self.table.rows
            return

        for action, rows in groupby(self.table.rows, key=_action_of):
            # 8 Opening up
            name = heading(self.report, action)
            cell = element("th", name, scope="rowgroup", colspan=len(self.table.head))
            yield element("tr", cell, class_="group"), rows

    def _row(self, row: Sequence[Cell]) -> Html:
        cells = [element("th", self._row_name(row[0]), scope="row")]

        for place in range(1, len(row)):
            cells.append(self._cell(row[place], place))

        return element("tr", *cells)

    def _row_name(self, cell: Cell) -> Html:
        """Return the first cell of a row; a target that has a card is a link to it."""
        text = cell_text(cell, self.speaker)

        if isinstance(cell, Target) and cell.id in self.linked:
            return element("a", text, href=f"#{card_id(cell)}")
        if isinstance(cell, Mark):
            return element("span", text, class_=_class_of_mark(cell))

        return element("span", text, class_=None)

    def _cell(self, cell: Cell, column: int) -> Html:
        """Return a cell with the name of its column, which a card shows before it."""
        text = cell_text(cell, self.speaker)
        name = None
        is_card = len(self.kinds) >= _MANY_COLUMNS
        if is_card and text not in _NOTHING:
            name = self.table.head[column]

        if isinstance(cell, Mark):
            return self._mark_cell(cell, text, name)

        kind = self.kinds[column]
        if kind is None and len(text) <= _SHORT:
            kind = "short"

        data = None
        value = _sorted_by(cell)
        if value is not None:
            data = f"{float(value):.9g}"

        return element("td", text, class_=kind, data_v=data, data_l=name)

    def _mark_cell(self, mark: Mark, text: str, name: str | None) -> Html:
        """Return the cell of a status, sorted by how urgent it is."""
        # Sorted by how urgent it is: breached before achieved.
        place = STATUSES.index(mark.status)
        word = None
        # A sign alone says its word where one points at it.
        if mark.unchanged:
            word = self.speaker.word(mark.status)

        look = _class_of_mark(mark)
        return element("td", text, class_=look, title=word, data_v=place, data_l=name)


def _class_of_mark(mark: Mark) -> str:
    """Return the colour of a status; a verdict that is old is set apart by having none."""
    if mark.age:
        return "quiet"

    return CLASSES[mark.status]


def _action_of(row: Sequence[Cell]) -> str | None:
    """Return the action of the target that a row is about."""
    first = row[0]
    if isinstance(first, Target):
        return first.action

    return None


def _sorted_by(cell: Cell) -> Number | None:
    """Return the number that a cell is sorted by; None where it is sorted by its text."""
    if isinstance(cell, Figure):
        return cell.value
    if isinstance(cell, Fraction):
        return cell

    return None
