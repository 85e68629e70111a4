"""The provincial-level divisions of China by their full and short names, as offices use either."""

from __future__ import annotations

from .text import fold

__all__ = ["PROVINCES", "forms"]

_NAMES = [
    "北京市",
    "天津市",
    "河北省",
    "山西省",
    "内蒙古自治区",
    "辽宁省",
    "吉林省",
    "黑龙江省",
    "上海市",
    "江苏省",
    "浙江省",
    "安徽省",
    "福建省",
    "江西省",
    "山东省",
    "河南省",
    "湖北省",
    "湖南省",
    "广东省",
    "广西壮族自治区",
    "海南省",
    "重庆市",
    "四川省",
    "贵州省",
    "云南省",
    "西藏自治区",
    "陕西省",
    "甘肃省",
    "青海省",
    "宁夏回族自治区",
    "新疆维吾尔自治区",
    "台湾省",
    "香港特别行政区",
    "澳门特别行政区",
]
_ENDS = ("壮族自治区", "回族自治区", "维吾尔自治区", "特别行政区", "自治区", "省", "市")


def _short(name: str) -> str:
    return next(name.removesuffix(end) for end in _ENDS if name.endswith(end))


# Every folded name with all forms of the division that it names.
PROVINCES: dict[str, tuple[str, ...]] = {
    fold(form): (full, _short(full)) for full in _NAMES for form in (full, _short(full))
}


def forms(name: str) -> tuple[str, ...]:
    """Return all names of the division that `name` names (重庆 and 重庆市), or `name` alone where it is none of them.

    广西省 and 西藏省 do not exist, so they name nothing.
    """
    return PROVINCES.get(fold(name), (name,))
