"""The two languages of the program, and how the reader's is determined."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

__all__ = [
    "ENGLISH_MONTHS",
    "LANGUAGES",
    "Bilingual",
    "Language",
    "language_of_command_line",
    "resolve_language",
]

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# In the order of POSIX: the first that is set decides.
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


class Bilingual(NamedTuple):
    """One text in both languages."""

    zh: str
    en: str

    def of(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.zh if language == "zh" else self.en

    def filled(self, **values: object) -> Bilingual:
        """Return both texts with `values` in place of their fields, as `str.format` does it.

        What differs by language is given twice, under names that only one text uses: name_zh.
        """
        return Bilingual(self.zh.format(**values), self.en.format(**values))


def resolve_language(lang: str | None, environment: Mapping[str, str] = os.environ) -> Language:
    """Return the language to answer in: `lang` if there is one, else that of the locale.

    Every locale but the Chinese ones (zh_CN.UTF-8, zh_TW) gets English.
    """
    name = lang if lang is not None else _locale_name(environment)
    # Windows calls its locale Chinese (Simplified)_China.
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def language_of_command_line(
    words: Sequence[str], environment: Mapping[str, str] = os.environ
) -> Language:
    """Return the language that the words of a command line ask for.

    For help pages and usage errors: there the command line has not been, or cannot be, taken apart.
    """
    candidates = [value for option, value in pairwise(words) if option == "--lang"]
    candidates += [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    candidates.append(environment.get("GAPCALC_LANG", "").strip().lower())

    for name in candidates:
        if name in LANGUAGES:
            return resolve_language(name, environment)

    return resolve_language(None, environment)


def _locale_name(environment: Mapping[str, str]) -> str:
    for variable in _LOCALE_VARIABLES:
        name = environment.get(variable)
        if name:
            return name

    return _windows_locale_name()


def _windows_locale_name() -> str:
    """Return the name of the locale that is set in Windows and in no variable."""
    if sys.platform != "win32":
        return ""

    import locale

    return locale.getlocale()[0] or ""
