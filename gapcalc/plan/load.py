"""A plan ready for use: read from its file, or the one shipped with the package."""

from __future__ import annotations

from os import PathLike

from gapcalc.core.files import bundled
from gapcalc.core.problem import GapcalcError
from gapcalc.plan.model import Plan
from gapcalc.plan.reader import read_plan

__all__ = ["load_plan"]


def load_plan(path: str | PathLike[str] | None = None) -> Plan:
    """Return the plan in the file at `path`, or the one shipped with the package without a path.

    Raises `GapcalcError`, with every problem found, if the file cannot be read or has a mistake.
    """
    if path is None:
        path = bundled() / "targets.yaml"

    plan, problems = read_plan(path)
    if plan is None or problems:
        raise GapcalcError(*problems)

    return plan
