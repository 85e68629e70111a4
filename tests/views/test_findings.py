"""Problems in every form: as its readers take it, unmoved by hostile text, and each finding by its own name."""

import csv
import io
import json
import os
import re
import unicodedata
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import jsonschema
import pytest

from gapcalc.assessment.check import Findings, check
from gapcalc.cli.output import tell
from gapcalc.core.explanation import CATALOGUE, explain
from gapcalc.core.problem import Problem
from gapcalc.views.entries import problem_line
from gapcalc.views.findings import report, report_lines, report_pieces

SCHEMAS = Path(__file__).parents[1] / "schemas"
FORMS = ("text", "json", "github", "gitlab", "sarif", "junit")
HOSTILE = [
    "plain", "中文 名称", "a b", "a%0Ab", "a:b,c=d", "x\n::error file=evil::owned", "x\r::stop-commands::t",
    "::add-mask::x", "##[error]x", "]]>", "</failure><x/>", "<script>alert(1)</script>", "&amp;\"'", "\x1b[31mred",
    "\x1b]8;;http://x\x07link", "\u202eevil\u202c", "\u2066x", "\x9b31m", "nul\x00", "a\x0bb\x0c", "a\x85b\u2028c",
    "\ufffe\uffff", "\udcff", "[click](http://evil)", "{0} {1}", "{field}", "%s%n", "back\\slash", "😀", "x" * 3000,
]  # fmt: skip
HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def hidden(text):
    return [char for char in dict.fromkeys(text) if unicodedata.category(char) in HIDDEN]


def texts(content):
    """Every text in nested lists and dicts."""
    if isinstance(content, str):
        return [content]
    values = (
        content.values()
        if isinstance(content, dict)
        else content
        if isinstance(content, list)
        else ()
    )
    return [text for value in values for text in texts(value)]


def problem(text="亿吨", path="data/a.csv", line=3, **more):
    return Problem(
        "unit-unknown", {"unit": text, "hint_en": "Look", "hint_zh": "看"}, path, line, **more
    )


MIXED = (
    problem(),
    Problem(
        "unknown-indicator",
        {"value": "x", "count": "2", "hint_en": "Look", "hint_zh": "看"},
        "data/a.csv",
        4,
    ),
    Problem(
        "unknown-key",
        {"key": "gaol", "hint_en": "Look", "hint_zh": "看"},
        "targets.yaml",
        5,
        7,
        "gaol",
    ),
    Problem("missing-year", {"target": "t", "year": "2023"}, "data/warned.csv"),
    Problem("missing-year", {"target": "u", "year": "2023"}),
)
LOOKED = ("targets.yaml", "data/a.csv", "data/clean.csv", "data/warned.csv")
FOUND = Findings(MIXED, 4, 9, LOOKED)


def problem_github(problem, lang):
    return report(Findings((problem,), 1, 1), "github", lang).rpartition("\n")[0]


def problems_gitlab(problems, lang):
    return json.loads(report(Findings(problems, 1, 1), "gitlab", lang))


def problems_sarif(problems, lang):
    return json.loads(report(Findings(problems, 1, 1), "sarif", lang))


def hostile_problem(text):
    """A problem with a stranger's text in its details, its path and its column."""
    return problem(text, text, 2, field=text)


@pytest.fixture(params=HOSTILE, ids=lambda text: ascii(text)[:30])
def hostile(request):
    return hostile_problem(request.param)


@pytest.fixture(scope="module")
def all_hostile():
    return [hostile_problem(text) for text in HOSTILE]


def received(line):
    """A line of a log as the runner of GitHub Actions takes it: command, properties, message; None for plain text."""
    match = re.match(
        r"\s*::(?P<name>[\w-]+)(?: (?P<properties>.*?))?::(?P<message>.*)", line, re.DOTALL
    )
    if not match:
        return None
    pairs = [pair.split("=", 1) for pair in (match["properties"] or "").split(",") if pair]
    return match["name"], {key: unquote(value) for key, value in pairs}, unquote(match["message"])


# --- GitHub


def test_github_gets_back_what_was_meant():
    told = Problem(
        "unknown-key",
        {"key": "100%, a:b", "hint_en": "Look", "hint_zh": ""},
        "d/a,b:c%41.yaml",
        5,
        7,
    )
    properties = {"file": "d/a,b:c%41.yaml", "line": "5", "col": "7", "title": "unknown-key"}
    assert received(problem_github(told, "en")) == ("error", properties, told.message("en"))


def test_github_names_no_file_and_line_where_there_are_none():
    assert received(problem_github(MIXED[4], "en"))[:2] == ("warning", {"title": "missing-year"})


def test_hostile_text_gives_github_no_other_command(hostile):
    lines = re.split(r"[\r\n]", problem_github(hostile, "en"))
    assert len(lines) == 1
    name, properties, message = received(lines[0])
    assert (name, set(properties), message) == (
        "error",
        {"file", "line", "title"},
        hostile.message("en"),
    )
    assert hidden(lines[0]) == []


def test_every_problem_is_a_command_and_the_count_is_none():
    *commands, count = report(FOUND, "github", "en").splitlines()
    assert [received(line)[0] for line in commands] == [
        "error",
        "warning",
        "error",
        "warning",
        "warning",
    ]
    assert received(count) is None


def test_the_name_of_a_file_gives_github_no_command_in_a_line_of_text():
    line = problem_line(problem(path="::error::a.csv"), "en")
    assert received(line) is None
    assert line.startswith("./::error::a.csv:3: ")


# --- GitLab

# What GitLab asks of an entry: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"enum": list(CATALOGUE)},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./).+"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_gitlab_gets_a_code_quality_report(lang):
    written = json.loads(report(FOUND, "gitlab", lang))
    jsonschema.validate(written, GITLAB)
    assert [(e["location"]["path"], e["location"]["lines"]["begin"], e["severity"]) for e in written] == [
        ("data/a.csv", 3, "major"), ("data/a.csv", 4, "minor"), ("targets.yaml", 5, "major"),
        ("data/warned.csv", 1, "minor"), ("gapcalc", 1, "minor"),
    ]  # fmt: skip
    assert [entry["description"] for entry in written] == [p.message(lang) for p in MIXED]


def test_nothing_found_is_an_empty_report():
    assert json.loads(report(Findings((), 1, 1, ("a.csv",)), "gitlab", "en")) == []


def test_hostile_text_stays_text_in_gitlab(hostile):
    (entry,) = written = problems_gitlab([hostile], "en")
    jsonschema.validate(written, GITLAB)
    assert hidden("".join(texts(entry))) == []


def fingerprints(*problems):
    return [entry["fingerprint"] for entry in problems_gitlab(problems, "en")]


def test_a_fingerprint_stays_when_lines_move():
    details = {"target": "t", "values": "5, 6", "period": "2024"}
    moved = Problem("conflicting-values", {**details, "first": "9"}, "a.csv", 12)
    before = Problem("conflicting-values", {**details, "first": "2"}, "a.csv", 5)
    assert fingerprints(moved, problem(line=40)) == fingerprints(before, problem(line=3))


def test_a_fingerprint_is_of_one_finding():
    several = [problem(), problem(), problem(line=9), problem("亿米"), problem(path="b.csv"), problem(field="unit"),
               MIXED[1], MIXED[3], MIXED[4]]  # fmt: skip
    assert len(set(fingerprints(*several))) == len(several)


def test_a_finding_keeps_its_fingerprint_when_another_goes():
    assert fingerprints(MIXED[0], MIXED[1], MIXED[2])[2] == fingerprints(MIXED[2])[0]


def test_a_fingerprint_is_the_same_in_every_language_and_form():
    chinese, english = (problems_gitlab(MIXED, lang) for lang in ("zh", "en"))
    names = [entry["fingerprint"] for entry in chinese]
    assert names == [entry["fingerprint"] for entry in english]
    results = problems_sarif(MIXED, "en")["runs"][0]["results"]
    assert names == [result["partialFingerprints"]["problem/v1"] for result in results]


def test_a_path_within_the_working_folder_is_told_from_there(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    inside, relative, outside = (
        problem(path=path) for path in (str(tmp_path / "d" / "a.csv"), "d/a.csv", "/x/a.csv")
    )
    shown = [
        entry["location"]["path"] for entry in problems_gitlab([inside, relative, outside], "en")
    ]
    assert shown == ["d/a.csv", "d/a.csv", Path("/x/a.csv").as_posix()]
    assert fingerprints(inside) == fingerprints(relative)


@pytest.mark.skipif(os.sep != "\\", reason="elsewhere a backslash is part of a name")
def test_a_path_of_windows_is_told_with_slashes():
    assert problems_gitlab([problem(path="d\\a.csv")], "en")[0]["location"]["path"] == "d/a.csv"


# --- SARIF


@pytest.fixture(scope="module")
def sarif():
    """A function that raises where a log is not after the published schema."""
    schema = json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator.check_schema(schema)
    return jsonschema.Draft4Validator(schema).validate


@pytest.mark.parametrize(
    "found", [FOUND, Findings((), 1, 1, ("a.csv",))], ids=["problems", "clean"]
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sarif_is_after_its_schema(sarif, found, lang):
    sarif(json.loads(report(found, "sarif", lang)))


def test_the_schema_of_sarif_refuses(sarif):
    log = problems_sarif(MIXED, "en")
    log["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        sarif(log)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_rules_of_sarif_are_the_catalogue(lang):
    rules = problems_sarif((), lang)["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(CATALOGUE)
    for rule in rules:
        assert all(
            rule[key]["text"].strip() for key in ("shortDescription", "fullDescription", "help")
        )
        assert rule["defaultConfiguration"]["level"] == CATALOGUE[rule["id"]].severity
        assert rule["help"]["text"].splitlines()[0] == explain(rule["id"], lang).splitlines()[0]


def test_results_of_sarif_point_to_rule_and_place():
    run = problems_sarif(MIXED, "en")["runs"][0]
    assert len(run["results"]) == len(MIXED)
    for result, told in zip(run["results"], MIXED, strict=True):
        assert (
            run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"]
            == result["ruleId"]
            == told.code
        )
        assert result["level"] == told.severity
        (location,) = result["locations"]
        region = {"startLine": told.line or 1} | (
            {"startColumn": told.column} if told.column else {}
        )
        assert location["physicalLocation"]["region"] == region
        assert location["physicalLocation"]["artifactLocation"]["uri"] == (told.path or "gapcalc")


@pytest.mark.parametrize(("path", "uri"), [
    ("data/数据 1.csv", "data/%E6%95%B0%E6%8D%AE%201.csv"), ("a:b.csv", "a%3Ab.csv"), ("a%41#?", "a%2541%23%3F"),
    ("./d/../a.csv", "d/../a.csv"), ("-", "-"),
])  # fmt: skip
def test_paths_are_uris_in_sarif(path, uri):
    (result,) = problems_sarif([problem(path=path)], "en")["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri
    assert Path(unquote(uri)) == Path(path)


def test_hostile_text_stays_text_in_sarif(sarif, all_hostile):
    log = problems_sarif(all_hostile, "en")
    sarif(log)
    for result in log["runs"][0]["results"]:
        assert hidden("".join(texts(result))) == []
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"(?:[\w.~/-]|%[0-9A-F]{2})+", uri, re.ASCII)
        message = result["message"]["text"]
        assert "](" not in message
        assert re.findall(r"(?<!\{)\{\d+\}(?!\})", message) == []


# --- JUnit


@pytest.fixture(scope="module")
def junit():
    """A function from JUnit XML to its root, after the published schema: known elements, each where it may stand."""
    xs = "{http://www.w3.org/2001/XMLSchema}"
    schema = ElementTree.parse(SCHEMAS / "junit-10.xsd").getroot()
    elements = {element.get("name"): element for element in schema.findall(f"{xs}element")}

    def fits(element):
        declared = elements[element.tag]
        attributes = {a.get("name"): a.get("use") for a in declared.iter(f"{xs}attribute")}
        children = {child.get("ref") for child in declared.iter(f"{xs}element")} - {None}
        assert set(element.attrib) <= set(attributes), element.tag
        assert {name for name, use in attributes.items() if use == "required"} <= set(
            element.attrib
        ), element.tag
        assert {child.tag for child in element} <= children, element.tag
        for child in element:
            fits(child)

    def parse(text):
        root = ElementTree.fromstring(text)
        assert root.tag == "testsuites"
        fits(root)
        for counted in (root, *root):
            cases = list(counted.iter("testcase"))
            assert int(counted.get("tests")) == len(cases)
            assert int(counted.get("failures")) == sum(
                case.find("failure") is not None for case in cases
            )
        return root

    return parse


@pytest.mark.parametrize(("strict", "failing"), [
    (False, LOOKED[:2]), (True, (*LOOKED[:2], "data/warned.csv", "gapcalc"))])  # fmt: skip
def test_junit_has_a_case_for_every_file(junit, strict, failing):
    root = junit(report(FOUND, "junit", "en", strict))
    assert [suite.get("name") for suite in root] == [*LOOKED, "gapcalc"]
    assert [
        case.get("name") for case in root.iter("testcase") if case.find("failure") is not None
    ] == [*failing]


def test_a_clean_file_passes_without_a_word(junit):
    (case,) = (
        case
        for case in junit(report(FOUND, "junit", "en")).iter("testcase")
        if "clean" in case.get("name")
    )
    assert list(case) == []


@pytest.mark.parametrize("strict", [False, True])
def test_errors_fail_and_warnings_are_told_beside_them(junit, strict):
    (case,) = (
        c
        for c in junit(report(FOUND, "junit", "en", strict)).iter("testcase")
        if c.get("name") == "data/a.csv"
    )
    error, warning = (problem_line(p, "en") for p in MIXED[:2])
    assert case.find("failure").text == (f"{error}\n{warning}" if strict else error)
    assert case.find("failure").get("type") == "unit-unknown"
    assert case.findtext("system-out") == (None if strict else warning)


def test_hostile_text_stays_text_in_junit(junit, hostile):
    written = report(Findings([hostile], 1, 1), "junit", "en")
    assert written.isascii()
    assert (
        re.findall(r"[^\n\x20-\x7e]|&#(?:0|[1-9]|[12]\d|127|65534|65535|5[5-7]\d{3});", written)
        == []
    )
    (case,) = junit(written).iter("testcase")
    assert case.findtext("failure") == problem_line(hostile, "en")
    assert case.find("failure").get("message") == hostile.message("en")
    assert hidden(case.get("name")) == []


# --- all forms


@pytest.mark.parametrize("form", FORMS)
def test_no_form_holds_what_a_terminal_would_act_on(all_hostile, form):
    for lang in ("zh", "en"):
        looked = [told.path for told in all_hostile]
        written = report(Findings(all_hostile, len(looked), 1, looked), form, lang)
        assert hidden(written.replace("\n", "")) == []
        written.encode()


@pytest.mark.parametrize("form", FORMS)
def test_a_hostile_file_is_reported_in_every_form(form, tmp_path, junit, sarif):
    out = io.StringIO("indicator,region,period,value,unit\n")
    out.seek(0, io.SEEK_END)
    for text in HOSTILE[:-1]:
        if "\0" not in text and "\udcff" not in text:
            for column in range(5):
                row = ["retail_sales", "", "2024", "1", "亿元"]
                csv.writer(out).writerow([*row[:column], text, *row[column + 1 :]])
    file = tmp_path / "hostile.csv"
    file.write_text(out.getvalue(), encoding="utf-8", newline="")
    found = check([str(file)])
    assert len(found.problems) > 50
    written = report(found, form, "en")
    assert hidden(written.replace("\n", "")) == []
    if form == "sarif":
        sarif(json.loads(written))
    elif form == "gitlab":
        jsonschema.validate(json.loads(written), GITLAB)
        names = [entry["fingerprint"] for entry in json.loads(written)]
        assert len(set(names)) == len(found.problems)
    elif form == "junit":
        assert len(junit(written)) == 1
    elif form == "github":
        assert [received(line)[0] for line in written.splitlines()[:-1]] == [
            p.severity for p in found.problems
        ]


def test_json_is_after_its_contract():
    told = [
        {"code": p.code, "severity": p.severity, "message": p.message(), "path": p.path, "line": p.line,
         "column": p.column, "field": p.field} for p in MIXED
    ]  # fmt: skip
    summary = {"files": 4, "rows": 9, "errors": 2, "warnings": 3}
    assert json.loads(report(FOUND, "json", "en")) == {
        "version": 1,
        "problems": told,
        "summary": summary,
    }


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


# --- put together of what repeats


def alike():
    """Problems that have much in common, so that what is put into words once can be told from what is not."""
    shared = [MIXED[1].details, {"value": "100 %s {0} ](\\", "count": "?", "hint": '"a" <b> & c\''}]
    wheres = [
        ("a.csv", None),
        ("a.csv", "值 [x]"),
        ('b&"<.csv', "%s"),
        ("::c.csv", "{field}"),
        (None, None),
    ]
    for n in range(900):
        code, details = (
            "unknown-indicator",
            {**shared[0], "value": f"x{n}"} if n % 5 == 0 else shared[n % 2],
        )
        if n % 7 == 3:
            code, details = "unknown-key", MIXED[2].details
        path, field = wheres[n * 7 % 5]
        yield Problem(
            code, details, path, (n, None, 0)[n % 11 % 3], 4 if n % 13 == 0 else None, field
        )


@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_problem_among_others_is_written_as_it_is_alone(form, lang):
    def entries_of(*problems):
        lines = list(report_pieces(Findings(problems, 1, 1), form, lang))
        return [line.removesuffix(",") for line in lines[1:-1]] if form == "json" else lines[:-1]

    together = entries_of(*alike())
    assert len(together) == 900
    assert together == [entry for p in alike() for entry in entries_of(p)]


@pytest.mark.parametrize("form", ["json", "gitlab", "sarif"])
def test_an_entry_is_written_as_the_library_writes_json(form, all_hostile):
    problems = [*all_hostile, *alike()]
    lines = [
        line.removesuffix(",") for line in report_pieces(Findings(problems, 1, 1), form, "zh")
    ][1:-1]
    assert len(lines) == len(problems)
    assert lines == [json.dumps(json.loads(line), ensure_ascii=form != "json") for line in lines]


@pytest.mark.parametrize(
    "found", [FOUND, Findings(tuple(alike()), 2, 9, ("clean.csv",)), Findings((), 0, 0)]
)
@pytest.mark.parametrize("strict", [False, True])
def test_junit_is_written_as_the_library_writes_xml(found, strict):
    written = report(found, "junit", "zh", strict)
    root = ElementTree.fromstring(written)
    ElementTree.indent(root)
    assert written == ElementTree.tostring(root, encoding="us-ascii", xml_declaration=True).decode()
    failed = [p for p in found.problems if strict or p.severity == "error"]
    assert sum(len((one.text or "").split("\n")) for one in root.iter("failure")) == len(failed)


def test_fingerprints_are_those_that_reports_have_had_before(all_hostile):
    problems, seen = [*all_hostile, *alike()], Counter()
    for told, entry in zip(problems, problems_gitlab(problems, "en"), strict=True):
        lasting = {
            k: v
            for k, v in told.details.items()
            if not k.endswith(("first", "count", "known", "_en", "_zh"))
        }
        same = json.dumps(
            [told.code, entry["location"]["path"], told.field, lasting], sort_keys=True
        )
        seen[same] += 1
        assert entry["fingerprint"] == sha256(f"{same}{seen[same]}".encode()).hexdigest()[:32]


# --- as many as there may be


@pytest.mark.parametrize("form", FORMS)
def test_the_report_comes_line_by_line(form):
    lines = list(report_pieces(FOUND, form, "zh"))
    assert "\n".join(lines) == report(FOUND, form, "zh")
    if form != "junit":  # where the first message of a file comes twice
        assert all(sum(p.message("zh") in line for p in MIXED) <= 1 for line in lines)


@pytest.mark.parametrize("form", ["json", "gitlab", "sarif"])
def test_the_document_of_no_problems(form):
    nothing, some = (
        json.loads(report(Findings(problems, 4, 9), form, "en")) for problems in ((), MIXED)
    )
    if form == "sarif":
        nothing, some = nothing["runs"][0], some["runs"][0]
        assert (nothing.pop("results"), len(some.pop("results"))) == ([], len(MIXED))
        assert nothing == some
    elif form == "json":
        assert (nothing["problems"], nothing["summary"]["errors"], nothing.keys()) == (
            [],
            0,
            some.keys(),
        )
    else:
        assert nothing == []


def test_what_is_alike_has_names_of_its_own():
    names = [
        entry["fingerprint"]
        for entry in problems_gitlab([problem(), problem(line=9), problem()], "en")
    ]
    assert len(set(names)) == 3


@pytest.mark.parametrize(
    ("lang", "more"),
    [("zh", "unit-unknown 另有 50 条，输出到文件可查看全部"),
     ("en", "50 more of unit-unknown; written to a file, the report has them all")],
)  # fmt: skip
def test_a_terminal_is_shown_the_first_of_each_code(lang, more):
    found = Findings([*(problem(line=n) for n in range(150)), *MIXED[1:]], 1, 154)
    lines = ["".join(text for text, _ in line) for line in report_lines(found, lang)]
    shown = [problem_line(p, lang) for p in found.problems]
    assert lines == [*shown[:100], *shown[150:], more, report(found, "text", lang).splitlines()[-1]]


@pytest.mark.parametrize("errors", [0, 3, 40])
@pytest.mark.parametrize("warnings", [0, 4, 40])
def test_a_command_names_the_first_errors_and_then_warnings(errors, warnings, capsys):
    wrong = [problem(line=n) if n % 2 else replace(MIXED[2], line=n) for n in range(errors)]
    odd = [replace(MIXED[1], line=n) for n in range(warnings)]
    mixed = [p for pair in zip_longest(odd, wrong) for p in pair if p]
    tell(mixed, "en")
    more = (
        [f"{errors} errors, {warnings} warnings in the data; see gapcalc check"]
        if errors + warnings > 10
        else []
    )
    assert (
        capsys.readouterr().err.splitlines()
        == [problem_line(p, "en") for p in [*wrong, *odd][:10]] + more
    )
