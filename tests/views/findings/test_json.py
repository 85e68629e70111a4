"""The JSON report."""

import json

from helpers.findings import FOUND, MIXED, problem, report_of

from gapcalc.views.findings import report
from gapcalc.views.speaker import Speaker


def test_json_is_after_its_contract():
    content = json.loads(report(FOUND, "json", Speaker("en")))
    assert content == {
        "version": 1,
        "problems": [
            {
                "code": p.code,
                "severity": p.severity,
                "message": p.message(),
                "path": p.path,
                "line": p.line,
                "column": p.column,
                "field": p.field,
            }
            for p in MIXED
        ],
        "summary": {"files": 4, "rows": 9, "errors": 2, "warnings": 3},
    }


def test_chinese_stays_readable():
    assert "亿吨" in report_of([problem("亿吨")], "json")


def test_a_path_is_whole_as_far_as_anybody_needs_it():
    path = "d/" + "x" * 450 + ".csv"
    assert json.loads(report_of([problem(path=path)], "json"))["problems"][0]["path"] == path
