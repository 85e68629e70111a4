"""Units that a plan file defines: their forms, what is refused and where, and that they convert."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from helpers.cases import for_each

from gapcalc import read_observations
from gapcalc.core import unit
from gapcalc.core.unit import UnitError, dimension, factor, is_unit
from gapcalc.core.unit_label import unit_label
from gapcalc.plan.model import Plan
from gapcalc.plan.reader import read_plan

HEAD = "plan: {base_year: 2020, target_year: 2025}\n"
TARGET = "targets:\n  t: {{name: 座席, goal: {{over: 5 {0}}}, unit: {0}, path: linear}}\n"


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    """Units of these plans are unknown to other tests."""
    yield
    for path in {own.path for own in unit._OWN.values()}:
        unit.define_units(path, [])


def plan_with(
    units: str, tmp_path: Path, target: str = "亿元", name: str = "p.yaml"
) -> Plan | None:
    file = tmp_path / name
    file.write_text(f"{HEAD}units:\n{units}\n{TARGET.format(target)}", encoding="utf-8")
    plan, problems = read_plan(file)
    assert [(one.code, one.line) for one in problems] == []
    return plan


def problems_of(units: str, tmp_path: Path) -> list[tuple[str, int | None, str | None]]:
    file = tmp_path / "bad.yaml"
    file.write_text(f"{HEAD}units:\n{units}\n{TARGET.format('亿元')}", encoding="utf-8")
    return [(one.code, one.line, one.field) for one in read_plan(file)[1]]


@for_each(
    "units, word, other, worth",
    [
        ("  蝌位: '[tadpole]'", "万蝌位", "蝌位", 10_000),
        ("  市担: 50 * 千克", "市担", "吨", Fraction(1, 20)),
        ("  英担: 1e2/2 * 磅", "英担", "磅", 50),
        ("  亩产: 10000/15 * 平方米 = 亩产位", "亩产位", "亩", 1),
        ("  成: 0.1", "成", "%", 10),
        ("  蒸吨: {is: 0.7 * 兆瓦, en: steam tonnes, also: [蒸吨位]}", "蒸吨位", "千瓦", 700),
        ("  市担: 50 * 千克\n  大担: 2 * 市担", "大担/亩", "千克/亩", 100),
        ("  碗: 千克/立方米", "碗", "克/升", 1),
    ],
)
def test_definition(
    units: str, word: str, other: str, worth: Fraction | int, tmp_path: Path
) -> None:
    assert plan_with(units, tmp_path) is not None
    assert factor(word, other) == worth


@for_each(
    "units, code, line",
    [
        ("  斤: 2 * 千克", "unit-taken", 3), ("  万元: 3 * 元", "unit-taken", 3),
        ("  甲担: 1 * 千克\n  乙担: 2 * 千克 = 甲担", "unit-taken", 4),
        ("  丙担: {is: 1 * 千克, also: [公斤]}", "unit-taken", 3),
        ("  丁担: 2 * 没有的词", "unit-definition", 3), ("  戊担: 0 * 千克", "unit-definition", 3),
        ("  己担: '[length]'", "unit-definition", 3), ("  庚担: 1/0 * 千克", "unit-definition", 3),
        ("  辛担: 10**10**10 * 千克", "unit-definition", 3),
        ("  壬担: 1e999 * 千克", "unit-definition", 3),
        ("  癸担: __import__('os')", "unit-definition", 3),
        (f"  子担: {'9' * 5000} * 千克", "unit-definition", 3),
        ("  丑担: 1 * 千克 = a b", "unit-definition", 3), ("  a.b: 1 * 千克", "unit-definition", 3),
        ("  寅担: 1 * 卯担\n  卯担: 1 * 千克", "unit-definition", 3),
        ("  辰担: {zh: 担}", "missing-key", 3), ("  巳担: [1]", "plan-form", 3),
        ("  午担: {is: 1 * 千克, size: 2}", "unknown-key", 3),
    ],
)  # fmt: skip
def test_what_is_refused_is_told_by_its_line(
    units: str, code: str, line: int, tmp_path: Path
) -> None:
    assert [(found, at) for found, at, _ in problems_of(units, tmp_path)] == [(code, line)]


def test_own_unit_is_read_in_data_and_printed_in_both_languages(tmp_path: Path) -> None:
    plan = plan_with("  蝌位: {is: '[tadpole]', en: tadpole places}", tmp_path, target="万蝌位")
    assert plan is not None
    file = tmp_path / "data.csv"
    file.write_text("指标,2024年\n座席（蝌位）,20000\n", encoding="utf-8")
    (found,) = read_observations(file, plan)
    assert (found.value, found.unit) == (20000, "蝌位")
    assert (unit_label("蝌位", "en"), unit_label("蝌位", "zh")) == ("tadpole places", "蝌位")


def test_names_are_read_anew_once_a_unit_is_known(tmp_path: Path) -> None:
    """What was no unit for one plan is one for the next, though it is remembered."""
    file = tmp_path / "data.csv"
    file.write_text("指标,2024年\n座席（蝌位）,2\n", encoding="utf-8")
    without = plan_with("  成: 0.1", tmp_path, name="without.yaml")
    assert without is not None
    assert read_observations(file, without).problems[0].code == "unit-unknown"
    with_it = plan_with("  蝌位: '[tadpole]'", tmp_path, target="蝌位")
    assert with_it is not None
    assert read_observations(file, with_it).problems == []


def test_word_of_another_plan_may_not_mean_something_else(tmp_path: Path) -> None:
    """Both plans may be in use at a time: one word has one meaning in a process."""
    plan_with("  市担: 50 * 千克", tmp_path, name="one.yaml")
    plan_with("  市担: 100 * 斤", tmp_path, name="same.yaml")
    assert problems_of("  市担: 60 * 千克", tmp_path) == [("unit-taken", 3, "市担")]


def test_file_that_is_read_again_defines_anew(tmp_path: Path) -> None:
    plan_with("  市担: 50 * 千克", tmp_path)
    plan_with("  市石: 60 * 千克", tmp_path)
    assert not is_unit("市担")
    assert dimension("市石") == {"[mass]": 1}
    with pytest.raises(UnitError):
        factor("市担", "千克")
