"""Fingerprints: the same for the same problem wherever it moves, another for every other one."""

from helpers.findings import MIXED, json_report_of, problem

from gapcalc.core.problem import Problem
from gapcalc.views.findings.fingerprint import fingerprints


def names(*problems):
    return list(fingerprints(problems))


def test_a_fingerprint_stays_when_lines_move():
    details = {"target": "t", "values": "5, 6", "period": "2024"}
    before = Problem("conflicting-values", {**details, "first": "2"}, "a.csv", 5)
    after = Problem("conflicting-values", {**details, "first": "9"}, "a.csv", 12)
    assert names(after, problem(line=40)) == names(before, problem(line=3))


def test_a_fingerprint_is_of_one_problem():
    several = [
        problem(),
        problem("亿米"),
        problem(path="b.csv"),
        problem(field="unit"),
        MIXED[1],
        MIXED[3],
        MIXED[4],
    ]
    assert len(set(names(*several))) == len(several)


def test_problems_that_are_alike_are_numbered():
    assert len(set(names(problem(), problem(line=9), problem()))) == 3


def test_a_fingerprint_stays_when_another_problem_goes():
    assert names(MIXED[0], MIXED[1], MIXED[2])[2] == names(MIXED[2])[0]


def test_a_fingerprint_is_the_same_in_every_language_and_format():
    expected = names(*MIXED)
    for language in ("zh", "en"):
        entries = json_report_of(MIXED, "gitlab", language)
        assert [entry["fingerprint"] for entry in entries] == expected
    results = json_report_of(MIXED, "sarif")["runs"][0]["results"]
    assert [result["partialFingerprints"]["problem/v1"] for result in results] == expected


def test_fingerprints_are_those_of_reports_already_stored():
    """A platform that knows a problem by its fingerprint would report it as new."""
    assert names(*MIXED[:3], MIXED[4]) == [
        "b13a5699463ec0691929c38cc86aa0a9",
        "7116fdd84cd2094f2b78e98af2c29012",
        "deaa6d2bcb56b68ceda09632754e3a86",
        "3296f754b6f389ac150beddc32a5dc3f",
    ]
