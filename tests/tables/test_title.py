"""Lines beside a table: the region, unit and period they state, and what sets the rows below them
apart.
"""

from __future__ import annotations

import pytest
from helpers.cases import for_each

from gapcalc.core.period import Period
from gapcalc.core.region import AREAS
from gapcalc.tables.label import unit_of
from gapcalc.tables.title import (
    Line,
    is_note,
    period_in,
    place_in,
    read_line,
    remark_sets_apart,
    said,
    unit_in_title,
)

KNOWN = AREAS | {
    "主城都市区": "主城都市区",
    "主城": "主城都市区",
    "两江新区": "两江新区",
    "全市": "重庆市",
}


@for_each(
    "text",
    ["注：1.本表不含港澳台", "注", "注1：x", "注 1.x", "说明：x", "附注：x", "备注：x",
    "资料来源：国家统计局",
     "数据来源:x", "来源：x", "Note: x",
     "Source: x", "NOTE：x", "最后更新：2024", "　注：x", "註：x"],
)  # fmt: skip
def test_note(text: str) -> None:
    assert is_note(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "注册资本",
        "说明书",
        "来源地",
        "Noteworthy",
        "地区生产总值",
        "附注册",
        "年份",
        "续建项目",
    ],
)
def test_what_is_no_note(text: str) -> None:
    assert not is_note(text)


@for_each(
    "text, wanted",
    [
        ("指标：年末常住人口(万人)", ("指标", "年末常住人口(万人)")),
        ("地区：重庆市", ("地区", "重庆市")),
        ("地区:重庆市 ", ("地区", "重庆市")),
        ("时间：最近3年", ("时间", "最近3年")), ("單位：億元", ("单位", "亿元")),
        ("数据库：分省年度数据 ", ("数据库", "分省年度数据")),
        ("Indicator: GDP", ("indicator", "GDP")), ("Country : China", ("country", "China")),
        ("指标：", ("指标", "")),
        ("地区生产总值：3", None), ("指标", None), ("注：指标：x", None), ("", None),
    ],
)  # fmt: skip
def test_statement(text: str, wanted: tuple[str, str] | None) -> None:
    assert said(text) == wanted


@for_each(
    "text, unit",
    [("单位：亿元", "亿元"), ("（单位：亿元）", "亿元"), ("重庆市主要指标（单位：亿元）", "亿元"),
     ("表1 指标 计量单位:万人", "万人"), ("單位：億元", "亿元"),
     ("单位：元/人", "元/人"), ("单位：套(间)", "套(间)"), ("本单位", ""), ("单位", ""),
     ("单位：", ""),
     ("地区生产总值", "")],
)  # fmt: skip
def test_unit_in_title(text: str, unit: str) -> None:
    assert unit_in_title(text) == unit


def test_two_units_in_a_title_are_not_the_first_of_them() -> None:
    assert not unit_of(unit_in_title("单位：亿元、%"))


@for_each(
    "text, place",
    [
        ("2023年重庆市主要经济指标", "重庆市"), ("重庆主要指标", "重庆"),
        ("重庆市渝北区主要指标", "渝北区"),
        ("表1 渝北区", "渝北区"),
        ("附表2-1：四川省成都市", "成都市"), ("主城都市区概况", "主城都市区"),
        ("两江新区", "两江新区"),
        ("2023年1-9月渝中区", "渝中区"),
        ("石柱土家族自治县", "石柱土家族自治县"), ("广西壮族自治区", "广西壮族自治区"),
        ("重慶市主要指標", "重庆市"), ("全国", "全国"),
        ("重庆市各区县主要指标", "重庆市"), ("2024年上半年四川省经济运行", "四川省"),
        ("一、四川省", "四川省"), ("（二）渝北区", "渝北区"), ("3.重庆", "重庆"),
        ("（二）万州区", "万州区"),
        ("表1 万州区主要指标", "万州区"),
        ("续表 万州区", "万州区"), ("主要指标（万州区）", "万州区"), ("全市", "全市"),
        ("其中：四川", "四川"),
    ],
)  # fmt: skip
def test_place_at_the_beginning_of_a_title(text: str, place: str) -> None:
    assert place_in(text, KNOWN) == place


@for_each(
    "text",
    ["", "地区生产总值", "市场规模", "城市建设", "各区县", "分地区", "按省份", "县域经济",
    "区域发展", "主要指标",
     "2023年", "一、综合",
     "省级重点", "分市", "各省"],
)  # fmt: skip
def test_title_without_a_place(text: str) -> None:
    assert place_in(text, KNOWN) == ""


@pytest.mark.parametrize(
    ("text", "period"),
    [("2023年重庆市主要经济指标", "2023"), ("重庆市2023年1-9月经济运行", "2023-01/09"),
     ("2023年三季度", "2023-07/09"), ("2023年末人口", "2023"),
     ("2023年前三季度", "2023-01/09"), ("2023年9月", "2023-09")],
)  # fmt: skip
def test_period_in_a_title(text: str, period: str) -> None:
    assert str(period_in(text)) == period


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2022年和2023年",
        "主要指标",
        "12023年",
        "2024年鉴",
        "渝府发〔2023〕8号",
        "2023年与2024年",
        "2021-2025年",
        "2021年至2025年",
    ],
)
def test_title_without_one_period(text: str) -> None:
    assert period_in(text) is None


@pytest.mark.parametrize(
    "text",
    ["2021-2025年重庆市新增就业", "2021—2025年", "2022~2023年指标", "2022、2023年", "2022/2023年"],
)
def test_span_in_a_title_is_not_its_last_year(text: str) -> None:
    period = period_in(text)
    assert period is None or period.since is not None


@pytest.mark.parametrize("text", ["重庆市与四川省", "重庆、四川", "四川及重庆主要指标"])
def test_two_places_are_neither(text: str) -> None:
    places = place_in(text, KNOWN).split("、")
    assert len(places) == 2
    assert {KNOWN[place] for place in places} == {"重庆市", "四川省"}


@for_each(
    "text, line",
    [
        (
            "2024年1-9月重庆市主要指标（单位：亿元）",
            Line("亿元", "重庆市", True, Period(2024, 1, 9), dated=True, part=True),
        ),
        ("2024年四川省", Line("", "四川省", True, Period(2024), dated=True)),
        ("二、四川省", Line(place="四川省", alone=True)),
        ("单位：万人", Line("万人")),
        ("综合", Line()),
        ("2024年鉴", Line(dated=True)),
        ("增长速度", Line(apart=True)),
        ("2025年预期目标", Line(dated=True, apart=True)),
        ("2024年目标完成情况", Line(period=Period(2024), dated=True)),
        ("总量和增速", Line()),
        ("城镇", Line(apart=True)),
        ("城镇新增就业", Line()),
    ],
)
def test_what_a_line_states(text: str, line: Line) -> None:
    assert read_line(text, KNOWN) == line


@pytest.mark.parametrize(
    "text", ["市本级", "民营经济", "规模以上工业企业", "限额以上单位", "人均", "当月", "户籍人口"]
)
def test_line_within_a_table_that_narrows_what_the_rows_count(text: str) -> None:
    assert read_line(text, KNOWN, within=True).apart
    assert read_line(f"重庆市{text}", KNOWN).apart
    assert not read_line(text, KNOWN).apart or text in {"当月", "人均"}


def test_place_in_a_remark_is_not_what_the_rows_are_of() -> None:
    assert not read_line("四川省数据另附", KNOWN).alone
    assert read_line("※四川省主要指标：", KNOWN).alone


@pytest.mark.parametrize("name", ["Zone A (core", "C++", "Area [1]", "a|b", "(?P<x>"])
def test_name_of_a_region_is_no_pattern(name: str) -> None:
    assert place_in(f"Indicators of {name}, 2024", {name: name}) == name
    assert place_in("Indicators of the city, 2024", {name: name}) == ""


@pytest.mark.parametrize(
    "text", ["目标值", "年度目标", "预期目标", "2020年不变价", "可比价格", "城镇", "男"]
)
def test_remark_that_makes_a_value_something_else(text: str) -> None:
    assert remark_sets_apart(text)


@pytest.mark.parametrize(
    "text", ["", "同比增长6.1%", "完成年度目标", "快报数", "含城镇和农村", "新口径", "比上年提高"]
)
def test_remark_that_leaves_a_value_what_it_is(text: str) -> None:
    assert not remark_sets_apart(text)
