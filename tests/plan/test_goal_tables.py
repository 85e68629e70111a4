"""Tables of goals by area: the forms in which annexes come, and every mistake in them."""

from __future__ import annotations

import os
from fractions import Fraction
from pathlib import Path

import pytest

from gapcalc.core.problem import Problem
from gapcalc.plan.model import Plan
from gapcalc.plan.reader import read_plan

PLAN = """\
plan: {base_year: 2022, target_year: 2027, region: city}
regions:
  city: {zh: 渝州市, also: [全市]}
  a: {zh: 山前区}
  b: {zh: 河口区}
  c: {zh: 西岭县}
goal_tables: [TABLE]
targets:
  output_city: {name: 产值总额, goal: {at_least: 4500 亿元}, unit: 亿元, path: compound}
  output: {name: 工业总产值, also: [工业产值], regions: table, total: output_city, unit: 亿元,
           measure: flow, path: compound}
  share: {name: 城镇化率, regions: table, unit: '%', path: linear}
"""


def read(
    folder: Path, table: str | bytes, plan: str = PLAN, name: str = "goals.csv"
) -> tuple[Plan | None, list[Problem]]:
    """Return the plan in a folder with a table of goals, and what is wrong with it."""
    data = table.encode() if isinstance(table, str) else table
    (folder / name).write_bytes(data)
    file = folder / "plan.yaml"
    file.write_text(plan.replace("TABLE", name), encoding="utf-8")
    return read_plan(file)


def goals(folder: Path, table: str | bytes, plan: str = PLAN) -> dict[str, str]:
    """Return the goals that a table sets, as comparator and figure in the target's unit."""
    made, problems = read(folder, table, plan)
    assert problems == []
    assert made is not None
    found = {}
    for target in made.targets.values():
        if target.breakdown:
            value = target.goal.value
            assert value is not None
            found[target.id] = f"{target.goal.comparator}{float(value):g}"
    return found


ALL = {"output/a": ">=2000", "output/b": ">=1500", "share/a": ">=0.75", "share/b": ">=0.68"}
IN_PERCENT = {**ALL, "share/a": ">=75", "share/b": ">=68"}


@pytest.mark.parametrize(
    "table",
    [
        "区县,工业总产值（亿元）,城镇化率（%）\n山前区,2000,75\n河口区,1500,68\n",
        "地区,2027年工业总产值目标(亿元),2027年城镇化率目标值（%）\n山前区,2000,75\n河口区,1500,68\n",
        "地区,到2027年工业产值达到（万亿元）,城镇化率\n山前区,0.2,75%\n河口区,0.15,68%\n",
        "附件2,,\n各区县主要目标,,\n,,单位：亿元\n区县,工业总产值,城镇化率（%）\n山前区,2000,75\n河口区,1500,68\n",
        "序号,区县,工业总产值,城镇化率\n,,亿元,%\n1,山前区,2000,75\n2,河口区,1500,68\n",
        ",区县,工业总产值（亿元）,城镇化率（%）\n1,山前区,2000,75\n2,河口区,1500,68\n",
        "区县,2027年目标,\n,工业总产值（亿元）,城镇化率（%）\n山前区,2000,75\n河口区,1500,68\n",
        "区县,工业总产值（亿元）,,城镇化率（%）,\n,2022年,目标,2022年,2027年目标\n山前区,9,2000,7,75\n河口区,9,1500,6,68\n",
        "区县,工业总产值（亿元）,,城镇化率（%）\n,现状,目标,目标\n山前区,1100,2000,75\n河口区,900,1500,68\n",
        "区县,责任单位,工业总产值（亿元）,城镇化率（%）,备注\n山前区,区政府,2000,75,力争\n河口区,区政府,1500,68,\n",
        "指标,山前区,河口区\n工业总产值（亿元）,2000,1500\n城镇化率（%）,75,68\n",
        "指标,单位,山前区,河口区\n工业总产值,亿元,2000,1500\n城镇化率,%,75,68\n",
        "区县,工业总产值（亿元）,城镇化率（%）\n一组,,\n山前区,2000,75\n二组,,\n河口区,1500,68\n注：另行下达,,\n",
    ],
)
def test_annexes_are_read_as_they_come(tmp_path: Path, table: str) -> None:
    assert goals(tmp_path, table) == IN_PERCENT


def test_a_table_in_the_encoding_of_chinese_windows_is_read(tmp_path: Path) -> None:
    table = "区县,工业总产值（亿元）,城镇化率（%）\n山前区,2000,75\n河口区,1500,68\n"
    assert goals(tmp_path, table.encode("gb18030")) == IN_PERCENT


@pytest.mark.parametrize(
    ("cell", "goal"),
    [
        ("2000", ">=2000"), ("≥2000", ">=2000"), ("2000以上", ">=2000"), ("2000亿元以上", ">=2000"),
        ("突破2000", ">2000"), ("2000左右", "~2000"), ("≤2000", "<=2000"), ("0.2万亿", ">=2000"),
        ("2000以内", "<=2000"),
        ("控制在2000亿元以内", "<=2000"),
        ("力争达到2000", ">=2000"),
        ("2000（目标）", ">=2000"), ("[2000]", ">=2000"), ('"2,000"', ">=2000"),
        ("2000—2200", "..2000"), ("2000-2200亿元", "..2000"),
    ],
)  # fmt: skip
def test_a_cell_says_its_bound(tmp_path: Path, cell: str, goal: str) -> None:
    table = f"区县,工业总产值（亿元）,城镇化率（%）\n山前区,{cell},75\n"
    assert goals(tmp_path, table)["output/a"] == goal


@pytest.mark.parametrize("blank", ["", "—", "/", "-", "…"])
def test_an_area_without_a_goal_has_no_target(tmp_path: Path, blank: str) -> None:
    table = f"区县,工业总产值（亿元）,城镇化率（%）\n山前区,2000,75\n河口区,{blank},68\n"
    assert set(goals(tmp_path, table)) == set(ALL) - {"output/b"}


@pytest.mark.parametrize(
    ("keys", "cell", "form", "goal"),
    [
        ("regions: table, direction: down", "5", "level", "<=5"),
        ("regions: {table: over}", "5", "level", ">5"),
        ("regions: {table: average_growth}, series: rates", "5", "average_growth", ">=0.05"),
        ("regions: {table: average_growth}, series: rates", "5左右", "average_growth", "~0.05"),
        (
            "regions: {table: average_growth}, series: rates",
            "年均增长5左右",
            "average_growth",
            "~0.05",
        ),
        ("regions: {table: reduce_by}, series: rates", "下降14", "reduce_by", "<=0.14"),
        ("regions: {table: reduce_by}, series: rates", "14", "reduce_by", "<=0.14"),
    ],
)
def test_the_plan_says_of_which_form_goals_are(
    tmp_path: Path, keys: str, cell: str, form: str, goal: str
) -> None:
    plan = f"""\
plan: {{base_year: 2022, target_year: 2027}}
regions: {{a: {{zh: 山前区}}}}
goal_tables: [TABLE]
targets: {{rate: {{name: 能耗, {keys}, unit: '%', path: compound}}}}
"""
    table = f"区县,能耗（%）\n山前区,{cell}\n"
    assert goals(tmp_path, table, plan) == {"rate/a": goal}
    made, _ = read_plan(tmp_path / "plan.yaml")
    assert made is not None
    assert made.targets["rate/a"].goal.form == form


@pytest.mark.parametrize("total", ["合计", "全市", "总计"])
def test_the_printed_total_is_kept_apart(tmp_path: Path, total: str) -> None:
    table = (
        f"区县,工业总产值（亿元）,城镇化率（%）\n{total},3600,\n山前区,2000,75\n河口区,1500,68\n"
    )
    assert goals(tmp_path, table) == IN_PERCENT
    made, _ = read_plan(tmp_path / "plan.yaml")
    assert made is not None
    assert made.breakdowns["output"].printed == Fraction(3600)


HEADER = "区县,工业总产值（亿元）,城镇化率（%）\n"


@pytest.mark.parametrize(
    ("table", "code", "line", "column"),
    [
        (HEADER + "山前区,完成市下达任务,75\n", "not-a-number", 2, 2),
        (HEADER + "山前区,增长7%,75\n", "not-a-number", 2, 2),  # of a level
        (HEADER + "山前区,2000,75人\n", "unit-mismatch", 2, 3),
        (HEADER + "山前区,2000,75\n河口去,1500,68\n", "goal-area", 3, 1),
        (HEADER + "山前区,2000,75\n山前区,1500,\n", "duplicate-key", 3, 2),
        ("区县,工业总产直（亿元）,城镇化率\n山前区,2000,75%\n", "goal-heading", 1, 2),
        ("区县,工业总产值增速（%）,城镇化率\n山前区,7,75%\n", "goal-heading", 1, 2),
        ("区县,2030年工业总产值（亿元）,城镇化率\n山前区,2000,75%\n", "goal-heading", 1, 2),
        ("区县,产值总额（亿元）,城镇化率\n山前区,2000,75%\n", "goal-heading", 1, 2),
        ("区县,工业总产值,城镇化率\n山前区,2000,75%\n", "goal-unit-missing", 2, 2),
        ("区县,城镇化率（%）,城镇化率（%）\n山前区,75,75\n", "duplicate-key", 1, 3),
        ("指标,山前区,河口区\n工业总产值（亿元）,2000,多\n", "not-a-number", 2, 3),
    ],
)
def test_what_is_not_understood_is_told_with_its_place(
    tmp_path: Path, table: str, code: str, line: int, column: int
) -> None:
    _, problems = read(tmp_path, table)
    assert [(p.code, p.line, p.column) for p in problems] == [(code, line, column)]
    assert problems[0].path == str(tmp_path / "goals.csv")
    assert problems[0].message("zh") and problems[0].message("en")


def test_a_column_of_a_year_on_the_way_has_waypoints(tmp_path: Path) -> None:
    table = (
        "区县,2025年工业总产值（亿元）,2027年工业总产值（亿元）,城镇化率（%）\n"
        "全市,3000,3500,\n山前区,1800,2000,75\n河口区,,1500,68\n"
    )
    plan, problems = read(tmp_path, table)
    assert problems == [] and plan is not None
    found = {id: target.waypoints for id, target in plan.targets.items()}
    assert [(one.year, one.value, one.text) for one in found["output/a"]] == [
        (2025, 1800, "1800 亿元")
    ]
    assert found["output/b"] == found["share/a"] == ()
    assert plan.breakdowns["output"].printed == 3500


@pytest.mark.parametrize(
    ("cell", "code", "place"),
    [
        ("1800—1900", "waypoint", (2, 2)),
        ("多", "not-a-number", (2, 2)),
        ("1800人", "unit-mismatch", (2, 2)),
    ],
)
def test_a_waypoint_in_a_table_is_one_value(
    tmp_path: Path, cell: str, code: str, place: tuple[int, int]
) -> None:
    table = (
        f"区县,2025年工业总产值（亿元）,工业总产值（亿元）,城镇化率（%）\n山前区,{cell},2000,75\n"
    )
    _, problems = read(tmp_path, table)
    assert [(p.code, (p.line, p.column)) for p in problems] == [(code, place)]


def test_a_waypoint_that_stands_twice_is_told_with_the_line_of_the_first(tmp_path: Path) -> None:
    table = (
        "区县,2025年工业总产值（亿元）,工业总产值（亿元）,城镇化率（%）\n"
        "山前区,1800,2000,75\n山前区,1700,,\n"
    )
    _, problems = read(tmp_path, table)
    assert [(p.code, p.line, p.details["first"]) for p in problems] == [("duplicate-key", 3, "2")]


def test_an_area_with_a_waypoint_and_no_goal_is_told(tmp_path: Path) -> None:
    table = (
        "区县,2025年工业总产值（亿元）,工业总产值（亿元）,城镇化率（%）\n"
        "山前区,1800,2000,75\n河口区,900,,68\n"
    )
    _, problems = read(tmp_path, table)
    assert [(p.code, p.details["value"]) for p in problems] == [("goal-table", "output/b")]
    assert "no goal for the target year" in problems[0].message("en")


@pytest.mark.parametrize(
    ("form", "heading", "cell", "goal"),
    [
        ("reduce_by", "（%）", "13.5—15", ("..", "13.5 %–15 %", False)),
        ("reduce_by", "（亿元）", "下降30", ("<=", "30 亿元", True)),
        ("increase_by", "（%）", "增长20%以上", (">=", "20 %", False)),
        ("average_growth", "", "6%—7%", ("..", "6 %–7 %", False)),
    ],
)
def test_cuts_and_rises_come_as_shares_amounts_and_ranges(
    tmp_path: Path, form: str, heading: str, cell: str, goal: tuple[str, str, bool]
) -> None:
    plan = PLAN.replace("regions: table, total: output_city", f"regions: {{table: {form}}}")
    table = f"区县,工业总产值{heading},城镇化率（%）\n山前区,{cell},75\n"
    made, problems = read(tmp_path, table, plan)
    assert problems == [] and made is not None
    found = made.targets["output/a"].goal
    assert (found.comparator, found.text, found.by_amount) == goal
    assert found.form == form


def test_a_rise_without_its_unit_is_told(tmp_path: Path) -> None:
    plan = PLAN.replace("regions: table, total: output_city", "regions: {table: increase_by}")
    table = "区县,工业总产值,城镇化率（%）\n山前区,7,75\n"
    _, problems = read(tmp_path, table, plan)
    assert [(p.code, p.line, p.column) for p in problems] == [("goal-unit-missing", 2, 2)]


def test_no_waypoint_lies_on_a_way_of_growth_rates(tmp_path: Path) -> None:
    plan = PLAN.replace("regions: table, total: output_city", "regions: {table: average_growth}")
    table = "区县,2025年工业总产值（%）,2027年工业总产值（%）,城镇化率（%）\n山前区,6,7,75\n"
    _, problems = read(tmp_path, table, plan)
    assert [(p.code, p.line, p.column) for p in problems] == [("goal-heading", 1, 2)]


def test_a_heading_that_is_skipped_is_no_mistake(tmp_path: Path) -> None:
    table = "区县,工业总产值（亿元）,2025年城镇化率,城镇化率（%）\n山前区,2000,70,75\n"
    plan = PLAN.replace("[TABLE]", "[{file: TABLE, skip: [2025年城镇化率]}]")
    assert goals(tmp_path, table, plan) == {"output/a": ">=2000", "share/a": ">=75"}


@pytest.mark.parametrize(
    "name", ["../goals.csv", "/etc/passwd", "a/../../g.csv", "C:\\g.csv", "\\g"]
)
def test_a_table_outside_the_folder_of_the_plan_is_refused(tmp_path: Path, name: str) -> None:
    inner = tmp_path / "plan"
    inner.mkdir()
    (tmp_path / "goals.csv").write_text(HEADER, encoding="utf-8")
    _, problems = read(inner, HEADER, PLAN.replace("TABLE", f"'{name}'"))
    assert [(p.code, p.line) for p in problems] == [("goal-table", 7)]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    inner = tmp_path / "plan"
    inner.mkdir()
    (tmp_path / "secret.csv").write_text(HEADER, encoding="utf-8")
    (inner / "link.csv").symlink_to(tmp_path / "secret.csv")
    _, problems = read(inner, HEADER, PLAN.replace("TABLE", "link.csv"))
    assert [p.code for p in problems] == ["goal-table"]


def test_standard_input_is_no_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.yaml").write_text(PLAN.replace("TABLE", "'-'"), encoding="utf-8")
    assert [problem.code for problem in read_plan("plan.yaml")[1]] == ["goal-table"]


def test_a_table_that_is_not_there_is_named(tmp_path: Path) -> None:
    _, problems = read(tmp_path, HEADER, PLAN.replace("TABLE", "other.csv"))
    assert [p.code for p in problems] == ["no-file"]


def test_a_table_without_areas_of_the_plan_is_refused(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "x,y\n1,2\n")
    assert [p.code for p in problems] == ["goal-table"]


def test_a_workbook_is_read_by_its_sheet(tmp_path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    book = xlsxwriter.Workbook(tmp_path / "annex.xlsx")
    book.add_worksheet("说明").write(0, 0, "说明")
    sheet = book.add_worksheet("附件2")
    sheet.merge_range(0, 0, 0, 2, "各区县主要目标")
    for number, row in enumerate(
        (["区县", "工业总产值（亿元）", "城镇化率（%）"], ["山前区", 2000, 75])
    ):
        sheet.write_row(number + 1, 0, row)
    book.close()
    data = (tmp_path / "annex.xlsx").read_bytes()
    plan = PLAN.replace("[TABLE]", "[{file: TABLE, sheet: 附件2}]")
    made, problems = read(tmp_path, data, plan, "annex.xlsx")
    assert problems == []
    assert made is not None
    assert {"output/a", "share/a"} <= set(made.targets)
