"""Headers: the columns that offices name, and the layout of each form of table."""

from __future__ import annotations

import pytest
from conftest import TABLE_CELLS
from helpers.cases import for_each
from hypothesis import given
from hypothesis import strategies as st

from gapcalc.core.catalogue import CATALOGUE
from gapcalc.core.period import Period
from gapcalc.tables.header import (
    HeaderBlock,
    body_rows,
    find_block,
    has_numbers,
    header_words,
    holds_number,
    holds_value,
    number_places,
    role,
)
from gapcalc.tables.label import Heading
from gapcalc.tables.layout import Column, Layout, Row, Title
from gapcalc.tables.roles import find_layout
from gapcalc.tables.roles.surroundings import Surroundings
from gapcalc.tables.vocabulary import COLUMNS

REGIONS = {"重庆", "重庆市", "四川", "四川省", "渝北区", "全市"}
Y2023, Y2024 = Heading(Period(2023)), Heading(Period(2024))


def rows(text: str) -> list[Row]:
    lines = [line.strip() for line in text.strip().splitlines()]
    return [Row(n, [cell.strip() for cell in line.split("|")]) for n, line in enumerate(lines, 1)]


def layout(
    text: str, title: Title | None = None, indicator: bool = False, above: str = ""
) -> Layout | None:
    """The layout of a table whose header is the first line of `text`; cells are divided by `|`."""
    header, *ahead = rows(text)
    over = rows(above)[0] if above else None
    title = title or Title()
    around = Surroundings(
        over, ahead, title, REGIONS.__contains__, indicator or bool(title.indicator)
    )
    return find_layout(header, around)


def found(
    text: str, title: Title | None = None, indicator: bool = False, above: str = ""
) -> Layout:
    made = layout(text, title, indicator, above)
    assert made is not None
    return made


def codes(made: Layout) -> list[tuple[str, str | None]]:
    assert all(problem.line == 1 for problem in made.problems)
    return [(problem.code, problem.field) for problem in made.problems]


def columns(made: Layout) -> list[tuple[int, str, str, str, str]]:
    """Place, indicator, region, unit and period of each column of values."""
    return [
        (c.place, c.indicator, c.region, c.unit, str(c.period.period) if c.period else "")
        for c in made.values
    ]


# --- names of columns


@for_each(
    "column, names",
    [
        ("indicator", "indicator 指标 指标名称 項目 统计指标 Indicator 指標 指标： Series"),
        ("region", "region 地区 地區 区县 省份 行政区划 Country geo"),
        ("period", "period 年份 时间 時間 年度 日期 Year TIME 报告期"),
        ("value", "value 数值 數值 指标值 总量 OBS_VALUE 累计"),
        ("unit", "unit 单位 計量單位 Units"),
        ("status", "status 数据状态 OBS_STATUS"),
        ("source", "source 数据来源 資料來源"), ("note", "note 备注 說明"),
        ("multiplier", "multiplier scale 数量级 UNIT_MULT PowerCode"),
        ("bound", "bound 界限"),
    ],
)  # fmt: skip
def test_role(column: str, names: str) -> None:
    assert {name: role(name) for name in names.split()} == dict.fromkeys(names.split(), column)


@pytest.mark.parametrize(
    "text",
    ["", "2023年", "地区生产总值", "指标值得", "单位数", "colour", "序号", "年末人口", "指标1"],
)
def test_what_names_no_column(text: str) -> None:
    assert role(text) is None


def test_no_name_stands_for_two_columns() -> None:
    names = [name.casefold() for column, others in COLUMNS.items() for name in {column, *others}]
    assert len(names) == len(set(names))
    assert all(
        role(name) == column for column, others in COLUMNS.items() for name in (column, *others)
    )


@for_each(
    "text",
    [
        "1",
        "-3.5",
        "30,145.79",
        "1.234,5",
        "6.1%",
        "3.2万",
        "约5",
        "30145.79亿元",
        "3①",
        "12 p",
        "三万五千",
        "七成",
        "1e3",
    ],
)
def test_value(text: str) -> None:
    assert holds_value(text)


@for_each(
    "text",
    ["", "-", "…", "x", "指标", "地区生产总值", "四川", "三亚", "九江", "两江新区",
    "一般公共预算收入", "5G基站",
     "3A级景区", "十堰", "万州区", "绝对值",
     "增长(%)", "#REF!", "2-3", "=A1", "亿元", "第一产业", "百分比", "15岁及以上人口"],
)  # fmt: skip
def test_no_value(text: str) -> None:
    assert not holds_value(text)


# --- the lines of a header


def block(text: str) -> HeaderBlock:
    header, *ahead = rows(text)
    return find_block(header, ahead)


def test_one_line() -> None:
    made = block("指标|2023年|2024年\nGDP|1|2\n人口|3|4")
    assert (made.lines, made.used) == ((1,), 0)
    assert made.headings == ["指标", "2023年", "2024年"]


def test_spanner_stands_over_each_column_that_it_spans() -> None:
    made = block("指标|2023年||2024年|\n|总量|增速|总量|增速\nGDP|1|5|2|6")
    assert made.headings == ["指标", "2023年总量", "2023年增速", "2024年总量", "2024年增速"]
    assert (made.lines, made.used) == ((1, 2), 1)


def test_spanner_does_not_reach_past_the_group_above_it() -> None:
    made = block("Kind|1998||1999|\n|Value|Share||Share\n|$|%|$|%\nTrade|1|2|3|4\nOther|5|6|7|8")
    assert [texts[0] for texts in made.parts] == ["Kind", "1998", "1998", "1999", "1999"]
    assert "Share" not in made.parts[3]


def test_heading_of_the_stub_spans_nothing() -> None:
    made = block("State||Total|Male\nCounty|FIPS||\nA|1|5|6\nB|2|7|8")
    assert made.parts[1] == ("FIPS",)


def test_blank_lines_between_the_lines_of_a_header() -> None:
    made = block("Kind|1998||1999|\n||||\n||||\n|Total|Online|Total|Online\nTrade|1|2|3|4")
    assert (made.lines, made.used) == ((1, 4), 3)
    assert made.headings[1:] == ["1998 Total", "1998 Online", "1999 Total", "1999 Online"]


def test_too_many_blank_lines_end_a_header() -> None:
    blank = "|\n" * 5
    made = block(f"指标|2023年\n{blank}|总量\nGDP|1")
    assert (made.lines, made.used) == ((1,), 0)


@pytest.mark.parametrize("units", ["|亿元|万人", "单位|亿元|万人", "|（亿元）|（万人）", "|亿元|-"])
def test_line_of_units(units: str) -> None:
    made = block(f"年份|GDP|人口\n{units}\n2023|1|2\n2024|3|4")
    assert made.used == 1
    assert {text.strip("（）") for text in made.units} <= {"亿元", "万人"}
    assert made.units


def test_line_of_words_is_none_of_units() -> None:
    assert block("年份|GDP|人口\n|总量|户籍\n2023|1|2").units == frozenset()


@pytest.mark.parametrize(
    "row",
    ["GDP|1|2", "GDP|2012|2056", "企业数|2 012|2 056", "GDP|-|5", "GDP|…|…", "人口|2012*|2013*",
     "合计|约5|7"],
)  # fmt: skip
def test_row_of_values_is_no_line_of_the_header(row: str) -> None:
    made = block(f"指标|2023年|2024年\n{row}\n人口|3|4\n就业|5|6")
    assert (made.lines, made.used) == ((1,), 0)


def test_years_that_stand_over_a_column_already_are_values_below() -> None:
    """2012 below 2023年 may be the number of firms."""
    made = block("指标|2023年|2024年\n|2012|2056\nGDP|1|2")
    assert made.used == 0


def test_years_below_a_spanner_are_headings() -> None:
    made = block("指标|总量||增速|\n|2023|2024|2023|2024\nGDP|1|2|3|4")
    assert made.headings[1:] == ["总量2023", "总量2024", "增速2023", "增速2024"]


def test_column_without_a_heading_of_its_own_below_a_spanner() -> None:
    made = block("指标|2023年||\n||增长|比重\nGDP|1|2|3\n人口|4|5|6")
    assert made.unnamed == frozenset({1})


def test_words_over_the_stub_again_are_no_rows() -> None:
    """A heading that is merged over two lines stands in the first of them, or in both."""
    made = block("指标|2023年|\n指标|总量|增速\nGDP|1|2")
    assert (made.used, made.headings[0]) == (1, "指标")


def test_header_of_more_lines_than_are_looked_at() -> None:
    lines = "".join(f"|甲{n}|乙{n}\n" for n in "一二三四五六七八九")
    assert block(f"指标|2023年|2024年\n{lines}GDP|1|2").too_deep
    assert not block("指标|2023年|2024年\n|甲|乙\nGDP|1|2").too_deep


def test_words_without_rows_below_them_are_one_line() -> None:
    made = block("甲|乙|丙")
    assert (made.lines, made.headings, made.used) == ((1,), ["甲", "乙", "丙"], 0)


# --- rows below a header


def lines_of_body(text: str, most: int = 99) -> list[int]:
    return [row.line for row in body_rows(rows(text), most)]


def test_titles_and_notes_are_no_rows_of_the_body() -> None:
    assert lines_of_body("GDP|1\n二、人口|\n|\n人口|2\n注：见下|") == [1, 4]


def test_body_ends_at_words_below_numbers() -> None:
    assert lines_of_body("GDP|1|2\n人口|3|4\n产品|产量|销量\n钢|5|6") == [1, 2]
    assert lines_of_body("GDP|1|2\n人口|-|…\n就业|5|6") == [1, 2, 3]


def test_title_of_the_next_table_lets_fewer_words_end_the_body() -> None:
    text = "GDP|1|2|3\n人口|4|5|6\n{}产品|单位|产量\n钢|吨|7"
    assert lines_of_body(text.format("")) == [1, 2, 3, 4]
    assert lines_of_body(text.format("二、产品|\n")) == [1, 2]


def test_body_has_no_more_rows_than_asked_for() -> None:
    assert lines_of_body("GDP|1\n" * 50, 7) == [1, 2, 3, 4, 5, 6, 7]


def test_of_rows_of_words_alone_a_few_tell_enough() -> None:
    assert len(lines_of_body("甲|乙\n" * 300, 300)) < 20


# --- kinds of cells


@for_each(
    "text", ["1", "-3.5", "2 012", "2,012", "2012*", "2012（预计）", "5%", "12.5亿元",
             "2012.5亿元", "1,234.5"],
)  # fmt: skip
def test_number_that_can_be_no_heading(text: str) -> None:
    assert holds_number(text)


@pytest.mark.parametrize(
    "text", ["2012", "2056", "2012.5", "2012年", "2024Q3", "2024年1-9月", "GDP", "四川", ""]
)
def test_what_can_be_a_heading(text: str) -> None:
    assert not holds_number(text)


@pytest.mark.parametrize(
    ("cells", "places"),
    [("GDP|1|2023|x", [1]), ("指标|2021|2022*|2023", []), ("企业|2012*|2056*", [1, 2]),
     ("GDP|2 012|2 056", [1, 2]), ("|2021|2022", [])],
)  # fmt: skip
def test_places_of_numbers(cells: str, places: list[int]) -> None:
    assert number_places(cells.split("|")) == places
    assert has_numbers(cells.split("|")) == bool(places)


@pytest.mark.parametrize(
    ("text", "words"),
    [("GeoAreaName", ("geo", "area", "name")), ("REF_AREA", ("ref", "area")),
     ("countryiso3code", ("country", "iso3", "code")), ("Type of residence", ("type", "of", "residence")),
     ("OBSValue", ("obs", "value")), ("code", ("code",)), ("地区 Area", ("地区", "area")), ("", ())],
)  # fmt: skip
def test_words_of_a_heading(text: str, words: tuple[str, ...]) -> None:
    assert header_words(text) == words


# --- the long form


def test_long() -> None:
    made = found("指标|地区|年份|数值|单位|数据来源\nGDP|重庆|2023|1|亿元|x")
    assert made.long
    assert made.keys == {"indicator": 0, "region": 1, "period": 2, "unit": 4, "source": 5}
    assert columns(made) == [(3, "", "", "", "")]
    assert (codes(made), made.width, made.printed("period"), made.printed("note")) == (
        [],
        6,
        "年份",
        "note",
    )


@pytest.mark.parametrize(
    ("text", "title", "indicator"),
    [
        ("指标|单位|数值\nGDP|亿元|1", Title(period=Period(2024)), False),
        ("年份|数值\n2024|1", Title(indicator="GDP"), False),
        ("年份|数值\n2024|1", None, True),
        ("地区|年份|数值\n重庆|2024|1", Title(indicator="GDP"), False),
    ],
)  # fmt: skip
def test_long_with_the_rest_in_the_title(text: str, title: Title | None, indicator: bool) -> None:
    made = found(text, title, indicator)
    assert made.long
    assert len(made.values) == 1
    assert codes(made) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [("指标|单位|数值\nGDP|亿元|1", "period-missing"), ("年份|数值\n2024|1", "indicator-missing"),
     ("地区|年份|数值\n重庆|2024|1", "indicator-missing")],
)  # fmt: skip
def test_long_without_what_it_needs_is_a_header_that_cannot_be_used(text: str, code: str) -> None:
    made = found(text)
    assert (made.values, codes(made)) == ((), [(code, None)])


@pytest.mark.parametrize(
    ("header", "problem"),
    [("指标|年份|数值|指标名称", ("duplicate-column", "指标名称")),
     ("指标|年份|数值|数据|单位", ("duplicate-column", "数据"))],
)  # fmt: skip
def test_column_that_is_there_twice_makes_the_table_unusable(
    header: str, problem: tuple[str, str]
) -> None:
    made = found(f"{header}\nGDP|2023|1|x|y")
    assert (made.values, codes(made)) == ((), [problem])


def test_column_that_is_not_known_is_told() -> None:
    assert codes(found("指标|年份|数值|编号\nGDP|2023|1|5")) == [("unknown-column", "编号")]


def test_running_total_of_a_long_table() -> None:
    assert found("指标|年份|累计|单位\nGDP|2024Q3|1|亿元").values[0].running
    assert not found("指标|年份|数值|单位\nGDP|2024Q3|1|亿元").values[0].running


# --- periods across


def test_periods_across() -> None:
    made = found("指标|单位|2023年|2024年\nGDP|亿元|1|2")
    assert not made.long
    assert (made.keys, columns(made)) == (
        {"indicator": 0, "unit": 1},
        [(2, "", "", "", "2023"), (3, "", "", "", "2024")],
    )
    assert [column.printed for column in made.values] == ["2023年", "2024年"]


@pytest.mark.parametrize(
    ("header", "below", "keys"),
    [
        ("|2023|2024", "GDP|1|2", {"indicator": 0}),
        ("内容|2023|2024", "GDP|1|2", {"indicator": 0}),
        ("|2023|2024", "重庆|1|2\n四川|3|4", {"region": 0}),
        ("地区|2023|2024", "重庆|1|2", {"region": 0}),
        ("地区|指标|2023", "重庆|GDP|2", {"region": 0, "indicator": 1}),
        ("|指标|2023", "重庆|GDP|2", {"indicator": 1}),
        ("编号|指标|2023", "7|GDP|2", {"indicator": 1}),
        ("|编号|2023", "GDP|7|2", {"indicator": 0}),
    ],
)  # fmt: skip
def test_column_of_names(header: str, below: str, keys: dict[str, int]) -> None:
    made = found(f"{header}\n{below}", indicator=True)
    assert {key: made.keys[key] for key in keys} == keys


def test_units_marks_and_kinds_of_columns() -> None:
    made = found("指标|2023年(亿元)|2023年增速|2024年快报数|2025年目标\nGDP|1|2|3|4")
    assert [(c.place, c.unit, c.period) for c in made.values] == [
        (1, "亿元", Heading(Period(2023), unit="亿元")),
        (3, "", Heading(Period(2024), standing="preliminary")),
    ]
    assert codes(made) == [("column-not-read", "2023年增速"), ("not-actual", "2025年目标")]


@pytest.mark.parametrize(
    "text",
    [
        "指标|2023年||2024年|\n|绝对值|增长(%)|绝对值|增长(%)\nGDP|1|5|2|6",
        "指标|2023年|2023年|2024年|2024年\n|总量|增速|总量|增速\nGDP|1|5|2|6",
        "指标|2023年||2024年|\n指标|绝对值|增长%|绝对值|增长%\nGDP|1|5|2|6",
    ],
)  # fmt: skip
def test_two_lines_of_headings(text: str) -> None:
    made = found(text)
    assert columns(made) == [(1, "", "", "", "2023"), (3, "", "", "", "2024")]
    assert made.used == 1
    assert [code for code, _ in codes(made)] == ["column-not-read"] * 2


def test_header_of_several_lines() -> None:
    made = found("指标|2024年|\n|全年|\n|绝对值|增速\nGDP|1|2")
    assert columns(made) == [(1, "", "", "", "2024")]
    assert (made.used, codes(made)) == (2, [("column-not-read", "2024年全年增速")])


def test_header_of_too_many_lines_is_not_guessed() -> None:
    made = found("指标|2024年|\n" + "|甲|\n|乙|\n|丙|\n|丁|\n|戊|\n|己|\n|庚|\n|辛|\n" + "GDP|1|2")
    assert (made.values, "header-too-deep" in dict(codes(made))) == ((), True)


@pytest.mark.parametrize("group", ["目标", "计划", "增长速度", "比重", "指数(上年=100)"])
def test_group_above_the_header(group: str) -> None:
    made = found("指标|2023年|2024年|2023年|2024年\nGDP|1|2|5|6", above=f"|绝对值||{group}|")
    assert columns(made) == [(1, "", "", "", "2023"), (2, "", "", "", "2024")]
    assert {code for code, _ in codes(made)} <= {
        "column-not-read",
        "not-actual",
        "duplicate-column",
    }
    assert made.problems


def test_regions_in_groups_above_the_header() -> None:
    made = found("指标|2023年|2024年|2023年|2024年\nGDP|1|2|5|6", above="|重庆||四川|")
    assert columns(made) == [
        (1, "", "重庆", "", "2023"), (2, "", "重庆", "", "2024"), (3, "", "四川", "", "2023"),
        (4, "", "四川", "", "2024"),
    ]  # fmt: skip


def test_period_that_is_there_twice_is_not_read() -> None:
    made = found("指标|2023年|2024年|2024年\nGDP|1|2|3")
    assert columns(made) == [(1, "", "", "", "2023")]
    assert {code for code, _ in codes(made)} == {"duplicate-column"}


def test_column_without_a_name_is_told_where_it_holds_anything() -> None:
    assert codes(found("指标|2023年||2024年\nGDP|1||2")) == []
    made = found("指标|2023年||2024年\nGDP|1|7|2")
    assert [(p.code, p.details["column"]) for p in made.problems] == [("unnamed-column", "3")]


def test_bare_numbers_are_years_of_the_republic_under_traditional_text() -> None:
    made = found("項目|111|112|113\n地區生產總值|1|2|3")
    assert [period for *_, period in columns(made)] == ["2022", "2023", "2024"]
    assert layout("项目|111|112|113\n地区生产总值|1|2|3") is None
    assert layout("項目|111\n地區生產總值|1") is None


@pytest.mark.parametrize("mark", ["①", "②", "¹", "*", "注1"])
def test_footnote_mark_of_a_year_makes_no_month_of_it(mark: str) -> None:
    made = found(f"指标|2023年{mark}|2024年\nGDP|1|2")
    assert [period for *_, period in columns(made)] in (["2023", "2024"], ["2024"])


def test_parts_of_the_year_in_the_title() -> None:
    made = found("指标|一季度|上半年|全年\nGDP|1|2|3", Title(period=Period(2024)))
    assert [period for *_, period in columns(made)] == ["2024-01/03", "2024-01/06", "2024"]


def test_school_years_are_no_months() -> None:
    made = layout("指标|2009-10|2010-11|2011-12\n学生|1|2|3")
    assert made is None or made.values == ()


# --- names across


def test_indicators_across() -> None:
    made = found("年份|GDP(亿元)|常住人口(万人)\n2023|1|2\n2024|3|4")
    assert made.keys == {"period": 0}
    assert columns(made) == [(1, "GDP(亿元)", "", "", ""), (2, "常住人口(万人)", "", "", "")]


@pytest.mark.parametrize(
    ("text", "units", "used"),
    [
        ("年份|GDP|常住人口\n|亿元|万人\n2023|1|2", ["亿元", "万人"], 1),
        ("指标|GDP|常住人口\n单位|亿元|万人\n2023年|1|2", ["亿元", "万人"], 1),
        ("年份|GDP|位次\n|亿元|-\n2023|1|2", ["亿元", ""], 1),
        ("年份|GDP|常住人口\n2023|1|2", ["", ""], 0),
    ],
)  # fmt: skip
def test_row_of_units(text: str, units: list[str], used: int) -> None:
    made = found(text)
    assert (made.keys, [column.unit for column in made.values], made.used) == (
        {"period": 0},
        units,
        used,
    )


def test_second_names_below_the_first() -> None:
    made = found("年份|GDP||人口|\n|绝对值|增速|户籍|年均\n2023|1|2|3|4")
    assert [column.indicator for column in made.values] == [
        "GDP",
        "GDP增速",
        "人口户籍",
        "人口年均",
    ]


@pytest.mark.parametrize(
    ("header", "parts"),
    [
        ("年份|1月|2月|3月", ["1月", "2月", "3月"]),
        ("Year|Jan|Feb|Mar|Total", ["Jan", "Feb", "Mar"]),
        ("年份|一季度|二季度|三季度|合计", ["一季度", "二季度", "三季度"]),
    ],
)  # fmt: skip
def test_parts_of_years_across_and_not_their_total(header: str, parts: list[str]) -> None:
    rows = "|".join(["2023", *"1234"[: header.count("|")]])
    made = found(f"{header}\n{rows}", indicator=True)
    assert made.keys == {"period": 0}
    assert [(column.part, column.indicator) for column in made.values] == [(p, "") for p in parts]


def test_two_months_among_names_are_names() -> None:
    made = found("年份|1月|2月|全省\n2023|1|2|3", indicator=True)
    assert [column.part for column in made.values] == [""] * len(made.values)


def test_regions_across() -> None:
    made = found("年份|重庆|四川\n2023|1|2", indicator=True)
    assert columns(made) == [(1, "", "重庆", "", ""), (2, "", "四川", "", "")]
    made = found("指标|单位|重庆|四川\nGDP|亿元|1|2", Title(period=Period(2024)))
    assert (made.keys, columns(made)) == (
        {"indicator": 0, "unit": 1},
        [(2, "", "重庆", "", ""), (3, "", "四川", "", "")],
    )


def test_regions_down_and_indicators_across() -> None:
    made = found("地区|GDP(亿元)|人口(万人)\n重庆|1|2", Title(period=Period(2024)))
    assert (made.keys, [c.indicator for c in made.values]) == (
        {"region": 0},
        ["GDP(亿元)", "人口(万人)"],
    )
    assert codes(found("地区|GDP(亿元)|人口(万人)\n重庆|1|2")) == [("period-missing", None)]


def test_dates_name_rows_as_years_do() -> None:
    made = found("日期|GDP\n2022-12-31|1\n2023-12-31|2")
    assert (made.keys, made.dates) == ({"period": 0}, {"2022-12-31", "2023-12-31"})


@pytest.mark.parametrize(
    "name", ["5G基站", "一般公共预算收入", "三次产业", "3A级景区", "人口", "户数"]
)
def test_name_that_is_also_a_number_or_a_unit_is_a_name(name: str) -> None:
    assert [c.indicator for c in found(f"年份|GDP|{name}\n2023|1|2").values] == ["GDP", name]


def test_name_that_is_there_twice_is_not_read() -> None:
    made = found("年份|GDP|第三产业|GDP\n2023|1|2|3")
    assert ([c.indicator for c in made.values], codes(made)) == (
        ["第三产业"],
        [("duplicate-column", "GDP")],
    )


# --- no header


@for_each(
    "text",
    ["重庆市主要指标\n指标|2023年", "GDP|2023|1\nGDP|2024|2", "1|2|3\n4|5|6", "指标|说明\nGDP|x",
    "甲|乙\n丙|丁",
     "|\n|", "2023年|2024年\n1|2",
     "指标\nGDP", "注：2023年|2024年\nx|y", "GDP|30145.79|32193.15\n人口|3191|3190"],
)  # fmt: skip
def test_no_header(text: str) -> None:
    assert layout(text) is None


def test_header_is_not_too_wide() -> None:
    made = found("指标|2023年" + "|" * 20_000 + "\nGDP|1")
    assert (made.values, [code for code, _ in codes(made)]) == ((), ["too-many-columns"])


@pytest.mark.parametrize(
    ("text", "merged"),
    [
        ("地区|指标|2023年\n重庆|GDP|1", ("region",)),
        ("指标|地区|2023年\nGDP|重庆|1", ("indicator",)),
        ("指标|2023年\nGDP|1", ()),
        ("指标|单位|2023年\nGDP|亿元|1", ()), ("地区|指标|年份|数值\n重庆|GDP|2023|1", ("region",)),
        ("指标|地区|年份|数值\nGDP|重庆|2023|1", ()),
    ],
)  # fmt: skip
def test_blank_cells_that_repeat_the_one_above(text: str, merged: tuple[str, ...]) -> None:
    assert found(text).merged == merged


cells = st.sampled_from([*TABLE_CELLS, "2023年增速", "绝对值"])
lines = st.lists(st.lists(cells, min_size=1, max_size=5), min_size=1, max_size=5)


@given(lines, st.none() | st.just(Period(2024)), st.booleans())
def test_any_rows_have_a_sound_layout_or_none(
    table: list[list[str]], period: Period | None, indicator: bool
) -> None:
    made = [Row(n, line) for n, line in enumerate(table, 1)]
    around = Surroundings(None, made[1:], Title(period=period), REGIONS.__contains__, indicator)
    result = find_layout(made[0], around)
    if result is not None:
        width = result.width  # a further line may be longer than the first
        assert result.values or result.problems
        assert {problem.code for problem in result.problems} <= CATALOGUE.keys()
        assert all(place < width for place in result.keys.values())
        assert result.used <= len(table) - 1
        assert all(isinstance(column, Column) for column in result.values)


# --- columns of words beside names across


def test_column_of_words_beside_names_across_tells_kinds() -> None:
    made = found("年份|类别|GDP\n2023|实际|1\n2023|目标|2")
    assert (
        [c.indicator for c in made.values],
        tuple(d.place for d in made.dimensions),
        made.keys,
    ) == (
        ["GDP"],
        (1,),
        {"period": 0},
    )


def test_column_of_places_beside_names_across_is_one_of_regions() -> None:
    made = found("年份|填报单位|GDP\n2023|渝北区|1\n2024|万州区|2")
    assert (
        [c.indicator for c in made.values],
        tuple(d.place for d in made.dimensions),
        made.keys,
    ) == (
        ["GDP"],
        (),
        {"period": 0, "region": 1},
    )
