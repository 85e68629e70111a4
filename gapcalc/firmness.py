"""How firm a verdict is: what, changed within reason, would turn it into another.

Each question changes one thing and judges again by the same rules: the shape of the path, the reading of an open
text, the base year, the last printed digit of the values, the tolerance.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from .observation import Observation
from .plan import Plan, Target
from .rollup import JUDGED
from .series import Series, make
from .status import Assessment, Result, decide, measure
from .unit import dimension, factor

__all__ = ["QUESTIONS", "Change", "firmness"]

# The letters under which the table marks what would change a verdict.
QUESTIONS = {"shape": "s", "reading": "r", "base_year": "b", "digit": "d", "tolerance": "t"}

_ASKED = {*JUDGED, "pending"}
_UNDER_WAY = {"reversing", "behind", "slowing", "recovering", "on_track"}
_PLACES = ("base", "previous", "current")
_OTHER_SHAPE = {"compound": "linear", "linear": "compound"}
# Things that are counted one by one: a printed whole number of them is exact, not rounded.
_COUNTERS = ("个", "人", "人次", "标箱", "位", "类", "天", "区县")


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

    def judged(variant: _Variant) -> Change:
        question, to, plan, target, values = variant
        # The same values on a path of another shape, or under another tolerance, are the same series.
        series = result.series if question in {"shape", "tolerance"} else make(plan, target, values)
        status, _ = decide(plan, target, series, measure(plan, target, series))
        silent = {"no_data", "not_assessable"} if question == "digit" else {"no_data", "not_assessable", "no_baseline"}
        return Change(question, to, status, status != result.status and status not in silent)

    changes = [judged(variant) for variant in _variants(assessment.plan, result, assessment.found)]
    if result.target.alternative and not any(c.question == "reading" for c in changes):
        changes.append(Change("reading", " ".join(result.target.alternative.values()), "no_data", False))
    corners = map(judged, _rounded(assessment.plan, result, assessment.found))
    if first := next(corners, None):  # the corners of one interval are one question, answered by any that flips
        changes.append(first if first.flips else next((c for c in corners if c.flips), first))
    return changes


_Values = Mapping[str, Sequence[Observation]]
_Variant = tuple[str, str, Plan, Target, _Values]


def _variants(plan: Plan, result: Result, found: _Values) -> Iterator[_Variant]:
    target = result.target
    if result.status in _UNDER_WAY and target.path in _OTHER_SHAPE and not result.numbers.undefined_growth:
        shape = _OTHER_SHAPE[target.path]
        yield "shape", shape, plan, replace(target, path=shape), found
    if (reading := _other_reading(target)) is not None:
        yield "reading", " ".join(target.alternative.values()), plan, reading, found
    settled = target.goal.relative and result.status in {"achieved", "missed"}  # the goal hangs on the base
    if (result.status in _UNDER_WAY or settled) and target.path in _OTHER_SHAPE:
        for year in _other_bases(target, result.series):
            yield "base_year", str(year), plan, replace(target, base_year=year), found
    if result.status in _UNDER_WAY:
        for tolerance in (plan.tolerance * 0, plan.tolerance * 2):
            yield "tolerance", f"{float(tolerance):.0%}", replace(plan, tolerance=tolerance), target, found


def _other_reading(target: Target) -> Target | None:
    """Return the target as the reading not chosen has it, or None where its values would not serve for that."""
    if year := target.alternative.get("base_year"):
        return replace(target, base_year=int(year))
    window = target.alternative.get("window")
    if window == "sum":
        return replace(target, path="cumulative", window=window)
    if window == "each_year":
        return replace(target, path="hold", window=window)
    if window == "end" or (window == "since_start" and target.measure == "stock"):
        return replace(target, path="linear", window=window)
    return None


def _other_bases(target: Target, series: Series) -> list[int]:
    """Return the years next to the base year, before and after, that have a value and leave one to judge."""
    years = [p.period.year for p in series.points[:-1] if p.period.is_year and p.time == p.period.year]
    before = [year for year in years if year < target.base_year]
    after = [year for year in years if year > target.base_year]
    return [*before[-1:], *after[:1]]


def _rounded(plan: Plan, result: Result, found: _Values) -> Iterator[_Variant]:
    """Yield the values at the corners of their rounding intervals: base, previous and current, each up or down."""
    n = result.numbers
    group: dict[Observation, int] = {}
    for place, point in enumerate((n.base, n.previous, n.current)):
        for observation in point.parts if point else ():
            group.setdefault(observation, place)
    halves = {o: half for o in group if (half := _half_digit(o))}
    if not halves:
        return
    places = sorted({group[o] for o in halves})
    twins = set(map(_moment, halves))  # the same value printed elsewhere moves with it
    for signs in product((-1, 1), repeat=len(places)):
        sign = dict(zip(places, signs, strict=True))
        moved = {
            id(o): replace(o, value=Decimal(o.value) + half * _way(o, result) * sign[group[o]])
            for o, half in halves.items()
        }
        corner = " ".join(f"{_PLACES[place]}{'+' if up > 0 else '-'}" for place, up in sign.items())
        values = {
            target: [moved.get(id(o), o) for o in found[target] if id(o) in moved or _moment(o) not in twins]
            for target in _ids(result) & found.keys()
        }
        yield "digit", corner, plan, result.target, values


def _moment(observation: Observation) -> tuple[str, int, int]:
    return observation.target, observation.period.year, observation.period.last


def _ids(result: Result) -> set[str]:
    return {id for id in (result.target.id, result.target.goal.series) if id}


def _way(observation: Observation, result: Result) -> int:
    """A benchmark moves against the value it divides."""
    return 1 if observation.target == result.target.id else -1


def _half_digit(observation: Observation) -> Decimal:
    """Return half a unit of the last printed digit; 0 for what is counted one by one and for bounds."""
    if isinstance(observation.value, str) or observation.bound not in {None, "~"}:
        return Decimal(0)
    exponent = int(observation.value.as_tuple().exponent)
    if exponent == 0 and observation.unit and any(_is_one(observation.unit, counter) for counter in _COUNTERS):
        return Decimal(0)
    return Decimal(1).scaleb(exponent) / 2


def _is_one(unit: str, of: str) -> bool:
    return dimension(unit) == dimension(of) and factor(unit, of) == 1
