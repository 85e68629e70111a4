"""Sources that contradict each other, and differences that need no explanation."""

import pytest
from helpers.plausibility import codes_of, plan_of, problems_of


def test_the_problem_names_both_values_and_the_one_used():
    rows = ["2024 24500 . . preliminary 公报", "2024 24800 . . final 年鉴"]
    (problem,) = problems_of(plan_of(), *rows)
    assert (problem.code, problem.line) == ("sources-disagree", 3)
    assert problem.details["values"] == "24800 亿元 (年鉴), 24500 亿元 (公报)"
    assert problem.details["used"] == "24800 亿元"
    assert "24800 亿元 (年鉴), 24500 亿元 (公报)" in problem.message("zh")


def test_of_several_others_the_furthest_is_named():
    rows = [
        "2024 24900 . . estimate 甲",
        "2024 24000 . . preliminary 乙",
        "2024 24500 . . final 丙",
    ]
    (problem,) = problems_of(plan_of(), *rows)
    assert problem.details["values"] == "24500 亿元 (丙), 24000 亿元 (乙)"


@pytest.mark.parametrize("rows", [
    ("2024 24500 . . preliminary 公报", "2024 24600 . . final 年鉴"),  # 0.4 %
    ("2024 24500 . . preliminary 公报", "2024 24800 . . final 公报"),  # one source
    ("2024 24500 . . final 公报", "2024 24800 . . revised 年鉴"),  # that is what a revision is
    ("2024 1.5 . . preliminary 公报", "2024 1.54 . . final 年鉴"),  # the last digit
    ("2024 24000 . > preliminary 公报", "2024 24800 . . final 年鉴"),  # more than 24000
    ("2024 24500 . . preliminary 公报", "2023 23000 . . final 年鉴"),  # another year
])  # fmt: skip
def test_sources_that_agree(rows):
    assert codes_of(plan_of(), *rows) == []


@pytest.mark.parametrize("first", ["2024 25000 . > estimate 公报", "2024 24500 . ~ estimate 公报"])
def test_a_value_outside_the_bound_of_another_contradicts_it(first):
    found = codes_of(plan_of(), first, "2024 24800 . . final 年鉴")
    assert found == [("sources-disagree", 3)]
