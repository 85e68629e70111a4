"""What each command costs at the prompt, in counts that are the same on every machine: the modules it imports."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TELL = """
import json, os, sys
sys.argv = ["gapcalc", *json.loads(os.environ["WORDS"])]
from gapcalc import cli
try:
    cli.main()
except SystemExit as end:
    code = end.code
sys.stderr.write("\\n" + json.dumps([code or 0, sorted({name for name in sys.modules})]))
"""
HEAVY = {"pint", "rich", "pydantic", "numpy", "pandas", "xlrd", "xlsxwriter", "zipfile"}


def imported(*words, **environment):
    """The modules in memory when a command has ended well."""
    done = subprocess.run(
        [sys.executable, "-c", TELL], cwd=ROOT, capture_output=True, text=True, timeout=60,
        env={**os.environ, "GAPCALC_CACHE": "off", "PYTHONPATH": str(ROOT), "WORDS": json.dumps(words), **environment},
    )  # fmt: skip
    code, modules = json.loads(done.stderr.splitlines()[-1])
    assert code in {0, 1}, done.stderr
    return set(modules)


def ours(modules):
    return {name.removeprefix("gapcalc.") for name in modules if name.startswith("gapcalc.")}


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["status", "--help"]])
def test_what_is_asked_of_the_program_itself_reads_no_plan(words):
    modules = imported(*words)
    assert not modules & {*HEAVY, "yaml", "hashlib", "decimal"}
    assert ours(modules) <= {"cli", "commands", "options", "tongue", "output", "manual", "columns"}


@pytest.mark.parametrize(
    "words",
    [
        ["status"], ["status", "--format", "json"], ["status", "--lang", "zh", "--only", "behind"], ["targets"],
        ["what-if"], ["check", "data"], ["show", "retail_sales"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_command_imports_no_more_than_it_needs(words):
    """Pint is not asked, as no unit is met that is not written down; rich is for terminals, these write to a pipe."""
    modules = imported(*words)
    assert not modules & HEAVY
    drawn = {"plot"} if words[0] == "show" else set()
    assert ours(modules) & {"excel", "page", "workbook", "drawing", "plot"} == drawn


def test_pint_is_asked_for_what_is_not_written_down():
    assert "pint" in imported("check", "data", "--unit", "元*人/人")


def test_a_kept_answer_takes_neither_plan_nor_data_apart(tmp_path):
    place = str(tmp_path)
    assert "gapcalc.reading" in imported("status", GAPCALC_CACHE=place)
    modules = imported("status", GAPCALC_CACHE=place)
    assert ours(modules) <= {"cli", "commands", "options", "tongue", "output", "answers", "files", "problem", "text"}
    assert not modules & {*HEAVY, "yaml", "decimal", "fractions"}
