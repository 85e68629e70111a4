"""What a chart for the wall says of one target, put into words once for every size of letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gapcalc.assessment.status import Result
from gapcalc.plan.model import Plan
from gapcalc.reports.markup import Html, element
from gapcalc.reports.poster_marks import joined
from gapcalc.views.print_speaker import PrintSpeaker, typographic
from gapcalc.views.view import TargetView

__all__ = ["Shown"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A result in words.

    `way` is where it is and where it is to come, `office` the one in the lead, `share` that of the
    way covered; each is "" where there is none. `said` is all of it, nothing elided.
    """

    result: Result
    name: str
    way: str
    office: str
    status: str
    share: str
    said: str

    @classmethod
    def of(cls, plan: Plan, result: Result, speaker: PrintSpeaker) -> Shown:
        """Return what is said of `result` in the language of `speaker`."""
        view = TargetView(result, speaker)
        way = view.resolved_goal
        if view.current:
            current, goal = view.current_to_goal
            way = speaker.word("poster-way", current=current, goal=goal)

        office = speaker.lead_office(plan, result.target) or ""
        share = typographic(view.progress)
        texts = [view.name_with_unit, view.status, way]
        if share:
            texts.append(f"{speaker.word('progress')} {share}")
        if office:
            texts.append(f"{speaker.word('lead-office')} {office}")

        said = speaker.sentences(texts)
        return cls(result, view.name, way, office, speaker.word(result.status), share, said)

    def drawn(self, parts: Iterator[Html]) -> Html:
        """Return what is drawn of the target, with all of it in words for whoever points at it."""
        said = element("title", self.said)
        return element("g", said, joined(parts), data_target=self.result.target.id)
