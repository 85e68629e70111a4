"""The status of every target as a Markdown page for people: a note, an issue, a wiki.

The columns are those of the terminal's table, in the words of print; every field that there is
stands in CSV and JSON.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gapcalc.assessment.status import Assessment, Result
from gapcalc.views.print_speaker import PrintSpeaker
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_summary import (
    counts_table,
    headline_texts,
    lagging_lines,
    rollup_table,
    so_far_texts,
)
from gapcalc.views.status_table import in_groups, row_texts
from gapcalc.views.writers import as_markdown, in_markdown

__all__ = ["status_markdown"]

_COLUMNS = ("name", "base", "current", "goal", "gap", "required", "observed", "progress", "status")


def status_markdown(
    assessment: Assessment,
    results: Sequence[Result],
    speaker: Speaker,
    full: bool,
    scope: Sequence[Result],
    with_odds: bool = False,
) -> str:
    """Return a page on `results`, with a column of their odds where `with_odds`.

    Targets without data are listed only where `full`, else counted. The roll-up and the counts are
    those of `scope`, of which the results may be a part.
    """
    page = _StatusPage(assessment, PrintSpeaker.of(speaker), with_odds)
    return "\n".join(page.lines(results, scope, full))


class _StatusPage:
    """The lines of one page; no text in it is markup."""

    def __init__(self, assessment: Assessment, speaker: PrintSpeaker, with_odds: bool) -> None:
        self.assessment = assessment
        self.speaker = speaker
        self.columns = list(_COLUMNS)
        self.with_odds = with_odds
        # The status stays last: its marks are told of below the table.
        if with_odds:
            self.columns.insert(-1, "odds")

    def lines(
        self, results: Sequence[Result], scope: Sequence[Result], full: bool
    ) -> Iterator[str]:
        listed = [result for result in results if full or result.has_data]
        yield from self._headline(results, scope)
        yield from self._targets(listed)
        yield from self._list("so-far", so_far_texts(results, self.speaker))

        for header, rows in (
            rollup_table(self.assessment, scope, self.speaker),
            counts_table(scope, self.speaker),
        ):
            yield ""
            yield as_markdown(header, rows)

        yield ""
        for note in self._notes(listed, hidden=len(results) - len(listed)):
            yield f"- {in_markdown(note)}"

    def _headline(self, results: Sequence[Result], scope: Sequence[Result]) -> Iterator[str]:
        """Yield plan, date and share, and a list of those furthest behind."""
        name, *texts = headline_texts(self.assessment, scope, self.speaker)
        yield f"# {in_markdown(name)}"

        for text in texts:
            yield ""
            yield in_markdown(text)

        lines = lagging_lines(results, self.speaker)
        yield from self._list("lagging", ["".join(text for text, _ in line) for line in lines])

    def _targets(self, listed: Sequence[Result]) -> Iterator[str]:
        """Yield a table for each action, in the order of the terminal's."""
        base_year = self.assessment.plan.base_year
        header = [self.speaker.word(key, year=base_year) for key in self.columns]

        for action, group in in_groups(self.assessment, listed):
            if self.assessment.plan.actions:
                title = self.speaker.action_title(self.assessment.plan, action)
                yield ""
                yield f"## {in_markdown(title)}"

            rows = [self._row(result) for result in group]
            yield ""
            yield as_markdown(header, rows)

    def _row(self, result: Result) -> list[str]:
        """Return the cells of a target in the order of the columns."""
        cells = row_texts(self.assessment, result, self.speaker, self.with_odds)
        return [cells[key] for key in self.columns]

    def _list(self, title: str, texts: Sequence[str]) -> Iterator[str]:
        """Yield texts as a list below the word of its title; nothing where there are none."""
        if not texts:
            return

        yield ""
        yield f"**{in_markdown(self.speaker.word(title))}**"
        yield ""
        for text in texts:
            yield f"- {in_markdown(text)}"

    def _notes(self, listed: Sequence[Result], hidden: int) -> Iterator[str]:
        """Yield how many targets are not listed, and what the marks of the status mean."""
        if hidden:
            yield self.speaker.word("listed", count=hidden)

        # The terminal sets them apart by spaces, which Markdown joins to one.
        yield self.speaker.sentences(self.speaker.word("legend-firm").split("  "))

        if self.with_odds:
            yield self.speaker.word("legend-odds")
        if any(result.old for result in listed):
            years = self.speaker.years(self.assessment.plan.fresh)
            yield self.speaker.word("legend-old-dated", years=years)
