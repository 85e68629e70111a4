"""The series of a target as a whole: nothing is dropped in silence, other values can be put in."""

import pytest
from helpers.series import values

from gapcalc.assessment.series import build_series, with_values

UP = "at_least: 100 亿元"


def test_values_after_the_year_are_not_in_the_series(tiny, series):
    found = series(tiny(UP, measure="stock"), "2022,50", "2024,60", "2025-01,61", year=2024)
    assert values(found) == {"2022": 50, "2024": 60}


@pytest.mark.parametrize(
    "goal, path, measure",
    [
        (UP, "compound", "stock"),
        (UP, "linear", "flow"),
        (UP, "hold", "rate"),
        (UP, "cumulative", "flow"),
        (UP, "cumulative", "stock"),
        ("average_growth: 10%", "compound", "flow"),
    ],
)
def test_every_value_is_in_the_series_or_beside_it_with_a_reason(tiny, read, goal, path, measure):
    plan = tiny(goal, path, measure=measure)
    rows = [
        "2020,5",
        "2021,6",
        "2022,7",
        "2023,8",
        "2023,8.5,,,revised",
        "2024Q1,2",
        "2025,9",
        "2025年1-9月,6",
    ]
    observations = read(
        plan, *rows, *(["2021,5,%", "2024,6,%", "2026,7,%"] if "growth" in goal else [])
    )
    found = build_series(plan, plan.targets["t"], observations.by_target(2030))
    kept = {part for point in found.points for part in point.parts} | {
        left.observation for left in found.unused
    }
    assert set(observations) - kept == set()


def test_other_values_stand_in_place_of_those_published(tiny, read):
    """The value printed twice stands no more, as it would contest the one put in its place."""
    plan = tiny(UP, "linear", measure="stock")
    found = read(plan, "2022,500000,万元", "2023,55", "2023,55.0", "2024,60").by_target(2030)
    moved = {o: o.value + 1 for o in found["t"] if o.period.year == 2023 and str(o.value) == "55"}
    other = build_series(plan, plan.targets["t"], with_values(found, ["t", "absent"], moved))
    assert values(other) == {"2022": 50, "2023": 56, "2024": 60}
    assert other.problems == []
