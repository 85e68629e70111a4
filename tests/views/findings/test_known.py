"""Warnings that are known: left out by an option or a baseline, counted, and errors never."""

import json

import pytest
from helpers.findings import FOUND, MIXED
from helpers.program import run_program as run

from gapcalc.core.problem import GapcalcError
from gapcalc.views.findings.known import read_baseline, without_known, write_baseline
from gapcalc.views.findings.summary import closing_line, summary
from gapcalc.views.speaker import Speaker

ENGLISH = Speaker("en")
JUMP = """indicator,region,period,value,unit
gdp_metro,主城都市区,2022,22352,亿元
gdp_metro,主城都市区,2023,230000,亿元
"""


def codes(findings):
    return [problem.code for problem in findings.problems]


@pytest.mark.parametrize(
    ("entry", "left_out"),
    [
        (("missing-year", "*"), [3, 4]),
        (("missing-year", "u"), [4]),
        (("missing-year", "data/*"), [3]),
        (("unknown-indicator", "x"), [1]),
        (("unknown-indicator", "y"), []),
        (("unit-unknown", "*"), []),
    ],
)
def test_a_warning_is_ignored_by_its_code_and_by_any_of_its_names(entry, left_out):
    found = without_known(FOUND, [entry])
    kept = [problem for place, problem in enumerate(MIXED) if place not in left_out]
    assert list(found.problems[: len(kept)]) == kept
    assert found.known == len(left_out)


def test_an_entry_that_leaves_out_nothing_is_told():
    found = without_known(FOUND, [("jump", "*"), ("missing-year", "z")])
    assert codes(found)[-2:] == ["ignore-unused", "ignore-unused"]
    assert found.problems[-1].details["value"] == "missing-year:z"


def test_a_baseline_knows_all_present_warnings_and_no_error(tmp_path):
    file = tmp_path / "known.json"
    file.write_text(write_baseline(FOUND, ENGLISH), encoding="utf-8")
    found = without_known(FOUND, (), read_baseline(str(file)))
    assert {problem.severity for problem in found.problems} == {"error"}
    assert found.known == 3


def test_what_is_left_out_is_counted_at_the_end():
    found = without_known(FOUND, [("missing-year", "*")])
    assert summary(found)["known"] == 2
    assert "known warnings left out: 2" in closing_line(found, ENGLISH)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"version": 1}', '{"version": 2, "problems": []}', '{"version": 1, "problems": [1]}',
     '{"version": 1, "problems": [{"fingerprint": 1}]}', "[" * 100_000, "a,b\n"],
)  # fmt: skip
def test_what_is_no_baseline_is_refused(tmp_path, text):
    file = tmp_path / "known.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(GapcalcError) as error:
        read_baseline(str(file))
    assert error.value.problems[0].code == "baseline-form"


def test_a_strict_check_of_an_old_folder_passes_until_something_new_comes(tmp_path):
    data = tmp_path / "data.csv"
    data.write_text(JUMP, encoding="utf-8")
    known = tmp_path / "known.json"
    assert run("check", data, "--strict").code == 1
    assert run("check", data, "--strict", "--write-baseline", known).code == 0
    assert len(json.loads(known.read_text(encoding="utf-8"))["problems"]) >= 1
    assert run("check", data, "--strict", "--baseline", known).code == 0
    # Lines that are added above change nothing; a new warning does.
    first, *rows = JUMP.splitlines()
    new = "urban_new_jobs,全市,2023,9000,万人\nfdi,全市,2022,18,亿美元\nfdi,全市,2023,18000,亿美元"
    data.write_text("\n".join([first, *rows[::-1], new, ""]), encoding="utf-8")
    assert run("check", data, "--strict", "--baseline", known).code == 1


def test_an_error_cannot_be_ignored(tmp_path):
    done = run("check", tmp_path, "--ignore", "unit-unknown")
    assert (done.code, "left out until they are mended" in done.err) == (2, True)


# --- several forms in one run


def test_one_form_is_printed_and_others_are_written(tmp_path):
    data = tmp_path / "data.csv"
    data.write_text(JUMP, encoding="utf-8")
    out = tmp_path / "out.sarif"
    done = run("check", data, "--format", "github", "--format", f"sarif={out}")
    assert done.out.startswith("::warning file=")
    assert json.loads(out.read_text(encoding="utf-8"))["version"] == "2.1.0"
    done = run("check", data, "--format", f"json={out}")
    assert done.out.startswith(f"{data}:")
    assert json.loads(out.read_text(encoding="utf-8"))["version"] == 1


@pytest.mark.parametrize(
    "words",
    [["--format", "json", "--format", "sarif"], ["--format", "json="], ["--format", "xml=a"]],
)
def test_forms_that_cannot_be_told_apart_are_refused(tmp_path, words):
    assert run("check", tmp_path, *words).code == 2


def test_no_source_is_written_over(tmp_path):
    data = tmp_path / "data.csv"
    data.write_text(JUMP, encoding="utf-8")
    done = run("check", data, "--format", f"json={data}")
    assert (done.code, data.read_text(encoding="utf-8")) == (2, JUMP)


def test_a_job_of_github_gets_a_summary(tmp_path, monkeypatch):
    data = tmp_path / "data.csv"
    data.write_text(JUMP, encoding="utf-8")
    summary_file = tmp_path / "summary.md"
    summary_file.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary_file))
    assert run("check", data).code == 0
    assert summary_file.read_text(encoding="utf-8") == "before\n"
    assert run("check", data, "--format", "github").code == 0
    text = summary_file.read_text(encoding="utf-8")
    assert text.startswith("before\n### gapcalc check: files: 1")
    assert "| jump | 1 |" in text
