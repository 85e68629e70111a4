"""What became of each row: the accounts of a file add up to its rows, whatever stands in it."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

import pytest
from conftest import TABLE_CELLS, MakePlan
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gapcalc import Observations, Plan, read_observations
from gapcalc.core.data_options import DataOptions
from gapcalc.tables import records
from gapcalc.tables.account import FATES

PLAN = """\
plan: {base_year: 2022, target_year: 2027, region: city}
regions:
  city: {zh: 重庆市, en: Chongqing, also: [重庆]}
  metro: {zh: 主城, en: Metro}
targets:
  gdp: {name: {zh: 生产总值, en: GDP}, goal: {over: 3 万亿元}, unit: 亿元, path: compound}
  share: {name: 城镇化率, goal: {over: 70 %}, unit: '%', path: linear}
  bridge: {name: 大桥, goal: {stage: in_operation}, path: step}
"""


@pytest.fixture
def a_plan(make_plan: MakePlan) -> Plan:
    return make_plan(PLAN)


def read(text: str, plan: Plan, folder: Path, options: DataOptions | None = None) -> Observations:
    file = folder / "table.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        stream.write(text)

    return read_observations(file, plan, options)


def fates(found: Observations) -> Counter[str]:
    return sum((Counter(table.rows) for table in found.tables), Counter())


def filled_rows(text: str) -> int:
    return sum(1 for row in csv.reader(io.StringIO(text)) if any(cell.strip() for cell in row))


# --- any table

CELLS = [
    *TABLE_CELLS, "性别", "Sex", "Total", "女", "备注", "合计", "2023年", "2024年1-9月", "2025年目标",
    "同比(%)", "单位：亿元", "2024年四川省", "二、增长速度", "数据来源：统计局", "城镇化率", "大桥", "已开工",
    "2 012", "2012*", "n.k.", "5%", "3万亿元", "2024.10", "日期", "Code", "主要产品", "季度", "Q3",
]  # fmt: skip
ROWS = st.lists(st.sampled_from(CELLS), min_size=1, max_size=6)
# A header and rows of its width, several tables, or any rows at all.
HEADERS = [
    ["指标", "2023年", "2024年"],
    ["指标", "地区", "年份", "数值", "单位"],
    ["年份", "生产总值(亿元)", "城镇化率(%)"],
    ["地区", "指标", "2023", "2024"],
    ["Year", "Sex", "Indicator", "Value", "Unit"],
    ["主要产品", "实绩", "排名"],
    ["", "2023年", "", "2024年", ""],
]


@st.composite
def files(draw: st.DrawFn) -> str:
    rows: list[list[str]] = []

    for _ in range(draw(st.integers(1, 3))):
        rows += draw(st.lists(ROWS, max_size=2))
        header = draw(st.sampled_from(HEADERS))
        same_width = st.lists(st.sampled_from(CELLS), min_size=len(header), max_size=len(header))
        rows.append(header)
        rows += draw(st.lists(st.one_of(same_width, same_width, same_width, ROWS), max_size=6))
        rows += [[""]] * draw(st.integers(0, 2))

    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


OPTIONS = st.sampled_from(
    [
        None,
        DataOptions(indicator="gdp", unit="亿元", period="2023", region="重庆市"),
        DataOptions(header_row=2),
        DataOptions(where=(("Sex", "女"),), skip_columns=("备注",)),
        DataOptions(columns=(("性别", "dimension"), ("主要产品", "indicator"))),
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(files(), OPTIONS)
def test_accounts_add_up_to_the_rows_of_any_file(
    a_plan: Plan, tmp_path: Path, text: str, options: DataOptions | None
) -> None:
    found = read(text, a_plan, tmp_path, options)
    rows = fates(found)
    told = {problem.code for problem in found.problems}
    assert rows.keys() <= set(FATES)
    assert all(count >= 0 for count in rows.values())
    if not told & {"csv-syntax", "mojibake", "encoding"}:  # those end the reading of a file
        assert rows.total() == filled_rows(text), rows
    assert (rows["used"] > 0) == (len(found) > 0)


@pytest.mark.parametrize("between", [",,-", ",,,指标", "一、综合", "城镇化率,,"])
def test_line_of_a_header_counts_once(a_plan: Plan, tmp_path: Path, between: str) -> None:
    """Whether it was a line beside a table before it became the first line of a header or not."""
    header = "指标,2023年,2024年\n"
    text = f"{header}{between}\n{header}生产总值(亿元),1,2\n"
    found = read(text, a_plan, tmp_path)
    assert fates(found).total() == filled_rows(text)


def test_row_below_a_header_that_comes_again_is_read(a_plan: Plan, tmp_path: Path) -> None:
    """A header of two lines may come back in one: what stands below it is a row."""
    header = "指标,2023年,2024年\n"
    text = f"{header},,,备注\n生产总值(亿元),1,2\n{header}城镇化率(%),71,72\n"
    assert [one.line for one in read(text, a_plan, tmp_path) if one.target == "share"] == [5, 5]


def test_table_ends_before_the_next_one_begins(a_plan: Plan, tmp_path: Path) -> None:
    text = "主要指标\n,重庆,,四川,\n指标,2022年,2023年,2022年,2023年\n生产总值(亿元),1,2,3,4\n"
    found = read(text + text, a_plan, tmp_path)
    spans = [(table.first_line, table.last_line) for table in found.tables]
    assert spans == [(1, 1), (2, 5), (6, 8)]


def test_several_values_of_a_row_count_as_one_row(a_plan: Plan, tmp_path: Path) -> None:
    text = "指标,2021年,2022年,2023年\n生产总值(亿元),1,2,3\n人口,4,5,6\n城镇化率(%),-,-,-\n"
    found = read(text, a_plan, tmp_path)
    assert len(found) == 3
    assert fates(found) == {"header": 1, "used": 1, "other_indicator": 1, "no_value": 1}


def test_rows_that_are_settled_by_their_names_count_too(a_plan: Plan, tmp_path: Path) -> None:
    rows = "".join(
        f"{name},,{year},{year}.5,亿元\n" for name in ("GDP", "x") for year in range(900)
    )
    text = f"indicator,region,period,value,unit\n{rows}".replace(",,", ",重庆,")
    found = read(text, a_plan, tmp_path)
    assert fates(found).total() == filled_rows(text)


@pytest.mark.parametrize("blank", ["", ",,"])
def test_blank_lines_do_not_count(a_plan: Plan, tmp_path: Path, blank: str) -> None:
    text = f"{blank}\n指标,2023年,2024年\n{blank}\n生产总值(亿元),1,2\n{blank}\n"
    assert fates(read(text, a_plan, tmp_path)) == {"header": 1, "used": 1}


# --- where no header is found


@pytest.mark.parametrize("before", ["", "指标,2023年,2024年\n生产总值(亿元),1,2\n\n"])
def test_rows_behind_the_last_in_which_a_header_is_looked_for_count(
    a_plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str
) -> None:
    monkeypatch.setattr(records, "_MOST_BEFORE", 3)
    text = before + "甲,乙\n" * 9
    found = read(text, a_plan, tmp_path)
    assert fates(found).total() == filled_rows(text)
    assert {p.code for p in found.problems} & {"no-header", "rows-without-header"}


def test_header_that_is_told_is_found_however_far_down_it_stands(
    a_plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "_MOST_BEFORE", 3)
    text = "说明甲,说明乙\n" * 9 + "指标,2023年\n生产总值(亿元),1\n"
    found = read(text, a_plan, tmp_path, DataOptions(header_row=10))
    assert [one.line for one in found] == [11]


def test_lines_before_one_table_do_not_count_against_the_next(
    a_plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "_MOST_BEFORE", 4)
    table = "说明\n说明\n说明\n指标,2023年\n生产总值(亿元),1\n\n"
    found = read(table * 3, a_plan, tmp_path)
    assert len(found) == 3
