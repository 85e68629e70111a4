"""Statistics of characters that tell whether bytes were read as the Chinese they are.

Bytes read in a wrong encoding often give Chinese characters too, but rare ones: 亿元 in UTF-8, read
as GBK, is 浜垮厓. Two shares tell the readings apart: how much of a text is in the characters that
its encoding puts first, and how much in those that tables of statistics are written with.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import NamedTuple

__all__ = [
    "USUAL_CHARACTERS",
    "Shares",
    "common_characters",
    "level_one_characters",
    "shares",
]

# The characters that tables of statistics are written with, Simplified and Traditional. Wrong
# readings hit common characters by chance (Korean and Russian bytes do so as Chinese), but hardly
# ever these.
USUAL_CHARACTERS = frozenset(
    "年月日季度末初上下半全时期本同累计合共指标项目单位名称数值量额率比重占均增长减升降速点百分千万亿元角吨公"
    "里米斤平方立亩个家户人次件台辆条种类别级第一二三四五六七八九十国省市县区乡镇村街道城农地东西南北中外内总"
    "生产业工商企金融资投费用收入支出口进销售存款贷价格居民常住籍男女性死亡就失登记从员教育学校师科技研发经营"
    "机构医院床卫体文化社会保险障福利水电气煤油能源消耗建设筑房屋面积土林木粮食果蔬肉蛋奶猪牛羊鱼植养殖车船铁"
    "路运输货客邮政通信网络宽带旅游环境污排放废处理绿覆盖空质好优良天情况线段港桥库站航场园器主要其他以有无和"
    "及与的不在为等大小高新规模服务制造加成动力行部门综定時項單數總萬億噸畝個戶輛條種類別級國縣區鄉鎮東產業農"
    "資費財銷價員學師發經營機構醫衛體會險氣電築積糧車鐵運輸貨郵訊網遊環汙廢處綠質優況與無為規務勞動門統計稱額"
    "來漲減長歷歲護圖館術職場際預決債權稅標準備註線橋庫園"
)  # fmt: skip

_ASCII = frozenset(map(chr, range(128)))
# Second bytes of characters: GB 2312 uses the high ones, Big5 the low ones too.
_HIGH_BYTES = bytes(range(0xA1, 0xFF))
_LOW_BYTES = bytes(range(0x40, 0x7F))


@cache
def level_one_characters(encoding: str) -> frozenset[str]:
    """Return the characters that `encoding` ("gb18030" or "big5hkscs") puts first, and the usual.

    Both encodings order characters by use: level 1 holds the common ones, level 2 the rare ones.
    Punctuation and full-width digits belong to them, ASCII does not.
    """
    if encoding == "gb18030":
        # Rows 1 to 3 of GB 2312 are punctuation and full-width forms, rows 16 to 55 level 1.
        leads = [0xA1, 0xA2, 0xA3, *range(0xB0, 0xD8)]
        table = b"".join(_row(lead, _HIGH_BYTES) for lead in leads)
    else:
        # Big5: A1 to A3 punctuation, A4 to the first half of C6 level 1.
        table = b"".join(_row(lead, _LOW_BYTES + _HIGH_BYTES) for lead in range(0xA1, 0xC6))
        table += _row(0xC6, _LOW_BYTES)

    characters = frozenset(table.decode(encoding, "ignore"))
    return characters.difference(_ASCII) | USUAL_CHARACTERS


def _row(lead: int, trails: bytes) -> bytes:
    """Return the two-byte characters that begin with `lead`.

    A space stands before each, so that the bytes of a character that does not exist are not read
    together with those of the next one.
    """
    row = bytearray()

    for trail in trails:
        row += bytes((0x20, lead, trail))

    return bytes(row)


@cache
def common_characters(encoding: str) -> frozenset[str]:
    """Return the characters that Chinese in `encoding` mostly consists of.

    Big5 holds Traditional characters only. GB 18030 and Unicode hold both scripts: offices in
    Taiwan save GBK too.
    """
    if encoding == "big5hkscs":
        return level_one_characters("big5hkscs")

    return level_one_characters("gb18030") | level_one_characters("big5hkscs")


class Shares(NamedTuple):
    """How much of a text's characters, from 0 to 1, are common and how much are usual ones."""

    common: float
    usual: float


def shares(counts: Counter[str], common: frozenset[str]) -> Shares:
    """Return the shares of `common` and of USUAL_CHARACTERS among counted characters."""
    total = counts.total() or 1
    in_common = 0
    in_usual = 0

    for character, count in counts.items():
        if character in common:
            in_common += count
        if character in USUAL_CHARACTERS:
            in_usual += count

    return Shares(in_common / total, in_usual / total)
