"""The help pages: every command and option in both languages, examples that run, lines that fit."""

import re
import subprocess
from pathlib import Path

import pytest
from helpers.cases import for_each
from helpers.console import run
from helpers.program import run_program
from typer.main import get_command

from gapcalc.assessment.status import STATUSES
from gapcalc.assessment.systems import METHODS
from gapcalc.cli import help as manual
from gapcalc.cli.main import COMMANDS, application
from gapcalc.cli.options import CHECK_FORMATS, FORMATS
from gapcalc.views.columns import cell_len

ROOT = Path(__file__).parents[2]
GROUP = get_command(application())
PARAMS = [(name, param) for name, command in GROUP.commands.items() for param in command.params]
EXAMPLES = [(line, page) for page in COMMANDS for line in manual.PAGES[page].examples]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
LANGUAGES = ("zh", "en")


def texts():
    """Every pair of texts there is, with a name to find it by."""
    for name, page in manual.PAGES.items():
        yield from (
            (f"{name} {part}", pair)
            for part, pair in [("summary", page.summary), ("more", page.more)]
        )
        yield from page.examples.items()
    yield from ((name, said) for name, (_, said) in manual.OPTIONS.items())
    for table in (manual._GROUPS, manual._VARIABLES, manual._WORDS, manual._FIRST_STEPS):
        yield from table.items()


@for_each("name, pair", list(texts()))
def test_every_text_is_in_both_languages(name, pair):
    zh, en = pair
    assert CHINESE.search(zh) or zh == "[选项]"
    assert en.strip() and not CHINESE.search(re.sub("120公里|贸易", "", en)), name


def test_every_command_has_its_page_and_no_page_is_left_over():
    assert set(manual.PAGES) == set(COMMANDS) == set(GROUP.commands)


@for_each("command, param", [*PARAMS, *(("", p) for p in GROUP.params)])
def test_every_option_is_explained(command, param):
    group, _ = manual.OPTIONS.get(f"{command}.{param.name}") or manual.OPTIONS[param.name]
    assert group in manual._GROUPS
    assert param.param_type_name == "argument" or any(name.startswith("--") for name in param.opts)


def test_no_explanation_is_left_over():
    used = {param.name for param in GROUP.params}
    used |= {f"{command}.{param.name}" for command, param in PARAMS} | {
        param.name for _, param in PARAMS
    }
    assert set(manual.OPTIONS) <= used


def test_choices_named_in_the_help_are_those_there_are():
    said = {name: pair for name, (_, pair) in manual.OPTIONS.items()}
    for choices, name in (
        (METHODS, "method"),
        (FORMATS, "format"),
        (CHECK_FORMATS, "check.format"),
    ):
        assert all(", ".join(choices) in text for text in said[name])
    assert set(re.findall(r"\w+", said["only"][1])) & set(STATUSES) == set(STATUSES) - {
        "no_data",
        "not_assessable",
    }


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [60, 80, 200])
@for_each("command", COMMANDS)
def test_pages_fit_the_terminal_and_never_grow_wider_than_a_page(monkeypatch, command, width, lang):
    monkeypatch.setenv("COLUMNS", str(width))
    params = GROUP.commands[command].params
    shown = [
        *manual.page(command, params, lang).splitlines(),
        *manual.contents(COMMANDS, GROUP.params, lang).splitlines(),
    ]
    prose = [
        line for line in shown if not line.lstrip().startswith(("gapcalc", "cat", "Usage", "用法"))
    ]
    assert max(map(cell_len, prose)) <= min(width, 100)
    assert all(line == line.rstrip() for line in shown)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_names_every_option_and_example(lang):
    for command in COMMANDS:
        params = GROUP.commands[command].params
        page = manual.page(command, params, lang)
        assert all(name in page for param in params for name in param.opts if name.startswith("-"))
        assert all(line in page for line in manual.PAGES[command].examples)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A folder with the files that the examples name, two commits deep."""
    folder = tmp_path_factory.mktemp("office")
    data = (ROOT / "data" / "chongqing.csv").read_bytes()
    (folder / "data").mkdir()
    for name in ("export.csv", "my-data.csv", "old.csv", "new.csv", "data/chongqing.csv"):
        (folder / name).write_bytes(data)
    (folder / "my-plan.yaml").write_bytes((ROOT / "targets.yaml").read_bytes())
    git = ["git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@b.c"]
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["commit", "-qm", "1"],
        ["commit", "-qm", "2", "--allow-empty"],
    ):
        subprocess.run([*git, *words], check=True)
    return folder


@pytest.mark.parametrize(
    "line", dict.fromkeys([*(line for line, _ in EXAMPLES), *manual._FIRST_STEPS])
)
def test_examples_run(line, office):
    """Run as a shell would; 1 is a finding, 2 a command that could not run."""
    done = run(line, office)
    assert done.code in {0, 1}, done.err
    assert "rror:" not in done.err
    made = re.search(r"(?:-o|>) (\S+)$", line)
    if made:
        assert (office / made[1]).stat().st_size
        (office / made[1]).unlink()
    else:
        assert done.out


def test_the_name_alone_shows_what_to_do_next():
    done = run_program()
    assert done.code == 2
    assert "gapcalc status\n" in done.out
