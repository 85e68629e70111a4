"""The help pages: every command and option in both languages, examples that run, lines that fit."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from helpers.cases import for_each
from helpers.console import run
from helpers.program import run_program
from typer.main import get_command

from gapcalc.assessment.status import STATUSES
from gapcalc.assessment.systems import METHODS
from gapcalc.cli.application import application
from gapcalc.cli.commands import COMMANDS
from gapcalc.cli.help import HelpPages
from gapcalc.cli.options import CHECK_FORMATS
from gapcalc.cli.output_forms import FORMATS
from gapcalc.core.data_options import COLUMN_ROLES
from gapcalc.messages import help_pages
from gapcalc.messages.choice_words import choices_in_chinese
from gapcalc.views.columns import cell_len

ROOT = Path(__file__).parents[2]
GROUP = get_command(application())
COMMAND_PARAMS = {name: GROUP.get_command(None, name).params for name in COMMANDS}
PARAMS = [(name, param) for name, params in COMMAND_PARAMS.items() for param in params]
OPTION_TEXTS = {
    name: text for section in help_pages.OPTION_SECTIONS for name, text in section.options.items()
}
EXAMPLES = [(line, page) for page in COMMANDS for line in help_pages.PAGES[page].examples]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
LANGUAGES = ("zh", "en")


def texts():
    """Every pair of texts there is, with a name to find it by."""
    for name, page in help_pages.PAGES.items():
        yield from (
            (f"{name} {part}", pair)
            for part, pair in [("summary", page.summary), ("description", page.description)]
        )
        yield from page.examples.items()
    yield from ((section.title.en, section.title) for section in help_pages.OPTION_SECTIONS)
    for table in (
        OPTION_TEXTS,
        help_pages.ENVIRONMENT,
        help_pages.PHRASES,
        help_pages.FIRST_STEPS,
    ):
        yield from table.items()


@for_each("name, pair", list(texts()))
def test_every_text_is_in_both_languages(name, pair):
    zh, en = pair
    assert CHINESE.search(zh) or zh == "[选项]"
    assert en.strip() and not CHINESE.search(re.sub("120公里|贸易", "", en)), name


def test_every_command_has_its_page_and_no_page_is_left_over():
    assert set(help_pages.PAGES) == set(COMMANDS)


@for_each("command, param", [*PARAMS, *(("", p) for p in GROUP.params)])
def test_every_option_is_explained(command, param):
    names = {f"{command}.{param.name}", param.name}
    assert sum(bool(names & section.options.keys()) for section in help_pages.OPTION_SECTIONS) == 1
    assert param.param_type_name == "argument" or any(name.startswith("--") for name in param.opts)


def test_no_explanation_is_left_over():
    used = {param.name for param in GROUP.params}
    used |= {f"{command}.{param.name}" for command, param in PARAMS} | {
        param.name for _, param in PARAMS
    }
    assert set(OPTION_TEXTS) <= used


def test_methods_named_in_the_help_are_those_there_are():
    assert all(", ".join(METHODS) in text for text in OPTION_TEXTS["method"])


@pytest.mark.parametrize("lang", LANGUAGES)
@for_each("command, choices", [
    ("status", FORMATS), ("targets", FORMATS), ("check", CHECK_FORMATS),
    ("status", STATUSES), ("status", COLUMN_ROLES),
])  # fmt: skip
def test_a_page_names_all_choices_of_an_option(monkeypatch, command, choices, lang):
    monkeypatch.setenv("COLUMNS", "200")
    page = HelpPages(lang).command_page(command, COMMAND_PARAMS[command])
    in_one_line = re.sub(r"\s+", "" if lang == "zh" else " ", page)
    wanted = "、".join(choices_in_chinese(choices)) if lang == "zh" else ", ".join(choices)
    assert wanted in in_one_line


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [60, 80, 200])
@for_each("command", COMMANDS)
def test_pages_fit_the_terminal_and_never_grow_wider_than_a_page(monkeypatch, command, width, lang):
    monkeypatch.setenv("COLUMNS", str(width))
    params = COMMAND_PARAMS[command]
    shown = [
        *HelpPages(lang).command_page(command, params).splitlines(),
        *HelpPages(lang).contents(COMMANDS, GROUP.params).splitlines(),
    ]
    prose = [
        line for line in shown if not line.lstrip().startswith(("gapcalc", "cat", "Usage", "用法"))
    ]
    assert max(map(cell_len, prose)) <= min(width, 100)
    assert all(line == line.rstrip() for line in shown)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_names_every_option_and_example(lang):
    for command in COMMANDS:
        params = COMMAND_PARAMS[command]
        page = HelpPages(lang).command_page(command, params)
        assert all(name in page for param in params for name in param.opts if name.startswith("-"))
        assert all(line in page for line in help_pages.PAGES[command].examples)


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
    "line", dict.fromkeys([*(line for line, _ in EXAMPLES), *help_pages.FIRST_STEPS])
)
def test_examples_run(line, office):
    """Run as a shell would; 1 is a finding, 2 a command that could not run."""
    done = run(line, office)
    assert done.code in {0, 1}, done.err
    assert "rror:" not in done.err
    made = re.search(r"(?:-o|>) (\S+)$", line)
    if made and "--split" in line:
        assert list((office / made[1]).iterdir())
        shutil.rmtree(office / made[1])
    elif made:
        assert (office / made[1]).stat().st_size
        (office / made[1]).unlink()
    else:
        assert done.out


def test_the_name_alone_shows_what_to_do_next():
    done = run_program()
    assert done.code == 2
    assert "gapcalc status\n" in done.out
