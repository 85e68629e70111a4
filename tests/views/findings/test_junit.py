"""The JUnit report: a case for each file, which fails where the file has errors."""

import re
from xml.etree import ElementTree

import pytest
from helpers.findings import FOUND, MIXED, READ_FILES, hidden, problem

from gapcalc.assessment.check import Findings
from gapcalc.views.findings import report
from gapcalc.views.findings.text import problem_line
from gapcalc.views.speaker import Speaker

ENGLISH = Speaker("en")
WITH_ERRORS = ["targets.yaml", "data/a.csv"]
WITH_WARNINGS = ["data/warned.csv", "gapcalc"]


def case_of(root, path):
    (case,) = (case for case in root.iter("testcase") if case.get("name") == path)
    return case


@pytest.mark.parametrize(
    ("strict", "failing"), [(False, WITH_ERRORS), (True, WITH_ERRORS + WITH_WARNINGS)]
)
def test_every_file_has_a_case(junit, strict, failing):
    root = junit(report(FOUND, "junit", ENGLISH, strict))
    assert [suite.get("name") for suite in root] == [*READ_FILES, "gapcalc"]
    failed = [c.get("name") for c in root.iter("testcase") if c.find("failure") is not None]
    assert failed == failing


def test_a_clean_file_passes_without_a_word(junit):
    assert list(case_of(junit(report(FOUND, "junit", ENGLISH)), "data/clean.csv")) == []


@pytest.mark.parametrize("strict", [False, True])
def test_errors_fail_and_warnings_stand_beside_them(junit, strict):
    case = case_of(junit(report(FOUND, "junit", ENGLISH, strict)), "data/a.csv")
    error, warning = (problem_line(p, ENGLISH) for p in MIXED[:2])
    assert case.find("failure").text == (f"{error}\n{warning}" if strict else error)
    assert case.find("failure").get("type") == "unit-unknown"
    assert case.findtext("system-out") == (None if strict else warning)


def test_the_headline_counts_the_other_failures(junit):
    found = Findings([problem(line=n) for n in (1, 2, 3)], 1, 3)
    (failure,) = junit(report(found, "junit", ENGLISH)).iter("failure")
    assert failure.get("message") == problem().message("en") + " (+2)"
    assert len(failure.text.split("\n")) == 3


def test_nothing_looked_at_is_an_empty_document():
    written = report(Findings((), 0, 0), "junit", ENGLISH)
    assert list(ElementTree.fromstring(written)) == []


def test_hostile_text_stays_text(junit, hostile):
    written = report(Findings([hostile], 1, 1), "junit", ENGLISH)
    assert written.isascii()
    # Neither a control character nor a reference to one, or to half a surrogate pair.
    references = r"&#(?:0|[1-9]|[12]\d|127|65534|65535|5[5-7]\d{3});"
    assert re.findall(rf"[^\n\x20-\x7e]|{references}", written) == []
    (case,) = junit(written).iter("testcase")
    assert case.findtext("failure") == problem_line(hostile, ENGLISH)
    assert case.find("failure").get("message") == hostile.message("en")
    assert hidden(case.get("name")) == []
