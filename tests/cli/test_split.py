"""A file for each office or region: their own targets alone, under names that any system takes."""

import re

import pytest
from helpers.cases import for_each
from helpers.program import run_program

from gapcalc.cli.output_file import file_names

PLAN = """
plan: {base_year: 2022, target_year: 2027}
regions:
  north: {zh: 北区, en: North}
targets:
  a: {name: {zh: 甲, en: A}, lead: 发改委、统计局, goal: {at_least: 5 家}, unit: 家, measure: stock, path: linear}
  b: {name: {zh: 乙, en: B}, lead: 统计局, region: north, goal: {at_least: 5 家}, unit: 家, measure: stock, path: linear}
  c: {name: {zh: 丙, en: C}, goal: {at_least: 5 家}, unit: 家, measure: stock, path: linear}
"""
DATA = "indicator,region,period,value,unit\na,,2022,1,家\na,,2023,2,家\nb,North,2022,1,家\n"


@pytest.fixture
def split(tmp_path):
    """A function that runs a command on a small plan in `tmp_path`."""
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "data.csv").write_text(DATA, encoding="utf-8")

    def run(*words):
        told = ("--plan", "plan.yaml", "--year", "2024", "--lang", "zh")
        return run_program(*words, "data.csv", *told, cwd=tmp_path)

    return run


def names(folder):
    return sorted(file.name for file in folder.iterdir())


def test_each_office_is_asked_for_its_own_values(split, tmp_path):
    done = split("template", "--split", "lead", "--format", "csv", "-o", "out")
    assert done.code == 0
    assert names(tmp_path / "out") == sorted(["发改委.csv", "统计局.csv", "未定牵头单位.csv"])
    asked = {}
    for file in (tmp_path / "out").iterdir():
        rows = file.read_text(encoding="utf-8-sig").splitlines()[1:]
        asked[file.stem] = [row.split(",")[0] for row in rows]
    assert asked == {"发改委": ["甲"], "统计局": ["甲", "乙"], "未定牵头单位": ["丙"]}
    assert "统计局，待报 2 个数值" in done.err


def test_split_it_is_workbooks(split, tmp_path):
    pytest.importorskip("xlsxwriter")
    assert split("template", "--split", "lead", "-o", "out").code == 0
    assert {file.suffix for file in (tmp_path / "out").iterdir()} == {".xlsx"}


def test_what_was_filled_in_is_not_written_over_nor_anything_beside_it(split, tmp_path):
    words = ("template", "--split", "lead", "--format", "csv", "-o", "out")
    assert split(*words).code == split(*words).code == 0  # the same again is no harm
    filled = tmp_path / "out" / "统计局.csv"
    filled.write_text("filled in", encoding="utf-8")
    (tmp_path / "out" / "发改委.csv").unlink()
    done = split(*words)
    assert done.code == 2 and "output-exists" in done.err
    assert filled.read_text(encoding="utf-8") == "filled in"
    assert not (tmp_path / "out" / "发改委.csv").exists()


@for_each("command", ["template", "report"])
def test_a_folder_must_be_named(split, command):
    done = split(command, "--split", "lead")
    assert done.code == 2 and "-o DIR" in done.err


def test_there_is_a_report_for_each_region(split, tmp_path):
    assert split("report", "--split", "region", "--format", "md", "-o", "out").code == 0
    assert names(tmp_path / "out") == sorted(["北区.md", "未定地区.md"])
    text = (tmp_path / "out" / "北区.md").read_text(encoding="utf-8")
    assert "乙" in text and not re.search("甲|丙", text)


def test_there_is_a_report_for_each_office(split, tmp_path):
    assert split("report", "--split", "lead", "-o", "out").code == 0
    assert len(names(tmp_path / "out")) == 3


@for_each(
    "title", ["a/b\\c:d*e", "../..", "CON", "con.x", " .hidden. ", "\x00\x1b[31m", "名" * 300, ""]
)
def test_a_name_is_safe_on_any_file_system(title):
    (name,) = file_names([title])
    assert name and len(name.encode()) < 200 and name == name.strip(" .")
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
    assert name.split(".")[0].upper() not in {"CON", "NUL", "AUX", "PRN"}


def test_names_that_differ_in_case_or_in_signs_alone_are_told_apart():
    made = file_names(["Office", "OFFICE", "of/fice", "of?fice"])
    assert len({name.casefold() for name in made}) == 4
