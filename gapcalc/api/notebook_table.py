"""A table as a notebook shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gapcalc.reports.markup import Html, element

__all__ = ["notebook_table"]


def notebook_table(heads: Iterable[str], rows: Iterable[Sequence[str]]) -> Html:
    """Return a table in HTML with `heads` over its columns; every text is escaped."""
    head_cells = [element("th", text) for text in heads]
    lines = []

    for row in rows:
        cells = [element("td", text) for text in row]
        lines.append(element("tr", *cells))

    head = element("thead", element("tr", *head_cells))
    body = element("tbody", *lines)
    return element("table", head, body)
