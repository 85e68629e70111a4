"""The longest units and quantities that are read, footnotes on numbers, and labels of what is counted by something."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gapcalc.core.unit import UnitError, normalize_unit, parse_number, parse_quantity
from gapcalc.core.unit_label import unit_label

LONGEST = "/".join(
    ["元" * 15, "元" * 15, "元" * 15, "元" * 16]
)  # 3 · 15 + 16 letters and 3 strokes: 64


def code(work, text: str) -> str:
    """Return the code with which `text` is refused."""
    with pytest.raises(UnitError) as caught:
        work(text)
    return caught.value.code


def test_a_unit_has_64_characters_at_most() -> None:
    assert normalize_unit(LONGEST) == LONGEST
    assert code(normalize_unit, f"{LONGEST} ") == "unit-refused"  # the 65th, if only a space


def test_a_quantity_has_120_characters_at_most() -> None:
    assert parse_quantity("5" + " " * 118 + "元") == (Decimal(5), "元")
    assert code(parse_quantity, "5" + " " * 119 + "元") == "not-a-number"


def test_a_number_has_40_characters_at_most() -> None:
    assert parse_number("7" * 40) == Decimal("7" * 40)
    assert code(parse_number, "7" * 41) == "not-a-number"


def test_space_around_a_number_does_not_count() -> None:
    assert parse_number(" " * 30 + "7" * 40 + " " * 30) == Decimal("7" * 40)


@pytest.mark.parametrize(
    "text", ["30145.79²亿元", "30145.79①亿元", "30145.79₁亿元", "5²", "5² 亿元"]
)
def test_a_footnote_between_number_and_unit_is_refused_as_a_number(text: str) -> None:
    assert code(parse_quantity, text) == "not-a-number"


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("5m2", 5, "m2"),
        ("5 m²", 5, "m2"),
        ("5P", 5, "P"),
        ("12公里", 12, "公里"),
        ("-3 %", -3, "%"),
    ],
)
def test_digits_in_a_unit_are_not_those_of_the_number(text: str, number: int, unit: str) -> None:
    assert parse_quantity(text) == (Decimal(number), unit)


@pytest.mark.parametrize(
    ("unit", "shown"),
    [
        ("个/千人", "per 1,000 people"), ("个/万人", "per 10k people"), ("所/区县", "per district"),
        ("人/亿元", "people/100m yuan"), ("十万人", "100k people"), ("千标箱", "k TEU"), ("万个", "10k"),
        ("蝌蚪", "蝌蚪"), ("万蝌蚪", "10k 蝌蚪"),
    ],
)  # fmt: skip
def test_label_of_what_is_counted(unit: str, shown: str) -> None:
    assert unit_label(unit, "en") == shown


@pytest.mark.parametrize(
    ("work", "text", "details"),
    [
        (normalize_unit, "元;", {"unit": "元;"}), (parse_number, "五", {"value": "五"}),
        (parse_quantity, "五元", {"value": "五元"}), (parse_quantity, "5.元", {"value": "5.元"}),
    ],
)  # fmt: skip
def test_what_is_refused_is_quoted(work, text: str, details: dict[str, str]) -> None:
    with pytest.raises(UnitError) as caught:
        work(text)
    assert caught.value.details == details
    assert text in str(caught.value)


def test_a_unit_like_no_known_one_points_to_the_list_of_them() -> None:
    with pytest.raises(UnitError) as caught:
        parse_quantity("5 龘靐")
    assert (caught.value.code, caught.value.details["unit"]) == ("unit-unknown", "龘靐")
    assert "units.txt" in caught.value.details["hint_en"]
    assert "units.txt" in caught.value.details["hint_zh"]
