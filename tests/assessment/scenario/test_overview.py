"""Which targets of scenarios are listed, and how many meet their goals."""

import pytest

from gapcalc import assess, read_observations
from gapcalc.assessment.assumption import parse_cases
from gapcalc.assessment.scenario import LAGGING, listed, summary, what_if
from gapcalc.assessment.status import STATUSES
from gapcalc.core.files import bundled

PLAN = """
    plan: {base_year: 2022, target_year: 2027}
    targets:
      a: {name: 甲, goal: {at_least: 100 亿元}, unit: 亿元, path: linear}
      b: {name: 乙, goal: {at_least: 100 亿元}, unit: 亿元, path: linear, commitment: strive}
      c: {name: 丙, goal: {at_least: 100 亿元}, unit: 亿元, path: step}
      d: {name: 丁, goal: {at_least: 100 亿元}, unit: 亿元, path: linear}
      e: {name: 戊, goal: {at_least: 100 亿元}, unit: 亿元, path: hold}
"""
# a lags, b is on track, c is pending, d has no value since the base year, e is held.
ROWS = [
    "a:2022,50", "a:2024,60", "b:2022,50", "b:2024,80", "c:2024,10", "d:2021,40", "d:2022,50",
    "e:2024,100",
]  # fmt: skip


@pytest.fixture
def scenarios(make_plan, read):
    """The trend, and the case that `a` grows by 20 亿元 a year."""
    plan = make_plan(PLAN)
    assessment = assess(plan, read(plan, *ROWS))
    scenarios, _ = what_if(assessment, parse_cases(assessment, (), ["a=20亿元"]))
    return scenarios


def test_goals_met_are_counted_among_those_of_which_it_can_be_said(scenarios):
    """It cannot of the pending step c, nor of d, which has no value since the base year."""
    trend, case = scenarios
    assert summary(trend, "abcde") == {"all": (2, 3), "commit": (1, 2), "strive": (1, 1)}
    assert summary(case, "abcde") == {"all": (3, 3), "commit": (2, 2), "strive": (1, 1)}


def test_only_the_targets_asked_for_are_counted(scenarios):
    _, case = scenarios
    assert summary(case, ["b"]) == {"all": (1, 1), "strive": (1, 1)}


def test_listed_is_what_lags_or_is_assumed_and_on_demand_what_has_a_value(scenarios):
    assert listed(scenarios, "abcde") == ["a"]
    assert listed(scenarios, "abcde", full=True) == ["a", "b", "d"]
    assert listed(scenarios, "bc") == []


def test_what_is_assumed_comes_first_and_then_what_lags_the_worst_first(plan):
    assessment = assess(plan, read_observations(bundled() / "data", plan))
    scenarios, _ = what_if(assessment, parse_cases(assessment, (), ["retail_sales=1%"]))
    first, *rest = listed(scenarios, plan.targets)
    assert first == "retail_sales"
    statuses = [assessment[id].status for id in rest]
    ranks = [STATUSES.index(status) for status in statuses]
    assert len(ranks) > 5
    assert ranks == sorted(ranks)
    assert set(statuses) <= set(LAGGING)
