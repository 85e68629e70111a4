"""What each column of a table is: by its heading, by what stands below it, and by what is asked."""

from __future__ import annotations

from itertools import product

import pytest
from helpers.cases import for_each

from gapcalc.core.data_options import DataOptions
from gapcalc.core.period import Period
from gapcalc.tables.layout import Layout, Row, Title
from gapcalc.tables.roles import find_layout
from gapcalc.tables.roles.surroundings import Surroundings

REGIONS = {"重庆", "重庆市", "四川", "四川省", "成都", "Chongqing", "Sichuan", "全市"}


def layout(text: str, given: DataOptions | None = None, title: Title | None = None) -> Layout:
    """The layout of a table whose header is the first line; cells are divided by `|`."""
    lines = [line.split("|") for line in text.strip("\n").splitlines()]
    header, *ahead = [Row(n, [cell.strip() for cell in line]) for n, line in enumerate(lines, 1)]
    found = find_layout(
        header,
        Surroundings(
            None,
            ahead,
            title or Title(),
            REGIONS.__contains__,
            given=given or DataOptions(),
            has_regions=True,
        ),
    )
    assert found is not None
    return found


def roles(made: Layout) -> dict[str, tuple[str, str]]:
    """The role of each column by its heading, and how it was found."""
    return {account.heading: (account.role, account.why) for account in made.columns}


def codes(made: Layout) -> list[str]:
    return [problem.code for problem in made.problems]


def dimensions(made: Layout) -> dict[str, bool]:
    """The columns that set rows apart, and whether they are understood."""
    return {one.heading: one.understood for one in made.dimensions if one.constant is None}


# --- regions

PLACES_IN_ENGLISH = [
    "GeoAreaName", "GeoAreaCode", "country_name", "country_code", "countryiso3code", "iso3",
    "ISO code", "REF_AREA", "Reference area", "Area", "AreaName", "Country or Area", "Entity",
    "Territory", "Economy", "location", "LOCATION", "geo", "geo_label", "Geopolitical entity",
    "State", "Province", "province_name", "City", "County", "Municipality", "District",
    "region_name", "RegionName", "Jurisdiction", "Locality", "Reporting country", "Comuna",
    "Kommun", "NUTS code", "place", "Prefecture", "Oblast",
]  # fmt: skip
PLACES_IN_CHINESE = [
    "地区", "地区代码", "行政区划代码", "市州", "地级市", "省（区、市）", "省市区", "区县名称",
    "区（县）", "县（市、区）", "所属地区", "所在城市", "统计区域", "行政区域", "盟市",
    "国家（地区）", "区划名称", "属地", "辖区", "各区县", "市（州）", "所属省份", "乡镇", "街道", "地市",
]  # fmt: skip


@for_each("heading", PLACES_IN_ENGLISH)
def test_heading_of_places_in_english(heading: str) -> None:
    """Whether or not the plan knows the places that stand below it."""
    table = f"year|{heading}|indicator|value\n2023|Ruritania|GDP|1\n2023|Freedonia|GDP|2"
    assert layout(table).keys["region"] == 1
    assert layout(f"{heading}|2022|2023\nRuritania|1|2").keys["region"] == 0


@for_each("heading", PLACES_IN_CHINESE)
def test_heading_of_places_in_chinese(heading: str) -> None:
    table = f"年份|{heading}|指标|数值\n2023|甘南|GDP|1\n2023|青川|GDP|2"
    assert layout(table).keys["region"] == 1
    assert layout(f"{heading}|2022年|2023年\n甘南|1|2").keys["region"] == 0


@pytest.mark.parametrize("heading", ["报送单位", "x", "分组", ""])
def test_places_are_known_by_their_names_under_any_heading(heading: str) -> None:
    made = layout(
        f"年份|{heading}|指标|数值\n2023|重庆市|GDP|1\n2023|甘南州|GDP|2\n2023|青川县|GDP|3"
    )
    assert (made.keys["region"], roles(made)[heading]) == (1, ("region", "values"))


def test_places_below_a_word_for_names_are_regions_and_below_another_are_not() -> None:
    assert layout("名称|2023年|2024年\n重庆市|1|2\n成都|3|4").keys == {"region": 0}
    made = layout("指标|来源|2023年\nGDP|重庆|1\n人口|成都|2")
    assert made.keys == {"indicator": 0, "source": 1}


def test_of_a_code_and_a_name_the_one_that_the_plan_knows_names_rows() -> None:
    made = layout("年份|地区代码|地区|指标|数值\n2023|500000|重庆|GDP|1\n2023|510000|四川|GDP|2")
    assert made.keys["region"] == 2
    assert roles(made)["地区代码"] == ("region", "repeats")
    unknown = layout("year|iso3|country|indicator|value\n2023|RUR|Ruritania|GDP|1")
    assert unknown.keys["region"] == 2


@pytest.mark.parametrize("header", ["省份|城市", "城市|省份"])
def test_of_two_places_the_inner_one_names_rows(header: str) -> None:
    outer_first = header.startswith("省份")
    pairs = [("四川", "成都"), ("四川", "绵阳"), ("重庆", "重庆市")]
    rows = ["|".join(pair if outer_first else pair[::-1]) for pair in pairs]
    made = layout(f"年份|{header}|指标|数值\n" + "\n".join(f"2023|{row}|GDP|1" for row in rows))
    assert made.keys["region"] == (2 if outer_first else 1)


@pytest.mark.parametrize(
    ("header", "row"),
    [("国家|地区", "中国|重庆市"), ("Country|Area", "China|Chongqing"), ("国家|名称", "中国|四川")],
)
def test_one_place_beside_its_nation_is_the_one_that_names_rows(header: str, row: str) -> None:
    """Of one row nothing else tells which of the two is the inner one."""
    made = layout(f"{header}|指标|年份|数值\n{row}|GDP|2024|1")
    assert (made.keys["region"], made.outer_region) == (1, 0)
    inner, outer = row.split("|")[::-1], header.split("|")[::-1]
    made = layout(f"{'|'.join(outer)}|指标|年份|数值\n{'|'.join(inner)}|GDP|2024|1")
    assert (made.keys["region"], made.outer_region) == (0, 1)


def test_two_columns_of_places_that_contradict_make_the_table_unusable() -> None:
    """Trade from 重庆 to 四川 and back is of neither."""
    made = layout(
        "年份|地区|地域|指标|数值\n2023|重庆|四川|GDP|1\n2023|四川|重庆|GDP|2\n2023|重庆|重庆|GDP|3"
    )
    assert (made.values, codes(made)) == ((), ["duplicate-column"])


# --- dimensions

SETS_APART_IN_ENGLISH = [
    "Sex", "gender", "Age group", "AGE", "Type of residence", "Degree of urbanisation", "Industry",
    "Sector", "Economic activity", "NACE_R2", "ISIC", "Product", "Commodity", "COICOP",
    "Energy source", "Fuel type", "Scenario", "Variant", "Seasonal adjustment", "Education level",
    "Occupation", "Disability status", "Income group", "Wealth quintile", "Ethnicity",
    "Migration status", "Marital status", "Citizenship", "Ownership", "Enterprise size",
    "Mode of transport", "Household type", "Partner", "Trade flow", "Price basis",
    "Cause of death", "Crop", "Breakdown", "Subgroup", "Category", "Type", "Class", "Component",
    "Pollutant", "Purpose",
]  # fmt: skip
SETS_APART_IN_CHINESE = [
    "性别", "年龄组", "城乡", "居住地", "行业", "国民经济行业", "产业", "部门", "产品名称", "品种",
    "能源来源", "情景", "方案", "口径", "户口性质", "民族", "学历", "文化程度", "职业", "婚姻状况",
    "所有制", "登记注册类型", "企业规模", "经济类型", "季节调整", "价格类型", "计价方式", "人群", "收入分组",
    "用途", "来源地", "贸易方式", "运输方式", "投资主体", "类别", "类型", "分类", "组别", "渠道", "客源",
    "车型", "污染物", "等级", "构成", "细分",
]  # fmt: skip


# One member, two members, one after the other.
ROWS_OF_MEMBERS = [
    "2022|GDP|甲|1\n2023|GDP|甲|2", "2023|GDP|甲|1\n2023|GDP|乙|2", "2022|GDP|甲|1\n2023|GDP|乙|2",
]  # fmt: skip


@for_each(
    "heading, rows",
    list(product([*SETS_APART_IN_ENGLISH, *SETS_APART_IN_CHINESE], ROWS_OF_MEMBERS)),
)
def test_heading_of_a_dimension(heading: str, rows: str) -> None:
    made = layout(f"year|indicator|{heading}|value\n{rows}")
    assert [one.heading for one in made.dimensions] == [heading]
    assert made.dimensions[0].constant is None


@pytest.mark.parametrize("heading", ["Colour", "备用1", "x"])
def test_column_that_sets_rows_apart_and_is_not_understood(heading: str) -> None:
    made = layout(f"year|indicator|{heading}|value\n2023|GDP|甲|1\n2023|GDP|乙|2")
    assert dimensions(made) == {heading: False}
    assert roles(made)[heading] == ("dimension", "unknown")


def test_column_of_one_word_means_nothing_as_long_as_it_holds_no_other() -> None:
    made = layout("year|indicator|colour|value\n2022|GDP|red|1\n2023|GDP|red|2")
    assert [(one.heading, one.constant) for one in made.dimensions] == [("colour", "red")]
    assert (roles(made)["colour"], codes(made)) == (("skip", "constant"), ["unknown-column"])


def test_one_place_under_an_unknown_heading_may_be_another_than_the_plans() -> None:
    made = layout("year|Stadt|indicator|value\n2023|Madrid|GDP|1\n2024|Madrid|GDP|2")
    assert dimensions(made) == {"Stadt": False}


# --- what the user says


def test_column_without_a_heading_sets_rows_apart_beside_names_across() -> None:
    made = layout("年份||GDP\n2023|城镇|1\n2023|农村|2\n2024|城镇|3\n2024|农村|4")
    assert (made.form, dimensions(made)) == ("names-across", {"2": True})


def test_member_that_the_user_chooses() -> None:
    given = DataOptions(where=(("sex", "Female"), ("absent", "x")))
    made = layout("year|indicator|Sex|value\n2023|GDP|Total|1\n2023|GDP|Female|2", given)
    assert [(one.heading, one.chosen) for one in made.dimensions] == [("Sex", "Female")]
    assert roles(made)["Sex"] == ("dimension", "option")
    assert made.used_options == {"where:sex"}


def test_member_of_a_key_that_the_user_chooses() -> None:
    given = DataOptions(where=(("指标", "GDP"),))
    made = layout("指标|年份|数值\nGDP|2023|1\n人口|2023|2", given)
    assert made.keys["indicator"] == 0
    assert [(one.heading, one.chosen) for one in made.dimensions] == [("指标", "GDP")]


def test_column_that_the_user_skips_sets_nothing_apart() -> None:
    given = DataOptions(skip_columns=("COLOUR", "absent"))
    made = layout("year|indicator|colour|value\n2023|GDP|red|1\n2023|GDP|blue|2", given)
    assert (made.dimensions, codes(made)) == ((), [])
    assert roles(made)["colour"] == ("skip", "option")
    assert made.used_options == {"skip_columns:COLOUR"}


def test_column_that_the_user_skips_names_nothing() -> None:
    given = DataOptions(skip_columns=("地区",))
    made = layout("年份|地区|指标|数值\n2023|甘南|GDP|1\n2023|青川|GDP|2", given)
    assert "region" not in made.keys


@pytest.mark.parametrize("role", ["region", "unit", "source", "note", "status", "bound"])
def test_role_that_the_user_gives_to_a_column(role: str) -> None:
    given = DataOptions(columns=(("Gemeinde", role),))
    made = layout("year|Gemeinde|indicator|value\n2023|a|GDP|1\n2023|b|GDP|2", given)
    assert made.keys[role] == 1
    assert roles(made)["Gemeinde"] == (role, "option")
    assert made.used_options == {"columns:Gemeinde"}


def test_dimension_and_value_that_the_user_names() -> None:
    given = DataOptions(columns=(("Farbe", "dimension"), ("Wert1", "value")))
    made = layout("year|indicator|Farbe|Wert1|Wert2\n2023|GDP|rot|1|2.5\n2024|GDP|rot|3|4.5", given)
    assert dimensions(made) == {"Farbe": True}
    assert [column.place for column in made.values] == [3]


def test_role_that_the_user_gives_stands_over_the_heading() -> None:
    given = DataOptions(columns=(("地区", "dimension"), ("城市", "region")))
    made = layout("年份|地区|城市|指标|数值\n2023|东部|重庆|GDP|1\n2023|西部|四川|GDP|2", given)
    assert (made.keys["region"], dimensions(made)) == (2, {"地区": True})


# --- multiples


@for_each(
    "heading",
    ["UNIT_MULT", "Unit multiplier", "PowerCode", "Power code", "POWERCODE", "SCALAR_FACTOR",
     "Scalar factor", "Magnitude", "scale", "Multiplier", "数量级"],
)  # fmt: skip
def test_heading_of_multiples(heading: str) -> None:
    made = layout(f"year|indicator|{heading}|value\n2023|GDP|6|1\n2024|GDP|6|2")
    assert made.keys["multiplier"] == 2


@pytest.mark.parametrize("heading", ["Power consumption", "Scale of firms", "Unit costs"])
def test_heading_that_only_begins_like_one_of_multiples(heading: str) -> None:
    made = layout(f"year|indicator|{heading}|value\n2023|GDP|6|1\n2024|GDP|7|2")
    assert "multiplier" not in made.keys


# --- a plain stub with headings across


def test_stub_without_a_period_is_a_header_that_cannot_be_used() -> None:
    text = "产品|单位|实绩\n钢材|万吨|5\n水泥|万吨|6"
    made = layout(text)
    assert (made.form, made.values, codes(made)) == ("stub", (), ["period-missing"])
    titled = layout(text, title=Title(period=Period(2023)))
    assert [column.printed for column in titled.values] == ["实绩"]


def test_value_of_which_no_column_says_what_it_is_stands_in_a_stub() -> None:
    """主要产品 is no word for a column of names: where its words stand tells it."""
    made = layout("主要产品|数值\n钢材|12\n水泥|30", title=Title(period=Period(2024)))
    assert (made.form, made.keys, [column.place for column in made.values]) == (
        "stub", {"indicator": 0}, [1],
    )  # fmt: skip


def test_period_that_stands_in_two_lines_over_a_column() -> None:
    made = layout("指标|2024年|2024年|2023年\n|1-9月|1-12月|\nGDP|7|9|8")
    assert [column.period and column.period.period for column in made.values] == [
        Period(2024, 1, 9), Period(2024), Period(2023),
    ]  # fmt: skip


def test_heading_that_adds_something_to_the_names_of_the_rows_is_not_read() -> None:
    """实绩 is the value of 钢材, 排名 is none."""
    given = DataOptions(period="2023")
    made = layout("产品|单位|实绩|排名\n钢材|万吨|5|1\n水泥|万吨|6|2", given)
    assert made.form == "stub"
    assert ([column.printed for column in made.values], codes(made)) == (
        ["实绩"],
        ["column-not-read"],
    )


def test_unit_stands_over_its_column_of_a_stub() -> None:
    given = DataOptions(period="2023")
    made = layout("产品|实绩|目标\n|万吨|万吨\n钢材|5|9\n水泥|6|9", given)
    assert [(column.printed, column.unit) for column in made.values] == [("实绩万吨", "万吨")]
    assert codes(made) == ["not-actual"]
