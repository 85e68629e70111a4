"""Areas ranked by the share as planned and by lead, and what has changed in half a year."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import MakePlan

from gapcalc.assessment.areas import by_area, half_a_year_before, standings
from gapcalc.assessment.status import Assessment, assess
from gapcalc.data.reading import read_observations

PLAN = """\
plan: {base_year: 2022, target_year: 2027, region: city}
regions: {city: {zh: 全市}, a: {zh: 甲区}, b: {zh: 乙区}, c: {zh: 丙区}}
targets:
  all: {name: 合计产值, goal: {at_least: 600 亿元}, unit: 亿元, measure: stock, path: linear}
  t: {name: 产值, unit: 亿元, measure: stock, path: linear, total: all,
      regions: &goals {a: {at_least: 200 亿元}, b: {at_least: 200 亿元}, c: {at_least: 200 亿元}}}
  u: {name: 投资, unit: 亿元, measure: stock, path: linear, regions: *goals}
"""
HEAD = "indicator,region,period,value,unit\n"
# Of the way of 100, 40 is due by the end of 2024.
ROWS = """\
t/a,,2022,100,亿元
t/b,,2022,100,亿元
t/a,,2023,130,亿元
t/b,,2023,105,亿元
t/a,,2024,135,亿元
t/b,,2024,150,亿元
all,,2022,300,亿元
all,,2024,400,亿元
"""


@pytest.fixture
def assessment(tmp_path: Path, make_plan: MakePlan) -> Assessment:
    plan = make_plan(PLAN)
    file = tmp_path / "data.csv"
    file.write_text(HEAD + ROWS, encoding="utf-8")
    return assess(plan, read_observations([file], plan))


def test_results_of_an_area_stand_together(assessment: Assessment) -> None:
    groups = by_area(assessment.plan, assessment.results)
    assert {region: [r.target.id for r in group] for region, group in groups.items()} == {
        "city": ["all"],
        "a": ["t/a", "u/a"],
        "b": ["t/b", "u/b"],
        "c": ["t/c", "u/c"],
    }


def test_the_best_area_comes_first_and_one_without_verdicts_last(assessment: Assessment) -> None:
    ranked = standings(assessment.plan, assessment.results)
    assert [(s.region, s.share_rank, s.lead_rank) for s in ranked] == [
        ("b", 1, 1),
        ("a", 2, 2),
        ("c", None, None),
    ]
    best = ranked[0]
    assert (best.group.share, best.group.fresh, best.group.targets) == (1, 1, 2)
    assert best.lead == pytest.approx(0.1)


def test_the_whole_is_not_ranked_among_its_parts(assessment: Assessment) -> None:
    assert "city" not in {s.region for s in standings(assessment.plan, assessment.results)}


def test_equal_areas_share_their_rank(tmp_path: Path, make_plan: MakePlan) -> None:
    plan = make_plan(PLAN)
    file = tmp_path / "data.csv"
    rows = "".join(
        f"t/{r},,2022,100,亿元\nt/{r},,2024,{v},亿元\n" for r, v in zip("abc", "112", strict=True)
    )
    file.write_text(HEAD + rows.replace(",1,", ",150,").replace(",2,", ",110,"), encoding="utf-8")
    ranked = standings(plan, assess(plan, read_observations([file], plan)).results)
    assert [(s.region, s.share_rank) for s in ranked] == [("a", 1), ("b", 1), ("c", 3)]


def test_a_rise_is_told_since_six_months_earlier(assessment: Assessment) -> None:
    earlier = half_a_year_before(assessment, assessment.results)
    assert earlier.as_of == "2024-06"
    ranked = standings(assessment.plan, assessment.results, earlier.results)
    assert [(s.region, s.share_change, s.lead_change) for s in ranked] == [
        ("b", 1, 1),
        ("a", -1, -1),
        ("c", None, None),
    ]
