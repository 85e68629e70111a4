"""What offices say of a target in words: what was done, what hinders, what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from gapcalc.core.dates import day_of
from gapcalc.core.text import safe

__all__ = ["Remark", "newest_first", "remark_of"]

# A paragraph; what is longer belongs into a report of its own.
_LONGEST = 2_000


class Remark(NamedTuple):
    """One remark on a target, in plain text on one line each.

    `target` is its id; `written_on` the date as it was typed, and `day` what it says, None where
    it cannot be told. `path` and `line` are the place of its row.
    """

    target: str
    progress: str = ""
    problems: str = ""
    measures: str = ""
    author: str = ""
    written_on: str = ""
    day: date | None = None
    path: str | None = None
    line: int | None = None


def remark_of(target: str, texts: Mapping[str, str], path: str | None, line: int) -> Remark:
    """Return the remark that the cells of a row make, by the columns that they stand in."""
    written_on = safe(texts.get("reported_on", ""), _LONGEST)
    return Remark(
        target,
        progress=safe(texts.get("progress", ""), _LONGEST),
        problems=safe(texts.get("problems", ""), _LONGEST),
        measures=safe(texts.get("measures", ""), _LONGEST),
        author=safe(texts.get("reported_by", ""), _LONGEST),
        written_on=written_on,
        day=day_of(written_on),
        path=path,
        line=line,
    )


def newest_first(remarks: Iterable[Remark]) -> dict[str, list[Remark]]:
    """Return the remarks on each target, each once, the newest first and undated ones last.

    The rows for several years of one target repeat what is said of it, and so does the table that
    a template was copied into.
    """
    found: dict[str, dict[tuple[object, ...], Remark]] = {}

    for remark in remarks:
        # All that an office wrote, without the day as a date and the place in the file.
        said = remark[1:6]
        found.setdefault(remark.target, {}).setdefault(said, remark)

    ordered = {}

    for target, unique in found.items():
        ordered[target] = sorted(unique.values(), key=_day, reverse=True)

    return ordered


def _day(remark: Remark) -> date:
    return remark.day or date.min
