"""The colour of each status on a page, as a class of its style sheet."""

from __future__ import annotations

from gapcalc.assessment.rollup import GOOD
from gapcalc.assessment.status import STATUSES, Result

__all__ = ["CLASSES", "class_of"]

_WARN = {"behind", "slowing", "recovering"}
_BAD = {"breached", "missed", "reversing"}


def _class_of_status(status: str) -> str:
    if status in GOOD:
        return "good"
    if status in _WARN:
        return "warn"

    return "bad" if status in _BAD else "quiet"


# One of four colours, beside which sign and word always stand.
CLASSES: dict[str, str] = {status: _class_of_status(status) for status in STATUSES}


def class_of(result: Result) -> str:
    """Return the colour of a result; a verdict that is old counts with those that say nothing."""
    if result.old:
        return "quiet"

    return CLASSES[result.status]
