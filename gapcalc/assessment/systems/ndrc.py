"""China's five-year plans as the NDRC and the provinces account for them.

The completion of a goal is held against 序时进度, the schedule.

Completion is ln(x/b) / ln(G/b) where growth is defined (the accounting of energy intensity, as in
the worked example of Qinghai's bureau of statistics), and (x - b) / (G - b) for points, for totals
and for shape "linear". In the goal year it is the plain ratio of the change made to the change
aimed at; over 1 it is the printed over-achievement. 序时进度 is e, the share of the time that has
gone by.

- The goal met is completed; else e + 5 points or more is ahead, e or more on_schedule, less behind.
- A goal to keep in every year is on_schedule while it is kept (completed from the goal year on),
  else behind.
- The base is the year asked for and no other.

No official body of China has printed where its classes begin. Here on_schedule is the share of the
time gone at the least, as the NDRC's 20, 40, 60, 80, 100 % demand year by year, and ahead begins
`AHEAD_BY` above that.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gapcalc.assessment.systems.arithmetic import band
from gapcalc.assessment.systems.indicator import Indicator, Year
from gapcalc.assessment.systems.system import System
from gapcalc.assessment.systems.verdict import NOT_AVAILABLE, Verdict
from gapcalc.core import growth
from gapcalc.core.growth import Shape

__all__ = ["AHEAD_BY", "NDRC"]

AHEAD_BY = Fraction(5, 100)


def _judge_by_progress(indicator: Indicator) -> Verdict:
    """Return the verdict by the share of the way beside the share of the time."""
    if _base_is_after_goal_year(indicator):
        return indicator.refusal("no-value")

    is_met = indicator.meets_goal(indicator.current)

    if indicator.rule == "each":
        return indicator.verdict(_kept(indicator) if is_met else "behind")

    if indicator.unfit or indicator.goal is None:
        # That the goal is met needs no base.
        if is_met:
            return indicator.verdict("completed", indicator.unfit)

        return indicator.refusal(indicator.unfit)

    if indicator.meets_goal(indicator.base):
        if is_met:
            return indicator.verdict("completed", "base-met")

        return indicator.verdict("behind", "lost")

    shape, note = _completion_shape(indicator, indicator.goal)
    completion = growth.progress(shape, indicator.base, indicator.current, indicator.goal)

    if is_met:
        return indicator.verdict("completed", note, value=completion)

    # 45 % of the way in 40 % of the time is ahead, 44 % on schedule.
    elapsed = Fraction(indicator.years, indicator.years_to_goal)
    bands = ((elapsed + AHEAD_BY, "ahead"), (elapsed, "on_schedule"))
    status = band(completion, bands, "behind")
    return indicator.verdict(status, note, value=completion)


def _base_is_after_goal_year(indicator: Indicator) -> bool:
    """Whether the base year that is asked for lies after the goal year, which leaves no value."""
    if indicator.asked_base_year is None or indicator.goal is None:
        return False

    return indicator.asked_base_year > indicator.goal_year > 0


def _kept(indicator: Indicator) -> str:
    """Return the status of a goal for every year that is met: completed once its time is over."""
    is_over = 0 < indicator.goal_year <= indicator.year
    return "completed" if is_over else "on_schedule"


def _completion_shape(indicator: Indicator, goal: Fraction) -> tuple[Shape, str]:
    """Return the shape by which completion is computed, and the note that names it."""
    if indicator.year == indicator.goal_year:
        return "linear", "plain-ratio"
    if indicator.shape == "linear":
        return "linear", "linear"

    if not growth.grows(indicator.base, indicator.current, goal):
        indicator.notes.append("growth-undefined")
        return "linear", "linear"

    return "compound", "log"


def _only_asked_year(years: Sequence[Year], asked: Year) -> Year | None:
    """Return the base year that is asked for, None where it has no value; no other will do."""
    return asked if asked in years else None


NDRC = System(
    name="ndrc",
    statuses=("completed", "ahead", "on_schedule", "behind", NOT_AVAILABLE),
    as_planned=frozenset({"completed", "ahead", "on_schedule"}),
    judge=_judge_by_progress,
    rules=frozenset({"target", "each"}),
    needs_goal=True,
    stops_at_goal_year=True,
    find_base=_only_asked_year,
)
