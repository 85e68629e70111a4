"""The names of provinces, full, short and English."""

from __future__ import annotations

import pytest
from helpers.cases import for_each

from gapcalc.core.region import AREAS, PROVINCES, division_names
from gapcalc.core.text import fold


@for_each(
    "full, short, english",
    [
        ("重庆市", "重庆", "Chongqing"), ("四川省", "四川", "Sichuan"),
        ("内蒙古自治区", "内蒙古", "Inner Mongolia"),
        ("广西壮族自治区", "广西", "Guangxi"), ("宁夏回族自治区", "宁夏", "Ningxia"),
        ("新疆维吾尔自治区", "新疆", "Xinjiang"),
        ("西藏自治区", "西藏", "Tibet"), ("香港特别行政区", "香港", "Hong Kong"),
        ("黑龙江省", "黑龙江", "Heilongjiang"),
        ("山西省", "山西", "Shanxi"), ("陕西省", "陕西", "Shaanxi"), ("河南省", "河南", "Henan"),
        ("海南省", "海南", "Hainan"),
    ],
)  # fmt: skip
def test_each_form_names_the_division(full: str, short: str, english: str) -> None:
    assert (
        division_names(full)
        == division_names(short)
        == division_names(english)
        == (full, short, english)
    )


@pytest.mark.parametrize(
    "name", ["重慶市", " 重 庆 ", "廣西壯族自治區", "CHONGQING", "inner mongolia"]
)
def test_spelling_makes_no_difference(name: str) -> None:
    assert len(division_names(name)) == 3


@for_each(
    "name",
    [
        "广西省",
        "西藏省",
        "新疆省",
        "内蒙古省",
        "重庆省",
        "四川市",
        "全国",
        "重庆市本级",
        "渝北区",
        "主城都市区",
        "China",
        "",
    ],
)
def test_what_is_no_province_names_itself(name: str) -> None:
    assert division_names(name) == (name,)


def test_there_are_34_divisions_and_no_two_share_a_name() -> None:
    assert len(set(PROVINCES.values())) == 34
    assert len(PROVINCES) == 102
    for full, short, english in PROVINCES.values():
        assert {fold(full), fold(short), fold(english)} <= PROVINCES.keys()
        assert full.startswith(short)
        assert english.isascii()


def test_every_place_is_known_by_one_name() -> None:
    assert {AREAS[name] for name in AREAS.values()} == set(AREAS.values())
    assert (AREAS["重庆"], AREAS["成都"], AREAS["我国"]) == ("重庆市", "成都市", "全国")
