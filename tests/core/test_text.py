"""Names matched by meaning, and text from strangers made fit to be shown."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcalc.core.text import fold, halfwidth, nearest, nfkc, safe, visible


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GDP", "gdp"), ("ＧＤＰ", "GDP"), ("地区 生产 总值", "地区生产总值"),
        ("地\u3000区\t生产\n总值", "地区生产总值"),
        ("“双倍增”", "双倍增"), ("《计划》", "计划"), ("「计划」", "计划"), ("'a'", "A"), ('"a"', "a"), ("A·B", "ab"),
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


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("地区生产总值", "地区生产总值"), ("a\nb", "a b"), ("a \t\r\n b", "a b"), ("a\u3000b\u00a0c", "a b c"),
        ("a\u2028b", "a b"),
        ("\x1b[31mred", "\\u001b[31mred"), ("\x1b]0;title\x07", "\\u001b]0;title\\u0007"), ("a\0b", "a\\u0000b"),
        ("\x9b31m", "\\u009b31m"), ("a\x7fb", "a\\u007fb"), ("\b\b", "\\u0008\\u0008"), ("a\u202eb", "a\\u202eb"),
        ("a\u2066b\u2069", "a\\u2066b\\u2069"), ("a\u200bb", "a\\u200bb"), ("\ufeffa", "\\ufeffa"),
        ("a\u00adb", "a\\u00adb"),
        ("\ue000", "\\ue000"), ("\ud800", "\\ud800"), ("\U000e0041", "\\ue0041"), ("[red]a[/red]", "[red]a[/red]"),
        (12, "12"),
    ],
    ids=range(21),
)  # fmt: skip
def test_safe_shows_hidden_characters_as_escapes(text: object, shown: str) -> None:
    assert safe(text) == shown


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
