"""The layout of a table that holds remarks on targets and no values."""

from __future__ import annotations

from collections.abc import Mapping

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
    others = {}

    for place, text in enumerate(row.cells):
        if text and place not in remarks.values():
            others[place] = text

    # Nearly every table
    if not remarks:
        return None
    # 数值 or 2024年 beside 进展 and 问题: the remarks stand beside values.
    if any(map(_is_of_values, others.values())):
        return None

    keys = _keys(others)
    if "indicator" not in keys:
        return None

    names = dict.fromkeys(others, "skip")
    names |= {place: key for key, place in keys.items()}
    names |= dict.fromkeys(remarks.values(), "remark")
    columns = []

    for place in sorted(names):
        columns.append(ColumnAccount(place + 1, row.cells[place], names[place], "heading"))

    return Layout(
        row.cells, keys, form="remarks", lines=(row.line,), columns=columns, remarks=remarks
    )


def _is_of_values(text: str) -> bool:
    """Whether values stand below a heading: 数值, 2024年."""
    return role(text) == "value" or (role(text) is None and heading(text) is not None)


def _keys(headings: Mapping[int, str]) -> dict[str, int]:
    """Return the places of the columns that say what a remark is on, by role."""
    keys: dict[str, int] = {}

    for place, text in headings.items():
        found = role(text)
        if found in {"indicator", "region", "period"}:
            keys.setdefault(found, place)

    return keys
