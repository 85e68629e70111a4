from pathlib import Path

import pytest

from gapcalc.assessment.check import check

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
        data.write_text(
            "indicator,period,value,unit\n" + "".join(f"{row}\n" for row in rows), encoding="utf-8"
        )
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
    # -1 % and -1 %: the sum is -2, the chain -1.99
    assert codes("e,2011,-1,%", "e,2012,-1,%", "e,2011-2012,-2,%") == []
    assert (
        codes("e,2011,-6,%", "e,2012,-6,%", "e,2013,-6,%", "e,2011-2013,-18,%") == []
    )  # -16.94, each within 0.5


def test_the_chain_is_given_the_room_of_its_own_rounding(codes):
    # 9.5 % three times makes 31.3: 31 can be the chain of 10, 10 and 10
    assert codes("e,2011,-10,%", "e,2012,-10,%", "e,2013,-10,%", "e,2011-2013,-28,%") == []


def test_the_span_may_begin_with_the_year_that_the_rates_start_from(codes):
    rows = ("e,2011,-6.0,%", "e,2012,-6.0,%", "e,2013,-6.0,%")
    assert (
        codes(*rows, "e,2011-2013,-18.0,%")
        == codes(*rows, "e,2010-2013,-18.0,%")
        == [("rates-added", 5)]
    )


def test_the_value_that_stands_is_the_one_that_is_added(tmp_path):
    rows = [
        "e,2011,-6.0,%,preliminary",
        "e,2011,-8.0,%,revised",
        "e,2012,-6.0,%,",
        "e,2011-2012,-12.0,%,",
    ]
    for order in (rows, [rows[1], rows[0], *rows[2:]]):
        plan, data = tmp_path / "plan.yaml", tmp_path / "data.csv"
        plan.write_text(PLAN, encoding="utf-8")
        text = "".join(f"{row}\n" for row in order)
        data.write_text(f"indicator,period,value,unit,status\n{text}", encoding="utf-8")
        assert check([str(data)], str(plan)).problems == []


def test_cuts_written_without_their_sign_are_doubted(codes):
    """16.94 is the right chain of three cuts of 6 %, but as growth they would be rises."""
    rows = ("e,2011,6.0,%", "e,2012,6.0,%", "e,2013,6.0,%")
    assert codes(*rows, "e,2011-2013,16.94,%") == [("rising-rates", 2)]
    assert codes(*rows, "e,2011-2013,18.0,%") == [("rates-added", 5), ("rising-rates", 2)]


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


@pytest.mark.parametrize(("rates", "total", "chained"), [
    (("-6.0", "-6.0"), "-12.0", "-11.64"),
    (("-6.0", "-6.0", "-6.0"), "-18.0", "-16.94"),
    (("6.0", "6.0", "6.0"), "18.0", "16.94"),  # cuts written without their sign
])  # fmt: skip
def test_what_the_rates_give_when_chained_is_said(tmp_path, rates, total, chained):
    rows = [f"e,{2011 + i},{rate},%" for i, rate in enumerate(rates)]
    plan, data = tmp_path / "plan.yaml", tmp_path / "data.csv"
    plan.write_text(PLAN, encoding="utf-8")
    text = "\n".join([*rows, f"e,2011-{2010 + len(rates)},{total},%"])
    data.write_text(f"indicator,period,value,unit\n{text}\n", encoding="utf-8")
    (found,) = (p for p in check([str(data)], str(plan)).problems if p.code == "rates-added")
    assert found.details["chained"] == chained
