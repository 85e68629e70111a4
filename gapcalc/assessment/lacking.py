"""The values that a plan still lacks at a date, and how long its offices have been silent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from gapcalc.assessment.series import is_growth, missing_base_years
from gapcalc.assessment.status import Assessment, Result
from gapcalc.core.clock import AsOf
from gapcalc.core.period import Period
from gapcalc.core.unit import dimension
from gapcalc.data.observation import Observation
from gapcalc.plan.model import Benchmark, Plan, Target

__all__ = ["Ask", "asks", "last_heard"]

_GROWTH_UNIT = "%"
# What tells one ask from another: whose value, of which period, and whether the revised one.
_AskKey: TypeAlias = tuple[str, Period, bool]


@dataclass(frozen=True, slots=True)
class Ask:
    """One value that an office is asked for.

    It is of a target or benchmark, for a period, in `unit` ("" for a stage). `what` is the key of
    the words that say which value is meant. `revised` asks for the revised one, as what it is
    compared with is a revised value. `basis` is the one on which values are published now.
    """

    entry: Target | Benchmark
    period: Period
    unit: str
    what: str
    revised: bool = False
    basis: str = ""


def asks(assessment: Assessment, results: Iterable[Result]) -> list[Ask]:
    """Return what `results` lack to have a value at the date of the assessment.

    The order is that of actions and items, benchmarks last. Asked for is the year's own value, and
    where values are added or chained those of the years before it; where they are compared, the
    benchmark's of the same vintage. Of a year that is not over it is the value at the date, or the
    amount up to it with that of the same months a year before. A period with values that contradict
    each other lacks none: `check` names them.
    """
    lacking: dict[_AskKey, Ask] = {}
    results = list(results)
    listed = {result.target.id for result in results}
    ordered = sorted(results, key=lambda result: _place_in_plan(assessment.plan, result.target))

    for result in ordered:
        # A goal that is said twice is asked for once.
        if result.target.same_as in listed or not _is_lacking(result, assessment.date):
            continue

        for ask in _asks_of(result, assessment):
            # A benchmark that several targets are set against is asked for once.
            key = (ask.entry.id, ask.period, ask.revised)
            lacking.setdefault(key, ask)

    once = [ask for ask in lacking.values() if not _is_told_with_another(ask, lacking)]
    return sorted(once, key=lambda ask: isinstance(ask.entry, Benchmark))


def _asks_of(result: Result, assessment: Assessment) -> Iterator[Ask]:
    """Return the asks for all of which the value of a target is made."""
    target = result.target
    if target.goal.form == "over_series" and target.goal.series:
        return _compared(result, assessment)
    if target.per is not None:
        return _asks_of_quotient(result, assessment, target.per)

    return _own(result, assessment)


def _is_told_with_another(ask: Ask, lacking: Mapping[_AskKey, Ask]) -> bool:
    """Whether the row of another ask is read for this one too, in whichever language.

    全体居民人均可支配收入 is the name of one target, and a name of the one set against the nation.
    """
    names = set(ask.entry.also)

    for other in lacking.values():
        if other.entry.region != ask.entry.region:
            continue
        if (other.period, other.unit, other.revised) != (ask.period, ask.unit, ask.revised):
            continue

        if names.issuperset(other.entry.name):
            return True

    return False


def _is_lacking(result: Result, date: AsOf) -> bool:
    """Whether a value at `date` would tell something of a target.

    No figure could decide a target without a threshold, and a stage that was reached stays reached.
    A forecast of demand is asked for: it is shown beside what came of it.
    """
    target = result.target
    if target.goal.form == "none" or target.base_year > date.year:
        return False
    if target.goal.form == "stage" and result.status == "achieved":
        return False

    # A mean of 2018 to 2020 that lacks 2019 keeps the target from any verdict.
    if target.base_years and missing_base_years(target, result.series):
        return True

    return result.series.at(date.time) is None


def _place_in_plan(plan: Plan, target: Target) -> tuple[int, int, str]:
    """Return where the plan has the target; items are compared as numbers: 3 comes before 12."""
    actions = list(plan.actions)
    # What belongs to no action comes last.
    action = len(actions)
    if target.action in actions:
        action = actions.index(target.action)

    item = target.item or ""
    return action, len(item), item


def _own(result: Result, assessment: Assessment) -> Iterator[Ask]:
    """Ask for the target's values of the periods that have none."""
    target = result.target
    published = assessment.observations.get(target.id, ())
    growth = _comes_as_growth(target, published)
    if target.takes_rates:
        # The level of a year (200) does not answer for its growth (10 %), nor this for that.
        published = [one for one in published if is_growth(one) == growth]

    unit = _GROWTH_UNIT if growth else target.unit
    basis = _newest_basis(published)
    wanted = [Period(year) for year in _missing_of_base(result, assessment)]
    wanted += _periods(target, assessment.date, growth)

    for period in _unknown_periods(result, published, wanted):
        what = _what(target, growth, period)
        yield Ask(target, period, unit, what, basis=basis)


def _unknown_periods(
    result: Result, published: Sequence[Observation], wanted: Iterable[Period]
) -> Iterator[Period]:
    """Yield those of the `wanted` periods, each once, for which nothing was published."""
    published_periods = {observation.period for observation in published}
    known_ends = {point.time for point in result.series.points}
    known_ends |= _published_ends(result.target, published)

    for period in dict.fromkeys(wanted):
        if period in published_periods:
            continue
        # A stock at the end of 2025 is one of December, whatever period its row names.
        if _ends_alike(result.target, period) and period.end in known_ends:
            continue

        yield period


def _newest_basis(published: Sequence[Observation]) -> str:
    """Return the basis of the latest value, on which the next one will be published."""
    # 22 districts since 2024, all 38 before: the next value will be of 22.
    latest = max(published, key=lambda one: one.period.end, default=None)
    return "" if latest is None else latest.basis


def _ends_alike(target: Target, period: Period) -> bool:
    """Whether a value for another period that ends alike would do as well as one for `period`.

    A state at the end of June is one, and so is a total to which the first months are added.
    """
    return period.is_year or _is_state(target) or _is_sum(target)


def _published_ends(target: Target, published: Iterable[Observation]) -> set[Fraction]:
    """Return the moments for which there are values; a state counts at any month's end."""
    is_state = _is_state(target)
    ends = set()

    for observation in published:
        period = observation.period
        if period.since is None and (is_state or period.is_year):
            ends.add(period.end)

    return ends


def _is_state(target: Target) -> bool:
    """Whether values stand for a moment, as stocks and stages do."""
    return target.measure == "stock" or target.goal.form == "stage"


def _is_sum(target: Target) -> bool:
    """Whether the amounts of the years are added up."""
    return target.path == "cumulative" and target.measure != "stock"


def _periods(target: Target, date: AsOf, growth: bool) -> list[Period]:
    """Return the periods that a value at `date` rests on: all those that are added or chained."""
    # 10 % in 2025 says nothing without the rates of 2023 and 2024.
    first = target.chain_start + 1 if growth or _is_sum(target) else date.year
    years = range(first, date.last_full_year + 1)
    periods = [Period(year) for year in years]
    if target.path == "cumulative" and target.measure == "stock":
        # What came since the base year is the difference of two stocks.
        periods.insert(0, Period(target.base_year))

    if not date.is_year_end:
        periods += _part_year(target, date, growth)

    return list(dict.fromkeys(periods))


def _part_year(target: Target, date: AsOf, growth: bool) -> list[Period]:
    """Return the periods of a year that is not over.

    No part of a year is taken for it, but an amount is shown beside that of the same months a year
    before. A ratio over a year has none: asked for is that of the last whole year.
    """
    if growth or _is_state(target) or _is_sum(target):
        return [date.so_far]

    last = _last_year(date)
    if target.measure == "rate":
        return [last]

    year_before = date.so_far._replace(year=date.year - 1)
    return [last, year_before, date.so_far]


def _comes_as_growth(target: Target, published: Sequence[Observation]) -> bool:
    """Whether the target's values are growth rates.

    Its unit says so, or nothing else has been published.
    """
    if not target.takes_rates:
        return False
    if target.index is not None:
        return True
    if not dimension(target.unit):
        return True

    return bool(published) and all(map(is_growth, published))


def _what(target: Target, growth: bool, period: Period) -> str:
    """Return the key of the words that say which value is meant."""
    if target.goal.form == "stage":
        return "ask-stage"
    if not period.is_year:
        return _what_of_months(target, growth)
    if target.takes_rates:
        return "ask-growth" if growth else "ask-level"

    is_stock = target.measure == "stock"
    if target.path == "cumulative":
        return "ask-total" if is_stock else "ask-amount"
    if target.window == "since_start":
        return "ask-since-start"

    return "ask-year-end" if is_stock else "ask-year"


def _what_of_months(target: Target, growth: bool) -> str:
    """Return the key of the words for a value of the first months of a year."""
    if growth:
        return "ask-growth-months"

    return "ask-month-end" if target.measure == "stock" else "ask-months"


def _compared(result: Result, assessment: Assessment) -> Iterator[Ask]:
    """Ask for the target's value or its benchmark's, revised where the other is.

    Only like is divided by like: a revised value by a revised one.
    """
    target = result.target
    year = assessment.date.last_full_year
    period = Period(year)
    benchmark = assessment.plan.benchmarks[target.goal.series or ""]
    own = _vintages(assessment.observations.get(target.id, ()), year)
    other = _vintages(assessment.observations.get(benchmark.id, ()), year)
    # Of a figure that was revised since, the revised one is used.
    revised = max(own) if own else min(other, default=False)

    if not own:
        yield Ask(target, period, target.unit, _what(target, False, period), revised)
    if revised not in other:
        yield Ask(benchmark, period, benchmark.unit, "ask-year", revised)


def _asks_of_quotient(result: Result, assessment: Assessment, per: str) -> Iterator[Ask]:
    """Ask for what is divided and for what it is divided by, for each period that lacks them."""
    target = result.target
    date = assessment.date
    divisor = assessment.plan.entry(per)
    periods = [Period(year) for year in _missing_of_base(result, assessment)]
    # A state may be divided at any month's end; a year's amount takes the whole year.
    at_month_end = _is_state(target) and not date.is_year_end
    periods.append(date.so_far if at_month_end else _last_year(date))

    for period in dict.fromkeys(periods):
        yield from _ask_unless_known(assessment, target, period, "ask-divided")
        yield from _ask_unless_known(assessment, divisor, period, "ask-divisor")


def _ask_unless_known(
    assessment: Assessment, entry: Target | Benchmark, period: Period, what: str
) -> Iterator[Ask]:
    """Ask for the value of a period, unless one that ends with it was published."""
    published = assessment.observations.get(entry.id, ())
    if any(one.period.end == period.end for one in published):
        return

    yield Ask(entry, period, entry.unit, what, basis=_newest_basis(published))


def _last_year(date: AsOf) -> Period:
    """Return the last year that is over: 2025 at the end of June 2026."""
    return Period(date.last_full_year)


def _missing_of_base(result: Result, assessment: Assessment) -> list[int]:
    """Return the years of a mean that lack a value by the date; none of a single base year."""
    target = result.target
    if not target.base_years:
        return []

    last = assessment.date.last_full_year
    return [year for year in missing_base_years(target, result.series) if year <= last]


def _vintages(published: Iterable[Observation], year: int) -> set[bool]:
    """Return whether the values of `year` are revised: {False, True} where there are both."""
    vintages = set()

    for observation in published:
        if observation.period.is_year and observation.period.year == year:
            vintages.add(observation.status == "revised")

    return vintages


def last_heard(assessment: Assessment, id: str) -> Observation | None:
    """Return the latest value published of a target or benchmark; None where none ever was."""
    published = assessment.observations.get(id, ())
    return max(published, key=lambda one: (one.period.end, one.standing), default=None)
