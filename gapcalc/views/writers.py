"""One writer each for JSON, CSV and Markdown; nothing that comes out of them can act.

A value from a data file reaches terminals, spreadsheets and web pages. Characters that a terminal
obeys are written as escapes, a cell that a spreadsheet would run is marked as text, and markup is
escaped.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence

from gapcalc.core.text import visible

__all__ = ["as_csv", "as_json", "as_markdown", "in_markdown", "without_commands"]

# A cell that begins with one of these is a formula to a spreadsheet: =cmd|' /C calc'!A0.
# Some read the full-width signs too.
_FORMULA_STARTS = tuple("=+-@＝＋－＠\t\r")
_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>|#~&$])")
# What GitHub and GitLab turn into a link, a mention or a picture without any markup: @team,
# https://x, mailto:x, :tada:, www.x, GH-7 and #12 (whose sign is escaped already).
_AUTOLINK = re.compile(r"(@|:(?=//|[\w+-]+:)|(?i:www)(?=\.)|(?i:gh)(?=-\d)|\\#(?=\d))")
# ##[error], ##[group], ##vso[task.complete]
_RUNNER_COMMAND = re.compile(r"(##[a-z]*)\[", re.IGNORECASE)
# A zero-width space behind the sign: nothing is seen, and nothing is recognized.
_BREAK = "&#8203;"


def as_json(content: object) -> str:
    """Return `content` as indented JSON; control characters are escaped by the format itself."""
    text = json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False)
    return without_commands(text)


def without_commands(text: str) -> str:
    """Return a JSON document in which no line is a command to a CI runner.

    ##[error] and ##vso[...] are one anywhere in a line of a log. Within JSON they stand in strings,
    where a bracket may be written as an escape.
    """
    return _RUNNER_COMMAND.sub(r"\1\\u005b", text)


def as_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return rows as CSV without a line end after the last."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)

    for row in rows:
        writer.writerow([_csv_cell(value) for value in row])

    return out.getvalue().rstrip("\n")


def _csv_cell(value: object) -> object:
    """Return a cell as a spreadsheet may have it: a formula becomes text behind an apostrophe."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return value

    text = visible(value)
    # =HYPERLINK("…") would be run, '=HYPERLINK("…") is shown.
    if text.startswith(_FORMULA_STARTS):
        return f"'{text}"

    return text


def as_markdown(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return rows as a Markdown table."""
    rule = "|" + " --- |" * len(header)
    lines = [_markdown_line(header), rule]

    for row in rows:
        lines.append(_markdown_line(row))

    return "\n".join(lines)


def _markdown_line(row: Sequence[object]) -> str:
    """Return one row: `| Imports and exports | ✗ reversing |`."""
    cells = [in_markdown(cell) for cell in row]
    return f"| {' | '.join(cells)} |"


def in_markdown(value: object) -> str:
    """Return `value` as text of a Markdown table; nothing in it is markup, a link or a mention."""
    if value is None:
        return ""

    escaped = _MARKDOWN_SIGNS.sub(r"\\\1", visible(str(value)))
    return _AUTOLINK.sub(rf"\1{_BREAK}", escaped)
