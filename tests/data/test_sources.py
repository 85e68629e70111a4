"""What a plan file says of data files (`sources`): used where they do not say it, told where they do."""

from __future__ import annotations

from pathlib import Path

import pytest

from gapcalc import Observations, load_plan, read_observations
from gapcalc.core.data_options import DataOptions

PLAN = """\
plan: {base_year: 2020, target_year: 2030, region: fr}
regions:
  fr: {zh: 乐土国, en: Freedonia}
  sy: {zh: 西土国, en: Sylvania}
targets:
  jobless: {name: {zh: 失业率, en: Unemployment rate}, region: fr, goal: {at_most: 4%}, unit: '%',
    path: linear}
"""


def read(folder: Path, sources: str, text: str, name: str = "a.csv", **given: str) -> Observations:
    plan = folder / "plan.yaml"
    plan.write_text(f"{PLAN}{sources}", encoding="utf-8")
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return read_observations(file, load_plan(plan), DataOptions(**given))


def told(found: Observations) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.line) for problem in found.problems]


ROWS = "year,sex,value\n2022,Total,5.1\n2022,Women,4.9\n"


@pytest.mark.parametrize("pattern", ["a.csv", "*.csv", "?.csv"])
def test_a_source_says_what_a_file_does_not(tmp_path: Path, pattern: str) -> None:
    source = f"sources:\n  - {{files: '{pattern}', indicator: jobless, unit: '%'}}\n"
    found = read(tmp_path, source, ROWS)
    assert [(one.target, str(one.value), one.line) for one in found] == [("jobless", "5.1", 2)]
    assert told(found) == [("parts-not-read", 3)]


def test_all_keys_reach_the_reader(tmp_path: Path) -> None:
    source = (
        "sources:\n  - files: a.csv\n    indicator: Unemployment rate\n    unit: '%'\n"
        "    region: Freedonia\n    period: 2023\n    columns: {Grupo: dimension, Dato: value}\n"
        "    where: {Grupo: B}\n    skip: [Nota]\n    header_row: 2\n    encoding: gb18030\n"
    )
    found = read(tmp_path, source, "a title\nGrupo,Dato,Nota\nA,4,x\nB,5,y\n")
    assert [(str(one.period), str(one.value)) for one in found] == [("2023", "5")]


def test_the_command_line_stands_over_a_source_and_a_later_source_over_an_earlier(
    tmp_path: Path,
) -> None:
    source = (
        "sources:\n  - {files: '*.csv', indicator: jobless, unit: '%', region: Sylvania}\n"
        "  - {files: a.csv, region: Freedonia}\n"
    )
    assert len(read(tmp_path, source, ROWS)) == 1
    assert not read(tmp_path, source, ROWS, region="Sylvania")


def test_a_source_that_fits_no_file(tmp_path: Path) -> None:
    found = read(tmp_path, "sources:\n  - {files: b.csv, unit: '%'}\n", ROWS)
    problem = next(one for one in found.problems if one.code == "source-unused")
    assert (problem.path, problem.line) == (str(tmp_path / "plan.yaml"), PLAN.count("\n") + 2)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("unit: 人", "indicator,year,value,unit\nUnemployment rate,2022,5.1,%\n"),
        ("period: 2023", "indicator,year,value,unit\nUnemployment rate,2022,5.1,%\n"),
        ("region: Sylvania", ("indicator,region,year,value,unit\n"
         "Unemployment rate,Freedonia,2022,5.1,%\n")),
        ("indicator: output", "indicator,year,value,unit\nUnemployment rate,2022,5.1,%\n"),
    ],
)  # fmt: skip
def test_a_source_that_says_otherwise(tmp_path: Path, key: str, text: str) -> None:
    """What the file says counts, and the difference is told with its line."""
    found = read(tmp_path, f"sources:\n  - {{files: a.csv, {key}}}\n", text)
    assert [str(one.value) for one in found] == ["5.1"]
    assert told(found) == [("source-contradicted", 2)]


def test_a_source_that_says_the_same_or_is_used_is_not_told(tmp_path: Path) -> None:
    same = "indicator,year,value,unit\nUnemployment rate,2022,5.1,%\n"
    source = "sources:\n  - {files: a.csv, unit: '%', indicator: 失业率, period: 2022}\n"
    assert told(read(tmp_path, source, same)) == []

    partly = (
        "indicator,year,value,unit\nUnemployment rate,2022,5.1,%\nUnemployment rate,2023,48,‰\n"
    )
    source = "sources:\n  - {files: a.csv, unit: '%'}\n"
    assert told(read(tmp_path, source, partly)) == []


@pytest.mark.parametrize("key", ["skip: [Nota]", "where: {Sexo: M}", "columns: {Lote: note}"])
def test_a_source_that_names_a_column_in_vain(tmp_path: Path, key: str) -> None:
    text = "indicator,year,value,unit\nUnemployment rate,2022,5.1,%\n"
    found = read(tmp_path, f"sources:\n  - {{files: a.csv, {key}}}\n", text)
    assert told(found) == [("source-option-unused", None)]
