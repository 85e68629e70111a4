"""What a notebook shows of an assessment, and what it is told of a slip."""

import re
from decimal import Decimal
from xml.etree import ElementTree

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


def test_a_chart_is_a_picture_that_needs_no_page(assessment):
    """In a page the element needs no namespace, and few programs know the variables of a style."""
    html = assessment["rd_spending"]._repr_html_()
    shown = re.search(r"<svg.*</svg>", html, re.DOTALL)
    alone = assessment["rd_spending"].svg("en")
    for picture in (shown[0], alone):
        assert ElementTree.fromstring(picture).tag == "{http://www.w3.org/2000/svg}svg"
    assert "var(" not in alone
    assert "#005fa3" in alone
    assert "R&amp;D spending" in alone and "研发" not in alone


def test_what_has_no_trajectory_has_no_chart(assessment):
    without = [result for result in assessment.results if result.svg() is None]
    assert [result.target.id for result in without] == ["gdp_growth"]
    assert "<svg" not in without[0]._repr_html_()


@pytest.mark.parametrize(("options", "beginning"), [
    ({"form": "docx", "brief": True}, b"PK"), ({"form": ".svg", "poster": True}, b"<?xml"),
    ({"form": ".html", "poster": True, "paper": "A3"}, b"<!DOCTYPE html>"),
    ({"form": ".HTM", "brief": True}, b"<!DOCTYPE html>"),
])  # fmt: skip
def test_a_report_is_a_note_or_a_sheet_as_on_the_command_line(assessment, options, beginning):
    made = gapcalc.report(assessment, language="en", **options)
    assert made.startswith(beginning)
    if options.get("paper") == "A3":
        assert b"420mm" in made


def test_a_note_is_shorter_than_the_report(assessment):
    note, whole = (gapcalc.report(assessment, ".md", brief=brief) for brief in (True, False))
    assert len(note) < len(whole) / 2


@pytest.mark.parametrize(("options", "code", "said"), [
    ({"poster": True, "brief": True}, "options-conflict", "poster and brief"),
    ({"paper": "A3"}, "unknown-option", "paper cannot be A3"),
    ({"poster": True, "paper": "A9"}, "unknown-option", "Choose: A3, A2, A1, A0"),
    ({"form": ".svg"}, "unknown-option", "add --poster"),
    ({"form": ".md", "poster": True}, "unknown-option", "form cannot be .md"),
])  # fmt: skip
def test_what_no_report_can_be_is_refused(assessment, options, code, said):
    with pytest.raises(GapcalcError, match=said) as refused:
        gapcalc.report(assessment, **options)
    assert [problem.code for problem in refused.value.problems] == [code]


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


def test_a_target_is_found_by_its_name_as_on_the_command_line(assessment):
    assert (
        assessment["全社会研发经费投入"] is assessment["R&D spending"] is assessment["rd_spending"]
    )


@pytest.mark.parametrize(("id", "said"), [
    ("spending", "no target 'spending'; did you mean 'rd_spending'?"), (3, "no target 3"),
    ("城镇", "no target '城镇'; did you mean 'urbanization_rate' or 'urban_unemployment' or 'urban_new_jobs'?"),
])  # fmt: skip
def test_a_part_of_a_name_is_told_with_the_targets_that_have_it(assessment, id, said):
    with pytest.raises(KeyError) as error:
        assessment[id]
    assert error.value.args[0] == said


@pytest.mark.parametrize("year", [2022.5, "x", 26, True, [2022]])
def test_a_date_that_is_none_is_told_at_once(second, year):
    plan, observations = second
    for ask in (
        lambda: gapcalc.assess(plan, observations, year=year),
        lambda: gapcalc.compare(plan, observations, observations, year=year),
    ):
        with pytest.raises(GapcalcError, match=r"year cannot be .* Write it as 2026, 2026-06"):
            ask()


@pytest.mark.parametrize(("change", "said"), [
    ({"value": "4.35万"}, "4.35万 is not a number. Write digits"),
    ({"value": Decimal("NaN")}, "NaN is not a number"),
    ({"value": None}, "None is not a number"),
    ({"period": 2023}, "Observation.period cannot be 2023. Write Observation("),
    ({"period": "2023-06"}, "Observation.period cannot be '2023-06'"),
])  # fmt: skip
def test_a_value_made_by_hand_that_is_none_is_told_with_how_to_write_it(second, change, said):
    value = Observation("rd_spending", Period(2023), Decimal(5), "亿元")._replace(**change)
    with pytest.raises(GapcalcError) as error:
        gapcalc.assess(second[0], [value])
    assert said in str(error.value)


@pytest.mark.parametrize("given", [None, 5, ["data.csv"], [("rd_spending", 2023, 5)]])
def test_what_is_no_observation_is_told_with_how_to_write_one(second, given):
    plan, observations = second
    for ask in (
        lambda: gapcalc.assess(plan, given),
        lambda: gapcalc.compare(plan, observations, given),
    ):
        with pytest.raises(GapcalcError, match=r"observations cannot be .*Write Observation"):
            ask()


def test_a_list_of_observations_is_compared_as_what_was_read(second):
    plan, observations = second
    values = list(observations)
    assert gapcalc.compare(plan, values, DATA).values == ()
    (place,) = [
        place
        for place, one in enumerate(values)
        if (one.target, one.period) == ("rd_spending", Period(2022))
    ]
    values[place] = values[place]._replace(value=values[place].value + 1)
    (change,) = gapcalc.compare(plan, DATA, values).values
    assert (change.of, change.difference) == ("rd_spending", 1)


def test_one_assumption_may_stand_without_a_list(assessment):
    for given in ("rd_spending=8%", ["rd_spending=8%"]):
        _, case = gapcalc.what_if(assessment, growth=given)
        assert list(case.case.growths) == ["rd_spending"]
    with pytest.raises(GapcalcError, match="Did you mean rd_spending"):
        gapcalc.what_if(assessment, growth="rd_spendin=8%")


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
