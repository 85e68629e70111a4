"""Published values read from CSV and from settings: how they are matched, and what is said of the
rest.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from conftest import MakePlan, Observe
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gapcalc import GapcalcError, Observation, Observations, Plan, read_observations
from gapcalc.core.clock import AsOf
from gapcalc.core.period import SINCE_START, Period
from gapcalc.core.problem import Problem
from gapcalc.data.observation import BOUNDS, STANDINGS, known_by
from gapcalc.data.reading import parse_setting
from gapcalc.tables.vocabulary import COLUMNS

PLAN = """\
plan: {id: p, base_year: 2022, target_year: 2027, region: city}
regions:
  city: {zh: 全市, en: City, also: [重庆]}
  metro: {zh: 主城, en: Metro}
  firms: {zh: 民企, en: Private firms, within: city}
  nation: {zh: 全国, en: Nation}
series:
  national: {name: 全国人均收入, also: [人均收入], region: nation, unit: 元}
targets:
  gdp: {name: {zh: 主城生产总值, en: Metro GDP}, also: [生产总值, GDP], region: metro,
        goal: {over: 3 万亿元}, unit: 亿元, path: compound}
  income: {name: 居民收入, also: [人均收入], goal: {at_least: 5 万元}, unit: 元, path: compound}
  versus: {name: 居民收入与全国之比, also: [人均收入], goal: {over_series: national},
           unit: 元, path: linear}
  firms: {name: 民营高企, also: [高企], region: firms, goal: {at_least: 9000 家},
          unit: 家, path: compound}
  rank: {name: 位次, goal: {rank_at_most: 3}, unit: 位, path: step}
  bridge: {name: 大桥, goal: {stage: in_operation}, path: step}
  freight: {name: 货运量, goal: {average_growth: 10%}, unit: 万吨, path: compound}
  share: {name: 占比(%), goal: {over: 50 %}, unit: '%', path: linear}
"""


@pytest.fixture
def a_plan(make_plan: MakePlan) -> Plan:
    return make_plan(PLAN)


def told(read: Observations) -> list[tuple[str, int | None, str | None]]:
    """Return code, line and field of each problem."""
    return [(problem.code, problem.line, problem.field) for problem in read.problems]


def test_canonical_row(a_plan: Plan, observe: Observe) -> None:
    read = observe(
        a_plan, "gdp,主城,2024,24500.50,亿元,>,final,年鉴,统计局,https://example.org,注\n"
    )
    assert (read.files, read.rows, read.problems) == (1, 1, [])
    (one,) = read
    assert (one.target, one.period, one.value, str(one.value), one.unit) == (
        "gdp", Period(2024), Decimal("24500.50"), "24500.50", "亿元",
    )  # fmt: skip
    assert (one.bound, one.status, one.source, one.publisher) == (">", "final", "年鉴", "统计局")
    assert (one.url, one.note, one.line) == ("https://example.org", "注", 2)
    assert Path(one.path or "").name == "data-1.csv"


@pytest.mark.parametrize(
    "header",
    [
        "indicator,region,period,value,unit,source,note", "指标,地区,时期,数值,单位,数据来源,备注",
        "指標,地區,時期,數值,單位,數據來源,備註", "指标名称,地区名称,年份,数据,计量单位,来源,说明",
        "項目,區域,年度,本期值,計量單位,資料來源,說明",
        "Indicator,REGION,Year,Value,Unit,Source,Note",
        " 指 标 ,地区,时间,值,单位,来源,备注",
        "ｉｎｄｉｃａｔｏｒ,region,date,value,unit,source,note",
    ],
)  # fmt: skip
def test_headers_in_both_languages_and_scripts(a_plan: Plan, tmp_path: Path, header: str) -> None:
    file = tmp_path / "data.csv"
    file.write_text(f"{header}\ngdp,主城,2024,1,亿元,年鉴,注\n", encoding="utf-8")
    read = read_observations(file, a_plan)
    assert read.problems == []
    (one,) = read
    assert (one.target, one.period, one.value, one.source, one.note) == (
        "gdp",
        Period(2024),
        1,
        "年鉴",
        "注",
    )


def test_no_header_name_stands_for_two_columns() -> None:
    names = [name for column, others in COLUMNS.items() for name in (column, *others)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("row", "value", "unit"),
    [
        ("gdp,,2024,3,万亿元", "3", "万亿元"), ("gdp,,2024,3万亿元,", "3", "万亿元"),
        ("gdp,,2024,3 万亿元", "3", "万亿元"),
        ("生产总值(亿元),主城,2024,30000,", "30000", "亿元"),
        ("生产总值（亿元）,主城,2024,30000,", "30000", "亿元"),
        ("GDP (亿元),主城,2024,30000", "30000", "亿元"),
        ("firms(万家),,2024,1.20,", "1.20", "万家"),
        ('gdp,,2024,"30,000",亿元', "30000", "亿元"),
        ("gdp,,2024,３００００,亿元", "30000", "亿元"),
        ("rank,,2024,3,", "3", "位"), ("rank,,2024,3位,", "3", "位"),
        ("share,,2024,51.0%,", "51.0", "%"),
        ("占比(%),,2024,51,%", "51", "%"), ("freight,,2024,10%,", "10", "%"),
        ("freight,,2024,9 亿吨,", "9", "亿吨"),
        ("大桥,,2024,投用,", "in_operation", ""),
        ("bridge,,2024,in_operation,", "in_operation", ""),
        ("bridge,,2024,In Operation,", "in_operation", ""), ("bridge,,2024,开工,", "started", ""),
    ],
)  # fmt: skip
def test_unit_beside_in_or_before_the_value(
    a_plan: Plan, observe: Observe, row: str, value: str, unit: str
) -> None:
    read = observe(a_plan, f"{row}\n")
    assert told(read) == []
    assert [(str(one.value), one.unit) for one in read] == [(value, unit)]


@pytest.mark.parametrize(
    ("name", "region", "targets"),
    [
        ("gdp", "", ["gdp"]), ("主城生产总值", "", ["gdp"]), ("metro gdp", "", ["gdp"]),
        ("GDP", "主城", ["gdp"]),
        ("ＧＤＰ", "METRO", ["gdp"]), ("“生产总值”", "metro", ["gdp"]),
        ("人均收入", "", ["income", "versus"]),
        ("人均收入", "重庆", ["income", "versus"]), ("人均收入", "全国", ["national"]),
        ("居民收入", "", ["income"]),
        ("national", "", ["national"]), ("高企", "", ["firms"]), ("高企", "民企", ["firms"]),
        ("高企", "全市", ["firms"]),
        ("firms", "", ["firms"]),
    ],
)  # fmt: skip
def test_name_and_region_say_what_is_meant(
    a_plan: Plan, observe: Observe, name: str, region: str, targets: list[str]
) -> None:
    unit = {"gdp": "亿元", "firms": "家"}.get(targets[0], "元")
    read = observe(a_plan, f"{name},{region},2024,5,{unit}\n")
    assert told(read) == []
    assert sorted(one.target for one in read) == targets


@pytest.mark.parametrize(
    ("row", "code", "field"),
    [
        ("生产总值,,2024,1,亿元", "region-missing", "region"),
        ("gdp,,2024,1,", "unit-missing", "unit"), ("gdp,,2024,1,万人", "unit-mismatch", "unit"),
        ("gdp,,2024,1万人,", "unit-mismatch", "value"),
        ("gdp,,2024,1,亿美元", "unit-mismatch", "unit"),
        ("gdp,,2024,1 人,亿元", "unit-mismatch", "value"),
        ("gdp,,2024,10%,", "unit-mismatch", "value"),
        ("freight,,2024,1,亿元", "unit-mismatch", "unit"),
        ("gdp,,2024,1,蝌蚪", "unit-unknown", "unit"),
        ("gdp,,2024,1,10**10**10", "unit-refused", "unit"),
        ("gdp,,2024,半,亿元", "words-for-number", "value"),
        ("gdp,,2024,3-5,亿元", "value-range", "value"),
        ("gdp,,2024,inf,亿元", "not-a-number", "value"),
        ("gdp,,,1,亿元", "value-missing", "period"),
        (",,2024,1,亿元", "value-missing", "indicator"),
        ("gdp,,2024年9月30日,1,亿元", "period-malformed", "period"),
        ("gdp,,2024,1,亿元,?", "unknown-mark", "bound"),
        ("gdp,,2024,1,亿元,,maybe", "unknown-mark", "status"),
        ("bridge,,2024,半成,", "unknown-stage", "value"),
        ("bridge,,2024,100%,", "unknown-stage", "value"),
        ("abc,,2024,1,元", "unknown-indicator", "indicator"),
        ("gdp,火星,2024,1,亿元", "unknown-region", "region"),
        ("gdp,全市,2024,1,亿元", "other-region", "region"),
        ("高企,主城,2024,1,家", "other-region", "region"),
    ],
)  # fmt: skip
def test_row_that_cannot_be_used(
    a_plan: Plan, observe: Observe, row: str, code: str, field: str
) -> None:
    read = observe(a_plan, f"{row}\n")
    assert list(read) == []
    assert told(read) == [(code, 2, field)]
    assert read.problems[0].message("zh") != read.problems[0].message("en")


def test_one_bad_row_does_not_cost_the_others(a_plan: Plan, observe: Observe) -> None:
    read = observe(a_plan, "gdp,,2022,1,亿元\ngdp,,2023,半,亿元\ngdp,,2024,3,亿元\n")
    assert [one.line for one in read] == [2, 4]
    assert told(read) == [("words-for-number", 3, "value")]


@pytest.mark.parametrize(
    "mark", ["", "-", "—", "…", "...", "NA", "nan", "无", "暂无数据", "#N/A", ":", "x", "/"]
)
def test_mark_for_a_missing_value_is_no_problem(a_plan: Plan, observe: Observe, mark: str) -> None:
    read = observe(a_plan, f"gdp,,2023,{mark},亿元\ngdp,,2024,3,亿元\n")
    assert ([one.line for one in read], told(read)) == ([3], [])


def test_rows_that_are_not_the_plans_are_told_once_with_their_number(
    a_plan: Plan, observe: Observe
) -> None:
    read = observe(
        a_plan,
        "甲,,2022,1,亿元\n乙,,2022,1,元\n甲,,2023,1,亿元\n甲,主城,2024,1,亿元\n"
        "gdp,火星,2022,1,亿元\nfirms,火星,2022,1,家\ngdp,全市,2022,1,亿元\ngdp,全市,2023,1,亿元\n",
    )
    counted = {(p.code, p.details["value"]): (p.details["count"], p.line) for p in read.problems}
    assert counted == {
        ("unknown-indicator", "甲"): ("3", 2),
        ("unknown-indicator", "乙"): ("1", 3),
        ("unknown-region", "火星"): ("2", 6),
        ("other-region", "全市"): ("2", 8),
    }
    assert {problem.severity for problem in read.problems} == {"warning"}


def test_unknown_indicator_comes_with_the_nearest_name(a_plan: Plan, observe: Observe) -> None:
    (problem,) = observe(a_plan, "主城生产总直,,2024,1,亿元\n").problems
    assert "主城生产总值" in problem.message("en")
    assert "主城生产总值" in problem.message("zh")


def test_region_that_is_missing_comes_with_the_ids_to_choose_from(
    a_plan: Plan, observe: Observe
) -> None:
    (problem,) = observe(a_plan, "生产总值,,2024,1,亿元\n").problems
    assert problem.details["known"] == "gdp"


def test_region_does_not_matter_to_a_plan_without_regions(
    make_plan: MakePlan, observe: Observe
) -> None:
    plan = make_plan(
        "plan: {base_year: 2022, target_year: 2027}\n"
        "targets: {t: {name: 甲, goal: {over: 3 亿元}, unit: 亿元, path: linear}}\n"
    )
    assert [one.target for one in observe(plan, "甲,任何地方,2024,1,亿元\n")] == ["t"]


@pytest.mark.parametrize(
    ("text", "period"),
    [("2024年末", Period(2024)), ("2024-09", Period(2024, 9, 9)),
    ("2024年1-9月", Period(2024, 1, 9)),
     ("2024Q3", Period(2024, 7, 9)), ("２０２４", Period(2024))],
)  # fmt: skip
def test_period_is_kept_as_such(a_plan: Plan, observe: Observe, text: str, period: Period) -> None:
    assert [one.period for one in observe(a_plan, f"gdp,,{text},1,亿元\n")] == [period]


@pytest.mark.parametrize(
    ("text", "bound"),
    [("", None), *((bound, bound) for bound in BOUNDS), ("＞", ">"), ("超过", ">"), ("突破", ">"),
    ("约", "~"),
     ("左右", "~"), ("≥", ">="), ("≤", "<="), ("以上", ">="), ("近", "<"), (" > ", ">")],
)  # fmt: skip
def test_bound(a_plan: Plan, observe: Observe, text: str, bound: str | None) -> None:
    assert [one.bound for one in observe(a_plan, f"gdp,,2024,1,亿元,{text}\n")] == [bound]


@pytest.mark.parametrize(
    ("text", "status"),
    [("", "reported"), *((status, status) for status in STANDINGS), ("Revised", "revised"),
    ("修订", "revised"),
     ("修訂", "revised"), ("最终核实", "final"), ("初步核算", "preliminary"),
     ("快报", "preliminary"),
     ("预计", "estimate")],
)  # fmt: skip
def test_status(a_plan: Plan, observe: Observe, text: str, status: str) -> None:
    assert [one.status for one in observe(a_plan, f"gdp,,2024,1,亿元,,{text}\n")] == [status]


@pytest.mark.parametrize(
    ("setting", "target", "period", "value", "unit"),
    [
        ("gdp=24500亿元", "gdp", Period(2025), "24500", "亿元"),
        ("gdp@2024=2.45 万亿元", "gdp", Period(2024), "2.45", "万亿元"),
        (" gdp @2024Q3=1亿元", "gdp", Period(2024, 7, 9), "1", "亿元"),
        ("主城生产总值@2024年末=1亿元", "gdp", Period(2024), "1", "亿元"),
        ("rank=3", "rank", Period(2025), "3", "位"),
        ("bridge@2024-10=开工", "bridge", Period(2024, 10, 10), "started", ""),
        ("national=1元", "national", Period(2025), "1", "元"),
        ("freight=10%", "freight", Period(2025), "10", "%"),
    ],
)  # fmt: skip
def test_setting(
    a_plan: Plan, setting: str, target: str, period: Period, value: str, unit: str
) -> None:
    (one,) = parse_setting(setting, a_plan, Period(2025))
    assert (one.target, one.period, str(one.value), one.unit) == (target, period, value, unit)
    assert (one.path, one.line) == (None, None)
    assert one.standing > max(STANDINGS.values())


def test_setting_of_a_shared_name_sets_each_target(a_plan: Plan) -> None:
    assert {one.target for one in parse_setting("人均收入=1元", a_plan, Period(2025))} == {
        "income",
        "versus",
    }


@pytest.mark.parametrize(
    ("setting", "code"),
    [
        ("", "setting-malformed"), ("gdp", "setting-malformed"), ("=1亿元", "setting-malformed"),
        ("gdp=", "setting-malformed"),
        ("gdp@=1亿元", "setting-malformed"), ("gdp@2024@2025=1亿元", "setting-malformed"),
        ("gdp=" + "1" * 1000, "setting-malformed"),
        ("gpd=1亿元", "unknown-target"), ("gdp@then=1亿元", "period-malformed"),
        ("gdp=1", "unit-missing"),
        ("gdp=1人", "unit-mismatch"),
        ("gdp=亿元", "not-a-number"), ("gdp=1==1", "not-a-number"), ("gdp=1蝌蚪", "unit-unknown"),
        ("生产总值=1亿元", "region-missing"),
        ("bridge=半成", "unknown-stage"), ("gdp=10**10**10", "not-a-number"),
        ("gdp\n=1亿元\x1b", "hidden-character"),
    ],
    ids=range(18),
)  # fmt: skip
def test_setting_that_sets_nothing(a_plan: Plan, setting: str, code: str) -> None:
    with pytest.raises(GapcalcError) as caught:
        parse_setting(setting, a_plan, Period(2025))
    assert [problem.code for problem in caught.value.problems] == [code]
    assert "\x1b" not in str(caught.value)


cells = st.sampled_from(
    [
        "gdp",
        "人均收入",
        "全市",
        "2024",
        "1",
        "1亿元",
        "亿元",
        "",
        " ",
        '"',
        "x",
        "\0",
        "\ufeff",
        "=1+1",
    ]
)
tables = st.lists(st.lists(cells, max_size=12).map(",".join), max_size=6).map("\n".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(st.binary(max_size=80), st.text(max_size=80).map(str.encode), tables.map(str.encode)),
    st.booleans(),
)
def test_any_file_is_read_without_raising(
    a_plan: Plan, tmp_path: Path, content: bytes, header: bool
) -> None:
    file = tmp_path / "data.csv"
    file.write_bytes((",".join(COLUMNS).encode() + b"\n") * header + content)
    read = read_observations(file, a_plan)
    assert read.files == 1
    assert all(problem.message("zh") and problem.message("en") for problem in read.problems)


@pytest.mark.parametrize(
    ("value", "bound"),
    [("约24500亿元", "~"), (">24500亿元", ">"), ("超24500亿元", ">"), ("24500亿元", None)],
)
def test_a_setting_takes_the_bounds_that_files_take(
    a_plan: Plan, value: str, bound: str | None
) -> None:
    (one,) = parse_setting(f"gdp={value}", a_plan, Period(2025))
    assert (one.value, one.unit, one.bound) == (Decimal(24500), "亿元", bound)


# --- many of them


MANY = [
    Observation(
        "t",
        Period(2000 + n % 20, last=1 + n % 12),
        Decimal(f"{n}.50"),
        "亿元",
        path="a.csv",
        line=n + 2,
    )
    for n in range(500)
]
ODD = [
    Observation("bridge", Period(2024), "started", "", path="b.csv", line=1),
    Observation(
        "t",
        Period(2025, since=2022),
        Decimal("-1E+3"),
        "%",
        "~",
        "revised",
        "a",
        "b",
        "c",
        "d",
        "e",
        3,
        "f",
    ),
    Observation("t", Period(2025), Decimal("0.10"), "%"),
]


def test_values_come_back_as_they_were_put_in() -> None:
    read = Observations([*MANY, *ODD])
    assert list(read) == [*MANY, *ODD]
    assert (read[-1], read[3], read[500:502], len(read)) == (ODD[-1], MANY[3], ODD[:2], 503)
    assert [str(o.value) for o in read[500:]] == ["started", "-1E+3", "0.10"]


def test_values_are_found_by_target_up_to_a_year() -> None:
    found = Observations([*ODD, *MANY]).by_target(2010)
    assert dict(found) == {"t": [o for o in MANY if o.period.year <= 2010]}
    assert (
        Observations(ODD).latest({"t": None, "bridge": None}) == 2025
    )  # the span of years says nothing of one
    assert Observations(ODD).latest({"bridge": None}) == 2024
    assert Observations(ODD).latest({}) is None
    total = Observation("t", Period(2026, since=SINCE_START), Decimal(1), "%")
    assert Observations([*ODD, total]).latest({"t": None}) == 2026


def test_years_of_values_and_whether_one_was_set_by_hand() -> None:
    assert Observations([*ODD, MANY[25]]).years({"t": None, "bridge": None}) == {
        2024: False,
        2025: True,
        2005: False,
    }


def test_a_file_gave_a_value_in_whichever_of_its_sheets() -> None:
    value = Observation("t", Period(2024), Decimal(1), "亿元", path="a.xlsx[1 [b]]")
    observations = Observations([value])
    observations.looked = ["a.xlsx", "a.xls", "b.csv"]
    assert observations.files_without_values == ["a.xls", "b.csv"]


def test_a_file_that_was_never_opened_is_not_among_those_without_values() -> None:
    observations = Observations(problems=[Problem("no-file", path="none.csv")])
    observations.looked = ["none.csv", "empty.csv"]
    assert observations.files_without_values == ["empty.csv"]


# --- when it was published


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2025-03-01", AsOf(2025, 3)),
        ("2025年3月31日", AsOf(2025, 3)),
        ("20250301", AsOf(2025, 3)),
        ("2025-03-01 09:30", AsOf(2025, 3)),
        ("2025-03-01T09:30:00Z", AsOf(2025, 3)),
        ("2025-03", AsOf(2025, 3)),
        ("2025年3月", AsOf(2025, 3)),
        ("2025Q1", AsOf(2025, 3)),
        ("2025", AsOf(2025)),
        ("13/02/2025", AsOf(2025, 2)),
        ("01/02/2025", None),  # the first of February, or the second of January
        ("年初", None),
        ("2023-2025", None),
        ("", None),
    ],
)
def test_a_date_of_publication_is_a_day_or_a_span_that_ends(text: str, month: AsOf | None) -> None:
    value = Observation("t", Period(2024), Decimal(1), "亿元", published=text)
    assert value.known_from == month


def test_a_value_is_known_from_its_month_on_and_without_a_date_always() -> None:
    dated = Observation("t", Period(2024), Decimal(1), "亿元", published="2025-03-01")
    undated = dated._replace(published="")
    unclear = dated._replace(published="soon")
    values = [dated, undated, unclear]
    assert known_by(values, AsOf(2025, 2)) == [undated, unclear]
    assert known_by(values, AsOf(2025, 3)) == values
