"""Generated office tables: that their truth is what stands in them, how they are scored, and what the reader makes of them.

OFFICE_FILES=3000 reads so many files in place of 60.
"""

import csv
import io
import os
from dataclasses import replace
from decimal import Decimal

import pytest
from fuzz.office_files import Claim, OfficeFile, TextForm, text_file
from fuzz.office_files import Table as OfficeTable
from fuzz.office_forms import FORMS
from fuzz.office_scoring import frequent_kinds, score
from fuzz.office_tables import make_file, office_plan, read_many, summary
from fuzz.office_words import ELSEWHERE, PLANNED, UNITS
from helpers.cases import for_each

from gapcalc import Observation, Period, Problem

SEEDS = range(1, 1 + int(os.environ.get("OFFICE_FILES", "60")))
FILES = [make_file(seed) for seed in SEEDS[:60]]
CODECS = {"utf-8", "utf-8-sig", "utf-16", "gb18030"}


def test_nothing_is_read_wrong_or_lost_in_silence():
    scores = list(read_many(SEEDS))
    assert [one.wrong + one.silent for one in scores if one.outcome in ("wrong", "silent")] == [], (
        summary(scores, kinds=5)
    )


# --- the truth of the files


def digits(text):
    """The digits of a number, half-width, without the zeros around them."""
    return "".join(str(int(each)) for each in text if each.isdecimal()).strip("0")


@for_each("file", FILES)
def test_a_claimed_value_stands_in_its_cell(file):
    for claim, place in file.claims:
        cell = place.table.rows[claim.row][claim.place]
        assert digits(str(claim.value)) in digits(cell.text), (claim, cell)
        assert claim.row not in place.table.hidden_rows
        assert claim.row not in place.table.head


@for_each("file", [file for file in FILES if file.name.endswith(".csv")])
def test_the_rows_of_a_text_file_are_where_they_are_said_to_be(file):
    drawn = dict(each.split(":", 1) for each in file.features if each[:4] in ("enco", "deli"))
    text = file.content.decode(drawn["encoding"])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=drawn["delimiter"])
    rows, line = {}, 1
    for row in reader:
        rows[line] = row
        line = reader.line_num + 1
    for place in file.places:
        for number, cells in zip(place.lines, place.table.rows, strict=True):
            read = [*rows[number], *[""] * len(cells)][: len(cells)]
            assert read == [cell.text + cell.raised for cell in cells]


def test_a_seed_says_all_of_a_file():
    again = make_file(7)
    assert (again.content, again.shown, again.features) == (
        FILES[6].content, FILES[6].shown, FILES[6].features,
    )  # fmt: skip


def test_a_forced_feature_is_drawn():
    forced = frozenset({"form:long", "extra:flag"})
    tables = [place.table for seed in range(5) for place in make_file(seed, forced).places]
    assert all(forced <= table.features for table in tables)


def test_all_forms_and_targets_are_among_a_few_hundred_files():
    files = [make_file(seed) for seed in range(300)]
    drawn = {feature for file in files for place in file.places for feature in place.table.features}
    assert {f"form:{name}" for name in FORMS} <= drawn
    claimed = {claim.target for file in files for claim, _ in file.claims}
    assert claimed == {one.key for one in PLANNED} | set(ELSEWHERE.values()) == set(UNITS)
    assert {claim.kind for file in files for claim, _ in file.claims} == {"true", "may", "doubt"}


def test_the_plan_has_the_units_of_the_claims(tmp_path):
    _, plan = office_plan(tmp_path)
    assert {id: target.unit for id, target in plan.targets.items()} == {
        id: unit for id, unit in UNITS.items() if id != "nation_rd"
    }


# --- how they are scored


@pytest.fixture
def file():
    """Two tables below each other, each with one value of the plan."""
    tables = []
    for target, value in (("gdp", "30146"), ("grain", "1095")):
        table = OfficeTable()
        table.add(["指标", "2023年"])
        row = table.add([target, value])
        table.head = range(1)
        table.claims.append(Claim("true", target, "2023", Decimal(value), row, 1))
        tables.append(table)
    content, places, shown = text_file(tables, TextForm())
    return OfficeFile("a.csv", content, places, frozenset(), shown)


GDP = Observation("gdp", Period(2023), Decimal(30146), "亿元", line=2)
GRAIN = Observation("grain", Period(2023), Decimal(1095), "万吨", line=5)


def problem(code, line=None, field=None, **details):
    return Problem(code, details, "a.csv", line, field=field)


def outcomes(file, values, *problems):
    return [dict(one.counts) for one in score(file, values, problems)]


def test_a_value_is_right_in_whatever_unit_it_was_read(file):
    in_other_unit = GDP._replace(value=Decimal("3.0146"), unit="万亿元")
    assert outcomes(file, [in_other_unit, GRAIN]) == [{"right": 1}, {"right": 1}]


@pytest.mark.parametrize("value", [
    GRAIN._replace(value=Decimal(1096)),
    GRAIN._replace(unit="吨"),
    GRAIN._replace(unit="亿元"),
    GRAIN._replace(period=Period(2022)),
    GRAIN._replace(target="gdp_metro", unit="亿元"),
])  # fmt: skip
def test_a_value_that_the_file_does_not_say_is_wrong(file, value):
    assert outcomes(file, [GDP, value]) == [{"right": 1}, {"silent": 1, "wrong": 1}]


@pytest.mark.parametrize("told", [
    problem("no-header"),
    problem("no-header", 4),
    problem("unit-missing", 5),
    problem("unknown-indicator", 5, "指标", value="grain"),
    problem("column-not-read", 4, "2023年", value="2023年"),
    problem("region-missing", 5, count="3"),
])  # fmt: skip
def test_a_value_that_a_problem_explains_is_told(file, told):
    assert outcomes(file, [GDP], told) == [{"right": 1}, {"told": 1}]


@pytest.mark.parametrize("told", [
    problem("no-header", 1),
    problem("unit-missing", 2),
    problem("unknown-indicator", 4, "指标", value="主要指标"),
    problem("unknown-indicator", 2, "指标", value="gdp"),
    problem("column-not-read", 1, "2023年", value="2023年"),
    problem("column-not-read", 4, "增长", value="增长"),
    problem("unknown-column", None, "序号"),
    problem("share-as-fraction", 4, "序号"),
])  # fmt: skip
def test_a_problem_elsewhere_explains_nothing(file, told):
    assert outcomes(file, [GDP], told) == [{"right": 1}, {"silent": 1}]


@pytest.mark.parametrize(("kind", "problems", "expected"), [
    ("may", [], {}),
    ("doubt", [], {"wrong": 1}),
    ("doubt", [problem("jump", 5)], {}),
])  # fmt: skip
def test_a_value_that_is_not_certain_may_be_read_and_a_doubtful_one_with_a_word(
    file, kind, problems, expected
):
    (claim,) = file.places[1].table.claims
    file.places[1].table.claims = [replace(claim, kind=kind)]
    assert outcomes(file, [GDP, GRAIN], *problems)[1] == expected
    assert outcomes(file, [GDP])[1] == {}


def test_the_kinds_that_explain_most_come_first(file):
    scores = []
    for features, wrong in (({"a", "x"}, 1), ({"a"}, 1), ({"b", "x"}, 1), ({"x"}, 0), ({"c"}, 0)):
        one = score(file, [GDP, GRAIN], [])[0]
        one.file = replace(file, features=frozenset(features))
        one.counts["wrong"] = wrong
        scores.append(one)
    kinds = frequent_kinds(scores, "wrong", most=5)
    assert [(name, len(tables)) for name, tables in kinds] == [("a", 2), ("b", 1)]
