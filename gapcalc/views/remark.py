"""What offices say of a target in words, as it is shown beside the verdict."""

from __future__ import annotations

from typing import Any

from gapcalc.data.remark import Remark
from gapcalc.views.speaker import Speaker

__all__ = ["remark_json", "remark_signature", "remark_texts"]


def remark_texts(remark: Remark) -> list[tuple[str, str]]:
    """Return what was done, what hinders and what comes next, each under the key of its name."""
    texts = (
        ("remark-progress", remark.progress),
        ("remark-problems", remark.problems),
        ("remark-measures", remark.measures),
    )
    return [(key, text) for key, text in texts if text]


def remark_signature(remark: Remark, speaker: Speaker) -> str:
    """Return the day and the author of a remark; that it is undated where it has no date."""
    day = remark.written_on or speaker.word("remark-undated")
    if remark.day is not None:
        day = remark.day.isoformat()

    return " · ".join(part for part in (day, remark.author) if part)


def remark_json(remark: Remark) -> dict[str, Any]:
    """Return a remark for other programs; `date` is None where it could not be told."""
    return {
        "date": None if remark.day is None else remark.day.isoformat(),
        "author": remark.author or None,
        "progress": remark.progress or None,
        "problems": remark.problems or None,
        "measures": remark.measures or None,
        "path": remark.path,
        "line": remark.line,
    }
