"""The names of indicators in one form, in which an office's name and the plan's can be compared.

年末常住人口（全市） and 常住人口 have one form, as have R&D经费支出占GDP比重 and 研发投入强度. What
differs in kind keeps its words, and so its form: 新增, 同比, 产值, 城镇, 户籍, 在建 are never taken
off. `kinds` says so a second time, whatever the tables below do.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from gapcalc.core.text import fold, nfkc
from gapcalc.tables.name_kinds import kinds

__all__ = ["Frame", "NameForm", "name_form"]

# What stands around a name and says how its value was taken, not what it is of.
#   area: of the whole area that the table is of (全市)
#   year: within the year (全年, 当年)
#   running: a total since January (累计)
#   mean: the mean of a year (年平均)
#   nation: of the whole country, as 国内生产总值 is where it is not a part of another name
Frame = Literal["area", "year", "running", "mean", "nation"]
_LONGEST = 80


class NameForm(NamedTuple):
    """The form of a name, what kinds it is of, and what was taken off around it."""

    text: str
    kinds: frozenset[str]
    frames: frozenset[Frame]


# --- words around a name

_FRAMES: dict[str, Frame | None] = {
    "年末": None, "年底": None, "期末": None, "期末数": None, "年末数": None, "月末": None,
    "季末": None, "年末实有": None, "截至年末": None, "截至年底": None, "截止年末": None,
    "截止年底": None, "时点数": None,
    "全年": "year", "当年": "year", "本年": "year", "年度": "year", "本年度": "year",
    "年": "year", "全年累计": "year",
    "累计": "running", "本年累计": "running", "年初累计": "running", "累计数": "running",
    "全市": "area", "全省": "area", "全区": "area", "全县": "area", "全州": "area",
    "全域": "area", "本市": "area", "本省": "area", "我市": "area", "我省": "area",
    "市域": "area",
    "年平均": "mean", "平均值": "mean", "年平均值": "mean", "年均值": "mean", "全年平均": "mean",
}  # fmt: skip
# 年 before a name is short for 全年 (年技术合同成交额), but 年均, 年末 and 年平均 are other words.
_BY_LENGTH = sorted(_FRAMES, key=len, reverse=True)
_NO_PREFIX = {"平均值", "年均值", "年末数", "期末数", "时点数", "累计数"}
_OF_NATION = re.compile(r"国内生产总值(?:\(gdp\))?")
_SUFFIXES = ("平均值", "年平均", "年平均值", "年均值", "年末数", "期末数", "年末", "期末", "累计数")
_YEAR_GOES_ON = re.compile("年(?=[均平末底龄轻老])")
# A total since a programme began is another number than the one of a year.
_SINCE_EVER = re.compile("新|建成|完成|引进|开行|培育|创建|培养|筹集|发放|改造|投产|开通|注册|授权")

# --- words and turns of Chinese offices, of folded text, in the order in which they are put in

_WORDS = [
    (r"的", ""),
    # money and output
    (r"(?:地区|国内|本地|全市|全省)生产总值|(?<!业)生产总值|经济总量|gdp", "gdp"),
    (r"(?<!生产)总产值", "产值"),
    (r"总额|金额", "额"),
    (r"规模以上", "规上"),
    (r"第三产业", "服务业"),
    (r"战略性新兴产业", "战新产业"),
    (r"(?:亿元|万元|每亿元|每万元|单位)gdp", "单位gdp"),
    (r"(?<=单位gdp生产安全事故)死亡人数", "死亡率"),
    (r"单位gdp能源消(?:耗|费)(?:量|总量)?|能源消费强度|能耗强度", "单位gdp能耗"),
    (r"二氧化碳排放(?:总量|量)", "二氧化碳排放"),
    # research
    (r"研究(?:与|和)(?:试验|实验)发展", "研发"),
    (r"r&d", "研发"),
    (r"(?:研发\(研发\)|研发研发)", "研发"),
    (r"(?:全社会)?研发(?:经费)?(?:投入|支出)?强度", "研发经费占gdp比重"),
    (r"(?:全社会)?研发(?:经费(?:内部)?(?:支出|投入)|经费|投入|支出)(?:额|总量)?", "研发经费"),
    (r"(?:认定登记|认定|登记)技术合同(?=成交)", "技术合同"),
    (r"技术合同(?:认定登记|认定|登记)(?=成交)", "技术合同"),
    (r"(?:国家级?|全国)(?=高新技术企业|专精特新小巨人)", ""),
    (r"(?:国家级?|全国)?制造业(?:国家级?|全国)?单项冠军(?:企业)?", "制造业单项冠军"),
    (r"(?:入库|在库|备案|注册)(?=科技型|民营科技型)", ""),
    # trade and capital
    (r"(?:对外贸易|外贸|货物贸易|货物|海关)+(?:进出口)?(?:贸易|商品)?(?:总值|额|值)", "进出口额"),
    (r"(?<!服务)(?<!服务贸易)进出口(?:贸易|商品|货物)?(?:总值|额|值)", "进出口额"),
    (r"(?:货物|外贸|商品)?(?<!进)出口(?:贸易|商品|货物)?(?:总值|额|值)", "出口额"),
    (r"(?:货物|外贸|商品)?(?<!出)进口(?:贸易|商品|货物)?(?:总值|额|值)", "进口额"),
    (r"服务(?:贸易)?进出口(?:总值|额)|服务贸易额", "服务进出口额"),
    (r"(?<!合同)(?<!协议)(?:实际)?(?:使用|利用|吸收)?外商直接投资(?:额)?(?!企业|项目)", "fdi"),
    (r"实际使用外资(?:额)?", "fdi"),
    (r"社零(?=额)", "社会消费品零售"),
    # people and incomes
    (r"常住居民", "居民"),
    (r"全体居民", "居民"),
    (r"^(?:全体)?(?:居民)?人均可支配收入", "居民人均可支配收入"),
    (r"城乡(?:居民)?(?:人均)?(?:可支配)?收入之?(?:比值|比率|比|倍差|倍数)$", "城乡居民收入比"),
    (r"总人口|人口(?:总数|总量|规模)|人口数", "人口"),
    (r"城市化率|城市化水平|城镇化水平", "城镇化率"),
    (r"(?:人口|居民)?(?:人均|平均)?预期寿命", "预期寿命"),
    (r"人民群众", "群众"),
    (r"友城", "友好城市"),
    (r"人员(?:总数|数量|数)?$", "人数"),
    (r"人员占比$", "人数占比"),
    (r"(?<=就业|从业|参保)人数$", ""),
    (r"(?<=[生师员者工])人数$", ""),
    (r"^(?:平均)?每?(千|万|十万|百万)(?:名|个)?(?:常住)?人口?(?:均)?(?:拥有|占有)?", r"每\1人"),
    (r"^(?:平均)?每1000(?:名|个)?(?:常住)?人口?(?:拥有|占有)?", "每千人"),
    (r"公办幼儿园", "公办园"),
    (r"在园幼儿|幼儿在园", "幼儿"),
    (r"九年(?:制)?义务教育", "义务教育"),
    (r"高中阶段教育", "高中阶段"),
    (r"(?:新增)?(?:筹集建设|建设筹集|筹集|筹建)(?=保障性租赁住房)", ""),
    (r"套\(间\)数|(?<=住房)(?:套数|间数|房源)", "数"),
    # lines, power, land, air and water
    (r"高速铁路", "高铁"),
    (r"高速等级公路", "高速公路"),
    (r"城市轨道交通", "轨道交通"),
    (r"(?:运营|营业|建成)[和与及、](?:在建)", "运营及在建"),
    (r"在建[和与及、](?:运营|营业|建成)", "运营及在建"),
    (r"(?:营业|运营|营运|通车|开通)总?里程|总里程", "里程"),
    (r"总长度", "长度"),
    (r"总面积", "面积"),
    (r"总容量", "容量"),
    (r"装机(?:容量|规模)", "装机"),
    (r"电力装机", "发电装机"),
    (r"耕地(?:保有量|保有面积|面积)", "耕地"),
    (r"(?:城市)?(?:环境)?空气(?:质量)?(?:达到|达|为)?(?:优良|良好以上|二级以上)天数", "优良天数"),
    (r"(?<=用[电水])总量", "量"),
    (r"最[高大](?:用电|电力)负荷", "最大用电负荷"),
    (r"水质(?:类别|等级)", "水质"),
    # counts
    (r"(?<=企业|公司)(?:户|家|个)数", "数"),
    (r"(?<=城市)(?:对|个|座)数", "数"),
    (r"(?<=活动)(?:场|次)数", "数"),
    (r"(?<=医院|学校|机构|项目|园区|基地)(?:个|家|所)数", "数"),
]  # fmt: skip
# What goes off behind a name: 数 and 数量 are the name itself, 指数 and 倍数 are not.
_COUNT = re.compile(r"(?<![指系倍分位参基次级函额])(?:总数量|总数|数量|总量|数)$")
# A占B的比重, A占比: two ways to write one share. 相当于 is said of what is no part: R&D相当于GDP.
_SHARE_OF = re.compile(
    r"(?P<part>.+?)(?:所占|占|相当于)(?P<whole>.+?)(?:比重|比例|比率|百分比|份额|占比|之比)"
)
_SHARE = re.compile(r"(?P<part>.+?)(?:所占|占)?(?:比重|比例|百分比|份额|占比|占)")
# Of these the share is one of GDP where nothing else is said.
_SECTORS = re.compile(r"(?:服务业|第[一二]产业|制造业|民营经济|非公有?制?经济|数字经济|海洋经济)")
_OF_AREA = re.compile(r"(?:全市|全省|全区|全县|本市|地区)(?=gdp)")


# --- words of English names

_PHRASES = [
    (r"gross (?:domestic|regional) product", "gdp"),
    (r"research and (?:experimental )?development", "r&d"),
    (r"foreign direct investment", "fdi"),
    (r"carbon dioxide", "co2"),
    (r"exports and imports", "imports and exports"),
    (r"life expectancy at birth", "life expectancy"),
    (r"(?P<of>mortality|unemployment) rates?", r"\g<of>"),
    (r"share in", "share of"),
    (r"per (?:capita|head|person)", "per-head"),
    (r"(?:as )?(?:a |the )?(?:percentage|proportion|percent|per cent) of", "share of"),
    (r"(?:as )?a share of", "share of"),
    (r"(?:the )?(?:total )?(?:number|no) of", ""),
    (r"(?:at|as of)?(?: the)? ?(?:year end|end of (?:the )?(?:year|period))", ""),
]  # fmt: skip
_SYNONYMS = {
    "labor": "labour", "center": "centre", "centers": "centre", "program": "programme",
    "expenditure": "spending", "expenditures": "spending", "urbanization": "urbanisation",
    "permanent": "resident", "usual": "resident", "rates": "rate", "people": "person",
    "persons": "person", "motorway": "expressway", "motorways": "expressway",
    "highspeed": "high speed", "railways": "railway", "rail": "railway", "hightech": "high tech",
}  # fmt: skip
_IDLE = {"the", "a", "an", "s"}
_LINKS = {"of"}
# With one of these the order of the words tells: urban to rural income, share of services in GDP.
_ORDERED = {
    "to", "in", "per", "from", "by", "against", "between", "than", "over", "within", "at",
    "share", "ratio", "excluding", "except", "without", "not", "less", "minus", "with", "per-head",
    "and", "or", "for", "on",
}  # fmt: skip
# Chinese offices use these too, so that GDP has the form of 地区生产总值.
_IN_BOTH = {"gdp", "fdi"}
_ENGLISH_SHARES = [
    (re.compile(r"share of (?P<part>.+) in (?P<whole>.+)"), r"\g<part> share of \g<whole>"),
]
_ACRONYM = re.compile(r"(?P<before>[^()]*\S)\s*\((?P<letters>[A-Za-z&]{2,6})\)")
_TOTAL = re.compile(r"(?:\btotal,\s*|,\s*total\b(?!\s*\w)|\(\s*total\s*\))", re.IGNORECASE)


@lru_cache(maxsize=8192)
def name_form(name: str) -> NameForm:
    """Return the form of a name in either language; one that is too long stands for itself."""
    if len(name) > _LONGEST:
        return NameForm(name, frozenset(), frozenset())

    written = nfkc(name)
    if written.isascii():
        return NameForm(_english_form(written), kinds(name), frozenset())

    text, frames = _without_frames(fold(name))
    # 国内生产总值 alone is the nation's; within 单位国内生产总值能耗 it is not.
    if _OF_NATION.fullmatch(text):
        frames |= {"nation"}

    of_kinds = kinds(text)
    text, further = _without_frames(_in_usual_words(text))
    text = _COUNT.sub("", text) or text
    return NameForm(_as_share(text), of_kinds, frames | further)


# --- Chinese


def _without_frames(text: str) -> tuple[str, frozenset[Frame]]:
    """Return folded text without the words around it, and what they say.

    全市年末常住人口, 常住人口(年末) and 年末常住人口 are one.
    """
    frames: set[Frame] = set()

    while True:
        rest, frame = _less_one_frame(text)
        if rest == text:
            return text, frozenset(frames)
        if frame is not None:
            frames.add(frame)
        text = rest


def _less_one_frame(text: str) -> tuple[str, Frame | None]:
    """Return text without one word before or behind it, and what that says; the text itself where
    there is none.
    """
    for word in _BY_LENGTH:
        frame = _FRAMES[word]
        if text.startswith(word) and word not in _NO_PREFIX and _is_prefix(word, text):
            rest = text.removeprefix(word)
            return rest.lstrip("-,:"), frame

        # 常住人口(年末)
        in_brackets = f"({word})"
        if text.endswith(in_brackets) and text != in_brackets:
            return text.removesuffix(in_brackets), frame
        if word in _SUFFIXES and text.endswith(word) and text != word:
            return text.removesuffix(word), frame

    return text, None


def _is_prefix(word: str, text: str) -> bool:
    """Whether a word that a text begins with stands around a name, and is no part of one."""
    rest = text.removeprefix(word)
    # 年均气温, 累计占比
    if not rest or rest[0] in "(占比率均":
        return False
    if word == "年" and _YEAR_GOES_ON.match(text):
        return False

    is_running = _FRAMES[word] == "running"
    return not (is_running and _SINCE_EVER.match(rest))


_PATTERNS = [(re.compile(pattern), word) for pattern, word in _WORDS]
_GLOSS = re.compile(r"(?P<before>.*)\((?P<inside>[^()]*)\)(?P<after>.*)")


def _in_usual_words(text: str) -> str:
    """Return folded Chinese text with each turn in the one that stands for all its like."""
    for _ in range(2):  # a gloss is only seen to be one in the usual words: 研发(研发)经费
        for pattern, word in _PATTERNS:
            text = pattern.sub(word, text)

        without = _without_gloss(text)
        if without == text:
            break
        text = without

    return text


def _without_gloss(text: str) -> str:
    """Return text without a bracket that repeats what stands before it: 地区生产总值(GDP)."""
    match = _GLOSS.fullmatch(text)
    if match is None:
        return text

    before, inside, after = match.groups()
    if inside and before.endswith(inside):
        return before + after

    return text


def _as_share(text: str) -> str:
    """Return the form of a share, other text as it is.

    A share of GDP is one of added value, whether it says so or not; a share of industry is one of
    its added value where the part is.
    """
    of_whole = _SHARE_OF.fullmatch(text)
    if of_whole is not None:
        part = of_whole["part"]
        whole = _OF_AREA.sub("", of_whole["whole"])
        # 服务业增加值占地区生产总值比重 and 服务业占GDP比重
        if whole == "gdp":
            part = part.removesuffix("增加值")
        elif part.endswith("增加值") and whole.endswith("工业"):
            whole += "增加值"

        return f"{part}占{whole}比重"

    share = _SHARE.fullmatch(text)
    if share is None:
        return text

    part = share["part"]
    sector = part.removesuffix("增加值")
    # 数字经济占比
    if _SECTORS.fullmatch(sector):
        return f"{sector}占gdp比重"

    return f"{part}占比"


# --- English


def _english_form(text: str) -> str:
    """Return the words of an English name in one form: "Unemployment rate, total" as it is in the
    plan, "rate of unemployment" and "Unemployment rates" likewise.
    """
    words = _in_usual_phrases(_english_words(text))
    singular = [_singular(_SYNONYMS.get(word, word)) for word in words.split()]
    telling = [word for word in singular if word not in _IDLE]
    # Rate of unemployment and unemployment rate are one, services in GDP and GDP in services two.
    if _ORDERED.isdisjoint(telling):
        telling = sorted(word for word in telling if word not in _LINKS)

    if not telling:
        return _plain_english(text)
    # GDP in an English table is 地区生产总值 of the plan.
    if len(telling) == 1 and telling[0] in _IN_BOTH:
        return telling[0]

    return f"en:{' '.join(telling)}"


def _plain_english(text: str) -> str:
    """Return an English name in small letters, without "total", its initials and possessives."""
    text = _TOTAL.sub("", _without_acronym(text))
    text = text.lower().replace("’", "'")
    return re.sub(r"'s\b|s'(?=\s)", "", text)


def _english_words(text: str) -> str:
    """Return the words of an English name, with a space between each two."""
    parted = _plain_english(text).replace("-", " ").replace("(", " ( ")
    return " ".join(re.findall(r"[a-z0-9&.]+", parted))


def _in_usual_phrases(words: str) -> str:
    """Return English words with each turn in the one that stands for all its like."""
    for pattern, phrase in _PHRASES:
        words = re.sub(rf"\b(?:{pattern})\b", phrase, words)

    for share, form in _ENGLISH_SHARES:
        match = share.fullmatch(words.strip())
        if match is not None:
            words = match.expand(form)

    return words


def _singular(word: str) -> str:
    # cities
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    # firms, but not gas, business, census and basis
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]

    return word


def _without_acronym(text: str) -> str:
    """Return a name without its own initials in brackets: Gross domestic product (GDP)."""
    match = _ACRONYM.fullmatch(text.strip())
    if match is None:
        return text

    words = re.findall(r"[a-z]+", match["before"].lower())
    of_all = "".join(word[0] for word in words)
    of_main = "".join(word[0] for word in words if word not in {"and", "of", "the"})
    letters = match["letters"].lower().replace("&", "")
    if letters in {of_all, of_main}:
        return match["before"]

    return text
