"""A data cut from files, folders and revisions, with real repositories."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers.repository import HEADER, ROW, Repository, needs_git, table

from gapcalc import GapcalcError, Observations, Plan
from gapcalc.data import snapshot as cuts
from gapcalc.data.snapshot import read_snapshot
from gapcalc.tables.account import TableAccount


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    folder = tmp_path / "repository"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Repository(folder)


@pytest.fixture
def t(tiny: Callable[..., Plan]) -> Plan:
    return tiny("at_least: 200 亿元", "linear")


def values(plan: Plan, name: str) -> dict[str, str]:
    return {str(o.period): str(o.value) for o in read_snapshot(name, plan).observations}


def refused(plan: Plan, name: str) -> list[str]:
    with pytest.raises(GapcalcError) as caught:
        read_snapshot(name, plan)
    assert [p.path for p in caught.value.problems] == [name]
    for problem in caught.value.problems:
        assert problem.message("zh").isprintable() and problem.message("en").isprintable()
    return [problem.code for problem in caught.value.problems]


# --- what a name means


@needs_git
def test_a_revision_is_read_as_it_was(repository: Repository, t: Plan) -> None:
    repository.commit(data__a=table(y2022=100))
    repository.commit(data__a=table(y2022=101), data__b=table(y2023=120))
    assert (
        values(t, "HEAD~1:data/")
        == values(t, "HEAD~1:data")
        == values(t, "HEAD~1:data/a.csv")
        == {"2022": "100"}
    )
    assert (
        values(t, "main:data")
        == values(t, "HEAD:")
        == values(t, "data")
        == {"2022": "101", "2023": "120"}
    )


@needs_git
def test_a_revision_may_hold_a_colon_in_braces(repository: Repository, t: Plan) -> None:
    repository.commit(a=table(y2022=100))
    assert values(t, "HEAD@{2099-01-01 12:00:00}:a.csv") == {"2022": "100"}
    assert values(t, "HEAD^{/data}:a.csv") == {"2022": "100"}


@needs_git
def test_what_exists_as_a_file_is_meant_as_a_file(repository: Repository, t: Plan) -> None:
    repository.commit(a=table(y2022=100))
    (repository.folder / "HEAD:a.csv").write_text(table(y2022=7), encoding="utf-8")
    assert values(t, "HEAD:a.csv") == {"2022": "7"}
    (repository.folder / "HEAD:a.csv").unlink()
    assert values(t, "HEAD:a.csv") == {"2022": "100"}


@needs_git
def test_paths_are_counted_from_the_top_or_from_here(
    repository: Repository, t: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit(data__a=table(y2022=100))
    monkeypatch.chdir(repository.folder / "data")
    assert (
        values(t, "HEAD:data/a.csv")
        == values(t, "HEAD:./a.csv")
        == values(t, "HEAD:../data")
        == {"2022": "100"}
    )
    assert refused(t, "HEAD:a.csv") == ["not-in-revision"]


@pytest.mark.parametrize("name", [r"C:\data", "C:/data", ":data", "data", "-", "HEAD{:data"])
def test_what_is_no_revision_is_a_path(t: Plan, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cuts, "_git", None)
    monkeypatch.setattr(cuts, "read_observations", lambda name, *_: name)
    assert read_snapshot(name, t).observations == name


@needs_git
def test_a_folder_of_a_revision_has_the_tables_that_a_folder_on_disk_has(
    repository: Repository, t: Plan
) -> None:
    for name in ("A.CSV", "b.tsv", "c.txt", "e.md"):
        (repository.folder / name).write_text(table(y2022=len(name)), encoding="utf-8")
    repository.commit()
    stored, on_disk = (read_snapshot(name, t).observations for name in ("HEAD:", "."))
    assert [Path(file.removeprefix("HEAD:")).name for file in stored.looked] == ["A.CSV", "b.tsv"]
    assert [Path(file).name for file in on_disk.looked] == ["A.CSV", "b.tsv"]
    for found in (stored, on_disk):
        (told,) = (one for one in found.problems if one.code == "files-passed-over")
        assert told.details["what_en"] == "c.txt"


@needs_git
def test_hidden_and_lock_files_are_no_data_there_either(repository: Repository, t: Plan) -> None:
    for name in ("a.csv", ".b.csv", "~$c.csv", "d.CSV.txt", "e.md"):
        (repository.folder / name).write_text(table(y2022=len(name)), encoding="utf-8")
    repository.commit()
    assert values(t, "HEAD:") == values(t, ".") == {"2022": "5"}


# --- what is shown


@needs_git
def test_sources_and_problems_bear_the_revision_and_no_temporary_path(
    repository: Repository, t: Plan
) -> None:
    repository.commit(data__a=table(y2022=100, y2023="many"))
    cut = read_snapshot("HEAD:data/", t)
    assert [(o.path, o.line) for o in cut.observations] == [("HEAD:data/a.csv", 2)]
    (problem,) = cut.observations.problems
    assert (problem.code, problem.path, problem.line) == ("not-a-number", "HEAD:data/a.csv", 3)
    assert (cut.name, cut.observations.looked) == ("HEAD:data/", ["HEAD:data/a.csv"])


@needs_git
def test_what_became_of_the_tables_bears_the_revision_too(
    repository: Repository, t: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(paths: list[str], *_: object) -> Observations:
        found = Observations()
        found.tables = [TableAccount(path, "a") for path in paths]
        found.used_options = {"sheets:a"}
        return found

    monkeypatch.setattr(cuts, "read_observations", read)
    repository.commit(data__a=table(y2022=100))
    found = read_snapshot("HEAD:data", t).observations
    assert [(one.path, one.sheet) for one in found.tables] == [("HEAD:data/a.csv", "a")]
    assert found.used_options == {"sheets:a"}


@needs_git
def test_progress_bears_the_revision_too(repository: Repository, t: Plan) -> None:
    repository.commit(a=HEADER + ROW.format(2022, 100) + (" " * 999 + "\n") * 1100)
    told: set[str] = set()
    read_snapshot("HEAD:a.csv", t, None, lambda path, done, size: told.add(path))
    assert told == {"HEAD:a.csv"}


@needs_git
def test_a_workbook_in_a_revision_is_read_as_one(repository: Repository, t: Plan) -> None:
    (repository.folder / "book.xlsx").write_bytes(b"no workbook")
    repository.commit()
    problems = read_snapshot("HEAD:", t).observations.problems
    assert [(p.code, p.path) for p in problems] == [("excel-unreadable", "HEAD:book.xlsx")]


@needs_git
@pytest.mark.parametrize(
    "name", ["a b.csv", "-rf.csv", "表 格.csv", "$(touch x).csv", "a\u202eb.csv", "\u2603[1].csv"]
)
def test_hostile_names_of_files_are_names(repository: Repository, t: Plan, name: str) -> None:
    (repository.folder / "data").mkdir()
    (repository.folder / "data" / name).write_text(table(y2022=100, y2023="many"), encoding="utf-8")
    repository.commit()
    for asked in ("HEAD:data", f"HEAD:data/{name}"):
        cut = read_snapshot(asked, t)
        assert [o.path for o in cut.observations] == [f"HEAD:data/{name}"]
        assert cut.observations.problems[0].location.isprintable()
    assert not (repository.folder / "x").exists()


# --- what cannot be read


@needs_git
@pytest.mark.parametrize(
    "name",
    [
        "nope:a.csv",
        "--help:a.csv",
        "-c:a.csv",
        "0000000:a",
        "HEAD~9:a.csv",
        "HEAD\nHEAD:a",
        "a\0:b",
    ],
)
def test_unknown_revision(repository: Repository, t: Plan, name: str) -> None:
    repository.commit(a=table(y2022=100))
    assert refused(t, name) == ["unknown-revision"]


@needs_git
@pytest.mark.parametrize("path", ["b.csv", "/etc/passwd", "a.csv/", "./b", "x/../a.csv", "--", "*"])
def test_no_such_path_in_the_revision(repository: Repository, t: Plan, path: str) -> None:
    repository.commit(a=table(y2022=100))
    assert refused(t, f"HEAD:{path}") == ["not-in-revision"]


@needs_git
def test_paths_do_not_lead_out_of_the_repository(repository: Repository, t: Plan) -> None:
    repository.commit(a=table(y2022=100))
    assert refused(t, "HEAD:../a.csv") == ["git-failed"]


@needs_git
def test_no_repository(t: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(GapcalcError) as caught:
        read_snapshot("HEAD:data", t)
    assert "not a git repository" in caught.value.problems[0].message("en")


def test_no_git(t: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert refused(t, "HEAD:data") == ["git-failed"]


def test_a_git_that_lies_beside_the_data_is_not_run(
    t: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "git"
    program.write_text("#!/bin/sh\ntouch run\n")
    program.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join([".", str(tmp_path)]))
    assert refused(t, "HEAD:data") == ["git-failed"]
    assert not (tmp_path / "run").exists()


@needs_git
def test_a_folder_without_tables_says_so(repository: Repository, t: Plan) -> None:
    (repository.folder / "docs").mkdir()
    (repository.folder / "docs" / "a.md").write_text("#", encoding="utf-8")
    repository.commit()
    problems = read_snapshot("HEAD:docs", t).observations.problems
    assert [(p.code, p.path) for p in problems] == [("no-data", "HEAD:docs")]


@needs_git
def test_links_are_told_and_not_followed(repository: Repository, t: Plan, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text(table(y2022=666), encoding="utf-8")
    (repository.folder / "link.csv").symlink_to(tmp_path / "secret.csv")
    (repository.folder / "folder").symlink_to(tmp_path)
    repository.commit(a=table(y2022=100))
    cut = read_snapshot("HEAD:", t)
    assert [str(o.value) for o in cut.observations] == ["100"]
    (problem,) = cut.observations.problems
    assert (problem.code, problem.details["count"], problem.details["value"]) == (
        "link-not-followed",
        "2",
        "HEAD:folder",
    )
    assert [str(o.value) for o in read_snapshot("HEAD:link.csv", t).observations] == []


@needs_git
def test_sizes_are_bounded(
    repository: Repository, t: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit(a=table(y2022=100), b=table(y2023=100))
    monkeypatch.setattr(cuts, "_MAX_FILES", 1)
    assert refused(t, "HEAD:") == ["git-failed"]
    monkeypatch.setattr(cuts, "_MAX_FILES", 2)
    monkeypatch.setattr(cuts, "_MAX_LISTING", 50)
    assert refused(t, "HEAD:") == ["git-failed"]
    monkeypatch.setattr(cuts, "MAX_BYTES", 10)
    assert refused(t, "HEAD:a.csv") == ["file-too-large"]


# --- what a repository may try


@needs_git
def test_nothing_of_a_repository_is_run(
    repository: Repository, t: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Filters, text conversion, pager, monitor and aliases are commands that a repository's
    settings can name.
    """
    repository.commit(a=table(y2022=100))
    (repository.folder / ".gitattributes").write_text("*.csv diff=x filter=x ident\n")
    repository.git("add", ".gitattributes")
    repository.git("commit", "-q", "-m", "attributes")
    touch = f"touch {repository.folder / 'run'}; cat"
    for key in ("diff.x.textconv", "diff.x.command", "filter.x.smudge", "filter.x.clean",
    "core.fsmonitor",
                "core.pager", "pager.cat-file", "pager.ls-tree", "core.sshCommand", "core.gitProxy",
                "credential.helper", "core.editor"):  # fmt: skip
        repository.git("config", key, touch)
    for key in ("alias.cat-file", "alias.ls-tree"):
        repository.git("config", key, f"!{touch}")
    for key in ("GIT_PAGER", "GIT_EXTERNAL_DIFF", "GIT_SSH_COMMAND", "GIT_ASKPASS", "GIT_EDITOR"):
        monkeypatch.setenv(key, touch)
    assert values(t, "HEAD:") == {"2022": "100"}
    assert not (repository.folder / "run").exists()


@needs_git
def test_a_missing_object_is_not_fetched(repository: Repository, t: Plan) -> None:
    repository.commit(a=table(y2022=100))
    blob = repository.git("rev-parse", "HEAD:a.csv")
    (repository.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    mark = repository.folder / "run"
    settings = {"core.repositoryformatversion": "1", "extensions.partialClone": "o",
    "remote.o.promisor": "true",
                "protocol.ext.allow": "always", "remote.o.url": f"ext::touch {mark}"}  # fmt: skip
    for key, value in settings.items():
        repository.git("config", key, value)
    with pytest.raises(GapcalcError):
        read_snapshot("HEAD:a.csv", t)
    with pytest.raises(GapcalcError):
        read_snapshot("HEAD:", t)
    assert not mark.exists()


@needs_git
def test_the_surroundings_do_not_lead_git_elsewhere(
    repository: Repository, t: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    Repository(other).commit(a=table(y2022=666))
    repository.commit(a=table(y2022=100))
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(other / ".git" / "objects"))
    assert values(t, "HEAD:a.csv") == {"2022": "100"}


@needs_git
def test_an_object_is_not_replaced_by_another(repository: Repository, t: Plan) -> None:
    old, new = repository.commit(a=table(y2022=100)), repository.commit(a=table(y2022=666))
    repository.git(
        "replace",
        repository.git("rev-parse", f"{old}:a.csv"),
        repository.git("rev-parse", f"{new}:a.csv"),
    )
    assert values(t, f"{old}:a.csv") == {"2022": "100"}


@needs_git
def test_a_merge_has_the_values_of_both_sides(repository: Repository, t: Plan) -> None:
    repository.commit(a=table(y2022=100))
    repository.git("checkout", "-q", "-b", "side")
    repository.commit(b=table(y2024=140))
    repository.git("checkout", "-q", "main")
    repository.commit(c=table(y2023=120))
    repository.git("merge", "-q", "--no-edit", "side")
    assert values(t, "HEAD:") == {"2022": "100", "2023": "120", "2024": "140"}
    assert values(t, "HEAD^1:") == {"2022": "100", "2023": "120"}
    assert values(t, "HEAD^2:") == {"2022": "100", "2024": "140"}
