"""What sets one indicator apart from another of nearly the same name.

新增高新技术企业 are not 高新技术企业, exports are not imports and exports. Two names mean the same
only if they are of the same kinds, however alike they look.
"""

from __future__ import annotations

import re
from functools import lru_cache

from gapcalc.core.text import fold, nfkc

__all__ = ["kinds"]

# Each kind with the words that tell it, of folded Chinese and of lower-case English.
_KINDS = {
    "growth": (
        r"增速|增长|增幅|涨幅|跌幅|降幅|同比|环比|下降|降低|上升|提高|变化|较上年|比上年|拉动|贡献",
        r"growth|grew|change|increase|decrease|decline|yoy|year on year|reduction|contribution",
    ),
    # Said with the sign turned: 降低率 of 3.2 % is growth of -3.2 %. 升降 and ± give the sign.
    "cut": (
        r"(?<![升增])(?:下降|降低|减少|降幅|跌幅)(?!.*±)",
        r"decrease|decline|reduction|cuts?",
    ),
    "new": (
        r"新增|新建|新创|新设|新开|新引|新签|新落户|净增|增量|增加(?!值)|当年建",
        r"new|newly|added|additional|additions|net increase|incremental",
    ),
    "planned": (
        r"规划|计划|目标|拟建|预计|预测|后备|待建",
        r"planned|plan|target|targets|forecast|projected|projection|expected",
    ),
    "building": (r"在建|开工|施工", r"under construction|being built|started"),
    "capacity": (r"能力", r"capacity"),
    "share": (r"占|比重|比例|份额|强度", r"share|shares|percentage|proportion|intensity"),
    # A ratio of two incomes is one of incomes per head, whether it says so or not.
    "per head": (r"人均(?!.*(?:比|比值|倍差|倍数)$)|每人", r"per capita|per head|per person"),
    "average": (r"年均|平均增|复合", r"average annual|annual average|average growth|compound"),
    "index": (r"指数", r"index|indices"),
    "rank": (r"位次|排名|名次|排位", r"rank|ranking|standing|position"),
    "output": (r"(?<!生)产值", r"gross output"),
    "added value": (r"增加值", r"value added|added value"),
    "urban": (r"城镇(?!化)|城市居民|城区", r"urban|cities|towns?"),
    "rural": (r"农村|农民|乡村", r"rural|villages?|farmers?"),
    "registered": (r"户籍|登记失业", r"registered"),
    "imports": (r"(?<!出)进口", r"imports?"),
    "exports": (r"(?<!进)出口", r"exports?"),
    "trade": (r"进出口|贸易|外贸", r"trade|imports and exports|exports and imports"),
    "private": (r"民营|私营|非公|民间", r"private"),
    "state": (r"国有|国企|国资", r"state owned|state firms?|public sector"),
    "foreign firms": (r"外资企业|外商投资企业", r"foreign firms?|foreign invested"),
    "above size": (r"规模以上|规上|限额以上|限上", r"above scale|designated size"),
    "female": (r"女", r"female|females|women|girls"),
    "male": (r"男", r"male|males|men|boys"),
    "young": (r"青年|青少年", r"youth|young"),
    "balance": (r"余额|存量", r"balance|outstanding"),
    "agreed": (r"合同(?:外|利用)|协议", r"contracted|agreed"),
    "price": (r"不变价|可比价", r"constant|real"),
    "national": (r"全国|国家统计", r"national|nationwide"),
}  # fmt: skip
_PATTERNS = [
    (kind, re.compile(zh), re.compile(rf"\b(?:{en})\b")) for kind, (zh, en) in _KINDS.items()
]
# A share is one of added value without saying so (第三产业占比), and 强度 is a share as well.
_IMPLIED = {"share": {"added value"}}
_PUNCTUATION = re.compile(r"[^\w&]+")


@lru_cache(maxsize=4096)
def kinds(name: str) -> frozenset[str]:
    """Return the kinds that the words of `name` tell, in either language."""
    folded = fold(name)
    words = _PUNCTUATION.sub(" ", nfkc(name).lower())
    found = {kind for kind, zh, en in _PATTERNS if zh.search(folded) or en.search(words)}

    for kind in list(found):
        found -= _IMPLIED.get(kind, set())

    return frozenset(found)
