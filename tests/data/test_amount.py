"""Amounts whose cell names no more than a currency: the magnitude comes from around the cell."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from conftest import MakePlan

from gapcalc import read_observations
from gapcalc.core.data_options import DataOptions

PLAN = """\
plan: {base_year: 2022, target_year: 2027, region: city}
regions:
  city: {zh: 全市, en: City}
targets:
  gdp: {name: 生产总值, goal: {over: 3 万亿元}, unit: 亿元, path: compound}
  income: {name: 居民收入, goal: {at_least: 5 万元}, unit: 元, path: compound}
  capital: {name: 外资, goal: {over: 3 亿美元}, unit: 亿美元, path: compound}
  rank: {name: 排名, goal: {at_most: 3 位}, unit: 位, path: linear}
"""


def read(
    make_plan: MakePlan, folder: Path, text: str, unit: str | None = None
) -> tuple[list[tuple[Decimal, str]], list[str]]:
    """Value and unit of each observation, and the codes of the problems."""
    file = folder / "data.csv"
    file.write_text(text, encoding="utf-8")
    found = read_observations([str(file)], make_plan(PLAN), DataOptions(unit=unit))
    values = [(one.value, one.unit) for one in found if isinstance(one.value, Decimal)]
    return values, [problem.code for problem in found.problems]


@pytest.mark.parametrize(
    ("row", "value", "unit"),
    [
        ("gdp,2024,¥30145.79,亿元", "30145.79", "亿元"), ("gdp,2024,30145.79 ¥,亿元", "30145.79", "亿元"),
        ("gdp,2024,RMB 3.01,万亿元", "3.01", "万亿元"), ("gdp,2024,¥30145亿,", "30145", "亿元"),
        ("gdp,2024,¥30145亿,万亿元", "30145", "亿元"), ("gdp,2024,30145.79元,亿元", "30145.79", "元"),
        ("capital,2024,$3.5,亿美元", "3.5", "亿美元"), ("income,2024,¥39713,", "39713", "元"),
    ],
)  # fmt: skip
def test_currency_agrees(
    make_plan: MakePlan, tmp_path: Path, row: str, value: str, unit: str
) -> None:
    values, codes = read(make_plan, tmp_path, f"indicator,period,value,unit\n{row}\n")
    assert (values, codes) == ([(Decimal(value), unit)], [])


@pytest.mark.parametrize(
    ("row", "refused"),
    [
        ("gdp,2024,$30145.79,亿元", "unit-mismatch"), ("gdp,2024,€30145.79,亿元", "unit-mismatch"),
        ("capital,2024,¥3.5,亿美元", "unit-mismatch"), ("capital,2024,HK$3.5,亿美元", "unit-mismatch"),
        ("gdp,2024,¥30145.79,", "unit-missing"), ("capital,2024,$3,", "unit-missing"),
        ("income,2024,$39713,", "unit-mismatch"), ("rank,2024,¥3,", "unit-mismatch"),
        ("gdp,2024,¥30145.79,亿吨", "unit-mismatch"),
    ],
)  # fmt: skip
def test_currency_that_differs_or_leaves_the_magnitude_open(
    make_plan: MakePlan, tmp_path: Path, row: str, refused: str
) -> None:
    values, codes = read(make_plan, tmp_path, f"indicator,period,value,unit\n{row}\n")
    assert (values, codes) == ([], [refused])


def test_a_cell_of_another_currency_does_not_share_what_is_remembered_of_its_row(
    make_plan: MakePlan, tmp_path: Path
) -> None:
    rows = "gdp,2022,3,亿元\ngdp,2023,$3,亿元\ngdp,2024,¥3,亿元\n"
    values, codes = read(make_plan, tmp_path, f"indicator,period,value,unit\n{rows}")
    assert (values, codes) == ([(Decimal(3), "亿元")] * 2, ["unit-mismatch"])


def test_magnitude_of_a_column_of_its_own_or_of_the_option(
    make_plan: MakePlan, tmp_path: Path
) -> None:
    scaled = "indicator,period,value,scale\ngdp,2024,¥2610,Millions\n"
    assert read(make_plan, tmp_path, scaled) == ([(Decimal(2610), "百万元")], [])
    bare = "indicator,period,value\ngdp,2024,¥2610\n"
    assert read(make_plan, tmp_path, bare, "亿元") == ([(Decimal(2610), "亿元")], [])
