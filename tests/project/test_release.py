"""What goes with a release names one version, and nothing that is not there."""

import re
import tomllib
from pathlib import Path

import yaml

from gapcalc import __version__

ROOT = Path(__file__).parents[2]


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_citation_names_the_version_and_the_licence_of_the_package():
    citation = yaml.safe_load(text("CITATION.cff"))
    project = tomllib.loads(text("pyproject.toml"))["project"]
    assert (str(citation["version"]), citation["license"]) == (__version__, project["license"])


def test_the_newest_entry_of_the_changelog_is_of_this_version():
    first = re.search(r"^## (\S+)", text("CHANGELOG.md"), re.MULTILINE)
    assert first is not None
    assert first[1] == __version__


def test_what_the_security_page_says_is_tested_is_there():
    for path in re.findall(r"`(tests/[\w./]+)`", text("SECURITY.md")):
        assert (ROOT / path).exists(), path
