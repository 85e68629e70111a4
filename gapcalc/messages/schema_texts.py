"""What each key of a plan file is for, in both languages, with examples.

`gapcalc schema` prints these texts in the JSON Schema of the plan file, and docs/plan-file.md is
written from them. A key is named by the part of the file that it stands in: "target.unit".
"""

from __future__ import annotations

from typing import Any, NamedTuple

__all__ = ["KEY_TEXTS", "KeyText"]


class KeyText(NamedTuple):
    """The description of a key in both languages, and values that it may have."""

    zh: str
    en: str
    examples: tuple[Any, ...] = ()


KEY_TEXTS: dict[str, KeyText] = {
    # the whole file
    "file.plan": KeyText("整个规划的设定", "What holds for the whole plan"),
    "file.fresh": KeyText(
        "数据的时效：最新值早于评价时点不超过几年的结论才计入占比",
        "How many years old a value may be and still speak for the date: older verdicts are set "
        "apart and kept out of the share",
        (1, 0.5),
    ),
    "file.units": KeyText(
        "自定义单位：单位词及定义，写法同 Pint；已有的单位见 `gapcalc units`",
        "Units of one's own: a word and its definition in Pint's form; `gapcalc units` lists those "
        "there are",
        ({"担": "50 * 千克"}, {"充电桩": "[charging_point]"}),
    ),
    "file.actions": KeyText(
        "规划的各部分（行动）：编号及名称",
        "The parts of the plan by id, each with its name",
        ({"1": {"zh": "经济发展", "en": "Economic development"}},),
    ),
    "file.regions": KeyText(
        "目标所适用的地区和口径，按编号列出",
        "The areas and scopes that targets hold for, by id",
    ),
    "file.series": KeyText(
        "目标所对照的数列（如全国平均），按编号列出",
        "Series that goals are set against, by id",
    ),
    "file.sources": KeyText(
        "数据文件本身没有写明的事，按文件名的通配式列出",
        "What data files do not say themselves, by a pattern of their names",
    ),
    "file.goal_tables": KeyText(
        "目标分解表：地区与指标纵横相对的 CSV 或 Excel 文件，路径相对于规划文件；"
        "也可写明 file、sheet（所读工作表）、skip（不读的列）",
        "Tables of goals by area, CSV or Excel, areas down and targets across or the reverse, "
        "by paths relative to the plan file; or with keys: file, sheet (the one that is read), "
        "skip (headings that are passed over)",
        (["goals.csv"], [{"file": "annex.xlsx", "sheet": "2", "skip": ["2025年"]}]),
    ),
    "file.targets": KeyText("各项目标，按编号列出", "What the plan sets out to reach, by id"),
    # goal_tables: each table
    "goal_table.file": KeyText(
        "规划文件所在文件夹之内的文件",
        "A file below the folder of the plan file",
        ("annex/goals.csv",),
    ),
    "goal_table.sheet": KeyText("所读的工作表", "The sheet that is read", ("2",)),
    "goal_table.skip": KeyText(
        "不读的列（或行），按列名", "Headings that are passed over", (["2025年"],)
    ),
    # sources
    "source.files": KeyText(
        "所指的文件，通配式从路径末尾比对",
        "The files that are meant, by a pattern that fits the end of their paths",
        ("raw/*.csv", "jobs-20??.xlsx"),
    ),
    "source.unit": KeyText("没有写单位的数值的单位", "The unit of values without one", ("万人",)),
    "source.region": KeyText(
        "没有写地区的行的地区", "The region of rows without one", ("主城都市区",)
    ),
    "source.indicator": KeyText(
        "没有写名称的行的指标：编号或名称",
        "The indicator of rows without one, by id or name",
        ("gdp_metro",),
    ),
    "source.period": KeyText("没有写时期的行的时期", "The period of rows without one", (2024,)),
    "source.sheet": KeyText("所读的工作表", "The sheets that are read", ("Data",)),
    "source.columns": KeyText(
        "各列是什么：列名及作用",
        "What columns are, by their headings",
        ({"Gemeinde": "region"},),
    ),
    "source.where": KeyText(
        "各列读哪一项，而不是合计",
        "Which member of a column is read in place of the total",
        ({"Sex": "Female"},),
    ),
    "source.skip": KeyText("不起作用的列", "Columns that mean nothing", (["Note"],)),
    "source.header_row": KeyText("列名所在的行", "The line with the column names", (3,)),
    "source.encoding": KeyText("文字编码", "The encoding of the bytes", ("gb18030",)),
    "source.hidden": KeyText(
        "是否读取隐藏的行、列和工作表",
        "Whether hidden rows, columns and sheets are read",
        (True,),
    ),
    # plan
    "plan.id": KeyText(
        "简称；不写则用文件名",
        "A short name; without it the file's",
        ("china-2020-2025",),
    ),
    "plan.name": KeyText(
        "全称；不写则用 id",
        "The full name; without it the id",
        ("“十四五”规划主要指标",),
    ),
    "plan.document": KeyText(
        "文号或文件名称",
        "Number or title of the document",
        ("渝府发〔2023〕8号",),
    ),
    "plan.issued": KeyText("印发日期", "The day it was issued", ("2023-03-10",)),
    "plan.base_year": KeyText("基期年", "The year the way is measured from", (2020,)),
    "plan.target_year": KeyText("目标年", "The year in which the goals are due", (2025,)),
    "plan.region": KeyText(
        "数据未写地区时所指的地区：regions 中的键",
        "The region meant where a data file names none: a key of regions",
        ("city",),
    ),
    "plan.tolerance": KeyText(
        "容差：比应达进度少多少仍算达到时序进度",
        "How short of the path still counts as on it, as a share of the way",
        ("5%",),
    ),
    "plan.about": KeyText(
        "“左右”容许的出入",
        "What 左右 (about) allows, as a share of the figure",
        ("2%",),
    ),
    # targets: each target
    "target.name": KeyText(
        "指标名称",
        "What is measured",
        ({"zh": "常住人口城镇化率", "en": "Urbanisation rate"},),
    ),
    "target.also": KeyText(
        "数据文件中的其他名称",
        "Other names under which data files carry it",
        (["城镇化率"],),
    ),
    "target.region": KeyText(
        "适用地区：regions 中的键；不写为 plan.region",
        "Where it holds: a key of regions; without it plan.region",
        ("metro",),
    ),
    "target.regions": KeyText(
        "代替 region 和 goal：各地区的目标，键为 regions 中的地区；目标编号为 目标/地区。"
        "table 表示取自 goal_tables，数值为 at_least（direction 为 down 时为 at_most），"
        "也可写明 {table: over}",
        "In place of region and goal: a goal for each of several areas, keys of regions; the ids "
        "are TARGET/REGION. table takes them from goal_tables, each as at_least (at_most where the "
        "direction is down), or as {table: over} says",
        ({"yuzhong": {"at_least": "2000 亿元"}, "jiangbei": {"at_least": "1500 亿元"}}, "table"),
    ),
    "target.total": KeyText(
        "各地区合起来是哪一目标（编号）：目标值和数据应能加总",
        "The id of the target that the areas make up together: goals and values add up to it",
        ("industrial_output",),
    ),
    "target.at": KeyText(
        "在文件中的位置",
        "Its place in the document",
        ({"action": 1, "item": 0},),
    ),
    "target.goal": KeyText(
        "目标要求：下列形式之一",
        "What is asked for: one of the forms below",
        ({"at_least": "65%"},),
    ),
    "target.by": KeyText(
        "途中各年末应达到的数值：路径经过这些点，到时评价是否达到",
        "Values to be reached by the end of years on the way: the path passes through them",
        ({"2025": "480 公里"},),
    ),
    "area.by": KeyText(
        "该地区自己的途中目标，代替目标的 by",
        "Waypoints of this area's own, in place of those of the target",
        ({"2025": "1800 亿元"},),
    ),
    "target.reason": KeyText(
        "goal 为 none 时的原因",
        "Why a goal of none cannot be assessed",
        ({"zh": "没有数值", "en": "No figure"},),
    ),
    "target.commitment": KeyText(
        "原文为力争、争取的填 strive；指标表标明约束性的填 binding，预期性的填 expected",
        "strive where the plan says 力争 or 争取; binding or expected where its table of "
        "indicators says so",
        ("strive", "binding"),
    ),
    "target.lead": KeyText(
        "牵头单位；不写时为所属行动的牵头单位",
        "The office that answers for it; without it that of its action",
        ({"zh": "市发展改革委", "en": "Development and Reform Commission"},),
    ),
    "target.role": KeyText(
        "forecast 为预测的需求，不是目标：只列出、不评价",
        "forecast for a demand expected and not aimed at: shown, never scored",
        ("forecast",),
    ),
    "target.unit": KeyText(
        "公布时所用单位；只有 stage、none 和指数（index）可以不写",
        "The unit in which offices publish it; only stage, none and an index go without",
        ("亿元",),
    ),
    "target.index": KeyText(
        "指数：等于 100 的年份；须写 series：levels 公布的是指数，rates 公布的是增速，逐年连乘",
        "An index: the year in which it is 100; series has to say whether levels of it are "
        "published, or yearly growth rates that are chained",
        (2020,),
    ),
    "target.per": KeyText(
        "人均、单位产值等：数值除以同期的另一数列（series 的键或另一目标的编号）；"
        "unit 为公布值的单位，目标用商的单位书写",
        "Per head or per unit: values are divided by those of another series of the plan (a key of "
        "series, or the id of a target) for the same period; unit is that of the published values, "
        "and the goal stands in that of the quotient",
        ("population", {"series": "gdp", "unit": "吨标准煤/万元"}),
    ),
    "per.series": KeyText(
        "除以哪一数列：series 的键或目标的编号",
        "What the values are divided by: a key of series, or the id of a target",
        ("population",),
    ),
    "per.unit": KeyText(
        "商的单位；不写则为两者单位之商（亿元/万人）",
        "The unit of the quotient; without it one unit by the other",
        ("万元/人",),
    ),
    "target.measure": KeyText(
        "stock 时点数（任一月末有效），flow 全年总量，rate 全年比率",
        "stock: a state at a moment, read at any month's end; flow: a year's "
        "amount; rate: a ratio over a year",
        ("flow",),
    ),
    "target.path": KeyText(
        "由基期到目标的路径",
        "The shape of the way from base to goal",
        ("compound",),
    ),
    "target.window": KeyText(
        "数值所指的时间；不写时 cumulative 为 sum，hold 为 each_year，增速目标为 average",
        "The span of time meant; without it sum on cumulative, each_year on hold, "
        "average for growth goals",
        ("since_start",),
    ),
    "target.or": KeyText(
        "原文可作两解时的另一读法",
        "The other reading of an open text",
        ({"window": "sum"},),
    ),
    "target.base_year": KeyText(
        "与规划不同的基期年；基期为若干年的平均时写 2018-2020",
        "Its own base year where it is not the plan's; 2018-2020 where the base is the mean of "
        "several years",
        (2021, "2018-2020"),
    ),
    "target.target_year": KeyText(
        "与规划不同的目标年",
        "Its own target year where it is not the plan's",
        (2030,),
    ),
    "target.tolerance": KeyText(
        "与规划不同的容差",
        "Its own tolerance where it is not the plan's",
        ("2%",),
    ),
    "target.weight": KeyText(
        "在汇总中的权重：另列加权占比，项数照常；各地区的目标均分所属目标的权重",
        "What it counts for in the roll-up: a weighted share beside the plain counts; areas share "
        "the weight of their target evenly",
        (5, "2.5%"),
    ),
    "target.direction": KeyText(
        "about 目标以哪一侧为好，不写则由基期判断；regions: table 的目标为 down 时是上限",
        "The good side of a goal of about, without it the base tells; down makes the goals of "
        "regions: table upper bounds",
        ("up",),
    ),
    "target.same_as": KeyText(
        "与另一目标是同一件事（如“翻一番”与具体数量）：其编号；照常列出，只评价一次，数据共用",
        "The target whose goal this one says again (a doubling beside a count): shown, judged "
        "once, with the same data",
        ("firms",),
    ),
    "target.basis": KeyText(
        "确定目标时所依据的口径：与数据中 basis（口径）一列的写法相同",
        "The basis on which the goal was set, as the column basis of the data names it",
        ("普查前",),
    ),
    "target.series": KeyText(
        "指数，以及以 % 计量而目标为 reduce_by、increase_by 或 average_growth 的须写："
        "levels 公布的是水平，rates 公布的是增速",
        "What an index publishes, and what a target measured in % does that is to change by a "
        "rate (reduce_by, increase_by, average_growth): levels or growth rates",
        ("levels",),
    ),
    "target.note": KeyText(
        "理解数值所需的说明",
        "What must be known to read the number",
        ("按现价计算。",),
    ),
    # goal: one of these
    "goal.over": KeyText(
        "大于（超过、突破）：恰好相等不算达到",
        "More than this: equality does not reach it",
        ("3 万亿元",),
    ),
    "goal.at_least": KeyText("不低于（达到、以上）", "This or more", ("54%",)),
    "goal.at_most": KeyText("不高于（以内）", "This or less", ("5.5%",)),
    "goal.below": KeyText(
        "小于（低于）：恰好相等不算达到",
        "Less than this: equality does not reach it",
        ("30 微克/立方米",),
    ),
    "goal.about": KeyText(
        "左右：容许 plan.about 规定的出入",
        "This, give or take what plan.about allows",
        ("7000 万千瓦",),
    ),
    "goal.between": KeyText(
        "区间；达到下限即可",
        "From the first to the second; the lower bound suffices",
        (["8 个", "10 个"],),
    ),
    "goal.times_base": KeyText(
        "基期值的倍数；翻一番为 2",
        "A multiple of the base value",
        (
            2,
            {"over": "1.5"},
        ),
    ),
    "goal.average_growth": KeyText(
        "自基期起的年均增速",
        "Mean growth a year from the base year on",
        (
            "10%",
            {"over": "7%"},
        ),
    ),
    "goal.reduce_by": KeyText(
        "比基期累计下降：比例（13.5%）或数量（300 万吨、2 个百分点）；区间以较小的降幅为准，"
        "较大的为力争",
        "A cut from the base value over the whole span, as a share of it or as an amount; of a "
        "range the lesser cut is asked for, and the greater is the ambition",
        ("13.5%", "300 亿元", {"between": ["13.5%", "15%"]}),
    ),
    "goal.increase_by": KeyText(
        "比基期累计提高：比例或数量（300 万千瓦、2 个百分点）",
        "A rise above the base value over the whole span, as a share of it or as an amount",
        ("300 亿元", {"at_least": "20%"}),
    ),
    "goal.over_series": KeyText(
        "高于同年的对照数列（series 中的键）",
        "More than this series in the same year",
        ("nation_rd",),
    ),
    "goal.rank_at_most": KeyText("位次在第几以内", "This place in a ranking or a better one", (3,)),
    "goal.stage": KeyText(
        "项目应达到的阶段",
        "The stage that a project has to reach",
        ("in_operation",),
    ),
    "goal.none": KeyText(
        "无法评估及原因",
        "Cannot be assessed, and why",
        ({"zh": "没有数值", "en": "No figure"},),
    ),
    # at: the place in the document
    "at.action": KeyText(
        "行动；有 actions 时为其中的键",
        "The action, a key of actions where there are any",
        (3,),
    ),
    "at.item": KeyText("条目序号；0 为总述", "The numbered paragraph; 0 is the lead", (12,)),
    # or: the other reading
    "or.window": KeyText(
        "未采用读法的时间口径",
        "The span of time in the reading not chosen",
        ("sum",),
    ),
    "or.base_year": KeyText(
        "未采用读法的基期年",
        "The base year in the reading not chosen",
        (2021,),
    ),
    # regions: each region
    "action.zh": KeyText("行动的中文名称", "Its name in Chinese", ("提升发展能级",)),
    "action.en": KeyText(
        "行动的英文名称", "Its name in English", ("Raise the level of development",)
    ),
    "action.lead": KeyText(
        "该行动各目标的牵头单位",
        "The office that answers for the action's targets",
        ("市发展改革委",),
    ),
    "region.zh": KeyText("中文名称", "Its name in Chinese", ("主城都市区",)),
    "region.en": KeyText("英文名称", "Its name in English", ("Main metropolitan area",)),
    "region.also": KeyText(
        "数据文件中的其他名称",
        "Other names under which data files carry it",
        (["重庆主城都市区"],),
    ),
    "region.within": KeyText(
        "口径不是行政区域（如民营企业）时，数据列在哪个地区之下",
        "Where offices list a scope that is no area of its own, such as private firms",
        ("city",),
    ),
    # series: each series
    "series.name": KeyText(
        "数列名称",
        "What is measured",
        ({"zh": "全国研发投入强度", "en": "National R&D intensity"},),
    ),
    "series.also": KeyText(
        "数据文件中的其他名称",
        "Other names under which data files carry it",
        (["研发投入强度"],),
    ),
    "series.region": KeyText(
        "适用地区：regions 中的键",
        "Where it holds: a key of regions",
        ("nation",),
    ),
    "series.unit": KeyText("公布时所用单位", "The unit in which offices publish it", ("%",)),
    # units: each unit
    "unit.is": KeyText(
        "定义：新的量纲，或数乘以已有的单位",
        "What it is: a dimension of its own, or a number of a unit that there is",
        ("[charging_point]", "0.7 * 兆瓦"),
    ),
    "unit.zh": KeyText("中文名称", "Its Chinese name", ("充电桩",)),
    "unit.en": KeyText("英文输出中的名称", "Its name in English output", ("charging points",)),
    "unit.also": KeyText("其他写法", "Further names of it", (["桩"],)),
    # a name in both languages
    "name.zh": KeyText("中文名称", "The name in Chinese", ("地区生产总值",)),
    "name.en": KeyText("英文名称", "The name in English", ("GDP",)),
}
