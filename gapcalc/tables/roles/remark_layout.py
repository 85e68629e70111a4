"""The layout of a table that holds remarks on targets and no values."""

from __future__ import annotations

from gapcalc.tables.account import ColumnAccount
from gapcalc.tables.header import role
from gapcalc.tables.label import heading
from gapcalc.tables.layout import Layout, Row
from gapcalc.tables.remark_columns import remark_places

__all__ = ["layout_of_remarks"]


def layout_of_remarks(row: Row) -> Layout | None:
    """Return the layout of the remarks whose header `row` is; None where it is another header.

    Their table names indicators, has two columns of remarks and none of values:

        indicator,region,reported_on,reported_by,progress,problems,measures
    """
    remarks = remark_places(row.cells)
    if not remarks:
        return None

    keys: dict[str, int] = {}
    columns = []

    for place, text in enumerate(row.cells):
        found = None if place in remarks.values() else role(text)
        if found == "value" or (text and found is None and heading(text) is not None):
            return None

        is_key = found in {"indicator", "region", "period"} and found not in keys
        if is_key and found is not None:
            keys[found] = place

        name = "remark" if place in remarks.values() else found if is_key and found else "skip"
        if text:
            columns.append(ColumnAccount(place + 1, text, name, "heading"))

    if "indicator" not in keys:
        return None

    return Layout(
        row.cells, keys, form="remarks", lines=(row.line,), columns=columns, remarks=remarks
    )
