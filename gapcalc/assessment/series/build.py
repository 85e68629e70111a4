"""From the observations of a target to its series; the package's page lists the kinds of series."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from gapcalc.assessment.series.bases import Bases, bases_of
from gapcalc.assessment.series.chains import chain_rates, is_growth
from gapcalc.assessment.series.indexes import rebase
from gapcalc.assessment.series.levels import levels, subtract_base
from gapcalc.assessment.series.model import Point, Series
from gapcalc.assessment.series.ratios import divide_by_benchmark, divide_by_series
from gapcalc.assessment.series.sums import sum_flows
from gapcalc.core.problem import Problem, bilingual_detail
from gapcalc.data.observation import Observation
from gapcalc.messages.reasons import basis_name
from gapcalc.plan.model import Plan, Target

__all__ = ["build_series", "with_values"]


def build_series(
    plan: Plan, target: Target, observations: Mapping[str, Sequence[Observation]]
) -> Series:
    """Return the series of `target`.

    `observations` holds those of every target and benchmark by its id, as `Observations.by_target`
    returns them.
    """
    series = Series(target.value_unit)
    own = observations.get(target.id, ())
    goal = target.goal
    # A stock and a stage stand at the end of any month; a flow needs its whole year.
    any_month = target.measure == "stock" or goal.form == "stage"
    bases = _find_bases(series, target, own, any_month)
    has_rates = target.takes_rates and any(is_growth(observation) for observation in own)
    if has_rates:
        chain_rates(series, target, own, bases)
    elif goal.form == "over_series" and goal.series:
        divide_by_benchmark(series, target, plan.benchmarks[goal.series], observations, bases)
    elif target.per is not None:
        divide_by_series(series, target, plan.entry(target.per), observations, bases)
    elif target.path == "cumulative" and target.measure != "stock":
        sum_flows(series, target, own, bases)
    else:
        _take_levels(series, target, own, any_month, bases)

    if bases is not None:
        series.problems += _not_linked(series, target, bases)

    return series


def _take_levels(
    series: Series,
    target: Target,
    own: Sequence[Observation],
    any_month: bool,
    bases: Bases | None,
) -> None:
    """Put the published values into `series`, each as it is or as the goal counts it."""
    series.points = levels(series, target, own, any_month=any_month, bases=bases)

    # 8,000 km in 2022 and 9,200 in 2025 are 1,200 km built under the plan.
    if target.path == "cumulative":
        subtract_base(series, target)
    if target.index is not None:
        rebase(series, target)


def _not_linked(series: Series, target: Target, bases: Bases) -> list[Problem]:
    """Return a problem for each basis that nothing links, at its first value."""
    first: dict[str, Observation] = {}
    for unused in series.unused:
        # One problem a basis, however many values stand on it.
        if unused.why == "not-linked":
            first.setdefault(bases.of(unused.observation), unused.observation)

    problems = []
    for basis, one in first.items():
        details = {
            "target": target.id,
            **bilingual_detail("basis", basis_name(basis)),
            **bilingual_detail("other", basis_name(bases.reference)),
        }
        problem = Problem("basis-not-linked", details, one.path, one.line, field=one.column)
        problems.append(problem)

    return problems


def _find_bases(
    series: Series, target: Target, own: Sequence[Observation], any_month: bool
) -> Bases | None:
    """Return the bases of a target's values, and note on which one the series is made."""
    named = {one.basis for one in own} - {""}
    if not named:
        series.basis = target.basis
        series.basis_is_taken = bool(target.basis and own)
        return None

    def points_of(group: Sequence[Observation]) -> list[Point]:
        return _amounts(target, group, any_month)

    bases = bases_of(target, own, points_of)
    if bases is None:
        # One basis alone, that of the goal.
        series.basis = target.basis or next(iter(named))
    else:
        series.basis = bases.reference
        # What names no basis is taken for the goal's, if the goal names one.
        has_unnamed = any(not one.basis and one.path for one in own)
        series.basis_is_taken = bool(bases.unnamed) and has_unnamed

    return bases


def _amounts(target: Target, group: Sequence[Observation], any_month: bool) -> list[Point]:
    """Return the amounts among the values of one basis; a growth rate has no basis of its own."""
    amounts = group
    if target.takes_rates:
        amounts = [one for one in group if not is_growth(one)]

    return levels(Series(target.unit), target, amounts, any_month=any_month)


def with_values(
    observations: Mapping[str, Sequence[Observation]],
    ids: Iterable[str],
    values: Mapping[Observation, Decimal],
) -> dict[str, list[Observation]]:
    """Return the observations of `ids` with other `values` in place of those of some of them.

    Other observations of the same moment are left out, as they would be in conflict with such a
    value: where 60.0 and 60 are published for 2023, and 60.0 becomes 60.05, 60 has to go.
    """
    present = [id for id in ids if id in observations]
    slots = set()

    for id in present:
        for observation in observations[id]:
            if observation in values:
                slots.add(_slot_of_value(observation))

    replaced: dict[str, list[Observation]] = {}

    for id in present:
        replaced[id] = []
        for observation in observations[id]:
            if observation in values:
                other = observation._replace(value=values[observation])
                replaced[id].append(other)
            elif _slot_of_value(observation) not in slots:
                replaced[id].append(observation)

    return replaced


def _slot_of_value(observation: Observation) -> tuple[str, str, int, int]:
    """Return what values have to share to be in conflict: target, basis, year and last month."""
    period = observation.period
    return observation.target, observation.basis, period.year, period.last
