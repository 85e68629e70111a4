"""Raised and lowered characters, written so that a mark is no digit of a number."""

from __future__ import annotations

import pytest
from helpers.cases import for_each
from hypothesis import given
from hypothesis import strategies as st

from gapcalc.core.unit import UnitError
from gapcalc.tables.cell import parse_cell
from gapcalc.tables.label import heading, readings
from gapcalc.tables.raised import Run, mark_of, with_marks


def raised(before: str, mark: str) -> str:
    return with_marks([(before, ""), (mark, "superscript")])


def lowered(before: str, mark: str) -> str:
    return with_marks([(before, ""), (mark, "subscript")])


@for_each(
    "before, mark, text",
    [
        ("2288.1", "2", "2288.1²"), ("2288.1", "12", "2288.1¹²"), ("2288.1", "(1)", "2288.1¹"),
        ("2288.1", "1）", "2288.1¹"), ("2288.1", "1,2", "2288.1¹ ²"), ("2288.1", "a", "2288.1[a]"),
        ("2288.1", "a,b", "2288.1[a][b]"), ("2288.1", "注1", "2288.1(注1)"),
        ("2288.1", "①", "2288.1①"), ("2288.1", "*", "2288.1*"), ("2288.1", "2024", "2288.1²⁰²⁴"),
        ("2288.1", "2.5", "2288.1².⁵"), ("10", "8", "10⁸"), ("m", "2", "m²"), ("s", "-1", "s⁻¹"),
        ("GDP", " 1", "GDP¹"), ("地区生产总值", "1", "地区生产总值¹"), ("2023", "1", "2023¹"),
        ("13", "th", "13th"), ("2288.1", "", "2288.1"), ("2288.1", " ", "2288.1 "),
    ],
)  # fmt: skip
def test_what_is_raised(before: str, mark: str, text: str) -> None:
    assert raised(before, mark) == text


@pytest.mark.parametrize(
    ("before", "mark", "text"),
    [
        ("CO", "2", "CO2"), ("PM", "2.5", "PM2.5"), ("2288.1", "1", "2288.1₁"),
        ("地区生产总值", "1", "地区生产总值₁"), ("V", "max", "Vmax"), ("2288.1", "a", "2288.1[a]"),
    ],
)  # fmt: skip
def test_what_is_lowered(before: str, mark: str, text: str) -> None:
    assert lowered(before, mark) == text


def test_runs_of_one_position_are_one_mark() -> None:
    assert (
        with_marks([("5", ""), ("1", "superscript"), ("2", "superscript"), ("人", "")]) == "5¹²人"
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [("2", "²"), ("(12)", "¹²"), ("a", "[a]"), ("注1", "(注1)"), ("123", "123"),
     ("2288.1", "2288.1"), ("（亿元）", "（亿元）"), ("", "")],
)  # fmt: skip
def test_a_whole_cell_is_a_mark_only_if_it_is_as_short_as_one(text: str, written: str) -> None:
    assert mark_of(text, "superscript") == written


@given(
    st.decimals(0, 10**6, places=2).map(str),
    st.text("0123456789.,-+()abc 注*", min_size=1, max_size=4),
    st.sampled_from([raised, lowered]),
)
def test_no_mark_changes_a_number(number: str, mark: str, put) -> None:  # type: ignore[no-untyped-def]
    try:
        cell = parse_cell(put(number, mark))
    except UnitError:
        return
    assert cell is not None and str(cell.value) == number


def test_names_and_years_are_known_with_their_marks() -> None:
    label = raised("地区生产总值", "1")
    assert "地区生产总值" in [reading.name for reading in readings(label)]
    area = with_marks([("面积（km", ""), ("2", "superscript"), ("）", "")])
    assert {reading.unit for reading in readings(area)} == {"km2"}
    head = heading(raised("2023年", "1,2"))
    assert head is not None and (head.period.year, head.kind) == (2023, "level")


def test_many_runs_take_time_in_proportion() -> None:
    runs: list[Run] = [("1", "superscript"), ("a", "")] * 50_000
    assert len(with_marks(runs)) == 100_000
