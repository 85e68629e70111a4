"""Chinese tables and names, in simplified and traditional characters."""

from __future__ import annotations

from gapcalc import Plan

HEADER = "指标,单位,2022年,2023年\n"
TABLE = (
    HEADER
    + "地区生产总值,亿元,29129.03,30145.79\n常住人口,万人,3213.34,3191.43\n城镇化率,%,70.96,71.67\n"
)
TRADITIONAL = (
    "指標,單位,2022年,2023年\n地區生產總值,億元,29129.03,30145.79\n常住人口,萬人,3213.34,3191.43\n"
)
TRADITIONAL_NAMES = [
    "地區生產總值", "常住人口", "城鎮化率", "研發經費投入強度", "社會消費品零售總額", "進出口總額",
    "高速公路通車里程",
    "規模以上工業增加值", "失業率", "戶數", "平均每人可支配所得", "消費者物價指數",
    "歲出政事別決算", "年底人口數",
]  # fmt: skip


def names(plan: Plan) -> list[str]:
    """Every Chinese name of an indicator in the bundled plan."""
    found = {name for target in plan.targets.values() for name in (target.name.zh, *target.also)}
    return sorted(name for name in found if not name.isascii())
