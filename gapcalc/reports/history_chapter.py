"""The chapter on how the verdicts stood at each date: every strip, and the share as planned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gapcalc.assessment.history import History, history
from gapcalc.assessment.status import Result
from gapcalc.reports.model import Cell, Mark, Report, Section, Table
from gapcalc.reports.text import paragraph
from gapcalc.views.history_view import date_label, listed_rows
from gapcalc.views.speaker import Speaker
from gapcalc.views.view import TargetView

__all__ = ["history_section"]

# A page has room for so many dates, of which the latest are shown.
_MOST_DATES = 10


def history_section(report: Report) -> Iterator[Section]:
    """Yield the chapter; nothing where the data know of one date alone."""
    if report.brief:  # a note has no room for every date
        return

    found = history(report.assessment, report.results)
    if len(found.dates) < 2:
        return

    speaker = report.speaker
    listed = listed_rows(found, full=False)
    if not listed:
        return

    said = [speaker.word("say-history")]
    earlier = len(found.dates) - _MOST_DATES
    # Targets of which nothing was ever known would be rows of dots.
    hidden = len(found.ids) - len(listed)

    if earlier > 0:
        said.append(speaker.word("earlier-dates", count=earlier))
    if hidden:
        said.append(speaker.word("without-history", count=hidden))

    strips = _strips(found, listed.values(), speaker)
    counts = _counts_by_date(found, speaker)
    yield Section("section-history", (paragraph(said, speaker),), (strips, counts))


def _counts_by_date(history: History, speaker: Speaker) -> Table:
    """Return the counts of verdicts at each date."""
    columns = ("history-date", "judged", "fresh", "old", "good", "share")
    rows: list[list[Cell]] = []

    for date, group in zip(history.dates, history.rollups, strict=True):
        rows.append(
            [
                speaker.date(date),
                group.judged,
                group.fresh,
                group.old,
                group.good,
                group.share,
            ]
        )

    title = speaker.word("history-dates")
    head = [speaker.word(key) for key in columns]
    return Table(title, head, rows[-_MOST_DATES:])


def _strips(history: History, results: Iterable[Sequence[Result]], speaker: Speaker) -> Table:
    """Return a row for each target with its status at each date, the worst first."""
    rows: list[list[Cell]] = []

    for row in results:
        marks = [_mark_at_date(row, place, speaker) for place in range(len(row))]
        rows.append([row[-1].target, *marks[-_MOST_DATES:]])

    labels = [date_label(date, in_full=True) for date in history.dates]
    head = [speaker.word("name"), *labels[-_MOST_DATES:]]
    return Table("", head, rows)


def _mark_at_date(row: Sequence[Result], place: int, speaker: Speaker) -> Cell:
    """Return a status as a cell: its sign alone where it is that of the date shown before."""
    result = row[place]
    if result.status == "no_data":
        return None

    first_shown = max(0, len(row) - _MOST_DATES)
    is_as_before = place != first_shown and row[place - 1].status == result.status
    age = TargetView(result, speaker).age_mark
    return Mark(result.status, age=age, unchanged=is_as_before)
