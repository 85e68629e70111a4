"""A plan is loaded from its file, or the bundled one; a mistake in it is an error that names it."""

from pathlib import Path

import pytest

from gapcalc.core.problem import GapcalcError
from gapcalc.plan.load import load_plan

SOURCE = Path(__file__).parents[2] / "targets.yaml"


def test_without_a_path_the_bundled_plan_is_loaded():
    assert load_plan() == load_plan(SOURCE)
    assert Path(load_plan().path).samefile(SOURCE)


def test_a_mistake_in_the_plan_is_raised_with_every_problem(tmp_path):
    file = tmp_path / "plan.yaml"
    file.write_text("plan: {base_year: 2020}\ntargets: {t: {name: n, goal: none, path: stepp}}\n")
    with pytest.raises(GapcalcError) as caught:
        load_plan(file)
    assert {"missing-key", "unknown-value"} <= {problem.code for problem in caught.value.problems}
