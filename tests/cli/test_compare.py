"""`gapcalc compare --from --to`: two dates of one data set, and what they cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers.program import run_program as run

PLAN = """
plan: {base_year: 2022, target_year: 2027}
targets:
  t: {name: {zh: 指标, en: Indicator}, goal: {at_least: 200 公里}, unit: 公里, path: linear, measure: stock}
"""
# On track at the end of 2023, 21 % of the way in 30 % of the time in June 2024: behind.
DATA = "indicator,period,value,unit\nt,2022,100,公里\nt,2023,120,公里\nt,2024-06,121,公里\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path / "plan.yaml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "data.csv").write_text(DATA, encoding="utf-8")
    return tmp_path / "data.csv"


@pytest.mark.parametrize("end", ["2024-06", "2024H1", "2024Q2", "2024年6月"])
def test_a_date_may_be_written_in_any_way_that_year_takes(plan: Path, data: Path, end: str) -> None:
    done = run("compare", data, "--plan", plan, "--from", "2023", "--to", end, "--format", "json")
    assert (done.code, done.err) == (0, "")
    content = json.loads(done.out)
    assert content["of_dates"] is True
    assert [content[side]["as_of"] for side in ("old", "new")] == [2023, "2024-06"]
    assert content["targets"][0]["turn"] == "worse"


def test_without_an_end_it_goes_up_to_the_latest_value(plan: Path, data: Path) -> None:
    done = run("compare", data, "--plan", plan, "--from", "2023", "--format", "json")
    assert json.loads(done.out)["new"]["as_of"] == "2024-06"


def test_without_files_it_is_the_data_that_come_with_the_plan() -> None:
    done = run("compare", "--from", "2023", "--to", "2024", "--lang", "en")
    assert (done.code, done.err) == (0, "")
    assert "From  data  as of the end of 2023" in done.out


def test_several_files_are_one_data_set(plan: Path, tmp_path: Path) -> None:
    head, *rows = DATA.splitlines()
    names = []
    for number, row in enumerate(rows):
        names.append(tmp_path / f"{number}.csv")
        names[-1].write_text(f"{head}\n{row}\n", encoding="utf-8")
    done = run("compare", *names, "--plan", plan, "--from", "2023", "--format", "json")
    assert json.loads(done.out)["targets"][0]["status_after"] == "behind"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--from", "2025", "--to", "2024"], "later than --from 2025"),
        (["--from", "2024", "--to", "2024"], "later than --from 2024"),
        (["--from", "2024", "--to", "2024H1"], "later than --from 2024"),
        (["--from", "2021", "--to", "2024"], "from the end of 2022 to the end of 2027"),
        (["--from", "2022H1", "--to", "2024"], "from the end of 2022 to the end of 2027"),
        (["--from", "2024", "--to", "2028"], "from the end of 2022 to the end of 2027"),
        (["--from", "2024"], "before 2024-06, the latest date of the data"),
        (["--from", "soon", "--to", "2024"], "--from cannot be soon"),
        (["--from", "2023", "--to", "2024Q9"], "--to cannot be 2024Q9"),
        (["--to", "2024"], "lacks --from P"),
        (["--from", "2023", "--year", "2024"], "leave --year out"),
    ],
)  # fmt: skip
def test_dates_that_cannot_be_compared_are_refused_with_the_reason(
    plan: Path, data: Path, words: list[str], said: str
) -> None:
    done = run("compare", data, "--plan", plan, "--lang", "en", *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_two_data_arguments_and_dates_do_not_go_together(plan: Path, data: Path) -> None:
    done = run("compare", data, data, "--plan", plan, "--lang", "en", "--from", "2023")
    assert (done.code, done.out) == (2, "")
    assert "two dates of one data set, OLD NEW two data sets" in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "gapcalc compare lacks OLD"),
        (["a.csv"], "gapcalc compare lacks NEW"),
        (["a.csv", "b.csv", "c.csv"], "more behind gapcalc compare than it takes"),
    ],
)
def test_without_dates_it_takes_two_cuts(words: list[str], said: str) -> None:
    done = run("compare", *words, "--lang", "en")
    assert (done.code, done.out, said in done.err) == (2, "", True)
