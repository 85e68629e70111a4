"""Every unit word and prefix of units.txt, conversion to the last digit, and hostile unit text."""

from __future__ import annotations

import csv
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
import write_measures as measures_page
from helpers.cases import for_each
from hypothesis import given
from hypothesis import strategies as st

import gapcalc
from gapcalc import Plan, load_plan
from gapcalc.core import unit
from gapcalc.core.files import bundled
from gapcalc.core.unit import (
    RATIO,
    UnitError,
    convert,
    dimension,
    factor,
    is_unit,
    normalize_unit,
    parse_number,
    parse_quantity,
)

NUMBER: dict[str, int] = {}
MONEY, DOLLARS = {"[currency]": 1}, {"[usd]": 1}
PEOPLE, TRIPS, BOXES, COUNT = {"[person]": 1}, {"[trip]": 1}, {"[container]": 1}, {"[count]": 1}
LENGTH, AREA, VOLUME = {"[length]": 1}, {"[length]": 2}, {"[length]": 3}
MASS, POWER, TIME, ENERGY = {"[mass]": 1}, {"[power]": 1}, {"[day]": 1}, {"[power]": 1, "[day]": 1}
YEAR, FLOOD, COMPUTING = {"[year]": 1}, {"[return_period]": 1}, {"[computing]": 1}
POINTS, INDEX, SCORE = {"[percentage_point]": 1}, {"[index]": 1}, {"[score]": 1}
VEHICLES, BEDS, BOOKS, RUNS = {"[vehicle]": 1}, {"[bed]": 1}, {"[book]": 1}, {"[run]": 1}
PERSON_YEARS, CARBON, BYTES = {"[person_year]": 1}, {"[co2_equivalent]": 1}, {"[information]": 1}
RANK, CLASS, DISTRICT = {"[rank]": 1}, {"[class]": 1}, {"[district]": 1}

# Words of one meaning, their dimension, and one of them in another unit.
WORDS: list[tuple[str, dict[str, int], str, Fraction | int]] = [
    ("比值 ratio 倍 times", NUMBER, "%", 100),
    ("百分比 % percent", NUMBER, "‰", 10),
    ("千分比 ‰ permille", NUMBER, "%", Fraction(1, 10)),
    ("万分比 万分率", NUMBER, "‰", Fraction(1, 10)),
    ("ppm 百万分率", NUMBER, "%", Fraction(1, 10**4)),
    ("ppb", NUMBER, "ppm", Fraction(1, 1000)),
    ("百分点 个百分点", POINTS, "基点", 100),
    ("千分点 个千分点", POINTS, "百分点", Fraction(1, 10)),
    ("基点", POINTS, "千分点", Fraction(1, 10)),
    ("指数 点 指数点", INDEX, "指数", 1),
    ("分 分值 得分", SCORE, "分", 1),
    ("元 yuan CNY RMB 人民币 人民币元", MONEY, "万亿元", Fraction(1, 10**12)),
    ("购买力标准 PPS", {"[pps]": 1}, "百万PPS", Fraction(1, 10**6)),
    ("国际元 国际美元", {"[international_dollar]": 1}, "亿国际元", Fraction(1, 10**8)),
    ("人 person people 人口 名", PEOPLE, "万人", Fraction(1, 10**4)),
    ("人次 trip", TRIPS, "万人次", Fraction(1, 10**4)),
    ("人年", PERSON_YEARS, "人月", 12),
    ("人月", PERSON_YEARS, "人年", Fraction(1, 12)),
    ("人日 人天", PEOPLE | TIME, "人*小时", 24),
    ("班次 次 架次 艘次 车次 列次 辆次 趟", RUNS, "万次", Fraction(1, 10**4)),
    ("辆 台 部 艘 架", VEHICLES, "万台", Fraction(1, 10**4)),
    ("张 床 床位 张床位", BEDS, "万张", Fraction(1, 10**4)),
    ("册 本 卷", BOOKS, "亿册", Fraction(1, 10**8)),
    ("计数", {"[number]": 1}, "千人", Fraction(1, 1000)),
    ("标箱 TEU 标准箱 标准集装箱", BOXES, "万标箱", Fraction(1, 10**4)),
    ("个 家 项 条 座 所 场 对 列 处 套 间 件 户 只 村 省 item", COUNT, "千家", Fraction(1, 1000)),
    ("份 幅 种 篇 枚 组 门 头 羽 匹 株 棵 尾 栋 幢 盏 块 口 眼 孔 根 支 面 段", COUNT, "个", 1),
    ("包 袋 盒 瓶 箱 双 批 笔 宗 例 起 人份 剂", COUNT, "万件", Fraction(1, 10**4)),
    ("区县", DISTRICT, "千区县", Fraction(1, 1000)),
    ("位 rank 名次", RANK, "位", 1),
    ("类 级 类别", CLASS, "类", 1),
    ("米 m", LENGTH, "km", Fraction(1, 1000)),
    ("公里 km 千米", LENGTH, "m", 1000),
    ("毫米 mm", LENGTH, "厘米", Fraction(1, 10)),
    ("厘米 cm", LENGTH, "米", Fraction(1, 100)),
    ("海里", LENGTH, "米", 1852),
    ("英里", LENGTH, "毫米", 1609344),
    ("平方米 m2 平米", AREA, "米*米", 1),
    ("平方厘米 cm2", AREA, "平方米", Fraction(1, 10**4)),
    ("英亩", AREA, "公顷", Fraction("0.40468564224")),
    ("平方公里 km2 平方千米", AREA, "公里**2", 1),
    ("公顷 ha", AREA, "亩", 15),
    ("亩 mu", AREA, "平方米", Fraction(10000, 15)),
    ("立方米 m3 方", VOLUME, "米**3", 1),
    ("标准立方米 Nm3 标方", {"[normal_volume]": 1}, "亿标方", Fraction(1, 10**8)),
    ("升 L 公升", VOLUME, "毫升", 1000),
    ("毫升 mL", VOLUME, "立方米", Fraction(1, 10**6)),
    ("桶 bbl", VOLUME, "升", Fraction("158.987294928")),
    ("毫克 mg", MASS, "μg", 1000),
    ("磅 lb", MASS, "kg", Fraction("0.45359237")),
    ("重量箱", {"[weight_case]": 1}, "万重量箱", Fraction(1, 10**4)),
    ("吨CO2 tCO2 吨二氧化碳", MASS, "吨", 1),
    ("吨CO2当量 tCO2e 吨二氧化碳当量", CARBON, "MtCO2e", Fraction(1, 10**6)),
    ("千克CO2当量 kgCO2e 千克二氧化碳当量", CARBON, "吨CO2当量", Fraction(1, 1000)),
    ("吨 t 公吨", MASS, "kg", 1000),
    ("千克 kg 公斤", MASS, "克", 1000),
    ("斤", MASS, "吨", Fraction(1, 2000)),
    ("克 g", MASS, "吨", Fraction(1, 10**6)),
    ("微克 μg ug", MASS, "克", Fraction(1, 10**6)),
    ("瓦 W 瓦特", POWER, "万千瓦", Fraction(1, 10**7)),
    ("千瓦 kW", POWER, "瓦", 1000),
    ("兆瓦 MW", POWER, "kW", 1000),
    ("吉瓦 GW", POWER, "万千瓦", 100),
    ("伏安 VA", {"[apparent_power]": 1}, "kVA", Fraction(1, 1000)),
    ("千伏安 kVA", {"[apparent_power]": 1}, "万千伏安", Fraction(1, 10**4)),
    ("小时 h 时 个小时", TIME, "天", Fraction(1, 24)),
    ("天 d 日", TIME, "小时", 24),
    ("分钟", TIME, "小时", Fraction(1, 60)),
    ("秒", TIME, "分钟", Fraction(1, 60)),
    ("周 星期", TIME, "天", 7),
    ("千瓦时 kWh 度 千瓦小时", ENERGY, "瓦*小时", 1000),
    ("兆瓦时", ENERGY, "度", 1000),
    ("吉瓦时", ENERGY, "GWh", 1),
    ("太瓦时", ENERGY, "TWh", 1),
    ("焦耳 J 焦", ENERGY, "瓦*秒", 1),
    ("兆焦 兆焦耳", ENERGY, "焦耳", 10**6),
    ("吉焦 吉焦耳", ENERGY, "GJ", 1),
    ("太焦 太焦耳", ENERGY, "TJ", 1),
    ("PJ", ENERGY, "TJ", 1000),
    ("千卡 kcal 大卡", ENERGY, "焦耳", 4184),
    ("千克标准煤 kgce 公斤标准煤", ENERGY, "tce", Fraction(1, 1000)),
    ("克标准煤 gce", ENERGY, "kgce", Fraction(1, 1000)),
    ("吨标准油 toe 吨油当量 吨标油", ENERGY, "吉焦", Fraction("41.868")),
    ("吨公里 tkm 吨千米", MASS | LENGTH, "吨*公里", 1),
    ("人公里 pkm 人千米", PEOPLE | LENGTH, "人*米", 1000),
    ("摄氏度", {"[celsius]": 1}, "摄氏度", 1),
    ("华氏度", {"[fahrenheit]": 1}, "华氏度", 1),
    ("分贝 dB", {"[decibel]": 1}, "分贝", 1),
    ("MWh", ENERGY, "度", 1000),
    ("GWh", ENERGY, "万千瓦时", 100),
    ("TWh", ENERGY, "亿千瓦时", 10),
    ("吨标准煤 tce 吨标煤 吨煤当量", ENERGY, "kWh", Fraction(29307600, 3600)),
    ("年 a 岁 周岁", YEAR, "百万年", Fraction(1, 10**6)),
    ("个月", YEAR, "年", Fraction(1, 12)),
    ("年一遇", FLOOD, "年一遇", 1),
    ("FLOPS", COMPUTING, "EFLOPS", Fraction(1, 10**18)),
    ("P PFLOPS PFlops", COMPUTING, "FLOPS", 10**15),
    ("字节 byte", BYTES, "比特", 8),
    ("kB KB", BYTES, "字节", 1000),
    ("MB", BYTES, "KB", 1000),
    ("GB G字节", BYTES, "MB", 1000),
    ("TB", BYTES, "GB", 1000),
    ("PB", BYTES, "TB", 1000),
    ("EB", BYTES, "亿GB", 10),
    ("比特 bit", BYTES, "字节", Fraction(1, 8)),
    ("bps", {"[information]": 1, "[day]": -1}, "Mbps", Fraction(1, 10**6)),
]
EACH = [(word, *row[1:]) for row in WORDS for word in row[0].split()]
PREFIXES = {
    "百": 1e2, "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7, "亿": 1e8, "十亿": 1e9,
    "百亿": 1e10,
    "千亿": 1e11, "万亿": 1e12, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "E": 1e18,
}  # fmt: skip


CORE = Path(gapcalc.__file__).parent / "core"


def definitions(file: str = "units.txt") -> tuple[set[str], set[str]]:
    """Return the unit words and the multiples that a file of definitions has."""
    lines = (CORE / file).read_text(encoding="utf-8").splitlines()
    entries = [
        [part.strip() for part in line.partition("#")[0].split("=")]
        for line in lines
        if line and not line.startswith(("#", "@"))
    ]
    words = {
        word for first, _, *more in entries if not first.endswith("-") for word in (first, *more)
    }
    return words - {"_"}, {first[:-1] for first, *_ in entries if first.endswith("-")}


@for_each("word, of, other, worth", EACH)
def test_unit_word(word: str, of: dict[str, int], other: str, worth: Fraction | int) -> None:
    assert dimension(word) == of
    assert factor(word, other) == worth
    assert factor(other, word) == 1 / Fraction(worth)


def test_no_unit_word_is_missing_here() -> None:
    assert {row[0] for row in EACH} == definitions()[0]


def test_each_currency_is_a_dimension_of_its_own() -> None:
    """No exchange rate is guessed, and each code of ISO 4217 has one name at least."""
    words = definitions("currencies.txt")[0] | {"CNY"}
    codes = {word for word in words if word.isascii() and word.isupper() and word != "SDR"}
    assert len(codes) > 150
    assert all(len(code) == 3 for code in codes)
    assert len({str(dimension(code)) for code in codes}) == len(codes)
    assert factor("亿港元", "HKD") == factor("million euro", "EUR") * 100 == 10**8


@for_each("prefix, value", PREFIXES.items())
def test_prefix(prefix: str, value: float) -> None:
    assert factor(f"{prefix}元", "元") == int(value)
    assert factor(f"{prefix}瓦", "W") == int(value)


def test_no_prefix_is_missing_here() -> None:
    assert PREFIXES.keys() == definitions()[1]


@for_each(
    "value, unit, other, result",
    [
        (1, "亩", "平方米", Fraction(2000, 3)), (1, "万标箱", "TEU", 10_000),
        (4000, "万千瓦", "GW", 40), (1, "P", "FLOPS", 10**15),
        (1000, "P", "EFLOPS", 1), (1860, "亿千瓦时", "TWh", 186),
        (Fraction("0.015"), "人/亿元", "人/万亿元", 150),
        (Fraction("4.5"), "个/千人", "个/人", Fraction(45, 10_000)),
        (Fraction("4.5"), "个/千人口", "个/万人", 45), (2, "所/区县", "所/千区县", 2000),
        (80, "岁", "年", 80), (100, "年一遇", "年一遇", 100),
        (3, "万亿元", "亿元", 30_000), (2665, "万亩", "万公顷", Fraction(2665, 15)),
        (Fraction("2.3"), "倍", RATIO, Fraction(23, 10)), (26, "%", RATIO, Fraction(26, 100)),
        (2, "‰", "%", Fraction(1, 5)),
    ],
)  # fmt: skip
def test_worked_conversion(value: Fraction, unit: str, other: str, result: Fraction) -> None:
    assert convert(value, unit, other) == result


@for_each(
    "one, other",
    [
        ("人", "人次"), ("人", "个"), ("人次", "个"), ("元", "美元"), ("标箱", "个"),
        ("标箱", "吨"), ("位", "个"),
        ("类", "个"), ("区县", "个"), ("年", "天"), ("岁", "天"), ("千瓦", "千瓦时"), ("P", "瓦"),
        ("年一遇", "年"), ("百分点", "%"), ("指数", "个"), ("2015=100", "2020=100"), ("2015=100", "指数"),
        ("张", "个"), ("辆", "人"), ("册", "张"), ("吨CO2当量", "吨"), ("摄氏度", "华氏度"),
        ("次", "辆"), ("计数", "元"), ("计数", "吨"), ("计数/千人", "元/人"),
        ("平方米", "立方米"), ("%", "个"), ("人/亿元", "人"), ("亿元", "%"),
    ],
)  # fmt: skip
def test_what_differs_in_kind_is_never_converted(one: str, other: str) -> None:
    for pair in ((one, other), (other, one)):
        with pytest.raises(UnitError) as caught:
            factor(*pair)
        assert caught.value.code == "unit-mismatch"
        assert caught.value.details == {"unit": pair[0], "wanted": pair[1]}


BASES = {
    "[currency]": "元", "[usd]": "美元", "[person]": "人", "[trip]": "人次", "[container]": "标箱",
    "[count]": "个",
    "[district]": "区县", "[rank]": "位", "[class]": "类", "[length]": "米", "[mass]": "吨",
    "[power]": "瓦",
    "[day]": "天", "[year]": "年", "[return_period]": "年一遇", "[computing]": "FLOPS",
}  # fmt: skip


def bundled_units() -> set[str]:
    """Return every unit that the bundled plan and its data are written in."""
    plan: Plan = load_plan()
    units = {target.unit for target in plan.targets.values()} | {
        one.unit for one in plan.benchmarks.values()
    }
    with (bundled() / "data" / "chongqing.csv").open(encoding="utf-8-sig", newline="") as stream:
        units |= {row["unit"] for row in csv.DictReader(stream)}
    return units - {""}


@for_each("unit", sorted(bundled_units()))
def test_bundled_unit_converts_to_its_base_and_back(unit: str) -> None:
    powers = dimension(unit)
    up = "*".join(f"{BASES[name]}**{power}" for name, power in powers.items() if power > 0)
    down = "".join(f"/{BASES[name]}**{-power}" for name, power in powers.items() if power < 0)
    base = f"{up}{down}" or RATIO
    assert factor(unit, base) > 0
    assert factor(unit, base) * factor(base, unit) == 1


@given(st.fractions(), st.sampled_from([row for row in EACH if row[1]]))
def test_there_and_back_is_exact(
    value: Fraction, row: tuple[str, dict[str, int], str, Fraction]
) -> None:
    word, _, other, _ = row
    assert convert(convert(value, word, other), other, word) == value


@for_each(
    "written, spelt",
    [
        (" 亿 元 ", "亿元"), ("个／千人", "个/千人"), ("套(间)", "套"), ("套（间）", "套"),
        ("省（区、市）", "省"),
        ("所（个）", "所"), ("个（家）", "个"), ("米^2", "米**2"), ("元×人", "元*人"),
        ("元·人", "元*人"), ("％", "%"),
        ("ｋＷ", "kW"), ("m²", "m2"), ("㎡", "m2"),
    ],
)  # fmt: skip
def test_spellings_of_one_unit(written: str, spelt: str) -> None:
    assert normalize_unit(written) == spelt
    assert factor(written, spelt) == 1


HOSTILE = [
    "", " ", "10**10**10", "9**9**9**9", "元**9**9", "元**99", "元**-9", "元**5",
    "__import__('os')", "元.__class__",
    "lambda: 0", "print(1)", "(" * 1000 + "元" + ")" * 1000, "((元))", "元" * 1_000_000,
    "a" * 1_000_000,
    "1" * 1_000_000, "元**" + "9" * 1_000_000, "米" + "²" * 30, "²" * 60, "元\0", "\0", "元;元",
    "元；元",
    "元\u202e", "\u202e元", "元\u200b人", "1/0", "元/0", "0/元", "元/", "/元", "*元", "元**",
    "元//人", "元+人",
    "元-人", "元%人", "元==元", "元,人", "[元]", "{元}", "元#", "元'", '元"', "元\\", "`元`", "$元",
    "元_人", "_",
    "元/" * 20 + "元", "/".join(["元" * 16] * 4), "元*元*元*元*元", "delta_元", "1e5", "0x元",
    "元\x1b[31m",
    "<b>元</b>", "元<script>", "=元",
    "@元",
]  # fmt: skip
UNKNOWN = [
    "lambda", "元\n元", "元 or 人", "米" + "²" * 9, "e5", "nan", "inf", "pi", "degC", "万", "亿",
    "人٣", "元１２",
    "元s", "元²",
]  # fmt: skip


@for_each("unit", HOSTILE + UNKNOWN)
def test_hostile_unit_is_refused(unit: str) -> None:
    with pytest.raises(UnitError) as caught:
        factor(unit, "元")
    assert caught.value.code == ("unit-unknown" if unit in UNKNOWN else "unit-refused")


def test_unknown_word_comes_with_the_nearest_known_one() -> None:
    with pytest.raises(UnitError) as caught:
        factor("平方公理", "平方米")
    assert caught.value.code == "unit-unknown"
    assert "平方公里" in caught.value.details["hint_en"]
    assert "平方公里" in caught.value.details["hint_zh"]


@for_each(
    "text, printed",
    [
        ("16,688.50", "16688.50"), ("1,234,567", "1234567"), ("2.30", "2.30"), ("0.0", "0.0"),
        ("-5", "-5"),
        ("+5", "5"), ("１６，６８８．５", "16688.5"), (" 7 ", "7"), ("1e3", "1E+3"),
        ("1.5E-2", "0.015"), ("007", "7"),
        ("0." + "1" * 38, "0." + "1" * 38),
    ],
)  # fmt: skip
def test_number_keeps_its_printed_digits(text: str, printed: str) -> None:
    assert str(parse_number(text)) == printed


@for_each(
    "text",
    [
        "", " ", "1,2", "12,34", "1234,567", "1,2345", ",123", "1,", "1.", ".5", "1.2.3", "1 000",
        "--5", "nan", "NaN",
        "inf", "-Infinity", "0x1F", "1_000", "1e9999", "1e", "٣", "１２३", "½", "三", "5%", "1/2",
        "1:2", "=1+1",
        "1\n2", "30145.79①", "30145.79²", "30145.79⁽¹⁾", "30145.79₁",
        "1" * 41, "9" * 1_000_000, "１" * 41, "0." + "0" * 100,
    ],
)  # fmt: skip
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(UnitError) as caught:
        parse_number(text)
    assert caught.value.code == "not-a-number"


@for_each(
    "text, number, unit",
    [
        ("22352亿元", "22352", "亿元"), ("5 %", "5", "%"), ("2 ‰", "2", "‰"), ("5％", "5", "%"),
        ("3 万亿元", "3", "万亿元"),
        ("16,688.50", "16688.50", ""), ("0.015 人/亿元", "0.015", "人/亿元"),
        ("22万套（间）", "22", "万套"),
        ("-1.0 %", "-1.0", "%"), ("１００公里", "100", "公里"), ("1e3 元", "1E+3", "元"),
        ("3EFLOPS", "3", "EFLOPS"),
    ],
)  # fmt: skip
def test_quantity(text: str, number: str, unit: str) -> None:
    value, written = parse_quantity(text)
    assert (str(value), written) == (number, unit)


@for_each(
    "text, code",
    [
        ("3-5 个", "not-a-number"), ("3~5 个", "unit-refused"), ("1,2 个", "not-a-number"),
        ("1.2.3", "not-a-number"),
        ("1,234,56 元", "not-a-number"), ("5 5", "not-a-number"), ("9" * 50, "not-a-number"),
        ("9" * 500, "not-a-number"),
        ("", "number-missing"), ("亿元", "number-missing"), ("约5亿元", "number-missing"),
        ("nan", "number-missing"),
        ("5 蝌蚪", "unit-unknown"), ("10**10**10", "unit-refused"), ("1/0", "unit-refused"),
        ("5元;元", "unit-refused"),
        ("5 __import__('os')", "unit-refused"), ("5元\0", "unit-refused"),
    ],
)  # fmt: skip
def test_what_is_no_quantity_is_refused(text: str, code: str) -> None:
    with pytest.raises(UnitError) as caught:
        parse_quantity(text)
    assert caught.value.code == code


# --- the longest, footnotes, and what messages quote

LONGEST = "/".join(
    ["元" * 15, "元" * 15, "元" * 15, "元" * 16]
)  # 3 · 15 + 16 letters and 3 strokes: 64


def code(work, text: str) -> str:
    """Return the code with which `text` is refused."""
    with pytest.raises(UnitError) as caught:
        work(text)
    return caught.value.code


def test_a_unit_has_64_characters_at_most() -> None:
    assert normalize_unit(LONGEST) == LONGEST
    assert code(normalize_unit, f"{LONGEST} ") == "unit-refused"  # the 65th, if only a space


def test_a_quantity_has_120_characters_at_most() -> None:
    assert parse_quantity("5" + " " * 118 + "元") == (Decimal(5), "元")
    assert code(parse_quantity, "5" + " " * 119 + "元") == "not-a-number"


def test_a_number_has_40_characters_at_most() -> None:
    assert parse_number("7" * 40) == Decimal("7" * 40)
    assert code(parse_number, "7" * 41) == "not-a-number"


def test_space_around_a_number_does_not_count() -> None:
    assert parse_number(" " * 30 + "7" * 40 + " " * 30) == Decimal("7" * 40)


@pytest.mark.parametrize(
    "text", ["30145.79²亿元", "30145.79①亿元", "30145.79₁亿元", "5²", "5² 亿元"]
)
def test_a_footnote_between_number_and_unit_is_refused_as_a_number(text: str) -> None:
    assert code(parse_quantity, text) == "not-a-number"


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("5m2", 5, "m2"),
        ("5 m²", 5, "m2"),
        ("5P", 5, "P"),
        ("12公里", 12, "公里"),
        ("-3 %", -3, "%"),
    ],
)
def test_digits_in_a_unit_are_not_those_of_the_number(text: str, number: int, unit: str) -> None:
    assert parse_quantity(text) == (Decimal(number), unit)


@pytest.mark.parametrize(
    ("work", "text", "details"),
    [
        (normalize_unit, "元;", {"unit": "元;"}), (parse_number, "五", {"value": "五"}),
        (parse_quantity, "五元", {"value": "五元"}), (parse_quantity, "5.元", {"value": "5.元"}),
    ],
)  # fmt: skip
def test_what_is_refused_is_quoted(work, text: str, details: dict[str, str]) -> None:
    with pytest.raises(UnitError) as caught:
        work(text)
    assert caught.value.details == details
    assert text in str(caught.value)


def test_a_unit_like_no_known_one_points_to_the_list_of_them() -> None:
    with pytest.raises(UnitError) as caught:
        parse_quantity("5 龘靐")
    assert (caught.value.code, caught.value.details["unit"]) == ("unit-unknown", "龘靐")
    assert "gapcalc units" in caught.value.details["hint_en"]
    assert "gapcalc units" in caught.value.details["hint_zh"]


# --- what is recorded of Pint


def test_what_is_recorded_is_what_pint_makes_of_it_now():
    """`python tools/write_measures.py` records it."""
    assert measures_page.FILE.read_text(encoding="utf-8") == measures_page.contents()


def test_nothing_is_taken_from_a_record_of_other_definitions(tmp_path, monkeypatch):
    page = tmp_path / "measures.txt"
    page.write_text("1\n亩 2 [length]:2\n", encoding="utf-8")
    monkeypatch.setattr(unit, "_RECORDED_DEFINITIONS", page)
    for cached in (unit._recorded, unit._definition, unit._known_definition, unit.factor):
        cached.cache_clear()
    try:
        assert factor("亩", "平方米") == Fraction(2000, 3)
    finally:
        monkeypatch.undo()
        for cached in (unit._recorded, unit._definition, unit._known_definition, unit.factor):
            cached.cache_clear()


@pytest.mark.parametrize("text", ["全市", "sales", "stores", "亿个别", "万", "元元", "人/户均"])
def test_pint_is_not_asked_what_is_no_unit(monkeypatch, text):
    monkeypatch.setattr(unit, "pint_definition", lambda spelt: pytest.fail(f"asked for {spelt}"))
    unit._definition.cache_clear()
    assert not is_unit(text)


@pytest.mark.parametrize("text", ["persons", "元/人", "m**2", "千瓦*小时", "trips"])
def test_plurals_and_joint_units_are_put_together(monkeypatch, text):
    monkeypatch.setattr(unit, "pint_definition", lambda spelt: pytest.fail(f"asked for {spelt}"))
    unit._definition.cache_clear()
    assert is_unit(text)
    assert dimension(text)
