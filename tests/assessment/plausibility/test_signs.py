"""Values below zero and zeros, and the series that have them by right."""

import pytest
from helpers.plausibility import codes_of, plan_of, problems_of

from gapcalc.messages.locale import Bilingual


def signs(*lines):
    return [("sign-change", line) for line in lines]


def zeros(*lines):
    return [("zero-value", line) for line in lines]


# --- below zero


@pytest.mark.parametrize(("rows", "lines"), [
    (("2022 24000", "2023 -25000", "2024 26000"), [3]),
    (("2022 24000", "2023 -25000"), [3]),
    (("2022 24000", "2023 -3.2", "2024 26000"), [3]),  # a growth rate
    (("2022 -24000", "2023 25000", "2024 26000"), [2]),
    (("2022 24000", "2023 25000", "2024 -26000", "2025 -27000"), [4, 5]),
    (("2022 24000", "2023 25000"), []),
])  # fmt: skip
def test_a_minus_before_an_ordinary_value(rows, lines):
    assert codes_of(plan_of("30000"), *rows) == signs(*lines)


@pytest.mark.parametrize("rows", [
    ("2021 50", "2022 -30", "2023 20", "2024 -40"),  # back and forth
    ("2021 -50", "2022 -30", "2023 20"),  # mostly below
    ("2021 -3", "2022 0.02", "2023 40"),  # up through zero
])  # fmt: skip
def test_a_balance_passes_through_zero(rows):
    assert codes_of(plan_of(), *rows) == []


@pytest.mark.parametrize("keys", [
    {"name": Bilingual("规上工业利润", "Profits")}, {"goal": "-5"},
    {"unit": "%", "path": "linear", "measure": "rate", "goal": "60"},
])  # fmt: skip
def test_what_is_below_zero_by_right(keys):
    keys = {"goal": "60", **keys}
    assert codes_of(plan_of(**keys), "2021 50", "2022 52", "2023 -45") == []


def test_one_minus_switches_no_other_doubt_off():
    rows = ("2021 24000", "2022 -25000", "2023 26000", "2024 270000")
    assert codes_of(plan_of("30000"), *rows) == [*signs(3), ("jump", 5)]


def test_the_minus_names_the_value_before_it():
    (problem,) = problems_of(plan_of("30000"), "2022 24000", "2023 -25000")
    assert (problem.details["before"], problem.details["before_value"]) == ("2022", "24000 亿元")


# --- zero


@pytest.mark.parametrize(("rows", "lines"), [
    (("2022 24000", "2023 0", "2024 26000"), [3]),
    (("2022 24000", "2023 0"), [3]),
    (("2022 0", "2023 24000"), [2]),  # 24,000 of 30,000 did not come of nothing in a year
    (("2022 0", "2023 1000"), []),  # this has begun
    (("2022 0", "2023 0"), []),
    (("2022 0.4", "2023 0"), []),  # within its digits
    (("2022 24000", "2023 0 . <"), []),
])  # fmt: skip
def test_a_zero_beside_what_comes_nowhere_near_it(rows, lines):
    found = codes_of(plan_of("30000"), *rows)
    assert [line for code, line in found if code == "zero-value"] == lines


def test_few_things_may_become_none_and_many_may_not():
    plan = plan_of("500", "家", "linear")
    assert codes_of(plan, "2022 3", "2023 0") == []
    assert codes_of(plan, "2022 224", "2023 0") == zeros(3)


def test_lines_that_open_begin_from_nothing():
    assert codes_of(plan_of("100", "公里", "linear"), "2022 0", "2023 54") == []


def test_no_growth_is_no_missing_value():
    plan = plan_of("5", "%", "hold", name=Bilingual("出口增速", "Exports"))
    assert codes_of(plan, "2022 4", "2023 0", "2024 3") == []


@pytest.mark.parametrize("path", ["hold", "cumulative", "step", "linear", "compound"])
def test_a_zero_is_doubted_on_any_path(path):
    assert codes_of(plan_of("300", "万人", path, measure="flow"), "2023 71", "2024 0") == zeros(3)
