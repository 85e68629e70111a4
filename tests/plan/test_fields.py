"""Values of a plan file: what each reads as, and that a wrong one is reported and left out."""

from __future__ import annotations

from fractions import Fraction

import pytest

from gapcalc.messages.locale import Bilingual
from gapcalc.plan.fields import FieldReader, TooManyProblems
from gapcalc.plan.marked_yaml import Node, parse_yaml


@pytest.fixture
def fields() -> FieldReader:
    return FieldReader("plan.yaml", [])


def node(text: str) -> Node:
    """Return the node of a YAML value."""
    root = parse_yaml(text, "plan.yaml").root
    assert root is not None
    return root


def codes(fields: FieldReader) -> list[str]:
    return [problem.code for problem in fields.problems]


def test_a_key_that_is_left_out_is_no_mistake(fields: FieldReader) -> None:
    values = (fields.text(None, "k"), fields.year(None, "k"), fields.choice(None, "k", ["a"]))
    assert values == (None, None, None)
    assert (fields.texts(None, "k"), fields.mapping(None, "k")) == ((), {})
    assert codes(fields) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("甲", Bilingual("甲", "甲")),
        ("{zh: 甲}", Bilingual("甲", "甲")),
        ("{en: A}", Bilingual("A", "A")),
        ("{zh: 甲, en: A}", Bilingual("甲", "A")),
    ],
)
def test_a_name_in_one_language_stands_for_both(
    fields: FieldReader, text: str, name: Bilingual
) -> None:
    assert fields.name(node(text), "name") == name
    assert codes(fields) == []


@pytest.mark.parametrize(
    ("text", "year"), [("1900", 1900), ("2099", 2099), ("1899", None), ("2100", None), ("22", None)]
)
def test_a_year_is_one_of_two_centuries(fields: FieldReader, text: str, year: int | None) -> None:
    assert fields.year(node(text), "base_year") == year
    assert codes(fields) == ([] if year else ["plan-form"])


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("5%", Fraction(1, 20)),
        ("0.05", Fraction(1, 20)),
        ("0", Fraction(0)),
        ("1", None),
        ("5", None),
        ("-1%", None),
    ],
)
def test_a_share_is_a_fraction_below_one(
    fields: FieldReader, text: str, share: Fraction | None
) -> None:
    assert fields.share(node(text), "tolerance") == share
    assert codes(fields) == ([] if share is not None else ["out-of-range"])


def test_the_bounds_of_a_share_are_named(fields: FieldReader) -> None:
    fields.share(node("5"), "tolerance")
    fields.share(node("-2"), "average_growth", -1, None)
    bounds = [problem.details["bounds"] for problem in fields.problems]
    assert bounds == ["0 <= tolerance < 1", "-1 <= average_growth"]


def test_a_quantity_needs_its_unit_and_a_number_does_not(fields: FieldReader) -> None:
    assert fields.quantity(node("3 万亿元"), "over", "亿元") == 30_000
    assert fields.number(node("3"), "rank_at_most", "位") == 3
    assert fields.quantity(node("3"), "over", "亿元") is None
    assert codes(fields) == ["goal-unit-missing"]


def test_a_choice_is_one_of_the_words(fields: FieldReader) -> None:
    assert fields.choice(node("linear"), "path", ["linear", "hold"]) == "linear"
    assert fields.choice(node("Linear"), "path", ["linear", "hold"]) is None
    assert fields.problems[0].details["known"] == "linear, hold"


def test_a_reference_to_nothing_comes_with_the_nearest_id_or_with_all(fields: FieldReader) -> None:
    ids = {"metro": 1, "nation": 2}
    assert fields.reference(node("metro"), "region", ids) == "metro"
    assert fields.reference(node("metr"), "region", ids) is None
    assert fields.reference(node("x"), "region", ids) is None
    assert fields.reference(node("x"), "region", {}) is None
    known = [problem.details["known"] for problem in fields.problems]
    assert known == ["metro", "metro, nation", "-"]


def test_an_id_is_a_word(fields: FieldReader) -> None:
    fields.mapping(node("{a.b-c_1: x, 甲: x, 'a b': x}"), "targets")
    assert [problem.details["key"] for problem in fields.problems] == ["a b"]


def test_after_500_problems_the_file_is_given_up(fields: FieldReader) -> None:
    for _ in range(499):
        fields.report("plan-form", node("x"), key="k", wanted="w")
    with pytest.raises(TooManyProblems):
        fields.report("plan-form", node("x"), key="k", wanted="w")
    assert codes(fields)[-2:] == ["plan-form", "too-many-problems"]
