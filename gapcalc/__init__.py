"""gapcalc: how far each target of a plan is, what it still needs a year, and whether it is on track.

The library behind the command: `load_plan`, `read_observations` and `assess` give what `gapcalc status` shows.
"""

from __future__ import annotations

from .method import Verdict, judge
from .observation import Observation, Observations
from .plan import Plan, Target
from .plan_file import load_plan
from .problem import GapcalcError, Problem
from .reading import read_observations
from .status import Assessment, Result, assess

__version__ = "0.1.0"

__all__ = [
    "Assessment", "GapcalcError", "Observation", "Observations", "Plan", "Problem", "Result", "Target", "Verdict",
    "assess", "judge", "load_plan", "read_observations",
]  # fmt: skip
