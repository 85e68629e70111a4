"""The verdict of another system."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["NOT_AVAILABLE", "Verdict"]

# The status, in every system, of what it cannot judge.
NOT_AVAILABLE = "not_available"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a system says of an indicator.

    `status` is the system's own word, `value` its figure and `score` its score, None if it has
    none. `note` says what the verdict rests on, or why there is none: keys of `METHOD_NOTES`.
    """

    status: str
    value: float | None = None
    score: float | None = None
    method: str = ""
    note: tuple[str, ...] = ()
