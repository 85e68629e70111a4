"""gapcalc: how far each target of a plan is, what it still needs a year, and whether it is on track.

The library behind the command: `load_plan`, `read_observations` and `assess` give what `gapcalc status` shows.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .loading import load_plan
    from .method import Verdict, judge
    from .observation import Observation, Observations
    from .plan import Plan, Target
    from .problem import GapcalcError, Problem
    from .reading import read_observations
    from .status import Assessment, Result, assess

__version__ = "0.1.0"

__all__ = [
    "Assessment", "GapcalcError", "Observation", "Observations", "Plan", "Problem", "Result", "Target", "Verdict",
    "assess", "judge", "load_plan", "read_observations",
]  # fmt: skip

# Where each public name is at home: it is imported when it is first used, as the command line needs few of them.
_HOMES = {
    "Assessment": "status", "GapcalcError": "problem", "Observation": "observation", "Observations": "observation",
    "Plan": "plan", "Problem": "problem", "Result": "status", "Target": "plan", "Verdict": "method",
    "assess": "status", "judge": "method", "load_plan": "loading", "read_observations": "reading",
}  # fmt: skip


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
