"""What `check` reports: all that is wrong in plan and data files, and what it has looked at."""

import io
import sys

import pytest

from gapcalc import GapcalcError
from gapcalc.assessment.check import check
from gapcalc.core.data_options import DataOptions

PLAN = """
plan: {base_year: 2022, target_year: 2027}
targets:
  t: {name: 生产总值, goal: {at_least: 30000 亿元}, unit: 亿元, path: compound}
"""
# Cannot be read, stands against another value, is in the wrong unit.
DATA = """\
indicator,period,value,unit
t,2022,22352,亿元
t,2023,23600,吨
t,2024,24500,亿元
t,2024,24800,亿元
t,2025,2.6,亿元
"""


@pytest.fixture
def plan_file(tmp_path):
    file = tmp_path / "plan.yaml"
    file.write_text(PLAN, encoding="utf-8")
    return str(file)


@pytest.fixture
def data_file(tmp_path):
    """A function from the text of a data file to its path."""

    def data_file(text, name="data.csv"):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return str(file)

    return data_file


def codes(findings):
    return [problem.code for problem in findings.problems]


def test_problems_of_reading_come_first_then_of_the_series_then_of_plausibility(
    plan_file, data_file
):
    findings = check([data_file(DATA)], plan_file)
    assert codes(findings) == ["unit-mismatch", "conflicting-values", "off-by-factor"]


def test_files_and_rows_are_counted_and_files_are_named(plan_file, data_file):
    file = data_file(DATA)
    findings = check([file], plan_file)
    assert (findings.files, findings.rows, findings.looked) == (1, 5, (file,))


def test_a_folder_is_checked_file_by_file(plan_file, data_file, tmp_path):
    (tmp_path / "data").mkdir()
    files = [data_file(DATA, f"data/{name}.csv") for name in "ab"]
    findings = check([str(tmp_path / "data")], plan_file)
    assert (findings.files, findings.looked) == (2, tuple(files))


def test_standard_input_is_checked_as_data(plan_file, monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(DATA.encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    findings = check(["-"], plan_file)
    assert (findings.rows, findings.looked) == (5, ("-",))


def test_a_plan_file_alone_is_checked_without_data(plan_file):
    findings = check([plan_file])
    assert (codes(findings), findings.files, findings.rows) == ([], 1, 0)
    assert findings.looked == (plan_file,)


@pytest.mark.parametrize("name", ["bad.yaml", "bad.yml", "BAD.YML"])
def test_what_is_wrong_in_a_plan_file_is_reported(data_file, name):
    file = data_file(PLAN.replace("亿元, path", "亿米, path"), name)
    (problem,) = check([file]).problems
    assert (problem.code, problem.path) == ("unit-mismatch", file)


def test_plan_files_and_data_files_may_be_checked_together(plan_file, data_file):
    file = data_file(DATA)
    findings = check([file, plan_file], plan_file)
    assert (findings.files, findings.looked) == (2, (plan_file, file))
    assert len(findings.problems) == 3


def test_data_are_not_checked_against_a_plan_that_cannot_be_used(data_file):
    bad_plan = data_file("targets: []", "bad.yaml")
    with pytest.raises(GapcalcError):
        check([data_file(DATA)], bad_plan)


def test_what_the_data_do_not_say_can_be_given(plan_file, data_file):
    file = data_file("indicator,period,value\nt,2024,24500\n")
    assert codes(check([file], plan_file)) == ["unit-missing"]
    assert codes(check([file], plan_file, DataOptions(unit="亿元"))) == []


def test_progress_on_a_large_file_is_reported_in_bytes(plan_file, data_file):
    calls = []
    row = f"t,2024,24500,亿元,{'x' * 990}\n"
    file = data_file("indicator,period,value,unit,note\n" + 1500 * row)
    check([file], plan_file, progress=lambda path, done, size: calls.append((path, done, size)))
    assert {path for path, _, _ in calls} == {file}
    assert all(0 < done <= size for _, done, size in calls)
