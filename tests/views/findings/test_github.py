"""Workflow commands for GitHub Actions, read back as its runner reads them."""

import re
from urllib.parse import unquote

from helpers.findings import FOUND, KEY, MIXED, hidden, problem, report_of

from gapcalc.core.problem import Problem
from gapcalc.views.findings import report
from gapcalc.views.speaker import Speaker

COMMAND = re.compile(r"\s*::(?P<name>[\w-]+)(?: (?P<properties>.*?))?::(?P<message>.*)", re.DOTALL)


def received(line):
    """Command, properties and message of a line, as the runner takes it; None for plain text."""
    match = COMMAND.match(line)
    if not match:
        return None
    pairs = [pair.split("=", 1) for pair in (match["properties"] or "").split(",") if pair]
    properties = {key: unquote(value) for key, value in pairs}
    return match["name"], properties, unquote(match["message"])


def command(problem):
    """The report of one problem, without the counts."""
    return report_of([problem], "github").rpartition("\n")[0]


def test_the_runner_gets_back_what_was_meant():
    details = {"key": "100%, a:b", "hint_en": "Look", "hint_zh": ""}
    problem = Problem("unknown-key", details, "d/a,b:c%41.yaml", 5, 7)
    properties = {"file": "d/a,b:c%41.yaml", "line": "5", "col": "7", "title": "unknown-key"}
    message = f"d/a,b:c%41.yaml:5:7: {problem.message('en')}"
    assert received(command(problem)) == ("error", properties, message)


def test_no_file_and_line_are_named_where_there_are_none():
    assert received(command(MIXED[4]))[:2] == ("warning", {"title": "missing-year"})


def test_hostile_text_makes_no_other_command(hostile):
    (line,) = re.split(r"[\r\n]", command(hostile))
    name, properties, message = received(line)
    assert name == "error"
    assert set(properties) == {"file", "line", "title"}
    assert message == f"{hostile.location}: {hostile.message('en')}"
    assert hidden(line) == []


def test_every_problem_is_a_command_and_the_counts_are_none():
    *commands, counts = report(FOUND, "github", Speaker("en")).splitlines()
    assert [received(line)[0] for line in commands] == sorted(p.severity for p in MIXED)
    assert received(counts) is None


def test_errors_come_before_warnings():
    mixed = [MIXED[4], MIXED[0], MIXED[1]]
    *commands, _ = report_of(mixed, "github").splitlines()
    assert [received(line)[0] for line in commands] == ["error", "warning", "warning"]


def test_of_each_kind_ten_are_marked_one_of_each_code_first_and_the_rest_is_counted():
    units = [problem(line=line) for line in range(2, 40)]
    keys = [Problem("unknown-key", KEY, "targets.yaml", 5, 7, "gaol")]
    *commands, rest, _ = report_of([*units, *keys], "github").splitlines()
    assert len(commands) == 10
    assert [received(line)[1]["title"] for line in commands] == 9 * ["unit-unknown"] + [
        "unknown-key"
    ]
    assert received(rest) is None
    assert rest.startswith("29 more errors")
