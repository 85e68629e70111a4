"""What else one asks of a plan and its data: what if, what changed, and the report on it all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from os import PathLike, fspath
from typing import TypeAlias

from gapcalc.api.observations import checked_observations
from gapcalc.assessment import changes, scenario
from gapcalc.assessment.assumption import parse_cases
from gapcalc.assessment.changes import Changes
from gapcalc.assessment.plausibility import implausible_values
from gapcalc.assessment.scenario import Scenario
from gapcalc.assessment.status import Assessment
from gapcalc.core.clock import Date, date_of
from gapcalc.core.problem import (
    GapcalcError,
    Problem,
    invalid_choice,
    unfit_option,
)
from gapcalc.data.observation import Observation
from gapcalc.data.snapshot import Snapshot, read_snapshot
from gapcalc.messages.hints import PAPER_NEEDS_POSTER
from gapcalc.messages.locale import Language, resolve_language
from gapcalc.plan.model import Plan
from gapcalc.reports.formats import form_of_ending, rendered, rendered_poster
from gapcalc.reports.gather import gather
from gapcalc.reports.poster_sheet import PAPERS
from gapcalc.views.speaker import Speaker

__all__ = ["compare", "report", "what_if"]


def what_if(
    assessment: Assessment, set: str | Iterable[str] = (), growth: str | Iterable[str] = ()
) -> tuple[Scenario, ...]:
    """Return the trend as it is, then each case of assumptions, as `gapcalc what-if` has them.

    `set` are texts `[CASE:]ID=VALUE` or `[CASE:]ID@PERIOD=VALUE`, `growth` are `[CASE:]ID=RATE`,
    one or several. Raises `GapcalcError` where one cannot be understood, or changes nothing.
    """
    cases = parse_cases(assessment, _texts(set), _texts(growth))
    scenarios, problems = scenario.what_if(assessment, cases)
    if problems:
        raise GapcalcError(*problems)

    return scenarios


def _texts(given: str | Iterable[str]) -> Iterable[str]:
    """Return the texts given; growth="x=8%" is one, and not its letters."""
    return [given] if isinstance(given, str) else given


# A file, folder or revision, or the values themselves.
Cut: TypeAlias = str | PathLike[str] | Iterable[Observation]


def compare(
    plan: Plan,
    old: Cut,
    new: Cut,
    year: Date | None = None,
) -> Changes:
    """Return what changed from the data `old` to the data `new`, as `gapcalc compare` has it.

    Each is a file, a folder, REVISION:PATH of a git repository, or what `read_observations`
    returned, or a list of observations. Raises `GapcalcError` where one cannot be read, or as
    `assess` does.
    """
    date = None if year is None else date_of(year, "year")
    older = _snapshot(old, plan, "old")
    newer = _snapshot(new, plan, "new")
    return changes.compare(plan, older, newer, date)


def _snapshot(data: Cut, plan: Plan, name: str) -> Snapshot:
    """Return data as a snapshot; observations, which come from no one place, under `name`."""
    if isinstance(data, (str, PathLike)):
        return read_snapshot(fspath(data), plan)

    return Snapshot(name, checked_observations(plan, data))


def report(
    assessment: Assessment,
    form: str = ".html",
    language: Language | None = None,
    *,
    brief: bool = False,
    poster: bool = False,
    paper: str | None = None,
) -> bytes:
    """Return the report on `assessment` as the bytes of a file, as `gapcalc report` has it.

    `form` is the ending of its name: .html, .md, .xlsx, .docx. With `brief` it is the note of three
    to five pages, with `poster` the sheet for the wall (.html or .svg), for the size `paper`, A3 to
    A0. Raises `GapcalcError` for another form or paper, and for what does not go together.
    """
    _refuse_beside_poster(brief, poster, paper)
    ending = form_of_ending(f".{form.removeprefix('.')}", "form", form, poster)
    speaker = Speaker(language or resolve_language(None))
    problems = [*assessment.problems, *implausible_values(assessment)]
    content = gather(
        assessment,
        assessment.results,
        problems,
        speaker,
        sources={},
        made_on=date.today(),
        brief=brief,
    )
    if poster:
        return rendered_poster(content, ending, paper)

    return rendered(content, ending)


def _refuse_beside_poster(brief: bool, poster: bool, paper: str | None) -> None:
    """Refuse a note on one sheet, and a size of paper for what is no sheet."""
    if poster and brief:
        raise GapcalcError(Problem("options-conflict", {"option": "poster", "value": "brief"}))
    if paper is None:
        return

    if not poster:
        raise unfit_option("paper", paper, PAPER_NEEDS_POSTER)
    if paper not in PAPERS:
        raise invalid_choice("paper", str(paper), PAPERS)
