"""The bundled plan against the ledgers of its text, and the data against the plan.

`ledger.csv` lists every printed figure, `milestones.csv` every end state without one: each is a
target, or has the reason why it is none. `part_of` marks a figure that is also read for a part.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from helpers.cases import for_each

from gapcalc import Observations, Plan, read_observations
from gapcalc.core.files import bundled
from gapcalc.core.unit import RATIO, convert

# The parts of a published series that no page could be found for.
WITHOUT_ADDRESS = {("port_cargo_capacity", "2022")}
HAN = re.compile(r"[\u3400-\u9fff]")


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


LEDGER = rows(Path(__file__).parents[1] / "ledger.csv")
WITH_TARGET = [row for row in LEDGER if row["target"]]
END_STATES = rows(Path(__file__).parents[1] / "milestones.csv")
REACHED = [row for row in END_STATES if row["target"]]
DATA = bundled() / "data" / "chongqing.csv"


@pytest.fixture(scope="module")
def observations(plan: Plan) -> Observations:
    return read_observations(DATA, plan)


# --- the ledgers


def test_counts_add_up(plan: Plan) -> None:
    figures = [row for row in WITH_TARGET if not row["part_of"]]
    parts = [row for row in WITH_TARGET if row["part_of"]]
    assert (len(figures), len(parts), len(REACHED)) == (182, 2, 67)
    assert len(plan.targets) == 182 + 2 + 67


@for_each("row", [*LEDGER, *END_STATES])
def test_printed_words_are_a_target_or_have_a_reason_why_not(row: dict[str, str]) -> None:
    assert bool(row["target"]) != bool(row["why"])
    assert row["printed"]
    if row["why"]:
        assert not any(row.get(name) for name in ("comparator", "value", "unit", "part_of"))


@for_each("row", [*WITH_TARGET, *REACHED])
def test_ledger_target_is_in_the_plan_at_the_same_place(plan: Plan, row: dict[str, str]) -> None:
    target = plan.targets[row["target"]]
    assert (target.action, target.item) == (row["action"], row["item"])


def test_every_target_is_in_one_ledger_once(plan: Plan) -> None:
    listed = Counter(row["target"] for row in [*WITH_TARGET, *REACHED])
    assert listed == Counter(plan.targets.keys())


def test_every_milestone_is_an_end_state_and_no_figure_is(plan: Plan) -> None:
    milestones = {target.id for target in plan.targets.values() if target.goal.form == "stage"}
    assert milestones <= {row["target"] for row in REACHED}


def test_no_end_state_is_listed_twice() -> None:
    places = Counter((row["action"], row["item"], row["printed"]) for row in END_STATES)
    assert max(places.values()) == 1


@for_each("row", [row for row in WITH_TARGET if row["part_of"]])
def test_part_has_the_figure_of_the_whole(row: dict[str, str]) -> None:
    whole = next(other for other in WITH_TARGET if other["target"] == row["part_of"])
    assert {**whole, "target": "", "part_of": ""} == {**row, "target": "", "part_of": ""}


@for_each("row", WITH_TARGET)
def test_goal_is_the_printed_figure(plan: Plan, row: dict[str, str]) -> None:
    target = plan.targets[row["target"]]
    goal = target.goal
    if not row["value"]:
        assert (goal.form, row["comparator"]) == ("none", "")
        assert goal.reason is not None
        assert HAN.search(goal.reason.zh)
        assert not HAN.search(goal.reason.en)
        return
    own = target.unit if goal.form == "level" else RATIO
    low, _, high = row["value"].partition("..")
    assert goal.comparator == row["comparator"]
    assert goal.value == convert(Fraction(low), row["unit"], own)
    assert goal.upper == (convert(Fraction(high), row["unit"], own) if high else None)


@pytest.mark.parametrize(
    ("form", "unit", "count"),
    [
        ("times_base", "倍", 7),
        ("average_growth", "%", 6),
        ("reduce_by", "%", 1),
        ("over_series", "比值", 2),
    ],
)
def test_goals_relative_to_a_base_or_series(plan: Plan, form: str, unit: str, count: int) -> None:
    found = [row for row in WITH_TARGET if plan.targets[row["target"]].goal.form == form]
    assert [row["unit"] for row in found] == [unit] * count


def test_goal_above_a_series_asks_for_more_than_the_series(plan: Plan) -> None:
    goals = [target.goal for target in plan.targets.values() if target.goal.form == "over_series"]
    assert {goal.series for goal in goals} == plan.benchmarks.keys()
    assert {(goal.comparator, goal.value) for goal in goals} == {(">", 1)}


# --- the plan


def test_plan_is_named_and_dated(plan: Plan) -> None:
    assert (plan.base_year, plan.target_year) == (2022, 2027)
    assert (plan.document, plan.issued) == ("渝府发〔2023〕8号", "2023-03-10")
    assert list(plan.actions) == [str(number) for number in range(1, 11)]


def test_everything_has_a_name_in_both_languages(plan: Plan) -> None:
    parts = [*plan.targets.values(), *plan.regions.values(), *plan.benchmarks.values()]
    for name in [plan.name, *plan.actions.values(), *(part.name for part in parts)]:
        assert HAN.search(name.zh), name
        assert name.en, name
        assert not HAN.search(name.en), name


def test_notes_and_reasons_are_in_both_languages(plan: Plan) -> None:
    for target in plan.targets.values():
        for text in (target.note, target.goal.reason):
            if text is not None:
                assert HAN.search(text.zh), target.id
                assert not HAN.search(text.en), target.id


def test_no_two_targets_share_a_full_name(plan: Plan) -> None:
    for of in (lambda target: target.name.zh, lambda target: target.name.en):
        assert [
            name for name, count in Counter(map(of, plan.targets.values())).items() if count > 1
        ] == []


def test_count_of_what_the_plan_strives_for(plan: Plan) -> None:
    strive = Counter(
        t.goal.form == "stage" for t in plan.targets.values() if t.commitment == "strive"
    )
    assert strive == {False: 38, True: 21}


def test_demand_forecasts_are_no_aims(plan: Plan) -> None:
    forecasts = {target.id for target in plan.targets.values() if target.role == "forecast"}
    assert forecasts == {"max_power_load", "electricity_consumption"}
    assert not any(plan.targets[id].assessable for id in forecasts)


def test_every_target_has_a_place_and_a_measurable_one_a_measure(plan: Plan) -> None:
    for target in plan.targets.values():
        assert target.action in plan.actions, target.id
        assert (target.item or "").isdigit(), target.id
        assert target.measure or target.goal.form in {"stage", "none"}, target.id


def test_milestones_are_delivered_whole(plan: Plan) -> None:
    assert {target.path for target in plan.targets.values() if target.goal.form == "stage"} == {
        "step"
    }


# --- names and regions that offices print

# Name, unit, region and value of a cell, and whose value it is: of no target where "".
PRINTED = [
    ("城镇新增就业人员", "万人", "全市", "3", "urban_new_jobs"),
    ("R&D经费投入强度", "%", "全市", "2.4", "rd_intensity_vs_national"),
    ("研发经费支出占GDP比重", "%", "全市", "2.4", "rd_intensity_vs_national"),
    ("R&D经费内部支出", "亿元", "全市", "700", "rd_expenditure_growth"),
    ("年末常住人口", "万人", "主城都市区", "2200", "resident_population_metro"),
    ("地区生产总值(GDP)", "亿元", "都市区", "25000", "gdp_metro"),
    ("民营经济增加值占全市经济总量的比重", "%", "全市", "60", "private_economy_share_gdp"),
    ("有效期内高新技术企业", "家", "全市", "9123", "hightech_firms"),
    ("技术市场成交额", "亿元", "全市", "900", "technology_contract_value"),
    ("高铁通车里程", "公里", "全市", "1300", "hsr_operating_length"),
    ("铁路通车里程", "公里", "全市", "2800", "rail_network_length"),
    ("高速等级公路里程", "公里", "全市", "4100", "expressway_length"),
    ("年末发电装机容量", "万千瓦", "全市", "3000", "installed_power_capacity"),
    ("电力消费量", "亿千瓦小时", "全市", "1400", "electricity_consumption"),
    ("进出口总值（人民币）", "亿元", "全市", "7137.4", "foreign_trade_total"),
    ("环境空气质量优良天数", "天", "全市", "333", "good_air_days"),
    ("长江干流水质", "", "长江干流", "Ⅱ类", "yangtze_main_water_class"),
    ("每千人口3岁以下婴幼儿托位数", "个", "全市", "4.14", "childcare_places_per_1000"),
    ("城镇调查失业率（年均）", "%", "全市", "5.3", "urban_unemployment_rate"),
    ("经常参加体育锻炼人数比率", "%", "全市", "47.6", "regular_exercise_share"),
    ("新引进首店", "家", "全市", "469", "new_first_stores"),
    ("友好城市", "对", "全市", "54", "sister_cities_new"),
    ("友好交流城市", "对", "全市", "125", "friendly_exchange_cities_new"),
    ("西部陆海新通道运输箱量（重庆三种主要方式）", "万标箱", "全市", "25", "corridor_containers"),
    ("常住人口城镇化率", "%", "渝东北三峡库区城镇群", "55", "urbanization_rate_northeast"),
    ("常住人口城镇化率", "%", "渝东南", "51", "urbanization_rate_southeast"),
    ("研发投入强度", "%", "重庆高新区（直管园）", "5.5", "rd_intensity_science_city"),
    ("路网总长度", "公里", "主城区", "6600", "road_length_central"),
    # Neighbours, which are other indicators.
    ("研发投入强度", "%", "西部（重庆）科学城", "5.5", ""),
    ("城市更新试点示范项目", "个", "中心城区", "20", ""),
    ("绿色贷款余额", "亿元", "全市", "6200", ""),
    ("软件业务收入", "亿元", "全市", "2705", ""),
    ("食品及农产品加工业产值", "亿元", "全市", "2670", ""),
    ("全市算力规模", "P", "全市", "1000", ""),
    ("进出口总值（美元）", "亿元", "全市", "7137.4", ""),
    ("数字经济核心产业增加值占GDP比重", "%", "全市", "10", ""),
]


@pytest.mark.parametrize(("name", "unit", "region", "value", "id"), PRINTED)
def test_printed_name_is_heard_or_left_alone(
    observe: Callable[..., Observations],
    plan: Plan,
    name: str,
    unit: str,
    region: str,
    value: str,
    id: str,
) -> None:
    table = f"指标,地区,年份,数值,单位\n{name},{region},2024,{value},{unit}\n"
    found = {observation.target for observation in observe(plan, table)}
    assert found >= {id} if id else not found


# --- the data


def test_data_is_read_without_a_problem(observations: Observations) -> None:
    assert observations.problems == []
    assert observations.rows == len(rows(DATA))
    assert len(observations) >= observations.rows


def test_every_row_is_used(observations: Observations) -> None:
    used = {observation.line for observation in observations}
    assert len(used) == observations.rows


@for_each("row", rows(DATA))
def test_row_says_where_it_is_from(row: dict[str, str]) -> None:
    assert row["source"]
    assert row["publisher"]
    known = (row["indicator"], row["period"]) in WITHOUT_ADDRESS
    assert re.fullmatch(r"https?://[^\s/]+\.\w+(:\d+)?(/\S*)?", row["url"]) or (
        known and row["url"] == ""
    )


@for_each("note", sorted({row["note"] for row in rows(DATA)} - {""}))
def test_note_is_in_both_languages(note: str) -> None:
    zh, slash, en = note.partition(" / ")
    assert slash
    assert HAN.search(zh)
    assert en == en.strip()
    assert re.match("[a-zA-Z0-9]", en)
    assert len(HAN.findall(en)) <= 2  # a multiple quoted as it is printed


def test_no_row_is_there_twice() -> None:
    written = Counter(
        (row["indicator"], row["region"], row["period"], row["status"]) for row in rows(DATA)
    )
    assert [row for row, count in written.items() if count > 1] == []


def test_both_national_series_have_values(plan: Plan, observations: Observations) -> None:
    assert {observation.target for observation in observations} >= plan.benchmarks.keys()
