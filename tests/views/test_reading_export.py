"""How files were read, for other programs: JSON, and the values as a data file."""

import json
from decimal import Decimal

from helpers.readings import long_table, not_a_number, reading
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gapcalc import Observations, read_observations
from gapcalc.core.period import Period
from gapcalc.core.text import visible
from gapcalc.data.observation import BOUNDS, STANDINGS, Observation
from gapcalc.plan.model import Stage
from gapcalc.tables.account import FATES
from gapcalc.views.reading_export import (
    CANONICAL_COLUMNS,
    canonical_columns,
    canonical_rows,
    reading_json,
)
from gapcalc.views.speaker import Speaker
from gapcalc.views.writers import as_csv, as_json

PLAN = """
plan: {base_year: 2022, target_year: 2027, region: city}
regions:
  city: {zh: 本市, en: The city}
  metro: {zh: 主城, en: Metropolitan area, within: city}
series:
  nation: {name: {zh: 全国, en: Nation}, unit: '%'}
targets:
  gdp: {name: {zh: 生产总值, en: GDP}, region: metro, goal: {over: 3 万亿元}, unit: 亿元, path: compound}
  share: {name: {zh: 占比, en: Share}, goal: {at_least: 20%}, unit: '%', path: linear}
  bridge: {name: {zh: 大桥, en: Bridge}, goal: {stage: in_operation}, path: step}
"""


# --- JSON


def test_a_table_in_json():
    problems = [not_a_number(9), not_a_number(11)]
    named = long_table(names={"年末人口": "人口"})
    document = reading_json(reading(named, problems=problems), Speaker("en"))
    (table,) = document["tables"]
    assert document["version"] == 1
    assert [table[key] for key in ("path", "sheet", "format", "header", "last_line")] == [
        "data.xlsx", "Sheet1", "long", [5], 40,
    ]  # fmt: skip
    assert table["columns"][1] == {
        "place": 2, "heading": "Sex", "role": "dimension", "why": "values", "detail": "Total", "parts": 12,
    }  # fmt: skip
    assert table["names"] == {"年末人口": "人口"}
    assert tuple(table["rows"]) == FATES
    assert (table["rows"]["used"], table["rows"]["hidden"]) == (8, 0)
    (problem,) = table["problems"]
    assert (problem["code"], problem["count"], problem["line"]) == ("not-a-number", 2, 9)
    assert "values" not in table


def test_value_cells_are_listed_where_they_are_asked_for():
    document = reading_json(reading(long_table()), Speaker("en"), cells=True)
    assert json.loads(as_json(document))["tables"][0]["values"] == [[6, 3], [7, 3]]


def test_no_text_of_a_file_acts_or_fills_the_json():
    bad = "\x9b31m\u202e" + "x" * 32_767
    table = long_table(path="\x9b.csv", sheet=bad, region=bad)
    for column in table.columns:
        column.heading = column.detail = bad
    text = as_json(reading_json(reading(table), Speaker("en")))
    assert text.replace("\n", "").isprintable() and len(text) < 5_000


# --- a data file

spans = st.tuples(st.integers(1, 12), st.integers(1, 12)).map(sorted)
periods = st.one_of(
    st.integers(2000, 2025).map(Period),
    st.builds(lambda year, span: Period(year, *span), st.integers(2000, 2025), spans),
    st.builds(lambda year, long: Period(year, since=year - long), st.integers(2000, 2025), st.integers(1, 9)),
)  # fmt: skip
numbers = st.decimals(-10_000_000, 10_000_000, allow_nan=False, places=4)
# What offices write in notes, and what is cut, quoted, run or hidden if it is not written well.
texts = st.text("重庆市统计局公报，。（）abc 019,;\"'\\\t\n=+-@|<>\u202e\x1b", max_size=12).map(
    visible
)
amounts = st.one_of(
    st.tuples(st.just("gdp"), numbers, st.sampled_from(["亿元", "万元", "万亿元"])),
    st.tuples(st.sampled_from(["share", "nation"]), st.decimals(0, 100, places=2), st.just("%")),
    st.tuples(st.just("bridge"), st.sampled_from(Stage), st.just("")),
)
observations = st.builds(
    lambda amount, period, bound, status, *texts: Observation(
        amount[0], period, amount[1], amount[2], None if amount[2] == "" else bound, status, *texts
    ),
    amounts, periods, st.sampled_from([None, *BOUNDS]), st.sampled_from([*STANDINGS]), texts, texts, texts, texts,
)  # fmt: skip


APOSTROPHES = [
    Observation("bridge", Period(year), Stage.APPROVED, "", url="=", note="'")
    for year in (2011, 2014)
] + [Observation("gdp", Period(2000), Decimal("0.0000"), "亿元", url="=", note="'")]


def canonical(values, plan):
    return as_csv(CANONICAL_COLUMNS, canonical_rows(Observations(values), plan))


def said(observation):
    """What an observation says, whatever the file it stands in."""
    return observation._replace(path=None, line=None, column="")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(observations, max_size=5))
@example(values=[Observation("gdp", Period(2024), Decimal("2.450E+4"), "亿元")])
@example(values=[Observation("gdp", Period(2024), Decimal("1E-9"), "亿元")])
@example(values=[Observation("gdp", Period(2024), Decimal("-3.5"), "亿元", note="a,\"b'")])
@example(values=APOSTROPHES)
@example(
    values=[
        Observation("gdp", Period(2024), Decimal("2"), "亿元", source="='", url="='", note="='")
    ]
)
def test_what_is_written_is_read_back(values, make_plan, tmp_path):
    plan = make_plan(PLAN)
    file = tmp_path / "data.csv"
    file.write_text(canonical(values, plan) + "\n", encoding="utf-8")
    read = read_observations(file, plan)
    assert not read.problems
    # A text that a spreadsheet would run comes back behind the apostrophe that stops it.
    for one, other in zip(values, read, strict=True):
        wanted = {one.source, f"'{one.source}"}, {one.note, f"'{one.note}"}
        assert other.source in wanted[0] and other.note in wanted[1]
        assert said(other)[:6] == said(one)[:6]


def test_a_cell_that_a_spreadsheet_would_run_is_text(make_plan):
    value = Observation("gdp", Period(2024), Decimal("-3.5"), "亿元", note="=cmd()", source="-2+3")
    (row,) = canonical([value], make_plan(PLAN)).splitlines()[1:]
    assert row == "gdp,metro,2024,-3.5,亿元,,reported,'-2+3,,,'=cmd()"


def test_without_regions_in_the_plan_none_is_written(tiny):
    value = Observation("t", Period(2024), Decimal(2), "亿元")
    assert canonical([value], tiny("over: 3 亿元")).splitlines()[1].startswith("t,,2024,2,亿元")


def test_a_date_of_publication_has_its_column_where_there_is_one(make_plan, tmp_path):
    plan = make_plan(PLAN)
    value = Observation("gdp", Period(2024), Decimal("3"), "亿元", note="n", published="2025-03-01")
    file = tmp_path / "data.csv"
    columns = canonical_columns(has_bases=False, has_dates=True)
    rows = canonical_rows(Observations([value]), plan)
    file.write_text(as_csv(columns, rows) + "\n", encoding="utf-8")
    (read,) = read_observations(file, plan)
    assert (read.published, read.note) == ("2025-03-01", "n")
