"""Questions to a verdict about the published figures: how exactly do they say what they say?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import Literal, NamedTuple, TypeAlias

from gapcalc.assessment.firmness.change import UNDER_WAY, Change, Question, change, decisive
from gapcalc.assessment.series import Point, Series, build_series, with_values
from gapcalc.assessment.status import Assessment, Result, Status, status_of
from gapcalc.core.counting import is_counted_singly, is_ordinal, is_round
from gapcalc.core.unit import RATIO, convert, dimension
from gapcalc.data.observation import Observation
from gapcalc.plan.model import Stage, Target

__all__ = ["other_counts", "other_digits", "other_standings"]

_Role = Literal["base", "previous", "current"]
# In the order in which they are named in an answer.
_ROLES: tuple[_Role, ...] = ("base", "previous", "current")
# For each role with a value in question the end at which it is taken: 1 the upper, -1 the lower.
_Corner: TypeAlias = dict[_Role, int]

# What is less than a hundred may be one more or less: a list closed a day later, a double entry.
_SMALL_COUNT = 100
# By how much figures that are not final move: an estimate by 2 % of it, a preliminary figure by
# half of that. What is only said to be passed (突破 5000) is taken to be passed by as much.
_ESTIMATE_ROOM = Decimal("0.02")
_ROOM = {"estimate": _ESTIMATE_ROOM, "preliminary": _ESTIMATE_ROOM / 2}
# 约 6600 is a figure rounded to its last digit above zero, but by no more than 2 %.
_ABOUT_ROOM = Decimal("0.02")


class _Range(NamedTuple):
    """How far below and above its printed value an observation may lie, in its own unit.

    5 beside 0.5 and 0.5 is 4.5 to 5.5.
    """

    below: Decimal
    above: Decimal


class _Open(NamedTuple):
    """An observation whose value is open within a range, and the first role that it plays."""

    role: _Role
    observation: Observation
    range: _Range


_NO_RANGE = _Range(Decimal(0), Decimal(0))


def other_digits(assessment: Assessment, result: Result) -> Iterator[Change]:
    """Ask for each value anywhere within its last printed digit."""

    def digit_range(observation: Observation) -> _Range:
        if _is_as_designed(result, observation):
            return _NO_RANGE

        return _digit_range(observation)

    yield from decisive(_corners(assessment, result, "digit", digit_range))


def other_standings(assessment: Assessment, result: Result) -> Iterator[Change]:
    """Ask for estimates and preliminary values as they may be revised, and bounds as passed."""
    yield from decisive(_corners(assessment, result, "standing", _standing_range))


def other_counts(assessment: Assessment, result: Result) -> Iterator[Change]:
    """Ask for one thing more or less in each small number of things: 55 or 57 pairs for 56."""
    yield from decisive(_with_one_more_or_less(assessment, result))


def _with_one_more_or_less(assessment: Assessment, result: Result) -> Iterator[Change]:
    """Yield what comes of one thing more or less in each small count."""
    for observation in _small_counts(result):
        for step in (-1, 1):
            value = Decimal(observation.value) + step
            if value < 0:
                continue

            status = _status_with(assessment, result, {observation: value})
            to = f"{observation.period} {value} {observation.unit}"
            yield change(result, "count", to, status)


# --- the observations in question


def _observations_behind(result: Result) -> dict[Observation, _Role]:
    """Return the observations that a verdict rests on, each with the first role that it plays.

    Where nothing but the current value decides, those that only make the others are left out.
    """
    n = result.numbers
    points: dict[_Role, Point | None] = {
        "base": n.base,
        "previous": n.previous,
        "current": n.current,
    }
    roles: dict[Observation, _Role] = {}

    for role in _ROLES:
        point = points[role]
        if point is None:
            continue

        for observation in point.parts:
            roles.setdefault(observation, role)

    # A goal of twice the base moves with the base, whatever the status.
    if result.status in UNDER_WAY or result.target.goal.relative or n.current is None:
        return roles

    of_current = n.current.parts
    return {one: role for one, role in roles.items() if one in of_current}


def _small_counts(result: Result) -> list[Observation]:
    """Return the latest small count that each of base, previous and current value is made of."""
    latest: dict[_Role, Observation] = {}

    for observation, role in _observations_behind(result).items():
        if observation.target == result.target.id and _is_small_count(observation):
            latest[role] = observation

    return list(latest.values())


def _is_small_count(observation: Observation) -> bool:
    """Whether a value is a whole number below a hundred of single things."""
    value = observation.value
    # One pair more of 56 is 2 %, one of 5,600 nothing that a verdict could hang on.
    if isinstance(value, Stage) or not 0 <= value < _SMALL_COUNT:
        return False
    if not _is_whole_count(observation):
        return False

    return not is_ordinal(observation.unit)


def _is_whole_count(observation: Observation) -> bool:
    """Whether a printed value is a whole number of single things: 12 人, but not 12 万人."""
    exponent = int(Decimal(observation.value).as_tuple().exponent)
    return exponent == 0 and is_counted_singly(observation.unit)


# --- the ranges of values


def _is_as_designed(result: Result, observation: Observation) -> bool:
    """Whether a value is a round figure of the goal itself, and so what was set out to be built.

    120 万千瓦 of a power station of 120, and 100 % where all are to be covered: none was rounded.
    A yearly amount or a rate that comes to just the figure of its goal was.
    """
    target = result.target
    if target.goal.form != "level" or not target.unit or observation.target != target.id:
        return False
    # Neither what is divided nor a rate that is chained to an index is in the unit of the goal.
    if target.per is not None or target.index is not None:
        return False

    value = Decimal(observation.value)
    if not is_round(value):
        return False
    if convert(value, observation.unit, target.unit) != target.goal.value:
        return False

    is_share = not dimension(target.unit)
    if is_share and convert(value, observation.unit, RATIO) == 1:
        return True

    # A power station is built by its design; what is finished of it in a year is not.
    if target.measure is None:
        return target.path == "step"

    return target.measure == "stock"


def _digit_range(observation: Observation) -> _Range:
    """Return half a unit of the last printed digit; nothing for what is exact and for a bound.

    It is 0.05 for 12.3 and 0.5 for 12, but 0 for 12 people and for "more than 12".
    """
    is_about = observation.bound == "~"
    # Nobody rounds 12 people; "more than 12" is a bound, and no figure that was rounded.
    is_exact = observation.bound is not None or _is_whole_count(observation)
    if is_exact and not is_about:
        return _NO_RANGE

    value = Decimal(observation.value)
    exponent = int(value.as_tuple().exponent)
    half = Decimal(1).scaleb(exponent) / 2
    if is_about:
        half = max(half, _about_room(value))

    return _Range(half, half)


def _about_room(value: Decimal) -> Decimal:
    """Return how far 约 may be off: 50 for about 6600, but 20 and not 500 for about 1000."""
    exponent = int(value.normalize().as_tuple().exponent)
    half_a_digit = Decimal(1).scaleb(exponent) / 2
    return min(half_a_digit, abs(value) * _ABOUT_ROOM)


def _standing_range(observation: Observation) -> _Range:
    """Return how far a value may be revised, and how far beyond a bound the true value may lie."""
    size = abs(Decimal(observation.value))
    revised = size * _ROOM.get(observation.status, Decimal(0))
    passed = size * _ESTIMATE_ROOM

    # Of "more than 5,000" the true value lies above it, up to 5,100 as is taken here.
    if observation.bound in {">", ">="}:
        return _Range(revised, max(revised, passed))
    if observation.bound in {"<", "<="}:
        return _Range(max(revised, passed), revised)

    return _Range(revised, revised)


# --- the ends of the ranges


def _corners(
    assessment: Assessment,
    result: Result,
    question: Question,
    range_of: Callable[[Observation], _Range],
) -> Iterator[Change]:
    """Yield what comes of each choice of an end of the ranges of base, previous and current."""
    open_values = _open_values(result, range_of)
    open_roles = {item.role for item in open_values}
    roles = [role for role in _ROLES if role in open_roles]
    if not roles:
        return

    for signs in product((-1, 1), repeat=len(roles)):
        corner = dict(zip(roles, signs, strict=True))
        status = _status_at(assessment, result, open_values, corner)
        yield change(result, question, _corner_name(corner), status)


def _open_values(result: Result, range_of: Callable[[Observation], _Range]) -> list[_Open]:
    """Return the observations behind a verdict whose values are open.

    A benchmark moves against the value that it divides: its range is turned round.
    """
    found = []

    for observation, role in _observations_behind(result).items():
        if isinstance(observation.value, Stage):
            continue

        below, above = range_of(observation)
        if not below and not above:
            continue

        if observation.target != result.target.id:
            below, above = -above, -below

        found.append(_Open(role, observation, _Range(below, above)))

    return found


def _status_at(
    assessment: Assessment, result: Result, open_values: Sequence[_Open], corner: _Corner
) -> Status:
    """Return the status with each open value at its end of the `corner`."""
    values = {}

    for item in open_values:
        below, above = item.range
        shift = above if corner[item.role] > 0 else -below
        values[item.observation] = Decimal(item.observation.value) + shift

    return _status_with(assessment, result, values)


def _status_with(
    assessment: Assessment, result: Result, values: dict[Observation, Decimal]
) -> Status:
    """Return the status with other values in place of those of some observations."""
    target = result.target
    series = _moved(result.series, target, values)
    if series is None:
        series = _built_anew(assessment, target, values)

    return status_of(assessment.plan, target, series)


def _moved(series: Series, target: Target, values: dict[Observation, Decimal]) -> Series | None:
    """Return a series of published values with some of them moved; None if it is of another kind.

    Where each point is one observation nothing else hangs on it, and it need not be built anew.
    """
    # A sum of three yearly amounts has three parts, a chain one for each rate.
    if not target.unit or any(len(point.parts) != 1 for point in series.points):
        return None

    points = []

    for point in series.points:
        (observation,) = point.parts
        if observation in values:
            moved = convert(values[observation], observation.unit, target.unit)
            point = replace(point, value=moved)

        points.append(point)

    return replace(series, points=points)


def _built_anew(
    assessment: Assessment, target: Target, values: dict[Observation, Decimal]
) -> Series:
    """Return the series that other values make: a sum, a chain, a ratio."""
    observations = with_values(assessment.observations, target.series_ids, values)
    return build_series(assessment.plan, target, observations)


def _corner_name(corner: _Corner) -> str:
    """Return the name of a corner: "base- current+"."""
    names = []

    for role, sign in corner.items():
        end = "+" if sign > 0 else "-"
        names.append(role + end)

    return " ".join(names)
