"""What is wrong in data and plan files: exactly what an assessment of them would refuse or doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from .observation import Observation, read_observations
from .plan import Target
from .plan_file import load_plan, read_plan
from .problem import Problem
from .series import added_rates, is_growth
from .status import Result, assess

__all__ = ["Findings", "check"]

_PLAN_FILES = {".yaml", ".yml"}


@dataclass(frozen=True, slots=True)
class Findings:
    """Every problem found, and how many files and data rows were looked at."""

    problems: tuple[Problem, ...]
    files: int
    rows: int


def check(paths: Sequence[str], plan: str | None = None) -> Findings:
    """Return what is wrong in `paths`: plan files (.yaml), data files, folders of them, standard input (`-`).

    Data are held against the plan file `plan` (the bundled one where None). Raises `GapcalcError` where that one
    cannot be used.
    """
    plans = [path for path in paths if Path(path).suffix.lower() in _PLAN_FILES]
    problems = [problem for path in plans for problem in read_plan(path)[1]]
    data = [path for path in paths if path not in plans]
    if not data:
        return Findings(tuple(problems), len(plans), 0)
    the_plan = load_plan(plan)
    read = read_observations(data, the_plan)
    assessment = assess(the_plan, read)
    gaps = [problem for result in assessment.results if (problem := _gap(result))]
    sums = [
        Problem("rates-added", _told(o, chained), o.path, o.line, field="value")
        for result in assessment.results
        for o, chained in added_rates(result.target, assessment.found.get(result.target.id, ()))
    ]
    rising = [problem for result in assessment.results if (problem := _rising(result.target, assessment.found))]
    problems += [*read.problems, *assessment.problems, *gaps, *sums, *rising]
    return Findings(tuple(problems), read.files + len(plans), read.rows)


def _rising(target: Target, found: Mapping[str, Sequence[Observation]]) -> Problem | None:
    """Return a doubt about a target to be cut whose yearly rates are all rises: they may be cuts without their sign."""
    rates = [o for o in found.get(target.id, ()) if target.goal.form == "reduce_by" and is_growth(o)]
    if not rates or any(Decimal(o.value) <= 0 for o in rates):
        return None
    return Problem("rising-rates", {"target": target.id}, rates[0].path, rates[0].line, field="value")


def _told(observation: Observation, chained: Fraction) -> dict[str, str]:
    return {"value": str(observation.value), "period": str(observation.period), "chained": f"{float(chained):.2f}"}


def _gap(result: Result) -> Problem | None:
    """Return the year that a sum or chain lacks, at the first value that could not be used for want of it."""
    series = result.series
    if series.broken_at is None:
        return None
    late = next((u.observation for u in series.unused if u.why in {"after-gap", "no-base-stock"}), None)
    details = {"target": result.target.id, "year": str(series.broken_at)}
    return Problem("missing-year", details, late.path if late else None, late.line if late else None)
