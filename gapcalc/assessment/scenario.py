"""Scenarios: where each target stands in the target year under assumptions, and what those that lag would need.

An assumption is a value set by hand or a growth a year. A value set goes through the plan's own arithmetic; a growth
carries the latest value from where it stands to the end of the target year.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from itertools import count

from gapcalc.assessment.assumption import Case, Growth
from gapcalc.assessment.numbers import Rate
from gapcalc.assessment.plausibility import doubts
from gapcalc.assessment.rollup import GOOD, JUDGED
from gapcalc.assessment.series import Point, Series
from gapcalc.assessment.status import STATUSES, Assessment, Result, assess
from gapcalc.core import growth as way
from gapcalc.core.growth import Number
from gapcalc.core.problem import Problem
from gapcalc.plan.model import COMMITMENTS, Aim, Plan

__all__ = [
    "LAGGING", "Need", "Outcome", "Scenario",
    "last_flow", "listed", "meets", "need", "outcome", "summary", "what_if", "yearly",
]  # fmt: skip

LAGGING = tuple(status for status in JUDGED if status not in {*GOOD, "breached"})

# Beyond so many years nothing is said to arrive.
_HORIZON = 100
# What calculating with floating-point numbers may add to or take from a value that is the bound exactly.
_DUST = 1e-12


@dataclass(frozen=True, slots=True)
class Outcome:
    """One target in the target year. `value` and `short` (goal − value, where it is not met) are in the series' unit.

    `met` is None where nothing can be said; `reach` is the share of the way that the value covers, `arrival` a year.
    `growth` is the one assumed, if it could be used.
    """

    result: Result
    value: Number | None = None
    met: bool | None = None
    short: Number | None = None
    reach: Number | None = None
    arrival: Number | None = None
    growth: Growth | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """What a lagging target would need: a yearly rate to the goal, and a value at the end of the year `by`.

    `schedule` is the value that the path has there, `enough` what the plan's tolerance lets count as on schedule;
    `times_recent` and `times_observed` say how many times those rates the required one is, None where they do not lead
    towards the goal.
    """

    required: Rate | None
    by: int | None = None
    schedule: Number | None = None
    enough: Number | None = None
    times_recent: Number | None = None
    times_observed: Number | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """All targets under one case, by id; `case` is None for the trend as it is. `touched` are those assumed upon."""

    case: Case | None
    assessment: Assessment
    outcomes: Mapping[str, Outcome]
    touched: frozenset[str] = frozenset()


# --- what comes of them


def what_if(
    assessment: Assessment, cases: Sequence[Case]
) -> tuple[tuple[Scenario, ...], list[Problem]]:
    """Return the trend as it is and each case, with the problems that the assumptions bring in."""
    plan = assessment.plan
    trend = Scenario(None, assessment, {r.target.id: outcome(plan, r) for r in assessment.results})
    scenarios, problems = [trend], []
    for case in cases:
        under = _under(assessment, case)
        growths = case.growths
        outcomes = {r.target.id: outcome(plan, r, growths.get(r.target.id)) for r in under.results}
        scenarios.append(Scenario(case, under, outcomes, _touched(plan, case)))
        problems += [problem for problem in _unused(case, scenarios[-1]) if problem not in problems]
        if (
            case.settings
        ):  # what is typed is doubted as what is published; the trend has been already
            odd = [*under.problems, *doubts(plan, under)]
            problems += [
                p for p in odd if p.path is None and p.code != "missing-year" and p not in problems
            ]
    return tuple(scenarios), problems


def _under(assessment: Assessment, case: Case) -> Assessment:
    """Return the assessment with the values of `case` set, of whichever year; what was left out of it stays out."""
    settings = [setting.observation for setting in case.settings]
    if not settings:
        return assessment
    known = [
        observation for observations in assessment.observations.values() for observation in observations
    ]
    latest = max(assessment.as_of, *(o.period.year for o in settings))
    return assess(assessment.plan, [*known, *settings], latest)


def _touched(plan: Plan, case: Case) -> frozenset[str]:
    """Return the targets on which `case` assumes something, be it on the series that a goal refers to."""
    ids = {one.subject[0] for one in case.assumptions}
    return frozenset(t.id for t in plan.targets.values() if t.id in ids or t.goal.series in ids)


def _unused(case: Case, scenario: Scenario) -> Iterator[Problem]:
    used = {
        o for r in scenario.assessment.results for point in r.series.points for o in point.parts
    }
    for setting in case.settings:
        if setting.observation not in used:
            yield Problem(
                "setting-unused", {"value": setting.text, "target": setting.observation.target}
            )
    for id, growth in case.growths.items():
        if scenario.outcomes[id].growth is None:
            details = {
                "value": growth.text,
                "target": id,
                "year": str(scenario.assessment.plan.target_year),
            }
            yield Problem("growth-unused", details)


def outcome(plan: Plan, result: Result, growth: Growth | None = None) -> Outcome:
    """Return where `result` stands at the end of the target year: by its recent rate, or by the growth assumed.

    From the target year on its value is known. Whether the goal is met is decided by the plan's own `Aim.met`.
    """
    n, target = result.numbers, result.target
    if n.current is None or target.goal.form == "stage":
        return Outcome(result, met=_by_status(result))
    over = n.current.time >= plan.target_year
    grown = _grown(plan, result, growth) if growth and not over else None
    if growth is None or grown is None:
        value, arrival, growth = (n.current.amount if over else n.forecast), n.arrival, None
        reach = n.progress if over else n.forecast_progress
    else:
        value, arrival = grown
        reach = _share(result, value)
    met = _by_status(result)
    if value is not None and n.aim and target.assessable and (growth or result.status != "no_data"):
        met = meets(n.aim, value, n.current.beyond if growth or over else 0)
    short = n.aim.value - value if n.aim and value is not None and met is False else None
    if arrival is not None and (
        arrival <= n.current.time if met is False else met and arrival > plan.target_year
    ):
        arrival = None  # it was there, and will not be; or about the goal is enough, the very figure comes later
    return Outcome(result, value, met, short, reach, arrival, growth)


def _by_status(result: Result) -> bool | None:
    """What the verdict says of the target year where no value can be given for it."""
    return {"achieved": True, "holding": True, "breached": False, "missed": False}.get(
        result.status
    )


def meets(aim: Aim, value: Number, beyond: int = 0) -> bool:
    """Whether `value` reaches `aim`, free of float dust: what is a bound but for its last digits is that bound."""
    bounds = (bound for bound in (aim.low, aim.high) if bound is not None)
    if isinstance(value, float):
        value = next((b for b in bounds if math.isclose(value, b, rel_tol=_DUST)), Fraction(value))
    return aim.met(value, beyond)


def _share(result: Result, value: Number) -> Number | None:
    """Return the share of the way from the base that `value` covers, None where there is no way to measure."""
    n = result.numbers
    if n.progress is None or n.base is None or n.aim is None or n.shape is None:
        return None
    if n.shape == "compound" and not way.grows(value):
        return None
    return way.progress(n.shape, n.base.amount, value, n.aim.value)


def _grown(plan: Plan, result: Result, growth: Growth) -> tuple[Number, Number | None] | None:
    """Return value in the target year and time of arrival under `growth`; None where it has nothing to grow from."""
    n, rate, cumulative = result.numbers, growth.rate, result.target.path == "cumulative"
    assert n.current is not None
    x, compound = n.current.amount, rate.shape == "compound"
    if (compound and not cumulative and not way.grows(x)) or (
        not compound and rate.unit != result.series.unit
    ):
        return None
    met = n.aim is not None and n.aim.met(x, n.current.beyond)
    goal = None if met or n.aim is None else n.aim.value
    with suppress(OverflowError):
        if compound and cumulative:
            found = _summed(plan.target_year, result.series, rate.value, goal)
        else:
            found = _projected(plan.target_year - n.current.time, n.current, rate, goal)
        if found and math.isfinite(found[0]):
            return found[0], n.arrival if met else found[1]
    return None


def _projected(
    left: Fraction, current: Point, rate: Rate, goal: Fraction | None
) -> tuple[Number, Number | None]:
    """Return the value after the years `left` at `rate`, and when it comes to `goal`."""
    value = way.project(rate.shape, current.amount, rate.value, left)
    if goal is None or (rate.shape == "compound" and not way.grows(goal)):
        return value, None
    years = way.years_until(rate.shape, current.amount, goal, rate.value)
    return value, None if years is None else current.time + years


def _summed(
    end: int, series: Series, rate: Number, goal: Fraction | None
) -> tuple[Number, Number | None] | None:
    """Return the total at the end of year `end` and when it comes to `goal` where the yearly amount grows by `rate`."""
    flow = last_flow(series)
    if flow is None:
        return None
    total: Number = series.points[-1].amount
    value: Number = total
    arrival: Number | None = None
    for start, year, amount in yearly(series.points[-1].time, flow, rate):
        if arrival is None and goal is not None and total < goal <= total + amount:
            arrival = start + (goal - total) / amount * (year - start)
        total = total + amount
        value = total if year == end else value
        if year >= end and (goal is None or arrival is not None or year > end + _HORIZON):
            break
    return value, arrival


def last_flow(series: Series) -> tuple[int, Fraction] | None:
    """Return the last full year of a cumulative series and the amount of that year; None unless it is above zero."""
    last = next((point for point in reversed(series.points) if point.time.denominator == 1), None)
    before = series.at(int(last.time) - 1) if last else None
    if last is None or before is None or last.amount <= before.amount:
        return None
    return int(last.time), last.amount - before.amount


def yearly(
    time: Fraction, flow: tuple[int, Fraction], rate: Number
) -> Iterator[tuple[Fraction, int, Number]]:
    """Yield start, year and amount of each year after `time`, without end.

    The year y adds f·(1 + g)^(y − y0), f being the amount of the last full year y0; of a year under way it adds the
    part that is still to come.
    """
    last, amount = flow
    start = time
    for year in count(math.floor(time) + 1):
        yield start, year, amount * (1 + rate) ** (year - last) * (year - start)
        start = Fraction(year)


def need(scenario: Scenario, id: str, as_of: int) -> Need | None:
    """Return what the target `id` would need after the end of `as_of`; None where it does not lag.

    The schedule is asked of the next year's end: P ≥ (1 − tolerance)·e there. In the target year it is the goal itself,
    which no tolerance eases.
    """
    plan, result = scenario.assessment.plan, scenario.outcomes[id].result
    n, target = result.numbers, result.target
    if result.status not in LAGGING or n.current is None:
        return None
    by = max(as_of, n.current.period.year) + 1
    times = [_times(n.required, rate) for rate in (n.recent, n.observed)]
    if n.progress is None or not n.base or not n.aim or not n.shape or by > plan.target_year:
        return Need(n.required, None, None, None, *times)
    elapsed = Fraction(by - target.base_year, plan.span(target))
    eased = elapsed if by == plan.target_year else elapsed * (1 - plan.tolerance)
    schedule, enough = (
        way.expected(n.shape, n.base.amount, n.aim.value, share) for share in (elapsed, eased)
    )
    return Need(n.required, by, schedule, enough, *times)


def _times(required: Rate | None, other: Rate | None) -> Number | None:
    if not required or not other or not other.value or required.shape != other.shape:
        return None
    times = required.value / other.value
    return times if times > 0 else None


def listed(scenarios: Sequence[Scenario], ids: Iterable[str], full: bool = False) -> list[str]:
    """Return those of `ids` to list: what is assumed upon, what lags, the worst first, and if `full` what has a value.

    The order among those assumed upon, and among the last, is that of `ids`.
    """
    trend, ids = scenarios[0].outcomes, list(ids)
    touched = frozenset[str]().union(*(scenario.touched for scenario in scenarios))

    def urgency(id: str) -> tuple[int, float]:
        result = trend[id].result
        return STATUSES.index(result.status), float(result.numbers.lead or 0)

    lagging = sorted((id for id in ids if trend[id].result.status in LAGGING), key=urgency)
    others = [id for id in ids if full and trend[id].value is not None]
    return list(dict.fromkeys([*(id for id in ids if id in touched), *lagging, *others]))


def summary(scenario: Scenario, ids: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return how many of `ids` meet their goal in the target year, and of how many that can be said, by commitment.

    The key "all" holds all of them.
    """
    said = [scenario.outcomes[id] for id in ids]
    groups = {c: [o.met for o in said if o.result.target.commitment == c] for c in COMMITMENTS}
    groups = {"all": [o.met for o in said], **groups}
    return {
        name: (sum(m is True for m in mets), sum(m is not None for m in mets))
        for name, mets in groups.items()
    }
