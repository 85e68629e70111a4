"""Questions to a verdict that leave the published figures as they are.

They are about what the plan's text leaves open (左右, a second reading, the base year) and about
what the rule assumes (the recent rate, the shape of the path, the tolerance).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from gapcalc.assessment.firmness.change import UNDER_WAY, Change, change
from gapcalc.assessment.numbers import earlier_starts, position
from gapcalc.assessment.series import Point, Series, build_series
from gapcalc.assessment.status import Assessment, Result, decide, status_of
from gapcalc.plan.model import Path, Plan, Target

__all__ = [
    "other_about",
    "other_base_years",
    "other_readings",
    "other_shape",
    "other_starts",
    "other_tolerances",
    "without_links",
]

_OTHER_SHAPE: dict[Path, Path] = {"compound": "linear", "linear": "compound"}


# --- what about allows


def other_about(assessment: Assessment, result: Result) -> Iterator[Change]:
    """Ask for half and for twice of what a goal of 左右 (about) allows.

    338 days with an allowance of 2 % is met from 331.24 on, with one of 1 % from 334.62.
    """
    plan, target = assessment.plan, result.target
    if target.goal.comparator != "~":
        return

    for about in (plan.about / 2, plan.about * 2):
        other = replace(plan, about=about)
        status = status_of(other, target, result.series)
        yield change(result, "about", _in_percent(about), status)


def _in_percent(share: Fraction) -> str:
    """Return a share with as many decimals as it needs, up to two: 1 %, 0.5 %."""
    digits = f"{float(share * 100):.2f}"
    return digits.rstrip("0").rstrip(".") + "%"


# --- the start of the recent rate


def other_starts(assessment: Assessment, result: Result) -> Iterator[Change]:
    """Ask for the recent rate from the value before the one that it starts from.

    Values from before the base year are none of the plan's: they are not asked for.
    """
    plan = assessment.plan
    target = result.target
    series = result.series
    previous = result.numbers.previous
    if result.status not in UNDER_WAY or previous is None:
        return

    start = _start_before(previous, target, series)
    if start is None:
        return

    numbers = position(plan, target, series, previous=start)
    status, _ = decide(plan, target, series, numbers)
    yield change(result, "recent", str(start.period), status)


def _start_before(previous: Point, target: Target, series: Series) -> Point | None:
    """Return the nearest value before `previous` within the plan, None without one."""
    for point in earlier_starts(series.points):
        if target.base_year <= point.time < previous.time:
            return point

    return None


# --- the base year


def other_base_years(assessment: Assessment, result: Result) -> Iterator[Change]:
    """Ask for the years with a value next to the base year, before and after it, as the base."""
    plan = assessment.plan
    target = result.target
    # A goal that is a multiple of the base value hangs on the base even when it is met or missed.
    depends_on_base = target.goal.relative and result.status in {"achieved", "missed"}
    if result.status not in UNDER_WAY and not depends_on_base:
        return
    if target.path not in _OTHER_SHAPE:
        return

    for year in _neighbouring_years(plan, target, result.series):
        # The basis stays: that the goal names none does not make it another one's.
        basis = result.series.basis
        other = replace(target, base_year=year, base_years=(), basis=basis)
        series = build_series(plan, other, assessment.observations)
        yield change(result, "base_year", str(year), status_of(plan, other, series))


def _neighbouring_years(plan: Plan, target: Target, series: Series) -> list[int]:
    """Return the years next to the base year, before and after it, that could be a base.

    They have a value for the whole year, a later value to judge, and time left to the target year.
    Next to a mean of years are the first and the last of them alone.
    """
    # Of 2018 to 2020 these are 2018 and 2020, each alone.
    if target.base_years:
        return [target.base_years[0], target.base_years[-1]]

    before: list[int] = []
    after: list[int] = []

    for point in series.points[:-1]:
        year = point.period.year
        is_whole_year = point.period.is_year and point.time == year
        # From the end of September, or from the target year itself, no plan begins.
        if not is_whole_year or year >= plan.end(target):
            continue

        if year < target.base_year:
            before.append(year)
        elif year > target.base_year:
            after.append(year)

    return [*before[-1:], *after[:1]]


# --- the reading of the plan's text


def without_links(assessment: Assessment, result: Result) -> Iterator[Change]:
    """Ask what would come of the values if they all stood on one basis, as they were published.

    Where a series that was revised after a census is linked to the one before it, the verdict may
    hang on the ratio.
    """
    if not result.series.links:
        return

    plan = assessment.plan
    published = {}

    # Without their names all values count as ones of a single basis.
    for id in result.target.series_ids:
        values = assessment.observations.get(id, ())
        published[id] = [value._replace(basis="") for value in values]

    target = replace(result.target, basis="")
    series = build_series(plan, target, published)
    yield change(result, "basis", "unlinked", status_of(plan, target, series))


def other_readings(assessment: Assessment, result: Result) -> Iterator[Change]:
    """Ask for the reading of the plan's text that was not chosen.

    Where the published values would not serve for it, nothing can be said of it: "no_data".
    """
    if not result.target.alternative:
        return

    name = " ".join(result.target.alternative.values())
    reading = _as_other_reading(result.target)
    if reading is None:
        yield Change("reading", name, "no_data", False)
        return

    series = build_series(assessment.plan, reading, assessment.observations)
    status = status_of(assessment.plan, reading, series)
    yield change(result, "reading", name, status)


def _as_other_reading(target: Target) -> Target | None:
    """Return the target as the reading not chosen has it; None if its values do not serve for it.

    "20 000 jobs by 2027" may be a yearly number or a sum over the years: the path goes with it.
    """
    base_year = target.alternative.get("base_year")
    if base_year:
        return replace(target, base_year=int(base_year), base_years=())

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


# --- the shape of the path


def other_shape(assessment: Assessment, result: Result) -> Iterator[Change]:
    """Ask for a line in place of a curve, or the reverse."""
    target = result.target
    if result.status not in UNDER_WAY or target.path not in _OTHER_SHAPE:
        return

    if result.numbers.undefined_growth:
        # The path is a line already, as growth is undefined.
        return

    shape = _OTHER_SHAPE[target.path]
    other = replace(target, path=shape)
    status = status_of(assessment.plan, other, result.series)
    yield change(result, "shape", shape, status)


# --- the tolerance


def other_tolerances(assessment: Assessment, result: Result) -> Iterator[Change]:
    """Ask for no tolerance, and for twice as much."""
    if result.status not in UNDER_WAY:
        return

    plan = assessment.plan
    own = plan.slack(result.target)

    for tolerance in (own * 0, own * 2):
        other = replace(result.target, tolerance=tolerance)
        # The tolerance enters the verdict only: no number of a target depends on it.
        status, _ = decide(plan, other, result.series, result.numbers)
        yield change(result, "tolerance", _in_percent(tolerance), status)
