"""How firm a verdict is: what, changed within reason, would turn it into another.

Each question changes one thing and decides again by the same rules:

- shape: a line in place of a curve, or the reverse.
- reading: the other reading of a text that can be read in two ways.
- base_year: the year before or after the base year.
- tolerance: none, or twice the plan's.
- digit: each value anywhere within its last printed digit. A printed 20 is 19.5 to 20.5.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import product
from typing import Literal, NamedTuple, TypeAlias

from gapcalc.assessment.rollup import JUDGED
from gapcalc.assessment.series import Series, build_series, with_values
from gapcalc.assessment.status import Assessment, Result, Status, decide, status_of
from gapcalc.core.unit import dimension, factor
from gapcalc.data.observation import Observation
from gapcalc.plan.model import Path, Plan, Stage, Target

__all__ = ["QUESTIONS", "Change", "Question", "firmness"]

Question = Literal["shape", "reading", "base_year", "digit", "tolerance"]

# The letters under which the table marks what would change a verdict.
QUESTIONS: dict[Question, str] = {
    "shape": "s",
    "reading": "r",
    "base_year": "b",
    "digit": "d",
    "tolerance": "t",
}

# A step that is pending is no verdict, but rounding could make it one.
_QUESTIONED = {*JUDGED, "pending"}
_UNDER_WAY = {"reversing", "behind", "slowing", "recovering", "on_track"}
_OTHER_SHAPE: dict[Path, Path] = {"compound": "linear", "linear": "compound"}
# A change that leads to one of these leaves nothing to judge, and so turns no verdict.
_NO_VERDICT = {"no_data", "not_assessable"}
# Things that are counted one by one: a printed whole number of them is exact, not rounded.
_COUNTERS = ("个", "人", "辆", "张", "册", "人次", "班次", "标箱", "位", "类", "天", "区县")

_Role = Literal["base", "previous", "current"]
# In the order in which they are named in an answer.
_ROLES: tuple[_Role, ...] = ("base", "previous", "current")
# For each role whose value is rounded the end at which it is taken: 1 the upper, -1 the lower one.
_Corner: TypeAlias = dict[_Role, int]


class _Rounded(NamedTuple):
    """A rounded observation, the first role that it plays, and half a unit of its last digit."""

    role: _Role
    observation: Observation
    half_digit: Decimal


@dataclass(frozen=True, slots=True)
class Change:
    """One question put to a verdict: what was changed, to what, and the status that comes of it.

    `flips` says that this status is another verdict than the one in question.
    """

    question: Question
    to: str
    status: Status
    flips: bool


def firmness(assessment: Assessment, result: Result) -> list[Change] | None:
    """Return the status under each change that can be tried; None without a verdict to question.

    A change that leaves nothing to judge (a reading for which no values are published) is no flip.
    """
    if result.status not in _QUESTIONED or result.target.goal.form == "stage":
        return None

    changes = [
        *_other_shape(assessment, result),
        *_other_reading(assessment, result),
        *_other_base_years(assessment, result),
        *_other_tolerances(assessment, result),
        *_reading_without_values(result),
    ]

    rounded = _other_digits(assessment, result)
    if rounded is not None:
        changes.append(rounded)

    return changes


def _change(result: Result, question: Question, to: str, status: Status) -> Change:
    """Return the answer to a question: `status` is what comes of the change."""
    is_verdict = status not in _NO_VERDICT

    if status == "no_baseline" and question != "digit":
        # Another reading or base year may lack its base value. Where rounding alone takes a goal
        # back that was met, and there is no base, the verdict is gone: that is a flip.
        is_verdict = False

    return Change(question, to, status, is_verdict and status != result.status)


# --- the shape of the path


def _other_shape(assessment: Assessment, result: Result) -> Iterator[Change]:
    target = result.target
    if result.status not in _UNDER_WAY or target.path not in _OTHER_SHAPE:
        return

    if result.numbers.undefined_growth:
        # The path is a line already, as growth is undefined.
        return

    shape = _OTHER_SHAPE[target.path]
    status = status_of(assessment.plan, replace(target, path=shape), result.series)
    yield _change(result, "shape", shape, status)


# --- the reading of the plan's text


def _other_reading(assessment: Assessment, result: Result) -> Iterator[Change]:
    reading = _as_other_reading(result.target)
    if reading is None:
        return

    series = build_series(assessment.plan, reading, assessment.observations)
    status = status_of(assessment.plan, reading, series)
    yield _change(result, "reading", _reading_name(result.target), status)


def _reading_without_values(result: Result) -> Iterator[Change]:
    """Yield the other reading of a target whose published values would not serve for it."""
    if result.target.alternative and _as_other_reading(result.target) is None:
        yield Change("reading", _reading_name(result.target), "no_data", False)


def _reading_name(target: Target) -> str:
    return " ".join(target.alternative.values())


def _as_other_reading(target: Target) -> Target | None:
    """Return the target as the reading not chosen has it; None if its values do not serve for it.

    "20 000 jobs by 2027" may be a yearly number or a sum over the years: the path goes with it.
    """
    base_year = target.alternative.get("base_year")
    if base_year:
        return replace(target, base_year=int(base_year))

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


# --- the base year


def _other_base_years(assessment: Assessment, result: Result) -> Iterator[Change]:
    plan, target = assessment.plan, result.target
    # A goal that is a multiple of the base value hangs on the base even when it is met or missed.
    depends_on_base = target.goal.relative and result.status in {"achieved", "missed"}
    if result.status not in _UNDER_WAY and not depends_on_base:
        return
    if target.path not in _OTHER_SHAPE:
        return

    for year in _neighbouring_years(plan, target, result.series):
        other = replace(target, base_year=year)
        series = build_series(plan, other, assessment.observations)
        yield _change(result, "base_year", str(year), status_of(plan, other, series))


def _neighbouring_years(plan: Plan, target: Target, series: Series) -> list[int]:
    """Return the years next to the base year, before and after it, that could be a base.

    They have a value for the whole year, a later value to judge, and time left to the target year.
    """
    before: list[int] = []
    after: list[int] = []

    for point in series.points[:-1]:
        year = point.period.year
        is_whole_year = point.period.is_year and point.time == year
        if not is_whole_year or year >= plan.end(target):
            continue

        if year < target.base_year:
            before.append(year)
        elif year > target.base_year:
            after.append(year)

    return [*before[-1:], *after[:1]]


# --- the tolerance


def _other_tolerances(assessment: Assessment, result: Result) -> Iterator[Change]:
    if result.status not in _UNDER_WAY:
        return

    plan = assessment.plan
    own = plan.slack(result.target)

    for tolerance in (own * 0, own * 2):
        other = replace(result.target, tolerance=tolerance)
        # The tolerance enters the verdict only: no number of a target depends on it.
        status, _ = decide(plan, other, result.series, result.numbers)
        yield _change(result, "tolerance", f"{float(tolerance):.0%}", status)


# --- the last printed digit


def _other_digits(assessment: Assessment, result: Result) -> Change | None:
    """Return what comes of the rounding of base, previous and current value.

    Each may lie anywhere within its last digit. The corners of these intervals are one question:
    the answer is the first corner that flips the verdict, or the first of all if none does.
    """
    rounded = _rounded_observations(result)
    if not rounded:
        return None

    roles = [role for role in _ROLES if any(item.role == role for item in rounded)]
    first: Change | None = None

    for signs in product((-1, 1), repeat=len(roles)):
        corner = dict(zip(roles, signs, strict=True))
        status = _status_at(assessment, result, rounded, corner)
        change = _change(result, "digit", _corner_name(corner), status)
        if change.flips:
            return change
        if first is None:
            first = change

    return first


def _rounded_observations(result: Result) -> list[_Rounded]:
    """Return the rounded observations that base, previous and current value rest on.

    A benchmark moves against the value that it divides: its half digit is negative.
    """
    n = result.numbers
    points = {"base": n.base, "previous": n.previous, "current": n.current}
    roles: dict[Observation, _Role] = {}

    for role in _ROLES:
        point = points[role]
        if point is not None:
            for observation in point.parts:
                roles.setdefault(observation, role)

    rounded = []

    for observation, role in roles.items():
        half_digit = _half_digit(observation)

        if observation.target != result.target.id:
            half_digit = -half_digit
        if half_digit:
            rounded.append(_Rounded(role, observation, half_digit))

    return rounded


def _status_at(
    assessment: Assessment, result: Result, rounded: list[_Rounded], corner: _Corner
) -> Status:
    """Return the status with each rounded value at its end of the `corner`."""
    plan, target = assessment.plan, result.target
    values = {}

    for item in rounded:
        shift = item.half_digit * corner[item.role]
        values[item.observation] = Decimal(item.observation.value) + shift

    ids = [target.id]

    if target.goal.series is not None:
        ids.append(target.goal.series)

    observations = with_values(assessment.observations, ids, values)
    return status_of(plan, target, build_series(plan, target, observations))


def _corner_name(corner: _Corner) -> str:
    """Return the name of a corner: "base- current+"."""
    return " ".join(f"{role}{'+' if sign > 0 else '-'}" for role, sign in corner.items())


def _half_digit(observation: Observation) -> Decimal:
    """Return half a unit of the last printed digit; 0 for what is exact and for a bound.

    It is 0.05 for 12.3 and 0.5 for 12, but 0 for 12 people and for "more than 12".
    """
    if isinstance(observation.value, Stage) or observation.bound not in {None, "~"}:
        return Decimal(0)

    exponent = int(observation.value.as_tuple().exponent)
    is_whole = exponent == 0
    if is_whole and observation.unit and _is_counter(observation.unit):
        return Decimal(0)

    return Decimal(1).scaleb(exponent) / 2


@lru_cache(512)
def _is_counter(unit: str) -> bool:
    """Whether `unit` counts things one by one: 人 does, 万人 does not."""
    for counter in _COUNTERS:
        if dimension(unit) == dimension(counter) and factor(unit, counter) == 1:
            return True

    return False
