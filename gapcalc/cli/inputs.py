"""From the files and settings of a command line to an assessment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from gapcalc.assessment.plausibility import implausible_values
from gapcalc.assessment.status import Assessment, assess, latest_date
from gapcalc.assessment.unused_months import unused_months
from gapcalc.cli.output import progress_bar
from gapcalc.core.clock import Date, date_of
from gapcalc.core.data_options import DataOptions
from gapcalc.core.files import bundled_data
from gapcalc.core.problem import GapcalcError, Problem
from gapcalc.data.observation import Observation, Observations
from gapcalc.data.reading import parse_setting, read_observations
from gapcalc.data.unused_options import unused_options
from gapcalc.plan.load import load_plan
from gapcalc.plan.model import Plan
from gapcalc.plan.naming import with_names

__all__ = [
    "UNUSABLE_INPUT",
    "Assessed",
    "assess_files",
    "assess_without_data",
    "data_paths",
    "named_paths",
    "refuse_unusable",
]

# With one of these there is nothing to assess; any other problem is a finding in the data.
UNUSABLE_INPUT = frozenset({"no-file", "unreadable", "no-data", "no-input", "unknown-option"})

# The word for the data that come with gapcalc: `gapcalc status bundled newer.csv`.
_BUNDLED = "bundled"


class Assessed(NamedTuple):
    """An assessment with every problem that was found on the way to it.

    `without_values` are the files that gave no value.
    """

    assessment: Assessment
    problems: list[Problem]
    without_values: Sequence[str] = ()


class _SetValue(NamedTuple):
    """`--set ID=VALUE` as it was typed, and one observation that it stands for."""

    text: str
    observation: Observation


def named_paths(files: Sequence[str]) -> list[str]:
    """Return the paths that words of the command line name.

    `bundled` is the data that come with gapcalc, unless there is a file or folder of that name:
    after pip install they lie where nobody would look for them.
    """
    paths = []

    for name in files:
        if name == _BUNDLED and not Path(name).exists():
            paths.append(str(bundled_data()))
        else:
            paths.append(name)

    return paths


def data_paths(files: Sequence[str] | None, plan: Plan, plan_path: str | None) -> list[str]:
    """Return the data files to read: those named, else the data that come with the bundled plan.

    `plan` was read from `plan_path`, None for the bundled one. A plan of one's own comes without
    data; a copy of the bundled plan, which has its id, is taken for it.
    """
    if files:
        return named_paths(files)
    if plan_path is None or plan.id == load_plan().id:
        return [str(bundled_data())]

    return []


def assess_files(
    plan: Plan,
    paths: Sequence[str],
    data: DataOptions,
    year: Date | None,
    settings: Sequence[str] | None = None,
    verdicts_only: bool = False,
) -> Assessed:
    """Read `paths`, put the values of `settings` over them, and assess as of the end of `year`.

    `data` says what the files do not say themselves, and `verdicts_only` is that of `assess`.
    Raises `GapcalcError` where there is nothing to read, a file cannot be read, or a setting cannot
    be understood.
    """
    if not paths and not settings:
        raise GapcalcError(Problem("no-input"))

    with progress_bar() as progress:
        observations = read_observations(paths, plan, data, progress)

    refuse_unusable(observations.problems)
    set_values = _set_values(plan, observations, year, settings or ())
    # A value set by hand stands over those of all files, as it has no path (`standing`).
    observations.extend(setting.observation for setting in set_values)
    assessment = assess(plan, observations, year, verdicts_only=verdicts_only)

    problems = [
        *observations.problems,
        *unused_options(data, observations.used_options),
        *assessment.problems,
        *implausible_values(assessment),
        *_unused_settings(set_values, assessment),
    ]
    problems += unused_months(assessment, problems)

    return Assessed(assessment, with_names(problems, plan), observations.files_without_values)


def assess_without_data(plan: Plan, year: Date | None) -> Assessed:
    """Return the assessment of a plan for which nothing has been published yet."""
    return Assessed(assess(plan, (), year), [])


def refuse_unusable(problems: Iterable[Problem]) -> None:
    """Raise `GapcalcError` where a file is not there or cannot be read."""
    # One file that is not there stops the command: a part would pass for all.
    unusable = [problem for problem in problems if problem.code in UNUSABLE_INPUT]
    if unusable:
        raise GapcalcError(*unusable)


def _set_values(
    plan: Plan, observations: Observations, year: Date | None, settings: Sequence[str]
) -> list[_SetValue]:
    """Return what `ID=VALUE` and `ID@YEAR=VALUE` set.

    Without a period of its own a value is for the year of the status up to its date, which is the
    latest in the files unless --year names one.
    """
    if not settings:
        return []
    # Without data and without --year each setting has to name its year; parse_setting says so.
    default = None

    if year is not None:
        default = date_of(year).so_far
    elif observations:
        default = latest_date(plan, observations).so_far

    parsed = []

    for text in settings:
        for observation in parse_setting(text, plan, default):
            parsed.append(_SetValue(text, observation))

    return parsed


def _unused_settings(settings: Iterable[_SetValue], assessment: Assessment) -> list[Problem]:
    """Return a warning for each set value that no series has taken up.

    gdp_metro@2024H1=11800亿元 is such a one: half a year's flow cannot stand for the year.
    """
    used: list[Observation] = []

    for result in assessment.results:
        for point in result.series.points:
            used.extend(point.parts)

    return [
        Problem("setting-unused", {"value": text, "target": observation.target})
        for text, observation in settings
        if observation not in used
    ]
