"""Places by all their names: China's provincial-level divisions, its larger cities, the areas offices speak of."""

from __future__ import annotations

from gapcalc.core.text import fold

__all__ = ["PLACES", "PROVINCES", "forms"]

_NAMES = (
    "北京市", "天津市", "河北省", "山西省", "内蒙古自治区", "辽宁省", "吉林省", "黑龙江省", "上海市", "江苏省",
    "浙江省", "安徽省", "福建省", "江西省", "山东省", "河南省", "湖北省", "湖南省", "广东省", "广西壮族自治区",
    "海南省", "重庆市", "四川省", "贵州省", "云南省", "西藏自治区", "陕西省", "甘肃省", "青海省",
    "宁夏回族自治区", "新疆维吾尔自治区", "台湾省", "香港特别行政区", "澳门特别行政区",
)  # fmt: skip
_ENGLISH = (
    "Beijing", "Tianjin", "Hebei", "Shanxi", "Inner Mongolia", "Liaoning", "Jilin", "Heilongjiang", "Shanghai",
    "Jiangsu", "Zhejiang", "Anhui", "Fujian", "Jiangxi", "Shandong", "Henan", "Hubei", "Hunan", "Guangdong",
    "Guangxi", "Hainan", "Chongqing", "Sichuan", "Guizhou", "Yunnan", "Tibet", "Shaanxi", "Gansu", "Qinghai",
    "Ningxia", "Xinjiang", "Taiwan", "Hong Kong", "Macao",
)  # fmt: skip
_ENDS = ("壮族自治区", "回族自治区", "维吾尔自治区", "特别行政区", "自治区", "省", "市")


def _short(name: str) -> str:
    return next(name.removesuffix(end) for end in _ENDS if name.endswith(end))


# Every folded name with all forms of the division that it names.
PROVINCES: dict[str, tuple[str, ...]] = {
    fold(form): (full, _short(full), english)
    for full, english in zip(_NAMES, _ENGLISH, strict=True)
    for form in (full, _short(full), english)
}


def forms(name: str) -> tuple[str, ...]:
    """Return all names of the division that `name` names (重庆 and 重庆市), or `name` alone where it is none of them.

    广西省 and 西藏省 do not exist, so they name nothing.
    """
    return PROVINCES.get(fold(name), (name,))


_CITIES = (
    "石家庄", "太原", "呼和浩特", "沈阳", "长春", "哈尔滨", "南京", "杭州", "合肥", "福州", "南昌", "济南", "郑州",
    "武汉", "长沙", "广州", "南宁", "海口", "成都", "贵阳", "昆明", "拉萨", "西安", "兰州", "西宁", "银川", "乌鲁木齐",
    "大连", "青岛", "宁波", "厦门", "深圳",
)  # fmt: skip
_WIDER = (
    "京津冀", "长三角", "珠三角", "粤港澳大湾区", "长江经济带", "长江中游", "西部地区", "东部地区", "中部地区",
    "东北地区", "成渝地区",
)  # fmt: skip
_SAID = (
    "我省", "全省", "本省", "我区", "全区", "我县", "全县", "川渝", "渝川", "成渝两地", "世界", "全球", "欧盟", "美国",
    "日本", "德国", "英国", "法国", "印度", "俄罗斯", "韩国",
)  # fmt: skip
# Places that a title may name, each with the one name that it is known by.
PLACES: dict[str, str] = {
    **{form: names[0] for names in PROVINCES.values() for form in names},
    **{form: f"{name}市" for name in _CITIES for form in (name, f"{name}市")},
    **{name: name for name in _WIDER},
    **{name: name for name in _SAID},
    "全国": "全国", "我国": "全国",
}  # fmt: skip
