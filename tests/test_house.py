"""The house rules that a tool can check: imports in one direction, one home for each library, nothing unsaid."""

import ast
import importlib
import inspect
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import gapcalc
from gapcalc import words
from gapcalc.codes import CATALOGUE

FILES = sorted(Path(gapcalc.__file__).parent.glob("*.py"))
MODULES = [file.stem for file in FILES if file.stem != "__main__"]
HOMES = {
    "yaml": {"document"}, "pint": {"unit"}, "rich": {"terminal"}, "csv": {"rows", "export"},
    "typer": {"cli", "options"}, "xlsxwriter": {"workbook"},
}  # fmt: skip
# What is long because it lists: nothing in it has to be followed, only looked up.
TABLES = {"catalogue", "words"}
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def imports(file):
    """The modules of the package and the other packages that a file imports, wherever in it."""
    own, others = set(), set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            others |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            others.add(node.module.split(".")[0])
        elif isinstance(node, ast.ImportFrom):
            names = {alias.name for alias in node.names}
            own |= {node.module} if node.module else (names & set(MODULES)) or {"__init__"}
    return own, others


def test_modules_import_in_one_direction():
    graph = {file.stem: imports(file)[0] for file in FILES}
    assert len(graph) > 15
    assert graph["commands"] >= {"status", "loading"}
    list(TopologicalSorter(graph).static_order())  # raises CycleError


def test_arithmetic_and_text_stand_at_the_bottom():
    graph = {file.stem: imports(file)[0] for file in FILES}
    assert (graph["path"], graph["text"], graph["document"]) == (set(), set(), {"problem"})


@pytest.mark.parametrize("library", HOMES)
def test_each_library_has_its_home(library):
    assert {file.stem for file in FILES if library in imports(file)[1]} == HOMES[library]


def test_the_library_does_not_need_the_command_line():
    assert [file.stem for file in FILES if "cli" in imports(file)[0]] == ["__main__"]


@pytest.mark.parametrize("name", MODULES)
def test_what_is_public_exists_and_says_what_it_does(name):
    module = importlib.import_module("gapcalc" if name == "__init__" else f"gapcalc.{name}")
    assert module.__doc__
    for public in module.__all__:
        made = getattr(module, public)
        if inspect.isclass(made) or inspect.isfunction(made):
            assert made.__doc__ and not made.__doc__.startswith(f"{public}("), public


@pytest.mark.parametrize("table", ["STATUS", "STAGES", "REASONS", "WORDS"])
def test_every_word_is_in_both_languages(table):
    for key, pair in getattr(words, table).items():
        assert len(pair) == 2 and all(text.strip() for text in pair), key
        assert not CHINESE.search(pair[1]), key
        assert places(pair[0]) == places(pair[1]), key


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_problem_is_in_both_languages(code):
    entry = CATALOGUE[code]
    assert all((entry.en, entry.zh, entry.meaning_en, entry.meaning_zh, entry.remedy_en, entry.remedy_zh))
    assert CHINESE.search(entry.zh) and CHINESE.search(entry.meaning_zh)
    assert places(entry.en, "_en") == places(entry.zh, "_zh")
    assert places(entry.remedy_en, "_en") == places(entry.remedy_zh, "_zh")


def places(template, language=""):
    """The names that a template is filled with, less the ending of those that differ by language."""
    return {name.removesuffix(language) for name in re.findall(r"\{(\w+)\}", template)}


@pytest.mark.parametrize("file", [file for file in FILES if file.stem not in TABLES], ids=lambda file: file.stem)
def test_no_file_is_long(file):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 420
