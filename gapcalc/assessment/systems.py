"""What other systems would say of a series: their formulas, their bands, their words.

Figures are reckoned from the decimal values as printed; only a root or a logarithm makes a floating-point number.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeAlias

from gapcalc.core import growth as way
from gapcalc.core.growth import Number, Shape
from gapcalc.messages.locale import Bilingual

__all__ = ["AHEAD_BY", "METHODS", "NOTES", "STATUSES", "Verdict", "chain", "judge"]

Value: TypeAlias = int | float | Fraction | Decimal
Year: TypeAlias = int | Fraction

# The words of each system, the best first.
STATUSES: dict[str, tuple[str, ...]] = {
    "open-sdg": (
        "target_achieved", "substantial_progress", "moderate_progress", "limited_progress", "deterioration",
        "not_available",
    ),
    "dns": ("sun", "sun+cloud", "cloud", "thunderstorm", "not_available"),
    "ndrc": ("completed", "ahead", "on_schedule", "behind", "not_available"),
    "un-2023": ("met", "on_track", "fair_progress", "stagnation_or_regression", "not_available"),
    "aarr": ("on_track", "off_track", "not_available"),
}  # fmt: skip
METHODS = tuple(STATUSES)

# Why a verdict is what it is, or why there is none: Chinese, English.
NOTES: dict[str, Bilingual] = {
    "no-value": Bilingual("没有数值", "there is no value"),
    "one-value": Bilingual("基期以后没有数值", "there is no value after the base year"),
    "no-base": Bilingual("缺基期数值", "there is no value for the base year"),
    "base-moved": Bilingual(
        "基期年无数值，改用邻近年份",
        "the base year has no value: a year that has one stands in",
    ),
    "no-goal": Bilingual("没有目标值", "there is no goal"),
    "no-goal-year": Bilingual("没有目标年", "there is no goal year"),
    "goal-year-2030": Bilingual(
        "未给目标年，按该方法的 2030 年",
        "no goal year was given: the method's own 2030",
    ),
    "after-goal-year": Bilingual(
        "目标年以后的数值未采用", "values after the goal year were not used"
    ),
    "no-span": Bilingual("目标年不晚于基期年", "the goal year is not after the base year"),
    "no-keep-rule": Bilingual(
        "该方法没有逐年保持的规则",
        "the method has no rule for a goal to keep every year",
    ),
    "not-finite": Bilingual(
        "目标值或限值不是有限数", "the goal or the limit is not a finite number"
    ),
    "beyond": Bilingual("比率超出浮点数范围", "a ratio is beyond floating-point numbers"),
    "growth-undefined": Bilingual("数值不全为正，增长率无定义", "growth needs values above zero"),
    "base-met": Bilingual(
        "基期已达到目标值，无进度可算",
        "the base has reached the goal: there is no way to cover",
    ),
    "lost": Bilingual("基期已达标，其后回落", "met in the base year and lost since"),
    "base-zero": Bilingual("基期值为零", "the base is zero"),
    "sign-change": Bilingual("数值变号", "the values change sign"),
    "goal-0.001": Bilingual(
        "目标为零，按该方法以 0.001 代入",
        "the goal is zero: the method puts 0.001 in its place",
    ),
    "limit-scaled": Bilingual(
        "临近限值，该方法缩小界限",
        "close to the limit: the method narrows its bands",
    ),
    "few-points": Bilingual("连续年份不足四个", "fewer than four years in a row"),
    "short-run": Bilingual(
        "连续年份不足六个，按现有年份平均",
        "fewer than six years in a row: the mean of those there are",
    ),
    "met-early": Bilingual(
        "提前达标，改按逐年保持评价", "met early: judged as a goal to keep every year"
    ),
    "log": Bilingual("按对数计算完成率", "completion by logarithms"),
    "linear": Bilingual("按线性计算完成率", "completion along a straight line"),
    "plain-ratio": Bilingual(
        "期末按实际变化与目标变化之比",
        "at the end: the change made over the change aimed at",
    ),
    "within-a-point": Bilingual(
        "距 0% 或 100% 不过一个百分点，视为达到",
        "within one point of 0 or 100 per cent counts as met",
    ),
    "end-points": Bilingual("按首末两点", "from the end points"),
    "regression": Bilingual("按对数回归", "from a regression of logarithms"),
    "discrete": Bilingual("按年复合", "compounded yearly"),
    "continuous": Bilingual("按连续复合", "compounded continuously"),
}

_SDG_RATIO, _SDG_GROWTH, _SDG_LIMIT = (
    (0.95, 0.60),
    (0.015, 0.005),
    4.44,
)  # with a goal, without, near a limit
_UN_SHARE, _UN_GROWTH = (0.95, 0.10), (0.02, 0.005)  # with a goal, without
_DNS_CHANGES, _DNS_POINTS = 5, 4  # yearly changes in a mean, and the fewest years in a row
# No official body of China has printed where its classes begin. Here on schedule is the share of the time gone at the
# least, as the NDRC's 20, 40, 60, 80, 100 % demand year by year, and ahead is five points above that or more.
AHEAD_BY = Fraction(5, 100)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A system's status word, its own figure and score (None where it has none), and why: keys of `NOTES`."""

    status: str
    value: float | None = None
    score: float | None = None
    method: str = ""
    note: tuple[str, ...] = ()


@dataclass(slots=True)
class _Case:
    """One question to a system, and what of it every system needs."""

    method: str
    points: dict[Year, Fraction]
    goal: Fraction | None
    end: int
    d: int  # 1 where more is better, −1 where less is
    limit: Fraction | None
    rule: str
    shape: Shape
    percent: bool
    variant: str
    rate: str
    notes: list[str] = field(default_factory=list)
    unfit: str = ""  # why there is no base, or no time after it
    start: Year = 0
    base: Fraction = Fraction(0)
    last: Year = 0
    current: Fraction = Fraction(0)

    def says(
        self, status: str, *notes: str, value: Number | None = None, score: float | None = None
    ) -> Verdict:
        why = tuple(dict.fromkeys(note for note in (*notes, *self.notes) if note))
        return Verdict(status, None if value is None else float(value), score, self.method, why)

    def band(
        self, value: Number, *bounds: Number, note: str = "", score: float | None = None
    ) -> Verdict:
        """Give the first word below the best whose lower bound `value` reaches, or the word after them all."""
        place = next(
            (place for place, bound in enumerate(bounds) if _reaches(value, bound)), len(bounds)
        )
        return self.says(STATUSES[self.method][1 + place], note, value=value, score=score)

    def met(self, value: Fraction) -> bool:
        return self.goal is not None and self.d * (value - self.goal) >= 0


def judge(
    method: str, series: Mapping[int, Value], *, goal: Value | None, goal_year: int | None,
    base_year: int | None = None, direction: Literal["up", "down"] = "up", limit: Value | None = None,
    rule: Literal["target", "each", "direction"] = "target", shape: Shape = "compound", percent: bool = False,
    variant: Literal["end-points", "regression"] = "end-points", rate: Literal["discrete", "continuous"] = "discrete",
) -> Verdict:  # fmt: skip
    """Return what `method` says of `series` (year to value), as of its latest year.

    `rule` is "target" (reach `goal` by `goal_year`), "each" (keep it every year) or "direction" (no goal, a way to
    go). Without `base_year` the first year of the series is the base. `limit` is Open SDG's, `shape` the NDRC's,
    `percent` (the unit is per cent) the UN's, `variant` and `rate` those of the average annual rate of reduction.
    What a method cannot judge is "not_available", with the reason; a `ValueError` is for an unknown word only.
    """
    for what, word, known in (
        ("method", method, METHODS), ("direction", direction, Bilingual("up", "down")),
        ("rule", rule, ("target", "each", "direction")), ("shape", shape, Bilingual("compound", "linear")),
        ("variant", variant, Bilingual("end-points", "regression")), ("rate", rate, Bilingual("discrete", "continuous")),
    ):  # fmt: skip
        if word not in known:
            raise ValueError(f"unknown {what} {word!r}; known: {', '.join(known)}")
    dated = {year: value for key, value in series.items() if (year := _year(key)) is not None}
    points = {year: value for year in sorted(dated) if (value := _exact(dated[year])) is not None}
    sign, aim, bound = (
        1 if direction == "up" else -1,
        None if rule == "direction" else _exact(goal),
        _exact(limit),
    )
    case = _Case(
        method, points, aim, goal_year or 0, sign, bound, rule, shape, percent, variant, rate
    )
    if (rule != "direction" and goal is not None and aim is None) or (
        limit is not None and bound is None
    ):
        return case.says("not_available", "not-finite")
    if refused := _prepare(case, goal_year, base_year):
        return case.says("not_available", refused)
    try:
        return _SYSTEMS[method](case)
    except (
        ArithmeticError,
        ValueError,
    ):  # what no floating-point number holds, such as 1e300 / 1e-300
        return case.says("not_available", "beyond")


def _prepare(case: _Case, goal_year: int | None, base_year: int | None) -> str:
    """Settle goal year, last value and base by the system's own rules; return why it cannot judge, or nothing."""
    method = case.method
    if case.rule == "each" and method not in {"dns", "ndrc"}:
        return "no-keep-rule"
    if case.goal is None and (method == "ndrc" or (method == "dns" and case.rule != "direction")):
        return "no-goal"
    if case.goal is not None and case.rule == "target":
        if goal_year is None and method in {"dns", "ndrc", "aarr"}:
            return "no-goal-year"
        if goal_year is None:
            case.end = 2030
            case.notes.append("goal-year-2030")
        if method in {"dns", "ndrc", "un-2023"} and any(year > case.end for year in case.points):
            case.points = {year: value for year, value in case.points.items() if year <= case.end}
            case.notes.append("after-goal-year")
    beyond = (
        method == "ndrc"
        and base_year is not None
        and case.goal is not None
        and base_year > case.end > 0
    )
    if beyond or not case.points:
        return "no-value"
    case.last, case.current = list(case.points.items())[-1]
    if method != "dns":
        _find_base(case, min(case.points) if base_year is None else base_year)
    return ""


def _find_base(case: _Case, asked: Year) -> None:
    """Take the year asked for as the base, or the one the system puts in its place: the next, or the one before."""
    years = [year for year in case.points if year >= asked]
    if case.method == "un-2023" and asked not in case.points:
        years = [year for year in years if year < case.last] or [
            year for year in case.points if year < asked
        ][-1:]
    elif case.method == "ndrc":
        years = years if asked in case.points else []
    if not years:
        case.unfit = "one-value" if len(case.points) == 1 else "no-base"
        return
    case.start, case.base = years[0], case.points[years[0]]
    case.notes.extend(["base-moved"] if case.start != asked else [])
    span = case.goal is None or case.start < case.end
    case.unfit = "one-value" if case.start == case.last else "" if span else "no-span"


def chain(rates: Iterable[Number]) -> Number:
    """Return what yearly rates make together, (1+r₁)(1+r₂)… − 1: the rule of NBS and NDRC, who never add them."""
    return math.prod(1 + rate for rate in rates) - 1


def _exact(value: Value | None) -> Fraction | None:
    """Return the decimal value as printed; None for what is missing or not finite."""
    try:
        return None if value is None else Fraction(str(value))
    except (ValueError, OverflowError):  # nan, inf, or no number at all
        return None


def _year(value: Value) -> int | Fraction | None:
    """Return a year as a whole number, or exactly where it is a part of one (2018.5)."""
    exact = _exact(value)
    return int(exact) if exact is not None and exact.denominator == 1 else exact


def _reaches(value: Number, bound: Number) -> bool:
    """Whether `value` is at least `bound`, which the last digits of a root may miss."""
    return float(value) >= float(bound) * (1 - 1e-12)


def _open_sdg(case: _Case) -> Verdict:
    """Open SDG (sdg-build 2.4; its defaults: down, 2015, 2030): https://github.com/open-sdg/sdg-build.

    With a goal R = s·d·CAGR(b→x) / |CAGR(b→G)|, s = −1 for a base below zero; without, R = s·d·CAGR(b→x).
    R ≥ .95 substantial, ≥ .60 moderate, ≥ 0 limited, below 0 deterioration; without a goal .015, .005 and 0, times
    1 − (B/L)^4.44 near a limit (B = |b|, L = |limit|; 2L − B for a B beyond L, no change from 2L on). The goal met
    is tested first and needs no R. A missing base year gives way to the next later one; a goal of 0 becomes 0.001.
    No R: a base of 0 (the code has 0.001 there too, no published series shows it), a change of sign, base = goal.
    """
    if case.goal == 0:
        case.goal = Fraction(1, 1000)
        case.notes.append("goal-0.001")
    value, reason = _sdg_value(case)
    if case.met(case.current):
        return case.says("target_achieved", reason, value=value, score=5.0)
    if value is None:
        return case.says("not_available", reason)
    if case.goal is not None:
        score = (
            min(7.1429 * value - 4.2857, 5.0) if value >= 0.6 else max(4.1667 * value - 2.5, -5.0)
        )
        return case.band(value, *_SDG_RATIO, 0, score=score)
    narrowed, base, limit = 1.0, abs(case.base), abs(case.limit or Fraction(0))
    if base < 2 * limit:
        narrowed -= float(min(base, 2 * limit - base) / limit) ** _SDG_LIMIT
        case.notes.append("limit-scaled")
    high, medium = (bound * narrowed for bound in _SDG_GROWTH)
    return case.band(value, high, medium, 0, score=_sdg_score(value, narrowed))


def _sdg_value(case: _Case) -> tuple[float | None, str]:
    """Return R, or None and why it is undefined."""
    base, current, goal = case.base, case.current, case.goal
    if case.unfit:
        return None, case.unfit
    if base == 0:
        return None, "base-zero"
    if base * current < 0 or (goal is not None and base * goal < 0):
        return None, "sign-change"
    if base == goal:
        return None, "base-met"
    growth = _growth(base, current, case.last - case.start) if current else -1.0
    required = 1.0 if goal is None else abs(_growth(base, goal, case.end - case.start))
    return (case.d if base > 0 else -case.d) * growth / required, ""


def _growth(start: Fraction, end: Fraction, years: Year) -> float:
    return float(way.rate("compound", abs(start), abs(end), years))


def _sdg_score(value: float, narrowed: float) -> float:
    """Return the score without a goal: straight lines from −5 to 5, a quarter of the scale to each band."""
    if value < 0:
        return max(125 * value - 2.5, -5.0)
    if narrowed == 0:
        return 5.0
    value /= narrowed
    high, medium = _SDG_GROWTH
    return (
        min(500 * value - 5, 5.0)
        if value >= high
        else 250 * value - 1.25
        if value >= medium
        else 500 * value - 2.5
    )


def _dns(case: _Case) -> Verdict:
    """Germany's sustainable development strategy, weather symbols: https://dns-indikatoren.de/status/.

    m is the mean of the last five yearly changes (of those of four years in a row at least); no base year enters.
    By the goal year: p = m·(T−t)/(G−x), the share of the remaining way that m would cover; m not towards the goal
    thunderstorm, otherwise 1−p < 5 % sun, 5 % to 20 %, both included, sun+cloud, more cloud. A goal met early is
    judged as one to keep every year. The goal year itself: met sun, else cloud or thunderstorm by m.
    Every year: met sun, met but m away from the goal sun+cloud, missed with m towards it cloud, else thunderstorm.
    Direction: m and the last change right sun, m only sun+cloud, the last change only cloud, else thunderstorm.
    """
    run = [case.current]
    while len(run) <= _DNS_CHANGES and case.last - len(run) in case.points:
        run.append(case.points[case.last - len(run)])
    if len(run) < _DNS_POINTS:
        return case.says("not_available", "few-points")
    case.notes.extend(["short-run"] if len(run) <= _DNS_CHANGES else [])
    mean, latest = case.d * (run[0] - run[-1]) / (len(run) - 1), case.d * (run[0] - run[1])
    met, missed = case.met(case.current), "cloud" if mean > 0 else "thunderstorm"
    if case.goal is None:
        other = "cloud" if latest > 0 else "thunderstorm"
        return case.says(("sun" if latest > 0 else "sun+cloud") if mean > 0 else other)
    if case.rule == "target" and case.last == case.end:
        return case.says("sun" if met else missed)
    if met:
        return case.says(
            "sun" if mean >= 0 else "sun+cloud", "met-early" if case.rule == "target" else ""
        )
    if case.rule == "each":
        return case.says(missed)
    share = mean * (case.end - case.last) / abs(case.goal - case.current)
    symbol = (
        "sun"
        if 1 - share < Fraction(5, 100)
        else "sun+cloud"
        if 1 - share <= Fraction(20, 100)
        else "cloud"
    )
    return case.says(symbol if mean > 0 else missed, value=share)


def _ndrc(case: _Case) -> Verdict:
    """China's five-year plans, as the NDRC and the provinces account for them: completion against 序时进度.

    Completion is ln(x/b) / ln(G/b) where growth is defined (the accounting of energy intensity, as in the worked
    example of Qinghai's bureau of statistics), (x−b) / (G−b) for points, totals and shape "linear". In the goal year
    it is the plain ratio of the change made to the change aimed at; over 1 it is the printed over-achievement. 序时进度
    is e, the share of the time gone. The goal met is completed; else ≥ e + `AHEAD_BY` ahead, ≥ e on schedule, < e
    behind. A goal to keep every year is on schedule while kept (completed from the goal year on), else behind.
    """
    met = case.met(case.current)
    if case.rule == "each":
        return case.says(
            ("completed" if 0 < case.end <= case.last else "on_schedule") if met else "behind"
        )
    if case.unfit or case.goal is None:
        return case.says("completed", case.unfit) if met else case.says("not_available", case.unfit)
    if case.met(case.base):
        return case.says("completed", "base-met") if met else case.says("behind", "lost")
    shape, note = case.shape, "log" if case.shape == "compound" else "linear"
    if case.last == case.end:
        shape, note = "linear", "plain-ratio"
    elif shape == "compound" and not way.grows(case.base, case.current, case.goal):
        shape, note = "linear", "linear"
        case.notes.append("growth-undefined")
    completion = way.progress(shape, case.base, case.current, case.goal)
    if met:
        return case.says("completed", note, value=completion)
    elapsed = Fraction(case.last - case.start, case.end - case.start)
    return case.band(completion, elapsed + AHEAD_BY, elapsed, note=note)


def _un_2023(case: _Case) -> Verdict:
    """UN Progress Chart 2023, as Eustat applies it: https://eustat-des.github.io/site/en/metodologia.

    With a goal: (v−b) / (G−b) with v = x·(1+CAGR)^(T−t), the share of the way that going on at the rate since the
    base would cover; ≥ .95 on track, [.10, .95) fair progress, < .10 stagnation or regression. Met counts whatever
    the trend, and for goals of 0 and 100 per cent within one point. Without a goal: CAGR ≥ 2 %, [.5, 2), < .5 %,
    mirrored where less is better. The base is the first year after the one asked for, or else before it; no goal
    year means 2030, and a goal year gone by is judged as of that year. A base at or beyond the goal that is lost
    since has no share: it is regression, which the formula would turn round. The score is 3, 2 or 1; met is 3.
    """
    met = case.met(case.current)
    if met or (case.percent and case.goal in (0, 100) and abs(case.current - case.goal) <= 1):
        return case.says("met", "" if met else "within-a-point", score=3.0)
    if case.unfit:
        return case.says("not_available", case.unfit)
    if case.met(case.base):
        return case.says("stagnation_or_regression", "lost", score=1.0)
    if not way.grows(case.base, case.current):
        return case.says("not_available", "growth-undefined")
    years = case.last - case.start
    if case.goal is None:
        value = _growth(case.base, case.current, years)
    else:  # in units of b, so that a change of unit changes no digit
        longer = Fraction(case.end - case.start, years)
        reached = float(way.expected("compound", Fraction(1), case.current / case.base, longer))
        value = (reached - 1) / float(case.goal / case.base - 1)
    judged, bounds = (case.d * value, _UN_GROWTH) if case.goal is None else (value, _UN_SHARE)
    return replace(
        case.band(judged, *bounds),
        value=value,
        score=3.0 - sum(not _reaches(judged, b) for b in bounds),
    )


def _aarr(case: _Case) -> Verdict:
    """Average annual rate of reduction, as UNICEF, WHO and the UN inter-agency groups print it.

    End points: 1 − (x/b)^(1/n), or ln(b/x)/n for the continuous rate; regression: 1 − exp(β), or −β, with β the
    slope of ln v on the year from the base on. A rise is negative. On track where it is at least the rate that leads
    from the base to the goal in the goal year (at most, where more is better), or where the goal is met. UNICEF
    compounds yearly, UN IGME continuously, and some tables mix the two: the note says which.
    """
    case.notes.extend([case.variant, case.rate])
    if case.unfit in {"no-base", "one-value"}:
        return case.says("not_available", case.unfit)
    used = {year: value for year, value in case.points.items() if year >= case.start}
    if case.variant == "end-points":
        used = {case.start: case.base, case.last: case.current}
    if not way.grows(*used.values()):
        return case.says("not_available", "growth-undefined")
    slope = _slope(used)
    value = -math.expm1(slope) if case.rate == "discrete" else -slope
    if case.met(case.current):
        return case.says("on_track", value=value)
    if case.goal is None or case.unfit or not way.grows(case.goal):
        reason = "no-goal" if case.goal is None else case.unfit or "growth-undefined"
        return case.says("not_available", reason, value=value)
    if case.met(case.base):
        return case.says("off_track", "lost", value=value)
    required = _slope({case.start: case.base, case.end: case.goal})
    return case.says(
        "on_track" if _reaches(case.d * slope, case.d * required) else "off_track", value=value
    )


def _slope(points: Mapping[Year, Fraction]) -> float:
    """Return the slope of ln v on the year by least squares; of two points it is the one between them."""
    first, mean = next(iter(points.values())), Fraction(sum(points), len(points))
    spread = sum(((year - mean) ** 2 for year in points), Fraction(0))
    return sum(
        float((year - mean) / spread) * math.log(value / first) for year, value in points.items()
    )


_SYSTEMS = {"open-sdg": _open_sdg, "dns": _dns, "ndrc": _ndrc, "un-2023": _un_2023, "aarr": _aarr}
