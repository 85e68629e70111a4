"""Targets found by what the user types."""

from __future__ import annotations

import pytest

from gapcalc import GapcalcError, Plan
from gapcalc.plan.search import find_target, name_contains


def message(plan: Plan, name: str) -> str:
    """Return the message with which a name is refused."""
    with pytest.raises(GapcalcError) as caught:
        find_target(plan, name)
    (problem,) = caught.value.problems
    assert problem.code == "unknown-target"
    return problem.message("en")


def test_each_target_is_found_by_its_id_and_its_full_names(plan: Plan) -> None:
    for target in plan.targets.values():
        for name in (target.id, target.name.zh, target.name.en):
            assert find_target(plan, name) is target


def test_spelling_makes_no_difference_to_a_name(plan: Plan) -> None:
    target = plan.targets["gdp_metro"]
    assert find_target(plan, f" {target.name.en.upper()} ") is target


def test_a_part_of_a_name_comes_with_the_targets_that_have_it(plan: Plan) -> None:
    assert "gdp_metro" in message(plan, "gdp_me")


def test_a_slip_comes_with_the_nearest_name(plan: Plan) -> None:
    assert message(plan, "gdp_metrp").endswith("Did you mean gdp_metro?")


def test_a_name_like_no_other_comes_with_where_names_are_listed(plan: Plan) -> None:
    assert "`gapcalc targets`" in message(plan, "xyzzy")


def test_a_query_is_looked_for_in_id_and_names(plan: Plan) -> None:
    target = plan.targets["gdp_metro"]
    assert name_contains(target, "GDP_M")
    assert name_contains(target, target.name.zh[1:4])
    assert not name_contains(target, "xyzzy")
