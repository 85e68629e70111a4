"""gapcalc: how far each target of a plan is, what it still needs a year, and whether it is on track.

The library behind the command: `load_plan`, `read_observations` and `assess` give what `gapcalc status` shows.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gapcalc.assessment.check import check
    from gapcalc.assessment.status import Assessment, Result, assess
    from gapcalc.assessment.systems import Verdict, judge
    from gapcalc.core.period import Period
    from gapcalc.core.problem import GapcalcError, Problem
    from gapcalc.data.observation import Observation, Observations
    from gapcalc.data.reading import read_observations
    from gapcalc.plan.load import load_plan
    from gapcalc.plan.model import Plan, Target

__version__ = "0.1.0"

__all__ = [
    "Assessment",
    "GapcalcError",
    "Observation",
    "Observations",
    "Period",
    "Plan",
    "Problem",
    "Result",
    "Target",
    "Verdict",
    "assess",
    "check",
    "judge",
    "load_plan",
    "read_observations",
]

# Where each public name is at home: it is imported when it is first used, as the command line needs few of them.
_HOMES = {
    "Assessment": "assessment.status",
    "GapcalcError": "core.problem",
    "Observation": "data.observation",
    "Observations": "data.observation",
    "Period": "core.period",
    "Plan": "plan.model",
    "Problem": "core.problem",
    "Result": "assessment.status",
    "Target": "plan.model",
    "Verdict": "assessment.systems",
    "assess": "assessment.status",
    "check": "assessment.check",
    "judge": "assessment.systems",
    "load_plan": "plan.load",
    "read_observations": "data.reading",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
