"""What other people's CI takes from this repository: the pre-commit hook and the GitHub action name what exists."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from typer.main import get_command

from gapcalc.cli.application import application
from gapcalc.cli.options import CHECK_FORMATS

ROOT = Path(__file__).parents[2]
CHECK = get_command(application()).get_command(None, "check")
OPTIONS = {name for parameter in CHECK.params for name in parameter.opts if name.startswith("-")}
FORMS = set(CHECK_FORMATS)
BAD = "indicator,region,period,value,unit\ngdp_metro,,2024,many,亿元\n"


@pytest.fixture(scope="module")
def hook():
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return hook


@pytest.fixture(scope="module")
def action():
    return yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def test_the_hook_runs_check(hook):
    assert (hook["id"], hook["language"]) == ("gapcalc-check", "python")
    program, command, *options = shlex.split(hook["entry"])
    assert (program, command) == ("gapcalc", "check")
    assert set(options) <= OPTIONS


@pytest.mark.parametrize(("path", "taken"), [
    ("data/a.csv", True), ("data/a.xlsx", True), ("city/data/2024/数据.csv", True), ("targets.yaml", True),
    ("plans/targets.yml", True), ("a.csv", False), ("data/a.csv.bak", False), ("metadata/a.csv", False),
    ("mkdocs.yaml", False),
])  # fmt: skip
def test_the_hook_takes_data_and_plan_files(hook, path, taken):
    assert bool(re.search(hook["files"], path)) is taken


def test_the_action_names_inputs_and_options_that_exist(action):
    steps = action["runs"]["steps"]
    used = set(re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", str(steps)))
    assert used == set(action["inputs"])
    script = next(step["run"] for step in steps if "gapcalc check" in step.get("run", ""))
    assert (
        set(re.findall(r"(?<=[( ])--[a-z-]+", script))
        == {"--format", "--plan", "--strict"}
        <= OPTIONS
    )
    assert action["inputs"]["format"]["default"] in FORMS
    assert all(form in action["inputs"]["format"]["description"] for form in FORMS)


def test_no_input_of_the_action_is_pasted_into_a_script(action):
    scripts = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    assert len(scripts) == 2
    assert [script for script in scripts if "${{" in script] == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs bash")
@pytest.mark.parametrize(("inputs", "code"), [
    ({}, 1), ({"paths": "good.csv"}, 0), ({"paths": "g*.csv\ndata"}, 1), ({"paths": "missing.csv"}, 2),
    ({"paths": "doubtful.csv"}, 0), ({"paths": "doubtful.csv", "strict": "true"}, 1),
    ({"paths": "two words.csv"}, 0), ({"paths": "--help"}, 2), ({"paths": "$(touch pwned)"}, 2),
    ({"plan": "missing.yaml"}, 2), ({"format": "sarif", "output": "out.sarif"}, 1), ({"format": "xml"}, 2),
])  # fmt: skip
def test_the_action_checks(action, tmp_path, inputs, code):
    good = BAD.replace("many", "5")
    (tmp_path / "data").mkdir()
    files = {"data/bad.csv": BAD, "good.csv": good, "two words.csv": good,
             "doubtful.csv": good.replace("gdp_metro", "某个别的指标"), "yaml.py": "raise SystemExit(99)"}  # fmt: skip
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    values = {name: given.get("default", "") for name, given in action["inputs"].items()} | inputs
    step = action["runs"]["steps"][-1]
    given = {
        key: re.sub(r"\$\{\{ inputs\.(.+?) \}\}", lambda m: values[m[1]], text)
        for key, text in step["env"].items()
    }
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    env = os.environ | given | {"PYTHONPATH": str(ROOT), "PATH": path, "GAPCALC_LANG": "en"}
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", step["run"]], cwd=tmp_path, env=env, capture_output=True
    )
    assert done.returncode == code, done.stderr
    assert not (tmp_path / "pwned").exists()
    if not inputs:
        assert done.stdout.startswith(b"::error file=data/bad.csv,line=2,title=")
    if "output" in inputs:
        assert (done.stdout, (tmp_path / "out.sarif").read_bytes()[:1]) == (b"", b"{")
