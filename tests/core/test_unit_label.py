"""Units as they are printed for a reader of either language."""

from __future__ import annotations

from fractions import Fraction

import pytest
from helpers.cases import for_each
from hypothesis import given
from hypothesis import strategies as st

from gapcalc.core.unit_label import in_millions, unit_label


@for_each(
    "unit, zh, en",
    [
        ("亿元", "亿元", "100m yuan"), ("万亿元", "万亿元", "tn yuan"), ("元", "元", "yuan"),
        ("万人", "万人", "10k people"), ("万人次", "万人次", "10k passenger trips"), ("个", "个", ""),
        ("万家", "万家", "10k"),
        ("公里", "公里", "km"),
        ("%", "%", "%"), ("P", "P", "P"),
        ("人/亿元", "人/亿元", "people/100m yuan"), ("亿千瓦时", "亿千瓦时", "100m kWh"),
        ("万千瓦", "万千瓦", "10 MW"),
        ("万亩", "万亩", "10k mu"),
        ("比值", "", ""), ("岁", "岁", "years"), ("平方米", "平方米", "m²"),
        ("年一遇", "年一遇", "-year flood"),
    ],
)  # fmt: skip
def test_label_in_both_languages(unit: str, zh: str, en: str) -> None:
    assert (unit_label(unit, "zh"), unit_label(unit, "en")) == (zh, en)


@pytest.mark.parametrize("unit", ["元/米**2", "米**2", "人**-1"])
def test_unit_with_an_exponent_has_a_label(unit: str) -> None:
    assert unit_label(unit, "zh") == unit
    assert unit_label(unit, "en")


@pytest.mark.parametrize(
    ("unit", "shown"),
    [
        ("个/千人", "per 1,000 people"), ("个/万人", "per 10k people"), ("所/区县", "per district"),
        ("人/亿元", "people/100m yuan"), ("十万人", "100k people"), ("千标箱", "k TEU"),
        ("万个", "10k"),
        ("蝌蚪", "蝌蚪"), ("万蝌蚪", "10k 蝌蚪"),
    ],
)  # fmt: skip
def test_label_of_what_is_counted(unit: str, shown: str) -> None:
    assert unit_label(unit, "en") == shown


@pytest.mark.parametrize(("text", "unit", "shown"), [
    ("2,183.24", "万人", ("21.8324", "million people")),
    (">=24,500.10", "亿元", (">=2.45001", "trillion yuan")),
    ("8", "万人", ("80,000", "people")),
    ("3,028", "万千瓦", ("30,280", "MW")),
    ("2-3", "亿元", ("200-300", "million yuan")),
    ("950-1,000", "万吨", ("9.5-10", "million t")),
    ("~0.5", "万家", ("~5,000", "")),
    ("3", "千人", ("3,000", "people")),
    ("1.2", "万元/人", ("12,000", "yuan/people")),
])  # fmt: skip
def test_in_english_the_multiple_of_a_unit_moves_into_the_number(text, unit, shown):
    assert in_millions(text, unit) == shown


@pytest.mark.parametrize("unit", ["公里", "%", "", "个/千人", "元", "米", "m", "k", "千米"])
def test_a_unit_without_a_multiple_leaves_the_number_as_it_is(unit):
    assert in_millions("2,183.24", unit) is None


@given(st.integers(0, 10**9), st.sampled_from(["万人", "亿元", "万亿元", "万千瓦", "千人次"]))
def test_the_number_and_its_words_are_the_same_quantity(number, unit):
    text, label = in_millions(f"{number:,}", unit)
    sizes = {"million": 10**6, "billion": 10**9, "trillion": 10**12}
    factor = {"万人": 10**4, "亿元": 10**8, "万亿元": 10**12, "万千瓦": 10, "千人次": 10**3}
    shown = Fraction(text.replace(",", "")) * sizes.get(label.split(" ")[0], 1)
    assert shown == number * factor[unit]
