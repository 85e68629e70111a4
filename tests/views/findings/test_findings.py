"""All formats of `gapcalc check`: nothing from data acts in any of them."""

import csv
import io
import json
from importlib import import_module

import pytest
from helpers.cases import for_each
from helpers.findings import FOUND, HOSTILE, MIXED, hidden

from gapcalc.assessment.check import Findings, check
from gapcalc.views.findings import CHECK_FORMATS, report
from gapcalc.views.speaker import Speaker


@pytest.mark.parametrize("format", CHECK_FORMATS)
def test_every_format_has_a_module_that_renders_it(format):
    module = import_module(f"gapcalc.views.findings.{format}")
    rendered = module.render(FOUND, Speaker("zh"), strict=False)
    assert rendered == report(FOUND, format, Speaker("zh"))


def test_a_format_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="fingerprint"):
        report(FOUND, "fingerprint", Speaker("en"))


@for_each("format", CHECK_FORMATS)
def test_no_format_holds_what_a_terminal_would_act_on(hostile, format):
    for language in ("zh", "en"):
        found = Findings((hostile,), 1, 1, (hostile.path,))
        written = report(found, format, Speaker(language))
        assert hidden(written.replace("\n", "")) == []
        written.encode()  # no lone surrogate


@pytest.mark.parametrize("format", ["json", "gitlab", "sarif"])
def test_a_problem_is_an_object_on_a_line_of_its_own(format):
    """So that two reports can be compared line by line."""
    lines = report(FOUND, format, Speaker("zh")).splitlines()
    entries = [line for line in lines if line.startswith("{") and line != "{"]
    assert len(entries) == len(MIXED)
    for entry in entries:
        json.loads(entry.removesuffix(","))


@pytest.fixture(scope="module")
def hostile_findings(tmp_path_factory):
    """What is found in a file with each hostile text in each of its columns."""
    out = io.StringIO("indicator,region,period,value,unit\n")
    out.seek(0, io.SEEK_END)
    for text in HOSTILE[:-1]:
        if "\0" in text or "\udcff" in text:
            continue  # neither can be in a UTF-8 file
        for column in range(5):
            row = ["retail_sales", "", "2024", "1", "亿元"]
            row[column] = text
            csv.writer(out).writerow(row)
    file = tmp_path_factory.mktemp("hostile") / "hostile.csv"
    file.write_text(out.getvalue(), encoding="utf-8", newline="")
    found = check([str(file)])
    assert len(found.problems) > 50
    return found


@pytest.mark.parametrize("format", CHECK_FORMATS)
def test_a_hostile_file_is_reported_in_every_format(hostile_findings, format):
    written = report(hostile_findings, format, Speaker("en"))
    assert hidden(written.replace("\n", "")) == []


def test_a_report_of_a_hostile_file_is_after_its_schema(hostile_findings, gitlab, sarif, junit):
    written = {name: report(hostile_findings, name, Speaker("en")) for name in CHECK_FORMATS}
    entries = json.loads(written["gitlab"])
    gitlab(entries)
    assert len({entry["fingerprint"] for entry in entries}) == len(hostile_findings.problems)
    sarif(json.loads(written["sarif"]))
    assert len(junit(written["junit"])) == 1


def test_check_names_the_files_it_looked_at(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("b.csv", "a.csv"):
        (folder / name).write_text("indicator,period,value,unit\n", encoding="utf-8")
    plan = tmp_path / "plan.yaml"
    plan.write_text("plan: [", encoding="utf-8")
    found = check([str(folder), str(tmp_path / "missing.csv"), str(plan)])
    assert {str(plan), str(folder / "a.csv"), str(folder / "b.csv")} <= set(found.looked)
    assert str(folder) not in found.looked
