"""Columns of bases (口径), which stand for revisions and definitions, and those that set parts apart."""

from __future__ import annotations

import pytest
from helpers.cases import for_each

from gapcalc.tables.bases import BasisColumn, holds_bases

CHINESE = ("指标", "年份", "口径", "数值")


def column(heading: str, rows: str) -> BasisColumn:
    """The column of rows `period word` of one series; a word of `-` is a blank cell."""
    pairs = [row.split(" ", 1) for row in rows.split(", ")]
    cells = ["" if word == "-" else word for _, word in pairs]
    return BasisColumn(heading, cells, [("GDP",)] * len(pairs), [period for period, _ in pairs])


def holds(rows: str, known: str = "") -> bool:
    return holds_bases(column("口径", rows), CHINESE, lambda text: text == known)


@for_each(
    "rows",
    [
        "2022 普查前, 2023 普查后",
        "2022 旧口径, 2023 新口径",
        "2022 第四次经济普查, 2023 第五次经济普查",
        "2022 修订前, 2022 修订后, 2023 修订前, 2023 修订后",
        "2022 2020年口径, 2023 2023年口径",
        "2022 before the census, 2023 after the census",
        "2022 old series, 2023 new series",
        "2022 SNA 1993, 2023 SNA 2008",
        "2022 until 2023, 2024 since 2024",
        "2023 普查后",
        "2022 -, 2022 普查后, 2023 普查后",
    ],
)
def test_words_of_revisions_are_bases(rows: str) -> None:
    assert holds(rows)


@pytest.mark.parametrize(
    ("rows", "is_basis"),
    [
        ("2022 甲, 2022 乙, 2023 乙", True),
        ("2021 甲, 2022 甲, 2022 乙, 2023 乙", True),
        ("2022 -, 2022 乙, 2023 乙, 2024 乙", True),  # the older values name none
        ("2022 甲, 2022 乙, 2023 甲, 2023 乙", False),  # both throughout
        ("2022 甲, 2022 乙, 2023 甲, 2024 乙, 2024 甲", False),  # they end together
        ("2022 甲, 2023 乙", False),  # nothing links them
        ("2022 甲, 2023 甲", False),
        ("2023 甲", False),
        ("2023 -, 2023 乙", False),
    ],
)
def test_of_unknown_words_the_periods_tell(rows: str, is_basis: bool) -> None:
    assert holds(rows) is is_basis


@pytest.mark.parametrize(
    "part", ["限额以上", "限上口径", "合计", "城镇", "全社会", "Urban", "Total", "15-24"]
)
def test_word_for_a_part_or_a_whole_is_no_basis(part: str) -> None:
    assert not holds(f"2022 普查前, 2022 {part}, 2023 {part}")


def test_basis_of_a_goal_is_one_whatever_it_is_called() -> None:
    rows = "2022 限上口径, 2022 限下口径, 2023 限上口径, 2023 限下口径"
    assert holds(rows, known="限上口径")


def test_canonical_column_is_a_basis_by_its_form() -> None:
    one = column("basis", "2022 Urban, 2023 Rural")
    assert holds_bases(one, ("indicator", "period", "basis", "value"), lambda text: False)
    assert not holds_bases(one, ("Indicator", "Year", "Basis", "Value"), lambda text: False)
