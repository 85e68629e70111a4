"""What each command costs at the prompt, counted in the modules that it imports."""

import inspect
import json
import subprocess
import sys
from pathlib import Path

from helpers.program import clean_environment

from gapcalc.cli import application, commands, completion
from gapcalc.core import mojibake
from gapcalc.tables import dialect, label

ROOT = Path(__file__).parents[2]
TELL = """
import json, os, sys
from gapcalc.cli import main as cli
for words in json.loads(os.environ["COMMANDS"]):
    sys.argv = ["gapcalc", *words]
    try:
        cli.main()
    except SystemExit as end:
        code = end.code
    sys.stderr.write("\\n" + json.dumps([code or 0, sorted(sys.modules)]) + "\\n")
"""
HEAVY = {"pint", "rich", "pydantic", "numpy", "pandas", "xlrd", "xlsxwriter", "zipfile"}


def imported(*commands):
    """The modules in memory after each of some commands, which are run one after the other."""
    done = subprocess.run(
        [sys.executable, "-c", TELL],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        env=clean_environment(PYTHONPATH=str(ROOT), COMMANDS=json.dumps(commands)),
    )
    told = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("[")]
    assert [code for code, _ in told if code not in {0, 1}] == [], done.stderr
    return [set(modules) for _, modules in told]


def ours(modules):
    """The package's own modules, as room.module."""
    return {
        name.removeprefix("gapcalc.")
        for name in modules
        if name.startswith("gapcalc.") and name.count(".") >= 2
    }


def test_what_is_asked_of_the_program_itself_reads_no_plan():
    asked = ["--version"], ["--help"], ["status", "--help"]
    for words, modules in zip(asked, imported(*asked), strict=True):
        assert not modules & {*HEAVY, "yaml", "hashlib", "decimal"}, words
        assert ours(modules) <= {
            "messages.choice_words",
            "messages.hints",
            "messages.locale",
            "messages.help_pages",
            "messages.statuses",
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
        }, words


def test_a_command_imports_no_more_than_it_needs():
    """No unit is met that Pint has to be asked for; rich is for terminals, these write to a pipe."""
    commands = (
        ["status"], ["status", "--format", "json"], ["status", "--lang", "zh", "--only", "behind"], ["targets"],
        ["what-if"], ["check", "data"], ["show", "retail_sales"],
    )  # fmt: skip
    rare = {
        "tables.excel", "reports.page", "reports.workbook", "reports.chart", "views.plot",
        "data.name_forms", "tables.name_kinds",  # no name in the data is an equivalent one
    }  # fmt: skip
    for words, modules in zip(commands, imported(*commands), strict=True):
        assert not modules & HEAVY, words
        drawn = {"views.plot"} if words[0] == "show" else set()
        assert ours(modules) & rare == drawn, words


def test_units_are_put_together_without_pint():
    (modules,) = imported(["check", "data", "--unit", "元*人/人"])
    assert "pint" not in modules


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
    monkeypatch.setattr(dialect, "_headings", lambda cells: asked.append(cells) or len(cells))
    assert dialect._score(["indicator,period,value\n", "a,2022,1\n", "b,2023,2\n"], ",") == (3, 4)
    assert asked == [["indicator", "period", "value"]]


def test_lines_in_ordinary_characters_are_not_read_in_other_encodings(monkeypatch):
    asked = []
    monkeypatch.setattr(mojibake, "is_mojibake", lambda text: asked.append(text) or True)
    assert not mojibake.mostly_mojibake(["重庆", "四川", "綦江", "abc"])
    assert not asked
    assert mojibake.mostly_mojibake(["重庆", "綦", "綦江", "abc"])
    assert asked == ["綦", "綦江"]


def test_a_name_that_is_meant_literally_is_read_once(monkeypatch):
    split = []
    monkeypatch.setattr(label, "_name_and_unit", lambda name: split.append(name) or (name, ""))
    assert next(label.readings("（二）工业增加值(亿元)①")).name == "（二）工业增加值(亿元)①"
    assert len(split) == 1
