"""What is wrong in a file, as a value: a code, a place, and words that say what to do about it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as _field
from typing import Literal

from .catalogue import LABELS, PLACES, SECTIONS
from .text import safe, visible

__all__ = ["CATALOGUE", "Entry", "GapcalcError", "Lang", "Problem", "explain", "hints"]

Lang = Literal["zh", "en"]
Severity = Literal["error", "warning"]
# How much of a detail is shown: a stranger's text is cut early, our own lists and words are not.
_OURS = ("known", "values", "_en", "_zh")
_SHORT, _LONG = 80, 800
_GAP = re.compile(r"\{(\w+?)(?:_en|_zh)?\}")
# A space between Chinese and a detail in 〈〉, which need none.
_SPACE = re.compile(r"(?<=[^\x00-\x7f]) (?=〈)|(?<=〉) (?=[^\x00-\x7f])")


@dataclass(frozen=True, slots=True)
class Entry:
    """One code of the catalogue: what is said (`{name}` is filled from the problem), its meaning, the remedy.

    `wrong` and `right` are an example as it is found and as it reads mended.
    """

    severity: Severity
    zh: str
    meaning_zh: str
    remedy_zh: str
    en: str
    meaning_en: str
    remedy_en: str
    wrong: str
    right: str

    def told(self, lang: Lang) -> tuple[str, str, str]:
        """Return message, meaning and remedy with no problem at hand: what one fills in is named in 〈〉 or ‹›."""
        if lang == "zh":
            return _named(self.zh, lang), self.meaning_zh, _ended(_named(self.remedy_zh, lang), lang)
        return _named(self.en, lang), self.meaning_en, _ended(_named(self.remedy_en, lang), lang)

    @property
    def example(self) -> list[str]:
        """The lines of the example, `- ` before those that are wrong and `+ ` before what stands in their place."""
        wrong, right = ([_shown(line) for line in text.split("\n")] for text in (self.wrong, self.right))
        return [line for line in difflib.ndiff(wrong, right) if not line.startswith("?")]


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
        return CATALOGUE[self.code].severity

    def message(self, lang: Lang = "en") -> str:
        """Return what is wrong and what to do about it, with nothing in it that a terminal would act on."""
        entry = CATALOGUE[self.code]
        told = {"field": self.field or "", **self.details}
        told = {f"{name}_{lang}": value for name, value in told.items()} | told  # for what is the same in both
        details = {name: safe(value, _LONG if name.endswith(_OURS) else _SHORT) for name, value in told.items()}
        said, remedy = (entry.zh, entry.remedy_zh) if lang == "zh" else (entry.en, entry.remedy_en)
        stop = "。" if lang == "zh" else ". "
        return f"{said.format_map(details)}{stop}{_ended(remedy.format_map(details), lang)}"

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


def explain(code: str, lang: Lang = "en") -> str:
    """Return what the catalogue says of `code` as plain text: message, meaning, example and remedy.

    Raises KeyError where there is no such code.
    """
    entry = CATALOGUE[code]
    said, meaning, remedy = entry.told(lang)
    severity, example, to_do = (LABELS[name][lang == "en"] for name in (entry.severity, "example", "remedy"))
    lines = "\n".join(f"  {line}" for line in entry.example)
    return f"{code} · {severity}\n{said}\n\n{meaning}\n\n{example}\n{lines}\n\n{to_do}{remedy}"


def _named(template: str, lang: Lang) -> str:
    if lang == "zh":
        return _SPACE.sub("", _GAP.sub(lambda gap: f"〈{PLACES[gap[1]][0]}〉", template))
    return _GAP.sub(lambda gap: f"‹{PLACES[gap[1]][1]}›", template)


def _ended(text: str, lang: Lang) -> str:
    """Return `text` as a sentence; a question has its mark already."""
    return text if text.endswith(("?", "？")) else f"{text}{'。' if lang == 'zh' else '.'}"


def _shown(line: str) -> str:
    """Return a line of an example with its indentation, and what does not show itself as an escape."""
    return f"{line[: len(line) - len(line.lstrip())]}{visible(line)}"


CATALOGUE: dict[str, Entry] = {
    code: Entry(severity, *zh, *en, *example)
    for section in SECTIONS.values()
    for code, (severity, zh, en, example) in section.items()
}


def hints(guess: str | None) -> dict[str, str]:
    """Return the remedy for a name that the plan does not have: the nearest one, or where the names are listed."""
    if guess:
        return {"hint_en": f"Did you mean {guess}?", "hint_zh": f"是否为 {guess}？"}
    return {"hint_en": "`gapcalc targets` lists the names", "hint_zh": "名称见 `gapcalc targets`"}
