"""Names of rows and columns: the indicator beneath numbering and footnotes, unit, period."""

from __future__ import annotations

import re

import pytest
from helpers.cases import for_each
from hypothesis import given
from hypothesis import strategies as st

from gapcalc.core.period import Period
from gapcalc.tables import label
from gapcalc.tables.label import Heading, Reading, heading, in_two_languages, readings, unit_of
from gapcalc.tables.vocabulary import LEVEL_WORDS


def last(name: str) -> tuple[str, str]:
    """Name and unit of the reading with most taken off."""
    reading = list(readings(name))[-1]
    return reading.name, reading.unit


# --- names


@for_each(
    "name",
    [
        "地区生产总值", "一、地区生产总值", "（一）地区生产总值", "(一)地区生产总值",
        "1.地区生产总值",
        "1、地区生产总值", "12．地区生产总值",
        "(1)地区生产总值", "①地区生产总值", "十二、地区生产总值", "第三、地区生产总值",
        "地区生产总值①",
        "地区生产总值*", "地区生产总值**",
        "**地区生产总值**", "地区生产总值[1]", "地区生产总值 1)", "地区生产总值注1",
        "地区生产总值(注)",
        "地区生产总值¹", "地区生产总值†", "地区生产总值[a]", "地区生产总值 (b)", "地区生产总值1)",
        "2.1 地区生产总值", "A. 地区生产总值", "1) 地区生产总值", "地区生\n产总值",
        "一、地区生产总值①", "　　地区生产总值", "地区生产总值 ", "1. 地区生产总值",
    ],
)  # fmt: skip
def test_numbering_and_footnotes_are_taken_off(name: str) -> None:
    assert last(name) == ("地区生产总值", "")
    assert not any(reading.part for reading in readings(name))


@for_each("name",
["其中：工业", "其中:工业", "　　其中： 工业", "#工业", "　＃工业", "# 其中：工业", "•其中：工业",
"—其中：工业",
                                  "（一）其中：工业", "of which: 工业",
                                  "Of Which 工业"])  # fmt: skip
def test_part_of_the_row_above(name: str) -> None:
    reading = list(readings(name))[-1]
    assert (reading.name, reading.part) == ("工业", True)
    assert next(readings(name)) == Reading(name.strip())


@for_each(
    "name, bare, unit",
    [
        ("地区生产总值(亿元)", "地区生产总值", "亿元"),
        ("地区生产总值（亿元）", "地区生产总值", "亿元"),
        ("铁路营业里程(万公里）", "铁路营业里程", "万公里"),
        ("地区生产总值【亿元】", "地区生产总值", "亿元"),
        ("地区生产总值〔亿元〕", "地区生产总值", "亿元"),
        ("地区生产总值[亿元]", "地区生产总值", "亿元"),
        ("常住人口/万人", "常住人口", "万人"), ("用电量：亿千瓦时", "用电量", "亿千瓦时"),
        ("用电量,亿千瓦时", "用电量", "亿千瓦时"),
        ("用电量_亿千瓦时", "用电量", "亿千瓦时"), ("森林覆盖率 %", "森林覆盖率", "%"),
        ("森林覆盖率%", "森林覆盖率", "%"),
        ("人口出生率(‰)", "人口出生率", "‰"), ("人均生产总值 (元/人)", "人均生产总值", "元/人"),
        ("人均生产总值/元/人", "人均生产总值", "元/人"),
        ("常住人口（单位：万人）", "常住人口", "万人"),
        ("常住人口(计量单位：万人)", "常住人口", "万人"),
        ("GDP(亿元，当年价)", "GDP", "亿元"),
        ("GDP(当年价、亿元)", "GDP", "亿元"), ("GDP(现价)", "GDP", ""),
        ("GDP(亿元，2020年不变价)", "GDP(2020年不变价)", "亿元"),
        ("GDP(亿元，可比价)", "GDP(可比价)", "亿元"), ("gdp_100m", "gdp", "亿元"),
        ("rd pct", "rd", "%"),
        ("births_permille", "births", "‰"),
        ("CO2 (t)", "CO2", "t"), ("Coal [t]", "Coal", "t"), ("用电量(亿千瓦时)1)", "用电量", "亿千瓦时"),
        ("医院数(个(家))", "医院数", "个(家)"), ("研发经费(亿元)[1]", "研发经费", "亿元"),
        ("三、第三产业(亿元)②", "第三产业", "亿元"),
        ("GDP (current US$)", "GDP", "current US$"),
        ("GDP(100 million yuan)", "GDP", "100 million yuan"),
        ("常住人口（萬人）", "常住人口", "萬人"),
    ],
)  # fmt: skip
def test_unit_in_a_name(name: str, bare: str, unit: str) -> None:
    assert last(name) == (bare, unit)
    assert next(readings(name)).name == name


@for_each(
    "name",
    [
        "城镇居民中等收入户(20%)人均可支配收入", "居民消费价格指数(上年=100)",
        "农村居民人均纯收入指数(1978=100)",
        "差额(贷-借)",
        "15岁及以上人口数(人口抽样调查)", "2.0-3.3万公顷灌区有效灌溉面积", "2020年不变价生产总值",
        "GDP(2020年不变价)", "第一产业", "第一", "一产",
        "一般公共预算收入", "1.2.3", "万人", "%", "500强企业", "5G基站", "当季值", "累计值",
        "城市(镇)人口",
        "人口(常住)", "",
    ],
)  # fmt: skip
def test_what_belongs_to_the_name_stays(name: str) -> None:
    assert [(reading.name, reading.unit) for reading in readings(name)] == [(name, "")]


@pytest.mark.parametrize(
    ("name", "running"),
    [("国内生产总值累计值(亿元)", True), ("国内生产总值_累计值(亿元)", True),
     ("国内生产总值 本年累计值(亿元)", True), ("国内生产总值(累计值)(亿元)", True),
     ("国内生产总值当季值(亿元)", False), ("国内生产总值_当月值(亿元)", False),
     ("国内生产总值当季(亿元)", False)],
)  # fmt: skip
def test_running_total_or_the_period_alone(name: str, running: bool) -> None:
    *longer, shortest = readings(name)
    assert shortest == Reading("国内生产总值", "亿元", running)
    assert longer
    assert all(reading.running is None for reading in longer)


def test_the_literal_reading_comes_first_and_less_is_taken_off_before_more() -> None:
    names = [reading.name for reading in readings("（二）其中：工业增加值累计值(亿元)①")]
    assert names == [
        "（二）其中：工业增加值累计值(亿元)①", "工业增加值累计值(亿元)", "工业增加值累计值",
        "工业增加值",
    ]  # fmt: skip


@given(
    st.text(max_size=200)
    | st.from_regex(r"[一二()（）1①*#其中：万元/_ %\[\]、.]{0,20}", fullmatch=True)
)
def test_any_name_has_a_literal_reading(name: str) -> None:
    found = list(readings(name))
    assert found[0].name == name.strip()[:120]
    assert len(found) <= 4
    assert all(
        not reading.unit or unit_of(reading.unit) or reading.unit in {"亿元", "%", "‰"}
        for reading in found
    )


@for_each(
    "text, unit",
    [
        ("亿元", "亿元"),
        ("个百分点", "个百分点"),
        ("index", ""),
        ("Number", ""),
        ("T", ""),
        ("ALL", ""),
        ("US$ million", "US$ million"),
        ("元/人", "元/人"),
        ("20%", ""),
        ("上年=100", ""),
        ("", ""),
    ],
)
def test_unit_of(text: str, unit: str) -> None:
    assert unit_of(text) == unit


# --- headings


@for_each(
    "text, wanted",
    [
        ("2023", Heading(Period(2023))), ("2023年", Heading(Period(2023))),
        ("２０２３", Heading(Period(2023))),
        ("二〇二三年", Heading(Period(2023))), ("2023年末", Heading(Period(2023))),
        ("截至2023年底", Heading(Period(2023))),
        ("112年", Heading(Period(2023))), ("民國112年", Heading(Period(2023))),
        ("2023.1", Heading(Period(2023, 10, 10))),
        ("2023年1-9月", Heading(Period(2023, 1, 9))), ("2023Q3", Heading(Period(2023, 7, 9))),
        ("202309", Heading(Period(2023, 9, 9))),
        ("2023年上半年", Heading(Period(2023, 1, 6))),
        ("2021-2025", Heading(Period(2025, since=2021))),
        ("2023年绝对值", Heading(Period(2023))), ("2023年实际完成", Heading(Period(2023))),
        ("2023年数值", Heading(Period(2023))),
        ("2023 Value", Heading(Period(2023))), ("2023年\n绝对值", Heading(Period(2023))),
        ("2023年(亿元)", Heading(Period(2023), unit="亿元")),
        ("2023年 亿元", Heading(Period(2023), unit="亿元")),
        ("2023年_万人", Heading(Period(2023), unit="万人")),
        ("2023年总量（亿元）", Heading(Period(2023), unit="亿元")),
        ("2023年快报数", Heading(Period(2023), standing="preliminary")),
        ("2023(p)", Heading(Period(2023), standing="preliminary")),
        ("2023r", Heading(Period(2023), standing="revised")),
        ("2023年（修订）", Heading(Period(2023), standing="revised")),
        ("2023年最终核实数", Heading(Period(2023), standing="final")),
        ("2023年实际", Heading(Period(2023), standing="reported")),
        ("2023年累计", Heading(Period(2023), running=True)),
        ("2023Q3累计值", Heading(Period(2023, 7, 9), running=True)),
        ("2023年9月当月", Heading(Period(2023, 9, 9), running=False)),
        ("2023年三季度当季值", Heading(Period(2023, 7, 9), running=False)),
    ],
)  # fmt: skip
def test_heading_of_levels(text: str, wanted: Heading) -> None:
    assert heading(text) == wanted


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("planned",
        ["2027年目标", "2025年(预期)", "2023年计划", "2024E", "2024年预计", "2025年规划目标",
        "2024年预算数",
         "2024 target",
                     "2025 forecast", "2024F"]),
        ("other",
        ["2023年同比增长(%)", "2023年增速", "2023年占比", "2023年排名", "2023年平均",
        "2021-2025年均增长",
         "2023年比重（%）",
                   "2023年比2022年±%", "2023年(亿元)增速", "2023年12月31日", "2023年,亿元,万人"]),
    ],
)  # fmt: skip
def test_heading_of_what_is_no_level(kind: str, texts: list[str]) -> None:
    found = {text: heading(text) for text in texts}
    assert {text: head and head.kind for text, head in found.items()} == dict.fromkeys(texts, kind)


@for_each(
    "text",
    ["", "指标", "FY2023", "2023/24", "2023-2024学年", "2023学年", "2023财年", "Dec-23", "23年",
    "2023-12-31",
     "2023/1/5",
     "103", "1-9月", "一季度", "一、2023", "中国2023年", "20230", "1899", "2023-", "2023" * 50,
     "x2023"],
)  # fmt: skip
def test_what_is_no_heading_of_a_period(text: str) -> None:
    assert heading(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2023年①",
        "2023年②",
        "2023年¹",
        "2023①",
        "2023年⑴",
        "2023*",
        "2023年*",
        "2023 1)",
        "2023年注1",
    ],
)
def test_footnote_mark_of_a_year_makes_no_month_of_it(text: str) -> None:
    head = heading(text)
    assert head is None or head.kind != "level" or head == Heading(Period(2023))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("103", Heading(Period(2014))), ("103年", Heading(Period(2014))),
    ("103年12月", Heading(Period(2014, 12, 12))),
     ("100排名", Heading(Period(2011), "other")), ("1030", None), ("2023", Heading(Period(2023)))],
)  # fmt: skip
def test_heading_in_years_of_the_republic(text: str, wanted: Heading | None) -> None:
    assert heading(text, republic=True) == wanted


def test_words_for_levels_are_levels_behind_a_year() -> None:
    for word in LEVEL_WORDS:
        head = heading(f"2023年{word}")
        assert head is not None
        assert (head.period, head.kind) == (Period(2023), "level"), word


@given(
    st.text(max_size=30)
    | st.from_regex(r"2023[年.\-/]?[一二12月季度末()亿元%增目标]{0,6}", fullmatch=True)
)
def test_any_text_is_a_heading_or_none(text: str) -> None:
    head = heading(text)
    assert head is None or head.kind in {"level", "planned", "other"}


@given(
    st.from_regex(r"[0-9 .年Q月-]{0,10}", fullmatch=True)
    | st.from_regex(r"(截至|民国|二〇|一九|19|20|1 9|113)[0-9年 〇二四月Q/-]{0,8}", fullmatch=True),
    st.booleans(),
)
def test_no_heading_begins_otherwise(text: str, republic: bool) -> None:
    """A year is looked for only where one can begin, and none is missed by that."""
    with pytest.MonkeyPatch.context() as patch:
        short = heading.__wrapped__(text, republic)
        patch.setattr(label, "_BEGINS", re.compile(""))
        assert heading.__wrapped__(text, republic) == short


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("地区生产总值 Gross regional product", ("地区生产总值", "Gross regional product")),
     ("城镇失业率 Urban unemployment rate", ("城镇失业率", "Urban unemployment rate")),
     ("常住人口\nPopulation", ("常住人口", "Population")),
     ("地区生产总值 Growth rate", None), ("研发 R&D 经费", None), ("人均 GDP", ("人均", "GDP")),
     ("电量 kW", None)],
)  # fmt: skip
def test_name_in_two_languages(text: str, wanted: tuple[str, str] | None) -> None:
    """The English words say nothing more than the Chinese ones, or it is no second name."""
    assert in_two_languages(text) == wanted
