"""Which sheets, rows and columns of a workbook are read, and what is told of the others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from helpers.workbooks import row, rows, workbook

from gapcalc.core.data_options import DataOptions
from gapcalc.core.problem import GapcalcError, Problem
from gapcalc.tables.book_sheets import column_letters
from gapcalc.tables.delimited import sheets
from gapcalc.tables.sheet import LeftOutSheet

HEADER = ["指标", "2022年", "2023年"]
GDP = ["地区生产总值", 29129.0, 30146.0]
SALES = ["社会消费品零售总额", 13926.0, 15130.0]
NOTES = rows(["本表由统计局编制"], ["1. 数据为初步核算数"])


class Read:
    """What is read of a workbook: the sheets' names and rows, what is told, what is left out."""

    def __init__(self, folder: Path, book: bytes, **given: Any) -> None:
        file = folder / "a.xlsx"
        file.write_bytes(book)
        self.problems: list[Problem] = []
        self.left_out: list[LeftOutSheet] = []
        self.sheets = []
        self.rows = {}
        options = DataOptions(**given)

        for sheet in sheets(str(file), options, self.problems.append, None, self.left_out.append):
            self.sheets.append(sheet)
            self.rows[sheet.title] = [texts for _, texts in sheet.rows]

    @property
    def told(self) -> list[tuple[str, str]]:
        return [(one.code, one.message("en").partition(".")[0]) for one in self.problems]


# --- sheets


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_told_and_read_only_on_demand(tmp_path: Path, state: str) -> None:
    book = workbook(*rows(HEADER, GDP), others=[("底稿", state, rows(HEADER, SALES))])
    read = Read(tmp_path, book)
    assert list(read.rows) == ["主要指标"]
    assert read.told == [("hidden-not-read", "hidden and not read: the sheet 底稿")]
    assert [one[1:] for one in read.left_out] == [("底稿", "hidden", 2)]

    read = Read(tmp_path, book, hidden=True)
    assert (list(read.rows), read.told, read.left_out) == (["主要指标", "底稿"], [], [])


def test_a_hidden_sheet_without_a_number_is_counted_and_not_told(tmp_path: Path) -> None:
    """Such as the words of a list to choose from."""
    book = workbook(*rows(HEADER, GDP), others=[("名单", "hidden", rows(["甲"], ["乙"]))])
    read = Read(tmp_path, book)
    assert (read.told, [one[1:] for one in read.left_out]) == ([], [("名单", "hidden", 2)])


def test_a_hidden_sheet_that_is_broken_spoils_no_other(tmp_path: Path) -> None:
    book = workbook(*rows(HEADER, GDP), others=[("坏", "hidden", ["<row>"])])
    read = Read(tmp_path, book)
    assert list(read.rows) == ["主要指标"]
    assert [code for code, _ in read.told] == ["hidden-not-read"]


def test_sheets_are_chosen_by_name_however_it_is_written(tmp_path: Path) -> None:
    others = [("Data １", "visible", rows(HEADER, SALES)), ("底稿", "hidden", rows(HEADER, GDP))]
    book = workbook(*rows(HEADER, GDP), others=others)
    read = Read(tmp_path, book, sheets=("data1",))
    assert (list(read.rows), read.told) == (["Data １"], [])
    assert [one[1:] for one in read.left_out] == [
        ("主要指标", "not_selected", 2), ("底稿", "not_selected", 2),
    ]  # fmt: skip
    assert list(Read(tmp_path, book, sheets=("底稿",)).rows) == ["底稿"]  # it is asked for


def test_a_name_that_no_sheet_has_is_told_with_those_there_are(tmp_path: Path) -> None:
    book = workbook(*rows(HEADER, GDP), others=[("附表", "visible", rows(HEADER, SALES))])
    read = Read(tmp_path, book, sheets=("附表", "Sheet9"))
    assert list(read.rows) == ["附表"]
    (problem,) = read.problems
    assert problem.code == "unknown-sheet"
    assert problem.details == {"value": "Sheet9", "known": "主要指标, 附表"}


def test_a_sheet_is_named_where_there_are_several(tmp_path: Path) -> None:
    read = Read(tmp_path, workbook(*rows(HEADER, GDP)))
    assert [(sheet.name, sheet.several) for sheet in read.sheets] == [
        (str(tmp_path / "a.xlsx"), False)
    ]
    others = [("附表", "visible", rows(HEADER, SALES)), ("空", "visible", [])]
    read = Read(tmp_path, workbook(*rows(HEADER, GDP), others=others))
    names = [sheet.name.partition("a.xlsx")[2] for sheet in read.sheets]
    assert names == ["[主要指标]", "[附表]"]
    assert all(sheet.several for sheet in read.sheets)


# --- sheets of text


def test_lines_of_text_beside_tables_are_passed_over_in_silence(tmp_path: Path) -> None:
    book = workbook(*rows(HEADER, GDP), others=[("说明", "visible", NOTES)])
    read = Read(tmp_path, book)
    assert (list(read.rows), read.told) == (["主要指标"], [])
    assert [one[1:] for one in read.left_out] == [("说明", "no_number", 2)]


def test_a_table_of_words_is_told(tmp_path: Path) -> None:
    words = rows(["1", "本表由统计局编制"], ["2", "数据为初步核算数"])
    read = Read(tmp_path, workbook(*rows(HEADER, GDP), others=[("说明", "visible", words)]))
    told = "the sheet 说明 holds no table and is not read"
    assert (list(read.rows), read.told) == (["主要指标"], [("sheet-of-text", told)])


@pytest.mark.parametrize(
    "table",
    [
        [["2024年主要指标"], ["指标", "2024年"], ["项目", "已开工"]],
        [["增加值", "约3.2万亿元"]],
        [["x", "5.1%"]],
    ],
)
def test_a_sheet_with_a_period_or_a_number_is_none_of_text(
    tmp_path: Path, table: list[list[str]]
) -> None:
    book = workbook(*rows(HEADER, GDP), others=[("附表", "visible", rows(*table))])
    assert list(Read(tmp_path, book).rows) == ["主要指标", "附表"]


def test_words_may_be_values_of_the_period_that_is_given(tmp_path: Path) -> None:
    words = rows(["项目", "进展"], ["铁路", "已开工"])
    book = workbook(*rows(HEADER, GDP), others=[("附表", "visible", words)])
    assert list(Read(tmp_path, book, period="2024").rows) == ["主要指标", "附表"]


def test_a_workbook_of_nothing_but_text_is_read_as_any_file(tmp_path: Path) -> None:
    read = Read(tmp_path, workbook(*NOTES, others=[("说明", "visible", NOTES)]))
    assert (list(read.rows), read.left_out) == (["主要指标", "说明"], [])


# --- rows and columns


@pytest.mark.parametrize("hidden", [{"hidden": "1"}, {"hidden": "true"}, {"ht": "0"}])
def test_hidden_rows_are_told_and_read_only_on_demand(
    tmp_path: Path, hidden: dict[str, str]
) -> None:
    """Filtered rows are hidden ones."""
    blank = row(4, [None], **hidden)
    book = workbook(*rows(HEADER, GDP), row(3, SALES, **hidden), blank, row(5, ["农业", 1, 2]))
    read = Read(tmp_path, book)
    assert [texts[0] for texts in read.rows["主要指标"]] == ["指标", "地区生产总值", "农业"]
    assert read.told == [("hidden-not-read", "hidden and not read: 1 row (3)")]
    assert (read.sheets[0].hidden_rows, read.sheets[0].hidden_columns) == (1, 0)

    read = Read(tmp_path, book, hidden=True)
    assert (len(read.rows["主要指标"]), read.told) == (4, [])


@pytest.mark.parametrize("how", ['hidden="1"', 'width="0"'])
def test_hidden_columns_are_blank_and_told(tmp_path: Path, how: str) -> None:
    columns = f'<col min="2" max="2" {how}/><col min="7" max="16384" {how}/>'
    book = workbook(*rows(HEADER, GDP), columns=columns)
    read = Read(tmp_path, book)
    assert read.rows["主要指标"] == [["指标", "", "2023年"], ["地区生产总值", "", "30146"]]
    assert read.told == [("hidden-not-read", "hidden and not read: 1 column (B)")]
    assert (read.sheets[0].hidden_rows, read.sheets[0].hidden_columns) == (0, 1)
    assert Read(tmp_path, book, hidden=True).told == []


def test_of_many_hidden_rows_the_first_are_named(tmp_path: Path) -> None:
    hidden = [row(number, SALES, hidden="1") for number in range(3, 12)]
    read = Read(tmp_path, workbook(*rows(HEADER, GDP), *hidden))
    assert read.told == [("hidden-not-read", "hidden and not read: 9 rows (3, 4, 5, 6, 7, …)")]
    assert "9 行（第 3、4、5、6、7、… 行）" in read.problems[0].message("zh")


@pytest.mark.parametrize(("place", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (16384, "XFD")])
def test_letters_of_a_column(place: int, letters: str) -> None:
    assert column_letters(place) == letters


# --- merged cells

LONG = ["指标", "年份", "数值"]


def merged(folder: Path, table: list[list[Any]], *areas: str, **more: Any) -> list[list[str]]:
    read = Read(folder, workbook(*rows(*table), merged=areas, **more))
    return read.rows["主要指标"]


def test_a_name_stands_for_each_row_that_it_is_merged_over(tmp_path: Path) -> None:
    table = [
        LONG,
        ["地区生产总值", 2022, 29129.5],
        [None, 2023, "—"],
        [None, 2024, 5],
        [None, 2025, 6],
    ]
    found = merged(tmp_path, table, "A2:A4")
    assert [texts[0] for texts in found] == ["指标", *["地区生产总值"] * 3, ""]


def test_a_period_stands_for_each_row_and_a_value_for_one(tmp_path: Path) -> None:
    table = [
        ["年份", "地区", "数值", "增速"],
        ["2022年", "重庆", 29129.5, "约3%"],
        [None, "四川", None, None],
    ]
    found = merged(tmp_path, table, "A2:A3", "C2:C3", "D2:D3")
    assert found[2] == ["2022年", "四川", "", ""]


def test_a_heading_stands_in_its_first_cell_alone(tmp_path: Path) -> None:
    """Over several columns as over several lines, as an export to CSV has it."""
    table = [["指标", "2022年", None], [None, "绝对值", "增速"], ["地区生产总值", 29129.5, 2.6]]
    found = merged(tmp_path, table, "A1:A2", "B1:C1")
    assert found[:2] == [["指标", "2022年", ""], ["", "绝对值", "增速"]] or found[:2] == [
        ["指标", "2022年"], ["", "绝对值", "增速"],
    ]  # fmt: skip
    years = [["指标", "产值", None], [None, 2022, 2023], ["地区生产总值", 29129.5, 30146]]
    assert merged(tmp_path, years, "A1:A2", "B1:C1")[1] == ["", "2022", "2023"]


def test_a_name_is_seen_beside_the_rows_that_are_not_hidden(tmp_path: Path) -> None:
    file_rows = [*rows(LONG), row(2, ["地区生产总值", 2022, 29129.5], hidden="1")]
    file_rows += [row(3, [None, 2023, 30146]), row(4, [None, 2024, 32193])]
    read = Read(tmp_path, workbook(*file_rows, merged=["A2:A4"]))
    assert [texts[0] for texts in read.rows["主要指标"]] == ["指标", "地区生产总值", "地区生产总值"]


def test_a_heading_is_seen_over_the_columns_that_are_not_hidden(tmp_path: Path) -> None:
    table = [["指标", "2022年", None], ["", "增速", "绝对值"], ["地区生产总值", 2.6, 29129.5]]
    columns = '<col min="2" max="2" hidden="1"/>'
    found = merged(tmp_path, table, "B1:C1", columns=columns)
    assert found == [["指标", "", "2022年"], ["", "", "绝对值"], ["地区生产总值", "", "29129.5"]]


def test_merged_areas_are_known_with_the_sheet(tmp_path: Path) -> None:
    read = Read(tmp_path, workbook(*rows(HEADER, GDP), merged=["A1:A2", "B10:XFD12"]))
    assert read.sheets[0].merged == [(1, 1, 2, 1), (10, 2, 12, 16_384)]


def test_merged_areas_are_found_however_the_sheet_is_written(tmp_path: Path) -> None:
    body = "".join(rows(LONG, ["甲", 2022, 5], [None, 2023, 6]))
    sheet = (
        f"<x:worksheet xmlns:x='m'>{body}<x:mergeCells><x:mergeCell ref='A2:A3'/></x:mergeCells>"
    )
    for encoding in ("utf-8", "utf-16"):
        text = f'<?xml version="1.0" encoding="{encoding}"?>{sheet}</x:worksheet>'
        text = text.replace("<sheetData>", "<x:sheetData>")
        read = Read(tmp_path, workbook(between=text.encode(encoding)))
        assert [texts[0] for texts in read.rows["主要指标"]] == ["指标", "甲", "甲"]


# --- other spreadsheets


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.ods", "OpenDocument"), ("a.xlsb", ".xlsb"), ("a.et", "WPS"), ("a.NUMBERS", "Numbers")],
)
def test_other_spreadsheets_are_named_with_what_to_save_instead(
    tmp_path: Path, name: str, kind: str
) -> None:
    file = tmp_path / name
    file.write_bytes(b"PK\3\4")
    with pytest.raises(GapcalcError) as caught:
        list(sheets(str(file), DataOptions(), print))
    (problem,) = caught.value.problems
    assert (problem.code, problem.path) == ("wrong-kind", str(file))
    assert kind in problem.message("en") and ".xlsx" in problem.message("zh")


def test_another_spreadsheet_that_is_missing_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(GapcalcError) as caught:
        list(sheets(str(tmp_path / "a.ods"), DataOptions(), print))
    assert caught.value.problems[0].code == "no-file"
