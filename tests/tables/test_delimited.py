"""Bytes parted into rows: delimiters, line ends, quotation marks over lines, and what one bad line
costs.
"""

from __future__ import annotations

import csv
import io
import os
import tracemalloc
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gapcalc import read_observations
from gapcalc.core.data_options import DataOptions
from gapcalc.core.files import STDIN
from gapcalc.core.problem import GapcalcError, Problem
from gapcalc.tables import delimited as rows
from gapcalc.tables.delimited import MAX_LINE, RawRow, sheets
from gapcalc.tables.dialect import find_dialect

HEADER = "指标,单位,2023年,2024年\n"
GDP = "地区生产总值,亿元,30200.4,32100.55\n"
POP = "常住人口,万人,3191.4,3190.5\n"
CELLS = [line.strip().split(",") for line in (HEADER, GDP, POP)]


def one_by_one(found: Iterable[RawRow]) -> Iterator[RawRow]:
    yield from found


class Reader:
    """Reads text or bytes as a file into its rows, as (line, cells), and keeps what is told of
    lines left out.
    """

    def __init__(self, folder: Path) -> None:
        self.file = folder / "data.csv"
        self.decimal_comma = False
        self.told: list[Problem] = []

    def __call__(
        self, content: str | bytes, encoding: str | None = None
    ) -> list[tuple[int, list[str]]]:
        self.file.write_bytes(content if isinstance(content, bytes) else content.encode())
        self.told, found = [], []
        for sheet in sheets(str(self.file), DataOptions(encoding=encoding), self.told.append):
            assert sheet.name == str(self.file)
            found += sheet.rows
            self.decimal_comma = sheet.decimal_comma
        return found

    @property
    def codes(self) -> list[tuple[str, int | None]]:
        return [(problem.code, problem.line) for problem in self.told]

    def refuses(self, content: str | bytes, encoding: str | None = None) -> str:
        with pytest.raises(GapcalcError) as caught:
            self(content, encoding)
        (problem,) = caught.value.problems
        return problem.code


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    return Reader(tmp_path)


# --- delimiters


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_found(read: Reader, delimiter: str) -> None:
    text = (HEADER + GDP + POP).replace(",", delimiter)
    assert read(text) == [(1, CELLS[0]), (2, CELLS[1]), (3, CELLS[2])]
    assert (read.codes, read.decimal_comma) == ([], False)


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_commas_within_cells_do_not_divide_them(read: Reader, delimiter: str) -> None:
    text = (
        f"指标{delimiter}2023年\n人口,年末{delimiter}1,234,567.5\n总值,现价{delimiter}2,345,678.5\n"
    )
    assert [cells for _, cells in read(text)] == [
        ["指标", "2023年"], ["人口,年末", "1,234,567.5"], ["总值,现价", "2,345,678.5"],
    ]  # fmt: skip
    assert not read.decimal_comma


def test_preamble_and_notes_with_other_marks_do_not_mislead(read: Reader) -> None:
    text = "数据库：年度;数据;表\n注;a;b;c;d;e\n" + HEADER + GDP + "来源：甲;乙;丙\n"
    assert read(text)[2:4] == [(3, CELLS[0]), (4, CELLS[1])]


def test_canonical_headings_decide(read: Reader) -> None:
    """A header of known names is one though the other marks would part more figures."""
    text = "indicator;period;value;note\nt;2024;1;见2021,2022,2023,2024年\nt;2023;2;\n"
    assert read(text)[1] == (2, ["t", "2024", "1", "见2021,2022,2023,2024年"])


def test_one_column(read: Reader) -> None:
    assert read("重庆市\n2024年\n") == [(1, ["重庆市"]), (2, ["2024年"])]


@pytest.mark.parametrize("line", ["sep=;", "SEP=;", '"sep=;"', " sep=; ", "sep=|", "sep=\t"])
def test_separator_line_decides_and_is_no_row(read: Reader, line: str) -> None:
    mark = line.strip(' "')[-1]
    assert read(f"{line}\n指标{mark}2023,5\n") == [(2, ["指标", "2023,5"])]


@pytest.mark.parametrize(
    ("cells", "comma"),
    [("30145,79", True), ("0,5", True), ("1.234,5", True), ("12,5%", True), ("1,234,567", False),
     ("1,234.5", False), ("30145.79", False), ("甲,乙", False), ("1,5,3", False)],
)  # fmt: skip
def test_decimal_comma_is_told_where_no_comma_divides_cells(
    read: Reader, cells: str, comma: bool
) -> None:
    read(f"指标;单位;2023年\n地区生产总值;亿元;{cells}\n")
    assert read.decimal_comma is comma
    read(f"指标\t单位\t2023年\n地区生产总值\t亿元\t{cells}\n")
    assert read.decimal_comma is comma
    read(f'指标,单位,2023年\n地区生产总值,亿元,"{cells}"\n')
    assert not read.decimal_comma


@pytest.mark.parametrize(
    ("rows", "comma"),
    [
        (["4,612"], True), (["4.612"], True), (["4,612", "0.5"], False), (["4,612", "22000,5"], True),
        (["4,612", "1,234.567"], False), (["4.612", "1.234.567"], True), (["0.123"], False),
        (["0,123"], True), (["4612"], False), (["4,612", "12345.678"], False),
    ],
)  # fmt: skip
def test_comma_between_semicolons_is_told_by_all_numbers_of_the_file(
    read: Reader, rows: list[str], comma: bool
) -> None:
    """Also behind a first line that states the delimiter, and far down the file."""
    lines = "".join(f"总值;{row}\n" for row in rows)
    for text in ("指标;2023年\n", "sep=;\n指标;2023年\n", "指标;2023年\n" + "总值;7\n" * 500):
        read(text + lines)
        assert read.decimal_comma is comma


# --- dialects out of the ordinary

TABLE = [
    ["指标", "单位", "2023年", "2024年"],
    ["地区生产总值", "亿元", "30200.4", "32100.55"],
    ["常住人口", "万人", "3191.4", "3190.5"],
    ["城镇化率", "%", "71.7", "72.0"],
]


def aligned(table: list[list[str]], gap: int = 2) -> str:
    widths = [max(map(len, column)) + gap for column in zip(*table, strict=True)]
    return "".join(
        "".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + "\n"
        for row in table
    )


@pytest.mark.parametrize(
    "text",
    [
        "".join(" ".join(row) + "\n" for row in TABLE),
        aligned(TABLE),
        aligned(TABLE, gap=5).replace("   \n", "\n"),
        "表1 主要指标\n" + aligned(TABLE) + "注：初步核算\n",
        aligned(TABLE).replace("30200.4 ", "30,200.4"),
    ],
)
def test_columns_divided_by_blanks(read: Reader, text: str) -> None:
    cells = [row for _, row in read(text)]
    assert [[cell.replace(",", "") for cell in row] for row in cells if len(row) == 4] == TABLE
    assert read.codes == []


def test_a_single_blank_leaves_blank_cells_in_their_place(read: Reader) -> None:
    text = "指标 单位 2023年 2024年\n甲 亿元  5\n乙  3 4\n丙 亿元 1 2\n"
    assert [row for _, row in read(text)][1:3] == [["甲", "亿元", "", "5"], ["乙", "", "3", "4"]]


def test_blanks_within_quotation_marks_do_not_divide(read: Reader) -> None:
    text = 'DATE Product Qty\n2023 "two words" 5\n2024 "and three more" 6\n2025 one 7\n'
    assert [row for _, row in read(text)] == [
        ["DATE", "Product", "Qty"], ["2023", "two words", "5"], ["2024", "and three more", "6"],
        ["2025", "one", "7"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        # prose, names and numbers whose names are of several words
        ["The value of the year", "was 5 and grew to 6", "in the year that came after it"],
        ["United Kingdom", "New Zealand", "Sri Lanka"],
        ["Gross domestic product 5 6", "Population 7 8", "Rate 9 10", "Gross value added 1 2"],
        # two lines are no table
        ["指标 2023年", "甲 5"],
        # commas divide, though every name is of two words
        ["indicator,period,value", "Unemployment rate,2023,5", "Net emissions,2023,6",
         "Gross product,2023,7"],
        ["region name,year", "New York,5", "Los Angeles,6", "San Jose,7"],
    ],
)  # fmt: skip
def test_blanks_divide_nothing_on_thin_evidence(read: Reader, lines: list[str]) -> None:
    found = read("".join(f"{line}\n" for line in lines))
    assert [row for _, row in found] == [line.split(",") for line in lines]


def test_comma_and_blank_are_one_delimiter(read: Reader) -> None:
    """Without it the quotation mark behind the blank would be a character of the cell."""
    text = '指标, 单位, 2023年\n"甲, 乙", "亿元", "1,234"\n"丙", "说""是""", 5\n丁, , \n'
    assert [row for _, row in read(text)] == [
        ["指标", "单位", "2023年"], ["甲, 乙", "亿元", "1,234"], ["丙", '说"是"', "5"], ["丁", "", ""],
    ]  # fmt: skip


def test_blanks_behind_some_commas_belong_to_the_cells(read: Reader) -> None:
    assert read('指标, 2023年\n甲, "5\n乙,6\n') == [
        (1, ["指标", " 2023年"]),
        (2, ["甲", ' "5']),
        (3, ["乙", "6"]),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_single_quotation_marks(read: Reader, delimiter: str) -> None:
    rows = [
        ["'指标'", "'2023年'", "2024年"],
        [f"'甲{delimiter}乙'", "'5'", "6"],
        ["'it''s'", "7", "don't"],
    ]
    found = read("".join(delimiter.join(row) + "\n" for row in rows))
    assert [row for _, row in found] == [
        ["指标", "2023年", "2024年"],
        [f"甲{delimiter}乙", "5", "6"],
        ["it's", "7", "don't"],
    ]


@pytest.mark.parametrize(
    "row",
    [
        ["'30145.79", "'5", "'6"],  # how Excel is told to take a number as text
        ["'甲' 与乙", "'丙'", "'丁'"],
        ['"甲"', "'乙'", "'丙'"],
        ["'tis", "5", "6"],
    ],
)
def test_apostrophes_that_are_no_quotation_marks(read: Reader, row: list[str]) -> None:
    text = "指标,2023年,2024年\n" + (",".join(row) + "\n") * 3
    (_, cells), *_ = read(text)[1:]
    assert cells == [row[0].strip('"'), *row[1:]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("place", [0, 1, 3])
def test_stray_quotation_mark_in_the_first_row_costs_that_row(
    read: Reader, delimiter: str, place: int
) -> None:
    header = [f'"{cell}' if at == place else cell for at, cell in enumerate(TABLE[0])]
    rows = [header, *TABLE[1:], *([["甲", "亿元", "5", "6"]] * 100)]
    found = read("".join(delimiter.join(row) + "\n" for row in rows))
    assert [row for _, row in found] == rows[1:]
    assert read.codes == [("csv-syntax", 1)]


def test_quotation_mark_that_another_cell_seems_to_close_costs_its_own_line(read: Reader) -> None:
    """The lines between the two are rows, as no delimiter follows the second one."""
    found = read('指标,2023年\n"甲,1\n乙,2\n6" 管,3\n戊,4\n')
    assert [row for _, row in found] == [
        ["指标", "2023年"],
        ["乙", "2"],
        ['6" 管', "3"],
        ["戊", "4"],
    ]
    assert read.codes == [("csv-syntax", 2)]


@pytest.mark.parametrize("count", [2, 3])
def test_headers_of_several_lines(read: Reader, count: int) -> None:
    rows = [["指标", "2023年", ""], ["", "绝对值", "增速"], ["", "亿元", "%"]][:count]
    rows += [["甲", "5,123.4", "6"], ["乙", "7", "8"]]
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\n").writerows(rows)
    assert [row for _, row in read(text.getvalue())] == rows


# --- lines


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(read: Reader, end: str) -> None:
    text = (HEADER + GDP + POP).replace("\n", end)
    for whole in (text, text.removesuffix(end)):
        assert read(whole) == [(1, CELLS[0]), (2, CELLS[1]), (3, CELLS[2])]


def test_mixed_line_ends_and_blank_lines_are_counted(read: Reader) -> None:
    text = f"\n{HEADER[:-1]}\r\n\r\n{GDP[:-1]}\r{POP[:-1]}\n\n"
    assert [row for row in read(text) if any(row[1])] == [
        (2, CELLS[0]),
        (4, CELLS[1]),
        (5, CELLS[2]),
    ]


def test_cells_keep_the_space_around_them(read: Reader) -> None:
    """By its cells as they stand a row is known again, before anything else is done with it."""
    assert read("指标\t, 2023年 ,\u30002024年\n  其中：甲 ,1\t,2\n") == [
        (1, ["指标\t", " 2023年 ", "\u30002024年"]),
        (2, ["  其中：甲 ", "1\t", "2"]),
    ]


def test_line_that_is_far_too_long_costs_itself_only(read: Reader) -> None:
    found = read(HEADER + "x" * (MAX_LINE + 1) + "\n" + GDP + "y" * (3 * MAX_LINE) + "\r" + POP)
    assert found == [(1, CELLS[0]), (3, CELLS[1]), (5, CELLS[2])]
    assert read.codes == [("line-too-long", 2), ("line-too-long", 4)]


def test_line_of_the_greatest_length_is_read(read: Reader) -> None:
    wide = "1," * (MAX_LINE // 2 - 1) + "1"  # with its end, as many characters as a line may have
    ((_, header), (line, cells), last) = read(HEADER + wide + "\n" + POP)
    assert (header, line, len(cells), last) == (CELLS[0], 2, MAX_LINE // 2, (3, CELLS[2]))
    assert read.codes == []


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "utf-16-be"])
def test_encodings(read: Reader, encoding: str) -> None:
    data = (HEADER + GDP * 20 + POP).encode(encoding)
    assert [cells for _, cells in read(data)] == [CELLS[0], *[CELLS[1]] * 20, CELLS[2]]


def test_line_in_another_encoding_costs_itself_only(read: Reader) -> None:
    found = read((HEADER + GDP).encode() + POP.encode("gb18030") + (POP + GDP).encode())
    assert found == [(1, CELLS[0]), (2, CELLS[1]), (4, CELLS[2]), (5, CELLS[1])]
    assert read.codes == [("line-encoding", 3)]
    assert read.told[0].details == {"byte": "0xb3", "encoding": "utf-8"}


@pytest.mark.parametrize("name", ["gbk", "gb2312", "GB18030", "cp936"])
def test_encoding_that_is_given(read: Reader, name: str) -> None:
    assert read("年,GDP\n2023,1\n".encode("gb18030"), name)[0] == (1, ["年", "GDP"])


def test_given_encoding_stands_over_what_the_bytes_look_like(read: Reader) -> None:
    data = "País,2023\nCôte,5\n".encode("latin-1")
    assert read.refuses(data) == "encoding"
    assert read(data, "latin-1") == [(1, ["País", "2023"]), (2, ["Côte", "5"])]


def test_lines_that_are_not_in_the_given_encoding_are_told(read: Reader) -> None:
    data = b"a,2023\n" + "地,1\n".encode() + b"b,2\n" + b"\xff\xfe\xff,3\n"
    assert [line for line, _ in read(data, "ascii")] == [1, 3]
    assert read.codes == [("line-encoding", 2), ("line-encoding", 4)]


@pytest.mark.parametrize("name", ["no-such", "hex", "rot13", "utf-7", "idna", ""])
def test_encoding_that_is_none(read: Reader, name: str) -> None:
    if name:
        assert read.refuses(HEADER, name) == "unknown-option"
    else:
        assert read(HEADER, name) == [(1, CELLS[0])]


def test_whole_file_that_was_saved_wrong_is_refused(read: Reader) -> None:
    assert read.refuses((HEADER + GDP + POP).encode().decode("gb18030", "ignore")) == "mojibake"


def test_one_row_that_was_saved_wrong_is_left_to_the_reader(read: Reader) -> None:
    assert len(read(HEADER + GDP + "锟斤拷锟斤拷,亿元,1,2\n" + POP)) == 4


def test_nul_is_no_text(read: Reader) -> None:
    assert read.refuses(HEADER + GDP * 3 + "a\0,1,2,3\n") == "binary-file"


# --- quotation marks


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ('"甲,乙",1\n', ["甲,乙", "1"]), ('"甲""乙",1\n', ['甲"乙', "1"]), ('"",1\n', ["", "1"]),
        ('" 甲 ",1\n', [" 甲 ", "1"]),
        ('"甲\n乙",1\n', ["甲\n乙", "1"]), ('"甲\r\n乙",1\r\n', ["甲\r\n乙", "1"]),
        ('甲,"\n\n\n"\n', ["甲", "\n\n\n"]),
        ('6" 管,1\n', ['6" 管', "1"]), ('"""甲""",1\n', ['"甲"', "1"]),
    ],
)  # fmt: skip
def test_quoted_cells(read: Reader, text: str, cells: list[str]) -> None:
    found = read("指标,2023年\n" + text + "丙,2\n")
    assert found[1] == (2, cells)
    assert found[2] == (2 + text.replace("\r\n", "\n").count("\n"), ["丙", "2"])
    assert read.codes == []


@pytest.mark.parametrize("bad", ['"甲,1', '甲,"1', '甲,"1,2,3', '"甲""', '甲,1,"'])
def test_unclosed_quotation_mark_costs_one_line(read: Reader, bad: str) -> None:
    found = read(f"指标,2023年\n乙,2\n{bad}\n" + "".join(f"丙,{n}\n" for n in range(200)))
    assert [cells for _, cells in found] == [
        ["指标", "2023年"],
        ["乙", "2"],
        *(["丙", str(n)] for n in range(200)),
    ]
    assert [line for line, _ in found] == [1, 2, *range(4, 204)]
    assert read.codes == [("csv-syntax", 3)]


def test_two_unclosed_quotation_marks_cost_a_line_each(read: Reader) -> None:
    """What stands between them is no cell of a hundred lines."""
    found = read('指标,2023年\n"甲,1\n' + "丙,2\n" * 100 + '"丁,3\n戊,4\n')
    assert len(found) == 102
    assert read.codes == [("csv-syntax", 2), ("csv-syntax", 103)]


def test_quotation_mark_within_the_reach_of_another(read: Reader) -> None:
    """Lines between two lone quotation marks may be one cell; nothing after it is lost, and no line
    number shifts.
    """
    found = read('指标,2023年\n"甲,1\n丙,2\n丁",3\n戊,4\n')
    assert found == [(1, ["指标", "2023年"]), (2, ["甲,1\n丙,2\n丁", "3"]), (5, ["戊", "4"])]


def test_what_follows_a_closed_quotation_mark(read: Reader) -> None:
    assert read('指标,2023年\n"甲"x,1\n乙,2\n') == [(1, ["指标", "2023年"]), (3, ["乙", "2"])]
    assert read.codes == [("csv-syntax", 2)]


def test_many_quotation_marks_take_no_long_time(read: Reader) -> None:
    found = read("指标,2023年\n" + '"甲,1\n乙,2\n' * 3000)
    assert len(found) + len(read.told) > 1
    assert found[0] == (1, ["指标", "2023年"])


cells = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters='\n",;'), max_size=8
)


@given(
    st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=8),
    st.sampled_from(["\n", "\r\n"]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_csv_writes_is_read_back(read: Reader, table: list[list[str]], end: str) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator=end)
    writer.writerows([["指标", "单位", "数值"], *table])
    try:
        found = read(text.getvalue())
    except GapcalcError as error:
        assert [problem.code for problem in error.problems] == ["mojibake"]
        return
    if not read.codes:
        assert [row for _, row in found if any(row)] == [
            row for row in [["指标", "单位", "数值"], *table] if any(row)
        ]


@given(
    st.binary(max_size=200)
    | st.text(st.sampled_from('",;\n\r\t\0|a1甲 '), max_size=60).map(str.encode)
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_rows_or_refused(read: Reader, data: bytes) -> None:
    try:
        found = read(data)
    except GapcalcError:
        return
    lines = [line for line, _ in found]
    assert lines == sorted(set(lines))
    assert all(line >= 1 for line in lines)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_long_run_of_blank_lines_is_passed_over_and_counted(tmp_path: Path, end: str) -> None:
    file = tmp_path / "data.csv"
    blank = 3 * rows._PIECE
    file.write_bytes((HEADER.strip() + end * (blank + 1) + GDP.strip()).encode())
    for sheet in sheets(str(file), DataOptions(), print):
        found = [(line, cells) for line, cells in one_by_one(sheet.rows) if cells]
        assert [line for line, _ in found] == [1, blank + 2]


# --- where the bytes come from


def test_progress_is_told_from_time_to_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "_PROGRESS_BYTES", 20_000)
    file = tmp_path / "data.csv"
    data = (HEADER + GDP * 9999).encode()
    file.write_bytes(data)
    calls: list[tuple[str, int, int]] = []
    for sheet in sheets(str(file), DataOptions(), print, lambda *call: calls.append(call)):
        assert sum(1 for _ in one_by_one(sheet.rows)) == 10_000
    assert len(calls) > 10
    assert {(path, size) for path, _, size in calls} == {(str(file), len(data))}
    done = [at for _, at, _ in calls]
    assert done == sorted(done)
    assert 0 < done[0] < done[-1] <= len(data) < done[-1] + 20_000 + 2 * rows._PIECE


def test_rows_come_one_by_one(tmp_path: Path) -> None:
    """A long table is not held in memory."""
    file = tmp_path / "data.csv"
    file.write_text(HEADER + GDP * 60_000, encoding="utf-8")
    tracemalloc.start()
    (count,) = [
        sum(1 for _ in one_by_one(sheet.rows)) for sheet in sheets(str(file), DataOptions(), print)
    ]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 60_001
    assert peak < 6_000_000  # the rows together take 30 million


def test_standard_input_is_read_as_a_file_is(monkeypatch: pytest.MonkeyPatch) -> None:
    data = (HEADER + GDP + POP).encode("gb18030")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    (found,) = [list(sheet.rows) for sheet in sheets(STDIN, DataOptions(), print)]
    assert found == [(1, CELLS[0]), (2, CELLS[1]), (3, CELLS[2])]


def test_nothing_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    with pytest.raises(GapcalcError) as caught:
        list(sheets(STDIN, DataOptions(), print))
    assert [problem.code for problem in caught.value.problems] == ["no-input"]


def test_pipe_that_cannot_be_read_twice(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_bytes, args=((HEADER + GDP).encode("utf-16"),), daemon=True)
    writer.start()
    (found,) = [list(sheet.rows) for sheet in sheets(str(pipe), DataOptions(), print)]
    writer.join(10)
    assert found == [(1, CELLS[0]), (2, CELLS[1])]


@pytest.mark.parametrize("name", ["data.xlsx", "data.XLSX", "data.xls"])
def test_name_of_a_workbook_is_read_as_one(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(HEADER + GDP, encoding="utf-8")
    with pytest.raises(GapcalcError) as caught:
        list(sheets(str(file), DataOptions(), print))
    assert [problem.code for problem in caught.value.problems] == ["excel-unreadable"]


@pytest.mark.parametrize(
    ("cells", "decimal_comma"),
    [
        (["5,123"], True), (["5,123", "71,5"], True), (["5,123", "71.5"], False),
        (["5,123", "1,234,567"], False),
        (["5123", "71"], False), (["-5,123"], True),
    ],
)  # fmt: skip
def test_a_comma_between_semicolons_may_divide_the_fraction(plan, tmp_path, cells, decimal_comma):
    """Where nothing tells thousands from fractions, 5,123 is refused, not read as one of them."""
    file = tmp_path / "a.csv"
    rows = [f"gdp_metro;主城都市区;{2020 + i};{cell};亿元" for i, cell in enumerate(cells)]
    file.write_text(
        "\n".join(["indicator;region;period;value;unit", *rows]) + "\n", encoding="utf-8"
    )
    read = read_observations([str(file)], plan)
    refused = [problem.code for problem in read.problems if problem.code == "decimal-ambiguous"]
    assert bool(refused) is decimal_comma
    assert len(refused) + len(read) == len(cells)


def test_a_year_in_a_line_of_words_does_not_make_its_comma_the_delimiter():
    lines = ["Tabelle: 12411\n", "Bevölkerung, Stichtag;;\n", "Stichtag;Bevölkerung\n",
             "31.12.2022;4100000\n", "(C) Statistisches Bundesamt, 2024\n"]  # fmt: skip
    assert find_dialect(lines)[0].delimiter == ";"
