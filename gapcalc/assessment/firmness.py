"""How firm a verdict is: what, changed within reason, would turn it into another.

Each question changes one thing and judges again by the same rules: the shape of the path, the reading of an open
text, the base year, the last printed digit of the values, the tolerance.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import product

from gapcalc.assessment.rollup import JUDGED
from gapcalc.assessment.series import Series, make, with_values
from gapcalc.assessment.status import Assessment, Result, decide, judge
from gapcalc.core.unit import dimension, factor
from gapcalc.data.observation import Observation
from gapcalc.plan.model import Path, Plan, Stage, Target

__all__ = ["QUESTIONS", "Change", "firmness"]

# The letters under which the table marks what would change a verdict.
QUESTIONS = {"shape": "s", "reading": "r", "base_year": "b", "digit": "d", "tolerance": "t"}

_ASKED = {*JUDGED, "pending"}
_UNDER_WAY = {"reversing", "behind", "slowing", "recovering", "on_track"}
_PLACES = ("base", "previous", "current")
_BASE, _PREVIOUS, _CURRENT = range(3)
_OTHER_SHAPE: dict[Path, Path] = {"compound": "linear", "linear": "compound"}
# Things that are counted one by one: a printed whole number of them is exact, not rounded.
_COUNTERS = ("个", "人", "人次", "标箱", "位", "类", "天", "区县")

_Half = tuple[
    int, Observation, Decimal
]  # a place, a rounded observation that it rests on, half its last digit
_Corner = dict[
    int, int
]  # for each place that is rounded the end at which it is taken: 1 the upper, -1 the lower


@dataclass(frozen=True, slots=True)
class Change:
    """One question put to a verdict: what was changed, to what, and the status that comes of it."""

    question: str
    to: str
    status: str
    flips: bool


def firmness(assessment: Assessment, result: Result) -> list[Change] | None:
    """Return the status under each change that can be asked of `result`; None where there is no verdict to shake.

    A change that leaves nothing to judge (a reading for which no values are published) is no flip.
    """
    if result.status not in _ASKED or result.target.goal.form == "stage":
        return None
    changes = [_change(result, *answer) for answer in _answers(assessment, result)]
    if result.target.alternative and not any(c.question == "reading" for c in changes):
        changes.append(
            Change("reading", " ".join(result.target.alternative.values()), "no_data", False)
        )
    if rounded := _rounded(assessment, result):
        changes.append(rounded)
    return changes


def _change(result: Result, question: str, to: str, status: str) -> Change:
    silent = (
        {"no_data", "not_assessable"}
        if question == "digit"
        else {"no_data", "not_assessable", "no_baseline"}
    )
    return Change(question, to, status, status != result.status and status not in silent)


def _answers(assessment: Assessment, result: Result) -> Iterator[tuple[str, str, str]]:
    """Yield each question but that of the digits: what is changed, to what, and the status then."""
    plan, target, series = assessment.plan, result.target, result.series
    if (
        result.status in _UNDER_WAY
        and target.path in _OTHER_SHAPE
        and not result.numbers.undefined_growth
    ):
        shape = _OTHER_SHAPE[target.path]
        yield "shape", shape, judge(plan, replace(target, path=shape), series)
    if (reading := _other_reading(target)) is not None:
        status = judge(plan, reading, make(plan, reading, assessment.found))
        yield "reading", " ".join(target.alternative.values()), status
    settled = target.goal.relative and result.status in {
        "achieved",
        "missed",
    }  # the goal hangs on the base
    if (result.status in _UNDER_WAY or settled) and target.path in _OTHER_SHAPE:
        for year in _other_bases(plan, target, series):
            other = replace(target, base_year=year)
            yield "base_year", str(year), judge(plan, other, make(plan, other, assessment.found))
    if result.status in _UNDER_WAY:  # the numbers are the same under any tolerance
        for tolerance in (plan.tolerance * 0, plan.tolerance * 2):
            status, _ = decide(replace(plan, tolerance=tolerance), target, series, result.numbers)
            yield "tolerance", f"{float(tolerance):.0%}", status


def _other_reading(target: Target) -> Target | None:
    """Return the target as the reading not chosen has it, or None where its values would not serve for that."""
    if year := target.alternative.get("base_year"):
        return replace(target, base_year=int(year))
    window = target.alternative.get("window")
    if window == "sum":
        return replace(target, path="cumulative", window="sum")
    if window == "each_year":
        return replace(target, path="hold", window="each_year")
    if window == "end":
        return replace(target, path="linear", window="end")
    if window == "since_start" and target.measure == "stock":
        return replace(target, path="linear", window="since_start")
    return None


def _other_bases(plan: Plan, target: Target, series: Series) -> list[int]:
    """Return the years next to the base year, before and after, that have a value and leave a way and one to judge."""
    ends = [p.period for p in series.points[:-1] if p.period.is_year and p.time == p.period.year]
    years = [period.year for period in ends if period.year < plan.target_year]
    before = [year for year in years if year < target.base_year]
    after = [year for year in years if year > target.base_year]
    return [*before[-1:], *after[:1]]


def _rounded(assessment: Assessment, result: Result) -> Change | None:
    """Return what comes of the rounding of base, previous and current, each anywhere within its last digit.

    The corners of their intervals are one question, answered by the first of them that flips, or by the first.
    """
    plan, target, halves = assessment.plan, result.target, _halves(result)
    if not halves:
        return None
    ids = [id for id in (target.id, target.goal.series) if id is not None]
    places = sorted({place for place, *_ in halves})
    first: Change | None = None
    for signs in product((-1, 1), repeat=len(places)):
        corner = dict(zip(places, signs, strict=True))
        values = {o: Decimal(o.value) + half * corner[place] for place, o, half in halves}
        moved = make(plan, target, with_values(assessment.found, ids, values))
        change = _change(result, "digit", _name(corner), judge(plan, target, moved))
        if change.flips:
            return change
        first = first or change
    return first


def _halves(result: Result) -> list[_Half]:
    """Return the rounded observations that base, previous and current rest on, with half of each one's last digit.

    A benchmark moves against the value that it divides: its half is negative.
    """
    n = result.numbers
    places: dict[Observation, int] = {}
    for place, point in enumerate((n.base, n.previous, n.current)):
        for observation in point.parts if point else ():
            places.setdefault(observation, place)
    halves = (
        (place, o, _half_digit(o) * (1 if o.target == result.target.id else -1))
        for o, place in places.items()
    )
    return [(place, o, half) for place, o, half in halves if half]


def _name(corner: _Corner) -> str:
    return " ".join(_PLACES[place] + "-+"[sign > 0] for place, sign in corner.items())


def _half_digit(observation: Observation) -> Decimal:
    """Return half a unit of the last printed digit; 0 for what is counted one by one and for bounds."""
    if isinstance(observation.value, Stage) or observation.bound not in {None, "~"}:
        return Decimal(0)
    exponent = int(observation.value.as_tuple().exponent)
    if exponent == 0 and observation.unit and _is_counter(observation.unit):
        return Decimal(0)
    return Decimal(1).scaleb(exponent) / 2


@lru_cache(512)
def _is_counter(unit: str) -> bool:
    return any(
        dimension(unit) == dimension(counter) and factor(unit, counter) == 1
        for counter in _COUNTERS
    )
