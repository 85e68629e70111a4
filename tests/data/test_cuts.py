"""What an office prints as a cut (降低 3.2 %) is growth of -3.2 % for a goal that asks for a cut."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from gapcalc import Observations, Plan

PLAN = """
    plan: {base_year: 2022, target_year: 2027}
    targets:
      energy:
        name: 单位能耗
        also: [单位能耗降低率, 单位能耗同比增速]
        goal: {reduce_by: 15%}
        unit: 吨/万元
        path: compound
      saved:
        name: 单位能耗降低幅度
        goal: {at_least: 15%}
        unit: '%'
        path: linear
"""


@pytest.mark.parametrize(
    ("name", "value", "unit", "read"),
    [
        ("单位能耗降低率", "3.2", "%", "-3.2"),
        ("单位能耗降低率", "-0.5", "%", "0.5"),  # it rose
        ("单位能耗同比增速", "-3.2", "%", "-3.2"),
        ("单位能耗", "-3.2", "%", "-3.2"),
        ("单位能耗", "0.5", "吨/万元", "0.5"),
        ("单位能耗降低幅度", "3.2", "%", "3.2"),  # the goal is that of the cut itself
    ],
)
def test_sign(
    make_plan: Callable[[str], Plan],
    observe: Callable[..., Observations],
    name: str,
    value: str,
    unit: str,
    read: str,
) -> None:
    table = f"指标,年份,数值,单位\n{name},2023,{value},{unit}\n{name},2024,{value},{unit}\n"
    found = observe(make_plan(PLAN), table)
    assert [one.value for one in found] == [Decimal(read)] * 2


def test_bound_turns_with_the_sign(
    make_plan: Callable[[str], Plan], observe: Callable[..., Observations]
) -> None:
    found = observe(make_plan(PLAN), "指标,年份,数值,单位\n单位能耗降低率,2023,3%以上,%\n")
    assert [(one.value, one.bound) for one in found] == [(Decimal("-3"), "<=")]
