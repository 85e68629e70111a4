"""Other systems' verdicts beside the plan's own, on the same values, and where they disagree."""

from __future__ import annotations

from gapcalc.assessment.rollup import GOOD, JUDGED
from gapcalc.assessment.status import Assessment, Result
from gapcalc.assessment.systems import METHODS, Verdict, judge
from gapcalc.messages.locale import Bilingual

__all__ = ["AS_PLANNED", "REFUSED", "disagrees", "verdict", "verdicts"]

# What each system calls being as planned.
AS_PLANNED = {
    "open-sdg": {"target_achieved", "substantial_progress"},
    "dns": {"sun"},
    "ndrc": {"completed", "ahead", "on_schedule"},
    "un-2023": {"met", "on_track"},
    "aarr": {"on_track"},
}
REFUSED: dict[str, Bilingual] = {
    "no-threshold": Bilingual("规划没有给出界限", "the plan gives no threshold"),
    "forecast-role": Bilingual("这是预测，不是目标", "a forecast, not an aim"),
    "whole": Bilingual(
        "按建成与否评价的目标不计进度", "delivered whole: there is no pace to judge"
    ),
    "no-published-value": Bilingual("没有年度数值", "there is no yearly value"),
}


def verdict(assessment: Assessment, result: Result, method: str) -> Verdict:
    """Return what `method` says of a target, from its yearly values, or why it can say nothing.

    A target to be held goes by the system's rule for every year, a cumulative one by its running total.
    """
    plan, target, n = assessment.plan, result.target, result.numbers
    yearly = {p.period.year: p.amount for p in result.series.points if p.time == p.period.year}
    refusal = ""
    if target.goal.form == "none":
        refusal = "no-threshold"
    elif target.role == "forecast":
        refusal = "forecast-role"
    elif target.path == "step":
        refusal = "whole"
    elif not yearly or n.aim is None:
        refusal = "no-published-value"
    if refusal or n.aim is None:
        return Verdict("not_available", method=method, note=(refusal,))
    down = n.aim.low is None
    about = (
        target.goal.comparator == "~"
    )  # what the plan accepts, so that a dispute is one of methods
    return judge(
        method,
        yearly,
        goal=(n.aim.high if down else n.aim.low) if about else n.aim.value,
        goal_year=plan.target_year,
        base_year=target.base_year,
        direction="down" if down else "up",
        rule="each" if target.path == "hold" else "target",
        shape="compound" if target.path == "compound" else "linear",
        percent=result.series.unit == "%",
    )


def verdicts(assessment: Assessment, result: Result) -> dict[str, Verdict]:
    """Return the verdict of every other system on one target."""
    return {method: verdict(assessment, result, method) for method in METHODS}


def disagrees(result: Result, other: Verdict) -> bool:
    """Whether one of the two verdicts is as planned and the other is not.

    Without two verdicts there is no dispute, nor where the plan's rests on a part of a year that the other leaves out.
    """
    current = result.numbers.current
    if result.status not in JUDGED or other.status == "not_available" or current is None:
        return False
    if current.time != current.period.year:
        return False
    return (result.status in GOOD) != (other.status in AS_PLANNED[other.method])
