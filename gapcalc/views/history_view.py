"""What a reader is shown of the history of verdicts: which targets, in which order, and dates."""

from __future__ import annotations

from gapcalc.assessment.history import History
from gapcalc.assessment.status import Result
from gapcalc.core.clock import AsOf

__all__ = ["date_label", "listed_rows"]

_JUNE = 6


def date_label(date: AsOf, in_full: bool = False) -> str:
    """Return a date over a column: 2024, 24H1 for June 2024, 24-09; 2024H1 and 2024-09 `in_full`.

    It can be given to `--year` in full.
    """
    if date.is_year_end:
        return str(date.year)

    # A strip of ten half-years has room for 24H1, not for 2024H1.
    year = str(date.year) if in_full else f"{date.year % 100:02}"
    if date.month == _JUNE:
        return f"{year}H1"

    return f"{year}-{date.month:02}"


def listed_rows(history: History, full: bool) -> dict[str, tuple[Result, ...]]:
    """Return the results of the targets to list at each date, by id, the worst first.

    Targets that never had data are listed only where `full`.
    """
    rows = history.rows()
    listed = {}

    for id in history.worst_first():
        if full or _ever_had_data(rows[id]):
            listed[id] = rows[id]

    return listed


def _ever_had_data(row: tuple[Result, ...]) -> bool:
    """Whether anything was known of a target at any of its dates."""
    return any(result.has_data for result in row)
