"""The words of the generated tables: a plan, indicators in it and beside it, places, headings, notes.

They were collected from what offices print and not from the reader, so that a word which the reader
lacks is seen. Each pair holds what Chinese and what English tables write.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

PLAN = """
plan: {id: office, base_year: 2020, target_year: 2027, region: city}
regions:
  city: {zh: 重庆市, en: Chongqing, also: [全市, 重庆]}
  metro: {zh: 主城都市区, en: Main metropolitan area, also: [主城]}
  nation: {zh: 全国, en: China, also: [中国]}
series:
  nation_rd: {name: {zh: 全国研发经费投入强度, en: National R&D intensity}, also: [研发经费投入强度, R&D intensity], region: nation, unit: '%'}
targets:
  gdp: {name: {zh: 地区生产总值, en: Gross regional product}, also: [GDP, 生产总值], goal: {over: 4 万亿元}, unit: 亿元, path: compound, measure: flow}
  gdp_metro: {name: {zh: 主城都市区地区生产总值, en: GDP of the main metropolitan area}, also: [地区生产总值, GDP, 生产总值, Gross regional product], region: metro, goal: {over: 3 万亿元}, unit: 亿元, path: compound, measure: flow}
  pop: {name: {zh: 年末常住人口, en: Resident population at year end}, also: [常住人口], goal: {at_least: 3300 万人}, unit: 万人, path: compound, measure: stock}
  urban: {name: {zh: 常住人口城镇化率, en: Urbanisation rate}, also: [城镇化率], goal: {at_least: 75%}, unit: '%', path: linear, measure: stock}
  income: {name: {zh: 居民人均可支配收入, en: Disposable income per head}, also: [全体居民人均可支配收入], goal: {at_least: 5 万元}, unit: 元, path: compound, measure: flow}
  retail: {name: {zh: 社会消费品零售总额, en: Retail sales of consumer goods}, goal: {at_least: 16500 亿元}, unit: 亿元, path: compound, measure: flow}
  trade: {name: {zh: 进出口总额, en: Imports and exports}, also: [外贸进出口总额, 进出口总值], goal: {at_least: 11000 亿元}, unit: 亿元, path: compound, measure: flow}
  jobs: {name: {zh: 城镇新增就业人数, en: New urban jobs}, goal: {at_least: 300 万人}, unit: 万人, path: cumulative, measure: flow}
  road: {name: {zh: 高速公路通车里程, en: Length of expressways}, goal: {at_least: 5000 公里}, unit: 公里, path: linear, measure: stock}
  grain: {name: {zh: 粮食产量, en: Grain output}, goal: {at_least: 1080 万吨}, unit: 万吨, path: hold, measure: flow}
  forest: {name: {zh: 森林覆盖率, en: Forest coverage}, goal: {at_least: 57%}, unit: '%', path: linear, measure: stock}
  patents: {name: {zh: 有效发明专利数, en: Patents in force}, goal: {at_least: 9 万件}, unit: 件, path: compound, measure: stock}
  power: {name: {zh: 发电装机容量, en: Generating capacity}, goal: {at_least: 4000 万千瓦}, unit: 万千瓦, path: compound, measure: stock}
  firms: {name: {zh: 国家高新技术企业, en: High-tech firms}, also: [高新技术企业数], goal: {at_least: 10000 家}, unit: 家, path: compound, measure: stock}
  doctors: {name: {zh: 每千人口执业医师数, en: Doctors per 1000 people}, goal: {at_least: 3.5 人/千人口}, unit: 人/千人口, path: linear, measure: stock}
  rd: {name: {zh: 研发经费投入强度, en: R&D intensity}, goal: {over_series: nation_rd}, unit: '%', path: linear}
  park: {name: {zh: 新增公园绿地, en: New parks}, goal: {at_least: 80 公顷}, unit: 公顷, path: cumulative, measure: flow}
  freight: {name: {zh: 港口货物吞吐量, en: Port cargo}, goal: {times_base: 2}, unit: 亿吨, path: compound, measure: flow}
  industry: {name: {zh: 规模以上工业增加值, en: Industrial value added}, goal: {average_growth: 6%}, unit: 亿元, path: compound, measure: flow}
"""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as printed, and how many of the target's units one of it is."""

    zh: str
    en: str
    factor: Decimal


def unit(zh: str, en: str, factor: str = "1") -> Unit:
    return Unit(zh, en, Decimal(factor))


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator of the plan, or of another one where `key` is empty.

    `low` and `high` bound its value for the city in the first of `units`; `flow` says that it may
    be summed over the months of a year.
    """

    key: str
    zh: tuple[str, ...]
    en: tuple[str, ...]
    units: tuple[Unit, ...]
    low: float
    high: float
    flow: bool = False
    whole: bool = False


_MONEY = (unit("亿元", "100 million yuan"), unit("万元", "10,000 yuan", "0.0001"))
_PERCENT = (unit("%", "%"),)

PLANNED = (
    Indicator("gdp", ("地区生产总值", "GDP", "生产总值"), ("Gross regional product", "GDP"), (*_MONEY, unit("万亿元", "trillion yuan", "10000")), 25000, 33000, flow=True),
    Indicator("pop", ("年末常住人口", "常住人口"), ("Resident population at year end",), (unit("万人", "10,000 persons"), unit("人", "persons", "0.0001")), 3100, 3300),
    Indicator("urban", ("常住人口城镇化率", "城镇化率"), ("Urbanisation rate",), _PERCENT, 66, 74),
    Indicator("income", ("居民人均可支配收入", "全体居民人均可支配收入"), ("Disposable income per head",), (unit("元", "yuan"), unit("万元", "10,000 yuan", "10000")), 28000, 42000, flow=True),
    Indicator("retail", ("社会消费品零售总额",), ("Retail sales of consumer goods",), _MONEY, 11000, 16000, flow=True),
    Indicator("trade", ("进出口总额", "外贸进出口总额", "进出口总值"), ("Imports and exports",), _MONEY, 6000, 8500, flow=True),
    Indicator("jobs", ("城镇新增就业人数",), ("New urban jobs",), (unit("万人", "10,000 persons"), unit("人", "persons", "0.0001")), 60, 78, flow=True),
    Indicator("road", ("高速公路通车里程",), ("Length of expressways",), (unit("公里", "km"), unit("千米", "kilometres")), 1960, 2080, whole=True),
    Indicator("grain", ("粮食产量",), ("Grain output",), (unit("万吨", "10,000 tonnes"), unit("吨", "tonnes", "0.0001")), 1050, 1110, flow=True),
    Indicator("forest", ("森林覆盖率",), ("Forest coverage",), _PERCENT, 48, 56),
    Indicator("patents", ("有效发明专利数",), ("Patents in force",), (unit("件", "items"), unit("万件", "10,000 items", "10000")), 40000, 80000, whole=True),
    Indicator("power", ("发电装机容量",), ("Generating capacity",), (unit("万千瓦", "10,000 kW"), unit("千瓦", "kW", "0.0001")), 1950, 2999),
    Indicator("firms", ("国家高新技术企业", "高新技术企业数"), ("High-tech firms",), (unit("家", "firms"), unit("个", "items")), 1970, 2060, whole=True),
    Indicator("doctors", ("每千人口执业医师数",), ("Doctors per 1000 people",), (unit("人/千人口", "persons per 1000 people"),), 2.1, 3.4),
    Indicator("rd", ("研发经费投入强度",), ("R&D intensity",), _PERCENT, 1.8, 2.6),
    Indicator("park", ("新增公园绿地",), ("New parks",), (unit("公顷", "hectares"), unit("公顷", "ha")), 11, 29, flow=True),
    Indicator("freight", ("港口货物吞吐量",), ("Port cargo",), (unit("亿吨", "100 million tonnes"), unit("万吨", "10,000 tonnes", "0.0001")), 1.8, 2.4, flow=True),
    Indicator("industry", ("规模以上工业增加值",), ("Industrial value added",), _MONEY, 6000, 9000, flow=True),
)  # fmt: skip

# Of another plan: some resemble those of the plan, and none may be taken for them.
FOREIGN = (
    Indicator("", ("第一产业增加值",), ("Value added of primary industry",), _MONEY, 1800, 2300, flow=True),
    Indicator("", ("人均地区生产总值",), ("Gross regional product per head",), (unit("元", "yuan"),), 78000, 99000),
    Indicator("", ("地区生产总值增长率",), ("Growth of gross regional product",), _PERCENT, 2, 8),
    Indicator("", ("一般公共预算收入",), ("General public budget revenue",), _MONEY, 1990, 2450, flow=True),
    Indicator("", ("户籍人口",), ("Registered population",), (unit("万人", "10,000 persons"),), 3380, 3420),
    Indicator("", ("户籍人口城镇化率",), ("Urbanisation rate of registered population",), _PERCENT, 49, 55),
    Indicator("", ("限额以上社会消费品零售总额",), ("Retail sales of larger units",), _MONEY, 4000, 5200, flow=True),
    Indicator("", ("高速公路在建里程",), ("Expressways under construction",), (unit("公里", "km"),), 900, 1400, whole=True),
    Indicator("", ("工业用电量",), ("Industrial consumption of electricity",), (unit("亿千瓦时", "100 million kWh"),), 700, 900, flow=True),
    Indicator("", ("蔬菜产量",), ("Vegetable output",), (unit("万吨", "10,000 tonnes"),), 1999, 2250, flow=True),
    Indicator("", ("医院数",), ("Hospitals",), (unit("家", "items"),), 1990, 2040, whole=True),
    Indicator("", ("居民消费价格指数",), ("Consumer price index",), _PERCENT, 99, 103),
    Indicator("", ("粮食作物面积",), ("Area under grain",), (unit("千公顷", "1000 hectares"),), 1990, 2030),
    Indicator("", ("进口总额",), ("Imports",), _MONEY, 2100, 2900, flow=True),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Region:
    """A place; `key` is its id in the plan, and empty for a place that the plan does not have."""

    key: str
    zh: tuple[str, ...]
    en: tuple[str, ...]
    code: str


CITY = Region("city", ("重庆市", "重庆", "全市"), ("Chongqing",), "500000")
METRO = Region("metro", ("主城都市区",), ("Main metropolitan area",), "500001")
NATION = Region("nation", ("全国",), ("China",), "CHN")
OTHERS = (
    Region("", ("四川省", "四川"), ("Sichuan",), "510000"),
    Region("", ("贵州省",), ("Guizhou",), "520000"),
    Region("", ("成都市",), ("Chengdu",), "510100"),
    Region("", ("北京市", "北京"), ("Beijing",), "110000"),
    Region("", ("万州区",), ("Wanzhou",), "500101"),
    # Invented places, which no list can know.
    Region("", ("江东市",), ("Freedonia",), "990100"),
    Region("", ("云台县",), ("Ruritania",), "990200"),
    Region("", ("青岚州",), ("Sylvania",), "990300"),
)
# The targets by indicator and region; all others are the city's only.
ELSEWHERE = {("gdp", "metro"): "gdp_metro", ("rd", "nation"): "nation_rd"}


# Units as powers of ten of basic ones, as a table with a column of multipliers writes them.
_POWERS = {
    "亿元": ("元", 8), "万元": ("元", 4), "万亿元": ("元", 12), "万人": ("人", 4), "万吨": ("吨", 4),
    "亿吨": ("吨", 8), "万千瓦": ("千瓦", 4), "万件": ("件", 4),
}  # fmt: skip


def basic_unit(unit: Unit) -> tuple[str, int]:
    """Return the basic unit, and the power of ten that the unit is of it: 万人 is 10^4 人."""
    return _POWERS.get(unit.zh, (unit.zh, 0))


def magnitude(unit: Unit) -> str:
    """Return what stands behind a number whose unit is the basic one: 亿 for 亿元, 万 for 万人."""
    return unit.zh.removesuffix(basic_unit(unit)[0])


# The unit of each target and benchmark.
UNITS = {indicator.key: indicator.units[0].zh for indicator in PLANNED}
UNITS |= {"gdp_metro": "亿元", "nation_rd": "%"}


# --- headings


@dataclass(frozen=True, slots=True)
class Words:
    """What a Chinese and what an English table may write."""

    zh: tuple[str, ...]
    en: tuple[str, ...]


HEADINGS = {
    "indicator": Words(
        ("指标", "指标名称", "项目", "主要指标", "统计指标", "指　标"),
        ("Indicator", "indicator", "Series", "Item", "Series Name", "Measure"),
    ),
    "region": Words(
        ("地区", "行政区划名称", "市州", "地级市", "省份", "城市", "区域"),
        ("Region", "GeoAreaName", "country", "Country Name", "Entity", "Reference area", "Area", "geo"),
    ),
    "period": Words(
        ("年份", "时间", "统计年度", "时期", "年度"),
        ("Year", "Period", "TIME_PERIOD", "Time period", "Date"),
    ),
    "value": Words(
        ("数值", "指标值", "数据", "绝对数"), ("Value", "OBS_VALUE", "Observation value", "Amount")
    ),
    "unit": Words(("单位", "计量单位", "单　位"), ("Unit", "Units", "Unit of measure", "UOM")),
}  # fmt: skip
# The first heading of a table with periods or measures across, from the usual to the unforeseen.
STUB_HEADINGS = Words(
    ("指标", "项目", "指标名称", "主要指标", "主要产品", "民生指标", "产品名称", "行业", "类别", "分类", "名称", "", "领域"),
    ("Indicator", "Item", "Series", "Main indicators", "Economic indicators", "Main products", "Category", "", "Description"),
)  # fmt: skip
ACTUAL_HEADINGS = Words(
    ("绝对数", "实际完成", "绝对量", "完成数", "本年实际", "总量", "数量"),
    ("Level", "Actual", "Amount", "Value"),
)
GROWTH_HEADINGS = Words(
    ("比上年增长(%)", "同比±%", "增长（%）", "同比增长(%)", "增速(%)", "增减(%)", "比上年±%"),
    ("Growth (%)", "Change on year (%)", "% change", "Annual growth, %"),
)
TARGET_HEADINGS = Words(
    ("2027年目标", "2025年计划", "目标值", "2025年预期目标", "年度计划", "“十四五”目标"),
    ("Target 2027", "Plan 2025", "Goal", "2027 target", "Planned"),
)
FORECAST_HEADINGS = Words(
    ("2026年预测", "2025年预测数", "2026年预测值"), ("2026 forecast", "2026F", "Forecast 2026")
)
TO_DATE_HEADINGS = Words(
    ("1-{month}月累计", "1—{month}月", "本月止累计", "自年初累计", "累计"),
    ("Jan-{name}", "Year to date"),
)
THIS_MONTH_HEADINGS = Words(("{month}月", "本月", "当月"), ("{name}", "This month"))
REMARK_HEADINGS = Words(("备注", "数据来源", "说明"), ("Note", "Source", "Remarks"))
SERIAL_HEADINGS = Words(("序号", "编号", "主键"), ("No.", "#", "ID"))
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dimension:
    """A column that sets parts apart from the whole: its headings, the words for the whole, parts."""

    zh: tuple[str, ...]
    en: tuple[str, ...]
    totals_zh: tuple[str, ...]
    totals_en: tuple[str, ...]
    parts_zh: tuple[str, ...]
    parts_en: tuple[str, ...]


_WHOLE_ZH = ("合计", "全部", "总计")
_WHOLE_EN = ("Total", "_T", "T", "TOTAL", "All")
DIMENSIONS = (
    Dimension(("性别",), ("Sex", "SEX", "Gender"), (*_WHOLE_ZH, "不分性别"), (*_WHOLE_EN, "Both sexes"), ("男", "女"), ("Male", "Female")),
    Dimension(("年龄", "年龄组"), ("Age", "Age group"), (*_WHOLE_ZH, "全部年龄"), (*_WHOLE_EN, "All ages"), ("0-14岁", "15-64岁", "65岁及以上"), ("0-14", "15-64", "65+")),
    Dimension(("城乡",), ("Residence", "Urbanisation", "Location"), _WHOLE_ZH, _WHOLE_EN, ("城镇", "农村"), ("Urban", "Rural")),
    Dimension(("部门", "机构部门"), ("Sector", "Institutional sector"), _WHOLE_ZH, _WHOLE_EN, ("企业", "政府", "住户"), ("Corporations", "Government", "Households")),
    Dimension(("能源来源",), ("Energy source",), _WHOLE_ZH, _WHOLE_EN, ("煤", "水", "风"), ("Coal", "Hydro", "Wind")),
    Dimension(("产业", "行业"), ("Industry", "Activity"), _WHOLE_ZH, _WHOLE_EN, ("农业", "工业", "服务业"), ("Agriculture", "Manufacturing", "Services")),
    Dimension(("所有制",), ("Ownership",), _WHOLE_ZH, _WHOLE_EN, ("国有", "民营"), ("State", "Private")),
    Dimension(("企业规模",), ("Size class",), _WHOLE_ZH, _WHOLE_EN, ("大型", "中型", "小型"), ("Large", "Medium", "Small")),
)  # fmt: skip

# Columns that say by what power of ten a value is to be multiplied: the cell, and the exponent.
MULTIPLIER_HEADINGS = Words(
    ("数量级", "倍数"), ("UNIT_MULT", "Unit multiplier", "PowerCode", "SCALAR_FACTOR", "Magnitude")
)
MULTIPLIERS = {
    "数量级": {0: "个", 4: "万", 8: "亿"},
    "倍数": {0: "1", 4: "10000", 8: "100000000"},
    "UNIT_MULT": {0: "0", 3: "3", 6: "6", 9: "9"},
    "PowerCode": {0: "Units", 3: "Thousands", 6: "Millions", 9: "Billions"},
    "Unit multiplier": {0: "Units", 3: "Thousands", 6: "Millions", 9: "Billions"},
    "SCALAR_FACTOR": {0: "units", 3: "thousands", 6: "millions", 9: "billions"},
    "Magnitude": {0: "Units", 3: "Thousand", 6: "Million", 9: "Billion"},
}
# Columns that say what a value is: of each heading the marks of actual values and of others.
FLAGS = {
    "OBS_STATUS": (("A", "P", "E", ""), ("F",)),
    "OBS_FLAG": (("", "p", "e"), ("f",)),
    "Observation status": (("Normal value", "Provisional value", "Estimated value"), ("Forecast", "Forecast value")),
    "Status": (("final", "preliminary"), ("forecast", "Projection", "target")),
    "状态": (("最终核实", "初步数", ""), ("预测", "计划数", "目标")),
    "数据性质": (("实际", "初步核算"), ("预测值", "规划目标")),
}  # fmt: skip
FLAG_HEADINGS = Words(
    ("状态", "数据性质"), ("OBS_STATUS", "OBS_FLAG", "Observation status", "Status")
)

# --- lines beside a table


TITLES = Words(
    ("主要经济指标", "国民经济和社会发展主要指标", "表{n} 主要指标", "{n}-1 主要经济指标", "经济运行情况", "表1 基本情况（一）"),
    ("Main indicators", "Table {n}. Main economic indicators", "{n}.1 Economy and society", "Key figures"),
)  # fmt: skip
NOTES = Words(
    (
        "注：本表按当年价格计算。",
        "数据来源：市统计局。",
        "注：1. 2023年为快报数。2. 部分数据因四舍五入，分项之和与总计略有出入。",
        "* 为初步核算数。",
        "资料来源：统计年鉴（2024）",
        "说明：自2021年起口径调整，共涉及38个区县。",
    ),
    (
        "Note: at current prices.",
        "Source: Bureau of Statistics.",
        "1. Figures of 2023 are preliminary; 2 areas were revised.",
        "* preliminary",
        "Last Updated: 10/15/2020",
        "a) Break in series in 2021, 38 districts.",
    ),
)
SECTIONS = Words(
    ("一、综合", "二、人口与就业", "经济发展", "民生福祉：", "（三）绿色生态"),
    ("I. General", "Population and employment", "A. Economy", "Environment:"),
)
MISSING = ("-", "…", "—", "n.a.", "", "..", "待发布", "/", "NA")
# Behind a number: how a footnote or a standing is marked. The first list leaves it a plain value.
MARKS = ("*", "①", "[1]", " p", "r", "（初步）", "#", "²")
EXPECTED_MARKS = ("（预计）", " (e)", "（预测）", " f")
# Behind a name or a period in a heading.
FOOTNOTE_MARKS = ("①", "*", "1)", "[1]", "²", "(1)", "（注）")
