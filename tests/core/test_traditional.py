"""Traditional names matched to Simplified ones, character by character."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gapcalc
from gapcalc.core.text import _IGNORED_IN_NAMES, fold, nfkc, simplified

TABLE = (
    Path(gapcalc.__file__)
    .parent.joinpath("core/traditional.txt")
    .read_text(encoding="utf-8")
    .splitlines()
)
PAIRS = [pair for line in TABLE if not line.startswith("#") for pair in line.split()]
FORMS = dict(PAIRS)


@pytest.mark.parametrize(
    ("traditional", "simple"),
    [
        ("地區生產總值", "地区生产总值"), ("固定資產投資額", "固定资产投资额"), ("實際利用外資", "实际利用外资"),
        ("規模以上工業企業", "规模以上工业企业"), ("研發經費投入強度", "研发经费投入强度"),
        ("進出口總額（億元）", "进出口总额（亿元）"),
        ("鐵路營業里程", "铁路营业里程"), ("衞生機構床位數", "卫生机构床位数"), ("衛生機構牀位數", "卫生机构床位数"),
        ("爲為裏裡產綫線啓啟臺圓敍衆眾", "为为里里产线线启启台圆叙众众"),
    ],
)  # fmt: skip
def test_one_name_in_both_scripts_has_one_form(traditional: str, simple: str) -> None:
    assert simplified(traditional) == simple
    assert fold(traditional) == fold(simple)


def test_full_width_kangxi_and_traditional_forms_meet() -> None:
    assert fold("⼈均ＧＤＰ（萬元）") == fold("人均gdp(万元)")


@pytest.mark.parametrize("word", ["數位", "軟體", "資訊", "網路"])
def test_words_of_taiwan_stay_words_of_taiwan(word: str) -> None:
    assert (
        simplified(word) == {"數位": "数位", "軟體": "软体", "資訊": "资讯", "網路": "网路"}[word]
    )


@pytest.mark.parametrize(
    "text", ["", "GDP (100 million yuan)", "地区生产总值", "著名品牌", "台账", "万元/人²"]
)
def test_what_is_not_traditional_stays_as_it_is(text: str) -> None:
    assert simplified(text) == text


@given(st.text(max_size=40))
def test_length_stays_and_twice_is_once(text: str) -> None:
    once = simplified(text)
    assert len(once) == len(text)
    assert simplified(once) == once


def test_table_is_pairs_of_two_different_characters_each_given_once() -> None:
    assert len(PAIRS) == len(FORMS) > 2500
    assert all(len(pair) == 2 and pair[0] != pair[1] for pair in PAIRS)
    assert sorted(PAIRS) == PAIRS
    assert not FORMS.keys() & set(FORMS.values())
    assert all(unicodedata.category(c) == "Lo" for c in "".join(PAIRS))
    assert any("OpenCC" in line and "Apache-2.0" in line for line in TABLE if line.startswith("#"))


def test_no_two_names_of_the_bundled_plan_become_one() -> None:
    plan = gapcalc.load_plan()
    spellings: dict[str, set[str]] = defaultdict(set)
    for entry in plan.targets.values():
        for name in (entry.id, entry.name.zh, entry.name.en, *entry.also):
            spellings[fold(name)].add(_IGNORED_IN_NAMES.sub("", nfkc(name)).casefold())
    assert len(plan.targets) == 227
    assert {form: names for form, names in spellings.items() if len(names) > 1} == {}
