"""The SARIF log for code scanning."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest
from helpers.findings import (
    FOUND,
    HOSTILE,
    MIXED,
    NOTHING,
    hidden,
    json_report_of,
    problem,
    texts,
)

from gapcalc.core.catalogue import CATALOGUE, explain
from gapcalc.views.findings import report
from gapcalc.views.speaker import Speaker


def results(problems):
    return json_report_of(problems, "sarif")["runs"][0]["results"]


@pytest.mark.parametrize("found", [FOUND, NOTHING], ids=["problems", "clean"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_log_is_after_its_schema(sarif, found, language):
    sarif(json.loads(report(found, "sarif", Speaker(language))))


def test_the_schema_refuses_a_level_that_does_not_exist(sarif):
    log = json_report_of(MIXED, "sarif")
    log["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        sarif(log)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_rules_are_the_catalogue(language):
    log = json_report_of((), "sarif", language)
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(CATALOGUE)
    for rule in rules:
        for key in ("shortDescription", "fullDescription", "help"):
            assert rule[key]["text"].strip()
        assert rule["defaultConfiguration"]["level"] == CATALOGUE[rule["id"]].severity
        first_line = explain(rule["id"], language).splitlines()[0]
        assert rule["help"]["text"].splitlines()[0] == first_line


def test_a_result_points_to_its_rule_and_location():
    run = json_report_of(MIXED, "sarif")["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for result, found in zip(run["results"], MIXED, strict=True):
        assert result["ruleId"] == found.code
        assert rules[result["ruleIndex"]]["id"] == found.code
        assert result["level"] == found.severity
        (location,) = result["locations"]
        expected = {"startLine": found.line or 1}
        if found.column:
            expected["startColumn"] = found.column
        physical = location["physicalLocation"]
        assert physical["region"] == expected
        assert physical["artifactLocation"]["uri"] == (found.path or "gapcalc")


def test_a_log_of_no_problems_has_all_but_results():
    empty = json_report_of((), "sarif")["runs"][0]
    full = json_report_of(MIXED, "sarif")["runs"][0]
    assert empty.pop("results") == []
    assert len(full.pop("results")) == len(MIXED)
    assert empty == full


def test_a_log_of_hostile_texts_is_after_its_schema(sarif):
    log = json_report_of([problem(text, text, 2, field=text) for text in HOSTILE], "sarif")
    assert len(log["runs"][0]["results"]) == len(HOSTILE)
    sarif(log)


def test_hostile_text_stays_text(hostile):
    (result,) = results([hostile])
    assert hidden("".join(texts(result))) == []
    location = result["locations"][0]["physicalLocation"]
    uri = location["artifactLocation"]["uri"]
    assert re.fullmatch(r"(?:[\w.~/-]|%[0-9A-F]{2})+", uri, re.ASCII)
    assert Path(unquote(uri, errors="surrogateescape")) == Path(hostile.path)


def test_a_message_has_no_links_and_no_placeholders(hostile):
    (result,) = results([hostile])
    message = result["message"]["text"]
    assert "](" not in message
    assert re.findall(r"(?<!\{)\{\d+\}(?!\})", message) == []
