"""`gapcalc units`: the list of units and the meaning of a word, in every form."""

import json

import pytest
from helpers.cases import for_each
from helpers.program import run_program as run

from gapcalc.core import unit


@pytest.fixture(autouse=True)
def _forgotten():
    """Units of these plans are unknown to other tests."""
    yield
    for path in {own.path for own in unit._OWN.values()}:
        unit.define_units(path, [])


def test_units_are_listed_by_what_they_measure():
    printed = run("units", "--lang", "en").out.splitlines()
    length = printed.index("[length]")
    kilometres = next(line for line in printed if line.startswith("  公里 "))
    assert kilometres.endswith("km, 千米  = 1,000 米")
    assert printed.index(kilometres) > length
    assert any(line.startswith("  个月 ") and line.endswith("= 1/12 年") for line in printed)
    assert not any("= 1 元" in line for line in printed)  # no currency comes to another


def test_every_word_of_the_list_is_a_unit():
    units = json.loads(run("units", "--format", "json").out)["units"]
    assert len(units) > 250
    for entry in units:
        assert unit.factor(entry["unit"], entry["reference"]) == pytest.approx(entry["worth"])
        assert all(unit.factor(name, entry["unit"]) == 1 for name in entry["names"])


@for_each(
    "word, lang, title",
    [
        ("万亩", "en", "万亩 = 10k mu  [length]**2"),
        ("US$ million", "zh", "US$ million = 百万美元  [usd]"),
        ("% of GDP", "en", "% of GDP = %  ratio"),
        ("2015=100", "en", "2015=100 = 指数2015  [index_2015]"),
    ],
)
def test_a_word_is_explained(word, lang, title):
    assert run("units", word, "--lang", lang).out.splitlines()[0] == title


def test_a_word_is_set_against_all_that_it_converts_to():
    printed = run("units", "万亩").out
    assert "  = 10,000 亩\n" in printed
    found = json.loads(run("units", "万亩", "--format", "json").out)
    assert {entry["unit"]: entry["worth"] for entry in found["units"]}["亩"] == 10_000
    assert run("units", "万亩", "--format", "csv").out.splitlines()[0] == (
        "unit,names,dimension,worth,reference,own"
    )


def test_what_is_no_unit_is_told_with_what_may_have_been_meant():
    result = run("units", "平方公理")
    assert result.code == 2
    assert "Did you mean 平方公里?" in result.err


def test_units_of_the_plan_file_are_among_them(tmp_path):
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        "plan: {base_year: 2020, target_year: 2025}\n"
        "units: {蝌位: {is: '[tadpole]', en: tadpole places}, 大蝌位: 12 * 蝌位}\n"
        "targets:\n  t: {name: 座席, goal: {over: 5 蝌位}, unit: 蝌位, path: linear}\n",
        encoding="utf-8",
    )
    found = json.loads(run("units", "--plan", str(plan), "--format", "json").out)["units"]
    own = [(one["unit"], one["names"], one["worth"]) for one in found if one["own"]]
    assert own == [("蝌位", ["tadpole places"], 1), ("大蝌位", [], 12)]
    assert "(defined in the plan file)" in run("units", "--plan", str(plan), "--lang", "en").out
