"""What is wrong in data and plan files: what an assessment of them would refuse or doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gapcalc.assessment.plausibility import doubted_goals, plausibility_problems
from gapcalc.assessment.status import assess
from gapcalc.assessment.unused_months import unused_months
from gapcalc.core.data_options import DataOptions
from gapcalc.core.problem import Problem
from gapcalc.data.reading import read_observations
from gapcalc.data.unused_options import unused_options
from gapcalc.plan.load import load_plan
from gapcalc.plan.naming import with_names
from gapcalc.plan.reader import read_plan
from gapcalc.tables.delimited import Progress

__all__ = ["Findings", "check"]

_PLAN_FILES = {".yaml", ".yml"}


@dataclass(frozen=True, slots=True)
class Findings:
    """Every problem in some files, how many files and data rows were looked at, and which files.

    `without_values` are the data files that gave no value. `known` counts the warnings that are
    left out because they are known.
    """

    problems: Sequence[Problem]
    files: int
    rows: int
    looked: tuple[str, ...] = ()
    without_values: tuple[str, ...] = ()
    known: int = 0


def check(
    paths: Sequence[str],
    plan: str | None = None,
    given: DataOptions | None = None,
    progress: Progress | None = None,
) -> Findings:
    """Return what is wrong in `paths`.

    They are plan files (.yaml, .yml), data files, folders of data files, or standard input (`-`).
    Data are checked against the plan file `plan`, the bundled one if it is None. `given` says what
    the data files do not say themselves. `progress` is called with path, bytes read and bytes in
    all while they are read. Raises `GapcalcError` if the plan cannot be used.
    """
    plan_files = [path for path in paths if Path(path).suffix.lower() in _PLAN_FILES]
    data_files = [path for path in paths if path not in plan_files]
    problems: list[Problem] = []

    for path in plan_files:
        read, plan_problems = read_plan(path)
        problems += plan_problems
        # With a goal left out for a mistake the others would not add up.
        if read is not None and not plan_problems:
            problems += doubted_goals(read)

    # Plan files alone are checked without any data.
    if not data_files:
        return Findings(problems, len(plan_files), rows=0, looked=tuple(plan_files))

    checked_plan = load_plan(plan)
    observations = read_observations(data_files, checked_plan, given, progress)
    assessment = assess(checked_plan, observations, verdicts_only=True)
    problems += observations.problems
    problems += unused_options(given or DataOptions(), observations.used_options)
    problems += assessment.problems
    problems += plausibility_problems(assessment)
    # Last, as it says nothing of a target of which something was said above.
    problems += unused_months(assessment, problems)
    return Findings(
        with_names(problems, checked_plan),
        files=len(plan_files) + observations.files,
        rows=observations.rows,
        looked=(*plan_files, *observations.looked),
        without_values=tuple(observations.files_without_values),
    )
