"""Units in the words of publishers, put into those of units.txt.

US$ million is 百万美元, "per 100,000 inhabitants" 计数/十万人, PC_GDP of Eurostat %. What is no
such text is left as it is. What is of another kind has no entry: growth in per
cent, constant prices.
"""

from __future__ import annotations

import re
from functools import lru_cache

from gapcalc.core.text import nfkc, simplified

__all__ = ["in_own_words", "is_code", "is_word_of_names"]

# --- codes: UNIT_MEASURE of SDMX and the like, which are units in a column of units only

_CODES_OF = {
    "%": (
        "PC PC_ACT PC_GDP PC_POP PC_EMP PC_TOT PC_ENT PC_HH PC_IND PC_SAL PC_UNE PC_AREA PT "
        "PCT PT_B1GQ PT_LF PT_POP PT_TOT PERCENT"
    ),
    "千计数": "THS THOUSANDS",
    "百万计数": "MIO MILLIONS",
    "计数": "NR NUMBER",
    "千人": "THS_PER THS_HAB",
    "千小时": "THS_HW",
    "人": "PER HAB PS",
    "计数/十万人": "P_HTHAB 10P5HB PER_100000_POP PER_100000_LIVE_BIRTHS PER_100000_EMP",
    "计数/千人": "P_THAB 10P3HB 10P3PS PER_1000_POP PER_1000_LIVE_BIRTHS PER_1000_UNINFECTED_POP",
    "计数/百万人": "P_MHAB PER_1000000_POP",
    "欧元": "EUR",
    "千欧元": "THS_EUR",
    "百万欧元": "MIO_EUR CP_MEUR",
    "十亿欧元": "MRD_EUR",
    "欧元/人": "CP_EUR_HAB EUR_HAB",
    "购买力标准/人": "CP_PPS_EU27_2020_HAB",
    "购买力标准": "PPS",
    "百万购买力标准": "MIO_PPS",
    "欧元/kgoe": "EUR_KGOE",
    "年": "YR Y YEARS",
    "个月": "MON MO",
    "吨": "T TONNES",
    "千吨": "THS_T",
    "百万吨": "MIO_T",
    "千克": "KG",
    "千克/人": "KG_HAB KG_PER_CAPITA",
    "吨/人": "T_HAB T_PER_CAPITA",
    "公顷": "HA",
    "千公顷": "THS_HA",
    "公里": "KM",
    "平方公里": "KM2 SQKM KMSQ",
    "立方米": "M3 CUBIC_METERS",
    "百万立方米": "MIO_M3",
    "ktoe": "KTOE",
    "toe": "TOE",
    "toe/人": "TOE_HAB",
    "GWh": "GWH",
    "kWh": "KWH",
    "MW": "MW",
    "太焦": "TJ",
    "吉焦": "GJ",
    "PJ": "PJ",
    "吨CO2当量": "T_CO2E",
    "千吨CO2当量": "THS_T_CO2E",
    "百万吨CO2当量": "MIO_T_CO2E",
    "百万吨公里": "MIO_TKM",
    "百万人公里": "MIO_PKM",
    "百分点": "PP",
    "指数": "INX IX INDEX",
    "指数2005": "I05",
    "指数2010": "I10",
    "指数2015": "I15",
    "指数2020": "I20",
    "指数2021": "I21",
    "国际元": "USD_PPP",
    "国际元/人": "USD_PPP_PS",
    "美元/人": "USD_PS",
    "小时": "H HR",
    "天": "D",
    "比值": "RATIO",
    "十亿计数": "BILLIONS",
    "计数/万人": "PER_10000_POP",
    "美元": "CUR_USD CU_USD",
    "百万美元": "CUR_USD_M",
    "吨公里": "T_KM",
    "人公里": "P_KM",
    "分": "SCORE",
    "瓦": "W",
}
_CODES = {code: unit for unit, codes in _CODES_OF.items() for code in codes.split()}
# Of words in three capitals these stand in names without being other words: ALL and TOP are.
_MAIN_CURRENCIES = (
    "CNY RMB USD EUR GBP JPY HKD MOP TWD KRW SGD CHF AUD CAD NZD RUB INR BRL ZAR SEK NOK DKK"
)
_IN_NAMES = {"TEU", "PPS", *_MAIN_CURRENCIES.split()}

# --- multiples

_MULTIPLES = {
    "hundred": "百", "100": "百",
    "thousand": "千", "1000": "千", "000": "千", "000s": "千", "'000": "千", "ths": "千",
    "ten thousand": "万", "10000": "万", "10thousand": "万", "10k": "万",
    "hundred thousand": "十万", "100000": "十万", "100thousand": "十万",
    "million": "百万", "mn": "百万", "mln": "百万", "mil": "百万", "mio": "百万", "1m": "百万",
    "1000000": "百万", "m": "百万",
    "10million": "千万", "ten million": "千万", "10m": "千万",
    "100million": "亿", "hundred million": "亿", "100m": "亿",
    "billion": "十亿", "bn": "十亿", "bln": "十亿",
    "trillion": "万亿", "tn": "万亿", "trn": "万亿",
}  # fmt: skip
# These are letters of other words as well: they are multiples of a currency only.
_SHORT = {"m", "1m", "10m", "100m"}
_WORD_OF_MULTIPLE = (
    r"(?:\d[\d ,]* ?)?(?:(?:ten|hundred) )?(?:thousand|million|billion|trillion)s?"
    r"|(?:\d[\d ,]*|10k|100m|10m|1m|'?000s?|ths|mn|mln|mil|mio|bn|bln|tn|trn|hundred|m)\.?"
)
_BEFORE = re.compile(rf"(?:in )?(?P<multiple>{_WORD_OF_MULTIPLE})(?: of)? (?P<unit>.+)")
_BEHIND = re.compile(rf"(?P<unit>.+?),?(?: in)? (?P<multiple>{_WORD_OF_MULTIPLE})")
_ALONE = re.compile(rf"(?:in )?(?P<multiple>{_WORD_OF_MULTIPLE})")

# --- units, in the singular

_NAMES_OF = {
    "%": "percent, per cent, pct, percentage, %",
    "比值": "proportion, ratio, times",
    "‰": "permille, per mille, per mil",
    "百分点": "percentage point, pp, p.p., ppt, %-point",
    "基点": "basis point",
    "指数": "index, index number, index point",
    "分": "score",
    "ppm": "ppm, part per million",
    "计数": "number, no., count, case, death",
    "个": (
        "item, unit, piece, household, family, enterprise, company, firm, establishment, "
        "school, hospital, set, dwelling"
    ),
    "人": (
        "birth, live birth, person, people, population, inhabitant, head, capita, worker, "
        "employee, employed person, student, adult, child, children, woman, women, man, men"
    ),
    "人次": "passenger trip, person-time",
    "人年": "person-year, full-time equivalent",
    "辆": "vehicle, car",
    "张": "bed",
    "册": "book",
    "标箱": "teu",
    "吨": "tonne, ton, metric ton, metric tonne, t",
    "千克": "kilogram, kilogramme, kg",
    "克": "gram, gramme, g",
    "毫克": "milligram, mg",
    "微克": "microgram",
    "kt": "kt, kiloton, kilotonne",
    "百万吨": "megatonne",
    "十亿吨": "gigatonne, gt",
    "磅": "lb",
    "公里": "kilometre, kilometer, km",
    "米": "metre, meter",
    "毫米": "millimetre, millimeter, mm",
    "厘米": "centimetre, centimeter, cm",
    "英里": "mile",
    "海里": "nautical mile",
    "公顷": "hectare, ha",
    "英亩": "acre",
    "亩": "mu",
    "平方公里": "square kilometre, square kilometer, sq.km, sq km, sq. km, sqkm, km2",
    "平方米": "square metre, square meter, sq m, sq.m, sq. m, sqm, m2",
    "立方米": "cubic metre, cubic meter, cu m, cu.m, m3",
    "十亿立方米": "cubic kilometre, cubic kilometer",
    "升": "litre, liter",
    "桶": "barrel, bbl",
    "瓦": "watt",
    "千瓦": "kilowatt, kw",
    "兆瓦": "megawatt",
    "吉瓦": "gigawatt, gw",
    "千瓦时": "kilowatt-hour, kilowatt hour, kwh",
    "兆瓦时": "megawatt-hour, megawatt hour, mwh",
    "吉瓦时": "gigawatt-hour, gigawatt hour, gwh",
    "太瓦时": "terawatt-hour, terawatt hour, twh",
    "焦耳": "joule",
    "兆焦": "megajoule, mj",
    "吉焦": "gigajoule, gj",
    "太焦": "terajoule, tj",
    "PJ": "petajoule",
    "千卡": "kilocalorie, kcal",
    "吨标准油": "toe, tonne of oil equivalent, ton of oil equivalent",
    "千吨标准油": "ktoe",
    "百万吨标准油": "mtoe",
    "kgoe": "kilogram of oil equivalent",
    "吨标准煤": (
        "tonne of coal equivalent, ton of coal equivalent, tonne of standard coal, "
        "ton of standard coal, ton of sce, tce"
    ),
    "人公里": "passenger-kilometre, passenger-kilometer, passenger-km, passenger km, pkm",
    "吨公里": "tonne-kilometre, ton-kilometer, tkm, tonne-km, ton-km, ton km",
    "年": "year",
    "个月": "month",
    "周": "week",
    "天": "day",
    "小时": "hour",
    "分钟": "minute",
    "秒": "second",
    "摄氏度": "degree celsius, celsius, degree c",
    "华氏度": "degree fahrenheit",
    "字节": "byte",
    "GB": "gigabyte",
    "TB": "terabyte",
    "Mbps": "mbps, mbit/s, megabit per second",
    "Gbps": "gbps",
    "元": "yuan, rmb, rmb yuan, yuan rmb, renminbi, cny, chinese yuan",
    "美元": (
        "us dollar, u.s. dollar, usd, us$, $us, u.s.$, us $, current us$, current usd, "
        "united states dollar"
    ),
    "欧元": "euro, eur",
    "英镑": "pound sterling, british pound, gbp",
    "日元": "japanese yen, yen, jpy",
    "港元": "hong kong dollar, hk$, hkd",
    "澳门元": "macau pataca, mop",
    "新台币": "new taiwan dollar, nt$",
    "韩元": "korean won, south korean won, won",
    "新加坡元": "singapore dollar, s$",
    "瑞士法郎": "swiss franc",
    "瑞典克朗": "swedish krona",
    "挪威克朗": "norwegian krone",
    "丹麦克朗": "danish krone",
    "加元": "canadian dollar, c$",
    "澳元": "australian dollar, a$",
    "新西兰元": "new zealand dollar, nz$",
    "卢布": "russian rouble, russian ruble, rouble, ruble",
    "印度卢比": "indian rupee",
    "巴西雷亚尔": "brazilian real",
    "南非兰特": "south african rand, rand",
    "墨西哥比索": "mexican peso",
    "土耳其里拉": "turkish lira",
    "波兰兹罗提": "polish zloty, zloty",
    "捷克克朗": "czech koruna",
    "匈牙利福林": "hungarian forint, forint",
    "泰铢": "thai baht, baht",
    "越南盾": "vietnamese dong",
    "印尼盾": "indonesian rupiah, rupiah",
    "马来西亚林吉特": "malaysian ringgit",
    "菲律宾比索": "philippine peso",
    "沙特里亚尔": "saudi riyal",
    "阿联酋迪拉姆": "uae dirham",
    "特别提款权": "special drawing right, sdr",
    "国际元": "international dollar, current international $",
    "购买力标准": "purchasing power standard, pps",
}
_UNITS = {name: unit for unit, names in _NAMES_OF.items() for name in names.split(", ")}
_CARBON = re.compile(
    r"(?P<mass>[a-z. ]+?)s?(?: of)? ?(?:co2|carbon dioxide)"
    r"(?P<equivalent>[ -]?(?:equivalents?|eq\.?|e))?"
)
# % of GDP, percentage of the labour force; a percentage change is none of them.
_SHARE = re.compile(r"(?:%|percent|percentage|per cent|pct|proportion)(?: \(%\))? (?:of|in) .+")
_CHANGE = re.compile(r"\b(?:change|growth|increase|decrease|annual|points?|yoy|constant|real)\b")
_AT_PRICES = re.compile(r",? ?(?:at |in )?\(?current prices\)?$|, nominal$")
# Per so many persons: 1,000 live births are persons, who is meant the name tells.
_PER = re.compile(r"(?P<over>.*?) ?(?:\bper\b|/) ?(?P<number>'?\d[\d ,]*)? ?(?P<under>[^/]+)")
_OF_WORDS = re.compile(r"(?:number|no\.?|amount|volume|quantity) of (?P<unit>.+)")
_BRACKETED = re.compile(r"(?P<unit>[^()]*\S) ?\((?P<inside>[^()]+)\)")
_BASE = re.compile(
    r"(?:index|指数|指數)?[ ,:(（]*(?P<base>(?:19|20)\d\d)(?:年|/\d\d)? ?= ?100[)）]?",
    re.IGNORECASE,
)
_BASE_BEFORE = re.compile(
    r"(?:index|指数)?[ ,:(]*(?:上年|去年|上年同期|上年同月|上月|previous year|previous period)"
    r" ?= ?100\)?",
    re.IGNORECASE,
)
# Mg is a tonne and mg none; MM, mJ and mW are no millimetres, MJ and MW.
_OTHER_IN_CAPITALS = re.compile(r"\b(?:Mg|MG|Mm|MM|G|mJ|mW|mWh)\b")
# US$m, EURbn
_RUN_ON = re.compile(r"^(?P<money>us\$|usd|eur|gbp|hk\$) ?(?P<multiple>m|mn|bn|tn)$")
_SYMBOLS = {"€": "EUR ", "£": "GBP ", "°C": "摄氏度", "℃": "摄氏度", "°F": "华氏度", "‱": "万分比"}
# 例/10万, 1/10万: of so many persons, though it is not said of what.
_OVER_NUMBER = re.compile(r"/(?P<number>1?0+|1)?(?P<multiple>万|千|百万)?(?P<under>人口|人)?$")
_TENS = {"": "", "1": "", "10": "十", "100": "百", "1000": "千", "10000": "万", "100000": "十万",
         "1000000": "百万"}  # fmt: skip
_LONGEST = 64


# Words that are part of names as well: a price index, the number of firms, school years.
_PLAIN = {
    "个",
    "计数",
    "指数",
    "分",
    "比值",
    "年",
    "个月",
    "周",
    "天",
    "小时",
    "分钟",
    "秒",
    "人",
    "辆",
    "张",
    "册",
}
_NOT_PLAIN = {"person", "people", "times"}


def is_word_of_names(text: str) -> bool:
    """Return whether a unit may as well be a word of a name: index, number, years, a letter."""
    text = text.strip().lower()
    if len(text) == 1 and text.isascii() and text.isalpha():
        return True

    if _multiple(text) is not None:
        return True

    singular = _singular_words(text)
    if singular in _NOT_PLAIN:
        return False

    unit = _UNITS.get(singular, _UNITS.get(text))
    return unit in _PLAIN


def is_code(text: str) -> bool:
    """Return whether a text is a unit only where units are expected: T, PS, ALL."""
    text = text.strip()
    if text in _IN_NAMES:
        return False
    if text in _CODES:
        return True

    has_three_capitals = len(text) == 3 and text.isupper()
    return has_three_capitals and text.isascii() and text.isalpha()


@lru_cache(maxsize=4096)
def in_own_words(unit: str) -> str | None:
    """Return the unit in the words of units.txt, None where it is left as it is."""
    text = " ".join(nfkc(unit).split())
    if len(text) > _LONGEST:
        return None
    if text in _CODES:
        return _CODES[text]

    base = _BASE.fullmatch(text)
    if base is not None:
        return f"指数{base['base']}"
    if _BASE_BEFORE.fullmatch(simplified(text)):
        return "指数环比"

    for symbol, word in _SYMBOLS.items():
        text = text.replace(nfkc(symbol), word)
    if not text.isascii():
        return _chinese(text)
    if _OTHER_IN_CAPITALS.search(text):
        return None

    lower = text.lower().replace("’", "'")
    parted = _RUN_ON.sub(r"\g<money> \g<multiple>", lower)
    return _english(parted)


def _chinese(text: str) -> str | None:
    """Return a Chinese unit over a bare number as one over persons: 例/10万 is 例/十万人."""
    text = "".join(simplified(text).split()).replace("/十万", "/10万")
    if text in {"摄氏度", "华氏度", "万分比"}:  # put in for a symbol before
        return text

    match = _OVER_NUMBER.search(text)
    if match is None:
        return None

    number, multiple, under = match.group("number", "multiple", "under")
    if not (number or multiple) or under == text:
        return None

    counted = text[: match.start()]
    over = "计数" if counted == "1" else counted
    tens = _TENS.get(number or "")
    if tens is None:
        return None

    return f"{over}/{tens}{multiple or ''}人"


def _english(text: str) -> str | None:
    """Return an English unit in lower case in the words of units.txt."""
    text = _AT_PRICES.sub("", text).strip(" ,;:")
    if _SHARE.fullmatch(text):
        return None if _CHANGE.search(text) else "%"

    amount = _amount(text)
    if amount is not None:
        return amount

    bracketed = _BRACKETED.fullmatch(text)
    if bracketed is not None:
        return _with_bracket(bracketed["unit"], bracketed["inside"])

    ratio = _PER.fullmatch(text)
    if ratio is None:
        return None

    return _joint(ratio["over"], ratio["number"], ratio["under"])


def _amount(text: str) -> str | None:
    """Return one unit, with its multiple before or behind it."""
    alone = _unit(text)
    if alone is not None:
        return alone

    multiple_alone = _multiple(text)
    if multiple_alone is not None:
        return None if text in _SHORT else f"{multiple_alone}计数"  # thousands, of anything

    for pattern in (_BEFORE, _BEHIND):
        match = pattern.fullmatch(text)
        if match is None:
            continue

        unit = _unit(match["unit"])
        multiple = _multiple(match["multiple"])
        if unit is None or multiple is None:
            continue

        # m is short for metres and minutes too: a multiple in US$ m, but not in m tonnes.
        is_short = match["multiple"].strip(" .") in _SHORT
        if is_short and unit not in _MONEY:
            continue

        # 千克 is no thousand of anything: the unit itself begins with a multiple.
        return multiple + unit

    return None


def _unit(text: str) -> str | None:
    """Return one unit without a multiple, in the singular or the plural."""
    text = text.strip(" ,")
    for form in (text, _singular_words(text)):
        if form in _UNITS:
            return _UNITS[form]

    carbon = _CARBON.fullmatch(text)
    if carbon is not None:
        mass = _UNITS.get(carbon["mass"].strip(), "")
        if mass.endswith(("吨", "kt", "千克")):
            kind = "当量" if carbon["equivalent"] else ""
            return mass.replace("kt", "千吨") + "CO2" + kind

    counted = _OF_WORDS.fullmatch(text)
    if counted is None:
        return None

    word = counted["unit"]  # number of firms, amount of water
    return _UNITS.get(_singular_words(word)) or _UNITS.get(word, "计数")


def _singular_words(text: str) -> str:
    """Return a unit with each of its words in the singular: tonnes of oil equivalent."""
    return " ".join(_singular_word(word) for word in text.split(" "))


def _singular_word(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith("s") and len(word) > 2 and word not in {"gas", "celsius", "times", "pps"}:
        return word[:-1]

    return word


_MONEY = {"元", "美元", "欧元", "英镑", "日元", "港元"}


def _multiple(text: str) -> str | None:
    """Return the multiple that words or digits name, None where they name none: 百万 of mn."""
    match = _ALONE.fullmatch(text.strip())
    if match is None:
        return None

    word = match["multiple"].strip(" .")
    if word.endswith("s") and word not in {"ths", "000s"}:
        word = word[:-1]

    digits = re.sub(r"(?<=\d)[ ,](?=\d|[a-z])", "", word)
    return _MULTIPLES.get(word) or _MULTIPLES.get(digits)


def _with_bracket(unit: str, inside: str) -> str | None:
    """Return a unit with what stands in brackets behind it: its symbol or its multiple."""
    before = _amount(unit)
    multiple = _multiple(inside)
    if multiple is not None and before is not None:  # US dollars (millions)
        return multiple + before

    amount = _amount(inside)
    if amount is None:
        return None
    if amount == before:  # tonnes (t)
        return before
    if unit in {"unit", "units", "value", "measure"}:  # Value (US$)
        return amount

    return None


def _joint(over: str, number: str | None, under: str) -> str | None:
    """Return one unit over another: kg per capita, per 1,000 live births.

    What is counted may be of some kind: hospital beds per 1,000 inhabitants.
    """
    top = _amount(over) if over else "计数"
    if top is None:
        counted = _unit(over.rpartition(" ")[2])
        if counted in {"个", "计数", "人", "辆", "张", "册"}:
            top = counted

    bottom = _amount(under)
    if top is None or bottom is None:
        return None
    if number is None:
        return f"{top}/{bottom}"

    tens = _TENS.get(re.sub(r"[^\d]", "", number))
    if tens is None:
        return None

    return f"{top}/{tens}{bottom}"
