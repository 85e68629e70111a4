"""The `sources` of a plan file: which files they fit, and each mistake with its line and column."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers.plan_file import mark, mistakes, target

from gapcalc.core.data_options import DataOptions
from gapcalc.plan.source import Source

TARGET = target("", "name: 甲, goal: {at_least: 3 亿元}, unit: 亿元, path: linear")


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("{‸unit: 亿元}", "missing-key"),
        ("{files: a.csv, ‸units: 亿元}", "unknown-key"),
        ("{files: a.csv, unit: ‸亿亿元元}", "unit-unknown"),
        ("{files: a.csv, period: ‸last year}", "plan-form"),
        ("{files: a.csv, header_row: ‸0}", "plan-form"),
        ("{files: a.csv, header_row: ‸third}", "plan-form"),
        ("{files: a.csv, hidden: ‸perhaps}", "unknown-value"),
        ("{files: a.csv, columns: {Gemeinde: ‸place}}", "unknown-value"),
        ("{files: a.csv, columns: ‸Gemeinde}", "plan-form"),
        ("{files: a.csv, where: ‸[Sex]}", "plan-form"),
        ("{files: ‸/data/a.csv}", "plan-form"),
        ("{files: ‸''}", "plan-form"),
        ("‸a.csv", "plan-form"),
    ],
)
def test_mistakes(tmp_path: Path, source: str, code: str) -> None:
    text = f"{TARGET}sources:\n  - {source}\n"
    found = mistakes(tmp_path, text)
    line, column = mark(text)
    if code == "missing-key":  # the place of the mapping itself
        column -= 1
    assert (code, line, column) in found


def test_no_list(tmp_path: Path) -> None:
    text = f"{TARGET}sources:\n  ‸a.csv: {{unit: 亿元}}\n"
    assert mistakes(tmp_path, text) == [("plan-form", *mark(text))]


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("*.csv", "data/a.csv", True),
        ("data/*.csv", "/home/x/data/a.csv", True),
        ("data/*.csv", "/home/x/data/b/a.csv", False),
        ("a.csv", "data/ba.csv", False),
        ("20??.xlsx", "2024.xlsx", True),
    ],
)
def test_a_pattern_fits_the_end_of_a_path(pattern: str, path: str, fits: bool) -> None:
    assert Source(pattern, DataOptions()).fits(path) is fits


def test_options_over_others() -> None:
    base = DataOptions(unit="万人", where=(("Sex", "F"), ("Age", "15+")), skip_columns=("a",))
    own = DataOptions(region="重庆", where=(("Sex", "M"),), skip_columns=("b",), hidden=True)
    assert own.over(base) == DataOptions(
        unit="万人",
        region="重庆",
        where=(("Age", "15+"), ("Sex", "M")),
        skip_columns=("a", "b"),
        hidden=True,
    )
