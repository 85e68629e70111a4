"""A fixture for checks of how values make up a series."""

import pytest

from gapcalc import assess
from gapcalc.assessment.plausibility import plausibility_problems

# e: a cut by growth rates; j: a sum of yearly amounts; n: the increase of a stock.
PLAN = """
plan: {base_year: 2010, target_year: 2015}
targets:
  e: {name: 单位能耗, goal: {reduce_by: 16%}, unit: 吨/万元, path: compound}
  j: {name: 就业, goal: {at_least: 100 人}, unit: 人, path: cumulative}
  n: {name: 新增, goal: {at_least: 10 个}, unit: 个, path: cumulative, measure: stock}
"""


@pytest.fixture
def problems_of_rows(make_plan, observe):
    """A function from rows `id,period,value,unit[,status]` to all problems; the first is line 2."""

    def problems_of_rows(*rows):
        plan = make_plan(PLAN)
        lines = ["indicator,period,value,unit,status"]
        for row in rows:
            has_status = row.count(",") == 4
            lines.append(row if has_status else f"{row},")
        observations = observe(plan, "\n".join(lines))
        assessment = assess(plan, observations)
        return [
            *observations.problems,
            *assessment.problems,
            *plausibility_problems(assessment),
        ]

    return problems_of_rows


@pytest.fixture
def codes_of_rows(problems_of_rows):
    """The same, but to the codes with their lines."""

    def codes_of_rows(*rows):
        return [(problem.code, problem.line) for problem in problems_of_rows(*rows)]

    return codes_of_rows
