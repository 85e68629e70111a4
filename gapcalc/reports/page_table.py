"""Tables of the report in HTML: numbers flush right and sortable as numbers, targets linked, statuses in colour."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from gapcalc.assessment.status import STATUSES
from gapcalc.plan.model import Target
from gapcalc.reports.card import CLASSES, has_sheet, place
from gapcalc.reports.content import Cell, Figure, Mark, Report, Table, heading, said
from gapcalc.reports.markup import Html, element
from gapcalc.views.speaker import Speaker

__all__ = ["html_table"]

# What is not broken into lines, in characters: a unit, a word.
_SHORT = 8
_MANY = 5


def html_table(
    report: Report, table: Table, *, sortable: bool = False, by_action: bool = False
) -> Html:
    """Return `table`, its rows under their actions where `by_action`; `sortable` is what the page's script goes by."""
    speaker = report.speaker
    numeric = {
        i
        for row in table.rows
        for i, cell in enumerate(row)
        if isinstance(cell, Figure | Fraction | int)
    }
    linked = {entry.result.target.id for entry in report.entries if has_sheet(entry)}
    kinds = ["n" if i in numeric else None for i in range(len(table.head))]
    heads = (
        element("th", name, scope="col", class_=kind)
        for name, kind in zip(table.head, kinds, strict=True)
    )
    bodies = (
        element("tbody", name, *(_row(row, kinds, linked, speaker) for row in rows))
        for name, rows in _grouped(report, table, by_action)
    )
    caption = element("caption", table.title) if table.title else None
    head = element("thead", element("tr", *heads))
    slim = len(kinds) < _MANY and set(kinds[1:]) == {"n"}  # counts stand close to what they count
    kind = "sortable" if sortable else "slim" if slim else None
    made = element("table", caption, head, *bodies, class_=kind)
    return element("div", made, class_="wide")


def _grouped(
    report: Report, table: Table, by_action: bool
) -> Iterator[tuple[Html | None, Iterable[Sequence[Cell]]]]:
    if not (by_action and report.assessment.plan.actions):
        yield None, table.rows
        return
    for action, rows in groupby(
        table.rows, key=lambda row: row[0].action if isinstance(row[0], Target) else None
    ):
        name = element("th", heading(report, action), scope="rowgroup", colspan=len(table.head))
        yield element("tr", name, class_="group"), rows


def _row(
    row: Sequence[Cell], kinds: Sequence[str | None], linked: Container[str], speaker: Speaker
) -> Html:
    first, *rest = row
    cells = (_cell(cell, kind, speaker) for cell, kind in zip(rest, kinds[1:], strict=True))
    return element("tr", element("th", _name(first, linked, speaker), scope="row"), *cells)


def _name(cell: Cell, linked: Container[str], speaker: Speaker) -> Html:
    if isinstance(cell, Target) and cell.id in linked:
        return element("a", said(cell, speaker), href=f"#{place(cell)}")
    return element(
        "span", said(cell, speaker), class_=CLASSES[cell.status] if isinstance(cell, Mark) else None
    )


def _cell(cell: Cell, kind: str | None, speaker: Speaker) -> Html:
    if isinstance(cell, Mark):
        return element(
            "td",
            said(cell, speaker),
            class_=CLASSES[cell.status],
            data_v=STATUSES.index(cell.status),
        )
    value = cell.value if isinstance(cell, Figure) else cell if isinstance(cell, Fraction) else None
    kind = "short" if kind is None and len(said(cell, speaker)) <= _SHORT else kind
    return element(
        "td",
        said(cell, speaker),
        class_=kind,
        data_v=None if value is None else f"{float(value):.9g}",
    )
