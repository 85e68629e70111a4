"""The history of verdicts as a notebook shows it: a table, a data frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gapcalc.api.frames import make_frame
from gapcalc.api.notebook_table import notebook_table
from gapcalc.assessment import history as histories
from gapcalc.assessment.status import Assessment, Result
from gapcalc.messages.locale import Language, resolve_language
from gapcalc.views.history_export import history_columns
from gapcalc.views.history_view import date_label, listed_rows
from gapcalc.views.speaker import Speaker
from gapcalc.views.view import TargetView

__all__ = ["History", "history"]

_AS_OF = "as_of"


@dataclass(frozen=True, slots=True, repr=False)
class History(histories.History):
    """How the targets of a plan stood at each date that the data know, for notebooks."""

    def __repr__(self) -> str:
        """Return <History of chongqing-2023-2027: 253 targets at 6 dates from 2023 to 2025>."""
        first = self.dates[0].value
        last = self.dates[-1].value
        counts = f"{len(self.ids)} targets at {len(self.dates)} dates"
        return f"<History of {self.plan.id}: {counts} from {first} to {last}>"

    def to_frame(self, library: str | None = None, language: Language | None = None) -> Any:
        """Return a data frame with a row for each target at each date, the earliest first.

        Its columns are those of `history --format csv`; `as_of` is text ("2024", "2024-06"),
        `progress` a fraction, `value` the value that the verdict rests on, in the target's `unit`,
        and what is undefined is missing. `library` is "pandas" or "polars"; without it the one in
        use, else the one installed. Raises `ImportError` where there is none.
        """
        speaker = Speaker(language or resolve_language(None))
        header, rows = history_columns(self, speaker)
        place = header.index(_AS_OF)
        cells = []

        for row in rows:
            # 2024 beside "2024-06" in one column: both are texts.
            texts = list(row)
            texts[place] = str(row[place])
            cells.append(texts)

        return make_frame(header, cells, library)

    def _repr_html_(self) -> str:
        """Return a table of the targets that had data, the worst first, a column for each date."""
        speaker = Speaker(resolve_language(None))
        heads = [speaker.word("name")]
        heads += [date_label(date, in_full=True) for date in self.dates]
        rows = [_cells_of(row, speaker) for row in listed_rows(self, full=False).values()]
        return notebook_table(heads, rows)


def _cells_of(row: Sequence[Result], speaker: Speaker) -> list[str]:
    """Return the name of a target, and how it stood at each date: `▾ behind`."""
    cells = [speaker.text(row[-1].target.name)]

    for result in row:
        cells.append(TargetView(result, speaker).short_status)

    return cells


def history(assessment: Assessment, targets: Sequence[str] | None = None) -> History:
    """Return how each verdict stood at each half-year or year up to that of `assessment`.

    There is a date for each half-year after the base year in which the period of a value ends, or
    a value was published. At each of them the values known by then are judged; the last is
    `assessment` itself, by all that is known. `targets` are
    ids; without them it is the whole plan. Raises `KeyError`, with the nearest id, for another.
    """
    results = None if targets is None else [assessment[id] for id in targets]
    found = histories.history(assessment, results)
    return History(found.assessments, found.ids)
