"""A plan is loaded from its file, or the bundled one; a mistake in it is an error that names it."""

from pathlib import Path

import pytest

from gapcalc.core.files import bundled
from gapcalc.core.problem import GapcalcError
from gapcalc.plan.load import load_plan

SOURCE = Path(__file__).parents[2] / "targets.yaml"


def test_without_a_path_the_bundled_plan_is_loaded():
    """It stands in the checkout; an installed package has a copy of it."""
    plan = load_plan()
    assert plan == load_plan(bundled() / "targets.yaml")
    assert Path(plan.path).read_bytes() == SOURCE.read_bytes()


def test_a_mistake_in_the_plan_is_raised_with_every_problem(tmp_path):
    file = tmp_path / "plan.yaml"
    file.write_text("plan: {base_year: 2020}\ntargets: {t: {name: n, goal: none, path: stepp}}\n")
    with pytest.raises(GapcalcError) as caught:
        load_plan(file)
    assert {"missing-key", "unknown-value"} <= {problem.code for problem in caught.value.problems}
