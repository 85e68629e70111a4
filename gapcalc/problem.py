"""What is wrong in a file, as a value: a code, a place, and words that say what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as _field
from typing import TYPE_CHECKING

from .text import nearest, safe
from .tongue import Lang

if TYPE_CHECKING:
    from .codes import Severity

__all__ = ["GapcalcError", "Lang", "Problem", "hints", "offer"]

# How much of a detail is shown: a stranger's text is cut early, our own lists and words are not.
_OURS = ("known", "values", "_en", "_zh")
_SHORT, _LONG = 80, 800


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
        from .codes import CATALOGUE  # a thousand lines, which nobody needs whose data are in order

        return CATALOGUE[self.code].severity

    def message(self, lang: Lang = "en") -> str:
        """Return what is wrong and what to do about it, with nothing in it that a terminal would act on."""
        from .codes import CATALOGUE, ended

        entry = CATALOGUE[self.code]
        told = {"field": self.field or "", **self.details}
        told = {f"{name}_{lang}": value for name, value in told.items()} | told  # for what is the same in both
        details = {name: safe(value, _LONG if name.endswith(_OURS) else _SHORT) for name, value in told.items()}
        said, remedy = (entry.zh, entry.remedy_zh) if lang == "zh" else (entry.en, entry.remedy_en)
        stop = "。" if lang == "zh" else ". "
        return f"{said.format_map(details)}{stop}{ended(remedy.format_map(details), lang)}"

    @property
    def place(self) -> str:
        """`path:line:column`, as far as they are known."""
        parts = [safe(self.path or "gapcalc", 240), self.line, self.column]
        return ":".join(str(part) for part in parts if part is not None)


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
