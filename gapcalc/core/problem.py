"""What is wrong in a file, as a value: a code, a place, and words that say what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as _field
from functools import cache
from typing import TYPE_CHECKING

from gapcalc.core.text import nearest, safe
from gapcalc.messages.locale import Language

if TYPE_CHECKING:
    from gapcalc.core.explanation import Severity, Wording

__all__ = ["GapcalcError", "Language", "Problem", "hints", "not_among", "offer"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding in a file. `line` and `column` are 1-based; `field` is a column's or key's name."""

    code: str
    details: Mapping[str, str] = _field(default_factory=dict)
    path: str | None = None
    line: int | None = None
    column: int | None = None
    field: str | None = None

    @property
    def severity(self) -> Severity:
        return _severity(self.code)

    def message(self, language: Language = "en") -> str:
        """Return what is wrong and what to do about it, with nothing in it that a terminal would act on."""
        return _wording(self.code, language).filled(self.details, self.field)

    @property
    def place(self) -> str:
        """`path:line:column`, as far as they are known."""
        parts = [safe(self.path or "gapcalc", 240), self.line, self.column]
        return ":".join(str(part) for part in parts if part is not None)


@cache
def _severity(code: str) -> Severity:
    from gapcalc.core.explanation import (
        CATALOGUE,
    )  # a thousand lines, which nobody needs whose data are in order

    return CATALOGUE[code].severity


@cache
def _wording(code: str, language: Language) -> Wording:
    from gapcalc.core.explanation import wording

    return wording(code, language)


class GapcalcError(Exception):
    """Work that cannot be done at all (an unreadable plan, no such file); carries the problems that say why."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{p.place}: {p.message()}" for p in problems))


def hints(guess: str | None) -> dict[str, str]:
    """Return the remedy for a name that the plan does not have: the nearest one, or where the names are listed."""
    if guess:
        return {"hint_en": f"Did you mean {guess}?", "hint_zh": f"是否为 {guess}？"}
    return {"hint_en": "`gapcalc targets` lists the names", "hint_zh": "名称见 `gapcalc targets`"}


def offer(name: str, known: Iterable[str]) -> dict[str, str]:
    """Return the remedy for a word of the command line that is not among `known`: the nearest one, or all of them."""
    choices = list(known)
    guess = nearest(name, choices)
    if guess:
        return hints(guess)
    return {"hint_en": f"Choose: {', '.join(choices)}", "hint_zh": f"可选值：{'、'.join(choices)}"}


def not_among(option: str, value: str, known: Iterable[str]) -> GapcalcError:
    """Return the error that an option's `value` is none of those it takes."""
    return GapcalcError(
        Problem("unknown-option", {"option": option, "value": value, **offer(value, known)})
    )
