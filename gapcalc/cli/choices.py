"""Words of the command line that must be one of a few: a status, a method, an action."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gapcalc.core.problem import invalid_choice
from gapcalc.core.text import fold
from gapcalc.messages.locale import Bilingual

__all__ = ["choose", "choose_word", "normalized"]


def choose(text: str, choices: Iterable[str], option: str, separator: str = "_") -> str:
    """Return the one of `choices` that `text` stands for: On Track is on_track, 地区 is region.

    `separator` is what joins the words of a choice (un-2023 has "-"). Raises `GapcalcError` with
    the nearest choice where there is no such one; `option` is named in it.
    """
    names = list(choices)
    # On Track and on-track are on_track; un_2023 is un-2023.
    name = normalized(text).replace("_", separator)
    if name in names:
        return name

    from gapcalc.messages.choice_words import choice_named

    named = choice_named(fold(text), names)
    if named is not None:
        return named

    raise invalid_choice(option, text, names)


def choose_word(text: str, words: Mapping[str, Bilingual], option: str) -> str:
    """Return the key of `words` that `text` is, in the program's spelling or in either language.

    On Track, on-track and 滞后 are statuses. The beginning of one word alone is enough: 力争 for
    力争目标. Raises `GapcalcError` as `choose` does.
    """
    folded = fold(text)
    beginning = []

    for key, word in words.items():
        names = [fold(word.zh), fold(word.en)]
        if folded in names:
            return key

        # Nothing typed would be the beginning of everything.
        if folded and any(name.startswith(folded) for name in names):
            beginning.append(key)

    if len(beginning) == 1:
        return beginning[0]

    return choose(text, words, option)


def normalized(text: str) -> str:
    """Return a word of the command line in the program's spelling: On-Track is on_track."""
    return text.strip().lower().replace("-", "_").replace(" ", "_")
