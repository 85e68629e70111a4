"""The language a reader is spoken to in: the one asked for, else the one of the locale."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

__all__ = ["LANGUAGES", "Bilingual", "Language", "asked", "tongue"]

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


class Bilingual(NamedTuple):
    """One text in both languages."""

    zh: str
    en: str

    def of(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.zh if language == "zh" else self.en


def tongue(lang: str | None, environment: Mapping[str, str] = os.environ) -> Language:
    """Return `lang` where it is a language of the program, else that of the locale; English for any other."""
    if lang is None:
        names = ("LC_ALL", "LC_MESSAGES", "LANG")
        lang = (
            next((environment[name] for name in names if environment.get(name)), None)
            or _of_windows()
        )
    return "zh" if lang.lower().startswith(("zh", "chinese")) else "en"


def asked(words: Sequence[str], environment: Mapping[str, str] = os.environ) -> Language:
    """Return the language of a command line that is not, or cannot be, taken apart: help and usage errors use it."""
    said = [after for before, after in pairwise(words) if before == "--lang"]
    said += [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    said += [environment.get("GAPCALC_LANG", "").strip().lower()]
    return tongue(next((name for name in said if name in LANGUAGES), None), environment)


def _of_windows() -> str:
    """Return the name of Windows' own locale, which no variable tells."""
    if sys.platform != "win32":
        return ""
    import locale

    return locale.getlocale()[0] or ""
