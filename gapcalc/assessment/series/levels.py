"""Series whose points are the published values themselves, and the gains of a stock since its base.

Example of levels, in 亿元: 2022: 50, 2023: 60 as published. Of a preliminary 60 and a final 61 for
2023 the final one is used. The same stock of 50 and 60 as gains since 2022: 2022: 0, 2023: 10.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from gapcalc.assessment.series.bases import Bases, joined
from gapcalc.assessment.series.model import Point, Series, joint_bound
from gapcalc.core.problem import Problem
from gapcalc.core.unit import convert
from gapcalc.data.observation import Observation
from gapcalc.data.source_grade import GRADES
from gapcalc.plan.model import Benchmark, Stage, Target

__all__ = ["conflict", "levels", "select", "select_comparable", "subtract_base"]

# The most characters of conflicting values that a message repeats.
_LONGEST = 1000


def levels(
    series: Series,
    entry: Target | Benchmark,
    observations: Iterable[Observation],
    *,
    any_month: bool,
    bases: Bases | None = None,
) -> list[Point]:
    """Return one point a moment in order of time, in the unit of `entry`.

    Of values on several `bases` those of one are used, and what is linked to it.

    With `any_month` a value counts at the end of whichever month its period ends with, as that of a
    stock or a stage does; without it only whole years count: a flow of nine months is no year's
    flow. What is left out goes to `series.unused`, conflicts to `series.problems`.
    """
    if bases is not None:
        points_of_basis = {}
        for basis, group in bases.parted(observations).items():
            points_of_basis[basis] = levels(series, entry, group, any_month=any_month)

        return joined(series, bases, points_of_basis)

    by_moment: dict[tuple[int, int], list[Observation]] = defaultdict(list)

    for observation in observations:
        period = observation.period
        # 64,570 for 2023-2024 is no value of 2024.
        if period.since is not None:
            series.drop([observation], "several-years")
        elif any_month or period.is_year:
            by_moment[period.year, period.last].append(observation)
        else:
            series.drop([observation], "part-year")

    points = []

    for rivals in by_moment.values():
        point = select(series, entry, rivals)
        if point is not None:
            points.append(point)

    # By year and month, as by `time`, but with whole numbers: fractions are slow to compare.
    return sorted(points, key=lambda point: (point.period.year, point.period.last))


def select(
    series: Series, entry: Target | Benchmark, rivals: Sequence[Observation]
) -> Point | None:
    """Return the value to use among `rivals`, all for one period; None if they are in conflict.

    The one of the highest standing is used: a value set by hand, then revised, final, reported,
    preliminary, estimate. Two values of one standing that differ are a problem, and neither is
    used.
    """
    if len(rivals) == 1:
        return _point(rivals[0], entry.unit)

    # 25,200 (preliminary) and 23,900 (revised) of one year: the revised value stands.
    highest = max(observation.standing for observation in rivals)
    best = []

    for observation in rivals:
        if observation.standing == highest:
            best.append(observation)
        else:
            series.drop([observation], "lower-standing")

    # 1.2 万亿元 and 12,000 亿元 are equal once they are in one unit.
    points = [_point(observation, entry.unit) for observation in best]
    if all(point.value == points[0].value for point in points):
        return min(points, key=_precedence)

    is_set_by_hand = best[0].path is None
    if is_set_by_hand:
        # `--set t@2023=70 --set t@2023=71`: the last one overrides those before it.
        return points[-1]

    series.problems.append(conflict(entry, best))
    series.drop(best, "conflict")

    return None


def select_comparable(
    series: Series, entry: Target | Benchmark, rivals: Sequence[Observation], bases: Bases | None
) -> Point | None:
    """Return the value to use among `rivals` as `select` does, on the reference of `bases`.

    None, too, if they are all on bases that nothing links to it.
    """
    if bases is None:
        return select(series, entry, rivals)

    chosen: Point | None = None

    for basis, group in bases.parted(rivals).items():
        if chosen is not None:
            series.drop(group, "other-basis")
            continue
        if not bases.carries(basis):
            series.drop(group, "not-linked")
            continue

        point = select(series, entry, group)
        if point is not None:
            chosen = bases.carried(point, basis)
            series.use(chosen.links)

    return chosen


def _precedence(point: Point) -> tuple[str, int]:
    """Return the place of a value among equal ones: the plain value goes before "more than 60"
    and "about 60", an office's page before the press, and the press before a copy.
    """
    grade = point.parts[0].grade
    rank = len(GRADES) if grade is None else GRADES.index(grade)
    return point.bound or "", rank


def _point(observation: Observation, unit: str) -> Point:
    """Return one observation as a point of a series in `unit`."""
    value: Fraction | Stage

    if isinstance(observation.value, Stage):
        value = observation.value
    elif unit:
        # 1.2 万亿元 in a series of 亿元 is 12,000.
        value = convert(observation.value, observation.unit, unit)
    else:
        # A number without a unit, as of a target that the plan gives none.
        value = Fraction(observation.value)

    return Point(
        time=observation.period.end,
        value=value,
        period=observation.period,
        bound=observation.bound,
        status=observation.status,
        parts=(observation,),
    )


def conflict(entry: Target | Benchmark, rivals: Sequence[Observation]) -> Problem:
    """Return the problem of values that differ, at the place of the last one."""
    first = rivals[0]
    last = rivals[-1]
    printed = []

    for one in rivals:
        text = f"{one.value} {one.unit}"
        printed.append(text.strip())  # a stage has no unit

    values = ", ".join(printed)
    details = {
        "target": entry.id,
        "period": str(last.period),
        "values": values[:_LONGEST],
        "first": str(first.line),
    }

    return Problem("conflicting-values", details, last.path, last.line, field=last.column)


def subtract_base(series: Series, target: Target) -> None:
    """Turn the levels of a stock into what it has gained since the base year.

    Without a value for the base year nothing can be said, and the series is empty.
    """
    base = series.at(target.base_year)
    if base is None:
        for point in series.points:
            series.drop(point.parts, "no-base-stock")

        if series.points:
            series.points = []
            series.broken_at = target.base_year

        return

    gains = [replace(base, value=Fraction(0))]

    for point in series.points:
        # 7,500 km in 2020 tell nothing of what was built since 2022.
        if point.time < base.time:
            series.drop(point.parts, "not-after-base")
        elif point.time > base.time:
            gains.append(_gain(base, point))

    series.points = gains


def _gain(base: Point, point: Point) -> Point:
    """Return what a stock has gained since the base: 1,200 km of 8,000 and then 9,200."""
    return replace(
        point,
        value=point.amount - base.amount,
        bound=joint_bound([point, base.mirrored()]),
        parts=(*base.parts, *point.parts),
    )
