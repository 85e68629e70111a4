"""Rows settled by the names of a row before them: which they are, and which are read in full."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gapcalc.tables import row_memory
from gapcalc.tables.layout import Column, Layout
from gapcalc.tables.row_memory import RowMemory

HEADER = ["indicator", "region", "period", "value", "unit"]
LONG = Layout(
    HEADER,
    {"indicator": 0, "region": 1, "period": 2, "unit": 4},
    (Column(3, "value"),),
    form="long",
)


class Settled:
    """Keeps the rows that are given to it to settle."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, list[str]]] = []

    def __call__(self, line: int, cells: list[str]) -> bool:
        self.rows.append((line, cells))
        return True


@pytest.fixture
def settled() -> Settled:
    return Settled()


def remembering(row: str, settle: Settled, layout: Layout = LONG) -> RowMemory:
    """A memory that has seen one row, its cells divided by commas."""
    memory = RowMemory()
    memory.begin(layout)
    names = memory.names(row.split(","))
    assert names is not None
    memory.remember(names, settle, "used")
    return memory


def test_a_row_that_differs_in_period_and_value_is_settled(settled: Settled) -> None:
    memory = remembering("GDP,重庆,2023,30145.79,亿元", settled)
    cells = ["GDP", "重庆", "2024", "32193.15", "亿元"]
    assert memory.settles(7, cells)
    assert settled.rows == [(7, cells)]
    assert memory.count == 1


@pytest.mark.parametrize(
    "row",
    [
        "人口,重庆,2024,32193.15,亿元",
        "GDP,四川,2024,32193.15,亿元",
        "GDP,重庆,2024,32193.15,万元",
        "GDP, 重庆,2024,32193.15,亿元",
    ],
)
def test_a_row_of_other_names_is_read(settled: Settled, row: str) -> None:
    memory = remembering("GDP,重庆,2023,30145.79,亿元", settled)
    assert not memory.settles(7, row.split(","))
    assert memory.count == 0


@pytest.mark.parametrize("value", ["", "-", "3.2万亿元", "32,193", "2024年", "数值", " 5", "5%"])
def test_a_value_that_is_no_plain_number_is_read(settled: Settled, value: str) -> None:
    """It may be a heading, hold a unit, or be none."""
    memory = remembering("GDP,重庆,2023,30145.79,亿元", settled)
    assert not memory.settles(7, ["GDP", "重庆", "2024", value, "亿元"])


@pytest.mark.parametrize("row", ["GDP,重庆,2024,5", "GDP,重庆,2024,5,亿元,"])
def test_a_row_of_another_width_is_read(settled: Settled, row: str) -> None:
    memory = remembering("GDP,重庆,2023,30145.79,亿元", settled)
    assert not memory.settles(7, row.split(","))
    assert memory.names(row.split(",")) is None


def test_a_row_that_cannot_be_settled_is_read_and_not_counted() -> None:
    memory = RowMemory()
    memory.begin(LONG)
    cells = ["GDP", "重庆", "x", "5", "亿元"]
    names = memory.names(cells)
    assert names is not None
    memory.remember(names, lambda line, cells: False, "used")
    assert not memory.settles(7, cells)
    assert memory.count == 0


def test_another_header_or_title_makes_it_forget(settled: Settled) -> None:
    memory = remembering("GDP,重庆,2023,30145.79,亿元", settled)
    memory.begin(LONG)
    assert not memory.settles(7, ["GDP", "重庆", "2024", "5", "亿元"])


@pytest.mark.parametrize(
    "layout",
    [
        None,
        replace(LONG, form="periods-across"),
        replace(LONG, values=()),
        replace(LONG, keys={"period": 2}),
    ],
    ids=["no table", "periods across", "unusable", "no names"],
)
def test_only_long_tables_with_names_are_remembered(layout: Layout | None) -> None:
    memory = RowMemory()
    memory.begin(layout)
    assert memory.names(["GDP", "重庆", "2023", "5", "亿元"]) is None


@pytest.mark.parametrize(
    ("first", "is_settled"), [("2024年", True), ("17", True), ("时间：2024年", False), ("", False)]
)
def test_a_first_cell_that_names_no_row_has_to_begin_one(
    settled: Settled, first: str, is_settled: bool
) -> None:
    """时间：2024年 states the period of the rows below it."""
    layout = Layout(
        ["period", "indicator", "value"],
        {"period": 0, "indicator": 1},
        (Column(2, "value"),),
        form="long",
    )
    memory = remembering("2023年,GDP,5", settled, layout)
    assert memory.settles(7, [first, "GDP", "6"]) is is_settled


def test_so_many_names_are_remembered_at_a_time(
    settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(row_memory, "_MOST_NAMES", 3)
    memory = RowMemory()
    memory.begin(LONG)
    rows = [[f"指标{n}", "重庆", "2024", "5", "元"] for n in range(4)]
    for cells in rows:
        memory.remember(tuple(cells[:2] + cells[4:]), settled, "used")
    assert [memory.settles(1, cells) for cells in rows] == [False, False, False, True]


def test_names_that_are_far_too_long_are_not_remembered(settled: Settled) -> None:
    memory = remembering(f"GDP{'x' * 1000},重庆,2023,5,亿元", settled)
    assert not memory.settles(7, [f"GDP{'x' * 1000}", "重庆", "2024", "5", "亿元"])
