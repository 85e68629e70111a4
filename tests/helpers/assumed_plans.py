"""Plans with two alike targets, and the numbers that laws about scenarios are tested with."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from gapcalc import Observation, Plan, assess
from gapcalc.assessment.status import Assessment
from gapcalc.core.period import Period
from gapcalc.messages.locale import Bilingual
from gapcalc.plan.model import Goal, Target

AMOUNTS = st.integers(1, 10**9).map(lambda number: Fraction(number, 100))
SHAPES = st.sampled_from(["compound", "linear"])


def plan_of_two(path: str, goal: Fraction, comparator: str = ">=") -> Plan:
    """A plan for 2022 to 2027 with the targets `t` and `u`, which ask for the same."""
    form = Goal("level", comparator, goal)
    targets = {
        "t": Target("t", Bilingual("甲", "a"), form, "亿元", path, 2022),
        "u": Target("u", Bilingual("乙", "b"), form, "亿元", path, 2022),
    }
    return Plan("p", Bilingual("规划", "plan"), 2022, 2027, targets)


def assess_both(plan: Plan, base: Fraction, current: Fraction, year: int) -> Assessment:
    """The assessment if both targets stood at `base` in 2022 and at `current` in `year`."""
    observations = []
    for id in plan.targets:
        for of_year, amount in ((2022, base), (year, current)):
            value = Decimal(amount.numerator) / Decimal(amount.denominator)
            observations.append(Observation(id, Period(of_year), value, "亿元", path="x"))
    return assess(plan, observations)
