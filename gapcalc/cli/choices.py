"""Words of the command line that must be one of a few: a status, a method, an action."""

from __future__ import annotations

from collections.abc import Iterable

from gapcalc.core.problem import invalid_choice

__all__ = ["choose", "normalized"]


def choose(text: str, choices: Iterable[str], option: str, separator: str = "_") -> str:
    """Return the one of `choices` that `text` stands for: "On Track" and on-track are on_track.

    `separator` is what joins the words of a choice (un-2023 has "-"). Raises `GapcalcError` with
    the nearest choice where there is no such one; `option` is named in it.
    """
    names = list(choices)
    name = normalized(text).replace("_", separator)
    if name in names:
        return name

    raise invalid_choice(option, text, names)


def normalized(text: str) -> str:
    """Return a word of the command line in the program's spelling: On-Track is on_track."""
    return text.strip().lower().replace("-", "_").replace(" ", "_")
