"""What each command costs at the prompt, counted in the modules that it imports."""

import inspect
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gapcalc.cli import application, commands, completion
from gapcalc.core import mojibake
from gapcalc.tables import delimited as rows
from gapcalc.tables import label

ROOT = Path(__file__).parents[2]
TELL = """
import json, os, sys
sys.argv = ["gapcalc", *json.loads(os.environ["WORDS"])]
from gapcalc.cli import main as cli
try:
    cli.main()
except SystemExit as end:
    code = end.code
sys.stderr.write("\\n" + json.dumps([code or 0, sorted(sys.modules)]))
"""
HEAVY = {"pint", "rich", "pydantic", "numpy", "pandas", "xlrd", "xlsxwriter", "zipfile"}


def imported(*words):
    """The modules in memory when a command has ended well."""
    done = subprocess.run(
        [sys.executable, "-c", TELL],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT), "WORDS": json.dumps(words)},
    )
    code, modules = json.loads(done.stderr.splitlines()[-1])
    assert code in {0, 1}, done.stderr
    return set(modules)


def ours(modules):
    """The package's own modules, as room.module."""
    return {
        name.removeprefix("gapcalc.")
        for name in modules
        if name.startswith("gapcalc.") and name.count(".") >= 2
    }


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["status", "--help"]])
def test_what_is_asked_of_the_program_itself_reads_no_plan(words):
    modules = imported(*words)
    assert not modules & {*HEAVY, "yaml", "hashlib", "decimal"}
    assert ours(modules) <= {
        "messages.locale",
        "messages.help_pages",
        "messages.hints",
        "core.data_options",
        "core.problem",
        "core.text",
        "views.columns",
        "cli.application",
        "cli.choices",
        "views.findings",
        "cli.commands",
        "cli.commands.status",
        "cli.completion",
        "cli.exit_code",
        "cli.general_options",
        "cli.help",
        "cli.main",
        "cli.option_groups",
        "cli.options",
        "cli.output",
        "cli.output_forms",
        "cli.selection",
    }


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
    drawn = {"views.plot"} if words[0] == "show" else set()
    rare = {"tables.excel", "reports.page", "reports.workbook", "reports.chart", "views.plot"}
    assert ours(modules) & rare == drawn


def test_pint_is_asked_for_what_is_not_written_down():
    assert "pint" in imported("check", "data", "--unit", "元*人/人")


def test_no_annotation_has_to_be_evaluated_when_a_command_is_built():
    completing = [
        completion.complete_target,
        completion.complete_setting,
        completion.complete_action,
        completion.complete_region,
        completion.completion_of(()),
    ]
    for function in (
        application._gapcalc,
        *(commands.load_command(name) for name in commands.COMMANDS),
        *completing,
    ):
        assert not [
            text for text in inspect.get_annotations(function).values() if isinstance(text, str)
        ]


def test_headings_are_looked_for_no_longer_than_they_can_be_found(monkeypatch):
    asked = []
    monkeypatch.setattr(rows, "_names_column", lambda cell: asked.append(cell) or cell.isalpha())
    assert rows._score(["indicator,period,value\n", "a,2022,1\n", "b,2023,2\n"], ",") == (3, 4)
    assert asked == ["indicator", "period", "value"]


def test_lines_in_ordinary_characters_are_not_read_in_other_encodings(monkeypatch):
    asked = []
    monkeypatch.setattr(mojibake, "is_mojibake", lambda text: asked.append(text) or True)
    assert not mojibake.mostly_mojibake(["重庆", "四川", "綦江", "abc"])
    assert not asked
    assert mojibake.mostly_mojibake(["重庆", "綦", "綦江", "abc"])
    assert asked == ["綦", "綦江"]


def test_a_name_that_is_meant_literally_is_read_once(monkeypatch):
    split = []
    monkeypatch.setattr(label, "_split_unit", lambda name: split.append(name) or (name, ""))
    assert next(label.readings("（二）工业增加值(亿元)①")).name == "（二）工业增加值(亿元)①"
    assert len(split) == 1
