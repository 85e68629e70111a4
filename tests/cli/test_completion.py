"""What the shell offers at the Tab key: commands, options and the names of the plan at hand."""

import subprocess
import sys
from pathlib import Path

import pytest
from helpers.cases import for_each
from helpers.program import run_program

from gapcalc import load_plan
from gapcalc.assessment.status import STATUSES
from gapcalc.assessment.systems import METHODS
from gapcalc.cli.commands import COMMANDS
from gapcalc.cli.completion import SHELLS
from gapcalc.cli.options import CHECK_FORMATS
from gapcalc.cli.output_forms import FORMATS
from gapcalc.core.catalogue import CATALOGUE

ROOT = Path(__file__).parents[2]
PLAN = load_plan()
OWN = str(ROOT / "tests" / "second_plan" / "plan.yaml")


def offered(line, shell="bash", **environment):
    """The words that a shell offers behind `line`."""
    words = line.split(" ")
    environment["_GAPCALC_COMPLETE"] = f"complete_{shell}"
    if shell == "bash":
        environment |= {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    else:
        environment["_TYPER_COMPLETE_ARGS"] = line
    done = run_program(env=environment)
    assert done.err == ""
    return [word for word in done.out.splitlines() if word]


@for_each(
    "line, words",
    [
        ("gapcalc ", COMMANDS),
        ("gapcalc sta", ["status"]),
        ("gapcalc show disposable_income_", ["disposable_income_vs_national"]),
        ("gapcalc show 进出口", ["进出口总额"]),
        ("gapcalc targets gdp_m", ["gdp_metro"]),
        ("gapcalc history --target gdp_m", ["gdp_metro"]),
        ("gapcalc compare --fr", ["--from"]),
        ("gapcalc status --action ", [*PLAN.actions]),
        ("gapcalc status --region metro", ["metro"]),
        ("gapcalc status --only ", STATUSES),
        ("gapcalc status --fail-on rev", ["reversing"]),
        ("gapcalc status --method ", ["plan", *METHODS, "all"]),
        ("gapcalc status --set gdp_m", ["gdp_metro="]),
        ("gapcalc what-if --growth gdp_m", ["gdp_metro="]),
        ("gapcalc check --column Gemeinde=re", ["Gemeinde=region"]),
        ("gapcalc status --format ", FORMATS),
        ("gapcalc check --format ", CHECK_FORMATS),
        (
            "gapcalc check --explain unit-miss",
            [code for code in CATALOGUE if code.startswith("unit-miss")],
        ),
        ("gapcalc --show-completion ", SHELLS),
        ("gapcalc status --lang ", ["zh", "en"]),
        ("gapcalc status --ye", ["--year"]),
        (f"gapcalc show --plan {OWN} rd_", ["rd_spending"]),
        ("gapcalc show --plan nowhere.yaml gdp", []),
        ("gapcalc show no_such", []),
    ],
)
def test_words_offered(line, words):
    assert offered(line) == list(words)


def test_the_plan_of_the_environment_is_asked():
    assert offered("gapcalc show rd_sp", GAPCALC_PLAN=OWN) == ["rd_spending"]


@pytest.mark.parametrize(("lang", "said"), [("zh_CN.UTF-8", "滞后"), ("en_GB.UTF-8", "behind")])
def test_what_is_offered_is_explained_in_the_language_of_the_reader(lang, said):
    shown = "\n".join(offered("gapcalc status --only ", "zsh", LANG=lang))
    assert f'"behind":"{said}"' in shown


@pytest.mark.parametrize(("lang", "said"), [("zh_CN.UTF-8", "差距"), ("en_GB.UTF-8", "gap")])
def test_commands_are_offered_with_what_they_do(lang, said):
    shown = "\n".join(offered("gapcalc sta", "zsh", LANG=lang))
    assert '"status":' in shown and said in shown


@pytest.mark.parametrize("shell", SHELLS)
def test_script_of_a_shell(shell):
    done = run_program("--show-completion", shell)
    assert done.code == 0
    assert "_GAPCALC_COMPLETE" in done.out


def test_no_script_of_an_unknown_shell():
    done = run_program("--show-completion", "bsah")
    assert (done.code, done.out) == (2, "")
    assert "bash" in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
def test_bash_takes_the_script(tmp_path):
    """Sourced in a real bash, the script fills in what Tab would."""
    program = tmp_path / "gapcalc"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m gapcalc "$@"\n')
    program.chmod(0o755)
    script = tmp_path / "script"
    script.write_text(run_program("--show-completion", "bash").out)
    typed = "COMP_WORDS=(gapcalc show gdp_m); COMP_CWORD=2"
    line = f"source {script}; {typed}; _gapcalc_completion gapcalc; echo ${{COMPREPLY[@]}}"
    environment = {
        "PATH": f"{tmp_path}:/usr/bin:/bin",
        "PYTHONPATH": str(ROOT),
        "HOME": str(tmp_path),
    }
    done = subprocess.run(
        ["bash", "--norc", "-c", line], capture_output=True, text=True, env=environment
    )
    assert done.stdout == "gdp_metro\n", done.stderr
