"""Units in the words and codes of publishers, and what is left alone."""

from __future__ import annotations

from fractions import Fraction

import pytest
from helpers.cases import for_each
from hypothesis import given
from hypothesis import strategies as st

from gapcalc.core.unit import UnitError, dimension, factor, is_unit, normalize_unit
from gapcalc.core.unit_words import in_own_words, is_code, is_word_of_names


@for_each(
    "written, unit",
    [
        # shares
        ("Percentage (%)", "%"), ("Per cent", "%"), ("PERCENT", "%"), ("% of GDP", "%"), ("PC", "%"),
        ("percentage of the labour force", "%"), ("PC_ACT", "%"), ("PT_B1GQ", "%"),
        # multiples before and behind
        ("US$ million", "百万美元"), ("Millions of US dollars", "百万美元"), ("USD, millions", "百万美元"),
        ("US$m", "百万美元"), ("€ bn", "十亿欧元"), ("100 million yuan", "亿元"), ("10,000 persons", "万人"),
        ("'000 tonnes", "千吨"), ("1000 ha", "千公顷"), ("Persons (thousands)", "千人"),
        ("人民币亿元", "亿元"), ("万元(人民币)", "万元"), ("MIO_EUR", "百万欧元"), ("THS_PER", "千人"),
        # over so many
        ("per 1,000 population", "计数/千人"), ("PER_100000_POP", "计数/十万人"),
        ("per 100 000 inhabitants", "计数/十万人"), ("beds per 1,000 inhabitants", "张/千人"),
        ("hospital beds per 100,000 inhabitants", "张/十万人"), ("kg per capita", "千克/人"),
        ("例/10万", "例/十万人"), ("1/10万", "计数/十万人"), ("人/10万人", "人/十万人"),
        # energy, carbon, temperature
        ("Thousand tonnes of oil equivalent", "ktoe"), ("tonnes of standard coal", "tce"),
        ("Mt CO2e", "百万吨CO2当量"), ("kt of CO2 equivalent", "千吨CO2当量"), ("t CO2", "吨"),
        ("gigawatt hours", "GWh"), ("degrees Celsius", "摄氏度"), ("℃", "摄氏度"), ("μg/m³", "微克/立方米"),
        # indices, each of its base
        ("2015=100", "指数2015"), ("Index (2010 = 100)", "指数2010"), ("I15", "指数2015"),
        ("Mg", "吨"), ("T", "吨"), ("sq. km", "km2"),
    ],
)  # fmt: skip
def test_words_of_publishers(written: str, unit: str) -> None:
    assert factor(written, unit) == 1


@for_each(
    "text",
    [
        "percentage change", "annual %", "% change on previous year", "constant 2015 US$", "MM", "mJ",
        "rate", "points", "million of", "per", "m", "US dollars and euros", "tonnes (US$)", "$ million",
    ],
)  # fmt: skip
def test_what_is_of_another_kind_or_unclear_is_no_unit(text: str) -> None:
    assert not is_unit(text) or normalize_unit(text) == text


def test_plain_number_is_of_whatever_is_counted() -> None:
    """ "Thousands" of the United Nations may be of persons, of firms or of beds; never of money."""
    assert factor("Thousands", "万人") == Fraction(1, 10)
    assert factor("Number", "张") == factor("个", "Number") == 1
    assert factor("per 1,000 population", "‰") == factor("per 1,000 population", "张/千人") == 1
    for other in ("元", "吨", "%", "元/人"):
        with pytest.raises(UnitError):
            factor("Thousands", other)


@for_each("text", ["ALL", "TOP", "T", "PS", "PC", "HAB"])
def test_codes_are_units_in_a_column_of_units_only(text: str) -> None:
    assert is_unit(text)
    assert is_code(text)
    assert not any(map(is_code, ("USD", "亿元", "EUR", "kWh", "TEU")))


@for_each("text", ["index", "Years", "number", "beds", "m"])
def test_words_that_may_be_of_a_name(text: str) -> None:
    assert is_word_of_names(text)
    assert not any(map(is_word_of_names, ("persons", "亿元", "tonnes", "US$ million")))


@given(st.text(max_size=70) | st.from_regex(r"[\\d,' ]{0,9}(million|per|of|%| |tonnes?|\\(|\\))*"))
def test_any_text_is_put_into_known_words_or_left(text: str) -> None:
    words = in_own_words(text)
    assert words is None or dimension(words) is not None
