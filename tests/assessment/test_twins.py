"""Goals that are said twice: one set of data, one verdict, asked for once."""

from __future__ import annotations

from fractions import Fraction as F

import pytest

from gapcalc.assessment.assumption import parse_cases
from gapcalc.assessment.rollup import by_action, roll_up
from gapcalc.assessment.scenario.scenarios import what_if
from gapcalc.assessment.status import assess
from gapcalc.data.reading import parse_setting

PLAN = """
plan: {base_year: 2022, target_year: 2027}
actions: {1: A, 2: B}
targets:
  twice: {name: 翻番, goal: {times_base: 2}, unit: 万家, path: compound, same_as: firms, at: {action: 2}}
  firms: {name: 企业数, goal: {at_least: 150 家}, unit: 家, path: compound, at: {action: 1}}
"""


@pytest.fixture
def twins(make_plan):
    return make_plan(PLAN)


@pytest.fixture
def assessed(twins, observe):
    def assessed(rows: str, year: int | None = None):
        return assess(twins, observe(twins, f"indicator,period,value,unit\n{rows}"), year)

    return assessed


@pytest.mark.parametrize("name", ["firms", "twice", "企业数", "翻番"])
def test_rows_under_either_name_reach_both(assessed, name: str) -> None:
    found = assessed(f"{name},2022,100,家\n{name},2024,120,家\n")
    assert [found[id].numbers.current.value for id in ("firms", "twice")] == [120, F(120, 10000)]
    assert found.problems == ()


@pytest.mark.parametrize("name", ["firms", "twice", "翻番"])
def test_setting_of_either_reaches_both(twins, name: str) -> None:
    made = parse_setting(f"{name}@2024=120家", twins, None)
    assert {one.target for one in made} == {"firms", "twice"}


def test_goal_that_is_said_again_has_the_verdict_of_the_other(assessed) -> None:
    found = assessed("firms,2022,100,家\nfirms,2024,150,家\n")
    twice = found["twice"]
    assert (found["firms"].status, twice.status) == ("achieved", "achieved")
    assert twice.reasons[0].code == "same-as"
    assert twice.numbers.gap > 0  # its own figure is 200


def test_it_counts_once_and_in_the_group_where_it_stands_alone(twins, assessed) -> None:
    results = assessed("firms,2022,100,家\nfirms,2024,150,家\n").results
    whole = roll_up(results)
    assert (whole.targets, whole.with_data, whole.judged, whole.good) == (1, 1, 1, 1)
    assert [group.targets for group in by_action(twins, results).values()] == [1, 1]


def test_its_data_are_doubted_once(assessed) -> None:
    found = assessed("firms,2024,120,家\ntwice,2024,130,家\n")
    assert [problem.code for problem in found.problems] == ["conflicting-values"]


def test_it_is_asked_for_once(assessed) -> None:
    from gapcalc.reports.template import asks

    found = assessed("firms,2022,100,家\n", 2024)
    assert {ask.entry.id for ask in asks(found, found.results)} == {"firms"}
    alone = [result for result in found.results if result.target.id == "twice"]
    assert {ask.entry.id for ask in asks(found, alone)} == {"twice"}


@pytest.mark.parametrize("id", ["firms", "twice"])
def test_growth_assumed_of_either_is_that_of_both(assessed, id: str) -> None:
    found = assessed("firms,2022,100,家\nfirms,2024,120,家\n")
    cases = parse_cases(found, [], [f"{id}=10%"])
    (_, scenario), problems = what_if(found, cases)
    arrivals = {one.growth.rate.value for one in scenario.outcomes.values()}
    assert (arrivals, problems) == ({F(1, 10)}, [])
