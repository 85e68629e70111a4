"""Levels that no year leads to from the one before, and what may move as far."""

import pytest
from helpers.plausibility import codes_of, plan_of, problems_of


def jumps(*lines):
    return [("jump", line) for line in lines]


def test_the_problem_names_the_change_and_the_value_before():
    (problem,) = problems_of(plan_of(), "2021 500", "2022 520", "2023 5000")
    assert (problem.code, problem.line) == ("jump", 4)
    assert problem.details == {
        "target": "t",
        "value": "5000 亿元",
        "period": "2023",
        "before": "2022",
        "change": "×9.62 (520 亿元 → 5000 亿元)",
    }
    assert "from 2022 to 2023" in problem.message("en")


@pytest.mark.parametrize(("rows", "lines"), [
    (("2021 500", "2022 2500"), []),  # five times is not beyond it
    (("2021 500", "2022 2501"), [3]),
    (("2021 500", "2022 99"), [3]),
    (("2020 500", "2022 12000"), []),  # two years: 24 times
])  # fmt: skip
def test_a_level_does_not_make_five_of_one_in_a_year(rows, lines):
    assert codes_of(plan_of(), *rows) == jumps(*lines)


@pytest.mark.parametrize(("rows", "lines"), [
    (("2021 500", "2022 5000", "2023 510"), [3]),  # back again
    (("2021 500", "2022 5000", "2023 5100"), [3]),  # stays there
    (("2021 500", "2022 16000", "2023 16500", "2024 65000"), [3]),
    (("2021 500", "2022 5000", "2023 50000"), [3, 4]),
])  # fmt: skip
def test_one_jump_is_reported_once(rows, lines):
    assert codes_of(plan_of(), *rows) == jumps(*lines)


def test_what_has_hardly_begun_may_multiply():
    assert codes_of(plan_of("1000", "公里", "linear"), "2021 12", "2022 90") == []
    assert codes_of(plan_of("100", "公里", "linear"), "2021 12", "2022 90") == jumps(3)
    assert codes_of(plan_of("50", "家", "linear"), "2021 8", "2022 60") == []


def test_a_fall_is_no_beginning():
    assert codes_of(plan_of("1000", "公里", "linear"), "2021 90", "2022 12") == jumps(3)


def test_a_share_moves_forty_points_a_year_at_most():
    plan = plan_of("98", "%", "linear")
    assert codes_of(plan, "2021 20", "2022 60") == []
    assert codes_of(plan, "2020 20", "2022 95") == []
    (problem,) = problems_of(plan, "2021 20", "2022 61")
    assert (problem.code, problem.details["change"]) == ("jump", "20 % → 61 %")


@pytest.mark.parametrize("path", ["step", "hold", "cumulative"])
def test_what_is_delivered_whole_or_counted_by_the_year_may_jump(path):
    assert codes_of(plan_of("500", "吨", path), "2021 30", "2022 190", "2023 33") == []


# --- stocks


POPULATION = ("2019 3187.8", "2020 3208.9", "2021 3212.4", "2022 3213.3")


def test_a_stock_keeps_to_its_own_pace():
    """Steps of 0.3 % a year and then a third less: the district for the city."""
    plan = plan_of(None, "万人", measure="stock")
    assert codes_of(plan, *POPULATION, "2023 2122.7") == jumps(6)
    assert codes_of(plan, *POPULATION, "2023 3191.4") == []


def test_a_flow_has_no_pace_to_keep_to():
    plan = plan_of(None, "万人", measure="flow")
    assert codes_of(plan, *POPULATION, "2023 2122.7") == []


def test_a_stock_that_stands_still_in_between_has_no_pace():
    """Lines of a railway open one by one."""
    rows = ["2019 840", "2020 840", "2021 840", "2022 1356"]
    assert codes_of(plan_of(None, "公里", "linear", measure="stock"), *rows) == []


def test_a_stock_that_grows_fast_may_grow_faster():
    rows = ["2019 100", "2020 115", "2021 134", "2022 152", "2023 230"]
    assert codes_of(plan_of(None, "家", measure="stock"), *rows) == []


def test_people_near_their_goal_do_not_appear_by_the_million():
    plan = plan_of("2200", "万人", measure="stock")
    assert codes_of(plan, "2023 2130", "2024 3190") == jumps(3)
    assert codes_of(plan, "2023 1100", "2024 1500") == []


@pytest.mark.parametrize(("unit", "measure"), [("家", "stock"), ("万人", "flow")])
def test_firms_and_yearly_numbers_of_people_may(unit, measure):
    assert codes_of(plan_of("2200", unit, measure=measure), "2023 2130", "2024 3190") == []
