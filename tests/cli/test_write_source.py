"""`gapcalc read --write-source`: an entry that, pasted into the plan, makes the file readable."""

import pytest
from helpers.program import run_program as run

from gapcalc import load_plan, read_observations

PLAN = """\
plan: {base_year: 2020, target_year: 2030, region: fr}
regions:
  fr: {zh: 乐土国, en: Freedonia}
targets:
  jobless: {name: {zh: 失业率, en: Unemployment rate}, region: fr, goal: {at_most: 4%}, unit: '%',
    path: linear}
  people: {name: {zh: 人口, en: Population}, region: fr, goal: {at_least: 5 百万人}, unit: 人,
    path: linear}
"""


@pytest.fixture
def written(tmp_path):
    """A function from a file's text and options to what is printed, and what the plan then reads."""

    def written(text, *options, name="data.csv"):
        plan = tmp_path / "plan.yaml"
        plan.write_text(PLAN, encoding="utf-8")
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        done = run("read", file, "--plan", plan, "--write-source", "--lang", "en", *options)
        plan.write_text(PLAN + done.out, encoding="utf-8")
        values = read_observations(file, load_plan(plan))
        return done.out, [f"{one.target} {one.period} {one.as_published}" for one in values]

    return written


def test_the_unit_of_the_plan_is_proposed_to_be_checked(written):
    printed, values = written("indicator,year,value\nUnemployment rate,2023,4.8\n")
    assert printed == (
        'sources:\n  - files: data.csv\n    unit: "%"  # the file does not say; check it\n'
    )
    assert values == ["jobless 2023 4.8 %"]


def test_options_are_written_down_as_far_as_they_are_needed(written):
    text = "Jahr,Wert,Sexo\n2023,4.8,Total\n2023,4.6,Mujer\n"
    options = ["--indicator", "jobless", "--unit", "%", "--column", "Wert=value"]
    options += ["--column", "Jahr=period", "--where", "Sexo=Mujer", "--data-region", "Freedonia"]
    printed, values = written(text, *options)
    assert values == ["jobless 2023 4.6 %"]
    assert "region: Freedonia" not in printed  # the plan's own, without saying so
    assert "where: {Sexo: Mujer}" in printed


def test_what_a_person_has_to_choose_is_left_open(written):
    printed, values = written("year,value\n2023,4.8\n")
    assert "    # indicator: jobless, people" in printed
    assert values == []


def test_the_name_of_a_file_may_say_what_is_in_it(written):
    printed, values = written("year,value,unit\n2023,4.8,%\n", name="jobless.csv")
    assert "    indicator: jobless  #" in printed
    assert values == ["jobless 2023 4.8 %"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("indicator,year,value,unit\nUnemployment rate,2023,4.8,%\n", "needs no entry"),
        ("indicator,year,value,unit\nSnowfall,2023,4.8,mm\n", "has no value"),
    ],
)
def test_nothing_is_written_where_nothing_helps(written, text, said):
    printed, _ = written(text)
    assert printed.startswith("# data.csv ") and said in printed


def test_a_name_with_the_signs_of_a_pattern_means_itself(written):
    name = "data[1]: a.csv"
    _, values = written("indicator,year,value\nUnemployment rate,2023,4.8\n", name=name)
    assert values == ["jobless 2023 4.8 %"]
