"""Plans of one target, its values as rows of text, and what the plausibility checks report."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from gapcalc import Observation, Plan, Problem, assess
from gapcalc.assessment.plausibility import plausibility_problems
from gapcalc.core.period import parse_period
from gapcalc.messages.locale import Bilingual
from gapcalc.plan.model import Goal, Target

NAME = Bilingual("指标", "Indicator")
# Growth of 10 % a year on average; its series may come as growth rates.
GROWTH_GOAL = Goal("average_growth", ">=", Fraction(1, 10), text="10%")


def plan_of(
    goal: str | None = None,
    unit: str = "亿元",
    path: str = "compound",
    *,
    at_most: bool = False,
    name: Bilingual = NAME,
    form: Goal | None = None,
    **keys: object,
) -> Plan:
    """A plan for 2022 to 2027 with one target, `t`.

    `goal` is a number in its unit; None stands for twice the base value, which gives no figure to
    compare values with.
    """
    if form is None:
        form = Goal("times_base", ">=", Fraction(2), text="2")
        if goal is not None:
            comparator = "<=" if at_most else ">="
            form = Goal("level", comparator, Fraction(Decimal(goal)), text=f"{goal} {unit}")
    target = Target("t", name, form, unit, path, 2022, **keys)  # type: ignore[arg-type]
    return Plan("p", NAME, 2022, 2027, {"t": target})


def observations_of(plan: Plan, *rows: str) -> list[Observation]:
    """Observations of `t` from rows `period value[ unit[ bound[ status[ source]]]]`.

    A cell that is not given is `.`; the first row stands on line 2.
    """
    observations = []
    for line, row in enumerate(rows, 2):
        cells = [cell if cell != "." else None for cell in row.split()]
        period, value, unit, bound, status, source = cells + [None] * (6 - len(cells))
        parsed = parse_period(period)
        assert parsed is not None, period
        observations.append(
            Observation(
                "t",
                parsed,
                Decimal(value),
                unit or plan.targets["t"].unit,
                bound,
                status or "reported",
                source or "",
                path="d.csv",
                line=line,
            )
        )
    return observations


def problems_of(plan: Plan, *rows: str) -> list[Problem]:
    """What the checks report about these rows, but for years that are missing from a sum."""
    found = plausibility_problems(assess(plan, observations_of(plan, *rows)))
    return [problem for problem in found if problem.code != "missing-year"]


def codes_of(plan: Plan, *rows: str) -> list[tuple[str, int | None]]:
    """The codes that the checks report about these rows, each with its line."""
    return [(problem.code, problem.line) for problem in problems_of(plan, *rows)]
