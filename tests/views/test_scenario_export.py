"""Scenarios for other programs: what the JSON says, that every number follows from its formula, and harmless cells."""

import csv
import io
import json
import re

import pytest
from helpers.calculator import computed, printed

from gapcalc import assess, read_observations
from gapcalc.assessment.assumption import parse_cases
from gapcalc.assessment.scenario import listed, what_if
from gapcalc.core.files import bundled
from gapcalc.views.scenario_export import what_if_columns, what_if_json
from gapcalc.views.speaker import Speaker
from gapcalc.views.writers import as_csv, as_json, as_markdown

SETTINGS = [
    "gdp_metro@2022=22352亿元",
    "gdp_metro@2024=24500亿元",
    "low:disposable_income@2026=43000元",
]
GROWTHS = [
    "high:gdp_metro=8%", "low:gdp_metro=-1%", "high:livable_villages=40%", "low:livable_villages=90个",
    "high:rail_network_length=3%", "private_economy_share_gdp=0.9pp", "low:hightech_firms=13%",
    "low:sister_cities_new=20%", "high:soe_smart_factories=80%",
]  # fmt: skip
# Steps that state two numbers at once.
TWO_NUMBERS = {"lead"}


@pytest.fixture(scope="module")
def ask(plan):
    """A function from texts of --set and --growth to the JSON on the bundled data, and to the scenarios behind it."""
    assessment = assess(plan, read_observations(bundled() / "data", plan))
    scope = [result.target.id for result in assessment.results]

    def ask(settings=SETTINGS, growths=GROWTHS, lang="en", full=False):
        scenarios, _ = what_if(assessment, parse_cases(assessment, settings, growths))
        return what_if_json(scenarios, listed(scenarios, scope, full), scope, Speaker(lang))

    return ask


def test_the_form_of_the_json(ask):
    content = json.loads(as_json(ask()))
    assert (content["version"], content["as_of"], content["tolerance"]) == (1, 2025, 0.05)
    assert [case["name"] for case in content["cases"]] == [None, "high", "low"]
    trend, high, low = content["cases"]
    assert trend["assumptions"] == []
    rates = {one["target"]: one["rate"] for one in high["assumptions"] if one["kind"] == "growth"}
    assert rates["gdp_metro"] == {"value": 0.08, "kind": "compound", "unit": "比值/年"}
    assert rates["private_economy_share_gdp"] == {"value": 0.9, "kind": "absolute", "unit": "%/年"}
    assert {one["period"] for one in low["assumptions"] if one["kind"] == "set"} == {
        "2022",
        "2024",
        "2026",
    }
    assert set(trend["summary"]) == {"all", "commit", "strive"}
    assert all(0 < counts["met"] <= counts["of"] for counts in trend["summary"].values())


def test_an_outcome_of_each_case_that_touches_a_target(ask):
    targets = {entry["id"]: entry for entry in ask()["targets"]}
    gdp = targets["gdp_metro"]
    assert gdp["touched"] and [one["case"] for one in gdp["outcomes"]] == [None, "high", "low"]
    trend, high, low = gdp["outcomes"]
    assert (trend["value"], trend["met"], trend["needed"]) == (None, None, None)
    assert (
        high["value"]["value"] == pytest.approx(30862.944)
        and high["met"] is True
        and high["short"] is None
    )
    assert low["value"]["value"] == pytest.approx(24500 * 0.99**3) and low["arrival_year"] is None
    assert low["needed"]["required_rate"]["value"] == pytest.approx(0.0698389, abs=1e-7)
    assert [one["case"] for one in targets["disposable_income"]["outcomes"]] == [None, "low"]
    trade = targets["foreign_trade_total"]  # lags, and nothing is assumed on it
    assert not trade["touched"] and [one["case"] for one in trade["outcomes"]] == [None]
    assert "derivation" not in trade["outcomes"][0]


def test_what_is_needed_is_given_for_the_year_after_the_value_set(ask):
    outcomes = {
        one["case"]: one
        for t in ask()["targets"]
        if t["id"] == "disposable_income"
        for one in t["outcomes"]
    }
    assert outcomes[None]["needed"]["year"] == 2026
    assert outcomes["low"]["needed"]["year"] == 2027
    assert outcomes["low"]["needed"]["on_schedule_from"]["value"] == 50000


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_number_of_what_is_assumed_upon_can_be_derived_by_hand(ask, lang):
    seen = set()
    for entry in ask(lang=lang)["targets"]:
        for one in entry["outcomes"]:
            for step in one.get("derivation", ()):
                if step["name"] in TWO_NUMBERS or re.search("[<>]", step["numbers"]):
                    continue
                value, slack = printed(step["result"])
                by_hand = computed(step["numbers"])
                shares = (1, 100) if "%" in step["result"] else (1,)
                fits = [
                    by_hand * share == pytest.approx(value, abs=slack * 1.001, rel=1e-9)
                    for share in shares
                ]
                assert any(fits), (entry["id"], step)
                seen.add(step["name"])
    assert seen >= {
        "value-assumed",
        "reach-assumed",
        "short-of",
        "on-schedule",
        "times-recent",
        "times-observed",
    }


def derived(content, id, case, name):
    (step,) = (
        step
        for entry in content["targets"] if entry["id"] == id
        for one in entry["outcomes"] if one["case"] == case
        for step in one["derivation"] if step["name"] == name
    )  # fmt: skip
    return step


def test_formulas_by_path(ask):
    content = ask()
    assert (
        derived(content, "gdp_metro", "high", "value-assumed")["numbers"]
        == "24,500 * (1 + 0.08)^(2027 - 2024)"
    )
    assert (
        derived(content, "livable_villages", "low", "value-assumed")["numbers"]
        == "107 + 90 * (2027 - 2023)"
    )
    total = derived(content, "livable_villages", "high", "value-assumed")
    assert total["numbers"].startswith("107 + 107 * (1 + 0.4)^1 + 107 * (1 + 0.4)^2")
    assert computed(total["numbers"]) == pytest.approx(1171.1792)
    part = derived(content, "rail_network_length", "high", "value-assumed")
    assert computed(part["numbers"]) == pytest.approx(3130 * 1.03 ** (26 / 12))


def test_the_value_and_arrival_derived_are_the_ones_given(ask):
    for entry in ask()["targets"]:
        for one in entry["outcomes"]:
            steps = {step["name"]: step["numbers"] for step in one.get("derivation", ())}
            if "value-assumed" in steps:
                assert computed(steps["value-assumed"]) == pytest.approx(one["value"]["value"])
            if "arrival" in steps and one["arrival_year"] and ">=" not in steps["arrival"]:
                assert computed(steps["arrival"]) == pytest.approx(one["arrival_year"])
            if "on-schedule" in steps:
                assert computed(steps["on-schedule"]) == pytest.approx(
                    one["needed"]["on_schedule_from"]["value"]
                )


def test_all_lists_whatever_has_a_value(ask):
    few, many = ask((), ())["targets"], ask((), (), full=True)["targets"]
    assert [entry["id"] for entry in many[: len(few)]] == [entry["id"] for entry in few]
    assert all(entry["outcomes"][0]["value"] for entry in many[len(few) :]) and len(many) > len(few)


def test_the_flat_form_has_a_row_for_each_outcome(ask):
    content = ask()
    header, rows = what_if_columns(content)
    assert len(rows) == sum(len(entry["outcomes"]) for entry in content["targets"])
    assert all(len(row) == len(header) for row in rows)
    read = list(csv.DictReader(io.StringIO(as_csv(header, rows))))
    gdp = [row for row in read if row["id"] == "gdp_metro"]
    assert [row["case"] for row in gdp] == ["", "high", "low"]
    assert float(gdp[1]["value"]) == pytest.approx(30862.944)
    assert (gdp[2]["required_rate_kind"], gdp[2]["unit"], gdp[2]["year"]) == (
        "compound",
        "亿元",
        "2026",
    )


def test_a_case_without_a_name_is_told_from_the_trend(ask):
    header, rows = what_if_columns(ask((), ["retail_sales=1%"]))
    assert [row[header.index("case")] for row in rows if row[0] == "retail_sales"] == [
        None,
        "assumed",
    ]


@pytest.mark.parametrize(
    "name", ["+cmd|' /C calc'!A0", "@SUM(1)", "-2", "<script>", "a|b", "`x`", "\x1b[31m"]
)
def test_the_name_of_a_case_does_nothing(ask, name):
    content = ask((), [f"{name}:gdp_metro=8%", f"{name}:retail_sales=1%"])
    header, rows = what_if_columns(content)
    text, table = as_csv(header, rows), as_markdown(header, rows)
    assert "\x1b" not in text + table + as_json(content)
    cells = [row["case"] for row in csv.DictReader(io.StringIO(text))]
    assert any(cells) and not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "<script>" not in table and " `x`" not in table
    assert all(
        line.count("|") - line.count("\\|") == len(header) + 1 for line in table.splitlines()
    )


def test_a_base_assumed_gives_a_goal_set_against_it(tiny):
    plan = tiny("times_base: 2", "compound")
    assessment = assess(plan, ())
    scenarios, _ = what_if(
        assessment, parse_cases(assessment, ["t@2022=50亿元", "t@2024=60亿元"], ())
    )
    trend, case = what_if_json(scenarios, ["t"], ["t"], Speaker("en"))["targets"][0]["outcomes"]
    assert (trend["goal"], case["goal"]) == (None, {"value": 100.0, "unit": "亿元"})
    assert case["value"]["value"] == pytest.approx(60 * 1.2**1.5)  # √1.2 a year for three years


@pytest.mark.parametrize(("rate", "rows"), [("10%", ()), ("60%", ()), ("10%", ["2025-01/09,18"])])
def test_arrival_in_a_total_that_grows_is_derived(tiny, read, rate, rows):
    plan = tiny("at_least: 150 个", "cumulative", unit="个", measure="flow")
    assessment = assess(plan, read(plan, "2023,10", "2024,20", *rows))
    scenarios, _ = what_if(assessment, parse_cases(assessment, (), [f"t={rate}"]))
    content = what_if_json(scenarios, ["t"], ["t"], Speaker("en"))
    case = content["targets"][0]["outcomes"][1]
    assert computed(derived(content, "t", "", "arrival")["numbers"]) == pytest.approx(
        case["arrival_year"]
    )
    assert computed(derived(content, "t", "", "value-assumed")["numbers"]) == pytest.approx(
        case["value"]["value"]
    )
