"""Shares below 0 or above 100 %, and what is in % without being a share."""

import pytest
from helpers.plausibility import GROWTH_GOAL, codes_of, plan_of

from gapcalc.messages.locale import Bilingual


@pytest.mark.parametrize(
    ("value", "doubted"),
    [("100", False), ("0", False), ("100.1", True), ("275", True), ("-0.5", True)],
)
def test_a_share_lies_between_nothing_and_all(value, doubted):
    found = codes_of(plan_of("95", "%", "hold"), f"2023 {value}")
    assert found == ([("share-out-of-range", 2)] if doubted else [])


def test_a_goal_above_a_hundred_per_cent_is_a_rate_of_cover():
    assert codes_of(plan_of("120", "%", "linear"), "2023 118") == []


def test_all_is_a_thousand_in_permille():
    assert codes_of(plan_of("5", "‰", "hold"), "2023 150") == []


def test_a_rate_may_be_negative():
    plan = plan_of("5", "%", "hold", measure="rate")
    assert codes_of(plan, "2022 4", "2023 -1.2") == []


def test_a_growth_rate_by_its_name_has_no_bounds():
    plan = plan_of("5", "%", "hold", name=Bilingual("出口增速", "Exports"))
    assert codes_of(plan, "2022 140", "2023 -3") == []


def test_a_target_of_growth_has_no_bounds():
    assert codes_of(plan_of(unit="%", form=GROWTH_GOAL), "2023 140", "2024 -20") == []
