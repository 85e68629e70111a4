"""The plan's verdicts beside those of other systems, on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from gapcalc.assessment.comparison import disagrees, note, spoken, verdict, verdicts
from gapcalc.assessment.rollup import JUDGED
from gapcalc.assessment.status import ALL, Assessment, Result
from gapcalc.assessment.systems import METHODS, Verdict
from gapcalc.core.problem import Lang
from gapcalc.messages.words import word
from gapcalc.views import numbers as figures
from gapcalc.views.columns import Line, cell_len, left
from gapcalc.views.status_table import QUIET, STYLES, by_place, signed

__all__ = ["method_table"]


def method_table(
    assessment: Assessment, results: Sequence[Result], lang: Lang, method: str, width: int | None
) -> list[Line]:
    """Return the targets with a verdict, the plan's own first, then that of `method` or of all; `!` marks a dispute.

    Where a line is too long for `width`, the name stands on one of its own.
    """
    listed = sorted((r for r in results if r.status in JUDGED), key=by_place(assessment))
    heads = [
        word("own", lang),
        *(METHODS if method == ALL else (method, word("figure", lang), word("score", lang))),
    ]
    rows = [(result, _cells(assessment, result, method, lang)) for result in listed]
    widths = [
        max(map(cell_len, column))
        for column in zip(heads, *(cells[: len(heads)] for _, cells in rows), strict=True)
    ]
    names = max((cell_len(result.target.name.of(lang)) for result in listed), default=0)
    narrow = width is not None and names + sum(widths) + 2 * len(widths) > width
    indent = 0 if narrow else names
    lines = [
        _line(
            left("" if narrow else word("name", lang), indent), heads, widths, [QUIET] * len(heads)
        ),
        [],
    ]
    for result, cells in rows:
        name = result.target.name.of(lang)
        styles = [
            STYLES[result.status],
            *("bold" if cell.endswith("!") else "" for cell in cells[1:]),
        ]
        lines += [[(name, "")]] if narrow else []
        lines.append(_line(left("" if narrow else name, indent), cells, widths, styles))
    return [*lines, [], [(word("disagree", lang), QUIET)]]


def _cells(assessment: Assessment, result: Result, method: str, lang: Lang) -> list[str]:
    """Return the verdicts on one target; for a single method its figure, score and grounds too."""
    own = signed(result.status, lang)
    if method == ALL:
        return [
            own,
            *(_said(result, other, lang) for other in verdicts(assessment, result).values()),
        ]
    other = verdict(assessment, result, method)
    numbers = [
        "-" if number is None else figures.amount(number, 4)
        for number in (other.value, other.score)
    ]
    return [own, _said(result, other, lang), *numbers, note(other, lang)]


def _said(result: Result, other: Verdict, lang: Lang) -> str:
    return f"{spoken(other, lang)}{' !' if disagrees(result, other) else ''}"


def _line(name: str, cells: Sequence[str], widths: Sequence[int], styles: Sequence[str]) -> Line:
    columns = [
        (f"  {left(cell, width)}", style)
        for cell, width, style in zip(cells, widths, styles, strict=False)
    ]
    return [(name, ""), *columns, *((f"  {cell}", QUIET) for cell in cells[len(widths) :])]
