"""A date of publication that is none is told, and its value used."""

import pytest

from gapcalc import assess
from gapcalc.assessment.plausibility import plausibility_problems


def told(plan, observe, column, cells):
    rows = "".join(f"t,{2023 + n},{120 + 20 * n},亿元,{cell}\n" for n, cell in enumerate(cells))
    observations = observe(plan, f"indicator,period,value,unit,{column}\nt,2022,100,亿元,\n{rows}")
    assert not observations.problems
    found = plausibility_problems(assess(plan, observations, 2025))
    return [(one.line, one.details["value"]) for one in found if one.code == "publication-unclear"]


@pytest.mark.parametrize("column", ["published", "发布日期", "公布时间", "Date published"])
def test_what_says_no_date_is_told_with_its_line(tiny, observe, column):
    plan = tiny("at_least: 200 亿元", "linear")
    assert told(plan, observe, column, ["2024-03-01", "soon"]) == [(4, "soon")]


def test_dates_and_blank_cells_are_not_told(tiny, observe):
    assert told(tiny("at_least: 200 亿元", "linear"), observe, "published", ["2024-03", ""]) == []
