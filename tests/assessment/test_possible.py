"""Forecasts go no further than to what is possible, and say where they were held."""

from fractions import Fraction as F

import pytest
from helpers.calculator import computed
from helpers.cases import for_each
from hypothesis import given
from hypothesis import strategies as st

from gapcalc.assessment.possible import possible
from gapcalc.assessment.status import status_of
from gapcalc.messages.locale import Bilingual
from gapcalc.plan.model import Goal, Plan, Target
from gapcalc.views.derivation import derivation
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_export import target_json


def target(name="参保率", unit="%", value=95, **more):
    goal = Goal(more.pop("form", "level"), ">=", F(value))
    english = more.pop("en", name)
    keys = {"path": "linear", "base_year": 2022, **more}
    return Target("t", Bilingual(name, english), goal, unit, **keys)


@for_each(
    "of, amounts, wanted",
    [
        (target(), [90, 95], (0, 100)),
        (target(unit="‰"), [90, 95], (0, 1000)),
        (target(), [90, 103], (0, None)),  # it was over the whole once
        (target(value=120), [90, 120], (0, None)),
        (target("学前教育毛入学率"), [90, 95], (0, None)),  # of more children than there are of that age
        (target("出口增速"), [5, 10], (None, None)),
        (target("净流入人口", "万人", 10), [3, 5], (None, None)),
        (target("财政收支差额", "亿元", 10), [3, 5], (None, None)),
        (target("常住人口", "万人", 2200), [2122], (0, None)),
        (target("友好城市", "对", 10, en="Friendly exchange cities"), [3], (0, None)),
        (target("存款", "亿元", 10), [-3, 5], (None, None)),  # what was negative may be so again
        (target("最低气温", "℃", 10), [3, 5], (None, None)),
        (target("新增企业", "家", 10, path="cumulative", measure="stock"), [3], (None, None)),
        (target("新增就业", "万人", 10, path="cumulative", measure="flow"), [3], (0, None)),
        (target("产值年均增速", "亿元", 0.1, form="average_growth", path="compound"), [3], (0, None)),
    ],
)  # fmt: skip
def test_what_a_quantity_can_come_to(of, amounts, wanted):
    assert tuple(possible(of, map(F, amounts), of.unit)) == wanted


@pytest.mark.parametrize(
    ("goal", "unit", "rows", "held", "trend"),
    [
        # 90 and 96 go on to 96 + 3 * 3 = 105
        ("at_least: 98%", "%", ["2022,90", "2024,96"], 100, 105),
        # 30 and 10 thousand people less each year: 10 - 10 * 3 = -20
        ("at_least: 40 万人", "万人", ["2022,30", "2024,10"], 0, -20),
        ("at_most: 5 万人", "万人", ["2022,30", "2024,10"], 0, -20),
        ("at_least: 98%", "%", ["2022,90", "2024,91"], F("92.5"), None),
    ],
)
def test_a_forecast_is_held_at_the_bound(tiny, judge, goal, unit, rows, held, trend):
    numbers = judge(tiny(goal, "linear", unit), *rows).numbers
    assert (numbers.forecast, numbers.trend) == (held, trend)


def test_it_says_so_and_both_are_computed_by_hand(tiny, judge, observe):
    plan = tiny("at_least: 98%", "linear", "%")
    result = judge(plan, "2022,90", "2024,96")
    assert "held at what is possible, not 105%" in Speaker("en").reasons(plan, result)
    assert "趋势值 105% 不可能，按界限计" in Speaker("zh").reasons(plan, result)
    steps = {step.name: step for step in derivation(plan, result, Speaker("en"))}
    assert computed(steps["trend-alone"].numbers) == 105
    assert (computed(steps["forecast"].numbers), steps["forecast"].result) == (100, "100%")


values = st.integers(0, 100).map(F)


@given(values, values, values, st.sampled_from([">=", "<="]), st.integers(2023, 2026))
def test_no_share_leaves_its_range_and_no_verdict_depends_on_that(base, now, goal, sign, year):
    from decimal import Decimal

    from gapcalc.assessment.status import assess
    from gapcalc.core.period import Period
    from gapcalc.data.observation import Observation

    of = Target(
        "t", Bilingual("参保率", "Coverage"), Goal("level", sign, goal), "%", "linear", 2022
    )
    plan = Plan("p", of.name, 2022, 2027, {"t": of})
    rows = [(2022, base), (year, now)]
    published = [Observation("t", Period(y), Decimal(int(v)), "%") for y, v in rows]
    assessment = assess(plan, published)
    result = assessment["t"]
    forecast = result.numbers.forecast
    assert forecast is None or 0 <= forecast <= 100
    # What decides takes no notice of bounds, and comes to the same.
    assert status_of(plan, of, result.series) == result.status
    entry = target_json(assessment, result, Speaker("en"))["forecast"]
    assert entry is None or entry["held"] == (entry["trend"] != entry["value"])
