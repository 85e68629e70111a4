"""Everything that the two READMEs show has been run: files, commands and output stand there as they are."""

import re
import subprocess
import sys

import pytest
from helpers.console import READMES, ROOT, assert_shown, blocks, run, sessions


@pytest.mark.parametrize("readme", READMES)
def test_what_the_readme_shows_is_what_comes(readme, tmp_path):
    commands = sessions(readme)
    assert len(commands) >= 8
    for command, shown in commands:
        if command.startswith("cat ") and "|" not in command:
            (tmp_path / command.split()[1]).write_text("\n".join([*shown, ""]), encoding="utf-8")
        else:
            assert_shown(shown, run(command, tmp_path).out.splitlines())


@pytest.mark.parametrize("readme", READMES)
def test_the_python_example_runs(readme):
    (example,) = blocks(readme, "python")
    done = subprocess.run(
        [sys.executable, "-c", example], cwd=ROOT, capture_output=True, encoding="utf-8"
    )
    assert re.fullmatch(r"\d+ [a-z_]+\n", done.stdout), done.stderr


def test_both_readmes_give_the_same_two_commands():
    assert blocks(READMES[0], "sh") == blocks(READMES[1], "sh")
    assert len(blocks(READMES[0], "sh")) == 2


@pytest.mark.parametrize("readme", READMES)
def test_what_the_readme_links_to_is_there(readme):
    text = (ROOT / readme).read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)]+)\)", text):
        assert (ROOT / link).exists(), link
