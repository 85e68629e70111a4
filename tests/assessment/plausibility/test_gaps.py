"""Years that are missing from a sum or a chain."""

import pytest


@pytest.mark.parametrize(("rows", "problems"), [
    (("j,2011,5,人", "j,2012,5,人"), []),
    (("j,2011,5,人", "j,2013,5,人"), [("missing-year", 3)]),
    (("j,2012,5,人",), [("missing-year", 2)]),
    (("j,2011年1-9月,5,人", "j,2012,5,人"), [("missing-year", 3)]),
    (("j,2011Q1,5,人", "j,2011Q2,5,人", "j,2011Q4,5,人"), [("missing-year", 4)]),
    (
        (
            "j,2011Q1,5,人", "j,2011Q2,5,人", "j,2011Q3,5,人", "j,2011Q4,5,人",
            "j,2012,9,人",
        ),
        [],
    ),
    (("n,2012,5,个",), [("missing-year", 2)]),
    (("n,2010,5,个", "n,2012,5,个"), []),
])  # fmt: skip
def test_the_first_value_that_cannot_be_added_is_named(codes_of_rows, rows, problems):
    assert codes_of_rows(*rows) == problems


def test_the_problem_names_the_year(problems_of_rows):
    (problem,) = problems_of_rows("j,2011,5,人", "j,2013,5,人")
    assert problem.details == {"target": "j", "year": "2012"}
