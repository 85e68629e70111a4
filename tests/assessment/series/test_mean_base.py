"""A base that is the mean of several years: its value, its time, and what is told of a gap in it."""

from fractions import Fraction as F

import pytest
from helpers.plan_file import HEAD, mark, mistakes, target

from gapcalc.assessment.comparison import verdict
from gapcalc.assessment.firmness import firmness
from gapcalc.assessment.lacking import asks
from gapcalc.assessment.series import base_of
from gapcalc.assessment.status import assess
from gapcalc.core.period import Period
from gapcalc.views.derivation import derivation
from gapcalc.views.speaker import Speaker

CUT = "reduce_by: 20%"
MEAN = {"base_year": "2018-2020"}
# 100, 96 and 98 have a mean of 98, at 2019; a fifth less is 78.4 by 2027.
ROWS = ("2018,100", "2019,96", "2020,98", "2023,90")


@pytest.fixture
def result(tiny, judge):
    return judge(tiny(CUT, "linear", **MEAN), *ROWS)


def test_the_base_is_the_mean_in_the_middle_of_its_years(result):
    base = result.numbers.base
    assert (base.amount, base.time, base.period) == (98, 2019, Period(2020, since=2018))
    assert len(base.parts) == 3


def test_the_way_begins_in_the_middle_of_the_base(result):
    """By 2023 half of the eight years from 2019 are gone, and 8 of 19.6 are cut."""
    numbers = result.numbers
    assert numbers.aim.value == F("78.4")
    assert numbers.elapsed == F(1, 2)
    assert numbers.progress == F(8) / F("19.6")
    assert numbers.expected == F("88.2")
    assert numbers.planned.value == F("-2.45")
    assert numbers.observed.value == -2


def test_what_falls_evenly_is_on_schedule_from_the_mean_on(tiny, judge):
    """From 100 in 2018 by 2 a year: exactly what the plan asks for, neither ahead nor behind."""
    plan = tiny("at_most: 82 亿元", "linear", base_year="2018-2020")
    result = judge(plan, "2018,100", "2019,98", "2020,96", "2024,88")
    assert (result.numbers.lead, result.status) == (0, "on_track")


def test_two_years_have_their_middle_between_them(tiny, judge):
    result = judge(tiny(CUT, "linear", base_year="2019–2020"), "2019,100", "2020,90", "2023,90")
    assert result.numbers.base.time == F(4039, 2)
    steps = derivation_of(result, tiny(CUT, "linear", base_year="2019–2020"))
    assert steps["base-time"].result == "2019.5"


def derivation_of(result, plan):
    return {step.name: step for step in derivation(plan, result, Speaker("en"))}


def test_the_mean_is_derived_with_its_numbers(result, tiny):
    steps = derivation_of(result, tiny(CUT, "linear", **MEAN))
    assert steps["base-mean"].formula == "(y2018 + y2019 + y2020) / 3"
    assert steps["base-mean"].numbers == "(100 + 96 + 98) / 3"
    assert steps["base-time"].numbers == "(2018 + 2019 + 2020) / 3"
    assert steps["goal"].numbers == "98 * (1 - 0.2)"
    assert steps["elapsed"].numbers.endswith("(2023 - 2019) / (2027 - 2019)")


def test_a_mean_that_lacks_a_year_is_no_base_and_says_which(tiny, judge):
    result = judge(tiny(CUT, "linear", **MEAN), "2018,100", "2020,98", "2023,90")
    assert (result.status, result.numbers.base, result.numbers.aim) == ("no_baseline", None, None)
    reason = result.reasons[0]
    assert reason.code == "no-base-mean"
    assert reason.values == {"base": "2018-2020", "years": [2019]}


def test_the_template_asks_for_the_years_that_the_mean_lacks(tiny, observe):
    plan = tiny(CUT, "linear", **MEAN)
    data = observe(plan, "t,,2018,100,亿元\nt,,2020,98,亿元\nt,,2023,90,亿元\n")
    assessment = assess(plan, data)
    assert [str(ask.period) for ask in asks(assessment, assessment.results)] == ["2019"]


def test_a_mark_of_one_year_is_one_of_the_mean(tiny, judge):
    rows = ("2018,100,亿元,>", "2019,96", "2020,98,亿元,,preliminary", "2023,90")
    base = judge(tiny(CUT, "linear", **MEAN), *rows).numbers.base
    assert (base.bound, base.status) == (">", "preliminary")


def test_a_value_of_the_base_years_is_no_value_of_the_way(tiny, judge):
    result = judge(tiny(CUT, "linear", **MEAN), *ROWS[:3])
    assert (result.status, result.reasons[0].code) == ("no_data", "base-only")


def test_each_end_of_the_mean_is_asked_for_alone(result, tiny, read):
    plan = tiny(CUT, "linear", **MEAN)
    assessment = assess(plan, read(plan, *ROWS))
    changes = firmness(assessment, assessment["t"])
    assert [one.to for one in changes if one.question == "base_year"] == ["2018", "2020"]


def test_other_systems_do_not_judge_against_a_mean(tiny, read):
    plan = tiny(CUT, "linear", **MEAN)
    assessment = assess(plan, read(plan, *ROWS))
    found = verdict(assessment, assessment["t"], "dns")
    assert (found.status, found.note) == ("not_available", ("mean-base",))


def test_one_base_year_is_a_point_of_the_series(tiny, judge):
    result = judge(tiny(CUT, "linear", base_year="2020"), *ROWS)
    assert base_of(result.target, result.series) is result.series.at(2020)


@pytest.mark.parametrize(
    "keys",
    [
        "goal: {at_least: 5 亿元}, unit: 亿元, path: cumulative, base_year: ‸2018-2020",
        "goal: {at_least: 5 亿元}, unit: 亿元, path: hold, base_year: ‸2018-2020",
        "goal: {average_growth: 5%}, unit: 亿元, path: compound, base_year: ‸2018-2020",
        "goal: {reduce_by: 5%}, unit: '%', series: rates, path: linear, base_year: ‸2018-2020",
    ],
)
def test_where_no_way_leads_from_a_mean_it_is_refused(tmp_path, keys):
    text = target("", f"name: 甲, {keys}", HEAD)
    assert mistakes(tmp_path, text) == [("base-years", *mark(text))]
