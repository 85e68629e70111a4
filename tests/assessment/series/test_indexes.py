"""An index that is 100 in a year of the plan's: chained from yearly growth, or published as levels."""

from fractions import Fraction as F

import pytest
from helpers.plan_file import HEAD, mark, mistakes, target
from helpers.series import unused, values

from gapcalc.assessment.firmness import firmness
from gapcalc.assessment.lacking import asks
from gapcalc.assessment.status import assess
from gapcalc.views.derivation import derivation
from gapcalc.views.speaker import Speaker
from gapcalc.views.view import TargetView


@pytest.fixture
def chained(tiny):
    return tiny("at_least: 140", "compound", unit="", index="2020", series="rates")


@pytest.fixture
def levels(tiny):
    return tiny("at_most: 120", "linear", unit="", index="2020", series="levels")


RATES = ("2021,8,%", "2022,4,%", "2023,5,%", "2024,6,%")


def steps_of(plan, result):
    return {step.name: step for step in derivation(plan, result, Speaker("en"))}


def test_yearly_growth_is_chained_from_the_year_of_the_index(chained, series):
    """8 and 4 % make 112.32 of 100, also where the base year is later than that of the index."""
    found = series(chained, *RATES[:2])
    assert values(found) == {"2020": 100, "2021": 108, "2022": F("112.32")}


def test_it_is_judged_like_levels(chained, judge):
    result = judge(chained, *RATES)
    numbers = result.numbers
    assert (numbers.base.amount, numbers.current.amount) == (F("112.32"), F("125.01216"))
    assert (numbers.aim.value, numbers.gap) == (140, 140 - F("125.01216"))
    assert result.status == "on_track"


def test_a_chain_that_lacks_a_year_ends_before_it(chained, series):
    found = series(chained, "2021,8,%", "2023,5,%")
    assert (found.broken_at, unused(found)) == (2022, [("2023", "after-gap")])


def test_the_chain_is_derived_with_its_numbers(chained, judge):
    step = steps_of(chained, judge(chained, *RATES))["index"]
    assert step.formula == "x = 100 * (1 + g2021) * (1 + g2022) * (1 + g2023) * (1 + g2024)"
    assert step.numbers == "100 * (1 + 0.08) * (1 + 0.04) * (1 + 0.05) * (1 + 0.06)"


def test_published_levels_are_the_index(levels, series):
    assert values(series(levels, "2020,100,指数", "2022,105,点")) == {"2020": 100, "2022": 105}


def test_levels_on_another_year_are_brought_onto_its_own(levels, series):
    """138 where 2020 is 120 is 115 where 2020 is 100."""
    assert values(series(levels, "2020,120", "2023,138")) == {"2020": 100, "2023": 115}


def test_levels_without_their_own_year_stand_as_they_are(levels, series):
    assert values(series(levels, "2022,105", "2023,138")) == {"2022": 105, "2023": 138}


def test_bringing_onto_another_year_is_derived(levels, judge):
    step = steps_of(levels, judge(levels, "2020,120", "2022,126", "2023,138"))["index"]
    assert (step.formula, step.numbers) == ("x = v / v2020 * 100", "138 / 120 * 100")


def test_a_level_needs_no_unit(levels, observe):
    data = observe(levels, "indicator,period,value\nt,2022,105.5\n")
    assert [(str(one.value), one.unit) for one in data] == [("105.5", "指数")]


def test_a_rate_needs_its_unit(chained, observe):
    """8 may be a rate in %, or a level of 8."""
    data = observe(chained, "indicator,period,value\nt,2022,8\n")
    assert [problem.code for problem in data.problems] == ["unit-missing"]


def test_a_round_rate_is_no_figure_of_the_goal(chained, read):
    """5 % of growth is printed to a digit that may be rounded, whatever the index is to be."""
    found = assess(chained, read(chained, "2021,8,%", "2022,4,%", "2023,5,%"))
    assert [one.question for one in firmness(found, found["t"]) if one.question == "digit"]


def test_its_year_stands_in_place_of_a_unit(chained, judge):
    assert TargetView(judge(chained, *RATES), Speaker("en")).unit == "2020=100"


def test_the_template_asks_for_the_growth_of_each_year(chained, read):
    found = assess(chained, read(chained, "2021,8,%"), 2023)
    asked = [(str(ask.period), ask.unit, ask.what) for ask in asks(found, found.results)]
    assert asked == [("2022", "%", "ask-growth"), ("2023", "%", "ask-growth")]


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("goal: {at_least: 140}, index: ‸2024, series: rates, path: compound", "index-misused"),
        ("goal: {at_least: 140}, index: ‸2020, series: rates, path: cumulative", "index-misused"),
        ("goal: {at_least: 140}, index: ‸2020, path: compound", "missing-key"),
        ("goal: {at_least: 140}, index: ‸x, series: rates, path: compound", "plan-form"),
        ("goal: {at_least: ‸140 %}, index: 2020, series: rates, path: compound", "unit-mismatch"),
        (
            "goal: {at_least: 140}, index: 2020, unit: ‸亿元, series: levels, path: compound",
            "unit-mismatch",
        ),
    ],
)
def test_a_mistake_in_an_index_is_told(tmp_path, keys, code):
    text = target("", f"name: 甲, {keys}", HEAD)
    assert mistakes(tmp_path, text) == [(code, *mark(text))]
