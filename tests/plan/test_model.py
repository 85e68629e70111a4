"""What counts as reached, and the names of targets and regions."""

from __future__ import annotations

from fractions import Fraction
from typing import get_args

import pytest
from conftest import MakePlan
from helpers.cases import for_each

from gapcalc import Plan
from gapcalc.plan.model import COMPARATORS, MIRRORED, PATHS, Aim, Comparator, Goal, Path, Stage

LOW = Aim(Fraction(100), low=Fraction(100))
HIGH = Aim(Fraction(100), high=Fraction(100))
RANGE = Aim(Fraction(100), low=Fraction(98), high=Fraction(102))

PLAN = """\
    plan: {base_year: 2022, target_year: 2027, region: city}
    regions:
      city: {zh: 重庆市, en: Chongqing, also: [本市]}
      firms: {zh: 民营企业, en: Private firms, within: city}
      nation: {zh: 全国, en: China}
    series:
      m: {name: {zh: 全国强度, en: National intensity}, also: [强度], unit: '%', region: nation}
    targets:
      a: {name: {zh: 强度, en: Intensity}, goal: {over_series: m}, unit: '%', path: linear}
      b: {name: 增加值, also: [强度], region: firms, goal: {over: 3 亿元}, unit: 亿元, path: linear}
    """


@pytest.fixture
def small(make_plan: MakePlan) -> Plan:
    return make_plan(PLAN)


# --- aims


@for_each(
    "aim, value, beyond, met",
    [
        (LOW, 100, 0, True),
        (LOW, 99, 0, False),
        (LOW._replace(strict=True), 100, 0, False),
        (LOW._replace(strict=True), 100, 1, True),
        (LOW, 100, -1, False),
        (HIGH, 100, 0, True),
        (HIGH, 101, 0, False),
        (HIGH._replace(strict=True), 100, 0, False),
        (HIGH._replace(strict=True), 100, -1, True),
        (HIGH, 100, 1, False),
        (RANGE, 98, 0, True),
        (RANGE, 102, 0, True),
        (RANGE, 103, 0, False),
        (RANGE, 97, 0, False),
    ],
)
def test_a_value_reaches_an_aim_from_its_bound_on(
    aim: Aim, value: int, beyond: int, met: bool
) -> None:
    """100 以上 (beyond 1) is more than 100, 不足 100 (beyond -1) is less."""
    assert aim.met(Fraction(value), beyond) is met


@pytest.mark.parametrize(
    ("goal", "multiple", "half"),
    [
        (Goal("times_base", ">=", Fraction(2)), Fraction(2), Fraction(1)),
        (Goal("reduce_by", "<=", Fraction(1, 5)), Fraction(4, 5), Fraction(9, 10)),
        (Goal("increase_by", ">=", Fraction(1, 5)), Fraction(6, 5), Fraction(11, 10)),
        (
            Goal("average_growth", ">=", Fraction(1, 10)),
            Fraction("1.1") ** 5,
            Fraction("1.05") ** 5,
        ),
    ],
)
def test_a_relative_goal_is_a_multiple_of_the_base(
    goal: Goal, multiple: Fraction, half: Fraction
) -> None:
    assert goal.relative
    assert goal.value is not None
    assert goal.multiple(goal.value, Fraction(5)) == multiple
    assert goal.multiple(goal.value / 2, Fraction(5)) == half


# --- words


def test_the_words_of_a_type_are_those_of_its_tuple() -> None:
    assert get_args(Path) == PATHS
    assert set(COMPARATORS.values()) | {".."} == set(get_args(Comparator))


def test_a_comparator_mirrored_twice_is_itself() -> None:
    assert all(MIRRORED[MIRRORED[comparator]] == comparator for comparator in MIRRORED)


def test_every_stage_has_a_rank() -> None:
    ranks = [stage.rank for stage in Stage]
    assert ranks == sorted(ranks)
    assert set(ranks) == {1, 2, 3, 4, 5}


# --- names


def test_a_full_name_is_its_own_and_a_short_one_is_not(small: Plan) -> None:
    names = small.names()
    assert names["强度"] == {"a": True, "b": False, "m": False}
    assert names["intensity"] == {"a": True}


def test_a_benchmark_is_found_by_its_id_as_a_target_is(small: Plan) -> None:
    assert small.entry("a") is small.targets["a"]
    assert small.entry("m") is small.benchmarks["m"]
    with pytest.raises(KeyError):
        small.entry("x")


def test_values_are_for_the_own_region_or_the_one_it_is_listed_under(small: Plan) -> None:
    assert small.regions_of("a") == ("city",)  # that of the plan
    assert small.regions_of("b") == ("firms", "city")
    assert small.regions_of("m") == ("nation",)


def test_without_any_region_values_may_be_for_any(make_plan: MakePlan) -> None:
    plan = make_plan("""\
        plan: {base_year: 2022, target_year: 2027}
        targets: {t: {name: 甲, goal: {over: 3 亿元}, unit: 亿元, path: linear}}
        """)
    assert plan.regions_of("t") == ()


def test_a_region_goes_by_its_id_its_names_and_those_of_its_province(small: Plan) -> None:
    names = small.region_names()
    for name in ("city", "重庆市", "重庆", "chongqing", "本市"):
        assert names[name] == "city"
    assert "city" not in small.region_spellings()
    assert {"重庆", "本市", "民营企业"} <= set(small.region_spellings())
