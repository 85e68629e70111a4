"""Which targets a command lists: by action, region, office, commitment and status, in any words."""

import json

import pytest
from helpers.program import run_program as run

PLAN = """
plan: {base_year: 2022, target_year: 2027, region: city}
actions:
  1: {zh: 创新, en: Innovation, lead: {zh: 市科技局, en: Science Bureau}}
  2: {zh: 开放, en: Opening up}
regions: {city: {zh: 全市, en: City}, metro: {zh: 主城都市区, en: Main area}}
targets:
  firms: {name: 甲, at: {action: 1}, goal: {at_least: 100 家}, unit: 家, path: linear, measure: stock}
  labs: {name: 乙, at: {action: 1}, goal: {at_least: 100 个}, unit: 个, path: linear, measure: stock,
         lead: 市教委、市科技局, commitment: binding}
  trade: {name: 丙, at: {action: 2}, goal: {at_least: 100 亿元}, unit: 亿元, path: linear,
          lead: 市商务委, commitment: strive, region: metro}
"""
DATA = """indicator,region,period,value,unit
firms,,2022,10,家
firms,,2024,20,家
labs,,2022,10,个
labs,,2024,60,个
"""


@pytest.fixture
def files(tmp_path):
    plan = tmp_path / "plan.yaml"
    plan.write_text(PLAN, encoding="utf-8")
    data = tmp_path / "data.csv"
    data.write_text(DATA, encoding="utf-8")
    return plan, data


def listed(files, *words, command="status"):
    plan, data = files
    done = run(command, data, "--plan", plan, *words, "--format", "json")
    assert done.code == 0, done.err
    return [entry["id"] for entry in json.loads(done.out)["targets"]]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["--action", "1"], ["firms", "labs"]),
        (["--action", "创新"], ["firms", "labs"]),
        (["--action", "opening"], ["trade"]),
        (["--lead", "市科技局"], ["firms", "labs"]),
        (["--lead", "Science Bureau"], ["firms"]),
        (["--lead", "商务"], ["trade"]),
        (["--lead", "市教委、市科技局"], ["labs"]),
        (["--commitment", "binding"], ["labs"]),
        (["--commitment", "约束性"], ["labs"]),
        (["--commitment", "力争"], ["trade"]),
        (["--only", "滞后"], ["firms"]),
        (["--only", "on track"], ["labs"]),
        (["--only", "behind", "--only", "缺数据"], ["firms", "trade"]),
        (["--lead", "市科技局", "--commitment", "commit", "--only", "behind"], ["firms"]),
        (["--lead", "市科技局", "--region", "主城都市区"], []),
    ],
)
def test_conditions_may_be_combined_and_worded_in_either_language(files, words, ids):
    assert listed(files, *words) == ids
    assert listed(files, *words, command="show") == ids


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--action", "3"], "--action cannot be 3"),
        (["--lead", "市统计局"], "--lead cannot be 市统计局"),
        (["--lead", "市"], "--lead cannot be 市"),
        (["--commitment", "b"], None),
        (["--commitment", "?"], "--commitment cannot be ?"),
        (["--only", ""], "--only cannot be"),
    ],
)
def test_a_condition_that_names_nothing_is_refused(files, words, message):
    plan, data = files
    done = run("status", data, "--plan", plan, *words)
    if message is None:
        assert done.code == 0
    else:
        assert (done.code, message in done.err) == (2, True)


def test_a_plan_without_offices_says_so():
    done = run("status", "--lead", "市统计局")
    assert (done.code, "names no office" in done.err) == (2, True)


def test_the_rollup_counts_the_scope_and_not_the_status_asked_for(files):
    plan, data = files
    done = run("status", data, "--plan", plan, "--only", "behind", "--format", "json")
    assert json.loads(done.out)["rollup"]["plan"]["targets"] == 3


@pytest.mark.parametrize("command", ["report", "template", "what-if"])
def test_other_commands_take_the_same_conditions(files, command):
    plan, data = files
    done = run(command, data, "--plan", plan, "--lead", "市统计局")
    assert (done.code, "--lead" in done.err) == (2, True)
    assert run(command, data, "--plan", plan, "--lead", "市科技局", "--only", "behind").code == 0


def test_targets_of_a_plan_are_selected_without_data(files):
    plan, _ = files
    done = run("targets", "--plan", plan, "--lead", "市科技局", "--format", "json")
    assert [entry["id"] for entry in json.loads(done.out)["targets"]] == ["firms", "labs"]
    done = run("targets", "--only", "breached", "--format", "json")
    statuses = json.loads(run("status", "--only", "breached", "--format", "json").out)["targets"]
    assert {e["id"] for e in json.loads(done.out)["targets"]} == {e["id"] for e in statuses}


def test_several_targets_are_shown_one_below_the_other(files):
    plan, data = files
    done = run("show", data, "--plan", plan, "--action", "1", "--lang", "en")
    assert done.out.index("firms") < done.out.index("labs")
    done = run("show", data, "--plan", plan, "--action", "1", "--format", "csv")
    assert {line.split(",")[0] for line in done.out.splitlines()} == {"id", "firms", "labs"}


def test_show_needs_a_target_or_a_condition(files):
    plan, _ = files
    done = run("show", "--plan", plan)
    assert (done.code, "argument-missing" in done.err) == (2, True)
