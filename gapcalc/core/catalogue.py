"""The catalogue of problems: an entry for each code, and how its message is filled.

The texts stand in messages/problem_texts.py. A message is a template such as "{value} is not a
number", filled from the `details` of a problem.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from gapcalc.core.text import safe, visible
from gapcalc.messages.locale import Language
from gapcalc.messages.problem_texts import LABELS, PLACEHOLDERS, SECTIONS

__all__ = [
    "CATALOGUE",
    "CatalogueEntry",
    "MessageTemplate",
    "Severity",
    "explain",
    "message_template",
]

Severity = Literal["error", "warning"]


# --- the entries


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One code of the catalogue in both languages: the message, what it means, the remedy.

    `{name}` in a message or a remedy is filled from the details of a problem. `wrong` and `right`
    are an example, as it is found and as it is mended.
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

    def texts(self, language: Language) -> tuple[str, str, str]:
        """Return message, meaning and remedy without a problem to fill them from.

        The gaps hold the names of what stands there: ‹value› is not a number, 〈值〉不是数字.
        """
        if language == "zh":
            message = _with_named_gaps(self.zh, language)
            remedy = _with_named_gaps(self.remedy_zh, language)
            return message, self.meaning_zh, _as_sentence(remedy, language)

        message = _with_named_gaps(self.en, language)
        remedy = _with_named_gaps(self.remedy_en, language)
        return message, self.meaning_en, _as_sentence(remedy, language)

    @property
    def example(self) -> list[str]:
        """The lines of the example as a diff.

        `- ` stands before a wrong line, `+ ` before what replaces it, two spaces before the others.
        """
        import difflib

        wrong = [_visible_line(line) for line in self.wrong.split("\n")]
        right = [_visible_line(line) for line in self.right.split("\n")]
        # ndiff puts a line of ^ and + marks, "? ", below lines that differ in a few characters.
        return [line for line in difflib.ndiff(wrong, right) if not line.startswith("?")]


def _entries() -> dict[str, CatalogueEntry]:
    entries = {}

    for section in SECTIONS.values():
        for code, (severity, chinese, english, example) in section.items():
            entries[code] = CatalogueEntry(severity, *chinese, *english, *example)

    return entries


# Every code with its entry, in the order of the pages.
CATALOGUE = _entries()


def explain(code: str, language: Language = "en") -> str:
    """Return the entry of `code` as plain text: message, meaning, example and remedy.

    Raises KeyError if there is no such code.
    """
    entry = CATALOGUE[code]
    message, meaning, remedy = entry.texts(language)
    severity = _label(entry.severity, language)
    label_of_example = _label("example", language)
    label_of_remedy = _label("remedy", language)
    example = "\n".join(f"  {line}" for line in entry.example)
    paragraphs = [
        f"{code} · {severity}\n{message}",
        meaning,
        f"{label_of_example}\n{example}",
        label_of_remedy + remedy,
    ]
    return "\n\n".join(paragraphs)


def _label(name: str, language: Language) -> str:
    return LABELS[name].of(language)


# --- messages filled from a problem

# How many characters of a detail are printed. A stranger's text is cut early. Lists of choices and
# the program's own words, which come in two languages, are printed in full.
_MAX_STRANGERS_TEXT = 80
_MAX_OWN_TEXT = 800
_OWN_TEXT = ("known", "values", "_en", "_zh")

_GAP = re.compile(r"\{(\w+)\}")


class _Gap(NamedTuple):
    """A `{name}` of a template.

    `name_without_language` is hint for hint_zh. `limit` is how many characters are printed, and
    `if_empty` what is printed for an empty detail.
    """

    name: str
    name_without_language: str
    limit: int
    if_empty: str


@dataclass(frozen=True, slots=True)
class MessageTemplate:
    """Message and remedy of a code in one language, split once for all problems of that code.

    `pattern` is for the operator %. `ends_with_gap` says that the last detail decides about the
    full stop: a hint may be a question.
    """

    pattern: str
    gaps: tuple[_Gap, ...]
    names_field: bool
    ends_with_gap: bool
    language: Language

    def fill(self, details: Mapping[str, str], field: str | None) -> str:
        """Return the message with `details` in its gaps, safe to print on a terminal.

        `{hint_zh}` is filled from the detail hint_zh, or from hint if that is the same in both
        languages; `{target}` from target_zh in Chinese, where there is one. Raises KeyError if
        there is none of them.
        """
        if self.names_field:
            details = {"field": field or "", **details}

        values = []

        for gap in self.gaps:
            name = gap.name if gap.name in details else gap.name_without_language
            name_of_language = f"{name}_{self.language}"
            if name_of_language in details:
                name = name_of_language

            value = safe(details[name], gap.limit)
            values.append(value or gap.if_empty)

        message = self.pattern % tuple(values)

        if self.ends_with_gap:
            return _as_sentence(message, self.language)

        return message


def message_template(code: str, language: Language) -> MessageTemplate:
    """Return the message of `code` in `language`. Raises KeyError if there is no such code."""
    entry = CATALOGUE[code]

    if language == "zh":
        template = f"{entry.zh}。{entry.remedy_zh}"
    else:
        template = f"{entry.en}. {entry.remedy_en}"

    # What stands around the gaps, and between these texts the names of the gaps.
    parts = _GAP.split(template)
    texts = parts[::2]
    names = parts[1::2]
    ends_with_gap = not texts[-1]
    if not ends_with_gap:
        texts[-1] = _as_sentence(texts[-1], language)

    # A percent sign of the text itself is no place to fill.
    escaped = [text.replace("%", "%%") for text in texts]
    return MessageTemplate(
        pattern="%s".join(escaped),
        gaps=tuple(_gap(name, language) for name in names),
        names_field="field" in names,
        ends_with_gap=ends_with_gap,
        language=language,
    )


def _gap(name: str, language: Language) -> _Gap:
    limit = _MAX_OWN_TEXT if name.endswith(_OWN_TEXT) else _MAX_STRANGERS_TEXT
    # An empty cell is quoted as '', as "is not a number" alone would be no sentence.
    if_empty = "''" if name == "value" else ""
    return _Gap(name, name.removesuffix(f"_{language}"), limit, if_empty)


# --- how texts of the catalogue are written

_GAP_WITH_LANGUAGE = re.compile(r"\{(?P<name>\w+?)(?:_en|_zh)?\}")
# A space between Chinese and a name in 〈〉. A number filled in there takes one, 〈〉 does not.
_SPACE_BESIDE_BRACKET = re.compile(r"(?<=[^\x00-\x7f]) (?=〈)|(?<=〉) (?=[^\x00-\x7f])")


def _with_named_gaps(template: str, language: Language) -> str:
    """Return `template` with the name of what stands there in each gap: 〈值〉 or ‹value›."""

    def named(gap: re.Match[str]) -> str:
        placeholder = PLACEHOLDERS[gap["name"]]
        return f"〈{placeholder.zh}〉" if language == "zh" else f"‹{placeholder.en}›"

    message = _GAP_WITH_LANGUAGE.sub(named, template)
    if language == "zh":
        return _SPACE_BESIDE_BRACKET.sub("", message)

    return message


def _as_sentence(text: str, language: Language) -> str:
    """Return `text` with a full stop. A question has its mark already."""
    if text.endswith(("?", "？")):
        return text

    return f"{text}。" if language == "zh" else f"{text}."


def _visible_line(line: str) -> str:
    """Return a line with its indentation, and with escapes for what cannot be seen."""
    indentation = line[: len(line) - len(line.lstrip())]
    return f"{indentation}{visible(line)}"
