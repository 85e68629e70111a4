"""Who is silent: by office what is due, since when, and what was last heard."""

import json
from pathlib import Path

import pytest
from helpers.program import run_program

from gapcalc import Assessment, assess, load_plan, read_observations
from gapcalc.core.clock import date_of
from gapcalc.views.silence import office_lines, offices
from gapcalc.views.speaker import Speaker

HERE = Path(__file__).parents[1] / "ledger_plan"


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    plan = load_plan(HERE / "plan.yaml")
    return assess(plan, read_observations(HERE / "data", plan), 2024)


def due(assessment, office, lang="en"):
    found = offices(assessment, assessment.results, Speaker(lang))
    (own,) = [one for one in found if one.name == office]
    return {one.entry.id: one for one in own.due}


def test_a_value_is_due_since_the_first_year_of_which_nothing_was_heard(assessment):
    building = due(assessment, "Building")
    assert building["urban"].since == 2023 and building["line"].since == 2024
    assert str(building["urban"].last.period) == "2022"


def test_a_sum_owes_every_year_that_it_lacks(assessment):
    plan = assessment.plan
    later = assess(plan, read_observations(HERE / "data", plan), date_of(2026))
    jobs = due(later, "")["jobs"]
    assert [str(period) for period in jobs.periods] == ["2024", "2025", "2026"]


def test_those_without_an_office_come_last_and_who_owes_most_first(assessment):
    names = [one.name for one in offices(assessment, assessment.results, Speaker("en"))]
    assert (names[0], names[-1]) == ("Building", "")


def test_an_office_that_owes_nothing_says_so(assessment):
    plan = assessment.plan
    early = assess(plan, read_observations(HERE / "data", plan), 2023)
    results = [result for result in early.results if result.target.id == "gdp"]
    (line,) = office_lines(early, results, Speaker("zh"))
    assert line == "区发展改革委：1 个目标，均已报齐"


def test_status_by_lead_says_it_in_every_form(tmp_path):
    words = ("status", "--by", "lead", "--plan", str(HERE / "plan.yaml"), str(HERE / "data"))
    words += ("--year", "2024")
    table = run_program(*words, "--lang", "zh", cwd=tmp_path).out
    assert "区商务委：1 个目标，待报 1 个数值；最近报到：2023年" in table
    listed = json.loads(run_program(*words, "--format", "json", cwd=tmp_path).out)["offices"]
    assert [one["due"][0]["id"] for one in listed if one["lead"] is None] == ["jobs"]
    rows = run_program(*words, "--format", "csv", cwd=tmp_path).out.splitlines()
    assert rows[0].startswith("lead,id,name,due,since,last_period") and len(rows) == 6


def test_an_old_verdict_fails_the_run(tmp_path):
    words = ("status", "--by", "lead", "--plan", str(HERE / "plan.yaml"), str(HERE / "data"))
    done = run_program(*words, "--year", "2026", "--fail-on", "old", cwd=tmp_path)
    assert done.code == 1 and "GDP (gdp)" in done.err
