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
    "KNOWN_KEYS",
    "NO_OFFICES",
    "PATHS_FOR_GOAL",
    "PERIODS",
    "TARGET_NAMES",
    "TWIN_IN_CIRCLE",
    "TWIN_OF_OTHER_REGION",
    "TWIN_OF_OTHER_UNIT",
    "UNIT_WORDS",
]

ERRORS_STAY = Bilingual(
    "这是错误，不是警告：有错误的数值不予采用，须改正",
    "It is an error and no warning: its values are left out until they are mended",
)
DID_YOU_MEAN = Bilingual("是否为 {name}？", "Did you mean {name}?")
CHOICES = Bilingual("可选值：{choices_zh}", "Choose: {choices_en}")
TARGET_NAMES = Bilingual("名称见 `gapcalc targets`", "`gapcalc targets` lists the names")
CELLS_NEED_JSON = Bilingual("--cells 须与 --format json 连用", "--cells goes with --format json")
CHECK_THE_PATH = Bilingual("请核对路径", "Check the path")
UNIT_WORDS = Bilingual(
    "可用的单位见 `gapcalc units`；没有的可在规划文件的 units 中定义",
    "`gapcalc units` lists those there are; `units` in the plan file defines what is missing",
)
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
PATHS_FOR_GOAL = Bilingual("适用的路径：{paths}", "Paths for it: {paths}")
# Why a target says no other one again.
TWIN_IN_CIRCLE = Bilingual("互相指来指去，没有一项可评价", "they name one another in a circle")
TWIN_OF_OTHER_REGION = Bilingual("两者的地区不同", "it is for another region")
TWIN_OF_OTHER_UNIT = Bilingual("两者的单位不能换算", "its unit measures something else")
