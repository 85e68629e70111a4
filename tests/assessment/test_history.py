"""How verdicts stood at earlier dates, and what turned since the last half-year; worked by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from conftest import MakePlan, Observe
from hypothesis import given
from hypothesis import strategies as st

from gapcalc.assessment.history import (
    History,
    assess_at,
    history,
    last_half_year,
    turned_since_half_year,
)
from gapcalc.assessment.status import Assessment, assess
from gapcalc.core.clock import AsOf
from gapcalc.core.period import Period
from gapcalc.data.observation import Observation
from gapcalc.messages.locale import Bilingual
from gapcalc.plan.model import Goal, Measure, Path, Plan, Target

PLAN = """
    plan: {base_year: 2022, target_year: 2027, tolerance: 5%}
    targets:
      way: {name: Way, goal: {at_least: 200 公里}, unit: 公里, path: linear, measure: stock}
      rate: {name: Rate, goal: {at_least: 95 %}, unit: '%', path: hold}
      line: {name: Line, goal: {stage: in_operation}, path: step}
      none: {name: None, goal: {at_least: 10 个}, unit: 个, path: linear, measure: stock}
"""
# The way is 20 km a year from 100 km. 120 km at the end of 2023 are 20 % of it in 20 % of the time.
# 121 km in June 2024 are 21 % in 30 %, and 14 km a year since 2022 lead to 170 km: behind in both.
# 150 km are 50 % in 40 %, and 30 km a year lead beyond 200 km. 130 km in 2025 are 30 % in 60 %.
DATA = """
    way,,2022,100,公里
    way,,2023,120,公里
    way,,2024-06,121,公里
    way,,2024,150,公里
    way,,2025,130,公里
    rate,,2022,96,%
    rate,,2023,97,%
    rate,,2024,94,%
    line,,2023,started,
    line,,2024,in_operation,
"""


PERIODS = st.sampled_from(
    [
        *(Period(year) for year in range(2020, 2028)),
        Period(2023, 6, 6),
        Period(2024, 3, 3),
        Period(2024, 1, 9),
        Period(2025, 1, 6),
        Period(2025, since=2023),
    ]
)


@pytest.fixture
def assessed(make_plan: MakePlan, observe: Observe) -> Assessment:
    plan = make_plan(PLAN)
    return assess(plan, observe(plan, DATA))


def told(found: History) -> dict[str, list[str]]:
    return {id: [result.status for result in row] for id, row in found.rows().items()}


# --- dates


@pytest.mark.parametrize(
    ("date", "before"),
    [
        (AsOf(2025), AsOf(2025, 6)),
        (AsOf(2025, 7), AsOf(2025, 6)),
        (AsOf(2025, 6), AsOf(2024)),
        (AsOf(2025, 3), AsOf(2024)),
    ],
)
def test_the_last_half_year_is_the_one_that_was_over_before_the_date(
    date: AsOf, before: AsOf
) -> None:
    assert last_half_year(date) == before


def test_there_is_a_date_for_each_half_year_with_a_value_after_the_base_year(
    assessed: Assessment,
) -> None:
    dates = [date.value for date in history(assessed).dates]
    assert dates == [2023, "2024-06", 2024, 2025]


def test_the_last_date_is_that_of_the_assessment_however_it_lies_in_the_year(
    make_plan: MakePlan, observe: Observe
) -> None:
    plan = make_plan(PLAN)
    rows = "way,,2022,100,公里\nway,,2024-02,110,公里\nway,,2024-09,130,公里\n"
    dates = [date.value for date in history(assess(plan, observe(plan, rows))).dates]
    assert dates == ["2024-06", "2024-09"]


def test_values_of_a_benchmark_make_dates_too(make_plan: MakePlan, observe: Observe) -> None:
    plan = make_plan("""
        plan: {base_year: 2022, target_year: 2027}
        series:
          m: {name: 全国, unit: '%'}
        targets:
          t: {name: 强度, goal: {over_series: m}, unit: '%', path: linear}
    """)
    rows = "t,,2022,2,%\nm,,2022,3,%\nm,,2023,3,%\nt,,2024,2.5,%\nm,,2024,3,%\n"
    found = history(assess(plan, observe(plan, rows)))
    assert [date.value for date in found.dates] == [2023, 2024]


def test_values_of_a_divisor_make_dates_too(make_plan: MakePlan, observe: Observe) -> None:
    plan = make_plan("""
        plan: {base_year: 2022, target_year: 2027}
        series:
          people: {name: 人口, unit: 万人}
        targets:
          t: {name: 人均产值, goal: {at_least: 12 万元/人}, unit: 亿元,
              per: {series: people, unit: 万元/人}, path: compound, measure: flow}
    """)
    rows = (
        "t,,2022,32000,亿元\npeople,,2022,3200,万人\n"
        "people,,2023,3200,万人\nt,,2024,35200,亿元\npeople,,2024,3200,万人\n"
    )
    found = history(assess(plan, observe(plan, rows)))
    assert [date.value for date in found.dates] == [2023, 2024]


def test_without_any_data_there_is_one_date(make_plan: MakePlan) -> None:
    found = history(assess(make_plan(PLAN), []))
    assert [date.value for date in found.dates] == [2022]
    assert told(found)["way"] == ["no_data"]


# --- verdicts


def test_each_verdict_is_the_one_that_stood_at_its_date(assessed: Assessment) -> None:
    assert told(history(assessed)) == {
        "way": ["on_track", "behind", "on_track", "behind"],
        "rate": ["holding", "holding", "breached", "breached"],
        "line": ["pending", "pending", "achieved", "achieved"],
        "none": ["no_data", "no_data", "no_data", "no_data"],
    }


def test_a_verdict_is_old_at_the_date_that_its_value_no_longer_speaks_for(
    make_plan: MakePlan, observe: Observe
) -> None:
    plan = make_plan(PLAN)
    rows = "way,,2022,100,公里\nway,,2023,120,公里\nrate,,2024,96,%\nrate,,2025,96,%\n"
    found = history(assess(plan, observe(plan, rows)))
    # A value may be one year old: that of 2023 still speaks for the end of 2024.
    assert [result.old for result in found.rows()["way"]] == [False, False, True]
    assert [(group.fresh, group.old) for group in found.rollups] == [(1, 0), (2, 0), (1, 1)]


def test_only_the_targets_asked_for_are_told_of(assessed: Assessment) -> None:
    found = history(assessed, [assessed["rate"]])
    assert list(told(found)) == ["rate"]
    assert [date.value for date in found.dates] == [2023, 2024, 2025]


def test_a_goal_said_twice_has_the_history_of_the_one_that_is_judged(
    make_plan: MakePlan, observe: Observe
) -> None:
    plan = make_plan("""
        plan: {base_year: 2022, target_year: 2027}
        targets:
          a: {name: A, goal: {at_least: 200 公里}, unit: 公里, path: linear, measure: stock}
          b: {name: B, goal: {at_least: 200 公里}, unit: 公里, path: linear, measure: stock, same_as: a}
    """)
    rows = "a,,2022,100,公里\na,,2023,120,公里\na,,2024,110,公里\n"
    assessed = assess(plan, observe(plan, rows))
    assert told(history(assessed, [assessed["b"]])) == {"b": ["on_track", "behind"]}


@given(
    st.lists(st.tuples(PERIODS, st.integers(-50, 300)), max_size=10),
    st.sampled_from([None, 2024, "2024-06", "2025-03", 2026]),
    st.sampled_from(["linear", "compound", "cumulative", "hold"]),
    st.sampled_from([None, "stock", "flow", "rate"]),
)
def test_a_date_is_judged_as_status_judges_it_and_the_last_is_the_status(
    rows: list[tuple[Period, int]], year: int | str | None, path: Path, measure: Measure | None
) -> None:
    goal = Goal("level", ">=", Fraction(200), text="200 亿元")
    target = Target("t", Bilingual("t", "t"), goal, "亿元", path, 2022, measure=measure)
    plan = Plan("p", Bilingual("p", "p"), 2022, 2027, {"t": target})
    values = [Observation("t", period, Decimal(value), "亿元") for period, value in rows]
    assessed = assess(plan, values, year, today=2026)
    found = history(assessed)
    assert found.assessments[-1] is assessed
    assert list(found.dates) == sorted(set(found.dates))
    for column in found.assessments:
        there = assess(plan, values, column.date)["t"]
        then = column["t"]
        assert (then.status, then.old, then.numbers.progress) == (
            there.status, there.old, there.numbers.progress,
        )  # fmt: skip


# --- what turned


def test_what_turned_since_the_half_year_comes_worst_first(assessed: Assessment) -> None:
    turned = turned_since_half_year(assessed)
    assert turned is not None and turned.since == AsOf(2025, 6)
    assert [(c.target.id, c.turn, c.after.status) for c in turned.changes] == [
        ("way", "worse", "behind")
    ]


def test_of_those_that_turned_for_the_worse_the_worst_comes_first(
    make_plan: MakePlan, observe: Observe
) -> None:
    plan = make_plan(PLAN)
    assessed = assess(plan, observe(plan, DATA.replace("2024,150", "2024,122")), 2024)
    turned = turned_since_half_year(assessed)
    assert turned is not None and turned.since == AsOf(2024, 6)
    assert [(c.target.id, c.turn) for c in turned.changes] == [
        ("rate", "worse"),
        ("line", "better"),
    ]
    assert turned.counts == {"worse": 1, "better": 1, "judged": 0, "unjudged": 0, "other": 0}
    assert [c.target.id for c in turned.of("better")] == ["line"]


def test_nothing_turned_before_there_was_a_verdict(make_plan: MakePlan, observe: Observe) -> None:
    plan = make_plan(PLAN)
    values = observe(plan, "way,,2022,100,公里\nway,,2023,120,公里\n")
    assert turned_since_half_year(assess(plan, values, 2023)) is None
    assert turned_since_half_year(assess(plan, values, "2022-06")) is None


def test_an_earlier_date_is_judged_by_what_was_known_of_the_plan(assessed: Assessment) -> None:
    earlier = assess_at(assessed, AsOf(2024), [assessed["way"]])
    assert [(r.target.id, r.status) for r in earlier.results] == [("way", "on_track")]


# --- dates of publication

# 118 km were published in January 2024 and revised to 110 km in October: 18 % and 10 % of the way
# in 20 % of the time, of which 19 % are needed. 150 km for 2024 came in March 2025.
PUBLISHED = """
    indicator,period,value,unit,status,published
    way,2022,100,公里,final,2023-03-01
    way,2023,120,公里,preliminary,2024-01-20
    way,2023,110,公里,revised,2024年10月
    way,2024,150,公里,reported,2025-03-31 09:30
"""


def test_a_value_counts_from_when_it_was_published(make_plan: MakePlan, observe: Observe) -> None:
    plan = make_plan(PLAN)
    found = history(assess(plan, observe(plan, PUBLISHED), "2025-06"), None)
    assert found.has_publication
    assert [
        (date.value, result.status, result.numbers.current and result.numbers.current.amount)
        for date, result in zip(found.dates, found.rows()["way"], strict=True)
    ] == [
        ("2023-06", "no_data", 100),
        ("2024-06", "on_track", 120),
        (2024, "behind", 110),
        ("2025-06", "on_track", 150),
    ]


def test_the_last_date_has_all_that_is_known(make_plan: MakePlan, observe: Observe) -> None:
    plan = make_plan(PLAN)
    assessed = assess(plan, observe(plan, PUBLISHED))  # of 2024, whose value came in 2025
    assert [result.status for result in history(assessed).rows()["way"]][-1] == "on_track"
    turned = turned_since_half_year(assessed)
    assert turned is not None and turned.changes == ()


def test_without_dates_of_publication_none_is_claimed(assessed: Assessment) -> None:
    assert not history(assessed).has_publication
