"""What is wrong in data and plan files: exactly what an assessment of them would refuse or doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gapcalc.assessment.plausibility import doubts
from gapcalc.assessment.status import assess
from gapcalc.core.data_options import DataOptions
from gapcalc.core.problem import Problem
from gapcalc.data.reading import read_observations
from gapcalc.plan.load import load_plan
from gapcalc.plan.reader import read_plan
from gapcalc.tables.delimited import Progress

__all__ = ["Findings", "check"]

_PLAN_FILES = {".yaml", ".yml"}


@dataclass(frozen=True, slots=True)
class Findings:
    """Every problem found, how many files and data rows were looked at, and which files."""

    problems: Sequence[Problem]
    files: int
    rows: int
    looked: tuple[str, ...] = ()


def check(
    paths: Sequence[str],
    plan: str | None = None,
    given: DataOptions | None = None,
    progress: Progress | None = None,
) -> Findings:
    """Return what is wrong in `paths`: plan files (.yaml), data files, folders of them, standard input (`-`).

    Data are held against the plan file `plan` (the bundled one where None); `given` says what data files do not say,
    `progress` is called with path, bytes done and bytes in all while they are read. Raises `GapcalcError` where the
    plan cannot be used.
    """
    plans = [path for path in paths if Path(path).suffix.lower() in _PLAN_FILES]
    problems = [problem for path in plans for problem in read_plan(path)[1]]
    data = [path for path in paths if path not in plans]
    if not data:
        return Findings(problems, len(plans), 0, tuple(plans))
    the_plan = load_plan(plan)
    read = read_observations(data, the_plan, given, progress)
    assessment = assess(the_plan, read)
    for found in (read.problems, assessment.problems, doubts(the_plan, assessment)):
        problems.extend(found)
    return Findings(problems, len(plans) + read.files, read.rows, (*plans, *read.looked))
