"""Names compared by meaning, and text from strangers made safe to print."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest
from helpers.cases import for_each
from hypothesis import given
from hypothesis import strategies as st

import gapcalc
from gapcalc.core.text import (
    _IGNORED_IN_NAMES,
    fold,
    halfwidth,
    has_hidden_characters,
    nearest,
    nfkc,
    safe,
    simplified,
    visible,
)


@for_each(
    "one, other",
    [
        ("GDP", "gdp"), ("ＧＤＰ", "GDP"), ("地区 生产 总值", "地区生产总值"),
        ("地\u3000区\t生产\n总值", "地区生产总值"),
        ("“双倍增”", "双倍增"), ("《计划》", "计划"), ("「计划」", "计划"), ("'a'", "A"),
        ('"a"', "a"), ("A·B", "ab"),
        ("增加值（亿元）", "增加值(亿元)"), ("５Ｇ", "5g"), ("Straße", "STRASSE"),
        ("地區生產總值", "地区生产总值"), ("戶籍⼈⼝（萬人）", "户籍人口(万人)"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_fold_to_one_form(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("常住人口", "户籍人口"), ("數位", "数字"), ("a_b", "ab"), ("增速(%)", "增速"), ("", "a")],
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text("a \u3000\n\u200b年", max_size=12))
def test_what_is_shown_has_single_spaces_within_it_alone(text: str) -> None:
    assert visible(text) == " ".join(text.split()).replace("\u200b", "\\u200b")


@given(st.text(max_size=40))
def test_space_width_and_case_never_matter(name: str) -> None:
    assert fold(f" {name}\t") == fold(name)
    assert fold(nfkc(name)) == fold(name)


@pytest.mark.parametrize(
    ("text", "ascii"),
    [
        ("１２．５％", "12.5%"),
        ("（Ａ）", "(A)"),
        ("\u3000", " "),
        ("²①½", "²①½"),
        ("万元", "万元"),
        ("！～", "!~"),
        ("ｱ", "ｱ"),
    ],
)
def test_halfwidth_changes_full_width_forms_and_nothing_else(text: str, ascii: str) -> None:
    assert halfwidth(text) == ascii


@for_each(
    "text, shown",
    [
        ("地区生产总值", "地区生产总值"), ("a\nb", "a b"), ("a \t\r\n b", "a b"),
        ("a\u3000b\u00a0c", "a b c"),
        ("a\u2028b", "a b"),
        ("\x1b[31mred", "\\u001b[31mred"), ("\x1b]0;title\x07", "\\u001b]0;title\\u0007"),
        ("a\0b", "a\\u0000b"),
        ("\x9b31m", "\\u009b31m"), ("a\x7fb", "a\\u007fb"), ("\b\b", "\\u0008\\u0008"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u2066b\u2069", "a\\u2066b\\u2069"), ("a\u200bb", "a\\u200bb"), ("\ufeffa", "\\ufeffa"),
        ("a\u00adb", "a\\u00adb"),
        ("\ue000", "\\ue000"), ("\ud800", "\\ud800"), ("\U000e0041", "\\ue0041"),
        ("[red]a[/red]", "[red]a[/red]"),
        (12, "12"),
    ],
)  # fmt: skip
def test_safe_shows_hidden_characters_as_escapes(text: object, shown: str) -> None:
    assert safe(text) == shown


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("24500", False),
        ("a b", False),
        ("24\u200b500", True),
        ("\x1b[2J", True),
        ("a\u3000b", False),
    ],
)
def test_a_hidden_character_is_one_that_cannot_be_seen(text: str, hidden: bool) -> None:
    """White space of any width is no hidden character."""
    assert has_hidden_characters(text) is hidden


def test_visible_text_is_whole_and_without_space_around() -> None:
    assert visible(" a\n" + "b" * 500 + "\x1b ") == "a " + "b" * 500 + "\\u001b"


def test_safe_cuts_what_is_long() -> None:
    assert safe("a" * 80) == "a" * 80
    assert safe("a" * 81) == "a" * 79 + "…"
    assert safe("ab" * 1_000_000, 10) == "ababababa…"


@given(st.text())
def test_safe_text_has_nothing_a_terminal_acts_on(text: str) -> None:
    shown = safe(text)
    assert shown.isprintable()
    assert not any(
        unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} for c in shown
    )


@given(st.text(alphabet=st.characters(codec="ascii", exclude_categories=("Cc",)), max_size=80))
def test_safe_leaves_plain_text_as_it_is(text: str) -> None:
    assert safe(text).split() == text.split()


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("goall", "goal"),
        ("Measur", "measure"),
        ("pathh", "path"),
        ("xyz", None),
        ("", None),
        ("ＧＯＡＬ", "goal"),
        ("a" * 81, None),
    ],
)
def test_nearest_known_name(name: str, found: str | None) -> None:
    assert nearest(name, ["goal", "measure", "path"]) == found


def test_nearest_returns_the_name_as_it_is_written() -> None:
    assert nearest("常住人囗", ["“常住 人口”", "地区生产总值"]) == "“常住 人口”"


def test_nothing_is_near_where_nothing_is_known() -> None:
    assert nearest("goal", []) is None


# --- Traditional characters

TABLE = (
    Path(gapcalc.__file__)
    .parent.joinpath("core/traditional.txt")
    .read_text(encoding="utf-8")
    .splitlines()
)
PAIRS = [pair for line in TABLE if not line.startswith("#") for pair in line.split()]
FORMS = dict(PAIRS)


@for_each(
    "traditional, simple",
    [
        ("地區生產總值", "地区生产总值"), ("固定資產投資額", "固定资产投资额"),
        ("實際利用外資", "实际利用外资"),
        ("規模以上工業企業", "规模以上工业企业"), ("研發經費投入強度", "研发经费投入强度"),
        ("進出口總額（億元）", "进出口总额（亿元）"),
        ("鐵路營業里程", "铁路营业里程"), ("衞生機構床位數", "卫生机构床位数"),
        ("衛生機構牀位數", "卫生机构床位数"),
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
    assert len(plan.targets) > 200
    assert {form: names for form, names in spellings.items() if len(names) > 1} == {}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", "\\u003a:error::x"),
        ("  ::add-mask::x", "\\u003a:add-mask::x"),
        ("a ##[error]x", "a ##\\u005berror]x"),
        ("##vso[task.complete]x", "##vso\\u005btask.complete]x"),
        ("a::b", "a::b"),
        ("C## [x]", "C## [x]"),
    ],
)
def test_what_a_ci_runner_would_obey_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown
