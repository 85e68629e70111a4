"""What a command is given (files, settings, what is said of the data), read and assessed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gapcalc.assessment.plausibility import plausibility_problems
from gapcalc.assessment.status import Assessment, assess
from gapcalc.cli.output import watched
from gapcalc.core.files import Given, bundled
from gapcalc.core.problem import GapcalcError, Problem
from gapcalc.core.unit import UnitError, dimension
from gapcalc.data.reading import parse_setting, read_observations
from gapcalc.plan.load import load_plan
from gapcalc.plan.model import Plan

__all__ = ["NO_INPUT", "assess_inputs", "cannot_run", "given_data", "inputs_of"]

# With these there is nothing to judge; any other problem is a finding in the data.
NO_INPUT = {"no-file", "unreadable", "no-data", "no-input", "unknown-option"}


def given_data(
    unit: str | None,
    indicator: str | None,
    region: str | None,
    encoding: str | None,
    header_row: int | None,
) -> Given:
    """Gather what is said of the data from outside; a unit that cannot be read is refused before any file is."""
    try:
        if unit:
            dimension(unit)
    except UnitError as error:
        raise GapcalcError(Problem(error.code, error.details, "--unit")) from None
    return Given(unit, indicator, region, encoding, header_row)


def inputs_of(plan: Plan, files: Sequence[str] | None, path: str | None) -> list[str]:
    """Return the files to read: those named, or the data shipped with the bundled plan where that is the one used."""
    if not files and (path is None or plan.id == load_plan().id):
        return [str(bundled() / "data")]
    return list(files or ())


def assess_inputs(
    plan: Plan, files: Sequence[str], year: int | None, settings: Sequence[str] | None, given: Given
) -> tuple[Assessment, list[Problem]]:
    """Read `files`, put `settings` over them, and assess; with every problem that reading and judging found.

    Raises `GapcalcError` where there is nothing to read or a setting cannot be understood.
    """
    if not files and not settings:
        raise GapcalcError(Problem("no-input"))
    with watched() as progress:
        read = read_observations(files, plan, given, progress)
    if missing := cannot_run(read.problems):
        raise GapcalcError(*missing)
    latest = year if year is not None or not read or not settings else assess(plan, read).as_of
    set_by_hand = [
        (setting, o) for setting in settings or () for o in parse_setting(setting, plan, latest)
    ]
    read.extend(observation for _, observation in set_by_hand)
    assessment = assess(plan, read, year)
    # Where a sum ends for want of a year the assessment shows itself.
    asked = [p for p in plausibility_problems(assessment) if p.code != "missing-year"]
    unused = [
        Problem("setting-unused", {"value": setting, "target": o.target})
        for setting, o in set_by_hand
        if not any(
            o in point.parts for result in assessment.results for point in result.series.points
        )
    ]
    return assessment, [*read.problems, *assessment.problems, *asked, *unused]


def cannot_run(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that leave nothing to work on: a file that is not there or cannot be read."""
    return [problem for problem in problems if problem.code in NO_INPUT]
