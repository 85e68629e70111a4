"""The goal of a target: what each way to write it reads as, and mistakes in it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from conftest import MakePlan, Tiny
from helpers.plan_file import HEAD, SERIES, mark, mistakes, target

from gapcalc.messages.locale import Bilingual
from gapcalc.plan.model import Goal

ONE = "name: 甲, unit: 亿元, path: linear"


@pytest.mark.parametrize(
    ("goal", "path", "loaded"),
    [
        ("over: 3 万亿元", "compound", Goal("level", ">", Fraction(30_000), text="3 万亿元")),
        ("at_least: 5亿元", "linear", Goal("level", ">=", Fraction(5), text="5亿元")),
        ("at_most: '1,000 亿元'", "hold", Goal("level", "<=", Fraction(1000), text="1,000 亿元")),
        ("below: 5 万元", "step", Goal("level", "<", Fraction(5, 10_000), text="5 万元")),
        ("about: 1.10 亿元", "cumulative", Goal("level", "~", Fraction(11, 10), text="1.10 亿元")),
        ("between: [2 亿元, 3 亿元]", "step",
         Goal("level", "..", Fraction(2), upper=Fraction(3), text="2 亿元–3 亿元")),
        ("between: [2 亿元, 2 亿元]", "step",
         Goal("level", "..", Fraction(2), upper=Fraction(2), text="2 亿元–2 亿元")),
        ("times_base: 2", "compound", Goal("times_base", ">=", Fraction(2), text="2")),
        ("times_base: {over: 1.5}", "linear", Goal("times_base", ">", Fraction(3, 2), text="1.5")),
        ("average_growth: 10%", "compound",
         Goal("average_growth", ">=", Fraction(1, 10), text="10%")),
        ("average_growth: {over: 15%}", "compound",
         Goal("average_growth", ">", Fraction(3, 20), text="15%")),
        ("reduce_by: {about: 15%}", "compound",
         Goal("reduce_by", "~", Fraction(3, 20), text="15%")),
        ("reduce_by: 0.15", "linear", Goal("reduce_by", "<=", Fraction(3, 20), text="0.15")),
        ("reduce_by: {at_most: 15%}", "linear",
         Goal("reduce_by", ">=", Fraction(3, 20), text="15%")),
        ("reduce_by: 300 万元", "linear",
         Goal("reduce_by", "<=", Fraction(3, 100), text="300 万元", by_amount=True)),
        ("reduce_by: {over: 3 亿元}", "compound",
         Goal("reduce_by", "<", Fraction(3), text="3 亿元", by_amount=True)),
        ("increase_by: 20%", "compound", Goal("increase_by", ">=", Fraction(1, 5), text="20%")),
        ("increase_by: {about: 3 亿元}", "linear",
         Goal("increase_by", "~", Fraction(3), text="3 亿元", by_amount=True)),
        ("reduce_by: {between: [13.5%, 15%]}", "compound",
         Goal("reduce_by", "..", Fraction(27, 200), Fraction(3, 20), "13.5%–15%")),
        ("reduce_by: {between: [3 亿元, 5 亿元]}", "linear",
         Goal("reduce_by", "..", Fraction(3), Fraction(5), "3 亿元–5 亿元", by_amount=True)),
        ("average_growth: {between: [6%, 7%]}", "compound",
         Goal("average_growth", "..", Fraction(3, 50), Fraction(7, 100), "6%–7%")),
        ("rank_at_most: 3", "step", Goal("level", "<=", Fraction(3), text="3")),
        ("stage: in_operation", "step",
         Goal("stage", ">=", text="in_operation", stage="in_operation")),
        ("none: 无门槛", "step", Goal("none", reason=Bilingual("无门槛", "无门槛"))),
    ],
)  # fmt: skip
def test_goal(tiny: Tiny, goal: str, path: str, loaded: Goal) -> None:
    assert tiny(goal, path).targets["t"].goal == loaded


def test_goal_of_none_with_its_reason_beside_it(tiny: Tiny) -> None:
    plan = tiny("none", "step", "", reason="{zh: 无, en: no}")
    assert plan.targets["t"].goal == Goal("none", reason=Bilingual("无", "no"))
    assert not plan.targets["t"].assessable


def test_goal_against_a_series(make_plan: MakePlan) -> None:
    plan = make_plan(
        target("", "name: 甲, goal: {over_series: nation}, unit: 元, path: linear", HEAD + SERIES)
    )
    assert plan.targets["t"].goal == Goal(
        "over_series", ">", Fraction(1), series="nation", label=Bilingual("全国", "全国")
    )


@pytest.mark.parametrize(("unit", "value"), [("%", Fraction(2)), ("‰", Fraction(20))])
def test_points_are_an_amount_of_a_share(tiny: Tiny, unit: str, value: Fraction) -> None:
    """2 percentage points are 2 % and 20 ‰ of the whole, whatever the share was."""
    goal = tiny("increase_by: 2 个百分点", "linear", unit).targets["t"].goal
    assert (goal.value, goal.by_amount) == (value, True)


@pytest.mark.parametrize(
    ("goal", "code"),
    [
        ("‸3 亿元", "plan-form"), ("‸[3 亿元]", "plan-form"), ("‸{}", "plan-form"),
        ("{‸ovr: 3 亿元}", "unknown-key"),
        ("‸{over: 3 亿元, below: 5 亿元}", "plan-form"), ("{over: ‸3}", "goal-unit-missing"),
        ("{over: ‸[3 亿元]}", "plan-form"),
        ("{over: ‸3 人}", "unit-mismatch"), ("{over: ‸3 亿美元}", "unit-mismatch"),
        ("{over: ‸3 蝌蚪}", "unit-unknown"),
        ("{over: ‸10**10**10}", "unit-refused"), ("{over: ‸3-5 亿元}", "not-a-number"),
        ("{over: ‸亿元}", "number-missing"),
        ("{between: ‸[5 亿元, 3 亿元]}", "goal-range"), ("{between: ‸[5 亿元]}", "plan-form"),
        ("{between: ‸5 亿元}", "plan-form"),
        ("{between: [5 亿元, ‸6]}", "goal-unit-missing"),
        ("{times_base: ‸{over: 2, below: 3}}", "plan-form"),
        ("{reduce_by: ‸{ovr: 2%}}", "plan-form"), ("{reduce_by: {over: ‸2 人}}", "unit-mismatch"),
        ("{times_base: ‸[2]}", "plan-form"),
        ("{reduce_by: {between: ‸[15%, 13.5%]}}", "goal-range"),
        ("{reduce_by: {between: ‸[15%, 3 亿元]}}", "plan-form"),
        ("{reduce_by: {between: ‸15%}}", "plan-form"),
        ("{reduce_by: {between: [13.5%, ‸150%]}}", "out-of-range"),
        ("{reduce_by: ‸-3 亿元}", "out-of-range"), ("{reduce_by: ‸0 亿元}", "out-of-range"),
        ("{reduce_by: ‸2 个百分点}", "unit-mismatch"), ("{increase_by: ‸3 人}", "unit-mismatch"),
        ("{increase_by: ‸-5%}", "out-of-range"), ("{times_base: ‸3 亿元}", "unit-mismatch"),
        ("‸{average_growth: 10%}", "goal-path"), ("{over_series: ‸nation}", "unknown-reference"),
        ("{stage: ‸done}", "unknown-value"),
        ("{none: ‸[]}", "plan-form"),
    ],
)  # fmt: skip
def test_mistake_in_a_goal(tmp_path: Path, goal: str, code: str) -> None:
    text = target("", f"{ONE}, goal: {goal}")
    assert mistakes(tmp_path, text) == [(code, *mark(text))]
