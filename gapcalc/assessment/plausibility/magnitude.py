"""Values whose unit has slipped: off the rest of their series, or off the goal, by a power of ten.

24,500 万元 where 24,500 亿元 is meant is a ten-thousandth of it; 0.26 % where 26 % is meant is a
hundredth. Growth moves values as well, so a value is doubted only where it is near such a power of
ten and further off than growth over the years between would carry it.

The steps: sort the values of a series into groups of one magnitude, decide which group to trust,
doubt those that lie a slip away from it, and compare the trusted group with the goal. Two weaker
signs follow: one value at ten times several that agree, and parts of a year that are thousands of
times too large or small.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from gapcalc.assessment.plausibility.comparable import ComparableSeries, ComparableValue
from gapcalc.core.problem import Problem, bilingual_detail
from gapcalc.core.unit import factor
from gapcalc.messages.locale import Bilingual
from gapcalc.messages.plausibility_texts import REFERENCES, SLIPS
from gapcalc.plan.model import Target

__all__ = ["check_magnitude"]

# All distances between values are in powers of ten: log10(value / other).

# Two values are of one magnitude while they are within a factor of three, and of three more for
# each further year between them. What doubles every year (a new industry, the firms on a list)
# stays within it; a slip of units does not.
_NATURAL_GROWTH = math.log10(3)

# How far from a power of ten a slip may lie, since a value differs from its neighbour by the slip
# and by real growth. Three keeps the powers apart (half a power of ten is 3.16). Shares move less,
# and a share of 0.5 may well become 20.
_SLIP_ROOM = math.log10(3)
_SHARE_SLIP_ROOM = math.log10(2)

# Growth makes tens too. So ten is doubted only within a quarter of it (8 to 12.5 times), and only
# against three values or more that lie within a half of each other.
_TENFOLD_ROOM = math.log10(1.25)
_TENFOLD_OTHERS = 3
_TENFOLD_SPREAD = 1.5

# A share is taken for a fraction if, times 100, it is within a factor of four of the goal: 0.24
# beside a goal of 26 %. Of a goal up to 10 % within two, since there a value below 1 % is nothing
# odd: 0.6 beside a goal of 2.5 % may be what it says.
_FRACTION_ROOM = math.log10(4)
_SMALL_SHARE_GOAL = 10

# The likely cause by the power of ten: of shares and ratios, of amounts in 亿, and of all others.
_SHARE_SLIPS = {1: "permille", 2: "fraction"}
_SLIPS_OF_YI = {1: "billion", 2: "million", 4: "wan-for-yi"}
_OTHER_SLIPS = {
    1: "one-digit",
    2: "two-digits",
    3: "thousand",
    4: "ten-thousand",
    8: "hundred-million",
}


def check_magnitude(series: ComparableSeries) -> Iterator[Problem]:
    """Doubt values that are a power of ten off the rest of their series, or off the goal.

    Gives "off-by-factor", or "share-as-fraction" where 0.26 is written for 26 %.
    """
    if not series.has_magnitude:
        return

    groups = _groups_by_power(series)
    if not groups:
        return

    power = min(groups, key=lambda power: _distrust(series, groups[power]))
    trusted = groups[power]
    yield from _off_the_trusted_group(series, groups, power)
    yield from _off_the_goal(series, trusted)
    yield from _ten_times_the_others(series, series.undoubted(trusted))

    for part in series.parts:
        yield from _part_off_its_year(series, part, trusted)


# --- groups of one magnitude


def _groups_by_power(series: ComparableSeries) -> dict[int, list[ComparableValue]]:
    """Sort the levels above zero into groups of one magnitude, each in order of time.

    The key is the power of ten between the group and the first value: 22000, 23000, 2.4 and 25000
    give {0: [22000, 23000, 25000], -4: [2.4]}.
    """
    groups: dict[int, list[ComparableValue]] = {}
    previous: ComparableValue | None = None
    power = 0

    for value in series.levels:
        if value.size <= 0:
            continue

        grown_from = _group_it_grew_from(groups, value)
        if grown_from is not None:
            power = grown_from
        elif previous is not None:
            power += _slip_between(series, previous, value)

        groups.setdefault(power, []).append(value)
        previous = value

    return groups


def _group_it_grew_from(
    groups: Mapping[int, Sequence[ComparableValue]], value: ComparableValue
) -> int | None:
    """Return the power of the nearest group from which growth leads to `value`; None for none."""
    candidates = []

    for power, group in groups.items():
        latest = group[-1]
        distance = abs(_distance(latest, value))
        years = max(1.0, value.time - latest.time)
        if distance <= _NATURAL_GROWTH * years:
            candidates.append((distance, power))

    if not candidates:
        return None

    _, nearest = min(candidates)
    return nearest


def _distance(other: ComparableValue, value: ComparableValue) -> float:
    """Return the powers of ten from `other` to `value`: from 250 to 25000 they are 2."""
    return math.log10(value.size / other.size)


def _slip_between(
    series: ComparableSeries, previous: ComparableValue, value: ComparableValue
) -> int:
    """Return the power of ten by which `value` has slipped from `previous`, 0 if by none."""
    powers = _slip_powers(series)

    if _mixes_permille(series, previous.observation.unit, value.observation.unit):
        powers = (1, *powers)

    room = _SHARE_SLIP_ROOM if series.quantity == "share" else _SLIP_ROOM
    return _power_near(_distance(previous, value), powers, room)


def _slip_powers(series: ComparableSeries) -> tuple[int, ...]:
    """Return the powers of ten by which units of this kind are mistaken for each other."""
    if series.quantity in {"share", "ratio"}:
        return (2,)  # 26 % and 0.26
    if series.quantity == "count":
        return (3, 4, 8)  # 千, 万, 亿; no unit of counted things is a hundred of another

    return (2, 3, 4, 8)  # 2: million and 亿


def _mixes_permille(series: ComparableSeries, unit: str, other: str) -> bool:
    """Whether a share is written in ‰ here and in % there: 1.44 ‰ and then 1.4 %."""
    if series.quantity != "share" or unit == other:
        return False

    return factor(unit, other) in {Fraction(10), Fraction(1, 10)}


def _power_near(distance: float, powers: Sequence[int], room: float) -> int:
    """Return the one of ±`powers` within `room` of `distance`; 0 if there is none.

    No room is as wide as half a power of ten, so that there is at most one.
    """
    for power in powers:
        if abs(distance - power) <= room:
            return power
        if abs(distance + power) <= room:
            return -power

    return 0


# --- the group that is trusted


def _distrust(
    series: ComparableSeries, group: Sequence[ComparableValue]
) -> tuple[bool, int, float, float]:
    """Return by what groups are ordered: the least is trusted.

    First what is not off the goal: three years in 万元 and one in 亿元, at the goal's size, are
    three slips. Then what has the most values, what is nearest to the goal, what came first.
    """
    latest = group[-1]
    from_goal = 0.0

    if series.reference is not None:
        from_goal = abs(math.log10(latest.size / series.reference.size))

    is_off_goal = _slip_from_goal(series, latest) != 0
    return is_off_goal, -len(group), from_goal, group[0].time


def _off_the_trusted_group(
    series: ComparableSeries, groups: Mapping[int, Sequence[ComparableValue]], trusted_power: int
) -> Iterator[Problem]:
    """Doubt the values of each group that a slip parts from the trusted one."""
    trusted = groups[trusted_power]
    # 1: ‰ for %, which forms a group of its own only where the units are mixed.
    slips = (1, *_slip_powers(series))

    for power, group in groups.items():
        slip = power - trusted_power
        # Two slips on end may add up to a power that no single slip makes, such as 6.
        if abs(slip) not in slips:
            continue

        for value in group:
            yield _slipped(series, value, slip, _neighbour(trusted, value))


# --- the goal


def _off_the_goal(
    series: ComparableSeries, trusted: Sequence[ComparableValue]
) -> Iterator[Problem]:
    """Doubt the latest value where it is off the goal; the others would say the same again.

    A whole column of fractions is doubted value by value, because each has to be mended.
    """
    latest = trusted[-1]
    slip = _slip_from_goal(series, latest)
    if slip == -2:
        for value in trusted:
            if _slip_from_goal(series, value) == slip:
                yield _slipped(series, value, slip)
    elif slip:
        yield _slipped(series, latest, slip)


def _slip_from_goal(series: ComparableSeries, value: ComparableValue) -> int:
    """Return the power of ten by which a value is off the goal, 0 if it may be what it says."""
    if series.reference is None or value.size <= 0:
        return 0

    distance = math.log10(value.size / series.reference.size)
    if abs(distance) < _SLIP_ROOM:
        return 0
    if series.quantity in {"share", "ratio"}:
        return _share_slip_from_goal(series, value, distance)

    return _amount_slip_from_goal(series, value, distance)


def _share_slip_from_goal(series: ComparableSeries, value: ComparableValue, distance: float) -> int:
    """Return the slip of a share: 10 where % and ‰ were mixed up, 100 where % and fractions."""
    assert series.reference is not None

    if _mixes_permille(series, value.observation.unit, series.entry.unit):
        slip = _power_near(distance, (1,), _SHARE_SLIP_ROOM)
        if slip:
            return slip

    if _looks_like_fraction(series, value):
        is_small_goal = series.reference.size <= _SMALL_SHARE_GOAL
        room = _SHARE_SLIP_ROOM if is_small_goal else _FRACTION_ROOM
        if abs(distance + 2) < room:
            return -2

    # Far above the goal: 2500 beside a goal of 26 %.
    return 2 if abs(distance - 2) <= _SHARE_SLIP_ROOM else 0


def _amount_slip_from_goal(
    series: ComparableSeries, value: ComparableValue, distance: float
) -> int:
    """Return the slip of an amount or count.

    Far above a goal is odd on any path. Far below it is odd only for what does not begin from
    nothing: 1 of 1,000 公里 is a road under construction, 30 of 30,000 亿元 no economy.
    """
    entry = series.entry
    assert isinstance(entry, Target)
    powers: tuple[int, ...] = (3, 4, 8)

    if distance < 0:
        is_ceiling = entry.goal.direction < 0
        if is_ceiling or series.is_small_count(value):
            return 0
        if entry.path not in {"compound", "hold"}:
            powers = (4, 8)

    return _power_near(distance, powers, _SLIP_ROOM)


def _looks_like_fraction(series: ComparableSeries, value: ComparableValue) -> bool:
    """Whether a value in % is at most 1, as a fraction is: 0.26 %."""
    is_in_per_cent = series.entry.unit == value.observation.unit == "%"
    return is_in_per_cent and 0 < value.size <= 1


# --- weaker signs


def _ten_times_the_others(
    series: ComparableSeries, values: Sequence[ComparableValue]
) -> Iterator[Problem]:
    """Doubt the one value that is ten times, or a tenth of, several that agree.

    480, 500, 510, 5200 and 520 家: a digit too many. 60, 100, 105 and 1100 do not agree.
    """
    if len(values) <= _TENFOLD_OTHERS:
        return

    by_size = sorted(values, key=lambda value: value.size)
    yield from _ten_times(series, by_size[-1], by_size[:-1])
    yield from _ten_times(series, by_size[0], by_size[1:])


def _ten_times(
    series: ComparableSeries, odd: ComparableValue, others: Sequence[ComparableValue]
) -> Iterator[Problem]:
    """Doubt `odd` if it is ten times, or a tenth of, the `others`, which are in order of size."""
    smallest = others[0]
    largest = others[-1]
    do_agree = largest.size <= smallest.size * _TENFOLD_SPREAD
    # 3 projects may become 30.
    if not do_agree or series.is_small_count(smallest):
        return

    median = others[len(others) // 2]
    slip = _power_near(_distance(median, odd), (1,), _TENFOLD_ROOM)
    if slip:
        by_time = sorted(others, key=lambda value: value.time)
        yield _slipped(series, odd, slip, _neighbour(by_time, odd))


def _part_off_its_year(
    series: ComparableSeries, part: ComparableValue, trusted: Sequence[ComparableValue]
) -> Iterator[Problem]:
    """Doubt an amount of some months that is 10⁴ or 10⁸ off its share of a year.

    Nothing smaller can be told from a season: a hundredth of the year's pace in the first quarter
    is work that begins in summer.
    """
    if part.size <= 0:
        return

    period = part.observation.period
    months = period.last - period.first + 1
    year = _neighbour(trusted, part)
    distance = _distance(year, part) + math.log10(12 / months)
    slip = _power_near(distance, (4, 8), _SLIP_ROOM)
    if slip:
        yield _slipped(series, part, slip, year)


# --- what is reported


def _neighbour(group: Sequence[ComparableValue], value: ComparableValue) -> ComparableValue:
    """Return the last of `group` not after `value`, or its first; `group` is in order of time."""
    not_after = bisect_right(group, value.time, key=lambda other: other.time)
    return group[max(0, not_after - 1)]


def _slipped(
    series: ComparableSeries,
    value: ComparableValue,
    power: int,
    neighbour: ComparableValue | None = None,
) -> Problem:
    """Return the doubt about a value `power` powers of ten off its `neighbour`, or off the goal."""
    if power == -2 and _looks_like_fraction(series, value):
        return series.doubt("share-as-fraction", value)

    times = 10 ** abs(power)
    return series.doubt(
        "off-by-factor",
        value,
        factor=f"{times}" if power > 0 else f"1/{times}",
        **bilingual_detail("reference", _reference_text(series, neighbour)),
        **bilingual_detail("cause", SLIPS[_likely_slip(series, abs(power))]),
    )


def _reference_text(series: ComparableSeries, neighbour: ComparableValue | None) -> Bilingual:
    """Return what a value was set beside: its neighbour in the series, or the goal."""
    if neighbour is None:
        assert series.reference is not None
        return series.reference.description

    period = neighbour.observation.period
    return REFERENCES["neighbour"].filled(
        period_zh=period.in_words("zh"),
        period_en=period,
        value=neighbour.observation.as_published,
    )


def _likely_slip(series: ComparableSeries, power: int) -> str:
    """Return the likely cause, a key of `SLIPS`, of a value off by ten to this power."""
    if series.quantity in {"share", "ratio"} and power in _SHARE_SLIPS:
        return _SHARE_SLIPS[power]
    if "亿" in series.entry.unit and power in _SLIPS_OF_YI:
        return _SLIPS_OF_YI[power]

    return _OTHER_SLIPS[power]
