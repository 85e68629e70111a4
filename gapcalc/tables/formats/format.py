"""What is known of an office's format beyond the rules that hold for every table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

__all__ = ["IF_KNOWN", "Format", "Roles", "fold_heading"]

# The role of each column by its place: a role of the reader, "dimension", or "skip". Several
# columns may be given the indicator: the one that the plan knows is it, the others set rows apart.
Roles = dict[int, str]
# The role of a column that names the indicator if the plan knows its cells, and is nothing if not.
IF_KNOWN = "indicator-if-known"


def _unchanged(headings: Sequence[str]) -> list[str]:
    return list(headings)


@dataclass(frozen=True, slots=True)
class Format:
    """A format of one office, or of several.

    `recognise` tells a table of it by its headings, and `roles` says what each of them is. Both
    take the headings as `headings` writes them: REF_AREA for "REF_AREA: Reference area". `labels`
    gives for the place of a label that of its code: "Reference area" behind REF_AREA. `wholes` are
    members that stand for all of a dimension, by its heading, and under "" of any dimension.
    `units` and `flags` are the office's codes for units, and for what a flag says (see
    `tables/flags.py`). `two_in_one` tells that cells hold code and label: "FRE: Freedonia".
    `composed` are the roles of columns that name an indicator together: element and item.
    `codes_across` tells that the headings of values are codes of series (UNRATE),
    `months_begin_periods` that a quarter is written as its first month: 2023-04.
    """

    name: str
    recognise: Callable[[Sequence[str]], bool]
    roles: Callable[[Sequence[str]], Roles]
    headings: Callable[[Sequence[str]], list[str]] = _unchanged
    labels: Callable[[Sequence[str]], dict[int, int]] = lambda headings: {}
    wholes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    flags: Mapping[str, str] = field(default_factory=dict)
    two_in_one: Callable[[Sequence[str]], bool] = lambda headings: False
    composed: tuple[str, str] | None = None
    codes_across: bool = False
    months_begin_periods: bool = False


def fold_heading(text: str) -> str:
    """Return a heading in lower case with single spaces: "Ref_Area " is ref_area."""
    return " ".join(text.lower().split())
