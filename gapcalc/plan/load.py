"""A plan, ready for use: read from its file, or the bundled one."""

from __future__ import annotations

from os import PathLike

from gapcalc.core.files import bundled
from gapcalc.core.problem import GapcalcError
from gapcalc.plan.model import Plan
from gapcalc.plan.reader import read_plan

__all__ = ["load_plan"]


def load_plan(path: str | PathLike[str] | None = None) -> Plan:
    """Return the plan in the file at `path`; without it, the one shipped with the package.

    Raises `GapcalcError`, with every problem found, where the file cannot be read or holds a mistake.
    """
    plan, problems = read_plan(bundled() / "targets.yaml" if path is None else path)
    if plan is None or problems:
        raise GapcalcError(*problems)
    return plan
