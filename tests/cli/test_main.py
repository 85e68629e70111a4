"""The command line from outside: exit codes, what goes where, and what each option does."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from helpers.program import clean_environment
from helpers.program import run_program as run

from gapcalc import __version__
from gapcalc.assessment.status import STATUSES
from gapcalc.cli.output import progress_bar
from gapcalc.core.catalogue import explain
from gapcalc.core.data_options import DataOptions
from gapcalc.data.observation import Observations
from gapcalc.views import terminal

ROOT = Path(__file__).parents[2]
HEAD = "indicator,region,period,value,unit\n"
GDP = HEAD + "gdp_metro,主城都市区,2022,22352,亿元\ngdp_metro,主城都市区,2024,24500,亿元\n"
BAD = (
    GDP
    + "gdp_metro,主城都市区,2025,many,亿元\ngdp_metro,主城都市区,2025,5,亿人\n某个别的指标,全市,2025,1,亿元\n"
)
PLAN = """
plan: {base_year: 2022, target_year: 2027}
targets:
  t: {name: {zh: 指标, en: Indicator}, goal: {at_least: 100 亿元}, unit: 亿元, path: linear}
"""


def outside(*words, env=None, **options):
    """Start the command as a process of its own."""
    clean = clean_environment(PYTHONPATH=str(ROOT), **env or {})
    return subprocess.Popen([sys.executable, "-m", "gapcalc", *words], env=clean, **options)


def results(done):
    return {entry["id"]: entry for entry in json.loads(done.out)["targets"]}


@pytest.fixture
def file(tmp_path):
    """A function from a name and text to the file."""

    def file(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return file


# --- exit codes, and what goes where


def told(err):
    """The lines on stderr but those that the bundled data give: bases that no year links."""
    text = err if isinstance(err, str) else err.decode("utf-8", "replace")
    return [line for line in text.splitlines() if "(basis-not-linked)" not in line]


def test_being_behind_is_a_result_and_no_failure():
    done = run("status")
    assert (done.code, told(done.err)) == (0, [])
    assert "behind" in done.out


@pytest.mark.parametrize("words", [["statu"], ["status", "--yer", "2024"], ["status", "--year", "x"], ["show"],
                                   ["check"], ["status", "--format", "xml"], ["status", "--lang", "fr"]])  # fmt: skip
def test_usage_errors_exit_2(words):
    done = run(*words)
    assert (done.code, done.out, bool(done.err)) == (2, "", True)


@pytest.mark.parametrize(
    "text", [None, "plan: [", "", "plan: {base_year: 2022, target_year: 2027}\ntargets: {t: {}}"]
)
@pytest.mark.parametrize("command", [["status"], ["targets"], ["show", "t"]])
def test_a_plan_that_cannot_be_read_exits_2_and_names_the_file(file, tmp_path, command, text):
    path = tmp_path / "missing.yaml" if text is None else file("broken.yaml", text)
    done = run(*command, "--plan", path)
    assert (done.code, done.out) == (2, "")
    assert str(path) in done.err


def test_another_plan_needs_data(file):
    done = run("status", "--plan", file("plan.yaml", PLAN))
    assert (done.code, done.out, "--set" in done.err) == (2, "", True)


@pytest.mark.parametrize("command", ["status", "check"])
def test_missing_files_and_empty_folders_exit_2(tmp_path, command):
    assert [run(command, path).code for path in (tmp_path / "missing.csv", tmp_path)] == [2, 2]


def test_errors_in_the_data_exit_1_beside_the_results(file):
    path = file("data.csv", BAD)
    done = run("status", path, "--format", "json")
    assert (done.code, results(done)["gdp_metro"]["status"], f"{path}:4" in done.err) == (
        1,
        "behind",
        True,
    )


@pytest.mark.parametrize(("row", "codes"), [
    ("", [0, 0, 0]), ("某个别的指标,全市,2025,1,亿元\n", [0, 0, 1]),  # a warning
    ("gdp_metro,主城都市区,2024,24600,亿元\n", [1, 1, 1]),  # another value of equal standing
])  # fmt: skip
def test_only_errors_fail_unless_strict(file, row, codes):
    path = file("data.csv", GDP + row)
    assert [
        run(*words, path).code for words in (["status"], ["check"], ["check", "--strict"])
    ] == codes


@pytest.mark.parametrize(
    ("statuses", "code"), [(["behind"], 1), (["missed"], 0), (["missed", "not-assessable"], 1)]
)
def test_fail_on(statuses, code):
    assert (
        run("status", *(word for status in statuses for word in ("--fail-on", status))).code == code
    )


@pytest.mark.parametrize(("option", "value", "shown"), [
    ("--where", "Sex", "COLUMN=VALUE"), ("--where", "=Female", "COLUMN=VALUE"),
    ("--column", "Sex", "NAME=ROLE"), ("--column", "=part", "NAME=ROLE"),
    ("--column", "Sex=dimensoin", "dimension"), ("--column", "Sex=", "skip"),
    ("--period", "in May", "2024-09"),
])  # fmt: skip
def test_a_slip_in_what_is_said_of_the_data_is_named_before_they_are_read(option, value, shown):
    done = run("check", "missing.csv", option, value)
    assert (done.code, done.out, shown in done.err) == (2, "", True)


def test_what_is_said_of_the_data_comes_to_the_reader(file, monkeypatch):
    given = []
    monkeypatch.setattr(
        "gapcalc.cli.inputs.read_observations",
        lambda paths, plan, data, progress: given.append(data) or Observations(),
    )
    words = ["--where", "a=b=c", "--where", "Sex= Female ", "--column", "x=y=part", "--sheet", "S",
             "--skip-column", "Note", "--period", "2024-09", "--hidden"]  # fmt: skip
    run("status", file("data.csv", GDP), *words)
    assert given == [
        DataOptions(
            period="2024-09",
            where=(("a", "b=c"), ("Sex", "Female")),
            skip_columns=("Note",),
            columns=(("x=y", "part"),),
            sheets=("S",),
            hidden=True,
        )
    ]


@pytest.mark.parametrize(("option", "value", "near"), [
    ("--only", "behnd", "behind"), ("--fail-on", "behnd", "behind"), ("--region", "mtro", "metro"),
    ("--action", "99", "10"), ("--set", "retail_sale=5亿元", "retail_sales"),
])  # fmt: skip
def test_a_misspelt_choice_gets_a_hint(option, value, near):
    done = run("status", option, value)
    assert (done.code, done.out, near in done.err) == (2, "", True)


# --- status


@pytest.mark.parametrize(("command", "text", "code"), [
    ("status", GDP, 0), ("status", BAD, 1), ("check", GDP, 0), ("check", BAD, 1)])  # fmt: skip
def test_standard_input(command, text, code):
    done = run(command, "-", "--format", "json", input=text)
    assert (done.code, "behind" in done.out) == (code, command == "status")


def test_bundled_stands_for_the_data_that_come_with_the_program(file, tmp_path):
    newer = file("newer.csv", HEAD + "disposable_income,重庆市,2026,43900,元\n")
    done = run("status", "bundled", newer, "--year", "2026", "--format", "json", cwd=tmp_path)
    found = results(done)
    assert found["disposable_income"]["current"]["value"] == 43900
    assert found["foreign_trade_total"]["current"]["value"] == 8006.8


@pytest.mark.parametrize("words", [
    ["check", "bundled"], ["read", "bundled"], ["compare", "bundled", "bundled"],
    ["compare", "bundled", "--from", "2024", "--to", "2025"], ["history", "bundled"],
])  # fmt: skip
def test_bundled_is_understood_by_every_command_that_takes_files(words, tmp_path):
    assert run(*words, cwd=tmp_path).code == 0


def test_a_file_that_is_called_bundled_is_that_file(tmp_path):
    (tmp_path / "bundled").mkdir()
    done = run("status", "bundled", cwd=tmp_path)
    assert (done.code, done.err.strip()[:7]) == (2, "bundled")


def test_set_gives_values_without_files(file):
    plan = file("plan.yaml", PLAN)
    done = run(
        "status",
        "--plan",
        plan,
        "--set",
        "t@2022=50亿元",
        "--set",
        "t@2024=0.007 万亿元",
        "--format",
        "json",
    )
    assert (done.code, results(done)["t"]["progress"]) == (0, 0.4)


@pytest.mark.parametrize(("words", "year"), [([], 2025), (["--year", "2024"], 2024)])
def test_set_stands_over_the_files_for_the_year_of_the_status(words, year):
    current = results(
        run("status", *words, "--set", "foreign_trade_total=17000亿元", "-f", "json")
    )["foreign_trade_total"]["current"]
    assert (current["value"], current["year"]) == (17000, year)


@pytest.mark.parametrize("setting", ["retail_sales", "retail_sales=", "retail_sales=many", "retail_sales=5",
                                     "retail_sales=5 吨", "retail_sales@soon=5亿元", "=5亿元", "a=b=c"])  # fmt: skip
def test_a_setting_that_cannot_be_used_exits_2(setting):
    done = run("status", "--set", setting)
    assert (done.code, done.out, bool(done.err)) == (2, "", True)


@pytest.mark.parametrize("year", [2023, 2024])
def test_year_leaves_out_what_came_later(year):
    entries = results(run("status", "--year", year, "--format", "json")).values()
    assert max(e["current"]["year"] for e in entries if e["current"]) == year


@pytest.fixture(scope="module")
def statuses():
    """The status of every target of the bundled plan, by id."""
    found = {
        id: entry["status"] for id, entry in results(run("status", "--format", "json")).items()
    }
    assert len(set(found.values())) > 5
    return found


@pytest.mark.parametrize("status", ["on-track", "No Data", *STATUSES])
def test_only(statuses, status):
    found = results(run("status", "--only", status, "--format", "json"))
    plain = status.lower().replace("-", "_").replace(" ", "_")
    assert list(found) == [id for id, of in statuses.items() if of == plain]


@pytest.mark.parametrize(("key", "value", "found"), [
    ("action", "8", 8), ("region", "metro", "metro"), ("region", "主城都市区", "metro")])  # fmt: skip
def test_a_part_of_the_plan(key, value, found):
    assert {
        entry[key]
        for entry in results(run("status", f"--{key}", value, "--format", "json")).values()
    } == {found}


def test_all_lists_targets_without_data_too():
    name = "GDP of the main metropolitan area"
    assert [name in run("status", *words).out for words in ([], ["--all"])] == [False, True]


@pytest.mark.parametrize(("form", "count"), [
    ("json", lambda out: len(json.loads(out)["targets"])),
    ("csv", lambda out: len(list(csv.DictReader(io.StringIO(out))))),
])  # fmt: skip
def test_forms_for_programs_always_hold_every_target(plan, form, count):
    assert count(run("status", "--format", form).out) == len(plan.targets)


# --- show and targets


@pytest.mark.parametrize("name", ["foreign_trade_total", "进出口总额", "Imports and exports"])
def test_show_by_id_or_name(name):
    assert "8,006.8" in run("show", name).out


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_show_in_every_form(form):
    done = run("show", "foreign_trade_total", "--format", form)
    assert (done.code, "8,006.8" in done.out, len(done.out.splitlines()) > 5) == (0, True, True)


def test_show_takes_values_from_the_command_line():
    settings = ["--set", "gdp_metro@2022=22352亿元", "--set", "gdp_metro@2024=24500亿元"]
    assert json.loads(run("show", "gdp_metro", *settings, "-f", "json").out)["status"] == "behind"


def test_show_of_an_unknown_target_names_the_nearest():
    done = run("show", "foreign_trade_totl")
    assert (done.code, done.out, "foreign_trade_total" in done.err) == (2, "", True)


@pytest.mark.parametrize("query", ["FOREIGN_TRADE", "外贸进出口"])
def test_targets_are_searched_in_every_name(query):
    assert "foreign_trade_total" in [
        t["id"] for t in json.loads(run("targets", query, "-f", "json").out)["targets"]
    ]


def test_targets_lists_all_and_says_where_nothing_fits():
    assert len(list(csv.DictReader(io.StringIO(run("targets", "--format", "csv").out)))) == 251
    assert (run("targets").code, run("targets", "no such thing").code) == (0, 1)


# --- check


def test_check_of_good_files(file):
    done = run(
        "check",
        file("data.csv", GDP),
        file("plan.yaml", PLAN),
        ROOT / "data",
        ROOT / "targets.yaml",
    )
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_check_names_every_problem_with_its_place(file, form):
    path = file("bad.csv", BAD)
    done = run("check", path, "--format", form)
    assert done.code == 1
    if form == "json":
        report = json.loads(done.out)
        assert {(p["code"], p["path"], p["line"]) for p in report["problems"]} == {
            ("not-a-number", str(path), 4), ("unit-mismatch", str(path), 5), ("unknown-indicator", str(path), 6),
        }  # fmt: skip
        assert report["summary"] == {"files": 1, "rows": 5, "errors": 2, "warnings": 1}
    else:
        place = f"{path}:{{}}:" if form == "text" else f"::{{}} file={path},line="
        marks = (4, 5, 6) if form == "text" else ("error", "error", "warning")
        assert all(place.format(mark) in done.out for mark in marks)


def test_check_of_a_bad_plan(file):
    path = file("plan.yaml", PLAN.replace("path: linear", "path: linaer, gaol: x"))
    done = run("check", path)
    assert (done.code, f"{path}:4:" in done.out) == (1, True)


def test_check_reports_what_status_reports(file):
    path = file("bad.csv", BAD)
    told = [line for line in run("status", path).err.splitlines() if str(path) in line]
    assert sorted(told) == sorted(
        line for line in run("check", path).out.splitlines() if str(path) in line
    )


FORMS = ("text", "json", "github", "gitlab", "sarif", "junit")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("row", "words", "code"), [
    ("", [], 0), ("", ["--strict"], 0), ("某个别的指标,全市,2025,1,亿元\n", [], 0),
    ("某个别的指标,全市,2025,1,亿元\n", ["--strict"], 1), ("gdp_metro,主城都市区,2025,many,亿元\n", [], 1),
])  # fmt: skip
def test_the_exit_code_of_check_is_the_same_in_every_form(file, form, row, words, code):
    done = run("check", file("data.csv", GDP + row), "--format", form, *words)
    assert (done.code, bool(done.out), done.err) == (code, True, "")


@pytest.mark.parametrize("form", FORMS)
def test_a_missing_file_exits_2_in_every_form(tmp_path, form):
    done = run("check", tmp_path / "missing.csv", "--format", form)
    assert (done.code, "no-file" in done.out) == (2, True)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("spelling", ["unit-missing", "Unit_Missing"])
def test_a_code_is_explained_without_files(lang, spelling):
    done = run("check", "--explain", spelling, "--lang", lang)
    assert done == (0, explain("unit-missing", lang) + "\n", "")


def test_a_misspelt_code_gets_a_hint():
    done = run("check", "--explain", "unit-mising")
    assert (done.code, done.out, "unit-missing" in done.err) == (2, "", True)
    assert run("check", "--explain", "zzz").code == 2


def test_check_without_files_is_a_usage_error_as_ever():
    for words in ([], ["--strict"]):
        done = run("check", *words)
        assert (done.code, done.out, "argument-missing" in done.err) == (2, "", True)


@pytest.mark.parametrize("form", FORMS)
def test_a_file_cannot_write_commands_into_the_report(file, form):
    path = file(
        "data.csv",
        HEAD
        + '"x\n::error file=a::b\x1b[31m\u202e",,2024,1,亿元\ngdp_metro,,2024,"1\n::set-output::",亿元\n',
    )
    out = run("check", path, "--format", form).out
    assert not {"\x1b", "\u202e"} & set(out)
    commands = [line for line in out.splitlines() if line.lstrip().startswith("::")]
    assert all(f"file={path}" in line for line in commands)


# --- what the data do not say

BARE = "年份,数值\n2022,22352\n2024,24500\n"
SAID = ["--unit", "亿元", "--indicator", "gdp_metro"]


@pytest.mark.parametrize(("text", "words"), [
    (BARE, SAID), (BARE, [*SAID, "--data-region", "主城都市区"]),
    (BARE, ["--unit", "亿元", "--indicator", "GDP", "--data-region", "metro"]),
    ("某年统计公报\n制表单位,某局\n" + BARE, [*SAID, "--header-row", "3"]),
    (BARE, [*SAID, "--encoding", "gb18030"]), (BARE, [*SAID, "--encoding", "utf-16"]),
])  # fmt: skip
def test_what_the_data_do_not_say_is_said_by_options(tmp_path, text, words):
    encoding = words[-1] if "--encoding" in words else "utf-8"
    path = tmp_path / "bare.csv"
    path.write_bytes(text.encode(encoding))
    status = run("status", path, *words, "--format", "json")
    assert (status.code, results(status)["gdp_metro"]["current"]["value"]) == (0, 24500)
    assert run("check", path, *words) == (0, "files: 1, rows: 2, errors: 0, warnings: 0\n", "")
    assert "24,500" in run("show", "gdp_metro", path, *words).out
    assert run("check", path).code == 1


def test_region_is_a_filter_of_status_and_the_region_of_data_elsewhere(file):
    path = file("bare.csv", BARE)
    other = [*SAID, "--data-region", "某地"]
    assert run("check", path, *SAID, "--region", "某地") == run("check", path, *other)
    assert "unknown-region" in run("check", path, *other).out
    assert "unknown-region" not in run("status", path, *SAID, "--region", "metro").err
    assert "unknown-region" in run("status", path, *other, "--region", "metro").err


@pytest.mark.parametrize(
    "words",
    [
        f"--{option}".split("=")
        for option in ("unit=亿园", "unit=10**10**10", "encoding=nope", "header-row=0")
    ],
)
@pytest.mark.parametrize("command", [["status"], ["check"], ["show", "gdp_metro"]])
def test_an_option_that_says_nothing_exits_2(file, command, words):
    done = run(*command, file("data.csv", GDP), *words)
    assert (done.code, words[-1] in done.out + done.err) == (2, True)


@pytest.mark.parametrize(("heads", "part", "period"), [
    ("年份,月份", "9", "2024-09"), ("年份,季度", "3", "2024-07/09"),
    ("year,quarter", "3", "2024-07/09"), ("年份,月份", "1-9月", "2024-01/09"),
])  # fmt: skip
def test_two_columns_name_a_period_together(file, heads, part, period):
    rows = f"地区生产总值,主城都市区,2024,{part},17000,亿元\n"
    path = file("parts.csv", f"指标,地区,{heads},数值,单位\n{rows}")
    # It is read as that, and told not to be the year's.
    done = run("check", path)
    assert (done.code, "errors: 0, warnings: 1" in done.out) == (0, True)
    assert "(part-year-not-used)" in done.out
    shown = [line.split() for line in run("show", "gdp_metro", path).out.splitlines()]
    assert [period, "17000", "亿元"] in [words[:3] for words in shown]


def test_the_whole_year_in_a_column_of_months_is_the_year(file):
    rows = "".join(f"gdp_metro,{year},全年,{year * 10},亿元\n" for year in (2022, 2024))
    path = file("parts.csv", f"指标,年份,月份,数值,单位\n{rows}")
    current = results(run("status", path, "--format", "json"))["gdp_metro"]["current"]
    assert (current["value"], current["year"]) == (20240, 2024)


# --- compare and what-if


@pytest.mark.parametrize(("form", "count"), [
    ("table", lambda out: out.count("2.46 trillion")), ("markdown", lambda out: out.count("2.46 trillion")),
    ("csv", lambda out: sum(row["id"] == "gdp_metro" for row in csv.DictReader(io.StringIO(out)))),
    ("json", lambda out: json.dumps(json.loads(out)).count("24600")),
])  # fmt: skip
def test_compare_tells_a_revised_value_in_every_form(file, form, count):
    old, new = file("old.csv", GDP), file("new.csv", GDP.replace("24500", "24600"))
    done = run("compare", old, new, "--format", form)
    assert (done.code, done.err, count(done.out) > 0) == (0, "", True)


def test_compare_with_a_missing_file_exits_2(file, tmp_path):
    done = run("compare", file("old.csv", GDP), tmp_path / "new.csv")
    assert (done.code, done.out, "no-file" in done.err) == (2, "", True)


@pytest.mark.parametrize("form", ["json", "csv", "markdown"])
def test_what_if_can_rest_on_assumptions_alone(file, form):
    settings = ["--set", "t@2022=50亿元", "--set", "t@2024=60亿元"]
    done = run("what-if", "--plan", file("plan.yaml", PLAN), *settings, "--format", form)
    assert (done.code, done.err) == (0, "")
    assert "75" in done.out  # five a year, so 75 in 2027


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_a_plan_may_be_in_any_encoding_that_can_be_told(tmp_path, encoding):
    path = tmp_path / "plan.yaml"
    path.write_bytes(PLAN.replace("指标", "工业总产值").encode(encoding))
    done = run("targets", "--plan", path, "--lang", "zh", "--format", "csv")
    assert (done.code, done.err, "工业总产值" in done.out) == (0, "", True)


@pytest.mark.parametrize(("content", "line", "code"), [
    (b"plan:\n  \0", 2, "binary-file"), (b"plan:\n\n# \xff\xfe\xff\n", 3, "encoding")])  # fmt: skip
def test_a_plan_that_is_no_text_is_refused_with_its_line(tmp_path, content, line, code):
    path = tmp_path / "plan.yaml"
    path.write_bytes(content)
    done = run("status", "--plan", path)
    assert (done.code, done.out) == (2, "")
    assert f"{path}:{line}: " in done.err and f"({code})" in done.err


@pytest.mark.parametrize("command", ["status", "check"])
def test_an_unset_variable_of_a_shell_is_no_folder(command):
    done = run(command, "")
    assert (done.code, "no-file" in done.out + done.err) == (2, True)


# --- languages, streams and places


@pytest.mark.parametrize(("env", "words", "chinese"), [
    ({"LANG": "C"}, [], False), ({"LANG": "zh_CN.UTF-8"}, [], True), ({"LANG": "zh_CN", "LC_ALL": "C"}, [], False),
    ({"LC_MESSAGES": "zh_TW", "LANG": "en_GB.UTF-8"}, [], True), ({"LANG": "zh_CN.UTF-8"}, ["--lang", "en"], False),
    ({"LANG": "C"}, ["--lang", "zh"], True), ({"LANG": "C", "GAPCALC_LANG": "zh"}, [], True),
])  # fmt: skip
def test_language(env, words, chinese):
    assert ("进出口总额" in run("status", *words, env=env).out) is chinese
    assert ("没有" in run("show", "no-such-target", *words, env=env).err) is chinese


def test_the_plan_can_come_from_the_environment(file):
    env = {"GAPCALC_PLAN": str(file("plan.yaml", PLAN))}
    assert list(results(run("status", "--set", "t@2024=50亿元", "-f", "json", env=env))) == ["t"]


@pytest.mark.parametrize("command", ["status", "show", "targets", "check", "schema"])
def test_help(command):
    done = run(command, "--help")
    assert (done.code, "--" in done.out) == (0, True)


def test_version_and_schema():
    assert run("--version").out.split()[-1] == __version__
    assert json.loads(run("schema").out)["$schema"].startswith("https://json-schema.org/")


@pytest.mark.parametrize(
    "env", [{"LC_ALL": "C", "TERM": "xterm-256color"}, {"PYTHONIOENCODING": "ascii"}]
)
def test_works_in_a_pipe_from_another_folder_in_every_encoding(tmp_path, env):
    with outside(
        "status",
        "--lang",
        "zh",
        env=env,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        out, err = process.communicate(timeout=60)
    assert (process.returncode, told(err)) == (0, [])
    assert b"\x1b" not in out
    assert ("进出口总额" if "PYTHONIOENCODING" not in env else "") in out.decode(errors="replace")


@pytest.mark.parametrize("words", [["status", "--all"], ["--version"]], ids=lambda words: words[0])
def test_a_reader_that_has_seen_enough_gets_no_traceback(words):
    with outside(*words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        err = process.stderr.read()
        assert (process.wait(timeout=60), told(err)) == (0, [])


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
@pytest.mark.parametrize(("env", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colours_on_a_terminal_unless_refused(env, coloured):
    near, far = os.openpty()
    seen = b""
    env = {"TERM": "xterm-256color", "COLUMNS": "120", **env}
    with outside(
        "status", "--action", "8", env=env, stdout=far, stderr=subprocess.DEVNULL
    ) as process:
        os.close(far)
        try:
            while part := os.read(near, 65536):
                seen += part
        except OSError:  # the other end is closed
            os.close(near)
        assert process.wait(timeout=60) == 0
    assert (b"38;5;" in seen) is coloured
    assert b"Imports and exports" in seen


# --- progress


class Terminal(io.StringIO):
    """A stream that says that somebody watches it."""

    def isatty(self):
        return True


@pytest.fixture
def watching(monkeypatch):
    """A function that makes standard error a terminal, on which a bar comes after some seconds."""

    def watching(patience=0, stream=None):
        monkeypatch.setattr(sys, "stderr", stream or Terminal())
        monkeypatch.setattr(terminal, "_PATIENCE", patience)
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setenv("NO_COLOR", "1")
        return sys.stderr

    return watching


def test_long_reading_shows_how_far_it_is_and_leaves_nothing(watching):
    err = watching()
    with progress_bar() as progress:
        progress("a\x1b[31m\u202e[red].csv", 500, 1000)
        progress("pipe", 600, 0)
        progress("pipe", 700, 0)
    seen = err.getvalue()
    assert all(part in seen for part in ("\\u001b[31m\\u202e[red].csv", "0.5/1.0 kB", "pipe"))
    assert "\x1b[31m\\u202e" not in seen and "\u202e" not in seen
    after = seen[seen.rindex("pipe") :]
    assert "\x1b[?25h" in after and "\x1b[2K" in after  # the cursor is back and the line empty


def test_short_reading_shows_nothing(watching):
    err = watching(patience=60)
    with progress_bar() as progress:
        progress("a.csv", 500, 1000)
    assert err.getvalue() == ""


def test_the_bar_goes_when_the_work_is_broken_off(watching):
    err = watching()
    with pytest.raises(KeyboardInterrupt), progress_bar() as progress:
        progress("a.csv", 500, 1000)
        raise KeyboardInterrupt
    assert err.getvalue().rindex("\x1b[?25h") > err.getvalue().rindex("\x1b[?25l")


@pytest.mark.parametrize("stream", ["pipe", "dumb"])
def test_nobody_watches_a_pipe_or_a_dumb_terminal(watching, monkeypatch, stream):
    watching(stream=io.StringIO() if stream == "pipe" else None)
    if stream == "dumb":
        monkeypatch.setenv("TERM", "dumb")
    with progress_bar() as progress:
        assert progress is None


def test_a_report_that_cannot_be_written_leaves_the_old_one_whole(tmp_path, monkeypatch):
    old = tmp_path / "report.md"
    old.write_text("the good one", encoding="utf-8")
    monkeypatch.setattr(
        os, "fdopen", lambda *words: (_ for _ in ()).throw(OSError(28, "No space left"))
    )
    done = run("report", "-o", old)
    assert (done.code, "No space left" in done.err) == (2, True)
    assert old.read_text(encoding="utf-8") == "the good one"
    assert list(tmp_path.iterdir()) == [old]


@pytest.mark.parametrize(
    "words",
    [["template", "-o", "x.docx"], ["template", "--year", "2021"], ["template", "--year", "2028"]],
)
def test_a_template_that_would_mislead_is_refused(tmp_path, words):
    done = run(*words, cwd=tmp_path)
    assert (done.code, done.out, "unknown-option" in done.err) == (2, "", True)
    assert list(tmp_path.iterdir()) == []
