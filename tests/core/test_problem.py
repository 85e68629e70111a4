"""Problems: each code of the catalogue as a file shows it, and messages that are safe to print."""

from __future__ import annotations

import re
import string
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from helpers.cases import for_each
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from gapcalc import GapcalcError, Plan, Problem
from gapcalc.assessment.check import check
from gapcalc.cli.application import application
from gapcalc.core.catalogue import CATALOGUE
from gapcalc.core.data_options import DataOptions
from gapcalc.core.problem import did_you_mean, invalid_choice, target_hint
from gapcalc.data.reading import parse_setting
from gapcalc.plan.model import Stage
from gapcalc.plan.reader import read_plan
from gapcalc.tables import records as table_records
from gapcalc.tables.delimited import MAX_LINE as LINE_LIMIT
from gapcalc.tables.vocabulary import COLUMNS

BAD = Path(__file__).parents[1] / "bad"
GOOD = Path(__file__).parents[1] / "good"
FILES = sorted(BAD.iterdir())
# What no file of a repository can show: a file that is missing, unreadable or far too large, an
# empty folder, a package that is not installed, and what is typed on the command line.
WITHOUT_FILE = {
    "no-file", "unreadable", "no-data", "files-passed-over", "unknown-sheet", "file-too-large", "yaml-too-large", "line-too-long",
    "too-many-columns", "read-no-further",
    "name-ambiguous",  # the bundled plan has no two names that are equivalent
    "part-exceeds-whole",  # nor a part and a whole that share a name
    "areas-not-total", "goals-not-total",  # nor one that its areas make up
    "divisor-missing", "cut-exceeds-base",  # nor a quotient, nor a cut by an amount
    "goal-heading", "goal-area",  # which lie in a table beside the plan file
    "excel-missing", "excel-writer-missing", "word-writer-missing", "excel-too-large", "header-row", "others-left-out",
    "too-many-problems",
    "more-of-error", "more-of-warning",
    "git-failed", "unknown-revision", "not-in-revision", "link-not-followed",
    "no-input", "unknown-command", "no-such-option", "option-misused", "argument-missing",
    "argument-too-many",
    "unknown-option", "options-conflict", "option-malformed", "option-unused", "ignore-unused", "baseline-form", "not-selected", "setting-malformed",
    "unknown-target",
    "setting-without-year",
    "setting-unused",
    "output-exists", "output-is-input", "unwritable",
    "growth-malformed", "growth-unit", "growth-ambiguous", "growth-refused", "growth-unused",
    "assumed-twice",
    # what a plan file says of data files
    "source-unused", "source-contradicted", "source-option-unused",
}  # fmt: skip


def found_in(file: Path, plan: Plan) -> list[Problem]:
    if file.suffix == ".yaml":
        return read_plan(file)[1]
    return list(check([str(file)]).problems)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_bad_file_shows_the_code_it_is_named_for_whole_in_both_languages_and_no_other(
    plan: Plan, file: Path
) -> None:
    problems = found_in(file, plan)
    assert [problem.code for problem in problems] == [file.stem]
    (problem,) = problems
    assert problem.path == str(file)
    for lang in ("zh", "en"):
        message = problem.message(lang)
        assert message.isprintable()
        assert message.endswith(("。", "？") if lang == "zh" else (".", "?"))
        assert re.search(r"\{\w+\}", message) is None


def test_every_code_has_its_file() -> None:
    assert {file.stem for file in FILES} == CATALOGUE.keys() - WITHOUT_FILE


# --- codes without a file


def test_line_too_long(tmp_path: Path, plan: Plan) -> None:
    file = tmp_path / "data.csv"
    file.write_text("indicator,period,value,unit\n" + "x" * (LINE_LIMIT + 1), encoding="utf-8")
    (problem,) = found_in(file, plan)
    assert (problem.code, problem.line) == ("line-too-long", 2)


def test_too_many_columns(tmp_path: Path, plan: Plan) -> None:
    file = tmp_path / "data.csv"
    for blank, codes in ((19_997, []), (19_998, ["too-many-columns"])):
        file.write_text(f"指标,单位,2024年{',' * blank}\ngdp_metro,亿元,24500\n", encoding="utf-8")
        assert [problem.code for problem in found_in(file, plan)] == codes


def test_columns_of_periods_may_be_more_than_others(tmp_path: Path, plan: Plan) -> None:
    file = tmp_path / "data.csv"
    months = [f"{year}年{month}月" for year in range(1900, 2100) for month in range(1, 13)]
    days = [f"2024-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)]
    towns = [f"甲{number}镇" for number in range(3_001)]
    file.write_text(
        f"指标,单位,{','.join(months + days * 3)}\n地区生产总值,亿元,5\n", encoding="utf-8"
    )
    assert "too-many-columns" not in [problem.code for problem in found_in(file, plan)]
    file.write_text(f"指标,单位,{','.join(towns)}\n地区生产总值,亿元,5\n", encoding="utf-8")
    (problem,) = found_in(file, plan)
    assert (problem.code, problem.details) == ("too-many-columns", {"limit": "3,000"})


def test_no_further_row_is_read_after_a_thousand_tables(
    tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tried with a hundred, as each is looked at in full."""
    assert table_records._MOST_TABLES == 1_000
    monkeypatch.setattr(table_records, "_MOST_TABLES", 100)
    file = tmp_path / "data.csv"
    two_tables = "名称,2024年\n没有的指标,1\n\n名称,2023年\n没有的指标,1\n\n"
    ours = "indicator,period,value,unit\ngdp_metro,2024,24500,亿元\n"
    file.write_text(two_tables * 49 + ours, encoding="utf-8")
    assert "read-no-further" not in [problem.code for problem in found_in(file, plan)]
    file.write_text(two_tables * 50 + ours, encoding="utf-8")
    (problem,) = [one for one in found_in(file, plan) if one.code == "read-no-further"]
    assert problem.line == 302
    assert problem.details["count"] == "1"
    assert problem.details["limit"] == "100"
    assert problem.details["things_en"] == "tables"


def test_no_further_row_is_read_after_a_thousand_unknown_units(tmp_path: Path, plan: Plan) -> None:
    file = tmp_path / "data.csv"
    rows = [f"gdp_metro,2024,1,蝌蚪{number}" for number in range(1_002)]
    ours = "gdp_metro,2025,25800,亿元"
    for some, codes in ((rows[:1_000], []), (rows, ["read-no-further"])):
        lines = ["indicator,period,value,unit", *some, ours]
        file.write_text("\n".join(lines), encoding="utf-8")
        found = [problem for problem in found_in(file, plan) if problem.code == "read-no-further"]
        assert [problem.code for problem in found] == codes
    assert (found[0].line, found[0].details["count"]) == (1_003, "2")


def test_others_left_out(tmp_path: Path) -> None:
    file = tmp_path / "data.csv"
    rows = "".join(f"x{number},2024,1,亿元\n" for number in range(1010))
    known = "output,2024,450,亿元"
    file.write_text(f"indicator,period,value,unit\n{rows}{known}\n", encoding="utf-8")
    problems = check([str(file)], str(GOOD / "own.yaml")).problems  # few names to be near to
    assert [problem.code for problem in problems] == ["unknown-indicator"] * 1000 + [
        "others-left-out"
    ]
    assert (problems[-1].details["count"], problems[-1].line) == ("10", 1002)


@pytest.mark.parametrize(
    ("value", "code", "closing"),
    [("many", "not-a-number", "more-of-error"), ("2.45E+04", "digits-lost", "more-of-warning")],
)
def test_more_of_one_code_than_are_listed(
    tmp_path: Path, plan: Plan, value: str, code: str, closing: str
) -> None:
    file = tmp_path / "data.csv"
    rows = f"gdp_metro,2024,{value},亿元\n" * 1_200
    file.write_text(f"indicator,period,value,unit\n{rows}", encoding="utf-8")
    *listed, last = found_in(file, plan)
    assert [problem.code for problem in listed] == [code] * 1_000
    assert (last.code, last.line) == (closing, 1002)
    assert last.details == {"code": code, "count": "200", "first": "1002", "last": "1201"}


def test_excel_missing(tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlrd", None)  # as where it is not installed
    file = tmp_path / "data.xls"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert [problem.code for problem in found_in(file, plan)] == ["excel-missing"]


def test_excel_too_large(tmp_path: Path, plan: Plan) -> None:
    file = tmp_path / "data.xlsx"
    with ZipFile(file, "w", ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", b" " * 10_000_000)  # packed to a thousandth
    assert [problem.code for problem in found_in(file, plan)] == ["excel-too-large"]


def test_files_passed_over(tmp_path: Path, plan: Plan) -> None:
    (tmp_path / "data.csv").write_text("indicator,period,value,unit\n", encoding="utf-8")
    (tmp_path / "2025.txt").touch()
    assert "files-passed-over" in [problem.code for problem in found_in(tmp_path, plan)]


def test_unknown_sheet() -> None:
    file = str(BAD / "hidden-not-read.xlsx")
    (problem,) = check([file], given=DataOptions(sheets=("Sheet9",))).problems
    assert (problem.code, problem.path) == ("unknown-sheet", file)
    assert "Its sheets: 指标." in problem.message("en")


def test_header_row(plan: Plan) -> None:
    file = str(BAD / "conflicting-values.csv")
    (problem,) = check([file], given=DataOptions(header_row=2)).problems
    assert (problem.code, problem.path, problem.line) == ("header-row", file, 2)


@pytest.mark.parametrize(
    ("setting", "code"),
    [
        ("gdp_metro", "setting-malformed"),
        ("gdp_meter=1亿元", "unknown-target"),
        ("gdp_metro=1亿元", "setting-without-year"),
    ],
)
def test_setting_that_cannot_be_understood(plan: Plan, setting: str, code: str) -> None:
    with pytest.raises(GapcalcError) as caught:
        parse_setting(setting, plan, None)
    assert [problem.code for problem in caught.value.problems] == [code]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["status", "--only", "late"], "unknown-option"),
        (["status", "--action", "12"], "unknown-option"),
        (["check", "data", "--where", "Sex:Female"], "option-malformed"),
        (["status", "--plan", str(Path(__file__).parents[1] / "good" / "own.yaml")], "no-input"),
    ],
    ids=["only", "action", "where", "no data"],
)
def test_command_that_cannot_run(arguments: list[str], code: str) -> None:
    error = CliRunner().invoke(application(), arguments).exception
    assert isinstance(error, GapcalcError)
    assert [problem.code for problem in error.problems] == [code]


# --- messages


@given(st.sampled_from(sorted(CATALOGUE)), st.text(), st.text())
def test_message_and_location_never_hold_what_a_terminal_acts_on(
    code: str, value: str, name: str
) -> None:
    entry = CATALOGUE[code]
    names = {field for text in (entry.zh, entry.en, entry.remedy_zh, entry.remedy_en)
             for _, field, _, _ in string.Formatter().parse(text) if field}  # fmt: skip
    problem = Problem(code, dict.fromkeys(names, value), path=name, line=1, field=name)
    for shown in (problem.message("zh"), problem.message("en"), problem.location):
        assert shown.isprintable()


@for_each(
    "value", ["\x1b[2J", "a\nb", "\u202e", "\0", "\r", "\x9b", "{field}", "{0}", "{x!r}", "%s"]
)
def test_hostile_detail_is_shown_and_not_acted_on(value: str) -> None:
    problem = Problem("not-a-number", {"value": value}, path=f"{value}.csv", line=3, column=4)
    assert problem.message("en").isprintable()
    assert problem.message("zh").isprintable()
    assert problem.location.isprintable()
    if value.isprintable():
        assert value in problem.message("en")


@pytest.mark.parametrize(
    ("problem", "location"),
    [
        (Problem("no-header"), "gapcalc"),
        (Problem("no-header", path="a.csv"), "a.csv"),
        (Problem("no-header", path="a.csv", line=3), "a.csv:3"),
        (Problem("no-header", path="a.csv", line=3, column=4), "a.csv:3:4"),
    ],
)
def test_location_is_as_much_as_is_known(problem: Problem, location: str) -> None:
    assert problem.location == location


def test_error_says_what_each_of_its_problems_says() -> None:
    one, other = Problem("no-header", path="a.csv", line=1), Problem("no-data", path="b.csv")
    text = str(GapcalcError(one, other))
    assert all(part in text for part in (one.message(), other.message(), "a.csv:1", "b.csv"))


@pytest.mark.parametrize(
    ("file", "choices"),
    [
        ("unknown-stage.csv", [stage.replace("_", " ") for stage in Stage]),
        ("unknown-column.csv", COLUMNS),
    ],
    ids=["stages", "columns"],
)
def test_choices_are_all_shown(plan: Plan, file: str, choices: dict[str, object]) -> None:
    message = found_in(BAD / file, plan)[0].message("en")
    assert [choice for choice in choices if choice not in message] == []


def test_conflicting_values_are_both_shown(tmp_path: Path, plan: Plan) -> None:
    file = tmp_path / "a-data-file-in-a-folder-with-a-long-path" / "conflicting-values.csv"
    file.parent.mkdir()
    file.write_bytes((BAD / "conflicting-values.csv").read_bytes())
    (problem,) = found_in(file, plan)
    for value in ("24500", "24600"):
        assert value in problem.message("zh")
        assert value in problem.message("en")


# --- hints


def test_a_value_that_is_no_choice_comes_with_the_nearest_or_with_all() -> None:
    near = invalid_choice("--only", "behid", ["behind", "missed"]).problems[0]
    assert "Did you mean behind?" in near.message("en")
    assert "是否为 behind？" in near.message("zh")
    far = invalid_choice("--only", "x", ["behind", "missed"]).problems[0]
    assert "Choose: behind, missed." in far.message("en")
    assert "可选值：behind（滞后）、missed（未完成）。" in far.message("zh")


def test_a_name_like_none_of_the_plan_comes_with_where_they_are_listed() -> None:
    assert target_hint("gdp") == did_you_mean("gdp")
    assert "`gapcalc targets`" in target_hint(None)["hint_en"]
    assert "`gapcalc targets`" in target_hint(None)["hint_zh"]
