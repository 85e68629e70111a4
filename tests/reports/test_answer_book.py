"""The workbook to fill in: only answers can be changed, and whatever was done to it is read back."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from helpers.cases import for_each

from gapcalc import Assessment, Plan, assess, load_plan, read_observations
from gapcalc.assessment.check import check
from gapcalc.assessment.lacking import asks
from gapcalc.core.clock import date_of
from gapcalc.reports.answer_book import AnswerBook
from gapcalc.tables.excel import workbook_sheets
from gapcalc.views.speaker import Speaker

pytest.importorskip("xlsxwriter")

PLAN = """
plan: {id: d, name: {zh: 临江区行动计划, en: Riverside}, base_year: 2022, target_year: 2027}
targets:
  gdp: {name: {zh: 地区生产总值, en: GDP}, lead: 发改委, goal: {over: 600 亿元}, unit: 亿元, measure: flow, path: compound}
  line: {name: {zh: 轨道三号线, en: Line 3}, lead: 建委, goal: {stage: in_operation}, path: step}
  urban: {name: {zh: 城镇化率, en: Urban share}, goal: {at_least: 75 %}, unit: '%', measure: stock, path: linear}
"""
DATA = "indicator,period,value,unit\ngdp,2022,450,亿元\ngdp,2023,470,亿元\nurban,2024,71.5,%\n"
VALUES, REMARKS = 2, 3
Cells = Mapping[str, str]


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    file = tmp_path / "plan.yaml"
    file.write_text(PLAN, encoding="utf-8")
    return file


@pytest.fixture
def assessment(plan_file, tmp_path) -> Assessment:
    data = tmp_path / "data.csv"
    data.write_text(DATA, encoding="utf-8")
    plan = load_plan(plan_file)
    return assess(plan, read_observations(data, plan), 2024)


def book(assessment: Assessment, lang: str = "zh") -> bytes:
    questions = asks(assessment, assessment.results)
    return AnswerBook(assessment, assessment.results, questions, Speaker(lang)).as_xlsx()


@pytest.fixture
def fill(assessment, tmp_path) -> Callable[..., Path]:
    """A function that writes cells such as {"D2": "500"} into a sheet of the workbook."""

    def fill(cells: Cells, sheet: int = VALUES, merged: str = "", lang: str = "zh") -> Path:
        file = tmp_path / "asked.xlsx"
        file.write_bytes(book(assessment, lang))
        return edited(file, f"xl/worksheets/sheet{sheet}.xml", cells, merged)

    return fill


def edited(file: Path, part: str, cells: Cells, merged: str = "") -> Path:
    """Write cells as a spreadsheet does, numbers as numbers, and merge an area."""
    changed = file.with_name("filled.xlsx")

    with zipfile.ZipFile(file) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            if name == part:
                for place, text in cells.items():
                    content = with_cell(content, place, text)
                if merged:
                    area = f'<mergeCells count="1"><mergeCell ref="{merged}"/></mergeCells>'
                    content = content.replace("</sheetData>", f"</sheetData>{area}")
            new.writestr(name, content)

    return changed


def with_cell(sheet: str, place: str, text: str) -> str:
    """Put a text or number in place of a cell, or of the end of the rows where there is none."""
    is_number = re.fullmatch(r"-?[\d.]+", text)
    shown = f"<v>{text}</v></c>" if is_number else f"<is><t>{text}</t></is></c>"
    kind = "" if is_number else ' t="inlineStr"'
    pattern = re.compile(rf'<c r="{place}"( s="\d+")?(?: t="\w+")?(?:/>|>.*?</c>)')
    if pattern.search(sheet):
        return pattern.sub(lambda old: f'<c r="{place}"{old[1] or ""}{kind}>{shown}', sheet)

    row = re.sub(r"\D", "", place)
    added = f'<row r="{row}"><c r="{place}"{kind}>{shown}</row>'
    return sheet.replace("</sheetData>", f"{added}</sheetData>")


def codes(file: Path, plan_file: Path) -> list[str]:
    return [problem.code for problem in check([str(file)], str(plan_file)).problems]


def read(file: Path, plan: Plan):
    return [(one.target, str(one.period), str(one.value)) for one in read_observations(file, plan)]


# --- what it shows


def rows_of(file: Path) -> dict[str, list[list[str]]]:
    return {
        sheet.name: [list(cells) for _, cells in sheet.rows] for sheet in workbook_sheets(str(file))
    }


def test_unit_hint_and_last_value_stand_beside_the_answer(assessment, tmp_path):
    file = tmp_path / "asked.xlsx"
    file.write_bytes(book(assessment))
    head, gdp, line = rows_of(file)["填报表"]
    told = dict(zip(head, gdp, strict=False))
    assert (told["指标"], told["单位"], told["备注"]) == ("地区生产总值", "亿元", "填全年数值")
    assert told["上次数值"] == "470 亿元（2023年）"
    assert dict(zip(head, line, strict=False))["上次数值"] == "从未报过"


def test_what_lacks_no_value_can_still_be_spoken_of(assessment, tmp_path):
    file = tmp_path / "asked.xlsx"
    file.write_bytes(book(assessment))
    rows = rows_of(file)["其他反馈"]
    assert rows[1][:3] == ["城镇化率", "", "71.5%（2024年）"] and len(rows) == 2


def test_only_answers_can_be_changed(assessment, tmp_path):
    file = tmp_path / "asked.xlsx"
    file.write_bytes(book(assessment))
    with zipfile.ZipFile(file) as parts:
        sheet = parts.read("xl/worksheets/sheet2.xml").decode()
        styles = parts.read("xl/styles.xml").decode()
    assert "<sheetProtection" in sheet
    formats = re.findall(r"<xf [^>]*?(?:/>|>.*?</xf>)", styles.split("<cellXfs")[1])
    style = {place: int(re.search(rf'r="{place}" s="(\d+)"', sheet)[1]) for place in ("A2", "D2")}
    assert 'locked="0"' in formats[style["D2"]] and 'locked="0"' not in formats[style["A2"]]


@for_each("lang", ["zh", "en"])
def test_stages_and_standings_are_chosen_in_the_words_of_the_reader(assessment, lang, tmp_path):
    file = tmp_path / "asked.xlsx"
    file.write_bytes(book(assessment, lang))
    with zipfile.ZipFile(file) as parts:
        sheet = parts.read("xl/worksheets/sheet2.xml").decode()
    lists = re.findall(r"<formula1>\"(.*?)\"</formula1>", sheet)
    words = ("投用", "初步数") if lang == "zh" else ("in operation", "preliminary")
    assert all(any(word in listed.split(",") for listed in lists) for word in words)


def test_the_same_questions_make_the_same_bytes(assessment):
    assert book(assessment) == book(assessment)


def test_a_row_is_high_enough_for_its_hint(assessment, tmp_path):
    file = tmp_path / "asked.xlsx"
    file.write_bytes(book(assessment))
    with zipfile.ZipFile(file) as parts:
        sheet = parts.read("xl/worksheets/sheet2.xml").decode()
    heights = {row: float(ht) for row, ht in re.findall(r'<row r="(\d+)"[^>]*? ht="(\d+)"', sheet)}
    assert heights["3"] > heights["2"] == 30  # all stages are named


def test_nothing_in_it_is_a_formula(plan_file, tmp_path):
    text = PLAN.replace("zh: 地区生产总值", "zh: '=1+1'").replace("lead: 发改委", "lead: '=cmd()'")
    plan_file.write_text(text, encoding="utf-8")
    assessed = assess(load_plan(plan_file), [], 2024)
    file = tmp_path / "asked.xlsx"
    file.write_bytes(book(assessed))
    with zipfile.ZipFile(file) as parts:
        assert not any("<f>" in parts.read(name).decode() for name in parts.namelist())


# --- what comes back


@for_each("lang", ["zh", "en"])
def test_unfilled_it_is_no_problem(fill, plan_file, lang):
    assert codes(fill({}, lang=lang), plan_file) == []


@for_each("lang", ["zh", "en"])
def test_what_is_filled_in_is_read_back(fill, plan_file, assessment, lang):
    stage = "投用" if lang == "zh" else "in operation"
    file = fill({"D2": "500.5", "D3": stage}, lang=lang)
    assert codes(file, plan_file) == []
    assert read(file, assessment.plan) == [
        ("gdp", "2024", "500.5"),
        ("line", "2024", "in_operation"),
    ]


def test_remarks_are_read_back_from_both_sheets(fill, plan_file, assessment, tmp_path):
    file = fill({"J2": "已开工", "K2": "缺地", "M2": "张三", "N2": "2025-01-05"})
    (tmp_path / "once").mkdir()
    moved = file.rename(tmp_path / "once" / "asked.xlsx")
    file = edited(moved, "xl/worksheets/sheet3.xml", {"E2": "人口外流", "F2": "稳就业"})
    assert codes(file, plan_file) == []
    first, second = read_observations(file, assessment.plan).remarks
    assert (first.target, first.progress, first.problems) == ("gdp", "已开工", "缺地")
    assert (first.author, first.day) == ("张三", date(2025, 1, 5))
    assert (second.target, second.problems, second.measures) == ("urban", "人口外流", "稳就业")


SLIPS = {
    "a unit": ({"D2": "500 亿元"}, [], "500"),
    "another unit": ({"D2": "5000000 万元"}, [], "5000000"),
    "a remark": ({"D2": "500（初步数）"}, [], "500"),
    "a footer": ({"D2": "500", "A5": "填表人：张三"}, [], "500"),
    "a signed line": ({"D2": "500", "A5": "单位负责人：李四   填表人：张三"}, [], "500"),
    "growth in words": ({"D2": "增长8.5%"}, ["growth-as-value"], None),
    "growth": ({"D2": "8.5%"}, ["growth-as-value"], None),
    "words": ({"D2": "见附件"}, ["not-a-number"], None),
    "nothing yet": ({"D2": "尚未统计"}, [], None),
}


@for_each("slip", SLIPS)
def test_a_slip_is_read_or_told_in_one_line(fill, plan_file, assessment, slip):
    cells, told, value = SLIPS[slip]
    file = fill(cells)
    assert codes(file, plan_file) == told
    assert [one[2] for one in read(file, assessment.plan)] == ([] if value is None else [value])


@for_each("words", ["已建成", "已完工", "正式投用", "已建成投用", "has been completed", "正在建设"])
def test_a_stage_is_read_in_other_words(fill, plan_file, assessment, words):
    file = fill({"D3": words})
    assert codes(file, plan_file) == []
    assert len(read(file, assessment.plan)) == 1


@for_each("words", ["未建成", "拟开工", "完成80%", "预计2025年建成"])
def test_what_is_no_stage_is_told_with_the_words_that_are(fill, plan_file, words):
    (problem,) = check([str(fill({"D3": words}))], str(plan_file)).problems
    assert problem.code == "unknown-stage" and "投用" in problem.message("zh")
    assert "in operation" in problem.message("en") and "in_operation" not in problem.message("zh")


def test_merged_names_stand_for_all_of_their_rows(tmp_path):
    plan = tmp_path / "plan.yaml"
    goal = "goal: {at_least: 10 万人}, unit: 万人, measure: flow, path: cumulative"
    plan.write_text(
        "plan: {base_year: 2022, target_year: 2027}\n"
        f"targets:\n  jobs: {{name: {{zh: 新增就业, en: Jobs}}, {goal}}}\n",
        encoding="utf-8",
    )
    assessed = assess(load_plan(plan), [], 2024)
    file = tmp_path / "asked.xlsx"
    file.write_bytes(book(assessed))
    part = "xl/worksheets/sheet2.xml"
    file = edited(file, part, {"A3": "", "D2": "1.2", "D3": "1.3"}, merged="A2:A3")
    assert codes(file, plan) == []
    assert read(file, assessed.plan) == [("jobs", "2023", "1.2"), ("jobs", "2024", "1.3")]


def test_messages_in_chinese_call_a_target_by_its_name(fill, plan_file):
    (problem,) = check([str(fill({"D2": "8.5%"}))], str(plan_file)).problems
    assert "地区生产总值" in problem.message("zh") and "gdp" not in problem.message("zh")


def test_a_part_of_a_year_can_be_asked_for(plan_file, tmp_path):
    plan = load_plan(plan_file)
    assessed = assess(plan, [], date_of("2024H1"))
    file = tmp_path / "asked.xlsx"
    file.write_bytes(book(assessed))
    assert codes(file, plan_file) == []


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_what_libreoffice_saves_is_read_back(convert, fill, plan_file, assessment, form):
    """From workbook to workbook; as CSV it saves the sheet that is asked for, the second."""
    file = fill({"D2": "502.25", "D3": "已建成", "J2": "已开工", "K2": "缺地", "N2": "2025-01-05"})
    saved_as = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"
    convert(file, form=saved_as if form == "csv" else form)
    (saved,) = (file.parent / "out").iterdir()  # named for its sheet too: filled-填数.csv
    assert codes(saved, plan_file) == []
    assert read(saved, assessment.plan) == [
        ("gdp", "2024", "502.25"),
        ("line", "2024", "completed"),
    ]
    (remark,) = read_observations(saved, assessment.plan).remarks
    assert (remark.progress, remark.problems, str(remark.day)) == ("已开工", "缺地", "2025-01-05")
