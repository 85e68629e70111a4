"""Goals that say another one again: `same_as`."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gapcalc.plan.reader import read_plan

HEAD = "plan: {base_year: 2022, target_year: 2027, region: city}\nregions: {city: {zh: 市}, north: {zh: 北}}\ntargets:\n"
FIRMS = "  firms: {name: 企业数, goal: {at_least: 200 家}, unit: 家, path: compound}\n"


def twin(id: str, same_as: str, more: str = "unit: 家") -> str:
    return f"  {id}: {{name: {id}, goal: {{times_base: 2}}, path: compound, same_as: {same_as}, {more}}}\n"


@pytest.fixture
def said(tmp_path) -> Callable[[str], tuple[dict[str, str | None], list[str]]]:
    """A function from targets to what each of them says again, and the codes of the problems."""

    def said(targets: str) -> tuple[dict[str, str | None], list[str]]:
        file = tmp_path / "plan.yaml"
        file.write_text(HEAD + targets, encoding="utf-8")
        plan, problems = read_plan(file)
        assert plan is not None
        found = {target.id: target.same_as for target in plan.targets.values()}
        return found, [problem.code for problem in problems]

    return said


def test_goal_that_is_said_again(said) -> None:
    assert said(FIRMS + twin("twice", "firms")) == ({"firms": None, "twice": "firms"}, [])


def test_one_may_stand_before_the_other_and_in_another_unit(said) -> None:
    found, codes = said(twin("twice", "firms", "unit: 万家") + FIRMS)
    assert (found, codes) == ({"twice": "firms", "firms": None}, [])


def test_of_several_the_last_is_judged(said) -> None:
    found, codes = said(FIRMS + twin("a", "b") + twin("b", "firms"))
    assert (found, codes) == ({"firms": None, "a": "firms", "b": "firms"}, [])


@pytest.mark.parametrize(
    ("targets", "codes"),
    [
        (twin("twice", "nothing"), ["unknown-reference"]),
        (twin("twice", "twice"), ["same-as"]),
        (twin("a", "b") + twin("b", "a"), ["same-as", "same-as"]),
        (twin("twice", "firms", "unit: 亿元"), ["same-as"]),
        (twin("twice", "firms", "unit: 家, region: north"), ["same-as"]),
        (twin("twice", "spoiled") + "  spoiled: {name: x, path: linear, goal: none}\n", ["missing-key"]),
    ],
)  # fmt: skip
def test_goal_that_is_not_the_same(said, targets: str, codes: list[str]) -> None:
    found, problems = said(FIRMS + targets)
    assert problems == codes
    assert found.keys() <= {"firms", "twice"}


def test_region_of_the_plan_is_that_of_a_target_that_names_none(said) -> None:
    assert said(FIRMS + twin("twice", "firms", "unit: 家, region: city"))[1] == []
