"""The JSON Schema of the plan file: valid, true to the bundled plan, as strict as the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers.cases import for_each
from jsonschema import Draft202012Validator
from write_plan_file_pages import PARTS

from gapcalc.core.files import bundled
from gapcalc.plan.load import load_plan
from gapcalc.plan.model import COMPARATORS, PATHS, Stage
from gapcalc.plan.schema import SCHEMA, allowed_keys, required_keys

VALIDATOR = Draft202012Validator(SCHEMA)


def as_text(yaml_text: str) -> Any:
    """Return the content of a plan file with every scalar left as text."""
    return yaml.load(yaml_text, Loader=yaml.BaseLoader)


def plan(**changes: Any) -> dict[str, Any]:
    """Return a small plan that is valid but for `changes` of its target."""
    target = {"name": "甲", "goal": {"over": "3 亿元"}, "unit": "亿元", "path": "linear"}
    return {
        "plan": {"base_year": "2022", "target_year": "2027"},
        "targets": {"t": target | changes},
    }


def test_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_bundled_plan_is_valid() -> None:
    content = as_text((bundled() / "targets.yaml").read_text(encoding="utf-8"))
    assert list(VALIDATOR.iter_errors(content)) == []


def test_small_plan_is_valid_with_text_and_with_numbers() -> None:
    assert VALIDATOR.is_valid(plan())
    assert VALIDATOR.is_valid(
        {**plan(), "plan": {"base_year": 2022, "target_year": 2027, "tolerance": 0.05}}
    )


@for_each(
    "goal",
    [
        *({form: "3 亿元"} for form in COMPARATORS),
        *({"stage": stage} for stage in Stage),
        {"between": ["2 个", "3 个"]},
        {"times_base": "2"},
        {"times_base": {"over": "2"}},
        {"average_growth": "10%"},
        {"reduce_by": {"about": "15%"}},
        {"reduce_by": {"between": ["13.5%", "15%"]}},
        {"increase_by": "300 亿元"},
        {"over_series": "nation"},
        {"rank_at_most": 3},
        {"none": {"zh": "无", "en": "none"}},
        "none",
    ],
)
def test_every_goal_form_is_valid(goal: Any) -> None:
    assert VALIDATOR.is_valid(plan(goal=goal))


@pytest.mark.parametrize(
    "regions", ["table", {"table": "at_most"}, {"a": {"over": "3 亿元"}, "b": "none"}], ids=str
)
def test_goals_by_area_are_valid_in_place_of_region_and_goal(regions: Any) -> None:
    content = plan(regions=regions, total="u")
    del content["targets"]["t"]["goal"]
    assert VALIDATOR.is_valid(content)
    content["targets"]["t"]["region"] = "a"
    assert not VALIDATOR.is_valid(content)


@pytest.mark.parametrize("path", PATHS)
def test_every_path_is_valid(path: str) -> None:
    assert VALIDATOR.is_valid(plan(path=path))


@pytest.mark.parametrize(
    "changes",
    [
        {"nam": "x"},
        {"name": {"zh": "甲", "cn": "乙"}},
        {"goal": {"ovr": "3 亿元"}},
        {"goal": {"over": "3 亿元", "nots": "x"}},
        {"goal": {"times_base": {"ovr": "2"}}},
        {"at": {"act": "3"}},
        {"or": {"when": "3"}},
    ],
    ids=str,
)
def test_unknown_key_of_a_target_is_rejected(changes: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(plan(**changes))


@pytest.mark.parametrize("part", ["plan", "regions", "series", "file"])
def test_unknown_key_elsewhere_is_rejected(part: str) -> None:
    content = plan() | {
        "regions": {"r": {"zh": "甲"}},
        "series": {"s": {"name": "乙", "unit": "元"}},
    }
    assert VALIDATOR.is_valid(content)
    place = {
        "plan": content["plan"],
        "regions": content["regions"]["r"],
        "series": content["series"]["s"],
    }
    place.get(part, content)["colour"] = "red"
    assert not VALIDATOR.is_valid(content)


@for_each(
    "changes",
    [
        {"goal": {}},
        {"goal": "3 亿元"},
        {"goal": {"over": "3 亿元", "below": "5 亿元"}},
        {"goal": {"between": ["1 个"]}},
        {"goal": {"stage": "done"}},
        {"path": "straight"},
        {"commitment": "maybe"},
        {"base_year": "22"},
        {"or": {"window": "bay"}},
        {"also": "乙"},
        {"regions": {"a": {"over": "3 亿元"}}},
        {"total": "u"},
    ],
)
def test_wrong_value_is_rejected(changes: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(plan(**changes))


@pytest.mark.parametrize("key", ["name", "goal", "path"])
def test_target_without_a_needed_key_is_rejected(key: str) -> None:
    content = plan()
    del content["targets"]["t"][key]
    assert not VALIDATOR.is_valid(content)


def test_plan_without_targets_is_rejected() -> None:
    assert not VALIDATOR.is_valid({**plan(), "targets": {}})


@pytest.mark.parametrize(
    "part", ["file", "plan", "target", "region", "series", "goal", "at", "or", "name"]
)
def test_needed_keys_are_known_keys(part: str) -> None:
    assert set(required_keys(part)) <= set(allowed_keys(part))


def described() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key that the schema describes, with its form."""
    name = SCHEMA["$defs"]["target"]["properties"]["name"]["anyOf"][1]
    for part in [name, *(part for part, _ in PARTS)]:
        yield from part["properties"].items()


def test_every_key_says_in_both_languages_what_it_is_for() -> None:
    for key, form in described():
        english, chinese = form["description"].split("\n")
        assert english.strip() and re.search("[\u4e00-\u9fff]", chinese), key
        assert not re.search(
            "[\u4e00-\u9fff]", english.replace("力争", "").replace("争取", "").replace("左右", "")
        ), key


def test_every_key_but_those_of_parts_has_an_example_that_is_valid() -> None:
    without = {key for key, form in described() if not form.get("examples")}
    assert without == {"plan", "regions", "series", "sources", "targets"}
    for key, form in described():
        for example in form.get("examples", ()):
            assert Draft202012Validator(form).is_valid(example), (key, example)


@pytest.mark.parametrize("form", SCHEMA["$defs"]["goal"]["anyOf"][1]["properties"])
def test_the_example_of_a_goal_is_one_that_the_loader_takes(form: str, tmp_path: Path) -> None:
    fitting = {
        "over": "亿元",
        "below": "微克/立方米",
        "about": "万千瓦",
        "between": "个",
        "rank_at_most": "位",
        "average_growth": "亿元",
        "reduce_by": "亿元",
        "increase_by": "亿元",
    }
    paths = {"over_series": "linear", "stage": "step", "rank_at_most": "step"}
    for example in SCHEMA["$defs"]["goal"]["anyOf"][1]["properties"][form]["examples"]:
        content = plan(
            goal={form: example}, unit=fitting.get(form, "%"), path=paths.get(form, "compound")
        )
        content["series"] = {"nation_rd": {"name": "对照", "unit": "%"}}
        file = tmp_path / "plan.yaml"
        file.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
        assert load_plan(file).targets["t"].goal.form in {form, "level"}


def test_the_defaults_said_are_those_of_the_loader(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(yaml.safe_dump(plan(), allow_unicode=True), encoding="utf-8")
    loaded = load_plan(file)
    said = {key: form["default"] for key, form in described() if "default" in form}
    target = loaded.targets["t"]
    assert said == {
        "tolerance": f"{float(loaded.tolerance):.0%}", "about": f"{float(loaded.about):.0%}",
        "fresh": loaded.fresh, "commitment": target.commitment, "role": target.role, "window": target.window,
    }  # fmt: skip
