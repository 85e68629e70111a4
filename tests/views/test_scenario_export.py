"""Scenarios as JSON, and the flat form of it."""

import csv
import io
import json

import pytest
from helpers.scenarios import GROWTHS, SETTINGS, content_of

from gapcalc import assess
from gapcalc.views.scenario_export import what_if_columns
from gapcalc.views.writers import as_csv, as_json, as_markdown


@pytest.fixture(scope="module")
def content(bundled_assessment):
    """The JSON of a trend and two cases on the bundled data."""
    return json.loads(as_json(content_of(bundled_assessment, SETTINGS, GROWTHS)))


@pytest.fixture(scope="module")
def targets(content):
    return {entry["id"]: entry for entry in content["targets"]}


def by_case(target):
    return {outcome["case"]: outcome for outcome in target["outcomes"]}


def test_the_trend_and_each_case_are_listed(content):
    assert (content["version"], content["as_of"], content["tolerance"]) == (1, 2025, 0.05)
    assert [case["name"] for case in content["cases"]] == [None, "high", "low"]


def test_assumptions_have_their_rate_or_period(content):
    trend, high, low = content["cases"]
    assert trend["assumptions"] == []
    rates = {one["target"]: one["rate"] for one in high["assumptions"] if one["kind"] == "growth"}
    assert rates["gdp_metro"] == {"value": 0.08, "kind": "compound", "unit": "比值/年"}
    share = rates["private_economy_share_gdp"]
    assert share == {"value": 0.9, "kind": "absolute", "unit": "个百分点/年"}
    periods = {one["period"] for one in low["assumptions"] if one["kind"] == "set"}
    assert periods == {"2022", "2024", "2026"}


def test_goals_met_are_counted_by_commitment(content):
    summary = content["cases"][0]["summary"]
    assert set(summary) == {"all", "commit", "strive"}
    assert all(0 < counts["met"] <= counts["of"] for counts in summary.values())


def test_a_target_has_an_outcome_in_the_trend_and_in_each_case_about_it(targets):
    gdp = targets["gdp_metro"]
    assert gdp["touched"]
    assert list(by_case(gdp)) == [None, "high", "low"]
    assert list(by_case(targets["disposable_income"])) == [None, "low"]


def test_a_target_that_lags_is_listed_though_nothing_is_assumed(targets):
    trade = targets["foreign_trade_total"]
    assert not trade["touched"]
    assert list(by_case(trade)) == [None]
    assert "derivation" not in trade["outcomes"][0]


def test_an_outcome_has_value_verdict_and_arrival(targets):
    outcomes = by_case(targets["gdp_metro"])
    assert outcomes[None]["value"] is None and outcomes[None]["met"] is None
    high, low = outcomes["high"], outcomes["low"]
    assert high["value"]["value"] == pytest.approx(30862.944)
    assert high["met"] is True and high["short"] is None
    assert low["value"]["value"] == pytest.approx(24500 * 0.99**3)
    assert low["met"] is False and low["arrival_year"] is None


def test_what_is_needed_stands_beside_what_lags(targets):
    outcomes = by_case(targets["gdp_metro"])
    assert outcomes[None]["needed"] is None
    required = outcomes["low"]["needed"]["required_rate"]
    assert required["value"] == pytest.approx(0.0698389, abs=1e-7)


def test_what_is_needed_is_due_the_year_after_the_value_set(targets):
    outcomes = by_case(targets["disposable_income"])
    assert outcomes[None]["needed"]["year"] == 2026
    assert outcomes["low"]["needed"]["year"] == 2027
    assert outcomes["low"]["needed"]["on_schedule_from"]["value"] == 50000


def test_all_lists_whatever_has_a_value(bundled_assessment):
    few = content_of(bundled_assessment)["targets"]
    many = content_of(bundled_assessment, full=True)["targets"]
    assert len(many) > len(few)
    assert [entry["id"] for entry in many[: len(few)]] == [entry["id"] for entry in few]
    assert all(entry["outcomes"][0]["value"] for entry in many[len(few) :])


def test_a_base_assumed_makes_a_number_of_a_goal_set_against_it(tiny):
    assessment = assess(tiny("times_base: 2", "compound"), ())
    (target,) = content_of(assessment, ["t@2022=50亿元", "t@2024=60亿元"])["targets"]
    trend, case = target["outcomes"]
    assert (trend["goal"], case["goal"]) == (None, {"value": 100.0, "unit": "亿元"})
    assert case["value"]["value"] == pytest.approx(60 * 1.2**1.5)  # √1.2 a year for three years


# --- the flat form


def test_the_flat_form_has_a_row_for_each_outcome(content):
    header, rows = what_if_columns(content)
    assert len(rows) == sum(len(entry["outcomes"]) for entry in content["targets"])
    assert all(len(row) == len(header) for row in rows)


def test_quantities_are_numbers_in_the_unit_of_their_row(content):
    rows = csv.DictReader(io.StringIO(as_csv(*what_if_columns(content))))
    trend, high, low = (row for row in rows if row["id"] == "gdp_metro")
    assert [row["case"] for row in (trend, high, low)] == ["", "high", "low"]
    assert float(high["value"]) == pytest.approx(30862.944)
    assert (low["required_rate_kind"], low["unit"], low["year"]) == ("compound", "亿元", "2026")


def test_a_case_without_a_name_is_told_from_the_trend(bundled_assessment):
    content = content_of(bundled_assessment, (), ["retail_sales=1%"])
    header, rows = what_if_columns(content)
    cases = [row[header.index("case")] for row in rows if row[0] == "retail_sales"]
    assert cases == [None, "assumed"]


@pytest.mark.parametrize(
    "name", ["+cmd|' /C calc'!A0", "@SUM(1)", "-2", "<script>", "a|b", "`x`", "\x1b[31m"]
)
def test_the_name_of_a_case_does_nothing(bundled_assessment, name):
    growths = [f"{name}:gdp_metro=8%", f"{name}:retail_sales=1%"]
    content = content_of(bundled_assessment, (), growths)
    header, rows = what_if_columns(content)
    text, table = as_csv(header, rows), as_markdown(header, rows)
    assert "\x1b" not in text + table + as_json(content)
    cells = [row["case"] for row in csv.DictReader(io.StringIO(text))]
    assert any(cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "<script>" not in table and " `x`" not in table
    for line in table.splitlines():
        assert line.count("|") - line.count("\\|") == len(header) + 1
