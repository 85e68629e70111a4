"""Problems as lines of text, in a pipe and on a terminal."""

from dataclasses import replace
from itertools import zip_longest

import pytest
from helpers.findings import FOUND, MIXED, problem, report_of

from gapcalc.assessment.check import Findings
from gapcalc.cli.output import print_problems
from gapcalc.views.findings import report
from gapcalc.views.findings.text import problem_line, terminal_lines
from gapcalc.views.speaker import Speaker

ENGLISH = Speaker("en")


def test_a_line_has_location_severity_message_code_and_field():
    line = problem_line(MIXED[2], ENGLISH)
    message = MIXED[2].message("en")
    assert line == f"targets.yaml:5:7: error: {message} (unknown-key) [gaol]"
    assert problem_line(MIXED[4], ENGLISH).startswith("gapcalc: warning: ")


def test_the_report_has_a_line_for_each_problem_and_the_counts():
    *lines, counts = report(FOUND, "text", ENGLISH).splitlines()
    assert lines == [problem_line(p, ENGLISH) for p in MIXED]
    assert counts == "files: 4, rows: 9, errors: 2, warnings: 3"


def test_the_name_of_a_file_is_no_command_to_a_runner():
    """GitHub Actions acts on a line of any log that begins with two colons."""
    line = problem_line(problem(path="::error::a.csv"), ENGLISH)
    assert line.startswith("\\u003a:error::a.csv:3: ")


def test_a_line_of_text_is_no_command_to_a_runner(hostile):
    for line in report_of([hostile], "text").splitlines():
        assert not line.lstrip().startswith("::")


MORE = {
    "zh": "unit-unknown 另有 50 条，输出到文件可查看全部",
    "en": "50 more of unit-unknown; written to a file, the report has them all",
}


@pytest.mark.parametrize("language", MORE)
def test_a_terminal_shows_the_first_hundred_of_each_code(language):
    speaker = Speaker(language)
    found = Findings([*(problem(line=n) for n in range(150)), *MIXED[1:]], 1, 154)
    lines = ["".join(text for text, _ in line) for line in terminal_lines(found, speaker)]
    whole = [problem_line(p, speaker) for p in found.problems]
    counts = report(found, "text", speaker).splitlines()[-1]
    assert lines == [*whole[:100], *whole[150:], MORE[language], counts]


@pytest.mark.parametrize("errors", [0, 3, 40])
@pytest.mark.parametrize("warnings", [0, 4, 40])
def test_a_command_names_the_first_errors_and_then_warnings(errors, warnings, capsys):
    wrong = [problem(line=n) if n % 2 else replace(MIXED[2], line=n) for n in range(errors)]
    odd = [replace(MIXED[1], line=n) for n in range(warnings)]
    mixed = [p for pair in zip_longest(odd, wrong) for p in pair if p]
    print_problems(mixed, ENGLISH)
    expected = [problem_line(p, ENGLISH) for p in [*wrong, *odd][:10]]
    if errors + warnings > 10:
        expected.append(f"{errors} errors, {warnings} warnings in the data; see gapcalc check")
    assert capsys.readouterr().err.splitlines() == expected
