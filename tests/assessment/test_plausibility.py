"""Doubts: each rule on figures worked by hand, and the silence of all of them on series as offices publish them."""

from __future__ import annotations

import csv
import time
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapcalc import Observation, Plan, Problem, assess, read_observations
from gapcalc.assessment.plausibility import doubts
from gapcalc.core.period import Period, parse_period
from gapcalc.plan.model import Benchmark, Goal, Name, Target

ROOT = Path(__file__).parents[2]
T = Name("指标", "Indicator")


def plan_of(
    goal: str | None = None,
    unit: str = "亿元",
    path: str = "compound",
    *,
    at_most: bool = False,
    **keys: object,
) -> Plan:
    """A plan for 2022 to 2027 with one target, `t`; `goal` is a number in its unit, None where it has no figure."""
    made = Goal("times_base", ">=", Fraction(2), text="2")
    if goal is not None:
        made = Goal(
            "level", "<=" if at_most else ">=", Fraction(Decimal(goal)), text=f"{goal} {unit}"
        )
    target = Target("t", T, keys.pop("form", made), unit, path, 2022, **keys)  # type: ignore[arg-type]
    return Plan("p", T, 2022, 2027, {"t": target})


def seen(plan: Plan, *rows: str) -> list[Observation]:
    """Observations of `t` from rows `period value[ unit[ bound[ status[ source]]]]`, `.` for what is not given."""
    made = []
    for line, row in enumerate(rows, 2):
        period, value, unit, bound, status, source = (row.split() + ["."] * 4)[:6]
        made.append(
            Observation(
                "t",
                parse_period(period) or Period(1900),
                Decimal(value),
                plan.targets["t"].unit if unit == "." else unit,
                None if bound == "." else bound,
                "reported" if status == "." else status,
                "" if source == "." else source,
                path="d.csv",
                line=line,
            )
        )
    return made


def ask(plan: Plan, *rows: str) -> list[Problem]:
    found = doubts(plan, assess(plan, seen(plan, *rows)))
    return [problem for problem in found if problem.code != "missing-year"]


def codes(plan: Plan, *rows: str) -> list[tuple[str, int | None]]:
    """What is doubted, with the line: the first row stands on line 2."""
    return [(problem.code, problem.line) for problem in ask(plan, *rows)]


# --- powers of ten


def test_what_is_said_of_a_value_in_the_wrong_unit():
    """2.45 亿元 (24500 万元) beside 23600 亿元 is 1/9633 of it: near 10⁻⁴, and the goal is of the other's size."""
    (found,) = ask(plan_of("30000"), "2023 23600", "2024 24500 万元")
    assert (found.code, found.path, found.line, found.field) == (
        "off-by-factor",
        "d.csv",
        3,
        "value",
    )
    assert found.details == {
        "target": "t", "value": "24500 万元", "period": "2024", "factor": "1/10000",
        "reference_en": "the 2023 value 23600 亿元", "reference_zh": "2023年值 23600 亿元",
        "cause_en": "万 for 亿 (10⁴)", "cause_zh": "万/亿混用",
    }  # fmt: skip
    assert "about 1/10000 times the 2023 value 23600 亿元" in found.message("en")
    assert "万/亿混用" in found.message("zh")


@pytest.mark.parametrize(("value", "factor"), [
    ("2857600", "100"), ("28576000", "1000"), ("285760000", "10000"), ("2857600000000", "100000000"),
    ("285.76", "1/100"), ("28.576", "1/1000"), ("2.8576", "1/10000"), ("0.00028576", "1/100000000"),
    ("285760", "10"), ("2857.6", "1/10"),
])  # fmt: skip
@pytest.mark.parametrize("place", [0, 2, 4])
def test_one_value_off_its_series_is_named_wherever_it_stands(value, factor, place):
    values = ["26000", "27200", "28576", "29900", "31300"]
    values[place] = value
    (found,) = ask(plan_of(), *(f"{2020 + i} {v}" for i, v in enumerate(values)))
    assert (found.code, found.line, found.details["factor"]) == ("off-by-factor", place + 2, factor)


@pytest.mark.parametrize(("value", "factor"), [
    ("900000", None), ("952000", "100"), ("8300000", "100"), ("9000000", None), ("9400000", "1000"),
])  # fmt: skip
def test_the_room_about_a_hundred(value, factor):
    """Beside 28000 a hundred is taken for between 33 and 300 times, a thousand for between 333 and 3000."""
    found = ask(plan_of(), "2020 26000", "2021 27000", "2022 28000", f"2023 {value}", "2024 30000")
    assert [p.details.get("factor") for p in found] == [factor]  # what is near no power is a jump


def test_every_value_of_the_minority_is_named():
    rows = ["2018 22000", "2019 23000", "2020 24000", "2021 25000 万元", "2022 26000 万元"]
    assert codes(plan_of(), *rows) == [("off-by-factor", 5), ("off-by-factor", 6)]


def test_of_two_values_the_goal_decides_and_without_one_the_later_is_named():
    assert codes(plan_of("30000"), "2022 2.4", "2023 25000") == [("off-by-factor", 2)]
    assert codes(plan_of("30000"), "2022 24000", "2023 2.5") == [("off-by-factor", 3)]
    assert codes(plan_of("30000"), "2022 250", "2023 25000") == [
        ("off-by-factor", 2)
    ]  # neither far enough off it
    assert codes(plan_of(), "2022 2.4", "2023 25000") == [("off-by-factor", 3)]


def test_a_goal_speaks_against_the_majority():
    """Three years entered in 万元 and one right: the right one is at the goal's size."""
    rows = ["2021 24000 万元", "2022 25000 万元", "2023 26000 万元", "2024 27000"]
    assert codes(plan_of("30000"), *rows) == [("off-by-factor", line) for line in (2, 3, 4)]
    assert codes(plan_of(), *rows) == [("off-by-factor", 5)]


def test_a_lone_value_is_held_against_the_goal():
    (found,) = ask(plan_of("30000"), "2024 2.45")
    assert found.details["reference_en"] == "the goal of 30000 亿元"
    assert found.details["reference_zh"] == "目标 30000 亿元"
    assert found.details["factor"] == "1/10000"
    assert codes(plan_of("30000"), "2024 30") == [("off-by-factor", 2)]  # a thousandth of it
    assert (
        codes(plan_of("30000"), "2024 300") == []
    )  # a hundredth: the goal is no reason to doubt that


def test_what_begins_from_nothing_may_be_far_below_its_goal():
    assert codes(plan_of("1000", "公里", "linear"), "2023 1") == []
    assert codes(plan_of("1000", "公里", "linear"), "2023 1000000") == [("off-by-factor", 2)]
    assert codes(plan_of("300", "万人", "cumulative", measure="flow"), "2023 0.3") == []
    assert codes(plan_of("30000", at_most=True), "2023 30") == []  # far below a ceiling
    assert (
        codes(plan_of("10", "对", "cumulative", measure="stock"), "2022 15000", "2023 15020") == []
    )


def test_a_whole_series_off_its_goal_is_named_once():
    assert codes(plan_of("30000"), "2022 2.2", "2023 2.3", "2024 2.4") == [("off-by-factor", 4)]


def test_growth_over_the_years_between_is_allowed_for():
    """A hundredfold in five years is 2.5 times a year; in one year it is none."""
    assert codes(plan_of(), "2017 20", "2022 2000") == []
    assert codes(plan_of(), "2021 20", "2022 2000") == [("off-by-factor", 3)]
    assert codes(plan_of(), "2017 2", "2022 20000") == [
        ("off-by-factor", 3)
    ]  # 10⁴ in five years is six times a year


def test_counted_things_have_no_unit_of_a_hundred_and_few_of_them_may_multiply():
    assert codes(plan_of(None, "家", "compound"), "2022 3", "2023 30") == []
    assert (
        codes(plan_of(None, "家", "compound"), *(f"{2018 + i} 3" for i in range(4)), "2022 30")
        == []
    )
    assert codes(plan_of(None, "家"), "2021 6348", "2022 7000", "2023 0.75") == [
        ("off-by-factor", 4)
    ]
    assert codes(plan_of(None, "家"), "2021 6348", "2022 7000", "2023 75") == [("jump", 4)]
    rows = ["2020 480", "2021 500", "2022 510", "2023 5200", "2024 520"]
    assert codes(plan_of(None, "家"), *rows) == [("off-by-factor", 5)]


def test_ten_needs_three_values_that_agree():
    assert codes(plan_of(path="hold"), "2021 100", "2022 105", "2023 1100") == []
    assert codes(plan_of(path="hold"), "2020 95", "2021 100", "2022 105", "2023 1100") == [
        ("off-by-factor", 5)
    ]
    assert (
        codes(plan_of(path="hold"), "2020 60", "2021 100", "2022 105", "2023 1100") == []
    )  # 60 and 105 do not agree


def test_permille_for_per_cent_is_told_by_the_units():
    """1.4 % beside 1.44 ‰: the same digits, ten times the rate."""
    plan = plan_of("2", "‰", "hold", at_most=True)
    (found,) = ask(plan, "2022 1.44", "2023 1.4 %")
    assert (found.line, found.details["factor"], found.details["cause_en"]) == (3, "10", "‰ for %")
    assert codes(plan, "2022 1.44", "2023 0.14 %") == []
    assert codes(plan, "2023 1.4 %") == [("off-by-factor", 2)]
    assert codes(plan, "2023 14") == []


def test_a_month_is_no_year_but_four_powers_of_ten_are_no_month():
    plan = plan_of(None, "亿元", measure="flow")
    assert codes(plan, "2023 23600", "2024-01 1500", "2024年1-9月 18000") == []
    assert (
        codes(plan, "2023 23600", "2024Q1 59") == []
    )  # a hundredth of the pace: some work begins in summer
    assert codes(plan, "2023 23600", "2024-01 0.15") == [("off-by-factor", 3)]
    assert codes(plan, "2023 23600", "2024年1-9月 180000000") == [("off-by-factor", 3)]


def test_what_has_no_size_is_not_compared():
    assert codes(plan_of("3", "位", "step", at_most=True), "2022 1", "2023 100") == []
    assert codes(plan_of(None, "亿元"), "2021 -3", "2022 0.02", "2023 40") == []  # a balance
    assert codes(plan_of(None, "亿元"), "2021 0", "2022 0", "2023 40") == []


def test_growth_rates_are_no_levels():
    growth = Goal("average_growth", ">=", Fraction(1, 10), text="10%")
    rates = ["2021 5 %", "2022 -4 %", "2023 0.05 %", "2024 55 %", "2021-2023年 900 %"]
    assert codes(plan_of(unit="亿元", form=growth), *rates) == []
    assert codes(plan_of(unit="%", form=growth, measure="rate"), *rates) == []


# --- shares


def test_a_column_that_turns_from_per_cent_to_fractions():
    plan = plan_of("10", "%", "linear")
    (found,) = ask(plan, "2022 8.9", "2023 0.09")
    assert (found.code, found.line, found.details["value"]) == ("share-as-fraction", 3, "0.09 %")
    assert codes(plan_of(None, "%", "linear"), "2021 8.5", "2022 8.9", "2023 0.092") == [
        ("share-as-fraction", 4)
    ]


def test_fractions_throughout_are_held_against_the_goal():
    plan = plan_of("26", "%", "linear")
    assert codes(plan, "2022 0.24", "2023 0.25") == [
        ("share-as-fraction", 2),
        ("share-as-fraction", 3),
    ]
    assert codes(plan, "2024 0.26") == [("share-as-fraction", 2)]
    assert codes(plan, "2024 0.05") == []  # 5 % would be no nearer to it
    assert codes(plan, "2022 0.2", "2023 1.1", "2024 3") == []  # a share that begins small
    assert codes(plan_of("2.5", "%", "linear"), "2024 0.6") == []
    assert codes(plan_of("2.5", "%", "linear"), "2024 0.024") == [("share-as-fraction", 2)]


def test_a_share_is_held_against_the_benchmark_it_is_to_exceed():
    made = plan_of(form=Goal("over_series", ">", Fraction(1), series="m"), unit="%", path="linear")
    nation = Benchmark("m", Name("全国", "Nation"), "%")
    plan = Plan("p", T, 2022, 2027, made.targets, benchmarks={"m": nation})
    rows = seen(made, "2022 0.0236", "2023 0.0248")
    other = [
        Observation("m", Period(year), Decimal("2.6"), "%", path="d.csv", line=9)
        for year in (2022, 2023)
    ]
    assert [p.line for p in doubts(plan, assess(plan, [*rows, *other]))] == [2, 3]
    assert doubts(plan, assess(plan, [*seen(made, "2022 2.36", "2023 2.48"), *other])) == []


def test_per_cent_written_twice():
    (found,) = ask(plan_of("26", "%", "linear"), "2022 24", "2023 2500")
    assert (found.code, found.line, found.details["factor"]) == ("off-by-factor", 3, "100")
    assert found.details["cause_zh"] == "百分数与小数混用"
    assert codes(plan_of(None, "倍", "linear"), "2022 2.45", "2023 2.4", "2024 235") == [
        ("off-by-factor", 4)
    ]


@pytest.mark.parametrize(
    ("value", "doubted"), [("100", []), ("0", []), ("100.1", [2]), ("275", [2]), ("-0.5", [2])]
)
def test_a_share_lies_between_nothing_and_all(value, doubted):
    found = codes(plan_of("95", "%", "hold"), f"2023 {value}")
    assert found == [("share-out-of-range", line) for line in doubted]


def test_what_may_pass_all_or_nothing_is_no_share():
    assert codes(plan_of("120", "%", "linear"), "2023 118") == []  # a rate of cover
    assert codes(plan_of("5", "‰", "hold"), "2023 150") == []  # of a thousand
    assert codes(plan_of("5", "%", "hold", measure="rate"), "2022 4", "2023 -1.2") == []
    growing = plan_of("5", "%", "hold").targets["t"]
    name = Target("t", Name("出口增速", "Exports"), growing.goal, "%", "hold", 2022)
    assert codes(Plan("p", T, 2022, 2027, {"t": name}), "2022 140", "2023 -3") == []
    growth = Goal("average_growth", ">=", Fraction(1, 10), text="10%")
    assert codes(plan_of(unit="%", form=growth), "2023 140", "2024 -20") == []


# --- jumps


def test_what_is_said_of_a_jump():
    (found,) = ask(plan_of(), "2021 500", "2022 520", "2023 5000")
    assert (found.code, found.line) == ("jump", 4)
    assert found.details == {
        "target": "t", "value": "5000 亿元", "period": "2023", "before": "2022",
        "change": "×9.62 (520 亿元 → 5000 亿元)",
    }  # fmt: skip
    assert "from 2022 to 2023" in found.message("en")


@pytest.mark.parametrize(("rows", "lines"), [
    (("2021 500", "2022 2500"), []),  # five times is not beyond it
    (("2021 500", "2022 2501"), [3]),
    (("2021 500", "2022 99"), [3]),
    (("2020 500", "2022 12000"), []),  # two years: 24 times
    (("2021 500", "2022 5000", "2023 510"), [3]),  # back again: one doubt, not two
    (("2021 500", "2022 5000", "2023 5100"), [3]),  # stays there
    (("2021 500", "2022 16000", "2023 16500", "2024 65000"), [3]),
    (("2021 500", "2022 5000", "2023 50000"), [3, 4]),
])  # fmt: skip
def test_a_level_does_not_make_five_of_one_in_a_year(rows, lines):
    assert codes(plan_of(), *rows) == [("jump", line) for line in lines]


def test_what_has_hardly_begun_may_multiply():
    assert codes(plan_of("1000", "公里", "linear"), "2021 12", "2022 90") == []
    assert codes(plan_of("100", "公里", "linear"), "2021 12", "2022 90") == [("jump", 3)]
    assert codes(plan_of("1000", "公里", "linear"), "2021 90", "2022 12") == [
        ("jump", 3)
    ]  # a fall is no beginning
    assert codes(plan_of("50", "家", "linear"), "2021 8", "2022 60") == []


def test_a_share_moves_forty_points_a_year_at_most():
    assert codes(plan_of("98", "%", "linear"), "2021 20", "2022 60") == []
    (found,) = ask(plan_of("98", "%", "linear"), "2021 20", "2022 61")
    assert (found.code, found.details["change"]) == ("jump", "20 % → 61 %")
    assert codes(plan_of("98", "%", "linear"), "2020 20", "2022 95") == []


def test_what_is_delivered_whole_or_counted_by_the_year_may_jump():
    rows = ("2021 30", "2022 190", "2023 33")
    for path in ("step", "hold", "cumulative"):
        assert codes(plan_of("500", "吨", path), *rows) == []


def test_a_stock_is_held_to_its_own_pace():
    """Steps of 0.3 % a year and then a half more: the district for the city."""
    plan = plan_of(None, "万人", measure="stock")
    rows = ["2019 3187.8", "2020 3208.9", "2021 3212.4", "2022 3213.3"]
    assert codes(plan, *rows, "2023 2122.7") == [("jump", 6)]
    assert codes(plan, *rows, "2023 3191.4") == []
    assert codes(plan_of(None, "万人", measure="flow"), *rows, "2023 2122.7") == []
    lumps = ["2019 840", "2020 840", "2021 840", "2022 1356"]  # lines open one by one
    assert codes(plan_of(None, "公里", "linear", measure="stock"), *lumps) == []
    growing = ["2019 100", "2020 115", "2021 134", "2022 152", "2023 230"]
    assert codes(plan_of(None, "家", measure="stock"), *growing) == []


def test_people_near_their_goal_do_not_appear():
    plan = plan_of("2200", "万人", measure="stock")
    assert codes(plan, "2023 2130", "2024 3190") == [("jump", 3)]
    assert codes(plan, "2023 1100", "2024 1500") == []
    assert codes(plan_of("2200", "家", measure="stock"), "2023 2130", "2024 3190") == []
    assert codes(plan_of("2200", "万人", measure="flow"), "2023 2130", "2024 3190") == []


# --- running totals and parts of a year


@pytest.mark.parametrize(("before", "after", "doubted"), [
    ("150", "149", True), ("150", "150", False), ("150", "151", False),
    ("1.5 万个", "14980", False), ("1.5 万个", "14500", False), ("1.5 万个", "14499", True),
    ("150 . ~", "149", False), ("150 . ~", "148", True), ("150 . >", "149", True), ("150 . <", "149", False),
    ("150", "149 . >", False),
])  # fmt: skip
def test_a_running_total_does_not_fall_beyond_its_rounding(before, after, doubted):
    plan = plan_of("300", "个", "linear", measure="stock", window="since_start")
    found = ask(plan, f"2022 {before}", f"2023 {after}")
    assert [p.code for p in found] == (["cumulative-falls"] if doubted else [])


def test_what_is_said_of_a_total_that_falls():
    (found,) = ask(
        plan_of("10", "对", "cumulative", measure="stock"), "2022 53", "2023 54", "2024-05 52"
    )
    assert found.details == {
        "target": "t", "value": "52 对", "period": "2024-05", "before": "2023", "before_value": "54 对",
    }  # fmt: skip
    assert "from 54 对 (2023) to 52 对 (2024-05)" in found.message("en")
    assert (
        codes(plan_of("60", "对", "linear", measure="stock"), "2022 53", "2023 52") == []
    )  # may be given up
    assert (
        codes(plan_of("300", "个", "cumulative", measure="flow"), "2023 80", "2024 60") == []
    )  # yearly amounts
    assert (
        codes(plan_of("300", "个", measure="flow", window="since_start"), "2023 80", "2024 60")
        == []
    )


def test_the_months_from_january_on_add_up():
    plan = plan_of("300", "万人", "cumulative", measure="flow")
    assert codes(plan, "2023 70", "2024年1-6月 38.1", "2024年1-9月 18.6") == [
        ("cumulative-falls", 4)
    ]
    assert codes(plan, "2023 70", "2024年1-6月 38.1", "2024年1-9月 56.7") == []
    assert (
        codes(plan, "2023 70", "2024年1-6月 38.1", "2024Q3 18.6") == []
    )  # the third quarter alone


@pytest.mark.parametrize(("year", "part", "doubted"), [
    ("2024 24500", "2024年1-9月 24500", True),
    ("2024 18000", "2024年1-9月 18100", True),
    ("2024 24500", "2024年1-9月 18000", False),
    ("2024 24500", "2024-12 24499", False),
    ("2024 7400 亿元", "2024年1-11月 0.7 万亿元", False),
    ("2024 7600 亿元", "2024年1-11月 0.8 万亿元", False),  # may be 7500
    ("2024 7400 亿元", "2024年1-11月 0.8 万亿元", True),
    ("2024 24500 . >", "2024年1-9月 24500", False),
])  # fmt: skip
def test_a_part_of_a_year_is_less_than_the_year(year, part, doubted):
    for path in ("compound", "cumulative"):
        found = codes(plan_of("90000", "亿元", path, measure="flow"), year, part)
        assert found == ([("part-as-year", 3)] if doubted else [])


def test_what_is_said_of_a_part_taken_for_the_year():
    (found,) = ask(plan_of("30000", measure="flow"), "2024 24500", "2024Q3 24500")
    assert found.details == {
        "target": "t", "value": "24500 亿元", "period": "2024-07/09", "reference": "24500 亿元, 2024",
    }  # fmt: skip
    assert "24500 亿元, 2024" in found.message("zh")


def test_stocks_and_rates_of_a_month_are_as_large_as_the_year_s():
    assert codes(plan_of("30000", measure="stock"), "2024 24500", "2024-09 24500") == []
    assert (
        codes(plan_of("5.5", "%", "hold", measure="rate", at_most=True), "2024 5.3", "2024Q1 5.4")
        == []
    )


def test_a_batch_may_end_the_year_early():
    plan = plan_of("50", "个", "cumulative", measure="flow")
    assert codes(plan, "2023 17", "2023年1-9月 17") == []
    assert codes(plan, "2023 17", "2023年1-9月 18") == [("part-as-year", 3)]


@pytest.mark.parametrize(("rows", "doubted"), [
    (("2023 23600", "2024年1-9月 24500"), True),  # 32667 a year: beyond the goal of 2027
    (("2023 23600", "2024年1-10月 26000"), False),  # 31200 a year, but a fifth more is nothing strange
    (("2023 23600", "2024年1-9月 19000"), False),
    (("2021 20500", "2022 22000", "2023 23600", "2024年1-9月 24500"), True),  # 38 % after 7 % a year
    (("2021 12000", "2022 17000", "2023 23600", "2024年1-9月 24500"), False),  # 38 % after 40 % a year
])  # fmt: skip
def test_months_that_make_the_year_before(rows, doubted):
    found = codes(plan_of("30000", measure="flow"), *rows)
    assert found == ([("part-as-year", len(rows) + 1)] if doubted else [])


# --- several values for one period


def test_sources_that_disagree_are_named_with_the_one_used():
    (found,) = ask(plan_of(), "2024 24500 . . preliminary 公报", "2024 24800 . . final 年鉴")
    assert (found.code, found.line) == ("sources-disagree", 3)
    assert found.details["values"] == "24800 亿元 (年鉴), 24500 亿元 (公报)"
    assert found.details["used"] == "24800 亿元"
    assert "24800 亿元 (年鉴), 24500 亿元 (公报)" in found.message("zh")


@pytest.mark.parametrize("rows", [
    ("2024 24500 . . preliminary 公报", "2024 24600 . . final 年鉴"),  # 0.4 %
    ("2024 24500 . . preliminary 公报", "2024 24800 . . final 公报"),  # one source
    ("2024 24500 . . final 公报", "2024 24800 . . revised 年鉴"),  # that is what a revision is
    ("2024 1.5 . . preliminary 公报", "2024 1.54 . . final 年鉴"),  # the last digit
    ("2024 24000 . > preliminary 公报", "2024 24800 . . final 年鉴"),  # more than 24000
    ("2024 24500 . . preliminary 公报", "2023 23000 . . final 年鉴"),
])  # fmt: skip
def test_sources_that_agree(rows):
    assert codes(plan_of(), *rows) == []


def test_a_bound_that_is_not_kept_is_a_contradiction():
    assert codes(plan_of(), "2024 25000 . > estimate 公报", "2024 24800 . . final 年鉴") == [
        ("sources-disagree", 3)
    ]
    assert codes(plan_of(), "2024 24500 . ~ estimate 公报", "2024 24800 . . final 年鉴") == [
        ("sources-disagree", 3)
    ]


def test_a_verdict_that_hangs_on_a_revision():
    """To 30000 from 22352 in five years is 6.06 % a year: 25200 is ahead of it after two, 23900 behind."""
    plan = plan_of("30000")
    (found,) = ask(plan, "2022 22352", "2024 25200 . . preliminary", "2024 23900 . . revised")
    assert (found.code, found.line) == ("revision-changes-status", 4)
    assert found.details == {
        "target": "t", "period": "2024", "value": "23900 亿元", "before_value": "25200 亿元",
        "before_en": "on track", "before_zh": "达到进度", "after_en": "behind", "after_zh": "滞后",
    }  # fmt: skip
    assert "from on track to behind" in found.message("en")
    assert codes(plan, "2022 22352", "2024 25200 . . preliminary", "2024 25150 . . revised") == []
    assert codes(plan, "2022 22352 . . final", "2022 20000 . . revised", "2024 23900") == [
        ("revision-changes-status", 3)
    ]


def test_a_revision_of_a_year_that_decides_nothing():
    rows = (
        "2021 100 . . preliminary",
        "2021 20000 . . revised",
        "2022 22352",
        "2023 23000",
        "2024 25200",
    )
    assert [code for code, _ in codes(plan_of("30000"), *rows) if code.startswith("revision")] == []


def test_a_value_set_by_hand_is_no_revision():
    plan = plan_of("30000")
    rows = seen(plan, "2022 22352", "2024 25200 . . preliminary")
    by_hand = Observation("t", Period(2024), Decimal(23900), "亿元")
    assert doubts(plan, assess(plan, [*rows, by_hand])) == []


def test_a_row_that_two_targets_read_is_doubted_once():
    one = plan_of("30000").targets["t"]
    two = Target("u", T, one.goal, "亿元", "compound", 2022)
    plan = Plan("p", T, 2022, 2027, {"t": one, "u": two})
    rows = seen(plan, "2023 23600", "2024 2.45")
    both = [
        *rows,
        *(Observation("u", o.period, o.value, o.unit, path=o.path, line=o.line) for o in rows),
    ]
    assert [(p.code, p.line) for p in doubts(plan, assess(plan, both))] == [("off-by-factor", 3)]


def test_what_a_stranger_wrote_does_nothing():
    rows = ("2024 24500 . . preliminary \x1b[31m[red]", "2024 25800 . . final {0}<b>")
    (found,) = ask(plan_of(), *rows)
    for lang in ("zh", "en"):
        assert found.message(lang).isprintable()


# --- silence

# How a series moves from one year to the next.
STEADY = st.floats(1.02, 1.30)
UNITS = ["亿元", "万人", "家", "公里", "万标箱", "元"]
KINDS = [
    ("compound", "flow"),
    ("compound", "stock"),
    ("linear", "stock"),
    ("cumulative", "flow"),
    ("hold", "rate"),
]


def years(values: list[Decimal]) -> list[str]:
    return [f"{2018 + i} {value}" for i, value in enumerate(values)]


@settings(deadline=None)
@given(
    st.decimals(20, 90000, places=2),
    st.lists(STEADY, min_size=1, max_size=8),
    st.sampled_from(UNITS),
    st.data(),
)
def test_steady_growth_raises_nothing(first, rises, unit, data):
    path, measure = data.draw(st.sampled_from(KINDS))
    values = [first]
    for rise in rises:
        values.append((values[-1] * Decimal(rise)).quantize(Decimal("0.01")))
    goal = data.draw(st.sampled_from([None, str(values[-1] * 2), str(values[0])]))
    assert codes(plan_of(goal, unit, path, measure=measure), *years(values)) == []


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 19), min_size=1, max_size=9),
    st.sampled_from(["compound", "linear", "cumulative"]),
)
def test_small_counts_raise_nothing(counts, path):
    for goal in (None, "20", "300"):
        assert codes(plan_of(goal, "个", path), *years([Decimal(n) for n in counts])) == []


@settings(deadline=None)
@given(st.integers(1, 3000), st.integers(2, 9), st.sampled_from(["家", "个", "亿元"]))
def test_what_doubles_every_year_raises_nothing(first, count, unit):
    values = [Decimal(first * 2**i) for i in range(count)]
    for goal in (None, str(values[-1] * 2)):
        assert codes(plan_of(goal, unit, "compound", measure="stock"), *years(values)) == []


@settings(deadline=None)
@given(
    st.floats(0.3, 99),
    st.lists(st.floats(-3, 3), max_size=8),
    st.sampled_from(["linear", "hold", "step"]),
)
def test_shares_raise_nothing(first, moves, path):
    values = [Decimal(first).quantize(Decimal("0.01"))]
    for move in moves:
        values.append(
            min(
                Decimal(100),
                max(Decimal("0.3"), values[-1] + Decimal(move).quantize(Decimal("0.01"))),
            )
        )
    # shares of less than one per cent are left to the goal
    if all(value > 1 for value in values):
        assert codes(plan_of("60", "%", path), *years(values)) == []
    assert codes(plan_of(None, "%", path), *years([value for value in values if value > 1])) == []


@settings(deadline=None)
@given(st.lists(st.decimals(-30, 60, places=1), min_size=1, max_size=8))
def test_growth_rates_raise_nothing(rates):
    growth = Goal("average_growth", ">=", Fraction(1, 10), text="10%")
    for unit in ("%", "亿元"):
        rows = [f"{row} %" for row in years(rates)]
        assert codes(plan_of(unit=unit, form=growth), *rows) == []
    held = Target(
        "t",
        Name("经济增速", "Economic growth"),
        plan_of("5", "%").targets["t"].goal,
        "%",
        "hold",
        2022,
    )
    assert codes(Plan("p", T, 2022, 2027, {"t": held}), *years(rates)) == []


@settings(deadline=None)
@given(st.lists(st.integers(1, 31), min_size=1, max_size=8), st.sampled_from(["hold", "step"]))
def test_ranks_raise_nothing(ranks, path):
    assert (
        codes(plan_of("3", "位", path, at_most=True), *years([Decimal(rank) for rank in ranks]))
        == []
    )


@settings(deadline=None)
@given(st.lists(st.decimals("1.5", "3.5", places=2), min_size=1, max_size=8))
def test_ratios_raise_nothing(ratios):
    assert codes(plan_of("2.3", "倍", "linear", at_most=True), *years(ratios)) == []


@settings(deadline=None)
@given(st.lists(st.floats(0.85, 1.20), min_size=1, max_size=8), st.floats(0.5, 0.85))
def test_seasons_raise_nothing(moves, share):
    """Flows that fall and rise, and three quarters of each year beside them."""
    values = [Decimal(8000)]
    for move in moves:
        values.append((values[-1] * Decimal(move)).quantize(Decimal("0.1")))
    parts = [
        f"{2018 + i}年1-9月 {(v * Decimal(share)).quantize(Decimal('0.1'))}"
        for i, v in enumerate(values)
    ]
    assert codes(plan_of("11000", measure="flow"), *years(values), *parts) == []


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(2019, 2024), st.integers(1, 12), st.integers(1, 12), st.decimals(-(10**40), 10**40),
            st.integers(-99, 99), st.sampled_from([None, ">", "~", "<="]), st.sampled_from(["revised", "estimate"]),
        ),
        max_size=12,
    ),
    st.sampled_from([("%", "‰"), ("亿元", "元"), ("万人", "人"), ("家", "万个"), ("比值", "%"), ("位", "位")]),
    st.sampled_from([*KINDS, ("cumulative", "stock"), ("step", None)]), st.sampled_from([None, "0", "5", "1e20"]),
)  # fmt: skip
def test_no_value_is_too_strange_to_be_looked_at(rows, units, kind, goal):
    plan = plan_of(goal, units[0], kind[0], measure=kind[1], window="since_start")
    made = [
        Observation("t", Period(year, min(one, other), max(one, other)), value.scaleb(power), units[line % 2], bound,
                    status, path="d.csv", line=line)
        for line, (year, one, other, value, power, bound, status) in enumerate(rows)
    ]  # fmt: skip
    for problem in doubts(plan, assess(plan, made)):
        assert problem.message("zh").isprintable() and problem.message("en").isprintable()


def test_stages_raise_nothing():
    target = Target("t", T, Goal("stage", stage="completed"), "", "step", 2022)
    plan = Plan("p", T, 2022, 2027, {"t": target})
    rows = [Observation("t", Period(year), stage, "", path="d.csv", line=2) for year, stage in
            ((2022, "started"), (2023, "completed"))]  # fmt: skip
    assert doubts(plan, assess(plan, rows)) == []


def test_published_series_of_germany_raise_nothing():
    """Real series of every kind, each with its own goal, in each shape; balances, whose goal is no amount, are none."""
    with (ROOT / "tests/conformance/dns.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["goal"] and Decimal(row["goal"]) > 0]
    assert len(rows) > 150
    for row in rows:
        first = int(row["first_year"])
        series = [f"{first + i} {value}" for i, value in enumerate(row["values"].split())]
        for path, measure in KINDS:
            plan = plan_of(
                row["goal"], "亿元", path, at_most=row["direction"] == "down", measure=measure
            )
            assert codes(plan, *series) == [], row["id"]


def test_bundled_data_raise_no_doubt(plan: Plan):
    found = doubts(plan, assess(plan, read_observations(ROOT / "data", plan)))
    assert {problem.code for problem in found} <= {"missing-year"}


def test_doubts_cost_little():
    """500 targets take some 30 ms; what looked at all rows for each row would take seconds."""
    one = plan_of("30000").targets["t"]
    targets = {
        f"t{i}": Target(f"t{i}", T, one.goal, "亿元", "compound", 2022, measure="flow")
        for i in range(500)
    }
    plan = Plan("p", T, 2022, 2027, targets)
    rows = [
        Observation(id, Period(2015 + i), Decimal(20000 + 900 * i), "亿元", path="d.csv", line=2)
        for id in targets
        for i in range(10)
    ]
    made = assess(plan, rows)
    start = time.process_time()
    assert doubts(plan, made) == []
    assert time.process_time() - start < 2


# --- quarters


@pytest.mark.parametrize(
    ("values", "doubted"),
    [
        ("5600 11600 17900 24500", 5),  # what has come since January
        ("5600 11600 17900", 4),
        ("5600 6900 7100 8900", None),  # the last quarter is the strongest of an ordinary year
        ("5600 7000 8750 10950", 5),  # by a quarter each: as steep as is still doubted
        ("5600 6990 8750 10950", None),
        ("5600 11600", None),  # two may be chance
    ],
)
def test_quarters_that_grow_as_totals_since_january(values: str, doubted: int | None) -> None:
    rows = [f"2024Q{number} {value}" for number, value in enumerate(values.split(), 1)]
    found = [
        line
        for code, line in codes(plan_of("40000", measure="flow"), *rows)
        if code == "quarters-running"
    ]
    assert found == ([doubted] if doubted else [])
    assert codes(plan_of("40000", measure="stock"), *rows) == []


def test_quarters_are_doubted_from_the_first_on() -> None:
    rows = ["2024Q2 5600", "2024Q3 11600", "2024Q4 17900"]
    assert codes(plan_of("40000", measure="flow"), *rows) == []
