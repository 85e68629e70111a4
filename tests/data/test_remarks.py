"""Remarks of offices are read beside values or in a table of their own, and set nothing apart."""

from datetime import date

from helpers.cases import for_each

from gapcalc import assess

COLUMNS = "indicator,region,period,value,unit"
BESIDE = f"{COLUMNS},progress,problems,measures,reported by,reported on\n"
ALONE = "indicator,reported on,reported by,progress,problems,measures\n"


def test_a_remark_beside_a_value_is_read_with_it(tiny, observe):
    read = observe(
        tiny("over: 3 万亿元"), f"{BESIDE}t,,2024,90,亿元,half done,no land,ask,Li,2026-07-01\n"
    )
    assert not read.problems and [one.value for one in read] == [90]
    (remark,) = read.remarks
    assert (remark.target, remark.progress, remark.problems) == ("t", "half done", "no land")
    assert (remark.measures, remark.author, remark.day) == ("ask", "Li", date(2026, 7, 1))
    assert remark.line == 2


def test_a_remark_without_a_value_is_read_too(tiny, observe):
    read = observe(tiny("over: 3 万亿元"), f"{BESIDE}t,,2024,,亿元,,no land,,,\n")
    assert not read.problems and not read and read.remarks[0].problems == "no land"


def test_rows_with_different_remarks_are_all_the_whole(tiny, observe):
    rows = "t,,2023,80,亿元,a,b,,,\nt,,2024,90,亿元,c,d,,,\nt,,2025,95,亿元,,,,,\n"
    read = observe(tiny("over: 3 万亿元"), BESIDE + rows)
    assert not read.problems and len(read) == 3 and len(read.remarks) == 2


def test_a_table_of_remarks_alone_is_known_by_its_headings(tiny, observe):
    plan = tiny("over: 3 万亿元")
    read = observe(plan, f"{ALONE}t,2026-01-05,李,,缺地,\nt,2026-07-01,李,开工,,\n")
    assert not read.problems and not read
    assert [one.problems or one.progress for one in read.remarks] == ["缺地", "开工"]
    assert read.tables[0].format == "remarks" and read.files_without_values == []


def test_a_remark_on_what_the_plan_has_not_is_told_of(tiny, observe):
    read = observe(tiny("over: 3 万亿元"), f"{ALONE}no such,,,,缺地,\n")
    assert [(one.code, one.line) for one in read.problems] == [("unknown-indicator", 2)]


@for_each("heading", ["进展", "问题", "措施"])
def test_one_heading_alone_makes_no_remark(tiny, observe, heading):
    read = observe(tiny("over: 3 万亿元"), f"{COLUMNS},{heading}\nt,,2024,90,亿元,some words\n")
    assert read.remarks == [] and [one.code for one in read.problems] == ["unknown-column"]


def test_the_newest_come_first_and_what_is_repeated_counts_once(tiny, observe):
    rows = "t,,,,undated,\nt,2026-01-05,Li,,old,\nt,2026年7月1日,Li,,new,\nt,2026-01-05,Li,,old,\n"
    plan = tiny("over: 3 万亿元")
    told = assess(plan, observe(plan, ALONE + rows), 2024).remarks["t"]
    assert [one.problems for one in told] == ["new", "old", "undated"]


def test_a_remark_is_plain_text_on_one_line(tiny, observe):
    read = observe(tiny("over: 3 万亿元"), f'{ALONE}t,,\x1b[31m,,"two\n::error::x lines",\n')
    (remark,) = read.remarks
    assert (remark.problems, remark.author) == ("two ::error::x lines", "\\u001b[31m")
