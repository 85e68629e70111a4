"""What a notebook shows of an assessment, and what it is told of a slip."""

from decimal import Decimal

import pytest

import gapcalc
from gapcalc import GapcalcError, Observation, Period

PLAN = "tests/second_plan/plan.yaml"
DATA = "tests/second_plan/data.csv"


@pytest.fixture(scope="module")
def second():
    plan = gapcalc.load_plan(PLAN)
    return plan, gapcalc.read_observations(DATA, plan)


@pytest.fixture(scope="module")
def assessment(second):
    return gapcalc.assess(*second, year=2022)


def test_the_representations_are_short(second, assessment):
    for thing in (*second, assessment, assessment["rd_spending"]):
        assert repr(thing).startswith("<")
        assert len(repr(thing)) < 200


def test_a_result_shows_its_name_verdict_and_chart(assessment):
    html = assessment["rd_spending"]._repr_html_()
    assert "<svg" in html
    assert "rd_spending" in html
    assert "<script" not in html


def test_an_assessment_shows_a_row_for_each_target_with_data(assessment):
    html = assessment._repr_html_()
    with_data = [result for result in assessment.results if result.has_data]
    assert html.count("<tr>") == len(with_data) + 1


def test_nothing_from_a_plan_is_markup(make_plan, observe):
    plan = make_plan(
        "plan: {base_year: 2022, target_year: 2027}\n"
        "targets: {t: {name: '<script>x</script>', goal: {at_least: 5 元}, unit: 元, path: linear}}\n"
    )
    made = gapcalc.assess(
        plan, observe(plan, "indicator,period,value,unit\nt,2022,1,元\nt,2023,2,元\n")
    )
    for html in (made._repr_html_(), made["t"]._repr_html_()):
        assert "<script" not in html
        assert "&lt;script&gt;" in html


def test_an_id_that_is_not_there_is_told_with_the_nearest(assessment):
    with pytest.raises(KeyError, match="did you mean 'rd_spending'"):
        assessment["rd_spendin"]


@pytest.mark.parametrize(
    ("id", "unit", "code"),
    [("rd_spendin", "亿元", "unknown-target"), ("rd_spending", "蝌蚪", "unit-unknown"),
     ("rd_spending", "米", "unit-mismatch")],
)  # fmt: skip
def test_a_value_made_by_hand_that_no_target_takes_is_told(second, id, unit, code):
    plan, observations = second
    value = Observation(id, Period(2023), Decimal(5), unit)
    with pytest.raises(GapcalcError) as error:
        gapcalc.assess(plan, [*observations, value])
    assert [problem.code for problem in error.value.problems] == [code]


def test_questions_are_asked_as_on_the_command_line(second, assessment):
    plan, observations = second
    trend, case = gapcalc.what_if(assessment, growth=["rd_spending=8%"])
    assert trend.case is None
    assert case.outcomes["rd_spending"].value is not None
    changes = gapcalc.compare(plan, observations, DATA)
    assert changes.values == ()
    assert gapcalc.report(assessment, ".md").startswith(b"# ")
    with pytest.raises(GapcalcError):
        gapcalc.report(assessment, ".pdf")
    with pytest.raises(GapcalcError):
        gapcalc.what_if(assessment, set=["no_such=5"])
