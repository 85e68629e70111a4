"""The unit in a cell of its own: in two languages or forms the one that is known, if both agree."""

from __future__ import annotations

from helpers.cases import for_each

from gapcalc.tables.unit_cell import is_growth, unit_in_cell


@for_each("text, unit", [
    ("亿元 100 million yuan", "亿元"),  # both are known and the same
    ("亿元 hopes", "亿元"), ("hopes (亿元)", "亿元"),  # one is known
    ("万人 thousand tonnes", "万人 thousand tonnes"), ("tonnes (persons)", "tonnes (persons)"),  # they differ
    ("wishes (hopes)", "wishes (hopes)"), ("愿望 hopes", "愿望 hopes"), ("hopes", "hopes"),  # none is known
    ("亿元 " + "hope" * 40, "亿元 " + "hope" * 40),  # longer than any unit
])  # fmt: skip
def test_of_two_texts_the_known_unit_is_taken_unless_they_differ(text: str, unit: str) -> None:
    assert unit_in_cell(text) == unit


@for_each("place, unit", [
    ("", "US dollars"), ("Kenya", "US dollars"), ("Canada", "CAD"), ("Prince Edward Island", "CAD"), ("香港", "HKD"),
])  # fmt: skip
def test_bare_dollars_are_those_of_the_place(place: str, unit: str) -> None:
    assert unit_in_cell("Dollars", place) == unit


@for_each("text, growth", [
    ("Annual %", True), ("annual percentage change", True), ("% growth", True), ("per cent change on a year", True),
    ("%", False), ("% of GDP", False), ("annual", False),
])  # fmt: skip
def test_a_rate_of_change_is_told_from_a_share(text: str, growth: bool) -> None:
    assert is_growth(text) is growth
