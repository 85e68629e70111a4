from pathlib import Path

import pytest

from gapcalc.check import check

PLAN = """
plan: {base_year: 2010, target_year: 2015}
targets:
  e: {name: 单位能耗, goal: {reduce_by: 16%}, unit: 吨/万元, path: compound}
  j: {name: 就业, goal: {at_least: 100 人}, unit: 人, path: cumulative}
  n: {name: 新增, goal: {at_least: 10 个}, unit: 个, path: cumulative, measure: stock}
"""


@pytest.fixture
def codes(tmp_path: Path):
    """The codes that a check of some rows finds, each with its line."""

    def ask(*rows: str) -> list[tuple[str, int | None]]:
        plan, data = tmp_path / "plan.yaml", tmp_path / "data.csv"
        plan.write_text(PLAN, encoding="utf-8")
        data.write_text("indicator,period,value,unit\n" + "".join(f"{row}\n" for row in rows), encoding="utf-8")
        return [(problem.code, problem.line) for problem in check([str(data)], str(plan)).problems]

    return ask


YEARLY = ("e,2011,-2.01,%", "e,2012,-3.6,%", "e,2013,-3.7,%", "e,2014,-4.8,%", "e,2015,-5.6,%")


def test_a_sum_of_yearly_rates_is_told_from_their_chain(codes):
    """Falls of 2.01, 3.6, 3.7, 4.8 and 5.6 % make 18.2 %; printed was their sum, 19.71."""
    assert codes(*YEARLY, "e,2011-2015年,-19.71,%") == [("rates-added", 7)]


@pytest.mark.parametrize("total", ["-18.2", "-18.3", "-18", "-17.0", "-20.2"])
def test_what_is_not_the_sum_is_not_reported(codes, total):
    assert codes(*YEARLY, f"e,2011-2015年,{total},%") == []


def test_rounding_that_leaves_room_for_both_is_no_mistake(codes):
    # 1 % and 1 %: the sum is 2, the chain 2.01
    assert codes("e,2011,1,%", "e,2012,1,%", "e,2011-2012,2,%") == []


def test_a_span_with_a_year_missing_says_nothing(codes):
    assert codes(*YEARLY[1:], "e,2011-2015年,-19.71,%") == [("missing-year", 2)]


@pytest.mark.parametrize(("rows", "found"), [
    (("j,2011,5,人", "j,2012,5,人"), []),
    (("j,2011,5,人", "j,2013,5,人"), [("missing-year", 3)]),
    (("j,2012,5,人",), [("missing-year", 2)]),
    (("j,2011年1-9月,5,人", "j,2012,5,人"), [("missing-year", 3)]),
    (("j,2011Q1,5,人", "j,2011Q2,5,人", "j,2011Q4,5,人"), [("missing-year", 4)]),
    (("j,2011Q1,5,人", "j,2011Q2,5,人", "j,2011Q3,5,人", "j,2011Q4,5,人", "j,2012,9,人"), []),
    (("n,2012,5,个",), [("missing-year", 2)]),
    (("n,2010,5,个", "n,2012,5,个"), []),
])  # fmt: skip
def test_a_year_that_a_sum_lacks_is_named(codes, rows, found):
    assert codes(*rows) == found
