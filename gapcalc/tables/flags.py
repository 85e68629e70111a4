"""What a flag beside a value says of it: P, Estimated value, bp, A: Normal value, 初步.

The codes are those of SDMX (CL_OBS_STATUS) and Eurostat. Where an office has codes of its own, its
format says so: F is a forecast, but at the FAO an estimate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from gapcalc.core.text import nfkc, simplified
from gapcalc.tables.vocabulary import PLANNED, STANDING_WORDS

__all__ = ["NOT_ACTUAL", "NO_VALUE", "PLAIN", "read_answer", "read_flag"]

# What a flag says, beside the standings of an observation.
PLAIN = ""  # nothing that changes how the value is used: a break in the series, low reliability
NOT_ACTUAL = "not-actual"
NO_VALUE = "no-value"

_CODES = {
    "a": PLAIN,  # normal value
    "b": PLAIN,  # break in the series
    "c": NO_VALUE,  # confidential
    "d": PLAIN,  # definition differs
    "e": "estimate",
    "f": NOT_ACTUAL,  # forecast
    "g": PLAIN,  # experimental
    "h": NO_VALUE,  # a holiday or weekend
    "i": "estimate",  # imputed
    "j": PLAIN,  # derogation
    "k": NO_VALUE,  # included in another category
    "l": NO_VALUE,  # exists, but was not collected
    "m": NO_VALUE,  # cannot exist
    "n": PLAIN,  # not significant
    "o": NO_VALUE,  # missing
    "p": "preliminary",
    "q": NO_VALUE,  # suppressed
    "r": "revised",
    "s": "estimate",  # Eurostat's own
    "t": PLAIN,  # unofficial
    "u": PLAIN,  # low reliability
    "v": PLAIN,  # not validated
    "w": PLAIN,  # includes another category
    "z": NO_VALUE,  # not applicable
}
# Flags that say nothing of how a value is used win over none, and none over what they allow.
_ORDER = (NOT_ACTUAL, NO_VALUE, "estimate", "preliminary", "revised", "final", "reported", PLAIN)
# bp and be: several codes in one cell, also parted.
_SEVERAL = re.compile(r"[a-z](?:[ ,;|/]*[a-z])+", re.ASCII)
_LETTERS = 3
# P: Provisional value; A - Normal value
_CODE_AND_WORDS = re.compile(r"([a-z])\s*[:–-]\s+\S.*", re.ASCII)
# Words of labels, looked for in this order: "missing value; data cannot exist" is missing.
_WORDS = (
    (re.compile(r"forecast|projec|scenario|target\b|planned"), NOT_ACTUAL),
    (
        re.compile(
            r"missing|suppress|confidential|not available|unavailable|not applicable|withheld|"
            r"too unreliable"
        ),
        NO_VALUE,
    ),
    (re.compile(r"estimat|imput|modell?ed|extrapolat|interpolat"), "estimate"),
    (re.compile(r"provision|prelimin|flash"), "preliminary"),
    (re.compile(r"\brevised"), "revised"),
    (re.compile(r"\bfinal\b"), "final"),
    (
        re.compile(
            r"\bnormal\b|official|country (?:adjusted )?data|global monitoring|\bactual|break|"
            r"reliab|differ|not significant|experimental|validated|derogation|use with caution|"
            r"undefined|high quality|good|excellent|acceptable"
        ),
        PLAIN,
    ),
)
_LONGEST = 120


def read_flag(text: str, own: Mapping[str, str]) -> str | None:
    """Return what a flag says: a standing, or one of the words above; None where it is not known.

    `own` are the codes of the office's format, as they are written there.
    """
    written = nfkc(text).strip()
    # E of the FAO is an expert's estimate.
    if written in own:
        return own[written]

    flag = simplified(written).lower()
    # A blank cell
    if not flag:
        return PLAIN
    if len(flag) > _LONGEST:
        return None
    # 初步, preliminary
    if flag in STANDING_WORDS:
        return STANDING_WORDS[flag]
    # 预测, target
    if flag in PLANNED:
        return NOT_ACTUAL
    # P, b
    if flag in _CODES:
        return _CODES[flag]

    # A: Normal value
    coded = _CODE_AND_WORDS.fullmatch(flag)
    if coded is not None:
        return _CODES.get(coded[1])

    # bp
    letters = [letter for letter in flag if letter.isalpha()]
    if _SEVERAL.fullmatch(flag) and len(letters) <= _LETTERS:
        return _lowest(letters)

    for pattern, meaning in _WORDS:
        if pattern.search(flag):
            return meaning

    return None


# Answers under a heading such as is_forecast or Estimated.
_YES = {"1", "yes", "y", "true", "是", "t"}
_NO = {"0", "no", "n", "false", "否"}
# What a yes under a heading with such a word says.
_ASKED = {
    "forecast": "f", "forecasted": "f", "projected": "f", "projection": "f", "planned": "f",
    "target": "f", "estimated": "e", "estimate": "e", "imputed": "e", "provisional": "p",
    "preliminary": "p", "revised": "r", "flash": "p",
}  # fmt: skip
_ASKED_WITHIN = {
    "预测": "f", "计划": "f", "目标": "f", "预计": "e", "估计": "e", "估算": "e", "初步": "p",
    "修订": "r",
}  # fmt: skip


def read_answer(text: str, words: Iterable[str]) -> str | None:
    """Return the flag that a yes stands for under a heading of these words: f of a 1 under
    is_forecast.

    "" for a no, None where the heading asks nothing or the cell is no answer.
    """
    flag = _flag_asked(list(words))
    if flag is None:
        return None

    answer = text.strip().lower()
    if answer in _YES:
        return flag

    return "" if answer in _NO else None


def _flag_asked(words: list[str]) -> str | None:
    """Return the flag that the words of a heading ask for, None where they ask for none."""
    for word in words:
        if word in _ASKED:
            return _ASKED[word]

    # 是否预测 is one word.
    for word in words:
        for asked, flag in _ASKED_WITHIN.items():
            if asked in word:
                return flag

    return None


def _lowest(letters: list[str]) -> str | None:
    """Return what several codes say together: of bp the p counts."""
    meanings = {_CODES.get(letter) for letter in letters}
    # bx: of x it is not known what it says.
    if None in meanings:
        return None

    return next(meaning for meaning in _ORDER if meaning in meanings)
