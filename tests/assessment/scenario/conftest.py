"""A fixture that goes the whole way from the texts of options to the outcome of one target."""

import pytest

from gapcalc import assess
from gapcalc.assessment.assumption import parse_cases
from gapcalc.assessment.scenario import what_if


@pytest.fixture
def assume_in_plan(tiny, read):
    """A function from a goal, a path, rows, and texts of --growth and --set.

    It returns the outcome of the only target, `t`, in the only case, and the codes of the problems.
    """

    def assume_in_plan(goal, path, rows, growth=(), settings=(), year=None, **keys):
        plan = tiny(goal, path, **keys)
        assessment = assess(plan, read(plan, *rows), year)
        scenarios, problems = what_if(assessment, parse_cases(assessment, settings, growth))
        return scenarios[-1].outcomes["t"], [problem.code for problem in problems]

    return assume_in_plan


@pytest.fixture
def outcome_of(assume_in_plan):
    """The same, but it returns the outcome alone."""

    def outcome_of(*arguments, **keys):
        outcome, _ = assume_in_plan(*arguments, **keys)
        return outcome

    return outcome_of
