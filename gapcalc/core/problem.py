"""Something wrong in a file or on the command line, as a value: a code, a location, its details.

What is wrong in data is a `Problem` in a result, and work goes on. `GapcalcError` is raised if
nothing can be done at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import cache
from typing import TYPE_CHECKING

from gapcalc.core.text import nearest, safe
from gapcalc.messages.hints import CHOICES, DID_YOU_MEAN, TARGET_NAMES
from gapcalc.messages.locale import Bilingual, Language

if TYPE_CHECKING:
    from gapcalc.core.catalogue import MessageTemplate, Severity

__all__ = [
    "GapcalcError",
    "Problem",
    "bilingual_detail",
    "choice_hint",
    "did_you_mean",
    "invalid_choice",
    "target_hint",
    "unfit_option",
]

# The longest path that is printed. Real ones are shorter, and a hostile one fills no screen.
_MAX_PATH = 240


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem in a file.

    `code` is a key of the catalogue and `details` fill the gaps of its message. `line` and `column`
    are 1-based. `field` is the name of a table's column or of a plan file's key.
    """

    code: str
    details: Mapping[str, str] = dataclass_field(default_factory=dict)
    path: str | None = None
    line: int | None = None
    column: int | None = None
    field: str | None = None

    @property
    def severity(self) -> Severity:
        """An "error" is left out of every figure; a "warning" only points at what may be wrong."""
        return _severity(self.code)

    def message(self, language: Language = "en") -> str:
        """Return what is wrong and what to do about it, safe to print on a terminal."""
        return _template(self.code, language).fill(self.details, self.field)

    @property
    def location(self) -> str:
        """`path:line:column`, as far as they are known, safe to print on a terminal."""
        parts = [safe(self.path or "gapcalc", _MAX_PATH)]

        for number in (self.line, self.column):
            if number is not None:
                parts.append(str(number))

        return ":".join(parts)


# The catalogue is imported when the first problem is printed: it has two thousand lines, and who
# has data in good order needs none of them.


@cache
def _severity(code: str) -> Severity:
    from gapcalc.core.catalogue import CATALOGUE

    return CATALOGUE[code].severity


@cache
def _template(code: str, language: Language) -> MessageTemplate:
    from gapcalc.core.catalogue import message_template

    return message_template(code, language)


class GapcalcError(Exception):
    """Work that cannot be done at all: an unreadable plan, no such file.

    `problems` say why.
    """

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        messages = [f"{problem.location}: {problem.message()}" for problem in problems]
        super().__init__("; ".join(messages))


# --- details that differ by language, and the hint among them


def bilingual_detail(name: str, text: Bilingual) -> dict[str, str]:
    """Return `text` as the two details that a message has for `name`: `name_en` and `name_zh`."""
    return {f"{name}_en": text.en, f"{name}_zh": text.zh}


def did_you_mean(name: str) -> dict[str, str]:
    """Return the hint that `name` may be what was intended."""
    return bilingual_detail("hint", DID_YOU_MEAN.filled(name=name))


def target_hint(guess: str | None) -> dict[str, str]:
    """Return the hint for a name that the plan lacks.

    It offers the nearest name, `guess`, or says where the names are listed.
    """
    if guess:
        return did_you_mean(guess)

    return bilingual_detail("hint", TARGET_NAMES)


def choice_hint(value: str, choices: Iterable[str]) -> dict[str, str]:
    """Return the hint for a word of the command line that is not among `choices`.

    It offers the nearest of them, or all of them if none is near.
    """
    listed = list(choices)
    guess = nearest(value, listed)
    if guess:
        return did_you_mean(guess)

    # Only what was typed wrongly needs the Chinese words.
    from gapcalc.messages.choice_words import choices_in_chinese

    in_chinese = "、".join(choices_in_chinese(listed))
    hint = CHOICES.filled(choices_zh=in_chinese, choices_en=", ".join(listed))
    return bilingual_detail("hint", hint)


def unfit_option(option: str, value: str, hint: Bilingual) -> GapcalcError:
    """Return the error that `option` cannot be `value`; the `hint` says what it can be."""
    details = {"option": option, "value": value, **bilingual_detail("hint", hint)}
    return GapcalcError(Problem("unknown-option", details))


def invalid_choice(option: str, value: str, choices: Iterable[str]) -> GapcalcError:
    """Return the error that the `value` given to `option` is none of its `choices`."""
    details = {"option": option, "value": value, **choice_hint(value, choices)}
    return GapcalcError(Problem("unknown-option", details))
