"""Remedies that name what would have fitted: the nearest name, or the choices there are.

Templates, filled with `str.format`. They become the `{hint}` of a message of the catalogue.
"""

from __future__ import annotations

from gapcalc.messages.locale import Bilingual

__all__ = [
    "BASE_MEAN_NEEDS_A_WAY",
    "BASE_MEAN_OF_GROWTH",
    "BASE_MEAN_OF_RATES",
    "CELLS_NEED_JSON",
    "CHECK_THE_PATH",
    "CHOICES",
    "DATES",
    "DATES_AND_YEAR",
    "DATES_BEFORE_LATEST",
    "DATES_IN_ORDER",
    "DATES_OF_PLAN",
    "DATES_OR_TWO_CUTS",
    "DID_YOU_MEAN",
    "ERRORS_STAY",
    "FORM_INTO_FILE",
    "GOALS_NOT_FROM_TABLE",
    "INDEX_AFTER_BASE",
    "INDEX_NOT_ADDED",
    "KNOWN_KEYS",
    "NOT_BELOW_PLAN",
    "NO_AREAS_IN_TABLE",
    "NO_OFFICES",
    "NO_TABLE_FILLS",
    "OBSERVATION_IN_PYTHON",
    "ONLY_POSTER",
    "OTHER_YEAR_IN_TABLE",
    "PAPER_NEEDS_POSTER",
    "PATHS_FOR_GOAL",
    "PERIODS",
    "PERIOD_IN_PYTHON",
    "PER_ITSELF",
    "PER_OF_AREAS",
    "PER_OF_NO_AMOUNT",
    "PER_OF_NO_UNIT",
    "PER_OF_SUM",
    "TABLES",
    "TABLE_TOO_LARGE",
    "TARGET_NAMES",
    "TWIN_IN_CIRCLE",
    "TWIN_OF_OTHER_REGION",
    "TWIN_OF_OTHER_UNIT",
    "UNIT_WORDS",
    "UNKNOWN_UNITS",
    "WAYPOINTS_NEED_A_WAY",
    "WAYPOINT_IS_NO_GOAL",
    "WAYPOINT_IS_ONE_VALUE",
    "WAYPOINT_OUTSIDE",
    "WAYPOINT_WITHOUT_GOAL",
]

ERRORS_STAY = Bilingual(
    "这是错误，不是警告：有错误的数值不予采用，须改正",
    "It is an error and no warning: its values are left out until they are mended",
)
DID_YOU_MEAN = Bilingual("是否为 {name}？", "Did you mean {name}?")
CHOICES = Bilingual("可选值：{choices_zh}", "Choose: {choices_en}")
TARGET_NAMES = Bilingual("名称见 `gapcalc targets`", "`gapcalc targets` lists the names")
CELLS_NEED_JSON = Bilingual("--cells 须与 --format json 连用", "--cells goes with --format json")
# The command `check` writes its forms by --format alone, several in one run.
FORM_INTO_FILE = Bilingual("请写 --format {form}", "Write --format {form}")
ONLY_POSTER = Bilingual(
    "{form} 是挂图的形式，须加 --poster", "{form} is a form of the wall chart: add --poster"
)
PAPER_NEEDS_POSTER = Bilingual("--paper 须与 --poster 连用", "--paper goes with --poster")
CHECK_THE_PATH = Bilingual("请核对路径", "Check the path")
UNIT_WORDS = Bilingual(
    "可用的单位见 `gapcalc units`；没有的可在规划文件的 units 中定义",
    "`gapcalc units` lists those there are; `units` in the plan file defines what is missing",
)
# What a file may have too many of.
TABLES = Bilingual("表格", "tables")
UNKNOWN_UNITS = Bilingual("不认识的单位", "units that are not known")
NO_OFFICES = Bilingual(
    "规划文件没有写牵头单位（lead）", "The plan file names no office; its key is `lead`"
)
KNOWN_KEYS = Bilingual("可用的键：{keys}", "Known keys: {keys}")
PERIODS = Bilingual(
    "写法如 2024、2024-09、2024Q3、2024H1、2023-2025",
    "Write it as 2024, 2024-09, 2024Q3, 2024H1, 2023-2025",
)
# What a Python program may write.
OBSERVATION_IN_PYTHON = Bilingual(
    '写法：Observation("gdp_metro", Period(2024), Decimal("24500"), "亿元")，'
    "或 read_observations 的结果",
    'Write Observation("gdp_metro", Period(2024), Decimal("24500"), "亿元"), or give what '
    "read_observations returned",
)
# June is said with both its ends.
PERIOD_IN_PYTHON = Bilingual(
    "写法：整年 Period(2026)，6 月 Period(2026, 6, 6)，1—6 月 Period(2026, 1, 6)，"
    '或 Period.parse("2026-06")',
    "Write Period(2026) for a year, Period(2026, 6, 6) for June, Period(2026, 1, 6) for January to "
    'June, or Period.parse("2026-06")',
)
DATES = Bilingual(
    "写法如 2026、2026-06、2026H1、2026Q2", "Write it as 2026, 2026-06, 2026H1, 2026Q2"
)
# Why two dates of `compare` cannot be compared.
DATES_IN_ORDER = Bilingual("须晚于 --from {start}", "It has to be later than --from {start}")
DATES_BEFORE_LATEST = Bilingual(
    "须早于数据的最新时点 {latest}，或用 --to 指明后一时点",
    "It has to be before {latest}, the latest date of the data, unless --to names a later one",
)
DATES_OF_PLAN = Bilingual(
    "须在规划期内：{first} 年末至 {last} 年末",
    "It has to lie within the plan: from the end of {first} to the end of {last}",
)
DATES_OR_TWO_CUTS = Bilingual(
    "--from、--to 比较同一批数据的两个时点，与“旧数据 新数据”二选一；"
    "同一批数据分为两个文件的，放入一个文件夹",
    "--from and --to compare two dates of one data set, OLD NEW two data sets: give one or the "
    "other; one data set that comes in two files goes into a folder",
)
DATES_AND_YEAR = Bilingual(
    "--from、--to 已指明时点，去掉 --year", "--from and --to say the dates: leave --year out"
)
# Why a waypoint is none.
WAYPOINTS_NEED_A_WAY = Bilingual(
    "只有 compound、linear、cumulative 三种路径可以有途中目标",
    "only a compound, linear or cumulative path passes through waypoints",
)
WAYPOINT_OUTSIDE = Bilingual(
    "年份须在基期年 {base} 与目标年 {target} 之间",
    "its year has to lie between the base year {base} and the target year {target}",
)
WAYPOINT_IS_NO_GOAL = Bilingual(
    "目标年的数值与 goal 不同", "the value for the target year is not that of the goal"
)
WAYPOINT_IS_ONE_VALUE = Bilingual(
    "途中目标须为一个数值，不能是区间", "a waypoint is one value and no range"
)
WAYPOINT_WITHOUT_GOAL = Bilingual(
    "表中有该地区的途中目标，没有目标年的目标值",
    "the table has a waypoint for this area and no goal for the target year",
)
# Why an index is none.
INDEX_NOT_ADDED = Bilingual("指数不能累计相加", "values of an index are not added up")
INDEX_AFTER_BASE = Bilingual(
    "指数为 100 的年份不能晚于基期 {base} 年",
    "the year in which it is 100 lies after the base year {base}",
)
# Why nothing is divided by another series.
PER_ITSELF = Bilingual("不能除以自身", "it is divided by itself")
PER_OF_SUM = Bilingual(
    "累计目标（cumulative）不能除以另一数列", "a cumulative total is not divided by another series"
)
PER_OF_NO_AMOUNT = Bilingual(
    "阶段目标和对照数列的目标不能再除以另一数列",
    "a stage, or what is set against a series already, is not divided by another one",
)
PER_OF_AREAS = Bilingual(
    "所指的目标按地区分解，没有这一地区的数值",
    "the target that it names has goals by area, and none for this area",
)
PER_OF_NO_UNIT = Bilingual(
    "所指的目标没有可用的单位", "the target that it names has no unit to divide by"
)
# Why a base is no mean of years.
BASE_MEAN_NEEDS_A_WAY = Bilingual(
    "只有 compound、linear 两种路径的基期可以是几年平均",
    "only a compound or linear path starts from a mean of years",
)
BASE_MEAN_OF_GROWTH = Bilingual(
    "年均增速自一个基期年起算，不能以几年平均为基期",
    "a mean growth rate counts the years from one base year",
)
BASE_MEAN_OF_RATES = Bilingual(
    "增速（series: rates）自一个基期年起连乘，不能以几年平均为基期",
    "growth rates (series: rates) are chained from one base year",
)
PATHS_FOR_GOAL = Bilingual("适用的路径：{paths}", "Paths for it: {paths}")
# Why a table of goals cannot be used, or a heading of one.
NOT_BELOW_PLAN = Bilingual(
    "须为规划文件所在文件夹之内的文件，写相对路径",
    "it has to be a file below the folder of the plan file, by a relative path",
)
NO_AREAS_IN_TABLE = Bilingual(
    "表中没有规划 regions 中的地区", "it names no area of the plan's regions"
)
TABLE_TOO_LARGE = Bilingual("行列过多", "it has too many rows or columns")
NO_TABLE_FILLS = Bilingual(
    "写明 regions: table，但 goal_tables 的表中没有它的目标值",
    "it says regions: table, and no table under goal_tables has goals for it",
)
GOALS_NOT_FROM_TABLE = Bilingual(
    "该列为 {targets}；要由表给出目标值的指标须写 regions: table，且名称不与其他指标相同",
    "It is a column of {targets}; a target whose goals a table has says regions: table, and shares "
    "its name with no other",
)
OTHER_YEAR_IN_TABLE = Bilingual(
    "该列为 {year} 年，目标年为 {due} 年，不是目标，也不是途中目标；不需要的列写入该表的 skip",
    "It is for {year}, the goal is due in {due}, and no waypoint can stand there; a column that is "
    "not meant goes under `skip`",
)
# Why a target says no other one again.
TWIN_IN_CIRCLE = Bilingual("互相指来指去，没有一项可评价", "they name one another in a circle")
TWIN_OF_OTHER_REGION = Bilingual("两者的地区不同", "it is for another region")
TWIN_OF_OTHER_UNIT = Bilingual("两者的单位不能换算", "its unit measures something else")
