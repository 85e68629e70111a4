"""A district keeps its plan's ledger for a year: from the table of goals to the report."""

import csv
import io
import json
import shutil

import pytest
from helpers.console import ROOT, run

PLAN = ("--plan", "plan.yaml", "--lang", "en")


@pytest.fixture(scope="module")
def year(tmp_path_factory):
    """The folder of the made-up city, after its districts have sent the values of 2025."""
    folder = tmp_path_factory.mktemp("year") / "city"
    shutil.copytree(ROOT / "tests" / "districts", folder)
    (folder / "data").mkdir()
    (folder / "data.csv").rename(folder / "data" / "2022-2024.csv")
    asked = gapcalc(folder, "template", "data", "--year", "2025", "--remarks").out
    (folder / "data" / "2025.csv").write_text(filled_in(asked), encoding="gb18030")
    return folder


def gapcalc(folder, *words):
    return run(" ".join(["gapcalc", *words, *PLAN]), folder)


def filled_in(asked):
    """The form with a value in each row, as a clerk of the district of Hekou would leave it."""
    reader = csv.DictReader(io.StringIO(asked.removeprefix("\ufeff")))
    rows = list(reader)
    for row in rows:
        row["value"] = ANSWERS[row["indicator"].split(" (")[0]]
        if row["indicator"] == "GDP (Hekou)":
            row["value"] = "1,300 亿元"  # which is 36 % more than the year before
            row["progress"] = "the port has opened"
    out = io.StringIO()
    writer = csv.DictWriter(out, reader.fieldnames or [])
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


ANSWERS = {
    "GDP of the city": "4,620",
    "GDP": "800",
    "Industrial output": "1,300",
    "Urbanisation rate": "80",
    "Registered urban unemployment": "4.2",
    "New pocket parks": "6",
}


def test_the_table_of_goals_is_a_plan_without_a_mistake(year):
    done = gapcalc(year, "check", "plan.yaml")
    assert done.code == 0 and "errors: 0" in done.out


def test_what_comes_back_is_read_with_what_the_office_says_of_it(year):
    done = gapcalc(year, "check", "data", "--format", "json")
    found = json.loads(done.out)
    assert [one for one in found["problems"] if one["severity"] == "error"] == []
    assert "the port has opened" in gapcalc(year, "show", "gdp/hekou", "data").out


def test_the_district_rises_in_the_ranking_and_its_verdict_turns(year):
    before, now = ({row["region"]: row for row in ranking(year, date)} for date in ("2024", "2025"))
    assert now["hekou"]["share"] > before["hekou"]["share"]
    turned = gapcalc(year, "compare", "data", "--from", "2024", "--to", "2025").out
    better = turned[turned.index("Better") :]
    assert "GDP (Hekou)" in better


def ranking(folder, date):
    done = gapcalc(folder, "status", "data", "--by", "region", "--year", date, "--format", "json")
    return json.loads(done.out)["areas"]


def test_the_history_ends_in_the_verdicts_of_now(year):
    history = json.loads(gapcalc(year, "history", "data", "--format", "json").out)
    status = json.loads(gapcalc(year, "status", "data", "--format", "json").out)
    last = {one["id"]: one["verdicts"][-1]["status"] for one in history["targets"]}
    assert last
    assert last == {one["id"]: one["status"] for one in status["targets"] if one["id"] in last}


@pytest.mark.parametrize("name", ["note.md", "report.html", "wall.svg"])
def test_the_year_ends_with_a_report_of_every_kind(year, name):
    words = {"note.md": ["--brief"], "report.html": [], "wall.svg": ["--poster"]}[name]
    done = gapcalc(year, "report", "data", *words, "-o", name)
    assert done.code == 0
    text = (year / name).read_text(encoding="utf-8")
    assert "Hekou" in text
