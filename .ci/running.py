"""Run the installed program and tell what is wrong with how it ends, for the checks beside."""

from __future__ import annotations

import os
import resource
import subprocess
import tempfile
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Timer

# A run is taken for hung after so many seconds of the processor, or, where it waits for something,
# by the clock: a busy machine is no fault of the program.
BUSY = 20
WAITING = 120.0


@dataclass
class Run:
    """How one run of the program ended; `code` is negative where a signal ended it."""

    code: int
    out: str
    err: str
    seconds: float  # of the processor
    megabytes: int
    hung: bool

    @property
    def spoken(self) -> str:
        return self.out + self.err


def run(command: Sequence[str]) -> Run:
    """Run `command` to its end, or until it is taken for hung."""
    given_up = False

    def give_up() -> None:
        nonlocal given_up
        given_up = True
        child.kill()

    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        resource.prlimit(child.pid, resource.RLIMIT_CPU, (BUSY, BUSY))
        timer = Timer(WAITING, give_up)
        timer.start()
        _, status, usage = os.wait4(child.pid, 0)
        timer.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        texts = []
        for stream in (out, err):
            stream.seek(0)
            texts.append(stream.read().decode("utf-8", "replace"))
    seconds = usage.ru_utime + usage.ru_stime
    return Run(
        child.returncode,
        *texts,
        seconds=seconds,
        megabytes=usage.ru_maxrss // 1024,
        hung=given_up or seconds >= BUSY,
    )


def faults(done: Run) -> list[str]:
    """Return what is wrong with a run, whatever it was about: nothing where it ended well."""
    if done.hung:
        return [f"still running after {BUSY} s of work, or {WAITING:.0f} s in all"]
    crashed = "Traceback" in done.spoken or "internal error" in done.spoken
    if crashed or done.code not in {0, 1, 2}:
        return [f"exit {done.code}: {done.spoken[-200:]!r}"]
    if not done.spoken.strip():
        return [f"exit {done.code} without a word"]
    return raw_characters(done.spoken)


def raw_characters(text: str) -> list[str]:
    """Return what control, zero-width and direction characters `text` passes through."""
    raw = {c for c in text if c != "\n" and unicodedata.category(c) in {"Cc", "Cf"}}
    return [f"raw characters: {sorted(raw)}"] if raw else []
