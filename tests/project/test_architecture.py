"""The rules of the house that a tool can check.

The rooms and what belongs in each are described in docs/architecture.md.
"""

import ast
import importlib
import inspect
import re
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from helpers.cases import for_each

import gapcalc
from gapcalc.core.catalogue import CATALOGUE

PACKAGE = Path(gapcalc.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
# In this order: a room imports from those before it.
ROOMS = (
    "messages",
    "core",
    "tables",
    "plan",
    "data",
    "assessment",
    "views",
    "reports",
    "api",
    "cli",
)
# Each library is imported in one place, so that it can be replaced there.
HOMES = {
    "yaml": {"plan.marked_yaml"},
    "pint": {"core.unit"},
    "rich": {"views.terminal"},
    "csv": {"tables.delimited", "tables.dialect", "views.writers"},
    "typer": {"cli.application", "cli.completion", "cli.options"},
    "xlsxwriter": {
        "reports.answer_book",
        "reports.native_chart",
        "reports.word.document",
        "reports.workbook",
    },
    "docx": {"reports.word.document", "reports.word.parts"},
    "xlrd": {"tables.xls"},
}
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def module_name(file):
    """The dotted name of a module below the package: core.unit; a package has its folder's."""
    parts = file.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


MODULES = {module_name(file): file for file in FILES if file.stem != "__main__"}


@cache
def imported_names(file):
    """Each import in a file as (module, name); the name is None for a whole module."""
    return tuple(_imports(file))


def _imports(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, None) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file}: imports are absolute"
            yield from ((node.module, alias.name) for alias in node.names)


def own_imports(file):
    """The modules of the package that a file imports."""
    found = set()
    for module, name in imported_names(file):
        if module.partition(".")[0] != "gapcalc":
            continue
        inner = module.removeprefix("gapcalc").lstrip(".") or "__init__"
        whole = f"{inner}.{name}".lstrip(".")
        found.add(whole if whole in MODULES else inner)
    return found


def libraries(file):
    return {module.partition(".")[0] for module, _ in imported_names(file)}


def room_of(module):
    return module.partition(".")[0]


def test_every_module_stands_in_a_room():
    assert {room_of(module) for module in MODULES if module != "__init__"} == set(ROOMS)


@for_each("module", [name for name in MODULES if "." in name])
def test_a_room_imports_only_from_the_rooms_before_it(module):
    below = ROOMS[: ROOMS.index(room_of(module)) + 1]
    rooms = {room_of(other) for other in own_imports(MODULES[module])}
    assert rooms - {"__init__"} <= set(below)


def test_modules_import_in_one_direction():
    graph = {name: own_imports(file) for name, file in MODULES.items()}
    assert graph["cli.inputs"] >= {"assessment.status", "plan.load"}
    list(TopologicalSorter(graph).static_order())  # raises CycleError


def test_messages_import_nothing_of_the_package():
    messages = [file for module, file in MODULES.items() if room_of(module) == "messages"]
    assert messages
    for file in messages:
        assert {room_of(other) for other in own_imports(file)} <= {"messages"}


@for_each("module", MODULES)
def test_from_another_module_only_public_names_are_imported(module):
    for home, name in imported_names(MODULES[module]):
        inner = home.removeprefix("gapcalc.")
        if name is None or inner not in MODULES or f"{inner}.{name}" in MODULES:
            continue
        public = importlib.import_module(home)
        assert name in getattr(public, "__all__", ()), f"{home}.{name}"


@pytest.mark.parametrize("library", HOMES)
def test_each_library_has_its_home(library):
    homes = {name for name, file in MODULES.items() if library in libraries(file)}
    assert homes == HOMES[library]


@for_each("module", [name for name in MODULES if "." in name])
def test_what_is_public_exists_and_says_what_it_does(module):
    home = importlib.import_module(f"gapcalc.{module}")
    assert home.__doc__
    for public in home.__all__:
        made = getattr(home, public)
        if inspect.isclass(made) or inspect.isfunction(made):
            assert made.__doc__ and not made.__doc__.startswith(f"{public}("), public


@for_each("code", CATALOGUE)
def test_every_problem_is_in_both_languages(code):
    entry = CATALOGUE[code]
    assert all((entry.en, entry.zh, entry.meaning_en, entry.meaning_zh))
    assert entry.remedy_en and entry.remedy_zh
    assert CHINESE.search(entry.zh) and CHINESE.search(entry.meaning_zh)
    assert places(entry.en, "_en") == places(entry.zh, "_zh")
    assert places(entry.remedy_en, "_en") == places(entry.remedy_zh, "_zh")


def places(template, language=""):
    """The names that a template is filled with, less the ending of those that differ by language."""
    return {name.removesuffix(language) for name in re.findall(r"\{(\w+)\}", template)}
