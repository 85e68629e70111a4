"""One step of a derivation, and numbers as they are put into its formula."""

from __future__ import annotations

from dataclasses import dataclass

from gapcalc.core.growth import Number
from gapcalc.views.numbers import exact

__all__ = ["Step", "moment", "operand"]


@dataclass(frozen=True, slots=True)
class Step:
    """One number of a derivation.

    `name` is a key of the messages, `formula` has letters, `numbers` the same with numbers put in.
    """

    name: str
    formula: str
    numbers: str
    result: str


def operand(value: Number) -> str:
    """Return a number as it is put into a formula, a negative one in brackets."""
    text = exact(value)
    # x - (-3), and not x - -3
    if value < 0:
        return f"({text})"

    return text


def moment(time: Number, places: int = 6) -> str:
    """Return a time in years: 2025, or 2024.833333 for the end of October 2025."""
    text = f"{float(time):.{places}f}"
    return text.rstrip("0").rstrip(".")
