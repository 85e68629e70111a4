"""Amounts of a part that are more than those of the area in which it lies."""

import pytest

from gapcalc import assess
from gapcalc.assessment.plausibility import plausibility_problems

PLAN = """
plan: {base_year: 2022, target_year: 2027, region: city}
regions:
  city: {zh: 全市, en: City}
  east: {zh: 东部, en: East, within: city}
  world: {zh: 世界, en: World}
targets:
  city_gdp: {name: 全市产值, also: [产值], goal: {over: 3 万亿元}, unit: 亿元, path: compound, measure: flow}
  east_gdp: {name: 东部产值, also: [产值], region: east, goal: {over: 3000 亿元}, unit: 亿元, path: compound, measure: flow}
  world_gdp: {name: 世界产值, also: [产值], region: world, goal: {over: 300 万亿元}, unit: 亿元, path: compound, measure: flow}
  east_jobs: {name: 东部就业, also: [产值], region: east, goal: {over: 30 万人}, unit: 万人, path: compound, measure: flow}
  east_stock: {name: 东部资产, also: [产值], region: east, goal: {over: 30 亿元}, unit: 亿元, path: compound, measure: stock}
"""  # fmt: skip


@pytest.mark.parametrize(("rows", "found"), [
    (("city_gdp,2024,24000", "east_gdp,2024,25000"), ["part-exceeds-whole"]),
    (("city_gdp,2024,24000", "east_gdp,2024,24000"), []),
    (("city_gdp,2024,24000", "east_gdp,2023,25000"), []),  # of another year
    (("city_gdp,2024,24000", "world_gdp,2024,1000000"), []),  # it is no part of the city
    (("city_gdp,2024,24000", "east_stock,2024,25000"), []),  # another thing
    (("city_gdp,2024,2.4,万亿元", "east_gdp,2024,24400,亿元"), []),  # 2.4 is up to 2.45
    (("city_gdp,2024,2.4,万亿元", "east_gdp,2024,24501,亿元"), ["part-exceeds-whole"]),
])  # fmt: skip
def test_a_part_is_not_more_than_the_whole(make_plan, observe, rows, found):
    plan = make_plan(PLAN)
    lines = [row if row.count(",") == 3 else f"{row},亿元" for row in rows]
    observed = observe(plan, "indicator,period,value,unit\n" + "\n".join(lines))
    assert not observed.problems
    problems = plausibility_problems(assess(plan, observed))
    codes = [problem.code for problem in problems if problem.code == "part-exceeds-whole"]
    assert codes == found


def test_what_has_another_unit_is_not_compared(make_plan, observe):
    plan = make_plan(PLAN)
    header = "indicator,period,value,unit\n"
    observed = observe(plan, f"{header}city_gdp,2024,24000,亿元\neast_jobs,2024,30000,万人")
    assert "part-exceeds-whole" not in {
        p.code for p in plausibility_problems(assess(plan, observed))
    }
