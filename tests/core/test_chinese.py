"""The characters that Chinese tables consist of, and their shares in a text."""

from __future__ import annotations

from collections import Counter

import pytest

from gapcalc.core.chinese import (
    USUAL_CHARACTERS,
    common_characters,
    level_one_characters,
    shares,
)


@pytest.mark.parametrize(
    ("encoding", "inside", "outside"),
    [
        ("gb18030", "重庆万元，。（）１％", "慶臺鳑綦a1"),
        ("big5hkscs", "重慶臺元，。（）１％", "庆鳑a1"),
    ],
)
def test_level_one_is_the_common_characters_of_an_encoding(
    encoding: str, inside: str, outside: str
) -> None:
    characters = level_one_characters(encoding)
    assert characters.issuperset(inside)
    assert characters.isdisjoint(outside)
    assert characters > USUAL_CHARACTERS


def test_level_one_of_gb_2312_has_3755_characters() -> None:
    han = {c for c in level_one_characters("gb18030") - USUAL_CHARACTERS if c >= "\u4e00"}
    simplified = {c for c in USUAL_CHARACTERS if 0xB0A1 <= int.from_bytes(gb2312(c)) <= 0xD7F9}
    assert len({c for c in han if c <= "\u9fff"} | simplified) == 3755


def gb2312(character: str) -> bytes:
    """Return the bytes of a character in GB 2312, none for a Traditional one."""
    return character.encode("gb2312", "ignore")


def test_unicode_and_gbk_hold_both_scripts_and_big5_one() -> None:
    assert common_characters("utf-8") == common_characters("gb18030")
    assert common_characters("utf-8").issuperset("庆慶")
    assert common_characters("big5hkscs").isdisjoint("庆")


def test_shares_are_of_all_characters_counted() -> None:
    counts = Counter("亿元庆鳑")
    assert shares(counts, level_one_characters("gb18030")) == (0.75, 0.5)
    assert shares(Counter(), frozenset()) == (0, 0)
