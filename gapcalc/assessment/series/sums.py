"""Series of what has accumulated since the base year: yearly flows, added up.

Example, in 亿元, base year 2022: flows of 10 in 2023 and 12 in 2024 make 2022: 0, 2023: 10 and
2024: 22. If 2024 is missing and 2025 is there, the sum ends with 2023: nothing is filled in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from gapcalc.assessment.series.bases import Bases
from gapcalc.assessment.series.levels import conflict, levels, select_comparable
from gapcalc.assessment.series.model import Point, Series, joint_bound, joint_status
from gapcalc.core.period import SINCE_START, Period
from gapcalc.core.unit import convert
from gapcalc.data.observation import Observation
from gapcalc.plan.model import Target

__all__ = ["first_months", "sum_flows"]


def sum_flows(
    series: Series,
    target: Target,
    observations: Sequence[Observation],
    bases: Bases | None = None,
) -> None:
    """Add up the flows from the year after the base on, and put the totals into `series`.

    The sum ends before the first year without a value. The year under way may count for its first
    months, if they are there without a gap; it is then the last one. A total since the start that
    was published as one (2023-2025年累计) is taken as it is, also behind a gap.
    """
    published_totals, flows_alone = _totals_and_others(target, observations)
    totals_of_years = _totals_of_years(series, target, published_totals, bases)
    yearly: dict[int, Point] = {}

    for point in levels(series, target, flows_alone, any_month=False, bases=bases):
        yearly[point.period.year] = point

    part_years = [unused.observation for unused in series.unused if unused.why == "part-year"]
    # Nothing has accumulated by the end of the base year itself.
    total = Point(Fraction(target.base_year), Fraction(0), Period(target.base_year))
    totals = [total]
    flows: list[Point] = []
    year = target.base_year + 1

    while True:
        flow = yearly.pop(year, None)
        # Of 2026, which is not over, January to June may count.
        if flow is None:
            flow = first_months(series, target, part_years, year, bases)

        published = totals_of_years.pop(year, None)
        if published is not None:
            if not _agrees(series, target, total, flow, published):
                break

            # From here on the published total counts, with its own bound and status.
            total = published
            totals.append(total)
            flows = [total]
            year += 1
            continue

        if flow is None:
            # Nothing is filled in for 2024; a total of 2023 to 2025 covers it.
            if not totals_of_years:
                break

            year = min(totals_of_years)
            continue

        flows.append(flow)
        total = _with_flow(total, flow, flows)
        totals.append(total)
        if not flow.period.is_year:
            # January to September of 2024: nothing can be added before the rest of that year is.
            if not totals_of_years:
                break

            year = min(totals_of_years)
            continue

        year += 1

    _note_unused_parts(series, target, total, yearly, year)
    # The 0 of the base year alone is no value.
    series.points = totals if len(totals) > 1 else []


def _with_flow(total: Point, flow: Point, flows: Sequence[Point]) -> Point:
    """Return a total with one more flow; `flows` are all that are in it.

    22 by the end of 2024 and 15 in 2025 are 37, which is as uncertain as the worst of its flows.
    """
    return Point(
        time=flow.time,
        value=total.amount + flow.amount,
        period=flow.period,
        bound=joint_bound(flows),
        status=joint_status(flows),
        parts=(*total.parts, *flow.parts),
    )


def _totals_and_others(
    target: Target, observations: Sequence[Observation]
) -> tuple[list[Observation], list[Observation]]:
    """Return the totals since the year after the base, and all other observations."""
    totals = []
    others = []

    for observation in observations:
        period = observation.period
        # 2023-2025年 with a base of 2022, or 截至2025年底累计.
        is_from_start = period.since in {SINCE_START, target.base_year + 1}
        if is_from_start and period.year > target.base_year:
            totals.append(observation)
        else:
            others.append(observation)

    return totals, others


def _totals_of_years(
    series: Series, target: Target, totals: Sequence[Observation], bases: Bases | None
) -> dict[int, Point]:
    """Return the published total at the end of each year; a conflict leaves its year out."""
    by_year: dict[int, list[Observation]] = defaultdict(list)

    for observation in totals:
        by_year[observation.period.year].append(observation)

    points = {}

    for year, rivals in sorted(by_year.items()):
        point = select_comparable(series, target, rivals, bases)
        if point is not None:
            points[year] = replace(point, period=Period(year))

    return points


def _agrees(
    series: Series, target: Target, before: Point, flow: Point | None, published: Point
) -> bool:
    """Whether a published total is what the sum up to its year comes to, by their digits.

    The flow leaves the series, as the total is used in its place. If they differ, both do, and the
    conflict is a problem. Without a flow of that year there is nothing to compare.
    """
    if flow is None or not flow.period.is_year:
        return True

    # Behind a gap the sum is no part of the total that follows.
    is_next = before.time == flow.time - 1
    has_bound = any(point.bound for point in (before, flow, published))
    room = _half_digit(published.parts[-1], target.unit)

    for one in (*before.parts, *flow.parts):
        room += _half_digit(one, target.unit)

    # 70.4 and 71.6 are 142.0, and may be printed as 141.9 or 142.1.
    differs = abs(before.amount + flow.amount - published.amount) > room
    if not is_next or has_bound or not differs:
        series.drop(flow.parts, "in-total")
        return True

    rivals = (*flow.parts, *published.parts)
    series.problems.append(conflict(target, rivals))
    series.drop(rivals, "conflict")

    return False


def _half_digit(observation: Observation, unit: str) -> Fraction:
    """Return half of the last printed digit of a value, in `unit`: 0.05 of 70.4."""
    exponent = int(Decimal(observation.value).as_tuple().exponent)
    last_digit = Decimal(1).scaleb(exponent)
    return convert(last_digit, observation.unit, unit) / 2


def first_months(
    series: Series,
    target: Target,
    part_years: Sequence[Observation],
    year: int,
    bases: Bases | None = None,
) -> Point | None:
    """Return the amount from January on of a year without a full value; None if there is none.

    It is the longest running amount, followed by quarters or months that begin where the one before
    ends: of January to March, January to June and July the last two are added. July to September
    alone are no first months.
    """
    pieces: list[Point] = []
    month = 1

    while True:
        longest = _longest_from(part_years, year, month)
        if not longest:
            break

        piece = select_comparable(series, target, longest, bases)
        if piece is None:
            # Two values for these months that differ: the amount is known only up to here.
            break

        pieces.append(piece)
        month = piece.period.last + 1

    if not pieces:
        return None

    return _added_up(pieces, year)


def _longest_from(part_years: Sequence[Observation], year: int, month: int) -> list[Observation]:
    """Return the values of a year from `month` on that go furthest: they are of one period."""
    candidates = []

    for observation in part_years:
        if observation.period.year == year and observation.period.first == month:
            candidates.append(observation)

    last_month = max((one.period.last for one in candidates), default=0)
    return [one for one in candidates if one.period.last == last_month]


def _added_up(pieces: Sequence[Point], year: int) -> Point:
    """Return the amount from January on that parts of a year come to, one after the other."""
    period = Period(year, 1, pieces[-1].period.last)
    value = Fraction(0)
    parts: list[Observation] = []

    for piece in pieces:
        value += piece.amount
        parts.extend(piece.parts)

    return Point(
        time=period.end,
        value=value,
        period=period,
        bound=joint_bound(pieces),
        status=joint_status(pieces),
        parts=tuple(parts),
    )


def _note_unused_parts(
    series: Series, target: Target, total: Point, left: Mapping[int, Point], year: int
) -> None:
    """Note why values are not in the `total`, which ended before `year` or within it.

    `left` holds the yearly flows that were not added, by year. A part of a year is noted already,
    as such: here it leaves the list if it is in the total, and it changes its reason if a missing
    year and not its shortness keeps it out.
    """
    after_gap: list[Point] = []
    up_to_base: list[Point] = []

    for flow_year, flow in left.items():
        # 12 of 2024 where a total of 2023 to 2025 was published: it is in there.
        if target.base_year < flow_year <= total.time:
            series.drop(flow.parts, "in-total")
        elif flow_year > target.base_year:
            after_gap.append(flow)
        else:
            up_to_base.append(flow)

    for flow in after_gap:
        series.drop(flow.parts, "after-gap")

    for flow in up_to_base:
        series.drop(flow.parts, "not-after-base")

    # With 2023 and 2025 but no 2024 the sum is broken at 2024.
    is_broken = bool(after_gap)
    unused = []

    for item in series.unused:
        observation = item.observation
        if observation in total.parts:
            continue

        if item.why == "part-year" and _lies_beyond(observation, total, year):
            is_broken = True
            item = replace(item, why="after-gap")

        unused.append(item)

    series.unused = unused

    if is_broken:
        series.broken_at = year


def _lies_beyond(observation: Observation, total: Point, year: int) -> bool:
    """Whether a part of a year comes after the end of the sum: something before it is missing."""
    return observation.period.year >= year and observation.period.end > total.time
