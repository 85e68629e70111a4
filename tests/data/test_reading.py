"""Rows that repeat the names of one before them are read as if each stood alone."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from conftest import MakePlan
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gapcalc import Observations, Plan, read_observations
from gapcalc.core import encoding
from gapcalc.tables.row_memory import RowMemory

PLAN = """\
plan: {base_year: 2022, target_year: 2027, region: city}
regions:
  city: {zh: 全市, en: City}
  metro: {zh: 主城, en: Metro}
targets:
  gdp: {name: 生产总值, region: metro, goal: {over: 3 万亿元}, unit: 亿元, path: compound}
  income: {name: 居民收入, goal: {at_least: 5 万元}, unit: 元, path: compound}
  ratio: {name: 收入比, also: [居民收入], goal: {over: 5 万元}, unit: 元, path: compound}
  bridge: {name: 大桥, goal: {stage: in_operation}, path: step}
"""
HEADERS = [
    ["指标", "地区", "年份", "数值", "单位", "备注"],
    ["地区", "指标", "年份", "数值", "单位", "类型"],
    ["年份", "月份", "指标", "地区", "数值", "单位"],
    ["序号", "地区", "指标", "年份", "数据性质", "数值"],
    ["类型", "地区", "指标", "年份", "单位", "数值"],
]
CELLS = {
    "指标": ["生产总值", "居民收入", "居民收入(元)", "大桥", "人口", "", "指标", " 居民收入"],
    "地区": ["主城", "全市", "火星", "", "地区"],
    "年份": ["2023", "2024", "2024年", "2024.1", "2024.2", "x", "", "年份", "时间：2024"],
    "月份": ["", "9", "10", "月份"],
    "数值": ["5", "12.5", "2024", "-3", "2024年", "3万亿元", "5%", "abc", "-", "", "数值", "1e5"],
    "单位": ["亿元", "元", "万元", "", "单位", "人"],
    "备注": ["", "预计", "目标值"],
    "类型": ["", "合计", "城镇", "目标"],
    "序号": ["1", "2", "注：略", ""],
    "数据性质": ["", "初步", "谁知道"],
}
LINES = [[], ["二、全市"], ["注：以上为年报数"], ["单位：元"], ["一、城镇居民"]]


@st.composite
def tables(draw: st.DrawFn) -> str:
    """A long table: few different rows, many times over, with lines and headers among them."""
    header = draw(st.sampled_from(HEADERS))
    kinds = st.tuples(*(st.sampled_from(CELLS[name]) for name in header)).map(list)
    few = draw(st.lists(kinds, min_size=1, max_size=4))
    value = header.index("数值")
    period = header.index("年份")
    rows = [header]
    for _ in range(draw(st.integers(1, 25))):
        if draw(st.integers(0, 9)) == 0:
            rows.append(draw(st.sampled_from([*LINES, header])))
            continue
        row = list(draw(st.sampled_from(few)))
        row[value] = draw(st.sampled_from(CELLS["数值"]))
        row[period] = draw(st.sampled_from(CELLS["年份"]))
        rows.append(row)
    return "".join(",".join(row) + "\n" for row in rows)


@pytest.fixture
def a_plan(make_plan: MakePlan) -> Plan:
    return make_plan(PLAN)


def found(read: Observations) -> tuple[object, ...]:
    return list(read), list(read.problems), read.rows, [table.rows for table in read.tables]


@given(tables())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
def test_what_is_remembered_of_a_row_changes_nothing(
    a_plan: Plan, tmp_path: Path, text: str
) -> None:
    file = tmp_path / "long.csv"
    file.write_text(text, encoding="utf-8")
    remembering = read_observations(file, a_plan)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(RowMemory, "remember", lambda self, names, settle, fate: None)
        forgetting = read_observations(file, a_plan)
    assert found(remembering) == found(forgetting)


HEADER = "indicator,region,period,value,unit\n"


def test_rows_that_repeat_their_names_are_settled(
    a_plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the test above would say nothing."""
    memories: list[RowMemory] = []
    begin = RowMemory.begin

    def noted(memory: RowMemory, *about: object) -> None:
        memories.append(memory)
        begin(memory, *about)  # type: ignore[arg-type]

    monkeypatch.setattr(RowMemory, "begin", noted)
    file = tmp_path / "long.csv"
    rows = "".join(
        f"{name},{region},{year},{year}.5,亿元\n"
        for name, region in (("生产总值", "主城"), ("人口", "全市"))
        for year in range(1990, 2020)
    )
    file.write_text(HEADER + rows, encoding="utf-8")
    read = read_observations(file, a_plan)
    assert (len(read), read.rows, len(read.problems)) == (30, 60, 1)
    # All but the first of each name, and those looked at for the header.
    assert memories[-1].count >= 60 - 2 - 12


def test_memory_does_not_grow_with_the_rows_that_are_not_the_plans(
    a_plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoding, "CHUNK", 10_000)  # less than the smaller file
    peaks = []
    for count in (5_000, 50_000):
        file = tmp_path / f"{count}.csv"
        with file.open("w", encoding="utf-8") as stream:
            stream.write(HEADER)
            for n in range(count):
                stream.write(f"指标{n // 10 % 100},某地,{1990 + n % 10},{n}.5,亿元\n")
        tracemalloc.start()
        read = read_observations(file, a_plan)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert (len(read), read.rows) == (0, count)
    assert peaks[1] < 1.5 * peaks[0]
