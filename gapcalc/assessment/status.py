"""Where each target stands: the numbers of its path, and the status that two independent tests give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from fractions import Fraction

from gapcalc.assessment.series import Point, Series, make
from gapcalc.core import growth as way
from gapcalc.core.growth import Number, Shape
from gapcalc.core.problem import Problem
from gapcalc.core.problem_log import bounded
from gapcalc.core.unit import RATIO
from gapcalc.data.observation import Observation, Observations
from gapcalc.plan.model import Aim, Plan, Target

__all__ = [
    "ALL",
    "OWN",
    "STATUSES",
    "Assessment",
    "Numbers",
    "Rate",
    "Reason",
    "Result",
    "assess",
    "decide",
    "judge",
    "measure",
]

# The plan's own rule, and all systems at once, as `--method` names them.
OWN, ALL = "plan", "all"
# In the order in which they call for attention.
STATUSES = (
    "breached", "missed", "reversing", "behind", "slowing", "recovering", "no_baseline", "pending",
    "on_track", "holding", "achieved", "no_data", "not_assessable",
)  # fmt: skip
# The status of a target under way: is it on schedule, will it arrive?
_BY_TESTS = {
    (True, True): "on_track",
    (True, False): "slowing",
    (False, True): "recovering",
    (False, False): "behind",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a status was given: a key of `words.REASONS` and the values to fill it with."""

    code: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rate:
    """A change per year: kind "compound", a fraction a year; or "absolute", in `unit` a year."""

    value: Number
    shape: Shape
    unit: str

    @property
    def kind(self) -> str:
        return "compound" if self.shape == "compound" else "absolute"


@dataclass(slots=True)
class Numbers:
    """The quantities of one target, each None where it is undefined. Values are in the series' unit.

    `progress`, `elapsed` and `reach` (the share of the way that the forecast covers) are fractions; `lead` is
    progress − elapsed, `lead_months` the same on the clock. `undefined_growth` says that a compound path had to
    give way to absolute changes.
    """

    aim: Aim | None = None
    base: Point | None = None
    current: Point | None = None
    previous: Point | None = None
    shape: Shape | None = None
    gap: Fraction | None = None
    elapsed: Fraction | None = None
    progress: Number | None = None
    expected: Number | None = None
    required: Rate | None = None
    planned: Rate | None = None
    observed: Rate | None = None
    recent: Rate | None = None
    forecast: Number | None = None
    reach: Number | None = None
    arrival: Number | None = None
    lead: Number | None = None
    lead_months: Number | None = None
    undefined_growth: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """One target with its numbers, status and reasons. `stale` marks a current value older than the year asked for."""

    target: Target
    series: Series
    numbers: Numbers
    status: str
    reasons: tuple[Reason, ...]
    stale: bool = False

    @property
    def has_data(self) -> bool:
        """Whether there is a value that says something of the plan's years."""
        return self.numbers.current is not None and self.status != "no_data"


@dataclass(frozen=True, slots=True)
class Assessment:
    """All targets of a plan as of one year, in the plan's order, with the problems found in the data.

    `found` holds the observations behind it by target or benchmark id.
    """

    plan: Plan
    as_of: int
    results: tuple[Result, ...]
    problems: tuple[Problem, ...] = ()
    found: Mapping[str, Sequence[Observation]] = field(default_factory=dict)

    @property
    def summary(self) -> dict[str, int]:
        """The number of targets by status, none left out."""
        counts = Counter(result.status for result in self.results)
        return {status: counts[status] for status in STATUSES}

    def __getitem__(self, id: str) -> Result:
        found = next((result for result in self.results if result.target.id == id), None)
        if found is None:
            raise KeyError(id)
        return found


def assess(
    plan: Plan, observations: Observations | Iterable[Observation], year: int | None = None
) -> Assessment:
    """Return the status of every target of `plan` as of the end of `year`.

    Without a year it is the latest one among the plan's observations (its base year where there are none).
    """
    if not isinstance(observations, Observations):
        observations = Observations(observations)
    if year is None:
        year = observations.latest(plan.targets) or plan.base_year
    found = observations.by_target(year)
    results, problems = [], []
    for target in plan.targets.values():
        series = make(plan, target, found)
        problems.extend(series.problems)
        numbers = measure(plan, target, series)
        status, reasons = decide(plan, target, series, numbers)
        stale = numbers.current is not None and numbers.current.period.year < year
        results.append(Result(target, series, numbers, status, tuple(reasons), stale))
    once = {
        (p.code, p.path, p.line, *p.details.values()): p for p in problems
    }  # benchmarks serve several targets
    return Assessment(plan, year, tuple(results), tuple(bounded(once.values())), found)


# --- numbers


def measure(plan: Plan, target: Target, series: Series) -> Numbers:
    """Return the quantities of `target`, as far as its series defines them."""
    n = _stand(plan, target, series)
    if n.aim is not None and n.current is not None:
        n.gap = n.aim.value - n.current.amount
    if n.shape is not None:
        _rates(n, plan, target, series.unit)
        _outlook(n, plan, target, series)
    return n


def _stand(plan: Plan, target: Target, series: Series) -> Numbers:
    """Return the quantities that a verdict rests on: aim, base, previous and current, elapsed, progress and reach."""
    n = Numbers(base=series.at(target.base_year))
    n.aim = plan.aim(target, n.base.amount if n.base and target.goal.form != "stage" else None)
    if not series.points:
        return n
    n.current = series.points[-1]
    n.previous = series.points[-2] if len(series.points) > 1 else None
    if n.current.time < target.base_year:
        return n
    n.elapsed = (n.current.time - target.base_year) / plan.span(target)
    if n.aim is None or target.path in {"hold", "step"} or not target.assessable:
        return n
    n.shape = "compound" if target.path == "compound" else "linear"
    if n.shape == "compound" and not _grows(n):
        n.shape, n.undefined_growth = "linear", True
    _advance(n, plan)
    return n


def _grows(n: Numbers) -> bool:
    assert n.aim is not None
    return way.grows(
        n.aim.value, *(point.amount for point in (n.base, n.previous, n.current) if point)
    )


def _rates(n: Numbers, plan: Plan, target: Target, unit: str) -> None:
    """Fill in the four rates; a goal that is met requires none."""
    assert n.aim and n.current and n.shape
    shape, goal, current = n.shape, n.aim.value, n.current
    unit = RATIO if shape == "compound" else unit

    def rate(start: Fraction, end: Fraction, years: Fraction) -> Rate | None:
        try:
            return Rate(way.rate(shape, start, end, years), shape, unit) if years > 0 else None
        except OverflowError:  # a leap so short and high that its yearly rate is no number any more
            return None

    if not n.aim.met(current.amount, current.beyond):
        n.required = rate(current.amount, goal, plan.target_year - current.time)
    if n.base:
        n.planned = rate(n.base.amount, goal, Fraction(plan.span(target)))
        n.observed = rate(n.base.amount, current.amount, current.time - n.base.time)
    if n.previous:
        n.recent = rate(n.previous.amount, current.amount, current.time - n.previous.time)


def _advance(n: Numbers, plan: Plan) -> None:
    """Fill in progress and reach, where the base leaves a way to go."""
    assert n.aim and n.current and n.shape
    shape, goal, current = n.shape, n.aim.value, n.current
    if not n.base or n.base.amount == goal or n.aim.met(n.base.amount, n.base.beyond):
        return
    base = n.base.amount
    n.progress = way.progress(shape, base, current.amount, goal)
    left = plan.target_year - current.time
    if (
        n.previous and left >= 0
    ):  # progress is linear in time on either shape, so that no forecast is too large for it
        pace = (n.progress - way.progress(shape, base, n.previous.amount, goal)) / (
            current.time - n.previous.time
        )
        n.reach = n.progress + pace * left


def _outlook(n: Numbers, plan: Plan, target: Target, series: Series) -> None:
    """Fill in forecast and arrival, and what was expected and the lead over it where there is progress."""
    assert n.aim and n.current and n.shape
    shape, goal, current = n.shape, n.aim.value, n.current
    left = plan.target_year - current.time
    if n.recent and left >= 0:
        with suppress(OverflowError):
            n.forecast = way.project(shape, current.amount, n.recent.value, left)
    if n.recent:
        years = way.years_until(shape, current.amount, goal, n.recent.value)
        n.arrival = None if years is None else current.time + years
    if n.aim.met(current.amount, current.beyond):
        n.arrival = _met_since(n.aim, series.points)
    if n.base and n.progress is not None:
        elapsed = n.elapsed or Fraction(0)
        n.expected = way.expected(shape, n.base.amount, goal, elapsed)
        n.lead = n.progress - elapsed
        n.lead_months = n.lead * 12 * plan.span(target)


def _met_since(aim: Aim, points: Sequence[Point]) -> Fraction:
    """Return the time from which on every value has met the aim."""
    since = points[-1].time
    for point in reversed(points):
        if not aim.met(point.amount, point.beyond):
            break
        since = point.time
    return since


# --- status


def judge(plan: Plan, target: Target, series: Series) -> str:
    """Return the status alone that `series` gives a target, with none of the numbers that it does not rest on."""
    return _decide(plan, target, series, _stand(plan, target, series))[0]


def decide(plan: Plan, target: Target, series: Series, n: Numbers) -> tuple[str, list[Reason]]:
    """Return the status of a target and why it is so, with what has to be known beside it."""
    status, reasons = _decide(plan, target, series, n)
    if n.undefined_growth and (n.required or n.observed or n.recent):
        reasons.append(Reason("growth-undefined"))
    if series.broken_at is not None and n.current is not None:
        reasons.append(Reason("broken", {"year": series.broken_at}))
    return status, reasons


def _decide(plan: Plan, target: Target, series: Series, n: Numbers) -> tuple[str, list[Reason]]:
    """Return the status of a target and why it is so.

    The order of the questions is the rule: can it be assessed, is there a value, is it held, reached or missed,
    is there a base, has it moved away; only then do schedule and forecast decide.
    """
    if target.goal.form == "none":
        return "not_assessable", [Reason("no-threshold", {"why": target.goal.reason})]
    if target.role == "forecast":
        return "not_assessable", [Reason("forecast-role")]
    current = n.current
    if current is None:
        return "no_data", _silence(series)
    if (
        current.time < target.base_year
    ):  # says nothing of the plan's years, not even that the goal was met
        return "no_data", [
            Reason("before-base", {"base": target.base_year, "last": current.period})
        ]
    if target.path == "hold":
        return _held(target, series, n)
    met = _met(target, n, current)
    if met:
        return "achieved", [Reason("achieved", {"point": current})]
    if current.time >= plan.target_year and met is not None:
        return "missed", [Reason("missed", {"point": current})]
    if target.path == "step":
        return "pending", [Reason("pending", {"point": current})]
    if current.time <= target.base_year:
        return "no_data", [Reason("base-only", {"base": target.base_year})]
    if n.base is None:
        reasons = [Reason("no-baseline", {"base": target.base_year})]
        return "no_baseline", reasons if n.aim else [*reasons, Reason("goal-needs-base")]
    return _paced(plan, target, n)


def _silence(series: Series) -> list[Reason]:
    """Return why a target with published values, or without any, has none that can be used."""
    if series.broken_at is not None:
        return [Reason("broken", {"year": series.broken_at})]
    return [Reason(why) for why in dict.fromkeys(unused.why for unused in series.unused)] or [
        Reason("no-observation")
    ]


def _met(target: Target, n: Numbers, point: Point) -> bool | None:
    """Whether `point` reaches the goal; None where the goal depends on a base that is not known."""
    if target.goal.form == "stage":
        return target.goal.stage is not None and point.amount >= target.goal.stage.rank
    return n.aim.met(point.amount, point.beyond) if n.aim else None


def _held(target: Target, series: Series, n: Numbers) -> tuple[str, list[Reason]]:
    since = [point for point in series.points if point.time > target.base_year]
    if not since:
        return "no_data", [Reason("base-only", {"base": target.base_year})]
    assert n.aim is not None
    breaches = [point for point in since if not n.aim.met(point.amount, point.beyond)]
    held = since[-1] not in breaches
    reasons = [Reason("holding" if held else "breached", {"point": since[-1]})]
    if earlier := [point.period for point in breaches if point is not since[-1]]:
        reasons.append(Reason("breached-before", {"periods": earlier}))
    known = {point.period.year for point in since}
    if silent := [year for year in range(target.base_year + 1, max(known)) if year not in known]:
        reasons.append(Reason("silent-years", {"years": silent}))
    return ("holding" if held else "breached"), reasons


def _paced(plan: Plan, target: Target, n: Numbers) -> tuple[str, list[Reason]]:
    """Judge a target under way by the two tests: is it on schedule, will it arrive?"""
    assert n.base and n.current and n.aim and n.elapsed is not None
    away = Reason("reversing", {"from": n.base, "point": n.current})
    if n.progress is None and n.aim.met(n.base.amount, n.base.beyond):
        return "reversing", [Reason("lost", {"point": n.current, "base": target.base_year})]
    if (
        n.progress is None
    ):  # the base is the goal, which has to be passed: there is no way to measure
        back = (n.current.amount - n.base.amount) * (target.goal.direction or 1) < 0
        return (
            ("reversing", [away, Reason("at-bound")]) if back else ("behind", [Reason("at-bound")])
        )
    if n.progress < 0:
        return "reversing", [away]
    enough = 1 - plan.tolerance
    on_schedule = _reaches(n.progress, enough * n.elapsed)
    arrives = n.reach is not None and _reaches(n.reach, enough)
    reasons = [
        Reason("schedule", {"numbers": n}),
        Reason("outlook", {"numbers": n, "year": plan.target_year}),
    ]
    if n.previous is n.base or n.previous is None:
        reasons.append(Reason("one-interval"))
    return _BY_TESTS[on_schedule, arrives], reasons


def _reaches(share: Number, wanted: Number) -> bool:
    """Compare exactly where both are exact; a logarithm may miss equality by its last digits."""
    return share >= wanted if isinstance(share, Fraction) else share >= float(wanted) - 1e-12
