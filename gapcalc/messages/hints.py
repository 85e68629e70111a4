"""Remedies that name what would have fitted: the nearest name, or the choices there are.

Templates, filled with `str.format`. They become the `{hint}` of a message of the catalogue.
"""

from __future__ import annotations

from gapcalc.messages.locale import Bilingual

__all__ = [
    "CELLS_NEED_JSON",
    "CHECK_THE_PATH",
    "CHOICES",
    "DATES",
    "DID_YOU_MEAN",
    "ERRORS_STAY",
    "GOALS_NOT_FROM_TABLE",
    "KNOWN_KEYS",
    "NOT_BELOW_PLAN",
    "NO_AREAS_IN_TABLE",
    "NO_OFFICES",
    "NO_TABLE_FILLS",
    "ONLY_POSTER",
    "OTHER_YEAR_IN_TABLE",
    "PAPER_NEEDS_POSTER",
    "PATHS_FOR_GOAL",
    "PERIODS",
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
    "WAYPOINT_OUTSIDE",
]

ERRORS_STAY = Bilingual(
    "这是错误，不是警告：有错误的数值不予采用，须改正",
    "It is an error and no warning: its values are left out until they are mended",
)
DID_YOU_MEAN = Bilingual("是否为 {name}？", "Did you mean {name}?")
CHOICES = Bilingual("可选值：{choices_zh}", "Choose: {choices_en}")
TARGET_NAMES = Bilingual("名称见 `gapcalc targets`", "`gapcalc targets` lists the names")
CELLS_NEED_JSON = Bilingual("--cells 须与 --format json 连用", "--cells goes with --format json")
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
DATES = Bilingual(
    "写法如 2026、2026-06、2026H1、2026Q2", "Write it as 2026, 2026-06, 2026H1, 2026Q2"
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
    "该列为 {year} 年，目标年为 {due} 年；不需要的列写入该表的 skip",
    "It is for {year} and the goal is due in {due}; a column that is not meant goes under `skip`",
)
# Why a target says no other one again.
TWIN_IN_CIRCLE = Bilingual("互相指来指去，没有一项可评价", "they name one another in a circle")
TWIN_OF_OTHER_REGION = Bilingual("两者的地区不同", "it is for another region")
TWIN_OF_OTHER_UNIT = Bilingual("两者的单位不能换算", "its unit measures something else")
