"""Known formats: every value of a sample exactly, and what becomes of the parts, places, forecasts and
missing values that stand beside them.

The files of tests/formats/ are made up, their figures too. What each must give stands here, worked
out by hand.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers.cases import for_each

from gapcalc import Observations, Plan, load_plan, read_observations
from gapcalc.core.data_options import DataOptions
from gapcalc.tables.formats import FORMATS, SERIES_ROWS

SAMPLES = Path(__file__).parents[1] / "formats"
# As in test_offices: `@5 gdp 亿元: 2024 32100.55, 2023 30200.4 final` are the values on line 5, and
# `! code 5` is a problem on line 5.
WANTED = {
    "abs": """
        series-rows
        @10 jobless %: 2023-01/03 5.2
        @11 jobless %: 2023-04/06 5.1
        ! parts-not-read 1
        ! unknown-indicator 10""",
    "ceic": """
        series-rows
        @8 gdp 亿元: 2023-04/06 580.1
        @8 retail 亿元: 2023-06 93
        @9 gdp 亿元: 2023-07/09 590.2
        @9 retail 亿元: 2023-09 94
        ! other-region 8""",
    "communique": """
        long
        @3 gdp 亿元: 2024 2401.5
        @4 retail 亿元: 2024 1121.3""",
    "databank": """
        periods-across
        @2 jobless %: 2022 5.1, 2023 4.8
        ! unknown-indicator 3
        ! other-region 4""",
    "ecb": """
        ecb
        @2 jobless %: 2023-01/03 5.1
        @3 jobless %: 2023-04/06 4.8
        ! unknown-indicator 2""",
    "eurostat": """
        sdmx-csv
        @2 jobless %: 2022 5.1
        @3 jobless %: 2023 4.8 preliminary
        ! not-actual 4
        ! unit-mismatch 8
        ! parts-not-read 5
        ! parts-not-read 6
        ! other-region 7""",
    "faostat": """
        faostat
        @2 bananas t: 2022 966640
        @3 bananas t: 2023 971494 estimate
        ! unknown-indicator 5
        ! unknown-indicator 6
        ! other-region 7""",
    "fred": """
        fred
        ! unit-missing 2
        ! unit-missing 3
        ! unknown-indicator 2""",
    "genesis-new": """
        genesis
        @2 people 人: 2021 4101
        @3 people 人: 2022 4120
        ! parts-not-read 4
        ! other-region 5""",
    "genesis": """
        genesis
        @2 people 人: 2021 4101000
        @3 people 人: 2022 4120000
        ! parts-not-read 4
        ! other-region 5""",
    "imf": """
        periods-across
        @5 output 百万美元: 2022 2450.5, 2023-01/03 610.5
        @7 jobless %: 2022 5.1, 2023-01/03 5.0
        ! unnamed-column 4
        ! unknown-indicator 6
        ! unknown-indicator 8""",
    "minguo-bare": """
        names-across
        @2 gdp 亿元: 2010 1510.5
        @3 gdp 亿元: 2023 2288.1""",
    "minguo-quarters": """
        names-across
        @2 gdp 亿元: 2009-01/03 510.5
        @3 gdp 亿元: 2009-04/06 520.5
        @4 gdp 亿元: 2023-01/03 640.2""",
    "minguo": """
        names-across
        @2 gdp 亿元: 2022 2150.5
        @3 gdp 亿元: 2023 2288.1""",
    "ministry-base": """
        periods-across
        @4 gdp 亿元: 2023-10/12 640.2, 2023-07/09 580.1
        @5 gdp 亿元: 2023 2288.1, 2023-01/09 1647.9""",
    "monthly-release": """
        periods-across
        @3 retail 亿元: 2024-11 98.5, 2024-01/11 1021.3""",
    "open-sdg": """
        open-sdg
        @2 jobless %: 2022 5.1
        @3 jobless %: 2023 4.8 preliminary
        @7 output 百万美元: 2022 2450.5 estimate
        ! not-actual 4
        ! parts-not-read 5
        ! parts-not-read 6""",
    "owid": """
        names-across
        @2 jobless %: 2022 5.1
        @3 jobless %: 2023 4.8
        ! other-region 4
        ! unknown-region 5""",
    "px-web": """
        periods-across
        @2 jobless %: 2022 5.1, 2023 4.8
        @2 people 人: 2022 4100000, 2023 4120000
        ! parts-not-read 3
        ! other-region 4
        ! other-region 4""",
    "sdmx-1-both": """
        sdmx-csv
        @2 jobless %: 2022 5.1
        @5 output 百万美元: 2022 2610 preliminary
        ! not-actual 6
        ! parts-not-read 3
        ! other-region 4""",
    "sdmx-1-ids": """
        sdmx-csv
        @2 jobless %: 2022 5.1
        @3 jobless %: 2023 4.8 preliminary
        @8 jobless %: 2023-10/12 4.6
        @9 output 百万美元: 2022 2450.5 estimate
        ! not-actual 4
        ! parts-not-read 5
        ! other-region 6
        ! parts-not-read 7""",
    "sdmx-2-labels": """
        sdmx-csv
        @2 output 百万美元: 2022 2450.5
        @4 jobless %: 2022 5.1
        ! not-actual 7
        ! parts-not-read 3
        ! parts-not-read 5
        ! other-region 6""",
    "statcan-quarterly": """
        statcan
        @2 output 百万美元: 2022-10/12 600.5
        @3 jobless %: 2022-10 5.1
        @4 jobless %: 2022-11 5.2
        @5 output 百万美元: 2023-01/03 610.5""",
    "statcan": """
        statcan
        @2 output 百万美元: 2022 2450.5
        @3 output 百万美元: 2023 2610
        @5 jobless %: 2022 5.1 preliminary
        ! parts-not-read 6
        ! other-region 7""",
    "title-with-parts": """
        periods-across
        @3 jobless %: 2021 5.3, 2022 5.1, 2023 4.8
        ! parts-not-read 4""",
    "un-sdg-wide": """
        un-sdg
        @2 jobless %: 2022 5.1
        ! parts-not-read 3
        ! other-region 4""",
    "un-sdg": """
        un-sdg
        @2 jobless %: 2022 5.1
        @3 jobless %: 2023 4.8 estimate
        ! parts-not-read 4
        ! parts-not-read 5
        ! other-region 6""",
    "undata": """
        long
        @2 people 千人: 2022 4120
        @3 people 千人: 2021 4100
        ! other-region 4""",
    "who": """
        who
        @2 jobless %: 2022 5.1
        @3 jobless %: 2023 4.8
        ! parts-not-read 4
        ! unknown-region 5""",
    "wind": """
        series-rows
        @6 retail 亿元: 2023-02 92.0
        @7 gdp 亿元: 2023-01/03 510.5
        @7 retail 亿元: 2023-03 93.0
        @8 gdp 亿元: 2023 2288.1
        @8 retail 亿元: 2023-12 99.0
        ! other-region 6""",
    "world-bank": """
        periods-across
        @6 jobless %: 2021 5.3, 2022 5.1
        ! unknown-indicator 7
        ! other-region 8""",
    "yearbook": """
        periods-across
        @6 gdp 亿元: 2022 2150.5, 2023 2288.1
        @9 retail 亿元: 2022 980.5, 2023 1010.1
        ! unknown-indicator 12""",
    "oecd": """
        oecd
        @2 jobless %: 2022 5.1
        @3 jobless %: 2023 4.8 preliminary
        ! parts-not-read 4
        ! other-region 5""",
    "bis": """
        sdmx-csv
        @2 jobless %: 2023 4.8
        ! other-region 3""",
    "sdmx-words": """
        sdmx-csv
        @2 jobless %: 2023 4.8
        ! parts-not-read 3
        ! other-region 4""",
    "ilo": """
        sdmx-csv
        @2 jobless %: 2023 4.8
        ! parts-not-read 3
        ! parts-not-read 4""",
    "eurostat-bulk": """
        eurostat-tsv
        @2 jobless %: 2022 5.1, 2023 4.8 preliminary
        ! unit-refused 4
        ! parts-not-read 3
        ! other-region 5
        ! unknown-indicator 6""",
    "imf-weo": """
        imf-weo
        @2 jobless %: 2022 5.1, 2023 4.8
        @4 output 百万美元: 2022 2450.5
        ! not-actual 2
        ! not-actual 4
        ! other-region 3""",
}
# Warnings that tell of columns which say nothing of the values.
_QUIET = {"unknown-column"}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(SAMPLES / "plan.yaml")


def summary(found: Observations) -> list[str]:
    rows: dict[str, list[str]] = {}
    for one in found:
        standing = "" if one.status == "reported" else f" {one.status}"
        row = rows.setdefault(f"@{one.line} {one.target} {one.unit}: ", [])
        row.append(f"{one.period} {one.value}{standing}")

    told = [f"! {p.code} {p.line}" for p in found.problems if p.code not in _QUIET]
    return [head + ", ".join(row) for head, row in rows.items()] + told


@for_each("name", WANTED)
def test_sample(plan: Plan, name: str) -> None:
    found = read_observations(SAMPLES / f"{name}.csv", plan)
    format_, *wanted = [line.strip() for line in WANTED[name].strip().splitlines()]
    assert found.tables[-1].format == format_
    assert summary(found) == wanted


def test_every_format_and_every_file_has_a_test() -> None:
    assert {file.stem for file in SAMPLES.glob("*.csv")} == set(WANTED)
    tested = {wanted.strip().splitlines()[0] for wanted in WANTED.values()}
    assert {known.name for known in (*FORMATS, SERIES_ROWS)} <= tested


def test_one_member_by_code_or_label(plan: Plan) -> None:
    """SEX and Sex stand side by side: either chooses, and the other one does not refuse."""
    for member in ("M", "Male"):
        given = DataOptions(where=(("Sex", member),))
        found = read_observations(SAMPLES / "sdmx-2-labels.csv", plan, given)
        assert [(one.line, str(one.value)) for one in found] == [(5, "5.9")]


def test_a_code_of_a_series_takes_the_name_that_is_given(plan: Plan, tmp_path: Path) -> None:
    file = tmp_path / "fred.csv"
    given = DataOptions(indicator="jobless", unit="%")

    file.write_text("observation_date,LRUN64\n2022-01-01,5.1\n2023-01-01,4.8\n", encoding="utf-8")
    found = read_observations(file, plan, given)
    assert {str(one.period): str(one.value) for one in found} == {"2022": "5.1", "2023": "4.8"}

    # Of two series it is not known which is meant; a word is a name and no code.
    for heading in ("LRUN64,LRUN25", "Inflation"):
        blank = "," * heading.count(",")
        file.write_text(f"observation_date,{heading}\n2022-01-01,5{blank}\n", encoding="utf-8")
        assert not read_observations(file, plan, given)


@pytest.mark.parametrize(
    ("heading", "first"),
    [("Unemployment rate 2022", "2022"), ("Value_2022", None), ("Index 2015", None)],
)
def test_a_year_behind_a_name(plan: Plan, tmp_path: Path, heading: str, first: str | None) -> None:
    """One name with a year is the plan's; another may have the base of an index behind it."""
    file = tmp_path / "px.csv"
    file.write_text(f"region,{heading}\nFreedonia,5.1\n", encoding="utf-8")
    found = read_observations(file, plan, DataOptions(unit="%"))
    assert [str(one.period) for one in found] == ([first] if first else [])


def test_dollars_are_those_of_the_place(plan: Plan, tmp_path: Path) -> None:
    """Canada has dollars of its own, which no target in those of the United States takes."""
    file = tmp_path / "statcan.csv"
    text = (SAMPLES / "statcan.csv").read_text(encoding="utf-8")
    file.write_text(text.replace("Freedonia", "Canada"), encoding="utf-8")
    own = tmp_path / "plan.yaml"
    own.write_text(
        (SAMPLES / "plan.yaml").read_text(encoding="utf-8").replace("Freedonia", "Canada"),
        encoding="utf-8",
    )
    found = read_observations(file, load_plan(own))
    assert [one.target for one in found] == ["jobless"]


def test_a_merged_heading_narrows_or_not(plan: Plan, tmp_path: Path) -> None:
    """产值 over 地区生产总值 says what is counted; 民营 over it says of whom."""
    file = tmp_path / "merged.csv"
    body = ",地区生产总值(亿元),社会消费品零售总额(亿元)\n2022,2150.5,980\n2023,2288.1,1010\n"
    neutral = ("产值", "主要指标", "国民经济统计资料")
    narrowing = ("城镇居民统计资料", "民营", "城镇", "加工贸易")
    for spanner in (*neutral, *narrowing):
        count = 4 if spanner in neutral else 0
        file.write_text(f"年份,{spanner},\n{body}", encoding="utf-8")
        assert len(read_observations(file, plan)) == count, spanner


def test_a_base_of_the_nation(plan: Plan, tmp_path: Path) -> None:
    """数据库：季度数据 without a place holds the nation's figures, unless it names a region's."""
    file = tmp_path / "base.csv"
    head = "数据库：年度数据,\n时间：最近1年,\n指标,2023年\n"
    retail = "社会消费品零售总额(亿元),1010.1\n"
    file.write_text(head + retail, encoding="utf-8")
    assert not read_observations(file, plan)

    file.write_text(f"{head}{retail}地区生产总值(亿元),2288.1\n", encoding="utf-8")
    assert [one.target for one in read_observations(file, plan)] == ["retail", "gdp"]


def test_rows_that_differ_in_what_names_them_together_are_not_taken_for_one(
    plan: Plan, tmp_path: Path
) -> None:
    """Element and area repeat, and the item alone tells bananas from dates."""
    file = tmp_path / "fao.csv"
    rows = "".join(
        f"Freedonia,Export quantity,{item},{year},t,{value}\n"
        for item, value in (("Bananas", 5), ("Dates", 7))
        for year in (2021, 2022, 2023)
    )
    file.write_text(f"Area,Element,Item,Year,Unit,Value\n{rows}", encoding="utf-8")
    found = read_observations(file, plan)
    assert [(one.target, str(one.value)) for one in found] == [("bananas", "5")] * 3


def test_a_series_of_a_format_is_read_row_by_row_as_its_first(plan: Plan, tmp_path: Path) -> None:
    """However many rows repeat the names of one: flags, sexes and areas still count."""
    head = "DATAFLOW,FREQ,REF_AREA,INDICATOR,SEX,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS\n"
    rows = [
        f"OFF:DF(1.0),A,{area},UNE_RT,{sex},{year},{value},PT,{flag}\n"
        for area, sex, flag, value in (
            ("FRE", "_T", "A", 5), ("FRE", "F", "A", 4), ("SYL", "_T", "A", 9),
            ("FRE", "_T", "F", 3), ("FRE", "_T", "M", 0),
        )
        for year in range(2000, 2020)
    ]  # fmt: skip
    file = tmp_path / "sdmx.csv"
    file.write_text(head + "".join(rows), encoding="utf-8")
    found = read_observations(file, plan)
    assert {str(one.value) for one in found} == {"5"}
    assert len(found) == 20


def test_of_a_name_in_two_languages_the_chinese_half_counts(plan: Plan, tmp_path: Path) -> None:
    """云台区 over the Chinese name is a place that its English half does not know of."""
    file = tmp_path / "both.csv"
    for spanner, count in (("", 2), ("云台区", 0), ("其中：城镇", 0)):
        heads = f"年份,{spanner},\n,地区生产总值 Gross regional product（亿元）,社会消费品零售总额 Retail sales（亿元）\n"
        file.write_text(f"{heads}2023,2288.1,1010\n", encoding="utf-8")
        assert len(read_observations(file, plan)) == count, spanner
