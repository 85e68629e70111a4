"""A data cut: the observations of a file, a folder, standard input, or a revision in a git repository.

Of git only the two commands that hand out stored objects are used, `cat-file` and `ls-tree`. Neither the repository's
filters, hooks and pagers nor a remote come into it, and no file of a revision is written under its own name.
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

from gapcalc.core.data_options import DataOptions
from gapcalc.core.files import MAX_BYTES, WORKBOOKS
from gapcalc.core.problem import GapcalcError, Problem
from gapcalc.data.observation import Observations
from gapcalc.data.reading import read_observations
from gapcalc.plan.model import Plan
from gapcalc.tables.delimited import Progress

__all__ = ["Cut", "read_cut"]

# A revision may hold a colon in braces (`main@{2024-01-01 12:00}`); a letter before a slash is a drive of Windows.
_REVISION = re.compile(r"(?P<revision>(?:[^:{}]|\{[^{}]*\})+):(?P<path>.*)", re.DOTALL)
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_OBJECT = re.compile(r"(?P<id>[0-9a-f]{40,64}) (?P<kind>blob|tree) (?P<size>\d+)")
# What is a table in a folder of a revision is so in a folder on disk.
_TABLES = (".csv", ".tsv", ".xlsx", ".xls")
_FILE_MODES = {"100644", "100755"}
_MAX_FILES, _MAX_LISTING, _MAX_TOTAL = 10_000, 16_000_000, 1_000_000_000
_BY_ITSELF = {  # what the surroundings tell git is left out, and it may neither ask, fetch nor replace
    "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_REPLACE_OBJECTS": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cut:
    """Published values as they were known at one time, under the name by which they were asked for."""

    name: str
    observations: Observations


@dataclass(frozen=True, slots=True)
class _Blob:
    """A stored file: its object's id, the name to show, and its size in bytes."""

    id: str
    shown: str
    size: int


def read_cut(
    name: str, plan: Plan, given: DataOptions | None = None, progress: Progress | None = None
) -> Cut:
    """Return the data that `name` names: a file, a folder, `-`, or `REVISION:PATH` of the repository one stands in.

    What exists as a file or folder is meant as such; PATH is counted from the top of the repository, or from the
    present folder where it begins with `./`. Problems and observations bear `REVISION:PATH` as their file. Raises
    `GapcalcError` where git, the repository, the revision or the path in it is missing.
    """
    exists = os.path.exists(name)  # noqa: PTH110 - Path.exists() raises where a name is too long
    match = None if exists or _DRIVE.match(name) else _REVISION.fullmatch(name)
    if match is None:
        return Cut(name, read_observations(name, plan, given, progress))
    left_out: list[Problem] = []
    blobs = _blobs(name, match["revision"], match["path"], left_out)
    with TemporaryDirectory(prefix="gapcalc-") as folder:
        names = dict(_written(blobs, Path(folder)))
        shown = _renaming(names)
        watch = progress and (lambda path, done, size: progress(shown(path) or path, done, size))
        read = read_observations(list(names), plan, given, watch)
    problems = [*left_out, *(replace(p, path=shown(p.path)) for p in read.problems)]
    cut = Cut(name, Observations((o._replace(path=shown(o.path)) for o in read), problems))
    cut.observations.looked, cut.observations.rows = list(names.values()), read.rows
    return cut


def _renaming(names: Mapping[str, str]) -> Callable[[str | None], str | None]:
    """Return the function from the path of a written file, with the name of a sheet or not, to the one to show."""

    @cache
    def shown(path: str | None) -> str | None:
        if path is None or path in names:
            return names[path] if path else None
        file = next((file for file in names if path.startswith(file)), "")
        return f"{names.get(file, '')}{path[len(file) :]}"

    return shown


def _written(blobs: list[_Blob], folder: Path) -> Iterator[tuple[str, str]]:
    """Write stored files under names of our own; yield the path of each and the name to show."""
    for number, blob in enumerate(blobs):
        suffix = PurePosixPath(blob.shown).suffix.lower()
        file = folder / f"{number:06}{suffix if suffix in WORKBOOKS else '.csv'}"
        file.write_bytes(_git(blob.shown, "cat-file", "blob", blob.id, limit=MAX_BYTES))
        yield str(file), blob.shown


def _blobs(name: str, revision: str, path: str, left_out: list[Problem]) -> list[_Blob]:
    """Return the data files that `revision:path` names; what is passed over is told to `left_out`."""
    if revision.startswith("-") or "\n" in name or "\0" in name:
        raise GapcalcError(Problem("unknown-revision", {"value": revision}, name))
    asked = f"{revision}^{{tree}}\n{name}\n"  # as input, so that nothing in it can be an option
    answers = (
        _git(name, "cat-file", "--batch-check", asked=os.fsencode(asked))
        .decode("utf-8", "replace")
        .splitlines()
    )
    tree, found = (_OBJECT.fullmatch(answer) for answer in answers)
    if tree is None:
        raise GapcalcError(Problem("unknown-revision", {"value": revision}, name))
    if found is None:
        raise GapcalcError(Problem("not-in-revision", {"value": revision, "path": path}, name))
    if found["kind"] == "blob":
        return _bounded(name, [_Blob(found["id"], name, int(found["size"]))])
    folder = name if name.endswith((":", "/")) else f"{name}/"
    blobs = _listed(name, folder, found["id"], left_out)
    if not blobs:
        left_out.append(Problem("no-data", path=name))
    return _bounded(name, blobs)


def _listed(name: str, folder: str, tree: str, left_out: list[Problem]) -> list[_Blob]:
    """Return the tables in a stored folder and those below it, sorted; links and submodules are not followed."""
    blobs, links = [], []
    for entry in _git(
        name, "ls-tree", "-r", "-z", "-l", "--full-tree", tree, limit=_MAX_LISTING
    ).split(b"\0")[:-1]:
        told, _, path = entry.decode("utf-8", "backslashreplace").partition("\t")
        mode, _, id, size = told.split()
        if mode not in _FILE_MODES:
            links.append(folder + path)
        elif path.endswith(_TABLES) and not PurePosixPath(path).name.startswith((".", "~$")):
            blobs.append(
                _Blob(id, folder + path, int(size) if size.isdigit() else 0)
            )  # no size: an object is missing
    if links:
        left_out.append(
            Problem("link-not-followed", {"count": str(len(links)), "value": links[0]}, name)
        )
    return sorted(blobs, key=lambda blob: blob.shown)


def _bounded(name: str, blobs: list[_Blob]) -> list[_Blob]:
    """Return `blobs` if they are of a size that is read, or refuse them."""
    for blob in blobs:
        if blob.size > MAX_BYTES:
            raise GapcalcError(
                Problem("file-too-large", {"limit": f"{MAX_BYTES // 1_000_000} MB"}, blob.shown)
            )
    if len(blobs) > _MAX_FILES or sum(blob.size for blob in blobs) > _MAX_TOTAL:
        raise _too_much(name)
    return blobs


def _too_much(name: str) -> GapcalcError:
    files, size = f"{_MAX_FILES:,}", f"{_MAX_TOTAL // 1_000_000} MB"
    what = {
        "what_en": f"more than {files} files or {size}",
        "what_zh": f"超过 {files} 个文件或 {size}",
    }
    return GapcalcError(Problem("git-failed", what, name))


def _git(name: str, *arguments: str, asked: bytes = b"", limit: int = 100_000) -> bytes:
    """Return what git answers to `arguments`, at most `limit` bytes; raises `GapcalcError` where it does not."""
    program = shutil.which("git")
    if (
        program is None or Path(program).resolve().parent == Path.cwd()
    ):  # not one that lies beside the data
        what = {"what_en": "git is not installed", "what_zh": "没有安装 git"}
        raise GapcalcError(Problem("git-failed", what, name))
    surroundings = {
        key: value for key, value in os.environ.items() if not key.startswith("GIT_")
    } | _BY_ITSELF
    with (
        TemporaryFile() as question,
        TemporaryFile() as complaint,
    ):  # files, since a pipe may fill or break
        question.write(asked)
        question.seek(0)
        command = [program, "--no-pager", *arguments]
        with Popen(
            command, env=surroundings, stdin=question, stdout=PIPE, stderr=complaint
        ) as process:
            assert process.stdout is not None
            answer = process.stdout.read(limit + 1)
            if len(answer) > limit:
                process.kill()
                raise _too_much(name)
        if process.returncode:
            complaint.seek(0)
            said = complaint.read(1000).decode("utf-8", "replace").strip().partition("\n")[0]
            raise GapcalcError(Problem("git-failed", {"what": said.removeprefix("fatal: ")}, name))
    return answer
