"""Kinds of tables that were once read wrongly without a word: what they give, and what is said.

Each kind has several examples that share nothing but the kind.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import MakePlan
from helpers.workbooks import rows, workbook

from gapcalc import Observations, Plan, read_observations
from gapcalc.core.data_options import DataOptions

PLAN = """\
plan: {base_year: 2022, target_year: 2027, region: city}
regions:
  city: {zh: 重庆市, en: Chongqing, also: [重庆, 全市]}
  metro: {zh: 主城都市区, en: Metro, within: city}
targets:
  jobless: {name: {zh: 城镇调查失业率, en: Unemployment rate}, goal: {at_most: 5 %}, unit: '%',
            path: linear}
  gdp: {name: {zh: 地区生产总值, en: GDP}, goal: {over: 4 万亿元}, unit: 亿元, path: compound,
        measure: flow}
  sales: {name: {zh: 社会消费品零售总额, en: Retail sales}, goal: {over: 2 万亿元}, unit: 亿元,
          path: compound, measure: flow}
  exports: {name: {zh: 出口额, en: Exports}, goal: {over: 9 亿美元}, unit: 万美元, path: compound,
            measure: flow}
  jobs: {name: {zh: 城镇新增就业人数, en: New jobs}, goal: {at_least: 300 万人}, unit: 万人,
         path: cumulative, measure: flow}
  firms: {name: {zh: 高新技术企业数, en: High-tech firms}, goal: {at_least: 8000 家}, unit: 家,
          path: compound, measure: stock}
  beds: {name: {zh: 床位覆盖率, en: Bed coverage}, also: [养老床位类占比], goal: {over: 50 %},
         unit: '%', path: linear}
  income: {name: {zh: 城乡居民收入, en: Income}, goal: {over: 5 万元}, unit: 元, path: compound}
"""


@pytest.fixture
def plan(make_plan: MakePlan) -> Plan:
    return make_plan(PLAN)


class Read:
    """What is read of a file: its values as text, and the codes of what is said."""

    def __init__(self, found: Observations) -> None:
        self.found = found
        self.values = [f"{one.target} {one.period} {one.value} {one.unit}".strip() for one in found]
        self.standings = [one.status for one in found]
        self.codes = [problem.code for problem in found.problems]

    @property
    def fates(self) -> set[str]:
        return {fate for table in self.found.tables for fate, count in table.rows.items() if count}


@pytest.fixture
def read(plan: Plan, tmp_path: Path):  # type: ignore[no-untyped-def]
    def of(content: str | bytes, name: str = "table.csv", **options: object) -> Read:
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Read(read_observations(file, plan, DataOptions(**options)))  # type: ignore[arg-type]

    return of


# --- another region


@pytest.mark.parametrize(
    "table",
    [
        "Year,GeoAreaName,Indicator,Value,Unit\n2023,Ruritania,Unemployment rate,9.9,%\n",
        "REF_AREA,TIME_PERIOD,INDICATOR,OBS_VALUE,UNIT\nRUR,2023,Unemployment rate,9.9,%\n",
        "country,iso3,year,Unemployment rate (%)\nRuritania,RUR,2023,9.9\nFreedonia,FRE,2023,8.8\n",
        "市州,指标,2022年,2023年\n甘南州,城镇调查失业率(%),9.8,9.9\n",
        "城镇调查失业率（%）\n地级市,2022年,2023年\n青川市,9.8,9.9\n兰陵市,8.8,8.9\n",
        "2023年青川县主要指标\n指标,单位,数值\n城镇调查失业率,%,9.9\n",
    ],
)
def test_value_of_another_region_is_not_the_plans(read, table: str) -> None:
    found = read(table)
    assert found.values == []
    assert found.fates & {"other_region", "refused", "other_indicator"}


# --- multiples in a column of their own


@pytest.mark.parametrize(
    ("heading", "word"),
    [("UNIT_MULT", "6"), ("Unit multiplier", "Millions"), ("PowerCode", "6"),
     ("Power code", "Millions"), ("SCALAR_FACTOR", "millions"), ("Magnitude", "10^6"),
     ("数量级", "百万")],
)  # fmt: skip
def test_multiple_beside_the_unit_counts(read, heading: str, word: str) -> None:
    found = read(f"indicator,year,value,unit,{heading}\nExports,2023,2610,USD,{word}\n")
    amounts = [(one.value, one.unit) for one in found.found]
    assert all(unit in {"百万美元", "百万USD", "million USD"} for _, unit in amounts), amounts
    assert amounts or "scale-unknown" in found.codes or "multiple-unclear" in found.codes


@pytest.mark.parametrize(
    ("heading", "word"),
    [("UNIT_MULT", "7x"), ("Power code", "lots"), ("Scalar factor", "n/k"), ("Magnitude", "高")],
)
def test_multiple_that_is_not_understood_refuses_the_row(read, heading: str, word: str) -> None:
    found = read(f"indicator,year,value,unit,{heading}\nExports,2023,2610,USD,{word}\n")
    assert found.values == []
    assert "refused" in found.fates


# --- parts


@pytest.mark.parametrize(
    "table",
    [
        "indicator,year,Residence,value,unit\nUnemployment rate,2023,Urban,6.0,%\n",
        "indicator,year,Age,value,unit\nUnemployment rate,2023,65+,6.0,%\n",
        "indicator,year,age_group,value,unit\nUnemployment rate,2023,15-24,16,%\n",
        "指标,年份,部门,数值,单位\n地区生产总值,2023,工业,8333,亿元\n",
        "指标,部门,2022年,2023年\n地区生产总值(亿元),农业,1,2\n地区生产总值(亿元),工业,3,4\n",
        "年份,性别,城镇调查失业率(%)\n2023,女,5.1\n2023,男,5.3\n",
        "指标,年份,口径,数值,单位\n社会消费品零售总额,2023,限额以上,900,亿元\n",
        "Indicator,Year,Scenario,Value,Unit\nGDP,2023,Low,1,亿元\nGDP,2023,High,9,亿元\n",
        "指标,年份,x,数值,单位\n地区生产总值,2023,甲,8333,亿元\n地区生产总值,2023,乙,9000,亿元\n",
    ],
)
def test_part_is_not_the_whole(read, table: str) -> None:
    found = read(table)
    assert found.values == []
    assert found.fates & {"part", "not_understood"}


@pytest.mark.parametrize(
    ("heading", "word"),
    [
        ("Sexo", "Mulheres"), ("Płeć", "kobiety"), ("الجنس", "إناث"), ("Statistic", "Median"),
        ("Variable", "Lower confidence limit"), ("Sample", "Men only"), ("Wave", "3"),
        ("UF", "AM"), ("x", "young"), ("Vintage", "2019"), ("Q", "5"),
    ],
)  # fmt: skip
def test_one_word_that_may_be_a_member_is_not_the_whole(read, heading: str, word: str) -> None:
    """No other row tells that the column sets rows apart; a language may be unknown, too."""
    rows_below = "".join(f"Unemployment rate,{word},{year},5.1,%\n" for year in (2022, 2023))
    found = read(f"indicator,{heading},year,value,unit\n{rows_below}")
    assert found.values == []
    assert found.fates & {"part", "not_understood"}


@pytest.mark.parametrize(
    ("heading", "word"), [("Dataset", "LFS"), ("数据库", "年度数据"), ("colour", "red")]
)
def test_one_word_of_what_all_the_table_is_lets_its_rows_pass(
    read, heading: str, word: str
) -> None:
    rows_below = "".join(f"Unemployment rate,{word},{year},5.1,%\n" for year in (2022, 2023))
    found = read(f"indicator,{heading},year,value,unit\n{rows_below}")
    assert found.values == ["jobless 2022 5.1 %", "jobless 2023 5.1 %"]
    assert found.codes == ["unknown-column"]


@pytest.mark.parametrize("whole", ["Total", "_T", "TOTAL", "T", "All", "Both sexes", "合计", ""])
def test_whole_among_parts_is_read(read, whole: str) -> None:
    found = read(
        "indicator,year,Sex,value,unit\n"
        f"Unemployment rate,2023,Female,6.0,%\nUnemployment rate,2023,{whole},5.5,%\n"
    )
    assert found.values == ["jobless 2023 5.5 %"]


# --- not actual


@pytest.mark.parametrize(
    "table",
    [
        "indicator,year,value,unit,OBS_FLAG\nGDP,2026,1,亿元,f\n",
        "indicator,year,value,unit,OBS_STATUS\nGDP,2026,1,亿元,F\n",
        "indicator,year,value,unit,Observation status\nGDP,2026,1,亿元,Forecast\n",
        "Projections\nindicator,year,value,unit\nGDP,2023,1,亿元\n",
        "MEDIUM VARIANT\nindicator,year,value,unit\nGDP,2023,1,亿元\n",
        "2025年预期目标\n指标,单位,2025年\n地区生产总值,亿元,34000\n",
        "指标,单位,2025年预计,2025年计划\n地区生产总值,亿元,34000,35000\n",
        "指标,年份,数值,单位,备注\n地区生产总值,2025,34000,亿元,预期目标\n",
        "indicator,year,value,unit,is_forecast\nGDP,2023,1,亿元,1\n",
        "指标,年份,数值,单位,是否预测\n地区生产总值,2023,1,亿元,是\n",
        "indicator,year,value,unit,Forecast\nGDP,2023,1,亿元,TRUE\n",
        "indicator,year,Target value,unit\nGDP,2023,1,亿元\n",
    ],
)
def test_forecast_or_target_is_no_actual_value(read, table: str) -> None:
    found = read(table)
    assert found.values == []
    assert found.codes


@pytest.mark.parametrize(
    ("heading", "flag", "standing"),
    [("is_forecast", "0", "reported"), ("Estimated", "No", "reported"), ("是否预计", "是", "estimate"),
     ("Preliminary", "yes", "preliminary")],
)  # fmt: skip
def test_answer_under_a_flag_says_what_the_value_is(
    read, heading: str, flag: str, standing: str
) -> None:
    found = read(f"indicator,year,value,unit,{heading}\nGDP,2023,1,亿元,{flag}\n")
    assert (found.values, found.standings) == (["gdp 2023 1 亿元"], [standing])


@pytest.mark.parametrize("title", ["Projections", "MEDIUM VARIANT", "2030年目标", "Budget"])
def test_sheet_whose_name_says_so_holds_no_actual_values(read, title: str) -> None:
    others = ((title, "visible", rows(("指标", "2024年"), ("地区生产总值(亿元)", 34000))),)
    book = workbook(*rows(("指标", "2023年"), ("地区生产总值(亿元)", 30145)), others=others)
    found = read(book, "table.xlsx")
    assert found.values == ["gdp 2023 30145 亿元"]
    assert "not_actual" in found.fates


@pytest.mark.parametrize(
    "note",
    [
        "Note: 2024 and 2025 are projections.", "注：2024—2025年为预测数。", "注：2024年起为预测数。",
        "Note: revised. Figures from 2024 are forecasts.",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "table",
    [
        "指标,单位,2023,2024,2025\n地区生产总值,亿元,1,2,3\n",
        "指标,年份,数值,单位\n" + "".join(f"地区生产总值,{2020 + n},{n},亿元\n" for n in (3, 4, 5)),
    ],
)
def test_years_that_a_note_calls_forecasts_are_not_actual(read, table: str, note: str) -> None:
    found = read(table + note + "\n")
    assert [value.split()[1] for value in found.values] == ["2023"]
    assert "not-actual" in found.codes


def test_mark_of_a_year_says_what_its_note_says(read) -> None:
    table = "指标,单位,2022,2023*,2024**\n地区生产总值,亿元,1,2,3\n* Preliminary.\n** Forecast.\n"
    found = read(table)
    assert list(zip(found.values, found.standings, strict=True)) == [
        ("gdp 2022 1 亿元", "reported"), ("gdp 2023 2 亿元", "preliminary"),
    ]  # fmt: skip
    assert found.codes == ["not-actual"]


def test_forecasts_that_a_note_tells_by_their_look_refuse_all_rows(read) -> None:
    table = "指标,单位,2022,2023\n地区生产总值,亿元,1,2\nFigures in italics are forecasts.\n"
    assert (read(table).values, read(table).codes) == ([], ["rows-not-read"])


@pytest.mark.parametrize("title", ["Projections, medium variant", "2030年目标,单位：亿元"])
def test_title_that_was_parted_at_its_commas_is_no_header(read, title: str) -> None:
    found = read(f"{title}\n指标,2022年,2023年\n地区生产总值(亿元),1,2\n")
    assert (found.values, "rows-not-read" in found.codes) == ([], True)


# --- what lines around a table say


@pytest.mark.parametrize(
    "table",
    [
        "指标,单位,2023年\n地区生产总值,亿元,9288\n注：统计范围为西山市。\n",
        "指标,单位,2023年\n地区生产总值,亿元,9288\n注：本表数据为西山市数据。\n",
    ],
)
def test_area_that_a_note_names_is_that_of_the_rows(read, table: str) -> None:
    assert (read(table).values, read(table).codes) == ([], ["unknown-region"])


@pytest.mark.parametrize(
    "table",
    [
        "指标,2023年,2024年\n高新技术企业数,5,6\nNote: figures in thousands.\n",
        '指标,2023年,2024年\n,"1,000","1,000"\n高新技术企业数,5,6\n',
        "高新技术企业 (in thousands)\n指标,2023年,2024年\n高新技术企业数,5,6\n",
    ],
)
def test_multiple_that_stands_beside_the_rows_counts(read, table: str) -> None:
    assert read(table, unit="家").values == ["firms 2023 5 千家", "firms 2024 6 千家"]


@pytest.mark.parametrize("title", ["单位万元", "Output, million yuan"])
def test_unit_of_a_title_counts_before_that_of_the_option(read, title: str) -> None:
    found = read(f"{title}\n指标,2023年,2024年\n地区生产总值,5,6\n", unit="亿元")
    assert {value.split()[-1] for value in found.values}.isdisjoint({"亿元"})


def test_group_of_firms_in_a_title_is_a_part(read) -> None:
    table = "规模以上工业企业主要指标\n指标,单位,2023年\n地区生产总值,亿元,500\n"
    assert (read(table).values, read(table).codes) == ([], ["rows-not-read"])


def test_rows_below_a_numbered_name_are_of_no_other(read) -> None:
    found = read(
        "分类,2023年,2024年\n高新技术企业数（家）\n重庆市,5,6\n（1）在建里程（公里）\n重庆市,7,8\n"
    )
    assert found.values == ["firms 2023 5 家", "firms 2024 6 家"]
    assert "unknown-indicator" in found.codes


def test_table_below_the_notes_of_a_long_one_is_read_or_told(read) -> None:
    found = read(
        "指标,年份,地区,单位,数值\n高新技术企业数,2023,重庆市,家,5\n注：初步数。\n\n"
        "领域,单位,2022,2023\n地区生产总值,亿元,1,2\n"
    )
    assert found.values == ["firms 2023 5 家", "gdp 2022 1 亿元", "gdp 2023 2 亿元"]


@pytest.mark.parametrize(
    "name", ["西山市2023年统计公报.csv", "2023_西山市.csv", "主城都市区2023.csv"]
)
def test_place_in_the_name_of_a_file_is_that_of_rows_that_name_none(read, name: str) -> None:
    table = "指标,单位,2023年\n社会消费品零售总额,亿元,9288\n"
    assert read(table, name).values == []
    assert read("地区," + table.replace("\n社", "\n重庆市,社"), name).values == [
        "sales 2023 9288 亿元"
    ]


@pytest.mark.parametrize("name", ["重庆市2023.csv", "2023年经济指标.csv", "表1 主要指标.csv"])
def test_name_of_a_file_that_names_no_other_place(read, name: str) -> None:
    assert read("指标,单位,2023年\n地区生产总值,亿元,9288\n", name).values != []


def test_sheet_of_notes_with_numbers_in_them_is_no_error(read) -> None:
    notes = rows(
        ("Notes",), ("1", "Figures of 2020 are revised."), ("Contact", "023 6388"),
        ("Last updated", "2024-05-01"), ("GDP is at current prices.",), ("Source: the bureau.",),
    )  # fmt: skip
    others = (("About", "visible", notes),)
    book = workbook(*rows(("指标", "2023年"), ("地区生产总值(亿元)", 30145)), others=others)
    found = read(book, "table.xlsx")
    assert (found.values, found.codes) == (["gdp 2023 30145 亿元"], ["sheet-of-text"])


def test_table_of_few_years_below_a_note_tells_nothing_of_the_columns_above(read) -> None:
    below = "".join(f"重庆市,{n},{n + 1},{n + 2},,\n" for n in (40, 50, 60, 70))
    found = read(
        "Province,District,Year,地区生产总值(亿元),社会消费品零售总额(亿元),高新技术企业数(家)\n"
        "重庆,合计,2023,5,6,7\n重庆,万州,2023,1,2,3\n1) Revised.,,,,,\n"
        f"Description,2021,2022,2023,,\n{below}"
    )
    assert [value for value in found.values if " 2023 " in value and "1 亿元" in value] == []
    assert found.values[0] == "gdp 2023 5 亿元"


# --- rows without a name


@pytest.mark.parametrize(
    "table",
    [
        "指标,2022年,2023年\n,1,2\n",
        "indicator,period,value\n,2023,5\n",
        "指标,年份,数值\n,2023,5\n地区生产总值,2023,6\n",
    ],
)
def test_row_without_a_name_is_not_the_indicator_that_is_given(read, table: str) -> None:
    found = read(table, indicator="gdp", unit="亿元")
    assert all(value.startswith("gdp 2023 6") for value in found.values)
    assert "refused" in found.fates


# --- running totals


@pytest.mark.parametrize("heading", ["截至2024年底累计", "2021-2024年累计"])
def test_total_over_years_is_a_running_total(read, heading: str) -> None:
    found = read(f"指标,{heading}\n城镇新增就业人数(万人),211\n")
    assert all(one.period.since is not None for one in found.found)
    assert found.values or found.codes


@pytest.mark.parametrize(
    "period", ["2023-2024年累计", "2023/2024", "2023—2024年", "2023至2024年", "2023/24"]
)
def test_span_of_years_is_read_as_one_or_named(read, period: str) -> None:
    for table in (
        f"指标,年份,数值,单位\n城镇新增就业人数,{period},142,万人\n",
        f"指标,单位,{period}\n城镇新增就业人数,万人,142\n",
    ):
        found = read(table)
        assert all(one.period.since is not None for one in found.found), table
        assert found.values or found.codes, table


@pytest.mark.parametrize(
    "table",
    [
        "indicator,Survey year,Reference year,value,unit\nGDP,2024,2023,1,亿元\nGDP,2023,2022,2,亿元\n",
        "indicator,year,Date published,value,unit\nGDP,2023,2024-05-01,1,亿元\nGDP,2022,2023-05-01,2,亿元\n",
        "指标,调查年份,年份,数值,单位\n地区生产总值,2024,2023,1,亿元\n地区生产总值,2023,2022,2,亿元\n",
    ],
)
def test_year_of_a_value_is_not_that_of_its_publication(read, table: str) -> None:
    assert read(table).values == ["gdp 2023 1 亿元", "gdp 2022 2 亿元"]


@pytest.mark.parametrize(
    "table",
    [
        "项目,令和4年,令和5年\n地区生产总值(亿元),1,2\n",
        "指标,单位,2022A,2023A,2024E\n地区生产总值,亿元,1,2,3\n",
        "地区,2022年地区生产总值(亿元),2023年地区生产总值(亿元),排名\n重庆市,1,2,5\n",
        "2023年主要指标\n指标,单位,上年实绩,本年实绩\n地区生产总值,亿元,1,2\n",
    ],
)
def test_years_as_offices_head_their_columns(read, table: str) -> None:
    assert read(table).values == ["gdp 2022 1 亿元", "gdp 2023 2 亿元"]


def test_word_for_the_years_beside_it_heads_no_column_of_years(read) -> None:
    found = read("PERIOD,2022,2023\n重庆市,1,2\n主城都市区,3,4\n", indicator="gdp", unit="亿元")
    assert found.values == ["gdp 2022 1 亿元", "gdp 2023 2 亿元"]


# --- several columns of values


@pytest.mark.parametrize("other", ["Value (revised)", "Final value", "修订值", "最终数值"])
def test_two_versions_of_a_value_are_told(read, other: str) -> None:
    table = f"indicator,year,value,{other},unit\nGDP,2023,4.8,4.7,亿元\n"
    assert (read(table).values, "duplicate-column" in read(table).codes) == ([], True)
    assert read(table, skip_columns=(other,)).values == ["gdp 2023 4.8 亿元"]


@pytest.mark.parametrize("heading", ["Actual", "实际值"])
def test_actual_beside_the_target_is_the_value(read, heading: str) -> None:
    found = read(f"indicator,year,Target,{heading},unit\nGDP,2023,4,5,亿元\n")
    assert found.values == ["gdp 2023 5 亿元"]


@pytest.mark.parametrize(
    "table",
    [
        "指标,单位,2023年,,指标,单位,2023年\n地区生产总值,亿元,5,,高新技术企业数,家,6\n",
        "指标,单位,2023年,指标,单位,2023年\n地区生产总值,亿元,5,高新技术企业数,家,6\n",
    ],
)
def test_halves_of_a_table_beside_each_other(read, table: str) -> None:
    assert read(table).values == ["gdp 2023 5 亿元", "firms 2023 6 家"]


@pytest.mark.parametrize("heading", ["Merkmal", "Libellé", "表章項目"])
def test_column_of_the_plans_own_names_under_a_foreign_heading(read, heading: str) -> None:
    found = read(f"{heading},year,value,unit\nGDP,2023,5,亿元\nRetail sales,2023,6,亿元\n")
    assert found.values == ["gdp 2023 5 亿元", "sales 2023 6 亿元"]


def test_rate_of_change_in_the_column_of_units_is_no_level(read) -> None:
    for unit in ("annual %", "% growth", "% change on previous year"):
        found = read(f"indicator,year,value,unit\nUnemployment rate,2023,4.8,{unit}\n")
        assert found.values == []
        assert found.codes in (["unit-unknown"], ["unit-refused"])


@pytest.mark.parametrize("answer", ["Y", "no", "是", "TRUE"])
def test_answer_that_is_the_same_throughout_lets_rows_pass(read, answer: str) -> None:
    table = (
        f"indicator,year,value,unit,printed\nGDP,2022,1,亿元,{answer}\nGDP,2023,2,亿元,{answer}\n"
    )
    assert read(table).values == ["gdp 2022 1 亿元", "gdp 2023 2 亿元"]


def test_blank_cell_beside_parts_is_the_whole(read) -> None:
    """城镇新增就业 is named after a part, and still 城镇 under 城乡 is not all of it."""
    found = read(
        "指标,城乡,单位,2023年\n城镇新增就业人数,城镇,万人,4\n城镇新增就业人数,农村,万人,5\n"
        "城镇新增就业人数,,万人,9\n"
    )
    assert found.values == ["jobs 2023 9 万人"]


# --- values that look like years


@pytest.mark.parametrize(
    "values", ["2 012,2 056", "2012*,2056*", "2012（预计）,2056", '"2,012","2,056"', "2012,2056",
               "2019,2021", "1999家,2012家"],
)  # fmt: skip
def test_row_of_numbers_like_years_is_no_header(read, values: str) -> None:
    """No row below it is filed under the years 2012 and 2056."""
    below = "社会消费品零售总额(亿元),15130,15677\n"
    found = read(f"指标,2023年,2024年\n高新技术企业数(家),{values}\n{below}")
    assert {str(one.period) for one in found.found} == {"2023", "2024"}
    assert found.values[-2:] == ["sales 2023 15130 亿元", "sales 2024 15677 亿元"]


def test_number_of_a_merged_block_is_no_header(read) -> None:
    found = read(
        "指标,单位,2023年,2024年\n高新技术企业数,家,2012,2056\n,家,2012,2056\n"
        "社会消费品零售总额,亿元,15130,15677\n"
    )
    assert found.values[-2:] == ["sales 2023 15130 亿元", "sales 2024 15677 亿元"]


# --- a further table


@pytest.mark.parametrize(
    "heading", ["主要产品", "行业", "民生指标", "产品名称", "Product", "名 目", "甲"]
)
@pytest.mark.parametrize("between", ["", "\n", "表2 其他\n"])
def test_further_table_is_not_read_under_the_columns_of_the_first(
    read, heading: str, between: str
) -> None:
    found = read(
        "指标,2021年,2022年\n地区生产总值(亿元),1,2\n"
        f"{between}{heading},2018年,2019年\n社会消费品零售总额(亿元),7,8\n"
    )
    assert found.values[:2] == ["gdp 2021 1 亿元", "gdp 2022 2 亿元"]
    assert found.values[2:] in ([], ["sales 2018 7 亿元", "sales 2019 8 亿元"])
    assert found.values[2:] or found.codes


@pytest.mark.parametrize(
    "first",
    ["项目,实际完成,绝对量\n地区生产总值,1,2\n", "主要指标：\n地区生产总值(亿元),7\n", "7\n8\n", ",,7\n",
     "产品,产量,排名\n钢材,5,1\n"],
)  # fmt: skip
def test_table_that_is_not_understood_before_one_that_is_does_not_vanish(read, first: str) -> None:
    found = read(f"{first}\n指标,2021年,2022年\n社会消费品零售总额(亿元),7,8\n")
    assert found.values == ["sales 2021 7 亿元", "sales 2022 8 亿元"]
    rows = sum((table.rows.total() for table in found.found.tables), 0)
    assert rows == first.strip().count("\n") + 1 + 2
    assert found.codes or found.fates & {"beside", "not_understood"}


def test_marked_year_of_a_further_table_is_no_value(read) -> None:
    found = read(
        "地区,项目,2019,2020,2021\n重庆市,地区生产总值(亿元),1,2,3\n\n主要指标\n"
        "地区,指标,2025,2024①\n重庆市,地区生产总值(亿元),7,6\n"
    )
    assert [value.split()[1] for value in found.values] == ["2019", "2020", "2021", "2025", "2024"]


# --- names


@pytest.mark.parametrize(
    ("name", "unit", "target"),
    [("床位覆盖率", "%", "beds"), ("养老床位类占比", "%", "beds"), ("Bed coverage", "%", "beds"),
     ("城乡居民收入", "元", "income")],
)  # fmt: skip
def test_column_of_values_whose_name_holds_a_word_for_remarks_is_one(
    read, name: str, unit: str, target: str
) -> None:
    """…coverage, …类… and 城乡… stand in names of indicators as well as over other columns."""
    found = read(f"年份,{name}({unit}),备注\n2022,51,见下\n2023,52,\n")
    assert found.values == [f"{target} 2022 51 {unit}", f"{target} 2023 52 {unit}"]


@pytest.mark.parametrize(
    "name", ["出口额（亿元，美元）", "地区生产总值(亿元、万人)", "GDP (亿元/万元)"]
)
def test_name_with_two_units_is_refused(read, name: str) -> None:
    found = read(f'指标,2023年\n"{name}",5\n')
    assert found.values == []
    assert found.codes


@pytest.mark.parametrize(
    "name", ["社会消费品\n零售总额", "社会消费品零售\r\n总额（亿元）", "Retail\nsales"]
)
def test_line_break_within_a_name_makes_no_other_name(read, name: str) -> None:
    found = read(f'指标,单位,2023年\n"{name}",亿元,5\n')
    assert found.values == ["sales 2023 5 亿元"]


@pytest.mark.parametrize("value", ["¥30145.79", "￥30145.79", "CNY 30145.79"])
def test_sign_of_a_currency_says_nothing_of_the_magnitude(read, value: str) -> None:
    found = read(f"指标,单位,2023年\n地区生产总值,亿元,{value}\n")
    assert found.values in ([], ["gdp 2023 30145.79 亿元"])
    assert found.values or found.codes


# --- text in the format of a number


@pytest.mark.parametrize(
    ("code", "values"),
    [('0.00"万亿元"', ["gdp 2023 3.01 万亿元"]), ('0.00"亿元"', ["gdp 2023 3.01 亿元"])],
)
def test_text_in_the_format_of_a_number_is_part_of_the_cell(
    read, code: str, values: list[str]
) -> None:
    number = '<row r="2"><c r="A2" t="inlineStr"><is><t>地区生产总值</t></is></c>'
    number += '<c r="B2" s="1"><v>3.01</v></c></row>'
    book = workbook(*rows(("指标", "2023年")), number, formats=[code])
    assert read(book, "table.xlsx").values == values


@pytest.mark.parametrize(("code", "read_as"), [("[$$-409]#,##0.00", []), ("[$¥-804]0", [301])])
def test_sign_of_another_currency_in_the_format_of_a_number_is_refused(
    read, code: str, read_as: list[int]
) -> None:
    number = '<row r="2"><c r="A2" t="inlineStr"><is><t>地区生产总值（亿元）</t></is></c>'
    number += '<c r="B2" s="1"><v>301</v></c></row>'
    found = read(workbook(*rows(("指标", "2023年")), number, formats=[code]), "table.xlsx")
    assert [one.value for one in found.found] == read_as


# --- files


def test_files_of_a_folder_are_read_or_named(plan: Plan, tmp_path: Path) -> None:
    for number, name in enumerate(["2024.CSV", "X.Tsv", "2025.txt", "notes.docx"]):
        text = f"indicator,period,value,unit\ngdp,{2021 + number},1,亿元\n"
        (tmp_path / name).write_text(text.replace(",", "\t" if name == "X.Tsv" else ","))
    found = Read(read_observations(tmp_path, plan))
    assert found.values == ["gdp 2021 1 亿元", "gdp 2022 1 亿元"]
    (problem,) = found.found.problems
    assert "2025.txt" in problem.message("en") and "notes.docx" in problem.message("en")


@pytest.mark.parametrize(
    ("value", "read_as"), [("22000,5", ["gdp 2023 22000.5 亿元"]), ("4,612", [])]
)
def test_delimiter_that_a_file_states(read, value: str, read_as: list[str]) -> None:
    found = read(f"sep=;\nindicator;period;value;unit\ngdp;2023;{value};亿元\n")
    assert found.values == read_as
    assert found.values or "decimal-ambiguous" in found.codes


# --- hints


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("高速铁路里程", "公里"),
        ("城镇登记失业人数", "人"),
        ("地区生产总值占比", "%"),
        ("西部出口额", "万美元"),
    ],
)
def test_no_name_of_another_thing_is_offered_as_a_hint(read, name: str, unit: str) -> None:
    found = read(f"指标,地区,年份,数值,单位\n{name},重庆市,2023,5,{unit}\n")
    assert found.values == []
    assert all("Did you mean" not in problem.message("en") for problem in found.found.problems)


def test_slip_of_the_pen_is_offered_as_a_hint(read) -> None:
    found = read("指标,地区,年份,数值,单位\n社会消费品零售总颔,重庆市,2023,5,亿元\n")
    assert "社会消费品零售总额" in found.found.problems[0].message("zh")


# --- what says of the rows what they are, behind the values


@pytest.mark.parametrize("heading", ["累计值", "完成情况", "实绩", "完成值"])
def test_unit_behind_the_values_is_that_of_the_rows(read, heading: str) -> None:
    table = f"年份,指标,{heading},单位\n2024,社会消费品零售总额,16688,亿元\n2024,高新技术企业数,8100,家\n"
    found = read(table)
    assert found.values == ["sales 2024 16688 亿元", "firms 2024 8100 家"]
    assert found.codes == []


def test_unit_behind_the_values_of_several_months_is_not_taken_for_a_repetition(read) -> None:
    found = read(
        "年份,月份,指标,累计值,单位\n2024,1-2月,社会消费品零售总额,2700,亿元\n"
        "2024,1-6月,社会消费品零售总额,8310,亿元\n2024,9,高新技术企业数,8100,家\n"
    )
    assert found.values == [
        "sales 2024-01/02 2700 亿元", "sales 2024-01/06 8310 亿元", "firms 2024-01/09 8100 家",
    ]  # fmt: skip


def test_period_and_remark_may_stand_behind_the_values_too(read) -> None:
    table = "指标,累计值,单位,年份,备注\n社会消费品零售总额,16688,亿元,2024,目标\n高新技术企业数,8100,家,2024,\n"
    found = read(table)
    assert (found.values, found.codes) == (["firms 2024 8100 家"], ["not-actual"])


# --- parts of a year without the year

MONTHS = "月份,社会消费品零售总额(亿元)\n1-3月,4010\n1-6月,8310\n"
SALES = ["sales 2026-01/03 4010 亿元", "sales 2026-01/06 8310 亿元"]


@pytest.mark.parametrize("title", ["2026年1-6月商贸情况", "2026年商贸情况", "2026年6月商贸情况"])
@pytest.mark.parametrize("heading", ["月份", "时间", "时期"])
def test_months_without_a_year_are_of_the_year_of_the_title(read, title: str, heading: str) -> None:
    found = read(f"{title},\n" + MONTHS.replace("月份", heading))
    assert (found.values, found.codes) == (SALES, [])


def test_bare_months_are_read_under_their_heading_alone(read) -> None:
    table = "2026年商贸情况,\n{},社会消费品零售总额(亿元)\n3,1400\n"
    assert read(table.format("月份")).values == ["sales 2026-03 1400 亿元"]
    assert read(table.format("时间")).codes == ["period-malformed"]


def test_year_of_months_may_be_given_and_is_never_guessed(read) -> None:
    assert (read(MONTHS).values, read(MONTHS).codes) == ([], ["part-without-year"] * 2)
    assert read(MONTHS, period="2026").values == SALES
    assert read(MONTHS, period="2023-2026").values == []


@pytest.mark.parametrize("part", ["1-9月", "7月", "全年", "下半年"])
def test_months_behind_those_of_the_title_are_refused(read, part: str) -> None:
    found = read(f"2026年1-6月商贸情况,\n{MONTHS}{part},9999\n")
    assert (found.values, found.codes) == (SALES, ["part-beyond-title"])


def test_months_that_turn_back_are_of_several_years(read) -> None:
    rows_of_months = "11月,1\n12月,2\n1月,3\n"
    found = read(f"2026年商贸情况,\n月份,社会消费品零售总额(亿元)\n{rows_of_months}")
    assert (found.values, set(found.codes)) == ([], {"part-without-year"})


def test_months_of_one_indicator_after_the_other_do_not_turn_back(read) -> None:
    table = (
        "2026年主要指标,,,\n指标,月份,数值,单位\n社会消费品零售总额,1月,1,亿元\n,2月,2,亿元\n"
        "地区生产总值,1月,3,亿元\n,2月,4,亿元\n"
    )
    assert "part-without-year" not in read(table).codes


def test_heading_that_names_months_is_of_the_given_year(read) -> None:
    table = "指标,1-3月,1-6月\n社会消费品零售总额(亿元),4010,8310\n"
    assert read(table, period="2026").values == SALES
    assert read(f"2026年1-3月主要指标,,\n{table}").values == SALES[:1]


# --- a word for values over the values of a given indicator


def test_given_indicator_names_the_values_below_a_word_for_them(read) -> None:
    title = "社零总额分月累计（2026年）,,\n单位：亿元,,\n"
    table = f"{title}时间,累计值,累计增长(%)\n1-3月,4010,4.1\n6月,8310,4.2\n"
    found = read(table, indicator="sales")
    assert (found.values, found.codes) == (SALES, ["unknown-indicator"])
    assert read(table).values == []


def test_two_words_for_values_under_one_indicator_are_refused(read) -> None:
    table = "时间,累计值,完成数\n2026年1-3月,4010,1300\n"
    found = read(table, indicator="sales", unit="亿元")
    assert (found.values, set(found.codes)) == ([], {"duplicate-column"})


def test_value_of_the_month_beside_a_span_is_not_taken_for_that_of_the_span(read) -> None:
    table = "时间,当月值\n2026年1-3月,1300\n"
    assert read(table, indicator="sales", unit="亿元").values == []
