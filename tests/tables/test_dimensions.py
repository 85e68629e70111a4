"""Columns that set rows apart: told by their headings, by their members, and by what they do."""

from __future__ import annotations

import pytest
from helpers.cases import for_each

from gapcalc.tables.dimensions import (
    ColumnVerdict,
    SideColumn,
    is_part,
    is_whole,
    judge_columns,
    names_dimension,
)

DIMENSION_BY_HEADING = ColumnVerdict("dimension", "heading")
DIMENSION_BY_VALUES = ColumnVerdict("dimension", "values")
UNKNOWN = ColumnVerdict("unknown", "unknown")


def judged(table: str) -> dict[str, ColumnVerdict]:
    """What the columns of a table are that stand behind indicator and period, by their headings."""
    header, *rows = [line.split("|") for line in table.strip().splitlines()]
    columns = [
        SideColumn(place, header[place], [row[place] for row in rows])
        for place in range(2, len(header))
    ]
    keys = [(row[0], row[1]) for row in rows]
    series = [(row[0],) for row in rows]
    found = judge_columns(columns, keys, series)
    return {header[place]: verdict for place, verdict in found.items()}


# --- members


@for_each(
    "member",
    ["", "-", "Total", "TOTAL", "T", "_T", "SEX_T", "AGE_TOTAL", "All", "All items", "Both sexes",
     "合计", "总计", "全部", "合 计", "合計", "Insgesamt", "Ensemble", "_Z"],
)  # fmt: skip
def test_member_that_is_the_whole(member: str) -> None:
    assert is_whole(member)


@for_each(
    "member",
    ["Female", "F", "SEX_F", "城镇", "工业", "15-24", "T1", "Total factor", "totals of men", "M",
     "15+", "1", "Y_GE15", "总承包"],
)  # fmt: skip
def test_member_that_is_not_known_to_be_the_whole(member: str) -> None:
    assert not is_whole(member)


@for_each(
    "member",
    ["Female", "males", "Women", "女", "男性", "城镇", "农村居民", "规模以上", "15-24", "65+",
     "65岁及以上", "Y15T24", "Y_GE65", "<15", "15 to 24 years", "AGE_15-24", "1564 years", "目标",
     "Forecast", "不变价"],
)  # fmt: skip
def test_member_that_tells_by_itself_that_it_is_a_part(member: str) -> None:
    assert is_part(member)


@for_each(
    "member",
    ["", "Total", "合计", "15", "2024", "Chongqing", "重庆市", "GDP", "G20", "5G", "3A级景区",
     "15-24" + " years" * 10],
)  # fmt: skip
def test_member_that_tells_nothing_by_itself(member: str) -> None:
    assert not is_part(member)


# --- by heading


@for_each(
    "heading",
    ["Sex", "SEX", "age_group", "Age", "Type of residence", "Degree of urbanisation", "Industry",
     "Economic activity", "Institutional sector", "NACE_R2", "Energy source", "fuelType",
     "Scenario", "Seasonal adjustment", "Education level", "Marital status", "Size class",
     "Mode of transport", "Cause of death", "Wealth quintile", "性别", "按年龄分", "城乡", "行业门类",
     "国民经济行业", "三次产业", "部门", "產品名稱", "能源来源", "统计口径", "民族", "学历", "职业",
     "所有制形式", "企业规模", "季节调整", "贸易方式", "客源"],
)  # fmt: skip
def test_heading_that_names_a_dimension(heading: str) -> None:
    """One member is enough then: a table of women alone is not all that its indicator says."""
    assert names_dimension(heading)
    assert judged(f"name|year|{heading}\na|2023|x\na|2024|x") == {heading: DIMENSION_BY_HEADING}


@pytest.mark.parametrize(
    "heading", ["序号", "指标编码", "责任部门", "填报单位电话", "Row no", "Rank"]
)
def test_heading_that_says_nothing_of_the_values(heading: str) -> None:
    told = judged(f"name|year|{heading}\na|2023|x\na|2024|y")
    assert told == {heading: ColumnVerdict("beside", "heading")}


@pytest.mark.parametrize("heading", ["类别", "Category", "企业类型", "Group", "Type"])
def test_heading_that_may_tell_of_the_indicators_themselves(heading: str) -> None:
    """In each year GDP is of the economy; a firm is now of one kind, now of another."""
    whole = f"name|year|{heading}\ngdp|2023|economy\ngdp|2024|economy\njobs|2023|people"
    part = f"name|year|{heading}\nfirms|2023|state\nfirms|2024|private"
    assert judged(whole) == {heading: ColumnVerdict("beside", "repeats")}
    assert judged(part) == {heading: DIMENSION_BY_HEADING}


# --- by members


def test_members_tell_a_dimension_whose_heading_is_not_known() -> None:
    assert judged("name|year|x\na|2023|Total\na|2023|Female") == {"x": DIMENSION_BY_VALUES}
    assert judged("name|year|x\na|2023|城镇\na|2024|城镇") == {"x": DIMENSION_BY_VALUES}
    assert judged("name|year|x\na|2023|15-24\na|2023|25-64\na|2023|其他") == {
        "x": DIMENSION_BY_VALUES
    }


def test_members_count_for_more_than_a_heading() -> None:
    assert judged("name|year|Code\na|2023|Male\na|2023|Female") == {"Code": DIMENSION_BY_VALUES}


@pytest.mark.parametrize("cells", ["1 2", "01 02", "110 205"])
def test_short_numbers_under_the_name_of_a_dimension_are_its_codes(cells: str) -> None:
    one, other = cells.split()
    told = judged(f"name|year|Sex\na|2023|{one}\na|2024|{other}")
    assert told == {"Sex": DIMENSION_BY_HEADING}


@pytest.mark.parametrize("heading", ["Population", "Prices", "Household income"])
def test_numbers_under_the_name_of_a_measure_are_amounts(heading: str) -> None:
    told = judged(f"name|year|{heading}\na|2023|321\na|2024|322")
    assert told == {heading: ColumnVerdict("beside", "values")}


def test_number_with_a_fraction_is_no_code() -> None:
    told = judged("name|year|Industry\na|2023|39.5\na|2024|40.1")
    assert told == {"Industry": ColumnVerdict("beside", "values")}


# --- codes


@pytest.mark.parametrize(("code", "name"), [("sex_code", "Sex"), ("部门代码", "部门")])
def test_code_beside_the_name_that_it_stands_for_says_nothing_more(code: str, name: str) -> None:
    told = judged(f"name|year|{name}|{code}\na|2023|x|1\na|2023|y|2\na|2024|x|1")
    assert told == {name: DIMENSION_BY_HEADING, code: ColumnVerdict("beside", "heading")}


@pytest.mark.parametrize("code", ["sex_code", "SexCode", "sexcode", "部门代码", "行业编码"])
def test_code_without_its_name_sets_rows_apart(code: str) -> None:
    told = judged(f"name|year|{code}\na|2023|A\na|2023|B")
    assert told == {code: DIMENSION_BY_HEADING}


# --- by what a column does


def test_column_in_which_rows_differ_that_are_otherwise_alike_is_not_understood() -> None:
    assert judged("name|year|colour\na|2023|red\na|2023|blue") == {"colour": UNKNOWN}


def test_column_that_changes_with_the_years_of_a_series_is_not_understood() -> None:
    """Red up to 2023 and blue in 2024 are two series, as far as anybody can tell."""
    table = "name|year|colour\na|2021|red\na|2022|red\na|2023|red\na|2024|blue"
    assert judged(table) == {"colour": UNKNOWN}


def test_rows_that_a_dimension_sets_apart_are_set_apart_by_no_other_column() -> None:
    table = """\
name|year|Sex|remark
a|2023|Total|x
a|2023|Female|y
b|2023|Total|x
b|2023|Female|y"""
    assert judged(table) == {
        "Sex": DIMENSION_BY_VALUES,
        "remark": ColumnVerdict("beside", "repeats"),
    }


def test_of_two_columns_the_one_with_fewer_words_sets_rows_apart() -> None:
    table = """\
name|year|colour|lot
a|2023|red|k1
a|2023|blue|k2
a|2024|red|k3
a|2024|blue|k4"""
    assert judged(table)["colour"] == UNKNOWN
    numbers = "name|year|rank|colour\na|2023|1|red\na|2023|2|blue"
    assert judged(numbers)["colour"] == UNKNOWN


def test_numbers_set_rows_apart_where_nothing_else_does() -> None:
    assert judged("name|year|lot\na|2023|1001\na|2023|1002") == {"lot": UNKNOWN}


# --- what does nothing


def test_number_beside_each_value_is_beside_the_point() -> None:
    told = judged("name|year|growth\na|2023|5.1\na|2024|6.2\nb|2023|3.3")
    assert told == {"growth": ColumnVerdict("beside", "values")}


def test_word_that_each_name_has_for_itself_repeats_the_name() -> None:
    table = "name|year|English\n生产总值|2023|GDP\n生产总值|2024|GDP\n人口|2023|Population"
    assert judged(table) == {"English": ColumnVerdict("beside", "repeats")}
    topics = "name|year|field\na|2023|economy\nb|2023|economy\nc|2023|society"
    assert judged(topics) == {"field": ColumnVerdict("beside", "repeats")}


def test_one_word_throughout_sets_nothing_apart() -> None:
    told = judged("name|year|colour\na|2023|red\na|2024|red")
    assert told == {"colour": ColumnVerdict("beside", "constant")}


def test_running_text_is_a_remark() -> None:
    text = "revised after the census of 2020, see the notes"
    told = judged(f"name|year|colour\na|2023|{text}\na|2024|{text} of the yearbook")
    assert told == {"colour": ColumnVerdict("beside", "text")}


def test_different_word_for_each_of_many_rows_is_a_remark() -> None:
    rows = "".join(f"name{n}|2023|w{n}x\n" for n in range(13))
    assert judged(f"name|year|colour\n{rows}") == {"colour": ColumnVerdict("beside", "text")}


def test_different_word_for_each_of_a_few_rows_is_not_understood() -> None:
    told = judged("name|year|colour\na|2023|red\nb|2023|blue")
    assert told == {"colour": UNKNOWN}


def test_time_grows_with_the_columns_and_not_with_their_square() -> None:
    """Of 4,000 columns, each with words of its own, each is held against the rows alone."""
    looked = 0

    class Counted(list):  # type: ignore[type-arg]
        def __iter__(self):  # type: ignore[no-untyped-def]
            nonlocal looked
            looked += 1
            return super().__iter__()

        def __getitem__(self, place):  # type: ignore[no-untyped-def]
            nonlocal looked
            looked += 1
            return super().__getitem__(place)

    columns = [
        SideColumn(place, f"x{place}", Counted([f"w{place}", f"w{place}", f"v{place}"]))
        for place in range(4000)
    ]
    keys = [("a", "2023"), ("a", "2024"), ("b", "2023")]
    judge_columns(columns, keys, [key[:1] for key in keys])
    assert looked < 30 * len(columns)


def test_codes_of_members_that_never_meet_in_a_period_set_rows_apart() -> None:
    # 5.1 may be the men's and 7.8 the women's: no series is made of them.
    assert judged("indicator|period|Sx\njobless|2022|1\njobless|2023|2") == {"Sx": UNKNOWN}


@for_each("heading", ["Rank", "No", "序号", "排名", "Number of rooms"])
def test_ranks_and_numbers_of_rows_set_none_apart(heading: str) -> None:
    table = f"indicator|period|{heading}\njobless|2022|1\njobless|2023|2"
    assert judged(table)[heading].role == "beside"


def test_a_digit_that_is_the_same_throughout_a_series_sets_none_apart() -> None:
    table = "indicator|period|Decimals\nrate|2022|1\nrate|2023|1\npeople|2022|0\npeople|2023|0"
    assert judged(table)["Decimals"].role == "beside"
