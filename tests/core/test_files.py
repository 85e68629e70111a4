"""Files and folders as they are given: read, or refused with a reason."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from gapcalc.core.files import MAX_BYTES, bundled, data_files, read_text
from gapcalc.core.problem import Problem


def code(path: Path | str) -> str:
    """Return the code of the problem for which a text file is refused."""
    text, problems = read_text(path)
    assert text is None
    (problem,) = problems
    assert problem.path == str(path)
    return problem.code


def listed(*paths: Path | str) -> list[tuple[str, str | None]]:
    """Return the data files that paths name, each with the code of what is wrong."""
    return [(file, problem and problem.code) for file, problem in data_files(paths)]


# --- text files


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_file_is_read_in_whichever_encoding_it_is(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text("名称: 地区生产总值", encoding=encoding)
    assert read_text(file) == ("名称: 地区生产总值", [])


def test_a_bad_byte_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_bytes("一行\n二行\n三".encode() + b"\xe9\n" + "四行\n五行\n".encode())
    text, (problem,) = read_text(file)
    assert text is None
    assert problem == Problem("encoding", {"byte": "0xe9"}, str(file), 3)


def test_text_with_a_nul_is_binary(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_bytes(b"a: 1\nb: \0\n")
    assert code(file) == "binary-file"


def test_a_missing_file_comes_with_the_nearest_name_in_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text("a: 1")
    text, (problem,) = read_text(tmp_path / "plam.yaml")
    assert (text, problem.code) == (None, "no-file")
    assert str(file) in problem.message("en")
    assert str(file) in problem.message("zh")


def test_a_missing_file_in_no_folder_has_no_name_to_offer(tmp_path: Path) -> None:
    _, (problem,) = read_text(tmp_path / "absent" / "plan.yaml")
    assert problem.message("en").endswith("Check the path.")


def test_a_folder_and_a_device_are_no_files(tmp_path: Path) -> None:
    """A device such as /dev/zero could go on for ever."""
    assert code(tmp_path) == "unreadable"
    assert code("/dev/null") == "unreadable"


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    with file.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    assert code(file) == "file-too-large"


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("甲: 1".encode())))
    assert read_text("-") == ("甲: 1", [])
    monkeypatch.setattr(sys, "stdin", None)
    (problem,) = read_text("-")[1]
    assert problem.code == "no-input"


def test_the_bundled_folder_holds_plan_and_data() -> None:
    assert (bundled() / "targets.yaml").is_file()
    assert (bundled() / "data" / "chongqing.csv").is_file()


# --- data files


def test_a_folder_gives_its_tables_in_order_whatever_the_case_of_their_names(
    tmp_path: Path,
) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".cache").mkdir()
    wanted = ["2024.CSV", "X.XLSX", "b.csv", "c.tsv", "d.Xls", "e.xlsm", "sub/a.xlsx"]
    beside = [".hidden.csv", "~$open.xlsx", ".cache/a.csv", "plan.yaml", "README.txt", "a.py"]
    for name in [*beside, *wanted]:
        (tmp_path / name).touch()
    assert listed(tmp_path) == [(str(tmp_path / name), None) for name in wanted]


def test_what_may_be_data_in_a_folder_and_is_not_read_is_named(tmp_path: Path) -> None:
    """A kind that nobody has heard of too."""
    for name in ("2023.csv", "2025.txt", "b.ods", "c.docx", "d.PDF", "e.zip", "f.unheard", "g"):
        (tmp_path / name).touch()
    (_, _), (path, problem) = data_files([tmp_path])
    assert problem is not None
    assert (path, problem.code, problem.path) == (str(tmp_path), "files-passed-over", str(tmp_path))
    assert problem.details["count"] == "7"
    assert "2025.txt, b.ods, c.docx, d.PDF, e.zip, …" in problem.message("en")


def test_a_folder_without_tables_is_a_problem(tmp_path: Path) -> None:
    assert listed(tmp_path) == [(str(tmp_path), "no-data")]
    (tmp_path / "data.txt").touch()
    folder = str(tmp_path)
    assert listed(tmp_path) == [(folder, "no-data"), (folder, "files-passed-over")]


def test_a_file_is_taken_as_it_is_named(tmp_path: Path) -> None:
    """Whether it can be opened is found when it is read."""
    assert listed("-", tmp_path / "absent.txt") == [
        ("-", None),
        (str(tmp_path / "absent.txt"), None),
    ]


def test_an_empty_path_is_no_folder() -> None:
    """It comes from an unset variable of a shell; for pathlib it is the present folder."""
    assert listed("") == [("", "no-file")]


@pytest.mark.skipif(sys.platform == "win32", reason="a path may hold other characters there")
def test_a_path_that_no_system_takes_is_a_problem() -> None:
    assert listed("a\0b")[0][0] == "a\0b"
    assert code("a\0b") in {"unreadable", "no-file"}
