"""Places by all their names: provinces, large cities, and the areas that offices write about."""

from __future__ import annotations

from gapcalc.core.text import fold

__all__ = ["AREAS", "PROVINCES", "division_names"]

# The 34 provincial-level divisions (GB/T 2260), each with its English name.
_DIVISIONS = (
    ("北京市", "Beijing"), ("天津市", "Tianjin"), ("河北省", "Hebei"), ("山西省", "Shanxi"),
    ("内蒙古自治区", "Inner Mongolia"), ("辽宁省", "Liaoning"), ("吉林省", "Jilin"),
    ("黑龙江省", "Heilongjiang"), ("上海市", "Shanghai"), ("江苏省", "Jiangsu"),
    ("浙江省", "Zhejiang"), ("安徽省", "Anhui"), ("福建省", "Fujian"), ("江西省", "Jiangxi"),
    ("山东省", "Shandong"), ("河南省", "Henan"), ("湖北省", "Hubei"), ("湖南省", "Hunan"),
    ("广东省", "Guangdong"), ("广西壮族自治区", "Guangxi"), ("海南省", "Hainan"),
    ("重庆市", "Chongqing"), ("四川省", "Sichuan"), ("贵州省", "Guizhou"), ("云南省", "Yunnan"),
    ("西藏自治区", "Tibet"), ("陕西省", "Shaanxi"), ("甘肃省", "Gansu"), ("青海省", "Qinghai"),
    ("宁夏回族自治区", "Ningxia"), ("新疆维吾尔自治区", "Xinjiang"), ("台湾省", "Taiwan"),
    ("香港特别行政区", "Hong Kong"), ("澳门特别行政区", "Macao"),
)  # fmt: skip
# The longer ones first: 广西壮族自治区 is 广西, and 广西壮族 is no name.
_SUFFIXES = ("壮族自治区", "回族自治区", "维吾尔自治区", "特别行政区", "自治区", "省", "市")


def _short_name(full_name: str) -> str:
    """Return a division's name without the word for its kind: 重庆市 is 重庆."""
    for suffix in _SUFFIXES:
        if full_name.endswith(suffix):
            return full_name.removesuffix(suffix)

    raise ValueError(f"{full_name} ends with no word for a kind of division")


def _provinces() -> dict[str, tuple[str, ...]]:
    by_name: dict[str, tuple[str, ...]] = {}

    for full, english in _DIVISIONS:
        names = (full, _short_name(full), english)
        for name in names:
            by_name[fold(name)] = names

    return by_name


# Each folded name of a division, with all names of that division: full, short, English.
PROVINCES = _provinces()


def division_names(name: str) -> tuple[str, ...]:
    """Return all names of the division that `name` names, or `name` alone if it names none.

    重庆, 重庆市 and Chongqing each give all three. 广西省 and 西藏省 do not exist, so they name
    nothing.
    """
    return PROVINCES.get(fold(name), (name,))


_CITIES = (
    "石家庄", "太原", "呼和浩特", "沈阳", "长春", "哈尔滨", "南京", "杭州", "合肥", "福州", "南昌",
    "济南", "郑州", "武汉", "长沙", "广州", "南宁", "海口", "成都", "贵阳", "昆明", "拉萨", "西安",
    "兰州", "西宁", "银川", "乌鲁木齐", "大连", "青岛", "宁波", "厦门", "深圳",
)  # fmt: skip
_AREAS_OF_SEVERAL_PROVINCES = (
    "京津冀", "长三角", "珠三角", "粤港澳大湾区", "长江经济带", "长江中游", "西部地区", "东部地区",
    "中部地区", "东北地区", "成渝地区", "川渝", "渝川", "成渝两地",
)  # fmt: skip
# An office's words for its own area: which one that is depends on the office.
_OWN_AREA = ("我省", "全省", "本省", "我区", "全区", "我县", "全县")
_ABROAD = (
    "世界", "全球", "欧盟", "美国", "日本", "德国", "英国", "法国", "印度", "俄罗斯", "韩国",
)  # fmt: skip


def _areas() -> dict[str, str]:
    by_name = {}

    for names in PROVINCES.values():
        for name in names:
            by_name[name] = names[0]

    for city in _CITIES:
        by_name[city] = f"{city}市"
        by_name[f"{city}市"] = f"{city}市"

    for name in (*_AREAS_OF_SEVERAL_PROVINCES, *_OWN_AREA, *_ABROAD):
        by_name[name] = name

    by_name["全国"] = "全国"
    by_name["我国"] = "全国"
    return by_name


# Each name of a place that a title may hold, with the one name by which the place is known here.
AREAS = _areas()
