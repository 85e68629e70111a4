"""The command line run within the process of the tests, as a shell would start it."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from gapcalc.cli.main import main

# What the machine that runs the tests may have set, and what would change what is printed.
OWN = ("LC_", "LANG", "GAPCALC_", "_GAPCALC", "PYTHONIO", "COLUMNS", "NO_COLOR", "FORCE_COLOR")


class Completed(NamedTuple):
    """How a command ended, and what it wrote."""

    code: int
    out: str
    err: str


class CompletedBytes(NamedTuple):
    """How a command ended, and the very bytes that it wrote."""

    code: int
    out: bytes
    err: bytes


def clean_environment(**more: str) -> dict[str, str]:
    """The environment of the tests without what changes the output, and `more`."""
    return {key: value for key, value in os.environ.items() if not key.startswith(OWN)} | more


def run_bytes(
    *words: object,
    input: bytes = b"",
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    encoding: str = "utf-8",
    terminal: bool = False,
) -> CompletedBytes:
    """Run `gapcalc WORDS` with `input` in a pipe; no mistake of the program may be hidden by it.

    With `terminal` the output is one, as far as the program can tell.
    """
    out, err = (
        io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors=errors)
        for errors in ("strict", "backslashreplace")
    )
    if terminal:
        out.isatty = lambda: True  # type: ignore[method-assign]
    with contextlib.ExitStack() as stack:
        stack.enter_context(mock.patch.dict(os.environ, clean_environment(**env or {}), clear=True))
        stack.enter_context(mock.patch.object(sys, "argv", ["gapcalc", *map(str, words)]))
        stdin = io.TextIOWrapper(io.BytesIO(input), encoding=encoding)
        for name, stream in (("stdin", stdin), ("stdout", out), ("stderr", err)):
            stack.enter_context(mock.patch.object(sys, name, stream))
        if cwd is not None:
            stack.enter_context(contextlib.chdir(cwd))
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
    assert isinstance(code, int)
    out.flush()
    err.flush()
    written = [stream.buffer.getvalue() for stream in (out, err)]
    assert b"internal error" not in written[1], written[1]
    return CompletedBytes(code, *written)


def run_program(
    *words: object,
    input: str | bytes = b"",
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    terminal: bool = False,
) -> Completed:
    """Run `gapcalc WORDS` with `input` in a pipe, as `run_bytes` does, in UTF-8."""
    given = input if isinstance(input, bytes) else input.encode()
    code, out, err = run_bytes(*words, input=given, env=env, cwd=cwd, terminal=terminal)
    return Completed(code, out.decode(), err.decode())
