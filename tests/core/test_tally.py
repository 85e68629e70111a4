"""Problems counted by code and by severity."""

from gapcalc.core.problem import Problem
from gapcalc.core.tally import by_code, severities


def test_problems_are_counted_in_the_order_in_which_their_codes_first_come():
    codes = [
        "unknown-indicator",
        "not-a-number",
        "unknown-indicator",
        "not-a-number",
        "unknown-indicator",
    ]
    problems = [Problem(code, {"value": "x"}, "data.csv", line) for line, code in enumerate(codes)]
    assert list(by_code(problems).items()) == [("unknown-indicator", 3), ("not-a-number", 2)]
    assert severities(problems) == (2, 3)
    assert severities([]) == (0, 0)
