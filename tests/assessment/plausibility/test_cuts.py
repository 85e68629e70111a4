"""A cut by an amount that leaves nothing of its base."""

import pytest

from gapcalc.assessment.plausibility import plausibility_problems
from gapcalc.assessment.status import assess


@pytest.mark.parametrize(("base", "is_doubted"), [("1200", False), ("300", True), ("120", True)])
def test_a_base_that_is_no_more_than_the_cut_is_doubted(tiny, read, base, is_doubted):
    plan = tiny("reduce_by: 300 万吨", "linear", "万吨")
    problems = plausibility_problems(assess(plan, read(plan, f"2022,{base}", "2024,110")))
    found = [problem for problem in problems if problem.code == "cut-exceeds-base"]
    assert bool(found) is is_doubted
    for problem in found:
        assert (problem.line, problem.details["value"]) == (2, f"{base} 万吨")
