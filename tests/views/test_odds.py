"""Odds beside a verdict: derived to the last step, told in tenths, in every output alike."""

import re

import pytest
from helpers.calculator import computed, printed

from gapcalc import assess
from gapcalc.assessment.odds import Odds, odds
from gapcalc.assessment.scenario import need, what_if
from gapcalc.messages.words import word
from gapcalc.views.columns import cell_len
from gapcalc.views.odds_derivation import ODDS_STEPS, odds_steps
from gapcalc.views.scenario_export import what_if_columns, what_if_json
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_export import status_columns, status_json
from gapcalc.views.status_table import status_table
from gapcalc.views.target import target_lines

LANGS = ("zh", "en")


@pytest.fixture
def falling(tiny, observe):
    """A target that is to fall on a line, with a year without a value."""
    plan = tiny("at_most: 20%", unit="%", path="linear")
    rows = "t,,2019,45,%\nt,,2020,44,%\nt,,2022,40,%\nt,,2023,41,%\nt,,2024,36,%\n"
    assessment = assess(plan, observe(plan, rows))
    return assessment, assessment["t"]


def with_odds(assessment):
    found = [(result, odds(assessment.plan, result)) for result in assessment.results]
    return [(result, one) for result, one in found if isinstance(one, Odds)]


def text_of(lines):
    return "\n".join("".join(text for text, _ in line).rstrip() for line in lines)


@pytest.mark.parametrize("lang", LANGS)
def test_each_step_can_be_computed_from_what_is_printed(bundled_assessment, falling, lang):
    cases = [(bundled_assessment, *one) for one in with_odds(bundled_assessment)]
    assert len(cases) > 2
    for assessment, result, found in [*cases, (*falling, odds(falling[0].plan, falling[1]))]:
        steps = {s.name: s for s in odds_steps(assessment.plan, result, found, Speaker(lang))}
        assert set(steps) == ODDS_STEPS - (
            {"least-scatter"} if found.shape == "compound" else set()
        )
        for name in set(steps) - {"odds"}:
            value, half = printed(steps[name].result)
            assert computed(steps[name].numbers) == pytest.approx(value, abs=1.01 * half), steps[
                name
            ]
        by_hand, _, share = steps["odds"].numbers.partition(" = ")
        assert computed(by_hand) == pytest.approx(float(share), abs=1e-6)
        assert float(share) == pytest.approx(found.probability)
        assert steps["odds"].result == Speaker(lang).odds_in_words(found)


def test_the_letters_are_explained(falling):
    assessment, result = falling
    found = odds(assessment.plan, result)
    formulas = " ".join(
        s.formula for s in odds_steps(assessment.plan, result, found, Speaker("en"))
    )
    shown = text_of(target_lines(assessment, result, Speaker("en")))
    legend = shown.split(word("derivation", "en"))[1].split(word("gap", "en"))[0]
    letters = set(re.findall(r"\b(?:t0|tq|sd|[A-Za-z])\b", formulas))
    assert [letter for letter in letters if not re.search(rf"\b{letter}\b", legend)] == []


def test_odds_stand_beside_the_verdict_as_what_they_are(bundled_assessment):
    result = bundled_assessment["disposable_income"]
    for lang, said in (
        ("en", "Odds  if pace and scatter stay as they are: about 1 in 10"),
        ("zh", "达成可能性  若速度和波动照旧：约一成"),
    ):
        lines = text_of(target_lines(bundled_assessment, result, Speaker(lang))).split("\n")
        assert lines[2] == said


def test_where_there_are_none_the_reason_is_said(bundled_assessment):
    result = bundled_assessment["pension_insurance_rate"]
    lines = text_of(target_lines(bundled_assessment, result, Speaker("en"))).split("\n")
    assert lines[2] == "Odds  not given: it is to be kept every year"
    without_data = bundled_assessment["gdp_metro"]
    assert not without_data.has_data
    assert "\nOdds " not in text_of(target_lines(bundled_assessment, without_data, Speaker("en")))


@pytest.mark.parametrize("width", [None, 80, 120])
@pytest.mark.parametrize("lang", LANGS)
def test_the_table_has_a_column_of_them_on_demand(bundled_assessment, lang, width):
    speaker = Speaker(lang)
    results = bundled_assessment.results
    plain = status_table(bundled_assessment, results, speaker, width, False)
    assert word("odds", lang) not in text_of(plain).split("\n\n")[1]
    lines = status_table(bundled_assessment, results, speaker, width, False, with_odds=True)
    text = text_of(lines)
    cell = {"en": " 1 in 10  ", "zh": " 一成  "}[lang]
    rows = [line for line in text.split("\n") if cell in line]
    assert any(word("behind", lang) in row for row in rows)
    assert re.sub(r"\s", "", word("legend-odds", lang)) in re.sub(r"\s", "", text)
    assert width is None or max(map(cell_len, rows)) <= width


def test_json_and_csv_tell_what_is_printed(bundled_assessment):
    content = status_json(bundled_assessment, bundled_assessment.results, Speaker("en"))
    entries = {entry["id"]: entry for entry in content["targets"]}
    income = entries["disposable_income"]["odds"]
    assert (income["value"], income["changes"]) == (0.1, 5)
    assert income["z"] == pytest.approx(-1.478, abs=1e-3)
    assert entries["foreign_trade_total"]["odds"]["value"] == 0.05
    assert entries["pension_insurance_rate"]["odds"] is None
    assert entries["pension_insurance_rate"]["odds_reason"] == "odds-hold"
    header, rows = status_columns(content["targets"], dict.fromkeys(entries, ""))
    told = {row[0]: row[header.index("odds")] for row in rows}
    assert told["disposable_income"] == 0.1 and told["pension_insurance_rate"] is None


def test_what_if_tells_from_which_value_on_they_are_even(bundled_assessment):
    scenarios, _ = what_if(bundled_assessment, [])
    ids = [result.target.id for result in bundled_assessment.results]
    content = what_if_json(scenarios, ids, ids, Speaker("en"))
    header, rows = what_if_columns(content)
    (entry,) = (entry for entry in content["targets"] if entry["id"] == "disposable_income")
    wanted = need(scenarios[0], "disposable_income", bundled_assessment.date)
    # 35666 · (50000 / 35666)^(4/5) by the end of 2026
    assert wanted.even == pytest.approx(46733.35, abs=0.01)
    assert entry["outcomes"][0]["needed"]["even_odds_from"]["value"] == wanted.even
    (row,) = (row for row in rows if row[0] == "disposable_income")
    assert row[header.index("even_odds_from")] == wanted.even
