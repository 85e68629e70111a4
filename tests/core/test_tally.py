"""Problems counted by code and by severity."""

from gapcalc.core.problem import Problem
from gapcalc.core.problem_log import bounded
from gapcalc.core.tally import by_code, is_closing, severities


def found(*codes: str) -> list[Problem]:
    return [Problem(code, {"value": "x"}, "data.csv", line) for line, code in enumerate(codes)]


def test_codes_are_counted_in_the_order_in_which_they_first_come() -> None:
    problems = found("unknown-indicator", "not-a-number", "unknown-indicator")
    assert list(by_code(problems).items()) == [("unknown-indicator", 2), ("not-a-number", 1)]


def test_errors_and_warnings_are_counted() -> None:
    assert severities(found("unknown-indicator", "not-a-number", "unknown-indicator")) == (1, 2)
    assert severities([]) == (0, 0)


def test_a_list_that_was_cut_short_counts_as_long_as_it_was() -> None:
    problems = bounded(found(*["not-a-number", "digits-lost"] * 1500))
    assert sum(map(is_closing, problems)) == 2
    assert by_code(problems) == {"not-a-number": 1500, "digits-lost": 1500}
    assert severities(problems) == (1500, 1500)
