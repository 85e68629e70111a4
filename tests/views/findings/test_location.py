"""Files as reports for other programs name them."""

import os
from pathlib import Path
from urllib.parse import unquote

import pytest

from gapcalc.views.findings.location import relative_path, uri


def test_a_path_within_the_working_folder_is_relative_to_it(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert relative_path(str(tmp_path / "d" / "a.csv")) == "d/a.csv"
    assert relative_path("d/a.csv") == "d/a.csv"
    assert relative_path("./d/a.csv") == "d/a.csv"


def test_a_path_elsewhere_stays_what_it_is():
    assert relative_path("/x/a.csv") == Path("/x/a.csv").as_posix()


@pytest.mark.skipif(os.sep != "\\", reason="elsewhere a backslash is part of a name")
def test_a_path_of_windows_is_written_with_slashes():
    assert relative_path("d\\a.csv") == "d/a.csv"


def test_a_character_that_hides_is_written_as_an_escape():
    assert relative_path("a\u202eb.csv") == "a\\u202eb.csv"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("data/数据 1.csv", "data/%E6%95%B0%E6%8D%AE%201.csv"),
        ("a:b.csv", "a%3Ab.csv"),
        ("a%41#?", "a%2541%23%3F"),
        ("./d/../a.csv", "d/../a.csv"),
        ("-", "-"),
    ],
)
def test_a_uri_leads_back_to_the_path(path, expected):
    assert uri(path) == expected
    assert Path(unquote(expected)) == Path(path)


def test_a_uri_of_a_file_elsewhere_is_absolute():
    assert uri(str(Path("/x/a.csv").absolute())).startswith("file:///")
