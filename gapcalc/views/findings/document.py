"""JSON documents with one entry a line, so that two reports can be compared line by line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from gapcalc.views.writers import without_commands

__all__ = ["document"]


def document(frame: Any, entries: Sequence[dict[str, Any]], ascii_only: bool = True) -> str:
    """Return `frame` as indented JSON with `entries`, a line each, in its last empty list.

    With `ascii_only` 亿 is written \\u4ebf, and no code page of a CI machine can spoil it.
    """
    written = json.dumps(frame, indent=2, ensure_ascii=ascii_only)
    # Only numbers stand behind the empty list, so that the last [] is this one.
    before, _, after = written.rpartition("[]")
    lines = [json.dumps(entry, ensure_ascii=ascii_only) for entry in entries]
    body = without_commands(",\n".join(lines))
    if body:
        body += "\n"

    return f"{before}[\n{body}]{after}"
