"""The history of verdicts as a notebook shows it: a table, a data frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gapcalc.api.frames import make_frame
from gapcalc.assessment import history as histories
from gapcalc.assessment.status import Assessment, Result
from gapcalc.messages.locale import Language, resolve_language
from gapcalc.reports.markup import Html, element
from gapcalc.views.history_export import history_columns
from gapcalc.views.history_view import date_label, listed_ids
from gapcalc.views.speaker import Speaker
from gapcalc.views.view import TargetView

__all__ = ["History", "history"]

_AS_OF = "as_of"


@dataclass(frozen=True, slots=True, repr=False)
class History(histories.History):
    """How the targets of a plan stood at each date that the data know, for notebooks."""

    def __repr__(self) -> str:
        first, last = self.dates[0].value, self.dates[-1].value
        counts = f"{len(self.ids)} targets at {len(self.dates)} dates"
        return f"<History of {self.plan.id}: {counts} from {first} to {last}>"

    def to_frame(self, library: str | None = None, language: Language | None = None) -> Any:
        """Return a data frame with a row for each target at each date, the earliest first.

        Its columns are those of `history --format csv`; `as_of` is text ("2024", "2024-06"),
        `progress` a fraction, `value` the value that the verdict rests on, in the target's `unit`,
        and what is undefined is missing. `library` is "pandas" or "polars"; without it the one in
        use, else the one installed. Raises `ImportError` where there is none.
        """
        header, rows = history_columns(self, Speaker(language or resolve_language(None)))
        place = header.index(_AS_OF)
        cells = [[*row[:place], str(row[place]), *row[place + 1 :]] for row in rows]
        return make_frame(header, cells, library)

    def _repr_html_(self) -> str:
        """Return a table of the targets that had data, the worst first, a column for each date."""
        speaker = Speaker(resolve_language(None))
        labels = [date_label(date, in_full=True) for date in self.dates]
        heads = [element("th", text) for text in (speaker.word("name"), *labels)]
        found = self.rows()
        rows = [_row(found[id], speaker) for id in listed_ids(self, full=False)]
        return element(
            "table",
            element("thead", element("tr", *heads)),
            element("tbody", *rows),
        )


def _row(row: Sequence[Result], speaker: Speaker) -> Html:
    name = speaker.text(row[-1].target.name)
    statuses = [TargetView(result, speaker).short_status for result in row]
    return element("tr", *(element("td", text) for text in (name, *statuses)))


def history(assessment: Assessment, targets: Sequence[str] | None = None) -> History:
    """Return how each verdict stood at each half-year or year up to that of `assessment`.

    There is a date for each half-year after the base year in which the period of a value ends. At
    each of them the values whose periods had ended by then are judged, as
    `assess(plan, observations, date)` judges them; the last is `assessment` itself. `targets` are
    ids; without them it is the whole plan. Raises `KeyError`, with the nearest id, for another.
    """
    results = None if targets is None else [assessment[id] for id in targets]
    found = histories.history(assessment, results)
    return History(found.assessments, found.ids)
