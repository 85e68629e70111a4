"""The trend as it is and each case of assumptions, with what comes of every target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gapcalc.assessment.assumption import Case, Growth
from gapcalc.assessment.plausibility import implausible_values
from gapcalc.assessment.scenario.outcome import Outcome, outcome
from gapcalc.assessment.status import Assessment, assess
from gapcalc.core.clock import AsOf
from gapcalc.core.problem import Problem
from gapcalc.data.observation import Observation
from gapcalc.plan.model import Plan

__all__ = ["Scenario", "what_if"]


@dataclass(frozen=True, slots=True)
class Scenario:
    """All targets under one case; `case` is None for the trend as it is.

    `outcomes` are by target id. `touched` are the ids of the targets on which the case assumes
    something.
    """

    case: Case | None
    assessment: Assessment
    outcomes: Mapping[str, Outcome]
    touched: frozenset[str] = frozenset()


def what_if(
    assessment: Assessment, cases: Sequence[Case]
) -> tuple[tuple[Scenario, ...], list[Problem]]:
    """Return the trend as it is, then each case, and the problems that the assumptions bring in.

    The problems of the data themselves are those of `assessment` and are not repeated.
    """
    trend_outcomes = {
        result.target.id: outcome(assessment.plan, result) for result in assessment.results
    }
    scenarios = [Scenario(None, assessment, trend_outcomes)]
    problems: list[Problem] = []

    for case in cases:
        scenario = _scenario(assessment, case)
        scenarios.append(scenario)

        # `--set gdp@2026=…` without a case stands in every case: what is wrong with it is said
        # once.
        for found in (_unused_assumptions(scenario, case), _problems_of_settings(scenario, case)):
            problems += [problem for problem in found if problem not in problems]

    return tuple(scenarios), problems


def _scenario(assessment: Assessment, case: Case) -> Scenario:
    """Return what comes of the plan under the assumptions of one case."""
    plan = assessment.plan
    under_case = _with_settings(assessment, case)
    outcomes = {}

    for result in under_case.results:
        id = result.target.id
        outcomes[id] = outcome(plan, result, _growth_of(plan, case, id))

    return Scenario(case, under_case, outcomes, _touched(plan, case))


def _growth_of(plan: Plan, case: Case, id: str) -> Growth | None:
    """Return the growth that `case` assumes of a target, or of a goal that it says again."""
    together = (id, *plan.twins().get(id, ()))
    for one in together:
        if one in case.growths:
            return case.growths[one]

    return None


def _with_settings(assessment: Assessment, case: Case) -> Assessment:
    """Return the assessment with the values that `case` sets, for whichever year.

    What was left out of the assessment, because it is of a later year than the one asked for, stays
    out, although a value may be set for a year after it.
    """
    settings = [setting.observation for setting in case.settings]
    # A case of growth rates alone leaves the values as they are.
    if not settings:
        return assessment

    observations: list[Observation] = []

    for published in assessment.observations.values():
        observations += published

    observations += settings
    latest_setting = max(AsOf.end_of(setting.period) for setting in settings)
    return assess(assessment.plan, observations, max(assessment.date, latest_setting))


def _touched(plan: Plan, case: Case) -> frozenset[str]:
    """Return the targets on which `case` assumes something, or on their benchmarks."""
    twins = plan.twins()
    ids: set[str] = set()

    for assumption in case.assumptions:
        id = assumption.subject[0]
        ids.add(id)
        # The same goal said twice shares its data, and what is assumed of it.
        ids.update(twins.get(id, ()))

    touched = set()

    for target in plan.targets.values():
        if not ids.isdisjoint(target.series_ids):
            touched.add(target.id)

    return frozenset(touched)


def _unused_assumptions(scenario: Scenario, case: Case) -> Iterator[Problem]:
    """Yield a problem for each assumption that changes nothing."""
    plan = scenario.assessment.plan
    in_use: set[Observation] = set()

    for result in scenario.assessment.results:
        for point in result.series.points:
            in_use.update(point.parts)

    for setting in case.settings:
        if setting.observation not in in_use:
            details = {"value": setting.text, "target": setting.observation.target}
            yield Problem("setting-unused", details)

    for id, growth in case.growths.items():
        # There was nothing to grow from, such as a level of 0.
        if scenario.outcomes[id].growth is None:
            details = {"value": growth.text, "target": id, "year": str(plan.end(plan.targets[id]))}
            yield Problem("growth-unused", details)


def _problems_of_settings(scenario: Scenario, case: Case) -> list[Problem]:
    """Return what is wrong with the values that are set; they are checked as published ones are."""
    if not case.settings:
        return []

    assessment = scenario.assessment
    found = [*assessment.problems, *implausible_values(assessment)]
    # What has a file is about published values.
    return [problem for problem in found if problem.path is None]
