"""What a command finds, written to a file: in the form that its name ends in."""

import json

import pytest
from helpers.program import run_program as run


@pytest.mark.parametrize(
    "words",
    [
        ["status"],
        ["show", "retail_sales"],
        ["targets"],
        ["what-if"],
        ["compare", "data", "data"],
        ["compare", "--from", "2024"],
        ["history", "--action", "8"],
    ],
)
def test_a_csv_for_excel_begins_with_a_mark_and_a_pipe_stays_clean(tmp_path, words, monkeypatch):
    file = tmp_path / "out.csv"
    done = run(*words, "-o", file)
    assert (done.code, done.out) == (0, "")
    piped = run(*words, "--format", "csv")
    written = file.read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    assert written.decode("utf-8-sig") == piped.out


def test_other_endings_are_other_forms(tmp_path):
    assert run("status", "-o", tmp_path / "a.json").code == 0
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["version"] == 1
    assert run("targets", "-o", tmp_path / "a.md").code == 0
    assert (tmp_path / "a.md").read_text(encoding="utf-8").startswith("| id |")


@pytest.mark.parametrize("name", ["a.xlsx", "a", "a.csv.bak"])
def test_an_ending_that_is_no_form_is_refused_before_anything_is_read(tmp_path, name):
    done = run("status", tmp_path / "no-such.csv", "-o", tmp_path / name)
    assert (done.code, "FILE.csv" in done.err) == (2, True)


def test_an_input_is_not_written_over(tmp_path):
    data = tmp_path / "data.csv"
    text = "indicator,region,period,value,unit\ngdp_metro,主城都市区,2022,22352,亿元\n"
    data.write_text(text, encoding="utf-8")
    done = run("status", data, "-o", data)
    assert (done.code, "output-is-input" in done.err) == (2, True)
    assert data.read_text(encoding="utf-8") == text
