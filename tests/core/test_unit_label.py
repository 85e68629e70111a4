"""Units as they are printed for a reader of either language."""

from __future__ import annotations

import pytest
from helpers.cases import for_each

from gapcalc.core.unit_label import unit_label


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
