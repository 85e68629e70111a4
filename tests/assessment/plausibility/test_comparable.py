"""Which values can be compared, how large they are, and between which bounds they lie."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from helpers.plausibility import GROWTH_GOAL, observations_of, plan_of

from gapcalc import Observation, Plan
from gapcalc.assessment.plausibility.comparable import ComparableSeries, comparable_series
from gapcalc.core.period import Period
from gapcalc.messages.locale import Bilingual
from gapcalc.plan.model import Benchmark, Goal, Stage


def series_of(plan: Plan, *rows: str) -> ComparableSeries:
    return comparable_series(plan.targets["t"], observations_of(plan, *rows))


def test_values_are_in_the_unit_of_the_target():
    (value,) = series_of(plan_of(unit="亿元"), "2024 2.45 万亿元").levels
    assert (value.size, value.exact, value.time) == (24500.0, Fraction(24500), 2024.0)


def test_values_are_ordered_by_time_and_then_by_standing():
    rows = ["2024 3 . . final", "2024 2 . . preliminary", "2023 1"]
    assert [value.size for value in series_of(plan_of(), *rows).levels] == [1, 2, 3]


def test_growth_rates_spans_of_years_and_stages_are_no_values_to_compare():
    plan = plan_of(form=GROWTH_GOAL)
    assert series_of(plan, "2023 5 %", "2022-2024年 300").levels == []
    stage = Observation("t", Period(2023), Stage.STARTED, "", path="d.csv", line=2)
    assert comparable_series(plan.targets["t"], [stage]).levels == []


@pytest.mark.parametrize(("unit", "measure", "is_level"), [
    ("亿元", "flow", False),
    ("亿元", None, False),
    ("亿元", "stock", True),
    ("倍", "rate", True),
    ("%", "flow", True),
])  # fmt: skip
def test_a_month_is_a_part_of_the_year_for_amounts_of_a_period(unit, measure, is_level):
    series = series_of(plan_of(unit=unit, measure=measure), "2024-03 5")
    assert (len(series.levels), len(series.parts)) == ((1, 0) if is_level else (0, 1))


@pytest.mark.parametrize(("unit", "quantity"), [
    ("%", "share"),
    ("‰", "share"),
    ("倍", "ratio"),
    ("家", "count"),
    ("万人", "count"),
    ("位", "ordinal"),
    ("亿元", "amount"),
    ("平方公里", "amount"),
    ("元/人", "amount"),
])  # fmt: skip
def test_what_a_unit_measures(unit, quantity):
    assert series_of(plan_of(unit=unit)).quantity == quantity


@pytest.mark.parametrize(("row", "low", "high"), [
    ("2024 150", "149.5", "150.5"),
    ("2024 1.5 万个", "14500", "15500"),
    ("2024 150 . ~", "149.25", "150.75"),  # half a per cent, which is more than half a digit
    ("2024 150.5 . >", "150.5", math.inf),
    ("2024 150.5 . >=", "150.5", math.inf),
    ("2024 150.5 . <", -math.inf, "150.5"),
    ("2024 150.5 . <=", -math.inf, "150.5"),
])  # fmt: skip
def test_digits_and_bound_say_where_the_true_value_lies(row, low, high):
    series = series_of(plan_of(unit="个", measure="stock"), row)
    bounds = series.bounds(series.levels[0])
    assert bounds == tuple(
        Fraction(bound) if isinstance(bound, str) else bound for bound in (low, high)
    )


@pytest.mark.parametrize(("unit", "value", "is_small"), [
    ("家", "19", True),
    ("家", "20", False),
    ("万人", "0.0019", True),
    ("万人", "3", False),
    ("亿元", "3", False),
])  # fmt: skip
def test_a_small_count_is_less_than_twenty_single_things(unit, value, is_small):
    series = series_of(plan_of(unit=unit, measure="stock"), f"2024 {value}")
    assert series.is_small_count(series.levels[0]) is is_small


@pytest.mark.parametrize(("goal", "path", "measure", "size"), [
    ("30000", "compound", None, 30000.0),
    (None, "compound", None, None),  # twice the base
    ("0", "linear", None, None),
    ("-5", "linear", None, None),
    ("10", "cumulative", "flow", 10.0),
    ("10", "cumulative", "stock", None),  # an increase, which is nothing to compare a stock with
])  # fmt: skip
def test_values_are_expected_to_come_to_a_goal_that_is_a_level(goal, path, measure, size):
    series = series_of(plan_of(goal, "亿元", path, measure=measure))
    assert (series.reference.size if series.reference else None) == size


def test_values_to_exceed_a_benchmark_are_expected_to_come_to_its_latest_value():
    target = plan_of(form=Goal("over_series", ">", Fraction(1), series="m"), unit="‰").targets["t"]
    nation = Benchmark("m", Bilingual("全国", "Nation"), "%")
    rows = [
        Observation("m", Period(year), Decimal(value), "%", path="d.csv", line=2)
        for year, value in ((2023, "2.6"), (2022, "2.4"))
    ]
    series = comparable_series(target, [], comparable_series(nation, rows))
    assert series.reference is not None
    assert series.reference.size == 26.0
    assert series.reference.description == Bilingual("全国 2.6 %", "Nation, 2.6 %")


def test_a_doubted_value_is_left_out_of_what_follows():
    series = series_of(plan_of(), "2023 100", "2024 7 . . preliminary", "2024 100 . . final")
    final = series.levels[-1]
    assert [value.size for value in series.standing_levels()] == [100, 100]
    problem = series.doubt("jump", final, before="2023")
    assert problem.details == {
        "target": "t", "value": "100 亿元", "period": "2024", "before": "2023",
    }  # fmt: skip
    assert final not in series.undoubted(series.levels)
    assert [value.size for value in series.standing_levels()] == [100, 7]


def test_two_rows_with_one_content_are_two_values():
    observation = observations_of(plan_of(), "2024 100")[0]
    series = comparable_series(plan_of().targets["t"], [observation, observation])
    series.doubt("jump", series.levels[0])
    assert len(series.undoubted(series.levels)) == 1
