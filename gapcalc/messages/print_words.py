"""Words for files that are handed on, in place of the signs that a terminal has room for."""

from __future__ import annotations

from gapcalc.messages.locale import Bilingual

__all__ = ["BOUND_WORDS", "PRINT_WORDS"]

# What is known of a value that is no exact one; `{}` stands for the number.
BOUND_WORDS: dict[str, Bilingual] = {
    ">": Bilingual("超过 {}", "over {}"),
    ">=": Bilingual("不低于 {}", "at least {}"),
    "~": Bilingual("约 {}", "about {}"),
    "<=": Bilingual("不超过 {}", "at most {}"),
    "<": Bilingual("不足 {}", "under {}"),
}

PRINT_WORDS: dict[str, Bilingual] = {
    "percentage-points": Bilingual("个百分点", "percentage points"),
    "about-sign": Bilingual("约 ", "about "),
    "cut-by": Bilingual("下降 {}", "a cut of {}"),
    "rise-by": Bilingual("提高 {}", "a rise of {}"),
    "rises-compound": Bilingual("增长 {}", "growth of {}"),
    "falls-compound": Bilingual("下降 {}", "a fall of {}"),
    "rises-points": Bilingual("提高 {}", "a rise of {}"),
    "falls-points": Bilingual("降低 {}", "a fall of {}"),
    "rises": Bilingual("增加 {}", "a rise of {}"),
    "falls": Bilingual("减少 {}", "a fall of {}"),
    "stays": Bilingual("持平", "no change"),
}
