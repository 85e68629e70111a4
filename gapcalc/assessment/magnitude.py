"""Whether published values are of one magnitude: with their own series, and where that is silent with the goal.

A slip of units (万 for 亿, a fraction for per cent) moves a value by a power of ten. Growth moves values as well, so a
value is doubted only where it is near such a power and further off than growth over the years between would carry it.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from gapcalc.assessment.series import is_growth
from gapcalc.core.growth import Number
from gapcalc.core.problem import Problem
from gapcalc.core.unit import RATIO, convert, dimension, factor
from gapcalc.data.observation import GROWING, Observation
from gapcalc.plan.model import Benchmark, Stage, Target

__all__ = ["FEW", "ROUNDING", "Case", "Value", "changes", "few", "gather", "magnitudes", "printed"]

# Two values are of one magnitude while they are within a factor of three, and of three more for each further year
# between them: what doubles every year (new industries, firms on a list) stays within it, a slip of units does not.
_NATURAL = math.log10(3)
# How far from a power of ten a slip may lie: the value differs from its neighbour by the slip and by real growth.
# Three keeps the powers apart (half a decade is 3.16); shares move less, and a share of 0.5 may well become 20.
_SLIP, _SHARE_SLIP = math.log10(3), math.log10(2)
# Growth makes tens too, so they are doubted only against three values or more that lie within a half of each other,
# and only within a quarter of ten.
_TEN_OTHERS, _TEN_SPREAD, _TEN_SLIP = 3, 1.5, math.log10(1.25)
# A lone share is taken for a fraction where it would be within a factor of four of the goal; where the goal is so small
# a share itself that a value below 1 % is nothing odd, within two.
_FRACTION, _FRACTION_GOAL = math.log10(4), 10
# What is counted one by one moves in lumps while there are few: 3 projects may become 30, a batch may end a year early.
FEW = 20
ROUNDING = Fraction(
    1, 200
)  # half a per cent: what rounding and cut-off dates explain between two sources

# What these names stand for has either sign and passes through zero.
_CHANGES = re.compile(
    r"增速|增长|增幅|降幅|变化|利润|growth|change|increase|decrease|profit|margin", re.IGNORECASE
)
_COUNTED = {
    "[count]": "个",
    "[person]": "人",
    "[trip]": "人次",
    "[container]": "标箱",
    "[day]": "天",
}
_ORDINAL = {"[rank]", "[class]"}


class Value(NamedTuple):
    """A published number: its size in the unit of its entry, and the moment (in years) at which its period ends.

    Rules that compare magnitudes read `size`, those that ask whether two values are equal the exact `amount`.
    """

    told: Observation
    unit: str
    size: float
    time: float

    @property
    def amount(self) -> Fraction:
        """The exact value in the unit of its entry."""
        return convert(Decimal(self.told.value), self.told.unit, self.unit)


@dataclass(slots=True)
class Case:
    """The numbers of one target or benchmark, in order of time and standing.

    `levels` can be compared with each other, `parts` are flows of a part of a year; `kind` is what the unit measures:
    share, ratio, count, ordinal or amount. `goal` is the figure that is asked of them, a printed one or the benchmark's
    latest, and `asked` says so in English and Chinese. `named` holds the values already doubted: one mistake is said
    once.
    """

    entry: Target | Benchmark
    levels: list[Value]
    parts: list[Value]
    kind: str
    goal: float | None = None
    asked: tuple[str, str] = ("", "")
    named: set[int] = field(default_factory=set)

    @property
    def sized(self) -> bool:
        """Whether the values have a size to compare: a rank has none, nor what passes through zero."""
        relative = self.kind == "ordinal" or (self.kind == "share" and changes(self.entry))
        return not relative and all(value.size >= 0 for value in self.levels)

    def doubt(self, code: str, value: Value, **details: str) -> Problem:
        """Return the doubt `code` about `value`, which is left out of the rules that follow."""
        self.named.add(id(value))
        o = value.told
        told = {"target": self.entry.id, "value": printed(o), "period": str(o.period), **details}
        return Problem(code, told, o.path, o.line, field=o.column)

    def open(self, values: Sequence[Value]) -> list[Value]:
        """Return those of `values` that no rule has doubted yet."""
        return (
            [value for value in values if id(value) not in self.named]
            if self.named
            else list(values)
        )

    def standing(self) -> list[Value]:
        """Return the level that stands for each moment, of those not doubted."""
        return list({value.time: value for value in self.open(self.levels)}.values())

    def bounds(self, value: Value) -> tuple[Number, Number]:
        """Return the bounds between which the true value lies, as far as its digits and its mark tell."""
        o, amount = value.told, value.amount
        if o.bound in {">", ">="}:
            return amount, math.inf
        if o.bound in {"<", "<="}:
            return -math.inf, amount
        digit = Decimal(1).scaleb(int(Decimal(o.value).as_tuple().exponent))
        half = convert(digit, o.unit, self.entry.unit) / 2
        half = max(half, abs(amount) * ROUNDING) if o.bound == "~" else half
        return amount - half, amount + half


def gather(
    entry: Target | Benchmark, observations: Sequence[Observation], benchmark: Case | None = None
) -> Case:
    """Return the numbers of `entry` that can be compared; growth rates and spans of years cannot.

    `benchmark` holds those of the series that it is set against, if it is.
    """
    case = Case(entry, [], [], _kind(entry.unit))
    grows, measured = False, None
    if isinstance(entry, Target):
        grows, measured = entry.goal.form in GROWING, entry.measure
        # a stock measured for its increase is no match for the goal of that increase
        if (
            entry.goal.form == "level"
            and (entry.path, measured) != ("cumulative", "stock")
            and entry.goal.value
        ):
            case.goal = float(entry.goal.value) if entry.goal.value > 0 else None
            case.asked = f"the goal of {entry.goal.text}", f"目标 {entry.goal.text}"
    if benchmark and (known := benchmark.standing()) and known[-1].size > 0:
        case.goal = known[-1].size * float(factor(benchmark.entry.unit, entry.unit))
        name, latest = benchmark.entry.name, printed(known[-1].told)
        case.asked = f"{name.en}, {latest}", f"{name.zh} {latest}"
    sizes = {entry.unit: 1.0}
    for o in observations:
        period = o.period
        if isinstance(o.value, Stage) or period.since is not None or (grows and is_growth(o)):
            continue
        if o.unit not in sizes:
            sizes[o.unit] = float(factor(o.unit, entry.unit))
        value = Value(
            o, entry.unit, float(o.value) * sizes[o.unit], period.year - 1 + period.last / 12
        )
        whole = period.is_year or measured in {"stock", "rate"} or case.kind == "share"
        (case.levels if whole else case.parts).append(value)
    for values in (case.levels, case.parts):
        values.sort(key=lambda value: (value.time, value.told.standing))
    return case


@lru_cache(maxsize=512)
def _kind(unit: str) -> str:
    measured = dimension(unit)
    if not measured:
        return "ratio" if factor(unit, RATIO) == 1 else "share"
    ((base, power), *more) = measured.items()
    if more or power != 1:
        return "amount"
    return "ordinal" if base in _ORDINAL else "count" if base in _COUNTED else "amount"


def changes(entry: Target | Benchmark) -> bool:
    """Whether the name of `entry` says that it is a change or a balance."""
    return bool(_CHANGES.search(f"{entry.name.zh} {entry.name.en}"))


def few(case: Case, value: Value) -> bool:
    """Whether a value is a small number of things counted one by one, however its unit is written."""
    return case.kind == "count" and abs(value.size) * _single(case.entry.unit) < FEW


@lru_cache(maxsize=512)
def _single(unit: str) -> float:
    """Return how many single things one `unit` of a count is: 万人 is 10,000."""
    (base,) = dimension(unit)
    return float(factor(unit, _COUNTED[base]))


def printed(o: Observation) -> str:
    """Return an observation's value as it was published, with its bound and unit."""
    return f"{o.bound or ''}{o.value} {o.unit}".strip()


def magnitudes(case: Case) -> Iterator[Problem]:
    """Doubt values that are a power of ten off the rest of their series, or where that is silent off the goal."""
    groups = _groups(case) if case.sized else {}
    if not groups:
        return
    power, settled = min(
        groups.items(), key=lambda item: _trust(case, item[1]) if len(groups) > 1 else ()
    )
    for other, group in groups.items():
        if abs(other - power) in (1, *_slips(case)):
            for value in group:
                yield _off(case, value, other - power, _nearest(settled, value))
    if (
        slip := _off_goal(case, settled[-1])
    ) == -2:  # a whole column of fractions: each of them is to be mended
        yield from [
            _off(case, value, slip, None) for value in settled if _off_goal(case, value) == slip
        ]
    elif slip:
        yield _off(case, settled[-1], slip, None)
    yield from _tenfold(case, case.open(settled))
    for part in case.parts:
        yield from _part_off(case, part, settled)


def _groups(case: Case) -> dict[int, list[Value]]:
    """Return the values above zero by the power of ten that parts them from the first, natural growth allowed for."""
    groups: dict[int, list[Value]] = {}
    before: Value | None = None
    power = 0
    for value in case.levels:
        if value.size <= 0:
            continue
        kin = [
            (abs(_far(value, group[-1])), p)
            for p, group in groups.items()
            if _is_natural(group[-1], value)
        ]
        if kin:
            power = min(kin)[1]
        elif before:
            power += _slip(case, before, value)
        groups.setdefault(power, []).append(value)
        before = value
    return groups


def _far(value: Value, other: Value) -> float:
    """Return the powers of ten from `other` to `value`."""
    return math.log10(value.size / other.size)


def _is_natural(before: Value, value: Value) -> bool:
    return abs(_far(value, before)) <= _NATURAL * max(1.0, value.time - before.time)


def _slips(case: Case) -> tuple[int, ...]:
    """Return the powers of ten that units are mistaken by. No unit of counted things is a hundred of another."""
    return (
        (2,)
        if case.kind in {"share", "ratio"}
        else (3, 4, 8)
        if case.kind == "count"
        else (2, 3, 4, 8)
    )


def _slip(case: Case, before: Value, value: Value) -> int:
    """Return the power of ten by which `value` is off `before`; 0 where it is near none."""
    far = _far(value, before)
    near = _SHARE_SLIP if case.kind == "share" else _SLIP
    powers = (1, *_slips(case)) if _mixed(case, before.told.unit, value.told.unit) else _slips(case)
    return next(
        (sign * power for power in powers for sign in (1, -1) if abs(far - sign * power) <= near), 0
    )


def _mixed(case: Case, one: str, other: str) -> bool:
    """Whether a share is written in ‰ here and in % there."""
    return case.kind == "share" and one != other and abs(math.log10(factor(one, other))) == 1


def _trust(case: Case, group: Sequence[Value]) -> tuple[bool, int, float, float]:
    """Order groups of values: not off the goal, most values, nearest to the goal, earliest."""
    near = abs(math.log10(group[-1].size / case.goal)) if case.goal else 0.0
    return _off_goal(case, group[-1]) != 0, -len(group), near, group[0].time


def _off_goal(case: Case, value: Value) -> int:
    """Return the power of ten by which a value is off the goal, 0 where it may be what it says.

    Far above a goal is odd on any path; far below it only where things do not begin from nothing: levels that
    compound, and shares printed as fractions.
    """
    entry, o = case.entry, value.told
    if not case.goal or value.size <= 0 or not isinstance(entry, Target):
        return 0
    far = math.log10(value.size / case.goal)
    if abs(far) < _SLIP:
        return 0
    sign = 1 if far > 0 else -1
    if case.kind in {"share", "ratio"}:
        if _mixed(case, o.unit, entry.unit) and abs(abs(far) - 1) <= _SHARE_SLIP:
            return sign
        if _is_fraction(case, value) and abs(far + 2) < (
            _FRACTION if case.goal > _FRACTION_GOAL else _SHARE_SLIP
        ):
            return -2
        return 2 if abs(far - 2) <= _SHARE_SLIP else 0
    if sign < 0 and (entry.goal.direction < 0 or few(case, value)):
        return 0
    powers = (3, 4, 8) if sign > 0 or entry.path in {"compound", "hold"} else (4, 8)
    return next((sign * power for power in powers if abs(abs(far) - power) <= _SLIP), 0)


def _is_fraction(case: Case, value: Value) -> bool:
    return case.entry.unit == value.told.unit == "%" and 0 < value.size <= 1


def _tenfold(case: Case, values: Sequence[Value]) -> Iterator[Problem]:
    """Doubt the one value that is ten times, or a tenth of, several that agree."""
    ordered = sorted(values, key=lambda value: value.size)
    for odd, rest in ((ordered[-1:], ordered[:-1]), (ordered[:1], ordered[1:])):
        if (
            len(rest) < _TEN_OTHERS
            or rest[-1].size > rest[0].size * _TEN_SPREAD
            or few(case, rest[0])
        ):
            continue
        far = _far(odd[0], rest[len(rest) // 2])
        if abs(abs(far) - 1) <= _TEN_SLIP:
            others = sorted(rest, key=lambda value: value.time)
            yield _off(case, odd[0], 1 if far > 0 else -1, _nearest(others, odd[0]))


def _part_off(case: Case, part: Value, settled: Sequence[Value]) -> Iterator[Problem]:
    """Doubt a part-year flow that is 10⁴ or more off its share of a year: nothing smaller is told from a season."""
    if part.size > 0:
        months = part.told.period.last - part.told.period.first + 1
        year = _nearest(settled, part)
        far = _far(part, year) + math.log10(12 / months)
        if slip := next((power for power in (4, -4, 8, -8) if abs(far - power) <= _SLIP), 0):
            yield _off(case, part, slip, year)


def _nearest(group: Sequence[Value], value: Value) -> Value:
    """Return the last of `group` not after `value`, or its first."""
    place = bisect_right(group, value.time, key=lambda other: other.time)
    return group[max(0, place - 1)]


def _off(case: Case, value: Value, power: int, against: Value | None) -> Problem:
    """Return the doubt about a value that is `power` powers of ten off another one, or off the goal."""
    if power == -2 and _is_fraction(case, value):
        return case.doubt("share-as-fraction", value)
    en, zh = case.asked
    if against:
        o = against.told
        en, zh = f"the {o.period} value {printed(o)}", f"{o.period.in_words('zh')}值 {printed(o)}"
    times = 10 ** abs(power)
    cause_en, cause_zh = _cause(case, abs(power))
    told = {"reference_en": en, "reference_zh": zh, "cause_en": cause_en, "cause_zh": cause_zh}
    return case.doubt(
        "off-by-factor", value, factor=f"{times}" if power > 0 else f"1/{times}", **told
    )


def _cause(case: Case, power: int) -> tuple[str, str]:
    """Return the likely slip behind a power of ten, in English and Chinese."""
    if case.kind in {"share", "ratio"} and power < 3:
        return (
            ("‰ for %", "‰ 与 % 混用")
            if power == 1
            else ("per cent for fraction", "百分数与小数混用")
        )
    large = "亿" in case.entry.unit
    if power == 1:
        return (
            ("billion for 亿", "十亿（billion）与亿混用")
            if large
            else ("a digit too many or few", "多写或漏写一位")
        )
    if power == 2:
        return (
            ("million for 亿", "百万与亿混用")
            if large
            else ("two digits too many or few", "多写或漏写两位")
        )
    if power == 4 and large:
        return "万 for 亿 (10⁴)", "万/亿混用"
    word, digit = {3: ("千", "³"), 4: ("万", "⁴"), 8: ("亿", "⁸")}[power]
    return f"{word} left out or added (10{digit})", f"多写或漏写{word}"
