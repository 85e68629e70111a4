"""A plan, ready for use: read from its file, or the bundled one as it was read when the package was built.

No prompt has to wait for YAML; but what was read before is taken only where the plan file and every line of the program
that read it are still those it was made from.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from importlib.util import source_hash
from os import PathLike
from pathlib import Path

from .files import bundled
from .plan import Plan
from .problem import GapcalcError

__all__ = ["compiled", "load_plan"]


def load_plan(path: str | PathLike[str] | None = None) -> Plan:
    """Return the plan in the file at `path`; without it, the one shipped with the package.

    Raises `GapcalcError`, with every problem found, where the file cannot be read or holds a mistake.
    """
    if path is None:
        path = bundled() / "targets.yaml"
        if whole := _taken(path):
            return whole
    from .plan_file import read_plan

    plan, problems = read_plan(path)
    if plan is None or problems:
        raise GapcalcError(*problems)
    return plan


def compiled(plan: Plan, source: Path) -> bytes:
    """Return `plan`, read from the file `source`, as it lies beside the bundled one: what it was made by, then itself.

    The first line is a digest and the names of the program's files from which it is: those imported by now, among them
    all that read the plan, and the tables of words beside them.
    """
    here = Path(__file__).parent
    program = {f.name for f in here.iterdir() if f.suffix == ".txt" or f"{__package__}.{f.stem}" in sys.modules}
    made_by = " ".join([_digest(source, sorted(program)), *sorted(program)])
    return made_by.encode() + b"\n" + pickle.dumps(replace(plan, path=""), protocol=5)


def _taken(source: Path) -> Plan | None:
    """Return the plan compiled beside the file `source`; None where there is none, or it is old.

    Beside the bundled plan lies nothing but what the package brought, which is trusted as its code is.
    """
    with suppress(OSError, ValueError):
        made_by, _, body = source.with_suffix(".pickle").read_bytes().partition(b"\n")
        digest, *program = made_by.decode().split(" ")
        if digest == _digest(source, program):
            plan: Plan = pickle.loads(body)
            return replace(plan, path=str(source))
    return None


def _digest(source: Path, program: Iterable[str]) -> str:
    """Return a digest of the plan file and of files of the program, from their contents.

    It is the one by which Python itself tells that code is stale; nobody has to be kept out by it.
    """
    here = Path(__file__).parent
    parts = [part for name in program for part in (name.encode(), (here / name).read_bytes())]
    return source_hash(b"\0".join([source.read_bytes(), *parts])).hex()
