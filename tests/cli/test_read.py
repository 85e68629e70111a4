"""`gapcalc read`, and the commands that point to it."""

import csv
import io
import json
import re

import pytest
from helpers.program import run_program as run
from helpers.readings import long_table, not_a_number

from gapcalc import Observations
from gapcalc.views.columns import cell_len

HEAD = "indicator,region,period,value,unit\n"
GOOD = HEAD + "gdp_metro,主城都市区,2024,24500,亿元\n"
BAD = GOOD + "gdp_metro,主城都市区,2025,many,亿元\n"
FOREIGN = HEAD + "某个别的指标,全市,2025,1,亿元\n"


@pytest.fixture
def file(tmp_path):
    """A function from text to a file that holds it."""

    def file(text, name="data.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return file


@pytest.fixture
def accounted(monkeypatch):
    """A function that lets these tables and problems be what the reader found."""

    def accounted(*tables, problems=(), used=()):
        found = Observations(problems=list(problems))
        found.tables, found.looked, found.used_options = list(tables), ["data.xlsx"], set(used)
        monkeypatch.setattr("gapcalc.data.reading.read_observations", lambda *_, **__: found)

    return accounted


@pytest.mark.parametrize("format", ["table", "csv", "json"])
@pytest.mark.parametrize(("text", "code"), [(GOOD, 0), (BAD, 1), (FOREIGN, 0), ("", 1)])
def test_exit_codes(file, format, text, code):
    assert run("read", file(text), "--format", format).code == code


def test_a_file_that_is_not_there_stops_no_other(file, tmp_path):
    done = run("read", file(GOOD), tmp_path / "missing.csv", "--format", "csv")
    assert (done.code, "24500" in done.out, "no-file" in done.err) == (2, True, True)


def test_what_an_office_sent_becomes_a_data_file(file):
    """The table below has years across, and a unit in its title."""
    office = file(
        "重庆市主要指标\n单位：亿元\n指标,2023年,2024年\n社会消费品零售总额,15130.25,15677.3\n"
    )
    done = run("read", office, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert [(row["indicator"], row["period"], row["value"], row["unit"]) for row in rows] == [
        ("retail_sales", "2023", "15130.25", "亿元"), ("retail_sales", "2024", "15677.3", "亿元"),
    ]  # fmt: skip
    again = run("read", file(done.out, "again.csv"), "--format", "csv")
    assert (again.code, again.out, again.err) == (0, done.out, "")


def test_standard_input_is_read():
    assert "24500" in run("read", "-", "--format", "csv", input=GOOD).out


def test_a_problem_is_told_once(accounted):
    """In the table it stands among the hints; beside JSON and CSV it goes to standard error."""
    accounted(long_table(), problems=[not_a_number(9)])
    table = run("read", "data.xlsx")
    assert (table.code, table.out.count("not-a-number"), table.err) == (1, 1, "")
    assert "not-a-number" in run("read", "data.xlsx", "--format", "csv").err


def test_cells_are_listed_in_json_alone(accounted):
    accounted(long_table())
    done = run("read", "data.xlsx", "--format", "json", "--cells")
    assert json.loads(done.out)["tables"][0]["values"] == [[6, 3], [7, 3]]
    refused = run("read", "data.xlsx", "--cells")
    assert (refused.code, refused.out, "--format json" in refused.err) == (2, "", True)


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_table_fits_the_terminal(accounted, width, lang):
    accounted(long_table(), problems=[not_a_number(9)])
    env = {"COLUMNS": str(width), "TERM": "xterm", "NO_COLOR": "1"}
    done = run("read", "data.xlsx", "--lang", lang, env=env, terminal=True)
    plain = re.sub(r"\x1b\[[\d;]*m", "", done.out)
    assert max(map(cell_len, plain.splitlines())) <= width


@pytest.mark.parametrize("command", ["status", "check", "read", "show gdp_metro", "what-if"])
def test_an_option_that_changes_nothing_is_told_in_every_command(file, command):
    done = run(*command.split(), file(GOOD), "--skip-column", "Remarks")
    assert "option-unused" in done.out + done.err
    assert "option-unused" not in "".join(run(*command.split(), file(GOOD))[1:])


def test_an_option_that_changes_something_in_either_cut_is_not_told(file, monkeypatch):
    path = file(GOOD)
    assert "option-unused" in run("compare", path, path, "--sheet", "a").err
    used, unused = Observations(), Observations()
    used.used_options = {"sheets:a"}
    cuts = iter([used, unused])
    monkeypatch.setattr("gapcalc.data.snapshot.read_observations", lambda *_, **__: next(cuts))
    assert "option-unused" not in run("compare", path, path, "--sheet", "a").err


@pytest.mark.parametrize("command", ["status", "check"])
def test_a_file_without_a_value_is_pointed_out(file, command):
    """Beside what `status` has to say, and among the findings of `check`."""
    path = file(FOREIGN, "of others.csv")
    both = run(command, path, file(FOREIGN, "b.csv"), file(GOOD))
    assert f"`gapcalc read '{path}'` shows" in said(run(command, path), command)
    assert f"gapcalc read '{path}' " in said(run(command, path, "--lang", "zh"), command)
    assert "gapcalc read" not in said(run(command, file(GOOD)), command)
    assert "no value of 2 files" in said(both, command)


def said(done, command):
    return done.err if command == "status" else done.out
