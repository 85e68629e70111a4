"""What an office calls otherwise than the plan: names of one form, and names that are only near."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from conftest import MakePlan
from helpers.cases import for_each

from gapcalc.core.text import fold
from gapcalc.data.matching import Names, Refused
from gapcalc.data.name_forms import name_form
from gapcalc.data.reading import read_observations
from gapcalc.plan.load import load_plan
from gapcalc.tables.name_kinds import kinds

PLAN = load_plan()
NAMES = Names(PLAN)
CITY, METRO = "重庆市", "主城都市区"


def ids(name: str, region: str = CITY) -> list[str]:
    """The targets that a name means, none where it is refused."""
    try:
        return NAMES.read(name, region).ids
    except Refused:
        return []


# --- one form


@for_each(
    "name, other",
    [
        # around a name
        ("年末常住人口", "常住人口"), ("常住人口（年末）", "常住人口"),
        ("全市高新技术企业", "高新技术企业"), ("全年进出口额", "进出口额"),
        # counts and sums
        ("高新技术企业数量", "高新技术企业"), ("高新技术企业总数", "高新技术企业数"),
        ("社会消费品零售额", "社会消费品零售总额"), ("公路总里程", "公路里程"),
        ("城镇新增就业人员", "城镇新增就业人数"), ("外贸进出口总值", "货物进出口总额"),
        # shares
        ("民营经济增加值占全市GDP的比例", "民营经济增加值占地区生产总值比重"),
        ("第三产业比重", "服务业增加值占GDP比重"),
        ("高技术产业增加值占规上工业比重", "高技术产业增加值占规模以上工业增加值的比重"),
        ("R&D经费支出相当于GDP比例", "研发投入强度"),
        # words and glosses
        ("研究与试验发展（R&D）经费内部支出", "全社会研发经费投入"),
        ("地区生产总值（GDP）", "生产总值"), ("城乡居民收入倍差", "城乡居民人均可支配收入比"),
        # English
        ("Unemployment rate, total", "unemployment rates"),
        ("Gross domestic product (GDP)", "GDP"), ("High-tech firms", "Number of high tech firms"),
        ("Rate of urbanization", "Urbanisation rate"),
        ("Services as a share of GDP", "Share of services in GDP"),
        ("Labor force per head", "Labour force per capita"),
    ],
)  # fmt: skip
def test_names_of_one_form(name: str, other: str) -> None:
    one, two = name_form(name), name_form(other)
    assert (one.text, one.kinds) == (two.text, two.kinds)


# Names and a neighbour of each that differs in kind: neither may ever be taken for the other.
NEIGHBOURS = [
    ("高新技术企业数", "新增高新技术企业数"), ("高新技术企业数", "高新技术企业新增数"),
    ("高新技术企业数", "市级高新技术企业数"), ("高速公路里程", "高速公路在建里程"),
    ("高速公路里程", "高速公路规划里程"), ("高速公路里程", "高速铁路里程"),
    ("轨道交通运营里程", "轨道交通运营及在建里程"), ("地区生产总值", "地区生产总值增速"),
    ("地区生产总值", "人均地区生产总值"), ("地区生产总值", "地区生产总值指数"),
    ("地区生产总值", "地区生产总值(不变价)"), ("农产品加工业总产值", "农产品加工业增加值"),
    ("居民人均可支配收入", "城镇居民人均可支配收入"), ("居民人均可支配收入", "农民人均可支配收入"),
    ("居民人均可支配收入", "居民人均可支配收入中位数"), ("常住人口", "户籍人口"),
    ("常住人口", "城镇常住人口"), ("常住人口城镇化率", "户籍人口城镇化率"),
    ("进出口总额", "进口总额"), ("进出口总额", "出口总额"), ("进出口总额", "服务进出口总额"),
    ("进出口总额", "民营企业进出口总额"), ("实际使用外资", "合同外资"),
    ("实际使用外资", "外商投资企业投资总额"), ("城镇调查失业率", "城镇登记失业率"),
    ("城镇新增就业", "城镇就业人员"), ("港口货物吞吐量", "港口货物吞吐能力"),
    ("社会消费品零售总额", "限额以上社会消费品零售总额"), ("三级医院", "三级甲等医院"),
    ("制造业增加值占GDP比重", "工业增加值占GDP比重"), ("制造业增加值占GDP比重", "制造业增加值"),
    ("高技术制造业增加值占规上工业比重", "高技术制造业增加值占GDP比重"),
    ("数字经济增加值占GDP比重", "数字经济核心产业增加值占GDP比重"),
    ("空气质量优良天数", "空气质量优良天数比例"), ("研发经费支出", "规上工业企业研发经费支出"),
    ("研发经费支出", "研发投入强度"), ("研发经费支出", "研发人员"), ("贷款余额", "贷款总额"),
    ("中欧班列开行列数", "中欧班列累计开行列数"), ("死亡率", "死亡人数"),
    ("居民消费价格", "居民消费价格指数"), ("用户数", "用量"),
    ("Urban to rural income ratio", "Rural to urban income ratio"),
    ("Unemployment rate", "Unemployment rate, female"), ("GDP", "GDP growth"),
    ("GDP", "GDP per capita"), ("GDP (PPP)", "GDP"), ("Imports", "Exports"),
    ("High-tech firms", "New high-tech firms"), ("Expressways", "Planned expressways"),
    ("Share of exports in imports", "Share of imports in exports"),
]  # fmt: skip

# What makes another indicator of any.
AROUND = [
    ("", "增速"), ("", "同比增长"), ("新增", ""), ("人均", ""), ("农村", ""), ("规划", ""),
    ("女性", ""), ("", "指数"), ("", "位次"), ("民营", ""),
]  # fmt: skip


@for_each("name, neighbour", NEIGHBOURS)
def test_neighbours_keep_apart(name: str, neighbour: str) -> None:
    one, two = name_form(name), name_form(neighbour)
    assert (one.text, one.kinds) != (two.text, two.kinds)


def test_no_name_equates_two_indicators_of_the_plan() -> None:
    """Two entries have one form only where they share a name, or are of different regions."""
    entries = (*PLAN.targets.values(), *PLAN.benchmarks.values())
    named = {entry.id: (entry.name.zh, entry.name.en, *entry.also) for entry in entries}
    forms = {id: {name_form(name)[:2] for name in names} for id, names in named.items()}
    folded = {id: {fold(name) for name in names} for id, names in named.items()}

    for one, other in combinations(named, 2):
        apart = set(PLAN.regions_of(one)).isdisjoint(PLAN.regions_of(other))
        if not apart and folded[one].isdisjoint(folded[other]):
            assert forms[one].isdisjoint(forms[other]), (one, other)


def test_neighbour_of_a_name_of_the_plan_is_not_taken_for_it() -> None:
    """新增国际友好城市 is a neighbour of 国际友好城市, and a name of its own of the same target."""
    for target in PLAN.targets.values():
        region = PLAN.regions[PLAN.regions_of(target.id)[0]].name.zh
        names = (target.name.zh, *target.also)
        own = {kinds(name) for name in names}

        for neighbour in (f"{before}{name}{after}" for name in names for before, after in AROUND):
            assert target.id not in ids(neighbour, region) or kinds(neighbour) in own


# --- held against the plan


@for_each(
    "name, region, target",
    [
        ("年末常住人口城镇化率", METRO, "urbanization_rate_metro"),
        ("主城都市区GDP", "", "gdp_metro"), ("生产总值", METRO, "gdp_metro"),
        ("全市R&D经费", "", "rd_expenditure_growth"), ("重庆市耕地面积", "", "cultivated_land"),
        ("长江干流重庆段水质类别", "长江干流重庆段", "yangtze_main_water_class"),
        ("每千常住人口托位数", CITY, "childcare_places_per_1000"),
        ("全年城镇调查失业率平均值", CITY, "urban_unemployment_rate"),
        ("社会消费品零售额 Retail sales", CITY, "retail_sales"),
        ("地区生产总值 Gross Regional Product", METRO, "gdp_metro"),
        ("2.1 技术合同登记成交额（亿元）1)", CITY, "technology_contract_value"),
        ("Share of manufacturing in GDP", CITY, "manufacturing_share_gdp"),
    ],
)  # fmt: skip
def test_name_is_found_by_its_form(name: str, region: str, target: str) -> None:
    assert target in ids(name, region)


@for_each(
    "name, region",
    [
        ("全市地区生产总值", ""), ("重庆市地区生产总值", ""), ("全市GDP", METRO), ("国内生产总值", METRO),
        ("当年高新技术企业数", CITY), ("年平均常住人口", METRO), ("累计城镇新增就业", CITY),
        ("地区生产总值 Growth rate", METRO), ("常住人口 Urban areas", METRO),
        ("数字化车间数", CITY), ("其中：生产总值", METRO),
    ],
)  # fmt: skip
def test_words_around_a_name_may_make_it_another(name: str, region: str) -> None:
    assert ids(name, region) == []


def test_name_of_the_plan_stands_before_equivalent_ones(make_plan: MakePlan) -> None:
    names = Names(
        make_plan(
            "plan: {base_year: 2022, target_year: 2027}\n"
            "targets:\n"
            "  firms: {name: 企业数, goal: {over: 5 家}, unit: 家, path: linear}\n"
            "  all: {name: 企业总数, goal: {over: 5 家}, unit: 家, path: linear}\n"
        )
    )
    meant = names.read("企业总数", "")
    assert (meant.ids, meant.known_as) == (["all"], "")
    with pytest.raises(Refused) as caught:
        names.read("企业数量", "")
    assert (caught.value.code, caught.value.details["known"]) == ("name-ambiguous", "firms, all")


def test_two_goals_for_one_name_are_no_ambiguity() -> None:
    meant = NAMES.read("年末高新技术企业数量", CITY) if ids("年末高新技术企业数量") else None
    assert meant is not None
    assert set(meant.ids) == {"hightech_firms", "hightech_firms_multiple"}
    assert meant.known_as in {"高新技术企业数", "高新技术企业总量", "高新技术企业"}


@for_each(
    "name, running", [("累计进出口总额", True), ("累计高新技术企业数", False), ("进出口额", False)]
)
def test_total_since_january_is_told(name: str, running: bool) -> None:
    assert bool(NAMES.read(name, CITY).reading.running) is running


# --- near names


def hint(name: str, region: str = CITY, unit: str = "") -> str | None:
    """What is offered for a name, None for nothing."""
    offered = NAMES.target_hint(name, region, unit)["hint_en"].removeprefix("Did you mean ")
    return offered.removesuffix("?") if offered.endswith("?") else None


def test_slip_is_offered_the_name() -> None:
    assert hint("主城都市区地区生产总直", METRO, "亿元") == "主城都市区地区生产总值"
    assert hint("技术合同成交額额", CITY, "亿元") == "技术合同成交额"
    assert hint("Surveyed urban unemploymnt", CITY) == "Surveyed urban unemployment"


@for_each(
    "name, region, unit",
    [
        ("主城都市区地区生产总直", CITY, "亿元"),  # of another region
        ("技术合同成交額额", "火星", "亿元"),  # of a place that the plan has not
        ("技术合同成交額额", CITY, "公里"),  # of what is measured otherwise
        ("高速水路里程", CITY, "公里"), ("三级甲等医院", CITY, "家"),  # of another thing
        ("全社会用热量", CITY, ""), ("新增技术合同成交額额", CITY, "亿元"),  # of another kind
        ("Railways open to traffic", CITY, "公里"),
    ],
)  # fmt: skip
def test_nothing_is_offered_of_another_kind(name: str, region: str, unit: str) -> None:
    assert hint(name, region, unit) is None


# --- the region


def test_name_without_its_region_is_looked_for_in_the_one_stated(make_plan: MakePlan) -> None:
    """GDP of 全国 is the nation's target, though GDP is literally another name of the city's."""
    names = Names(
        make_plan(
            "plan: {base_year: 2022, target_year: 2027, region: city}\n"
            "regions: {city: {zh: 全市}, cn: {zh: 全国}}\n"
            "targets:\n"
            "  own: {name: 地区生产总值, also: [GDP], goal: {over: 5 亿元}, unit: 亿元, path: linear}\n"
            "  nation: {name: 国内生产总值, region: cn, goal: {over: 5 亿元}, unit: 亿元, path: linear}\n"
        )
    )
    assert names.read("GDP", "全国").ids == ["nation"]
    assert names.read("生产总值", "全国").ids == ["nation"]
    assert names.read("国内生产总值", "").ids == ["nation"]
    assert names.read("生产总值", "全市").ids == names.read("全市GDP", "").ids == ["own"]
    with pytest.raises(Refused):
        names.read("国内生产总值", "全市")


def test_name_known_by_another_is_accounted_for(tmp_path: Path) -> None:
    file = tmp_path / "data.csv"
    file.write_text(
        "指标,地区,2023年,2024年\n年末常住人口数（万人）,主城都市区,2000,2010\n"
        "常住人口,主城都市区,2000,2010\n",
        encoding="utf-8",
    )
    found = read_observations(file, PLAN)
    assert found.tables[0].names == {"年末常住人口数": "常住人口"}
    assert {one.target for one in found} == {"resident_population_metro"}
