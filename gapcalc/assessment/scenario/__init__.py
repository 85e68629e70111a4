"""Scenarios: where each target stands in the target year under assumptions.

An assumption is a value set by hand or a growth a year. A value that is set goes through the plan's
own arithmetic, as a published one does. A growth carries the latest value from where it stands to
the end of the target year.

- `scenarios`: the trend as it is, and each case of assumptions (`what_if`)
- `outcome`: where one target stands in the target year, and whether its goal is met
- `projection`: the arithmetic of an assumed growth
- `needs`: what a lagging target would need
- `overview`: which targets to list, and how many meet their goals
"""

from __future__ import annotations

from gapcalc.assessment.scenario.needs import LAGGING, Need, need
from gapcalc.assessment.scenario.outcome import Outcome, meets, outcome
from gapcalc.assessment.scenario.overview import listed, summary
from gapcalc.assessment.scenario.projection import last_flow, yearly
from gapcalc.assessment.scenario.scenarios import Scenario, what_if

__all__ = [
    "LAGGING",
    "Need",
    "Outcome",
    "Scenario",
    "last_flow",
    "listed",
    "meets",
    "need",
    "outcome",
    "summary",
    "what_if",
    "yearly",
]
