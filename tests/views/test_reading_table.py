"""How files were read, as lines for a person."""

from collections import Counter

import pytest
from helpers.cases import for_each
from helpers.readings import long_table, not_a_number, reading

from gapcalc.tables.account import FATES, ColumnAccount
from gapcalc.views.columns import cell_len
from gapcalc.views.reading_table import reading_lines
from gapcalc.views.speaker import Speaker


def shown(*tables, lang="en", width=None, **others):
    lines = reading_lines(reading(*tables, **others), Speaker(lang), width)
    return ["".join(text for text, _ in line).rstrip() for line in lines]


def test_a_table_is_shown_whole():
    lines = shown(long_table(), problems=[not_a_number(9), not_a_number(11)])
    assert lines[:-1] == [
        "data.xlsx[Sheet1] · lines 5-40 · long table · header line 5",
        "  for all rows  region 重庆市 · period 2024",
        "  Column  Heading  Role       How it is known",
        "       1  指标     indicator  by its heading",
        "       2  Sex      dimension  by what stands below; Total is read; parts not read: 12 rows",
        "       3  Wert     value      said by an option; 亿元",
        "       4  (blank)  unknown    not understood, may set rows apart",
        "  rows 36 = used 8 + part of a whole 12 + other indicator 15 + header 1",
    ]
    assert lines[-1].startswith("  2× not-a-number  line 9: ")


def test_names_that_the_plan_knows_by_others_are_shown():
    named = long_table(names={"年末常住人口": "常住人口"})
    told = "  年末常住人口 is read as 常住人口, an equivalent name; it may stand in its `also`"
    assert told in shown(named)
    many = long_table(names={f"年末{n}": f"{n}" for n in range(30)})
    assert "  10 more names: see --format json" in shown(many, width=80)
    assert len(shown(many)) == len(shown(long_table())) + 30


def test_a_table_is_shown_in_chinese():
    title, said, *_, rows = shown(long_table(), lang="zh")
    assert title == "data.xlsx[Sheet1] · 第 5—40 行 · 长表 · 表头第 5 行"
    assert said == "  全表  地区 重庆市 · 时期 2024"
    assert rows == "  共 36 行 = 采用 8 + 部分 12 + 其他指标 15 + 表头 1"


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({"last_line": None}, "from line 5 · long table · header line 5"),
        ({"last_line": 5}, "line 5 · long table · header line 5"),
        ({"header": [5, 6, 8]}, "lines 5-40 · long table · header lines 5, 6, 8"),
        ({"header": []}, "lines 5-40 · long table"),
        ({"format": "none", "header": []}, "lines 5-40 · no table found"),
        ({"format": "SDMX-CSV"}, "lines 5-40 · SDMX-CSV · header line 5"),
    ],
)
def test_the_title_says_where_the_table_is_and_what_it_is(changes, title):
    assert shown(long_table(**changes))[0] == f"data.xlsx[Sheet1] · {title}"


@for_each("fate", FATES)
def test_the_terms_of_the_sum_are_all_fates_that_befell_a_row(fate):
    (line,) = shown(long_table(columns=[], region="", period="", rows=Counter({fate: 3})))[1:]
    assert line.startswith("  rows 3 = ") and line.endswith(" 3")


def test_of_a_file_with_several_tables_the_rows_are_added_up():
    tables = [long_table(columns=[]), long_table(columns=[]), long_table(path="b.csv", sheet="")]
    sums = [line for line in shown(*tables) if ": rows " in line]
    assert sums == [
        "data.xlsx: rows 72 = used 16 + part of a whole 24 + other indicator 30 + header 2"
    ]


def test_years_across_take_one_line_and_dimensions_a_line_each():
    years = [ColumnAccount(n, f"{2013 + n}年", "value", "heading", str(2013 + n)) for n in range(2, 9)]  # fmt: skip
    apart = [ColumnAccount(n, f"d{n}", "dimension", "values", "Total") for n in range(9, 14)]
    lines = shown(long_table(columns=[*years, *apart]))
    assert [" ".join(line.split()) for line in lines if "value" in line] == [
        "2-8 2015年 … 2021年 value by its heading; 2015 … 2021"
    ]
    assert sum("dimension" in line for line in lines) == 5


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [80, 120])
def test_the_columns_leave_room_for_the_reasons(lang, width):
    """A terminal folds a reason under itself as long as what stands before it takes half a line."""
    columns = [ColumnAccount(12_345, "地区生产总值" * 20, "multiplier", "repeats", "x" * 500)]
    lines = reading_lines(reading(long_table(columns=columns)), Speaker(lang), width)
    (label,) = [line[0][0] for line in lines if line and "12345" in line[0][0]]
    assert cell_len(label) <= width // 2
    assert "地区" in label and "…" in label


def test_a_pipe_gets_every_column_and_a_terminal_the_first_ones():
    columns = [ColumnAccount(n, str(n), "unknown", "unknown") for n in range(1, 501)]
    assert sum("unknown" in line for line in shown(long_table(columns=columns))) == 500
    lines = shown(long_table(columns=columns), width=80)
    assert sum("unknown" in line for line in lines) == 60
    assert "440 more columns" in "".join(lines)


def test_a_file_without_anything_is_named():
    assert shown(looked=["empty.csv"]) == ["empty.csv · no table found"]


def test_nothing_from_a_file_reaches_a_terminal_as_it_is():
    bad = "\x1b[31m\u202e\n[red]" + "x" * 10_000
    table = long_table(
        path=bad, sheet=bad, format=bad, region=bad,
        columns=[ColumnAccount(1, bad, bad, "values", bad)],
    )  # fmt: skip
    for line in shown(table, looked=[bad]):
        assert line.isprintable() and len(line) < 1_000


def test_no_line_is_a_command_to_the_runner_of_a_workflow():
    """A log of GitHub Actions takes one that begins with :: for one."""
    name = "::error::a.csv"
    lines = shown(long_table(path=name), long_table(path=name), looked=[name, f"{name}2"])
    assert sum("error" in line for line in lines) == 4
    assert not [line for line in lines if line.startswith("::")]
