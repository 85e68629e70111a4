"""Answers kept from one run to the next: the same question about the same data is answered at once.

An answer is kept under a digest of all that it can depend on: what was asked, the contents of the plan and of every
data file, this program and the packages beside it, the terminal. Whatever changes, the digest changes, so that no
answer ever has to be thrown away in time. A folder that cannot be used costs no more than the work.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .files import STDIN
from .output import write

if TYPE_CHECKING:
    from hashlib import blake2b

__all__ = ["answered", "digest", "folder"]

_MOST, _LARGEST = 64, 8_000_000  # answers kept; bytes of input beyond which hashing is no longer instant
_OURS = re.compile(r"[0-9a-f]{40}(?:\.\d+)?")  # what is kept goes by its digest; nothing else is ever removed
# What a terminal is drawn by, besides its width.
_DRAWN_BY = (
    "TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TTY_COMPATIBLE", "TTY_INTERACTIVE",
    "JUPYTER_COLUMNS",
)  # fmt: skip


def answered(question: object, files: Iterable[str], work: Callable[[], int]) -> int:
    """Return the exit code of `work`, or print the answer that it gave to this question before and return its code.

    `question` is what was asked, and its repr tells it from any other; `files` is all that the answer is read from.
    """
    place, files = folder(), list(files)
    key = digest(question, files) if place else None
    if place is None or key is None:
        return work()
    kept = _kept(place / key)
    if kept is not None:
        write(kept["out"], end="")
        sys.stderr.write(kept["err"])
        return int(kept["code"])
    with _heard() as (out, err):
        code = work()
    whole = not (out.broken or err.broken or "\x1b" in err.text)  # a bar on standard error is no part of the answer
    if whole and digest(question, files) == key:  # nothing was changed while it was read
        _keep(place, key, {"out": out.text, "err": err.text, "code": code})
    return code


def digest(question: object, files: Iterable[str]) -> str | None:
    """Return what stands for a question and all that its answer depends on; None where that cannot be told.

    Standard input can be read only once, and what cannot be read may be readable the next time.
    """
    total = 0
    hashed = _hashed(repr((question, _surroundings())).encode("utf-8", "surrogateescape"))
    for name in files:
        path = Path(name)
        try:
            if name == STDIN or not path.is_file():
                return None
            with path.open("rb") as file:
                data = file.read(_LARGEST - total + 1)
        except (OSError, ValueError):
            return None
        total += len(data)
        if total > _LARGEST:
            return None
        hashed.update(f"\0{name}\0{len(data)}\0".encode("utf-8", "surrogateescape") + data)
    return hashed.hexdigest()


def _hashed(data: bytes) -> blake2b:
    from hashlib import blake2b  # loads a library of cryptography, which nobody need wait for who keeps no answers

    return blake2b(data, digest_size=20)


def folder() -> Path | None:
    """Return the folder that answers are kept in, None where none is to be kept or it is not this user's alone.

    It lies in the one that `GAPCALC_CACHE` names, or where the system has such things; `off` wants none.
    """
    wanted = os.environ.get("GAPCALC_CACHE", "")
    if wanted.lower() == "off":
        return None
    with suppress(OSError, RuntimeError):  # no home directory
        place = (Path(wanted) if wanted else _of_system()) / "gapcalc"
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = place.stat()
        if not hasattr(os, "geteuid") or (found.st_uid == os.geteuid() and not found.st_mode & 0o022):
            return place
    return None


def _of_system() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _surroundings() -> tuple[object, ...]:
    """Return what else an answer depends on: the program, the packages beside it, where it is asked and shown."""
    program = sorted((e.name, e.stat().st_size, e.stat().st_mtime_ns) for e in os.scandir(Path(__file__).parent))
    packages = [(path, Path(path).stat().st_mtime_ns) for path in sys.path if path and Path(path).is_dir()]
    shown = [(s.isatty(), s.encoding, _columns(s)) for s in (sys.stdout, sys.stderr)]
    return program, packages, sys.version, str(Path.cwd()), shown, [os.environ.get(name) for name in _DRAWN_BY]


def _columns(stream: Any) -> int | None:
    with suppress(OSError, ValueError, AttributeError):
        return os.get_terminal_size(stream.fileno()).columns
    return None


class _Heard:
    """A stream that remembers what was written to it; `broken` where not all of it arrived."""

    def __init__(self, stream: Any) -> None:
        self.stream, self.broken = stream, False
        self.parts: list[str] = []

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def write(self, text: str) -> int:
        self.parts.append(text)
        self.broken = True
        done: int = self.stream.write(text)
        self.broken = False
        return done

    def writelines(self, texts: Iterable[str]) -> None:
        for text in texts:
            self.write(text)

    def flush(self) -> None:
        broken, self.broken = self.broken, True
        self.stream.flush()
        self.broken = broken

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


@contextmanager
def _heard() -> Iterator[tuple[_Heard, _Heard]]:
    before = sys.stdout, sys.stderr
    out, err = _Heard(sys.stdout), _Heard(sys.stderr)
    sys.stdout, sys.stderr = out, err
    try:
        yield out, err
    finally:
        sys.stdout, sys.stderr = before


def _kept(file: Path) -> dict[str, Any] | None:
    """Return a kept answer; None where there is none, or it was cut short or altered."""
    import json

    try:
        check, _, body = file.read_bytes().partition(b"\n")
        if check.decode() == _hashed(body).hexdigest():
            kept: dict[str, Any] = json.loads(body)
            return kept
    except (OSError, ValueError):
        pass
    return None


def _keep(place: Path, key: str, answer: dict[str, Any]) -> None:
    """Write an answer in one step, so that another process sees it whole or not at all; the oldest give way."""
    import json

    body = json.dumps(answer).encode()
    draft = place / f"{key}.{os.getpid()}"
    with suppress(OSError):
        draft.touch(mode=0o600)
        draft.write_bytes(f"{_hashed(body).hexdigest()}\n".encode() + body)
        draft.replace(place / key)
        ours = (file for file in place.iterdir() if _OURS.fullmatch(file.name))
        by_age = sorted(ours, key=lambda file: file.stat().st_mtime_ns)
        for file in by_age[:-_MOST]:
            file.unlink(missing_ok=True)
