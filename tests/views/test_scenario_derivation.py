"""Every number of an outcome follows from the formula that is printed beside it."""

import re

import pytest
from helpers.calculator import computed, printed
from helpers.scenarios import GROWTHS, SETTINGS, content_of

from gapcalc import assess

# A step that states two numbers at once.
TWO_NUMBERS = {"lead"}
# Their result is said in words: tests/views/test_odds.py.
IN_WORDS = {"odds"}


@pytest.fixture(scope="module")
def content(bundled_assessment):
    return content_of(bundled_assessment, SETTINGS, GROWTHS)


def outcomes_of(content):
    return [outcome for entry in content["targets"] for outcome in entry["outcomes"]]


def numbers_of(content, id, case):
    """The numbers put in, by the name of the step."""
    (entry,) = (entry for entry in content["targets"] if entry["id"] == id)
    (outcome,) = (outcome for outcome in entry["outcomes"] if outcome["case"] == case)
    return {step["name"]: step["numbers"] for step in outcome["derivation"]}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_printed_result_can_be_computed_by_hand(bundled_assessment, language):
    content = content_of(bundled_assessment, SETTINGS, GROWTHS, language)
    seen = set()
    for outcome in outcomes_of(content):
        for step in outcome.get("derivation", ()):
            if step["name"] in {*TWO_NUMBERS, *IN_WORDS} or re.search("[<>]", step["numbers"]):
                continue
            value, slack = printed(step["result"], last=step["name"] == "arrival")
            by_hand = computed(step["numbers"])
            shares = (1, 100) if "%" in step["result"] else (1,)
            tolerance = {"abs": slack * 1.001, "rel": 1e-9}
            fits = [by_hand * share == pytest.approx(value, **tolerance) for share in shares]
            assert any(fits), step
            seen.add(step["name"])
    assert seen >= {
        "value-assumed",
        "reach-assumed",
        "short-of",
        "on-schedule",
        "even-odds",
        "scatter",
        "times-recent",
        "times-observed",
    }


def test_the_numbers_derived_are_the_ones_given(content):
    for outcome in outcomes_of(content):
        steps = {step["name"]: step["numbers"] for step in outcome.get("derivation", ())}
        if "value-assumed" in steps:
            value = outcome["value"]["value"]
            assert computed(steps["value-assumed"]) == pytest.approx(value)
        arrival = outcome["arrival_year"]
        if arrival and "arrival" in steps and ">=" not in steps["arrival"]:
            assert computed(steps["arrival"]) == pytest.approx(arrival)
        if "on-schedule" in steps:
            enough = outcome["needed"]["on_schedule_from"]["value"]
            assert computed(steps["on-schedule"]) == pytest.approx(enough)


def test_a_growth_takes_the_place_of_the_recent_rate(content):
    trend = numbers_of(content, "hightech_firms", None)
    assert {"forecast", "reach"} <= set(trend)
    with_growth = numbers_of(content, "hightech_firms", "low")
    assert "value-assumed" in with_growth
    assert not {"forecast", "reach", "forecast-test"} & set(with_growth)


def test_a_compound_growth_multiplies_the_level(content):
    steps = numbers_of(content, "gdp_metro", "high")
    assert steps["value-assumed"] == "24,500 * (1 + 0.08)^(2027 - 2024)"


def test_an_amount_is_added_every_year(content):
    steps = numbers_of(content, "livable_villages", "low")
    assert steps["value-assumed"] == "107 + 90 * (2027 - 2023)"


def test_in_a_total_the_yearly_amount_grows(content):
    total = numbers_of(content, "livable_villages", "high")["value-assumed"]
    assert total.startswith("107 + 107 * (1 + 0.4)^1 + 107 * (1 + 0.4)^2")
    assert computed(total) == pytest.approx(1171.1792)


def test_a_value_within_the_year_grows_from_its_month(content):
    part = numbers_of(content, "rail_network_length", "high")["value-assumed"]
    assert computed(part) == pytest.approx(3130 * 1.03 ** (26 / 12))


@pytest.mark.parametrize(("rate", "rows"), [("10%", ()), ("60%", ()), ("10%", ["2025-01/09,18"])])
def test_the_arrival_of_a_total_is_within_the_year_that_reaches_the_goal(tiny, read, rate, rows):
    plan = tiny("at_least: 150 个", "cumulative", unit="个", measure="flow")
    assessment = assess(plan, read(plan, "2023,10", "2024,20", *rows))
    content = content_of(assessment, (), [f"t={rate}"])
    case = content["targets"][0]["outcomes"][1]
    steps = numbers_of(content, "t", "")
    assert computed(steps["arrival"]) == pytest.approx(case["arrival_year"])
    assert computed(steps["value-assumed"]) == pytest.approx(case["value"]["value"])
