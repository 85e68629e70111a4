"""Problems kept in full up to a bound and counted beyond it, file by file and code by code."""

import pytest

from gapcalc.assessment.check import Findings
from gapcalc.cli.output import print_problems
from gapcalc.core.problem import Problem
from gapcalc.core.problem_log import MOST_OF_CODE, ProblemLog, bounded
from gapcalc.views.findings import CHECK_FORMATS, report
from gapcalc.views.findings.text import terminal_lines
from gapcalc.views.speaker import Speaker


def problems(count: int, code: str = "not-a-number", path: str = "a.csv") -> list[Problem]:
    return [Problem(code, {"value": "x"}, path, line) for line in range(2, count + 2)]


def test_up_to_the_bound_problems_stay_as_they_are() -> None:
    of_code = problems(MOST_OF_CODE)
    assert bounded(of_code) == of_code


def test_beyond_the_bound_one_problem_says_how_many_more_and_in_which_lines() -> None:
    *listed, closing = bounded(problems(MOST_OF_CODE + 250))
    assert listed == problems(MOST_OF_CODE)
    details = {"code": "not-a-number", "count": "250", "first": "1002", "last": "1251"}
    assert closing == Problem("more-of-error", details, "a.csv", 1002)
    assert closing.severity == "error"


def test_warnings_are_closed_by_a_warning() -> None:
    *_, closing = bounded(problems(MOST_OF_CODE + 1, "digits-lost"))
    assert (closing.code, closing.severity) == ("more-of-warning", "warning")


def test_each_code_and_each_file_has_its_own_bound() -> None:
    mixed = [
        *problems(MOST_OF_CODE),
        *problems(MOST_OF_CODE, "unit-missing"),
        *problems(MOST_OF_CODE, path="b.csv"),
    ]
    assert bounded(mixed) == mixed


def test_lines_are_those_between_which_the_others_lie_in_whatever_order_they_come() -> None:
    log = ProblemLog()
    for problem in problems(MOST_OF_CODE):
        log.add(problem)
    for line in (70, 9, 40):
        log.add(Problem("not-a-number", {"value": "x"}, "a.csv", line))
    log.close()
    closing = log.problems[-1]
    assert (closing.details["first"], closing.details["last"]) == ("9", "70")


def test_problems_without_a_line_are_counted_too() -> None:
    log = ProblemLog()
    for _ in range(MOST_OF_CODE + 2):
        log.add(Problem("no-header", path="a.csv"))
    log.close()
    closing = log.problems[-1]
    assert (closing.details["count"], closing.details["first"], closing.line) == ("2", "-", None)


def test_after_closing_a_file_of_the_same_name_is_counted_anew() -> None:
    log = ProblemLog()
    for _ in range(2):
        for problem in problems(MOST_OF_CODE):
            log.add(problem)
        log.close()
    assert log.problems == problems(MOST_OF_CODE) * 2


def test_memory_does_not_grow_with_the_number_of_problems() -> None:
    log = ProblemLog()
    for problem in problems(50 * MOST_OF_CODE):
        log.add(problem)
    assert len(log.problems) == MOST_OF_CODE


# --- what the reports say of it

MANY = Findings(bounded(problems(MOST_OF_CODE + 250)), 1, MOST_OF_CODE + 250, ("a.csv",))
REST = "250 more of not-a-number, from line 1002 to line 1251"


@pytest.mark.parametrize("form", CHECK_FORMATS)
def test_every_form_says_in_one_line_what_it_does_not_list(form: str) -> None:
    text = report(MANY, form, Speaker("en"))
    assert text.count(REST) == 1
    assert text.count("more-of-error") >= 1


def test_a_terminal_is_told_of_both_the_listed_and_the_counted_rest() -> None:
    lines = ["".join(text for text, _ in line) for line in terminal_lines(MANY, Speaker("en"))]
    assert len(lines) == 100 + 3
    assert REST in lines[100]
    assert "900 more of not-a-number" in lines[101]
    assert "errors: 1250" in lines[102]


def test_the_list_on_standard_error_names_the_first_and_what_is_not_listed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_problems(MANY.problems, Speaker("en"))
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 10 + 2
    assert REST in lines[10]
    assert "1250 errors" in lines[11]


def test_summaries_count_every_problem() -> None:
    assert '"errors": 1250' in report(MANY, "json", Speaker("en"))
    assert "(+1249)" in report(MANY, "junit", Speaker("en"))
    assert "errors: 1250" in report(MANY, "text", Speaker("en"))
