"""What an office prints as a cut (降低 3.2 %) is growth of -3.2 % for a goal that asks for a cut."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from gapcalc import Observations, Plan
from gapcalc.core.problem import GapcalcError
from gapcalc.data.reading import parse_setting

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
        ("energy", "0.5", "%", "0.5"),  # it rose
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


@pytest.mark.parametrize(
    ("values", "refused"),
    [
        (["-2.8", "-3.1"], ["-2.8", "-3.1"]),
        (["2.8", "-3.1", "3.0"], ["-3.1", "2.8", "3.0"]),  # of which the positive ones may be rises
        (["2.8", "3.1"], []),
        (["0", "3.1"], []),
    ],
)
def test_cut_with_a_sign_is_refused_and_those_beside_it(
    make_plan: Callable[[str], Plan],
    observe: Callable[..., Observations],
    values: list[str],
    refused: list[str],
) -> None:
    rows = [f"单位能耗降低率,{2023 + n},{value},%" for n, value in enumerate(values)]
    table = "\n".join(["指标,年份,数值,单位", "单位能耗,2022,0.5,吨/万元", *rows])
    found = observe(make_plan(PLAN), f"{table}\n单位能耗降低幅度,2023,-1,%\n")
    told = [one for one in found.problems if one.code == "cut-with-sign"]
    assert [one.details["value"] for one in told] == refused
    assert len(found) == 2 + len(values) - len(refused)
    assert all("under energy" in one.message("en") for one in told)


def test_set_by_hand_a_cut_turns_its_sign_and_has_none_of_its_own(
    make_plan: Callable[[str], Plan],
) -> None:
    plan = make_plan(PLAN)
    (cut,) = parse_setting("单位能耗降低率@2023=2.8%以上", plan, None)
    assert (cut.value, cut.bound) == (Decimal("-2.8"), "<=")
    (rise,) = parse_setting("energy@2023=2.8%", plan, None)
    assert rise.value == Decimal("2.8")
    with pytest.raises(GapcalcError) as raised:
        parse_setting("单位能耗降低率@2023=-2.8%", plan, None)
    assert [one.code for one in raised.value.problems] == ["cut-with-sign"]
