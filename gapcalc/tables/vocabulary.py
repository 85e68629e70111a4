"""The words that offices use in their tables, in one place.

No rule rests on these lists alone: a word decides quickly and with a good reason, and what stands
below a heading decides where no word is known (see `roles` and `dimensions`).
"""

from __future__ import annotations

from gapcalc.core.text import fold
from gapcalc.messages.statuses import STAGES

__all__ = [
    "BASE_WORDS",
    "BESIDE_WITHIN",
    "BESIDE_WORDS",
    "BOUNDS_BEHIND",
    "BOUND_WORDS",
    "CODES_WITHIN",
    "CODE_WORDS",
    "COLUMNS",
    "CURRENT_PRICES",
    "CUT_VERBS",
    "DIMENSIONS_WITHIN",
    "DIMENSION_WORDS",
    "EMPTY_WORDS",
    "ENDS_OF_PLACES",
    "EXPECTED",
    "GOAL_FILLERS",
    "GOAL_VERBS",
    "GROUPS_WITHIN",
    "GROWTH_VERBS",
    "LEVELS_OF_PLACES",
    "LEVEL_WORDS",
    "LIKE_UNITS",
    "MISSING",
    "MULTIPLIERS",
    "OTHER_YEARS",
    "PARTS",
    "PLANNED",
    "ROLE_FILLERS",
    "ROLE_WORDS",
    "RUNNING_WORDS",
    "STAGE_WORDS",
    "STANDING_WORDS",
    "STATISTICS_WITHIN",
    "UNADJUSTED",
    "WAYS_OF_COUNTING",
    "WEAK_DIMENSIONS_WITHIN",
    "WEAK_DIMENSION_WORDS",
    "WHOLE",
    "WHOLE_AREAS",
    "WHOLE_COLUMNS",
]

# --- headings of columns

# The canonical columns, with the headings under which offices write them; they are compared folded.
COLUMNS: dict[str, tuple[str, ...]] = {
    "indicator": (
        "指标", "指标名称", "项目", "指标项目", "统计指标", "名称", "指标名",
        "indicator name", "series name", "subject descriptor", "series", "item",
    ),
    "region": (
        "地区", "地区名称", "区域", "地域", "省份", "省市", "省市区", "城市", "区县", "市县",
        "县区", "行政区", "行政区划", "行政区划名称", "市州", "地级市", "国家", "国别",
        "province", "city", "county", "country", "country name", "area", "geo",
        "geo area name", "ref_area", "reference area", "country or area", "entity",
    ),
    "period": (
        "时期", "时间", "年份", "年度", "年", "年月", "日期", "统计时间", "报告期", "统计年度",
        "数据时间",
        "year", "date", "time", "time_period", "time period", "ref_date", "observation_date",
    ),
    "value": (
        "数值", "数据", "值", "指标值", "本期值", "绝对值", "绝对数", "绝对量", "总量", "累计",
        "本年累计", "全年", "实际完成", "obs_value", "observation value",
    ),
    "unit": ("单位", "计量单位", "units", "unit of measure", "unit_measure", "uom"),
    "bound": ("界限", "界限标记"),
    "status": (
        "数据性质", "状态", "数据状态", "数据类型", "obs_status", "obs_flag", "observation status",
        "flag", "flags", "obs flag",
    ),
    "source": ("数据来源", "来源", "资料来源"),
    "publisher": ("发布机构", "发布单位"),
    "url": ("网址", "链接"),
    "note": ("备注", "说明"),
    # Unless it sets parts apart: see `bases`.
    "basis": (
        "口径", "统计口径", "数据口径", "指标口径", "核算口径", "口径说明", "口径版本", "修订口径",
        "vintage",
    ),
    "published": (
        "发布日期", "公布日期", "发布时间", "公布时间", "date published", "publication date",
        "date of publication", "release date", "published on",
    ),
    "multiplier": (
        "数量级", "量级", "倍率", "单位倍数", "倍数", "scale", "unit_mult", "unit multiplier",
        "power code", "scalar factor",
        "magnitude",
    ),
    # Of the year in the column of periods.
    "part": ("月份", "月", "季度", "季", "month", "quarter"),
}  # fmt: skip

# Words of a heading that make its column likely one of a role, where what stands below it agrees:
# GeoAreaName, country_code and REF_AREA name places, PowerCode and SCALAR_FACTOR multiples.
ROLE_WORDS: dict[str, frozenset[str]] = {
    "region": frozenset(
        [
            "geo",
            "geoname",
            "area",
            "country",
            "countries",
            "nation",
            "region",
            "province",
            "prefecture",
            "city",
            "county",
            "district",
            "municipality",
            "state",
            "territory",
            "location",
            "entity",
            "place",
            "jurisdiction",
            "economy",
            "iso",
            "iso2",
            "iso3",
            "geography",
            "lau",
            "nuts",
            "reporter",
            "commune",
            "governorate",
            "canton",
            "land",
            "bundesland",
            "aimag",
            "oblast",
            "kommun",
            "comuna",
            "provincia",
            "pais",
            "pays",
            "town",
            "village",
            "ward",
            "locality",
            "borough",
            "parish",
        ]
    ),
    "period": frozenset(
        ["year", "date", "time", "period", "yr", "timeperiod", "jahr", "année", "ano", "año"]
    ),
    "unit": frozenset(["unit", "units", "uom", "unitofmeasure", "einheit", "unité"]),
    "multiplier": frozenset(
        [
            "mult",
            "multiplier",
            "scalar",
            "scale",
            "magnitude",
            "powercode",
            "power",
            "unitmult",
            "scaling",
            "faktor",
            "facteur",
        ]
    ),
    "status": frozenset(["status", "flag", "flags", "obsflag", "obsstatus"]),
    "indicator": frozenset(
        [
            "indicator",
            "series",
            "variable",
            "item",
            "subject",
            "concept",
            "metric",
            "statistic",
            "kpi",
            "estimates",
            "indicador",
            "indikator",
            "indicateur",
        ]
    ),
    "value": frozenset(["value", "values", "obsvalue", "wert", "valeur", "valor", "figure"]),
    "note": frozenset(
        [
            "note",
            "notes",
            "footnote",
            "footnotes",
            "comment",
            "comments",
            "remark",
            "remarks",
            "symbol",
            "symbols",
        ]
    ),
    "source": frozenset(["source", "sources"]),
    "url": frozenset(["url", "link", "href"]),
}
# Words that say nothing of their own beside those: Obs value, Unit multiplier, Footnote text.
ROLE_FILLERS = frozenset(
    [
        "obs",
        "observation",
        "unit",
        "units",
        "code",
        "codes",
        "name",
        "label",
        "text",
        "factor",
        "of",
        "the",
        "ten",
        "id",
        "ref",
        "reference",
        "description",
        "measure",
        "measured",
        "order",
        "value",
        "data",
    ]
)
# Headings of columns that say nothing of what a row's values are, in whole words …
BESIDE_WORDS = frozenset(
    [
        "no",
        "nr",
        "id",
        "ids",
        "code",
        "codes",
        "guid",
        "dguid",
        "key",
        "uri",
        "vector",
        "coordinate",
        "decimals",
        "terminated",
        "symbol",
        "freq",
        "frequency",
        "dataflow",
        "structure",
        "action",
        "updated",
        "update",
        "version",
        "rank",
        "ranking",
        "footnotes",
        "method",
        "confidentiality",
        "conf",
        "collection",
        "nature",
        "timestamp",
        "modified",
        "created",
        "index",
        "row",
        "trend",
        "lastupdate",
        "precision",
        "estimates",
        "dataset",
        "database",
        "databank",
        "release",
        "released",
        "published",
        "publication",
        "license",
        "upperbound",
        "lowerbound",
    ]
)
# Headings of columns that set rows apart, in whole words: Sex, age_group, Type of residence.
DIMENSION_WORDS = frozenset(
    [
        "sex",
        "gender",
        "age",
        "residence",
        "urbanisation",
        "urbanization",
        "urban",
        "industry",
        "sector",
        "product",
        "scenario",
        "adjustment",
        "variant",
        "education",
        "occupation",
        "disability",
        "income",
        "quintile",
        "decile",
        "wealth",
        "ethnicity",
        "migration",
        "marital",
        "citizenship",
        "nationality",
        "breakdown",
        "disaggregation",
        "component",
        "activity",
        "branch",
        "fuel",
        "energy",
        "mode",
        "level",
        "size",
        "ownership",
        "commodity",
        "cause",
        "crop",
        "sub",
        "counterpart",
        "partner",
        "subsector",
        "origin",
        "destination",
        "species",
        "race",
        "language",
        "religion",
        "household",
        "population",
        "classif1",
        "classif2",
        # Classifications by their own names: ISIC, NACE_R2, COICOP, ISCED11.
        "isic",
        "nace",
        "coicop",
        "cpa",
        "siec",
        "isced",
        "isced11",
        "isco",
        "adj",
        "flow",
        "cohort",
        "pollutant",
        "tenure",
        "purpose",
        "programme",
        "program",
        "channel",
        "segment",
        "coverage",
        "basis",
        "prices",
        "price",
        "vintage",
        "adjusted",
        "sexo",
        "sexe",
        "sesso",
        "geschlecht",
        "geslacht",
        "kön",
        "kjønn",
        "køn",
        "sukupuoli",
        "płeć",
        "cinsiyet",
        "pohlaví",
        "spol",
        "edad",
        "âge",
        "idade",
        "alder",
        "ikä",
        "wiek",
        "yaş",
        "пол",
        "возраст",
        "стать",
        "성별",
        "연령",
    ]
)
# Of these the weak ones may as well say to which group an indicator belongs: category: Economy.
WEAK_DIMENSION_WORDS = frozenset(
    [
        "category",
        "categories",
        "type",
        "class",
        "classification",
        "group",
        "kind",
        "dimension",
        "dimensions",
        "subgroup",
        "domain",
        "theme",
        "topic",
        "goal",
        "pillar",
        "chapter",
        "section",
        "nature",
        "attribute",
    ]
)
# The same in Chinese, as they may stand within a heading: 按性别, 能源来源, 登记注册类型.
DIMENSIONS_WITHIN = (
    "性别", "年龄", "城乡", "居住地", "行业", "产业", "部门", "产品", "品种", "情景", "方案",
    "口径",
    "户口", "民族", "学历", "文化程度", "教育程度", "职业", "婚姻", "所有制", "规模", "能源",
    "季节调整", "价格", "计价", "人群", "群体", "用途", "来源地", "去向", "方式", "渠道", "客源",
    "车型", "险种", "税种", "币种", "污染物", "等级", "层级", "构成", "细分", "户籍", "主体",
)  # fmt: skip
WEAK_DIMENSIONS_WITHIN = (
    "类别", "类型", "分类", "分组", "组别", "类", "组", "版", "对象", "层次", "领域", "板块",
    "维度",
    "属性", "性质", "专题", "目录", "一级", "二级",
)  # fmt: skip
# Of a column of words: 责任单位, 行业代码, 进展情况 say nothing of what the values are, the first
# ones not even where a dimension is named beside them.
CODES_WITHIN = (
    "序号", "编号", "代码", "编码", "主键", "责任", "负责", "牵头", "主管", "填报", "发布", "联系",
    "电话", "更新", "审核", "录入",
)  # fmt: skip
BESIDE_WITHIN = (
    "来源", "备注", "说明", "链接", "评价", "分析", "原因", "措施", "英文", "拼音", "是否", "进展",
    "进度", "情况", "达标", "趋势", "排名", "位次", "频度", "频率",
    "数据库", "数据集",
)  # fmt: skip
# What makes the one word that a column holds a member after all: a heading that tells how a value
# was made …
WAYS_OF_COUNTING = frozenset([
    "statistic", "stat", "measure", "transformation", "variable", "vintage", "round",
    "wave", "sample", "definition", "edition", "universe", "subset", "percentile",
    "quantile", "concept"
])  # fmt: skip
# … groups that a member may hold as one of its words: Men only …
GROUPS_WITHIN = frozenset([
    "men", "women", "male", "female", "males", "females", "boys", "girls", "urban", "rural",
    "youth", "adults", "mujeres", "hombres", "femmes", "hommes", "frauen", "männer",
    "weiblich", "männlich", "donne", "uomini", "mulheres", "homens", "vrouwen", "mannen",
    "kvinnor", "män", "naiset", "miehet", "kobiety", "mężczyźni", "kadın", "erkek"
])  # fmt: skip
# … and what is said of a value and is not the value: Standard error, Index 2015=100.
STATISTICS_WITHIN = frozenset([
    "error", "deviation", "median", "quartile", "percentile", "confidence", "limit",
    "bound", "cv", "variance", "growth", "change", "index", "rank", "ratio"
])  # fmt: skip
# What the heading of a column of places ends with, in a column of words: 所属区县, 市州, 国家.
ENDS_OF_PLACES = (
    "省", "省份", "市", "州", "县", "区", "镇", "乡", "街道", "村", "国", "国家", "国别", "地",
    "地区",
    "区域", "区划", "辖区", "属地", "园区", "城市",
)  # fmt: skip

# Names of the whole area that a table or a column of regions is of, folded.
WHOLE_AREAS = frozenset(
    fold(name) for name in ("全国", "全市", "全省", "全区", "全县", "合计", "总计", "中国", "China")
)
# Words for places from the outer to the inner ones.
LEVELS_OF_PLACES = (
    ("国", "country", "nation"),
    ("省", "province", "state"),
    ("市", "city", "prefecture"),
    ("区县", "县", "county", "district"),
    ("镇", "乡", "街道", "town", "village"),
)
# Words of headings that speak of a code rather than of a name.
CODE_WORDS = frozenset(
    ("code", "codes", "id", "ids", "iso", "iso2", "iso3", "fips", "naics", "guid")
)

# Words that say whether a value is a running total since January (True) or that of its own month
# or quarter alone: as a heading, behind a period (2024年1-9月累计) and behind a name (进口_当月).
RUNNING_WORDS = {
    "累计": True, "累计值": True, "本年累计": True, "年初累计": True, "本月止累计": True,
    "自年初累计": True, "累计数": True, "本年累计值": True, "cumulative": True,
    "year to date": True, "ytd": True,
    "本月": False, "当月": False, "本期": False, "本期值": False, "当期": False, "当月值": False,
    "本月值": False, "当季": False, "当季值": False, "本季": False, "当期值": False,
    "this month": False, "current month": False, "this quarter": False,
}  # fmt: skip

# --- words beside values

# What stands before a number and makes it a bound.
BOUND_WORDS = {
    "超": ">", "超过": ">", "超過": ">", "突破": ">", "逾": ">", "高于": ">", "大于": ">", ">": ">",
    "≥": ">=", ">=": ">=", "不低于": ">=", "不少于": ">=", "不小于": ">=", "至少": ">=",
    "约": "~", "約": "~", "大约": "~", "约为": "~", "~": "~", "≈": "~",
    "≤": "<=", "<=": "<=", "不超过": "<=", "不高于": "<=", "不大于": "<=", "至多": "<=",
    "近": "<", "将近": "<", "接近": "<", "低于": "<", "少于": "<", "小于": "<", "不足": "<",
    "不到": "<", "<": "<",
}  # fmt: skip
# What stands behind a number and makes it one: 9000家以上, 100多.
BOUNDS_BEHIND = {
    "以上": ">=", "及以上": ">=", "+": ">=", "多": ">", "余": ">", "以下": "<=", "及以下": "<=",
    "以内": "<=", "之内": "<=", "左右": "~", "上下": "~",
}  # fmt: skip
STANDING_WORDS = {
    "修订": "revised", "修订数": "revised", "已修订": "revised", "r": "revised",
    "最终核实": "final", "最终核实数": "final", "最终": "final", "最终数": "final",
    "公布": "reported", "actual": "reported", "实际": "reported", "实际值": "reported",
    "实际数": "reported", "实绩": "reported", "完成": "reported",
    "初步": "preliminary", "初步核算": "preliminary", "初步核算数": "preliminary",
    "初步数": "preliminary", "初步统计": "preliminary", "快报": "preliminary",
    "快报数": "preliminary", "p": "preliminary",
    "预计": "estimate", "预计数": "estimate", "估计": "estimate", "估计数": "estimate",
    "估算": "estimate", "e": "estimate",
}  # fmt: skip
# What stands beside actual values in offices' tables and is none.
PLANNED = {
    "目标", "目标值", "目标数", "计划", "计划数", "计划值", "规划", "规划值", "规划目标", "预期",
    "预期值", "预期目标", "预测", "预测值", "预算", "预算数", "target", "plan", "planned",
    "forecast", "projection", "projected", "budget", "f",
}  # fmt: skip
# In tables of goals: what stands around an indicator besides the words above (到2027年…达到), and
# what heads the values of the base beside its goals.
GOAL_FILLERS = {"目标任务", "任务", "到", "达到"}
# What stands before the figure of a goal in its cell: 力争达到2000, 控制在4.5%以内; and before that
# of growth or of a cut: 年均增长7%左右, 累计下降14%.
GOAL_VERBS = {
    "达到", "达", "力争", "力争达到", "争取", "确保", "控制在", "保持", "保持在", "稳定在",
    "提高到", "提升至", "提高至", "增至", "降至", "下降到", "降到",
}  # fmt: skip
GROWTH_VERBS = {"增长", "年均增长", "年均", "增速", "提高"}
CUT_VERBS = {"下降", "累计下降", "降低", "累计降低", "减少"}
BASE_WORDS = {"现状", "现状值", "基期", "基期值", "基数", "基准", "基准值", "base", "baseline"}
# Behind a year an expectation is none that stands beside actual values.
EXPECTED = {"预计", "预计数", "e"}
# What a cell holds where there is no value.
MISSING = {
    "", "/", "\\", "无", "暂无", "尚无", "暂无数据", "无数据", "缺", "暂缺", "缺失", "不详",
    "不适用", "保密", "未公布", "尚未公布", "未发布", "未统计", "待定", "空",
    "na", "n/a", "n.a.", "n.a", "#n/a", "np", "n.p.", "nan", "null", "none", ":", "x",
    "not available", "not applicable", "not published", "no data", "suppressed", "withheld",
    "confidential",
}  # fmt: skip
# What stands behind a year and leaves its values what they are.
LEVEL_WORDS = {
    "", "绝对值", "绝对数", "绝对量", "总量", "数值", "数量", "数", "值", "累计", "累计值", "全年",
    "实际完成", "完成数", "完成值", "完成情况", "现状", "现状值", "value", "actual", "level",
    "合计", "年", "年度", "年末", "年底", "末", "底", "份", "月",
}  # fmt: skip
# Prices are those of the year unless a name says otherwise, so these words set nothing apart.
CURRENT_PRICES = {
    "当年价",
    "当年价格",
    "现价",
    "现行价格",
    "按当年价格计算",
    "按现价计算",
    "当年价计算",
}
# Years that are no calendar years.
OTHER_YEARS = (
    "fiscal", "financial", "budget", "school", "academic", "crop", "marketing", "学年", "财年",
    "财政年度", "农历",
)  # fmt: skip
# What titles and the headings over several columns are made of, and what tells nothing.
EMPTY_WORDS = ("主要", "经济", "社会", "发展", "指标", "情况", "统计", "数据", "基本")
# What stands among units and is none that can be converted, folded.
LIKE_UNITS = frozenset(
    ("index", "domesticcurrency", "nationalcurrency", "units", "number", "ratio")
)

# --- multiples

# What a column of multipliers may say (数量级, UNIT_MULT), folded, and the multiple it stands for.
MULTIPLIERS = {
    "units": "", "unit": "", "个": "", "ones": "", "one": "", "none": "", "元": "",
    "thousands": "千", "thousand": "千", "千": "千", "000s": "千",
    "万": "万", "tenthousand": "万", "tenthousands": "万",
    "millions": "百万", "million": "百万", "百万": "百万", "mn": "百万", "mil": "百万",
    "亿": "亿", "hundredmillion": "亿", "hundredmillions": "亿",
    "billions": "十亿", "billion": "十亿", "十亿": "十亿", "bn": "十亿",
    "tausend": "千", "millionen": "百万", "milliers": "千", "milhares": "千", "miles": "千",
    "millones": "百万", "milhões": "百万",
    "万亿": "万亿", "trillions": "万亿", "trillion": "万亿",
}  # fmt: skip

# --- members of a dimension

_WHOLE_WORDS = (
    "", "-", "合计", "总计", "全部", "全体", "总量", "绝对值", "绝对量", "实际", "实际值", "实际数",
    "实绩", "完成", "计", "总体", "整体", "不分", "全口径", "全社会",
    "全部年龄", "全年龄", "各年龄", "全部行业", "全行业",
    "现价", "当年价", "当年价格", "现行价格", "年末", "年度", "总值", "全市", "全国",
    "total", "all", "both", "actual", "level", "value", "count", "t", "_t", "_z", "both sexes",
    "all ages", "all sexes", "both sex", "total population", "all areas", "all items", "overall",
    "not applicable", "no breakdown", "totals", "sum", "aggregate", "all industries", "whole",
    "総数", "総計", "totalt", "i alt", "yhteensä", "kokku", "celkem", "ogółem", "totale", "totaal",
    "spolu",
    "összesen", "ukupno", "skupaj", "toplam", "всего",
    "gesamt", "insgesamt", "zusammen", "tous", "grand total", "ensemble", "alle", "todos", "总数",
    "all categories", "allarea", "ambos sexos", "les deux sexes", "maschi e femmine", "계", "전체",
    "beide geschlechter",
    "bothsex", "current prices", "normal value",
)  # fmt: skip
# What stands in a column of a dimension for all of it.
WHOLE = frozenset(fold(word) for word in _WHOLE_WORDS)
# Columns below a common heading that hold all of what it says, folded.
WHOLE_COLUMNS = frozenset(fold(word) for word in ("合计", "总计", "总数", "Total", "All"))
# Members of Series Type that leave a series as it was counted, folded.
UNADJUSTED = frozenset(("original", "notseasonallyadjusted", "unadjusted", "nsa", "未季调"))
# Members that tell a dimension where no heading does. A part is not known by these words alone:
# every member of a dimension that is not the whole is one.
PARTS = frozenset(
    fold(word)
    for word in (
        "男", "女", "男性", "女性", "男子", "女子", "城镇", "农村", "乡村", "城市居民", "农村居民",
        "城镇居民", "户籍", "非户籍", "国有", "民营", "私营", "集体", "外资", "规模以上", "规上",
        "限额以上", "限上", "不变价", "可比价", "第一产业", "第二产业", "第三产业", "农业", "工业",
        "建筑业", "服务业",
        "male", "female", "males", "females", "men", "women", "boys", "girls", "urban", "rural",
        "constant prices", "seasonally adjusted", "medium variant", "high variant", "low variant",
        "youth", "adults", "children", "elderly", "public", "private", "foreign", "domestic",
        "sex_m", "sex_f",
    )
)  # fmt: skip

# --- stages of projects

_OTHER_STAGES = {
    "批准": "approved", "启动": "started", "启动建设": "started", "开工建设": "started",
    "在建": "started", "建设中": "started", "正在建设": "started", "施工": "started",
    "正在施工": "started", "施工中": "started", "续建": "started", "动工": "started",
    "under construction": "started", "broken ground": "started",
    "组建": "established", "设立": "established", "完工": "completed", "竣工": "completed",
    "全部建成": "completed", "built": "completed", "finished": "completed",
    "投入使用": "in_operation", "投入运营": "in_operation", "投产": "in_operation",
    "建成投用": "in_operation", "建成并投用": "in_operation", "建成投入使用": "in_operation",
    "建成并投入使用": "in_operation", "投运": "in_operation", "operational": "in_operation",
    "in use": "in_operation", "opened": "in_operation", "open": "in_operation",
    "通车": "in_operation", "开通": "in_operation", "運營": "in_operation", "運行": "in_operation",
}  # fmt: skip
# What a data file may say for a stage, folded, without underscores.
STAGE_WORDS: dict[str, str] = {fold(name): stage for name, stage in _OTHER_STAGES.items()} | {
    fold(name).replace("_", ""): stage
    for stage, names in STAGES.items()
    for name in (stage, *names)
}
