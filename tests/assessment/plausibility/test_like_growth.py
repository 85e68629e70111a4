"""A growth rate where an amount is asked for is doubted; amounts that merely grow or begin are not."""

from helpers.cases import for_each

from gapcalc import assess
from gapcalc.assessment.plausibility import plausibility_problems


def doubts(plan, observe, rows):
    text = "\n".join(f"t,,{row}" for row in rows.split())
    read = observe(plan, text)
    assert not read.problems
    found = plausibility_problems(assess(plan, read, 2025))
    return [problem.code for problem in found if problem.code == "like-growth"]


@for_each(
    "rows",
    [
        "2022,18.6,亿美元 2023,17.9,亿美元 2024,8.5,亿美元",
        "2022,2.8,亿美元 2023,2.9,亿美元 2024,9.5,亿美元",
        "2023,21,亿美元 2024,8.5,亿美元",
    ],
)
def test_a_rate_among_amounts_is_doubted(tiny, observe, rows):
    plan = tiny("at_least: 25 亿美元", unit="亿美元", measure="flow")
    assert doubts(plan, observe, rows) == ["like-growth"]


@for_each(
    "rows",
    [
        "2022,18.6,亿美元 2023,17.9,亿美元 2024,18.5,亿美元",
        "2022,5.1,亿美元 2023,6.9,亿美元 2024,8.5,亿美元",  # it grows by a third a year
        "2022,0.3,亿美元 2023,1.1,亿美元 2024,8.5,亿美元",  # it has hardly begun
        "2023,4.1,亿美元 2024,8.2,亿美元",  # what is new may double
        "2022,90,亿美元 2023,95,亿美元 2024,99,亿美元",
        "2024,8.5,亿美元",  # nothing is known to compare it with
    ],
)
def test_amounts_are_not(tiny, observe, rows):
    plan = tiny("at_least: 25 亿美元", unit="亿美元", measure="flow")
    assert doubts(plan, observe, rows) == []


def test_a_lone_amount_near_the_growth_asked_for_is_doubted(tiny, observe):
    plan = tiny("average_growth: 10%", unit="亿美元", measure="flow")
    assert doubts(plan, observe, "2024,8.5,亿美元") == ["like-growth"]
    assert doubts(plan, observe, "2024,18.5,亿美元") == []
    assert doubts(plan, observe, "2023,8.5,%") == []


def test_things_that_are_counted_are_left_alone(tiny, observe):
    plan = tiny("at_least: 25 家", unit="家", measure="flow")
    assert doubts(plan, observe, "2022,21,家 2023,20,家 2024,8,家") == []
