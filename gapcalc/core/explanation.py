"""The codes of problems, each with its entry in the catalogue: what is said, what it means, what to do about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from gapcalc.core.text import safe, visible
from gapcalc.messages.locale import Language
from gapcalc.messages.problem_texts import LABELS, PLACEHOLDERS, SECTIONS

__all__ = ["CATALOGUE", "Entry", "Severity", "Wording", "explain", "wording"]

Severity = Literal["error", "warning"]
_NAMED = re.compile(r"\{(\w+)\}")
_GAP = re.compile(r"\{(\w+?)(?:_en|_zh)?\}")
# How much of a detail is shown: a stranger's text is cut early, our own lists and words are not.
_OURS = ("known", "values", "_en", "_zh")
_SHORT, _LONG = 80, 800
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

    def told(self, language: Language) -> tuple[str, str, str]:
        """Return message, meaning and remedy with no problem at hand: what one fills in is named in 〈〉 or ‹›."""
        if language == "zh":
            return (
                _named(self.zh, language),
                self.meaning_zh,
                _ended(_named(self.remedy_zh, language), language),
            )
        return (
            _named(self.en, language),
            self.meaning_en,
            _ended(_named(self.remedy_en, language), language),
        )

    @property
    def example(self) -> list[str]:
        """The lines of the example, `- ` before those that are wrong and `+ ` before what stands in their place."""
        import difflib

        wrong, right = (
            [_shown(line) for line in text.split("\n")] for text in (self.wrong, self.right)
        )
        return [line for line in difflib.ndiff(wrong, right) if not line.startswith("?")]


@dataclass(frozen=True, slots=True)
class Wording:
    """The message of a code in one language, taken apart once for all problems that it is said of."""

    pattern: str  # for the operator %
    gaps: tuple[
        tuple[str, str, int, str], ...
    ]  # name, the same without language, how much of it, what if it is empty
    of_field: bool  # whether it names the field
    open: bool  # whether it ends as a detail does
    language: Language

    def filled(self, details: Mapping[str, str], field: str | None) -> str:
        """Return what is wrong and what to do about it, with nothing in it that a terminal would act on.

        `hint_zh` is the detail of that name, or `hint` where it is the same in both languages.
        """
        if self.of_field:
            details = {"field": field or "", **details}
        told = [
            safe(details[name] if name in details else details[short], limit) or empty
            for name, short, limit, empty in self.gaps
        ]
        said = self.pattern % tuple(told)
        return _ended(said, self.language) if self.open else said


def wording(code: str, language: Language) -> Wording:
    """Return the message of `code` in `language`. Raises KeyError where there is no such code."""
    entry = CATALOGUE[code]
    texts = _NAMED.split(
        f"{entry.zh}。{entry.remedy_zh}" if language == "zh" else f"{entry.en}. {entry.remedy_en}"
    )
    if texts[-1]:
        texts[-1] = _ended(texts[-1], language)
    names = texts[1::2]
    gaps = tuple(
        (
            name,
            name.removesuffix(f"_{language}"),
            _LONG if name.endswith(_OURS) else _SHORT,
            "''" * (name == "value"),
        )
        for name in names
    )
    pattern = "%s".join(text.replace("%", "%%") for text in texts[::2])
    return Wording(pattern, gaps, "field" in names, not texts[-1], language)


def explain(code: str, language: Language = "en") -> str:
    """Return what the catalogue says of `code` as plain text: message, meaning, example and remedy.

    Raises KeyError where there is no such code.
    """
    entry = CATALOGUE[code]
    said, meaning, remedy = entry.told(language)
    severity, example, to_do = (
        LABELS[name][language == "en"] for name in (entry.severity, "example", "remedy")
    )
    lines = "\n".join(f"  {line}" for line in entry.example)
    return f"{code} · {severity}\n{said}\n\n{meaning}\n\n{example}\n{lines}\n\n{to_do}{remedy}"


def _named(template: str, language: Language) -> str:
    if language == "zh":
        return _SPACE.sub("", _GAP.sub(lambda gap: f"〈{PLACEHOLDERS[gap[1]][0]}〉", template))
    return _GAP.sub(lambda gap: f"‹{PLACEHOLDERS[gap[1]][1]}›", template)


def _ended(text: str, language: Language) -> str:
    """Return `text` as a sentence; a question has its mark already."""
    return text if text.endswith(("?", "？")) else f"{text}{'。' if language == 'zh' else '.'}"


def _shown(line: str) -> str:
    """Return a line of an example with its indentation, and what does not show itself as an escape."""
    return f"{line[: len(line) - len(line.lstrip())]}{visible(line)}"


CATALOGUE: dict[str, Entry] = {
    code: Entry(severity, *zh, *en, *example)
    for section in SECTIONS.values()
    for code, (severity, zh, en, example) in section.items()
}
