"""What other people's CI takes from this repository: the pre-commit hook and the GitHub action name what exists."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from helpers.program import clean_environment
from typer.main import get_command

from gapcalc import __version__
from gapcalc.cli.application import application
from gapcalc.cli.fail_conditions import parse_conditions
from gapcalc.cli.options import CHECK_FORMATS

ROOT = Path(__file__).parents[2]


def command(name):
    return get_command(application()).get_command(None, name)


CHECK = command("check")
OPTIONS = {name for parameter in CHECK.params for name in parameter.opts if name.startswith("-")}
FORMS = set(CHECK_FORMATS)
needs_bash = pytest.mark.skipif(sys.platform == "win32", reason="needs bash")
BAD = "indicator,region,period,value,unit\ngdp_metro,,2024,many,亿元\n"


@pytest.fixture(scope="module")
def hook():
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return hook


@pytest.fixture(scope="module")
def action():
    return yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def shown(number):
    """The YAML blocks of the page, which are the same in both languages: GitHub, pre-commit, GitLab."""
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    return yaml.safe_load(
        re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)[number]
    )


def long_options(words):
    return {word.partition("=")[0] for word in words if word.startswith("--")}


def test_the_workflow_shown_gives_the_action_inputs_that_it_has(action):
    (job,) = shown(0)["jobs"].values()
    checkout, own = job["steps"]
    assert checkout["uses"].startswith("actions/checkout@")
    assert own["uses"] == f"OWNER/gapcalc@v{__version__}"
    assert set(own["with"]) <= set(action["inputs"])
    assert own["with"]["plan"] in own["with"]["paths"].splitlines()
    assert shown(0)["permissions"] == {"contents": "read", "pull-requests": "write"}
    parse_conditions(own["with"]["fail-on"].splitlines())


def test_the_hook_shown_is_one_of_this_repository(hook):
    (repository,) = shown(1)["repos"]
    (configured,) = repository["hooks"]
    assert (configured["id"], repository["rev"]) == (hook["id"], f"v{__version__}")
    assert set(configured) <= {"id", *hook}
    assert long_options(configured["args"]) <= OPTIONS
    assert all(re.search(configured["files"], path) for path in ("data/a.csv", "targets.yaml"))


def test_the_job_shown_for_gitlab_uses_options_and_forms_that_exist():
    job = shown(2)["gapcalc"]
    assert job["before_script"][0].endswith(f'/OWNER/gapcalc@v{__version__}"')
    files = set()
    for line in job["script"]:
        program, name, *words = shlex.split(line)
        known = {option for parameter in command(name).params for option in parameter.opts}
        assert program == "gapcalc" and long_options(words) <= known
        for one in words:
            form, sign, file = one.partition("=")
            if sign:
                assert form in FORMS
                files.add(file)
    assert files == set(job["artifacts"]["reports"].values())


def test_the_hook_runs_check(hook):
    assert (hook["id"], hook["language"]) == ("gapcalc-check", "python")
    program, command, *options = shlex.split(hook["entry"])
    assert (program, command) == ("gapcalc", "check")
    assert set(options) <= OPTIONS


def test_the_hook_judges_the_folder_and_not_the_files_of_a_commit(hook):
    assert (hook["pass_filenames"], hook["args"]) == (False, ["data"])


@pytest.mark.parametrize(("path", "taken"), [
    ("data/a.csv", True), ("data/a.xlsx", True), ("city/data/2024/数据.csv", True), ("targets.yaml", True),
    ("plans/targets.yml", True), ("a.csv", False), ("data/a.csv.bak", False), ("metadata/a.csv", False),
    ("mkdocs.yaml", False),
])  # fmt: skip
def test_the_hook_takes_data_and_plan_files(hook, path, taken):
    assert bool(re.search(hook["files"], path)) is taken


def test_the_action_names_inputs_and_options_that_exist(action):
    steps = action["runs"]["steps"]
    used = set(re.findall(r"inputs\.([\w-]+)", str(steps)))
    assert used == set(action["inputs"])
    commands = set()
    for step in steps:
        script = step.get("run", "")
        for name in re.findall(r"python -m gapcalc (\w+)", script):
            known = {option for parameter in command(name).params for option in parameter.opts}
            named = set(re.findall(r"(?<=words=\()--[a-z-]+|(?<=\+=\()--[a-z-]+", script))
            assert named <= known
            commands.add(name)
    assert commands == {"check", "status", "compare"}
    assert action["inputs"]["format"]["default"] in FORMS
    assert all(form in action["inputs"]["format"]["description"] for form in FORMS)


def test_no_input_of_the_action_is_pasted_into_a_script(action):
    scripts = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    assert len(scripts) == 4
    assert [script for script in scripts if "${{" in script] == []


@pytest.fixture
def step(action, tmp_path):
    """A function that runs a step of the action as its runner does, in a folder of files.

    `first` is a folder in which programs are looked for before all others.
    """
    good = BAD.replace("many", "5")
    (tmp_path / "data").mkdir()
    for name, text in (
        ("data/bad.csv", BAD),
        ("good.csv", good),
        ("two words.csv", good),
        ("yaml.py", "raise SystemExit(99)"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")

    def run(inputs, first=Path(sys.executable).parent, name="Check"):
        values = {name: given.get("default", "") for name, given in action["inputs"].items()}
        values |= inputs
        (step,) = [one for one in action["runs"]["steps"] if one.get("name") == name]
        given = {
            key: re.sub(r"\$\{\{ inputs\.(.+?) \}\}", lambda m: values[m[1]], text)
            for key, text in step["env"].items()
        }
        path = os.pathsep.join([str(first), os.environ["PATH"]])
        env = clean_environment(**given | {"PYTHONPATH": str(ROOT), "PATH": path})
        words = ["bash", "-eo", "pipefail", "-c", step["run"]]
        done = subprocess.run(words, cwd=tmp_path, env=env, capture_output=True)
        assert not (tmp_path / "pwned").exists()
        return done

    return run


@needs_bash
@pytest.mark.parametrize(("inputs", "code"), [
    ({}, 1), ({"paths": "two words.csv"}, 0), ({"paths": "--help"}, 2),
    ({"format": "sarif", "output": "out.sarif"}, 1), ({"format": "sarif", "output": "data/bad.csv"}, 2),
])  # fmt: skip
def test_the_action_checks(step, tmp_path, inputs, code):
    """It ends as the check ends, and takes no module from the folder that it checks."""
    done = step(inputs)
    assert done.returncode == code, done.stderr
    if not inputs or inputs.get("output") == "out.sarif":
        assert done.stdout.startswith(b"::error file=data/bad.csv,line=2,title=")
    if inputs.get("output") == "out.sarif":
        assert (tmp_path / "out.sarif").read_bytes()[:1] == b"{"
    assert (tmp_path / "data/bad.csv").read_text(encoding="utf-8") == BAD


@needs_bash
@pytest.mark.parametrize(
    ("conditions", "code"), [("behind", 0), ("on_track\nno_data", 1), ("x", 2)]
)
def test_the_action_fails_on_what_it_is_told(step, conditions, code):
    done = step({"paths": "good.csv\nplan.yaml", "fail-on": conditions}, name="Status")
    assert done.returncode == code, done.stderr


@needs_bash
@pytest.mark.parametrize(("inputs", "words"), [
    ({"paths": "g*.csv\ndata"}, ["--", "g*.csv", "data"]),
    ({"paths": "good.csv\n\n data"}, ["--", "good.csv", " data"]),
    ({"paths": "good.csv", "strict": "true"}, ["--strict", "--", "good.csv"]),
    ({"paths": "good.csv", "strict": "True"}, ["--strict", "--", "good.csv"]),
    ({"paths": "good.csv", "strict": "yes"}, ["--strict", "--", "good.csv"]),
    ({"paths": "good.csv", "strict": "no"}, ["--", "good.csv"]),
    ({"paths": "good.csv", "baseline": "k b.json"}, ["--baseline", "k b.json", "--", "good.csv"]),
    ({"paths": "$(touch pwned)"}, ["--", "$(touch pwned)"]),
    ({"paths": "good.csv", "plan": "my plan.yaml"}, ["--plan", "my plan.yaml", "--", "good.csv"]),
])  # fmt: skip
def test_what_is_given_to_the_action_reaches_the_check_word_by_word(step, tmp_path, inputs, words):
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.write_text("#!/bin/sh\nprintf '%s\\n' \"$@\"\nexit 5\n", encoding="utf-8")
    python.chmod(0o755)
    done = step(inputs, python.parent)
    expected = ["-m", "gapcalc", "check", "--format", "github", *words]
    assert (done.stdout.decode().splitlines(), done.returncode) == (expected, 5)
