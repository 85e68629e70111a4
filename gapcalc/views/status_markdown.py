"""The status of every target as a Markdown page for people: a note, an issue, a wiki.

The columns are those of the terminal's table, in the words of print; every field that there is
stands in CSV and JSON.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from gapcalc.assessment.odds import odds
from gapcalc.assessment.status import Assessment, Result
from gapcalc.views.print_speaker import PrintSpeaker
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_summary import counts_table, headline, rollup_table, so_far_texts
from gapcalc.views.status_table import by_place, firmness_mark, urgency
from gapcalc.views.view import TargetView
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
        yield from self._so_far(results)

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
        top = headline(self.assessment, results, scope, self.speaker)
        texts = ["".join(text for text, _ in line) for line in top]
        name, date, share, _, *lagging = texts
        yield f"# {in_markdown(name)}"

        for text in (date, share):
            yield ""
            yield in_markdown(text)

        # Below its title; the last line is empty.
        targets = [text for text in lagging[1:] if text]
        if targets:
            yield ""
            yield f"**{in_markdown(lagging[0])}**"
            yield ""
            for text in targets:
                yield f"- {in_markdown(text)}"

    def _targets(self, listed: Sequence[Result]) -> Iterator[str]:
        """Yield a table for each action, in the order of the terminal's."""
        base_year = self.assessment.plan.base_year
        header = [self.speaker.word(key, year=base_year) for key in self.columns]
        ordered = sorted(listed, key=by_place(self.assessment))

        for action, group in groupby(ordered, key=lambda result: result.target.action):
            if self.assessment.plan.actions:
                title = self.speaker.action_title(self.assessment.plan, action)
                yield ""
                yield f"## {in_markdown(title)}"

            rows = [self._row(result) for result in sorted(group, key=urgency)]
            yield ""
            yield as_markdown(header, rows)

    def _row(self, result: Result) -> list[str]:
        """Return the cells of a target in the order of the columns."""
        view = TargetView(result, self.speaker)
        mark = firmness_mark(self.assessment, result)
        cells = {
            "name": view.name_with_unit,
            "base": view.base,
            "current": view.current,
            "goal": view.goal,
            "gap": view.remaining_text,
            "required": view.required_rate,
            "observed": view.observed_rate,
            "progress": view.progress,
            "status": f"{view.short_status}{mark}",
        }
        if self.with_odds:
            chances = odds(self.assessment.plan, result)
            cells["odds"] = self.speaker.odds_cell(chances)

        return [cells[key] for key in self.columns]

    def _so_far(self, results: Sequence[Result]) -> Iterator[str]:
        """Yield the first months of a year that were published, and not used for any verdict."""
        texts = so_far_texts(results, self.speaker)
        if not texts:
            return

        yield ""
        yield f"**{in_markdown(self.speaker.word('so-far'))}**"
        yield ""
        for text in texts:
            yield f"- {in_markdown(text)}"

    def _notes(self, listed: Sequence[Result], hidden: int) -> Iterator[str]:
        """Yield how many targets are not listed, and what the marks of the status mean."""
        if hidden:
            yield self.speaker.word("listed", count=hidden)

        # The terminal sets them apart by spaces, which Markdown joins to one.
        semicolon = "；" if self.speaker.language == "zh" else "; "
        yield self.speaker.word("legend-firm").replace("  ", semicolon)

        if self.with_odds:
            yield self.speaker.word("legend-odds")
        if any(result.old for result in listed):
            years = self.speaker.years(self.assessment.plan.fresh)
            yield self.speaker.word("legend-old-dated", years=years)
