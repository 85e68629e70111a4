"""All checks together: each mistake reported once, and silence about plausible series."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from helpers.plausibility import (
    GROWTH_GOAL,
    NAME,
    codes_of,
    observations_of,
    plan_of,
    problems_of,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from gapcalc import Observation, Plan, assess, read_observations
from gapcalc.assessment.plausibility import plausibility_problems
from gapcalc.core.period import Period
from gapcalc.messages.locale import Bilingual
from gapcalc.plan.model import Goal, Stage, Target

ROOT = Path(__file__).parents[3]

# Paths and measures that go together.
KINDS = [
    ("compound", "flow"),
    ("compound", "stock"),
    ("linear", "stock"),
    ("cumulative", "flow"),
    ("hold", "rate"),
]


def yearly(values: list[Decimal]) -> list[str]:
    """Rows with a value for each year from 2018 on."""
    return [f"{2018 + number} {value}" for number, value in enumerate(values)]


def test_a_slip_of_units_is_not_reported_as_a_jump_too():
    """Of the ten-thousandth that 2.45 is, the likeliest cause alone is named."""
    assert codes_of(plan_of(), "2022 22000", "2023 23600", "2024 2.45") == [("off-by-factor", 4)]


def test_a_row_that_two_targets_rest_on_is_doubted_once():
    one = plan_of("30000").targets["t"]
    two = Target("u", NAME, one.goal, "亿元", "compound", 2022)
    plan = Plan("p", NAME, 2022, 2027, {"t": one, "u": two})
    of_one = observations_of(plan, "2023 23600", "2024 2.45")
    of_two = [observation._replace(target="u") for observation in of_one]
    found = plausibility_problems(assess(plan, [*of_one, *of_two]))
    assert [(problem.code, problem.line) for problem in found] == [("off-by-factor", 3)]


def test_text_from_data_files_does_nothing_in_a_message():
    rows = ("2024 24500 . . preliminary \x1b[31m[red]", "2024 25800 . . final {0}<b>")
    (problem,) = problems_of(plan_of(), *rows)
    assert problem.message("zh").isprintable()
    assert problem.message("en").isprintable()


# --- silence


@settings(deadline=None)
@given(
    first=st.decimals(20, 90000, places=2),
    rises=st.lists(st.floats(1.02, 1.30), min_size=1, max_size=8),
    unit=st.sampled_from(["亿元", "万人", "家", "公里", "万标箱", "元"]),
    kind=st.sampled_from(KINDS),
    data=st.data(),
)
def test_steady_growth_is_plausible(first, rises, unit, kind, data):
    path, measure = kind
    values = [first]
    for rise in rises:
        values.append((values[-1] * Decimal(rise)).quantize(Decimal("0.01")))
    goal = data.draw(st.sampled_from([None, str(values[-1] * 2), str(values[0])]))
    assert codes_of(plan_of(goal, unit, path, measure=measure), *yearly(values)) == []


@settings(deadline=None)
@given(
    counts=st.lists(st.integers(0, 19), min_size=1, max_size=9),
    path=st.sampled_from(["compound", "linear", "cumulative"]),
    goal=st.sampled_from([None, "20", "300"]),
)
def test_small_counts_are_plausible(counts, path, goal):
    rows = yearly([Decimal(count) for count in counts])
    assert codes_of(plan_of(goal, "个", path), *rows) == []


@settings(deadline=None)
@given(
    first=st.integers(1, 3000),
    count=st.integers(2, 9),
    unit=st.sampled_from(["家", "个", "亿元"]),
    has_goal=st.booleans(),
)
def test_what_doubles_every_year_is_plausible(first, count, unit, has_goal):
    values = [Decimal(first * 2**number) for number in range(count)]
    goal = str(values[-1] * 2) if has_goal else None
    assert codes_of(plan_of(goal, unit, measure="stock"), *yearly(values)) == []


@settings(deadline=None)
@given(
    first=st.floats(0.3, 99),
    moves=st.lists(st.floats(-3, 3), max_size=8),
    path=st.sampled_from(["linear", "hold", "step"]),
)
def test_shares_that_move_by_points_are_plausible(first, moves, path):
    values = [Decimal(first).quantize(Decimal("0.01"))]
    for move in moves:
        value = values[-1] + Decimal(move).quantize(Decimal("0.01"))
        values.append(min(Decimal(100), max(Decimal("0.3"), value)))
    # Whether a share of less than 1 % is a fraction depends on the goal.
    above_one = [value for value in values if value > 1]
    if above_one == values:
        assert codes_of(plan_of("60", "%", path), *yearly(values)) == []
    assert codes_of(plan_of(None, "%", path), *yearly(above_one)) == []


@settings(deadline=None)
@given(
    rates=st.lists(st.decimals(-30, 60, places=1), min_size=1, max_size=8),
    unit=st.sampled_from(["%", "亿元"]),
)
def test_growth_rates_of_a_target_of_growth_are_plausible(rates, unit):
    rows = [f"{row} %" for row in yearly(rates)]
    assert codes_of(plan_of(unit=unit, form=GROWTH_GOAL), *rows) == []


@settings(deadline=None)
@given(st.lists(st.decimals(-30, 60, places=1), min_size=1, max_size=8))
def test_growth_rates_to_be_held_are_plausible(rates):
    plan = plan_of("5", "%", "hold", name=Bilingual("经济增速", "Economic growth"))
    assert codes_of(plan, *yearly(rates)) == []


@settings(deadline=None)
@given(
    ranks=st.lists(st.integers(1, 31), min_size=1, max_size=8),
    path=st.sampled_from(["hold", "step"]),
)
def test_ranks_are_plausible(ranks, path):
    rows = yearly([Decimal(rank) for rank in ranks])
    assert codes_of(plan_of("3", "位", path, at_most=True), *rows) == []


@settings(deadline=None)
@given(st.lists(st.decimals("1.5", "3.5", places=2), min_size=1, max_size=8))
def test_ratios_are_plausible(ratios):
    assert codes_of(plan_of("2.3", "倍", "linear", at_most=True), *yearly(ratios)) == []


@settings(deadline=None)
@given(
    moves=st.lists(st.floats(0.85, 1.20), min_size=1, max_size=8),
    share=st.floats(0.5, 0.85),
)
def test_flows_that_swing_are_plausible_and_so_are_three_quarters_of_their_years(moves, share):
    values = [Decimal(8000)]
    for move in moves:
        values.append((values[-1] * Decimal(move)).quantize(Decimal("0.1")))
    parts = []
    for number, value in enumerate(values):
        part = (value * Decimal(share)).quantize(Decimal("0.1"))
        parts.append(f"{2018 + number}年1-9月 {part}")
    assert codes_of(plan_of("11000", measure="flow"), *yearly(values), *parts) == []


def test_stages_are_plausible():
    target = Target("t", NAME, Goal("stage", stage=Stage.COMPLETED), "", "step", 2022)
    plan = Plan("p", NAME, 2022, 2027, {"t": target})
    rows = [
        Observation("t", Period(2022), Stage.STARTED, "", path="d.csv", line=2),
        Observation("t", Period(2023), Stage.COMPLETED, "", path="d.csv", line=3),
    ]
    assert plausibility_problems(assess(plan, rows)) == []


def published_series() -> list[dict[str, str]]:
    """Series of Germany's sustainability indicators, each with its goal.

    Balances, whose goal is no amount above zero, are left out.
    """
    with (ROOT / "tests/conformance/dns.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return [row for row in rows if row["goal"] and Decimal(row["goal"]) > 0]


@pytest.mark.parametrize(("path", "measure"), KINDS)
def test_published_series_of_germany_are_plausible(path, measure):
    series = published_series()
    assert len(series) > 150
    for row in series:
        first = int(row["first_year"])
        values = row["values"].split()
        rows = [f"{first + number} {value}" for number, value in enumerate(values)]
        at_most = row["direction"] == "down"
        plan = plan_of(row["goal"], "亿元", path, at_most=at_most, measure=measure)
        assert codes_of(plan, *rows) == [], row["id"]


def test_the_bundled_data_are_plausible(plan):
    found = plausibility_problems(assess(plan, read_observations(ROOT / "data", plan)))
    assert {problem.code for problem in found} <= {"missing-year"}


# --- strange values


STRANGE_ROWS = st.lists(
    st.tuples(
        st.integers(2019, 2024),
        st.tuples(st.integers(1, 12), st.integers(1, 12)),
        st.decimals(-(10**40), 10**40),
        st.integers(-99, 99),
        st.sampled_from([None, ">", "~", "<="]),
        st.sampled_from(["revised", "estimate"]),
    ),
    max_size=12,
)
UNIT_PAIRS = [
    ("%", "‰"),
    ("亿元", "元"),
    ("万人", "人"),
    ("家", "万个"),
    ("比值", "%"),
    ("位", "位"),
]


@settings(deadline=None)
@given(
    rows=STRANGE_ROWS,
    units=st.sampled_from(UNIT_PAIRS),
    kind=st.sampled_from([*KINDS, ("cumulative", "stock"), ("step", None)]),
    goal=st.sampled_from([None, "0", "5", "1e20"]),
)
def test_no_value_is_too_strange_to_be_checked(rows, units, kind, goal):
    path, measure = kind
    plan = plan_of(goal, units[0], path, measure=measure, window="since_start")
    observations = []
    for line, (year, months, value, power, bound, status) in enumerate(rows):
        observations.append(
            Observation(
                "t",
                Period(year, min(months), max(months)),
                value.scaleb(power),
                units[line % 2],
                bound,
                status,
                path="d.csv",
                line=line,
            )
        )
    for problem in plausibility_problems(assess(plan, observations)):
        assert problem.message("zh").isprintable()
        assert problem.message("en").isprintable()
