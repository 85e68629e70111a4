"""The plan's verdicts beside those of other systems, on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from gapcalc.assessment.comparison import disagrees, verdict, verdicts
from gapcalc.assessment.rollup import JUDGED
from gapcalc.assessment.status import ALL, Assessment, Result
from gapcalc.assessment.systems import METHODS, Verdict
from gapcalc.views import numbers as figures
from gapcalc.views.columns import Line, cell_len, left
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_table import QUIET, STYLES, by_place, signed

__all__ = ["method_table"]


def method_table(
    assessment: Assessment,
    results: Sequence[Result],
    speaker: Speaker,
    method: str,
    width: int | None,
) -> list[Line]:
    """Return the targets with a verdict, the plan's own first, then that of `method` or of all; `!` marks a dispute.

    Where a line is too long for `width`, the name stands on one of its own.
    """
    listed = sorted((r for r in results if r.status in JUDGED), key=by_place(assessment))
    heads = [
        speaker.word("own"),
        *(METHODS if method == ALL else (method, speaker.word("figure"), speaker.word("score"))),
    ]
    rows = [(result, _cells(assessment, result, method, speaker)) for result in listed]
    widths = [
        max(map(cell_len, column))
        for column in zip(heads, *(cells[: len(heads)] for _, cells in rows), strict=True)
    ]
    names = max((cell_len(speaker.text(result.target.name)) for result in listed), default=0)
    narrow = width is not None and names + sum(widths) + 2 * len(widths) > width
    indent = 0 if narrow else names
    lines = [
        _line(
            left("" if narrow else speaker.word("name"), indent),
            heads,
            widths,
            [QUIET] * len(heads),
        ),
        [],
    ]
    for result, cells in rows:
        name = speaker.text(result.target.name)
        styles = [
            STYLES[result.status],
            *("bold" if cell.endswith("!") else "" for cell in cells[1:]),
        ]
        lines += [[(name, "")]] if narrow else []
        lines.append(_line(left("" if narrow else name, indent), cells, widths, styles))
    return [*lines, [], [(speaker.word("disagree"), QUIET)]]


def _cells(assessment: Assessment, result: Result, method: str, speaker: Speaker) -> list[str]:
    """Return the verdicts on one target; for a single method its figure, score and grounds too."""
    own = signed(result.status, speaker)
    if method == ALL:
        return [
            own,
            *(_said(result, other, speaker) for other in verdicts(assessment, result).values()),
        ]
    other = verdict(assessment, result, method)
    numbers = [
        "-" if number is None else figures.amount(number, 4)
        for number in (other.value, other.score)
    ]
    return [own, _said(result, other, speaker), *numbers, speaker.method_note(other)]


def _said(result: Result, other: Verdict, speaker: Speaker) -> str:
    return f"{speaker.method_status(other)}{' !' if disagrees(result, other) else ''}"


def _line(name: str, cells: Sequence[str], widths: Sequence[int], styles: Sequence[str]) -> Line:
    columns = [
        (f"  {left(cell, width)}", style)
        for cell, width, style in zip(cells, widths, styles, strict=False)
    ]
    return [(name, ""), *columns, *((f"  {cell}", QUIET) for cell in cells[len(widths) :])]
