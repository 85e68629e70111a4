"""gapcalc: how far each target of a plan is, what it still needs a year, and if it is on track.

`load_plan`, `read_observations` and `assess` give what the command `gapcalc status` prints.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gapcalc.api.frames import read_frame
    from gapcalc.api.history import History, history
    from gapcalc.api.notebook import Assessment, Result, assess
    from gapcalc.api.questions import compare, report, what_if
    from gapcalc.assessment.check import check
    from gapcalc.assessment.systems import Verdict, judge
    from gapcalc.core.data_options import DataOptions
    from gapcalc.core.files import bundled_data
    from gapcalc.core.period import Period
    from gapcalc.core.problem import GapcalcError, Problem
    from gapcalc.data.observation import Observation, Observations
    from gapcalc.data.reading import read_observations
    from gapcalc.plan.load import load_plan
    from gapcalc.plan.model import Plan, Target

__version__ = "1.0.0"

__all__ = [
    "Assessment",
    "DataOptions",
    "GapcalcError",
    "History",
    "Observation",
    "Observations",
    "Period",
    "Plan",
    "Problem",
    "Result",
    "Target",
    "Verdict",
    "assess",
    "bundled_data",
    "check",
    "compare",
    "history",
    "judge",
    "load_plan",
    "read_frame",
    "read_observations",
    "report",
    "what_if",
]

# The module of each public name. It is imported when the name is first used: a command needs few of
# them, and should not wait for the others.
_MODULES = {
    "Assessment": "api.notebook",
    "DataOptions": "core.data_options",
    "GapcalcError": "core.problem",
    "History": "api.history",
    "Observation": "data.observation",
    "Observations": "data.observation",
    "Period": "core.period",
    "Plan": "plan.model",
    "Problem": "core.problem",
    "Result": "api.notebook",
    "Target": "plan.model",
    "Verdict": "assessment.systems",
    "assess": "api.notebook",
    "bundled_data": "core.files",
    "check": "assessment.check",
    "compare": "api.questions",
    "history": "api.history",
    "judge": "assessment.systems",
    "load_plan": "plan.load",
    "read_frame": "api.frames",
    "read_observations": "data.reading",
    "report": "api.questions",
    "what_if": "api.questions",
}


def __getattr__(name: str) -> object:
    """Import a public name; Python calls this for whatever the package does not have yet."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    module = import_module(f"{__name__}.{_MODULES[name]}")
    return getattr(module, name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_MODULES])
