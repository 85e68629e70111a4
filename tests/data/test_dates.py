"""Values beside dates: what the dates of a series stand for shows in all of them together."""

from __future__ import annotations

from pathlib import Path

import pytest

from gapcalc import Observations, load_plan, read_observations
from gapcalc.core.data_options import DataOptions

PLAN = """\
plan: {base_year: 2020, target_year: 2030, region: fr}
regions:
  fr: {zh: 乐土国, en: Freedonia, also: [FRE]}
  sy: {zh: 西土国, en: Sylvania}
targets:
  jobless: {name: {zh: 失业率, en: Unemployment rate}, also: [UNE], region: fr,
    goal: {at_most: 4%}, unit: '%', measure: rate, path: linear}
  output: {name: {zh: 工业产值, en: Industrial output}, region: fr,
    goal: {at_least: 3000 亿元}, unit: 亿元, measure: flow, path: compound}
"""


def read(tmp_path: Path, text: str, **given: str) -> Observations:
    plan = tmp_path / "plan.yaml"
    plan.write_text(PLAN, encoding="utf-8")
    file = tmp_path / "data.csv"
    file.write_text(text, encoding="utf-8")
    return read_observations(file, load_plan(plan), DataOptions(unit="%", **given))


def values(found: Observations) -> dict[str, str]:
    return {str(one.period): str(one.value) for one in found}


def codes(found: Observations) -> list[str]:
    return [problem.code for problem in found.problems]


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ("2022-12-31", "2023-12-31", {"2022": "5", "2023": "6"}),
        ("2022-01-01", "2023-01-01", {"2022": "5", "2023": "6"}),
        ("2023-03-31", "2023-06-30", {"2023-01/03": "5", "2023-04/06": "6"}),
        ("2023-01-01", "2023-04-01", {"2023-01/03": "5", "2023-04/06": "6"}),
        ("2023-01-31", "2023-02-28", {"2023-01": "5", "2023-02": "6"}),
        ("31/12/2022", "31/12/2023", {"2022": "5", "2023": "6"}),
    ],
)
def test_dates_in_one_step(tmp_path: Path, first: str, second: str, wanted: dict[str, str]) -> None:
    found = read(tmp_path, f"Date,Unemployment rate\n{first},5\n{second},6\n")
    assert values(found) == wanted
    assert codes(found) == []


@pytest.mark.parametrize(
    "dates", [["2023-12-31"], ["2023-01-15", "2023-02-15"], ["2023-01-01", "2023-12-31"]]
)
def test_dates_that_do_not_tell(tmp_path: Path, dates: list[str]) -> None:
    """A date alone, days in the middle of a month, and first days among last ones."""
    rows = "".join(f"{date},{5 + number}\n" for number, date in enumerate(dates))
    found = read(tmp_path, "Date,Unemployment rate\n" + rows)
    assert values(found) == {}
    assert set(codes(found)) == {"period-ambiguous"}
    assert found.problems[0].line == 2


def test_each_series_has_its_own_step(tmp_path: Path) -> None:
    """A yearly series beside a monthly one, in columns and in rows."""
    across = (
        "Date,Unemployment rate,Industrial output (亿元)\n2022-01-01,5,1\n2022-02-01,,2\n"
        "2023-01-01,6,3\n"
    )
    wanted = {("jobless", "2022"), ("jobless", "2023")}
    months = {("output", period) for period in ("2022-01", "2022-02", "2023-01")}
    found = read(tmp_path, across)
    assert {(one.target, str(one.period)) for one in found} == wanted | months

    down = "indicator,date,value,unit\n" + "".join(
        f"{name},{date},{value},{unit}\n"
        for name, date, value, unit in [
            ("Unemployment rate", "2022-01-01", 5, "%"),
            ("Unemployment rate", "2023-01-01", 6, "%"),
            ("Industrial output", "2022-01-01", 1, "亿元"),
            ("Industrial output", "2022-02-01", 2, "亿元"),
            ("Industrial output", "2023-01-01", 3, "亿元"),
        ]
    )
    found = read(tmp_path, down)
    assert {(one.target, str(one.period)) for one in found} == wanted | months


def test_one_date_is_told_by_those_around_it(tmp_path: Path) -> None:
    text = (
        "indicator,region,date,value\nUnemployment rate,Sylvania,2021-12-31,7\n"
        "Unemployment rate,Sylvania,2022-12-31,7\nUnemployment rate,Freedonia,2023-12-31,5\n"
    )
    assert values(read(tmp_path, text)) == {"2023": "5"}


def test_a_later_date_of_another_kind_takes_all_back(tmp_path: Path) -> None:
    """Far below the rows that are looked at first: no value of its series may stay."""
    rows = "".join(f"{year}-12-31,{year / 1000}\n" for year in range(1950, 2024))
    found = read(tmp_path, f"Date,Unemployment rate\n{rows * 5}2024-06-15,9\n")
    assert values(found) == {}


@pytest.mark.parametrize("text", ["2023/24", "FY2023", "Dec-23"])
def test_two_halves_are_no_year(tmp_path: Path, text: str) -> None:
    found = read(tmp_path, f"indicator,year,value\nUnemployment rate,{text},5\n")
    assert values(found) == {}
    assert codes(found) == ["period-ambiguous"]
