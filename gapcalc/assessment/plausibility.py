"""What a careful statistician would ask back about published values before a number rests on them.

A doubt is a warning: the value is read and used all the same. Each rule is made to stay quiet on series that merely
grow, swing or begin small.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from gapcalc.assessment.magnitude import (
    ROUNDING,
    Case,
    Value,
    changes,
    few,
    gather,
    magnitudes,
    printed,
)
from gapcalc.assessment.series import added_rates, build_series, is_growth
from gapcalc.assessment.status import Assessment, Result, status_of
from gapcalc.core.period import Period
from gapcalc.core.problem import Problem
from gapcalc.core.unit import RATIO, dimension, factor
from gapcalc.data.observation import GROWING, Observation
from gapcalc.messages.words import STATUS
from gapcalc.plan.model import Plan, Target

__all__ = ["doubts"]

# A change of a year that levels do not make: to five times as much, to a fifth, or by 40 points of a share.
_LEAP, _LEAP_POINTS = 5, 40
# Below a tenth of its goal a thing has hardly begun, and may multiply.
_NASCENT = 0.1
# A stock makes no step of a third in a year where its usual one is a twentieth of that or less: of four values or more
# that all move, or for people, who do not appear or vanish, where it is within a third of its goal already.
_STEP, _STEP_TIMES, _STEP_VALUES = 4 / 3, 20, 4
# Months that already make the year before them promise a rise of a third and more; it is doubted beyond three times
# the strongest rise so far, or where none is known beyond the goal.
_PART_MONTHS, _PART_TIMES = 9, 3
# Totals since January grow from quarter to quarter by 100, 50 and 33 %; seasons do not push three quarters running.
_QUARTER, _RUNNING = 3, 1.25


def doubts(plan: Plan, assessment: Assessment) -> list[Problem]:
    """Return what is odd about the values behind `assessment`, each with the place of the value that is doubted.

    The values are those in `assessment.observations`; none is dropped or changed.
    """
    found = assessment.observations
    beside = {id: gather(benchmark, found.get(id, ())) for id, benchmark in plan.benchmarks.items()}
    problems = [problem for case in beside.values() for problem in _about(case)]
    for result in assessment.results:
        target, observations = result.target, found.get(result.target.id, ())
        if observations and target.unit:
            problems += _about(gather(target, observations, beside.get(target.goal.series or "")))
        problems += [*_gaps(result), *_added(target, observations), *_rising(target, observations)]
        problems += _revisions(plan, result, found)
    once: dict[object, Problem] = {}
    for problem in problems:
        once.setdefault(_said(problem), problem)
    return list(once.values())


def _said(problem: Problem) -> object:
    """What makes two doubts one: a row may speak of several targets, whose statuses and sums alone differ."""
    told = problem.details
    own = (
        told["target"]
        if problem.code in {"revision-changes-status", "missing-year", "rising-rates"}
        else None
    )
    return problem.code, problem.path, problem.line, told.get("period"), told.get("value"), own


def _about(case: Case) -> Iterator[Problem]:
    """What a rule has doubted is left out of those after it, so that the likeliest cause is the one said."""
    for rule in (magnitudes, _beyond, _leaps, _falls, _parts_as_years, _running_quarters, _sources):
        yield from rule(case)


# --- what such a series does not do


def _beyond(case: Case) -> Iterator[Problem]:
    """Doubt a share below 0 or above 100 %: only where the goal itself is a share of something."""
    entry = case.entry
    if (
        case.kind != "share"
        or not isinstance(entry, Target)
        or entry.goal.form != "level"
        or changes(entry)
    ):
        return
    whole = factor(RATIO, entry.unit)
    if (entry.goal.upper or entry.goal.value or 0) > whole:
        return
    signed = (
        entry.measure == "rate" or entry.path == "compound"
    )  # rates of change and of balance fall below 0
    for value in case.open(case.levels):
        if value.size > whole or (value.size < 0 and not signed):
            yield case.doubt("share-out-of-range", value)


def _leaps(case: Case) -> Iterator[Problem]:
    """Doubt a level that no year leads to from the one before it."""
    entry = case.entry
    if not isinstance(entry, Target) or entry.path not in {"compound", "linear"} or not case.sized:
        return
    values = case.standing()
    usual = _usual_step(values) if entry.measure == "stock" else None
    begun = (case.goal or 0) * _NASCENT
    last = doubted = None
    for value in values:
        if last is None or not _leaps_from(case, last, value, usual, begun):
            last, doubted = value, None
        elif doubted is not None and not _leaps_from(case, doubted, value, usual, begun):
            last, doubted = value, None  # the level stays where it went
        else:
            doubted = value
            yield case.doubt(
                "jump", value, before=str(last.told.period), change=_change(case, last, value)
            )


def _leaps_from(case: Case, before: Value, value: Value, usual: float | None, begun: float) -> bool:
    years = max(1.0, value.time - before.time)
    if case.kind == "share":
        return abs(value.size - before.size) * factor(case.entry.unit, "%") > _LEAP_POINTS * years
    low, high = (before, value) if before.size < value.size else (value, before)
    if low.size <= 0 or high.size < low.size * _STEP or few(case, low):
        return False
    step = math.log10(high.size / low.size) / years
    if step > math.log10(_STEP) and (
        _is_people_near_goal(case, before) if usual is None else step > _STEP_TIMES * usual
    ):
        return True
    return step > math.log10(_LEAP) and (value is low or low.size >= begun)


def _usual_step(values: Sequence[Value]) -> float | None:
    """Return the median yearly change in powers of ten; None for a series too short, or that stands still between."""
    if len(values) < _STEP_VALUES or any(value.size <= 0 for value in values):
        return None
    steps = sorted(
        abs(math.log10(b.size / a.size)) / (b.time - a.time) for a, b in pairwise(values)
    )
    return steps[len(steps) // 2] or None


def _is_people_near_goal(case: Case, before: Value) -> bool:
    entry = case.entry
    if (
        not isinstance(entry, Target)
        or entry.measure != "stock"
        or set(dimension(entry.unit)) != {"[person]"}
    ):
        return False
    return case.goal is not None and 1 / _STEP < before.size / case.goal < _STEP


def _change(case: Case, before: Value, value: Value) -> str:
    """Return a change so that either language can say it: ×7.2 (10 亿元 → 72 亿元)."""
    told = f"{printed(before.told)} → {printed(value.told)}"
    if case.kind == "share":
        return told
    times = value.size / before.size
    return f"{f'×{times:.3g}' if times >= 2 else f'{times - 1:+.0%}'} ({told})"


def _falls(case: Case) -> Iterator[Problem]:
    """Doubt a running total that is certainly smaller than an earlier one: over years, or from January on."""
    entry = case.entry
    if not isinstance(entry, Target):
        return
    if (entry.measure != "flow" and entry.window == "since_start") or _is_increase(entry):
        yield from _smaller(case, case.standing())
    if _is_flow(entry) and not changes(entry):
        years: dict[int, dict[int, Value]] = defaultdict(dict)
        for part in case.open(case.parts):
            if part.told.period.first == 1:
                years[part.told.period.year][part.told.period.last] = part
        for months in years.values():
            yield from _smaller(case, list(months.values()))


def _is_increase(target: Target) -> bool:
    return target.path == "cumulative" and target.measure == "stock"


def _is_flow(target: Target) -> bool:
    return target.measure == "flow" or (target.path == "cumulative" and target.measure is None)


def _smaller(case: Case, totals: Sequence[Value]) -> Iterator[Problem]:
    for before, value in pairwise(totals):
        if value.size < before.size and case.bounds(value)[1] <= case.bounds(before)[0]:
            told = {"before": str(before.told.period), "before_value": printed(before.told)}
            yield case.doubt("cumulative-falls", value, **told)


def _parts_as_years(case: Case) -> Iterator[Problem]:
    """Doubt a flow of some months that is the whole year's: its own year's, or such as the year before had."""
    entry = case.entry
    if not case.parts or not isinstance(entry, Target) or not _is_flow(entry):
        return
    years = {value.told.period.year: value for value in case.standing()}
    known = [(value, years[year - 1]) for year, value in years.items() if year - 1 in years]
    strongest = max(
        (value.size / last.size for value, last in known if last.size > 0), default=None
    )
    for part in case.open(case.parts):
        if part.size <= 0:
            continue
        year, last = years.get(part.told.period.year), years.get(part.told.period.year - 1)
        if year is not None:
            exact = not part.told.bound and not year.told.bound and not few(case, year)
            whole = (part.amount == year.amount and exact) or case.bounds(part)[0] >= case.bounds(
                year
            )[1]
        else:
            year = last
            whole = (
                last is not None
                and entry.path == "compound"
                and _makes_year(case, part, last, strongest)
            )
        if year is not None and whole:
            yield case.doubt(
                "part-as-year", part, reference=f"{printed(year.told)}, {year.told.period}"
            )


def _running_quarters(case: Case) -> Iterator[Problem]:
    """Doubt quarters of a flow that grow as totals since January do: each by a quarter and more over the last."""
    entry = case.entry
    if not isinstance(entry, Target) or not _is_flow(entry):
        return
    quarters: dict[int, dict[int, Value]] = defaultdict(dict)
    for part in case.open(case.parts):
        period = part.told.period
        if period.last - period.first == _QUARTER - 1 and period.last % _QUARTER == 0:
            quarters[period.year][period.last // _QUARTER] = part
    for year, known in quarters.items():
        values = [known[number] for number in sorted(known)]
        runs = all(
            before.size > 0 and value.size >= before.size * _RUNNING
            for before, value in pairwise(values)
        )
        if sorted(known)[:3] == [1, 2, 3] and runs:
            listed = ", ".join(printed(value.told) for value in values)
            yield case.doubt("quarters-running", values[-1], year=str(year), values=listed)


def _makes_year(case: Case, part: Value, last: Value, strongest: float | None) -> bool:
    """Whether some months make more than the year before them, and more than the year they are of can come to."""
    months = part.told.period.last - part.told.period.first + 1
    if months > _PART_MONTHS or not 0 < last.size <= part.size or few(case, last):
        return False
    coming = part.size * 12 / months
    if strongest is not None:
        return coming / last.size - 1 > _PART_TIMES * max(strongest - 1, 0)
    return case.goal is not None and last.size < case.goal < coming


# --- several values for one period


def _sources(case: Case) -> Iterator[Problem]:
    """Doubt a value that another source contradicts, where no revision explains it."""
    for _, moment in groupby(case.open(case.levels), key=lambda value: value.time):
        *values, used = moment
        if (
            not values
            or used.told.path is None
            or any(value.told.status == "revised" for value in (*values, used))
        ):
            continue
        others = [
            value
            for value in values
            if value.told.standing < used.told.standing and _differ(case, used, value)
        ]
        if others:
            other = max(others, key=lambda value: abs(value.size - used.size))
            told = ", ".join(f"{printed(v.told)} ({_source(v.told)})" for v in (used, other))
            yield case.doubt("sources-disagree", used, values=told, used=printed(used.told))


def _differ(case: Case, one: Value, other: Value) -> bool:
    """Whether two values of different origin differ by more than their digits, marks and rounding explain."""
    if (one.told.source, one.told.path) == (other.told.source, other.told.path):
        return False
    (low, high), (lowest, highest) = case.bounds(one), case.bounds(other)
    apart = low > highest or lowest > high
    return apart and abs(one.amount - other.amount) > ROUNDING * max(
        abs(one.amount), abs(other.amount)
    )


def _source(o: Observation) -> str:
    return o.source or o.publisher or f"{o.path}:{o.line}"


_Found = Mapping[str, Sequence[Observation]]
_Twins = Mapping[Period, Sequence[Observation]]


def _twins(observations: Sequence[Observation]) -> _Twins:
    """Return the values of different standing for one period."""
    if len({o.status for o in observations}) < 2:
        return {}
    groups: dict[Period, list[Observation]] = defaultdict(list)
    for o in observations:
        groups[o.period].append(o)
    return {
        period: group for period, group in groups.items() if len({o.standing for o in group}) > 1
    }


def _revisions(plan: Plan, result: Result, found: _Found) -> Iterator[Problem]:
    """Say where a verdict rests on a revision: with the value of the next lower standing it was another."""
    n, target = result.numbers, result.target
    values = {
        key: found[key] for key in (target.id, target.goal.series or target.id) if key in found
    }
    twins = {key: _twins(published) for key, published in values.items()}
    if not any(twins.values()):
        return
    for o in {o: None for point in (n.base, n.previous, n.current) if point for o in point.parts}:
        group = twins[o.target].get(o.period, ())
        lower = [x for x in group if x.standing < o.standing]
        if not lower or o.path is None:
            continue
        earlier = max(lower, key=lambda x: x.standing)
        if (earlier.value, earlier.unit) == (o.value, o.unit):
            continue
        above = {x for x in group if x.standing > earlier.standing}
        series = build_series(
            plan, target, {**values, o.target: [x for x in values[o.target] if x not in above]}
        )
        status = status_of(plan, target, series)
        if status in {result.status, "no_data", "no_baseline"}:
            continue
        told = {
            "target": target.id,
            "period": str(o.period),
            "value": printed(o),
            "before_value": printed(earlier),
        }
        (before_zh, before_en), (after_zh, after_en) = STATUS[status], STATUS[result.status]
        told |= {
            "before_en": before_en,
            "before_zh": before_zh,
            "after_en": after_en,
            "after_zh": after_zh,
        }
        yield Problem("revision-changes-status", told, o.path, o.line, field=o.column)


# --- sums, chains and signs


def _gaps(result: Result) -> Iterator[Problem]:
    """Name the year that a sum or chain lacks, at the first value that could not be used for want of it."""
    series = result.series
    if series.broken_at is not None:
        late = next(
            (u.observation for u in series.unused if u.why in {"after-gap", "no-base-stock"}), None
        )
        told = {"target": result.target.id, "year": str(series.broken_at)}
        yield Problem(
            "missing-year", told, late.path if late else None, late.line if late else None
        )


def _added(target: Target, observations: Sequence[Observation]) -> Iterator[Problem]:
    """Doubt a rate over several years that is the sum of the yearly ones."""
    for o, chained in added_rates(target, observations) if target.goal.form in GROWING else ():
        told = {"value": str(o.value), "period": str(o.period), "chained": f"{float(chained):.2f}"}
        yield Problem("rates-added", told, o.path, o.line, field=o.column)


def _rising(target: Target, observations: Sequence[Observation]) -> Iterator[Problem]:
    """Doubt a target to be cut whose yearly rates are all rises: they may be cuts without their sign."""
    rates = [o for o in observations if is_growth(o)] if target.goal.form == "reduce_by" else []
    if rates and all(Decimal(o.value) > 0 for o in rates):
        yield Problem(
            "rising-rates",
            {"target": target.id},
            rates[0].path,
            rates[0].line,
            field=rates[0].column,
        )
