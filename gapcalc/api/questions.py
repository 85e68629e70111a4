"""What else one asks of a plan and its data: what if, what changed, and the report on it all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from os import PathLike, fspath

from gapcalc.assessment import changes, scenario
from gapcalc.assessment.assumption import parse_cases
from gapcalc.assessment.changes import Changes
from gapcalc.assessment.plausibility import implausible_values
from gapcalc.assessment.scenario import Scenario
from gapcalc.assessment.status import Assessment
from gapcalc.core.clock import Date
from gapcalc.core.problem import GapcalcError
from gapcalc.data.observation import Observations
from gapcalc.data.snapshot import Snapshot, read_snapshot
from gapcalc.messages.locale import Language, resolve_language
from gapcalc.plan.model import Plan
from gapcalc.reports.formats import form_of, rendered
from gapcalc.reports.gather import gather
from gapcalc.views.speaker import Speaker

__all__ = ["compare", "report", "what_if"]


def what_if(
    assessment: Assessment, set: Iterable[str] = (), growth: Iterable[str] = ()
) -> tuple[Scenario, ...]:
    """Return the trend as it is, then each case of assumptions, as `gapcalc what-if` has them.

    `set` are texts `[CASE:]ID=VALUE` or `[CASE:]ID@PERIOD=VALUE`, `growth` are `[CASE:]ID=RATE`.
    Raises `GapcalcError` where one cannot be understood, or changes nothing.
    """
    cases = parse_cases(assessment, set, growth)
    scenarios, problems = scenario.what_if(assessment, cases)
    if problems:
        raise GapcalcError(*problems)

    return scenarios


def compare(
    plan: Plan,
    old: str | PathLike[str] | Observations,
    new: str | PathLike[str] | Observations,
    year: Date | None = None,
) -> Changes:
    """Return what changed from the data `old` to the data `new`, as `gapcalc compare` has it.

    Each is a file, a folder, REVISION:PATH of a git repository, or what `read_observations`
    returned. Raises `GapcalcError` where one cannot be read.
    """
    older = _snapshot(old, plan, "old")
    newer = _snapshot(new, plan, "new")
    return changes.compare(plan, older, newer, year)


def _snapshot(data: str | PathLike[str] | Observations, plan: Plan, name: str) -> Snapshot:
    """Return data as a snapshot; observations, which come from no one place, under `name`."""
    if isinstance(data, Observations):
        return Snapshot(name, data)

    return read_snapshot(fspath(data), plan)


def report(assessment: Assessment, form: str = ".html", language: Language | None = None) -> bytes:
    """Return the report on `assessment` as the bytes of a file.

    `form` is the ending of its name: .html, .md, .xlsx, … Raises `GapcalcError` for another.
    """
    speaker = Speaker(language or resolve_language(None))
    problems = [*assessment.problems, *implausible_values(assessment)]
    content = gather(
        assessment,
        assessment.results,
        problems,
        speaker,
        sources={},
        made_on=date.today(),
    )
    return rendered(content, form_of(f"report{form}"))
