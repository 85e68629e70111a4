"""A snapshot of the data (a data vintage): the observations of a file, a folder or a git revision.

Of git only the two commands that hand out stored objects are used, `cat-file` and `ls-tree`.
Neither the repository's filters, hooks and pagers nor a remote come into it, and no file of a
revision is written under its own name.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePosixPath
from subprocess import PIPE, Popen
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO

from gapcalc.core.data_options import DataOptions
from gapcalc.core.files import MAX_BYTES, WORKBOOKS, is_table, may_be_data, passed_over
from gapcalc.core.problem import GapcalcError, Problem
from gapcalc.data.observation import Observations
from gapcalc.data.reading import read_observations
from gapcalc.plan.model import Plan
from gapcalc.tables.delimited import Progress

__all__ = ["Snapshot", "read_snapshot"]

# A revision may hold a colon in braces (`main@{2024-01-01 12:00}:data`).
_REVISION_AND_PATH = re.compile(r"(?P<revision>(?:[^:{}]|\{[^{}]*\})+):(?P<path>.*)", re.DOTALL)
# A letter before a slash is a drive of Windows (C:\data) and no revision.
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
# What `git cat-file --batch-check` answers for an object that is there.
_OBJECT = re.compile(r"(?P<id>[0-9a-f]{40,64}) (?P<kind>blob|tree) (?P<size>\d+)")
_REGULAR_FILES = {"100644", "100755"}  # modes of git; the others are links and submodules
_MAX_FILES = 10_000
_MAX_LISTING = 16_000_000
_MAX_TOTAL = 1_000_000_000
_MAX_ANSWER = 100_000
_MAX_ERROR = 1_000
# Git hears nothing from the environment, and may neither ask, fetch nor replace objects.
_GIT_ENVIRONMENT = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",
}


# From the path of a written file to the name to show.
_Original = Callable[[str | None], str | None]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Published values as they were known at one time, under the name by which they were asked for.

    `name` is a file, a folder, `-`, or `REVISION:PATH`.
    """

    name: str
    observations: Observations


@dataclass(frozen=True, slots=True)
class _Blob:
    """A stored file: its object's id, the name to show (REVISION:PATH), and its size in bytes."""

    id: str
    name: str
    size: int


def read_snapshot(
    name: str, plan: Plan, given: DataOptions | None = None, progress: Progress | None = None
) -> Snapshot:
    """Return the data that `name` names.

    It is a file, a folder, `-`, or `REVISION:PATH` of the repository one stands in. What exists as
    a file or folder is meant as such; PATH is counted from the top of the repository, or from the
    present folder where it begins with `./`. Problems and observations bear `REVISION:PATH` as
    their file. Raises `GapcalcError` where git, the repository, the revision or the path in it is
    missing.
    """
    match = _REVISION_AND_PATH.fullmatch(name)
    exists = os.path.exists(name)  # noqa: PTH110 - Path.exists() raises where a name is too long
    if match is None or exists or _DRIVE.match(name):
        return Snapshot(name, read_observations(name, plan, given, progress))

    left_out: list[Problem] = []
    blobs = _find_blobs(name, match["revision"], match["path"], left_out)

    with TemporaryDirectory(prefix="gapcalc-") as folder:
        names = dict(_write_blobs(blobs, Path(folder)))
        original = _original_names(names)
        shown_progress = _renamed(progress, original)
        read = read_observations(list(names), plan, given, shown_progress)

    observations = _under_original_names(read, original, left_out)
    observations.looked = list(names.values())
    return Snapshot(name, observations)


# --- names


def _under_original_names(
    read: Observations, original: _Original, left_out: list[Problem]
) -> Observations:
    """Return what was read of written files under the names that these have in the revision;
    `left_out` are the problems of files that were not written.
    """
    problems = list(left_out)
    for problem in read.problems:
        problems.append(replace(problem, path=original(problem.path)))

    values = []
    for one in read:
        values.append(one._replace(path=original(one.path)))

    observations = Observations(values, problems)
    for table in read.tables:
        path = original(table.path) or table.path
        observations.tables.append(replace(table, path=path))

    observations.rows = read.rows
    observations.used_options = read.used_options
    return observations


def _original_names(names: Mapping[str, str]) -> _Original:
    """Return the function from the path of a written file to the name to show.

    The path may have the name of a sheet behind it: /tmp/gapcalc-x/000003.xlsx[Sheet1].
    """

    @cache
    def original(path: str | None) -> str | None:
        if path is None:
            return None
        # /tmp/gapcalc-x/000003.csv
        if path in names:
            return names[path]

        for file, name in names.items():
            if path.startswith(file):
                return name + path.removeprefix(file)

        return path

    return original


def _renamed(progress: Progress | None, original: _Original) -> Progress | None:
    """Return `progress` for written files, called with the names to show."""
    if progress is None:
        return None

    def report(path: str, done: int, size: int) -> None:
        progress(original(path) or path, done, size)

    return report


def _write_blobs(blobs: list[_Blob], folder: Path) -> Iterator[tuple[str, str]]:
    """Write stored files under names of our own; yield the path of each and the name to show."""
    for number, blob in enumerate(blobs):
        suffix = PurePosixPath(blob.name).suffix.lower()
        # data/2024.txt is read as delimited text all the same.
        if suffix not in WORKBOOKS:
            suffix = ".csv"

        file = folder / f"{number:06}{suffix}"
        data = _git(blob.name, "cat-file", "blob", blob.id, limit=MAX_BYTES)
        file.write_bytes(data)
        yield str(file), blob.name


# --- what git has stored


def _find_blobs(name: str, revision: str, path: str, left_out: list[Problem]) -> list[_Blob]:
    """Return the data files that `revision:path` names; problems of others go to `left_out`."""
    if revision.startswith("-") or "\n" in name or "\0" in name:
        raise GapcalcError(Problem("unknown-revision", {"value": revision}, name))

    # As input, so that nothing in it can be an option: is the revision there, and the path in it?
    question = f"{revision}^{{tree}}\n{name}\n"
    answer = _git(name, "cat-file", "--batch-check", question=os.fsencode(question))
    tree, found = map(_OBJECT.fullmatch, answer.decode("utf-8", "replace").splitlines())
    if tree is None:
        raise GapcalcError(Problem("unknown-revision", {"value": revision}, name))
    if found is None:
        raise GapcalcError(Problem("not-in-revision", {"value": revision, "path": path}, name))

    if found["kind"] == "blob":
        blobs = [_Blob(found["id"], name, int(found["size"]))]
    else:
        blobs = _blobs_in_folder(name, found["id"], left_out)

    _refuse_too_much(name, blobs)

    return blobs


def _blobs_in_folder(name: str, tree: str, left_out: list[Problem]) -> list[_Blob]:
    """Return the tables in a stored folder and those below it, sorted.

    Links and submodules are not followed.
    """
    folder = name if name.endswith((":", "/")) else f"{name}/"
    listing = _git(name, "ls-tree", "-r", "-z", "-l", "--full-tree", tree, limit=_MAX_LISTING)
    blobs: list[_Blob] = []
    links: list[str] = []
    others: list[str] = []

    # 100644 blob 5f1c… 1204<tab>data/2024.csv
    for entry in listing.split(b"\0")[:-1]:
        about, _, path = entry.decode("utf-8", "backslashreplace").partition("\t")
        mode, _, id, size = about.split()
        # 120000 is a link, 160000 a submodule.
        if mode not in _REGULAR_FILES:
            links.append(folder + path)
        elif is_table(path):
            # Where an object is missing git gives no size.
            length = int(size) if size.isdigit() else 0
            blobs.append(_Blob(id, folder + path, length))
        elif may_be_data(path):
            others.append(path)

    if links:
        details = {"count": str(len(links)), "value": links[0]}
        left_out.append(Problem("link-not-followed", details, name))
    if not blobs:
        left_out.append(Problem("no-data", path=name))
    if others:
        left_out.append(passed_over(name, others))

    return sorted(blobs, key=lambda blob: blob.name)


def _refuse_too_much(name: str, blobs: list[_Blob]) -> None:
    """Raise for a file, or for files together, that are larger than those read from a folder."""
    for blob in blobs:
        if blob.size > MAX_BYTES:
            limit = f"{MAX_BYTES // 1_000_000} MB"
            problem = Problem("file-too-large", {"limit": limit}, blob.name)
            raise GapcalcError(problem)

    total = sum(blob.size for blob in blobs)
    if len(blobs) > _MAX_FILES or total > _MAX_TOTAL:
        raise _too_much(name)


def _too_much(name: str) -> GapcalcError:
    files = f"{_MAX_FILES:,}"
    size = f"{_MAX_TOTAL // 1_000_000} MB"

    what = {
        "what_en": f"more than {files} files or {size}",
        "what_zh": f"超过 {files} 个文件或 {size}",
    }

    return GapcalcError(Problem("git-failed", what, name))


# --- git


def _git(name: str, *arguments: str, question: bytes = b"", limit: int = _MAX_ANSWER) -> bytes:
    """Return what git answers to `arguments`, with `question` as its input.

    Raises `GapcalcError`, with `name` as the file concerned, where git is missing or fails or its
    answer is longer than `limit` bytes.
    """
    # Files, since a pipe may fill, or break before all of it is written.
    with TemporaryFile() as stdin, TemporaryFile() as stderr:
        stdin.write(question)
        stdin.seek(0)

        with Popen(
            [_git_program(name), "--no-pager", *arguments],
            env=_git_environment(),
            stdin=stdin,
            stdout=PIPE,
            stderr=stderr,
        ) as process:
            assert process.stdout is not None
            answer = process.stdout.read(limit + 1)
            # The listing of a repository with millions of files
            if len(answer) > limit:
                process.kill()
                raise _too_much(name)

        if process.returncode:
            what = {"what": _first_line(stderr).removeprefix("fatal: ")}
            raise GapcalcError(Problem("git-failed", what, name))

    return answer


def _git_program(name: str) -> str:
    program = shutil.which("git")
    # Windows looks in the working folder first, where a git may lie beside the data.
    if program is None or _is_in_working_folder(program):
        what = {"what_en": "git is not installed", "what_zh": "没有安装 git"}
        raise GapcalcError(Problem("git-failed", what, name))

    return program


def _is_in_working_folder(program: str) -> bool:
    try:
        return Path(program).resolve().parent == Path.cwd()
    except OSError:  # the working folder is gone, and nothing lies in it
        return False


def _git_environment() -> dict[str, str]:
    """Return the environment without the variables that tell git where and what to read."""
    others = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return others | _GIT_ENVIRONMENT


def _first_line(stream: IO[bytes]) -> str:
    stream.seek(0)
    text = stream.read(_MAX_ERROR).decode("utf-8", "replace")
    return text.strip().partition("\n")[0]
